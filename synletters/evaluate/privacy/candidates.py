"""The names and places of a letter as another text has them: which words of a synthetic letter stand for which
identifier, whichever tool made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from synletters.core.document import Letter, Rewrite, Span
from synletters.io.labels import identifier

#: labels whose values an attacker reads as names or places
KINDS = {
    "NAME": "name",
    "LOCATION": "place",
    "HOSPITAL": "place",
    "ORGANIZATION": "place",
    "ADDRESS": "place",
}
#: how many words more than the identifier a surrogate may have
_LONGER = 4
#: words that values share though they name different things
_SHARED = frozenset(
    """the and mrs miss prof road street lane avenue close drive court house flat hospital infirmary clinic centre center
    surgery practice ward unit school trust nhs general royal medical health care north south east west upon""".split()
)
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One identifier of a letter: its value, and where a synthetic letter has something in its place."""

    label: str
    value: str = field(repr=False)
    places: tuple[tuple[int, int], ...]

    @property
    def kind(self) -> str:
        return KINDS[self.label]


def candidates(letter: Letter, rewrite: Rewrite, spans: Sequence[Span]) -> list[Candidate]:
    """The names and places of a letter that the synthetic one has a stand-in for, each distinct value once.

    The texts are laid side by side by their words; what lies between the words on either side of an identifier
    is taken for its stand-in. An identifier that stands unchanged is left out: the tool missed it.
    """
    wanted = [
        (span, label) for span in sorted(spans, key=lambda s: s.start)
        if span.kind == "phi" and (label := identifier(span.label) or span.label) in KINDS
    ]  # fmt: skip
    before, after = list(_TOKEN.finditer(letter.text)), list(_TOKEN.finditer(rewrite.text))
    hidden = set()
    for span, _ in wanted:
        hidden |= {at for at, m in enumerate(before) if m.start() < span.end and m.end() > span.start}
    # no word of an identifier stands for itself: they are made unequal to all
    left = [f"\x00{at}" if at in hidden else m.group() for at, m in enumerate(before)]
    pairs = dict(_equal(left, [m.group() for m in after]))
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for span, label in wanted:
        inside = [at for at, m in enumerate(before) if m.start() < span.end and m.end() > span.start]
        if not inside:
            continue
        lead, tail = pairs.get(inside[0] - 1), pairs.get(inside[-1] + 1)
        first = 0 if inside[0] == 0 else None if lead is None else lead + 1
        last = len(after) if inside[-1] == len(before) - 1 else tail
        if first is None or last is None or not 0 < last - first <= len(inside) + _LONGER:
            continue
        start, end = after[first].start(), after[last - 1].end()
        value = letter.text[span.start : span.end]
        if rewrite.text[start:end].casefold() != value.casefold():
            found.setdefault((label, value), []).append((start, end))
    return [Candidate(label, value, tuple(places)) for (label, value), places in found.items()]


def linked(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates of a letter by whom or what they name: values that share a word of three letters are one
    identifier ("Mrs Smith", "SMITH, Jane"), since whoever finds one of them finds them all."""
    groups: list[tuple[set[str], list[Candidate]]] = []
    for one in found:
        words = set(re.findall(r"[^\W\d_]{3,}", one.value.casefold())) - _SHARED
        met = [group for group in groups if group[0] & words]
        groups = [group for group in groups if group not in met]
        groups.append((words.union(*(g[0] for g in met)), [c for g in met for c in g[1]] + [one]))
    return [members for _, members in groups]


def _equal(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]


def left_in(
    text: str, chosen: Sequence[Candidate], others: Sequence[Candidate]
) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text with the values of ``chosen`` in their places, and where all of them and the ``others`` stand then."""
    every = [*chosen, *others]
    edits = sorted((place, at) for at, candidate in enumerate(every) for place in candidate.places)
    made: list[str] = []
    spots: list[list[tuple[int, int]]] = [[] for _ in every]
    at, length = 0, 0
    for (start, end), which in edits:
        if start < at:  # two identifiers in one place
            continue
        piece = every[which].value if which < len(chosen) else text[start:end]
        made += [text[at:start], piece]
        length += start - at
        spots[which].append((length, length + len(piece)))
        length += len(piece)
        at = end
    return "".join(made) + text[at:], spots
