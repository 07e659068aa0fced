"""Identifiers that have a form: every rule's hits and its look-alikes."""

from __future__ import annotations

import itertools
import socket
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Span
from synletters.detect import Detector
from synletters.detect.rules import checksums
from synletters.detect.rules.base import THRESHOLD
from synletters.detect.rules.detector import RULES, RulesDetector, resolve
from synletters.detect.rules.readings import readings

RULES_DETECTOR = RulesDetector()


def found(text: str) -> list[tuple[str, str]]:
    return [(s.label, text[s.start : s.end]) for s in RULES_DETECTOR.detect([Letter("a", text)])[0]]


HITS = [
    ("Seen on 12/03/2021.", "DATE", "12/03/2021"),
    ("Seen 12.03.21 again", "DATE", "12.03.21"),
    ("2021-03-12", "DATE", "2021-03-12"),
    ("on 12-Jan-2021", "DATE", "12-Jan-2021"),
    ("Hodgkin lymphoma 1987, treated", "DATE", "1987"),
    ("Review on the 14th.", "DATE", "14th"),
    ("EDD 02.11.", "DATE", "02.11"),
    ("14.03 - physio\n21.03 - OT\n", "DATE", "14.03"),
    ("PMH: MI 03, CABG 04.", "DATE", "04"),
    ("He quit '15.", "DATE", "'15"),
    ("A1c 7.1 (2/24).", "DATE", "2/24"),
    ("he was seen on the fourteenth and was well", "DATE", "fourteenth"),
    ("diagnosed in oh nine with gout", "DATE", "oh nine"),
    ("dob fourteen three nineteen fifty two", "DATE", "fourteen three nineteen fifty two"),
    ("Tregony Radiology rang", "HOSPITAL", "Tregony Radiology"),
    ("moved to 3 South today", "HOSPITAL", "3 South"),
    ("a miner, '71-'99, then a guard", "DATE", "'71-'99"),
    ("UCLH wrote to us", "HOSPITAL", "UCLH"),
    ("the Royal Free liver team", "HOSPITAL", "Royal Free"),
    ("she flew from the Philippines", "LOCATION", "Philippines"),
    ("(8923 Court Street, Douglas) rang", "LOCATION", "Douglas"),
    ("fell on August bank holiday.", "DATE", "August bank holiday"),
    ("Key safe 4471.", "ID", "4471"),
    ("confirmed, last 4 7719", "ID", "7719"),
    ("found at the corner of 5th and Alder by police", "ADDRESS", "5th and Alder"),
    ("MVC Rte 9 at Mill Rd today", "ADDRESS", "Rte 9 at Mill Rd"),
    ("12A Station Approach, Byfleet", "ADDRESS", "12A Station Approach"),
    ("Seen by COL Reyes today", "NAME", "Reyes"),
    ("Mr Flannery is a messenger", "PROFESSION", "messenger"),
    ("on 12 March 2021", "DATE", "12 March 2021"),
    ("ON 12 MARCH 2021", "DATE", "12 MARCH 2021"),
    ("on 12 march 2021", "DATE", "12 march 2021"),
    ("March 12th, 2021", "DATE", "March 12th, 2021"),
    ("the 3rd of March", "DATE", "3rd of March"),
    ("since March 2018", "DATE", "March 2018"),
    ("03/2018 scan", "DATE", "03/2018"),
    ("Mar '19", "DATE", "Mar '19"),
    ("Mon 12 Aug", "DATE", "Mon 12 Aug"),
    ("a stroke in 1998", "DATE", "1998"),
    ("seen on 12/03 today", "DATE", "12/03"),
    ("D: 03/04", "DATE", "03/04"),
    ("on Christmas Eve", "DATE", "Christmas Eve"),
    ("the third of March two thousand and nineteen", "DATE", "third of March two thousand and nineteen"),
    ("D:03/04/19 T:03/05/19", "DATE", "03/05/19"),
    ("DOB 12031954", "DATE", "12031954"),
    ("Tel 01234 567890", "PHONE", "01234 567890"),
    ("07700 900123", "PHONE", "07700 900123"),
    ("07700900123", "PHONE", "07700900123"),
    ("(020) 7946 0958", "PHONE", "(020) 7946 0958"),
    ("+44 (0)20 7946 0958", "PHONE", "+44 (0)20 7946 0958"),
    ("+353 1 234 5678", "PHONE", "+353 1 234 5678"),
    ("(555) 555-0100", "PHONE", "(555) 555-0100"),
    ("555.555.0100 ext. 44", "PHONE", "555.555.0100 ext. 44"),
    ("call 555-0100", "PHONE", "555-0100"),
    ("1300 555 010", "PHONE", "1300 555 010"),
    ("bleep 3321", "PHONE", "3321"),
    ("ext 4412", "PHONE", "4412"),
    ("secretary x5567", "PHONE", "5567"),
    ("1-800-FLOWERS", "PHONE", "1-800-FLOWERS"),
    ("a.b-c@nhs.net", "EMAIL", "a.b-c@nhs.net"),
    ("jane dot doe at example dot com", "EMAIL", "jane dot doe at example dot com"),
    ("see https://x.org/a?b=1.", "URL", "https://x.org/a?b=1"),
    ("see www.foo.org/x.", "URL", "www.foo.org/x"),
    ("see rxh.nhs.uk now", "URL", "rxh.nhs.uk"),
    ("from 192.168.1.17", "IP", "192.168.1.17"),
    ("2001:db8::8a2e:370:7334", "IP", "2001:db8::8a2e:370:7334"),
    ("00:1A:2B:3C:4D:5E", "IP", "00:1A:2B:3C:4D:5E"),
    ("943 476 5919", "NHS", "943 476 5919"),
    ("943 476 5918", "NHS", "943 476 5918"),
    ("NHS No: 9434765918", "NHS", "9434765918"),
    ("SSN 123-45-6789", "SSN", "123-45-6789"),
    ("social security number 123456789", "SSN", "123456789"),
    ("card 4111 1111 1111 1111", "CARD", "4111 1111 1111 1111"),
    ("GB82 WEST 1234 5698 7654 32", "IBAN", "GB82 WEST 1234 5698 7654 32"),
    ("gb82west12345698765432", "IBAN", "gb82west12345698765432"),
    ("MRN: 00482913", "ID", "00482913"),
    ("Hosp No. H123456", "ID", "H123456"),
    ("Account #: 55-221", "ID", "55-221"),
    ("Job # 12345", "ID", "12345"),
    ("Our Ref: JS/ab/1234", "ID", "JS/ab/1234"),
    ("GMC 7012345", "ID", "7012345"),
    ("QQ123456C", "ID", "QQ123456C"),
    ("serial number 88A-1234", "ID", "88A-1234"),
    ("London SW1A 1AA", "POSTCODE", "SW1A 1AA"),
    ("leeds ls1 4ap", "POSTCODE", "ls1 4ap"),
    ("Boston, MA 02115", "POSTCODE", "02115"),
    ("Boston, MA 02115", "LOCATION", "Boston"),
    ("ZIP: 90210", "POSTCODE", "90210"),
    ("02115-1234", "POSTCODE", "02115-1234"),
    ("Ottawa K1A 0B1", "POSTCODE", "K1A 0B1"),
    ("Dublin D02 AF30", "POSTCODE", "D02 AF30"),
    ("Perth WA 6000", "POSTCODE", "6000"),
    ("93-year-old man", "AGE", "93"),
    ("aged 91", "AGE", "91"),
    ("92 yo", "AGE", "92"),
    ("Age: 95", "AGE", "95"),
    ("94F with a cough", "AGE", "94"),
    ("ninety-two year old", "AGE", "ninety-two"),
    ("ask @jsmith2", "USERNAME", "jsmith2"),
    ("login: jsmith2", "USERNAME", "jsmith2"),
    ("I saw Mr John O'Neill-Jones today", "NAME", "John O'Neill-Jones"),
    ("DR SMITH SAW THE PATIENT", "NAME", "SMITH"),
    ("Dr. J. K. van der Berg wrote", "NAME", "J. K. van der Berg"),
    ("mrs jones was seen", "NAME", "jones"),
    ("Patient: SMITH, John", "NAME", "SMITH, John"),
    ("Patient name: Ann Lee", "NAME", "Ann Lee"),
    ("Dear Anna,", "NAME", "Anna"),
    ("Jane Doe, MD", "NAME", "Jane Doe"),
    ("PT: SULEIMAN, KASEN   AGE: 78", "NAME", "SULEIMAN, KASEN"),
    ("His wife Anna agrees", "NAME", "Anna"),
    ("Anna Lee (daughter) came", "NAME", "Anna Lee"),
    ("Typed by Mary Quill", "NAME", "Mary Quill"),
    ("spoke to Claud Hatt at 02:50", "NAME", "Claud Hatt"),
    ("Patient  Malissa D Tran  |  DOB", "NAME", "Malissa D Tran"),
    ("John SMITH DOB 1/2/50", "NAME", "John SMITH"),
    ("Mrs Jones, née Carter", "NAME", "Carter"),
    ('Ann "Nancy" Lee', "NAME", 'Ann "Nancy" Lee'),
    ("T.J. HOLT\nSpecialist Registrar", "NAME", "T.J. HOLT"),
    ("the Hendersons were told", "NAME", "Hendersons"),
    ("Ann Lee <a@b.org>", "NAME", "Ann Lee"),
    ("JDS/mw", "NAME", "JDS/mw"),
    ("/CW", "NAME", "/CW"),
    ("Drs Smythe and Adeyemi", "NAME", "Adeyemi"),
    ("Mr Hender-\nson came", "NAME", "Hender-\nson"),
    ("12/03/2019 to 15/03/2019", "DATE", "12/03/2019 to 15/03/2019"),
    ("12/03-15/03/2019", "DATE", "12/03-15/03/2019"),
    ("l2/O3/1954", "DATE", "l2/O3/1954"),
    ("DOB 03 04 1951", "DATE", "03 04 1951"),
    ("hysterectomy 1998,", "DATE", "1998"),
    ("fourth of the fifth ninety-one", "DATE", "fourth of the fifth ninety-one"),
    ("on the 14\nMarch 2019", "DATE", "14\nMarch 2019"),
    ("Age/Sex: 92/F", "AGE", "92"),
    ("She is 97 and lives alone", "AGE", "97"),
    ("her 100th birthday", "AGE", "100"),
    ("He turned one hundred last week", "AGE", "one hundred"),
    ("0412 345 678", "PHONE", "0412 345 678"),
    ("call me at 334-538-7973\nx699", "PHONE", "334-538-7973\nx699"),
    ("01632\n960123", "PHONE", "01632\n960123"),
    ("bleep 2214/2215", "PHONE", "2215"),
    ("one two three four five six seven", "PHONE", "one two three four five six seven"),
    ("MR 746-35-49 seen", "ID", "746-35-49"),
    ("Case S76-79121", "ID", "S76-79121"),
    ("plate PRU-7028.", "ID", "PRU-7028"),
    ("131-D-12345", "ID", "131-D-12345"),
    ("photo smith_john_0312.jpg", "ID", "smith_john_0312"),
    ("photo: john smith knee.jpg", "ID", "john smith knee"),
    (r"C:\Users\jsmith\x", "USERNAME", "jsmith"),
    ("Printed by kaszynski.c on", "USERNAME", "kaszynski.c"),
    ("(01)00844588003288(17)141120(21)109", "ID", "(01)00844588003288(17)141120(21)109"),
    ("PPSN 1234567T", "ID", "1234567T"),
    ("number 1234567T given", "ID", "1234567T"),
    ("046 454 286", "ID", "046 454 286"),
    ("TREM 5206 1419", "ID", "TREM 5206 1419"),
    ("OHIP 1234 567 897", "ID", "1234 567 897"),
    ("2123 45670 1", "ID", "2123 45670 1"),
    ("DVA NX901234", "ID", "NX901234"),
    ("HICN 123-45-6789A", "ID", "123-45-6789A"),
    ("1EG4 TE5 MK73", "ID", "1EG4 TE5 MK73"),
    ("CHI 010150 2104", "NHS", "010150 2104"),
    ("NMC 99I1234E", "ID", "99I1234E"),
    ("NI number QQ 12 34 56 C", "ID", "QQ 12 34 56 C"),
    ("SSN: xxx-xx-6789", "SSN", "xxx-xx-6789"),
    ("Eircode: a65 f4e2", "POSTCODE", "a65 f4e2"),
    ("Buxton VC6 7SH", "POSTCODE", "VC6 7SH"),
    ("postcode 3053", "POSTCODE", "3053"),
    ("She lives in Mytholmroyd.", "LOCATION", "Mytholmroyd"),
    ("a retired lorry driver", "PROFESSION", "lorry driver"),
    ("Occupation: stonemason", "PROFESSION", "stonemason"),
    ("NHS ９４３ ４７６ ５９１９", "NHS", "９４３ ４７６ ５９１９"),
    ("Mr Har\u200bcourt came", "NAME", "Har\u200bcourt"),
    ("Dear Mr Наrtlеy,", "NAME", "Наrtlеy"),
    ("on 12–03–2019", "DATE", "12–03–2019"),
    ("Dictated by: Alan Reid", "NAME", "Alan Reid"),
    ("Yours sincerely,\n\nMary Ellis\nConsultant", "NAME", "Mary Ellis"),
    ("to St Mary's Hospital", "HOSPITAL", "St Mary's Hospital"),
    ("MERCY GENERAL HOSPITAL", "HOSPITAL", "MERCY GENERAL HOSPITAL"),
    ("The Park Lane Surgery", "HOSPITAL", "The Park Lane Surgery"),
    ("on Ward 7B", "HOSPITAL", "Ward 7B"),
    ("on Nightingale Ward", "HOSPITAL", "Nightingale Ward"),
    ("at 12 High Street, Leeds", "ADDRESS", "12 High Street"),
    ("221B BAKER STREET", "ADDRESS", "221B BAKER STREET"),
    ("P.O. Box 123", "ADDRESS", "P.O. Box 123"),
]

