"""Further fields of the letter templates: more written forms of names, dates and logins, and words that are no identifiers."""

from __future__ import annotations

import datetime
import functools
import random
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import fillers as fl
from .markup import mark
from .templates_us_more import BLOCKS_MORE, WHOLE_TEXTS

if TYPE_CHECKING:
    from .case import Case, Person

NICKNAMES = (
    "Bud",
    "Bubba",
    "Skip",
    "Chip",
    "Red",
    "Butch",
    "Peg",
    "Dot",
    "Trixie",
    "Junior",
    "Sonny",
    "Tex",
    "Mickey",
    "Bobbie",
    "Nana",
    "Cookie",
    "Ace",
    "Doc",
    "Sissy",
    "Moe",
    "Gigi",
    "Buzz",
    "Kit",
    "Lou",
    "Mimi",
    "Beto",
    "Lupe",
    "Pancho",
    "Tito",
    "Mac",
    "Smitty",
    "Birdie",
    "Duke",
    "Slim",
    "Coach",
    "Pepper",
    "Tink",
    "Woody",
    "Jojo",
    "Ziggy",
)
PETS = (
    "Biscuit",
    "Peanut",
    "Whiskers",
    "Buttons",
    "Waffles",
    "Shadow",
    "Mittens",
    "Spot",
    "Nugget",
    "Snowball",
    "Pickles",
    "Patches",
    "Fluffy",
    "Bandit",
    "Oreo",
    "Tigger",
)
BRANDS = (
    "Lasix",
    "Eliquis",
    "Xarelto",
    "Plavix",
    "Lipitor",
    "Crestor",
    "Norvasc",
    "Coreg",
    "Lopressor",
    "Toprol-XL",
    "Zestril",
    "Diovan",
    "Cozaar",
    "Entresto",
    "Jardiance",
    "Farxiga",
    "Ozempic",
    "Lantus",
    "Novolog",
    "Glucophage",
    "Synthroid",
    "Armour Thyroid",
    "Neurontin",
    "Lyrica",
    "Keppra",
    "Tegretol",
    "Dilantin",
    "Depakote",
    "Lamictal",
    "Zoloft",
    "Lexapro",
    "Celexa",
    "Effexor",
    "Cymbalta",
    "Wellbutrin",
    "Remeron",
    "Seroquel",
    "Zyprexa",
    "Abilify",
    "Risperdal",
    "Ativan",
    "Xanax",
    "Klonopin",
    "Ambien",
    "Norco",
    "Percocet",
    "Ultram",
    "Flexeril",
    "Toradol",
    "Motrin",
    "Tylenol",
    "Aleve",
    "Protonix",
    "Pepcid",
    "Zofran",
    "Reglan",
    "Colace",
    "Senna",
    "MiraLAX",
    "Flomax",
    "Proscar",
    "Aricept",
    "Namenda",
    "Sinemet",
    "Mirapex",
    "Singulair",
    "Advair",
    "Spiriva",
    "Symbicort",
    "Flonase",
    "Zyrtec",
    "Allegra",
    "Claritin",
    "Benadryl",
    "Keflex",
    "Bactrim",
    "Levaquin",
    "Zithromax",
    "Augmentin",
    "Rocephin",
    "Zosyn",
    "Vancocin",
    "Humira",
    "Enbrel",
    "Keytruda",
    "Herceptin",
    "Taxol",
    "Adriamycin",
    "Neulasta",
    "Prograf",
    "CellCept",
    "Epogen",
    "Fosamax",
    "Premarin",
    "Mirena",
    "Narcan",
    "Suboxone",
    "Versed",
    "Diprivan",
    "Xalatan",
    "Cosopt",
)
DOSES = (
    "20 mg PO daily",
    "40 mg PO BID",
    "5 mg tab, 1 tab QHS",
    "10mg po qd",
    "25 mg PO TID PRN",
    "500 mg q6h",
    "1 puff BID",
    "100 mcg daily",
    "1 g IV q12h",
    "2 tabs q4-6h prn pain",
    "0.5 mg IV x1",
    "81 mg",
    "30 units SC qHS",
    "4 mg IVP",
)
DIAGNOSES_US = (
    "COPD",
    "CHF with an EF of 35%",
    "CAD s/p CABG x4",
    "GERD",
    "A-fib with RVR",
    "ESRD on HD",
    "NSTEMI",
    "DVT/PE",
    "DKA",
    "community-acquired pneumonia",
    "Parkinson disease",
    "Alzheimer's dementia",
    "Crohn's disease",
    "Hodgkin lymphoma",
    "Graves disease",
    "Wolff-Parkinson-White syndrome",
    "Lewy body dementia",
    "Bell's palsy",
    "Guillain-Barre syndrome",
    "Meniere's disease",
    "Charcot foot",
    "Hashimoto thyroiditis",
    "Mallory-Weiss tear",
    "Barrett's esophagus",
    "Dupuytren contracture",
    "Raynaud phenomenon",
    "de Quervain tenosynovitis",
    "Baker cyst",
    "Colles fracture",
    "Osgood-Schlatter disease",
    "Legg-Calve-Perthes disease",
    "Ehlers-Danlos syndrome",
    "Marfan syndrome",
    "Sjogren syndrome",
    "Takotsubo cardiomyopathy",
    "Wernicke encephalopathy",
    "PTSD",
    "MDD, recurrent, severe",
    "OUD on MAT",
    "uncontrolled T2DM (A1c 9.8%)",
    "HTN",
    "OSA on CPAP",
    "sepsis due to E. coli UTI",
    "left hip OA",
    "lumbar stenosis L4-L5",
    "BPH with LUTS",
    "HFrEF",
    "TIA",
    "seizure disorder",
)
PHRASES = (
    "Foley to gravity.",
    "Babinski downgoing bilaterally.",
    "Homans sign negative.",
    "Kernig and Brudzinski negative.",
    "Romberg negative.",
    "McBurney's point nontender, Murphy sign absent.",
    "Braden 17, Morse 55.",
    "GCS 15, NIHSS 2.",
    "Apgars 8 and 9.",
    "DNR/DNI, POLST on chart.",
    "A&Ox3, NAD, MMM, PERRLA, EOMI.",
    "CTAB, RRR, no M/R/G, S1/S2 WNL.",
    "Neg for CP, SOB, N/V/D, HA, LOC.",
    "Hoyer lift, max assist x2.",
    "JP drain 40 cc serosang.",
    "Hgb 9.8, Plt 212K, INR 2.3, BUN/Cr 22/1.1.",
    "Trendelenburg gait; Lachman 1+, McMurray equivocal.",
    "Swan-Ganz removed; Bair Hugger on.",
    "Phalen and Tinel positive on the right; Finkelstein negative.",
    "Bard port accessed with 20g Huber needle, + blood return.",
    "CIWA 6, COWS 4, RASS -1.",
    "MELD 14, Child-Pugh B.",
    "CHA2DS2-VASc 4, HAS-BLED 2.",
    "Epic downtime form used.",
    "Rx e-prescribed, NDC 0069-2960-30, qty 90, RF 3.",
    "LOINC 2345-7, CPT 99214, ICD-10 E11.65.",
    "Vent AC 450/16/5/40%.",
    "Code Stroke called, tPA not given, LKW > 4.5 h.",
    "PHQ-9 14, GAD-7 11, C-SSRS negative.",
    "Allen test nl; radial 6F sheath, Terumo band on.",
    "Whipple anatomy; Billroth II noted.",
    "Kocher clamp, Bovie and Army-Navy retractors used.",
    "NKDA. NPO p MN. SCDs on.",
    "FHT 140s, Cat I; Pitocin at 8 mU.",
    "EBL 150 mL, UOP 400 mL, IVF 1200 mL LR.",
    "Bishop 7, cx 4/80/-1, GBS neg.",
    "Dix-Hallpike to the left positive; Epley done.",
    "MoCA 19/30, TUG 22 sec, Berg 38/56.",
    "Medrol Dosepak, then Mobic.",
    "XR: Salter-Harris II, Weber B.",
    "Snellen 20/40 OD, 20/25 OS; IOP 16/17 by Goldmann.",
    "Wagner grade 2, Semmes-Weinstein 5.07 absent.",
    "ROS: 10 systems reviewed, neg except HPI.",
    "Lovenox bridge, then Coumadin per INR.",
    "Kayexalate given for K 5.9.",
    "Cardizem gtt at 10.",
    "HEENT: NC/AT. NECK: SUPPLE. CV: RRR. ABD: S/NT/ND. EXT: NO C/C/E.",
    "Range 120-130 over the past 2 weeks, 7-day avg 124.",
    "Ref range 135-145 mmol/L; 3.5-5.1; 98-107.",
    "F/U PRN.",
)
JOBS_US = (
    "line cook",
    "school bus driver",
    "long-haul trucker",
    "rancher",
    "oil field worker",
    "home health aide",
    "paralegal",
    "realtor",
    "substitute teacher",
    "HVAC technician",
    "coal miner",
    "cashier",
    "correctional officer",
    "lineman",
    "pipefitter",
    "crossing guard",
    "waitress",
    "bartender",
    "insurance adjuster",
    "football coach",
    "pastor",
    "beautician",
    "steelworker",
    "auto mechanic",
    "dental hygienist",
    "letter carrier",
    "deputy sheriff",
    "machinist",
    "bookkeeper",
    "software developer",
    "longshoreman",
    "warehouse picker",
    "grant writer",
    "court reporter",
    "butcher",
    "kindergarten teacher",
    "drywall installer",
    "college professor",
    "Army medic",
    "Navy cook",
)
EMPLOYER_FORMS = (
    "{city} Public Schools",
    "{last} Trucking",
    "{last} & Sons Plumbing",
    "{word} Manufacturing",
    "{city} Water Department",
    "{last} Ford",
    "{word} Diner",
    "{city} Transit",
    "{word} Poultry",
    "{last} Roofing Inc.",
    "{last}'s Hardware",
    "{word} Casino",
    "{city} Electric Co-op",
    "{last}-{last2} LLC",
    "{word} Credit Union",
    "{city} Parks and Recreation",
    "{last} Funeral Home",
    "{word} Semiconductor",
)
SCHOOL_FORMS_US = (
    "{last} High School",
    "{city} Middle School",
    "{last} Elementary",
    "{city} State",
    "{city} Tech",
    "{word} Charter School",
    "St. {saint} Academy",
    "{city} Head Start",
    "{last} Junior High",
    "{city} Community College",
)
CHURCH_FORMS = (
    "First Baptist Church of {city}",
    "{last} Chapel AME",
    "St. {saint} Parish",
    "{city} United Methodist",
    "{word} Lutheran Church",
    "Iglesia {last}",
    "{city} VFW Post",
    "{city} Elks Lodge",
    "{word} Senior Center",
    "{city} YMCA",
    "Temple Beth {saint}",
    "{word} Community Church",
)
COUNTY_FORMS = ("{last} County", "{city} County")
_GLUE = re.compile(r"[.,;:]+(?=\s|$)")
_MISREAD = {"l": "1", "O": "0", "I": "l", "m": "rn", "e": "c", "S": "5", "B": "8", "i": "l", "0": "O", "1": "l"}


