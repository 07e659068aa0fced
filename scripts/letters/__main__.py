"""Letters with planted identifiers as JSON lines.

    python -m scripts.letters make train --data DATA --count 14000 --seed 1 --out build/phi_train.jsonl
    python -m scripts.letters make dev --data DATA --count 400 --lookalikes 300 --seed 8 --out dev.jsonl
    python -m scripts.letters make blind --count 300 --lookalikes 300 --seed 8 --out blind.jsonl
    python -m scripts.letters stored blind --out blind.jsonl
    python -m scripts.letters stored second --out second.jsonl
    python -m scripts.letters stored third --out third.jsonl

A row is {"id", "text", "spans": [{"start", "end", "label"}]}, with character offsets, end exclusive. ``make``
draws new texts;
``stored`` writes the letters that the published figures are about. DATA holds gazetteers/*.txt and, for
training texts,
text/mtsamples_train.jsonl.gz.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .book import BookError
from .pieces import LABELS
from .sets import Set, stored
from .training import KINDS, Training


def check(row: Mapping[str, Any]) -> None:
    """Raises ValueError where a span is empty or overlaps, or where a piece of the syntax was left in the
    text."""
    text, last = row["text"], 0
    for span in row["spans"]:
        start, end = span["start"], span["end"]
        if (
            not last <= start < end <= len(text)
            or text[start:end] != text[start:end].strip()
            or span["label"] not in LABELS
        ):
            raise ValueError(
                f"{row['id']}: the span {span} is empty, overlaps, has blanks at its edge or no known label"
            )
        last = end
    if re.search(r"\{[a-zA-Z_.]+[:}]|\([nN]\)\s", text):
        raise ValueError(f"{row['id']}: a slot was left in the text")


def write(rows: Iterable[Mapping[str, Any]], out: Path) -> str:
    """Writes checked rows; returns what to tell of them."""
    seen: collections.Counter[str] = collections.Counter()
    count = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as handle:
        for row in rows:
            check(row)
            count += 1
            seen.update(span["label"] for span in row["spans"])
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    return f"{count} texts: " + ", ".join(f"{label} {n}" for label, n in seen.most_common())


def shares(said: str) -> dict[str, float]:
    """``letter=2,hard=1`` as numbers by kind."""
    made = {kind: float(share) for kind, _, share in (part.partition("=") for part in said.split(","))}
    if unknown := made.keys() - KINDS.keys():
        raise ValueError(f"no kind of training text: {', '.join(sorted(unknown))}")
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.letters",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="new texts")
    make.add_argument("set", choices=("train", "dev", "blind", "second", "third"))
    make.add_argument(
        "--data", type=Path, help="folder of gazetteers and clinical texts; the held-out letters need none"
    )
    make.add_argument("--count", type=int, default=300)
    make.add_argument(
        "--lookalikes",
        type=int,
        default=0,
        help="texts without identifiers, after the letters of dev and blind",
    )
    make.add_argument("--seed", type=int, default=1)
    make.add_argument(
        "--kinds", type=shares, default=KINDS, help="of training texts, such as letter=2,hard=1: their shares"
    )
    kept = commands.add_parser("stored", help="the letters that figures are about")
    kept.add_argument("set", choices=("dev", "blind", "second", "third"))
    kept.add_argument("--count", type=int, help="so many letters, the first, and no look-alikes")
    for command in (make, kept):
        command.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows: Iterable[Mapping[str, Any]]
    if args.command == "stored":
        rows = itertools.islice(stored(args.set), args.count)
    elif args.set == "train":
        if args.data is None:
            parser.error("training texts need --data, the folder of gazetteers and clinical texts")
        rows = Training(args.data, args.seed, args.kinds).rows(args.count)
    else:
        made = Set(args.set, args.seed, args.data)
        rows = itertools.chain(made.rows(args.count), made.lookalikes(args.lookalikes))
    try:
        print(write(rows, args.out))
    except BookError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
