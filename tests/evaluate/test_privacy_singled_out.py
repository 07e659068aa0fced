"""What a known piece of a letter gives away: runs of words and kept facts, counted exactly, beside chance."""

from __future__ import annotations

import json
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.core.registry import find
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.base_rates import among, prevalence
from synletters.evaluate.privacy.singled_out import SingledOut


def stated(name: str, text: str, *facts: str, label: str = "DISEASE", patient: str | None = None) -> Letter:
    spans = tuple(
        Span(at := text.index(fact), at + len(fact), label, "clinical") for fact in facts if fact in text
    )
    return Letter(name, text, spans, patient)


def copied(letter: Letter, text: str | None = None) -> Pair:
    return letter, Rewrite(
        letter.id, 0, letter.text if text is None else text, letter.spans if text is None else ()
    )


def scored(pairs: list[Pair], **options: object) -> dict[str, Score]:
    return {score.name: score for score in SingledOut(**options).score(pairs)}  # type: ignore[arg-type]


def value(score: Score) -> float:
    assert score.value is not None
    return score.value


def test_what_is_in_one_letter_alone_names_it_and_what_all_have_names_nobody() -> None:
    made = [copied(Letter(f"l{i}", f"word{i} one two three")) for i in range(4)]
    scores = scored(made, words=(1, 4), facts=())
    assert value(scores["singled_out_4_words"]) == 1.0
    assert value(scores["singled_out_1_words"]) == pytest.approx((1 + 3 / 4) / 4)
    row = scores["singled_out_1_words"].by["in no other person's"]
    assert row["value"] == 1 / 4
    assert scores["singled_out_4_words"].baseline == 1 / 4


def test_a_piece_that_no_letter_holds_is_a_blind_guess_and_one_that_others_hold_misleads() -> None:
    a, b, c = (Letter(name, text) for name, text in (("a", "red fox"), ("b", "blue jay"), ("c", "old owl")))
    pairs = [copied(a, "nothing of it"), copied(b, "red fox here"), copied(c, "some more of it")]
    scores = scored(pairs, words=(2,), facts=())
    assert scores["singled_out_2_words"].per_letter == {"a": 0.0, "b": 1 / 3, "c": 1 / 3}


WORDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 2)), min_size=2, max_size=6), st.integers(1, 3))
def test_runs_are_counted_as_a_slow_search_counts_them(rows: list[tuple[str, str, int]], size: int) -> None:
    pairs = [
        (letter := Letter(f"l{i}", source, (), f"p{who}"), Rewrite(letter.id, 0, text, ()))
        for i, (source, text, who) in enumerate(rows)
    ]
    people = {letter.patient for letter, _ in pairs}
    if len(people) < 2:
        return

    def runs(text: str) -> list[str]:
        words = text.split()
        return [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]

    expected = {}
    for letter, _ in pairs:
        named = []
        for run in runs(letter.text):
            who = {other.patient for other, rewrite in pairs if run in runs(rewrite.text)}
            named.append(1 / len(who) if letter.patient in who else 0.0 if who else 1 / len(people))
        if named:
            expected[letter.id] = sum(named) / len(named)
    made = scored(pairs, words=(size,), facts=())[f"singled_out_{size}_words"]
    assert made.per_letter == pytest.approx(expected)


DISEASES = ("gout", "asthma", "lupus", "porphyria", "migraine", "psoriasis")


def test_facts_are_read_in_the_texts_and_counted_as_a_slow_search_counts_them() -> None:
    rng = Random(1)
    letters = []
    for i in range(12):
        own = rng.sample(DISEASES, 4)
        letters.append(stated(f"l{i}", "She has " + ", ".join(own) + ".", *own))
    scores = scored([copied(letter) for letter in letters], words=())
    for size in (1, 2, 3):
        expected = {}
        for letter in letters:
            own = [letter.text[s.start : s.end] for s in letter.spans]
            chances = [
                1 / sum(all(fact in other.text for fact in some) for other in letters)
                for some in combinations(own, size)
            ]
            expected[letter.id] = sum(chances) / len(chances)
        name = f"singled_out_{size}_fact" + "s" * (size > 1)
        assert scores[name].per_letter == pytest.approx(expected)
        assert scores[name].by["if facts came independently"]["value"] is not None
    whole = scores["singled_out_all_facts"]
    assert value(whole) >= value(scores["singled_out_3_facts"]) >= value(scores["singled_out_1_fact"])


