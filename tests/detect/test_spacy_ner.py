"""Any spaCy pipeline as a detector, by package or folder, and pipelines that misbehave."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import ConfigError, ModelError, UnknownComponentError
from synletters.core.registry import find
from synletters.detect.run import make_detectors
from synletters.detect.spacy import SpacyDetector
from synletters.refill import Constant
from synletters.rewrite.rewriter import Rewriter

CANARY = "Quuxbert"
PATTERNS = [
    {"label": "DISEASE", "pattern": "asthma"},
    {"label": "DISEASE", "pattern": "heart failure"},
    {"label": "CHEMICAL", "pattern": "aspirin"},
]


class Odd:
    """A tokenizer that loses what it does not like."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = text.replace(CANARY, "").split() or ["x"]
        return Doc(self.vocab, words=words, spaces=[True] * (len(words) - 1) + [False])


@Language.component("tests_raises")
def raises(doc: Doc) -> Doc:
    if CANARY in doc.text:
        raise ValueError(f"cannot read {doc.text}")
    return doc


READ: list[str] = []


@Language.component("tests_reads")
def reads(doc: Doc) -> Doc:
    READ.append(doc.text)
    return doc


class Beyond:
    start_char, end_char, label_ = 3, 10_000, "X"


def pipeline(folder: Path, *more: str, patterns: Any = PATTERNS) -> str:
    nlp = spacy.blank("en")
    if patterns:
        nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    for name in more:
        nlp.add_pipe(name)
    nlp.to_disk(folder)
    return str(folder)


def found(detector: SpacyDetector, text: str) -> list[tuple[str, str]]:
    return [(s.label, text[s.start : s.end]) for s in detector.detect([Letter("a", text)])[0]]


@pytest.mark.usefixtures("any_word")
def test_a_folder_by_name_in_a_run(tmp_path: Path) -> None:
    name = f"spacy:{pipeline(tmp_path / 'tiny_ner')}"
    options = {name: {"labels": {"CHEMICAL": "DRUG"}, "keep": ["DRUG", "DISEASE"], "batch_size": 2}}
    config = RunConfig(detectors=(name,), detector_options=options, strategy="random", ratio=1.0, seed=1)
    [detector] = make_detectors(config)
    assert (detector.name, detector.finds_phi) == ("spacy:tiny_ner", False)  # type: ignore[attr-defined]
    text = "He took aspirin for asthma and heart failure."
    [made] = Rewriter(config, refiller=Constant("well")).rewrite([Letter("a", text)])
    assert isinstance(made, Rewrite)
    assert made.text == "well well aspirin well asthma well heart failure."
    assert [(s.label, made.text[s.start : s.end], s.source) for s in made.spans] == [
        ("DRUG", "aspirin", "spacy:tiny_ner"),
        ("DISEASE", "asthma", "spacy:tiny_ner"),
        ("DISEASE", "heart failure", "spacy:tiny_ner"),
    ]


