"""Surrogates of the same kind: regions, acronyms, cultures and genders of names, and the modes of drawing."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrogates import as_letter, protect, swap, world

from synletters.surrogate import pools, replace_group
from synletters.surrogate.date_pieces import MONTHS
from synletters.surrogate.walk import ALIASES


def test_countries_and_counties_become_others_of_their_kind() -> None:
    values = [
        "Norway",
        "the United States",
        "Kent",
        "West Yorkshire",
        "County Cork",
        "Ohio",
        "Dunbar, Fife, Scotland",
        "UK",
    ]
    for seed in range(10):
        country, two, county, long, irish, state, three, short = swap("LOCATION", *values, seed=seed)
        kinds = [pools.region_kind()[name.casefold()] for name in (country, county, long, irish, state)]
        assert kinds == ["countries", "counties", "counties", "counties", "states"]
        assert pools.region_kind()[two.removeprefix("the ").casefold()] == "countries"
        assert irish.startswith("County ")
        assert [pools.region_kind().get(n.casefold(), "") for n in three.split(", ")] == [
            "",
            "counties",
            "countries",
        ]
        assert short in ("USA", "UAE", "US")
        assert not {country, two, county, long, irish, state} & {*values}
    durham, mayo, kent = swap("LOCATION", "Co. Durham", "Co Mayo", "county of Kent")
    assert durham.startswith("Co. ")
    assert {pools.region_kind()[name.replace(".", "").casefold()] for name in (durham, mayo)} == {"counties"}
    assert pools.region_kind()[kent.removeprefix("county of ").casefold()] == "counties"
    assert swap("LOCATION", "Leeds, UK")[0].split(", ")[1] in ("USA", "UAE", "US")
    assert swap("LOCATION", "U.K.")[0] in ("U.S.A.", "U.A.E.", "U.S.")
    assert swap("HOSPITAL", "Kent Hospital")[0].split()[0].casefold() in pools.region_kind()


@pytest.mark.parametrize(
    ("long", "acronym"),
    [
        ("Leeds General Infirmary", "LGI"),
        ("Queen's Medical Centre", "QMC"),
        ("University College London Hospitals", "UCLH"),
        ("Royal College of Physicians of London", "RCPL"),
    ],
)
def test_acronyms_follow_their_long_form(long: str, acronym: str) -> None:
    for seed in range(5):
        parts = [
            "at ",
            ("HOSPITAL", f"{acronym} A&E"),
            " then ",
            ("ORGANIZATION", long),
            " (",
            ("HOSPITAL", acronym),
            ")",
        ]
        ward, full, short = replace_group([protect(parts)], seed=seed)[0]
        words = [w for w in re.findall(r"[\w'’]+", full) if w not in ("of", "the")]
        assert short == "".join(word[0] for word in words).upper()
        assert ward == f"{short} A&E"
        assert short != acronym


def test_an_acronym_in_brackets_follows_what_stands_before_it() -> None:
    both, short = swap("HOSPITAL", "St. James's University Hospital (SJUH)", "SJUH")
    assert re.fullmatch(rf"St\. (\w)\w+'s University Hospital \({short}\)", both)
    assert re.fullmatch(r"S\wUH", short)


def test_acronyms_of_each_other_end() -> None:
    parts = [
        ("HOSPITAL", "Alpha Beta CD"),
        " and ",
        ("HOSPITAL", "Clinic Delta ABC"),
        " ",
        ("HOSPITAL", "ABC"),
        ("HOSPITAL", "CDA"),
    ]
    assert len(replace_group([protect(parts)], seed=1)[0]) == 4


@pytest.mark.parametrize(
    ("name", "culture", "gender"),
    [
        ("Siobhan Murphy", "irish", "female"),
        ("Seamus O'Neill", "irish", "male"),
        ("Katarzyna Nowak", "polish", "female"),
        ("Priya Sharma", "south_asian", "female"),
        ("Rajesh PATEL", "south_asian", "male"),
        ("Imran Khan", "south_asian", "male"),
        ("Xiaoming Zhang", "chinese", "male"),
        ("Fatima Haddad", "arabic", "female"),
        ("Chinedu Okafor", "african", "male"),
        ("Maria Gonzalez", "hispanic", "female"),
        ("María González", "hispanic", "female"),
        ("John Smith", "english", "male"),
        ("SMITH, Susan", "english", "female"),
        ("Mohammed Al-Haddad", "arabic", "male"),
    ],
)
def test_names_keep_culture_and_gender(name: str, culture: str, gender: str) -> None:
    for seed in range(6):
        made = swap("NAME", name, seed=seed)[0]
        first, last = made.split(", ")[::-1] if "," in made else made.split()
        known = pools.names(culture)
        assert first.casefold() in {n.casefold() for n in known[gender]}
        assert last.casefold() in {n.casefold() for n in known["surname"]}
        assert not {first.casefold(), last.casefold()} & {n.casefold() for n in name.replace(",", "").split()}


def test_polish_surnames_keep_their_endings() -> None:
    for seed in range(12):
        wife, husband = (
            name.split()[1] for name in swap("NAME", "Maria Kowalska", "Piotr Kowalski", seed=seed)
        )
        assert wife == husband or wife == f"{husband[:-1]}a"
        assert not husband.endswith(("ska", "cka"))
        assert not wife.endswith(("ski", "cki"))


def test_names_in_no_list_are_drawn_from_the_mixed_ones_and_titles_outweigh_the_lists() -> None:
    first, last = swap("NAME", "Qorbin Xelthorp")[0].split()
    assert first in pools.names("")["neutral"]
    assert last in pools.names("")["surname"]
    made = swap("NAME", "Mrs John Smith")[0].split()
    assert made[1] in pools.names("english")["female"]


def test_lists_of_names_hold_each_name_once_and_agree() -> None:
    for culture in pools.CULTURES:
        known = pools.names(culture)
        assert {*known} >= {"female", "male", "surname"}
        for section in ("female", "male", "surname"):
            assert len({*known[section]}) == len(known[section]) > 25
        assert not {*known["surname"]} & {*known.get("known", ())}


def test_everybodys_names_are_many_and_drawn_by_their_frequency() -> None:
    held = pools.names("")
    assert len({*held["female"], *held["male"]}) > 5000
    assert len(held["surname"]) > 30_000
    assert pools.weight("surname", "Smith") > 10 * pools.weight("surname", "Crosthwaite") > 0
    assert pools.weight("surname", "Xelthorp") == 0
    rng = Random(3)
    drawn = [pools.surname(rng) for _ in range(4000)]
    frequent = {*held["surname"][:500]}
    assert 0.1 < sum(name in frequent for name in drawn) / len(drawn) < 0.5
    assert len({*drawn}) > 2500


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Siobhan", "female"),
        ("Kenneth", "male"),
        ("Abdirahman", "male"),
        ("Robin", "neutral"),
        ("Qor", "neutral"),
    ],
)
def test_the_sex_of_a_given_name_is_that_of_those_who_mostly_bear_it(name: str, gender: str) -> None:
    assert pools.gender_of(name) == gender


@pytest.mark.parametrize("mode", ["per-mention", "markov"])
def test_other_modes_vary_names_and_keep_dates(mode: str) -> None:
    parts: list[str | tuple[str, str]] = []
    for _ in range(30):
        parts += [
            " saw ",
            ("NAME", "Qohn Xmith"),
            " on ",
            ("DATE", "12/03/2021"),
            " at ",
            ("HOSPITAL", "Quux Clinic"),
        ]
    (made,) = replace_group([protect(parts)], seed=3, mode=mode)
    again = replace_group([protect(parts)], seed=3, mode=mode)
    assert [made] == again
    names, dates, places = ({*made[at::3]} for at in range(3))
    assert len(dates) == 1
    assert (len(names), len(places)) == ((30, 30) if mode == "per-mention" else (ALIASES, ALIASES))
    assert not any("xmith" in name.casefold() for name in names)
    if mode == "markov":
        stays = sum(a == b for a, b in zip(made[0::3], made[3::3], strict=False))
        assert 6 <= stays <= 24


@settings(max_examples=40, deadline=None)
@given(world(), world(), st.sampled_from(["per-mention", "markov"]))
def test_values_play_no_part_in_other_modes(a: list[str], b: list[str], mode: str) -> None:
    assert replace_group([as_letter(a)], seed=1, mode=mode) == replace_group(
        [as_letter(b)], seed=1, mode=mode
    )


@pytest.mark.parametrize("before", ["through our nurse, ", "His sister ", "call the secretary, "])
def test_a_month_that_is_somebody_is_a_name(before: str) -> None:
    for seed in range(5):
        (made,) = replace_group([protect([before, ("DATE", "April"), ", on Monday"])], seed=seed)[0]
        assert made.casefold() not in {month.casefold() for month in MONTHS}
    (month,) = replace_group([protect(["seen by our nurse in ", ("DATE", "April")])], seed=1)[0]
    assert month in MONTHS
