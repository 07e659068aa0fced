"""The main job on the example letters, with every network connection refused: ``make demo``."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "demo-out"
SHOWN = "us-ed-note"


def refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError("the demo refuses every network connection")


def main() -> int:
    socket.socket.connect = refuse  # type: ignore[method-assign]
    socket.getaddrinfo = refuse
    from synletters.cli.main import main as synletters

    shutil.rmtree(OUT, ignore_errors=True)
    code = synletters(
        ["rewrite", str(ROOT / "examples" / "letters"), str(OUT), "--score", "16", "--seed", "1"]
    )
    rows = [json.loads(line) for line in (OUT / "letters.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = next((row for row in rows if row["id"] == SHOWN), rows[0])
    before = (ROOT / "examples" / "letters" / f"{chosen['id']}.txt").read_text(encoding="utf-8")
    rule = "-" * 100
    print(f"\n{rule}\nBEFORE: examples/letters/{chosen['id']}.txt\n{rule}\n{before}")
    print(
        f"{rule}\nAFTER: the row with id {chosen['id']} of demo-out/letters.jsonl\n{rule}\n{chosen['text']}"
    )
    print(
        f"{rule}\nAll letters: demo-out/letters.jsonl   rejected: demo-out/rejected.jsonl   figures: demo-out/report.json"
    )
    print("The same letter in colour, stage by stage:")
    print(f"  .venv/bin/synletters preview examples/letters/{chosen['id']}.txt")
    return code


if __name__ == "__main__":
    sys.exit(main())
