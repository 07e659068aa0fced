"""The rules of a set of letters, read from its text files. README.md has the syntax."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = re.compile(r"(={2,3}) (\w+)((?: @?[\w/]+)*)$")
_WEIGHT = re.compile(r"\*(\d+(?:\.\d+)?) ")
_FLAGS = frozenset({"once", "each", "fresh", "who", "words"})


class BookError(ValueError):
    """A file of rules that cannot be read, or a rule that is not there: the message says where."""


@dataclass(frozen=True, slots=True)
class Alternative:
    phrase: str
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Rule:
    """Alternatives under one name.

    ``once``: drawn once a letter. ``each``: another one each time, while there are any. ``fresh``: drawn
    again while the text is kept for another set. ``who``: it speaks of one person, somebody new where none is
    named. ``words``: its alternatives are words, not phrases.
    """

    flags: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    alternatives: list[Alternative] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    _sums: list[float] = field(default_factory=list)

    def add(self, alternative: Alternative, weight: float = 1.0) -> None:
        self.alternatives.append(alternative)
        self.weights.append(weight)
        self._sums.clear()

    def draw(self, rng: random.Random) -> Alternative:
        if not self._sums:
            self._sums.extend(itertools.accumulate(self.weights))
        return rng.choices(self.alternatives, cum_weights=self._sums)[0]


def _unescaped(text: str) -> str:
    r"""``\n`` and ``\t`` in a file are a line break and a tab; every other backslash is left to the
    grammar."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[0]), text)


def _kept(line: str) -> str:
    line = line.rstrip("\n")
    bare = line.rstrip(" ")
    return bare + " " if bare.endswith("\\") and bare != line else bare


class Book:
    """Rules by name; ``outside`` gives the words of lists that are in no file (gazetteers, Faker), or None."""

    def __init__(
        self, files: Iterable[Path], outside: Callable[[str], list[str] | None] = lambda _: None
    ) -> None:
        self.rules: dict[str, list[Rule]] = {}
        self._outside = outside
        self._found: dict[tuple[str, frozenset[str]], Rule] = {}
        for file in files:
            self._read(file)

    def _read(self, file: Path) -> None:
        rule, seen, blocks, weight = Rule(), False, False, 1.0
        block: list[str] = []
        settings: dict[str, str] = {}

        def close() -> None:
            if blocks and any(block):
                rule.add(Alternative(_unescaped("\n".join(block).strip("\n")), settings), weight)

        for number, raw in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            line = _kept(raw)
            if line == "#" or line.startswith("# "):
                continue
            if line.startswith("=="):
                head = _HEAD.match(line)
                if head is None:
                    raise BookError(
                        f"{file.name}:{number}: {line!r} is no heading; write '== name @only flag'"
                    )
                close()
                words = head[3].split()
                flags = frozenset(word for word in words if word[0] != "@")
                if flags - _FLAGS:
                    raise BookError(
                        f"{file.name}:{number}: no flag {min(flags - _FLAGS)!r}; there is {', '.join(_FLAGS)}"
                    )
                rule = Rule(flags, frozenset(word[1:] for word in words if word[0] == "@"))
                self.rules.setdefault(head[2], []).append(rule)
                seen, blocks, block, settings, weight = True, len(head[1]) == 3, [], {}, 1.0
            elif not seen:
                if line:
                    raise BookError(f"{file.name}:{number}: a line before the first heading")
            elif blocks and (line == "---" or line.startswith("--- ")):
                close()
                pairs = [part.partition("=") for part in line[4:].split()]
                settings, block = {name: value for name, _, value in pairs}, []
                weight = float(settings.pop("weight", 1))
            elif blocks:
                block.append(line)
            elif line and "words" in rule.flags:
                for word in line.split("|"):
                    rule.add(Alternative(word))
            elif line:
                at = _WEIGHT.match(line)
                rule.add(
                    Alternative(_unescaped(line[at.end() :] if at else line)), float(at[1]) if at else 1.0
                )
        close()

    def rule(self, name: str, facts: frozenset[str]) -> Rule:
        """The rule of this name that fits most closely. Raises BookError."""
        key = (name, facts)
        if key not in self._found:
            fitting = [
                rule
                for rule in self.rules.get(name, ())
                if all(facts & set(either.split("/")) for either in rule.only)
            ]
            if fitting:
                self._found[key] = max(fitting, key=lambda rule: len(rule.only))
            else:
                words = self._outside(name)
                if not words:
                    raise BookError(f"no rule {name!r} for {', '.join(sorted(facts))}")
                self._found[key] = Rule(
                    frozenset({"words"}), frozenset(), [Alternative(w) for w in words], [1.0] * len(words)
                )
        return self._found[key]

    def words(self, name: str) -> list[str]:
        """All alternatives under a name, as they are written."""
        return [alternative.phrase for rule in self.rules[name] for alternative in rule.alternatives]
