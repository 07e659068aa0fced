"""Further columns of a table: passed, dropped, moved with the patient's dates, replaced as in the letters, never leaking."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from synletters import ConfigError, InputError, RunConfig
from synletters.cli.main import main
from synletters.io import open_source
from synletters.rewrite.run import rewrite

CANARY = "Quillfeather"
CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1, second_look=False)
Row = Mapping[str, Any]


def note(name: str = CANARY, number: str = "1234567", day: str = "14 March 2021") -> str:
    return f"Dear Dr {name}, your patient (MRN {number}) came on {day}. No fever."


def run(
    tmp_path: Path, rows: list[Row], out: str = "out.jsonl", **settings: Any
) -> tuple[list[Any], list[Any]]:
    """The rewrites and the rejections of rows of JSON lines."""
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    rewrite(open_source(source), tmp_path / out, replace(CONFIG, **settings), overwrite=True)
    stem = out.partition(".")[0]
    rejected = (tmp_path / f"{stem}.rejected.jsonl").read_text(encoding="utf-8")
    made = [json.loads(line) for line in (tmp_path / out).read_text(encoding="utf-8").splitlines()]
    return made, [json.loads(line) for line in rejected.splitlines()]


def test_columns_pass_in_their_order_and_their_types(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "text": note(),
        "ward": "7 East",
        "beds": 3,
        "ratio": 0.5,
        "on": True,
        "none": None,
        "codes": ["I21", {"x": 1}],
    }
    made, rejected = run(tmp_path, [row, {"id": "b", "text": note()}], variants=2)
    assert not rejected
    for variant in made[:2]:
        assert {k: variant[k] for k in row if k not in ("id", "text")} == {
            k: row[k] for k in row if k not in ("id", "text")
        }
    assert list(made[0])[-6:] == ["ward", "beds", "ratio", "on", "none", "codes"]
    assert made[2]["ward"] is None  # a row that lacks a column has it empty


def test_dropped_columns_are_not_written(tmp_path: Path) -> None:
    row = {"id": "a", "text": note(), "ward": "7", "who": CANARY}
    assert "who" not in run(tmp_path, [row], drop_columns=("who",))[0][0]
    made, _ = run(tmp_path, [{**row, "seen": "2021-03-14"}], drop_columns=("*",), shift_columns=("seen",))
    assert set(made[0]) == {"id", "variant", "text", "spans", "seen"}


@pytest.mark.parametrize("suffix", ["csv", "tsv", "parquet", "jsonl"])
@pytest.mark.parametrize("before", ["csv", "tsv", "parquet"])
def test_every_kind_of_table_in_and_out(tmp_path: Path, before: str, suffix: str) -> None:
    rows = [{"id": f"n{i}", "text": note(), "ward": f'7, "East"\n{i}', "beds": str(i)} for i in range(3)]
    source, out = tmp_path / f"in.{before}", tmp_path / f"out.{suffix}"
    _write(source, rows)
    assert rewrite(open_source(source), out, CONFIG)["rewrites"] == 3
    assert [(row["ward"], row["beds"]) for row in _read(out)] == [(row["ward"], row["beds"]) for row in rows]


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = {
        "id": "a",
        "text": note(),
        "seen": datetime(2021, 3, 14, 8, 15),
        "day": date(2020, 2, 29),
        "cost": Decimal("12.50"),
        "raw": b"\x00\xff",
        "few": 3,
    }
    schema = pa.schema(
        [
            ("id", pa.string()),
            ("text", pa.string()),
            ("seen", pa.timestamp("us")),
            ("day", pa.date32()),
            ("cost", pa.decimal128(9, 2)),
            ("raw", pa.binary()),
            ("few", pa.int16()),
        ]
    )
    pq.write_table(pa.Table.from_pylist([row], schema=schema), tmp_path / "in.parquet")
    config = replace(CONFIG, shift_columns=("seen", "day"))
    rewrite(open_source(tmp_path / "in.parquet"), tmp_path / "out.parquet", config)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.types[4:] == schema.types[2:]
    [made] = table.to_pylist()
    assert (made["cost"], made["raw"], made["few"]) == (row["cost"], row["raw"], 3)
    moved = made["seen"] - row["seen"]
    assert moved.seconds == 0
    assert made["day"] - row["day"] == moved != timedelta(0)


@pytest.mark.parametrize(
    "value",
    [
        CANARY,
        f"{CANARY.upper()}, A.",
        f"seen by {CANARY}",
        "1234567",
        1234567,
        1234567.0,
        "MRN-1234567",
        "2021-03-14",
        "14/03/21",
        "20210314",
        44269,
        {"by": [CANARY]},
    ],
)
def test_an_identifier_in_a_column_that_passes_is_refused(tmp_path: Path, value: Any) -> None:
    rows = [{"id": "a", "text": note(), "x": value}, {"id": "b", "text": note(), "x": "stable"}]
    made, rejected = run(tmp_path, rows)
    assert [row["id"] for row in made] == ["b"]
    assert rejected[0]["stage"] == "columns"
    assert "'x'" in rejected[0]["reason"]
    assert CANARY.casefold() not in json.dumps([made, rejected]).casefold()
    assert "1234567" not in json.dumps([made, rejected])


def test_an_identifier_of_another_letter_of_the_patient_is_refused_too(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "patient_id": "p", "text": note(), "x": "stable"},
        {"id": "b", "patient_id": "p", "text": "No fever, no rash.", "x": CANARY},
        {"id": "c", "patient_id": "q", "text": "No fever, no rash.", "x": "sick"},
    ]
    made, rejected = run(tmp_path, rows)
    assert [row["id"] for row in made] == ["a", "c"]
    assert [row["id"] for row in rejected] == ["b"]


def test_an_identifier_of_another_column_is_refused_too(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "No fever.", "who": CANARY, "seen": "2021-03-14", "x": f"{CANARY} rang"},
        {"id": "b", "text": "No fever.", "who": CANARY, "seen": "2021-03-14", "x": "14/03/2021 08:00"},
        {"id": "c", "text": "No fever.", "who": CANARY, "seen": "2021-03-14", "x": "rang"},
    ]
    made, rejected = run(tmp_path, rows, replace_columns=("who",), shift_columns=("seen",))
    assert [row["id"] for row in made] == ["c"]
    assert {row["stage"] for row in rejected} == {"columns"}


def test_births_of_ninety_and_over_move_as_in_the_letters(tmp_path: Path) -> None:
    text = "Mrs Harbottle, born 12/03/1928, aged 93, was seen on 14 March 2021. No fever."
    row = {"id": "a", "text": text, "dob": "1928-03-12", "seen": "2021-03-14"}
    made, rejected = run(tmp_path, [row], shift_columns=("dob", "seen"))
    assert not rejected
    born = date.fromisoformat(made[0]["dob"])
    assert f"born {born:%d/%m/%Y}, aged " in made[0]["text"]
    assert made[0]["text"].partition("aged ")[2][:2] != "93"


def test_letters_in_markup_and_several_workers(tmp_path: Path) -> None:
    rows = [
        {"id": f"n{i}", "text": f"<p>{note()}</p>", "seen": "2021-03-14", "who": CANARY, "ward": str(i)}
        for i in range(8)
    ]
    settings: dict[str, Any] = {"shift_columns": ("seen",), "replace_columns": ("who",)}
    made, rejected = run(tmp_path, rows, workers=2, **settings)
    assert not rejected
    assert [row["ward"] for row in made] == [str(i) for i in range(8)]
    assert all(f"Dr {row['who']}," in row["text"] for row in made)
    assert made == run(tmp_path, rows, workers=1, **settings)[0]


@pytest.mark.parametrize("other", ["Vanterpool", "Ockenthwaite", "Zimkaveller"])
def test_columns_are_a_function_of_the_letter_without_its_identifiers(tmp_path: Path, other: str) -> None:
    def made(name: str) -> Any:
        row = {"id": "a", "text": note(name), "who": name, "mrn": "1234567", "ward": "7"}
        return run(tmp_path, [row], replace_columns=("who", "mrn"))[0]

    assert made(CANARY) == made(other)


def test_what_the_site_knows_of_a_patient_is_refused(tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("patient_id,names\np,Zebedee Ockenthwaite\n", encoding="utf-8")
    rows = [{"id": "a", "patient_id": "p", "text": "No fever.", "x": "Ockenthwaite"}]
    assert not run(tmp_path, rows, patients=str(known))[0]


def test_the_report_names_columns_that_look_like_identifiers(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    row = {
        "id": "a",
        "text": note(),
        "PatSurname": "x",
        "seen": "2001-01-09",
        "ok": "7",
        "free": "he said that all was well",
    }
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    told = rewrite(open_source(source), tmp_path / "o.jsonl", CONFIG)["columns"]
    assert sorted(told["look_like_identifiers"]) == ["PatSurname", "free", "seen"]
    assert told["passed"] == ["PatSurname", "seen", "ok", "free"]


@pytest.mark.parametrize(
    "written",
    [
        "%Y-%m-%d",
        "%Y-%m-%dT%H:%M:%SZ",
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%d.%m.%y",
        "%Y%m%d",
        "%Y%m%d%H%M",
        "%d-%b-%Y",
        "%d%b%Y",
        "%B %d, %Y",
    ],
)
def test_dates_of_columns_move_as_those_of_the_letters(tmp_path: Path, written: str) -> None:
    days = [date(2020, 2, 29) + timedelta(days=37 * i) for i in range(6)]
    stamp = [datetime(d.year, d.month, d.day, 8, 15).strftime(written) for d in days]
    rows = [
        {"id": f"n{i}", "patient_id": f"p{i % 2}", "text": note(day=d.isoformat()), "seen": s}
        for i, (d, s) in enumerate(zip(days, stamp, strict=True))
    ]
    made, rejected = run(tmp_path, rows, shift_columns=("seen",))
    assert not rejected
    for row, old in zip(made, days, strict=True):
        told = date.fromisoformat(row["text"].partition(" came on ")[2][:10])
        assert row["seen"] == datetime(told.year, told.month, told.day, 8, 15).strftime(written)
        assert told != old


def test_serials_of_excel_and_the_days_of_a_file(tmp_path: Path) -> None:
    shifts = tmp_path / "shifts.csv"
    shifts.write_text("patient_id,days\np,-700\n", encoding="utf-8")
    rows: list[Row] = [
        {"id": "a", "patient_id": "p", "text": note(), "x": 44269, "y": "44269.25", "z": None},
        {"id": "b", "patient_id": "q", "text": "No fever.", "x": 44269, "y": "", "z": None},
        {"id": "c", "patient_id": "q2", "text": "No fever.", "x": None, "y": "", "z": None},
    ]
    made, rejected = run(tmp_path, rows, shift_columns=("x", "y"), date_shift=str(shifts))
    assert (made[0]["x"], made[0]["y"]) == (43569, "43569.25")
    assert [row["id"] for row in rejected] == ["b"]  # a date, and no days for its patient
    assert [row["id"] for row in made] == ["a", "c"]


def test_what_stands_for_no_date_does_not_tell_the_days(tmp_path: Path) -> None:
    made, _ = run(
        tmp_path,
        [{"id": "a", "text": note(), "end": "9999-12-31"}, {"id": "b", "text": note(), "end": "2021-03-20"}],
        shift_columns=("end",),
    )
    assert made[0]["end"] == "9999-12-31"
    assert made[1]["end"] != "2021-03-20"


@pytest.mark.parametrize("value", [CANARY, "13/13/2021", "31/02/2021", "2021", 45, "08:15", True])
def test_a_column_that_holds_no_dates_is_named_with_its_rows(tmp_path: Path, value: Any) -> None:
    rows = [{"id": f"row-{i}", "text": note(), "seen": value if i == 2 else "2021-03-14"} for i in range(4)]
    with pytest.raises(InputError) as error:
        run(tmp_path, rows, shift_columns=("seen",))
    assert "'seen'" in str(error.value)
    assert "row-2" in str(error.value)
    assert CANARY not in str(error.value)
    assert not (tmp_path / "out.jsonl").exists()


def test_day_or_month_first_must_be_told(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": note(), "seen": "05/04/2021"}]
    with pytest.raises(InputError, match="seen=dmy"):
        run(tmp_path, rows, shift_columns=("seen",))
    days = {
        order: run(tmp_path, rows, shift_columns=(f"seen={order}",))[0][0]["seen"] for order in ("dmy", "mdy")
    }
    read = [datetime.strptime(days["dmy"], "%d/%m/%Y"), datetime.strptime(days["mdy"], "%m/%d/%Y")]
    assert read[0] - datetime(2021, 4, 5) == read[1] - datetime(2021, 5, 4)


def test_one_value_one_surrogate_in_letters_and_columns(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "patient_id": "p", "text": note(), "who": CANARY, "mrn": 1234567},
        {"id": "b", "patient_id": "p", "text": "No fever.", "who": CANARY.upper(), "mrn": "1234567"},
        {"id": "c", "patient_id": "q", "text": note(), "who": f"Dr {CANARY}", "mrn": ""},
    ]
    made, rejected = run(tmp_path, rows, replace_columns=("who", "mrn"), variants=2)
    assert not rejected
    for one in made[:2]:
        assert f"Dr {one['who']}," in one["text"]
        assert f"MRN {one['mrn']})" in one["text"]
        assert one["who"] != CANARY
        assert one["mrn"] != "1234567"
    assert made[2]["who"] == made[0]["who"].upper()
    assert made[2]["mrn"] == made[0]["mrn"]
    assert CANARY.casefold() not in json.dumps(made).casefold()
    assert "1234567" not in json.dumps(made)
    assert made[4]["mrn"] == ""
    assert made[4]["who"].split()[-1] in made[4]["text"]


def test_policies_hold_in_columns(tmp_path: Path) -> None:
    row = {"id": "a", "text": note(), "who": CANARY, "mrn": "1234567"}
    made, _ = run(tmp_path, [row], replace_columns=("who", "mrn"), policies={"NAME": "tag", "ID": "remove"})
    assert (made[0]["who"], made[0]["mrn"]) == ("[NAME]", "")


def test_columns_survive_a_run_that_was_stopped(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [
        {"id": f"n{i}", "text": note(number=f"77{i:05}"), "seen": "2021-03-14", "ward": i, "x": f"77{i:05}"}
        for i in range(20)
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    config = replace(CONFIG, shift_columns=("seen",), replace_columns=("x",))
    rewrite(open_source(source), tmp_path / "whole.jsonl", config)

    def stop(count: int) -> None:
        stop.left -= count  # type: ignore[attr-defined]
        if stop.left < 0:  # type: ignore[attr-defined]
            raise KeyboardInterrupt

    stop.left = 17  # type: ignore[attr-defined]
    with pytest.raises(KeyboardInterrupt):
        rewrite(open_source(source), tmp_path / "out.jsonl", config, progress=stop)
    assert (tmp_path / "out.jsonl.unfinished").is_dir()
    other = [{**row, "ward": "other"} for row in rows]
    source.write_text("".join(json.dumps(row) + "\n" for row in other), encoding="utf-8")
    with pytest.raises(InputError, match="not those"):
        rewrite(open_source(source), tmp_path / "out.jsonl", config, resume=True)
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    rewrite(open_source(source), tmp_path / "out.jsonl", config, resume=True)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"drop_columns": ("a",), "shift_columns": ("a=dmy",)}, "'a' 2 times"),
        ({"shift_columns": ("a=ymd",)}, "NAME=dmy"),
        ({"replace_columns": ("text",)}, "no further use"),
        ({"replace_columns": ("a",), "surrogates": "per-mention"}, "consistent"),
        ({"shift_columns": ("a",), "no_phi": True}, "no_phi"),
    ],
)
def test_settings_that_contradict_each_other(settings: dict[str, Any], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        RunConfig(**settings)


def test_a_column_that_is_not_there_and_one_that_the_output_has(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="did you mean 'ward'"):
        run(tmp_path, [{"id": "a", "text": note(), "ward": "7"}], drop_columns=("wards",))
    (tmp_path / "a.csv").write_text("id,text,k,t\n1,x,a,No fever.\n", encoding="utf-8")
    source = [
        "rewrite",
        str(tmp_path / "a.csv"),
        str(tmp_path / "o.jsonl"),
        "--id-column",
        "k",
        "--text-column",
        "t",
    ]
    more = ["--strategy", "none", "--detectors", "rules", "--seed", "1"]
    assert main([*source, *more]) == 2
    assert main([*source, *more, "--drop-columns", "*"]) == 0
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("No fever.", encoding="utf-8")
    with pytest.raises(InputError, match="no table"):
        rewrite(open_source(tmp_path / "letters"), tmp_path / "o2", replace(CONFIG, drop_columns=("a",)))


def _write(path: Path, rows: list[Row]) -> None:
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(rows), path)
        return
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.DictWriter(
            handle, list(rows[0]), delimiter="\t" if path.suffix == ".tsv" else ",", quoting=csv.QUOTE_ALL
        )
        out.writeheader()
        out.writerows(rows)


def _read(path: Path) -> list[Row]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return list(pq.read_table(path).to_pylist())
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t" if path.suffix == ".tsv" else ","))
