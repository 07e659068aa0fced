"""Windows around some places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.neural.around import read_of, windows_around
from synletters.neural.encoding import windows


@settings(max_examples=300)
@given(st.integers(1, 2000), st.sets(st.integers(0, 1999), min_size=1, max_size=40), st.integers(70, 300))
def test_places_have_words_on_either_side(length: int, places: set[int], size: int) -> None:
    reach, inside = 32, sorted(place for place in places if place < length)
    seen: list[int] = []
    for start, end, take, stop in windows_around(inside, length, size, reach):
        assert 0 <= start <= take < stop <= end <= length
        assert end - start <= size
        mine = [place for place in inside if take <= place < stop]
        assert mine
        assert all(start <= max(0, place - reach) and end >= min(length, place + reach + 1) for place in mine)
        seen += mine
    assert seen == inside


def test_what_is_read_for_a_few_places_is_less_than_all() -> None:
    around = windows_around([100, 110, 900], 1200, 126, 32)
    assert len(around) == 2
    assert read_of(around, 126) < read_of(windows(1200, 126, 10), 126) / 4
