"""Words outside the vocabulary: what is flagged, what is not, offsets, odd text, speed."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core import registry
from synletters.core.document import Letter
from synletters.detect import Detector
from synletters.detect.vocabulary_pass import SafeWords
from synletters.text.vocabulary import LOWER, SHIPPED, TITLE, Vocabulary, pack, read, shipped

STRICT, BALANCED, WITH_LOWER = SafeWords(), SafeWords(point="balanced"), SafeWords(lower=True)


def found(text: str, detector: SafeWords = STRICT) -> list[str]:
    return [text[s.start : s.end] for s in detector.detect([Letter("a", text)])[0]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We saw Mr Vrenkolt in clinic.", ["Vrenkolt"]),
        ("Vrenkolt was seen today.", ["Vrenkolt"]),
        ("I spoke to Zelquina Vrenkolt-Quask about it.", ["Zelquina Vrenkolt-Quask"]),
        ("His mother, Zelquina O'Vrenkolt, agrees.", ["Zelquina O'Vrenkolt"]),
        ("Zelquina de la Vrenkolt is well.", ["Zelquina de la Vrenkolt"]),
        ("seen with VRENKOLT, Zelquina at noon", ["VRENKOLT", "Zelquina"]),
        ("PATIENT: ZELQUINA VRENKOLT\nDOB: 1990", ["ZELQUINA VRENKOLT"]),
        ("Vrenkolt's pain is better.", ["Vrenkolt"]),
        ("We thank Dr Brown for the letter.", ["Brown"]),
        ("We thank dr brown for the letter.", ["brown"]),
        ("Later Brown came back.", ["Brown"]),
        ("She was seen by McVrenkolt yesterday.", ["McVrenkolt"]),
        ("he saw mr vrenkolt in the clinic today and was well", ["vrenkolt"]),
        ("Пациент Иванов was seen.", ["Пациент Иванов"]),
        ("Jose\u0301lquin Vren\u00adkolt came.", ["Jose\u0301lquin Vren\u00adkolt"]),
        ("Dr Young, Mr Bone and Mrs Little met.", ["Young", "Bone", "Little"]),
    ],
)
def test_names_are_flagged(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "He has chest pain and shortness of breath; brown sputum, rose again.",
        "Brown sputum was seen. Long history.",
        "PAST MEDICAL HISTORY: HYPERTENSION, COPD, BROWN SPUTUM.",
        "She takes Lipitor, Xarelto and Tylenol with amlodipine 5mg and ramipril 2.5mg.",
        "Parkinson's disease, Crohn's disease, a Foley catheter and a Baker cyst.",
        "Guillain-Barré syndrome, Charcot-Marie-Tooth disease and Clark level IV.",
        "He drinks on Monday and in December; an American lady.",
        "The oedematous anaemic diarrhoea was haemodynamically stabilised.",
        "Laparoscopic zorbectomy and quaxitis with brelimumab.",
        "T2N0M0, G2P1, FEV1, SpO2, HbA1c, q12h, 10x15cm, 1000mg, 7.5Fr, T10-L1, CA125, COVID19.",
        "BP 120/80 mmHg, pH 7.35, HFpEF, CXR and TSH are normal.",
        "Thank you for referring this patient. Yours sincerely,",
    ],
)
def test_ordinary_words_are_not(text: str) -> None:
    assert found(text) == []


def test_numbers_of_somebody() -> None:
    text = "Ref QX7781234 and plate ZX93QKW but 40mg and 1234567."
    spans = STRICT.detect([Letter("a", text)])[0]
    assert [(text[s.start : s.end], s.label) for s in spans] == [("QX7781234", "ID"), ("ZX93QKW", "ID")]
    assert {(s.kind, s.source) for s in spans} == {("phi", "safewords")}


def test_points_and_lower_case() -> None:
    assert found("Vrenkolt was seen.", BALANCED) == []
    assert found("We saw Vrenkolt.", BALANCED) == ["Vrenkolt"]
    assert found("Mr Vrenkolt was seen.", BALANCED) == ["Vrenkolt"]
    text = "He had a vrenkolting pain. The Knee."
    assert found(text) == []
    assert found(text, WITH_LOWER) == ["vrenkolting"]
    assert found("We saw Vrenkolt.", SafeWords(least=0.9)) == []
    assert found("We saw Mr Vrenkolt.", SafeWords(least=0.9)) == ["Vrenkolt"]


def test_scores_rise_with_the_context() -> None:
    def score(text: str) -> float:
        return WITH_LOWER.detect([Letter("a", text)])[0][0].score

    texts = ["He has vrenkolt pain. The Knee.", "Vrenkolt came.", "We saw Vrenkolt.", "We saw Mr Vrenkolt."]
    scores = [score(text) for text in texts]
    assert scores == sorted(set(scores))


def test_an_eponym_is_a_name_beside_a_title() -> None:
    assert found("A Foley catheter was placed.") == []
    assert found("We thank Dr Foley.") == ["Foley"]
    assert found("We thank Zelquina Foley.") == ["Zelquina Foley"]


def test_it_is_a_detector_with_a_name() -> None:
    made = registry.find("detectors", "safewords")()
    assert isinstance(made, Detector)
    assert made.detect([Letter("a", ""), Letter("b", "Mr Vrenkolt"), Letter("c", "well")])[0::2] == [(), ()]


_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Mr ",
                "Dr. ",
                "Vrenkolt",
                "brown",
                "BROWN",
                " ",
                "-",
                "'",
                "\n",
                ", ",
                ": ",
                "de la ",
                "\u0301",
                "\u00ad",
                "QX7781234",
                "Name:",
                "é",
                "क्षि",
                "ß",
                "İ",
                "ǆ",
                "😀",
                "\x00",
                "\u2028",
                "\r",
                "M",
                ". ",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(_PIECES)
def test_spans_lie_inside_the_text_and_cut_no_word(text: str) -> None:
    for detector in (STRICT, BALANCED, WITH_LOWER):
        last = 0
        for span in detector.detect([Letter("a", text)])[0]:
            assert last <= span.start < span.end <= len(text)
            last = span.end
            assert not (span.start and text[span.start - 1].isalnum() and text[span.start].isalnum())
            assert not (span.end < len(text) and text[span.end - 1].isalnum() and text[span.end].isalnum())


def test_linear_time() -> None:
    for piece in (
        "Vrenkolt ",
        "pain ",
        "Mr. Q. ",
        "VRENKOLT-",
        "Vrenkolt, ",
        "q1a2w3 ",
        "Vrenkolt van de ",
        "A",
        "\u0301",
        ": ",
    ):
        started = time.process_time()
        STRICT.detect([Letter("a", piece * 200_000)])
        assert time.process_time() - started < 12, piece


def test_an_own_list(tmp_path: Path) -> None:
    path = tmp_path / "words.gz"
    path.write_bytes(pack({"vrenkolt": LOWER | TITLE, "ordinary": LOWER}))
    assert read(path).words == {"vrenkolt": 3, "ordinary": 1}
    assert found("ordinary A Vrenkolt", SafeWords(words=path)) == []
    assert SafeWords(vocabulary=Vocabulary({})).detect([Letter("a", "The Quask")])[0]


def test_the_shipped_list_is_small_reproducible_and_holds_no_mere_names() -> None:
    raw = SHIPPED.read_bytes()
    assert len(raw) < 400_000
    assert raw == pack(shipped().words)
    assert gzip.decompress(raw).isascii() or gzip.decompress(raw).decode().islower()
    flags = shipped().words
    for name in (
        "kowalczyk",
        "oluwaseun",
        "jennifer",
        "matthew",
        "siobhan",
        "priyanka",
        "hernandez",
        "nguyen",
        "patel",
        "smith",
    ):
        assert not flags.get(name, 0) & (LOWER | TITLE)
    for name in ("brown", "will", "rose", "long", "rice"):
        assert flags[name] & LOWER
        assert not flags[name] & TITLE
