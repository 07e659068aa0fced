"""The best that anybody can say of a node from the rest of a record: exact posteriors, one for each record.

They are the ceiling of every prediction from the table; what text adds is measured against it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synletters.core.errors import ConfigError
from synletters.generate.worlds.infer import factors
from synletters.generate.worlds.infer import product as multiplied
from synletters.generate.worlds.network import Columns, Floats, Ints, Network


def posterior_rows(network: Network, target: str, columns: Columns, hidden: Sequence[str] = ()) -> Floats:
    """P(target | the other columns, but for ``hidden``), a row for each record: shape (records, states).

    Nodes that ``columns`` lacks are summed out, like those hidden. Raises ConfigError for counts and unknown
    names.
    """
    if not network.node(target).states:
        raise ConfigError(f"{target!r} is a count: no state of it can be told")
    unseen = [n for n in network.discrete if n != target and (n in hidden or n not in columns)]
    seen = [n for n in network.nodes if n != target and n in columns and n not in hidden]
    table = (
        np.stack([np.asarray(columns[name]) for name in seen], axis=1) if seen else np.zeros((1, 0), np.int64)
    )
    distinct, where = np.unique(table, axis=0, return_inverse=True)
    made = np.stack(
        [_one(network, target, dict(zip(seen, map(int, row), strict=True)), unseen) for row in distinct]
    )
    return np.asarray(made[where.reshape(-1)])


def _one(network: Network, target: str, seen: dict[str, int], unseen: Sequence[str]) -> Floats:
    held = [f for f in factors(network, seen) if f.names]
    whole = multiplied(held, [target, *unseen]).values
    summed = whole.reshape(len(network.nodes[target].states), -1).sum(axis=1)
    total = float(summed.sum())
    if total <= 0.0:
        raise ConfigError(
            f"{network.file or network.name}: a record has probability zero in this world; is it one of its own?"
        )
    return np.asarray(summed / total)


def f1(truth: Ints, guess: Ints, states: int) -> float:
    """F1 of the second of two states; of three or more the mean over all states (macro)."""
    scores = []
    for state in range(states):
        hit = float(np.sum((truth == state) & (guess == state)))
        scores.append(2 * hit / max(float(np.sum(truth == state)) + float(np.sum(guess == state)), 1.0))
    return scores[1] if states == 2 else float(np.mean(scores))
