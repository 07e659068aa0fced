"""The people, places, numbers and dates of one letter."""

# ruff: noqa: ARG002 - every getter takes the key of its slot

from __future__ import annotations

import datetime as dt
import random
import re
import string
import unicodedata

from . import places
from .people import Names

PERSON = re.compile(r"(p|sp|kf\d|km\d|of\d|om\d|d\d|n\d)(?:\.(\w+))?")
DATE = re.compile(r"d([fnsmlr])([+-]\d+)")
PRONOUNS = {
    "he": ("she", "he"),
    "his": ("her", "his"),
    "him": ("her", "him"),
    "man": ("woman", "man"),
    "boy": ("girl", "boy"),
    "son": ("daughter", "son"),
    "spouse": ("husband", "wife"),
    "male": ("female", "male"),
    "M": ("F", "M"),
}
MONTHS = "January February March April May June July August September October November December".split()
BRITISH = {"UK", "IE", "AU"}
TITLES = ("Mr", "Mrs", "Ms", "Miss")


def plain(text: str) -> str:
    """Letters a-z only, for addresses on the net."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", text.lower()))


def nhs(rng: random.Random, first: str = "46789") -> str:
    """Ten digits whose last one checks the others (modulus 11)."""
    while True:
        digits = [int(rng.choice(first))] + [rng.randrange(10) for _ in range(8)]
        check = 11 - sum(d * (10 - i) for i, d in enumerate(digits)) % 11
        if check != 10:
            return "".join(map(str, digits)) + str(check % 11)


def luhn(digits: str) -> str:
    """The digit that completes a number under the Luhn rule."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        d = int(c) * (2 if i % 2 == 0 else 1)
        total += d - 9 if d > 9 else d
    return str(-total % 10)


