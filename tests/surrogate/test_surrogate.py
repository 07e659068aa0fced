"""Surrogates: independence of the values, links between mentions, formats, and no original ever again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrogates import as_letter, protect, swap, world

from synletters.core.errors import LetterError
from synletters.surrogate import pools, replace_group
from synletters.surrogate.shapes import digits_of, long_tokens, normalise
from synletters.text.edits import within_one_edit

LABELS = [
    "NAME",
    "DATE",
    "AGE",
    "PHONE",
    "EMAIL",
    "URL",
    "IP",
    "ID",
    "NHS",
    "SSN",
    "CARD",
    "IBAN",
    "USERNAME",
    "ADDRESS",
    "LOCATION",
    "POSTCODE",
    "HOSPITAL",
    "ORGANIZATION",
    "PROFESSION",
    "SOMETHING_ELSE",
]


def one(label: str, value: str, before: str = "see ", seed: int = 7) -> str:
    return replace_group([protect([before, (label, value)])], seed=seed)[0][0]


@settings(max_examples=120, deadline=None)
@given(world(), world(), st.integers(0, 10**6))
def test_other_values_of_the_same_format_give_the_same_surrogates(
    a: list[str], b: list[str], seed: int
) -> None:
    assert replace_group([as_letter(a)], seed=seed) == replace_group([as_letter(b)], seed=seed)


def test_seed_and_patient_change_the_surrogates() -> None:
    parts = ["see ", ("NAME", "John Smith")]
    here = replace_group([protect(parts)], seed=1)
    assert here == replace_group([protect(parts)], seed=1)
    assert here != replace_group([protect(parts)], seed=2)
    assert here != replace_group([protect(parts, patient="q")], seed=1)


def test_order_of_letters_does_not_matter() -> None:
    letters = [
        protect(["Mr ", ("NAME", "Smith"), " ", ("DATE", "12/03/2021")], "b"),
        protect(["see ", ("NAME", "John Smith"), " of ", ("LOCATION", "Leeds"), ("ID", "X12")], "a"),
        protect([("ID", "Y13"), " of ", ("NAME", "Patel"), " and ", ("NAME", "J.S.")], "c"),
    ]
    assert replace_group(letters, seed=3) == replace_group(letters[::-1], seed=3)[::-1]


def test_two_patients_are_refused() -> None:
    with pytest.raises(LetterError, match="more than one patient"):
        replace_group([protect(["a"], "a", "p"), protect(["a"], "b", "q")], seed=0)
    assert replace_group([], seed=0) == []


def test_one_person_in_many_forms() -> None:
    full, comma, initial, family, first, both, possessive, shout = swap(
        "NAME", "John Smith", "SMITH, John", "J. Smith", "Mr Smith", "John", "J.S.", "Smith’s", "JOHN SMITH"
    )
    given_name, surname = full.split()
    assert comma == f"{surname.upper()}, {given_name}"
    assert initial == f"{given_name[0]}. {surname}"
    assert (family, first, possessive) == (f"Mr {surname}", given_name, f"{surname}’s")
    assert both == f"{given_name[0]}.{surname[0]}."
    assert shout == full.upper()


def test_initials_never_spell_what_a_letter_would_say() -> None:
    from synletters.surrogate.people import NEVER_SPELT

    made = [
        one("NAME", value, "signed ", seed) for value in ("TC", "QB", "XKR", "T.C.") for seed in range(120)
    ]
    assert not {m.strip(".").casefold() for m in made} & NEVER_SPELT
    assert len(set(made)) > 250


def test_relatives_share_the_surname_alone() -> None:
    john, margaret = (name.split() for name in swap("NAME", "John Smith", "Margaret Smith"))
    assert john[1] == margaret[1]
    assert john[0] != margaret[0]


def test_misspellings_are_the_same_person() -> None:
    right, wrong, swapped, other = swap(
        "NAME", "Anna Robertson", "Anna Robertsen", "Anna Roberston", "Anna Richardson"
    )
    assert right == wrong == swapped
    assert right.split()[1] != other.split()[1]


def test_forms_of_names() -> None:
    particle, apostrophe, double, middle, titled = swap(
        "NAME", "Ada van der Berg", "Sean O'Neill", "Ann Hill-Stone", "Ann B. Stone", "Prof. Eve Moss MD"
    )
    assert [len(n.split()) for n in (particle, apostrophe, middle)] == [2, 2, 3]
    assert re.fullmatch(r"\w+ \w+-\w+", double)
    assert re.fullmatch(r"\w+ \w\. \w+", middle)
    assert middle.split()[-1] == double.split("-")[-1]
    assert re.fullmatch(r"Prof\. \w+ \w+ MD", titled)


@pytest.mark.parametrize(
    ("before", "after", "gender"),
    [
        ("seen with his wife ", "", "given_female"),
        ("her brother ", "", "given_male"),
        ("see ", ". She was well.", "given_female"),
        ("see ", ". He was well.", "given_male"),
        ("Forename: ", "\tSex: F", "given_female"),
        ("Name ", " (gender: male) has her notes", "given_male"),
    ],
)
def test_gender_comes_from_the_text_around(before: str, after: str, gender: str) -> None:
    for seed in range(8):
        for value in ("John Smith", "Mary Smith"):
            made = replace_group([protect([before, ("NAME", value), after])], seed=seed)[0][0]
            assert made.split()[0] in pools.names("english")[gender.removeprefix("given_")]


def test_equal_values_in_other_layouts_and_letters() -> None:
    letters = [protect(["no ", ("ID", "AB-123-456")], "a"), protect(["no ", ("ID", "AB123456")], "b")]
    (first,), (second,) = replace_group(letters, seed=5)
    assert normalise(first) == normalise(second)
    assert first.replace("-", "") == second


def test_places_are_linked_across_labels() -> None:
    parts = [
        "in ",
        ("LOCATION", "Leeds"),
        " at ",
        ("HOSPITAL", "Leeds General Infirmary"),
        ", ",
        ("ADDRESS", "12 High Road\nLeeds LS1 4AP"),
    ]
    town, hospital, address = replace_group([protect(parts)], seed=5)[0]
    assert hospital == f"{town} General Infirmary"
    assert re.fullmatch(rf"[1-9]\d High Road\n{town} [QVX][A-Z]\d \d[A-Z]{{2}}", address) or town in address


def test_online_names_follow_the_person() -> None:
    parts = [
        "see ",
        ("NAME", "John Smith"),
        " at ",
        ("EMAIL", "john.smith72@nhs.net"),
        " or ",
        ("USERNAME", "jsmith"),
    ]
    name, address, user = replace_group([protect(parts)], seed=5)[0]
    first, last = name.lower().split()
    assert re.fullmatch(rf"{first}\.{last}\d\d@[\w.]+", address)
    assert user == first[0] + last
    assert address.endswith((".example", "example.org", "example.com", "example.net"))


_NAMES = st.builds(
    " ".join,
    st.tuples(st.sampled_from(pools.lines("given_neutral")), st.sampled_from(pools.lines("surnames")[:40])),
)

_CODES = st.from_regex(r"[A-C]?\d{1,4}", fullmatch=True)

_ITEMS = st.lists(
    st.one_of(st.tuples(st.just("NAME"), _NAMES), st.tuples(st.just("ID"), _CODES)), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(_ITEMS, st.integers(0, 99))
def test_no_original_and_no_clash(items: list[tuple[str, str]], seed: int) -> None:
    parts: list[str | tuple[str, str]] = ["Blair Abara then "]
    for item in items:
        parts += [item, " then "]
    made = replace_group([protect(parts)], seed=seed)[0]
    originals = {normalise(v) for _, v in items} | {t for _, v in items for t in long_tokens(v)}
    owner: dict[str, str] = {}
    for (label, value), surrogate in zip(items, made, strict=True):
        assert normalise(surrogate) not in originals
        if label == "NAME":
            assert not long_tokens(surrogate) & (originals | {"blair", "abara", "then"})
        near = all(
            within_one_edit(a, b)
            for a, b in zip(value.split(), owner.get(surrogate, value).split(), strict=True)
        )
        assert owner.setdefault(surrogate, value) == value or near


def test_all_single_digits_still_get_distinct_surrogates() -> None:
    made = swap("ID", *"0123456789")
    assert len(set(made)) == 10
    assert not set(made) & set("0123456789")


@pytest.mark.parametrize(
    ("value", "before", "pattern"),
    [
        ("07911 123456", "tel ", r"07700 900\d{3}"),
        ("07911 123456", "Mob: ", r"07700 900\d{3}"),
        ("01134 496000", "tel ", r"01632 960\d{3}"),
        ("020 7123 4567", "tel ", r"020 7946 0\d{3}"),
        ("0113 243 2799", "tel ", r"0\d{3} 496 0\d{3}"),
        ("+44 20 7123 4567", "tel ", r"\+44 20 7946 0\d{3}"),
        ("+44 (0)7911 123456", "mobile ", r"\+44 \(0\)7700 900\d{3}"),
        ("(617) 726-2000", "tel ", r"\([2-9]\d\d\) 555-01\d\d"),
        ("617.726.2000 x123", "tel ", r"[2-9]\d\d\.555\.01\d\d x\d{3}"),
        ("+1 617 726 2000", "tel ", r"\+1 [2-9]\d\d 555 01\d\d"),
        ("01629617618", "Fax: ", r"0(1632960|2079460)\d{3}"),
        ("726-2000", "tel ", r"555-01\d\d"),
        ("4512", "bleep ", r"\d{4}"),
        ("+61 2 9876 5432", "tel ", r"\+61 [2378] (5550|7010) \d{4}"),
        ("(02) 9876 5432", "tel ", r"\(0[2378]\) (5550|7010) \d{4}"),
        ("0412 345 678", "mob ", r"0491 57\d \d{3}"),
        ("+353 87 123 4567", "tel ", r"\+353 20 91\d \d{4}"),
        ("087 123 4567", "tel ", r"020 91\d \d{4}"),
        ("+33 (0)6 12 34 56 78", "tel ", r"\+33 \(0\)6 39 98 \d\d \d\d"),
        ("01 42 34 56 78", "tel ", r"0(1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \d\d \d\d"),
        ("+49 30 12345678", "tel ", r"\+49 (30|40|69|89) \d{8}"),
        ("+46 70 123 45 67", "tel ", r"\+46 70 174 06 \d\d"),
        ("0048 22 123 45 67", "tel ", r"0048 [1-9]\d \d{3} \d\d \d\d"),
        ("+1 (617) 726-2000", "tel ", r"\+1 \([2-9]\d\d\) 555-01\d\d"),
    ],
)
def test_phone(value: str, before: str, pattern: str) -> None:
    for seed in range(5):
        assert re.fullmatch(pattern, one("PHONE", value, before, seed))


@given(st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_checksums(seed: int) -> None:
    nhs = one("NHS", "943 476 5919", seed=seed)
    assert re.fullmatch(r"999 \d{3} \d{4}", nhs)
    assert sum(int(d) * (10 - at) for at, d in enumerate(digits_of(nhs)[:9])) % 11 == (11 - int(nhs[-1])) % 11
    card = one("CARD", "4111-1111-1111-1111", seed=seed)
    assert re.fullmatch(r"99\d\d-\d{4}-\d{4}-\d{4}", card)
    doubled = "".join(str(int(d) * (1 + at % 2)) for at, d in enumerate(reversed(digits_of(card))))
    assert sum(map(int, doubled)) % 10 == 0
    iban = one("IBAN", "GB82 WEST 1234 5698 7654 32", seed=seed)
    assert re.fullmatch(r"X[A-Z]\d\d [A-Z]{4} \d{4} \d{4} \d{4} \d\d", iban)
    solid = iban.replace(" ", "")
    assert int("".join(str(int(c, 36)) for c in solid[4:] + solid[:4])) % 97 == 1
    assert re.fullmatch(r"9\d\d-[0-4]\d-\d{4}", one("SSN", "123-45-6789", seed=seed))


def test_numbers_of_a_known_kind_under_a_general_label() -> None:
    for seed in range(5):
        assert re.fullmatch(r"999 \d{3} \d{4}", one("ID", "943 476 5919", "NHS No: ", seed))
        assert re.fullmatch(r"9\d\d-[0-4]\d-\d{4}", one("ID", "123-45-6789", "SSN ", seed))
        assert re.fullmatch(r"[A-Z]\d{6}", one("ID", "A123456", "NHS no. ", seed))


@pytest.mark.parametrize(
    ("label", "value", "pattern"),
    [
        ("POSTCODE", "LS1 3EX", r"(?!LS)[A-Z]{1,2}\d\d? \d[A-Z]{2}"),
        ("POSTCODE", "sw1a1aa", r"(?!sw)[a-z]{1,2}\d\d?\d[a-z]{2}"),
        ("POSTCODE", "02114", r"\d{5}"),
        ("POSTCODE", "02114-1234", r"\d{5}-\d{4}"),
        ("POSTCODE", "K1A 0B1", r"[QUZ]\d[A-Z] \d[A-Z]\d"),
        ("POSTCODE", "D02 X285", r"[QUZ]\d\d [A-Z]\d{3}"),
        ("POSTCODE", "3000", r"0[1-7]\d\d"),
        ("ID", "152.233.204.186", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("IP", "10.0.0.1", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("IP", "fe80::1:2", r"2001:db8::[0-9a-f]+:[0-9a-f]+"),
        ("ID", "MRN-00423x", r"[A-Z]{3}-\d{5}[a-z]"),
        ("AGE", "92", r"9\d"),
        ("AGE", "101-year-old", r"9\d-year-old"),
        ("AGE", "Ninety-two", r"Ninety-\w+"),
        ("AGE", "45", r"[1-8]\d"),
        ("URL", "https://www.leeds.nhs.uk/a/b?c=12", r"https://www\.\w+\.example/[a-z]/[a-z]\?[a-z]=\d\d"),
        ("LOCATION", "MA", r"[A-Z]{2}"),
        ("LOCATION", "Stoke on Trent", r"(?!Stoke)[A-Z][\w' -]+"),
        ("ADDRESS", "Flat 3, 12A Oakwood Road", r"Flat \d, \d\d[A-Z] [A-Z][a-z]+ Road"),
        ("ADDRESS", "55 Fruit St,\n\tBoston, MA 02114", r"[1-9]\d [A-Z]\w+ St,\n\t[A-Z]\w+, [A-Z]{2} \d{5}"),
        ("ADDRESS", "12 Park Road\nLeeds", r"[1-9]\d (?!Park)[A-Z]\w+ Road\n[A-Z]\w+"),
        ("ADDRESS", "The Avenue", r"The (?!Avenue)[A-Z]\w+"),
        ("HOSPITAL", "Emergency Department", r"Emergency (?!Department)[A-Z]\w+"),
        ("HOSPITAL", "ICU", r"(?!ICU)[A-Z]{3}"),
        ("NAME", "Lord, Winston", r"(?!Lord)\w+, (?!Winston)\w+"),
        ("NAME", "Winston Lord", r"(?!Winston)\w+ (?!Lord)\w+"),
        ("NAME", "Anh Do", r"(?!Anh)\w+ (?!Do\b)\w+"),
        ("NAME", "Mr and Mrs Smith", r"Mr and Mrs [A-Z]\w+"),
        ("HOSPITAL", "NHS", r"(?!NHS)[A-Z]{3}"),
        ("ADDRESS", "P.O. Box 123", r"P\.O\. Box [1-9]\d\d"),
        ("DATE", "the 12th", r"the ([4-9]|1[0-9]|2[04-9]|30)th|the (1|21|31)st|the (2|22)nd|the (3|23)rd"),
        ("DATE", "Q3 2019", r"Q[1-4] 20[12]\d"),
        ("DATE", "14:05", r"\d\d:\d\d"),
        ("DATE", "Tuesday 2pm", r"(?!Tues)[A-Z][a-z]+day \d+pm"),
        ("HOSPITAL", "St James's University Hospital", r"St [A-Z]\w+'s University Hospital"),
        ("HOSPITAL", "Royal Infirmary", r"Royal (?!Infirmary)[A-Z]\w+"),
        ("HOSPITAL", "Ward 7B", r"Ward \d[A-Z]"),
        ("HOSPITAL", "LGI", r"(?=.*[JQXZ])[A-Z]{3}"),
        ("HOSPITAL", "MERCY MEDICAL CENTER", r"[A-Z]+ MEDICAL CENTER"),
        ("ORGANIZATION", "Tesco plc", r"[A-Z]\w+ plc"),
        ("PROFESSION", "retired teacher", r"retired [A-Za-z' -]+"),
        ("PROFESSION", "NURSE", r"[A-Z][A-Z' -]+"),
    ],
)
def test_format(label: str, value: str, pattern: str) -> None:
    for seed in range(6):
        made = one(label, value, seed=seed)
        assert re.fullmatch(pattern, made), made
        assert normalise(made) != normalise(value)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(min_size=1, max_size=30)), min_size=1, max_size=6))
def test_any_text_is_replaced(items: list[tuple[str, str]]) -> None:
    made = replace_group([protect(items)], seed=1)[0]
    for (_, value), surrogate in zip(items, made, strict=True):
        assert surrogate.strip()
        assert value.casefold() not in surrogate.casefold()


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "value",
    [
        "a",
        "7",
        "?",
        " ",
        "😀",
        "ß",
        "²",
        "علي حسن",
        "李伟",
        "प्रिया",
        "x " * 250,
        "1" * 500,
        "\n",
        "A\nB\t\rC",
        "\ud800",
    ],
)
def test_odd_text_is_replaced(label: str, value: str) -> None:
    made = one(label, value)
    assert made.strip()
    assert value.casefold() not in made.casefold()


@pytest.mark.parametrize("label", ["NAME", "ADDRESS", "HOSPITAL", "ORGANIZATION", "LOCATION", "ID", "PHONE"])
def test_line_breaks_and_tabs_stay(label: str) -> None:
    made = one(label, "Oakwood 12345\r\n\tHeadingley\nLeeds")
    assert re.sub(r"[^\s]+", "x", made) == "x x\r\n\tx\nx"
