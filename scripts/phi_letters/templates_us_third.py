"""A third set of American clinical documents by many kinds of authors, with the fields that only they use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import fillers as fl
from .fields_more import CHURCH_FORMS, EMPLOYER_FORMS, JOBS_US, NICKNAMES, _day_near, _free, _who
from .markup import mark

if TYPE_CHECKING:
    from .case import Case

_WORD_LAST = (
    "Bloom Rivers Fields Pace Banks Wells Frost Long Short Gray Best Rich Strong Bright Sharp Post Case Cross Stone Hill "
    "Grant Chance Price Waters Winters Summers Day May March Noble Bishop Pope Church Temple Parish Love Joy Gay Moody "
    "Savage Self Ball Hand Foote Head Legg Bone Hart Chew Paine Chin Ward Nurse Bath Speed Ring Lamb Wolf Fox "
    "Fish Bird Swan Drake Finch Bass Pike Rose Reed Bush Branch Root Rice Berry Pepper Salt Butter Cook Baker Mason "
    "Carpenter Page Law Judge Justice Major King Prince Duke Earl Knight Penny Dollar Cash Sellers Power Battle Gunn "
    "Cannon Blade Coffin Graves Toombs English French Welsh Ireland Holland London Paris Boston Houston Dallas Austin "
    "Lincoln Jordan Israel Friday Sunday Winter Snow Rains Flood Hale Storm Gale Weathers Street Lane Park Bridges Brooks "
    "Lake Ford Pond Marsh Moss Woods Forest Wall Hall House Gates Locke Key Bell Horn Little Small Large Stout Swift Quick "
    "Good Goodnight Gross Bland Crisp Hurt Sickles Boyles Burns Cutright Payne Shotwell Early Cooler "
    "Young Old Younger Walker Hopper Rider Driver Porter Shepherd Gardener Potter Turner Weaver Wheeler "
    "Hooker Looney Dye Moon Starr Sky Outlaw Freeman Ramsbottom Lovely Sweet Bitter Sauer Bacon Ham "
    "Pickle Bean Cherry Lemon Olive Plum Apple Garlick Mustard Beer Wine Rumm Sherry Tapp Barr Close Hooks Nailor Hammer "
    "Pincher Bolt Steel Silver Gold Diamond Pearl Jewell Ruby Brass Coe Mark Grubb Mims Sample Stamps Card Flowers Thorne"
).split()
_WORD_FIRST = (
    "Hope Faith Grace Joy Patience Prudence Mercy Destiny Heaven Precious Miracle Charity Will Mark Bill Rob Art Gene Ray "
    "Drew Chase Pat Sue Dawn Eve Summer Autumn April May June August Melody Harmony Carol Ivy Iris Lily Violet Rose Daisy "
    "Heather Olive Ginger Sage Basil Herb Rosemary Ruby Pearl Opal Jade Amber Crystal Misty Stormy Sunny Skye Rain River "
    "Brook Cliff Dale Glen Heath Forrest Rusty Sandy Rocky Dusty Grant Lance Pierce Miles Wade Buck Colt Rich Frank Ernest "
    "Christian Bishop Deacon King Earl Baron Guy Major Sterling Angel Star Candy Honey Kitty Robin Jay Wren Raven Hawk Wolf "
    "Bear Nova Trinity Genesis Journey Messiah Blessing Comfort Constance Merit Page Tuesday Denver Dallas Austin Houston "
    "Savannah Georgia Carolina Virginia Dakota Cheyenne Phoenix Paris London Brooklyn Chelsea Florence Sydney China India "
    "Asia Kenya Jordan Israel Mercedes Lexus Royce Sienna Clay Stone Flint Reed Holly Myrtle Fern Hazel Cherry Clementine "
    "Victor Valor Justice Reason Bliss Felicity Temperance Mallory Sherry Brandy Chip Tab Dot Penny Nick Jack Bob Don Max "
    "Norm Roman German Ace Storm Early Gaylord Romeo Rip Woody Chuck Curt Kay Bea Dee Doc Van Ty Al Bo Jo Cy"
).split()
_JOBS = (
    "welder|roofer|school custodian|lunch lady|crab fisherman|logger|tow truck driver|sheet-metal worker|night auditor|"
    "bus mechanic|youth pastor|choir director|third-grade teacher|claims processor|phlebotomist|nurse's aide|dispatcher|"
    "firefighter|retired Marine|seamstress|hairdresser|barber|nail technician|blackjack dealer|Uber driver|forklift operator|"
    "dairy farmer|citrus picker|meat packer|tile setter|house painter|church organist|notary|tax preparer|actuary|"
    "patent attorney|county judge|probation officer|postal clerk|mail carrier|toll collector|crane operator|glazier|"
    "elevator repairman|pool cleaner|dog groomer|veterinary assistant|landscaper|tree trimmer|beekeeper|piano tuner|"
    "wedding photographer|cartoonist|radio announcer|jazz drummer|sous chef|baker|flight attendant|airline pilot|"
    "railroad conductor|ferry captain|stevedore|boilermaker|millwright|tool and die maker|quality inspector|"
    "data entry clerk|help-desk analyst|web designer|chemistry professor|graduate student in physics|librarian|"
    "school secretary|gym teacher|day-care worker|foster parent recruiter|motel housekeeper|security guard|bail bondsman|"
    "stockbroker|bank teller|loan officer|car salesman|jeweler|upholsterer|cabinet maker|stonemason|asbestos remover|"
    "uranium miner|submarine sonar tech|Air Force mechanic|Army cook|truck dispatcher|rodeo clown|personal trainer|"
    "swim coach|wrestling coach|umpire|golf-course superintendent|funeral director|gravedigger|deacon|rabbi|nun"
).split("|")
_EMPLOYERS = (
    "Walmart|Home Depot|Lowe's|FedEx|UPS|Kroger|Costco|the Postal Service|Tyson|Boeing|John Deere|General Motors|Target|"
    "Walgreens|CVS|Starbucks|McDonald's|Waffle House|Dollar General|AT&T|Verizon|Comcast|Delta|Amtrak|Con Edison|Kodak|"
    "Bethlehem Steel|Lockheed|Raytheon|Intel|Chevron|Halliburton|Cargill|Smithfield|Safeway|Publix|Goodwill|Uber|Google"
).split("|")
_INSURERS = (
    "Aetna|Humana|Cigna|UnitedHealthcare|UHC|Anthem|Kaiser|Molina|Centene|Health Net|Oscar|Tufts Health Plan|Optum|"
    "Express Scripts|Caremark|TRICARE West|Liberty Mutual|The Hartford|Travelers|Sedgwick|Unum|MetLife|State Farm|GEICO|"
    "Allstate|Blue Cross Blue Shield|BCBS|Harvard Pilgrim|WellCare|Aflac|eviCore|Carelon"
).split("|")
_EMS = (
    "{city} Fire and Rescue",
    "{city} Fire & Rescue",
    "{city} EMS",
    "{last} County EMS",
    "{city} Volunteer Ambulance Corps",
    "{word} Ambulance",
    "{city} Fire Dept",
    "{last} Township Fire Rescue",
    "{city} FD",
    "{word} Air Medical",
    "{city} Rescue Squad",
    "LifeFlight {word}",
)
_COPS = (
    "{city} PD",
    "{city} Police",
    "{last} County Sheriff's Office",
    "{city} Police Dept.",
    "{state} State Police",
    "{city} Sheriff",
    "{state} Highway Patrol",
    "{city} Harbor Patrol",
)
_COURTS = (
    "{last} County Superior Court",
    "{city} Municipal Court",
    "{city} Family Court",
    "{last} County Probate Court",
    "{city} Drug Court",
    "{last} County District Attorney",
    "{city} Public Defender",
)
_JAILS = (
    "{last} County Jail",
    "{city} Correctional Institution",
    "{last} County Detention Center",
    "FCI {city}",
    "{city} State Prison",
    "{last} Juvenile Hall",
)
_AGENCIES = (
    "{last} County DSS",
    "{city} Department of Human Services",
    "{last} County Adult Protective Services",
    "{city} Housing Authority",
    "{city} Area Agency on Aging",
    "{last} County Child Welfare",
    "{city} Meals on Wheels",
    "{last} House",
    "{city} Rescue Mission",
    "{word} Transportation",
    "{last} Home Care",
    "{word} Hospice",
    "{city} Visiting Nurse Association",
    "{word} DME",
    "{last} Medical Supply",
)
_CHURCHES = (
    *CHURCH_FORMS,
    "St. {saint}'s",
    "Our Lady of {saint}",
    "{city} Mosque",
    "Congregation {last}",
    "Greater {word} Missionary Baptist",
    "{city} Kingdom Hall",
    "Masonic Lodge of {city}",
    "{last} American Legion Post",
    "{word} Bowling League",
    "{city} Rotary",
)
_WORKPLACES = (
    *EMPLOYER_FORMS,
    "{last} Elevator",
    "{word} Paving",
    "{last}, {last2} & Associates",
    "{city} Sanitation",
    "{last} Orchards",
    "{word} Aerospace",
    "{city} Herald",
    "{last} Boatyard",
    "{word} Staffing",
    "{city} Unified School District",
)
_HOSPITALS = (
    "{city} VA",
    "{city} Med",
    "St. {saint}",
    "St. {saint} Mercy",
    "{city} Baptist",
    "{city} Methodist",
    "{city} Presbyterian",
    "{city} Children's",
    "{word} Medical Center",
    "{last} Memorial",
    "{last} Clinic",
    "{city} Surgery Center",
    "{city} Urgent Care",
    "{word} Rehab",
    "{last} Cancer Institute",
    "Kaiser {city}",
    "{city} Regional",
    "{city} Community Health Center",
    "{word} Dialysis",
    "Sacred Heart {city}",
)
_SHAPES: dict[str, tuple[str, ...]] = {
    "order": ("#########", "ORD-#######", "%####-####", "O%######", "########.001"),
    "run": ("%#-######", "########", "F%######", "24-00#####", "E######"),
    "claim": ("WC-%###-#####", "######-AB", "%###########", "CL##-%#####", "0%-####-###", "%##A#####"),
    "auth": ("A#########", "PA-######", "%######", "AUTH%#####", "##########"),
    "inmate": ("A#####", "#######", "%#####-###", "AA####", "%####-0%#"),
    "subject": ("%##-0##", "S0%-0###", "0%#-###-A", "####-%#", "%#-AB-0##"),
    "device": ("AAA######S", "PJN######H", "#######", "%####-######", "(21)A#######", "LOT AA%###"),
    "badge": ("#%##", "%###", "B-%##"),
    "npi": ("1#########",),
    "fax": ("%######", "FX########"),
    "donor": ("W#### ## ######", "AB%C###", "%######"),
    "room": ("###",),
}
_UNITS = ("{n} {side}", "{n}{letter}", "{n} {side}", "{n} {name}", "{name} {n}", "{side} {n}", "{n}{n}{letter}")


def _pick(label: str, values: tuple[str, ...]) -> Callable[[Case, str], str]:
    return lambda case, _: mark(label, case.rng.choice(_free(values)))


def _form(label: str, forms: tuple[str, ...], plain: tuple[str, ...] = ()) -> Callable[[Case, str], str]:
    """A field filled from patterns, or now and then from a list of real names; a leading 'the' stays outside."""

    def field(case: Case, _: str) -> str:
        rng = case.rng
        name = rng.choice(_free(plain)) if plain and rng.random() < 0.4 else case.fill.fill(forms, case.locale)
        return f"the {mark(label, name[4:])}" if name.startswith("the ") else mark(label, name)

    return field


def _word_full(case: Case, _: str) -> str:
    """A full name of which at least one part is a word."""
    rng, other = case.rng, case._person(case.rng.choice("mf"))
    first, last = rng.choice(_free(tuple(_WORD_FIRST))), rng.choice(_free(tuple(_WORD_LAST)))
    return mark(
        "NAME",
        rng.choice([f"{first} {last}", f"{other.first} {last}", f"{first} {other.last}", f"{other.first[0]}. {last}"]),
    )


def _double(case: Case, full: bool) -> str:
    """A double, hyphenated or prefixed surname."""
    rng, p, q = case.rng, case._person(case.rng.choice("mf")), case._person("f")
    last, extra = p.last.split("-")[0], q.last.split("-")[0]
    surname = rng.choice(
        [
            f"{last}-{extra}",
            f"{last}-{extra}",
            f"{last} {extra}",
            f"{last} de {extra}",
            f"de la {last}",
            f"Van {last}",
            f"Mc{last.capitalize()}",
            f"St. {last}",
            f"O'{last.capitalize()}",
            f"{last}-{rng.choice(_free(tuple(_WORD_LAST)))}",
        ]
    )
    return mark("NAME", f"{p.first} {surname}" if full else surname)


def _relation(case: Case, arg: str) -> str:
    word = case.kin[int(arg[3:] or 0)][0]
    return {"mum": "mom", "neighbour": "neighbor", "carer": "caregiver"}.get(word, word)


def _unit(case: Case, _: str) -> str:
    rng = case.rng
    text = rng.choice(_UNITS).format(
        n=rng.randint(2, 9),
        side=rng.choice(("North", "South", "East", "West", "Tower", "Main", "Center")),
        letter=rng.choice("ABCDENSW"),
        name=rng.choice(("Pavilion", "Hawthorne", "Ellison", "Founders", "Blake", "Bigelow", "Annex", "Heritage")),
    )
    return mark("HOSPITAL", text)


def _part_date(case: Case, _: str) -> str:
    """A day and a month without the year."""
    day, rng = _day_near(case), case.rng
    d = day.day
    nth = f"{d}{'th' if 10 <= d <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d % 10, 'th')}"
    return mark(
        "DATE",
        rng.choice(
            [
                f"{d} {day:%b}",
                f"{d}-{day:%b}",
                f"{day:%b}. {d}",
                f"{day:%B} {nth}",
                f"{day:%b} {nth}",
                f"{nth} of {day:%B}",
                f"{day:%B} the {nth}",
                f"{day.month}-{d}",
                f"{day:%m}.{day:%d}",
                f"{day:%B} {d}",
                f"{day:%a} {d} {day:%b}",
                f"{day:%a} {day.month}-{d}",
                f"{day:%A} the {nth}",
                f"{day:%d%b}".upper(),
            ]
        ),
    )


def _part_range(case: Case, _: str) -> str:
    day, rng = _day_near(case), case.rng
    d = min(day.day, 24)
    e = d + rng.randint(1, 4)
    return mark(
        "DATE",
        rng.choice(
            [
                f"{day.month}/{d}-{day.month}/{e}",
                f"{day.month}/{d} - {day.month}/{e}",
                f"{day:%b} {d}-{e}",
                f"{day:%B} {d} to {e}",
                f"{day:%m}/{d:02d}-{e:02d}",
            ]
        ),
    )


def _any_initials(case: Case, arg: str) -> str:
    """Initials in any of the forms that sign lines and tables have."""
    p, rng = _who(case, arg), case.rng
    a, m, z = p.first[0], p.middle[0], p.last[0]
    text = rng.choice(
        [f"{a}{z}", f"{a}{z}", f"{a}{m}{z}", f"{a}.{z}.", f"{a}. {z}.", f"{a}.{m}.{z}.", f"{a}{z.lower()}"]
    )
    return mark("NAME", text.lower() if rng.random() < 0.2 else text)


def _cosigner(case: Case, arg: str) -> str:
    p = _who(case, arg)
    return mark(
        "NAME",
        case.rng.choice(
            [
                f"{p.first[0]}. {p.middle[0]}. {p.last}",
                f"{p.first[0]}.{p.middle[0]}. {p.last}",
                f"{p.last} {p.first[0]}{p.middle[0]}",
                f"{p.last.upper()} {p.first[0]}",
                f"{p.first[0]}{p.middle[0]}{p.last}",
                f"{p.first} {p.middle[0]} {p.last}",
            ]
        ),
    )


def _site(case: Case, _: str) -> str:
    rng = case.rng
    host = f"{fl.letters_only(rng.choice(fl.ORG_WORDS))}{rng.choice(['health', 'med', 'clinic', 'care', 'ortho', ''])}"
    path = rng.choice(["", "/mychart", "/pay", "/patient-portal", "/forms/new", f"/v/{rng.randrange(10**6)}", "/fmla"])
    return mark(
        "URL", f"{rng.choice(['www.', 'https://', 'mychart.', ''])}{host}{rng.choice(['.org', '.com', '.edu'])}{path}"
    )


def _mail(case: Case, arg: str) -> str:
    p = _who(case, arg)
    return mark("EMAIL", case.fill.email(p.first, p.last))


BLOCKS_US_THIRD: dict[str, tuple[str, ...]] = {
    # clinical lines without any identifier
    "clin": (
        "{neg}",
        "{neg}",
        "GCS 14 (E4V4M6), FAST exam negative, C-collar cleared per NEXUS.",
        "NYHA III, ACC stage C; LVEF 25-30% on TTE, Lexiscan w/o reversible defect.",
        "Allergies: PCN (hives), sulfa, IV contrast, Ceclor; intolerant of Statin X3.",
        "CURB-65 2, PSI class III, qSOFA 1, lactate 2.1 -> 1.4.",
        "H/H 8.1/24.6, MCV 71, retic 2.2, Fe 18, TIBC 455, ferritin 6.",
        "Na 128, K 3.1, Cl 94, HCO3 30, BUN 9, Cr 0.6, glu 212, Ca 8.4, Mg 1.5, Phos 2.2.",
        "T 101.2 HR 118 BP 88/46 RR 26 SpO2 91% on 4L NC.",
        "ABG 7.28/62/58 on BiPAP 12/5; transitioned to HFNC 40L/50%.",
        "PT 14.2, INR 1.1, PTT 31; D-dimer 412; hs-Tn 9 -> 11 (delta 2).",
        "UA: SG 1.020, LE 2+, nit +, WBC >50, few bacteria; UCx >100K E. coli, pan-S.",
        "EKG NSR 78, LAD, LAFB, no ST-T changes; Sgarbossa 0.",
        "CT A/P w/ IV con: no SBO, no free air, Meckel unlikely, Hinchey Ia.",
        "MRI L-spine: Modic 2 changes at L4-5, Schmorl node T12, Tarlov cyst S2.",
        "Killip I. TIMI 3. HEART score 4. DAPT with ASA 81 and Brilinta 90.",
        "Vent SIMV 14/450/5/40; RSBI 62; passed SBT; extubated to Venturi mask.",
        "Ranson 2, BISAP 1, lipase 1842; Dobhoff post-pyloric, Jevity 1.5 @ 45.",
        "Fagerstrom 7, AUDIT-C 9, CAGE 3/4, DAST-10 4; CIWA-Ar 14, given Ativan 2.",
        "Glucose per Accu-Chek 41 -> D50 -> 133; Lantus held, Humalog sliding scale.",
        "Wells 4.5, PERC +; CTPA neg for PE, incidental 6 mm RUL GGN (Lung-RADS 3).",
        "Jackson-Pratt x2, Blake drain x1, Hemovac out, Penrose in place.",
        "Allis, Babcock and DeBakey forceps; Bookwalter; LigaSure; Endo GIA 60 purple load.",
        "Stryker Triathlon CR #4 femur, #5 tibia, 9 mm poly, Simplex P with tobra.",
        "Mohs stage II; Dermabond and Steri-Strips; Breslow 0.4 mm, Clark II.",
        "Child-Turcotte-Pugh B8, MELD-Na 19; lactulose to 3 BM; Xifaxan 550 BID.",
        "FOLFIRINOX C4 held for ANC 0.7; Neulasta Onpro; ECOG 1; CEA 14.2.",
        "BI-RADS 4B. ER 95%, PR 60%, HER2 1+ by IHC, Ki-67 22%, Oncotype 17.",
        "Lille 0.3; Maddrey 41; Glasgow-Blatchford 9; Forrest IIb clot, Hemospray.",
        "Kt/V 1.42, URR 71%, Hgb 10.4, PTH 412, Venofer 100, Hectorol 2, Sensipar 30.",
        "EDSS 3.5, T25FW 6.1 s, JC virus index 0.32, on Ocrevus q6 mo.",
        "UPDRS III 28, Hoehn & Yahr 2, DaTscan abnormal; Sinemet 25/100 TID.",
        "Hunt-Hess 2, Fisher 3; EVD at 10, nimodipine 60 q4; TCDs ok.",
        "Rutherford 3, Fontaine IIb, ABI R 0.62 L 0.88; Pletal, Viabahn 6x150.",
        "Gustilo II, AO 42-A2, Schatzker IV; Hoffmann ex-fix; Ancef 2 g, Gent 5/kg.",
        "Tanner III, Risser 2, Cobb 28 deg; Boston brace 18 h/day.",
        "BPP 8/8, AFI 11, EFW 3100 g; Category II tracing resolved w/ LR bolus, O2.",
        "Silverman 3, Dubowitz 34 wk; Curosurf x1, bubble CPAP +6, D10W at 80.",
        "MCHAT 2, ASQ-3 pass, Vanderbilt +6/9; Concerta 18 qAM.",
        "RASS -2, CAM-ICU +; Precedex 0.6, Seroquel 25 qHS; lines: R IJ, L radial A-line.",
        "Braden 12, Morse 70; Stage 2 sacrum 3x2x0.2, Mepilex; heels floated; SCDs on.",
        "VS per flowsheet. I/O +420. Foley 16 Fr d/c'd 0600, due to void 1400.",
        "Tdap, Prevnar 20, Shingrix #2, Fluzone HD given; lot per WIR.",
        "Norco 5/325 #20, NR. PMP checked. Narcan co-Rx'd. ORT 3. MME 20.",
        "COVID/Flu A/B/RSV PCR neg; Legionella and Strep pneumo Ag neg; MRSA nares neg.",
        "ASA II, Mallampati III, TMD >6 cm, Grade 2a view w/ Glidescope S4, 7.0 ETT @ 21.",
        "IDDSI 5 / thin; MBSS w/ trace penetration, PAS 2; Frazier water protocol.",
        "Lachman 2B, pivot shift 1+, Drawer neg, Ober tight, Thompson intact.",
        "Goldmann 14/15; Shaffer IV; HVF 24-2 sup arcuate OD; OCT RNFL 68; Lumigan qHS.",
    ),
    "clin2": ("{clin} {clin}", "{clin} {sent}", "{sent} {clin}", "{clin} {clin} {clin}", "{clin}"),
    "nightnote": (
        "{usunit} nights. assumed care of {full:pt} from {fn:dr4} at {time}. {clin} {fn:kin0} slept in recliner. {ln:dr2} paged x2 re k of 3.1, no call back, then {wl} called and gave 40 po. up to bsc w/ {wf} cna. c/o pain 7/10, norco given. pt says he is a(n) {work} and wants to go back to {city2} by {dm}. {tie} will cont to monitor. {inilow:dr3} rn",
        "pt {ln:pt} in bed 6 pulled iv, restarted by {wf} from icu, 20g l ac. {clin} dtr {wf} phoned from {city2} {phone}, code word ok. {ln:dr1} at bs {time}, order for haldol per {inilow:dr1}. sitter {fn} from agency. {clin} hand off to {fn:dr4} on {usunit}. {inis:dr3}",
        "late entry for {md}. home visit to {full:pt} on {streetname}. dog {pet} locked up by {fn:kin0}. wt 181, wound vac 125, {clin} {tie} called {lc:wl} at {hnick}, left msg w/ {fn}. next visit {dm}. {full:dr4} lvn",
    ),
    "icu": (
        "neuro: rass -1, cam neg, precedex 0.4. cv: levo 6, {ln:dr2} to float swan. resp: ac 16/420/8/50, ards-net, prone per {wl}. gi: tf at goal, {fn} rd. renal: crrt day 3, {dsur}. id: vanc/mero d5, {wl}. heme: hit neg, plt 88. lines: rij {dm}, foley {md}. code: full, {fn:kin0} ({rel:kin0}) consented {dm}. social: {work} from {city2}; {wf} and {fn} visit. {clin} dispo: {usunit}. {inis:dr1}/{inis:dr4} att {ln:dr1}",
        "tmax 101.9. {clin} pt {ln:pt}, {ageform}, bed 9, hd 12. overnight: {wl} bronched, bal sent. {tie} {clin} d/w {ln:dr2}, {dsur}. {fn:kin0} updated by {wf}, {phone}. plan: sbt, trach {dm} w/ {wl}. signed {inis:dr1}. att addendum: agree. {cosig:dr2}.",
    ),
    "erdict": (
        "this is {full:dr1} dictating an emergency room note on {full:pt}, account {id:account}. date of service {longday}. the patient is a(n) {ageform} brought by {ems} from {work_at}, where {he} works as a(n) {work}. {rel:kin0} {fn:kin0} is with {him}. {clin2} i spoke with {wl} of surgery and with {ln:dr2}, who accepted the patient to {usunit}. {tie} condition fair. end of dictation. {ini2:dr1} {inilow:dr4}.",
        "history of present illness. {ptlast} is well known to {wl} and to me. {he} lives alone on {streetname} in {city2}, and {his} {rel:kin0} {fn:kin0} looks in. on the {nth} {he} fell going to {uschurch}. {clin2} {tie} assessment. {usdx}, {usdx}. plan. {rx}. {rx}. follow up with {dsur} on {dm}. copy to {full:dr3}. dictated by {full:dr1}.",
    ),
    # who is who, in running text without titles
    "tie": (
        "Discussed with {ln:dr2}, who agrees.",
        "D/w {wl} (surgery), {ln:dr3} (GI).",
        "Per {inis}, hold {brand} for now.",
        "{wl} aware and at bedside.",
        "{fn:kin0} is the decision maker; {wf} is the alternate.",
        "Works as a(n) {work} for {work_at} in {city2}.",
        "Used to be a(n) {work}; now on disability since {yy}.",
        "{wf}, the neighbor on {streetname}, has a key.",
        "Lives off {streetname} with {fn:kin1}, two kids ({wf} and {fn}) and a dog, {pet}.",
        "{His} ride is {wf} from {uschurch}.",
        "Last seen by {wl} at {hnick} on {dm}.",
        "{He} was up in {city2} on the {nth} to see {his} friend {usnick}.",
        "Was a student at {usschool}, then a(n) {work}.",
        "Has a cousin, {wname}, who is a(n) {work} at {hnick}.",
        "Roommate {fn} called; number is {phone}.",
        "{dsur} will see {him} in clinic {longday}.",
        "Grandmother {usnick} lived to {oldage}; grandfather {wname} d. at {oldage} in {city2}.",
        'Ex-{work} and Korea vet; bowls with {fn}, {wf} and "{usnick}."',
        "Spoke with {dbl2} at {usagency}, who will call {fn:kin0} back by {dm}.",
        "Pharmacist {wf} at {pharmacy} confirmed last fill {md}.",
        "Sister-in-law {wf} ({work}) flew in from {city2}.",
        "Interpreter {fn}, badge {xid:badge}, used.",
        "Home is a walk-up at {street}; super is named {fn}.",
        "Son {suf} and daughter {hyph} disagree; {wl} (ethics) to meet them {dm}.",
    ),
    "sigline": (
        "{ini2:dr1}/{inilow:dr4}",
        "signed {inidot:dr1}",
        "cosign by: {cosig:dr2}",
        "{cosig:dr1} MD / cosigned {cosig:dr2} MD {stamp}",
        "/{inilow:dr4} for {ini2:dr1}",
        "Note by {cosig:dr1}, PGY-2. Attending {ln:dr2}.",
        "e-signed: {login:dr1} {numdate} {time}",
        "{fn:dr1} {lastini:dr1}",
        "Per {ini2:dr1}",
        "(signed) {full:dr1} [RN|LCSW|MD|PA|NP]",
        "Attending addendum: seen w/ {ln:dr2}; agree with above. {inis:dr3}",
        "Teaching attestation: I was present for the key portions. {cosig:dr2}, MD, pgr {ext}",
        "rev'd {inis:dr2} {md}",
        "{full:dr1}\nbeeper {ext}",
        "Transcribed by {inilow:dr4}, not read. {caps:dr1}, MD",
    ),
}

FIELDS_US_THIRD: dict[str, Callable[[Case, str], str]] = {
    "wl": _pick("NAME", tuple(_WORD_LAST)),
    "wf": _pick("NAME", tuple(_WORD_FIRST)),
    "wname": _word_full,
    "dbl2": lambda case, _: _double(case, True),
    "dsur": lambda case, _: _double(case, False),
    "usnick": _pick("NAME", NICKNAMES),
    "inis": _any_initials,
    "cosig": _cosigner,
    "rel": _relation,
    "work": _pick("PROFESSION", (*_JOBS, *JOBS_US)),
    "work_at": _form("ORGANIZATION", _WORKPLACES, tuple(_EMPLOYERS)),
    "uschurch": _form("ORGANIZATION", _CHURCHES),
    "usins": _pick("ORGANIZATION", tuple(_INSURERS)),
    "ems": _form("ORGANIZATION", _EMS),
    "cops": _form("ORGANIZATION", _COPS),
    "court": _form("ORGANIZATION", _COURTS),
    "jail": _form("ORGANIZATION", _JAILS),
    "mortuary": _form("ORGANIZATION", ("{last} Funeral Home", "{last} & Sons Mortuary", "{last}-{last2} Cremation")),
    "usagency": _form("ORGANIZATION", _AGENCIES),
    "hnick": _form("HOSPITAL", _HOSPITALS),
    "usunit": _unit,
    "dm": _part_date,
    "mdr": _part_range,
    "yy": lambda case, _: mark(
        "DATE", f"'{case.rng.choice((case.rng.randrange(60, 99), case.rng.randrange(1, 25))):02d}"
    ),
    "xid": lambda case, arg: mark("ID", case.fill.digits(case.rng.choice(_SHAPES[arg]))),
    "ussite": _site,
    "usmail": _mail,
} | {
    name: (lambda case, _, forms=forms: case.render(case.rng.choice(forms))) for name, forms in BLOCKS_US_THIRD.items()
}

TEMPLATES_US_THIRD: tuple[str, ...] = (
    # EMS run sheet
    """{ems}
