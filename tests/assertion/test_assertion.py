"""ConText: what is said of each entity. An entity stands in braces in the tables."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.assertion import Assertion, assertions, facts, mentions
from synletters.core.document import Span
from synletters.core.errors import SpanError


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its braces, and a span for each pair."""
    out, spans = "", []
    for piece in re.split(r"(\{[^}]*\})", text):
        if piece.startswith("{"):
            spans.append(Span(len(out), len(out) + len(piece) - 2, "FINDING", "clinical"))
            piece = piece[1:-1]
        out += piece
    return out, spans


def labels(text: str) -> list[str]:
    return [found.label for found in assertions(*marked(text))]


def short(text: str) -> str:
    """The labels of the braces: P present, N negated, U uncertain, H historical, Y hypothetical, F family."""
    letters = {
        "present": "P",
        "negated": "N",
        "uncertain": "U",
        "historical": "H",
        "hypothetical": "Y",
        "family": "F",
    }
    return " ".join("".join(letters[part] for part in label.split(",")) for label in labels(text))


NEGATED = [
    ("He has no {chest pain}.", "N"),
    ("He has {chest pain}.", "P"),
    ("no {chest pain}", "N"),
    ("NO {CHEST PAIN}. {COUGH} PRESENT.", "N P"),
    ("he denies {chest pain}. he has {cough}", "N P"),
    ("Patient denies any {fever}, {chills}, or {cough}.", "N N N"),
    ("No {fever}, {chills}, {night sweats} or {weight loss}.", "N N N N"),
    ("No {fever} but {cough} for two days.", "N P"),
    ("No {fever}, but has {cough}.", "N P"),
    ("No {fever}; {cough} is present.", "N P"),
    ("No {fever}, the {abdomen} is soft.", "N P"),
    ("No {fever} and she has {cough}.", "N P"),
    ("No {masses} or {tenderness} were noted.", "N N"),
    ("No {fever}, {rash} or {petechiae} were noted.", "N N N"),
    ("There is no evidence of {DVT} or {PE}.", "N N"),
    ("Without {fever}, however {cough} persists.", "N P"),
    ("Negative for {fever} and {chills}.", "N N"),
    ("CT head negative for {bleed}.", "N"),
    ("The {pneumothorax} has been excluded.", "N"),
    ("{MI} was ruled out.", "N"),
    ("{Troponin} and {D-dimer} were negative.", "N N"),
    ("He has {chest pain} and {PE} was ruled out.", "P N"),
    ("Ruled out for {MI}.", "N"),
    ("CT rules out {PE}.", "N"),
    ("{Fever}: negative.", "N"),
    ("{DVT} -ve", "N"),
    ("{DVT} −ve, {PE} +ve", "N P"),
    ("-ve {Murphy's sign}", "N"),
    ("{Troponin} negative.", "N"),
    ("Negative {troponin}.", "N"),
    ("{Bowel sounds} are absent.", "N"),
    ("Absent {reflexes}.", "N"),
    ("{Pneumonia} is unlikely.", "NU"),
    ("Unlikely to be {pneumonia}.", "NU"),
    ("He did not have {syncope}.", "N"),
    ("He doesn't have any {syncope} or {palpitations}.", "N N"),
    ("He doesn’t report {syncope}.", "N"),
    ("He has never had {seizures}.", "N"),
    ("Neither {fever} nor {cough}.", "N N"),
    ("{Wheeze} was not heard.", "N"),
    ("{Nodules} not seen.", "N"),
    ("{Seizure}-free for two years.", "N"),
    ("She is {pain}-free.", "N"),
    ("Free of {pain}.", "N"),
    ("W/o {fever}.", "N"),
    ("Absence of {fever}.", "N"),
    ("No known {drug allergies}.", "N"),
    ("{Allergies}: none.", "N"),
    ("{Chest pain}: no. {Cough}: yes.", "N P"),
    ("{Chest pain}: no, {cough}: yes, {fever}: no", "N P N"),
    ("{Chest pain}? No.", "N"),
    ("{Chest pain}\tNo\n{Cough}\tYes", "N P"),
    ("| {Fever} | No |\n| {Cough} | Yes |", "N P"),
    ("{fever} (-), {cough} (+)", "N P"),
    ("He was not started on {aspirin}.", "N"),
    ("She declined {chemotherapy}.", "N"),
    ("No {fever}, {chills}, positive for {cough}.", "N N P"),
    ("No {fever} or {chills} except for {cough}.", "N N P"),
    ("Negative apart from {headache}.", "P"),
    ("No {mass} which would explain the {weight loss}.", "N P"),
    ("No {ulcer} as the cause of {bleeding}.", "N P"),
    ("No {rash} due to {penicillin}.", "N P"),
    ("Nil {fever}, nil {rash}", "N N"),
    ("Denies: {fever}, {cough}. Reports: {fatigue}.", "N N P"),
    ("Denies: {fever}. {Cough}. {Rash}.", "N N N"),
    ("He denies the following:\n- {fever}\n- {cough}\n\nHe has {asthma}.", "N N P"),
    ("Pertinent negatives: {fever}, {cough}.", "N N"),
    ("Denies:\n{Fever}\n{Cough}\n\nPlan:\n{Aspirin}", "N N P"),
    ("No {fever}\nor {chills}.", "N N"),
    ("Patient has no\n{chest pain}.", "N"),
    ("No {fever}\n- {cough}", "N P"),
    ("No {fever}\n\n{Cough} today", "N P"),
    ("No {fever}\nPLAN: {Aspirin}", "N P"),
    ("No {fever}\n{Headache} since Monday", "N P"),
    ("Seen by Dr. Smith with no {fever} or {cough}.", "N N"),
    ("No {aspirin} b.i.d. or {statin}.", "N N"),
    ("No {fever}. {Cough} for 2 wks.", "N P"),
    ("Lungs: No {wheezes}, {rales} or {rhonchi}. Heart: {murmur}.", "N N N P"),
    ("Not tender, no {guarding}.", "N"),
    ("{hypertension}, no {diabetes}", "P N"),
    ("{Asthma} without {wheeze}", "P N"),
    ("Evidence argues against {sepsis}.", "N"),
    ("No problems with {anxiety}.", "N"),
    ("O/E: no {LVF}. {JVP} not raised, {oedema} nil. Chest - no {creps}.", "N P N N"),
    ("PC: {SOB}. PMHx: nil {DM}, nil {HTN}.", "P NH NH"),
    ("{SOB} +, {chest pain} -ve, {cough}: nil", "P N N"),
    ("She was previously well with no significant {medical problems}.", "N"),
    ("{Smoking}: denies. {Alcohol}: 2 units.", "N P"),
    ("PATIENT DENIES {FEVER}, {CHILLS}, BUT REPORTS {COUGH}. NO {RASH}.", "N N P N"),
    ("patient denies {fever} {chills} but reports {cough} no {rash}", "N N P N"),
    ("{Wells score} 2, {PE} excluded by CTPA.", "P N"),
    ("There was no {focal neurology}, and the patient reports {headache}.", "N P"),
    ("He denied {fever} or {cough}.", "N N"),
    ("{Fever} denied.", "N"),
    ("CTPA excluded {PE}.", "N"),
    ("{Troponin} 14, {D-dimer} negative.", "P N"),
    ("Following negative {aspiration}, {lidocaine} was given.", "N P"),
    ("Family history: {CAD}. Nobody in the family had {cancer}.", "F NF"),
    ("I do not think she has {gout}.", "N"),
    ("No longer having {confusion} and he seemed {calm}.", "NH P"),
    ("He no longer has {angina}.", "NH"),
    ("Non-{smoker}.", "N"),
    ("He cannot {walk} but {stands}.", "N P"),
    ("no {fever} no {cough} has {rash}", "N N N"),  # nothing marks where the denial ends; the safe reading
]

