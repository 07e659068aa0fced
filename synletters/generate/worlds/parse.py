"""A world's nodes from YAML. Every fault of the file is collected, with its node, before any is raised."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

import numpy as np

from synletters.core.errors import ConfigError
from synletters.generate.worlds.network import (
    Floats,
    Linear,
    LogisticNode,
    Network,
    Node,
    NoisyOrNode,
    PoissonNode,
    TableNode,
)

KINDS = ("table", "noisy_or", "logistic", "poisson")
_BINARY = ("no", "yes")
_KEYS = frozenset({"states", "parents", "note", *KINDS})
#: A row may miss 1 by what rounding to seven digits takes, and no more.
_TOLERANCE = 1e-6
#: exp() of this is a million: no letter speaks of more
_LARGEST = math.log(1e6)


@dataclass(slots=True)
class Faults:
    """The faults of one file, in order."""

    file: str
    told: list[str] = field(default_factory=list)

    def add(self, node: str, fault: str) -> None:
        self.told.append(f"{self.file}: node {node!r}: {fault}")

    def other(self, fault: str) -> None:
        self.told.append(f"{self.file}: {fault}")

    def end(self) -> None:
        """Raise ConfigError if there is any."""
        if self.told:
            raise ConfigError(self.told)


def near(name: object, known: Sequence[str]) -> str:
    """``; did you mean …?``, or what there is."""
    close = get_close_matches(str(name), known, 1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there is {', '.join(known[:12])}{' and more' if len(known) > 12 else ''}" if known else ""


def network(document: Mapping[str, Any], file: str, faults: Faults) -> Network:
    """The nodes of ``document``; faults are added to ``faults``, and nodes that have one are left out."""
    nodes = document.get("nodes")
    if not isinstance(nodes, Mapping) or not nodes:
        faults.other("'nodes:' is missing or empty; give each node a table, noisy_or, logistic or poisson")
        return Network(str(document.get("name", file)), {}, file)
    specs = {str(name): spec for name, spec in nodes.items()}
    states = {name: _states(name, spec, faults) for name, spec in specs.items()}
    made: dict[str, Node] = {}
    for name, spec in specs.items():
        if isinstance(spec, Mapping):
            node = _Reader(name, spec, states, faults).node()
            if node is not None:
                made[name] = node
    order = _order({name: _named_parents(spec, specs) for name, spec in specs.items()}, faults)
    return Network(
        str(document.get("name", file)), {name: made[name] for name in order if name in made}, file
    )


def _named_parents(spec: Any, known: Mapping[str, Any]) -> list[str]:
    """The parents that a node names in any way, as far as there are such nodes."""
    if not isinstance(spec, Mapping):
        return []
    named = [str(p) for p in spec["parents"]] if isinstance(spec.get("parents"), list) else []
    for kind in KINDS[1:]:
        part = spec.get(kind)
        if isinstance(part, Mapping):
            by = part.get("by")
            named += [str(by)] if by is not None else []
            layers = [part] if by is None else [v for v in part.values() if isinstance(v, Mapping)]
            named += [str(key) for layer in layers for key in layer]
    return [name for name in dict.fromkeys(named) if name in known]


def _order(parents: Mapping[str, Sequence[str]], faults: Faults) -> list[str]:
    left = {name: list(above) for name, above in parents.items()}
    while True:
        try:
            return list(TopologicalSorter(left).static_order())
        except CycleError as fault:
            ring: list[str] = fault.args[1]  # each is a parent of the next
            faults.other(f"the nodes {' -> '.join(ring)} form a cycle; take one of these parents away")
            # cut this cycle at one arrow, so that the next one is told too
            left[ring[1]] = [name for name in left[ring[1]] if name != ring[0]]


def _states(name: str, spec: Any, faults: Faults) -> tuple[str, ...]:
    """The states of a node; none for a count, and for a node that is no mapping, which is told here."""
    if not isinstance(spec, Mapping):
        faults.add(name, "is no mapping; write 'table:', 'noisy_or:', 'logistic:' or 'poisson:' below it")
        return ()
    if "poisson" in spec:
        if "states" in spec:
            faults.add(name, "a poisson node is a count and has no states; take 'states' away")
        return ()
    given = spec.get("states", list(_BINARY))
    if not isinstance(given, list) or len(given) < 2 or len({str(s) for s in given}) < len(given):
        faults.add(name, "'states' is a list of two or more different names")
        return _BINARY
    made = tuple(str(state) for state in given)
    if any(not state or "," in state or "=" in state for state in made):
        faults.add(name, "the name of a state is empty, or holds a comma or '='")
    if len(made) != 2 and ("noisy_or" in spec or "logistic" in spec):
        faults.add(name, f"noisy_or and logistic nodes have two states, not {len(made)}; use a table")
    return made


@dataclass(slots=True)
class _Reader:
    """Reads one node."""

    name: str
    spec: Mapping[str, Any]
    states: Mapping[str, tuple[str, ...]]
    faults: Faults
    _sound: bool = True

    def _ok(self) -> bool:
        return self._sound

    def fault(self, text: str) -> None:
        self._sound = False
        self.faults.add(self.name, text)

    def node(self) -> Node | None:
        for key in self.spec:
            if key not in _KEYS:
                self.fault(f"{key!r} is no key of a node{near(key, sorted(_KEYS))}")
        kinds = [kind for kind in KINDS if kind in self.spec]
        if len(kinds) != 1:
            self.fault(f"has {' and '.join(kinds) or 'none of them'}; give exactly one of {', '.join(KINDS)}")
            return None
        if kinds == ["table"]:
            return self._table()
        if "parents" in self.spec:
            self.fault(f"a {kinds[0]} node takes its parents from its coefficients; take 'parents' away")
        part = self.spec[kinds[0]]
        if not isinstance(part, Mapping):
            self.fault(f"{kinds[0]!r} is a mapping of parents to numbers")
            return None
        return self._noisy_or(part) if kinds == ["noisy_or"] else self._linear(kinds[0], part)

    def _parents(self, names: Sequence[str]) -> tuple[str, ...]:
        for name in names:
            if name not in self.states:
                self.fault(f"its parent {name!r} is missing from the file{near(name, list(self.states))}")
            elif not self.states[name]:
                self.fault(
                    f"its parent {name!r} is a count or no node; only nodes with states can be parents"
                )
            elif name == self.name:
                self.fault("is its own parent")
        if len(set(names)) < len(names):
            self.fault("names a parent twice")
        return tuple(names)

    def _number(self, value: Any, what: str, *, probability: bool = False) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fault(f"{what} is {value!r}, not a number")
            return 0.0
        if probability and not 0.0 <= value <= 1.0:
            self.fault(f"{what} is {value}, out of range; probabilities lie in [0, 1]")
            return 0.0
        return float(value)

    def _table(self) -> Node | None:
        given = self.spec.get("parents", [])
        if not isinstance(given, list):
            self.fault("'parents' is a list of names")
            return None
        parents = self._parents([str(name) for name in given])
        if not self._ok():
            return None
        shape = tuple(len(self.states[parent]) for parent in parents)
        rows = self._rows(self.spec["table"], parents, shape)
        if rows is None or not self._ok():
            return None
        return TableNode(self.name, self.states[self.name], parents, shape, rows)

    def _rows(self, table: Any, parents: Sequence[str], shape: tuple[int, ...]) -> Floats | None:
        flat: list[Any] = []
        self._flatten(table, parents, [], flat)
        if not self._ok():
            return None
        if len(flat) != math.prod(shape):
            self.fault(f"its table has {len(flat)} rows; its parents' states make {math.prod(shape)}")
            return None
        states = self.states[self.name]
        made = np.zeros((len(flat), len(states)))
        for at, row in enumerate(flat):
            where = self._where(at, parents, shape)
            if not isinstance(row, list):
                if len(states) != 2:
                    self.fault(f"{where} is no list of {len(states)} probabilities ({', '.join(states)})")
                    continue
                present = self._number(row, where, probability=True)
                made[at] = 1.0 - present, present
                continue
            if len(row) != len(states):
                self.fault(
                    f"{where} has {len(row)} probabilities for {len(states)} states ({', '.join(states)})"
                )
                continue
            made[at] = [self._number(p, where, probability=True) for p in row]
            if self._ok() and abs(made[at].sum() - 1.0) > _TOLERANCE:
                self.fault(f"{where} sums to {made[at].sum():.6g}, not to 1")
        whole: Floats = made / np.maximum(made.sum(axis=1, keepdims=True), 1e-300)
        return whole

    def _flatten(self, table: Any, parents: Sequence[str], path: list[str], flat: list[Any]) -> None:
        """Rows in order, out of a list of rows, or of mappings by the states of one parent after another."""
        if isinstance(table, Mapping):
            if len(path) >= len(parents):
                self.fault("its table is nested deeper than it has parents")
                return
            states = self.states[parents[len(path)]]
            for key in table:
                if str(key) not in states:
                    self.fault(
                        f"its table names the state {str(key)!r}, which {parents[len(path)]!r} does not have"
                        f"{near(key, states)}"
                    )
            for state in states:
                if state not in table:
                    self.fault(f"its table has no row for {parents[len(path)]}={state}")
                else:
                    self._flatten(table[state], parents, [*path, state], flat)
        elif not parents and isinstance(table, list) and not any(isinstance(item, list) for item in table):
            flat.append(table)  # the one row of a root
        elif isinstance(table, list) and not path:
            flat.extend(table)
        elif path and len(path) < len(parents):
            self.fault(f"its table has one row for {', '.join(path)}, but further parents follow")
        else:
            flat.append(table)

    def _where(self, at: int, parents: Sequence[str], shape: tuple[int, ...]) -> str:
        if not parents:
            return "its row"
        indices = np.unravel_index(at, shape)
        return "the row " + " ".join(
            f"{p}={self.states[p][int(i)]}" for p, i in zip(parents, indices, strict=True)
        )

    def _by_state(self, parent: str, value: Any, what: str, *, probability: bool) -> Floats:
        """A number for each state of a parent: a single number is that of the last of two states."""
        states = self.states[parent]
        made = np.zeros(len(states))
        if isinstance(value, Mapping):
            for state, number in value.items():
                if str(state) not in states:
                    self.fault(
                        f"{what} names the state {str(state)!r}, which {parent!r} does not have{near(state, states)}"
                    )
                else:
                    made[states.index(str(state))] = self._number(
                        number, f"{what} {state}", probability=probability
                    )
        elif len(states) != 2:
            self.fault(
                f"{what} is one number, but {parent!r} has {len(states)} states; write {{state: number}}"
            )
        else:
            made[1] = self._number(value, what, probability=probability)
        return made

    def _noisy_or(self, part: Mapping[str, Any]) -> Node | None:
        if "leak" not in part:
            self.fault("noisy_or needs 'leak', the probability without any cause")
        leak = self._number(part.get("leak", 0.0), "leak", probability=True)
        parents = self._parents([str(key) for key in part if key != "leak"])
        if not self._ok():
            return None
        strengths = tuple(self._by_state(p, part[p], p, probability=True) for p in parents)
        shape = tuple(len(self.states[parent]) for parent in parents)
        return (
            NoisyOrNode(self.name, self.states[self.name], parents, shape, leak, strengths)
            if self._ok()
            else None
        )

    def _linear(self, kind: str, part: Mapping[str, Any]) -> Node | None:
        by = None if part.get("by") is None else str(part["by"])
        layers: list[tuple[str, Mapping[str, Any]]] = [("", part)]
        if by is not None:
            self._parents([by])
            if not self._ok():
                return None
            layers = []
            for state in self.states[by]:
                if isinstance(part.get(state), Mapping):
                    layers.append((f" for {by}={state}", part[state]))
                else:
                    self.fault(f"{kind} has no coefficients for {by}={state}")
            for key in part:
                if str(key) not in (*self.states[by], "by"):
                    self.fault(f"{kind} names the state {str(key)!r}, which {by!r} does not have")
        named = dict.fromkeys(
            [*([by] if by else []), *(str(k) for _, layer in layers for k in layer if k != "bias")]
        )
        parents = self._parents(list(named))
        if not self._ok():
            return None
        bias = np.zeros(len(layers))
        weights = [np.zeros((len(layers), len(self.states[parent]))) for parent in parents]
        for at, (where, layer) in enumerate(layers):
            if "bias" not in layer:
                self.fault(f"{kind} needs 'bias'{where}")
            bias[at] = self._number(layer.get("bias", 0.0), f"bias{where}")
            for place, parent in enumerate(parents):
                if parent in layer:
                    weights[place][at] = self._by_state(
                        parent, layer[parent], parent + where, probability=False
                    )
        if not self._ok():
            return None
        linear = Linear(bias, tuple(weights), parents.index(by) if by else None)
        shape = tuple(len(self.states[parent]) for parent in parents)
        if kind == "logistic":
            return LogisticNode(self.name, self.states[self.name], parents, shape, linear)
        if linear.bounds()[1] > _LARGEST:
            self.fault(
                f"its rate can reach exp({linear.bounds()[1]:.3g}), out of range; rates stay below a million"
            )
            return None
        return PoissonNode(self.name, (), parents, shape, linear)
