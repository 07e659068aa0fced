"""``synletters review OUT``: the page, served on this machine until it is stopped."""

from __future__ import annotations

import contextlib
import webbrowser
from typing import Annotated
from urllib.parse import quote

import typer

from synletters.cli.options import Quiet, examples, option
from synletters.cli.review_options import DatabaseFile, IdMap, Letters, Out, opened
from synletters.core.errors import ConfigError

app = typer.Typer(add_completion=False)
_SAMPLE = "The certified leak rate"


@app.command(
    epilog=examples(
        "synletters review out/ --letters letters/", "synletters review out/ --sample 500 --browser"
    )
)
def open(
    out: Out,
    letters: Letters = None,
    id_map: IdMap = None,
    database: DatabaseFile = None,
    at: Annotated[str | None, option("the letter to begin with", "--at", metavar="ID")] = None,
    port: Annotated[
        int, option("a port of this machine (default: any that is free)", "--port", metavar="N")
    ] = 0,
    browser: Annotated[bool, option("open the page in this machine's browser", "--browser")] = False,
    sample: Annotated[
        int | None,
        option("how many letters are drawn to be read (default 300)", "--sample", metavar="N", group=_SAMPLE),
    ] = None,
    confidence: Annotated[
        float | None,
        option("of the bound (default 0.95)", "--confidence", metavar="P", group=_SAMPLE),
    ] = None,
    seed: Annotated[
        int | None,
        option("what the sample is drawn by (default: a random one)", "--seed", metavar="N", group=_SAMPLE),
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Read finished letters beside their sources and decide on each, in a browser on this machine.

    Decisions are saved as they are made; Ctrl-C ends the page, and the same command goes on.
    """
    from synletters.review.serve import serve
    from synletters.review.session import Settings

    if id_map is not None and letters is None:
        raise ConfigError("--id-map matches letters by their new ids: name the letters with --letters")
    asked = {
        name: value
        for name, value in (("sample", sample), ("confidence", confidence), ("seed", seed))
        if value is not None
    }
    settings = Settings(**asked) if asked else None  # type: ignore[arg-type]

    with opened(
        out, database, letters=letters, id_map=id_map, settings=settings, begin=True, quiet=quiet
    ) as session:

        def ready(address: str) -> None:
            address += f"#id={quote(at)}" if at else ""
            known = session.corpus.sources
            if not quiet:
                sampled = sum(unit.sampled for unit in session.units)
                print(
                    f"{len(session.units)} letters, {sampled} of them in the sample; decisions: {session.database.path}"
                )
                print(
                    f"{known} of them beside their source (patient text)"
                    if known
                    else "the rewrites alone; --letters IN shows their sources beside them"
                )
            print(f"open {address}", flush=True)
            if not quiet:
                print("the address lets in whoever has it; Ctrl-C ends the page", flush=True)
            if browser:
                webbrowser.open(address)

        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            serve(session, port=port, ready=ready)
        if not quiet:
            print(f"\n{session.status()['sentence']}")
            print(f"next: synletters review status {out}, then synletters review export {out} accepted.jsonl")
    return 0
