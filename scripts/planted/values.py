"""Values for the planted identifiers: names, places, dates, numbers, and the cast of one letter.

Gazetteer values are taken only from a fixed fifth of each list (by hash), so that a training generator can use the rest.
"""

from __future__ import annotations

import hashlib
import random
import re
import string
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

MALE = [
    "Adebayo",
    "Akira",
    "Aleksander",
    "Alhassan",
    "Amit",
    "Anatoly",
    "Andrzej",
    "Anselm",
    "Arjun",
    "Aziz",
    "Babak",
    "Bartholomew",
    "Björn",
    "Bogdan",
    "Callum",
    "Chidi",
    "Chukwuemeka",
    "Cillian",
    "Cuthbert",
    "Darragh",
    "Demetrios",
    "Dmitri",
    "Eamonn",
    "Efosa",
    "Emeka",
    "Faisal",
    "Fyodor",
    "Gareth",
    "Giorgos",
    "Gurpreet",
    "Hamza",
    "Haruto",
    "Hassan",
    "Hiroshi",
    "Hywel",
    "Ibrahim",
    "Idris",
    "Igor",
    "Iwan",
    "Jamal",
    "Jarosław",
    "João",
    "Kacper",
    "Kofi",
    "Kwabena",
    "Kwame",
    "Lachlan",
    "Leszek",
    "Ludwik",
    "Mateusz",
    "Mehmet",
    "Mohammed",
    "Muhammad",
    "Nikolaos",
    "Nnamdi",
    "Oleksandr",
    "Olumide",
    "Oisín",
    "Padraig",
    "Piotr",
    "Rajesh",
    "Ramón",
    "Rhodri",
    "Ruairí",
    "Sanjay",
    "Sergei",
    "Seamus",
    "Siddharth",
    "Sung-min",
    "Tadeusz",
    "Tariq",
    "Tendai",
    "Thabo",
    "Tomasz",
    "Vikram",
    "Wei",
    "Xiang",
    "Yusuf",
    "Zbigniew",
    "Bill",
    "Frank",
    "Grant",
    "Mark",
    "Rusty",
    "Drew",
    "Jack",
    "Will",
    "Dean",
    "Chase",
]
FEMALE = [
    "Abena",
    "Adaeze",
    "Agnieszka",
    "Aisha",
    "Akosua",
    "Amara",
    "Amina",
    "Anjali",
    "Aoife",
    "Ayesha",
    "Bhavna",
    "Bronwen",
    "Caoimhe",
    "Ceridwen",
    "Chiamaka",
    "Chioma",
    "Dagmar",
    "Deepika",
    "Dorota",
    "Eilidh",
    "Eirwen",
    "Ekaterina",
    "Eleni",
    "Esperanza",
    "Fatima",
    "Fatoumata",
    "Folasade",
    "Ghislaine",
    "Grażyna",
    "Gwenllian",
    "Halima",
    "Hanako",
    "Hye-jin",
    "Ifeoma",
    "Ines",
    "Jadwiga",
    "Jaswinder",
    "Kamala",
    "Katarzyna",
    "Khadija",
    "Lakshmi",
    "Latifah",
    "Leilani",
    "Ludmila",
    "Mairead",
    "Małgorzata",
    "Mei-Ling",
    "Meera",
    "Mwajuma",
    "Nanako",
    "Nasreen",
    "Ngozi",
    "Niamh",
    "Nomvula",
    "Oksana",
    "Olga",
    "Parveen",
    "Perpetua",
    "Priya",
    "Rukhsana",
    "Saoirse",
    "Shabnam",
    "Sinéad",
    "Siobhan",
    "Sunita",
    "Svetlana",
    "Tamsin",
    "Thandiwe",
    "Ursula",
    "Wanjiru",
    "Xiomara",
    "Yetunde",
    "Yuki",
    "Zainab",
    "Zofia",
    "Hope",
    "Grace",
    "May",
    "April",
    "Rose",
    "Daisy",
    "Faith",
    "Joy",
    "Iris",
    "Dawn",
    "Summer",
]
SURNAMES = [
    "Abdullahi",
    "Abiodun",
    "Achterberg",
    "Adeyemi",
    "Afolabi",
    "Agarwal",
    "Ahmadi",
    "Akhtar",
    "Al-Sayed",
    "Amankwah",
    "Andreou",
    "Asante",
    "Athwal",
    "Bandara",
    "Banerjee",
    "Baptiste",
    "Bhattacharya",
    "Bianchi",
    "Blackwood",
    "Bondarenko",
    "Brzezinski",
    "Cadwallader",
    "Castellanos",
    "Chakraborty",
    "Chatterjee",
    "Chaudhry",
    "Chowdhury",
    "Christodoulou",
    "Ciobanu",
    "Cruickshank",
    "D'Souza",
    "Dąbrowski",
    "Das",
    "Desai",
    "Dhaliwal",
    "Dimitriou",
    "Dlamini",
    "Eze",
    "Fairweather",
    "Featherstonehaugh",
    "Fernando",
    "Fitzgibbon",
    "Gebremariam",
    "Georgiou",
    "Ghosh",
    "Gill",
    "Goncalves",
    "Grzelak",
    "Gunawardena",
    "Gupta",
    "Hadžić",
    "Haque",
    "Hashemi",
    "Hernández",
    "Hoang",
    "Hussain",
    "Igwe",
    "Iyer",
    "Jayasuriya",
    "Jónsdóttir",
    "Kamara",
    "Kapoor",
    "Kaur",
    "Kavanagh",
    "Khatun",
    "Kiplagat",
    "Kowalczyk",
    "Krishnamurthy",
    "Kuznetsov",
    "Le",
    "Liu",
    "Llewellyn",
    "Mac-Donald",
    "MacGillivray",
    "Mahmood",
    "Maduka",
    "Maqsood",
    "Mbeki",
    "Mehta",
    "Menon",
    "Mensah",
    "Mkhize",
    "Müller",
    "Mukherjee",
    "Muthusamy",
    "Nakamura",
    "Naidoo",
    "Ndiaye",
    "Nguyen",
    "Novák",
    "Nwosu",
    "Nyambura",
    "O'Driscoll",
    "O'Shaughnessy",
    "Obi",
    "Odhiambo",
    "Ogunleye",
    "Okafor",
    "Okonkwo",
    "Oyelaran",
    "Pandey",
    "Papadopoulos",
    "Park",
    "Patel",
    "Petrov",
    "Pham",
    "Popescu",
    "Prendergast",
    "Qureshi",
    "Rahman",
    "Rajapaksa",
    "Rao",
    "Rasmussen",
    "Ravindran",
    "Reddy",
    "Rees-Mogford",
    "Rodríguez",
    "Saito",
    "Sandhu",
    "Sato",
    "Schwarzenbach",
    "Sharma",
    "Siddiqui",
    "Singh",
    "Sokolov",
    "Somogyi",
    "Ssebunya",
    "Stavros",
    "Suleiman",
    "Sørensen",
    "Tagoe",
    "Takahashi",
    "Tanaka",
    "Thapa",
    "Thorsteinsson",
    "Tran",
    "Trevithick",
    "Uchenna",
    "Vaidya",
    "Venkataraman",
    "Wieczorek",
    "Wojciechowski",
    "Xu",
    "Yadav",
    "Yamamoto",
    "Yeboah",
    "Yildiz",
    "Zhang",
    "Zieliński",
    "Bone",
    "Pain",
    "March",
    "Young",
    "Case",
    "Head",
    "Price",
    "Ward",
    "Wells",
    "Rice",
    "Field",
    "Cross",
    "Hand",
    "Best",
    "Little",
    "Brown",
    "Gray",
    "Black",
    "Swallow",
    "Chew",
    "Bates",
    "Hickey",
    "Savage",
    "Fallon",
] + ["van der Westhuizen", "de la Cruz", "Di Stefano", "von Hagen", "Bint Khalid", "St John", "Ap Rhys"]
SHORT = {
    "Alexander": "Sandy",
    "Andrew": "Andy",
    "Elizabeth": "Betty",
    "Katherine": "Kath",
    "Margaret": "Peggy",
    "Mohammed": "Mo",
    "Muhammad": "Mo",
    "Agnieszka": "Aga",
    "Katarzyna": "Kasia",
    "Małgorzata": "Gosia",
    "Chukwuemeka": "Emeka",
    "Zbigniew": "Zbyszek",
    "Folasade": "Sade",
    "Bartholomew": "Bart",
}
COUNTIES = [
    "Lancashire",
    "Kent",
    "Co. Durham",
    "Gwynedd",
    "Fife",
    "West Yorkshire",
    "Devon",
    "Powys",
    "Co. Antrim",
    "Shropshire",
    "Ayrshire",
    "Surrey",
    "Norfolk",
    "Gwent",
    "Cheshire",
]
STATES = {
    "OH": "Ohio",
    "TX": "Texas",
    "MN": "Minnesota",
    "GA": "Georgia",
    "CA": "California",
    "NM": "New Mexico",
    "PA": "Pennsylvania",
    "WA": "Washington",
    "FL": "Florida",
    "ME": "Maine",
    "IA": "Iowa",
    "NC": "North Carolina",
}
COUNTRIES = [
    "Ghana",
    "Pakistan",
    "Vietnam",
    "Turkey",
    "Kerala",
    "Jamaica",
    "Sierra Leone",
    "the Philippines",
    "Peru",
    "Tenerife",
    "Lanzarote",
    "Thailand",
    "Sylhet",
    "Zimbabwe",
    "Goa",
]
WARDS = [
    "Bluebell Ward",
    "Ward 7B",
    "Nightingale Ward",
    "Ward 32",
    "Kestrel Ward",
    "Hawthorn Unit",
    "Ward C4",
    "Primrose Ward",
    "Seacole Ward",
    "Elgar Ward",
    "4 West",
    "Maple Unit",
    "Ward 11 North",
    "Willow Suite",
    "Lister Ward",
    "Attlee Ward",
    "Tower 6 East",
    "Juniper House",
]
FIRMS = [
    "{s} & Sons Haulage",
    "{s} Engineering Ltd",
    "{t} Borough Council",
    "{s} Logistics",
    "{t} Bakery",
    "{s} Brothers Roofing",
    "{t} Bus Company",
    "{s}, {s2} and Partners",
    "{t} Fire and Rescue",
    "{s} Foods",
    "{t} Credit Union",
    "Halden Steel",
    "Northgate Telecom",
    "Bluefin Couriers",
    "Ravenscar Insurance",
    "the {t} Gazette",
    "{t} Water",
    "{s} Aerospace",
    "{t} Rotary Club",
    "Copperfield Care Agency",
]
SCHOOLS_UK = [
    "St {f}'s Primary School",
    "{t} Academy",
    "{s} Grammar School",
    "{t} High School",
    "Oak Bank Infants",
    "{t} Sixth Form College",
    "University of {t}",
    "Little Acorns Nursery",
    "Holy Cross RC Primary",
]
SCHOOLS_US = [
    "{t} High School",
    "{s} Elementary",
    "{t} Middle School",
    "{t} State University",
    "St. {f} Academy",
    "{t} Community College",
    "Sunny Trails Preschool",
    "{s} Charter School",
]
INSURERS = [
    "BluePeak Health",
    "Harborline Mutual",
    "Cascadia Benefit Plans",
    "First Prairie Health",
    "Unity Summit PPO",
]
SURGERIES = [
    "{t} Medical Centre",
    "The {s} Practice",
    "{s} House Surgery",
    "{t} Road Surgery",
    "The Old Forge Surgery",
    "{t} Family Practice",
    "{s} Street Health Centre",
    "Millbrook Surgery",
]
CLINICS = [
    "{t} Family Medicine",
    "{s} Orthopedic Associates",
    "{t} Women's Clinic",
    "{s} Cancer Center",
    "{t} Pediatrics",
    "Lakeshore Internal Medicine",
    "{t} Behavioral Health Center",
    "{s} Imaging Center",
]
TRUSTS = ["{t} University Hospitals NHS Trust", "{t} and {s} NHS Foundation Trust", "{t} Health Board"]
MONTHS = [
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
]
STREET_END = re.compile(
    r"\b(road|street|lane|avenue|drive|close|way|hill|crescent|terrace|grove|blvd|boulevard|court|"
    r"place|parkway|highway|gardens|rd|st|ave|dr|ln)\.?$",
    re.I,
)
HOSPITAL_WORD = re.compile(r"hospital|infirmary|medical|clinic\b|health", re.I)
JOB_END = re.compile(r"(er|or|man|ian|eer|ist|grapher|keeper|chef|clerk|pilot|plumber|vicar|cook|guard|judge)$", re.I)
JOB_BAD = re.compile(r"nurse|doctor|consultant|surgeon|practi|physio|officer|anaes|patho|radio|thera|chiro|psych", re.I)


