"""Surrogates for numbers and codes, each from a range that is never issued, or is reserved for fiction.

Sources: Ofcom, "Telephone numbers for use in TV and radio drama programmes" (01632 960xxx, 020 7946 0xxx,
07700 900xxx); the North American Numbering Plan (555-0100 to 555-0199); the NHS test range 999 xxx xxxx; the
US Social
Security Administration (areas 900-999 are never issued; groups below 50 are no taxpayer number either);
ISO/IEC 7812
(issuer 9 + country code 9xx is no country) and ISO 13616 (IBAN; country codes XA to XZ are user-assigned).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from stdnum import luhn
from stdnum.gb import nhs as mod_11
from stdnum.iso7064 import mod_97_10

from synletters.surrogate.phones import abroad
from synletters.surrogate.shapes import DIGITS, digits_of, like, put_digits

_EXTENSION = re.compile(r"[\s,;]*(?:\bext(?:ension|n)?\b\.?|\bx|#)\s*:?\s*\d+\s*$", re.IGNORECASE)
_UK_PREFIX = re.compile(r"\s*\(?(?:\+|00)\s*44\)?(?:[\s.-]*\(0\))?")
_US_PREFIX = re.compile(r"\s*\(?\+?1\)?(?=[\s.(-]*\d)")
_MOBILE = re.compile(r"\b(?:mob|mobile|cell|cellphone|text|sms|whatsapp|m)\b[^\n]{0,12}$", re.IGNORECASE)

_UK_POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?(?:\s*\d[A-Za-z]{2})?")
_LETTER_POSTCODE = re.compile(r"[A-Za-z]\d[A-Za-z\d].*", re.DOTALL)
#: Three-figure ZIP prefixes that the United States Postal Service has never put to use.
_NO_ZIP = (
    "000",
    "001",
    "002",
    "003",
    "004",
    "213",
    "269",
    "343",
    "419",
    "428",
    "429",
    "517",
    "518",
    "519",
    "529",
    "533",
    "536",
    "552",
    "568",
    "578",
    "579",
    "589",
)
_NO_AU = ("01", "03", "04", "05", "06", "07")


def code(value: str, rng: Random) -> str:
    """A digit for each digit and a letter for each letter; the first digit is not zero."""
    drawn = like(value, rng)
    for at, c in enumerate(drawn):
        if c.isdigit():
            return drawn[:at] + rng.choice(DIGITS[1:]) + drawn[at + 1 :]
    return drawn


def _some(rng: Random, count: int) -> str:
    return "".join(rng.choice(DIGITS) for _ in range(count))


#: what Ofcom keeps for fiction in the areas that have such numbers, by postcode area
_FICTION = {
    "LS": "113496", "S": "114496", "NG": "115496", "LE": "116496", "BS": "117496", "RG": "118496", "B": "121496",
    "EH": "131496", "G": "141496", "L": "151496", "M": "161496", "NE": "191498", "SR": "191498", "DH": "191498",
}  # fmt: skip


def _uk_number(rng: Random, groups: list[int], mobile: bool, areas: Sequence[str] = ()) -> str:
    """Ten national digits without the trunk zero, of a postcode area if it has numbers for fiction."""
    if mobile:
        return "7700900" + _some(rng, 3)
    first = groups[0] if groups else 0
    if first == 3:
        return "2079460" + _some(rng, 3)
    if first == 4:
        drawn = rng.choice(("161496", "113496", "121496", "117496"))
        return next((_FICTION[a] for a in areas if a in _FICTION), drawn) + "0" + _some(rng, 3)
    if first == 5:
        return "1632960" + _some(rng, 3)
    return rng.choice(("1632960", "2079460")) + _some(rng, 3)


def phone(value: str, rng: Random, before: str = "", areas: Sequence[str] = ()) -> str:
    """A number reserved for fiction in the same layout; the text before it ("Mob: ") or a first 07 tells a
    mobile. ``areas`` are the telephone codes of a state of the USA, or a British postcode area: where it is."""
    extension = _EXTENSION.search(value)
    if extension and digits_of(value[: extension.start()]):
        main, tail = value[: extension.start()], value[extension.start() :]
        return phone(main, rng, before, areas) + put_digits(tail, _some(rng, len(digits_of(tail))))
    if any(c.isalpha() for c in value):
        return code(value, rng)
    mobile = _MOBILE.search(before) is not None
    prefix = _UK_PREFIX.match(value)
    if prefix and len(digits_of(value[prefix.end() :])) == 10:
        rest = value[prefix.end() :]
        groups = [len(g) for g in re.findall(r"\d+", rest)]
        mobile = mobile or digits_of(rest).startswith("7")
        return prefix.group() + put_digits(rest, _uk_number(rng, [groups[0] + 1, *groups[1:]], mobile, areas))
    digits = digits_of(value)
    if len(digits) == 11 and digits[0] == "0":
        groups = [len(g) for g in re.findall(r"\d+", value)]
        return put_digits(value, "0" + _uk_number(rng, groups, mobile or digits[1] == "7", areas))
    if (foreign := abroad(value, rng)) is not None:
        return foreign
    prefix = _US_PREFIX.match(value)
    if prefix and len(digits) == 11:
        return prefix.group() + put_digits(value[prefix.end() :], _us_number(rng, areas))
    if len(digits) == 10 and digits[0] != "0":
        return put_digits(value, _us_number(rng, areas))
    if len(digits) == 7:
        return put_digits(value, "55501" + _some(rng, 2))
    zeros = len(digits) - len(digits.lstrip("0"))
    return put_digits(value, digits[:zeros] + _some(rng, len(digits) - zeros))


def area_code(value: str) -> str:
    """The area code of an American number of ten digits; empty for another number."""
    digits = digits_of(_EXTENSION.sub("", value))
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return digits[:3] if len(digits) == 10 and digits[0] not in "01" else ""


def _us_number(rng: Random, areas: Sequence[str] = ()) -> str:
    codes = [code for code in areas if code.isdecimal()]
    if codes:
        return f"{rng.choice(codes)}55501{_some(rng, 2)}"
    return f"{rng.randint(2, 9)}{rng.randint(0, 8)}{rng.randint(0, 9)}55501{_some(rng, 2)}"


def nhs(value: str, rng: Random) -> str:
    """Ten digits of the test range with a valid check digit (modulus 11)."""
    if len(digits_of(value)) != 10:
        return code(value, rng)
    while True:
        nine = "999" + _some(rng, 6)
        check = -mod_11.checksum(nine + "0") % 11
        if check < 10:
            return put_digits(value, nine + str(check))


def ssn(value: str, rng: Random) -> str:
    """An area that the Social Security Administration never issues."""
    if len(digits_of(value)) != 9:
        return code(value, rng)
    return put_digits(value, f"9{_some(rng, 2)}{rng.randint(1, 49):02d}{rng.randint(1, 9999):04d}")


def card(value: str, rng: Random) -> str:
    """Digits of an issuer that cannot be, with a valid check digit (Luhn)."""
    count = len(digits_of(value))
    if count < 4:
        return code(value, rng)
    body = "99" + _some(rng, count - 3)
    return put_digits(value, body + luhn.calc_check_digit(body))


def iban(value: str, rng: Random) -> str:
    """The same letters and digits pattern, a country that cannot be, valid check digits (modulus 97)."""
    solid = "".join(c for c in value if c.isalnum())
    if not re.fullmatch(r"[A-Za-z]{2}\d{2}[A-Za-z0-9]{4,}", solid, re.ASCII):
        return code(value, rng)
    country = "X" + rng.choice("ABCDEFGHIJLMNOPQRSTUVWYZ")
    body = like(solid[4:], rng)
    drawn = iter(f"{country}{mod_97_10.calc_check_digits(body + country)}{body}")
    made = "".join(next(drawn) if c.isalnum() else c for c in value)
    return made.lower() if value.islower() else made


def postcode(value: str, rng: Random) -> str:
    """A postal code of the same shape in an area that does not exist."""
    core = value.strip()
    digits = digits_of(core)
    drawn = like(core, rng)
    if _UK_POSTCODE.fullmatch(core) and not (len(core) == 3 and core[2].isalpha()):
        drawn = rng.choice("QVX") + drawn[1:]
    elif _LETTER_POSTCODE.fullmatch(core):
        drawn = rng.choice("QUZ") + drawn[1:]
    elif re.fullmatch(r"\d{5}(?:[\s-]*\d{4})?", core):
        drawn = put_digits(core, rng.choice(_NO_ZIP) + _some(rng, len(digits) - 3))
    elif re.match(r"\d{4}(?!\d)", core) and len(digits) == 4:
        drawn = put_digits(drawn, rng.choice(_NO_AU) + _some(rng, 2))
    if core[:1].islower():
        drawn = drawn[:1].lower() + drawn[1:]
    lead = len(value) - len(value.lstrip())
    return value[:lead] + drawn + value[lead + len(core) :]
