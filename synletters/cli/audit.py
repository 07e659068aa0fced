"""``synletters audit``: how much a tuned model remembers of its letters. Shows and writes no text of a
letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synletters.audit.config import AuditConfig, load_audit
from synletters.cli.answers import check_out, tell_rejected
from synletters.cli.options import AllowDownload, Device, Out, Overwrite, argument, examples, option, settings
from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError

if TYPE_CHECKING:
    from synletters.audit.run import AuditResult

app = typer.Typer(add_completion=False)
_BESIDE = "What it is compared with"


@app.command(
    epilog=examples(
        "synletters audit tuned/ members.jsonl controls.jsonl audit.json",
        "synletters audit tuned/ members.jsonl controls.jsonl --canaries planted.txt --max-exposure 6",
    )
)
@settings(AuditConfig)
def command(
    model: Annotated[Path, argument("MODEL", "the folder of the tuned model")],
    member_letters: Annotated[
        Path, argument("MEMBERS", "letters that it was tuned on, canaries included, as for `rewrite`")
    ],
    control_letters: Annotated[
        Path, argument("CONTROLS", "letters of the same source that it was not tuned on")
    ],
    given: dict[str, Any],
    out: Out = None,
    reference: Annotated[
        str | None,
        option(
            "the model that it was tuned from (default embedded, of a tagger or an encoder-decoder none)",
            metavar="MODEL",
            group=_BESIDE,
        ),
    ] = None,
    canary_file: Annotated[
        Path | None,
        option(
            "the planted sentences, one a line; COUNT and a tab before it say how often it was planted",
            "--canaries",
            metavar="FILE",
            group=_BESIDE,
        ),
    ] = None,
    config_file: Annotated[
        Path | None,
        option(
            "thresholds and settings by name under audit:; the command line wins",
            "--config",
            metavar="FILE.yaml",
        ),
    ] = None,
    device: Device = "auto",
    seed: Annotated[int, option("of every draw (default 0)", metavar="N")] = 0,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    overwrite: Overwrite = False,
) -> int:
    """How much a tuned model remembers of its letters: membership, exposure of canaries. No text of a letter
    is shown or written.

    Exits with 1 if the model is over a threshold, or letters were rejected.
    """
    from synletters.audit.losses import task_of
    from synletters.audit.run import audit
    from synletters.io import write_json

    check_out(out, overwrite)
    config = load_audit(config_file, given)
    rejected: list[Rejected] = []
    members, controls = _letters(member_letters, rejected), _letters(control_letters, rejected)
    canaries = [] if canary_file is None else _sentences(canary_file)
    if reference is None:
        reference = "embedded" if task_of(str(model)) == "mlm" else ""
    found = audit(
        model,
        members,
        controls,
        reference=reference,
        canaries=canaries,
        device=device,
        seed=seed,
        config=config,
    )
    exposed = given.get("max_exposure") is not None or found.worst is not None or bool(canaries)
    faults = found.faults(max_exposure=config.max_exposure if exposed else None, max_tpr=config.max_tpr)
    _show(found, config)
    for fault in faults:
        print(f"FAILED: {fault}")
    if not faults:
        print("passed: under every threshold that was checked")
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        thresholds = {"max_exposure": config.max_exposure if exposed else None, "max_tpr": config.max_tpr}
        write_json(
            out,
            found.to_json()
            | {
                "thresholds": thresholds,
                "faults": faults,
                "passed": not faults,
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if faults or rejected else 0


def _letters(path: Path, rejected: list[Rejected]) -> list[Letter]:
    from synletters.io import open_source

    out = []
    for item in open_source(path):
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            out.append(item)
    return out


def _sentences(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise InputError(f"the canaries {path} cannot be read: {why}") from error
    out = [line.strip() for line in lines if line.strip()]
    if not out:
        raise InputError(f"the canaries {path} hold no line; leave --canaries out to audit membership alone")
    return out


def _show(found: AuditResult, config: AuditConfig) -> None:
    print(f"{found.model} ({found.task}): {found.members} members, {found.controls} controls")
    for name, attack in found.membership.items():
        rates = ", ".join(
            f"{t.value.value:.1%} found at {t.fpr:.1%} false positives ({t.value.low:.1%} to {t.value.high:.1%}{'' if t.resolved else ', too few controls'})"
            for t in attack.tpr
        )
        print(
            f"{name:12} AUC {attack.auc.value:.3f} ({attack.auc.low:.3f} to {attack.auc.high:.3f}); {rates}"
        )
    for times, row in found.to_json()["exposure"]["by_repeats"].items():
        print(
            f"planted {times:>3} times: {row['canaries']} canaries, exposure {row['mean_bits']:.1f} bits on average, {row['max_bits']:.1f} at most"
            f" (without memory 1.4 on average; {config.alternatives} alternatives)"
        )
    for name, part in found.recovery.items():
        print(
            f"{name:18} subwords guessed: first {part.top1.share or 0:.1%}, among ten {part.top10.share or 0:.1%}; whole values {part.whole.share or 0:.1%}"
        )
    for name, figure in found.recognition.items():
        print(f"label of {name:8} {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})")
    for limit in found.limits:
        print(f"note: {limit}")
