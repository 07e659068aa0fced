"""``NODE=STATE`` on command lines."""

from __future__ import annotations

from collections.abc import Sequence

from synletters.cli.options import names


def states(given: Sequence[str], option: str, faults: list[str]) -> dict[str, str]:
    made: dict[str, str] = {}
    for entry in given:
        for part in names(entry):
            name, equals, state = part.partition("=")
            if not equals or not name.strip() or not state.strip():
                faults.append(f"{option} takes NODE=STATE, not {part!r}")
            elif made.get(name.strip(), state.strip()) != state.strip():
                faults.append(f"{option} sets {name.strip()!r} to two states")
            else:
                made[name.strip()] = state.strip()
    return made
