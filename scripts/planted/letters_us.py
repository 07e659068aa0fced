"""American letters: (name, settings, text). The notation is that of letters_uk.py."""

LETTERS: list[tuple[str, dict, str]] = [
    (
        "history_physical",
        {"ages": (35, 97)},
        """\
{hosp}
HISTORY AND PHYSICAL

PATIENT NAME: {p.lf}
MEDICAL RECORD #: {mrn}
ACCOUNT #: {acct}
DATE OF BIRTH: {dob}
DATE OF ADMISSION: {date:a}
ATTENDING: {d1.full}, MD
PCP: {d2.full}, DO - {clinic}, {phone}

CHIEF COMPLAINT: "I can't catch my breath."

HPI: {Mr}. {p.last} is a {age}-year-old {male} with COPD (GOLD 3), HFpEF and atrial fibrillation who presents from home in {town}, {state} with three days of \
worsening dyspnea, wheeze and green sputum. {He} ran out of Trelegy around {pdate}. {His} {spouse}, {r1.first}, called 911 when {he} became confused. EMS found a saturation of {#76-88}% on room air. \
<<{He} was discharged from {hosp:2} on {date} after a similar episode.||Last PFTs at {clinic} on {date} showed an FEV1 of 38%.||>>

PMH: as above; Barrett's esophagus; right total hip {pdate} (Dr. {d3.last}); Graves disease status post iodine.
SOCIAL: Retired {job}, <<{#20-30} years at {org}||last employed by {org}>>. Lives at {street}, {town} {postcode} with {r1.full}. 45 pack-years, quit {pdate}. <<Grew up in {city}.||Veteran.>>
FAMILY: {sibling:r3} {r3.first} with alpha-1 antitrypsin deficiency.
ALLERGIES: sulfa (hives).

PHYSICAL: T 99.{#1-9}, HR {#96-124}, BP {#118-160}/{#62-92}, RR {#24-34}. Tripod posture, accessory muscle use. Irregularly irregular. Diffuse expiratory wheeze. 1+ edema. Alert x2.

DATA: pH 7.29, pCO2 {#58-76}. WBC {#11-18}.2. BNP {#180-600}. CXR hyperinflated, no infiltrate. Flu A positive.

PLAN: BiPAP, methylprednisolone 60 mg q6h, azithromycin, oseltamivir. Continue Eliquis. Full code per {r1.first}, who holds the health care proxy (cell {phone}). \
Discussed with Dr. {d4.last} of pulmonary at bedside. {p.first} agrees.

Dictated by {d1.ifl}, MD   NPI {npi}
D: {date:a}  T: {today}  Job: {acc}  {d1.init}/{n1.init}""",
    ),
    (
        "discharge_summary_long",
        {"ages": (60, 101), "long": True},
        """\
{hosp}
{street:c} | {town:c}, {state} {postcode:c} | Main {phone} | {url}

DISCHARGE SUMMARY

Patient: {p.full}                MRN: {mrn}
DOB: {dob} ({age} y.o. {M})      CSN: {acct}
Admit date: {date:a}             Discharge date: {today}
Attending: {d1.full}, MD         Consults: {d2.full}, MD (GI); {d3.full}, MD (Surgery)
Emergency contact: {r1.full} ({spouse}) {phone}

PRINCIPAL DIAGNOSIS: Acute cholangitis due to choledocholithiasis with E. coli bacteremia.

HOSPITAL COURSE
{Mr}. {p.last} was brought in by {his} {child:r2}, {r2.first}, from <<{org:2} assisted living||a family dinner at {street:2}>> with fever, jaundice and rigors. On arrival {he} was hypotensive to {#78-89}/48 with lactate 4.{#1-9}. \
Two liters of lactated Ringer's and piperacillin-tazobactam were given. Ultrasound showed a 14 mm duct. {d2.last} performed ERCP on {date:o}: pus drained, two stones swept with a Fogarty-type balloon, \
and a 10 Fr plastic stent (lot {serial}) was left. Pressors were off by the following morning.

#1 Bacteremia. Cultures from {date:a} grew pan-sensitive E. coli; cleared {date}. Levofloxacin through {date}.
#2 Gallstones. {d3.last} recommends interval cholecystectomy. {p.first} wants to wait until after the trip to {city} in {pdate}.
#3 Delirium. Hyperactive on nights 2 and 3, sundowning, called the nurse "{r3.first}" (late {sibling:r3}). Seroquel 12.5 mg x2. Resolved.
#4 AF. CHA2DS2-VASc 5. Xarelto held for ERCP, resumed.
#5 Diabetes. A1c {#6-9}.4. Metformin restarted.

======================================================================
Page 2    {p.lf}    MRN {mrn}    Printed by {user:n1} on {today}

CONDITION: stable. Ambulating 150 ft with a Rollator. SLUMS 24/30.

SOCIAL: widely known in {town:2} as "{p.nick}," {he} is a retired {job} and still volunteers at {school}. {r2.full}, an attorney with {org}, holds power of attorney (fax {phone}).

MEDICATIONS AT DISCHARGE
  levofloxacin 750 mg daily, last dose {date}
  rivaroxaban 15 mg with supper
  metoprolol succinate 50 mg daily
  atorvastatin 40 mg at bedtime

FOLLOW UP
  {d4.full}, MD, {clinic}, {date}, {phone}
  Stent removal with Dr. {d2.last} at {hosp:2}, {date}
  Home health: {n2.full}, RN, visits begin {date}

Electronically signed by {d1.full}, MD on {today} at 14:07. cc: {d4.full}; {p.full}, {street}, {town}, {state} {postcode}""",
    ),
    (
        "consult_thanks",
        {"ages": (30, 92), "kin": "r2F"},
        """\
{clinic}
{street:c}, {town:c}, {state} {postcode:c}

{today}

{d2.full}, M.D.
{clinic:2}
{town:2}, {state}

RE: {p.full}
DOB: {dob}
Chart: {mrn}

Dear {d2.first}:

Thank you for allowing me to participate in the care of your patient, a <<very nice||most engaging||stoic>> {age}-year-old {job}. As you know, {Mr}. {p.last} developed palpitations in {pdate}, \
at first only after <<shifts at {org}||coaching softball at {school}>>. An event monitor that you placed on {date} captured paroxysmal SVT at {#160-210} beats per minute. {He} was cardioverted with adenosine \
at {hosp} on {date}. {His} {spouse} {r1.first} describes {him} as gray and sweating. No syncope.

{His} mother, {r2.full}, received a pacemaker in {city}. A {sibling:r3}, {r3.first}, is well. {He} drinks two Red Bulls a day. There is no history suggesting Wolff-Parkinson-White, Ebstein anomaly or Lyme disease.

Examination today: pulse {#58-84}, blood pressure {#108-140}/{#62-88}. No murmur. Carotids clean. The 12-lead shows PR 136 ms with no delta wave. Echo of {date}, read by Dr. {d3.last}, was structurally normal. TSH 1.{#1-9}.

Impression: AV nodal reentrant tachycardia. We talked about vagal maneuvers, diltiazem and ablation; {p.first} chose ablation, which I will do at {hosp} on {date}. <<Prior authorization no. {policy} has been obtained from {insurer}.||{r1.full} will drive {him} home and can be reached at {phone}.>> \
Hold caffeine. I have asked {n1.full}, RN, to send instructions to {email:p}.

It is a privilege to look after {Mr}. {p.last}. My cell is {phone} should you wish to talk.

Sincerely,

{d1.full}, MD, FACC
{d1.init}:{n2.init}
cc: {d3.full}, MD; {hosp} EP lab (fax {phone})""",
    ),
    (
        "er_note_terse",
        {"ages": (16, 60)},
        """\
EMERGENCY DEPT NOTE - {hosp}
Pt {p.ifl}  MR {mrn}  DOB {dob}  Rm 14  Arrived {date:a} 2147

{age} y/o {M} restrained driver, T-boned on {street:2} at approx 40 mph, airbag +, LOC ?. Other vehicle plate {plate}. Passenger {r1.first} ({spouse}) to trauma 2, see separate chart {mrn:2}. \
Trooper {n3.last} at bedside, case # {acc}. <<{p.first} says {he} was driving home from work, {job} at {org}.||{p.first} was on the way to pick up {r2.first} from {school}.>> Last tetanus {pdate}. Ate at 7.

PMH asthma. PSH ACL L knee {pdate} ({hosp:2}). Meds Advair, Lexapro. NKDA. +EtOH 2 beers. Contact lens.

A patent, c-collar. B equal. C HR {#96-118}, BP {#100-138}/{#62-84}, FAST neg. D GCS 14 (E4 V4 M6), pupils 3 brisk. E seatbelt sign, L wrist deformity.

CT head/c-spine neg per Dr {d2.last} (read 2231). CT A/P grade II splenic lac, AAST, no blush. L wrist: Colles type fx, reduced under hematoma block, sugar tong. Lac brow 3 cm, 6-0 Prolene x5 by {d3.full}, PA-C.

Hgb 13.{#1-9} -> 12.{#1-9}. Lactate 1.9. UDS neg. EtOH {#20-79}.

Dw surgery ({d4.last}, pager {bleep}), admit step-down, serial H/H q6. Mother {r3.full} notified at {phone} by {n1.first}; coming from {city}. {p.init} wants nobody from {org:2} told.
Insurance {insurer} {policy}. SSN {ssn}. DL {licence}.

Belongings list signed {n1.init}. Report called to {n2.full} RN on {ward}.

{d1.full} MD  2355  {date:a}""",
    ),
    (
        "op_report_us",
        {"ages": (45, 90)},
        """\
OPERATIVE REPORT

NAME:        {p.lf}
MR#:         {mrn}
ROOM:        OR 6
SURGEON:     {d1.full}, M.D.
ASSISTANT:   {d2.full}, P.A.-C.
ANESTHESIA:  {d3.full}, C.R.N.A., general endotracheal
DATE:        {date:o}
FACILITY:    {hosp}

PREOPERATIVE DIAGNOSIS: Three-vessel coronary artery disease, NSTEMI {date}.
POSTOPERATIVE DIAGNOSIS: Same.
OPERATION: Coronary artery bypass grafting x<<3||4>> (LIMA to LAD, reverse saphenous vein to OM1 and PDA).

INDICATIONS: This {age}-year-old {job} from {town}, {state:full} was catheterized by Dr. {d4.last} at {hosp:2} on {date}. The left main was 70%, SYNTAX {#24-36}, and the ejection fraction {#40-60}%. \
The options were reviewed with {Mr}. {p.last}, {his} {spouse} {r1.first} and, by telephone from {city}, {his} {child:r2} {r2.first}. All questions were answered, and consent was signed on {date}.

DESCRIPTION: The patient was identified as {p.full}, date of birth {dob}, by wristband. Swan-Ganz catheter and Foley were placed. Median sternotomy. The mammary was harvested in a skeletonized fashion. \
Vein was taken endoscopically from the right leg by {d2.last}. Heparin, ACT {#480-620}. Cannulation of aorta and right atrium. del Nido cardioplegia. Distals with 7-0 Prolene. Cross-clamp {#52-88} minutes. \
Weaned on low-dose epinephrine. Two Blake drains. Sternum closed with seven wires. Cell Saver returned {#300-700} mL.

<<IMPLANTS: temporary pacing wires; AtriClip, serial {serial}.||IMPLANTS: none. {p.dotted} blood bank band {acc}.>>
SPECIMENS: none. COMPLICATIONS: none. COUNTS: correct x2 per {n1.full}, RN.

The family was updated in the waiting room by me; {r1.first} may be called at {phone}.

{d1.full}, M.D.
NPI {npi}
DD: {date:o}   DT: {today}   Transcriptionist {n2.init}""",
    ),
    (
        "radiology_us",
        {"ages": (40, 85), "sex": "F"},
        """\
{clinic}                                        {phone}

PATIENT: {p.lf}      MRN: {mrn}      DOB: {dob}      ACC: {acc}
ORDERING: {d2.full}, MD   NPI {npi}
EXAM: Bilateral diagnostic mammogram with tomosynthesis and left breast ultrasound, {date:e}

HISTORY: {age}-year-old with a lump at 2 o'clock on the left felt since {pdate}. {His} {sibling:r3} {r3.full} was treated for breast cancer at {hosp:2}. Gail score 2.{#1-9}%. <<On estrogen until {pdate}.||Works as a {job}.>>

COMPARISON: {date}, and outside films from {hosp}, {city}, {date}.

FINDINGS: The breasts are heterogeneously dense (category C). In the upper outer left breast, middle depth, there is a {#11-22} mm irregular high-density mass with spiculated margins, new since {date}. \
Targeted ultrasound by {n1.full}, RDMS, shows a taller-than-wide hypoechoic mass at 2:00, 5 cm from the nipple. One left axillary node has a cortex of 5 mm. The right breast is unremarkable. Montgomery glands and Cooper ligaments normal.

IMPRESSION: BI-RADS 5, highly suggestive of malignancy, left breast.

RECOMMENDATION: Ultrasound-guided core biopsy of mass and node, scheduled {date} at 8:30 with Dr. {d3.last}. Findings were discussed with {p.first} and {his} {spouse} {r1.first} in the consultation room, \
and with {d2.ifl}'s office ({n2.first}) by phone, {phone}, on {date:e}. <<A lay letter was mailed to {street}, {town}, {state} {postcode}.||Results posted to {url}, login {user:p}.>>

Reminder file: {p.nick} {p.last}, six months. {Mr}. {p.last} has asked that messages not be left at {phone} (work, {org}).

Read by: {d1.full}, MD
Electronically signed {today} 11:52 from {ip}""",
    ),
    (
        "pathology_us",
        {"ages": (50, 93), "sex": "M", "kin": "r2M r3M"},
        """\
{hosp} Department of Pathology    CLIA {acct}
SURGICAL PATHOLOGY REPORT    Case {acc}

Patient: {p.full}
SSN: {ssn}   MRN: {mrn}   DOB: {dob}   Age/sex: {age}/{M}
Submitting: {d1.full}, MD, {clinic}, fax {phone}
Collected {date:c}   Received {date:r}   Reported {today}

FINAL DIAGNOSIS
A. Prostate, left base, biopsy: benign.
B. Prostate, left mid: adenocarcinoma, Gleason 3+4=7 (grade group 2), {#20-45}% of 2 cores.
C. Prostate, right apex: adenocarcinoma, Gleason 4+4=8 (grade group 4), 60%, perineural invasion present.
D. Prostate, right base: high-grade PIN.

COMMENT: The result was called to {d1.last} on {date}, with read-back by {n1.full}. Parts B and C were shown to Dr. {d2.full}, who concurs. Compare {acc:2} ({date}), where only atypical glands were seen<<, signed out by Dr. {d3.last} at {hosp:2}||>>.

CLINICAL HISTORY: PSA rose from 4.1 ({pdate}) to {#9-16}.2 ({pdate}). Father, {r2.full}, and {sibling:r3} {r3.first} both had prostate cancer. Herbicide exposure. Former {job}, {org}. \
{Mr}. {p.last}'s {spouse}, {r1.first}, asks that the report also go to {email:r1}.

GROSS: Four formalin containers labeled "{p.last}, {p.first}" and {mrn}. Cores 0.4 to 1.7 cm, inked blue, entirely submitted. Grossed by {n2.ifl} ({n2.init}) {date:r}.

MICROSCOPIC: p63 and 34betaE12 negative in the atypical glands; AMACR positive. Sections reviewed at the Tuesday conference, {date}. Molecular testing (Decipher) has been requested; the vendor kit carries serial {serial}.

Attending pathologist: {d4.full}, MD, PhD, NPI {npi}
I have personally examined the slides. {d4.init} {today}
<<Mail copy: {street}, {town}, {state} {postcode}||>>""",
    ),
    (
        "psychiatry_us",
        {"ages": (18, 58), "kin": "r3M"},
        """\
PSYCHIATRIC INTAKE, {clinic}
{date:v}

Identifying data. {p.full} goes by "{p.nick}." {age}, {dob}, works as a {job} for {org}, rents at {street}, {town}, {state} {postcode}. Referred by {d2.full}, LCSW ({phone}). Chart {mrn}; {insurer} member {policy}.

Chief concern. "Everything is moving too fast."

Present illness. Two weeks of sleeping three hours, pressured talk, and $9,000 spent on a boat in {town:2}. {p.nick} drove overnight to {city} without telling {r1.first}. {His} supervisor, {n2.full}, sent {him} home on {date} after \
{he} e-mailed the whole company from {email:p}. No hallucinations. <<A first depressive episode came at {school} in {pdate}.||Hospitalized once, {hosp}, {date}, under Dr. {d3.last}.>> No suicide attempts; a maternal uncle, {r3.full}, died by suicide. \
YMRS {#22-36}. CAGE 1/4. No guns since {r1.first} gave the rifle to {his} {sibling:r2} {r2.first}.

Mental status. Bright shirt, leaning in. Speech loud. Mood "fantastic." Grandiose about a patent. Oriented. Insight thin, but {he} agreed to labs. Drew a cube well.

Formulation. Bipolar I, current episode manic, moderate. Consider Hashimoto's and Cushing's given weight gain. Young marriage, new baby ({r4.first}, born {date}), and grief for {r3.first}.

Plan
a. Lithium 300 mg bid; level on {date}. Zyprexa 10 mg at night.
b. {r1.first} ({phone}) to hold the cards and keys.
c. Return {date}. If worse, {hosp:2}, which has a bed per {n1.first} in intake.
d. FMLA packet for {org}, claim {acct}.
e. Sign-in for the portal issued: {user:p}.

{Mr}. {p.last} signed releases for {d2.last} and {r1.full} only.

{d1.full}, MD   DEA {dea}   {today}""",
    ),
]
