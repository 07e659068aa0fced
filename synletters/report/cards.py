"""Every figure with its definition, source, range, values by label and distribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synletters.report.charts import histogram, in_words
from synletters.report.front import WORDS, families, is_linkage, linkage_table, sentence
from synletters.report.markup import Child, Markup, el
from synletters.report.parts import badge, join, table, tree
from synletters.report.reading import Figure, direction, interval, over, shown
from synletters.report.verdict import verdict


def every_figure(figures: Sequence[Figure]) -> Markup:
    """For each family a table of all its figures, then a card for each."""
    pieces: list[Child] = []
    number = 0
    for family, group in families(figures).items():
        heading = WORDS[family][0]
        pieces.append(el("h3", heading, id=f"family-{family}"))
        pieces.append(
            table(
                f"{heading}: all figures",
                ("Figure", "Value", "95% interval", "Over", "Direction", "Verdict"),
                [
                    (
                        figure.title,
                        shown(figure.value),
                        interval(figure),
                        over(figure),
                        direction(figure),
                        badge(verdict(figure)),
                    )
                    for figure in group
                ],
                numbers=(1,),
            )
        )
        cards: list[Markup] = []
        linked: list[Markup] = []
        for figure in group:
            number += 1
            (linked if is_linkage(figure) else cards).append(_card(f"figure-{number}", figure))
        if cards:
            pieces.append(el("div", cards, class_="cards"))
        if linked:  # attackers of one kind are compared in a table; what each does is folded below it
            measured = [figure for figure in group if is_linkage(figure) and figure.value is not None]
            pieces.append(linkage_table(measured))
            told = f"Definitions and distributions of the {len(linked)} figures of linkage"
            pieces.append(el("details", el("summary", told), el("div", linked, class_="cards")))
    return join(*pieces) if figures else el("p", "The report has no figure.")


def _card(key: str, figure: Figure) -> Markup:
    told = verdict(figure)
    value = shown(figure.value) if figure.value is not None else "not measured"
    low, high = figure.range
    rows: list[tuple[str, Child]] = [
        ("Definition", sentence(figure.about) or "not told"),
        ("Source", figure.source or "not told"),
        (
            "Range",
            f"{'no bound' if low is None else shown(low)} to {'no bound' if high is None else shown(high)}; {direction(figure)}",
        ),
        ("95% interval", f"{interval(figure)}; {over(figure)}"),
    ]
    if figure.knows:
        rows.append(("The attacker knows", sentence(figure.knows)))
    if figure.chance is not None:
        rows.append(("Chance", f"{shown(figure.chance)}: what guessing gives"))
    if figure.baseline is not None:
        rows.append(
            (
                "Baseline",
                f"{shown(figure.baseline)}: the same figure of what the definition compares with, such as the masked text",
            )
        )
    rows += [("Verdict", told.why), ("Name", el("code", figure.name))]
    return el(
        "article",
        el("h4", figure.title, id=key),
        el("p", value, class_="big value"),
        el("p", badge(told)),
        el("dl", [(el("dt", name), el("dd", words)) for name, words in rows]),
        _distribution(key, figure),
        _by(figure),
        el("details", el("summary", f"Details of {figure.title}"), tree(figure.detail))
        if figure.detail
        else None,
        class_="card",
        aria_labelledby=key,
    )


def _distribution(key: str, figure: Figure) -> Markup | None:
    if not figure.counts:
        return None
    rows = [
        (f"{shown(a)} to {shown(b)}", shown(count))
        for a, b, count in zip(figure.edges, figure.edges[1:], figure.counts, strict=False)
    ]
    return join(
        el("figure", histogram(f"{key}-chart", figure), el("figcaption", in_words(figure))),
        el(
            "details",
            el("summary", f"Distribution of {figure.title} as a table"),
            table(
                f"{figure.title}: {figure.unit} by value",
                ("Value", figure.unit.capitalize()),
                rows,
                numbers=(1,),
            ),
        ),
    )


def _by(figure: Figure) -> Markup | None:
    rows = [(name, row if isinstance(row, Mapping) else {"value": row}) for name, row in figure.by.items()]
    if not rows:
        return None
    columns = list(dict.fromkeys(str(column) for _, row in rows for column in row))
    body = [
        [str(name), *(shown(row[column]) if column in row else "" for column in columns)]
        for name, row in rows
    ]
    return el(
        "details",
        el("summary", f"{figure.title} by label or kind"),
        table(
            f"{figure.title} by label or kind", ("Label", *columns), body, numbers=range(1, len(columns) + 1)
        ),
    )