def _who(case: Case, arg: str) -> Person:
    """The person of the case that an argument names; without one, somebody new."""
    if arg == "pt":
        return case.patient
    if arg[:2] == "dr" and arg[2:].isdigit():
        return case.staff[int(arg[2:])]
    if arg[:3] == "kin" and arg[3:].isdigit():
        return case.kin[int(arg[3:])][1]
    return case._person(case.rng.choice("mf"))


def _named(form: Callable[[Person, random.Random], str]) -> Callable[[Case, str], str]:
    """A field that writes a person's name in a form."""
    return lambda case, arg: mark("NAME", form(_who(case, arg), case.rng))


def _header(p: Person, rng: random.Random) -> str:
    """A name as page headers, wristbands and lists write it."""
    first, last, middle = p.first, p.last, p.middle
    return rng.choice(
        [
            f"{last.upper()}, {first}",
            f"{last.upper()}, {first.upper()}",
            f"{last.upper()}, {first.upper()} {middle[0].upper()}",
            f"{last.upper()}, {first} {middle[0]}.",
            f"{last.upper()},{first.upper()}",
            f"{last.upper()},{first.upper()} {middle[0].upper()}",
            f"{last},{first}",
            f"{last}, {first} {middle}",
            f"{last.upper()} {first.upper()}",
        ]
    )


