"""Exposure of canaries, and recovery of what is masked in them.

**Exposure** (Carlini et al. 2019) says how much likelier a model finds the planted secret than others drawn
from the same space, in
bits: ``log2 |R| - log2 rank``. Here the rank is that among alternatives drawn at random, ``log2 (s + 1) / (k + 1)`` with
``k`` of ``s`` scoring at least as well, which is never more than the truth by luck alone in expectation and
needs no assumption
on the scores: before training, the planted secret is one draw like any other. Drawing stops once ten have
beaten it (Besag and
Clifford 1991), since its rank is then known to be no news. Beyond ``log2 (s + 1)`` bits the rank is a lower
bound; what
a skew-normal distribution fitted to the alternatives' scores says there, as in the paper, stands beside it
and is called extrapolated.

**The score.** A masked model: the chain rule over the secret's subwords from the left, those to the right
masked
(``PLL-word-l2r``, Kauf and Ivanova 2023, after Salazar et al. 2020): plain pseudo-likelihood shows the other
half of a number to
who guesses this half. An encoder-decoder: the decoder's log-likelihood of the secret. A token classifier: the
log-probability of the right
labels of the sentence. All read the sentence in the letter that it was planted in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.audit.canaries import LABELS, Canary
from synletters.audit.losses import Labels, Row, ask, label_logs, masked_row
from synletters.core.document import Letter, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate.bootstrap import DRAWS, Interval, interval, resampled
from synletters.evaluate.rates import NOTHING, Rate
from synletters.neural.encoding import encode_all
from synletters.neural.loading import Loaded, Task

Floats = NDArray[np.float64]
CHUNK, HITS, CONTEXT = 64, 10, 120


@dataclass(frozen=True, slots=True)
class Setting:
    """The text around a canary: what stands in a letter before and behind it."""

    before: str = ""
    after: str = ""

    @staticmethod
    def of(canary: Canary, letters: Sequence[Letter]) -> Setting:
        """That of the first letter that holds the canary, ``CONTEXT`` characters to either side."""
        for letter in letters:
            at = letter.text.find(canary.text)
            if at >= 0:
                end = at + len(canary.text)
                return Setting(letter.text[max(0, at - CONTEXT) : at], letter.text[end : end + CONTEXT])
        return Setting()

    def put(self, canary: Canary) -> str:
        return self.before + canary.text + self.after


@dataclass(frozen=True, slots=True)
class Exposure:
    """Of one canary. ``bits`` by rank among ``drawn`` alternatives, of which ``better`` score at least as
    well; ``low`` and ``high``
    its 95% interval (Clopper and Pearson 1934); ``censored``: none does, and the truth may lie higher.
    ``fit``: the p-value of
    Kolmogorov and Smirnov for the fitted distribution; where it is small, ``extrapolated`` is worth
    nothing."""

    number: int
    form: str
    repeats: int
    bits: float
    low: float
    high: float
    drawn: int
    better: int
    extrapolated: float | None
    fit: float | None
    space: float

    @property
    def censored(self) -> bool:
        return self.better == 0

    def to_json(self) -> dict[str, Any]:
        row = {name: getattr(self, name) for name in self.__slots__}
        return {k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()} | {
            "censored": self.censored
        }


class Reader:
    """Scores canaries with one model."""

    def __init__(
        self, loaded: Loaded, task: Task, *, labels_of: Sequence[Letter] = (), batch_tokens: int = 2048
    ) -> None:
        self.loaded, self.task, self.batch_tokens = loaded, task, batch_tokens
        self._labels = Labels(loaded) if task == "tagger" else None
        self._there = {span.label.upper() for letter in labels_of for span in letter.spans}

    def scores(self, canaries: Sequence[Canary], setting: Setting) -> Floats:
        """(canaries,): the higher, the better the model knows the secret."""
        if self._labels is not None:
            return np.array([logs.mean() for logs in self.labelled(canaries, setting)])
        rows: list[Row] = []
        of: list[tuple[int, int]] = []
        known: dict[bytes, int] = {}  # alternatives share the looks at what they have in common
        for number, (ids, hidden) in enumerate(self._encoded(canaries, setting, secret_only=True)):
            places = np.flatnonzero(hidden)
            steps = (
                [hidden]
                if self.task == "seq2seq"
                else [np.isin(np.arange(len(ids)), places[step:]) for step in range(len(places))]
            )
            for step, unseen in enumerate(steps):
                asked = unseen if self.task == "seq2seq" else np.arange(len(ids)) == places[step]
                row = masked_row(self.loaded, self.task, ids, unseen, asked=asked)
                key = row.ids.tobytes() + row.targets.tobytes()
                if key not in known:
                    known[key] = len(rows)
                    rows.append(row)
                of.append((number, known[key]))
        asked_all = ask(self.loaded, self.task, rows, batch_tokens=self.batch_tokens)
        out = np.zeros(len(canaries))
        for number, row_ in of:
            out[number] += asked_all[row_].logs.sum()
        return out

    def ranks(self, canaries: Sequence[Canary], setting: Setting) -> list[list[NDArray[np.int64]]]:
        """Of each canary, value by value, the rank of each of its subwords with all of that value masked."""
        rows, counts = [], []
        for canary in canaries:
            encoded = self._encoded([canary] * len(canary.values), setting, secret_only=False)
            rows += [masked_row(self.loaded, self.task, ids, hidden) for ids, hidden in encoded]
            counts.append(len(encoded))
        found = iter(ask(self.loaded, self.task, rows, batch_tokens=self.batch_tokens))
        return [[next(found).ranks for _ in range(count)] for count in counts]

    def labelled(self, canaries: Sequence[Canary], setting: Setting) -> list[Floats]:
        """Of a tagger: the log-probability of the right label of each subword of the canaries' values."""
        labels = self._labels
        assert labels is not None
        letters = []
        for number, canary in enumerate(canaries):
            at = len(setting.before)
            spans = [
                Span(at + start, at + end, label, "phi")
                for value, (start, end) in canary.places().items()
                if (label := self._label(value))
            ]
            letters.append(Letter(f"canary {number}", setting.put(canary), tuple(sorted(spans))))
        if not any(letter.spans for letter in letters):
            raise EvaluationError(
                f"the tagger {labels.name!r} has no label for names or numbers of patients; canaries cannot be measured on it"
            )
        out = []
        for letter, (enc, logs) in zip(
            letters, label_logs(self.loaded, labels, letters, labels.used(letters)), strict=True
        ):
            inside = np.zeros(len(enc.ids), dtype=bool)
            for span in letter.spans:
                inside |= (enc.starts < span.end) & (enc.ends > span.start)
            out.append(logs.sum(axis=0)[inside])
        return out

    def _label(self, value: str) -> str:
        """The model's label for a value of a canary: one that the letters have, if there is one; else
        empty."""
        assert self._labels is not None
        known = [label for label in LABELS[value] if self._labels.knows(label)]
        return next((label for label in known if label in self._there), known[0] if known else "")

    def _encoded(
        self, canaries: Sequence[Canary], setting: Setting, *, secret_only: bool
    ) -> list[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
        """Subwords of each canary in its setting, and which of them are the secret's, or the n-th value's of
        the n-th canary."""
        out = []
        texts = [setting.put(canary) for canary in canaries]
        for n, (canary, enc) in enumerate(
            zip(canaries, encode_all(self.loaded.tokenizer, texts), strict=True)
        ):
            places = canary.places()
            start, end = places[canary.secret] if secret_only else list(places.values())[n]
            start, end = start + len(setting.before), end + len(setting.before)
            ids, starts, ends = enc.ids, enc.starts, enc.ends
            room = self.loaded.max_length - 4
            if len(ids) > room:  # keep the canary in the middle
                first = int(np.searchsorted(starts, len(setting.before)))
                cut = max(0, min(first - room // 4, len(ids) - room))
                ids, starts, ends = ids[cut : cut + room], starts[cut : cut + room], ends[cut : cut + room]
            hidden = (starts < end) & (ends > start)
            if not hidden.any():
                raise EvaluationError(
                    f"the tokenizer of {self.loaded.name!r} has no subword for a canary's value"
                )
            out.append((ids, hidden))
        return out


def exposure(
    reader: Reader,
    canary: Canary,
    setting: Setting,
    *,
    number: int,
    alternatives: int,
    seed: int,
    stop: int = HITS,
) -> Exposure:
    """The exposure of one canary among at most ``alternatives`` others, of which ``stop`` that are better are
    enough."""
    rng = Random(f"alternatives\x1f{seed}\x1f{number}")
    own = float(reader.scores([canary], setting)[0])
    scores: list[float] = []
    while len(scores) < alternatives and sum(s >= own for s in scores) < stop:
        others = [
            canary.other(rng, only=canary.secret) for _ in range(min(CHUNK, alternatives - len(scores)))
        ]
        scores += reader.scores([o for o in others if o.text != canary.text], setting).tolist()
    better, drawn = sum(s >= own for s in scores), len(scores)
    low, high = _clopper_pearson(better, drawn)
    space = math.log2(canary.space())
    bits, fit = _extrapolated(own, np.array(scores))
    return Exposure(
        number,
        canary.form,
        canary.repeats,
        math.log2((drawn + 1) / (better + 1)),
        max(0.0, -math.log2(high)),
        min(space, -math.log2(low)) if low > 0 else space,
        drawn,
        better,
        None if bits is None else min(space, bits),
        fit,
        space,
    )


def _scipy_stats() -> Any:
    return import_module("scipy.stats")  # it has no types


def _clopper_pearson(hits: int, total: int) -> tuple[float, float]:
    beta = _scipy_stats().beta
    low = float(beta.ppf(0.025, hits, total - hits + 1)) if hits else 0.0
    return low, float(beta.ppf(0.975, hits + 1, total - hits)) if hits < total else 1.0


def _extrapolated(own: float, scores: Floats) -> tuple[float | None, float | None]:
    """Bits by a skew-normal fitted to the scores (Carlini et al. 2019, section 4.3), and how well it fits;
    None where it cannot be."""
    kstest, skewnorm = _scipy_stats().kstest, _scipy_stats().skewnorm
    if len(scores) < 30 or float(np.ptp(scores)) == 0:
        return None, None
    fitted = skewnorm.fit(scores)
    tail = float(skewnorm.logsf(own, *fitted)) / math.log(2)
    return (math.inf if math.isinf(tail) else max(0.0, -tail)), float(
        kstest(scores, skewnorm(*fitted).cdf).pvalue
    )


def by_luck(bits: float, canaries: int) -> float:
    """The probability that the largest exposure of so many canaries reaches ``bits`` though nothing was
    remembered."""
    return float(-np.expm1(canaries * np.log1p(-(2.0 ** -max(bits, 1e-9)))))


@dataclass(frozen=True, slots=True)
class Recovery:
    """How many masked subwords of identifiers are the model's first, or among its first ten, guesses; whole
    values too."""

    top1: Rate = NOTHING
    top10: Rate = NOTHING
    whole: Rate = NOTHING

    def to_json(self) -> dict[str, Any]:
        return {"top1": self.top1.to_json(), "top10": self.top10.to_json(), "whole": self.whole.to_json()}


def recover(
    reader: Reader, canaries: Sequence[tuple[Canary, Setting]], *, controls: int, seed: int
) -> dict[str, Recovery]:
    """Recovery of planted identifiers, in all (``planted``) and by how often they stand in training, beside
    ``controls``
    canaries for each that were never planted, in the same place (``control``)."""
    out: dict[str, Recovery] = {"planted": Recovery(), "control": Recovery()}
    rng = Random(f"recovery\x1f{seed}")
    for canary, setting in canaries:
        fresh = [canary.other(rng) for _ in range(controls)]
        for number, values in enumerate(reader.ranks([canary, *fresh], setting)):
            names = ["planted", f"planted {canary.repeats} times"] if number == 0 else ["control"]
            subwords = np.concatenate(values)
            for name in names:
                had = out.get(name, Recovery())
                out[name] = Recovery(
                    had.top1.plus(Rate(int((subwords == 1).sum()), len(subwords))),
                    had.top10.plus(Rate(int((subwords <= 10).sum()), len(subwords))),
                    had.whole.plus(Rate(sum(bool((v == 1).all()) for v in values), len(values))),
                )
    return out


def recognition_gap(
    reader: Reader, canaries: Sequence[tuple[Canary, Setting]], *, controls: int, seed: int
) -> dict[str, Interval]:
    """Of a tagger: how much surer it is of the labels of planted identifiers than of fresh ones in their
    place.

    ``planted`` and ``control`` are mean probabilities of the right label, ``gap`` their difference, with
    bootstrap intervals over canaries.
    """
    rng = Random(f"recognition\x1f{seed}")
    pairs = []
    for canary, setting in canaries:
        found = reader.labelled([canary, *(canary.other(rng) for _ in range(controls))], setting)
        means = [float(np.exp(logs).mean()) for logs in found]
        pairs.append((means[0], float(np.mean(means[1:])), 1.0))
    counts = np.array(pairs)
    sums = resampled(counts, DRAWS)
    return {
        "planted": interval(counts, sums, lambda s: s[:, 0] / s[:, 2]),
        "control": interval(counts, sums, lambda s: s[:, 1] / s[:, 2]),
        "gap": interval(counts, sums, lambda s: (s[:, 0] - s[:, 1]) / s[:, 2]),
    }
