"""Refilling: whole words of the allowed vocabulary, the same whatever the batch, for every family of
models."""

from __future__ import annotations

import itertools
import re
from random import Random
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from refilling import check, letters, make, plan_of

from synletters.core.document import Case, Fill, Fixed, MaskPlan, Slot
from synletters.neural.narrow import logits_at, narrow_at
from synletters.refill import mlm
from synletters.refill.agreement import article
from synletters.refill.mlm import MaskedLMRefiller
from synletters.refill.sampling import Ways
from synletters.text.words import STOPWORDS


def test_whole_words_in_the_case_and_vocabulary_of_each_slot(loaded_any: Any) -> None:
    plans = [plan_of(text, 0.5, name=str(i)) for i, text in enumerate(letters())]
    plans.append(plan_of("THE PATIENT WAS SEEN IN THE CLINIC. The Patient Was Seen.", 1.0, name="capitals"))
    for options in ({}, {"sampling": "argmax"}, {"temperature": 3.0, "top_k": 50}):
        for plan, fills in zip(plans, make(loaded_any, **options).fill(plans), strict=True):
            check(plan, fills)


@pytest.mark.parametrize(
    "mark", ["[MASK]", "[SEP] [CLS]", "[PAD]", "[UNK]", "<mask>", "</s><s>", "##ing", "Ġx ▁y"]
)
def test_machinery_in_a_letter_is_text(loaded_any: Any, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{mark} the patient was {mark} seen in the{mark}clinic {mark}"
    parts: list[Fixed | Slot] = []
    for piece in re.split(r"(the |patient|seen)", text):
        if piece in ("the ", "patient", "seen"):
            parts += [Slot("WORD", 1, Case.LOWER, "any"), Fixed(" ")]
        elif piece:
            parts.append(Fixed(piece))
    plan = MaskPlan("m", tuple(parts))
    for sampling in ("argmax", "sample"):
        [fills] = make(loaded_any, sampling=sampling, rounds=2).fill([plan])
        check(plan, fills)
        made, _ = plan.assemble(fills)
        assert made.count(mark) == text.count(mark)
    # the marks reach the model as text: special ids stand at the slots alone
    read: list[list[int]] = []

    def look(model: Any, module: Any, inputs: Any, where: Any) -> Any:
        assert where[0].tolist() == [0] * plan.slots, "all of the letter is read at once"
        real = int(inputs["attention_mask"][0].sum())  # padding lies behind
        read.extend([inputs["input_ids"][0, :real].tolist(), where[1].tolist()])
        return logits_at(model, module, inputs, where)

    monkeypatch.setattr(mlm, "logits_at", look)
    make(loaded_any, rounds=1).fill([plan])
    ids, places = read
    tokenizer: Any = loaded_any.tokenizer
    special = set(tokenizer.all_special_ids) - {tokenizer.unk_token_id}
    assert [i for i, token in enumerate(ids) if token in special] == [0, *places, len(ids) - 1]


def test_the_word_beside_a_slot_is_not_doubled(loaded_any: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model adores one word; beside that word it still takes another, and two slots in a row never
    match."""
    import torch

    refiller = make(loaded_any, sampling="argmax")
    vocabulary = refiller.vocabulary
    star = vocabulary.words.index("patient")

    def adore(model: Any, module: Any, inputs: Any, where: Any) -> Any:
        logits = torch.zeros(len(where[0]), len(vocabulary.words))
        logits[:, star] = 50.0
        return logits

    monkeypatch.setattr(mlm, "logits_at", adore)
    any_slot = Slot("WORD")
    for parts in (
        (Fixed("the patient "), any_slot, Fixed(" was seen")),
        (Fixed("the "), any_slot, Fixed(" patient was seen")),
        (Fixed("the "), any_slot, Fixed(" "), any_slot, Fixed(" "), any_slot, Fixed(" was")),
        (any_slot, any_slot, any_slot),
    ):
        plan = MaskPlan("p", parts)
        for rounds in (1, 2, 3):
            refiller.rounds = rounds
            [fills] = refiller.fill([plan])
            words = (
                plan.assemble(fills)[0].split() if " " in plan.assemble(fills)[0] else [f.text for f in fills]
            )
            assert all(a.lower() != b.lower() for a, b in itertools.pairwise(words)), words


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_same_whatever_the_batch_order_and_company(loaded_mlm: Any, data: st.DataObject) -> None:
    plans = [plan_of(text, 0.4, name=str(i)) for i, text in enumerate(letters())]
    wanted = _reference(loaded_mlm)
    chosen = data.draw(st.lists(st.sampled_from(range(len(plans))), unique=True, min_size=1))
    tokens = data.draw(st.sampled_from([64, 200, 1000, 8192, 100_000]))
    made = make(loaded_mlm, batch_tokens=tokens).fill([plans[i] for i in chosen])
    for i, fills in zip(chosen, made, strict=True):
        assert [f.text for f in fills] == [f.text for f in wanted[i]]


_REFERENCE: dict[int, list[tuple[Fill, ...]]] = {}


def _reference(loaded: Any) -> list[tuple[Fill, ...]]:
    if id(loaded) not in _REFERENCE:
        plans = [plan_of(text, 0.4, name=str(i)) for i, text in enumerate(letters())]
        _REFERENCE[id(loaded)] = [make(loaded).fill([plan])[0] for plan in plans]
    return _REFERENCE[id(loaded)]


def test_the_same_for_every_family(loaded_any: Any) -> None:
    plans = [plan_of(text, 0.4, name=str(i)) for i, text in enumerate(letters()[:5])]
    alone = [make(loaded_any).fill([plan])[0] for plan in plans]
    together = make(loaded_any, batch_tokens=700).fill(plans[::-1])[::-1]
    assert [[f.text for f in fills] for fills in alone] == [[f.text for f in fills] for fills in together]


def test_argmax_is_deterministic_and_ignores_the_seed(loaded_mlm: Any) -> None:
    plans = [plan_of(tiny.LETTER, 0.5, name=name) for name in ("a", "a")]
    plans[1] = MaskPlan("b", plans[0].parts, 3)
    one = make(loaded_mlm, sampling="argmax", seed=1).fill(plans)
    two = make(loaded_mlm, sampling="argmax", seed=2).fill(plans)
    cold = make(loaded_mlm, temperature=0.0).fill(plans)
    assert one[0] == one[1]
    assert one == two == cold


def test_sampling_is_seeded_by_letter_variant_and_seed(loaded_mlm: Any) -> None:
    parts = plan_of(tiny.LETTER, 0.6).parts

    def fill(name: str, seed: int = 0, variant: int = 0) -> list[str]:
        refiller = make(loaded_mlm, seed=seed, temperature=5.0)
        return [f.text for f in refiller.fill([MaskPlan(name, parts, variant)])[0]]

    base = fill("a")
    assert fill("a") == base
    others = [fill("b"), fill("a", seed=1), fill("a", variant=1)]
    assert all(other != base for other in others)
    assert len({tuple(o) for o in others}) == 3


def test_a_letter_of_3000_words_goes_through_windows(loaded_any: Any) -> None:
    rng = Random(1)
    text = " ".join(rng.choices(tiny.WORDS, k=3000))
    plan = plan_of(text, 0.3, name="long")
    refiller = make(loaded_any)
    [fills] = refiller.fill([plan])
    check(plan, fills)
    made, _ = plan.assemble(fills)
    assert len(made.split()) == 3000
    pieces = [part.text for part in plan.parts if isinstance(part, Fixed)]
    at = 0
    for piece in pieces:
        at = made.index(piece, at) + len(piece)


def test_a_window_of_masks_only_and_a_word_of_many_pieces(loaded_mlm: Any) -> None:
    masks: list[Fixed | Slot] = []
    for _ in range(700):
        masks += [Slot("WORD"), Fixed(" ")]
    plans = [
        MaskPlan("masks", tuple(masks)),
        MaskPlan("word", (Fixed("q" * 900 + " "), Slot("WORD"), Fixed(" " + "ab7" * 2000))),
        MaskPlan("edges", (Slot("WORD"), Fixed(" " + "the " * 400), Slot("WORD"))),
    ]
    for plan, fills in zip(plans, make(loaded_mlm).fill(plans), strict=True):
        check(plan, fills)


def test_plans_without_slots_cost_nothing(loaded_mlm: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    refiller = make(loaded_mlm)
    for place, name in ((mlm, "logits_at"), (mlm, "model_texts"), (Ways, "noise")):
        monkeypatch.setattr(place, name, None)
    none = MaskPlan("n", (Fixed("the patient was seen. " * 2000),))
    assert refiller.fill([]) == []
    assert refiller.fill([none, MaskPlan("empty", ())]) == [(), ()]
    assert refiller.subwords == 0


def test_windows_without_slots_are_not_read(loaded_mlm: Any) -> None:
    refiller = make(loaded_mlm, rounds=1)
    plan = MaskPlan("n", (Fixed("the patient was seen. " * 2000), Slot("WORD"), Fixed(" the patient")))
    check(plan, refiller.fill([plan])[0])
    assert 0 < refiller.subwords <= 128


def test_the_head_on_masked_places_gives_what_the_whole_model_gives(loaded_any: Any) -> None:
    import torch

    module = narrow_at(loaded_any.model)
    assert module is not None, "the head of this family was not recognised: every place would be scored"
    rng = np.random.default_rng(0)
    rows_of = len(loaded_any.tokenizer)
    ids = rng.integers(5, rows_of, size=(3, 48))
    real = np.ones_like(ids)
    real[1, 30:] = 0
    ids[1, 30:] = loaded_any.tokenizer.pad_token_id
    rows, columns = np.array([0, 0, 1, 2, 2]), np.array([1, 40, 7, 3, 46])
    ids[rows, columns] = loaded_any.tokenizer.mask_token_id
    inputs = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(real)}
    with torch.inference_mode():
        found = logits_at(
            loaded_any.model, module, inputs, (torch.from_numpy(rows), torch.from_numpy(columns))
        )
        full = loaded_any.model(**inputs).logits
    assert found.shape == (5, full.shape[-1])
    torch.testing.assert_close(found, full[rows, columns].float(), rtol=1e-4, atol=1e-4)
    assert not any(m._forward_pre_hooks for m in loaded_any.model.modules()), "the hook was left behind"


def test_the_last_layer_of_bert_and_its_kin_reads_masked_places_alone(loaded_mlm: Any) -> None:
    read: list[tuple[int, ...]] = []
    last = loaded_mlm.model.base_model.encoder.layer[-1].intermediate
    hook = last.register_forward_hook(lambda _, inputs, __: read.append(tuple(inputs[0].shape[:-1])))
    try:
        make(loaded_mlm, rounds=1).fill([plan_of("the patient was seen in the clinic", 0.4)])
    finally:
        hook.remove()
    slots = plan_of("the patient was seen in the clinic", 0.4).slots
    assert read == [(slots,)]


def test_the_head_is_clean_after_a_failure(loaded_mlm: Any) -> None:
    import torch

    ids = torch.full((1, 16), 10**6)
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
    with pytest.raises(IndexError):
        logits_at(
            loaded_mlm.model, narrow_at(loaded_mlm.model), inputs, (torch.tensor([0]), torch.tensor([1]))
        )
    assert not any(m._forward_pre_hooks for m in loaded_mlm.model.modules())


def test_a_vocabulary_without_function_words_is_refused(loaded_mlm: Any) -> None:
    from synletters.core.errors import ModelError

    with pytest.raises(ModelError, match="function word"):
        MaskedLMRefiller(loaded=loaded_mlm, never=STOPWORDS)


def test_the_inputs_are_unchanged(loaded_mlm: Any) -> None:
    plan = plan_of(tiny.LETTER, 0.5)
    before = repr(plan.parts), plan.parts
    make(loaded_mlm).fill([plan])
    assert (repr(plan.parts), plan.parts) == before


@pytest.mark.parametrize(
    ("following", "word"),
    [
        (" apple", "an"),
        (" scan", "a"),
        (" hour", "an"),
        (" unit", "a"),
        (" MRI", "an"),
        (" European", "a"),
        (" X-ray", "an"),
        (" user", "a"),
        (" 8", "an"),
        (" 18-year-old", "an"),
        (" one", "a"),
        (" uninteresting", "an"),
        (" eumorphic", "a"),
    ],
)
def test_articles_agree(following: str, word: str) -> None:
    for given_ in ("a", "an"):
        for case in Case:
            plan = MaskPlan("x", (Slot("WORD", 1, case), Fixed(following)))
            [fill] = article(plan, [Fill(case.apply(given_))])
            assert fill.text.lower() == word
        [the] = article(MaskPlan("x", (Slot("WORD"), Fixed(following))), [Fill("the")])
        assert the.text == "the"
