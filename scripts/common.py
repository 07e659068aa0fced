"""What the scripts share: their options, letters in and out, rewriting in batches, figures as JSON."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from synletters import Letter, Rejected, Rewrite, Rewriter
from synletters.core.document import Span

ROOT = Path(__file__).resolve().parent.parent
MTSAMPLES = "text/mtsamples_train.jsonl.gz"


def arguments(about: str | None) -> argparse.ArgumentParser:
    """A parser that shows the docstring of a script as it stands."""
    return argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)


def json_lines(path: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a file, gzipped or not; the first ``most`` of them."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for number, line in enumerate(lines):
            if number == most:
                return
            yield json.loads(line)


def letters_of(rows: Iterable[dict[str, Any]], kind: str = "") -> list[Letter]:
    """Rows as letters; with a ``kind`` of span, their spans are of it."""
    return [
        Letter(
            row["id"],
            row["text"],
            tuple(Span(s["start"], s["end"], s["label"], kind) for s in row["spans"]) if kind else (),  # type: ignore[arg-type]
        )
        for row in rows
    ]


def in_batches(rewriter: Rewriter, letters: Sequence[Letter], size: int = 32) -> list[Rewrite | Rejected]:
    """What becomes of each letter, ``size`` of them at a time."""
    made: list[Rewrite | Rejected] = []
    for at in range(0, len(letters), size):
        made += rewriter.rewrite(letters[at : at + size])
    return made


def tell(figures: Any, out: Path | None = None, **how: Any) -> None:
    """Figures as JSON: to a file where one is named, else printed."""
    text = json.dumps(figures, indent=1, **how)
    if out is None:
        print(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
