"""A third set of letters and notes from Britain, Ireland, Australia and Canada, by many kinds of author, with their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import fillers as fl
from .markup import mark

if TYPE_CHECKING:
    from .case import Case

_WORD_LAST = (
    "Little March Ward Hand Frost Rose Bell Field Fields Pike Bishop Pope King Knight Noble Sharp Swift Strong Moody Bright "
    "Dear Grieve Pain Payne Hurt Cross Stone Wood Woods Marsh Moss Reed Rush Brook Brooks Banks Hill Dale Heath Forest Green "
    "Gray White Black Brown Snow Winter Summers Day Friday May Sunday Salt Pepper Bean Rice Berry Lamb Fox Wolf Bird "
    "Drake Crane Finch Peacock Nightingale Partridge Swan Salmon Herring Fish Pond Pool Waters Rivers Lake Poole Wells Ford "
    "Bridge Castle Church Abbott Monk Priest Deacon Nunn Page Reader Read Speed Walker Runner Carter Potter Glover Butcher "
    "Cook Butler Constable Sargent Major Close Lane Street Rowe Gates Hook Chain Keys Lock Ball Bowles Cotton Lace Nurse "
    "Leach Blood Bone Foot Legg Head Chin Cheek Tongue Savage Coward Friend Goodfellow Love Darling Hope Joy Bliss Sweet "
    "Kindness Purdy Wise Young Old Oldman Newman Long Short Small Biggs Large Rich Penny Pound Marks Price Cash Best Worth "
    "More Moore Power Flood Storm Gale Raine Dew Haste Bolt Lightfoot Drinkwater Pennyfeather"
).split()
_WORD_FIRST = (
    "Will Mark Bill Penny Grace Rose Hope Faith Joy Dawn June May April August Pearl Ruby Olive Ivy Iris Violet Heather "
    "Hazel Holly Poppy Daisy Lily Basil Rob Jack Frank Ernest Guy Art Dean Earl Duke Miles Clay Glen Cliff Dale Heath Robin "
    "Martin Drew Chase Chance Pat Nick Bob Mo Sunny Summer Autumn Amber Jade Crystal Coral Sandy Rusty Ginger Misty Melody "
    "Carol Harmony Patience Prudence Constance Mercy Verity Felicity Bliss Destiny Star Sky Skye River Reed Ash Rowan Jasmine "
    "Rosemary Sage Myrtle Marina Victor Max Skip Don Ray Sue Jean Mandy Candy Honey Bunny Kitty Robyn Jay Wren Teal Pip"
).split()
_VILLAGES = (
    "Nether Wallop|Great Missenden|Little Gaddesden|Upper Slaughter|Steeple Bumpstead|Wetwang|Thwing|Giggleswick|Blubberhouses|"
    "Ugley|Matching Tye|Good Easter|High Easter|Shellow Bowells|Mucking|Fobbing|Tolleshunt Major|Great Snoring|Six Mile Bottom|"
    "Pity Me|No Place|Wideopen|Seaton Delaval|Once Brewed|Unthank|Wigglesworth|Booze|Crackpot|Thornthwaite|Threlkeld|"
    "Bassenthwaite|Oughterside|Ambleside|Cark|Lower Peover|Mow Cop|Wincle|Loggerheads|Clun|Craven Arms|Hope Bowdler|"
    "Much Marcle|Ocle Pychard|Upton Snodsbury|Wyre Piddle|North Piddle|Broad Hinton|Chipping Campden|Puddletown|Piddletrenthide|"
    "Ryme Intrinseca|Toller Porcorum|Sixpenny Handley|Zeals|Nempnett Thrubwell|Chew Magna|Queen Camel|Westward Ho!|Buckland Monachorum|"
    "Praze-an-Beeble|London Apprentice|Mousehole|St Just|Mawgan Porth|Rhossili|Llanon|Aberporth|Mumbles|Tregaron|Bala|Beddgelert|"
    "Abersoch|Trefor|Cwmbran|Crymych|Lower Largo|Pittenweem|Anstruther|Comrie|Killin|Tyndrum|Plockton|Lochcarron|Ullapool|Tongue|"
    "Durness|Lybster|Stromness|Burravoe|Tobermory|Craignure|Portree|Dunvegan|Kirkcudbright|Moniaive|Coldingham|Ballycastle|"
    "Cushendall|Portaferry|Strangford|Moy|Fivemiletown|Augher|Clogher|Sixmilecross|Inch|Kilmacrennan|Ballyvaughan|Lahinch|"
    "Dingle|Sneem|Schull|Skibbereen|Bunclody|Borris|Kells|Swords|Hook Norton|Cold Ashby|Barton in the Beans|Ratlinghope|Wall|"
    "Street|Hand|Over|Nasty|Ham|Sandwich|Rest and be Thankful|Bishop's Castle|Stoke Poges|Dorking|Chalfont St Giles|Goring-by-Sea"
).split("|")
_HOUSES = (
    "Larkrise|Tŷ Coch|Bryn Awel|Tan-y-Bryn|The Nook|Dunroamin|Dunromin|The Old Forge|The Old Post Office|Pear Tree Cottage|"
    "Hawthorns|The Firs|Rosebank|Craigmore|Strathview|Lomond View|Taigh Ban|Hilltop|Windyridge|Mallards|Curlews|The Lodge|"
    "Church Cottage|School House|Station House|Keeper's Cottage|Grange Farm|Manor Farm Cottage|No 2 Council Cottages|"
    "The Annexe, Home Farm|The Vicarage|Manse|Belmont|Avalon|Casa Mia|Kia-Ora|Journey's End|Little Acre|Four Winds|Penny's Cottage|"
    "Caravan 14, Sea View Park|Plot 6, the Paddock|Narrowboat Kestrel|Room 3, the Foyer|Quarry Bank|Ballinacurra House|Sycamores"
).split("|")
_JOBS = (
    "lollipop lady|dinner lady|hod carrier|crofter|publican|trawlerman|gamekeeper|school caretaker|signalman|milk roundsman|"
    "coalman|shepherd|ghillie|drystone waller|thatcher|farrier|dairy farmer|pig man|land girl|GPO telephonist|typist|seamstress|"
    "weaver in the mill|comptometer operator|bus conductor|tram driver|train guard|black cab driver|bin man|postwoman|postie|"
    "teaching assistant|nursery nurse|childminder|barrister's clerk|solicitor|vicar|verger|church organist|undertaker|"
    "stonemason|roofer|scaffolder|plasterer|sparky|plumber's mate|steel erector|shipwright|riveter|miner|pit deputy|"
    "quarryman|potter|saddler|cobbler|tailor's cutter|hairdresser|barber|beauty therapist|betting shop manager|bookmaker|"
    "croupier|jockey|stable lad|greenkeeper|PE teacher|deputy head|headmistress|lecturer in physics|librarian|museum guide|"
    "piano tuner|violinist|ballet teacher|stage manager|pub landlord|chip shop owner|baker|fishmonger|market trader|fruit picker|"
    "warehouse operative|delivery rider|forklift driver|HGV driver|call centre adviser|civil servant|tax inspector|traffic warden|"
    "prison officer|police sergeant|firefighter|paramedic|dental nurse|ward clerk|theatre orderly|retained firefighter|sailor|"
    "merchant seaman|submariner|Lancaster navigator|tank driver|army chef|cabin crew|air traffic controller|actuary|architect"
).split("|")
_CHARITIES = (
    "Age UK {city}|{city} Mind|Headway {city}|{city} Samaritans|Crossroads {city}|{city} Foodbank|{city} Women's Aid|"
    "{city} Carers' Centre|Relate {city}|Home-Start {city}|Sue Ryder {city}|{city} Men's Shed|{word} Hospice at Home|"
    "the {word} Trust|Citizens Advice {city}|{city} Night Shelter|Emmaus {city}|{city} Talking Newspaper|{city} Blind Society|"
    "Cruse {city}|Parkinson's UK {city} branch|{city} Stroke Club|{city} Meals on Wheels|{city} Dial-a-Ride|{word} Advocacy|"
    "{city} Deaf Association|the {last} Foundation|Alone {city}|Jigsaw {city}|{word} Project|Turning Point {city}|{city} Young Carers"
).split("|")
_AGENCIES = (
    "{word} Homecare|{word} Care Ltd|{last} & {last2} Care Services|{city} Reablement Team|Helping Hands {city}|{word} Care at Home|"
    "{city} Live-in Care|Bluebird Care {city}|{word} Carers|{last} Domiciliary Care|{word} Nursing Agency|Caremark {city}|"
    "{word} Support Living|{city} Shared Lives|Angels of {city}|{word} Personal Assistants"
).split("|")
_CLUBS = (
    "{city} Bowls Club|{city} Working Men's Club|{city} Royal British Legion|{city} WI|{city} Harriers|{city} RUFC|{city} Golf Club|"
    "{city} Ramblers|{city} U3A|{city} Silver Band|{city} GAA|{city} Rotary|{city} Athletic FC|{word} Dance Academy|{city} Sea Scouts|"
    "1st {city} Brownies|{city} Choral Society|{city} Camera Club|{city} parkrun|{city} Swimming Club|{word} Gym"
).split("|")
_LAWYERS = (
    "{last} {last2} LLP|{last} & {last2} Solicitors|{last} & Co Solicitors|{word} Law|{last}, {last2} and {last}".split(
        "|"
    )
)
_UNDERTAKERS = (
    "{last} & Sons Funeral Directors|Co-op Funeralcare {city}|{last} and Daughter|{last} Funeral Service".split("|")
)
_FIRE = (
    "{city} Fire and Rescue Service|{city} Fire & Rescue|{city} Fire Brigade|{city} Fire Station|{city} Fire Service|Fire & Rescue {city}"
).split("|")
_COLLEGES = (
    "University of {city}|{city} University|{city} College|{city} Met|{last} College|{city} School of Nursing|{city} FE College|"
    "Queen's {city}|{city} Institute of Technology|{city} Law School|Trinity {city}|{city} Conservatoire"
).split("|")
_UNITS = (
    "Elm Lodge|Rowan PICU|the Larches|Fern Ward|Ward 7B|ward 12A|W14|B47|Ward 32|Bay 3, Ward 9|Bluebell Unit|Poppy Unit|Heron Unit|"
    "Ward C6|Wd 21|Pendle Ward|Fairfield Unit|Avon 2|Tamar Suite|Level 6 East|L7 North|8 South|Cedar Ward|Yew Tree Unit|Hawthorn|"
    "Robin Ward|Swift ward|Trinity Ward|Lister Ward|Fleming ward|Ward Ten|F5|Woodland House|Rose Ward|Frost Ward|Marie Curie Ward|"
    "the Bronte unit|Puffin ward|Penguin|Jasmine Suite|Day Surgery Unit B|Mulberry 1|Chestnut PICU|Ward 4/5|AMU2|Ward D57"
).split("|")
_SURGERIES = (
    "Elm Tree Surgery|the Lister|Parkside|Riverside Surgery|Old Mill Surgery|Abbey Medical|The Spinney Surgery|Lakeside|"
    "Castle Street Surgery|Priory Fields|Market Cross Surgery|The Limes|Oak Tree Health Centre|Harbour Medical|Meadowside|"
    "Two Rivers Medical Partnership|Bridge Lane Surgery|Bishopsgate Practice|Mayfield|High Street Surgery|Quayside|The Old Dairy Surgery|"
    "Valley Primary Care|White Rose Surgery|St Clement's Surgery|The Grange|Waterside|Wellspring|Forge Close Surgery|Lodge Hill"
).split("|")
_REFS = (
    "AA/####/AA",
    "####/##/AA",
    "AAA-####",
    "#####/A",
    "%##-##-A",
    "A/####/##",
    "AA##-####",
    "##/AA/####",
    "AA ######",
    "####.##.A",
    "AAA/##/###",
    "%######-%",
    "##A######",
    "#/####/####",
)
_TITLES = (
    "Sr Sr Sister Sister S/N SN Prof Rev Revd Father Fr Pastor Imam Rabbi Capt Captain Maj Major Col Sgt PC DC WPC Cllr Canon "
    "Dame Lady Lord Sir Matron CNM CNS ANP Nurse Dr Dr Mr Mr Mrs Mrs Ms Miss Mx Garda Insp Lt Cdr"
).split()


def _usable(values: list[str] | tuple[str, ...]) -> list[str]:
    return [value for value in values if not fl.reserved(value)]


WORD_LAST, WORD_FIRST, VILLAGES, HOUSES = (_usable(v) for v in (_WORD_LAST, _WORD_FIRST, _VILLAGES, _HOUSES))
JOBS_THIRD, UNITS, SURGERIES = _usable(_JOBS), _usable(_UNITS), _usable(_SURGERIES)


def _the(label: str, text: str) -> str:
    """A marked name, with a leading article left outside."""
    return f"the {mark(label, text[4:])}" if text.startswith("the ") else mark(label, text)


def _form(label: str, forms: list[str]) -> Callable[[Case, str], str]:
    return lambda case, _: _the(label, case.fill.fill(tuple(forms), case.locale))


def _pick(label: str, values: list[str]) -> Callable[[Case, str], str]:
    return lambda case, _: _the(label, case.rng.choice(values))


def _last(case: Case) -> str:
    draw = case.rng.random()
    if draw < 0.4:
        return case.rng.choice(WORD_LAST)
    return case._person(case.rng.choice("mf")).last if draw < 0.8 else case.fill.surname()


def _word_name(case: Case, _: str) -> str:
    """A full name of which one part or both are English words."""
    rng, plain = case.rng, case._person(case.rng.choice("mf"))
    first, last = rng.choice(WORD_FIRST), rng.choice(WORD_LAST)
    return mark(
        "NAME",
        rng.choice((f"{first} {last}", f"{plain.first} {last}", f"{plain.first[0]} {last}", f"{first} {plain.last}")),
    )


def _second(case: Case, _: str) -> str:
    """A double surname with or without a hyphen."""
    one, two = case.fill.surname(), _last(case)
    return mark("NAME", f"{one}{case.rng.choice(('-', '-', '-', ' ', ' - '))}{two}")


def _titled(case: Case, _: str) -> str:
    """A title, which stays outside, with a surname or an initial and a surname."""
    rng, last = case.rng, _last(case)
    name = rng.choice((last, last, last, last.upper(), f"{rng.choice('ABCDEGHJKLMNPRSTW')} {last}"))
    return f"{rng.choice(_TITLES)} {mark('NAME', name)}"


def _sig(case: Case, arg: str) -> str:
    """Initials as staff scribble them."""
    person = case.staff[int(arg)] if arg else case._person(case.rng.choice("mf"))
    f, m, s = person.first[0].upper(), person.middle[0].upper(), person.last[0].upper()
    return mark(
        "NAME",
        case.rng.choice((f + s, f + s, f + m + s, f"{f}.{s}.", f"{f}.{s}", f"{f} {s}", (f + s).lower(), f"{f}/{s}")),
    )


def _inst(case: Case, _: str) -> str:
    """A day as formal letters count it: the 14th inst."""
    nth = case.slot("nth", "")
    plain = nth[1:-1]
    return mark("DATE", f"{plain} {case.rng.choice(('inst.', 'inst', 'ult.', 'instant', 'prox.', 'inst.'))}")


def _partial(case: Case, _: str) -> str:
    """Part of a date: day and month in figures or words, month alone, half a year."""
    rng, day = case.rng, case.visit - fl.datetime.timedelta(days=case.rng.randrange(300))
    month = fl.MONTHS[day.month - 1]
    return mark(
        "DATE",
        rng.choice(
            (
                f"{day.day}/{day.month}",
                f"{day.day:02d}/{day.month:02d}",
                f"{day.day}.{day.month}",
                f"{day.day} {month[:3]}",
                f"{month[:3]} {day.day}",
                f"{month[:3]} '{day.year % 100:02d}",
                f"{month}",
                f"{month[:3]}-{day.year % 100:02d}",
                f"{day.day}-{month[:3].lower()}",
                f"{day.month}/{day.year}",
                f"{day.day}{month[:3].upper()}",
                f"{fl.WEEKDAYS[day.weekday()][:3]} {day.day}/{day.month}",
                f"{fl.WEEKDAYS[day.weekday()]} {day.day}",
                f"{fl.WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year % 100:02d}",
            )
        ),
    )


def _nhs_mail(case: Case, arg: str) -> str:
    """A health service mail address of a member of staff or of a shared mailbox."""
    rng = case.rng
    if not arg:
        stem = fl.letters_only(case.fill.city(case.locale))
        box = rng.choice(("cmht", "referrals", "spa", "districtnurses", "admin", "pals", "cardiology", "duty", "mash"))
        return mark(
            "EMAIL",
            rng.choice(
                (f"{stem}.{box}@nhs.net", f"{box}@{stem}.nhs.uk", f"{box}.{stem}@nhs.scot", f"{box}@{stem}.gov.uk")
            ),
        )
    person = case.staff[int(arg)]
    f, s = fl.letters_only(person.first), fl.letters_only(person.last)
    return mark(
        "EMAIL",
        rng.choice(
            (
                f"{f}.{s}{rng.randint(1, 40)}@nhs.net",
                f"{f}.{s}@nhs.net",
                f"{f[0]}.{s}{rng.randint(2, 9)}@nhs.net",
                f"{f}.{s}@hse.ie",
            )
        ),
    )


FIELDS_THIRD: dict[str, Callable[[Case, str], str]] = {
    "wordlast": _pick("NAME", WORD_LAST),
    "wordfirst": _pick("NAME", WORD_FIRST),
    "wordname": _word_name,
    "second": _second,
    "titled": _titled,
    "scrawl": _sig,
    "village": _pick("LOCATION", VILLAGES),
    "house": _pick("ADDRESS", HOUSES),
    "ukjob": _pick("PROFESSION", JOBS_THIRD),
    "unit": _pick("HOSPITAL", UNITS),
    "surgery": _pick("HOSPITAL", SURGERIES),
    "ukcharity": _form("ORGANIZATION", _CHARITIES),
    "agency": _form("ORGANIZATION", _AGENCIES),
    "club": _form("ORGANIZATION", _CLUBS),
    "fire": _form("ORGANIZATION", _FIRE),
    "college": _form("ORGANIZATION", _COLLEGES),
    "ref": lambda case, _: mark("ID", case.fill.digits(case.rng.choice(_REFS))),
    "outcode": lambda case, _: mark(
        "POSTCODE", case.fill.digits(case.rng.choice(("AA%", "AA%#", "A%", "A%#", "AA%A")))
    ),
    "undertaker": _form("ORGANIZATION", _UNDERTAKERS),
    "rankpt": lambda case, _: (
        f"{case.rng.choice(('Cpl', 'LCpl', 'Sgt', 'Pte', 'WO2', 'Capt', 'Gnr'))} {mark('NAME', case.patient.last)}"
    ),
    "collar": lambda case, _: mark("ID", case.fill.digits("####")),
    "inst": _inst,
    "part": _partial,
    "partd": lambda case, _: case.slot(case.rng.choice(("ukd", "visit", "numdate", "date")), ""),
    "month": lambda case, _: mark("DATE", case.rng.choice(fl.MONTHS)),
    "lawyers": _form("ORGANIZATION", _LAWYERS),
    "nhsmail": _nhs_mail,
}

_FIRST_SET = """
{trust}
{spec} Outpatients, {unit}
Switchboard {phone} ext {ext}