PREHOSPITAL CARE REPORT          Medic 14 / Engine 3
Incident {xid:run}   {numdate}   Shift B
Crew: {full:dr1} EMT-P #{xid:badge}; {wname} EMT-B; rider {fn:dr3} {ln:dr3}
Disp {time}  Enr {time}  Onsc {time}  Dest {time}
Loc: {street}, cross {streetname}, {city2}
PT: {hd:pt}   {ageform}   DL {id:licence}   Ph {phone}
Next of kin: {fn:kin0} ({rel:kin0}) {phone}
CC: "I fell out"
N: Dispatched priority 1. U/A found pt supine in kitchen, {wf} from next door holding c-spine. {cops} on scene (Ofc {ln}). {clin} Pt is a retired {work}. {rel:kin0} {fn:kin0} states pt was normal when {wl}, the home aide, left @ {time}. BGL 38, D10 100 mL, repeat 121. Pt moved via stair chair to cot, 4-lead, Lifepak 15. Bypass of {hnick} due to divert; tx to {hosp}, room 9, report to {fn:dr4} RN.
Mileage 6.2   PCR by: {inis:dr1}   QA: {ini2}
Pt signature: unable, {cosig:dr1} signed for pt""",
    # nursing shift notes, lower case
    """{lc:nightnote}""",
    """{lc:nightnote}
{numdate} {time} {lc:clin} {ini2:dr3} rn
{numdate} {time} {lc:tie} {ini2:dr3} rn""",
    """{uc:erdict}
{sigline}""",
    """{uc:erdict}""",
    # unit whiteboard and shift report
    """{usunit} SHIFT REPORT   {longday}   Charge: {fn:dr1}   HUC: {wf}
