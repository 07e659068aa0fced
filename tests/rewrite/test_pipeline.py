"""The rewriter with fakes at its seams: it fails closed, tells no text, and depends on nothing but the
letter."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters import Fill, Letter, MaskPlan, ModelError, Rejected, Rewrite, Rewriter, RunConfig, Span
from synletters.core.document import Protected
from synletters.core.errors import LetterError
from synletters.core.isolation import chunks
from synletters.detect import BaseDetector
from synletters.refill import Constant
from synletters.refill.mlm import MaskedLMRefiller
from synletters.rewrite.draft import Draft
from synletters.rewrite.protect import open_words
from synletters.rewrite.rewriter import visible

CANARY = "Quuxbert"
TEXT = f"Dear {CANARY}, the patient was seen in the clinic today with a cough. Call 020 7946 0000."


class Fake(BaseDetector):
    """A public fake for the detector's seam."""

    name = "fake"
    finds_phi = False  # it says the same of every text, so a second look would make no sense

    def __init__(self, find: Callable[[Letter], tuple[Span, ...]]) -> None:
        self.find = find
        self.sizes: list[int] = []

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        self.sizes.append(len(letters))
        return [self.find(letter) for letter in letters]


def names(letter: Letter) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end(), "NAME", "phi", "fake") for m in re.finditer(CANARY, letter.text))


def rewriter(*detectors: Any, refiller: Any = None, strategy: Any = None, **options: Any) -> Rewriter:
    options = {"strategy": "random", "ratio": 0.5, "detectors": []} | options
    return Rewriter(
        RunConfig(**{**options, "detectors": tuple(options["detectors"])}),
        detectors=list(detectors) or [Fake(names)],
        refiller=refiller or Constant("word"),
        strategy=strategy,
    )


def letters(count: int = 5, text: str = TEXT) -> list[Letter]:
    return [Letter(f"id{i}", text) for i in range(count)]


def bad(results: Sequence[Any]) -> list[Rejected]:
    return [r for r in results if isinstance(r, Rejected)]


def one_rejected(results: Sequence[Any], letter_id: str, stage: str, count: int = 5) -> Rejected:
    assert len(results) == count
    assert [r.letter_id for r in results] == [f"id{i}" for i in range(count)]
    [found] = bad(results)
    assert (found.letter_id, found.stage) == (letter_id, stage)
    assert CANARY not in str(results)
    assert CANARY not in found.reason
    assert all(CANARY not in r.text for r in results if isinstance(r, Rewrite))
    return found


def fails_for(letter_id: str, error: BaseException) -> Callable[[Letter], tuple[Span, ...]]:
    def find(letter: Letter) -> tuple[Span, ...]:
        if letter.id == letter_id:
            raise error
        return names(letter)

    return find


# -- detectors that fail
# --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"cannot read {TEXT}"),
        RecursionError(TEXT),
        UnicodeError(TEXT),
        LetterError("odd", letter_id="id2"),
    ],
)
def test_a_detector_that_raises_costs_one_letter(error: Exception, capsys: Any, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    made = rewriter(Fake(fails_for("id2", error)))
    found = one_rejected(made.rewrite(letters()), "id2", "detect:fake")
    assert type(error).__name__ in found.reason or found.reason == "odd"
    assert made.counts["rejected:detect:fake"] == 1
    assert CANARY not in caplog.text + "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "spans",
    [
        (Span(0, 10_000, "NAME", "phi"),),
        (Span(len(TEXT), len(TEXT) + 1, "NAME", "phi"),),
        ("not a span",),
        None,
        ((0, 4, "NAME"),),
    ],
)
def test_a_detector_with_spans_that_cannot_be(spans: Any) -> None:
    one_rejected(
        rewriter(Fake(lambda item: spans if item.id == "id1" else names(item))).rewrite(letters()),
        "id1",
        "detect:fake",
    )


class Short:
    name = "short"

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [()] * (len(letters) - 1)


def test_a_detector_of_the_wrong_length_writes_nothing() -> None:
    results = rewriter(Short()).rewrite(letters())
    assert [r.stage for r in bad(results)] == ["detect:short"] * 5
    assert CANARY not in str(results)


def test_what_another_detector_finds_does_not_save_a_letter() -> None:
    made = rewriter(Fake(fails_for("id0", ValueError())), Fake(names))
    one_rejected(made.rewrite(letters()), "id0", "detect:fake")


def test_memory_is_found_by_halves() -> None:
    class Small(Fake):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            self.sizes.append(len(letters))
            if len(letters) > 2 or any(letter.id == "id7" for letter in letters):
                raise MemoryError(TEXT)
            return [names(letter) for letter in letters]

    fake = Small(names)
    found = one_rejected(rewriter(fake).rewrite(letters(9)), "id7", "detect:fake", 9)
    assert found.reason == "out of memory"
    assert fake.sizes[0] == 9
    assert len(fake.sizes) < 20


