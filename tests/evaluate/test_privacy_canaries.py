"""Canaries: planted whole, found in every mangled form, and not where nothing was planted."""

from __future__ import annotations

import json
import urllib.parse
from pathlib import Path
from random import Random

import pytest

from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import ConfigError, EvaluationError, InputError
from synletters.core.registry import find
from synletters.detect.rules.checksums import luhn, nhs
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.canaries import Canaries, search
from synletters.evaluate.privacy.canary_forms import CONTEXTS, FORMS, Canary, core, draw, line_of
from synletters.evaluate.privacy.planting import Planter, read_canaries
from synletters.io import open_source

BODY = "Dear Doctor,\n\nMr Smith has a cough. He takes aspirin.\nNo fever.\n\nYours sincerely"


def letters(many: int) -> list[Letter]:
    at = BODY.index("aspirin")
    return [
        Letter(f"l{i}", f"{BODY} {i}", (Span(at, at + 7, "DRUG", "clinical"),), f"p{i}") for i in range(many)
    ]


def planted(many: int = 42, per_letter: int = 1) -> tuple[list[Letter], list[Canary]]:
    planter = Planter(Random(4), per_letter)
    out = [letter for letter in planter.plant(letters(many)) if isinstance(letter, Letter)]
    return out, [*planter.canaries, *planter.controls()]


def pairs(sources: list[Letter], texts: list[str]) -> list[Pair]:
    return [(a, Rewrite(a.id, 0, text, ())) for a, text in zip(sources, texts, strict=True)]


def found(sources: list[Letter], texts: list[str], canaries: list[Canary]) -> Score:
    return Canaries(canaries=canaries).score(pairs(sources, texts))[0]


def test_planting_keeps_the_letter_and_its_annotations() -> None:
    made, canaries = planted(50, per_letter=3)
    own = [c for c in canaries if not c.control]
    assert len(own) == 150
    assert {c.form for c in own} == set(FORMS)
    assert {c.context for c in own} == set(CONTEXTS)
    assert len({core(c.value) for c in canaries}) == len(canaries) == 300
    for source, letter in zip(letters(50), made, strict=True):
        assert [letter.text[s.start : s.end] for s in letter.spans] == ["aspirin"]
        assert letter.patient_id == source.patient_id
        mine = [c for c in own if c.letter_id == letter.id]
        assert [letter.text[c.start : c.end] for c in mine] == [c.value for c in mine]
        lines = {line_of(c.form, c.context, c.value)[0] for c in mine}
        rest = [line for line in letter.text.split("\n") if line not in lines]
        assert [line for line in rest if line] == [line for line in source.text.split("\n") if line]


def test_checked_numbers_pass_their_checks() -> None:
    rng = Random(1)
    for _ in range(200):
        assert luhn(FORMS["card"](rng).replace(" ", ""))
        assert nhs(FORMS["nhs_number"](rng).replace(" ", ""))


