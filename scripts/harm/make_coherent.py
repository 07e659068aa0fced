"""Letters whose dates, weekdays, intervals and ages fit one another: ``python -m
scripts.harm.make_coherent``.

Writes coherent.jsonl from coherent_templates.txt. A template begins with ``== order=… days=…``: days are
drawn from a seed,
each some days from another, and the birth so that the age is the same on every other day. In the text stand
``<d:DAY:FORM>``
(a date), ``<r:DAY:DAY:FORM>`` (a range), ``<w:DAY>`` (its weekday), ``<g:DAY:DAY>`` (days between them, in
words), ``<age:DAY>``,
``<n:WHO:FORM>`` (a person) and ``<x:LABEL:KEY>`` (another identifier).
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
ONES = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
UNITS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
ORDINALS = [*UNITS, "twentieth", *(f"twenty-{word}" for word in UNITS[:9]), "thirtieth", "thirty-first"]
GIVEN = {
    "f": "Margaret Priya Elaine Siobhan Rosalind Yvonne Fatima Caroline Agnieszka Denise Beatrice Lorraine Nkechi Judith".split(),
    "m": "Kenneth Rajesh Stuart Cormac Leonard Winston Tariq Gareth Tomasz Douglas Alistair Vincent Emeka Howard".split(),
}
SURNAMES = "Thackeray Osborne Pillai Gallagher Wetherby Kowalczyk Okonkwo Ashworth Fairbrother Lindqvist Mahmood Trevelyan Delaney Castellano Haverford Nakamura Bramwell Prendergast".split()
POOLS = {
    "hosp": [
        "Larchfield General Hospital",
        "St Oswin's Hospital",
        "Brackenmoor Royal Infirmary",
        "Queen Edith Hospital",
    ],
    "ushosp": ["Cedar Hollow Medical Center", "St. Brendan Regional Hospital", "Lakemont Memorial Hospital"],
    "surgery": ["Millbeck Surgery", "The Tanyard Practice", "Ferrygate Medical Centre"],
    "town": ["Otley", "Ludlow", "Kendal", "Bridport", "Alnwick"],
    "ustown": ["Duluth", "Bangor", "Asheville", "Ithaca", "Missoula"],
    "job": ["bookbinder", "bus driver", "school librarian", "plasterer", "florist"],
    "addr": ["14 Weavers Row", "Flat 2, 81 Corporation Street", "7 Chapel Hill Lane", "26 Station Terrace"],
}


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def written(day: date, form: str, order: str) -> str:
    d, m, y, month = day.day, day.month, day.year, day.strftime("%B")
    two, plain = (f"{d:02}/{m:02}", f"{d}/{m}") if order == "dmy" else (f"{m:02}/{d:02}", f"{m}/{d}")
    return {
        "long": f"{d} {month} {y}",
        "noy": f"{d} {month}",
        "ord": f"{ordinal(d)} {month} {y}",
        "ordnoy": f"{ordinal(d)} {month}",
        "ofnoy": f"{ORDINALS[d - 1]} of {month}",
        "nth": ordinal(d),
        "us": f"{month} {d}, {y}",
        "usnoy": f"{month} {d}",
        "usord": f"{month} {ordinal(d)}",
        "usmon": f"{month[:3]} {d}, {y}",
        "mon": f"{d} {month[:3]} {y}",
        "monnoy": f"{d} {month[:3]}",
        "monyy": f"{d:02}-{month[:3]}-{y % 100:02}",
        "num": f"{two}/{y}",
        "num2": f"{plain}/{y % 100:02}",
        "numnoy": plain,
        "dot": f"{d:02}.{m:02}.{y}",
        "iso": day.isoformat(),
        "solid": f"{d:02}{month[:3].upper()}{y}",
    }[form]


def ranged(one: date, two: date, form: str) -> str:
    first, second = one.strftime("%B"), two.strftime("%B")
    if form == "usrange":
        end = two.day if first == second else f"{second} {two.day}"
        return f"{first} {one.day}-{end}"
    start = one.day if first == second else f"{one.day} {first}"
    return f"{start} to {two.day} {second}"


def gap(days: int) -> str:
    weeks, rest = divmod(abs(days), 7)
    count, unit = (weeks, "week") if not rest else (abs(days), "day")
    return f"{ONES[count] if count < len(ONES) else count} {unit}{'s' * (count != 1)}"


def age(birth: date, at: date) -> int:
    return at.year - birth.year - ((at.month, at.day) < (birth.month, birth.day))


def draw_days(spec: str, rng: Random) -> dict[str, date]:
    """``NAME:0`` is any day, ``NAME:OTHER+3..5`` some days from another, ``NAME!`` one from Monday to
    Friday."""
    while True:
        days: dict[str, date] = {}
        low = high = 0
        for name, rule in (part.split(":") for part in spec.split()):
            found = re.fullmatch(r"(\w+)([+-])(\d+)(?:\.\.(\d+))?", rule)
            if name == "birth":
                low, high = (int(years) for years in rule.removeprefix("age").split("-"))
            elif found:
                by = rng.randint(*sorted((int(found[3]), int(found[4] or found[3]))))
                days[name] = days[found[1]] + timedelta(by if found[2] == "+" else -by)
            else:
                days[name] = date(2015, 1, 1) + timedelta(rng.randrange(3200))
            if name.endswith("!"):
                days[name[:-1]] = days.pop(name)
        working = [part.split("!")[0] for part in spec.split() if "!" in part]
        first, last = min(days.values()), max(days.values())
        birth = date(first.year - rng.randint(low, high), rng.randint(1, 12), rng.randint(1, 28))
        settled = age(birth, first - timedelta(25)) == age(birth, last + timedelta(25))
        if settled and all(days[name].weekday() < 5 for name in working):
            return days | {"birth": birth}


def person(sex: str, rng: Random, taken: set[str]) -> tuple[str, str, str]:
    names = (rng.choice(sorted(set(GIVEN[sex]) - taken)), rng.choice(sorted(set(SURNAMES) - taken)))
    taken |= set(names)
    return sex, *names


def named(who: tuple[str, str, str], form: str, title: str) -> tuple[str, str]:
    """(what stands before the name, the name)"""
    _, given, last = who
    return {
        "full": ("", f"{given} {last}"),
        "last": ("", last),
        "first": ("", given),
        "titled": (f"{title} ", last),
        "initial": ("", f"{given[0]} {last}"),
        "caps": ("", f"{given} {last}".upper()),
        "lastfirst": ("", f"{last}, {given}"),
        "capslastfirst": ("", f"{last}, {given}".upper()),
    }[form]


def code(key: str, rng: Random) -> str:
    if key in POOLS:
        return rng.choice(POOLS[key])
    form = {
        "nhs": "999 ### ####",
        "mrn": "H######",
        "phone": "01632 960###",
        "usphone": "(555) 555-01##",
        "pc": "ZZ## #QX",
    }[key]
    return re.sub("#", lambda _: str(rng.randint(1, 9)), form)


def letter(template: str, number: int, seed: int) -> dict[str, Any]:
    rng = Random(f"{seed} {number}")
    head, _, body = template.partition("\n")
    order, spec = re.fullmatch(r"order=(\w+) days=(.*)", head).groups()  # type: ignore[union-attr]
    days = draw_days(spec, rng)
    people: dict[str, tuple[str, str, str]] = {}
    values: dict[str, str] = {}
    taken: set[str] = set()
    text, at = "", 0
    spans: list[dict[str, Any]] = []
    dates: list[dict[str, Any]] = []
    ages: list[dict[str, Any]] = []

    def mark(value: str, **more: Any) -> dict[str, Any]:
        return {"start": len(text), "end": len(text) + len(value), **more}

    for found in re.finditer(r"<(\w+):([^<>]+)>", body):
        text += body[at : found.start()]
        at = found.end()
        kind, args = found[1], found[2].split(":")
        if kind in "dr":
            if kind == "d":
                value, more = written(days[args[0]], args[1], order), {}
            else:
                value, more = (
                    ranged(days[args[0]], days[args[1]], args[2]),
                    {"until": days[args[1]].isoformat()},
                )
            spans.append(mark(value, label="DATE", kind="phi"))
            dates.append(mark(value, day=days[args[0]].isoformat(), **more, name=args[0]))
        elif kind == "n":
            sex = args[0][-1] if args[0][-2:] in ("_f", "_m") else rng.choice("fm")
            who = people.setdefault(args[0], people.get(args[0]) or person(sex, rng, taken))
            title = (
                "Dr" + "." * (order == "mdy")
                if args[0] in ("gp", "cons", "junior")
                else {"f": "Ms", "m": "Mr"}[who[0]]
            )
            before, value = named(who, args[1], title)
            text += before
            spans.append(mark(value, label="NAME", kind="phi", who=args[0]))
        elif kind == "x":
            value = values.setdefault(args[1], values.get(args[1]) or code(args[1], rng))
            spans.append(mark(value, label=args[0], kind="phi"))
        elif kind == "age":
            value = str(age(days["birth"], days[args[0]]))
            if text.endswith(" a ") and (value[0] == "8" or value in ("11", "18")):
                text = f"{text[:-1]}n "
            ages.append(mark(value, at=args[0]))
        elif kind == "w":
            name, _, more_days = args[0].partition("+")
            value = (days[name] + timedelta(int(more_days or 0))).strftime("%A")
        else:
            value = gap((days[args[1]] - days[args[0]]).days)
        text += value
    names = [each.pop("name") for each in dates]
    for each in ages:
        each |= {"birth": names.index("birth"), "at": names.index(each["at"])}
    text = (text + body[at:]).rstrip()
    return {
        "id": f"coherent-{number:02d}",
        "order": order,
        "text": text,
        "spans": spans,
        "dates": dates,
        "ages": ages,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, default=HERE / "coherent.jsonl")
    args = parser.parse_args()
    templates = re.split(r"^== ", (HERE / "coherent_templates.txt").read_text(encoding="utf-8"), flags=re.M)[
        1:
    ]
    rows = [letter(templates[number % len(templates)], number, args.seed) for number in range(args.count)]
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
