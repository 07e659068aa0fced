"""Fields of the third set of short texts: names that are hard to see, numbers, addresses and organisations of many lands."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import fillers as fl
from .fields_more import _named, _who
from .markup import mark

if TYPE_CHECKING:
    from .case import Case, Person


def _usable(text: str, gap: str | None = None) -> tuple[str, ...]:
    """The values of a list that are not kept for development sets."""
    return tuple(value for value in text.split(gap) if not fl.reserved(value))


WORD_GIVEN = _usable(
    "Rose Grace Will Mark Bill Penny Paris Chelsea Austin Summer Dawn Joy Hope Faith Angel Basil Ginger Mercy Sky Storm Ruby "
    "Amber Crystal Jade Coral Olive Clay Cliff Dale Glen Heath Reed Rusty Chip Sonny Buddy Ace Rex Duke Earl Prince Major "
    "Patience Prudence Charity Honor Verity Constance Felicity Clemency Comfort Blessing Precious Gift Goodluck Sunday "
    "Wednesday Friday April May June Julie Augusta Melody Harmony Star Destiny Trinity Heaven Nevaeh Genesis Virginia "
    "Georgia Carolina Dakota Brooklyn London Sydney Florence Victoria Adelaide India China Kenya Asia Savannah Holly Ivy "
    "Iris Lily Daisy Poppy Heather Violet Jasmine Fern Hazel Myrtle Laurel Ash Rowan Bay Sage Rosemary Saffron Pepper "
    "Candy Honey Cherry Apple Peaches Robin Jay Wren Martin Drew Chase Chance Hunter Carter Mason Pat Sue Rob Nick Jack "
    "Ray Gene Art Guy Norm Frank Ernest Miles Lance Dean Pearl Opal Gale Misty Sandy Stormy Rocky Bud Tab Tad Cody Viola "
    "Melissa Veronica Angelica Senna Tansy Blaze Ember Ocean River Lake Maxim Justice Royal Noble King Messiah Sincere"
)
WORD_LAST = _usable(
    "Little March Ward Hand Frost Head Foot Long Short Young Bone Heart Lane Street Church King Bishop Page Price Cross "
    "Banks Fields Sharp Pain Sick Coffin Cook Baker Nurse Doctor Pope Judge Major Constant Day Knight Winter Summers Snow "
    "Rain Gale Stone Wood Woods Field Hill Marsh Pond Poole Rivers Brook Brooks Bridge Ford Wells Bath Kitchen House Hall "
    "Castle Temple Abbott Monk Parsons Priest Dean Deacon Prior Fisher Hunter Farmer Miller Taylor Tailor Carpenter Mason "
    "Potter Porter Butler Steward Marshall Sergeant Constable Sheriff Lawman Crook Savage Moody Gay Merry Jolly Best Good "
    "Goodbody Body Legg Shinn Chin Tooth Beard Hair Blood Bloodworth Livers Kidney Hart Hartshorn Back Shoulders Palmer "
    "Finger Nail Toes Brain Cough Rash Payne Ache Grave Graves Tombs Moss Reed Bush Rose Flowers Berry Plum Pears Peach "
    "Rice Bacon Ham Lamb Veal Fish Salmon Herring Pike Bass Cod Crabb Bird Crane Finch Swift Swallow Drake Peacock Woodcock "
    "Fox Wolf Lyon Bull Hogg Bullock Buck Doe Roe Hare Green Brown Black White Gray Blue Pink Gold Silver Steele Coates "
    "Shirt Gloves Hood Cotton Silk Wool Cash Pound Penny Shilling Pence Rich Rule Law Lawless Power Strong Small Large "
    "Stout Wild Noble Duke Earl Prince Lord Squire English French Irish Welsh Scott German Holland London York Kent "
    "Lancaster Lincoln Wellington Darlington Bolton Preston Chester Paget Barrett Parkinson Crohn Addison Bell Hunt Murray "
    "Grant Case Box Trunk Locke Keys Bolt Hammer Sledge Drill Pick Spade Rake Forth Down Underdown Upward Over Pass Gates "
    "Post Parcel Cane Walker Crutch Sling Bragg Coward Quick Speed Swan Dollar Bunch Garden Orchard Outlaw Drinkwater Pill "
    "Plaster Patch Lancet Pickles Onions Nutt Raw Sweet Tart Salt Pepper Mustard Ginger Bean Root Senior Younger Elder Olds "
    "Newman Weeks Friday Monday Noon Midwinter Christmas Easter May June Augustin Train Carr Waggoner Seaman Sailor Pilot"
)
_STEMS = (
    "Ash Bram Thorn Wick Had Kel Marl Sax Wex Burn Oak Lin Stan Whit Brock Hather Cald Wen Ren Sel Hart Mal Tad Ex Holm "
    "Ux Wal Dun Lyn Pen Tre Car Strath Inver Kil Bally Ard Glas"
).split()
_ENDS = (
    "thorpe|ham|ton|ley|worth|by|combe|wick|stead|bury|field|dale|minster|cester|more|ney|bourne|low|gate|rush".split(
        "|"
    )
)
_JOBS = _usable(
    "lighthouse keeper|bell ringer|sheep shearer|beekeeper|lock keeper|chimney sweep|thatcher|farrier|cooper|glass blower|"
    "puppeteer|circus performer|croupier|bookmaker|pawnbroker|taxidermist|embalmer|funeral director|gravedigger|toll collector|"
    "zookeeper|falconer|gamekeeper|gillie|trawlerman|oyster farmer|deckhand|stevedore|tugboat captain|merchant navy officer|"
    "submariner|naval rating|Gurkha soldier|army chaplain|paratrooper|fighter pilot|air traffic controller|cabin crew member|"
    "signalman|tram driver|rickshaw puller|crane operator|demolition worker|asbestos stripper|boilermaker|lagger|riveter|"
    "foundryman|lathe operator|toolmaker|sheet metal worker|watchmaker|locksmith|piano tuner|violin maker|organist|cellist|"
    "opera singer|ballet dancer|stunt double|voice actor|film editor|camera operator|radio presenter|sports reporter|"
    "cartoonist|tattoo artist|barber|wig maker|milliner|tailor's cutter|lace maker|mill hand|weaver|upholsterer|french polisher|"
    "cabinet maker|stonemason|tiler|glazier|plasterer|dry stone waller|tree surgeon|forester|vineyard worker|tea picker|"
    "tobacco farmer|cotton picker|fruit packer|abattoir worker|fishmonger|cheesemonger|chocolatier|brewer|pub landlord|"
    "sommelier|sous chef|kitchen porter|hotel concierge|chambermaid|au pair|child minder|lollipop lady|school caretaker|"
    "music teacher|driving instructor|swimming coach|jockey|golf professional|boxing trainer|referee|lifeguard|ski instructor|"
    "mountain guide|park ranger|geologist|seismologist|marine biologist|astronomer|statistician|actuary|patent attorney|"
    "barrister's clerk|high court judge|prison officer|probation officer|bailiff|customs inspector|border guard|diplomat|"
    "town councillor|union organiser|imam|rabbi|Methodist minister|nun|parish priest|missionary|translator|sign language interpreter|"
    "proofreader|poet|ghost writer|archivist|museum curator|antiques dealer|auctioneer|street trader|market stall holder|"
    "window cleaner|refuse collector|sewage worker|pest controller|drain engineer|gas fitter|telephone engineer|wind turbine technician|"
    "data analyst|web developer|games tester|delivery rider|courier|HGV driver|coach driver|ambulance technician|phlebotomist|"
    "dental nurse|chiropodist|midwife|health visitor|veterinary surgeon|dog groomer|nail bar owner|care home manager|"
    "foster carer|stockbroker|hedge fund manager|mortgage adviser|loss adjuster|tax inspector|payroll clerk|typist|"
    "switchboard operator|filing clerk|traffic warden|dinghy builder|blacksmith|saddler|bookbinder|printer|newsagent|milkman",
    "|",
)
_HOUSES = _usable(
    "Dove Cottage|The Old Forge|Penlee|Craigmore|The Gables|Rivendell|Tŷ Coch|Bryn Awel|Hawthorn Villa|Number Ten|Manor Farm|"
    "The Haven|Westwinds|Chy an Mor|Ardbeg House|The Anchorage|Mon Repos|Dunroamin|Cherry Trees|Stable Cottage|Top Farm|"
    "The Granary|Kirkstone|Shalom|Ballinacor|The Old Post Office|Cartref|Larkfield|Nethercote|Primrose Bank|Swallows Barn",
    "|",
)
_SHAPES = {
    "imei": ("35#############", "86 ###### ###### #", "01-######-######-#"),
    "mac": ("hh:hh:hh:hh:hh:hh", "HH-HH-HH-HH-HH-HH"),
    "ipsix": ("2001:db8:hhhh::hhhh", "fe80::hhhh:hhhh:hhhh:hhhh", "2a02:hhhh:hhh::h"),
    "uuid": ("hhhhhhhh-hhhh-4hhh-ahhh-hhhhhhhhhhhh",),
    "vin": ("WVWZZZ%AZ#A######", "1HG%A####%A######", "SAL%A####%A######", "JT#AA##A######%##"),
    "order": ("#%#-#######-#######", "ORD-######", "SO######", "PO######", "W#########", "%####-AA"),
    "track": (
        "1Z A## A## ## #### ####",
        "JD################",
        "AA#########GB",
        "9400 1### #### #### #### ##",
        "H%A#A##########",
    ),
    "claim": ("CLM/##/######", "A##-#######-##", "##-AA-####", "CL#######", "WC-####-#####"),
    "cover": ("POL-########", "H%######/A", "MTR ### ### ##", "########AA", "AAA/#######/##"),
    "badge": ("%###", "#####", "B-####", "EMP######", "E#####"),
    "book": ("AA#A%A", "AAAAA%", "RES-#####", "#########", "AA-###-##"),
    "crime": ("##/######/##", "CRN ######/##", "%######/##", "AA/#####/##", "INC-####-###"),
    "utr": ("%#### #####", "##########", "%#-#######", "##-#######"),
    "natid": (
        "%### #### ####",
        "AAAAA####A",
        "######-####",
        "########-####",
        "%########",
        "########A",
        "X#######A",
        "%##########",
        "AAAAAA##A##A###A",
        "###-###-###",
        "### ### ###",
        "###.###.###-##",
        "S#######A",
        "%#.###.###-#",
        "######-#######",
    ),
    "bank": ("## ## ## ########", "##-##-## ########", "####-%#### ########"),
    "ibans": (
        "ES## #### #### #### #### ####",
        "NL## AAAA #### #### ##",
        "IT##A######################",
        "PL## #### #### #### #### #### ####",
        "CH## #### #### #### #### #",
        "BE## #### #### ####",
        "SE## #### #### #### #### ####",
        "GB##AAAA##############",
        "DK## #### #### #### ##",
        "TR## #### #### #### #### #### ##",
        "NO## #### #### ###",
        "PT##.####.####.###########.##",
    ),
    "wallet": ("bc1qhhhhhhhhhhhhhhhhhhhhhhhhhhhhh", "0xhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"),
    "spec": ("S-##-####", "##B######", "HS##-#####/A", "MB ##.#####", "P##.####", "CY##:####"),
    "study": ("REC ##/AA/####", "SUBJ-###-##", "##-###-AAA", "P#### / A##"),
    "lot": ("SN######AA", "AAA###-###", "A%#-#####-A", "#AA######"),
    "caredoc": ("CHC/#####", "SCR ######", "LA######", "SG/##/####"),
    "plates": (
        "A-AA ####",
        "#### AAA",
        "AA-###-AA",
        "%AAA###",
        "AA %# AA ####",
        "AA## AAA",
        "AAA ####",
        "###-AA-#",
        "%## A ####",
    ),
    "student": ("s#######", "U########", "##/#####", "P#######-#", "20######"),
    "party": ("+% ### ### ####",),
}
_INTERNATIONAL = (
    "+1 (###) ###-####|+1-###-###-####|001-###-###-####|+44 %### ######|+44(0)%###-######|(+44) 20 #### ####|+353 %# ### ####|"
    "+49 (0)%## #######|0049 %## ######|+49-%###-######|+33 (0)% ## ## ## ##|0%.##.##.##.##|+39 0# #### ####|+39 3## #######|"
    "+34 6## ## ## ##|9## ### ###|+351 9## ### ###|+31 6 ########|0031 (0)% ## ## ## ##|+32 4## ## ## ##|+41 ## ### ## ##|"
    "+43 6## #######|+48 ## ### ## ##|+420 ### ### ###|+36 ## ### ####|+40 7## ### ###|+30 69# ### ####|+90 5## ### ## ##|"
    "+7 (9##) ###-##-##|8 9## ### ## ##|+380 ## ### ## ##|+46 7#-### ## ##|+47 ### ## ###|+45 ## ## ## ##|+358 4# ### ####|"
    "+91-%####-#####|+91 ##########|0##-########|+92 3## #######|+880 1###-######|+94 7# ### ####|+86 138 #### ####|"
    "+852 #### ####|+65 %### ####|+60 1#-### ####|+63 9## ### ####|+62 8##-####-####|+66 8 #### ####|+84 9# ### ## ##|"
    "+81 90-####-####|0%-####-####|+82 10-####-####|+61 4## ### ###|(0%) #### ####|+64 2# ### ####|+27 8# ### ####|"
    "+234 80# ### ####|+254 7## ######|+233 2# ### ####|+251 9# ### ####|+20 10 #### ####|+212 6 ## ## ## ##|+971 5# ### ####|"
    "+966 5# ### ####|+972-5#-###-####|+961 # ### ###|+98 912 ### ####|+55 (##) 9####-####|(##) ####-####|+52 ## #### ####|"
    "+54 9 ## ####-####|+56 9 #### ####|+57 3## ### ####|+1 876 ### ####|+1868 ### ####"
).split("|")
_DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ABROAD = (
    ("{last}straße {n}", "{p5} {city}", "Germany|Deutschland|Austria"),
    ("{last}weg {n}{a}", "{p5} {city}", "Germany"),
    ("{n}, rue {last}", "{p5} {city}", "France|Belgique"),
    ("{n} bis avenue {first} {last}", "{p5} {city} Cedex", "France"),
    ("Calle {first} {last}, {n}, 2º B", "{p5} {city}", "Spain|España"),
    ("Av. {last} {n}", "{city} {p5}", "Mexico|Peru|Guatemala"),
    ("Via {first} {last} {n}", "{p5} {city}", "Italy|Italia"),
    ("ul. {last}a {n}/{m}", "{q2}-{q3} {city}", "Poland|Polska"),
    ("Rua {first} {last}, {n} - apto {m}", "{city} {p5}-{q3}", "Brazil|Brasil"),
    ("{last}gatan {n}", "{q3} {q2} {city}", "Sweden|Sverige"),
    ("{last}straat {n}-{a}", "{q4} AB {city}", "the Netherlands|Nederland"),
    ("{n}/{m}, {last} Nagar, {m}th Cross", "{city} - {q3} {q3}", "India"),
    ("H.No. {n}, {last} Colony", "{city} {q3}{q3}", "India"),
    ("House {n}, Street {m}, Sector F-{m}", "{city} {p5}", "Pakistan"),
    ("{n}-{m}-{k} {last}-cho", "{city} {q3}-{q4}", "Japan"),
    ("Blk {n} {last} Road #0{k}-{m}", "{city} {q3}{q3}", "Singapore"),
    ("Flat {a}, {m}/F, {last} Mansion, {n} {first} Road", "{city}", "Hong Kong"),
    ("{n} {last} Crescent, Off {first} Road", "{city}", "Nigeria|Ghana"),
    ("{n} {last} Drive", "{city} {q4}", "South Africa|New Zealand|Australia"),
    ("{last} Sokak No: {n} D: {k}", "{p5} {city}", "Turkey|Türkiye"),
    ("Bulevar {first} {last} {n}", "{p5} {city}", "Serbia|Croatia"),
    ("{last}u {n}, {m}. em.", "{q4} {city}", "Hungary"),
    ("Str. {first} {last} nr. {n}, bl. {a}{k}, ap. {m}", "{city} {q3}{q3}", "Romania"),
    ("PO Box {n}{m}, {last} Street", "{city}", "Kenya|Uganda|Dubai|Qatar"),
    ("{n} Sharia {last}", "{city} {p5}", "Egypt|Jordan"),
)
_ORGS = {
    "law": "{last} {last2} LLP|{last} & {last2} Solicitors|{last} Legal|{last}, {last2} & {last} PLLC|{last} Law Group|{last} Chambers|"
    "{word} Conveyancing|{last} & Associates|Law Offices of {last}|{last} McKay Solicitors",
    "fire": "{city} Fire and Rescue|{city} Fire & Rescue Service|{city} Volunteer Fire Company|{city} Fire Brigade|"
    "{city} Mountain Rescue|{city} Lifeboat Station|{city} Search and Rescue|{city} Coastguard",
    "firm": "{last} & Sons|{last} & Daughters Ltd|{last} Bros|{word} Logistics|{word} Haulage|{last} Scaffolding|{last} Plant Hire|"
    "{word} Couriers|{word} Telecom|{last} Dairies|{word} Gas|{last} Removals|{word} Cleaning Services|{last} Windows|"
    "{last} Coaches|{last}'s Garage|{city} Taxis|{word} Cars|{last} GmbH|{word} S.A.|{last} Pty Ltd|{last} S.p.A.|{last} AB|"
    "{last} Co., Ltd.|{word} Technologies Pvt Ltd|{last} Holdings|{word} Electronics|Hotel {word}|{last} Arms|The {word} Inn|"
    "{city} Airport|{city} Port Authority|{word} Insurance Brokers|{last} Estates|{last} Lettings|{last} Recruitment",
    "union": "{word} Workers' Union|{city} Trades Council|Transport Workers Local {n}|Federation of {word} Engineers|"
    "{city} Teachers Union|Ironworkers Local {n}{n}|Union of {word} Staff|{city} Farmers' Union",
    "club": "{city} RFC|{city} Harriers|{city} Bowls Club|{city} Wanderers|{city} United|{city} Rugby Club|{city} Camogie Club|"
    "{city} Tennis Club|{city} Ramblers|{city} Golf Club|{city} Working Men's Club|{last}'s Gym|{city} Swimming Club|"
    "{city} Cricket Club|{city} Tigers|{city} Hurling Club|{city} Rowing Club|{word} Judo Club|{city} Choral Society|{city} WI",
    "army": "{n} {city} Fusiliers|the {city} Regiment|{n} Bn Royal {city} Regiment|{n}th {city} Infantry|{n}{n}th Airborne Squadron|"
    "HMS {word}|RAF {city}|USS {last}|{n} {word} Squadron|{city} Air National Guard|{n} {word} Commando|{word} Company, {n}th Marines",
    "care": "{word} Care Agency|{last} Home Care|{word} Homecare|{city} Domiciliary Care|{last} & {last2} Care Services|{word} Live-in Care|"
    "Helping Hands {city}|{word} Supported Living|{word} Fostering|{city} Shared Lives",
    "charity": "{city} Women's Aid|{word} Hostel|{city} Foodbank|{last} Trust|{city} Mencap|{city} Samaritans|{city} Mind|{city} Men's Shed|"
    "Headway {city}|{city} Refugee Council|{last} Memorial Fund|The {word} Project|{word} Youth Centre|Friends of {last}|"
    "St {saint}'s Night Shelter|{city} Scouts|{nn}th {city} Guides|{city} Cats Rescue",
    "church": "St {saint}'s Church|St {saint} the Martyr|{city} Parish Church|{city} Pentecostal Assembly|{city} Islamic Centre|"
    "Masjid {word}|{city} Hindu Temple|Kingdom Hall {city}|Our Lady of {city}|{last} Memorial Chapel|{city} Quaker Meeting|"
    "{word} Gospel Church|{city} Reform Synagogue|Gurdwara Guru Nanak {city}",
    "media": "{city} Herald|{city} Echo|The {city} Times|Radio {city}|{word} News|{city} Evening Post|Daily {word}|{word} Press",
    "money": "{word} Bank|{city} Building Society|{last} Credit Union|{word} Savings|{word} Finance|{last} Wealth Management|"
    "Bank of {city}|{word} Pay|{word} Mutual|{last} & {last2} Accountants|{word} Pensions",
    "state": "{city} Council|{city} Police|{city} Constabulary|{city} County Court|{city} Magistrates' Court|{city} Sheriff's Office|"
    "{city} Crown Court|{city} Jobcentre|{city} Housing Department|{city} Family Court|{city} Probation Service|{city} DMV|"
    "City of {city}|Consulate of {city}|{city} Register Office|{city} Prefecture",
    "jail": "HMP {city}|HMP {last}|HMYOI {city}|{city} State Prison|{city} County Jail|FCI {city}|{city} Immigration Removal Centre|"
    "{word} Secure Training Centre|{city} Detention Center|{city} Approved Premises",
    "college": "{city} Polytechnic|University of {city}|{last} College|{city} Institute of Technology|{word} Academy|{last} Primary|"
    "{city} Steiner School|{word} Kindergarten|Lycée {last}|Colegio {last}|{city} Girls' High|{last} Prep|King {saint} School|"
    "St {saint}'s Infants|{city} Medical School|{city} Business School|{last} Hall School|Little {word} Playgroup",
}
_SITES = (
    "The {last} Clinic|{last} Breast Unit|{last} Day Hospital|the {last} Wing|{last} Centre|{last} Building|{word} Walk-In Centre|"
    "{last} Eye Unit|{last} Renal Unit|{city} Stroke Unit|{last} House Hospice|{last} Suite|{word} Birth Centre|{last} Unit|"
    "{city} Memory Clinic|{last} Rehabilitation Centre|{last} Pavilion|{city} Urgent Care|{last} Institute|{word} Dialysis|"
    "{city} Crisis House|{last} Ward|{city} Polyclinic|Clinique {last}|{last} Spine Center|{last} and {last2} Dental"
)
_HOSTS = (
    "gmx.de|web.de|orange.fr|libero.it|wp.pl|mail.ru|seznam.cz|terra.com.br|rediffmail.com|qq.com|naver.com|bigpond.com|"
    "xtra.co.nz|telkomsa.net|me.com|fastmail.com|hotmail.fr|yahoo.co.in|ziggo.nl|telia.se|talktalk.net|example.com|mail.example"
).split("|")


def _shape(case: Case, shape: str) -> str:
    rng = case.rng
    return "".join(
        rng.choice("0123456789abcdef")
        if c == "h"
        else rng.choice("0123456789ABCDEF")
        if c == "H" and "HH" in shape
        else c
        for c in case.fill.digits(shape)
    )


def _number(case: Case, arg: str) -> str:
    """An identifying number of a kind."""
    shape = case.rng.choice(_SHAPES[arg])
    text = case.fill.digits(shape)
    if "hh" in shape or "HH-HH" in shape:
        text = _shape(case, shape)
    return mark("ID", text)


def _world_phone(case: Case, _: str) -> str:
    """A telephone number of any land."""
    return mark("PHONE", case.fill.digits(case.rng.choice(_INTERNATIONAL)))


def _spoken_phone(case: Case, _: str) -> str:
    """A telephone number in words, as callers say it."""
    rng = case.rng
    digits = case.fill.digits(rng.choice(("07#########", "07### ######", "01### ######", "%## ####", "### ### ####")))
    words = [_DIGIT_WORDS[int(c)] if c != " " else "," for c in digits]
    if rng.random() < 0.5:
        words = ["oh" if word == "zero" else word for word in words]
    out: list[str] = []
    for word in words:
        if word == ",":
            if out and rng.random() < 0.5:
                out[-1] += ","
        elif out and out[-1] == word and rng.random() < 0.6:
            out[-1] = f"double {word}"
        else:
            out.append(word)
    return mark("PHONE", " ".join(out))


def _abroad(case: Case, arg: str) -> str:
    """An address written as in another land, on one line or as a block."""
    rng, fill = case.rng, case.fill
    gap = "\n" if arg == "block" else ", "
    street, town, lands = rng.choice(_ABROAD)
    first, last = fill.name_parts(rng.choice("mf"), "uk")
    city = rng.choice(fill.pools.cities_world)
    street = street.format(
        last=last.split()[-1],
        first=first,
        n=rng.randint(1, 199),
        m=rng.randint(2, 19),
        k=rng.randint(1, 9),
        a=rng.choice("abcd"),
    )
    code = town.replace(" {city}", "").replace("{city}", "").strip(" -")
    out = f"{mark('ADDRESS', street)}{gap}"
    if code:
        cedex = code.endswith(" Cedex")
        digits = (
            code.removesuffix(" Cedex")
            .replace("{p5}", "%####")
            .replace("{q2}", "##")
            .replace("{q3}", "###")
            .replace("{q4}", "%###")
        )
        digits = fill.digits(digits) if " AB" not in digits else fill.digits("%### ") + rng.choice(("AB", "KT", "XE"))
        post = mark("POSTCODE", digits)
        place = mark("LOCATION", city)
        if town.startswith("{city}"):
            out += f"{place}{' - ' if ' - ' in town else ' '}{post}"
        else:
            out += f"{post} {place}{' Cedex' if cedex else ''}"
    else:
        out += mark("LOCATION", city)
    land = rng.choice([land for land in lands.split("|") if not fl.reserved(land.removeprefix("the "))] or [""])
    if land and rng.random() < 0.55:
        article, _, rest = land.rpartition("the ")
        out += gap + article + ("the " if "the " in land else "") + mark("LOCATION", rest)
    return out


def _village(case: Case, _: str) -> str:
    """A village or quarter with an invented name."""
    rng = case.rng
    name = rng.choice(_STEMS) + rng.choice(_ENDS)
    front, back = rng.choice(("", "", "", "Little ", "Upper ", "Nether ", "Great ", "East ")), ""
    if not front:
        back = rng.choice(
            ("", "", " Green", " Heath", "-on-the-Hill", " St Mary", " End", " Park", " Cross", " Bay", " Heights")
        )
    return mark("LOCATION", front + name + back) if not fl.reserved(name) else _village(case, "")


def _part_code(case: Case, _: str) -> str:
    """The first part of a postal code."""
    rng = case.rng
    shapes = {"us": ("###", "###xx", "###**"), "ca": ("A#A",), "ie": ("D%", "A##")}.get(
        case.locale, ("AA%#", "AA%", "A%#", "A%", "AA%# #", "AA% #")
    )
    return mark("POSTCODE", case.fill.digits(rng.choice(shapes)))


def _part_day(case: Case, _: str) -> str:
    """A date with parts left out."""
    rng = case.rng
    day = case.fill.day(2008)
    name, weekday = fl.MONTHS[day.month - 1], fl.WEEKDAYS[day.weekday()]
    nth = f"{day.day}{'th' if 10 <= day.day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    return mark(
        "DATE",
        rng.choice(
            [
                f"{day.day}/{day.month}",
                f"{weekday[:3]} {day.day} {name[:3]}",
                f"{weekday[:3]} {nth}",
                f"{weekday} the {nth}",
                f"{nth} {name[:3]}",
                f"{name[:3]} {nth}",
                f"{name} {day.year}",
                f"{name[:3]} {day:%y}",
                f"{day.day}.{day.month}.",
                f"{day.month:02d}-{day.year}",
                f"{weekday}, {name} {day.day}",
                f"{day.day} {name[:3].lower()}",
                f"{rng.choice(('Easter', 'Christmas', 'Diwali', 'Thanksgiving'))} {day.year}",
            ]
        ),
    )


def _plural(p: Person, _: random.Random) -> str:
    """A family by its surname in the plural."""
    return p.last + ("es" if p.last[-1] in "sxz" or p.last.endswith(("ch", "sh")) else "s")


def _particle(case: Case, arg: str) -> str:
    """A surname with a particle, alone or after a given name."""
    rng = case.rng
    first, last = case.fill.name_parts(rng.choice("mf"), "uk")
    stem = last.split()[-1].split("-")[-1].removeprefix("O'")
    front = rng.choice(
        (
            "van der ",
            "van ",
            "van den ",
            "von ",
            "de la ",
            "de ",
            "del ",
            "di ",
            "da ",
            "dos ",
            "al-",
            "Al-",
            "el-",
            "ibn ",
            "bin ",
        )
        + (
            "bint ",
            "O'",
            "O’",
            "Mc",
            "Mac",
            "Fitz",
            "ap ",
            "ben ",
            "Abu ",
            "du ",
            "le ",
            "St. ",
            "ter ",
            "Van ",
            "De ",
            "Del ",
            "La ",
        )
    )
    text = front + stem
    return mark("NAME", f"{first} {text}" if arg == "full" else text)


def _cut(p: Person, rng: random.Random) -> str:
    """A name with a stray space inside, or broken at the end of a line."""
    part, other = (p.first, p.last) if rng.random() < 0.5 else (p.last, p.first)
    at = rng.randrange(2, len(part) - 1) if len(part) > 4 and part.isalpha() else len(part)
    broken = part[:at] + (rng.choice((" ", " ", "-\n", "\n", "- ")) if at < len(part) else "") + part[at:]
    return rng.choice((broken, f"{broken} {p.last}" if part is p.first else f"{other} {broken}"))


def _slipped(p: Person, rng: random.Random) -> str:
    """A name as a hurried typist leaves it."""
    part = rng.choice((p.first, p.last, f"{p.first} {p.last}"))
    if len(part) < 4:
        return part
    at = rng.randrange(1, len(part) - 1)
    return rng.choice(
        (
            part[:at] + part[at + 1] + part[at] + part[at + 2 :],
            part[:at] + part[at] + part[at:],
            part[:at] + part[at + 1 :],
            part[:at] + part[at:].upper(),
            part[0].lower() + part[1:],
        )
    ).strip()


def _word_full(case: Case, _: str) -> str:
    """A full name of which a part is also a common word."""
    rng = case.rng
    first, last = case.fill.name_parts(rng.choice("mf"), case.locale)
    draw = rng.randrange(3)
    return mark("NAME", f"{rng.choice(WORD_GIVEN) if draw else first} {rng.choice(WORD_LAST) if draw != 1 else last}")


def _mail(case: Case, arg: str) -> str:
    """An electronic mail address of many lands and shapes."""
    p, rng = _who(case, arg), case.rng
    if rng.random() < 0.4:
        return mark("EMAIL", case.fill.email(p.first, p.last))
    f, s, n = fl.letters_only(p.first), fl.letters_only(p.last), rng.randrange(1, 99)
    local = rng.choice(
        (
            f"{s}{f[0]}",
            f"{f}+{s}",
            f"{f}.{s}.{n}",
            f"the{s}s",
            f"{s}family",
            f"mrs{s}{n}",
            f"{f[0]}{s[0]}{n}",
            f"{f}{s[0]}",
        )
    )
    host = rng.choice((*_HOSTS, *_HOSTS, f"{s}andsons.co.uk", f"{s}.name", f"mail.{s}-law.com"))
    text = f"{local}@{host}"
    return mark("EMAIL", text.title() if rng.random() < 0.05 else text)


def _web(case: Case, arg: str) -> str:
    """A page that belongs to a person or a firm."""
    p, rng = _who(case, arg), case.rng
    f, s, n = fl.letters_only(p.first), fl.letters_only(p.last), rng.randrange(100, 9999)
    return mark(
        "URL",
        rng.choice(
            (
                f"linkedin.com/in/{f}-{s}-{n}",
                f"https://www.facebook.com/{f}.{s}.{n}",
                f"instagram.com/{f}{s}",
                f"https://github.com/{f[0]}{s}",
                f"http://www.{s}{rng.choice(('law', 'plumbing', 'photo'))}.com",
                f"www.{f}{s}.co.uk",
                f"https://justgiving.com/page/{f}-{s}-{n}",
                f"https://bit.ly/{n}{f[:3]}",
                f"http://{s}.example/~{f}/cv.pdf",
                f"https://zoom.us/j/{n}{n}{n}",
                case.fill.url(),
            )
        ),
    )


def _organisation(case: Case, arg: str) -> str:
    rng = case.rng
    forms = rng.choice(list(_ORGS.values())) if not arg else _ORGS[arg]
    form = rng.choice(forms.split("|")).replace("{nn}", str(rng.randint(11, 30))).replace("{n}", str(rng.randint(4, 9)))
    text = case.fill.fill((form,), case.locale)
    front = "the " if text.startswith("the ") else ""
    return front + mark("ORGANIZATION", text.removeprefix("the "))


def _site(case: Case, _: str) -> str:
    text = case.fill.fill(tuple(_SITES.split("|")), case.locale)
    return ("the " if text.startswith("the ") else "") + mark("HOSPITAL", text.removeprefix("the "))


def _titled(case: Case, arg: str) -> str:
    """A title, which is no identifier, and a surname or full name."""
    p, rng = _who(case, arg), case.rng
    title = rng.choice(
        ("Mr", "Mr.", "Sir", "Herr", "Señor", "M.") if p.sex == "m" else ("Mrs", "Ms.", "Miss", "Frau", "Mme", "Dame")
    )
    return f"{title} {mark('NAME', p.last if rng.random() < 0.7 else f'{p.first} {p.last}')}"


def _from(label: str, values: tuple[str, ...]) -> Callable[[Case, str], str]:
    return lambda case, _: mark(label, case.rng.choice(values))


FIELDS_SHORT: dict[str, Callable[[Case, str], str]] = {
    "wgiven": _from("NAME", WORD_GIVEN),
    "wsur": _from("NAME", WORD_LAST),
    "wfull": _word_full,
    "rarejob": _from("PROFESSION", _JOBS),
    "housename": _from("ADDRESS", _HOUSES),
    "anynum": _number,
    "intl": _world_phone,
    "saidphone": _spoken_phone,
    "abroad": _abroad,
    "hamlet": _village,
    "partcode": _part_code,
    "partday": _part_day,
    "plural": _named(_plural),
    "particle": _particle,
    "cut": _named(_cut),
    "slip": _named(_slipped),
    "rev": _named(lambda p, rng: f"{p.last.upper() if rng.random() < 0.4 else p.last} {p.first}"),
    "midini": _named(lambda p, rng: f"{p.first} {p.middle[0]}{rng.choice(('.', ''))} {p.last}"),
    "mister": _titled,
    "ini1": _named(lambda p, rng: p.first[0].upper() + rng.choice(("", "."))),
    "anymail": _mail,
    "anyweb": _web,
    "anyorg": _organisation,
    "anysite": _site,
}
