"""The grammar reworder: candidates from rules, several of which may change one sentence one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from synletters.reword.agreement import told
from synletters.reword.capitals import in_capitals, in_case
from synletters.reword.cells import Cells
from synletters.reword.items import Item
from synletters.reword.order import orders
from synletters.reword.patterns import Pattern
from synletters.reword.repeats import stumbles
from synletters.reword.rules import Found, Rule, shipped
from synletters.reword.sentence import Candidate, New, Sentence, fault, text_of
from synletters.reword.templates import Filling, Match

#: how many candidates a sentence has at most, in how many rounds each is made, and how many places one round changes
CANDIDATES, ROUNDS, CHANGES = 3, 3, 8
#: how often a round changes the whole sentence before its parts
_WIDE = 0.6
#: a longer sentence is left alone
LONGEST = 120


class GrammarReworder:
    """Applies rules, drawn by each sentence's seed; those that are shipped, unless told others."""

    def __init__(self, rules: Sequence[Rule] | None = None) -> None:
        self.rules = tuple(shipped() if rules is None else rules)
        by_word: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for number, rule in enumerate(self.rules):
            for pattern in rule.patterns:
                for word in pattern.needs:
                    by_word[word].append((number, pattern))
        self._by_word = dict(by_word)

    def reword(self, sentences: Sequence[Sentence]) -> list[tuple[Candidate, ...]]:
        return [self._one(sentence) for sentence in sentences]

    def _one(self, sentence: Sentence) -> tuple[Candidate, ...]:
        body = sentence.elements[sentence.start : sentence.end]
        if not 1 < len(body) <= LONGEST:
            return ()
        items: list[Item] = [(element, sentence.start + at) for at, element in enumerate(body)]
        first = [*self.found(items, sentence.known), *orders(items, sentence.seed)]
        out: dict[tuple[int | New, ...], Candidate] = {}
        plain = text_of(sentence, range(len(sentence.elements)))
        for number in range(CANDIDATES if first else 0):
            made = self._drawn(items, first, f"{sentence.seed}/{number}", sentence.known)
            if made is None:
                continue
            candidate = _candidate(sentence, *made)
            if text_of(sentence, candidate.pieces) != plain and not fault(sentence, candidate):
                out.setdefault(candidate.pieces, candidate)
        return tuple(out.values())

    def _drawn(
        self, items: list[Item], found: Sequence[Found], seed: str, known: frozenset[str]
    ) -> tuple[list[Item], tuple[str, ...]] | None:
        """One way to say a sentence: in each round matches that do not overlap, drawn by the seed, the whole sentence first or its
        parts."""
        rng = Random(seed)
        used: list[str] = []
        done: dict[str, set[int]] = {}
        for turn in range(ROUNDS):
            if turn:
                found = [*self.found(items, known), *orders(items, seed)]
            left = [match for match in found if _untouched(items, match, done.get(match.rule.group))]
            # a rule of small weight is not taken wherever it might be
            left = [match for match in left if rng.random() < match.rule.weight]
            wide, half = rng.random() < _WIDE, len(items) / 2
            rank = {id(match): match.rule.weight * (0.5 + rng.random()) for match in left}
            left.sort(key=lambda match: (wide != (match.end - match.start > half), -rank[id(match)]))
            chosen = _chosen(items, left, rng)
            if not chosen:
                break
            for match, _ in chosen:
                before = {origin for _, origin in items[match.start : match.end] if origin is not None}
                done.setdefault(match.rule.group, set()).update(before)
                used.append(match.rule.name)
            items = _together(items, chosen) or items
        return (items, tuple(used)) if used else None

    def found(self, items: Sequence[Item], known: frozenset[str] = frozenset()) -> list[Found]:
        """Every match of every rule that asks no more than is ``known`` of the letter; of two of one rule that overlap the longer one,
        since "prior to" within "just prior to" is not what the rule means by it."""
        widest: dict[str, list[Found]] = defaultdict(list)
        for match in self._matches(items, known):
            widest[match.rule.name].append(match)
        out: list[Found] = []
        for matches in widest.values():
            out += [
                one
                for one in matches
                if not any(
                    other.start <= one.start
                    and one.end <= other.end
                    and other.end - other.start > one.end - one.start
                    for other in matches
                )
            ]
        return out

    def _matches(self, items: Sequence[Item], known: frozenset[str]) -> Iterator[Found]:
        elements = [element for element, _ in items]
        cells: Cells | None = None
        seen: set[tuple[int, int]] = set()
        for word in dict.fromkeys(element.word for element in elements):
            for number, pattern in self._by_word.get(word, ()):
                if (number, id(pattern)) in seen:
                    continue
                seen.add((number, id(pattern)))
                cells = cells or Cells.of(elements)
                rule = self.rules[number]
                if not rule.known <= known:
                    continue
                for found in pattern.expression.finditer(cells.text):
                    if found.end() == found.start():
                        continue
                    slots = {
                        name: list(items[cells.at[found.start(name)] : cells.at[found.end(name)]])
                        for name in pattern.slots
                        if found[name] is not None
                    }
                    verbs = [
                        told(elements, cells.at[found.start(verb.group)], verb.forms)
                        if found[verb.group]
                        else ("", "", "")
                        for verb in pattern.verbs
                    ]
                    start, end = cells.at[found.start()], cells.at[found.end()]
                    taken = {id(item[0]) for held in slots.values() for item in held}
                    spare = [item for item in items[start:end] if id(item[0]) not in taken]
                    yield Found(
                        rule,
                        start,
                        end,
                        Match(slots, verbs, spare),
                        rule.templates[pattern.source],
                    )


