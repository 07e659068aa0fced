"""Postcodes, addresses, hospitals and wards: only in forms that are sure."""

from __future__ import annotations

import re

from synletters.detect.patterns import UP, Found, Rule
from synletters.detect.patterns_words import GENERIC, common, trim_left

_UK_AREA = (
    r"(?:A[BL]|B[ABDHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]"
    r"|JE|K[ATWY]|L[ADELNSU]?"
    r"|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
)
_UK_POSTCODE = rf"(?:{_UK_AREA}\d[\dA-HJKMNPR-Y]?\s?\d[ABD-HJLNP-UW-Z]{{2}}|GIR\s?0AA)"
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY]|PR|A[EP])"
)
_STATE_NAME = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa"
    r"|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada"
    r"|New\s(?:Hampshire|Jersey|Mexico|York)|North\s(?:Carolina|Dakota)|Ohio|Oklahoma|Oregon"
    r"|Pennsylvania|Rhode\sIsland"
    r"|South\s(?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West\sVirginia|Wisconsin|Wyoming)"
)
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Cres|Court|Ct|Place|Pl|Terrace"
    r"|Boulevard|Blvd|Way|Gardens|Gdns"
    r"|Grove|Square|Sq|Parkway|Pkwy|Highway|Hwy|Mews|Row|Walk|Hill|Circle|Cir|Trail|Pike|Park|Green"
    r"|Rise|View|Parade|Quay|Wharf|Plaza"
    r"|Alley|Crossing|Turnpike|Broadway|Loop|Route|Vale|Croft|Drift|Gate|Field|Fields|Meadow|Meadows"
    r"|Orchard|Mount|Path|Ridge|Run|Point)"
)
_WORD = rf"(?:{UP}[\w'’\-]{{0,25}}|\d{{1,3}}(?:st|nd|rd|th)|ST\.?|St\.?|[NSEW]\.?|[NS][EW])"

POSTCODE_RULES: tuple[Rule, ...] = (
    Rule("postcode/uk", "POSTCODE", rf"(?<![\w\-]){_UK_POSTCODE}(?![\w\-])", 0.9, gate=r"\d[A-Z]?\s?\d[A-Z]{2}"),
    Rule(
        "postcode/uk-lower",
        "POSTCODE",
        rf"(?i)(?<![\w\-]){_UK_AREA}\d[\dA-HJKMNPR-Y]?\s\d[ABD-HJLNP-UW-Z]{{2}}(?![\w\-])",
        0.5,
        gate=r"\d[a-z]?\s\d[a-z]{2}",
    ),
    Rule(
        "postcode/zip",
        "POSTCODE",
        rf"(?<!\w)(?:{_STATE}|{_STATE_NAME}|{_STATE_NAME.upper()}),?\s{{1,3}}(?P<v>\d{{5}}(?:-\d{{4}})?)"
        rf"(?![\d\-]|[.,]\d)",
        0.9,
        gate=r"\d{5}",
    ),
    Rule(
        "postcode/zip-word",
        "POSTCODE",
        r"(?i)(?<![a-z])zip(?:\s?code)?\s?(?:is\s)?[:#]?\s?(?P<v>\d{5}(?:-\d{4})?)(?!\d)",
        0.9,
        gate="(?i)zip",
    ),
    Rule("postcode/zip4", "POSTCODE", r"(?<![\w\-.])\d{5}-\d{4}(?![\w\-])", 0.8),
    Rule(
        "postcode/ca",
        "POSTCODE",
        r"(?<![\w\-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s\d[ABCEGHJ-NPRSTV-Z]\d(?![\w\-])",
        0.85,
    ),
    Rule(
        "postcode/ca-close",
        "POSTCODE",
        r"(?<![\w\-])(?!T\dN\dM\d|[CTL]\d[CTLS]\d[CTLS]\d)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]-?\d[ABC"
        r"EGHJ-NPRSTV-Z]\d(?![\w\-])",
        0.5,
    ),
    Rule(
        "postcode/ie",
        "POSTCODE",
        r"(?<![\w\-])(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s?(?=[A-Z\d]{0,3}\d)"
        r"(?=[A-Z\d]{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}(?![\w\-])",
        0.7,
    ),
    Rule(
        "postcode/au",
        "POSTCODE",
        r"(?<!\w)(?:NSW|VIC|QLD|TAS|ACT|NT|SA|WA|New South Wales|Victoria|Queensland"
        r"|Tasmania),?\s{1,2}(?P<v>\d{4})(?![\d\-/]|[.,]\d|\s?m[lg])",
        0.8,
    ),
)


def _street(match: re.Match[str]) -> Found | None:
    """A house number, a name and a street type. Ordinary words between them make it a sentence, not an address."""
    words = match["n"].split()
    if any(common(word) for word in words) or re.match(r"\s?(?:mg|ml|mm)\b", match["n"]):
        return None
    return *match.span("v"), 0.85


