"""A public vocabulary of clinical and common English, and whether a word belongs to it.

The list ships as ``data/safe_words.txt.gz``, built by ``scripts/build/safe_words.py`` from open text. Each
word, case-folded,
carries flags that say in which form it is ordinary:

- LOWER: in lower case ("brown", "will", "oedema") and in lines of capitals;
- START: with a capital at the start of a sentence or line, for words that are names too ("Will follow up");
- TITLE: with a capital inside a sentence too ("Department", "American", "Lipitor");
- UPPER: as an abbreviation in capitals ("COPD", "ANA");
- TERM: as an abbreviation that many texts have, whoever's initials it may be too;
- EPONYM: as the name of a disease, sign or device, right before the word that says so ("Crohn's disease");
- ALONE: with a capital inside a sentence, unless a title or another name stands beside it ("Foley", "May").

TITLE implies START. A word that is also a person's or a town's name has LOWER without TITLE. Words that are
names only are not in the list.
Inflections, British spellings and words of a clinical ending are derived by rule.
"""

from __future__ import annotations

import functools
import gzip
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

LOWER, TITLE, UPPER, EPONYM, ALONE, START, TERM = 1, 2, 4, 8, 16, 32, 64
ANY = LOWER | TITLE | UPPER
EVERY = ANY | EPONYM | ALONE | START | TERM

SHIPPED = Path(__file__).parent / "data" / "safe_words.txt.gz"

# marks that belong to the letter before them, the soft hyphen, and joiners; the Indic blocks hold vowel signs
_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
#: one word: a run of letters, digits and the marks on them
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_DROPPED = re.compile("[\u00ad\u200b-\u200d]")

_ENDINGS = re.compile(
    r"\w{3,}(?:itis|itides|ectomy|ectomies|ectomi[sz]ed|otomy|otomies|ostomy|ostomies|oscopy|oscopies|oscopic|oscopically|"
    r"a?emi[ac]|[oa]lgia|opath(?:y|ies|ic)|ographic(?:ally)?|ography|ograms?|ometry|ometric|plasty|plasties|rrhaphy|"
    r"rrh(?:o?ea|agic)|osis|oses|otic|megaly|plegi[ac]|paresis|penia|cytosis|phobi[ac]|ologic(?:al(?:ly)?)?|"
    r"olog(?:y|ist|ists)|genesis|genic|trophy|trophic|lysis|lytic|[ui]?[mz]umab|[oltcs]i?x?imab|[aeiou]mab|tinib|ciclib|"
    r"azole|prazole|[os]?artan|[io]pril|dipine|olol|statin|cillin|mycin|floxacin|cycline|triptan|gliptin|gliflozin|"
    r"glutide|xaban|parin|setron|afil|vir|azepam|azolam|barbital|caine|dronate|profen|thiazide|semide|terol|sone|solone|"
    r"oxetine|triptyline|azine|platin|taxel|rubicin|cept|oma|omata|omatous|oedema|edema|[aeio]tomous|iform|aceous|"
    r"ectasi[as]|ectatic|malaci[ac]|sclerosis|sclerotic|stenosis|stenotic|[sc]opically|[ae]ntly|ability|ibility|ousness|"
    r"fulness|lessness|ization|isation|ational(?:ly)?|ations?|iveness)"
)
# British to American, on the case-folded word
_BRITISH = (
    (re.compile("(?<=h|n)aem|aem(?=i)"), "em"),
    (re.compile("oed(?=em)"), "ed"),
    (re.compile("oes(?=tr|op)"), "es"),
    (re.compile("paed"), "ped"),
    (re.compile("gynae"), "gyne"),
    (re.compile("anaes"), "anes"),
    (re.compile("(?<=c|f)aec"), "ec"),
    (re.compile("aet(?=iol)"), "et"),
    (re.compile("(?<=rrh)oea"), "ea"),
    (re.compile("(?<=pn)oea"), "ea"),
    (re.compile("foet"), "fet"),
    (re.compile("coel(?=i)"), "cel"),
    (re.compile("(?<=.{3})is(?=(?:e|es|ed|ing|ation|er)$)"), "iz"),
    (re.compile("(?<=.{2})ys(?=(?:e|es|ed|ing)$)"), "yz"),
    (re.compile("(?<=.{2})our"), "or"),
    (re.compile("(?<=.{2})tre(?=s?$)"), "ter"),
    (re.compile("ll(?=(?:ed|ing|er)$)"), "l"),
    (re.compile("ogue(?=s?$)"), "og"),
)
_PREFIX = re.compile(
    r"(?:anti|auto|bi|cardio|cerebro|cranio|cysto|dys|electro|endo|extra|fibro|gastro|hemi|hyper|hypo|inter|intra|ir|"
    r"macro|mal|micro|mid|mis|mono|multi|myo|neuro|non|osteo|out|over|pan|para|peri|poly|post|pre|pseudo|psycho|radio|"
    r"re|retro|semi|sub|super|supra|tele|thermo|trans|tri|ultra|un|uni|under|vaso)(?=.{4})"
)


