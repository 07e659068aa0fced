"""What is copied: runs of words, and n-grams that only one person's letters have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from synletters.core.document import Letter
from synletters.evaluate import Pair, Score
from synletters.evaluate.bootstrap import Floats, interval, ratio, resampled
from synletters.evaluate.privacy.common import (
    Ints,
    by_letter,
    checked,
    distinct,
    key,
    people,
    privacy_score,
    share_bounds,
)
from synletters.evaluate.privacy.grams import Hashes, grams, longest_run, look_up, owned, words_of

#: runs of so many words; 50 subwords are the measure of Carlini et al. (2023), and a sentence of a letter has
#: about 15 words
RUNS = (5, 8, 10, 15, 20, 30, 50)
_MEASURE = 20
SIZES = (1, 2, 3, 5, 8)
_RARE = 5
_KNOWS = "the synthetic letters, and {}"


class Verbatim:
    """``verbatim_*``: copied runs of words, from the letter itself and from other people's;
    ``rare_ngrams_kept``.

    ``others`` are more letters of other people: they tell which n-grams are rare, and are what a tuned model
    may not have seen.
    """

    def __init__(self, *, others: Iterable[Letter] = (), **_: object) -> None:
        self.others = tuple(others or ())

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        kept = checked(pairs, "verbatim")
        letters = distinct(kept)
        ids, patients = {letter.id for letter in letters}, {letter.patient for letter in letters}
        real = [*letters, *(o for o in self.others if o.id not in ids and o.patient not in patients)]
        owners = people(real)
        person = {letter.id: int(number) for letter, number in zip(real, owners, strict=True)}
        asked = np.array([person[letter.id] for letter, _ in kept], dtype=np.int64)
        source = words_of([letter.text for letter in real])
        made = words_of([rewrite.text for _, rewrite in kept])
        place = {letter.id: number for number, letter in enumerate(letters)}
        longest = [
            longest_run(source[place[letter.id]], words)
            for (letter, _), words in zip(kept, made, strict=True)
        ]
        return (
            self._runs(kept, longest),
            *self._shares(kept, source, made, owners, asked, longest),
            self._rare(kept, source, made, owners, asked),
        )

    def _runs(self, pairs: Sequence[Pair], longest: Sequence[int]) -> Score:
        sums, counts = by_letter([letter.id for letter, _ in pairs], [float(run) for run in longest])
        cells: Floats = np.array([sums, counts]).T
        found = interval(cells, resampled(cells), lambda drawn: ratio(drawn[:, 0], drawn[:, 1]))
        quantiles = np.percentile(longest, [5, 25, 50, 75, 95, 100])
        return Score(
            "verbatim_run",
            found.value,
            len(sums),
            "lower",
            "mean over letters of the longest run of consecutive words (case, accents "
            "and punctuation aside) that a synthetic letter shares with its original",
            "privacy",
            "longest common substring, in words (Carlini et al. 2021, Lee et al. 2022)",
            (0.0, None),
            found.low,
            found.high,
            "words",
            knows=_KNOWS.format("a phrase of the original to search for"),
            by={
                "quantiles": dict(
                    zip(("5%", "25%", "50%", "75%", "95%", "largest"), map(float, quantiles), strict=True)
                )
            },
            per_letter={key(rewrite): float(run) for (_, rewrite), run in zip(pairs, longest, strict=True)},
        )

    def _shares(
        self,
        pairs: Sequence[Pair],
        source: Sequence[Hashes],
        made: Sequence[Hashes],
        owners: Ints,
        asked: Ints,
        longest: Sequence[int],
    ) -> list[Score]:
        """Letters with a run of n words of their own original, and of somebody else's letter."""
        ids = [letter.id for letter, _ in pairs]
        alone = len(set(owners.tolist())) < 2
        by_own: dict[str, dict[str, float | int | None]] = {}
        by_other: dict[str, dict[str, float | int | None]] = {}
        theirs: dict[int, Floats] = {}
        for size in RUNS:
            theirs[size] = _others_run(source, made, owners, asked, size)
            for rows, flags in ((by_own, [float(run >= size) for run in longest]), (by_other, theirs[size])):
                value, low, high = share_bounds(*by_letter(ids, flags))
                rows[f"{size} words"] = {"value": value, "low": low, "high": high}
        mine = [float(run >= _MEASURE) for run in longest]
        other = by_other[f"{_MEASURE} words"]["value"]
        scores = [
            privacy_score(
                f"verbatim_{_MEASURE}_words",
                *by_letter(ids, mine),
                by=by_own,
                baseline=None if alone else other,
                about=f"share of synthetic letters that hold {_MEASURE} or more consecutive words of their original",
                knows=_KNOWS.format("a phrase of the original to search for"),
                source="after Carlini et al. 2023",
            )
        ]
        if not alone:
            scores.append(
                privacy_score(
                    f"verbatim_{_MEASURE}_words_of_others",
                    *by_letter(ids, theirs[_MEASURE]),
                    by=by_other,
                    about=f"share of synthetic letters that hold {_MEASURE} or more consecutive words of a real letter of somebody else: what "
                    "letters share by custom, and what a tuned model has by heart",
                    knows=_KNOWS.format("letters of other people"),
                    source="after Carlini et al. 2023",
                )
            )
        return scores

    def _rare(
        self,
        pairs: Sequence[Pair],
        source: Sequence[Hashes],
        made: Sequence[Hashes],
        owners: Ints,
        asked: Ints,
    ) -> Score:
        by: dict[str, dict[str, float | int | None]] = {}
        chosen: tuple[list[float], list[float]] = ([], [])
        for size in SIZES:
            table, owner = owned(grams(source, size), owners)
            own = np.bincount(owner[owner >= 0], minlength=int(owners.max()) + 1)
            kept, elsewhere = _survivors(table, owner, made, asked, size)
            # an n-gram of a person counts once for each of his rewrites: it is kept in each or not
            ids = [letter.patient for letter, _ in pairs]
            hits: dict[str, float] = {}
            totals: dict[str, float] = {}
            for name, who, count in zip(ids, asked.tolist(), kept, strict=True):
                hits[name] = hits.get(name, 0.0) + count
                totals[name] = totals.get(name, 0.0) + float(own[who])
            value, low, high = share_bounds(list(hits.values()), list(totals.values()))
            by[f"{size} words"] = {
                "value": value,
                "low": low,
                "high": high,
                "rare": int(own[np.unique(asked)].sum()),
                "in_letters_of_others": elsewhere,
            }
            if size == _RARE:
                chosen = list(hits.values()), list(totals.values())
        return privacy_score(
            "rare_ngrams_kept",
            *chosen,
            by=by,
            unit="people",
            about=f"share of the {_RARE}-word n-grams which only one person's real letters have that stand in a synthetic letter of that person; "
            "in_letters_of_others: how many of them stand in synthetic letters of somebody else",
            knows=_KNOWS.format("rare phrases of the originals"),
            source="after Carlini et al. 2019 and McCoy et al. 2023 (n-gram novelty)",
        )


