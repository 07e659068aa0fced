"""Random numbers that belong to one letter."""

from __future__ import annotations

import hashlib
from random import Random


def rng_for(seed: int, letter_id: str, purpose: str) -> Random:
    """Random numbers that belong to one letter and purpose: no order, batch or shard can change them."""
    key = hashlib.blake2b(
        f"{seed}\x1f{purpose}\x1f{letter_id}".encode("utf-8", "surrogatepass"), digest_size=16
    )
    return Random(int.from_bytes(key.digest(), "big"))
