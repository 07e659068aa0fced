"""Things that belong to one person: devices, vehicles, certificates, claims, and the files and folders named
after them."""

from __future__ import annotations

import re

from synletters.detect.rules import checksums
from synletters.detect.rules.base import Found, Rule, any_word, digit_count
from synletters.text.word_files import listed

#: words that announce a number only when it looks like one: long, or with letters or groups
_LOOSE = any_word(listed("numbered", "loose"))
_VALUE = r"(?P<v>(?=[A-Za-z/.\-]{0,10}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[/\-](?=[A-Za-z0-9])){3,24})(?![\w]|[.,/]\d|-\w|%)"
_SPINE = re.compile(r"[CTLS]\d{1,2}-?[CTLS]?\d{1,2}")
_AMOUNT = re.compile(
    r"\s?(?:mg|mcg|g|kg|ml|mmol|mm|cm|%|iu|units?|days?|weeks?|months?|years?|hours?|hrs|min|x|cells?|bpm|am|pm)(?![a-z])",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/\-]\d{1,2}[/\-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,3}/\d{1,3}")


def _loose(match: re.Match[str]) -> Found | None:
    value = match["v"]
    count = digit_count(value)
    mixed = not value.isdigit()
    if count < (3 if mixed and len(value) >= 6 else 4 if mixed else 5) or _DATE.fullmatch(value):
        return None
    if _AMOUNT.match(match.string, match.end("v")) or (
        mixed and re.fullmatch(r"\d+[A-Za-z]{1,3}|\d+(?:-\d+)?", value) and count < 6
    ):
        return None
    return *match.span("v"), 0.7


def _file(match: re.Match[str]) -> Found | None:
    """A file's name without its extension, if it is more than one plain word (report.pdf)."""
    stem = match["v"]
    if stem.isalpha() and stem.islower():
        return None
    return *match.span("v"), 0.8


def _udi(match: re.Match[str]) -> Found | None:
    return *match.span(), 1.0 if checksums.gtin(match["gtin"]) else 0.85


