"""Membership inference as a metric of an evaluation: the model that rewrote, the real letters, and letters it
was not tuned on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synletters.audit.config import DRAWS
from synletters.audit.membership import KNOWS, MembershipResult, membership
from synletters.core.document import Letter
from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.common import distinct

_HOW = {
    "loss": "its pseudo-loss under the model",
    "ratio": "its pseudo-loss under the model less that under the reference",
}
_SOURCE = {"loss": "Yeom et al. 2018", "ratio": "Mireshghallah et al. 2022; Carlini et al. 2022 (offline)"}


class Membership:
    """``membership_*`` of a model that was tuned on the real letters (``tuned_model``), with ``others`` as
    controls."""

    def __init__(
        self,
        *,
        tuned_model: str | None = None,
        reference: str = "embedded",
        others: Iterable[Letter] = (),
        seed: int = 0,
        device: str = "auto",
        draws: int = DRAWS,
        **_: object,
    ) -> None:
        self.tuned_model, self.reference, self.others = tuned_model, reference, tuple(others or ())
        self.seed, self.device, self.draws = seed, device, draws

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError without a tuned model or controls."""
        if not self.tuned_model:
            raise EvaluationError(
                "membership needs the model that was tuned on the real letters; name its folder, or leave this metric out"
            )
        if not self.others:
            raise EvaluationError(
                "membership needs letters of other people that the model was not tuned on; give them as --others"
            )
        return scores_of(
            membership(
                self.tuned_model,
                distinct(pairs),
                self.others,
                reference=self.reference,
                seed=self.seed,
                device=self.device,
                draws=self.draws,
            )
        )


def scores_of(result: MembershipResult) -> tuple[Score, ...]:
    """The result as figures of a report."""
    out: list[Score] = []
    letters = result.members + result.controls
    for name, attack in result.attacks.items():
        out.append(
            Score(
                f"membership_{name}_auc",
                attack.auc.value,
                letters,
                "lower",
                f"how well {_HOW[name]} tells letters that the model was tuned on from "
                "others (area under the ROC curve); 0.5: not at all, 1.0: every time; of the reference's loss alone: blind_auc",
                "privacy",
                f"{_SOURCE[name]}; Newcombe 2006",
                (0.0, 1.0),
                attack.auc.low,
                attack.auc.high,
                knows=KNOWS[name],
                baseline=0.5,
                detail={
                    "members": result.members,
                    "controls": result.controls,
                    "draws": result.draws,
                    "model": result.model,
                    "reference": list(result.reference),
                    "blind_auc": None if result.blind is None else result.blind.auc.to_json(),
                    "member_loss": result.member_loss,
                    "control_loss": result.control_loss,
                },
            )
        )
        for one in attack.tpr:
            out.append(
                Score(
                    f"membership_{name}_tpr_{one.fpr:g}",
                    one.known.value,
                    letters,
                    "lower",
                    f"share of the letters that the model was tuned on which "
                    f"{_HOW[name]} picks out while it picks at most {one.fpr:.1%} of the others; a coin picks that many of both",
                    "privacy",
                    "Carlini et al. 2022",
                    (0.0, 1.0),
                    one.known.low,
                    one.known.high,
                    knows=KNOWS[name],
                    baseline=one.fpr,
                    detail={}
                    if one.resolved
                    else {
                        "why": f"{round(1 / one.fpr)} controls are needed, and there are {result.controls}"
                    },
                )
            )
    return tuple(out)
