"""Records from a file, by the id of their letter, checked against the world they are of."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from synletters.core.errors import ConfigError, InputError
from synletters.generate.graphs.base import Graph
from synletters.generate.worlds.network import Network
from synletters.generate.worlds.parse import near

_TOLD = 10


def read_records(path: Path, network: Network) -> dict[str, dict[str, str | int]]:
    """``id`` -> node -> state or count, from .csv or .jsonl; nodes that the file lacks are missing in every
    record.

    Raises InputError if it cannot be read, ConfigError with the first faults: unknown states, ids that stand
    twice.
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
    _end(path, faults)
    if not made:
        raise InputError(f"{path} holds no records; a column 'id' and one for each node are needed")
    return made


def read_cases(path: Path, graph: Graph) -> dict[str, dict[str, str | int]]:
    """``id`` -> case of a knowledge graph, from the columns that ``generate --kg`` writes: code, disease,
    symptoms, absent, drug,
    side_effects (several with "; " between), smoking, family. The disease may be left out where the code says
    it.

    Raises InputError if it cannot be read, ConfigError with the first faults: codes and names that the graph
    does not hold.
    """
    known = {d.name for d in graph.diseases.values()} | {
        s for d in graph.diseases.values() for s in (*d.symptoms, *d.drugs)
    }
    known |= set(graph.side_effects) | {name for effects in graph.side_effects.values() for name in effects}
    made: dict[str, dict[str, str | int]] = {}
    faults: list[str] = []
    for line, row in _rows(path):
        letter_id, code = str(row.get("id") or ""), str(row.get("code") or "")
        if not letter_id or letter_id in made:
            faults.append(f"{path}: line {line}: {'the id stands twice' if letter_id else 'there is no id'}")
            continue
        if code not in graph.diseases:
            faults.append(
                f"{path}: line {line}: the code {code!r} is none of {graph.file}{near(code, list(graph.diseases))}"
            )
            continue
        case: dict[str, str | int] = {"code": code, "disease": graph.diseases[code].name}
        for key in ("symptoms", "absent", "side_effects", "drug", "smoking", "family"):
            case[key] = str(row.get(key) or "")
        names = [
            name
            for key in ("symptoms", "absent", "side_effects", "drug")
            for name in str(case[key]).split("; ")
            if name
        ]
        faults += [
            f"{path}: line {line}: {name!r} is no name of {graph.file}{near(name, sorted(known))}"
            for name in names
            if name not in known
        ]
        made[letter_id] = case
    _end(path, faults)
    if not made:
        raise InputError(f"{path} holds no records; the columns 'id', 'code' and 'symptoms' are needed")
    return made


def _end(path: Path, faults: Sequence[str]) -> None:
    if faults:
        raise ConfigError(
            [*faults[:_TOLD], *([f"{path}: and {len(faults) - _TOLD} more"] if len(faults) > _TOLD else [])]
        )


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with open(path, newline="", encoding="utf-8-sig") as handle:
            if path.name.lower().endswith(".jsonl"):
                for number, text in enumerate(handle, start=1):
                    if text.strip():
                        row = json.loads(text)
                        if not isinstance(row, dict):
                            raise InputError(
                                f"{path}: line {number} is no object in JSON; each line holds one record"
                            )
                        yield number, row
            else:
                for number, row in enumerate(csv.DictReader(handle), start=2):
                    yield number, row
    except OSError as fault:
        raise InputError(
            f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except (UnicodeDecodeError, csv.Error, json.JSONDecodeError) as fault:
        raise InputError(
            f"cannot read {path}: {type(fault).__name__}; it is .csv or .jsonl in UTF-8"
        ) from None
