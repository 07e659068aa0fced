"""Words: those that are none, and how varied they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence

from synletters.core.document import Span
from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import compared, ratio_score
from synletters.text.vocabulary import WORD, fold, shipped

_LETTERS = re.compile(r"[^\W\d_]{2,}")


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Folded words of two letters and more that hold no digit, with their places."""
    for found in WORD.finditer(text):
        if _LETTERS.match(found.group()) and not any(c.isdigit() for c in found.group()):
            yield fold(found.group()), found.start(), found.end()


def tokens(text: str) -> list[str]:
    """Folded words, numbers among them: what distinct-n and self-BLEU count."""
    return [fold(found.group()) for found in WORD.finditer(text)]


class InvalidWords:
    """Words that are none: outside the public vocabulary of clinical and common English that ships with
    synletters.

    ``unknown_words``: their share among all words, of rewrites and of letters; names and site codes are among
    them.
    ``invalid_words``: the share in rewrites of words that neither the vocabulary nor the source has, replaced
    identifiers aside:
    what a broken refiller would make up.
    """

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        self.flags = shipped().flags
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        real: tuple[list[float | None], list[float]] = [], []
        made: tuple[list[float | None], list[float]] = [], []
        invalid: list[float | None] = []
        known: dict[str, tuple[frozenset[str], float, float]] = {}
        for letter, rewrite in pairs:
            if letter.id not in known:
                words = [word for word, _, _ in words_with_places(letter.text)]
                known[letter.id] = (
                    frozenset(words),
                    float(sum(not self.flags(w) for w in words)),
                    float(len(words)),
                )
            source, unknown, total = known[letter.id]
            real[0].append(unknown)
            real[1].append(total)
            found = list(words_with_places(rewrite.text))
            outside = [(word, start) for word, start, _ in found if not self.flags(word)]
            made[0].append(float(len(outside)))
            made[1].append(float(len(found)))
            identifiers = _Places([span for span in rewrite.spans if span.kind == "phi"])
            invalid.append(
                float(sum(word not in source and start not in identifiers for word, start in outside))
            )
            self.progress(1)
        return (
            compared(
                "unknown_words",
                pairs,
                real,
                made,
                better="none",
                range=(0, 1),
                source="vocabulary of synletters",
                about="share of words (two letters and more, no digit) outside the public vocabulary; names are among them",
            ),
            ratio_score(
                "invalid_words",
                pairs,
                invalid,
                made[1],
                better="lower",
                family="language",
                range=(0, 1),
                about="share of a rewrite's words that neither the public vocabulary nor its source has, replaced identifiers aside",
                source="vocabulary of synletters",
            ),
        )


class _Places(Container[int]):
    """Whether an offset lies inside one of some spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        merged: list[list[int]] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        self.starts, self.ends = [a for a, _ in merged], [b for _, b in merged]

    def __contains__(self, at: object) -> bool:
        if not isinstance(at, int):
            return False
        i = bisect_right(self.starts, at) - 1
        return i >= 0 and at < self.ends[i]


def distinct(words: Sequence[str], n: int) -> float | None:
    """Distinct n-grams by all n-grams; None for a text too short to have one."""
    grams = list(zip(*(words[i:] for i in range(n)), strict=False))
    return len(set(grams)) / len(grams) if grams else None


class Distinct:
    """distinct-1 and distinct-2 (Li et al. 2016) within a letter, means over pairs; of the whole corpus in
    the detail.

    The corpus figure falls as a corpus grows. It takes the first variant of each letter, so that both sides
    have equal numbers.
    """

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        real, made = [], []
        every: dict[int, tuple[_Grams, _Grams]] = {1: (_Grams(), _Grams()), 2: (_Grams(), _Grams())}
        seen: set[str] = set()
        for letter, rewrite in pairs:
            here, there = tokens(letter.text), tokens(rewrite.text)
            real.append({n: distinct(here, n) for n in every})
            made.append({n: distinct(there, n) for n in every})
            if letter.id not in seen:
                seen.add(letter.id)
                for n, (of_real, of_made) in every.items():
                    of_real.add(here, n)
                    of_made.add(there, n)
            self.progress(1)
        return tuple(
            compared(
                f"distinct_{n}",
                pairs,
                ([row[n] for row in real], None),
                ([row[n] for row in made], None),
                better="none",
                range=(0, 1),
                about=f"distinct {'words' if n == 1 else 'pairs of words'} by all of them within a letter, mean over letters; far below the "
                "real letters' the refiller repeats itself",
                source="Li et al. 2016 (N16-1014)",
                detail={"corpus_real": of_real.share, "corpus_synthetic": of_made.share},
            )
            for n, (of_real, of_made) in every.items()
        )


class _Grams:
    def __init__(self) -> None:
        self.known: set[int] = set()  # hashes: the n-grams of a large corpus would fill the memory
        self.total = 0

    def add(self, words: Sequence[str], n: int) -> None:
        for gram in zip(*(words[i:] for i in range(n)), strict=False):
            self.known.add(hash(gram))
            self.total += 1

    @property
    def share(self) -> float | None:
        return round(len(self.known) / self.total, 6) if self.total else None
