"""Records from a file, by the id of their letter, checked against the world they are of."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synletters.errors import ConfigError, InputError
from synletters.generate.network import Network

_TOLD = 10


def read_records(path: Path, network: Network) -> dict[str, dict[str, str | int]]:
    """``id`` -> node -> state or count, from .csv or .jsonl; nodes that the file lacks are missing in every record.

    Raises InputError if it cannot be read, ConfigError with the first faults: unknown states, ids that stand twice.
    """
    made: dict[str, dict[str, str | int]] = {}
    faults: list[str] = []
    for line, row in _rows(path):
        letter_id = str(row.get("id") or "")
        if not letter_id or letter_id in made:
            faults.append(f"{path}: line {line}: {'the id stands twice' if letter_id else 'there is no id'}")
            continue
        record: dict[str, str | int] = {}
        for name, node in network.nodes.items():
            if row.get(name) in (None, ""):
                continue
            try:
                index = network.index(name, str(row[name]))
            except ConfigError as error:
                faults.append(f"{path}: line {line}: {error.faults[0]}")
                continue
            record[name] = node.states[index] if node.states else index
        made[letter_id] = record
    if faults:
        raise ConfigError(faults[:_TOLD] + ([f"{path}: and {len(faults) - _TOLD} more"] if len(faults) > _TOLD else []))
    if not made:
        raise InputError(f"{path} holds no records; a column 'id' and one for each node are needed")
    return made


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with open(path, newline="", encoding="utf-8-sig") as handle:
            if path.name.lower().endswith(".jsonl"):
                for number, text in enumerate(handle, start=1):
                    if text.strip():
                        row = json.loads(text)
                        if not isinstance(row, dict):
                            raise InputError(f"{path}: line {number} is no object in JSON; each line holds one record")
                        yield number, row
            else:
                for number, row in enumerate(csv.DictReader(handle), start=2):
                    yield number, row
    except OSError as fault:
        raise InputError(f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file") from None
    except (UnicodeDecodeError, csv.Error, json.JSONDecodeError) as fault:
        raise InputError(f"cannot read {path}: {type(fault).__name__}; it is .csv or .jsonl in UTF-8") from None
