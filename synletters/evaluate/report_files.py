"""The files of an evaluation: the figures of each letter as a table, how they are spread, which letters are
worst."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import key
from synletters.io.atomic import AtomicPath, output_error
from synletters.io.formulas import escaped_row

BINS = 20
MOST_WORST = 50
#: what a figure above 0 is called among the worst letters, by a part of its name; a figure may say it itself
#: in ``detail["worst"]``
_FINDINGS = {
    "leak": "leak",
    "surviv": "leak",
    "verbatim": "copied",
    "flip": "flip",
    "invented": "invented",
    "words_lost": "lost",
}


def distribution(
    values: Sequence[float], bounds: tuple[float | None, float | None] = (None, None)
) -> dict[str, Any] | None:
    """``{"edges": k+1 floats, "counts": k ints}`` over finite values; from 0 to 1 if that is their range.
    None without any."""
    finite = np.array([v for v in values if np.isfinite(v)], dtype=np.float64)
    if not len(finite):
        return None
    low, high = float(finite.min()), float(finite.max())
    if bounds[0] == 0 and bounds[1] == 1 and low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    counts, edges = np.histogram(
        finite, bins=BINS if high > low else 1, range=(low, high) if high > low else None
    )
    if not (np.diff(edges) > 0).all():  # values so near each other that no edge fits between
        counts, edges = np.array([len(finite)]), np.array([low - 0.5, high + 0.5])
    return {"edges": [float(edge) for edge in edges], "counts": [int(count) for count in counts]}


def per_letter_rows(pairs: Sequence[Pair], scores: Sequence[Score]) -> list[dict[str, Any]]:
    """One row a rewrite: id, variant, and each figure that has values of single letters (None where this one
    has none)."""
    columns = _columns(scores)
    return [
        {
            "id": pair[1].letter_id,
            "variant": pair[1].variant,
            **{name: _plain(score.per_letter.get(key(pair))) for name, score in columns.items()},
        }
        for pair in pairs
    ]


def _columns(scores: Sequence[Score]) -> dict[str, Score]:
    out: dict[str, Score] = {}
    for score in scores:
        if score.per_letter:
            name, n = score.name, 2
            while name in out or name in ("id", "variant"):  # two plug-ins may call a figure alike
                name, n = f"{score.name}_{n}", n + 1
            out[name] = score
    return out


def _plain(value: float | None) -> float | int | None:
    if value is None or not np.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 6)


def worst(pairs: Sequence[Pair], scores: Sequence[Score]) -> list[dict[str, Any]]:
    """At most 50 rewrites with a finding: leaks before flips before all else, then those with more of
    them."""
    order = {"leak": 0, "flip": 1}
    found: dict[str, tuple[list[str], dict[str, float]]] = {}
    for score in scores:
        why = str(
            score.detail.get("worst") or next((w for part, w in _FINDINGS.items() if part in score.name), "")
        )
        if not why or score.better != "lower":
            continue
        for name, value in score.per_letter.items():
            if value > 0:
                reasons, figures = found.setdefault(name, ([], {}))
                reasons += [why] if why not in reasons else []
                figures[score.name] = round(float(value), 6)
    pair_of: dict[str, Pair] = {}
    for pair in pairs:
        pair_of.setdefault(key(pair), pair)
    ranked = sorted(
        ((name, *entry) for name, entry in found.items() if name in pair_of),
        key=lambda row: (
            min(order.get(why, 2) for why in row[1]),
            -len(row[1]),
            -sum(row[2].values()),
            row[0],
        ),
    )
    return [
        {
            "id": pair_of[name][1].letter_id,
            "variant": pair_of[name][1].variant,
            "why": sorted(reasons, key=lambda why: (order.get(why, 2), why)),
            "figures": figures,
        }
        for name, reasons, figures in ranked[:MOST_WORST]
    ]


def write_all(
    target: AtomicPath,
    report: dict[str, Any],
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[Pair] | None,
    told: Callable[[BaseException], str],
    *,
    escape: bool = False,
) -> None:
    """Write the three files into the temporary folder of ``target`` and put it in place. Raises OutputError.

    ``escape``: no cell of the CSV is a formula. ``shown``: pairs of which report.html may show the texts, if somebody asked for that. A page that cannot
    be made is one more of
    the report's failures, in the words of ``told``: it must not cost the figures.
    """
    try:
        page = target.temp / "report.html"
        try:
            _html(report, page, rows, shown)
        except Exception as error:
            page.unlink(missing_ok=True)
            report["failures"].append({"metric": "report.html", "error": told(error)})
        _write(
            target.temp / "report.json",
            json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n",
        )
        _write(target.temp / "per_letter.csv", _csv([escaped_row(row) for row in rows] if escape else rows))
        target.commit()
    except OSError as fault:
        raise output_error(target.path, fault) from None


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else ["id", "variant"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    with open(path, "xb") as handle:
        handle.write(text.encode())
        handle.flush()
        os.fsync(handle.fileno())


def _html(
    report: Mapping[str, Any], path: Path, rows: Sequence[Mapping[str, Any]], shown: Sequence[Pair] | None
) -> None:
    try:
        write_html = import_module("synletters.report.html").write_html
    except ModuleNotFoundError as error:
        if error.name not in ("synletters.report", "synletters.report.html"):
            raise
        print(
            "note: report.html was not written: this installation has no synletters.report", file=sys.stderr
        )
        return
    texts: dict[str, dict[str, str]] = {}
    if shown is not None:
        texts = {
            "originals": {letter.id: letter.text for letter, _ in shown},
            "synthetic": {key(p): p[1].text for p in shown},
        }
    write_html(dict(report), path, per_letter=rows, **texts)
