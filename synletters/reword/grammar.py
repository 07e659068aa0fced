"""The grammar reworder: candidates from rules, several of which may change one sentence one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from synletters.core.document import Case
from synletters.refill.agreement import takes_an
from synletters.reword.cells import Cells
from synletters.reword.classes import closed
from synletters.reword.order import orders
from synletters.reword.patterns import Pattern
from synletters.reword.rules import Found, Rule, shipped
from synletters.reword.sentence import Candidate, New, Sentence, fault, text_of
from synletters.reword.templates import Filling, Item, Match, new

#: how many candidates a sentence has at most, and how many rules change one
CANDIDATES, CHANGES = 3, 6
#: a longer sentence is left alone
LONGEST = 90
_STOPS = frozenset(".!?")


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
            left = [match for match in found if match.rule.group not in groups]
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
                    verbs = []
                    for verb in pattern.verbs:
                        word_ = elements[cells.at[found.start(verb.group)]].word if found[verb.group] else ""
                        verbs.append((*verb.forms.get(word_, ("", "")), word_))
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
        whole = _in_case([*items[: found.start], *made, *items[found.end :]], items)
        if whole is not None and [item[0].word for item in whole] != [item[0].word for item in items]:
            return whole
    return None


def _in_case(items: Sequence[Item], before: Sequence[Item]) -> list[Item] | None:
    """The items with capitals where sentences begin and no others, as ``before`` had them, and articles that agree; None where a
    kept piece forbids it."""
    out = list(items)
    capital = before[0][0].text[:1].isupper() or before[0][0].kind == "identifier"
    began = {id(before[at][0]) for at in range(len(before)) if _begins(before, at)}
    for at, (element, _) in enumerate(items):
        if element.kind == "identifier" or not element.text[:1].isalpha():
            continue
        if _begins(items, at):
            if element.text[:1].islower() and (capital or at):
                if element.kind == "kept":
                    return None
                out[at] = (replace(element, text=element.text[:1].upper() + element.text[1:]), None)
        elif id(element) in began and Case.of(element.text) is Case.TITLE and element.text != "I":
            if element.kind == "kept":
                return None
            if element.tag != "PROPN" or element.word in closed():
                out[at] = (replace(element, text=element.text[:1].lower() + element.text[1:]), None)
    return _articles(out, before)


def _begins(items: Sequence[Item], at: int) -> bool:
    return at == 0 or (items[at - 1][0].kind == "mark" and items[at - 1][0].text in _STOPS)


def _articles(items: list[Item], before: Sequence[Item]) -> list[Item] | None:
    """The items with "a" or "an" before what now follows; None where that cannot be told."""
    out = list(items)
    beside = {(id(one[0]), id(two[0])) for one, two in pairwise(before)}
    for at, (element, origin) in enumerate(items):
        if element.word not in ("a", "an") or element.kind == "kept":
            continue
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and (id(element), id(following[0])) in beside:
            continue
        if following is None or (following[0].kind == "identifier" and origin is None):
            return None
        if following[0].kind == "identifier":
            continue
        needs = takes_an(following[0].text)
        if needs is not None and (element.word == "an") != needs:
            word = "an" if needs else "a"
            out[at] = new(word.title() if element.text[:1].isupper() else word, "DET")
    return out


def _candidate(sentence: Sentence, items: Sequence[Item], rules: tuple[str, ...]) -> Candidate:
    body = tuple(New(element.text, element.tag) if origin is None else origin for element, origin in items)
    before, after = range(sentence.start), range(sentence.end, len(sentence.elements))
    return Candidate((*before, *body, *after), rules)
