"""A third set of sentences without identifiers: drugs, exam lines, scores, instruments, codes, times, and names that are words."""

from __future__ import annotations

import random
import re

from . import lookalike_templates_third as templates
from . import lookalike_templates_third_more as more
from . import lookalike_words_third as words
from .fillers import reserved
from .lookalike_words import HEADINGS
from .lookalikes import TWIN_GIVEN, TWIN_SURNAMES
from .markup import mark


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\n", "|").split("|"))


_WHEN = _words(
    "last Tuesday|last week|yesterday|this morning|three weeks ago|two days ago|a month ago|last month|last year|next Friday|tomorrow|"
    "overnight|on Sunday|on Monday night|the day before|since Friday|for ten days|over the weekend|about an hour ago|in the small hours|"
    "this afternoon|a fortnight ago|two winters ago|in the last 24 hours|48 hours later|10 minutes later|years ago|as a child|at lunch"
)
_ROLES = _words(
    "Registrar|registrar|Consultant|Consultant on call|on-call SpR|Med Reg|SHO|F1|FY2|night SHO|Ward Sister|Sister in charge|Staff Nurse|Charge Nurse|"
    "Matron|Bed Manager|Site Manager|Ward Clerk|Discharge Coordinator|Porter|Phlebotomist|Radiographer|Sonographer|Anaesthetist|ODP|Scrub Nurse|"
    "Perfusionist|Pharmacist|Dietitian|Physio|OT|SLT|Social Worker|Chaplain|Health Visitor|Community Midwife|District Nurse|Practice Nurse|"
    "Duty Doctor|Locum|PA|Attending|Resident|Intern|Fellow|Hospitalist|Intensivist|PCP|Nurse Practitioner|Case Manager|Crisis Team|Key Worker|"
    "Care Coordinator|CPN|AMHP|Stoma Nurse|Tissue Viability Nurse|Breast Care Nurse|CNS|Diabetes Nurse|Stroke Team|Surgical Team|Outreach Team|"
    "Coroner's Officer|Safeguarding Lead|School Nurse|Paramedic|Crew|Receptionist|Secretary|Optometrist|Dental Nurse|Orthotist|Podiatrist|Medical Examiner"
)
_PLACES = _words(
    "the ward|the hospital|ED|A&E|Resus|Majors|Minors|Outpatients|the Day Unit|Theatre|Recovery|the High Dependency Unit|ITU|the Stroke Unit|CCU|"
    "the Surgical Assessment Unit|the Discharge Lounge|Radiology|Nuclear Medicine|the Eye Unit|Dialysis|Endoscopy|the Antenatal Ward|Delivery Suite|"
    "the Postnatal Ward|the Birth Centre|the Children's Ward|the Day Hospital|a nursing home|a hospice|rehab|a rehab unit|Intermediate Care|"
    "the Medical Day Unit|the Chemo Unit|the Pain Clinic|the Transfusion Lab|the Mortuary|Pharmacy|Step-Down|the Floor|Med-Surg|the OR|PACU|"
    "Same Day Surgery|Urgent Care|an outside hospital|OSH|a skilled nursing facility|SNF|LTAC|Ambulatory Care|the local hospital|the community clinic"
)
_LANGUAGES = _words(
    "Albanian|Amharic|Arabic|Bulgarian|Czech|Dari|Dutch|Farsi|French|German|Greek|Gujarati|Haitian Creole|Hebrew|Hindi|Hmong|Hungarian|Igbo|Italian|"
    "Japanese|Khmer|Korean|Kurdish|Latvian|Lithuanian|Makaton|Malayalam|Mandarin|Nepali|Pashto|Polish|Romanian|Russian|Shona|Sinhala|Slovak|Somali|"
    "Swahili|Sylheti|Tagalog|Tamil|Telugu|Tigrinya|Turkish|Twi|Ukrainian|Urdu|Vietnamese|Welsh|Yoruba|Zulu"
)
_NATIONS = _words(
    "Welsh|Scottish|Irish|Polish|Turkish|Nigerian|Indian|Chinese|Cuban|Italian|Greek|Portuguese|Jamaican|Somali|Afghan|Brazilian|Dutch|Danish|Finnish|"
    "Russian|Korean|Japanese|Mexican|Canadian|Australian|Ghanaian|Iraqi|Kenyan|Filipino|Samoan|Afro-Caribbean|Caucasian|Hispanic|Maori|Black British"
)
_RELIGIONS = _words(
    "Anglican|Church of England|C of E|Roman Catholic|RC|Methodist|Baptist|Quaker|Jehovah's Witness|Muslim|Sunni|Shia|Sikh|Hindu|Buddhist|Jain|Jewish|"
    "Orthodox|Pentecostal|Presbyterian|Lutheran|Mormon|Pagan|Rastafarian|Seventh Day Adventist|Baha'i|Christian|Humanist|Amish|Salvation Army"
)
_FOODS = _words(
    "Brazil nuts|Cos lettuce|Victoria plums|Worcester sauce|Yorkshire pudding|Eccles cakes|Cumberland sausage|Dover sole|Melba toast|Peach Melba|Caesar dressing|"
    "Ryvita|Digestives|Shreddies|Cheerios|Special K|Bran Flakes|Alpen|Horlicks|Ovaltine|Ribena|Vimto|Irn-Bru|Red Bull|Sprite|Fanta|Pepsi|Gatorade|Pedialyte|"
    "Oreos|Pringles|Doritos|Nutella|Philadelphia|Babybel|Actimel|Yakult|Benecol|Flora|Quorn|Aunt Bessie's puddings|"
    "Jacob's crackers|Mr Kipling cakes|Birds Eye peas|Jelly Babies|Victoria sandwich|Waldorf salad|Battenberg|Bath buns|Chelsea bun|Kiwi|Basil|Ginger|"
    "Hershey bars|Reese's cups|Graham crackers|Little Debbie cakes|Wheaties|Grape-Nuts|Jell-O|Tim Tams|Vegemite|hash browns|Sloppy Joes|Shirley Temple"
)
_PLANTS = _words(
    "Timothy grass|Bermuda grass|Johnson grass|Kentucky bluegrass|Birch|Hazel|Alder|Ash|Rowan|Willow|Cedar|Olive|Mugwort|Ragweed|Sage|Heather|Ivy|Holly|"
    "Primrose|Primula|Daisy|Poppy|Rosemary|Lavender|Jasmine|Marigold|Lily|Aloe vera|St John's wort|Echinacea|Ginkgo|Valerian|Feverfew|Black cohosh|"
    "Sweet William|Black-eyed Susan|Jacob's ladder|Busy Lizzie|Creeping Jenny|Bishop's weed|Dock|Russell lupin|Queen Anne's lace|Virginia creeper"
)
_ANIMALS = _words(
    "Jack Russell|King Charles spaniel|Labrador|German shepherd|Alsatian|Border collie|Yorkshire terrier|Staffie|St Bernard|Great Dane|Pekingese|Chihuahua|"
    "Siamese|Maine Coon|robin|budgie|parrot|African grey|ferret|hamster|horse|Shetland pony|goat|Jersey cow|Friesian|Merino|swan|Canada goose|"
    "black widow|brown recluse|false widow|adder|tabby|Dalmatian|Newfoundland|Airedale|Pomeranian|Rottweiler|Dobermann|Cavapoo|hedgehog"
)
_BUGS = _words(
    "Bacillus cereus|Bacillus anthracis|Bordetella pertussis|Burkholderia cepacia|Coxiella burnetii|Cutibacterium acnes|Eikenella|Elizabethkingia|Francisella|"
    "Fusobacterium|Gemella|Granulicatella|Haemophilus|Hafnia alvei|Kingella kingae|Leptospira|Moraxella catarrhalis|Morganella|Neisseria|Nocardia|Pasteurella|"
    "Peptostreptococcus|Prevotella|Providencia stuartii|Ralstonia|Raoultella|Rickettsia|Rothia|Staph lugdunensis|Staph epidermidis|Strep bovis|Strep milleri|"
    "Strep anginosus|Strep gallolyticus|Stenotrophomonas|Ureaplasma|Vibrio|Yersinia|Tropheryma whipplei|M. marinum|M. abscessus|M. chelonae|Blastomyces|"
    "Coccidioides|Fusarium|Mucor|Malassezia|Trichophyton rubrum|Babesia|Leishmania|Trypanosoma cruzi|Strongyloides|Taenia solium|Wuchereria bancrofti|Loa loa|"
    "Echinococcus|Schistosoma mansoni|Enterobius|Sarcoptes|Pediculus|Dengue|Zika|Chikungunya|Ross River virus|Hantavirus|Nipah|Lassa|Hendra|Norwalk|JC virus|BK virus"
)
_RELATIVES = _words(
    "mother|father|sister|brother|aunt|uncle|cousin|niece|nephew|grandfather|nan|daughter|son|twin|husband|wife"
)
_DOSES = _words(
    "5 mg|10mg|20 mg|25 mcg|40 mg|75mg|100 mg|250 mg|500mg|1 g|2 puffs|4 units|0.5 mL|2.5 mg|80/400|1 tab|2 caps|1-2 tabs|1 patch|300 mg"
)
_FREQUENCIES = _words(
    "OD|BD|TDS|QDS|om|on|nocte|mane|PRN|stat|b.i.d.|t.i.d.|q.h.s.|qAM|weekly|q6h|Q8H|alt days|every 4-6 h|daily|IM|SC|IV|PO|PR|SL"
)
_TIMES = _words(
    "0630|07:45|0815 hrs|09.20|1010|11:30 am|12:05|1315|2.15pm|15:40|16.30h|1755|19:00|2030 hrs|21:50|2245|23:59|0005|03:10|4 am|noon|midnight|half past six|6 p.m."
)

