"""What `score fidelity` says of changed words that a reader judged: precision and recall of `meaning`, with 95% intervals (Wilson 1927).

usage: python -m scripts.bench.judged_words JUDGED.jsonl[.gz] [--show]

JUDGED holds one changed word a line: {"letter", "old", "new", "before", "after", "verdict"}, the word in square brackets in its sentence, the
verdict `good`, `tense`, `odd` or `meaning`. A word counts as flagged where a flip begins at it. The letters are split in two halves by a
hash of their id: lists may be tuned on the first, the second is for measuring. Other changed words of a sentence are in it as they are.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

from synletters.core.document import Letter
from synletters.evaluate.clinical.fidelity_assert import Assertions
from synletters.evaluate.clinical.fidelity_letter import compare

VERDICTS = ("meaning", "odd", "tense", "good")
_MARK = re.compile(r"\[([^\]]*)\]")


def flagged(row: dict[str, Any], assertions: Assertions) -> str:
    """The kind of the flip at the changed word, or nothing."""
    before, after = (str(row[side]) for side in ("before", "after"))
    mark = _MARK.search(before)
    if mark is None:
        return ""
    source = _MARK.sub(r"\1", before, count=1)
    made = compare(Letter("x", source), _MARK.sub(r"\1", after, count=1), (), assertions)
    start = mark.start()
    end = start + len(mark[1])
    return next((flip.kind for flip in made.flips if not flip.added and start <= flip.start < end), "")


def share(part: int, of: int) -> str:
    if not of:
        return "none"
    z, p = 1.96, part / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = ((middle + sign * half) / (1 + z * z / of) for sign in (-1, 1))
    return f"{part:3} of {of:3}  {p:.2f} ({max(0, low):.2f} to {min(1, high):.2f})"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("judged", type=Path)
    options.add_argument(
        "--show", action="store_true", help="what was missed and flagged wrongly in the first half"
    )
    args = options.parse_args()
    held = (
        gzip.decompress(args.judged.read_bytes()) if args.judged.suffix == ".gz" else args.judged.read_bytes()
    )
    rows = [json.loads(line) for line in held.decode("utf-8").splitlines()]
    assertions = Assertions()
    kinds = [flagged(row, assertions) for row in rows]
    second = [int(hashlib.sha256(str(row["letter"]).encode()).hexdigest(), 16) % 2 == 1 for row in rows]
    for name, half in (("first half (to tune on)", False), ("second half (to measure on)", True)):
        some = [
            (row["verdict"], kind) for row, kind, at in zip(rows, kinds, second, strict=True) if at is half
        ]
        hits = [verdict for verdict, kind in some if kind]
        print(
            f"{name}: {len(some)} words, {len(hits)} flagged, {dict(Counter(kind for _, kind in some if kind))}"
        )
        count = Counter(verdict for verdict, _ in some)
        print(f"  recall of meaning            {share(hits.count('meaning'), count['meaning'])}")
        print(f"  precision for meaning        {share(hits.count('meaning'), len(hits))}")
        print(f"  precision for meaning or odd {share(hits.count('meaning') + hits.count('odd'), len(hits))}")
        for verdict in VERDICTS[1:]:
            print(f"  {verdict:8} words flagged       {share(hits.count(verdict), count[verdict])}")
    if args.show:
        for row, kind, at in zip(rows, kinds, second, strict=True):
            if not at and (row["verdict"] == "meaning") != bool(kind):
                print(f"  {row['verdict']:8} {kind or 'not flagged':11} {row['before'][:90]} -> {row['new']}")


if __name__ == "__main__":
    main()
