"""How far a known piece of a letter singles its person out among the synthetic letters: k consecutive words, one to three facts,
all of them; beside what chance would give in the corpus and in a population."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from synletters.core.document import Letter
from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.base_rates import among
from synletters.evaluate.privacy.common import (
    Ints,
    checked,
    distinct,
    people,
    privacy_score,
    share_bounds,
)
from synletters.evaluate.privacy.exact import Holders, Pieces, by_runs, by_sets, holders_of
from synletters.evaluate.privacy.fragments import kept_facts
from synletters.evaluate.privacy.grams import words_of
from synletters.evaluate.privacy.rarest import rarest

_SOURCE = "singling out (Article 29 Working Party, Opinion 05/2014); k-anonymity (Samarati and Sweeney 1998)"
_RANGE = "1: whoever knows this always names the person; at baseline the letters tell nothing"
#: people who share all that is known: alone, few, or at least as many as tables of statistics ask for
_GROUPS = ((1, 1), (2, 4), (5, 9), (10, None))


class SingledOut:
    """``singled_out_*``: the probability that a piece known for certain names the person, guessing among all who have it.

    ``words``: lengths of runs; all runs of a letter are asked. ``facts``: sizes of sets of kept facts; all sets of a letter, or
    ``sets`` drawn by ``seed`` where there are more. ``population``: so many people, for the base rates of diseases. ``named``: how
    many of the letters with the rarest combinations are listed, by id and labels alone.
    """

    def __init__(
        self,
        *,
        words: Collection[int] = (3, 5, 8, 10, 15),
        facts: Collection[int] = (1, 2, 3),
        sets: int = 200,
        population: int = 1_000_000,
        named: int = 20,
        seed: int = 0,
        **_: object,
    ) -> None:
        if faults := [
            name
            for name, value in (("sets", sets), ("population", population), ("named", named))
            if value < 1
        ]:
            raise EvaluationError(f"singled-out: {', '.join(faults)} must be 1 or more")
        self.words, self.facts, self.sets = tuple(words), tuple(facts), sets
        self.population, self.named, self.seed = population, named, seed

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError for letters of fewer than two people."""
        kept = checked(pairs, "singled-out", least=2)
        letters = distinct(kept)
        askers = people(letters)
        count = len(set(askers.tolist()))
        if count < 2:
            raise EvaluationError(
                "singled-out needs letters of two people at least: of one there is nobody to confuse him with"
            )
        person = dict(zip((letter.id for letter in letters), askers.tolist(), strict=True))
        owners: Ints = np.array([person[letter.id] for letter, _ in kept], dtype=np.int64)
        texts = [rewrite.text for _, rewrite in kept]
        asked, there = words_of([letter.text for letter in letters]), words_of(texts)
        scores = [
            self._figure(
                f"{size}_words",
                letters,
                by_runs(asked, askers, there, owners, size, count),
                f"{size} consecutive words of a letter as it was",
                count,
            )
            for size in self.words
        ]
        told = kept_facts(kept)
        facts = [tuple(told[letter.id]) for letter in letters]
        holders = holders_of(sorted({fact for own in facts for fact in own}), texts, owners, count)
        for size in self.facts:
            made = by_sets(facts, askers, holders, size, most=self.sets, seed=self.seed)
            what = f"{size} kept clinical fact{'s' if size > 1 else ''} of a letter"
            scores.append(self._figure(f"{size}_fact{'s' if size > 1 else ''}", letters, made, what, count))
        scores.append(self._all_facts(letters, facts, askers, holders, told))
        scores.append(self._population(letters, facts))
        return tuple(scores)

    def _figure(
        self,
        name: str,
        letters: Sequence[Letter],
        made: Pieces,
        what: str,
        count: int,
        more: Mapping[str, object] | None = None,
        by: Mapping[str, Mapping[str, float | int | None]] | None = None,
    ) -> Score:
        ones = [1.0] * len(made.letters)
        rows: dict[str, dict[str, float | int | None]] = {}
        for title, values in (("stands in an own letter", made.stands), ("in no other person's", made.alone)):
            value, low, high = share_bounds(values, ones)
            rows[title] = {"value": value, "low": low, "high": high}
        if made.chance:
            value, low, high = share_bounds(made.chance, ones)
            rows["if facts came independently"] = {"value": value, "low": low, "high": high}
        return privacy_score(
            f"singled_out_{name}",
            made.named,
            ones,
            about=f"probability that {what}, known for certain, names its person: one of all whose synthetic letters hold exactly that, "
            f"one of everybody where none does; mean over letters; {_RANGE}",
            knows=f"{what}, and all synthetic letters; holds no original",
            source=_SOURCE,
            per_letter={letters[n].id: value for n, value in zip(made.letters, made.named, strict=True)},
            baseline=1.0 / count,
            by={**rows, **(by or {})},
            detail={
                "people": count,
                "people_left_median": float(np.median(made.left)) if made.left else None,
                "letters_too_short": len(letters) - len(made.letters),
                **(more or {}),
            },
        )

    def _all_facts(
        self,
        letters: Sequence[Letter],
        facts: Sequence[Sequence[str]],
        askers: Ints,
        holders: Holders,
        told: Mapping[str, Mapping[str, str]],
    ) -> Score:
        """All kept facts of a letter at once; and how many people have exactly the same."""
        made = Pieces()
        for number, own in enumerate(facts):
            if own:
                who = holders.all_of(own)
                mine = int(askers[number]) in who
                made.add(number, np.array([len(who)]), np.array([mine]), holders.people)
        same: dict[frozenset[str], set[int]] = {}
        for own, asker in zip(facts, askers.tolist(), strict=True):
            if own:
                same.setdefault(frozenset(own), set()).add(asker)
        sizes = [len(same[frozenset(own)]) for own in facts if own]
        by: dict[str, dict[str, float | int | None]] = {}
        for least, most in _GROUPS:
            hits = [float(least <= size <= (most or size)) for size in sizes]
            value, low, high = share_bounds(hits, [1.0] * len(hits))
            name = f"{least}" if most == least else f"{least} to {most}" if most else f"{least} or more"
            by[f"the same facts: {name}"] = {
                "value": value,
                "low": low,
                "high": high,
                "letters": int(sum(hits)),
            }
        listed = rarest(letters, facts, told, askers, holders, self.population)[: self.named]
        return self._figure(
            "all_facts",
            letters,
            made,
            "the whole set of kept clinical facts of a letter",
            holders.people,
            {"letters_without_facts": len(letters) - len(sizes), "rarest": listed},
            by,
        )

    def _population(self, letters: Iterable[Letter], facts: Sequence[Sequence[str]]) -> Score:
        """The diseases of a letter that the table of base rates knows, among people outside of the corpus."""
        found = {
            letter.id: rate
            for letter, own in zip(letters, facts, strict=True)
            if (rate := among(own, self.population)) is not None
        }
        named = {name: 1.0 / max(1.0, rate) for name, rate in found.items()}
        ones = [1.0] * len(named)
        fewer, low, high = share_bounds([float(rate < 1) for rate in found.values()], ones)
        return privacy_score(
            "singled_out_in_population",
            list(named.values()),
            ones,
            about=f"probability that the diseases of a letter name its person among {self.population:,} people, by orders of magnitude of "
            "how many have each, as if diseases came independently: they go together, so it is less in truth; mean over letters with a "
            "disease that the table knows",
            knows=f"all diseases of a letter that the table has, of each of {self.population:,} people; needs no other letter",
            source="synletters, evaluate/privacy/data/prevalence.txt, written by hand: orders of magnitude",
            per_letter=named,
            baseline=1.0 / self.population,
            by={"fewer than one person expected": {"value": fewer, "low": low, "high": high}},
            detail={"population": self.population, "letters_with_known_diseases": len(named)},
        )
