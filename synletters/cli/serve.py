"""``synletters serve``."""

from __future__ import annotations

import sys
from typing import Any

import typer

from synletters.cli import letters
from synletters.cli.options import ConfigFile, LogFile, Quiet, examples, settings
from synletters.core.config import FIND, MACHINE, REFILL, REPLACE, REWORD, WORDS, RunConfig
from synletters.core.errors import ConfigError
from synletters.core.settings import declared
from synletters.serve.settings import SERVICE, ServeSettings

app = typer.Typer(add_completion=False)
_SERVICE = frozenset(declared(ServeSettings))


@app.command(
    epilog=examples(
        "synletters serve",
        "synletters serve --port 8770 --token-file service.token --vault site.vault --vault-key-file site.key",
    )
)
@settings(ServeSettings, RunConfig, groups=(SERVICE, FIND, REPLACE, REWORD, WORDS, REFILL, MACHINE))
def serve(
    given: dict[str, Any],
    config: ConfigFile = None,
    log_file: LogFile = None,
    quiet: Quiet = False,
) -> int:
    """Answer requests: POST /rewrite, /detect, /score; GET /health, /metrics, /openapi.json. docs/serve.md has examples.

    It listens to this machine alone unless --host says otherwise, and stops at SIGTERM or Ctrl-C when what it works on is done.
    """
    own = {name: value for name, value in given.items() if name in _SERVICE}
    faults: list[str] = []
    try:
        service = ServeSettings(**own)
    except ConfigError as error:
        faults += error.faults
    try:
        asked = letters.config_of(config, {n: v for n, v in given.items() if n not in _SERVICE})
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError(faults)
    try:
        from synletters.serve.run import serve, words  # starlette, uvicorn and torch are loaded here
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise ConfigError(f"serve needs {error.name}: pip install 'synletters[serve]'") from None

    for line in words(service):
        print(line, file=sys.stderr)

    def ready(address: str) -> None:
        if not quiet:
            print(f"synletters: listening at {address}", file=sys.stderr, flush=True)

    serve(service, asked, log=log_file, ready=ready)
    return 0
