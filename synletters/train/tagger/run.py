"""``train_tagger``: annotated letters in, the folder of a token classifier out.

    read -> split by patient -> surrogates -> align -> train -> calibrate -> measure -> card

The folder takes its name when all of it is done. Until then checkpoints are in ``OUT.training``, from which a
run that was cut off goes on.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core.errors import OutputError, SynlettersError, TrainingError
from synletters.io.atomic import AtomicPath, output_error, write_json
from synletters.surrogate.secret import site_secret
from synletters.train.tagger.card import readme
from synletters.train.tagger.codes import Codes
from synletters.train.tagger.describe import card_of
from synletters.train.tagger.fitting import Tell, checkpoint_of, fit_tagger
from synletters.train.tagger.letters import PARTS, read_letters, split
from synletters.train.tagger.measuring import measured, save
from synletters.train.tagger.model import Start, start
from synletters.train.tagger.prepare import prepare
from synletters.train.tagger.settings import TaggerSettings
from synletters.train.tagger.surrogates import with_surrogates

if TYPE_CHECKING:
    pass

_OURS = {
    "README.md",
    "card.json",
    "config.json",
    "model.safetensors",
    "tokenizer.json",
    "tokenizer_config.json",
    "vocab.txt",
    "vocab.json",
    "merges.txt",
    "special_tokens_map.json",
    "added_tokens.json",
    "sentencepiece.bpe.model",
    "spm.model",
}


def train_tagger(settings: TaggerSettings, tell: Tell | None = None) -> dict[str, Any]:
    """Train, measure, write ``settings.out``; return its card. ``tell`` gets a line now and then, without
    letter text.

    Raises TrainingError, InputError, ModelError and OutputError; the last good checkpoint is kept.
    """
    tell = tell or (lambda _: None)
    out, work = settings.out, work_folder(settings.out)
    _check_places(settings, work)
    if importlib.util.find_spec("accelerate") is None:
        raise TrainingError("training needs the package accelerate; install synletters[train]")
    read = read_letters(settings.letters, settings.task, settings.labels, skip_bad=settings.skip_bad)
    other = None
    if settings.test_letters is not None:
        other = read_letters(
            settings.test_letters, settings.task, settings.labels, skip_bad=settings.skip_bad
        )
    parts = split(
        read.golds,
        tune=settings.tune,
        test=settings.test,
        seed=settings.seed,
        one_sided=settings.one_sided,
        test_letters=None if other is None else other.golds,
    )
    tell(", ".join(f"{part} {len(getattr(parts, part))} letters" for part in PARTS))
    learnt, replaced = parts.train, None
    if not settings.keep_identifiers:
        made, replaced = with_surrogates(parts.train, f"{site_secret().value}/train tagger")
        learnt = tuple(made)
    labels = sorted(parts.labels("train"))
    if not labels:
        raise TrainingError("the training part has no annotation; give more letters, or another --seed")
    begin = start(
        settings.start,
        settings.task,
        labels,
        form=settings.form,
        head=settings.head,
        scheme=settings.scheme,
        dropout=settings.dropout,
        keep_heads=settings.keep_heads > 0,
        seed=settings.seed,
    )
    if begin.form == "heads" and "phi" not in begin.heads:
        tell(
            "the model has no head for identifiers: `--tagger OUT` will want --no-phi; --form plain stands beside another tagger"
        )
    codes, silent = Codes(begin.labels), _silent(begin, labels, settings)
    ready = {
        part: prepare(golds, begin.tokenizer, codes, begin.head, settings.task, settings.scheme, silent)
        for part, golds in (("train", learnt), ("tune", parts.tune), ("test", parts.test))
    }
    resume = checkpoint_of(settings, work, begin, ready, tell)
    outcome, device, dtype = fit_tagger(settings, begin, codes, parts, ready, work, resume, tell)
    target = AtomicPath(out, folder=True, replace=_OURS.__contains__ if settings.overwrite else None)
    try:
        save(begin, target.temp, settings, None)
        calibration, figures = measured(settings, begin, parts, ready, target.temp, device, tell)
        card = card_of(
            settings,
            begin,
            read,
            other,
            parts,
            ready,
            replaced,
            outcome,
            (device, dtype),
            calibration,
            figures,
        )
        write_json(target.temp / "card.json", card)
        (target.temp / "README.md").write_text(readme(card), encoding="utf-8")
        target.commit()
    except OSError as fault:
        target.discard()
        raise output_error(out, fault) from None
    except SynlettersError:
        target.discard()
        raise
    except Exception as fault:
        target.discard()
        said = "the disk is full" if "No space left" in str(fault) else type(fault).__name__
        raise TrainingError(
            f"{out} cannot be written ({said}); the checkpoints in {work} are kept; pass --resume"
        ) from fault
    shutil.rmtree(work, ignore_errors=True)
    return card


def work_folder(out: Path) -> Path:
    """Where the checkpoints of a run lie until it is done."""
    return out.with_name(out.name + ".training")


def _check_places(settings: TaggerSettings, work: Path) -> None:
    if settings.out.exists() and not settings.overwrite:
        raise OutputError(
            f"{settings.out} exists already; choose another place, or pass --overwrite to replace it"
        )
    if work.exists() and not settings.resume:
        if not settings.overwrite and any(work.glob("checkpoint-*")):
            raise TrainingError(
                f"{work} holds the checkpoints of a run that was cut off; pass --resume to go on, or --overwrite to begin anew"
            )
        shutil.rmtree(work, ignore_errors=True)


def _silent(begin: Start, labels: Sequence[str], settings: TaggerSettings) -> list[str]:
    """Tags of the head that the letters never use: they say nothing about those, and outside of entities
    these stay allowed."""
    return (
        []
        if settings.task == "pos"
        else [tag for tag in begin.labels if tag != "O" and tag[2:] not in labels]
    )


# -- training
# -------------------------------------------------------------------------------------------------------------------


# -- what comes of it
# -------------------------------------------------------------------------------------------------------------


def to_stderr(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)
