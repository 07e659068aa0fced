"""The headings of US and UK letters by the section that they open.

The names are those of medspaCy's sectionizer, with a few more that letters need. Data only: nothing is
imported, so that
the configuration can check names without loading a recogniser.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: what stands before the first heading
PREAMBLE = "preamble"
#: a heading that belongs to none of the sections below
OTHER = "other"

_TABLE: dict[str, str] = {
    "chief_complaint": """chief complaint; chief complaints; complaint; cc; c/c; presenting complaint; presenting complaints;
        presentation; pc; p/c; reason for visit; reason for admission; reason for attendance""",
    "reason_for_referral": """reason for referral; reason for consultation; reason for consult; referral; referral reason;
        reason for request""",
    "history_of_present_illness": """history of present illness; history of the present illness; hpi; hopi; hpc; h/p/c;
        history of presenting complaint; presenting history; history; hx; brief history; interval history; subjective;
        clinical history; clinical details; clinical narrative; background; patient history; current concerns; symptoms;
        history of presenting illness; present illness; clinical summary; clinical information""",
    "past_medical_history": """past medical history; pmh; pmhx; pmx; past history; past hx; medical history;
        past medical and surgical history; past medical/surgical history; past medical history/past surgical history;
        past psychiatric history; psychiatric history; past ocular history; birth history; obstetric history;
        gynaecological history; gynecological history; past medical hx; developmental history; past illnesses;
        previous medical history; ob history; gyn history; past obstetric history; hospitalizations""",
    "past_surgical_history": """past surgical history; psh; pshx; surgical history; past surgeries; previous surgery;
        previous operations; past surgical hx; surgeries""",
    "medications": """medications; medication; meds; current medication; current medications; current meds; drug history; dh;
        dhx; d/h; drhx; medication history; admission medications; medications on admission; medication on admission;
        drugs on admission; home medications; home meds; outpatient medications; regular medications; infusions;
        preoperative medications; current treatment; repeat medications; medications prior to admission""",
    "allergies": """allergies; allergy; allergies and adverse reactions; drug allergies; adverse reactions; all; nkda;
        allergies to medications; known allergies; medication allergies""",
    "family_history": "family history; fh; fhx; f/h; family hx; family medical history; fam hx",
    "social_history": """social history; sh; shx; s/h; social hx; soc hx; social background; social situation;
        personal history; alcohol; smoking; habits; occupation; psychosocial history; sexual history; education;
        family and social history; functional status; mobility; tobacco; personal and social history""",
    "review_of_systems": """review of systems; ros; r.o.s; systems review; systemic enquiry; systemic inquiry; s/e; se;
        system review; systems enquiry; review of symptoms""",
    "physical_exam": """physical exam; physical examination; exam; examination; examination findings; on examination; o/e; oe;
        objective; clinical findings; pe; p/e; mental status; mental status examination; mental state examination; mse;
        neurological examination; general appearance; exam findings; clinical examination; clinical exam;
        mental status exam; neurological exam; findings on examination""",
    "vital_signs": """vital signs; vitals; vs; observations; obs; v/s; weight; respiratory rate; physical measurements""",
    "labs": """labs; lab results; laboratory; laboratory data; laboratory findings; laboratory results; laboratory studies;
        test results; results; bloods; blood tests; blood results; lab data; laboratory values; pertinent results;
        laboratory tests; lab tests; microbiology""",
    "investigations": """investigation; investigations; ix; investigations and results; diagnostic studies; diagnostics;
        studies; diagnostic data; data; diagnostic tests; tests; laboratory and imaging; labs and imaging""",
    "imaging": """imaging; radiology; x-rays; x-ray; echo; ecg; ekg; comparison; technique; imaging studies; radiographs;
        radiographic studies; ct; mri; chest x-ray; cxr; ultrasound; diagnostic imaging; electrocardiogram; echocardiogram""",
    "indication": """indication; indications; indications for procedure; indications for surgery; reason for exam;
        reason for examination; clinical indication; indications for operation; indication for procedure;
        indication for operation; indication for surgery; reason for study; reason for test; indications for the procedure""",
    "findings": """findings; interpretation; operative findings; gross findings; intraoperative findings; report""",
    "pathology": "pathology; gross description; microscopic description; specimen; specimens; specimens removed; histology",
    "procedures": """procedure; procedures; procedure performed; procedures performed; operation; operation performed;
        operative procedure; operative procedures; operative technique; description of procedure; procedure in detail;
        details of procedure; operative note; description of operation; title of operation; operations; op;
        name of procedure; title of procedure; operations performed; procedure note; description; surgical procedures;
        operation in detail; procedure details; details of operation; procedure and findings; procedure description""",
    "anesthesia": "anesthesia; anaesthesia; anaesthetic; type of anesthesia; anesthesia type",
    "complications": "complications; complication; adverse events; estimated blood loss; blood loss; ebl; drains; tourniquet time",
    "hospital_course": """hospital course; brief hospital course; clinical course; course in hospital; icu course; progress;
        emergency department course; ed course; course; hospital course and treatment; summary of care; narrative summary;
        treatment given; progress since last visit; brief summary of hospital course; emergency room course; inpatient course""",
    "assessment": """assessment; impression; imp; imp.; clinical impression; conclusion; conclusions; summary; opinion; a;
        ddx; differential diagnosis; differential; differential diagnoses; risk assessment; prognosis; formulation; evaluation""",
    "plan": """plan; action plan; plan of care; plan and recommendations; recommendation; recommendations; treatment plan;
        management; management plan; treatment; next steps; actions; gp actions; actions for gp; advice; postoperative plan;
        rx; mx; tx; p; therapy; counseling; disposition and plan; goals; further management; treatment recommendations""",
    "assessment_and_plan": """assessment and plan; assessment & plan; assessment/plan; a/p; a&p; a & p; ap; impression and plan;
        impression/plan; imp/plan; assessment and recommendations; impression & plan; assessment plan; impression plan;
        impression and recommendations; diagnosis and plan; medical decision making; mdm""",
    "diagnoses": """diagnoses; diagnosis; dx; d/x; principal diagnosis; secondary diagnosis; secondary diagnoses; problems;
        preoperative diagnosis; preoperative diagnoses; postoperative diagnosis; postoperative diagnoses; problem list;
        admission diagnosis; admission diagnoses; admitting diagnosis; preliminary diagnosis; active problems; active issues;
        current problems; final diagnosis; final diagnoses; working diagnosis; pre-operative diagnosis; conditions;
        post-operative diagnosis; pre-operative diagnoses; post-operative diagnoses; clinical diagnosis; axis i; axis ii;
        axis iii; axis iv; axis v; preop diagnosis; postop diagnosis; medical problems; provisional diagnosis""",
    "discharge_diagnoses": "discharge diagnosis; discharge diagnoses; diagnosis on discharge; diagnoses at discharge",
    "discharge_medications": """discharge medications; discharge medication; medications on discharge; medication on discharge;
        drugs on discharge; tto; ttos; ttas; tta; discharge meds; medications at discharge; medications upon discharge""",
    "discharge_instructions": """discharge instructions; instructions; diet; activity; patient instructions; patient education;
        information given to patient; discharge plan; education and instructions; instructions to patient; safety netting;
        discharge planning; discharge diet; discharge activity; patient advice; activities""",
    "discharge_condition": """condition on discharge; condition at discharge; discharge condition; discharge disposition;
        disposition; discharge destination; outcome; condition""",
    "follow_up": """follow up; follow-up; followup; f/u; fu; follow up plan; follow-up plan; future appointments;
        follow up appointments; review; follow-up appointments; followup plan; follow up care; follow-up instructions""",
    "immunizations": "immunisations; immunizations; vaccinations; health maintenance; immunization history; imms",
    "administrative": """admission date; date of admission; date of discharge; discharge date; date of birth; dob; age; name;
        patient details; attending physician; surgeon; consultant; contact details; date of procedure; legal status;
        code status; consent; date; date of service; title; gp details; assistant; dear; first assistant; anesthesiologist;
        date of operation; date of consultation; referring physician; sex; gender; mrn; cc list; copies to; copy to""",
    "signature": """signature; signed; signed by; dictated by; yours sincerely; yours faithfully; kind regards; sincerely;
        with kind regards; best wishes; with best wishes; electronically signed by; typed by; sincerely yours; regards""",
    OTHER: "addendum; note; notes; comments; comment; other; introduction; abstract; discussion; progress note",
}

#: heading, lower-case and without its colon -> section
HEADINGS: Mapping[str, str] = MappingProxyType(
    {" ".join(words.split()): name for name, table in _TABLE.items() for words in table.split(";")}
)

#: every name that a section can have
NAMES: tuple[str, ...] = (PREAMBLE, *_TABLE)

#: parts of the body and systems: they divide an examination or a review of systems and open no section there
PARTS: frozenset[str] = frozenset(
    " ".join(words.split())
    for words in """abdomen; abdominal; cardiac; cardiovascular; cvs; cv; chest; extremities; gastrointestinal; gi; general;
    genitourinary; gu; heart; heent; lungs; musculoskeletal; neck; neuro; neurologic; neurological; psychiatric; psych;
    respiratory; resp; skin; constitutional; endocrine; hematologic; haematological; eyes; ears; nose; throat; mouth; head;
    ent; back; rectal; pelvic; breasts; breast; lymphatic; lymph nodes; vascular; cns; pns; integumentary; pulmonary;
    allergic/immunologic; hematologic/lymphatic; head and neck; ears, nose, mouth, throat; ears nose and throat; genitalia;
    hematology; immunologic; renal; gynecologic; gynaecological; dermatologic; speech; mood; affect; insight; cognition;
    behaviour; appearance; thought; perception; motor; sensory; reflexes; gait; coordination; cranial nerves; spine; joints;
    pulses; lymphadenopathy; thorax; eye; ear;
    general appearance; oropharynx; pupils""".split(";")
)

#: what is measured stays in the vital signs or the examination that it stands in
MEASURES: frozenset[str] = frozenset(
    "pulse;bp;blood pressure;temperature;temp;hr;heart rate;rr;respiratory rate;spo2;sats;o2 sat;weight;height;bmi".split(
        ";"
    )
)

#: abbreviations that head a line in letters of both countries and are too short to be known by the layout
RUN_IN: tuple[str, ...] = tuple(
    """PMHx PMH PMX PSHx PSH FHx FH SHx SH DHx DH HPC HPI HOPI PC CC ROS O/E OE Ix Imp. Imp IMP Dx DDx Rx Mx A/P A&P F/U PE
    P/E S/E C/C P/C Obs MSE TTO TTOs TTA Bloods""".split()
)
