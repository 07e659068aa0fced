"""What the public knows is nobody's, and a person of the same name is somebody."""

from __future__ import annotations

import pytest

from synletters.core.document import Span
from synletters.detect.postprocess.numbers import without_numbers
from synletters.detect.postprocess.settle import settled


def kept(text: str, value: str, label: str = "NAME", score: float = 0.95) -> bool:
    start = text.rindex(value)
    found = Span(start, start + len(value), label, "phi", "tagger", score)
    return bool(settled(text, [found]))


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("She rang the Samaritans number.", "Samaritans", "ORGANIZATION"),
        ("Leaflet from Macmillan Cancer Support given.", "Macmillan Cancer Support", "ORGANIZATION"),
        ("Follows the British Thoracic Society advice.", "British Thoracic Society", "HOSPITAL"),
        ("As the National Kidney Foundation says.", "National Kidney Foundation", "ORGANIZATION"),
        ("Phonak Naida aid on the left.", "Phonak Naida", "NAME"),
        ("Da Vinci robot docked.", "Da Vinci", "NAME"),
        ("Sensitivity: Gent S, Amox R", "Amox R", "NAME"),
        ("PC\nHPC\nDH\nFH\nPlan", "DH", "NAME"),
        ("Seen on Friday; better.", "Friday", "DATE"),
        ("- Name: Naproxen\n- Dosage: 500 mg", "Naproxen", "NAME"),
        ("Stopped Allegra 180 mg.", "Allegra", "NAME"),
    ],
)
def test_nobodys(text: str, value: str, label: str) -> None:
    assert not kept(text, value, label)


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("Seen by Dr Siemens today.", "Siemens", "NAME"),
        ("Mr Wells is well.", "Wells", "NAME"),
        ("Beck was on the ward.", "Beck", "NAME"),
        ("She lives in Rome.", "Rome", "LOCATION"),
        ("Seen at Stanford before.", "Stanford", "ORGANIZATION"),
        ("The Rose Foundation employs him.", "Rose Foundation", "ORGANIZATION"),
        ("Seen on Friday 3 May 2021.", "Friday", "DATE"),
        ("I gave Mary 5 mg of it.", "Mary", "NAME"),
        ("Miss Yasmin takes it.", "Yasmin", "NAME"),
    ],
)
def test_somebodys(text: str, value: str, label: str) -> None:
    assert kept(text, value, label)


def test_a_guess_needs_something_beside_it() -> None:
    assert not kept("He had Zolvex. Then more.", "Zolvex", score=0.1)
    assert kept("He came with Zolvex. Then more.", "Zolvex", score=0.1)
    assert kept("He had Zolvex. Then more.", "Zolvex", score=0.7)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Samaritans helpline 0808 164 0123.", True),
        ("Cruse Bereavement Support, 0808 808 1677.", True),
        ("Poison Control at 1-800-222-1222.", True),
        ("Call our ward on 0300 123 4567.", False),
        ("His number is 0800 555 1234.", False),
    ],
)
def test_lines_for_everybody(text: str, free: bool) -> None:
    start = next(at for at, c in enumerate(text) if c.isdigit())
    found = Span(start, len(text) - 1, "PHONE", "phi", "tagger", 1.0)
    assert bool(without_numbers(text, [found])) is not free
