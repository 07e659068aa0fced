"""The last look before a letter leaves. What fails here is rejected, never passed on.

Checks that every kept span is where it was written and says what it said; that no identifier of the source stands in the
output; and that nothing of a model's machinery (``[MASK]``, ``##``) got in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from synletters.document import Action, Fixed, Letter, MaskPlan, Protected, Rejected, Rewrite
from synletters.names import parts, without_eponyms
from synletters.words import GROUPED_NUMBERS

_RUN = re.compile(r"[^\W_]+")
_MACHINERY = ("[MASK]", "[UNK]", "[CLS]", "[SEP]", "[PAD]", "##", "<mask>", "<unk>", "</s>")
#: shorter values (an age, a bare year, an area code) occur by chance in any text, and say little alone
_LEAST = 5
_LEAST_OF = {"PHONE": 7, "ID": 6, "NHS": 7, "SSN": 7, "CARD": 8}


def check(
    letter: Letter, protected: Protected, plan: MaskPlan, rewrite: Rewrite, *, common: Collection[str] = frozenset()
) -> Rewrite | Rejected:
    """The rewrite itself if it may leave, else why not. Reasons hold labels and counts, never values."""
    if _kept_broken(plan, rewrite):
        return Rejected(letter.id, "gate", "a kept entity is not at its written offset")
    for mark in _MACHINERY:
        if rewrite.text.count(mark) > letter.text.count(mark):
            return Rejected(letter.id, "gate", f"the output holds {mark!r}, which the source does not")
    leaked = leaks(protected, rewrite.text, common=common)
    if leaked:
        return Rejected(
            letter.id,
            "gate",
            f"{len(leaked)} identifiers of the source stand in the output ({', '.join(sorted(set(leaked)))})",
        )
    return rewrite


def _kept_broken(plan: MaskPlan, rewrite: Rewrite) -> bool:
    wanted = [
        (s.label, part.text[s.start : s.end]) for part in plan.parts if isinstance(part, Fixed) for s in part.spans
    ]
    carried = [s for s in rewrite.spans if not (s.kind == "phi" and s.source == "refill")]
    return sorted(wanted) != sorted((s.label, rewrite.text[s.start : s.end]) for s in carried)


def leaks(protected: Protected, output: str, *, common: Collection[str] = frozenset()) -> list[str]:
    """Labels of the source's identifiers that stand, whole or as a part of a name, in the output as words.

    Case, accents, invisible characters, punctuation and line breaks hide nothing, nor does another grouping of digits.
    """
    output = without_eponyms(output)
    plain = _plain(output)
    runs = [*_RUN.findall(output), "|", *_RUN.findall(plain)]
    cased = f" {' '.join(runs)} "
    folded = cased.casefold()
    # an ordinary word in lower case is no leak of the name that is spelled like it
    capital = f" {' '.join('|' if run.islower() else run.casefold() for run in runs)} "
    squeezed = "".join(_RUN.findall(plain)).casefold()
    out = []
    for region in protected.regions:
        if region.action is not Action.REPLACE:
            continue
        value = protected.letter.text[region.start : region.end]
        if any(_stands(form, region.label, cased, folded, capital, common) for form in {value, _plain(value)}) or (
            region.label in GROUPED_NUMBERS and _regrouped(_plain(value), plain, squeezed)
        ):
            out.append(region.label)
    return out


def _stands(value: str, label: str, cased: str, folded: str, capital: str, common: Collection[str]) -> bool:
    words = _RUN.findall(value)
    single_common = len(words) == 1 and value.casefold() in common
    if label in ("NAME", "LOCATION") and len(words) == 1 and not value.islower():
        folded = capital  # one word in lower case is the ordinary word: "Lactate" read as a name, "lactate 3.6" kept
    if (
        label not in ("DATE", "PROFESSION", "AGE")
        and sum(map(len, words)) >= _LEAST_OF.get(label, _LEAST)
        and not single_common
        and f" {' '.join(words).casefold()} " in folded
    ):
        return True
    named = parts(value, common) if label == "NAME" else []
    return any(f" {part} " in cased or f" {part.casefold()} " in capital for part in named)


def _regrouped(value: str, output: str, squeezed: str) -> bool:
    solid = "".join(_RUN.findall(value))
    if sum(c.isdigit() for c in solid) < 6 or solid.casefold() not in squeezed:
        return False
    pattern = r"[\W_]{0,2}".join(map(re.escape, solid))
    return re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", output, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    """Without accents and invisible characters, each character in one of the several ways to write it."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
