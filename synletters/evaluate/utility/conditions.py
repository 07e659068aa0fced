"""What is trained on: real letters, their rewrites, and the controls that say what the refilled words are
worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from types import MappingProxyType

from synletters.core.document import Case, Letter, Rewrite
from synletters.core.errors import EvaluationError
from synletters.evaluate.utility.places import apart, differing, told
from synletters.evaluate.utility.samples import Place, Sample, gold_sources, sample_of
from synletters.evaluate.utility.split import Split

#: condition -> what it is
CONDITIONS: Mapping[str, str] = MappingProxyType(
    {
        "real": "the real letters",
        "synthetic": "their rewrites",
        "masked": "the rewrites, a mask token for each refilled word",
        "random": "the rewrites, a random word for each refilled word",
        "real+synthetic": "the real letters and the rewrites",
    }
)


@dataclass(frozen=True, slots=True)
class Sets:
    """The training samples of each condition, and what was found while they were made."""

    samples: Mapping[str, tuple[Sample, ...]]
    test: tuple[Sample, ...]
    letters_without_rewrite: int
    rewrites: int
    refilled: int
    places_told: bool
    entities: Mapping[str, Mapping[str, int]]
    labels_lost: tuple[str, ...]
    nested_left_out: int


def training_sets(parts: Split, rewrites: Mapping[str, Sequence[Rewrite]], *, seed: int) -> Sets:
    """The samples of every condition. ``rewrites`` are by letter id; those of test letters are not looked at.

    Raises EvaluationError: no rewrite of a training letter, none of their gold entities among the rewrites'
    spans, nothing of
    the controls if no word was refilled.
    """
    sources = gold_sources((*parts.train, *parts.test))
    real = tuple(sample_of(letter, sources, parts.labels) for letter in parts.train)
    test = tuple(sample_of(letter, sources, parts.labels) for letter in parts.test)
    pairs = [(letter, rewrite) for letter in parts.train for rewrite in rewrites.get(letter.id, ())]
    if not pairs:
        raise EvaluationError("no training letter has a rewrite; are these rewrites of these letters?")
    synthetic = tuple(sample_of(rewrite, sources, parts.labels) for _, rewrite in pairs)
    if not any(sample.entities for sample in synthetic):
        raise EvaluationError(
            "no rewrite has a clinical span of the real letters' labels and sources; rewrite annotated letters "
            "(their spans, or `--annotations`), and give the same annotations here"
        )
    known = [told(rewrite) for _, rewrite in pairs]
    if all_told := all(places is not None for places in known):
        places = [places or () for places in known]
    else:
        places = [differing(letter, rewrite) for letter, rewrite in pairs]
    # a word inside an entity is no refill of this project's; the controls leave it, so that entities stay
    # those of gold
    free = [apart(p, [e[:2] for e in sample.entities]) for p, sample in zip(places, synthetic, strict=True)]
    masked = tuple(replace(sample, masked=p) for sample, p in zip(synthetic, free, strict=True))
    words = tuple(
        with_words(sample, p, Random(f"usefulness/{seed}/{sample.id}/{n}"))
        for n, (sample, p) in enumerate(zip(synthetic, free, strict=True))
    )
    samples = {"real": real, "synthetic": synthetic, "real+synthetic": (*real, *synthetic)}
    refilled = sum(map(len, free))
    if refilled:
        samples |= {"masked": masked, "random": words}
    entities = {"real": _sizes(real), "synthetic": _sizes(synthetic), "test": _sizes(test)}
    return Sets(
        {name: samples[name] for name in CONDITIONS if name in samples},
        test,
        sum(not rewrites.get(letter.id) for letter in parts.train),
        len(pairs),
        refilled,
        all_told,
        entities,
        tuple(sorted(entities["real"].keys() - entities["synthetic"].keys())),
        _nested((*parts.train, *parts.test), parts, (*real, *test)),
    )


def _sizes(samples: Sequence[Sample]) -> dict[str, int]:
    out: dict[str, int] = {}
    for sample in samples:
        for *_, label in sample.entities:
            out[label] = out.get(label, 0) + 1
    return dict(sorted(out.items()))


def _nested(letters: Sequence[Letter], parts: Split, samples: Sequence[Sample]) -> int:
    """How many gold entities were left out because they overlap another one."""
    gold = sum(
        len(
            {
                (s.start, s.end, s.label)
                for s in letter.spans
                if s.kind == "clinical" and s.label in parts.labels
            }
        )
        for letter in letters
    )
    return gold - sum(len(sample.entities) for sample in samples)


def with_words(sample: Sample, places: Sequence[Place], rng: Random) -> Sample:
    """The sample with a random word of the public vocabulary, each word equally likely, in each place, in the
    case of what
    stood there; entities at their new offsets. ``places`` are in order and touch no entity."""
    words = _vocabulary()
    pieces: list[str] = []
    entities = []
    at = shift = 0
    waiting = iter(sample.entities)
    entity = next(waiting, None)
    for start, end in (*places, (len(sample.text), len(sample.text))):
        while entity is not None and entity[0] < start:
            entities.append((entity[0] + shift, entity[1] + shift, entity[2]))
            entity = next(waiting, None)
        pieces.append(sample.text[at:start])
        if start < end:
            word = Case.of(sample.text[start:end]).apply(rng.choice(words))
            pieces.append(word)
            shift += len(word) - (end - start)
        at = end
    return replace(sample, text="".join(pieces), entities=tuple(entities), masked=())


@cache
def _vocabulary() -> tuple[str, ...]:
    """The lower-case words that a refiller may draw from, all equally likely here."""
    from synletters.text.vocabulary import LOWER, shipped

    return tuple(sorted(word for word, flags in shipped().words.items() if flags & LOWER and word.isalpha()))
