"""Guarded words."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter
from synletters.detect.guard import GuardDetector
from synletters.text.guarded_words import GUARD_WORDS, never_filled

GUARD = GuardDetector()


def guarded(text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.label) for s in GUARD.detect([Letter("a", text)])[0]]


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("He did not improve", "not", "NEGATION"),
        ("didn't", "didn't", "NEGATION"),
        ("didn’t", "didn’t", "NEGATION"),
        ("She denies pain", "denies", "NEGATION"),
        ("free of pain", "of", "NEGATION"),
        ("PE was ruled out", "out", "NEGATION"),
        ("rule out PE", "rule", "UNCERTAINTY"),
        ("NO FEVER", "NO", "NEGATION"),
        ("MRSA -ve", "-ve", "NEGATION"),
        ("non-smoker", "non-smoker", "NEGATION"),
        ("non-tender mass", "non-tender", "NEGATION"),
        ("possible PE", "possible", "UNCERTAINTY"),
        ("?PE", "?", "UNCERTAINTY"),
        ("history of asthma", "history", "TEMPORAL"),
        ("her mother", "mother", "FAMILY"),
        ("left-sided", "left", "LATERALITY"),
        ("L hip", "L", "LATERALITY"),
        ("mild-to-moderate", "moderate", "SEVERITY"),
        ("take 5mg", "5", "QUANTITY"),
        ("take 5mg", "mg", "UNIT"),
        ("take 5 mg", "mg", "UNIT"),
        ("2-3 puffs", "2-3", "QUANTITY"),
        ("120/80", "120/80", "QUANTITY"),
        ("grade III", "III", "QUANTITY"),
        ("C5-6 disc", "C5", "QUANTITY"),
        ("12.5 %", "12.5 %", "QUANTITY"),
        ("4 mmol/L", "mmol/L", "UNIT"),
        ("37 °C", "°C", "UNIT"),
        ("one bd", "bd", "FREQUENCY"),
        ("q6h", "q6h", "FREQUENCY"),
        ("p.o. daily", "p.o.", "ROUTE"),
        ("IV fluids", "IV", "ROUTE"),
        ("well but tired", "but", "CONTRAST"),
        ("she is", "she", "GENDER"),
        ("r/o sepsis", "r/o", "UNCERTAINTY"),
        ("increased", "increased", "QUANTITY"),
    ],
)
def test_guarded(text: str, word: str, label: str) -> None:
    found = guarded(text)
    assert any(label == other and (word == value or value in word.split("-")) for value, other in found), (
        found
    )


def test_ordinary_words_are_free() -> None:
    assert guarded("We discussed the clinic visit and the medicines with colleagues") == []


def test_no_word_of_the_guard_is_ever_filled_in() -> None:
    assert {"not", "left", "she", "mg"} <= never_filled()
    assert all(word == word.lower() for words in GUARD_WORDS.values() for word in words)


def test_fast_and_linear() -> None:
    for text in (
        "1" * 1_000_000,
        "a" * 500_000,
        "1/" * 100_000,
        "a/" * 100_000,
        "no " * 50_000,
        "(" * 100_000,
        "\n " * 100_000,
    ):
        started = time.process_time()
        GUARD.detect([Letter("a", text)])
        assert time.process_time() - started < 8


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    spans = GUARD.detect([Letter("a", text)])[0]
    assert all(s.end <= len(text) and s.kind == "structure" for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
