"""What an attack on a tuned model could tell, for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.audit.membership import LIMITS, MembershipResult
from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.tables import Block, Table


def blocks(result: MembershipResult) -> Iterator[Block]:
    yield f"{result.members} members, {result.controls} controls, {result.draws} draws of masks"
    rows = []
    for name, attack in result.attacks.items():
        rows.append((name, "AUC", _figure(attack.auc)))
        rows += [("", f"caught at {one.fpr:.1%} false positives", _figure(one.known)) for one in attack.tpr]
    if result.blind is not None:
        rows.append(("blind", "AUC of the reference alone; 0.5 if controls are like members",
                     _figure(result.blind.auc)))  # fmt: skip
    yield Table(("attack", "figure", "95% interval"), tuple(rows), "lll")
    yield from (f"limit: {limit}" for limit in LIMITS)


def _figure(figure: Interval) -> str:
    if figure.value is None:
        return "too few controls"
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
