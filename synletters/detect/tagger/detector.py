"""The trained tagger: identifiers, clinical entities and parts of speech from one encoder pass.

The embedded model is a plain token classifier whose labels are named ``head/label``; each head is a softmax
of its own:

- ``phi``: identifiers. A word is one when the probability of *not* being one falls under a bar that the
operating
  point sets, so that recall can be bought with false alarms;
- ``term``: DISEASE and DRUG as PubMed annotators mark them (BC5CDR, NCBI Disease);
- ``case``: what case reports are annotated with (MACCROBAT): findings, tests, procedures, lab values, doses,
…;
- ``anatomy``: AnatEM's anatomical entities;
- ``pos``: universal part-of-speech tags, given out as structure spans labelled ``POS:NOUN``;
- any other head, such as ``synletters train tagger`` makes: clinical entities.

Labels that a model brings thresholds for (``thresholds.py``) are read by these, at either operating point.

Decisions are made for whole words (runs of letters and digits), never for parts of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from operator import attrgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import POS_PREFIX, Kind, Letter, Span
from synletters.core.errors import ModelError
from synletters.detect.base import BaseDetector
from synletters.detect.model_thresholds import Scored, bars_of, thresholds_of
from synletters.detect.postprocess.merge import tidy
from synletters.detect.postprocess.table_cells import of_a_table
from synletters.detect.tagger.alike import blended, with_short_forms
from synletters.detect.tagger.thresholds import BARS, LONE, kind_of
from synletters.neural.encoding import TYPES, Encoded, encode_all
from synletters.neural.loading import Loaded, load
from synletters.neural.tokens import token_scores
from synletters.text.vocabulary import EVERY, LOWER, TITLE, fold, shipped

Point = Literal["strict", "balanced"]
#: letters of a word that is nobody's initials, nor a short name that the vocabulary has as a word
_NO_INITIALS = 7
HEADS = ("phi", "term", "case", "anatomy", "pos")
_MOST_KNOWN = 20_000
CASE_BAR = 0.1  # case entities are kept rather than found exactly, so the bar lies under one half
#: labels of the case head that would otherwise be mistaken for those of the term head
RENAMED = {"DRUG": "MEDICATION", "DATE": "CLINICAL_DATE"}
_OPENS = re.compile(r"(?:\A|[a-z0-9)%][.!?]\s{1,2})\Z")
_INTRODUCED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sister|Nurse|Master)\.?[ \n]|\()\Z", re.IGNORECASE
)
_GOES_ON = re.compile(r" [a-z]{2}")
_UNIT = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SOLID = re.compile(
    r"[^\s\w]{1,2}|_"
)  # what may lie inside one identifier between two words of it: "/", "-", "."
_EDGE = " \t\r\n.,;:!?\"'`()[]{}<>*|-–—/\\"
_KEEP_OPEN = {"PHONE": "(+", "ADDRESS": "", "USERNAME": "@"}
_LEFT = {label: "".join(c for c in _EDGE if c not in kept) for label, kept in _KEEP_OPEN.items()}
#: the order of spans, all fields of them
_ORDER = attrgetter("start", "end", "label", "kind", "source", "score", "concept")

Floats = NDArray[np.float32]


class TaggerDetector(BaseDetector):
    """Detects with the embedded tagger, or another model of the same label scheme.

    ``point`` sets how eagerly identifiers are found; ``phi=False`` leaves them out; ``pos=False`` leaves out
    the tags.
    """

    name = "tagger"
    #: the same model sees with the same eyes what it has seen before
    redetects_changes = True

    def __init__(
        self,
        model: str = "embedded",
        *,
        point: Point = "strict",
        phi: bool = True,
        pos: bool = True,
        device: str = "auto",
        dtype: str = "auto",
        batch_tokens: int = 4096,
        window: int = 192,
        loaded: Loaded | None = None,
    ) -> None:
        self.loaded = loaded or load(model, "tagger", device=device, dtype=dtype)
        self.point, self.phi, self.pos = point, phi, pos
        self.bars, self.lone = BARS[point], LONE[point]
        #: the bars of words that were seen before, inside of sentences and opening one
        self._known: dict[str, tuple[float, float]] = {}
        self.batch_tokens, self.window = batch_tokens, window
        self.heads = _heads(self.loaded)
        self.thresholds = {head: thresholds_of(self.loaded.model.config, head) for head in self.heads}
        self.vocabulary = shipped()
        if phi and "phi" not in self.heads:
            raise ModelError(
                f"the tagger {model!r} has no labels of the form phi/…; use the detector 'hf' for other schemes, or --no-phi"
            )
        self.types = int(getattr(self.loaded.model.config, "type_vocab_size", 0)) == TYPES
        self.subwords = 0

    def for_redetect(self) -> TaggerDetector | None:
        """The same model, looking for identifiers that it is sure of, and for diseases and drugs."""
        if not (self.phi or "term" in self.heads):
            return None
        second = copy(self)
        second._known = {}
        second.bars, second.lone, second.pos = BARS["second_look"], LONE["second_look"], False
        second.heads = {name: self.heads[name] for name in ("phi", "term") if name in self.heads}
        second.thresholds = {**self.thresholds, "phi": {}}
        return second

    def only(self, head: str, thresholds: Mapping[str, float] | None = None) -> TaggerDetector:
        """The same model with one head alone; ``thresholds`` in place of those that it brought."""
        made = copy(self)
        made.heads, made.phi, made.pos = {head: self.heads[head]}, head == "phi", head == "pos"
        made.thresholds = {head: dict(self.thresholds[head] if thresholds is None else thresholds)}
        return made

    def scored(self, letters: Sequence[Letter], head: str) -> list[Scored]:
        """How likely each word of each letter is to lie in an entity of ``head``, as thresholds judge it."""
        texts = [letter.text for letter in letters]
        out = []
        for text, enc, logits in zip(texts, *self._scores(texts), strict=True):
            names = tuple(label[2:] for label in self.heads[head][1][1::2])
            if not len(enc.ids):
                none = np.zeros(0, dtype=np.int64)
                out.append(Scored(none, none, none.astype(np.float32), none, none.astype(bool), names))
                continue
            units = _Units(text, enc)
            pool, by_name, _, _ = self._likely(units, logits, head, eager=head == "phi")
            out.append(Scored(units.starts, units.ends, pool, by_name.argmax(axis=1), units.is_word, names))
        return out

    def word_bars(self, letters: Sequence[Letter]) -> list[Floats]:
        """The bar of each word of each letter at this operating point, in the order of ``scored``."""
        texts = [letter.text for letter in letters]
        none = np.zeros(0, dtype=np.float32)
        return [
            self._bars(text, _Units(text, enc)) if len(enc.ids) else none
            for text, enc in zip(texts, encode_all(self.loaded.tokenizer, texts), strict=True)
        ]

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        texts = [letter.text for letter in letters]
        return [
            self._spans(text, enc, logits)
            for text, enc, logits in zip(texts, *self._scores(texts), strict=True)
        ]

    def upos_all(self, texts: Sequence[str], words: Sequence[Sequence[tuple[int, int]]]) -> list[list[str]]:
        """The universal part-of-speech tag of each word (start, end) of each text: that of the word's last
        subword."""
        at, labels = self.heads["pos"]
        out = []
        for enc, logits, places in zip(*self._scores(texts), words, strict=True):
            best = logits[:, at : at + len(labels)].argmax(axis=1)
            lasts = [int(np.searchsorted(enc.starts, end, "left")) - 1 for _, end in places]
            out.append(
                [
                    labels[best[last]] if last >= 0 and enc.ends[last] > start else "X"
                    for last, (start, _) in zip(lasts, places, strict=True)
                ]
            )
        return out

    def _scores(self, texts: Sequence[str]) -> tuple[list[Encoded], list[Floats]]:
        encoded = encode_all(self.loaded.tokenizer, texts)
        self.subwords += sum(len(enc.ids) for enc in encoded)
        window, tokens = self.window, self.batch_tokens
        return encoded, token_scores(
            self.loaded, encoded, window=window, batch_tokens=tokens, types=self.types, texts=texts
        )

    def _spans(self, text: str, enc: Encoded, logits: Floats) -> tuple[Span, ...]:
        if not len(enc.ids):
            return ()
        units = _Units(text, enc)
        spans: list[Span] = []
        if self.phi:
            eager = bool(self.thresholds["phi"]) or self.point == "strict"
            found = self._head(text, units, logits, "phi", self._bars(text, units), "phi", eager=eager)
            spans += [span for span in tidy(text, found) if not self.doubtful(text, span)]
        if "term" in self.heads:
            spans += with_short_forms(text, self._head(text, units, logits, "term", None, "clinical"))
        if "case" in self.heads:
            spans += self._head(text, units, logits, "case", CASE_BAR, "clinical")
        if "anatomy" in self.heads:
            spans += self._head(text, units, logits, "anatomy", None, "clinical")
        for head in self.heads:
            if head not in HEADS:
                spans += self._head(text, units, logits, head, None, "clinical")
        if self.pos and "pos" in self.heads:
            at, labels = self.heads["pos"]
            part = logits[units.last, at : at + len(labels)]
            best = part.argmax(axis=1)
            tags, words = [POS_PREFIX + label for label in labels], units.is_word
            spans += [
                Span(start, end, tags[tag], "structure", self.name)
                for start, end, tag in zip(
                    units.starts[words].tolist(),
                    units.ends[words].tolist(),
                    best[words].tolist(),
                    strict=True,
                )
            ]
        return tuple(sorted(set(spans), key=_ORDER))

    def _bars(self, text: str, units: _Units) -> Floats:
        """The bar of each unit, by its kind (``bars``)."""
        out = np.full(len(units.starts), self.bars["rest"], dtype=np.float32)
        words = np.flatnonzero(units.is_word)
        known, bars = self._known, []
        if len(known) > _MOST_KNOWN:
            known.clear()
        for start, end in zip(units.starts[words].tolist(), units.ends[words].tolist(), strict=True):
            word = text[start:end]
            if word not in known:
                flags = self.vocabulary.flags(fold(word))
                known[word] = (
                    self.bars[kind_of(word, flags)],
                    self.bars[kind_of(word, flags, opens=True)],
                )
            inside, opening = known[word]
            opens = (
                inside != opening
                and _GOES_ON.match(text, end) is not None
                and _OPENS.search(text, max(0, start - 4), start) is not None
            )
            bars.append(opening if opens else inside)
        out[words] = bars
        return out

    def doubtful(self, text: str, span: Span) -> bool:
        """Whether it is a word of a table, or one ordinary word alone of which the model is not sure enough
        and which no title or
        bracket introduces."""
        word = text[span.start : span.end]
        flags = EVERY
        for part in _LETTERS.findall(word):
            flags &= self.vocabulary.flags(fold(part))
        if of_a_table(text, span, flags):
            return True
        bars = self.lone.get(span.label)
        if not word.isalpha() or _INTRODUCED.search(text, max(0, span.start - 8), span.start):
            return False
        if span.label == "NAME" and len(word) >= _NO_INITIALS and flags & LOWER and flags & TITLE:
            return True  # "SPECIMEN: Gallbladder": ordinary with a capital too, and nobody is called so
        if not bars:
            return False
        return span.score < bars.get(kind_of(word, flags), 0.0)

    def _head(
        self,
        text: str,
        units: _Units,
        logits: Floats,
        head: str,
        bar: float | Floats | None,
        kind: Kind,
        *,
        eager: bool = False,
    ) -> list[Span]:
        """Entities of one head. ``bar`` is the least probability of being one, of each unit or all; None
        takes the likeliest label.
        Thresholds that the model has for a label go before both.

        ``eager`` judges a word by its most suspicious subword, else by the mean.
        """
        pool, by_name, outside, begins = self._likely(units, logits, head, eager=eager)
        if head == "term" and not self.thresholds[head]:  # thresholds are set on words that stand alone
            every = np.column_stack([by_name, outside])
            every = blended(text, units.starts, units.ends, units.is_word, every)
            by_name, outside = every[:, :-1], every[:, -1]
        names = [label[2:] for label in self.heads[head][1][1::2]]
        choice = by_name.argmax(axis=1)
        inside = pool >= bar if bar is not None else by_name.max(axis=1) > outside
        if own := self.thresholds[head]:  # labels that no threshold was set for are read as ever
            told = np.array([name in own for name in names])[choice]
            inside = np.where(told, pool >= bars_of(names, own)[choice], inside)
        if head == "case":
            names = [RENAMED.get(name, name) for name in names]
        found: list[Span] = []
        open_: tuple[int, int, int, float] | None = None  # start, end, name, score
        here = np.flatnonzero(inside)
        for u, start, end, name, score in zip(
            here.tolist(),
            units.starts[here].tolist(),
            units.ends[here].tolist(),
            choice[here].tolist(),
            np.minimum(1.0, pool[here]).tolist(),
            strict=True,
        ):
            if open_ is not None:
                gap = text[open_[1] : start]
                solid = not gap or _SOLID.fullmatch(gap) is not None
                # "PPA/caffeine" is one identifier, were it a name, but two drugs if the second begins one
                solid = solid and (kind == "phi" or not gap or not begins[u, name])
                joined = name == open_[2] and (solid or (gap.isspace() and not begins[u, name]))
                if joined:
                    open_ = (open_[0], end, name, max(open_[3], score))
                    continue
                found += _trimmed(text, open_, names, kind, self.name)
            open_ = (start, end, name, score)
        if open_ is not None:
            found += _trimmed(text, open_, names, kind, self.name)
        return found

    def _likely(
        self, units: _Units, logits: Floats, head: str, *, eager: bool
    ) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
        """Of each unit: the probability of lying in an entity (units,), in one of each label (units, labels),
        in none (units,);
        and whether it begins one rather than goes on (units, labels)."""
        at, labels = self.heads[head]
        part = _softmax(logits[:, at : at + len(labels)])
        pool = (
            np.maximum.reduceat(1.0 - part[:, 0], units.first)
            if eager
            else units.mean(1.0 - part[:, :1])[:, 0]
        )
        by_name = units.mean(part[:, 1::2] + part[:, 2::2])  # labels stand as O, B-x, I-x, B-y, …
        begins = part[units.first, 1::2] > part[units.first, 2::2]
        return pool, by_name, units.mean(part[:, :1])[:, 0], begins


class _Units:
    """Subwords grouped to words: runs of letters and digits, every other character by itself."""

    def __init__(self, text: str, enc: Encoded) -> None:
        run = np.full(len(text) + 1, -1, dtype=np.int64)
        for number, match in enumerate(_UNIT.finditer(text)):
            run[match.start() : match.end()] = number
        mine = run[enc.starts]
        fresh = np.ones(len(mine), dtype=bool)
        fresh[1:] = (mine[1:] != mine[:-1]) | (mine[1:] < 0)
        self.first = np.flatnonzero(fresh)
        self.last = np.append(self.first[1:], len(mine)) - 1
        self.count = (self.last - self.first + 1).astype(np.float32)[:, None]
        self.starts, self.ends = enc.starts[self.first], enc.ends[self.last]
        self.is_word = mine[self.first] >= 0

    def mean(self, values: Floats) -> Floats:
        """(subwords, k) -> (units, k)"""
        return np.asarray(np.add.reduceat(values, self.first, axis=0) / self.count, dtype=np.float32)


def _trimmed(
    text: str, entity: tuple[int, int, int, float], names: Sequence[str], kind: Kind, source: str
) -> list[Span]:
    start, end, name, score = entity
    label = names[name]
    left = _LEFT.get(label, _EDGE)
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(left))
    end -= len(piece) - len(
        piece.rstrip(_EDGE if piece.count("(") >= piece.count(")") else _EDGE.replace(")", ""))
    )
    if start >= end:
        return []
    return [Span(start, end, label, kind, source, score)]


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)


def _heads(loaded: Loaded) -> dict[str, tuple[int, list[str]]]:
    """head -> (first column, its labels in order); labels without a head are no head."""
    names = [loaded.model.config.id2label[i] for i in range(loaded.model.config.num_labels)]
    out: dict[str, tuple[int, list[str]]] = {}
    for column, full in enumerate(names):
        head, slash, label = full.partition("/")
        if slash:
            out.setdefault(head, (column, []))[1].append(label)
    return out
