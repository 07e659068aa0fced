"""``synletters doctor``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.options import Device, argument, examples, option

app = typer.Typer(add_completion=False)
_SIGNS = {"fine": "  ok ", "note": " note", "wrong": "WRONG"}


@app.command(epilog=examples("synletters doctor", "synletters doctor /data/out --json > doctor.json"))
def doctor(
    at: Annotated[Path, argument("DIR", "where results are to go (default here)")] = Path("."),
    device: Device = "auto",
    as_json: Annotated[bool, option("all of it, as JSON", "--json", group="Output")] = False,
    self_test: Annotated[
        bool, option("leave out the letter that is rewritten", "--self-test/--no-self-test", group="Looks")
    ] = True,
) -> int:
    """Is this installation fit to work? Machine, versions, models, room, optional parts, and a letter rewritten.

    Exits with 1 if something is wrong.
    """
    from synletters.core.version import __version__
    from synletters.doctor import machine, models, packages

    findings = [*packages.look(), *models.look(), *machine.look(at, device)]
    sound = not any(found.about == "device" for found in findings)
    facts = machine.facts(at, device if sound else "cpu")
    figures: dict[str, Any] = {}
    if self_test and sound:
        from synletters.doctor.self_test import run

        figures, tested = run(device)
        findings += tested
    wrong = any(found.state == "wrong" for found in findings)
    if as_json:
        told = {
            "synletters": __version__,
            "machine": facts,
            "findings": [found.to_json() for found in findings],
        }
        print(json.dumps(told | {"self_test": figures, "ok": not wrong}, indent=2))
        return int(wrong)
    print(
        f"synletters {__version__}: "
        + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in facts.items())
    )
    for found in findings:
        print(f"[{_SIGNS[found.state]}] {found.about}: {found.told}")
    if figures:
        print(
            f"time: {figures['seconds_to_load']} s to load, then {figures['letters_per_second_of_one_process']} letters a second of "
            f"{figures['words']} words in one process; with the {figures['processes']} processes that there is room for about "
            f"{figures['letters_per_second_estimate']}"
        )
    print("something is wrong" if wrong else "fit to work")
    return int(wrong)
