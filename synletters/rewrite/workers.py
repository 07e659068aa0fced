"""The same run over chunks of letters, in this process or in several at once.

Each worker process has a rewriter of its own and one share of the cores, as threads of one process would wait
for each other:
most of the work is Python's. Chunks never part the letters of a patient, and what is drawn belongs to the
letter and the
patient, so how the letters are shared out changes nothing. At most two chunks a worker are in memory,
whatever the corpus.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import LetterError, SynlettersError
from synletters.core.timing import Clock
from synletters.evaluate.clinical.words_lost.compare import Losses, losses
from synletters.io import Extras
from synletters.rewrite.rewriter import Rewriter
from synletters.surrogate import secret

Chunk = list[Letter | Rejected]
Attributes = Sequence[Mapping[str, Any]]

#: chunks that must be there before workers are started by themselves: loading the models takes as long as a
#: chunk
_WORTH = 3
#: bytes of memory that one worker takes with the embedded models
MEMORY = 2 << 30


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
        self.counts.update(other.counts)
        self.hashes.update(other.hashes)
        self.clock.add(other.clock)
        self.models |= other.models

    @staticmethod
    def of(rewriter: Rewriter) -> Account:
        """What a rewriter has counted so far."""
        clock = Clock()
        clock.add(rewriter.clock)
        return Account(Counter(rewriter.counts), Counter(rewriter.hashes), clock, models_of(rewriter))


@dataclass(slots=True)
class Done:
    """One chunk, worked on: ``results`` in the order of its letters, each rewrite with the attributes of its
    spans."""

    chunk: Chunk
    results: list[tuple[Rewrite | Rejected | Letter, Attributes]]
    #: what each rewrite lost, by id and variant; None where that could not be told
    losses: dict[tuple[str, int], Losses | None] = field(default_factory=dict)


def rewritten(rewriter: Rewriter, chunk: Chunk, extras: Extras) -> Done:
    """The rewrites and rejections of a chunk."""
    alive = [item for item in chunk if isinstance(item, Letter)]
    done = Done(chunk, [(item, ()) for item in chunk if isinstance(item, Rejected)])
    sources = {letter.id: letter for letter in alive}
    _count_known(rewriter, alive)
    for result in rewriter.rewrite(alive) if alive else ():
        attributes: Attributes = ()
        if isinstance(result, Rewrite):
            with rewriter.clock.stage("clinical words"):
                done.losses[result.letter_id, result.variant] = _losses(sources[result.letter_id], result)
            _count_left(rewriter, sources[result.letter_id], result)
            try:
                with rewriter.clock.stage("statements"):
                    attributes = extras.rows(result)
            except LetterError as error:
                result = Rejected(result.letter_id, "write", error.reason)
        done.results.append((result, attributes))
    return done


def _count_known(rewriter: Rewriter, letters: Sequence[Letter]) -> None:
    """How many letters have a patient of whom something is known."""
    if (known := rewriter.finder.known) is not None:
        there = sum(letter.patient_id in known for letter in letters)
        rewriter.counts.update({"known:letters": there, "known:letters_of_others": len(letters) - there})


def _count_left(rewriter: Rewriter, source: Letter, made: Rewrite) -> None:
    """How many known identifiers stand in what was written, outside of surrogates."""
    if (known := rewriter.finder.known) is not None:
        replaced = [(s.start, s.end) for s in made.spans if s.kind == "phi"]
        [found] = known.find([Letter(made.letter_id, made.text, patient_id=source.patient_id)])
        rewriter.counts["known:left"] += sum(
            not any(start < span.end and span.start < end for start, end in replaced) for span in found
        )


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
    _count_known(rewriter, alive)
    failed: list[Letter | Rejected] = [item for item in chunk if isinstance(item, Rejected)]
    return Done(chunk, [(item, ()) for item in failed + (rewriter.detect(alive) if alive else [])])


Work = Callable[[Rewriter, Chunk, Extras], Done]


def over_chunks(
    chunks: Iterable[Chunk],
    config: RunConfig,
    work: Work,
    extras: Extras,
    account: Account,
    *,
    rewriter: Rewriter | None = None,
) -> Iterator[Done]:
    """Every chunk, worked on, in order; ``account`` grows with them.

    With a ``rewriter`` that is already made, with ``workers = 1``, or where the letters are few, all happens
    in this process.
    Raises SynlettersError if a worker process dies.
    """
    wanted = 1 if rewriter is not None else config.workers or cores_to_use(config)
    rest = iter(chunks)
    if wanted > 1 and config.workers == 0:
        first = list(islice(rest, _WORTH))
        rest = chain(first, rest)
        wanted = wanted if len(first) == _WORTH else 1
    if wanted > 1:
        yield from _by_workers(rest, config, work, extras, account, wanted)
        return
    here = rewriter or Rewriter(config)
    if work is rewritten:
        here.prepare()
    for chunk in rest:
        yield work(here, chunk, extras)
    account.add(Account.of(here))


def cores_to_use(config: RunConfig) -> int:
    """How many workers this machine has room for: one a core, fewer where memory is short, one if a GPU does
    the work."""
    if config.device.startswith("cuda") or (config.device == "auto" and _has_cuda()):
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), free_memory() // MEMORY))


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


# -- workers
# ----------------------------------------------------------------------------------------------------------------

_rewriter: Rewriter | None = None
_settings: tuple[RunConfig, int, secret.Secret | None, bytes] | None = None


def _by_workers(
    chunks: Iterator[Chunk], config: RunConfig, work: Work, extras: Extras, account: Account, workers: int
) -> Iterator[Done]:
    import multiprocessing

    account.workers = workers
    threads = max(1, len(os.sched_getaffinity(0)) // workers)
    # one secret for all, also where it cannot be kept
    drawn = secret.site_secret() if config.seed is None and config.vault is None else None
    settings = (config, threads, drawn, os.urandom(32))
    # spawned, not forked: torch's and the tokenizers' threads do not survive a fork
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _settle, settings)
    waiting: deque[Future[tuple[Done, Account] | SynlettersError]] = deque()
    try:
        for chunk in islice(chunks, 2 * workers):
            waiting.append(pool.submit(_work, work, chunk, extras))
        while waiting:
            found = waiting.popleft().result()
            if isinstance(found, SynlettersError):
                raise found
            done, more = found
            account.add(more)
            for chunk in islice(chunks, 1):
                waiting.append(pool.submit(_work, work, chunk, extras))
            yield done
    except BrokenProcessPool:
        raise SynlettersError(
            f"one of {workers} worker processes ended (most likely for want of memory); nothing was written: run again with "
            "fewer --workers. A script of your own that calls this must start under: if __name__ == '__main__'"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _settle(config: RunConfig, threads: int, drawn: secret.Secret | None, key: bytes) -> None:
    """In a new worker, before anything loads torch."""
    import signal

    global _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _settings = (config, threads, drawn, key)


def _work(work: Work, chunk: Chunk, extras: Extras) -> tuple[Done, Account] | SynlettersError:
    global _rewriter
    assert _settings is not None
    config, threads, drawn, key = _settings
    try:
        if _rewriter is None:
            import torch

            torch.set_num_threads(threads)
            if drawn is not None:
                secret.given(drawn)
            _rewriter = Rewriter(config)
            _rewriter.share_key(key)
            if work is rewritten:
                _rewriter.prepare()
        done, counted = work(_rewriter, chunk, extras), Account.of(_rewriter)
        for kept in (_rewriter.counts, _rewriter.hashes, _rewriter.clock.seconds):
            kept.clear()
        return done, counted
    except SynlettersError as error:
        return SynlettersError(str(error))  # which crosses to the parent whatever its own constructor wants


def _has_cuda() -> bool:
    import torch

    return torch.cuda.is_available()


def free_memory() -> int:
    """Bytes that can still be taken; a large number where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return 1 << 40
