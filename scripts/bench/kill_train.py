"""Kill a training run at random moments, resume it, and compare it with one that nothing disturbed.

    python -m scripts.bench.kill_train LETTERS OUT [--kills 2] [-- options of `synletters train mlm`]

Both runs are ``synletters train mlm LETTERS OUT/…``; the second gets SIGKILL, each time at a random moment
after a new
checkpoint has appeared, and goes on with --resume. Writes OUT/curves.json and prints the held-out losses side
by side.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

DEFAULTS = ["--no-phi", "--no-protect", "--no-audit", "--steps", "60", "--check-every", "10"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("letters", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("options", nargs="*", default=[])
    args = parser.parse_args()
    options = args.options or DEFAULTS
    args.out.mkdir(parents=True, exist_ok=True)

    def command(name: str) -> list[str]:
        return [
            sys.executable,
            "-m",
            "synletters",
            "train",
            "mlm",
            str(args.letters),
            str(args.out / name),
            *options,
            "--quiet",
        ]

    subprocess.run(command("whole"), check=True)
    work, draw, killed = args.out / "killed.unfinished", random.Random(), []
    for number in range(args.kills):
        before = newest(work)
        child = subprocess.Popen([*command("killed"), *(["--resume"] if number else [])])
        begun = time.monotonic()
        while child.poll() is None and newest(work) <= before:
            time.sleep(0.05)
        time.sleep(draw.random() * 5)
        if child.poll() is not None:
            break
        child.send_signal(signal.SIGKILL)
        child.wait()
        killed.append(newest(work))
        print(f"killed after {time.monotonic() - begun:.0f} s, newest checkpoint {killed[-1]}", flush=True)
    if not (args.out / "killed").exists():
        subprocess.run([*command("killed"), "--resume"], check=True)
    cards = {
        name: json.loads((args.out / name / "card.json").read_text(encoding="utf-8"))
        for name in ("whole", "killed")
    }
    checks = {
        name: {row["step"]: row["loss"] for row in card["run"]["checks"]} for name, card in cards.items()
    }
    print("| step | undisturbed | killed and resumed |\n| --- | --- | --- |")
    print(f"| 0 | {cards['whole']['before']['loss']:.4f} | {cards['killed']['before']['loss']:.4f} |")
    for step in sorted(checks["whole"]):
        print(f"| {step} | {checks['whole'][step]:.4f} | {checks['killed'].get(step, float('nan')):.4f} |")
    print(f"resumed at {cards['killed']['run']['resumed_at']}")
    (args.out / "curves.json").write_text(
        json.dumps({"checks": checks, "killed_at": killed}, indent=1), encoding="utf-8"
    )


def newest(work: Path) -> int:
    """The step of the newest whole checkpoint, -1 without one."""
    steps = [int(p.parent.name.partition("-")[2]) for p in work.glob("checkpoint-*/progress.json")]
    return max(steps, default=-1)


if __name__ == "__main__":
    main()
