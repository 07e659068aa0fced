"""Workers that are actors of Ray: on this machine, or on those of a cluster that is there (``--ray-address``).

An actor loads its models once and works on one chunk after the other. It takes one core and the memory of a process;
where a GPU is to work, a share of one. One that is lost is begun anew, wherever Ray finds it a place.
"""

from __future__ import annotations

import contextlib
import os
import queue
import socket
from dataclasses import replace
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.errors import ConfigError, SynlettersError
from synletters.io import Extras
from synletters.rewrite.chunk_work import Chunk, Done, Work
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.ray_cluster import RayCluster, untold
from synletters.rewrite.worker import Setup, Worker, WorkerLostError

#: seconds in which one worker at least must be ready, where none is
PATIENCE = 300.0
#: workers that may die one after the other before one was ready
_FALSE_STARTS = 5


class Actor:
    """What runs on the other side."""

    def __init__(self, setup: Setup) -> None:
        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        self._worker = Worker(setup)

    def ready(self) -> bool:
        return True

    def answer(self, work: Work, chunk: Chunk, extras: Extras) -> Done | SynlettersError:
        try:
            done = self._worker.work(work, chunk, extras)
        except Exception as error:  # its words may quote a letter, and Ray would write them into logs
            return SynlettersError(f"a worker on {socket.gethostname()} failed with {type(error).__name__}")
        return done if isinstance(done, SynlettersError) else replace(done, chunk=[])


class RayWorkers:
    """``count`` actors, those that are lost begun anew. Raises ConfigError if Ray is missing, or its cluster does not answer
    or has no room."""

    def __init__(
        self,
        config: RunConfig,
        work: Work,
        extras: Extras,
        key: bytes,
        rare: RareTerms | None,
        *,
        cores: int,
        memory: int,
    ) -> None:
        self._cluster = RayCluster(config.ray_address, config.workers or cores)
        self._ray = self._cluster.ray
        self._work, self._extras = work, extras
        try:
            needs = self._cluster.needs(config, memory)
            if config.vault is not None and not self._cluster.is_here:
                raise ConfigError(
                    "a vault is a file that machines cannot share: rewrite with --vault on one machine (--engine local, or ray "
                    "without --ray-address)"
                )
            self.count = needs.pop("count")
            # each sees the GPU that it was given, and no other
            device = "cuda" if "num_gpus" in needs else "cpu"
            config = replace(config, device=device)
            self._setup = Setup.of(config, 1, key, rare, marked=True, here=self._cluster.is_here)
            self._actor = self._ray.remote(max_restarts=0, max_task_retries=0, **needs)(Actor)
            #: actors that have nothing to do, and those that could not begin with their error; an error alone is for all
            self._free: queue.Queue[Any] = queue.Queue()
            self._actors, self._ready = set[Any](), set[Any]()
            self._closed = False
            self._false_starts = 0
            for _ in range(self.count):
                self._start()
        except BaseException:
            self._cluster.close()
            raise

    def answer(self, chunk: Chunk) -> Done | SynlettersError:
        actor = self._next()
        errors = self._ray.exceptions
        try:
            answer: Done | SynlettersError = self._ray.get(
                actor.answer.remote(self._work, chunk, self._extras)
            )
        except errors.RayTaskError as fault:
            # not of the work, which tells its faults, but of what Ray did around it
            self._free.put((actor, None))
            return untold(fault)
        except errors.RayError as fault:
            self._drop(actor)
            if self._closed:
                return SynlettersError("the run has ended")
            self._start()
            raise WorkerLostError from fault
        self._false_starts = 0
        self._free.put((actor, None))
        return answer

    def close(self) -> None:
        self._closed = True
        for actor in [*self._actors]:
            self._drop(actor)
        self._free.put((None, SynlettersError("the run has ended")))
        self._cluster.close()

    def _next(self) -> Any:
        """An actor that is free. Raises SynlettersError if none is left and none comes."""
        while True:
            try:
                actor, error = self._free.get(timeout=PATIENCE)
            except queue.Empty:
                if self._ready:  # at work, every one of them
                    continue
                error = SynlettersError(
                    f"no worker was ready on Ray's cluster within {PATIENCE:.0f} s: its machines are taken, lost, or have no "
                    "room; see 'ray status' there, and go on with --resume"
                )
                actor = None
            if actor is None:
                self._free.put((None, error))  # for the other threads
                raise error
            if error is None and actor in self._actors:
                self._ready.add(actor)
                return actor
            if error is not None:
                self._false_start(actor, error)

    def _start(self) -> None:
        """Have one more actor, which is free as soon as Ray has found it a place."""
        actor = self._actor.remote(self._setup)
        self._actors.add(actor)
        # told to a thread of ours: Ray's own, which calls this, must not wait for Ray
        actor.ready.remote().future().add_done_callback(
            lambda answer: self._free.put((actor, answer.exception()))
        )

    def _false_start(self, actor: Any, error: BaseException) -> None:
        self._drop(actor)
        self._false_starts += 1
        if isinstance(error, self._ray.exceptions.RayTaskError) or self._false_starts > _FALSE_STARTS:
            self._free.put((None, untold(error)))
        else:
            self._start()

    def _drop(self, actor: Any) -> None:
        self._actors.discard(actor)
        self._ready.discard(actor)
        with contextlib.suppress(Exception):
            self._ray.kill(actor)
