"""One C-CDA document taken apart: its tree is emptied of all that does not surely stand, and has holes where new values go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError
from synletters.io.listed import pairs, words
from synletters.io.readers.ccda.namespaces import HL7, XSI, is_known, rebuilt
from synletters.io.readers.ccda.narrative import to_html
from synletters.io.readers.records.attachments import attached_text
from synletters.io.readers.records.codes import is_unit, stands
from synletters.io.readers.records.collecting import Collector, Hole
from synletters.io.readers.records.dates import STAMP
from synletters.io.readers.records.numbers import AGES, LONG, digits, is_old, short_number
from synletters.io.rows import BadRow

_TEMPLATE = re.compile(r"2\.16\.840\.1\.113883\.10\.20((?:\.\d{1,4}){1,6})")
_VERSION = re.compile(r"20(?:1[4-9]|2\d)-(?:0[1-9]|1[0-2])-01|2014-06-09")
_TIMES = frozenset("effectiveTime low high center time birthTime deceasedTime copyTime".split())
_XSI = f"{{{XSI}}}type"
_NULLS = frozenset("NI INV DER OTH NINF PINF UNC MSK NA UNK ASKU NAV NASK NAVU QS TRC NP".split())
#: attributes that are named when they are left out; what another is called may say anything
_TOLD = frozenset(
    """value unit code codeSystem codeSystemName codeSystemVersion displayName root extension use mediaType representation
    nullFlavor classCode moodCode typeCode contextControlCode language assigningAuthorityName operator""".split()
)
_LEAVES = frozenset(("id", "setId", "templateId", "typeId"))
_PERSONS = frozenset(
    "patient assignedPerson guardianPerson relatedPerson associatedPerson informationRecipient playingEntity subject".split()
)
_ADDRESS = {
    "streetAddressLine": "ADDRESS",
    "houseNumber": "ADDRESS",
    "streetName": "ADDRESS",
    "additionalLocator": "ADDRESS",
    "postalCode": "POSTCODE",
    "city": "LOCATION",
    "state": "LOCATION",
    "county": "LOCATION",
    "country": "LOCATION",
}


@dataclass(slots=True)
class Put:
    """What goes where: into the text of an element, one of its attributes, or, for a narrative, as its content. An ``Id`` has none of
    the values: ``old`` is what it was called."""

    element: Any
    into: str
    hole: Hole | None = None
    old: str = field(default="", repr=False)


class Document:
    """``root`` with ``puts`` is what a writer needs; the rest is in ``into``. Raises BadRow."""

    def __init__(self, data: bytes) -> None:
        try:
            etree = import_module("lxml.etree")
        except ImportError:
            raise InputError("C-CDA needs lxml: pip install 'synletters[documents]'") from None
        try:
            self.root = etree.fromstring(
                data,
                etree.XMLParser(
                    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
                ),
            )
        except etree.XMLSyntaxError:
            raise BadRow("it is no XML that can be read") from None
        if self.root.tag != f"{{{HL7}}}ClinicalDocument":
            raise BadRow("it is no ClinicalDocument of HL7")
        if self.root.getroottree().docinfo.internalDTD is not None:
            raise BadRow("it has a DTD of its own, which may hold anything; leave it out")
        self.into = Collector(STAMP)
        self.root, lost = rebuilt(self.root)
        for _ in range(lost):
            self.into.drop("ClinicalDocument@?")
        self.puts: list[Put] = []
        self.patient: str | None = None
        self._count = 0
        self._element(self.root, "")

    def _element(self, node: Any, path: str) -> bool:
        """Empty an element of what does not stand; whether it is to be kept."""
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if name not in words("ccda_elements") or not is_known(node.tag):
            self.into.drop(f"{path}/?")
            return False
        self._count += 1
        place = f"{name}{self._count}"
        there = f"{path}/{name}"
        attributes = dict(node.attrib)
        node.attrib.clear()
        text, node.text = node.text or "", None
        coded = attributes.get("representation", "TXT").strip().upper() not in ("TXT", "")
        if coded and not path.endswith("/nonXMLBody"):
            return self._data(node, name, text, attributes, place, there)
        if name == "text" and path.endswith("/section"):
            node.text = text
            return self._narrative(node, place)
        if name in _LEAVES or path.endswith("/nonXMLBody"):
            for child in list(node):
                node.remove(child)
                self.into.drop(f"{there}/?")
        if name == "text" and path.endswith("/nonXMLBody"):
            return self._attached(node, text, attributes, place)
        if name in ("id", "setId"):
            return self._id(node, attributes, place, there)
        if name == "templateId":
            return self._template(node, attributes, there)
        if name == "typeId":
            node.set("root", "2.16.840.1.113883.1.3")
            node.set("extension", "POCD_HD000040")
            return True
        self._attributes(node, name, attributes, place, there)
        self._text(node, name, text, place)
        for child in list(node):
            tail, child.tail = child.tail or "", None
            self._tail(node, tail, there)
            if not self._element(child, there):
                node.remove(child)
        if name == "name":
            self._whole(node, place)
        return True

    def _attributes(self, node: Any, name: str, attributes: dict[str, str], place: str, path: str) -> None:
        system, code = attributes.pop("codeSystem", ""), attributes.pop("code", "")
        known, unit = pairs("oids").get(system, ""), attributes.get("unit", "")
        sure = code in words("ccda_values") if known == "values" or not system else stands(known, code)
        if code and sure:
            node.set("code", self.into.keep(code))
            if system:
                node.set("codeSystem", self.into.keep(system))
        elif code:
            self.into.drop(f"{path}@code")
            node.set("nullFlavor", "OTH")
        for key, value in attributes.items():
            if not value.strip():
                continue
            if key == "displayName":
                self._put(node, key, self.into.text(value, f"{place}.{key}"))
            elif key == "value" and name in _TIMES:
                label = "birth" if name == "birthTime" else name
                if hole := self.into.date(value, f"{place}.{label}"):
                    self._put(node, key, hole)
            elif key == "value" and name == "telecom":
                scheme, sign, rest = (
                    value.partition(":")
                    if re.match(r"(?:tel|fax|mailto|https?):", value)
                    else ("", "", value)
                )
                label = {"mailto": "EMAIL", "http": "URL", "https": "URL"}.get(scheme, "PHONE")
                if hole := self.into.identify(rest, label, f"{place}.value"):
                    self.puts.append(Put(node, key, hole, scheme + sign))
            elif (
                key == "value"
                and (number := short_number(value))
                and not is_old(number, unit, sure=_is_age(node))
            ):
                node.set(key, self.into.keep(number))
            elif key == "nullFlavor" and value in _NULLS:
                node.set(key, value)
            elif (key == "unit" and is_unit(value)) or (
                (value in words("ccda_values") or value.rpartition(":")[2] in words("ccda_values"))
                and key not in ("displayName", "value", "nullFlavor")
            ):
                node.set(key, self.into.keep(value.rpartition(":")[2] if key == _XSI else value))
            else:
                self.into.drop(f"{path}@{key if key in _TOLD else '?'}")

    def _text(self, node: Any, name: str, text: str, place: str) -> None:
        if not text.strip():
            return
        parent = node.getparent()
        above = parent.tag.rpartition("}")[2] if parent is not None else ""
        if name in ("given", "family"):
            hole = self.into.identify(text.strip(), "NAME", f"{place}.text")
        elif name in ("prefix", "suffix"):
            hole = None
            node.text = (
                self.into.keep(text.strip())
                if text.strip().lower() in words("titles_of_names")
                else self.into.drop(name)
            )
        elif name in ("name", "desc", "manufacturerModelName", "softwareName"):
            hole = self.into.identify(
                text.strip(), "NAME" if above in _PERSONS else "HOSPITAL", f"{place}.text"
            )
        elif name in _ADDRESS or name == "addr":
            hole = self.into.identify(text.strip(), _ADDRESS.get(name, "ADDRESS"), f"{place}.text")
        elif name == "lotNumberText":
            hole = self.into.identify(text.strip(), "ID", f"{place}.text")
        else:
            hole = self.into.text(text, f"{place}.text")
        if hole:
            self._put(node, "text", hole)

    def _tail(self, node: Any, tail: str, path: str) -> None:
        """Text between elements, where only a narrative has any."""
        del node
        if tail.strip():
            self.into.drop(f"{path}/text()")

    def _whole(self, node: Any, place: str) -> None:
        parts = [
            value
            for kind in ("given", "family")
            for child in node
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == kind
            for put in self.puts
            if put.element is child and put.hole is not None
            for _, value in [self.into.identifiers[put.hole.place]]
        ]
        if len(parts) > 1:
            self.into.identify(" ".join(parts), "NAME", f"{place}.whole")

    def _put(self, node: Any, into: str, hole: Hole) -> None:
        self.puts.append(Put(node, into, hole))

    def _narrative(self, node: Any, place: str) -> bool:
        html = to_html(node)
        for child in list(node):
            node.remove(child)
        node.text = None
        if re.sub(r"<[^>]*>", "", html).strip():
            self._put(node, "narrative", self.into.note(html, place))
        return True

    def _data(
        self, node: Any, name: str, text: str, attributes: dict[str, str], place: str, path: str
    ) -> bool:
        """What an entry holds in base64: opened as an attachment is, where it may hold one; else left out."""
        kind = attributes.pop("mediaType", "text/plain")
        for child in list(node):
            node.remove(child)
            self.into.drop(f"{path}/?")
        if name not in ("text", "value") or path.endswith("/section/text") or not text.strip():
            self.into.drop(f"{path}/text()")
            return False
        del attributes["representation"]
        self._attributes(node, name, attributes, place, path)
        return self._attached(node, text, {"mediaType": kind, "representation": "B64"}, place)

    def _attached(self, node: Any, text: str, attributes: dict[str, str], place: str) -> bool:
        kind = attributes.get("mediaType", "text/plain")
        if attributes.get("representation", "TXT").strip().upper() not in ("TXT", ""):
            note, written = attached_text(kind, text)
            self.into.note(note, place)
            node.set("mediaType", written.partition(";")[0])
            node.set("representation", "B64")
            self._put(node, "text", Hole(place, encoded=True))
        elif text.strip() and kind in ("text/plain", ""):
            node.set("mediaType", "text/plain")
            self._put(node, "text", self.into.note(text, place))
        else:
            raise BadRow("its body is in another file, or no text")
        return True

    def _id(self, node: Any, attributes: dict[str, str], place: str, path: str) -> bool:
        root, extension = attributes.get("root", ""), attributes.get("extension", "")
        if attributes.get("nullFlavor") in _NULLS and not root and not extension:
            node.set("nullFlavor", attributes["nullFlavor"])
            return True
        if path.endswith("/patientRole/id") and self.patient is None:
            self.patient = f"{root}|{extension}"
        if extension:
            label = "SSN" if root == "2.16.840.1.113883.4.1" else "ID"
            hole = self.into.identify(extension, label, f"{place}.extension")
            if hole is None:
                return False
            self._put(node, "extension", hole)
            self.puts.append(Put(node, "root", old=f"oid {root}"))
        else:
            self.puts.append(Put(node, "root", old=f"uuid {root}"))
        return True

    def _template(self, node: Any, attributes: dict[str, str], path: str) -> bool:
        root = _TEMPLATE.fullmatch(attributes.get("root", ""))
        if root is None or digits(root[1]) >= LONG:
            self.into.drop(f"{path}@root")
            return False
        node.set("root", self.into.keep(attributes["root"]))
        if _VERSION.fullmatch(attributes.get("extension", "")):
            node.set("extension", self.into.keep(attributes["extension"]))
        return True


def _is_age(node: Any) -> bool:
    """Whether the value of an observation, or a bound of it, is an age by its code."""
    above = list(node.iterancestors())[:2]
    return any(child.get("code") in AGES for parent in above for child in parent.iterchildren("{*}code"))
