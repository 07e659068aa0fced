"""``train_tagger``: annotated letters in, the folder of a token classifier out.

    read -> split by patient -> surrogates -> align -> train -> calibrate -> measure -> card

The folder takes its name when all of it is done. Until then checkpoints are in ``OUT.training``, from which a
run that was cut off goes on.
"""

from __future__ import annotations

import importlib.util
import json
import math
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core.errors import OutputError, SynlettersError, TrainingError
from synletters.core.version import __version__
from synletters.detect.model_thresholds import KEY, thresholds_of
from synletters.io.atomic import AtomicPath, output_error, write_json
from synletters.surrogate.secret import site_secret
from synletters.train.tagger.calibrate import Calibration, calibrate
from synletters.train.tagger.card import readme
from synletters.train.tagger.codes import Codes
from synletters.train.tagger.letters import KINDS, PARTS, Parts, Read, missing_labels, read_letters, split
from synletters.train.tagger.model import Start, start
from synletters.train.tagger.prepare import Prepared, code_weights, digest, prepare, windows_of
from synletters.train.tagger.settings import TaggerSettings
from synletters.train.tagger.surrogates import with_surrogates

if TYPE_CHECKING:
    from synletters.neural.loading import Loaded
    from synletters.train.tagger.trainer import Outcome

