"""The same letters plain, by Ray and by Spark: whether the bytes are the same, and what the engines cost.

    python -m scripts.bench.engines LETTERS OUT [--engines local:1 ray spark] [--rounds 1] [-- options of `synletters rewrite`]

Each run is a command of its own with ``--workers N`` (2; ``local:1`` is one process), in turns. Told of each: seconds on the clock from the first
letter to the last file (``report.json``; the start of the cluster and the loading of models are in them), those of the whole
command, and processor seconds of all its processes, which are compared: other work on the machine hardly changes them. With ``--few N``
the first N letters are run too, and what a letter costs is told apart from what a cluster costs to begin. Exit code 1 if bytes differ.
"""

from __future__ import annotations

import itertools
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from scripts.common import arguments, tell

NAMES = ("letters.jsonl", "rejected.jsonl")


def timed(argv: list[str]) -> tuple[float, float]:
    """Seconds on the clock and processor seconds of a command with all that it starts, as seen twice a second."""
    begun = time.monotonic()
    child = subprocess.Popen(argv)
    top = psutil.Process(child.pid)
    used: dict[tuple[int, float], float] = {}
    while child.poll() is None:
        try:
            for process in [top, *top.children(recursive=True)]:
                spent = process.cpu_times()
                used[process.pid, process.create_time()] = spent.user + spent.system
        except psutil.Error:
            pass
        time.sleep(0.5)
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(argv)} ended with {child.returncode}")
    return time.monotonic() - begun, sum(used.values())


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("letters", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engines", nargs="+", default=["ray", "spark"], metavar="ENGINE[:WORKERS]")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--few", type=int, default=0)
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    own, options = sys.argv[1:at], sys.argv[at + 1 :]
    args = parser.parse_args(own)
    args.out.mkdir(parents=True, exist_ok=True)
    with args.letters.open(encoding="utf-8") as lines:
        rows = list(lines)
    sizes = [*([args.few] if args.few else []), len(rows)]
    names = ["local", *args.engines]
    made: dict[tuple[str, int], list[dict[str, float]]] = {
        (name, size): [] for name in names for size in sizes
    }
    differ = set()
    for _, size, name in itertools.product(range(args.rounds), sizes, names):
        source, out = args.out / "letters.jsonl", args.out / name
        source.write_text("".join(rows[:size]), encoding="utf-8")
        shutil.rmtree(out, ignore_errors=True)
        engine, _, workers = name.partition(":")
        argv = [sys.executable, "-m", "synletters", "rewrite", str(source), str(out), "--quiet"]
        argv += ["--engine", engine, "--workers", workers or str(args.workers), "--seed", "3", *options]
        seconds, processor = timed(argv)
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        told = {"command": seconds, "run": report["seconds"], "processor": processor}
        made[name, size].append(told)
        print(f"{name}, {size} letters: {told}", file=sys.stderr, flush=True)
        if any((out / n).read_bytes() != (args.out / "local" / n).read_bytes() for n in NAMES):
            differ.add(name)
    figures: dict[str, Any] = {"letters": len(rows), "words": report["words"], "differ": sorted(differ)}
    middle = {
        key: {kind: statistics.median(row[kind] for row in runs) for kind in runs[0]}
        for key, runs in made.items()
    }
    for name in names:
        figures[name] = {kind: round(value, 1) for kind, value in middle[name, len(rows)].items()}
        if args.few:
            letter = {
                of: (middle[of, len(rows)]["processor"] - middle[of, args.few]["processor"])
                / (len(rows) - args.few)
                for of in ("local", name)
            }
            figures[name] |= {
                "processor_a_letter": round(letter[name], 4),
                "beside_local": round(letter[name] / letter["local"], 3),
                "processor_to_begin": round(middle[name, args.few]["processor"] - args.few * letter[name], 1),
            }
    tell(figures)
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
