"""Numbers that one country gives to its people: health cards, tax and insurance numbers, by form, check digit
or context."""

from __future__ import annotations

import re
from collections.abc import Callable

from synletters.detect.rules import checksums
from synletters.detect.rules.base import Check, Rule

_NO = r"(?:\s?(?:health\s)?(?:card\s?)?(?:no|num|number|nr|id|#)\b\.?)?\s?(?:is\s)?\(?[:.#=\-\t ]{0,4}"
_END = r"(?![\w\-/]|[.,]\d)"
_START = r"(?<![\w.\-/+])"


def _where(good: Callable[[str], bool], yes: float, no: float = 0.0) -> Check:
    """``yes`` for a right check digit, ``no`` for a wrong one; nothing where that is 0."""

    def check(match: re.Match[str]) -> tuple[int, int, float] | None:
        group = "v" if "v" in match.re.groupindex else 0
        score = yes if good(match[group]) else no
        return (*match.span(group), score) if score else None

    return check


NATIONAL_RULES: tuple[Rule, ...] = (
    # United Kingdom
    Rule(
        "uk/chi",
        "NHS",
        rf"(?i)(?<![a-z])(?:CHI|community\shealth\sindex){_NO}(?P<v>\d{{6}}[ \-]?\d{{4}})(?!\d)",
        0.95,
        gate="(?i)chi|community",
    ),
    Rule("uk/chi-form", "NHS", rf"{_START}\d{{6}} \d{{4}}{_END}", 0.9, _where(checksums.chi, 0.9)),
    Rule("uk/nmc-pin", "ID", r"(?<![\w\-])\d\d[A-L]\d{4}[A-Z](?![\w\-])", 0.8),
    Rule(
        "uk/dvla",
        "ID",
        r"(?<![\w\-])[A-Z9]{5} ?\d[0156]\d[0-3]\d\d ?[A-Z9]{2} ?[A-Z\d]{3}(?![\w\-])",
        0.85,
        gate=r"[A-Z9]{5} ?\d{6}",
    ),
    # Ireland
    Rule("ie/ppsn", "ID", r"(?<![\w\-/])\d{7} ?[A-W][A-IW]?(?![\w\-/])", 0.9, _where(checksums.ppsn, 0.85)),
    Rule(
        "ie/ppsn-context",
        "ID",
        rf"(?i)(?<![a-z])(?:PPSN?|PPS|RSI|personal\spublic\sservice)(?![a-z]){_NO}(?P<v>\d{{7}}\s?[a-z]{{1,2}})(?![\w])",
        0.95,
        gate="(?i)pps|rsi|personal public",
    ),
    # United States
    Rule(
        "us/hicn",
        "ID",
        rf"(?i)(?<![a-z])(?:HICN?|medicare|health\sinsurance\sclaim){_NO}"
        r"(?P<v>\d{3}[- ]?\d\d[- ]?\d{4}[- ]?[a-z]\d?[a-z]?|[a-z]{1,3}[- ]?\d{6,9})(?![\w\-])",
        0.9,
        gate="(?i)hic|medicare|health insurance",
    ),
    Rule(
        "us/hicn-form",
        "ID",
        r"(?<![\w\-])(?!000|666)\d{3}-\d\d-\d{4}-?(?:[ABCDEFJKMTW]\d?)(?![\w\-])",
        0.85,
        gate=r"\d-\d\d-\d{4}-?[A-W]",
    ),
    Rule(
        "us/mbi-spaced",
        "ID",
        r"(?<![\w\-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[ \-][AC-HJKMNP-RT-Y]"
        r"[AC-HJKMNP-RT-Y\d]\d[ \-][AC-HJKMNP-RT-Y]{2}\d\d(?![\w\-])",
        0.85,
    ),
    Rule(
        "us/npi",
        "ID",
        r"(?<![\w.\-/+])[12]\d{9}(?![\w\-/]|\.\d)",
        0.3,
        _where(checksums.npi, 0.3),
        context=("npi", "provider", "physician", "prescriber", "md", "do", "np", "taxonomy"),
    ),
    Rule(
        "us/medicaid",
        "ID",
        rf"(?i)(?<![a-z])(?:medicaid|medi-?cal|tenncare|masshealth|tricare|dod\sid|edipi|blue\s?cross|bcbs|aetna|cigna|humana"
        rf"|kaiser|anthem|united\s?healthcare)(?:\s(?:member|subscriber|policy|id))?{_NO}"
        r"(?P<v>(?=[a-z\-]{0,6}\d)[a-z\d](?:[a-z\d]|-(?=[a-z\d])){5,18})(?<![a-z][a-z][a-z][a-z])(?![\w])",
        0.8,
        _where(lambda value: sum(c.isdigit() for c in value) >= 5, 0.8),
        gate="(?i)medicaid|medi-cal|medical|tenncare|masshealth|tricare|dod id|edipi|blue cross|bluecross|bcbs|aetna|cigna|humana|kaiser|anthem|unitedhealth|united health",
    ),
    # Canada
    Rule("ca/sin", "ID", rf"{_START}\d{{3}}([ \-])\d{{3}}\1\d{{3}}{_END}", 0.85, _where(checksums.sin, 0.85)),
    Rule(
        "ca/sin-context",
        "ID",
        rf"(?<![A-Za-z])(?:SIN|S\.I\.N\.|[Ss]ocial [Ii]nsurance){_NO}(?P<v>\d{{3}}[ \-]?\d{{3}}[ \-]?\d{{3}})(?!\d)",
        0.95,
        gate="SIN|S\\.I|nsurance",
    ),
    Rule(
        "ca/ohip",
        "ID",
        rf"{_START}\d{{4}}[ \-]\d{{3}}[ \-]\d{{3}}(?:[ \-]?[A-Z]{{2}})?{_END}",
        0.85,
        _where(checksums.ohip, 0.85, 0.45),
    ),
    Rule(
        "ca/ramq",
        "ID",
        r"(?<![\w\-])[A-Z]{4} ?\d{4} ?\d{4}(?![\w\-])",
        0.85,
        _where(checksums.ramq, 0.85),
        gate=r"[A-Z]{4} ?\d{4}",
    ),
    Rule(
        "ca/card",
        "ID",
        rf"(?i)(?<![a-z])(?:OHIP|PHN|PHIN|ULI|HCN|HSN|MCP|MSI|RAMQ|AHCIP|MSP|health\scard|carte\ssoleil"
        rf"|personal\shealth|care\s?card)(?![a-z]){_NO}(?P<v>(?:[a-z]{{4}}[ \-]?)?\d{{3,5}}(?:[ \-]?\d{{2,4}}){{1,3}}"
        r"(?:[ \-]?[a-z]{2}(?![\w]))?)(?!\d)",
        0.9,
        _where(lambda value: sum(c.isdigit() for c in value) >= 8, 0.9),
        gate="(?i)ohip|phn|phin|uli|hcn|hsn|mcp|msi|msp|ramq|ahcip|health card|carte|personal health|carecard|care card",
    ),
    # Australia
    Rule(
        "au/medicare",
        "ID",
        rf"{_START}[2-6]\d{{3}}[ \-]\d{{5}}[ \-]\d(?:[ \-/]\d)?{_END}",
        0.9,
        _where(checksums.medicare_au, 0.95, 0.6),
    ),
    Rule(
        "au/medicare-solid",
        "ID",
        rf"{_START}[2-6]\d{{9,10}}{_END}",
        0.3,
        _where(checksums.medicare_au, 0.35),
        context=("medicare", "card", "irn"),
    ),
    Rule(
        "au/ihi",
        "ID",
        rf"{_START}8003[ \-]?6\d{{3}}[ \-]?\d{{4}}[ \-]?\d{{4}}{_END}",
        0.9,
        _where(checksums.ihi, 1.0, 0.8),
    ),
    Rule(
        "au/dva",
        "ID",
        rf"(?<![A-Za-z])(?:DVA|[Vv]eterans['’]?\s[Aa]ffairs)(?:\s(?:gold|white|orange|Gold|White)(?:\s[Cc]ard)?)?{_NO}"
        r"(?P<v>[NVQWSTnvqwst][A-Za-z]{0,3} ?\d{2,7}[A-Z]?)(?!\w)",
        0.9,
        gate="DVA|ffairs",
    ),
    Rule(
        "au/tfn",
        "ID",
        rf"(?i)(?<![a-z])(?:TFN|tax\sfile|ABN|CRN|centrelink)(?![a-z]){_NO}(?P<v>\d{{2,3}}(?:[ \-]?\d{{3}}){{2,3}}[a-z]?)(?!\w)",
        0.9,
        gate="(?i)tfn|tax file|abn|crn|centrelink",
    ),
    Rule("au/tfn-form", "ID", rf"{_START}\d{{3}} \d{{3}} \d{{3}}{_END}", 0.6, _where(checksums.tfn, 0.6)),
)
