"""From spans to regions: a partition whatever comes, identifiers first, and no identifier missed the second
time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from protected import letters

from synletters.core.document import Action, Kind, Letter, Protected, Span
from synletters.rewrite.protect import open_words, protect
from synletters.text.lexicon import Lexicon
from synletters.text.words import COMMON_NAMES

COMMON = Lexicon(common=[COMMON_NAMES])


def guard(text: str, *found: tuple[str, str, Kind], **options: object) -> Protected:
    """``found`` are (value, label, kind), each at its first place in the text."""
    spans = tuple(
        Span(text.index(v), text.index(v) + len(v), label, kind, "test") for v, label, kind in found
    )
    keep = {"keep_structure": ("NEGATION",), "lexicon": COMMON, **options}
    return protect(Letter("a", text, spans), **keep)  # type: ignore[arg-type]


def pieces(item: Protected, action: Action = Action.REPLACE) -> list[str]:
    return [item.letter.text[r.start : r.end] for r in item.regions if r.action is action]


def names(text: str, *values: str) -> list[str]:
    return pieces(guard(text, *((v, "NAME", "phi") for v in values)))


def test_an_identifier_beats_a_clinical_entity() -> None:
    item = guard(
        "has Hughson disease now", ("Hughson", "NAME", "phi"), ("Hughson disease", "PROBLEM", "clinical")
    )
    assert pieces(item) == ["Hughson"]
    assert pieces(item, Action.KEEP) == [" disease"]
    assert not any(r.spans for r in item.regions), "an entity that was cut loses its annotation"


def test_an_entity_beats_open_text_and_carries_its_span() -> None:
    item = guard(
        "no chest pain today",
        ("chest pain", "PROBLEM", "clinical"),
        ("pain", "SIGN", "clinical"),
        ("no", "NEGATION", "structure"),
        ("today", "TEMPORAL", "structure"),
    )
    assert pieces(item, Action.KEEP) == ["no", "chest pain"]
    kept = [s.label for r in item.regions for s in r.spans]
    assert sorted(kept) == ["NEGATION", "PROBLEM", "SIGN"]


def test_labels_that_are_not_to_be_kept_are_open() -> None:
    found = ("pain", "PROBLEM", "clinical")
    assert pieces(guard("a pain", found, keep_clinical=("DRUG",)), Action.KEEP) == []
    assert pieces(guard("a pain", found, keep_clinical=None), Action.KEEP) == ["pain"]


def test_identifiers_that_overlap_nest_or_touch() -> None:
    text = "at Xavier Yelland Hospital 12345"
    item = guard(
        text,
        ("Xavier Yelland", "NAME", "phi"),
        ("Yelland Hospital", "HOSPITAL", "phi"),
        ("12", "ID", "phi"),
        ("345", "PHONE", "phi"),
        ("23", "AGE", "phi"),
    )
    assert next(r.label for r in item.regions if r.label) == "HOSPITAL"
    assert pieces(item) == ["Xavier Yelland Hospital", "12345"]
    assert pieces(guard("MRNabc 77x", ("77", "ID", "phi"), ("x", "NAME", "phi"))) == ["77", "x"]


@pytest.mark.parametrize("part", ["ughs", "Hu", "son", "Hughson", " Hughson", "Hughson ", "e Hughson"])
def test_half_a_word_is_widened(part: str) -> None:
    assert pieces(guard("see Hughson now", (part, "LOCATION", "phi")))[0].split()[-1] == "Hughson"


def test_titles_and_degrees_are_left_but_names_like_them_are_not() -> None:
    assert names("Seen: Mrs Anna Hughson, MD.", "Mrs Anna Hughson, MD") == ["Anna Hughson"]
    for whole in (
        "Anh Do",
        "Bao Tran",
        "Winston Lord",
        "Lord, Winston",
        "DO, ANH",
        "Paul Nurse",
        "Wei Ma",
        "Tran, Bao",
    ):
        assert names(f"Seen: {whole} today", whole) == [whole]


@pytest.mark.parametrize(
    "again",
    [
        "Anna Hughson",
        "Hughson",
        "HUGHSON",
        "Hughson's",
        "Hughson’s",
        "HUGHSON'S",
        "(Hughson)",
        "Hughson-Xu",
        "_Hughson_",
        "Anna\nHughson",
        "ANNA\r\nHUGHSON",
        "Anna",
        "anna hughson",
        "Hughson/",
        "Hughson.",
        "\tHughson\x00",
    ],
)
def test_a_name_is_replaced_wherever_it_stands_again(again: str) -> None:
    text = f"Anna Hughson came. Later, {again} left."
    left = "".join(pieces(guard(text, ("Anna Hughson", "NAME", "phi")), Action.OPEN)).casefold()
    assert "hughson" not in left
    assert "anna" not in left


def test_words_that_only_hold_a_name_stay() -> None:
    assert names("Anna Hughson. hughsons Annabel unAnna", "Anna Hughson") == ["Anna Hughson"]


def test_common_names_are_judged_by_their_place() -> None:
    assert "brown" in COMMON_NAMES
    assert names("Mr Brown had Brown sputum", "Brown") == ["Brown"]
    assert names("Gareth Brown had Brown sputum, GARETH", "Gareth Brown") == ["Gareth Brown", "GARETH"]
    assert names("Gareth Brown; then Gareth  BROWN", "Gareth Brown") == ["Gareth Brown", "Gareth  BROWN"]


def test_a_name_in_lower_case_alone_is_taken_for_the_word() -> None:
    assert names("Mr Frostick has a frostick", "Frostick") == ["Frostick"]
    assert names("mr frostick and FROSTICK, frostick", "frostick") == ["frostick"] * 1 + [
        "FROSTICK",
        "frostick",
    ]


@pytest.mark.parametrize(
    ("value", "again"), [("İnönü", "İnönü"), ("Strauß", "STRAUSS"), ("Ibrahım", "IBRAHIM")]
)
def test_names_whose_case_is_odd(value: str, again: str) -> None:
    assert names(f"Dr {value} came, {again} left", value) == [value, again]


@pytest.mark.parametrize(
    ("label", "value", "again"),
    [
        ("NHS", "943 476 5919", "9434765919"),
        ("NHS", "9434765919", "943-476-5919"),
        ("PHONE", "(01632) 960 123", "01632-960123"),
        ("ID", "AB-123-456", "ab123456"),
        ("EMAIL", "a.hughson@x.org", "A.Hughson@X.org"),
        ("DATE", "12/03/2021", "12-03-2021"),
    ],
)
def test_a_number_is_replaced_again_in_other_groups(label: str, value: str, again: str) -> None:
    found = pieces(guard(f"first {value} then {again}.", (value, label, "phi")))
    assert len(found) == 2
    assert again.strip("()") in found[1]


def test_short_values_are_not_sought() -> None:
    assert pieces(guard("aged 92, BP 92, sat 92", ("92", "AGE", "phi"))) == ["92"]


@settings(max_examples=100, deadline=None)
@given(letters())
def test_any_spans_on_any_text_give_a_partition(letter: Letter) -> None:
    item = protect(letter, keep_structure=("NEGATION",), lexicon=COMMON)
    text = letter.text
    assert "".join(text[r.start : r.end] for r in item.regions) == text
    action = [r.action for r in item.regions for _ in range(r.start, r.end)]
    for span in letter.spans:
        # a name gives up the titles at its edges, and so does what is merged with it
        labels = {s.label for s in letter.spans if s.kind == "phi" and s.overlaps(span)}
        if span.kind == "phi":
            assert all(
                action[at] is Action.REPLACE or text[at].isspace() or "NAME" in labels
                for at in range(span.start, span.end)
            )
            assert Action.REPLACE in action[span.start : span.end] or "NAME" in labels
        elif not span.label.startswith("POS:"):
            assert Action.OPEN not in action[span.start : span.end]
    for region in item.regions:
        assert all(region.start <= s.start < s.end <= region.end for s in region.spans)
    for word in open_words(item):
        assert text[word.start : word.end] == word.text
        assert set(action[word.start : word.end]) == {Action.OPEN}
        assert word.text.isalpha()


@settings(max_examples=60, deadline=None)
@given(letters())
def test_the_order_of_spans_plays_no_part_in_where_regions_lie(letter: Letter) -> None:
    there = protect(letter, keep_structure=("NEGATION",))
    back = protect(letter.with_spans(letter.spans[::-1]), keep_structure=("NEGATION",))
    assert [(r.start, r.end, r.action) for r in there.regions] == [
        (r.start, r.end, r.action) for r in back.regions
    ]


def test_open_words_stand_free() -> None:
    item = guard('A follow-up and/or 5mg "well" patient\'s pain. (so)', ("pain", "PROBLEM", "clinical"))
    assert [w.text for w in open_words(item)] == ["A", "well", "so"]
    tagged = guard("a pain", ("pain", "POS:NOUN", "structure"))
    assert [w.pos for w in open_words(tagged)] == ["X", "NOUN"]


def test_half_a_day_is_the_whole_day() -> None:
    item = protect(Letter("a", "Seen 20/1, pain 3/10.", (Span(5, 7, "DATE", "phi"),)), keep_structure=())
    assert [(r.start, r.end) for r in item.regions if r.action is Action.REPLACE] == [(5, 9)]


def test_a_raised_figure_is_no_word() -> None:
    item = protect(Letter("a", "BMI 31 kg/m² and well"), keep_structure=())
    assert "²" not in "".join(word.text for word in open_words(item))


def test_an_annotated_number_over_two_lines_goes_whole_and_a_detected_one_without_the_next_label() -> None:
    text = "No 12345\nAbe x"
    [mine] = [
        r for r in protect(letter_of(text, ""), keep_structure=()).regions if r.action is Action.REPLACE
    ]
    assert text[mine.start : mine.end] == "12345\nAbe"
    [found] = [
        r for r in protect(letter_of(text, "rules"), keep_structure=()).regions if r.action is Action.REPLACE
    ]
    assert text[found.start : found.end] == "12345"


def letter_of(text: str, source: str) -> Letter:
    return Letter("a", text, (Span(3, 12, "ID", "phi", source),))