def _others_run(
    source: Sequence[Hashes], made: Sequence[Hashes], owners: Ints, asked: Ints, size: int
) -> Floats:
    """For each rewrite 1.0 if it has an n-gram of a person other than its own, else 0.0."""
    table, owner = owned(grams(source, size), owners)
    found = grams(made, size)
    at = look_up(table, found.hashes)
    known = at >= 0
    whose = owner[at[known]]
    rewrite = found.texts[known]
    theirs = whose != asked[rewrite]  # -1, several people, is somebody else too
    out = np.zeros(len(made))
    out[rewrite[theirs]] = 1.0
    return out


def _survivors(
    table: Hashes, owner: Ints, made: Sequence[Hashes], asked: Ints, size: int
) -> tuple[list[float], int]:
    """For each rewrite how many of its person's rare n-grams it has; and how many stand in somebody
    else's."""
    found = grams(made, size)
    at = look_up(table, found.hashes)
    at, rewrite = at[at >= 0], found.texts[at >= 0]
    whose = owner[at]
    mine = (whose >= 0) & (whose == asked[rewrite])
    pairs = np.unique(np.stack([rewrite[mine], at[mine]], axis=1), axis=0)
    kept = np.bincount(pairs[:, 0], minlength=len(made)).astype(float).tolist()
    return kept, len(np.unique(at[(whose >= 0) & (whose != asked[rewrite])]))
