"""FHIR in and out: valid, the same surrogates in the fields as in the letters, and no sentinel in any file."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir_export import DOCTOR, NAME, NUMBER, TOWN, URN, bundle, document, others, patient

from synletters import ConfigError, OutputError, RunConfig
from synletters.io import open_source
from synletters.rewrite.run import rewrite

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, workers=1, second_look=False)


def run(tmp_path: Path, source: Path, **options: Any) -> dict[str, Any]:
    return rewrite(open_source(source), tmp_path / "out", CONFIG, **options)


def everything(folder: Path) -> str:
    """All that was written, attachments opened."""
    text = ""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text += path.read_text(encoding="utf-8") + "\n"
        if path.parent.name == "fhir":
            for word in path.read_text(encoding="utf-8").split('"data": "')[1:]:
                text += base64.b64decode(word.partition('"')[0]).decode()
    return text


def test_a_bundle_goes_in_and_comes_out(tmp_path: Path) -> None:
    source = tmp_path / "maud.json"
    source.write_text(json.dumps(bundle()), encoding="utf-8")
    report = run(tmp_path, source)
    assert report["rejected"] == 0
    assert report["records"]["written"] == report["records"]["records"] == 6
    assert report["letters"] == 4
    made = json.loads((tmp_path / "out" / "fhir" / "00001.json").read_text(encoding="utf-8"))
    get_fhir_model_class("Bundle").model_validate(made)
    woman, letter, *rest = [entry["resource"] for entry in made["entry"]]
    text = base64.b64decode(letter["content"][0]["attachment"]["data"]).decode()
    family, given = woman["name"][0]["family"], woman["name"][0]["given"][0]
    assert f"{given} {family}" in text
    assert woman["identifier"][0]["value"] in text
    assert letter["subject"]["display"] == f"{given} {family}"
    assert letter["subject"]["reference"] == made["entry"][0]["fullUrl"]
    assert family in letter["content"][0]["attachment"]["title"]
    assert family in woman["text"]["div"]
    assert letter["content"][0]["attachment"]["title"].endswith(".txt")
    assert rest[1]["valueQuantity"]["value"] == 91
    assert rest[1]["code"]["coding"][0]["code"] == "8867-4"
    assert "photo" not in woman
    assert "contact" in woman
    written = everything(tmp_path / "out")
    for sentinel in (
        NAME,
        TOWN,
        NUMBER,
        DOCTOR,
        "Tarnbrook",
        "Oakes",
        "960555",
        "quill.example",
        "1951-03-12",
        "9941339108",
        URN,
    ):
        assert sentinel not in written, sentinel


def test_ndjson_keeps_names_of_types_and_ids_agree(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    subject = f"Patient/p-{NUMBER}"
    for name, resources in {
        "Patient": [patient()],
        "DocumentReference": [document(subject)],
        "Observation": [others(subject)[1]],
    }.items():
        (folder / f"{name}.ndjson").write_text(
            "".join(json.dumps(r) + "\n" for r in resources), encoding="utf-8"
        )
    run(tmp_path, folder)
    out = tmp_path / "out" / "fhir"
    woman = json.loads((out / "Patient.ndjson").read_text(encoding="utf-8"))
    seen = json.loads((out / "Observation.ndjson").read_text(encoding="utf-8"))
    assert seen["subject"]["reference"] == f"Patient/{woman['id']}"
    assert NUMBER not in everything(tmp_path / "out")


def test_a_record_whose_letter_is_rejected_is_left_out(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(bundle()), encoding="utf-8")
    report = rewrite(open_source(source), tmp_path / "out", replace(CONFIG, max_characters=200))
    rejected = [json.loads(line) for line in (tmp_path / "out" / "rejected.jsonl").read_text().splitlines()]
    assert {row["stage"] for row in rejected} == {"detect", "records"}
    assert report["records"]["refused"] == 1
    assert report["records"]["written"] == 5


def test_a_resource_that_is_not_valid_without_what_was_left_out(tmp_path: Path) -> None:
    source = tmp_path / "in.ndjson"
    source.write_text(
        json.dumps(patient()) + "\n" + json.dumps({**document(), "status": NAME}) + "\n", encoding="utf-8"
    )
    report = run(tmp_path, source)
    rejected = (tmp_path / "out" / "rejected.jsonl").read_text()
    assert report["records"]["refused"] == 1
    assert "no valid DocumentReference: status" in rejected
    assert NAME not in rejected


def test_records_are_written_once_and_not_added_to(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(bundle()), encoding="utf-8")
    with pytest.raises(ConfigError, match="written once"):
        rewrite(open_source(source), tmp_path / "out", replace(CONFIG, variants=2))
    with pytest.raises(ConfigError, match="--append"):
        run(tmp_path, source, append=True)
    (tmp_path / "out" / "fhir").mkdir(parents=True)
    (tmp_path / "out" / "fhir" / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="synletters did not write"):
        run(tmp_path, source, overwrite=True)
    assert (tmp_path / "out" / "fhir" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["out.jsnol", "out.docx", "out.json"])
def test_names_that_are_no_folder_and_no_table_are_refused(tmp_path: Path, name: str) -> None:
    source = tmp_path / "in.txt"
    source.write_text("No fever.", encoding="utf-8")
    with pytest.raises(OutputError, match="no folder, and does not end as a table"):
        rewrite(open_source(source), tmp_path / name, CONFIG)
    assert not list(tmp_path.glob("*.unfinished"))


def test_names_of_folders_with_a_number_are_names_of_folders(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_text("No fever.", encoding="utf-8")
    for name in ("run.v2", "2021.03"):
        rewrite(open_source(source), tmp_path / name, CONFIG)
        assert (tmp_path / name / "letters.jsonl").exists()
