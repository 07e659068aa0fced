"""What one word for another does to direction, relation, modality, scope, agents and acts, by lists of this metric's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from synletters.evaluate.clinical.fidelity_classes import (
    ACT,
    AGENT,
    DIRECTION,
    EQUAL,
    FUNCTION,
    IRREGULAR,
    MODALITY,
    RELATION,
    SCOPE,
    TENSE,
    WEAK,
)

#: what a swapped word can change; ``unknown``: a content word became another one that no list here has for its equal
RELATION_KINDS = ("direction", "relation", "modality", "scope", "agent", "act")
UNKNOWN = "unknown"


@cache
def _base(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in ACT or word in EQUAL:
        return word
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        tries = [stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem]
        tries += [stem[:-1] + "y"] if stem.endswith("i") else []
        for found in tries:
            if found in ACT or found in EQUAL:
                return found
    return word


def swapped(before: Sequence[str], at: int, after: Sequence[str], there: int) -> str:
    """What a word of the source (``before[at]``, in small letters) turned into ``after[there]`` changes: one of RELATION_KINDS,
    UNKNOWN, or nothing. Both are whole lists of tokens, so that the neighbours can be asked."""
    old, new = before[at], after[there]
    if old == new:
        return ""
    if (old in DIRECTION or old in RELATION) and (new in DIRECTION or new in RELATION):
        if _alike(DIRECTION, old, new) or (_alike(RELATION, old, new) and not _beside_value(before, at)):
            return ""
        return "direction" if old in DIRECTION or new in DIRECTION else "relation"
    if old in MODALITY and new in MODALITY:
        return "" if _alike(MODALITY, old, new) else "modality"
    if _scope(old, new):
        return "scope"
    if old in AGENT and (new in AGENT or new not in FUNCTION) and not _alike(AGENT, old, new):
        return "agent" if new in AGENT else UNKNOWN
    a, b = _base(old), _base(new)
    if a == b or _alike(ACT, a, b) or _alike(EQUAL, a, b) or _alike(SCOPE, old, new):
        return ""
    if a in ACT and b in ACT:
        return "act"
    if _one_stem(old, new):
        return ""
    if old not in FUNCTION and new not in FUNCTION:
        return "act" if (a in ACT) != (b in ACT) else UNKNOWN
    if a in ACT and old not in FUNCTION:
        return "act"
    return ""


def alone(items: Sequence[str], at: int) -> str:
    """What a word that came or went with nothing in its place changes: a direction beside a value, a modal verb."""
    word = items[at]
    if word in DIRECTION and _beside_value(items, at):
        return "direction"
    if word in RELATION and word != "of" and _beside_value(items, at):
        return "relation"
    return "modality" if word in MODALITY and word not in TENSE else ""


def _alike(classes: Mapping[str, frozenset[int]], a: str, b: str) -> bool:
    return bool(classes.get(a, frozenset()) & classes.get(b, frozenset()))


def _one_stem(a: str, b: str) -> bool:
    """Two forms of a word: thank, thanks; consulted, consulting."""
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and long.startswith(short[: max(4, len(short) - 3)]) and len(long) - len(short) <= 3


def _scope(old: str, new: str) -> bool:
    if old not in SCOPE or new not in SCOPE or _alike(SCOPE, old, new):
        return False
    return not (old in WEAK and new in WEAK)


def _beside_value(items: Sequence[str], at: int) -> bool:
    """Whether a number stands right behind: "by 5 mg", "to 20 mg", "of 3 cm"."""
    return any(item[:1].isdigit() for item in items[at + 1 : at + 2])
