"""The project's own NLP engine for presidio: a blank spaCy tokenizer, no model, no download.

Presidio asks an engine for tokens and lemmas so that context words near a finding can raise its score. Only weak
findings need them, so the tokens are made on first use: most letters are never tokenized.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from spacy.tokens import Doc

#: White-space-free runs longer than this are blanked before tokenizing: affix rules take quadratic time.
_LONG_RUN = re.compile(r"\S{160,}")
#: The tokenizer remembers every word it has met; it is made anew when it holds this many.
_MOST_STRINGS = 400_000


class Artifacts(NlpArtifacts):
    """NlpArtifacts whose tokens are made when somebody asks for them. Lemmas are the lower-cased tokens."""

    def __init__(self, text: str, engine: BlankEngine, language: str) -> None:
        self._text = text
        self.nlp_engine = engine
        self._engine = engine
        self.language = language
        self.entities: list[Any] = []
        self.scores: list[float] = []

    @cached_property
    def lower(self) -> str:
        return self._text.lower()

    @cached_property
    def tokens(self) -> Doc:  # type: ignore[override]
        return self._engine.tokenize(self._text)

    @cached_property
    def tokens_indices(self) -> list[int]:  # type: ignore[override]
        return [token.idx for token in self.tokens]

    @cached_property
    def lemmas(self) -> list[str]:  # type: ignore[override]
        return [token.lower_ for token in self.tokens]

    @cached_property
    def keywords(self) -> list[str]:  # type: ignore[override]
        found: list[str] = self.set_keywords(self.nlp_engine, self.lemmas, self.language)
        return found

    def to_json(self) -> str:
        raise NotImplementedError("the artifacts hold a letter's text, which is never written out")


class BlankEngine(NlpEngine):
    """A presidio NlpEngine on ``spacy.blank("en")``."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    def load(self) -> None:
        self._nlp = spacy.blank("en")

    def is_loaded(self) -> bool:
        return self._nlp is not None

    def tokenize(self, text: str) -> Doc:
        """Tokens at the text's own offsets. Never longer than linear in the text."""
        if self._nlp is None or len(self._nlp.vocab.strings) > _MOST_STRINGS:
            self.load()
        assert self._nlp is not None
        return self._nlp.tokenizer(_LONG_RUN.sub(lambda match: " " * len(match[0]), text))

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        return Artifacts(text, self, language)

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,  # noqa: ARG002
        n_process: int = 1,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002
        return False

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002
        return not any(char.isalnum() for char in word)

    def get_supported_entities(self) -> list[str]:
        return []

    def get_supported_languages(self) -> list[str]:
        return ["en"]
