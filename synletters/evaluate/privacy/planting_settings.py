"""How many canaries are planted, and from which number they are drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Setting, Settings

_CANARIES = "Canaries"


@dataclass(frozen=True, slots=True, config=STRICT)
class PlantSettings(Settings):
    """``seed``: None draws from the operating system."""

    per_letter: Annotated[int, Field(ge=1, le=20), Setting("canaries in each letter", _CANARIES, "N")] = 1
    seed: Annotated[
        int | None,
        Setting("draw them from a number, to draw the same again", _CANARIES, "N", default="at random"),
    ] = None
