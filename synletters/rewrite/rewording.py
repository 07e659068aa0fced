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
from synletters.rewrite.shuffle import Shuffle, shuffles
from synletters.rewrite.statements import Statements
from synletters.text.blotted import Blotted

#: how often a letter is read again with other candidates before all that is left of them is dropped
_ROUNDS = 6
#: share of the sentences that are offered together with the next
_PAIRED = 0.75


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
        sentences = [Sentences(ask.item, ask.said.sentences) for ask in asks]
        moved = [self._shuffles(ask, found) for ask, found in zip(asks, sentences, strict=True)]
        offered = [self._offered(*row) for row in zip(asks, sentences, moved, strict=True)]
        flat = [(at, sentence, seed) for at, row in enumerate(offered) for sentence, seed in row]
        made = self.reworder.reword([sentence.sentence(seed) for _, sentence, seed in flat]) if flat else []
        if len(made) != len(flat):
            raise LetterError(f"the reworder gave {len(made)} results for {len(flat)} sentences")
        choices: list[list[_Choice]] = [[] for _ in asks]
        for (at, sentence, seed), candidates in zip(flat, made, strict=True):
            good = _whole(sentence, seed, candidates, counts)
            counts["reword:offered"] += sentence.count
            if good:
                counts["reword:matched"] += sentence.count
                choices[at].append(_Choice(sentence, good, seed))
        done = iter([self._judged(*row, counts) for row in zip(asks, choices, moved, strict=True)])
        if counted:
            self.counts.update(counts)
        return [[next(done) for _ in row] for row in rows]

    def _shuffles(self, ask: Ask, sentences: Sentences) -> list[Shuffle]:
        rng = rng_for(self.seed, ask.item.letter.id, f"reword-order:{ask.variant}")
        return list(shuffles(sentences, ask.said, rng, self.share))

    def _offered(self, ask: Ask, sentences: Sentences, moved: Sequence[Shuffle]) -> list[tuple[Offered, int]]:
        """The sentences that are drawn, some of them with their neighbour, so that two may become one."""
        rng = rng_for(self.seed, ask.item.letter.id, f"reword:{ask.variant}")
        fixed = [place for shuffle in moved for place in shuffle.ranges]
        out: list[tuple[Offered, int]] = []
        done = -1
        for number in range(len(sentences)):
            drawn, paired, seed = rng.random() < self.share, rng.random() < _PAIRED, rng.getrandbits(48)
            if not drawn or number <= done:
                continue
            offered = None
            if paired and _neighbours(sentences, number, fixed):
                offered = sentences.at(number, number + 1)
            done = number + 1 if offered else number
            offered = offered or sentences.at(number)
            if offered is not None:
                out.append((_inside(offered, fixed), seed))
        return out

    def _judged(
        self, ask: Ask, choices: Sequence[_Choice], moved: Sequence[Shuffle], counts: Counter[str]
    ) -> Made:
        """The letter with the first candidate of each sentence of which nothing else is told."""
        tries = dict.fromkeys(range(len(choices)), 0)
        orders = list(moved)
        for turn in range(_ROUNDS):
            live = [number for number in tries if tries[number] < len(choices[number].candidates)]
            if not live and not orders:
                break
            changes = [_change(choices[number], choices[number].candidates[tries[number]]) for number in live]
            made = reworded(ask.item, changes, self._structure, orders)
            wrong, reading = told_otherwise(made, ask.said)
            if not wrong:
                counts["reword:reworded"] += sum(choices[number].offered.count for number in live)
                counts["reword:moved"] += sum(len(shuffle.ranges) for shuffle in orders)
                counts.update(f"reword:rule:{rule}" for change in changes for rule in change.candidate.rules)
                return made, Statements(made.item, reading)
            kept = [order for number, order in enumerate(orders, len(live)) if number not in wrong]
            counts["reword:given_back:order"] += len(orders) - (0 if turn else len(kept))
            orders = [] if turn else kept  # an order may tell of what stands far behind it
            # what stands before a place may be what makes it say something else: more of it goes each time
            for number in wrong if turn else ():
                for back in range(max(0, number - 2**turn), min(number, len(live))):
                    if back not in wrong:
                        tries[live[back]] = len(choices[live[back]].candidates)
                        counts["reword:given_back:beside"] += 1
            for number, kind in wrong.items():
                if number >= len(live):
                    continue
                tries[live[number]] += 1
                if tries[live[number]] >= len(choices[live[number]].candidates):
                    counts[f"reword:given_back:{kind}"] += 1
        else:
            left = sum(tries[number] < len(choices[number].candidates) for number in tries)
            counts["reword:given_back:letter"] += left
        return None, ask.said


def _neighbours(sentences: Sentences, number: int, fixed: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence and the next stand in one paragraph, and neither changes its place."""
    if number + 1 >= len(sentences):
        return False
    (start, end), (begin, stop) = sentences.stretches[number : number + 2]
    between = sentences.text[end:begin]
    if not between or between.strip(" ") or any(lo < stop and start < hi for lo, hi in fixed):
        return False
    return sentences.is_plain(number + 1)


def _inside(offered: Offered, fixed: Sequence[tuple[int, int]]) -> Offered:
    """What of a sentence moves with it, if it does: its label or full stop may stay where they are."""
    place = next(((lo, hi) for lo, hi in fixed if lo < offered.end and offered.start < hi), None)
    if place is None:
        return offered
    kept = [k for k, (lo, hi) in enumerate(offered.places) if place[0] <= lo and hi <= place[1]]
    first, last = kept[0], kept[-1] + 1
    places = offered.places[first:last]
    return Offered(places[0][0], places[-1][1], offered.elements[first:last], places, known=offered.known)


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
    for shuffle in made.shuffles:
        here = _at(said.blotted, shuffle.ranges[0][0], shuffle.ranges[-1][1])
        places.append((here, _at(now, *made.whole(shuffle))))
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
