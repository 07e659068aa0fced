"""SimSUM's own files, where the user has them: its records and notes in CSV, its span annotations in JSON.

``SimSUM.csv`` (Rabaey et al., 2025) has one patient a row, with the columns of ``COLUMNS`` and the notes
``text`` and ``advanced_text``.
``normal_span_annotations.json`` and ``adv_span_annotations.json`` map the number of a row, from 0, to a list
of objects with ``symptom`` (one of
``SYMPTOMS``), ``text``, ``start`` and ``end``. A start of -1 says that the phrase was not found: such a span
is left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from synletters.benchmark.symptoms import Corpus, Place
from synletters.core.errors import InputError
from synletters.generate.worlds.network import Network
from synletters.generate.worlds.spec import World

#: the nodes of the shipped respiratory world, and what the column is called in one or another version of the
#: file
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "policy": ("policy",),
    "self_employed": ("self_empl", "self_employed"),
    "asthma": ("asthma",),
    "smoking": ("smoking",),
    "hay_fever": ("hay_fever",),
    "winter": ("season", "winter"),
    "copd": ("COPD", "copd"),
    "pneumonia": ("pneu", "pneumonia"),
    "common_cold": ("common_cold", "cold", "inf"),
    "dyspnea": ("dysp", "dyspnea"),
    "cough": ("cough",),
    "pain": ("pain",),
    "nasal": ("nasal",),
    "fever": ("fever",),
    "antibiotics": ("antibiotics",),
    "days_at_home": ("days_at_home",),
}
SYMPTOMS = {
    "dyspnea": "dyspnea",
    "cough": "cough",
    "respiratory pain": "pain",
    "fever": "fever",
    "nasal symptoms": "nasal",
}
NOTES = ("text", "advanced_text")
#: how states are written there, beside their own names
_STATES = {
    "winter": "yes",
    "summer": "no",
    "spring": "no",
    "autumn": "no",
    "true": "yes",
    "false": "no",
    "high": "high",
    "low": "low",
    "none": "none",
    "1": "yes",
    "0": "no",
    "1.0": "yes",
    "0.0": "no",
}
_TOLD = 5


def read_simsum(path: Path, world: World, *, spans: Path | None = None, compact: bool = False) -> Corpus:
    """The records, notes and, if given, spans. ``world`` is the respiratory one, or another with the same
    nodes.

    Raises InputError with the file, the line and the column; nothing of a note is quoted.
    """
    rows = _rows(path)
    note = NOTES[compact]
    header = list(rows[0]) if rows else []
    columns = {node: next((name for name in names if name in header), "") for node, names in COLUMNS.items()}
    missing = [node for node in world.network.nodes if not columns.get(node)]
    if not rows or missing or note not in header:
        wanted = [f"{node} ({' or '.join(COLUMNS.get(node, (node,)))})" for node in missing] + [note] * (
            note not in header
        )
        raise InputError(
            f"{path} is no file of SimSUM: it lacks {', '.join(wanted) or 'rows'}; give the SimSUM.csv of its repository"
        )
    indices: dict[str, list[int]] = {node: [] for node in world.network.nodes}
    faults: list[str] = []
    for line, row in enumerate(rows, start=2):
        for node in indices:
            try:
                indices[node].append(_index(world.network, node, row[columns[node]]))
            except ValueError:
                faults.append(f"row {line - 1}: column {columns[node]!r} holds no state of {node}")
    if faults:
        more = f", and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise InputError(f"{path}: {'; '.join(faults[:_TOLD])}{more}")
    texts = [row[note] or "" for row in rows]
    notes: list[str] = []
    places = _spans(spans, texts, notes) if spans is not None else None
    return Corpus(
        path.name,
        world,
        {n: np.array(v, dtype=np.int64) for n, v in indices.items()},
        tuple(texts),
        places,
        tuple(notes),
    )


def _index(network: Network, node: str, value: Any) -> int:
    """Raises ValueError."""
    states = network.nodes[node].states
    said = str(value if value is not None else "").strip()
    if not states:
        count = float(said)
        if count < 0 or count != int(count):
            raise ValueError
        return int(count)
    for form in (said, said.lower(), _STATES.get(said.lower(), "")):
        if form in states:
            return states.index(form)
    if node == "fever" and said == "":  # pandas reads the word "none" as nothing, and writes it so
        return states.index("none")
    raise ValueError


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with open(path, newline="", encoding="utf-8-sig") as handle:
            csv.field_size_limit(10_000_000)
            head = handle.readline()
            handle.seek(0)
            return list(csv.DictReader(handle, delimiter=";" if head.count(";") > head.count(",") else ","))
    except OSError as fault:
        raise InputError(
            f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except (UnicodeDecodeError, csv.Error) as fault:
        raise InputError(
            f"cannot read {path}: {type(fault).__name__}; give the SimSUM.csv of its repository"
        ) from None


def _spans(path: Path, texts: Sequence[str], notes: list[str]) -> tuple[tuple[Place, ...], ...]:
    """The spans of each note. Raises InputError for a file that is none of SimSUM's, or of other notes."""
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise InputError(
            f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except ValueError as fault:
        raise InputError(
            f"cannot read {path}: {type(fault).__name__}; give a span file of SimSUM (JSON)"
        ) from None
    listed = (
        list(enumerate(given))
        if isinstance(given, list)
        else list(given.items())
        if isinstance(given, dict)
        else []
    )
    made: list[tuple[Place, ...]] = [() for _ in texts]
    lost = other = 0
    for key, entries in listed:
        number = int(key) if str(key).isdecimal() else -1
        if not 0 <= number < len(texts) or not isinstance(entries, list):
            raise InputError(
                f"{path}: entry {str(key)[:20]!r} belongs to no row (there are {len(texts)}); are these the spans of these notes?"
            )
        places = []
        for entry in entries:
            name = SYMPTOMS.get(str(entry.get("symptom"))) if isinstance(entry, dict) else None
            start, end = (entry.get("start"), entry.get("end")) if isinstance(entry, dict) else (None, None)
            if name is None or type(start) is not int or type(end) is not int:
                raise InputError(
                    f"{path}: entry {number} has a span without symptom, start or end; symptoms are {', '.join(SYMPTOMS)}"
                )
            if start < 0:
                lost += 1
            elif not start < end <= len(texts[number]):
                raise InputError(
                    f"{path}: entry {number} has a span outside of its note; are these the spans of these notes (--compact)?"
                )
            else:
                other += texts[number][start:end] != entry.get("text", texts[number][start:end])
                places.append(Place(name, start, end))
        made[number] = tuple(places)
    if not any(made):
        raise InputError(
            f"{path} holds no spans; give normal_span_annotations.json, or adv_span_annotations.json with --compact"
        )
    if lost:
        notes.append(f"{lost} spans of {path.name} have no place (start -1) and are left out")
    if other:
        notes.append(
            f"{other} spans of {path.name} hold other words than their 'text': are these the spans of these notes?"
        )
    return tuple(made)
