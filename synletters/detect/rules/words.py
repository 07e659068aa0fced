"""Words that are part of no name: they end a name, an address or a hospital when they stand in capitals."""

from __future__ import annotations

import re


def words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words of running text.
COMMON = words_of(
    """
    a about above absent according across acute admission admit admitted advised after again age agreed all
    allergies allergy alone along also although am an and another any appears apart approximately are around arrival
    as asked assessed assessment at attended available away back be became because been before began being below
    between both but by called came can cannot cc chief chronic clinic clinical come comes complained complaint
    complaints concerning condition consult consultant consultation continue continued could current currently daily
    dated day days dear delivered denied denies department details diagnosed diagnoses diagnosis did discharge
    discharged discussed do does doing done down drug due during each either en enclosed er evening examination
    examined except exam family father feels felt few findings finally first follow followed following for former
    formerly found from further gave general given go going good had has have having he her here hers him his
    history home hospital how however i if illness impression in including indicated indication infection initial
    initially instructions into is it its just kept known last later laboratory left let like likely lives local
    management many may me medication medications meanwhile mg might ml month months more morning most mother moved
    mr mrs ms much must my need needs never new next night no non none nor normal not note noted now number obtained
    of off old on once one only operation or other our out over own page pain past patient patients per performed
    place plan please positive post postoperative preoperative present presented presents previous previously
    primary prior private problem problems procedure progress provider pt reason received recent recently
    recommended referral referred referring regarding regards report reported reports results return returned review
    reviewed right said same saw says second seemed seen self sent service shall she should showed signed since so
    some started states still such sincerely summary surgery surgical symptoms take taken than thank thanks that the
    their them then there therefore these they third this those though through time to today together told tomorrow
    took transferred treated treatment two under underwent unless until unit up upon us use used using very via
    visit visited was we week weeks weight well went were what when where which while who whom whose why will with
    within without woman would year years yesterday yet you your yours male female man boy girl lady gentleman mild
    moderate severe stable worse better three four five six seven eight nine ten x-ray xray x-rays ct mri ecg ekg
    echo blood heart chest abdomen neck head skin lungs left-sided right-sided date dob address phone fax tel re ref
    hospitalization consent anesthesia anaesthesia specimens complications drains fluids estimated disposition
    condition allergies vitals vital signs temperature recommendation recommendations addendum subjective objective
    electronically dictated dictation transcribed copy copies best kind yours faithfully sincerely unknown
    unremarkable unspecified nil n/a na tbc tba pending deceased alive married single widowed retired smoker
    """
)

