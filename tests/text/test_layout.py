"""Headings, list markers, abbreviations, and spaCy pipelines."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter
from synletters.core.errors import ModelError
from synletters.detect.abbreviations import AbbreviationDetector
from synletters.detect.layout import LayoutDetector
from synletters.detect.spacy import SpacyDetector

LAYOUT = LayoutDetector()


def marks(text: str, label: str) -> list[str]:
    return [text[s.start : s.end] for s in LAYOUT.detect([Letter("a", text)])[0] if s.label == label]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("HISTORY OF PRESENT ILLNESS: A man.", ["HISTORY OF PRESENT ILLNESS:"]),
        ("Plan\nReview.", ["Plan"]),
        ("Past medical history: none", ["Past medical history:"]),
        ("Well.\r\nDrug history:\r\nNil\r\n", ["Drug history:"]),
        ("Stable. PLAN: Review.", ["PLAN:"]),
        ("He is well. Social history: lives alone.", ["Social history:"]),
        ("**Diagnosis:** asthma", ["Diagnosis:"]),
        ("1. DIAGNOSIS: asthma", ["DIAGNOSIS:"]),
        ("GRAFT HARVEST SITE: clean", ["GRAFT HARVEST SITE:"]),
        ("The plan was discussed", []),
        ("He said: rest.", []),
        ("HE WAS SEEN TODAY", []),
    ],
)
def test_headings(text: str, headings: list[str]) -> None:
    assert marks(text, "HEADING") == headings


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("1. Asthma\n2. Gout", ["1.", "2."]),
        ("- one\n• two\n* three", ["-", "•", "*"]),
        ("a) one\n(b) two", ["a)", "(b)"]),
        ("DIAGNOSES: 1. Nasal. 2. Ear.", ["1.", "2."]),
        ("1.5 mg\n-5 degrees", []),
    ],
)
def test_list_markers(text: str, markers: list[str]) -> None:
    assert marks(text, "LIST_MARKER") == markers


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    for detector in (LAYOUT, AbbreviationDetector()):
        spans = detector.detect([Letter("a", text)])[0]
        assert all(s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_linear_time() -> None:
    for text in (
        "1" * 1_000_000,
        "A " * 100_000,
        "A: " * 60_000,
        "\n" * 200_000,
        " " * 200_000,
        "PLAN " * 40_000,
        "1. " * 60_000,
    ):
        started = time.process_time()
        LAYOUT.detect([Letter("a", text)])
        assert time.process_time() - started < 8


def test_abbreviations_mark_long_and_short_forms() -> None:
    text = "He has chronic obstructive pulmonary disease (COPD). COPD is stable (see below)."
    spans = AbbreviationDetector().detect([Letter("a", text)])[0]
    assert [text[s.start : s.end] for s in spans] == ["chronic obstructive pulmonary disease", "COPD", "COPD"]
    assert {(s.label, s.kind) for s in spans} == {("ABBREVIATION", "clinical")}
    assert AbbreviationDetector().detect([Letter("b", "no brackets"), Letter("c", "")]) == [(), ()]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "COPD (chronic obstructive pulmonary disease), COPD",
            ["COPD", "chronic obstructive pulmonary disease", "COPD"],
        ),
        ("deep vein thrombosis (DVTs) and DVT", ["deep vein thrombosis", "DVTs", "DVT"]),
        ("heart failure [HF], HF", ["heart failure", "HF", "HF"]),
        ("ejection fraction (EF, 30%), EF", ["ejection fraction", "EF", "EF"]),
        (
            "magnetic resonance imaging (MRI). MRIs, non-MRI, MRI's; Magnetic\nresonance imaging",
            ["magnetic resonance imaging", "MRI", "MRIs", "MRI", "MRI", "Magnetic\nresonance imaging"],
        ),
        ("a long walk (see Dr Who) and (HF)", []),
    ],
)
def test_both_forms_are_kept_wherever_one_stands(text: str, kept: list[str]) -> None:
    [spans] = AbbreviationDetector().detect([Letter("a", text)])
    assert [text[s.start : s.end] for s in spans] == kept


def test_abbreviations_on_hostile_text() -> None:
    started = time.process_time()
    AbbreviationDetector().detect([Letter("a", "a (AB) " * 20_000), Letter("b", "(" * 100_000)])
    assert time.process_time() - started < 20


def test_a_missing_pipeline_names_the_next_step() -> None:
    with pytest.raises(ModelError, match="pip"):
        SpacyDetector("no_such_pipeline")


def test_spacy_pipeline_from_a_folder(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "DISEASE", "pattern": "asthma"}, {"label": "DRUG", "pattern": "aspirin"}]
    )  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    detector = SpacyDetector(str(tmp_path / "model"), labels={"DISEASE"}, most=60)
    text = "He has asthma and takes aspirin.\n" * 9
    spans = detector.detect([Letter("a", text), Letter("b", "")])
    assert [text[s.start : s.end] for s in spans[0]] == ["asthma"] * 9
    assert spans[1] == ()
