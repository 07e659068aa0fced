"""Linkage and verbatim copies: a copy is traced, a shuffled pairing is not, ties are fair."""

from __future__ import annotations

import itertools
from random import Random

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.core.registry import find
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy import attackers
from synletters.evaluate.privacy.attackers import embedded, pooled, tfidf
from synletters.evaluate.privacy.common import exact_bounds, share_bounds
from synletters.evaluate.privacy.grams import grams, longest_run, owned, words_of
from synletters.evaluate.privacy.linkage import Linkage, without
from synletters.evaluate.privacy.ranks import TOPS, blind, elsewhere, ranked, success
from synletters.evaluate.privacy.verbatim import Verbatim
from synletters.neural.loading import Loaded

FACTS = [
    a + b
    for a in ("cardi", "neur", "gastr", "hepat", "nephr", "derm", "arthr", "oste")
    for b in ("itis", "oma", "osis", "algia", "opathy")
]


def letter(number: int, words: int = 60) -> Letter:
    rng = Random(number)
    facts = rng.sample(FACTS, 6)
    said = rng.choices(tiny.WORDS, k=words)
    for fact in facts:
        said.insert(rng.randrange(len(said)), fact)
    text = " ".join(said)
    spans = [Span(at := text.index(fact), at + len(fact), "DISEASE", "clinical") for fact in facts]
    return Letter(f"l{number}", text, tuple(sorted(spans)), f"p{number}")


def copies(many: int) -> list[Pair]:
    return [(x, Rewrite(x.id, 0, x.text, x.spans)) for x in map(letter, range(many))]


def shuffled(pairs: list[Pair]) -> list[Pair]:
    return [
        (x, Rewrite(x.id, 0, pairs[i - 1][1].text, pairs[i - 1][1].spans)) for i, (x, _) in enumerate(pairs)
    ]


def unrelated(many: int) -> list[Pair]:
    return [
        (x, Rewrite(x.id, 0, (y := letter(1000 + i)).text, y.spans))
        for i, x in enumerate(map(letter, range(many)))
    ]


def linkage(pairs: list[Pair], **options: object) -> dict[str, Score]:
    made = Linkage(**({"embedding_letters": 0, "draws": 2} | options)).score(pairs)  # type: ignore[arg-type]
    return {score.name: score for score in made}


def test_a_copy_is_always_traced() -> None:
    scores = linkage(copies(40), others=[letter(i) for i in range(500, 560)])
    for name, score in scores.items():
        assert score.value == pytest.approx(
            1.0, abs=0.05 if name in ("linkage_5_words", "linkage_3_facts") else 1e-9
        ), name
        assert score.knows
        assert score.family == "privacy"
    assert scores["linkage_words"].baseline == pytest.approx(0.01)
    assert scores["linkage_words"].by["top 10"]["chance"] == pytest.approx(0.1)
    assert scores["linkage_words"].detail["candidates_of_other_people"] == 60
    assert scores["linkage_presence"].value == 1.0
    assert len(scores["linkage_words"].per_letter) == 40


def test_a_shuffled_pairing_is_not_traced() -> None:
    scores = linkage(shuffled(copies(40)))
    for score in scores.values():
        assert score.value is not None
        assert score.low is not None
        assert score.value <= 0.1
        assert score.low <= 1 / 40 + 1e-9


def test_unrelated_letters_are_traced_by_chance() -> None:
    """Of no more use than a blind guess: the interval holds chance, for the first and for the first ten."""
    scores = linkage(unrelated(80), others=[letter(i) for i in range(500, 580)])
    for name, score in scores.items():
        if name == "linkage_presence":
            assert score.low is not None
            assert score.high is not None
            assert score.low <= 0.5 <= score.high
            continue
        for top in score.by.values():
            assert top["low"] <= top["chance"] <= top["high"], (name, top)  # type: ignore[operator]
            assert top["shuffled"] <= top["chance"] + 0.1  # type: ignore[operator]


def test_identical_letters_are_a_coin_among_them() -> None:
    twins = [
        (Letter(f"l{i}", "The same letter for all of them, word by word and line by line."),)
        for i in range(8)
    ]
    scores = linkage([(x, Rewrite(x.id, 0, x.text, ())) for (x,) in twins])
    for name in ("linkage_words", "linkage_chars", "linkage_5_words"):
        assert scores[name].value == pytest.approx(1 / 8)
        assert scores[name].by["top 10"]["value"] == 1.0
    assert scores["linkage_3_facts"].value is None
    assert "fewer than two" in scores["linkage_3_facts"].detail["why"]