Our ref: {ini3:dr1}/{inilow:dr4}/{mrn}
Clinic date: {partd}   Typed: {numdate}

{dr0:full}
{surgery}
{village}

Dear {dr0:last}

{hdr}  {dob}
{house}, {village}, {region} {post}

Diagnosis: {dx}

I reviewed this {age}-year-old [retired|former|part-time] {ukjob} today. {He} was brought by {wordfirst} from {ukcharity} as
{kin0:first} no longer drives. {Named} has NYHA II symptoms on Entresto 49/51, bisoprolol 5 mg and Forxiga.
{hard}

I have discussed things with {wordlast}, who agrees that a Holter is the next step, and {ln:dr2} will take {him} on for
consideration of a Medtronic CRT-D. {He} mentioned that {his} {kin1:rel} {kin1:first}, who lives at {village}, had a
Brugada pattern at {habbr} in {year}.

Follow up: week 12 post titration. Bloods at {surgery}, please, w/c {part}.

Yours sincerely

Dictated but not signed to avoid delay

{dr1:full}
{ini3:dr1}/{inilow:dr4}

cc {mrfull}
   {titled}, Heart Failure Nurse, {unit}
=====
ED CARD   {habbr}   att. {ref}
{numdate} {time}
{uc:ptlast} {ptfirst}   {age}{mf}   {dob}   {nhs}
{street}, {town} {outcode}
sch/occ: {ukjob}, {employer}
NOK {kin0:first} ({kin0:rel}) {phone}    GP {otherlast}, {surgery}

Triage {time} [SN|S/N|RN] {wordlast}: fell from mare at {village}, landed on R hip. GCS E4V5M6. NEWS 1. Entonox by crew.
Seen by: {scrawl:2} {time}
PC: R groin pain. No LOC. Tetanus UTD.
O/E log rolled by {wordfirst}, {fn} + me. Pelvis stable, no Battle's sign. FAST neg ({scrawl}).
XR: Garden II NOF. d/w ortho SpR ({ln:dr3}, bleep {ext}) - for cannulated screws, {unit}.
Fascia iliaca block 30 mL 0.25% levobupivacaine, {ln:dr1} supervising.
{kin1:first} (neighbour) to feed {pet} and lock up at {house}.
Paramedic {inilast}, {ambulance}, left PRF.
sig. {inidot:dr2}
=====
From: {dr4:first} {dr4:last} <{nhsmail:4}>
To: {dr3:first} {dr3:last}; {nhsmail}
Date: {visit} {time}
Subject: clinic typing / {wordlast} / {initials}

