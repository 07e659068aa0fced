"""Rule files: ``data/*.txt``, and a file of the user's own in the same form.

    rule denies-list
    from  <who:person> [deny] <what:list>
    to    <who> [report] no <what:or>
    try   He denies {chest pain}, {cough} or {fever}. => He reports no {chest pain}, {cough} or {fever}.
    not   He denies that he has {chest pain}.

A rule has one or more of ``from`` and ``to``, or two or more of ``same``, each of which may stand for each other; one or
more of ``try``; ``not`` for what it must leave; ``weight`` for how readily it is taken, 1 if nothing is said; ``if`` for what the
letter around a sentence must tell (``Sentence.known``).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from synletters.core.errors import ConfigError
from synletters.reword import patterns, templates
from synletters.reword.patterns import Pattern
from synletters.reword.templates import Filling, Match, Template

#: files of words beside those of rules
_WORDS = frozenset({"borrowing.txt", "closed.txt", "lending.txt", "people.txt"})
_KEYS = ("rule", "from", "to", "same", "try", "not", "weight", "if")
#: what a rule may ask of the letter around a sentence
KNOWN = ("he", "she", "said")
#: as in the names of headings: a file that is longer was not written by hand
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rule:
    """``templates`` has what may stand for each pattern, by its source; ``tries`` are examples with their results."""

    name: str
    patterns: tuple[Pattern, ...]
    templates: Mapping[str, Sequence[Template]]
    tries: tuple[tuple[str, str], ...] = ()
    leaves: tuple[str, ...] = ()
    weight: float = 1.0
    place: str = ""
    known: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """Rules of one group are used once in a sentence: those whose names are alike before the last ``/``."""
        return self.name.rpartition("/")[0] or self.name


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matches elements ``start`` to ``end``, with what may stand there."""

    rule: Rule
    start: int
    end: int
    match: Match
    templates: Sequence[Filling]


@dataclass(slots=True)
class _Block:
    name: str
    place: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)  # key, value, place

    def all(self, key: str) -> list[tuple[str, str]]:
        return [(value, place) for name, value, place in self.lines if name == key]


def parse(text: str, name: str) -> list[Rule]:
    """The rules of a file. Raises ConfigError with every fault and its line."""
    faults: list[str] = []
    out: list[Rule] = []
    seen: dict[str, str] = {}
    for block in _blocks(text, name, faults):
        if block.name in seen:
            faults.append(f"{block.place}: the rule {block.name!r} stands at {seen[block.name]} already")
            continue
        seen[block.name] = block.place
        made = _rule(block, faults)
        if made is not None:
            out.append(made)
    if faults:
        raise ConfigError(faults)
    return out


def _blocks(text: str, name: str, faults: list[str]) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{name}:{number}"
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, _, value = line.strip().partition(" ")
        value = value.strip()
        if key not in _KEYS:
            faults.append(f"{place}: a line begins with {', '.join(_KEYS)} or #, not {key!r}")
        elif not value:
            faults.append(f"{place}: nothing stands behind {key!r}")
        elif key == "rule":
            if block is not None:
                yield block
            block = _Block(value, place)
        elif block is None:
            faults.append(f"{place}: {key!r} stands before the first 'rule NAME'")
        else:
            block.lines.append((key, value, place))
    if block is not None:
        yield block


def _rule(block: _Block, faults: list[str]) -> Rule | None:
    before = len(faults)
    same, left, right = block.all("same"), block.all("from"), block.all("to")
    if same and (left or right):
        faults.append(f"{block.place}: {block.name!r} has either 'same' or 'from' and 'to'")
    elif same and len(same) < 2:
        faults.append(f"{block.place}: {block.name!r} has one 'same'; it takes two")
    elif not same and not (left and right):
        faults.append(f"{block.place}: {block.name!r} needs 'from' and 'to', or 'same' twice")
    if not block.all("try"):
        faults.append(f"{block.place}: {block.name!r} has no example; write 'try SOURCE => RESULT'")
    tries = []
    for value, place in block.all("try"):
        source, arrow, result = (part.strip() for part in value.partition("=>"))
        if not (arrow and source and result):
            faults.append(f"{place}: an example is 'SOURCE => RESULT'")
        tries.append((source, result))
    made: dict[str, list[Template]] = {}
    known: list[Pattern] = []
    for value, place in same or left:
        try:
            pattern = patterns.parse(value)
            others = [row for row in (same or right) if row[0] != value]
            made[value] = [
                template for other, where in others for template in _templates(other, pattern, where)
            ]
            known.append(pattern)
        except ConfigError as error:
            faults += [
                f"{place}: {fault}" if not fault.startswith(block.place.rpartition(":")[0] + ":") else fault
                for fault in error.faults
            ]
    weight = 1.0
    for value, place in block.all("weight"):
        try:
            weight = float(value)
        except ValueError:
            weight = -1
        if not 0 < weight <= 100:
            faults.append(f"{place}: a weight lies above 0 and is at most 100, not {value!r}")
    asked = frozenset(word for value, _ in block.all("if") for word in value.split())
    if strange := asked - set(KNOWN):
        faults.append(f"{block.place}: 'if' takes {', '.join(KNOWN)}, not {min(strange)!r}")
    if len(faults) > before:
        return None
    leaves = tuple(value for value, _ in block.all("not"))
    return Rule(block.name, tuple(known), made, tuple(tries), leaves, weight, block.place, asked)


def _templates(source: str, pattern: Pattern, place: str) -> list[Template]:
    text = source.strip().removeprefix("^").removesuffix("$").strip()
    try:
        return templates.parse(text, pattern)
    except ConfigError as error:
        raise ConfigError([f"{place}: {fault}" for fault in error.faults]) from None


@functools.cache
def shipped() -> tuple[Rule, ...]:
    """The rules of the package. They were tried by its tests."""
    out: list[Rule] = []
    for entry in sorted(
        resources.files(__package__).joinpath("data").iterdir(), key=lambda entry: entry.name
    ):
        if entry.name.endswith(".txt") and entry.name not in _WORDS:
            out += parse(entry.read_text(encoding="utf-8"), entry.name)
    return tuple(out)


def read(path: Path) -> list[Rule]:
    """The rules of a file, not tried yet. Raises ConfigError for one that cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{path} is too large for a file of rules")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the rules {path} cannot be read: {type(error).__name__}") from None
    made = parse(text, path.name)
    if not made:
        raise ConfigError(f"{path} holds no rule")
    return made
