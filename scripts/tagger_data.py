"""Training texts for the tagger: every open corpus brought to (text, what each head may learn from it).

What a head may learn is written in codes (``synletters/train/tagger/codes.py``), which allow several labels where a corpus
is silent: a tweet's unmarked token may still be a date.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

from synletters.core.labels import UPOS
from synletters.train.tagger.codes import Codes, Doc, Marks, bio
from synletters.train.tagger.codes import bio_marks as codes_marks

PHI = (
    "NAME",
    "DATE",
    "AGE",
    "PHONE",
    "EMAIL",
    "URL",
    "ID",
    "USERNAME",
    "ADDRESS",
    "LOCATION",
    "POSTCODE",
    "HOSPITAL",
    "ORGANIZATION",
    "PROFESSION",
)
TERM = ("DISEASE", "DRUG")
CASE = (
    "FINDING",
    "DRUG",
    "PROCEDURE",
    "TEST",
    "ANATOMY",
    "LAB_VALUE",
    "DOSE",
    "DESCRIPTION",
    "HISTORY",
    "EVENT",
    "DURATION",
    "DATE",
    "DEMOGRAPHIC",
)
ANATOMY = ("ANATOMY",)

MACCROBAT = {
    "Sign_symptom": "FINDING",
    "Disease_disorder": "FINDING",
    "Medication": "DRUG",
    "Therapeutic_procedure": "PROCEDURE",
    "Diagnostic_procedure": "TEST",
    "Biological_structure": "ANATOMY",
    "Lab_value": "LAB_VALUE",
    "Dosage": "DOSE",
    "Administration": "DOSE",
    "Frequency": "DURATION",
    "Duration": "DURATION",
    "Time": "DURATION",
    "Date": "DATE",
    "Detailed_description": "DESCRIPTION",
    "Severity": "DESCRIPTION",
    "Shape": "DESCRIPTION",
    "Color": "DESCRIPTION",
    "Texture": "DESCRIPTION",
    "Area": "DESCRIPTION",
    "Distance": "DESCRIPTION",
    "Volume": "DESCRIPTION",
    "Mass": "DESCRIPTION",
    "Height": "DESCRIPTION",
    "Weight": "DESCRIPTION",
    "Qualitative_concept": "DESCRIPTION",
    "Quantitative_concept": "DESCRIPTION",
    "Biological_attribute": "DESCRIPTION",
    "History": "HISTORY",
    "Family_history": "HISTORY",
    "Personal_background": "HISTORY",
    "Clinical_event": "EVENT",
    "Activity": "EVENT",
    "Outcome": "EVENT",
    "Other_event": "EVENT",
    "Other_entity": "EVENT",
    "Coreference": "EVENT",
    "Nonbiological_location": "EVENT",
    "Age": "DEMOGRAPHIC",
    "Sex": "DEMOGRAPHIC",
    "Subject": "DEMOGRAPHIC",
    "Occupation": "DEMOGRAPHIC",
}
# Penn tags (GENIA) to the universal tags they may stand for
PENN = {
    "NN": ["NOUN"],
    "NNS": ["NOUN"],
    "NNP": ["PROPN"],
    "NNPS": ["PROPN"],
    "JJ": ["ADJ"],
    "JJR": ["ADJ"],
    "JJS": ["ADJ"],
    "RB": ["ADV", "PART"],
    "RBR": ["ADV"],
    "RBS": ["ADV"],
    "IN": ["ADP", "SCONJ"],
    "TO": ["PART", "ADP"],
    "CC": ["CCONJ"],
    "CD": ["NUM"],
    "DT": ["DET", "PRON"],
    "PDT": ["DET"],
    "WDT": ["PRON", "DET"],
    "WP": ["PRON"],
    "WP$": ["PRON"],
    "PRP": ["PRON"],
    "PRP$": ["PRON"],
    "EX": ["PRON"],
    "WRB": ["ADV", "SCONJ"],
    "MD": ["AUX"],
    "RP": ["ADP"],
    "POS": ["PART"],
    "VB": ["VERB", "AUX"],
    "VBD": ["VERB", "AUX"],
    "VBG": ["VERB", "AUX"],
    "VBN": ["VERB", "AUX"],
    "VBP": ["VERB", "AUX"],
    "VBZ": ["VERB", "AUX"],
    ".": ["PUNCT"],
    ",": ["PUNCT"],
    ":": ["PUNCT"],
    "``": ["PUNCT"],
    "''": ["PUNCT"],
    "(": ["PUNCT"],
    ")": ["PUNCT"],
    "-LRB-": ["PUNCT"],
    "-RRB-": ["PUNCT"],
    "HYPH": ["PUNCT"],
}


HEADS: dict[str, tuple[str, ...]] = {
    "phi": bio(PHI),
    "term": bio(TERM),
    "case": bio(CASE),
    "anatomy": bio(ANATOMY),
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
    """Sentences of one corpus put together to texts of about ``size`` characters, so that context is learnt."""
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
    """Rows of an entity corpus. Four fifths of its development split are learnt from, too; ``dev`` is the fifth that is not."""
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
        if label == "O" or label[2:] in ("DATE", "URL", "USERNAME", "EMAIL", "PHONE", "ID", "PROFESSION", "AGE")
    )
    for name in ("wikigold", "btc", "wnut17_train"):
        docs = []
        for row in rows_of(root / f"general_ner/{name}.jsonl.gz"):
            found = [(s["start"], s["end"], names[s["label"]]) for s in row["spans"] if s["label"] in names]
            docs.append(Doc(row["text"], {"phi": bio_marks("phi", found, quiet)}))
        yield name, docs


def unnamed(root: Path) -> Iterator[tuple[str, list[Doc]]]:
    """Case reports and consumer answers: full of eponyms, brands and abbreviations, and none of them somebody's name.

    They do mention places and institutions, so those labels stay open.
    """
    absent = ("NAME", "ID", "PHONE", "EMAIL", "USERNAME", "ADDRESS", "POSTCODE", "AGE")
    silent = tuple(label for label in HEADS["phi"] if label[2:] not in absent)
    for name in ("case_reports_ccby", "medquad"):
        rows = rows_of(root / f"text/{name}.jsonl.gz")
        yield name, [Doc(row["text"], {"phi": bio_marks("phi", [], silent)}) for row in rows]


def planted(path: Path) -> list[Doc]:
    """Letters with generated identifiers (scripts/phi_letters)."""
    return [
        Doc(row["text"], {"phi": bio_marks("phi", [(s["start"], s["end"], s["label"]) for s in row["spans"]])})
        for row in rows_of(path)
    ]
