"""Sides, severities, units, frequencies, routes and trends: each written form with its one normal form. Data
only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _table(lines: str) -> Mapping[str, str]:
    """``normal: form, form`` a line -> form: normal; the normal form is one of its own forms."""
    out: dict[str, str] = {}
    for line in lines.strip().splitlines():
        value, _, forms = line.strip().partition(":")
        for form in (value, *forms.split(",")):
            if form.strip():
                out.setdefault(" ".join(form.lower().split()), value.strip())
    return MappingProxyType(out)


SIDES = _table("""
    left: left-sided, left-side, left sided, lt, lhs, leftward, leftwards
    right: right-sided, right-side, right sided, rt, rhs, rightward, rightwards
    bilateral: bilaterally, b/l, both sides, both, left and right, right and left, on either side, either side
    unilateral: unilaterally
    ipsilateral: ipsilaterally
    contralateral: contralaterally
    midline:
    left eye: os
    right eye: od
    both eyes: ou
    left ear: as
    right ear: ad
    both ears: au
    left upper quadrant: luq
    left lower quadrant: llq
    right upper quadrant: ruq
    right lower quadrant: rlq
    left upper lobe: lul
    left lower lobe: lll
    right upper lobe: rul
    right middle lobe: rml
    right lower lobe: rll
    left iliac fossa: lif
    right iliac fossa: rif
""")

SEVERITIES = _table("""
    mild: mildly
    mild to moderate: mild-to-moderate, mild-moderate
    moderate: moderately
    moderate to severe: moderate-to-severe, moderate-severe
    severe: severely
    acute: acutely
    acute on chronic: acute-on-chronic
    subacute: sub-acute
    chronic: chronically
    minimal: minimally, trivial, trace
    slight: slightly
    marked: markedly
    significant: significantly
    insignificant:
    extreme: extremely
    massive: massively
    profound: profoundly
    critical: critically
    life-threatening: life threatening
    fulminant:
    intractable:
    refractory:
    end-stage: end stage, endstage
    early-stage: early stage
    high-grade: high grade
    low-grade: low grade
    benign:
    malignant:
    metastatic:
    advanced:
    extensive: extensively
    diffuse: diffusely
    focal: focally
    multifocal:
    localised: localized
    generalised: generalized
    partial: partially
    complete: completely
    total:
    subtotal:
    stable:
    unstable:
    controlled: well-controlled, well controlled
    uncontrolled: poorly-controlled, poorly controlled
    debilitating:
    excruciating:
""")

TRENDS = _table("""
    increased: increase, increases, increasing, elevated, elevation, raised, rising, rise, rose, risen, uptitrated
    decreased: decrease, decreases, decreasing, reduced, reduce, reduces, reduction, falling, fell, fallen, dropped, declining, downtitrated
    high: higher, highest
    low: lower, lowest
    unchanged: no change, static
    improved: improve, improves, improving, improvement, better
    worse: worsened, worsening, worsens, worst, deteriorated, deteriorating, deterioration
    resolved: resolving, resolves, resolution
    normal: normally, wnl, within normal limits
    abnormal: abnormally
    doubled: double
    halved: half
""")

FREQUENCIES = _table("""
    daily: qd, q.d., every day, each day, once daily, once a day, one time a day, once per day, per day, a day, od, o.d., once-daily, everyday, 24 hourly
    b.i.d.: bid, bd, b.d., bds, twice daily, twice a day, two times a day, two times daily, twice per day, twice-daily, 2 times a day, 2 times daily, 12 hourly
    t.i.d.: tid, tds, t.d.s., three times daily, three times a day, three times per day, 3 times a day, 3 times daily, 8 hourly
    q.i.d.: qid, qds, q.d.s., four times daily, four times a day, four times per day, 4 times a day, 4 times daily, 6 hourly
    q.h.s.: qhs, q h.s., hs, h.s., nightly, nocte, at night, at bedtime, every night, each night, q.hs, on nocte
    q.a.m.: qam, mane, in the morning, every morning, each morning, o.m., om
    q.p.m.: qpm, in the evening, every evening, each evening
    q.o.d.: qod, every other day, alternate days, on alternate days, every second day, q.od
    p.r.n.: prn, as needed, as required, when required, when needed, if needed, if required
    a.c.: ac, before meals, before food
    p.c.: after meals, after food, with meals, with food
    stat: immediately
    weekly: once weekly, once a week, every week, per week, a week, once per week, each week
    twice weekly: twice a week, biweekly, two times a week
    fortnightly: every two weeks, every fortnight, every other week, q2weeks
    monthly: once a month, every month, per month, a month, once monthly
    yearly: annually, every year, once a year, per year, a year
    once: once only, one time, x1
    twice: two times, x2
    hourly: every hour, per hour, an hour
