"""The rubric of ``check`` for letters of a knowledge graph: its records name a disease, symptoms, a drug and
side effects.

Every name of the graph is known. A name that the record does not hold is an *extra* condition where the
letter says that it is
there; one that the record holds must be said as the record has it. Smoking is checked, and the family where a
word says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synletters.generate.check import Checker, Verdict
from synletters.generate.graphs.base import Graph
from synletters.generate.worlds.network import Network
from synletters.generate.worlds.spec import Fact, LetterSpec, Phrases, World

Record = Mapping[str, str | int]
_EITHER = {"yes": 1.0, "no": 1.0}
#: "single" is left out: most of what is single in a letter is no patient
_FAMILY = {"married": ("married",), "widowed": ("widowed",), "divorced": ("divorced",)}
_SMOKING = {
    "yes": ("smokes", "smoker", "smoke", "smoked"),
    "no": ("non-smoker", "nonsmoker", "does not smoke", "never smoked"),
}
LISTS = ("symptoms", "absent", "side_effects")


class GraphChecker:
    """Checks texts against the records of ``graph``, as ``Checker`` does against those of a world."""

    def __init__(self, graph: Graph) -> None:
        names = {disease.name for disease in graph.diseases.values()}
        for disease in graph.diseases.values():
            names |= {*disease.symptoms, *disease.drugs}
        for effects in graph.side_effects.values():
            names |= {*effects}
        names |= set(graph.side_effects)
        drugs = {drug for disease in graph.diseases.values() for drug in disease.drugs} | set(
            graph.side_effects
        )
        facts = [_named(name, "MEDICATION" if name in drugs else "FINDING") for name in sorted(names)]
        facts.append(Fact("smoking", "HISTORY", "social_history", "", "no", _EITHER, terms=_SMOKING))
        facts.append(
            Fact(
                "family",
                "HISTORY",
                "social_history",
                "",
                "",
                dict.fromkeys((*_FAMILY, "single"), 1.0),
                terms=_FAMILY,
            )
        )
        world = World(graph.file, Network(graph.file, {}), LetterSpec(tuple(facts)))
        self._checker = Checker(world, closed=True)
        self.unknown: tuple[str, ...] = ()

    def check(self, text: str, record: Record, allowed: Sequence[str] | None = None) -> Verdict:
        """``record`` is one of ``graph_letters``; ``allowed`` are the names that may be mentioned (default:
        those of the record)."""
        return self._checker.check(text, spread(record), allowed)


def _named(name: str, label: str) -> Fact:
    return Fact(
        name,
        label,
        "history_of_present_illness",
        absent="no",
        mention=_EITHER,
        say={"yes": Phrases()},
        terms={"yes": (name,), "no": (name,)},
    )


def spread(record: Record) -> dict[str, str | int]:
    """A record by name: what it holds is ``yes``, what was asked for in vain ``no``."""
    made: dict[str, str | int] = dict.fromkeys(listed(record, "absent"), "no")
    for name in (
        *listed(record, "symptoms"),
        *listed(record, "side_effects"),
        record.get("disease"),
        record.get("drug"),
    ):
        if name:
            made[str(name)] = "yes"
    return made | {key: record[key] for key in ("smoking", "family") if record.get(key)}


def listed(record: Record, key: str) -> list[str]:
    return [name for name in str(record.get(key) or "").split("; ") if name]
