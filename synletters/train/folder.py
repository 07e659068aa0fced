"""The folder of a tuned model: weights, tokenizer, card, and the audit that decides its name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synletters.core.errors import EvaluationError, ModelError, TrainingError
from synletters.io import write_json
from synletters.io.atomic import AtomicPath, output_error
from synletters.neural.loading import Loaded
from synletters.train import card as cards
from synletters.train.checkpoints import Work
from synletters.train.data import Data
from synletters.train.settings import TrainSettings

#: files that a model folder of ours may hold, so that --overwrite throws nobody's own work away
_OURS = (
    "config.json",
    "generation_config.json",
    "tokenizer",
    "vocab",
    "merges.txt",
    "special_tokens_map.json",
    "added_tokens.json",
    "spiece.model",
    "sentencepiece",
    "model",
    "README.md",
    "card.json",
    "figures.json",
    "audit.json",
)


def ours(name: str) -> bool:
    return "/" not in name and name.startswith(_OURS)


def part(module: str, what: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise TrainingError(
            f"{what} not possible: {error.name} is missing; install synletters[train]"
        ) from error


def write(
    out: Path,
    model: Any,
    loaded: Loaded,
    data: Data,
    settings: TrainSettings,
    made: dict[str, Any],
    work: Work,
    overwrite: bool,
    finish: Callable[[Any, Path], None] | None,
) -> Trained:
    """The model folder under its final name, its audit done before. Raises OutputError; the checkpoints then
    stay."""
    folder = AtomicPath(out, folder=True, replace=ours if overwrite else None)
    done = False
    try:
        try:
            if finish:
                finish(model, folder.temp)
            else:
                model.save_pretrained(folder.temp)
            save_tokenizer(settings, folder.temp)
        except OSError as fault:
            raise output_error(out, fault) from None
        except Exception as error:
            raise TrainingError(
                f"the model could not be written to {out} ({type(error).__name__}); {work.kept()}"
            ) from error
        over = _audit(folder.temp, data, settings, made, loaded.device)
        write_json(folder.temp / "card.json", made)
        (folder.temp / "README.md").write_text(cards.readme(made), encoding="utf-8")
        if over:
            failed = out.with_name(out.name + ".failed-audit")
            AtomicPath(failed, folder=True, replace=ours).discard()  # raises if somebody's own work is there
            folder.path = failed
        try:
            folder.commit()
        except OSError as fault:
            raise output_error(folder.path, fault) from None
        done = True
    finally:
        if not done:
            folder.discard()
    if not settings.keep_checkpoints:
        work.remove()
    return Trained(folder.path, made, tuple(over))


def save_tokenizer(settings: TrainSettings, folder: Path) -> None:
    """The tokenizer as the base model has it, not as it was set up to read letters."""
    from transformers import AutoTokenizer

    from synletters.neural.loading import offline, resolve

    source = resolve(settings.model, settings.task)
    tokenizer: Any = AutoTokenizer.from_pretrained(source, **offline(source))
    tokenizer.save_pretrained(folder)


def _audit(folder: Path, data: Data, settings: TrainSettings, made: dict[str, Any], device: str) -> list[str]:
    """Run the audit, put it on the card, and say which thresholds it is over."""
    if not settings.audit:
        made["audit"] = {"state": "not made (--no-audit)", "over": []}
        return []
    asked = {"max_exposure": settings.max_exposure, "max_tpr": settings.max_tpr}
    try:
        result = part("synletters.audit.run", "the audit is").audit(
            folder,
            [p.letter() for p in data.train],
            [p.letter() for p in data.held],
            reference=settings.model,
            canaries=list(data.canaries),
            device=device,
            seed=settings.seed,
        )
    except (
        EvaluationError,
        ModelError,
    ) as error:  # the run is not lost for it; but a threshold that was asked for is not met
        over = (
            [f"the audit could not be made: {error}"]
            if any(value is not None for value in asked.values())
            else []
        )
        made["audit"] = {"state": f"not possible: {error}", "over": over, "thresholds": asked}
        return over
    over = list(result.faults(**asked))
    made["audit"] = {"state": "done", "figures": result.to_json(), "over": over, "thresholds": asked}
    return over


@dataclass(frozen=True, slots=True)
class Trained:
    """What a run made: ``folder`` is OUT, or OUT.failed-audit if a threshold was passed, as ``over`` says."""

    folder: Path
    card: dict[str, Any]
    over: tuple[str, ...] = ()
