"""Letters with dated facts in many forms, and how many of the intervals between them a rewriting keeps.

``python tests/dated_letters.py`` prints the share; ``--failures 20`` shows what went wrong.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from random import Random

from synletters.core.document import Letter, Span
from synletters.rewrite.protect import protect
from synletters.surrogate import replace_group

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
)


def _m(day: date) -> str:
    return MONTHS[day.month - 1]


def _th(day: date) -> str:
    return f"{day.day}" + (
        "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    )


def _two(day: date, us: bool) -> str:
    return f"{day.month}/{day.day}" if us else f"{day.day}/{day.month}"


def _two_padded(day: date, us: bool) -> str:
    return f"{day:%m/%d}" if us else f"{day:%d/%m}"


Write = Callable[[date, bool], str]
#: One day, with its year and without; ``us`` puts the month first.
FULL: dict[str, Write] = {
    "numeric": lambda d, us: f"{d:%m/%d/%Y}" if us else f"{d:%d/%m/%Y}",
    "numeric, short year": lambda d, us: f"{_two(d, us)}/{d:%y}",
    "dots": lambda d, us: f"{d:%m.%d.%Y}" if us else f"{d:%d.%m.%Y}",
    "ISO": lambda d, us: f"{d:%Y-%m-%d}",
    "ISO stamp": lambda d, us: f"{d:%Y-%m-%d}T08:15:00Z",
    "ISO stamp, zone": lambda d, us: f"{d:%Y-%m-%d} 08:15:00+01:00",
    "HL7 day": lambda d, us: f"{d:%Y%m%d}",
    "HL7 minute": lambda d, us: f"{d:%Y%m%d}0815",
    "HL7 second": lambda d, us: f"{d:%Y%m%d}201530",
    "15MAR2021": lambda d, us: f"{d.day:02d}{_m(d)[:3].upper()}{d.year}",
    "15-Mar-21": lambda d, us: f"{d.day:02d}-{_m(d)[:3]}-{d:%y}",
    "15 March 2021": lambda d, us: f"{d.day} {_m(d)} {d.year}",
    "March 15, 2021": lambda d, us: f"{_m(d)} {d.day}, {d.year}",
    "Monday 15 March 2021": lambda d, us: f"{WEEKDAYS[d.weekday()]} {d.day} {_m(d)} {d.year}",
    "Mon 15/03/2021": lambda d, us: (
        f"{WEEKDAYS[d.weekday()][:3]} " + (f"{d:%m/%d/%Y}" if us else f"{d:%d/%m/%Y}")
    ),
    "fifteenth of March 2021": lambda d, us: f"{ORDINALS[d.day - 1]} of {_m(d)} {d.year}",
}
SHORT: dict[str, Write] = {
    "15/3": _two,
    "15/03": _two_padded,
    "15 March": lambda d, us: f"{d.day} {_m(d)}",
    "15th of March": lambda d, us: f"{_th(d)} of {_m(d)}",
    "March 15": lambda d, us: f"{_m(d)} {d.day}",
    "March 15th": lambda d, us: f"{_m(d)} {_th(d)}",
    "15 Mar": lambda d, us: f"{d.day} {_m(d)[:3]}",
    "Monday 15 March": lambda d, us: f"{WEEKDAYS[d.weekday()]} {d.day} {_m(d)}",
    "Mon 15/3": lambda d, us: f"{WEEKDAYS[d.weekday()][:3]} {_two(d, us)}",
    "fifteenth of March": lambda d, us: f"{ORDINALS[d.day - 1]} of {_m(d)}",
}
#: Two days of one text.
RANGES: dict[str, Callable[[date, date, bool], str]] = {
    "5/1 - 5/4": lambda a, b, us: f"{_two(a, us)} - {_two(b, us)}",
    "2/28-3/3": lambda a, b, us: f"{_two(a, us)}-{_two(b, us)}",
    "5/1/2021 - 5/4/2021": lambda a, b, us: f"{_two(a, us)}/{a.year} - {_two(b, us)}/{b.year}",
    "28 February to 3 March": lambda a, b, us: f"{a.day} {_m(a)} to {b.day} {_m(b)}",
    "28 February to 3 March 2021": lambda a, b, us: f"{a.day} {_m(a)} to {b.day} {_m(b)} {b.year}",
    "February 28 to March 3": lambda a, b, us: f"{_m(a)} {a.day} to {_m(b)} {b.day}",
    "12-14 March 2021": lambda a, b, us: (
        f"{a.day}-{b.day} {_m(b)} {b.year}"
        if a.month == b.month
        else f"{a.day} {_m(a)} {a.year}-{b.day} {_m(b)} {b.year}"
    ),
    "March 12-14": lambda a, b, us: (
        f"{_m(a)} {a.day}-{b.day}" if a.month == b.month else f"{_m(a)} {a.day} - {_m(b)} {b.day}"
    ),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A text of a letter that names one day or the two of a range."""

    form: str
    text: str
    days: tuple[date, ...]


