"""Words that a model takes for identifiers and that are none: talks, roles, findings, bodies; and the same words where they are."""

from __future__ import annotations

import pytest

from synletters import Letter, Span
from synletters.detect.postprocess.neighbours import parted
from synletters.detect.postprocess.numbers import without_numbers
from synletters.detect.postprocess.settle import settled
from synletters.detect.propagate import again
from synletters.detect.rules.detector import RulesDetector
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import shipped

TALK = "Doctor: Hi. I'm Doctor Vance.\nPatient: It's my knee.\nDoctor: OK.\nPatient: {}\nDoctor: Thanks."


def span(text: str, value: str, label: str = "NAME", score: float = 0.9, source: str = "tagger") -> Span:
    start = text.index(value)
    return Span(start, start + len(value), label, "phi", source, score)


def stays(text: str, value: str, label: str = "NAME", score: float = 0.9, source: str = "tagger") -> bool:
    """Whether a word that a detector found alone is left in the letter."""
    return not settled(text, [span(text, value, label, score, source)])


def found_by_rules(text: str) -> dict[str, str]:
    [spans] = RulesDetector().detect([Letter("a", text)])
    return {text[s.start : s.end]: s.label for s in spans}


@pytest.mark.parametrize("said", ["Fine", "Hi", "Ohh", "Yeah, yeah", "It", "You're"])
def test_a_turn_of_a_talk_is_no_field(said: str) -> None:
    text = TALK.format(f"{said}, thanks")
    assert stays(text, f"Patient: {said}"[9:], source="rules", score=0.7) or not stays(text, "Vance")
    at = text.index(f"Patient: {said}") + 9
    assert settled(text, [Span(at, at + len(said), "NAME", "phi", "rules", 0.7)]) == []


def test_a_name_in_a_talk_goes() -> None:
    text = TALK.format("Robert Dale")
    assert not stays(text, "Robert Dale", score=0.99)


def test_a_form_is_no_talk() -> None:
    text = "Patient: Fine\nWard: 4\nDoctor: Hope"
    assert not stays(text, "Fine", source="rules", score=0.7)


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("Vegan, lives alone.", "Vegan", "NAME"),
        ("She is a widower's daughter and a retiree.", "retiree", "LOCATION"),
        ("Intensivist, MD; Nephrology, MD", "Intensivist", "NAME"),
        ("Keen to avoid surgery.", "Keen", "NAME"),
        ("Power 5/5, sens N.", "N.", "NAME"),
        ("As per NICE NG28.", "NICE", "NAME"),
    ],
)
def test_what_is_nobody_stays(text: str, value: str, label: str) -> None:
    assert stays(text, value, label, 0.98 if value == "Keen" else 0.9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I saw Mr Vegan today.", "Vegan"),
        ("Seen with her daughter N.", "N."),
        ("Signed: Keen, staff nurse", "Keen"),
        ("Turner, Down and Edwards scrubbed for the case.", "Turner"),
        ("Ramsay visited on Sunday.", "Ramsay"),
    ],
)
def test_the_same_words_of_people_go(text: str, value: str) -> None:
    assert not stays(text, value, score=0.98)


def test_a_word_that_the_letter_writes_small_is_no_name() -> None:
    text = "Catarrhix\n\nYou may get catarrhix with a cold."
    assert stays(text, "Catarrhix", score=0.7)
    assert not stays("Catarrhix rang. Later mr catarrhix came.", "Catarrhix", score=0.7)
    assert not stays("Seen with Catarrhix. E-mail catarrhix@example.org", "Catarrhix", score=0.7)


def test_a_degree_is_no_part_of_a_name() -> None:
    text = "Seen by Anna Reyes, DO, and NGUYEN, DO"
    names = [span(text, "Anna Reyes, DO"), span(text, "NGUYEN, DO")]
    assert [text[s.start : s.end] for s in parted(text, names)] == ["Anna Reyes", "NGUYEN, DO"]


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        ("NSPCC 0808 800 5000.", "0808 800 5000", "PHONE"),
        ("Sepsis helpline 0800 123 4567", "0800 123 4567", "PHONE"),
        ("Guideline: ESC 2020.", "2020", "DATE"),
        ("Shout 85258", "85258", "POSTCODE"),
        ("Registered as NCT03252587.", "NCT03252587", "ID"),
    ],
)
def test_numbers_of_the_public_stay(text: str, number: str, label: str) -> None:
    assert without_numbers(text, [span(text, number, label)]) == []


@pytest.mark.parametrize(
    "text", ["Her own number is 0808 157 0142.", "Landline 0800 555 0119", "Patient 2020: 0300 555 0177"]
)
def test_numbers_of_people_go(text: str) -> None:
    number = text.rsplit(" ", 3)[1:] if text[-1] == "." else text.split()[-3:]
    value = " ".join(number).rstrip(".")
    assert without_numbers(text, [span(text, value, "PHONE")])


def test_a_trade_that_opens_a_sentence_goes_with_the_firm() -> None:
    assert found_by_rules("Flight attendant with Delta. Never smoked.") == {
        "Flight attendant": "PROFESSION",
        "Delta": "ORGANIZATION",
    }
    assert found_by_rules("SH: retired oyster farmer; lives alone.") == {"oyster farmer": "PROFESSION"}
    assert found_by_rules("his boss at home depot let him sit.") == {"home depot": "ORGANIZATION"}


@pytest.mark.parametrize(
    "text",
    [
        "Staff nurse, ward round done.",
        "Keen gardener. Never smoked.",
        "He was the driver of the car.",
        "Works at night. Works at home.",
        "Porter informed.",
        "MR. Mitral inflow normal. MS. Every patient differs.",
        "The bed was turned 90 degrees.",
        "Taken to Operative Suite #5.",
        "Seen in the Atrial Fibrillation Clinic.",
        "Metabolised by P4502D6.",
    ],
)
def test_rules_leave_the_like_alone(text: str) -> None:
    assert found_by_rules(text) == {}


def test_a_trade_beside_a_trade_goes() -> None:
    assert not stays(
        "SH: pt is a medical doctor, plastic surgeon, lives alone", "plastic surgeon", "PROFESSION", 0.9
    )


@pytest.mark.parametrize("value", ["3-5d", "2 weeks", "month age"])
def test_a_count_of_days_is_no_date(value: str) -> None:
    assert stays(f"To review in {value} if worse, as at 1-{value}", value, "DATE")


def test_a_body_that_everybody_knows_tells_of_who_works_there() -> None:
    assert stays("A letter from the DVLA came.", "DVLA", "ORGANIZATION", 0.6)
    assert not stays("A coxswain with the RNLI.", "RNLI", "ORGANIZATION", 0.6)


def test_a_longer_term_does_not_repeat_a_name() -> None:
    text = "Mr Taylor adjusted the Taylor spatial frame. Taylor was thanked."
    found = again(text, [span(text, "Taylor")], Lexicon(shipped()))
    assert text.index("Taylor spatial") not in {s.start for s in found}
    assert text.rindex("Taylor") in {s.start for s in found}
