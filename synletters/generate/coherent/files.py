"""Letters whose facts fit, as files: the letters bare and marked, and what fits in each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from synletters.core.document import Letter
from synletters.core.errors import InputError, OutputError
from synletters.generate.coherent.cast import Person
from synletters.generate.coherent.make import Coherent, Fact
from synletters.io import RowFile
from synletters.io.atomic import AtomicPath, output_error

LETTERS, GOLD, FACTS = "letters.jsonl", "gold.jsonl", "facts.jsonl"


def write_letters(made: Iterable[Coherent], out: Path, *, overwrite: bool = False) -> None:
    """A folder with the three files. Raises OutputError if it exists, unless ``overwrite``, or cannot be written."""
    if out.exists() and not overwrite:
        raise OutputError(f"{out} exists already; choose another place, or pass --overwrite to replace it")
    target = AtomicPath(out, folder=True, replace={LETTERS, GOLD, FACTS}.__contains__)
    try:
        with (
            RowFile(target.temp / LETTERS) as bare,
            RowFile(target.temp / GOLD) as gold,
            RowFile(target.temp / FACTS) as facts,
        ):
            for one in made:
                row = {"id": one.letter.id, "text": one.letter.text, "patient_id": one.letter.patient}
                bare.write(row)
                gold.write(row | {"spans": [span.to_json() for span in one.letter.spans]})
                facts.write(_row(one))
        target.commit()
    except OSError as error:
        raise output_error(out, error) from None
    finally:
        target.discard()


def _row(one: Coherent) -> dict[str, Any]:
    people = {name: asdict(person) for name, person in one.people.items()}
    facts = [fact.to_json() for fact in one.facts]
    return {
        "id": one.letter.id,
        "text": one.letter.text,
        "order": one.order,
        "people": people,
        "facts": facts,
    }


def read_facts(path: Path) -> dict[str, Coherent]:
    """What ``write_letters`` wrote of each letter, by its id. Raises InputError with the line that is none of it."""
    out: dict[str, Coherent] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path} cannot be read; name the facts.jsonl that `make-coherent` wrote") from None
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            people = {name: Person(**person) for name, person in row["people"].items()}
            facts = tuple(Fact.from_json(fact) for fact in row["facts"])
            order = row["order"]
            if order not in ("dmy", "mdy"):
                raise ValueError
            out[row["id"]] = Coherent(Letter(row["id"], row["text"]), order, facts, people)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise InputError(
                f"{path}, line {number}: these are no facts; name the facts.jsonl that `make-coherent` wrote"
            ) from None
    return out
