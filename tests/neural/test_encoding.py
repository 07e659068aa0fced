"""Subwords with exact offsets, case and gaps as token types, and windows that cover everything once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.neural.batching import padded, plan, snug
from synletters.neural.encoding import encode_all, windows


def types_of(loaded: Any, text: str) -> list[tuple[str, int]]:
    [enc] = encode_all(loaded.tokenizer, [text])
    return [(text[s:e], int(t)) for s, e, t in zip(enc.starts, enc.ends, enc.types, strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the The THE", [("the", 0), ("The", 1), ("THE", 2)]),
        ("a\nb", [("a", 0), ("b", 4)]),
        ("a\r\nb", [("a", 0), ("b", 4)]),
        ("a\n\nB", [("a", 0), ("B", 9)]),
        ("a\n \nB", [("a", 0), ("B", 9)]),
        ("a\r\n\r\nb", [("a", 0), ("b", 8)]),
        ("a\tb", [("a", 0), ("b", 12)]),
        ("a   b", [("a", 0), ("b", 12)]),
        ("a\n   b", [("a", 0), ("b", 4)]),
        ("\nthe", [("the", 4)]),
        ("8 . -", [("8", 0), (".", 0), ("-", 0)]),
        ("I", [("I", 1)]),
    ],
)
def test_token_types(loaded_tagger: Any, text: str, wanted: list[tuple[str, int]]) -> None:
    assert types_of(loaded_tagger, text) == wanted


def test_mixed_case(loaded_tagger: Any) -> None:
    assert {t for _, t in types_of(loaded_tagger, "mcG")} == {3}
    assert {t for _, t in types_of(loaded_tagger, "PATIENTs")} == {3}
    assert {t for _, t in types_of(loaded_tagger, "Patients")} == {1}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_types_in_range_and_offsets_in_order(loaded_tagger: Any, text: str) -> None:
    [enc] = encode_all(loaded_tagger.tokenizer, [text])
    assert len(enc.ids) == len(enc.starts) == len(enc.ends) == len(enc.types)
    assert ((enc.types >= 0) & (enc.types < 16)).all()
    assert (enc.starts <= enc.ends).all()
    assert (enc.ends <= len(text)).all()
    assert (np.diff(enc.starts) >= 0).all()


def test_no_texts_and_empty_texts(loaded_tagger: Any) -> None:
    assert encode_all(loaded_tagger.tokenizer, []) == []
    assert [len(e.ids) for e in encode_all(loaded_tagger.tokenizer, ["", " \n", "the"])] == [0, 0, 1]


@settings(max_examples=400)
@given(st.integers(0, 3000), st.integers(8, 510), st.floats(0, 0.5))
def test_windows_cover_each_subword_exactly_once(length: int, size: int, share: float) -> None:
    overlap = int(size * share)
    taken = np.zeros(length, dtype=int)
    for start, end, take, stop in windows(length, size, overlap):
        assert 0 <= start <= take < stop <= end <= length
        assert end - start <= size
        assert start == 0 or take - start >= overlap // 2
        assert end == length or end - stop >= overlap // 2
        taken[take:stop] += 1
    assert (taken == 1).all()


@settings(max_examples=400)
@given(st.integers(0, 3000), st.integers(8, 510), st.integers(0, 2))
def test_snug_windows_are_no_longer_and_read_no_more(length: int, size: int, extra: int) -> None:
    overlap = min(10, size // 8)

    def cost(size_of: int) -> int:
        made = windows(length, size_of, overlap)
        return sum(padded(end - start + extra, limit=size + extra) for start, end, _, _ in made)

    chosen = snug(length, size, overlap, extra)
    assert overlap < chosen <= size
    assert cost(chosen) <= cost(size)


def test_snug_windows_of_a_letter_of_590() -> None:
    assert len(windows(590, 126, 15)) == 6
    assert snug(590, 126, 10, 2) == 126
    assert len(windows(590, 126, 10)) == 5


@settings(max_examples=200)
@given(st.lists(st.integers(1, 128), max_size=80), st.integers(16, 4096))
def test_batches_hold_every_window_once_and_equal_lengths(lengths: list[int], tokens: int) -> None:
    seen = []
    for size, members in plan(lengths, limit=128, tokens=tokens):
        assert all(padded(lengths[i], limit=128) == size >= lengths[i] for i in members)
        assert len(members) == 1 or len(members) * size <= tokens
        seen += members
    assert sorted(seen) == list(range(len(lengths)))
