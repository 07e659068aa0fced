"""Postcodes, addresses, hospitals and wards: only in forms that are sure."""

from __future__ import annotations

import re

from synletters.detect.rules.base import UP, Found, Rule, any_word
from synletters.detect.rules.words import GENERIC, common, trim_left, trim_right
from synletters.text.vocabulary import EPONYM, TITLE, fold, shipped
from synletters.text.word_files import listed

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
    r"|Orchard|Mount|Path|Ridge|Run|Point|Approach|Tce|Terr|Wynd|Brae|Bank|Cottages|Villas|Buildings|Mansions|Hollow|Creek|Branch"
    r"|Heights|Bypass|Promenade|Esplanade|Embankment|Arcade|Yard|Nook|Maltings|Paddock|Paddocks|Spinney|Copse|Dene|Dell|Glade|Leas|Lea|Chase|Fold|Ginnel|Vennel|Garth)"
)
_WORD = rf"(?:{UP}[\w'’\-]{{0,25}}|\d{{1,3}}(?:st|nd|rd|th)|ST\.?|St\.?|[NSEW]\.?|[NS][EW])"

#: one of two streets that cross: "5th", "Mill Rd", "Alder"
_CROSSED = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{UP}[\w'’\-]{{1,20}}(?:\s{UP}[\w'’\-]{{1,20}})?)(?:\s{_STREET})?"

_SHORT_NAMES = any_word(listed("hospitals", "short"))
_COUNTRIES = any_word(listed("hospitals", "countries"))

POSTCODE_RULES: tuple[Rule, ...] = (
    Rule(
        "postcode/uk", "POSTCODE", rf"(?<![\w\-]){_UK_POSTCODE}(?![\w\-])", 0.9, gate=r"\d[A-Z]?\s?\d[A-Z]{2}"
    ),
    Rule(
        "postcode/uk-shape",
        "POSTCODE",
        r"(?<![\w\-/])[A-Z]{1,2}\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{2}(?![\w\-])",
        0.6,
    ),
    Rule(
        "postcode/uk-scanned",
        "POSTCODE",
        rf"(?<![\w\-]){_UK_AREA}[\dOIl][\dA-HJKMNPR-YOI]?\s[\dOIl][ABD-HJLNP-UW-Z]{{2}}(?![\w\-])",
        0.5,
        gate=r"[A-Z][\dOIl]{1,2}\s[\dOIl][A-Z]{2}",
    ),
    Rule(
        "postcode/au-word",
        "POSTCODE",
        r"(?i)(?<![a-z])(?:post\s?code|p/code)\s?(?:is\s)?[:#]?\s?(?P<v>\d{4})(?!\d)",
        0.9,
        gate="(?i)code",
    ),
    Rule(
        "postcode/word",
        "POSTCODE",
        r"(?i)(?<![a-z])(?:post\s?code|eircode|postal\scode)\s?(?:is\s)?[:#]?\s{0,3}(?P<v>(?=[a-z]{0,2}\d)[a-z\d]{2,4}[ \-]?[a-z\d]{3,4})(?!\w)",
        0.9,
        gate="(?i)code",
    ),
    Rule(
        "postcode/ie-lower",
        "POSTCODE",
        r"(?<![\w\-])[ac-fhknprtv-y]\d\d\s[ac-fhknprtv-y\d](?=[a-z\d]{0,2}\d)[ac-fhknprtv-y\d]{3}(?![\w\-])",
        0.5,
    ),
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
        gate=r"[A-Za-z],?\s{1,3}\d{5}(?!\d)",
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
        r"(?<![\w\-])(?!P450)(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s?(?=[A-Z\d]{0,3}\d)"
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
    """A house number, a name and a street type. Ordinary words between them make it a sentence, not an
    address."""
    words = match["n"].split()
    if any(common(word) or word.lower() in _NOT_STREETS for word in words) or re.match(
        r"\s?(?:mg|ml|mm)\b", match["n"]
    ):
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


def _all_lower(match: re.Match[str]) -> bool:
    """Whether the text around has no capital: dictation that was typed without any."""
    start, end = match.span()
    return match.string[max(0, start - 150) : end + 150].islower()


def _hospital_lower(match: re.Match[str]) -> Found | None:
    return _hospital(match) if _all_lower(match) else None


def _street_lower(match: re.Match[str]) -> Found | None:
    return (*match.span("v"), 0.7) if _street(match) and _all_lower(match) else None


def _town(match: re.Match[str]) -> Found | None:
    """The place in "lives in Leeds"; not a month, not an institution that other rules name."""
    start, end = match.span("v")
    end = trim_right(match.string, start, end, _NO_TOWN, 3)
    return (start, end, 0.6) if end > start + 2 else None


def _proper(words: str) -> bool:
    return any(
        word.strip(".,'’-&").lower() not in GENERIC
        for word in re.split(r"[\s\-/]", words)
        if word.strip(".,'’-&")
    )


_NOT_STREETS = listed("numbered", "not streets")
_NO_TOWN = GENERIC | listed("numbered", "no town")

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
    r"|Family Practice|Polyclinic|Asylum|(?:Imaging|Dialysis|Birth|Wellness|Vascular|Spine|Endoscopy|Infusion|Diagnostic|Radiology"
    r"|Urgent Care|Physiotherapy) (?:Center|Centre|Group)|Family Medicine|Internal Medicine|Medical Campus|Urgent Care)"
    r"(?: NHS(?: Foundation)? Trust)?)"
)
_PARTICLE = r"(?:of|and|the|de|la|on|upon|for|&)"

