"""Canaries, and the statistics of an audit: no model is needed for either."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score, roc_curve

from synletters.audit.canaries import FORMS, Canary, draw, plant, without
from synletters.audit.config import AuditConfig, load_audit
from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError, EvaluationError
from synletters.evaluate.privacy.roc import auc_of, roc

TEXT = "Dear Doctor,\n\nMr Hale was seen today.\nHe is well.\n"
SPAN = Span(17, 21, "NAME", "phi")
LETTERS = [Letter(f"l{i}", TEXT.replace("today", f"on day {i}"), (SPAN,), f"p{i}") for i in range(30)]


def test_every_canary_is_planted_as_often_as_it_says_and_the_rest_of_the_letters_stays() -> None:
    planted, canaries = plant(LETTERS, count=12, seed=3)
    assert sorted({c.repeats for c in canaries}) == [1, 4, 16]
    assert len({(c.form, c.repeats) for c in canaries}) == 12  # every form at every count
    for canary in canaries:
        assert sum(letter.text.count(canary.text) for letter in planted) == canary.repeats
        assert sum(canary.text in letter.text for letter in planted) == canary.repeats  # in as many letters
    for before, after in zip(LETTERS, planted, strict=True):
        assert without(after, canaries) == before
        assert after.text[after.spans[0].start : after.spans[0].end]
        for span in after.spans:
            value = after.text[span.start : span.end]
            assert value == "Hale" if span.source == "" else any(value in c.values.values() for c in canaries)
    assert plant(LETTERS, count=12, seed=3) == (planted, canaries)
    assert plant(LETTERS, count=12, seed=4)[1] != canaries


def test_planting_nothing_changes_nothing_and_few_letters_hold_several() -> None:
    assert plant(LETTERS, count=0, seed=1) == (LETTERS, [])
    assert plant([], count=0, seed=1) == ([], [])
    one, canaries = plant(LETTERS[:1], count=1, seed=1, repeats=(5,))
    assert one[0].text.count(canaries[0].text) == 5
    with pytest.raises(EvaluationError, match="no letters"):
        plant([], count=1, seed=1)


def test_annotations_take_the_letters_own_labels_or_none() -> None:
    theirs = [Letter("a", TEXT, (Span(17, 21, "PATIENT", "phi"),))]
    spans = plant(theirs, count=1, seed=1, repeats=(1,))[0][0].spans
    assert {s.label for s in spans} == {"PATIENT", "ID", "PHONE"}
    assert plant([Letter("a", TEXT)], count=4, seed=1)[0][0].spans == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, len(FORMS) - 1))
def test_a_sentence_is_read_back_as_the_canary_that_it_is(seed: int, form: int) -> None:
    canary = draw(len(FORMS), seed=seed)[form]
    read = Canary.read(canary.text)
    assert (read.form, dict(read.values)) == (canary.form, dict(canary.values))
    for value, (start, end) in canary.places().items():
        assert canary.text[start:end] == canary.values[value]
    other = canary.other(Random(seed), only=canary.secret)
    changed = {name for name in canary.values if other.values[name] != canary.values[name]}
    assert changed <= {canary.secret}
    assert other.repeats == 0
    assert Canary.read(other.text).form == canary.form


def test_what_is_no_canary_is_refused_without_being_shown() -> None:
    with pytest.raises(EvaluationError, match="canary 3") as raised:
        Canary.read("Patient John Doe has the flu.", number=3)
    assert "John" not in str(raised.value)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(-5, 5), min_size=1, max_size=40),
    st.lists(st.integers(-5, 5), min_size=1, max_size=40),
)
def test_auc_and_rates_are_those_of_scikit_learn(inside: list[int], outside: list[int]) -> None:
    members, controls = np.array(inside, dtype=float), np.array(outside, dtype=float)
    truth = np.r_[np.ones(len(members)), np.zeros(len(controls))]
    scores = np.r_[members, controls]
    assert auc_of(members, controls) == pytest.approx(roc_auc_score(truth, scores))
    fprs, tprs, _ = roc_curve(truth, scores, drop_intermediate=False)
    found = roc(members, controls, fprs=(0.01, 0.1, 0.5))
    for one in found.tpr:
        assert one.value.value == pytest.approx(max(tprs[fprs <= one.fpr + 1e-9]))


def test_intervals_hold_the_truth_and_are_never_of_no_width() -> None:
    far = roc(np.arange(10.0) + 100, np.arange(100.0))
    assert far.auc.value == far.auc.high == 1.0
    assert far.auc.low is not None
    assert 0.6 < far.auc.low < 1
    assert far.at(0.01).value.value == 1.0
    assert far.at(0.01).resolved
    assert not far.at(0.001).resolved
    low = far.at(0.01).value.low
    assert low is not None
    assert low < 0.75  # ten members say no more
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(40):
        auc = roc(rng.normal(1, 1, 60), rng.normal(0, 1, 60), fprs=()).auc
        assert auc.low is not None
        assert auc.high is not None
        covered += auc.low <= 0.7602 <= auc.high  # Phi(1 / sqrt 2)
    assert covered >= 35
    for bad in (np.array([]), np.array([math.nan])):
        with pytest.raises(ValueError, match="scores"):
            roc(bad, np.array([1.0]))


def test_the_settings_of_an_audit_are_checked_together(tmp_path: object) -> None:
    with pytest.raises(ConfigError) as raised:
        AuditConfig(max_tpr=2.0, share=0.0, alternatives=100)
    assert len(raised.value.faults) == 3
    with pytest.raises(ConfigError, match="unknown option 'max_expo'"):
        load_audit(None, {"max_expo": 3})
    with pytest.raises(ConfigError, match="whole number"):
        AuditConfig(draws=2.5)  # type: ignore[arg-type]


def test_settings_come_from_a_file_and_the_command_line_wins(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "c.yaml"
    path.write_text("audit: {max_tpr: 0.2, alternatives: 1023}\n")
    config = load_audit(path, {"max_tpr": 0.3, "max_exposure": None})
    assert (config.max_tpr, config.alternatives, config.max_exposure) == (0.3, 1023, 8.0)
    path.write_text("- 1\n")
    with pytest.raises(ConfigError, match="mapping"):
        load_audit(path, {})
