"""What the commands of a review share: the run, its database, its letters."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from synletters.cli.options import argument, option
from synletters.core.errors import InputError

if TYPE_CHECKING:
    from synletters.review.session import Session, Settings

_WHERE = "What is read and kept"
Out = Annotated[Path, argument("OUT", "what `synletters rewrite` wrote: a folder, or its file of letters")]
Letters = Annotated[
    Path | None,
    option(
        "the letters that were rewritten (patient text), to be shown beside their rewrites; matched by id",
        "--letters",
        metavar="IN",
        group=_WHERE,
    ),
]
IdMap = Annotated[
    Path | None,
    option(
        "the crosswalk of a run with --id-map, to match letters by",
        "--id-map",
        metavar="FILE.csv",
        group=_WHERE,
    ),
]
DatabaseFile = Annotated[
    Path | None,
    option(
        "where decisions lie (default OUT.review.sqlite, beside the run)",
        "--database",
        metavar="FILE",
        group=_WHERE,
    ),
]
Needed = Annotated[
    int, option("how many reviewers must have accepted a letter (default 1)", "--needed", metavar="N")
]


@contextmanager
def opened(
    out: Path,
    database: Path | None,
    *,
    letters: Path | None = None,
    id_map: Path | None = None,
    settings: Settings | None = None,
    begin: bool = False,
    quiet: bool = True,
) -> Iterator[Session]:
    """The review of a run. Without ``begin`` there must be one. Raises InputError, OutputError, ConfigError."""
    from tqdm import tqdm

    from synletters.review.corpus import Corpus, Run
    from synletters.review.database import Database
    from synletters.review.session import Session, database_of

    run = Run.of(out)
    path = database or database_of(out)
    if not begin and not path.is_file():
        raise InputError(
            f"{path} does not exist: nothing was reviewed yet; begin with `synletters review {out}`"
        )

    with closing(Database(path, run.mark)) as decisions:
        with tqdm(desc="reading", unit="letter", disable=quiet or None, file=sys.stderr) as bar:
            corpus = Corpus(run, bar.update)
        with closing(corpus):
            if letters is not None:
                with tqdm(desc="sources", unit="letter", disable=quiet or None, file=sys.stderr) as bar:
                    corpus.take_sources(letters, id_map, bar.update)
            fresh = not decisions.units()
            with tqdm(
                desc="looking",
                unit="letter",
                total=len(corpus),
                disable=quiet or not fresh or None,
                file=sys.stderr,
            ) as bar:
                session = Session(run, corpus, decisions, settings, bar.update)
            yield session
