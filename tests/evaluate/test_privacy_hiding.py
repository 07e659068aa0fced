"""Hiding: what is left in among surrogates of the same lists is not found; among invented names it is."""

from __future__ import annotations

from random import Random

import pytest

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.core.registry import find
from synletters.evaluate import Score
from synletters.evaluate.privacy.candidates import candidates, left_in, linked
from synletters.evaluate.privacy.hiding import Hiding, top
from synletters.surrogate import pools, towns


def made(seed: int, count: int, surrogate: str) -> list[tuple[Letter, Rewrite]]:
    """Letters with real names and towns, and their surrogates: of the lists (``real``), or ``invented``."""
    rng = Random(seed)
    pairs = []
    for at in range(count):
        values, stand_ins = [], []
        for into in (values, stand_ins):
            known = into is values or surrogate == "real"
            for _ in range(4):
                first = pools.given_name(rng, "female") if known else pools.coined(rng, 3)
                last = pools.surname(rng) if known else pools.coined(rng, 3)
                into.append((f"{first} {last}", "NAME"))
            region = rng.choice(towns.home_regions("GB"))
            town = towns.draw(rng, region, 1).name if known else pools.place(rng)
            into.append((town, "LOCATION"))
        texts, spans = [], []
        for chosen in (values, stand_ins):
            text, found = "I saw ", []
            for value, label in chosen:
                found.append(Span(len(text), len(text) + len(value), label, "phi", "test"))
                text += f"{value} in the clinic, and then "
            texts.append(text + "all went home.")
            spans.append(tuple(found))
        letter = Letter(f"l{at}", texts[0], spans[0], f"p{at}")
        pairs.append((letter, Rewrite(f"l{at}", 0, texts[1], spans[1])))
    return pairs


def hiding(pairs: list[tuple[Letter, Rewrite]], **options: float) -> Score:
    (score,) = Hiding(**{"share": 0.1, "seed": 3, **options}).score(pairs)  # type: ignore[arg-type]
    return score


def test_names_of_the_same_lists_hide_and_invented_ones_do_not() -> None:
    real, invented = hiding(made(1, 120, "real")), hiding(made(1, 120, "invented"))
    assert real.low is not None
    assert real.low < 0.5
    assert real.value is not None
    assert real.value < 0.62
    assert invented.value is not None
    assert invented.value > 0.9
    assert invented.by["trained"]["true_in_top_10"] > 8
    assert real.by["trained"]["true_in_top_10"] < 6
    assert invented.by["lists names"]["value"] < 0.1  # the true ones are those that lists have


def test_a_short_list_gives_what_was_left_in_away() -> None:
    pairs = made(2, 120, "real")
    odd = [
        (
            Letter(
                a.id,
                a.text.replace(a.text[s.start : s.end], "Xorqun Thwelby"),
                (Span(6, 20, "NAME", "phi", "t"),),
                a.id,
            ),
            b,
        )
        for a, b in pairs
        for s in a.spans[:1]
    ]
    found = hiding(odd)
    assert found.by["lists"]["value"] == 1
    assert found.by["lists"]["true_in_top_10"] == 10


def test_it_is_another_tools_output_that_is_measured() -> None:
    """Without spans and with masked words: the stand-ins are found by what stands around them."""
    letter = Letter(
        "a",
        "Mrs Ann Brown of Leeds was seen. Brown has asthma.",
        (Span(4, 13, "NAME", "phi"), Span(17, 22, "LOCATION", "phi"), Span(33, 38, "NAME", "phi")),
    )
    rewrite = Rewrite("a", 0, "Mrs [PERSON 1] of Hull was seen. Jones had asthma.", ())
    found = candidates(letter, rewrite, letter.spans)
    assert [(c.value, [rewrite.text[s:e] for s, e in c.places]) for c in found] == [
        ("Ann Brown", ["[PERSON 1]"]),
        ("Leeds", ["Hull"]),
    ]
    assert len(linked(found)) == 2
    text, spots = left_in(rewrite.text, found[:1], found[1:])
    assert text == "Mrs Ann Brown of Hull was seen. Jones had asthma."
    assert [[text[s:e] for s, e in one] for one in spots] == [["Ann Brown"], ["Hull"]]


def test_what_a_tool_missed_is_no_candidate() -> None:
    letter = Letter("a", "Mrs Brown came.", (Span(4, 9, "NAME", "phi"),))
    assert candidates(letter, Rewrite("a", 0, letter.text, ()), letter.spans) == []


def test_names_that_share_a_word_are_left_in_together() -> None:
    text = "Ann Brown came. Brown left. Smith rang from Royal Oak and Royal Mint."
    spans = tuple(
        Span(text.index(v), text.index(v) + len(v), label, "phi")
        for v, label in (("Ann Brown", "NAME"), ("Brown left", "NAME"), ("Smith", "NAME"))
    )
    rewrite = Rewrite(
        "a",
        0,
        text.replace("Ann Brown", "Una Bell").replace("Brown left", "Bell left").replace("Smith", "Hale"),
        (),
    )
    groups = linked(candidates(Letter("a", text, spans), rewrite, spans))
    assert sorted(sorted(c.value for c in group) for group in groups) == [
        ["Ann Brown", "Brown left"],
        ["Smith"],
    ]


def test_ties_share_the_top_out() -> None:
    import numpy as np

    assert top(np.array([1.0, 1.0, 1.0, 1.0]), np.array([1.0, 0.0, 0.0, 0.0]), 2) == pytest.approx(0.5)
    assert top(np.array([3.0, 2.0, 1.0]), np.array([1.0, 0.0, 1.0]), 2) == 1.0


def test_figures_are_the_same_twice_and_hold_no_letter_text() -> None:
    pairs = made(5, 60, "real")
    one, two = hiding(pairs), hiding(pairs)
    assert one == two
    report = str(one.to_json())
    for letter, rewrite in pairs[:10]:
        for text, spans in ((letter.text, letter.spans), (rewrite.text, rewrite.spans)):
            assert not any(text[s.start : s.end] in report for s in spans)
    assert hiding(pairs, seed=4).value != one.value


def test_too_few_letters_and_a_wrong_share_are_told() -> None:
    with pytest.raises(EvaluationError, match="would be left in"):
        hiding(made(1, 2, "real"), share=0.02)
    with pytest.raises(EvaluationError, match="between 0 and 1"):
        Hiding(share=2)
    assert find("metrics", "hiding") is Hiding
