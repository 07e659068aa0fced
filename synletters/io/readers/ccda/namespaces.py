"""The namespaces of a C-CDA document, under prefixes of our own: a prefix, and an address that nothing uses, may say anything."""

from __future__ import annotations

from importlib import import_module
from typing import Any

HL7 = "urn:hl7-org:v3"
_SDTC = "urn:hl7-org:sdtc"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES = {None: HL7, "sdtc": _SDTC, "xsi": XSI}
_KNOWN = (f"{{{HL7}}}", f"{{{_SDTC}}}")


def is_known(tag: str) -> bool:
    """Whether an element is one of HL7's."""
    return tag.startswith(_KNOWN)


def rebuilt(root: Any) -> tuple[Any, int]:
    """The same tree under fixed prefixes, and how many attributes of other namespaces were left out. An element of another namespace
    stays, without what is in it, for whoever counts it."""
    etree = import_module("lxml.etree")
    lost = 0

    def copy(node: Any, made: Any) -> None:
        nonlocal lost
        made.text, made.tail = node.text, node.tail
        for key, value in node.attrib.items():
            if not key.startswith("{") or key == f"{{{XSI}}}type":
                made.set(key, value)
            else:
                lost += 1
        for child in node:
            if not isinstance(child.tag, str):
                continue  # comments and processing instructions are gone already; an entity is none of ours
            if is_known(child.tag):
                copy(child, etree.SubElement(made, child.tag))
            else:
                etree.SubElement(made, "unknown").tail = child.tail

    top = etree.Element(root.tag, nsmap=_PREFIXES)
    copy(root, top)
    return top, lost
