"""``synletters new-key KEY``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.options import argument, examples

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters new-key vault.key"))
def new_key(key: Annotated[Path, argument("KEY", "the file to write; it must not exist")]) -> int:
    """Write a new random key for a vault."""
    from synletters.surrogate.vault_keys import new_key

    new_key(key)
    print(f"{key} holds a new key; keep it apart from the vault and from the letters", flush=True)
    return 0