def test_letters_of_one_person_do_not_compete() -> None:
    pairs = [
        (Letter(x.id, x.text, x.spans, f"p{i // 2}"), rewrite)
        for i, (x, rewrite) in enumerate(shuffled(copies(8)))
    ]
    swapped = [(pairs[i][0], pairs[i + 1 if i % 2 == 0 else i - 1][1]) for i in range(8)]
    own = [(x, Rewrite(x.id, 0, copies(8)[i ^ 1][1].text, ())) for i, (x, _) in enumerate(swapped)]
    assert linkage(own)["linkage_words"].value == 1.0


def test_without_identifiers_only_the_rest_is_compared() -> None:
    """Letters of the same words that differ in a name alone are traced by the name, and without it by
    nothing."""
    names = ["Quexley", "Marlow", "Boyd", "Trent"]
    made = [Letter(f"l{i}", f"Mr {name} has a cough and some fever today.") for i, name in enumerate(names)]
    gold = {x.id: (Span(3, 3 + len(name), "NAME", "phi"),) for x, name in zip(made, names, strict=True)}
    scores = linkage([(x, Rewrite(x.id, 0, x.text, gold[x.id])) for x in made], gold=gold)
    assert scores["linkage_words"].value == 1.0
    assert scores["linkage_no_identifiers"].value == pytest.approx(1 / 4)
    assert without("Mr Boyd", [Span(3, 7, "NAME", "phi"), Span(0, 2, "TITLE", "structure")]) == "Mr     "


def test_the_embedding_attacker(mlm: object, loaded_mlm: Loaded) -> None:
    scores = linkage(copies(12), embedding_letters=8, encoder=str(mlm), device="cpu")
    assert scores["linkage_embedding"].value == 1.0
    assert scores["linkage_embedding"].letters == 8
    long = " ".join(letter(3).text for _ in range(12))
    one = pooled(loaded_mlm, [long, "", "a cough"], batch_tokens=600)
    two = pooled(loaded_mlm, ["a cough", long], batch_tokens=8192)
    np.testing.assert_allclose(one[[2, 0]], two, atol=1e-6)
    assert not one[1].any()
    assert np.isfinite(next(iter(embedded([""], ["", "a cough"], loaded_mlm)))[1]).all()


def test_tfidf_is_that_of_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    candidates, questions = [letter(i).text for i in range(30)], [letter(i).text for i in range(20, 45)]
    reference = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b").fit(
        candidates
    )
    wanted = (reference.transform(questions) @ reference.transform(candidates).T).toarray()
    monkeypatch.setattr(attackers, "CELLS", 100)  # blocks of three rows
    blocks = list(tfidf(questions, candidates, "words"))
    assert [at for at, _ in blocks] == list(range(0, 25, 3))
    apart = np.abs(np.concatenate([block for _, block in blocks]) - wanted)
    assert apart.max() < 0.03  # a few of the thousands of terms share a hash
    assert apart.mean() < 1e-3


def test_many_candidates_leave_out_what_all_of_them_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attackers, "MANY", 10)
    monkeypatch.setattr(attackers, "COMMON", 8)
    assert linkage(copies(40))["linkage_words"].value == 1.0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 7), st.integers(1, 4))
def test_ties_are_the_mean_over_all_orders(seed: int, candidates: int, people: int) -> None:
    rng = np.random.default_rng(seed)
    owners = rng.integers(people, size=candidates)
    scores = rng.integers(3, size=(4, candidates)).astype(float)
    asked = rng.integers(people, size=4)
    found = success(scores, asked, owners)
    for row in range(4):
        mine = owners == asked[row]
        if not mine.any():
            assert not found[row].any()
            continue
        rivals = [*scores[row][~mine], scores[row][mine].max()]
        hits = np.zeros(len(TOPS))
        orders = list(itertools.permutations(range(len(rivals))))
        for order in orders:
            ranking = sorted(order, key=lambda i: -rivals[i])
            hits += [ranking.index(len(rivals) - 1) < top for top in TOPS]
        np.testing.assert_allclose(found[row], hits / len(orders))


def test_chance_is_that_of_random_scores() -> None:
    rng = np.random.default_rng(1)
    owners = np.array([0, 0, 0, 1, 2, 2, *range(3, 20)])
    asked = np.array([0, 1, 2, 5])
    drawn = np.mean([success(rng.random((4, len(owners))), asked, owners) for _ in range(4000)], axis=0)
    np.testing.assert_allclose(blind(asked, owners), drawn, atol=0.04)
    assert not blind(np.array([99]), owners).any()


def test_elsewhere_is_a_derangement() -> None:
    asked = np.array([3, 3, 1, 2, 9])
    other = elsewhere(asked, Random(1))
    assert (other != asked).all()
    assert set(other.tolist()) == {1, 2, 3, 9}
    assert other[0] == other[1]
    made = ranked([(0, np.eye(4))], np.arange(4), np.arange(4), Random(2))
    assert made.found[:, 0].sum() == 4
    assert made.shuffled[:, 0].sum() == 0


