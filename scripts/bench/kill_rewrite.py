"""Kill a rewriting run at random moments, resume it each time, and compare it with one that nothing disturbed.

    python -m scripts.bench.kill_rewrite LETTERS OUT [--kills 100] [--seed 1] [-- options of `synletters rewrite`]
    python -m scripts.bench.kill_rewrite LETTERS OUT --append-to FIRST     # LETTERS are added to a run of FIRST

Each kill is SIGKILL to the whole process group, at a moment drawn uniformly from the time that the undisturbed run
took (at most ``--longest`` seconds). With ``--workers-too`` one of its worker processes is killed alone before, which the
run must outlive. ``--fork`` begins each run from a process that has loaded what a run loads (with ``--workers 1`` in the options). Prints how many kills hit the run before its end, how many shards were there at
each, and whether the files of letters and rejections are the same, byte for byte. Exit code 1 if not, or if anything
of the killed runs is left. With ``--append-to`` also if a kill leaves the finished run other than it was.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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
    parser.add_argument("--workers-too", action="store_true")
    parser.add_argument("--fork", action="store_true")
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    own, options = sys.argv[1:at], sys.argv[at + 1 :]
    args = parser.parse_args(own)
    args.out.mkdir(parents=True, exist_ok=True)
    whole, killed = args.out / "whole", args.out / "killed"

    def command(out: Path, letters: Path = args.letters, *, add: bool = bool(args.append_to)) -> list[str]:
        given = [*(options or DEFAULTS), *(["--append"] if add else [])]
        return ["rewrite", str(letters), str(out), *given, "--quiet"]

    start: Callable[[list[str]], Run] = Forked if args.fork else Run
    if args.fork:
        warm(command(args.out / "warm", add=False), args.out / "warm")

    def finish(argv: list[str]) -> None:
        if code := start(argv).ended(None):
            sys.exit(f"a run ended with {code}")

    base = args.out / "base"
    if args.append_to:
        finish(command(base, args.append_to, add=False))
        shutil.copytree(base, whole)
        shutil.copytree(base, killed)
    begun = time.monotonic()
    finish(command(whole))
    longest, draw = min(args.longest, time.monotonic() - begun), random.Random(args.seed)
    work, hits, alone, shards = args.out / "killed.unfinished", 0, 0, []
    for _ in range(args.kills):
        resume = ["--resume"] if (work / "run.json").exists() else []
        child = start([*command(killed), *resume])
        seconds = draw.uniform(0.2, longest)
        if args.workers_too:
            first = draw.uniform(0.0, seconds)
            seconds -= first
            if child.ended(first) is None:
                alone += child.kill_a_worker(draw)
        code = child.ended(seconds)
        if code is None:
            child.kill()
            hits += 1
            shards.append(len(list(work.glob("shard-*"))))
            if args.append_to and not any(files(killed) == files(place) for place in (base, whole)):
                print("a kill fell between the changes of names, which the resumed run brings to their end")
        elif code:
            sys.exit(f"a resumed run ended with {code}")
        elif not same(whole, killed, args.out):
            sys.exit(1)
        else:  # it came to its end: the next one begins anew
            shutil.rmtree(killed)
            if args.append_to:
                shutil.copytree(base, killed)
    if not killed.exists() or files(killed) != files(whole):
        resume = ["--resume"] if (work / "run.json").exists() else []
        finish([*command(killed), *resume])
    print(
        f"{args.kills} runs, {hits} killed before their end, with {shards} shards finished; {alone} workers killed alone"
    )
    sys.exit(0 if same(whole, killed, args.out) else 1)


class Run:
    """A run in a process group of its own."""

    def __init__(self, argv: list[str]) -> None:
        self.pid = self._begin(argv)

    def _begin(self, argv: list[str]) -> int:
        self._child = subprocess.Popen([sys.executable, "-m", "synletters", *argv], start_new_session=True)
        return self._child.pid

    def ended(self, seconds: float | None) -> int | None:
        """Its exit code; None if it goes on after ``seconds``."""
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        os.killpg(self.pid, signal.SIGKILL)
        self.ended(None)

    def kill_a_worker(self, draw: random.Random) -> int:
        """How many were there to be killed: one or none."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        workers = [c for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]
        if workers:
            os.kill(int(draw.choice(workers)), signal.SIGKILL)
        return len(workers[:1])


class Forked(Run):
    """A run in a copy of this process."""

    def _begin(self, argv: list[str]) -> int:
        sys.stdout.flush()
        if pid := os.fork():
            return pid
        os.setsid()
        code = 70
        try:
            from synletters.cli.main import main as run

            code = run(argv)
        finally:
            os._exit(code)

    def ended(self, seconds: float | None) -> int | None:
        until = time.monotonic() + (1e9 if seconds is None else seconds)
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > until:
                return None
            time.sleep(0.01)


def warm(argv: list[str], folder: Path) -> None:
    """Load in this process what a run loads."""
    from synletters.cli.main import main as run

    few = folder.with_name("few.jsonl")
    with Path(argv[1]).open(encoding="utf-8") as letters:
        few.write_text("".join(next(letters) for _ in range(8)), encoding="utf-8")
    if code := run([argv[0], str(few), *argv[2:]]):
        sys.exit(f"a run of 8 letters ended with {code}")
    shutil.rmtree(folder)
    few.unlink()


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