def _city(match: re.Match[str]) -> Found | None:
    start = trim_left(match.string, *match.span("v"))
    if start is None:
        return None
    if match["st"] in {"MD", "PA", "DO", "MA", "MS", "OR", "IN", "ME", "DC", "PR"} and not match["zip"]:
        return None
    return start, match.end("v"), 0.8 if match["zip"] else 0.6


def _hospital(match: re.Match[str]) -> Found | None:
    """The proper name before ``Hospital``: no generic word counts, and at least one word must be a name."""
    start = trim_left(match.string, *match.span("n"))
    if start is None or not _proper(match.string[start : match.end("n")]):
        return None
    return start, match.end(), 0.85


def _proper(words: str) -> bool:
    return any(
        word.strip(".,'’-&").lower() not in GENERIC for word in re.split(r"[\s\-/]", words) if word.strip(".,'’-&")
    )


_PLACEY = (
    r"(?:Road|Lane|Street|Park|House|Green|Hill|Bridge|Church|Mill|Grove|Cross|Village|Manor|Avenue"
    r"|Way|Court|Gate|Square|Elms|Oaks|Limes|Poplars|Willows|Beeches|Wood|Woods|Lodge|Farm|Town|Vale"
    r"|Valley|Field|Fields|Common)"
)
_SUFFIX = (
    r"(?:(?:(?:University|General|Memorial|Royal|District|Community|Children['’]?s|County|Regional"
    r"|Teaching|Veterans|Cottage|Women['’]?s"
    r"|Eye|Heart|Dental|Psychiatric|Maternity|City|State|Naval|Army|VA|Day|Private|Baptist|Methodist"
    r"|Presbyterian|Lutheran|Jewish|Catholic) ){0,3}"
    r"(?:Hospitals?|Infirmary|Hospice|Sanatorium|Medical (?:Center|Centre|Practice|Group|Associates"
    r"|Institute|Clinic|Campus|College)"
    r"|Health(?:care)? (?:Center|Centre|System|Board|Trust|Clinic|Network|Services)|(?:Cancer|Heart"
    r"|Surgery|Surgical|Trauma|Rehabilitation|Rehab|Nursing|Treatment|Eye) (?:Center|Centre"
    r"|Institute|Home)"
    r"|Care Home|Nursing Home|Rest Home|NHS (?:Foundation )?Trust|Clinic|Group Practice"
    r"|Family Practice|Polyclinic|Asylum)"
    r"(?: NHS(?: Foundation)? Trust)?)"
)
_PARTICLE = r"(?:of|and|the|de|la|on|upon|for|&)"

