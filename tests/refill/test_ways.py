"""Ways to fill: what top_k, top_p and rounds do, words of several subwords, private draws, and words that
must differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from refilling import NEVER, check, letters, make, plan_of

from synletters import Fill, Letter, MaskPlan, RunConfig
from synletters.core.document import Fixed, Slot, Word
from synletters.core.errors import ConfigError
from synletters.neural.narrow import logits_at
from synletters.refill import mlm
from synletters.refill.novelty import avoided, must_differ, same_word, word_slots
from synletters.refill.pieces import Pieces
from synletters.refill.sampling import NEXT, TOP, Ways, epsilon, private_draw
from synletters.rewrite import run
from synletters.rewrite.rewriter import Rewriter

CONTENT = [word for word in tiny.CONTENT if word not in NEVER]


def texts(fills: Any) -> list[list[str]]:
    return [[fill.text for fill in each] for each in fills]


# -- choosing among candidates
# ---------------------------------------------------------------------------------------------


def frequencies(ways: Ways, values: Sequence[float], draws: int = 4000) -> list[float]:
    noise = np.random.default_rng(0).gumbel(size=(draws, TOP))
    first = ways.ranked(np.tile(np.array(values), (draws, 1)), noise)[:, 0]
    return [float((first == i).mean()) for i in range(len(values))]


def test_draws_have_the_models_shares() -> None:
    values = np.log([0.5, 0.25, 0.15, 0.1])
    assert frequencies(Ways("sample", 1.0), values) == pytest.approx([0.5, 0.25, 0.15, 0.1], abs=0.03)
    assert frequencies(Ways("sample", 1.0, top_k=2), values) == pytest.approx([2 / 3, 1 / 3, 0, 0], abs=0.03)
    assert frequencies(Ways("sample", 1.0, top_p=0.7), values) == pytest.approx(
        [2 / 3, 1 / 3, 0, 0], abs=0.03
    )
    assert frequencies(Ways("sample", 1.0, top_p=0.01), values) == [1, 0, 0, 0]
    assert frequencies(Ways("sample", 0.5), values)[0] == pytest.approx(0.25 / 0.345, abs=0.03)
    assert frequencies(Ways("argmax"), values) == frequencies(Ways("sample", 0.0), values) == [1, 0, 0, 0]


def test_the_second_is_what_would_have_been_drawn_without_the_first() -> None:
    ways, values = Ways("sample", 1.0), np.log([[0.5, 0.3, 0.2]])
    noise = np.random.default_rng(1).gumbel(size=(6000, TOP))
    order = ways.ranked(np.tile(values, (6000, 1)), noise)
    second = order[order[:, 0] == 0, 1]
    assert (second == 1).mean() == pytest.approx(0.6, abs=0.03)


@settings(max_examples=50)
@given(
    st.lists(st.floats(-30, 30), min_size=1, max_size=TOP),
    st.floats(0.05, 1),
    st.integers(1, TOP),
    st.floats(0.05, 5),
)
def test_every_candidate_is_ranked_once(
    values: list[float], top_p: float, top_k: int, temperature: float
) -> None:
    rows = np.array([sorted(values, reverse=True)])
    [order] = (
        Ways("sample", temperature, top_k, top_p)
        .ranked(rows, np.random.default_rng(0).gumbel(size=(1, TOP)))
        .tolist()
    )
    assert len(set(order)) == len(order) == min(NEXT, len(values))
    assert order[0] < top_k


def test_noise_depends_on_letter_variant_and_slot_alone() -> None:
    ways, plan = Ways(), MaskPlan("a", ())
    assert (ways.noise(plan, 9)[:4] == ways.noise(plan, 4)).all()
    assert (ways.noise(plan, 4) != ways.noise(MaskPlan("b", ()), 4)).any()
    assert (ways.noise(plan, 4) != ways.noise(MaskPlan("a", (), 1), 4)).any()


# -- rounds
# ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["easiest", "left-to-right"])
@pytest.mark.parametrize("rounds", [2, 5, 40])
def test_rounds_fill_everything_and_do_not_depend_on_company(
    loaded_mlm: Any, order: Any, rounds: int
) -> None:
    plans = [plan_of(text[:300], 0.5, name=str(i)) for i, text in enumerate(letters()[:4])]
    options = {"rounds": rounds, "order": order}
    alone = [make(loaded_mlm, **options).fill([plan])[0] for plan in plans]
    for plan, fills in zip(plans, alone, strict=True):
        check(plan, fills)
    assert texts(make(loaded_mlm, batch_tokens=500, **options).fill(plans[::-1])[::-1]) == texts(alone)
    assert texts(make(loaded_mlm).fill(plans)) != texts(alone)


def test_left_to_right_shows_what_was_filled_on_the_left(
    loaded_mlm: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    refiller = make(loaded_mlm, rounds=3, order="left-to-right")
    seen: list[list[int]] = []

    def spy(model: Any, module: Any, inputs: Any, where: Any) -> Any:
        seen.append(where[1].tolist())
        return logits_at(model, module, inputs, where)

    monkeypatch.setattr(mlm, "logits_at", spy)
    parts: list[Any] = [part for _ in range(6) for part in (Slot("WORD"), Fixed(" and "))]
    refiller.fill([MaskPlan("a", tuple(parts))])
    assert seen == [[1, 3], [5, 7], [9, 11]], "each look asks for two slots; between them stands a word"


# -- words of several subwords
# -----------------------------------------------------------------------------------------------

LEXICON = ["walkinged", "noted", "coughing", "feverness", "without", "painness", "x", "Upper", "clinicing"]


@pytest.mark.parametrize("rounds", [1, 3])
def test_words_of_several_subwords(loaded_any: Any, rounds: int) -> None:
    options = {"pieces": 3, "lexicon": LEXICON, "rounds": rounds, "temperature": 2.0, "top_k": 50}
    plans = [
        plan_of(text, 0.4, name=str(i))
        for i, text in enumerate([tiny.LETTER, letters()[1], "the a patient of it"])
    ]
    refiller = make(loaded_any, **options)
    spelled = {word for group in refiller.pieces for word in group.words}
    assert spelled <= {word for word in LEXICON if word.islower() and word not in NEVER}
    fills = refiller.fill(plans)
    whole = set(refiller.vocabulary.words) | spelled
    for plan, each in zip(plans, fills, strict=True):
        check(plan, each)
        assert {fill.text.lower() for fill in each} <= {word.lower() for word in whole}
    assert texts([make(loaded_any, **options).fill([plan])[0] for plan in plans[::-1]][::-1]) == texts(fills)


def test_a_word_of_several_subwords_is_scored_as_a_whole(loaded_mlm: Any) -> None:
    import torch

    [group] = make(loaded_mlm, pieces=2, lexicon=["painness", "coughing"]).pieces
    logp = torch.log_softmax(torch.randn(1, 2, len(loaded_mlm.tokenizer)), dim=-1)
    found = group.scores(logp, [Slot()])[0]
    for word, score in zip(group.words, found, strict=True):
        ids = loaded_mlm.tokenizer(word, add_special_tokens=False)["input_ids"]
        assert score == pytest.approx(float(logp[0, 0, ids[0]] + logp[0, 1, ids[1]]), rel=1e-5)
    assert torch.isneginf(group.scores(logp, [Slot(vocabulary="function")])).all()
    assert torch.isneginf(group.scores(logp, [Slot(allowed=("noted", "seen"))])).all()


def test_a_likely_word_of_two_subwords_comes_out_and_not_twice_in_a_row(
    loaded_mlm: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    refiller = make(loaded_mlm, pieces=2, lexicon=["coughing"], sampling="argmax", rounds=3)
    [group] = refiller.pieces
    monkeypatch.setattr(
        Pieces, "scores", lambda self, logp, slots: logp.new_zeros(len(slots), len(self.words))
    )
    parts = (
        Fixed("the "),
        Slot("WORD"),
        Fixed(" "),
        Slot("WORD"),
        Fixed(" was "),
        Slot("WORD"),
        Fixed(" coughing"),
    )
    [fills] = refiller.fill([MaskPlan("a", parts)])
    assert [fill.text == "coughing" for fill in fills].count(True) == 1
    assert group.words == ("coughing",)


# -- private draws
# -----------------------------------------------------------------------------------------------------------


def test_a_private_draw_is_bounded_whatever_the_logits() -> None:
    rng = np.random.default_rng(0)
    temperature, clip = 1.5, 3.0
    bound = np.exp(epsilon(temperature, clip))
    uniform = np.arange(20000) / 20000

    def shares(logits: Any) -> Any:
        drawn, _ = private_draw(np.tile(logits, (len(uniform), 1)), uniform, temperature, clip)
        return np.bincount(drawn, minlength=len(logits)) / len(uniform)

    for _ in range(5):
        one, other = shares(rng.normal(0, 30, 12)), shares(rng.normal(0, 30, 12))
        assert (one > 0).all()
        assert (one <= other * bound * 1.01).all()
    assert epsilon(1.5, 3.0) == pytest.approx(4.0)


def test_a_private_draw_takes_allowed_words_alone() -> None:
    logits = np.array([[-np.inf, 0.0, -np.inf, -50.0, -np.inf]])
    for uniform in (0.0, 0.5, 1 - 1e-17, 1.0):
        [chosen], [probability] = private_draw(logits, np.array([uniform]), 1.0, 2.0)
        assert chosen in (1, 3)
        assert probability == pytest.approx({1: 1, 3: np.exp(-2)}[int(chosen)] / (1 + np.exp(-2)))


def test_private_fills(loaded_any: Any) -> None:
    plans = [plan_of(text, 0.4, name=str(i)) for i, text in enumerate(letters()[:3])]
    options = {"sampling": "private", "temperature": 2.0, "clip": 5.0}
    alone = [make(loaded_any, **options).fill([plan])[0] for plan in plans]
    for plan, fills in zip(plans, alone, strict=True):
        check(plan, fills)
        assert not any(fill.others for fill in fills)
    assert texts(make(loaded_any, batch_tokens=300, **options).fill(plans[::-1])[::-1]) == texts(alone)
    hot = make(loaded_any, sampling="private", temperature=1e6).fill([plan_of(letters()[3], 0.9)])[0]
    assert max(Counter(fill.text.lower() for fill in hot).values()) < 0.3 * len(
        hot
    )  # uniform over the vocabulary


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"temperature": 0.0}, "temperature 0"),
        ({"rounds": 3}, "left-to-right"),
        ({"avoid_original": 0.5}, "avoid_original"),
        ({"pieces": 2}, "pieces"),
        ({"clip": 0.0}, "clip"),
        ({"top_p": 0.0}, "top_p"),
        ({"avoid_original": 1.5}, r"\[0, 1\]"),
    ],
)
def test_what_does_not_go_together_is_a_fault(options: dict[str, Any], fault: str) -> None:
    with pytest.raises(ConfigError, match=fault):
        RunConfig(sampling="private", **options)


# -- words that must not come back
# -------------------------------------------------------------------------------------------

TEXT = "the patient was seen in the clinic with a cough and the nurse was told to call him at home after this visit"
PLAIN = {"strategy": "random", "ratio": 0.6, "detectors": (), "seed": 5, "no_phi": True}


class Parrot:
    """Guesses every word as the letter had it, as the worst case; keeps the plans it was shown."""

    def __init__(self, others: tuple[str, ...]) -> None:
        self.others, self.plans = others, list[MaskPlan]()

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        self.plans += plans
        return [tuple(Fill(word, 1.0, self.others) for word in originals(plan)) for plan in plans]


def originals(plan: MaskPlan) -> list[str]:
    out, rest = [], TEXT
    for part in plan.parts:
        size = len(part.text) if isinstance(part, Fixed) else len(rest.split(" ")[0])
        out += [rest[:size]] if isinstance(part, Slot) else []
        rest = rest[size:]
    return out


@pytest.mark.usefixtures("any_word")
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_share_of_the_words_differs_and_no_plan_says_why(share: float) -> None:
    parrot = Parrot(("issue", "which", "further"))
    rewriter = Rewriter(RunConfig(avoid_original=share, **PLAIN), refiller=parrot)
    [made] = rewriter.rewrite([Letter("a", TEXT)])
    counts = rewriter.counts
    assert counts["refills"] > 5
    wanted = len(must_differ(share, 5, "a", 0, counts["refills"]))
    assert counts["refills"] - counts["refills_as_before"] == wanted
    assert (made.text == TEXT) is (share == 0)  # type: ignore[union-attr]
    # the refiller saw one plan, once: nothing of the comparison
    assert len(parrot.plans) == 1


def test_a_refiller_without_other_words_is_asked_again_with_the_same_plan() -> None:
    parrot = Parrot(())
    rewriter = Rewriter(RunConfig(avoid_original=1.0, **PLAIN), refiller=parrot)
    rewriter.rewrite([Letter("a", TEXT)])
    assert len({plan.attempt for plan in parrot.plans}) == len(parrot.plans) == 3
    assert len({plan.parts for plan in parrot.plans}) == 1
    assert rewriter.counts["refills_as_before"] == rewriter.counts["refills"]  # told honestly


def test_other_words_keep_case_neighbours_and_articles() -> None:
    plan = MaskPlan(
        "a",
        (
            Slot("WORD", case=Slot().case.TITLE),
            Fixed(" scan, "),
            Slot("WORD"),
            Fixed(" of "),
            Slot("WORD"),
            Fixed(" "),
            Slot("WORD"),
        ),
    )
    words = [Word(0, 3, "The"), Word(0, 2, "an"), Word(0, 4, "care"), Word(0, 4, "team")]
    fills = [
        Fill("The", 1.0, ("scan", "an", "this")),
        Fill("a", 1.0, ("an", "one")),
        Fill("care", 1.0, ("team", "of", "home")),
        Fill("team", 1.0, ("home", "visit")),
    ]
    made, left = avoided(plan, fills, words, range(4))
    assert [fill.text for fill in made] == ["A", "one", "home", "visit"]
    assert left == []
    assert avoided(plan, fills, words, ())[0] == tuple(fills)
    assert same_word("A", "an")
    assert not same_word("a", "the")


def test_identifiers_that_are_refilled_are_not_compared() -> None:
    plan = MaskPlan("a", (Slot("NAME"), Fixed(" "), Slot("WORD"), Fixed(" "), Slot("NAME"), Slot("WORD")))
    assert word_slots(plan) == [1, 3]


def test_the_models_other_words_differ_and_are_allowed(loaded_any: Any) -> None:
    for options in ({}, {"sampling": "argmax"}, {"rounds": 3}):
        plan = plan_of(tiny.LETTER, 0.5)
        for fill, slot in zip(
            make(loaded_any, **options).fill([plan])[0],
            [p for p in plan.parts if isinstance(p, Slot)],
            strict=True,
        ):
            assert len(fill.others) >= 2
            assert fill.text.lower() not in {word.lower() for word in fill.others} or fill.text.lower() in (
                "a",
                "an",
            )
            for word in fill.others:
                check(MaskPlan("x", (slot,)), [Fill(word)])


def test_the_report_of_private_draws(mlm: Path, tmp_path: Path) -> None:
    from synletters.io import open_source

    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps({"id": str(i), "text": TEXT}) + "\n" for i in range(3))
    )
    config = RunConfig(
        **(
            PLAIN
            | {"sampling": "private", "temperature": 2.0, "clip": 4.0, "model": str(mlm), "device": "cpu"}
        )
    )
    report = run.rewrite(open_source(tmp_path / "in.jsonl"), tmp_path / "out", config)
    told = report["private_sampling"]
    assert told["epsilon_per_word"] == 4.0
    assert told["draws"] >= report["words_masked"] > 0
    assert told["epsilon_per_letter"]["mean"] == pytest.approx(4.0 * told["draws"] / 3, abs=0.01)
    assert told["epsilon_per_letter"]["most"] >= told["epsilon_per_letter"]["mean"]
    assert "kept words have no such protection" in told["limits"]
