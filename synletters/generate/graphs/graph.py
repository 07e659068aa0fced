"""Knowledge graphs: diseases with ICD-10 codes, their symptoms, their drugs, and what drugs do besides; from TSV or OBO.

The relations are those of MedSyn (Kumichev et al., MedSyn: LLM-based Synthetic Medical Text Generation Framework, 2024). A TSV file has the
columns subject, relation, object and weight; lines that begin with # are remarks::

    J45.9    name           asthma                5      (a code, its name, its odds among all codes)
    J45.9    has_symptom    wheeze                4
    J45.9    treated_by     salbutamol inhaler    1
    J45.9    ages           18-95                        (optional; ``sex`` too)
    salbutamol inhaler    side_effect    tremor    3
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from synletters.core.errors import ConfigError, InputError
from synletters.generate.worlds.parse import near

RELATIONS = ("name", "has_symptom", "treated_by", "side_effect", "sex", "ages")
#: ICD-10 and its national forms: a letter, two digits (the last may be a letter), and more behind a dot
_CODE = re.compile(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?")
ADULTS = (18, 95)
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Disease:
    """A code with its odds, and what belongs to it with theirs. ``sex`` is empty for both."""

    code: str
    name: str
    weight: float = 1.0
    symptoms: Mapping[str, float] = field(default_factory=dict)
    drugs: Mapping[str, float] = field(default_factory=dict)
    sex: str = ""
    ages: tuple[int, int] = ADULTS


@dataclass(frozen=True, slots=True)
class Graph:
    """``diseases`` by code, in order of the file; ``side_effects`` of each drug by name."""

    diseases: Mapping[str, Disease]
    side_effects: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    file: str = ""

    def wanted(self, codes: Sequence[str]) -> tuple[Disease, ...]:
        """The diseases of these codes, a category (J45) for all codes in it; all diseases for none.

        Raises ConfigError with every code that the graph does not hold.
        """
        if not codes:
            return tuple(self.diseases.values())
        found: dict[str, Disease] = {}
        faults = []
        for code in codes:
            under = {
                c: d
                for c, d in self.diseases.items()
                if c == code or c.startswith(f"{code}.") or (len(code) > 3 and c.startswith(code))
            }
            if not under:
                faults.append(f"{self.file}: holds no code {code!r}{near(code, list(self.diseases))}")
            found |= under
        if faults:
            raise ConfigError(faults)
        return tuple(found.values())


def shipped_graphs() -> tuple[str, ...]:
    folder = resources.files("synletters.generate") / "data" / "graphs"
    return tuple(sorted(item.name.removesuffix(".tsv") for item in folder.iterdir() if item.name.endswith(".tsv")))


def load_graph(name: str) -> Graph:
    """A shipped graph by name, or one of the user's from a ``.tsv`` or ``.obo`` file.

    Raises InputError if it cannot be read, ConfigError with its faults.
    """
    if name in shipped_graphs():
        text = (resources.files("synletters.generate") / "data" / "graphs" / f"{name}.tsv").read_text(encoding="utf-8")
        return read_tsv(text, f"{name}.tsv")
    if not name.lower().endswith((".tsv", ".obo")):
        raise InputError(f"no graph is called {name!r}{near(name, shipped_graphs())}; or name a .tsv or .obo file")
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputError(f"cannot read {name}: {fault.strerror or type(fault).__name__}; name another file") from None
    except UnicodeDecodeError as fault:
        raise InputError(f"cannot read {name}: byte {fault.start} is not UTF-8; save it as UTF-8") from None
    if name.lower().endswith(".obo"):
        from synletters.generate.graphs.obo import read_obo

        return read_obo(text, name)
    return read_tsv(text, name)


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
        sex, ages = next(iter(edges["sex"].get(code, {"": 1.0}))), next(iter(edges["ages"].get(code, {"": 1.0})))
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


def checked(graph: Graph, faults: Sequence[str]) -> Graph:
    """The graph, unless it is empty or has faults. Raises ConfigError."""
    if not graph.diseases and not faults:
        faults = [f"{graph.file}: the graph is empty: no disease with an ICD-10 code and a symptom"]
    if len(faults) > _TOLD:
        faults = [*faults[:_TOLD], f"{graph.file}: and {len(faults) - _TOLD} more"]
    if faults:
        raise ConfigError(faults)
    return graph


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
