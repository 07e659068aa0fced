"""Names that configurations, detectors and outputs share: labels of spans, parts of speech, sections,
formats."""

from __future__ import annotations

#: labels of identifiers that the detectors of this package give; others may come from a site's own detectors
IDENTIFIERS = (
    "NAME",
    "DATE",
    "AGE",
    "PHONE",
    "EMAIL",
    "URL",
    "IP",
    "USERNAME",
    "ID",
    "NHS",
    "SSN",
    "CARD",
    "IBAN",
    "ADDRESS",
    "LOCATION",
    "POSTCODE",
    "HOSPITAL",
    "ORGANIZATION",
    "PROFESSION",
)

#: structure labels that are kept by default: what they mark would change the medicine or the layout
KEEP_STRUCTURE = (
    "HEADING",
    "LIST_MARKER",
    "NEGATION",
    "UNCERTAINTY",
    "TEMPORAL",
    "FAMILY",
    "LATERALITY",
    "SEVERITY",
    "QUANTITY",
    "UNIT",
    "FREQUENCY",
    "ROUTE",
    "CONTRAST",
    "GENDER",
)
#: labels of entities that the shipped detectors give; annotated letters and a site's own detectors may have
#: any others
CLINICAL = (
    "DISEASE",
    "DRUG",
    "FINDING",
    "MEDICATION",
    "DOSE",
    "TEST",
    "LAB_VALUE",
    "PROCEDURE",
    "ANATOMY",
    "DESCRIPTION",
    "HISTORY",
    "EVENT",
    "DURATION",
    "CLINICAL_DATE",
    "DEMOGRAPHIC",
    "ABBREVIATION",
)

#: formats that a run can write beside its letters, see ``synletters.io.writers``
FORMATS = ("brat", "conll", "docbin", "dataset", "labelstudio", "doccano", "prodigy", "xmi")

#: checks that every letter passes, by the names that limits and counts know them by; no other is called so
CHECKS = ("fluency", "leaks", "consistency", "redetect")

#: The universal part-of-speech tags, in the order of the tagger's labels.
UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())

#: every name that a section can have, see ``synletters.text.section_names``
SECTIONS: tuple[str, ...] = (
    "preamble",
    "chief_complaint",
    "reason_for_referral",
    "history_of_present_illness",
    "past_medical_history",
    "past_surgical_history",
    "medications",
    "allergies",
    "family_history",
    "social_history",
    "review_of_systems",
    "physical_exam",
    "vital_signs",
    "labs",
    "investigations",
    "imaging",
    "indication",
    "findings",
    "pathology",
    "procedures",
    "anesthesia",
    "complications",
    "hospital_course",
    "assessment",
    "plan",
    "assessment_and_plan",
    "diagnoses",
    "discharge_diagnoses",
    "discharge_medications",
    "discharge_instructions",
    "discharge_condition",
    "follow_up",
    "immunizations",
    "administrative",
    "signature",
    "other",
)
