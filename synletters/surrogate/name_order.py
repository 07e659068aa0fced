"""Which words of a patient's names are surnames, by what their other mentions tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from synletters.surrogate import pools
from synletters.surrogate.names import Name, Role, Unit, is_loud
from synletters.surrogate.shapes import normalise

_GIVEN: Role = "given"
#: how much likelier a middle word is a surname than a given name if it is taken for the first of two surnames
_SURELY = 20
#: surnames that nobody has for a given name
_CLAN = re.compile(r"(?:O['’]|Mc|Mac|D['’])(?=[A-Z])|(?:O['’]|MC|D['’])(?=[A-Z]{3})|Fitz(?=[a-z]{3})")


def in_order(names: Mapping[str, Name], titled: frozenset[str], called: Mapping[str, str]) -> dict[str, Name]:
    """The names with the roles that other mentions tell: a word that stands alone behind a title, or in capitals as a
    surname, is a surname too in the middle of a name ("Ana Souza Brown"), and in front of it ("Nguyen Thi Mai"); what
    somebody is called is a given name."""
    known = {*_double(names, titled)} | {
        normalise(unit.text)
        for value, name in names.items()
        for unit in name.units
        if not unit.initial
        and (
            (unit.role == "surname" and is_loud(unit.text))
            or (len(name.units) == 1 and (name.titled or value in titled))
        )
    }
    out = {}
    for value, name in names.items():
        units = name.units
        words = [normalise(unit.text) for unit in units]
        if value in called and len(units) == 1:
            out[value] = name.with_roles(["given"])
        elif _is_double(units, words, known):
            out[value] = name.with_roles(["surname", "surname"])
        elif len(units) > 2 and _turned(units, words, known):
            out[value] = name.with_roles(["surname", *[_GIVEN] * (len(units) - 1)])
        elif len(units) > 2 and units[0].role == "given" and words[-1] not in words[1:-1]:
            middle = [
                "surname" if unit.role == "given" and (word in known or _is_surname(unit)) else unit.role
                for unit, word in zip(units[1:-1], words[1:-1], strict=True)
            ]
            out[value] = name.with_roles([units[0].role, *middle, units[-1].role])
        else:
            out[value] = name
    return out


def _double(names: Mapping[str, Name], titled: frozenset[str]) -> Iterator[str]:
    """The first of two surnames that stand without the given name somewhere: "O'Malley" where the letters have
    "Devereaux O'Malley Knight" and "Mr O'Malley Knight"."""
    full = {
        tuple(normalise(unit.text) for unit in units[-2:])
        for name in names.values()
        if len(units := name.units) > 2
        and units[-1].role == "surname"
        and not any(unit.initial for unit in units[-2:])
    }
    for value, name in names.items():
        words = tuple(normalise(unit.text) for unit in name.units)
        if words in full and (name.titled or value in titled):
            yield words[0]


def _is_double(units: Sequence[Unit], words: Sequence[str], known: Collection[str]) -> bool:
    """Whether a name is two surnames: the first is one elsewhere, or nobody's given name."""
    plain = [unit.role for unit in units] == ["given", "surname"] and not any(unit.initial for unit in units)
    return plain and words[0] != words[1] and (words[0] in known or _CLAN.match(units[0].text) is not None)


def _is_surname(unit: Unit) -> bool:
    """Whether the lists know a middle word for a surname, and hardly for a given name."""
    if unit.initial or len(unit.text) < 3:
        return False
    last, first = pools.weight("surname", unit.text), pools.weight("given", unit.text)
    return _CLAN.match(unit.text) is not None or last > _SURELY * first


def _turned(units: Sequence[Unit], words: Sequence[str], known: Collection[str]) -> bool:
    """Whether a name read as given names and a surname begins with its surname."""
    initials = any(unit.initial for unit in units)
    return units[0].role == "given" and not initials and words[-1] not in known and words[0] in known


def reversible(name: Name) -> bool:
    """Whether a name is of two plain words, which may stand in either order."""
    units = name.units
    if len(units) != 2 or len(name.parts) != 3 or name.parts[1] != " ":
        return False
    return [unit.role for unit in units] == ["given", "surname"] and not any(unit.initial for unit in units)