PLACE_RULES: tuple[Rule, ...] = (
    Rule(
        "hospital/name",
        "HOSPITAL",
        rf"(?<!\w)(?P<n>{UP}[\w.'’\-]{{0,25}}(?: (?:{_PARTICLE} ){{0,2}}{UP}[\w.'’\-]{{0,25}}){{0,5}}) "
        rf"{_SUFFIX}(?!\w)",
        0.85,
        _hospital,
        gate="Hosp|Infirm|Sanat|Medical |Health|Center|Centre|Home|Trust|Clinic|Practice|clinic|Institute",
    ),
    Rule(
        "hospital/name-caps",
        "HOSPITAL",
        r"(?<!\w)(?P<n>[A-Z][A-Z.'’\-]{1,25}(?: [A-Z][A-Z.'’\-]{1,25}){0,2}) (?:(?:GENERAL"
        r"|MEMORIAL|UNIVERSITY|ROYAL|COMMUNITY|CHILDREN['’]?S|REGIONAL) ){0,2}"
        r"(?:HOSPITALS?|INFIRMARY|HOSPICE|MEDICAL (?:CENTER|CENTRE|PRACTICE|GROUP)|HEALTH (?:CENTER"
        r"|CENTRE|BOARD)|NHS (?:FOUNDATION )?TRUST|NURSING HOME|CARE HOME|CLINIC)(?!\w)",
        0.8,
        _hospital,
        gate="HOSP|INFIRM|MEDICAL |HEALTH |NHS|HOME|CLINIC",
    ),
    Rule(
        "hospital/surgery",
        "HOSPITAL",
        rf"(?<!\w)(?:The )?(?:{UP}[\w.'’\-]{{1,25}} ){{0,2}}{_PLACEY} (?:Surgery|Practice)(?!\w)",
        0.8,
        gate="Surgery|Practice",
    ),
    Rule(
        "hospital/of",
        "HOSPITAL",
        rf"(?<!\w)(?:University |General |Royal |Children['’]?s )?(?:Hospital|Infirmary"
        rf"|Hospice) of (?:the )?(?:St\.? )?{UP}[\w'’\-]{{2,25}}(?: {UP}[\w'’\-]{{2,25}}){{0,2}}",
        0.7,
        gate="(?:Hospital|Infirmary|Hospice) of",
    ),
    Rule(
        "hospital/ward",
        "HOSPITAL",
        r"(?<!\w)(?:Ward|WARD|ward)\s(?P<v>\d{1,3}[A-Za-z]?|[A-Z]\d{1,2}|[A-H](?=[\s,.;)]))(?![\w/])",
        0.7,
        lambda m: (*m.span(), 0.7),
        gate="(?i)ward",
    ),
    Rule(
        "hospital/ward-name",
        "HOSPITAL",
        rf"(?<!\w)(?P<n>{UP}[a-z][\w'’\-]{{1,25}}(?: {UP}[a-z][\w'’\-]{{1,25}}){{0,2}}) (?:Ward|Wing|Unit"
        rf"|Suite)(?!\w)",
        0.6,
        _hospital,
        gate="Ward|Wing|Unit|Suite",
    ),
    Rule(
        "address/street",
        "ADDRESS",
        rf"(?<![\w.,/\-])(?P<v>(?:(?i:flat|apt|apartment|unit|suite"
        rf"|ste)\.?\s#?\w{{1,5}},?\s{{1,2}})?\d{{1,5}}[A-Za-z]?(?:[-–]\d{{1,5}})?,?\s(?P<n>"
        rf"(?:{_WORD}\s){{1,4}}?)"
        rf"(?:{_STREET}|{_STREET.upper()})(?![\w])(?:\.(?=,|\s[A-Z#]|\s?$))?(?:,?\s(?:NE|NW|SE|SW|N|S|E"
        rf"|W)(?=[\s,]))?(?:,?\s(?:(?i:apt|apartment|suite|ste|unit|flat)\.?\s?#?\w{{1,5}}"
        rf"|#\s?\w{{1,5}}))?)",
        0.85,
        _street,
        gate=r"(?i)st|rd|road|ave|l(?:a)?n|dr|c(?:lose|res|ourt|t|ir)|pl|way|blvd|gard|hill|park|row|hwy",
    ),
    Rule(
        "address/street-any",
        "ADDRESS",
        rf"(?i)(?<![a-z])(?:address(?:\sis)?|lives?\sat|living\sat|resid(?:es|ing)\sat|stay(?:s|ing)\sat"
        rf"|moved\sto|home\sof)[:\s]{{1,3}}(?P<v>(?:(?:flat|apt|apartment"
        rf"|unit)\s\w{{1,5}},?\s)?\d{{1,5}}[a-z]?,?\s(?:[\w'’\-]{{1,25}}\s){{1,4}}?{_STREET})(?!\w)",
        0.85,
        gate="(?i)address|at |moved|home of",
    ),
    Rule("address/box", "ADDRESS", r"(?i)(?<![a-z])P\.?\s?O\.?\sBox\s#?\d{1,7}(?!\d)", 0.95, gate="(?i)box"),
    Rule(
        "address/flat",
        "ADDRESS",
        rf"(?<!\w)(?:Flat|Apt\.?|Apartment|FLAT|APT)\s#?\d{{1,5}}[A-Za-z]?(?:,\s{UP}[\w'’]{{1,20}}"
        rf"(?:\s{UP}[\w'’]{{1,20}}){{0,2}}\s(?:House|Court|Building|Lodge|Tower|Mansions|Heights|HOUSE"
        rf"|COURT))?(?!\w)",
        0.7,
        gate="(?i)flat|ap",
    ),
    Rule(
        "address/suite", "ADDRESS", r"(?<!\w)(?:Suite|Ste\.?|SUITE)\s#?\d{1,5}[A-Z]?(?!\w)", 0.6, gate="(?i)s(?:ui)?te"
    ),
    Rule(
        "address/house",
        "ADDRESS",
        rf"(?<!\w){UP}[\w'’]{{1,20}}(?:\s{UP}[\w'’]{{1,20}}){{0,1}}\s(?:Cottage|Farmhouse|Rectory"
        rf"|Vicarage|Bungalow)(?!\s(?:Hosp|cheese|Cheese))(?!\w)",
        0.6,
        gate="Cottage|Farmhouse|Rectory|Vicarage|Bungalow",
    ),
    Rule(
        "location/city-state",
        "LOCATION",
        rf"(?<![\w.])(?P<v>{UP}[a-z'’.]{{1,20}}(?:[ \-]{UP}[a-z'’]{{1,20}}){{0,2}}),\s(?P<st>{_STATE})"
        rf"(?![\w/])(?P<zip>[,\s]{{1,3}}\d{{5}})?",
        0.7,
        _city,
        gate=r",\s[A-Z]{2}(?!\w)",
    ),
    Rule(
        "location/city-state-name",
        "LOCATION",
        rf"(?<![\w.])(?P<v>{UP}[a-z'’.]{{1,20}}(?:[ \-]{UP}[a-z'’]{{1,20}}){{0,2}}),\s{_STATE_NAME}(?!\w)",
        0.7,
        lambda m: (start, m.end(), 0.7) if (start := trim_left(m.string, *m.span("v"))) is not None else None,
    ),
)
