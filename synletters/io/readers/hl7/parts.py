"""The composite types of HL7 v2: names, people, addresses, numbers, places and codes, each component with its fate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from synletters.io.listed import pairs, words
from synletters.io.readers.records.codes import is_unit, stands
from synletters.io.readers.records.collecting import Collector

Components = list[str]
_PHONE_TYPES = frozenset("PRN ORN WPN VHN ASN EMR NET BPN PRS PH FX MD CP SAT TDD TTY Internet".split())
_ADDRESS_TYPES = frozenset("H C L M O B BA N P F BDL RH SH HV".split())
_NAME_TYPES = frozenset("L D M A B C S T U P I N".split())
_ID_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"
_COUNTRIES = frozenset(
    "US USA GB GBR UK DE DEU FR FRA CA CAN AU AUS NZ NZL IE IRL NL NLD CH CHE AT AUT".split()
)


def _at(parts: Components, number: int) -> str:
    return parts[number - 1].strip() if len(parts) >= number else ""


def _listed(into: Collector, value: str, allowed: frozenset[str], place: str) -> Any:
    if not value:
        return ""
    return into.keep(value) if value in allowed else into.drop(place) or ""


def xpn(into: Collector, parts: Components, place: str, first: int = 1) -> list[Any]:
    """A name, whose components begin at ``first``; the whole of it tells the surrogates of its parts which is the family's."""
    made: list[Any] = [""] * (first - 1)
    family = _at(parts, first).split("&")[0]
    given, middle, suffix, prefix = (_at(parts, first + n) for n in range(1, 5))
    for name, value in (("family", family), ("given", given), ("middle", middle)):
        made.append(into.identify(value, "NAME", f"{place}.{name}") if value else "")
    if family and given:
        into.identify(" ".join(part for part in (given, middle, family) if part), "NAME", f"{place}.whole")
    for name, value in (("suffix", suffix), ("prefix", prefix)):
        made.append(
            into.keep(value)
            if value.lower() in words("titles_of_names")
            else _lost(into, value, f"{place}.{name}")
        )
    if first == 1:
        made += ["", _listed(into, _at(parts, 7), _NAME_TYPES, f"{place}.type")]
    return made


def _lost(into: Collector, value: str, place: str) -> str:
    if value:
        into.drop(place)
    return ""


def xcn(into: Collector, parts: Components, place: str) -> list[Any]:
    """A person with a number before the name."""
    own = _at(parts, 1)
    made = xpn(into, parts, place, 2)
    made[0] = into.identify(own, "ID", f"{place}.id") if own else ""
    return made


def xad(into: Collector, parts: Components, place: str) -> list[Any]:
    """An address."""
    made: list[Any] = []
    for number, (name, label) in enumerate(
        (
            ("street", "ADDRESS"),
            ("other", "ADDRESS"),
            ("city", "LOCATION"),
            ("state", "LOCATION"),
            ("zip", "POSTCODE"),
        ),
        1,
    ):
        value = _at(parts, number).split("&")[0]
        made.append(into.identify(value, label, f"{place}.{name}") if value else "")
    made.append(_listed(into, _at(parts, 6), _COUNTRIES, f"{place}.country"))
    return [*made, _listed(into, _at(parts, 7), _ADDRESS_TYPES, f"{place}.type")]


def xtn(into: Collector, parts: Components, place: str) -> list[Any]:
    """A telephone number, or an address on the net; a number in components becomes one."""
    number = _at(parts, 1) or " ".join(part for part in (_at(parts, n) for n in range(5, 9)) if part)
    label = "EMAIL" if "@" in number else "PHONE"
    mail = _at(parts, 4)
    return [
        into.identify(number, label, f"{place}.number") if number else "",
        _listed(into, _at(parts, 2), _PHONE_TYPES, f"{place}.use"),
        _listed(into, _at(parts, 3), _PHONE_TYPES, f"{place}.type"),
        into.identify(mail, "EMAIL", f"{place}.mail") if mail else "",
    ]