THING_RULES: tuple[Rule, ...] = (
    Rule(
        "id/loose",
        "ID",
        rf"(?<![\w/\-])(?i:{_LOOSE})(?![a-z])\.?(?:\s?(?i:no|number|id)\b\.?)?[:#]?\s{{1,3}}#?{_VALUE}",
        0.7,
        _loose,
    ),
    Rule("id/accession", "ID", r"(?<![\w.\-/])[A-Z]{1,3}\d{2}[-/]\d{4,7}(?![\w\-/])", 0.6),
    Rule("id/mrn-groups", "ID", r"(?<![\w.\-/+])\d{3}-\d\d-\d\d(?![\w\-/]|\.\d)", 0.5),
    Rule("id/mixed", "ID", r"(?<![\w.\-/#])[A-Z]{3}\d{4}[A-Z](?![\w\-/])", 0.5),
    Rule(
        "device/udi",
        "ID",
        r"(?<![\w(])\(01\)\s?(?P<gtin>\d{14})(?:\s?\((?:1[0-7]|2[0-2]|240|30)\)\s?[A-Za-z0-9\-./]{1,20}){0,5}",
        0.95,
        _udi,
        gate=r"\(01\)",
    ),
    Rule(
        "device/udi-other",
        "ID",
        r"(?<!\w)\+[A-Z]\d{3}[A-Z0-9]{4,18}\d/[A-Z0-9$+]{4,40}",
        0.9,
        gate=r"\+[A-Z]\d{3}",
    ),
    Rule(
        "device/gtin",
        "ID",
        r"(?i)(?<![a-z])(?:GTIN|EAN|UPC|UDI(?:-DI)?)[:#\s]{1,3}(?P<v>\d{8,14})(?!\d)",
        0.9,
        gate="(?i)gtin|ean|upc|udi",
    ),
    Rule(
        "vehicle/plate",
        "ID",
        r"(?i)(?<![a-z])(?:(?:licen[cs]e|number|vehicle|car)\s)?(?:plates?|reg(?:istration)?|rego|VRM|VRN|tags?)"
        r"(?:\s(?:no|number|mark|is|was|reads?)\b\.?){0,2}[:#\s]{1,3}"
        r"(?P<v>(?-i:(?=[A-Z\-]{0,5}\d|\d{1,4}[ \-]?[A-Z])[A-Z0-9]{1,4}[ \-]?[A-Z0-9]{2,4}(?:[ \-][A-Z0-9]{1,4})?))(?![\w\-])",
        0.75,
        lambda m: (
            (*m.span("v"), 0.75)
            if re.search("[A-Z]", m["v"]) and digit_count(m["v"]) >= 2 and not _SPINE.fullmatch(m["v"])
            else None
        ),
        gate="(?i)plate|reg|vr[mn]|tag",
    ),
    Rule(
        "vehicle/irish",
        "ID",
        r"(?<![\w\-])\d{2}[12]?-(?:C[ENW]?|D|DL|G|K[EKY]|L[DHMSK]?|M[HNO]|OY|RN|SO|T[NSA]?|W[HXWD]?)-\d{1,6}(?![\w\-])",
        0.85,
        gate=r"\d-[A-Z]",
    ),
    Rule(
        "licence/driver",
        "ID",
        r"(?i)(?<![a-z])(?:driver['’]?s?['’]?|driving|pilot['’]?s?|firearms?|shotgun|nursing|medical|professional|state)\s"
        r"(?:licen[cs]e|certificate|permit)(?:\s(?:no|num|number|id)\b\.?)?\s?(?:is\s|was\s|of\s)?[:#]?\s{0,3}"
        r"(?:[A-Z]{2}\s)?(?P<v>(?=[a-z\-]{0,6}\d)[a-z\d](?:[a-z\d]|[ \-](?=\d)){3,18})(?!\w)",
        0.85,
        lambda m: (*m.span("v"), 0.85) if digit_count(m["v"]) >= 4 else None,
        gate="(?i)licen|certif|permit",
    ),
    Rule(
        "licence/dl",
        "ID",
        r"(?<![\w/])(?:DL|D/L|DLN|OLN|CDL)\s?(?:no\.?|number|#)?\s?[:#]?\s?(?P<v>(?=[A-Z\-]{0,3}\d)[A-Z\d](?:[A-Z\d]|-(?=\d)){5,16})(?!\w)",
        0.85,
        gate="DL|D/L|OLN",
    ),
    Rule(
        "certificate/au-provider",
        "ID",
        r"(?i)(?<![a-z])(?:provider|prescriber|AHPRA|registration)\s?(?:no|number|num|#)?\b\.?[:#\s]{1,3}(?P<v>(?:MED|NMW|PHY)?\d{6,10}[a-z\d]?[a-z]?)(?!\w)",
        0.8,
        gate="(?i)provider|prescriber|ahpra|registration",
    ),
    Rule(
        "file/name",
        "ID",
        r"(?<![\w.@/\\])(?P<v>(?=[\w\-]{0,60}[\d_A-Z\-])[A-Za-z0-9][\w\-]{2,80})\.(?i:jpe?g|png|gif|bmp|tiff?|heic|raw|dcm|mp4|mov"
        r"|avi|wav|mp3|m4a|amr|dss|ds2|pdf|docx?|rtf|txt|xlsx?|csv|zip|msg|eml)(?![\w.])",
        0.8,
        _file,
        gate=r"(?i)\.(?:jp|png|gif|bmp|tif|heic|raw|dcm|mp|mov|avi|wav|m4a|amr|ds|pdf|doc|rtf|txt|xls|csv|zip|msg|eml)",
    ),
    Rule(
        "file/spaced",
        "ID",
        r"(?i)(?<![a-z])(?:photos?|images?|pictures?|video|recording|audio|file|scan|attachment|attached|saved\sas|uploaded\sas)[:\s]{1,3}[\"'“]?"
        r"(?P<v>[a-z0-9][\w\-]{1,30}(?: [\w\-]{1,30}){1,4})\.(?:jpe?g|png|gif|bmp|tiff?|heic|dcm|mp4|mov|wav|mp3|m4a|pdf|docx?)(?!\w)",
        0.8,
        gate=r"(?i)\.(?:jp|png|gif|bmp|tif|heic|dcm|mp|mov|wav|m4a|pdf|doc)",
    ),
    Rule(
        "file/user-folder",
        "USERNAME",
        r"(?i)(?:[\\/](?:users|home|profiles|documents\sand\ssettings)[\\/])(?P<v>[a-z][\w.\-]{1,30})",
        0.9,
        gate="(?i)users|home|profiles|documents and",
    ),
    Rule(
        "file/windows-account",
        "USERNAME",
        r"(?<![\w\\:])[A-Z][A-Z0-9\-]{1,15}\\(?P<v>[A-Za-z][\w.\-]{2,30})(?![\w\\])",
        0.8,
        gate=r"\\",
    ),
    Rule(
        "username/by",
        "USERNAME",
        r"(?i)(?<![a-z])(?:printed|entered|scanned|typed|logged(?:\sin)?|uploaded|created|edited|modified|amended|user|portal\s(?:account|login)"
        r"|account|under)\s(?:by\s|as\s|is\s|on\s|:\s?){0,2}(?P<v>(?-i:[a-z]{2,20}(?:[._][a-z0-9]{1,20}){1,2}|[a-z]{3,20}\d{1,4}|[a-z]\d?[a-z]{3,18}\d{2,4}))"
        r"(?![\w@]|\.\w)",
        0.7,
        gate="(?i)by|as|is|on|under|user|account",
    ),
)
