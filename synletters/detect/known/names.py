"""A known person in a text: the whole name in any order, each part, a part misspelt, and what a name is glued into."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from synletters.text.lexicon import Lexicon
from synletters.text.titles import titles
from synletters.text.word_files import listed

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d])*")
_TOKEN = re.compile(r"\S+")
#: words of names that are nobody's by themselves
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al ter ten bin ibn abu of the and y e i zu zur".split()
)
_GENERIC = frozenset(
    """surgery practice medical centre center clinic hospital health group road street lane house the dr doctor mother father wife
    husband brother sister son daughter partner friend carer gp next kin unknown none nil deceased baby boy girl twin""".split()
)
_LEAST, _LONG = 5, 9  # letters of a part that is looked for with one slip, with two
_GLUED = 4  # letters of a part that is looked for inside of an address or a file name
_MOST_JOINED = 3  # words on either side
_BEFORE, _BEHIND = re.compile(r"[^\W\d_]+[-'’]$"), re.compile(r"[-'’][^\W\d_]{2,32}")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s|\n)\s*$")

Place = tuple[int, int]


def fold(word: str) -> str:
    """Without case, accents and invisible characters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


class Names:
    """The names of one patient and of who belongs to the patient, looked for in as many letters as there are."""

    def __init__(self, names: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: set[str] = set()
        self._short: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        drop = titles("before") | _GENERIC | listed("degrees")
        for name in names:
            words = [fold(m[0]) for m in _WORD.finditer(name)]
            self._pairs |= {(a, b) for a in words for b in words if a != b}
            for word in words:
                if len(words) > 1 and (word in _PARTICLES or word in drop):
                    continue
                (self._parts if len(word) > 2 or len(words) == 1 else self._short).add(word)
            if len(words) > 1 and re.search(r"['’-]", name):  # O'Brien is written OBrien too
                self._parts |= {
                    fold(re.sub(r"['’-]", "", piece))
                    for piece in name.split()
                    if re.search(r"\w['’-]\w", piece)
                }
        self._fuzzy = [part for part in self._parts if len(part) >= _LEAST]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, label) of every place, in order, those side by side joined; what holds an @ is an EMAIL."""
        tokens = sorted(set(self._inside_tokens(text)))
        ends = [end for _, end in tokens]
        alone = []
        for start, end in self._places(text):
            at = bisect_right(ends, start)
            if at == len(tokens) or not tokens[at][0] <= start < end <= tokens[at][1]:
                alone.append((start, end))
        found = [(start, end, "EMAIL" if "@" in text[start:end] else "NAME") for start, end in tokens]
        return sorted([*found, *((start, end, "NAME") for start, end in alone)])

    def _places(self, text: str) -> list[Place]:
        words = [(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text)]
        hits = [self._is(text, words, n) for n in range(len(words))]
        order = range(len(words))
        for n in (
            *reversed(order),
            *order,
        ):  # initials and particles beside a part are of the name, on either side
            if not hits[n] and self._goes_with(text, words, hits, n):
                hits[n] = True
        places = [whole(text, start, end) for (start, end, _), hit in zip(words, hits, strict=True) if hit]
        return _joined(text, sorted(places))

    def _is(self, text: str, words: list[tuple[int, int, str]], n: int) -> bool:
        start, end, word = words[n]
        if word in self._parts:
            return self._told(text, words, n)
        raw = text[start:end]
        if raw.islower() and not self._lexicon.has_vocabulary:
            return False
        if len(word) < _LEAST - 1 or self._lexicon.ordinary(raw) or self._lexicon.common(raw):
            return False
        return any(_slip(word, part) for part in self._fuzzy)

    def _told(self, text: str, words: list[tuple[int, int, str]], n: int) -> bool:
        """Whether a word that is a part is the name here: one that is a common word too needs its capital amid a sentence, or
        another part or a title beside it."""
        start, end, word = words[n]
        raw = text[start:end]
        if not (self._lexicon.common(word) or self._lexicon.ordinary(word) or len(word) < 3):
            return True
        for k in (n - 1, n + 1):
            if 0 <= k < len(words) and _near(text, words[min(k, n)], words[max(k, n)]):
                other = words[k][2]
                if (word, other) in self._pairs or (other, word) in self._pairs:
                    return True
                if k < n and other in titles("before") and not raw.islower():
                    return True
        return (
            raw[:1].isupper()
            and not raw.isupper()
            and _SENTENCE.search(text[max(0, start - 40) : start]) is None
        )

    def _goes_with(self, text: str, words: list[tuple[int, int, str]], hits: list[bool], n: int) -> bool:
        start, end, word = words[n]
        beside = [k for k in (n - 1, n + 1) if 0 <= k < len(words) and hits[k]]
        beside = [k for k in beside if _near(text, words[min(k, n)], words[max(k, n)])]
        if not beside:
            return False
        raw = text[start:end]
        if len(raw) == 1 and raw.isupper() and raw != "I":
            return any(part.startswith(word) for part in self._parts | self._short)
        return (word in self._short or word in _PARTICLES) and any(
            (word, words[k][2]) in self._pairs for k in beside
        )

    def _inside_tokens(self, text: str) -> Iterator[Place]:
        """ "ofenwick62@mail.org", "scan_fenwick_3.pdf": the token is taken whole."""
        parts = [part for part in self._parts if len(part) >= _GLUED and not self._lexicon.ordinary(part)]
        for match in _TOKEN.finditer(text):
            token = match[0]
            if any(c in "@_\\/" or c.isdigit() for c in token) and any(part in fold(token) for part in parts):
                inner = token.strip(".,;:()[]<>\"'")
                start = match.start() + token.index(inner)
                yield start, start + len(inner)


def whole(text: str, start: int, end: int) -> Place:
    """A place with what is joined to it by a hyphen or an apostrophe: O'Brien, Smith-Jones; not a possessive."""
    for _ in range(_MOST_JOINED):
        if (m := _BEFORE.search(text[max(0, start - 32) : start])) is None:
            break
        start -= len(m[0])
    for _ in range(_MOST_JOINED):
        if (m := _BEHIND.match(text[end : end + 34])) is None:
            break
        end += len(m[0])
    return start, end


def _near(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    gap = text[left[1] : right[0]]
    return len(gap) <= 3 and "\n" not in gap and all(c in " ,.-'’\t" for c in gap)


def _slip(word: str, part: str) -> bool:
    """One slip of the pen, two in a long name; the first letter holds unless two have changed places."""
    if abs(len(word) - len(part)) > 2:
        return False
    most = 2 if len(part) >= _LONG else 1
    same = word[0] == part[0] or sorted(word[:2]) == sorted(part[:2])
    return same and OSA.distance(word, part, score_cutoff=most) <= most


def _joined(text: str, places: list[Place]) -> list[Place]:
    out: list[Place] = []
    for start, end in places:
        if out and (start <= out[-1][1] or re.fullmatch(r"[ ,.\t-]{1,3}", text[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
