"""``synletters.rewrite(frame)``: frames in and out, their columns, and what is refused."""

from __future__ import annotations

import warnings
from datetime import datetime
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import synletters
from synletters import ConfigError, InputError, Letter, Rewriter, RunConfig

CANARY = "Quillfeather"
SETTINGS: dict[str, Any] = {
    "detectors": ["rules"],
    "strategy": "none",
    "seed": 3,
    "chunk": 2,
    "second_look": False,
}
DAYS = [datetime(2021, 3, 14), datetime(2021, 3, 16), datetime(2020, 1, 1), datetime(2021, 3, 20)]


def text(day: str = "14 March 2021") -> str:
    return f"Dear Dr {CANARY}, your patient (MRN 1234567) came on {day}. No fever."


ROWS: dict[str, list[Any]] = {
    "id": ["d", "b", "c", "a"],
    "text": [text(), text("16 March 2021"), "No identifiers.", text("20 March 2021")],
    "patient_id": ["p", "p", "q", "p"],
    "mrn": ["1234567", "1234567", "7654321", "1234567"],
    "came": DAYS,
    "ward": ["7 East", "8", None, "9"],
    "beds": [2**62 + 1, 2, 3, 4],
}


def pandas_frame(rows: dict[str, list[Any]]) -> Any:
    return pd.DataFrame(rows, index=[CANARY] * len(rows["id"]))


MAKERS = [pandas_frame, pl.DataFrame, pa.table, dict]


def columns(frame: Any) -> dict[str, list[Any]]:
    if isinstance(frame, pd.DataFrame):
        return {
            name: [
                None if value is None or value is pd.NaT or value != value else value for value in frame[name]
            ]
            for name in frame.columns
        }
    if isinstance(frame, pl.DataFrame):
        return frame.to_dict(as_series=False)
    return frame.to_pydict() if isinstance(frame, pa.Table) else frame


@pytest.mark.parametrize("make", MAKERS)
def test_a_frame_comes_back_as_the_same_kind_in_its_order(make: Any) -> None:
    frame = make(ROWS)
    made = synletters.rewrite(frame, shift_columns=["came"], replace_columns=["mrn"], **SETTINGS)
    assert type(made) is type(frame)
    told = columns(made)
    assert list(told) == ["id", "variant", "text", "spans", "rejected", "mrn", "came", "ward", "beds"]
    assert told["id"] == ROWS["id"]
    assert told["rejected"] == [None] * 4
    assert told["ward"] == ROWS["ward"]
    assert told["beds"] == ROWS["beds"]
    assert CANARY not in repr(told)
    assert "1234567" not in repr(told)
    assert CANARY not in str(getattr(made, "index", "")), "an index may hold names"
    assert len({told["mrn"][i] for i in (0, 1, 3)}) == 1
    for at in (0, 1, 3):
        assert told["mrn"][at] in told["text"][at], "one surrogate in letter and column"
        moved = pd.Timestamp(told["came"][at])
        assert f"{moved.day} {moved:%B %Y}" in told["text"][at]
        [span] = [s for s in told["spans"][at] if s["label"] == "NAME"]
        assert told["text"][at][: span["start"]] == "Dear Dr "


def test_the_same_letters_as_from_files_and_with_a_rewriter(tmp_path: Any) -> None:
    rows = {name: ROWS[name] for name in ("id", "text", "patient_id")}
    made = synletters.rewrite(pl.DataFrame(rows), **SETTINGS)["text"].to_list()
    rewriter = Rewriter(RunConfig(**{**SETTINGS, "detectors": ("rules",)}))
    assert synletters.rewrite(rows, rewriter=rewriter)["text"] == made
    assert synletters.rewrite(rows, rewriter.config)["text"] == made
    letters = [Letter(i, t, patient_id=p) for i, t, p in zip(*rows.values(), strict=True)]
    assert [item.text for item in rewriter.rewrite(letters)] == made


def test_what_is_rejected_has_no_text_and_no_cells() -> None:
    rows = ROWS | {
        "id": ["d", "b", "d", None],
        "text": [text(), None, "twice", "no id"],
        "ward": [f"with {CANARY}", "8", CANARY, CANARY],
    }
    with pytest.warns(UserWarning, match="4 of 4 letters were rejected"):
        made = columns(synletters.rewrite(pd.DataFrame(rows), drop_columns=["mrn", "came"], **SETTINGS))
    assert made["text"] == made["ward"] == made["beds"] == [None] * 4
    assert [why.partition(":")[0] for why in made["rejected"]] == ["columns", "read", "read", "read"]
    assert made["id"] == ["d", "b", "d", "the frame:4"]
    assert CANARY not in repr(made)


