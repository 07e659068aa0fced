"""What Patient and RelatedPerson resources say of a patient, as identifiers to be looked for in the patient's letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Known = tuple[str, str]


def known_of(resource: Mapping[str, Any]) -> tuple[Known, ...]:
    """(kind, value) as ``--patients`` names them."""
    return tuple(dict.fromkeys((k, " ".join(v.split())) for k, v in _found(resource) if v.strip()))


def _found(resource: Mapping[str, Any]) -> Iterator[Known]:
    yield from _person(resource)
    for contact in _list(resource.get("contact")):
        yield from _person({**contact, "name": [contact.get("name")], "address": [contact.get("address")]})
    for extension in _list(resource.get("extension")):
        if str(extension.get("url")).endswith("mothersMaidenName"):
            yield "name", _text(extension.get("valueString"))


def _person(resource: Mapping[str, Any]) -> Iterator[Known]:
    for name in _list(resource.get("name")):
        given = (
            [_text(one) for one in name.get("given", ()) or ()] if isinstance(name.get("given"), list) else []
        )
        yield "name", " ".join([*given, _text(name.get("family"))])
        yield "name", _text(name.get("text"))
    yield "date", _text(resource.get("birthDate"))
    for address in _list(resource.get("address")):
        lines = address.get("line")
        street = [_text(line) for line in lines] if isinstance(lines, list) else []
        whole = [*street, _text(address.get("city")), _text(address.get("postalCode"))]
        yield "address", ", ".join(part for part in whole if part)
        yield "place", _text(address.get("city"))
        yield "postcode", _text(address.get("postalCode"))
    for contact in _list(resource.get("telecom")):
        said = _text(contact.get("value"))
        yield "email" if "@" in said else "phone", said
    for identifier in _list(resource.get("identifier")):
        yield "number", _text(identifier.get("value"))


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
