"""The parts of the study: chunks, places, controls, split, and the figures against other ways to the same
numbers."""

from __future__ import annotations

import re
from itertools import product
from random import Random

import corpora
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate.bootstrap import ratio
from synletters.evaluate.detection.entities import evaluate_entities
from synletters.evaluate.utility import figures
from synletters.evaluate.utility.conditions import training_sets, with_words
from synletters.evaluate.utility.learners import batches
from synletters.evaluate.utility.places import apart, differing, told
from synletters.evaluate.utility.samples import Sample, chunks, sample_of
from synletters.evaluate.utility.split import split
from synletters.io.flat import tokens

texts = st.text(alphabet="ab .\n-1é", max_size=200)
REAL = corpora.letters()


@settings(deadline=None)
@given(texts, st.integers(1, 9))
def test_chunks_hold_every_token_once(text: str, size: int) -> None:
    made = list(chunks(Sample("a", text), size))
    assert [place for part in made for place in part.tokens] == list(tokens(text, ()))
    assert all(1 <= len(part.tokens) <= size for part in made)


@settings(deadline=None)
@given(texts, st.integers(1, 9), st.randoms(use_true_random=False))
def test_entities_on_tokens_come_back(text: str, size: int, rng: Random) -> None:
    places = list(tokens(text, ()))
    chosen = [(start, end, rng.choice("XY")) for start, end in places if rng.random() < 0.5]
    sample = Sample("a", text, tuple(chosen), tuple((s, e) for s, e, _ in chosen))
    parts = list(chunks(sample, size))
    assert [
        (part.tokens[i][0], part.tokens[j - 1][1], label) for part in parts for i, j, label in part.entities
    ] == chosen
    assert [p for part in parts for p, hidden in zip(part.tokens, part.masked, strict=True) if hidden] == [
        c[:2] for c in chosen
    ]
    assert [part.tokens for part in parts] == [part.tokens for part in chunks(Sample("b", text), size)]


def test_chunks_are_cut_at_lines_rather_than_in_sentences() -> None:
    text = "one two three four\n\nfive six seven. eight nine ten"
    assert [text[c.tokens[0][0] : c.tokens[-1][1]] for c in chunks(Sample("a", text), 6)] == [
        "one two three four",
        "five six seven.",
        "eight nine ten",
    ]


