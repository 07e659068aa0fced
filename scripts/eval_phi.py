"""Measure an identifier detector against gold spans: ``synletters evaluate --phi`` under its old name.

python scripts/eval_phi.py GOLD.jsonl FOUND.jsonl [--ignore LABEL,...] [--misses N] [--alarms N]
"""

from __future__ import annotations

import argparse
import signal

from synletters.cli import main as synletters


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("found")
    parser.add_argument("--ignore", default="", help="gold labels to leave out, separated by commas")
    parser.add_argument("--misses", default="0", metavar="N", help="print N missed spans")
    parser.add_argument("--alarms", default="0", metavar="N", help="print N false alarms")
    args = parser.parse_args()
    return synletters(
        ["evaluate", "--phi", args.gold, args.found, f"--ignore={args.ignore}", f"--show-misses={args.misses}",
         f"--show-alarms={args.alarms}"]
    )  # fmt: skip


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end quietly when the reader of a pipe stops
    raise SystemExit(main())
