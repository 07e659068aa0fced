"""Which class of diseases, drugs or procedures a clinical term belongs to, and which class is above that one.

Built by scripts/build/term_classes.py from the Human Disease Ontology (CC0) and from lists of this project.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synletters.text.confusables import fold, runs


def key(term: str) -> str:
    """A term as it is looked up: words without case, accents, punctuation and possessive s."""
    return " ".join(word for word in fold(term) if word != "s")


@dataclass(frozen=True, slots=True)
class Found:
    """A term of the table inside of a text; ``concept`` is the same for all names of a thing, ``phrase`` its class."""

    start: int
    end: int
    concept: str
    phrase: str


class TermClasses:
    """``above``: class -> the one above it, "" for the most general. ``terms``: a term's key -> its concept and its class."""

    def __init__(self, above: Mapping[str, str], terms: Mapping[str, tuple[str, str]]) -> None:
        self.above, self.terms = above, terms
        self._longest = max((term.count(" ") + 1 for term in terms), default=0)

    def line(self, phrase: str) -> list[str]:
        """A class and all above it, the most general last."""
        out = [phrase]
        while self.above[out[-1]]:
            out.append(self.above[out[-1]])
        return out

    def find(self, text: str) -> Iterator[Found]:
        """The terms in a text, the longest first where they overlap, in order."""
        words = [run for run in runs(text) if run[2] != "s"]
        at = 0
        while at < len(words):
            for count in range(min(self._longest, len(words) - at), 0, -1):
                said = " ".join(word for *_, word in words[at : at + count])
                if said in self.terms:
                    yield Found(words[at][0], words[at + count - 1][1], *self.terms[said])
                    at += count - 1
                    break
            at += 1


@cache
def shipped() -> TermClasses:
    """The table of the package."""
    raw = (files(__package__) / "data" / "term_classes.tsv.gz").read_bytes()
    above: dict[str, str] = {}
    terms: dict[str, tuple[str, str]] = {}
    for line in gzip.decompress(raw).decode("utf-8").splitlines():
        kind, name, *rest = line.split("\t")
        if kind == "C":
            above[name] = rest[0]
        else:
            terms[name] = (rest[0], rest[1])
    return TermClasses(above, terms)