def kept(value: str) -> bool:
    """True for the fifth of all values that this set may use."""
    return hashlib.sha256(value.lower().encode()).digest()[0] % 5 == 0


class Pool:
    """The lists that values are drawn from."""

    def __init__(self, folder: Path) -> None:
        def lines(name: str) -> list[str]:
            rows = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            return [" ".join(row.split()) for row in rows if row.strip() and kept(row.strip())]

        self.first = [v for v in lines("first_names_us") if len(v) > 2]
        self.surnames = [v for v in lines("surnames_us") if len(v) > 2]
        self.world = [v for v in lines("cities_world") if 3 < len(v) < 20]
        self.towns = {"UK": lines("cities_uk"), "US": lines("cities_us")}
        uk = lines("address_lines_uk") + lines("address_lines2_uk")
        self.streets = {
            "UK": [
                v for v in uk if STREET_END.search(v) and not HOSPITAL_WORD.search(v) and not re.search(r"[\d,]", v)
            ],
            "US": [v for v in lines("streets_us") if STREET_END.search(v) and not re.search(r"\d|^One ", v)],
        }
        self.hospitals = {
            c: [v for v in lines(f"hospitals_{c.lower()}") if HOSPITAL_WORD.search(v) and len(v) < 55]
            for c in ("UK", "US")
        }
        self.jobs = [v for v in lines("occupations_uk") if JOB_END.search(v) and not JOB_BAD.search(v)]


