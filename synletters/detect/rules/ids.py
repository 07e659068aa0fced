"""Identifying numbers: NHS, social security, records, accounts, devices."""

from __future__ import annotations

import re
from collections.abc import Callable

from synletters.detect.rules import checksums
from synletters.detect.rules.base import Check, Found, Rule, any_word, digit_count
from synletters.text.word_files import listed


def _nhs(match: re.Match[str]) -> Found | None:
    number, grouped = match[0], not match[0].isdigit()
    if checksums.nhs(number):
        return *match.span(), 1.0 if grouped else 0.6
    return *match.span(), 0.5 if grouped else 0.3


def _nhs_context(match: re.Match[str]) -> Found | None:
    return *match.span("v"), 1.0 if checksums.nhs(match["v"]) else 0.8


#: Words that announce an identifying number by themselves …
_SURE = any_word(listed("numbered", "sure"))
_SEP = (
    r"(?:\s?(?:no|num|number|nr|code|id)\b)?\.?\s?(?:is\s|was\s|of\s"
    r"|\(s\))?[ \t]{0,2}[:#=]{0,2}[ \t]{0,3}#?[ \t]{0,2}"
)
_VALUE = (
    r"(?P<v>(?=[A-Za-z/.\-]{0,12}\d)[A-Za-z0-9](?:[A-Za-z0-9]"
    r"|[/\-_.](?=[A-Za-z0-9])){1,30}(?:[ ](?=\d{3,4}(?!\d))\d{3,4}){0,3})(?![A-Za-z0-9])"
)


def _id(match: re.Match[str]) -> Found | None:
    """A value behind its name: at least three digits, or two with a letter; not a quantity."""
    value = match["v"]
    count = digit_count(value)
    if count < 2 or (count < 3 and (len(value) < 4 or value[:2].isdigit())):
        return None
    if re.match(
        r"\s?(?:mg|mcg|ml|mmol|mm|cm|kg|%|g/|days|weeks|years|hours)",
        match.string[match.end("v") : match.end("v") + 7],
    ):
        return None
    if count == 4 and value.isdigit() and value[:2] in {"19", "20"} and not re.search(r"[:#=]", match[0]):
        return None
    return *match.span("v"), 0.85


def _checked(function: Callable[[str], bool], good: float, bad: float) -> Check:
    def check(match: re.Match[str]) -> Found | None:
        value = match["v"] if "v" in match.re.groupindex else match[0]
        score = good if function(value) else bad
        start, end = match.span("v") if "v" in match.re.groupindex else match.span()
        return (start, end, score) if score else None

    return check


_SSN = r"(?!000|666)\d{3}[- ]?(?!00)\d\d[- ]?(?!0000)\d{4}"

