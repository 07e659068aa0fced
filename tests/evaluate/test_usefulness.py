"""Train on synthetic, test on real: the study as a whole, on corpora whose answer is known."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import corpora
import numpy as np
import pytest

from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import ConfigError, EvaluationError
from synletters.core.registry import find
from synletters.evaluate.utility.learners import Finder
from synletters.evaluate.utility.samples import Sample
from synletters.evaluate.utility.study import Settings, UsefulnessResult, study
from synletters.evaluate.utility.table import table

CANARY = "Zanzibarium"
REAL = corpora.letters()
QUICK = Settings(seeds=2, conditions=())
HEART = "by heart"


def by_heart(
    real: Sequence[Letter], rewrites: Mapping[str, Sequence[Rewrite]], settings: Settings = QUICK
) -> UsefulnessResult:
    """The study with a learner that needs no time."""
    return study(real, rewrites, settings, learners=[corpora.ByHeart()])


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learners are asked for by name, and are quick."""
    monkeypatch.setattr(
        "synletters.evaluate.utility.study.make_learner", lambda settings, name: corpora.ByHeart(name)
    )


def test_rewrites_that_are_their_sources_give_a_ratio_of_one() -> None:
    # both trainings read the same, so the same figures also say that a training is the same twice
    before, numbers = random.getstate(), np.random.get_state()[1].tolist()
    result = study(REAL, corpora.copies(REAL), Settings(seeds=1, passes=12, conditions=()))
    assert (random.getstate(), np.random.get_state()[1].tolist()) == (before, numbers)
    real, made = (result.outcomes["spacy"][name] for name in ("real", "synthetic"))
    assert real.f1.value is not None
    assert real.f1.value > 0.5  # there was something to learn, and it was learned
    assert made.seeds == real.seeds
    assert (made.ratio.value, made.ratio.low, made.ratio.high, made.p_real) == (1.0, 1.0, 1.0, 1.0)
    assert result.sets.refilled == 0


def test_wrong_labels_give_nearly_nothing() -> None:
    turned = {"DRUG": "FINDING", "FINDING": "TEST", "TEST": "DRUG"}
    result = by_heart(REAL, corpora.copies(REAL, turned))
    made = result.outcomes[HEART]["synthetic"]
    assert result.outcomes[HEART]["real"].f1.value == 1.0
    assert made.ratio.value == 0.0
    assert made.p_real == 2 / 64  # as far apart as six letters can be


def test_a_label_that_no_rewrite_has_counts_as_not_found() -> None:
    dropped = {
        key: [replace(made, spans=tuple(s for s in made.spans if s.label != "DRUG")) for made in some]
        for key, some in corpora.copies(REAL).items()
    }
    result = by_heart(REAL, dropped)
    made = result.outcomes[HEART]["synthetic"]
    assert result.sets.labels_lost == ("DRUG",)
    assert made.by_label["DRUG"] == 0.0
    assert made.ratio.value < 0.9
    assert "labels that no rewrite has: DRUG" in table(result)


@pytest.mark.usefixtures("no_training")
def test_every_condition_and_the_plug_in() -> None:
    made = corpora.rewrites(REAL)
    pairs = [(letter, made[letter.id][0]) for letter in REAL]
    ratio, tstr, trtr = find("metrics", "usefulness")(seeds=2, something_else=1).score(pairs)
    assert [s.name for s in (ratio, tstr, trtr)] == ["tstr_ratio_spacy", "tstr_f1_spacy", "trtr_f1_spacy"]
    assert {s.family for s in (ratio, tstr, trtr)} == {"usefulness"}
    assert list(ratio.by) == ["real", "synthetic", "masked", "random", "real+synthetic"]
    assert ratio.low <= ratio.value <= ratio.high
    assert ratio.value == pytest.approx(
        np.mean(ratio.detail["seeds"]["synthetic"]) / np.mean(ratio.detail["seeds"]["real"])
    )
    assert tstr.baseline == ratio.by["masked"]["f1"]
    assert set(trtr.per_letter) <= {letter.id for letter in REAL}
    assert ratio.detail["refilled_words_told"] is True
    assert CANARY not in json.dumps([s.to_json() for s in (ratio, tstr, trtr)])
    json.dumps(ratio.to_json())


def test_rewrites_of_test_letters_are_never_learned_from() -> None:
    parts = by_heart(REAL, corpora.copies(REAL)).parts
    spoilt = corpora.copies(REAL)
    for letter in parts.test:  # whatever stands there, nothing changes
        spoilt[letter.id] = [Rewrite(letter.id, 0, "Nothing.", ())]
    assert by_heart(REAL, spoilt).outcomes == by_heart(REAL, corpora.copies(REAL)).outcomes


def test_entities_of_the_detectors_are_no_gold() -> None:
    more = {
        key: [
            replace(
                m, spans=(*m.spans, Span(0, 4, "DRUG", "clinical", "tagger"), Span(0, 4, "ODD", "clinical"))
            )
            for m in some
        ]
        for key, some in corpora.copies(REAL).items()
    }
    assert by_heart(REAL, more).outcomes == by_heart(REAL, corpora.copies(REAL)).outcomes


