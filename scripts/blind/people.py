"""First names and surnames: lists of rarer and ambiguous names here, and those of Faker's locales."""

from __future__ import annotations

import random

from faker import Faker

FEMALE = """Wilhelmina Saoirse Blessing Yasmin Hope Eluned Beverley Marisol Agnieszka Philippa Dorcas Maeve Tamsin Oluwaseun Ngozi
June April Grace Rosalind Henrietta Chidinma Priyanka Zainab Consuelo Ottoline Faith Ivy Daisy Pearl Thandiwe Winifred Xiomara
LaToya Shanice Mary-Ann Anne-Marie Siobhán Niamh Aoife Ffion Mairi Catriona Meena Harpreet Sunita Fatoumata Ingrid Solveig Dolores
Guadalupe Keisha Brandi Jolene Destiny Summer Olive Hazel Beryl Doreen Maureen Enid Gwendoline Nuala Noreen""".split()
MALE = """Will Mark Cuthbert Desmond Oluwafemi Rhys Iestyn Callum Fergus Declan Tadhg Eoin Kwame Babatunde Rajinder Mohammed Imran
Tariq Gareth Alasdair Hamish Lachlan Wayne Earl Duke Jesus Santiago Ignacio Tomasz Krzysztof Bogdan Dmitri Björn Leroy DeShawn
Tyrell Marquis Bubba Cletus Elmer Wendell Chip Bill Rob Art Grant Drew Chase Dean Jack Sandy Merlin Percival Norbert Osgood
Jean-Luc Étienne Xavier Thanh Huy Jin-woo Haruto Ravi Arjun Suresh Gurdeep Nnamdi Chukwuemeka Sipho""".split()
SURNAMES = """Abernethy Adeyemi-Cole Akinfenwa Alcantara Applegate Arbuckle Baptiste Beauchamp Bhattacharya Blackwater Bloodworth
Bonham-Carter Brzezinski Cartwright-Lowe Chatterjee Cholmondeley Clutterbuck Coffey D'Souza Dalrymple De_La_Cruz Delacroix
Dragomir Duckworth Eberhardt Eze Fairweather Featherstonehaugh Fitzsimmons Fonseca-Reyes Gallimore Garbutt Goldfarb Goodenough
Gwynne Haldorsen Hardcastle Higginbotham Huckaby Ibekwe Iwu Jagielka Jeyaratnam Kaczmarek Khatun Kowalczyk Le_Fevre Lightfoot
Longbottom MacGillivray Macintyre Mbeki McAllister McGonagle Mendoza-Ruiz Micallef Mukherjee Nakamura Ng Nwosu O'Dwyer O'Shaughnessy
Oyelaran Papadopoulos Pettigrew Pham Quigley Ramanathan Rasmussen Ruddock Sackville Sandoval Sidebottom Singh-Gill Stroud Swindlehurst
Szczepański Tait Thibodeaux Tran Tutu Umunna Uddin van_der_Berg von_Trapp Waddingham Weatherspoon Wickramasinghe Xu Yellowhammer
Young Zielinski Long Short Rice Black Brown Green Wood Bishop Pope Hand Foot Legg Cough Payne Savage Wise Hill Ford Marsh West Day
Winter Summers Cross Price Bond Cook Carpenter Grey Stone Rivers Bell Frost Moody Nurse Doctor Baby Christmas Parkinson Bell-Ames
Hodgkinson Addison Cushing Graves Crohn""".split()
LOCALES = {
    "US": "en_US en_US en_US es_MX es fr_FR pl_PL en_IN vi_VN it_IT de_DE".split(),
    "UK": "en_GB en_GB en_GB en_GB en_IN pl_PL cy_GB ro_RO tr_TR en_NG pt_PT".split(),
    "IE": "en_IE ga_IE en_GB pl_PL lt_LT".split(),
    "CA": "en_CA fr_CA en_CA en_IN uk_UA fil_PH".split(),
    "AU": "en_AU en_GB en_AU it_IT vi_VN en_NZ".split(),
}
LATIN = set("abcdefghijklmnopqrstuvwxyz'-. àáâãäåæçèéêëìíîïñòóôõöøùúûüýąćęłńóśźżăâîșțğışéŷŵšžčėųū")
OWN = 0.3  # share of names from the lists of this file


class Names:
    def __init__(self, rng: random.Random):
        self.rng, self.fakers = rng, {}

    def faker(self, locale: str):
        if locale not in self.fakers:
            try:
                self.fakers[locale] = Faker(locale)
            except AttributeError:  # a locale this version lacks
                self.fakers[locale] = Faker("en_GB")
            self.fakers[locale].seed_instance(self.rng.random())
        return self.fakers[locale]

    def first(self, country: str, sex: str, locale: str = "") -> str:
        if self.rng.random() < OWN:
            return self.rng.choice(FEMALE if sex == "f" else MALE)
        faker = self.faker(locale or self.rng.choice(LOCALES[country]))
        return self.plain(
            faker.first_name_female if sex == "f" else faker.first_name_male, FEMALE if sex == "f" else MALE
        )

    def last(self, country: str, locale: str = "") -> str:
        if self.rng.random() < OWN:
            return self.rng.choice(SURNAMES).replace("_", " ")
        return self.plain(self.faker(locale or self.rng.choice(LOCALES[country])).last_name, SURNAMES)

    def plain(self, make, spare: list[str]) -> str:
        """A name in Latin letters."""
        for _ in range(5):
            name = make().strip()
            if len(name) > 1 and set(name.lower()) <= LATIN:
                return name
        return self.rng.choice(spare).replace("_", " ")

    def full(self, country: str, sex: str) -> tuple[str, str]:
        locale = self.rng.choice(LOCALES[country])
        last = self.last(country, locale)
        if self.rng.random() < 0.04:
            last = f"{last}-{self.last(country, locale)}".replace(" ", "")
        return self.first(country, sex, locale), last
