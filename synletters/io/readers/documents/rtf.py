"""The text of an RTF file. ``striprtf`` passes over headers, footers, footnotes and comments, so these are made ordinary
paragraphs first."""

from __future__ import annotations

import re
from importlib import import_module

from synletters.core.errors import InputError
from synletters.io.readers.documents.rtf_marks import without_deleted
from synletters.io.readers.documents.taken import Taken, taken
from synletters.io.rows import BadRow

_APART = r"header[lrf]?|footer[lrf]?|footnote|annotation|atnauthor|shptxt"
_DESTINATION = re.compile(rf"\{{\s*(?:\\\*\s*)?\\(?:{_APART})(?![a-z])\s?")
_PEOPLE = re.compile(r"\{\\(?:author|operator|manager)\s+([^{}\\]{1,200})\}")
_LEFT_OUT = {
    "pictures": re.compile(r"\\pict(?![a-z])"),
    "embedded objects": re.compile(r"\\object(?![a-z])"),
    "titles and other properties": re.compile(r"\{\\(?:title|subject|keywords|doccomm|category)\s+[^{}]"),
}


def _decoded(data: bytes) -> str:
    """The source, in the code page that it names: RTF is ASCII, and what is not is written by some programs all the same."""
    named = re.search(rb"\\ansicpg(\d{3,5})", data[:400])
    for page in (f"cp{named[1].decode()}" if named else "cp1252", "cp1252"):
        try:
            return data.decode(page)
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")


def rtf_text(data: bytes) -> Taken:
    """Raises BadRow for what is no RTF or holds no text, InputError without the library."""
    if not data.lstrip()[:5] == b"{\\rtf":
        raise BadRow("it is no RTF file: it does not begin with {\\rtf")
    try:
        convert = import_module("striprtf.striprtf").rtf_to_text
    except ImportError:
        raise InputError("RTF needs striprtf: pip install 'synletters[documents]'") from None
    source, deleted = without_deleted(_decoded(data))
    try:
        text = convert(_DESTINATION.sub(r"{\\par ", source), errors="strict")
    except UnicodeError:
        raise BadRow("its characters are none of the code page that it names; save it again") from None
    except Exception as fault:  # whatever a damaged file makes of it
        raise BadRow(f"it is damaged ({type(fault).__name__}); save it again") from None
    left_out = {name: len(p.findall(source)) for name, p in _LEFT_OUT.items()}
    return taken([text], _PEOPLE.findall(source), left_out | {"deleted passages": deleted})
