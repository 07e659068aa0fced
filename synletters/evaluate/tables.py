"""Figures for people: tables and the lines between them, and both as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """``align`` has "l" or "r" for each column. Raises ValueError for a row of another length."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str

    def __post_init__(self) -> None:
        if any(len(row) != len(self.align) for row in (self.head, *self.rows)):
            raise ValueError(f"a row has not the {len(self.align)} cells that the table has columns")

    def lines(self) -> Iterable[str]:
        """The table as plain text, two blanks between its columns."""
        widths = [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]
        for row in (self.head, *self.rows):
            cells = (
                text.rjust(width) if side == "r" else text.ljust(width)
                for text, width, side in zip(row, widths, self.align, strict=True)
            )
            yield "  ".join(cells).rstrip()


#: a line of text, or a table
Block = str | Table


def plain(blocks: Iterable[Block]) -> str:
    """All of them as text, a blank line around each table."""
    out: list[str] = []
    after_table = False
    for block in blocks:
        if out and (after_table or isinstance(block, Table)):
            out.append("")
        after_table = isinstance(block, Table)
        out.extend([block] if isinstance(block, str) else block.lines())
    return "\n".join(out)
