"""What is trained: a learner takes samples and gives back what finds entities in texts.

Every learner reads the same number of tokens in every condition of a seed, from the same first weights: two
conditions differ
in what is read, and in nothing else. There is no early stopping, and no learner ever sees a test letter.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any, Protocol

import numpy as np

from synletters.evaluate.utility.samples import Chunk, Entity, Sample, chunks

#: texts -> the entities of each, in order
Finder = Callable[[Sequence[str]], list[list[Entity]]]


class Learner(Protocol):
    """``learn`` trains on samples until ``budget`` tokens are read. ``labels`` are all that any condition may
    teach.

    It may seed the global random numbers: the study puts them back.
    """

    name: str

    def learn(
        self, samples: Sequence[Sample], labels: Sequence[str], *, seed: int, budget: int
    ) -> Finder: ...


def batches(
    parts: Sequence[Chunk], *, rng: Random, size: int, budget: int
) -> Iterator[tuple[list[Chunk], float]]:
    """Chunks in random order, pass after pass, about ``size`` tokens at a time, with the share of the budget
    that was read
    before; at least one batch."""
    read = 0
    batch: list[Chunk] = []
    held = 0
    while True:
        for chunk in rng.sample(parts, len(parts)):
            batch.append(chunk)
            held += len(chunk.tokens)
            if held >= size or read + held >= budget:
                yield batch, min(1.0, read / max(1, budget))
                read += held
                batch, held = [], 0
            if read >= budget:
                return


@contextmanager
def own_random_state() -> Iterator[None]:
    """The global random numbers of Python and numpy are as they were afterwards."""
    state, numbers = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        random.setstate(state)
        np.random.set_state(numbers)


class SpacyLearner:
    """A blank English spaCy pipeline: a small hashed CNN (tok2vec) under spaCy's transition-based NER (Lample
    et al. 2016).

    The weights that find entities are the running averages of those that were trained. CPU; the same seed
    gives the same figures.
    """

    name = "spacy"

    def __init__(
        self, *, width: int = 64, depth: int = 2, chunk: int = 128, batch: int = 512, rate: float = 0.002
    ) -> None:
        self.width, self.depth, self.chunk, self.batch, self.rate = width, depth, chunk, batch, rate

    def learn(self, samples: Sequence[Sample], labels: Sequence[str], *, seed: int, budget: int) -> Finder:
        import spacy
        from spacy.tokens import Doc, Span
        from spacy.training import Example
        from thinc.api import Adam, fix_random_seed

        fix_random_seed(seed)
        nlp = spacy.blank("en")
        ner: Any = nlp.add_pipe("ner", config={"model": self._model()})
        # one document with every label once: the order of the classes, and so the first weights, are those of
        # every condition
        seen = Doc(nlp.vocab, words=["word"] * (2 * len(labels)))
        seen.ents = [Span(seen, 2 * i, 2 * i + 2, label) for i, label in enumerate(labels)]
        nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=[t.text for t in seen]), seen)])
        parts = [part for sample in samples for part in chunks(sample, self.chunk)]
        examples = {id(part): self._example(nlp, part) for part in parts}
        optimizer = Adam(self.rate, L2=0.0)
        for batch, _ in batches(parts, rng=Random(f"spacy/{seed}"), size=self.batch, budget=budget):
            nlp.update([examples[id(part)] for part in batch], sgd=optimizer, drop=0.1)

        def find(texts: Sequence[str]) -> list[list[Entity]]:
            cut = [list(chunks(Sample("", text), self.chunk)) for text in texts]
            with ner.model.use_params(optimizer.averages):
                docs = iter(ner.pipe((_doc(nlp, part) for some in cut for part in some), batch_size=64))
                return [
                    [
                        (part.tokens[e.start][0], part.tokens[e.end - 1][1], e.label_)
                        for part in some
                        for e in next(docs).ents
                    ]
                    for some in cut
                ]

        return find

    def _model(self) -> dict[str, Any]:
        return {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": self.width,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "width": self.width,
                "depth": self.depth,
                "embed_size": 2000,
                "window_size": 1,
                "maxout_pieces": 3,
                "subword_features": True,
                "pretrained_vectors": None,
            },
        }

    @staticmethod
    def _example(nlp: Any, part: Chunk) -> Any:
        from spacy.tokens import Span
        from spacy.training import Example

        gold = _doc(nlp, part)
        gold.ents = [Span(gold, start, end, label) for start, end, label in part.entities]
        return Example(_doc(nlp, part), gold)


_MASK = "[MASK]"


def _doc(nlp: Any, part: Chunk) -> Any:
    from spacy.tokens import Doc

    words = [
        _MASK if hidden else part.text[start:end]
        for (start, end), hidden in zip(part.tokens, part.masked, strict=True)
    ]
    return Doc(nlp.vocab, words=words, spaces=[part.text[end : end + 1] == " " for _, end in part.tokens])
