"""Cohen's kappa is scikit-learn's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from synletters.review.agreement import agreements, kappa

said = st.sampled_from(["accepted", "rejected", "open"])


@given(st.lists(st.tuples(said, said), min_size=1, max_size=30))
def test_kappa(pairs: list[tuple[str, str]]) -> None:
    made = kappa(pairs)
    if made is None:
        assert len({kind for pair in pairs for kind in pair}) == 1, "nothing is left to agree on"
    else:
        assert made == pytest.approx(cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs]))


def test_only_letters_of_both_count() -> None:
    decided = {
        "Bo": {1: "accepted", 2: "accepted", 3: "rejected", 9: "accepted"},
        "Ada": {1: "accepted", 2: "rejected", 3: "rejected"},
        "Cy": {7: "accepted"},
    }
    first, none, _ = agreements(decided)
    assert (first.first, first.second, first.letters, first.same) == ("Ada", "Bo", 3, 2)
    assert first.kappa == pytest.approx(0.4)
    assert (none.letters, none.kappa, none.to_json()["share"]) == (0, None, None)