@dataclass
class Person:
    """One person of a letter, always called by the same name."""

    first: str
    last: str
    sex: str
    middle: str = ""
    nick: str = ""

    def form(self, how: str, rng: random.Random) -> str:
        initials = self.first[0] + self.middle[:1] + self.last[0].upper()
        forms = {
            "first": self.first,
            "last": self.last,
            "nick": self.nick,
            "init": initials,
            "dotted": ".".join(initials) + ".",
            "upper": f"{self.first} {self.last}".upper(),
            "ifl": f"{self.first[0]}{rng.choice(['', '.'])} {self.last}",
            "lf": rng.choice(
                [
                    f"{self.last}, {self.first}",
                    f"{self.last.upper()}, {self.first}",
                    f"{self.last.upper()} {self.first}",
                ]
            ),
            "full": " ".join(p for p in (self.first, self.middle, self.last) if p)
            if rng.random() < 0.4
            else f"{self.first} {self.last}",
        }
        return forms[how]


def digits(rng: random.Random, n: int) -> str:
    return str(rng.randint(1, 9)) + "".join(rng.choice(string.digits) for _ in range(n - 1))


def letters(rng: random.Random, n: int) -> str:
    return "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(n))


def nhs_number(rng: random.Random) -> str:
    """Ten digits whose last is the modulus 11 check digit."""
    while True:
        body = digits(rng, 9)
        check = (11 - sum(int(d) * (10 - i) for i, d in enumerate(body)) % 11) % 11
        if check < 10:
            n = f"{body}{check}"
            return rng.choice(
                [n, f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}"]
            )


