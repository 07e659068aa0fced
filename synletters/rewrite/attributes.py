"""What a finished letter says of each kept entity, as attributes in every form of output: its assertion and
its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from synletters.assertion import facts
from synletters.core.document import Rewrite, Span
from synletters.io import Extras
from synletters.text.markup import View, read


def statements(rewrite: Rewrite) -> Sequence[Mapping[str, str]]:
    """One mapping a span, in order: ``assertion`` ("present", "negated", "uncertain,historical", …) and
    ``section`` of
    clinical entities; nothing for identifiers."""
    clinical = [span for span in rewrite.spans if span.kind == "clinical"]
    view = read(rewrite.text)
    said = iter(facts(view.text if view else rewrite.text, [_seen(view, span) for span in clinical]))
    out: list[Mapping[str, str]] = []
    for span in rewrite.spans:
        if span.kind != "clinical":
            out.append({})
            continue
        fact = next(said)
        out.append({"assertion": fact.assertion.label, "section": fact.section})
    return out


def _seen(view: View | None, span: Span) -> Span:
    """A span as the reading of its letter has it, if the letter is in markup."""
    place = view.from_source(span.start, span.end) if view else None
    return span if place is None else replace(span, start=place[0], end=place[1])


STATEMENTS = Extras(("assertion", "section"), statements)