Hi {dr3:first},

Could you chase the letter on {wordname} ({mrn}) - {ln:dr1} dictated it on the {inst} but the tape stops after "the Hartmann's".
Also:
 - {titled} wants {his} {part} list moved to {habbr}; ring {wordfirst} in theatres on {ext}
 - {ptlast} rang again, twice, cross. {kin0:first} is now the contact, not {kin1:first}: {phone}
 - {second}, {otherfirst} - NHS {nhs} - wants letter in LARGE PRINT
 - {ini2:dr2} is off from {part}, {wordlast} covering
 - {hard}

I'm at {town} site on Weds, wfh Fri. Leave the blue folder with {nick}.

Ta,
{wordfirst} x
Medical Secretary to {titled} and {titled}
{trust}  |  {phone}  |  {url}
=====
{as:uk_child}LOOKED AFTER CHILD - REVIEW HEALTH ASSESSMENT (BAAF/CoramBAAF form IHA-C)
Local authority: {council}
Child's name: {ptfull}      Likes to be called: {nick}
Legal status: s20 [x]  s31 [ ]  Placement order [ ]
DOB {dob}   NHS {nhs}   LCS no: {ref}
Placed with: {wordfirst} and {fn} {second} since {partd}, {village}
Social worker: {wordname} ({phone}); IRO: {inilast}
School: {ukschool}, Yr {n}, class teacher Miss {wordlast}

Birth mother {kin0:full} (31) - bipolar, methadone 40 mL; attends {ukcharity}
Birth father {kin1:full}, d.o.b. {numdate}, [HMP|c/o] {prison}
Siblings: {otherfirst} ({n}), adopted {year} by the {otherlast} family; {otherfirst} ({n}) with paternal aunt {fn} in {town}; baby {otherfirst}

SDQ 1{n}. Wt 25th, Ht 9th centile. Immunisations: MMR x2, 4-in-1; BCG nil. Dentist: {inilast}, {town}, seen {part}.
{ptfirst} calls {wordfirst} "Mum" and misses {otherfirst}. Contact with {kin0:first} fortnightly at {ukcharity}; {kin1:first} writes.
{hard}

Health recommendations:
1. {opticians}, {town} - by {next}
2. Ask {ukschool} (SENCO {titled}) for EP report
3. Hep C serology at 18/12

{dr1:full}, Medical Adviser for Adoption
cc {dr0:last} ({surgery}); {wordlast} (SW); carers; {ln} (health visitor)
=====
d/n note {lc:ukd} {lc:initials}
visited {time} w student {lc:wordfirst}. let in by {lc:wordfirst}, neighbour. {lc:ptlast} in bed, unwashed. carers ({lc:agency}) had not come since {lc:part}.
R heel g2, L sacrum mdi. aquacel + allevyn. waterlow 2{n}. bm 1{n}.{n}. cath 14ch draining.
{lc:kin0__first} rang me from {lc:town}, upset. told {lc:kin0__first} i'd speak to {lc:wordlast} at {lc:council}.
datix {lc:ref}. tel {lc:ln} gp, no answer x2, then spoke to {lc:nick} on reception, {lc:surgery}.
pt says "{lc:nick}" took the pension book - safeguarding? d/w {lc:wordname}, band 7.
back tmrw am {lc:scrawl__3}
=====
NURSING HANDOVER - {unit} - {partd} - night to day
Bed | Name | Age | Problem | Jobs
1 | {ptlast} | {age} | #NOF d3, delirium 4AT 8 | {kin0:first} to bring hearing aids; U&E
2 | {wordlast}, {otherfirst} | 7{n} | UGIB, Rockall 4 | OGD am ({ln:dr1}); NBM
3 | {wordlast} | 8{n} | IECOPD, BiPAP 18/5 | ABG 0600; review {scrawl}
4 | {second} | {oldage} | EOL, CSCI | {fn} & {wordfirst} staying over; Rev {wordlast} called
5 | [{wordname}|{w:any}] | 5{n} | alcohol w/d CIWA 12 | Pabrinex ii TDS; ADLT - {nick}
6 | empty - Clinell'd |  |  |
SR | {otherhdr} | 3{n} | C diff 027 | fidaxomicin d4; {employer} letter
Staff: NIC {wordfirst}; RNs {fn}, {fn}, {fn}; HCA {wordfirst}; bank {fn} from {agency}
Bleeps: F1 {ext} ({ln}), SpR {ext} ({wordlast}), site {ext}
=====
{ambulance}
ELECTRONIC PATIENT CARE RECORD  {ref}
Call time {time}  Cat 2  AMPDS 17D04
Crew: {wordname} (Para {idn:hcpc}); {inilast} (EMT2); CFR {wordfirst}
Location: {house}, nr {village}, {outcode}  w3w on MDT
Patient: {ptfull}  {age} yrs  {sex}   GP: {surgery}

PC: ?CVA  FAST +ve  onset 0610
HPC: found by {fn} from next door on kitchen floor. {kin0:first} ({kin0:rel}) last spoke 2130. {fire} on scene forced entry (Stn Cdr {wordlast}).
O/A: ABC OK, GCS 13 (E3V4M6), BM 6.{n}, BP {bp}, SpO2 9{n}%, T 35.{n}, PEARL 3 mm
Tx: 20G L ACF, O2 nil, conveyed P1 to {habbr}, pre-alert taken by {wordlast}
Property: purse, hearing aid, dog {pet} left with {otherfirst} at no. {n}
Safeguarding: hoarding, referral {ref} to {council}
Handover signature: {scrawl}      Crew sig: {scrawl}
=====
OUT OF HOURS GP - POST EVENT MESSAGE
Call ref {id:case}   Rec'd {numdate} {time}   Adastra

Patient: {uc:ptfull}  ({sex}, {age} years)  DOB {dob}
Current address: [{carehome}|{house}], {village}, {post}
Contact: {otherfirst} (senior carer) {phone}

Comfort call made by {scrawl}. Advised by HCA {wordfirst} that {ptfirst} is chesty, off legs x2 days.
Temp 38.{n}, RR 2{n}, sats 91 RA, CRB-65 2. Creps R base. ReSPECT: not for hosp.
Imp: LRTI. Rx doxycycline 200 mg stat then 100 mg OD, JIC meds written - midaz, levomepromazine, glyco.
{kin0:first} spoken to on {phone}; content with plan. {kin1:first} flying home from {country}, lands {part}.
Usual GP to review Monday. Informed {wordlast} (duty DN, {town}).

Clinician: {dr2:full} GMC {id:gmc}
Driver: {nick}     Base: {village}
Copied: {surgery}, {charity}
=====
{uc:hosp}
DEPARTMENT OF {uc:spec}

DEAR DR {uc:wordlast},

RE: {uc:ptfull} - D.O.B. {uc:dob} - UNIT NO {uc:mrn}
{uc:addr}

THANK YOU FOR REFERRING THIS {age} YEAR OLD {uc:ukjob} WHO LIVES WITH {uc:kin0__first} AT {uc:village}. {uc:He} IS KNOWN TO MY COLLEAGUE {uc:wordlast} AT {uc:habbr}.
ON EXAMINATION HEART SOUNDS NORMAL, NO CLUBBING, JVP NOT RAISED. PEAK FLOW 340. FEV1 1.{nn}.
IMPRESSION: COPD GOLD II. PLAN: CT CHEST, ALPHA-1, SPIRIVA RESPIMAT, STOP SMOKING VIA {uc:ukcharity}.
I SAW {uc:him} WITH {uc:wordfirst}, THE SPECIALIST NURSE, AND {uc:kin1__full}. ROSE IN EOSINOPHILS TO 0.{n} NOTED. WILL REPEAT.
REVIEW {uc:next}.

YOURS SINCERELY

{uc:dr1__full}
{ini2:dr1}/{ini2:dr4}   DICTATED {uc:part}   TYPED {uc:part}
=====
PRISON HEALTHCARE - ACCT CASE REVIEW
{prison}    {numdate}
[Mr|Miss] {uc:ptlast} {ptfirst}  {idn:prison}  aka {nick} {maiden}  DOB {dob}
Location: B wing, cell 2-17, double with {wordlast} ({idn:prison})
Present: SO {wordlast} (chair), RMN {wordname}, Chaplain {wordlast}, {fn} from {ukcharity}, Offender Manager {inilast}

Says [mum|mam] {kin0:first} in {town} unwell; visit booked {part} by {kin1:first} on {ref}. Had worked as a {ukjob} for {employer}.
Released on licence {monthyear}, recalled from AP in {village} on {part}. Solicitor {wordlast} of {lawyers}.
Meds: mirtazapine 30 nocte, Espranor 8 mg supervised, thiamine. Not IP. Ligature point risk low. PHQ-9 2{n}.
CAREMAP: 1) phone credit 2) job in kitchens 3) MH in-reach w/ {wordfirst}
Obs 2 per hr. Next review {part}. Signed {scrawl}, {scrawl}, prisoner {initials}
=====
OCCUPATIONAL HEALTH - FITNESS CERTIFICATE AND ADVICE

Referring manager: {wordname}, {employer}, {town} depot
Employee: {ptfull} (payroll {id:account}; NI {id:ni})
Job title: {ukjob}
Consultation: {visit}, by telephone, {phone}

Background
{mr} has been absent since {part} with {dx}. {He} told me that matters came to a head after a row with {wordlast}, the shift
manager, and that {wordfirst} in HR was "no use". {He} drives a 7.5 tonne vehicle. {His} {kin0:rel} {kin0:first} cares for their son {otherfirst}.

Clinical: PHQ-9 {nn}, sertraline 100 mg week 6, CBT via {ukcharity}. {hard}

Opinion
Unfit at present. Likely return w/c {part}, phased: 40%, 60%, 80%. Avoid nights for 8 weeks. Stress risk assessment (HSE).
The report was shown to {Named} on the {inst}; {he} consents to release to {wordlast} and to {inilast} (union rep).

{dr1:full} MFOM   GMC {id:gmc}
Case ref {ref}    typed {inilow:dr4}
=====
STATEMENT OF FITNESS FOR WORK   FOR SOCIAL SECURITY OR STATUTORY SICK PAY
Patient's name   {mrfull}
I assessed your case on: {numdate}
and, because of the following condition(s): {dx}
I advise you that: [ ] you are not fit for work  [x] you may be fit for work taking account of the following advice:
[x] a phased return  [ ] altered hours  [x] amended duties  [ ] workplace adaptations
Comments: works as {ukjob} at {employer}. No lifting > 10 kg. Speak to {wordfirst} (manager).
This will be the case for  4 weeks   or from {numdate} to {numdate}
I [will|will not] need to assess your fitness again.
Issuer's name: {dr0:sig}
Issuer's address: {surgery}, {street}, {town}
Unique ID: Med 3 04/22   {ref}
=====
PIP2 - SUPPORTING LETTER

