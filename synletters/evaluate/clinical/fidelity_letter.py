"""One letter against one rewrite of it: flips, and the fate of every kept entity. Counts and places, no
text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from synletters.core.document import Letter, Span
from synletters.evaluate.clinical.fidelity_align import align
from synletters.evaluate.clinical.fidelity_assert import Assertions
from synletters.evaluate.clinical.fidelity_moves import with_moves
from synletters.evaluate.clinical.fidelity_relations import UNKNOWN, alone, swapped
from synletters.evaluate.clinical.fidelity_words import GAP, Heading, Token, headings, opposite, tokens

ASPECTS = ("text", "assertion", "laterality", "numbers", "section")
_AROUND = 6  # tokens around an entity, in its sentence, whose sides and numbers are its own

#: words that deny what stands behind them, one like another
_DENIALS = frozenset("no not without denies denied deny denying none never".split())


@dataclass(frozen=True, slots=True)
class Flip:
    """A change of meaning: ``start`` in the source (in the rewrite if ``added``)."""

    kind: str
    start: int
    added: bool = False
    source_token: int | None = field(default=None, repr=False)
    made_token: int | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one kept entity. ``changed`` names the aspects that differ, ``assertions`` the flags
    that do."""

    start: int
    label: str
    changed: frozenset[str]
    assertions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LetterFidelity:
    """``unknown`` content words became another word that no list here knows for its equal: they may be right or wrong."""

    flips: tuple[Flip, ...]
    fates: tuple[Fate, ...]
    unknown: int = 0

    @property
    def by_kind(self) -> Counter[str]:
        return Counter(flip.kind for flip in self.flips)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An entity in the source and its place in the rewrite; one of them is None where it has none there."""

    label: str
    source: tuple[int, int] | None
    made: tuple[int, int] | None


def compare(source: Letter, text: str, spans: Sequence[Span], assertions: Assertions) -> LetterFidelity:
    """Compare a letter and a rewrite of it. ``spans`` are the rewrite's: those of kind ``phi`` are replaced
    identifiers,
    those of kind ``clinical`` kept entities; so are those that the letter itself came with."""
    gaps = [s for s in spans if s.kind == "phi"]
    here, there = tokens(source.text), tokens(text, gaps)
    known = _inside(here, [s for s in source.spans if s.kind == "phi"])
    aligned = with_moves(here, there, align(here, there, known))
    pairs, hidden = aligned.pairs, aligned.hidden
    to_made = {i: j for i, j in pairs if i is not None and j is not None and i not in hidden}
    to_source = {j: i for i, j in to_made.items()}

    plain, plain_made = _blanked(source.text, here, hidden), _gapped(text, gaps)
    heads, made_heads = headings(plain), headings(plain_made)
    in_head = _in_headings(here, heads), _in_headings(there, made_heads)
    flips = [
        *_changed(
            here,
            there,
            [p for p in pairs if p[0] not in hidden and not (p[1] is not None and there[p[1]].type == GAP)],
            in_head,
        ),
        *_sections(here, there, heads, made_heads, to_made),
    ]
    flips = _without_other_cues(flips, here, there, to_made)
    unknown = sum(flip.kind == UNKNOWN for flip in flips)
    flips = [flip for flip in flips if flip.kind != UNKNOWN]
    flips.sort(key=lambda flip: (flip.added, flip.start))

    kept = _kept(source, spans, here, there, to_source, to_made, hidden)
    both = [(k.source, k.made) for k in kept if k.source is not None and k.made is not None]
    before = iter(assertions.of(plain, [a for a, _ in both]))
    after = iter(assertions.of(plain_made, [b for _, b in both]))
    fates = []
    for entity in kept:
        changed: set[str] = set()
        told: frozenset[str] = frozenset()
        if entity.source is None or entity.made is None:
            changed = set(ASPECTS)
        else:
            told = next(before) ^ next(after)
            if source.text[slice(*entity.source)] != text[slice(*entity.made)]:
                changed.add("text")
            if told:
                changed.add("assertion")
            if _section_at(heads, entity.source[0]) != _section_at(made_heads, entity.made[0]):
                changed.add("section")
            near = _window(here, entity.source), _window(there, entity.made)
            for flip in flips:
                at, window = (flip.made_token, near[1]) if flip.added else (flip.source_token, near[0])
                if at is not None and window[0] <= at < window[1]:
                    changed |= {"laterality"} if flip.kind == "laterality" else set()
                    changed |= {"numbers"} if flip.kind in ("number", "dose") else set()
        start, _ = entity.source or entity.made or (0, 0)
        fates.append(Fate(start, entity.label, frozenset(changed), told))
    return LetterFidelity(tuple(flips), tuple(fates), unknown)


# -- the words themselves
# --------------------------------------------------------------------------------------------------


def _changed(
    here: Sequence[Token],
    there: Sequence[Token],
    pairs: Iterable[tuple[int | None, int | None]],
    in_head: tuple[set[int], set[int]],
) -> Iterable[Flip]:
    """Every word with a meaning of its own that is gone, new, or another one; a number and its unit are
    one."""
    said, now = [token.norm for token in here], [token.norm for token in there]
    pairs = list(pairs)
    met = {pair for pair in pairs if None not in pair}
    amount: tuple[bool, int] | None = None  # the token that the last flip of a number was about
    for i, j in pairs:
        a = here[i] if i is not None else None
        b = there[j] if j is not None else None
        if a is not None and b is not None and (a.type, a.norm) == (b.type, b.norm):
            continue
        old = a.kind if a is not None and i not in in_head[0] else ""
        new = b.kind if b is not None and j not in in_head[1] else ""
        if a is not None and b is not None and not old and not new:
            if a.type == b.type == "word" and i is not None and j is not None:
                kind = "opposite" if opposite(a.norm, b.norm) else ""
                first, last = i == j == 0, i + 1 == len(here) and j + 1 == len(there)
                beside = (first or (i - 1, j - 1) in met) and (last or (i + 1, j + 1) in met)
                if not kind and beside and i not in in_head[0] and j not in in_head[1]:
                    kind = swapped(said, i, now, j)
                if kind:
                    yield Flip(kind, a.start, False, i, j)
            continue
        if a is None and b is not None and not new and (kind := alone(now, j or 0)):
            yield Flip(kind, b.start, True, i, j)
        if b is None and a is not None and not old and (kind := alone(said, i or 0)):
            yield Flip(kind, a.start, False, i, j)
        for kind, token, at, added in ((old, a, i, False), (new, b, j, True)):
            if token is None or at is None or not kind or (added and _same(old, new)):
                continue
            counted = kind in ("dose", "number")
            if not (counted and token.type == "word" and amount == (added, at - 1)):
                yield Flip(kind, token.start, added, i, j)
            amount = (added, at) if counted else None


def _without_other_cues(
    flips: Sequence[Flip], here: Sequence[Token], there: Sequence[Token], to_made: dict[int, int]
) -> list[Flip]:
    """The flips without negations that are said another way in the same sentence: "denies" where "no" stands now."""
    one, two = _sentence_numbers(here), _sentence_numbers(there)
    same: dict[int, set[int]] = {}
    for i, j in to_made.items():
        same.setdefault(one[i], set()).add(two[j])
    denied = {one[i] for i, token in enumerate(here) if token.norm in _DENIALS}
    said = {two[j] for j, token in enumerate(there) if token.norm in _DENIALS}

    def stands(flip: Flip) -> bool:
        if flip.kind != "negation":
            return False
        if not flip.added and flip.source_token is not None:
            made = same.get(one[flip.source_token], set())
            return here[flip.source_token].norm in _DENIALS and bool(made & said)
        if flip.added and flip.made_token is not None and there[flip.made_token].norm in _DENIALS:
            return any(two[flip.made_token] in made and number in denied for number, made in same.items())
        return False

    return [flip for flip in flips if not stands(flip)]


def _sentence_numbers(items: Sequence[Token]) -> list[int]:
    out, number = [], 0
    for token in items:
        out.append(number)
        number += _ends(token)
    return out


def _same(old: str, new: str) -> bool:
    """One change is one flip: "5 mg" to "5 days" is a dose that is none any more."""
    return old == new or {old, new} == {"dose", "number"}


def _in_headings(items: Sequence[Token], heads: Sequence[Heading]) -> set[int]:
    return {n for n, flag in enumerate(_inside(items, heads)) if flag}


def _inside(items: Sequence[Token], stretches: Sequence[Span] | Sequence[Heading]) -> list[bool]:
    flags = [False] * len(items)
    starts = [token.start for token in items]
    for stretch in stretches:
        at = max(0, bisect_right(starts, stretch.start) - 1)
        while at < len(items) and items[at].start < stretch.end:
            flags[at] = flags[at] or (items[at].end > stretch.start and items[at].type != "line")
            at += 1
    return flags


def _sections(
    here: Sequence[Token],
    there: Sequence[Token],
    heads: Sequence[Heading],
    made: Sequence[Heading],
    to_made: dict[int, int],
) -> Iterable[Flip]:
    """Headings that are gone, new, or say something else."""
    starts, made_starts = {t.start: n for n, t in enumerate(here)}, {t.start: n for n, t in enumerate(there)}
    named = {made_starts[h.start]: h.name for h in made if h.start in made_starts}
    met: set[int] = set()
    for head in heads:
        i = starts.get(head.start)
        j = to_made.get(i) if i is not None else None
        if j is not None:
            met.add(j)
        if j is None or named.get(j) != head.name:
            yield Flip("section", head.start, False, i, j)
    for j in named:
        if j not in met:
            yield Flip("section", there[j].start, True, None, j)


def _section_at(heads: Sequence[Heading], place: int) -> str:
    at = bisect_right([head.start for head in heads], place) - 1
    return heads[at].name if at >= 0 else ""


def _blanked(text: str, items: Sequence[Token], hidden: frozenset[int]) -> str:
    """The text with identifiers as x, at the same offsets: a name such as "No" must deny nothing."""
    out, at = [], 0
    for n in sorted(hidden):
        if items[n].type == "line":
            continue
        out += [text[at : items[n].start], "x" * (items[n].end - items[n].start)]
        at = items[n].end
    return "".join([*out, text[at:]])


def _gapped(text: str, gaps: Sequence[Span]) -> str:
    out, at = [], 0
    for gap in sorted(gaps):
        if gap.end > at:
            start = max(at, gap.start)
            out += [text[at:start], "".join(c if c.isspace() else "x" for c in text[start : gap.end])]
            at = gap.end
    return "".join([*out, text[at:]])


# -- entities
# --------------------------------------------------------------------------------------------------------------


def _kept(
    source: Letter,
    spans: Sequence[Span],
    here: Sequence[Token],
    there: Sequence[Token],
    to_source: dict[int, int],
    to_made: dict[int, int],
    hidden: frozenset[int],
) -> list[_Kept]:
    """The rewrite's entities with their places in the source, and the source's own ones that the rewrite
    lost."""
    out: dict[tuple[int, int, str], _Kept] = {}
    for span in sorted(spans):
        if span.kind == "clinical":
            place = _moved((span.start, span.end), there, here, to_source)
            key = (*place, span.label) if place is not None else (-span.start, -span.end, span.label)
            out[key] = _Kept(span.label, place, (span.start, span.end))
    for span in source.spans:
        if span.kind != "clinical" or (span.start, span.end, span.label) in out:
            continue
        touched = {n for n, flag in enumerate(_inside(here, [span])) if flag}
        if touched & hidden:  # an identifier cut it: it lost its annotation
            continue
        place = _moved((span.start, span.end), here, there, to_made)
        out[span.start, span.end, span.label] = _Kept(span.label, (span.start, span.end), place)
    return list(out.values())


def _moved(
    place: tuple[int, int], items: Sequence[Token], others: Sequence[Token], to_other: dict[int, int]
) -> tuple[int, int] | None:
    """The stretch of the other text that a stretch stands for; None if a word of it stands for nothing
    there."""
    starts = [token.start for token in items]
    at = max(0, bisect_right(starts, place[0]) - 1)
    inside = []
    while at < len(items) and items[at].start < place[1]:
        if items[at].end > place[0]:
            inside.append(at)
        at += 1
    there = [to_other.get(n) for n in inside]
    ends = [n for n in there if n is not None]
    if not inside or not ends or there[0] is None or there[-1] is None:
        return None
    first, last = others[ends[0]], others[ends[-1]]
    start = first.start + max(0, min(place[0] - items[inside[0]].start, first.end - first.start - 1))
    end = last.end - max(0, min(items[inside[-1]].end - place[1], last.end - last.start - 1))
    return (start, end) if start < end else None


def _window(items: Sequence[Token], place: tuple[int, int]) -> tuple[int, int]:
    """Token numbers around an entity, as far as its sentence goes."""
    starts = [token.start for token in items]
    first = max(0, bisect_right(starts, place[0]) - 1)
    last = max(first + 1, bisect_right(starts, place[1] - 1))
    low, high = first, last
    while low > max(0, first - _AROUND) and not _ends(items[low - 1]):
        low -= 1
    while high < min(len(items), last + _AROUND) and not _ends(items[high]):
        high += 1
    return low, high


def _ends(token: Token) -> bool:
    return token.type == "line" or token.norm in (".", "!", ";")
