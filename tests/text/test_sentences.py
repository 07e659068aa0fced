"""Sentences of letters: abbreviations, wrapped lines, lists, tables."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is well. She is not.", ["He is well.", "She is not."]),
        ("Seen by Dr. Smith today. Well.", ["Seen by Dr. Smith today.", "Well."]),
        ("Seen by J. Smith today.", ["Seen by J. Smith today."]),
        ("Aspirin 75 mg b.i.d. and rest.", ["Aspirin 75 mg b.i.d. and rest."]),
        ("Aspirin 75 mg b.i.d. He is well.", ["Aspirin 75 mg b.i.d.", "He is well."]),
        ("ASPIRIN B.I.D. NO PAIN.", ["ASPIRIN B.I.D.", "NO PAIN."]),
        ("Has hepatitis C. He is well.", ["Has hepatitis C.", "He is well."]),
        ("no fever. chest pain since monday", ["no fever.", "chest pain since monday"]),
        ("Gout vs. sepsis.", ["Gout vs. sepsis."]),
        ("Tumour of 5.5 cm. Stable!", ["Tumour of 5.5 cm.", "Stable!"]),
        ("Room No. 5 was used.", ["Room No. 5 was used."]),
        ("Chest pain? No. Cough? Yes.", ["Chest pain? No.", "Cough? Yes."]),
        ("Diagnosis ? PE", ["Diagnosis ? PE"]),
        ("What is it? He asked.", ["What is it?", "He asked."]),
        ("no pain.He is well", ["no pain.", "He is well"]),
        ("He has no\nchest pain.", ["He has no\nchest pain."]),
        (
            "The patient was seen with fever,\nCough and rash.",
            ["The patient was seen with fever,\nCough and rash."],
        ),
        ("No fever\nChest pain since Monday", ["No fever", "Chest pain since Monday"]),
        ("NO FEVER\nCHEST PAIN", ["NO FEVER", "CHEST PAIN"]),
        ("no fever\nchest pain since monday", ["no fever", "chest pain since monday"]),
        ("No fever\n\nor chills", ["No fever", "or chills"]),
        ("- no fever\n- cough", ["- no fever", "- cough"]),
        ("1. Asthma\n2. Gout", ["1. Asthma", "2. Gout"]),
        ("DIAGNOSES: 1. Asthma. 2. Gout.", ["DIAGNOSES:", "1. Asthma.", "2. Gout."]),
        ("Plan\nReview in clinic", ["Plan", "Review in clinic"]),
        ("Well\nPLAN: Review", ["Well", "PLAN: Review"]),
        ("Fever\tNo\nCough\tYes", ["Fever\tNo", "Cough\tYes"]),
        ("a | b\nc | d", ["a | b", "c | d"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_wrapped_paragraph_is_one_sentence() -> None:
    text = "The patient is a gentleman who was seen in our clinic with a short history of\nParkinson disease and no tremor."
    assert len(cut(text)) == 1


@given(st.text(alphabet="aA.?! \n\t-:1)bDr", max_size=150) | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_all_that_is_no_white_space_lies_in_one_sentence(text: str) -> None:
    found = sentences(text)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_time_is_linear() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        sentences(text)
        return time.process_time() - start

    for piece in ("He is well. ", "no stop at all ", "b.i.d. ", "short line\n", "? "):
        small = max(seconds(piece * 1000) for _ in range(3))
        assert min(seconds(piece * 10_000) for _ in range(2)) < 50 * max(small, 0.004)


def test_a_letter_behind_degrees_is_no_initial() -> None:
    text = "He had no fever, with a temperature of 36.2 °C. A five-day course was prescribed. Seen with J. Smith of 12 C. Road."
    assert [text[a:b] for a, b in sentences(text)] == [
        "He had no fever, with a temperature of 36.2 °C.",
        "A five-day course was prescribed.",
        "Seen with J. Smith of 12 C.",
        "Road.",
    ]
