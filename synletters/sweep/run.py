"""A whole sweep: one process, every letter detected once, every model loaded once, each finished cell a file
at once."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter
from synletters.core.errors import ConfigError, InputError, OutputError
from synletters.evaluate.pairing import describe, other_letters
from synletters.evaluate.run import Settings, chosen, told
from synletters.io import open_source
from synletters.io.atomic import output_error, write_json
from synletters.report.html import write_html
from synletters.sweep.cells import Bench, failed_metrics, read_cells, write_cell
from synletters.sweep.choose import Cell, Choice, choose
from synletters.sweep.grid import Setting
from synletters.sweep.plots import write_plots
from synletters.sweep.shared import once
from synletters.sweep.tables import write_tables

_FILES = ("sweep.json", "table.csv", "table.parquet", "table.md", "plot.png", "plot.svg", "report.html")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. ``bounds``: figure -> the most that its upper 95% bound may be; ``best``: the
    figure to choose by."""

    source: Path
    out: Path
    cells: Sequence[Setting]
    base: RunConfig
    settings: Settings
    letters: int = 100
    bounds: Mapping[str, float] = field(default_factory=dict)
    best: str = "letters_without_flips"
    #: whether the user named the metrics, so that one that cannot run on these letters is a fault
    named: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The cells of the folder, those that failed with why, and the recommendation where one was asked for."""

    cells: Mapping[Setting, Cell]
    failed: Mapping[Setting, str]
    reused: int
    letters: int
    unreadable: int
    choice: Choice | None
    code: int


def sample(source: Path, count: int, seed: int) -> tuple[list[Letter], int]:
    """``count`` letters drawn by the seed and their ids alone, in the order of the input, and how many rows
    cannot be read.

    Raises InputError if there is none.
    """
    kept: dict[str, Letter] = {}
    heap: list[tuple[int, str]] = []
    unreadable = 0
    for row in open_source(source):
        if not isinstance(row, Letter):
            unreadable += 1
            continue
        kept[row.id] = row
        digest = hashlib.blake2b(
            f"sweep\x1f{seed}\x1f{row.id}".encode("utf-8", "surrogatepass"), digest_size=8
        ).digest()
        heapq.heappush(heap, (-int.from_bytes(digest, "big"), row.id))
        if len(heap) > count:
            del kept[heapq.heappop(heap)[1]]
    if not kept:
        raise InputError(
            f"{source} holds no letter that can be read ({unreadable} rows cannot); give letters with text"
        )
    return list(kept.values()), unreadable


def sweep(
    plan: Plan,
    *,
    resume: bool = False,
    overwrite: bool = False,
    told_of: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Measure every setting of the plan, then write table, plots and page over all cells in the folder.

    A cell that fails is told of, and the others go on. Raises InputError (no letters), ConfigError (names, or
    cells of another
    sweep under ``resume``), OutputError, ModelError of the detectors' models.
    """
    refuse(plan.out, resume=resume, overwrite=overwrite)
    metrics = [(name, once(name, make)) for name, make in chosen(plan.settings)]
    letters, unreadable = sample(plan.source, plan.letters, plan.settings.seed)
    others = other_letters(plan.settings.others) if plan.settings.others else ()
    if others:
        metrics = [(name, _with(make, others)) for name, make in metrics]
    mark = _mark(plan, letters)
    place = _begin(plan, mark, resume=resume, overwrite=overwrite)
    cells: dict[Setting, Cell] = dict(read_cells(place, mark))
    todo = [setting for setting in plan.cells if setting not in cells or failed_metrics(cells[setting])]
    failed: dict[Setting, str] = {}
    bench = Bench(letters, plan.base, plan.settings, metrics, describe(plan.source), mark)
    if todo:
        told_of(f"detecting in {len(letters)} letters, once for all {len(todo)} settings")
        bench.detect()
    for number, setting in enumerate(todo, 1):
        told_of(f"{number} of {len(todo)}: {setting.name}")
        try:
            made = bench.run(setting)
            write_cell(place, setting, made)
            cells[setting] = made
        except OutputError:
            raise
        except Exception as error:
            failed[setting] = told(error)
            cells.pop(setting, None)
            told_of(f"FAILED: {setting.name}: {failed[setting]}")
    choice = choose(cells, plan.bounds, plan.best) if plan.bounds else None
    _write(plan, mark, cells, failed, choice, len(letters), unreadable)
    bad = [
        cell for cell in cells.values() if failed_metrics(cell) or (plan.named and cell["report"]["failures"])
    ]
    code = int(bool(failed or bad))
    return Outcome(cells, failed, len(plan.cells) - len(todo), len(letters), unreadable, choice, code)