def fold(word: str) -> str:
    """The word as the list holds it: case-folded, composed, without soft hyphens and joiners."""
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFC", _DROPPED.sub("", word)).casefold()


def plain(word: str) -> str:
    """A folded word without accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def stems(word: str) -> list[str]:
    """What a regular plural, past, participle or adverb of a folded word may come from."""
    out: list[str] = []
    if len(word) < 4:
        return out
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        out.append(word[:-1])
        if word.endswith("ies"):
            out.append(word[:-3] + "y")
        elif word.endswith("es"):
            out.append(word[:-2])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            out += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                out.append(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                out.append(stem[:-1] + "y")
    if word.endswith("ly") and len(word) > 5:
        out += [word[:-2], word[:-2] + "le"] + ([word[:-3] + "y"] if word.endswith("ily") else [])
        if word.endswith("ally"):
            out.append(word[:-4])
    if word.endswith("ness") and len(word) > 7:
        out += [word[:-4]] + ([word[:-5] + "y"] if word.endswith("iness") else [])
    return out


class Vocabulary:
    """Folded words with their flags, and the rules that derive more."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words

    def flags(self, word: str) -> int:
        """The flags of a folded word; 0 if nothing speaks for it.

        Derived forms are ordinary with a capital only if their stem is, or where a clinical ending says
        enough.
        """
        found = self.words.get(word)
        if found is not None:
            return found
        if not word.isascii():
            bare = plain(word)
            if bare != word and bare.isascii():
                return self.flags(bare)
            if "α" <= bare[0] <= "ω" or bare[0] == "µ":  # a Greek letter before a known word or unit
                return ANY if len(bare) == 1 or self.flags(bare[1:]) & LOWER else 0
            return 0
        if len(word) < 4:
            return 0
        return self._derived(word)

    def _derived(self, word: str) -> int:
        known = self.words
        for stem in stems(word):
            found = known.get(stem, 0)
            if found & LOWER and len(stem) > 2:
                return (LOWER | UPPER | found & (TITLE | START)) if len(stem) > 3 else LOWER | found & START
        if len(word) > 7 and _ENDINGS.fullmatch(word):
            return ANY
        american = word
        for pattern, other in _BRITISH:
            american = pattern.sub(other, american)
        if american != word:
            found = known.get(american, 0)
            if found:
                return found & ANY
            if any(known.get(stem, 0) & LOWER for stem in stems(american)):
                return LOWER
        prefix = _PREFIX.match(word)
        if prefix:
            rest = word[prefix.end() :]
            if known.get(rest, 0) & LOWER:
                return LOWER | START | (known[rest] & TITLE if len(rest) > 4 else 0)
            if any(known.get(stem, 0) & LOWER for stem in stems(rest)):
                return LOWER
        return 0


def pack(words: Mapping[str, int]) -> bytes:
    """The bytes of a list file: one line a set of flags, "flags word word …", all sorted; the same words, the
    same bytes."""
    groups: dict[int, list[str]] = {}
    for word, flags in words.items():
        groups.setdefault(flags, []).append(word)
    lines = [f"{flags} {' '.join(sorted(group))}\n" for flags, group in sorted(groups.items())]
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)


def read(path: Path) -> Vocabulary:
    """A vocabulary from a list file."""
    words: dict[str, int] = {}
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        flags, *group = line.split(" ")
        words.update(dict.fromkeys(group, int(flags)))
    return Vocabulary(words)


@functools.cache
def shipped() -> Vocabulary:
    """The vocabulary that ships with the package, read once."""
    return read(SHIPPED)
