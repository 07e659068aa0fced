"""The stage before masking: some sentences of each letter in other words, as far as everything is still told of everything.

A share of the sentences is offered to the reworder; of each one's candidates those that lose, double or part a piece are
refused. The letter with what is left is read as the consistency check reads letters, and a sentence of which something else
is told takes its next candidate, or stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from synletters.assertion import Reading
from synletters.core.document import Action, Protected
from synletters.core.errors import LetterError
from synletters.core.randomness import rng_for
from synletters.reword.judge import Shared, asked_of, drifts
from synletters.reword.sentence import Candidate, Reworder, fault
from synletters.rewrite.reworded import Change, Reworded, reworded
from synletters.rewrite.sentences import Offered, Sentences
from synletters.rewrite.statements import Statements
from synletters.text.blotted import Blotted

#: how often a letter is read again with other candidates before all that is left of them is dropped
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """One variant of a letter: its number, and what its source says."""

    item: Protected
    variant: int
    said: Statements


#: a letter in other words, None if it stays as it is, and what it says
Made = tuple[Reworded | None, Statements]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is offered of a sentence: its candidates in the order in which they are tried."""

    offered: Offered
    candidates: tuple[Candidate, ...]
    seed: int


class Rewording:
    """Rewords letters: ``share`` of the sentences, drawn by the seed, the letter and the variant."""

    def __init__(
        self, reworder: Reworder, share: float, seed: int, structure: Sequence[str], counts: Counter[str]
    ) -> None:
        self.reworder, self.share, self.seed, self.counts = reworder, share, seed, counts
        self._structure = frozenset(structure)

    def letters(self, rows: Sequence[Sequence[Ask]], *, counted: bool = True) -> list[list[Made]]:
        """Each letter's variants with some sentences in other words; same length and order. A letter that stays as it is
        has None, and what it says."""
        asks = [ask for row in rows for ask in row]
        counts = Counter[str]()
        offered = [self._offered(ask) for ask in asks]
        flat = [(at, sentence, seed) for at, row in enumerate(offered) for sentence, seed in row]
        made = self.reworder.reword([sentence.sentence(seed) for _, sentence, seed in flat]) if flat else []
        if len(made) != len(flat):
            raise LetterError(f"the reworder gave {len(made)} results for {len(flat)} sentences")
        choices: list[list[_Choice]] = [[] for _ in asks]
        for (at, sentence, seed), candidates in zip(flat, made, strict=True):
            good = _whole(sentence, seed, candidates, counts)
            counts["reword:offered"] += 1
            if good:
                counts["reword:matched"] += 1
                choices[at].append(_Choice(sentence, good, seed))
        done = iter([self._judged(ask, row, counts) for ask, row in zip(asks, choices, strict=True)])
        if counted:
            self.counts.update(counts)
        return [[next(done) for _ in row] for row in rows]

    def _offered(self, ask: Ask) -> list[tuple[Offered, int]]:
        rng = rng_for(self.seed, ask.item.letter.id, f"reword:{ask.variant}")
        sentences = Sentences(ask.item, ask.said.sentences)
        out = []
        for number in range(len(sentences)):
            drawn, seed = rng.random() < self.share, rng.getrandbits(48)
            if drawn and (offered := sentences.at(number)) is not None:
                out.append((offered, seed))
        return out

    def _judged(self, ask: Ask, choices: Sequence[_Choice], counts: Counter[str]) -> Made:
        """The letter with the first candidate of each sentence of which nothing else is told."""
        tries = dict.fromkeys(range(len(choices)), 0)
        for _ in range(_ROUNDS):
            live = [number for number in tries if tries[number] < len(choices[number].candidates)]
            if not live:
                break
            changes = [_change(choices[number], choices[number].candidates[tries[number]]) for number in live]
            made = reworded(ask.item, changes, self._structure)
            wrong, reading = told_otherwise(made, ask.said)
            if not wrong:
                counts["reword:reworded"] += len(live)
                counts.update(f"reword:rule:{rule}" for change in changes for rule in change.candidate.rules)
                return made, Statements(made.item, reading)
            for number, kind in wrong.items():
                tries[live[number]] += 1
                if tries[live[number]] >= len(choices[live[number]].candidates):
                    counts[f"reword:given_back:{kind}"] += 1
        else:
            left = sum(tries[number] < len(choices[number].candidates) for number in tries)
            counts["reword:given_back:letter"] += left
        return None, ask.said


def _whole(
    offered: Offered, seed: int, candidates: Sequence[Candidate], counts: Counter[str]
) -> tuple[Candidate, ...]:
    """The candidates that neither lose nor double a piece, nor part what is written as one."""
    sentence = offered.sentence(seed)
    out = []
    for candidate in candidates:
        if wrong := fault(sentence, candidate):
            counts[f"reword:refused:{wrong}"] += 1
        else:
            out.append(candidate)
    return tuple(out)


def _change(choice: _Choice, candidate: Candidate) -> Change:
    offered = choice.offered
    return Change(offered.start, offered.end, offered.places, offered.sentence(choice.seed), candidate)


def told_otherwise(made: Reworded, said: Statements) -> tuple[dict[int, str], Reading]:
    """The changes of a letter, by number, after which something else is told, and what; and the reading of the letter now."""
    hidden = [(r.start, r.end) for r in made.item.regions if r.action is Action.REPLACE]
    now = Blotted(made.item.letter.text, hidden)
    shared = []
    for at, source, length in made.moves:
        for start, end, entity in _asked(made, source, source + length):
            shared.append(
                Shared(
                    _at(said.blotted, start, end), _at(now, start - source + at, end - source + at), entity
                )
            )
    places = [
        (_at(said.blotted, change.start, change.end), _at(now, *stretch))
        for change, stretch in zip(made.changes, made.stretches, strict=True)
    ]
    reading = Reading(now.text)
    return drifts(said.reading, reading, shared, places), reading


def _asked(made: Reworded, start: int, end: int) -> list[tuple[int, int, bool]]:
    """What is asked of between two offsets of the source: every kept entity, and the nouns of changed sentences."""
    out = []
    for region in made.source.regions:
        if start <= region.start and region.end <= end and any(s.kind == "clinical" for s in region.spans):
            out.append((region.start, region.end, True))
    for change in made.changes:
        if start < change.end and change.start < end:
            for element, (lo, hi) in zip(change.sentence.elements, change.places, strict=True):
                if start <= lo and hi <= end and element.kind == "word" and asked_of(element):
                    out.append((lo, hi, False))
    return out


def _at(blotted: Blotted, start: int, end: int) -> tuple[int, int]:
    """A stretch between or around identifiers at its place in the blotted text."""
    return blotted.forward(start), blotted.forward(end, end=True)
