"""Kill a rewriting run at random moments, resume it each time, and compare it with one that nothing disturbed.

    python -m scripts.bench.kill_rewrite LETTERS OUT [--kills 100] [--seed 1] [-- options of `synletters rewrite`]
    python -m scripts.bench.kill_rewrite LETTERS OUT --append-to FIRST     # LETTERS are added to a run of FIRST

Each kill is SIGKILL to the whole process group, at a moment drawn uniformly from the time that the undisturbed run
took (at most ``--longest`` seconds). Prints how many kills hit the run before its end, how many shards were there at
each, and whether the files of letters and rejections are the same, byte for byte. Exit code 1 if not, or if anything
of the killed runs is left. With ``--append-to`` also if a kill leaves the finished run other than it was.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

DEFAULTS = ["--seed", "3", "--detectors", "rules", "--strategy", "none"]
COMPARED = ("letters.jsonl", "rejected.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("letters", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=20.0)
    parser.add_argument("--append-to", type=Path, metavar="FIRST")
    parser.add_argument("options", nargs="*", default=[])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    whole, killed = args.out / "whole", args.out / "killed"

    def command(out: Path, letters: Path = args.letters, *, add: bool = bool(args.append_to)) -> list[str]:
        options = [*(args.options or DEFAULTS), *(["--append"] if add else [])]
        return [
            sys.executable,
            "-m",
            "synletters",
            "rewrite",
            str(letters),
            str(out),
            *options,
            "--quiet",
        ]

    base = args.out / "base"
    if args.append_to:
        subprocess.run(command(base, args.append_to, add=False), check=True)
        shutil.copytree(base, whole)
        shutil.copytree(base, killed)
    begun = time.monotonic()
    subprocess.run(command(whole), check=True)
    longest, draw = min(args.longest, time.monotonic() - begun), random.Random(args.seed)
    work, hits, shards = args.out / "killed.unfinished", 0, []
    for _ in range(args.kills):
        resume = ["--resume"] if (work / "run.json").exists() else []
        child = subprocess.Popen([*command(killed), *resume], start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(draw.uniform(0.2, longest))
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            hits += 1
            shards.append(len(list(work.glob("shard-*"))))
            if args.append_to and not any(files(killed) == files(place) for place in (base, whole)):
                print("a kill fell between the changes of names, which the resumed run brings to their end")
        elif child.returncode:
            sys.exit(f"a resumed run ended with {child.returncode}")
        elif not same(whole, killed, args.out):
            sys.exit(1)
        else:  # it came to its end: the next one begins anew
            shutil.rmtree(killed)
            if args.append_to:
                shutil.copytree(base, killed)
    if not killed.exists() or files(killed) != files(whole):
        resume = ["--resume"] if (work / "run.json").exists() else []
        subprocess.run([*command(killed), *resume], check=True)
    print(f"{args.kills} runs, {hits} killed before their end, with {shards} shards finished")
    sys.exit(0 if same(whole, killed, args.out) else 1)


def files(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() if (folder / name).exists() else b"" for name in COMPARED]


def same(whole: Path, killed: Path, folder: Path) -> bool:
    """Whether both runs wrote the same, and nothing is left of the killed ones."""
    differ = [name for name in COMPARED if (whole / name).read_bytes() != (killed / name).read_bytes()]
    left = [p.name for p in folder.rglob("*") if p.name.endswith((".tmp", ".old", ".unfinished"))]
    print(f"files that differ: {differ or 'none'}; left behind: {left or 'nothing'}", flush=True)
    return not differ and not left


if __name__ == "__main__":
    main()
