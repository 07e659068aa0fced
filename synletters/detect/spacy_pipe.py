"""A component for spaCy's pipelines: ``nlp.add_pipe("synletters_phi")``. What the detectors find, in ``doc.spans`` and ``doc.ents``.

spaCy finds it by the entry point ``spacy_factories``. Nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from synletters.core.config import load
from synletters.core.document import KINDS, POS_PREFIX, Letter, Rejected
from synletters.core.errors import ConfigError, LetterError
from synletters.core.timing import Clock
from synletters.detect.merging import merged_findings
from synletters.detect.run import Finder

NAME = "synletters_phi"
_DEFAULTS: dict[str, Any] = {
    "settings": {},
    "kinds": ["phi"],
    "spans_key": "synletters",
    "set_ents": True,
    "batch": 32,
}


class PhiComponent:
    """Marks a document's identifiers; with ``kinds`` clinical entities and structure too.

    All spans stand in ``doc.spans[spans_key]``, each widened to whole tokens, with the label of docs/labels.md and its score in
    ``attrs["scores"]`` of the group. With ``set_ents`` they become ``doc.ents`` too: of those that overlap the longest, and before
    entities that were there. A document that a detector fails on raises LetterError, and is never passed on as if it held none.
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        kinds: Sequence[str],
        spans_key: str,
        set_ents: bool,
        batch: int,
    ) -> None:
        if wrong := [kind for kind in kinds if kind not in KINDS]:
            raise ConfigError(f"kinds of {NAME} has {wrong[0]!r}; there are {', '.join(KINDS)}")
        if batch < 1:
            raise ConfigError(f"batch of {NAME} is {batch}; it must be at least 1")
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
        self._finder = Finder(load(None, given), clock=Clock())
        self._kinds, self._key, self._ents, self._batch = frozenset(kinds), spans_key, set_ents, batch

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int | None = None) -> Iterator[Doc]:
        """Documents in order, ``batch_size`` at a time. Each stands for a patient of its own. Raises LetterError."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size or self._batch)):
            # a document of blanks alone holds no letter, and no identifier
            letters = [Letter(f"doc {at}", doc.text) for at, doc in enumerate(batch) if doc.text.strip()]
            found = {
                item.id if isinstance(item, Letter) else item.letter_id: item
                for item in self._finder.find(letters)
            }
            for at, doc in enumerate(batch):
                item = found.get(f"doc {at}")
                if isinstance(item, Rejected):
                    raise LetterError(f"{item.stage}: {item.reason}", letter_id=item.letter_id)
                yield self._marked(doc, item) if item is not None else doc

    def _marked(self, doc: Doc, letter: Letter) -> Doc:
        spans, scores = [], []
        for found in merged_findings(s for s in letter.spans if not s.label.startswith(POS_PREFIX)):
            if found.kind not in self._kinds:
                continue
            span = doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
            if span is not None and len(span):
                spans.append(span)
                scores.append(found.score)
        doc.spans[self._key] = spans
        doc.spans[self._key].attrs["scores"] = scores
        if self._ents:
            mine = filter_spans(spans)
            taken = {token.i for span in mine for token in span}
            others = [span for span in doc.ents if not any(token.i in taken for token in span)]
            doc.set_ents([*mine, *others])
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is learned; the settings are in the pipeline's config."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> PhiComponent:
        del data
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """As ``to_bytes``."""

    def from_disk(self, path: Any, **_: Any) -> PhiComponent:
        del path
        return self


@Language.factory(NAME, assigns=["doc.ents", "doc.spans"], default_config=_DEFAULTS)
def make(
    nlp: Language,
    name: str,
    settings: dict[str, Any],
    kinds: list[str],
    spans_key: str,
    set_ents: bool,
    batch: int,
) -> PhiComponent:
    """``settings`` are those of ``RunConfig`` that say what is found (``detectors``, ``point``, ``tagger``, …)."""
    del nlp, name
    return PhiComponent(settings, kinds, spans_key, set_ents, batch)
