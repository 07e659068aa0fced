"""Counts in which forms the words of open texts stand: in small letters, with a capital, in capitals, behind
a title."""

from __future__ import annotations

import collections
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from synletters.text.eponyms import eponymous
from synletters.text.vocabulary import WORD, fold, plain

#: file -> the source it counts as
TEXTS = {
    "text/mtsamples_train": "mtsamples",
    "text/case_reports_ccby": "case",
    "text/medquad": "medquad",
    "text/aci_bench_train": "aci",
    "clinical_ner/maccrobat_train": "case",
    "clinical_ner/bc5cdr_train": "pubmed",
    "clinical_ner/ncbi_disease_train": "pubmed",
    "clinical_ner/anatem_train": "pubmed",
    "pos/ewt_train": "general",
    "pos/genia_train": "pubmed",
    "general_ner/wikigold": "general",
    "general_ner/btc": "general",
    "general_ner/wnut17_train": "general",
    "ontology/disease_ontology": "ontology",
    "ontology/symptom_ontology": "ontology",
}
NAMED = {"PER", "LOC", "ORG"}
#: sources that speak of patients whose names were taken out: what is capitalised in them is seldom a person
CLINICAL = ("mtsamples", "case", "pubmed", "ontology")
GAZETTEERS = ("first_names_us", "surnames_us", "cities_uk", "cities_us", "cities_world")
TITLES = frozenset("dr mr mrs ms miss prof professor sir rev".split())


@dataclass
class Counts:
    """Documents a form of a word was seen in."""

    low: int = 0
    title: int = 0
    upper: int = 0
    start: int = 0  # first in a sentence or in a heading, with one capital
    capitals: int = 0  # in a line of capitals
    named: int = 0  # behind a title or a first name
    eponym: int = 0
    clinical: int = 0  # ``title`` in clinical sources
    sources: set[str] = field(default_factory=set)

    @property
    def documents(self) -> int:
        return self.low + self.title + self.upper + self.start + self.capitals


Document = tuple[str, str, list[tuple[int, int]]]


def documents(data: Path) -> Iterator[Document]:
    """(source, text, stretches to leave out)"""
    seen: set[str] = set()
    for name, source in TEXTS.items():
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as handle:
            for line in handle:
                row = json.loads(line)
                text, banned = _text(row)
                if text not in seen:
                    seen.add(text)
                    yield source, text, banned


def _text(row: dict) -> tuple[str, list[tuple[int, int]]]:
    if "text" in row:
        return row["text"], [(s["start"], s["end"]) for s in row.get("spans", ()) if s["label"] in NAMED]
    if "words" not in row:
        return "\n".join([row["name"], *row.get("synonyms", ()), row.get("definition") or ""]), []
    pieces, banned, at = [], [], 0
    spaces = row.get("space_after") or [True] * len(row["words"])
    for number, word in enumerate(row["words"]):
        if row.get("upos") and row["upos"][number] == "PROPN":
            banned.append((at, at + len(word)))
        pieces.append(word + (" " if spaces[number] else ""))
        at += len(pieces[-1])
    return "".join(pieces), banned


def read_names(data: Path) -> dict[str, frozenset[str]]:
    """Folded words of each gazetteer of names, three letters or more."""
    out = {}
    for name in GAZETTEERS:
        lines = (data / "gazetteers" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        words = {fold(w) for line in lines for w in re.findall(r"[^\W\d_]+", line) if w[:1].isupper()}
        out[name] = frozenset(v for w in words for v in (w, plain(w)) if len(v) > 2)
    return out


def count(docs: Iterable[Document], first_names: frozenset[str]) -> dict[str, Counts]:
    """Counts of every alphabetic word."""
    table: dict[str, Counts] = collections.defaultdict(Counts)
    for source, text, banned in docs:
        for word, form in _forms(text, banned, first_names):
            counts = table[word]
            setattr(counts, form, getattr(counts, form) + 1)
            if form in ("title", "eponym") and source in CLINICAL:
                counts.clinical += form == "title"
            counts.sources.add(source)
    return table


def _forms(text: str, banned: list[tuple[int, int]], first_names: frozenset[str]) -> set[tuple[str, str]]:
    """The distinct (word, form) of one document."""
    out: set[tuple[str, str]] = set()
    masked = text
    for start, end in banned:
        masked = masked[:start] + " " * (end - start) + masked[end:]
    at = 0
    for line in masked.splitlines(keepends=True):
        capitals = line.isupper() and len(line) > 4
        previous, end = "", -1
        for match in WORD.finditer(line):
            word = match[0]
            gap = line[end : match.start()] if end >= 0 else "\n"
            if word.isalpha():
                out.update(
                    (fold(word), form)
                    for form in _form(word, previous, gap, capitals, text, at + match.end(), first_names)
                )
            previous, end = word, match.end()
        at += len(line)
    return out


def _form(
    word: str, previous: str, gap: str, capitals: bool, text: str, end: int, first_names: frozenset[str]
) -> Iterator[str]:
    if word.islower():
        yield "low"
    elif capitals:
        yield "capitals"
    elif len(word) > 1 and not word[1:].islower():
        yield "upper"
    elif (
        previous
        and gap in (" ", ". ")
        and (fold(previous) in TITLES or (previous.istitle() and fold(previous) in first_names))
    ):
        yield "named"
    elif previous and gap in (" ", ", ", " (", "-", "/", "'", "’") and (previous[0].islower() or gap != " "):
        yield "title"
    else:
        yield "start"
    if word[:1].isupper() and eponymous(text, end):
        yield "eponym"