bed 12  {ln:pt}, {fn:pt}  {ageform}  {usdx}   RN {wf}   MD {ln:dr2}   fam: {fn:kin0} {phone}
bed 13  {dsur}  71F  s/p lap chole POD1   RN {fn}   MD {ln:dr3}
bed 14  {wl}  {oldage}M  DNR/DNI, CMO   RN {wf}   MD {ln:dr2}   chaplain {ln}
bed 15  {dbl2}  33F  G2P1 PTL, mag   RN {fn}   MD {wl}
bed 16  BLOCKED - O2 wall leak, eng. {fn} x{ext}
Transfers pending: {wl} -> {hnick} ([Thurs|Fri] AM, {ems})
Sitter: {firstini} w/ bed 14. Swap per {ini2:dr1}. {clin}
Off-going {inis} / oncoming {inis}""",
    # social work
    """Social Work Note
{hosp}, {usunit}
{stamp}

Reason for referral: unsafe discharge, food insecurity.
{mrfull} is a(n) {ageform}, separated, who rents a room on {streetname} from a landlord named {wname}. {He} had worked as a(n) {work} for {work_at} but was let go on the {nth}. {His} {rel:kin0}, {fn:kin0}, lives in {city2} and is not on speaking terms with {him}. {fn:kin1} and {wf} visit on weekends.

