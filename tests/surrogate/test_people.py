"""One person in all forms: initials, order, capitals, nicknames, maiden names, e-mail; sex and families."""

from __future__ import annotations

import re

import pytest
from surrogates import protect, swap

from synletters.surrogate import pools, replace_group
from synletters.surrogate.links import nicknames

SEEDS = range(6)


def written(*parts: str | tuple[str, str], seed: int = 1) -> list[str]:
    return list(replace_group([protect(parts)], seed=seed)[0])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("HARGREAVES Margaret", "{S} {g}"),
        ("HARGREAVES Margaret A", r"{S} {g} \w"),
        ("HARGREAVES, Margaret", "{S}, {g}"),
        ("MARGARET HARGREAVES", "{G} {S}"),
        ("Hargreaves Margaret", "{s} {g}"),
        ("M Hargreaves", "{i} {s}"),
        ("M. Hargreaves", r"{i}\. {s}"),
        ("MA Hargreaves", r"{i}\w {s}"),
        ("MA HARGREAVES", r"{i}\w {S}"),
        ("M.A. Hargreaves", r"{i}\.\w\. {s}"),
        ("Hargreaves M", "{s} {i}"),
        ("Mrs Hargreaves", "Mrs {s}"),
        ("Hargreaves's", "{s}'s"),
        ("Margaret’s", "{g}’s"),
    ],
)
def test_one_person_in_every_form(value: str, form: str, seed: int) -> None:
    made = written(("NAME", "Margaret Hargreaves"), " came; ", ("NAME", value), " left", seed=seed)
    given, surname = made[0].split(" ", 1)
    names = {"g": given, "s": surname, "i": given[0], "G": given.upper(), "S": surname.upper()}
    assert re.fullmatch(form.format(**{key: re.escape(text) for key, text in names.items()}), made[1]), made


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("label", "value", "form"),
    [
        ("EMAIL", "margaret.hargreaves@nhs.net", "{g}.{s}@"),
        ("EMAIL", "m.hargreaves@nhs.net", "{i}.{s}@"),
        ("EMAIL", "mhargreaves@nhs.net", "{i}{s}@"),
        ("EMAIL", "hargreavesm@nhs.net", "{s}{i}@"),
        ("USERNAME", "hargreavesm", "{s}{i}"),
    ],
)
def test_addresses_and_user_names_are_the_persons(label: str, value: str, form: str, seed: int) -> None:
    made = written(("NAME", "Margaret Hargreaves"), " wrote: ", (label, value), seed=seed)
    given, surname = (pools.plain(word) for word in made[0].split(" ", 1))
    assert made[1].startswith(form.format(g=given, s=surname, i=given[0]))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_address_tells_whom_an_initial_stands_for(seed: int) -> None:
    made = written(("NAME", "MF Patel"), " (", ("EMAIL", "margaret.patel@nhs.net"), ")", seed=seed)
    local = made[1].partition("@")[0].split(".")
    assert local[0][0].upper() == made[0][0]
    assert local[1] == pools.plain(made[0].split(" ", 1)[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_double_surname_stays_one_in_every_form(seed: int) -> None:
    made = written(
        ("NAME", "Anna Ellis-Howard"), " or Mrs ", ("NAME", "Ellis-Howard"), ", ", ("NAME", "ELLIS-HOWARD Anna"),
        " ", ("EMAIL", "a.ellishoward@nhs.net"), seed=seed,
    )  # fmt: skip
    surname = made[0].split(" ", 1)[1]
    assert made[1] == surname
    assert made[2].startswith(surname.upper())
    assert all(part[0].isupper() for part in surname.split("-"))
    assert pools.plain(surname) in made[3]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hyphenated_given_name_is_no_surname_two_lines_on(seed: int) -> None:
    made = written(("NAME", "Mary-Jane Tunnicliffe"), " came.\n\n", ("NAME", "Mary-Jane"), " left", seed=seed)
    assert made[0].startswith(f"{made[1]} ")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_nickname_is_one_of_the_new_given_name(seed: int) -> None:
    made = written(
        ("NAME", "Margaret (“Maggie”) Hargreaves"), " likes ", ("NAME", "Maggie"), ", not ", ("NAME", "Margaret"),
        seed=seed,
    )  # fmt: skip
    found = re.fullmatch(r"(\w+) \(“(\w+)”\) \S+.*", made[0])
    assert found
    assert made[1:] == [found[2], found[1]]
    assert pools.gender_of(found[1]) in ("female", "neutral")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("before", "after", "sex"),
    [
        ("his wife ", " drove", "female"),
        ("Mother: ", "\n", "female"),
        ("his wife's name is ", ".", "female"),
        ("", ", his mother, was there", "female"),
        ("", " (mother)", "female"),
        ("", " is his brother", "male"),
        ("her partner ", " has no symptoms; he works nights", "male"),
        ("Name: ", ", a 45-year-old woman", "female"),
        ("Child: ", " (NHS 1). He sleeps well", "male"),
    ],
)
def test_sex_is_what_the_text_says(before: str, after: str, sex: str, seed: int) -> None:
    made = written(before, ("NAME", "Qorbin Xelthorp"), after, seed=seed)
    assert pools.gender_of(made[0].split()[0]) in (sex, "neutral")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mothers_title_says_nothing_of_her_son(seed: int) -> None:
    made = written(
        "Mother: ", ("NAME", "Susan Whitcombe"), "\nSon: ", ("NAME", "Peter Whitcombe"), "\nMrs ", ("NAME", "Whitcombe"),
        " came", seed=seed,
    )  # fmt: skip
    assert made[0].split(" ", 1)[1] == made[1].split(" ", 1)[1] == made[2]
    assert pools.gender_of(made[1].split()[0]) == "male"


def test_two_initials_in_capitals_are_no_given_name() -> None:
    for value in ("PS FITZGERALD", "AJ FITZGERALD", "EL Fitzgerald"):
        assert re.fullmatch(r"[A-Z]{2} \S+(?: \S+)?", swap("NAME", value)[0])
    assert re.fullmatch(r"[A-Z]{3,} \S+", swap("NAME", "TOM FITZGERALD")[0])


def test_no_initials_spell_a_word_of_letters() -> None:
    for seed in range(40):
        made = written(("NAME", "Qorbin Xelthorp"), " said. ", ("NAME", "QX"), " left", seed=seed)
        assert made[1] == "".join(word[0] for word in made[0].split(" ", 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_run_together_across_a_sentence_is_two_mentions(seed: int) -> None:
    made = written(
        ("NAME", "Siobhan Hargreaves. Siobhan"), " and ", ("NAME", "Siobhan Hargreaves"), seed=seed
    )
    given, surname = made[1].split(" ", 1)
    assert made[0] == f"{given} {surname}. {given}"


@pytest.mark.parametrize("seed", SEEDS)
def test_addresses_of_compound_names(seed: int) -> None:
    made = written(
        ("NAME", "Ji-woo Tunnicliffe"), ", ", ("EMAIL", "jiwoo.tunnicliffe@x.org"), "; ",
        ("NAME", "Bríd O'Hanrahan"), ", ", ("EMAIL", "brid@x.org"), "; ",
        ("NAME", "Winter Frost-Delacroix"), ", ", ("EMAIL", "winterfd@x.org"), "; ",
        ("NAME", "J. Featherstonehaugh"), " signed ", ("NAME", "JF"), seed=seed,
    )  # fmt: skip
    given, surname = made[0].split(" ", 1)
    assert made[1].startswith(f"{pools.plain(given)}.{pools.plain(surname)}@")
    assert made[3].startswith(f"{pools.plain(made[2].split()[0])}@")
    given, surname = made[4].split(" ", 1)
    assert made[5].startswith(
        pools.plain(given) + "".join(part[0].lower() for part in surname.split("-")) + "@"
    )
    assert made[7] == made[6][0] + made[6][3]


@pytest.mark.parametrize(
    ("before", "label", "value", "form"),
    [
        ("Printed ", "ID", "20210314", r"20(0|1|20)\d{5,6}"),
        ("received ", "CARD", "20210314081530", r"20(0|1|20)\d{5,6}081530"),
        ("MRN ", "ID", "20210314", r"[1-9]\d{7}"),
        ("NHS patient  ", "ID", "943 476 5919", r"999 \d{3} \d{4}"),
        ("NHS patient  ", "PHONE", "943 476 5919", r"999 \d{3} \d{4}"),
        ("NHS patient, tel ", "PHONE", "943 476 5919", r"(?!999).*"),
    ],
)
def test_a_number_is_what_its_form_says(before: str, label: str, value: str, form: str) -> None:
    made = written("Seen ", ("DATE", "14 March 2021"), ". ", before, (label, value))
    assert re.fullmatch(form, made[1]), made


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("particle", ["Ó", "Ní", "Nic", "Uí"])
def test_an_irish_particle_is_no_initial_and_no_middle_name(particle: str, seed: int) -> None:
    made = written(
        ("NAME", f"Eoghan {particle} Fiannachta"), " came; Dr ", ("NAME", f"{particle} Fiannachta"), seed=seed
    )
    given, surname = made[0].split(" ", 1)
    assert made[1] == surname
    assert not re.match(r"[A-Z]\b", surname)
    assert given != surname


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kin", ["partner", "carer", "new partner", "friend"])
def test_the_pronoun_behind_a_partner_is_the_patients(kin: str, seed: int) -> None:
    made = written(f"I saw her with her {kin}, ", ("NAME", "Søren"), ". She is well.", seed=seed)
    assert pools.gender_of(made[0]) != "female"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_somebody_is_called_goes_with_them_and_not_with_who_was_named_last(seed: int) -> None:
    full, doctor, last, nick, again = written(
        ("NAME", "Qarguerite Xelthorp"), " seen by Dr ", ("NAME", "Qamien Zorblatt"), ". Miss ", ("NAME", "Xelthorp"),
        " goes by ", ("NAME", "Qit"), ". ", ("NAME", "Qit"), " is well.", seed=seed,
    )  # fmt: skip
    assert nick == again
    assert nick not in (last, doctor.split()[0])
    assert full.split()[1] == last
    assert pools.gender_of(nick) != "male"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_surname_in_the_middle_and_one_in_front_are_the_family_s(seed: int) -> None:
    child, mother, patient, sister = written(
        ("NAME", "Zoë-Mae Qouza Xelthorp"), ", Ms ", ("NAME", "Qouza"), ", ", ("NAME", "NGUYENQ Thi Lanq"), ", sister ",
        ("NAME", "Nguyenq Thi Maiq"), seed=seed,
    )  # fmt: skip
    assert child.split()[1] == mother
    assert patient.split()[0] == sister.split()[0].upper()
    assert patient.split()[-1] != sister.split()[-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_name_that_is_spelt_and_a_degree_behind_one(seed: int) -> None:
    name, spelt, doctor = written(
        ("NAME", "bernard frostq"),
        " that is ",
        ("NAME", "f r o s t q"),
        "; ",
        ("NAME", "Qartholomew Xelthorp, DO"),
        seed=seed,
    )
    assert spelt.replace(" ", "") == pools.plain(name.split()[1])
    assert doctor.endswith(", DO")


@pytest.mark.parametrize("before", ["Her daughter is called ", "He spoke to a nurse called ", "Her friend "])
def test_another_one_who_is_called_something_is_another_one(before: str) -> None:
    for seed in SEEDS:
        full, other = written(
            ("NAME", "Robert Xelthorp"), " came. ", before, ("NAME", "Qorinne"), ".", seed=seed
        )
        whole, nick = written(
            ("NAME", "Robert Xelthorp"), " came. He likes to be called ", ("NAME", "Qobin"), ".", seed=seed
        )
        assert other.casefold() not in nicknames(full.split()[0])
        assert nick.casefold() in nicknames(whole.split()[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_initials_that_are_a_word_between_names_are_initials(seed: int) -> None:
    name, mail = written(
        ("NAME", "AS Xelth-Jonesq"), " ", ("EMAIL", "agnieszka.xelthjonesq@nhs.net"), seed=seed
    )
    given, surname = mail.partition("@")[0].split(".")
    assert name.split()[0] != "AS" or given[0] == "a"
    assert name[0].lower() == given[0]
    assert pools.plain(name.split(" ", 1)[1]) == surname


def test_two_surnames_stay_two_surnames_without_the_given_name() -> None:
    for seed in range(6):
        parts = [
            "RE: ", ("NAME", "DEVEREAUX O'MALLEY KNIGHT"), ". I SAW MR. ", ("NAME", "KNIGHT"), " AND HIS HUSBAND, ",
            ("NAME", "CLAY JIMÉNEZ"), ". THE CARE OF MR. ", ("NAME", "O'MALLEY KNIGHT"),
        ]  # fmt: skip
        full, last, _, both = replace_group([protect(parts)], seed=seed)[0]
        given, *surnames = full.split()
        assert (both.split(), last) == (surnames, surnames[-1])
        assert pools.gender_of(given) != "female"
        assert pools.weight("surname", surnames[0]) or pools.cultures("surname", surnames[0])


def test_a_middle_word_that_is_a_surname_becomes_one() -> None:
    for seed in range(6):
        full, daughter = swap("NAME", "Maria Hernandez Lopez", "Ana Lopez", seed=seed)
        assert full.split()[-1] == daughter.split()[-1]
        assert pools.weight("surname", full.split()[1]) > pools.weight("given", full.split()[1])


@pytest.mark.parametrize("rank", ["COLONEL", "Col.", "Sgt", "Lieutenant", "Cllr", "Rabbi", "Major"])
def test_a_rank_before_a_name_stays(rank: str) -> None:
    made = swap("NAME", f"{rank} James Whitaker")[0]
    assert re.fullmatch(rf"{re.escape(rank)} (?!James)\w+ (?!Whitaker)\w+", made)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("Wei-Lin Tsao", r"[A-Z][a-z]+-[A-Z][a-z]+ [A-Z]\w+"),
        ("Mei-ling Fairweather", r"[A-Z][a-z]+-[a-z]+ [A-Z]\w+"),
        ("CHAN Siu-Ming", r"[A-Z]+ [A-Z][a-z]+-[A-Z][a-z]+"),
        ("Ji-woo Baek", r"[A-Z][a-z]+-[a-z]+ [A-Z]\w+"),
    ],
)
def test_a_hyphened_name_of_two_syllables_is_one_name_of_its_culture(value: str, form: str) -> None:
    for seed in range(8):
        made = swap("NAME", value, seed=seed)[0]
        assert re.fullmatch(form, made)
        given = next(word for word in made.split() if "-" in word)
        assert pools.cultures("given", given) & {"chinese", "korean"}


def test_two_surnames_with_a_hyphen_are_no_such_name() -> None:
    names = swap("NAME", "Mr Lee-Ho", "Ann Lee-Ho")
    assert names[0].removeprefix("Mr ") == names[1].split(" ", 1)[1]


@pytest.mark.parametrize(("value", "gender"), [("April", "female"), ("JUNE", "female"), ("August", "male")])
def test_names_that_are_months_have_a_sex(value: str, gender: str) -> None:
    made = [replace_group([protect(["our nurse, ", ("NAME", value), ","])], seed=s)[0][0] for s in range(12)]
    assert {pools.gender_of(name) for name in made} <= {gender, "neutral"}


def test_a_lone_apostrophe_gets_its_s_back() -> None:
    for seed in range(12):
        for value in ("Jones'", "JONES’"):
            made = replace_group([protect(["the ", ("NAME", value), " house"])], seed=seed)[0][0]
            name, _, tail = made.partition(value[-1])
            assert tail == "" if name.casefold().endswith(("s", "x", "z")) else tail.casefold() == "s"
            assert made.isupper() == value.isupper()
