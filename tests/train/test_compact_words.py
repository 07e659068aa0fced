"""Words kept as arrays are the words they were."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Word
from synletters.train.compact_words import CompactWords


@given(st.text(max_size=60), st.data())
def test_words_come_back_in_their_order_whole_and_by_place(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    places = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = [Word(a, b, text[a:b], data.draw(st.sampled_from(["NOUN", "VERB", "X", "É"]))) for a, b in places]
    kept = CompactWords(text, words)
    assert list(kept) == words
    assert [kept[i] for i in range(len(kept))] == words
    assert kept[1:] == tuple(words[1:])
    assert bool(kept) == bool(words)


def test_a_word_takes_a_fifth_of_what_an_object_takes() -> None:
    text = "word " * 20_000
    places = [(i * 5, i * 5 + 4) for i in range(20_000)]

    def size(make: Callable[[], object]) -> int:
        tracemalloc.start()
        kept = make()
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert kept
        return held

    objects = size(lambda: [Word(a, b, text[a:b], "NOUN") for a, b in places])
    assert size(lambda: CompactWords(text, (Word(a, b, text[a:b], "NOUN") for a, b in places))) * 5 < objects
