"""The stretches of a text that its triggers speak of.

Everything is linear in the length of the text: where a scope ends is looked up in sorted positions, and
look-ahead is
bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from synletters.assertion.triggers import Token, Trigger, pieces, tokens, triggers
from synletters.assertion.types import KINDS
from synletters.text import layout as page
from synletters.text.sections import Section, sections
from synletters.text.sentences import blank_between, sentences

#: (start, end) in characters, sorted and free of overlap
Stretches = list[tuple[int, int]]

_SHORT = 7
_LOOK = 7
_FINITE = frozenset(
    """is are was were has had have shows showed remains remained appears appeared seems seemed looks looked became reveals revealed reports
    reported demonstrates demonstrated underwent developed does did can will would takes lives works presents presented
    complains denies admits started received continues""".split()
)
_PLURAL = frozenset("were are weren't aren't".split())
_OPENERS = frozenset("he she they we i there it frequently occasionally often sometimes".split())
_PERCEIVED = frozenset(
    """noted seen identified found detected present observed reported elicited appreciated visualised visualized evident
    heard palpable felt demonstrated described apparent encountered documented palpated""".split()
)
_ADVERBS = frozenset("also all both not been be clearly well now still".split())
_NOUN_ENDS = frozenset(
    """, ; : and with ( ) in on at for since from by to after during while who which that he she it they we i this there
    but or""".split()
) - {"or"}
#: sections whose text has a property of its own, as in medspaCy's table of section attributes
_SECTION_KINDS = {
    "family_history": "family",
    "past_medical_history": "historical",
    "past_surgical_history": "historical",
    "discharge_instructions": "hypothetical",
}
_DIFFERENTIAL = frozenset({"differential diagnosis", "differential", "ddx", "differential diagnoses"})


@dataclass(slots=True)
class Scopes:
    """For each property the stretches that have it; and the triggers themselves, for comparisons.

    ``negated_words`` are single words that a prefix denies; what begins with the prefix ("non-small cell
    cancer") is not
    denied by it.
    """

    stretches: dict[str, Stretches] = field(default_factory=dict)
    negated_words: Stretches = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    cues: list[Trigger] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def scopes(text: str) -> Scopes:
    """Every trigger of a text with what it speaks of."""
    out = Scopes(words=tokens(text), sentences=sentences(text), sections=sections(text))
    raw: dict[str, Stretches] = {kind: [] for kind in KINDS}
    layout = page.layout(text) if text else ()
    markers = {span.start for span in layout if span.label == "LIST_MARKER"}
    heads = {span.start for span in layout if span.label == "HEADING"}
    carried: dict[str, bool] = {}  # kind -> whether over lines, or to the end of this line alone
    last_end = 0
    for (start, end), (first, last) in zip(out.sentences, pieces(out.words, out.sentences), strict=True):
        if first == last:
            continue
        found = triggers(text, out.words, first, last)
        out.cues += found
        carried = {
            kind: lines
            for kind, lines in carried.items()
            if _carries(text, last_end, start, lines=lines, listed=start in markers, headed=start in heads)
        }
        if not found and not carried:
            last_end = end
            continue
        sentence = _Sentence(out.words, first, last, found)
        for kind in list(carried):
            stop = sentence.next_stop(kind, first)
            raw[kind].append((out.words[first].start, out.words[stop - 1].end if stop > first else start))
            if stop < last:
                del carried[kind]
        for trigger in found:
            sentence.speak(trigger, {"negated": out.negated_words} if trigger.reach == "word" else raw)
        carried |= _intro(text, out.words, sentence, found)
        last_end = end
    _by_section(text, out.sections, raw)
    out.stretches = {kind: _merged(found) for kind, found in raw.items()}
    return out


def _carries(text: str, last_end: int, start: int, *, lines: bool, listed: bool, headed: bool) -> bool:
    """Whether what "Denies:" says still holds in the next sentence."""
    if headed:
        return False
    if "\n" not in text[last_end:start]:
        return True
    return lines and (listed or not blank_between(text, last_end, start))


def _intro(
    text: str, words: Sequence[Token], sentence: _Sentence, found: Sequence[Trigger]
) -> dict[str, bool]:
    """The kinds that a sentence hands on: "He denies the following:", and "Denies:" at the beginning of a
    line."""
    out: dict[str, bool] = {}
    ends_in_colon = words[sentence.last - 1].low == ":"
    for trigger in found:
        if trigger.direction not in {"forward", "both"} or trigger.reach not in {"clause", "short"}:
            continue
        colon = words[trigger.last - 1].low == ":" or (
            trigger.last < sentence.last and words[trigger.last].low == ":"
        )
        heads_line = colon and _heads_line(text, words[trigger.first].start)
        for kind in trigger.kinds:
            if ends_in_colon and sentence.next_stop(kind, trigger.last) == sentence.last:
                out[kind] = True
            elif heads_line and sentence.next_stop(kind, trigger.last) == sentence.last:
                out[kind] = False
    return out


def _heads_line(text: str, start: int) -> bool:
    """Whether nothing but a list marker stands before an offset in its line; a bounded look."""
    before = text[max(0, start - 12) : start]
    return (start <= 12 or "\n" in before) and not before.rpartition("\n")[2].strip(" \t-*•")


class _Sentence:
    """The tokens ``first`` to before ``last``, with the places where scopes end."""

    def __init__(self, words: Sequence[Token], first: int, last: int, found: Sequence[Trigger]) -> None:
        self.words, self.first, self.last = words, first, last
        self.stops: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
        covered: set[int] = set()
        for trigger in found:
            if trigger.direction == "stop":
                for kind in trigger.kinds:
                    self.stops[kind].append((trigger.first, trigger.last))
            else:
                covered.update(range(trigger.first, trigger.last))
        self.clauses = [at for at in range(first, last) if at not in covered and self._opens_clause(at)]
        self.finite = [at for at in range(first, last) if words[at].low in _FINITE]
        self.joints = [at for at in range(first, last) if words[at].low in {",", "and", "or", ";"}]
        self.semicolons = [at for at in range(first, last) if words[at].low == ";"]
        self.numbers = [at for at in range(first, last) if words[at].low[0].isdigit()]
        self.cues = sorted(
            {t.last - 1 for t in found if t.direction != "stop" and t.kinds[0] in {"negated", "uncertain"}}
        )
        self.answers = [t.last for t in found if t.reach == "item"]

    def _opens_clause(self, at: int) -> bool:
        """Whether a comma or "and" begins a clause with a verb of its own: "no fever, the abdomen is
        soft"."""
        if self.words[at].low not in {",", "and"}:
            return False
        if at + 1 < self.last and self.words[at + 1].low in _OPENERS:
            return True
        for k in range(at + 1, min(at + 1 + _LOOK, self.last)):
            low = self.words[k].low
            if low in _FINITE:
                after = k + 1
                while after < self.last and self.words[after].low in _ADVERBS:
                    after += 1
                return k > at + 1 and not (after < self.last and self.words[after].low in _PERCEIVED)
            if low in {",", "or", "nor", ";", "who", "which", "that", ":"}:
                return False
        return False

    def next_stop(self, kind: str, at: int) -> int:
        """The first token at or behind ``at`` that ends a forward scope; the sentence's end if none does."""
        stops = self.stops[kind]
        k = bisect_left(stops, (at, at))
        end = min(stops[k][0] if k < len(stops) else self.last, _next(self.semicolons, at, self.last))
        return (
            min(end, _next(self.clauses, at, self.last))
            if kind in {"negated", "uncertain", "historical"}
            else end
        )

    def _previous_stop(self, kind: str, at: int) -> int:
        """Behind the last token before ``at`` that ends a backward scope."""
        stops = self.stops[kind]
        k = bisect_left(stops, (at, at)) - 1
        begin = stops[k][1] if k >= 0 else self.first
        return max(begin, _previous(self.semicolons, at, self.first))

    def speak(self, trigger: Trigger, raw: dict[str, Stretches]) -> None:
        """Add what a trigger speaks of."""
        if trigger.direction in {"none", "stop"}:
            return
        words = self.words
        for kind in trigger.kinds:
            if trigger.direction == "self":
                raw[kind].append((words[trigger.first].start, words[trigger.last - 1].end))
            if trigger.direction in {"forward", "both"}:
                stop = self._forward(trigger, kind)
                if stop > trigger.last:
                    raw[kind].append((words[trigger.last].start, words[stop - 1].end))
            if trigger.direction in {"backward", "both"}:
                begin = self._backward(trigger, kind)
                if begin < trigger.first:
                    raw[kind].append((words[begin].start, words[trigger.first - 1].end))

    def _forward(self, trigger: Trigger, kind: str) -> int:
        at = trigger.last
        stop = self.next_stop(kind, at)
        if trigger.reach == "word":
            return min(stop, at + 1)
        if trigger.reach == "short":
            return min(stop, at + _SHORT)
        if trigger.reach == "noun":
            # a bounded look: a noun phrase is short
            limit = min(stop, at + 2 * _SHORT)
            for k in range(at, limit):
                if self.words[k].low in _NOUN_ENDS or self.words[k].low in _FINITE:
                    return k
            return limit
        return stop

    def _backward(self, trigger: Trigger, kind: str) -> int:
        at = trigger.first
        if trigger.reach == "word":
            return max(self.first, at - 1)
        if trigger.reach == "item":
            return _previous(self.answers, at, self.first)
        begin = self._previous_stop(kind, at)
        if trigger.reach in {"short", "noun"}:
            return max(begin, at - _SHORT, _previous(self.joints, at, self.first))
        joint = _previous(self.joints, at, self.first)
        if joint > begin and max(_previous(self.numbers, joint, -1), _previous(self.cues, joint, -1)) > begin:
            return joint  # "JVP not raised, oedema nil": what was said of or measured is no part of the list
        verb = _previous(self.finite, at, self.first, inner=True)
        if (
            verb > self.first and verb >= begin
        ):  # "he has chest pain and PE was ruled out": only what follows the joint
            if joint > verb:
                if self.words[at].low in _PLURAL or (at > self.first and self.words[at - 1].low in _PLURAL):
                    joint = max(_previous(self.joints, joint - 1, self.first), verb)
                return joint
            if self.words[verb - 1].low in {"has", "had", "have"} or verb >= at - 1:
                return begin
            return verb
        return begin


def _next(positions: Sequence[int], at: int, default: int) -> int:
    k = bisect_left(positions, at)
    return positions[k] if k < len(positions) else default


def _previous(positions: Sequence[int], at: int, default: int, *, inner: bool = False) -> int:
    """Behind the last position before ``at``; ``inner`` skips one that touches it (the copula of "was ruled
    out")."""
    k = bisect_left(positions, at) - 1
    while inner and k >= 0 and positions[k] >= at - 2:
        k -= 1
    return positions[k] + 1 if k >= 0 else default


def _by_section(text: str, parts: Sequence[Section], raw: dict[str, Stretches]) -> None:
    """Headings that speak of their whole section.

    A heading with text on its own line speaks of that paragraph; one that stands alone of the paragraph below
    it, and of
    the list items after a blank line.
    """
    for part in parts:
        kind = _SECTION_KINDS.get(part.name)
        heading = text[part.start : part.heading_end].lower().strip(" :.*#_\t\n-")
        if heading in _DIFFERENTIAL:
            kind = "uncertain"
        if kind == "hypothetical" and not any(
            word in heading for word in ("instruct", "advice", "educat", "safety")
        ):
            kind = None  # "Diet:", "Activity:"
        if kind is None:
            continue
        body = part.heading_end
        while body < part.end and text[body].isspace():
            body += 1
        blank = text.find("\n\n", body, part.end)
        while blank >= 0 and text[blank : blank + 60].lstrip()[:1] in {
            "-",
            "*",
            "•",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
        }:
            blank = text.find("\n\n", blank + 2, part.end)
        end = blank if blank >= 0 else part.end
        if body < end:
            raw[kind].append((body, end))


def _merged(found: Stretches) -> Stretches:
    out: Stretches = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out
