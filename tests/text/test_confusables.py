"""A text's skeleton: that of its characters, each at its own offset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.text.confusables import hidden, in_token, runs, skeleton

PIECES = st.sampled_from(
    [
        "Smith",
        "О'Нил",
        "é",
        "e\u0301",
        "\u00ad",
        "\u200b",
        "İ",
        "ß",
        "ﬁ",
        "𝐒",
        " ",
        "\n",
        "0",
        "²",
        "K",
        "Æ",
        "-",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_skeleton_is_that_of_each_character(text: str) -> None:
    plain, at = skeleton(text)
    one_by_one = [skeleton(char)[0] for char in text]
    assert plain == "".join(one_by_one)
    assert list(at) == [i for i, piece in enumerate(one_by_one) for _ in piece]


def test_what_hides_a_word() -> None:
    text = "Smi-\n  th, S M I T H, 5m1th and a-b"
    found = {word for *_, word in hidden(text, runs(text))}
    assert {"smith", "smlth"} & found == {"smith", "smlth"}
    assert "ab" not in found


@pytest.mark.parametrize(
    ("text", "word", "token"),
    [
        ("No weakness.Parry came.", "Parry", False),
        ("No weakness.Parry came.", "weakness", False),
        ("No altered sens/weakness.Yosemite Park.", "Yosemite", False),
        ("parry.jones@example.org", "jones", True),
        ("Anna.Parry logged in", "Parry", True),
        ("see scan_parry.pdf", "parry", True),
        ("ask anna.Parry.pdf", "Parry", True),
    ],
)
def test_a_stop_without_a_blank_ends_a_sentence_and_no_file_name(text: str, word: str, token: bool) -> None:
    at = text.index(word)
    assert in_token(text, at, at + len(word)) is token
