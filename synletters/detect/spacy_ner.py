"""Any installed spaCy or scispaCy pipeline as a detector of clinical entities. Nothing is ever downloaded."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from synletters.document import Letter, Span
from synletters.errors import ModelError

#: Longer pieces are split at a line break, a blank, or in the end anywhere.
_MOST = 100_000


class SpacyDetector:
    """Entities of an installed pipeline; ``labels`` keeps only those labels."""

    name = "spacy"
    finds_phi = False

    def __init__(
        self, model: str = "en_ner_bc5cdr_md", labels: Collection[str] | None = None, batch_size: int = 32
    ) -> None:
        self.model = model
        self.labels = frozenset(labels) if labels is not None else None
        self._batch_size = batch_size
        self._nlp = load_pipeline(model)
        self._most = min(_MOST, int(self._nlp.max_length))

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        spans: list[list[Span]] = [[] for _ in letters]
        pieces = (
            (letter.text[start:end], (at, start))
            for at, letter in enumerate(letters)
            for start, end in _pieces(letter.text, self._most)
        )
        for doc, (at, offset) in self._nlp.pipe(pieces, as_tuples=True, batch_size=self._batch_size):
            for entity in doc.ents:
                if entity.end_char > entity.start_char and (self.labels is None or entity.label_ in self.labels):
                    label = entity.label_ or "ENTITY"
                    spans[at].append(
                        Span(offset + entity.start_char, offset + entity.end_char, label, "clinical", self.name)
                    )
        return [tuple(found) for found in spans]


def load_pipeline(model: str) -> Any:
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a pipeline of another spaCy version warns and works
            return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} is not installed and no folder of that name holds one; install "
            f"its package "
            f"with pip (scispaCy lists its pipelines at https://allenai.github.io/scispacy/), or name another"
        ) from error
    except (ValueError, ImportError, KeyError, TypeError) as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} cannot be loaded ({type(error).__name__}: {error}); install the "
            f"version that "
            f"fits the installed spaCy"
        ) from error


def _pieces(text: str, most: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + most)
        if end < len(text):
            for mark in ("\n", " "):
                cut = text.rfind(mark, start + most // 2, end)
                if cut > start:
                    end = cut + 1
                    break
        yield start, end
        start = end
