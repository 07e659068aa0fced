"""Build the list of words that are ordinary in clinical and common English.

    python -m scripts.build_safe_words --data DATA --out synletters/text/data/safe_words.txt.gz

DATA is the folder of open data that the model cards describe; only training parts of it are read. For each word the
script counts in how many documents it stands in lower case, with a capital inside a sentence, in capitals in a line that
has others, and behind a title; ``safe_words_extra.py`` adds what such text has too seldom. ``flags_of`` turns the counts
into flags (``synletters/text/vocabulary.py`` explains them). A word of the gazetteers of first names, surnames and towns
is ordinary in lower case only, and only if running text mostly writes it so; a name with a medical use counts in that use
alone. The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts import safe_words_extra as extra
from scripts import safe_words_more as more
from scripts.phi_letters import lookalike_words as terms
from scripts.phi_letters import lookalike_words_third as further
from synletters.detect.rules import words as patterns_words
from synletters.text import guarded_words, layout
from synletters.text.eponyms import eponymous
from synletters.text.vocabulary import (
    ALONE,
    EPONYM,
    LOWER,
    START,
    TERM,
    TITLE,
    UPPER,
    WORD,
    fold,
    pack,
    plain,
)
from synletters.text.words import COMMON_NAMES, STOPWORDS

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
CALENDAR = """january february march april june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun easter christmas may""".split()
#: words of letters that open text about patients seldom has
LETTER = """sincerely faithfully regards yours dear cc enc encl encs re ref dob nhs hosp mrn gp dictated typed signed forename surname
    address telephone gender consultant department hospital clinic ward
    dr mr mrs ms miss prof mx""".split()
#: function words that are given names too
GIVEN = frozenset({"will", "may"})
#: words, their flags, and those of the ones that are names too
EXTRA = (
    (f"{extra.EPONYMS} {more.EPONYMS}", EPONYM, EPONYM),
    (f"{extra.SIGNS} {more.SIGNS}", EPONYM | ALONE, EPONYM | ALONE),
    (f"{extra.BRANDS} {more.BRANDS}", LOWER | TITLE | UPPER, ALONE),
    (more.WORDS, LOWER | TITLE | UPPER, LOWER | START),
    (more.MOSTLY_WORDS, LOWER | TITLE | UPPER | START, LOWER | TITLE | UPPER | START),
    (extra.SHORT, LOWER | TITLE | UPPER, LOWER | START),
    (extra.CREDENTIALS, UPPER, UPPER),
    (extra.SCALES, UPPER, UPPER),
    (extra.COMMON_TERMS, UPPER | TERM, UPPER | TERM),
)
#: terms of several words with capitals where a word has them, and the flags of their words
TERMS = (
    (terms.DRUGS + terms.VACCINES + terms.BUGS + terms.DEVICES, LOWER | TITLE | UPPER),
    (further.BRANDS + further.GENERICS + further.BIOLOGICS + further.VACCINES, LOWER | TITLE | UPPER),
    (further.CONTRASTS + further.DRESSINGS + further.FEEDS + further.INHALERS, LOWER | TITLE | UPPER),
    (further.DEVICES + further.MEASURES + further.HEARTS, LOWER | TITLE | UPPER),
    (terms.ABBREVIATIONS + terms.TESTS + terms.STUDIES + terms.GENES, UPPER),
    (
        further.ABBREVIATIONS + further.SCORES + further.TRIALS + further.REGIMENS + further.GUIDELINES + further.GENES,
        UPPER,
    ),
    (terms.EPONYMS_MORE + further.EPONYMS + further.EPONYMS_SURGERY, EPONYM),
)


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


#: an abbreviation in so many documents is a term, whoever has these initials
TERM_DOCUMENTS = 15

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


def _latin(word: str) -> bool:
    """Latin letters; one Greek letter may begin a word or unit."""
    return all(c < "ɐ" for c in word[1:]) and (word[0] < "ɐ" or "α" <= word[0] <= "ω")


def flags_of(word: str, c: Counts, names: frozenset[str], people: frozenset[str], first_names: frozenset[str]) -> int:
    """The flags of a counted word; 0 if it is no ordinary one."""
    enough = c.documents >= 2 or len(c.sources) > 1 or "ontology" in c.sources
    if not enough or len(word) < 2 or not _latin(word):
        return 0
    flags = 0
    mostly_named = c.named > (c.low + c.title + c.eponym) / 2
    if word in names or mostly_named:
        proper = c.title + 2 * c.named
        if c.low >= 3 and c.low >= 0.4 * proper and not (word in first_names and c.low < proper):
            flags |= LOWER
            if word not in people and not mostly_named and c.low > 2 * proper:
                flags |= TITLE  # a town's name at most: "University", "North"
        if flags and c.start >= (30 if word in first_names else 3) and c.start >= 0.5 * proper:
            flags |= START
        if c.eponym >= 2 or (c.eponym and c.clinical > 1):
            flags |= EPONYM
        if c.clinical >= 15 and c.named <= 1 and c.clinical >= c.eponym + 12 and word not in first_names:
            flags |= ALONE
        if c.upper >= TERM_DOCUMENTS and not c.named and len(word) > 2:
            flags |= TERM
        if c.upper >= (9 if word in first_names else 3) * max(1, c.title + c.start + c.named) and len(word) < 6:
            flags |= UPPER
        return flags
    if c.low >= 2 or (c.low and (len(c.sources) > 1 or "ontology" in c.sources)):
        flags |= LOWER | TITLE
    elif c.low + c.start + c.capitals >= 3 and c.title == 0:
        flags |= LOWER
    if c.title >= 3 or (c.title and "ontology" in c.sources) or (c.title == 2 and len(c.sources) > 1):
        flags |= TITLE if c.named <= c.title / 4 else EPONYM
    if c.eponym:
        flags |= EPONYM
        if c.low < c.title / 4 and c.eponym >= c.title / 8:  # a person's name that the gazetteers lack
            flags = EPONYM | (ALONE if c.clinical >= 25 and c.named <= 1 else 0)
    if c.upper >= 2 or (c.upper and flags):
        flags |= UPPER | (TITLE if c.title + c.start and len(word) < 5 else 0)
    if flags & UPPER and c.upper >= TERM_DOCUMENTS and len(word) > 2:
        flags |= TERM
    return flags


def house_words() -> set[str]:
    """Words of the project's own lists: headings, guarded words, words of letters."""
    lists = [patterns_words.GENERIC, STOPWORDS, guarded_words.never_filled(), layout._KNOWN, CALENDAR, LETTER]
    return {fold(w) for words in lists for entry in words for w in WORD.findall(entry) if w.isalpha() and len(w) > 1}


