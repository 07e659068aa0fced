"""Phrases to pieces: the walk over the grammar's trees (``synletters.generate.phrases.grammar``) with a book
of rules and a case."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from synletters.generate.phrases.grammar import Choice, Marked, Sequence_, Slot, compiled

from . import pieces as shape
from .book import Book, BookError, Rule
from .case import DAY, PERSON, SHARED_SURNAME, Case, Day, Person, written
from .functions import FUNCTIONS, letters
from .pieces import LABELS, Piece


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule was called with: a person, a day, and words held under a name."""

    who: Person | None = None
    day: Day | None = None
    held: Mapping[str, list[Piece]] = field(default_factory=dict)

    def holding(self, name: str, words: list[Piece]) -> Scope:
        return replace(self, held={**self.held, name: words})


class Renderer:
    """Writes phrases for one case. ``corpus`` gives ``{corpus.sentence}`` and the like; ``reserved`` tells
    texts of other sets."""

    def __init__(
        self,
        book: Book,
        case: Case,
        corpus: Callable[[str], str] | None = None,
        reserved: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self.book, self.case, self.corpus, self.reserved = book, case, corpus, reserved
        self.rng = case.rng

    def text(self, phrase: str) -> list[Piece]:
        return shape.articles(self._sequence(compiled(phrase), Scope()))

    def rule(self, name: str) -> list[Piece]:
        return shape.articles(self.call(name, Scope()))

    # --- the tree

    def _sequence(self, tree: Sequence_, scope: Scope) -> list[Piece]:
        made: list[Piece] = []
        for at, item in enumerate(tree.items):
            if isinstance(item, str):
                made.append((item, ""))
            elif isinstance(item, Marked):
                made += self._sequence(item.inside, scope)
            elif isinstance(item, Choice):
                chosen = self._sequence(self.rng.choice(item.options), scope)
                if (
                    not shape.plain(chosen)
                    and made
                    and made[-1][0].endswith(" ")
                    and _stops(tree.items[at + 1 : at + 2])
                ):
                    made[-1] = (made[-1][0][:-1], made[-1][1])  # the blank that led to nothing
                made += chosen
            elif item.name.startswith("let."):
                scope = scope.holding(item.name[4:], self._inside(item, scope))
            else:
                made += self._slot(item, scope)
        return made

    def _inside(self, slot: Slot, scope: Scope) -> list[Piece]:
        return self._sequence(slot.inside, scope) if slot.inside is not None else []

    def _slot(self, slot: Slot, scope: Scope) -> list[Piece]:
        name = slot.name
        if slot.inside is not None and name in LABELS:
            return shape.labelled(self._inside(slot, scope), name)
        if name in scope.held and slot.inside is None:
            return scope.held[name]
        if "." in name:
            return [(self._attribute(name, scope), "")]
        if slot.inside is not None and name in ("visit", "dob", "day", "later"):
            return [(written(self._date(name, scope), shape.plain(self._inside(slot, scope))), "")]
        if slot.inside is not None and name in FUNCTIONS:
            return FUNCTIONS[name](self._inside(slot, scope), self.case)
        if name == "call":
            return self.call(shape.plain(self._inside(slot, scope)), scope)
        if slot.inside is None:
            return self.call(name, scope)
        called = self._called(slot, scope)
        return self.call(
            name, called, shape.plain(called.held["arg"]) if called.held is not scope.held else ""
        )

    def _called(self, slot: Slot, scope: Scope) -> Scope:
        """The scope with what stands behind the colon: a person, a day, or words."""
        words = self._inside(slot, scope)
        said = shape.plain(words)
        if PERSON.fullmatch(said):
            return replace(scope, who=self.person(said))
        spec = DAY.fullmatch(said)
        if spec:
            return replace(scope, day=self.case.day(spec))
        return scope.holding("arg", words)

    def call(self, name: str, scope: Scope, said: str = "") -> list[Piece]:
        """One alternative of a rule. ``said`` tells apart what is drawn once for each: ``{town:home}`` from
        ``{town:work}``."""
        rule = self.book.rule(name, self.case.facts(scope.who))
        if "who" in rule.flags and scope.who is None:
            scope = replace(scope, who=self.person("new"))
            rule = self.book.rule(name, self.case.facts(scope.who))
        if "once" in rule.flags:
            key = (name, scope.who.key if scope.who and "who" in rule.flags else "", said)
            if key not in self.case.kept:
                self.case.kept[key] = self._drawn(name, rule, scope)
            return self.case.kept[key]
        return self._drawn(name, rule, scope)

    def _drawn(self, name: str, rule: Rule, scope: Scope) -> list[Piece]:
        made: list[Piece] = []
        for _ in range(40):
            phrase = self._another(name, rule) if "each" in rule.flags else rule.draw(self.rng).phrase
            made = [(phrase, "")] if "words" in rule.flags else self._sequence(compiled(phrase), scope)
            if "fresh" not in rule.flags or not self.reserved(shape.plain(made)):
                break
        return made

    def _another(self, name: str, rule: Rule) -> str:
        left = self.case.left.setdefault(name, [])
        if not left:
            left += self.rng.sample([a.phrase for a in rule.alternatives], len(rule.alternatives))
        return left.pop()

    # --- people and days

    def person(self, key: str) -> Person:
        case = self.case
        if key == "new":
            case.made += 1
            key = f"new{case.made}"
        if key not in case.people:
            sex = case.sex_of(key)
            first, _, last = shape.plain(self.call(f"name_{sex}", Scope())).partition("^")
            share = next((share for kin, share in SHARED_SURNAME.items() if key.startswith(kin)), 0.0)
            if self.rng.random() < share:
                last = self.person("pt").last
            middle = shape.plain(self.call(f"name_{sex}", Scope())).partition("^")[0]
            case.people[key] = Person(key, first, last, middle, sex)
        return case.people[key]

    def _attribute(self, name: str, scope: Scope) -> str:
        """``who.last`` and its parts: ``.i`` the initial, ``.a`` plain small letters, ``.a4`` four of them."""
        whose, what, *how = name.split(".")
        if name == "case.age":
            return str(max(self.case.age, 1))
        if whose == "corpus":
            if self.corpus is None:
                raise BookError(f"{{{name}}} needs --data, the folder of clinical texts")
            return self.corpus(what)
        person = self.person("pt") if whose == "who" and scope.who is None else scope.who
        if whose != "who":
            if not PERSON.fullmatch(whose):
                raise BookError(
                    f"{{{name}}} names nobody; there is who, pt, new, dr0, kin0, nurse0, other0, spouse"
                )
            person = self.person(whose)
        if person is None or what not in ("first", "last", "middle", "sex"):
            raise BookError(f"{{{name}}}: a person has first, last, middle, sex")
        value: str = getattr(person, what)
        for part in how:
            if part == "i":
                value = value[0]
            elif part[0] == "a":
                value = letters(value)[: int(part[1:] or 99)]
            else:
                raise BookError(f"{{{name}}}: {part!r} is no part of a name; there is i, a, a4")
        return value

    def _date(self, name: str, scope: Scope) -> datetime.date:
        if name in ("visit", "dob"):
            return self.case.visit if name == "visit" else self.case.born
        if scope.day is None:
            raise BookError(f"{{{name}:…}} stands in no rule that was called with a day")
        return scope.day.date if name == "day" else scope.day.later


def _stops(following: tuple[str | Slot | Choice | Marked, ...]) -> bool:
    return not following or (isinstance(following[0], str) and following[0][:1] in " .,;:)\n")
