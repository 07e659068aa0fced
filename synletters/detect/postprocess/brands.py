"""Brands of drugs that are people's names too: "Allegra 180 mg", "takes Yasmin for contraception"."""

from __future__ import annotations

import re
from functools import cache

from synletters.detect.postprocess.person_evidence import titled
from synletters.text.lexicon import drugs, key
from synletters.text.word_files import listed
from synletters.text.words import COMMON_NAMES

_DOSE = re.compile(
    r"(?i)(?: (?:nasal spray|tablets?|capsules?|pills?|patch(?:es)?|inhalers?|injections?|pessar(?:y|ies)|cream|gel|drops|syrup))?[ ,]{1,2}\d{1,4}(?:\.\d{1,3})?(?:[-–/]\d{1,4}(?:\.\d)?)? ?(?:mg|mcg|micrograms?|g|ml|units?|iu|%)(?!\w)"
    r"| (?:tablets?|capsules?|pills?|patch(?:es)?|inhalers?|pessar(?:y|ies)|nasal spray|od|bd|tds|qds|once daily|twice daily|daily|prn)(?!\w)"
)
_TAKEN = re.compile(
    r"(?i)(?<!\w)(?:takes?|took|taking|taken|prescribed|prescribe|started|start|stopped|stop|restarted|switched to|changed to|tried|trial of|continue[sd]?|allergic to|"
    r"intolerant of|drug|drugs|pill|medications?|meds|rx)[ :]{1,2}(?:the |her |his )?\Z"
)


_DRUG_OF_A_BRAND = re.compile(r"([^\W\d_]{4,}) \(\Z")


@cache
def _brands() -> frozenset[str]:
    return frozenset(brand.casefold() for brand in listed("brands"))


def drug_so_called(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is a drug here: its dose or form stands behind it, or it is a brand
    and somebody takes it."""
    if titled(text, start):
        return False
    if text[start:end].casefold() not in _brands():
        return False
    return _DOSE.match(text, end) is not None or _TAKEN.search(text, max(0, start - 24), start) is not None


def only_drugs(text: str, start: int, end: int) -> bool:
    """Whether every word of a name is a drug that nobody is named after ("Name: Dextromethorphan" in a list of fields), or
    it is the brand of one: "dextromethorphan (Robitussin DM)"."""
    if titled(text, start):
        return False
    words = key(text[start:end])
    if len(words) == 1 and len(words[0]) >= 4 and _cut_short(words[0]) and _DOSE_NUMBER.match(text, end):
        return True  # "Bisop 2.5", "Simva 40"
    drug = _DRUG_OF_A_BRAND.search(text, max(0, start - 40), start)
    return (bool(words) and _own_drugs().issuperset(words)) or (
        drug is not None and drug[1].casefold() in _own_drugs()
    )


_DOSE_NUMBER = re.compile(
    r" \d{1,4}(?:\.\d{1,3})?(?! ?(?:years?|yrs?|y/?o|[A-Z][a-z]|/|-\d|\.\d))(?!\w)(?!\d)"
)


@cache
def _beginnings() -> frozenset[str]:
    """The first four to seven letters of drugs' names, by which notes call them."""
    return frozenset(drug[:n] for drug in _own_drugs() if len(drug) > 7 for n in range(4, 8))


def _cut_short(word: str) -> bool:
    return word in _beginnings() and word not in COMMON_NAMES and word not in listed("twins")


@cache
def _own_drugs() -> frozenset[str]:
    return drugs() - listed("twins") - COMMON_NAMES
