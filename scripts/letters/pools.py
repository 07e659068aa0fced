"""Lists of words that are in no file here: the gazetteers of --data (``gaz_…``) and Faker's
(``faker_pl_PL_last``, ``fake_towns``).

Train and development letters share gazetteers, so each takes its own part: a fifth of every list, by hash, is
kept for development.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import re
from collections.abc import Callable
from pathlib import Path

from faker import Faker

from .book import BookError

_STREET_END = re.compile(
    r"\b(road|street|lane|avenue|drive|close|way|hill|crescent|terrace|grove|blvd|boulevard|court|place|parkway|highway|gardens|"
    r"mews|walk|rise|row|view|green|park|square|rd|st|ave|dr|ln|cl)\.?$",
    re.IGNORECASE,
)
_HOSPITAL = re.compile(r"hospital|infirmary|medical|clinic\b|health", re.IGNORECASE)
_JOB = re.compile(
    r"(er|or|man|ian|eer|ist|grapher|keeper|chef|clerk|pilot|plumber|vicar|cook|guard|judge)$", re.IGNORECASE
)
_CLINICAL_JOB = re.compile(
    r"nurse|doctor|consultant|surgeon|practi|physio|officer|anaes|patho|radio|thera|chiro|psych",
    re.IGNORECASE,
)
_PERSON_LISTS = {
    "m": ("first_names_male", "first_names"),
    "f": ("first_names_female", "first_names"),
    "last": ("last_names", "last_names_male", "last_names_female", "male_last_names", "unisex_last_names"),
}
_LATIN = re.compile(r"[A-Za-zÀ-ž' .-]{2,}")


def reserved(value: str) -> bool:
    """True for values kept for development letters; they never stand in training texts."""
    return hashlib.sha256(value.lower().encode()).digest()[0] % 5 == 0


def _usable(values: list[str], keep: Callable[[str], bool]) -> list[str]:
    return sorted({value.strip() for value in values if value.strip() and keep(value.strip())})


def _street_case(street: str) -> str:
    """Ordinals and compass points without title case."""
    street = re.sub(r"(?<=\d)(?:Th|St|Nd|Rd)\b", lambda m: m[0].lower(), street)
    return re.sub(r"\b(?:Nw|Ne|Sw|Se)\b", lambda m: m[0].upper(), street).replace("'S", "'s")


class Pools:
    """Lists by name. ``keep`` tells which values may be taken."""

    def __init__(self, data: Path | None, seed: int, keep: Callable[[str], bool] = lambda _: True) -> None:
        self.data, self.seed, self.keep = data, seed, keep
        self._lists: dict[str, list[str]] = {}

    def __call__(self, name: str) -> list[str] | None:
        if name not in self._lists:
            kind = name.partition("_")[0]
            made = {"gaz": self._gazetteer, "faker": self._names, "fake": self._fake}.get(kind)
            if made is None:
                return None
            self._lists[name] = made(name)
        return self._lists[name]

    def _gazetteer(self, name: str) -> list[str]:
        name = name.removeprefix("gaz_")
        if name == "jobs":
            return [
                job.lower()
                for job in self._read("occupations_uk")
                if "/" not in job and "none" not in job.lower()
            ]
        if name == "streets_uk":
            lines = self._read("address_lines_uk") + self._read("address_lines2_uk")
            return [
                s
                for s in lines
                if _STREET_END.search(s) and not re.search(r"^\d|,", s) and len(s.split()) < 5
            ]
        if name.startswith("hospitals") and name.endswith("_named"):
            return [h for h in self._read(name.removesuffix("_named")) if _HOSPITAL.search(h) and len(h) < 55]
        if name == "jobs_ended":
            jobs = self._read("occupations_uk")
            return [job.lower() for job in jobs if _JOB.search(job) and not _CLINICAL_JOB.search(job)]
        if name == "streets_us":
            return [_street_case(street) for street in self._read(name)]
        return self._read(name)

    def _read(self, name: str) -> list[str]:
        if self.data is None:
            raise BookError(f"these letters need {name}.txt; give its folder's parent with --data")
        return _usable(
            (self.data / "gazetteers" / f"{name}.txt").read_text(encoding="utf-8").splitlines(), self.keep
        )

    def _names(self, name: str) -> list[str]:
        """The given names or surnames of one of Faker's languages."""
        _, language, land, part = name.split("_")
        provider = importlib.import_module(f"faker.providers.person.{language}_{land}").Provider
        found: list[str] = []
        for attribute in _PERSON_LISTS[part]:
            if not (part in "mf" and found):
                found += [n for n in getattr(provider, attribute, ()) if n != "Doe" and _LATIN.fullmatch(n)]
        usable = _usable(found, self.keep)
        return [n for n in usable if all(self.keep(part) for part in re.split(r"[ .-]+", n) if len(part) > 3)]

    @functools.cached_property
    def _english(self) -> Faker:
        fake = Faker(["en_GB", "en_US", "en_IE", "en_CA", "en_AU"])
        fake.seed_instance(self.seed)
        return fake

    def _fake(self, name: str) -> list[str]:
        draw, count = {
            "fake_towns": (self._english.city, 1500),
            "fake_streets": (self._english.street_name, 1500),
            "fake_companies": (self._english.company, 2500),
            "fake_countries": (self._english.country, 600),
        }[name]
        made = _usable([draw() for _ in range(count)], self.keep)
        return (
            [n for n in made if all(map(self.keep, re.split(r", | and |-| & ", n)))]
            if "comp" in name
            else made
        )
