"""Words that say the same, in sets with the frame where they do: what may stand in a slot.

The sets are in ``data/equals/*.txt``, one a line::

    verb: reveal show demonstrate | finite takes | The scan [revealed] a mass.

Part of speech, words in their base form, frames (``frames``), an example in which the frame holds. ``_`` stands
for a blank in an equal of several words. Words behind ``>`` may be filled in and are not replaced themselves. A
part of speech may name the forms it is for: ``verb.done``. ``word`` is not inflected.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from synletters.core.errors import ConfigError
from synletters.text.guarded_words import GUARD_WORDS
from synletters.text.kinds.frames import Frame, finite, parse, voice
from synletters.text.kinds.inflect import FORMS, inflected
from synletters.text.kinds.tokens import Token
from synletters.text.kinds.words import acts, never
from synletters.text.vocabulary import LOWER
from synletters.text.vocabulary import shipped as vocabulary
from synletters.text.word_files import lines

_FILES = (
    "determiners",
    "function",
    "guarded",
    "verbs_seen",
    "verbs_said",
    "verbs_done",
    "verbs_other",
    "nouns",
    "nouns_other",
    "adjectives",
    "adverbs",
)
_LINE = re.compile(
    r"(?P<pos>[a-z]+)(?:\.(?P<forms>[a-z.]+))?: (?P<words>[^|]+)\|(?P<frame>[^|]*)\|(?P<example>[^|]+)"
)
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)*")
#: tags with which a word is surely no verb, noun, … ; a tagger is often wrong, a frame and an ending seldom
_NOT = {
    "verb": frozenset({"NOUN", "ADJ", "PROPN", "NUM", "DET", "PRON", "ADV"}),
    "noun": frozenset({"VERB", "AUX", "ADJ", "ADV", "PROPN", "NUM", "DET", "ADP"}),
    "adj": frozenset({"VERB", "NOUN", "PROPN", "DET"}),
    "adv": frozenset({"VERB", "NOUN", "PROPN", "DET"}),
    "word": frozenset({"PROPN"}),
}
#: the frames of a set that names none
_USUAL = {"verb": "takes ; passive", "noun": "noun-ends"}
#: forms of verbs that look like a noun's or an adjective's: only where the tag says verb
_SURE = frozenset({"base", "s"})
#: what no set may hold: words that say whether, how much, when, on which side, and what is done
_LABELS = ("NEGATION", "LATERALITY", "QUANTITY", "UNIT", "FREQUENCY", "ROUTE", "FAMILY", "GENDER")
#: guarded as amounts, and part of many phrases that are none
_IN_PHRASES = frozenset({"at", "all"})


@dataclass(frozen=True, slots=True)
class EqualSet:
    """``words`` are base forms, ``fills`` those of them that are only filled in; ``frames`` are alternatives."""

    name: str
    pos: str
    forms: tuple[str, ...]
    words: tuple[str, ...]
    fills: frozenset[str]
    frames: tuple[Frame, ...]
    example: str

    def form(self, base: str, form: str) -> str:
        return inflected(base, self.pos, form)


@dataclass(frozen=True, slots=True)
class Match:
    """Equals at a place: the tokens up to ``last`` are one word or phrase, for which ``allowed`` may stand.

    ``allowed`` holds what stands there too, all in lower case and sorted. ``name`` is that of the sets.
    """

    last: int
    name: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All sets, found by the words that stand in a text."""

    sets: tuple[EqualSet, ...]
    #: by first word: (words, set, base form, form), the longest first
    _by_word: Mapping[str, Sequence[tuple[tuple[str, ...], EqualSet, str, str]]] = field(default_factory=dict)

    @staticmethod
    def of(sets: Sequence[EqualSet]) -> Lexicon:
        found: dict[str, list[tuple[tuple[str, ...], EqualSet, str, str]]] = defaultdict(list)
        for made in sets:
            for base in made.words:
                for form in made.forms if base not in made.fills else ():
                    words = tuple(made.form(base, form).split(" "))
                    found[words[0]].append((words, made, base, form))
        return Lexicon(
            tuple(sets), {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in found.items()}
        )

    def holds(self, word: str) -> bool:
        """Whether any set has a word or phrase that begins with this word, wherever."""
        return word in self._by_word

    def at(self, tokens: Sequence[Token], first: int) -> Match | None:
        """What may stand for the longest words at a place that have equals there; None if none have."""
        size, names, allowed = 0, list[str](), set[str]()
        for words, made, base, form in self._by_word.get(tokens[first].word, ()):
            if len(words) < size:
                break
            if not _stand(tokens, first, words):
                continue
            last = first + len(words) - 1
            others = _others(made, base, form, tokens, first, last)
            if others:
                size = len(words)
                names.append(made.name)
                allowed |= others | {" ".join(words)}
        if not allowed:
            return None
        return Match(first + size - 1, "+".join(dict.fromkeys(names)), tuple(sorted(allowed)))


