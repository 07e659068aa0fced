"""Tables of words: what a file says is what the code has, each table once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import synletters
from synletters.core.labels import KEEP_STRUCTURE, SECTIONS
from synletters.text.guarded_words import GUARD_WORDS
from synletters.text.section_names import HEADINGS, PARTS, SURE
from synletters.text.titles import titles
from synletters.text.word_files import in_order, lines, listed, rows

ROOT = Path(synletters.__file__).parent
TABLES = sorted((ROOT / "text" / "data").glob("*.txt"))


def test_a_blank_inside_a_word_is_written_with_an_underscore() -> None:
    assert "run sheet" in listed("numbered", "loose")
    assert not any("_" in word for word in listed("numbered", "loose"))


def test_rows_go_on_where_a_line_begins_with_a_blank() -> None:
    daily = rows("amounts", "frequencies")["daily"]
    assert daily[0] == "qd"
    assert daily[-1] == "24 hourly"


def test_a_part_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        listed("numbered", "no such part")
    with pytest.raises(FileNotFoundError):
        lines("no such table")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_line_is_too_long_and_no_part_is_empty(path: Path) -> None:
    if any(line.startswith("[") for line in lines(path.stem)):
        assert all(len(line) <= 110 for line in path.read_text(encoding="utf-8").splitlines())
        parts = re.findall(r"^\[(.*)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(parts) == len(set(parts))
        assert all(in_order(path.stem, part) for part in parts)


def test_headings_open_the_sections_that_there_are() -> None:
    held = rows("headings", "sections")
    assert tuple(held) == tuple(name for name in SECTIONS if name != "preamble")
    once = [heading for headings in held.values() for heading in headings]
    assert len(once) == len(set(once)) == len(HEADINGS)
    assert not any("*" in heading for heading in (*HEADINGS, *PARTS, *SURE))


def test_every_guarded_label_is_one_that_is_kept() -> None:
    assert set(GUARD_WORDS) <= set(KEEP_STRUCTURE)
    assert {label for part in ("cased", "phrases") for label in rows("guarded", part)} <= set(GUARD_WORDS)


def test_titles_have_the_uses_that_are_asked_for() -> None:
    uses = {use for held in rows("titles").values() for use in held}
    assert uses == {"stop", "before", "behind", "name too", "any case", "capital", "surname", "male", "female",
                    "anybody"}  # fmt: skip
    assert titles("behind") < titles("before")
    assert not titles("any case") & titles("capital")
