"""Tables, exports and charts are read by their columns: results are nobody's, whatever stands under "MRN" is somebody's."""

from __future__ import annotations

import time

import pytest

from synletters.detect.postprocess.columns import named_cells
from synletters.detect.postprocess.tables import results


def _cells(text: str) -> set[tuple[str, str]]:
    return {(text[s.start : s.end], s.label) for s in named_cells(text)}


def _nobodys(text: str) -> set[str]:
    return {text[start:end] for start, end, _ in results(text)}


EXPORT = (
    "MRN,Name,DOB,Test,Result,Units,Range\n"
    '00482913,"Fenwick, Orla",12/04/1938,Na,138,mmol/L,135-145\n'
    "A-7,Quix Z,12/04/1938,Creatinine,142,umol/L,45-84\n"
    "A-8,Quix Z,12/04"
)


def test_an_export_is_read_by_its_heads_also_where_it_is_cut_off() -> None:
    assert _cells(EXPORT) == {
        ("00482913", "ID"), ("Fenwick, Orla", "NAME"), ("12/04/1938", "DATE"), ("A-7", "ID"), ("Quix Z", "NAME"), ("A-8", "ID"),
        ("12/04", "DATE"),
    }  # fmt: skip
    assert {"138", "135-145", "142", "45-84", "Na", "Creatinine"} <= _nobodys(EXPORT)


@pytest.mark.parametrize(
    ("text", "cells", "nobodys"),
    [
        (
            "MRN;Name;Ward;HR;Temp\nA-77;Quix Z;7B;101;38.2\nB-12;Vane T;9C;96;37.0\n",
            {("A-77", "ID"), ("Quix Z", "NAME"), ("B-12", "ID"), ("Vane T", "NAME")},
            {"101", "38.2", "96", "37.0"},
        ),
        (
            "| MRN | Name | HR | SpO2 |\n|---|---|---|---|\n| 4471 | Quix Z | 101 | 97 |\n",
            {("4471", "ID"), ("Quix Z", "NAME")},
            {"101", "97"},
        ),
        (
            "Date      Weight\n4/2       71 kg\n16/4      69.5 kg\n",
            {("4/2", "DATE"), ("16/4", "DATE")},
            {"71 kg", "69.5 kg"},
        ),
        (
            "Time  Nurse        HR    BP       SpO2\n0800  Vosper T     96    99/58    98\n1200  agency       88    104/60   97\n",
            {("Vosper T", "NAME")},
            {"96", "99/58", "98", "88", "104/60", "97", "0800"},
        ),
        (
            "        06:00  10:00  14:00\nHR      101    96     88\nNurse   Quix   Vane   Marwood\n",
            {("Quix", "NAME"), ("Vane", "NAME"), ("Marwood", "NAME")},
            {"101", "96", "88"},
        ),
        (
            "Specimen   Na    K\n21-00417   138   4.1\nurine      141   3.9\n",
            {("21-00417", "ID")},
            {"138", "4.1", "141", "3.9"},
        ),
    ],
)
def test_cells_are_what_their_column_says(text: str, cells: set[tuple[str, str]], nobodys: set[str]) -> None:
    assert _cells(text) == cells
    assert nobodys <= _nobodys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Name        Dose    Route\nAspirin     75 mg   oral\nRamipril    5 mg    oral\n",
        "Drug,Dose,Units,Result\nAspirin,75,mg,ok\n",
        "| Surgeon | Orla Vane | Assistant | Pia Quix |\n| Anaesthetist | Dr Vane | Scrub | Jo Quix |\n| Theatre | 4 | Bleep | 12 |\n",
        "Seen with HR, BP, and temp, then home.\nHe ate, drank, and slept, all well.\n",
        "Date        Event\nunknown     fall\n",
    ],
)
def test_other_tables_name_nobody(text: str) -> None:
    assert _cells(text) == set()


@pytest.mark.parametrize(
    "piece", ["MRN,Name,DOB\n", "a,b,c,d\n", "MRN  Name  DOB\n", ",,,;;;\n", "MRN,HR,BP," * 5, '"a,']
)
def test_long_tables_take_bounded_time(piece: str) -> None:
    text = piece * (52_000 // len(piece))
    begin = time.process_time()
    _cells(text)
    _nobodys(text)
    assert time.process_time() - begin < 4
