"""Check digits of the numbers that have them. Every function takes any text and never raises.

The arithmetic is python-stdnum's where it knows the number; where more or less than that is to count, the
function says so.
"""

from __future__ import annotations

from stdnum import ean
from stdnum import luhn as mod_10
from stdnum.au import tfn as tax_file
from stdnum.ca import bc_phn
from stdnum.gb import nhs as mod_11
from stdnum.ie import vat as pps_digit
from stdnum.iso7064 import mod_97_10

_VIN_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        [*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)],
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_PPSN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVW")


def digits(text: str) -> str:
    """The ASCII digits of a text."""
    return "".join(c for c in text if c in "0123456789")


def luhn(text: str) -> bool:
    """Payment cards, Canadian SINs, NPIs (after the prefix 80840)."""
    number = digits(text)
    return len(number) > 1 and mod_10.is_valid(number)


def nhs(text: str) -> bool:
    """An NHS number (England, Wales, Isle of Man), a CHI (Scotland) or a Health and Care number (Northern
    Ireland)."""
    number = digits(text)
    return len(set(number)) > 1 and mod_11.is_valid(number)


def chi(text: str) -> bool:
    """A Scottish CHI number: an NHS check digit behind a date of birth."""
    number = digits(text)
    return nhs(number) and 1 <= int(number[:2]) <= 31 and 1 <= int(number[2:4]) <= 12


def npi(text: str) -> bool:
    """A US National Provider Identifier."""
    number = digits(text)
    return len(number) == 10 and number[0] in "12" and luhn("80840" + number)


def dea(text: str) -> bool:
    """A US DEA registration: two letters (or a letter and 9) and seven digits."""
    number = digits(text[-7:])
    if len(number) != 7:
        return False
    odd = sum(int(number[i]) for i in (0, 2, 4))
    even = sum(int(number[i]) for i in (1, 3, 5))
    return (odd + 2 * even) % 10 == int(number[6])


def iban(text: str) -> bool:
    """An IBAN of any country, by ISO 7064 mod 97; its country's own structure is not asked for."""
    value = "".join(c for c in text.upper() if c.isalnum())
    if not (15 <= len(value) <= 34 and value.isascii() and value[:2].isalpha() and value[2:4].isdigit()):
        return False
    return mod_97_10.is_valid(value[4:] + value[:4])


def vin(text: str) -> bool:
    """A North American vehicle identification number."""
    value = text.upper()
    if len(value) != 17 or any(c not in _VIN_VALUES for c in value):
        return False
    remainder = sum(_VIN_VALUES[c] * w for c, w in zip(value, _VIN_WEIGHTS, strict=True)) % 11
    return value[8] == ("X" if remainder == 10 else str(remainder))


def ppsn(text: str) -> bool:
    """An Irish Personal Public Service Number: seven digits, a check letter, and since 2013 one letter
    more."""
    value = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if len(value) not in (8, 9) or not value[:7].isdigit() or not set(value[7:]) <= _PPSN_LETTERS:
        return False
    return value[7] == pps_digit.calc_check_digit(value[:7] + value[8:])


def sin(text: str) -> bool:
    """A Canadian Social Insurance Number; one that begins with 0 counts, though none is issued."""
    number = digits(text)
    return len(number) == 9 and number[0] != "8" and int(number) > 0 and luhn(number)


def phn_bc(text: str) -> bool:
    """A Personal Health Number of British Columbia."""
    number = digits(text)
    return (
        bc_phn.is_valid(number) and number[9] != "0"
    )  # where the check digit would be 10 or 11 none is issued


def ohip(text: str) -> bool:
    """An Ontario health card number, with or without its version code."""
    number = digits(text)
    return len(number) == 10 and number[0] != "0" and luhn(number)


def ramq(text: str) -> bool:
    """A Quebec health insurance number: four letters of a name, and a birth date with 50 more months for
    women."""
    value = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if len(value) != 12 or not (value[:4].isalpha() and value[4:].isdigit()):
        return False
    month, day = int(value[6:8]), int(value[8:10])
    return 1 <= (month - 50 if month > 50 else month) <= 12 and 1 <= day <= 31


def medicare_au(text: str) -> bool:
    """An Australian Medicare card number, with or without the reference digits behind it."""
    number = digits(text)
    if len(number) not in (10, 11) or number[0] not in "23456":
        return False
    return sum(int(c) * w for c, w in zip(number[:8], (1, 3, 7, 9, 1, 3, 7, 9), strict=True)) % 10 == int(
        number[8]
    )


def ihi(text: str) -> bool:
    """An Australian Individual Healthcare Identifier."""
    number = digits(text)
    return len(number) == 16 and number.startswith("80036") and luhn(number)


def tfn(text: str) -> bool:
    """An Australian tax file number."""
    number = digits(text)
    return len(number) == 9 and len(set(number)) > 1 and tax_file.is_valid(number)


def gtin(text: str) -> bool:
    """The item number of a bar code or of a device identifier: 8, 12, 13 or 14 digits."""
    number = digits(text)
    return ean.is_valid(number) and int(number) > 0