def fact(form: str, day: date, us: bool, length: int = 3) -> Fact:
    """A day, or a range that begins on it, in one of the forms."""
    if form in RANGES:
        days = (day, day + timedelta(length))
        return Fact(form, RANGES[form](*days, us), days)
    return Fact(form, (FULL | SHORT)[form](day, us), (day,))


def named(text: str, near: Sequence[date], us: bool) -> list[date | None]:
    """The days that a text names, a year that it does not state being that which comes nearest to ``near``;
    None if there is no such day."""
    halves = re.split(r"\s?-\s?|\s+to\s+", text) if len(near) > 1 else [text]
    if len(halves) != len(near):
        return [None] * len(near)
    parts = [_parts(half, us) for half in halves]
    out: list[date | None] = []
    for at, ((year, month, day), there) in enumerate(zip(parts, near, strict=True)):
        if month is None and len(parts) > 1:
            month = parts[1 - at][1]
        if year is None and len(parts) > 1 and at == 0 and parts[1][0] is not None:
            year = parts[1][0] - (month is not None and (month, day) > parts[1][1:])
        if month is None or day is None:
            out.append(None)
            continue
        found = []
        for guess in [year] if year else range(there.year - 4, there.year + 5):
            try:
                found.append(date(guess, month, day))
            except ValueError:
                continue
        out.append(min(found, key=lambda d: abs((d - there).days), default=None))
    return out


def _parts(text: str, us: bool) -> tuple[int | None, int | None, int | None]:
    if found := re.search(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)", text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.search(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d+))?", text):
        first, second = int(found[1]), int(found[2])
        return _year(found[3]), first if us else second, second if us else first
    month = next(
        (at for at, name in enumerate(MONTHS, 1) if re.search(rf"(?i)(?<![a-z]){name[:3]}", text)), None
    )
    year = re.search(r"\d{4}|(?<=-)\d\d$", text)
    rest = text.replace(year[0], "") if year and len(year[0]) == 4 else re.sub(r"-\d\d$", "", text)
    day = re.search(r"\d{1,2}", rest)
    said = next(
        (at for at, word in reversed([*enumerate(ORDINALS, 1)]) if re.search(rf"\b(?<!-){word}\b", text)),
        None,
    )
    return _year(year[0] if year else None), month, int(day[0]) if day else said


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