LOOK_ALIKES = [
    "BP 120/80, pulse 72",
    "5/5 strength",
    "Sugars ran 4-7-11 before meals",
    "pain on the 5th, 6th ribs and on the 4th toe",
    "due for the 2nd time; on the 3rd day",
    "allergic to balsam of Peru",
    "08.30 - woke\n09.15 - breakfast\n",
    "10.20 mg given\n11.30 mg given",
    "from ninety eight over sixty",
    "Score 8 (8/20), strength (5/5)",
    "Interventional Radiology and Paediatric Cardiology",
    "Royal London score 3",
    "Assessed by ANP. Bloods by HCA.",
    "TCI: none. DOI not known.",
    "a 3/6 systolic murmur",
    "pain 24/7",
    "G2P1",
    "L4/5 disc",
    "gravida 2, 1-0-0-1",
    "1-2-3",
    "ICD-10 E11.9",
    "at 09:30",
    "37.2 °C, 98.6 F",
    "WBC 12.3, Hb 104 g/L",
    "may 10 mg help",
    "in 2000 ml",
    "a ratio of 1/2",
    "from 1/2-inch",
    "version 1.2.3",
    "temp 98F",
    "85-year-old",
    "age 45",
    "MR ANGIOGRAM",
    "MS CONTIN",
    "Dr. Please",
    "nurse practitioner",
    "Intensive Care Unit",
    "Emergency Department",
    "Stroke Unit",
    "Diabetes Clinic",
    "Outpatient Clinic",
    "Cataract Surgery",
    "TRANSFERRED TO HOSPITAL",
    "T1N0M0",
    "B12 100 mcg",
    "5 mg",
    "500 mg",
    "dated",
    "CC: Progressive leg pain",
    "DIAGNOSIS,Subglottic stenosis",
    "10/10 pain on the left",
    "on 5/5 power",
    "HIS FATHER DIED",
    "technetium-99 M scan",
    "would miss visits",
    "Labs: ESR, PT/PTT",
    "ESR 12, Lyme titre",
    "platelets 250,000",
    "12 mm",
    "Apgars 8 and 9",
    "given by NG tube",
    "checked by AP view",
    "brought in by EMS",
    "the fungus, known as Trichophyton, thrives",
    "his mother Had asthma",
    "her sister is Epstein-Barr virus positive",
    "cervical locking plate C3-C5",
    "in 3/12 with bloods",
    "for 5/7 then 6/52",
    "SpO2 is 94 and stable",
    "pulse was 92, regular",
    "PT/OT",
    "Discussed with PT/OT\n\nRA/LA",
    "she is a difficult historian",
    "works as a team",
    "she was moved to ITU",
    "returned to ED",
    "lead 2 and unit 4",
    "specimen 1234 mg",
    "case 3 of 5",
    "report.pdf",
    "Gleason 3+4=7, Ki-67 20-25%",
    "ICD-10 I25.10, SNOMED 22298006, CPT 99213",
    "LOINC 4548-4",
    "morphine 5-10 mg every 4-6 hours",
    "flow 1200 mL/min",
    "Chief Complaint\nFever",
    "One tablet twice daily for two, three or four days",
    "HLA-B27 and CYP2D6",
    "vancomycin 1 g in 200 ml",
    "the Bloods were normal",
    "Consultant Rheumatologist",
]


