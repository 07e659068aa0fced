"""The table of a sweep as CSV, Parquet and Markdown: one row a setting, failed ones too."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.io.atomic import AtomicPath, atomic_writer, output_error
from synletters.sweep.choose import Cell, Choice, figure, said
from synletters.sweep.grid import Setting

#: the figures that the Markdown table and the terminal show, as far as they were measured
SHOWN = (
    "changed_words",
    "given_back",
    "letters_without_flips",
    "flips_per_letter",
    "entities_unchanged",
    "bertscore_f1",
    "rougeL_f1",
    "linkage_words",
    "rare_ngrams_kept",
)


def rows(cells: Mapping[Setting, Cell], failed: Mapping[Setting, str]) -> list[dict[str, Any]]:
    """Setting, state, counts, and of each figure ``NAME``, ``NAME_low`` and ``NAME_high``."""
    names = list(dict.fromkeys(row["name"] for cell in cells.values() for row in cell["report"]["metrics"]))
    out: list[dict[str, Any]] = []
    for setting in sorted({*cells, *failed}):
        cell = cells.get(setting)
        metrics = ", ".join(row["metric"] for row in cell["report"]["failures"]) if cell else ""
        made: dict[str, Any] = {
            **setting.to_json(),
            "state": "failed" if cell is None else "done",
            "error": failed.get(setting, ""),
            "metrics_without_figure": metrics,
            "letters": cell["report"]["pairing"]["pairs"] if cell else None,
            "rejected": cell["rejected"] if cell else None,
            "seconds": cell["report"]["seconds"] if cell else None,
        }
        for name in names:
            row = figure(cell, name) if cell else {}
            made |= {
                name: _float(row.get("value")),
                f"{name}_low": _float(row.get("low")),
                f"{name}_high": _float(row.get("high")),
            }
        out.append(made)
    return out


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def write_tables(
    out: Path, cells: Mapping[Setting, Cell], failed: Mapping[Setting, str], choice: Choice | None
) -> None:
    """``table.csv``, ``table.parquet`` and ``table.md``. Raises OutputError."""
    made = rows(cells, failed)
    with atomic_writer(out / "table.csv") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(made[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    with atomic_writer(out / "table.md") as handle:
        handle.write(markdown(cells, failed, choice))
    _parquet(out / "table.parquet", made)


def _parquet(path: Path, made: Sequence[Mapping[str, Any]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    text = {"strategy", "model", "sampling", "state", "error", "metrics_without_figure"}
    whole = {"letters", "rejected"}
    schema = pa.schema(
        [
            (name, pa.string() if name in text else pa.int64() if name in whole else pa.float64())
            for name in made[0]
        ]
    )
    target = AtomicPath(path)
    try:
        pq.write_table(pa.Table.from_pylist([dict(row) for row in made], schema=schema), target.temp)
        target.commit()
    except OSError as fault:
        raise output_error(path, fault) from None
    finally:
        target.discard()


def markdown(cells: Mapping[Setting, Cell], failed: Mapping[Setting, str], choice: Choice | None) -> str:
    """Main figures with their 95% intervals, failures, and what is recommended."""
    have = {row["name"] for cell in cells.values() for row in cell["report"]["metrics"]}
    shown = [name for name in SHOWN if name in have]
    head = ["strategy", "ratio", "model", "sampling", "letters", *shown]
    lines = [_row(head), _row(["---"] * len(head))]
    for setting, cell in sorted(cells.items(), key=lambda item: item[0]):
        first = [
            setting.strategy,
            f"{setting.ratio:g}",
            setting.model,
            setting.sampling,
            str(cell["report"]["pairing"]["pairs"]),
        ]
        lines.append(_row([*first, *(said(figure(cell, name)) for name in shown)]))
    for setting, error in sorted(failed.items()):
        lines.append(
            _row([setting.strategy, f"{setting.ratio:g}", setting.model, setting.sampling, "failed", error])
        )
    if choice is not None:
        lines += ["", f"**Recommended**: {choice.told}" if choice.setting else f"**{choice.told}**"]
    return "\n".join([*lines, "", "In brackets: 95% intervals over patients.", ""])


def _row(values: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(value.replace("|", "\\|").split()) for value in values) + " |"
