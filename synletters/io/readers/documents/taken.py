"""What is taken out of a document: its text, what is known from its properties, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from synletters.io.rows import BadRow

#: the longest document, in bytes
MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """``people`` are the names in the properties of a document; ``left_out`` counts what is no part of ``text``, by what it is."""

    text: str = field(repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    left_out: tuple[tuple[str, int], ...] = ()


def taken(parts: Iterable[str], people: Iterable[object], left_out: dict[str, int]) -> Taken:
    """Parts of a document as one text. Raises BadRow if there is none."""
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    if not text.strip():
        raise BadRow(
            "the document holds no text; where it is a scan, read it with a text recogniser (OCR) first"
        )
    names = dict.fromkeys(" ".join(str(name).split()) for name in people if name and str(name).strip())
    return Taken(text + "\n", tuple(names), tuple(sorted((k, v) for k, v in left_out.items() if v)))
