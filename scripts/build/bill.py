"""What synletters is made of: a software bill of materials (CycloneDX 1.6) and a table of licences of the pinned set.

    python -m scripts.build.bill                      # docs/licences.md anew, dist/sbom.cdx.json
    python -m scripts.build.bill --check              # exit 1 if a licence is unknown or not allowed, or the table is old

Both come of ``constraints.txt`` and of the metadata of what is installed here; nothing is fetched. A licence is taken from
the SPDX expression that a package declares, else from its classifiers, else from the table below.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TABLE, SBOM = ROOT / "docs" / "licences.md", ROOT / "dist" / "sbom.cdx.json"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;#]+)")
#: licences that the pinned set may have: permissive ones, and weak copyleft of libraries that are used as they are
ALLOWED = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC0-1.0 CNRI-Python HPND ISC LGPL-2.1-or-later LGPL-3.0-or-later MIT MIT-0
    MIT-CMU MPL-1.1 MPL-2.0 NCSA PSF-2.0 Python-2.0 Unlicense Zlib""".split()
)
#: what classifiers and free texts say, in SPDX
_SPDX = {
    "apache": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache 2.0 license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "gnu general public license v2 or later (gplv2+)": "GPL-2.0-or-later",
    "gnu general public license v3 (gplv3)": "GPL-3.0-only",
    "gnu affero general public license v3": "AGPL-3.0-only",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.1-or-later",
    "isc license (iscl)": "ISC",
    "isc license": "ISC",
    "mit": "MIT",
    "mit license": "MIT",
    "the mit license (mit)": "MIT",
    "mozilla public license 1.1 (mpl 1.1)": "MPL-1.1",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "psfl": "PSF-2.0",
}
_HOMES = ("homepage", "home", "source", "source code", "repository", "github")
#: licences that the metadata do not tell: package -> SPDX, and where it was read
OVERRIDES = {"nmslib-metabrainz": ("Apache-2.0", "LICENSE of github.com/metabrainz/nmslib-metabrainz")}


@dataclass(frozen=True, slots=True)
class Part:
    """One pinned package. ``licence`` is an SPDX expression, empty if it is unknown; ``needs`` are canonical names."""

    name: str
    version: str
    licence: str
    home: str
    needs: tuple[str, ...]


def pins(text: str) -> dict[str, str]:
    """The versions of ``constraints.txt`` by name as it is written there."""
    return {found[1]: found[2] for line in text.splitlines() if (found := _PIN.match(line))}