@pytest.mark.parametrize(("text", "label", "value"), HITS)
def test_hit(text: str, label: str, value: str) -> None:
    assert (label, value) in found(text)
    framed = f"Plan.\n{text}\nReview soon."
    assert (label, value) in found(framed)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alike(text: str) -> None:
    assert found(text) == []


def test_dictation_without_capitals() -> None:
    assert ("HOSPITAL", "clay cross hospital") in found("moved from clay cross hospital with pneumonia")
    assert ("ADDRESS", "53 freeman road") in found("now at 53 freeman road with his son")
    assert found("Moved from attend hospital, 3 times each way") == []


def test_nhs_scores_tell_a_good_check_digit() -> None:
    good, bad = (
        RULES_DETECTOR.detect([Letter("a", t)])[0][0].score for t in ("943 476 5919", "943 476 5918")
    )
    assert good == 1.0
    assert THRESHOLD <= bad < 0.6


GOOD_NUMBERS = {
    checksums.nhs: ["943 476 5919", "401 023 2137"],
    checksums.luhn: ["4111111111111111", "378282246310005"],
    checksums.npi: ["1234567893"],
    checksums.dea: ["AB1234563"],
    checksums.iban: ["GB82WEST12345698765432"],
    checksums.vin: ["1M8GDM9AXKP042788"],
    checksums.ppsn: ["1234567T", "1234567FA"],
    checksums.sin: ["046 454 286"],
    checksums.phn_bc: ["9698 658 215"],
    checksums.ohip: ["1234 567 897"],
    checksums.medicare_au: ["2123 45670 1", "2123 45670 1 1"],
    checksums.ihi: ["8003 6080 0000 0000"],
    checksums.tfn: ["123 456 782"],
    checksums.gtin: ["00844588003288", "4006381333931"],
}