PSEUDO = [
    ("No change in {pain}.", "P"),
    ("No significant change in the {effusion}.", "P"),
    ("No increase in {swelling}.", "P"),
    ("No improvement in {cough}.", "P"),
    ("Not only {pain} but also {fever}.", "P P"),
    ("Not certain if {pneumonia}.", "P"),
    ("Gram negative {sepsis}.", "P"),
    ("No doubt {malignant}.", "P"),
    ("No relief of {pain}.", "P"),
    ("{Pain} has not resolved.", "P"),
    ("{Cough} not improved.", "P"),
    ("{Hypertension} not well controlled.", "P"),
    ("Not necessarily {cancer}.", "P"),
    ("No problems with his {diabetes}.", "P"),
    ("No clear cause for the {anaemia}.", "P"),
    ("Not without {risk}.", "P"),
    ("No. 5 {catheter}.", "P"),
    ("History of present illness: {cough}.", "P"),
    ("History and physical: {cough}.", "P"),
    ("Prior to {surgery} he was well.", "P"),
    ("A 45-year-old {diabetic} man.", "P"),
    ("For the past 3 days {fever}.", "P"),
    ("He was seen by the family doctor for {cough}.", "P"),
    ("He lives with his mother and has {asthma}.", "P"),
    ("His mother reports {fever} since Friday.", "P"),
    ("Accompanied by his wife. {Cough}.", "P"),
    ("Free {fluid} is seen.", "P"),
    ("Vaccinated against {influenza}.", "P"),
    ("Negative pressure {dressing}.", "P"),
    ("Stage I {non-small cell lung cancer}.", "P"),
    ("Walks without {assistance}, frequently {falls}.", "N P"),
    ("No one should {smoke}.", "P"),
    ("A 3-day history of {cough}.", "P"),
    ("Two weeks' history of {cough} and {fever}.", "P P"),
    ("A 6/12 history of {cough}.", "P"),
    ("A short history of {cough}.", "P"),
    ("HISTORY: {cough}. {Fever}.", "P P"),
    ("He did not notice any change in {vision}.", "P"),
    ("Risks include, but are not limited to {infection}.", "P"),
    ("Has not given him any relief from his {pain}.", "P"),
    ("The {wire} could be passed.", "P"),
    ("{Anti-inflammatory} medication", "P"),
    ("Discharge instructions: {warfarin}.\nDiet: {salt}.", "Y P"),
    ("Compared to prior exam the {nodule} is larger.", "P"),
]