Collateral: {full:kin1} ({phone}); {wl} at {usagency} (ext. {ext}); the caseworker at {court}, {full}.
Supports: {uschurch}; AA sponsor {firstini}; a cat named {pet}.
Benefits: SSI, SNAP, Medicaid pending (app. {xid:auth}).
{clin2}

Plan:
* Bus passes x4; MOLST copied
* Referral to {usagency}
* {wf} in financial counseling to meet pt {dm}
* f/u with {ln:dr3}, {longday}

{full:dr4}, LCSW
pgr {ext} | {usmail:dr4}
cosign by: {cosig:dr2}""",
    # case management timeline, pipe-separated
    """CM NOTES | {hd:pt} | {mrn} | {usunit} bed 4 | Payer {usins} {id:plan}
{dm} {time} | {inis:dr4} | Init review faxed, ref {xid:auth}. InterQual met.
{dm} {time} | {inis:dr4} | {rel:kin0} {fn:kin0} wants {hnick}; 2nd choice {carehome}.
{dm} {time} | {inis} | {wl} at {carehome} declined - no Medicaid bed. Called {usins}, spoke w/ {wf}, call ref {xid:claim}.
{dm} {time} | {inis:dr4} | P2P {ln:dr1} w/ {usins} medical director {ln}; approved {mdr}.
{dm} {time} | {inis} | DME: {usagency} to deliver Hoyer, BSC, Group 2 mattress to {street}. Contact {fn:kin0} {phone}.
{dm} {time} | {inis:dr4} | IMM signed by {wf} ({rel:kin1}). {clin} Closed.""",
    # psychiatric intake
    """PSYCHIATRIC EVALUATION - INITIAL
{practice}
Date of eval: {longday}        Evaluator: {full:dr1}, MD (supervisor {wl})

IDENTIFYING DATA: {full:pt} is a(n) {ageform}, [divorced|single|widowed], [Catholic|Baptist|agnostic], domiciled with {his} {rel:kin0} {fn:kin0} in {city2}, employed as a(n) {work} at {work_at}, BIB {cops} after a call from {wname}.

HPI: "They switched out my brother." Over {mdr}, {ptfirst} slept 2 h/night, called {his} boss ({dsur}) 40 times, and drove to {city2} with only {pet}, the neighbor's terrier. {fn:kin0} found receipts from {work_at}. Capgras and de Clerambault themes; no command AH. YMRS 31. {sent}

PAST PSYCH: Admitted to {hnick} in {monthyear} and {year} under {ln:dr3}. Trials: {brand}, {brand}, Clozaril (ANC drop), ECT x8. Therapist {wf} {dsur} until the {nth}.
SUBSTANCE: AUDIT 18. Friend {firstini} supplies "Molly," "Special K" and "Mary Jane".
FAMILY: aunt {wf} with BPAD I; father {suf}, a(n) {work}, d. by suicide in {year}.
SOCIAL: Raised in {city2}; {usschool} to 11th grade; married to {wf} {dsur} {year}-{year}.
LEGAL: {court}, hearing on {dm}, docket {id:case}; PO is {ln}, {phone}.
MSE: {clin}
DX: F31.2. r/o Hashimoto encephalopathy.
PLAN: Lithobid 600 BID, Zyprexa Zydis 10 qHS; 2PC signed by {ln:dr1} and {wl}; {usunit}.

{sigline}""",
    # OT/PT home note
    """PT daily note  {md}  {usunit} bed 21
