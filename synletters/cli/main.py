"""The command line: thin. Every command calls one typed function.

Exit codes: 0 done, 1 some letters were rejected or a check failed, 2 bad usage, configuration, input or
output, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from synletters.cli import faults
from synletters.cli.lazily import Lazy, group
from synletters.cli.options import examples, option
from synletters.core.errors import ConfigError, SynlettersError
from synletters.core.version import __version__

_LETTERS, _MEASURE, _MAKE, _TRAIN = "Letters", "Measuring", "Letters from nothing", "Training"
_HERE = "This installation"
COMMANDS = {
    "rewrite": Lazy("letters in, de-identified and rewritten letters out", _LETTERS),
    "detect": Lazy("the spans alone, as JSON lines", _LETTERS),
    "preview": Lazy("one letter, in colour, stage by stage (shows the original)", _LETTERS),
    "convert": Lazy(
        "annotated letters into another format, nothing else changed (identifiers stay)", _LETTERS
    ),
    "review": Lazy("the page where a person approves letters (shows originals if named)", _LETTERS),
    "serve": Lazy("answer requests over HTTP: rewrite, detect, score; docs/serve.md", _LETTERS),
    "new-key": Lazy("write a new random key for a vault", _LETTERS),
    "evaluate": Lazy("measure rewrites against their letters, with every metric", _MEASURE),
    "score": Lazy("one question alone: detectors against gold, fidelity, usefulness, membership", _MEASURE),
    "sweep": Lazy("many settings on a sample of letters; docs/sweep.md", _MEASURE),
    "report": Lazy("the HTML page of a report.json again", _MEASURE),
    "plant-canaries": Lazy("invented identifiers into letters, to be looked for after `rewrite`", _MEASURE),
    "generate": Lazy("invented records told in letters, every fact and identifier marked", _MAKE),
    "make-coherent": Lazy("letters whose dates, ages, names and codes fit, and these facts", _MAKE),
    "check": Lazy("do letters say what their records say? wrong, forbidden, extra, contradicting", _MAKE),
    "world": Lazy("ask a world of `generate`: exact posteriors, interventions, effects", _MAKE),
    "learn-world": Lazy("a world of `generate` from a table of records (needs pgmpy)", _MAKE),
    "benchmark": Lazy("tasks on made letters, with floors and ceilings", _MAKE),
    "train": Lazy("tune models on letters; docs/train.md", _TRAIN),
    "audit": Lazy("how much a tuned model remembers of its letters", _TRAIN),
    "doctor": Lazy("is this installation fit to work? versions, models, room, a self-test", _HERE),
}

app = typer.Typer(
    cls=group(COMMANDS),
    name="synletters",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("synletters rewrite letters/ out/", "synletters evaluate letters/ out/ report/"),
)


def _version(asked: bool) -> None:
    if asked:
        print(f"synletters {__version__}")
        raise typer.Exit


def _debug(asked: bool) -> None:
    if asked:
        os.environ[faults.DEBUG] = "1"


@app.callback()
def synletters(
    version: Annotated[
        bool, typer.Option("--version", help="say which version this is", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[
        bool,
        option(
            "show where an unexpected error came from; the trace may hold text of letters",
            "--debug",
            callback=_debug,
        ),
    ] = False,
) -> None:
    """De-identify and rewrite clinical letters, on this machine alone."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Raises SystemExit(2) for bad usage."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    asked_before = os.environ.get(faults.DEBUG, "")
    command = typer.main.get_command(app)
    try:
        code = command.main(argv, prog_name="synletters", standalone_mode=False)
    except typer.TyperException as error:
        faults.tell_usage(error)
        raise SystemExit(2) from None
    except ConfigError as error:
        print(f"synletters: {error}", file=sys.stderr)
        return 2
    except SynlettersError as error:
        print(f"synletters: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except Exception as error:
        faults.tell(error)
        return 2
    finally:
        os.environ[faults.DEBUG] = asked_before  # --debug is for one command
    if code == 130:
        print("synletters: interrupted; nothing was written", file=sys.stderr)
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    raise SystemExit(main())
