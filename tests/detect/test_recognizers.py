"""Presidio's recognizers and Hugging Face models by name, and strangers that misbehave."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from presidio_analyzer import EntityRecognizer, RecognizerResult

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected
from synletters.core.errors import ConfigError, UnknownComponentError
from synletters.core.registry import find
from synletters.detect.presidio import RecognizerDetector
from synletters.detect.run import make_detectors
from synletters.rewrite.rewriter import Rewriter

SECRET = "Zebulon"


class Broken(EntityRecognizer):
    """Fails with the letter in its message, or answers beyond the text."""

    def __init__(self, beyond: bool = False) -> None:
        self.beyond = beyond
        super().__init__(supported_entities=["PERSON"])

    def load(self) -> None: ...

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        if self.beyond:
            return [RecognizerResult("PERSON", 0, len(text) + 5, 1.0)]
        raise RuntimeError(text)


class Remote(Broken):
    __module__ = "azure_somewhere"


def found(detector: Any, text: str) -> list[tuple[str, str]]:
    return [(s.label, text[s.start : s.end]) for s in detector.detect([Letter("a", text)])[0]]


def test_a_predefined_recognizer_runs_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    [detector] = make_detectors(RunConfig(detectors=("presidio:EmailRecognizer",)))
    assert detector.name == "presidio:EmailRecognizer"
    assert found(detector, "write to a.b@example.org now") == [("EMAIL", "a.b@example.org")]


def test_several_with_options_and_labels() -> None:
    config = RunConfig(
        detectors=("presidio",),
        detector_options={
            "presidio": {
                "recognizers": ["UsSsnRecognizer", "MacAddressRecognizer"],
                "labels": {"US_SSN": "ID"},
            }
        },
    )
    [detector] = make_detectors(config)
    assert ("IP", "00:1A:2B:3C:4D:5E") in found(detector, "at 00:1A:2B:3C:4D:5E today")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("her passport is 123456789 (new)", [("ID", "123456789")]),
        ("PASSPORT: A12345678", [("ID", "A12345678")]),
        ("a count of 123456789 cells", []),
        ("a passport and a good many other words that stand before 123456789", []),
    ],
)
def test_a_weak_form_counts_beside_its_context_words(text: str, spans: list[tuple[str, str]]) -> None:
    assert found(RecognizerDetector("UsPassportRecognizer"), text) == spans


@pytest.mark.parametrize("name", ["NoSuchRecognizer", "json.loads", "no.module.Thing", "AnalyzerEngine"])
def test_what_is_no_recognizer_is_unknown(name: str) -> None:
    with pytest.raises(UnknownComponentError):
        RecognizerDetector(name)


def test_services_and_models_are_refused() -> None:
    with pytest.raises(ConfigError, match="network"):
        RecognizerDetector(f"{__name__}.Remote")
    with pytest.raises(ConfigError, match="nlp"):
        RecognizerDetector("SpacyRecognizer")
    with pytest.raises(ConfigError, match="at least one"):
        RecognizerDetector()


def test_the_entities_of_a_language_model(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "Zebulon"}, {"label": "GPE", "pattern": "Leeds"}]
    )  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    detector = RecognizerDetector("SpacyRecognizer", nlp=str(tmp_path / "model"))
    assert found(detector, "Zebulon of Leeds") == [("NAME", "Zebulon"), ("LOCATION", "Leeds")]


@pytest.mark.parametrize("beyond", [True, False])
def test_one_that_fails_or_reaches_beyond_the_text_rejects(beyond: bool) -> None:
    detector = RecognizerDetector(f"{__name__}.Broken", options={"beyond": beyond})
    [result] = Rewriter(RunConfig(strategy="none"), detectors=[detector]).detect(
        [Letter("a", f"Mr {SECRET}")]
    )
    assert isinstance(result, Rejected)
    assert SECRET not in result.reason


def test_a_model_by_name(bio: Path) -> None:
    config = RunConfig(
        detectors=(f"hf:{bio}",), detector_options={f"hf:{bio}": {"bar": 0.1}}, device="cpu", dtype="float32"
    )
    [detector] = make_detectors(config)
    spans = detector.detect([Letter("a", "the doctor saw the patient today")])[0]
    assert {s.label for s in spans} <= {"NAME", "DATE"}
    assert find("detectors", "hf") is not None


def test_identifier_detectors_are_left_out_where_there_is_nothing_to_find() -> None:
    assert make_detectors(RunConfig(detectors=("presidio:EmailRecognizer", "lists"), no_phi=True)) == []