def _suffixed(p: Person, rng: random.Random) -> str:
    """A full name with a generational suffix."""
    middle = rng.choice(["", f" {p.middle[0]}.", f" {p.middle}"])
    return f"{p.first}{middle} {p.last}{rng.choice([' Jr.', ', Jr.', ' Jr', ' Sr.', ' III', ' II', ', III', ' IV'])}"


def _barrelled(p: Person, rng: random.Random) -> str:
    """A name with hyphens."""
    last, extra = p.last.split("-")[0], p.middle
    return rng.choice([f"{p.first} {last}-{extra}", f"{p.first}-{extra} {last}", f"{p.first[0]}. {last}-{extra}"])


def _username(case: Case, arg: str) -> str:
    """A login made from a person's name, of the kinds that records print."""
    p, n = _who(case, arg), case.rng.randrange(1, 99)
    f, s = fl.letters_only(p.first), fl.letters_only(p.last)
    form = case.rng.choice(
        [
            f"{s}.{f[0]}",
            f"{s}.{f[0]}",
            f"{f[0]}.{s}",
            f"{s}{f[0]}",
            f"{f[0]}{s}",
            f"{s}_{f[0]}",
            f"{s}{f[0]}{n}",
            f"{f[0]}{s[:6]}{n}",
            f"{f}.{s}",
            f"{s[:5]}{f[:2]}".upper(),
            f"{f[0]}{s}".upper(),
            f"{s}{f}",
        ]
    )
    return mark("USERNAME", form)


