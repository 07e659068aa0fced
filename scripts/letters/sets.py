"""The development letters and the blind ones: whole letters, thinned to what real letters hold, and
look-alikes."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .book import Alternative, Book, BookError
from .cases import drawn_by_settings
from .pieces import Piece, Span, each, finished, plain, split, wrapped
from .pools import Pools, reserved
from .render import Renderer

HERE = Path(__file__).parent
_ABBREVIATED = ("Dr.", "Drs.", "Mr.", "Mrs.", "Ms.", "Prof.", "Rev.", "Attn.", "St.", "No.", "no.", "ref.", " b.", "vs.")  # fmt: skip
_SENTENCE = re.compile(
    r"(?<=[.;?])"
    + "".join(f"(?<!{re.escape(word)})" for word in _ABBREVIATED)
    + r"(?<!\d\.)(?<!: \w\.) (?=[A-Z\"])"
    r"|(?<=full stop) |(?<=new paragraph) "
)
_KEEP = re.compile(r"Dear |From:|Sent:|^\|? ?TIME|^Field")


@dataclass(frozen=True, slots=True)
class Kind:
    """``most`` is the range from which the number of identifiers is drawn that a letter keeps, while
    ``fewest`` words remain."""

    keep: Callable[[str], bool]
    most: tuple[int, int]
    fewest: int
    wrap: float
    widths: tuple[int, ...]
    at_random: bool


KINDS = {
    "dev": Kind(reserved, (16, 30), 125, 0.15, (72, 80, 96), False),
    "blind": Kind(lambda _: True, (14, 38), 200, 0.2, (68, 76, 84, 100), True),
    "second": Kind(lambda _: True, (80, 80), 60, 0.15, (70, 78, 90), False),  # written as dense as it is
    "third": Kind(lambda _: True, (80, 80), 0, 0.0, (80,), False),  # fragments, as they were written
}


class Set:
    """Makes letters of a set. ``data`` holds the gazetteers that the development letters need."""

    def __init__(self, name: str, seed: int, data: Path | None = None) -> None:
        self.kind, self.rng = KINDS[name], random.Random(seed)
        self.book = Book(sorted((HERE / name).glob("*.txt")), Pools(data, seed, self.kind.keep))
        self._left: list[Alternative] = []

    def rows(self, count: int) -> Iterator[dict[str, object]]:
        for number in range(count):
            template = self._next(number)
            text, spans = self.letter(template)
            about = {"country": template.settings["place"].upper(), "kind": "letter"}
            yield {
                "id": f"{template.settings.get('name', 'letter')}-{number}",
                "text": text,
                "spans": spans,
                **about,
            }

    def lookalikes(self, count: int) -> Iterator[dict[str, object]]:
        """Distinct texts, spread evenly over the patterns."""
        patterns = [a.phrase for rule in self.book.rules.get("lookalike", ()) for a in rule.alternatives]
        if count and not patterns:
            raise BookError("this set has no look-alikes; its innocent sentences are in scripts/harm")
        renderer = self._renderer({"place": "uk"})
        found: dict[str, None] = {}
        for number in range(100 * count):
            if len(found) == count:
                break
            text = plain(renderer.text(patterns[number % len(patterns)]))
            if not self.kind.at_random and number % 9 == 8:
                text += " " + plain(renderer.text(self.rng.choice(patterns)))
            found[text] = None
        for number, text in enumerate(found):
            yield {"id": f"lookalike-{number}", "text": text, "spans": [], "country": "", "kind": "lookalike"}

    def letter(self, template: Alternative | None = None) -> tuple[str, list[Span]]:
        template = template or self._next(0)
        settings, rng = template.settings, self.rng
        renderer = self._renderer(settings)
        text, spans = finished(renderer.text(template.phrase))
        if not settings.get("long"):
            patient = renderer.person("pt")
            text, spans = self._thinned(text, spans, (patient.first.lower(), patient.last.lower()))
        pieces = split(text, spans)
        if settings.get("flat"):
            pieces = each(pieces, lambda part: re.sub(r"\s+", " ", part))
        elif not settings.get("table") and rng.random() < self.kind.wrap:
            pieces = wrapped(pieces, rng.choice(self.kind.widths))
        case = {"upper": str.upper, "lower": str.lower}.get(settings.get("case", ""), str)
        return finished(each(pieces, case))

    def _renderer(self, settings: Mapping[str, str]) -> Renderer:
        return Renderer(self.book, drawn_by_settings(self.rng, settings))

    def _next(self, number: int) -> Alternative:
        templates = self.book.rules["letter"][0].alternatives
        if not self.kind.at_random:
            return templates[number % len(templates)]
        if not self._left:
            self._left = self.rng.sample(templates, len(templates))
        return self._left.pop()

    def _thinned(self, text: str, spans: list[Span], patient: tuple[str, str]) -> tuple[str, list[Span]]:
        """Random sentences that hold identifiers are left out until the letter is no denser than most real
        ones.

        The first line stays, and what a letter cannot do without: whom it is to, and whom it is about.
        """
        lines = [_cut(line) for line in _lines(split(text, spans))]
        order = [(i, j) for i, line in enumerate(lines) if i for j, part in enumerate(line) if _planted(part)]
        self.rng.shuffle(order)
        count, words, limit = len(spans), len(text.split()), self.rng.randint(*self.kind.most)
        gone: set[tuple[int, int]] = set()
        for i, j in order:
            said = plain(lines[i][j])
            size = len(said.split())
            if count <= limit:
                break
            names = plain([part for part in lines[i][j] if part[1] == "NAME"]).lower()
            if (
                _KEEP.search(said)
                or all(name in names for name in patient)
                or words - size < self.kind.fewest
            ):
                continue
            count, words = count - _planted(lines[i][j]), words - size
            gone.add((i, j))
        kept: list[list[Piece]] = []
        for i, line in enumerate(lines):
            parts = [part for j, part in enumerate(line) if (i, j) not in gone]
            if parts:
                kept.append([piece for n, part in enumerate(parts) for piece in [(" ", "")] * bool(n) + part])
        return _without_gaps([piece for line in kept for piece in [*line, ("\n", "")]])


def _planted(part: list[Piece]) -> int:
    return sum(bool(label) for _, label in part)


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for text, label in pieces:
        first, *rest = text.split("\n") if not label else [text]
        lines[-1].append((first, label))
        lines += [[(part, label)] for part in rest]
    return lines


def _cut(line: list[Piece]) -> list[list[Piece]]:
    """A line as its sentences."""
    parts: list[list[Piece]] = [[]]
    text = plain(line)
    cuts = [found.start() for found in _SENTENCE.finditer(text)]
    at = 0
    for piece, label in line:
        inside = [cut - at for cut in cuts if at <= cut < at + len(piece)] if not label else []
        last = 0
        for cut in inside:
            parts[-1].append((piece[last:cut], label))
            parts.append([])
            last = cut + 1
        parts[-1].append((piece[last:], label))
        at += len(piece)
    return parts


def _without_gaps(pieces: list[Piece]) -> tuple[str, list[Span]]:
    """Never more than one blank line in a row, none at the ends."""
    made = each(split(*finished(pieces)), lambda part: re.sub(r"\n{3,}", "\n\n", part))
    if made:
        made[0] = (made[0][0].lstrip("\n"), made[0][1])
        made[-1] = (made[-1][0].rstrip(), made[-1][1])
    return finished(made)


def stored(name: str) -> Iterator[dict[str, object]]:
    """The letters of a set as figures are told of them: made once and kept."""
    with gzip.open(HERE / name / "letters.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)
