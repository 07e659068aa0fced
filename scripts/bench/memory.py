"""The most memory that a run holds, for few and many letters: ``python -m scripts.bench.memory OUT [--letters 10000 100000]``.

Detection and refilling are fakes that find one name and mask no word, so that minutes are enough: what is measured is what the run
itself keeps of its letters. Each run is a process of its own; told are its highest resident memory (MiB), seconds, and letters a second, which
no engine can go beyond, as one process reads, hashes and writes all letters.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.common import arguments, tell
from synletters import Letter, Span

_NAME = "Quillfeather"


class Fake:
    """A detector that finds one name."""

    name = "fake"

    def __init__(self, **_: object) -> None:
        pass

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        places = [letter.text.find(_NAME) for letter in letters]
        return [(Span(at, at + len(_NAME), "NAME", "phi", "fake"),) if at >= 0 else () for at in places]


def letters(count: int) -> Iterator[str]:
    draw = random.Random(1)
    for number in range(count):
        text = f"Dear Mr {_NAME}, thank you for coming. You have {draw.choice(['asthma', 'gout', 'anaemia'])}. Case {number}."
        yield json.dumps({"id": f"l{number}", "patient_id": f"p{number // 2}", "text": text}) + "\n"


def one(source: Path, out: Path) -> None:
    """A run in this process; prints its figures."""
    from synletters import Rewriter, RunConfig
    from synletters.io import open_source
    from synletters.rewrite.run import rewrite

    config = RunConfig(detectors=("rules",), strategy="none", seed=1)
    report = rewrite(open_source(source), out, config, rewriter=Rewriter(config, detectors=[Fake()]))
    peak = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "letters": report["letters"],
                "rejected": report["rejected"],
                "mib": peak.ru_maxrss // 1024,
                "user_seconds": round(peak.ru_utime, 1),
                "stages": report["stages"],
            }
        )
    )


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--letters", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--one", type=Path, help="a run of this file alone, in this process")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.one:
        one(args.one, args.out / "out")
        return
    figures: list[dict[str, Any]] = []
    for count in args.letters:
        source = args.out / f"{count}.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(letters(count))
        folder = args.out / str(count)
        argv = [sys.executable, "-m", "scripts.bench.memory", str(folder), "--one", str(source)]
        told = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        figures.append(json.loads(told))
        shutil.rmtree(folder)
        source.unlink()
    tell(figures)


if __name__ == "__main__":
    main()
