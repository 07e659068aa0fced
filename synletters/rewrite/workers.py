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
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from synletters.core.config import RunConfig
from synletters.core.timing import leave_what_lasts
from synletters.io import Extras
from synletters.rewrite.chunk_work import Account, Chunk, Done, Work, rewritten
from synletters.rewrite.cluster import Cluster
from synletters.rewrite.pool import Pool, over_pool
from synletters.rewrite.processes import Processes
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.rewriter import Rewriter

#: chunks that must be there before workers are started by themselves: loading the models takes as long as a
#: chunk
_WORTH = 3
#: bytes of memory that one worker takes with the embedded models
MEMORY = 2 << 30


def over_chunks(
    chunks: Iterable[Chunk],
    config: RunConfig,
    work: Work,
    extras: Extras,
    *,
    rewriter: Rewriter | None = None,
    key: bytes | None = None,
    rare: RareTerms | None = None,
) -> Iterator[Done]:
    """Every chunk, worked on, in order, with an account of the work on it.

    With a ``rewriter`` that is already made, with ``workers = 1``, or where the letters are few, all happens
    in this process. ``key`` is that of the hashes in the accounts, ``rare`` says which terms are generalised. Raises SynlettersError if worker processes die
    whatever they are given; a letter that ends its worker alone is rejected.
    """
    wanted = 1 if rewriter is not None else config.workers or cores_to_use(config)
    rest = iter(chunks)
    spread = rewriter is None and config.engine != "local"
    if not spread and wanted > 1 and config.workers == 0:
        first = list(islice(rest, _WORTH))
        rest = chain(first, rest)
        wanted = wanted if len(first) == _WORTH else 1
    if spread or wanted > 1:
        yield from over_pool(rest, _pool(config, work, extras, wanted, key or os.urandom(32), rare))
        return
    here, settled = rewriter, False
    if here is not None:
        here.rare = rare or here.rare
    for chunk in rest:  # without one nothing is loaded
        if here is None:
            here = Rewriter(config)
            here.share_key(key or os.urandom(32))
            here.rare = rare
        if work is rewritten:
            here.prepare()
        if not settled:
            leave_what_lasts()
            settled = True
        before = Account.of(here)
        done = work(here, chunk, extras)
        yield replace(done, account=Account.of(here).since(before))


def _pool(
    config: RunConfig, work: Work, extras: Extras, workers: int, key: bytes, rare: RareTerms | None
) -> Pool:
    if config.engine == "ray":
        from synletters.rewrite.ray_workers import RayWorkers

        return Cluster(RayWorkers(config, work, extras, key, rare, cores=_room(), memory=MEMORY))
    if config.engine == "spark":
        from synletters.rewrite.spark_workers import SparkWorkers

        return Cluster(SparkWorkers(config, work, extras, key, rare, cores=_room()))
    return Processes(config, work, extras, workers, key, rare)


def cores_to_use(config: RunConfig) -> int:
    """How many workers this machine has room for: one a core, fewer where memory is short, one if a GPU does
    the work."""
    if config.device.startswith("cuda") or (config.device == "auto" and _has_cuda()):
        return 1
    return _room()


def _room() -> int:
    return max(1, min(len(os.sched_getaffinity(0)), free_memory() // MEMORY))


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