@pytest.mark.parametrize("check", GOOD_NUMBERS, ids=lambda check: check.__name__)
def test_a_check_digit_tells_right_from_wrong(check: Callable[[str], bool]) -> None:
    for good in GOOD_NUMBERS[check]:
        assert check(good)
        last = max(
            at for at, c in enumerate(good[:12] if check is checksums.medicare_au else good) if c.isdigit()
        )
        last = good.index("0", 9) if check is checksums.medicare_au else last
        wrong = [good[:last] + c + good[last + 1 :] for c in "0123456789" if c != good[last]]
        assert not any(check(number) for number in wrong)
    for text in ("", "٣٤٥ é", "0", "x" * 40):
        assert not check(text)


def test_numbers_that_are_right_by_arithmetic_alone() -> None:
    assert not checksums.nhs("1111111111")
    assert not checksums.tfn("000 000 000")
    assert not checksums.gtin("00000000")
    assert not checksums.phn_bc("9000 000 000")  # its check digit would be 11
    assert not checksums.ppsn("1234567T1")
    assert checksums.iban("XA62 0000 0000 000")  # no country's own structure


def test_dates_inside_numbers() -> None:
    assert checksums.chi("010150 2104") == checksums.nhs("0101502104")
    assert not checksums.chi("4101502104")
    assert checksums.ramq("TREM 5206 1419")
    assert checksums.ramq("TREM 5256 1419")
    assert not checksums.ramq("TREM 5233 1419")
    assert not checksums.ramq("TREM 5206 4419")
    assert not checksums.ramq("")


