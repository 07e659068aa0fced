"""Letters in markup on their way through detection: read as plain text first, and what was found put at its place in the source.

``opened`` comes before all detectors, ``in_source`` behind them; whoever rewrites works on the opened letter, and weaves what
came of it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from synletters.core.document import Letter, Span
from synletters.text.markup import SOURCE, MarkupError, View, read


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as detectors see it: the letter itself, or, with a ``view``, what its markup says."""

    letter: Letter
    view: View | None = field(default=None, repr=False)
    #: the letter's own spans, by what they are in the view
    given: tuple[tuple[Span, Span], ...] = field(default=(), repr=False)

    def in_source(self, found: Letter) -> Letter:
        """``found`` with its spans at offsets of the source, each in as many pieces as tags and separators part it into; the
        letter's own spans are as they were given."""
        if self.view is None:
            return found
        own = dict(self.given)
        spans = [
            spot
            for span in found.spans
            for spot in ([own[span]] if span in own else _pieces(self.view, span))
        ]
        return Letter(found.id, self.view.source, tuple(spans), found.patient_id, found.meta)


def opened(letter: Letter, *, phi: bool = True) -> Opened:
    """The letter without its markup; with ``phi`` what the markup itself names as an identifier is among its spans.

    Raises MarkupError for markup that cannot be read, and where a given identifier stands inside of a tag.
    """
    view = read(letter.text)
    if view is None:
        return Opened(letter)
    given = []
    for span in letter.spans:
        place = view.from_source(span.start, span.end)
        if place is not None:
            given.append((replace(span, start=place[0], end=place[1]), span))
        elif span.kind == "phi":
            raise MarkupError(
                f"an identifier that was given at [{span.start}, {span.end}) stands inside of its markup, where nothing is replaced"
            )
    spans = tuple(span for span, _ in given) + (view.spans if phi else ())
    return Opened(Letter(letter.id, view.text, spans, letter.patient_id, letter.meta), view, tuple(given))


def _pieces(view: View, span: Span) -> list[Span]:
    return [replace(span, start=start, end=end) for start, end in view.to_source(span.start, span.end)]


def without_named(found: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    """Findings without the identifiers that lie in what the markup itself names: a field for a date of birth holds no record
    number."""
    named = [(span.start, span.end) for span in known if span.source == SOURCE]
    if not named:
        return list(found)
    return [
        span
        for span in found
        if span.kind != "phi" or not any(start <= span.start and span.end <= end for start, end in named)
    ]