class Cast:
    """Answers slots of a template with (value, label); the same slot has the same value all through a letter."""

    def __init__(self, country: str, rng: random.Random, names: Names, ages: tuple[int, int], sex: str = ""):
        self.country, self.rng, self.names = country, rng, names
        self.sex = sex or rng.choice("fm")
        self.age = rng.randint(*ages)
        self.letter = dt.date(2012, 1, 1) + dt.timedelta(days=rng.randrange(4900))
        self.born = self.letter - dt.timedelta(days=int(self.age * 365.25) + rng.randrange(5, 350))
        self.memo: dict[str, tuple[str, str]] = {}
        self.people: dict[str, tuple[str, str, str, str]] = {}
        self.shift: dict[str, int] = {}
        numeric = {
            "US": "%m/%d/%Y %m/%d/%Y -m/-d/%Y -m/-d/%y %m-%d-%Y %Y-%m-%d",
            "CA": "%Y-%m-%d %Y/%m/%d %d-%b-%Y %m/%d/%Y",
        }.get(country, "%d/%m/%Y %d/%m/%Y %d.%m.%y %d-%b-%Y -d/-m/%y %d/%m/%y %d.%m.%Y %d-%m-%Y")
        words = {
            "US": "%B -d, %Y;%B -d, %Y;%b -d, %Y;%b. -d %Y;-d %b %Y;%B -d_ %Y",
            "CA": "%B -d, %Y;-d %B %Y;%b -d, %Y",
        }.get(country, "-d %B %Y;-d %B %Y;-d_ %B %Y;%d %b %Y;-d_ of %B %Y;-d %b %y")
        self.numeric, self.words = rng.choice(numeric.split()), rng.choice(words.split(";"))
        self.main = rng.choice([self.numeric, self.words])
        self.formats = numeric.split() + words.split(";")
        # several towns, each {"town", "county", "zip", "dial"}
        rows = [row.replace("_", " ").split(";") for row in places.TOWNS[country].split()]
        self.towns = rng.sample(rows, 4)

    # --- people

    def person(self, key: str) -> tuple[str, str, str, str]:
        """(first, middle initial, last, sex)"""
        if key not in self.people:
            sex = {"k": key[1:2], "o": key[1:2]}.get(key[0], self.rng.choice("fm"))
            if key == "p":
                sex = self.sex
            if key == "sp":
                sex = "m" if self.sex == "f" else "f"
            first, last = self.names.full(self.country, sex)
            taken = {v[0] for v in self.people.values()}
            while first in taken:
                first = self.names.first(self.country, sex)
            if (key == "sp" and self.rng.random() < 0.8) or (key[0] == "k" and self.rng.random() < 0.65):
                last = self.person("p")[2]
            self.people[key] = (first, self.rng.choice("ABCDEFGHJKLMNPRSTVW"), last, sex)
        return self.people[key]

    def named(self, key: str, form: str | None) -> tuple[str, str]:
        first, middle, last, sex = self.person(key)
        if form == "t":
            if key not in self.memo:
                adult = ("Mrs", "Ms", "Mrs", "Miss") if sex == "f" else ("Mr",)
                self.memo[key] = (self.rng.choice(adult), "")
            return self.memo[key][0] + ("." if self.country in ("US", "CA") and self.memo[key][0] != "Miss" else ""), ""
        a, b = first[0], re.sub(r"^(van der|von|De La|de|Le) ", "", last)[0].upper()
        value = {
            None: f"{first} {last}",
            "f": first,
            "l": last,
            "lf": f"{last}, {first}",
            "LF": f"{last.upper()}, {first}",
            "lfm": f"{last}, {first} {middle}",
            "fm": f"{first} {middle}. {last}",
            "il": f"{a}. {last}",
            "ii": f"{a} {middle} {last}",
            "li": f"{last} {a}",
            "u": f"{first} {last}".upper(),
            "L": last.upper(),
            "i": a + b,
            "im": a + middle + b,
            "id": f"{a}.{b}.",
            "s": (a + b).lower(),
        }[form]
        return value, "NAME"

    # --- dates

    def dated(self, kind: str, offset: str) -> tuple[str, str]:
        days = int(offset)
        if offset not in self.shift:
            slack = abs(days) // 6
            self.shift[offset] = days + self.rng.randint(-slack, slack)
        day = self.letter + dt.timedelta(days=self.shift[offset])
        return self.written(day, kind), "DATE"

    def written(self, day: dt.date, kind: str) -> str:
        british = self.country in BRITISH
        style = {
            "f": self.main,
            "n": self.numeric,
            "l": self.words,
            "m": self.rng.choice(["%B %Y", "%B %Y", "%b %Y", "%m/%Y"]),
            "s": self.rng.choice(
                ["-d/-m", "-d %B", "-d_ %B", "-d %b"] if british else ["-m/-d", "%B -d", "%b -d", "%m/%d"]
            ),
            "r": self.rng.choice(self.formats),
        }[kind]
        nth = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        style = style.replace("-d_", f"{day.day}{nth}").replace("-d", str(day.day)).replace("-m", str(day.month))
        return day.strftime(style)

    # --- everything else

    def get(self, slot: str) -> tuple[str, str]:
        if slot in PRONOUNS:
            return PRONOUNS[slot][self.sex == "m"], ""
        if slot in ("He", "His"):
            return PRONOUNS[slot.lower()][self.sex == "m"].capitalize(), ""
        if found := PERSON.fullmatch(slot):
            return self.named(*found.groups())
        if found := DATE.fullmatch(slot):
            return self.dated(*found.groups())
        if slot not in self.memo:
            kind, _, key = slot.partition(":")
            self.memo[slot] = getattr(self, "get_" + kind)(key)
        return self.memo[slot]

    def number(self, pattern: str) -> str:
        """A pattern with # for a digit, @ for a capital letter, % for a digit other than nought."""
        pick = {"#": string.digits, "@": "ABCDEFGHJKLMNPRSTUVWXYZ", "%": "23456789"}
        return "".join(self.rng.choice(pick[c]) if c in pick else c for c in pattern)

    def one_of(self, table: dict, key: str, label: str) -> tuple[str, str]:
        values = table.get(self.country) or table["US"]
        if isinstance(values, str):
            values = values.replace("\n", ";").split(";")
        town = self.towns[int(key[-1]) % 4 if key[-1:].isdigit() else 0]
        used = {v for v, _ in self.memo.values()}
        value = ""
        for _ in range(8):
            value = self.rng.choice(values).strip()
            value = value.replace("{town}", town[0]).replace("{county}", town[1])
            value = value.replace("{name2}", self.names.last(self.country)).replace(
                "{name}", self.names.last(self.country)
            )
            if value not in used:
                break
        return value, label

    def get_age(self, key: str) -> tuple[str, str]:
        """A bare number, or with "old" the whole expression; "+N" and "-N" are relatives, N years older or younger."""
        if key.startswith("old"):
            forms = ["-year-old", "-year-old", "-year-old", " year old", " yo", " y/o", "yo", "-yr-old", " y.o."]
            return f"{self.age}{self.rng.choice(forms)}", "AGE"
        if key == "of":
            return f"{self.age} years", "AGE"
        if key:
            return str(max(1, min(89, self.age + int(key) + self.rng.randint(-3, 3)))), "AGE"
        return str(self.age), "AGE"

    def get_past(self, key: str) -> tuple[str, str]:
        """An age at an earlier event."""
        low = max(1, min(25, self.age - 1))
        return str(self.rng.randint(low, max(low, self.age - 3))), "AGE"

    def get_dob(self, key: str) -> tuple[str, str]:
        return self.written(self.born, self.rng.choice("fnnr")), "DATE"

    def get_ph(self, key: str) -> tuple[str, str]:
        code = self.towns[0 if key in ("home", "") else 1][3]
        c, n = self.country, self.number
        if c == "US" or c == "CA":
            local = n("%##-####")
            form = self.rng.choice(["({}) {}", "({}) {}", "{}-{}", "{}.{}", "1-{}-{}", "+1 {} {}", "{}/{}"])
            value = form.format(code, local.replace("-", ".") if form == "{}.{}" else local)
            if key.startswith("ext"):
                value += self.rng.choice([" ext. ", " x", " ext "]) + n("%###")
        elif c == "UK":
            rest = n("% ### ####" if len(code) == 3 else "%## ####" if len(code) == 4 else "%#####").replace(
                " ", "", len(code) == 3
            )
            value = self.rng.choice(
                [f"{code} {rest}", f"({code}) {rest}", f"+44 (0){code[1:]} {rest}", f"{code}-{rest}"]
            )
            if key.startswith("ext"):
                value += " ext " + n("%###")
        elif c == "IE":
            value = self.rng.choice(
                [f"({code}) {n('%## ####')}", f"+353 {code[1:]} {n('%######')}", f"{code} {n('%######')}"]
            )
        else:
            value = self.rng.choice(
                [f"({code}) {n('%### ####')}", f"{code} {n('%### ####')}", f"+61 {code[1:]} {n('%### ####')}"]
            )
        return value, "PHONE"

    def get_mob(self, key: str) -> tuple[str, str]:
        n = self.number
        if self.country in ("US", "CA"):
            return self.get_ph("home")
        forms = {
            "UK": ["07%## ######", "07%## ### ###", "+447%########", "07%########"],
            "IE": ["08% ### ####", "+353 8% ### ####"],
        }
        return n(self.rng.choice(forms.get(self.country, ["04%# ### ###", "+61 4%# ### ###"]))).replace(
            "+353 80", "+353 86"
        ), "PHONE"

    def get_bleep(self, key: str) -> tuple[str, str]:
        return self.number(self.rng.choice(["%###", "%##"])), "PHONE"

    def domain(self) -> str:
        if "domain" not in self.memo:
            stem = plain(self.get("hosp")[0].replace("Hospital", ""))[:14]
            ends = {
                "US": [".org", "health.org", ".edu", "med.com"],
                "UK": [".nhs.uk", ".nhs.uk", "-tr.nhs.uk", ".wales.nhs.uk", ".scot.nhs.uk"],
                "IE": [".ie", ".hse.ie"],
                "CA": [".ca", "health.on.ca"],
            }
            self.memo["domain"] = (stem + self.rng.choice(ends.get(self.country, [".org.au", ".health.gov.au"])), "")
        return self.memo["domain"][0]

    def get_email(self, key: str) -> tuple[str, str]:
        if not PERSON.fullmatch(key):
            return f"{key}@{self.domain()}", "EMAIL"
        first, _, last, _ = self.person(key)
        first, last = plain(first), plain(last)
        if key[0] in "dn":
            local = self.rng.choice(
                [f"{first}.{last}", f"{first[0]}{last}", f"{last}{first[0]}", f"{first[0]}.{last}2"]
            )
            home = "nhs.net" if self.country == "UK" and self.rng.random() < 0.5 else self.domain()
        else:
            year = str(self.born.year)[2:]
            local = self.rng.choice(
                [f"{first}{last}{year}", f"{first}_{last}", f"{last}.{first[0]}", f"{first}{self.number('##')}"]
            )
            home = self.rng.choice(
                "gmail.com hotmail.com yahoo.com outlook.com icloud.com btinternet.com proton.me aol.com".split()
            )
        return f"{local}@{home}", "EMAIL"

    def get_url(self, key: str) -> tuple[str, str]:
        form = self.rng.choice(["www.{}", "https://www.{}", "{}", "http://{}"])
        return form.format(self.domain()) + (f"/{key}" if key else ""), "URL"

    def get_user(self, key: str) -> tuple[str, str]:
        first, _, last, _ = self.person(key or "p")
        first, last = plain(first), plain(last)
        forms = [
            f"{first[0]}{last[:6]}{self.number('#')}",
            f"{last[:5]}{first[0]}",
            f"{first}_{self.number('###')}",
            f"{first}.{last[:3]}{self.number('##')}",
        ]
        return self.rng.choice(forms), "USERNAME"

    def get_handle(self, key: str) -> tuple[str, str]:
        return "@" + self.get_user(key)[0], "USERNAME"

    def get_id(self, key: str) -> tuple[str, str]:
        n, rng = self.number, self.rng
        if key != "last4":
            key = key.rstrip("0123456789")
        if key == "nhs":
            v = nhs(rng)
            return rng.choice(
                [f"{v[:3]} {v[3:6]} {v[6:]}", f"{v[:3]} {v[3:6]} {v[6:]}", v, f"{v[:3]}-{v[3:6]}-{v[6:]}"]
            ), "ID"
        if key == "hcn":
            v = nhs(rng, "3")
            return rng.choice([v, f"{v[:3]} {v[3:6]} {v[6:]}"]), "ID"
        if key == "chi":
            while True:
                digits = self.born.strftime("%d%m%y") + n("##") + rng.choice("13579" if self.sex == "m" else "02468")
                check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits)) % 11
                if check != 10:
                    return digits + str(check % 11), "ID"
        if key == "npi":
            stem = n("1########")
            return stem + luhn("80840" + stem), "ID"
        if key == "ref":
            a, b = self.named("d1", "i")[0], self.named("n1", "s")[0]
            return rng.choice(
                [f"{a}/{b}/{n('%#####')}", f"{a}{n('/####/##')}", n("@@/###-##/@"), f"{a}.{b}.{n('%####')}"]
            ), "ID"
        patterns = {
            "mrn": ["%######", "%#######", "@######", "##-##-##", "MR%#####", "@@%#####", "%##-###-#"],
            "ssn": [f"{rng.randint(101, 665)}-%#-%###", f"{rng.randint(101, 665)} %# %###"],
            "last4": ["%###"],
            "acct": ["%#########", "V%########", "ACT-%#####", "%###-####-##"],
            "acc": ["@@-##-#####", "S##-%####", "A%#######", "%########", "CT-2#-####"],
            "member": ["XQ@%########", "@@@%#####@##", "%####-##-####", "W%#######0#", "%@@%-@@%-@@##"],
            "policy": ["%######-@", "PMI/%#####", "@@ %### ####"],
            "case": ["%#-@@-####", "CAS-%#####", "##/%###", "INC%######"],
            "claim": ["WC-%######", "%###-@@-#####", "20##-%#####"],
            "gmc": ["%######"],
            "nmc": ["%#@####@", "##@%###@"],
            "dea": ["B@%######", "F@%######"],
            "serial": ["SN%######", "@@@%#####@", "PJN%######@", "%###-@@##-##", "@%#@###"],
            "udi": ["(01)00%###########(21)@###", "(01)0%############"],
            "lot": ["L%####@", "@@#%##", "%####-##"],
            "rx": ["%######-0####", "RX%#####", "%#######"],
            "study": ["##-%##-###", "@@@-0##-##", "%###/@"],
            "plate": {"UK": ["@@%# @@@"], "IE": ["##%-@-####"], "US": ["@@@ %###", "%@@@###", "@@@-%##"]}.get(
                self.country, ["@@@ %##"]
            ),
            "licence": ["@%## #### ####", "@########", "@%#######"],
            "pps": ["%######@@", "%######@"],
            "ohip": ["%### ### ### @@", "%###-###-###-@@"],
            "medicare": ["%### ##### #", "%### ##### #/1"],
            "mbi": ["1@@%-@@#-@@##", "2@%#@%#@@##"],
            "dva": ["@@X%####", "NX%#####"],
            "provider": ["%#####1@"],
            "unit": ["%######", "R%#####", "H###%##", "@##%###", "RX%/####"],
            "badge": ["%####", "#%##"],
            "passport": ["%########", "@@#######"],
            "bank": ["%#######"],
            "barcode": ["G### %## ### ###", "W%### ## ######"],
        }
        return n(rng.choice(patterns[key])), "ID"

    # --- places

    def get_hosp(self, key: str) -> tuple[str, str]:
        return self.one_of(places.HOSPITALS, key, "HOSPITAL")

    def get_abbr(self, key: str) -> tuple[str, str]:
        """Initials of a hospital."""
        words = re.findall(r"[A-Z]\w*", self.get("hosp" + (":" + key if key else ""))[0])
        value = "".join(w[0] for w in words)
        return (value if len(value) > 2 else words[0] + " " + "Gen"), "HOSPITAL"

    def get_gp(self, key: str) -> tuple[str, str]:
        return self.one_of(places.PRACTICES, key, "HOSPITAL")

    def get_care(self, key: str) -> tuple[str, str]:
        return self.rng.choice(places.CARE_HOMES).replace("_", " "), "HOSPITAL"

    def get_emp(self, key: str) -> tuple[str, str]:
        value, label = self.one_of(places.EMPLOYERS, key, "ORGANIZATION")
        return re.sub(r"^the ", "", value), label

    def get_school(self, key: str) -> tuple[str, str]:
        return self.one_of(places.SCHOOLS, key, "ORGANIZATION")

    def get_insurer(self, key: str) -> tuple[str, str]:
        return self.one_of(places.INSURERS, key, "ORGANIZATION")

    def get_pharm(self, key: str) -> tuple[str, str]:
        return self.one_of(places.PHARMACIES, key, "ORGANIZATION")

    def get_charity(self, key: str) -> tuple[str, str]:
        return self.rng.choice(places.CHARITIES[self.country in BRITISH]), "ORGANIZATION"

    def get_agency(self, key: str) -> tuple[str, str]:
        form = self.rng.choice(["{} Home Health & Hospice", "Comfort Hands of {}", "{} Visiting Nurse Association"])
        return form.format(self.towns[0][0]), "HOSPITAL"

    def get_town(self, key: str) -> tuple[str, str]:
        return self.towns[int(key or 0) % 4][0], "LOCATION"

    def get_county(self, key: str) -> tuple[str, str]:
        return self.towns[int(key or 0) % 4][1], "LOCATION"

    def get_country(self, key: str) -> tuple[str, str]:
        return self.rng.choice(places.COUNTRIES), "LOCATION"

    def get_resort(self, key: str) -> tuple[str, str]:
        return self.rng.choice(places.RESORTS), "LOCATION"

    def get_zip(self, key: str) -> tuple[str, str]:
        stem = self.towns[int(key or 0) % 4][2]
        if self.country == "US":
            return stem + self.number("##") + (self.number("-####") if self.rng.random() < 0.15 else ""), "POSTCODE"
        if self.country == "AU":
            return stem + self.number("#"), "POSTCODE"
        end = {"UK": " %~~", "IE": " ~#%~", "CA": " %~%"}[self.country]
        return stem + "".join(
            self.rng.choice("ABDEFGHJLNPRSTUWXYZ") if c == "~" else self.number(c) for c in end
        ), "POSTCODE"

    def get_street(self, key: str) -> tuple[str, str]:
        rng = self.rng
        road = rng.choice(places.STREETS).replace("_", " ")
        road += " " + rng.choice(places.STREET_ENDS.get(self.country, places.STREET_ENDS["UK"]))
        number = (
            str(rng.randint(1, 240))
            if self.country != "US"
            else str(rng.choice([rng.randint(2, 999), rng.randint(1000, 19999)]))
        )
        if key == "road":  # without a number
            return road, "ADDRESS"
        if self.country == "US":
            value = rng.choice(
                [f"{number} {road}"] * 4
                + [
                    f"{number} {rng.choice('NSEW')}. {road}",
                    f"{number} {road}, Apt {self.number('%@')}",
                    f"{number} {road} #{self.number('%##')}",
                ]
            )
            if rng.random() < 0.08:
                value = rng.choice(
                    [
                        "P.O. Box " + self.number("%###"),
                        f"{self.number('%##')} County Road {self.number('%##')}",
                        f"RR {self.number('%')} Box {self.number('%##')}",
                    ]
                )
        elif self.country in ("CA", "AU"):
            value = rng.choice(
                [f"{number} {road}"] * 3
                + [f"{self.number('%')}/{number} {road}", f"Unit {self.number('%')}, {number} {road}"]
            )
        else:
            house = rng.choice(places.HOUSE_NAMES).replace("_", " ")
            value = rng.choice(
                [f"{number} {road}"] * 5
                + [
                    f"Flat {self.number('%')}, {number} {road}",
                    f"{number}a {road}",
                    f"{house}, {road}",
                    f"{number}, {road}",
                ]
            )
        return value, "ADDRESS"

    def get_job(self, key: str) -> tuple[str, str]:
        return self.rng.choice(places.JOBS), "PROFESSION"
