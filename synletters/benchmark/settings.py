"""What the benchmarks are asked: one declaration for each command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Rule, Setting, Settings

_LETTERS, _TASK, _TEXTS, _MIXES, _MODEL = "Letters", "Task", "Texts", "Mixes", "Model"


@dataclass(frozen=True, slots=True, config=STRICT)
class SymptomSettings(Settings):
    """Letters of ``world``, or SimSUM's own; ``train`` and ``test`` of them, the rest unused."""

    world: Annotated[str, Setting("make letters of this world", _LETTERS, "NAME|FILE.yaml")] = "respiratory"
    simsum: Annotated[
        Path | None,
        Setting("SimSUM's own records and notes instead of made ones", _LETTERS, "SimSUM.csv"),
    ] = None
    spans: Annotated[
        Path | None, Setting("with --simsum: its span annotations of these notes", _LETTERS, "SPANS.json")
    ] = None
    compact: Annotated[bool, Setting("with --simsum: its compact notes (advanced_text)", _LETTERS)] = False
    train: Annotated[
        int | None,
        Field(ge=1),
        Setting("letters to learn from", _TASK, "N", default="3000; of SimSUM 80%"),
    ] = None
    test: Annotated[
        int | None,
        Field(ge=1),
        Setting("letters to test on", _TASK, "N", default="1500; of SimSUM the rest"),
    ] = None
    targets: Annotated[
        tuple[str, ...], Setting("the facts to tell", _TASK, "A,B", default="the symptoms")
    ] = ()
    seed: Annotated[int, Setting("of letters and parts", _TASK, "N")] = 0

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("simsum", "spans", "compact"), _simsum),)


@dataclass(frozen=True, slots=True, config=STRICT)
class IcdSettings(Settings):
    """Real texts with codes, ``mixes`` of them with ``synthetic`` ones, learned by ``model``."""

    synthetic: Annotated[
        Path | None,
        Setting("made texts with codes, or a folder of `generate --kg`", _TEXTS, "FILE|FOLDER"),
    ] = None
    text_column: Annotated[
        str, Setting("where the text is", _TEXTS, "NAME", default="text, symptoms, note or letter")
    ] = ""
    code_column: Annotated[
        str, Setting("where the code is", _TEXTS, "NAME", default="code, icd, icd10 or label")
    ] = ""
    characters: Annotated[
        int,
        Field(ge=0),
        Setting("of a code that count", _TEXTS, "N", default="3, the category; 0: all"),
    ] = 3
    mixes: Annotated[
        tuple[str, ...],
        Setting("share of the real texts, and made ones as a multiple of them", _MIXES, "R+S,…"),
    ] = ("1+0", "1+0.5", "1+1", "0+1")
    controls: Annotated[tuple[str, ...], Setting("duplicated, shuffled, or none", _MIXES, "A,B")] = (
        "duplicated",
        "shuffled",
    )
    seeds: Annotated[int, Field(ge=1, le=100), Setting("how many seeds", _MIXES, "N")] = 3
    model: Annotated[
        str, Setting("tfidf, or an encoder: embedded, a folder or a hub id in the cache", _MODEL, "NAME")
    ] = "tfidf"
    features: Annotated[str, Setting("of tfidf", _MODEL, "F", default="word:1-2+char_wb:2-5")] = ""
    fine_tune: Annotated[
        bool, Setting("with an encoder: train all of it, not its frozen mean-pooled features alone", _MODEL)
    ] = False
    epochs: Annotated[int, Setting("of fine-tuning", _MODEL, "N")] = 3
    rate: Annotated[float, Setting("of fine-tuning", _MODEL, "R")] = 5e-5
    device: Annotated[str, Setting("of an encoder", _MODEL, "auto|cpu|cuda:N")] = "auto"

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("features", "model"), _features),)


def _simsum(settings: SymptomSettings) -> Iterator[str]:
    if settings.simsum is None and (settings.spans is not None or settings.compact):
        yield "--spans and --compact go with --simsum"


def _features(settings: IcdSettings) -> Iterator[str]:
    if settings.features and settings.model != "tfidf":
        yield "--features goes with --model tfidf"
