"""Was this letter among those that a masked language model was tuned on? Membership inference by pseudo-loss.

Two attackers. The one asks the model alone: a member's loss is low (Yeom et al. 2018). The other calibrates
it by how hard the
letter is to a reference model that never saw it: the likelihood ratio of Mireshghallah et al. (2022) for
masked language models, which
is the offline attack of Carlini et al. (2022, LiRA) with one variance for all letters, and the mean of
several references if given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from synletters.core.document import Letter
from synletters.core.errors import EvaluationError
from synletters.evaluate.bootstrap import Floats, Interval
from synletters.evaluate.privacy.losses import pseudo_losses
from synletters.evaluate.privacy.roc import Roc, roc
from synletters.neural.loading import Loaded, load

LEAST = 10
KNOWS = {
    "loss": "the letter in question, and what the model says to masked words of it",
    "ratio": "the letter in question, and what the model and a reference model say to masked words of it",
}
LIMITS = (
    "An area near 0.5 says that these attackers fail, not that all do: attacks with many reference models are stronger.",
    "The controls must be drawn as the members were (the same clinics, years and templates): where they differ, the figures measure "
    "that difference. `blind` is the reference model's own area, which such a difference moves and membership does not.",
)


@dataclass(frozen=True, slots=True)
class MembershipResult:
    """``attacks`` by name: ``loss``, and with a reference ``ratio``. ``blind``: the area of the reference's
    loss alone.

    ``suspicion`` is letter id -> the score of the stronger attacker, for members; losses are means in nats a
    subword.
    """

    members: int
    controls: int
    attacks: Mapping[str, Roc]
    blind: Interval | None
    member_loss: float
    control_loss: float
    draws: int
    model: str
    reference: tuple[str, ...]
    suspicion: Mapping[str, float]

    def to_json(self) -> dict[str, Any]:
        return {
            "members": self.members,
            "controls": self.controls,
            "model": self.model,
            "reference": list(self.reference),
            "draws": self.draws,
            "member_loss": self.member_loss,
            "control_loss": self.control_loss,
            "attacks": {
                name: {**attack.to_json(), "knows": KNOWS[name]} for name, attack in self.attacks.items()
            },
            "blind": None if self.blind is None else self.blind.to_json(),
            "limits": list(LIMITS),
        }


def membership(
    model: str | Loaded,
    members: Sequence[Letter],
    controls: Sequence[Letter],
    *,
    reference: str | Loaded | Sequence[str | Loaded] | None = None,
    draws: int = 8,
    share: float = 0.15,
    seed: int = 0,
    device: str = "auto",
    batch_tokens: int = 8192,
) -> MembershipResult:
    """Attack ``model`` (a folder, ``embedded`` or a loaded one) with letters that it was tuned on and letters
    that it was not.

    Runs in fp32. Raises EvaluationError for fewer than ten letters on a side, texts without words, and
    letters that
    stand on both sides; ModelError for the models.
    """
    members, controls = _sides(members, controls)
    both = [*members, *controls]
    many = len(members)

    def losses(one: Loaded) -> Floats:
        return pseudo_losses(one, both, draws=draws, share=share, seed=seed, batch_tokens=batch_tokens)

    target = _loaded(model, device)
    loss = losses(target)
    named: list[str] = []
    calibrated: list[Floats] = []
    for other in _listed(reference):
        one = _loaded(other, device)
        named.append(one.name)
        calibrated.append(losses(one))
    kept = ~np.isnan(loss)
    if min(kept[:many].sum(), kept[many:].sum()) < LEAST:
        raise EvaluationError(
            f"membership inference needs {LEAST} letters with subwords on either side; give more letters"
        )
    attacks = {"loss": _attack(-loss, kept, many)}
    blind = None
    stronger = -loss
    if calibrated:
        hard = np.mean(calibrated, axis=0)
        stronger = hard - loss
        attacks["ratio"] = _attack(stronger, kept, many)
        blind = _attack(-hard, kept, many).auc
    return MembershipResult(
        int(kept[:many].sum()),
        int(kept[many:].sum()),
        MappingProxyType(attacks),
        blind,
        float(loss[:many][kept[:many]].mean()),
        float(loss[many:][kept[many:]].mean()),
        draws,
        target.name,
        tuple(named),
        MappingProxyType(
            {letter.id: float(v) for letter, v, k in zip(members, stronger, kept, strict=False) if k}
        ),
    )


def _sides(members: Sequence[Letter], controls: Sequence[Letter]) -> tuple[list[Letter], list[Letter]]:
    texts = {letter.text.strip() for letter in members}
    shared = sum(letter.text.strip() in texts for letter in controls)
    if shared:
        raise EvaluationError(
            f"{shared} controls have the text of a member; take them out: a control is a letter that the model never saw"
        )
    patients = {letter.patient_id for letter in members if letter.patient_id}
    known = sum(letter.patient_id in patients for letter in controls if letter.patient_id)
    if known:
        raise EvaluationError(
            f"{known} controls are of patients who have letters among the members; take other patients for controls"
        )
    for name, side in (("members", members), ("controls", controls)):
        if len(side) < LEAST:
            raise EvaluationError(
                f"membership inference needs {LEAST} {name} at least, better thousands, and there are {len(side)}"
            )
    return list(members), list(controls)


def _listed(reference: str | Loaded | Sequence[str | Loaded] | None) -> list[str | Loaded]:
    if reference is None:
        return []
    return [reference] if isinstance(reference, str | Loaded) else list(reference)


def _loaded(model: str | Loaded, device: str) -> Loaded:
    return load(model, "mlm", device=device, dtype="float32") if isinstance(model, str) else model


def _attack(scores: Floats, kept: Any, many: int) -> Roc:
    return roc(scores[:many][kept[:many]], scores[many:][kept[many:]])
