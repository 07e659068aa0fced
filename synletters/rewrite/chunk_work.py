"""Work on one chunk of letters, and the account of it: what was counted, by which models, in what time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import LetterError
from synletters.core.timing import Clock
from synletters.evaluate.clinical.words_lost.compare import Losses, losses
from synletters.io import Extras
from synletters.rewrite.known_counts import count_known, count_left
from synletters.rewrite.rewriter import Rewriter

Chunk = list[Letter | Rejected]
Attributes = Sequence[Mapping[str, Any]]

#: counts that are the greatest of all letters, not their sum
_MOST = frozenset({"private_most"})


@dataclass(slots=True)
class Account:
    """What a run did: counts, keyed hashes of what the gate saw, seconds of work by stage, and the models
    that did it."""

    counts: Counter[str] = field(default_factory=Counter)
    hashes: Counter[str] = field(default_factory=Counter)
    clock: Clock = field(default_factory=Clock)
    models: dict[str, dict[str, str]] = field(default_factory=dict)
    workers: int = 1

    def add(self, other: Account) -> None:
        most = {
            name: max(self.counts[name], other.counts[name]) for name in _MOST & {*self.counts, *other.counts}
        }
        self.counts.update(other.counts)
        self.counts.update({name: value - self.counts[name] for name, value in most.items()})
        self.workers = max(self.workers, other.workers)
        self.hashes.update(other.hashes)
        self.clock.add(other.clock)
        self.models |= other.models

    @staticmethod
    def of(rewriter: Rewriter) -> Account:
        """What a rewriter has counted so far."""
        clock = Clock()
        clock.add(rewriter.clock)
        return Account(Counter(rewriter.counts), Counter(rewriter.hashes), clock, models_of(rewriter))

    def since(self, before: Account) -> Account:
        """What was counted after ``before``, which was of the same rewriter."""
        clock = Clock()
        clock.seconds = {
            name: seconds - before.clock.seconds.get(name, 0.0)
            for name, seconds in self.clock.seconds.items()
        }
        counts = self.counts - before.counts
        counts.update({name: self.counts[name] - counts[name] for name in _MOST & {*self.counts}})
        return Account(counts, self.hashes - before.hashes, clock, self.models)

    def to_json(self) -> dict[str, Any]:
        return {
            "counts": dict(self.counts),
            "hashes": dict(self.hashes),
            "seconds": self.clock.seconds,
            "models": self.models,
        }

    @staticmethod
    def from_json(row: Mapping[str, Any]) -> Account:
        clock = Clock()
        clock.seconds = dict(row["seconds"])
        return Account(Counter(row["counts"]), Counter(row["hashes"]), clock, dict(row["models"]))


@dataclass(slots=True)
class Done:
    """One chunk, worked on: ``results`` in the order of its letters, each rewrite with the attributes of its
    spans."""

    chunk: Chunk
    results: list[tuple[Rewrite | Rejected | Letter, Attributes]]
    #: what each rewrite lost, by id and variant; None where that could not be told
    losses: dict[tuple[str, int], Losses | None] = field(default_factory=dict)
    account: Account = field(default_factory=Account)


def rewritten(rewriter: Rewriter, chunk: Chunk, extras: Extras) -> Done:
    """The rewrites and rejections of a chunk."""
    alive = [item for item in chunk if isinstance(item, Letter)]
    done = Done(chunk, [(item, ()) for item in chunk if isinstance(item, Rejected)])
    sources = {letter.id: letter for letter in alive}
    count_known(rewriter, alive)
    for result in rewriter.rewrite(alive) if alive else ():
        attributes: Attributes = ()
        if isinstance(result, Rewrite):
            with rewriter.clock.stage("clinical words"):
                source = rewriter.as_rewritten(sources[result.letter_id])
                done.losses[result.letter_id, result.variant] = _losses(source, result)
            count_left(rewriter, sources[result.letter_id], result)
            try:
                with rewriter.clock.stage("statements"):
                    attributes = extras.rows(result)
            except LetterError as error:
                result = Rejected(result.letter_id, "write", error.reason)
        done.results.append((result, attributes))
    return done


def _losses(source: Letter, made: Rewrite) -> Losses | None:
    try:
        return losses(source, made.text)
    except Exception:  # a fault of the judge is told in the report, and costs no letter
        return None


def detected(rewriter: Rewriter, chunk: Chunk, extras: Extras) -> Done:
    """The letters of a chunk with what was found in them, and the rejections. ``extras`` adds nothing to
    them."""
    del extras
    alive = [item for item in chunk if isinstance(item, Letter)]
    count_known(rewriter, alive)
    failed: list[Letter | Rejected] = [item for item in chunk if isinstance(item, Rejected)]
    return Done(chunk, [(item, ()) for item in failed + (rewriter.detect(alive) if alive else [])])


Work = Callable[[Rewriter, Chunk, Extras], Done]


def models_of(rewriter: Rewriter) -> dict[str, dict[str, str]]:
    """Name, device, precision and hash of every model that a rewriter has loaded."""
    models = {}
    for name, part in [("refiller", rewriter._refiller), *((d.name, d) for d in rewriter.detectors)]:
        loaded = getattr(part, "loaded", None)  # a refiller of the user's own may run no model
        if loaded is not None:
            models[str(name)] = {
                "name": loaded.name,
                "device": loaded.device,
                "dtype": loaded.dtype,
                "weights_sha256": loaded.weights_sha256,
            }
    return models
