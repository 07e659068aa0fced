"""The text of an attachment: plain text, HTML, and the documents that are read elsewhere. What comes out is text again."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Mapping

from synletters.io.readers.documents.docx import docx_text
from synletters.io.readers.documents.pdf import pdf_text
from synletters.io.readers.documents.rtf import rtf_text
from synletters.io.readers.documents.taken import Taken
from synletters.io.rows import BadRow

_DOCUMENTS: Mapping[str, Callable[[bytes], Taken]] = {
    "text/rtf": rtf_text,
    "application/rtf": rtf_text,
    "application/pdf": pdf_text,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx_text,
}
#: what is written as it was; everything else is written as plain text
_KEPT = ("text/plain", "text/html", "text/markdown")
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)


def attached_text(content_type: str, data: str) -> tuple[str, str]:
    """The text of base64 ``data``, and the content type that it is to be written under, in UTF-8.

    Raises BadRow: it is no base64, another kind of content (a picture), or no text in its encoding.
    """
    kind = content_type.partition(";")[0].strip().lower() or "text/plain"
    if kind not in _KEPT and kind not in _DOCUMENTS:
        family = kind.partition("/")[0]
        told = family if family in ("image", "audio", "video", "application", "text") else "another kind"
        raise BadRow(
            f"an attachment is no text ({told}), and nothing is replaced in it; leave it out of the export"
        )
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadRow("the data of an attachment are no base64; export the record again") from None
    if kind in _DOCUMENTS:
        return _DOCUMENTS[kind](raw).text, "text/plain; charset=utf-8"
    found = _CHARSET.search(content_type)
    charset = found[1] if found else "utf-8"
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode(codecs.lookup(charset).name)
    except (LookupError, UnicodeError):
        raise BadRow(
            "the text of an attachment is not in the encoding that it names (UTF-8 where none)"
        ) from None
    if not text.strip():
        raise BadRow("an attachment holds no text")
    return text, f"{kind}; charset=utf-8"


def attached(text: str) -> str:
    """A text as the data of an attachment."""
    return base64.b64encode(text.encode()).decode()
