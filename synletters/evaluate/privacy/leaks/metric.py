"""Gold identifiers that still stand in the synthetic letter. docs/privacy-metrics.md says what counts and
what does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.common import Gold, checked, exact_bounds, key, privacy_score
from synletters.evaluate.privacy.leaks.names import name_parts, name_words
from synletters.evaluate.privacy.leaks.reader import Place, Reader, Value, value_of
from synletters.evaluate.rates import Rate
from synletters.io.labels import identifier

#: letters or digits that a value needs to be looked for; figures alone (a year, a house number) need more
LEAST, LEAST_DIGITS = 4, 5
_WORDY = frozenset({"NAME", "LOCATION", "HOSPITAL", "ORGANIZATION", "PROFESSION"})
#: a word in small letters that so many letters have outside their identifiers is an ordinary one; so is one of the letter itself
_USUAL = 2
_SMALL_WORD = re.compile(r"\b[a-z][a-z]+\b")
_KNOWS = "the synthetic letters alone, and reads them"


@dataclass(frozen=True, slots=True)
class Sought:
    """One identifier of one letter: its class, its value and, for a name, the parts that give it away."""

    label: str
    whole: Value = field(repr=False)
    parts: tuple[Value, ...] = field(default=(), repr=False)


@dataclass(slots=True)
class _Count:
    sought: int = 0
    whole: int = 0
    in_part: int = 0
    ambiguous: int = 0
    too_short: int = 0
    in_surrogates: int = 0

    @property
    def leaked(self) -> int:
        return self.whole + self.in_part

    def row(self) -> dict[str, float | int | None]:
        rate = Rate(self.leaked, self.sought)
        low, high = exact_bounds(self.leaked, self.sought)
        return {
            "value": rate.share,
            "low": low,
            "high": high,
            "rule_of_three": rate.rule_of_three,
            "identifiers": self.sought,
            "whole": self.whole,
            "in_part": self.in_part,
            "only_in_surrogates": self.in_surrogates,
            "ambiguous": self.ambiguous,
            "too_short": self.too_short,
        }


class Leaks:
    """``leaks``: share of the gold identifiers that stand in the synthetic letter; ``letters_with_a_leak``.

    ``gold`` is letter id -> its identifiers, or None where nobody annotated; letters without gold are left
    out.
    """

    def __init__(self, *, gold: Gold | None = None, **_: object) -> None:
        self.gold = gold

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError without gold, or where a gold span lies outside its letter."""
        if not self.gold:
            raise EvaluationError(
                "leaks need the gold identifiers of the real letters; give annotated letters as --gold, or plant canaries"
            )
        kept = [
            (a, b, spans) for a, b in checked(pairs, "leaks") if (spans := self.gold.get(a.id)) is not None
        ]
        if not kept:
            raise EvaluationError(
                "none of the letters has gold identifiers; are the gold annotations those of these letters (by id)?"
            )
        for letter, _, spans in kept:
            if any(span.end > len(letter.text) for span in spans if span.kind == "phi"):
                raise EvaluationError(
                    f"a gold span of letter {letter.id!r} lies outside its text; are the gold annotations of this version?"
                )
        ordinary = _small_words(kept)
        by_label: dict[str, _Count] = {}
        hits: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        per_letter: dict[str, float] = {}
        for letter, rewrite, spans in kept:
            found = _measure(letter, rewrite, spans, ordinary)
            for label, count in found.items():
                _add(by_label.setdefault(label, _Count()), count)
            leaked = sum(count.leaked for count in found.values())
            hits[letter.id] += leaked
            totals[letter.id] += sum(count.sought for count in found.values())
            per_letter[key(rewrite)] = float(leaked)
        return self._scores(by_label, hits, totals, per_letter, len(pairs) - len(kept))

    def _scores(
        self,
        by_label: Mapping[str, _Count],
        hits: Counter[str],
        totals: Counter[str],
        per_letter: Mapping[str, float],
        without: int,
    ) -> tuple[Score, ...]:
        every = _Count()
        for count in by_label.values():
            _add(every, count)
        ids = list(totals)
        leaky, judged = sum(hits[i] > 0 for i in ids), sum(totals[i] > 0 for i in ids)
        low, high = exact_bounds(leaky, judged)
        rate = Rate(leaky, judged)
        rows = sorted(by_label.items(), key=lambda item: (-item[1].sought, item[0]))
        more = {name: value for name, value in every.row().items() if name not in ("value", "low", "high")}
        return (
            privacy_score(
                "leaks",
                [hits[i] for i in ids],
                [totals[i] for i in ids],
                unit="identifiers by letter",
                about=f"share of the gold identifiers (of {LEAST} letters or digits or more) that stand in the synthetic letter, whole or, of a "
                "name, in a part of four letters or more, in any case, spacing, punctuation or look-alike letters",
                knows=_KNOWS,
                source="residual identifiers as in Carrell et al. 2013; bounds of Clopper and Pearson 1934",
                by={label: count.row() for label, count in rows},
                per_letter=per_letter,
                detail={**more, "pairs_without_gold": without},
            ),
            Score(
                "letters_with_a_leak",
                rate.share,
                judged,
                "lower",
                "share of letters with a gold identifier of which any stands in a synthetic letter of it",
                "privacy",
                "Clopper and Pearson 1934",
                (0.0, 1.0),
                low,
                high,
                knows=_KNOWS,
                detail={"letters_with_a_leak": leaky, "rule_of_three": rate.rule_of_three},
            ),
        )


