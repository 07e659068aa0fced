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
