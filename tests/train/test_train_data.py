"""What training sees: who is held out, what is masked, and that a batch is a function of its number."""

from __future__ import annotations

import itertools
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import ConfigError, TrainingError
from synletters.neural.frame import frame
from synletters.text.words import STOPWORDS
from synletters.train.choices import parse_choices
from synletters.train.corpus import Corpus, Windows, build
from synletters.train.mlm.masking import IGNORED, MaskedExamples
from synletters.train.prepare import Passage, fingerprint, passage, passages
from synletters.train.seq2seq.denoising import DenoisingExamples, runs, stretches
from synletters.train.settings import TrainSettings
from synletters.train.split import split

CANARY = "zebra crossing"


def letters(count: int = 20, per: int = 2) -> list[Letter]:
    rng = Random(3)
    out = []
    for i in range(count):
        text = ". ".join(" ".join(rng.choice(tiny.WORDS) for _ in range(9)) for _ in range(5)) + "."
        out.append(Letter(f"l{i}", text, patient_id=f"p{i // per}"))
    return out


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from transformers import AutoTokenizer

    folder = tmp_path_factory.mktemp("t") / "uncased"
    tiny.wordpiece(folder, tiny.UNCASED)
    return AutoTokenizer.from_pretrained(folder)


@pytest.fixture(scope="module")
def corpus(tokenizer: Any) -> Corpus:
    return build(tokenizer, [passage(letter, False) for letter in letters()])


def windows(corpus: Corpus, tokenizer: Any, **options: Any) -> Windows:
    return Windows(
        corpus, frame(tokenizer), **({"lengths": ((32, 1.0),), "batch_tokens": 128, "seed": 5} | options)
    )


def test_masks_are_read_or_refused_with_all_faults() -> None:
    made = parse_choices(["0.7*subwords@0.15-0.25", "0.3*stopwords@0.5+random@0.05"], None)
    assert [round(choice.share, 9) for choice in made] == [0.7, 0.3]
    assert (made[0].low, made[0].high) == (0.15, 0.25)
    assert made[1].strategy is not None
    assert not made[1].tags
    assert parse_choices(["nouns@0.2"], None)[0].tags
    with pytest.raises(ConfigError) as caught:
        parse_choices(["subwords@2", "nosuch@0.1", "words@x", "spans@0.1"], None, drawn=("subwords", "words"))
    assert len(caught.value.faults) == 4


def test_settings_tell_all_faults_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        TrainSettings(
            lr=0, warmup=2, corruption=(0.5, 0.1, 0.1), windows=((4, 1.0),), dp_epsilon=1, minutes=1, steps=3
        )
    said = str(caught.value)
    for word in ("lr", "warmup", "corruption", "window", "one of steps", "clock"):
        assert word in said
    with pytest.raises(ConfigError, match="canaries"):
        TrainSettings(steps=3, max_exposure=4.0)
    with pytest.raises(ConfigError, match="no-audit"):
        TrainSettings(steps=3, max_tpr=0.1, audit=False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=10, max_size=60), st.floats(0.01, 0.5), st.integers(0, 5))
def test_no_patient_is_on_both_sides(owners: list[int], share: float, seed: int) -> None:
    items = list(enumerate(owners))
    try:
        learned, held = split(items, lambda item: str(item[1]), share=share, most=1000, seed=seed)
    except TrainingError:
        assert len(set(owners)) < 2
        return
    assert sorted(learned + held) == items
    assert not {p for _, p in learned} & {p for _, p in held}
    assert held
    assert len(held) <= len(learned)
    assert len(held) <= max(1, int(share * len(items) + 0.5)) or len({p for _, p in held}) == 1


def test_the_split_does_not_depend_on_the_order() -> None:
    items = letters(40)
    a = split(items, lambda letter: letter.patient, share=0.2, most=100, seed=1)
    b = split(items[::-1], lambda letter: letter.patient, share=0.2, most=100, seed=1)
    assert {letter.id for letter in a[1]} == {letter.id for letter in b[1]}
    assert len(split(items, lambda letter: letter.patient, share=0.5, most=4, seed=1)[1]) == 4


