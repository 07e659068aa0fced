"""``synletters audit``: how much a tuned model remembers of its letters. Shows and writes no text of a
letter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.audit.config import AuditConfig, load_audit
from synletters.cli.answers import check_out, conclude, read_letters
from synletters.cli.options import AllowDownload, Device, Out, Overwrite, argument, examples, option, settings
from synletters.core.document import Rejected
from synletters.core.errors import InputError

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
    from synletters.audit.tables import blocks

    check_out(out, overwrite)
    config = load_audit(config_file, given)
    rejected: list[Rejected] = []
    members, controls = read_letters(member_letters, rejected), read_letters(control_letters, rejected)
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
    thresholds = {"max_exposure": config.max_exposure if exposed else None, "max_tpr": config.max_tpr}
    figures = found.to_json() | {"thresholds": thresholds, "faults": faults, "passed": not faults}
    verdict = [f"FAILED: {fault}" for fault in faults] or ["passed: under every threshold that was checked"]
    code = conclude((*blocks(found, config), *verdict), figures, rejected, out)
    return 1 if faults else code


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
