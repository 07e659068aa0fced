"""The judge of harm: its reading of dates, its alignment and its counts, on tiny inputs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scripts.bench.harm import HERE, identifiers, main, score_coherent, score_innocents, score_notes
from scripts.harm.judge import align, judge, read_dates

SETS = ("innocents", "notes", "coherent")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("15 March 2021", "dmy", "2021-03-15"),
        ("15th March", "dmy", "2021-03-15"),
        ("March 15th, 2021", "mdy", "2021-03-15"),
        ("15/3", "dmy", "2021-03-15"),
        ("3/15", "mdy", "2021-03-15"),
        ("04/03/2021", "dmy", "2021-03-04"),
        ("04/03/2021", "mdy", "2021-04-03"),
        ("15.03.21", "dmy", "2021-03-15"),
        ("2021-03-15", "mdy", "2021-03-15"),
        ("15MAR2021", "mdy", "2021-03-15"),
        ("15-Mar-21", "dmy", "2021-03-15"),
        ("the twenty-first of March", "dmy", "2021-03-21"),
        ("the 26th", "dmy", "2021-03-26"),
        ("Monday 15 Sept. 2020", "dmy", "2020-09-15"),
        ("born 01/02/38", "dmy", "2038-02-01"),
    ],
)
def test_reads_a_date(text, order, day):
    [(start, end, [reading])] = read_dates(text, order)
    assert reading.nearest(date(2021, 3, 20)) == date.fromisoformat(day)
    assert not text[start:end].startswith(("the ", "Monday", "born"))


@pytest.mark.parametrize(
    ("text", "order", "first", "last"),
    [
        ("28 to 31 October", "dmy", "2021-10-28", "2021-10-31"),
        ("September 2-11", "mdy", "2021-09-02", "2021-09-11"),
        ("30 December to 2 January 2022", "dmy", "2021-12-30", "2022-01-02"),
        ("June 29-July 3, 2021", "mdy", "2021-06-29", "2021-07-03"),
    ],
)
def test_reads_a_range_as_two_days(text, order, first, last):
    [(_, _, readings)] = read_dates(text, order)
    assert [r.nearest(date(2021, 9, 30)).isoformat() for r in readings] == [first, last]


def test_reads_a_two_digit_year_near_where_it_is_looked_for():
    [(_, _, [reading])] = read_dates("01/02/38", "dmy")
    assert reading.nearest(date(1940, 1, 1)) == date(1938, 2, 1)
    assert reading.nearest(date(2030, 1, 1)) == date(2038, 2, 1)


def test_no_day_where_there_is_none():
    [(_, _, [reading])] = read_dates("30 February", "dmy")
    assert reading.nearest(date(2021, 3, 1)) is None
    found = read_dates("BP 120/80, pH 7.35, three days later", "dmy")
    assert not any(reading.nearest(date(2021, 3, 1)) for _, _, readings in found for reading in readings)


SOURCE = "Mr Smith fell on Monday 15 March 2021 and Smith, born 01/06/1950, was 70. Seen 18 March."
ROW = {"id": "a", "order": "dmy", "text": SOURCE, "spans": [], "dates": [], "ages": []}


def put(**replacements):
    """The row with its marks, and its rewrite by ``replacements`` of the marked words."""
    words = ["Smith", "15 March 2021", "Smith", "01/06/1950", "18 March"]
    days = {"15 March 2021": "2021-03-15", "01/06/1950": "1950-06-01", "18 March": "2021-03-18"}
    spans, dates, out, placed, at = [], [], "", [], 0
    for word, new in zip(words, replacements["to"], strict=True):
        start = SOURCE.index(word, at)
        spans.append(
            {
                "start": start,
                "end": start + len(word),
                "kind": "phi",
                "label": "DATE" if word in days else "NAME",
            }
            | ({} if word in days else {"who": "pt"})
        )
        if word in days:
            dates.append({"start": start, "end": start + len(word), "day": days[word]})
        out += SOURCE[at:start]
        placed.append((len(out), len(out) + len(new)))
        out, at = out + new, start + len(word)
    age = SOURCE.index("70.")
    row = ROW | {
        "spans": spans,
        "dates": dates,
        "ages": [{"start": age, "end": age + 2, "birth": 1, "at": 0}],
    }
    return row, align(SOURCE, [s[:2] for s in identifiers(row)], out + SOURCE[at:], placed)


def test_one_shift_is_right():
    row, sides = put(to=["Longbottom", "7 June 2021", "Longbottom", "24/08/1950", "10 June"])
    verdict = judge(row, sides)
    right = {
        key.removesuffix("_right"): verdict.counts[key] for key in verdict.counts if key.endswith("_right")
    }
    assert right == {"dates": 3, "pairs": 3, "weekdays": 1, "ages": 1, "people": 1}
    assert not verdict.faults
    assert verdict.counts["dates_missed"] == 0


def test_each_slip_is_seen():
    row, sides = put(to=["Longbottom", "7 June 2021", "Smart", "24/08/1950", "11 June"])
    counts = judge(row, sides).counts
    assert (counts["pairs_right"], counts["pairs"]) == (1, 3)  # a day off breaks both pairs that it is in
    assert (counts["people_right"], counts["people"]) == (0, 1)
    row, sides = put(to=["Longbottom", "8 June 2021", "Longbottom", "25/08/1950", "11 June"])
    counts = judge(row, sides).counts
    assert (counts["pairs_right"], counts["weekdays_right"]) == (
        3,
        0,
    )  # the weekday stands, the day moved by no whole week
    row, sides = put(to=["Longbottom", "7 June 2021", "Longbottom", "24/08/1952", "10 June"])
    assert judge(row, sides).counts["ages_right"] == 0
    row, sides = put(to=["Longbottom", "7 June 2021", "Longbottom", "24/08/1950", "lammas"])
    assert judge(row, sides).counts["pairs_right"] == 1


def test_a_name_is_one_word_with_its_apostrophe():
    row, sides = put(to=["O'Grady", "7 June 2021", "O'Grady", "24/08/1950", "10 June"])
    assert judge(row, sides).counts["people_right"] == 1
    row, sides = put(to=["O'Grady", "7 June 2021", "O'Hara", "24/08/1950", "10 June"])
    assert judge(row, sides).counts["people_right"] == 0


def test_overlapping_identifiers_are_one():
    spans = [
        {"start": a, "end": b, "label": label, "kind": kind}
        for a, b, label, kind in [
            (0, 3, "NAME", "phi"),
            (2, 9, "DATE", "phi"),
            (9, 11, "ID", "phi"),
            (1, 2, "DRUG", "clinical"),
        ]
    ]
    assert identifiers({"spans": spans}) == [(0, 9, "DATE"), (9, 11, "ID")]


def test_a_missed_date_counts_as_missed_and_breaks_its_pairs():
    source = "Seen 15 March 2021, then 18 March 2021, then 20 March 2021."
    out = "Seen 15 March 2021, then 10 June 2021, then 12 June 2021."
    marks = [(5, 18), (25, 38), (45, 58)]
    row = ROW | {
        "text": source,
        "dates": [{"start": a, "end": b, "day": f"2021-03-{source[a : a + 2]}"} for a, b in marks],
    }
    new = [(out.index(word), out.index(word) + len(word)) for word in ("10 June 2021", "12 June 2021")]
    counts = judge(row, align(source, marks[1:], out, new)).counts
    assert (counts["dates_missed"], counts["pairs_right"], counts["pairs"]) == (1, 1, 3)


def test_alignment_by_the_text_between():
    sides = align("Dear Ann Lee, 3 May.", [], "Dear Bo, 9 May.", [(5, 7), (9, 14)])
    assert sides is not None
    assert sides.replaced == ((5, 12, 5, 7), (14, 19, 9, 14))
    assert sides.window(14, 19) == (14, 19, 9, 14, True)
    assert sides.window(0, 4) == (0, 4, 0, 4, False)
    assert align("Dear Ann Lee, 3 May.", [], "Sir Bo, 9 May.", [(4, 6)]) is None


def test_scores_of_sentences_and_notes():
    texts = [
        {"id": "1", "kind": "k", "text": "Weber C.", "spans": []},
        {"id": "2", "kind": "k", "text": "Well.", "spans": []},
    ]
    scored = score_innocents(texts, [[(0, 5, "NAME")], []])
    assert (scored["all"].hits, scored["all"].total, scored["touched"]) == (1, 2, {"1": [("Weber", "NAME")]})
    note = {
        "id": "n",
        "kind": "k",
        "text": "Ann, 3 May, Weber C",
        "spans": [
            {"start": 0, "end": 3, "label": "NAME", "kind": "phi"},
            {"start": 5, "end": 10, "label": "DATE", "kind": "phi"},
        ],
    }
    scored = score_notes([note], [[(0, 3, "LOCATION"), (12, 17, "NAME")]])
    assert scored["wrong"] == {"n": [("Weber", "NAME")]}
    assert scored["missed"] == {"n": ["3 May"]}
    assert scored["wrong_a_note"] == 1
    assert (scored["missed_gold"].hits, scored["missed_gold"].total) == (1, 2)


def test_a_letter_that_cannot_be_aligned_is_counted_apart():
    row, sides = put(to=["Longbottom", "7 June 2021", "Longbottom", "24/08/1950", "10 June"])
    scored = score_coherent([(row, sides), (row, None)])
    assert scored["lost"] == 1
    assert scored["letters_all_intervals_right"].total == 1
    assert scored["pairs"].share == 1


def test_the_sets_are_whole():
    innocents, notes, coherent = (rows(name) for name in SETS)
    assert len(innocents) >= 450
    assert not any(row["spans"] for row in innocents)
    assert len({row["text"] for row in innocents}) == len(innocents)
    assert all(60 <= len(row["text"].split()) <= 200 for row in notes)
    for row in [*notes, *coherent]:
        assert all(row["text"][s["start"] : s["end"]].strip() for s in row["spans"])
    for row in coherent:
        assert judge(row, align(row["text"], [], row["text"], [])).counts["pairs"] > 0


def test_the_second_set_is_whole_and_shares_no_text_with_the_first():
    innocents, notes = (rows(f"second/{name}") for name in ("innocents", "notes"))
    assert len(innocents) >= 300
    assert len({row["kind"] for row in innocents}) >= 12
    assert len(notes) == 40
    assert not any(row["spans"] for row in innocents)
    ids = [row["id"] for row in (*innocents, *notes)]
    assert len(ids) == len(set(ids))
    old = {row["text"] for name in ("innocents", "notes") for row in rows(name)}
    assert not old & {row["text"] for row in (*innocents, *notes)}
    for row in notes:
        assert 60 <= len(row["text"].split()) <= 200
        assert all(row["text"][s["start"] : s["end"]].strip() for s in row["spans"])


def test_the_second_set_is_scored_without_letters_whose_dates_fit(monkeypatch, tmp_path, capsys):
    for name in ("innocents", "notes"):
        row = {"id": "a", "kind": "k", "text": "Seen by Dr Mary Clark on 3 May 2021.", "spans": []}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    told = tmp_path / "told.json"
    monkeypatch.setattr("sys.argv", ["harm", "--data", str(tmp_path), "--json", str(told)])
    main()
    assert "no letters whose facts fit" in capsys.readouterr().out
    figures = json.loads(told.read_text())
    assert set(figures) == {"point", "innocents", "notes"}
    assert figures["notes"]["wrong_a_note"] > 0


def test_the_judge_reads_every_date_of_the_set():
    for row in rows("coherent"):
        marks = [(each["start"], each["end"]) for each in row["dates"]]
        verdict = judge(row, align(row["text"], marks, row["text"], marks))
        assert not verdict.faults
        for kind in ("dates", "pairs", "weekdays", "ages", "people"):
            assert verdict.counts[kind] == verdict.counts[f"{kind}_right"]
