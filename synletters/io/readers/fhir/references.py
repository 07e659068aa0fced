"""What a FHIR reference leads to: a resource of the same input by type and id, whatever way it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synletters.io.readers.fhir.elements import is_type
from synletters.io.readers.fhir.template import Id

_REST = re.compile(r"(?:.*/)?([A-Z][A-Za-z]{2,40})/([A-Za-z0-9.\-]{1,64})(?:/_history/[A-Za-z0-9.\-]{1,64})?")
_CONDITIONAL = re.compile(r"([A-Z][A-Za-z]{2,40})\?.+")


class References:
    """``urls`` has the type and id of each entry of Bundles by its ``fullUrl``, ``there`` all types and ids of the input."""

    def __init__(self) -> None:
        self.urls: dict[str, str] = {}
        self.there: set[str] = set()

    def target(self, reference: str) -> str | None:
        """``Type/id`` of what a reference leads to, ``Type?…`` for one by conditions; None if it says neither."""
        if reference in self.urls:
            return self.urls[reference]
        if reference.startswith("#"):
            return None
        found = _REST.fullmatch(reference.partition("?")[0] if "?" not in reference else "")
        if found and is_type(found[1]):
            return f"{found[1]}/{found[2]}"
        asked = _CONDITIONAL.fullmatch(reference)
        return reference if asked and is_type(asked[1]) else None

    def written(self, reference: str) -> Id | None:
        """How a reference is written in the output; None for one that says nothing of what it leads to."""
        if reference.startswith("#"):
            return Id(reference, "#") if len(reference) > 1 else None
        if reference.startswith("urn:"):
            return Id(reference, uuid=True)
        target = self.target(reference)
        return Id(target, f"{kind_of(target)}/") if target else None


def kind_of(target: str) -> str:
    """The type of a target."""
    return re.split(r"[/?]", target, maxsplit=1)[0]


def patient_of(found: Mapping[str, list[str]]) -> str | None:
    """Of the patients that a resource refers to, by the name of the element, the one that it is about."""
    for name in ("subject", "patient", "beneficiary", "individual", "for"):
        if name in found:
            return found[name][0]
    return next((targets[0] for targets in found.values()), None)