def build(docs: Iterable[Document], gazetteers: dict[str, frozenset[str]]) -> dict[str, int]:
    """Word -> flags, from documents and names."""
    first_names = gazetteers["first_names_us"]
    names = frozenset().union(*gazetteers.values())
    common = (COMMON_NAMES - patterns_words.COMMON - STOPWORDS) | GIVEN
    names |= common
    people = first_names | gazetteers["surnames_us"] | common
    table = count(docs, first_names)
    out = {}
    for word, counts in table.items():
        flags = flags_of(word, counts, names, people, first_names)
        if flags:
            out[word] = flags
    for word in house_words():
        c = table.get(word, Counts())
        person = word in names and word not in LETTER and (word in GIVEN or word not in STOPWORDS or c.named > 2)
        if word in names and c.low < 3 and word not in CALENDAR:
            continue
        out[word] = out.get(word, 0) | LOWER | (0 if word in first_names else START) | (0 if person else TITLE | UPPER)
    for words, flags, named in EXTRA:
        for word in words.split():
            # what is a name too keeps the flags that its use in running text gave it
            given = named if word in names else flags
            if new := out.get(word, 0) | (given & ~UPPER if word in first_names else given):
                out[word] = new
    for term, flags in ((term, flags) for group, flags in TERMS for term in group):
        for word in filter(str.isalpha, WORD.findall(term)):
            given = _term_flags(word, flags)
            if given and (flags == EPONYM or fold(word) not in names):
                out[fold(word)] = out.get(fold(word), 0) | given
    for word in CALENDAR:
        out[word] = out.get(word, 0) & ~TITLE | LOWER | ALONE | UPPER | START
    for word in TITLES:
        out[word] = LOWER | TITLE | UPPER
    return out


def _term_flags(word: str, flags: int) -> int:
    """What a word of a term tells by its form there; nothing, if the form says nothing."""
    if len(word) < 2:
        return 0
    if word.isupper():
        return UPPER if flags != EPONYM else 0
    if word.islower():
        return 0 if len(word) < 4 else LOWER | TITLE if flags != EPONYM else 0
    return flags & ~UPPER if len(word) > 3 else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    words = build(documents(args.data), read_names(args.data))
    packed = pack(words)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(packed)
    groups = collections.Counter(words.values())
    print(f"{len(words)} words, {len(packed)} bytes; flags {dict(sorted(groups.items()))}")


if __name__ == "__main__":
    main()
