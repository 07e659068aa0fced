"""What a finished letter says of each kept entity, as attributes in every form of output: its assertion and
its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synletters.assertion import facts
from synletters.core.document import Rewrite
from synletters.io import Extras


def statements(rewrite: Rewrite) -> Sequence[Mapping[str, str]]:
    """One mapping a span, in order: ``assertion`` ("present", "negated", "uncertain,historical", …) and
    ``section`` of
    clinical entities; nothing for identifiers."""
    clinical = [span for span in rewrite.spans if span.kind == "clinical"]
    said = iter(facts(rewrite.text, clinical))
    out: list[Mapping[str, str]] = []
    for span in rewrite.spans:
        if span.kind != "clinical":
            out.append({})
            continue
        fact = next(said)
        out.append({"assertion": fact.assertion.label, "section": fact.section})
    return out


STATEMENTS = Extras(("assertion", "section"), statements)
