"""Ways to fill: how a word is taken from what the model thinks of a slot.

- ``argmax``: the likeliest word.
- ``sample``: drawn at a temperature from the ``top_k`` likeliest words, or the fewest of them that hold a
share ``top_p``
  (nucleus sampling, Holtzman et al. 2020), by the Gumbel trick, so that the whole order of the candidates is
  one draw without
  replacement: the second is what would have been drawn had the first been forbidden.
- ``private``: drawn from the whole allowed vocabulary by the exponential mechanism (McSherry & Talwar 2007)
over clipped
  logits, as Meisenbacher et al. (2024, DP-MLM) do; see ``epsilon``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import MaskPlan

Floats = NDArray[np.float64]
Sampling = Literal["sample", "argmax", "private"]
Order = Literal["easiest", "left-to-right"]
TOP = 50  # candidates that sampling looks at
NEXT = 12  # of which so many are kept, should a neighbour have taken the first


@dataclass(frozen=True, slots=True)
class Ways:
    """How words are taken; ``order`` says which slots a round of several fills. ``clip`` is for ``private``
    alone."""

    sampling: Sampling = "sample"
    temperature: float = 0.8
    top_k: int = 20
    top_p: float = 1.0
    clip: float = 10.0
    order: Order = "easiest"

    @property
    def draws(self) -> bool:
        """Whether words are drawn from the likeliest ones; not at temperature 0."""
        return self.sampling == "sample" and self.temperature > 0

    @property
    def private(self) -> bool:
        return self.sampling == "private"

    def noise(self, plan: MaskPlan, slots: int, *, step: str = "refill") -> Floats:
        """(slots, TOP) Gumbel draws, or (slots, 1) uniform ones in [0, 1) if ``private``; zeros for argmax.

        They depend on the seed in ``step``, the letter's id, the variant, the attempt and the slot's number
        alone: the first slots of a
        letter draw alike however many follow.
        """
        if not self.draws and not self.private:
            return np.zeros((slots, TOP))
        name = f"{step}\x1f{plan.variant}\x1f{plan.letter_id}" + (
            f"\x1f{plan.attempt}" if plan.attempt else ""
        )
        key = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16)
        rng = np.random.Generator(np.random.Philox(key=int.from_bytes(key.digest(), "big")))
        return np.asarray(rng.random((slots, 1)) if self.private else rng.gumbel(size=(slots, TOP)))

    def ranked(self, values: Floats, noise: Floats) -> NDArray[np.int64]:
        """The order to try the candidates in, (n, at most NEXT) columns of ``values``.

        ``values`` are (n, up to TOP) logits, each row from the highest to the lowest. What ``top_k`` and
        ``top_p`` cut off
        comes last, in the model's order.
        """
        if self.draws:
            cut = np.zeros(values.shape, dtype=bool)
            cut[:, self.top_k :] = True
            values = values / self.temperature
            if self.top_p < 1:
                shares = np.exp(values - values[:, :1])
                shares[cut] = 0
                shares /= shares.sum(axis=1, keepdims=True)
                cut |= (
                    np.cumsum(shares, axis=1) - shares >= self.top_p
                )  # never the first, before which there is nothing
            values = np.where(cut, -np.inf, values + noise[:, : values.shape[1]])
        return np.argsort(-values, axis=1, kind="stable")[:, :NEXT]


def epsilon(temperature: float, clip: float) -> float:
    """The differential-privacy parameter of one private draw.

    A word is drawn with probability proportional to exp(u / temperature), where u is its logit below the
    highest one, not
    more than ``clip`` below it. Whatever text the model reads, u lies in [-clip, 0], so another text changes
    it by at most
    ``clip``, and the probability of any word by at most a factor of exp(2 clip / temperature).
    """
    return 2 * clip / temperature


def private_draw(
    logits: Floats, uniform: Floats, temperature: float, clip: float
) -> tuple[NDArray[np.int64], Floats]:
    """The chosen column of each row and its probability, both (n,).

    ``logits`` (n, words) hold -inf for words that are not allowed; ``uniform`` (n,) lies in [0, 1).
    """
    high = logits.max(axis=1, keepdims=True)
    weights = np.exp(np.maximum(logits - high, -clip) / temperature)
    weights[np.isneginf(logits)] = 0
    sums = np.cumsum(weights, axis=1)
    sums /= sums[:, -1:]
    chosen = (sums <= uniform[:, None]).sum(axis=1)
    # a rounded sum may end a hair below 1: the last word that has any weight
    last = logits.shape[1] - 1 - np.argmax(weights[:, ::-1] > 0, axis=1)
    chosen = np.minimum(chosen, last).astype(np.int64)
    return chosen, weights[np.arange(len(chosen)), chosen] / weights.sum(axis=1)
