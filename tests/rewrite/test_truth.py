"""A finished letter says what its source says: sentences that do not are given back, and a letter that cannot
be is rejected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Fixed, Letter, MaskPlan, Protected, Rejected, Rewrite, Slot, Span
from synletters.core.labels import KEEP_STRUCTURE
from synletters.core.timing import Clock
from synletters.detect.guard import GuardDetector
from synletters.rewrite.draft import Draft
from synletters.rewrite.planning import Planner
from synletters.rewrite.protect import open_words, protect
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.statements import Statements

pytestmark = pytest.mark.usefixtures("any_word")  # what would be said if other words were masked

ENTITIES = ("pain", "cough", "asthma", "fracture", "aspirin", "pneumonia")


class Entities:
    """Marks the entities, and every capitalised "Xavier" as a name."""

    name = "entities"

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        out = []
        for letter in letters:
            found = [
                Span(m.start(), m.end(), "DISEASE", "clinical", "entities")
                for m in re.finditer(rf"\b(?:{'|'.join(ENTITIES)})\b", letter.text)
            ]
            found += [
                Span(m.start(), m.end(), "NAME", "phi", "entities")
                for m in re.finditer("Xavier", letter.text)
            ]
            out.append(tuple(found))
        return out


class Says:
    """Fills every slot with the next of some words."""

    def __init__(self, *words: str) -> None:
        self.words, self.calls = words, 0

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        out = []
        for plan in plans:
            fills = []
            for part in plan.parts:
                if isinstance(part, Slot):
                    fills.append(Fill(self.words[self.calls % len(self.words)]))
                    self.calls += 1
            out.append(tuple(fills))
        return out


class All:
    """Masks the words that it is given, by name."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def select(self, words: Sequence[object], rng: object) -> frozenset[int]:
        return frozenset(i for i, word in enumerate(words) if word.text in self.words)  # type: ignore[attr-defined]


def rewriter(refiller: object, *masked: str, **options: object) -> Rewriter:
    config = RunConfig(strategy="random", ratio=1.0, **options)  # type: ignore[arg-type]
    return Rewriter(config, detectors=[Entities()], strategy=All(*masked), refiller=refiller)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "masked", "fill"),
    [
        ("She has the pain today.", "the", "no"),
        ("She has the pain today.", "has", "denies"),
        ("There was some cough yesterday.", "some", "without"),
        ("His chest pain is bad.", "His", "Left"),
        ("He takes this aspirin every evening.", "this", "75mg"),
        ("He had that asthma.", "that", "possible"),
        ("The patient has asthma.", "The", "Mother"),
        ("Seen for pneumonia, now home.", "for", "without"),
    ],
)
def test_a_fill_that_changes_what_is_said_is_given_back(text: str, masked: str, fill: str) -> None:
    other = "We met again in clinic and she was well."
    made = rewriter(Says(fill), masked)
    [result] = made.rewrite([Letter("a", f"{text}\n\n{other}")])
    assert isinstance(result, Rewrite)
    assert result.text == f"{text}\n\n{other}"
    assert made.counts["sentences_given_back"] == made.counts["sentences_masked"] == 1
    assert any(name.startswith("drift:") for name in made.counts)


def test_only_the_sentence_that_changed_is_given_back() -> None:
    made = rewriter(Says("any", "denies", "some"), "the", "has", "an")
    [result] = made.rewrite([Letter("a", "We saw the chart. She has asthma. He ate an apple.")])
    assert isinstance(result, Rewrite)
    assert result.text == "We saw any chart. She has asthma. He ate some apple."
    assert (made.counts["sentences_masked"], made.counts["sentences_given_back"]) == (3, 1)


def test_other_words_that_change_nothing_stay() -> None:
    made = rewriter(Says("terrible"), "bad")
    [result] = made.rewrite([Letter("a", "No pain. She had a bad day with Xavier.")])
    assert isinstance(result, Rewrite)
    assert "a terrible day" in result.text
    assert made.counts["sentences_given_back"] == 0


def test_a_surrogate_neither_makes_nor_hides_a_difference() -> None:
    texts = [f"{name} has the pain today." for name in ("Xavier", "Xavier")]
    made = rewriter(Says("some"), "the")
    results = made.rewrite([Letter(str(i), text) for i, text in enumerate(texts)])
    assert all(isinstance(result, Rewrite) and "some pain" in result.text for result in results)
    assert not any(name.startswith("drift:") for name in made.counts)