MANGLES = {
    "as it is": str,
    "upper": str.upper,
    "lower": str.lower,
    "spelled": lambda v: " ".join(v),
    "dashes": lambda v: "-".join(v),
    "solid": lambda v: "".join(v.split()),
    "invisible": lambda v: "\u200b".join(v),
    "soft hyphens": lambda v: "\u00ad".join(v),
    "lines": lambda v: v[:6] + "-\n" + v[6:],
    "look-alikes": lambda v: v.translate(str.maketrans("aeopcxyAEOPCX", "аеорсхуАЕОРСХ")),
    "accents": lambda v: "".join(c + "\u0301" if c in "aeiou" else c for c in v),
    "wide": lambda v: v.translate({i: 0xFEE0 + i for i in range(33, 127)}),
    "backwards": lambda v: v[::-1],
    "percent": lambda v: "".join(f"%{b:02X}" for b in v.encode()),
    "url": urllib.parse.quote,
    "glued": lambda v: f"xx{v}yy",
    "all but its end": lambda v: v[: max(len(v) * 3 // 4, 13)],
}


@pytest.mark.parametrize("how", MANGLES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_found_in_every_mangled_way(form: str, how: str) -> None:
    canary = Canary("c0", form, "bare", draw(Random(f"{form}{how}"), form, ()), "a")
    text = f"Mr Jones came.\n{MANGLES[how](canary.value)}\nHe is well."
    share, where = search([canary], ["nothing", text])
    assert where == {"c0": {1}}
    if how not in ("all but its end", "look-alikes"):
        assert share["c0"] == 1.0


@pytest.mark.parametrize("word", ["name", "name_comma", "email", "hospital", "username"])
def test_letters_typed_as_digits_are_found(word: str) -> None:
    value = draw(Random(3), word, ())
    typed = value.lower().translate(str.maketrans("oesb", "0358"))
    assert search([Canary("c0", word, "bare", value, "a")], [f"He is {typed}."])[1]


def test_a_copy_has_them_all_and_a_clean_letter_none() -> None:
    made, canaries = planted()
    copy = found(made, [letter.text for letter in made], canaries)
    assert (copy.value, copy.high, copy.baseline) == (1.0, 1.0, 0.0)
    assert copy.detail["whole"] == copy.detail["in_its_own_letter"] == 42
    assert copy.per_letter["l0"] == 1.0
    clean = found(made, [letter.text for letter in letters(42)], canaries)
    assert clean.value == 0.0
    assert clean.high is not None
    assert 0.05 < clean.high < 0.1
    assert clean.detail["rule_of_three"] == pytest.approx(3 / 42)


def test_a_canary_in_somebody_elses_letter_is_found() -> None:
    made, canaries = planted()
    texts = [letter.text for letter in letters(42)]
    texts[7] += canaries[3].value.upper()
    one = found(made, texts, canaries)
    assert one.detail["found"] == one.detail["in_other_letters"] == 1
    assert one.detail["in_its_own_letter"] == 0
    assert one.per_letter["l7"] == 1.0


def test_ordinary_words_of_a_canary_are_no_canary() -> None:
    _, canaries = planted()
    assert search(
        canaries, ["The Hospital on Station Road, 12 Park Avenue: https://www.example.com, a.b@example.org"]
    ) == ({}, {})


def test_bad_input(tmp_path: Path) -> None:
    made, canaries = planted(3)
    with pytest.raises(EvaluationError, match="plant-canaries"):
        Canaries().score(pairs(made, [x.text for x in made]))
    with pytest.raises(EvaluationError, match="unchanged"):
        found(letters(3), ["a", "b", "c"], canaries)
    with pytest.raises(EvaluationError, match="no canary was planted"):
        found([Letter("z", BODY)], ["a"], canaries)
    with pytest.raises(ConfigError):
        Planter(Random(1), 0)
    bad = tmp_path / "bad.jsonl"
    for content in ("", "{}\n", "no json\n", '{"id": 1, "form": "name"}\n'):
        bad.write_text(content)
        with pytest.raises(InputError, match=r"bad\.jsonl"):
            read_canaries(bad)
    with pytest.raises(InputError, match="missing"):
        read_canaries(tmp_path / "missing")


def test_letters_made_without_canaries_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, canaries = planted(21)
    (tmp_path / "canaries.jsonl").write_text("".join(json.dumps(c.to_json()) + "\n" for c in canaries))

    def write(name: str, rows: list[tuple[str, str]]) -> str:
        (tmp_path / name).write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in rows))
        return str(tmp_path / name)

    def without(letter: Letter) -> str:
        """As a good run leaves it: the line is there, and something else in the canary's place."""
        for canary in canaries:
            if canary.letter_id == letter.id:
                return letter.text[: canary.start] + "Xyz 12" + letter.text[canary.end :]
        return letter.text

    real, before = (
        write("real", [(x.id, x.text) for x in made]),
        write("before", [(x.id, x.text) for x in letters(21)]),
    )
    for name in (real, before):
        Path(name).rename(f"{name}.jsonl")
    good = write("good.jsonl", [(x.id, without(x)) for x in made])
    common = [
        str(tmp_path / "out"),
        "--metrics",
        "canaries",
        "--canaries",
        str(tmp_path / "canaries.jsonl"),
        "--quiet",
    ]
    for pair, word in (
        ((f"{real}.jsonl", f"{before}.jsonl"), "made of the letters as they were before"),
        ((f"{before}.jsonl", good), "does not hold its canary"),
    ):
        assert main(["evaluate", *pair, *common]) == 2
        said = capsys.readouterr().err
        assert word in said
        assert not any(c.value in said for c in canaries)
        assert not (tmp_path / "out").exists()
    assert main(["evaluate", f"{real}.jsonl", good, *common]) == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["metrics"][0]["value"] == 0.0


def test_no_value_in_reports_and_reprs() -> None:
    made, canaries = planted()
    shown = json.dumps(found(made, [x.text for x in made], canaries).to_json()) + repr(canaries)
    assert not any(c.value in shown for c in canaries)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "letters.jsonl"
    rows = [{"id": x.id, "text": x.text, "patient_id": x.patient_id} for x in letters(20)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "planted"
    assert main(["plant-canaries", str(source), str(out), "--seed", "5"]) == 0
    assert "20 canaries in 20 letters" in capsys.readouterr().out
    made = [x for x in open_source(out / "letters.jsonl") if isinstance(x, Letter)]
    canaries = read_canaries(out)
    assert [x.patient_id for x in made] == [f"p{i}" for i in range(20)]
    assert sum(c.control for c in canaries) == 20
    assert found(made, [x.text for x in made], canaries).value == 1.0
    assert main(["plant-canaries", str(source), str(out), "--seed", "5"]) == 2
    again = (out / "canaries.jsonl").read_bytes()
    assert main(["plant-canaries", str(source), str(out), "--seed", "5", "--overwrite"]) == 0
    assert (out / "canaries.jsonl").read_bytes() == again
    assert main(["plant-canaries", str(source), str(tmp_path / "none"), "--per-letter", "99"]) == 2
    assert not (tmp_path / "none").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["letters.jsonl", "planted"]
    assert find("metrics", "canaries") is Canaries
