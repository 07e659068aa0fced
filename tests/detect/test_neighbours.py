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
