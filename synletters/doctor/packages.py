"""Installed packages: what is needed and not there, what is not the version that was tried, what optional parts bring."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from types import MappingProxyType

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from synletters.doctor.findings import Finding

#: optional parts of the package, and what each brings
EXTRAS: Mapping[str, str] = MappingProxyType(
    {
        "train": "synletters train: LoRA, differential privacy, curves",
        "rebuild": "the scripts that made the shipped models",
        "fhir": "letters in FHIR's resources",
        "hl7": "letters in HL7 v2 messages",
        "sql": "letters in databases",
        "documents": "letters in DOCX, RTF and PDF",
        "xmi": "letters in UIMA's XMI",
        "formats": "all of fhir, hl7, sql, documents and xmi",
        "polars": "frames of polars",
        "review": "synletters review: the page of whoever approves",
        "serve": "synletters serve: letters over HTTP",
        "docs": "the documentation as a site",
        "notebooks": "the notebooks, and the script that runs them",
        "ray": "--engine ray: the work of a run over machines",
        "spark": "--engine spark: the same, and frames of Spark; with Java 17 or later",
        "worlds": "synletters learn-world: a world from a table of records",
    }
)
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;#]+)")


def pinned() -> dict[str, str]:
    """The versions that were seen to work together, by canonical name; none where the list is not installed."""
    package = Path(__file__).resolve().parent.parent
    for path in (package / "constraints.txt", package.parent / "constraints.txt"):
        if path.is_file():
            found = (_PIN.match(line) for line in path.read_text(encoding="utf-8").splitlines())
            return {canonicalize_name(pin[1]): pin[2] for pin in found if pin}
    return {}


def look() -> Iterator[Finding]:
    """Each fault of what is needed, then one finding for the pinned set, then one for each optional part."""
    needed = list(_needed())
    if not needed:
        yield Finding("packages", "wrong", "synletters is not installed as a package: pip install it")
        return
    faults = [fault for need, extra in needed if not extra and (fault := _fault(need))]
    yield from (Finding("packages", "wrong", fault) for fault in faults)
    if not faults:
        yield Finding("packages", "fine", "all that is needed is installed, in versions that are allowed")
    pins = pinned()
    other = [
        f"{name} {there} ({pin})"
        for name, pin in sorted(pins.items())
        if (there := installed(name)) and there.partition("+")[0] != pin.partition("+")[0]
    ]
    if not pins:
        yield Finding("pinned versions", "note", "the list of versions that were tried together is not here")
    elif other:
        yield Finding("pinned versions", "note", f"not those that were tried together: {', '.join(other)}")
    else:
        yield Finding(
            "pinned versions", "fine", "all installed packages are in the versions that were tried together"
        )
    for name, brings in EXTRAS.items():
        missing = [need.name for need, extra in needed if extra == name and _fault(need)]
        told = f"lacks {', '.join(missing)}; pip install 'synletters[{name}]'" if missing else "installed"
        yield Finding(f"extra {name}", "note" if missing else "fine", f"{told} ({brings})")


def installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _needed() -> Iterator[tuple[Requirement, str]]:
    """Each requirement of this package with the optional part that it belongs to, empty for none."""
    try:
        lines = requires("synletters") or []
    except PackageNotFoundError:
        return
    for line in lines:
        try:
            need = Requirement(line)
        except InvalidRequirement:
            continue
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need, ""
            continue
        for extra in EXTRAS:
            if need.marker.evaluate({"extra": extra}) and canonicalize_name(need.name) != "synletters":
                yield need, extra


def _fault(need: Requirement) -> str | None:
    there = installed(need.name)
    if there is None:
        return f"{need.name} is not installed"
    if not need.specifier.contains(there, prereleases=True):
        return f"{need.name} {there} is not {need.specifier}"
    return None