#: teams and departments that a place gives its name
_TEAM = (
    r"(?:CMHT|CAMHS|IAPT|Crisis Team|Home Treatment Team|Recovery Team|Memory (?:Service|Clinic|Team)|Community (?:Team|Dental|Midwives|Nurses)|Locality Team|District Nurses"
    r"|Walk-in(?: Centre)?|Birth (?:Centre|Center)|Ambulatory Surgery|Outpatient Surgery|Day Surgery|Orthop(?:a)?edics(?: PC)?|Ortho|Radiology|Imaging|Cardiology|Dermatology|Oncology|Urology"
    r"|Neurology|Pathology|Pediatrics|Paediatrics|OB/GYN|Dental(?: Practice| Care)?|Eye (?:Clinic|Centre|Center|Unit)|Physio|Physiotherapy|Dialysis)"
)


def _team(match: re.Match[str]) -> Found | None:
    """A team or a department behind a place's name; "Interventional Radiology" and "Weekend Imaging" are none."""
    words = [word for word in re.findall(r"[^\W\d_]+", match["n"]) if word != "and"]
    known = shipped()
    if any(word.lower() in GENERIC or known.flags(fold(word)) & (TITLE | EPONYM) for word in words):
        return None
    return *match.span(), 0.6


PLACE_RULES: tuple[Rule, ...] = (
    Rule(
        "hospital/name",
        "HOSPITAL",
        rf"(?<!\w)(?P<n>{UP}[\w.'’\-]{{0,25}}(?: (?:{_PARTICLE} ){{0,2}}{UP}[\w.'’\-]{{0,25}}){{0,5}}) "
        rf"{_SUFFIX}(?!\w)",
        0.85,
        _hospital,
        gate="Hosp|Infirm|Sanat|Medical |Health|Center|Centre|Home|Trust|Clinic|Practice|clinic|Institute|Medicine|Group|Urgent",
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
    # "Mayo score" and the like are no hospitals, nor is a trial that one gave its name
    Rule(
        "hospital/short-name",
        "HOSPITAL",
        rf"(?<![\w'’.-])(?P<v>{_SHORT_NAMES})(?![\w-])(?!['’]\w{{2}})(?![ -](?:scor|criteri|classif|scale|trial|study|protocol|regimen|stag|grad|type|clip|valve|tube))",
        0.7,
    ),
    Rule(
        "hospital/team",
        "HOSPITAL",
        rf"(?<![\w'’-])(?P<n>{UP}[a-z][\w'’\-]{{1,20}}(?: (?:and|&) {UP}[a-z][\w'’\-]{{1,20}}| {UP}[a-z][\w'’\-]{{1,20}})?) {_TEAM}(?!\w)",
        0.6,
        _team,
        gate="CMHT|CAMHS|Team|Service|ology|Ortho|Surgery|Walk-in|Imaging|Dental|Physio|Birth|Dialysis|Pediatrics|Paediatrics|Eye",
    ),
    Rule(  # a floor and its side: "moved to 3 South"
        "hospital/floor",
        "HOSPITAL",
        r"(?<![\w.,/-])(?<!\d )(?:[1-9]|1\d)[A-Z]? (?:North|South|East|West|Tower)(?=[.,;:)]|\s?$|\n| [a-z(])(?! of)",
        0.55,
        gate="North|South|East|West|Tower",
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
    Rule(  # two streets that cross
        "address/corner",
        "ADDRESS",
        rf"(?<!\w)(?i:corner\sof|junction\sof|intersection\sof)\s(?P<v>{_CROSSED}\s(?:and|&|with|at)\s{_CROSSED})(?!\w)",
        0.8,
        gate="corner|junction|intersection",
    ),
    Rule(
        "address/highway",
        "ADDRESS",
        r"(?<!\w)(?:Rte|Route|Hwy|Highway|Co(?:unty)? R(?:oa)?d|State R(?:oa)?d|US)\.? \d{1,4}[A-Z]?"
        rf"\s(?:and|&|at|near)\s{_CROSSED}(?!\w)",
        0.7,
        gate=" (?:and|&|at|near) ",
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
        "address/suite",
        "ADDRESS",
        r"(?<!\w)(?<!Operative )(?<!Operating )(?<!Procedure )(?<!Endoscopy )(?<!Surgical )(?<!Delivery )(?<!Birthing )(?<!Imaging )(?<!MRI )(?<!CT )(?<!Lab )(?<!Angio )(?<!Surgery )"
        r"(?:Suite|Ste\.?|SUITE)\s#?\d{1,5}[A-Z]?(?!\w)",
        0.6,
        gate="(?i)s(?:ui)?te",
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
    Rule(
        "hospital/lower",
        "HOSPITAL",
        r"(?<!\w)(?:at|to|from|in|of) (?:the )?(?P<n>[a-z][a-z'’\-]{2,20}(?: [a-z][a-z'’\-]{2,20}){0,2}) "
        r"(?:(?:general|memorial|university|royal|community|district) ){0,2}(?:hospital|infirmary|hospice|medical cent(?:re|er)|health cent(?:re|er))(?!\w)",
        0.6,
        _hospital_lower,
        gate="hospital|infirmary|hospice|medical cent|health cent",
    ),
    Rule(
        "address/street-lower",
        "ADDRESS",
        r"(?<![\w.,/\-])(?P<v>(?:flat \w{1,4},? )?\d{1,4}[a-z]? (?P<n>(?:[a-z'’\-]{3,20} ){1,3}?)(?:street|road|avenue|lane|drive|close|crescent|court"
        r"|terrace|grove|gardens|place|way|hill|square|boulevard))(?![\w])",
        0.7,
        _street_lower,
        gate="street|road|avenue|lane|drive|close|crescent|court|terrace|grove|gardens|place|way|hill|square|boulevard",
    ),
    Rule(
        "address/name-town-postcode",
        "LOCATION",
        rf"(?<![\w])(?:{_STREET}|{_STREET.upper()}),? (?P<v>{UP}[\w'’\-]{{2,25}}(?:[ \-](?:on|upon|in|le|of|under)[ \-]{UP}[\w'’\-]{{2,20}}| {UP}[\w'’\-]{{2,25}})?),?\s"
        r"(?=[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}(?!\w))",
        0.8,
        gate=r"[A-Z]\d[\dA-Z]? \d[A-Z]{2}",
    ),
    Rule(
        "location/country",
        "LOCATION",
        rf"(?<!\w)(?i:from|in|to|(?<!balsam )of|via|near|visiting|left|for|at)\s(?:the\s)?(?P<v>{_COUNTRIES})(?![\w-])(?!\s(?:ink|syndrome|virus|strain|study|criteri))",
        0.6,
    ),
    Rule(  # the town behind a house number and its street
        "location/behind-street",
        "LOCATION",
        rf"(?<![\w.,/-])\d{{1,5}}[A-Za-z]?\s(?:{_WORD}\s){{1,3}}?{_STREET}\.?,\s(?P<v>{UP}[a-z][\w'’-]{{1,20}}(?:\s{UP}[a-z][\w'’-]{{2,20}})?)(?=[).,;]|\s?$)",
        0.65,
        lambda m: None if m["v"].split()[0].lower() in _NO_TOWN else (*m.span("v"), 0.65),
        gate=r"\d",
    ),
    Rule(
        "location/lives",
        "LOCATION",
        rf"(?<!\w)(?i:liv(?:es?|ed|ing)|resid(?:es|ed|ing)|born|raised|grew\sup|brought\sup|moved|relocated|emigrated|migrated|holiday(?:ed|s)?|returned"
        rf"|travell?ed|flew|flight|trip|drove|visit(?:ed|ing)?|settled|based|originally|native|came|comes|hails|works)\s(?:alone\s|back\s|here\s|over\s|with\s\w+\s\w+\s)?"
        rf"(?:in|to|from|at|near|of|outside)\s(?:the\s)?(?P<v>(?:County\s|Co\.?\s|St\.?\s|West\s|East\s|North\s|South\s|New\s|Upper\s|Lower\s)?{UP}[a-z][\w'’\-]{{1,25}}"
        rf"(?:[ \-](?:on|upon|in|le|of|under)[ \-]{UP}[\w'’\-]{{2,20}}| {UP}[a-z][\w'’\-]{{2,25}})?)(?!\w)",
        0.6,
        _town,
        gate="(?:in|to|from|at|near|of|outside) ",
    ),
    Rule(
        "location/county",
        "LOCATION",
        rf"(?<!\w)(?:County|(?<![A-Za-z] )Co\.|(?<=in )Co\.|(?<=of )Co\.|(?<=from )Co\.)\s(?P<v>{UP}[a-z]{{2,20}})(?!\w)(?!\s(?:Hosp|Council|Court))|(?<!\w){UP}[a-z]{{2,20}}\sCounty(?!\sHosp)(?!\w)",
        0.6,
        lambda m: (*(m.span("v") if m["v"] else m.span()), 0.6),
        gate="County|Co\\.",
    ),
)