#: a match, and what stands for it
_Chosen = tuple[Found, list[Item]]


def _chosen(items: list[Item], found: Sequence[Found], rng: Random) -> list[_Chosen]:
    """Matches that do not overlap, in the order given, each of which can be said otherwise, alone and together."""
    out: list[_Chosen] = []
    for match in found:
        if any(match.start < other.end and other.start < match.end for other, _ in out):
            continue
        if match.rule.known and any(origin is None for _, origin in match.match.spare):
            continue  # what a rule says itself has no place in the letter of which something is known
        made = said(items, match, rng)
        if made is not None and (not out or _together(items, [*out, (match, made)]) is not None):
            out.append((match, made))
            if len(out) == CHANGES:
                break
    return out


def _together(items: list[Item], chosen: Sequence[_Chosen]) -> list[Item] | None:
    """The items with each match said otherwise; None where a kept piece forbids it."""
    out: list[Item] = []
    at = 0
    for match, made in sorted(chosen, key=lambda pair: pair[0].start):
        out += [*items[at : match.start], *made]
        at = match.end
    return _well([*out, *items[at:]], items)


def _well(made: list[Item], before: Sequence[Item]) -> list[Item] | None:
    """The items with capitals and articles as they must be; None where that cannot be, or where they repeat themselves."""
    return None if stumbles(made, before) else in_case(made, before)


def _untouched(items: Sequence[Item], found: Found, done: set[int] | None) -> bool:
    """Whether what a rule matches is nothing that its group has changed before: it may change two places, none twice."""
    return done is None or all(
        origin is not None and origin not in done for _, origin in items[found.start : found.end]
    )


def said(
    items: Sequence[Item], found: Found, rng: Random | None, template: Filling | None = None
) -> list[Item] | None:
    """What may stand for a match; None where no template of the rule can be filled."""
    templates = [template] if template else list(found.templates)
    if rng is not None:
        rng.shuffle(templates)
    before = [item[0].word for item in items[found.start : found.end]]
    for choice in templates:
        made = choice.filled(found.match)
        if made is None or [item[0].word for item in made] == before:
            continue
        made = in_capitals(made, items, found)
        if _well([*items[: found.start], *made, *items[found.end :]], items) is not None:
            return made
    return None


def applied(items: Sequence[Item], found: Found, template: Filling) -> list[Item] | None:
    """The items with one match said otherwise by one template; None where it cannot be filled."""
    made = said(items, found, None, template)
    return None if made is None else _well([*items[: found.start], *made, *items[found.end :]], items)


def _candidate(sentence: Sentence, items: Sequence[Item], rules: tuple[str, ...]) -> Candidate:
    body = tuple(New(element.text, element.tag) if origin is None else origin for element, origin in items)
    before, after = range(sentence.start), range(sentence.end, len(sentence.elements))
    return Candidate((*before, *body, *after), rules)