def test_too_few_letters_or_one_patient_alone_are_refused_without_their_text() -> None:
    few = [Letter(f"l{i}", CANARY, patient_id=f"p{i}") for i in range(4)]
    with pytest.raises(TrainingError, match="too few") as caught:
        split(few, lambda letter: letter.patient, share=0.1, most=5, seed=0)
    assert CANARY not in str(caught.value)
    same = [Letter(f"l{i}", CANARY, patient_id="p") for i in range(20)]
    with pytest.raises(TrainingError, match="one patient"):
        split(same, lambda letter: letter.patient, share=0.1, most=5, seed=0)
    lone = [Letter("x", CANARY, patient_id="a")] * 6 + [Letter("y", CANARY, patient_id="b")] * 6
    assert len(split(lone, lambda letter: letter.patient, share=0.1, most=5, seed=0)[1]) == 6


def test_every_subword_of_a_pass_comes_once_and_a_batch_is_a_function_of_its_number(
    corpus: Corpus, tokenizer: Any
) -> None:
    w = windows(corpus, tokenizer)
    count = w.in_passes(1)
    first = [w[i].ids for i in range(count)]
    body = np.concatenate([ids[:, 1:-1].ravel() for ids in first])
    body = body[body != tokenizer.sep_token_id]
    assert len(body) >= 0.8 * len(
        corpus.ids
    )  # the start of a pass is cut at random, the last window is not full
    assert (np.bincount(body, minlength=500) <= np.bincount(corpus.ids, minlength=500)).all()
    assert all(
        (ids[:, 0] == tokenizer.cls_token_id).all() and (ids[:, -1] == tokenizer.sep_token_id).all()
        for ids in first
    )
    again = windows(corpus, tokenizer)
    assert np.array_equal(again[count + 3].ids, w[count + 3].ids)  # asked for first, out of order
    assert np.array_equal(again[1].ids, first[1])
    assert not np.array_equal(windows(corpus, tokenizer, seed=6)[0].ids, first[0])


def test_held_out_windows_hold_every_subword_exactly_once(corpus: Corpus, tokenizer: Any) -> None:
    w = windows(corpus, tokenizer, shuffle=False)
    body = np.concatenate([w[i].ids[:, 1:-1].ravel() for i in range(w.in_passes(1))])
    assert body[body != tokenizer.sep_token_id].tolist() == corpus.ids.tolist()


def test_letters_read_more_often_come_more_often(tokenizer: Any) -> None:
    two = [passage(Letter("a", "cough " * 40), False), passage(Letter("b", "fever " * 40), False)]
    w = windows(build(tokenizer, two, times=[3.0, 1.0]), tokenizer)
    body = np.concatenate([w[i].ids.ravel() for i in range(w.in_passes(2))])
    cough, fever = tokenizer.convert_tokens_to_ids(["cough", "fever"])
    assert (body == cough).sum() > 2 * (body == fever).sum()


def test_windows_of_several_lengths_hold_as_many_subwords(corpus: Corpus, tokenizer: Any) -> None:
    w = windows(corpus, tokenizer, lengths=((16, 0.5), (64, 0.5)), batch_tokens=128)
    shapes = {w[i].ids.shape for i in range(30)}
    assert {(8, 16), (2, 64)} <= shapes
    with pytest.raises(TrainingError, match="too few"):
        windows(
            build(tokenizer, [passage(letters(1)[0], False)]),
            tokenizer,
            lengths=((512, 1.0),),
            batch_tokens=512,
        )


