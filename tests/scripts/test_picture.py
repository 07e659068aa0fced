"""The README's picture: well-formed, self-contained, and drawn where the spans are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from scripts.build.picture import COLUMNS, lines, marks, svg
from synletters import Letter, Rewrite, Span

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_that_ships_stands_by_itself() -> None:
    text = (ROOT / "docs" / "before-and-after.svg").read_text("utf-8")
    root = ET.fromstring(text)
    assert not [
        e.tag for e in root.iter() if e.tag.removeprefix(SVG) in ("script", "image", "use", "foreignObject")
    ]
    assert not re.search(r"(?:href|src)=|url\(|@import", text)
    assert root.find(f"{SVG}title") is not None
    assert len(root.findall(f"{SVG}rect")) > 40


def test_lines_are_broken_at_blanks_and_lose_nothing() -> None:
    text = "a " * 50 + "\n\n" + "x" * 150 + "\nend"
    made = list(lines(text))
    assert all(end - start <= COLUMNS for start, end in made)
    covered = {i for start, end in made for i in range(start, end)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))


def test_an_identifier_hides_what_lies_under_it_and_every_line_has_its_part() -> None:
    text = "Mr Smith " + "is well and " * 8 + "has <asthma>."
    at = text.index("asthma")
    spans = [
        Span(3, 8, "NAME", "phi"),
        Span(0, 8, "DISEASE", "clinical"),
        Span(at - 60, at + 6, "DISEASE", "clinical"),
    ]
    made = marks(spans, [(9, 11)])
    assert made[:2] == [(3, 8, "phi"), (9, 11, "refilled")]
    root = ET.fromstring(
        svg(Letter("a", text), spans, Rewrite("a", 0, text, tuple(spans), refilled=((9, 11),)))
    )
    kinds = [rect.get("class") for rect in root.findall(f"{SVG}rect")]
    assert kinds.count("phi") == 2 + 1  # both sides and the legend
    assert kinds.count("refilled") == 1 + 1
    assert kinds.count("clinical") == 2 * 2 + 1, "a span over two lines is drawn on both"
