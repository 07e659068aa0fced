"""FHIR taken apart: nothing of a resource stands that is not surely no identifier, whatever field it is in."""

from __future__ import annotations

import copy
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fhir_export import NAME, NOTE, URN, base64_of, bundle, document, others, patient

from synletters import InputError, Letter, Rejected
from synletters.io import open_source
from synletters.io.readers.fhir.source import Fhir
from synletters.io.readers.records.record import Record

SENTINEL = "Zqsentinel"


def records(tmp_path: Path, *resources: Any) -> list[Record | Rejected]:
    path = tmp_path / "in.ndjson"
    path.write_text("".join(json.dumps(resource) + "\n" for resource in resources), encoding="utf-8")
    source = open_source(path)
    assert isinstance(source, Fhir)
    return list(source.records())


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key)


def planted(resource: Any, path: tuple[Any, ...], value: Any) -> Any:
    made = copy.deepcopy(resource)
    node = made
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return made


ALL = [patient(), document(), *others()]


@pytest.mark.parametrize("at", range(len(ALL)), ids=[r["resourceType"] for r in ALL])
@pytest.mark.parametrize("sentinel", [SENTINEL, 4471193001, "1974-04-31", f"http://hl7.org/fhir/{SENTINEL}"])
def test_what_is_planted_in_any_field_does_not_stand(tmp_path: Path, at: int, sentinel: Any) -> None:
    word = str(sentinel)
    for path in leaves(ALL[at]):
        if path[-1] == "resourceType":
            continue
        [made] = records(tmp_path, planted(ALL[at], path, sentinel))
        if isinstance(made, Rejected):
            assert word not in made.reason
            continue
        assert word not in str(made.body.template), path
        assert word not in " ".join(made.passed), path
        assert word not in " ".join(made.dropped), path


@pytest.mark.parametrize("at", range(len(ALL)), ids=[r["resourceType"] for r in ALL])
def test_a_field_of_unknown_kind_is_left_out_and_named(tmp_path: Path, at: int) -> None:
    kind = ALL[at]["resourceType"]
    more = {
        "zz" + SENTINEL: SENTINEL,
        "extension": [{"url": f"http://x.example/{SENTINEL}", "valueString": SENTINEL}],
    }
    [made] = records(tmp_path, {**ALL[at], **more})
    assert isinstance(made, Record)
    assert SENTINEL not in str(made.body.template) + " ".join(made.passed) + " ".join(made.dropped)
    assert f"{kind}.{kind}.?" in made.dropped
    assert f"{kind}.extension" in made.dropped


def test_codes_stand_by_their_check_digits(tmp_path: Path) -> None:
    def code(system: str, value: str) -> Any:
        resource = {**others()[1], "code": {"text": "x", "coding": [{"system": system, "code": value}]}}
        [made] = records(tmp_path, resource)
        assert isinstance(made, Record)
        return made.body.template["code"].get("coding")

    assert code("http://loinc.org", "8867-4")
    assert not code("http://loinc.org", "8867-5")
    assert code("http://snomed.info/sct", "22298006")
    assert not code("http://snomed.info/sct", "22298007")
    assert not code("http://snomed.info/sct", SENTINEL)
    assert not code("http://hospital.example", "8867-4")


def test_letters_and_what_is_known_of_their_patient(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(bundle()), encoding="utf-8")
    letters = [item for item in open_source(path) if isinstance(item, Letter)]
    assert letters[0].text == NOTE
    assert len({letter.patient for letter in letters}) == 1
    parts = [part for item in Fhir(path).records() if isinstance(item, Record) for part in item.parts()]
    known = {value for part in parts for _, value in part.meta["\x00known"]}
    assert {f"Maud Iris {NAME}", "1951-03-12", "01632 960555", "Ned Oakes", "Ida Tarnbrook"} <= known


def test_attachments_that_hold_no_text_are_refused(tmp_path: Path) -> None:
    def reason(**attachment: str) -> str:
        [made] = records(tmp_path, {**document(), "content": [{"attachment": attachment}]})
        assert isinstance(made, Rejected)
        return made.reason

    assert "no text (image)" in reason(contentType="image/png", data=base64_of(SENTINEL))
    assert "no base64" in reason(contentType="text/plain", data=f"%%{SENTINEL}%%")
    assert "encoding" in reason(contentType="text/plain", data="/w==")
    assert "no PDF" in reason(contentType="application/pdf", data=base64_of(SENTINEL))
    assert SENTINEL not in reason(contentType=f"{SENTINEL}/x", data=base64_of(SENTINEL))


def test_references_that_lead_nowhere_are_counted(tmp_path: Path) -> None:
    lost = {
        **document("Patient/nobody"),
        "content": [{"attachment": {"contentType": "text/plain", "url": "Binary/none"}}],
    }
    path = tmp_path / "in.ndjson"
    path.write_text(json.dumps(lost) + "\n", encoding="utf-8")
    source = Fhir(path)
    [made] = source.records()
    assert isinstance(made, Record)
    assert made.patient == "Patient/nobody"
    assert not made.notes
    assert source.told() == {"records_whose_patient_is_not_there": 1, "references_to_what_is_not_there": 3}


