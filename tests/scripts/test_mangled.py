"""Planted leaks in mangled forms: the judge of the gate sees every kind, and takes no other value for it."""

from __future__ import annotations

import pytest

from scripts.bench.mangled import KINDS, figures

FIGURES = figures(draws=4, seed=3)

#: a scanner may leave too few digits of a number to know it by
NOT_ALWAYS = {"number as a scanner reads it"}
#: what the gate stops too, without sharing anything with the judge: writing that people and machines do by themselves
ORDINARY = """capitals|small letters|surname alone|surname first|possessive|run together|underscores|no-break space|hyphen at a line end
soft hyphen|zero-width space|accents|Cyrillic look-alikes|full width|digits for letters|e-mail|file name|number without blanks
number in other groups|number behind a label without a blank|number in Arabic-Indic digits|record number with a prefix"""


def test_there_are_fifty_kinds_and_more() -> None:
    assert len(KINDS) >= 50


@pytest.mark.parametrize("kind", KINDS)
def test_the_metric_sees_each_kind(kind: str) -> None:
    assert FIGURES[kind]["metric"] == 1 or kind in NOT_ALWAYS
    assert FIGURES[kind]["metric_controls"] == 0


@pytest.mark.parametrize("kind", ORDINARY.replace("\n", "|").split("|"))
def test_the_gate_stops_ordinary_writing(kind: str) -> None:
    assert FIGURES[kind]["gate"] == 1
    assert FIGURES[kind]["gate_controls"] == 0
