"""ROUGE, BLEU, chrF, METEOR and readability: the figures of the packages that define them, with nothing
fetched."""

from __future__ import annotations

import socket
from typing import Any

import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rewrite
from synletters.evaluate.language.readability import Readability, count
from synletters.evaluate.language.self_bleu import SelfBleu
from synletters.evaluate.similarity.rouge import RougeMetric, lcs_length
from synletters.evaluate.similarity.wording import Meteor, SacreBleu

TEXTS = [
    (tiny.LETTER, tiny.LETTER.replace("patient", "doctor").replace("today", "at home")),
    ("The patient's cough hasn't improved; she isn't well.", "The patient's cough has improved, she's well."),
    (
        "Re: Mr. O'Neil - 'stable' on re-admission?! BP 120/80 (2.5 mg b.d.).",
        'Re: Ms. Smith - "stable" at re-admission. BP 110/70.',
    ),
    ("Dyspnoea résumé naïve café — électrocardiogramme normal.", "Résumé: the café was normal."),
    ("no fever\nno chills\nno rigors", "no fever\nno cough"),
    ("one", "two"),
    (
        "CONTINUE MEDICATION AS BEFORE. REVIEW IN SIX WEEKS.",
        "Continue medications as before. Reviewed in 6 weeks.",
    ),
]
PAIRS = [(Letter(f"l{i}", a), Rewrite(f"l{i}", 0, b, ())) for i, (a, b) in enumerate(TEXTS)]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("stem", [False, True])
def test_rouge_is_that_of_rouge_score(stem: bool) -> None:
    from rouge_score.rouge_scorer import RougeScorer

    reference = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=stem)
    scores = {s.name: s for s in RougeMetric(stem=stem).score(PAIRS)}
    for letter, rewrite in PAIRS:
        for name, expected in reference.score(letter.text, rewrite.text).items():
            assert scores[f"{name}_f1"].per_letter[letter.id] == pytest.approx(expected.fmeasure, abs=1e-6)
    wanted = [reference.score(a, b)["rougeL"] for a, b in TEXTS]
    assert scores["rougeL_f1"].detail["recall"] == pytest.approx(
        sum(w.recall for w in wanted) / len(wanted), abs=1e-6
    )
    assert scores["rougeL_f1"].value == pytest.approx(sum(w.fmeasure for w in wanted) / len(wanted), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=90), st.lists(st.sampled_from("abcde"), max_size=90))
def test_the_longest_common_subsequence_is_that_of_the_table(a: list[str], b: list[str]) -> None:
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, start=1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    assert lcs_length(a, b) == row[-1]


def test_bleu_and_chrf_are_those_of_sacrebleu() -> None:
    import sacrebleu

    bleu, chrf = SacreBleu().score(PAIRS)
    made, sources = [b for _, b in TEXTS], [a for a, _ in TEXTS]
    assert bleu.value == pytest.approx(sacrebleu.corpus_bleu(made, [sources]).score, abs=1e-6)
    assert chrf.value == pytest.approx(sacrebleu.corpus_chrf(made, [sources]).score, abs=1e-6)
    for letter, rewrite in PAIRS:
        alone = sacrebleu.sentence_bleu(rewrite.text, [letter.text]).score
        assert bleu.per_letter[letter.id] == pytest.approx(alone, abs=1e-6)
        assert chrf.per_letter[letter.id] == pytest.approx(
            sacrebleu.sentence_chrf(rewrite.text, [letter.text]).score, abs=1e-6
        )
    assert bleu.low is not None
    assert bleu.value is not None
    assert bleu.low < bleu.value
    assert "tok:13a" in bleu.source
    assert bleu.detail["signature"] in bleu.source


def test_meteor_is_that_of_nltk_with_an_empty_wordnet() -> None:
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.translate.meteor_score import meteor_score

    class Empty:
        def synsets(self, word: str) -> list[Any]:
            return []

    [score] = Meteor().score(PAIRS)
    cut = NLTKWordTokenizer().tokenize
    for letter, rewrite in PAIRS:
        expected = meteor_score([cut(letter.text)], cut(rewrite.text), wordnet=Empty())
        assert score.per_letter[letter.id] == pytest.approx(expected, abs=1e-6)
    assert "WITHOUT synonyms" in score.about


def test_readability_is_that_of_textstat_without_its_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    import textstat
    from textstat.backend.counts import _count_syllables

    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: None)
    texts = [text for pair in TEXTS for text in pair]
    texts += [
        "",
        "   ",
        "...",
        "A. B. C.",
        "It's Jones' and the dogs' 'quoted' word; they'll've gone",
        "haemodialysis " * 40,
    ]
    for text in texts:
        found = count(text)
        assert found.flesch == pytest.approx(textstat.flesch_reading_ease(text), abs=1e-6), text
        assert found.smog == pytest.approx(textstat.smog_index(text), abs=1e-6), text
    assert len({round(count(text).flesch, 3) for text in texts}) > 10


def test_readability_says_what_changed() -> None:
    flesch, smog = Readability().score(PAIRS)
    expected = sum(count(b).flesch - count(a).flesch for a, b in TEXTS) / len(TEXTS)
    assert flesch.by["difference"]["value"] == pytest.approx(expected)
    assert flesch.value == pytest.approx(sum(count(b).flesch for _, b in TEXTS) / len(TEXTS))
    assert smog.by["real"]["value"] == pytest.approx(sum(count(a).smog for a, _ in TEXTS) / len(TEXTS))


def test_the_masked_text_is_the_baseline() -> None:
    import sacrebleu
    from rouge_score.rouge_scorer import RougeScorer

    source, made, masked = (
        "the chest was clear today",
        "the heart was good today",
        "the [MASK] was [MASK] today",
    )
    pairs = [(Letter("a", source), Rewrite("a", 0, made, (), refilled=((4, 9), (14, 18))))]
    rouge1 = RougeMetric().score(pairs)[0]
    assert rouge1.baseline == pytest.approx(RougeScorer(["rouge1"]).score(source, masked)["rouge1"].fmeasure)
    bleu, chrf = SacreBleu().score(pairs)
    assert bleu.baseline == pytest.approx(sacrebleu.corpus_bleu([masked], [[source]]).score)
    assert chrf.baseline == pytest.approx(sacrebleu.corpus_chrf([masked], [[source]]).score)
    unmarked = RougeMetric().score(PAIRS)[0]
    assert unmarked.baseline is None
    assert "--mark-refills" in unmarked.detail["baseline"]


def test_self_bleu_compares_the_variants_of_a_letter_alone() -> None:
    import sacrebleu

    from synletters.core.errors import EvaluationError

    texts = [
        "the patient was seen in the clinic today",
        "the patient was told in the ward today",
        "a doctor was seen in the clinic today",
    ]
    pairs = [(Letter("a", "x"), Rewrite("a", v, text, ())) for v, text in enumerate(texts)] + PAIRS[:1]
    [score] = SelfBleu().score(pairs)
    expected = [sacrebleu.sentence_bleu(t, [u for u in texts if u != t]).score for t in texts]
    assert score.value == pytest.approx(sum(expected) / 3)
    assert set(score.per_letter) == {"a", "a#1", "a#2"}
    with pytest.raises(EvaluationError, match="--variants 2"):
        SelfBleu().score(PAIRS)
