"""Names of things, which nobody is called by."""

from __future__ import annotations

import pytest

from synletters.core.document import Span
from synletters.detect.postprocess.measurements import of_a_measure
from synletters.detect.postprocess.merge import tidy
from synletters.detect.postprocess.named_things import of_a_thing

THINGS = [
    ("The Dallas criteria were met", "Dallas"),
    ("Edinburgh Postnatal Depression Scale 9", "Edinburgh"),
    ("The Austin Moore prosthesis", "Austin Moore"),
    ("the Austin Moore prosthesis", "Austin"),
    ("She wears Oticon hearing aids", "Oticon"),
    ("Kustner incision, healed", "Kustner"),
]
PEOPLE = [
    ("Mr Dallas score 4", "Dallas"),
    ("Dr. Moore incision planned", "Moore"),
    ("his wife Edith inhaler", "Edith"),
    ("Name: Dallas score", "Dallas"),
    ("Dallas was scored", "Dallas"),
    ("dallas criteria", "dallas"),
    ("the Smith test", "Smith"),
    ("Smith's index case", "Smith"),
]


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_things(text: str, name: str) -> None:
    at = text.index(name)
    assert of_a_thing(text, at, at + len(name))
    assert tidy(text, [Span(at, at + len(name), "NAME", "phi", "tagger", 0.6)]) == []


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_people(text: str, name: str) -> None:
    at = text.index(name)
    assert not of_a_thing(text, at, at + len(name))
    assert tidy(text, [Span(at, at + len(name), "NAME", "phi", "tagger", 0.6)])


@pytest.mark.parametrize(
    ("text", "label", "value", "stays"),
    [
        ("on post-operative day 3 and", "DATE", "day 3", False),
        ("at week 12", "DATE", "week 12", False),
        ("T2 N1 M0, ER 8/8.", "DATE", "8/8", False),
        ("seen 8/8.", "DATE", "8/8", True),
        ("CPAP 10 cmH2O", "ID", "cmH2O", False),
        ("the 3rd of May", "DATE", "3rd of May", True),
    ],
)
def test_no_dates_and_no_numbers(text: str, label: str, value: str, stays: bool) -> None:
    at = text.index(value)
    assert bool(tidy(text, [Span(at, at + len(value), label, "phi", "tagger", 0.7)])) is stays


@pytest.mark.parametrize(
    ("text", "value", "is_one"),
    [
        ("BP 120/80.", "BP", True),
        ("Hb 104, CRP 5", "Hb", True),
        ("Hb: 104", "104", True),
        ("K 6.1", "K", True),
        ("K 6.1.", "6.1", True),
        ("BP 12/03/2019", "BP", False),
        ("seen by BP", "BP", False),
        ("Hb 1041234", "1041234", False),
        ("room 104", "104", False),
    ],
)
def test_measures_and_their_values(text: str, value: str, is_one: bool) -> None:
    at = text.index(value)
    assert of_a_measure(text, at, at + len(value)) is is_one
