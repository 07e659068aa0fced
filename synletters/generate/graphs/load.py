"""Graphs by name or file."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from synletters.core.errors import InputError
from synletters.generate.graphs.base import Graph
from synletters.generate.graphs.obo import read_obo
from synletters.generate.graphs.tsv import read_tsv
from synletters.generate.worlds.parse import near


def shipped_graphs() -> tuple[str, ...]:
    folder = resources.files("synletters.generate") / "data" / "graphs"
    return tuple(
        sorted(item.name.removesuffix(".tsv") for item in folder.iterdir() if item.name.endswith(".tsv"))
    )


def load_graph(name: str) -> Graph:
    """A shipped graph by name, or one of the user's from a ``.tsv`` or ``.obo`` file.

    Raises InputError if it cannot be read, ConfigError with its faults.
    """
    if name in shipped_graphs():
        text = (resources.files("synletters.generate") / "data" / "graphs" / f"{name}.tsv").read_text(
            encoding="utf-8"
        )
        return read_tsv(text, f"{name}.tsv")
    if not name.lower().endswith((".tsv", ".obo")):
        raise InputError(
            f"no graph is called {name!r}{near(name, shipped_graphs())}; or name a .tsv or .obo file"
        )
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputError(
            f"cannot read {name}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except UnicodeDecodeError as fault:
        raise InputError(f"cannot read {name}: byte {fault.start} is not UTF-8; save it as UTF-8") from None
    if name.lower().endswith(".obo"):
        return read_obo(text, name)
    return read_tsv(text, name)
