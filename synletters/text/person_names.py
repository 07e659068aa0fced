"""What of a person's name is worth looking for, and what is not."""

from __future__ import annotations

import re

from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.titles import titles
from synletters.text.word_files import listed
from synletters.text.words import STOPWORDS

_RUN = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\s,;/()]+")
_TITLES = titles("before")
_BEHIND = titles("behind")
_DEGREES = listed("degrees") | listed("degrees", "surnames")
#: two letters that are not sought as a name, though a sentence may begin with them
NO_SHORT_NAMES = STOPWORDS | {"re", "ex", "pt", "dr", "mr", "ms", "st", "ok", "oh", "vs", "cc", "no"}
#: degrees and honours that are surnames too
_SURNAMES_TOO = listed("degrees", "surnames")
_NAMES_TOO = titles("name too")
#: what tells nothing of a person wherever it stands in a name
_AFFIX = _TITLES - _NAMES_TOO | _DEGREES - _SURNAMES_TOO


def bare(value: str) -> tuple[int, int]:
    """Where the name itself lies in ``value``: without titles before it and degrees behind it. (0, len) if
    nothing is left.

    In doubt a word is part of the name: "Anh Do", "Lord, Winston" and "Paul Nurse" are whole names.
    """
    words = [m for m in _TOKEN.finditer(value) if any(c.isalnum() for c in m.group()) or m.group() == "&"]
    while words and _plain(words[0]) in _TITLES and value[words[0].end() : words[0].end() + 1] != ",":
        words.pop(0)
    grade = next((at for at, word in enumerate(words) if at and _GRADE.fullmatch(word.group())), len(words))
    words = words[:grade]  # "ST3 EM": the grade, and the specialty behind it
    while len(words) > 1 and (_is_degree(words[-1].group()) or _plain(words[-1]) in _BEHIND):
        if (
            _plain(words[-1]) in _SURNAMES_TOO
            and len(words) < 3
            and "," not in value[words[-2].end() - 1 : words[-1].start()]
        ):
            break  # "Chidi MBA" may be a Mr Mba
        words.pop()
    return (words[0].start(), words[-1].end()) if words else (0, len(value))


#: "ST3", "FY1", "CT2", "IMT1", "GPST2": grades of training
_GRADE = re.compile(r"(?:ST|CT|FY|IMT|CST|GPST|SpR|PGY-?)\d\+?")


def _is_degree(word: str) -> bool:
    """A degree as people write one: "MBA", "FRCP", "PhD", "M.D.", "Jr", but not "Mba", which is a surname
    too."""
    runs = _RUN.findall(word)
    plain = "".join(runs).casefold()
    if plain not in _DEGREES:
        return False
    return plain not in _SURNAMES_TOO or not (word[:1].isupper() and word[1:].islower())


def only_titles(value: str) -> bool:
    """Whether nothing here is a name: "Sister", "Dr", "the Staff"."""
    words = _RUN.findall(value.casefold())
    return all(word in _TITLES and word not in _NAMES_TOO for word in words)


def tells_nothing(value: str) -> bool:
    """Whether titles and degrees are all that is here: "Dr", "FRCS", "Mrs ... C.R.N.A."."""
    words = [word for word in _TOKEN.findall(value) if any(c.isalnum() for c in word)]
    plain = ["".join(_RUN.findall(word)).casefold() for word in words]
    return all(word in _TITLES | _BEHIND or _is_degree(raw) for word, raw in zip(plain, words, strict=True))


def _plain(word: re.Match[str]) -> str:
    return "".join(_RUN.findall(word.group())).casefold() or word.group()


def parts(value: str, lexicon: Lexicon = EMPTY) -> list[str]:
    """The pieces of a name that give it away alone: its words, and the halves of hyphenated ones; "Ng", but
    no lone letter.

    Lower-case particles ("van", "de") are left out, and so are common words and those that tell of nobody
    ("City", "NHS"); of
    an all-lower-case name every word counts.
    """
    lower = value.islower()
    out: list[str] = []
    for token in _TOKEN.findall(value):
        runs = _RUN.findall(token)
        for piece in (" ".join(runs), *(runs if len(runs) > 1 else ())):
            letters = piece.replace(" ", "")
            short = len(letters) < 2 or (len(letters) == 2 and not piece.istitle())
            if short or letters.isdigit() or lexicon.common(piece) or letters.casefold() in _AFFIX:
                continue
            if (piece.islower() and not lower) or (len(letters) > 2 and lexicon.generic(piece)):
                continue
            out.append(piece)
    return list(dict.fromkeys(out))
