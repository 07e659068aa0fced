"""BERTScore, pseudo-perplexity and perplexity under tiny models: the package's figures, the definition's, and
long letters."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny

from synletters.core.document import Letter, Rewrite
from synletters.core.errors import EvaluationError, ModelError
from synletters.evaluate.language.perplexity import Perplexity
from synletters.evaluate.language.pseudo_perplexity import PseudoPerplexity
from synletters.evaluate.masked import masked_ids, masked_text
from synletters.evaluate.similarity.bertscore import BertScore, match
from synletters.neural.encoding import Encoded, encode_all
from synletters.neural.loading import load

SHORT = [
    ("The patient was seen in the clinic today.", "A patient was told in the ward today."),
    (tiny.LETTER, tiny.LETTER.replace("patient", "doctor").replace("today", "home")),
    ("pain, cough and fever", "the heart"),
    ("No fever.\n\n  Well today. ", "Fever."),
    ("copy of the letter", "copy of the letter"),
]
PAIRS = [(Letter(f"l{i}", a), Rewrite(f"l{i}", 0, b, ())) for i, (a, b) in enumerate(SHORT)]
LONG = "\n".join(
    f"{i} the patient was seen in the clinic with chest pain and a cough on day {i}." for i in range(60)
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # bert-score takes a local path that holds "t5" for one of T5's: this one must not
    return tiny.bert_mlm(tmp_path_factory.mktemp("enc") / "bert", num_hidden_layers=3)


def scorer(model: Path, **options: Any) -> BertScore:
    return BertScore(model=str(model), device="cpu", dtype="float32", **options)


@pytest.mark.parametrize("layer", [None, 2, 1])
def test_bertscore_is_the_packages_on_texts_of_one_window(encoder: Path, layer: int | None) -> None:
    import bert_score

    ours = scorer(encoder, layer=layer).score(PAIRS)
    sources, made = [a for a, _ in SHORT], [b for _, b in SHORT]
    theirs = bert_score.score(
        made, sources, model_type=str(encoder), num_layers=layer or 3, idf=False, device="cpu"
    )
    assert [s.name for s in ours] == ["bertscore_precision", "bertscore_recall", "bertscore_f1"]
    for score, expected in zip(ours, theirs, strict=True):
        assert list(score.per_letter.values()) == pytest.approx(expected.tolist(), abs=1e-5)
        assert score.value == pytest.approx(float(expected.mean()), abs=1e-5)
        assert score.detail["layer"] == (layer or 3)
    assert ours[2].per_letter["l4"] == pytest.approx(1.0, abs=1e-5)
    assert np.std(list(ours[2].per_letter.values())) > 0.01


def test_bertscore_of_a_model_whose_layers_cannot_be_cut_off(
    encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from synletters.evaluate.similarity import embeddings

    cut = scorer(encoder, layer=2).score(PAIRS)[2].per_letter
    monkeypatch.setattr(embeddings, "cut_layers", lambda *_: False)
    assert scorer(encoder, layer=2).score(PAIRS)[2].per_letter == pytest.approx(cut, abs=1e-6)


def test_long_letters_are_matched_as_a_whole(encoder: Path) -> None:
    metric = scorer(encoder)
    swapped = "\n".join(
        [*LONG.split("\n")[30:], *LONG.split("\n")[:30]]
    )  # the same lines, far from where they were
    [ids] = [e.ids for e in metric.embedder.encode([LONG])]
    assert len(ids) > 2 * metric.embedder.size
    [rows] = metric.embedder.embed([ids])
    assert len(rows) == len(ids) + 2  # each subword once, and one special token at each end
    assert rows.norm(dim=-1).tolist() == pytest.approx([1.0] * len(rows), abs=1e-5)
    pairs = [
        (Letter("same", LONG), Rewrite("same", 0, LONG, ())),
        (Letter("swap", LONG), Rewrite("swap", 0, swapped, ())),
        (Letter("half", LONG), Rewrite("half", 0, LONG[: len(LONG) // 2], ())),
    ]
    precision, recall, f1 = scorer(encoder).score(pairs)
    assert f1.per_letter["same"] == pytest.approx(1.0, abs=1e-5)
    assert f1.per_letter["swap"] > 0.9
    assert recall.per_letter["half"] < precision.per_letter["half"]


def test_what_is_embedded_twice_is_read_once(encoder: Path) -> None:
    metric = scorer(encoder)
    letter = Letter("a", tiny.LETTER)
    metric.score([(letter, Rewrite("a", v, f"{tiny.LETTER} {v}", ())) for v in range(3)])
    alone = scorer(encoder)
    alone.score([(letter, Rewrite("a", 0, f"{tiny.LETTER} 0", ()))])
    text = metric.embedder.encode([tiny.LETTER])[0]
    assert metric.embedder.read < 3 * alone.embedder.read - len(text.ids)
    before = metric.embedder.read
    metric.score([(letter, Rewrite("a", 0, tiny.LETTER, ()))])
    assert metric.embedder.read == before


def test_batches_do_not_change_bertscore(encoder: Path) -> None:
    whole = scorer(encoder, batch_tokens=8192).score(PAIRS)[2].per_letter
    single = scorer(encoder, batch_tokens=1).score(PAIRS)[2].per_letter
    assert single == pytest.approx(whole, abs=1e-6)


def test_a_text_without_subwords_scores_nothing() -> None:
    import torch

    ends = torch.nn.functional.normalize(torch.ones(2, 4), dim=-1)
    more = torch.nn.functional.normalize(torch.ones(5, 4), dim=-1)
    assert match(ends, more) == match(more, ends) == (0.0, 0.0, 0.0)


def test_layers_that_are_not_there(encoder: Path) -> None:
    with pytest.raises(EvaluationError, match="layers 0 to 3"):
        scorer(encoder, layer=4)


def test_the_masked_baseline_reads_one_mask_a_word(encoder: Path) -> None:
    metric = scorer(encoder)
    source, made = "the chest was clear today", "  the heartily was well today"
    rewrite = Rewrite("a", 0, made, (), refilled=((6, 14), (19, 23)))
    assert masked_text(rewrite) == "  the [MASK] was [MASK] today"
    f1 = metric.score([(Letter("a", source), rewrite)])[2]
    tokenizer, mask = metric.loaded.tokenizer, metric.loaded.tokenizer.mask_token_id
    ids = [encode_all(tokenizer, [word])[0].ids for word in ("the", "was", "today")]
    masked = np.concatenate([ids[0], [mask], ids[1], [mask], ids[2]])
    a, b = metric.embedder.embed([metric.embedder.encode([source])[0].ids, masked])
    assert f1.baseline == pytest.approx(match(a, b)[2], abs=1e-6)
    assert "baseline" not in f1.detail


def test_neighbouring_words_are_masks_of_their_own() -> None:
    ids = np.arange(10, 16)
    encoded = Encoded(ids, np.array([0, 2, 4, 7, 9, 12]), np.array([2, 4, 6, 9, 11, 14]), ids)
    assert masked_ids(encoded, [(2, 6), (7, 11)], 0).tolist() == [10, 0, 0, 15]
    assert masked_ids(encoded, [], 0).tolist() == ids.tolist()
    assert masked_ids(encoded, [(0, 14)], 0).tolist() == [0]


# -- pseudo-perplexity
# -----------------------------------------------------------------------------------------------------------


def by_definition(model: Path, text: str) -> float:
    """Salazar et al., word for word: one look of the whole model for each subword."""
    import torch

    loaded = load(str(model), "mlm", device="cpu", dtype="float32")
    ids = loaded.tokenizer(text)["input_ids"]
    total = 0.0
    for at in range(1, len(ids) - 1):
        masked = [*ids]
        masked[at] = loaded.tokenizer.mask_token_id
        with torch.inference_mode():
            logits = loaded.model(input_ids=torch.tensor([masked])).logits[0, at]
        total -= float(torch.log_softmax(logits, dim=-1)[ids[at]])
    return total / (len(ids) - 2)


def pll(model: Path, **options: Any) -> PseudoPerplexity:
    return PseudoPerplexity(model=str(model), device="cpu", dtype="float32", **options)


def test_pseudo_perplexity_is_that_of_its_definition(encoder: Path) -> None:
    texts = ["the patient was seen today", tiny.LETTER[:120]]
    expected = [by_definition(encoder, text) for text in texts]
    found = pll(encoder, pll_exact=True).texts(texts, ["a", "b"])
    assert [mean for mean, _ in found] == pytest.approx(expected, abs=1e-4)
    pairs = [(Letter("a", texts[0]), Rewrite("a", 0, texts[1], ()))]
    [score] = pll(encoder, pll_exact=True).score(pairs)
    assert score.value == pytest.approx(math.exp(expected[1]), rel=1e-4)
    assert score.by["real"]["value"] == pytest.approx(math.exp(expected[0]), rel=1e-4)
    assert score.by["difference"]["value"] == pytest.approx(
        math.exp(expected[1]) - math.exp(expected[0]), rel=1e-3
    )


def test_a_drawn_pseudo_perplexity_comes_near_the_exact_one_and_is_the_same_each_time(encoder: Path) -> None:
    text = LONG[:1500]
    [(exact, n)] = pll(encoder, pll_subwords=0).texts([text], ["a"])
    [(drawn, m)] = pll(encoder, pll_subwords=200).texts([text], ["a"])
    assert n == m > 200
    assert drawn == pytest.approx(exact, rel=0.1)
    few = pll(encoder, pll_subwords=4)
    assert few.texts([text], ["a"]) == few.texts([text], ["a"])
    assert few.texts([text], ["a"]) != pll(encoder, pll_subwords=4, seed=1).texts([text], ["a"])
    assert few.texts([text, "pain"], ["a", "b"])[0] == pytest.approx(few.texts([text], ["a"])[0], abs=1e-6)


def test_letters_longer_than_the_context_are_read_in_windows(
    encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metric = pll(encoder, pll_subwords=6, pll_context=32)
    looks: list[Any] = []
    monkeypatch.setattr(
        metric, "log_probabilities", lambda asked: [0.0 for look in asked if not looks.append(look)]
    )
    metric.texts([LONG], ["a"])
    assert len(looks) == 6
    for look in looks:
        assert len(look.ids) == 34
        assert look.ids[look.at] == metric.loaded.tokenizer.mask_token_id
        assert 1 <= look.at <= 32


# -- perplexity of a causal model
# ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def causal(tmp_path_factory: pytest.TempPathFactory, encoder: Path) -> Path:
    import torch
    from transformers import AutoTokenizer, GPT2Config, GPT2LMHeadModel

    folder = tmp_path_factory.mktemp("causal") / "gpt"
    torch.manual_seed(8)
    tokenizer: Any = AutoTokenizer.from_pretrained(encoder)
    tokenizer.save_pretrained(folder)
    config: Any = GPT2Config(
        vocab_size=len(tokenizer), n_positions=64, n_embd=32, n_layer=2, n_head=2, initializer_range=0.3
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    return folder


def test_perplexity_is_the_models_own_loss(causal: Path) -> None:
    import torch
    from transformers import AutoTokenizer, GPT2LMHeadModel

    text = "the patient was seen in the clinic today"
    ids = torch.tensor([AutoTokenizer.from_pretrained(causal)(text, add_special_tokens=False)["input_ids"]])
    model: Any = GPT2LMHeadModel.from_pretrained(causal)
    expected = model.eval()(input_ids=ids, labels=ids).loss.item()
    metric = Perplexity(perplexity_model=str(causal), device="cpu", dtype="float32")
    total, count = metric.text(text)
    assert total is not None
    assert count == ids.shape[1] - 1
    assert total / count == pytest.approx(expected, abs=1e-5)
    [score] = metric.score([(Letter("a", "the chest was clear"), Rewrite("a", 0, text, ()))])
    assert score.value == pytest.approx(math.exp(expected), rel=1e-5)


def test_every_subword_of_a_long_letter_is_scored_once(causal: Path) -> None:
    metric = Perplexity(perplexity_model=str(causal), device="cpu", dtype="float32")
    ids = metric.loaded.tokenizer(LONG, add_special_tokens=False)["input_ids"]
    total, count = metric.text(LONG)
    assert count == len(ids) - 1 > 10 * metric.loaded.window
    assert total is not None
    assert math.isfinite(total)
    assert metric.text("pain") == (None, 0.0)  # nothing stands before its only subword


def test_perplexity_without_a_model_or_with_another_kind(encoder: Path) -> None:
    with pytest.raises(EvaluationError, match="--perplexity-model"):
        Perplexity()
    with pytest.raises(ModelError, match="no causal language model"):
        Perplexity(perplexity_model=str(encoder))