def test_the_classic_masks_are_80_10_10_of_15_per_cent(corpus: Corpus, tokenizer: Any) -> None:
    examples = MaskedExamples(
        windows(corpus, tokenizer),
        parse_choices(["subwords"], None),
        tokenizer,
        corruption=(0.8, 0.1, 0.1),
        seed=1,
    )
    seen, wanted = (
        np.concatenate([examples[i][name].ravel() for i in range(120)]) for name in ("input_ids", "labels")
    )
    picked = wanted != IGNORED
    real = ~np.isin(seen, [tokenizer.cls_token_id, tokenizer.sep_token_id])
    assert picked.sum() / real.sum() == pytest.approx(0.15, abs=0.015)
    fates = seen[picked]
    assert (fates == tokenizer.mask_token_id).mean() == pytest.approx(0.8, abs=0.04)
    assert (fates == wanted[picked]).mean() == pytest.approx(0.1, abs=0.04)
    assert not np.isin(fates[fates != tokenizer.mask_token_id], tokenizer.all_special_ids).any()
    assert not np.isin(wanted[picked], tokenizer.all_special_ids).any()


def test_whole_words_are_masked_whole(tokenizer: Any) -> None:
    text = " ".join(["unmarkedish coughed walkinging"] * 30)
    part = build(tokenizer, [passage(Letter("a", text), False)])
    w = windows(part, tokenizer)
    examples = MaskedExamples(w, parse_choices(["words@0.3"], None), tokenizer, corruption=(1, 0, 0), seed=2)
    some = 0
    for i in range(20):
        batch, made = w[i], examples[i]
        for row in range(len(batch.ids)):
            for group in set(batch.group[row].tolist()) - {-1}:
                hit = made["labels"][row][batch.group[row] == group] != IGNORED
                assert hit.all() or not hit.any()
                some += int(hit.all())
    assert some > 20


def test_a_strategy_masks_its_words_and_no_others(corpus: Corpus, tokenizer: Any) -> None:
    examples = MaskedExamples(
        windows(corpus, tokenizer),
        parse_choices(["stopwords@1.0"], None),
        tokenizer,
        corruption=(1, 0, 0),
        seed=2,
    )
    stop = set(tokenizer.convert_tokens_to_ids(sorted(STOPWORDS))) - {tokenizer.unk_token_id}
    wanted = np.concatenate([examples[i]["labels"].ravel() for i in range(40)])
    left = np.concatenate([examples[i]["input_ids"].ravel() for i in range(40)])
    assert set(wanted[wanted != IGNORED].tolist()) <= stop
    assert not np.isin(left, sorted(stop)).any()


class Rogue:
    def select(self, words: Any, rng: Any) -> frozenset[int]:
        return frozenset({len(words)})


def rogue(ratio: float) -> Rogue:
    return Rogue()


def test_a_strategy_that_chooses_what_it_was_not_offered_is_told(corpus: Corpus, tokenizer: Any) -> None:
    choices = parse_choices([f"{__name__}:rogue"], 0.5)
    with pytest.raises(TrainingError, match="not offered"):
        MaskedExamples(windows(corpus, tokenizer), choices, tokenizer, corruption=(1, 0, 0), seed=2)[0]


def test_what_is_protected_is_never_masked(tokenizer: Any) -> None:
    text = "no chest pain today and the patient was seen in the clinic for a cough with fever. " * 12
    spans = [
        Span(i, i + 5, "FINDING", "clinical")
        for i in range(len(text))
        if text.startswith(("cough", "fever"), i)
    ]
    spans += [Span(i, i + 2, "NEGATION", "structure") for i in range(len(text)) if text.startswith("no ", i)]
    spans += [Span(i, i + 6, "HOSPITAL", "phi") for i in range(len(text)) if text.startswith("clinic", i)]
    part = build(tokenizer, [passage(Letter("a", text, tuple(spans)), True)])
    guarded = tokenizer.convert_tokens_to_ids(["no", "cough", "fever", "clinic"])
    for way in ("subwords@0.9", "words@0.9", "random@0.9"):
        examples = MaskedExamples(
            windows(part, tokenizer), parse_choices([way], None), tokenizer, corruption=(1, 0, 0), seed=3
        )
        wanted = np.concatenate([examples[i]["labels"].ravel() for i in range(20)])
        assert (wanted != IGNORED).any()
        assert not np.isin(wanted, guarded).any()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=80), st.floats(0.05, 1.0), st.integers(0, 99))
