"""Each rule tried on its examples: what it must say, what it must leave, and that it says the same.

An example is a sentence with its pieces marked: ``{chest pain}`` and ``{DRUG:aspirin}`` are kept, ``{NAME}``, ``{DATE}`` are
identifiers (``{NAME:Ms}`` none), ``word/VERB`` gives a part of speech where the word alone does not tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from synletters.assertion import Reading
from synletters.core.document import Letter
from synletters.core.errors import ConfigError
from synletters.core.labels import IDENTIFIERS, UPOS
from synletters.detect.guard import GuardDetector
from synletters.reword.classes import class_of, tag_of
from synletters.reword.grammar import GrammarReworder, applied
from synletters.reword.items import Item
from synletters.reword.judge import Shared, asked_of, drifts
from synletters.reword.rules import Rule
from synletters.reword.sentence import WORD, Candidate, Element, New, Sentence, fault, text_of, written

_PIECE = re.compile(
    rf"\{{(?P<piece>[^}}]*)\}}|(?P<word>{WORD.pattern})(?:/(?P<tag>[A-Z]{{1,5}})(?!\w))?|(?P<mark>\S)"
)
#: how often a rule may go on with what it said itself
_ROUNDS = 4
_END = frozenset(".!?")


def sentence_of(marked: str) -> Sentence:
    """An example as a sentence. Raises ConfigError for a piece or part of speech that is none."""
    return _sentence(_elements(marked))


def _elements(marked: str) -> list[Element]:
    out: list[Element] = []
    end = 0
    for match in _PIECE.finditer(marked):
        gap = marked[end : match.start()]
        end = match.end()
        if (piece := match["piece"]) is not None:
            label, colon, text = piece.rpartition(":")
            if not piece or (colon and not (label.isupper() and text)):
                raise ConfigError(f"{{{piece}}} is no piece; write {{words}}, {{DRUG:words}} or {{NAME}}")
            if piece in IDENTIFIERS:
                out.append(Element("identifier", "", "PROPN", frozenset({piece}), gap))
            else:
                labels = frozenset(label.split("/")) if colon else frozenset({"FINDING"})
                out.append(Element("kept", text, "NOUN", labels, gap))
        elif word := match["word"]:
            tag = match["tag"] or tag_of(word.lower())
            if tag not in UPOS:
                raise ConfigError(
                    f"{word}/{tag}: there is no part of speech {tag}; there are {', '.join(UPOS)}"
                )
            out.append(Element("word", word, tag, frozenset(), gap))
        else:
            out.append(Element("mark", match["mark"], "PUNCT", frozenset(), gap))
    return _guarded(out)


def _guarded(elements: list[Element]) -> list[Element]:
    """Guarded words as the detector of a run marks them."""
    text, places = "", []
    for element in elements:
        start = len(text) + len(element.gap)
        text += element.gap + (element.text or "Xx")
        places.append((start, len(text)))
    [spans] = GuardDetector().detect([Letter("example", text)]) if text else [()]
    out = []
    for element, (start, end) in zip(elements, places, strict=True):
        labels = {span.label for span in spans if span.start < end and start < span.end}
        if labels and element.kind == "word":
            element = Element("structure", element.text, element.tag, frozenset(labels), element.gap)
        out.append(element)
    return out


def _sentence(elements: Sequence[Element]) -> Sentence:
    end = len(elements)
    while end and elements[end - 1].kind == "mark" and elements[end - 1].text in _END:
        end -= 1
    return Sentence(tuple(elements), 0, end)


def plain(marked: str) -> str:
    """What an example reads as."""
    elements = _elements(marked)
    return text_of(_sentence(elements), tuple(range(len(elements)))).strip()


def candidates(rule: Rule, sentence: Sentence) -> list[Candidate]:
    """All that one rule makes of a sentence, by every template at every place."""
    items: list[Item] = [(element, at) for at, element in enumerate(sentence.elements[: sentence.end])]
    out = []
    for found in GrammarReworder([rule]).found(items, rule.known):
        for template in found.templates:
            made = applied(items, found, template)
            if made is not None:
                pieces = tuple(New(e.text, e.tag) if at is None else at for e, at in made)
                out.append(Candidate((*pieces, *range(sentence.end, len(sentence.elements))), (rule.name,)))
    return out


def faults(rule: Rule) -> list[str]:
    """What is wrong with a rule, as its examples show."""
    return [f"{rule.place}: {rule.name!r}: {fault}" for fault in _faults(rule)]


def _faults(rule: Rule) -> Iterator[str]:
    for source, result in rule.tries:
        try:
            sentence, wanted = sentence_of(source), plain(result)
        except ConfigError as error:
            yield from error.faults
            continue
        made = candidates(rule, sentence)
        texts = [text_of(sentence, candidate.pieces).strip() for candidate in made]
        if not made:
            yield f"it does not match its example {source!r}{_classes(sentence)}"
        elif wanted not in texts:
            yield f"it makes {' | '.join(map(repr, dict.fromkeys(texts)))} of its example, not {wanted!r}"
        for candidate, text in zip(made, texts, strict=True):
            if wrong := fault(sentence, candidate):
                yield (
                    f"a piece is {wrong} in {text!r}"
                    if wrong != "same"
                    else f"it says the same words again: {text!r}"
                )
            elif drift := judged(sentence, candidate):
                yield f"{text!r} says something else ({drift})"
            elif _grows(rule, sentence, candidate):
                yield f"it goes on for ever with {text!r}, which it matches again"
    for source in rule.leaves:
        try:
            if candidates(rule, sentence_of(source)):
                yield f"it matches {source!r}, which it must leave"
        except ConfigError as error:
            yield from error.faults


def _classes(sentence: Sentence) -> str:
    told = " ".join(f"{e.text or 'IDENTIFIER'}/{class_of(e)}" for e in sentence.elements)
    return f" (read as {told})"


def judged(sentence: Sentence, candidate: Candidate) -> str:
    """What of a candidate says something else than its sentence, "" if nothing does."""
    texts, places = [], []
    for pieces in (range(len(sentence.elements)), candidate.pieces):
        at, where = 0, {}
        for text, piece in written(sentence, tuple(pieces), "Xxxxxxxx"):
            if isinstance(piece, int):
                where[piece] = (at, at + len(text))
            at += len(text)
        texts.append(text_of(sentence, tuple(pieces), "Xxxxxxxx"))
        places.append(where)
    shared = [
        Shared(places[0][at], places[1][at], sentence.elements[at].kind == "kept")
        for at in sorted(places[0].keys() & places[1].keys())
        if asked_of(sentence.elements[at]) and places[0][at][0] < places[0][at][1]
    ]
    whole = ((0, len(texts[0])), (0, len(texts[1])))
    return drifts(_reading(texts[0]), Reading(texts[1]), shared, [whole], sections=False).get(0, "")


@cache
def _reading(text: str) -> Reading:
    return Reading(text)


def _grows(rule: Rule, sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the rule matches what it said, and says ever more."""
    sizes = [len(candidate.pieces)]
    elements = _made(sentence, candidate)
    for _ in range(_ROUNDS):
        now = _sentence(elements)
        more = candidates(rule, now)
        if not more:
            return False
        longest = max(more, key=lambda made: len(made.pieces))
        sizes.append(len(longest.pieces))
        elements = _made(now, longest)
    return all(after > before for before, after in pairwise(sizes))


def _made(sentence: Sentence, candidate: Candidate) -> list[Element]:
    return [
        Element("word" if piece.text[:1].isalnum() else "mark", piece.text, piece.tag)
        if isinstance(piece, New)
        else sentence.elements[piece]
        for piece in candidate.pieces
    ]


def tried(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, if each does on its examples what they say. Raises ConfigError with every fault."""
    if found := [fault for rule in rules for fault in faults(rule)]:
        raise ConfigError(found)
    return list(rules)
