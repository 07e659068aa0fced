"""``synletters review``: the page of the person who approves, and what comes of a review."""

from __future__ import annotations

from typing import Any

import typer

from synletters.cli.lazily import Lazy, group
from synletters.cli.options import examples

COMMANDS = {
    "open": Lazy("the page (what `review OUT` does)", module="synletters.cli.review_open"),
    "status": Lazy("progress, agreement and the certified leak rate", module="synletters.cli.review_status"),
    "export": Lazy("the accepted letters alone", module="synletters.cli.review_export"),
    "marks": Lazy(
        "what was marked, as lists, known identifiers and gold letters", module="synletters.cli.review_marks"
    ),
}


class _Group(group(COMMANDS)):  # type: ignore[misc]
    """A first word that is no command is the run to open."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0].startswith("-") and args[0] not in ("-h", "--help"):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        return super().resolve_command(ctx, args if args[0] in COMMANDS else ["open", *args])


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    no_args_is_help=True,
    epilog=examples(
        "synletters review out/ --letters letters/",
        "synletters review status out/",
        "synletters review export out/ accepted.jsonl",
    ),
)


@app.callback()
def review() -> None:
    """A person reads finished letters, accepts or rejects each, and marks what was missed: a page of this machine alone.

    `synletters review OUT` opens it; docs/review.md tells the rest.
    """
