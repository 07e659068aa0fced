"""The pieces that pages share: sections, facts, tables, trees of values, badges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from synletters.report.markup import Child, Markup, el
from synletters.report.reading import shown
from synletters.report.verdict import KINDS, Verdict

#: more rows, or letters of one value, than these are cut, and the page says so
_MOST_ROWS, _MOST_CHARACTERS, _MOST_DEPTH = 500, 2000, 8


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its own heading; ``name`` is its place for links."""

    name: str
    heading: str
    body: Markup

    def html(self) -> Markup:
        return el("section", el("h2", self.heading, id=self.name), self.body, aria_labelledby=self.name)


def join(*pieces: Child) -> Markup:
    return Markup(
        "".join(piece if isinstance(piece, Markup) else el("p", piece) for piece in pieces if piece)
    )


def facts(rows: Iterable[tuple[str, Child, Child]]) -> Markup:
    """Boxes of a name, a value and a note in small letters."""
    return el(
        "dl",
        [
            el("div", el("dt", name), el("dd", value, el("small", note) if note else None))
            for name, value, note in rows
        ],
        class_="facts",
    )


def ident(letter_id: object) -> Markup:
    """An id: it keeps its direction to itself."""
    return el("bdi", shown(letter_id), class_="id")


def badge(verdict: Verdict) -> Markup:
    return el(
        "span", el("span", verdict.sign, aria_hidden="true"), verdict.word, class_=f"badge {verdict.kind}"
    )


def legend() -> Markup:
    words = {
        "attention": "Look here",
        "unsure": "Not told apart",
        "good": "Better, or none found",
        "plain": "Described",
        "missing": "Not measured",
    }
    return el(
        "ul",
        [el("li", badge(Verdict(kind, words[kind], "")), " ", told) for kind, (_, told) in KINDS.items()],
        class_="legend",
    )


def table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Child]],
    *,
    numbers: Iterable[int] = (),
    wrap: Iterable[int] = (),
) -> Markup:
    """A table whose first column heads its rows; it scrolls by itself, by keyboard too, where it is wider
    than the page."""
    right, broad = set(numbers), set(wrap)

    def style(i: int) -> str | None:
        return "number" if i in right else "wrap" if i in broad else None

    head = el(
        "thead",
        el(
            "tr",
            [
                el("th", name, scope="col", class_="number" if i in right else None)
                for i, name in enumerate(columns)
            ],
        ),
    )
    body = el(
        "tbody",
        [
            el(
                "tr",
                el("th", row[0], scope="row"),
                [el("td", cell, class_=style(i)) for i, cell in enumerate(row[1:], 1)],
            )
            for row in rows[:_MOST_ROWS]
        ],
    )
    left = len(rows) - _MOST_ROWS
    made = el(
        "div",
        el("table", el("caption", caption), head, body),
        class_="scroll",
        role="group",
        tabindex=0,
        aria_label=caption,
    )
    return join(made, f"{shown(left)} more rows stand in the report's JSON." if left > 0 else None)


def tree(values: Mapping[str, Any], depth: int = 0) -> Markup:
    """Nested names and values as they stand in the report."""
    rows: list[Markup] = []
    for name, value in list(values.items())[:_MOST_ROWS]:
        rows += [el("dt", str(name)), el("dd", _value(value, depth))]
    return el("dl", rows, class_="tree")


def setting(value: object) -> str:
    """A value of a configuration: numbers as one would type them (a seed without commas, a ratio without
    zeros)."""
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if type(value) is int and value.bit_length() < 200 else shown(value)


def _value(value: object, depth: int) -> Child:
    if isinstance(value, Mapping) and value and depth < _MOST_DEPTH:
        return tree(value, depth + 1)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return setting(value)
    if isinstance(value, list | tuple) and all(isinstance(item, str | int | float) for item in value):
        told = ", ".join(setting(item) for item in value[:_MOST_ROWS]) or "none"
    elif isinstance(value, Mapping) and not value:
        told = "none"
    else:
        told = shown(value) if depth < _MOST_DEPTH else "nested too deeply to be shown"
    return (
        told
        if len(told) <= _MOST_CHARACTERS
        else told[:_MOST_CHARACTERS] + "… (cut; the report's JSON has the rest)"
    )
