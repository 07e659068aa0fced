"""What a check is asked, and what it may say of a draft: the seam of all that judges a letter before it
leaves.

A check looks at finished drafts and gives one verdict each. The rewriter takes the verdicts in the order of
its checks, acts on
the first that is no ``Accept``, and asks again of what comes out, as often as ``limits`` has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from synletters.core.document import Span
from synletters.rewrite.draft import Draft

NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Accept:
    """Nothing is wrong with the draft."""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Some of the masked words, by their number in ``Draft.words``, are to stand as they were in the source; or
    some of the reworded ``sentences``, by their number in ``Draft.rewording.changes``, which opens all slots again.

    ``counts`` are added to those of the run; ``report.json`` shows those called ``check:…`` under ``checks``.
    A check that gives back again and again should give back more each time:
    ``Draft.given_back`` says how often it did.
    """

    words: frozenset[int]
    counts: Mapping[str, int] = field(default_factory=dict)
    sentences: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Refill:
    """The masked words are to be filled anew, with other draws. ``reason`` is told if that was done often
    enough."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reprotect:
    """``spans`` of the source are identifiers that were overlooked: the patient's letters are to be made anew
    without them.

    ``reason``, which holds no letter text, is told if that was done often enough.
    """

    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The letter must not leave. ``reason`` holds no letter text."""

    reason: str


Verdict = Accept | GiveBack | Refill | Reprotect | Reject


class Check(Protocol):
    """Judges drafts, each of which has its fills and its result; same length and order out.

    One that raises rejects the letter it fails for. It must not depend on which drafts it is asked about
    together.
    """

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]: ...
