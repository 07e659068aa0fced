"""An element of a sentence on its way to another one."""

from __future__ import annotations

from synletters.reword.classes import tag_of
from synletters.reword.sentence import Element

#: an element of a sentence on its way, and its number in the source, None if it is new
Item = tuple[Element, int | None]


def new(text: str, tag: str = "") -> Item:
    """An element that is none of the source."""
    kind = "word" if text[:1].isalnum() or text.startswith("'") else "mark"
    return Element("word" if kind == "word" else "mark", text, tag or tag_of(text.lower())), None