def test_stretches_lie_in_open_text_and_touch_nothing(free: list[bool], rate: float, seed: int) -> None:
    may = np.array(free)
    made = stretches(may, rate, np.random.default_rng(seed))
    assert all(may[start:end].all() and start < end for start, end in made)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(made))
    assert sum(end - start for start, end in made) <= max(1, int(rate * may.sum() + 0.5))
    assert bool(made) == bool(may.any())


def test_neighbouring_words_are_holes_of_their_own() -> None:
    assert runs(np.array([1, 1, 1, 0, 1], dtype=bool), np.array([1, 1, 2, 3, 3])) == [(0, 2), (2, 3), (4, 5)]


@pytest.mark.parametrize("way", ["spans@0.3", "words@0.3", "stopwords@0.9"])
@pytest.mark.parametrize("kind", ["t5", "bart"])
def test_what_the_decoder_says_put_into_the_holes_is_the_text(kind: str, way: str, tmp_path: Path) -> None:
    from transformers import AutoTokenizer

    (tiny.sentencepiece(tmp_path, sentinels=30) if kind == "t5" else tiny.roberta_mlm(tmp_path))
    tokenizer: Any = AutoTokenizer.from_pretrained(tmp_path)
    part = build(tokenizer, [passage(letter, False) for letter in letters()])
    w = windows(part, tokenizer)
    holes = [tokenizer.convert_tokens_to_ids(f"<extra_id_{i}>") for i in range(30)] if kind == "t5" else []
    examples = DenoisingExamples(
        w, parse_choices([way], None), tokenizer, sentinels=holes, frame=frame(tokenizer), seed=4
    )
    some = 0
    for number in range(12):
        made, batch = examples[number], w[number]
        for row, whole in enumerate(batch.ids.tolist()):
            seen = made["input_ids"][row][made["attention_mask"][row] == 1].tolist()
            said = made["labels"][row][made["labels"][row] != IGNORED].tolist()
            if kind == "bart":
                assert said == whole
                some += seen.count(tokenizer.mask_token_id)
                continue
            answers: dict[int, list[int]] = {}
            for token in said:
                if token in holes:
                    at = token
                    answers[at] = []
                else:
                    answers[at].append(token)
            filled = [out for token in seen for out in (answers[token] if token in holes else [token])]
            assert filled == whole
            some += len(answers) - 1
    assert some > 20


def test_identifiers_become_surrogates_before_anything_is_learned(
    loaded_tagger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path of ``rewrite`` runs; what it rejects is left out, and its new text is what is trained on."""
    from synletters.core.document import Rewrite
    from synletters.rewrite import rewriter

    class Fake:
        def __init__(self, config: Any) -> None:
            assert config.strategy == "none"
            assert not config.no_phi

        def rewrite(self, batch: Any) -> Any:
            return [
                Rejected(x.id, "gate", "why")
                if x.id == "l3"
                else Rewrite(
                    x.id, 0, x.text.replace("the", "The"), (Span(0, len(x.text.split()[0]), "ID", "phi"),)
                )
                for x in batch
            ]

    monkeypatch.setattr(rewriter, "Rewriter", Fake)
    made, rejected = passages(letters(), TrainSettings(steps=1))
    assert [item.letter_id for item in rejected] == ["l3"]
    assert "l3" not in {p.id for p in made}
    assert all(" the " not in p.text and p.open[0][0] == len(p.text.split()[0]) for p in made)
    assert made[0].patient == "patient:p0"
    assert CANARY not in repr(Passage("a", "p", CANARY, (), ()))


def test_the_fingerprint_is_of_the_letters_not_of_their_file() -> None:
    some = letters(3)
    assert fingerprint(some) == fingerprint(iter(some))
    assert fingerprint(some) != fingerprint(some[::-1])
    assert fingerprint(some) != fingerprint([Letter("l0", some[0].text + "x", patient_id="p0"), *some[1:]])
