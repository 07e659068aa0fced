"""Tables for people: with lines on a terminal, plain text where the output goes into a file or a pipe. They
say the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence


def show(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    """Print a table. ``widths`` are those of the plain one: of a column that stands to the left, and negative
    to the right."""
    if not sys.stdout.isatty():
        for row in [head, *rows]:
            cells = (
                f"{text:>{-width}}" if width < 0 else f"{text:{width}}"
                for text, width in zip(row, widths, strict=True)
            )
            print("".join(cells).rstrip())
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD)
    for name, width in zip(head, widths, strict=True):
        table.add_column(Text(name), justify="right" if width < 0 else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def show_markdown(text: str) -> None:
    """Print a text with tables in Markdown."""
    if not sys.stdout.isatty():
        print(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
