"""Numbers that are nobody's: results, ranges, counts, clock times, public lines; and those beside them that
are somebody's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.core.document import Action, Span
from synletters.detect.postprocess.numbers import without_numbers
from synletters.detect.postprocess.tables import role
from synletters.detect.rules.detector import RulesDetector
from synletters.detect.run import Finder
from synletters.rewrite.protect import protect

RULES = RulesDetector()


def marked(text: str) -> tuple[str, int, int]:
    """The text without its two « » and where they stood."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


def left(text: str, label: str) -> list[str]:
    """What is left of the marked identifier."""
    plain, start, end = marked(text)
    found = without_numbers(plain, [Span(start, end, label, "phi", "tagger", 0.99)])
    return [plain[s.start : s.end] for s in found]


CHART = "Time   Nurse     HR    BP       Temp\n0615   Imrie K   104   101/64   37.9\n1830   Imrie K   93    118/70   36.8\n"
RESULTS = "Subject\tLab no\tTest\tResult\tRange\nPodmore, J\t20417\tUrea\t93\t2.5-7.8\nPodmore, J\t20418\tK\t5.9\t3.5-5.3\n"
ROWS = "Creatinine (umol/L)      131      99      104\nAccession no             20417    20418   20419\nFerritin                 91\n"
COURSE = "             3/2/22   10/2/22   17/2/22\nHb           101      97        99\nTaken by     Imrie    Podmore   Imrie\n"
BARS = "| Test | Value | Normal |\n|---|---|---|\n| Troponin I | 98 ng/L | <16 |\n| B12 | 112 | 180 - 900 |\n| Ward clerk | 4471 | |\n"


def at(table: str, value: str, number: int = 0) -> str:
    """The table with the n-th place of a value marked."""
    place = -1
    for _ in range(number + 1):
        place = table.index(value, place + 1)
    return f"{table[:place]}«{value}»{table[place + len(value) :]}"


NOBODY = [
    # reference ranges
    ("Lymphocytes 1.4 x10^9/L (Ref: «1.0-3.0»).", "ID"),
    ("Urate 310 (ref range «200–430»)", "PHONE"),
    ("Potassium 5.9 [«3.5 - 5.1»]", "DATE"),
    ("Platelets 91 («150-400»)", "ID"),
    ("TSH 6.2, NR «0.3-4.2»", "ID"),
    ("Normal range: «12 to 78» U/L", "ID"),
    ("Lipase 93 U/L (reference «13-60» U/L)", "PHONE"),
    # results and vital signs in running text
    ("Obs: HR «112», BP 99/58", "AGE"),
    ("Obs: HR 112, BP «99/58»", "ID"),
    ("a platelet count of «93»", "AGE"),
    ("sodium was «128» -> 131", "PHONE"),
    ("«101» mmol/L on the gas", "AGE"),
    ('{"crp": «93», "mrn": 20417}', "AGE"),
    # and in tables
    (at(CHART, "104"), "AGE"),
    (at(CHART, "101/64"), "ID"),
    (at(CHART, "0615"), "DATE"),
    (at(CHART, "HR"), "NAME"),
    (at(CHART, "93"), "AGE"),
    (at(RESULTS, "93"), "AGE"),
    (at(RESULTS, "2.5-7.8"), "ID"),
    (at(RESULTS, "K"), "NAME"),
    (at(ROWS, "131      99      104"), "PHONE"),
    (at(ROWS, "91"), "AGE"),
    (at(COURSE, "99"), "AGE"),
    (at(BARS, "112"), "AGE"),
    (at(BARS, "180 - 900"), "PHONE"),
    (at(BARS, "<16"), "DATE"),
    # counts, scores, gestations, ordinals
    ("He came to «7 of 11» classes", "DATE"),
    ("worse «3 out of 5» mornings", "DATE"),
    ("Pain was «6/10» on walking", "DATE"),
    ("power «4/5» in both legs", "DATE"),
    ("a «2/6» systolic murmur", "DATE"),
    ("at «27 5/7» by scan", "DATE"),
    ("born at «33+6»", "ID"),
    ("on her «4th post-operative day»", "DATE"),
    ("on her «4th» postoperative day", "DATE"),
    ("in the «third trimester»", "DATE"),
    ("a crack in the «7th» rib", "DATE"),
    ("the «3rd attempt» took", "DATE"),
    ("before the «5th» cycle", "DATE"),
    ("on the «91st centile»", "AGE"),
    ("review in «2/52» please", "DATE"),
    ("a cough «3/7» ago", "DATE"),
    ("Gleason «4+3»", "ID"),
    # lengths of time
    ("until «three to four months previously»", "DATE"),
    ("a scan «one year after diagnosis»", "DATE"),
    ("in the «fourth month» of life", "DATE"),
    ("unwell «2-3 weeks»", "DATE"),
    # clock times
    ("given at «06:45»", "DATE"),
    ("given «0645 hrs»", "DATE"),
    ("ECG of 9 June 2020 at «1952» shows", "DATE"),
    ("logged 2020-06-09«T06:45:12+01:00».", "DATE"),
    ("logged 2020-06-09 06:45:«30Z»", "NAME"),
    # public lines
    ("If it recurs, dial «911».", "PHONE"),
    ("ring «999» (or 112)", "PHONE"),
    ("ring 999 (or «112»)", "PHONE"),
    ("NHS «111» can advise", "ID"),
    ("Samaritans are on «116 123», day and night", "NHS"),
    ("Lifeline «13 11 14»", "PHONE"),
    ("Poison control: «1-800-222-1222»", "PHONE"),
    # codes of classifications
    ("SNOMED CT «22298006»", "ID"),
]

