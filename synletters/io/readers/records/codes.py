"""Which codes stand as they are: those of a known system that look as its codes do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from synletters.io.listed import pairs, words

_CODES = {
    "number7": r"\d{1,7}",
    "number3": r"\d{1,3}",
    "icd10": r"[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?[!+*†]?",
    "icd9": r"(?:\d{3}|V\d{2}|E\d{3})(?:\.\d{1,2})?",
    "ndc": r"\d{4,5}-\d{3,4}-\d{1,2}",
    "atc": r"[A-V](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?",
    "cpt": r"\d{4}[0-9FTU]",
    "race": r"[12]\d{3}-\d",
    "language": r"[a-z]{2}(?:-[A-Z]{2})?",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _CODES.items()}
_LOINC = re.compile(r"(?:LP|LA|LL|LG)?(\d{1,7})-(\d)")
_SCTID = re.compile(r"[1-9]\d{5,17}")
_MIME = frozenset(
    """text/plain text/html text/markdown text/rtf application/rtf application/pdf application/xml text/xml application/json
    application/vnd.openxmlformats-officedocument.wordprocessingml.document application/fhir+json application/fhir+xml""".split()
)
_LANGUAGE = _PATTERNS["language"]
_CURRENCIES = frozenset("USD EUR GBP CAD AUD CHF NZD SEK NOK DKK".split())
# Verhoeff's permutation and the multiplication of the dihedral group D5
_P = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
for _ in range(6):
    _P.append([_P[1][k] for k in _P[-1]])


def _d5(a: int, b: int) -> int:
    if a < 5:
        return (a + b) % 5 if b < 5 else 5 + (a + b - 5) % 5
    return 5 + (a - 5 - b) % 5 if b < 5 else (a - b) % 5


def _is_loinc(code: str) -> bool:
    """A LOINC code with its check digit (Luhn's)."""
    found = _LOINC.fullmatch(code)
    if not found:
        return False
    total = 0
    for at, sign in enumerate(reversed(found[1])):
        value = int(sign) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10 == int(found[2])


def _is_sctid(code: str) -> bool:
    """A SNOMED CT identifier of a concept, with its check digit (Verhoeff's)."""
    if not _SCTID.fullmatch(code) or code[-3:-1] not in ("00", "10"):
        return False
    check = 0
    for at, sign in enumerate(reversed(code)):
        check = _d5(check, _P[at % 8][int(sign)])
    return check == 0


_BY_NAME: Mapping[str, Callable[[str], bool]] = {
    "loinc": _is_loinc,
    "sctid": _is_sctid,
    "ucum": lambda code: code in words("ucum"),
    "none": lambda code: False,  # noqa: ARG005 (a system of identifiers has no codes)
}


def known_system(system: str) -> bool:
    """Whether a system is named as it is."""
    return system in pairs("fhir_systems")


def stands(system: str, code: str) -> bool:
    """Whether a code is surely one of its system."""
    shape = pairs("fhir_systems").get(system, "none")
    if shape.startswith("|"):
        return f"|{code}|" in shape and "|" not in code
    if shape in _BY_NAME:
        return _BY_NAME[shape](code)
    return _PATTERNS[shape].fullmatch(code) is not None


def is_unit(unit: str) -> bool:
    """Whether a word is a unit of measurement."""
    return unit in words("ucum")


def plain_code(name: str, code: str) -> bool:
    """Whether the value of an element that is a code by itself, and may be any, stands: a language, a content type, a currency."""
    if name == "contentType":
        return code.partition(";")[0].strip().lower() in _MIME
    if name == "language":
        return _LANGUAGE.fullmatch(code) is not None
    if name == "currency":
        return code in _CURRENCIES
    return name == "code" and is_unit(code)
