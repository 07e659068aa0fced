"""The figures of a report, read leniently: what is missing or of the wrong type is None, never an error.

A page is made from files that may be old, cut or of other programs; only its own words are trusted.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]

#: families in the order in which a board reads them
FAMILIES = ("privacy", "clinical", "usefulness", "similarity", "language")

_SPELT = {
    "f1": "F1",
    "auc": "AUC",
    "auroc": "AUROC",
    "auprc": "AUPRC",
    "roc": "ROC",
    "tfidf": "TF-IDF",
    "bleu": "BLEU",
    "sacrebleu": "SacreBLEU",
    "chrf": "chrF",
    "rouge": "ROUGE",
    "rouge1": "ROUGE-1",
    "rouge2": "ROUGE-2",
    "rougel": "ROUGE-L",
    "meteor": "METEOR",
    "bertscore": "BERTScore",
    "icd": "ICD",
    "phi": "PHI",
    "smog": "SMOG",
    "umls": "UMLS",
    "ner": "NER",
    "ppl": "perplexity",
    "wer": "WER",
    "jsd": "Jensen-Shannon divergence",
    "kl": "KL divergence",
    "mauve": "MAUVE",
    "vs": "against",
    "id": "ID",
    "ids": "IDs",
    "lcs": "LCS",
    "tpr": "true positive rate",
    "fpr": "false positive rate",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report. ``chance`` is what guessing gives; ``edges`` (k+1) and ``counts`` (k) its
    values over letters."""

    name: str
    title: str
    family: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    count: int | None = None
    unit: str = "letters"
    better: str = "none"
    range: tuple[float | int | None, float | int | None] = (None, None)
    about: str = ""
    source: str = ""
    knows: str = ""
    baseline: float | int | None = None
    chance: float | int | None = None
    by: Json = field(default_factory=dict)
    detail: Json = field(default_factory=dict)
    edges: tuple[float | int, ...] = ()
    counts: tuple[int, ...] = ()


def number(value: object) -> float | int | None:
    """A finite number that a chart can place, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return value if math.isfinite(value) else None
    except OverflowError:
        return None


def whole(value: object) -> int | None:
    found = number(value)
    return int(found) if found is not None and found >= 0 else None


def text(value: object) -> str:
    return value if isinstance(value, str) else ""


def mapping(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def spelt(name: str) -> str:
    """``linkage_tfidf_top1`` as a title: "Linkage TF-IDF top1"."""
    words = [
        _SPELT.get(word.lower(), word) for word in name.replace("rouge_", "rouge").replace("_", " ").split()
    ]
    told = " ".join(words)
    # chrF and its like begin small
    return told[:1].upper() + told[1:] if told.islower() or not words or words[0].islower() else told


def figures(report: Json) -> list[Figure]:
    """Every figure of an evaluation, in the report's order."""
    return [_figure(row) for row in items(report.get("metrics")) if isinstance(row, Mapping)]


def _figure(row: Json) -> Figure:
    name = text(row.get("name")) or text(row.get("metric")) or "without a name"
    family = text(row.get("family"))
    bounds = [number(bound) for bound in items(row.get("range"))]
    detail = mapping(row.get("detail"))
    chance = number(row.get("chance"))
    better = text(row.get("better"))
    edges, counts = _distribution(mapping(row.get("distribution")))
    return Figure(
        name=name,
        title=spelt(name),
        family=family if family in FAMILIES else "other",
        value=number(row.get("value")),
        low=number(row.get("low")),
        high=number(row.get("high")),
        count=whole(row.get("letters")),
        unit=text(row.get("unit")) or "letters",
        better=better if better in ("higher", "lower") else "none",
        range=(bounds[0], bounds[1]) if len(bounds) == 2 else (None, None),
        about=text(row.get("about")),
        source=text(row.get("source")),
        knows=text(row.get("knows")),
        baseline=number(row.get("baseline")),
        chance=chance if chance is not None else number(detail.get("chance")),
        by=mapping(row.get("by")),
        detail={key: value for key, value in detail.items() if key != "chance"},
        edges=edges,
        counts=counts,
    )


def _distribution(row: Json) -> tuple[tuple[float | int, ...], tuple[int, ...]]:
    edges = [number(edge) for edge in items(row.get("edges"))]
    counts = [whole(count) for count in items(row.get("counts"))]
    good = [edge for edge in edges if edge is not None]
    sure = [count for count in counts if count is not None]
    whole_one = len(good) == len(edges) == len(sure) + 1 and len(sure) == len(counts) > 0
    if not whole_one or any(a >= b for a, b in itertools.pairwise(good)):
        return (), ()
    return tuple(good), tuple(sure)


def shown(value: object) -> str:
    """A value as it is written on the page: at most three decimals of a share, thousands apart."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        # Python refuses to write integers of more than some thousand digits
        return f"{value:,}" if value.bit_length() < 200 else "more than 10^60"
    if isinstance(value, float):
        if not math.isfinite(value):
            return "not a number" if math.isnan(value) else "infinite"
        size = abs(value)
        if size >= 1e15:
            return f"{value:.3g}"
        if size >= 100:
            return f"{value:,.1f}".removesuffix(".0")
        if value and size < 0.01:
            return f"{value:.2g}"
        return f"{value:.3f}" if size < 10 else f"{value:.2f}"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)


def plain(figure: Figure, value: float | int | None) -> str:
    """Shares as percentages, which a board reads sooner; other figures as ``shown``."""
    if value is None or figure.range != (0, 1) or not figure.about.strip().lower().startswith("share"):
        return shown(value)
    if 0 < abs(value) < 0.01:
        return f"{100 * value:.2g}%"
    return f"{100 * float(f'{value:.3f}'):.1f}%"  # rounded once, as in the tables


def interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "no interval"
    return f"{shown(figure.low)} to {shown(figure.high)}"


def over(figure: Figure) -> str:
    if figure.count is None:
        return f"number of {figure.unit} not told"
    return f"{shown(figure.count)} {figure.unit}"


def direction(figure: Figure) -> str:
    return {"higher": "higher is better", "lower": "lower is better"}.get(
        figure.better, "neither way is better"
    )
