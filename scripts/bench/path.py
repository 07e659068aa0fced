"""How fast the whole path is, beside an older version: ``python -m scripts.bench.path LETTERS.jsonl [--beside CHECKOUT]``.

LETTERS are JSON lines (id, text). Each round rewrites them with the defaults and one thread, as ``synletters rewrite``
does, with this version and then with that of CHECKOUT, a working tree of an older commit, each in a process that has
loaded its models; what else the machine does hits both. What is compared is the user time of the process, which is
hardly longer when others want the processor too. Prints the letters a second, the ratio by round, the share of each
stage (processor time of the thread that worked on it), and how much of the time this machine's matrix products would
take at the rate that one product of the models' shape reaches.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.common import ROOT, arguments, tell

WORKER = Path(__file__).with_name("path_worker.py")


class Version:
    """A process that works with one version of the package."""

    def __init__(self, checkout: Path, letters: Path, threads: int) -> None:
        env = dict(
            os.environ, PYTHONPATH=str(checkout), OMP_NUM_THREADS=str(threads), TOKENIZERS_PARALLELISM="false"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(WORKER), str(letters)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            text=True,
        )

    def asked(self, what: str) -> dict[str, Any]:
        """Its answer to ``round``, ``count`` or ``rate``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(what, file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"a process ended with {self._process.wait()}")
        made: dict[str, Any] = json.loads(line)
        return made

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def figures(rounds: Sequence[dict[str, Any]], counted: dict[str, Any], rate: float) -> dict[str, Any]:
    """What some rounds of one version come to; seconds are the medians of the rounds."""
    user = statistics.median(made["user_seconds"] for made in rounds)
    stages = {
        name: statistics.median(made["stages"].get(name, 0.0) for made in rounds)
        for name in rounds[0]["stages"]
    }
    return {
        "letters": counted["letters"],
        "rejected": counted["rejected"],
        "words": counted["words"],
        "words_refilled": counted["refilled"],
        "user_seconds": round(user, 3),
        "letters_per_user_second": round(counted["letters"] / user, 3),
        "products": counted["products"],
        "matrix_share": round(counted["products"] / rate / user, 3),
        "stages": {
            name: round(seconds, 3) for name, seconds in sorted(stages.items(), key=lambda item: -item[1])
        },
    }


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("letters", type=Path)
    parser.add_argument("--beside", type=Path, help="a working tree of an older commit")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    folders = {"this": ROOT} | ({"beside": args.beside.resolve()} if args.beside else {})
    versions = {name: Version(folder, args.letters, args.threads) for name, folder in folders.items()}
    counted = {name: version.asked("count") for name, version in versions.items()}
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in versions}
    rates = []
    for _ in range(args.rounds):
        rates.append(versions["this"].asked("rate")["rate"])
        for name, version in versions.items():
            made[name].append(version.asked("round"))
    for version in versions.values():
        version.close()
    rate = statistics.median(rates)
    out: dict[str, Any] = {"gigamacs_per_second": round(rate / 1e9, 1), "threads": args.threads}
    out |= {name: figures(rounds, counted[name], rate) for name, rounds in made.items()}
    if "beside" in made:
        pairs = zip(made["this"], made["beside"], strict=True)
        ratios = [old["user_seconds"] / new["user_seconds"] for new, old in pairs]
        out["times_as_fast"] = [round(ratio, 3) for ratio in ratios]
        out["median"] = round(statistics.median(ratios), 3)
    if args.json:
        tell(out)
        return
    print(f"one bf16 product: {out['gigamacs_per_second']} GMAC/s on {args.threads} threads")
    for name in versions:
        told = out[name]
        print(
            f"{name}: {told['letters']} letters of {told['words'] / told['letters']:.0f} words in {told['user_seconds']:.2f} s "
            f"of user time: {told['letters_per_user_second']} letters/s; {told['products'] / 1e9:.0f} GMAC, "
            f"{told['matrix_share']:.1%} of the time at that rate; {told['words_refilled']} words refilled, "
            f"{told['rejected']} rejected"
        )
        total = sum(told["stages"].values())
        for stage, seconds in told["stages"].items():
            print(f"  {stage:22s} {seconds:7.2f} s {seconds / total:6.1%}")
    if "beside" in made:
        print(f"times as fast: {out['median']} (rounds: {', '.join(map(str, out['times_as_fast']))})")


if __name__ == "__main__":
    main()
