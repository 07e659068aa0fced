"""Identifiers that have a form: every rule's hits and its look-alikes."""

from __future__ import annotations

import itertools
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.detect import Detector, checksums
from synletters.detect.patterns import THRESHOLD
from synletters.detect.presidio import RULES, PresidioDetector, resolve
from synletters.document import Letter, Span

RULES_DETECTOR = PresidioDetector()


def found(text: str) -> list[tuple[str, str]]:
    return [(s.label, text[s.start : s.end]) for s in RULES_DETECTOR.detect([Letter("a", text)])[0]]


HITS = [
    ("Seen on 12/03/2021.", "DATE", "12/03/2021"),
    ("Seen 12.03.21 again", "DATE", "12.03.21"),
    ("2021-03-12", "DATE", "2021-03-12"),
    ("on 12-Jan-2021", "DATE", "12-Jan-2021"),
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
]


@pytest.mark.parametrize(("text", "label", "value"), HITS)
def test_hit(text: str, label: str, value: str) -> None:
    assert (label, value) in found(text)
    framed = f"Plan.\n{text}\nReview soon."
    assert (label, value) in found(framed)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alike(text: str) -> None:
    assert found(text) == []


def test_nhs_scores_tell_a_good_check_digit() -> None:
    good, bad = (RULES_DETECTOR.detect([Letter("a", t)])[0][0].score for t in ("943 476 5919", "943 476 5918"))
    assert good == 1.0
    assert THRESHOLD <= bad < 0.6


def test_checksums() -> None:
    assert checksums.nhs("943 476 5919")
    assert not checksums.nhs("943 476 5918")
    assert checksums.luhn("4111111111111111")
    assert checksums.npi("1234567893")
    assert checksums.dea("AB1234563")
    assert checksums.iban("GB82WEST12345698765432")
    assert checksums.vin("1M8GDM9AXKP042788")
    assert checksums.chi("0101502104") == checksums.nhs("0101502104")
    for check in (
        checksums.nhs,
        checksums.luhn,
        checksums.npi,
        checksums.dea,
        checksums.iban,
        checksums.vin,
        checksums.chi,
    ):
        assert not check("")
        assert not check("٣٤٥ é")


def test_context_words_raise_a_weak_finding() -> None:
    assert found("The value was 12345678 then") == []
    assert ("ID", "12345678") in found("patient number is 12345678 then")


def test_it_is_a_detector_and_keeps_the_order() -> None:
    assert isinstance(RULES_DETECTOR, Detector)
    texts = ["", "Dr Smith", "nothing", "MRN: 004829"]
    assert [len(s) for s in RULES_DETECTOR.detect([Letter(str(i), t) for i, t in enumerate(texts)])] == [0, 1, 0, 1]


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "\n".join(text for text, _, _ in HITS)
    assert PresidioDetector().detect([Letter("a", text)])[0]


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


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from([h[0] for h in HITS])), max_size=8))
def test_spans_lie_inside_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = RULES_DETECTOR.detect([Letter("a", text)])[0]
    assert spans == RULES_DETECTOR.detect([Letter("b", text)])[0]
    assert list(spans) == sorted(spans)
    assert all(s.end <= len(text) and s.kind == "phi" and s.source == "rules" and s.score >= THRESHOLD for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