def _with(make: Callable[..., Any], others: Sequence[Letter]) -> Callable[..., Any]:
    return lambda **options: make(**{**options, "others": others})


def _mark(plan: Plan, letters: Sequence[Letter]) -> str:
    """A hash of all that the cells of a sweep have in common: letters, metrics, options; not of the
    settings."""
    from synletters.core.version import __version__

    digest = hashlib.sha256()
    own = {"strategy", "ratio", "model", "sampling", "workers"}
    common = {k: v for k, v in plan.base.to_json().items() if k not in own}
    digest.update(
        json.dumps([__version__, common, plan.settings.to_json()], sort_keys=True, default=str).encode()
    )
    if plan.settings.others:
        digest.update(describe(plan.settings.others)["sha256"].encode())
    for letter in letters:
        for part in (letter.id, letter.patient, letter.text):
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


def refuse(out: Path, *, resume: bool, overwrite: bool) -> None:
    """Raise OutputError if something is in the way, before anything is read."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file; OUT is a folder")
    if not out.is_dir() or not any(out.iterdir()):
        return
    if not (resume or overwrite):
        raise OutputError(
            f"{out} exists already; --resume goes on with it, --overwrite replaces it, or choose another place"
        )
    strange = [p.name for p in out.iterdir() if p.name not in (*_FILES, "cells") and not _leftover(p)]
    cells = out / "cells"
    strange += (
        [f"cells/{p.name}" for p in cells.iterdir() if p.suffix not in (".json", ".tmp")]
        if cells.is_dir()
        else []
    )
    if strange:
        raise OutputError(
            f"{out} holds files that `sweep` did not write, such as {strange[0]}; choose another place"
        )


def _leftover(path: Path) -> bool:
    """A temporary file of a run that was killed."""
    return path.name.startswith(".") and path.name.endswith(".tmp")


def _begin(plan: Plan, mark: str, *, resume: bool, overwrite: bool) -> Path:
    """Make OUT/cells, and write what this sweep is, so that another does not go on with it."""
    place, about = plan.out / "cells", plan.out / "sweep.json"
    try:
        place.mkdir(parents=True, exist_ok=True)
        for path in [*plan.out.iterdir(), *place.iterdir()]:
            if path.is_file() and (overwrite or _leftover(path)):
                path.unlink()
    except OSError as fault:
        raise output_error(plan.out, fault) from None
    if resume and about.is_file():
        try:
            same = json.loads(about.read_text(encoding="utf-8"))["mark"] == mark
        except (OSError, ValueError, KeyError, TypeError):
            same = False
        if not same:
            raise ConfigError(
                f"{plan.out} holds a sweep of other letters, metrics or options; give the same ones (strategies, ratios, models and "
                "samplings may be others), or choose another place"
            )
    elif not about.is_file():
        write_json(about, {"kind": "sweep", "mark": mark, "finished": False})
    return place


def _write(
    plan: Plan,
    mark: str,
    cells: Mapping[Setting, Cell],
    failed: Mapping[Setting, str],
    choice: Choice | None,
    letters: int,
    unreadable: int,
) -> None:
    from synletters.core.version import __version__

    write_tables(plan.out, cells, failed, choice)
    plots = write_plots(plan.out, cells, choice)
    if cells:
        page = choice.setting if choice and choice.setting else next(s for s in sorted(cells))
        others = [
            (setting.name, cell["report"])
            for setting, cell in sorted(cells.items(), key=lambda i: i[0])
            if setting != page
        ]
        write_html({**cells[page]["report"], "sweep": page.name}, plan.out / "report.html", others=others)
    write_json(
        plan.out / "sweep.json",
        {
            "kind": "sweep",
            "mark": mark,
            "finished": True,
            "synletters": __version__,
            "letters": letters,
            "unreadable": unreadable,
            "input": describe(plan.source),
            "settings": plan.settings.to_json(),
            "plots": plots,
            "page_of": page.to_json() if cells else None,
            "cells": [{**s.to_json(), "file": f"cells/{s.file}.json"} for s in sorted(cells)],
            "failed": [{**s.to_json(), "error": error} for s, error in sorted(failed.items())],
            "recommended": choice.to_json() if choice else None,
        },
    )
