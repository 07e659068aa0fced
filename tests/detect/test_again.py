"""A name found once is found everywhere: in parts, in changed forms, in other letters; ordinary words are
left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Span
from synletters.detect.propagate import Search, Sought
from synletters.text.confusables import fold, runs, skeleton
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import EPONYM, LOWER, UPPER, Vocabulary
from synletters.text.words import COMMON_NAMES

WORDS = dict.fromkeys(
    "the seen by and said left with has a will hope may walked rose community hospital smithing".split(),
    LOWER,
)
WORDS["farquhar"] = EPONYM


def lexicon(words: dict[str, int] | None = WORDS) -> Lexicon:
    return Lexicon(None if words is None else Vocabulary(words), [COMMON_NAMES])


def found(text: str, *names: str, label: str = "NAME", words: dict[str, int] | None = WORDS) -> list[str]:
    spans = Search([Sought(label, name) for name in names], lexicon(words)).find(text)
    return [text[s.start : s.end] for s in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Farquhars left", ["Farquhars"]),
        ("seen by Farqhuar", ["Farqhuar"]),  # two letters swapped
        ("seen by Farquar", ["Farquar"]),  # one dropped
        ("seen by Farquhaar", ["Farquhaar"]),
        ("seen by farquhar", ["farquhar"]),
        ("seen by fArQuHaR", ["fArQuHaR"]),
        ("scan_farquhar_0312.jpg", ["scan_farquhar_0312.jpg"]),
        ("cfarquhar@example.org", ["cfarquhar@example.org"]),
        ("cristinafarquhar", ["cristinafarquhar"]),
        ("Far-\nquhar left", ["Far-\nquhar"]),
        ("F A R Q U H A R left", ["F A R Q U H A R"]),
        ("Farqu\u200bhar left", ["Farqu\u200bhar"]),
        ("F\u0430rquh\u0430r left", ["F\u0430rquh\u0430r"]),  # Cyrillic a
        ("Ｆａｒｑｕｈａｒ left", ["Ｆａｒｑｕｈａｒ"]),
        ("Fárquhar left", ["Fárquhar"]),
        ("Crist1na left", ["Crist1na"]),
        ("C.F. said", ["C.F."]),
        ("C. F. said", ["C. F."]),
        ("typed /CF\nthe", ["CF"]),
        ("(CF) said", ["CF"]),
        ("the CF has", ["CF"]),
        ("signed PE", []),
        ("a swab, signed CF, and", ["CF"]),
        ("by farquhar.c today", ["farquhar.c"]),
        ("Farquhar's disease", []),
        ("a parquet", []),
    ],
)
def test_changed_forms_of_a_name(text: str, expected: list[str]) -> None:
    assert found(text, "Cristina Farquhar") == expected


def test_an_ordinary_word_is_no_form_of_a_name() -> None:
    assert found("smithing and the rose will", "Smithling", "Rosie", "Wills") == []
    assert found("seen by Smithin", "Smithson") == []


def test_without_a_vocabulary_no_word_is_taken_for_a_misspelt_name() -> None:
    assert found("seen by Farquar, farquhar", "Cristina Farquhar", words=None) == []


def test_a_generic_word_of_an_institution_is_not_sought_alone() -> None:
    assert found("the community has a hospital", "Community", label="ORGANIZATION") == []
    assert found("the Quexbury hospital", "Quexbury", label="HOSPITAL") == ["Quexbury"]


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(max_size=60),
    name=st.text(min_size=1, max_size=12),
    label=st.sampled_from(["NAME", "ID", "PHONE"]),
)
def test_offsets_lie_in_the_text_for_any_text(text: str, name: str, label: str) -> None:
    text = f"{text} {name} {text}"
    for span in Search([Sought(label, name)], lexicon()).find(text):
        assert 0 <= span.start < span.end <= len(text)
        assert isinstance(span, Span)


@given(text=st.text(max_size=80))
def test_the_skeleton_knows_where_it_comes_from(text: str) -> None:
    plain, at = skeleton(text)
    assert len(plain) == len(at)
    assert list(at) == sorted(at)
    for start, end, word in runs(text):
        assert word in fold(text[start:end])


def test_time_grows_with_the_text() -> None:
    names = [f"Quex{chr(97 + i % 26)}{chr(97 + i // 26)}bury" for i in range(500)]
    text = " ".join(["the walked hospital", *names] * 60) + " a b c d e" * 20_000
    assert len(found(text, *names)) >= 30_000


def test_initials_before_what_a_person_does_are_somebody_s_of_that_name() -> None:
    text = "He lost his job as a\nnurse. RN scored 14 on the PHQ-9. The RN called him."
    assert found(text, "Robert Nowak", words=WORDS | {"rn": UPPER}) == ["RN"]
    assert found(text, "Anna Xelthorp", words=WORDS | {"rn": UPPER}) == []


def test_initials_that_are_an_abbreviation_need_a_sign() -> None:
    assert found("PE excluded, (PE)\nsigned PE", "Paul Emsworth", words=WORDS | {"pe": UPPER}) == ["PE", "PE"]
