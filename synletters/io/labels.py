"""What other annotation schemes call identifiers, and the project's labels for it."""

from __future__ import annotations

from types import MappingProxyType

from synletters.core.labels import IDENTIFIERS as _OWN

#: The types of the 2014 i2b2/UTHealth de-identification track, and the project's own labels.
IDENTIFIERS = MappingProxyType(
    {label: label for label in _OWN}
    | {
        "PATIENT": "NAME",
        "DOCTOR": "NAME",
        "STREET": "ADDRESS",
        "CITY": "LOCATION",
        "STATE": "LOCATION",
        "COUNTRY": "LOCATION",
        "LOCATION-OTHER": "LOCATION",
        "ZIP": "POSTCODE",
        "ROOM": "LOCATION",
        "DEPARTMENT": "HOSPITAL",
        "FAX": "PHONE",
        "IPADDR": "IP",
        "IPADDRESS": "IP",
        "MEDICALRECORD": "ID",
        "IDNUM": "ID",
        "HEALTHPLAN": "ID",
        "DEVICE": "ID",
        "BIOID": "ID",
        "ACCOUNT": "ID",
        "LICENSE": "ID",
        "VEHICLE": "ID",
    }
)

# Schemes for clinical entities call any age and any expression of time so.
_CLINICAL_TOO = frozenset({"Age", "Date", "age", "date"})


def identifier(kind: str) -> str | None:
    """The project's label for a type that names an identifier, in any case; None for any other type."""
    if kind in _CLINICAL_TOO:
        return None
    return IDENTIFIERS.get(kind.upper())
