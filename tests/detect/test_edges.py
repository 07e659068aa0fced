"""What identifiers grow by at their edges, and initials that sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Span
from synletters.detect.postprocess.edges import edges
from synletters.detect.rules.signed import SIGNED_RULES

GROWN = [
    ("works at [LOCATION Mendota] Fire and Rescue, off sick", "Mendota Fire and Rescue"),
    ("joined [ORGANIZATION wilson fire] and rescue in may", "wilson fire and rescue"),
    ("member of the [LOCATION Yoakum] Rotary Club.", "Yoakum Rotary Club"),
    ("covered by [ORGANIZATION Bluepeak] Health since", "Bluepeak Health"),
    ("plan with First Prairie [ORGANIZATION Health]", "First Prairie Health"),
    ("at [HOSPITAL columbus community hospital], inc and", "columbus community hospital, inc"),
    ("seen at H&[HOSPITAL F Copd Clinic]", "H&F Copd Clinic"),
    ("seen at The [HOSPITAL Harvey Surgery] today", "The Harvey Surgery"),
    ("nun of [ORGANIZATION Little Sisters] of the Poor: well", "Little Sisters of the Poor"),
    ("handler at [ORGANIZATION Heathrow] T4.", "Heathrow T4"),
    ("home to Sunrise [HOSPITAL of Edina].", "Sunrise of Edina"),
    ("at the [HOSPITAL old forge surgery] with copies", "the old forge surgery"),
    ("back from the\n[LOCATION Philippines].", "the\nPhilippines"),
    ("send it to [ADDRESS 7918] w newberry rd dover", "7918 w newberry rd"),
    ("called by A\n[NAME KARCZEWSKI].", "A\nKARCZEWSKI"),
    ("call [NAME bethany] v [NAME april-cesa] back", "bethany v april-cesa"),
    ("Mr [NAME Joao] de la [NAME Cruz] was", "Joao de la Cruz"),
    ("from [HOSPITAL Henley] on [HOSPITAL Thames Road Surgery].", "Henley on Thames Road Surgery"),
    ("auth 911-[ID 140951-14] for", "911-140951-14"),
    ("ref GM/[ID 8347838] lapses", "GM/8347838"),
    ("outside films, [LOCATION Welk]’īt’ē, in", "Welk’īt’ē"),
    ("sent to PSC [ADDRESS 7004, Box 8380], please", "PSC 7004, Box 8380"),
    ("the corner of [ADDRESS Mill Lane] and [ADDRESS 3rd Avenue].", "Mill Lane and 3rd Avenue"),
    ("[NAME Smith] and partners wrote", "Smith and partners"),
    ("at [HOSPITAL West Park Hospital], [LOCATION Darlington] in May", "West Park Hospital, Darlington"),
    ("at [HOSPITAL Queen Mary Hospital (Folkestone]) again", "Queen Mary Hospital (Folkestone)"),
    ("at [HOSPITAL Outreach Clinic] ([NAME Praed] Street), boy", "Outreach Clinic (Praed Street)"),
    ("at [HOSPITAL Georgia Health] -- [HOSPITAL Camden Campus].", "Georgia Health -- Camden Campus"),
    ("work at [NAME Eich], [HOSPITAL Haxby and Partners] with", "Eich, Haxby and Partners"),
    ("housing at 179\n[ADDRESS Old Road].", "179\nOld Road"),
    ("SEEN AT THE [HOSPITAL GREAT WESTERN HOSPITAL] IN", "THE GREAT WESTERN HOSPITAL"),
]
STAY = [
    "lives in [LOCATION Leeds] and [LOCATION York]",
    "Mr [NAME Smith]'s health is good",
    "[LOCATION Leeds] has a bank",
    "in [HOSPITAL Leeds General Infirmary]\nClinic on Monday",
    "The [HOSPITAL Harvey] was full",  # a sentence begins
    "I [NAME Smith] it",
    "took [ID 12345] - 5 mg",
    "the [NAME bone] health service",
    "(b) [ADDRESS 12] mg by mouth",
    "seen at [HOSPITAL Leeds General], [NAME Smith] was there",
    "by [NAME John Smith], [HOSPITAL Leeds Clinic]",
    "the [HOSPITAL Leeds Clinic (a) and a cough] on",
    "a pressure of 120 [LOCATION mmHg]",
]


def _parse(marked: str) -> tuple[str, list[Span]]:
    text, spans = "", []
    for n, part in enumerate(marked.replace("]", "[").split("[")):
        if n % 2:
            label, _, value = part.partition(" ")
            spans.append(Span(len(text), len(text) + len(value), label, "phi", "test", 0.8))
            text += value
        else:
            text += part
    return text, spans


@pytest.mark.parametrize(("marked", "whole"), GROWN)
def test_names_grow_to_their_ends(marked: str, whole: str) -> None:
    text, spans = _parse(marked)
    assert whole in [text[s.start : s.end] for s in edges(text, spans)]


@pytest.mark.parametrize("marked", STAY)
def test_what_is_no_part_of_a_name_stays(marked: str) -> None:
    text, spans = _parse(marked)
    assert [text[s.start : s.end] for s in edges(text, spans)] == []


def test_an_institution_takes_the_label_of_one() -> None:
    text, spans = _parse("born in [NAME Rochelle] Community Hospital and")
    [grown] = edges(text, spans)
    assert (grown.label, grown.source, grown.score) == ("HOSPITAL", "edges", 0.8)


@given(text=st.text("aA1 .,-/&'\nThe", max_size=60), data=st.data())
def test_what_grew_holds_what_it_grew_from(text: str, data: st.DataObject) -> None:
    spans = []
    for _ in range(data.draw(st.integers(0, 3))):
        if len(text) > 1:
            start = data.draw(st.integers(0, len(text) - 2))
            end = data.draw(st.integers(start + 1, len(text)))
            label = data.draw(st.sampled_from(["NAME", "HOSPITAL", "ID", "ADDRESS", "LOCATION", "DATE"]))
            spans.append(Span(start, end, label, "phi", "t", 0.5))
    for grown in edges(text, spans):
        assert 0 <= grown.start < grown.end <= len(text)
        assert any(grown.start <= s.start and s.end <= grown.end for s in spans)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Swab count correct (signed KG / BEO).", "KG"),
        ("Braden 13, photo taken TPT. Foley out", "TPT"),
        ("Controlled drugs key with DD. Then", "DD"),
        ("I have personally examined the slides. RCD 05-MAY-2025", "RCD"),
        ("I am happy to certify - CB\n", "CB"),
        ("Please wait for Reddy's list tonight", "Reddy"),
        ("he went for Bartholomew's wedding", "Bartholomew"),
        ("TGC completed 6 of 6 sessions.", "TGC"),
        ("No driving yet. KL understands no lifting.", "KL"),
        ("Lost property: Bartholomew's slippers", "Bartholomew"),
        ("Bartholomew off sick. Keys with the ward", "Bartholomew"),
    ],
)
def test_initials_and_owners_anywhere(text: str, value: str) -> None:
    found = [text[start:end] for rule in SIGNED_RULES for start, end, _ in rule.find(text)]
    assert value in found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("he went for Bartholomew's wedding", "Bartholomew"),
    ],
)
def test_initials_that_sign_and_owners(text: str, value: str) -> None:
    found = [text[start:end] for rule in SIGNED_RULES for start, end, _ in rule.find(text)]
    assert found == [value]


@pytest.mark.parametrize(
    "text",
    [
        "seen by GP.",
        "Referred to ED, seen by ED.",
        "as per HPI.",
        "given PO.",
        "SEEN BY RCD.",
        "Women's clinic",
        "Monday's list",
        "the patient's wife",
        "Dose reviewed. OD",
        "GP called today",
        "PT completed a screen",
        "Patient off sick",
    ],
)
def test_terms_are_nobody(text: str) -> None:
    assert [m for rule in SIGNED_RULES for m in rule.find(text)] == []
