"""A Binary resource, which is an attachment of a resource that refers to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synletters.io.readers.records.attachments import attached_text
from synletters.io.readers.records.collecting import Hole
from synletters.io.rows import BadRow

PLACE = "data"


def opened(resource: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The template of a Binary, and its text. Raises BadRow for one that holds no text."""
    data, kind = resource.get("data"), resource.get("contentType")
    if not isinstance(data, str) or not data.strip():
        raise BadRow("it holds no data")
    text, written = attached_text(kind if isinstance(kind, str) else "", data)
    return {"resourceType": "Binary", "contentType": written, "data": Hole(PLACE, encoded=True)}, text
