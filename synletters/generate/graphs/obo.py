"""A graph from an OBO file: the Disease Ontology says symptoms in its definitions ("… has_symptom cough,
has_symptom fever …").

Only what a graph needs is read: names, the ICD-10 codes of cross-references, the symptoms. There are no drugs
and no odds in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synletters.generate.graphs.base import Disease, Graph, checked

_XREF = re.compile(
    r"(?:ICD-?10(?:CM|WHO)?|ICD10(?:CM)?_\d{4}_\d{2}_\d{2}):([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?=\s|$)",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r'"((?:[^"\\]|\\.)*)"')
# a symptom goes on to the next comma, "and", full stop or relation
_SYMPTOM = re.compile(
    r"\bhas[_ ]symptom:?\s+(.+?)(?=\s*(?:,|;|\.(?:\s|$)|\band\b|\bor\b|\b[a-z]+_[a-z_]+\b|$))", re.IGNORECASE
)
_LONGEST = 60


def read_obo(text: str, file: str) -> Graph:
    """The terms that have both a code of ICD-10 and a symptom; of several terms with one code the first.

    Raises ConfigError if there is none.
    """
    diseases: dict[str, Disease] = {}
    for term in _terms(text):
        name = next(iter(term.get("name", [])), "")
        if not name or any(value == "true" for value in term.get("is_obsolete", [])):
            continue
        symptoms = symptoms_of(" ".join(term.get("def", [])))
        codes = [match[1].upper() for xref in term.get("xref", []) if (match := _XREF.match(xref))]
        for code in codes if symptoms else []:
            diseases.setdefault(code, Disease(code, name, 1.0, dict.fromkeys(symptoms, 1.0)))
    return checked(Graph(diseases, {}, file), [])


def symptoms_of(definition: str) -> list[str]:
    """The symptoms that a definition names, in order."""
    quoted = _DEFINITION.search(definition)
    said = (quoted[1] if quoted else definition).replace('\\"', '"').replace("\\,", ",")
    found = [" ".join(match[1].split()).strip(" .,;:") for match in _SYMPTOM.finditer(said)]
    return list(dict.fromkeys(s for s in found if s and len(s) <= _LONGEST and any(c.isalpha() for c in s)))


def _terms(text: str) -> Iterator[dict[str, list[str]]]:
    """Each [Term] stanza: its tags with their values, without remarks behind " !"."""
    held: dict[str, list[str]] | None = None
    for line in text.splitlines():
        if line.startswith("["):
            if held:
                yield held
            held = {} if line.strip() == "[Term]" else None
        elif held is not None and ": " in line:
            tag, _, value = line.partition(": ")
            value = value if tag == "def" else value.split(" ! ")[0].split(" {")[0]
            held.setdefault(tag, []).append(value.strip())
    if held:
        yield held
