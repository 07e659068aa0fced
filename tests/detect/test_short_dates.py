"""Dates without a year, quarters, old people's ages and spaced names: told by what is around them."""

from __future__ import annotations

import time

import pytest

from synletters import Letter
from synletters.detect.rules.detector import RulesDetector


def _found(text: str, label: str) -> set[str]:
    [spans] = RulesDetector().detect([Letter("a", text)])
    return {text[s.start : s.end] for s in spans if s.label == label}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Well. f/u 4/2, labs Fri 2/4, leave 5/1 - 5/4.", {"4/2", "2/4", "5/1 - 5/4"}),
        ("Dressings 14/3 + 17/3. Labs (3/20 -> 3/22): Na.", {"14/3", "17/3", "3/20", "3/22"}),
        ("TCI 14/3, LOV 3/14. Typed 22/1, rec'd 5/2.", {"14/3", "3/14", "22/1", "5/2"}),
        ("Holiday 2/28-3/3, then clinic 3/14.", {"2/28-3/3", "3/14"}),
        ("Hospitalised 12/28-1/4.", {"12/28-1/4"}),
        ("Labs drawn 3/1, 3/8 and 3/15.", {"3/1", "3/8", "3/15"}),
        ("CT 3/14 no PE. MRI 11/2: normal. Echo 4/9 EF 55%.", {"3/14", "11/2", "4/9"}),
        ("4/2: seen, well.\n4/16 - called.\n", {"4/2", "4/16"}),
        ("His 3/14 CT and the 4/2 visit.", {"3/14", "4/2"}),
        ("Off work 1/6 to 14/6, back 15/6.", {"1/6 to 14/6", "15/6"}),
        ("Symptoms began 1/30 and peaked around 2/4.", {"1/30", "2/4"}),
        ("Bloods 9/3, repeat 16/3.", {"9/3", "16/3"}),
        ("Flu on 3/14/21; on 3/14 he was worse.", {"3/14/21", "3/14"}),
        ("D/C'd 3/3, RTC 3/17.", {"3/3", "3/17"}),
        ("Seen in ED 9/9 and again 9/12.", {"9/9", "9/12"}),
        ("Bloods\n26/02  CRP 4\n27/12  CRP 61\n03/01  CRP 88\n", {"26/02", "27/12", "03/01"}),
        ("2/15  4.2 x 3.1 cm\n2/22  3.9 cm\n2/29  3.1 cm\n", {"2/15", "2/22", "2/29"}),
        (
            "Measure      09/09       21/10       16/12\nPain         7/10        4/10        1/10\n",
            {"09/09", "21/10", "16/12"},
        ),
        ("Printed 20231027. Return 11/10.\nThe 10/27 wound is dry; 10/27 again.", {"11/10", "10/27"}),
        ("Fit note 24/12-3/1.", {"24/12-3/1"}),
    ],
)
def test_a_day_and_a_month_are_found_where_something_says_so(text: str, dates: set[str]) -> None:
    assert _found(text, "DATE") == dates


@pytest.mark.parametrize(
    "text",
    [
        "Power 4/5 left, 5/5 right; reflexes 2/4; strength was 4/5-5/5 throughout.",
        "VA 6/9 right, 6/12 left; with pinhole 6/6 and 6/9. Vision 20/20, 20/40.",
        "2/6 systolic murmur; pain 4/10; pain 3/10-5/10; 3/6 at the apex.",
        "Gestation 24 2/7; seen at 31 4/7 weeks.",
        "Ate 1/2 of lunch and 3/4 of dinner; 1/3-1/2 cup of milk.",
        "Cough 3/7, rash 2/52, review 6/12, tired for 3/12.",
        "GCS 14/15, AMTS 8/10, Apgar 9/10, MMSE 27/30.",
        "Nodes 2/12 positive; cores 3/12; tumour in 3/15 nodes; ER 8/8.",
        "Attended 5/6 sessions; 3/4 bottles grew CNS.",
        "A 1/4 inch nail; 5/8 needle; 4/0 vicryl and 3/0 nylon.",
        "L4/5 disc; T11/12 level; C5/6. 1/2 NS at 75 ml/h; ratio 3/2. Pupils 4/2 decreasing to 3/1.",
        "Score on discharge 3/10 at rest.",
        "Pain\n4/10 at rest\n6/10 on walking\n",
        "Strength   R     L\nHip       4/5   5/5\nKnee      3/5   4/5\n",
        "Take 1/2 tab by mouth. Give 2/3 of the dose.",
        "q4h, Q2 hourly, Q10, H2 blocker, H1 antihistamine, Q4-12h, FYI 21.",
    ],
)
def test_scores_fractions_and_durations_are_no_dates(text: str) -> None:
    assert _found(text, "DATE") == set()


def test_quarters_and_years_of_account() -> None:
    text = "In Q1 2021 and FY21; then Q3/22, H1 2022, FY2021/22; 2Q19 and Q4'20."
    assert {"Q1 2021", "FY21", "Q3/22", "H1 2022", "FY2021/22", "2Q19", "Q4'20"} <= _found(text, "DATE")


def test_ages_of_ninety_and_over_without_years() -> None:
    text = "Pt is 93. Her sister, 101, is frail; mother (94), father, 91; son is 67. Pt now 95."
    assert _found(text, "AGE") == {"93", "101", "94", "91", "95"}
    assert _found("Sats 93. HR 98. Weight is 95. PT 98. His pulse is 96, sats are 93.", "AGE") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PATIENT  P a r r y ,  G w e n   DOB", {"P a r r y", "G w e n"}),
        ("F E N W I C K  O R L A\nseen", {"F E N W I C K", "O R L A"}),
        ("Dear Dr H a l v o r s e n, thank you.", {"H a l v o r s e n"}),
        ("cc Miss O J Quix, Chr. Xavier and Wm van Dael-Quix.", {"Chr. Xavier", "Wm van Dael-Quix"}),
        ("D I A G N O S I S\nAsthma\nP L A N\nS u m m a r y", set()),
        ("Answers: A B C D. Grades X Y Z W.", set()),
    ],
)
def test_a_scan_that_parts_letters(text: str, names: set[str]) -> None:
    found = _found(text, "NAME")
    assert {name for name in names if any(name in one for one in found)} == names
    if not names:
        assert found == set()


@pytest.mark.parametrize(
    "piece", ["1/2 ", "1/2-3/4, ", "4/2, ", "f/u 4/2 ", "a b c d ", "on 1/", "A B C D E F G H "]
)
def test_long_texts_of_pairs_take_bounded_time(piece: str) -> None:
    begin = time.process_time()
    _found(piece * (52_000 // len(piece)), "DATE")
    assert time.process_time() - begin < 6
