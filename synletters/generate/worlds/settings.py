"""How a world is learned from a table of records."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Setting, Settings

_ARROWS = "Arrows"


@dataclass(frozen=True, slots=True, config=STRICT)
class LearnSettings(Settings):
    """The arrows of the world ``like``, or those that a search finds; rows with fewer than ``least`` records
    are told of."""

    like: Annotated[
        str | None,
        Setting("take the arrows of this world", _ARROWS, "NAME|FILE.yaml", default="search for them"),
    ] = None
    max_parents: Annotated[
        int, Field(ge=0), Setting("of a node, when arrows are searched for", _ARROWS, "N")
    ] = 3
    least: Annotated[int, Field(ge=0), Setting("warn of rows with fewer records", metavar="N")] = 20
