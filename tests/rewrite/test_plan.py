"""Plans: byte for byte where nothing is to change, exact offsets where something is, and slots that know
nothing."""

from __future__ import annotations

import pickle
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protected import letters

from synletters.core.config import Policy
from synletters.core.document import (
    Action,
    Case,
    Fill,
    Fixed,
    Letter,
    MaskPlan,
    Protected,
    Region,
    Slot,
    Span,
)
from synletters.core.errors import LetterError
from synletters.rewrite import plan
from synletters.rewrite.protect import open_words, protect

CANARY = "Zqxcanary"


def fixed_text(made: MaskPlan) -> str:
    return "".join(part.text for part in made.parts if isinstance(part, Fixed))


@settings(max_examples=80, deadline=None)
@given(letters(), st.sampled_from(get_args(Policy)))
def test_nothing_chosen_and_nothing_found_gives_the_text_back(letter: Letter, policy: Policy) -> None:
    clean = letter.with_spans([s for s in letter.spans if s.kind != "phi"])
    item = protect(clean, keep_structure=("NEGATION",))
    made = plan.build(item, (), open_words(item), frozenset(), policy=policy)
    text, spans = made.assemble(())
    assert text == letter.text
    kept = {s for s in clean.spans if s.kind == "clinical" or s.label == "NEGATION"}
    assert set(spans) == kept


@settings(max_examples=80, deadline=None)
@given(letters(), st.sampled_from(get_args(Policy)), st.data())
def test_carried_spans_stand_at_their_offsets_after_any_filling(
    letter: Letter, policy: Policy, data: Any
) -> None:
    item = protect(letter, keep_structure=("NEGATION",))
    count = sum(r.action is Action.REPLACE for r in item.regions)
    surrogates = [data.draw(st.text(min_size=1, max_size=6)) for _ in range(count)]
    words = open_words(item)
    chosen = frozenset(i for i in range(len(words)) if data.draw(st.booleans()))
    made = plan.build(item, surrogates, words, chosen, policy=policy, variant=3)
    text, spans = made.assemble([Fill(data.draw(st.text(max_size=6))) for _ in range(made.slots)])
    assert (made.letter_id, made.variant) == ("a", 3)
    assert list(spans) == sorted(spans)
    carried = [(s.label, letter.text[s.start : s.end]) for r in item.regions for s in r.spans]
    assert sorted((s.label, text[s.start : s.end]) for s in spans if s.kind != "phi") == sorted(carried)
    found = [text[s.start : s.end] for s in spans if s.source == "surrogate"]
    assert policy != "surrogate" or found == surrogates
    slots = [part for part in made.parts if isinstance(part, Slot)]
    assert sum(slot.label == "WORD" for slot in slots) == len(chosen)
    # no two fixed parts meet, none is empty
    for one, two in zip(made.parts, made.parts[1:], strict=False):
        assert not (isinstance(one, Fixed) and isinstance(two, Fixed))
    assert all(part.text for part in made.parts if isinstance(part, Fixed))


def example() -> Protected:
    text = f"The {CANARY} saw {CANARY.upper()}7 on pain 2021 aged 93"
    spans = [
        Span(16, 19, "x", "clinical"),
        Span(text.index("pain"), text.index("pain") + 4, "PROBLEM", "clinical"),
        Span(4, 13, "NAME", "phi"),
        Span(text.index("2021"), text.index("2021") + 4, "DATE", "phi"),
        Span(18, 28, "ID", "phi"),
        Span(len(text) - 2, len(text), "AGE", "phi"),
    ]
    return protect(Letter("a", text, tuple(spans)), keep_structure=())


@pytest.mark.parametrize("policy", get_args(Policy))
def test_no_slot_and_no_replacement_holds_the_original(policy: Policy) -> None:
    item = example()
    surrogates = ["Sur"] * sum(r.action is Action.REPLACE for r in item.regions)
    words = open_words(item)
    made = plan.build(item, surrogates, words, frozenset(range(len(words))), policy=policy)
    slots = [part for part in made.parts if isinstance(part, Slot)]
    assert slots
    assert CANARY.lower() not in repr(made).lower()
    assert CANARY.lower().encode() not in pickle.dumps(made).lower()
    text, _ = made.assemble([Fill("-")] * made.slots)
    assert CANARY.lower() not in text.lower()
    assert "The" not in text


def test_slots_do_not_hold_the_word_that_is_masked() -> None:
    item = protect(Letter("a", f"some {CANARY} here"), keep_structure=())
    words = open_words(item)
    made = plan.build(item, (), words, {1})
    assert made.parts[1] == Slot("WORD", 1, Case.TITLE, "any")
    for part in made.parts:
        assert CANARY.encode() not in pickle.dumps(part)
    vocabulary = [p.vocabulary for p in plan.build(item, (), words, {0, 1}).parts if isinstance(p, Slot)]
    assert vocabulary == ["function", "any"]


@pytest.mark.parametrize(
    ("policy", "parts"),
    [
        ("surrogate", "Mr Abe Bo on 1 May 2020 and 2 June, id 77, Abe Bo"),
        ("tag", "Mr [NAME-1] on [DATE-1] and [DATE-2], id [ID-1], [NAME-1]"),
        ("remove", "Mr  on  and , id , "),
        ("generalise", "Mr [NAME-1] on 2020 and [DATE-1], id [ID-1], [NAME-1]"),
        ("refill", "Mr ? ? on 1 May 2020 and 2 June, id 77, ? ?"),
    ],
)
def test_policies(policy: Policy, parts: str) -> None:
    text = "Mr Xan Yun on 3 July 2019 and 4 August, id 12345, Xan Yun"
    values = [("Xan Yun", "NAME"), ("3 July 2019", "DATE"), ("4 August", "DATE"), ("12345", "ID")]
    spans = [Span(text.index(v), text.index(v) + len(v), label, "phi") for v, label in values]
    item = protect(Letter("a", text, tuple(spans)), keep_structure=())
    made = plan.build(item, ["Abe Bo", "1 May 2020", "2 June", "77", "Abe Bo"], [], (), policy=policy)
    got, found = made.assemble([Fill("?")] * made.slots)
    assert got == parts
    assert all(s.kind == "phi" for s in found)
    for value, _ in values:
        assert value not in got
    if policy == "refill":
        assert all(p.case is Case.TITLE and p.label == "NAME" for p in made.parts if isinstance(p, Slot))


def test_as_many_surrogates_as_identifiers() -> None:
    item = Protected(Letter("a", "abcd"), (Region(0, 2, Action.REPLACE, "ID"), Region(2, 4, Action.OPEN)))
    for surrogates in ((), ("x", "y")):
        with pytest.raises(LetterError):
            plan.build(item, surrogates, [], ())
    assert fixed_text(plan.build(item, ("x",), [], ())) == "xcd"
