"""Any installed spaCy or scispaCy pipeline as a detector: ``spacy:en_ner_bc5cdr_md``, ``spacy:/a/folder``.

Nothing is ever downloaded. Letters longer than ``most`` characters, or than the pipeline's own
``max_length``, are read in
stretches cut at a line break where there is one; an entity across a cut is found in parts or not at all.
"""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.core.document import Kind, Letter, Span
from synletters.core.errors import ConfigError, LetterError, ModelError
from synletters.detect.base import BaseDetector

#: components of spaCy that find no entities
_NO_ENTITIES = frozenset(
    """tok2vec transformer curated_transformer tagger morphologizer parser senter sentencizer attribute_ruler lemmatizer
    trainable_lemmatizer textcat textcat_multilabel merge_noun_chunks token_splitter doc_cleaner""".split()
)


class SpacyDetector(BaseDetector):
    """Entities of a pipeline: ``doc.ents``, and the spans under ``spans_key`` where that is set.

    ``labels`` renames (a label renamed to ``""`` is left out); as a list it keeps those labels alone.
    ``keep`` does so after
    renaming. ``disable`` names components that are not run. ``most`` is how many characters are read at once;
    longer letters are
    split at a line break, a blank, or in the end anywhere. ``any_version`` takes a pipeline made for another
    spaCy.
    Raises ModelError if the pipeline cannot be used, ConfigError for options that do not fit it.
    """

    def __init__(
        self,
        model: str = "en_ner_bc5cdr_md",
        labels: Mapping[str, str] | Collection[str] | None = None,
        batch_size: int = 32,
        *,
        keep: Collection[str] | None = None,
        kind: Kind = "clinical",
        disable: Sequence[str] = (),
        spans_key: str | None = None,
        any_version: bool = False,
        most: int = 100_000,
    ) -> None:
        renamed: dict[str, str] = dict(labels) if isinstance(labels, Mapping) else {}
        wanted = None if labels is None or isinstance(labels, Mapping) else frozenset(labels)
        self.name = f"spacy:{Path(model).name}"
        self.model, self.kind, self.finds_phi = model, kind, kind == "phi"
        self.nlp = load_pipeline(model, any_version=any_version)
        self._disable(disable)
        self._key = spans_key
        known = self._known()
        faults = [*_unknown(f"{self.name}: labels", [*renamed, *(wanted or ())], known)] if known else []
        if known and keep is not None:
            faults += _unknown(f"{self.name}: keep", keep, {renamed.get(label, label) for label in known})
        if batch_size < 1:
            faults.append(f"{self.name}: batch_size is {batch_size}; it must be at least 1")
        if most < 1:
            faults.append(f"{self.name}: most is {most}; it must be at least 1")
        if faults:
            raise ConfigError(faults)
        self._labels, self._wanted = renamed, wanted
        self._keep = frozenset(keep) if keep is not None else None
        self._batch_size = batch_size
        self.most = min(most, max(1, int(self.nlp.max_length)))

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        """One tuple a letter. Raises LetterError if the tokens are not those of the text, or a span is
        outside of it."""
        spans: list[set[Span]] = [set() for _ in letters]
        pieces = [
            (letter.text[start:end], (at, start))
            for at, letter in enumerate(letters)
            for start, end in _pieces(letter.text, self.most)
        ]
        for (text, _), (doc, (at, offset)) in zip(
            pieces, self.nlp.pipe(pieces, as_tuples=True, batch_size=self._batch_size), strict=True
        ):
            if doc.text != text:
                raise LetterError("the pipeline's tokens do not make up the text", letter_id=letters[at].id)
            for entity in self._entities(doc):
                span = self._span(entity, text, offset)
                if span is not None:
                    spans[at].add(span)
        return [tuple(sorted(found)) for found in spans]

    def _entities(self, doc: Any) -> Iterator[Any]:
        yield from doc.ents
        if self._key is not None:
            yield from doc.spans.get(self._key, ())

    def _span(self, entity: Any, text: str, offset: int) -> Span | None:
        start, end = int(entity.start_char), int(entity.end_char)
        if not 0 <= start <= end <= len(text):
            raise LetterError(
                f"the pipeline gave a span [{start}, {end}) of a text of {len(text)} characters"
            )
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        found = entity.label_ or "ENTITY"
        label = self._labels.get(found, found)
        if start == end or not label or (self._wanted is not None and found not in self._wanted):
            return None
        if self._keep is not None and label not in self._keep:
            return None
        return Span(start + offset, end + offset, label, self.kind, self.name)

    def _disable(self, names: Sequence[str]) -> None:
        if isinstance(names, str):
            raise ConfigError(f"{self.name}: disable is {names!r}; it must be a list of components")
        faults = _unknown(f"{self.name}: disable", names, set(self.nlp.pipe_names), "component")
        if faults:
            raise ConfigError(faults)
        for name in names:
            self.nlp.disable_pipe(name)
        factories = {self.nlp.get_pipe_meta(name).factory for name in self.nlp.pipe_names}
        if factories <= _NO_ENTITIES:
            there = ", ".join(self.nlp.pipe_names) or "nothing"
            raise ModelError(
                f"the spaCy pipeline {self.model!r} has no component that finds entities (it runs {there}); name one with "
                "ner, an entity_ruler, a span_ruler or a component of its own"
            )

    def _known(self) -> set[str]:
        """The labels that the pipeline can give; empty if a component does not say."""
        known: set[str] = set()
        for name in self.nlp.pipe_names:
            if self.nlp.get_pipe_meta(name).factory in _NO_ENTITIES:
                continue
            said = self.nlp.pipe_labels.get(name)
            if not said:
                return set()
            known.update(said)
        return known


def _unknown(where: str, names: Collection[str], known: Collection[str], what: str = "label") -> list[str]:
    faults = []
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name.upper(), [k.upper() for k in known], 1, 0.7)
            right = next((k for k in sorted(known) if near and k.upper() == near[0]), None)
            there = (
                f"did you mean {right}?"
                if right
                else f"the pipeline has {', '.join(sorted(known)) or 'none'}"
            )
            faults.append(f"{where} has the {what} {name!r}; {there}")
    return faults


def load_pipeline(model: str, *, any_version: bool = True) -> Any:
    """The pipeline of an installed package or a folder. Raises ModelError."""
    import spacy
    from spacy.about import __version__

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the version says is looked at below
            nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} is not installed and no folder of that name holds one; install its package "
            "with pip (scispaCy lists its pipelines at https://allenai.github.io/scispacy/), or name another"
        ) from error
    except Exception as error:  # a stranger's components may fail in any way while they load
        raise ModelError(
            f"the spaCy pipeline {model!r} cannot be loaded ({type(error).__name__}: {error}); install the version that "
            f"fits spaCy {__version__}"
        ) from error
    asked = str(nlp.meta.get("spacy_version") or "")
    if not any_version and asked and spacy.util.is_compatible_version(__version__, asked) is False:
        raise ModelError(
            f"the spaCy pipeline {model!r} was made for spaCy {asked}, and {__version__} is installed; install the "
            "version that fits, or set any_version to true if you have checked its results"
        )
    return nlp


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
