"""Words of tables and forms: rows, columns, fields and units are nobody's, names in cells are somebody's."""

from __future__ import annotations

import re

import pytest

from synletters.core.document import Span
from synletters.detect.postprocess.table_cells import of_a_table
from synletters.text.vocabulary import EVERY, fold, shipped

NOBODY = [
    "| [Hgb] (g/dL)  |    11.2 |",
    "| Hgb (g/[dL])  |    11.2 |",
    "| Plt ([K/uL])  |     141 |",
    "| [K] (mmol/L)  |  5.3 |",
    "| [Test] | 11/24 | Ref |",
    "| [Field] | Detail |",
    "\tDate\t[Weight]\tCentile",
    "\tType\t[ER\tPR]\tHER2",
    "\n[BP]   138/84\t131/80",
    "notes\n\n[LABS]\n",
    "notes\n[Progress]: walking",
    "Copies: [GP]; patient",
    "12:22 PM  [Daughter] calling",
]
SOMEBODY = [
    "| Surgeon | [Joy] |",
    "| Nurse | [Quuxbert] | 12 |",
    "\n[JF]  12/3",
    "\nSurname:\t[BROWN]\tForename:",
    "seen by [Hope] today",
    "Mr [Weight] was seen",
    "| [Kendra\tHope] | 12 | 13 |",
    "| Nurse | [Ostrander | Hill] | 12 |",
    "| [Kerry-Anne] (she/her) | 3 |",
]


def asked(marked: str, score: float) -> bool:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    word = text[start:end]
    flags = EVERY
    for part in re.findall(r"[^\W\d_]+", word):
        flags &= shipped().flags(fold(part))
    return of_a_table(text, Span(start, end, "NAME", "phi", "tagger", score), flags)


@pytest.mark.parametrize("marked", NOBODY)
def test_rows_columns_fields_and_units_are_nobody(marked: str) -> None:
    assert asked(marked, 0.9)


@pytest.mark.parametrize("marked", SOMEBODY)
def test_names_in_cells_are_somebody(marked: str) -> None:
    assert not asked(marked, 0.9)


def test_a_model_that_is_certain_of_a_cell_is_believed() -> None:
    assert not asked("\tDate\t[Weight]\tCentile", 0.999)