def test_bad_input() -> None:
    one = copies(1)
    for metric in (Linkage(embedding_letters=0),):
        with pytest.raises(EvaluationError, match="2 letters"):
            metric.score(one)
        with pytest.raises(EvaluationError, match="empty text"):
            metric.score([(x, Rewrite(x.id, 0, "", ())) for x, _ in copies(3)])
    with pytest.raises(EvaluationError, match="two people"):
        Linkage(embedding_letters=0).score([(Letter(x.id, x.text, (), "p"), y) for x, y in copies(3)])
    with pytest.raises(EvaluationError):
        Verbatim().score([])
    punctuation = [(Letter(f"l{i}", "... !!!"), Rewrite(f"l{i}", 0, "---", ())) for i in range(3)]
    assert linkage(punctuation)["linkage_words"].value == pytest.approx(1 / 3)
    assert Verbatim().score(punctuation)[0].value == 0.0


def test_shares_and_bounds() -> None:
    assert exact_bounds(0, 0) == (0.0, 1.0)
    assert exact_bounds(0, 100)[1] == pytest.approx(0.03622, abs=1e-4)
    assert exact_bounds(5, 10) == pytest.approx((0.18709, 0.81291), abs=1e-4)
    assert share_bounds([], []) == (None, None, None)
    assert share_bounds([0.0], [0.0]) == (None, None, None)
    value, low, high = share_bounds([0.0] * 50, [1.0] * 50)
    assert (value, low) == (0.0, 0.0)
    assert high == pytest.approx(exact_bounds(0, 50)[1])


# -- verbatim


def test_a_copy_is_verbatim_and_an_unrelated_letter_is_not() -> None:
    run, own, other, rare = Verbatim().score(copies(30))
    assert run.per_letter == {f"l{i}": 66.0 for i in range(30)}
    assert own.value == rare.value == 1.0
    assert other.value == 0.0
    assert rare.by["5 words"]["in_letters_of_others"] == 0
    run, own, other, rare = Verbatim().score(unrelated(30))
    assert run.value is not None
    assert run.value < 5
    assert own.value == rare.value == 0.0


def test_a_phrase_of_somebody_else_is_told_apart() -> None:
    pairs = unrelated(20)
    stolen = " ".join(pairs[0][0].text.split()[:25])
    pairs[5] = pairs[5][0], Rewrite("l5", 0, f"{pairs[5][1].text} {stolen}", ())
    _, own, other, rare = Verbatim().score(pairs)
    assert own.value == 0.0
    assert other.value == pytest.approx(1 / 20)
    assert other.by["30 words"]["value"] == 0.0
    assert rare.value == 0.0
    assert rare.by["5 words"]["in_letters_of_others"] == 21
    boilerplate = [(Letter(x.id, f"{stolen} {x.text}"), y) for x, y in pairs]
    assert (
        Verbatim().score(boilerplate)[3].by["5 words"]["in_letters_of_others"] == 0
    )  # what all say is not rare


def test_others_tell_what_is_rare() -> None:
    pairs = copies(5)
    known = [Letter(f"o{i}", x.text) for i, (x, _) in enumerate(pairs)]
    assert Verbatim(others=known).score(pairs)[3].value is None  # nothing is rare
    assert (
        Verbatim(others=[x for x, _ in pairs]).score(pairs)[3].value == 1.0
    )  # the same letters are nobody else's


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from("ab c d".split()), max_size=14),
    st.lists(st.sampled_from("ab c d".split()), max_size=14),
)
def test_the_longest_run_is_that_of_a_slow_search(one: list[str], two: list[str]) -> None:
    slow = max(
        (
            n
            for n in range(15)
            for i in range(len(one) - n + 1)
            for j in range(len(two) - n + 1)
            if one[i : i + n] == two[j : j + n]
        ),
        default=0,
    )
    assert longest_run(*words_of([" ".join(one), " ".join(two)])) == slow
    table, owner = owned(grams(words_of([" ".join(one), " ".join(two)]), 2), np.array([0, 1]))
    mine, theirs = set(itertools.pairwise(one)), set(itertools.pairwise(two))
    assert len(table) == len(mine | theirs)
    assert [int((owner == k).sum()) for k in (-1, 0, 1)] == [
        len(mine & theirs),
        len(mine - theirs),
        len(theirs - mine),
    ]


def test_registered() -> None:
    assert find("metrics", "linkage") is Linkage
    assert find("metrics", "verbatim") is Verbatim
