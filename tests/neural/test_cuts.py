"""Windows that are cut where sentences end."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.neural.cuts import cuts, sentence_windows
from synletters.neural.encoding import encode_all

LENGTHS = st.integers(0, 2000)


@settings(max_examples=300)
@given(LENGTHS, st.integers(40, 300), st.sets(st.integers(1, 1999), max_size=60), st.integers(0, 8))
def test_every_subword_is_taken_once(length: int, size: int, places: set[int], cost: int) -> None:
    cut_at = {place: cost for place in places if place < length}
    taken = np.zeros(length, dtype=int)
    for start, end, take, stop in sentence_windows(length, cut_at, size, size // 8):
        assert 0 <= start <= take < stop <= end <= length
        assert end - start <= size
        taken[take:stop] += 1
        for edge, beyond, most in ((take, take - start, take), (stop, end - stop, length - stop)):
            assert beyond == min(min(8, size // 6) if edge in cut_at else size // 8 // 2, most)
    assert (taken == 1).all()


def test_a_text_is_cut_where_its_sentences_end(loaded_tagger: Any) -> None:
    line = "He was seen in clinic and walks well. "
    text = f"{line * 8}\n\n{line * 8}\n\n{line * 8}"
    [encoded] = encode_all(loaded_tagger.tokenizer, [text])
    found = cuts(text, encoded)
    size = int(len(encoded.ids) * 0.4)
    behind = {
        int(encoded.starts[take]) for _, _, take, _ in sentence_windows(len(encoded.ids), found, size, 8)
    }
    assert behind == {0, text.index("\n\n") + 2, text.rindex("\n\n") + 2}  # empty lines go before other ends