def _stand(tokens: Sequence[Token], first: int, words: Sequence[str]) -> bool:
    """Whether these words stand here, all of them open, a single blank between two."""
    if first + len(words) > len(tokens):
        return False
    for k, word in enumerate(words):
        token = tokens[first + k]
        if token.word != word or token.kept or (k and (token.gap != " " or token.capital)):
            return False
        if k and token.start - tokens[first + k - 1].end != 1:
            return False
    return True


def _others(made: EqualSet, base: str, form: str, tokens: Sequence[Token], first: int, last: int) -> set[str]:
    """The other words of a set in the form that stands here; none if the set is not for this place."""
    tag = tokens[first].tag
    # a set for one form of a verb says in its frame where that stands
    known = made.pos == "verb" and made.forms in (("done",), ("past",))
    if (tag in _NOT[made.pos] and not known) or (
        made.pos == "verb" and form in _SURE and tag not in ("VERB", "AUX")
    ):
        return set()
    words = [word for word in made.words if word != base]
    if form in ("past", "done") and len(made.forms) > 1:  # else the frame says which it is
        alike = made.form(base, "past") == made.form(base, "done")
        if voice(tokens, first):
            if form == "past":
                return set()
        elif alike and form == "past" and finite(tokens, first, last):
            pass
        elif alike and form == "done" and finite(tokens, first, last):
            return set()
        elif alike:  # it may be either, so only such words as are alike in both
            words = [word for word in words if made.form(word, "past") == made.form(word, "done")]
        elif form == "done":
            return set()
    if not any(frame.holds(tokens, first, last) for frame in made.frames):
        return set()
    return {made.form(w, form) for w in words}


# -- reading
# -----------------------------------------------------------------------------------------------------------------


@functools.cache
def shipped() -> Lexicon:
    """The sets that ship with synletters."""
    return Lexicon.of(_shipped())


@functools.cache
def _shipped() -> tuple[EqualSet, ...]:
    return tuple(
        made for name in _FILES for made in read(lines(f"equals/{name}", __package__), f"{name}.txt")
    )


@functools.cache
def with_own(path: str | None) -> Lexicon:
    """The shipped sets, and those of a file of the user's own. Raises ConfigError with every fault in it."""
    if path is None:
        return shipped()
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the sets of equals cannot be read: {type(error).__name__}") from error
    own = read(text.splitlines(), Path(path).name)
    faults = [fault for made in own for fault in refused(made)]
    if faults:
        raise ConfigError(faults)
    return Lexicon.of((*_shipped(), *own))


def read(text: Sequence[str], name: str) -> list[EqualSet]:
    """The sets of lines. Raises ConfigError with every line that is none, by its number."""
    out, faults = [], []
    for number, line in enumerate(text, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            out.append(_set(line))
        except ValueError as error:
            faults.append(f"{name}, line {number}: {error}")
    if faults:
        raise ConfigError(faults)
    return out


def _set(line: str) -> EqualSet:
    found = _LINE.fullmatch(line.strip())
    if not found:
        raise ValueError("a set is 'part of speech: words | frame | example'")
    pos = found["pos"]
    if pos not in FORMS:
        raise ValueError(f"there is no part of speech {pos!r}; there are {', '.join(FORMS)}")
    forms = tuple(found["forms"].split(".")) if found["forms"] else FORMS[pos]
    if not set(forms) <= set(FORMS[pos]):
        raise ValueError(f"a {pos} has no such forms; it has {', '.join(f for f in FORMS[pos] if f)}")
    both, _, only = found["words"].partition(">")
    words, fills = both.split(), only.split()
    if len(words) + len(fills) < 2 or not words or len({*words, *fills}) < len(words) + len(fills):
        raise ValueError("a set has two different words or more")
    bad = [word for word in (*words, *fills) if not _WORD.fullmatch(word)]
    if bad:
        raise ValueError("the words of a set are in plain lower-case letters, _ for a blank")
    example = found["example"].strip()
    if not re.search(r"\[[^\]]+\]", example):
        raise ValueError("the example has the word in square brackets")
    return EqualSet(
        f"{pos}.{words[0]}",
        pos,
        forms,
        (*words, *fills),
        frozenset(fills),
        parse(found["frame"].strip() or _USUAL.get(pos, "")) or (Frame(()),),
        example,
    )


def refused(made: EqualSet) -> Iterator[str]:
    """Why a set of the user's own must not be: it would change whether, how much, when, who or what was done."""
    guarded = frozenset().union(*(GUARD_WORDS[label] for label in _LABELS)) - _IN_PHRASES
    for base in made.words:
        parts = base.split("_")
        for word in parts:
            if word in guarded:
                yield f"the set {made.name} holds a negation, number, side, unit, route or person"
            elif len(parts) == 1 and word in never():
                yield f"the set {made.name} holds an auxiliary, quantifier, pronoun or word of frequency"
            elif word in acts():
                yield f"the set {made.name} holds an act"
            if not vocabulary().flags(word) & LOWER:
                yield f"the set {made.name} holds a word that is none of the public vocabulary in lower case: a name?"
