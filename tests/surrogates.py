"""Letters with identifiers, and their surrogates."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from synletters.core.document import Action, Letter, Protected, Region
from synletters.surrogate import replace_group
from synletters.text.edits import within_one_edit


def protect(
    parts: Sequence[str | tuple[str, str]], letter: str = "a", patient: str | None = "p"
) -> Protected:
    """A letter of plain texts and (label, value) pairs."""
    text, regions = "", []
    for part in parts:
        piece = part if isinstance(part, str) else part[1]
        if not piece:
            continue
        end = len(text) + len(piece)
        kind = Region(len(text), end, Action.OPEN) if isinstance(part, str) else None
        regions.append(kind or Region(len(text), end, Action.REPLACE, part[0]))
        text += piece
    return Protected(Letter(letter, text, patient_id=patient), tuple(regions))


def swap(label: str, *values: str, around: str = " and ", seed: int = 7) -> list[str]:
    """The surrogates of values of one label in one letter."""
    parts: list[str | tuple[str, str]] = []
    for value in values:
        parts += [around, (label, value)]
    return list(replace_group([protect(parts)], seed=seed)[0])


_TOKEN = st.text("abdeghiklmnoprstvwyz", min_size=5, max_size=9)

_DIGITS = st.text("0123456789", min_size=9, max_size=9)


@st.composite
def world(draw: st.DrawFn) -> list[str]:
    """A letter with identifiers of fixed formats and random values; no name of the lists begins with these
    letters."""
    heads = draw(st.permutations("ЖЩЮЯЭЦ"))
    tails = draw(
        st.lists(_TOKEN, min_size=6, max_size=6).filter(
            lambda t: all(not within_one_edit(a, b) for i, a in enumerate(t) for b in t[:i])
        )
    )
    given_1, family, given_2, other, street, town = [h + t for h, t in zip(heads, tails, strict=True)]
    digits, more = draw(_DIGITS), draw(_DIGITS)
    letters = draw(st.text("ABCDEFGHJKLMNPRSTUWXYZ", min_size=6, max_size=6))
    return [
        "NAME",
        f"{given_1} {family}",
        "NAME",
        f"{family.upper()}, {given_1}",
        "NAME",
        f"{given_1[0]}. {family}",
        "NAME",
        f"{given_1[0]}{family[0]}",
        "NAME",
        f"{given_2} {family}",
        "NAME",
        given_2,
        "NAME",
        f"Dr {other}",
        "NAME",
        f"{family}'s",
        "PHONE",
        f"07{digits}",
        "PHONE",
        f"(2{digits[:2]}) {digits[2:5]}-{more[:4]}",
        "ID",
        f"{letters[:2]}-{digits}",
        "POSTCODE",
        f"{letters[:2]}{digits[0]} {digits[1]}{letters[2:4]}",
        "ADDRESS",
        f"{1 + int(digits[3]) % 9}{digits[4]} {street} Road\n{town}",
        "LOCATION",
        town,
        "HOSPITAL",
        f"{town} General Hospital",
        "NHS",
        f"{digits[:3]} {digits[3:6]} {more[:4]}",
        "ID",
        more,
        "EMAIL",
        f"{given_1}.{family}@{town}.org".lower(),
        "CARD",
        "41" + digits + more[:5],
    ]


def as_letter(world: list[str]) -> Protected:
    parts: list[str | tuple[str, str]] = []
    for label, value in zip(world[::2], world[1::2], strict=True):
        parts += [" then she saw ", (label, value)]
    return protect(parts)
