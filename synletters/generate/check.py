"""SimSUM's rubric as a program: does a text say what its record says, nothing that it must not, and nothing
else?

Facts are known again by words, and what is said of each by the package's own rules of assertion (ConText);
what relatives have, what
might come and what is only possible is left aside. The rubric is that of Rabaey et al., SimSUM (2024): a
wrong symptom, a forbidden
mention, an extra condition, a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from synletters.assertion import Assertion, assertions
from synletters.core.document import Span
from synletters.generate.letters.abbreviations import ABBREVIATIONS, SPELLING
from synletters.generate.letters.compact import abridge
from synletters.generate.phrases.grammar import marked_words
from synletters.generate.phrases.marked import Mark, Text
from synletters.generate.worlds.spec import Fact, World

FaultKind = Literal["wrong", "forbidden", "extra", "contradiction"]
Record = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Found:
    """A place that says a fact: ``states`` are those it can mean."""

    start: int
    end: int
    fact: str
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at a place of the text; it quotes nothing."""

    kind: FaultKind
    fact: str
    start: int
    end: int

    def to_json(self) -> dict[str, str | int]:
        return {"kind": self.kind, "fact": self.fact, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The faults of one text, in its order, and the facts it says as the record does."""

    faults: tuple[Fault, ...]
    told: frozenset[str]
    #: where they are said, as found (not exact by construction)
    marks: tuple[Mark, ...] = ()

    def recall(self, wanted: Sequence[str]) -> float:
        """The share of the facts ``wanted`` that are told; 1 if none is."""
        return sum(name in self.told for name in wanted) / len(wanted) if wanted else 1.0


class Checker:
    """Looks at texts for the facts of one world. ``others`` are names of conditions that no record of this
    world has; where the world is
    ``closed``, so are the facts that a record does not hold."""

    def __init__(self, world: World, others: Sequence[str] = (), *, closed: bool = False) -> None:
        self.closed = closed
        self.facts = {fact.name: fact for fact in world.letters.facts}
        self._terms: dict[str, dict[str, set[str]]] = {}
        for fact in self.facts.values():
            for state, words in terms_of(fact).items():
                for term in {form for word in words for form in _forms(word)}:
                    self._terms.setdefault(term, {}).setdefault(fact.name, set()).add(state)
        reasons = " ".join(world.letters.reasons).lower()
        # what every letter of this world is about is no news
        known = " | ".join(self._terms)
        self._others = frozenset(
            form
            for other in others
            for form in _forms(other)
            if other not in reasons
            and not any(term in other for term in self._terms)
            and not any(f in known for f in _forms(other))
        )

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts that no word makes known: nothing is checked about them."""
        known = {name for facts in self._terms.values() for name in facts}
        return tuple(name for name in self.facts if name not in known)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted({*self._terms, *self._others}, key=len, reverse=True)
        # "CP/539487" is a reference, no chest pain
        return re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-]|/\d)", re.IGNORECASE
        )

    def check(self, text: str, record: Record, allowed: Sequence[str] | None = None) -> Verdict:
        """``allowed`` are the facts that may be mentioned (default: those that the world mentions in their
        state)."""
        places = list(self._pattern.finditer(text)) if self._terms or self._others else []
        spans = [Span(match.start(), match.end(), "FACT", "clinical") for match in places]
        faults: list[Fault] = []
        said: dict[str, set[bool]] = {}
        told: set[str] = set()
        marks: list[Mark] = []
        for match, span, assertion in zip(places, spans, _asserted(text, spans), strict=True):
            if assertion.family or assertion.hypothetical or assertion.uncertain:
                continue
            term = " ".join(match.group().lower().split())
            if term in self._others:
                if not assertion.negated:
                    faults.append(Fault("extra", term, span.start, span.end))
                continue
            for name, states in self._terms[term].items():
                if name not in record:
                    if self.closed and not assertion.negated:
                        faults.append(Fault("extra", name, span.start, span.end))
                    continue
                fault, right, present = self._one(
                    self.facts[name], states, assertion.negated, record, allowed
                )
                if fault:
                    faults.append(Fault(fault, name, span.start, span.end))
                if right:
                    told.add(name)
                    fact = self.facts[name]
                    polarity = "present" if present else "negated"
                    marks.append(
                        Mark(
                            span.start,
                            span.end,
                            fact.label,
                            "clinical",
                            fact.concept,
                            name,
                            str(record[name]),
                            polarity,
                        )
                    )
                if said.setdefault(name, {present}) != {present}:
                    faults.append(Fault("contradiction", name, span.start, span.end))
                said[name].add(present)
        return Verdict(tuple(faults), frozenset(told), tuple(marks))

    def _one(
        self, fact: Fact, states: set[str], negated: bool, record: Record, allowed: Sequence[str] | None
    ) -> tuple[FaultKind | None, bool, bool]:
        """The fault of a mention, whether it is right, and whether it says that the fact is there."""
        value = fact.key(record[fact.name])
        # words such as "afebrile" say an absence by themselves
        present = not negated and not (fact.absent and states == {fact.absent})
        may = fact.name in allowed if allowed is not None else fact.mention.get(value, 0.0) > 0.0
        if not may:
            return "forbidden", False, present
        if not present:
            return (None, True, False) if value == fact.absent else ("wrong", False, False)
        fitting = states - {fact.absent} if fact.absent else states
        right = value != fact.absent and (value in fitting or not fitting)
        return (None, True, True) if right else ("wrong", False, True)


#: where a line begins something of its own: a heading, a point of a list
_LINE = re.compile(r"\n(?=[^\S\n]*(?:[-*•]|[A-Z][\w /&]{0,40}:|\n))")


def _asserted(text: str, spans: Sequence[Span]) -> list[Assertion]:
    """What is said of each span, looking no further than its own line where lines stand for themselves (as in
    notes)."""
    edges = [0, *(match.end() for match in _LINE.finditer(text)), len(text)]
    made: list[Assertion] = []
    for start, end in pairwise(edges):
        inside = [span.moved(-start) for span in spans if start <= span.start < end]
        if inside:
            made += assertions(text[start : max(end, start + inside[-1].end)], inside)
    return made


def terms_of(fact: Fact) -> dict[str, set[str]]:
    """The words by which each state of a fact is known again: what its nouns mark, and its terms."""
    made: dict[str, set[str]] = {}
    for state, phrases in fact.say.items():
        made[state] = {words.lower() for noun in phrases.noun for words in marked_words(noun)}
    for state, terms in fact.terms.items():
        made[state] = made.get(state, set()) | {term.lower() for term in terms}
    return made


def _forms(term: str) -> set[str]:
    """A term as it is, as Americans spell it, and as compact notes shorten it."""
    term = term.lower()
    spelt = abridge(Text(term), SPELLING)[0].text.lower()
    return {term, spelt} | {abridge(Text(form), ABBREVIATIONS)[0].text.lower() for form in (term, spelt)}


def other_conditions() -> tuple[str, ...]:
    """The diseases and symptoms of the shipped graph: what a letter of a world has no business to say."""
    from synletters.generate.graphs.load import load_graph

    graph = load_graph("general")
    names = {disease.name for disease in graph.diseases.values()}
    return tuple(
        sorted(names | {symptom for disease in graph.diseases.values() for symptom in disease.symptoms})
    )
