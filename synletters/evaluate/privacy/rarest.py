"""The letters whose facts together are rarest, named by id and labels: what the board is to look at first. No text of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synletters.core.document import Letter
from synletters.evaluate.privacy.base_rates import among
from synletters.evaluate.privacy.common import Ints
from synletters.evaluate.privacy.exact import Holders

#: facts of the combination that a letter is named with: its own rarest
_MOST = 3


def rarest(
    letters: Sequence[Letter],
    facts: Sequence[Sequence[str]],
    labels: Mapping[str, Mapping[str, str]],
    askers: Ints,
    holders: Holders,
    population: int,
) -> list[dict[str, Any]]:
    """The letters that have facts, rarest first, each with its up to three rarest facts: their labels, how many people have each and
    how many all of them, how many others would by chance, and how many of ``population`` people have the diseases among them."""
    out: list[tuple[float, str, dict[str, Any]]] = []
    for letter, own, asker in zip(letters, facts, askers.tolist(), strict=True):
        if not own:
            continue
        some = sorted(own, key=lambda fact: (len(holders.of[fact]), fact))[:_MOST]
        expected = holders.expected(some, asker)
        among_people = among(some, population)
        row = {
            "letter": letter.id,
            "labels": [labels[letter.id][fact] for fact in some],
            "people_with_each": [len(holders.of[fact]) for fact in some],
            "people_with_all": len(holders.all_of(some)),
            "others_by_chance": float(f"{expected:.3g}"),
            "in_population": None if among_people is None else float(f"{among_people:.3g}"),
        }
        out.append((expected if among_people is None else min(expected, among_people), letter.id, row))
    return [row for *_, row in sorted(out, key=lambda item: item[:2])]