def test_a_binary_belongs_to_the_patient_of_what_refers_to_it(tmp_path: Path) -> None:
    content = [{"attachment": {"contentType": "text/plain", "url": "Binary/b1"}}]
    binary = {"resourceType": "Binary", "id": "b1", "contentType": "text/plain", "data": base64_of(NOTE)}
    mine, other = {**patient(), "id": "a"}, {**patient(), "id": "b"}
    made = records(tmp_path, mine, other, {**document("Patient/b"), "content": content}, binary)
    assert [record.patient for record in made if isinstance(record, Record)] == [
        "Patient/a",
        "Patient/b",
        "Patient/b",
        "Patient/b",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        '{"resourceType": "Zqsentinel"}',
        '{"resourceType": "Parameters"}',
        '{"resourceType": "Patient", "modifierExtension": [{"url": "x"}]}',
    ],
)
def test_lines_that_are_no_resource_are_refused_and_the_rest_goes_on(tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.ndjson"
    path.write_text(
        json.dumps(patient()) + "\n" + line + "\n" + json.dumps(document("Patient/x")) + "\n",
        encoding="utf-8",
    )
    made = list(Fhir(path).records())
    assert [type(item) for item in made] == [Record, Rejected, Record]
    assert isinstance(made[1], Rejected)
    assert "line 2" in made[1].reason
    assert SENTINEL not in made[1].reason + made[1].letter_id


def test_no_resources_at_all(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no FHIR resources"):
        open_source(tmp_path / "empty.ndjson" if (tmp_path / "empty.ndjson").write_text("\n") else tmp_path)


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fhir.resources.R4B", None)
    with pytest.raises(InputError, match=r"pip install 'synletters\[fhir\]'"):
        records(tmp_path, patient())


def test_old_ages_and_places_of_narratives(tmp_path: Path) -> None:
    condition = {
        "resourceType": "Condition",
        "subject": {"reference": URN},
        "onsetAge": {"value": 93, "unit": "a", "system": "http://unitsofmeasure.org", "code": "a"},
        "text": {
            "status": "generated",
            "div": f"<div><img src='{SENTINEL}'/><!-- {SENTINEL} --><b id='{SENTINEL}'>Pain</b></div>",
        },
    }
    [made] = records(tmp_path, condition)
    assert isinstance(made, Record)
    assert "Condition.onsetAge" in made.dropped
    assert re.sub(r"\s*xmlns=\"[^\"]*\"", "", made.texts["text.div"]) == "<div><b>Pain</b></div>"


def test_numbers_with_many_digits_and_ages_in_ranges_and_quantities(tmp_path: Path) -> None:
    def observed(value: Any, code: str = "718-7") -> Any:
        coding = [{"system": "http://loinc.org", "code": code}]
        [made] = records(
            tmp_path,
            {
                "resourceType": "Observation",
                "id": "o",
                "status": "final",
                "code": {"coding": coding},
                **value,
            },
        )
        assert isinstance(made, Record)
        return made.body.template

    def number(value: Any, unit: str = "g/dL", code: str = "718-7") -> Any:
        return (
            observed({"valueQuantity": {"value": value, "code": unit}}, code)
            .get("valueQuantity", {})
            .get("value")
        )

    assert [number(n) for n in (8833221, 171555.889900, 77.30464213187, 883322, 1e300)] == [
        None,
        171556,
        77.3046,
        883322,
        None,
    ]
    assert [number(93, unit) for unit in ("a", "years", "kg")] == [None, None, 93]
    assert [number(n, "{x}", "30525-0") for n in (89, 93)] == [89, None]
    assert "valueInteger" not in observed({"valueInteger": 93}, "30525-0")
    assert "valueString" not in observed({"valueString": "93 years"}, "30525-0")
    onset = {"low": {"value": 93, "code": "a"}, "high": {"value": 88, "code": "a"}}
    [made] = records(
        tmp_path,
        {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/p"}, "onsetRange": onset},
    )
    assert isinstance(made, Record)
    assert made.body.template["onsetRange"] == {"high": {"value": 88, "code": "a"}}


def test_the_name_of_a_contact_is_a_name(tmp_path: Path) -> None:
    [made] = records(
        tmp_path,
        {"resourceType": "ValueSet", "id": "v", "status": "draft", "contact": [{"name": "Zqarvik Lunde"}]},
    )
    assert isinstance(made, Record)
    assert ("NAME", "Zqarvik Lunde") in made.identifiers.values()


def test_what_is_too_deep_is_refused_and_the_rest_goes_on_without_names_of_files(tmp_path: Path) -> None:
    div = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<p>" * 5000 + SENTINEL + "</p>" * 5000 + "</div>"
    deep = {"resourceType": "Patient", "id": "p", "text": {"status": "generated", "div": div}}
    path = tmp_path / f"{SENTINEL}.ndjson"
    path.write_text(f"{json.dumps(deep)}\n{json.dumps({'resourceType': 'Patient', 'id': 'q'})}\n{{\n")
    first, second, third = open_source(path).records()
    assert isinstance(first, Rejected)
    assert isinstance(second, Record)
    assert isinstance(third, Rejected)
    assert SENTINEL not in first.reason + third.reason
    assert "file 1, line 3" in third.reason
