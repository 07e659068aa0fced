"""``synletters audit``: how much a tuned model remembers of its letters. Shows and writes no text of a letter."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from synletters.cli import downloads
from synletters.cli.answers import check_out, tell_rejected
from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError

if TYPE_CHECKING:
    from synletters.audit.config import AuditConfig
    from synletters.audit.run import AuditResult


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", metavar="MODEL", type=Path, help="the folder of the tuned model")
    parser.add_argument(
        "members",
        metavar="MEMBERS",
        type=Path,
        help="letters that it was tuned on, canaries included, as for `rewrite`",
    )
    parser.add_argument(
        "controls", metavar="CONTROLS", type=Path, help="letters of the same source that it was not tuned on"
    )
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?", help="every figure with its interval")
    parser.add_argument("--reference", metavar="MODEL", help="the model that it was tuned from (default embedded, of a tagger or an encoder-decoder none)")  # fmt: skip
    parser.add_argument(
        "--canaries",
        metavar="FILE",
        type=Path,
        help="the planted sentences, one a line; COUNT and a tab before it say how often it was planted",
    )
    parser.add_argument("--max-exposure", type=float, metavar="BITS", help="exit 1 if a canary's exposure is over it (default 8 where canaries are given)")  # fmt: skip
    parser.add_argument(
        "--max-tpr",
        type=float,
        metavar="X",
        help="exit 1 if more members are found at 1%% false positives (default 0.1)",
    )
    parser.add_argument(
        "--alternatives", type=int, metavar="N", help="against how many others a canary is ranked (default 511)"
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE.yaml",
        help="thresholds and settings by name under audit:; the command line wins",
    )
    downloads.add_option(parser)
    parser.add_argument("--device", default="auto", metavar="auto|cpu|cuda:N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    """Print the figures, write the JSON; 1 if the model is over a threshold. Raises InputError, ModelError, EvaluationError, ConfigError."""
    from synletters.audit.config import load_audit
    from synletters.audit.losses import task_of
    from synletters.audit.run import audit
    from synletters.io import write_json

    check_out(args.out, args.overwrite)
    config = load_audit(
        args.config, {"max_exposure": args.max_exposure, "max_tpr": args.max_tpr, "alternatives": args.alternatives}
    )
    rejected: list[Rejected] = []
    members, controls = _letters(args.members, rejected), _letters(args.controls, rejected)
    canaries = [] if args.canaries is None else _sentences(args.canaries)
    reference = args.reference
    if reference is None:
        reference = "embedded" if task_of(str(args.model)) == "mlm" else ""
    found = audit(
        args.model,
        members,
        controls,
        reference=reference,
        canaries=canaries,
        device=args.device,
        seed=args.seed,
        config=config,
    )
    exposed = args.max_exposure is not None or found.worst is not None or bool(canaries)
    faults = found.faults(max_exposure=config.max_exposure if exposed else None, max_tpr=config.max_tpr)
    _show(found, config)
    for fault in faults:
        print(f"FAILED: {fault}")
    if not faults:
        print("passed: under every threshold that was checked")
    tell_rejected(rejected, args.out, "they are in no figure")
    if args.out is not None:
        thresholds = {"max_exposure": config.max_exposure if exposed else None, "max_tpr": config.max_tpr}
        write_json(args.out, found.to_json() | {"thresholds": thresholds, "faults": faults, "passed": not faults,
                                                "rejected": [item.to_json() for item in rejected]})  # fmt: skip
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
        print(f"{name:12} AUC {attack.auc.value:.3f} ({attack.auc.low:.3f} to {attack.auc.high:.3f}); {rates}")
    for times, row in found.to_json()["exposure"]["by_repeats"].items():
        print(f"planted {times:>3} times: {row['canaries']} canaries, exposure {row['mean_bits']:.1f} bits on average, {row['max_bits']:.1f} at most"
              f" (without memory 1.4 on average; {config.alternatives} alternatives)")  # fmt: skip
    for name, part in found.recovery.items():
        print(
            f"{name:18} subwords guessed: first {part.top1.share or 0:.1%}, among ten {part.top10.share or 0:.1%}; whole values {part.whole.share or 0:.1%}"
        )
    for name, figure in found.recognition.items():
        print(f"label of {name:8} {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})")
    for limit in found.limits:
        print(f"note: {limit}")
