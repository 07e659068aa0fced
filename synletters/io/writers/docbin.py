"""Finished letters as spaCy documents: a folder of ``.spacy`` files (DocBin), which ``spacy train`` takes as
it is.

``doc.spans["synletters"]`` has every span with its label and its concept as ``kb_id``; ``doc.ents`` those of
one layer (see
``synletters.io.flat``); ``doc.user_data`` the id, the variant, and under ``spans`` each span's kind, source,
score and extra attributes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from synletters.io.flat import edges_of, one_layer, tokens
from synletters.io.writers.base import RewriteWriter

#: The name of the spans in ``doc.spans``.
GROUP = "synletters"
_ATTRS = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
# A DocBin is written from memory: a new file is begun when this many letters or characters have come.
SHARD_LETTERS = 1_000
SHARD_CHARS = 4 * 1024 * 1024


class DocBinWriter(RewriteWriter):
    """``00000.spacy``, ``00001.spacy``, …: at most 1,000 letters or about 4 MiB of text each."""

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        super().__init__(path, folder=True, replace=_ours if replace else None)
        self._shards = 0
        with self._opening():
            self._begin()

    def _begin(self) -> None:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab

        # a vocabulary for each file: one for all would hold every word of the corpus
        self._vocab, self._bin, self._chars = Vocab(), DocBin(attrs=_ATTRS, store_user_data=True), 0

    def _write(self, row: dict[str, Any]) -> None:
        self._bin.add(to_doc(row, self._vocab))
        self._chars += len(row["text"])
        if len(self._bin) >= SHARD_LETTERS or self._chars >= SHARD_CHARS:
            self._flush()
            self._begin()

    def _flush(self) -> None:
        with open(self._target.temp / f"{self._shards:05}.spacy", "xb") as handle:
            handle.write(self._bin.to_bytes())
            handle.flush()
            os.fsync(handle.fileno())
        self._shards += 1

    def _finish(self) -> None:
        if len(self._bin) or not self._shards:
            self._flush()

    def _abandon(self) -> None:
        pass


def _ours(name: str) -> bool:
    return re.fullmatch(r"\d{5,}\.spacy", name) is not None


def to_doc(row: Mapping[str, Any], vocab: Any) -> Any:
    """A spaCy document of a row of ``Rewrite.to_json``; its text is the letter's to the character."""
    from spacy.tokens import Doc, Span, SpanGroup

    text, spans = row["text"], row["spans"]
    chosen = one_layer(text, spans)
    edges = edges_of((span["start"], span["end"]) for span in spans) | edges_of((a, b) for a, b, _ in chosen)
    pieces = list(_pieces(text, edges, spans))
    doc = Doc(
        vocab, words=[text[start:end] for start, end, _ in pieces], spaces=[blank for *_, blank in pieces]
    )
    first = {start: i for i, (start, *_) in enumerate(pieces)}
    last = {end: i + 1 for i, (_, end, _) in enumerate(pieces)}

    def span_of(start: int, end: int, span: Mapping[str, Any]) -> Any:
        return Span(doc, first[start], last[end], label=span["label"], kb_id=span.get("concept") or "")

    doc.ents = [span_of(*item) for item in chosen]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=[span_of(s["start"], s["end"], s) for s in spans])
    own = ("start", "end", "label", "concept")
    told = [{key: value for key, value in span.items() if key not in own} for span in spans]
    doc.user_data.update({"id": row["id"], "variant": row["variant"], "spans": told})
    return doc


def _pieces(
    text: str, edges: set[int], spans: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[int, int, bool]]:
    """Tokens and gaps, end to end: (start, end, whether the blank behind belongs to it, as spaCy keeps single
    blanks)."""
    starts, ends = {span["start"] for span in spans}, {span["end"] for span in spans}
    cuts = edges | {offset for place in tokens(text, edges) for offset in place} | {0, len(text)}
    skip = -1
    for start, end in pairwise(sorted(cuts)):
        if start == skip:
            continue
        # a span that begins or ends with the blank needs it as a token of its own
        blank = (
            text[end : end + 1] == " "
            and end + 1 in cuts
            and not text[start:end].isspace()
            and end not in starts
            and end + 1 not in ends
        )
        skip = end if blank else -1
        yield start, end, blank
