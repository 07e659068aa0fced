"""FHIR resources in a Bundle (.json), in NDJSON, or in a folder of either: an export of a server, or Synthea's."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.document import Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import cannot_read, read_fault
from synletters.io.readers.fhir import binary
from synletters.io.readers.fhir.elements import is_type, model
from synletters.io.readers.fhir.known import Known, known_of
from synletters.io.readers.fhir.references import References, patient_of
from synletters.io.readers.fhir.template import Id
from synletters.io.readers.fhir.walk import Walk
from synletters.io.readers.records.record import Record
from synletters.io.readers.records.source import RecordSource
from synletters.io.rows import MAX_CHARS, STAGE, BadRow

ENDINGS = (".json", ".ndjson", ".ndjson.gz")
#: the patient of resources that belong to none: the site's own people and places, named the same in all of them
_SITE = "site"
_FAULTS = (OSError, EOFError, zlib.error, UnicodeError)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a resource stands: the number of its file, whether that is a Bundle, and what its entry says."""

    file: int
    bundle: str = ""
    full_url: Id | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What the writer needs of a resource: where it stands, its template, and its own id."""

    place: Place
    template: Mapping[str, Any] = field(repr=False)
    own: Id | None = None


class Fhir(RecordSource):
    """Each resource is a record, with the number that it has among all of them as its id.

    The input is read once as it is opened: for what it says of its patients, and for what is there to be referred to.
    Raises InputError.
    """

    form = "fhir"

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        self.files = [path] if path.is_file() else sorted(p for e in ENDINGS for p in path.rglob(f"*{e}"))
        self.files = [file for file in self.files if file.is_file()]
        model("Patient")  # says what is missing before anything is read
        self._references = References()
        self._known: dict[str, tuple[Known, ...]] = {}
        self._binaries: dict[str, str] = {}
        self._alone: dict[int, str | None] = {}
        self._told: Counter[str] = Counter()
        count = 0
        for resource, place, _ in self._resources():
            if isinstance(resource, BadRow):
                continue
            count += 1
            self._index(resource, place)
        if not count:
            raise InputError(
                f"no FHIR resources in {path}: name a Bundle (.json), or .ndjson with a resource a line"
            )
        for resource, place, _ in self._resources():
            if not isinstance(resource, BadRow):
                self._link(resource, place)

    # the first readings

    def _index(self, resource: Mapping[str, Any], place: Place) -> None:
        kind, own = resource.get("resourceType"), resource.get("id")
        there = f"{kind}/{own}" if isinstance(own, str) else ""
        if place.full_url is not None:
            url = place.full_url.old
            there = there or f"{kind}/{url}"
            self._references.urls[url] = there
        if there:
            self._references.there.add(there)
        if kind == "Patient" and there:
            self._known[there] = known_of(resource)
            self._alone[place.file] = None if place.file in self._alone else there

    def _link(self, resource: Mapping[str, Any], place: Place) -> None:
        """Learn whose a Binary is, and what relatives say of a patient."""
        kind = resource.get("resourceType")
        if kind not in ("RelatedPerson", "DocumentReference", "DiagnosticReport", "Media"):
            return
        try:
            walked = Walk(
                {k: v for k, v in resource.items() if k not in ("content", "presentedForm")}, self._references
            )
        except BadRow:
            return
        patient = patient_of(walked.patients) or self._alone.get(place.file)
        if patient is None:
            return
        if kind == "RelatedPerson":
            self._known[patient] = (*self._known.get(patient, ()), *known_of(resource))
        for url in _urls(resource):
            if target := self._references.target(url):
                self._binaries[target] = patient

    # records

    def records(self) -> Iterator[Record | Rejected]:
        self._told.clear()
        for number, (resource, place, where) in enumerate(self._resources(), 1):
            if isinstance(resource, BadRow):
                yield Rejected(f"resource-{number}", STAGE, f"{where}: {resource.reason}")
                continue
            kind = str(resource.get("resourceType"))
            name = f"{kind if is_type(kind) else 'resource'}-{number}"
            try:
                yield self._record(resource, place, name, kind)
            except BadRow as bad:
                yield Rejected(name, STAGE, f"{where}: {bad.reason}")

    def _record(self, resource: Mapping[str, Any], place: Place, name: str, kind: str) -> Record:
        own = resource.get("id")
        there = f"{kind}/{own}" if isinstance(own, str) and own else None
        if there is None and place.full_url is not None:
            there = self._references.urls.get(place.full_url.old)
        body = Body(place, {}, Id(there) if there else None)
        if kind == "Binary":
            template, text = binary.opened(resource)
            patient = self._binaries.get(there or "") or self._alone.get(place.file)
            known = self._known.get(patient or "", ())
            return Record(
                name, patient, {binary.PLACE: text}, known=known, body=Body(place, template, body.own)
            )
        walked = Walk(resource, self._references)
        self._told["references_to_what_is_not_there"] += walked.lost_references
        patient = there if kind == "Patient" else patient_of(walked.patients) or self._alone.get(place.file)
        if patient is not None and patient not in self._references.there:
            self._told["records_whose_patient_is_not_there"] += 1
        said = (
            ("name" if label == "NAME" else "number", value)
            for label, value in walked.into.identifiers.values()
            if label in ("NAME", "ID")
        )
        return Record(
            name,
            patient or _SITE,
            walked.into.notes,
            walked.into.texts,
            walked.into.identifiers,
            walked.into.dates,
            tuple(walked.into.passed),
            tuple(dict.fromkeys((*self._known.get(patient or "", ()), *said))),
            tuple(f"{kind}.{path}" for path in walked.into.dropped),
            Body(place, walked.template, body.own),
        )

    def told(self) -> Mapping[str, Any]:
        return {name: count for name, count in sorted(self._told.items()) if count}

    # files

    def _resources(self) -> Iterator[tuple[Mapping[str, Any] | BadRow, Place, str]]:
        for number, file in enumerate(self.files):
            label = f"file {number + 1}"  # never its name, which is often a patient's
            try:
                if file.name.lower().endswith(".json"):
                    yield from self._bundle(file, number, label)
                else:
                    yield from self._lines(file, number, label)
            except _FAULTS as fault:
                if isinstance(fault, FileNotFoundError | PermissionError):
                    raise cannot_read(file, fault) from None
                yield (
                    BadRow(f"{read_fault(fault)}; the rest of the file could not be read"),
                    Place(number),
                    label,
                )

    def _lines(
        self, file: Path, number: int, label: str
    ) -> Iterator[tuple[Mapping[str, Any] | BadRow, Place, str]]:
        with gzip.open(file, "rb") if file.name.lower().endswith(".gz") else file.open("rb") as lines:
            for at, line in enumerate(lines, 1):
                if line.strip():
                    yield _parsed(line), Place(number), f"{label}, line {at}"

    def _bundle(
        self, file: Path, number: int, label: str
    ) -> Iterator[tuple[Mapping[str, Any] | BadRow, Place, str]]:
        if file.stat().st_size > 16 * MAX_CHARS:
            yield BadRow("the Bundle is larger than 1 GiB; export it as NDJSON"), Place(number), label
            return
        read = _parsed(file.read_bytes())
        if isinstance(read, BadRow):
            yield read, Place(number), label
            return
        if read.get("resourceType") != "Bundle":
            yield read, Place(number), label
            return
        kind, entries = read.get("type"), read.get("entry")
        told = (
            kind
            if kind in ("transaction", "batch", "collection", "document", "message", "searchset", "history")
            else "collection"
        )
        for at, entry in enumerate(entries if isinstance(entries, list) else (), 1):
            where = f"{label}, entry {at}"
            resource = entry.get("resource") if isinstance(entry, Mapping) else None
            if not isinstance(resource, Mapping):
                yield BadRow("the entry has no resource"), Place(number, told), where
                continue
            url, request = entry.get("fullUrl"), entry.get("request")
            method = request.get("method") if isinstance(request, Mapping) else None
            yield (
                resource,
                Place(
                    number,
                    told,
                    Id(url, uuid=url.startswith("urn:")) if isinstance(url, str) and url else None,
                    method if method in ("POST", "PUT", "GET", "PATCH", "DELETE", "HEAD") else "",
                ),
                where,
            )


def _parsed(data: bytes) -> Mapping[str, Any] | BadRow:
    try:
        read = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (ValueError, RecursionError):
        return BadRow("it is no JSON in UTF-8")
    return read if isinstance(read, Mapping) else BadRow("it is no JSON object")


def _urls(resource: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of all attachments of a resource."""
    held = [*(resource.get("presentedForm") or ()), resource.get("content")]
    for content in resource.get("content") or () if isinstance(resource.get("content"), list) else ():
        held.append(content.get("attachment") if isinstance(content, Mapping) else None)
    for attachment in held:
        if isinstance(attachment, Mapping) and isinstance(attachment.get("url"), str):
            yield attachment["url"]
