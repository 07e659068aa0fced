"""A run over shards of letters: those that are finished are left alone, the others are worked on and kept."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Rejected
from synletters.core.errors import OutputError
from synletters.core.isolation import chunks
from synletters.io import Extras, LetterSource
from synletters.rewrite.chunk_work import Account, Attributes, Chunk, Done, Work
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.shards import Row, Shards
from synletters.rewrite.watch import Watch
from synletters.rewrite.workers import over_chunks

#: chunks of letters that are one shard: what a killed run loses at most of each of its workers' work
CHUNKS = 4

Encode = Callable[[Done, Any, Attributes], Row]
Progress = Callable[[int], None]


@dataclass(slots=True)
class _Open:
    """A shard that is being worked on."""

    number: int
    chunks: list[Chunk]
    done: list[Done] = field(default_factory=list)


@dataclass(slots=True)
class Finished:
    """What a run over shards did: how many shards there are, and how many letters went in."""

    shards: int = 0
    letters: int = 0


def over_shards(
    source: LetterSource,
    config: RunConfig,
    work: Work,
    extras: Extras,
    account: Account,
    shards: Shards,
    encode: Encode,
    *,
    rewriter: Rewriter | None = None,
    progress: Progress | None = None,
    rare: RareTerms | None = None,
    expect: Progress | None = None,
    watch: Watch | None = None,
) -> Finished:
    """Bring every shard of ``source`` to the disk; ``account`` grows with all of them, those finished before too.

    ``progress`` is told how many more letters are done, ``expect`` how many there are in all, ``watch`` both and more.

    ``encode`` makes a row of each result. Raises InputError if the letters are others than those of the shards that
    are finished, OutputError if a model is another one or the disk refuses, and as ``over_chunks``.
    """
    counted, open_shards = Finished(), deque[_Open]()

    def expected(letters: int) -> None:
        if expect is not None:
            expect(letters)
        if watch is not None:
            watch.expect(letters)

    def left() -> Iterator[Chunk]:
        rest = chunks(source, config.chunk, expected)
        while group := list(islice(rest, CHUNKS)):
            number, counted.shards = counted.shards, counted.shards + 1
            letters = [item for chunk in group for item in chunk]
            counted.letters += len(letters)
            if header := shards.header(number, letters):
                kept = Account.from_json(header["account"])
                _add(account, kept, shards)
                if watch is not None:
                    watch.shard(number, len(letters), kept=kept, rejected=header.get("rejected"))
                if progress is not None:
                    progress(len(letters))
                continue
            open_shards.append(_Open(number, group))
            yield from group

    for done in over_chunks(left(), config, work, extras, rewriter=rewriter, key=shards.key, rare=rare):
        shard = open_shards[0]
        shard.done.append(done)
        if progress is not None:
            progress(len(done.chunk))
        if watch is not None:
            watch.chunk(len(done.chunk), _rejected(done), done.account)
        if len(shard.done) == len(shard.chunks):
            open_shards.popleft()
            own = Account()
            for part in shard.done:
                own.add(part.account)
            _add(account, own, shards)
            letters = [item for chunk in shard.chunks for item in chunk]
            rows = [
                encode(part, result, attributes) for part in shard.done for result, attributes in part.results
            ]
            rejected = sum((_rejected(part) for part in shard.done), Counter[str]())
            shards.write(shard.number, letters, {"account": own.to_json(), "rejected": rejected}, rows)
            if watch is not None:
                watch.shard(shard.number, len(letters))
    return counted


def _rejected(done: Done) -> Counter[str]:
    """Letters of a chunk that were rejected, by stage."""
    return Counter(result.stage for result, _ in done.results if isinstance(result, Rejected))


def _add(account: Account, more: Account, shards: Shards) -> None:
    changed = sorted(name for name, model in more.models.items() if account.models.get(name, model) != model)
    if changed:
        raise OutputError(
            f"the run in {shards.folder} began with another model: {', '.join(changed)}; bring it back, or begin anew"
        )
    account.add(more)
