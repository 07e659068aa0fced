"""Where the randomness of surrogates comes from: the seed, the patient, a class of identifiers and an
ordinal.

A surrogate that is a function of the value it hides can be attacked by trying values; here the value plays no
part
("hiding in plain sight", Carrell et al., JAMIA 2013, asks for surrogates that carry no trace of the
original).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Source:
    """A family of independent random streams for one patient."""

    #: A number, or a secret text.
    seed: int | str
    patient: str

    def stream(self, kind: str, ordinal: int, attempt: int = 0) -> Random:
        """The stream of the ``ordinal``-th entity of ``kind``; a further ``attempt`` gives a fresh stream."""
        parts = (str(self.seed), self.patient, kind, str(ordinal), str(attempt))
        key = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
        return Random(int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big"))
