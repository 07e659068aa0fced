"""Bayesian networks of tables, noisy-OR, logistic and Poisson nodes, as values.

Every node knows one thing: the probabilities of its states (or its rate) given its parents, for many records
at once. Sampling,
tables and exact inference all ask that, so they cannot disagree. Records are columns: a name to an integer
array of shape (n,)
that holds the index of a state, or the count of a Poisson node.

Noisy-OR is that of Pearl, Probabilistic Reasoning in Intelligent Systems (1988), with a leak; which nodes
there are follows
Rabaey et al., SimSUM (2024).
"""

from __future__ import annotations

import itertools
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from synletters.core.errors import ConfigError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Columns = Mapping[str, Ints]

#: Rows that a conditional table may have: more would not fit in memory (sampling needs no table).
MAX_ROWS = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One variable. ``states`` is empty for a count; ``shape`` holds how many states each parent has."""

    name: str
    states: tuple[str, ...]
    parents: tuple[str, ...]
    shape: tuple[int, ...]

    @abstractmethod
    def given(self, columns: Sequence[Ints]) -> Floats:
        """The probabilities of the states, shape (n, states), or the rates of counts, shape (n,).

        ``columns`` are the states of the parents, in order, each of shape (n,) or (1,).
        """

    def table(self) -> Floats:
        """``given`` for every combination of parents: shape (*shape, states), or ``shape`` for counts.

        Raises ConfigError if it would have more than MAX_ROWS rows.
        """
        rows = prod(self.shape)
        if rows > MAX_ROWS:
            raise ConfigError(
                f"node {self.name!r} has {len(self.parents)} parents, a table of {rows} rows: too many for exact answers "
                "(sampling without evidence works)"
            )
        grid = (
            np.indices(self.shape).reshape(len(self.shape), -1) if self.shape else np.zeros((0, 1), np.int64)
        )
        made = np.broadcast_to(self.given(list(grid)), (rows, len(self.states)) if self.states else (rows,))
        return made.reshape(self.shape + made.shape[1:])


@dataclass(frozen=True, slots=True, eq=False)
class TableNode(Node):
    """A row of probabilities for each combination of parents, the last parent varying fastest: shape (rows,
    states)."""

    rows: Floats

    def given(self, columns: Sequence[Ints]) -> Floats:
        if not columns:
            return self.rows
        at: Ints = np.zeros(1, np.int64)
        for column, size in zip(columns, self.shape, strict=True):
            at = at * size + column
        return self.rows[at]


@dataclass(frozen=True, slots=True, eq=False)
class NoisyOrNode(Node):
    """Each parent's state causes it alone with some probability; ``strengths`` has an array (states of the
    parent,) a parent."""

    leak: float
    strengths: tuple[Floats, ...]

    def given(self, columns: Sequence[Ints]) -> Floats:
        absent: Floats = np.full(1, 1.0 - self.leak)
        for column, strength in zip(columns, self.strengths, strict=True):
            absent = absent * (1.0 - strength)[column]
        return np.stack([absent, 1.0 - absent], axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear predictor; where ``by`` names a parent (by place), each of its states has coefficients of its
    own.

    ``bias`` has shape (parts,), each of ``weights`` (parts, states of the parent).
    """

    bias: Floats
    weights: tuple[Floats, ...]
    by: int | None = None

    def of(self, columns: Sequence[Ints]) -> Floats:
        part: Ints = np.zeros(1, np.int64) if self.by is None else columns[self.by]
        total: Floats = self.bias[part]
        for column, weight in zip(columns, self.weights, strict=True):
            total = total + weight[part, column]
        return total

    def bounds(self) -> tuple[float, float]:
        """The least and the largest value that any parents can give, or beyond."""
        low = [float(b + sum(w[i].min() for w in self.weights)) for i, b in enumerate(self.bias)]
        high = [float(b + sum(w[i].max() for w in self.weights)) for i, b in enumerate(self.bias)]
        return min(low), max(high)


@dataclass(frozen=True, slots=True, eq=False)
class LogisticNode(Node):
    """Two states; the second has the probability 1 / (1 + exp(-predictor))."""

    linear: Linear

    def given(self, columns: Sequence[Ints]) -> Floats:
        present = 0.5 * (
            1.0 + np.tanh(0.5 * self.linear.of(columns))
        )  # the logistic function, without overflow
        return np.stack([1.0 - present, present], axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class PoissonNode(Node):
    """A count with the rate exp(predictor). It has no states and can be no parent."""

    linear: Linear

    def given(self, columns: Sequence[Ints]) -> Floats:
        made: Floats = np.exp(self.linear.of(columns))
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Nodes in an order in which every parent comes before its children. ``file`` is named in messages."""

    name: str
    nodes: Mapping[str, Node]
    file: str = field(default="")

    @property
    def discrete(self) -> tuple[str, ...]:
        return tuple(name for name, node in self.nodes.items() if node.states)

    @property
    def counts(self) -> tuple[str, ...]:
        return tuple(name for name, node in self.nodes.items() if not node.states)

    def node(self, name: str) -> Node:
        """Raises ConfigError, with the nearest name, if there is none of that name."""
        if name not in self.nodes:
            from difflib import get_close_matches

            near = get_close_matches(name, self.nodes, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; it has {', '.join(self.nodes)}"
            raise ConfigError(f"{self.file or self.name}: no node is called {name!r}{hint}")
        return self.nodes[name]

    def index(self, name: str, value: str | int) -> int:
        """The index of a state, or a count as a number. Raises ConfigError."""
        node = self.node(name)
        if not node.states:
            if str(value).isdecimal() and len(str(value)) < 10:
                return int(value)
            raise ConfigError(
                f"{self.file or self.name}: node {name!r} is a count: {value!r} is no whole number of 0 or more"
            )
        if str(value) not in node.states:
            raise ConfigError(
                f"{self.file or self.name}: node {name!r} has no state {value!r}; its states are {', '.join(node.states)}"
            )
        return node.states.index(str(value))

    def indices(self, values: Mapping[str, str | int]) -> dict[str, int]:
        """States by name to indices. Raises ConfigError with every fault."""
        made: dict[str, int] = {}
        faults: list[str] = []
        for name, value in values.items():
            try:
                made[name] = self.index(name, value)
            except ConfigError as error:
                faults += error.faults
        if faults:
            raise ConfigError(faults)
        return made

    def do(self, values: Mapping[str, str | int]) -> Network:
        """The network after an intervention: the nodes named are set, whatever their parents say (Pearl's
        do-operator).

        Raises ConfigError for unknown names and states, and for counts, which no node listens to.
        """
        chosen = self.indices(values)
        nodes = dict(self.nodes)
        for name, index in chosen.items():
            node = nodes[name]
            if not node.states:
                raise ConfigError(
                    f"{self.file or self.name}: {name!r} is a count; do() sets nodes with states"
                )
            nodes[name] = TableNode(name, node.states, (), (), np.eye(len(node.states))[[index]])
        return Network(self.name, nodes, self.file)


def combinations(network: Network) -> itertools.product[tuple[int, ...]]:
    """Every combination of the states of the discrete nodes, in their order: for references that must be
    simple."""
    return itertools.product(*(range(len(network.nodes[name].states)) for name in network.discrete))
