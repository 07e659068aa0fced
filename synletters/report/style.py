"""The look of a page: one stylesheet, two palettes, no font and no image from elsewhere.

Every colour stands in ``PALETTES``; the rules (``data/page.css``) use their names. ``PAIRS`` says which colours
meet, and the least contrast that WCAG 2.1 asks of them (AA: 4.5 for text, 3 for the parts of a chart).
"""

from __future__ import annotations

from functools import cache
from importlib import resources

PALETTES = {
    "light": {
        "page": "#ffffff",
        "raised": "#f5f7f9",
        "line": "#d3d9df",
        "text": "#1b2127",
        "quiet": "#515c67",
        "link": "#0a56a3",
        "bar": "#3973ac",
        "mark": "#0b3d75",
        "axis": "#6b7681",
        "attention": "#8f1717",
        "attention-back": "#fdecea",
        "unsure": "#6b4300",
        "unsure-back": "#fff3d9",
        "good": "#115427",
        "good-back": "#e5f4e9",
        "plain": "#414b55",
        "plain-back": "#eceff2",
        "banner": "#ffffff",
        "banner-back": "#a31515",
    },
    "dark": {
        "page": "#12161b",
        "raised": "#1b2128",
        "line": "#3a444e",
        "text": "#e7ebee",
        "quiet": "#a9b4be",
        "link": "#86bdff",
        "bar": "#5b96d6",
        "mark": "#cfe3fb",
        "axis": "#8b97a3",
        "attention": "#ffb4ab",
        "attention-back": "#421c1a",
        "unsure": "#ffd591",
        "unsure-back": "#3d2d0d",
        "good": "#a0e3b2",
        "good-back": "#15331f",
        "plain": "#c9d2da",
        "plain-back": "#2a323a",
        "banner": "#ffffff",
        "banner-back": "#a31515",
    },
}
PAIRS = (
    *((ink, paper, 4.5) for ink in ("text", "quiet", "link") for paper in ("page", "raised")),
    *(
        (ink, paper, 4.5)
        for ink in ("attention", "unsure", "good", "plain")
        for paper in (f"{ink}-back", "page", "raised")
    ),
    ("text", "attention-back", 4.5),
    ("text", "unsure-back", 4.5),
    ("text", "good-back", 4.5),
    ("banner", "banner-back", 4.5),
    *((ink, paper, 3.0) for ink in ("bar", "mark", "axis") for paper in ("page", "raised")),
)


@cache
def _rules() -> str:
    return (resources.files(__package__) / "data" / "page.css").read_text(encoding="utf-8")


def stylesheet() -> str:
    """The whole stylesheet: light, dark where the reader's system is, light on paper."""
    light, dark = (
        ";".join(f"--{name}:{colour}" for name, colour in PALETTES[key].items()) for key in ("light", "dark")
    )
    palettes = f":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{palettes}\n{_rules()}"
