"""What the card of a training run says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from synletters.neural.loading import Loaded
from synletters.train import card as cards
from synletters.train.corpus import Corpus
from synletters.train.data import Data
from synletters.train.loop import Measured, Outcome
from synletters.train.settings import TrainSettings


def card_of(
    name: str,
    data: Data,
    corpus: Corpus,
    held: Corpus,
    settings: TrainSettings,
    loaded: Loaded,
    before: Measured,
    after: Measured,
    outcome: Outcome,
    started: datetime,
) -> dict[str, Any]:
    letters = [*data.train, *data.held]
    better = after.loss < before.loss
    from synletters.neural.loading import resolve

    return {
        "kind": "training",
        "name": name,
        "task": settings.task,
        "created": started.isoformat(timespec="seconds"),
        "base": {
            "name": settings.model,
            "weights_sha256": loaded.weights_sha256,
            "architecture": loaded.model.config.model_type,
        },
        "data": {
            "name": data.name,
            "sha256": data.sha256,
            "rejected": len(data.rejected),
            "without_patient_id": sum(p.patient_id is None for p in letters),
            "identifiers": "not looked for (--no-phi)"
            if settings.no_phi
            else "found and replaced by surrogates before training",
            "never_masked": "clinical entities, headings, list markers, guarded words"
            + ("" if settings.no_phi else ", surrogates")
            if settings.protect
            else "nothing is protected",
            "train": {
                "letters": corpus.letters,
                "patients": len({p.patient for p in data.train}),
                "subwords": len(corpus.ids),
                "open_subwords": int(corpus.open.sum()),
                "sha256": corpus.sha256,
            },
            "held_out": {
                "letters": held.letters,
                "patients": len({p.patient for p in data.held}),
                "subwords": len(held.ids),
                "open_subwords": int(held.open.sum()),
                "sha256": held.sha256,
            },
            "canaries": {
                "planted": len(data.canaries),
                "times": sum(canary.repeats for canary in data.canaries),
            },
        },
        "settings": settings.to_json(),
        "device": loaded.device,
        "before": before.to_json(),
        "after": after.to_json(),
        "verdict": "Training lowered the held-out loss."
        if better
        else "Training did NOT lower the held-out loss: use the base model.",
        "run": {
            "steps": outcome.steps,
            "best_step": outcome.best_step,
            "stopped_early": outcome.stopped_early,
            "seconds": round(outcome.seconds, 1),
            "tokens_per_second": round(outcome.tokens_per_second, 1),
            "resumed_at": outcome.resumed_at,
            "curve": outcome.curve,
            "checks": outcome.checks,
        },
        "licence": cards.licence_line(resolve(settings.model, settings.task), settings.licence),
        "versions": cards.versions(),
        "limits": list(cards.LIMITS),
    }
