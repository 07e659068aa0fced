"""Which token of a rewrite stands for which token of its source: global alignment (Needleman and Wunsch
1970).

A replaced identifier is one ``gap`` token of the rewrite and takes any number of source tokens at little
cost, except
those that carry a meaning of their own, so that a "no" that vanished next to a name is still missed.
Time and memory grow with the product of the lengths; long letters are cut at runs of tokens that both have
once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synletters.core.errors import LetterError
from synletters.evaluate.clinical.fidelity_words import GAP, Token

Ints = NDArray[np.int32]
_CODES = {"word": 0, "sign": 1, "line": 2, "number": 3, GAP: 5}
_MEANING = 4  # a word with a meaning of its own
# costs, in twentieths of a lost token
_LOST, _EMPTY_GAP, _HIDDEN = 20, 10, 1
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_MOST_CELLS, _PIECE, _RUN = 4_000_000, 700, 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """``pairs`` in order: (source token or None, rewrite token or None); a gap may come several times.
    ``hidden``: source tokens that an identifier of
    the rewrite stands for, and those that are identifiers by the source's own spans."""

    pairs: tuple[tuple[int | None, int | None], ...]
    hidden: frozenset[int]


def align(source: Sequence[Token], made: Sequence[Token], phi: Sequence[bool] = ()) -> Alignment:
    """Align two token lists. ``phi[i]`` says that source token i is known to be an identifier's: it may
    vanish freely.

    Raises LetterError where both texts are long and share too little to be compared.
    """
    known = np.array(phi or [False] * len(source), dtype=bool)
    pairs: list[tuple[int | None, int | None]] = []
    for i0, i1, j0, j1 in _pieces(source, made):
        pairs += [
            (None if i is None else i + i0, None if j is None else j + j0)
            for i, j in _piece(source[i0:i1], made[j0:j1], known[i0:i1])
        ]
    hidden = {i for i, j in pairs if i is not None and (known[i] or (j is not None and made[j].type == GAP))}
    return Alignment(tuple(pairs), frozenset(hidden))


def _codes(tokens: Sequence[Token]) -> Ints:
    return np.array(
        [_MEANING if t.kind and t.type == "word" else _CODES[t.type] for t in tokens], dtype=np.int32
    )


def _table() -> Ints:
    """Cost of one token for another, by their codes; equal ones cost nothing."""
    word, sign, line, number, meaning = range(5)
    cost = np.full((6, 6), 38, dtype=np.int32)
    cost[word, word] = 20
    cost[meaning, meaning] = 22
    cost[word, meaning] = cost[meaning, word] = 25
    cost[number, number], cost[sign, sign] = 18, 24
    cost[number, meaning] = cost[meaning, number] = 26
    cost[number, word] = cost[word, number] = 30
    cost[line, :] = cost[:, line] = 60
    return cost


_COST = _table()


def _absorbed(tokens: Sequence[Token]) -> Ints:
    """What it costs to take a source token for a part of a replaced identifier."""
    out: list[int] = []
    code = False
    for n, token in enumerate(tokens):
        glued = n > 0 and tokens[n - 1].end == token.start
        ordinal = glued and token.norm in _ORDINAL and tokens[n - 1].type == "number"
        # the 4 of FeSO4, the 45 of 4568-45 cm, the st of 31st: as cheap as what it hangs on
        if ordinal or (code and glued and token.type != "line"):
            out.append(min(3, out[-1]))
            continue
        if token.type == "line":
            cost = 16
        elif token.kind and (token.type == "word" or (token.type == "number" and _has_unit(tokens, n))):
            cost = 12 if token.capital else 26
        elif token.type == "word" and not token.capital:
            cost = 6
        else:
            cost = 3
        out.append(cost)
        if not glued:
            code = cost == 3 and (token.type == "word" or (token.type == "number" and len(token.norm) > 3))
    return np.array(out, dtype=np.int32)


