"""What a learner is given: a text with one layer of gold entities, in chunks of tokens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from synletters.core.document import Letter, Rewrite, Span
from synletters.io.flat import one_layer, tokens

#: (start, end, label) of an entity; offsets count characters, end exclusive
Entity = tuple[int, int, str]
#: (start, end) of a stretch of the text
Place = tuple[int, int]

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text to learn from or to be tested on. ``entities`` are in order and free of overlap.

    ``masked`` are the places whose words a learner must not see; it gets its mask token for each token of
    them.
    """

    id: str
    text: str = field(repr=False)
    entities: tuple[Entity, ...] = ()
    masked: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sample: its ``tokens``, for each whether it is ``masked``, and its entities as (first
    token, end token,
    label), end exclusive, in order and free of overlap."""

    text: str = field(repr=False)
    tokens: tuple[Place, ...]
    masked: tuple[bool, ...]
    entities: tuple[Entity, ...]


def clinical(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.kind == "clinical"]


def gold_sources(letters: Iterable[Letter]) -> frozenset[str]:
    """The sources of the clinical spans that the letters came with, and the empty one.

    A rewrite carries the letter's own annotations under their own source, beside what the detectors of the
    rewriting found; only
    the former are gold.
    """
    return frozenset({"", *(span.source for letter in letters for span in clinical(letter.spans))})


def sample_of(item: Letter | Rewrite, sources: Collection[str], labels: Collection[str]) -> Sample:
    """The text with its gold entities of these labels: one layer, as a tagger of one label a token can learn
    no other."""
    letter_id = item.id if isinstance(item, Letter) else item.letter_id
    spans = [span for span in clinical(item.spans) if span.source in sources and span.label in labels]
    chosen = one_layer(item.text, [span.to_json() for span in spans])
    return Sample(letter_id, item.text, tuple((start, end, str(row["label"])) for start, end, row in chosen))


def chunks(sample: Sample, size: int) -> Iterator[Chunk]:
    """The sample in chunks of at most ``size`` tokens.

    A cut falls, in the second half of a chunk, where an empty line is, else a line ends, else a sentence;
    where it falls
    depends on the text alone. An entity that is cut becomes two; one that begins or ends within a token takes
    all of it.
    """
    words = list(tokens(sample.text, ()))
    for first, end in _cuts(sample.text, words, size):
        part = words[first:end]
        yield Chunk(
            sample.text,
            tuple(part),
            tuple(_inside(part, sample.masked)),
            tuple(_entities(part, sample.entities)),
        )


def _cuts(text: str, words: Sequence[Place], size: int) -> Iterator[Place]:
    at = 0
    while len(words) - at > size:
        cut = max(range(at + size // 2 + 1, at + size + 1), key=lambda i: (_rank(text, words, i), i))
        yield at, cut
        at = cut
    if at < len(words):
        yield at, len(words)


def _rank(text: str, words: Sequence[Place], i: int) -> int:
    """How good a place to cut the gap before token i is."""
    before = words[i - 1]
    breaks = len(_BREAK.findall(text[before[1] : words[i][0]]))
    return 3 if breaks > 1 else 2 if breaks else 1 if text[before[0] : before[1]] in ".!?" else 0


def _inside(words: Sequence[Place], places: Sequence[Place]) -> Iterator[bool]:
    k = 0
    for start, end in words:
        while k < len(places) and places[k][1] <= start:
            k += 1
        yield k < len(places) and places[k][0] < end


def _entities(words: Sequence[Place], entities: Sequence[Entity]) -> Iterator[Entity]:
    """Entities over the tokens that they touch; of two that touch one token the first takes it."""
    i = 0
    for start, end, label in entities:
        while i < len(words) and words[i][1] <= start:
            i += 1
        j = i
        while j < len(words) and words[j][0] < end:
            j += 1
        if j > i:
            yield i, j, label
        i = j
