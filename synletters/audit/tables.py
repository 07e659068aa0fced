"""What an audit found, for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.audit.config import AuditConfig
from synletters.audit.run import AuditResult
from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.tables import Block, Table


def blocks(found: AuditResult, config: AuditConfig) -> Iterator[Block]:
    yield f"{found.model} ({found.task}): {found.members} members, {found.controls} controls"
    rows = []
    for name, attack in found.membership.items():
        rows.append((name, "AUC", _figure(attack.auc)))
        for caught in attack.tpr:
            few = "" if caught.resolved else ", too few controls"
            rows.append(("", f"found at {caught.fpr:.1%} false positives", _share(caught.value) + few))
    yield Table(("membership", "figure", "95% interval"), tuple(rows), "lll")
    planted = found.to_json()["exposure"]["by_repeats"].items()
    if planted:
        yield Table(
            ("planted", "canaries", "mean exposure in bits", "most"),
            tuple(
                (f"{times} times", str(row["canaries"]), f"{row['mean_bits']:.1f}", f"{row['max_bits']:.1f}")
                for times, row in planted
            ),
            "rrrr",
        )
        yield f"without memory the mean exposure is 1.4 ({config.alternatives} alternatives)"
    if found.recovery:
        yield Table(
            ("subwords guessed", "first", "among ten", "whole values"),
            tuple(
                (name, *(f"{rate.share or 0:.1%}" for rate in (part.top1, part.top10, part.whole)))
                for name, part in found.recovery.items()
            ),
            "lrrr",
        )
    if found.recognition:
        yield Table(
            ("label of", "95% interval"),
            tuple((name, _figure(figure)) for name, figure in found.recognition.items()),
            "ll",
        )
    yield from (f"note: {limit}" for limit in found.limits)


def _figure(figure: Interval) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def _share(figure: Interval) -> str:
    return f"{figure.value:.1%} ({figure.low:.1%} to {figure.high:.1%})"
