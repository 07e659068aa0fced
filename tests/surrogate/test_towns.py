"""Places that go together: towns of one county, states, postcodes, telephone codes, and institutions that keep their
kind."""

from __future__ import annotations

import re

import pytest
from surrogates import protect

from synletters.surrogate import replace_group, towns

_BRITISH = "NHS letter, oedema. "
_AMERICAN = "MRN, seen in the ER. "


def _moved(outside: str, *items: tuple[str, str], seed: int = 1) -> tuple[str, ...]:
    parts: list[str | tuple[str, str]] = [outside]
    for item in items:
        parts += [item, "; "]
    return replace_group([protect(parts)], seed=seed)[0]


@pytest.mark.parametrize("seed", range(12))
def test_towns_of_one_county_stay_together_with_its_surrogate_and_their_postcodes(seed: int) -> None:
    address, one, two, code, county = _moved(
        _BRITISH,
        ("ADDRESS", "12 Station Road, Otley, West Yorkshire LS21 1AA"),
        ("LOCATION", "Bradford"),
        ("LOCATION", "Keighley"),
        ("POSTCODE", "LS21 1AA"),
        ("LOCATION", "West Yorkshire"),
        seed=seed,
    )
    _, town, last = address.split(", ")
    assert last.startswith(county)
    assert county not in ("West Yorkshire", "Otley")
    for place in (town, one, two):
        assert towns.where(place, "GB", (f"GB/{county}",)) == f"GB/{county}"
    held = towns.region(f"GB/{county}")
    area = re.match("[A-Z]+", last.removeprefix(county).strip())
    assert area is not None
    assert area.group() in held.codes
    assert re.match("[A-Z]+", code).group() in held.codes  # type: ignore[union-attr]
    assert not code.startswith("LS21")


@pytest.mark.parametrize("seed", range(12))
def test_states_towns_zip_and_telephone_codes_go_together(seed: int) -> None:
    address, phone, town, state = _moved(
        _AMERICAN,
        ("ADDRESS", "455 Maple Avenue, Springfield, IL 62704"),
        ("PHONE", "(217) 555-2799"),
        ("LOCATION", "Peoria, IL"),
        ("LOCATION", "Illinois"),
        seed=seed,
    )
    place, code = address.split(", ")[1:]
    letters, number = code.split()
    held = towns.region(f"US/{letters}")
    assert letters != "IL"
    assert held.written == state
    assert place in held.towns
    assert number in held.codes
    assert phone[1:4] in held.phones
    assert phone[6:12] == "555-01"
    assert town.endswith(f", {letters}")
    assert town.split(", ")[0] in held.towns


def test_places_abroad_stay_abroad_and_lie_in_the_country_that_is_named() -> None:
    for seed in range(8):
        (place,) = _moved(_BRITISH, ("LOCATION", "Warsaw, Poland"), seed=seed)
        town, country = place.split(", ")
        assert town in towns.region(towns.region_of(country) or "").towns
        assert country not in ("Poland", "England", "United Kingdom")


def test_nations_of_the_kingdom_stand_for_one_another() -> None:
    for seed in range(8):
        assert _moved(_BRITISH, ("LOCATION", "Scotland"), seed=seed)[0] in (
            "England",
            "Wales",
            "Northern Ireland",
        )


@pytest.mark.parametrize(
    ("label", "value", "kept"),
    [
        ("ORGANIZATION", "Froxley Acorns Nursery", r"\w+ \w+ Nursery"),
        ("ORGANIZATION", "Quibbs's Diner", r"[\w']+'s Diner"),
        ("HOSPITAL", "Froxley NHS Foundation Trust", r".+ NHS Foundation Trust"),
        ("ORGANIZATION", "Froxley Community Mental Health Team", r".+ Community Mental Health Team"),
        ("ORGANIZATION", "Our Lady of Lourdes parish", r"Our Lady of (?!Lourdes).+ parish"),
        ("HOSPITAL", "St Mary's Hospital", r"St (?!Mary)\w+'s Hospital"),
        ("HOSPITAL", "Ward 7", r"Ward \d"),
        ("HOSPITAL", "Stroke Unit", r"Stroke (?!Unit)\w+"),
        ("ADDRESS", "12 Froxley Road", r"[1-9]\d [A-Z][\w' -]+ Road"),
    ],
)
def test_institutions_units_and_streets_keep_their_kind(label: str, value: str, kept: str) -> None:
    for seed in range(6):
        (made,) = _moved(_BRITISH, (label, value), seed=seed)
        assert re.fullmatch(kept, made), made
        assert made != value
        assert "Froxley" not in made


def test_one_town_of_several_words_is_one_name_in_all_labels() -> None:
    for seed in range(6):
        town, hospital = _moved(
            _BRITISH, ("LOCATION", "Saffron Walden"), ("HOSPITAL", "Saffron Walden Hospital"), seed=seed
        )
        assert hospital == f"{town} Hospital"
        assert towns.known(town)


def test_the_towns_of_a_list_have_regions() -> None:
    assert towns.where("Leeds", "GB") == "GB/West Yorkshire"
    assert towns.where("Springfield", "US", ("US/IL",)) == "US/IL"
    assert towns.where("Stoke-on-Trent", "GB") == towns.where("stoke on trent", "GB") == "GB/Staffordshire"
    assert towns.where("Xelmouth", "GB") is None
    assert {"GB/Fife", "GB/Angus"} <= {*towns.peers("GB/Fife")}
    assert not any(key.startswith("US") for key in towns.peers("GB/Kent"))


@pytest.mark.parametrize("seed", range(8))
def test_a_word_that_is_a_town_in_an_address_is_one_in_a_hospital_and_codes_follow_the_state(
    seed: int,
) -> None:
    hospital, address, code, saint = _moved(
        _AMERICAN,
        ("HOSPITAL", "Quibbton Valley Imaging"),
        ("ADDRESS", "12 Oak Street, Quibbton, IL"),
        ("POSTCODE", "62704-1234"),
        ("ORGANIZATION", "Our Lady of the Quibbs parish"),
        seed=seed,
    )
    town, letters = address.split(", ")[1:]
    held = towns.region(f"US/{letters}")
    assert hospital == f"{town} Valley Imaging"
    assert town in held.towns or towns.where(town, "US")
    assert code[:5] in held.codes
    assert re.fullmatch(r"Our Lady of the [A-Z][\w ]+ parish", saint)
