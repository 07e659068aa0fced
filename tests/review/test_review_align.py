"""Which stretch of the source became which of the rewrite, and how both are cut for the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Span
from synletters.review.align import align
from synletters.review.shown import Layer, pieces


def phi(text: str, words: str, label: str = "NAME") -> Span:
    at = text.index(words)
    return Span(at, at + len(words), label, "phi", "surrogate")


def test_what_was_replaced_refilled_and_kept() -> None:
    source = "Seen: Mr Smith, John, on 3 May. He feels well. Review in 6 weeks."
    made = "Seen: Mr Brown-Lee on 9 June. He feels fine. Review in 6 weeks."
    name, day = phi(made, "Brown-Lee"), phi(made, "9 June", "DATE")
    told = align(source, made, [name, day])
    assert told is not None
    place = told.source_of(name)
    assert place is not None
    assert source[slice(*place)] == "Smith, John,", "the comma between is no comma of the sentence"
    place = told.source_of(day)
    assert place is not None
    assert source[slice(*place)] == "3 May"
    assert [made[slice(*c.rewrite)] for c in told.changed if not c.label] == ["fine"]
    at = source.index("6 weeks")
    found = told.in_rewrite(at, at + 7)
    assert found is not None
    assert made[slice(*found)] == "6 weeks"
    at = source.index("Smith")
    assert told.in_rewrite(at, at + 5) is None
    assert told.surrogate_at(at, at + 5) == (name.start, name.end)


def test_a_surrogate_that_is_a_word_of_the_source_is_not_that_word() -> None:
    source, made = "Hope hopes that Will calls Rose.", "Rose hopes that Hope calls Will."
    spans = [phi(made, word) for word in ("Rose", "Hope", "Will")]
    told = align(source, made, spans)
    assert told is not None
    assert [source[slice(*place)] for span in spans if (place := told.source_of(span))] == [
        "Hope",
        "Will",
        "Rose",
    ]


def test_two_identifiers_side_by_side_are_not_told_apart() -> None:
    source, made = "Lake Verity 01/08/2025 seen", "West Park 03/31/2021 seen"
    spans = [phi(made, "West Park", "LOCATION"), phi(made, "03/31/2021", "DATE")]
    told = align(source, made, spans)
    assert told is not None
    assert [told.source_of(span) for span in spans] == [None, None]


@given(st.text("ab c,\n", max_size=40), st.text("ab c,\n", max_size=40))
def test_kept_words_are_the_same_on_both_sides(source: str, made: str) -> None:
    told = align(source, made, [])
    assert told is not None
    assert all(source[a:b] == made[c:d] for (a, b), (c, d) in told.kept)


layer = st.tuples(
    st.integers(0, 30), st.integers(0, 30), st.sampled_from(["replaced", "kept", "look", "missed", "wrong"])
)


@given(st.text(min_size=0, max_size=30), st.lists(layer, max_size=6))
def test_pieces_are_the_whole_text_at_its_places(text: str, layers: list[tuple[int, int, str]]) -> None:
    cut = [Layer(min(a, len(text)), min(b, len(text)), kind) for a, b, kind in layers]
    made = pieces(text, cut)
    assert "".join(piece["text"] for piece in made) == text
    at = 0
    for piece in made:
        assert piece["at"] == at
        at += len(piece["text"])
        inside = {
            layer.kind
            for layer in cut
            if layer.start <= piece["at"] and at <= layer.end and layer.start < layer.end
        }
        assert piece.get("look", False) == ("look" in inside)
        assert (piece.get("kind") in inside) == bool(inside & {"replaced", "kept"})
        assert ("mark" in piece) == bool(inside & {"missed", "wrong"})