@settings(deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_random_words_leave_entities_and_all_else(text: str, rng: Random) -> None:
    entities, places = [], []
    for start, end in tokens(text, ()):
        draw = rng.random()
        if draw < 0.3:
            entities.append((start, end, "X"))
        elif draw < 0.6:
            places.append((start, end))
    made = with_words(Sample("a", text, tuple(entities)), places, Random(1))
    assert [made.text[s:e] for s, e, _ in made.entities] == [text[s:e] for s, e, _ in entities]
    edges = [0, *(offset for place in places for offset in place), len(text)]
    fixed = [re.escape(text[lo:hi]) for lo, hi in zip(edges[::2], edges[1::2], strict=True)]
    assert re.fullmatch(r"[^\W\d_]+".join(fixed), made.text, re.DOTALL)


def test_places_are_as_told_or_what_differs() -> None:
    letter = Letter("a", "He was seen by Bob again.")
    made = Rewrite(
        "a", 0, "He is seen by Tim again.", (Span(14, 17, "NAME", "phi"),), {"refilled": [[18, 23], [3, 5]]}
    )
    assert told(made) == ((3, 5), (18, 23))
    assert differing(letter, made) == ((3, 5),)
    assert told(Rewrite("a", 0, made.text, ())) is None


@pytest.mark.parametrize(
    "wrong", ["text", 7, [[3]], [[3, 5, 7]], [[5, 3]], [[0, 99]], [[0, 4], [2, 6]], [[True, 2]], [["0", "2"]]]
)
def test_wrong_places_are_told_without_text(wrong: object) -> None:
    with pytest.raises(EvaluationError, match="letter 'a', variant 2") as caught:
        told(Rewrite("a", 2, "Zanzibarium x", (), {"refilled": wrong}))
    assert "Zanzibarium" not in str(caught.value)


def test_apart_takes_out_all_that_touches() -> None:
    assert apart([(0, 2), (3, 5), (8, 9)], [(2, 3), (4, 12), (4, 6)]) == ((0, 2),)


def test_overlapping_gold_becomes_one_layer() -> None:
    spans = (
        Span(0, 9, "A", "clinical"),
        Span(4, 9, "B", "clinical"),
        Span(0, 3, "NAME", "phi"),
        Span(10, 12, "C", "clinical", "x"),
    )
    assert sample_of(Letter("a", "one two a by", spans), {""}, ("A", "B", "C")).entities == ((0, 9, "A"),)


@settings(deadline=None)
@given(st.integers(0, 50), st.floats(0.05, 0.95))
def test_no_patient_is_on_both_sides(seed: int, share: float) -> None:
    made = split(REAL, test_share=share, seed=seed, least_letters=2, least_mentions=1)
    here, there = ({letter.patient for letter in part} for part in (made.train, made.test))
    assert here
    assert there
    assert not here & there
    assert len(made.train) + len(made.test) == len(REAL)
    assert made == split(list(REAL), test_share=share, seed=seed, least_letters=2, least_mentions=1)


def test_controls_have_the_same_entities_and_hide_the_refilled_words() -> None:
    parts = split(REAL, test_share=0.25, seed=0, least_letters=2, least_mentions=1)
    sets = training_sets(parts, corpora.rewrites(REAL), seed=0)
    for made, hidden, drawn in zip(
        *(sets.samples[name] for name in ("synthetic", "masked", "random")), strict=True
    ):
        assert {made.text[s:e] for s, e in hidden.masked} <= {"often indeed"}
        assert hidden.entities == made.entities
        assert [drawn.text[s:e] for s, e, _ in drawn.entities] == [
            made.text[s:e] for s, e, _ in made.entities
        ]
        assert "often indeed" not in drawn.text
    assert sets.refilled == sum(len(sample.masked) for sample in sets.samples["masked"])
    assert len(sets.samples["real+synthetic"]) == 2 * len(sets.samples["real"])


@settings(deadline=None)
@given(st.integers(1, 400), st.integers(1, 60))
def test_a_budget_is_read_and_no_more_than_a_batch_above(budget: int, size: int) -> None:
    parts = [part for letter in REAL[:3] for part in chunks(Sample("a", letter.text), 16)]
    longest = max(len(part.tokens) for part in parts)
    shares, read = [], 0
    for batch, done in batches(parts, rng=Random(0), size=size, budget=budget):
        read += sum(len(part.tokens) for part in batch)
        shares.append(done)
    assert budget <= read < budget + longest
    assert shares[0] == 0.0
    assert shares == sorted(shares)


LABELS = ("DRUG", "FINDING", "TEST")


def _found(letter: Letter, rng: Random) -> list[tuple[int, int, str]]:
    """Some of the gold, some moved, some of another label, some made up."""
    out = []
    for span in letter.spans:
        draw = rng.random()
        if draw < 0.5:
            out.append((span.start, span.end, span.label))
        elif draw < 0.7:
            out.append((span.start, span.end + 1, span.label))
        elif draw < 0.85:
            out.append((span.start, span.end, rng.choice(LABELS)))
    return [*out, (0, 4, "DRUG")]


def test_f1_is_that_of_evaluate_entities() -> None:
    rng = Random(3)
    found = [_found(letter, rng) for letter in REAL]
    gold = [[(s.start, s.end, s.label) for s in letter.spans] for letter in REAL]
    counts = figures.counted(gold, found, LABELS)
    result = evaluate_entities(
        REAL,
        {
            letter.id: [Span(start, end, label, "clinical") for start, end, label in said]
            for letter, said in zip(REAL, found, strict=True)
        },
    )
    assert figures.micro(counts[None])[0] == pytest.approx(result.schemes["strict"].f1.value)
    for label, value in zip(LABELS, figures.by_label(counts[None]), strict=True):
        assert value == pytest.approx(result.by_label[label]["strict"].f1.value)


def _two(letters: int, seeds: int = 2) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    gold = rng.integers(3, 9, size=(1, letters, 2)).repeat(seeds, axis=0)
    a, b = (
        np.stack([rng.integers(0, gold + 1), gold, rng.integers(gold, gold + 4)], axis=-1).astype(float)
        for _ in "ab"
    )
    return a, b


def test_the_paired_test_tries_every_way_of_few_letters() -> None:
    a, b = _two(5)

    def apart_of(x: np.ndarray, y: np.ndarray) -> float:
        return abs(float(figures.micro(x).mean() - figures.micro(y).mean()))

    observed, as_far = apart_of(a, b), 0
    for swaps in product((False, True), repeat=5):
        where = np.array(swaps)[None, :, None, None]
        as_far += apart_of(np.where(where, b, a), np.where(where, a, b)) >= observed - 1e-12
    assert figures.swap_test(a, b) == as_far / 32
    assert figures.swap_test(a, a) == 1.0


def test_the_paired_test_of_many_letters_finds_what_is_there() -> None:
    a, b = _two(40)
    b[..., 0] = a[..., 0] * 0.5
    b[..., 2] = a[..., 2]
    assert figures.swap_test(a, b) < 0.001
    assert figures.swap_test(a, a.copy()) == 1.0


def test_draws_are_paired() -> None:
    a, b = _two(12, seeds=5)
    draws = figures.drawn({"real": a, "synthetic": a.copy(), "masked": b})
    assert np.array_equal(draws["real"], draws["synthetic"])
    value = float(figures.micro(b).mean())
    interval = figures.bounds(value, draws["masked"])
    assert interval.low < value < interval.high
    one = np.repeat(b[:1, :1], 12, axis=1).repeat(5, axis=0)  # all letters and seeds alike: nothing to vary
    same = figures.bounds(
        1.0, ratio(figures.drawn({"real": one})["real"], np.full(2000, figures.micro(one)[0]))
    )
    assert same.low == pytest.approx(1.0)
    assert same.high == pytest.approx(1.0)
