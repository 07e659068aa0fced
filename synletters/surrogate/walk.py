"""Which of an identifier's surrogates a mention gets: always the same, a new one each time, or a walk among
several.

An identifier that a detector missed stands out if all other mentions of the patient carry one and the same
surrogate.
Published: D. Carrell et al., "Hiding in plain sight", JAMIA 2013, for realistic surrogates as such; J.
Osborne et al., "A Markov
Chain Replacement Strategy for Surrogate Identifiers", Electronics 2025, 14(19), 3945 (BRATsynthetic, arXiv
2210.16125), for the
walk: with 0.1% of identifiers missed, the share of leaking documents of their corpus fell from 27.1%
(consistent) to 0.1%.
"""

from __future__ import annotations

from synletters.surrogate.seeds import Source

#: Surrogates that a walk moves among, and the probability that the next mention keeps the present one.
ALIASES = 5
STAY = 0.5


class Walk:
    """The aliases of the mentions of one patient's letters. An alias is a suffix of a random stream's name,
    empty for the first."""

    def __init__(self, mode: str, source: Source) -> None:
        self._mode, self._source = mode, source
        self._at: dict[tuple[str, str, object], tuple[int, int, int]] = {}
        self._ordinals: dict[tuple[str, str], int] = {}
        self._mentions: dict[str, int] = {}

    def step(self, letter: str, label: str, identity: object) -> str:
        """The alias of the next mention of an identifier in a letter; dates have but one, so that intervals
        stay."""
        if self._mode == "consistent" or label == "DATE":
            return ""
        if self._mode == "per-mention":
            mention = self._mentions[letter] = self._mentions.get(letter, 0) + 1
            return f"#{letter}:{mention}"
        key = (letter, label, identity)
        if key not in self._at:
            ordinal = self._ordinals.get((letter, label), 0)
            self._ordinals[letter, label] = ordinal + 1
            alias, step = self._source.stream(f"WALK/{letter}/{label}", ordinal).randrange(ALIASES), 0
        else:
            ordinal, alias, step = self._at[key]
            rng = self._source.stream(f"WALK/{letter}/{label}", ordinal, step)
            if rng.random() >= STAY:
                alias = (alias + rng.randrange(1, ALIASES)) % ALIASES
        self._at[key] = (ordinal, alias, step + 1)
        return f"#{alias}" if alias else ""
