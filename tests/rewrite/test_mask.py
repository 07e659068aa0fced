"""Masking strategies: how many, which, and always the same."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Word
from synletters.core.errors import ConfigError
from synletters.core.randomness import rng_for
from synletters.rewrite import masking
from synletters.text.words import STOPWORDS

NEGATIONS = {"no", "not", "never", "none", "nor", "neither", "without", "cannot", "nothing", "nobody"}


def words(count: int, text: str = "pain", pos: str = "NOUN") -> list[Word]:
    return [Word(10 * at, 10 * at + len(text), text, pos) for at in range(count)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(0, 64), st.integers(0, 99))
def test_exactly_so_many_words_are_taken(count: int, sixtyfourths: int, seed: int) -> None:
    chosen = masking.random_words(sixtyfourths / 64).select(words(count), Random(seed))
    assert len(chosen) == floor(Fraction(sixtyfourths, 64) * count + Fraction(1, 2))
    assert chosen <= set(range(count))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.floats(0, 1))
def test_any_ratio_is_met_to_half_a_word(count: int, ratio: float) -> None:
    assert abs(len(masking.random_words(ratio).select(words(count), Random(0))) - ratio * count) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    "name", ["random", "stopwords", "nouns", "verbs", "adjectives", "adverbs", "none", "pos:X"]
)
def test_ratio_nought_and_one(name: str) -> None:
    letter = [
        Word(0, 3, "the", "DET"),
        *words(3),
        *words(2, "go", "VERB"),
        *words(2, "old", "ADJ"),
        *words(1, "well", "ADV"),
        *words(1, "Leeds", "PROPN"),
        *words(1, "qq", "X"),
    ]
    fit = {
        "random": lambda w: True,
        "stopwords": lambda w: w.text == "the",
        "nouns": lambda w: w.pos in ("NOUN", "PROPN"),
        "verbs": lambda w: w.pos == "VERB",
        "adjectives": lambda w: w.pos == "ADJ",
        "adverbs": lambda w: w.pos == "ADV",
        "none": lambda w: False,
        "pos:X": lambda w: w.pos == "X",
    }[name]
    assert masking.parse(name, 0.0).select(letter, Random(1)) == frozenset()
    assert masking.parse(name, 1.0).select(letter, Random(1)) == {i for i, w in enumerate(letter) if fit(w)}
    assert masking.parse(name, 1.0).select([], Random(1)) == frozenset()


def test_mixtures_and_their_own_ratios() -> None:
    letter = [*words(10, "the", "DET"), *words(10)]
    chosen = masking.parse("stopwords@0.5 + nouns@0.1", 1.0).select(letter, Random(0))
    assert (len([i for i in chosen if i < 10]), len([i for i in chosen if i >= 10])) == (5, 1)
    assert masking.parse("stopwords+nouns", 1.0).select(letter, Random(0)) == set(range(20))
    assert masking.parse("nouns@0+nouns", 1.0).select(letter, Random(0)) == set(range(10, 20))
    assert masking.parse("pos:noun, det", 1.0).select(letter, Random(0)) == set(range(20))


@pytest.mark.parametrize(
    "spec",
    ["", "+", "nouns+", "nouns@x", "nouns@1.5", "nouns@-0.1", "nouns@nan", "pos:", "pos:NOUN,BLUE", "blue"],
)
def test_what_is_no_strategy(spec: str) -> None:
    with pytest.raises(ConfigError):
        masking.parse(spec, 0.5)


def test_all_faults_of_a_strategy_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        masking.parse("blue+nouns@x+pos:RED+verbs@2", 0.5)
    assert len(caught.value.faults) == 4


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.text(max_size=8), st.lists(st.text(max_size=8), max_size=4))
def test_the_choice_depends_on_seed_and_letter_alone(seed: int, letter: str, others: list[str]) -> None:
    strategy = masking.parse("nouns@0.3+random@0.2", 0.5)
    alone = strategy.select(words(50), rng_for(seed, letter, "mask:0"))
    for other in others:
        strategy.select(words(len(other)), rng_for(seed, other, "mask:0"))
    Random(0).random()
    assert strategy.select(words(50), rng_for(seed, letter, "mask:0")) == alone
    # the texts play no part where the parts of speech are the same
    assert strategy.select(words(50, "woe"), rng_for(seed, letter, "mask:0")) == alone


def test_letters_seeds_and_variants_differ() -> None:
    keys = [
        (0, "a", "mask:0"),
        (1, "a", "mask:0"),
        (0, "b", "mask:0"),
        (0, "a", "mask:1"),
        (0, "\ud800", "mask:0"),
    ]
    assert len({rng_for(*key).random() for key in keys}) == len(keys)


def test_no_negation_is_a_stopword() -> None:
    assert not STOPWORDS & NEGATIONS
