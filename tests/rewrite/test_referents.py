"""Whom a pronoun means: the patient, unless the letter speaks of anybody else near it."""

from __future__ import annotations

import pytest

from synletters.rewrite.referents import Referents


def marks(*sentences: str) -> list[set[str]]:
    text, stretches = "", []
    for sentence in sentences:
        stretches.append((len(text), len(text) + len(sentence.rstrip())))
        text += sentence
    found = Referents(text, stretches)
    return [set(found.of(number, number)) for number in range(len(sentences))]


def test_one_pronoun_is_the_patient() -> None:
    assert marks("She has a cough. ", "She is well. ", "Her cough is dry.") == [
        {"she"},
        {"she", "said"},
        {"she", "said"},
    ]
    assert marks("He has a cough. ", "The patient is well. ", "Chest clear. ", "The patient left.") == [
        set(),
        set(),
        set(),
        set(),
    ]  # one "he" may be anybody's


@pytest.mark.parametrize("other", ["Her mother is here. ", "Dr Xxxx saw her. ", "The nurse called. "])
def test_nobody_is_sure_near_other_people(other: str) -> None:
    far = ["She sleeps. "] * 4
    made = marks("She has a cough. ", other, *far, "She left.")
    assert made[0] == {"she"}
    assert made[1:5] == [set()] * 4
    assert made[-1] == {"she", "said"}


def test_two_pronouns_tell_nothing() -> None:
    assert marks("She has a cough. ", "He left. ", "She slept.") == [set()] * 3


def test_a_paragraph_begins_anew() -> None:
    assert marks("She has a cough.\n", "She slept. ", "She left.") == [{"she"}, {"she"}, {"she", "said"}]


def test_of_several_sentences_what_holds_of_all() -> None:
    text = "She has a cough. Her mother left. She slept."
    found = Referents(text, [(0, 16), (17, 33), (34, 44)])
    assert found.of(0, 1) == frozenset()
