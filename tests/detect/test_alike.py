"""The same word gets the same judgement, and a short form is marked wherever it stands."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Span
from synletters.detect.tagger.alike import blended, with_short_forms


def blend(text: str, likely: list[float]) -> list[float]:
    words = [m.span() for m in re.finditer(r"\w+|\S", text)]
    starts, ends = (np.array(part, dtype=np.int64) for part in zip(*words, strict=True))
    is_word = np.array([text[start].isalnum() for start, _ in words])
    values = np.array(likely, dtype=np.float32)[:, None]
    return [round(float(p), 3) for p in blended(text, starts, ends, is_word, values)[:, 0]]


def test_half_way_to_the_mean_of_all_places() -> None:
    assert blend("lead and Lead , gout", [0.8, 0.1, 0.2, 0.0, 0.4]) == [0.65, 0.1, 0.35, 0.0, 0.4]


@pytest.mark.parametrize(
    "text",
    [
        "LEAD lead",  # a short form and a metal
        "of of",  # too short
        ", ,",
    ],
)
def test_what_is_not_the_same_word(text: str) -> None:
    assert blend(text, [0.8, 0.2]) == [0.8, 0.2]


def found(text: str, *marked: tuple[int, str]) -> list[tuple[int, str]]:
    """Spans of three characters at the given places, after the step."""
    spans = [Span(at, at + 3, label, "clinical", "tagger", 0.7) for at, label in marked]
    return sorted((s.start, s.label) for s in with_short_forms(text, spans))


def test_a_short_form_is_found_everywhere() -> None:
    text = "1% BHA, then hydroxyanisole (BHA), BHA-like, xBHA and BHAs"
    assert found(text, (29, "DRUG")) == [(3, "DRUG"), (29, "DRUG"), (35, "DRUG")]


def test_its_label_is_the_most_frequent() -> None:
    text = "(BHA) BHA BHA"
    assert found(text, (1, "DISEASE"), (6, "DRUG"), (10, "DRUG")) == [(1, "DRUG"), (6, "DRUG"), (10, "DRUG")]


@pytest.mark.parametrize(
    "text",
    [
        "BHA and BHA",  # nowhere in brackets
        "bha (bha)",  # no capitals
        "BHA (BHA) BHA BHA",  # one of four places: left as it was judged
    ],
)
def test_where_nothing_is_added(text: str) -> None:
    assert found(text, (0, "DRUG")) == [(0, "DRUG")]


def test_a_longer_entity_is_not_cut() -> None:
    text = "(BHA) BHA toxicity"
    long = Span(6, 18, "DISEASE", "clinical", "tagger", 0.9)
    short = Span(1, 4, "DRUG", "clinical", "tagger", 0.9)
    assert with_short_forms(text, [short, long]) == [short, long]


@given(st.text(alphabet="AB(c), -\n", max_size=40))
def test_any_text(text: str) -> None:
    words = [m.span() for m in re.finditer(r"\w+", text)]
    spans = [Span(start, end, "DRUG", "clinical", "tagger", 0.5) for start, end in words[::2]]
    made = with_short_forms(text, spans)
    assert set(spans) <= set(made)
    ordered = sorted(made)
    assert all(one.end <= two.start for one, two in itertools.pairwise(ordered))
