"""One cell of a sweep: all letters rewritten with one setting, and what the metrics say of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import EvaluationError
from synletters.core.isolation import chunks
from synletters.evaluate import Pair
from synletters.evaluate.report_files import per_letter_rows
from synletters.evaluate.run import LIMITS, Settings, run_metrics
from synletters.io.atomic import write_json
from synletters.rewrite.chunk_work import Account
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.run_report import provenance
from synletters.sweep.changes import Changes
from synletters.sweep.grid import Setting
from synletters.sweep.shared import Refillers, Remembered

Metrics = Sequence[tuple[str, Callable[..., Any]]]
KIND = "sweep cell"


@dataclass(slots=True)
class Bench:
    """What every cell is measured with. ``real`` describes the input, ``mark`` is what all cells of a sweep
    have in common."""

    letters: Sequence[Letter]
    base: RunConfig
    settings: Settings
    metrics: Metrics
    real: Mapping[str, Any]
    mark: str
    refillers: Refillers = field(default_factory=Refillers)
    detectors: list[Remembered] = field(default_factory=list)

    def chunks(self) -> list[list[Letter]]:
        """No chunk parts the letters of a patient."""
        return [
            [x for x in chunk if isinstance(x, Letter)]
            for chunk in chunks(list(self.letters), self.base.chunk)
        ]

    def detect(self) -> None:
        """Read every letter once; the cells are told what was found. Raises ModelError."""
        first = Rewriter(self.base)
        self.detectors = [Remembered(detector) for detector in first.detectors]
        reader = Rewriter(self.base, detectors=self.detectors)
        for chunk in self.chunks():
            reader.detect(chunk)
        for detector in self.detectors:
            detector.recording = False

    def run(self, setting: Setting) -> dict[str, Any]:
        """What the cell's file says. Raises what a setting may raise: ModelError, EvaluationError if no
        letter came out."""
        begin = time.perf_counter()
        config = setting.config(self.base)
        masks = config.strategy != "none" and config.ratio > 0
        rewriter = Rewriter(
            config, detectors=self.detectors, refiller=self.refillers.get(config) if masks else None
        )
        changes = Changes()
        rewriter.watch = changes.watch
        pairs, rejected = self._pairs(rewriter)
        if not pairs:
            stages = ", ".join(sorted({row.stage for row in rejected})) or "none"
            raise EvaluationError(
                f"none of the {len(self.letters)} letters came out of this setting (rejected at: {stages}); see what "
                "`rewrite` with it writes to rejected.jsonl"
            )
        made = time.perf_counter() - begin
        rows, failures, scores = run_metrics(
            pairs, [("changes", lambda **_: changes), *self.metrics], self.settings
        )
        return {
            "kind": KIND,
            "mark": self.mark,
            "setting": setting.to_json(),
            "rejected": len(rejected),
            "counts": _counts(rewriter),
            "seconds_rewriting": round(made, 3),
            "per_letter": per_letter_rows(pairs, scores),
            "report": self._report(rewriter, config, pairs, rows, failures, time.perf_counter() - begin),
        }

    def _pairs(self, rewriter: Rewriter) -> tuple[list[Pair], list[Rejected]]:
        by_id = {letter.id: letter for letter in self.letters}
        pairs: list[Pair] = []
        rejected: list[Rejected] = []
        for chunk in self.chunks():
            for result in rewriter.rewrite(chunk):
                if isinstance(result, Rewrite):
                    pairs.append((by_id[result.letter_id], result))
                else:
                    rejected.append(result)
        return pairs, rejected

    def _report(
        self,
        rewriter: Rewriter,
        config: RunConfig,
        pairs: Sequence[Pair],
        rows: list[dict[str, Any]],
        failures: list[dict[str, Any]],
        seconds: float,
    ) -> dict[str, Any]:
        """A report of the kind that ``evaluate`` writes, so that ``report`` makes a page of it."""
        from synletters.core.version import __version__

        met = {letter.id for letter, _ in pairs}
        missing = [letter.id for letter in self.letters if letter.id not in met]
        return {
            "kind": "evaluation",
            "synletters": __version__,
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "synthetic_only": True,
            "inputs": {
                "real": {**self.real, "letters": len(self.letters)},
                "synthetic": {
                    "name": "rewritten in a sweep, not kept",
                    "letters": len(pairs),
                    "variants": config.variants,
                },
            },
            "pairing": {
                "pairs": len(pairs),
                "real_without_synthetic": len(missing),
                "synthetic_without_real": 0,
                "identical": sum(a.text == b.text for a, b in pairs),
                "empty": 0,
                "duplicates": 0,
                "first": {"real_without_synthetic": missing[:10]} if missing else {},
            },
            "metrics": rows,
            "failures": failures,
            "worst": [],
            "provenance": provenance(Account.of(rewriter), config),
            "limits": list(LIMITS),
            "settings": self.settings.to_json(),
            "seconds": round(seconds, 3),
        }


def _counts(rewriter: Rewriter) -> dict[str, int]:
    """Counts of the run; repaired letters count with every attempt."""
    names = (
        "words",
        "words_open",
        "words_masked",
        "refills",
        "refills_as_before",
        "sentences_masked",
        "sentences_given_back",
        "letters_repaired",
    )
    return {name: rewriter.counts[name] for name in names}


def write_cell(folder: Path, setting: Setting, cell: Mapping[str, Any]) -> None:
    """Raises OutputError."""
    write_json(folder / f"{setting.file}.json", cell)


def read_cells(folder: Path, mark: str) -> dict[Setting, dict[str, Any]]:
    """The finished cells of this sweep in a folder; files that are none, or of another sweep, are passed
    over."""
    found: dict[Setting, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            cell = json.loads(path.read_text(encoding="utf-8"))
            if cell["kind"] == KIND and cell["mark"] == mark and isinstance(cell["report"]["metrics"], list):
                found[Setting.from_json(cell["setting"])] = cell
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return found


def failed_metrics(cell: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The metrics that gave no figure by a fault; one that means nothing on these letters is none."""
    return [row for row in cell["report"]["failures"] if not row.get("cannot_run")]
