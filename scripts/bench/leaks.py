"""What of the planted identifiers stands in the rewritten letters: ``python -m scripts.bench.leaks GOLD.jsonl
[--letters N]``.

GOLD is annotated letters, such as those of ``python -m scripts.letters stored blind --out GOLD``. Each is
rewritten as its own patient with the defaults; a letter leaks if any annotated value of four letters or
digits or more stands in its output as whole words, in any case and spacing (``--parts``: or any part of a
name of four letters or more, unless the letter has that word elsewhere too). Ages are left out. Prints a JSON
object; values are never printed, ``--labels`` tells which kinds leaked.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.common import arguments, in_batches, json_lines, letters_of, tell
from synletters import Rewrite, Rewriter, RunConfig
from synletters.evaluate.rates import Rate

LEAST = 4


def squeezed(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def sought(row: dict[str, Any], parts: bool) -> dict[str, str]:
    """Value, squeezed -> label."""
    text, out = row["text"], {}
    outside = list(text)
    for span in row["spans"]:
        outside[span["start"] : span["end"]] = " " * (span["end"] - span["start"])
    elsewhere = set(squeezed("".join(outside)).split())
    for span in row["spans"]:
        if span["label"] == "AGE":
            continue
        value = squeezed(text[span["start"] : span["end"]])
        values = [value]
        if parts and span["label"] == "NAME":
            values += [part for part in value.split() if part.isalpha()]
        for one in values:
            if len(one.replace(" ", "")) >= LEAST and not set(one.split()) <= elsewhere:
                out[one] = span["label"]
    return out


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--letters", type=int, default=1_000_000)
    parser.add_argument("--point", default="strict")
    parser.add_argument("--parts", action="store_true")
    args = parser.parse_args()
    rows = [row for row in json_lines(args.gold) if row["spans"]][: args.letters]
    rewriter = Rewriter(RunConfig(point=args.point, seed=1))
    begin = time.perf_counter()
    made = in_batches(rewriter, letters_of(rows))
    leaks: Counter[str] = Counter()
    written = leaking = 0
    for row, result in zip(rows, made, strict=True):
        if not isinstance(result, Rewrite):
            continue
        written += 1
        output = f" {squeezed(result.text)} "
        found = Counter(label for value, label in sought(row, args.parts).items() if f" {value} " in output)
        leaking += bool(found)
        leaks += found
    low, high = Rate(leaking, written).bounds
    tell(
        {
            "letters": len(rows),
            "rejected": len(rows) - written,
            "leaking": leaking,
            "share": round(leaking / max(1, written), 4),
            "bounds_95": [round(low, 4), round(high, 4)],
            "values_by_label": dict(leaks),
            "repaired": rewriter.counts["letters_repaired"],
            "seconds": round(time.perf_counter() - begin),
        }
    )


if __name__ == "__main__":
    main()
