"""Any token-classification checkpoint of transformers as a detector, such as obi/deid_roberta_i2b2."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import POS_PREFIX, Kind, Letter, Span
from synletters.core.errors import ConfigError
from synletters.detect.base import BaseDetector
from synletters.detect.model_thresholds import USUAL, Scored, bars_of, kind_of, thresholds_of
from synletters.neural.encoding import TYPES, Encoded, encode_all
from synletters.neural.loading import Loaded, load
from synletters.neural.tokens import token_scores

#: the labels of i2b2's de-identification sets and of common name taggers, in this project's words
LABELS = MappingProxyType(
    {
        "PATIENT": "NAME",
        "STAFF": "NAME",
        "DOCTOR": "NAME",
        "PER": "NAME",
        "PERSON": "NAME",
        "NAME": "NAME",
        "AGE": "AGE",
        "DATE": "DATE",
        "PHONE": "PHONE",
        "FAX": "PHONE",
        "EMAIL": "EMAIL",
        "URL": "URL",
        "IPADDR": "IP",
        "USERNAME": "USERNAME",
        "ID": "ID",
        "IDNUM": "ID",
        "MEDICALRECORD": "ID",
        "HEALTHPLAN": "ID",
        "ACCOUNT": "ID",
        "LICENSE": "ID",
        "VEHICLE": "ID",
        "DEVICE": "ID",
        "BIOID": "ID",
        "SSN": "SSN",
        "OTHERPHI": "ID",
        "OTHER": "ID",
        "PATORG": "ORGANIZATION",
        "ORG": "ORGANIZATION",
        "ORGANIZATION": "ORGANIZATION",
        "LOC": "LOCATION",
        "GPE": "LOCATION",
        "LOCATION": "LOCATION",
        "LOCATION-OTHER": "LOCATION",
        "CITY": "LOCATION",
        "STATE": "LOCATION",
        "COUNTRY": "LOCATION",
        "STREET": "ADDRESS",
        "ZIP": "POSTCODE",
        "HOSP": "HOSPITAL",
        "HOSPITAL": "HOSPITAL",
        "VENDOR": "ORGANIZATION",
        "PROFESSION": "PROFESSION",
    }
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")


class HuggingFaceDetector(BaseDetector):
    """Spans of a BIO, BILOU or plain token classifier.

    ``kind`` says what its labels are (``phi``, ``clinical``, or ``structure`` for parts of speech; a model
    that was trained by this
    project knows it, any other is taken for ``phi``); ``labels`` renames them, and a label renamed to ``""``
    is
    left out. Identifiers' labels of the usual schemes are renamed to this project's by themselves, and ages
    under 90 are
    left out, which are none. A word takes the label of its likeliest subword, and is an entity when the
    probability of ``O`` is under
    ``1 - bar``; without a ``bar``, the model's own thresholds decide if it brings any, else one half.
    """

    name = "hf"

    def __init__(
        self,
        model: str,
        *,
        kind: Kind | None = None,
        labels: Mapping[str, str] | None = None,
        bar: float | None = None,
        device: str = "auto",
        dtype: str = "auto",
        batch_tokens: int = 2048,
        loaded: Loaded | None = None,
    ) -> None:
        self.loaded = loaded or load(model, "tagger", device=device, dtype=dtype)
        config = self.loaded.model.config
        self.kind: Kind = kind or kind_of(config) or "phi"
        self.bar, self.batch_tokens = bar, batch_tokens
        self.thresholds = thresholds_of(config) if bar is None else {}
        self.types = int(getattr(config, "type_vocab_size", 0) or 0) == TYPES
        self._plain = [str(config.id2label[i]) for i in range(config.num_labels)]
        self._names = [_bare(label) for label in self._plain]
        unknown = [label for label in labels or () if label not in self._names]
        if unknown:
            there = ", ".join(dict.fromkeys(filter(None, self._names)))
            raise ConfigError(
                [
                    f"{self.name}: labels has {label!r}{_near(label, self._names)}; the model has {there}"
                    for label in unknown
                ]
            )
        usual: Mapping[str, str] = LABELS if self.kind == "phi" else {}
        self._labels = {name: (labels or {}).get(name, usual.get(name.upper(), name)) for name in self._names}

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if self.kind == "structure":
            return [self._tags(letter.text, enc, part) for letter, enc, part in self._read(letters)]
        usual = USUAL if self.bar is None else self.bar
        bars = bars_of(self._names, self.thresholds) if self.thresholds else np.full(len(self._names), usual)
        out = []
        for letter, enc, part in self._read(letters):
            spans: list[Span] = []
            entity, likeliest = self._judged(part)
            for i in np.flatnonzero(entity >= bars[likeliest]).tolist():
                best = int(likeliest[i])
                name = self._labels[self._names[best]]
                start, end, score = int(enc.starts[i]), int(enc.ends[i]), float(min(1.0, entity[i]))
                piece = letter.text[start:end]  # byte-level BPE counts the blank before a word in
                start += len(piece) - len(piece.lstrip())
                if not name or start >= end:
                    continue
                gap = letter.text[spans[-1].end : start] if spans else " x"
                fresh = self._plain[best][:2] in ("B-", "S-", "U-") and gap != ""
                if spans and spans[-1].label == name and not gap.strip() and not fresh:
                    spans[-1] = Span(
                        spans[-1].start, end, name, self.kind, self.name, max(spans[-1].score, score)
                    )
                else:
                    spans.append(Span(start, end, name, self.kind, self.name, score))
            out.append(
                tuple(s for s in spans if s.label != "AGE" or not under_ninety(letter.text[s.start : s.end]))
            )
        return out

    def scored(self, letters: Sequence[Letter], head: str = "") -> list[Scored]:  # noqa: ARG002 (there is one)
        """How likely each subword of each letter is to lie in an entity, as thresholds judge it."""
        names = tuple(dict.fromkeys(filter(None, self._names)))
        number = np.array([names.index(name) if name else 0 for name in self._names], dtype=np.int64)
        out = []
        for letter, enc, part in self._read(letters):
            pool, likeliest = self._judged(part)
            seen = np.array(
                [bool(letter.text[a:b].strip()) for a, b in zip(enc.starts, enc.ends, strict=True)],
                dtype=bool,
            )
            out.append(Scored(enc.starts, enc.ends, pool, number[likeliest], seen, names))
        return out

    def _read(self, letters: Sequence[Letter]) -> Iterator[tuple[Letter, Encoded, NDArray[np.float32]]]:
        """Each letter with its subwords and the probabilities of their labels, (subwords, labels)."""
        encoded = encode_all(self.loaded.tokenizer, [letter.text for letter in letters])
        scores = token_scores(
            self.loaded,
            encoded,
            window=self.loaded.max_length,
            batch_tokens=self.batch_tokens,
            types=self.types,
        )
        for letter, enc, logits in zip(letters, encoded, scores, strict=True):
            shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
            yield letter, enc, shifted / shifted.sum(axis=1, keepdims=True)

    def _judged(self, part: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Of each subword the probability of lying in any entity, and the likeliest label that is one."""
        outside = np.array([not name for name in self._names])
        return part[:, ~outside].sum(axis=1), np.where(outside, -1.0, part).argmax(axis=1)

    def _tags(self, text: str, enc: Encoded, part: NDArray[np.float32]) -> tuple[Span, ...]:
        """The part of speech of each run of letters and digits: that of its last subword."""
        out = []
        for match in _WORD.finditer(text):
            last = int(np.searchsorted(enc.starts, match.end(), "left")) - 1
            if last >= 0 and enc.ends[last] > match.start():
                best = int(part[last].argmax())
                if name := self._labels[self._names[best]]:
                    score = float(min(1.0, part[last, best]))
                    out.append(
                        Span(match.start(), match.end(), POS_PREFIX + name, "structure", self.name, score)
                    )
        return tuple(out)


def _near(label: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(label.upper(), [name.upper() for name in names if name], 1, 0.7)
    right = next((name for name in names if near and name.upper() == near[0]), None)
    return f" (did you mean {right}?)" if right else ""


def under_ninety(age: str) -> bool:
    """Whether an age in digits is under 90."""
    numbers = _NUMBER.findall(age)
    return bool(numbers) and max(map(int, numbers)) < 90


def _bare(label: str) -> str:
    """``B-NAME`` -> ``NAME``; ``O`` -> the empty string."""
    if label == "O":
        return ""
    return label[2:] if label[:2] in {"B-", "I-", "L-", "E-", "S-", "U-"} else label
