"""The letters whose facts together are rarest, on the page of an evaluation: by id and labels, never by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synletters.report.markup import Child, Markup, el
from synletters.report.parts import ident, join, table
from synletters.report.reading import Figure, Json, items, mapping, number, shown, text, whole

_FIRST = 3


def rarest_rows(figures: Sequence[Figure]) -> list[Json]:
    """The rows that a figure of the report has of them, in its order."""
    return [
        row
        for figure in figures
        for row in items(mapping(figure.detail).get("rarest"))
        if isinstance(row, Mapping) and text(row.get("letter"))
    ]


def in_short(rows: Sequence[Json]) -> Markup:
    """A line for the front page."""
    first: list[Child] = []
    for row in rows[:_FIRST]:
        first += [", " if first else "", ident(row.get("letter"))]
    return el(
        "p",
        el("strong", "To look at before any is shared: "),
        "the letters with the rarest combinations of facts, first ",
        *first,
        "; see ",
        el("a", "Rarest combinations", href="#rarest"),
        ".",
    )


def rarest_section(rows: Sequence[Json]) -> Markup:
    return join(
        "Each letter with its up to three rarest facts that stand in the synthetic letters: who knows them of somebody finds that letter. "
        "Others by chance: how many other people would have all of them if each fact came by itself as often as here. In the population: "
        "how many people have the diseases among them, by orders of magnitude, as if diseases came independently.",
        table(
            "Rarest combinations",
            ("Letter", "Facts", "People with each", "With all", "Others by chance", "In the population"),
            [
                (
                    ident(row.get("letter")),
                    ", ".join(text(label) for label in items(row.get("labels"))),
                    ", ".join(shown(whole(count)) for count in items(row.get("people_with_each"))),
                    shown(whole(row.get("people_with_all"))),
                    shown(number(row.get("others_by_chance"))),
                    shown(number(row.get("in_population"))),
                )
                for row in rows
            ],
            numbers=(3, 4, 5),
        ),
    )