def test_a_letter_that_is_too_long_is_rejected() -> None:
    items = [Letter("id0", TEXT), Letter("id1", "x" * 1001), *letters(5)[2:]]
    assert "1001" in one_rejected(rewriter(max_characters=1000).rewrite(items), "id1", "detect").reason


def test_an_interrupt_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        rewriter(Fake(fails_for("id2", KeyboardInterrupt()))).rewrite(letters())


# -- strategies and refillers that fail
# -----------------------------------------------------------------------------------


class Picks:
    def __init__(self, choice: Any) -> None:
        self.choice = choice

    def select(self, words: Sequence[Any], rng: Random) -> Any:
        if isinstance(self.choice, Exception):
            raise self.choice
        return self.choice


@pytest.mark.parametrize(
    "choice", [frozenset({10_000}), frozenset({-1}), frozenset({"a"}), None, ValueError(TEXT)]
)
def test_a_strategy_with_a_choice_that_cannot_be(choice: Any) -> None:
    results = rewriter(strategy=Picks(choice)).rewrite(letters(3))
    assert [r.stage for r in bad(results)] == ["mask"] * 3
    assert CANARY not in str(results)


class Breaks:
    """A refiller that does ``what`` when the letter id1 is in the batch."""

    def __init__(self, what: Any) -> None:
        self.what = what

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        made = Constant("word").fill(plans)
        if any(plan.letter_id == "id1" for plan in plans):
            if isinstance(self.what, BaseException):
                raise self.what
            return [
                self.what(f) if plan.letter_id == "id1" else f for plan, f in zip(plans, made, strict=True)
            ]
        return made


@pytest.mark.parametrize("error", [ValueError(TEXT), RuntimeError(TEXT), MemoryError(TEXT)])
def test_a_refiller_that_raises_costs_one_letter(error: Exception) -> None:
    one_rejected(rewriter(refiller=Breaks(error)).rewrite(letters()), "id1", "refill")


@pytest.mark.usefixtures("any_word")
@pytest.mark.parametrize(
    "what",
    [
        lambda fills: fills[1:],
        lambda fills: (*fills, Fill("more")),
        lambda fills: None,
        lambda fills: tuple(f.text for f in fills),
        lambda fills: (Fill("##ing"), *fills[1:]),
        lambda fills: (Fill("[MASK]"), *fills[1:]),
        lambda fills: (Fill("[UNK]"), *fills[1:]),
        lambda fills: (Fill(CANARY), *fills[1:]),  # says the identifier again
        lambda fills: (Fill(None), *fills[1:]),  # type: ignore[arg-type]
    ],
)
def test_a_refiller_that_says_what_must_not_leave(what: Any) -> None:
    one_rejected(rewriter(refiller=Breaks(what)).rewrite(letters()), "id1", "gate")


def test_a_refiller_of_the_wrong_length() -> None:
    class Less:
        def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
            return Constant("word").fill(plans)[1:]

    results = rewriter(refiller=Less()).rewrite(letters(3))
    assert [r.stage for r in bad(results)] == ["refill"] * 3


def test_a_model_that_cannot_be_loaded_ends_the_run() -> None:
    with pytest.raises(ModelError) as caught:
        Rewriter(RunConfig(model="/nowhere", strategy="random"), detectors=[Fake(names)]).rewrite(letters())
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_surrogates_that_fail_cost_all_letters_of_the_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    from synletters.rewrite import planning

    real = planning.replace_group

    def replace_group(group: Any, **options: Any) -> Any:
        if any(item.letter.id == "id1" for item in group):
            raise ValueError(TEXT)
        return real(group, **options)

    monkeypatch.setattr(planning, "replace_group", replace_group)
    items = [Letter(f"id{i}", TEXT, patient_id=f"p{i % 2}") for i in range(5)]
    results = rewriter().rewrite(items)
    assert [r.letter_id for r in bad(results)] == ["id1", "id3"]
    assert CANARY not in str(results)


# -- variants
# -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("any_word")
def test_variants_come_in_order_and_all_or_none(loaded_mlm: Any) -> None:
    model = MaskedLMRefiller(loaded=loaded_mlm, temperature=3.0)
    results = rewriter(refiller=model, variants=3).rewrite(letters(2))
    assert [(r.letter_id, r.variant) for r in results] == [(f"id{i}", v) for i in range(2) for v in range(3)]  # type: ignore[union-attr]
    # a fill that a check gives back stands as in the source, in two variants perhaps
    assert all(len({r.text for r in results[at : at + 3]}) > 1 for at in (0, 3))  # type: ignore[union-attr]
    same = rewriter(variants=3, ratio=0.0).rewrite(letters(1))
    assert len({r.text for r in same}) == 1  # type: ignore[union-attr]

    class LastFails:
        def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
            if any(plan.variant == 2 and plan.letter_id == "id0" for plan in plans):
                raise ValueError(TEXT)
            return Constant("word").fill(plans)

    results = rewriter(refiller=LastFails(), variants=3).rewrite(letters(2))
    assert [(r.letter_id, type(r)) for r in results] == [("id0", Rejected)] + [("id1", Rewrite)] * 3


