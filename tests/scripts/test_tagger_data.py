"""What the tagger's training learns of open texts and of exchanged entities (scripts/build/tagger_data.py)."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from scripts.build import tagger_data as data
from synletters.train.tagger.codes import Doc


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "gazetteers").mkdir()
    (tmp_path / "gazetteers/first_names_us.txt").write_text("Orla\nMargery\n", encoding="utf-8")
    for name, _ in data.OPEN:
        write(tmp_path / f"text/{name}.jsonl.gz", [])
    return tmp_path


def allowed(doc: Doc, word: str) -> set[str]:
    """What the head of identifiers may say of a word; empty where nothing is learnt from it."""
    at = doc.text.index(word)
    code = doc.marks["phi"].rest
    for start, end, first, _ in doc.marks["phi"].spans:
        if start <= at < end:
            code = first
    labels = data.HEADS["phi"]
    return (
        {labels[i] for i in range(len(labels)) if data.CODES["phi"].table()[code][i]} if code >= 0 else set()
    )


def opened(root: Path, text: str, name: str = "nhs_conditions") -> list[Doc]:
    write(root / f"text/{name}.jsonl.gz", [{"id": "a", "text": text}])
    return dict(data.open_texts(root, {name}))[name]


def test_no_paragraph_with_a_name_teaches_that_it_is_none(root: Path) -> None:
    said = "Orla was told to rest and to come back when the pain was better again.\n"
    others = "Dr Vale was told of the pain.\nSmith et al found the same of the pain in the back.\n"
    docs = opened(root, said + others + "Take the tablets with food and drink plenty of water.\n")
    assert [doc.text for doc in docs] == ["Take the tablets with food and drink plenty of water."]


def test_small_words_are_nobodys_and_capitals_may_be_places(root: Path) -> None:
    doc = opened(
        root, "the Karnofsky score was 80 on the 10th day after surgery in Leeds, and again in May 2019"
    )[0]
    assert not allowed(doc, "Karnofsky") & {"B-NAME", "B-ID", "B-DATE"}
    assert "B-LOCATION" in allowed(doc, "Leeds")
    assert allowed(doc, "score") == {"O", "B-PROFESSION", "I-PROFESSION"}
    assert not allowed(doc, "10th") & {"B-DATE", "I-DATE"}
    assert allowed(doc, "2019") == set()


def test_lines_of_talk_are_left_out(root: Path) -> None:
    docs = opened(
        root,
        "Doctor: Hello Margery.\nPatient: Um, yes.\n\nHistory: pain in the knee for three weeks.",
        "mts_dialog",
    )
    assert [doc.text for doc in docs] == ["History: pain in the knee for three weeks."]


def test_exchanged_entities_lie_where_they_are_marked(root: Path) -> None:
    text = "Lithium caused tremor. The tremor went when lithium was stopped."
    spans = [
        {"start": text.index(word, at), "end": text.index(word, at) + len(word), "label": label}
        for word, label, at in (
            ("Lithium", "Chemical", 0),
            ("tremor", "Disease", 0),
            ("tremor", "Disease", 24),
            ("lithium", "Chemical", 0),
        )
    ]
    other = "Haloperidol helps in mania."
    marked = [
        {"start": 0, "end": 11, "label": "Chemical"},
        {"start": other.index("mania"), "end": other.index("mania") + 5, "label": "Disease"},
    ]
    rows = [{"id": "1", "text": text, "spans": spans}, {"id": "2", "text": other, "spans": marked}]
    write(root / "clinical_ner/bc5cdr_train.jsonl.gz", rows)
    write(root / "clinical_ner/bc5cdr_dev.jsonl.gz", [])
    gout = {"id": "3", "text": "gout", "spans": [{"start": 0, "end": 4, "label": "Disease"}]}
    write(root / "clinical_ner/ncbi_disease_train.jsonl.gz", [gout])
    write(root / "clinical_ner/ncbi_disease_dev.jsonl.gz", [])
    write(root / "ontology/disease_ontology.jsonl.gz", [{"name": "rare fever"}])
    for seed in range(8):
        made = data.swapped(root, random.Random(seed), share=1.0)[0]
        words = [made.text[start:end] for start, end, *_ in sorted(made.marks["term"].spans)]
        assert len(words) == 4
        assert words[1] == words[2]
        assert words[1] in {"tremor", "mania", "rare fever", "gout"}
        assert words[0].lower() == words[3].lower()
        assert words[3].lower() in {"lithium", "haloperidol"}
        assert made.text == f"{words[0]} caused {words[1]}. The {words[1]} went when {words[3]} was stopped."