DOUBT = [
    ("Possible {pneumonia}.", "U"),
    ("Probable {DVT} and {cellulitis}.", "U P"),
    ("?{PE}", "U"),
    ("? {PE} or {DVT}", "U U"),
    ("{PE}?", "U"),
    ("Rule out {MI}.", "U"),
    ("R/O {MI}.", "U"),
    ("CT to exclude {PE}.", "U"),
    ("{PE} cannot be excluded.", "U"),
    ("We cannot rule out {PE}.", "U"),
    ("{PE} has not been ruled out.", "U"),
    ("Suspicious for {malignancy}.", "U"),
    ("Findings suggestive of {cirrhosis}.", "U"),
    ("She may have {lupus}.", "U"),
    ("{Lupus} is suspected.", "U"),
    ("{Pneumonia} is likely.", "U"),
    ("Likely {pneumonia}.", "U"),
    ("Differential diagnosis:\n1. {Gout}\n2. {Sepsis}", "U U"),
    ("{Gout} versus {sepsis}.", "U U"),
    ("Query {fracture}.", "U"),
    ("No suspicion of {fracture}.", "N"),
    ("Evaluate for {anemia}.", "U"),
    ("POSSIBLE {PNEUMONIA}", "U"),
    ("Do you have {pain}?", "P"),
]

TIME = [
    ("History of {stroke}.", "H"),
    ("H/o {stroke} and presents with {cough}.", "H P"),
    ("Status post {CABG}.", "H"),
    ("S/P {CABG}.", "H"),
    ("Previous {MI}.", "H"),
    ("{MI} five years ago.", "H"),
    ("{MI} 3 weeks ago.", "H"),
    ("{Fever} three days ago.", "P"),
    ("{Rash} has resolved.", "H"),
    ("No history of {stroke}.", "N"),
    ("Past medical history: {Asthma}, {gout}.", "H H"),
    ("PMHx: {Asthma}.\nO/E: {wheeze}", "H P"),
    ("PAST MEDICAL HISTORY:\n1. {Asthma}\n2. {Gout}\n\nPLAN: {Aspirin}", "H H P"),
    ("Past medical history: no {asthma}.", "NH"),
    ("Known history of {COPD}.", "H"),
    ("If {fever} develops, return.", "Y"),
    ("Return if {bleeding} or {fever}.", "Y Y"),
    ("Risks of {bleeding}, {infection} were discussed.", "Y Y"),
    ("{Paracetamol} as needed for {pain}.", "P Y"),
    ("{Heparin} for prophylaxis against {DVT}.", "P Y"),
    ("Should she develop {pain}, call.", "Y"),
]

FAMILY = [
    ("Family history of {breast cancer}.", "F"),
    ("Family history: mother had {breast cancer}. Father {MI}.", "F F"),
    ("FHx: {diabetes}", "F"),
    ("FAMILY HISTORY: No {diabetes}.\n\nEXAM: {murmur}", "NF P"),
    ("No family history of {colon cancer}.", "NF"),
    ("His mother had {breast cancer}.", "F"),
    ("{Colon cancer} in his father.", "F"),
    ("His father has {COPD}, and he has {asthma}.", "F P"),
    ("Her brother has {asthma}; the patient has {eczema}.", "F P"),
    ("{Migraine} runs in the family.", "F"),
    ("Maternal {diabetes}.", "F"),
]


