"""``mark_refills``: where the refilled words stand, in every table, and nowhere unless asked for."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import tiny

from synletters.cli.main import main
from synletters.core.document import Fill, Fixed, MaskPlan, Rewrite, Slot
from synletters.core.errors import SpanError
from synletters.evaluate.masked import masked_text
from synletters.evaluate.pairing import read_pairs, rewrites

TEXT = tiny.LETTER.replace("Re: clinic review", "Re: clinic review, Mr Quuxbert")


def rewrite(folder: Path, out: Path, mlm: Path, tagger: Path, *more: str) -> int:
    return main(
        [
            "rewrite",
            str(folder),
            str(out),
            "--model",
            str(mlm),
            "--tagger",
            str(tagger),
            "--device",
            "cpu",
            "--quiet",
            "--seed",
            "3",
            "--ratio",
            "0.8",
            "--variants",
            "2",
            *more,
        ]
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters")
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(tiny.LETTER.upper())
    return folder


def test_places_of_refilled_words_in_what_is_assembled() -> None:
    plan = MaskPlan("a", (Fixed("the "), Slot(), Fixed(" was "), Slot("NAME"), Slot(), Slot(), Fixed(".")))
    fills = [Fill("heart"), Fill("Smith"), Fill(""), Fill("well")]
    text, _ = plan.assemble(fills)
    assert [text[a:b] for a, b in plan.refilled(fills)] == ["heart", "well"]


@pytest.mark.parametrize(
    "places", [((0, 0),), ((3, 2),), ((0, 99),), ((4, 6), (0, 2)), ((0, 4), (3, 6)), ((-1, 2),)]
)
def test_places_that_cannot_be(places: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(SpanError, match="refilled word"):
        Rewrite("a", 0, "the text", (), refilled=places)


@pytest.mark.usefixtures("any_word")
def test_what_is_not_marked_is_the_sources_or_a_surrogate(
    source: Path, mlm: Path, tagger: Path, tmp_path: Path
) -> None:
    assert rewrite(source, tmp_path / "plain", mlm, tagger) == 0
    assert rewrite(source, tmp_path / "out", mlm, tagger, "--mark-refills") == 0
    plain = [json.loads(line) for line in (tmp_path / "plain" / "letters.jsonl").read_text().splitlines()]
    rows = [json.loads(line) for line in (tmp_path / "out" / "letters.jsonl").read_text().splitlines()]
    assert all("refilled" not in row for row in plain)
    assert [
        {k: v for k, v in row.items() if k != "refilled"} for row in rows
    ] == plain  # the marks change nothing else
    pairing = read_pairs(source, tmp_path / "out")
    assert len(pairing.pairs) == 4
    assert sum(len(made.refilled or ()) for _, made in pairing.pairs) > 20
    for letter, made in pairing.pairs:
        held = [(s.start, s.end) for s in made.spans if s.kind == "phi"]
        cut = sorted([*held, *(made.refilled or ())])
        at, rest = 0, 0
        for start, end in [
            *cut,
            (len(made.text), len(made.text)),
        ]:  # what lies between stands in the source, in this order
            piece = made.text[at:start]
            rest = letter.text.index(piece, rest) + len(piece)
            at = end
        assert masked_text(made).count("[MASK]") == len(made.refilled or ())


@pytest.mark.usefixtures("any_word")
def test_tables_hold_the_marks(source: Path, mlm: Path, tagger: Path, tmp_path: Path) -> None:
    places = {}
    for suffix in ("jsonl", "csv", "parquet"):
        made = tmp_path / suffix / f"made.{suffix}"
        assert rewrite(source, made, mlm, tagger, "--mark-refills") == 0
        places[suffix] = {(r.letter_id, r.variant): r.refilled for r in rewrites(made)}
    assert places["jsonl"] == places["csv"] == places["parquet"]
    assert any(places["jsonl"].values())
    assert rewrite(source, tmp_path / "plain.csv", mlm, tagger) == 0
    with (tmp_path / "plain.csv").open(newline="") as handle:
        assert next(csv.reader(handle)) == ["id", "variant", "text", "spans"]


@pytest.mark.parametrize("told", ["[1, 2]", [[0, 1, 2]], [["a", 2]], [[0, 999]], "no json", 7])
def test_marks_that_are_none_are_a_row_that_cannot_be_read(told: object, tmp_path: Path) -> None:
    table = tmp_path / "made.jsonl"
    table.write_text(
        "".join(
            json.dumps({"id": i, "text": "the text", **more}) + "\n"
            for i, more in (("a", {"refilled": told}), ("b", {}))
        )
    )
    (tmp_path / "real.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": "a text"}) + "\n" for i in "ab")
    )
    pairing = read_pairs(tmp_path / "real.jsonl", table)
    assert [made.letter_id for _, made in pairing.pairs] == ["b"]
    assert pairing.to_json()["unreadable"] == 1
    assert pairing.first["unreadable"] == ["a"]
