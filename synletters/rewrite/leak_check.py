"""The last look before a letter leaves. What fails here is rejected, never passed on.

Checks that every kept span is where it was written and says what it said; that no identifier of the source
stands in the
output; and that nothing of a model's machinery (``[MASK]``, ``##``) got in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synletters.core.document import Action, Fixed, MaskPlan, Protected, Rewrite, Span
from synletters.rewrite.check import Accept, Refill, Reprotect, Verdict
from synletters.rewrite.draft import Draft
from synletters.rewrite.limits import LIMITS
from synletters.text.confusables import fold, hidden, in_token, runs
from synletters.text.eponyms import without_eponyms
from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.person_names import NO_SHORT_NAMES, parts
from synletters.text.words import GROUPED_NUMBERS

_RUN = re.compile(r"[^\W_]+")
_MACHINERY = ("[MASK]", "[UNK]", "[CLS]", "[SEP]", "[PAD]", "##", "<mask>", "<unk>", "</s>")
#: shorter values (an age, a bare year, an area code) occur by chance in any text, and say little alone
_LEAST = 5
_LEAST_OF = {"PHONE": 7, "ID": 6, "NHS": 7, "SSN": 7, "CARD": 8}


class LeakCheck:
    """Turns drafts away that carry an identifier of their source: filled anew first, then protected anew with
    what it is."""

    def __init__(self, lexicon: Lexicon = EMPTY) -> None:
        self.lexicon = lexicon

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Verdict:
        assert draft.result is not None
        reason = fault(draft.item, draft.plan, draft.result, self.lexicon)
        if reason is None:
            return Accept()
        if draft.plan.slots and draft.attempt + 1 < LIMITS.fills:
            return Refill(reason)  # a refilled word may happen to be somebody's name
        return Reprotect(tuple(left_behind(draft.item, self.lexicon)), reason)


def fault(protected: Protected, plan: MaskPlan, rewrite: Rewrite, lexicon: Lexicon = EMPTY) -> str | None:
    """Why a rewrite must not leave, None if it may. Reasons hold labels and counts, never values."""
    if _kept_broken(plan, rewrite):
        return "a kept entity is not at its written offset"
    for mark in _MACHINERY:
        if rewrite.text.count(mark) > protected.letter.text.count(mark):
            return f"the output holds {mark!r}, which the source does not"
    leaked = leaks(protected, rewrite.text, lexicon)
    if leaked:
        return (
            f"{len(leaked)} identifiers of the source stand in the output ({', '.join(sorted(set(leaked)))})"
        )
    return None


def _kept_broken(plan: MaskPlan, rewrite: Rewrite) -> bool:
    wanted = [
        (s.label, part.text[s.start : s.end])
        for part in plan.parts
        if isinstance(part, Fixed)
        for s in part.spans
    ]
    carried = [s for s in rewrite.spans if not (s.kind == "phi" and s.source == "refill")]
    return sorted(wanted) != sorted((s.label, rewrite.text[s.start : s.end]) for s in carried)


def leaks(protected: Protected, output: str, lexicon: Lexicon = EMPTY) -> list[str]:
    """Labels of the source's identifiers that stand, whole or as a part of a name, in the output as words.

    Case, accents, look-alike and invisible characters, punctuation, spacing and line breaks hide nothing, nor
    does another
    grouping of digits.
    """
    return [span.label for span in _standing(protected, _Text(output, lexicon), lexicon)]


def left_behind(protected: Protected, lexicon: Lexicon = EMPTY) -> list[Span]:
    """Where in the source itself, outside of what is replaced, an identifier stands as the gate reads it."""
    text = list(protected.letter.text)
    for region in protected.regions:
        if region.action is Action.REPLACE:
            text[region.start : region.end] = "|" * (region.end - region.start)
    return _standing(protected, _Text("".join(text), lexicon), lexicon)


class _Text:
    """A text as words at their places, in each of the ways to read it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = without_eponyms(text, lexicon)
        plain = runs(self.text)
        # read once as it is written, too: "Sm\u00adith" may hide a Smith, and may be a Sm before an ith
        raw = (
            []
            if text.isascii()
            else [(m.start(), m.end(), m.group().casefold()) for m in _RUN.finditer(self.text)]
        )
        self.readings = [reading for reading in (plain, raw) if reading]
        self.hidden: dict[str, list[tuple[int, int]]] = {}
        for start, end, word in hidden(self.text, plain):
            self.hidden.setdefault(word, []).append((start, end))
        self.at: list[dict[str, list[int]]] = []
        for reading in self.readings:
            places: dict[str, list[int]] = {}
            for number, (*_, word) in enumerate(reading):
                places.setdefault(word, []).append(number)
            self.at.append(places)
        self.squeezed = "".join(word for *_, word in plain)

    def find(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Every place where the words follow each other, whatever is no letter or digit between them."""
        for reading, places in zip(self.readings, self.at, strict=True) if words else ():
            for number in places.get(words[0], ()):
                stop = number + len(words)
                if tuple(word for *_, word in reading[number:stop]) == words:
                    yield reading[number][0], reading[stop - 1][1]
        if len(words) == 1:
            yield from self.hidden.get(words[0], ())


def _standing(protected: Protected, text: _Text, lexicon: Lexicon) -> list[Span]:
    values = {
        (region.label, protected.letter.text[region.start : region.end])
        for region in protected.regions
        if region.action is Action.REPLACE
    }
    out = {
        Span(start, end, label, "phi", "gate")
        for label, value in sorted(values)
        for start, end in _places(label, value, text, lexicon)
    }
    return sorted(out)


def _places(label: str, value: str, text: _Text, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    words = fold(value)
    size = sum(map(len, words))
    lone = len(words) == 1
    generic = lone and (
        lexicon.common(value)
        or (
            label in ("HOSPITAL", "ORGANIZATION")
            and (not lexicon.has_vocabulary or lexicon.ordinary(value.casefold()))
        )
    )
    if label not in ("DATE", "PROFESSION", "AGE") and size >= _LEAST_OF.get(label, _LEAST) and not generic:
        for start, end in text.find(words):
            # one word in lower case is the ordinary word: "Lactate" read as a name, "lactate 3.6" kept
            wordy = lone and label in ("NAME", "LOCATION") and not value.islower()
            if not (wordy and _is_word(text.text, start, end, lexicon)):
                yield start, end
    for part in parts(value, lexicon) if label == "NAME" else ():
        if len(part) <= 2 and part.casefold() in NO_SHORT_NAMES:
            continue
        for start, end in text.find(fold(part)):
            if len(part) <= 2 and text.text[start:end] != part:
                continue
            if text.text[start:end] == part or not _is_word(text.text, start, end, lexicon):
                yield start, end
    if label in GROUPED_NUMBERS or (label == "NAME" and len(words) > 1 and size >= 10):
        yield from _regrouped("".join(words), text, label)


def _is_word(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one run of a name's letters is here the ordinary word in lower case."""
    raw = text[start:end]
    is_word = raw.islower() and (not lexicon.has_vocabulary or lexicon.ordinary(raw))
    return is_word and not in_token(text, start, end)


def _regrouped(solid: str, text: _Text, label: str) -> Iterator[tuple[int, int]]:
    """A number, or a whole name, with its characters parted in another way."""
    if len(solid) < _LEAST or (
        sum(c.isdigit() for c in solid) < 6 and not solid.isalpha() and label != "POSTCODE"
    ):
        return
    if solid in text.squeezed:
        pattern = r"[\W_]{0,3}".join(map(re.escape, solid))
        # a number is still itself behind its label ("NHS9434765919"), and another within a longer number
        before = r"(?<!\d)" if solid[0].isdigit() else r"(?<![^\W_])"
        behind = r"(?!\d)" if solid[-1].isdigit() else r"(?![^\W_])"
        for match in re.finditer(f"{before}{pattern}{behind}", text.text, re.IGNORECASE):
            yield match.start(), match.end()
