"""Charts as SVG inside the page, drawn by hand: each has a title and a description in words, and a table of
its values stands beside it.

Lengths are in units of a 360-unit-wide picture, so that 12-unit text is legible on a narrow screen without
zooming.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from synletters.report.markup import Markup, el
from synletters.report.reading import Figure, shown

_WIDTH = 360


@dataclass(frozen=True, slots=True)
class Point:
    """One run in the plot of privacy against usefulness; ``x`` and ``y`` are (value, low, high), the bounds
    None if unknown."""

    label: str
    x: tuple[float, float | None, float | None]
    y: tuple[float, float | None, float | None]


def _svg(
    key: str, title: str, told: str, height: int, *drawn: Markup, width: int = _WIDTH, class_: str = "chart"
) -> Markup:
    return el(
        "svg",
        el("title", title, id=f"{key}-title"),
        el("desc", told, id=f"{key}-told"),
        drawn,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-told",
        class_=class_,
    )


def _at(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    return el("line", x1=_at(x1), y1=_at(y1), x2=_at(x2), y2=_at(y2), class_=class_)


def _text(x: float, y: float, words: str, anchor: str = "start", class_: str | None = None) -> Markup:
    return el("text", words, x=_at(x), y=_at(y), text_anchor=anchor, class_=class_)


def scale(low: float, high: float, start: float, end: float) -> tuple[float, float, float, float]:
    """What takes [low, high] to [start, end] of the picture; by half of the length, so that the widest floats
    stay finite."""
    return low, (high / 2 - low / 2) or 0.5, start, end


def place(value: float, scaled: tuple[float, float, float, float]) -> float:
    """Where ``value`` stands; what is out of the scale, at its end."""
    low, half, start, end = scaled
    share = (value / 2 - low / 2) / half
    return start + min(1.0, max(0.0, share)) * (end - start)


def histogram(key: str, figure: Figure) -> Markup:
    """Bars of ``counts`` between ``edges``; the heights are counts, whatever the widths of the bins."""
    edges, counts, height = figure.edges, figure.counts, 150
    most = max(counts) or 1
    across, up = scale(edges[0], edges[-1], 34, _WIDTH - 10), scale(0, most, height - 24, 12)
    floor = place(0, up)
    bars = []
    for left, right, count in zip(edges, edges[1:], counts, strict=False):
        if count:
            x0, x1, y = place(left, across), place(right, across), place(count, up)
            top = min(y, floor - 1)  # one letter among a million is still to be seen
            bars.append(
                el(
                    "rect",
                    x=_at(x0 + 0.5),
                    y=_at(top),
                    width=_at(max(0.5, x1 - x0 - 1)),
                    height=_at(floor - top),
                    class_="fill",
                )
            )
    marks = [
        _line(30, place(most, up), _WIDTH - 10, place(most, up), "grid"),
        _line(30, floor, _WIDTH - 10, floor, "axis"),
        _text(28, place(most, up) + 4, _short(most), "end", "quiet-text"),
        _text(28, floor, "0", "end", "quiet-text"),
        _text(34, height - 8, shown(edges[0]), "start", "quiet-text"),
        _text(_WIDTH - 10, height - 8, shown(edges[-1]), "end", "quiet-text"),
        _text(
            _WIDTH / 2 + 12,
            height - 8,
            figure.title if len(figure.title) < 30 else "value",
            "middle",
            "quiet-text",
        ),
    ]
    return _svg(
        key, f"Distribution of {figure.title} over {figure.unit}", in_words(figure), height, *marks, *bars
    )


def _short(count: int) -> str:
    """A count for an axis: at most five characters."""
    for size, sign in ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**3, "k")):
        if count >= size:
            return f"{count / size:.3g}{sign}" if count < 10**15 else "many"
    return str(count)


def in_words(figure: Figure) -> str:
    """What a histogram shows, for who does not see it."""
    edges, counts = figure.edges, figure.counts
    total = sum(counts)
    if not total:
        return "No value lies in any of the bins."
    top = max(range(len(counts)), key=counts.__getitem__)
    middle = next(i for i, run in enumerate(accumulate(counts)) if 2 * run >= total)
    return (
        f"{shown(total)} values in {len(counts)} bins from {shown(edges[0])} to {shown(edges[-1])}. Most, {shown(counts[top])}, lie from "
        f"{shown(edges[top])} to {shown(edges[top + 1])}; the median lies from {shown(edges[middle])} to {shown(edges[middle + 1])}."
    )


def range_bar(figure: Figure) -> Markup | None:
    """Where a figure lies in its range, with its interval and what it is compared with. Hidden from readers
    of text: the words say it all."""
    low, high = figure.range
    if figure.value is None or low is None or high is None or low >= high:
        return None
    across = scale(low, high, 6, 170)
    drawn = [_line(6, 12, 170, 12, "axis"), _line(6, 8, 6, 16, "axis"), _line(170, 8, 170, 16, "axis")]
    if figure.low is not None and figure.high is not None:
        drawn.append(_line(place(figure.low, across), 12, place(figure.high, across), 12, "span"))
    reference = figure.chance if figure.chance is not None else figure.baseline
    if reference is not None:
        drawn.append(_line(place(reference, across), 2, place(reference, across), 22, "reference"))
    drawn.append(el("circle", cx=_at(place(figure.value, across)), cy=12, r=4.5, class_="dot"))
    drawn += [
        _text(2, 36, shown(low), "start", "quiet-text"),
        _text(174, 36, shown(high), "end", "quiet-text"),
    ]
    return el("svg", drawn, viewBox="0 0 176 40", aria_hidden="true", class_="bar")


def bars(key: str, title: str, values: Mapping[str, float], unit: str) -> Markup:
    """One horizontal bar for each name, its value written at its end."""
    height, most = 22 * len(values) + 6, max(values.values(), default=0) or 1
    across, drawn = scale(0, most, 0, 120), []
    for i, (name, value) in enumerate(values.items()):
        y = 22 * i + 4
        drawn += [
            _text(148, y + 13, name if len(name) < 22 else name[:20] + "…", "end"),
            el("rect", x=156, y=y, width=_at(max(0.5, place(value, across))), height=16, class_="fill"),
            _text(
                160 + max(0.5, place(value, across)), y + 13, f"{shown(value)} {unit}", "start", "quiet-text"
            ),
        ]
    told = "; ".join(f"{name}: {shown(value)} {unit}" for name, value in values.items())
    return _svg(key, title, told, height, *drawn)


def tradeoff(key: str, x: Figure, y: Figure, points: Sequence[Point]) -> Markup:
    """Runs by a privacy figure (``x``) and one of what is kept (``y``), numbered as in the table beside;
    lines are 95% intervals."""
    left, right, top, floor = 40, _WIDTH - 16, 40, 250
    across = scale(*_bounds(x, [point.x for point in points]), left, right)
    up = scale(*_bounds(y, [point.y for point in points]), floor, top)
    drawn = []
    for step in range(5):
        value, spot = _tick(across, step), left + (right - left) * step / 4
        drawn += [
            _line(spot, top, spot, floor, "grid"),
            _text(spot, floor + 15, value, "middle", "quiet-text"),
        ]
        value, spot = _tick(up, step), floor + (top - floor) * step / 4
        drawn += [
            _line(left, spot, right, spot, "grid"),
            _text(left - 5, spot + 4, value, "end", "quiet-text"),
        ]
    drawn += [_line(left, floor, right, floor, "axis"), _line(left, top, left, floor, "axis")]
    if x.chance is not None:
        spot = place(x.chance, across)
        drawn.append(_line(spot, top, spot, floor, "reference"))
        late = spot > (left + right) / 2
        drawn.append(
            _text(spot + (-5 if late else 5), floor - 6, "chance", "end" if late else "start", "quiet-text")
        )
    for number, point in enumerate(points, 1):
        at_x, at_y = place(point.x[0], across), place(point.y[0], up)
        (_, low, high), (_, least, most) = point.x, point.y
        if low is not None and high is not None:
            drawn.append(_line(place(low, across), at_y, place(high, across), at_y, "whisker"))
        if least is not None and most is not None:
            drawn.append(_line(at_x, place(least, up), at_x, place(most, up), "whisker"))
        drawn.append(el("circle", cx=_at(at_x), cy=_at(at_y), r=5, class_="dot"))
        if len(points) > 1:
            late = at_x > right - 24
            label_y = at_y - 8 if at_y > top + 12 else at_y + 16
            drawn.append(_text(at_x + (-8 if late else 8), label_y, str(number), "end" if late else "start"))
    middle = (left + right) / 2
    drawn += [
        _text(6, 14, _cut(y.title, 48)),
        _text(
            6,
            29,
            {"lower": "↓ lower is better", "higher": "↑ higher is better"}.get(y.better, ""),
            "start",
            "quiet-text",
        ),
        _text(middle, floor + 33, _cut(x.title, 48), "middle"),
        _text(
            middle,
            floor + 48,
            {"lower": "← lower is better", "higher": "higher is better →"}.get(x.better, ""),
            "middle",
            "quiet-text",
        ),
    ]
    told = f"Across: {x.title} ({x.better} is better). Up: {y.title} ({y.better} is better). " + " ".join(
        f"{i}. {p.label}: {shown(p.x[0])} and {shown(p.y[0])}." for i, p in enumerate(points[:20], 1)
    )
    return _svg(key, f"{y.title} against {x.title}", told, floor + 56, *drawn)


def _tick(scaled: Sequence[float], step: int) -> str:
    """The value at ``step`` quarters of an axis, short."""
    low, half = scaled[0], scaled[1]
    return f"{low + step / 2 * half:.3g}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _bounds(
    figure: Figure, values: Sequence[tuple[float, float | None, float | None]]
) -> tuple[float, float]:
    low, high = figure.range
    seen = [value for triple in values for value in triple if value is not None]
    if figure.chance is not None:
        seen.append(figure.chance)
    least, most = (
        min([*seen, *([low] if low is not None else [])]),
        max([*seen, *([high] if high is not None else [])]),
    )
    return (least, most) if least < most else (least - 0.5, most + 0.5)
