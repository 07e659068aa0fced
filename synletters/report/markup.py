"""HTML from Python values. What is not ``Markup`` is escaped, so that no id or name of a report becomes part
of the page's code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

#: What HTML cannot hold (controls, lone surrogates, non-characters), and what turns the order of the text
#: around it.
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_VOID = frozenset({"br", "col", "hr", "meta"})


class Markup(str):
    """A piece of finished HTML."""

    __slots__ = ()


Child: TypeAlias = "str | int | float | Iterable[Child] | None"


def clean(text: object) -> str:
    """``text`` as a page can show it: a replacement character stands for each character that has no place
    there."""
    return _NOT_SHOWN.sub("\ufffd", str(text).replace("\r\n", "\n").replace("\r", "\n"))


def markup(child: Child) -> Markup:
    """Escaped text, or the pieces joined; None is nothing."""
    if child is None:
        return Markup()
    if isinstance(child, Markup):
        return child
    if isinstance(child, str | int | float):
        return Markup(escape(clean(child)))
    return Markup("".join(markup(piece) for piece in child))


def el(tag: str, *children: Child, **attributes: str | int | float | bool | None) -> Markup:
    """One element. Attributes: ``class_`` is class, ``_`` is ``-``; True is a bare attribute, False and None
    are none."""
    told = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        name = name.rstrip("_").replace("_", "-")
        told.append(f" {name}" if value is True else f' {name}="{escape(clean(value))}"')
    start = f"<{tag}{''.join(told)}>"
    return Markup(start if tag in _VOID else f"{start}{markup(children)}</{tag}>")