HEADS = ("Date: {0}\n\nDear Dr {1},\n\n", "Clinic of {0}.\n\n{1} was seen.\n")
SENTENCES = (
    "She was admitted on {0}. ",
    "Bloods were repeated ({0}) and were stable. ",
    "Review: {0}.\n",
    "{0}: no change.\n",
    "He fell on {0}, and the wound was closed on {1}. ",
    "Scans of {0} and {1} agree. ",
    "On {0} the dose was halved. ",
    "Away {0}. ",
    "Seen again on {0} by the nurse; the drain came out on {1}.\n\n",
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A letter and its dated facts in the order of the text."""

    letter: Letter
    facts: tuple[Fact, ...]
    us: bool


def compose(facts: Sequence[Fact], us: bool, rng: Random, name: str = "a") -> Dated:
    """A letter that tells the facts, the first of them in its head."""
    left = list(facts[1:])
    text, spans = "", []

    def put(pattern: str, values: Sequence[tuple[str, str]]) -> None:
        nonlocal text
        for part in re.split(r"(\{\d\})", pattern):
            if re.fullmatch(r"\{\d\}", part):
                value, label = values[int(part[1])]
                spans.append(Span(len(text), len(text) + len(value), label, "phi"))
                text += value
            else:
                text += part

    put(rng.choice(HEADS), [(facts[0].text, "DATE"), ("Qorbin Xelthorp", "NAME")])
    text += "MRN and hematology at the center: " if us else "NHS haematology: "
    while left:
        pattern = rng.choice([s for s in SENTENCES if s.count("{") <= len(left)])
        put(pattern, [(left.pop(0).text, "DATE") for _ in range(pattern.count("{"))])
    return Dated(Letter(name, text, tuple(spans), "p"), tuple(facts), us)


def draw(rng: Random, name: str = "a") -> Dated:
    """A letter of 3 to 9 facts of the months around its own date, some of them older with their year."""
    us = rng.random() < 0.5
    own = date(2015, 1, 1) + timedelta(rng.randrange(4000))
    facts = [fact(rng.choice([*FULL]), own, us)]
    for _ in range(rng.randint(2, 8)):
        form = rng.choice([*FULL, *SHORT, *SHORT, *RANGES])
        reach = (-1500, 200) if form in FULL and rng.random() < 0.2 else (-150, 90)
        facts.append(fact(form, own + timedelta(rng.randint(*reach)), us, rng.randint(1, 9)))
    return compose(facts, us, rng, name)


def moved(dated: Dated, seed: int, mode: str = "consistent") -> list[str]:
    """The surrogates of the dates."""
    item = protect(dated.letter, keep_structure=())
    made = replace_group([item], seed=seed, mode=mode)[0]
    regions = [region for region in item.regions if region.action.name == "REPLACE"]
    return [text for text, region in zip(made, regions, strict=True) if region.label == "DATE"]


def days_after(dated: Dated, made: Sequence[str]) -> list[date | None]:
    """The days that the surrogates name, the head's date telling by how much all have moved."""
    first = named(made[0], [dated.facts[0].days[0]], dated.us)[0]
    shift = first - dated.facts[0].days[0] if first else timedelta(0)
    out: list[date | None] = []
    for one, text in zip(dated.facts, made, strict=True):
        out += named(text, [day + shift for day in one.days], dated.us)
    return out


def kept(dated: Dated, made: Sequence[str]) -> tuple[int, int]:
    """How many of the intervals between any two days are as before, and how many there are."""
    before = [day for one in dated.facts for day in one.days]
    pairs = [*combinations(zip(before, days_after(dated, made), strict=True), 2)]
    same = [one is not None and two is not None and two - one == b - a for (a, one), (b, two) in pairs]
    return sum(same), len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=500)
    parser.add_argument("--failures", type=int, default=0)
    options = parser.parse_args()
    rng = Random(14)
    good = total = shown = 0
    for at in range(options.letters):
        dated = draw(rng)
        made = moved(dated, at)
        same, pairs = kept(dated, made)
        good, total = good + same, total + pairs
        if same < pairs and shown < options.failures:
            shown += 1
            print([one.text for one in dated.facts], "->", made, f"{same}/{pairs}")
    print(f"{good} of {total} intervals kept ({good / total:.1%}) in {options.letters} letters")


if __name__ == "__main__":
    main()