@pytest.mark.parametrize(("text", "expected"), [*NEGATED, *PSEUDO, *DOUBT, *TIME, *FAMILY])
def test_what_is_said(text: str, expected: str) -> None:
    assert short(text) == expected


def test_labels_and_json() -> None:
    found = Assertion.of(["historical", "uncertain"])
    assert found.label == "uncertain,historical"
    assert Assertion().label == "present"
    assert found.to_json() == {
        "negated": False,
        "uncertain": True,
        "historical": True,
        "hypothetical": False,
        "family": False,
    }


def test_a_span_outside_the_text_is_a_fault() -> None:
    with pytest.raises(SpanError):
        assertions("no pain", [Span(3, 8, "FINDING", "clinical")])


def test_order_and_overlap_of_spans_do_not_matter() -> None:
    text, spans = marked("No {fever} but {severe} {cough}.")
    extra = Span(spans[1].start, spans[2].end, "FINDING", "clinical")
    found = assertions(text, [*reversed(spans), extra])
    assert [one.label for one in found] == ["present", "present", "negated", "present"]
    assert assertions("", []) == []


@given(st.text(alphabet="no feversubtPE?.:;,-\n\t1()|'’{}", max_size=120))
@settings(max_examples=150, deadline=None)
def test_odd_text_raises_nothing(text: str) -> None:
    spans = [Span(at, at + 1, "X", "clinical") for at in range(0, len(text), 3)]
    assert len(assertions(text, spans)) == len(facts(text, spans)) == len(spans)
    for start, end, kind, value in mentions(text):
        assert 0 <= start < end <= len(text)
        assert kind
        assert value


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_unicode_raises_nothing(text: str) -> None:
    mentions(text)
    assertions(text, [Span(0, 1, "X", "clinical")] if text else [])


@given(st.sampled_from([*NEGATED, *DOUBT, *FAMILY]), st.text(alphabet="abc no.if\nbut", max_size=60))
@settings(max_examples=150, deadline=None)
def test_text_behind_a_blank_line_changes_nothing_before_it(case: tuple[str, str], tail: str) -> None:
    assert short(case[0] + "\n\nExamination:\n" + tail) == case[1]


def test_time_is_linear() -> None:
    def seconds(text: str) -> float:
        spans = [Span(m.start(), m.end(), "X", "clinical") for m in re.finditer("cough", text)]
        start = time.process_time()
        facts(text, spans)
        return time.process_time() - start

    for piece in (
        "He has no fever, possible cough and 5 mg b.i.d. ",
        "no cough ",
        "cough: no, ",
        "- no cough\n\n",
        "if cough, ",
    ):
        small = max(seconds(piece * 400) for _ in range(3))
        assert min(seconds(piece * 4000) for _ in range(2)) < 50 * max(small, 0.004)