def _day_near(case: Case) -> datetime.date:
    return case.visit - datetime.timedelta(days=case.rng.randrange(-6, 60))


def _ordinal(case: Case, _: str) -> str:
    """A day of the month alone, as in 'on the 3rd'."""
    day = case.rng.randint(1, 30)
    return mark("DATE", f"{day}{'th' if 10 <= day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}")


def _month_day(case: Case, _: str) -> str:
    day = _day_near(case)
    return mark(
        "DATE", case.rng.choice([f"{day.month}/{day.day}", f"{day.month:02d}/{day.day:02d}", f"{day:%b} {day.day}"])
    )


def _long_day(case: Case, _: str) -> str:
    day = _day_near(case)
    return mark(
        "DATE",
        case.rng.choice(
            [
                f"{day:%A} {day.month}/{day.day}",
                f"{day:%A}, {day:%B} {day.day}",
                f"{day:%a} {day.month}/{day.day}/{day:%y}",
                f"{day:%A}, {day:%B} {day.day}, {day.year}",
                f"{day:%a}, {day:%b} {day.day}",
            ]
        ),
    )


def _stamp(case: Case, _: str) -> str:
    """A date of figures with the time beside it; the time is no identifier."""
    day, rng = _day_near(case), case.rng
    hour, minute = rng.randrange(24), rng.randrange(60)
    return rng.choice(
        [
            f"{mark('DATE', f'{day:%Y-%m-%d}')}T{hour:02d}:{minute:02d}:00",
            f"{mark('DATE', f'{day:%Y-%m-%d}')} {hour:02d}:{minute:02d}",
            f"{mark('DATE', f'{day:%m/%d/%Y}')} @ {hour:02d}:{minute:02d}",
            f"{mark('DATE', f'{day:%m/%d/%y}')} {hour:02d}{minute:02d}",
            f"{mark('DATE', f'{day:%m/%d/%Y}')}@{hour:02d}:{minute:02d}",
            f"{mark('DATE', f'{day:%b %d, %Y}')}@{hour:02d}:{minute:02d}:{rng.randrange(60):02d}",
            f"{mark('DATE', f'{day.month}/{day.day}/{day:%Y}')} {hour % 12 or 12}:{minute:02d} {'AM' if hour < 12 else 'PM'}",
        ]
    )


def _compact_stamp(case: Case, _: str) -> str:
    """Day and time as one figure, as message headers have it."""
    return mark("DATE", f"{_day_near(case):%Y%m%d}{case.rng.randrange(24):02d}{case.rng.randrange(60):02d}")


