"""Training texts of the tagger: letters, real texts with identifiers put in, snippets, look-alikes, and hard lines:
short notes of clinical words that look like identifiers, beside the same words as names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from .book import Book
from .case import Case
from .cases import drawn_by_style
from .corpus import Corpus
from .pieces import Piece, Span, augmented, finished, plain
from .pools import Pools, reserved
from .render import Renderer
from .screen import plain_words

FOLDER = Path(__file__).parent / "train"
KINDS = {"letter": 24, "injected": 13, "snippet": 12, "lookalike": 11, "hard": 40, "everyday": 0, "dense": 0}


class Training:
    """Makes texts of every kind. ``data`` holds gazetteers and, for ``injected`` and the bodies of letters,
    clinical texts; ``kinds`` are the kinds' shares."""

    def __init__(self, data: Path, seed: int, kinds: Mapping[str, float] = MappingProxyType(KINDS)) -> None:
        self.rng, self.kinds = random.Random(seed), dict(kinds)
        self.book = Book(sorted(FOLDER.glob("*.txt")), Pools(data, seed, lambda value: not reserved(value)))
        terms = [
            term for name in ("eponym", "brand_common", "eponym_general") for term in self.book.words(name)
        ]
        self.corpus = Corpus(data, plain_words(terms), self.book.words("state_names_us"))

    def rows(self, count: int) -> Iterator[dict[str, object]]:
        for number in range(count):
            kind = self.rng.choices(list(self.kinds), list(self.kinds.values()))[0]
            text, spans = self.row(kind)
            yield {"id": f"{kind}-{number}", "text": text, "spans": spans}

    def row(self, kind: str) -> tuple[str, list[Span]]:
        made: list[Piece] | None = None
        while made is None or not plain(made).strip():
            made = getattr(self, f"_{kind}")()
        return finished(augmented(_trimmed(made), self.rng))

    def _renderer(self, case: Case) -> Renderer:
        return Renderer(self.book, case, lambda what: self.corpus.draw(self.rng, what), reserved)

    def _letter(self) -> list[Piece]:
        rng = self.rng
        style = rng.choices(("uk", "us", ""), (40, 36, 24))[0]
        renderer = self._renderer(drawn_by_style(rng, style))
        parts = _split(renderer.rule(f"letter_{style or 'misc'}"), "\n\n")
        if len(parts) > 1 and rng.random() < 0.4:
            for _ in range(rng.choice((1, 1, 2, 3))):
                parts.insert(rng.randint(1, len(parts)), [(self.corpus.draw(rng, "paragraph"), "")])
        return _joined(parts, "\n\n")

    def _injected(self) -> list[Piece] | None:
        rng = self.rng
        renderer = self._renderer(drawn_by_style(rng, "us" if rng.random() < 0.7 else "uk"))
        lines = self.corpus.window(renderer, rng.choice((100, 180, 280, 380)))
        if lines is None:
            return None
        paragraphs = [line for line in lines if plain(line).strip()]
        made: list[Piece] = []
        for line in lines:
            if plain(line).strip() and rng.random() < min(0.6, 2.0 / len(paragraphs)):
                extra = _joined(
                    [
                        renderer.rule(rng.choice(("social", "social", "event", "event", "closing")))
                        for _ in range(rng.choice((1, 1, 2)))
                    ],
                    " ",
                )
                behind = rng.random() < 0.7 or ":" in plain(line)[:40]
                line = [*line, (" ", ""), *extra] if behind else [*extra, (" ", ""), *line]
            made += line
        if rng.random() < 0.3:
            made = renderer.rule("idlines") + made
        if rng.random() < 0.3:
            made += [("\n\n", ""), *renderer.rule("signoff")]
        return made

    def _snippet(self) -> list[Piece]:
        rng = self.rng
        renderer = self._renderer(drawn_by_style(rng, ""))
        gap = rng.choice((" ", "\n", "\n\n"))
        return _joined([renderer.rule("snippet") for _ in range(rng.choice((1, 1, 1, 2, 3)))], gap)

    def _hard(self) -> list[Piece]:
        return self._renderer(drawn_by_style(self.rng, "")).rule("hard_text")

    def _everyday(self) -> list[Piece]:
        return self._renderer(drawn_by_style(self.rng, "")).rule("everyday_text")

    def _dense(self) -> list[Piece]:
        return self._renderer(drawn_by_style(self.rng, "")).rule("dense_text")

    def _lookalike(self) -> list[Piece]:
        rng = self.rng
        names = rng.random() < 0.4
        renderer = self._renderer(drawn_by_style(rng, ""))
        parts: list[list[Piece]] = []
        for _ in range(rng.randint(5, 24)):
            draw = rng.random()
            if names and draw < 0.3:
                parts.append(renderer.rule("twin"))
            elif draw < 0.45:
                parts.append([(self.corpus.draw(rng, "sentence"), "")])
            else:
                parts.append(renderer.rule("sentence"))
            if rng.random() < 0.15:
                heading = renderer.rule("heading_any" if rng.random() < 0.7 else "heading_usual")
                parts.append(
                    [("\n\n", ""), *heading, (rng.choice((":", "", " -")) + rng.choice((" ", "\n")), "")]
                )
        return [(re.sub(r" *\n *", "\n", text), label) for text, label in _joined(parts, " ")]


def _split(pieces: list[Piece], at: str) -> list[list[Piece]]:
    """The pieces cut wherever ``at`` stands outside identifiers."""
    parts: list[list[Piece]] = [[]]
    for text, label in pieces:
        cut = [text] if label else text.split(at)
        parts[-1].append((cut[0], label))
        parts += [[(rest, label)] for rest in cut[1:]]
    return parts


def _joined(parts: list[list[Piece]], gap: str) -> list[Piece]:
    return [piece for number, part in enumerate(parts) for piece in ([(gap, "")] if number else []) + part]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """No blank lines at either end, and never more than two in a row."""
    made = [(re.sub(r"\n{4,}", "\n\n\n", text), label) for text, label in pieces if text]
    while made and not made[0][1] and not made[0][0].strip():
        made.pop(0)
    while made and not made[-1][1] and not made[-1][0].strip():
        made.pop()
    made[0] = (made[0][0].lstrip(), made[0][1])
    made[-1] = (made[-1][0].rstrip(), made[-1][1])
    return made
