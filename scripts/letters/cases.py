"""Draws the case of a letter: from where it is, how old the patient is, when it was written."""

from __future__ import annotations

import datetime
import random
from collections.abc import Collection, Mapping

from .case import Case

PLACES = ("uk", "us", "ie", "ca", "au")
SHARES = {"": (45, 40, 5, 5, 5), "uk": (88, 0, 9, 0, 3), "us": (3, 80, 0, 10, 7)}


def _visit(rng: random.Random) -> datetime.date:
    return datetime.date(rng.randint(2005, 2025), 1, 1) + datetime.timedelta(days=rng.randrange(365))


def drawn(rng: random.Random, place: str, wanted: Collection[str] = ()) -> Case:
    """A case; ``wanted`` may hold a place, woman or man, child, old or adult."""
    place = next((word for word in wanted if word in PLACES), place)
    if "child" in wanted:
        age = rng.randint(0, 17)
    elif "old" in wanted or rng.random() < 0.18:
        age = rng.randint(90, 104)
    else:
        age = rng.randint(18, 89)
    sex = "f" if "woman" in wanted else "m" if "man" in wanted else rng.choice("mf")
    return Case(rng, place, age, sex, _visit(rng))


def drawn_by_style(rng: random.Random, style: str) -> Case:
    """A case for a British (uk), American (us) or any letter; one in eight patients is a child."""
    place = rng.choices(PLACES, SHARES[style])[0]
    return drawn(rng, place, ("child",) if rng.random() < 0.12 else ())


def drawn_by_settings(rng: random.Random, settings: Mapping[str, str]) -> Case:
    """A case for a letter with settings of its own: place, ages=24-97, sex, kin=kin1f_kin2m."""
    low, high = (int(part) for part in settings.get("ages", "24-88").split("-"))
    old = high >= 90 and rng.random() < 0.3
    age = rng.randint(90 if old else low, high)
    return Case(
        rng,
        settings["place"],
        age,
        settings.get("sex") or rng.choice("mf"),
        _visit(rng),
        settings.get("kin", ""),
    )
