"""The accounts of differential privacy: what a budget asks of the noise, and what a run has spent."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from synletters.core.errors import TrainingError

Unit = Literal["window", "letter", "patient"]
Accountant = Literal["prv", "rdp"]
#: orders of Rényi's divergence; whole ones have a closed form, the others a series that converges slowly
_ORDERS = (*range(2, 65), 72, 80, 96, 128, 256, 512, 1024)


@dataclass(frozen=True, slots=True)
class Spent:
    """The privacy that a training run has spent, for the model's card.

    ``epsilon`` is by ``accountant``, ``epsilon_rdp`` by Rényi differential privacy, which is never smaller
    than the truth and
    mostly larger than ``epsilon``. ``known_noise``: the noise came from a seed that was given, so that there
    is no guarantee.
    """

    epsilon: float
    epsilon_rdp: float
    delta: float
    accountant: str
    noise_multiplier: float
    max_grad_norm: float
    sample_rate: float
    steps: int
    units: int
    unit: Unit
    known_noise: bool

    def to_json(self) -> dict[str, Any]:
        row = {name: getattr(self, name) for name in self.__slots__}
        rounded = {
            k: round(v, 8 if k == "delta" else 6) if isinstance(v, float) else v for k, v in row.items()
        }
        return rounded | {"delta": self.delta, "says": self.sentence()}

    def sentence(self) -> str:
        """The guarantee in words, with what it is not."""
        if self.known_noise:
            return "no guarantee: the noise came from a seed that was given, and can be computed again"
        rest = {
            "window": "a letter of k windows has k times the epsilon and a larger delta, a patient that of all letters",
            "letter": "a patient of k letters has k times the epsilon and a larger delta",
            "patient": "it covers all letters of a patient",
        }[self.unit]
        return (
            f"({self.epsilon:.3g}, {self.delta:.3g})-differential privacy for each {self.unit} ({rest}); "
            "it does not cover what was chosen by looking at the letters: the vocabulary, the settings, when to stop"
        )


@cache
def epsilon_of(noise: float, rate: float, steps: int, delta: float, accountant: Accountant = "prv") -> float:
    """Epsilon at ``delta`` of ``steps`` draws at ``rate`` with noise of ``noise`` times the clipping norm."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opacus.accountants import create_accountant

        held = create_accountant(mechanism=accountant)
        if not steps:
            return 0.0
        held.history = [(noise, rate, steps)]
        return float(held.get_epsilon(delta, **_orders(accountant)))


def _orders(accountant: Accountant) -> dict[str, Any]:
    return {"alphas": list(_ORDERS)} if accountant == "rdp" else {}


@cache
def noise_for(epsilon: float, delta: float, rate: float, steps: int, accountant: Accountant) -> float:
    """The noise multiplier, by bisection as in Opacus, but for the steps that will be taken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opacus.accountants.utils import get_noise_multiplier

        try:
            return float(
                get_noise_multiplier(
                    target_epsilon=epsilon,
                    target_delta=delta,
                    sample_rate=rate,
                    steps=steps,
                    accountant=accountant,
                    epsilon_tolerance=epsilon / 50,
                    **_orders(accountant),
                )
            )
        except (ValueError, RuntimeError, MemoryError) as error:
            raise TrainingError(
                f"no noise keeps {steps} steps within epsilon {epsilon}; raise epsilon, or take fewer epochs or smaller batches"
            ) from error


def check_budget(epsilon: float, delta: float, max_grad_norm: float, epochs: int, units: int) -> None:
    if not 0.05 <= epsilon < 1000:
        raise TrainingError(
            f"epsilon is {epsilon}; it lies between 0.05 and 1000, and over 10 it promises little"
        )
    if units < 2:
        raise TrainingError(
            f"there are {units} units; differential privacy needs many, for one hides among the others"
        )
    if not 0 < delta < 1 / units:
        raise TrainingError(
            f"delta is {delta}, but must lie under 1/{units}, one over the number of units: a larger one allows to publish a letter"
        )
    if not max_grad_norm > 0 or epochs < 1:
        raise TrainingError(
            f"the clipping norm ({max_grad_norm}) must be over 0 and the epochs ({epochs}) at least one"
        )