@pytest.mark.parametrize(
    ("real", "says"),
    [
        (REAL[:19], "19 real letters are too few"),
        ([letter.with_spans(()) for letter in REAL], "no clinical spans"),
        ([replace(letter, patient_id="one") for letter in REAL], "all real letters are of one patient"),
        (
            [
                letter.with_spans([replace(s, label=f"{s.label}-{letter.patient_id}") for s in letter.spans])
                for letter in REAL
            ],
            "no label has 10 clinical spans",
        ),
    ],
)
def test_what_cannot_be_studied_is_told(real: list[Letter], says: str) -> None:
    with pytest.raises(EvaluationError, match=says):
        by_heart(real, corpora.copies(REAL))


def test_a_label_of_the_test_alone_is_told() -> None:
    parts = by_heart(REAL, corpora.copies(REAL)).parts
    here = {letter.id for letter in parts.test}
    odd = [
        letter.with_spans(
            [replace(s, label="ODD") if letter.id in here and s.label == "TEST" else s for s in letter.spans]
        )
        for letter in REAL
    ]
    with pytest.raises(EvaluationError, match="ODD stand in test letters but in no training letter"):
        by_heart(odd, corpora.copies(REAL))


def test_rewrites_without_gold_or_of_other_letters_are_told() -> None:
    bare = {key: [replace(made, spans=()) for made in some] for key, some in corpora.copies(REAL).items()}
    with pytest.raises(EvaluationError, match="no rewrite has a clinical span"):
        by_heart(REAL, bare)
    with pytest.raises(EvaluationError, match="no training letter has a rewrite"):
        by_heart(REAL, {"stranger": [Rewrite("stranger", 0, "Text.", ())]})


def test_a_learner_that_finds_nothing_is_told() -> None:
    class Nothing(corpora.ByHeart):
        def learn(
            self, samples: Sequence[Sample], labels: Sequence[str], *, seed: int, budget: int
        ) -> Finder:
            return lambda texts: [[] for _ in texts]

    with pytest.raises(EvaluationError, match="finds no entity of the test letters"):
        study(REAL, corpora.copies(REAL), QUICK, learners=[Nothing()])


def test_wrong_settings_are_told_together() -> None:
    with pytest.raises(ConfigError) as told:
        Settings(learners=("crf",), seeds=0, passes=0, test_share=1.0)
    assert len(told.value.faults) == 4


def _written(folder: Path) -> tuple[Path, Path]:
    real, made = folder / "real.jsonl", folder / "letters.jsonl"
    rewrites = corpora.rewrites(REAL)
    with open(real, "w") as one, open(made, "w") as other:
        for letter in REAL:
            text = letter.text + CANARY  # at the end, so that no offset moves
            spans = [s.to_json() for s in letter.spans]
            one.write(
                json.dumps({"id": letter.id, "text": text, "patient_id": letter.patient_id, "spans": spans})
                + "\n"
            )
            [rewrite] = rewrites[letter.id]
            row = rewrite.to_json() | {"refilled": rewrite.provenance["refilled"]}
            other.write(json.dumps(row) + "\n")
    return real, made


@pytest.mark.usefixtures("no_training")
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real, made = _written(tmp_path)
    out = tmp_path / "out.json"
    told = ["score", "usefulness", str(real), str(tmp_path), str(out), "--seeds", "2"]
    (tmp_path / "copy").mkdir()
    made.rename(tmp_path / "copy" / "letters.jsonl")
    told[3] = str(tmp_path / "copy")
    assert main(told) == 0
    shown = capsys.readouterr()
    figures = json.loads(out.read_text())
    assert set(figures["learners"]["spacy"]) == {"real", "synthetic", "masked", "random", "real+synthetic"}
    assert figures["refilled_words_told"] is True
    assert figures["patients"] == {"train": 9, "test": 3}
    for text in (shown.out, shown.err, out.read_text()):
        assert CANARY not in text
        assert "aspirin" not in text
    assert "ratio to real" in shown.out
    assert main(told) == 2  # what is there is not overwritten
    assert "--overwrite" in capsys.readouterr().err
    assert main([*told, "--overwrite", "--learners", "crf"]) == 2
    assert "crf" in capsys.readouterr().err


def test_options_of_usefulness_go_with_it_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (
        ["score", "entities", "a", "b", "--seeds", "2"],
        ["score", "usefulness", "a", "b", "--ignore", "DRUG"],
    ):
        with pytest.raises(SystemExit) as caught:
            main(line)
        assert caught.value.code == 2
    assert "--ignore" in capsys.readouterr().err


def test_the_encoder_learns_and_is_the_same_twice(mlm: Path) -> None:
    from synletters.evaluate.utility.encoder import EncoderLearner

    samples = [
        Sample(f"s{i}", text, ((text.index(word), text.index(word) + len(word), label),))
        for i, (word, label) in enumerate(
            [("cough", "FINDING"), ("fever", "FINDING"), ("scan", "TEST"), ("test", "TEST")] * 6
        )
        for text in (f"The patient has {word} today.",)
    ]
    learner = EncoderLearner(model=str(mlm), device="cpu", batch=48, rate=5e-3)
    find = learner.learn(samples, ("FINDING", "TEST"), seed=1, budget=6000)
    texts = [sample.text for sample in samples[:4]]
    assert find(texts) == [list(sample.entities) for sample in samples[:4]]
    again = learner.learn(samples, ("FINDING", "TEST"), seed=1, budget=6000)
    assert again(texts) == find(texts)
    hidden = [replace(sample, masked=tuple(e[:2] for e in sample.entities)) for sample in samples]
    blind = learner.learn(hidden, ("FINDING", "TEST"), seed=1, budget=3000)
    assert blind(texts) != find(texts)  # without the words nothing tells the labels apart
