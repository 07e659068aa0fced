"""What a rule is: one regular expression, the label of what it finds, and a check of each match.

Rules are data; ``detector.py`` runs them. The value is the group ``v`` where there is one,
else the whole match. Every quantifier is bounded, or its start is pinned by a look-behind, so that no text
makes a
rule slow. Scores: 0.9 and over is certain by form, 0.6 likely, and a rule that names ``context`` words starts
below the
threshold of 0.4 and is raised above it where one of them stands nearby.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

#: Below this a finding is dropped.
THRESHOLD = 0.4

#: (start, end, score) of one finding.
Found = tuple[int, int, float]
Check = Callable[[re.Match[str]], Found | None]

#: An upper-case letter of any script (``re`` has no \p{Lu}: a letter that is not a small one of Latin or
#: Greek).
UP = r"[^\W\d_a-zà-öø-ÿß-ſα-ω]"


@dataclass(frozen=True)
class Rule:
    """One form. ``gate`` is a cheap test: where it finds nothing, the rule is not tried at all.

    A gate of plain words (``(?i)`` before them for any case) is looked for as such, which costs next to
    nothing.
    """

    name: str
    label: str
    regex: str
    score: float
    check: Check | None = None
    context: tuple[str, ...] = ()
    gate: str = ""
    group: str = "v"
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    any_case: bool = field(init=False, repr=False, compare=False)
    test: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile(self.regex))

        literal = re.fullmatch(r"(\(\?i\))?((?:[^\\()\[\]?*+^$]|\\\()+)", self.gate)
        object.__setattr__(self, "any_case", bool(literal and literal[1]))
        object.__setattr__(self, "words", tuple(literal[2].replace("\\(", "(").split("|")) if literal else ())
        object.__setattr__(self, "test", re.compile(self.gate) if self.gate and not literal else None)
        if self.any_case:
            object.__setattr__(self, "words", tuple(word.lower() for word in self.words))

    def may_find(self, text: str, lower: str) -> bool:
        """Whether the gate is open; ``lower`` is the text in lower case."""
        if self.words:
            place = lower if self.any_case else text
            return any(word in place for word in self.words)
        return self.test is None or self.test.search(text) is not None

    def find(self, text: str) -> Iterator[Found]:
        """Every finding in a text. Matches of one rule do not overlap."""
        valued = self.group in self.compiled.groupindex
        for match in self.compiled.finditer(text):
            if self.check is not None:
                found = self.check(match)
                if found is not None and found[0] < found[1]:
                    yield found
                continue
            start, end = match.span(self.group) if valued else match.span()
            if start < end:
                yield start, end, self.score


def digit_count(text: str) -> int:
    return sum(c in "0123456789" for c in text)


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for char in word:
            at = at.setdefault(char, {})
        at[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    """A tree of characters as a pattern: ``re`` tries each first character once, not each word."""
    ways = [
        (r"\s" if char == " " else re.escape(char)) + _branch(below)
        for char, below in sorted(tree.items())
        if char
    ]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in tree else f"(?:{'|'.join(ways)})"
    return joined + ("?" if "" in tree else "")
