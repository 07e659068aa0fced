"""Telephone numbers outside the United Kingdom and North America, from the ranges that regulators keep for
fiction.

Sources: ACMA (Australia: 5550 and 7010 xxxx, 30 mobiles under 0491 57), ComReg (Ireland: 020 91x xxxx), Arcep
(France: 01 99 00, 02 61 91,
03 53 01, 04 65 71, 05 36 49, 06 39 98), Bundesnetzagentur (Germany: 030 23125, 040 66969, 069 90009, 089
99998, 0171 39200), PTS
(Sweden: 08 465 004, 031 390 06, 070 174 06). Other countries keep none, or none that is known here: their
numbers are drawn at
random after the country code, and may be somebody's.
"""

from __future__ import annotations

import re
from random import Random

from synletters.surrogate.shapes import DIGITS, digits_of, put_digits

_AUSTRALIAN = """570006 570156 570157 570158 570159 570110 570313 570737 571266 571491 571804 572549 572665 572983 573770 573087
574118 574632 575254 575789 576398 576801 577426 577644 578957 578148 578888 579212 579760 579455"""
#: For each country code the beginnings of national numbers without the trunk zero, of landlines and of
#: mobiles; then their digits.
_PLANS: dict[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
    "61": (
        ("25550", "27010", "35550", "37010", "75550", "77010", "85550", "87010"),
        tuple(f"491{six}" for six in _AUSTRALIAN.split()),
        9,
    ),
    "353": (("2091",), ("2091",), 9),
    "33": (("19900", "26191", "35301", "46571", "53649"), ("63998",), 9),
    "49": (("3023125", "4066969", "6990009", "8999998"), ("17139200",), 10),
    "46": (("8465004", "3139006"), ("70174061", "70174062", "70174063", "70174064"), 9),
}
#: Beginnings of national numbers that are mobiles in these countries.
_MOBILES = {"61": ("4",), "353": ("8",), "33": ("6", "7"), "49": ("15", "16", "17"), "46": ("7",)}
_CODES = frozenset(
    """20 27 30 31 32 34 36 39 40 41 43 45 47 48 51 52 53 54 55 56 57 58 60 62 63 64 65 66 81 82 84 86 90 91 92 93
94 95 98 7 211 212 213 216 218 220 221 223 224 225 226 227 228 229 230 231 232 233 234 237 241 243 244 248 249 250 251 252 253
254 255 256 257 258 260 261 262 263 264 265 266 267 268 290 297 298 299 350 351 352 354 355 356 357 358 359 370 371 372 373 374
375 376 377 380 381 382 385 386 387 389 420 421 423 501 502 503 504 505 506 507 509 590 591 592 593 594 595 597 598 852 853 855
856 880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 994 995 996 998""".split()
) | {*_PLANS}
_PREFIX = re.compile(r"\s*\(?(?:\+|00)\s*(?=\d)")
_TRUNK = re.compile(r"[)\s.-]*\(0\)")
#: National formats without a country code, told by their groups of digits.
_NATIONAL: dict[tuple[int, ...], tuple[str, str]] = {
    (2, 2, 2, 2, 2): ("33", "0[1-9]"),
    (2, 4, 4): ("61", "0[2378]"),
    (4, 3, 3): ("61", "04"),
    (3, 3, 4): ("353", "08"),
}


def abroad(value: str, rng: Random) -> str | None:
    """A number of the same country and layout, or None if the value does not tell a country that is known
    here."""
    if prefix := _PREFIX.match(value):
        digits = digits_of(value[prefix.end() :])
        code = next((digits[:size] for size in (3, 2, 1) if digits[:size] in _CODES), None)
        if code is None:
            return None
        at = prefix.end()
        while digits_of(value[prefix.end() : at]) != code:
            at += 1
        if trunk := _TRUNK.match(value, at):
            at = trunk.end()
        rest = value[at:]
        return value[:at] + put_digits(rest, _national(code, digits_of(rest), rng))
    groups = tuple(len(group) for group in re.findall(r"\d+", value))
    digits = digits_of(value)
    code, begins = _NATIONAL.get(groups, ("", "-"))
    if not re.match(begins, digits):
        return None
    return put_digits(value, "0" + _national(code, digits[1:], rng))


def _national(code: str, digits: str, rng: Random) -> str:
    """As many digits: reserved ones where the country has such for that length, else random ones."""
    if code in _PLANS:
        land, mobile, size = _PLANS[code]
        if len(digits) == size:
            head = rng.choice(mobile if digits.startswith(_MOBILES[code]) else land)
            return head + "".join(rng.choice(DIGITS) for _ in range(size - len(head)))
    return "".join(rng.choice(DIGITS[1:] if at == 0 else DIGITS) for at in range(len(digits)))