Your ref: {id:ni}
To: DWP, Freepost
{visit}

Re: {ptfull}, b. {dob}, {house}, {village}, {outcode}

I have known {ptfirst} since {he} registered at {surgery} in {monthyear}. {He} has {dx} and {dx}, and was a {ukjob} until {partd}.
Prepares food: cannot lift pans; {kin0:first} cooks. Washing: needs {kin0:first} or {wordfirst} ({agency}) each morning.
Moving around: 20 m with a Zimmer, stops three times. Oswestry 5{n}%, NYHA III.
{He} fell at {club} on {part} and again at {his} friend {wordfirst}'s. {hard}
Medication: Zapain 30/500, pregabalin 150 BD, Butec 10, Adcal-D3.

I should be glad to speak to your assessor; please ask for {wordfirst}, our practice manager, on {phone} ext {ext}.

{dr0:full}   {inidot:dr0}
=====
{as:uk_woman}MATERNITY HANDHELD NOTES - continuation
{ptfull}    Hosp {mrn}    EDD {next}
Named midwife {wordname}  |  Consultant {ln:dr1}  |  Team {unit}

{part}  12+3. Dating scan, NT 1.{n} mm. Partner {kin1:first} present. Declines Harmony. BMI 2{n}. CO 1.  {scrawl}
{part}  16/40. BP {bp}, FH heard with Pinard. Hb 11{n}. Works as {ukjob} @ {employer}, MAT B1 given.  {scrawl:3}
{part}  25/40. GTT booked. Domestic abuse Q asked - alone - disclosed ex, {fn}. d/w {wordlast} (safeguarding MW).  {scrawl}
{part}  28/40. Anti-D 1500 IU, whooping cough vaccine. SFH 27 cm. GROW ok. Mum {kin0:first} from {town} to be 2nd birth partner.
{part}  34/40. Breech? Leopold. Scan {part}. Birth plan: pool, no Entonox, music; older girls {otherfirst} & {otherfirst} to go to nan {nick}.
{part}  36+4. Cephalic 3/5. GBS neg. Home birth kit delivered to {house}. {wordfirst} on call wk 38, {fn} wk 39.
Midwife sig sheet: {wordname} ({scrawl}); {inilast} = {scrawl}; PIN {id:pin}
=====
{as:uk_child}HEALTH VISITING - TRANSFER IN VISIT
{partd}. Family moved from {city2}, {region} to a flat on {streetname}, {town}.
Seen: mum {kin0:full} (née {maiden}), dad {kin1:first} asleep after nights at {employer}; {ptfirst} ({dob}); twins {fn} and {fn} at {ukschool}.
ASQ-3: comm 45, GM 50, FM 40. Wt 25th; HC 50th. Breastfed. Vit D drops (Abidec). Day 5 NBS neg. Mongolian blue spot L buttock documented.
EPDS 9. Mum says her mother-in-law, {titled}, "rules the roost". {kin0:first} knows nobody here but {wordfirst} from {church}.
Plan: two-year review; Healthy Start; {ukcharity} referral; request records from {titled} ({phone}).
GP: registered {surgery}, {otherlast}.
{inilast} HV / SCPHN {id:pin}
=====
CRISIS RESOLUTION & HOME TREATMENT - shift notes
RiO no {ref}   {ptlast} {ptfirst}   zone AMBER

{part} {time} - HV by {wordfirst} and {scrawl}. {kin0:first} let us in. {ptfirst} pacing, talked of {wordlast} from {employer} sending messages through the TV. Took olanzapine Velotab 10 mg in our presence. Denied SI. {kin0:first} has locked away knives.
{part} {time} - T/C from {kin1:first} ({phone}): {nick} has gone to {village} in the car. DVLA advice repeated.
{part} {time} - MDT. {ln:dr1}, {wordlast}, {fn} (psychology), {nick}. MHA assessment requested; AMHP {wordname} via EDT {phone}.
{part} {time} - assessed at home, s12 docs {ln} and {wordlast}. s2 papers done. Bed: {unit}, {hosp2}. Conveyed by {ambulance} with PC {wordlast} ({ukpolice}, log {ref}).
Closed to CRHTT. {inilow:dr3}
=====
FORM A6 - SECTION 3 APPLICATION BY AN AMHP
Mental Health Act 1983, Regulation 4(1)(c)(ii)
To the managers of {hosp}
I {full}, of {council}, {street}, {town}, apply for the admission of {full:pt} of {addr} for treatment.
I am acting on behalf of {council} and am approved by that authority.
I have consulted {kin0:full}, of {house}, {village}, who to the best of my knowledge is the patient's nearest relative within the meaning of the Act.
That person has not notified me of any objection.
I last saw the patient on {partd}, which was within the period of 14 days ending on the day this application is completed.
Medical recommendations by {dr1:full} and {dr2:full}. Neither had previous acquaintance: [x] Dr {ln:dr2}.
Signed {scrawl:4}     Date {numdate}    Time {time}
=====
{as:uk}{council}
ADULT SOCIAL CARE - CARE ACT ASSESSMENT (extract)
Person: {hdr}   LAS no {ref}   NHS {nhs}
Lives at: {house}, {village}, {region}
Assessor: {wordname}, Social Worker, {town} Locality Team, {nhsmail}

