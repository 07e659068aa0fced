"""One FHIR resource taken apart: a template with holes, and what goes through the pipeline in their place.

Every element is judged by its type. What stands: booleans, short numbers, codes that are known to be codes. What has a new value:
names, addresses, telecom, identifiers, dates, references, texts. What is neither is left out, and named by its path without indices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from synletters.io.listed import words
from synletters.io.readers.fhir import identity
from synletters.io.readers.fhir.elements import Element, elements, is_type
from synletters.io.readers.fhir.narrative import bare
from synletters.io.readers.fhir.references import References, kind_of
from synletters.io.readers.fhir.template import Id
from synletters.io.readers.records.attachments import attached_text
from synletters.io.readers.records.codes import is_unit, known_system, plain_code, stands
from synletters.io.readers.records.collecting import Collector, Hole
from synletters.io.readers.records.numbers import AGES, is_old, short_number
from synletters.io.rows import BadRow, has_surrogate

#: elements that are left out wherever they stand: what they hold is of no use without what it points to, or tells a place or a thing
_NEVER = frozenset(
    """implicitRules versionId source photo position signature hash version security tag instantiatesUri instantiatesCanonical
    udiCarrier""".split()
)
#: resources that hold others, or anything
_NOT_TAKEN = frozenset(
    ("Bundle", "Parameters", "QuestionnaireResponse", "Questionnaire", "Basic", "AuditEvent")
)
_DATES = frozenset(("Date", "DateTime", "Instant"))
_TEXTS = frozenset(("String", "Markdown"))
_NUMBERS = frozenset(("Integer", "Integer64", "PositiveInt", "UnsignedInt", "Decimal"))
#: elements with a whole letter, or what is written like one
_NOTES = frozenset(("conclusion", "note", "comment", "clinicalNotes"))
_ID_WORDS = re.compile(
    r"serial|lot|barcode|number|identifier|accession|udi|license|licence|qualification", re.IGNORECASE
)
_PEOPLE = frozenset("Patient Practitioner PractitionerRole RelatedPerson Person".split())
_PLACES = frozenset("Organization Location HealthcareService CareTeam Endpoint".split())
_TIME = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?")
_ENDING = re.compile(r"(?<=\w)\.(?:txt|pdf|docx?|rtf|html?|xml)$", re.IGNORECASE)
_AMOUNTS = frozenset("Quantity Age Count Duration Distance".split())


class Walk:
    """Takes apart one resource; ``template`` is None for one without a word that may stand. Raises BadRow."""

    def __init__(self, resource: Mapping[str, Any], references: References) -> None:
        self._references = references
        self.into = Collector()
        #: patients that are referred to, by the name of the element
        self.patients: dict[str, list[str]] = {}
        self.lost_references = 0
        try:
            self.template = self._resource(resource, "")
        except RecursionError:
            raise BadRow("its elements, or those of its narrative, are too deep in one another") from None

    def _resource(self, value: Any, path: str) -> dict[str, Any]:
        kind = value.get("resourceType") if isinstance(value, Mapping) else None
        if not isinstance(kind, str) or not is_type(kind) or "resourceType" not in value:
            raise BadRow("it is no FHIR R4 resource: its resourceType is missing or unknown")
        if kind in _NOT_TAKEN:
            raise BadRow(
                f"resources of the type {kind} may hold anything, and are not taken; leave them out of the export"
            )
        made: dict[str, Any] = {"resourceType": kind}
        return made | self._object(value, kind, path)

    def _object(self, value: Mapping[str, Any], kind: str, path: str) -> dict[str, Any]:
        known = elements(kind)
        made: dict[str, Any] = {}
        old = _tells_age(value.get("code"))
        for name, entry in value.items():
            if name == "resourceType" or entry is None:
                continue
            there = f"{path}.{name}" if path else name
            element = known.get(name)
            if name == "modifierExtension":
                raise BadRow(
                    "it has a modifierExtension, which may turn its meaning round; nothing of it can be left out"
                )
            if old and name.startswith("value") and self._old(entry, sure=True):
                self.into.drop(there)
                continue
            if element is None or name in _NEVER:
                self.into.drop(there if element is not None else f"{path or kind}.?")
                continue
            if element.many:
                entries = entry if isinstance(entry, list) else [entry]
                out = [self._one(one, element, kind, name, f"{there}[{n}]") for n, one in enumerate(entries)]
                out = [one for one in out if one is not None]
                if out:
                    made[name] = out
            elif (one := self._one(entry, element, kind, name, there)) is not None:
                made[name] = one
        return made

    def _one(self, value: Any, element: Element, owner: str, name: str, path: str) -> Any:
        kind = element.type
        if isinstance(value, Mapping):
            special: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = {
                "Reference": self._reference,
                "Coding": self._coding,
                "Attachment": self._attachment,
                "Narrative": self._narrative,
                "Extension": self._extension,
                "HumanName": self._of(identity.human_name),
                "Identifier": self._of(identity.identifier),
                "ContactPoint": self._of(identity.contact_point),
                "Resource": self._contained,
            }
            if kind in special:
                return special[kind](value, path)
            if kind in ("Signature", "SampledData", "Unknown") or not is_type(kind):
                return self.into.drop(path)
            if kind in _AMOUNTS and self._old(value, sure=kind == "Age"):
                return self.into.drop(path)
            return self._object(value, kind, path) or None
        if isinstance(value, str):
            return (
                self._string(value, element, owner, name, path)
                if not has_surrogate(value)
                else self.into.drop(path)
            )
        if isinstance(value, bool):
            return value if kind == "Boolean" else self.into.drop(path)
        if isinstance(value, int | float) and kind in _NUMBERS:
            number = short_number(f"{Decimal(repr(value)):f}")
            if number is not None:
                return type(value)(number)
        return self.into.drop(path)

    def _string(self, value: str, element: Element, owner: str, name: str, path: str) -> Any:
        kind = element.type
        if not value.strip():
            return None
        if kind == "Id" and name == "id":
            return None  # a resource's own id is set by whoever writes it; those of elements are of no use
        if kind in _DATES:
            return self.into.date(value, path)
        if kind == "Code":
            if (element.codes and value in element.codes) or plain_code(name, value):
                return self.into.keep(value)
            return self.into.drop(path)
        if kind == "Time" and _TIME.fullmatch(value):
            return self.into.keep(value)
        if kind in ("Uri", "Url", "Canonical"):
            known = known_system(value) or (owner == "Meta" and value in words("fhir_uris"))
            return self.into.keep(value) if known else self.into.drop(path)
        if kind not in _TEXTS or name == "id":
            return self.into.drop(path)
        if owner == "Address":
            return identity.address(self.into, value, name, path)
        if owner in _AMOUNTS and name == "unit":
            return self.into.keep(value) if is_unit(value) else self.into.text(value, path)
        if owner == "Meta":
            return self.into.drop(path)
        if name in ("name", "alias") and owner in ("Organization", "HealthcareService"):
            return self.into.identify(value, "HOSPITAL", path)
        if name in ("name", "alias") and owner == "Location":
            return self.into.identify(value, "HOSPITAL", path)
        if name in ("authorString", "who", "display") and owner in (
            "Annotation",
            "Contributor",
        ):
            return self.into.identify(value, "NAME", path)
        if name == "name" and owner in ("ContactDetail", "Contributor"):
            return self.into.identify(value, "NAME", path)
        if _ID_WORDS.search(name):
            return self.into.identify(value, "ID", path)
        if name in _NOTES or owner == "Annotation":
            return self.into.note(value, path)
        return self.into.text(value, path)

    def _of(self, take: Callable[..., Any]) -> Callable[[Mapping[str, Any], str], Any]:
        return lambda value, path: take(self.into, self._object, value, path)

    def _reference(self, value: Mapping[str, Any], path: str) -> dict[str, Any] | None:
        made: dict[str, Any] = {}
        target = None
        said = value.get("reference")
        if isinstance(said, str) and said:
            written = self._references.written(said)
            target = self._references.target(said)
            if written is None:
                self.into.drop(f"{path}.reference")
            else:
                made["reference"] = written
            if target and kind_of(target) == "Patient":
                name = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
                self.patients.setdefault(name, []).append(target)
            self.lost_references += not said.startswith("#") and target not in self._references.there
        kind = value.get("type")
        if isinstance(kind, str) and is_type(kind):
            made["type"] = self.into.keep(kind)
        if isinstance(value.get("identifier"), Mapping):
            made["identifier"] = identity.identifier(
                self.into, self._object, value["identifier"], f"{path}.identifier"
            )
        display = value.get("display")
        if isinstance(display, str) and display.strip():
            of = kind_of(target) if target else str(kind or "")
            label = "HOSPITAL" if of in _PLACES else "NAME" if of in _PEOPLE or not of else ""
            there = f"{path}.display"
            made["display"] = (
                self.into.identify(display, label, there) if label else self.into.text(display, there)
            )
        return {k: v for k, v in made.items() if v is not None} or None

    def _coding(self, value: Mapping[str, Any], path: str) -> dict[str, Any] | None:
        system, code, display = (value.get(name) for name in ("system", "code", "display"))
        made: dict[str, Any] = {}
        if isinstance(system, str) and known_system(system):
            made["system"] = self.into.keep(system)
            if isinstance(code, str) and stands(system, code):
                made["code"] = self.into.keep(code)
        if isinstance(value.get("userSelected"), bool):
            made["userSelected"] = value["userSelected"]
        if code and "code" not in made:
            self.into.drop(f"{path}.code")
            made.pop("system", None)
        if isinstance(display, str) and display.strip():
            made["display"] = self.into.text(display, f"{path}.display")
        return made or None

    def _attachment(self, value: Mapping[str, Any], path: str) -> dict[str, Any] | None:
        rest = {k: v for k, v in value.items() if k not in ("data", "size", "hash", "url", "contentType")}
        made = self._object(rest, "Attachment", path)
        kind, data, url = (value.get(name) for name in ("contentType", "data", "url"))
        if isinstance(kind, str) and plain_code("contentType", kind):
            made["contentType"] = self.into.keep(kind.partition(";")[0].strip().lower())
        if isinstance(made.get("title"), Hole) and (end := _ENDING.search(str(value["title"]))):
            place = made[
                "title"
            ].place  # the name of a file: what its ending says is no part of a date or a name
            self.into.texts[place] = str(value["title"])[: end.start()]
            made["title"] = Hole(place, after=end[0])
        if isinstance(data, str) and data.strip():
            text, written = attached_text(kind if isinstance(kind, str) else "", data)
            made["contentType"] = self.into.keep(written)
            self.into.notes[path] = text
            made["data"] = Hole(path, encoded=True)
        elif isinstance(url, str) and url:
            target = self._references.target(url)
            if target in self._references.there and target and kind_of(target) == "Binary":
                made["url"] = self._references.written(url)
                made["contentType"] = "text/plain"
            else:
                self.lost_references += 1
                self.into.drop(f"{path}.url")
        return made or None

    def _narrative(self, value: Mapping[str, Any], path: str) -> Any:
        div = value.get("div")
        text = bare(div) if isinstance(div, str) else None
        if text is None or value.get("status") not in elements("Narrative")["status"].codes:
            return self.into.drop(path)
        return {"status": value["status"], "div": self.into.text(text, f"{path}.div")}

    def _extension(self, value: Mapping[str, Any], path: str) -> Any:
        url = value.get("url")
        if not isinstance(url, str) or url not in words("fhir_uris"):
            return self.into.drop(path)
        rest = {k: v for k, v in value.items() if k not in ("url", "id")}
        if url.endswith("mothersMaidenName"):
            said = rest.get("valueString")
            hole = self.into.identify(said, "NAME", f"{path}.valueString") if isinstance(said, str) else None
            return {"url": url, "valueString": hole} if hole else self.into.drop(path)
        if url.endswith("birthsex"):
            sex = rest.get("valueCode")
            return (
                {"url": url, "valueCode": self.into.keep(sex)}
                if sex in ("F", "M", "UNK")
                else self.into.drop(path)
            )
        made = self._object(rest, "Extension", path)
        return {"url": self.into.keep(url), **made} if made else None

    def _contained(self, value: Mapping[str, Any], path: str) -> dict[str, Any]:
        made = self._resource(value, path)
        own = value.get("id")
        return {**made, "id": Id(f"#{own}")} if isinstance(own, str) and own else made

    def _old(self, value: Any, *, sure: bool) -> bool:
        if not isinstance(value, Mapping):
            return sure and not isinstance(value, bool) and is_old(value, "", sure=True)
        number, unit = value.get("value"), str(value.get("code") or value.get("unit") or "")
        return number is not None and is_old(number, unit, sure=sure)


def _tells_age(code: Any) -> bool:
    """Whether a concept is one of LOINC's of an age."""
    held = code.get("coding") if isinstance(code, Mapping) else None
    return any(
        isinstance(one, Mapping) and one.get("code") in AGES
        for one in (held if isinstance(held, list) else ())
    )
