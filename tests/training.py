"""A tiny training run that several test files look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CANARY = "xylophone"


def arguments(letters: Path, out: Path, base: Path, *more: str) -> list[str]:
    return [
        "train",
        "mlm",
        str(letters),
        str(out),
        "--model",
        str(base),
        "--no-phi",
        "--no-protect",
        "--window",
        "32",
        "--batch-tokens",
        "256",
        "--lr",
        "3e-3",
        "--device",
        "cpu",
        "--no-audit",
        "--quiet",
        "--held-out",
        "0.2",
        *more,
    ]


def card(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "card.json").read_text())
    return found
