"""The lexicon of this metric: which words name which clinical concept. Built by scripts/build/clinical_terms.py."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

#: a token of letters and digits, a possessive with it; or a sign. Hyphens and blanks part words and say nothing
_TOKEN = re.compile(r"[^\W_]+(?:['’]s?(?![^\W_]))?|\n[ \t]*\n|[^\w\s\-‐‑]|_")
_POSSESSIVE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """``exact`` as it stands, ``folded`` without case, possessive, plural and British spelling."""

    start: int
    end: int
    exact: str
    folded: str


@dataclass(frozen=True, slots=True)
class Concept:
    """``kind`` is drug, finding, score, …; ``name`` is the lexicon's own word for it, never a letter's."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """``name_like``: people bear this word as a name too, so that its neighbours or small letters must tell."""

    concept: Concept
    name_like: bool


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order, with offsets in characters."""
    return [
        Token(
            m.start(), m.end(), _POSSESSIVE.sub("", m[0]) if "'" in m[0] or "’" in m[0] else m[0], fold(m[0])
        )
        for m in _TOKEN.finditer(text)
    ]


@cache
def fold(word: str) -> str:
    """A word as the lexicon compares it."""
    word = _POSSESSIVE.sub("", word.casefold()).replace("ae", "e").replace("oe", "e")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_exact(term: str) -> bool:
    """Whether a term is an abbreviation, matched as it stands: it has a capital behind its first letter, or is short."""
    letters = [c for c in term if c.isalpha()]
    return any(c.isupper() for c in letters[1:]) or (
        len(letters) <= 4 and letters[:1] != [] and letters[0].isupper()
    )


#: endings that say by themselves what kind of term a word is
_FORMS = (
    (
        "finding",
        r"itis|osis|oma|emia|uria|pathy|algia|penia|philia|rrhea|rrhage|rrhagic|megaly|plegia|paresis|trophy|sclerosis|stasis|ptosis"
        r"|plasia|dynia|esthesia|opia|cele|iasis|ectasis|lithiasis|malacia|phasia|phagia|pnea|thorax|noma",
    ),
    ("procedure", r"ectomy|otomy|ostomy|plasty|scopy|graphy|centesis|desis|pexy|rraphy|tripsy"),
    (
        "drug",
        r"cillin|mycin|micin|olol|pril|sartan|statin|prazole|azepam|zolam|mab|tinib|ciclib|vir|caine|dipine|cycline|floxacin|triptan"
        r"|gliptin|gliflozin|glutide|setron|oxetine|conazole|barbital|parin|platin|taxel|rubicin|thiazide|semide|codone|fentanil",
    ),
)
_FORM = re.compile("|".join(f"(?P<{kind}>[a-z]{{3,}}(?:{endings}))" for kind, endings in _FORMS))


@lru_cache(maxsize=1 << 14)
def by_form(word: str) -> str:
    """The kind of a folded word that only its ending tells (``finding``, ``procedure``, ``drug``), or nothing."""
    match = _FORM.fullmatch(word)
    return match.lastgroup or "" if match else ""


class Lexicon:
    """Terms by their words. ``longest`` finds the longest term that begins at a token."""

    def __init__(self, rows: Iterator[tuple[str, str, list[str]]]) -> None:
        self._terms: dict[str, Term] = {}
        self._longest: dict[str, int] = {}
        for kind, id_, names in rows:
            concept = Concept(kind, id_, names[0].removeprefix("~"))
            for name in names:
                plain = name.removeprefix("~")
                exact = is_exact(plain)
                words = [t.exact if exact else t.folded for t in tokens(plain)]
                mark = "=" if exact else ""
                key, first = mark + " ".join(words), mark + words[0]
                self._terms.setdefault(key, Term(concept, name.startswith("~")))
                self._longest[first] = max(self._longest.get(first, 0), len(words))

    def begins(self, token: Token) -> bool:
        """Whether any term may begin with a token."""
        return token.folded in self._longest or "=" + token.exact in self._longest

    def __len__(self) -> int:
        return len(self._terms)

    def longest(self, items: list[Token], at: int, *, exact: bool = True) -> tuple[int, Term] | None:
        """How many tokens the longest term at token ``at`` has, and the term. ``exact``: abbreviations too."""
        best: tuple[int, Term] | None = None
        for mark in ("", "=") if exact else ("",):
            most = self._longest.get("=" + items[at].exact if mark else items[at].folded, 0)
            for length in range(min(most, len(items) - at), 0, -1):
                if best is not None and length <= best[0]:
                    break
                some = items[at : at + length]
                found = self._terms.get(mark + " ".join(t.exact if mark else t.folded for t in some))
                if found is not None:
                    best = length, found
        return best


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the package."""
    held = files(__package__).joinpath("data", "terms.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(held).decode("utf-8").splitlines())
    return Lexicon((kind, id_, names.split("|")) for kind, id_, names in rows)
