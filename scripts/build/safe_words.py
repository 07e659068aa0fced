"""Build the list of words that are ordinary in clinical and common English.

    python -m scripts.build.safe_words --data DATA --out synletters/detect/data/safe_words.txt.gz

DATA is the folder of open data that the model cards describe; only training parts of it are read. For each
word the script counts in how many documents it stands in lower case, with a capital inside a sentence, in
capitals in a line that has others, and behind a title; ``safe_words.txt`` adds what such text has too seldom.
``flags_of`` turns the counts into flags (``synletters/detect/vocabulary.py`` explains them). A word of the
gazetteers of first names, surnames and towns is ordinary in lower case only, and only if running text mostly
writes it so; a name with a medical use counts in that use alone. The same data give the same bytes.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.build.word_counts import TITLES, Counts, Document, count, documents, read_names
from scripts.common import arguments
from scripts.letters.book import Book
from synletters.detect.rules import words as patterns_words
from synletters.text import guarded_words as guard_words
from synletters.text import section_names
from synletters.text.calendar import MONTHS, WEEKDAYS
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
)
from synletters.text.words import COMMON_NAMES, STOPWORDS

CALENDAR = [day.lower() for day in (*MONTHS, *WEEKDAYS)] + (
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun easter christmas".split()
)
#: words of letters that open text about patients seldom has
LETTER = """sincerely faithfully regards yours dear cc enc encl encs re ref dob nhs hosp mrn gp dictated typed signed forename surname
    address telephone gender consultant department hospital clinic ward
    dr mr mrs ms miss prof mx""".split()
#: function words that are given names too
GIVEN = frozenset({"will", "may"})
#: a list of safe_words.txt, the flags of its words, and those of the ones that are names too
EXTRA = {
    "eponyms": (EPONYM, EPONYM),
    "signs": (EPONYM | ALONE, EPONYM | ALONE),
    "brands": (LOWER | TITLE | UPPER, ALONE),
    "words": (LOWER | TITLE | UPPER, LOWER | START),
    "mostly_words": (LOWER | TITLE | UPPER | START, LOWER | TITLE | UPPER | START),
    "short": (LOWER | TITLE | UPPER, LOWER | START),
    "credentials": (UPPER, UPPER),
    "scales": (UPPER, UPPER),
    "common_terms": (UPPER | TERM, UPPER | TERM),
}
#: lists of terms that the look-alikes of the training letters are made of: capitals stand where a word has
#: them
TERMS = {
    LOWER | TITLE | UPPER: (
        "drug vaccine bug device brand_name generic_name biologic vaccine_name contrast_medium dressing feed "
        "inhaler device_name measurement_other measurement_heart"
    ),
    UPPER: "abbreviation test study gene abbreviation_more score trial regimen guideline gene_name",
    EPONYM: "eponym_more eponym_clinical eponym_surgery",
}
HERE = Path(__file__).parent


#: an abbreviation in so many documents is a term, whoever has these initials
TERM_DOCUMENTS = 15


def _latin(word: str) -> bool:
    """Latin letters; one Greek letter may begin a word or unit."""
    return all(c < "ɐ" for c in word[1:]) and (word[0] < "ɐ" or "α" <= word[0] <= "ω")


def flags_of(
    word: str, c: Counts, names: frozenset[str], people: frozenset[str], first_names: frozenset[str]
) -> int:
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
        if (
            c.upper >= (9 if word in first_names else 3) * max(1, c.title + c.start + c.named)
            and len(word) < 6
        ):
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
    guarded = guard_words.never_filled()
    lists = [patterns_words.GENERIC, STOPWORDS, guarded, section_names.SURE, CALENDAR, LETTER]
    return {
        fold(w)
        for words in lists
        for entry in words
        for w in WORD.findall(entry)
        if w.isalpha() and len(w) > 1
    }


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
        person = (
            word in names and word not in LETTER and (word in GIVEN or word not in STOPWORDS or c.named > 2)
        )
        if word in names and c.low < 3 and word not in CALENDAR:
            continue
        out[word] = (
            out.get(word, 0)
            | LOWER
            | (0 if word in first_names else START)
            | (0 if person else TITLE | UPPER)
        )
    extra = Book([HERE / "safe_words.txt"])
    for name, (flags, named) in EXTRA.items():
        for word in " ".join(extra.words(name)).split():
            # what is a name too keeps the flags that its use in running text gave it
            given = named if word in names else flags
            if new := out.get(word, 0) | (given & ~UPPER if word in first_names else given):
                out[word] = new
    for term, flags in _terms():
        for word in filter(str.isalpha, WORD.findall(term)):
            given = _term_flags(word, flags)
            if given and (flags == EPONYM or fold(word) not in names):
                out[fold(word)] = out.get(fold(word), 0) | given
    for word in CALENDAR:
        out[word] = out.get(word, 0) & ~TITLE | LOWER | ALONE | UPPER | START
    for word in TITLES:
        out[word] = LOWER | TITLE | UPPER
    return out


def _terms() -> Iterator[tuple[str, int]]:
    book = Book([HERE.parent / "letters" / "train" / "lookalike_words.txt"])
    for flags, names in TERMS.items():
        for name in names.split():
            for phrase in book.words(name):
                yield re.sub(r"\{[^{}]*\}", "", phrase), flags


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
    parser = arguments(__doc__)
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
