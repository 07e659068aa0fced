"""Short forms of clinical notes, which are nobody's name whichever detector says so: "DHx", "MBBS", "S/B", "A
& E", "ST3".

Two or three capitals may be somebody's initials all the same, so what stands before them may say so
(``told.initialled``).
"""

from __future__ import annotations

import re
from functools import cache

from synletters.detect.postprocess.person_evidence import initialled, titled
from synletters.text.word_files import listed

_JOINED = re.compile(r"[^\W\d_]{1,8}(?: ?(?:&amp;|[&/-]) ?[^\W\d_]{1,8}){1,2}")
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s|amp;")
_LONGEST = 24


@cache
def _any_case() -> frozenset[str]:
    return frozenset(
        word.casefold() for word in listed("shorthand") | listed("services") if not word.isupper()
    )


#: degrees, fellowships and registrations by their form: "FRCPE", "MRCS", "FFICM", "DipIMC", "BMedSci", "AGACNP-BC"
_DEGREE = re.compile(
    r"(?:[FMLDA]F?[RA]C[A-Z][A-Za-z]{0,6}|FF[A-Z]{2,6}|MF[A-Z]{3,5}|FAC[A-Z]{1,4}|DAB[A-Z]{1,4}|[BMD](?:Clin|Med|Nurs|Pharm|Psy|Phil|Ost|Dent)(?:Sc?i?)?[A-Z]?[a-z]{0,4}"
    r"|(?:PG|Pg|Post|Grad)?(?:Dip|Cert)[A-Z][A-Za-z]{0,8}|[A-Z]{2,6}-(?:BC|C|CS|II|III|S|R))"
)


def is_short(word: str) -> bool:
    """Whether a word is a short form as it stands."""
    return (
        word in listed("shorthand")
        or _DEGREE.fullmatch(word) is not None
        or word in listed("services")
        or (not word.islower() and word.casefold() in _any_case())
    )


def short_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where short forms stand in or across ``text[start:end]``, in order."""
    begin = start
    while (
        begin > 0
        and start - begin < _LONGEST
        and (text[begin - 1] not in "\n.,;:" or text.endswith("&amp;", 0, begin))
    ):
        begin -= 1
    out: list[tuple[int, int]] = []
    at = begin
    while (word := _WORD.search(text, at)) is not None and word.start() < end:
        joined = _JOINED.match(text, word.start())
        if (
            joined
            and is_short(_BLANKS.sub("", joined.group()))
            and text[joined.end() : joined.end() + 1].isalnum() < 1
        ):
            out.append(joined.span())
            at = joined.end()
            continue
        if is_short(word.group()):
            out.append(word.span())
        at = word.end()
    return [(lo, hi) for lo, hi in out if hi > start]


def only_short(text: str, start: int, end: int) -> bool:
    """Whether nothing but short forms stands at [start, end), and nothing before them makes them a person's
    initials."""
    places = short_places(text, start, end)
    at = start
    for lo, hi in places:
        if any(map(str.isalnum, text[at : max(at, lo)])):
            return False
        at = max(at, hi)
    if not places or any(map(str.isalnum, text[at:end])):
        return False
    return not (initialled(text, start, end) or titled(text, start))