class Inventive(Entities):
    """In the second look, finds a disease that no source has."""

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        found = super().detect(letters)
        return [
            (
                *spans,
                *(
                    Span(m.start(), m.end(), "DISEASE", "clinical", "x")
                    for m in re.finditer("gout", letter.text)
                ),
            )
            for letter, spans in zip(letters, found, strict=True)
        ]


def test_an_invented_disease_is_given_back_and_one_that_the_source_names_is_not() -> None:
    config = RunConfig(strategy="random", ratio=1.0)
    for rest, given_back in (("He rests.", 1), ("He has no gout.", 0)):
        made = Rewriter(config, detectors=[Inventive()], strategy=All("tea"), refiller=Says("gout"))
        [result] = made.rewrite([Letter("a", f"He talked of tea at home. {rest}")])
        assert isinstance(result, Rewrite)
        assert ("of tea" in result.text) == bool(given_back)
        assert made.counts["drift:invented"] == given_back


def test_a_letter_that_stays_untrue_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    from synletters.rewrite.statements import Drift, Statements

    monkeypatch.setattr(Statements, "drifts", lambda self, made, places: [Drift(0, "negation")])
    [result] = rewriter(Says("some"), "the").rewrite([Letter("a", "She has the pain today.")])
    assert isinstance(result, Rejected)
    assert result.stage == "truth"
    assert "pain" not in result.reason


_WORDS = st.sampled_from(
    "no not denies the a some left right 5 mg possible mother history of and with pain cough asthma but . , : \n".split(
        " "
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(_WORDS, min_size=3, max_size=25),
    fills=st.lists(_WORDS.filter(str.isalpha), min_size=1, max_size=4),
)
def test_whatever_is_filled_entities_keep_their_facts(words: list[str], fills: list[str]) -> None:
    """Compared by the assertion analysis itself, on the texts as they are."""
    from synletters.assertion import assertions

    text = " ".join(words) + " end"
    [result] = rewriter(Says(*fills), "the", "a", "and", "with", "of", "some").rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    [before] = Entities().detect([Letter("a", text)])
    after = [span for span in result.spans if span.kind == "clinical"]
    assert [a.label for a in assertions(text, list(before))] == [
        a.label for a in assertions(result.text, after)
    ]


def planned(made: Rewriter, found: Any) -> Draft:
    [protected] = made.protect([found])
    assert isinstance(protected, Protected)
    planner = Planner(made.config, made.strategy, None, Clock(), Counter())
    [[draft]] = planner.plan([protected], repair=0)
    assert isinstance(draft, Draft)
    return draft


def test_the_plan_holds_no_masked_word_after_a_gift() -> None:
    made = rewriter(Says("no"), "the")
    [found] = made.detect([Letter("a", "She has the pain today. We saw the chart.")])
    draft = planned(made, found)
    assert [part.text for part in draft.plan.parts if isinstance(part, Fixed)] == [
        "She has ",
        " pain today. We saw ",
        " chart.",
    ]


def test_no_word_of_a_cue_or_an_amount_is_masked() -> None:
    text = "Xavier had asthma as a child. He took about 4 mg of aspirin for a cough."
    made = rewriter(Says("some"), "as", "a", "about", "of", "for")
    [found] = made.detect([Letter("a", text)])
    masked = [text[word.start : word.end] for word in planned(made, found).words]
    assert masked == ["of", "for", "a"]


def test_labels_of_lines_and_contraries_are_not_masked() -> None:
    text = "Range of motion: full in both\n- Chest pain on effort: seldom\nSUMMARY AND REFLECTION\nHe walked again. Open reduction was then done: fine. He started again."
    item = protect(Letter("a", text), keep_structure=KEEP_STRUCTURE)
    left = {text[w.start : w.end] for w in Statements(item).outside_of_cues(open_words(item))}
    assert not {"Range", "motion", "effort", "AND"} & left
    assert {"He", "full", "done"} <= left
    guarded = {text[s.start : s.end] for s in GuardDetector().detect([Letter("a", text)])[0]}
    assert {"Open", "started"} <= guarded
