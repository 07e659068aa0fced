"""What a look at the installation says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["fine", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``wrong`` makes the command end with code 1; a ``note`` is to be known and stops nothing."""

    about: str
    state: State
    told: str

    def to_json(self) -> dict[str, str]:
        return {"about": self.about, "state": self.state, "told": self.told}
