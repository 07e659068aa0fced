"""One worker, whatever started it: a process of this machine, an actor of Ray, a Python process of Spark.

It loads each model once, with its first chunk, and says what it is an installation of: letters come out the same
everywhere only where the program, its libraries and the files that the run names are the same.
"""

from __future__ import annotations

import platform
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path

from synletters.core.config import RunConfig
from synletters.core.errors import SynlettersError
from synletters.core.timing import leave_what_lasts
from synletters.io import Extras
from synletters.rewrite.chunk_work import Account, Chunk, Done, Work, rewritten
from synletters.rewrite.identity import FILES, code
from synletters.rewrite.outputs import sha256
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.rewriter import Rewriter
from synletters.surrogate import secret

#: libraries that letters depend on
_LIBRARIES = ("numpy", "regex", "spacy", "tokenizers", "torch", "transformers")


class WorkerLostError(Exception):
    """A worker ended before it had answered."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told before its first chunk. ``threads`` are those of the models, ``drawn`` the secret of the
    machine that began the run, ``key`` that of the hashes in accounts. With ``marks`` (``marks_of``) a worker
    refuses to work in another installation. In ``path`` modules of the user's own are found, where all workers are on
    this machine."""

    config: RunConfig
    threads: int
    drawn: secret.Secret | None = field(repr=False)
    key: bytes = field(repr=False)
    rare: RareTerms | None = field(default=None, repr=False)
    marks: Mapping[str, str] = field(default_factory=dict)
    path: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        config: RunConfig,
        threads: int,
        key: bytes,
        rare: RareTerms | None,
        *,
        marked: bool = False,
        here: bool = False,
    ) -> Setup:
        """The setup of all workers of a run; one secret for all, also where it cannot be kept. ``here`` says that
        workers which do not begin as this process did are on its machine."""
        drawn = secret.site_secret() if config.seed is None and config.vault is None else None
        path = tuple(place for place in sys.path if place) if here else ()
        return cls(config, threads, drawn, key, rare, marks_of(config) if marked else {}, path)


class Worker:
    """Works on chunks, one after the other, with a rewriter of its own."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        sys.path.extend(place for place in setup.path if place not in sys.path)
        self._rewriter: Rewriter | None = None

    def work(self, work: Work, chunk: Chunk, extras: Extras) -> Done | SynlettersError:
        """A chunk, worked on; or the error, which crosses to another process whatever its own constructor wants."""
        try:
            if self._rewriter is None:
                self._rewriter = self._begin(work)
            before = Account.of(self._rewriter)
            done = work(self._rewriter, chunk, extras)
            return replace(done, account=Account.of(self._rewriter).since(before))
        except SynlettersError as error:
            return SynlettersError(str(error))

    def _begin(self, work: Work) -> Rewriter:
        setup = self._setup
        if setup.marks:
            _refuse_another_installation(setup)
        import torch

        torch.set_num_threads(setup.threads)
        if setup.drawn is not None:
            secret.given(setup.drawn)
        rewriter = Rewriter(setup.config)
        rewriter.share_key(setup.key)
        rewriter.rare = setup.rare
        if work is rewritten:
            rewriter.prepare()
        leave_what_lasts()
        return rewriter


def marks_of(config: RunConfig) -> dict[str, str]:
    """What must be the same on all machines: versions, the program's own code, the contents of the files that the run
    names. Models tell themselves, in the accounts. Raises InputError for a file that is not there."""
    marks = {"Python": ".".join(platform.python_version_tuple()[:2]), "synletters": code()}
    for name in _LIBRARIES:
        try:
            marks[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            marks[name] = "missing"
    for name in FILES:
        if path := getattr(config, name):
            marks[f"--{name.replace('_', '-')}"] = sha256(Path(path))
    return marks


def _refuse_another_installation(setup: Setup) -> None:
    host = socket.gethostname()
    try:
        mine = marks_of(setup.config)
    except (OSError, SynlettersError):
        raise SynlettersError(
            f"a file that the run names cannot be read on {host}; have it at the same place on all machines"
        ) from None
    other = [
        f"{name} {mine.get(name, 'missing')[:16]} (where the run began: {wanted[:16]})"
        for name, wanted in setup.marks.items()
        if mine.get(name) != wanted
    ]
    if other:
        raise SynlettersError(
            f"{host} has another installation, and letters would come out otherwise there: {', '.join(other)}; "
            "install the same on all machines"
        )
