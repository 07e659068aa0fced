"""Planted canaries in the synthetic letters: all of them are looked for in every letter, in every mangled
form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from synletters.core.errors import EvaluationError, InputError
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.canary_forms import Canary, core, head_of
from synletters.evaluate.privacy.common import distinct, exact_bounds, key
from synletters.evaluate.privacy.leaks import folding
from synletters.evaluate.privacy.planting import read_canaries
from synletters.evaluate.rates import Rate

#: the shortest piece of a canary that tells of it: eight letters, or letters with digits; nine digits
_PIECE, _PIECE_DIGITS = 8, 9
#: of the lines that carried canaries, the share that rewrites of planted letters keep at the very least
_LEAST = 0.2
#: fewer lines than these say nothing of all letters
_FEWEST = 3


class Canaries:
    """``canaries_found``: share of the planted canaries of which a telling piece stands in any synthetic
    letter.

    ``canaries`` is the list that ``synletters plant-canaries`` wrote (its file or folder), or the canaries
    themselves.
    """

    def __init__(self, *, canaries: str | Path | Iterable[Canary] | None = None, **_: object) -> None:
        self.canaries = (
            []
            if canaries is None
            else list(read_canaries(Path(canaries)) if isinstance(canaries, str | Path) else canaries)
        )

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError without canaries, or where the real letters are not those that have them."""
        if not self.canaries:
            raise EvaluationError(
                "there are no canaries to look for; plant some with `synletters plant-canaries LETTERS OUT`, rewrite "
                "OUT/letters.jsonl, and give OUT/canaries.jsonl"
            )
        planted = self._planted(pairs)
        found, where = search(self.canaries, [rewrite.text for _, rewrite in pairs])
        own: set[str] = set()
        elsewhere: set[str] = set()
        per_letter = {key(rewrite): 0.0 for _, rewrite in pairs}
        home = {canary.id: canary.letter_id for canary in self.canaries}
        for name, places in where.items():
            if home[name] is None:
                continue
            for number in places:
                letter, rewrite = pairs[number]
                (own if home[name] == letter.id else elsewhere).add(name)
                per_letter[key(rewrite)] += 1
        controls = [c for c in self.canaries if c.control]
        return (self._score(planted, controls, found, own, elsewhere, per_letter),)

    def refuse(self, pairs: Sequence[Pair]) -> None:
        """Raise InputError where a figure would say nothing: the real letters have no canaries, or the synthetic ones were
        made of letters without them, so that there was nothing to leak."""
        try:
            planted = self._planted(pairs)
        except EvaluationError as fault:
            raise InputError(f"--canaries: {fault}") from None
        own: dict[str, list[Canary]] = {}
        for canary in planted:
            own.setdefault(canary.letter_id or "", []).append(canary)
        lines = carried = 0
        for letter, rewrite in pairs:
            for canary in own.get(letter.id, ()):
                head = (
                    re.compile(rf"(?m)^{re.escape(head_of(canary.form, canary.context))}")
                    if canary.context != "bare"
                    else None
                )
                if head is not None and (there := len(head.findall(letter.text))):
                    lines += 1
                    carried += len(head.findall(rewrite.text)) >= there
        if lines >= _FEWEST and carried < _LEAST * lines:
            raise InputError(
                f"--canaries: of {lines} lines in which canaries were planted {carried} stand in the synthetic letters, so these were made "
                "of the letters as they were before: rewrite the letters that plant-canaries wrote, and evaluate what comes out"
            )

    def _planted(self, pairs: Sequence[Pair]) -> list[Canary]:
        """The canaries of these letters. Raises EvaluationError if there are none, or a letter lacks its own."""
        texts = {letter.id: letter.text for letter in distinct(pairs)}
        planted = [c for c in self.canaries if c.letter_id in texts]
        if not planted:
            raise EvaluationError(
                "no canary was planted in these letters; evaluate the letters that plant-canaries wrote"
            )
        for canary in planted:
            if texts[canary.letter_id or ""][canary.start : canary.end] != canary.value:
                raise EvaluationError(
                    f"letter {canary.letter_id!r} does not hold its canary; evaluate the letters that plant-canaries wrote, unchanged"
                )
        return planted

    def _score(
        self,
        planted: Sequence[Canary],
        controls: Sequence[Canary],
        found: Mapping[str, float],
        own: set[str],
        elsewhere: set[str],
        per_letter: Mapping[str, float],
    ) -> Score:
        hits = [c for c in planted if c.id in found]
        rate, chance = (
            Rate(len(hits), len(planted)),
            Rate(sum(c.id in found for c in controls), len(controls)),
        )
        low, high = exact_bounds(rate.hits, rate.total)
        by: dict[str, dict[str, float | int | None]] = {}
        for kind in ("form", "context"):
            for name in sorted({getattr(c, kind) for c in planted}):
                some = [c for c in planted if getattr(c, kind) == name]
                part = Rate(sum(c.id in found for c in some), len(some))
                a, b = exact_bounds(part.hits, part.total)
                by[f"{kind} {name}"] = {
                    "value": part.share,
                    "low": a,
                    "high": b,
                    "canaries": part.total,
                    "found": part.hits,
                }
        return Score(
            "canaries_found",
            rate.share,
            rate.total,
            "lower",
            "share of the planted canaries of which the whole, or a piece of "
            f"{_PIECE} characters ({_PIECE_DIGITS} digits) or more, stands in any synthetic letter, in any case, spacing, punctuation, look-alike "
            "letters or order; baseline: the same of canaries that were planted nowhere",
            "privacy",
            "after the secret sharer's canaries (Carlini et al. 2019); bounds of Clopper and Pearson 1934",
            (0.0, 1.0),
            low,
            high,
            "canaries",
            knows="the form of identifiers, not their values; searches all synthetic letters",
            baseline=chance.share,
            by=by,
            per_letter=per_letter,
            detail={
                "planted": rate.total,
                "found": rate.hits,
                "whole": sum(found[c.id] >= 1.0 for c in hits),
                "in_its_own_letter": len(own & {c.id for c in planted}),
                "in_other_letters": len(elsewhere),
                "planted_in_letters_without_rewrite": sum(not c.control for c in self.canaries)
                - len(planted),
                "rule_of_three": rate.rule_of_three,
                "controls": chance.total,
                "controls_found": chance.hits,
            },
        )


