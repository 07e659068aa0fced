"""Builds ``synletters/text/data/term_classes.tsv.gz``: the broader words that stand in for a clinical term that too few letters hold.

usage: python -m scripts.build.term_classes ONTOLOGY.jsonl[.gz] [--out FILE]

ONTOLOGY is the Human Disease Ontology (CC0), a JSON object with ``id``, ``name``, ``synonyms`` and ``parents`` on each line; which of
its concepts are classes, and what those are called, says term_classes/diseases.txt. Classes of drugs and procedures were written for
this project; the ends of nonproprietary names sort the drugs of ``synletters/text/data/drugs.txt.gz`` that no list has.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synletters.text.term_classes import key

HERE = Path(__file__).with_name("term_classes")
ROOT = Path(__file__).parents[2]
OUT = ROOT / "synletters/text/data/term_classes.tsv.gz"
DRUGS = ROOT / "synletters/text/data/drugs.txt.gz"
_MOST_WORDS = 7
#: names that say nothing by themselves, or other things as well: "ST depression", "rubella immune", "testosterone 3 ng/dl"
_EMPTY = frozenset(
    """syndrome disease depression stenosis obstruction disorder rubella mumps measles varicella testosterone oestradiol estradiol
    progesterone thyroxine insulin digoxin lithium phosphate potassium calcium heparin shunt ring adhesion lesion cyst hernia polyp
    nodule mass stone hemorrhage haemorrhage inflammation infection edema oedema fatty wart mole corn callus strain sprain tear
    flu""".split()
)


class Table:
    """Classes with the one above each, and terms with their concept and class; the first to claim a term has it."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}
        self.terms: dict[str, tuple[str, str]] = {}

    def add(self, term: str, concept: str, phrase: str) -> None:
        made = key(term)
        if len(made.replace(" ", "")) > 1 and made.count(" ") < _MOST_WORDS and made not in _EMPTY:
            self.terms.setdefault(made, (concept, phrase))

    def lines(self) -> Iterator[str]:
        for phrase, above in self.above.items():
            yield f"C\t{phrase}\t{above}"
        for term, (concept, phrase) in sorted(self.terms.items()):
            if term != key(phrase):
                yield f"T\t{term}\t{concept}\t{phrase}"


def rows(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def opened(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def diseases(table: Table, ontology: Path) -> None:
    """Each disease under the nearest class strictly above it."""
    concepts: dict[str, dict[str, Any]] = {
        row["id"]: row for row in map(json.loads, opened(ontology).splitlines())
    }
    phrases = dict(line.split(" | ") for line in rows("diseases.txt"))
    if unknown := phrases.keys() - concepts.keys():
        print(f"not in this ontology: {', '.join(sorted(unknown))}")
    below: dict[str, int] = {}
    for name in concepts:
        for above in ancestors(concepts, name):
            below[above] = below.get(above, 0) + 1

    def nearest(name: str) -> str:
        level = concepts[name].get("parents", [])
        while level:
            there = [above for above in level if above in phrases]
            if there:
                return phrases[min(there, key=lambda above: (below[above], above))]
            level = sorted({up for above in level for up in concepts[above].get("parents", [])})
        return ""

    for name, phrase in phrases.items():
        if name in concepts:
            table.above[phrase] = table.above.get(phrase) or nearest(name)
    for name, row in concepts.items():
        phrase = nearest(name)
        for term in (row["name"], *row.get("synonyms", ())):
            if phrase and len(term) > 4:  # its short forms are words of English too: "all", "con", "epi"
                table.add(term, name, phrase)


def ancestors(concepts: dict[str, dict[str, Any]], name: str) -> set[str]:
    """All above a concept, itself not among them."""
    found: set[str] = set()
    left = list(concepts[name].get("parents", ()))
    while left:
        above = left.pop()
        if above in concepts and above not in found:
            found.add(above)
            left += concepts[above].get("parents", ())
    return found


def listed(table: Table, name: str, kind: str) -> list[tuple[str, str]]:
    """The classes of a list of ours; returned are its ends and beginnings of names, each with its class."""
    forms: list[tuple[str, str]] = []
    for line in rows(name):
        head, _, said = line.partition(":")
        phrase, _, above = (part.strip() for part in head.partition("<"))
        table.above[phrase] = above
        for entry in filter(None, (part.strip() for part in said.split("|"))):
            if entry[0] == "!":
                forms.append((entry, ""))
            elif entry[0] == "-" or entry[-1] == "-":
                forms.append((entry, phrase))
            else:
                first, _, more = entry.partition("=")
                for term in (first, *filter(None, more.split(","))):
                    table.add(term, f"{kind}:{first.replace(' ', '_')}", phrase)
    return forms


def by_form(table: Table, forms: list[tuple[str, str]], names: list[str]) -> None:
    """Drugs of the dictionary whose name ends, or begins, as those of one class do; the longest form decides."""
    excepted = {form[1:] for form, _ in forms if form[0] == "!"}
    ordered = sorted(((f, p) for f, p in forms if f[0] != "!"), key=lambda item: -len(item[0]))
    for name in names:
        if name in excepted or not re.fullmatch(r"[a-z]{6,}", name):
            continue
        for form, phrase in ordered:
            stem = form.strip("-")
            if len(name) > len(stem) + 1 and (
                name.endswith(stem) if form[0] == "-" else name.startswith(stem)
            ):
                table.add(name, f"drug:{name}", phrase)
                break


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ontology", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    table = Table()
    forms = listed(table, "drugs.txt", "drug")
    listed(table, "procedures.txt", "procedure")
    by_form(table, forms, opened(DRUGS).split())
    listed(table, "more_diseases.txt", "disease")
    diseases(table, args.ontology)
    if lost := {above for above in table.above.values() if above} - table.above.keys():
        raise SystemExit(f"classes below one that is not there: {', '.join(sorted(lost))}")
    text = "".join(f"{line}\n" for line in table.lines())
    args.out.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(
        f"{args.out}: {len(table.above)} classes, {len(table.terms)} terms, {args.out.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
