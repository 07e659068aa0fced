"""What detection makes of words that are a clinician's before they are anybody's: what stays, and the same
words in a name's place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from synletters import Letter, Rejected, RunConfig, Span
from synletters.detect.postprocess.settle import settled
from synletters.detect.run import Finder
from synletters.rewrite.protect import identifiers


@pytest.fixture(scope="module", params=["strict", "balanced"])
def finder(request: pytest.FixtureRequest) -> Finder:
    return Finder(RunConfig(point=request.param))


def replaced(finder: Finder, text: str) -> list[str]:
    (found,) = finder.find([Letter("a", text)])
    assert isinstance(found, Letter)
    return [text[s.start : s.end] for s in identifiers(found) if s.label not in ("DATE", "AGE")]


@pytest.mark.parametrize(
    "text",
    [
        "She was started on Quorvanil and stopped Zelbrexin because of a rash.",
        "A Vandermolt retractor was placed under the fascia.",
        "O/E: comfortable. Moist. No wheeze. Cooler overnight. Shx: lives alone.",
        "PHx: COPD. FHx - mother has glaucoma. DHx: nil. Imp: viral. Pln: rest and fluids.",
        "Eating and drinking, PUing and BNOing. C/O cramps, H/O migraine, R/V in 2/52.",
        "Attended A & E by LAS, then SAU; D/W ED, home with TTOs.",
        "She is a liver transplant recipient, a sickle cell carrier and a lifelong non-smoker.",
        "He was a kidney donor, is a poor historian and a social drinker, and a frequent non-attender.",
        "A frail nursing home resident and rollator walker, a known mouth breather.",
        "Homozygous for the HFE variant C282Y; rs1799963 not found; NM_000492.4:c.350G>A; karyotype 47,XX,+21.",
        "The biopsy showed BRAF mutation V600E and HLA-B*27:05 was positive.",
        "Continue 75 Âµg thyroxine.",
        "Tearful. Unkempt. Whinges at night.\nTakeaway last night.\nPC: Headache",
        "Weber C fracture of the ankle. Bishop score 4. Karnofsky 70.",
        "Doctor: OK, and the pain?\nPatient: Um, after lunch it got worse.\nDoctor: Yeah.\nPatient: Yes.",
        "Medications\n- Name: Dextromethorphan (Robitussin DM)\n- Taken: at night",
        "Assessed by ANP. Bloods by HCA. Discussed with reg today. Foster carers attended.",
        "Drew a clock well. Pat dry, no rubbing. Carol singing left her hoarse.",
        "arr[GRCh37] 22q11.21(18844632_21608479)x1 and rs429358 CT.",
        "Last seen well 2130, NIHSS 4. Review in SAU, then CTPA.",
        "First language: Welsh. He has had two Red Bulls and slept in a La-Z-Boy.",
    ],
)
def test_words_of_the_trade_stay(finder: Finder, text: str) -> None:
    assert replaced(finder, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I reviewed Mr Weber in clinic today.", ["Weber"]),
        ("Thank you for asking Dr Apgar to see this lady.", ["Apgar"]),
        ("Wound checked and dressed.\nSigned: J Bishop RN", ["J Bishop"]),
        ("Please copy to Mrs Quorvanil at home.", ["Quorvanil"]),
        ("Surname: Moist\nForename: Henrietta", ["Moist", "Henrietta"]),
        ("Yours sincerely,\n\nZelbrexin Vandermolt\nConsultant Physician", ["Zelbrexin Vandermolt"]),
        ("Patient: Oh, Min-seo\nSeen today with a cough.", ["Oh, Min-seo"]),
        ("Dr Dry phoned. I agreed with Dr Dry that we wait.", ["Dry", "Dry"]),
        ("Dressing changed. Signed DH", ["DH"]),
        ("Plan D/W QZV, home.", ["QZV"]),
        ("Occupation: moleskin shaver", ["moleskin shaver"]),
        ("He works as a carrier pigeon trainer.", ["carrier pigeon trainer"]),
        ("She is a retired lorry driver.", ["lorry driver"]),
        ("Patient drew blood. Nurse Drew rang. Mrs Carol Singing called.", ["Drew", "Carol Singing"]),
        ("Seen by COL Vrenkolt and SGT Quorvan.", ["Vrenkolt", "Quorvan"]),
        ("Lives in Zorbham. Farrier. Kicked in the chest.", ["Farrier"]),
        ("Dinner lady at Parkside Infants; dog walker before that.", ["Dinner lady", "dog walker"]),
    ],
)
def test_the_same_words_in_a_names_place_go(finder: Finder, text: str, names: list[str]) -> None:
    found = replaced(finder, text)
    assert all(any(name in value for value in found) for name in names), found


def mark(text: str, word: str, label: str = "NAME", source: str = "safewords", score: float = 0.8) -> Span:
    at = text.index(word)
    return Span(at, at + len(word), label, "phi", source, score)


def kept(text: str, spans: Sequence[Span], given: Sequence[Span] = ()) -> list[str]:
    return [text[s.start : s.end] for s in settled(text, spans, given)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Seen with Nurse Vrenkolt today.", "Vrenkolt"),
        ("Vrenkolt, RN, gave the dose.", "Vrenkolt"),
        ("Kind regards\n\nVrenkolt\nRegistrar", "Vrenkolt"),
        ("Typed by Vrenkolt", "Vrenkolt"),
        ("Known as: Vrenkolt", "Vrenkolt"),
        ("he saw mr vrenkolt again", "vrenkolt"),
    ],
)
def test_a_mark_in_a_persons_place_is_an_identifier(text: str, word: str) -> None:
    assert kept(text, [mark(text, word)]) == [word]


def test_a_mark_wants_evidence() -> None:
    text = "We gave Vrenkolt to Anna Quask of 3 Mill Lane,\nZorbham, ref QX77812."
    lone, second, town = (mark(text, w) for w in ("Vrenkolt", "Quask", "Zorbham"))
    assert kept(text, [lone, second, town]) == []
    assert kept(text, [mark(text, "QX77812", "ID")]) == ["QX77812"]
    assert kept("Vial QX77812 was given.", [mark("Vial QX77812 was given.", "QX77812", "ID")]) == []
    neighbour, street = mark(text, "Anna", source="tagger"), mark(text, "3 Mill Lane", "ADDRESS", "rules")
    assert kept(text, [lone, second, neighbour]) == ["Anna", "Quask"]
    assert kept(text, [lone, town, street]) == ["3 Mill Lane", "Zorbham"]
    assert kept(text, [lone, mark(text, "Vrenkolt", source="lists")]) == ["Vrenkolt", "Vrenkolt"]
    assert kept(text, [lone], [mark(text, "Vrenkolt", source="given")]) == ["Vrenkolt"]


def test_what_a_site_lists_stands() -> None:
    text = "Seen by DHx and a heart donor."
    spans = [mark(text, "DHx", source="lists"), mark(text, "heart donor", "PROFESSION", "lists")]
    assert kept(text, spans) == ["DHx", "heart donor"]
    own = [
        mark(text, "DHx", source="tagger", score=1.0),
        mark(text, "heart donor", "PROFESSION", "tagger", 1.0),
    ]
    assert kept(text, own) == []


def test_a_name_known_from_elsewhere_in_the_letter_goes_wherever_it_stands() -> None:
    text = "Dear Mr Vrenkolt,\nThank you. Then Vrenkolt came, and Quorvanil was given.\n"
    (found,) = Finder(RunConfig(detectors=("safewords",))).find([Letter("a", text)])
    assert isinstance(found, Letter)
    assert [text[s.start : s.end] for s in identifiers(found)] == ["Vrenkolt", "Vrenkolt"]


def test_a_failing_detector_still_rejects() -> None:
    class Broken:
        name = "broken"

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            raise ValueError("no")

    (found,) = Finder(RunConfig(detectors=()), [Broken()]).find([Letter("a", "Mr Vrenkolt")])
    assert isinstance(found, Rejected)
    assert found.stage == "detect:broken"


def test_time_grows_with_the_text_alone() -> None:
    text = "Vrenkolt " * 20_000
    spans = [Span(i * 9, i * 9 + 8, "NAME", "phi", "safewords", 0.8) for i in range(20_000)]
    assert settled(text, spans) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("DOB/SEX: 02-SEP-1958 / M", Span(23, 24, "ID", "phi", "tagger", 0.8)),
        ("Advice given (Barton-style, adult).", Span(14, 26, "NAME", "phi", "tagger", 0.7)),
        ("Allergies reviewed: PCN, latex", Span(20, 23, "NAME", "phi", "rules", 0.6)),
    ],
)
def test_a_letter_a_method_and_a_drug_are_nobody(text: str, span: Span) -> None:
    assert settled(text, [span]) == []


def test_a_feast_that_a_rule_knows_is_no_place() -> None:
    text = "Off work through to Easter."
    spans = [Span(20, 26, "DATE", "phi", "rules", 0.7), Span(20, 26, "LOCATION", "phi", "tagger", 0.99)]
    assert [span.label for span in settled(text, spans)] == ["DATE"]


@pytest.mark.parametrize(
    "text",
    [
        "At the end of the second week his weight was 40 kg, and on the 28 th day the graft was taken.",
        "It was seen in the 28th-gestational week, and delivery was in the 34th-gestational week.",
        "She went home on the eleventh post-operative day and came back in the sixth week.",
    ],
)
def test_what_is_counted_from_an_event_is_no_date(finder: Finder, text: str) -> None:
    (found,) = finder.find([Letter("a", text)])
    assert isinstance(found, Letter)
    assert [text[s.start : s.end] for s in identifiers(found) if s.label == "DATE"] == []
