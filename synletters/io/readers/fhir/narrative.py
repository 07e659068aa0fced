"""The narrative of a resource, as XHTML without attributes: what stands in one is read by nobody, and may say anything."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

_NS = "http://www.w3.org/1999/xhtml"
_KEPT = frozenset(
    "div p br b i em strong u span table thead tbody tfoot tr td th ul ol li h1 h2 h3 h4 h5 h6 dl dt dd hr pre code sub sup a".split()
)


def bare(div: str) -> str | None:
    """The ``div`` of a narrative without attributes, comments, pictures and links; None if it is no XHTML or holds no text."""
    if "<!DOCTYPE" in div or "<!ENTITY" in div:
        return None
    try:
        root = ET.fromstring(div)
    except ET.ParseError:
        return None
    if root.tag not in (f"{{{_NS}}}div", "div") or not "".join(root.itertext()).strip():
        return None
    return _written(root, top=True)


def _written(node: ET.Element, *, top: bool = False) -> str:
    name = str(node.tag).rpartition("}")[2]
    inner = escape(node.text or "")
    for child in node:
        if isinstance(child.tag, str):
            inner += _written(child)
        inner += escape(child.tail or "")
    if name not in _KEPT or name == "a":
        return inner
    if name in ("br", "hr"):
        return f"<{name}/>{inner}"
    return f'<div xmlns="{_NS}">{inner}</div>' if top else f"<{name}>{inner}</{name}>"