""")

ROUTES = _table("""
    p.o.: po, by mouth, orally, oral, per os
    i.v.: iv, intravenous, intravenously, ivpb
    i.m.: im, intramuscular, intramuscularly
    s.c.: sc, subcut, subcutaneous, subcutaneously, subq, sub-q, sq, s.q.
    s.l.: sl, sublingual, sublingually
    p.r.: pr, rectally, per rectum, rectal
    p.v.: pv, vaginally, vaginal
    n.g.: ng, nasogastric
    inhaled: inh, inhaler, inhalation, nebulised, nebulized, nebs, neb, nebuliser, nebulizer
    topical: topically
    intranasal: intranasally
    transdermal: transdermally
    intrathecal: intrathecally
    intravitreal:
    intraarticular: intra-articular
    epidural:
    buccal:
""")

UNITS = _table("""
    mg: mgs, milligram, milligrams, mgm
    mcg: ug, µg, μg, microgram, micrograms, micro g
    ng: nanogram, nanograms
    pg: picograms
    g: gm, gms, gram, grams, gr
    kg: kgs, kilogram, kilograms, kilo, kilos
    lb: lbs, pound, pounds, lb., lbs.
    oz: ounce, ounces
    stone:
    ml: mls, millilitre, millilitres, milliliter, milliliters, cc, ccs
    dl: decilitre, deciliter
    l: litre, litres, liter, liters
    mmol: mmols, millimoles
    umol: µmol, μmol, micromol, micromoles
    nmol:
    pmol:
    mol:
    meq: milliequivalents
    unit: units, iu, miu, u, international units
    %: percent, per cent
    mmhg: mm hg, mm of mercury, millimetres of mercury
    cmh2o: cm h2o
    kpa:
    bpm: beats per minute, beats/min, beats a minute, beats/minute
    /min: breaths per minute, breaths/min, per minute, a minute, breaths a minute, /minute
    c: °c, celsius, degrees celsius, degrees c, deg c, centigrade
    f: °f, fahrenheit, degrees fahrenheit, degrees f
    degree: degrees, °, deg
    cm: cms, centimetre, centimetres, centimeter, centimeters
    mm: mms, millimetre, millimetres, millimeter, millimeters
    m: metre, metres, meter, meters
    inch: inches, in.
    foot: feet, ft
    mile: miles
    yard: yards
    fr: french
    gauge:
    tablet: tablets, tab, tabs
    capsule: capsules, cap, caps
    puff: puffs
    drop: drops, gtt, gtts
    spray: sprays
    patch: patches
    vial: vials
    ampoule: ampoules
    sachet: sachets
    tsp: teaspoon, teaspoons
    tbsp: tablespoon, tablespoons
    dose: doses
    second: seconds, sec, secs
    minute: minutes, min, mins
    hour: hours, hr, hrs, h
    day: days
    week: weeks, wk, wks
    month: months, mo, mos, mth, mths
    year: years, yr, yrs
    pack-year: pack-years, pack year, pack years
    pack: packs, ppd
    time: times
    episode: episodes
    gy: gray
    msv:
    unit/l: u/l, iu/l, units/l
    k/ul:
    msec: ms, milliseconds
    kcal: calories
    pint: pints
    drink: drinks
    cigarette: cigarettes
    level: levels
    weeks gestation: weeks' gestation, weeks of gestation
""")

NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        word: n
        for n, word in enumerate(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen twenty""".split()
        )
    }
    | {
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
    }
)

COMPARATIVES = _table("""
    <: less than, under, below, fewer than, lower than
    >: more than, greater than, over, above, exceeding, higher than
    ≤: <=, up to, at most, no more than, not more than, maximum of, max
    ≥: >=, at least, no less than, not less than, minimum of
    ~: approximately, about, around, roughly, approx, approx., circa, almost, nearly
    ±: +/-, plus or minus
""")

#: behind a number a unit, elsewhere a word or a letter: no frequency or route without a dose before it
AFTER_DOSE = frozenset("od;om;ac;im;pr;ng;sc;sl;hs;inh;a day;a week;a month;a year;an hour".split(";"))
#: parts of the body behind which or before which "L", "R", "LT" and "RT" are sides
PAIRED = frozenset(
    """knee knees hip hips eye eyes ear ears arm arms leg legs hand hands foot feet breast breasts lung lungs kidney kidneys
    shoulder shoulders ankle ankles wrist wrists elbow elbows thigh calf heel toe finger thumb forearm groin flank chest ovary
    testis testicle femur tibia fibula humerus radius ulna clavicle scapula rib ribs lobe hemisphere ventricle atrium iliac
    carotid renal femoral subclavian upper lower side temporal parietal frontal occipital mca hallux neck jaw cheek nostril
    tonsil lower_limb limb loin buttock lobe base lung hemithorax basal inguinal axilla axillary""".split()
)
EYE_WORDS = frozenset(
    """eye eyes va iop vision visual acuity retina retinal cataract cornea corneal macula macular glaucoma lens optic pupil
    phaco phacoemulsification intravitreal fundus ophthalmic intraocular 20/20 6/6 nerve cup lid eyelid""".split()
)
