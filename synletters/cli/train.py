"""``synletters train``: what is tuned is a command of its own."""

from __future__ import annotations

import typer

from synletters.cli.lazily import Lazy, group
from synletters.cli.options import examples

COMMANDS = {
    name: Lazy(help, module=f"synletters.cli.train_{name}")
    for name, help in {
        "mlm": "tune a masked language model (what `rewrite --model` takes)",
        "seq2seq": "tune an encoder-decoder: T5's span corruption or BART's text infilling",
        "tagger": "tune a tagger of identifiers and entities",
    }.items()
}

app = typer.Typer(
    cls=group(COMMANDS),
    add_completion=False,
    no_args_is_help=True,
    epilog=examples(
        "synletters train mlm letters/ tuned/", "synletters train tagger annotated/ tagger/ --task phi"
    ),
)


@app.callback()
def train() -> None:
    """Tune models on letters, after their identifiers are replaced; docs/train.md."""