def _age_form(case: Case, _: str) -> str:
    """The patient's age without the words 'year-old'; ages below 90 are no identifiers."""
    age, male, rng = case.slot("age", ""), case.patient.sex == "m", case.rng
    if rng.random() < 0.35:
        letter = "M" if male else "F"
        return rng.choice([f"{age}{letter}", f"{age} {letter}", f"{age} YO{letter}", f"{age}yo{letter}"])
    plain = rng.choice(("{}yo", "{} yo", "{} y/o", "{}y/o", "{} y.o.", "{}yr old", "{} yr/o", "{}-y-o"))
    word = "male" if male else "female"
    return plain.format(age) + rng.choice([f" {word}", f" {word}", " patient", f" {word[0].upper()}"])


def _town_state(case: Case, _: str) -> str:
    city = mark("LOCATION", case.fill.city(case.locale))
    state = case.slot(case.rng.choice(("state", "region", "region")), "")
    return f"{city}{case.rng.choice([', ', ', ', ' '])}{state}"


def _room(case: Case, _: str) -> str:
    """A room or bed, which is no identifier."""
    rng = case.rng
    n = rng.randint(101, 899)
    return rng.choice(
        [
            f"Rm {n}",
            f"room {n}",
            f"Rm {n}-{rng.randint(1, 2)}",
            f"bed {rng.randint(1, 40)}",
            f"{n}A",
            f"Rm. {n}B",
            f"Bed {n % 30}",
            f"RM#{n}",
        ]
    )


def _staff_list(case: Case, _: str) -> str:
    """Several staff with their roles."""
    rng = case.rng
    forms: list[Callable[[Person], str]] = [
        lambda p: f"{p.first} {p.last}",
        lambda p: f"{p.first[0]}. {p.last}",
        lambda p: p.last,
        lambda p: f"{p.last}, {p.first[0]}.",
    ]
    form = rng.choice(forms)
    roles = rng.sample(("RN", "RRT", "PharmD", "LCSW", "CNA", "MD", "NP", "PA-C", "RD", "SLP", "OTR/L", "PT", "RN"), 5)
    people = [case._person(rng.choice("mf")) for _ in range(rng.randint(2, 5))]
    gap, joint = rng.choice([(", ", "; "), (" ", ", "), (" (", ", "), ("/", "; "), (" ", "\n"), (", ", "\n")])
    end = ")" if gap == " (" else ""
    return joint.join(f"{mark('NAME', form(p))}{gap}{role}{end}" for p, role in zip(people, roles, strict=False))


def _surnames(case: Case, _: str) -> str:
    """Two to four surnames in a row."""
    rng = case.rng
    names = [mark("NAME", case._person("m").last) for _ in range(rng.randint(2, 4))]
    return rng.choice(["/", ", ", " / ", ", ", " & "]).join(names)


def _noisy(text: str, rng: random.Random) -> str:
    """A text as a poor scan gives it back."""
    out = ""
    for char in text:
        draw = rng.random()
        if char in _MISREAD and draw < 0.05:
            out += _MISREAD[char]
        elif char == " " and draw < 0.04:
            out += rng.choice(["  ", " . ", ""])
        elif char.isalpha() and draw < 0.006:
            out += char + rng.choice([" ", "~", "'"])
        else:
            out += char
    return out


def _whole(change: Callable[[str, random.Random], str]) -> Callable[[Case, str], str]:
    """A field that renders a whole text and changes its letters; marks stay where they are."""
    return lambda case, arg: change(case.render(case.rng.choice(WHOLE_TEXTS[arg])), case.rng)


def _typed(text: str, rng: random.Random) -> str:
    """Lower case with little punctuation."""
    text = text.lower()
    return _GLUE.sub(lambda found: "" if rng.random() < 0.8 else found.group(), text)


def _org(forms: tuple[str, ...], label: str = "ORGANIZATION") -> Callable[[Case, str], str]:
    return lambda case, _: mark(label, case.fill.fill(forms, case.locale))


