"""Titles before and behind a person's name: one table, and what each may be."""

from __future__ import annotations

from functools import cache

from synletters.text.word_files import rows


@cache
def titles(use: str) -> frozenset[str]:
    """The titles, in lower case and without their full stop, that have a use; ``data/titles.txt`` says which
    uses there are."""
    return frozenset(title for title, uses in rows("titles").items() if use in uses)