S: {usnick} (pt's preferred name) states "{wf} walked me twice already." c/o 4/10 R hip pain.
O: Posterior hip precautions. Amb 60 ft x2 RW, CGA -> SBA. TUG 31 s, Tinetti 17. 4 stairs w/ L rail, {rel:kin0} {fn:kin0} trained. {clin}
A: Prior level: indep, [farmer|still driving], lives w/ {wf}. Former {work}. Motivated to return to {uschurch} by {dm}.
P: cont BID; d/w OT ({fn}), RN ({wf}), and {ln:dr2}.
tx by {inis:dr4}, SPTA / cosign {cosig:dr1} PT""",
    # hospice
    """{usagency}
HOSPICE RN VISIT        {numdate}  {time}-{time}
Pt: {hd:pt}   Age {oldage}   Location: {carehome}, unit 2 / room 118   DX: G30.1 Alzheimer's, FAST 7d
Family present: {fn:kin0}, {fn:kin1}, {wf} (great-niece), {usnick}
Report from LPN {wl}: slept through breakfast, refused Ensure; took Roxanol 5 mg x2, Levsin SL.
PPS 20, MAC 21 cm. Kennedy ulcer sacrum, Duoderm off. Cheyne-Stokes w/ 20 s apnea. {clin}
{fn:kin0} asked if {wf} should fly in from {city2}; advised yes. Rev. {wl} of {uschurch} to visit [tomorrow|tonight]. Mortuary: {mortuary}, {phone}.
Pt once a(n) {work}; family played {his} records. Volunteer {firstini} to sit [Sat|Sun] 2-4.
Comfort kit lot checked w/ {inis}. Next visit {dm}.
{full:dr4}, RN, CHPN     MD notified: {ln:dr1} per phone {ext}""",
    # dialysis
    """HD TX FLOW      Chair 11    {numdate}    Tx # 412
{hd:pt}   DOB {dob}   EDW 71.5   Dialyzer F180NR   Machine {xid:device}
Time   BP        UF     Note                                   Init
{time}  {bp}   0      LUA AVG cannulated 15g x2, +thrill       {inis:dr4}
{time}  {bp}   0.8    c/o cramp, NS 200                        {inis:dr4}
{time}  {bp}   1.6    relieved for lunch by {wf}               {inis}
{time}  {bp}   2.4    Dr rounds - {ln:dr1}: EDW to 71          {inis}
{time}  {bp}   2.9    d/c, held 10 min, {wl} (transport) here  {inis:dr4}
Labs drawn per {wl}: Hgb 10.2, K 5.6, Phos 7.1, Kt/V 1.31. {clin}
Access: declotted at {hnick} by {ln:dr2} on {dm}. Van w/ {usagency} from {streetname}.
Emerg. contact {fn:kin0} ({rel:kin0}) {phone}. Transplant coord: {wf} {lastini}, {phone}, list {xid:donor}.""",
    # tumor board
    """MULTIDISCIPLINARY TUMOR BOARD   {longday}   {hosp}, Conference Rm B
Present: {surnames}, {wl}, {dsur}; path {ln:dr3}; rads {wl}; navigator {fn:dr4}

1. {ini2:pt}, {ageform}, MR {mrn}, presented by {ln:dr1}
   Bx {md} at {hnick} ({id:accession}): IDC, gr 2, ER+/PR+/HER2 1+. Oncotype 22. {clin}
   {wl}: favors lumpectomy/SLNB. {ln:dr2} agrees. {dsur}: wants MRI first.
   Social: a(n) {work} at {work_at}; {rel:kin0} {fn:kin0} at visit on the {nth}.
   REC: MRI, then Savi Scout, then TC x4 vs endocrine. Trial NSABP B-59 reviewed. Nav to call {ptfirst}.

2. {inis}, 66M, presented by {wl}. Adeno GE jxn, Siewert II, T3N1. Discussed with {ln:dr3}. REC: FLOT, CROSS not favored.
3. {inis}, {oldage}F, presented for {dsur} by {fn}. Merkel cell. REC: RT; family ({wf}) leaning hospice.

Minutes: {inis:dr4}, {dm}. Approved {cosig:dr2}.""",
    # radiology
    """{hosp}
DEPARTMENT OF [IMAGING|RADIOLOGY]
{hd:pt}  {mrn}  {ageform}  {usunit} 12-2
EXAM: MR KNEE LT W/O   ORDER #: {xid:order}   ACC: {id:accession}
ORDERING: {ln:dr2}   TECH: {inis}   EXAM DATE: {stamp}

CLINICAL: Twisting injury on {dm} at {usschool} [gym|field]. r/o Segond.
COMPARISON: Outside XR {date} ({hnick}).
TECHNIQUE: Sag PD FS, Cor T1, Dixon. Siemens Skyra 3T.
FINDINGS: Wrisberg rip. Pellegrini-Stieda calcification. Hoffa fat pad edema. {sent}
IMPRESSION:
1. Complete ACL tear, "Segond" avulsion.
2. Bucket-handle medial meniscus tear, double PCL sign.
3. Baker cyst.

Findings called to {wf} in {ln:dr2}'s office, read back, {md} {time}.
Prelim: {cosig:dr3} (PGY-3)   Final: {cosig:dr1}   {inilow:dr4}""",
    # pathology with several names
    """SURGICAL PATHOLOGY - AMENDED
Accession {id:accession}        Rec'd {numdate}
Patient {hd:pt}        Sex/Age {ageform}        Loc {usunit}
Surgeon {ln:dr1}    Copy to: {surnames}; {wl}

AMENDMENT ({dm}): name on requisition read "{wname}"; corrected to {ptfull} after call with {fn:dr4} in OR 6.
Gross ({inis}): One container, formalin, labeled "{ln:pt} #1", 3.2 x 2.1 x 0.9 cm, inked by {wl} blue/black/yellow. Block A1-A7.
Micro: Warthin-Starry neg, Congo red neg, Ziehl-Neelsen neg; Masson trichrome 2/4. Ki-67 12%.
Dx: {usdx}; no dysplasia. {sent}
Intradepartmental consult: {wl}, {dsur}.
Histotech {firstini}.  Resident {cosig:dr2}.  Staff {full:dr3}, MD /{inilow}""",
    # operative
    """OPERATIVE REPORT (brief)
Pt {hd:pt}    OR 4    {numdate}
Surg: {ln:dr1} / {wl}     Anes: {ln:dr3}, CRNA {wf}     Scrub {fn}  Circ {fn}
Pre/Post-op dx: {usdx}
Proc: L THA, anterior (Hana table)
EBL 250   IVF 1400 LR   Drains 0   Spec: femoral head to path {id:accession}
Implants: DePuy Pinnacle 54, Corail 12 KLA, Biolox 36+5. Ref/lot {xid:device}; {xid:device}
Narrative: Time-out w/ {wf} at {time}. Smith-Petersen interval. Hohmann, Cobra and Charnley retractors. {clin} Closure by {wl} under direct supervision; {ln:dr1} scrubbed for key portions. [Rep from Zimmer|Rep] {fn} present.
Spoke w/ {fn:kin0} ({rel:kin0}) and {wf} in waiting area.
{sigline}
D: {stamp}  T: {stamp}  Job {id:job}""",
    # anesthesia / pain
    """PAIN PROCEDURE NOTE  {md}
{ageform}, {work}, ref'd by {ln:dr2} ({hnick}). WC claim {xid:claim}, adjuster {wf} {dsur}, {usins}.
R L4-5 TFESI. Consent by {inis:dr1}. C-arm, 22g Quincke, Omnipaque 1 mL, Decadron 10, lido 1%. {clin}
Driver {fn:kin0}. RN {wf}. D/c'd {time}. RTW modified {dm} at {work_at} - no lifting >15.
NP {wl} to call on {dm}. {inis:dr1} / {inilow:dr4}""",
    # VA
    """LOCAL TITLE: MENTAL HEALTH CONSULT
DATE OF NOTE: {stamp}     ENTRY DATE: {stamp}
      AUTHOR: {caps:dr1}          EXP COSIGNER: {caps:dr2}
     URGENCY:                            STATUS: COMPLETED

{hd:pt} {last4}   {ageform}   SC 90%   PACT: TEAL 2 ({ln:dr3})
Served USMC, {country}, {mdr}; MOS 0311; awarded Purple Heart. Fire team leader [Cpl|LCpl] {wl} was killed on {dm}; vet wears his band. Nightmares q night, Prazosin 6. PCL-5 58, C-SSRS neg. {clin}
Lives at {street} in {city2} w/ wife {wf} and her son {fn}. {He} works nights as a(n) {work}, {work_at}. Battle buddy "{usnick}" ({phone}) on safety plan; guns locked by {wl}, father-in-law.
A/P: PE w/ {fn} {dsur}, PhD, {dm}. Prazosin to 8. Veterans Crisis Line 988 press 1.

/es/ {caps:dr1}
STAFF PSYCHOLOGIST
Signed: {stamp}
for {caps:dr2}
         * AWAITING SIGNATURE *
Receipt Acknowledged By:
{stamp}   /es/ {caps}, LPN
{stamp}   /es/ {wname}""",
    # telehealth
    """VIDEO VISIT  {numdate} {time}
Pt at home ({streetname}, {city2}); provider at {hnick}. Doxy.me failed, used FaceTime at {phone}. {fn:kin0} off camera.
{Named} feels "meh." Out of Trulicity since the {nth}; {pharmacy} on backorder, {wf} there says {dm}. Fasting 180s. Misses work at {work_at} ([second shift|nights]); boss, {wl}, ok with letter.
{clin2}
1. T2DM - Mounjaro 2.5 weekly, PA via CoverMyMeds key {xid:auth}.
2. HTN - add Norvasc.
3. Cologuard ordered, kit {xid:order}; mail to {street}.
Time 19 min. Scribed by {firstini}. {inis:dr1}""",
    # portal thread
    """Subject: re: re: test results??
{login:pt} | {stamp}
hi dr {lowlast:dr1} its {lowfirst:pt}. saw my A1c on {lc:ussite} and freaking out. also {lowfirst:kin0} found a tick on {pet} the dog, do i need doxy? my login keeps saying {login:pt} is locked. call {phone} but NOT at work ({work_at}). ty!!
  {login:dr4} | {stamp}
  Hi {ptfirst}, this is {wf}, {ln:dr1}'s nurse. She is out till {dm}; {wl} is covering. For portal help: {ussite} or x{ext}. -{wf}
{login:pt} | {stamp}
ok {lc:wf}. tell {lc:wl} im allergic to bactrim. {lowfirst:pt}
  Closed by {inis:dr4} {md}. Forwarded: {hd:dr1}.""",
    # school and sports forms
    """{as:child}PREPARTICIPATION PHYSICAL EVALUATION
School: {usschool}     Sport(s): football, track     Grade: 10
Athlete: {hd:pt}     DOB {dob}     Age {age}     Nickname {usnick}
Parent/guardian: {full:kin0} / {full:kin1}     Home {phone}     Cell {phone}
Address: {street}, {city2}
Insurance {usins}   Policy {id:plan}     Family MD {ln:dr1}     Dentist {wl}
Hx: Osgood-Schlatter L, concussion {monthyear} (SCAT5 normal), Ventolin PRN. Uncle {wf} d. at 41, HCM - echo by {ln:dr2} normal {year}.
Exam: Marfan stigmata neg, Murmur none supine/Valsalva, Adams forward bend neg. {clin}
[X] Cleared  [ ] Not cleared  [ ] Cleared after: ____
Coach {wl} and trainer {fn} may give Motrin. Signed {cosig:dr1}, PA-C   {numdate}
Parent sig: {fn:kin0} {ln:kin0}   Student: {fn:pt} {lastini:pt}""",
    """{as:child}{practice}
{addr}

{dm}

To Whom It May Concern (cc: [Ms.|Mr.] {wl}, Rm 12, {usschool}):

{ptfirst} {lastini:pt} was here today with {his} father, {fn:kin1}, for [croup|strep|pinkeye|a broken wrist]. {He} may return on the {nth}. No gym, recess or band until {dm}. {His} sister {wf} (kindergarten) was not seen. Please give Amoxil at lunch; nurse {fn} has the form.

Questions - {phone}, ask for {wf}.

{full:dr1}, CPNP
/{inilow:dr4}""",
    # work comp
    """WORKERS' COMPENSATION - PR-2 PROGRESS REPORT
Patient: {hd:pt}      Sex: [M|F]     DOB: {dob}     SSN: {id:ssn}
Occupation: {work}     Employer: {work_at} ({city2})
Claims Admin: {usins}, attn {wname}     Claim # {xid:claim}     DOI {date}
Subjective: fell 8 ft from ladder when {usnick} (co-worker) backed the truck; seen {dm} at {hnick} by {wl}. L wrist pain 6/10.
Objective: Finkelstein +, Watson shift +, Jamar L 18/16/18 R 44/46/44. {clin}
Dx: S62.002A, scapholunate, {usdx}
Treatment: thumb spica, Mobic 15, hand therapy 2x6 w/ {fn} {dsur}, OTR, CHT; RFA sent {md}, auth {xid:auth}
Work status: TTD through {dm}. Next appt {next}.
MMI not reached. QME panel: {ln}, {wl}, {ln}.
I declare under penalty of perjury ... executed at {city2} on {dm}
{full:dr1}, M.D.   Lic. {id:licence}   {ini2:dr1}:{inilow:dr4}
cc: {wl} & {ln}, [attorneys|applicant's attorney]; nurse case mgr {firstini}""",
    # disability letter
    """{full:dr1}, M.D.
{practice}
{street}
{townst} {post}

{longday}

{usins} Disability, file {xid:claim}

Dear [Ms.|Mr.] {wl}:

You ask if {mrfull} could go back to being a(n) {work}. {He} could not. Since {monthyear}, {he} has had five flares of {usdx}; on {dm} {his} {rel:kin0} {fn:kin0} had to leave {work_at} to bring {him} in. {clin2} My partner {ln:dr2} and I agree, as does {wname}, {his} physical therapist. A McGill Pain score of 41 was repeated with the same result.

I can be reached on {phone} or by pager ({ext}); {wf} in my office keeps the forms ({ussite}).

Yours truly,

{cosig:dr1}
dictated, not read  {ini3:dr1}/{inilow:dr4}""",
    # appeal, prior auth
    """PRIOR AUTHORIZATION REQUEST (fax to {phone})
Plan: {usins}   Member: {full:pt}   ID {id:plan}   Grp {id:account}   DOB {dob}
Prescriber: {ln:dr1}, {fn:dr1}   NPI {xid:npi}   DEA {id:dea}   Contact: {wf} x{ext}
Drug: Dupixent 300 mg q2wk   Qty 2   ICD L20.9
Tried/failed: Kenalog, Protopic, Elidel, cyclosporine ({mdr}), MTX ({monthyear}, LFTs)
EASI 31, IGA 4, BSA 42%, DLQI 22.
Rationale: Works as a(n) {work} at {work_at}; steroid bursts x4 from {hnick} and {wl}. {sent}
Office use: {dm} sub {inis}; {dm} denied, ref {xid:auth}, rep {wf}; {dm} P2P sched w/ {ln}; {dm} approved thru {next} {inis}
Sig {cosig:dr1}""",
    # custody
    """{jail} - MEDICAL UNIT
INTAKE SCREEN     Booked {numdate} {time}     Bkg # {xid:inmate}     Housing: C-4 lower
Name (last, first, mi): {hd:pt}     AKA: "{usnick}"     DOB {dob}
Arresting agency {cops}, Ofc {wl} (badge {xid:badge})
Hx: {usdx}. Meds verified w/ {pharmacy}: {brand}, {brand}. Last H use [this am|yesterday]. COWS 11, CIWA-Ar 6.
Fit for confinement per {hnick} ER (Dr {ln:dr2}). {clin}
Contact {fn:kin0}, {rel:kin0}, {phone}. Attorney {ln} w/ {court}.
Pt: "I told {wl} I need my Suboxone." Cellmate {fn} is a(n) {work} and watches {him}.
Bottom bunk, bridge orders x 7 d per {inis:dr1}.
Screened by {cosig:dr4} LVN      rev {inis:dr1}""",
    """{cops}
INCIDENT SUPPLEMENT - MEDICAL (case {id:case})
At {time} on {dm} I, Ofc. {wl}, was sent to {street}, {city2}, for a welfare check on {ptfull}. The caller, {wname}, a(n) {work}, had not seen {him} since church at {uschurch}. Entry by {ems}. {ptlast} was prone in the hall, breathing; meds on table incl. {brand} and {brand}. {fn:kin0} was told by phone ({phone}). {Named} was taken to {hnick}. Vehicle in drive, tag {id:plate}, is registered to {suf:kin1}. Dog {pet} to county shelter. Nothing further.
{cosig:dr1} #{xid:badge}   Sgt. {ln} approved {stamp}""",
    # interfacility transfer
    """TRANSFER CENTER LOG   Call # {xid:run}   {numdate} {time}
From: {hnick} ({city2}), ED, sender {ln:dr2}, cb {phone}
To: {hosp}, {usunit}; accepting {ln:dr1}; agent {wf}
Pt: {hd:pt}, {ageform}, {dob}. Wt 82.
{time}  {ln:dr2}: SAH, HH3, EVD capability not avail. {clin}
{time}  {wl} (NSGY) on line. Agrees. Keppra 1 g, Cardene to SBP <140.
{time}  {ln:dr1}: accept, {usunit} bed 9. Nurse report {fn:dr4} -> {wf}.
{time}  {ems} launched, ETA 34. Weather min. RN {fn}, medic {wl}.
{time}  family ({fn:kin0}, {fn:kin1}) driving from {city2}, cell {phone}
Closed {inis}. Recorded line, tape {xid:run}.""",
    # pharmacy
    """{pharmacy}
{street}, {city2}     P {phone}   F {phone}
Rx CLARIFICATION                             {numdate}
To: {ln:dr1} / attn {wf}
Pt {full:pt}   {dob}   {street}
Rx# {xid:order}   Prednisone 10 mg taper - [sig illegible|qty missing]. Ins rejects Lyrica (75). Also gets Xanax from {wl} and Percocet from {dsur} - PMP alert.
Picked up by: {fn:kin0} ({rel:kin0}), DL {id:licence}
[ ] OK as written  [X] Change to: Medrol Dosepak  per {wf}/{ln:dr1} {md} {inis}
RPh {cosig:dr3}    tech {firstini}""",
    """Phone note {md} {time}
{wf} from {pharmacy} called re {ptlast}, {fn:pt}. Coumadin or Jantoven? Ok either. INR 3.4 on the {nth}, hold x1. Told {fn:kin0}. {inilow:dr4} per {ini2:dr1}""",
    # transplant
    """LIVER TRANSPLANT - POST OP CLINIC
{ptfull} (UNOS {xid:donor}), {ageform}, POD 41. OLT by {ln:dr1}/{wl} on {dm} at {hosp}; donor 44M, CMV +/-, piggyback, Roux. ERCP w/ {dsur} {md}, stricture. {clin}
Prograf 3/3 (8.2), CellCept 750, Valcyte, Bactrim SS. Banff RAI 2.
Caregiver: {fn:kin0} took leave from {work_at}; they are at {uschurch} guest house on {streetname}. {He} misses {his} nephew {wf} in {city2} and {his} job as a(n) {work}.
Thank-you card to the donor family, signed "{fn:pt}", given to {wf} (SW).
RTC {dm}; labs MWF to {phone}. coordinator {fn:dr4} {lastini:dr4}
{sigline}""",
    # NICU and pediatrics
    """{as:child}NICU FAMILY MEETING   {longday}   {hosp}
Infant: {ln:kin0}, Girl A ("{ptfirst}"), 26 3/7 wk, DOL 31; sib Girl B ("{wf}") d. {dm}
Present: mother {full:kin0}; father {full:kin1}; MGM {usnick}; {ln:dr1}, {wl}, RN {fn:dr4}, SW {wf}, interp {firstini}
Grade III IVH (Papile), Levene 97%ile; PHH discussed. {wl}: reservoir vs ELVIS protocol. BPD, on NIPPV; DART discussed. {clin}
{fn:kin0} asked about holding; {fn:kin1} back to work at {work_at} on the {nth}, nights. Staying w/ {usnick} on {streetname}. Baptism by Fr. {ln} ({uschurch}).
Plan: HUS {dm}. d/w {ln:dr2}. {inis:dr1}""",
    """{as:child}WELL CHILD 15 MO
{fn:pt} {lastini:pt} w/ mom ({fn:kin0}), dad ({fn:kin1}, {work}) and baby {wf}. Walks, 6 words ("{lc:pet}" for dog). ASQ ok. Day care: {usschool}, teacher [Ms.|Miss] {wf}. Lead 2, Hgb 11.8. Moro gone, Galeazzi neg. MMR #1, Varivax, Hib (R thigh, {inis:dr4}). PGF {suf} has Brugada. {clin} Next 18 mo ~{dm}. {ini2:dr1}""",
    # OB
    """{as:woman}L&D TRIAGE   {stamp}   {usunit}
{hd:pt}  31 yo G4P2012 @ 36 5/7 (LMP {md}, EDC {next})   OB: {ln:dr1}  doula: {wf}
S: ctx q4 since {time}, +FM. FOB {fn:kin1} ([parking car|at work at {work_at}]); {rel:kin0} {fn:kin0} here.
O: FHT 145 mod var, accels; Toco q4; SVE 3/70/-2 per {inis:dr4}. Bishop 6. GBS pend. {clin}
A/P: latent. d/w {wl} (MFM), agrees: Celestone no, ambulate. Peds {dsur}. Baby name picked: {wf}.
Recheck {time}: 5/90/-1, admit. Anes {ln:dr3}. /{inilow:dr4} cosign {cosig:dr1} CNM""",
    # addiction
    """OTP counseling note. Client {inidot:pt} #{xid:subject}. {md}. Methadone 85, UDS + fentanyl/THC. Take-homes: 0. Client went to {city2} for funeral of {firstini} (OD on {dm}); found by {usnick}. Sponsor {fn}; home group at {uschurch}. Wants back on at {work_at} as a(n) {work}. PO {wl} ok w/ eve dosing. {clin} Stage: contemplation (Prochaska). Counselor {inis:dr4}, CADC. Sup {cosig:dr1}.""",
    # dental / eye
    """{practice} - Endodontics
{dm}

{fn:dr2},

Thanks for sending {fn:pt} {ln:pt}. #19 necrotic, SLOB shot shows a 2nd distal canal. Septocaine x2, Isodry, ProTaper to F3, AH Plus. Recall with {wf} in 6 mo. Took Motrin at home; {rel:kin0} {fn:kin0} drove. PA to you via {ussite}.

Enjoy the lake,
{fn:dr1}
{ini2:dr1}/{inilow:dr4}""",
    """RETINA FOLLOW UP
{ptlast}, {fn:pt} | {dob} | seen {numdate} | tech {inis:dr4} | scribe {wf}
CC: {work}, "bent door frames" OS x 2 wk (since the {nth})
VA cc 20/25 | 20/80 PH NI; IOP 15/16 Tonopen; Shafer neg; Weiss ring OD
OCT OS SRF, Drusen OU; FA type 1 CNV; AREDS2. Eylea #4 OS, lot {xid:device}, exp ok, time out {inis:dr4}/{inis:dr1}
Ref: {wl}, OD ({city2}). PCP {ln:dr3}. Driver {fn:kin0}.
RTC {dm}. {clin}
{sigline}""",
    # research consent
    """RESEARCH CONSENT PROCESS NOTE
Protocol: KEYNOTE-811 / IRB {xid:auth} / PI {ln:dr1} / subject {xid:subject}
On {longday} at {time}, {wf} {dsur} (CRC) met w/ {ptfull} and {his} {rel:kin0}, {fn:kin0}, in {usunit} consult room. v7.0 consent reviewed; {ptfirst}, a(n) {work}, asked about missing work at {work_at}. Copy given. Randomized via IWRS, kit {xid:order}. Screening labs by {inis}, shipped on dry ice to {city2}, AWB {xid:claim}. Travel stipend to be mailed. {clin}
Sub-I {wl} confirmed eligibility (ECOG 1, Cockcroft-Gault 71).
{inis:dr4} {numdate}      PI: {cosig:dr1} {numdate}""",
    # fax referral
    """*** FAX ***   {numdate} {time}   Page 1/4
TO: {hnick} - scheduling, {wf}   FAX {phone}
FR: {practice} ({inis:dr4})   PH {phone} x{ext}
RE: {hd:pt}   {dob}   {phone}
DX: {usdx}   CPT 93306   ICD I35.0   [ ] STAT [X] Routine
REF MD: {cosig:dr1}   NPI {xid:npi}   AUTH {xid:auth} exp {next}
INS: {usins} {id:plan}, sub {full:kin0}
COMMENTS: pls sched w/ {wl} not {dsur}. pt needs ride from {streetname}, [Spanish|Hmong] interp. {clin}
CONFIDENTIAL - if rec'd in error call {phone} or {usmail:dr4}""",
    # addenda
    """ADDENDUM {stamp}
Path back. {ln:dr3} called: Barrett, no HGD. Told {fn:pt} by phone; {fn:kin0} also on. {wl} to repeat EGD 3 y. Bravo off PPI. {inis:dr1}

ADDENDUM {stamp}
Correction - it was {wl} and not {dsur} who placed the Bravo. {inis:dr1}""",
    """ATTENDING ATTESTATION
I saw {ptlast} with {fn:dr2} {dsur} (PGY-1) on {dm}, discussed with {wl} and agree, except: Murphy sign equivocal, HIDA rather than MRCP. {clin} {rel:kin0} {fn:kin0} updated. 35 min CC time.
{cosig:dr1}, MD  {ini3:dr1}  {stamp}""",
    # ICU, all capitals table
    """{uc:icu}""",
    """{usunit} DAILY GOALS  {md}
Bed | Pt | Age | Night RN | Day RN | Lines | Fam
1 | {ln} | 54 | {wf} | {fn} | RIJ, Foley | {usnick}
2 | {ln:pt} | {age} | {fn} | {wf} | PICC | {fn:kin0}, {phone}
3 | {wl} | {oldage} | {inis} | {inis} | none | {suf}
4 | {dsur} | 61 | {wf} | {fn} | EVD, A-line, Dobhoff | spouse {wf}
5 | {wl}-> {hnick} | 47 | {inis} | - | - | {ems} 1400
SAT/SBT: {wl} pass, {ln:pt} fail. {clin} Pharm {fn}. RT {inis}. Goals by {inis:dr1}.""",
    # pre-op phone screen
    """PAT phone call {md} {inis:dr4}. {hd:pt} for R shoulder scope w/ {wl} on {dm}, arrive 0530 {hnick}. {ageform}. OSA, brings CPAP. Takes {brand}, {brand}; stop Plavix on the {nth} per {ln:dr2}. Ozempic held. Ride: {fn:kin0}. Works: {work}, {work_at}. Cell {phone}, ok to lm. No MH hx. {clin} Questions -> {wf} x{ext}.""",
    # cardiology letter first-name
    """{hosp}
Division of Cardiology

{longday}

RE: {mrfull}, MRN {mrn}

Dear {fn:dr2} and {wf},

It was good to see {fn:pt} again, 8 years out from {his} Ross procedure with {wl} at {hnick}. {He} walks two miles to {work_at}, where {he} is a(n) {work}, and sings at {uschurch}. {fn:kin0}, who is with {him} today, says {he} snores.

On exam: {bp}, Corrigan pulse absent, Levine II/VI. Echo ({cosig:dr3}): AI mild, Duran ring intact, Simpson EF 58%. {clin}

I have left Cozaar as is; {wl} and I talked about a Melody valve, and {dsur} will present {him} on {dm}. I will be in {city2} on the {nth}, so please page {fn} ({ext}).

All the best,

{fn:dr1} {ln:dr1}
{ini2:dr1}/{inilow:dr4}
cc: {wl}; {dsur}; {cosig}""",
    # discharge summary with running page heads
    """{hd:pt}                                                    {mrn}
DISCHARGE SUMMARY                                          Page 1 of 2

Admit {numdate}     Disch {numdate}     Unit {usunit}     Attd {ln:dr1}     Res {wl}

PRINCIPAL DX: {usdx}
CONSULTS: GI ({wl}), ID ({dsur}), palliative ({fn:dr3} {ln:dr3}, NP)
PROCEDURES: EGD {md}, Blakemore tube {md}, TIPS {dm} by {ln:dr2}

{ptfirst} {ptlast} is a {ageform} from {city2}, a(n) {work}, who vomited blood at {work_at} on the {nth} and was brought by {ems}. {clin2} {tie}

{hd:pt}                                                    {mrn}
DISCHARGE SUMMARY                                          Page 2 of 2

{body}

DISPO: {carehome} on {dm}, report to {wf}. {fn:kin0} has keys to {street}.
MEDS: {rx}; {rx}; {rx}
F/U: {wl} {next}; {hnick} {dm} w/ {fn:dr4}.
{sigline}

ADD ON BY: {cosig:dr2}, M.D.
DD: {numdate}  DT: {numdate}  JOB {id:job}""",
    # home health aide / caregivers log
    """AIDE LOG - client {fn:pt} {lastini:pt} ({usagency})
Mon {md}  8-12  bath, oatmeal, BM x1. Niece {wf} came.  {inis}
Tue {md}  8-12  refused bath. Walked to {streetname} w/ RW. Called office ({fn}).  {inis}
Wed {md}  off - sub {fn}. Pt asked for {usnick}.  {inis}
Thu {md}  8-12  BP 168/90, told RN {wl}. Nitro none.  {inis}
Fri {md}  8-2   {fn:kin0} took pt to {uschurch}. Fed {pet}.  {inis}
Supervisor: {cosig:dr4}, RN  {numdate}""",
    # sleep/neurology/EEG etc.
    """CONCUSSION CLINIC. {as:child}{fn:pt}, {age}, [goalie|linebacker|cheerleader] at {usschool}; hit on {dm} v. {usschool}. Coach {wl}, AT {fn}. ImPACT verbal 62, VOMS +, BESS 24, King-Devick 71 s. No LOC. Dix-Hallpike neg. Mom {fn:kin0} ({work}) and dad {fn:kin1}. Return to learn w/ [Mrs.|Mr.] {wl}, counselor. Elavil 10. Zurich step 2. Recheck the {nth}. {inis:dr1}/{inilow:dr4}""",
    # wound/burn, Ryan White etc.
    """BURN CLINIC {md}: {ptlast}, {ageform}, {work} at {work_at}, flash burn on {dm}. Parkland done at {hnick}. 12% TBSA, Lund-Browder on chart. STSG by {wl} POD 16, take 95%, Mepitel off by {wf}. Jobst ordered thru {usagency}. Nightmares; {fn:kin0} says "he isn't {usnick} anymore." SW {inis}. WC {xid:claim}, adj {dsur} {phone}. {clin} RTC {dm}. per {ini2:dr1}/{inilow:dr4}""",
    # letter from patient / family
    """{dm}

Dear Billing Dept. at {hosp},

I am {full:kin0}, {rel:kin0} of {full:pt}, acct. {id:account}. On the {nth} a girl named {wf} told me that {usins} paid, but now {wl} from collections calls me at work ({work_at}) every day. I am a(n) {work} and can not take calls. {ptfirst} passed on {dm} at {carehome}, {he} was {oldage}. Dr. {ln:dr1} and nurse {fn:dr4} on {usunit} were wonderful. Please write to me at {street}, {city2}, or call my brother {usnick}, {phone}.

{fn:kin0}""",
    # quality / incident report
    """EVENT REPORT # {xid:run}   Dept {usunit}   Entered by {login:dr4} {stamp}
Type: med error, near miss     Harm: NCC MERP B
Pt: {ini2:pt} / {mrn}
{fn:dr4} pulled Heparin 5000 for {ln:pt} in bed 7 but scanned {wl} in bed 8. {wf} (orienting) caught it. {inis:dr1} notified, no new orders. Alaris pump {xid:device} to biomed ({firstini}). Look-alike: hydrALAZINE/hydrOXYzine. Family ({fn:kin0}) told by {wl}.
Mgr review {dm}: {cosig:dr2}. Closed {inis}.""",
    # code sheet
    """CODE BLUE RECORD  {usunit} bed 3  {numdate}
{hd:pt}   wt 70   Leader {ln:dr1}   Recorder {inis:dr4}   Airway {wl}   Meds {fn}   Compr {wf}/{fn}   RT {inis}   Chaplain {ln}
{time}  found by {wf}, PEA, CPR, LUCAS
{time}  Epi 1 mg IO (EZ-IO L tib, {inis})
{time}  ETT 7.5 Miller 3 {wl}; EtCO2 18
{time}  VF - 200 J Zoll x1; Amio 300
{time}  ROSC; {bp}; to {usunit} w/ {ln:dr2}
{rel:kin0} {fn:kin0} called {phone} by {ln:dr1}; {fn:kin1} en route from {city2}
Debrief: {inis:dr1}, {inis}, {inis:dr4}""",
    # infusion / oncology nurse call
    """ONC TRIAGE  {stamp}  taken by {wf}
Caller: {fn:kin0} ({rel:kin0})   Pt: {fn:pt} {ln:pt}   DOB {dob}   Onc: {wl}
C2D9 FOLFOX; T 101.1 since {time}. Mediport ok. Tylenol x1. {fn:kin0} at {work_at} till 5, {wf} w/ pt at {street}.
Advice: go to {hnick} ER; called charge ({fn}). Paged {dsur} {ext}. {clin}
Callback {time}: arrived, ANC 0.3, Zosyn. FYI {ln:dr1}. {inis}""",
    # EHR export rows, HL7-like, JSON
    """enc_id|pt_last|pt_first|age|unit|rn|md|dispo|comment
{xid:order}|{ln:pt}|{fn:pt}|{age}|{usunit}|{wf}|{ln:dr1}|home|ride {fn:kin0}
{xid:order}|{wl}|{fn}|71|{usunit}|{inis}|{wl}|SNF|{carehome}, rep {wf}
{xid:order}|{dsur}|{wf}|{oldage}|{usunit}|{fn}|{ln:dr2}|hospice|son {usnick}
{xid:order}|{wl}|{wf}|44|{usunit}|{inis}|{dsur}|AMA|works @ {work_at}
{xid:order}|{uc:wl}|{fn}|58|OBS|{inis}|{ln:dr1}|LWBS|HEART 2""",
    """date\tsvc\tprovider\tinit\tnote
{md}\tPT\t{wl}\t{inis}\tgait 40 ft RW
{md}\tOT\t{fn}\t{inis}\tADL, Jebsen
{md}\tST\t{dsur}\t{inis}\tVFSS, Mendelsohn
{md}\tMSW\t{cosig}\t{inis}\tdc plan w/ {fn:kin0}
{md}\tMD\t{ln:dr1}\t{ini2:dr1}\t{clin}
pt: {low:pt}\t{mrn}\t{usunit}""",
    # physician group text
    """[{time}] {fn:dr1}: anybody know {ptlast} on {lc:usunit}? lactate 5
[{time}] {fn:dr2}: thats {wl}'s. {wl} signed out to {fn:dr3} at 7
[{time}] {fn:dr3}: on it. {lc:fn} (rn) hung LR, zosyn in. calling {dsur} re source
[{time}] {fn:dr1}: wife {fn:kin0} in waiting rm w/ {wf}. NO to pressors per her, check w/ {lc:wf} the son
[{time}] {fn:dr3}: k. {inis:dr2} can you do the line?""",
    # rheum/derm short clinic letters
    """{practice}
{ussite}

{longday}

{cosig:dr2}, MD

re {fn:pt} {ln:pt}

{fn:dr2}:

Sjogren is out: Schirmer 14 mm, SSA neg. I think {he} has [Heberden nodes|de Quervain] from {his} years as a(n) {work}. {clin} Asked {wf} (OT) to splint. {his} {rel:kin0}, {wname}, wants Plaquenil; I would not.

{fn:dr1}
{inis:dr1}/{inilow}""",
    # genetics/family tree with ages
    """FAMILY HX (per {fn:kin0}, {rel:kin0}; updated {dm} {inis:dr4})
- MGM {wf} {dsur}, d. {oldage}, Alzheimer's; was a(n) {work}
- MGF "{usnick}", d. 61 MI, {city2}
- PGF {suf}, {oldage}, living, [CLL|Paget's of bone]
- Mo {wf}, 67, Hashimoto; Fa {fn}, 70, Parkinson (dx by {wl} in {yy})
- Bro {fn} (45, {work}), A&W; half-sib {wf}, Lynch neg
- Kids {fn}, {wf} and twins {fn}/{fn}
- Coz {wname}: BRCA1 185delAG, tested at {hnick}""",
    # employee health
    """EMPLOYEE HEALTH  {numdate}   Emp # {xid:badge}   {hd:pt}
Dept {usunit}, {work}. Needlestick 22g, source {inis} (bed 4), during HD w/ {wl}. Source HIV/HCV neg per {fn:dr4}. Hep B titer >100. Tdap {md}. PEP declined. Supv {wf} notified x{ext}. [Ok for duty|RTW today]. Recheck {dm}. {inis:dr1}, NP / file {xid:claim}""",
    # podiatry/ DME CMN
    """CERTIFICATE OF MEDICAL NECESSITY - power wheelchair
Beneficiary {full:pt}   MBI {id:medicare}   DOB {dob}
Supplier {usagency}, NPI {xid:npi}, contact {wf} {dsur}, ATP, {phone}
F2F {md} by {ln:dr1}. ALS, FVC 41%, ALSFRS-R 22. Lives {street}, ramp by {uschurch} men. Caregiver {fn:kin0} leaves for {work_at} at 6. Quantum Edge 3, Roho, tilt. LMN by {fn:dr3} {lastini:dr3}, PT. {clin}
Signature {cosig:dr1}   Date {numdate}   Lic {id:licence}""",
    # chaplain, ethics
    """Spiritual care: visited {fn:pt} ({usunit} bed 2) w/ {fn:kin0} and {wf} at request of RN {fn:dr4}. Pt Baptist, member of {uschurch}; pastor is {wl}. Sang. Recalled farm at {city2}, first job as a(n) {work}, brother {usnick} killed on the {nth}. Anointed by Fr. {ln}. Will tell {fn} on nights. {inis} {md}""",
    """ETHICS CONSULT  {longday}
Requested by {ln:dr1} ({usunit}); members {wl}, {dsur}, {fn} {ln}, community rep {wname} ({work})
{ptlast} is {oldage}, lacks capacity (MacCAT-T). {fn:kin0} holds HCPOA; {fn:kin1} disagrees. {wl} of {usagency} attended. Substituted judgment applied; Conroy test not met. {clin}
Rec: time-limited trial to {dm}; {wl} to reconvene. {sigline}""",
    # EMS refusal / short items
    """Refusal: {full:pt}, {dob}, {streetname} & {streetname}, {dm} {time}. Slid into ditch coming from {work_at}. GCS 15, SMR neg. AMA explained x2, wit. Ofc {wl}. {rel:kin0} {fn:kin0} on way. {ems} M-7 / {inis}/{inis}""",
    """Voicemail transcription ({phone}, {stamp}): hi this is {lc:wf} calling for my {rel:kin0} {lowfirst:pt} {lowlast:pt} uh date of birth {dob} he needs his lasix and the uh jardiance sent to {lc:pharmacy} in {lc:city2} my name again is {lc:wf} {lc:wl} im a {lc:work} so call after four {phone} thanks bye""",
    """Sticky: {ptlast} rm 6 - {fn:kin0} wants call b4 noon {phone}. {wl} says ok to eat. bx w/ {dsur} on {dm}. -{inis:dr4}""",
    """Lab critical: K 6.8 {hd:pt} {mrn}, called to {wf} RN {usunit} by {inis} {md} {time}, RB. Redraw by {inis}: 4.4, hemolyzed. FYI {ln:dr1}.""",
    """MyChart proxy request: {full:kin0} for {full:pt}. User {login:kin0}; e-mail {usmail:kin0}; temp link {ussite}. ID {id:licence} seen by {inis}. Approved {md} {wf}.""",
    """Interp note - {country}-born {work}, lives with {fn:kin0} in {city2}. ID {xid:badge} ({fn}). Consent for Bravo/EGD w/ {wl}. Says "{wf}" is home aide. Teach-back ok. {inis:dr4}""",
    # camp / travel / vaccine form
    """{as:child}CAMP HEALTH FORM      {uschurch} summer camp, {mdr}
Camper {full:pt} ("{usnick}")   Age {age}   Cabin 4   Counselor {wf}
Parent {full:kin0}, {work}, {work_at}, w {phone} c {phone}
Parent {full:kin1} c {phone}     Other pickup: {wname}, {usnick} (grandpa)
Allergies: bees - EpiPen Jr; Bactrim.   Meds: Zyrtec 5, Concerta 27 (breakfast, {inis})
Shots: DTaP x5, IPV x4, MMR x2, Menactra {monthyear}
Ins {usins}  ID {id:plan}  sub {full:kin1}     Doc {ln:dr1} {phone}
Sig {fn:kin0} {ln:kin0}  {numdate}""",
    # life-insurance physician statement/legal deposition
    """Q. And you are a(n) {work}, Mr. {ptlast}?
A. At {work_at}, yes. Before that {work_at} in {city2}.
Q. Who treated you on the {nth}?
A. {wl}. Then a Dr. {ln:dr2} at {hnick}. My {rel:kin0} {fn:kin0} drove.
Q. Did {wl} tell you it was Charcot-Marie-Tooth?
A. [She said Guillain-Barre|He said Bell's]. I took Neurontin.
MS. {uc:wl}: Objection.
(Exhibit 4, MRI of {date}, acc. {id:accession}, marked.)
Reported by {cosig}, CSR {id:licence}, in re claim {xid:claim}""",
    # prison telemed, nephrology, hyperspecial short SOAP
    """S: {ageform}, {work}. Dizzy at {work_at} {dm}. No CP. Wife {wf} worried. Dtr {fn} in {city2} is RN.
O: {bp}, 68, 98%. Orthostatic -22. Romberg neg, Hallpike neg. {clin}
A: over-diuresed. D/w {wl}, agrees.
P: Lasix 40->20. BMP on the {nth}. Holter ({hnick}). RTC {dm} w/ {fn:dr2}.
{inis:dr1}/{inilow:dr4}""",
    """RENAL BRIEF. {ptlast}, bed 31 {usunit}. AKI on CKD3b, FENa 0.4, muddy casts per {wl}. Cr 2.1->3.4. {clin} No urgent HD. HCPOA {fn:kin0} ok w/ trial. Seen w/ {dsur}; {wl} to staff. {inis:dr1} pgr {ext}""",
    # appeal by the physician, second level
    """{dm}

{usins} - Grievance & Appeals
{street}
{city2}

RE: {hd:pt}     Member # {id:plan}     Claim {xid:claim}     DOS {mdr}

To the reviewer ({wl}, MD, per your letter of the {nth}):

I ask that you overturn the denial of inpatient days {mdr}. {ptlast}, a(n) {work} from {city2}, came off {usunit} only when {wl} (ID) agreed. Your InterQual subset ignores a Pitt score of 5. {clin2} {His} {rel:kin0}, {wname}, took unpaid leave from {work_at}.

Call me ({phone}) or {wf} in UR, x{ext}. Portal: {ussite}, user {login:dr1}.

{cosig:dr1}, MD
{ini3:dr1}/{inilow:dr4}   enc. (3)   cc {fn:pt}; {wl}; {usagency}""",
    # nursing-home nurse's fax to the physician
    """SNF -> MD FAX      {carehome}      {md} {time}
Dr {ln:dr1} / {fn}: {ln:pt} in 114B, {oldage}, fell by bed, found by CNA {wf}. Neuros ok. INR 2.9. Dtr {fn:kin0} aware, son {usnick} not. Roommate {wl} saw it. {clin} Want XR? / {inis:dr4} LPN
REPLY: XR hip 2V, hold Coumadin x1. Tell {wl}. {inis:dr1} {dm}
Noted {inis} {md} {time}""",
    # discharge callback list
    """CALLBACK LIST wk of {dm}     RN {wf} x{ext}
1) {fn:pt} {lastini:pt} {phone} - LM x2, spoke w/ {fn:kin0}; appt {next} w/ {wl}. {inis:dr4}
2) {wname} {phone} - no Rx yet, {pharmacy}; called {inis}. f/u {dm}
3) {dbl2} {phone} - wrong #; try {fn} at {work_at}
4) {suf} - readmitted {hnick} on the {nth} (CHF). FYI {dsur}
5) {hyph}, {oldage} - doing well, dtr {wf} fixing pill box; home PT {fn} from {usagency}""",
)
