"""A hospital's exports, made up, in and out: a FHIR server's, an HL7 feed, an OMOP database and a folder of DOCX.

    python -m scripts.bench.formats FOLDER [--patients 200] [--options …]

makes FOLDER/in (invented patients, each with sentinels in names, numbers, addresses, telephone, births, titles and displays, and in fields of no
use), rewrites each of the four by the command line, lets the formats' own packages validate what came out, and looks for every sentinel in all
that was written, attachments opened. Exit code 1 if one is found, a record is refused, or a package does not accept its format.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.append(
    str(Path(__file__).parents[2] / "tests")
)  # the resources and messages that the tests plant their sentinels in
_FIRST = "Thaddeus Philippa Cosmo Isolde Barnaby Ottoline Leopold Cressida Ignatius Henrietta Ambrose Tabitha".split()
_HEADS = "Quill Thorn Wex Brack Hazel Winter Farn Oster Marl Pell Storr Crake Vell Hask Tarn Grist".split()
_TAILS = "feather combe hurst leigh worthy stead mere ridge bourne wick thorpe gate".split()
_LANES = "Larch Cobble Heron Tanner Weaver Priory Orchard Mill".split()
_BODIES = (
    "was admitted with chest pain. Troponin was {n} ng/L. No ST elevation. Discharged on aspirin 75 mg and bisoprolol 2.5 mg.",
    "was seen with a cough for {n} days. No fever. The chest was clear. Amoxicillin 500 mg three times daily was started.",
    "came for review of type 2 diabetes. HbA1c was {n} mmol/mol. Metformin 500 mg twice daily was continued. Feet were normal.",
)


@dataclass(frozen=True)
class Patient:
    """An invented patient, whose values are the sentinels."""

    first: str
    family: str
    number: str
    phone: str
    street: str
    town: str
    doctor: str
    born: date
    seen: date
    body: str

    @property
    def note(self) -> str:
        return (
            f"Discharge letter\n\nPatient: {self.first} {self.family}, born {self.born:%d %B %Y}, MRN {self.number}\n"
            f"Address: {self.street}, {self.town}. Tel {self.phone}.\n\n{self.first} {self.family} {self.body} "
            f"Seen on {self.seen:%d %B %Y}.\n\nDr {self.doctor}\n"
        )

    @property
    def sentinels(self) -> tuple[str, ...]:
        return (
            self.family,
            self.number,
            self.phone,
            self.town,
            self.doctor,
            self.born.isoformat(),
            f"{self.born:%Y%m%d}",
            f"{self.born:%d %B %Y}",
        )


def patients(count: int) -> Iterator[Patient]:
    """The same for the same count."""
    rng = random.Random(20260)
    for n in range(count):
        family = rng.choice(_HEADS) + rng.choice(_TAILS) + "xyzqv"[n % 5] + rng.choice("aeiou")
        doctor = rng.choice(_HEADS) + rng.choice(_TAILS) + "k" + rng.choice("aeiou")
        town = rng.choice(_HEADS) + rng.choice(_TAILS) + "by"
        yield Patient(
            rng.choice(_FIRST),
            family,
            str(4_000_000 + 7919 * n + rng.randrange(7000)),
            f"01632 960{100 + n % 900}",
            f"{rng.randrange(1, 99)} {rng.choice(_LANES)} Lane",
            town,
            doctor,
            date(1940, 1, 1) + timedelta(days=rng.randrange(20000)),
            date(2019, 1, 1) + timedelta(days=rng.randrange(900)),
            rng.choice(_BODIES).format(n=rng.randrange(4, 60)),
        )


def _fhir(people: list[Patient], folder: Path) -> None:
    made = import_module("fhir_export")
    document, others, patient = made.document, made.others, made.patient
    folder.mkdir(parents=True)
    for n, p in enumerate(people):
        subject = f"urn:uuid:{n:08}-1111-4111-8111-111111111111"
        woman = patient()
        woman |= {
            "id": p.number,
            "name": [{"use": "official", "family": p.family, "given": [p.first]}],
            "birthDate": p.born.isoformat(),
            "identifier": [{**woman["identifier"][0], "value": p.number}],
            "telecom": [{"system": "phone", "value": p.phone}],
            "address": [{"line": [p.street], "city": p.town}],
            "contact": [{"name": {"family": p.family, "given": ["Ned"]}}],
        }
        letter = document(subject)
        letter["content"][0]["attachment"] |= {
            "data": base64.b64encode(p.note.encode()).decode(),
            "title": f"Letter {p.family} {p.seen.isoformat()}.txt",
        }
        text = json.dumps([woman, letter, *others(subject)], ensure_ascii=False)
        for old, new in (
            ("Quillfeather", p.family),
            ("Petheridge", p.doctor),
            ("4471193", p.number),
            ("Harwick", p.town),
        ):
            text = text.replace(old, new)
        entries = [
            {"fullUrl": f"urn:uuid:{n:08}-1111-4111-8111-{k:012}", "resource": r}
            for k, r in enumerate(json.loads(text))
        ]
        entries[0]["fullUrl"] = subject
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        (folder / f"{n:05}_{p.first}_{p.family}.json").write_text(
            json.dumps(bundle, ensure_ascii=False), encoding="utf-8"
        )


def _hl7(people: list[Patient], path: Path) -> None:
    oru = import_module("hl7_feed").oru
    out = ""
    for p in people:
        text = oru(p.note.strip(), number=p.number)
        for old, new in (
            ("Quillfeather", p.family),
            ("Petheridge", p.doctor),
            ("19510312", f"{p.born:%Y%m%d}"),
            ("Harwick", p.town),
            ("01632 960555", p.phone),
            ("Maud^Iris", p.first),
            ("14 Larch Lane", p.street),
        ):
            text = text.replace(old, new)
        out += text
    path.write_text(out, encoding="utf-8", newline="")


def _omop(people: list[Patient], path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE TABLE person (person_id BIGINT, gender_concept_id INT, year_of_birth INT, month_of_birth INT, day_of_birth INT, person_source_value TEXT)"
        )
        connection.execute(
            "CREATE TABLE note (note_id BIGINT, person_id BIGINT, note_date DATE, note_type_concept_id INT, note_title TEXT, note_text TEXT, note_source_value TEXT)"
        )
        for n, p in enumerate(people):
            connection.execute(
                "INSERT INTO person VALUES (?, 8532, ?, ?, ?, ?)",
                [n, p.born.year, p.born.month, p.born.day, p.number],
            )
            connection.execute(
                "INSERT INTO note VALUES (?, ?, ?, 44814637, ?, ?, ?)",
                [9000 + n, n, p.seen, f"Letter about {p.first} {p.family}", p.note, p.family],
            )


def _docx(people: list[Patient], folder: Path) -> None:
    from docx import Document

    folder.mkdir()
    for n, p in enumerate(people):
        made: Any = Document()
        made.sections[0].header.paragraphs[0].text = f"{p.first} {p.family}, MRN {p.number}"
        for line in p.note.splitlines():
            made.add_paragraph(line)
        table = made.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Telephone", p.phone
        made.core_properties.author, made.core_properties.title = f"Alan {p.doctor}", p.family
        data = io.BytesIO()
        made.save(data)
        (folder / f"letter-{n}.docx").write_bytes(data.getvalue())


def _opened(text: str) -> str:
    """A text with its attachments behind it."""
    found = re.findall(r'"data": "([A-Za-z0-9+/=]+)"', text)
    return "\n".join([text, *(base64.b64decode(data).decode("utf-8", "replace") for data in found)])


def _all(folder: Path) -> str:
    """Every file that was written."""
    return "\n".join(
        _opened(p.read_text("utf-8", "replace")) for p in sorted(folder.rglob("*")) if p.is_file()
    )


def _each(kind: str, out: Path, count: int) -> list[str]:
    """What was written of each patient, in the order of the patients."""
    if kind == "fhir":
        return [_opened(path.read_text("utf-8")) for path in sorted((out / "fhir").glob("*.json"))]
    if kind == "hl7":
        return (out / "hl7" / "00001.hl7").read_bytes().decode().split("MSH|")[1:]
    if kind == "omop":
        duckdb = import_module("duckdb")
        with duckdb.connect(str(out / "omop" / "omop.duckdb"), read_only=True) as connection:
            rows = connection.execute(
                "SELECT * FROM person JOIN note USING (person_id) ORDER BY person_id"
            ).fetchall()
        return [str(row) for row in rows]
    rows = map(json.loads, (out / "letters.jsonl").open(encoding="utf-8"))
    by_id = {row["id"]: row["text"] for row in rows}
    return [by_id.get(f"letter-{n}", "") for n in range(count)]


def _valid(kind: str, out: Path) -> int:
    """How many records the package of the format accepts. Raises if it does not."""
    if kind == "fhir":
        from fhir.resources.R4B import get_fhir_model_class

        model = get_fhir_model_class("Bundle")
        made = [
            model.model_validate_json(path.read_text(encoding="utf-8"))
            for path in sorted((out / "fhir").glob("*.json"))
        ]
        return sum(len(bundle.entry) for bundle in made)
    if kind == "hl7":
        import hl7

        text = (out / "hl7" / "00001.hl7").read_bytes().decode()
        return len([hl7.parse("MSH" + part) for part in text.split("MSH|")[1:]])
    if kind == "omop":
        import duckdb

        with duckdb.connect(str(out / "omop" / "omop.duckdb"), read_only=True) as connection:
            [[count]] = connection.execute(
                "SELECT count(*) FROM note JOIN person USING (person_id)"
            ).fetchall()
        return int(count)
    return sum(1 for _ in (out / "letters.jsonl").open(encoding="utf-8"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--patients", type=int, default=200)
    parser.add_argument("--options", default="", help="further options of rewrite")
    asked = parser.parse_args()
    source, people = asked.folder / "in", list(patients(asked.patients))
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    _fhir(people, source / "fhir")
    _hl7(people, source / "feed.hl7")
    _omop(people, source / "cdm.duckdb")
    _docx(people, source / "docx")
    places = {
        "fhir": str(source / "fhir"),
        "hl7": str(source / "feed.hl7"),
        "omop": f"duckdb:///{source / 'cdm.duckdb'}",
        "docx": str(source / "docx"),
    }
    bad = 0
    for kind, place in places.items():
        out, begin = asked.folder / kind, time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "synletters",
            "rewrite",
            place,
            str(out),
            "--seed",
            "3",
            "--overwrite",
            "--quiet",
        ]
        code = subprocess.run([*command, *asked.options.split()], check=False).returncode
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        each, text = [one.casefold() for one in _each(kind, out, len(people))], _all(out).casefold()
        # names and numbers are nobody's else; a telephone number or a date may be another patient's surrogate
        left = {
            word for p in people for word in (p.family, p.number, p.doctor, p.town) if word.casefold() in text
        }
        left |= {
            word
            for p, own in zip(people, each, strict=True)
            for word in p.sentinels
            if word.casefold() in own
        }
        records = report.get("records", {"records": report["letters"], "written": report["rewrites"]})
        print(
            f"{kind}: exit {code}; {report['letters']} letters, {records['written']} of {records['records']} records written, "
            f"{_valid(kind, out)} accepted by the package; {len(left)} of {sum(len(p.sentinels) for p in people)} sentinels left; "
            f"{time.perf_counter() - begin:.0f} s",
            flush=True,
        )
        bad += bool(left) or records["written"] < records["records"]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
