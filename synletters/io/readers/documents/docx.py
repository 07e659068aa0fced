"""The text of a DOCX file: headers, body with tables and text boxes, footnotes, comments, footers.

The XML is walked itself: a paragraph's own text leaves out inserted words, text boxes and whatever is nested.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError
from synletters.io.readers.documents.taken import Taken, taken
from synletters.io.rows import BadRow

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: what is read nowhere: the older twin of a drawing, what was deleted, what a field computes from, and Word's own marks
_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr"))
#: parts of the package with text, by the end of their type, in the order in which they are read
_PARTS = ("/header", "/officeDocument", "/footnotes", "/endnotes", "/comments", "/footer")
_FOREIGN = {
    "/package": "embedded documents",
    "/oleObject": "embedded objects",
    "/chart": "charts",
    "/image": "pictures",
    "/diagramData": "diagrams",
}


#: what is in the text and is no part of it, by its elements
_LOST = {
    "deleted passages": f"{_W}delText",
    "passages moved away": f"{_W}moveFrom",
    "formulas": "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "texts in drawings": "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
}


def docx_text(data: bytes) -> Taken:
    """Raises BadRow for what is no DOCX, holds another document in a way that cannot be read, or no text; InputError without
    the library."""
    try:
        opened = import_module("docx").Document
    except ImportError:
        raise InputError("DOCX needs python-docx: pip install 'synletters[documents]'") from None
    try:
        document = opened(io.BytesIO(data))
        parts, left_out = _parts(document.part.package)
        properties = document.core_properties
        people = (properties.author, properties.last_modified_by)
    except BadRow:
        raise
    except Exception as fault:  # whatever a damaged or locked file makes of it
        raise BadRow(f"it is no DOCX file, or damaged ({type(fault).__name__})") from None
    left_out["titles and other properties"] = sum(
        bool(getattr(properties, name)) for name in ("title", "subject", "keywords", "comments", "category")
    )
    return taken(parts, people, left_out)


def _parts(package: Any) -> tuple[list[str], dict[str, int]]:
    found: dict[str, list[tuple[str, Any]]] = {kind: [] for kind in _PARTS}
    left_out = dict.fromkeys(_FOREIGN.values(), 0)
    left_out |= dict.fromkeys(_LOST, 0)
    seen: set[str] = set()
    sources = [package, *package.iter_parts()]
    for source in sources:
        for relation in source.rels.values():
            kind = "/" + relation.reltype.rpartition("/")[2]
            if kind == "/aFChunk":
                raise BadRow(
                    "another file is embedded as a part of its text (altChunk); open it in Word and save it again"
                )
            if relation.is_external:
                continue
            name = str(relation.target_part.partname)
            if name in seen:
                continue
            seen.add(name)
            if kind in _FOREIGN:
                left_out[_FOREIGN[kind]] += 1
            elif kind in found:
                found[kind].append((name, relation.target_part))
    etree = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    texts = []
    for kind in _PARTS:
        for _, part in sorted(found[kind], key=lambda item: item[0]):
            root = etree.fromstring(part.blob, parser)
            for name, tag in _LOST.items():
                left_out[name] += sum(1 for _ in root.iter(tag))
            texts.append("".join(_text(root)))
    return list(dict.fromkeys(texts)), left_out  # the same header for all sections is said once


def _text(node: Any) -> Iterator[str]:
    if not isinstance(node.tag, str):
        return
    name = node.tag.rpartition("}")[2]
    if name in _SKIPPED and not (name == "del" and not node.tag.startswith(_W)):
        return
    if name == "t" and node.tag.startswith(_W):
        yield node.text or ""
    elif name in _SIGNS and node.tag.startswith(_W):
        yield _SIGNS[name]
    elif name == "tr":
        cells = [
            "".join(_text(cell)).strip("\n").replace("\n", " ") for cell in node if _is(cell, ("tc", "sdt"))
        ]
        yield "\t".join(cells) + "\n"
    elif name == "txbxContent":
        yield "\n" + "".join(piece for child in node for piece in _text(child)) + "\n"
    else:
        for child in node:
            yield from _text(child)
        if name == "p" and node.tag.startswith(_W):
            yield "\n"


def _is(node: Any, names: tuple[str, ...]) -> bool:
    return isinstance(node.tag, str) and node.tag.rpartition("}")[2] in names