# -- what must hold
# -------------------------------------------------------------------------------------------------------


def test_no_letters() -> None:
    assert rewriter().rewrite([]) == []
    assert rewriter().detect([]) == []


def test_the_input_is_unchanged() -> None:
    items = [Letter("a", TEXT, (Span(0, 4, "GREETING", "clinical"),), "p", {"k": [1]})]
    before = copy.deepcopy(items)
    rewriter(variants=2).rewrite(items)
    assert items == before


def test_given_spans_are_honoured() -> None:
    at = TEXT.index("cough")
    items = [
        Letter("a", TEXT, (Span(5, 5 + len(CANARY), "NAME", "phi"), Span(at, at + 5, "SIGN", "clinical")))
    ]
    [made] = rewriter(Fake(lambda _: ()), ratio=1.0).rewrite(items)
    assert isinstance(made, Rewrite)
    assert CANARY not in made.text
    assert [made.text[s.start : s.end] for s in made.spans if s.label == "SIGN"] == ["cough"]


def test_ratio_zero_with_nothing_to_replace_is_the_input() -> None:
    texts = [
        "a\r\nb\tc  \n",
        "\ufeffthe é e\u0301 😀 ש\x00 [MASK] ## </s>",
        " ",
        "\n",
        tiny.LETTER,
        "x" * 3000,
    ]
    for ratio, strategy in ((0.0, "random"), (1.0, "none")):
        made = rewriter(Fake(lambda _: ()), ratio=ratio, strategy=None, refiller=object())
        made.strategy = __import__("synletters.rewrite.masking", fromlist=["parse"]).parse(strategy, ratio)
        results = made.rewrite([Letter(str(i), text) for i, text in enumerate(texts)])
        assert [r.text for r in results] == texts  # type: ignore[union-attr]


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_every_kept_span_is_at_its_offset(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from([*tiny.WORDS[:60], "é", "😀", "12", "a-b", "NASH"]), min_size=1, max_size=40)
    )
    text = "".join(w + data.draw(st.sampled_from([" ", "\n", ", ", "."])) for w in words)
    spans = []
    for _ in range(data.draw(st.integers(0, 8))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 12)))
        kind = data.draw(st.sampled_from(["phi", "clinical", "structure"]))
        if not text[start:end].strip():
            continue  # an annotation of blanks alone goes with the word that is removed beside it
        label = {"phi": "NAME", "clinical": "SIGN", "structure": "NEGATION"}[kind]
        spans.append(Span(start, end, label, kind, "fake"))  # type: ignore[arg-type]
    policy = data.draw(st.sampled_from(["surrogate", "tag", "remove", "refill", "generalise"]))
    made = rewriter(
        Fake(lambda _: tuple(spans)), ratio=data.draw(st.sampled_from([0.0, 0.3, 1.0])), policy=policy
    )
    letter = Letter("a", text)
    [protected] = made.protect(made.detect([letter]))  # type: ignore[arg-type]
    assert isinstance(protected, Protected)
    wanted = sorted(text[s.start : s.end] for region in protected.regions for s in region.spans)
    [result] = made.rewrite([letter])
    if isinstance(result, Rejected):
        # a surrogate may meet a word of such a text, but nothing else may go wrong
        assert result.stage == "gate", result
        assert "identifiers" in result.reason
        return
    kept = [s for s in result.spans if s.kind != "phi"]
    texts = sorted(result.text[s.start : s.end] for s in kept)
    if made.counts[
        "letters_repaired"
    ]:  # what was found late is an identifier too, and beats what it overlaps
        assert not Counter(texts) - Counter(wanted)
    else:
        assert texts == wanted
    assert all(0 <= s.start < s.end <= len(result.text) for s in result.spans)
    phi = [(s.start, s.end) for s in spans if s.kind == "phi"]
    if not phi and made.config.ratio == 0.0:
        assert result.text == text