def _has_unit(tokens: Sequence[Token], n: int) -> bool:
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if after is not None and (after.norm in _ORDINAL or (after.norm == "s" and len(tokens[n].norm) == 4)):
        return False  # January 31st is no weight in stones, the 1980s are no seconds
    return tokens[n].kind == "dose" or (after is not None and after.kind == "number" and after.type == "word")


def _piece(
    source: Sequence[Token], made: Sequence[Token], known: NDArray[np.bool_]
) -> list[tuple[int | None, int | None]]:
    n, m = len(source), len(made)
    numbers: dict[tuple[str, str], int] = {}
    a = np.array([numbers.setdefault((t.type, t.norm), len(numbers)) for t in source], dtype=np.int32)
    b = np.array([numbers.setdefault((t.type, t.norm), len(numbers)) for t in made], dtype=np.int32)
    code_a, code_b = _codes(source), _codes(made)
    gap = np.array([t.type == GAP for t in made], dtype=bool)
    absorbed = _absorbed(source)
    absorbed[known] = 0
    lost = np.where(known, _HIDDEN, _LOST).astype(np.int32)
    come = np.where(gap, _EMPTY_GAP, _LOST).astype(np.int32)
    came = np.concatenate([[0], np.cumsum(come)]).astype(np.int32)
    best = np.empty((n + 1, m + 1), dtype=np.int32)
    best[0] = came
    behind = np.concatenate([[False], gap])
    taken = np.minimum(absorbed + 1, lost)  # one more token for the gap before, or lost, whichever is cheaper
    for i in range(n):
        over = np.where(a[i] == b, 0, _COST[code_a[i], code_b])
        over[gap] = absorbed[i]
        down = best[i] + np.where(behind, taken[i], lost[i])
        down[1:] = np.minimum(down[1:], best[i, :-1] + over)
        best[i + 1] = np.minimum.accumulate(down - came) + came
    pairs: list[tuple[int | None, int | None]] = []
    i, j = n, m
    while i or j:
        if i and j:
            over_ = (
                int(absorbed[i - 1])
                if gap[j - 1]
                else 0
                if a[i - 1] == b[j - 1]
                else int(_COST[code_a[i - 1], code_b[j - 1]])
            )
            if best[i, j] == best[i - 1, j - 1] + over_:
                i, j = i - 1, j - 1
                pairs.append((i, j))
                continue
        if i and best[i, j] == best[i - 1, j] + int(taken[i - 1] if behind[j] else lost[i - 1]):
            i -= 1
            pairs.append((i, j - 1 if behind[j] and absorbed[i] + 1 < lost[i] else None))
            continue
        j -= 1
        pairs.append((None, j))
    return pairs[::-1]


def _pieces(source: Sequence[Token], made: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    """Stretches to align by themselves: one for letters of ordinary length."""
    if len(source) * len(made) <= _MOST_CELLS:
        return [(0, len(source), 0, len(made))]
    out, i, j = [], 0, 0
    for x, y in _anchors(source, made):
        if x - i >= _PIECE and y > j:
            out.append((i, x, j, y))
            i, j = x, y
    out.append((i, len(source), j, len(made)))
    if any((b - a) * (d - c) > 4 * _MOST_CELLS for a, b, c, d in out):
        raise LetterError("the letter and its rewrite are long and share too little to be aligned")
    return out


def _anchors(source: Sequence[Token], made: Sequence[Token]) -> list[tuple[int, int]]:
    """Places of runs of tokens that both texts have exactly once, the longest chain in order (patience)."""
    here, there = _once(source), _once(made)
    pairs = sorted((at, there[run]) for run, at in here.items() if run in there)
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, y) in enumerate(pairs):
        k = bisect_left(tails, y)
        tails[k : k + 1] = [y]
        last[k : k + 1] = [n]
        before.append(last[k - 1] if k else -1)
    chain, n = [], last[-1] if last else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _once(tokens: Sequence[Token]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(tokens) - _RUN + 1):
        if all(t.type != GAP for t in tokens[at : at + _RUN]):
            run = tuple(t.norm for t in tokens[at : at + _RUN])
            seen[run] = -1 if run in seen else at
    return {run: at for run, at in seen.items() if at >= 0}
