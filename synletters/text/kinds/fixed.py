"""Words whose wording is given: the title of a code, an item of a list, what somebody said, a row of a form.

Read without the identifiers' values, of which not even the length counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synletters.core.document import Action, Protected
from synletters.text.kinds.frames import word_classes
from synletters.text.kinds.tokens import Token

#: what begins the line of a code: "- E87.1: ", "250.00 ", "(I10) "
_CODE = re.compile(
    r"\s*(?:[-*•]\s*|\d{1,2}[.)]\s+)?[(\[]?(?:[A-TV-Z]\d[0-9AB](?:\.\w{1,4})?|\d{3}\.\d{1,2})[)\]]?(?!\w)"
)
_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+")
#: a row of a form or a table has two of these or more
_CELL = re.compile(r"[;|\t]")
_QUOTED = re.compile(r"(?:(?<=[\s(])|\A)[\"“](?=\S)[^\"“”\n]*(?<=\S)[\"”](?=[\s.,;:!?)]|\Z)")


def fixed(protected: Protected, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of such words, in order; ``tokens`` are those of the letter."""
    text = _blotted(protected)
    out = [match.span() for match in _QUOTED.finditer(text)]
    verbs = [token.start for token in tokens if _says(token)]
    at = k = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        while k < len(verbs) and verbs[k] < at:
            k += 1
        told = k < len(verbs) and verbs[k] < end
        if _CODE.match(line) or (not told and (_ITEM.match(line) or len(_CELL.findall(line)) > 1)):
            out.append((at, end))
        at = end
    return sorted(out)


def _says(token: Token) -> bool:
    return token.tag in ("VERB", "AUX") or token.word in word_classes()["finite"]


def _blotted(protected: Protected) -> str:
    return "".join(_pieces(protected))


def _pieces(protected: Protected) -> Iterator[str]:
    for region in protected.regions:
        if region.action is Action.REPLACE:
            yield "x" * (region.end - region.start)
        else:
            yield protected.letter.text[region.start : region.end]