Tell = Callable[[str], None]
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
_SMALL, _LR_SMALL, _LR_LARGE = 512, 3e-4, 5e-5  # hidden size up to which an encoder bears the larger rate
_HEADS_WINDOW = 192  # that of TaggerDetector


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
    resume = _resume(settings, work, begin, ready, tell)
    outcome, device, dtype = _fit(settings, begin, codes, parts, ready, work, resume, tell)
    target = AtomicPath(out, folder=True, replace=_OURS.__contains__ if settings.overwrite else None)
    try:
        _save(begin, target.temp, settings, None)
        calibration, figures = _measured(settings, begin, parts, ready, target.temp, device, tell)
        card = _card(
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


def _window(settings: TaggerSettings, begin: Start) -> int:
    usual = _HEADS_WINDOW if begin.form == "heads" else begin.max_length
    return min(settings.window or usual, begin.max_length)


def _marks_of_run(settings: TaggerSettings, begin: Start, ready: Mapping[str, Prepared]) -> dict[str, Any]:
    """What a checkpoint must share with the run that goes on from it."""
    how = {
        k: v
        for k, v in settings.to_json().items()
        if k not in ("device", "dtype", "minutes", "recall", "patience")
    }
    return {
        "start model": begin.sha256,
        "form": begin.form,
        "labels": list(begin.labels),
        "heads": list(begin.heads),
        "letters": {
            part: digest(made.examples, begin.head) for part, made in ready.items() if part != "test"
        },
        "settings": json.loads(json.dumps(how, sort_keys=True)),
    }


def _resume(
    settings: TaggerSettings, work: Path, begin: Start, ready: Mapping[str, Prepared], tell: Tell
) -> Path | None:
    """The checkpoint to go on from, if there is one of this very run. Raises TrainingError for one of
    another."""
    from synletters.train.tagger.trainer import read_state, whole_checkpoints

    marks = _marks_of_run(settings, begin, ready)
    note = work / "run.json"
    there = whole_checkpoints(work) if settings.resume else []
    if not there:
        if settings.resume:
            tell("no checkpoint to go on from: beginning at step 0")
        write_json(note, marks)
        return None
    try:
        before = dict(json.loads(note.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise TrainingError(
            f"{note} is damaged or missing; pass --overwrite without --resume to begin anew"
        ) from None
    other = [name for name in marks if before.get(name) != marks[name]]
    if other:
        if "settings" in other:
            old, new = before.get("settings") or {}, marks["settings"]
            other[other.index("settings")] = f"settings ({', '.join(k for k in new if old.get(k) != new[k])})"
        raise TrainingError(
            f"the checkpoints in {work} are of a run with other {', '.join(other)}; give what it was begun with, or pass --overwrite "
            "without --resume to begin anew; they are kept"
        )
    tell(f"going on from step {read_state(there[-1]).get('global_step')}")
    return there[-1]


def _fit(
    settings: TaggerSettings,
    begin: Start,
    codes: Codes,
    parts: Parts,
    ready: Mapping[str, Prepared],
    work: Path,
    resume: Path | None,
    tell: Tell,
) -> tuple[Outcome, str, str]:
    import random

    import torch
    from transformers.utils import logging

    from synletters.neural.loading import Loaded, pick_device, pick_dtype
    from synletters.train.tagger.batches import grouped
    from synletters.train.tagger.figures import HeldOut
    from synletters.train.tagger.trainer import LoopSettings, TaggerTrainer, drawn, fit

    hf_logging: Any = logging
    hf_logging.set_verbosity_error()
    device = pick_device(settings.device)
    bf16 = pick_dtype(settings.dtype, device) == torch.bfloat16
    if device.startswith("cuda"):
        torch.cuda.set_device(torch.device(device))
    window = _window(settings, begin)
    pool = windows_of(ready["train"].examples, window - 2)
    a_pass = len(grouped(pool, random.Random(0), settings.tokens))
    steps = settings.steps or max(1, math.ceil(settings.epochs * a_pass))
    every = settings.every or max(1, min(a_pass, steps))
    lr = settings.lr or (
        _LR_SMALL if int(getattr(begin.model.config, "hidden_size", 768)) <= _SMALL else _LR_LARGE
    )
    tell(
        f"{len(pool)} windows of up to {window} subwords, {steps} steps, {every} between two looks, learning rate {lr:g}"
    )
    tune = ready["tune"]
    held = HeldOut(parts.tune, tune.encoded, tune.marks, begin.labels, begin.at)

    def score(model: Any) -> dict[str, float]:
        loaded = Loaded(model, begin.tokenizer, begin.name, device, "float32", begin.max_length)
        with torch.autocast(device.partition(":")[0], dtype=torch.bfloat16, enabled=bf16):
            return held.score(
                loaded,
                window=window,
                types=begin.types,
                batch_tokens=2 * settings.tokens,
                tags=settings.task == "pos",
            )

    weights = code_weights(codes, pool, begin.head, settings.class_weights)
    loop = LoopSettings(
        steps,
        every,
        lr,
        settings.warmup,
        settings.weight_decay,
        settings.patience,
        settings.hide,
        settings.keep_heads,
        settings.minutes,
        settings.seed,
        device,
        bf16,
    )
    trainer = TaggerTrainer(
        begin,
        drawn(pool, steps, settings.tokens, settings.seed),
        torch.from_numpy(codes.table()),
        None if weights is None else torch.from_numpy(weights),
        loop,
        work,
        score,
        tell,
    )
    outcome = fit(trainer, resume)
    begin.model = trainer.accelerator.unwrap_model(trainer.net, keep_fp32_wrapper=False).to("cpu")
    if begin.teacher is not None:
        begin.teacher = begin.teacher.to("cpu")
    return outcome, device, "bfloat16 autocast" if bf16 else "float32"


# -- what comes of it
# -------------------------------------------------------------------------------------------------------------


def _save(
    begin: Start, folder: Path, settings: TaggerSettings, thresholds: Mapping[str, float] | None
) -> None:
    """The folder as transformers reads it. The thresholds of other heads stay as they were."""
    config = begin.model.config
    kept = {
        head: bars for head in begin.heads if head != begin.head and (bars := thresholds_of(config, head))
    }
    told: dict[str, Any] = {"thresholds": kept | ({begin.head: dict(thresholds)} if thresholds else {})}
    if begin.form == "plain":
        told["kind"] = KINDS[settings.task]
    setattr(config, KEY, told)
    if not (folder / "model.safetensors").exists():
        begin.model.save_pretrained(folder)
        begin.tokenizer.save_pretrained(folder)
    config.save_pretrained(folder)


def _measured(
    settings: TaggerSettings,
    begin: Start,
    parts: Parts,
    ready: Mapping[str, Prepared],
    folder: Path,
    device: str,
    tell: Tell,
) -> tuple[Calibration | None, dict[str, Any]]:
    """Thresholds from the tune letters and figures of the test letters, by the detector that will read the
    folder."""
    from synletters.neural.loading import Loaded, load
    from synletters.train.tagger.figures import Finder, agreement, figures

    loaded: Loaded = load(str(folder), "tagger", device=device, dtype=settings.dtype)
    finder = Finder(loaded, begin.form, begin.head, settings.task, 2 * settings.tokens)
    calibration = None
    if settings.recall is not None:
        letters = [gold.letter for gold in parts.tune]
        calibration = calibrate(
            parts.tune, finder.scored(letters), settings.recall, lambda bars: finder.detect(letters, bars)
        )
        _save(begin, folder, settings, calibration.thresholds)
        if calibration.short:
            tell(
                f"warning: the recall of {settings.recall} is out of reach for {', '.join(calibration.short)}"
            )
    found = finder.detect(
        [gold.letter for gold in parts.test], calibration.thresholds if calibration else None
    )
    made = figures(parts.test, found, settings.task, begin.head, set(parts.labels("train")))
    if begin.teacher is not None:
        before = Loaded(begin.teacher, begin.tokenizer, begin.name, "cpu", "float32", begin.max_length)
        after = Loaded(begin.model.eval(), begin.tokenizer, begin.name, "cpu", "float32", begin.max_length)
        made["other_heads_agree"] = agreement(
            before,
            after,
            parts.test,
            ready["test"].encoded,
            begin.heads,
            begin.head,
            window=_window(settings, begin),
            types=begin.types,
            batch_tokens=2 * settings.tokens,
        )
    return calibration, made


def _card(
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


def to_stderr(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)