def npi(rng: random.Random) -> str:
    """Ten digits whose last is the Luhn digit over 80840 and the first nine."""
    body = "1" + digits(rng, 8)
    total = 0
    for i, d in enumerate(reversed("80840" + body)):
        n = int(d) * (2 if i % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return body + str(-total % 10)


def dea(rng: random.Random, last: str) -> str:
    d = digits(rng, 6)
    check = (int(d[0]) + int(d[2]) + int(d[4]) + 2 * (int(d[1]) + int(d[3]) + int(d[5]))) % 10
    return f"{rng.choice('ABM')}{last[0].upper() if last[0].isascii() else 'X'}{d}{check}"


def number(kind: str, country: str, rng: random.Random, last: str) -> str:
    """One identifying number of the given kind."""
    d, a = lambda n: digits(rng, n), lambda n: letters(rng, n)
    makers = {
        "nhs": lambda: nhs_number(rng),
        "npi": lambda: npi(rng),
        "dea": lambda: dea(rng, last),
        "gmc": lambda: d(7),
        "hcpc": lambda: f"PH{d(5)}",
        "nmc": lambda: f"{d(2)}{a(1)}{d(4)}E",
        "ssn": lambda: rng.choice([f"{d(3)}-{d(2)}-{d(4)}"] * 2 + [d(4), d(9)]),
        "mrn": lambda: rng.choice(
            [d(6), d(7), d(8), f"{a(1)}{d(6)}", f"{a(2)}{d(5)}", f"{d(3)}-{d(2)}-{d(2)}", f"{a(3)}{d(4)}{a(1)}"]
        ),
        "acct": lambda: rng.choice([d(9), f"{d(4)}-{d(5)}", f"AC{d(7)}", f"V{d(10)}"]),
        "acc": lambda: rng.choice([f"S{d(2)}-{d(5)}", f"{a(2)}{d(2)}/{d(5)}", f"{d(2)}H{d(6)}", f"{a(3)}-{d(8)}"]),
        "serial": lambda: rng.choice([f"{a(3)}{d(6)}{a(1)}", f"SN{d(8)}", f"{d(4)}-{a(2)}-{d(4)}", f"{a(2)}{d(9)}"]),
        "policy": lambda: rng.choice([f"{a(3)}{d(9)}", f"{d(3)}-{d(6)}-{d(2)}", f"H{d(8)}", f"{a(2)}/{d(7)}"]),
        "licence": lambda: rng.choice([f"{a(5)}{d(6)}{a(2)}{d(1)}{a(2)}", f"D{d(7)}", f"{a(1)}{d(3)}-{d(4)}-{d(4)}"]),
        "plate": lambda: (
            f"{a(2)}{d(2)} {a(3)}" if country == "UK" else rng.choice([f"{d(1)}{a(3)}{d(3)}", f"{a(3)}-{d(4)}"])
        ),
        "ip": lambda: ".".join(str(rng.randint(2, 254)) for _ in range(4)),
    }
    return makers[kind]()


def phone(country: str, rng: random.Random, mobile: bool = False) -> str:
    d = lambda n: digits(rng, n)  # noqa: E731
    if country == "UK":
        if mobile:
            return rng.choice(
                [f"07{d(3)} {d(6)}", f"07{d(9)}", f"+44 7{d(3)} {d(3)} {d(3)}", f"07{d(3)}-{d(3)}-{d(3)}"]
            )
        return rng.choice(
            [
                f"01{d(3)} {d(6)}",
                f"(01{d(3)}) {d(6)}",
                f"020 {d(4)} {d(4)}",
                f"01{d(9)}",
                f"0{d(3)} {d(3)} {d(4)}",
                f"01{d(3)} {d(3)} {d(3)} ext {d(4)}",
                f"+44 (0)1{d(3)} {d(6)}",
            ]
        )
    return rng.choice(
        [f"({d(3)}) {d(3)}-{d(4)}"] * 2
        + [
            f"{d(3)}-{d(3)}-{d(4)}",
            f"{d(3)}.{d(3)}.{d(4)}",
            f"+1 {d(3)} {d(3)} {d(4)}",
            f"1-{d(3)}-{d(3)}-{d(4)}",
            f"{d(3)}-{d(3)}-{d(4)} x{d(3)}",
        ]
    )


def full_date(day: date, country: str, rng: random.Random) -> str:
    m, y, d = MONTHS[day.month - 1], day.year, day.day
    nth = f"{d}{'th' if 10 < d < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d % 10, 'th')}"
    if country == "UK":
        return rng.choice(
            [
                f"{d} {m} {y}",
                f"{d} {m} {y}",
                f"{nth} {m} {y}",
                f"{d:02}/{day.month:02}/{y}",
                f"{d:02}/{day.month:02}/{y}",
                f"{d}/{day.month}/{y % 100:02}",
                f"{d:02}.{day.month:02}.{y % 100:02}",
                f"{d:02}-{m[:3]}-{y}",
                f"{d} {m[:3]} {y}",
                f"{nth} of {m} {y}",
            ]
        )
    return rng.choice(
        [
            f"{m} {d}, {y}",
            f"{m} {d}, {y}",
            f"{day.month:02}/{d:02}/{y}",
            f"{day.month}/{d}/{y % 100:02}",
            f"{day.month:02}-{d:02}-{y}",
            f"{y}-{day.month:02}-{d:02}",
            f"{m[:3]} {d}, {y}",
            f"{d:02}-{m[:3].upper()}-{y}",
        ]
    )


def part_date(day: date, country: str, rng: random.Random) -> str:
    m, y, d = MONTHS[day.month - 1], day.year, day.day
    if country == "UK":
        return rng.choice([f"{m} {y}", f"{m} {y}", f"{m[:3]} {y}", f"{d} {m}", f"{day.month:02}/{y}"])
    return rng.choice([f"{m} {y}", f"{m} {y}", f"{m} of {y}", f"{m} {d}", f"{day.month}/{d}", f"{day.month:02}/{y}"])


@dataclass
class Cast:
    """Every value of one letter; a slot asked for twice gives the same value."""

    pool: Pool
    country: str
    rng: random.Random
    sex: str = ""
    age: int = 0
    kin: str = ""  # the sex of some of the people, such as "r1F r3M"
    people: dict[str, Person] = field(default_factory=dict)
    seen: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sex = self.sex or self.rng.choice("MF")
        self.today = date(2012, 1, 1) + timedelta(days=self.rng.randint(0, 5000))
        self.born = self.today - timedelta(days=int(self.age * 365.25) + self.rng.randint(3, 350))

    def person(self, who: str) -> Person:
        if who not in self.people:
            rng = self.rng
            sex = rng.choice("MF")
            if who == "p":
                sex = self.sex
            elif who + "F" in self.kin or who + "M" in self.kin:
                sex = self.kin[self.kin.index(who) + 2]
            elif who == "r1":
                sex = "F" if self.sex == "M" else "M"
            first = rng.choice(MALE if sex == "M" else FEMALE) if rng.random() < 0.5 else rng.choice(self.pool.first)
            last = rng.choice(SURNAMES) if rng.random() < 0.4 else rng.choice(self.pool.surnames)
            if rng.random() < 0.06:
                last += "-" + rng.choice(self.pool.surnames)
            if who[0] == "r" and rng.random() < 0.7:
                last = self.person("p").last
            middle = (
                rng.choice(self.pool.first) if rng.random() < 0.15 else letters(rng, 1) if rng.random() < 0.2 else ""
            )
            stem = first[: rng.choice([3, 4])] + rng.choice(["", "ie", "y"])
            nick = SHORT.get(first) or (stem if len(first) > 5 else first)
            self.people[who] = Person(first, last, sex, middle, nick)
        return self.people[who]

    def get(self, slot: str) -> tuple[str, str | None]:
        """The text and the label (None where it identifies nobody) of one slot."""
        if slot in ("date", "pdate", "phone", "mobile") or slot[0] == "#" or slot.endswith((".full", ".ifl")):
            return self.make(slot)
        if slot not in self.seen:
            self.seen[slot] = self.make(slot)
        return self.seen[slot]

    def fill(self, pattern: str) -> str:
        rng = self.rng
        return pattern.format(
            s=rng.choice(self.pool.surnames),
            s2=rng.choice(self.pool.surnames),
            t=rng.choice(self.pool.towns[self.country]),
            f=rng.choice(self.pool.first),
        )

    def make(self, slot: str) -> tuple[str, str | None]:
        rng, pool, country = self.rng, self.pool, self.country
        if slot[0] == "#":
            low, high = slot[1:].split("-")
            return str(rng.randint(int(low), int(high))), None
        if re.match(r"[pdrn]\d?\.", slot):
            who, how = slot.split(".")
            return self.person(who).form(how, rng), "NAME"
        kind, _, tag = slot.partition(":")
        man = self.sex == "M"
        words = {
            "he": "he she",
            "He": "He She",
            "his": "his her",
            "His": "His Her",
            "him": "him her",
            "man": "man woman",
            "Mr": "Mr Mrs",
            "spouse": "wife husband",
            "son": "son daughter",
            "boy": "boy girl",
            "male": "male female",
            "M": "M F",
            "himself": "himself herself",
        }
        if kind in words:
            return words[kind].split()[0 if man else 1], None
        if kind in ("child", "sibling"):
            pair = {"child": "son daughter", "sibling": "brother sister"}[kind].split()
            return pair[0 if self.person(tag).sex == "M" else 1], None
        if kind == "age":
            return str(self.age), "AGE" if self.age >= 90 else None
        if kind in ("dob", "today", "date", "pdate"):
            day = {"dob": self.born, "today": self.today}.get(kind, self.today - timedelta(days=rng.randint(1, 900)))
            return (part_date if kind == "pdate" else full_date)(day, country, rng), "DATE"
        if kind in ("phone", "mobile"):
            return phone(country, rng, kind == "mobile"), "PHONE"
        if kind == "bleep":
            return digits(rng, 4), "PHONE"
        if kind in ("email", "user"):
            p = self.person(tag or "d1")
            f, s = (re.sub(r"[^a-z]", "", v.lower()) or "x" for v in (p.first, p.last))
            if kind == "user":
                forms = [f"{f[0]}{s}{rng.randint(1, 99)}", f"{s[:5]}{f[0]}", f"{f}_{s[:3]}", f"{s}.{f[0]}"]
                return rng.choice(forms), "USERNAME"
            host = re.sub(r"[^a-z]", "", rng.choice(pool.surnames).lower())
            end = rng.choice(
                ["nhs.net", f"{host}.nhs.uk", f"{host}.co.uk"]
                if country == "UK"
                else [f"{host}health.org", f"{host}med.com", f"{host}.edu"]
            )
            if tag[:1] in ("p", "r"):
                end = rng.choice(["gmail.com", "hotmail.com", "btinternet.com" if country == "UK" else "aol.com"])
            return rng.choice([f"{f}.{s}@{end}", f"{f[0]}{s}@{end}", f"{f}_{s}{rng.randint(1, 99)}@{end}"]), "EMAIL"
        if kind == "url":
            host = re.sub(r"[^a-z]", "", rng.choice(pool.towns[country]).lower())
            tail = ".nhs.uk" if country == "UK" else "health.org"
            return rng.choice(
                [
                    f"www.{host}{tail}",
                    f"https://portal.{host}{tail}/r/{digits(rng, 6)}",
                    f"https://www.{host}{tail}/letters",
                ]
            ), "URL"
        if kind == "street":
            end = rng.choice(pool.streets[country])
            if country == "UK":
                head, letter = rng.choice(["", "", "", f"Flat {rng.randint(1, 30)}, "]), rng.choice(["", "", "", "a"])
                return f"{head}{rng.randint(1, 180)}{letter} {end}", "ADDRESS"
            tail = rng.choice(["", "", "", f", Apt {rng.randint(1, 40)}{rng.choice('ABC')}"])
            return f"{rng.randint(1, 9800)} {end}{tail}", "ADDRESS"
        if kind == "postcode":
            uk = f"{letters(rng, rng.choice([1, 2]))}{rng.randint(1, 29)} {rng.randint(1, 9)}{letters(rng, 2)}"
            us = rng.choice([digits(rng, 5)] * 3 + [f"{digits(rng, 5)}-{digits(rng, 4)}"])
            return uk if country == "UK" else us, "POSTCODE"
        if kind in ("town", "county", "city", "state"):
            values = {
                "town": pool.towns[country],
                "county": COUNTIES,
                "state": list(STATES.values() if tag else STATES),
                "city": pool.world if rng.random() < 0.7 else COUNTRIES,
            }[kind]
            return rng.choice(values), "LOCATION"
        if kind == "hosp":
            return rng.choice(pool.hospitals[country]), "HOSPITAL"
        if kind in ("ward", "clinic", "trust"):
            pattern = {"ward": WARDS, "clinic": SURGERIES if country == "UK" else CLINICS, "trust": TRUSTS}[kind]
            return self.fill(rng.choice(pattern)), "HOSPITAL"
        if kind in ("org", "school", "insurer"):
            pattern = {"org": FIRMS, "insurer": INSURERS, "school": SCHOOLS_UK if country == "UK" else SCHOOLS_US}[kind]
            pattern = [v for v in pattern if self.age > 17 or tag or not re.search("Univ|College", v)]
            return self.fill(rng.choice(pattern)).removeprefix("the "), "ORGANIZATION"
        if kind == "job":
            return rng.choice(pool.jobs).lower(), "PROFESSION"
        return number(kind, country, rng, self.person("d1").last), "ID"
