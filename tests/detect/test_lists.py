"""A site's own lists: what they find, what they drop, and patterns that are wrong or never end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import ConfigError, LetterError
from synletters.core.registry import find
from synletters.detect import Detector
from synletters.detect.lists import ListsDetector, Phrases, drop_never
from synletters.rewrite.rewriter import Rewriter


def found(detector: ListsDetector, text: str) -> list[tuple[str, str]]:
    return [(s.label, text[s.start : s.end]) for s in detector.detect([Letter("a", text)])[0]]


@pytest.mark.parametrize(
    ("phrase", "text", "value"),
    [
        ("José O'Brien", "seen by JOSE  OBRIEN today", "JOSE  OBRIEN"),
        ("Jose O'Brien", "seen by José\nO’Brien today", "José\nO’Brien"),
        ("Jose", "Jose\u0301 came", "Jose\u0301"),
        ("Smith-Jones", "the SmithJones notes", "SmithJones"),
        ("smith", "Mr Smith's leg", "Smith"),
        ("smith", "file john_smith_2", "smith"),
        ("Smith", "Ｓｍｉｔｈ", "Ｓｍｉｔｈ"),
        ("Li", "Dr Li, please", "Li"),
        ("İpek", "ipek and IPEK", "ipek"),
        ("Ann Lee", "Ann Lee-Potter", "Ann Lee"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, value: str) -> None:
    assert ("NAME", value) in found(ListsDetector(always=[phrase]), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Ann", "an n-acetyl"),
        ("Ann", "Annie"),
        ("Ann Lee", "Ann\n\nLee"),
        ("Ann Lee", "Ann. So, too, did Lee"),
        ("Lee", "sleep"),
    ],
)
def test_another_word_is_not(phrase: str, text: str) -> None:
    assert found(ListsDetector(always=[phrase]), text) == []


def test_the_longest_phrase_wins_and_files_are_read(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("# staff\nAnn\nAnn Lee\n\nGrey Ward\n", encoding="utf-8-sig")
    detector = ListsDetector(always={"NAME": str(file), "HOSPITAL": ["Grey Ward"]})
    assert isinstance(detector, Detector)
    assert found(detector, "Ann Lee and Ann") == [("NAME", "Ann Lee"), ("NAME", "Ann")]


def test_never_drops_whole_spans_of_others_only() -> None:
    text = "Epley was done by Dr Epley Smith at EPLEY"
    spans = (
        Span(0, 5, "NAME", "phi", "tagger"),
        Span(21, 32, "NAME", "phi", "tagger"),
        Span(36, 41, "HOSPITAL", "phi", "rules"),
        Span(0, 5, "PROCEDURE", "clinical", "tagger"),
        Span(0, 5, "NAME", "phi", "lists"),
    )
    assert drop_never(spans, text, ["epley"]) == (spans[1], spans[3], spans[4])
    assert ListsDetector(never=["Epley"]).finish(Letter("a", text, spans)).spans == (
        spans[1],
        spans[3],
        spans[4],
    )


def test_patterns_find_and_take_the_group() -> None:
    detector = ListsDetector(patterns={"ID": [r"RXH-\d{6}", r"box (?P<v>\d+)"], "NAME": "z*"})
    text = "RXH-123456 in box 77 zz"
    assert found(detector, text) == [("ID", "RXH-123456"), ("ID", "77"), ("NAME", "zz")]


def test_all_faults_are_told_together() -> None:
    with pytest.raises(ConfigError) as caught:
        ListsDetector(
            always=["", 7], never="/no/such/file", patterns={"ID": ["(ab", r"\d+"], "id": ["a"]}, seconds=0
        )  # type: ignore[list-item]
    told = str(caught.value)
    assert len(caught.value.faults) == 5
    assert "'(ab'" in told
    assert "at position 3" in told
    assert "/no/such/file" in told


def test_a_pattern_without_end_rejects_the_letter_and_no_other() -> None:
    evil = ListsDetector(patterns={"ID": [r"(a*)*\d"]}, seconds=0.3)
    bad = Letter("bad", "a" * 4000 + "!")
    started = time.monotonic()
    with pytest.raises(LetterError) as caught:
        evil.detect([bad])
    assert time.monotonic() - started < 5
    assert "aaa" not in str(caught.value)
    rewriter = Rewriter(RunConfig(strategy="none"), detectors=[evil])
    first, second = rewriter.detect([bad, Letter("good", "nothing here")])
    assert isinstance(first, Rejected)
    assert "took too long" in first.reason
    assert isinstance(second, Letter)


def test_a_hundred_thousand_names_are_quick() -> None:
    detector = ListsDetector(always=[f"Name{i} Sur{i}" for i in range(100_000)])
    text = "He was seen by Name77 Sur77 and took his tablets. " * 200
    started = time.process_time()
    assert len(found(detector, text)) == 200
    assert time.process_time() - started < 1


def test_it_is_built_in() -> None:
    assert find("detectors", "lists") is ListsDetector
    assert ListsDetector().detect([Letter("a", "text")]) == [()]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), max_size=6), st.text(max_size=60))
def test_offsets_lie_inside_and_each_value_is_on_the_list(phrases: list[str], text: str) -> None:
    known = Phrases((p, "NAME") for p in phrases)
    end = 0
    for start, stop, _ in known.find(text):
        assert end <= start < stop <= len(text)
        assert text[start:stop] in known
        end = stop
