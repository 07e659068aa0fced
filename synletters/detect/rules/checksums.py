"""Check digits of the numbers that have them. Every function takes any text and never raises."""

from __future__ import annotations

_VIN_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", [*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def digits(text: str) -> str:
    """The ASCII digits of a text."""
    return "".join(c for c in text if c in "0123456789")


def luhn(text: str) -> bool:
    """Payment cards, Canadian SINs, NPIs (after the prefix 80840)."""
    number = digits(text)
    if len(number) < 2:
        return False
    total = 0
    for at, char in enumerate(reversed(number)):
        value = int(char)
        if at % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def nhs(text: str) -> bool:
    """An NHS number (England, Wales, Isle of Man), a CHI (Scotland) or a Health and Care number (Northern Ireland)."""
    number = digits(text)
    if len(number) != 10 or len(set(number)) == 1:
        return False
    check = 11 - sum(int(c) * (10 - at) for at, c in enumerate(number[:9])) % 11
    return check % 11 == int(number[9]) and check != 10


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
    """An IBAN of any country, by ISO 7064 mod 97."""
    value = "".join(c for c in text.upper() if c.isalnum())
    if not (15 <= len(value) <= 34 and value.isascii() and value[:2].isalpha() and value[2:4].isdigit()):
        return False
    return int("".join(str(int(c, 36)) for c in value[4:] + value[:4])) % 97 == 1


def vin(text: str) -> bool:
    """A North American vehicle identification number."""
    value = text.upper()
    if len(value) != 17 or any(c not in _VIN_VALUES for c in value):
        return False
    remainder = sum(_VIN_VALUES[c] * w for c, w in zip(value, _VIN_WEIGHTS, strict=True)) % 11
    return value[8] == ("X" if remainder == 10 else str(remainder))


def _weighted(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(c) * w for c, w in zip(number, weights, strict=False))


def ppsn(text: str) -> bool:
    """An Irish Personal Public Service Number: seven digits, a check letter, and since 2013 one letter more."""
    value = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if len(value) not in (8, 9) or not (value[:7].isdigit() and value[7:].isalpha()):
        return False
    extra = 0 if len(value) == 8 or value[8] == "W" else ord(value[8]) - 64
    return (_weighted(value, (8, 7, 6, 5, 4, 3, 2)) + 9 * extra) % 23 == (ord(value[7]) - 64) % 23


def sin(text: str) -> bool:
    """A Canadian Social Insurance Number."""
    number = digits(text)
    return len(number) == 9 and number[0] != "8" and int(number) > 0 and luhn(number)


def phn_bc(text: str) -> bool:
    """A Personal Health Number of British Columbia."""
    number = digits(text)
    if len(number) != 10 or number[0] != "9":
        return False
    return 11 - _weighted(number[1:9], (2, 4, 8, 5, 10, 9, 7, 3)) % 11 == int(number[9])


def ohip(text: str) -> bool:
    """An Ontario health card number, with or without its version code."""
    number = digits(text)
    return len(number) == 10 and number[0] != "0" and luhn(number)


def ramq(text: str) -> bool:
    """A Quebec health insurance number: four letters of a name, and a birth date with 50 more months for women."""
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
    return _weighted(number, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(number[8])


def ihi(text: str) -> bool:
    """An Australian Individual Healthcare Identifier."""
    number = digits(text)
    return len(number) == 16 and number.startswith("80036") and luhn(number)


def tfn(text: str) -> bool:
    """An Australian tax file number."""
    number = digits(text)
    return len(number) == 9 and len(set(number)) > 1 and _weighted(number, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def gtin(text: str) -> bool:
    """The item number of a bar code or of a device identifier: 8, 12, 13 or 14 digits."""
    number = digits(text)
    if len(number) not in (8, 12, 13, 14) or not int(number):
        return False
    return sum(int(c) * (3 if at % 2 else 1) for at, c in enumerate(reversed(number))) % 10 == 0
