"""The page of an evaluation, from its report."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from synletters.report.cards import every_figure
from synletters.report.charts import Point, tradeoff
from synletters.report.decision import name_of_letters, to_review
from synletters.report.front import in_short, sentence
from synletters.report.markup import Child, Markup, el
from synletters.report.parts import Section, ident, join, table, tree
from synletters.report.rarest import rarest_rows, rarest_section
from synletters.report.reading import (
    Figure,
    Json,
    figures,
    interval,
    items,
    mapping,
    number,
    shown,
    text,
    whole,
)
from synletters.report.sidebyside import side_by_side

_MOST_WORST, _BINS = 50, 20
_HERE = "this report"
_LIMITS = (
    "Masked refilling gives surface diversity, not unlinkability: somebody who holds the originals can still tell which rewrite belongs to "
    "which letter.",
    "An attacker who knows more, or tries other means, than those named beside a privacy figure may do better than the figure says.",
    "An interval tells how the figure would vary with other letters of the same kind. It says nothing of letters of another kind, ward or year.",
)


def sections(
    report: Json,
    *,
    per_letter: Sequence[Mapping[str, object]] = (),
    others: Sequence[tuple[str, Json]] = (),
    originals: Mapping[str, str] | None = None,
    synthetic: Mapping[str, str] | None = None,
) -> Iterator[Section]:
    """The parts of the page in order. Texts of letters stand in one of them, and only if ``originals`` are
    given."""
    made = [_with_distribution(figure, per_letter) for figure in figures(report)]
    worst = [row for row in items(report.get("worst")) if isinstance(row, Mapping)][:_MOST_WORST]
    yield Section("in-short", "In short", in_short(report, made))
    yield Section("trade", "Privacy against what is kept", _trade(made, others))
    yield Section("figures", "Every figure", every_figure(made))
    if rare := rarest_rows(made):
        yield Section("rarest", "Rarest combinations", rarest_section(rare))
    yield Section("worst", "Worst letters first", _worst(report, worst))
    if originals is not None:
        yield Section("texts", "Worst letters side by side", side_by_side(worst, originals, synthetic or {}))
    yield Section("failures", "Failures", _failures(report))
    yield Section("provenance", "Where this comes from", _provenance(report))
    yield Section("limits", "What the figures do not say", _limits(report, made))


def _with_distribution(figure: Figure, rows: Sequence[Mapping[str, object]]) -> Figure:
    """A distribution from the values of single letters, where the report has none."""
    if figure.counts or not rows:
        return figure
    values = [value for row in rows if (value := _cell(row.get(figure.name))) is not None]
    if not values:
        return figure
    low, high = (
        bound if bound is not None else ends
        for bound, ends in zip(figure.range, (min(values), max(values)), strict=True)
    )
    low, high = min(low, min(values)), max(high, max(values))
    span = high - low
    if not span or not span < float("inf"):
        return figure
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS - 1, int((value - low) / span * _BINS))] += 1
    edges = [low + span * i / _BINS for i in range(_BINS)] + [high]
    if any(a >= b for a, b in itertools.pairwise(edges)):
        return figure
    return replace(figure, edges=tuple(edges), counts=tuple(counts))


def _cell(value: object) -> float | int | None:
    """A value of a row of per_letter.csv, where numbers come as text."""
    if isinstance(value, str):
        try:
            return number(float(value))
        except ValueError:
            return None
    return number(value)


def linkage(made: Sequence[Figure]) -> Figure | None:
    """The figure of linkage that stands for privacy in the plot: the first that was measured."""
    return next(
        (f for f in made if f.family == "privacy" and "link" in f.name.lower() and f.value is not None), None
    )


def _kept(made: Sequence[Figure]) -> list[Figure]:
    found = []
    for family in ("clinical", "usefulness"):
        group = [f for f in made if f.family == family and f.value is not None and f.better != "none"]
        found += sorted(group, key=lambda f: f.better != "higher")[:1]
    return found


def _trade(made: Sequence[Figure], others: Sequence[tuple[str, Json]]) -> Markup:
    x, kept = linkage(made), _kept(made)
    if x is None or not kept:
        missing = "a figure of linkage" if x is None else "a figure of fidelity or usefulness"
        return el("p", f"Not drawn: the report has no value of {missing}.")
    runs = [
        (_HERE, {f.name: f for f in made}),
        *((name, {f.name: f for f in figures(other)}) for name, other in others),
    ]
    pieces: list[Child] = [
        "Each point is one run. What is kept and what an attacker gains tend to rise together: a run is better than another where it lies "
        "further to the better side of one axis without losing on the other."
    ]
    plots = []
    for i, y in enumerate(kept):
        points, rows = [], []
        for name, by_name in runs:
            a, b = by_name.get(x.name), by_name.get(y.name)
            if a is not None and b is not None and a.value is not None and b.value is not None:
                points.append(Point(name, (a.value, a.low, a.high), (b.value, b.low, b.high)))
                rows.append((f"{len(points)}. {name}", _told(a), _told(b)))
            else:
                rows.append((f"{name} (not drawn)", _told(a), _told(b)))
        plots.append(
            el(
                "div",
                el("h3", f"{y.title} against {x.title}"),
                el(
                    "figure",
                    tradeoff(f"trade-{i + 1}", x, y, points),
                    el(
                        "figcaption",
                        "Lines are 95% intervals. The attacker knows: ",
                        sentence(x.knows) or "not told.",
                    ),
                ),
                table(f"{y.title} against {x.title}", ("Run", x.title, y.title), rows),
            )
        )
    pieces.append(el("div", plots, class_="plots"))
    return join(*pieces)


def _told(figure: Figure | None) -> str:
    return (
        "not measured"
        if figure is None or figure.value is None
        else f"{shown(figure.value)} ({interval(figure)})"
    )


def _worst(report: Json, worst: Sequence[Json]) -> Markup:
    if not worst:
        return el("p", "The report names no letter.")
    rows: list[tuple[Child, ...]] = []
    for row in worst:
        why = ", ".join(shown(reason) for reason in items(row.get("why"))) or "not told"
        told = "; ".join(f"{name} {shown(value)}" for name, value in mapping(row.get("figures")).items())
        variant = whole(row.get("variant"))
        rows.append((ident(row.get("id")), "0" if variant is None else shown(variant), why, told))
    left = len(items(report.get("worst"))) - len(rows)
    return join(
        "Ids and reasons; no text. Read these letters before any others.",
        to_review(
            name_of_letters(report),
            [row.get("id") for row in worst],
        ),
        table(
            "Letters that call for a look first",
            ("Letter", "Variant", "Why", "Figures"),
            rows,
            numbers=(1,),
            wrap=(2, 3),
        ),
        f"{shown(left)} more stand in the report's JSON." if left > 0 else None,
    )


def _failures(report: Json) -> Markup:
    rows = [
        (text(row.get("metric")) or "not told", text(row.get("error")) or "not told")
        for row in items(report.get("failures"))
        if isinstance(row, Mapping)
    ]
    if not rows:
        return el("p", "Every metric that was asked for was computed.")
    return join(
        "These metrics gave no figure. Nothing is known of what they measure; that they are absent above is no good sign.",
        table("Metrics that failed", ("Metric", "Why"), rows, wrap=(1,)),
    )


def _provenance(report: Json) -> Markup:
    pieces: list[Child] = []
    for name, heading in (
        ("inputs", "What was compared"),
        ("pairing", "Pairing"),
        ("settings", "Settings of the metrics"),
        ("provenance", "How the synthetic letters were made"),
    ):
        values = mapping(report.get(name))
        pieces += [el("h3", heading), tree(values) if values else el("p", "The report does not tell.")]
    times = [(spelt, shown(seconds)) for spelt, seconds in _seconds(report)]
    if times:
        pieces.append(table("Seconds by metric", ("Metric", "Seconds"), times, numbers=(1,)))
    pieces.append(
        el(
            "p",
            f"Created {text(report.get('created')) or 'at a time not told'} by synletters {text(report.get('synletters')) or '(version not told)'}; "
            f"{shown(number(report.get('seconds')))} seconds in all.",
        )
    )
    return join(*pieces)


def _seconds(report: Json) -> list[tuple[str, float]]:
    """A plug-in gives several figures, each with the seconds of the whole plug-in."""
    made: dict[str, float] = {}
    for row in items(report.get("metrics")):
        seconds = number(mapping(row).get("seconds"))
        if seconds is not None:
            name = text(mapping(row).get("metric")) or text(mapping(row).get("name"))
            made[name] = max(made.get(name, 0.0), seconds)
    return sorted(made.items(), key=lambda item: -item[1])


def _limits(report: Json, made: Sequence[Figure]) -> Markup:
    said = report.get("limits")
    told = (
        [said] if isinstance(said, str) else [sentence(line) for line in items(said) if isinstance(line, str)]
    )
    measured = linkage(made)
    lines = [*told, *(line for line in _LIMITS if line not in told)]
    if measured is not None:
        lines.append(
            f"In this run: {measured.title} {_told(measured)}. The attacker knows: {sentence(measured.knows) or 'not told.'}"
        )
    return el("ul", [el("li", line) for line in lines])
