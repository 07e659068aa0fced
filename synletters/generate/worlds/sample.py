"""Records of a network, drawn by numpy: in order of the nodes, or exactly given evidence."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from synletters.core.errors import ConfigError
from synletters.generate.worlds.infer import choose, draw
from synletters.generate.worlds.network import Ints, Network, PoissonNode

#: Records are drawn in blocks with a seed each, so that the first records are the same however many follow.
BLOCK = 4096


def sample(
    network: Network, count: int, *, seed: int = 0, evidence: Mapping[str, str | int] | None = None
) -> dict[str, Ints]:
    """``count`` records: each node's column, shape (count,), of states' indices or counts.

    The same network, seed and evidence give the same records. Raises ConfigError for evidence that is
    impossible or unknown.
    """
    if count < 0:
        raise ConfigError(f"{count} records cannot be drawn; ask for 0 or more")
    seen = network.indices(evidence or {})
    blocks = []
    for block in range(-(-count // BLOCK)):
        rng = np.random.default_rng([seed & (2**64 - 1), block])
        blocks.append(_block(network, seen, rng))
    if not blocks:
        return {name: np.zeros(0, np.int64) for name in network.nodes}
    return {name: np.concatenate([block[name] for block in blocks])[:count] for name in network.nodes}


def _block(network: Network, seen: Mapping[str, int], rng: np.random.Generator) -> dict[str, Ints]:
    drawn = draw(network, seen, BLOCK, rng) if seen else {}
    columns: dict[str, Ints] = {}
    for name, node in network.nodes.items():
        if name in drawn:
            columns[name] = drawn[name]
            continue
        given = node.given([columns[parent] for parent in node.parents])
        if isinstance(node, PoissonNode):
            columns[name] = rng.poisson(np.broadcast_to(given, BLOCK))
        else:
            columns[name] = choose(np.broadcast_to(given, (BLOCK, len(node.states))), rng)
    return columns


def rows(network: Network, columns: Mapping[str, Ints]) -> list[dict[str, str | int]]:
    """Columns as records: states by name, counts as numbers."""
    named = {
        name: [node.states[i] for i in columns[name].tolist()] if node.states else columns[name].tolist()
        for name, node in network.nodes.items()
    }
    return [dict(zip(named, values, strict=True)) for values in zip(*named.values(), strict=True)]
