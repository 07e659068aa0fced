"""The frozen types: what cannot be cannot be made, and no repr shows a text."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import (
    Action,
    Case,
    Fill,
    Fixed,
    Letter,
    MaskPlan,
    Protected,
    Region,
    Rejected,
    Rewrite,
    Slot,
    Span,
    Word,
)
from synletters.core.errors import LetterError, SpanError, SynlettersError

CANARY = "Zqxcanary"


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 2), (0, 0), (3, 2), (5, 5), (-3, -1), (math.nan, 2), (0, math.nan)]
)
def test_no_span_or_region_with_bad_offsets(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end, "NAME", "phi")
    with pytest.raises(SpanError):
        Region(start, end, Action.OPEN)


@pytest.mark.parametrize("score", [-0.1, 1.1, math.nan, math.inf])
def test_no_span_with_a_bad_score(score: float) -> None:
    with pytest.raises(SpanError):
        Span(0, 1, "NAME", "phi", score=score)


def test_no_span_without_label_or_kind() -> None:
    with pytest.raises(SpanError):
        Span(0, 1, "", "phi")
    with pytest.raises(SpanError):
        Span(0, 1, "NAME", "name")  # type: ignore[arg-type]
    with pytest.raises(SpanError):
        Span(1, 2, "NAME", "phi").moved(-2)


def test_spans_stay_inside_their_text() -> None:
    outside = Span(0, 4, "NAME", "phi")
    for make in (
        lambda: Letter("a", "abc", (outside,)),
        lambda: Letter("a", "abc").with_spans([outside]),
        lambda: Fixed("abc", (outside,)),
        lambda: Rewrite("a", 0, "abc", (outside,)),
        lambda: Region(0, 3, Action.KEEP, spans=(outside,)),
        lambda: Region(1, 5, Action.KEEP, spans=(outside,)),
    ):
        with pytest.raises(SpanError):
            make()
    with pytest.raises(SpanError):
        Letter("", "abc")


def test_a_region_has_a_label_exactly_when_it_is_replaced() -> None:
    with pytest.raises(SpanError):
        Region(0, 1, Action.REPLACE)
    for action in (Action.KEEP, Action.OPEN):
        with pytest.raises(SpanError):
            Region(0, 1, action, "NAME")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7)), max_size=4))
def test_regions_that_are_no_partition_cannot_be(bounds: list[tuple[int, int]]) -> None:
    letter = Letter("a", "abcdef")
    regions = tuple(Region(a, b, Action.OPEN) for a, b in bounds if a < b)
    covered = [at for r in regions for at in range(r.start, r.end)]
    if covered == list(range(6)):
        assert Protected(letter, regions).regions == regions
    else:
        with pytest.raises(SpanError) as caught:
            Protected(letter, regions)
        assert "abcdef" not in str(caught.value)


def test_no_repr_shows_a_text() -> None:
    length = len(CANARY)
    letter = Letter("a", CANARY, (), CANARY, {"note": CANARY})
    fixed = Fixed(CANARY)
    shown = [
        letter,
        Protected(letter, (Region(0, length, Action.OPEN),)),
        Word(0, length, CANARY),
        fixed,
        Fill(CANARY),
        MaskPlan("a", (fixed, Slot())),
        Rewrite("a", 0, CANARY, (), {"x": CANARY}),
    ]
    for value in shown:
        assert CANARY not in repr(value)
        assert CANARY not in str([value])


def test_no_error_shows_a_text() -> None:
    with pytest.raises(SpanError) as caught:
        Letter("a", CANARY, (Span(0, 99, "NAME", "phi"),))
    assert CANARY not in str(caught.value)
    assert isinstance(caught.value, LetterError)
    assert isinstance(caught.value, SynlettersError)
    with pytest.raises(SpanError) as caught:
        MaskPlan("a", (Fixed(CANARY), Slot())).assemble([Fill(CANARY), Fill(CANARY)])
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Span(0, 1, "NAME", "phi"), "start"),
        (Letter("a", "b"), "text"),
        (Region(0, 1, Action.OPEN), "end"),
        (Slot(), "label"),
        (Fixed("a"), "text"),
        (Fill("a"), "text"),
        (MaskPlan("a", ()), "parts"),
        (Rewrite("a", 0, "", ()), "text"),
        (Rejected("a", "b", "c"), "reason"),
    ],
)
def test_everything_is_frozen(value: object, name: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, getattr(value, name))
    assert not hasattr(value, "__dict__")


def test_patients_and_letters_without_one_are_told_apart() -> None:
    assert Letter("a", "", patient_id="b").patient != Letter("b", "").patient
    assert Letter("a", "", patient_id="").patient == Letter("a", "").patient


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_case_is_all_that_a_word_gives(word: str, other: str) -> None:
    assert Case.of(word) in Case
    if Case.of(word) is Case.LOWER:
        assert Case.of(word).apply(other) == other


@pytest.mark.parametrize(("word", "made"), [("A", "Pain"), ("THE", "PAIN"), ("The", "Pain"), ("the", "pain")])
def test_case(word: str, made: str) -> None:
    assert Case.of(word).apply("pain") == made


def test_no_assembly_with_too_few_or_too_many_fills() -> None:
    plan = MaskPlan("a", (Slot(), Fixed(" "), Slot()))
    for fills in ([], [Fill("x")], [Fill("x")] * 3):
        with pytest.raises(SpanError):
            plan.assemble(fills)


def test_refilled_identifiers_are_annotated_where_they_stand() -> None:
    plan = MaskPlan("a", (Fixed("Mr "), Slot("NAME"), Fixed(" has "), Slot(), Slot("NAME")))
    text, spans = plan.assemble([Fill("Xy"), Fill("pain"), Fill("")])
    assert text == "Mr Xy has pain"
    assert [(text[s.start : s.end], s.label, s.kind) for s in spans] == [("Xy", "NAME", "phi")]
