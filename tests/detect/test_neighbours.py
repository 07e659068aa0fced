"""A span never swallows its neighbour, and what is cut away is none of the identifier."""

from __future__ import annotations

import pytest

from synletters import Span
from synletters.detect.postprocess.neighbours import parted


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("St Bride's Hospital on Friday", "HOSPITAL", ["St Bride's Hospital"]),
        ("Oakfield Ward Monday", "NAME", ["Oakfield Ward"]),
        ("at Harrison County Hospital", "HOSPITAL", ["Harrison County Hospital"]),
        ("GP Melksham Road Surgery", "HOSPITAL", ["Melksham Road Surgery"]),
        ("Minden Medical Center EP", "HOSPITAL", ["Minden Medical Center"]),
        ("Orla Vane MRN", "NAME", ["Orla Vane"]),
        ("Jayce Re Rylynn Quix", "NAME", ["Jayce", "Rylynn Quix"]),
        ("Hello Orla", "NAME", ["Orla"]),
        ("two of June", "DATE", ["June"]),
        ("5 of June", "DATE", ["5 of June"]),
        ("second of June", "DATE", ["second of June"]),
        ("VAIDYA STOPPED", "NAME", ["VAIDYA"]),
        ("Quix's GP", "NAME", ["Quix"]),
        ("Vane. Miscarriage", "NAME", ["Vane"]),
        ("Vane. Marwood", "NAME", ["Marwood", "Vane"]),
        ("St. John Quix", "NAME", ["St. John Quix"]),
        ("523-50-38 DOB", "ID", ["523-50-38"]),
        ("461-95-93 of 8", "ID", ["461-95-93", "8"]),
        ("retired pastry chef", "PROFESSION", ["pastry chef"]),
        ("King's Lynn and Wisbech NHS Trust", "HOSPITAL", ["King's Lynn and Wisbech NHS Trust"]),
        ("Henley on Thames", "LOCATION", ["Henley on Thames"]),
        ("weakness.Yosemite Park", "NAME", ["Yosemite Park"]),
        ("anna.Quix", "NAME", ["anna.Quix"]),
        ("Will", "NAME", ["Will"]),
        ("on", "NAME", ["on"]),
        ("14 Quarry Cottages", "ADDRESS", ["14 Quarry Cottages"]),
    ],
)
def test_neighbours_are_parted(text: str, label: str, left: list[str]) -> None:
    made = parted(text, [Span(0, len(text), label, "phi", "tagger")])
    assert [text[s.start : s.end] for s in made] == left
    assert {s.label for s in made} == {label}


def test_what_a_site_lists_and_what_is_no_identifier_stays_as_it_is() -> None:
    text = "Oakfield Ward Monday"
    spans = [Span(0, len(text), "NAME", "phi", "lists"), Span(0, len(text), "NAME", "clinical", "tagger")]
    assert parted(text, spans) == spans


def test_a_page_number_is_no_house_number_and_the_elderly_are_no_hospital() -> None:
    text = "Medicine for the Elderly, Ward 14   Page 1 of 2\nFellside Road\n\n2\nFellside Road"
    page, ward = text.index("2\nFell"), text.index("Elderly")
    spans = [
        Span(ward, text.index("   Page"), "HOSPITAL", "phi", "tagger"),
        Span(page, page + len("2\nFellside Road"), "ADDRESS", "phi", "rules"),
        Span(text.rindex("2\nFell"), len(text), "ADDRESS", "phi", "rules"),
    ]
    assert [text[s.start : s.end] for s in parted(text, spans)] == [
        "Ward 14",
        "Fellside Road",
        "2\nFellside Road",
    ]


@pytest.mark.parametrize(
    ("text", "start"), [("seen. Vane", 4), ("DOB DOB 3", 0), ("Quix, DOB: Re: Vane", 0), ("a.  Bc", 1)]
)
def test_odd_spans_are_parted_without_a_fault(text: str, start: int) -> None:
    for label in ("NAME", "HOSPITAL", "ID", "DATE", "ADDRESS"):
        made = parted(text, [Span(start, len(text), label, "phi", "tagger")])
        assert all(start <= s.start < s.end <= len(text) for s in made)
