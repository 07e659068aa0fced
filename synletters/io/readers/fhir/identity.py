"""Names, addresses, identifiers and telecom of FHIR: what a person is known by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from synletters.io.listed import words
from synletters.io.readers.records.collecting import Collector

#: walks the elements of a data type: (value, type, path)
Walking = Callable[[Mapping[str, Any], str, str], dict[str, Any]]


def address(into: Collector, value: str, name: str, path: str) -> Any:
    """A part of an address by its name."""
    labels = {"line": "ADDRESS", "text": "ADDRESS", "postalCode": "POSTCODE"}
    if name == "country" and re.fullmatch(
        r"US|USA|GB|UK|DE|FR|CA|AU|NZ|IE|NL|CH|AT|ES|IT|SE|NO|DK|FI|BE|PT|IN", value
    ):
        return into.keep(value)
    return into.identify(value, labels.get(name, "LOCATION"), path)


def human_name(into: Collector, walk: Walking, value: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The parts of a name, each with a surrogate, and the whole of it, by which these know each other."""
    made: dict[str, Any] = {}
    parts = []
    for name in ("given", "family", "text"):
        said = value.get(name)
        many = said if isinstance(said, list) else [said]
        found = [(n, one) for n, one in enumerate(many) if isinstance(one, str) and one.strip()]
        holes = [into.identify(one, "NAME", f"{path}.{name}[{n}]") for n, one in found]
        if holes := [hole for hole in holes if hole]:
            made[name] = holes if name == "given" else holes[0]
        if name != "text":
            parts += [one for _, one in found]
    if len(parts) > 1:  # tells the surrogates which of them is the family's name
        into.identify(" ".join(parts), "NAME", f"{path}.whole")
    for name in ("prefix", "suffix"):
        said = value.get(name)
        kept = [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]
        if stays := [one for one in kept if one.lower() in words("titles_of_names")]:
            made[name] = [into.keep(one) for one in stays]
        if len(kept) > len(stays):
            into.drop(f"{path}.{name}")
    rest = {
        name: value[name] for name in value if name not in ("given", "family", "text", "prefix", "suffix")
    }
    return {**walk(rest, "HumanName", path), **made} or None


def identifier(into: Collector, walk: Walking, value: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The value of an identifier, and what stands of the rest."""
    system = value.get("system")
    made = walk({k: v for k, v in value.items() if k != "value"}, "Identifier", path)
    said = value.get("value")
    if isinstance(said, str) and said.strip():
        label = (
            "SSN"
            if system == "http://hl7.org/fhir/sid/us-ssn"
            else "NHS"
            if "nhs-number" in str(system)
            else "ID"
        )
        if hole := into.identify(said, label, f"{path}.value"):
            made["value"] = hole
    return made or None


def contact_point(
    into: Collector, walk: Walking, value: Mapping[str, Any], path: str
) -> dict[str, Any] | None:
    """A number or an address on the net."""
    made = walk({k: v for k, v in value.items() if k != "value"}, "ContactPoint", path)
    said = value.get("value")
    if isinstance(said, str) and said.strip():
        label = {"email": "EMAIL", "url": "URL", "other": "ID"}.get(str(value.get("system")), "PHONE")
        if "@" in said:
            label = "EMAIL"
        if hole := into.identify(said, label, f"{path}.value"):
            made["value"] = hole
    return made or None
