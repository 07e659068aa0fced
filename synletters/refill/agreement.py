"""Small agreements that a model of single words misses: "a" or "an" before what now follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synletters.core.document import Fill, Fixed, MaskPlan, Slot

# spelled with a vowel but spoken with a consonant, and the other way round
_CONSONANT = re.compile(r"(?i)(?:eu|ewe|one\b|once\b|uni(?!n|m)|us(?:e|u)|ut(?:e|i)|u\b|u-)")
_VOWEL = re.compile(
    r"(?:(?i:hour|honest|heir)|[aeioAEIO]|[uU](?!$)|8|11\b|18\b|(?:[FHLMNRSX])(?=[A-Z\d-]|\b))"
)


def takes_an(following: str) -> bool | None:
    """Whether "an" stands before this text; None if no word follows directly."""
    text = following.lstrip(" ")
    if not text[:1].isalnum() or len(following) - len(text) > 1:
        return None
    return bool(_VOWEL.match(text)) and not _CONSONANT.match(text)


def article(plan: MaskPlan, fills: Sequence[Fill]) -> tuple[Fill, ...]:
    """Correct filled-in articles to what follows them; other fills come back as they are."""
    out = list(fills)
    k = -1
    for at, part in enumerate(plan.parts):
        if not isinstance(part, Slot):
            continue
        k += 1
        word = out[k].text
        if word.lower() not in {"a", "an"}:
            continue
        needs = takes_an(_following(plan, at, k, out))
        if needs is None:
            continue
        fixed = "an" if needs else "a"
        if word.lower() != fixed:
            out[k] = replace(out[k], text=part.case.apply(fixed))
    return tuple(out)


def _following(plan: MaskPlan, at: int, k: int, fills: Sequence[Fill]) -> str:
    text = ""
    for part in plan.parts[at + 1 : at + 4]:
        if isinstance(part, Fixed):
            text += part.text
        else:
            k += 1
            text += fills[k].text
        if len(text.strip()) > 3:
            break
    return text
