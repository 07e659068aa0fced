"""Was this letter among those that a model was tuned on? The one membership inference of the project: for an audit, an
evaluation, and ``score membership``.

Two attackers. The one asks the model alone: a member's loss is low (Yeom et al. 2018). The other calibrates it by how hard the
letter is to a reference model that never saw it (Watson et al. 2022): the likelihood ratio of Mireshghallah et al. (2022) for
masked language models, which is the offline attack of Carlini et al. (2022, LiRA) with one variance for all letters, and the
mean of several references if given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np

from synletters.audit.config import DRAWS, SHARE
from synletters.audit.losses import (
    Floats,
    Labels,
    label_losses,
    load_for_audit,
    pseudo_losses,
    task_of,
)
from synletters.core.document import Letter
from synletters.core.errors import EvaluationError
from synletters.evaluate.privacy.roc import Roc, roc
from synletters.neural.loading import Loaded, Task

#: what an attack needs at least, on either side
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
class Attacks:
    """``by_name``: ``loss``, and with a reference ``ratio``. ``blind``: the reference's loss alone, which should tell nothing.

    Of the letters with subwords, members before controls: their ``losses`` are means in nats a subword, ``suspicion`` the
    scores of the stronger attacker, (letters,), nan for a letter that was left out.
    """

    by_name: Mapping[str, Roc]
    blind: Roc | None
    losses: Floats = field(repr=False)
    suspicion: Floats = field(repr=False)


def attack(
    loaded: Loaded,
    task: Task,
    members: Sequence[Letter],
    controls: Sequence[Letter],
    references: Sequence[Loaded],
    *,
    seed: int,
    draws: int = DRAWS,
    share: float = SHARE,
    batch_tokens: int = 2048,
) -> Attacks:
    """Ask the model, and each reference with the same masks, about every letter: a masked model and an encoder-decoder for
    their pseudo-loss, a token classifier for that of the annotated labels.

    Raises EvaluationError where fewer than ten letters of a side have subwords.
    """
    both, many = [*members, *controls], len(members)
    heads = Labels(loaded).used(both) if task == "tagger" else []

    def losses(one: Loaded) -> Floats:
        if task == "tagger":
            return label_losses(one, both, heads=heads)
        texts = [letter.text for letter in both]
        return pseudo_losses(one, task, texts, seed=seed, draws=draws, share=share, batch_tokens=batch_tokens)

    loss = losses(loaded)
    kept = ~np.isnan(loss)
    if min(kept[:many].sum(), kept[many:].sum()) < LEAST:
        raise EvaluationError(
            f"membership inference needs {LEAST} letters with subwords on either side; give more letters"
        )

    def told(scores: Floats) -> Roc:
        return roc(scores[:many][kept[:many]], scores[many:][kept[many:]])

    by_name = {"loss": told(-loss)}
    if not references:
        return Attacks(MappingProxyType(by_name), None, loss, -loss)
    hard = np.mean([losses(one) for one in references], axis=0)
    by_name["ratio"] = told(hard - loss)
    return Attacks(MappingProxyType(by_name), told(-hard), loss, hard - loss)


@dataclass(frozen=True, slots=True)
class MembershipResult:
    """``attacks`` by name. ``blind``: the area of the reference's loss alone. ``suspicion`` is letter id -> the score of the
    stronger attacker, for members; losses are means in nats a subword."""

    members: int
    controls: int
    attacks: Mapping[str, Roc]
    blind: Roc | None
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
            "attacks": {name: {**one.to_json(), "knows": KNOWS[name]} for name, one in self.attacks.items()},
            "blind": None if self.blind is None else self.blind.auc.to_json(),
            "limits": list(LIMITS),
        }


def membership(
    model: str | Loaded,
    members: Sequence[Letter],
    controls: Sequence[Letter],
    *,
    reference: str | Loaded | Sequence[str | Loaded] | None = None,
    draws: int = DRAWS,
    share: float = SHARE,
    seed: int = 0,
    device: str = "auto",
    batch_tokens: int = 2048,
) -> MembershipResult:
    """Attack ``model`` (a folder, ``embedded`` or a loaded masked model) with letters that it was tuned on and letters that it
    was not.

    Runs in fp32. Raises EvaluationError for fewer than ten letters on a side, texts without words, and letters that stand on
    both sides; ModelError for the models.
    """
    members, controls = sides(members, controls)
    task: Task = task_of(model) if isinstance(model, str) else "mlm"
    listed = (
        [] if reference is None else [reference] if isinstance(reference, str | Loaded) else list(reference)
    )
    target, *others = [
        load_for_audit(one, task, device) if isinstance(one, str) else one for one in (model, *listed)
    ]
    found = attack(
        target,
        task,
        members,
        controls,
        others,
        seed=seed,
        draws=draws,
        share=share,
        batch_tokens=batch_tokens,
    )
    many = len(members)
    inside, outside = (side[~np.isnan(side)] for side in (found.losses[:many], found.losses[many:]))
    return MembershipResult(
        len(inside),
        len(outside),
        found.by_name,
        found.blind,
        float(inside.mean()),
        float(outside.mean()),
        draws,
        target.name,
        tuple(one.name for one in others),
        MappingProxyType(
            {
                letter.id: float(score)
                for letter, score in zip(members, found.suspicion, strict=False)
                if not np.isnan(score)
            }
        ),
    )


def sides(
    members: Sequence[Letter], controls: Sequence[Letter], *, least_controls: int = LEAST
) -> tuple[list[Letter], list[Letter]]:
    """The letters that hold a word. Raises EvaluationError for too few of a side, for controls that are members, and for
    controls of a member's patient: a control is a letter of whom the model saw nothing."""
    inside, outside = ([one for one in side if one.text.strip()] for side in (members, controls))
    for name, side, least in (("members", inside, LEAST), ("controls", outside, least_controls)):
        if len(side) < least:
            raise EvaluationError(
                f"there are {len(side)} {name} with words, and membership inference needs {least} {name} at least, better hundreds"
            )
    texts = {" ".join(letter.text.split()) for letter in inside}
    shared = [letter.id for letter in outside if " ".join(letter.text.split()) in texts]
    if shared:
        raise EvaluationError(
            f"{len(shared)} of {len(outside)} controls are members too, first {shared[0]!r}; give letters that the model was not "
            "tuned on"
        )
    patients = {letter.patient_id for letter in inside if letter.patient_id}
    known = sum(letter.patient_id in patients for letter in outside if letter.patient_id)
    if known:
        raise EvaluationError(
            f"{known} controls are of patients who have letters among the members; take other patients for controls"
        )
    return inside, outside
