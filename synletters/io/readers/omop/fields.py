"""What the fields of OMOP's NOTE and PERSON (CDM 5.3 and 5.4) hold, and the types that they are written with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: kind: ref (an id), date, concept, note, text, id (an identifier), birth (a part of the date), drop (empty in the output)
NOTE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "note_id": ("ref", "BIGINT"),
        "person_id": ("ref", "BIGINT"),
        "note_date": ("date", "DATE"),
        "note_datetime": ("date", "TIMESTAMP"),
        "note_type_concept_id": ("concept", "INTEGER"),
        "note_class_concept_id": ("concept", "INTEGER"),
        "note_title": ("text", "VARCHAR(250)"),
        "note_text": ("note", "TEXT"),
        "encoding_concept_id": ("concept", "INTEGER"),
        "language_concept_id": ("concept", "INTEGER"),
        "provider_id": ("ref", "BIGINT"),
        "visit_occurrence_id": ("ref", "BIGINT"),
        "visit_detail_id": ("ref", "BIGINT"),
        "note_source_value": ("drop", "VARCHAR(50)"),
        "note_event_id": ("ref", "BIGINT"),
        "note_event_field_concept_id": ("concept", "INTEGER"),
    }
)
PERSON: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "person_id": ("ref", "BIGINT"),
        "gender_concept_id": ("concept", "INTEGER"),
        "year_of_birth": ("birth", "INTEGER"),
        "month_of_birth": ("birth", "INTEGER"),
        "day_of_birth": ("birth", "INTEGER"),
        "birth_datetime": ("date", "TIMESTAMP"),
        "race_concept_id": ("concept", "INTEGER"),
        "ethnicity_concept_id": ("concept", "INTEGER"),
        "location_id": ("ref", "BIGINT"),
        "provider_id": ("ref", "BIGINT"),
        "care_site_id": ("ref", "BIGINT"),
        "person_source_value": ("id", "VARCHAR(50)"),
        "gender_source_value": ("drop", "VARCHAR(50)"),
        "gender_source_concept_id": ("concept", "INTEGER"),
        "race_source_value": ("drop", "VARCHAR(50)"),
        "race_source_concept_id": ("concept", "INTEGER"),
        "ethnicity_source_value": ("drop", "VARCHAR(50)"),
        "ethnicity_source_concept_id": ("concept", "INTEGER"),
    }
)
TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType({"person": PERSON, "note": NOTE})
#: concepts that stand: genders, races, ethnicities, types of records, encodings, languages, kinds of notes; any other becomes 0, "none"
_CONCEPTS = (
    range(1),
    range(8507, 8508),
    range(8532, 8533),
    range(8515, 8517),
    range(8521, 8523),
    range(8527, 8528),
    range(8551, 8553),
    range(8557, 8558),
    range(8657, 8658),
    range(32678, 32679),
    range(32809, 32884),
    range(706253, 706654),
    range(4180186, 4180187),
    range(4182347, 4182525),
    range(38003563, 38003615),
    range(44814637, 44814647),
)


def is_concept(number: int) -> bool:
    """Whether a number is surely the id of a concept that says nothing of anybody."""
    return any(number in concepts for concepts in _CONCEPTS)
