"""Encoder-decoders: sentinels in order, one whole allowed word a slot, nothing else touched, whatever the
model says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import tiny
from refilling import NEVER, check, letters, plan_of

from synletters.core.document import Fixed, MaskPlan, Slot
from synletters.core.errors import ModelError
from synletters.neural.frame import frame
from synletters.neural.loading import kind_of, load
from synletters.refill import seq2seq
from synletters.refill.decoding import Said
from synletters.refill.seq2seq import ASKS, Seq2SeqRefiller
from synletters.refill.windows import Near, neighbours
from synletters.rewrite.rewriter import make_refiller


@pytest.fixture(scope="module", params=["t5", "bart"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = getattr(tiny, request.param)(tmp_path_factory.mktemp("models") / request.param)
    return load(str(folder), "seq2seq", device="cpu", dtype="float32")


def make(loaded: Any, **options: Any) -> Seq2SeqRefiller:
    return Seq2SeqRefiller("", loaded=loaded, **({"never": NEVER} | options))


@lru_cache(maxsize=1)
def plans() -> tuple[MaskPlan, ...]:
    made = [plan_of(text[:160], 0.4, name=str(i)) for i, text in enumerate(letters()[:3])]
    slots = [part for _ in range(24) for part in (Slot("WORD"), Fixed(" "))]
    return (*made, MaskPlan("masks", tuple(slots)), MaskPlan("empty", (Fixed("the patient"),)))


def texts(fills: Any) -> list[list[str]]:
    return [[fill.text for fill in each] for each in fills]


def test_whole_words_and_an_untouched_layout(loaded: Any) -> None:
    for options in ({}, {"sampling": "argmax"}, {"temperature": 4.0, "top_k": 50, "top_p": 0.9, "rounds": 2}):
        for plan, fills in zip(plans(), make(loaded, **options).fill(plans()), strict=True):
            check(plan, fills)


def test_the_same_whatever_the_batch_order_and_company(loaded: Any) -> None:
    alone = [make(loaded).fill([plan])[0] for plan in plans()]
    assert texts(make(loaded, batch_tokens=300).fill(plans()[::-1])[::-1]) == texts(alone)
    assert texts(make(loaded, batch_tokens=64).fill(plans())) == texts(alone)


def test_the_seed_and_the_variant_draw_anew_and_argmax_does_not(loaded: Any) -> None:
    parts = plans()[0].parts
    one = MaskPlan("a", parts), MaskPlan("b", parts), MaskPlan("a", parts, 1)
    drawn = texts(make(loaded, temperature=4.0).fill(one))
    assert len({tuple(words) for words in drawn}) == 3
    assert texts(make(loaded, temperature=4.0, seed=1).fill(one)) != drawn
    likeliest = texts(make(loaded, sampling="argmax", seed=3).fill(one))
    assert likeliest[0] == likeliest[1] == likeliest[2]


def read_of(
    refiller: Seq2SeqRefiller, plan: MaskPlan, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Any], Any]:
    """What the model is given to read of a plan, look by look, and the fills."""
    seen: list[Any] = []
    decode = seq2seq.decode

    def spy(loaded: Any, scripts: Any, *args: Any, **options: Any) -> Any:
        seen.extend(scripts)
        return decode(loaded, scripts, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(seq2seq, "decode", spy)
        [fills] = refiller.fill([plan])
    return seen, fills


def test_what_the_model_reads_and_is_told(loaded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    refiller = make(loaded)
    plan = MaskPlan(
        "a",
        (Fixed("the "), Slot("WORD"), Fixed(" was "), Slot("WORD"), Fixed(" ("), Slot("WORD"), Fixed(").\n")),
    )
    seen, _ = read_of(refiller, plan, monkeypatch)
    tokenizer: Any = loaded.tokenizer
    read = tokenizer.convert_ids_to_tokens(list(seen[0].encoder))
    told = [tokenizer.convert_ids_to_tokens(list(stretch)) for stretch in seen[0].stretches]
    if refiller.sentinels:
        assert [token for token in read if "extra_id" in token] == [f"<extra_id_{i}>" for i in range(3)]
        assert told == [["<extra_id_0>"], ["<extra_id_1>"], ["<extra_id_2>"]]
    else:
        assert read.count("<mask>") == 3
        assert ["".join(tokens) for tokens in told] == ["<s>the", "Ġwas", "Ġ("]


@pytest.mark.parametrize("mark", ["<extra_id_0>", "<mask>", "</s>", "▁the", "Ġx", "<pad>"])
def test_machinery_in_a_letter_is_text(loaded: Any, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = MaskPlan(
        "m",
        (Fixed(f"{mark} the "), Slot("WORD"), Fixed(f" was{mark} seen "), Slot("WORD"), Fixed(f" {mark}")),
    )
    refiller = make(loaded)
    seen, fills = read_of(refiller, plan, monkeypatch)
    special = {*loaded.tokenizer.all_special_ids, *refiller.sentinels} - {loaded.tokenizer.unk_token_id}
    before, after = frame(loaded.tokenizer)
    holes = refiller.sentinels[:2] or [loaded.tokenizer.mask_token_id] * 2
    assert [token for token in seen[0].encoder if token in special] == [*before, *holes, *after]
    check(plan, fills)
    assert plan.assemble(fills)[0].count(mark) == 3


@pytest.mark.parametrize("pieces", [(), ("▁no",), ("▁",), ("1",), ("▁the", "ing", "ed"), ("▁patient",)])
def test_what_is_no_word_is_asked_again_and_then_filled(
    loaded: Any, pieces: tuple[str, ...], monkeypatch: Any
) -> None:
    """The model says nothing, a guarded word, a blank, a number, no word, or the neighbour: the fallback has
    a word."""
    tokenizer: Any = loaded.tokenizer
    ids = tuple(
        tokenizer.convert_tokens_to_ids([piece.replace("▁", "▁" if _t5(loaded) else "Ġ") for piece in pieces])
    )
    asked: list[bool] = []
    decode = seq2seq.decode

    def stubborn(*args: Any, strict: bool) -> list[list[Said]]:
        asked.append(strict)
        said = decode(*args, strict=strict)
        return said if strict else [[Said(ids, 1.0) for _ in each] for each in said]

    monkeypatch.setattr(seq2seq, "decode", stubborn)
    plan = MaskPlan(
        "a",
        (Fixed("the patient "), Slot("WORD"), Fixed(" patient was "), Slot("WORD", vocabulary="function")),
    )
    allowed = {word for word in tiny.WORDS if word != "clinic"}
    refiller = make(loaded, allowed=allowed)
    [fills] = refiller.fill([plan])
    check(plan, fills)
    assert asked == [False] * ASKS + [True]
    assert all(fill.text.lower() in allowed for fill in fills)
    assert fills[0].text.lower() != "patient"


def _t5(loaded: Any) -> bool:
    return bool(loaded.model.config.model_type == "t5")


def test_words_of_several_subwords_come_out_whole(loaded: Any) -> None:
    fills = make(loaded, never=(), temperature=3.0, top_k=50).fill(plans())
    refiller = make(loaded)
    words = {fill.text.lower() for each in fills for fill in each}
    assert words - {word.lower() for word in refiller.vocabulary.words}, (
        "no word of several subwords came out"
    )
    assert all(word.isalpha() for word in words)


def test_a_window_has_no_more_slots_than_there_are_sentinels(tmp_path: Path) -> None:
    few = load(str(tiny.t5(tmp_path, sentinels=5)), "seq2seq", device="cpu", dtype="float32")
    refiller = make(few)
    assert len(refiller.sentinels) == 5
    for plan, fills in zip(plans(), refiller.fill(plans()), strict=True):
        check(plan, fills)


def test_the_config_says_which_refiller_it_is(tmp_path: Path, mlm: Path) -> None:
    from synletters.core.config import RunConfig

    for name, kind in (("t5", "seq2seq"), ("bart", "seq2seq"), ("roberta_mlm", "mlm")):
        folder = getattr(tiny, name)(tmp_path / name)
        assert kind_of(str(folder)) == kind
        made = make_refiller(RunConfig(model=str(folder), device="cpu", dtype="float32", temperature=2.0))
        assert type(made).__name__ == {"seq2seq": "Seq2SeqRefiller", "mlm": "MaskedLMRefiller"}[kind]
        for plan, fills in zip(plans()[:2], made.fill(plans()[:2]), strict=True):
            check(plan, fills)
    with pytest.raises(ModelError, match="there is no model folder"):
        kind_of("nowhere")


def test_bf16(tmp_path: Path) -> None:
    for name in ("t5", "bart"):
        half = load(str(getattr(tiny, name)(tmp_path / name)), "seq2seq", device="cpu", dtype="bfloat16")
        check(plans()[0], make(half).fill(plans()[:1])[0])


def test_an_encoder_decoder_that_fills_no_spans(tmp_path: Path) -> None:
    import torch
    from transformers import PegasusConfig, PegasusForConditionalGeneration

    tiny.bart(tmp_path)
    torch.manual_seed(0)
    config: Any = PegasusConfig(
        vocab_size=900,
        d_model=32,
        encoder_layers=1,
        decoder_layers=1,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
    )
    PegasusForConditionalGeneration(config).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="without sentinels"):
        Seq2SeqRefiller(str(tmp_path), device="cpu")


def test_private_draws_need_a_masked_language_model(loaded: Any) -> None:
    with pytest.raises(ModelError, match="private sampling"):
        make(loaded, sampling="private")


def test_neighbours() -> None:
    word = Slot("WORD")
    assert neighbours(MaskPlan("a", (word,))) == [Near()]
    assert neighbours(MaskPlan("a", (Fixed("The Patient "), word, Fixed(", seen")))) == [Near("patient")]
    assert neighbours(MaskPlan("a", (word, Fixed("\n"), word, Fixed(" 8 was"), word))) == [
        Near(right_slot=True),
        Near(right="8", left_slot=True),
        Near("was"),
    ]
    assert neighbours(MaskPlan("a", (word, word, Fixed(". "), word))) == [
        Near(right_slot=True),
        Near(left_slot=True),
        Near(),
    ]


def test_a_batch_that_does_not_fit_is_halved(loaded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from synletters.refill import seq2seq

    pair = [plans()[0], replace(plans()[0], letter_id="b")]
    wanted = texts(make(loaded).fill(pair))
    decode, sizes = seq2seq.decode, []

    def small(loaded: Any, scripts: Any, *args: Any, **options: Any) -> Any:
        sizes.append(len(scripts))
        if len(scripts) > 1:
            raise RuntimeError(
                "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"
            )
        return decode(loaded, scripts, *args, **options)

    monkeypatch.setattr(seq2seq, "decode", small)
    assert texts(make(loaded, batch_tokens=10_000).fill(pair)) == wanted
    assert max(sizes) > 1
    assert 1 in sizes
