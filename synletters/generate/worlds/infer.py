"""Exact answers from a network: posteriors, expectations, effects, and samples given evidence.

Bucket elimination (Dechter, Artificial Intelligence 1999): a node after the other is summed out of the
product of the factors that
hold it. Counts are leaves: one that is observed is a factor over its parents, the others fall away. Exact up
to rounding; the
largest product decides what it costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lgamma, log, prod

import numpy as np

from synletters.core.errors import ConfigError
from synletters.generate.worlds.network import Floats, Ints, Network, PoissonNode

#: Entries of the largest product (32 MiB of floats).
MAX_ENTRIES = 1 << 22
Evidence = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """A function of the nodes ``names``: an array with one axis for each."""

    names: tuple[str, ...]
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Elimination:
    """The nodes in order of elimination with the product each was summed out of, and the log of what is
    left."""

    steps: tuple[tuple[str, Factor], ...]
    rest: Factor
    log_scale: float


def factors(network: Network, evidence: Mapping[str, int]) -> list[Factor]:
    """One factor for each node that matters, with what is observed put in. ``evidence`` holds indices and
    counts."""
    made = []
    for name, node in network.nodes.items():
        if isinstance(node, PoissonNode):
            if name not in evidence:
                continue
            rates, count = node.table(), evidence[name]
            made.append(Factor(node.parents, np.exp(count * np.log(rates) - rates - lgamma(count + 1))))
        else:
            made.append(Factor((*node.parents, name), node.table()))
    return [_observed(factor, evidence) for factor in made]


def _observed(factor: Factor, evidence: Mapping[str, int]) -> Factor:
    at = tuple(evidence.get(name, slice(None)) for name in factor.names)
    return Factor(tuple(name for name in factor.names if name not in evidence), np.asarray(factor.values[at]))


def product(held: Sequence[Factor], first: Sequence[str] = ()) -> Factor:
    """The product of factors, its axes ``first`` and then the others. Raises ConfigError if it would be too
    large."""
    sizes = {n: size for factor in held for n, size in zip(factor.names, factor.values.shape, strict=True)}
    names = tuple(dict.fromkeys([*first, *sizes]))
    entries = prod(sizes.values())
    if entries > MAX_ENTRIES:
        raise ConfigError(
            f"exact answers need a table over {len(names)} nodes ({entries} entries), more than {MAX_ENTRIES}: give fewer parents "
            "a node, or sample without evidence"
        )
    total = np.ones(tuple(sizes.get(name, 1) for name in names))
    for factor in held:
        order = sorted(range(len(factor.names)), key=lambda i: names.index(factor.names[i]))
        shape = tuple(sizes[name] if name in factor.names else 1 for name in names)
        total = total * factor.values.transpose(order).reshape(shape)
    return Factor(names, total)


def eliminate(
    network: Network, evidence: Mapping[str, int], keep: Sequence[str] = (), *, barren: bool = True
) -> Elimination:
    """Sum out every node but ``keep`` and those observed; ``barren`` skips nodes that nothing asked for
    depends on.

    Raises ConfigError if the evidence is impossible, or a table too large.
    """
    wanted = _ancestors(network, {*keep, *evidence}) if barren else set(network.nodes)
    pruned = Network(
        network.name, {n: node for n, node in network.nodes.items() if n in wanted}, network.file
    )
    held = factors(pruned, evidence)
    left = [name for name in pruned.discrete if name not in evidence and name not in keep]
    steps: list[tuple[str, Factor]] = []
    log_scale = 0.0
    while left:
        name = min(left, key=lambda n: (_cost(held, n), n))
        left.remove(name)
        whole = product([factor for factor in held if name in factor.names], [name])
        held = [factor for factor in held if name not in factor.names]
        summed = whole.values.sum(axis=0)
        top = float(summed.max())
        if top <= 0.0:
            raise impossible(network, evidence)
        log_scale += log(top)  # many observations would otherwise underflow
        steps.append((name, whole))
        held.append(Factor(whole.names[1:], summed / top))
    return Elimination(tuple(steps), product(held, keep), log_scale)


def _ancestors(network: Network, names: set[str]) -> set[str]:
    found: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += network.nodes[name].parents
    return found


def _cost(held: Sequence[Factor], name: str) -> int:
    sizes = {n: s for f in held if name in f.names for n, s in zip(f.names, f.values.shape, strict=True)}
    return prod(sizes.values())


def impossible(network: Network, evidence: Mapping[str, int]) -> ConfigError:
    told = ", ".join(
        f"{name}={network.nodes[name].states[index] if network.nodes[name].states else index}"
        for name, index in evidence.items()
    )
    return ConfigError(
        f"{network.file or network.name}: the evidence {told} has probability zero in this world; change it"
    )


def posterior(network: Network, names: Sequence[str], evidence: Evidence | None = None) -> Floats:
    """P(names | evidence), an axis for each name, exact. Raises ConfigError for counts, unknown names and impossible evidence."""
    seen = network.indices(evidence or {})
    for name in names:
        if not network.node(name).states:
            raise ConfigError(f"{name!r} is a count: ask for its expectation")
    if len(set(names)) < len(names):
        raise ConfigError("a node is asked for twice")
    free = tuple(name for name in names if name not in seen)
    rest = eliminate(network, seen, free).rest
    total = float(rest.values.sum())
    if total <= 0.0:
        raise impossible(network, seen)
    made = rest.values / total
    for axis, name in enumerate(names):
        if name in seen:  # what was observed is certain
            certain = np.zeros(len(network.nodes[name].states))
            certain[seen[name]] = 1.0
            made = np.expand_dims(made, axis) * certain.reshape(
                (-1,) + (1,) * (len(names) - axis - 1 - sum(n in seen for n in names[axis + 1 :]))
            )
    return made


def probability(network: Network, evidence: Evidence) -> float:
    """P(evidence); 0 if it is impossible."""
    seen = network.indices(evidence)
    try:
        done = eliminate(network, seen)
    except ConfigError as error:
        if "probability zero" in str(error):
            return 0.0
        raise
    return float(np.exp(done.log_scale) * done.rest.values)


def expectation(
    network: Network, name: str, evidence: Evidence | None = None, *, state: str | None = None
) -> float:
    """The mean of a count given evidence, exact; for a node with states the probability of ``state`` (default
    the last)."""
    node = network.node(name)
    if node.states:
        index = network.index(name, node.states[-1] if state is None else state)
        return float(posterior(network, [name], evidence)[index])
    if state is not None:
        raise ConfigError(f"{name!r} is a count and has no states")
    if evidence and name in evidence:
        return float(network.index(name, evidence[name]))
    if not node.parents:
        return float(node.table())
    return float((posterior(network, node.parents, evidence) * node.table()).sum())


def effect(
    network: Network,
    treatment: str,
    outcome: str,
    evidence: Evidence | None = None,
    *,
    state: str | None = None,
) -> tuple[float, float]:
    """The average treatment effect of ``treatment`` (its last state against its first), and the naive
    difference.

    The first intervenes with do(), the second compares who happened to be treated. ``evidence`` must be about
    what the
    treatment does not change. Raises ConfigError.
    """
    levels = network.node(treatment).states
    if not levels:
        raise ConfigError(f"{treatment!r} is a count; the effect of a node with states is asked for")
    given = dict(evidence or {})
    below = [name for name in given if treatment in _ancestors(network, {name})]
    if below:
        raise ConfigError(
            f"the evidence on {', '.join(below)} is about what {treatment!r} changes: that is no average effect"
        )
    done = [
        expectation(network.do({treatment: level}), outcome, given, state=state)
        for level in (levels[0], levels[-1])
    ]
    seen = [
        expectation(network, outcome, {**given, treatment: level}, state=state)
        for level in (levels[0], levels[-1])
    ]
    return done[1] - done[0], seen[1] - seen[0]


def draw(
    network: Network, evidence: Mapping[str, int], count: int, rng: np.random.Generator
) -> dict[str, Ints]:
    """``count`` records from the exact distribution given ``evidence``: eliminate, then sample backwards."""
    done = eliminate(network, evidence, barren=False)
    if float(done.rest.values.sum()) <= 0.0:
        raise impossible(network, evidence)
    columns: dict[str, Ints] = {name: np.full(count, index, np.int64) for name, index in evidence.items()}
    for name, whole in reversed(done.steps):
        at = tuple(columns[other] for other in whole.names[1:])
        weights = np.moveaxis(whole.values, 0, -1)[at]
        columns[name] = choose(np.broadcast_to(weights, (count, weights.shape[-1])), rng)
    return columns


def choose(weights: Floats, rng: np.random.Generator) -> Ints:
    """One state for each row of weights (n, states), which need not sum to 1."""
    above = np.cumsum(weights, axis=1)
    point = rng.random(len(weights)) * above[:, -1]
    # of the last state with any weight at most: rounding may put the point on the very edge
    made = (point[:, None] >= above).sum(axis=1)
    last = weights.shape[1] - 1 - np.argmax(weights[:, ::-1] > 0.0, axis=1)
    chosen: Ints = np.minimum(made, last)
    return chosen