def test_an_installed_package_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package as pip installs it: a module with ``load``, and its metadata."""
    home = tmp_path / "en_tests_tiny"
    home.mkdir()
    pipeline(home / "data")
    (home / "__init__.py").write_text(
        "from pathlib import Path\nimport spacy\ndef load(**more):\n"
        "    return spacy.util.load_model_from_path(Path(__file__).parent / 'data', **more)\n"
    )
    info = tmp_path / "en_tests_tiny-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_tests_tiny\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "en_tests_tiny", raising=False)
    detector = find("detectors", "spacy:en_tests_tiny")()
    assert detector.name == "spacy:en_tests_tiny"
    assert found(detector, "no asthma") == [("DISEASE", "asthma")]


def test_labels_kinds_and_components(tmp_path: Path) -> None:
    home = pipeline(tmp_path / "m", "sentencizer")
    text = " asthma, aspirin"
    assert found(SpacyDetector(home, ["CHEMICAL"]), text) == [("CHEMICAL", "aspirin")]
    assert found(SpacyDetector(home, {"DISEASE": ""}), text) == [("CHEMICAL", "aspirin")]
    assert found(SpacyDetector(home, keep=["DISEASE"], disable=["sentencizer"]), text) == [
        ("DISEASE", "asthma")
    ]
    [spans] = SpacyDetector(home, kind="phi").detect([Letter("a", text)])
    assert {s.kind for s in spans} == {"phi"}


def test_nested_spans_of_a_group(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "sc"})
    ruler.add_patterns(
        [{"label": "DISEASE", "pattern": "heart failure"}, {"label": "ANATOMY", "pattern": "heart"}]
    )
    nlp.to_disk(tmp_path / "m")
    detector = SpacyDetector(str(tmp_path / "m"), spans_key="sc")
    assert found(detector, "heart failure") == [("ANATOMY", "heart"), ("DISEASE", "heart failure")]
    assert isinstance(detector.nlp("heart").spans["sc"], SpanGroup)


def test_names_that_nothing_answers_to(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not installed"):
        find("detectors", "spacy:en_no_such_pipeline")()
    with pytest.raises(UnknownComponentError):
        find("detectors", "spacie")
    home = pipeline(tmp_path / "m")
    with pytest.raises(ConfigError, match="did you mean DISEASE") as caught:
        SpacyDetector(home, {"DISEASES": "D", "CHEMICAL": "DRUG"}, keep=["DRUGS"], batch_size=0, most=0)
    assert len(caught.value.faults) == 4
    with pytest.raises(ConfigError, match="component 'ner'"):
        SpacyDetector(home, disable=["ner"])
    with pytest.raises(ConfigError, match="must be a list"):
        SpacyDetector(home, disable="entity_ruler")


def test_pipelines_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="finds entities"):
        SpacyDetector(pipeline(tmp_path / "none", "sentencizer", patterns=None))
    with pytest.raises(ModelError, match="finds entities"):
        SpacyDetector(pipeline(tmp_path / "off"), disable=["entity_ruler"])
    home = Path(pipeline(tmp_path / "old"))
    meta = json.loads((home / "meta.json").read_text())
    (home / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.1.0,<2.2.0"}))
    with pytest.raises(ModelError, match=r"made for spaCy >=2\.1\.0"):
        SpacyDetector(str(home))
    assert found(SpacyDetector(str(home), any_version=True), "asthma") == [("DISEASE", "asthma")]
    config = (
        (home / "config.cfg").read_text().replace('factory = "entity_ruler"', 'factory = "no_such_factory"')
    )
    (home / "config.cfg").write_text(config)
    with pytest.raises(ModelError, match="cannot be loaded"):
        SpacyDetector(str(home))


def rejection(detector: SpacyDetector) -> Rejected:
    letters = [Letter("good", "no asthma here"), Letter("bad", f"Mr {CANARY} has asthma")]
    good, bad = Rewriter(RunConfig(strategy="none"), detectors=[detector]).rewrite(letters)
    assert isinstance(good, Rewrite), "one letter costs no other one"
    assert isinstance(bad, Rejected)
    assert CANARY not in bad.reason + repr(bad)
    return bad


def test_a_component_that_raises_rejects_the_letter(tmp_path: Path) -> None:
    assert "ValueError" in rejection(SpacyDetector(pipeline(tmp_path / "m", "tests_raises"))).reason


def test_tokens_that_are_not_the_text_reject_the_letter(tmp_path: Path) -> None:
    detector = SpacyDetector(pipeline(tmp_path / "m"))
    detector.nlp.tokenizer = Odd(detector.nlp.vocab)
    assert "tokens" in rejection(detector).reason


def test_spans_outside_the_text_reject_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    detector = SpacyDetector(pipeline(tmp_path / "m"))

    def pipe(texts: Iterable[tuple[str, Any]], **_: Any) -> Iterator[tuple[Any, Any]]:
        for text, context in texts:
            yield SimpleNamespace(text=text, ents=[Beyond()] if CANARY in text else []), context

    monkeypatch.setattr(detector.nlp, "pipe", pipe)
    assert "a span [3, 10000)" in rejection(detector).reason


def test_long_letters_and_odd_texts(tmp_path: Path) -> None:
    detector = SpacyDetector(pipeline(tmp_path / "m"))
    text = "He has asthma and takes aspirin.\n" * 3200
    assert len(text) > 105_000
    [spans, nothing, blank] = detector.detect([Letter("a", text), Letter("b", ""), Letter("c", " \n")])
    assert len(spans) == 6_400
    assert all(text[s.start : s.end] in ("asthma", "aspirin") for s in spans)
    assert (nothing, blank) == ((), ())
    for most in (1, 7, 60):
        READ.clear()
        SpacyDetector(pipeline(tmp_path / str(most), "tests_reads"), most=most).detect(
            [Letter("a", text[:500])]
        )
        assert "".join(READ) == text[:500]
        assert all(0 < len(piece) <= most for piece in READ)
    assert found(detector, "asthma é😀 asthma\u0000asthma")[0] == ("DISEASE", "asthma")
