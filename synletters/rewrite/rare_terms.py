"""Which clinical terms of a corpus too few people's letters hold, and the class that stands for each so that enough share it.

The corpus is read once before it is rewritten (``rare_survey``). What is held of it is, for each concept of the table of term classes,
up to K-1 hashed patients, so that memory depends on the table and not on the letters.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synletters.core.document import Letter, Span
from synletters.text.confusables import runs
from synletters.text.term_classes import Found, TermClasses, shipped

_SHORT = 4
#: labels of entities that are no disease, drug or procedure
_OTHER = frozenset(
    """TEST LAB_VALUE ANATOMY DESCRIPTION DOSE HISTORY EVENT DURATION CLINICAL_DATE DEMOGRAPHIC ABBREVIATION""".split()
)
_HOW = frozenset(
    """severe mild moderate chronic acute subacute known left right bilateral unilateral stage grade type class recurrent advanced
    early late new old previous prior past history of with and or due to secondary primary probable possible suspected likely
    active stable unstable poorly well controlled uncontrolled treated untreated refractory progressive metastatic localised
    localized familial hereditary congenital juvenile adult onset idiopathic the a an her his in on for tablets tablet capsules
    injection inhaler cream mg mcg ml g units patch modified release oral intravenous iv po symptomatic asymptomatic mildly
    severely persistent intermittent elective emergency laparoscopic open total partial repeat planned subsequent status post
    sp s""".split()
)


def bare(letter: Letter) -> str:
    """The text with a mark in place of each character of an identifier, so that nothing depends on what it says."""
    out = list(letter.text)
    for span in letter.spans:
        if span.kind == "phi":
            out[span.start : span.end] = "_" * (span.end - span.start)
    return "".join(out)


def terms_of(letter: Letter, table: TermClasses | None = None) -> Iterator[Found]:
    """The terms of the table in a letter, at its offsets: those that make up a clinical entity, and wherever else it names the same
    concepts again. A short form counts outside of the entities only in capitals: "MS" is no "Ms"."""
    table, text = table or shipped(), bare(letter)
    whole = list(table.find(text))
    known: dict[tuple[int, int], Found] = {}
    other: list[Span] = [span for span in letter.spans if span.kind == "phi"]
    for span in named(letter):
        parts = list(table.find(text[span.start : span.end]))
        if parts and _made_up_of(text[span.start : span.end], parts):
            for part in parts:
                start, end = part.start + span.start, part.end + span.start
                here = Found(start, end, part.concept, part.phrase)
                # an entity that ends within a longer term is that term: "breast" and "cancer" are breast cancer
                here = next((w for w in whole if w.start <= start and end <= w.end), here)
                known[here.start, here.end] = here
        else:
            other.append(span)
    if not known:
        return
    concepts = {found.concept for found in known.values()}
    for found in whole:
        said = text[found.start : found.end]
        if found.concept in concepts and (len(said) > _SHORT or said.isupper()):
            known.setdefault((found.start, found.end), found)
    at = 0
    for found in sorted(known.values(), key=lambda f: (f.start, f.start - f.end)):
        if found.start >= at and not any(s.start < found.end and found.start < s.end for s in other):
            yield found
            at = found.end


def named(letter: Letter) -> list[Span]:
    """The clinical entities that may name a disease, a drug or a procedure, and lie in no longer one of these."""
    spans = [span for span in letter.spans if span.kind == "clinical" and span.label not in _OTHER]
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not out or span.end > out[-1].end:
            out.append(span)
    return out


def _made_up_of(text: str, parts: Sequence[Found]) -> bool:
    """Whether an entity is its terms and words that say how and where; "tracheostomy tube" is no tracheostomy."""
    return all(
        word in _HOW or not word.isalpha() or len(word) == 1
        for start, _, word in runs(text)
        if not any(part.start <= start < part.end for part in parts)
    )


@dataclass(frozen=True, slots=True)
class RareTerms:
    """``phrases``: each rare concept -> what stands for it. ``people``: each of these phrases -> how many people's letters it will
    stand in. Neither holds text of a letter: concepts and phrases are the table's."""

    least: int
    phrases: Mapping[str, str] = field(repr=False)
    people: Mapping[str, int] = field(repr=False)
    concepts: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "least": self.least,
            "phrases": dict(self.phrases),
            "people": dict(self.people),
            "concepts": self.concepts,
        }

    @property
    def mark(self) -> str:
        """A hash of all that letters depend on."""
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()

    def report(self, counts: Mapping[str, int]) -> dict[str, Any]:
        """What blunting cost: concepts, mentions and letters; phrases by how many people share them."""
        of: dict[str, int] = {}
        for phrase in self.phrases.values():
            of[phrase] = of.get(phrase, 0) + 1
        return {
            "least_people": self.least,
            "concepts": self.concepts,
            "concepts_blunted": len(self.phrases),
            "concepts_shared_by_fewer_even_so": sum(
                self.people[phrase] < self.least for phrase in self.phrases.values()
            ),
            "facts_blunted": counts.get("generalised:facts", 0),
            "letters_touched": counts.get("generalised:letters", 0),
            "facts_left": counts.get("generalised:left", 0),
            "phrases": {
                phrase: {
                    "concepts": number,
                    "people": n if (n := self.people[phrase]) >= self.least else None,
                }
                for phrase, number in sorted(of.items())
            },
        }


class Holders:
    """Who holds each concept, up to one fewer than ``least`` people; of one that more hold, only that."""

    def __init__(self, least: int, table: TermClasses | None = None) -> None:
        self.least, self.table = least, table or shipped()
        self._key = secrets.token_bytes(16)
        self._people: dict[str, set[bytes] | None] = {}
        self._phrase: dict[str, str] = {}

    def add(self, patient: str, concepts: Iterable[tuple[str, str]]) -> None:
        """A letter of ``patient`` with its (concept, class) pairs."""
        told = patient.encode("utf-8", "surrogatepass")
        who = hashlib.blake2b(told, key=self._key, digest_size=8).digest()
        for concept, phrase in concepts:
            self._phrase[concept] = phrase
            people = self._people.setdefault(concept, set())
            if people is not None:
                people.add(who)
                if len(people) >= self.least:
                    self._people[concept] = None

    def chosen(self) -> RareTerms:
        """For each rare concept the nearest class that enough people share once all is blunted; the most general one, shared or
        not, where there is none."""
        rare = {concept: people for concept, people in self._people.items() if people is not None}
        phrases = {concept: self._phrase[concept] for concept in rare}
        sharing: dict[str, set[bytes]] = {}
        for level in sorted(set(map(self._depth, self.table.above)), reverse=True):
            sharing = self._sharing(rare, phrases)
            for concept, phrase in phrases.items():
                above = self.table.above[phrase]
                if above and self._depth(phrase) == level and len(sharing[phrase]) < self.least:
                    phrases[concept] = above
        sharing = self._sharing(rare, phrases)
        return RareTerms(
            self.least,
            dict(sorted(phrases.items())),
            {phrase: len(people) for phrase, people in sorted(sharing.items())},
            len(self._people),
        )

    @staticmethod
    def _sharing(rare: Mapping[str, set[bytes]], phrases: Mapping[str, str]) -> dict[str, set[bytes]]:
        out: dict[str, set[bytes]] = {}
        for concept, people in rare.items():
            out.setdefault(phrases[concept], set()).update(people)
        return out

    def _depth(self, phrase: str) -> int:
        return len(self.table.line(phrase)) - 1
