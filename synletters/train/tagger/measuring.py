"""The folder of a fitted tagger, its thresholds, and its figures on letters that it has not seen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.detect.model_thresholds import KEY, thresholds_of
from synletters.train.tagger.calibrate import Calibration, calibrate
from synletters.train.tagger.fitting import Tell, window_of
from synletters.train.tagger.letters import KINDS, Parts
from synletters.train.tagger.model import Start
from synletters.train.tagger.prepare import Prepared
from synletters.train.tagger.settings import TaggerSettings

if TYPE_CHECKING:
    from synletters.neural.loading import Loaded


def save(
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


def measured(
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
        save(begin, folder, settings, calibration.thresholds)
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
            window=window_of(settings, begin),
            types=begin.types,
            batch_tokens=2 * settings.tokens,
        )
    return calibration, made
