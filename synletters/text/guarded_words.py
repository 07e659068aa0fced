"""Words whose change would change the medicine, by label.

All lower case; ``CASED`` holds those that count in capitals only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATION = _set(
    """
         no not non without denies denied deny denying negative negatives negatively never none nor neither nobody
    nothing nowhere absent absence resolved resolves resolving nil unremarkable normal abnormal normally abnormally
    excluded excludes exclude excluding lack lacks lacked lacking unable cannot can't cant don't doesn't didn't
    isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't couldn't shouldn't mustn't needn't ain't dont
    doesnt didnt isnt wasnt hasnt havent hadnt wont wouldnt couldnt shouldnt -ve +ve neg pos positive positives
    fails failed refused refuses declined declines discontinue discontinued stop stopped ceased avoid avoided avoids
    clear intact free unlikely contraindicated withheld hold held minus non-smoker nonsmoker nontender non-tender
    afebrile febrile asymptomatic symptomatic tender rarely seldom hardly barely
    """
)
UNCERTAINTY = _set(
    """
         possible possibly probable probably likely suspected suspect suspects suspicion suspicious may might could
    query     queried suggestive suggests suggest suggesting suggested presumed presumably presumptive     apparent
    apparently appears appear appeared seems seem seemed equivocal indeterminate uncertain unclear unsure
    questionable question potential potentially perhaps maybe consider considered differential versus vs confirmed
    confirm confirms definite definitely diagnostic consistent compatible provisional working impression certain
    rule ruled rules ?
    """
)
TEMPORAL = _set(
    """
         history previous previously prior since ago before after during until till yesterday today tomorrow tonight
    now     current currently former formerly recent recently past present presently new newly old ongoing
    persistent     recurrent intermittent intermittently constant constantly continuous initial initially first last
    next second     third final week weeks month months year years day days hour hours minute minutes fortnight
    decade overnight     morning afternoon evening night weekend postoperative preoperative postoperatively
    preoperatively pre post     pre-op post-op postop preop intraoperative childhood onset early late later earlier
    already again remote     longstanding long-standing duration time-out wk wks mo mos yr yrs hr hrs min mins sec
    secs premorbid perinatal     neonatal antenatal postnatal prenatal presenting subsequent subsequently
    immediately soon sudden suddenly     gradual gradually
    """
)
FAMILY = _set(
    """
         family familial mother father maternal paternal brother sister brothers sisters sibling siblings son
    daughter     sons daughters aunt uncle grandmother grandfather grandparent grandparents cousin cousins parent
    parents twin     twins child children husband wife spouse partner mum mom dad niece nephew relative relatives
    half-brother     half-sister hereditary inherited carer caregiver
    """
)
LATERALITY = _set(
    """
         left right bilateral bilaterally both ipsilateral contralateral unilateral unilaterally upper lower
    proximal     proximally distal distally anterior anteriorly posterior posteriorly medial medially lateral
    laterally superior     superiorly inferior inferiorly left-sided right-sided lt rt lhs rhs anterolateral
    posterolateral anteromedial     posteromedial inferolateral superolateral superomedial inferomedial dorsal
    ventral cranial caudal cephalad     midline central peripheral internal external deep superficial apical basal
    basilar side sided sides sagittal     coronal axial transverse longitudinal palmar plantar radial ulnar dorsally
    medially rul rml rll lul lll ruq rlq     luq llq rif lif ruz luz bl b/l
    """
)
SEVERITY = _set(
    """
         mild mildly moderate moderately severe severely severity acute acutely chronic chronically subacute minimal
    minimally marked markedly slight slightly significant significantly insignificant extreme extremely massive
    large small tiny huge major minor critical critically life-threatening profound profoundly gross grossly trace
    subtle benign malignant advanced extensive extensively focal diffuse diffusely multifocal partial partially
    complete completely total subtotal near full fully high-grade low-grade well poorly poor good excellent fair
    adequate inadequate satisfactory sharp dull stable unstable controlled uncontrolled intractable refractory
    localized localised generalized generalised invasive non-invasive noninvasive metastatic primary secondary
    tertiary end-stage fulminant mild-to-moderate moderate-to-severe
    """
)
QUANTITY = _set(
    """
         zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen     eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    half halves     quarter quarters third thirds dozen twice once thrice double doubled triple quadruple single
    pair couple few     several many multiple numerous more less greater than increase increased increases
    increasing decrease decreased     decreases decreasing higher lower elevated elevation elevate reduced reduce
    reduces reduction low high highest     lowest worse worsened worsening worsens worst better best improved
    improving improvement improves unchanged     stable raised raise risen rising fallen falling drop dropped rise
    fall fell declined declining maximum minimum     max average mean approximately over under above below within
    all every some     most majority minority ii iii vi vii viii ix xi xii fourth fifth sixth seventh eighth ninth
    tenth score grade     stage class type at least titrate titrated titrating wean weaned weaning uptitrated
    downtitrated
    """
)
UNIT = _set(
    """
         mg mgs mcg ug µg μg ng pg g gm gms gram grams kg kgs kilogram kilograms kilos lb lbs pound pounds oz ounce
    ounces stone ml mls dl cl l litre litres liter liters cc ccs mmol mmols umol µmol μmol nmol pmol mol mosm meq iu
    u unit units miu % percent mmhg cmh2o kpa bpm °c °f ° celsius fahrenheit degrees degree cm cms mm mms m metre
    metres meter meters inch inches in. ft feet foot yards miles tablet tablets tab tabs capsule capsules cap caps
    puff puffs drop drops gtt gtts spray sprays patch patches ampoule ampoules vial vials suppository suppositories
    sachet sachets lozenge teaspoon teaspoons tsp tablespoon tbsp dose doses gy cgy mci mbq msv hz khz db joule
    joules watts volts ma kv fr french gauge g/dl g/l mg/dl mg/l mmol/l mmol/mol umol/l µmol/l μmol/l nmol/l meq/l
    iu/l u/l mg/kg mcg/kg ml/kg ml/min ml/hr ml/h l/min mg/ml mcg/ml mg/day mg/hr mcg/min mcg/hr ng/ml pg/ml k/ul
    x10 /hpf /lpf pack packs pack-year pack-years pints pint bottle bottles calories kcal beats breaths cells copies
    mets ejection cubic square sq
    """
)
FREQUENCY = _set(
    """
         bd tds qds od om on prn daily nightly weekly monthly yearly hourly annually every fortnightly twice-daily
    once-daily b.d. t.d.s. q.d.s. o.d. o.m. o.n. b.i.d. t.i.d. q.i.d. q.d. q.h.s. p.r.n. h.s. a.c. p.c. bid tid qid
    qd qod qhs qam qpm qh hs ac pc mane nocte stat bedtime mealtime meals alternate alternating regularly regular
    regular-release biweekly bi-weekly semiweekly quarterly x1 x2 x3 x4 bds tid-qid q ad lib
    """
)
ROUTE = _set(
    """
         po iv im sc sl pr pv ng peg inh neb nebs nebulised nebulized p.o. i.v. i.m. s.c. s.l. p.r. subq subcut
    subcutaneous subcutaneously sq intravenous intravenously intramuscular intramuscularly oral orally topical
    topically sublingual sublingually rectal rectally vaginal vaginally inhaled inhalation intranasal nasal
    transdermal intrathecal epidural intradermal intraarticular intra-articular intravitreal intraperitoneal
    intraosseous ophthalmic otic buccal enteral parenteral subdermal ivpb infusion bolus drip gastrostomy
    """
)
CONTRAST = _set(
    """
    but except although however unless if though despite otherwise whereas instead rather apart besides nevertheless
    nonetheless or nor due secondary
    open opened closed start starts started starting stop stops stopped stopping continue continues continued continuing
    discontinue discontinued resume resumed restart restarted hold held withhold withheld switched increased decreased
    gain gained loss lost able unable well unwell deterioration deteriorated flexion extension adduction abduction
    inpatient outpatient dilated constricted tachycardia bradycardia hypertension hypotension accepted refused declined
    """
)
GENDER = _set(
    """
    he she his her him hers himself herself male female man woman boy girl lady gentleman males females men women
    boys girls gentlemen ladies pregnant     pregnancy he's she's hed shed sir madam ma'am
    """
) - {"shed", "hed"}

#: In order of precedence: a word of several sets takes the first.
GUARD_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "NEGATION": NEGATION,
        "GENDER": GENDER,
        "LATERALITY": LATERALITY,
        "FREQUENCY": FREQUENCY - {"on", "q", "ad", "lib", "meals"},
        "ROUTE": ROUTE,
        "UNIT": UNIT
        - {
            "m",
            "g",
            "in.",
            "l",
            "u",
            "foot",
            "feet",
            "cap",
            "caps",
            "ma",
            "pack",
            "packs",
            "square",
            "cubic",
        },
        "SEVERITY": SEVERITY,
        "QUANTITY": QUANTITY,
        "UNCERTAINTY": UNCERTAINTY,
        "TEMPORAL": TEMPORAL,
        "FAMILY": FAMILY,
        "CONTRAST": CONTRAST,
    }
)

#: These count in exactly this form.
CASED: Mapping[str, str] = MappingProxyType(
    {
        "L": "LATERALITY",
        "R": "LATERALITY",
        "OS": "LATERALITY",
        "OU": "LATERALITY",
        "AD": "LATERALITY",
        "AS": "LATERALITY",
        "AU": "LATERALITY",
        "ON": "FREQUENCY",
        "OM": "FREQUENCY",
        "I": "QUANTITY",
        "V": "QUANTITY",
        "X": "QUANTITY",
        "M": "GENDER",
        "F": "GENDER",
    }
)

#: Units that are units only behind a number.
AFTER_NUMBER = _set("m g l u in ft foot feet h d w y s c f x k caps cap pack packs cc fr am pm st nd rd th")

#: Several words that mean one thing; each word of them is guarded.
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "free of": "NEGATION",
        "free from": "NEGATION",
        "rule out": "UNCERTAINTY",
        "rules out": "NEGATION",
        "ruled out": "NEGATION",
        "no longer": "NEGATION",
        "no evidence of": "NEGATION",
        "negative for": "NEGATION",
        "positive for": "NEGATION",
        "status post": "TEMPORAL",
        "s/p": "TEMPORAL",
        "h/o": "TEMPORAL",
        "c/o": "TEMPORAL",
        "w/o": "NEGATION",
        "r/o": "UNCERTAINTY",
        "as needed": "FREQUENCY",
        "as required": "FREQUENCY",
        "per day": "FREQUENCY",
        "a day": "FREQUENCY",
        "per week": "FREQUENCY",
        "at night": "FREQUENCY",
        "with meals": "FREQUENCY",
        "with food": "FREQUENCY",
        "by mouth": "ROUTE",
        "per os": "ROUTE",
        "at least": "QUANTITY",
        "at most": "QUANTITY",
        "up to": "QUANTITY",
        "more than": "QUANTITY",
        "less than": "QUANTITY",
        "other than": "CONTRAST",
        "apart from": "CONTRAST",
        "in spite of": "CONTRAST",
        "due to": "CONTRAST",
        "cannot be excluded": "UNCERTAINTY",
        "family history": "FAMILY",
        "years old": "TEMPORAL",
        "year old": "TEMPORAL",
    }
)


def never_filled() -> frozenset[str]:
    """Every guarded word, lower-case: what the source does not say, no refiller may say."""
    return frozenset().union(*GUARD_WORDS.values())