@functools.cache
def _free(values: tuple[str, ...]) -> list[str]:
    """The values that are not kept for development sets."""
    return [value for value in values if not fl.reserved(value)]


def _word(values: tuple[str, ...]) -> Callable[[Case, str], str]:
    return lambda case, _: case.rng.choice(values)


def _drug(case: Case, _: str) -> str:
    brand = case.rng.choice(BRANDS)
    return f"{brand.upper() if case.rng.random() < 0.3 else brand} {case.rng.choice(DOSES)}"


FIELDS_MORE: dict[str, Callable[[Case, str], str]] = {
    "hd": _named(_header),
    "suf": _named(_suffixed),
    "hyph": _named(_barrelled),
    "low": _named(
        lambda p, rng: rng.choice(
            [f"{p.first} {p.last}", f"{p.last}, {p.first}", p.last, f"{p.first[0]} {p.last}"]
        ).lower()
    ),
    "lowfirst": _named(lambda p, _: p.first.lower()),
    "lowlast": _named(lambda p, _: p.last.lower()),
    "caps": _named(
        lambda p, rng: rng.choice(
            [f"{p.first} {p.last}", f"{p.first} {p.middle[0]} {p.last}", f"{p.first} {p.middle[0]}. {p.last}"]
        ).upper()
    ),
    "capslast": _named(lambda p, _: p.last.upper()),
    "capsfirst": _named(lambda p, _: p.first.upper()),
    "fn": _named(lambda p, _: p.first),
    "ln": _named(lambda p, _: p.last),
    "full": _named(lambda p, _: f"{p.first} {p.last}"),
    "firstini": _named(lambda p, rng: f"{p.first} {p.last[0].upper()}{rng.choice(['.', ''])}"),
    "lastini": _named(lambda p, rng: f"{p.last[0].upper()}{rng.choice(['.', ''])}"),
    "inilast": _named(
        lambda p, rng: rng.choice(
            [f"{p.first[0]}. {p.last}", f"{p.first[0]} {p.last}", f"{p.last} {p.first[0]}", f"{p.last}, {p.first[0]}."]
        )
    ),
    "inidot": _named(
        lambda p, rng: rng.choice(
            [f"{p.first[0]}.{p.last[0]}.", f"{p.first[0]}. {p.last[0]}.", f"{p.first[0]}.{p.middle[0]}.{p.last[0]}."]
        ).upper()
    ),
    "ini2": _named(lambda p, _: f"{p.first[0]}{p.last[0]}".upper()),
    "ini3": _named(lambda p, _: f"{p.first[0]}{p.middle[0]}{p.last[0]}".upper()),
    "inilow": _named(lambda p, rng: f"{p.first[0]}{rng.choice(['', p.middle[0]])}{p.last[0]}".lower()),
    "pipes": _named(lambda p, _: f"{p.last.upper()}^{p.first.upper()}^{p.middle[0].upper()}"),
    "nick": lambda case, _: mark("NAME", case.rng.choice(_free(NICKNAMES))),
    "login": _username,
    "nth": _ordinal,
    "md": _month_day,
    "longday": _long_day,
    "stamp": _stamp,
    "compactstamp": _compact_stamp,
    "ageform": _age_form,
    "townst": _town_state,
    "room": _room,
    "stafflist": _staff_list,
    "surnames": _surnames,
    "last4": lambda case, _: mark("ID", f"{case.patient.last[0].upper()}{case.fill.digits('####')}"),
    "brand": _word(BRANDS),
    "rx": _drug,
    "usdx": _word(DIAGNOSES_US),
    "neg": _word(PHRASES),
    "pet": _word(PETS),
    "usjob": lambda case, _: mark("PROFESSION", case.rng.choice(_free(JOBS_US))),
    "employer": _org(EMPLOYER_FORMS),
    "usschool": _org(SCHOOL_FORMS_US),
    "church": _org(CHURCH_FORMS),
    "county": _org(COUNTY_FORMS, "LOCATION"),
    "typed": _whole(_typed),
    "shouted": _whole(lambda text, _: text.upper()),
    "scanned": _whole(_noisy),
} | {name: (lambda case, _, forms=forms: case.render(case.rng.choice(forms))) for name, forms in BLOCKS_MORE.items()}