def cx(into: Collector, parts: Components, place: str) -> list[Any]:
    """An identifier with its kind; who gave it is left out."""
    value, kind = _at(parts, 1), _at(parts, 5)
    label = {"SS": "SSN", "NH": "NHS"}.get(kind, "ID")
    made: list[Any] = [into.identify(value, label, f"{place}.id") if value else "", "", "", ""]
    if _at(parts, 4):
        into.drop(f"{place}.authority")
    return [*made, into.keep(kind) if stands(_ID_TYPES, kind) else _lost(into, kind, f"{place}.type")]


def id1(into: Collector, parts: Components, place: str) -> list[Any]:
    """An identifier alone, whoever gave it."""
    value = _at(parts, 1)
    return [into.identify(value, "ID", f"{place}.id") if value else ""]


def pl(into: Collector, parts: Components, place: str) -> list[Any]:
    """Where a patient lies: the ward and the institution; rooms and beds are left out."""
    ward, facility = _at(parts, 1), _at(parts, 4).split("&")[0]
    if _at(parts, 2) or _at(parts, 3):
        into.drop(f"{place}.room")
    made: list[Any] = [into.identify(ward, "HOSPITAL", f"{place}.ward") if ward else "", "", ""]
    return [*made, into.identify(facility, "HOSPITAL", f"{place}.facility") if facility else ""]


def ndl(into: Collector, parts: Components, place: str) -> list[Any]:
    """Who interpreted a result: a number and a name in subcomponents."""
    made = xcn(into, _at(parts, 1).split("&"), place)
    return [made[:3]]


def cwe(into: Collector, parts: Components, place: str) -> list[Any]:
    """A code with its words and its system, and another one; a code of no known system is left out."""
    made: list[Any] = []
    for first in (1, 4):
        code, text, system = (_at(parts, first + n) for n in range(3))
        known = pairs("hl7_systems").get(system, "")
        sure = bool(code) and stands(known, code)
        if (code or system) and not sure:
            into.drop(f"{place}.code")
        made.append(into.keep(code) if sure else "")
        made.append(into.text(text, f"{place}.text{first}") if text else "")
        made.append(into.keep(system) if sure else "")
    return made


def place_name(into: Collector, parts: Components, place: str) -> list[Any]:
    """The name of an institution."""
    value = _at(parts, 1)
    return [into.identify(value, "HOSPITAL", f"{place}.name") if value else ""]


def unit(into: Collector, parts: Components, place: str) -> list[Any]:
    """A unit of measurement."""
    value = _at(parts, 1)
    return [into.keep(value) if is_unit(value) else _lost(into, value, place)]


def text(into: Collector, parts: Components, place: str) -> list[Any]:
    """Words."""
    value = " ".join(part for part in parts if part.strip())
    return [into.text(value, place) if value else ""]


def ts(into: Collector, parts: Components, place: str) -> list[Any]:
    """A date and time."""
    value = _at(parts, 1)
    return [into.date(value, place) or "" if value else ""]


def matching(pattern: str) -> Callable[[Collector, Components, str], list[Any]]:
    """What stands if it looks like this."""
    shape = re.compile(pattern)

    def keep(into: Collector, parts: Components, place: str) -> list[Any]:
        whole = "^".join(parts).strip()
        return [into.keep(part) for part in parts] if shape.fullmatch(whole) else [_lost(into, whole, place)]

    return keep


TYPES: Mapping[str, Callable[[Collector, Components, str], list[Any]]] = {
    "xpn": xpn,
    "xcn": xcn,
    "xad": xad,
    "xtn": xtn,
    "cx": cx,
    "pl": pl,
    "ndl": ndl,
    "cwe": cwe,
    "place": place_name,
    "unit": unit,
    "text": text,
    "ts": ts,
    "birth": ts,
    "id": id1,
    "id1": id1,
    "set": matching(r"\d{1,4}"),
    "type": matching(
        r"(?:ORU|MDM|ADT|ORM|OML|ACK|VXU|RDE|SIU|DFT|BAR)\^[A-Z]\d{2}(?:\^[A-Z]{3}_[A-Z]\d{2})?"
    ),
    "event": matching(r"[A-Z]\d{2}"),
    "version": matching(r"2\.[1-9](?:\.[1-9])?"),
    "range": matching(r"(?:[<>]=?)?\d{1,5}(?:\.\d{1,4})?(?: ?- ?\d{1,5}(?:\.\d{1,4})?)?"),
}
