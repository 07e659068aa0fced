"""Names that come back changed: in the plural, misspelt, run together, inside file names, as initials.

Misspellings are found by the deletion neighbourhood (Garbe's SymSpell): two words one edit apart share a word
that a
deletion leaves, so each run is looked up, never compared with every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from synletters.core.document import Span
from synletters.text import word_files
from synletters.text.confusables import Run, fold, in_token, whole_token
from synletters.text.edits import within_one_edit
from synletters.text.eponyms import is_eponym
from synletters.text.lexicon import Lexicon
from synletters.text.person_names import parts

_LEAST = 5  # letters of a name that is looked for misspelt
_INITIALS = re.compile(r"(?<![^\W_])[A-Z](?:\.[ ]?[A-Z]|[-][A-Z]){1,3}\b\.?")
_BRACKETED = re.compile(r"(?:(?<=/)|(?<=\()|(?<=\[))[A-Za-z]{2,3}(?=[)\]]|[ \t]*$)", re.MULTILINE)
_BARE = re.compile(r"(?<![^\W_])(?<![-'’/.])[A-Z]{2,4}(?![^\W_])(?![-'’/]|\.\w)")
_SIGNED = re.compile(
    r"(?:(?<=by )|(?<=[Ss]igned )|(?<=[Cc]osign )|(?<=[Cc]osigned )|(?<=[Ee]ntry, )|(?<=[Ii]nitials )|(?<=[Ii]nitials: )|"
    r"(?<=[Tt]yped: )|(?<=[Ww]itness )|(?<=[Ww]itness: ))[A-Z]{2,4}(?![^\W_])"
)
#: at a sentence's beginning, before what a person does: somebody's, whatever the capitals stand for elsewhere
_SUBJECT = re.compile(
    r"(?m)(?:^|(?<=[a-z0-9)][.!?] ))[A-Z]{2,3}(?= (?:also |now |has |still )?(?:"
    + "|".join(sorted(word_files.listed("signing", "does")))
    + r")(?!\w))"
)
_CAPITAL = re.compile(r"[^\W\d_]+")


class Near:
    """Looks for changed forms of ``names`` (each with the score it was found with), in as many texts as
    asked.

    Misspelt and run-together forms are looked for only where the lexicon has a vocabulary, which tells what
    is no ordinary word.
    """

    def __init__(self, names: Mapping[str, float], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._initials = _initials_of(names)
        self._pieces: dict[str, float] = {}
        for name, score in names.items():
            for part in parts(name, lexicon):
                words = fold(part)
                if len(words) == 1 and len(words[0]) >= 4:
                    self._pieces.setdefault(words[0], score)
        self._deletions: dict[str, list[str]] = {}
        for piece in self._pieces:
            if len(piece) >= _LEAST:
                for key in _deleted(piece):
                    self._deletions.setdefault(key, []).append(piece)
        self._longest = max(map(len, self._pieces), default=0)

    def find(self, text: str, found: Sequence[Run]) -> list[Span]:
        """Spans (``source`` "near") of the changed forms; ``found`` are the runs of the text."""
        out = list(dict.fromkeys(_initials(text, self._initials, self._lexicon)))
        for start, end, word in found:
            if word in self._pieces or not 4 <= len(word) <= 2 * self._longest + 8:
                continue
            sure = _changed(
                word,
                text[start:end],
                in_token(text, start, end),
                self._pieces,
                self._deletions,
                self._longest,
                self._lexicon,
            )
            if sure is not None and not is_eponym(text, start, end, self._lexicon):
                out.append(Span(*whole_token(text, start, end), "NAME", "phi", "near", sure))
        return out


def _changed(
    word: str,
    raw: str,
    glued: bool,
    pieces: Mapping[str, float],
    deletions: Mapping[str, Sequence[str]],
    longest: int,
    lexicon: Lexicon,
) -> float | None:
    """The score of the name that ``word`` is a changed form of, or None; ``longest`` is the size of the
    longest piece."""
    capital = not raw.islower()
    plural = (
        word[:-2] if word.endswith("es") and word[:-2] in pieces else word[:-1] if word.endswith("s") else ""
    )
    if capital and plural in pieces:
        return pieces[plural]
    if not lexicon.has_vocabulary or lexicon.ordinary(word):
        return None
    if (joined := _run_together(word, glued, pieces)) is not None:
        return joined
    if word.isalpha() and _LEAST <= len(word) <= longest + 1:
        for key in _deleted(word):
            for piece in deletions.get(key, ()):
                if within_one_edit(word, piece) and (word[0] == piece[0] or len(piece) > _LEAST):
                    return pieces[piece]
    return None


def _run_together(word: str, glued: bool, pieces: Mapping[str, float]) -> float | None:
    """ "johnsmith", and inside an address or a file name "jsmith", "smithj" and "smith1962" too."""
    for cut in range(1, len(word)):
        head, tail = word[:cut], word[cut:]
        if head in pieces and (tail in pieces or tail.isdigit() or (glued and len(tail) <= 2)):
            return pieces[head]
        if tail in pieces and (head.isdigit() or (glued and len(head) <= 2)):
            return pieces[tail]
    return None


def _initials_of(names: Mapping[str, float]) -> dict[str, float]:
    """The initials of the names that have several words."""
    known: dict[str, float] = {}
    for name, score in names.items():
        first = [word[0].upper() for word in _CAPITAL.findall(name) if word[0].isupper()]
        if len(first) > 1:
            known.setdefault("".join(first), score)
            known.setdefault(first[0] + first[-1], score)
            if "," in name:  # "Smith, John"
                known.setdefault(first[-1] + first[0], score)
                known.setdefault("".join((*first[1:], first[0])), score)
    return known


def _initials(text: str, known: Mapping[str, float], lexicon: Lexicon) -> Iterator[Span]:
    """ "J.S." and "JRS" of "J. R. Smith": dotted anywhere; bare where no abbreviation is written so, in
    brackets, behind a
    slash at a line's end, or behind a word that announces who did something."""
    if not known:
        return
    for pattern in (_INITIALS, _BRACKETED, _SIGNED, _SUBJECT):
        for match in pattern.finditer(text):
            if _heads(text, match.end()):
                continue
            letters = "".join(_CAPITAL.findall(match.group())).upper()
            if letters in known:
                yield Span(match.start(), match.end(), "NAME", "phi", "near", known[letters])
    if lexicon.has_vocabulary:
        for match in _BARE.finditer(text):
            if (
                match.group() in known
                and not _heads(text, match.end())
                and not lexicon.ordinary(match.group())
            ):
                yield Span(match.start(), match.end(), "NAME", "phi", "near", known[match.group()])


def _heads(text: str, end: int) -> bool:
    """Whether a colon makes these capitals the heading of what comes ("DH: ramipril")."""
    return text[end : end + 1] == ":"


def _deleted(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
