"""Training texts for the tagger: every open corpus brought to (text, what each head may learn from it).

What a head may learn is written in codes (``synletters/train/tagger_codes.py``), which allow several labels
where a corpus
is silent: a tweet's unmarked token may still be a date.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from synletters.core.labels import UPOS
from synletters.train.tagger.codes import Codes, Doc, Marks, bio
from synletters.train.tagger.codes import bio_marks as codes_marks

_LABELS = yaml.safe_load((Path(__file__).parent / "labels.yaml").read_text(encoding="utf-8"))
MACCROBAT: dict[str, str] = {
    theirs: ours for ours, several in _LABELS["maccrobat"].items() for theirs in several
}
PENN: dict[str, list[str]] = _LABELS["penn"]
HEADS: dict[str, tuple[str, ...]] = {
    **{head: bio(labels) for head, labels in _LABELS["heads"].items()},
    "pos": UPOS,
}
LABELS = tuple(f"{head}/{label}" for head, labels in HEADS.items() for label in labels)


CODES = {head: Codes(labels) for head, labels in HEADS.items()}


def bio_marks(head: str, spans: list[tuple[int, int, str]], rest: tuple[str, ...] = ("O",)) -> Marks:
    return codes_marks(CODES[head], spans, rest)


def rows_of(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as handle:
        return [json.loads(line) for line in handle]


def joined(docs: list[Doc], rng: random.Random, size: int = 900) -> list[Doc]:
    """Sentences of one corpus put together to texts of about ``size`` characters, so that context is
    learnt."""
    out, text, marks = [], "", {}
    for doc in docs:
        gap = "" if not text else rng.choice([" ", " ", "\n", "\n\n"])
        at = len(text) + len(gap)
        text += gap + doc.text
        for head, mark in doc.marks.items():
            into = marks.setdefault(head, Marks(rest=mark.rest, last_only=mark.last_only))
            into.spans += [(s + at, e + at, b, i) for s, e, b, i in mark.spans]
        if len(text) > rng.uniform(0.3, 1.5) * size:
            out.append(Doc(text, marks))
            text, marks = "", {}
    return [*out, Doc(text, marks)] if text else out


def entity_rows(root: Path, name: str, split: str) -> list[dict]:
    """Rows of an entity corpus. Four fifths of its development split are learnt from, too; ``dev`` is the
    fifth that is not."""
    train, dev = (rows_of(root / f"clinical_ner/{name}_{part}.jsonl.gz") for part in ("train", "dev"))
    held = [hashlib.sha256(str(row["id"]).encode()).digest()[0] % 5 == 0 for row in dev]
    if split == "dev":
        return [row for row, out in zip(dev, held, strict=True) if out]
    return train + [row for row, out in zip(dev, held, strict=True) if not out]


def clinical(root: Path, split: str) -> Iterator[tuple[str, list[Doc]]]:
    none = ("O",)
    docs = []
    for row in entity_rows(root, "bc5cdr", split):
        names = {"Disease": "DISEASE", "Chemical": "DRUG"}
        found = [(s["start"], s["end"], names[s["label"]]) for s in row["spans"]]
        docs.append(Doc(row["text"], {"term": bio_marks("term", found), "phi": bio_marks("phi", [])}))
    yield "bc5cdr", docs
    docs = []
    for row in entity_rows(root, "ncbi_disease", split):
        found = [(s["start"], s["end"], "DISEASE") for s in row["spans"]]
        silent = ("O", "B-DRUG", "I-DRUG")
        docs.append(Doc(row["text"], {"term": bio_marks("term", found, silent), "phi": bio_marks("phi", [])}))
    yield "ncbi", docs
    docs = []
    for row in entity_rows(root, "anatem", split):
        found = [(s["start"], s["end"], "ANATOMY") for s in row["spans"]]
        docs.append(Doc(row["text"], {"anatomy": bio_marks("anatomy", found), "phi": bio_marks("phi", [])}))
    yield "anatem", docs
    docs = []
    for row in rows_of(root / f"clinical_ner/maccrobat_{split}.jsonl.gz"):
        found = [(s["start"], s["end"], MACCROBAT[s["label"]]) for s in row["spans"]]
        phi = bio_marks("phi", [(s["start"], s["end"], "DATE") for s in row["spans"] if s["label"] == "Date"])
        phi.spans += [
            (s["start"], s["end"], -1, -1)
            for s in row["spans"]
            if s["label"] in ("Nonbiological_location", "Age", "Occupation", "Personal_background")
        ]
        docs.append(Doc(row["text"], {"case": bio_marks("case", found, none), "phi": phi}))
    yield "maccrobat", docs


def words_doc(row: dict, codes_of) -> Doc:
    text, spans = "", []
    spaces = row.get("space_after") or [True] * len(row["words"])
    for word, code, space in zip(row["words"], codes_of(row), spaces, strict=True):
        spans.append((len(text), len(text) + len(word), code, code))
        text += word + (" " if space else "")
    return Doc(text.rstrip(), {"pos": Marks(spans=spans, last_only=True)})


def speech(root: Path, split: str) -> Iterator[tuple[str, list[Doc]]]:
    codes = CODES["pos"]

    def universal(row: dict) -> list[int]:
        return [codes.code(tag) if tag in UPOS else -1 for tag in row["upos"]]

    def penn(row: dict) -> list[int]:
        return [codes.code(*PENN[tag]) if tag in PENN else -1 for tag in row["xpos"]]

    yield "ewt", [words_doc(row, universal) for row in rows_of(root / f"pos/ewt_{split}.jsonl.gz")]
    yield "genia", [words_doc(row, penn) for row in rows_of(root / f"pos/genia_{split}.jsonl.gz")]


def general(root: Path) -> Iterator[tuple[str, list[Doc]]]:
    names = {"PER": "NAME", "LOC": "LOCATION|ADDRESS|HOSPITAL", "ORG": "ORGANIZATION|HOSPITAL"}
    quiet = tuple(
        label
        for label in HEADS["phi"]
        if label == "O"
        or label[2:] in ("DATE", "URL", "USERNAME", "EMAIL", "PHONE", "ID", "PROFESSION", "AGE")
    )
    for name in ("wikigold", "btc", "wnut17_train"):
        docs = []
        for row in rows_of(root / f"general_ner/{name}.jsonl.gz"):
            found = [(s["start"], s["end"], names[s["label"]]) for s in row["spans"] if s["label"] in names]
            docs.append(Doc(row["text"], {"phi": bio_marks("phi", found, quiet)}))
        yield name, docs


def unnamed(root: Path) -> Iterator[tuple[str, list[Doc]]]:
    """Case reports and consumer answers: full of eponyms, brands and abbreviations, and none of them
    somebody's name.

    They do mention places and institutions, so those labels stay open.
    """
    absent = ("NAME", "ID", "PHONE", "EMAIL", "USERNAME", "ADDRESS", "POSTCODE", "AGE")
    silent = tuple(label for label in HEADS["phi"] if label[2:] not in absent)
    for name in ("case_reports_ccby", "medquad"):
        rows = rows_of(root / f"text/{name}.jsonl.gz")
        yield name, [Doc(row["text"], {"phi": bio_marks("phi", [], silent)}) for row in rows]


def planted(path: Path) -> list[Doc]:
    """Letters with generated identifiers (scripts/letters)."""
    return [
        Doc(
            row["text"], {"phi": bio_marks("phi", [(s["start"], s["end"], s["label"]) for s in row["spans"]])}
        )
        for row in rows_of(path)
    ]
