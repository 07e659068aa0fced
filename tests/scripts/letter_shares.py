"""What is counted of generated texts, so that a new maker can be held against what an older one made."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

_FORMS = {
    "several lines": r"\n",
    "windows line ends": r"\r\n",
    "tabs": r"\t",
    "pipes": r"\|.*\|",
    "semicolon table": r"(?m)^[^\n;]*;[^\n;]*;[^\n;]*;",
    "columns": r"\S {3,}\S",
    "list": r"(?m)^\s*(?:[-*]|\d+[.)]) ",
    "heading with colon": r"(?m)^[A-Z][A-Za-z /]{2,30}:",
    "misread words": r"\b[A-Za-z]+(?:[a-z][10]|[10][a-z])[a-z]+\b",
    "doses": r"\d ?(?:mg|mcg|g|mL|units)\b",
    "figures with a slash": r"\b\d{1,3}/\d{1,3}\b",
    "abbreviations": r"\b[A-Z]{3,5}\b",
    "eponyms": r"'s (?:disease|syndrome|sign|test|palsy)|\b(?:syndrome|disease|sign|procedure|catheter)\b",
    "scores": r"\b(?:GCS|NEWS2?|score|Score|scale|index|grade|Grade)\b",
    "codes": r"\b(?:ICD-?10|ICD-?9|CPT|SNOMED|OPCS-4|Read)\b",
    "trials": r"\b(?:trial|TRIAL|study|Study|guideline|NICE|SIGN)\b",
    "days of the week": r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    "months that are words": r"\b(?:May|March|August|may|march|august)\b",
    "drugs by trade": r"\b(?:Lasix|Plavix|Humira|Ventolin|Keppra|Eliquis|Botox|Prolene|Vicryl|Lantus|Zoloft|Lyrica)\b",
    "rooms and beds": r"\b(?:[Rr]oom|[Bb]ed|[Bb]ay|Rm)\b\.? ?#?\d",
    "relatives": r"\b(?:mother|father|wife|husband|daughter|son|sister|brother|mum|dad)\b",
    "title and surname": r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? [A-Z]",
    "dear": r"\bDear\b",
}
FORMS = {name: re.compile(pattern) for name, pattern in _FORMS.items()}


def shares(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """By kind of text: how many identifiers of each label a text holds, and the share of texts with each
    form."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        text, counts = row["text"], found[row["id"].split("-")[0]]
        counts["texts"] += 1
        counts.update(f"label {span['label']}" for span in row["spans"])
        counts.update(name for name, pattern in FORMS.items() if pattern.search(text))
        letters = [c for c in text if c.isalpha()]
        capitals = sum(map(str.isupper, letters)) / max(1, len(letters))
        counts["mostly capitals"] += capitals > 0.8
        counts["hardly a capital"] += capitals < 0.005
        counts["no identifier"] += not row["spans"]
        counts["words"] += len(text.split())
    return {
        kind: {
            name: round(count / (1 if name == "texts" else counts["texts"]), 4)
            for name, count in sorted(counts.items())
        }
        for kind, counts in sorted(found.items())
    }
