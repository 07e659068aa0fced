"""MedSyn's sampler: a disease by its odds, a patient, one to four symptoms by softmax over their weights, a
drug, its side effects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from synletters.core.errors import ConfigError
from synletters.generate.graphs.base import ADULTS, Disease, Graph

FAMILY = ("married", "single", "widowed", "divorced")
#: how often a drug has a side effect in a letter, and how many symptoms are asked after in vain
SIDE_EFFECT = 0.3
ABSENT = 2


@dataclass(frozen=True, slots=True)
class Case:
    """What one letter is about. ``absent`` are symptoms of the disease that this patient does not have."""

    disease: Disease
    sex: str
    age: int
    family: str
    smoking: bool
    symptoms: tuple[str, ...]
    absent: tuple[str, ...] = ()
    drug: str = ""
    side_effects: tuple[str, ...] = ()


def softmax_draw(weights: Mapping[str, float], count: int, temperature: float, rng: Random) -> list[str]:
    """``count`` different names, one after the other, each with probability proportional to exp(weight /
    temperature)."""
    left = dict(weights)
    made = []
    for _ in range(min(count, len(left))):
        top = max(left.values())
        odds = [exp((weight - top) / temperature) for weight in left.values()]
        chosen = rng.choices(list(left), odds)[0]
        made.append(chosen)
        del left[chosen]
    return made


def draw_case(graph: Graph, rng: Random, *, codes: Sequence[str] = (), temperature: float = 1.0) -> Case:
    """One case. With ``codes`` these alone are drawn, all alike; without, each code by its odds.

    Raises ConfigError for unknown codes and a temperature that is not above 0.
    """
    if not temperature > 0.0:
        raise ConfigError(
            f"the temperature is {temperature}; it must be above 0 (small: the heaviest symptoms; large: any)"
        )
    among = graph.wanted(codes)
    disease = rng.choice(among) if codes else rng.choices(among, [d.weight for d in among])[0]
    sex = disease.sex or rng.choice(("female", "male"))
    low, high = disease.ages
    age = round(rng.triangular(low, high, low + 0.55 * (high - low)))
    family = rng.choices(FAMILY, (5, 3 if age < 50 else 1, 0.1 if age < 55 else 2, 1))[0]
    symptoms = softmax_draw(disease.symptoms, rng.randint(1, 4), temperature, rng)
    drugs = softmax_draw(disease.drugs, 1, temperature, rng)
    effects: list[str] = []
    if drugs and rng.random() < SIDE_EFFECT:
        free = {n: w for n, w in graph.side_effects.get(drugs[0], {}).items() if n not in disease.symptoms}
        effects = softmax_draw(free, rng.randint(1, 2), temperature, rng)
    others = [name for name in disease.symptoms if name not in symptoms]
    absent = rng.sample(others, min(rng.randint(0, ABSENT), len(others)))
    return Case(
        disease,
        sex,
        min(max(age, ADULTS[0]), ADULTS[1]),
        family,
        rng.random() < 0.2,
        tuple(symptoms),
        tuple(absent),
        drugs[0] if drugs else "",
        tuple(effects),
    )