#: Words of departments, specialties and building types: none of them makes a hospital, ward or unit
#: somebody's.
GENERIC = COMMON | words_of(
    """
    operating operative endoscopic postanesthesia post-anesthesia postanaesthesia post-anaesthesia maintenance anaesthesia recovery-room
    accident adolescent adult ambulatory anaesthetic anesthesia antenatal assessment asthma audiology bariatric
    birth birthing bone breast burn burns cancer cardiac cardio cardiology cardiothoracic cardiovascular care
    casualty cataract center centre chemotherapy child children children's childrens chest city clinical colorectal
    community continence coronary cosmetic cottage critical day delivery dental dermatology diabetes diabetic
    diagnostic dialysis dietetic dietetics dependency district dvt ear early elderly elective emergency endocrine
    endocrinology endoscopy ent epilepsy eye facility falls family fertility foot foundation fracture free-standing
    gastroenterology general genetics genitourinary geriatric glaucoma group gum gynae gynaecology gynecology
    haematology haemodialysis hand hdu headache health hearing hematology hemodialysis hepatology hepatitis high hip
    hiv home hospice hospital hospitals hypertension icu immunology infectious infirmary inpatient intensive
    intermediate internal investigation isolation itu joint kidney knee labor laboratory labour liver long long-term
    lung lymphoedema maternity medical medicine memory mental metabolic migraine minor motility movement
    multidisciplinary neonatal nephrology neuro neurology neuro-oncology neurological neurosurgery neurosurgical
    newborn nhs nicu nuclear nurse nurse-led nursing nutrition obesity obstetric obstetrics occupational oncology
    ophthalmology oral orthodontic orthopaedic orthopaedics orthopedic orthopedics outpatient outpatients pacemaker
    paediatric paediatrics palliative parenting parkinson's pediatric pediatrics pharmacy physical physiotherapy
    plastic plastics podiatry post-acute postnatal practice pre-admission pre-assessment pre-op preoperative
    pregnancy primary private procedure psychiatric psychiatry psychology public pulmonary radiology rapid recovery
    referral regional rehab rehabilitation renal research residential resource respiratory resuscitation
    rheumatology same satellite secure sexual sheltered short short-stay sick skilled skin sleep smoking specialist
    specialized speech spinal spine sports state stroke substance surgery surgical swallow teaching tertiary theatre
    therapy thoracic thyroid tia tilt transitional transplant trauma travel treatment triage tropical trust
    ultrasound university urgent urology uro-gynaecology vascular veterans virtual vision voice walk-in warfarin
    women women's womens wound x-ray young youth anticoagulation acute admissions ambulance cardiothoracic-surgical
    cath cdu ccu sicu micu picu ed er ae a&e sdec amu mau eau au observation pain pacu step-down telemetry icd motor
    bovie electrosurgical power hounsfield central master mobile control base international king single filtration
    heating cooling radiant negative local area outside another this that our your new old nearest main large small
    south north east west eastern western northern southern community-based independent military naval army
    private-sector partial assisted detox detoxification abuse methadone suboxone coumadin flu follow-up follow fu
    return prior free lactation low lipid heart failure arrhythmia device bone-marrow marrow stem cell hernia vein
    varicose gi gu ob ob/gyn obgyn gyn pcp gp
    """
)

#: Words behind MR, MS, Sister and the like that show that no person is meant.
NOT_A_PERSON = COMMON | words_of(
    """
    consultants doctors officer matron rheumatologist haematologist oncologist radiologist surgeon physician
    colleague colleagues sir sirs madam team all both everyone consultant registrar rheumatologist cardiologist neurologist
    htn copd ihd ckd dvt afib gerd osa cad chf tia
    angiogram angiography angio arthrogram brain cholangiogram cholangiopancreatography colonography contin
    elastography enterography enterogram findings guided guidance imaging images lumbar mammography neurography
    patient perfusion practitioner specialist spectroscopy spine scan scans scanner sequence study studies urogram
    urography venogram venography severity lesion lesions plaques relapse exacerbation exam-like grade jet mild
    moderate severe trace manager midwife assistant aide anesthetist anaesthetist clinician consultant team led
    station call case coordinator staff home mary joseph joseph's
    """
) - {"mary", "joseph", "joseph's"}

_TOKEN = re.compile(r"\S+")


def common(word: str) -> bool:
    return word.strip(".,;:'’()\"-").lower() in COMMON


def trim_left(text: str, start: int, end: int) -> int | None:
    """The start of the run of uncommon words that ends at ``end``; None where there is none."""
    at: int | None = None
    for match in reversed(list(_TOKEN.finditer(text, start, end))):
        word = match[0]
        if common(word) and word.lower() not in {"general", "private", "home"}:
            if at is not None and word.lower() in {"of", "and", "the"} and match.start() > start:
                continue
            break
        at = match.start()
    return at


def trim_right(text: str, start: int, end: int, stop: frozenset[str], most: int = 9) -> int:
    """The end of the run of at most ``most`` words from ``start`` that are not in ``stop``; ``start`` if
    none."""
    at = start
    for count, match in enumerate(_TOKEN.finditer(text, start, end)):
        word = match[0].strip(".,;:'’()\"-").lower()
        if count >= most or word in stop:
            break
        at = match.end()
    return at