def test_columns_that_look_like_identifiers_are_named() -> None:
    with pytest.warns(UserWarning, match="column 'mrn' passes as it is and looks like identifiers"):
        synletters.rewrite({name: ROWS[name][2:3] for name in ("id", "text", "mrn")}, **SETTINGS)


def test_variants_and_columns_of_other_names() -> None:
    frame = pl.DataFrame({"note": [text()], "key": [17], "who": ["p"]})
    made = synletters.rewrite(
        frame, id_column="key", text_column="note", patient_column="who", variants=2, **SETTINGS
    )
    assert made["id"].to_list() == ["17", "17"]
    assert made["variant"].to_list() == [0, 1]
    assert CANARY not in repr(made.to_dicts())


def test_categories_of_other_rows_do_not_come_along() -> None:
    frame = pd.DataFrame(ROWS | {"ward": pd.Categorical(["7", "8", CANARY, "9"])})[["id", "text", "ward"]]
    made = synletters.rewrite(frame[frame.ward != CANARY], **SETTINGS)
    assert CANARY not in repr(pa.Table.from_pandas(made).to_pydict())
    assert CANARY not in repr(getattr(made["ward"].dtype, "categories", ""))


def test_an_empty_frame_is_an_empty_frame() -> None:
    made = synletters.rewrite(pl.DataFrame(ROWS).head(0), **SETTINGS)
    assert made.height == 0
    assert made.columns[:5] == ["id", "variant", "text", "spans", "rejected"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (text(), "a letter needs an id"),
        (pl.LazyFrame(ROWS), "collect"),
        (pd.Series([text()]), "ids"),
        (17, "not builtins.int"),
        ([text()], "not builtins.list"),
        ({"text": [text()]}, "no|0 columns called 'id'|not one"),
        ({"id": ["a", "b"], "text": ["a"]}, "not of one length"),
        ({"id": ["a"], "text": ["a"], "x": [{1, CANARY}]}, "column 'x'"),
        (pd.DataFrame({"id": ["a"], "text": ["a"], "x": [object()]}), "column 'x'"),
        (pd.DataFrame({"id": [1], "text": ["a"], 5: [1]}), "is no text"),
        (pd.DataFrame([["a", "b", "c"]], columns=["id", "text", "text"]), "two columns 'text'"),
        ({"id": ["a"], "text": ["a"], "rejected": ["a"]}, "'rejected'"),
        ({"id": ["a"], "text": [5]}, "not strings"),
    ],
)
def test_what_is_no_frame_of_letters_is_refused_with_the_next_step(bad: Any, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        synletters.rewrite(bad, **SETTINGS)
    assert CANARY not in str(caught.value)


def test_settings_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(ConfigError, match="id_map"):
        synletters.rewrite(ROWS, id_map="ids.csv")
    with pytest.raises(ConfigError, match="rewriter brings its own"):
        synletters.rewrite(ROWS, rewriter=Rewriter(RunConfig(detectors=("rules",))), ratio=0.5)
    with pytest.raises(ConfigError, match="did you mean ratio"):
        synletters.rewrite(ROWS, ratoi=0.5)


def test_batches_of_a_dataset() -> None:
    """The recipe of docs/python.md: the types of a batch that has no rejection are those of one that has."""
    import datasets

    rows = {"id": ["a", "b", "c"], "text": [text(), text(), None], "ward": ["1", "2", "3"]}
    dataset = datasets.Dataset.from_dict(rows)
    rewriter = Rewriter(RunConfig(**{**SETTINGS, "detectors": ("rules",)}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = dataset.with_format("arrow").map(
            lambda batch: synletters.rewrite(batch, rewriter=rewriter),
            batched=True,
            batch_size=2,
            remove_columns=dataset.column_names,
            new_fingerprint="rewritten",
        )
    made = made.with_format(None)
    assert made["id"][:] == ["a", "b", "c"]
    assert [why is None for why in made["rejected"]] == [True, True, False]
    assert made["ward"][:] == ["1", "2", None]
    assert CANARY not in repr(made.to_dict())
