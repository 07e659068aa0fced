"""Section headings and list markers as a detector."""

from __future__ import annotations

from collections.abc import Sequence

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector
from synletters.text.layout import NAME, layout


class LayoutDetector(BaseDetector):
    """HEADING with its colon, and LIST_MARKER."""

    name = NAME
    finds_phi = False

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [layout(letter.text) for letter in letters]
