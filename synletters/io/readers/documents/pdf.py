"""The text of a PDF file, page by page, with its form's fields and notes. A page that is a picture has none, and is told."""

from __future__ import annotations

import io
import logging
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError
from synletters.io.readers.documents.taken import Taken, taken
from synletters.io.rows import BadRow


def pdf_text(data: bytes) -> Taken:
    """Raises BadRow for what is no PDF, is locked, or has a page that is a picture; InputError without the library."""
    try:
        pypdf = import_module("pypdf")
    except ImportError:
        raise InputError("PDF needs pypdf: pip install 'synletters[documents]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may quote what it reads
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadRow("it is locked by a password; save it without one")
        pages = [page.extract_text() for page in reader.pages]
        pictures = [_pictures(page) for page in reader.pages]
        notes = [note for page in reader.pages for note in _notes(page)]
        fields = [str(value) for value in (reader.get_form_text_fields() or {}).values() if value]
        told = reader.metadata or {}
        attached = len(reader.attachments)
    except BadRow:
        raise
    except Exception as fault:  # whatever a damaged file makes of it
        raise BadRow(f"it is no PDF file, or damaged ({type(fault).__name__})") from None
    bare = [
        n
        for n, (text, count) in enumerate(zip(pages, pictures, strict=True), 1)
        if count and not text.strip()
    ]
    if bare:
        raise BadRow(
            f"page {bare[0]} of {len(pages)} is a picture without text, as are {len(bare) - 1} more: read it with a text "
            "recogniser (OCR) first"
        )
    left_out = {
        "pictures": sum(pictures),
        "attached files": attached,
        "titles and other properties": sum(bool(told.get(k)) for k in ("/Title", "/Subject", "/Keywords")),
    }
    return taken([*pages, *fields, *notes], [told.get("/Author")], left_out)


def _pictures(page: Any) -> int:
    resources = page.get("/Resources")
    objects = (resources.get_object() if resources else {}).get("/XObject")
    found = objects.get_object() if objects else {}
    return sum(found[name].get_object().get("/Subtype") == "/Image" for name in found)


def _notes(page: Any) -> list[str]:
    notes = page.get("/Annots")
    found = [note.get_object() for note in (notes.get_object() if notes else ())]
    return [str(note["/Contents"]) for note in found if note.get("/Contents")]
