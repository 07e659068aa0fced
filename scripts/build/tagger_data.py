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
import re
from collections.abc import Container, Iterator
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


def unnamed(root: Path, wanted: Container[str]) -> Iterator[tuple[str, list[Doc]]]:
    """Case reports and consumer answers: full of eponyms, brands and abbreviations, and none of them
    somebody's name.

    They do mention places and institutions, so those labels stay open.
    """
    absent = ("NAME", "ID", "PHONE", "EMAIL", "USERNAME", "ADDRESS", "POSTCODE", "AGE")
    silent = tuple(label for label in HEADS["phi"] if label[2:] not in absent)
    for name in ("case_reports_ccby", "medquad"):
        if name not in wanted:
            continue
        rows = rows_of(root / f"text/{name}.jsonl.gz")
        yield name, [Doc(row["text"], {"phi": bio_marks("phi", [], silent)}) for row in rows]


# texts in which nobody is named, once the paragraphs with names are left out (below)
OPEN = (
    ("primock57", r"\AP(?:resent|C)|PMH|Imp\b"),
    ("nhs_conditions", ""),
    ("fda_labels", ""),
    ("trial_eligibility", ""),
    ("case_reports_pmc", ""),
    ("case_reports_e3c", ""),
    ("clinical_cases_translated_uk", ""),
    ("trial_articles_uk_spelling", ""),
    ("mts_dialog", ""),
)
_TALK = re.compile(r"^(?:Doctor|Patient|Guest\w*):.*\n?", re.MULTILINE)
_SOMEBODY = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Doctor|President|Sir|Lady|Mister)\b\.? [A-Z]|\bet al\b|"
    r"\b[A-Z]\.(?: ?[A-Z]\.)* [A-Z][a-z]|\bnamed [A-Z]|@|https?:|\d{3}[ -]\d{4}\b"
)
_DAY = re.compile(
    r"(?:[\d/.,-]+(?:st|nd|rd|th)? (?:of )?)?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b\.?(?:[ ,]+\d+)*|"
    r"\b(?:1[89]|20)\d\d(?:s|[-–/]\d+)?\b|\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b|\b(?:Easter|Christmas|Ramadan|Diwali|spring|summer|autumn|"
    r"winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
)
_OLD = re.compile(r"\b(?:9\d|1[01]\d)\b")
_CAPITAL = re.compile(r"[A-Z][\w&'’.-]*")


def open_texts(root: Path, wanted: Container[str]) -> Iterator[tuple[str, list[Doc]]]:
    """Real open texts: every paragraph in which no first name of the gazetteers and no form of a name stands.

    Capitalised words may be places or bodies, small ones may be a trade, what looks like a day or an old age
    may be one; all else is no identifier. Some texts are a single line, as a short note is.
    """
    names = set((root / "gazetteers/first_names_us.txt").read_text(encoding="utf-8").split())
    small = tuple(label for label in HEADS["phi"] if label == "O" or label.endswith("PROFESSION"))
    bodies = ("LOCATION", "ORGANIZATION", "HOSPITAL", "URL")
    large = tuple(label for label in HEADS["phi"] if label in small or label[2:] in bodies)
    code, rng = CODES["phi"].code(*large), random.Random(1)
    for name, form in OPEN:
        if name not in wanted:
            continue
        docs: list[Doc] = []
        for row in rows_of(root / f"text/{name}.jsonl.gz"):
            if form and not re.search(form, row["text"]):
                continue
            kept, size = "", rng.choice((30, 300, 900, 1500))
            for part in [*re.split(r"(\n+)", _TALK.sub("", row["text"])), None]:
                told = part is None or bool(_SOMEBODY.search(part))
                told = told or not names.isdisjoint(re.findall(r"[A-Z][a-z]+", part or ""))
                kept += "" if told else str(part)
                if told or len(kept) > size:
                    if len(kept.strip()) > 30:
                        docs.append(_open_doc(kept.strip(), small, code))
                    kept, size = "", rng.choice((30, 300, 900, 1500))
        yield name, docs


def _open_doc(text: str, small: tuple[str, ...], code: int) -> Doc:
    marks = bio_marks("phi", [], small)
    marks.spans += [(m.start(), m.end(), code, code) for m in _CAPITAL.finditer(text)]
    marks.spans += [(m.start(), m.end(), -1, -1) for what in (_DAY, _OLD) for m in what.finditer(text)]
    return Doc(text, {"phi": marks})


def swapped(root: Path, rng: random.Random, share: float = 0.5) -> list[Doc]:
    """BC5CDR with about ``share`` of its entities exchanged for others of their kind, the same one all through a
    text: from BC5CDR itself, diseases also from NCBI and from the disease ontology."""
    rows = entity_rows(root, "bc5cdr", "train")
    pools: dict[str, list[str]] = {"Disease": [], "Chemical": []}
    for row in rows:
        for span in row["spans"]:
            pools[span["label"]].append(row["text"][span["start"] : span["end"]])
    seen = {label: sorted(set(pool)) for label, pool in pools.items()}
    ontology = [row["name"] for row in rows_of(root / "ontology/disease_ontology.jsonl.gz")]
    other = [
        row["text"][s["start"] : s["end"]]
        for row in entity_rows(root, "ncbi_disease", "train")
        for s in row["spans"]
    ]
    docs = []
    for row in rows:
        given: dict[str, str] = {}
        text, found, at = "", [], 0
        for span in sorted(row["spans"], key=lambda s: (s["start"], -s["end"])):
            start, end, label = span["start"], span["end"], span["label"]
            if start < at:
                continue
            said = row["text"][start:end]
            if said.lower() not in given:
                pool = seen[label]
                if label == "Disease" and rng.random() < 0.5:
                    pool = ontology if rng.random() < 0.6 else other
                given[said.lower()] = rng.choice(pool) if rng.random() < share else ""
            new = given[said.lower()] or said
            if new is not said and said[0].isupper() and said[1:].islower():
                new = new[0].upper() + new[1:]
            text += row["text"][at:start]
            found.append((len(text), len(text) + len(new), "DISEASE" if label == "Disease" else "DRUG"))
            text, at = text + new, end
        text += row["text"][at:]
        docs.append(Doc(text, {"term": bio_marks("term", found), "phi": bio_marks("phi", [])}))
    return docs


def planted(path: Path) -> list[Doc]:
    """Letters with generated identifiers (scripts/letters)."""
    return [
        Doc(
            row["text"], {"phi": bio_marks("phi", [(s["start"], s["end"], s["label"]) for s in row["spans"]])}
        )
        for row in rows_of(path)
    ]
