"""What a review has found so far, in figures: progress, agreement, and the certified leak rate once its sample is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synletters.review.agreement import agreements
from synletters.review.bound import Stratum, in_a_thousand, upper_bound
from synletters.review.database import Decision, Mark, Unit
from synletters.review.sample import STRATA

METHOD = (
    "one-sided exact bound for a stratified sample of a finite population (Wendell and Schmee 1996); a letter counts if any "
    "reviewer marked a missed identifier in it or rejected it for one. It bounds what these reviewers would have found in all "
    "letters, and not what they overlook"
)


def leaking(decided: Mapping[str, Mapping[int, Decision]], marks: Sequence[Mark]) -> frozenset[int]:
    """The letters in which any reviewer saw a missed identifier."""
    return frozenset(
        {mark.n for mark in marks if mark.kind == "missed"}
        | {
            n
            for own in decided.values()
            for n, decision in own.items()
            if decision.state == "rejected" and decision.why == "identifier"
        }
    )


def accepted(
    units: Sequence[Unit],
    decided: Mapping[str, Mapping[int, Decision]],
    marks: Sequence[Mark],
    needed: int = 1,
) -> frozenset[int]:
    """The letters that ``needed`` reviewers accepted and none rejected, without any mark of a missed identifier."""
    leaks = leaking(decided, marks)
    made = set()
    for unit in units:
        states = [own[unit.n].state for own in decided.values() if unit.n in own]
        if states.count("accepted") >= needed and "rejected" not in states and unit.n not in leaks:
            made.add(unit.n)
    return frozenset(made)


def certificate(
    units: Sequence[Unit],
    decided: Mapping[str, Mapping[int, Decision]],
    marks: Sequence[Mark],
    confidence: float = 0.95,
) -> dict[str, Any]:
    """The bound, if every letter of the sample is decided; how many are left, if not, and what a clean rest would give."""
    leaks = leaking(decided, marks)
    done = {n for own in decided.values() for n in own}
    sample = [unit for unit in units if unit.sampled]
    left = sum(unit.n not in done for unit in sample)
    strata = [
        Stratum(
            name,
            sum(unit.stratum == name for unit in units),
            sum(unit.stratum == name for unit in sample),
            sum(unit.stratum == name and unit.n in leaks for unit in sample),
        )
        for name in STRATA
        if any(unit.stratum == name for unit in units)
    ]
    # the letters that are known to leak are a floor, wherever they were found
    bound = max(upper_bound(strata, confidence), len(leaks))
    told = {
        "letters": len(units),
        "sample": len(sample),
        "left": left,
        "confidence": confidence,
        "strata": [stratum.to_json() for stratum in strata],
        "with_missed_identifier": len(leaks),
        "with_missed_identifier_in_sample": sum(stratum.faulty for stratum in strata),
        "method": METHOD,
    }
    figures = {"most_letters": bound, "most_in_1000": in_a_thousand(bound, len(units))}
    return told | ({"if_the_rest_is_clean": figures} if left else figures)


def sentence(told: Mapping[str, Any]) -> str:
    """The certificate in a sentence."""
    if told["left"]:
        return (
            f"Not certified yet: {told['left']} of the {told['sample']} letters of the sample are not decided. If no missed identifier "
            f"is found in them: at most {told['if_the_rest_is_clean']['most_in_1000']:g} letters in 1,000, {told['confidence']:.0%}."
        )
    return (
        f"At most {told['most_in_1000']:g} letters in 1,000 with a missed identifier, {told['confidence']:.0%} "
        f"({told['with_missed_identifier_in_sample']} of {told['sample']} in the sample of {told['letters']:,})."
    )


def status(
    units: Sequence[Unit],
    decided: Mapping[str, Mapping[int, Decision]],
    marks: Sequence[Mark],
    confidence: float,
    needed: int = 1,
) -> dict[str, Any]:
    """Everything that is told of a review; no letter text, no comment."""
    leaks = leaking(decided, marks)
    states = {name: {n: d.state for n, d in own.items()} for name, own in decided.items()}
    seen = {
        name: {n: any(m.reviewer == name and m.n == n and m.kind == "missed" for m in marks) or d.why == "identifier"
               for n, d in own.items()}
        for name, own in decided.items()
    }  # fmt: skip
    return {
        "letters": len(units),
        "decided": len({n for own in decided.values() for n in own}),
        "accepted": len(accepted(units, decided, marks, needed)),
        "rejected": len({n for own in decided.values() for n, d in own.items() if d.state == "rejected"}),
        "with_missed_identifier": len(leaks),
        "marks": {kind: sum(mark.kind == kind for mark in marks) for kind in ("missed", "wrong")},
        "reviewers": [
            {
                "name": name,
                "accepted": sum(d.state == "accepted" for d in own.values()),
                "rejected": sum(d.state == "rejected" for d in own.values()),
            }
            for name, own in sorted(decided.items())
        ],
        "agreement": {
            "accepted_or_rejected": [one.to_json() for one in agreements(states)],
            "missed_identifier": [one.to_json() for one in agreements(seen)],
        },
        "certificate": certificate(units, decided, marks, confidence),
    }
