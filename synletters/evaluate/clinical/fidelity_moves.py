"""What of a letter stands elsewhere in its rewrite: runs of words that a global alignment, which keeps the order, leaves over
on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synletters.evaluate.clinical.fidelity_align import Alignment
from synletters.evaluate.clinical.fidelity_words import GAP, Token

Pair = tuple[int | None, int | None]
#: a run has moved if one of its words is of some length and says no amount, side or cue; in a run of fewer tokens no verb either
_LEAST, _LONG = 3, 4


def with_moves(source: Sequence[Token], made: Sequence[Token], aligned: Alignment) -> Alignment:
    """The alignment with what moved paired as well, the longest runs first. ``pairs`` keeps the order of the source."""
    partner = {i: j for i, j in aligned.pairs if i is not None}
    other = {j: i for i, j in aligned.pairs if j is not None and i is not None}
    left = {
        i for i in range(len(source)) if _free(source, i, made, partner.get(i)) and i not in aligned.hidden
    }
    right = {j for j in range(len(made)) if made[j].type != GAP and _free(made, j, source, other.get(j))}
    moved: dict[int, int] = {}
    for size, first, start in sorted(_runs(source, made, left, right), key=lambda run: (-run[0], run[1:])):
        here, there = range(first, first + size), range(start, start + size)
        if left.issuperset(here) and right.issuperset(there):
            moved.update(zip(here, there, strict=True))
            left.difference_update(here)
            right.difference_update(there)
    if not moved:
        return aligned
    taken = set(moved.values())
    pairs: list[Pair] = []
    for i, j in aligned.pairs:
        if i in moved:
            pairs.append((i, moved[i]))
            pairs += [(None, j)] if j is not None and j not in taken else []
        elif j is not None and j in taken:
            pairs += [(i, None)] if i is not None else []
        else:
            pairs.append((i, j))
    return Alignment(tuple(pairs), aligned.hidden)


def _free(items: Sequence[Token], at: int, others: Sequence[Token], partner: int | None) -> bool:
    """Whether a token stands for nothing that is the same."""
    if items[at].type == "line":
        return False
    return partner is None or (items[at].type, items[at].norm) != (others[partner].type, others[partner].norm)


def _runs(
    source: Sequence[Token], made: Sequence[Token], left: set[int], right: set[int]
) -> Iterator[tuple[int, int, int]]:
    """Runs that both sides have left over: (tokens, where in the source, where in the rewrite), of any length."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j in sorted(right):
        by_word[made[j].type, made[j].norm].append(j)
    for i in sorted(left):
        for j in by_word.get((source[i].type, source[i].norm), ()):
            size = 1
            while (
                i + size in left
                and j + size in right
                and (source[i + size].type, source[i + size].norm)
                == (made[j + size].type, made[j + size].norm)
            ):
                size += 1
            if any(_tells(token, alone=size < _LEAST) for token in source[i : i + size]):
                yield size, i, j


def _tells(token: Token, *, alone: bool) -> bool:
    """Whether a word shows that its run has moved: no number, side or cue, which two places may have exchanged; nor, in a short run,
    a form of a verb, since what was done may have been exchanged as well."""
    plain = token.type == "word" and not token.kind and len(token.norm) >= _LONG
    return plain and not (alone and token.norm.endswith(("ed", "ing")))