def test_a_fact_that_was_blunted_no_longer_names_anybody() -> None:
    letters = [
        stated(f"l{i}", f"Known {name}.", name) for i, name in enumerate(("porphyria", "lupus", "gout"))
    ]
    blunt = "Known metabolic disease."
    pairs = [(x, Rewrite(x.id, 0, blunt, (Span(6, 23, "DISEASE", "clinical"),))) for x in letters]
    assert value(scored([copied(x) for x in letters], words=())["singled_out_1_fact"]) == 1.0
    after = scored(pairs, words=())["singled_out_all_facts"]
    assert value(after) == pytest.approx(1 / 3)
    assert after.by["the same facts: 2 to 4"]["letters"] == 3


def test_where_and_how_much_are_no_facts_by_themselves() -> None:
    letters = [
        stated("a", "Known gout, left knee.", "gout").with_spans(
            (Span(6, 10, "DISEASE", "clinical"), Span(12, 21, "ANATOMY", "clinical"))
        ),
        stated("b", "Known gout.", "gout"),
    ]
    whole = scored([copied(x) for x in letters], words=())["singled_out_all_facts"]
    assert value(whole) == 1 / 2
    assert [row["labels"] for row in whole.detail["rarest"]] == [["DISEASE"], ["DISEASE"]]


def test_letters_of_one_person_are_one_candidate() -> None:
    pairs = [copied(stated(f"l{i}", "Known gout.", "gout", patient="p" if i < 3 else "q")) for i in range(4)]
    scores = scored(pairs, words=(1,))
    assert value(scores["singled_out_all_facts"]) == 1 / 2
    assert scores["singled_out_all_facts"].detail["people"] == 2


def test_the_rarest_combinations_are_named_without_a_word_of_theirs() -> None:
    common = [stated(f"l{i}", "She has asthma and migraine.", "asthma", "migraine") for i in range(9)]
    rare = stated("rare", "She has asthma, Fabry disease and lupus.", "asthma", "Fabry disease", "lupus")
    whole = scored([copied(x) for x in [*common, rare]], words=())["singled_out_all_facts"]
    first = whole.detail["rarest"][0]
    assert first["letter"] == "rare"
    assert first["labels"] == ["DISEASE"] * 3
    assert (first["people_with_each"], first["people_with_all"]) == ([1, 1, 10], 1)
    assert first["others_by_chance"] == 0.0
    assert first["in_population"] == pytest.approx(1e6 * 1e-5 * 1e-3 * 1e-1)
    said = json.dumps(whole.to_json()).casefold()
    assert not any(word in said for word in ("fabry", "asthma", "migraine", "lupus"))


def test_base_rates_of_diseases_multiply_and_unknown_ones_say_nothing() -> None:
    assert among(["gout"], 1_000_000) == 10_000
    assert among(["gout", "gouty arthritis"], 1_000_000) == 10_000  # two names of one disease
    assert among(["gout", "fabry disease"], 1_000_000) == pytest.approx(0.1)
    assert among(["no such thing"], 1_000_000) is None
    diseases = {disease for disease, _ in prevalence().values()}
    assert len(diseases) >= 150
    pairs = [copied(stated(f"l{i}", f"Has {name}.", name)) for i, name in enumerate(("gout", "porphyria"))]
    score = scored(pairs, words=(), population=100_000)["singled_out_in_population"]
    assert score.per_letter == pytest.approx({"l0": 1 / 1000, "l1": 1.0})


def test_a_lone_person_and_wrong_options_are_told() -> None:
    with pytest.raises(EvaluationError, match="needs 2 letters"):
        SingledOut().score([copied(Letter("a", "one two")), copied(Letter("b", "one two", (), None))][:1])
    with pytest.raises(EvaluationError, match="two people"):
        SingledOut().score([copied(Letter(x, "one two", (), "p")) for x in "ab"])
    with pytest.raises(EvaluationError, match="population"):
        SingledOut(population=0)
    assert find("metrics", "singled-out") is SingledOut


def test_letters_without_facts_or_words_are_counted_and_cost_nothing() -> None:
    pairs = [copied(Letter("a", "one")), copied(Letter("b", "two"))]
    scores = scored(pairs)
    assert scores["singled_out_5_words"].value is None
    assert scores["singled_out_5_words"].detail["letters_too_short"] == 2
    assert scores["singled_out_all_facts"].detail["letters_without_facts"] == 2
    assert scores["singled_out_in_population"].value is None
