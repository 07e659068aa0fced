"""``synletters score membership MODEL MEMBERS CONTROLS``: does a tuned model give away whom it was tuned on?
No text is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out, tell_rejected
from synletters.cli.options import AllowDownload, Out, Overwrite, argument, examples, option
from synletters.core.document import Letter, Rejected

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters score membership tuned/ members.jsonl controls.jsonl figures.json --reference embedded"
    )
)
def membership(
    model: Annotated[str, argument("MODEL", "the tuned model")],
    members: Annotated[Path, argument("MEMBERS", "letters that it was tuned on")],
    controls: Annotated[Path, argument("CONTROLS", "others like them, which it was not")],
    out: Out = None,
    reference: Annotated[
        str | None, option("the model before it was tuned", metavar="MODEL", group="Attack")
    ] = None,
    overwrite: Overwrite = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Whether a tuned model gives away which letters it was tuned on.

    Exits with 1 if letters were rejected.
    """
    from synletters.evaluate.privacy.membership import LIMITS, membership
    from synletters.io import write_json

    check_out(out, overwrite)
    rejected: list[Rejected] = []
    sides = [_letters(path, rejected) for path in (members, controls)]
    result = membership(model, sides[0], sides[1], reference=reference)
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
        write_json(
            out,
            {
                **result.to_json(),
                "inputs": {"members": str(members), "controls": str(controls)},
                "seed": 0,
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if rejected else 0


def _letters(path: Path, rejected: list[Rejected]) -> list[Letter]:
    from synletters.io import open_source

    out = []
    for item in open_source(path):
        if isinstance(item, Letter):
            out.append(item)
        else:
            rejected.append(item)
    return out


def _figure(value: float | None, low: float | None, high: float | None) -> str:
    return "too few controls" if value is None else f"{value:.3f} ({low:.3f} to {high:.3f})"