In {ptfirst}'s words: "I was a {ukjob} for forty years and I'll not be told by the likes of you." We talked in the front room; the budgie, {pet}, joined in.
Informal support: {his} {kin0:rel}, {kin0:first}, calls daily; {wordfirst} and {wordfirst} next door do the bins. {titled} brings the parish newsletter from {church}.
Formal support: {agency}, 4 x double-handed; {ukcharity} lunch club; Careline pendant {ref}.
Needs: transfers with Molift, Rotunda; MUST 2; IDDSI 5. Falls x3. Grab rail fitted by {fire} at the safe and well visit, {part}.
Finances: LPA (P&F) {kin1:full}, registered {numdate}; deputy no. Above upper capital limit of 23,250.
Risks: {kin1:first} and {kin0:first} no longer speak. Concern of {part} (SA1 {ref}) closed by {wordlast}.
Signed: {scrawl}    Manager: {inilast}
=====
physio (MSK) {lc:part}
{lc:ptfirst} {lc:ptlast} {age} {lc:ukjob} - acl recon r knee wk 12, {lc:ln__dr1} @ {lc:habbr}
"giving way" x1 playing 5s w {lc:wordfirst} for {lc:club}
o/e lachman gr1 firm, pivot neg, quads 4+/5, 0-130, y-balance 86%
hop 78% lsi. acl-rsi 54. no effusion.
rx nordic hams, leg press 3x8, bike. clamshells no. game ready prn
goal: back with {lc:employer} by {lc:month}; {lc:kin0__first} says rest
rv {lc:part} - {lc:scrawl__3} (d/w {lc:wordlast} b7)
"""

_SECOND_SET = """
OCCUPATIONAL THERAPY - ACCESS VISIT, {part}
Pt {initials}, {unit}, bed 14. Present: {fn} (OT), {wordfirst} (TI), {kin0:rel} {kin0:first}, landlord {titled}.
Property: {house}, on the edge of {village}; 3 steps, rail L. Key safe: see RiO. Oil heating - {wordlast}'s deliver.
Chair 43 cm, bed 46 cm, WC 39 cm. Mopem, Etac Rufus, Mowbray ordered (order {ref}).
MoCA 19, AMPS not done. Kettle test: forgot water x2. {kin0:first} says "{nick} has always been like that".
Plan - {agency} QDS; Careline; {ukcharity} befriender ({wordfirst}); falls mat. {scrawl}/{scrawl}
=====
SLT bedside swallow review
{hd:pt}   {mrn}   {ward}
{part} {time}  Tried L0 thin x3 teaspoons: cough, wet voice. L2 via open cup: no signs. IDDSI 4 puree (Weetabix): mild residue.
Mealtime mat above bed done. {kin0:first} & {kin1:first} shown. Not for FEES as {ln:dr1} prefers comfort feeding; agreed w {wordlast}.
Rx: risk-fed pathway, TOMs 2. Nutilis Clear.     {inilast}, SLT   bleep {ext}   {idn:hcpc}
=====
WARD ROUND {ukd}   {ln:dr1} / {wordlast} / {ini2:dr3} / phmcst {fn}
Bay 2
{ptlast} - D4. Apyrexial. CRP 180 -> 92. Switch Tazocin to co-amox. {kin0:first} wants to speak to a doctor, {scrawl} to ring.
{wordlast} - awaiting DTA. Social worker {wordfirst} on leave until {part}; ask {inilast}.
{second} - Hb 71, 2u RBC, D/W Haem ({ln}). No melaena. Glasgow-Blatchford 9.
{wordlast} ({wordfirst} not {fn} - two on the ward!) - TWOC am, bladder scan 80 mL.
{ln} - family meeting {part} 2 pm: son {fn} from {country}, daughter {wordfirst}, Canon {wordlast}. Fast track CHC.
Jobs: VTE forms, TTO x2, chase echo (Simpson's), {hard}
{scrawl:3}
=====
THEATRE BRIEFING SHEET   Theatre 6   {numdate}
Order / Patient / Hosp no / Procedure / Notes
1 / {ptlast} {ptfirst} / {mrn} / L TKR Triathlon / latex, BMI 41, bed on {unit}
2 / {wordlast} {fn} / {ref} / ORIF ankle / MRSA +ve, do last?
3 / {othercat} / {ref} / carpal tunnel LA / drives for {employer}, needs note
Surgeon {ln:dr1}, assist {ini2:dr2} and {wordlast}; anaes {ln:dr3} + CT2 {wordfirst}; scrub {fn}, {wordfirst}; ODP {nick}; rep (Stryker) in at 0830
Radiographer bleep {ext}. Spider arm, tourniquet 300 mmHg, Bair Hugger. Debrief led by {scrawl}
=====
{unit} ENDOSCOPY REPORT
Patient {hd:pt}  DOB {dob}  NHS {nhs}
Procedure {numdate} {time}  OGD + colonoscopy
Endoscopist {ln:dr1}; trainee {inilast}; nurses {wordfirst}, {fn}    Referred: {otherlast}, {surgery}
Sedation: midazolam 2, fentanyl 50, Entonox. Escort: {kin0:first}, {phone}.  Scope SN {id:serial}
Barrett's C2M4 (Prague), Seattle biopsies. LA grade A. Hiatus hernia 3 cm, Cameron lesion. CLO neg.
Caecum reached (ICV, tri-radiate fold), BBPS 2-2-3. Paris 0-IIa 12 mm at splenic, EMR, Spot tattoo. Retrieved.
Polyp surveillance per BSG/ACPGBI 2020: 3 yrs. Haemorrhoids - banding if {mrini} wishes.
Copy {wordlast} ({spec}); pt. Validated {inidot:dr1}
=====
LUNG MDT OUTCOME PROFORMA - {partd} - videolink {habbr} / {habbr}
Chair: {wordlast}    Quorate: Y    Co-ordinator: {wordfirst} {ext}
------------------------------------------------------------
1. {ptcaps} {dob} {mrn}  Resp cons {ln:dr1}  CNS {fn}
   RUL 32 mm SUV 11, T2aN0M0, FEV1 1.9 (78%), PS 1. CT-guided Bx adeno, EGFR ex19del, PD-L1 60%.
   Outcome: VATS lobectomy, {wordlast} to see {part}. Herder 92%.
2. {uc:wordlast}, {wordfirst} {ref}  cons {wordlast}
   SCLC, ECOG 3, Na 121. Cisplatin unsuitable. BSC; hospice ({ukcharity}). {kin1:first} told by {nick}.
3. {ln} (name tbc - private, ex {hosp2}); {dob}
   Films not available. Roll to {part}. IEP from {habbr} - {scrawl} to chase.
4. {second} - Lynch? refer genetics ({titled}).
------------------------------------------------------------
Typed {inilow:dr4}    Checked {ini3:dr1}
=====
HISTOPATHOLOGY SUPPLEMENTARY REPORT
Lab ref {id:accession}     PAS {mrn}     {uc:ptlast}, {uc:ptfirst}  ({dob})
Requesting: {inilast}, {spec}, {habbr}      Booked in {numdate} by {scrawl}
Ki-67 18%, ER 8/8, PR 6/8, HER2 2+ (FISH awaited from {college}). Nottingham grade 2 (3+2+2). Paget's absent.
Slides reviewed with {wordlast} and {ln:dr2}, who concur; sent to {titled} at {hosp2} for opinion on the {inst}.
Previous: {id:accession} ({part}, {wordlast}) - fibroadenoma. ALK, Congo red, Perls, Masson: see table.
Reported: {scrawl} {numdate}      Authorised {ini2:dr1}
=====
CT HEAD REPORT   accession {id:accession}
{hd:pt}  {age}{mf}   ward {unit}   req {ln:dr2} ({ext})
Clin: fell at {club}, on apixaban, GCS 13. ?bleed
8 mm R subdural, midline shift 3 mm. Fahr-type calcification. Dandy-Walker variant, incidental. Evans index 0.28.
Old film of {part} from {habbr} compared. Discussed by phone with {wordlast} (neurosurg SpR, {hosp2}) at {time}; d/w {wordfirst} on {unit}.
Reported by {wordname}; SpR {scrawl}. Radiology line ext {ext}.
=====
{trust} MEMORY SERVICE
{visit}
Private & confidential

Dear {dr0:first}
{mrfull}, {dob}, {house}, {village}

I went to see {nick} at home with {kin0:first}. {He} was a {ukjob} and later ran the shop at {village} with {his} late {kin1:rel}, {kin1:first}.
Over 18 months {he} has lost the thread of things: left the hob on, called {kin0:first} "{wordfirst}" (her aunt's name), got lost driving to {church}.
ACE-III 68/100 (A14 M9 F7 L24 V14), Bristol ADL 18, Cornell 6, CDR 1. Hachinski 3. CT: MTA 2, Fazekas 1.
Dx: Alzheimer's disease, mild. Started donepezil 5 mg; ECG SR 62. Not Lewy body, not Pick's. Driving: DVLA told on {part}.
{kin0:first} had words with {wordfirst} and {second} about the LPA; I gave her the leaflet from {ukcharity} and the number of {titled}.
{hard}
Memory nurse {wordfirst} will ring in week 4. I should like {wordlast} (OT) to go too.

Warm wishes
{dr1:first}
{ini2:dr1}:{inilow:dr4}
=====
{as:uk_old}HOSPICE IPU ADMISSION CLERKING
{hosp2} / {unit}
{full:pt}, "{nick}", {age}. From {carehome}. Adm {part} {time} by {scrawl}
Ca pancreas, mets. ESAS pain 4, nausea 7. OPS 3 / AKPS 30 / IPOS 22.
Social: widow of {fn}, a {ukjob}; brought up in {village}, {region}; 3 daughters - {fn} ({town}), {wordfirst} ({country}), {wordfirst} (d. {year}).
Faith: {church}; would like Fr {wordlast}. Tissue donation - corneas yes. Cat {pet} with {otherfirst}.
Alfentanil 1 mg + levomepromazine 12.5 mg/24h via T34. PRN Oramorph stop (eGFR 14). Dexamethasone 8 mg.
PPD {hosp2}; PPC same. DNACPR form from {ln:dr0}, {surgery}, dated {numdate}. Undertakers: {undertaker}.
If dies: ring {wordfirst} first, {phone}, any hour, not {kin0:first}.
=====
HD UNIT  {town}   session notes   MWF twilight   {part}
Pod A: {ptlast} wt 71.4 (dry 70.0) UF 2.1 BVM ok | {wordlast} line lock TauroLock, temp 37.9, cultures | {second} DNA - rang, {kin0:first} says at {club} do!
Pod B: {fn} {wordlast} [sic] clotted x2, tinz 4500 | {wordname} KT/V 1.2, alfacalcidol up | {oldage} yr old {titled} stopping, family in w {ln:dr1} {part}
Transplant list: {initials} active {part}, x-match {habbr}; donor co-ord {wordfirst} ({phone})
Water: chlorine <0.1. RO alarm logged {ref} - Fresenius eng. {inilast} in
NIC {wordfirst} | HCA {fn}, {nick} | cons cover {wordlast}
=====
TRANSPLANT ASSESSMENT - LIVING DONOR
Recipient {full:pt} ({nhs}) / Donor {kin0:full}, {kin0:rel} ({ref})
Donor is {n}9, a {ukjob} with {employer}; HLA 1-1-0; mGFR 94; CTA 2 L arteries; BP {bp}. HTA independent assessor {wordname}, {part}.
{kin0:first} is doing this "because {nick} would". Counselled by {wordfirst}. Spouse {fn} anxious. Time off agreed by {wordlast} (HR), reimbursement form {ref}.
Explant {ln:dr1}, implant {ln:dr2}, cold store {time}. Basiliximab day 0 and day 4, Adoport 0.1 mg/kg, MMF 1 g.
Notes: {scrawl}; copy {wordlast} at {habbr}
=====
{surgery} - DENTAL
{lc:part}  {lc:ptlast} {lc:ptfirst}  {lc:dob}  exempt cert {lc:ref}
c/o ll6 tta 3/7, no swelling. mh warfarin inr 2.4 (yellow book), aa. occ {lc:ukjob}
bpe 222/3-2. pa: radiolucency. ethyl chloride neg.
tx id block lignospan 2.2 ml, extirp, ledermix, kalzinol. nurse {lc:wordfirst}
{lc:kin0__first} to collect from {lc:employer}
nv xla w {lc:wordlast} or {lc:scrawl} {lc:part}  gdc {lc:idn__gdc}
=====
{opticians}     {street}, {town}     Tel {phone}
GOS 18 / letter to HES                              {numdate}

Dear Colleague, URGENT
Mr/Mrs/Miss/Ms {ptlast}, {ptfirst}   {dob}   {house}, {village}
Flashes & floaters R 3/7. Shafer +ve. HST at 11 o'clock, mac on. VA 6/6 6/9. IOP 14/15 Icare. Van Herick 4.
Works as {ukjob}; drove here - {kin0:first} will drive to {habbr} tonight. Phoned {wordlast}, on-call reg, at {time}.
Prev opt {inilast} ({part}) noted lattice. FH: {kin1:first} (mum) RD {year}.
{wordname} MCOptom   GOC {idn:goc}
cc {ln}, {surgery}
=====
{as:uk_child}PAEDIATRIC DIABETES CLINIC
{trust}
{partd}
Dear {ptfirst}, {kin0:first} and {kin1:first}

It was lovely to see all of you, and {otherfirst}, whose football stories with {club} kept us going! {ptfirst} is {age} now and in Mrs {wordlast}'s class at {ukschool}.
Type 1 since {monthyear}. Omnipod 5, Dexcom G6: TIR 61%, HbA1c 62 mmol/mol (7.8%). NovoRapid TDD 28 u. Ratio 1:12 breakfast, ISF 4.5.
We chatted about hypos at {village} swimming, and about Gran ({nick}) giving Ribena at 14. Dad is away on {regiment} duty until {part}.
{ptfirst} asked if {wordfirst} ({his} best friend) could learn the GlucaGen kit; {wordfirst} from our team will come to school on {part}.
Coeliac screen neg (tTG <0.5), TFT fine, eyes {next}.

Big wave from {nick} the play specialist.

{dr1:first} {dr1:last} / {inilow:dr4}
cc {dr0:last}; school nurse {inilast}; {wordname} (dietitian)
=====
{as:uk_child}CHILD PROTECTION MEDICAL
Requested by {wordname}, SW, {council} on {part}; strategy mtg {ref}
Child {full:pt} ({dob})  attends {ukschool}      Brought by: foster carer {wordfirst} {ln}, DC {wordlast} ({ukpolice}) in attendance
Consent: {kin0:full}, by phone {phone}, {time}
History from {wordfirst}: on the {inst} the class teacher, Mr {wordlast}, saw a mark "like a hand" on {ptfirst}'s leg. {ptfirst} said "{nick} did it with the lead." {nick} is {kin0:first}'s boyfriend, {maiden}, {ukjob}.
O/E: wt 25th. 4 x 1 cm linear bruises L thigh, tramline. Frenulum intact. No petechiae. TEN-4. Photos {ref} by med phot {scrawl}.
Clotting, skeletal survey (<2 only). Siblings {otherfirst} & {otherfirst} to be seen {part} by {wordlast}.
Opinion: inflicted. Peer reviewed {ln:dr2}/{wordlast}.
{dr1:full}    {inidot:dr1}    cc IRO; HV {wordlast}; GP
=====
{as:uk_child}ADOPTION MEDICAL REPORT ON PROSPECTIVE ADOPTERS (Form AH2, part C)
Agency: {council} / {ukcharity}
Applicants 1: {kin0:full}, {ukjob}   2: {wordname}, {ukjob} at {college}
Child linked: {ptfirst} {lastini:pt} (b. {dob})
GP comments ({dr0:sig}, {surgery}): known since {year}. BMI 29, non-smoker, 6 U/wk. {kin0:first} had PND after {fn} ({year}); sertraline 50 till {monthyear}. No DV.
Parents of applicant 1: Mr {wordlast}, d. 6{n} (Ca bowel); {nick}, {oldage}, lives {village}.
Adviser: no concerns. Signed {scrawl}, {part}. Copy: {wordlast} (SSW), panel chair {inilast}.
=====
IMMUNISATION CLINIC - school session {ukschool} - {numdate}
no. | pupil | dob | consent | batch | site | by
1 | {ptlast}, {ptfirst} | {dob} | mum, {kin0:first} | {id:serial} | LD | {scrawl}
2 | {othercat} | {numdate} | dad | {id:serial} | LD | {scrawl}
3 | {wordlast}, {wordfirst} | {dob} | refused - gran {nick} rang | - | - | -
4 | {second}, {otherfirst} | {dob} | self (Gillick) | {id:serial} | RD | {scrawl}
Gardasil 9 / Revaxis / Nimenrix. EpiPen out of date x1 told Miss {wordlast}. Fainted: {wordfirst} (no. 4), recovered. Lead: {inilast}, {nhsmail}
=====
GP CONSULTATION (EMIS export)
{part}  {time}  {surgery}  {scrawl}  Face to face
Problem: Low back pain (First)
History: 3/52 L LBP after lifting at {employer}; {ukjob}. No red flags. {kin0:first} sleeps downstairs. Wants MED3.
Examination: SLR 60 R, reflexes ++, Waddell 1/5.
Medication: naproxen 250 BD + Losec.
{part}  {time}  Telephone  {wordlast}
Comment: rang back x2 no reply; {phone} = {kin1:first}'s mobile. Voicemail left w/o detail. Rx to {pharmacy}.
{part}  Admin  {wordfirst}
Comment: letter from {lawyers} (ref {ref}) re RTA {part}; 50.00 fee. Scanned {inilow:dr4}
{part}  Extended hours hub ({village})  {inilast}, ANP
Problem: Anxiety state. Hx: split with {fn}; brother {wordfirst} d. {year}. GAD-7 14. Given {ukcharity} number.
{part}  DNA  Nurse {wordlast}
=====
BRIEF LETTER
{surgery}, {village}. {partd}
To: Casualty Officer, {habbr}
This {age}{mf}, {ptfull}, {dob}, [tripped|fell] over {pet} the dog at {house} & has a Colles'. Lives w {kin0:first}, {oldage}, who can't be left - I have asked {wordfirst} at {agency} to sit in. On Eliquis. Pls XR.
Ta. {dr0:first}
{inidot:dr0}
=====
Solicitor's request - reply
{surgery}
{house}, {town}
{inst} / our ref {inilow:dr0}/{ref}

{lawyers}
FAO {wordname} (your ref {ref})

Dear Sirs

Your client: {ptfull}, accident at {employer}, {partd}

I examined your client on the {inst}. {He} was then {age}, employed as a {ukjob} under a Mr {wordlast}, and was struck on the left hand by a pallet pushed by a colleague, {fn} {ln}. First aid was by {wordfirst}. {He} was taken to {habbr} and saw {second}, who put in 5 x 4/0 Ethilon.
Grip (Jamar) 18 kg v 34 kg. Finkelstein negative, Tinel positive. DASH 42. Prognosis 9-12 months.
I enclose notes from {year}. {kin0:first}'s details have been redacted, as she asked, as has the social services note of {part}.

Fee note attached. Yours faithfully

{dr0:sig}
=====
INSURANCE REPORT - TARGETED PMI
Insurer: {ukinsurer}, claims team, {nhsmail}
Claim no {ref}   Member {idn:policy}   Name {ptcat}   DOB {dob}
When did the patient first consult? {part} with {ln:dr0}
Has the condition occurred before? yes, {monthyear}, while living in {country}; no records
Referred to: {wordlast}, {hosp2} - {spec}. {hard}
Relevant FH: father ({fn}, {ukjob}) MI 54. Smoking 10 pack-years.
Form completed by {wordfirst} (reports clerk) and checked by {scrawl} on {part}. Access to Medical Reports Act 1988: wishes to see it - Y
=====
COMPLAINT RESPONSE (draft 2 - {scrawl} to check)
{trust}
Ref {ref}/PALS

Dear {kin0:title},

I was sorry to read your e-mail of {partd} about the care of your {kin1:rel}, {kin1:first}, on {unit} and later in {hosp2}.

You say that Nurse "{wordfirst}" was short with you. The matron, {wordname}, has spoken to both nurses of that name. You ask who moved {kin1:first} to a side room at 2 am: this was the site manager, {wordlast}, because of norovirus. {titled} accepts that the NEWS of 6 should have been escalated under Sepsis 6, and the registrar, {ln:dr2}, has reflected on it.
You were told that {kin1:first} was "in {town}". This was an error by our bank clerk from {agency}.
The ring and the medal from {regiment} have not been found; please send receipts to {wordlast} in the general office, ext {ext}.

{wordfirst} {ln}, from {ukcharity}, can help you with the Ombudsman.

Yours sincerely
pp {scrawl}
{full}
Chief Nurse
=====
REFERRAL FORM - COMMUNITY REHAB & FALLS SPA        e-mail to {nhsmail}
[x] Physio  [x] OT  [ ] SALT  [ ] Dietitian  [ ] Podiatry
Urgency: [ ] 2 h  [x] 2 day  [ ] routine
Name {ptfull}      Pref. name {nick}     Pronouns he/she/they
NHS no {nhs}       DOB {dob}      Lives alone [x]
Address {house}, {street}, {village}, {region}. {post}    Access: via {wordfirst} at no. {n}, keysafe with {agency}
Tel {phone} / {kin0:first} {phone}
GP {wordlast} @ {surgery}    Con: {ln:dr1}
Falls last 12/12: 4 ({part}, {part}, {holiday} and yesterday). TUG 24 s. 4AT 0. Rockwood 5. Lying/standing 148/80 -> 118/70.
Goals: get to {church}; feed hens; see {otherfirst} play for {club}
Risks to lone worker: dog ({pet}), son {fn} - see alert {ref}
Referrer {scrawl}   role ACP   ext {ext}   date {part}
=====
{as:uk}dictation {id:job}  {lc:part}
right this is {lc:dr1__full} for {lc:dr4__first} new letter to doctor {lc:wordlast} at {lc:surgery} copy to the patient and to sister {lc:wordlast} on {lc:unit} re {lc:ptfull} spelt as on the front sheet date of birth {lc:dob} hospital number {lc:mrn} next line
problem one {dx} problem two query cushings stop
para i was pleased to see this {age} year old {lc:ukjob} along with {lc:kin0__first} comma {his} {kin0:rel} comma and {lc:wordfirst} from {lc:agency} stop the synacthen was flat at thirty minutes one eight seven stop
{he} had been well in {lc:village} over {lc:holiday} stop hydrocortisone ten five five stop i have spoken with {lc:wordlast} comma capital letter comma who will do the pituitary stop
no sorry scrap that it was {lc:second} not {lc:wordlast} stop
see again three months that's all thanks {lc:nick}
=====
DICTATION QUEUE        {numdate}
Job     Author   Typist   Pt                      Status
{id:job}   {ini2:dr1}       {inilow:dr4}       {ptcaps}      awaiting sign-off
{id:job}   {ini2:dr2}       {scrawl}       {wordlast} ({ref})      typed
{id:job}   {ini3:dr1}      -        {second}, {fn}      urgent 2WW
{id:job}   {wordlast}     {inilow:dr3}      unknown - "lady from {village}"     hold, ask {wordfirst}
{id:job}   {scrawl}      agency   {initials}       D: {part} T: {part}
Dictated but not signed: {ini2:dr1}/{inilow:dr4}; {ini3:dr2}/{inilow:dr3}
=====
{hd:pt}  {mrn}                                              Page 1 of 3
{hosp} - DISCHARGE SUMMARY (eDischarge v7)
Consultant {ln:dr1}   Ward {unit}   Adm {numdate}   Disch {numdate}
Presented with: rigors; found by {kin0:first} at {house}. Diagnosis: E. coli bacteraemia, Fournier's excluded.
Procedures: R nephrostomy 8Fr ({wordlast}, IR, {part}).
{hd:pt}  {mrn}                                              Page 2 of 3
TTO: cefalexin 500 TDS 5/7 - NEW; ramipril - withheld AKI 2; Laxido PRN; Fostair NEXThaler continue
Allergies: co-trimoxazole (SJS). Weight {nn}.{n}. MRSA neg.
Social: {ukjob}, {employer}; {agency} restarted {part} BD. Fit note to {part}.
{hd:pt}  {mrn}                                              Page 3 of 3
GP actions: U&E 1/52. Pt/family told: {kin0:first} & {kin1:first}. Nephrostogram w/c {part} - {wordfirst}, ext {ext}.
Author: {inilast} F2, GMC {id:gmc}, bleep {ext}.   Pharmacy {scrawl} {part}.   Nurse {scrawl}.
=====
EDL  {unit}  {habbr}
{lc:ptfull} {lc:dob} {lc:nhs}
adm {lc:part} dc {lc:part}  cons {lc:wordlast}
rti + copd, ph 7.29 -> niv 12h -> weaned. echo ef 35. ct: no pe, rul nodule 7mm (fleischner) rpt 3/12
meds trelegy, pred 30 5/7, furo 40, apix 5 bd, carbocisteine
tep: ward ceiling. d/w {lc:kin0__first} + {lc:wordfirst}
home w/ {lc:agency}; lives {lc:village}; o2 from {lc:trust}
pls: u+e, refer {lc:ukcharity}. {lc:scrawl} f1
=====
SAFEGUARDING ADULTS - CONCERN FORM SA1
1. Adult at risk: {ptfull}, {age}, {nick}; {carehome}, rm {n}
2. Alleged: {titled} (agency, {agency}); seen by {wordfirst} (domestic) and resident {wordname} ({oldage})
3. What: on {part} at {time} "pulled by the hair". Skin tear 2 cm, STAR cat 1b, Steri-Strips by SN {wordlast}.
4. Police: {ukpolice}, crime no {ref}, PC {wordlast} collar {collar}
5. Family: {kin0:first} informed by {scrawl}; {kin1:first} not yet (in {country})
6. Capacity: lacks, MMSE 11. Views: "{wordfirst} is good to me, not that one."
7. CQC notified {ref}. DBS barred list check - {inilast}
Sent to {nhsmail}   {numdate}   {inidot:dr3}
=====
{fire}
SAFE AND WELL VISIT - PARTNER REFERRAL
Crew: Blue watch, {town}; WM {wordlast}, FF {wordfirst}, FF {ln}
Occupier: {ptfull}, {age}, {house}, {village} {outcode}. Smoker, home O2 2 L, emollient (Zerobase), airflow mattress.
Action: 3 alarms, fire-retardant bedding. Neighbour {fn} ("{nick}") has key. Hoarding CIR 6. {pet} the cat.
Incident {ref} on {part}: pan fire, {kin0:first} overcome, to {habbr} - COHb 14%.
Refer: {council}; GP {wordlast}, {surgery}; {ukcharity}.  {phone}  {url}
=====
{as:uk}{spec} CNS TELEPHONE CLINIC
{part}: TC to {ptfirst} {lastini:pt} ({mrn}). {kin0:first} answered. Neut 0.9 - hold capecitabine D8, restart D15 if >1.5. OK'd by {ln:dr1}.
{part}: TC from {kin0:first}: diarrhoea G2, UKONS amber. Loperamide. Told {wordlast}. Acute onc bleep {ext}.
{part}: e-mail {ptemail} re wig voucher, Benefits adviser ({wordfirst}, {ukcharity}). DS1500/SR1 done.
{part}: TC to {surgery} - spoke {nick} - script for Zoladex 10.8. Asked that {employer} letter go to {wordlast} in payroll not {fn}.
{part}: TC - {ptfirst} in {village} w sister {wordfirst} till {part}. Bloods at {habbr}, form e-mailed by {scrawl}.
=====
SEXUAL HEALTH - PARTNER NOTIFICATION
Clinic no {ref}  {age}{mf}   alias given: {wordname}   true name withheld
Index: GC NAAT +ve (rectal), cef 1 g IM {part} by {scrawl}
Contacts: "{nick}" from {town}, app handle {user}; ex {fn}, {ukjob}, works for {employer}; unknown x2 ({village} sauna)
HA {wordfirst} rang {phone}: {fn} attending {habbr} {part}. PrEP started, Hep A/B #1. Syphilis EIA neg, RPR NR.
TOC 2/52 (text only). Do not write to GP {wordlast} or home.
=====
DRUG & ALCOHOL SERVICE - KEYWORK
{ptlast}, {ptfirst} / TOPS / keyworker {wordfirst} {ln}
Script: methadone 1 mg/1 mL 55 mL OD, supervised, {pharmacy}, {streetname} - missed 2 ({part}, {part}) told by pharmacist {wordlast}
UDS: opi +, coc +, 6-MAM neg. AUDIT 28. SADQ 31. Naloxone (Prenoxad) issued to {kin0:first}. BBV: PCR neg.
Staying w {nick} on {wordname}'s floor, {village}; ex {regiment}; was a {ukjob}. Court {part}, probation {inilast} ({ref}).
Rec'd call from {titled}, {church} food bank: seen OK {part}. {scrawl}
=====
{as:uk_woman}BREAST CLINIC - results letter to patient
{trust}
{visit}
{hospshort}

Dear {mr}

You came back with {kin0:first} to see me and {wordfirst}, our breast care nurse, on {part}. As promised I set down what was said.
The lump is a cancer, 14 mm, grade 2, ER 8/8, HER2 negative. The nodes in the armpit were clear on ultrasound. Oncotype DX is not needed.
{wordlast}, my colleague, would do a Magseed-guided WLE and SLNB (Technetium, Patent Blue) on the {inst} or {part}, as a day case at {hosp2}.
You were worried about {otherfirst}'s wedding in {village} on {part}, and about telling your mother, {nick}, who is {oldage}. You work as a {ukjob} and can self-certify for 7 days.
{wordfirst}'s number is {phone}; she does not work Fridays, when you may ask for {fn} or {wordfirst}.

With best wishes
{dr1:first} {dr1:last}
{ini3:dr1}/{inilow:dr4}        cc {ln:dr0}; {kin0:full} at your request
=====
RETINAL / DIABETIC EYE SCREENING
{mrfull}
{addrblock}

Programme no {ref}       Grader {scrawl}  Arbitration {scrawl}
Photographed at {surgery}, {village}, {numdate}. R1M0 both eyes. VA 6/6 6/9. Recall 24/12.
Queries: {wordfirst}, {phone}, {url}. GP copy: {wordlast}
=====
{as:ie}{hosp2}
{part}
Re: {ptfull} / MRN {mrn} / PPS {id:pps} / Eircode {post}
Dr {wlast:irish}, {town}

Dear {dr0:first},
{He} is {age}, a [bachelor|widowed] {ukjob} out by {village}, {region}, and was brought by Garda {wordlast} ({ukpolice}) after walking the {town} road in {his} nightclothes on {part}. Home help {wordfirst} does five hours. Neighbour "{nick}" {wlast:irish} has the cattle. Niece Sr {otherfirst}, of {church}, rings from {worldcity}.
AMTS 5, CURB-65 2, CRP 144. Augmentin IV then PO; Exelon patch 4.6. Delirium on LBD (McKeith). {hard}
CSAR submitted to the {town} LPF by MSW {wlast:irish}. {wordlast} in the {carehome} has a bed w/c {part}.
{dr1:sig}, Physician       {ini2:dr1}/{inilow:dr4}
=====
{as:ie}PHN / CIT handover {part}
{ptlast} {ptfirst} - IV Tazocin via PICC, {village} - {scrawl} am, {fn} pm. Mam {kin0:first} gives key.
{wlast:irish}, {wfirst:irish} - Duodopa pump, {oldage}; son home from {country}. GP {wordlast}.
{second} - VAC Tues/Fri. Dog. Ring {nick} first {phone}.
{w:irish} - RIP {part}, removal {church}. Collect T34 + Niki.
=====
{as:au}{practice}
{street}, {city} {region} {post}      Prov no {ref}
{visit}
Dear {dr1:first},
Thanks for seeing {nick} {ptlast}, {age}, a {ukjob} from out past {city2}, DOB {dob}, Medicare {idn:medicareau}. Came in with {kin0:first} and the ute bogged! Ph {phone}.
BCC x3 (Breslow n/a), solar keratoses, Efudix. HTN on Coversyl. Fell off a header at {company} on {part}; WorkCover claim {ref}, case mgr {wordname}.
Mob {otherfirst} if roads flood. SES and {fire} know the place ({house}).
Hooroo, {dr0:first}
{inidot:dr0}
=====
{as:ca}{hosp}
INTERFACILITY TRANSFER NOTE
{hd:pt}   HC {idn:ohip}   DOB {dob}   {age}{mf}
From {city2} nursing station; RN {wordname}; MD {ln:dr2} by phone; Ornge ref {ref}
STEMI inf. TNK 40 mg at {time}. Killip II. Plavix, ASA 160. K 3.4. Heparin per ACS protocol. TIMI 4.
Lives w {kin0:first} in {city}; Elder {wordlast} and cousin {wordfirst} to travel. Status card {ref}. Worked as {ukjob} for {company}.
Accepting: {wordlast}, CCU {unit}. Hotel for {kin0:first} via {ukcharity}. Report to RN {wordfirst}, ext {ext}. {scrawl}
=====
Hi both,

Quick one before I go on leave ({part} to {part}). {wordlast}'s bloods: Na 128, K 5.9 haemolysed. I've left a task for {scrawl}. {ptfirst} {lastini:pt} (the {ukjob} from {village}) needs the Holter form signing, {nick} has it. {wordfirst} on reception says {kin0:first} rang THREE times, tel {phone}. {second} is coming in at 4 with {fn}, can one of you see her? She only likes {wordlast}.
DNs want DNACPR for {wordname} at {carehome}. Rose slightly, his PSA, 4.1; I'd leave it.
Path lab: {ext}. Locum on {part} is {ln}, nice chap, from {town}.

{dr0:first}
{surgery}
=====
PATIENT GROUP DIRECTION AUDIT - {surgery}
Nurse | reg no | date | no. given | initials
{wordlast}, {wordfirst} | {id:pin} | {part} | 14 | {scrawl}
{inilast} | {id:pin} | {part} | 9 | {scrawl}
{second} | {id:pin} | {part} | 22 | {scrawl}
Lead GP {ln:dr0}. Fridge log 2-8 C; excursion {part} found by {nick}. Batches {id:serial}, {id:serial}. Fluad, Shingrix, Prevenar 20.
=====
PODIATRY   {unit}   {part}
{initials} {age}  T2DM, PAD ABPI 0.6. Wagner 2 / SINBAD 4 R hallux, probes to bone? Debrided, Inadine, PRAFO. XR. Fluclox 1 g QDS. Charcot no.
Lives w {kin0:first} who "does the toes with scissors". Occ: {ukjob}. MDFT {wordlast} {part}. Vasc ({ln}) aware. Shoes from {wordlast}'s in {town}, orthotist {wordfirst}.
{scrawl:3} {idn:hcpc}
=====
{as:uk}ARMED FORCES / VETERANS MENTAL HEALTH (Op COURAGE)
{mrfull}, formerly {rankpt}
Service no {idn:service}; {regiment}, {year} to {year}; discharged in {country}
Index trauma: IED, lost two friends, "{nick}" and {ln}, on the {inst}. PCL-5 58, AUDIT 19.
Lives: {village}, with {kin0:first} and her boy {fn}; works doors for {company}. Former {ukjob}. Padre {wordlast} in touch.
Tx: EMDR x12, Prazosin no, venlafaxine XL 150. Seen by {wordfirst} ({ukcharity}).
Risk: shotgun cert {ref} - surrendered to {ukpolice}, FEO {wordlast}, {part}.
{inilast}      {nhsmail:3}
=====
CHAPLAINCY & BEREAVEMENT
{unit} {part}. Called to {ptlast}, {age}. Anointed. {kin0:first}, {kin1:first} & goddaughter {wordfirst} there, Rev {wordlast} ({church}) coming. Rosary left. Ring tied by S/N {wordfirst}.
{part}: MCCD by {scrawl}; ME {wordlast} spoke to {kin0:first}. 1a {dx} II CKD. Crem form n/a. Registrar in {town}. {undertaker} to collect.
=====
CORONER'S OFFICER NOTE {ref}
Deceased {uc:ptfull} b. {dob} of {house}, {village}. Retired {ukjob}.
ID by {kin0:full}. Found {part} by {wordname}, PC {wordlast} {ukpolice}. Last seen {part}, {club}.
PM {part} {titled}, {habbr}: haemopericardium, Stanford A. Tox awaited. GP {ln}, statement from {surgery}. {wordfirst} (officer) tel {phone}.
=====
BOWEL PREP LETTER RETURNED - note to file: {mrfull} gone away from {street}, {town}. New tenant {fn} says moved "up {village} way" with {wordfirst}. Try {kin0:first} {phone}; else close. {inilow:dr4} {part}
=====
Post-it on notes: {wordlast} rang re {ptlast} - pls call {phone} after 5, ask for {wordfirst} or {nick}. NOT the wife. Hb 82!! {scrawl} {part}
=====
seen {lc:part} w {lc:kin0__first}. known {lc:wordlast}. {age} {lc:ukjob}. chronic urticaria, uas7 28. fexofenadine 180 bd, montelukast. xolair form to {lc:scrawl}. lives {lc:village}, works {lc:employer}. rv 12w. {lc:ini2__dr1}
=====
RE: {uc:wordname} ({uc:nhs}) - ADDENDUM. THE LETTER OF {uc:part} SHOULD READ "LEFT". APOLOGIES TO {uc:wordlast} AND TO {uc:ptlast}'S {uc:kin0__rel}, {uc:kin0__first}. {uc:scrawl}, {uc:unit}, {uc:part}. COPY: {uc:ln}, {uc:surgery}; {uc:lawyers}.
=====
Names for the diary
{part} {time} {wordlast} - Botox (migraine, PREEMPT)
{part} {time} {ptlast} and {kin0:first} - results, allow 40 min
{part} {time} {second} - nerve conduction, {scrawl}
{part} {time} drug rep, no sandwiches
{part} {time} {wordfirst} {ln} - leaving do, {village}; {nick} driving
{part} {time} M&M ({ini2:dr1}, {ini2:dr2}, {wordlast})
=====
OXYGEN / HOOF PART B
Patient {ptfull}   NHS {nhs}   DOB {dob}
Delivery: {house}, {street}, {village} {post}; secondary: {kin0:first}, {town}, {phone}
LTOT 1.5 L/min 16 h; ambulatory 3 L conserver. pO2 6.9 air, 8.4 on 1 L. pCO2 5.8. HOSAR done. Smokes: partner only ({fn})
Clinical contact {wordname}, bleep {ext}. IHORM risk: 2 - {fire} told. Signed {scrawl}   {numdate}  GMC {id:gmc}
=====
Translation request: language Tigrinya. Pt {w:any} (spelt {w:any} on {part}; {w:any} at {habbr}); d.o.b. given as {dob} and 1 {month}. Interpreter {w:any} booking {ref}. Age-assessed by {council} on {part}; solicitor {w:any}, {lawyers}. Hotel in {town}; key worker {wordfirst} from {ukcharity}. T-SPOT pos, CXR clear, Rifinah.
=====
{as:uk}CONTINUING HEALTHCARE CHECKLIST - {council} / NHS
Individual {ptfull} ({nick}), {carehome}
Present: {wordname} (CHC nurse), {inilast} (SW), {kin0:first} and {kin1:first}, RGN {wordfirst}, key worker {fn}
Breathing C; nutrition B (MUST 3, IDDSI 4); continence B; skin A (Cat 4, Waterlow 28); mobility A; communication C; psych B; cognition A; behaviour B (strikes {fn}, calls her {wordfirst}); drugs B; ASC C
Evidence: {agency} log {part} to {part}; letter {wordlast} {part}
Outcome: full DST; {kin0:first} unhappy that {titled} not invited. Consent / LPA H&W {ref}. Signed {scrawl}, {scrawl}
=====
BLOOD SCIENCES - PHONED RESULTS LOG
Time\tPatient\tHosp no\tResult\tPhoned to\tBy
{time}\t{ptlast}, {ptfirst}\t{mrn}\tK 6.8 (not haem)\t{wordfirst}, {unit}\t{scrawl}
{time}\t{wordlast}\t{ref}\tTrop 1480\tDr {wordlast} bleep {ext}\t{scrawl}
{time}\t{second}, {fn}\t{ref}\tHb 54, plt 11\t{nick} ({surgery}) - shut, OOH told\t{scrawl}
{time}\t{othercat}\t{ref}\tgent trough 3.1\tS/N {wordlast}, reads back\t{ini2:dr3}
{time}\tunknown male "{nick}"\t{ref}\tparacetamol 212 @ 4 h\t{inilast}, {habbr} ED\t{scrawl}
Handed over to {fn} {part}. Cobas 2 down, Roche engineer called. QC drift Na.
=====
{as:uk_woman}{hosp2} FERTILITY UNIT
{part}
Dear {ptfirst} and {kin1:first},

Following your visit with {wordlast} and our counsellor, {wordname}, AMH 4.1 pmol/L, AFC 6, LH surge day 13. TSH 2.1. {kin1:first}'s sample (WHO 2021): 9 M/mL, morph 2%.
Plan long Menopur/Cetrotide cycle, ICSI, Cyclogest from day 16. HFEA consents WT, MT, PP signed {part}; donor code {ref}.
You hope to avoid the first half of {month} as {ptfirst} is a {ukjob} and {kin1:first}'s mother, {nick}, is coming from {country}. Baby {otherfirst}, lost at 20 weeks in {monthyear} at {habbr}, was spoken of.
Bring photo ID. Ring {wordfirst} on {phone} on day 1.
{ini2:dr1} / {scrawl}
=====
STUDENT HEALTH & WELLBEING, {college}
Confidential - {partd}
{ptfirst} {lastini:pt}, student no {ref}, Halls: {house}, room 12; tutor {titled}
Flatmates {fn}, {wordfirst} and {fn} brought {him} over after panic at {club}. Home is {village}, {region}; parents {kin0:first} and {kin1:first} run a shop. PHQ-9 14, CORE-10 19. Ex {otherfirst} shares lectures.
Advice: extenuating circs form; {ukcharity}; GP at {surgery} ({wordlast}). EpiPen for nuts. May well pass; will mark down "DNA" if no show; hope is rising.
{scrawl}
=====
STREET OUTREACH / HOMELESS HEALTH - {part}
Beat: {streetname}, the arches, {church} steps.
- "{nick}", real name {w:any}? b. {year}. Ulcer R gaiter, Inadine. Says dad was a {ukjob} in {town}. Dog {pet}. No NHS no.
- {ptlast} ({initials}) back from {prison} {part}; script {pharmacy}; nearest hostel {ukcharity}, key wkr {wordfirst}.
- {wordfirst} & {fn}, couple, tent behind {employer}, {outcode}. She is 20/40, midwife {wordlast} told, {council} duty {phone}.
- {second} (ex {regiment}) refused. NEWS 3. Frost overnight; SWEP on.
{scrawl}/{scrawl} w/ PCSO {wordlast}
=====
PHARMACY INTERVENTION   ward {unit}   {part}
Rx {ini3:dr2}: gent 480 mg (wt 52, CrCl 31) -> 200 mg, d/w {wordlast}, changed by {scrawl}. Clexane + Eliquis co-Rx stopped.
MedRec for {ptlast} {lastini:pt}: SCR, {surgery} ({wordfirst}), blister pack {pharmacy}. Own Symbicort at home w {kin0:first}. Warfarin yellow book lost; INR clinic {wordlast} ext {ext}.
TTO ready {time}, runner {wordfirst}. {scrawl} GPhC {idn:gphc}
=====
BED STATE  {habbr}  {part} 0700   (site mgr {wordlast}, bleep {ext})
Ward\tEmpty\tDTOC\tNotes
{unit}\t2\t3\t{ptlast} - {carehome} to assess, mgr {wordfirst}
{unit}\t0\t1\t{wordlast} - POC {agency} from {part}
{unit}\t1\t0\tD&V bay B; {second} to side rm
{unit}\t-1\t4\t{titled} says OPEL 4. {wordname} repat from {worldcity}
Electives: {ln:dr1} x2, {wordlast} x1 canc. On call exec {wordfirst} {phone}
=====
NHS BLOOD AND TRANSPLANT / SNOD approach - {unit}, ITU bed 6
Pt {full:pt}, {age}. Hit by van at {village}; GCS E1VTM2; BSDT 1 at {time} ({ln:dr1} & {ln:dr2}), 2 at {time}. ODR yes ({ref}).
Family: {kin0:first} (spouse), {kin1:first}, children {fn}, {wordfirst}; priest {wordlast} from {church}. {kin0:first} asked that the hands not be taken. Work: {ukjob}, {employer}. {ukcourt} agreed, officer {wordlast}, {phone}.
Liver to {habbr}; R kidney {habbr}. SNOD {wordname}; theatre {wordfirst}; perfusionist {scrawl}. Keepsakes: hand print, lock of hair.
=====
{as:uk_child}SCHOOL ENTRY HEARING / ENURESIS / SLEEP - joint letter
{partd}

To whom it may concern at {ukschool} (FAO Mr {wordlast}, Head; Mrs {second}, SENCO)

{ptfirst} {ptlast}, {dob}, Class {n} ({wordlast}'s class)

{ptfirst} came with {his} mother, {kin0:first}, {his} stepfather, {wordfirst}, and half-brothers {fn} and {wordfirst}. Father, {kin1:full}, lives in {town} and has {otherfirst} and {ptfirst} alternate weekends; please post reports to him too at {house}, {village}.
PTA 25 dB, glue ear, grommets by {ln:dr2} in {month}. Melatonin (Slenyto) 2 mg. Desmopressin. Vanderbilt 14. Conners T 71.
Please seat {him} by {wordfirst} or {wordfirst}, not {fn}; [toilet pass|wobble cushion]; {nick}, the 1:1, to give Movicol at 12.

{dr1:first} {dr1:last} ({inilow:dr4})
cc {kin0:full}; {kin1:first} {kin1:last}; {surgery}
=====
ANNUAL REVIEW - RENAL GENETICS - family list
Proband {full:pt} ({idn:pedigree}) COL4A5
II.1 {wordname} (mat aunt, {town}) obligate
II.3 {kin0:full}, b. {year}, PD at {habbr}; {ukjob}
III.2 {wordfirst} {ptlast}, {dob}, haematuria, Alport - told {part} by {scrawl}
III.4 {fn} {second} (née {ptlast}), {country}, not traced; try {ptemail}
III.5 "{nick}" d. {year} aged 3, {hosp2}
IV.1 baby {wordfirst}, cord blood {part}
Action {ini2:dr1}: letter to {wordlast}; {titled} to see {fn}. ClinVar class 5.
=====
FAX - URGENT - 2 PAGES
TO: {uc:wordlast}, {uc:surgery}      FROM: {uc:unit} ({uc:scrawl})
RE: {uc:ptlast} {uc:ptfirst}, {uc:dob}, {uc:nhs}
DVT L LEG, WELLS 3. APIXABAN 10 MG BD 7/7 STARTED. PT LIVES {uc:house}, {uc:village}. {uc:kin0__first} ADMINISTERS. PLS REVIEW {uc:part}. BLEEP {ext}. IF UNREAD CALL {uc:wordfirst}. MAY BILL PRIVATELY. CHECK MARKERS, CA19-9, WILL HAND BACK.
=====
Voice recognition, uncorrected, {part}

Thank you for referring {ptfirst}. {He} said the pain may rise and it may not. Hand X-ray: no March fracture. Ward obs stable, bill sent, will wait; there is little hope of frank improvement but no frost bite. Grace period over. I asked {wordlast}, no, {wordlast} the surgeon, and {wordfirst} {ln}, our fellow, to look. Penny-sized ulcer, sharp edge, rich granulation, long saphenous patent, young scar.
Regards {ini2:dr1}, typed by machine, corrected by {scrawl} {part}
=====
{carehome} - DAILY RECORD
{ptfirst} ({nick}) rm {n}, {age}
{part} am  Washed by {wordfirst} + {fn}. Ate all. BO type 4. {kin0:first} took {him} to {church} in {village}. {scrawl}
{part} pm  Singing w {wordfirst} from {club}. Said {he} used to be a {ukjob}. Fall, no inj, 72 h obs; {ln:dr0} aware. {scrawl}
{part} nt  Settled 22-0500, then looking for {fn} (late [wife|husband|sister]). Lorazepam 0.5 not given. {scrawl}
{part} am  Chiropodist {wordlast}; hairdresser {wordfirst}. Optician {part}. Rose in bloom shown, smiled. Mgr: {inilast}
"""

TEMPLATES_UK_THIRD: tuple[str, ...] = tuple(
    text if text.startswith("{as:") else "{as:adult}" + text
    for part in (_FIRST_SET, _SECOND_SET)
    for text in part.strip("\n").split("\n=====\n")
)
