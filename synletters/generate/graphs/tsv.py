"""A graph from a TSV file with the columns subject, relation, object and weight; lines that begin with # are
remarks::

J45.9    name           asthma                5      (a code, its name, its odds among all codes)
J45.9    has_symptom    wheeze                4
J45.9    treated_by     salbutamol inhaler    1
J45.9    ages           18-95                        (optional; ``sex`` too)
salbutamol inhaler    side_effect    tremor    3
"""

from __future__ import annotations

import math
import re

from synletters.generate.graphs.base import ADULTS, Disease, Graph, checked
from synletters.generate.worlds.parse import near

RELATIONS = ("name", "has_symptom", "treated_by", "side_effect", "sex", "ages")

#: ICD-10 and its national forms: a letter, two digits (the last may be a letter), and more behind a dot
_CODE = re.compile(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?")


def read_tsv(text: str, file: str) -> Graph:
    """Raises ConfigError with the faults of the file, each with its line (the first twenty)."""
    faults: list[str] = []
    edges: dict[str, dict[str, dict[str, float]]] = {relation: {} for relation in RELATIONS}
    lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[:3] == ["subject", "relation", "object"]:
            continue
        if len(cells) not in (3, 4) or not all(cells[:3]):
            faults.append(
                f"{file}: line {number} has {len(cells)} cells; subject, relation, object and weight are needed, with tabs"
            )
            continue
        subject, relation, target = cells[:3]
        if relation not in RELATIONS:
            faults.append(f"{file}: line {number}: {relation!r} is no relation{near(relation, RELATIONS)}")
            continue
        if relation != "side_effect" and not _CODE.fullmatch(subject):
            faults.append(f"{file}: line {number}: {subject!r} is no ICD-10 code, such as J45.9")
            continue
        weight = _weight(cells[3] if len(cells) == 4 and cells[3] else "1")
        if weight is None:
            faults.append(
                f"{file}: line {number}: the weight {cells[3]!r} is out of range; weights are numbers above 0"
            )
            continue
        held = edges[relation].setdefault(subject, {})
        if target in held or (relation in ("name", "sex", "ages") and held):
            faults.append(
                f"{file}: line {number}: {relation} of {subject} stands twice (first in line {lines[subject, relation]})"
            )
        held[target] = weight
        lines.setdefault((subject, relation), number)
    for relation in ("has_symptom", "treated_by", "sex", "ages"):
        for code in edges[relation]:
            if code not in edges["name"]:
                faults.append(
                    f"{file}: line {lines[code, relation]}: {code} has no name; add a line {code}, name, …, its odds"
                )
    diseases = {}
    for code, named in edges["name"].items():
        [(name, weight)] = list(named.items())[:1]
        sex, ages = (
            next(iter(edges["sex"].get(code, {"": 1.0}))),
            next(iter(edges["ages"].get(code, {"": 1.0}))),
        )
        if sex not in ("", "female", "male"):
            faults.append(f"{file}: line {lines[code, 'sex']}: the sex {sex!r} is neither female nor male")
        span = _ages(ages)
        if span is None:
            faults.append(
                f"{file}: line {lines[code, 'ages']}: the ages {ages!r} are no range within {ADULTS[0]}-{ADULTS[1]}"
            )
        if not edges["has_symptom"].get(code):
            faults.append(f"{file}: {code} has no symptom; add a line {code}, has_symptom, …")
        diseases[code] = Disease(
            code,
            name,
            weight,
            edges["has_symptom"].get(code, {}),
            edges["treated_by"].get(code, {}),
            sex,
            span or ADULTS,
        )
    return checked(Graph(diseases, edges["side_effect"], file), faults)


def _weight(cell: str) -> float | None:
    try:
        made = float(cell)
    except ValueError:
        return None
    return made if 0.0 < made < math.inf else None


def _ages(cell: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", cell or f"{ADULTS[0]}-{ADULTS[1]}")
    if not match:
        return None
    low, high = int(match[1]), int(match[2] or ADULTS[1])
    return (low, high) if ADULTS[0] <= low < high <= ADULTS[1] else None
