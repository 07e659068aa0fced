"""Surnames that no list has: the share of surrogates that they are, and what they look like."""

from __future__ import annotations

from random import Random

import pytest
from surrogates import swap

from synletters.surrogate import blends, pools
from synletters.text.vocabulary import shipped


@pytest.mark.parametrize("culture", ["", "english", "hispanic", "polish"])
def test_a_blend_is_no_listed_name_and_no_word(culture: str) -> None:
    rng = Random(3)
    made = {name for _ in range(60) if (name := blends.blend(rng, culture))}
    assert len(made) > 8
    for name in made:
        assert not pools.weight("surname", name)
        assert not pools.weight("given", name)
        assert name.casefold() not in shipped().words
        assert name[0].isupper()


def test_there_is_none_where_names_are_of_other_parts() -> None:
    assert blends.blend(Random(3), "chinese") is None


def test_some_surrogates_are_on_no_list_and_most_are() -> None:
    names = [swap("NAME", "Anna Robertson", seed=seed)[0].split()[1] for seed in range(300)]
    unlisted = sum(not pools.weight("surname", name) for name in names)
    assert 0.3 * blends.SHARE < unlisted / len(names) < 2.5 * blends.SHARE
    assert len(set(names)) > 250
