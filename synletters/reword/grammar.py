"""The grammar reworder: candidates from rules, several of which may change one sentence one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from synletters.reword.agreement import told
from synletters.reword.capitals import in_capitals, in_case
from synletters.reword.cells import Cells
from synletters.reword.order import orders
from synletters.reword.patterns import Pattern
from synletters.reword.rules import Found, Rule, shipped
from synletters.reword.sentence import Candidate, New, Sentence, fault, text_of
from synletters.reword.templates import Filling, Item, Match

#: how many candidates a sentence has at most, and how many rules change one
CANDIDATES, CHANGES = 3, 12
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
        first = [*self.found(items), *orders(items, sentence.seed)]
        out: dict[tuple[int | New, ...], Candidate] = {}
        plain = text_of(sentence, range(len(sentence.elements)))
        for number in range(CANDIDATES if first else 0):
            made = self._drawn(items, first, f"{sentence.seed}/{number}")
            if made is None:
                continue
            candidate = _candidate(sentence, *made)
            if text_of(sentence, candidate.pieces) != plain and not fault(sentence, candidate):
                out.setdefault(candidate.pieces, candidate)
        return tuple(out.values())

    def _drawn(
        self, items: list[Item], found: Sequence[Found], seed: str
    ) -> tuple[list[Item], tuple[str, ...]] | None:
        """One way to say a sentence: up to ``CHANGES`` rules, each once."""
        rng = Random(seed)
        used: list[str] = []
        groups: set[str] = set()
        for _ in range(CHANGES):
            left = [match for match in found if match.rule.group not in groups or _untouched(items, match)]
            rng.shuffle(left)
            left.sort(key=lambda match: -match.rule.weight * (0.5 + rng.random()))
            for match in left:
                made = applied(items, match, rng)
                if made is not None:
                    items = made
                    used.append(match.rule.name)
                    groups.add(match.rule.group)
                    found = [*self.found(items), *orders(items, seed)]
                    break
            else:
                break
        return (items, tuple(used)) if used else None

    def found(self, items: Sequence[Item]) -> Iterator[Found]:
        """Every match of every rule."""
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


def _untouched(items: Sequence[Item], found: Found) -> bool:
    """Whether all that a rule matches stood in the sentence from the beginning: a rule may change two places, none twice."""
    return all(origin is not None for _, origin in items[found.start : found.end])


def applied(
    items: Sequence[Item], found: Found, rng: Random | None, template: Filling | None = None
) -> list[Item] | None:
    """The items with one match said otherwise; None where no template of the rule can be filled."""
    templates = [template] if template else list(found.templates)
    if rng is not None:
        rng.shuffle(templates)
    for choice in templates:
        made = choice.filled(found.match)
        if made is None:
            continue
        made = in_capitals(made, items, found)
        whole = in_case([*items[: found.start], *made, *items[found.end :]], items)
        if whole is not None and [item[0].word for item in whole] != [item[0].word for item in items]:
            return whole
    return None


def _candidate(sentence: Sentence, items: Sequence[Item], rules: tuple[str, ...]) -> Candidate:
    body = tuple(New(element.text, element.tag) if origin is None else origin for element, origin in items)
    before, after = range(sentence.start), range(sentence.end, len(sentence.elements))
    return Candidate((*before, *body, *after), rules)