SOMEBODY = [
    ("Our ref: «12-345».", "ID"),
    ("Your letter of 3 May 2020 (Ref: «12-345»)", "ID"),
    ("seen 12 times («1998-2004»)", "DATE"),
    ("seen at the clinic («4-10»)", "DATE"),
    ("Ring me on «01632 960999»", "PHONE"),
    ("MRN «142118»", "ID"),
    ('{"crp": 93, "mrn": «2041»}', "ID"),
    ("seen «4/10/2021»", "DATE"),
    ("born «3rd May»", "DATE"),
    ("the «3rd day of May»", "DATE"),
    ("she is «93 years» old", "AGE"),
    ("on «3 May», two weeks ago", "DATE"),
    ("Pt is «93» and well", "AGE"),
    ("She will be «99» soon", "AGE"),
    ("Ana is «93».", "AGE"),
    ("Her weight fell; she is «91» now", "AGE"),
    ("bleep «999»", "PHONE"),
    ("ext «111»", "PHONE"),
    ("Flat «101», 9 Elm Road", "ADDRESS"),
    ("MRN «116123»", "ID"),
    ("Seen on «4/10», feels better", "DATE"),
    ("Reviewed «4/10».", "DATE"),
    ("He came in «2019», of 11 siblings", "DATE"),
    ("CRP «12 March» 2020 normal", "DATE"),
    ("in May. «30/07/2017» - seen", "DATE"),
    ("in May. «020 7946 0018» is his number", "PHONE"),
    ("in May. «12 June» suits", "DATE"),
    ("Accession «202006090645»", "ID"),
    ("IBAN «GB12 3456 1011 1213 14»", "IBAN"),
    ("mail me: «hb.98@example.org»", "EMAIL"),
    (at(CHART, "Imrie K"), "NAME"),
    (at(RESULTS, "Podmore, J"), "NAME"),
    (at(RESULTS, "20417"), "ID"),
    (at(ROWS, "20417"), "ID"),
    (at(ROWS, "20419"), "ID"),
    (at(COURSE, "10/2/22"), "DATE"),
    (at(COURSE, "Podmore"), "NAME"),
    (at(BARS, "4471"), "ID"),
    ("Home phone   «960112»\nK            4.4\n", "PHONE"),
    ("Age      «93»\nWeight   88\n", "AGE"),
    ("Nurse   HR\n«K»       96\n", "NAME"),
    ("Started   Ended   Score\n2010      «2019»    4\n", "DATE"),
    ("Seen     Result\nTwice    «2019»\n", "DATE"),
]


@pytest.mark.parametrize(("text", "label"), NOBODY)
def test_a_number_that_is_nobodys_is_no_identifier(text: str, label: str) -> None:
    assert left(text, label) == []