def _small_words(kept: Sequence[tuple[Letter, Rewrite, Sequence[Span]]]) -> Counter[str]:
    """Words in small letters outside the gold identifiers, with the number of letters that have them: what is an ordinary word
    in these letters, told by nobody's list."""
    out: Counter[str] = Counter()
    for letter, spans in {letter.id: (letter, spans) for letter, _, spans in kept}.values():
        out.update(set(_SMALL_WORD.findall(_outside(letter.text, [s for s in spans if s.kind == "phi"]))))
    return out


def _outside(text: str, phi: Sequence[Span]) -> str:
    """The text with its identifiers blotted out."""
    out = list(text)
    for span in phi:
        out[span.start : span.end] = "|" * (span.end - span.start)
    return "".join(out)


def _add(total: _Count, more: _Count) -> None:
    for name in _Count.__slots__:
        setattr(total, name, getattr(total, name) + getattr(more, name))


def _measure(
    letter: Letter, rewrite: Rewrite, spans: Sequence[Span], ordinary: Counter[str]
) -> dict[str, _Count]:
    phi = [span for span in spans if span.kind == "phi"]
    out: dict[str, _Count] = {}
    sought, short = identifiers(letter.text, phi)
    for label, many in short.items():
        out.setdefault(label, _Count()).too_short += many
    outside = _outside(letter.text, phi)
    usual = {word for word in _SMALL_WORD.findall(rewrite.text) if ordinary[word] >= _USUAL}
    words = frozenset(usual.union(_SMALL_WORD.findall(outside)))
    made, rest = Reader(rewrite.text, words), Reader(outside, words)
    replaced = [(span.start, span.end) for span in rewrite.spans if span.kind == "phi"]
    for item in sought:
        count = out.setdefault(item.label, _Count())
        count.sought += 1
        looked = [(True, item.whole), *((False, part) for part in item.parts)]
        seen = [(whole, made.places(value), len(rest.places(value))) for whole, value in looked]
        leaked = [(whole, places) for whole, places, before in seen if len(places) > before]
        if leaked:
            count.whole += leaked[0][0]
            count.in_part += not leaked[0][0]
            count.in_surrogates += all(_inside(place, replaced) for _, places in leaked for place in places)
        else:
            count.ambiguous += any(places for _, places, _ in seen)
    return out


def identifiers(text: str, phi: Sequence[Span]) -> tuple[list[Sought], Counter[str]]:
    """The distinct identifiers of a letter that are long enough to be looked for, and how many are not, by
    class."""
    found: dict[tuple[str, str], Sought] = {}
    short: Counter[str] = Counter()
    for span in phi:
        raw = text[span.start : span.end]
        label = identifier(span.label) or span.label
        name = label == "NAME"
        whole = value_of(" ".join(name_words(raw)) if name else raw, wordy=label in _WORDY)
        pieces = [value_of(part, wordy=True) for part in name_parts(raw)] if name else []
        pieces = [piece for piece in pieces if len(piece.solid) >= LEAST and piece.solid != whole.solid]
        solid = whole.solid
        if len(solid) < (LEAST_DIGITS if solid.isdigit() else LEAST):
            short[label] += 1
            continue
        found.setdefault((label, whole.solid), Sought(label, whole, tuple(dict.fromkeys(pieces))))
    return list(found.values()), short


def _inside(place: Place, replaced: Sequence[Place]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in replaced)
