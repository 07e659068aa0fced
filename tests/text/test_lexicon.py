"""What a lexicon knows, and what it does not without a vocabulary; names of diseases; single edits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.text.edits import within_one_edit
from synletters.text.eponyms import eponymous, is_eponym, without_eponyms
from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.person_names import parts
from synletters.text.vocabulary import EPONYM, LOWER, TITLE, UPPER, Vocabulary

WORDS = Vocabulary({"brown": LOWER, "city": LOWER | TITLE, "copd": UPPER, "parkinson": EPONYM})
KNOWN = Lexicon(WORDS, [frozenset({"brown"}), frozenset({"epley"})])


def test_a_word_is_what_its_form_says() -> None:
    assert [word for word in ("brown", "Brown", "BROWN", "copd", "COPD", "quex") if KNOWN.ordinary(word)] == [
        "brown",
        "Brown",
        "COPD",
    ]
    assert [word for word in ("Brown", "City", "city", "CITY", "COPD", "copd") if KNOWN.generic(word)] == [
        "City",
        "city",
        "COPD",
    ]
    assert KNOWN.eponym("Parkinson")
    assert not KNOWN.eponym("City")
    assert "brown" in KNOWN
    assert 3 not in KNOWN


def test_common_words_come_from_every_list_in_any_case() -> None:
    assert [word for word in ("Brown", "EPLEY", "city") if KNOWN.common(word)] == ["Brown", "EPLEY"]


def test_without_a_vocabulary_nothing_is_known_of_a_word() -> None:
    assert not EMPTY.has_vocabulary
    for word in ("brown", "City", "COPD", "Parkinson"):
        assert not any((EMPTY.common(word), EMPTY.ordinary(word), EMPTY.generic(word), EMPTY.eponym(word)))
        assert word not in EMPTY


def test_a_vocabulary_that_is_empty_is_one_even_so() -> None:
    assert Lexicon(Vocabulary({})).has_vocabulary


def test_parts_of_a_name_leave_out_what_tells_of_nobody() -> None:
    assert parts("Anna Brown City Quex", KNOWN) == ["Anna", "Quex"]
    assert parts("Anna Brown City Quex") == ["Anna", "Brown", "City", "Quex"]


@pytest.mark.parametrize(
    ("text", "known", "any_name"),
    [
        ("Parkinson's disease", True, True),
        ("Parkinson's operation", False, True),
        ("Quexley's disease", False, True),
        ("Parkinson's wife", False, False),
    ],
)
def test_a_name_of_a_disease(text: str, known: bool, any_name: bool) -> None:
    end = text.index("'")
    assert is_eponym(text, 0, end, KNOWN) is known
    assert is_eponym(text, 0, end) is any_name
    assert without_eponyms(text, KNOWN) == ("|" * end + text[end:] if known else text)


def test_a_word_that_makes_a_name_that_of_a_scale() -> None:
    assert eponymous("Clark level", 5)
    assert eponymous("Foley catheter", 5)
    assert not eponymous("Clark was seen", 5)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Farquhar", "Farquhar", True),
        ("Farquhar", "Farqhuar", True),
        ("Farquhar", "Farquar", True),
        ("Farquhar", "Farquhaar", True),
        ("Farquhar", "Farquhat", True),
        ("Farquhar", "Farquh", False),
        ("abcd", "badc", False),
        ("abc", "cab", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_single_edits(one: str, other: str, near: bool) -> None:
    assert within_one_edit(one, other) is near
    assert within_one_edit(other, one) is near


@settings(deadline=None)
@given(word=st.text(min_size=1, max_size=12), at=st.integers(0, 11), new=st.characters(codec=None))
def test_one_edit_is_found_in_any_text(word: str, at: int, new: str) -> None:
    at %= len(word)
    for made in (word[:at] + word[at + 1 :], word[:at] + new + word[at:], word[:at] + new + word[at + 1 :]):
        assert within_one_edit(word, made)