@pytest.mark.parametrize(("text", "label"), SOMEBODY)
def test_one_that_is_somebodys_stays_one_whole(text: str, label: str) -> None:
    plain, start, end = marked(text)
    assert left(text, label) == [plain[start:end]]


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("We meet in «August. 2» capsules are to be taken.", "DATE", ["August"]),
        ("Back in «September. 4». Stop the patch.", "DATE", ["September"]),
        ("3. See us in «Oct. 4». Stop the patch.", "DATE", ["Oct"]),
        ("until «June 2» tablets at night", "DATE", ["June"]),
        ("home in «May. The 2nd» week was bad", "DATE", ["May"]),
        ("seen «August. 2, 2021»", "DATE", ["August. 2, 2021"]),
        ("seen on «March 2» units of work", "DATE", ["March 2"]),
        ("seen «Oct. 4». He was well.", "DATE", ["Oct. 4"]),
        ("logged «2020-06-09T06:45:12Z».", "DATE", ["2020-06-09"]),
        ("stamp «202006090645»", "ID", ["20200609"]),
        ("on «9/6/2020 at 06:45»", "DATE", ["9/6/2020 at"]),
        ("Podmore «J  93», F", "NAME", ["J  93"]),
        ("Who\tUrea\n«Podmore, J\tUrea»\t93\n", "NAME", ["Podmore, J"]),
        ("MRN     Na    K\n«20417   138»   4.1\n", "ID", ["20417"]),
    ],
)
def test_what_reaches_over_such_a_number_ends_before_it(text: str, label: str, rest: list[str]) -> None:
    assert left(text, label) == rest


def test_the_day_of_a_timestamp_is_a_date_whatever_it_was_called() -> None:
    text = "OBX 202006090645 F"
    assert [s.label for s in without_numbers(text, [Span(4, 16, "ID", "phi", "tagger")])] == ["DATE"]


def test_what_a_site_lists_is_not_touched() -> None:
    listed = Span(8, 11, "PHONE", "phi", "lists")
    assert without_numbers("ring on 999", [listed]) == [listed]


def test_other_kinds_of_spans_are_not_touched() -> None:
    value = Span(3, 6, "LAB_VALUE", "clinical", "tagger")
    assert without_numbers("Hb 104", [value, Span(3, 6, "AGE", "phi", "tagger")]) == [value]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Creat (umol/L)", "measure"),
        ("SpO2", "measure"),
        ("Serum ferritin", "measure"),
        ("Ref. range", "result"),
        ("Result", "result"),
        ("Time", "time"),
        ("Lab no", "own"),
        ("Nurse", "own"),
        ("MRN", "own"),
        ("Pt", "own"),
        ("Podmore", ""),
        ("Ana", ""),
    ],
)
def test_what_a_head_says(words: str, said: str) -> None:
    assert role(words) == said


class _Fixed:
    """A detector that takes every place of a value for one identifier."""

    finds_phi = True

    def __init__(self, name: str, *values: tuple[str, str]) -> None:
        self.name, self.values = name, values

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [
            tuple(
                Span(k, k + len(value), label, "phi", self.name, 1.0)
                for value, label in self.values
                for k in range(len(letter.text))
                if letter.text.startswith(value, k)
            )
            for letter in letters
        ]


@pytest.mark.parametrize(
    "name", ["tagger", "rules", "hf:other"]
)  # what the safe-word pass marks wants other evidence
@pytest.mark.parametrize("point", ["strict", "balanced"])
def test_whichever_detector_finds_it(name: str, point: str) -> None:
    config = RunConfig(detectors=(), point=point)
    text = f"{CHART}Ring 999 or 01632 960999. K 5.9 (3.5-5.3)."
    detector = _Fixed(name, ("104", "AGE"), ("3.5-5.3", "ID"), ("Imrie K", "NAME"), ("01632 960999", "PHONE"))
    (letter,) = Finder(config, [detector]).find([Letter("a", text)])
    assert isinstance(letter, Letter)
    assert {text[s.start : s.end] for s in letter.spans} == {"Imrie K", "01632 960999"}


