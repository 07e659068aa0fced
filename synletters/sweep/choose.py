"""Which setting to take: the best figure of fidelity among those whose risk is bounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from synletters.core.errors import ConfigError
from synletters.sweep.changes import CHANGED
from synletters.sweep.grid import Setting

Cell = Mapping[str, Any]
WARNING = (
    "The choice was made on these letters among several settings, whose intervals are not widened for that: measure the chosen one "
    "again on letters that were not in the sweep."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """``setting`` is None if none meets the bounds; ``told`` says so, or which it is, in words."""

    setting: Setting | None
    told: str
    bounds: Mapping[str, float]
    best: str

    def to_json(self) -> dict[str, Any]:
        return {
            "setting": self.setting.to_json() if self.setting else None,
            "told": self.told,
            "bounds": dict(self.bounds),
            "best": self.best,
            "warning": WARNING if self.setting else None,
        }


def figure(cell: Cell, name: str) -> Mapping[str, Any]:
    """The row of a figure; empty where the cell has none."""
    return next((row for row in cell["report"]["metrics"] if row["name"] == name), {})


def choose(cells: Mapping[Setting, Cell], bounds: Mapping[str, float], best: str) -> Choice:
    """The setting with the best ``best`` whose upper 95% bound of every figure in ``bounds`` is at most that
    much.

    Ties go to the setting that changes more words. A figure without an interval meets no bound. Raises
    ConfigError if no
    cell has the figure ``best``, or it has no better direction.
    """
    ways = {figure(cell, best).get("better") for cell in cells.values()} - {None}
    if cells and not ways:
        raise ConfigError(f"no cell has a figure {best!r} to choose by; there are {', '.join(_names(cells))}")
    if "none" in ways:
        raise ConfigError(f"of {best!r} neither more nor less is better, so nothing can be chosen by it")
    sign = 1.0 if ways == {"higher"} else -1.0
    wanted = " and ".join(f"{name} of at most {most:g}" for name, most in bounds.items())
    fit = [
        setting
        for setting, cell in cells.items()
        if figure(cell, best).get("value") is not None
        and all(_high(cell, n) <= most for n, most in bounds.items())
    ]
    if not fit:
        nearest = "; ".join(f"the least upper bound of {name} is {_least(cells, name)}" for name in bounds)
        return Choice(
            None,
            f"No setting meets the bound: none has an upper 95% bound of {wanted} ({nearest}).",
            bounds,
            best,
        )
    chosen = max(
        fit,
        key=lambda s: (sign * figure(cells[s], best)["value"], figure(cells[s], CHANGED).get("value") or 0.0),
    )
    row = figure(cells[chosen], best)
    told = f"{chosen.name}: the best {best}, {said(row)}, of the {len(fit)} of {len(cells)} settings whose upper 95% bound meets {wanted}"
    return Choice(chosen, f"{told}. {WARNING}", bounds, best)


def said(row: Mapping[str, Any]) -> str:
    """``0.912 (0.880 to 0.941)``."""
    if row.get("value") is None:
        return "not measured"
    if row.get("low") is None or row.get("high") is None:
        return f"{row['value']:.3f}"
    return f"{row['value']:.3f} ({row['low']:.3f} to {row['high']:.3f})"


def _high(cell: Cell, name: str) -> float:
    high = figure(cell, name).get("high")
    return float("inf") if high is None else float(high)


def _least(cells: Mapping[Setting, Cell], name: str) -> str:
    least = min((_high(cell, name) for cell in cells.values()), default=float("inf"))
    return "not measured" if least == float("inf") else f"{least:.3f}"


def _names(cells: Mapping[Setting, Cell]) -> Sequence[str]:
    return sorted(
        {
            row["name"]
            for cell in cells.values()
            for row in cell["report"]["metrics"]
            if row["better"] != "none"
        }
    )
