"""What a sweep tries, measures and chooses by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core import registry
from synletters.core.errors import ConfigError
from synletters.core.settings import STRICT, Rule, Setting, Settings

_GRID, _MEASURE, _CHOOSE, _MACHINE = (
    "Settings that are tried",
    "What is measured",
    "Which is recommended",
    "Models and machine",
)
#: the figures that may have a bound, and the metric that each is of
LINKAGE, RARE = "linkage_words", "rare_ngrams_kept"
_LISTS = ("strategies", "ratios", "models", "samplings", "metrics")


@dataclass(frozen=True, slots=True, config=STRICT)
class SweepSettings(Settings):
    """``strategies`` x ``ratios`` x ``models`` x ``samplings`` on ``letters`` letters. ``max_linkage`` and
    ``max_rare_ngrams`` are in [0, 1]; with one of them the setting with the ``best`` figure under it is
    recommended."""

    strategies: Annotated[
        tuple[str, ...],
        Setting("as of `rewrite --strategy`; one with pos: in an option of its own", _GRID, "A,B", many=True),
    ] = ("stopwords", "random", "nouns")
    ratios: Annotated[tuple[str, ...], Setting("shares of the words", _GRID, "R,R", many=True)] = (
        "0.2",
        "0.5",
        "0.8",
        "1.0",
    )
    models: Annotated[
        tuple[str, ...],
        Setting(
            "masked or encoder-decoder models: embedded, folders, hub ids",
            _GRID,
            "A,B",
            many=True,
        ),
    ] = ("embedded",)
    samplings: Annotated[
        tuple[str, ...],
        Setting("sample, argmax, private, free (draws of any word, not of equals)", _GRID, "A,B", many=True),
    ] = ("sample",)
    letters: Annotated[int, Field(ge=1), Setting("letters drawn by the seed", _MEASURE, "N")] = 100
    metrics: Annotated[
        tuple[str, ...],
        Setting("as of `evaluate`; changed words are always counted", _MEASURE, "A,B", many=True),
    ] = ("bertscore", "fidelity", "linkage", "rouge")
    metric_model: Annotated[str, Setting("encoder of BERTScore", _MEASURE, "NAME")] = "embedded"
    others: Annotated[Path | None, Setting("letters of other people, for the attacks", _MEASURE, "FILE")] = (
        None
    )
    max_linkage: Annotated[
        float | None,
        Setting(f"recommend a setting whose upper bound of {LINKAGE} is at most X", _CHOOSE, "X"),
    ] = None
    max_rare_ngrams: Annotated[
        float | None,
        Setting(f"the same of {RARE} (adds the metric verbatim); both may be given", _CHOOSE, "X"),
    ] = None
    best: Annotated[str, Setting("the figure to choose by among those", _CHOOSE, "FIGURE")] = (
        "letters_without_flips"
    )
    seed: Annotated[int, Setting("of letters, surrogates, masks and metrics", _MACHINE, "N")] = 0
    device: Annotated[str, Setting("where models run", _MACHINE, "auto|cpu|cuda:N")] = "auto"
    dtype: Annotated[
        Literal["auto", "float32", "bfloat16"], Setting("numbers that models reckon in", _MACHINE)
    ] = "auto"

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (
            Rule(("strategies", "ratios", "models", "samplings"), _names),
            Rule(("max_linkage", "max_rare_ngrams"), _bounds),
            Rule(("metrics",), _metrics),
        )

    @property
    def bounds(self) -> Mapping[str, float]:
        """The most that the upper bound of a figure may be."""
        given = {LINKAGE: self.max_linkage, RARE: self.max_rare_ngrams}
        return {figure: most for figure, most in given.items() if most is not None}

    @property
    def measured(self) -> tuple[str, ...]:
        """The metrics, with those that a bound is of."""
        of = {LINKAGE: "linkage", RARE: "verbatim"}
        return tuple(dict.fromkeys((*self.metrics, *(of[figure] for figure in self.bounds))))


def read(given: Mapping[str, Any]) -> SweepSettings:
    """Settings as they stand on a command line, where an entry may hold several names. Raises ConfigError."""
    values: dict[str, Any] = {
        name: tuple(split(value)) if name in _LISTS else value for name, value in given.items()
    }
    return SweepSettings(**{name: value for name, value in values.items() if value != ()})


def split(entries: Sequence[str]) -> list[str]:
    """Names behind commas; an entry with ``pos:`` is one name, commas and all."""
    out: list[str] = []
    for entry in entries:
        out += (
            [entry.strip()]
            if "pos:" in entry
            else [name.strip() for name in entry.split(",") if name.strip()]
        )
    return list(dict.fromkeys(out))


def _names(settings: SweepSettings) -> Iterator[str]:
    from synletters.sweep.grid import name_faults

    numbers: list[float] = []
    for ratio in settings.ratios:
        try:
            numbers.append(float(ratio))
        except ValueError:
            yield f"the ratio {ratio!r} is not a number"
    yield from name_faults(settings.strategies, numbers or [0.5], settings.models, settings.samplings)


def _bounds(settings: SweepSettings) -> Iterator[str]:
    for figure, most in settings.bounds.items():
        if not 0 <= most <= 1:
            yield f"the bound {most:g} of {figure} does not lie in [0, 1]"


def _metrics(settings: SweepSettings) -> Iterator[str]:
    for name in settings.measured:
        try:
            registry.find("metrics", name)
        except ConfigError as error:
            yield from error.faults
