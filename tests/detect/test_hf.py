"""Any token classifier as a detector."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter
from synletters.core.errors import ConfigError
from synletters.detect.hf import LABELS, HuggingFaceDetector, under_ninety
from synletters.neural.loading import Loaded, load


@pytest.fixture(scope="module")
def loaded(bio: Path) -> Loaded:
    return load(str(bio), "tagger", device="cpu", dtype="float32")


def with_labels(
    loaded: Any, monkeypatch: pytest.MonkeyPatch, text: str, said: list[str], **options: Any
) -> list[Any]:
    """Spans when the model is sure of one label for each subword."""
    names = [loaded.model.config.id2label[i] for i in range(loaded.model.config.num_labels)]
    scores = np.zeros((len(said), len(names)), dtype=np.float32)
    scores[np.arange(len(said)), [names.index(label) for label in said]] = 12.0
    monkeypatch.setattr("synletters.detect.hf.token_scores", lambda *_, **__: [scores])
    [spans] = HuggingFaceDetector("x", loaded=loaded, **options).detect([Letter("a", text)])
    return [(text[s.start : s.end], s.label, s.kind) for s in spans]


def test_bio_labels(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "doctor lady seen today"
    found = with_labels(loaded, monkeypatch, text, ["B-PATIENT", "I-PATIENT", "O", "B-DATE"])
    assert found == [("doctor lady", "NAME", "phi"), ("today", "DATE", "phi")]
    found = with_labels(loaded, monkeypatch, text, ["B-PATIENT", "B-PATIENT", "I-PATIENT", "I-DATE"])
    assert [f[0] for f in found] == ["doctor", "lady seen", "today"]
    found = with_labels(
        loaded, monkeypatch, text, ["I-PATIENT", "O", "O", "O"], labels={"PATIENT": "NAME"}, kind="clinical"
    )
    assert found == [("doctor", "NAME", "clinical")]
    assert with_labels(loaded, monkeypatch, text, ["B-PATIENT", "O", "O", "O"], labels={"PATIENT": ""}) == []


def test_labels_that_the_model_does_not_have(loaded: Loaded) -> None:
    with pytest.raises(ConfigError, match="did you mean PATIENT") as caught:
        HuggingFaceDetector("x", loaded=loaded, labels={"PATIENTS": "NAME", "Zebra": "ID", "DATE": "DATE"})
    assert len(caught.value.faults) == 2


def test_a_bar_of_its_own(loaded: Loaded) -> None:
    letters = [Letter("a", tiny.LETTER)]
    low = HuggingFaceDetector("x", loaded=loaded, bar=0.05).detect(letters)[0]
    high = HuggingFaceDetector("x", loaded=loaded, bar=0.9).detect(letters)[0]
    assert {i for s in high for i in range(s.start, s.end)} < {i for s in low for i in range(s.start, s.end)}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_exact_offsets(loaded: Loaded, text: str) -> None:
    [spans] = HuggingFaceDetector("x", loaded=loaded, bar=0.1).detect([Letter("a", text)])
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.label in {"NAME", "DATE"}
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_long_letters_and_batches(loaded: Loaded) -> None:
    texts = [tiny.LETTER * 12, "", "the patient", tiny.LETTER]
    letters = [Letter(str(i), t) for i, t in enumerate(texts)]
    together = HuggingFaceDetector("x", loaded=loaded).detect(letters)
    small = HuggingFaceDetector("x", loaded=loaded, batch_tokens=64)
    for letter, spans in zip(letters, together, strict=True):
        [alone] = small.detect([letter])
        assert [(s.start, s.end, s.label) for s in spans] == [(s.start, s.end, s.label) for s in alone]
    assert max(s.end for s in together[0]) > len(tiny.LETTER) * 11


def test_byte_level_bpe_leaves_the_blank_out(roberta: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoTokenizer, RobertaConfig, RobertaForTokenClassification

    torch.manual_seed(7)
    tokenizer: Any = AutoTokenizer.from_pretrained(roberta)
    config: Any = RobertaConfig(
        vocab_size=len(tokenizer),
        max_position_embeddings=514,
        type_vocab_size=1,
        pad_token_id=1,
        **tiny.SHAPE,
        **tiny.label_options(tiny.BIO_LABELS),
    )
    RobertaForTokenClassification(config).save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    detector = HuggingFaceDetector(str(tmp_path), device="cpu", dtype="float32", bar=0.1)
    assert detector.loaded.max_length == 512
    text = tiny.LETTER * 8
    [spans] = detector.detect([Letter("a", text)])
    assert spans
    for span in spans:
        assert text[span.start : span.end] == text[span.start : span.end].strip()


def test_usual_labels_are_renamed_and_young_ages_are_none() -> None:
    assert LABELS["HOSP"] == "HOSPITAL"
    assert {
        "PATIENT",
        "STAFF",
        "AGE",
        "DATE",
        "PHONE",
        "ID",
        "EMAIL",
        "PATORG",
        "LOC",
        "HOSP",
        "OTHERPHI",
    } <= set(LABELS)
    assert [under_ninety(age) for age in ("45", "aged 89", "93", "ninety", "90-95")] == [
        True,
        True,
        False,
        False,
        False,
    ]