def search(canaries: Sequence[Canary], texts: Sequence[str]) -> tuple[dict[str, float], dict[str, set[int]]]:
    """Canary id -> the largest share of it that stands in one text, and the numbers of the texts that hold a
    piece of it.

    Time grows with the texts, not with texts times canaries: pieces of eight characters are looked up.
    """
    index: dict[str, list[tuple[int, int]]] = {}
    forms: list[str] = []
    for number, canary in enumerate(canaries):
        forms.append(core(canary.value))
        for at in range(len(forms[-1]) - _PIECE + 1):
            index.setdefault(forms[-1][at : at + _PIECE], []).append((number, at))
    share: dict[str, float] = {}
    where: dict[str, set[int]] = {}
    for place, text in enumerate(texts):
        for reading in readings(text):
            at = 0
            while at <= len(reading) - _PIECE:
                longest = 0
                for number, first in index.get(reading[at : at + _PIECE], ()):
                    size = _common(reading, at, forms[number], first)
                    if _tells(forms[number], first, size):
                        name = canaries[number].id
                        share[name] = max(share.get(name, 0.0), size / len(forms[number]))
                        where.setdefault(name, set()).add(place)
                    longest = max(longest, size)
                at += max(1, longest - _PIECE + 1)
    return share, where


def readings(text: str) -> Iterator[str]:
    """The letters and digits of a text in each way of reading it, forwards and backwards."""
    made = [reading.solid for reading in folding.readings(text)]
    yield from dict.fromkeys([*made, made[0][::-1]])


def _common(one: str, at: int, two: str, first: int) -> int:
    size = _PIECE
    while at + size < len(one) and first + size < len(two) and one[at + size] == two[first + size]:
        size += 1
    return size


def _tells(form: str, first: int, size: int) -> bool:
    """Whether a piece is long enough not to stand there by chance."""
    return size >= (_PIECE_DIGITS if form[first : first + size].isdigit() else _PIECE) or size == len(form)