_POOLS: dict[str, tuple[str, ...]] = {
    "brand": words.BRANDS,
    "generic": words.GENERICS,
    "bio": words.BIOLOGICS,
    "vacc": words.VACCINES,
    "contrast": words.CONTRASTS,
    "dressing": words.DRESSINGS,
    "feed": words.FEEDS,
    "inhaler": words.INHALERS,
    "abbr": words.ABBREVIATIONS,
    "score": words.SCORES,
    "epo": words.EPONYMS,
    "epo2": words.EPONYMS_SURGERY,
    "trial": words.TRIALS,
    "regimen": words.REGIMENS,
    "guide": words.GUIDELINES,
    "dev": words.DEVICES,
    "gene": words.GENES,
    "code": words.CODES,
    "value": words.VALUES,
    "lab": words.LABS,
    "gas": words.GASES,
    "vital": words.VITALS,
    "heart": words.HEARTS,
    "heading": HEADINGS,
    "role": _ROLES,
    "place": _PLACES,
    "lang": _LANGUAGES,
    "nat": _NATIONS,
    "relig": _RELIGIONS,
    "food": _FOODS,
    "plant": _PLANTS,
    "animal": _ANIMALS,
    "bug": _BUGS,
    "rel": _RELATIVES,
    "when": _WHEN,
    "dose": _DOSES,
    "freq": _FREQUENCIES,
    "time": _TIMES,
    "weekday": _words("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "side": _words("left|right|Left|Right|bilateral|L|R"),
    "roman": _words("I|II|III|IV"),
    "abc": _words("A|B|C"),
    "abc2": _words("A|B|a|b|A1|B2"),
}
_RANGES = {
    "n": (1, 9),
    "nn": (11, 89),
    "age": (1, 89),
    "n3": (0, 3),
    "n35": (3, 5),
    "n4": (1, 4),
    "n5": (1, 5),
    "n6": (1, 6),
}

_SURNAMES = _words(
    "Abbott|Adams|Alder|Apgar|Archer|Ashworth|Bankart|Bard|Baxter|Berg|Bird|Bond|Braden|Bristow|Buck|Burch|Camper|Carey|Cast|Chance|Chandler|Charnley|"
    "Church|Clement|Coates|Codman|Coombs|Corrigan|Court|Cowden|Crown|Cutler|Dance|Dent|Doyle|Drain|Drury|Duke|Early|Edwards|Ewing|Fabry|Fairbank|Fall|Field|"
    "Flood|Foster|Fowler|Fox|French|Friend|Gardner|Garland|Garrod|Gold|Goodall|Gordon|Grant|Hale|Hardy|Harrington|Harrison|Hawkins|Heal|Henry|Herring|"
    "Hess|Hickman|Hoffa|Holmes|Holter|Horner|Hurley|Ives|Jewett|Joule|Keen|Killian|King|Knight|Lamb|Lancaster|Leech|Lister|Lloyd|Lodge|Lowe|Luck|"
    "Mallory|Mann|Marriage|Mason|Mayo|Meek|Mercer|Miles|Mills|Minor|Moon|Moore|Morton|Neer|Newman|Nightingale|Noon|Norton|Oliver|Page|Paget|Paine|"
    "Park|Peacock|Peel|Phillips|Pike|Pitt|Pointer|Poole|Porter|Potts|Proctor|Quick|Rankin|Raven|Reading|Rice|Ring|Rivers|Root|Rowe|Rush|Salter|Sanders|"
    "Savage|Seaman|Sexton|Shepherd|Silver|Sims|Singer|Skinner|Small|Snow|Speed|Spencer|Stamp|Starr|Strong|Tanner|Tate|Temple|Thorne|Tinker|Vance|Waters|"
    "Watson|Weaver|Weber|Weil|Weiss|West|Whipple|Wise|Wolf|Woodward|Worth|Wright|York"
)
_GIVEN = _words(
    "Allegra|Amber|Angel|Basil|Bella|Blaise|Brook|Carol|Celeste|Clay|Cliff|Crystal|Daisy|Dot|Earl|Ella|Flora|Forest|Gail|Gale|Georgia|Ginger|Glen|Harmony|Hazel|"
    "Herb|Holly|Jack|Jade|Jasmine|Jean|Kit|Lance|Laurel|Lily|Lyric|Marina|Mercy|Miles|Myrtle|Nick|Noel|Opal|Pearl|Peg|Poppy|Reed|Rich|Robin|Rod|Rosemary|"
    "Rusty|Sandy|Scarlet|Skip|Stella|Sunny|Tamara|Tim|Trinity|Verity|Victor|Viola|Wade|Ward|Yasmin|Zita"
)

# a rough match of how often each group of lines is drawn; the contrasts hold names, the others hold none
_GROUPS: tuple[tuple[tuple[str, ...], float], ...] = (
    (templates.DRUG_LINES, 0.17),
    (templates.EXAM_LINES, 0.09),
    (templates.SCORE_LINES, 0.09),
    (templates.EPONYM_LINES, 0.15),
    (templates.PLAN_LINES, 0.07),
    (more.TIME_LINES, 0.09),
    (more.PLACE_LINES, 0.07),
    (more.STUDY_LINES, 0.12),
    (more.NUMBER_LINES, 0.08),
)
_SHARE_WITH_NAMES = 0.12
_SHARE_OF_EXAMINATIONS = 0.08
_SLOT = re.compile(r"\{(\w+)\}")
_NAME = re.compile("~(.+?)~")
_DATE = re.compile("@(.+?)@")


def _kept_for_development(line: str) -> bool:
    """True if a name or a part of one in the line is kept out of training texts."""
    return any(reserved(part) for name in _NAME.findall(line) for part in {name, *name.split()})


_CONTRASTS = tuple(line for line in more.CONTRASTS if not _kept_for_development(line))
_POOLS["L"] = tuple(name for name in (*_SURNAMES, *TWIN_SURNAMES) if not reserved(name))
_POOLS["F"] = tuple(name for name in (*_GIVEN, *TWIN_GIVEN) if not reserved(name))


def _fill(found: re.Match[str], rng: random.Random) -> str:
    slot = found.group(1)
    if slot == "bp":
        return f"{rng.randint(90, 190)}/{rng.randint(50, 105)}"
    if slot in _RANGES:
        return str(rng.randint(*_RANGES[slot]))
    return rng.choice(_POOLS[slot])


def _filled(text: str, rng: random.Random) -> str:
    while _SLOT.search(text):
        text = _SLOT.sub(lambda found: _fill(found, rng), text)
    return text


def _examination(rng: random.Random) -> str:
    """Findings by system, in the many ways in which they are set out."""
    systems = rng.sample(words.SYSTEMS, rng.randint(1, 6))
    middle = rng.choice((": ", ": ", " - ", " ", "- ", ":", " = "))
    pieces = []
    for names, findings in systems:
        pieces.append(rng.choice(names) + middle + ", ".join(rng.sample(findings, rng.choice((1, 1, 2, 3)))))
    return rng.choice((". ", "; ", "\n", "\n", ".\n", " ", "\n- ")).join(pieces) + rng.choice((".", ""))


def _contrast(rng: random.Random) -> str:
    """A sentence in which a word is once a name and once not, or a name stands beside words that look like one."""
    text = rng.choice(_CONTRASTS if rng.random() < 0.6 else more.MIXED)
    text = _NAME.sub(lambda found: mark("NAME", found.group(1)), text)
    text = _DATE.sub(lambda found: mark("DATE", found.group(1)), text)
    text = _filled(text, rng)
    return text.upper() if rng.random() < 0.1 else text


def _cased(text: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.08:
        return text.upper()
    if draw < 0.13:
        return re.sub(r"(?<![\w'])[a-z](?=[a-z]{2})", lambda found: found.group().upper(), text)
    return text.lower() if draw < 0.18 else text


def third_sentence(rng: random.Random) -> str:
    """One sentence or passage of up to four lines, without identifiers but for the names and months of the contrasts."""
    if rng.random() < _SHARE_WITH_NAMES:
        return _contrast(rng)
    if rng.random() < _SHARE_OF_EXAMINATIONS:
        text = _examination(rng)
    else:
        groups, weights = zip(*_GROUPS, strict=True)
        text = _filled(rng.choice(rng.choices(groups, weights)[0]), rng)
    if text[:1].islower() and text[1:2].isalpha() and rng.random() < 0.7:
        text = text[0].upper() + text[1:]
    return _cased(text, rng)
