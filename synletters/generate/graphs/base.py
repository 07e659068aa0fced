"""Knowledge graphs: diseases with ICD-10 codes, their symptoms, their drugs, and what drugs do besides.

The relations are those of MedSyn (Kumichev et al., MedSyn: LLM-based Synthetic Medical Text Generation
Framework, 2024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from synletters.core.errors import ConfigError
from synletters.generate.worlds.parse import near

ADULTS = (18, 95)

_TOLD = 20


@dataclass(frozen=True, slots=True)
class Disease:
    """A code with its odds, and what belongs to it with theirs. ``sex`` is empty for both."""

    code: str
    name: str
    weight: float = 1.0
    symptoms: Mapping[str, float] = field(default_factory=dict)
    drugs: Mapping[str, float] = field(default_factory=dict)
    sex: str = ""
    ages: tuple[int, int] = ADULTS


@dataclass(frozen=True, slots=True)
class Graph:
    """``diseases`` by code, in order of the file; ``side_effects`` of each drug by name."""

    diseases: Mapping[str, Disease]
    side_effects: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    file: str = ""

    def wanted(self, codes: Sequence[str]) -> tuple[Disease, ...]:
        """The diseases of these codes, a category (J45) for all codes in it; all diseases for none.

        Raises ConfigError with every code that the graph does not hold.
        """
        if not codes:
            return tuple(self.diseases.values())
        found: dict[str, Disease] = {}
        faults = []
        for code in codes:
            under = {
                c: d
                for c, d in self.diseases.items()
                if c == code or c.startswith(f"{code}.") or (len(code) > 3 and c.startswith(code))
            }
            if not under:
                faults.append(f"{self.file}: holds no code {code!r}{near(code, list(self.diseases))}")
            found |= under
        if faults:
            raise ConfigError(faults)
        return tuple(found.values())


def checked(graph: Graph, faults: Sequence[str]) -> Graph:
    """The graph, unless it is empty or has faults. Raises ConfigError."""
    if not graph.diseases and not faults:
        faults = [f"{graph.file}: the graph is empty: no disease with an ICD-10 code and a symptom"]
    if len(faults) > _TOLD:
        faults = [*faults[:_TOLD], f"{graph.file}: and {len(faults) - _TOLD} more"]
    if faults:
        raise ConfigError(faults)
    return graph
