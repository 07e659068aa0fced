"""Fidelity against diversity against linkage, one point a setting, as PNG and SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.io.atomic import AtomicPath, output_error
from synletters.sweep.changes import CHANGED
from synletters.sweep.choose import Cell, Choice, figure
from synletters.sweep.grid import Setting
from synletters.sweep.settings import LINKAGE

#: what an axis is called
_TITLES = {CHANGED: "share of words changed", LINKAGE: "letters traced by their words (linkage_words)"}
#: of an axis, the first figure that was measured and tells settings apart, else the first that was measured
_FIDELITY = ("letters_without_flips", "entities_unchanged", "flips_per_letter")
_SIMILARITY = ("bertscore_f1", "rougeL_f1", "rouge1_f1")


def write_plots(out: Path, cells: Mapping[Setting, Cell], choice: Choice | None) -> list[str]:
    """``plot.png`` and ``plot.svg``; their names, or none if fewer than two of the figures were measured.
    Raises OutputError.

    A panel in which all settings would lie on one spot is left out.
    """
    have: dict[str, set[float]] = {}
    for cell in cells.values():
        for row in cell["report"]["metrics"]:
            if row["value"] is not None:
                have.setdefault(row["name"], set()).add(row["value"])
    fidelity, similarity = _first(_FIDELITY, have), _first(_SIMILARITY, have)
    pairs = ((CHANGED, fidelity), (CHANGED, similarity), (CHANGED, LINKAGE), (LINKAGE, fidelity))
    panels = [
        (x, y)
        for x, y in pairs
        if x in have and y in have and (len(cells) == 1 or max(len(have[x]), len(have[y])) > 1)
    ]
    if not panels:
        return []
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "synletters"}):  # the same figures give the same file
        page: Any = Figure(figsize=(5.2 * len(panels), 4.8), layout="constrained")
        FigureCanvasAgg(page)
        colours = {name: f"C{i % 10}" for i, name in enumerate(sorted({s.strategy for s in cells}))}
        marks = dict(
            zip(sorted({(s.model, s.sampling) for s in cells}), "osD^v<>PX*" * len(cells), strict=False)
        )
        for number, (x, y) in enumerate(panels, 1):
            axes = page.add_subplot(1, len(panels), number)
            for place, (setting, cell) in enumerate(sorted(cells.items(), key=lambda item: item[0])):
                _point(
                    axes,
                    figure(cell, x),
                    figure(cell, y),
                    setting,
                    colours[setting.strategy],
                    marks[setting.model, setting.sampling],
                    choice is not None and choice.setting == setting,
                    6 if place % 2 else -11,
                )
            axes.set(xlabel=_TITLES.get(x, x), ylabel=_TITLES.get(y, y))
            if max(have[y]) <= 1:  # a share has no room above 1
                low, high = axes.get_ylim()
                axes.set_ylim(low, min(high, 1 + 0.02 * (1 - min(low, 0.999))))
            axes.grid(alpha=0.3)
        handles = [_dot(colour, "o", name) for name, colour in colours.items()]
        if len(marks) > 1:
            handles += [
                _dot("grey", mark, f"{model.rstrip('/').rpartition('/')[2]}, {sampling}")
                for (model, sampling), mark in marks.items()
            ]
        page.legend(handles=handles, loc="outside lower center", ncols=4, fontsize=8)
        page.suptitle(
            "One point a setting, beside it its ratio; lines: 95% intervals; ringed: recommended", fontsize=9
        )
        made = []
        for kind in ("png", "svg"):
            target = AtomicPath(out / f"plot.{kind}")
            try:
                page.savefig(
                    target.temp, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else None
                )
                target.commit()
            except OSError as fault:
                raise output_error(target.path, fault) from None
            finally:
                target.discard()
            made.append(f"plot.{kind}")
    return made


def _first(names: Sequence[str], have: Mapping[str, set[float]]) -> str:
    measured = [name for name in names if name in have]
    return next((name for name in measured if len(have[name]) > 1), measured[0] if measured else "")


def _point(
    axes: Any,
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    setting: Setting,
    colour: str,
    mark: str,
    ringed: bool,
    down: int,
) -> None:
    if x.get("value") is None or y.get("value") is None:
        return
    at = x["value"], y["value"]
    axes.errorbar(
        *at, xerr=_bars(x), yerr=_bars(y), fmt=mark, color=colour, markersize=5, elinewidth=0.8, alpha=0.85
    )
    if ringed:
        axes.plot(*at, "o", markersize=13, markerfacecolor="none", markeredgecolor="black")
    axes.annotate(f"{setting.ratio:g}", at, xytext=(4, down), textcoords="offset points", fontsize=7)


def _bars(row: Mapping[str, Any]) -> list[list[float]] | None:
    if row.get("low") is None or row.get("high") is None:
        return None
    return [[max(0.0, row["value"] - row["low"])], [max(0.0, row["high"] - row["value"])]]


def _dot(colour: str, mark: str, name: str) -> Any:
    from matplotlib.lines import Line2D

    return Line2D([], [], color=colour, marker=mark, linestyle="", label=name)
