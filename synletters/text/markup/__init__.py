"""Letters in markup (HTML, C-CDA, RTF, HL7 v2, quoted-printable, garbled UTF-8) as plain text with a place in the source for each character.

``read`` gives the view of a letter in markup, which detectors, masks and checks see in its place; ``woven`` puts what became
of it back. A plain letter has no view and is passed on as it is.
"""

from __future__ import annotations

from synletters.text.markup.hl7 import read_hl7
from synletters.text.markup.html import read_html
from synletters.text.markup.mojibake import read_mojibake
from synletters.text.markup.quoted import read_quoted
from synletters.text.markup.rtf import read_rtf
from synletters.text.markup.view import SOURCE, MarkupError, View
from synletters.text.markup.weave import Place, Woven, woven

__all__ = ["SOURCE", "MarkupError", "Place", "View", "Woven", "read", "woven"]

#: markup inside of markup inside of … : HTML in RTF in HL7 with garbled characters is what exports come to
DEEPEST = 6
_READERS = (read_quoted, read_rtf, read_hl7, read_html, read_mojibake)


def read(text: str) -> View | None:
    """The view of a text in markup, None for plain text. Raises MarkupError for markup that cannot be read."""
    view: View | None = None
    for _ in range(DEEPEST):
        inner = next((found for reader in _READERS if (found := reader(text)) is not None), None)
        if inner is None:
            return view
        view = inner if view is None else view.read_again(inner)
        text = view.text
    raise MarkupError(f"its markup is nested deeper than {DEEPEST} times; bring it in as plain text")
