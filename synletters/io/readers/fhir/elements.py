"""What type each element of a FHIR resource or data type is, as ``fhir.resources`` knows it (R4B, which reads R4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, get_args

from synletters.core.errors import InputError

_CLASS = re.compile(r"(?:abc\.)?([A-Za-z]+)Type\b")
_PRIMITIVES = frozenset(
    """Id Uri Url Canonical Oid Uuid Code Date DateTime Instant Time String Markdown Base64Binary Boolean Integer Integer64
    PositiveInt UnsignedInt Decimal Xhtml""".split()
)
_PYTHON = {"bool": "Boolean", "int": "Integer", "float": "Decimal", "Decimal": "Decimal"}


@dataclass(frozen=True, slots=True)
class Element:
    """``type`` is a primitive's (``String``) or a data type's (``HumanName``) name; ``codes`` those that a code may be."""

    type: str
    many: bool
    codes: tuple[str, ...] = ()
    required: bool = False


def model(name: str) -> Any:
    """The class of a resource or data type. Raises KeyError or ValueError for none, InputError without the library."""
    try:
        find = import_module("fhir.resources.R4B").get_fhir_model_class
    except ImportError:
        raise InputError("FHIR needs fhir.resources: pip install 'synletters[fhir]'") from None
    return find(name)


@cache
def is_type(name: str) -> bool:
    """Whether FHIR R4 has a resource or data type of that name."""
    try:
        model(name)
    except (KeyError, ValueError):
        return False
    return True


@cache
def elements(name: str) -> Mapping[str, Element]:
    """The elements of a type by their names in JSON; those of primitives' extensions (``_birthDate``) are none."""
    out = {}
    for field, info in model(name).model_fields.items():
        alias = info.alias or field
        if field.endswith("__ext") or alias == "fhir_comments":
            continue
        said = str(info.annotation)
        extra = info.json_schema_extra or {}
        out[alias] = Element(
            _type(info.annotation, said, [type(m).__name__ for m in info.metadata]),
            "List[" in said or "list[" in said,
            tuple(extra.get("enum_values", ())),
            bool(extra.get("element_required")) or info.is_required(),
        )
    return out


def _type(annotation: Any, said: str, metadata: list[str]) -> str:
    if found := _CLASS.search(said):
        return found[1]
    names = [*metadata, *(name for name in _names(annotation) if name)]
    primitive = next((name for name in names if name in _PRIMITIVES), None)
    if primitive:
        return primitive
    return next((_PYTHON[name] for name in names if name in _PYTHON), "Unknown")


def _names(annotation: Any) -> list[str]:
    """The names of all classes in an annotation, and of what is annotated to them."""
    out = []
    for part in get_args(annotation):
        out += _names(part)
        out.append(part.__name__ if isinstance(part, type) else type(part).__name__)
    return out