def test_rules_find_the_day_of_a_timestamp_and_leave_its_clock() -> None:
    text = "Taken 202006090645, out 20200610114530.25+0100; accession 202006111201."
    (letter,) = Finder(RunConfig(detectors=()), [RULES]).find([Letter("a", text)])
    assert isinstance(letter, Letter)
    guarded = protect(letter, keep_structure=())
    gone = [text[r.start : r.end] for r in guarded.regions if r.action is Action.REPLACE]
    assert gone == ["20200609", "20200610", "202006111201"]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "1 " * 60_000,
        "Hb 1" * 40_000,
        "K  4\n" * 30_000,
        "a\t" * 60_000,
        "| " * 60_000,
        "in May. 2 " * 15_000,
        "(1-2" * 40_000,
        "call on " * 25_000,
        "pain of the " * 20_000,
        "1:1" * 50_000,
        "2020010112" * 15_000,
        " " * 200_000,
        "1st-" * 40_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    without_numbers(text, [Span(0, 1, "ID", "phi", "tagger")])
    assert time.process_time() - started < 15


PIECES = [
    "Hb 98  ",
    "K\t4.1\n",
    "(1-2)",
    "in May. 2 tablets ",
    "0815\t",
    "202006090645 ",
    "|",
    "Time\tHR\n",
    "ring 999 ",
    "01632 960999 ",
    "Mr Ash",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.data())
def test_what_is_left_lies_inside_what_was_found(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end, "ID", "phi", "tagger")
    rest = without_numbers(text, [span])
    assert all(start <= s.start < s.end <= end for s in rest)
    assert all(a.end <= b.start for a, b in pairwise(rest))
    assert without_numbers(text, rest) == rest


LETTER = f"""Dear Dr Quarmby,

Re: Jonah Podmore, DOB 3/5/1961, MRN 204177

He was seen on 9 June 2020 at 1952 and comes back in September. 2. Stop the patch. 3. Go on with aspirin.

{RESULTS}
{CHART}
{ROWS}
Urate 310 (Ref: 200-430), platelets 91 (150-400). Pain 6/10; attended 7 of 11 classes. On the 4th postoperative day he went home.
Logged 2020-06-09T06:45:12Z and 202006100730. If it recurs, ring 999, or me on 01632 960999.

Helena Imrie
"""
STAY = [
    "1952 and",
    "2. Stop the patch",
    "Urea\t93\t2.5-7.8",
    "K\t5.9\t3.5-5.3",
    "HR    BP",
    "104   101/64   37.9",
    "93    118/70   36.8",
    "131      99      104",
    "Ferritin                 91",
    "200-430",
    "150-400",
    "6/10",
    "7 of 11",
    "4th postoperative day",
    "06:45:12Z",
    "0730.",
    "ring 999",
]
GO = [
    "Quarmby",
    "Jonah Podmore",
    "3/5/1961",
    "204177",
    "9 June 2020",
    "September",
    "Podmore, J",
    "20417",
    "20418",
    "Imrie K",
    "20419",
    "2020-06-09",
    "20200610",
    "01632 960999",
    "Helena Imrie",
]


@pytest.mark.models
@pytest.mark.parametrize("point", ["strict", "balanced"])
def test_the_shipped_detectors_leave_results_and_take_identifiers(point: str) -> None:
    (made,) = Rewriter(RunConfig(point=point, ratio=0.0, seed=5)).rewrite([Letter("a", LETTER)])
    assert isinstance(made, Rewrite)
    assert [value for value in STAY if value not in made.text] == []
    assert [value for value in GO if value in made.text] == []


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("Addendum 0730 26.11.21: no change", "0730", "PHONE"),
        ("Centiles: weight 25th, height 9th-25th", "9th-25th", "DATE"),
        ("Pain (worst)    7/10    4/10    1/10", "10", "DATE"),
    ],
)
def test_hours_centiles_and_rows_of_scores(text: str, value: str, label: str) -> None:
    start = text.rindex(value)
    assert without_numbers(text, [Span(start, start + len(value), label, "phi", "tagger", 0.9)]) == []


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("Ward phone 0730 and 26 beds", "0730", "PHONE"),
        ("Seen on the 25th of May; growth chart plotted", "25th", "DATE"),
        ("Reviewed 4/10, weight stable", "4/10", "DATE"),
        ("She fell on Monday (8/10) and was seen by the nurse on 9/10: no injury", "8/10", "DATE"),
        ("Her visits: March 2019 12/06/2019 and later", "2019", "DATE"),
    ],
)
def test_what_looks_like_them_and_may_be_somebodys(text: str, value: str, label: str) -> None:
    start = text.index(value)
    span = Span(start, start + len(value), label, "phi", "tagger", 0.9)
    assert without_numbers(text, [span]) == [span]
