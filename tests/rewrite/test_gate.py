"""The last look: whatever was left of an identifier, or put in the wrong place, does not leave."""

from __future__ import annotations

import dataclasses

import pytest

from synletters.core.document import Fill, Fixed, Letter, MaskPlan, Protected, Rejected, Rewrite, Slot, Span
from synletters.rewrite import plan
from synletters.rewrite.leak_check import fault, leaks
from synletters.rewrite.protect import protect
from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.words import COMMON_NAMES

COMMON = Lexicon(common=[COMMON_NAMES])

TEXT = "Gareth Hughson (943 476 5919) of Oakwood Grange, ghughson@x.org, has chest pain and BROWN sputum."
VALUES = [
    ("Gareth Hughson", "NAME"),
    ("943 476 5919", "NHS"),
    ("Oakwood Grange", "ADDRESS"),
    ("ghughson@x.org", "EMAIL"),
    ("chest pain", "PROBLEM"),
    ("BROWN sputum", "SIGN"),
]
SURROGATES = ("Ada Tesk", "999 000 1111", "Elm Rise", "atesk@example.org")


def checked(item: Protected, made: MaskPlan, rewrite: Rewrite) -> Rewrite | Rejected:
    reason = fault(item, made, rewrite, COMMON)
    return rewrite if reason is None else Rejected(item.letter.id, "gate", reason)


def source(text: str = TEXT) -> Protected:
    spans = tuple(
        Span(
            text.index(v),
            text.index(v) + len(v),
            label,
            "clinical" if label in ("PROBLEM", "SIGN") else "phi",
        )
        for v, label in VALUES
        if v in text
    )
    return protect(Letter("a", text, spans), keep_structure=(), lexicon=COMMON)


def judged(tail: str = "", *, item: Protected | None = None, **changes: object) -> Rewrite | Rejected:
    """The gate's word on the finished letter with ``tail`` behind it."""
    item = item or source()
    built = plan.build(item, SURROGATES[: sum(bool(r.label) for r in item.regions)], [], ())
    made = MaskPlan("a", (*built.parts, Slot()))
    text, spans = made.assemble([Fill(tail)])
    rewrite = dataclasses.replace(Rewrite("a", 0, text, spans), **changes)  # type: ignore[arg-type]
    return checked(item, made, rewrite)


def test_what_is_clean_leaves_as_it_is() -> None:
    made = judged(" Seen by Dr Tesk, 999 000 1111. The gareth is a word.")
    assert isinstance(made, Rewrite)
    assert made.text.startswith("Ada Tesk (999 000 1111) of Elm Rise, atesk@example.org, has chest pain")


@pytest.mark.parametrize(
    "tail",
    [
        " Hughson",
        " HUGHSON",
        " HughSon",
        " Gareth",
        " GARETH",
        " hUGHSON",
        " gareth hughson",
        "\nHughson",
        " Gareth\nHughson",
        " gareth\r\n\thughson",
        " x Hughson\n",
        " (Hughson)",
        " “Hughson”,",
        " Hughson's",
        " Hughson’s",
        " _Hughson_",
        " /Hughson/",
        " Xan-Hughson",
        " D'Hughson",
        " Hugh\u00adson",
        " Hugh\u200bson",
        " Hùghson",
        " Ｈｕｇｈｓｏｎ",
        " 943 476 5919",
        " 9434765919",
        " 943-476-5919",
        " 943.476\n5919",
        " (943)4765919",
        " oakwood grange",
        " OAKWOOD\nGRANGE",
        " Oakwood, Grange",
        " GHughson@X.org",
        " ghughson x.org",
    ],
)
def test_a_leak_is_caught_however_it_is_mangled(tail: str) -> None:
    made = judged(tail)
    assert isinstance(made, Rejected)
    assert (made.letter_id, made.stage) == ("a", "gate")
    for value, _ in VALUES:
        assert value.casefold() not in made.reason.casefold()
    assert "hughson" not in made.reason.casefold()


def test_a_leak_in_decomposed_letters_is_caught() -> None:
    spans = (Span(3, 11, "NAME", "phi"),)
    item = protect(Letter("a", "Mr Jos\xe9phin left", spans), keep_structure=())
    for tail in (" Jose\u0301phin", " Josephin", " JOS\xc9PHIN"):
        assert isinstance(judged(tail, item=item), Rejected)
    assert isinstance(judged(" Josephine", item=item), Rewrite)


def test_other_words_are_no_leak() -> None:
    for tail in (
        " Hughsons",
        " Garetha",
        " brown",
        " Brown",
        " Oakwood",
        " 476",
        " 94347659190",
        " hughsonia",
    ):
        assert isinstance(judged(tail), Rewrite), tail


@pytest.mark.parametrize(
    "mark", ["[MASK]", "[UNK]", "[CLS]", "[SEP]", "[PAD]", "##ing", "<mask>", "<unk>", "</s>"]
)
def test_the_machinery_of_a_model_does_not_leave(mark: str) -> None:
    made = judged(f" and {mark}")
    assert isinstance(made, Rejected)
    assert isinstance(judged(f" and {mark}", item=source(f"{TEXT} {mark}")), Rejected), (
        "one more than the source has"
    )
    assert isinstance(judged("", item=source(f"{TEXT} {mark}")), Rewrite)


def test_a_kept_span_that_moved_changed_or_is_lost_is_caught() -> None:
    good = judged()
    assert isinstance(good, Rewrite)
    at = next(i for i, s in enumerate(good.spans) if s.label == "PROBLEM")
    span = good.spans[at]
    others = good.spans[:at] + good.spans[at + 1 :]
    for bad in (
        span.moved(1),
        span.moved(-1),
        dataclasses.replace(span, end=span.end - 1),
        dataclasses.replace(span, label="SIGN"),
    ):
        assert isinstance(judged(spans=(*others, bad)), Rejected)
    assert isinstance(judged(spans=others), Rejected)
    assert isinstance(judged(spans=(*good.spans, span)), Rejected)
    assert isinstance(judged(text=good.text.replace("chest pain", "chest cold")), Rejected)
    assert isinstance(judged(text="x" + good.text), Rejected)


def test_a_refilled_name_that_is_the_old_one_is_caught() -> None:
    item = source("Gareth Hughson left")
    made = plan.build(item, ("x",), [], (), policy="refill")
    assert any(isinstance(part, Fixed) for part in made.parts)
    for fills, leaves in ((("Gareth", "Tesk"), False), (("Ada", "HUGHSON"), False), (("Ada", "Tesk"), True)):
        text, spans = made.assemble([Fill(f) for f in fills])
        got = checked(item, made, Rewrite("a", 0, text, spans))
        assert isinstance(got, Rewrite) is leaves


def test_a_lone_digit_is_sought_nowhere() -> None:
    text = "FLOOR 3. Albumin 3.7, trough 3.1."
    item = protect(Letter("a", text, (Span(6, 7, "POSTCODE", "phi"),)), keep_structure=())
    assert leaks(item, text.replace("FLOOR 3", "FLOOR 8"), lexicon=EMPTY) == []
