"""Trades: another one of the same setting and country, with the article, number and case of the source."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrogates import protect

from synletters.surrogate import replace_group, trades

_COUNTRIES: tuple[trades.Country, ...] = ("uk", "us")


@given(st.sampled_from(trades.all_trades()), st.integers(0, 10**6), st.sampled_from(_COUNTRIES))
def test_a_trade_stays_in_its_setting_and_country(trade: str, seed: int, country: trades.Country) -> None:
    setting = trades.setting_of(trade)
    assert setting is not None
    made = trades.surrogate(trade, "he works as ", Random(seed), country)
    assert made in trades.trades(setting, country)
    assert made.casefold() != trade.casefold()


@given(st.sampled_from(trades.settings()), st.integers(0, 10**6), st.sampled_from(_COUNTRIES), st.data())
def test_which_trade_of_a_setting_it_is_plays_no_part(
    setting: str, seed: int, country: trades.Country, data: st.DataObject
) -> None:
    listed = [
        t for t in trades.trades(setting, country) if trades.setting_of(t) == setting and not t.endswith("s")
    ]
    one, two = data.draw(st.lists(st.sampled_from(listed), min_size=2, max_size=2, unique=True))
    a, b = (trades.surrogate(trade, "a ", Random(seed), country).casefold() for trade in (one, two))
    assert a == b or {a, b} & {one.casefold(), two.casefold()}


@given(
    st.sampled_from(trades.all_trades()), st.integers(0, 10**6), st.sampled_from(_COUNTRIES), st.booleans()
)
def test_the_article_before_a_trade_goes_with_its_surrogate(
    trade: str, seed: int, country: trades.Country, vowel: bool
) -> None:
    made = trades.surrogate(trade, "is an " if vowel else "is a ", Random(seed), country)
    assert trades.begins_with_vowel(made) == vowel


@pytest.mark.parametrize(
    ("trade", "setting"),
    [
        ("HGV driver", "goods"), ("bus mechanic", "mechanics"), ("lathe operator", "metal"), ("bus driver", "passengers"), ("primary school teacher", "primary"), ("headteacher", "school"),
        ("TUGBOAT PILOT", "sea"), ("line cook", "kitchen"), ("copper miner", "mining"), ("signalman", "rail"), ("postman", "post"),
        ("court reporter", "court"), ("nail salon owner", "owner"), ("high school wrestling coach", "subjects"), ("civil engineer", "computers"), ("warehouse manager", "factory"), ("track worker", "rail"),
        ("shop manager", "shop"), ("district nurse", "health"), ("retired bus drivers", "passengers"),
    ],
)  # fmt: skip
def test_the_words_of_a_trade_tell_its_setting(trade: str, setting: str) -> None:
    assert trades.setting_of(trade) == setting


@pytest.mark.parametrize("seed", range(8))
def test_number_case_and_what_goes_before_stay(seed: int) -> None:
    rng = Random(seed)
    assert trades.surrogate("retired teacher", "", rng, "uk").startswith("retired ")
    assert trades.surrogate("lorry drivers", "", rng, "uk").endswith(("s", "men"))
    assert trades.surrogate("WELDER AND FITTER", "", rng, "us").isupper()
    assert trades.surrogate("HGV driver", "is a ", rng, "uk").split()[0] not in ("Estate", "Tanker", "Lorry")


def test_letters_of_either_country_get_trades_of_their_own() -> None:
    listed = {"uk": trades.trades("goods", "uk"), "us": trades.trades("goods", "us")}
    for seed in range(12):
        for country, words in (("uk", "NHS, Dr "), ("us", "MRN, ER, Dr. ")):
            (made,) = replace_group([protect([words, "he is a ", ("PROFESSION", "driver")])], seed=seed)[0]
            assert made in listed[country]
