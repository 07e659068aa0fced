"""The hostile cases, and what the shipped detectors make of them. No test by itself: ``test_red_team.py`` and
scripts use it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from synletters import Letter, Rewriter, RunConfig

CASES = Path(__file__).with_name("red_team.jsonl")
KNOWN = Path(__file__).with_name("red_team_known.txt")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what must be found in it, whatever the label, and what must not be touched."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    safe: tuple[tuple[int, int], ...]

    def faults(self, found: Iterable[tuple[int, int]]) -> list[str]:
        """One line for each identifier not wholly found and each safe piece touched; white space does not
        count."""
        inside = {i for start, end in found for i in range(start, end) if not self.text[i].isspace()}
        out = []
        for start, end, label in self.spans:
            if not {i for i in range(start, end) if _visible(self.text[i])} <= inside:
                out.append(f"{label} at {start} is missed: {self.text[start:end]!r}")
        for start, end in self.safe:
            if inside & set(range(start, end)):
                out.append(f"safe text at {start} is touched: {self.text[start:end]!r}")
        return out


def _visible(char: str) -> bool:
    return char.isalnum() or char in "@+_"


def cases() -> list[Case]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [
        Case(
            row["id"],
            row["text"],
            tuple((s["start"], s["end"], s["label"]) for s in row["spans"]),
            tuple((start, end) for start, end in row["safe"]),
        )
        for row in rows
    ]


def known() -> set[str]:
    """The ids of the cases that are known to fail."""
    return set(KNOWN.read_text(encoding="utf-8").split())


def failures(rows: list[Case], rewriter: Rewriter | None = None) -> dict[str, list[str]]:
    """Case id -> its faults, by the detectors of the shipped configuration; a rejected letter leaks nothing
    but helps nobody."""
    rewriter = rewriter or Rewriter(RunConfig(strategy="none"))
    out = {}
    for case, letter in zip(rows, rewriter.detect([Letter(c.id, c.text) for c in rows]), strict=True):
        if isinstance(letter, Letter):
            faults = case.faults((s.start, s.end) for s in letter.spans if s.kind == "phi")
        else:
            faults = ["rejected"]
        if faults:
            out[case.id] = faults
    return out
