"""From a protected letter, its surrogates and the chosen words to a mask plan. Pure text work, no model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from synletters.core.document import Action, Case, Fill, Fixed, MaskPlan, Protected, Region, Slot, Span, Word
from synletters.core.errors import LetterError
from synletters.surrogate.general import general
from synletters.text.words import STOPWORDS

if TYPE_CHECKING:
    from synletters.core.config import Policy

#: (number of the part, offset in it, offset in the source, length)
Copy = tuple[int, int, int, int]
#: labels that are words, so that a masked language model can guess something in their place
_WORDY = frozenset({"NAME", "LOCATION", "HOSPITAL", "ORGANIZATION", "PROFESSION"})
_PLACES = frozenset({"LOCATION", "POSTCODE"})
_RUN = re.compile(r"[^\W_]+")


def build(
    protected: Protected,
    surrogates: Sequence[str],
    words: Sequence[Word],
    chosen: Collection[int],
    *,
    policy: Policy = "surrogate",
    policies: Mapping[str, str] | None = None,
    variant: int = 0,
) -> MaskPlan:
    """The plan alone of ``build_with_copies``: all that a refiller may see."""
    return build_with_copies(
        protected, surrogates, words, chosen, policy=policy, policies=policies, variant=variant
    )[0]


def build_with_copies(
    protected: Protected,
    surrogates: Sequence[str],
    words: Sequence[Word],
    chosen: Collection[int],
    *,
    policy: Policy = "surrogate",
    policies: Mapping[str, str] | None = None,
    variant: int = 0,
) -> tuple[MaskPlan, list[Copy]]:
    """The letter as fixed parts and slots: one slot a chosen word, and for each identifier what its policy
    says.

    ``policies`` holds the policies of single labels, ``policy`` is that of all others (see ``policy_of``).
    ``surrogates``
    has one entry a REPLACE region, in order. Raises LetterError if it has not. The copies tell which
    stretches of the
    parts came over from the source; the plan itself does not, since distances tell how long an identifier
    was.
    """
    if len(surrogates) != sum(region.action is Action.REPLACE for region in protected.regions):
        raise LetterError("there is not one surrogate for each identifier", letter_id=protected.letter.id)
    waiting = sorted((words[i] for i in set(chosen)), key=lambda word: -word.start)
    parts = _Parts()
    made = iter(surrogates)
    values = [protected.letter.text[r.start : r.end] for r in protected.regions if r.action is Action.REPLACE]
    tags = _Tags(_plain(value) for value in values)
    for region in protected.regions:
        text = protected.letter.text[region.start : region.end]
        if region.action is Action.KEEP:
            parts.copy(text, region.start, region.spans)
        elif region.action is Action.REPLACE:
            _replace(parts, region, text, next(made), policy_of(region.label, policy, policies), tags)
        else:
            at = region.start
            while waiting and waiting[-1].start < region.end:
                word = waiting.pop()
                if word.start < at or word.end > region.end:
                    raise LetterError(
                        "a word to mask lies outside of what is open", letter_id=protected.letter.id
                    )
                parts.copy(protected.letter.text[at : word.start], at)
                function = word.text.lower() in STOPWORDS
                vocabulary: Literal["any", "function"] = "function" if function else "any"
                parts.slot(Slot("WORD", 1, Case.of(word.text), vocabulary, word.kind, word.allowed))
                at = word.end
            parts.copy(protected.letter.text[at : region.end], at)
    return MaskPlan(protected.letter.id, parts.done(), variant), parts.copies


def places(plan: MaskPlan, fills: Sequence[Fill], copies: Sequence[Copy]) -> list[tuple[int, int, int]]:
    """(offset in the finished text, offset in the source, length) of each stretch that came over from the
    source."""
    starts, at, rest = [], 0, iter(fills)
    for part in plan.parts:
        starts.append(at)
        at += len(next(rest).text if isinstance(part, Slot) else part.text)
    return [(starts[part] + offset, source, length) for part, offset, source, length in copies]


class _Parts:
    """Collects parts; neighbouring fixed texts become one. ``copies`` says what of them came over from the
    source."""

    def __init__(self) -> None:
        self.out: list[Fixed | Slot] = []
        self.copies: list[Copy] = []
        self.text: list[str] = []
        self.spans: list[Span] = []
        self.length = 0

    def copy(self, text: str, source: int, spans: Sequence[Span] = ()) -> None:
        """Text from the offset ``source``, with spans at the offsets that they have there."""
        if text:
            self.copies.append((len(self.out), self.length, source, len(text)))
            self.fixed(text, spans, source)

    def fixed(self, text: str, spans: Sequence[Span] = (), source: int = 0) -> None:
        if spans:
            by = self.length - source
            self.spans += [span.moved(by) for span in spans]
        self.text.append(text)
        self.length += len(text)

    def slot(self, slot: Slot) -> None:
        self._close()
        self.out.append(slot)

    def done(self) -> tuple[Fixed | Slot, ...]:
        self._close()
        return tuple(self.out)

    def _close(self) -> None:
        if self.length:
            self.out.append(Fixed("".join(self.text), tuple(self.spans)))
        self.text, self.spans, self.length = [], [], 0


def policy_of(label: str, policy: str, policies: Mapping[str, str] | None = None) -> str:
    """What happens to identifiers of a label. Numbers and codes cannot be refilled, and get a surrogate
    instead."""
    asked = (policies or {}).get(label, policy)
    return "surrogate" if asked == "refill" and label not in _WORDY else asked


class _Tags:
    """``[NAME-1]``: a number for each different value of a label in a letter, in order of appearance."""

    def __init__(self, real: Iterable[str]) -> None:
        self.seen: dict[str, dict[str, int]] = {}
        self.real = frozenset(real)

    def tag(self, label: str, value: str) -> str:
        known = self.seen.setdefault(label, {})
        return f"[{label}-{known.setdefault(_plain(value), len(known) + 1)}]"

    def general(self, label: str, value: str, surrogate: str) -> str:
        """The coarser truth, or a tag where there is none, or where it would be what another identifier
        says."""
        made = general(label, value, surrogate)
        clash = label in _PLACES and any(f" {real} " in f" {_plain(made or '')} " for real in self.real)
        return self.tag(label, value) if made is None or clash else made


def _plain(value: str) -> str:
    return " ".join(_RUN.findall(value)).casefold()


def _replace(parts: _Parts, region: Region, value: str, surrogate: str, policy: str, tags: _Tags) -> None:
    label = region.label
    if policy == "remove":
        return
    if policy == "refill":
        words = _RUN.findall(value)
        for i in range(max(1, min(len(words), 4))):
            if i:
                parts.fixed(" ")
            parts.slot(Slot(label, 1, Case.TITLE))
        return
    source = "surrogate"
    if policy == "tag":
        surrogate, source = tags.tag(label, value), "tag"
    elif policy == "generalise":
        surrogate, source = tags.general(label, value, surrogate), "generalise"
    parts.fixed(surrogate, [Span(0, len(surrogate), label, "phi", source)])
