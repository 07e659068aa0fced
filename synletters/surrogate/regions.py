"""The identifiers of a letter that get surrogates, each with the text around it that is no identifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synletters.core.document import Action, Protected, Region
from synletters.surrogate.chain import Placed
from synletters.surrogate.date_moves import Beside
from synletters.surrogate.forms import label_of
from synletters.surrogate.years import Mention

#: Characters that are kept on either side.
_AROUND = 120
_SENTENCE = re.compile(r"[.!?](?=\s)|\n\s*\n")
_NOTHING = Placed((), Beside())


@dataclass(frozen=True, slots=True)
class Found:
    label: str
    value: str
    before: str
    after: str
    sentence: int = 0
    #: whether ``before`` reaches back to another date
    follows: bool = False
    #: the moments of a date
    placed: Placed = _NOTHING
    #: of a name: the text behind it up to the next name, without the identifiers in between
    beyond: str = ""
    #: what parts it from the one before, if both are one mention
    continues: str = ""

    @property
    def mention(self) -> Mention:
        return Mention(self.value, self.before, self.after, self.sentence, self.follows)


def regions(item: Protected, *, british: bool = True) -> list[Found]:
    """The identifiers, each with the text on either side up to the next identifier."""
    text = item.letter.text
    marked = [r for r in item.regions if r.action is Action.REPLACE]
    labels = [
        label_of(r.label or "", text[r.start : r.end], text[max(0, r.start - 20) : r.start], british=british)
        for r in marked
    ]
    found = []
    sentence = 0
    for at, region in enumerate(marked):
        since = marked[at - 1].end if at else 0
        left = max(since, region.start - _AROUND)
        right = min(marked[at + 1].start if at + 1 < len(marked) else len(text), region.end + _AROUND)
        value, before, after = (
            text[region.start : region.end],
            text[left : region.start],
            text[region.end : right],
        )
        sentence += len(_SENTENCE.findall(text[since : region.start]))
        follows = at > 0 and left == since and labels[at - 1] == "DATE" == labels[at]
        beyond = _beyond(text, marked, at) if labels[at] == "NAME" else ""
        found.append(Found(labels[at], value, before, after, sentence, follows, beyond=beyond))
    return found


def _beyond(text: str, marked: Sequence[Region], at: int) -> str:
    out = ""
    for here in range(at, len(marked)):
        end = marked[here + 1].start if here + 1 < len(marked) else len(text)
        out += text[marked[here].end : end][:_AROUND] + " "
        if len(out) > _AROUND or (here + 1 < len(marked) and marked[here + 1].label == "NAME"):
            break
    return out
