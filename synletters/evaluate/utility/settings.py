"""What a study of usefulness trains on, how often, and what it tests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Rule, Setting
from synletters.core.settings import Settings as Declared
from synletters.evaluate.utility.conditions import CONDITIONS

LEARNERS = ("spacy", "encoder")
_TRAININGS = "Trainings"


@dataclass(frozen=True, slots=True, config=STRICT)
class Settings(Declared):
    """``passes`` times the tokens of the real training letters are read in every condition; None takes the
    learner's own
    number, and more of a small corpus.

    ``conditions`` besides ``real`` and ``synthetic``; ``model`` and ``device`` are those of the encoder.
    """

    learners: Annotated[
        tuple[str, ...], Setting("spacy, encoder; several with commas", _TRAININGS, "A,B")
    ] = ("spacy",)
    conditions: tuple[str, ...] = tuple(CONDITIONS)
    seeds: Annotated[
        int, Field(ge=1), Setting("trainings of each kind", _TRAININGS, "N", must="at least 1 is needed")
    ] = 5
    passes: Annotated[
        float | None,
        Field(gt=0),
        Setting(
            "how often the letters are read",
            _TRAININGS,
            "N",
            default="by learner",
            must="it must be above 0",
        ),
    ] = None
    test_share: Annotated[float, Field(gt=0, lt=1)] = 0.25
    split_seed: int = 0
    least_letters: Annotated[int, Field(ge=1)] = 20
    least_mentions: Annotated[int, Field(ge=1)] = 10
    model: str = "embedded"
    device: str = "auto"

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("learners",), _learners), Rule(("conditions",), _conditions))


def _learners(settings: Settings) -> Iterator[str]:
    yield from (
        f"no learner is called {name!r}; there are {', '.join(LEARNERS)}"
        for name in settings.learners
        if name not in LEARNERS
    )
    if not settings.learners:
        yield "name at least one learner"


def _conditions(settings: Settings) -> Iterator[str]:
    yield from (
        f"no condition is called {name!r}; there are {', '.join(CONDITIONS)}"
        for name in settings.conditions
        if name not in CONDITIONS
    )
