"""Tables for people: with lines on a terminal, plain text where the output goes into a file or a pipe. They
say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from synletters.evaluate.tables import Block, plain


def show(blocks: Iterable[Block]) -> None:
    """Print lines and tables."""
    if not sys.stdout.isatty():
        print(plain(blocks))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    for block in blocks:
        if isinstance(block, str):
            console.print(Text(block))
            continue
        table = Table(box=SIMPLE_HEAD)
        for name, side in zip(block.head, block.align, strict=True):
            table.add_column(Text(name), justify="right" if side == "r" else "left", overflow="fold")
        for row in block.rows:
            table.add_row(*map(Text, row))
        console.print(table)


def show_markdown(text: str) -> None:
    """Print a text with tables in Markdown."""
    if not sys.stdout.isatty():
        print(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
