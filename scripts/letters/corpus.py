"""Real clinical paragraphs: those that hold no identifier, and others with placeholders filled and dates
marked."""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path

from .pieces import Piece, plain
from .render import Renderer
from .screen import DATES, OLD_AGE, TITLED, Screen

_SUFFIXED = re.compile(r"\b(?:XYZ|ABCD?|XXXX?)(?=, ?(?:M\.?D|D\.?O|MD|PA|RN|Ph\.?D)\b)")
_HOSPITAL = re.compile(
    r"\b(?:XYZ|ABCD?|XXX|Abcd?) (?:General |Memorial |Medical |Regional |Dialysis |Psychiatric )*(?:Hospital|Center|Clinic)\b"
)
_DATE = re.compile(r"\b(?:MM/DD/YYYY|MM/DD/YY|DD/MM/YYYY|mm/dd/yyyy)\b|\[date\]", re.IGNORECASE)


def _replaced(
    pieces: list[Piece], pattern: re.Pattern[str], label: str, value: str | None = None, group: int = 0
) -> list[Piece]:
    """Every match in what has no label becomes an identifier; ``value`` in its place, or its own text."""
    made: list[Piece] = []
    for text, old in pieces:
        at = 0
        if not old:
            for found in pattern.finditer(text):
                start, end = found.span(group)
                made += [(text[at:start], ""), (value or text[start:end], label)]
                at = end
        made.append((text[at:], old))
    return [piece for piece in made if piece[0]]


def with_dates(text: str) -> list[Piece]:
    """A text with its dates, and ages of ninety and more, marked."""
    pieces: list[Piece] = [(text, "")]
    for pattern in DATES:
        pieces = _replaced(pieces, pattern, "DATE")
    return _replaced(pieces, OLD_AGE, "AGE")


class Corpus:
    """Clinical texts as paragraphs, with those that are safe without change picked out."""

    def __init__(self, data: Path, plain_words: frozenset[str], states: list[str]) -> None:
        with gzip.open(data / "text" / "mtsamples_train.jsonl.gz", "rt", encoding="utf-8") as handle:
            raw: list[str] = [json.loads(line)["text"] for line in handle]
        self.screen = Screen(data, raw, plain_words, states)
        self.texts: list[list[str]] = [re.split(r"(\n+)", text) for text in raw]
        safe = {
            line.strip()
            for lines in self.texts
            for line in lines
            if 60 <= len(line) <= 900
            and not TITLED.search(line)
            and len(with_dates(line)) == 1
            and self.screen.clean([(line, "")])
        }
        self.paragraphs: list[str] = sorted(safe)
        whole = re.compile(r"(?:(?<=\. )|^)[A-Z][^.:]{30,160}\.(?= |$)")
        self.sentences: list[str] = sorted(
            {found for paragraph in self.paragraphs for found in whole.findall(paragraph)}
        )

    def draw(self, rng: random.Random, what: str) -> str:
        return rng.choice(self.paragraphs if what == "paragraph" else self.sentences)

    def window(self, renderer: Renderer, most_words: int) -> list[list[Piece]] | None:
        """The lines of a stretch of one text, placeholders filled and dates marked; None if too little of it
        is safe."""
        rng = renderer.rng
        lines = rng.choice(self.texts)
        start = rng.randrange(max(1, len(lines) // 2))
        known: dict[str, str] = {}
        kept: list[list[Piece]] = []
        words = 0
        for line in lines[start - start % 2 :]:
            if not line.strip():
                kept += [[(line, "")]] if kept else []
                continue
            if words > most_words:
                break
            if len(line.split()) > most_words:
                sentences = re.split(r"(?<=\. )", line)
                line = "".join(sentences[: max(1, len(sentences) * most_words // len(line.split()))])
            pieces = self._filled(line, renderer, known)
            if self.screen.clean(pieces):
                kept.append(pieces)
                words += len(line.split())
        count = sum(len(plain(pieces).split()) for pieces in kept)
        return kept if count > 40 else None

    def _filled(self, line: str, renderer: Renderer, known: dict[str, str]) -> list[Piece]:
        """The same value for the same placeholder all through a text."""

        def value(key: str, rule: str) -> str:
            return known.setdefault(key, plain(renderer.rule(rule)))

        pieces: list[Piece] = []
        at = 0
        for found in TITLED.finditer(line):
            title, gap, name = (group for group in found.groups() if group)
            pieces += [
                (line[at : found.start()] + title + gap, ""),
                (value(title[:2] + name.lower(), "surname"), "NAME"),
            ]
            at = found.end()
        pieces.append((line[at:], ""))
        pieces = _replaced(pieces, _SUFFIXED, "NAME", value("suffixed", "full"))
        pieces = _replaced(pieces, _HOSPITAL, "HOSPITAL", value("hospital", "rawhospital"))
        pieces = _replaced(pieces, _DATE, "DATE", plain(renderer.rule("date")))
        return [made for text, label in pieces for made in ([(text, label)] if label else with_dates(text))]
