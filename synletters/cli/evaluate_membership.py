"""``synletters evaluate --membership MODEL MEMBERS CONTROLS``: does a tuned model give away whom it was tuned on? No text is shown."""

from __future__ import annotations

import sys
from pathlib import Path

from synletters.cli.answers import check_out, tell_rejected
from synletters.core.document import Letter, Rejected
from synletters.io import open_source, write_json


def run(
    model: str, members: Path, controls: Path, out: Path | None = None, *, reference: str | None = None, device: str = "auto",
    seed: int = 0, overwrite: bool = False,
) -> int:  # fmt: skip
    """Attack, print the table, write the JSON; 1 if letters were rejected, else 0. Raises InputError, EvaluationError, ModelError, OutputError."""
    from synletters.evaluate.privacy.membership import LIMITS, membership

    check_out(out, overwrite)
    rejected: list[Rejected] = []
    sides = [_letters(path, rejected) for path in (members, controls)]
    result = membership(model, sides[0], sides[1], reference=reference, device=device, seed=seed)
    print(f"{result.members} members, {result.controls} controls, {result.draws} draws of masks")
    for name, attack in result.attacks.items():
        print(f"{name:8} AUC {_figure(attack.auc.value, attack.auc.low, attack.auc.high)}")
        for one in attack.tpr:
            print(
                f"{'':8} caught at {one.fpr:.1%} false positives: {_figure(one.known.value, one.known.low, one.known.high)}"
            )
    if result.blind is not None:
        print(
            f"{'blind':8} AUC {_figure(result.blind.value, result.blind.low, result.blind.high)} (the reference alone; 0.5 if controls are like members)"
        )
    else:
        print("note: without --reference MODEL the stronger attacker was not tried", file=sys.stderr)
    for limit in LIMITS:
        print(f"limit: {limit}")
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        write_json(out, {**result.to_json(), "inputs": {"members": str(members), "controls": str(controls)}, "seed": seed,
                         "rejected": [item.to_json() for item in rejected]})  # fmt: skip
    return 1 if rejected else 0


def _letters(path: Path, rejected: list[Rejected]) -> list[Letter]:
    out = []
    for item in open_source(path):
        if isinstance(item, Letter):
            out.append(item)
        else:
            rejected.append(item)
    return out


def _figure(value: float | None, low: float | None, high: float | None) -> str:
    return "too few controls" if value is None else f"{value:.3f} ({low:.3f} to {high:.3f})"