AMOUNTS = [
    ("Aspirin 75 mg", "75 mg"),
    ("aspirin 75mg", "75 mg"),
    ("aspirin 75 milligrams", "75 mg"),
    ("levothyroxine 50 µg", "50 mcg"),
    ("heparin 5,000 units", "5000 unit"),
    ("warfarin 5.0 mg", "5 mg"),
    ("warfarin .5 mg", "0.5 mg"),
    ("5-10 mg", "5-10 mg"),
    ("5 to 10 mg", "5-10 mg"),
    ("taken bid", "b.i.d."),
    ("taken B.I.D.", "b.i.d."),
    ("taken twice a day", "b.i.d."),
    ("BD", "b.i.d."),
    ("taken tds", "t.i.d."),
    ("q6h", "q6h"),
    ("every 6 hours", "q6h"),
    ("every six hours", "q6h"),
    ("by mouth", "p.o."),
    ("75 mg po od", "75 mg|p.o.|daily"),
    ("<5", "<5"),
    ("less than 5", "<5"),
    ("at least 3 days", "≥3 day"),
    ("BP 120/80 mmHg", "120/80 mmhg"),
    ("pain 7 out of 10", "7/10"),
    ("temperature 37.5°C", "37.5 c"),
    ("sats 98%", "98 %"),
    ("two tablets", "2 tablet"),
    ("twenty-five mg", "25 mg"),
    ("one of them", ""),
    ("x3 days", "3 day"),
    ("T2 at L4-L5, B12", "t2|l4|l5|b12"),
    ("taking od", ""),
    ("he was away for a week", ""),
    ("5 mg a day", "5 mg|daily"),
    ("5 mg per day", "5 mg|daily"),
    ("5 mg/day", "5 mg|daily"),
    ("20 cigarettes per day", "20 cigarette|daily"),
    ("20 cigarettes a day", "20 cigarette|daily"),
    ("three times per day", "t.i.d."),
    ("what a day", ""),
    ("stage III", "stage 3"),
    ("NYHA class II", "class 2"),
    ("HbA1c 48 mmol/mol", "48 mmol/mol"),
    ("Hb 12.1 g/dL", "12.1 g/dl"),
    ("increased", "increased"),
    ("elevated", "increased"),
    ("1. Asthma\n2. Gout", ""),
    ("5mg/kg/day", "5 mg/kg/day"),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_have_one_form(text: str, expected: str) -> None:
    assert [value for _, _, kind, value in mentions(text) if kind == "quantity"] == [
        v for v in expected.split("|") if v
    ]


SIDES = [
    ("left knee", "left"),
    ("L knee", "left"),
    ("(R) hip", "right"),
    ("Rt. arm", "right"),
    ("LT KNEE", "left"),
    ("LUQ pain", "left upper quadrant"),
    ("b/l oedema", "bilateral"),
    ("both legs", "bilateral"),
    ("VA OD 6/6, OS 6/9", "right eye|left eye"),
    ("aspirin 75 mg OD", ""),
    ("5 L of oxygen", ""),
    ("L. Smith", ""),
    ("he left the hospital", ""),
    ("right now", ""),
    ("pain R>L", "right|left"),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_sides(text: str, expected: str) -> None:
    assert [value for _, _, kind, value in mentions(text) if kind == "side"] == [
        v for v in expected.split("|") if v
    ]


def test_facts_go_to_the_entity_that_they_belong_to() -> None:
    text, spans = marked(
        "{Aspirin} 75 mg bd and {metoprolol} 50 mg od; severe {pain} in the left {knee} but mild {rash}."
    )
    found = facts(text, spans)
    assert [f.quantities for f in found] == [("75 mg", "b.i.d."), ("50 mg", "daily"), (), (), ()]
    assert [f.severities for f in found] == [(), (), ("severe",), (), ("mild",)]
    assert [f.sides for f in found] == [(), (), (), ("left",), ()]


def test_words_of_another_length_between_change_no_fact() -> None:
    one, spans = marked(
        "Continue {aspirin} at 75 mg with {metoprolol} at 50 mg, for severe {pain} of the left {knee}."
    )
    other, moved = marked(
        "Give {aspirin} upwards 75 mg notwithstanding {metoprolol} a 50 mg, towards severe {pain} to left {knee}."
    )
    assert facts(one, spans) == facts(other, moved)


def test_an_entity_inside_another_shares_its_facts() -> None:
    text = "severe left knee pain"
    whole, part = Span(7, 21, "FINDING", "clinical"), Span(12, 16, "ANATOMY", "clinical")
    found = facts(text, [whole, part])
    assert found[0] == found[1]
    assert (found[0].sides, found[0].severities) == (("left",), ("severe",))


def test_the_section_is_told() -> None:
    text, spans = marked("{Cough}.\nPlan: {aspirin} 75 mg.")
    found = facts(text, spans)
    assert [f.section for f in found] == ["preamble", "plan"]
    assert found[1].to_json() == {
        "assertion": "present",
        "sides": [],
        "quantities": ["75 mg"],
        "severities": [],
        "section": "plan",
    }


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("no change in pain", [("negation", "no change in"), ("quantity", "unchanged")]),
        ("he is afebrile", [("negation", "afebrile")]),
        ("possible cough", [("uncertainty", "possible")]),
        ("his mother had gout", [("family", "mother had")]),
        (
            "no family history of gout",
            [("family", "no family history of"), ("negation", "no family history of")],
        ),
        ("history of gout", [("historical", "history of")]),
        ("if fever", [("hypothetical", "if")]),
        ("history of present illness", []),
        ("he walked home", []),
    ],
)
def test_cues(text: str, cues: list[tuple[str, str]]) -> None:
    assert sorted((kind, value) for _, _, kind, value in mentions(text)) == sorted(cues)
