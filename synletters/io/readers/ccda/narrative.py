"""The narrative of a section as HTML, which the pipeline reads, and back: names of elements change, and nothing has attributes."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from synletters.io.readers.ccda.namespaces import HL7

_TO_HTML = {
    "paragraph": "p",
    "list": "ul",
    "item": "li",
    "content": "span",
    "caption": "caption",
    "footnote": "div",
}
_SAME = frozenset("table thead tbody tfoot tr th td sub sup br".split())
_TO_CDA = {**{html: cda for cda, html in _TO_HTML.items()}, **{name: name for name in _SAME}}


def to_html(text: Any) -> str:
    """A section's text without attributes and pictures."""
    return f"<div>{_html(text)}</div>"


def _html(node: Any) -> str:
    out = escape(node.text or "")
    for child in node:
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2]
            html = _TO_HTML.get(name, name if name in _SAME else "")
            inner = _html(child)
            out += f"<{html}/>" if html == "br" else f"<{html}>{inner}</{html}>" if html else inner
        out += escape(child.tail or "")
    return out


def from_html(html: str, text: Any) -> None:
    """Put what came of ``to_html`` into the element of a section's text. Raises ValueError if it is no such thing any more."""
    etree = import_module("lxml.etree")
    try:
        root = etree.fromstring(html, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise ValueError("the narrative is no XML any more") from None
    _put(root, text, etree)


def _put(source: Any, target: Any, etree: Any) -> None:
    target.text = source.text
    for child in source:
        made = etree.SubElement(target, f"{{{HL7}}}{_TO_CDA[child.tag]}")
        _put(child, made, etree)
        made.tail = child.tail