def test_context_words_raise_a_weak_finding() -> None:
    assert found("The value was 12345678 then") == []
    assert ("ID", "12345678") in found("patient number is 12345678 then")


def test_it_is_a_detector_and_keeps_the_order() -> None:
    assert isinstance(RULES_DETECTOR, Detector)
    texts = ["", "Dr Smith", "nothing", "MRN: 004829"]
    assert [len(s) for s in RULES_DETECTOR.detect([Letter(str(i), t) for i, t in enumerate(texts)])] == [
        0,
        1,
        0,
        1,
    ]


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "\n".join(text for text, _, _ in HITS)
    assert RulesDetector().detect([Letter("a", text)])[0]


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_overlaps_leave_no_uncovered_rest() -> None:
    text = "abcdefghij klm"
    spans = resolve([Span(0, 6, "A", "phi", "", 0.9), Span(4, 14, "B", "phi", "", 0.5)], text)
    assert [(s.start, s.end, s.label) for s in spans] == [(0, 6, "A"), (6, 14, "B")]


HOSTILE = {
    "digits": "1" * 1_000_000,
    "letters": "a" * 300_000,
    "capitals": "A" * 300_000,
    "names": "Aa " * 40_000,
    "slashes": "1/" * 60_000,
    "dashes": "1-" * 60_000,
    "colons": "1:" * 60_000,
    "dots": "a." * 60_000,
    "ats": "a@" * 60_000,
    "brackets": "(" * 100_000,
    "blanks": " " * 200_000,
    "lines": "\n" * 200_000,
    "streets": "12 St " * 20_000,
    "doctors": "Dr. " * 25_000,
    "ids": "ID: " * 25_000,
    "zeros": "0 " * 50_000,
    "nul": "x\0" * 50_000,
    "rtl": "مرحبا " * 15_000,
    "emoji": "😀" * 50_000,
    "ninety": "ninety-" * 15_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_linear_time(kind: str) -> None:
    started = time.process_time()
    RULES_DETECTOR.detect([Letter("a", HOSTILE[kind])])
    assert time.process_time() - started < 15


ODD = st.text(alphabet="aZ1 \t\n\r-–@.\u200b\u00ad\u00a0４Ａｍраé\u0301", max_size=30)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(ODD, st.sampled_from(["Dr", "x" * 60, "1", "Mr Smith", "943 476 5919"])), max_size=6)
)
def test_other_readings_keep_the_offsets(parts: list[str]) -> None:
    text = "".join(parts)
    for reading in readings(text):
        assert len(reading.at) == len(reading.text)
        assert all(0 <= at < len(text) for at in reading.at)
        for plain, at in zip(reading.text, reading.at, strict=True):
            if plain.isascii() and plain.isalnum() and text[at].isascii():
                assert text[at] == plain


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from([h[0] for h in HITS])), max_size=8))
def test_spans_lie_inside_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = RULES_DETECTOR.detect([Letter("a", text)])[0]
    assert spans == RULES_DETECTOR.detect([Letter("b", text)])[0]
    assert list(spans) == sorted(spans)
    assert all(
        s.end <= len(text) and s.kind == "phi" and s.source == "rules" and s.score >= THRESHOLD for s in spans
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
