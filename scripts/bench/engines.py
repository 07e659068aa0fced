"""The same letters plain, by Ray and by Spark: whether the bytes are the same, and what the engines cost.

    python -m scripts.bench.engines LETTERS OUT [--engines ray spark] [--rounds 1] [-- options of `synletters rewrite`]

Each run is a command of its own with ``--workers N`` (2), in turns. Told of each: seconds on the clock from the first
letter to the last file (``report.json``; the start of the cluster and the loading of models are in them), those of the whole
command, and processor seconds of all its processes, which are compared: other work on the machine hardly changes them. Exit code 1 if
bytes differ.
"""

from __future__ import annotations

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
    parser.add_argument("--engines", nargs="+", default=["ray", "spark"])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    own, options = sys.argv[1:at], sys.argv[at + 1 :]
    args = parser.parse_args(own)
    args.out.mkdir(parents=True, exist_ok=True)
    names = ["local", *args.engines]
    made: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    differ = set()
    for _ in range(args.rounds):
        for name in names:
            out = args.out / name
            shutil.rmtree(out, ignore_errors=True)
            argv = [
                sys.executable,
                "-m",
                "synletters",
                "rewrite",
                str(args.letters),
                str(out),
                "--quiet",
                "--engine",
                name,
            ]
            argv += ["--workers", str(args.workers), "--seed", "3", *options]
            seconds, processor = timed(argv)
            report = json.loads((out / "report.json").read_text(encoding="utf-8"))
            made[name].append({"command": seconds, "run": report["seconds"], "processor": processor})
            if any((out / n).read_bytes() != (args.out / "local" / n).read_bytes() for n in NAMES):
                differ.add(name)
    figures: dict[str, Any] = {
        "letters": report["letters"],
        "words": report["words"],
        "differ": sorted(differ),
    }
    for name in names:
        middle = {k: round(statistics.median(row[k] for row in made[name]), 1) for k in made[name][0]}
        base = statistics.median(row["processor"] for row in made["local"])
        figures[name] = middle | {"processor_beside_local": round(middle["processor"] / base, 3)}
    tell(figures)
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
