"""The ICD benchmark: hits counted as scikit-learn counts them, mixes and controls that are what they say, and
every kind of model."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import top_k_accuracy_score

from synletters.benchmark.icd import KS, Mix, assemble, by_code, compare, gain, hits_of, parse_mix, report
from synletters.benchmark.icd_data import Coded, cut, read_coded
from synletters.benchmark.icd_models import TfIdf, code_model
from synletters.cli.main import main
from synletters.core.errors import ConfigError, EvaluationError, InputError

SIGNS = {
    "J45": "wheeze tight inhaler",
    "I10": "pressure headache tablets",
    "M54": "back lumbar lifting",
    "K21": "heartburn acid supper",
    "L30": "itch eczema cream",
    "G43": "migraine aura dark",
}


def coded(
    count: int, *, seed: int = 0, noise: float = 0.3, codes: Sequence[str] = tuple(SIGNS), name: str = "x"
) -> Coded:
    """Texts of which some words tell the code."""
    rng = Random(seed)
    every = [word for words in SIGNS.values() for word in words.split()]
    chosen = [rng.choice(list(codes)) for _ in range(count)]
    texts = []
    for code in chosen:
        words = [
            rng.choice(every) if rng.random() < noise else rng.choice(SIGNS[code].split()) for _ in range(3)
        ]
        texts.append(" ".join([*words, rng.choice(("today", "again", "still")), str(rng.random())]))
    return Coded(name, tuple(texts), tuple(chosen))


@given(st.integers(2, 8), st.integers(1, 30), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_hits_are_those_of_scikit_learn(classes: int, count: int, rng: Random) -> None:
    known = [f"C{i}" for i in range(classes)]
    scores = np.array(
        [rng.sample(range(1000), classes) for _ in range(count)], dtype=float
    )  # no ties: they go otherwise there
    truth = [rng.choice(known) for _ in range(count)]
    hits = hits_of(scores, known, truth)
    for column, k in enumerate(KS):
        if classes > 2 and k < classes:
            theirs = top_k_accuracy_score(truth, scores, k=k, labels=known)
            assert hits[:, column].mean() == pytest.approx(theirs)
        elif k >= classes:
            assert hits[:, column].all()


def test_a_code_that_was_not_learned_is_a_miss_and_ties_go_by_order() -> None:
    assert hits_of(np.zeros((2, 2)), ["A", "B"], ["B", "Z"]).tolist() == [[0, 1, 1], [0, 0, 0]]


def test_mixes_hold_what_they_say() -> None:
    real, made = coded(100, name="real"), coded(70, seed=1, name="made")
    texts, codes, count = assemble(real, made, Mix(0.5, 0.4), 0)
    assert count == {"real": 50, "made": 40, "duplicated": 0}
    assert len(set(texts[:50]) & set(real.texts)) == 50
    assert set(texts[50:]) <= set(made.texts)
    assert all(
        made.codes[made.texts.index(text)] == code for text, code in zip(texts[50:], codes[50:], strict=True)
    )
    assert assemble(real, made, Mix(0.5, 0.4), 0)[0] == texts != assemble(real, made, Mix(0.5, 0.4), 1)[0]
    assert assemble(real, made, Mix(1, 5), 0)[2]["made"] == 70  # no more than there are, none twice
    same, dealt, _ = assemble(real, made, Mix(0.5, 0.4, "shuffled"), 0)
    assert same == texts
    assert Counter(dealt) == Counter(codes)
    assert dealt[50:] != codes[50:]
    again, again_codes, count = assemble(real, made, Mix(0.5, 0.4, "duplicated"), 0)
    assert count == {"real": 50, "made": 0, "duplicated": 40}
    assert set(again) == set(texts[:50])
    assert all(
        real.codes[real.texts.index(text)] == code for text, code in zip(again, again_codes, strict=True)
    )


def test_made_texts_that_help_gain_more_than_their_controls() -> None:
    real, test = coded(12, seed=2, name="real"), coded(200, seed=3, name="test")
    made = coded(200, seed=4, noise=0.1, name="made")
    model = TfIdf("word:1-1")
    seeds = (0, 1)
    outcomes = compare(real, test, made, model, mixes=("1+0", "1+10"), seeds=seeds)
    by_name = {outcome.mix.name: outcome for outcome in outcomes}
    assert list(by_name) == ["1+0", "1+10", "1+10 duplicated", "1+10 shuffled"]
    base = by_name["1+0"]
    helped, low, high = gain(by_name["1+10"], base, 1)
    assert low > 0
    assert low <= helped <= high
    for control in ("1+10 duplicated", "1+10 shuffled"):
        assert gain(by_name[control], base, 1)[0] < helped - 0.05
    told = report(outcomes, real, test, made, model, seeds)
    rows = by_code(by_name["1+10"], base, real, made, test)
    assert sum(row["support"] for row in rows.values()) == 200
    assert sum(row["support"] * row["gain"] for row in rows.values()) / 200 == pytest.approx(helped, abs=1e-3)
    assert told["mixes"][1]["hit@1"]["mean"] == pytest.approx(by_name["1+10"].mean(1), abs=1e-4)
    assert not any(text in json.dumps(told) for text in real.texts)


def test_nothing_to_compare_is_told() -> None:
    real = coded(20)
    with pytest.raises(EvaluationError, match="no mix is left"):
        compare(real, real, None, TfIdf(), mixes=("0+1",))
    with pytest.raises(ConfigError, match="no control 'mirror'"):
        compare(real, real, None, TfIdf(), controls=("mirror",))
    for bad in ("1", "2+0", "0+0", "-1+1", "a+b", "1+nan", "nan+1"):
        with pytest.raises(ConfigError, match="is none"):
            parse_mix(bad)
    for bad in ("words", "word:2-1", "word:0-1", "char:3-8+", ""):
        with pytest.raises(ConfigError, match="--features"):
            TfIdf(bad)
    with pytest.raises(ConfigError, match="goes with an encoder"):
        code_model("tfidf", fine_tune=True)


# --- files
# -------------------------------------------------------------------------------------------------------------


def test_every_form_of_file_holds_the_same(tmp_path: Path) -> None:
    import pandas

    rows = [
        {"id": str(i), "text": text, "code": code}
        for i, (text, code) in enumerate(
            [("pain, in the back", "M54.5"), ("wheeze", "j45"), ("", "I10"), ("x", "")]
        )
    ]
    lines = "\n".join(map(json.dumps, rows)) + "\n"
    (tmp_path / "a.jsonl").write_text(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    for name, separator in (("a.csv", ","), ("b.csv", ";")):
        with open(tmp_path / name, "w", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
    pandas.DataFrame(rows).to_parquet(tmp_path / "a.parquet")
    for path in sorted(tmp_path.iterdir()):
        read = read_coded(path)
        assert (read.texts, read.codes, read.left_out) == (
            ("pain, in the back", "wheeze"),
            ("M54", "J45"),
            2,
        ), path.name
    assert read_coded(tmp_path / "a.csv", characters=0).codes == ("M54.5", "J45")
    assert read_coded(tmp_path / "a.csv", text="id").texts == ("0", "1", "2")
    assert cut("m54.5", 4) == "M545"


@pytest.mark.parametrize(
    ("name", "content", "piece"),
    [
        ("x.jsonl", '{"id": 1, "text": "a"}\n', "lie beside it"),
        ("x.jsonl", '{"id": 1, "code": "a"}\n', "--text-column"),
        ("x.jsonl", "[1]\n", "line 1"),
        ("x.jsonl", "{", "line 1 is no JSON"),
        ("x.csv", "text,code\n,\n", "no row with a text and a code"),
        ("x.csv", "", "no row"),
        ("x.txt", "a", "no known kind"),
        ("x.jsonl.gz", "not zipped", "cannot read"),
        ("x.parquet", "not parquet", "cannot read"),
    ],
)
def test_bad_files_are_told(name: str, content: str, piece: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=piece):
        read_coded(tmp_path / name)


def test_the_command_mixes_letters_of_the_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, more = tmp_path / "made", tmp_path / "more"
    for folder, seed, count in ((made, 1, 40), (more, 2, 40)):
        assert (
            main(
                [
                    "generate",
                    "--kg",
                    "general",
                    "--codes",
                    "J45,I10,G43",
                    "--count",
                    str(count),
                    "--seed",
                    str(seed),
                    "--quiet",
                    str(folder),
                ]
            )
            == 0
        )
    out = tmp_path / "out.json"
    given: list[Any] = [
        "benchmark",
        "icd",
        made,
        more,
        out,
        "--synthetic",
        more / "letters.jsonl",
        "--seeds",
        2,
        "--mixes",
        "1+0,0+0.5",
        "--features",
        "word:1-1",
    ]
    assert main(list(map(str, given))) == 0
    told = json.loads(out.read_text())
    assert [row["mix"] for row in told["mixes"]] == ["1+0", "0+0.5", "0+0.5 shuffled"]
    assert set(told["mixes"][1]["by_code"]) == {"J45", "I10", "G43"}
    assert told["mixes"][0]["hit@3"]["mean"] == 1.0
    shown = capsys.readouterr().out
    assert "0+0.5 shuffled" in shown
    assert main(list(map(str, given))) == 2
    assert main(["benchmark", "icd", str(made), str(more), "--seeds", "0"]) == 2
    assert (
        main(["benchmark", "icd", str(made), str(more), "--model", "embedded", "--features", "word:1-1"]) == 2
    )
    assert main(["benchmark", "icd", str(made), str(more), "--model", str(tmp_path)]) == 2


# --- encoders
# ----------------------------------------------------------------------------------------------------------


def test_an_encoder_frozen_and_fine_tuned(tmp_path: Path) -> None:
    folder = tmp_path / "bert"
    folder.mkdir()
    tiny.bert_mlm(folder)
    texts = ["the patient has a cough and the fever", "no pain in the chest today"] * 8
    codes = ["J06", "Z00"] * 8
    frozen = code_model(str(folder), device="cpu")
    scores, known = frozen.scores(texts, codes, texts[:2], 0)
    assert known == ["J06", "Z00"]
    assert hits_of(scores, known, codes[:2])[:, 0].tolist() == [1, 1]
    long = ["the patient has a cough and the fever " * 200, "no pain in the chest today"]  # several windows
    assert np.isfinite(frozen.scores(texts, codes, long, 0)[0]).all()
    tuned = code_model(str(folder), device="cpu", fine_tune=True, epochs=1, rate=1e-3)
    once, known = tuned.scores(texts, codes, texts[:3], 1)
    assert once.shape == (3, 2)
    assert np.array_equal(once, tuned.scores(texts, codes, texts[:3], 1)[0])
    assert not np.array_equal(once, tuned.scores(texts, codes, texts[:3], 2)[0])
    assert len(tuned.scores(texts, ["J06"] * 16, texts[:3], 1)[1]) == 1
