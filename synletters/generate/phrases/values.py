"""The words and numbers that phrases take besides identifiers: pronouns, durations, measurements. None of
them tells a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from synletters.generate.phrases.cast import Cast
from synletters.generate.phrases.marked import Text

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _some(rng: Random, low: int, high: int) -> str:
    number = rng.randint(low, high)
    return _NUMBERS[number - 2] if number <= 10 and rng.random() < 0.5 else str(number)


def _female(cast: Cast) -> bool:
    return cast.patient.sex == "female"


def _days(cast: Cast) -> str:
    rng = cast.rng
    return rng.choice(
        (
            f"{_some(rng, 2, 10)} days",
            f"{_some(rng, 2, 4)} weeks",
            "a week",
            "a few days",
            "about a week",
            "a couple of days",
        )
    )


def _months(cast: Cast) -> str:
    rng = cast.rng
    return rng.choice(
        (
            f"{_some(rng, 2, 9)} months",
            f"{_some(rng, 2, 11)} weeks",
            "several weeks",
            "a few months",
            "about a year",
        )
    )


def _years(cast: Cast) -> str:
    rng = cast.rng
    return rng.choice((f"{_some(rng, 2, 20)} years", "many years", "several years", "over a decade"))


def _since(cast: Cast) -> str:
    rng = cast.rng
    return rng.choice(
        (
            "yesterday",
            "the weekend",
            "last week",
            "earlier this week",
            "the start of the week",
            "a few days ago",
        )
    )


def _between(low: float, high: float, form: str) -> Callable[[Cast], str]:
    return lambda cast: format(cast.rng.uniform(low, high), form)


def _fahrenheit(low: float, high: float) -> Callable[[Cast], str]:
    def made(cast: Cast) -> str:
        celsius = cast.rng.uniform(low, high)
        if cast.country == "us":
            return f"{celsius * 9 / 5 + 32:.1f} °F"
        return f"{celsius:.1f} °C" if cast.rng.random() < 0.6 else f"{celsius:.1f}"

    return made


#: every slot, by name; a new value at each use
VALUES: Mapping[str, Callable[[Cast], str]] = {
    "he": lambda cast: "she" if _female(cast) else "he",
    "him": lambda cast: "her" if _female(cast) else "him",
    "his": lambda cast: "her" if _female(cast) else "his",
    "man": lambda cast: cast.rng.choice(("woman", "lady") if _female(cast) else ("man", "gentleman")),
    "sex": lambda cast: "female" if _female(cast) else "male",
    "m": lambda cast: "F" if _female(cast) else "M",
    "rank": lambda cast: cast.rng.choice(
        ("General Practitioner", "Consultant Physician", "Specialty Registrar", "GP Partner")
        if cast.country == "uk"
        else ("Attending Physician", "Physician Assistant", "Family Medicine")
    ),
    "years_old": lambda cast: cast.rng.choice(("-year-old", " year old", "-year-old")),
    "days": _days,
    "months": _months,
    "years": _years,
    "since": _since,
    "bp": lambda cast: f"{cast.rng.randrange(106, 148)}/{cast.rng.randrange(62, 90)}",
    "pulse": _between(60, 98, ".0f"),
    "weight": lambda cast: (
        f"{cast.rng.uniform(52, 104):.0f} kg"
        if cast.country == "uk"
        else f"{cast.rng.uniform(115, 230):.0f} lb"
    ),
    "temp_normal": _fahrenheit(36.2, 37.2),
    "temp_low": _fahrenheit(37.6, 38.3),
    "temp_high": _fahrenheit(38.8, 40.1),
    "cigarettes": lambda cast: _some(cast.rng, 5, 30),
    "pack_years": _between(5, 45, ".0f"),
    "few": lambda cast: _some(cast.rng, 2, 6),
    "hba1c_good": lambda cast: (
        f"{cast.rng.randrange(40, 53)} mmol/mol"
        if cast.country == "uk"
        else f"{cast.rng.uniform(5.8, 6.9):.1f}%"
    ),
    "hba1c_fair": lambda cast: (
        f"{cast.rng.randrange(54, 69)} mmol/mol"
        if cast.country == "uk"
        else f"{cast.rng.uniform(7.1, 8.4):.1f}%"
    ),
    "hba1c_poor": lambda cast: (
        f"{cast.rng.randrange(76, 118)} mmol/mol"
        if cast.country == "uk"
        else f"{cast.rng.uniform(9.1, 12.6):.1f}%"
    ),
    "bmi_high": _between(30.5, 42, ".1f"),
    "bmi_normal": _between(20, 28.5, ".1f"),
}


class Values(Mapping[str, Text | str]):
    """All slots of one letter. ``more`` goes before the rest."""

    def __init__(self, cast: Cast, more: Mapping[str, Text | str] | None = None) -> None:
        self.cast = cast
        self._more = dict(more or {})

    def __getitem__(self, name: str) -> Text | str:
        if name in self._more:
            return self._more[name]
        return VALUES[name](self.cast) if name in VALUES else self.cast[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._more

    def __len__(self) -> int:
        return len(self._more)

    def also(self, **more: Text | str) -> Values:
        return Values(self.cast, {**self._more, **more})
