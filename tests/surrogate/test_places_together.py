"""Places of several words: one name in all labels, codes of one town, streets and firms that keep their kind."""

from __future__ import annotations

import re

import pytest
from surrogates import protect

from synletters.surrogate import pools, replace_group, towns

SEEDS = range(10)
_BRITISH, _AMERICAN = "NHS letter, oedema. ", "MRN, seen in the ER by Dr. "


def _moved(outside: str, *items: tuple[str, str], seed: int) -> tuple[str, ...]:
    parts: list[str | tuple[str, str]] = [outside]
    for item in items:
        parts += [item, "; "]
    return replace_group([protect(parts)], seed=seed)[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_town_that_no_list_has_is_one_name_in_every_label_and_case(seed: int) -> None:
    hospital, address, code, caps, street, clinic, again, code2 = _moved(
        _AMERICAN,
        ("HOSPITAL", "Qarlow Bendth Community Hospital"),
        ("LOCATION", "Qarlow Bendth, KS"),
        ("POSTCODE", "69722-1180"),
        ("HOSPITAL", "QARLOW BENDTH SURGICAL CENTER"),
        ("ADDRESS", "615 Bendth Ave"),
        ("HOSPITAL", "Heron House, Qarlow Bendth"),
        ("LOCATION", "Qarlow Bendth, KS"),
        ("POSTCODE", "69722"),
        seed=seed,
    )
    town, state = address.split(", ")
    assert towns.where(town, "US", (f"US/{state}",)) == f"US/{state}"
    assert hospital == f"{town} Community Hospital"
    assert caps == f"{town} SURGICAL CENTER".upper()
    assert clinic.endswith(f" House, {town}")
    assert again == address
    assert code[:5] == code2
    word = re.fullmatch(r"\d{3} ([\w'’. ]+) Ave", street)
    assert word is not None
    assert word[1] in town


@pytest.mark.parametrize("seed", SEEDS)
def test_all_postcodes_of_a_town_are_of_one_district(seed: int) -> None:
    made = _moved(
        _BRITISH,
        ("LOCATION", "Qendlebrook"), ("POSTCODE", "TN99 4QJ"),
        ("LOCATION", "Qrackenmere"), ("POSTCODE", "TN97 1BX"),
        ("ADDRESS", "18 Lapwing Close"), ("LOCATION", "Qendlebrook"), ("POSTCODE", "TN99 6RD"),
        seed=seed,
    )  # fmt: skip
    first, second, third = made[1].split()[0], made[3].split()[0], made[6].split()[0]
    assert first == third
    assert made[0] != made[2]
    assert len({first, second}) == 2 or towns.where(made[0], "GB") == towns.where(made[2], "GB")


@pytest.mark.parametrize("seed", SEEDS)
def test_one_area_code_stays_one(seed: int) -> None:
    town, *phones = _moved(
        _AMERICAN,
        ("LOCATION", "Peoria, IL"),
        *[("PHONE", n) for n in ("(217) 555-2799", "217.555.0188", "1-217-555-4100", "(312) 555-9034")],
        seed=seed,
    )
    codes = [re.sub(r"\D", "", phone)[-10:-7] for phone in phones]
    assert codes[0] == codes[1] == codes[2]
    assert {*codes} <= {*towns.region(f"US/{town.split(', ')[1]}").phones}


@pytest.mark.parametrize(
    ("label", "value", "pattern"),
    [
        ("HOSPITAL", "Qarten Royal Hospital, Beaconth Way", r"[\w' -]+ Royal Hospital, [\w'’-]+ Way"),
        ("HOSPITAL", "SALTQARTEN & VALE NHS FOUNDATION TRUST", r"[A-Z' -]+ & VALE NHS FOUNDATION TRUST"),
        ("ORGANIZATION", "Twinth Skillqet Diner, 615 Depoqt Ave", r"[\w' ]+ Diner, \d{3} [\w'’-]+ Ave"),
        ("ORGANIZATION", "Verityq Co-op Grocery", r"[\w' -]+ Co-op Grocery"),
        ("ORGANIZATION", "Qrackenmere General", r"[\w' -]+ General"),
        ("ORGANIZATION", "Bellqweather Uniform Co.", r"[\w' -]+ Uniform Co\."),
        ("LOCATION", "ELLQERY HARBOR TOWING", r"[A-Z' -]+ HARBOR TOWING"),
        ("ADDRESS", "The Old Dispensary, 9 Weirq Street", r"The Old (?!Disp)[A-Z][\w ]+, \d [\w'’-]+ Street"),
        ("ADDRESS", "9a Pottqergate", r"\d[a-d] [A-Z][a-z]+"),
        ("ADDRESS", "N4417 Cranqberry Marshq Rd", r"N\d{4} [\w'’-]+ Rd"),
        ("ADDRESS", "P.C.\n77 ORCHARQD TERRACE, FLOOR 3", r"P\.C\.\n\d\d [A-Z'’-]+ TERRACE, FLOOR \d"),
        ("ADDRESS", "two twelve sunfloqwer lane in harqlow bendq", r"[a-z]+ [a-z]+ [\w'’-]+ lane in [\w' -]+"),
    ],
)  # fmt: skip
def test_what_is_generic_stays(label: str, value: str, pattern: str) -> None:
    for seed in SEEDS:
        (made,) = _moved(_AMERICAN, (label, value), seed=seed)
        assert re.fullmatch(pattern, made), made


@pytest.mark.parametrize("seed", SEEDS)
def test_a_street_is_one_in_a_surgery_s_name_too_and_houses_stand_in_order(seed: int) -> None:
    street, surgery = _moved(
        _BRITISH, ("ADDRESS", "41-43 Quarqry Hill Road"), ("HOSPITAL", "Quarqry Hill Practice"), seed=seed
    )
    found = re.fullmatch(r"(\d+)-(\d+) ([\w'’-]+) Hill Road", street)
    assert found is not None
    assert int(found[1]) < int(found[2])
    assert surgery == f"{found[3]} Hill Practice"


@pytest.mark.parametrize("seed", SEEDS)
def test_an_institution_that_has_somebody_s_name_is_that_person(seed: int) -> None:
    full, called = replace_group(
        [
            protect(
                ["Patient: ", ("NAME", "Qooda Xelthorp"), ". Ms X goes by ", ("ORGANIZATION", "Qooda"), "."]
            )
        ],
        seed=seed,
    )[0]
    assert full.split()[0] == called


@pytest.mark.parametrize("seed", SEEDS)
def test_a_town_with_hyphens_is_one_name(seed: int) -> None:
    town, hospital, street = _moved(
        _BRITISH,
        ("LOCATION", "Qurton-on-Zrent"),
        ("HOSPITAL", "Qurton-on-Zrent General Hospital"),
        ("ADDRESS", "4 Hillq Road, Qurton-on-Zrent"),
        seed=seed,
    )
    assert towns.known(town, "GB")
    assert hospital == f"{town} General Hospital"
    assert street.endswith(f", {town}")


def test_what_is_called_for_a_word_of_a_town_gets_the_whole_stand_in() -> None:
    for seed in range(12):
        town, firm, center = (
            replace_group(
                [
                    protect(
                        [
                            "lives in ", ("LOCATION", "Port Ellery"), ", works for ", ("ORGANIZATION", "Ellery Harbor Towing"),
                            ", seen at ", ("HOSPITAL", "Ellery Endoscopy Center"),
                        ]
                    )
                ],
                seed=seed,
            )[0]
        )  # fmt: skip
        named = firm.removesuffix(" Harbor Towing")
        assert center == f"{named} Endoscopy Center"
        first, _, rest = town.partition(" ")
        assert named == town or (named == rest and first.casefold() in "port lake mount north south east west high low".split()
                                 + "upper lower great little old".split())  # fmt: skip


def test_an_institution_that_was_taken_for_somebody_stays_one() -> None:
    for name in (("Quennell", "Coldmarten HC"), ("Quennell, Coldmarten HC",)):
        parts: list[str | tuple[str, str]] = [("HOSPITAL", "Coldmarten District Hospital"), "\nGP: Dr "]
        for value in name:
            parts += [("NAME", value), ", "]
        hospital, *made, doctor = replace_group([protect([*parts, "Dr ", ("NAME", "Ann Marsh")])], seed=3)[0]
        assert ", ".join(made).split(", ")[1] == hospital.removesuffix(" District Hospital") + " HC"
        assert len(doctor.split()) == 2


@pytest.mark.parametrize(
    ("form", "other"), [("P.C.", "P.A."), ("P.A.", "P.C."), ("L.L.C.", "L.L.P."), ("P.L.L.C.", "P.L.L.P.")]
)
def test_the_form_of_a_firm_in_law_is_no_initials(form: str, other: str) -> None:
    parts = [("ORGANIZATION", "TARN VALLEY"), " GASTROENTEROLOGY, ", ("NAME", form)]
    assert replace_group([protect(parts)], seed=3)[0][1] == other
    assert replace_group([protect(["seen by ", ("NAME", form)])], seed=3)[0][0] != other


def test_our_lady_of_the_gets_a_name_that_goes_with_it() -> None:
    for seed in range(10):
        made = replace_group([protect([("ORGANIZATION", "Our Lady of the Tarn parish")])], seed=seed)[0][0]
        assert made.removeprefix("Our Lady of the ").removesuffix(" parish") in pools.saints("the_lady")
