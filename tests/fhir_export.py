"""FHIR resources for tests: one patient, whose identifiers are sentinels, and what a server exports beside her."""

from __future__ import annotations

import base64
from typing import Any

NAME, TOWN, NUMBER, DOCTOR = "Quillfeather", "Harwick", "4471193", "Petheridge"
URN = "urn:uuid:11111111-1111-4111-8111-111111111111"
NOTE = f"""Discharge letter

Patient: Maud {NAME}, born 12 March 1951, MRN {NUMBER}
Mrs {NAME} of {TOWN} was admitted on 3 May 2021 with chest pain. She was seen by Dr Alan {DOCTOR}.
Troponin was 12 ng/L. She was discharged on aspirin 75 mg.
"""


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def patient() -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": f"p-{NUMBER}",
        "meta": {
            "lastUpdated": "2021-05-07T10:00:00Z",
            "profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"],
        },
        "text": {
            "status": "generated",
            "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p title="{NAME}">Maud {NAME}, born 1951-03-12</p></div>',
        },
        "extension": [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName",
                "valueString": "Ida Tarnbrook",
            },
            {"url": "http://hospital.example/ward", "valueString": NAME},
        ],
        "name": [{"use": "official", "family": NAME, "given": ["Maud", "Iris"], "prefix": ["Mrs."]}],
        "birthDate": "1951-03-12",
        "_birthDate": {"extension": [{"url": "http://x.example", "valueDateTime": "1951-03-12T09:11:00Z"}]},
        "gender": "female",
        "address": [{"line": ["14 Larch Lane"], "city": TOWN, "postalCode": "HW3 9QT", "country": "GB"}],
        "telecom": [
            {"system": "phone", "value": "01632 960555"},
            {"system": "email", "value": "maud@quill.example"},
        ],
        "identifier": [
            {
                "system": "http://hospital.example/mrn",
                "value": NUMBER,
                "type": {
                    "coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]
                },
            }
        ],
        "contact": [
            {
                "name": {"family": "Oakes", "given": ["Ned"]},
                "telecom": [{"system": "phone", "value": "01632 960556"}],
            }
        ],
        "photo": [{"contentType": "image/png", "data": "iVBORw0KGgo="}],
    }


def document(subject: str = URN) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": "doc-1",
        "status": "current",
        "type": {
            "coding": [{"system": "http://loinc.org", "code": "18842-5", "display": "Discharge summary"}]
        },
        "subject": {"reference": subject, "display": f"Maud {NAME}"},
        "date": "2021-05-07T09:00:00.000+01:00",
        "description": f"Discharge letter of Mrs {NAME}",
        "author": [{"reference": "Practitioner/dr-7", "display": f"Dr. Alan {DOCTOR}"}],
        "content": [
            {
                "attachment": {
                    "contentType": "text/plain; charset=utf-8",
                    "data": base64_of(NOTE),
                    "title": f"Letter about Mrs {NAME} 2021-05-07.txt",
                }
            }
        ],
    }


def others(subject: str = URN) -> list[dict[str, Any]]:
    return [
        {
            "resourceType": "DiagnosticReport",
            "id": "rep-1",
            "status": "final",
            "code": {
                "coding": [{"system": "http://loinc.org", "code": "18748-4"}],
                "text": "CT of the chest",
            },
            "subject": {"reference": subject},
            "effectiveDateTime": "2021-05-04",
            "conclusion": f"No embolism in Mrs {NAME}. Told to Dr {DOCTOR}.",
            "presentedForm": [
                {"contentType": "text/html", "data": base64_of(f"<p>Mrs {NAME}: no embolism.</p>")}
            ],
        },
        {
            "resourceType": "Observation",
            "id": "obs-1",
            "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4", "display": "Heart rate"}]},
            "subject": {"reference": subject},
            "effectiveDateTime": "2021-05-04T08:00:00Z",
            "valueQuantity": {
                "value": 91,
                "unit": "/min",
                "system": "http://unitsofmeasure.org",
                "code": "/min",
            },
            "note": [{"authorString": f"Alan {DOCTOR}", "text": f"Taken from Mrs {NAME} at rest."}],
        },
        {
            "resourceType": "Practitioner",
            "id": "dr-7",
            "name": [{"family": DOCTOR, "given": ["Alan"], "prefix": ["Dr."]}],
            "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "9941339108"}],
        },
        {
            "resourceType": "Encounter",
            "id": "enc-1",
            "status": "finished",
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
            "subject": {"reference": subject, "display": f"Mrs. Maud {NAME}"},
            "period": {"start": "2021-05-03T07:00:00Z", "end": "2021-05-07T10:00:00Z"},
            "location": [{"location": {"reference": "Location/ward", "display": f"{TOWN} General Hospital"}}],
        },
    ]


def bundle() -> dict[str, Any]:
    resources = [patient(), document(), *others()]
    entries = [
        {"fullUrl": f"urn:uuid:{n:08}-1111-4111-8111-111111111111", "resource": r}
        for n, r in enumerate(resources)
    ]
    entries[0]["fullUrl"] = URN
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
