"""Small annotated corpora, built in code: what a word is annotated as follows from the word and what stands
before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from synletters.core.document import Letter, Rewrite, Span
from synletters.evaluate.utility.learners import Finder
from synletters.evaluate.utility.samples import Entity, Sample

WORDS = {
    "DRUG": ("aspirin", "ramipril", "warfarin", "codeine", "insulin"),
    "FINDING": ("cough", "fever", "nausea", "oedema", "chest pain"),
    "TEST": ("biopsy", "echocardiogram", "blood count", "spirometry", "angiogram"),
}
CUES = {
    "DRUG": ("She takes", "We started"),
    "FINDING": ("He reports", "There was"),
    "TEST": ("We arranged", "They did"),
}
_TAILS = ("at home.", "again today.", "in the clinic.", "last week.")


def letter(number: int, *, patients: int, lines: int = 8, labels: tuple[str, ...] = tuple(WORDS)) -> Letter:
    """A letter of ``lines`` sentences, one entity each, of patient ``number % patients``."""
    rng = Random(f"corpus/{number}")
    text = "Dear colleague,\n"
    spans = []
    for line in range(lines):
        label = labels[line % len(labels)]
        word = rng.choice(WORDS[label])
        text += rng.choice(CUES[label]) + " "
        spans.append(Span(len(text), len(text) + len(word), label, "clinical"))
        text += f"{word} {rng.choice(_TAILS)}\n"
    return Letter(f"l{number}", text, tuple(spans), f"p{number % patients}")


def letters(count: int = 24, *, patients: int = 12, lines: int = 8) -> list[Letter]:
    return [letter(number, patients=patients, lines=lines) for number in range(count)]


def copies(real: list[Letter], relabel: dict[str, str] | None = None) -> dict[str, list[Rewrite]]:
    """Rewrites that are their sources; ``relabel`` gives entities other labels."""
    names = relabel or {}
    return {
        item.id: [
            Rewrite(
                item.id,
                0,
                item.text,
                tuple(
                    Span(s.start, s.end, names.get(s.label, s.label), s.kind, s.source) for s in item.spans
                ),
            )
        ]
        for item in real
    }


def rewrites(
    real: list[Letter], old: str = " again ", new: str = " often indeed "
) -> dict[str, list[Rewrite]]:
    """Rewrites in which one word became two others, with the places that were refilled and spans moved
    along."""
    out = {}
    for item in real:
        text, spans, places = "", list[Span](), list[list[int]]()
        at = 0
        while (found := item.text.find(old, at)) >= 0:
            spans += [s.moved(len(text) - at) for s in item.spans if at <= s.start < found]
            text += item.text[at:found] + new
            places.append([len(text) - len(new) + 1, len(text) - 1])
            at = found + len(old)
        spans += [s.moved(len(text) - at) for s in item.spans if s.start >= at]
        out[item.id] = [Rewrite(item.id, 0, text + item.text[at:], tuple(spans), {"refilled": places})]
    return out


class ByHeart:
    """A learner that knows the words it was shown, each by the label that it had most often. What is masked
    it never saw."""

    def __init__(self, name: str = "by heart") -> None:
        self.name = name

    def learn(self, samples: Sequence[Sample], labels: Sequence[str], *, seed: int, budget: int) -> Finder:
        assert budget > 0
        seen: dict[str, Counter[str]] = {}
        for sample in samples:
            for start, end, label in sample.entities:
                assert label in labels
                if not any(a < end and start < b for a, b in sample.masked):
                    seen.setdefault(sample.text[start:end], Counter())[label] += 1
        best = {word: counts.most_common(1)[0][0] for word, counts in seen.items()}

        def find(texts: Sequence[str]) -> list[list[Entity]]:
            out = []
            for text in texts:
                hits = [
                    (text.find(word, at), word)
                    for word in best
                    for at in range(len(text))
                    if text.startswith(word, at)
                ]
                out.append(sorted((at, at + len(word), best[word]) for at, word in hits))
            return out

        return find
