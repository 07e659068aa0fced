"""How well known identifiers (``--patients``) are found again: in letters whose identifiers are marked, with a file made of them.

usage: python -m scripts.bench.known LETTERS.jsonl[.gz] [--seed 1] [--show]

LETTERS hold {"id", "text", "spans"}. For each letter a row of a patients file is made: its longest names (NAME of two words or more), full
dates, addresses, phones, e-mails, NHS numbers and other ids, each value once. Then each mention is counted: as it stands, and with one
slip of the pen put into every name of six letters or more. A mention counts where it is of a value in the file: a name all of whose words (of
two letters or more) are in a name of the file, a whole date, a number of five characters or more. `found` is the share of the mentions that are
covered whole; `beyond` are findings that touch no marked identifier.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from scripts.common import json_lines
from synletters.core.document import Letter
from synletters.detect.known import KnownPatients, values
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import shipped
from synletters.text.words import COMMON_NAMES

_COLUMNS = {
    "NAME": "names",
    "DATE": "birth_date",
    "ADDRESS": "address",
    "PHONE": "phone",
    "EMAIL": "email",
    "NHS": "nhs_number",
    "ID": "mrn",
}
_WORD = re.compile(r"[^\W\d_]+")


def patients(letters: list[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["patient_id", *_COLUMNS.values()])
        for row in letters:
            cells: dict[str, list[str]] = defaultdict(list)
            for span in row["spans"]:
                said = " ".join(
                    row["text"][span["start"] : span["end"]].replace(";", " ").replace("|", " ").split()
                )
                whole = span["label"] != "NAME" or len(_WORD.findall(said)) > 1
                if span["label"] in _COLUMNS and whole and said not in cells[span["label"]]:
                    cells[span["label"]].append(said)
            writer.writerow([row["id"], *(";".join(cells[label]) for label in _COLUMNS)])


def slipped(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """The letter with one letter inside of each longer name exchanged for its neighbour, lengths unchanged."""
    text = list(row["text"])
    for span in row["spans"]:
        if span["label"] == "NAME":
            for match in _WORD.finditer(row["text"], span["start"], span["end"]):
                if len(match[0]) >= 6:
                    at = rng.randrange(match.start() + 1, match.end() - 2)
                    text[at], text[at + 1] = text[at + 1], text[at]
    return {**row, "text": "".join(text)}


def belongs(row: dict[str, Any], span: dict[str, Any], words: frozenset[str]) -> bool:
    """Whether a mention is of a value that the file holds."""
    said = row["text"][span["start"] : span["end"]]
    if span["label"] == "NAME":
        return all(len(word) > 1 and word.casefold() in words for word in _WORD.findall(said)) and bool(
            _WORD.search(said)
        )
    if span["label"] == "DATE":
        return values.dates(said) is not None
    return sum(c.isalnum() for c in said) >= values.LEAST


def names_in(row: dict[str, Any]) -> frozenset[str]:
    found = [_WORD.findall(row["text"][s["start"] : s["end"]]) for s in row["spans"] if s["label"] == "NAME"]
    return frozenset(word.casefold() for words in found if len(words) > 1 for word in words)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("letters", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true")
    args = options.parse_args()
    letters = list(json_lines(args.letters))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "patients.csv"
        patients(letters, path)
        known = KnownPatients(path, Lexicon(shipped(), (COMMON_NAMES,)))
    rng = random.Random(args.seed)
    for name, some in (
        ("as they stand", letters),
        ("names misspelt", [slipped(row, rng) for row in letters]),
    ):
        of: Counter[str] = Counter()
        hit: Counter[str] = Counter()
        beyond: Counter[str] = Counter()
        for row, plain in zip(some, letters, strict=True):
            words = names_in(plain)
            [spans] = known.find([Letter(row["id"], row["text"], patient_id=row["id"])])
            covered = {n for s in spans for n in range(s.start, s.end)}
            for span in row["spans"]:
                if span["label"] in _COLUMNS and belongs(plain, span, words):
                    of[span["label"]] += 1
                    inside = [n for n in range(span["start"], span["end"]) if row["text"][n].isalnum()]
                    found = covered.issuperset(inside)
                    hit[span["label"]] += found
                    if args.show and not found:
                        print(f"  missed {span['label']}: {row['text'][span['start'] : span['end']]!r}")
            for s in spans:
                if not any(g["start"] < s.end and s.start < g["end"] for g in row["spans"]):
                    beyond[s.label] += 1
                    if args.show:
                        print(f"  beyond {s.label}: {row['text'][max(0, s.start - 20) : s.end + 20]!r}")
        print(name)
        for label in _COLUMNS:
            if of[label]:
                print(
                    f"  {label:8} {hit[label]:5} of {of[label]:5}  {hit[label] / of[label]:.4f}   beyond {beyond[label]}"
                )


if __name__ == "__main__":
    main()
