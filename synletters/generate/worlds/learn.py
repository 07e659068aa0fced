"""A world's network from a table of the user's, by pgmpy: structure by hill climbing on BIC, tables with a
BDeu prior.

A learned table repeats what its records say. A row that few records stand behind says little, and may say
something of one of
them: such rows are told, and the prior draws them towards even odds.
"""

from __future__ import annotations

import csv
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from synletters.core.errors import ConfigError, InputError
from synletters.generate.worlds.network import Network
from synletters.generate.worlds.spec import read_world

#: A column with more values is no set of states.
MAX_STATES = 20
#: Columns of ``synletters generate`` that are no nodes.
NO_NODES = ("id", "form")


@dataclass(frozen=True, slots=True)
class Learned:
    """A world as YAML would hold it, and the rows of its tables that too few records stand behind."""

    document: Mapping[str, Any]
    network: Network
    small: tuple[str, ...]
    records: int

    def yaml(self) -> str:
        head = f"# learned from {self.records} records; {len(self.small)} rows of its tables rest on few of them\n"
        return head + yaml.safe_dump(dict(self.document), sort_keys=False, width=120, allow_unicode=True)


def read_table(path: Path) -> dict[str, list[str]]:
    """The columns of a CSV file, but for ids. Raises InputError if it cannot be read or is no table of
    states."""
    try:
        with open(path, newline="", encoding="utf-8-sig") as handle:
            reader = csv.reader(handle)
            header = next(reader, [])
            rows = [row for row in reader if row]
    except OSError as fault:
        raise InputError(
            f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except (UnicodeDecodeError, csv.Error) as fault:
        raise InputError(f"cannot read {path}: {type(fault).__name__}; save it as CSV in UTF-8") from None
    if len(set(header)) < len(header) or not all(header):
        raise InputError(f"{path}: a column has no name, or two have the same; name each column once")
    short = next((number for number, row in enumerate(rows, start=2) if len(row) != len(header)), 0)
    if short:
        raise InputError(f"{path}: line {short} has not as many values as there are columns ({len(header)})")
    if not rows:
        raise InputError(f"{path} holds no records; a header and one line a record are needed")
    return {name: [row[i].strip() for row in rows] for i, name in enumerate(header) if name not in NO_NODES}


def learn(
    columns: Mapping[str, Sequence[str]],
    *,
    name: str = "learned",
    like: Network | None = None,
    least: int = 20,
    max_parents: int = 3,
    prior: float = 5.0,
) -> Learned:
    """A network of tables from ``columns`` (each of shape (records,)). ``like`` gives the arrows; without it
    they are searched for.

    Rows with fewer than ``least`` records are told in ``small``. ``prior`` is the equivalent sample size of
    BDeu. Raises ConfigError
    if pgmpy is not installed, or a column is no set of states.
    """
    _check(columns, like)
    try:
        models, estimators = import_module("pgmpy.models"), import_module("pgmpy.estimators")
        pandas = import_module("pandas")
    except ImportError:
        raise ConfigError(
            "learning a world needs pgmpy; install it with: pip install -c constraints.txt 'synletters[worlds]'"
        ) from None
    logging.getLogger("pgmpy").setLevel(logging.WARNING)  # it tells the type of every column, each time
    data = pandas.DataFrame({column: list(values) for column, values in columns.items()}, dtype="object")
    if like is not None:
        edges = [(parent, node.name) for node in like.nodes.values() for parent in node.parents]
    else:
        search = estimators.HillClimbSearch(data)
        edges = list(
            search.estimate(scoring_method="bic-d", max_indegree=max_parents, show_progress=False).edges()
        )
    model = models.DiscreteBayesianNetwork()
    model.add_nodes_from(columns)
    model.add_edges_from(edges)
    model.fit(data, estimator=estimators.BayesianEstimator, prior_type="BDeu", equivalent_sample_size=prior)
    nodes: dict[str, Any] = {}
    small: list[str] = []
    for column in columns:
        cpd = model.get_cpds(column)
        if cpd is None:  # pgmpy estimates no table for a node without arrows
            nodes[column] = _alone(columns[column], prior)
            small += _small(column, (), {}, columns, least)
            continue
        parents = [str(parent) for parent in cpd.variables[1:]]
        states = {str(key): [str(state) for state in listed] for key, listed in cpd.state_names.items()}
        rows = cpd.get_values().T
        nodes[column] = {
            "states": states[column],
            "parents": parents,
            "table": [_row(row) for row in rows.tolist()],
        }
        small += _small(column, parents, states, columns, least)
    document = {"name": name, "nodes": nodes}
    return Learned(document, read_world(document, name).network, tuple(small), len(data))


def _alone(values: Sequence[str], prior: float) -> dict[str, Any]:
    """A node without parents, by the same prior: BDeu gives each of its states an equal part of the sample
    size."""
    counted = Counter(values)
    states = sorted(counted)
    total = len(values) + prior
    return {
        "states": states,
        "parents": [],
        "table": [_row([(counted[s] + prior / len(states)) / total for s in states])],
    }


def _row(row: list[float]) -> list[float]:
    made = [round(p, 6) for p in row[:-1]]
    return [*made, round(max(1.0 - sum(made), 0.0), 6)]


def _small(
    column: str,
    parents: Sequence[str],
    states: Mapping[str, Sequence[str]],
    columns: Mapping[str, Sequence[str]],
    least: int,
) -> list[str]:
    from itertools import product

    counted: Counter[tuple[str, ...]] = Counter(zip(*(columns[parent] for parent in parents), strict=True))
    if not parents:
        counted[()] = len(columns[column])
    return [
        f"{column}"
        + (" given " + ", ".join(f"{p}={s}" for p, s in zip(parents, key, strict=True)) if parents else "")
        + f": {counted[key]} records"
        for key in product(*(states[parent] for parent in parents))
        if counted[key] < least
    ]


def _check(columns: Mapping[str, Sequence[str]], like: Network | None) -> None:
    faults = []
    for name, values in columns.items():
        distinct = set(values)
        if len(distinct) > MAX_STATES:
            faults.append(
                f"column {name!r} has {len(distinct)} different values; put numbers into at most {MAX_STATES} classes, or leave it out"
            )
        elif len(distinct) < 2:
            faults.append(f"column {name!r} has one value alone; leave it out")
        elif any(not value or "," in value or "=" in value for value in distinct):
            faults.append(
                f"column {name!r} has a value that is empty or holds a comma or '='; name missing values 'unknown'"
            )
    if like is not None:
        if like.counts:
            faults.append(f"the world has counts ({', '.join(like.counts)}), which no table is learned for")
        missing = [n for n in like.discrete if n not in columns]
        if missing or len(columns) != len(like.nodes):
            further = [n for n in columns if n not in like.nodes]
            faults.append(f"the table and the world have other nodes: {', '.join([*missing, *further])}")
    if faults:
        raise ConfigError(faults)
