"""What the card of a tagger says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from synletters.core.version import __version__
from synletters.train.tagger.calibrate import Calibration
from synletters.train.tagger.letters import PARTS, Parts, Read, missing_labels
from synletters.train.tagger.model import Start
from synletters.train.tagger.prepare import Prepared, digest
from synletters.train.tagger.settings import TaggerSettings

if TYPE_CHECKING:
    from synletters.train.tagger.trainer import Outcome


def card_of(
    settings: TaggerSettings,
    begin: Start,
    read: Read,
    other: Read | None,
    parts: Parts,
    ready: Mapping[str, Prepared],
    replaced: int | None,
    outcome: Outcome,
    where: tuple[str, str],
    calibration: Calibration | None,
    figures: Mapping[str, Any],
) -> dict[str, Any]:
    files = [
        {
            "name": source.name,
            "letters": len(source.golds),
            "left_out": len(source.rejected),
            "sha256": source.sha256,
        }
        for source in (read, other)
        if source is not None
    ]
    golds = {part: getattr(parts, part) for part in PARTS}
    return {
        "kind": "tagger",
        "synletters": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "licence": settings.licence,
        "settings": settings.to_json(),
        "model": {
            "start": settings.to_json()["start"],
            "start_sha256": begin.sha256,
            "form": begin.form,
            "head": begin.head,
            "heads": list(begin.heads),
            "labels": sorted({tag.split("-", 1)[-1] for tag in begin.labels if tag != "O"}),
            "new_rows": begin.new_rows,
        },
        "data": {
            "files": files,
            "parts": {
                name: {
                    "letters": len(part),
                    "patients": len({g.letter.patient for g in part}),
                    "labels": dict(sorted(parts.labels(name).items())),
                }
                for name, part in golds.items()
            },
            "labels_missing": {part: names for part, names in missing_labels(parts).items() if names},
            "letters_without_patient_id": sum(
                not g.letter.patient_id for part in golds.values() for g in part
            ),
            "identifiers_replaced": replaced,
            "alignment": dict(sum((made.alignment for made in ready.values()), Counter[str]())),
            "learnt_sha256": digest(ready["train"].examples, begin.head),
        },
        "training": {
            "steps": outcome.steps,
            "best_step": outcome.best_step,
            "stopped": outcome.stopped,
            "loss": outcome.loss,
            "subwords": outcome.subwords,
            "seconds": round(outcome.seconds, 1),
            "subwords_per_second": outcome.subwords / max(outcome.seconds, 1e-9),
            "device": where[0],
            "dtype": where[1],
            "history": list(outcome.history),
        },
        "calibration": calibration.to_json() if calibration else None,
        "figures": dict(figures),
        "limits": _limits(settings, parts),
    }


def _limits(settings: TaggerSettings, parts: Parts) -> list[str]:
    out = [
        "The figures are of letters like those it was trained on; letters of another site, kind or year are found less well.",
        "The bounds take letters for independent; those of one patient are not quite so.",
    ]
    if settings.task == "phi":
        out.append("It is one detector among several, and no promise that nothing is missed.")
        out.append("Identifiers that the annotators missed stand in the training letters as they were.")
    if settings.recall is not None:
        out.append(
            "Thresholds reach the wanted recall on the tune letters; on others the recall is what the figures say."
        )
    if missing_labels(parts)["test"]:
        out.append(f"No figure for {', '.join(missing_labels(parts)['test'])}: no test letter has them.")
    return out
