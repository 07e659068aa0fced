"""Random identifiers in many written forms: names, dates, numbers, places and organisations."""

from __future__ import annotations

import datetime
import functools
import hashlib
import importlib
import random
import re
import string
from pathlib import Path

from faker import Faker

from .markup import mark
from .names_world import WORLD_NAMES, NameLists

NAME_LOCALES = (
    "en_GB",
    "en_US",
    "en_IN",
    "en_IE",
    "pl_PL",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "pt_BR",
    "tr_TR",
    "nl_NL",
    "sv_SE",
    "ro_RO",
    "cs_CZ",
    "no_NO",
    "fi_FI",
    "hu_HU",
    "hr_HR",
    "es_MX",
)
ADDRESS_LOCALES = ("de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "nl_NL", "sv_SE", "pt_BR", "fi_FI", "da_DK")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = (
    "Christmas",
    "Christmas Day",
    "Christmas Eve",
    "Boxing Day",
    "New Year's Eve",
    "New Year's Day",
    "Easter",
    "Easter Sunday",
    "Good Friday",
    "Thanksgiving",
    "Labor Day",
    "Memorial Day",
    "the 4th of July",
    "Halloween",
    "Eid",
    "Diwali",
    "Ramadan",
    "Hanukkah",
    "Passover",
    "Bonfire Night",
    "Valentine's Day",
    "Mother's Day",
    "St Patrick's Day",
    "Whitsun",
)
STREET_TYPES_UK = (
    "Road",
    "Street",
    "Avenue",
    "Close",
    "Lane",
    "Drive",
    "Gardens",
    "Crescent",
    "Terrace",
    "Way",
    "Grove",
    "Mews",
    "Court",
    "Walk",
    "Hill",
    "Rise",
    "Place",
    "Row",
    "View",
    "Green",
    "Park",
    "Square",
    "Rd",
    "St",
    "Ave",
    "Cl",
)
STREET_WORDS_UK = (
    "Church",
    "Station",
    "High",
    "Victoria",
    "Mill",
    "Park",
    "Queens",
    "Kings",
    "Albert",
    "Manor",
    "Chapel",
    "Elm",
    "Oak",
    "Beech",
    "Willow",
    "Meadow",
    "Castle",
    "Bridge",
    "London",
    "School",
    "North",
    "South",
    "West",
    "Green",
    "Hawthorn",
    "Primrose",
    "Orchard",
    "Windsor",
    "St John's",
    "St Mary's",
    "Abbey",
    "Priory",
    "Wellington",
    "Nelson",
    "Cavendish",
)
HOUSE_NAMES = (
    "Rose Cottage",
    "The Old Rectory",
    "Ivy House",
    "Hill Farm",
    "Ty Gwyn",
    "The Laurels",
    "Orchard House",
    "Mill Barn",
    "Oakdene",
    "The Bungalow",
    "Glenview",
    "Seaview",
    "Bramble Lodge",
    "Wisteria Cottage",
    "Tigh na Mara",
    "Fairholme",
    "The Coach House",
    "Lower Farm",
    "Woodlands",
    "Beech Lodge",
    "Penrhos",
    "Greystones",
    "The Hollies",
    "Sunnybank",
)
COUNTIES_UK = (
    "Kent",
    "Surrey",
    "Essex",
    "Norfolk",
    "Suffolk",
    "Devon",
    "Cornwall",
    "Dorset",
    "Hampshire",
    "West Sussex",
    "East Sussex",
    "Cheshire",
    "Lancashire",
    "Cumbria",
    "Northumberland",
    "County Durham",
    "North Yorkshire",
    "West Yorkshire",
    "Shropshire",
    "Staffordshire",
    "Derbyshire",
    "Nottinghamshire",
    "Lincolnshire",
    "Leicestershire",
    "Warwickshire",
    "Oxfordshire",
    "Gloucestershire",
    "Wiltshire",
    "Somerset",
    "Herts",
    "Beds",
    "Berks",
    "Bucks",
    "Powys",
    "Gwynedd",
    "Dyfed",
    "Fife",
    "Perthshire",
    "Ayrshire",
    "Aberdeenshire",
    "Co. Antrim",
    "Co Down",
    "Worcestershire",
    "Middlesex",
    "Merseyside",
)
COUNTIES_IE = (
    "Co. Kerry",
    "Co Cork",
    "Co. Galway",
    "Co. Mayo",
    "Co. Clare",
    "County Wicklow",
    "Co Donegal",
    "Co. Meath",
)
STATES_US = {
    "AL": "Alabama",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
PROVINCES_CA = ("ON", "BC", "QC", "AB", "NS", "MB", "SK", "Ontario", "British Columbia", "Alberta", "Nova Scotia")
STATES_AU = ("NSW", "VIC", "QLD", "WA", "SA", "TAS", "Victoria", "Queensland", "New South Wales")
CITIES_IE = (
    "Tralee",
    "Ennis",
    "Sligo",
    "Letterkenny",
    "Drogheda",
    "Navan",
    "Athlone",
    "Kilkenny",
    "Dundalk",
    "Clonmel",
)
CITIES_CA = (
    "Halifax",
    "Saskatoon",
    "Kelowna",
    "Hamilton",
    "Guelph",
    "Moncton",
    "Regina",
    "Kamloops",
    "Sudbury",
    "Barrie",
)
CITIES_AU = (
    "Ballarat",
    "Bendigo",
    "Geelong",
    "Dubbo",
    "Wagga Wagga",
    "Toowoomba",
    "Cairns",
    "Launceston",
    "Albany",
    "Orange",
)
JOBS = (
    "bus driver",
    "lorry driver",
    "primary school teacher",
    "plumber",
    "electrician",
    "hairdresser",
    "shop assistant",
    "coal miner",
    "postman",
    "seamstress",
    "farm worker",
    "dairy farmer",
    "accountant",
    "solicitor",
    "truck driver",
    "welder",
    "carpenter",
    "police officer",
    "firefighter",
    "warehouse operative",
    "dinner lady",
    "cleaner",
    "taxi driver",
    "civil servant",
    "retail manager",
    "call centre worker",
    "pastry chef",
    "barista",
    "librarian",
    "software engineer",
    "graphic designer",
    "bricklayer",
    "roofer",
    "scaffolder",
    "fisherman",
    "shipyard worker",
    "joiner",
    "mechanic",
    "receptionist",
    "school crossing patrol officer",
    "teaching assistant",
    "university lecturer",
    "bank clerk",
    "butcher",
    "baker",
    "estate agent",
    "florist",
    "gardener",
    "security guard",
    "secretary",
    "housekeeper",
    "nanny",
    "architect",
    "journalist",
    "musician",
    "army sergeant",
    "merchant seaman",
    "airline pilot",
    "flight attendant",
    "steel worker",
    "machinist",
    "factory worker",
    "textile worker",
    "pharmacist",
    "veterinary nurse",
    "care assistant",
    "social worker",
    "paralegal",
    "real estate agent",
    "high school teacher",
    "construction worker",
    "mail carrier",
    "forklift driver",
    "painter and decorator",
    "train driver",
    "nail technician",
    "personal trainer",
    "vicar",
    "quantity surveyor",
)
INSURERS = (
    "Blue Shield of {state}",
    "{last} Mutual",
    "{word} Health Plan",
    "{word} Life Assurance",
    "{word} Healthcare Insurance",
    "{last} & {last2} Insurance",
    "{word} Medical Benefits",
    "{city} Provident",
    "{word} Insurance Company",
    "{word}Care",
)
ORG_WORDS = (
    "Northgate",
    "Summit",
    "Evergreen",
    "Pinnacle",
    "Meridian",
    "Horizon",
    "Beacon",
    "Cascade",
    "Sterling",
    "Unity",
    "Vantage",
    "Harbour",
    "Liberty",
    "Keystone",
    "Granite",
    "Silverline",
    "Bluebird",
    "Crown",
    "Atlas",
    "Orion",
    "Phoenix",
    "Trident",
    "Swift",
    "Falcon",
    "Heritage",
    "Prospect",
    "Riverside",
    "Redwood",
    "Cobalt",
    "Zenith",
    "Aurora",
    "Nimbus",
    "Anchor",
)
COMPANY_FORMS = (
    "{last} Ltd",
    "{last} & Sons",
    "{last} and {last2} LLP",
    "{word} Logistics",
    "{word} Foods",
    "{last} Engineering",
    "{word} Steel",
    "{city} Council",
    "{word} Software Inc.",
    "{last} Construction",
    "{word} Motors",
    "{last} Brothers",
    "{city} Bus Company",
    "{word} Call Centre",
    "{word} Energy plc",
    "{last} Industries",
    "{word} Airlines",
    "{last} Group",
    "{last}, {last2} and Co",
    "{city} Building Society",
    "{word} Systems LLC",
    "{last} Bakery",
    "{city} Gazette",
    "{city} Police Department",
    "{city} Fire Department",
    "{word} Textiles",
    "{last}-{last2}",
    "{word} Solutions",
    "{city} Rovers",
    "{last} Farms",
    "{word} Bank",
    "{last} Solicitors",
    "{city} Chamber of Commerce",
)
SCHOOL_FORMS = (
    "{city} Primary School",
    "{last} Elementary School",
    "St {saint}'s Primary School",
    "{city} High School",
    "{city} Academy",
    "{word} Nursery",
    "{last} Middle School",
    "University of {city}",
    "{city} College",
    "St. {saint}'s C of E School",
    "{city} Community College",
    "{last} Grammar School",
    "{word} Montessori",
    "{city} State University",
    "{city} Junior School",
)
CHARITY_FORMS = (
    "{city} Carers Centre",
    "Age Support {city}",
    "{word} Housing Association",
    "The {last} Foundation",
    "{word} Trust",
    "{city} Food Bank",
    "{word} Care Agency",
    "{last} Home Care Ltd",
    "{city} Citizens Advice",
    "{word} Recovery Service",
    "St {saint}'s Church",
    "{city} Rotary Club",
    "{word} Community Outreach",
    "Friends of {city}",
)
PRACTICE_FORMS = (
    "{city} Surgery",
    "{word} Medical Practice",
    "{street} Surgery",
    "The {last} Practice",
    "{city} Medical Centre",
    "{city} Health Centre",
    "{word} Family Practice",
    "{last} Family Medicine",
    "{city} Pediatrics",
    "{street} Clinic",
    "{city} Walk-in Centre",
    "{word} Dental Practice",
    "{city} Family Physicians",
    "{word} Orthopaedics",
    "Dr {last} & Partners",
    "{city} Internal Medicine Associates",
    "{last} Eye Clinic",
    "The {word} Clinic",
    "{city} Cardiology Associates",
)
HOSPITAL_FORMS = (
    "{city} General Hospital",
    "{city} Royal Infirmary",
    "St {saint}'s Hospital",
    "{city} Memorial Hospital",
    "{city} Regional Medical Center",
    "Royal {city} Hospital",
    "{last} Memorial Hospital",
    "{city} District Hospital",
    "St. {saint} Medical Center",
    "{city} Community Hospital",
    "Queen {saint} Hospital",
    "{city} Hospital",
    "University Hospital of {city}",
    "{word} Rehabilitation Hospital",
    "{city} Children's Hospital",
    "{last} Cancer Centre",
    "{city} University Hospitals NHS Trust",
    "{city} VA Medical Center",
    "{city} and {city2} NHS Foundation Trust",
    "Our Lady of {saint} Hospital",
    "{city} Mental Health Unit",
    "{city} Hospice",
    "St {saint}'s Hospice",
    "{word} Surgical Center",
)
CAREHOME_FORMS = (
    "{word} Care Home",
    "{last} House",
    "{word} Nursing Home",
    "{word} Lodge",
    "The {word} Residential Home",
    "{last} Court",
    "{word} Manor",
    "{word} Assisted Living",
    "{city} Skilled Nursing Facility",
    "{word} Rest Home",
    "St {saint}'s Nursing Home",
)
SAINTS = (
    "Mary",
    "John",
    "James",
    "Luke",
    "Thomas",
    "Peter",
    "Anne",
    "Margaret",
    "Joseph",
    "Catherine",
    "Andrew",
    "Michael",
    "Elizabeth",
    "Francis",
    "Vincent",
    "Cuthbert",
    "Oswald",
    "Brigid",
    "Columba",
    "Jude",
    "Anthony",
    "Gabriel",
    "Helena",
    "Edmund",
    "Teresa",
)
WARD_NAMES = (
    "Nightingale",
    "Starlight",
    "Rainbow",
    "Bluebell",
    "Acorn",
    "Kingfisher",
    "Maple",
    "Willow",
    "Lavender",
    "Churchill",
    "Jenner",
    "Brunel",
    "Cavell",
    "Seacole",
    "Elgar",
    "Turner",
    "Skylark",
    "Beech",
    "Snowdrop",
    "Sunflower",
    "Dolphin",
    "Osprey",
    "Harvey",
)
MAIL_HOSTS = (
    "gmail.com",
    "hotmail.co.uk",
    "yahoo.com",
    "nhs.net",
    "outlook.com",
    "btinternet.com",
    "aol.com",
    "icloud.com",
    "live.co.uk",
    "protonmail.com",
    "sky.com",
    "comcast.net",
    "virginmedia.com",
    "example.org",
)
US_SUFFIXES = (
    "Street",
    "St",
    "St.",
    "Avenue",
    "Ave",
    "Ave.",
    "Drive",
    "Dr",
    "Road",
    "Rd",
    "Lane",
    "Ln",
    "Blvd",
    "Boulevard",
    "Court",
    "Ct",
    "Way",
    "Circle",
    "Cir",
    "Place",
    "Pl",
    "Terrace",
    "Pkwy",
    "Trail",
    "Highway",
)


def reserved(value: str) -> bool:
    """True for values kept for development sets; they never appear in training texts."""
    return hashlib.sha256(value.lower().encode()).digest()[0] % 5 == 0


def _usable(values: list[str] | tuple[str, ...]) -> list[str]:
    return sorted({value.strip() for value in values if value.strip() and not reserved(value.strip())})


def _usable_names(values: list[str] | tuple[str, ...]) -> list[str]:
    return [
        name
        for name in _usable(values)
        if not any(reserved(part) for part in re.split(r"[ .-]+", name) if len(part) > 3)
    ]


def _faker_names(locale: str) -> NameLists:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    both = list(getattr(provider, "first_names", ()))
    male = list(getattr(provider, "first_names_male", both)) or both
    female = list(getattr(provider, "first_names_female", both)) or both
    last: list[str] = []
    for attribute in ("last_names", "last_names_male", "last_names_female", "male_last_names", "unisex_last_names"):
        last += [name for name in getattr(provider, attribute, ()) if name != "Doe"]
    return NameLists(_usable_names(male), _usable_names(female), _usable_names(last))


class Pools:
    """Values drawn once: gazetteers, library locales and hand-written lists, less the reserved ones."""

    def __init__(self, data: Path, seed: int) -> None:
        gazetteers = data / "gazetteers"

        def read(name: str) -> list[str]:
            return _usable((gazetteers / name).read_text(encoding="utf-8").splitlines())

        first = read("first_names_us.txt")
        world = {key: NameLists(*(_usable_names(part) for part in lists)) for key, lists in WORLD_NAMES.items()}
        self.world = list(world.values())
        self.faker = {locale: _faker_names(locale) for locale in NAME_LOCALES}
        self.us_first = first
        self.us_last = read("surnames_us.txt")
        self.cities_uk = read("cities_uk.txt")
        self.cities_us = read("cities_us.txt")
        self.cities_world = read("cities_world.txt")
        self.hospitals_uk = read("hospitals_uk.txt")
        self.hospitals_us = read("hospitals_us.txt")
        self.jobs = _usable(JOBS) + [
            job.lower() for job in read("occupations_uk.txt") if "/" not in job and "none" not in job.lower()
        ]
        self.streets_us = [_street_case(street) for street in read("streets_us.txt")]
        self.lines_uk = [
            line
            for line in read("address_lines_uk.txt") + read("address_lines2_uk.txt")
            if line.split()[-1] in STREET_TYPES_UK and "," not in line and len(line.split()) < 5
        ]
        self.streets_uk = [line for line in self.lines_uk if not line[0].isdigit()]
        self.states = _usable(tuple(STATES_US.values()))
        self.counties = _usable(COUNTIES_UK)
        Faker.seed(seed)
        self.foreign: list[tuple[str, str, str]] = []
        for locale in ADDRESS_LOCALES:
            fake = Faker(locale)
            self.foreign += [
                (street, city, post)
                for street, city, post in (
                    (fake.street_address().replace("\n", " "), fake.city(), fake.postcode()) for _ in range(250)
                )
                if not reserved(street) and not reserved(city)
            ]
        english = Faker(["en_GB", "en_US", "en_IE", "en_CA", "en_AU"])
        self.fake_towns = _usable([english.city() for _ in range(1500)])
        self.fake_streets = _usable([english.street_name() for _ in range(1500)])
        companies = _usable([english.company() for _ in range(2500)])
        self.fake_companies = [
            name for name in companies if not any(reserved(part) for part in re.split(r", | and |-| & | ", name))
        ]
        self.countries = _usable([english.country() for _ in range(600)])


class Fillers:
    """Draws single identifiers; methods return plain text unless said otherwise."""

    def __init__(self, pools: Pools, rng: random.Random) -> None:
        self.pools = pools
        self.rng = rng

    def digits(self, shape: str) -> str:
        """Fill a shape: '#' a digit, '%' a non-zero digit, 'A' a capital letter; other characters stay."""
        pick = self.rng.choice
        table = {"#": string.digits, "%": string.digits[1:], "A": "ABCDEFGHJKLMNPRSTUVWXYZ"}
        return "".join(pick(table[c]) if c in table else c for c in shape)

    # names -----------------------------------------------------------------
    def name_parts(self, sex: str, locale: str) -> tuple[str, str]:
        """A given name and a surname."""
        pools, rng = self.pools, self.rng
        draw = rng.random()
        if draw < 0.28:
            lists = pools.faker["en_US" if locale == "us" else "en_GB"]
        elif draw < 0.40:
            return rng.choice(pools.us_first), rng.choice(pools.us_last)
        elif draw < 0.62:
            lists = pools.faker[rng.choice(NAME_LOCALES)]
        else:
            lists = rng.choice(pools.world)
        first = rng.choice(lists.male if sex == "m" else lists.female)
        last = rng.choice(lists.last)
        if rng.random() < 0.12:
            last = rng.choice(pools.us_last)
        if rng.random() < 0.04 and " " not in last and "-" not in last:
            last = f"{last}-{rng.choice(pools.faker['en_GB'].last)}"
        if rng.random() < 0.03 and "-" not in first:
            first = f"{first}-{rng.choice(lists.male if sex == 'm' else lists.female)}"
        return first, last

    def surname(self) -> str:
        """A surname alone."""
        return self.name_parts(self.rng.choice("mf"), "uk")[1]

    # dates -----------------------------------------------------------------
    def day(self, first_year: int = 2004, last_year: int = 2025) -> datetime.date:
        """A calendar day."""
        year = self.rng.randint(first_year, last_year)
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.rng.randrange(365))

    def date(self, locale: str, day: datetime.date | None = None, style: str = "any") -> str:
        """A full date in one of many written forms; style 'num' keeps to figures."""
        day = day or self.day()
        d, m, y = day.day, day.month, day.year
        name, abbreviation = MONTHS[m - 1], MONTHS[m - 1][:3]
        weekday = WEEKDAYS[day.weekday()]
        yy = f"{y % 100:02d}"
        nth = f"{d}{'th' if 10 <= d <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d % 10, 'th')}"
        if locale in ("us",):
            numeric = [
                f"{m:02d}/{d:02d}/{y}",
                f"{m}/{d}/{y}",
                f"{m}/{d}/{yy}",
                f"{m:02d}/{d:02d}/{yy}",
                f"{m}-{d}-{yy}",
                f"{m:02d}-{d:02d}-{y}",
                f"{y}-{m:02d}-{d:02d}",
                f"{m}.{d}.{yy}",
            ]
            words = [
                f"{name} {d}, {y}",
                f"{name} {d}, {y}",
                f"{abbreviation} {d}, {y}",
                f"{abbreviation}. {d}, {y}",
                f"{name} {nth}, {y}",
                f"{weekday}, {name} {d}, {y}",
                f"{d} {abbreviation} {y}",
                f"{name} {nth}",
                f"{name} {d}",
                f"{m}/{d}",
                f"{abbreviation} {d}",
            ]
        else:
            numeric = [
                f"{d:02d}/{m:02d}/{y}",
                f"{d}/{m}/{y}",
                f"{d}/{m}/{yy}",
                f"{d:02d}/{m:02d}/{yy}",
                f"{d:02d}.{m:02d}.{y}",
                f"{d}.{m}.{yy}",
                f"{d:02d}-{m:02d}-{y}",
                f"{y}-{m:02d}-{d:02d}",
                f"{y}/{m:02d}/{d:02d}",
                f"{d:02d}{m:02d}{y}",
            ]
            words = [
                f"{d} {name} {y}",
                f"{d} {name} {y}",
                f"{nth} {name} {y}",
                f"{nth} of {name} {y}",
                f"{d} {abbreviation} {y}",
                f"{d:02d}-{abbreviation}-{yy}",
                f"{d}-{abbreviation}-{y}",
                f"{weekday} {nth} {name}",
                f"{weekday[:3]} {d} {abbreviation}",
                f"{nth} {name}",
                f"{nth} of {name}",
                f"{d} {abbreviation} {yy}",
                f"{d}/{m}",
                f"{weekday} {d} {name} {y}",
                f"{d:02d}{abbreviation.upper()}{y}",
                f"{nth} {abbreviation} '{yy}",
            ]
        if style == "num":
            return self.rng.choice(numeric + words[:3])
        return self.rng.choice(numeric if self.rng.random() < 0.45 else words)

    def date_range(self) -> str:
        """A span of days within one month, written as one expression."""
        day = self.day()
        first = min(day.day, 25)
        last = first + self.rng.randint(1, 5)
        name = MONTHS[day.month - 1]
        return self.rng.choice(
            [
                f"{first}-{last} {name} {day.year}",
                f"{name} {first}-{last}, {day.year}",
                f"{name} {first} - {last}",
                f"{first} to {last} {name[:3]} {day.year}",
                f"{day.month}/{first}-{day.month}/{last}/{day.year % 100:02d}",
            ]
        )

    def month_year(self) -> str:
        """A month and a year without a day."""
        day = self.day(1985)
        name = MONTHS[day.month - 1]
        return self.rng.choice(
            [
                f"{name} {day.year}",
                f"{name} {day.year}",
                f"{name} of {day.year}",
                f"{name[:3]} {day.year}",
                f"{day.month:02d}/{day.year}",
                f"{day.month}/{day.year}",
                name,
                f"{name[:3]} '{day.year % 100:02d}",
                f"{name[:3]}-{day.year % 100:02d}",
                f"{name}, {day.year}",
                f"{day.month:02d}/{day.year % 100:02d}",
            ]
        )

    # numbers ---------------------------------------------------------------
    def phone(self, locale: str) -> str:
        """A telephone number in a national format."""
        us = (
            "(###) ###-####",
            "###-###-####",
            "###.###.####",
            "### ### ####",
            "1-###-###-####",
            "+1 ### ### ####",
            "(###)###-####",
            "##########",
            "###-####",
            "###-###-#### ext. ###",
            "###/###-####",
            "+1-###-###-####",
            "(###) ###-#### x###",
        )
        uk = (
            "01### ######",
            "01### ### ###",
            "020 #### ####",
            "07### ######",
            "07#########",
            "+44 7### ######",
            "0#### ######",
            "(01###) ######",
            "0161 ### ####",
            "0131-###-####",
            "+44 (0)20 #### ####",
            "07### ### ###",
            "0800 ### ####",
            "0044 7#########",
            "01### ###### ext ####",
            "0300 ### ## ##",
        )
        shapes = {
            "us": us,
            "ca": us,
            "ie": ("08# ### ####", "+353 8# ### ####", "(0##) ### ####", "01 ### ####"),
            "au": ("04## ### ###", "(0%) #### ####", "+61 4## ### ###", "0% #### ####"),
        }.get(locale, uk)
        return self.digits(self.rng.choice(shapes))

    def foreign_phone(self) -> str:
        """A telephone number of another country."""
        return self.digits(
            self.rng.choice(
                (
                    "+49 %## ######",
                    "+33 % ## ## ## ##",
                    "+48 ### ### ###",
                    "+91 %#### #####",
                    "+34 %## ### ###",
                    "00 39 ### #######",
                    "+46 %# ### ## ##",
                    "0%##/######",
                    "+86 1## #### ####",
                    "+234 8## ### ####",
                    "+90 (%##) ### ## ##",
                )
            )
        )

    def extension(self) -> str:
        """A pager, bleep or extension number."""
        return self.digits(self.rng.choice(("%###", "%###", "%####", "%##", "%#-####", "%###")))

    def nhs(self) -> str:
        """A ten-digit NHS number, valid in three cases of four."""
        while True:
            stem = self.digits("%########")
            check = 11 - sum(int(c) * (10 - i) for i, c in enumerate(stem)) % 11
            if check != 10:
                break
        number = stem + str(check % 11) if self.rng.random() < 0.75 else self.digits("%#########")
        gap = self.rng.choice((" ", " ", "", "-"))
        return gap.join((number[:3], number[3:6], number[6:]))

    def mrn(self, locale: str) -> str:
        """A hospital record number."""
        common = ("######", "#######", "########", "A######", "AA######", "%##-##-##", "########A", "A#######")
        uk = ("AAA######", "A###### ", "RX######", "######A", "H#######", "#### ###", "AA/######")
        us = ("##-##-##", "0######", "MRN######", "#########", "E#######", "##########", "%###-%###")
        return self.digits(self.rng.choice(common + (us if locale == "us" else uk))).strip()

    def ident(self, kind: str) -> str:
        """An identifying number of a named kind."""
        shapes = {
            "ssn": ("###-##-####", "#########", "### ## ####", "XXX-XX-####", "***-**-####"),
            "chi": (f"{self.day(1930, 2020):%d%m%y}####", f"{self.day(1930, 2020):%d%m%y} ####"),
            "account": ("########", "######-##", "AC######", "####-####", "##########", "%#####"),
            "plan": ("AAA#########", "A######## 01", "W%########", "####-####-####", "AA######", "#########-00"),
            "medicare": ("%AA%-AA%-AA##", "###-##-####A", "%AA#AA#AA##", "#### ##### #"),
            "accession": (
                "S##-#####",
                "##-S-####",
                "##AA####",
                "AA-##-#####",
                "ACC#######",
                "########",
                "H##/####",
                "A##-####",
            ),
            "licence": ("A#######", "AAAAA######A##AA", "AA######", "#######", "D### #### ####"),
            "dea": ("AA#######", "A%#######"),
            "npi": ("1#########",),
            "gmc": ("#######", "%######"),
            "pin": ("##A####A", "##I####E"),
            "serial": ("SN########", "AAA######A", "##-####-AAA", "PJN######", "A#####-##", "#########"),
            "plate": ("AA## AAA", "AAA-####", "A### AAA", "AA##AAA", "#AAA###", "AAA ###", "##-A-#####"),
            "ip": ("10.###.%#.###", "192.168.%.%#", "%#.%#.%##.%#", "172.16.%#.%"),
            "card": (
                "4### #### #### ####",
                "5###-####-####-####",
                "4###############",
                "37## ###### #####",
                "6011############",
            ),
            "iban": (
                "GB## AAAA #### #### #### ##",
                "DE####################",
                "FR## #### #### #### #### #### ###",
                "IE##AAAA##############",
            ),
            "passport": ("#########", "A########", "AA#######"),
            "ni": ("AA######A", "AA ## ## ## A"),
            "pps": ("#######A", "#######AA"),
            "job": ("#####", "######", "########", "T#####"),
            "case": ("##-#####", "####/##", "C######", "%###-##", "WC######", "CLM-######", "##/#####"),
        }[kind]
        return self.digits(self.rng.choice(shapes))

    # electronic ------------------------------------------------------------
    def email(self, first: str, last: str, host: str = "") -> str:
        """An electronic mail address built from a name."""
        f, s = letters_only(first), letters_only(last)
        rng = self.rng
        local = rng.choice(
            [
                f"{f}.{s}",
                f"{f}{s}",
                f"{f[:1]}{s}",
                f"{f}_{s}{rng.randrange(99)}",
                f"{s}.{f[:1]}",
                f"{f}{rng.randrange(1940, 2010)}",
                f"{f[:1]}.{s}{rng.randrange(1, 9)}",
                f"{f}-{s}",
            ]
        )
        if not host:
            host = (
                rng.choice(MAIL_HOSTS)
                if rng.random() < 0.7
                else f"{letters_only(rng.choice(ORG_WORDS))}{rng.choice(['health.org', '.nhs.uk', '.co.uk', '.com', 'med.edu', '.ie', '.ca'])}"
            )
        return f"{local}@{host}"

    def url(self) -> str:
        """A web address."""
        rng = self.rng
        host = f"{letters_only(rng.choice(ORG_WORDS))}{rng.choice(['', 'health', 'clinic', '-' + letters_only(rng.choice(ORG_WORDS))])}"
        domain = rng.choice([".com", ".nhs.uk", ".org", ".co.uk", ".org.uk", ".net", ".edu", ".ie"])
        path = rng.choice(
            [
                "",
                "",
                "/patients",
                f"/p/{rng.randrange(10000, 99999)}",
                "/portal/login",
                "/referrals.html",
                f"/results?id={rng.randrange(9999)}",
            ]
        )
        return rng.choice(["www.", "http://www.", "https://", "https://www.", ""]) + host + domain + path

    def username(self, first: str, last: str) -> str:
        """A login or handle built from a name."""
        f, s = letters_only(first), letters_only(last)
        n = self.rng.randrange(1, 999)
        return self.rng.choice(
            [
                f"{f[:1]}{s}",
                f"{f}{n}",
                f"@{f}_{s}",
                f"{s}{f[:1]}{n:02d}",
                f"{f}.{s}",
                f"{s[:4]}{n:04d}",
                f"@{f}{n}",
                f"x_{f}_x{n}",
                f"{f[:2]}{s[:5]}",
                f"{f}_{s}_{n}",
            ]
        )

    # places ----------------------------------------------------------------
    def city(self, locale: str) -> str:
        """A town of the given country, now and then an invented one."""
        pools, rng = self.pools, self.rng
        if rng.random() < 0.12:
            return rng.choice(pools.fake_towns)
        lists: dict[str, list[str] | tuple[str, ...]] = {
            "us": pools.cities_us,
            "uk": pools.cities_uk,
            "ie": _towns("ie"),
            "ca": _towns("ca"),
            "au": _towns("au"),
        }
        return rng.choice(lists[locale])

    def region(self, locale: str) -> str:
        """A county, state or province."""
        rng = self.rng
        if locale == "us":
            return rng.choice(list(STATES_US))
        return rng.choice({"uk": self.pools.counties, "ie": COUNTIES_IE, "ca": PROVINCES_CA, "au": STATES_AU}[locale])

    def postcode(self, locale: str) -> str:
        """A postcode of the given country."""
        shapes = {
            "us": ("#####", "#####", "#####-####"),
            "ie": ("A## A#A#", "A##AA##"),
            "ca": ("A#A #A#", "A#A#A#"),
            "au": ("####",),
            "uk": ("AA%# %AA", "AA% %AA", "A%# %AA", "A% %AA", "AA%#%AA", "AA%A %AA"),
        }[locale]
        return self.digits(self.rng.choice(shapes))

    def street(self, locale: str) -> str:
        """The street line of an address."""
        rng, pools = self.rng, self.pools
        number = str(rng.randint(1, 240))
        if locale in ("us", "ca"):
            number = str(rng.choice([rng.randint(1, 999), rng.randint(1000, 19999)]))
            draw = rng.random()
            if draw < 0.5:
                name = rng.choice(pools.streets_us)
            elif draw < 0.7:
                name = rng.choice(pools.fake_streets)
            else:
                name = f"{rng.choice(['', '', 'N ', 'S. ', 'West ', 'E '])}{rng.choice(pools.us_last)} {rng.choice(US_SUFFIXES)}"
            line = f"{number} {name}"
            if rng.random() < 0.2:
                line += rng.choice([", Apt {}", " Apt. {}", ", Suite {}", " #{}", ", Unit {}"]).format(
                    rng.choice(
                        [str(rng.randint(1, 900)), rng.choice("ABCD"), f"{rng.randint(1, 30)}{rng.choice('ABC')}"]
                    )
                )
            return rng.choice(
                [line] * 12
                + [
                    f"P.O. Box {rng.randint(10, 9999)}",
                    f"PO Box {rng.randint(10, 9999)}",
                    f"RR {rng.randint(1, 9)} Box {rng.randint(10, 300)}",
                ]
            )
        draw = rng.random()
        if draw < 0.4:
            name = rng.choice(pools.streets_uk)
        elif draw < 0.55:
            name = rng.choice(pools.fake_streets)
        elif draw < 0.8:
            name = f"{rng.choice(STREET_WORDS_UK)} {rng.choice(STREET_TYPES_UK)}"
        else:
            name = f"{rng.choice(pools.faker['en_GB'].last)} {rng.choice(STREET_TYPES_UK)}"
        return rng.choice(
            [f"{number} {name}"] * 7
            + [
                f"{number}{rng.choice('ABCa')} {name}",
                f"{number}, {name}",
                f"Flat {rng.randint(1, 60)}, {number} {name}",
                f"{rng.choice(HOUSE_NAMES)}, {name}",
                f"Apartment {rng.randint(1, 90)}, {number} {name}",
                rng.choice(HOUSE_NAMES),
                f"Flat {rng.choice('ABCD')}, {number} {name}",
                f"Unit {rng.randint(1, 30)}, {number} {name}",
            ]
        )

    # organisations ---------------------------------------------------------
    def fill(self, forms: tuple[str, ...], locale: str) -> str:
        """Fill a pattern of an organisation's name."""
        for _ in range(50):
            name = self._filled(self.rng.choice(forms), locale)
            if not reserved(name):
                break
        return name

    def _filled(self, form: str, locale: str) -> str:
        return form.format(
            city=self.city(locale),
            city2=self.city(locale),
            last=self.surname(),
            last2=self.surname(),
            word=self.rng.choice(ORG_WORDS),
            saint=self.rng.choice(SAINTS),
            state=self.rng.choice(list(STATES_US.values())),
            street=f"{self.rng.choice(STREET_WORDS_UK)} {self.rng.choice(STREET_TYPES_UK[:10])}",
        )

    def hospital(self, locale: str) -> str:
        """A hospital's name."""
        rng = self.rng
        if rng.random() < 0.4:
            return self.fill(HOSPITAL_FORMS, locale)
        return rng.choice(self.pools.hospitals_us if locale == "us" else self.pools.hospitals_uk)

    def hospital_short(self, locale: str) -> str:
        """A hospital as staff call it in speech."""
        rng = self.rng
        city, saint = self.city(locale), rng.choice(SAINTS)
        letters = "".join(rng.choice("ABCDEGHKLMNPRSUVW") for _ in range(2))
        return rng.choice(
            [
                f"St {saint}'s",
                f"St. {saint}'s",
                f"{city} General",
                f"{city} Royal",
                f"{city} Memorial",
                f"{letters}H",
                f"{letters}MC",
                f"R{letters}",
                f"{city} Infirmary",
            ]
        )

    def ward(self) -> str:
        """A named or numbered ward or unit."""
        rng = self.rng
        name = rng.choice(WARD_NAMES)
        return rng.choice(
            [
                f"Ward {rng.randint(1, 40)}",
                f"Ward {rng.randint(1, 12)}{rng.choice('ABCD')}",
                f"ward {rng.randint(1, 30)}",
                f"{name} Ward",
                f"{name} ward",
                f"{name} unit",
                f"{name} Suite",
                f"Ward {rng.choice('ABCDEF')}{rng.randint(1, 12)}",
                f"{rng.randint(2, 9)} {rng.choice(['North', 'West', 'East'])}",
                f"{name} Unit",
            ]
        )

    def company(self, locale: str) -> str:
        """An employer's name."""
        return (
            self.rng.choice(self.pools.fake_companies) if self.rng.random() < 0.2 else self.fill(COMPANY_FORMS, locale)
        )

    def marked_address(self, locale: str, block: bool) -> str:
        """A whole address with each part marked, on one line or over several."""
        rng = self.rng
        gap = "\n" if block else ", "
        street, city = mark("ADDRESS", self.street(locale)), mark("LOCATION", self.city(locale))
        if block and rng.random() < 0.1:
            street = street.replace(", ", mark_break(), 1)
        if locale == "uk" or locale == "ie":
            parts = [street, city]
            if rng.random() < 0.4:
                parts.append(mark("LOCATION", self.region(locale)))
            post = mark("POSTCODE", self.postcode(locale))
            if rng.random() < 0.35:
                parts[-1] += rng.choice([" ", ", ", ".  "]) + post
            else:
                parts.append(post)
            return gap.join(parts)
        region = mark(
            "LOCATION", rng.choice(self.pools.states) if locale == "us" and rng.random() < 0.2 else self.region(locale)
        )
        return f"{street}{gap}{city}{rng.choice([', ', ', ', ' '])}{region} {rng.choice(['', ' '])}{mark('POSTCODE', self.postcode(locale))}"

    def marked_foreign_address(self, block: bool) -> str:
        """An address of a non-English-speaking country with each part marked."""
        street, city, post = self.rng.choice(self.pools.foreign)
        gap = "\n" if block else ", "
        out = f"{mark('ADDRESS', street)}{gap}{mark('POSTCODE', post)} {mark('LOCATION', city)}"
        return out + gap + mark("LOCATION", self.rng.choice(self.pools.countries)) if self.rng.random() < 0.5 else out


def mark_break() -> str:
    """A line break inside an address: closes one span and opens the next."""
    inner = mark("ADDRESS", "|")
    start, end = inner.split("|")
    return f"{end},\n{start}"


def _street_case(street: str) -> str:
    """Undo title case in ordinals and compass points."""
    street = re.sub(r"(?<=\d)(?:Th|St|Nd|Rd)\b", lambda found: found.group().lower(), street)
    return re.sub(r"\b(?:Nw|Ne|Sw|Se)\b", lambda found: found.group().upper(), street).replace("'S", "'s")


@functools.cache
def _towns(locale: str) -> list[str]:
    return _usable({"ie": CITIES_IE, "ca": CITIES_CA, "au": CITIES_AU}[locale])


def letters_only(text: str) -> str:
    """The plain lower-case letters of a text, for logins and addresses."""
    return "".join(c for c in text.lower() if c in string.ascii_lowercase) or "user"