ID_RULES: tuple[Rule, ...] = (
    Rule(
        "nhs/form",
        "NHS",
        r"(?<![\w.\-/+(])(?<!\+\d )(?<!\+\d\d )(?:\d{3}[ ]\d{3}[ ]\d{4}|\d{3}-\d{3}-\d{4}(?!\d)(?<![2-9]\d\d-\d{3}-\d{4})"
        r"|\d{10})(?![\w\-/]|\.\d)",
        0.5,
        _nhs,
        context=("nhs", "h&c", "hcn", "nhsno", "chi"),
    ),
    Rule(
        "nhs/context",
        "NHS",
        r"(?i)(?<![a-z])(?:NHS|H&C|HCN|HSCN?|health\sand\scare)(?:\s?(?:no|num|number|nr|id"
        r"|#)\b\.?)?\s?(?:is\s)?\(?[:.#=\-\t ]{0,5}(?P<v>\d{3}[ \-.]{0,2}\d{3}[ \-.]{0,2}\d{4})(?!\d)",
        1.0,
        _nhs_context,
        gate="(?i)nhs|h&c|hcn|hsc|health and",
    ),
    Rule(
        "ssn/form",
        "SSN",
        r"(?<![\w.\-/])(?!000|666)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w\-/])",
        0.9,
        gate=r"\d-\d\d-\d{4}",
    ),
    Rule(
        "ssn/context",
        "SSN",
        rf"(?i)(?<![a-z])(?:SSN?|SS#|soc(?:ial)?\.?\s?sec(?:urity)?\.?)(?:\s?(?:no|num|number|#"
        rf"|is)\b\.?){{0,2}}[\s:#.(=]{{0,4}}(?P<v>{_SSN}|(?:[x*#•]{{3}}-?[x*#•]{{2}}-?)?\d{{4}})(?![\d])",
        0.95,
        gate="(?i)ss|soc",
    ),
    Rule("id/named", "ID", rf"(?i)(?<![\w/])(?:{_SURE})(?![a-z]){_SEP}{_VALUE}", 0.85, _id),
    Rule(
        "id/common-word",
        "ID",
        r"(?i)(?<![a-z])(?:case|account|claim|policy|group|study|visit|order|file|chart|record|document"
        r"|episode|encounter|specimen|sample|admission|protocol|patient|plate|registration|reg"
        r"|device|implant|invoice|"
        rf"permit|certificate|report)\s?(?:[:#=]|no\b\.?:?|\(no\.?\)|id\b:?)[ \t]{{0,3}}{_VALUE}",
        0.75,
        _id,
    ),
    Rule(
        "id/spaced",
        "ID",
        r"(?i)(?<![a-z])(?:MRN|hosp(?:ital)?\s(?:no|number)|hospital\snumber|NI(?:NO)?"
        r"|national\sinsurance(?:\s(?:no|number))?|CHI|medicare|passport|ref)(?:\s?(?:no|number"
        r"|#)\b)?[.:#\s]{1,4}"
        r"(?P<v>[A-Z]{0,3}[ -]?\d{1,6}(?:[ -][\dA-Z]{1,6}){1,4})(?![\w])",
        0.8,
        _id,
        gate="(?i)mrn|hosp|ni|chi|medicare|pass|ref",
    ),
    Rule(
        "id/nino",
        "ID",
        r"(?<![\w\-])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d "
        r"?[A-D](?![\w\-])",
        0.8,
    ),
    Rule(
        "id/dea", "ID", r"(?<![\w\-])[ABFGMPR][A-Z9]\d{7}(?![\w\-])", 0.8, _checked(checksums.dea, 0.8, 0.45)
    ),
    Rule(
        "id/vin",
        "ID",
        r"(?<![\w\-])(?=[A-Z\d]{0,16}[A-Z])(?=[A-Z\d]{0,16}\d\d)[A-HJ-NPR-Z\d]{17}(?![\w\-])",
        0.8,
        _checked(checksums.vin, 0.9, 0.5),
        gate="[A-HJ-NPR-Z0-9]{17}",
    ),
    Rule(
        "id/mbi",
        "ID",
        r"(?<![\w\-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[A"
        r"C-HJKMNP-RT-Y]{2}\d\d(?![\w\-])",
        0.85,
    ),
    Rule("id/letters-digits", "ID", r"(?<![\w.\-/#])[A-Z]{1,4}-?\d{6,10}[A-Z]?(?![\w\-/]|\.\d)", 0.55),
    Rule(
        "iban/lower",
        "IBAN",
        r"(?<![\w\-])[a-z]{2}\d\d[ \-]?(?:[a-z\d]{4}[ \-]?){2,7}[a-z\d]{0,4}(?![\w\-])",
        0.9,
        _checked(checksums.iban, 0.9, 0.0),
        gate=r"[a-z]{2}\d\d[ \-]?[a-z\d]{4}",
    ),
    Rule(
        "id/uuid",
        "ID",
        r"(?i)(?<![\w\-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w\-])",
        0.95,
        gate=r"-[\da-fA-F]{4}-",
    ),
    Rule(
        "id/grouped",
        "ID",
        r"(?<![\w.\-/+])(?:\d{2,4}-){2,4}\d{3,8}(?![\w\-/]|\.\d)",
        0.45,
        lambda m: (*m.span(), 0.45) if digit_count(m[0]) >= 8 else None,
    ),
    Rule(
        "id/long-number",
        "ID",
        r"(?<![\w.,\-/+$£#])#?\d{7,24}(?![\w\-/%]|[.,]\d)",
        0.3,
        lambda m: (*m.span(), 0.5 if digit_count(m[0]) > 10 else 0.3),
        context=(
            "patient",
            "number",
            "no",
            "id",
            "identifier",
            "mrn",
            "hospital",
            "hosp",
            "record",
            "account",
            "acct",
            "ref",
            "reference",
            "unit",
            "chart",
            "case",
            "dictated",
            "job",
            "registration",
            "reg",
            "licence",
            "license",
            "policy",
            "no.",
        ),
    ),
    Rule(
        "id/plate",
        "ID",
        r"(?<![\w\-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w\-])",
        0.3,
        context=("car", "vehicle", "reg", "registration", "plate", "plates", "van", "licence", "license"),
    ),
)
