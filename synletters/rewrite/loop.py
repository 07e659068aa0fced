"""The loop that every letter goes through: fill what is open, ask each check, act on the verdict, until it is
accepted or rejected.

    open draft -> filled -> each check in turn -> Accept: the next check, or done
                                               -> GiveBack: some words as they were, all checks again
                                               -> Refill: filled anew
                                               -> Reprotect: the patient's letters are planned anew, with what
                                               was overlooked
                                               -> Reject

``limits`` has how often each may happen. A letter is its variants: all of them leave, or one rejection does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from synletters.core.document import Letter, Protected, Rejected, Span, check_spans
from synletters.core.errors import LetterError
from synletters.core.isolation import each, rejected
from synletters.core.timing import Clock
from synletters.rewrite.check import Accept, Check, GiveBack, Refill, Reject, Reprotect, Verdict
from synletters.rewrite.draft import Draft
from synletters.rewrite.filling import Filler
from synletters.rewrite.limits import LIMITS
from synletters.rewrite.planning import Planner

#: what a draft came to: itself if it was accepted
Outcome = Draft | Reprotect | Rejected


@dataclass(frozen=True, slots=True)
class Ended:
    """One variant of a letter that no check asks anything more of."""

    variant: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """A check with its name in counts and rejections, and that of its stage in timings and rejections."""

    name: str
    stage: str
    check: Check


class Loop:
    """Brings letters to their end. ``reprotect`` protects the letters of some patients anew: it takes items
    by number and the
    spans that were overlooked in them, and gives all the items of these patients by number."""

    def __init__(
        self,
        planner: Planner,
        filler: Filler,
        checks: Sequence[NamedCheck],
        reprotect: Callable[
            [Mapping[int, Protected], Mapping[int, Sequence[Span]]], Mapping[int, Protected | Rejected]
        ],
        clock: Clock,
        counts: Counter[str],
        saw: Callable[[str, Protected, Sequence[Span]], None],
    ) -> None:
        self.planner, self.filler, self.checks, self.clock, self.counts = (
            planner,
            filler,
            checks,
            clock,
            counts,
        )
        self._reprotect, self._saw = reprotect, saw

    def run(self, items: Sequence[Protected | Rejected]) -> list[list[Draft] | Rejected]:
        """The accepted drafts of each letter, one a variant, or its rejection."""
        out: dict[int, list[Draft] | Rejected] = {}
        alive: dict[int, Protected] = {}
        for at, item in enumerate(items):
            if isinstance(item, Rejected):
                out[at] = item
            else:
                alive[at] = item
        todo = alive
        for repair in range(LIMITS.repairs + 1):
            overlooked: dict[int, list[Reprotect]] = {}
            for at, ends in self._finished(todo, repair).items():
                outcomes = [end.outcome for end in ends]
                rejections = [outcome for outcome in outcomes if isinstance(outcome, Rejected)]
                wanting = [outcome for outcome in outcomes if isinstance(outcome, Reprotect)]
                if rejections:
                    out[at] = rejections[0]
                    del alive[at]
                elif wanting and repair == LIMITS.repairs:
                    out[at] = Rejected(alive[at].letter.id, "gate", wanting[0].reason)
                elif wanting:
                    overlooked[at] = wanting
                else:
                    out[at] = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
            if not overlooked:
                break
            todo = self._planned_anew(alive, out, overlooked)
        return [out[at] for at in range(len(items))]

    def _planned_anew(
        self,
        alive: dict[int, Protected],
        out: dict[int, list[Draft] | Rejected],
        overlooked: Mapping[int, Sequence[Reprotect]],
    ) -> dict[int, Protected]:
        """The letters of the patients in whose letters something was overlooked, protected anew."""
        spans = {
            at: tuple(span for verdict in verdicts for span in verdict.spans)
            for at, verdicts in overlooked.items()
        }
        self.counts["letters_repaired"] += len(spans)
        todo: dict[int, Protected] = {}
        for at, item in self._reprotect(alive, spans).items():
            if isinstance(item, Rejected):
                out[at] = item
                del alive[at]
            else:
                alive[at] = todo[at] = item
        return todo

    def _finished(self, items: Mapping[int, Protected], repair: int) -> dict[int, list[Ended]]:
        """What each variant of each letter came to, without another repair."""
        out: dict[int, list[Ended]] = {}
        drafts: list[tuple[int, Draft]] = []
        ended: list[tuple[int, Ended]] = []
        plans = self.planner.plan(list(items.values()), repair=repair)
        for at, planned in zip(items, plans, strict=True):
            out[at] = []
            if isinstance(planned, Rejected):
                out[at].append(Ended(0, planned))
            else:
                drafts += [(at, draft) for draft in planned]
        while drafts:
            waiting = drafts
            drafts = []
            for (at, _), result in zip(waiting, self._step([draft for _, draft in waiting]), strict=True):
                if isinstance(result, Draft):
                    drafts.append((at, result))
                else:
                    ended.append((at, result))
        for at, end in sorted(ended, key=lambda pair: (pair[0], pair[1].variant)):
            out[at].append(end)
        return out

    def _step(self, drafts: Sequence[Draft]) -> list[Draft | Ended]:
        """Each draft filled if it is open, and judged: what comes of it, a draft to be judged anew or an
        end."""
        with self.clock.stage("refill"):
            filled = iter(self.filler.fill([draft for draft in drafts if draft.result is None]))
        ready = [next(filled) if draft.result is None else draft for draft in drafts]
        verdicts: list[tuple[NamedCheck | None, Verdict | Rejected]] = [
            (None, draft) if isinstance(draft, Rejected) else (None, Accept()) for draft in ready
        ]
        for named in self.checks:
            asked = [k for k, (_, verdict) in enumerate(verdicts) if isinstance(verdict, Accept)]
            with self.clock.stage(named.stage):
                said = each([ready[k] for k in asked], named.check.check, named.stage, letter_of=_letter)  # type: ignore[arg-type]
            for k, verdict in zip(asked, said, strict=True):
                if not isinstance(verdict, Accept):
                    verdicts[k] = (named, verdict)
        return [
            Ended(before.plan.variant, draft)
            if isinstance(draft, Rejected)
            else self._after(draft, named, verdict)
            for before, draft, (named, verdict) in zip(drafts, ready, verdicts, strict=True)
        ]

    def _after(self, draft: Draft, named: NamedCheck | None, verdict: Verdict | Rejected) -> Draft | Ended:
        """What a verdict makes of a draft; a verdict that cannot be carried out is a rejection."""
        try:
            return self._next(draft, named, verdict)
        except Exception as error:
            return Ended(
                draft.plan.variant, rejected(draft.item.letter, named.stage if named else "check", error)
            )

    def _next(self, draft: Draft, named: NamedCheck | None, verdict: Verdict | Rejected) -> Draft | Ended:
        """What a verdict makes of a draft."""
        variant, letter_id = draft.plan.variant, draft.item.letter.id
        if named is None or isinstance(verdict, Rejected):
            return Ended(variant, verdict if isinstance(verdict, Rejected) else draft)
        if isinstance(verdict, GiveBack):
            self.counts.update(verdict.counts)
            if verdict.sentences:
                return self.planner.put_back(draft, verdict.sentences, named.name)
            if draft.given_back.get(named.name, 0) >= LIMITS.give_backs:
                reason = f"{named.name} gave words back {LIMITS.give_backs} times and was not content"
                return Ended(variant, Rejected(letter_id, named.stage, reason))
            return draft.without(verdict.words, named.name)
        if isinstance(verdict, Refill):
            if (draft.masked or draft.plan.slots) and draft.attempt + 1 < LIMITS.fills:
                return draft.again()
            return Ended(variant, Rejected(letter_id, named.stage, verdict.reason))
        if isinstance(verdict, Reprotect):
            check_spans(verdict.spans, len(draft.item.letter.text), letter_id=letter_id)
            return self._overlooked(draft, named, verdict)
        if isinstance(verdict, Reject):
            return Ended(variant, Rejected(letter_id, named.stage, verdict.reason))
        raise LetterError(
            f"the check gave {type(verdict).__name__}, which is no verdict", letter_id=letter_id
        )

    def _overlooked(self, draft: Draft, named: NamedCheck, verdict: Reprotect) -> Draft | Ended:
        """An identifier of the source that was overlooked; what stands in the words of a reworded sentence alone is none, and the
        sentence stays as it was."""
        spans, made = list(verdict.spans), draft.rewording
        if made is not None:
            spans = [part for span in verdict.spans for part in made.in_source(span)]
            own = [span for span in verdict.spans if not made.in_source(span)]
            numbers = set().union(*(made.touched(span) for span in own))
            if len(made) and (numbers or not spans):
                return self.planner.put_back(draft, numbers or range(len(made)), named.name)
        self._saw(named.stage, draft.source, spans)
        return Ended(draft.plan.variant, Reprotect(tuple(spans), verdict.reason))


def _letter(draft: Draft) -> Letter:
    return draft.item.letter
