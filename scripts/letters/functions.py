"""What ``{name:words}`` does to the words, for names that are no rule."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from . import pieces as shape
from .case import Case
from .cases import drawn
from .numbers import CHECKED
from .pieces import Piece

_SHAPES = {"#": string.digits, "%": "123456789", "@": "ABCDEFGHJKLMNPRSTUVWXYZ"}
_HEX = {"h": "0123456789abcdef", "H": "0123456789ABCDEF"}

Change = Callable[[list[Piece], Case], list[Piece]]


def letters(text: str) -> str:
    """The letters a to z of a text, small, for logins and addresses on the net."""
    return "".join(c for c in text.lower() if c in string.ascii_lowercase) or "user"


def _by_piece(change: Callable[[str, Case], str]) -> Change:
    """A change of the text that goes piece by piece, so that identifiers keep their label."""
    return lambda words, case: [(change(text, case), label) for text, label in words]


def _whole(change: Callable[[str, Case], str]) -> Change:
    return lambda words, case: [(change(shape.plain(words), case), "")]


def _shaped(table: dict[str, str]) -> Change:
    return _whole(lambda text, case: "".join(case.rng.choice(table[c]) if c in table else c for c in text))


def _int(text: str, case: Case) -> str:
    low, _, high = text.partition("-")
    return str(case.rng.randint(int(low), int(high))).zfill(len(low) if low[0] == "0" else 1)


def _headline(text: str, _: Case) -> str:
    return re.sub(r"(?<![\w'])[a-z]", lambda m: m[0].upper(), text)


def _years(text: str, case: Case) -> str:
    """``{years:+2}``: the age of somebody about two years older; ``{years:past}``: an earlier age of the
    patient."""
    if text == "past":
        low = max(1, min(25, case.age - 1))
        return str(case.rng.randint(low, max(low, case.age - 3)))
    return str(max(1, min(89, case.age + int(text) + case.rng.randint(-3, 3))))


def _initials(text: str, _: Case) -> str:
    """The initials of a hospital; of a name of two words, the first word."""
    words = re.findall(r"[A-Z]\w*", text)
    return "".join(word[0] for word in words) if len(words) > 2 else f"{words[0]} Gen"


def _column(at: int) -> Change:
    return _whole(lambda text, _: text.split("^")[at])


def _redrawn(words: list[Piece], case: Case) -> list[Piece]:
    """``{as:uk_child}``: another place or patient from here on. Gives no text."""
    fresh = drawn(case.rng, case.place, shape.plain(words).split("_"))
    for name in fresh.__slots__:
        setattr(case, name, getattr(fresh, name))
    return []


FUNCTIONS: dict[str, Change] = {
    "upper": _by_piece(lambda text, _: text.upper()),
    "lower": _by_piece(lambda text, _: text.lower()),
    "headline": _by_piece(_headline),
    "cap": lambda words, _: shape.first_capital(words),
    "plain": _whole(lambda text, _: letters(text)),
    "scan": _by_piece(lambda text, case: shape.scanned(text, case.rng)),
    "spread": _by_piece(lambda text, _: " ".join(text.replace(" ", ""))),
    "slip": _by_piece(lambda text, case: shape.slip(text, case.rng)),
    "broken": _by_piece(lambda text, case: shape.broken(text, case.rng)),
    "hurried": _by_piece(lambda text, case: shape.hurried(text, case.rng)),
    "int": _whole(_int),
    "digits": _shaped(_SHAPES),
    "hex": _shaped(_HEX),
    "checked": _whole(lambda text, case: CHECKED[text](case.rng, case)),
    "years": _whole(_years),
    "initials": _whole(_initials),
    **{f"column{at}": _column(at) for at in range(4)},
    "stem": _whole(lambda text, _: letters(text)[:14]),
    "as": _redrawn,
}