def licence_of(found: Distribution) -> str:
    """The licence of an installed package as an SPDX expression; empty if nothing says it."""
    meta = found.metadata
    name = canonicalize_name(str(meta["Name"]))
    if name in OVERRIDES:
        return OVERRIDES[name][0]
    if said := str(meta.get("License-Expression") or ""):
        return said
    told = [
        line.rpartition("::")[2].strip()
        for line in meta.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    known = [_SPDX[line.lower()] for line in told if line.lower() in _SPDX]
    if known:  # a package that lists several leaves the choice
        return " OR ".join(sorted(set(known)))
    free = str(meta.get("License") or "").strip()
    first = free.splitlines()[0].strip() if free else ""
    if first.lower() in _SPDX:
        return _SPDX[first.lower()]
    return first if re.fullmatch(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*", first) else ""


def allowed(expression: str) -> bool:
    """Whether an SPDX expression can be met by allowed licences alone: all of AND, one of OR."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression)
    at = 0

    def term() -> bool:
        nonlocal at
        if at >= len(tokens):
            return False
        token, at = tokens[at], at + 1
        if token == "(":
            value = any_of()
            at += 1
            return value
        value = token in ALLOWED
        if at < len(tokens) and tokens[at].upper() == "WITH":
            at += 2  # an exception takes nothing away from what the licence allows
        return value

    def all_of() -> bool:
        nonlocal at
        value = term()
        while at < len(tokens) and tokens[at].upper() == "AND":
            at += 1
            value = term() and value
        return value

    def any_of() -> bool:
        nonlocal at
        value = all_of()
        while at < len(tokens) and tokens[at].upper() == "OR":
            at += 1
            value = all_of() or value
        return value

    return bool(tokens) and any_of() and at == len(tokens)


def parts(pinned: dict[str, str]) -> list[Part]:
    """The pinned packages that are installed here, by name; what is pinned for another machine is left out."""
    made = []
    for name, version in sorted(pinned.items(), key=lambda item: canonicalize_name(item[0])):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        meta = found.metadata
        links = {
            label.strip().lower(): link.strip()
            for label, _, link in (str(line).partition(",") for line in meta.get_all("Project-URL") or ())
        }
        home = next((links[label] for label in _HOMES if label in links), "")
        made.append(
            Part(
                canonicalize_name(name),
                version,
                licence_of(found),
                home or str(meta.get("Home-page") or "") or next(iter(links.values()), ""),
                tuple(sorted({canonicalize_name(need) for need in _needs(found.requires or ())})),
            )
        )
    return made


def _needs(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        try:
            need = Requirement(line)
        except InvalidRequirement:
            continue
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need.name


def faults(made: Iterable[Part]) -> list[str]:
    """What is wrong with the licences of the pinned set."""
    return [
        f"{part.name} {part.version}: "
        + (f"{part.licence} is not among the allowed licences" if part.licence else "its licence is unknown")
        for part in made
        if not allowed(part.licence)
    ]


def table(made: Iterable[Part]) -> str:
    """The licences as a page. Versions are left to ``constraints.txt``."""
    rows = [f"| {part.name} | {part.licence} | {part.home} |" for part in made]
    notes = [f"- {name}: {licence}, as {where} says." for name, (licence, where) in OVERRIDES.items()]
    return "\n".join(
        [
            "# Licences of the pinned set",
            "",
            "This project is under Apache-2.0. What it and its development are pinned to (`constraints.txt`), by `python -m scripts.build.bill`:",
            "a licence that is unknown or not in the script's list of allowed ones fails the tests. Where a package leaves a choice, one of",
            "the allowed ones is taken. Of data and models that ship with the package tell their own README and NOTICE files.",
            "",
            "| package | licence (SPDX) | home |",
            "| --- | --- | --- |",
            *rows,
            "",
            "Told by the project, not by the package's metadata:",
            "",
            *notes,
            "",
        ]
    )


def bill(made: list[Part]) -> dict[str, Any]:
    """The bill of materials, CycloneDX 1.6; the same parts give the same bill."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = f"pkg:pypi/synletters@{project['version']}"
    ref = {part.name: f"pkg:pypi/{part.name}@{part.version}" for part in made}
    direct = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + ''.join(sorted(ref.values())))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "synletters",
                "version": project["version"],
                "purl": own,
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": ref[part.name],
                "name": part.name,
                "version": part.version,
                "purl": ref[part.name],
                **({"licenses": [{"expression": part.licence}]} if part.licence else {}),
                **({"externalReferences": [{"type": "website", "url": part.home}]} if part.home else {}),
            }
            for part in made
        ],
        "dependencies": [
            {"ref": own, "dependsOn": sorted(ref[name] for name in direct if name in ref)},
            *(
                {"ref": ref[part.name], "dependsOn": [ref[n] for n in part.needs if n in ref]}
                for part in made
            ),
        ],
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing")
    args = parser.parse_args(argv)
    made = parts(pins((ROOT / "constraints.txt").read_text(encoding="utf-8")))
    wrong = faults(made)
    if args.check:
        if not TABLE.is_file() or TABLE.read_text(encoding="utf-8") != table(made):
            wrong.append(
                f"{TABLE.relative_to(ROOT)} is not that of the pinned set: run python -m scripts.build.bill"
            )
    else:
        TABLE.write_text(table(made), encoding="utf-8")
        SBOM.parent.mkdir(exist_ok=True)
        SBOM.write_text(json.dumps(bill(made), indent=2) + "\n", encoding="utf-8")
        print(f"{len(made)} packages: {TABLE.relative_to(ROOT)}, {SBOM.relative_to(ROOT)}")
    for fault in wrong:
        print(f"bill: {fault}", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