def test_the_result_depends_neither_on_the_chunk_nor_on_the_order(loaded_mlm: Any) -> None:
    rng = Random(2)
    items = [
        Letter(
            f"l{i}",
            f"Dear {CANARY} of 020 7946 000{i}. " + " ".join(rng.choices(tiny.WORDS, k=40 + 50 * (i % 3))),
            patient_id=None if i % 3 == 0 else f"p{i % 2}",
        )
        for i in range(9)
    ]

    def run(order: Sequence[Letter], size: int, tokens: int = 8192) -> dict[str, Any]:
        made = rewriter(refiller=MaskedLMRefiller(loaded=loaded_mlm, batch_tokens=tokens), variants=2)
        out: dict[str, Any] = {}
        for chunk in chunks(list(order), size):
            for result in made.rewrite([item for item in chunk if isinstance(item, Letter)]):
                assert isinstance(result, Rewrite)
                out[f"{result.letter_id}/{result.variant}"] = (result.text, result.spans)
        return out

    base = run(items, 64)
    assert len(base) == 18
    for size, tokens in ((1, 8192), (2, 200), (5, 64)):
        assert run(items, size, tokens) == base
        assert run(rng.sample(items, 9), size, tokens) == base


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["", "a", "b", "c", "!"]), max_size=40), st.integers(1, 7))
def test_chunks_keep_patients_together_and_lose_nothing(patients: list[str], size: int) -> None:
    items: list[Letter | Rejected] = [
        Rejected(str(i), "read", "bad") if p == "!" else Letter(str(i), "text", patient_id=p or None)
        for i, p in enumerate(patients)
    ]
    made = list(chunks(items, size))
    ids = [item.letter_id if isinstance(item, Rejected) else item.id for chunk in made for item in chunk]
    assert sorted(ids, key=int) == [str(i) for i in range(len(items))]
    homes: dict[str, set[int]] = {}
    for number, chunk in enumerate(made):
        assert chunk
        for item in chunk:
            if isinstance(item, Letter) and item.patient_id:
                homes.setdefault(item.patient_id, set()).add(number)
    assert all(len(places) == 1 for places in homes.values())


def test_chunks_of_a_source_that_shrinks() -> None:
    class Shrinks:
        reads = 0

        def __iter__(self) -> Any:
            self.reads += 1
            return iter([Letter(str(i), "t", patient_id="p") for i in range(4 - self.reads)])

    made = list(chunks(Shrinks(), 10))
    assert [item.id for chunk in made for item in chunk if isinstance(item, Letter)] == ["0", "1"]


def test_no_text_in_any_repr() -> None:
    made = rewriter(Fake(names))
    [found] = made.detect(letters(1))
    [result] = made.rewrite(letters(1))
    [protected] = made.protect([found])  # type: ignore[list-item]
    assert isinstance(protected, Protected)
    draft = Draft.make(protected, ("Someone",), open_words(protected), policy="surrogate", policies={})
    done = draft.filled([Fill("word")] * draft.plan.slots)
    for value in (
        found,
        result,
        protected,
        draft,
        done,
        draft.plan,
        draft.plan.parts,
        protected.regions,
        made.strategy,
    ):
        assert CANARY not in repr(value)
        assert "cough" not in repr(value)


def test_a_slot_says_nothing_of_the_identifier() -> None:
    seen: list[MaskPlan] = []

    class Spy:
        def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
            seen.extend(plans)
            return Constant("word").fill(plans)

    rewriter(refiller=Spy(), policy="refill").rewrite(letters(1))
    assert seen
    assert all(CANARY not in getattr(part, "text", "") for plan in seen for part in plan.parts)


def test_visible_leaves_out_parts_of_speech() -> None:
    spans = [Span(0, 1, "POS:NOUN", "structure"), Span(0, 1, "HEADING", "structure")]
    assert [s.label for s in visible(spans)] == ["HEADING"]


@pytest.mark.parametrize("text", ["\ud800 lone surrogate", "the\x00patient", "😀" * 50, "שלום " * 20])
def test_odd_letters_cost_at_most_themselves(loaded_tagger: Any, loaded_mlm: Any, text: str) -> None:
    from synletters.detect.tagger.detector import TaggerDetector

    made = rewriter(
        TaggerDetector(loaded=loaded_tagger, phi=False),
        Fake(names),
        refiller=MaskedLMRefiller(loaded=loaded_mlm),
    )
    results = made.rewrite([Letter("odd", text), *letters(2)])
    assert [r.letter_id for r in results] == ["odd", "id0", "id1"]
    assert all(isinstance(r, Rewrite) for r in results[1:])


def test_an_accent_goes_with_its_letter() -> None:
    """A decomposed name is replaced as a whole, whichever half of it a detector saw."""
    text = "Seen by Rene\u0301e Zola\u0301 today."
    for piece in ("Rene", "e Zola", "\u0301e"):
        span = Span(text.index(piece), text.index(piece) + len(piece), "NAME", "phi")
        [made] = rewriter(Fake(lambda _, span=span: (span,)), ratio=0.0, policy="tag").rewrite(
            [Letter("a", text)]
        )  # type: ignore[misc]
        assert isinstance(made, Rewrite)
        assert "e\u0301" not in made.text
        assert "]\u0301" not in made.text
