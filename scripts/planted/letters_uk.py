"""British letters: (name, settings, text). {slot} is a value, <<a||b>> a choice; the settings are read by make.py."""

LETTERS: list[tuple[str, dict, str]] = [
    (
        "gp_referral",
        {"ages": (24, 97)},
        """\
{clinic}
{street:c}, {town:c}, {postcode:c}
Tel: {phone}   Fax: {phone}<<||   {email:d1}>>

{today}

Dear Colleague,

Re: {Mr} {p.full}, DOB {dob}, NHS No. {nhs}
    {street}, {town}, {postcode}<<   Tel {mobile}||>>

Thank you for seeing this <<pleasant||delightful||somewhat anxious>> {age}-year-old <<retired {job}||{job}||former {job} from {city}>> who has had \
exertional breathlessness since about {pdate}. {He} can manage one flight of stairs and sleeps on three pillows. There is no \
chest pain. <<{His} {spouse}, {r1.first}, has noticed {his} ankles swelling by teatime.||{r1.full}, {his} {spouse}, came with {him} today.>>

I saw {him} on {date} when the pulse was {#88-112} and irregular, blood pressure {#128-168}/{#70-94}, and there were fine crackles at \
both bases. NT-proBNP came back at {#900-4100} ng/L. My partner Dr {d2.last} started bisoprolol 2.5 mg and furosemide 40 mg on \
{date}, with modest benefit. <<An echocardiogram was done privately at {hosp:2} in {pdate}; I enclose a copy.||{He} had a coronary stent at {hosp:2} in {pdate}.||>>

Past history: type 2 diabetes, hypertension, Dupuytren's contracture. Allergic to penicillin (rash). <<{He} gave up smoking on {date}.||{He} has never smoked.||>>

{Mr} {p.last} would <<prefer an appointment on a Tuesday||be grateful for hospital transport>>; please ring {r1.first} on {mobile} \
as {he} is rather deaf.

With kind regards,

Dr {d1.full} MRCGP
GMC {gmc}
<<Dictated but not signed: {d1.init}/{n1.first}||>>""",
    ),
    (
        "clinic_letter",
        {"ages": (30, 95)},
        """\
{trust}
Department of Rheumatology, {hosp}
Clinic date: {date:c}        Typed: {today}        Our ref: {d1.init}/{n1.init}/{mrn}

PRIVATE & CONFIDENTIAL
Dr {d2.full}
{clinic}, {street:c}, {town:c} {postcode:c}

Dear Dr {d2.last}

{p.upper} - d.o.b. {dob} - Hospital no. {mrn} - NHS {nhs}
{street}, {town} {postcode}

Diagnosis:   Seropositive rheumatoid arthritis, diagnosed {pdate}
Treatment:   Methotrexate 20 mg weekly, folic acid 5 mg weekly, <<adalimumab 40 mg fortnightly since {date}||sulfasalazine 1 g bd>>
DAS28:       3.{#1-9}

I reviewed {p.first} with our specialist nurse {n1.full}<<, together with the registrar Dr {d3.ifl}||>>. {He} reports forty minutes of morning stiffness and flares \
in the small joints of the right hand, which makes {his} work as a {job} at {org} difficult. <<Occupational health there ({r3.full}, {phone}) have asked for a report.||>>

On examination there was synovitis of the second and third MCP joints. No nodules. The Phalen's test was negative. CRP {#8-44}, \
ESR {#20-60}, ALT normal on {date}. <<Ultrasound on {date} by Dr {d4.last} showed grade 2 Doppler signal.||Hand films on {date} showed no new erosions.>>

I have arranged a depot of methylprednisolone 120 mg and blood monitoring every four weeks. <<{p.first} is planning a trip to {city} in {pdate}, and should avoid live vaccines.||{He} should hold methotrexate if given trimethoprim.>> \
{Mr} {p.last} can contact the advice line on {phone} or at {email:n1}.

Review in six months.

Yours sincerely

{d1.full}
Consultant Rheumatologist

cc  {Mr} {p.full}, {street}, {town}
    Dr {d3.full}, {hosp:2}
<<    {url}||>>""",
    ),
    (
        "discharge_two_page",
        {"ages": (68, 102), "long": True},
        """\
DISCHARGE SUMMARY                                             Page 1 of 2
{hosp}                                       {ward}

Patient         {p.lf}
Date of birth   {dob}        Age  {age}        Sex  {M}
NHS number      {nhs}        Hosp no  {mrn}
Address         {street}, {town}, {county}, {postcode}
Next of kin     {r1.full} ({spouse})  {mobile}
                {r2.full} ({child:r2})  {mobile}
Admitted        {date:a}  via ambulance      Discharged  {today}
Consultant      Dr {d1.full}     GP  Dr {d2.ifl}, {clinic}

REASON FOR ADMISSION
Fall from standing with right hip pain.

CLINICAL NARRATIVE
{Mr} {p.last} is {age} and lives <<alone in a bungalow||with {r1.first}||in sheltered housing>>. {He} tripped over the cat on the evening of {date:b}, lay on the kitchen floor \
for around five hours and was found by <<a neighbour, {r3.full}||{his} {child:r2}, {r2.first}>>. On arrival GCS 15, temperature 35.{#1-8}, lactate 2.{#1-9}. \
Radiographs confirmed a displaced intracapsular fracture of the right neck of femur (Garden IV). Seen by the orthogeriatrician Dr {d3.last} \
on the morning round.

A cemented hemiarthroplasty was performed on {date:o} by Mr {d4.full} under spinal anaesthesia. Estimated blood loss {#200-450} ml. \
Recovery was complicated by hypoactive delirium (4AT 6) and a hospital-acquired pneumonia, treated with doxycycline after \
discussion with microbiology. <<Haloperidol was given once and then stopped because of a QTc of 492 ms.||{r2.first} stayed overnight on {date} to help settle {him}.||>>

----------------------------------------------------------------------
{p.lf}    {mrn}    {dob}                                   Page 2 of 2

FUNCTION  Before: walked with one stick, independent. Now: Zimmer frame, assistance of one, Barthel {#9-15}/20.
BONE HEALTH  Vitamin D {#18-40} nmol/L; zoledronate given {date}. FRAX not required.
SOCIAL  {p.first}, known to everyone as "{p.nick}", was a {job} <<for {org}||in {city} before moving to {town:x}>>. {His} {child:r2} {r2.first} holds power of attorney. \
Package of care with {org:2} starts {date}, social worker {n1.full} ({email:n1}).
MEDICATION CHANGES
  Started   apixaban 2.5 mg bd, paracetamol 1 g qds, Adcal-D3
  Stopped   ramipril (AKI, creatinine {#140-210})
PENDING  24-hour tape, to be reported to {clinic}.
FOLLOW-UP  Fracture clinic with Mr {d4.last}, {hosp:2}, on {date}. Ring {phone} to rearrange.

Completed by Dr {n2.full} (FY1), GMC {gmc}, bleep {bleep}          Printed {today} by {user:n2}""",
    ),
    (
        "ae_note",
        {"ages": (17, 91), "kin": "r2M"},
        """\
ED CLERKING   {hosp}   {date:a}  02:14
{p.full}   {dob}   {mrn}   GP {clinic}
Triage cat 2. <<Brought in by {r1.first} (partner, {mobile}).||BIBA, crew call sign and PRF no. {acc}.||Police escort, collar {acct}.>>

PC: central chest pain
HPC: {age} y/o {M}. {p.first} was <<at work ({job}, {org})||on the {town} train||watching football at home with {r1.full}>> when sudden tearing pain came on between the \
shoulder blades, 9/10, with sweating. Vomited twice. No syncope. Similar but milder episode {pdate}, seen at {hosp:2}, told gastritis.
PMH: HTN, <<Marfan features (father {r2.full} died of dissection {pdate})||Crohn's, on azathioprine||asthma>>
DH: amlodipine 10, <<nil else||occasional Gaviscon>>   NKDA
SH: lives {street}, {town} {postcode}. <<Just back from {city} on {date}.||Smokes 15/day.>> Drives - reg {plate}, car left in ambulance bay, keys with security.

O/E: pale, clammy. HR {#95-120}, BP R {#160-190}/90 L 131/72, RR {#18-26}, sats {#93-98}% RA, BM 7.{#1-9}. HS I+II+early diastolic murmur. \
Abdo SNT. No calf tenderness. Neuro intact.
ECG sinus tach, no ST change. Trop {#8-28}. D-dimer >4000.

Imp: ?aortic dissection
Plan
1 CT aortogram - d/w radiology SpR Dr {d2.last}, bleep {bleep}
2 labetalol infusion, arterial line, 2x large bore, G&S, crossmatch 6
3 d/w cardiothoracics at {hosp:3} (Mr {d3.full}, via switch {phone}) - accepts if confirmed
4 family aware: spoke to {r1.full} at 02:50
{p.dotted} consented verbally to transfer.

{d1.full} ST4 EM  GMC {gmc}
<<Addendum {n1.ifl} (sister): valuables incl. ring bagged, receipt {acct}.||Late entry, {d1.init}: images linked, accession {acc:2}.>>""",
    ),
    (
        "operative_note",
        {"ages": (40, 92)},
        """\
OPERATION NOTE

| Patient | {p.full} | Hospital number | {mrn} |
| DOB | {dob} | Ward | {ward} |
| Date of operation | {date:o} | Theatre | Main 4, {hosp} |
| Surgeon | {d1.full} | Assistant | {d2.full} |
| Anaesthetist | Dr {d3.ifl} | Scrub | {n1.full} |

PROCEDURE: Laparoscopic <<right hemicolectomy||converted to open cholecystectomy||anterior resection>>
INDICATION: <<Caecal adenocarcinoma found on colonoscopy at {hosp:2}, {date}.||Recurrent symptoms, last admission {date}.>> {Mr} {p.last} was \
counselled on {date} with {his} {spouse} {r1.first} and signed form 1.

FINDINGS: No peritoneal or hepatic disease. Adhesions from the previous appendicectomy (Lanz incision, {pdate}). Meckel's diverticulum \
noted, left alone.

STEPS: WHO checklist, team brief led by {n1.first}. Lloyd-Davies position, Hasson entry, pneumoperitoneum to 12 mmHg. Medial to lateral mobilisation; \
vessels divided between Hem-o-lok clips. Specimen extracted through an Alexis retractor. Side-to-side anastomosis with a GIA 80 stapler, \
lot and serial {serial}. Haemostasis with Ligasure. Washout. <<20 Fr Robinson drain to the pelvis.||No drain.>> Port sites closed with J Vicryl, \
skin with Monocryl. Swab count correct (signed {n1.init} / {n2.init}).

Blood loss {#50-350} ml. Specimen sent, histology request {acc}.

POST-OP: ERAS. Clexane 40 mg for 28 days. Sips tonight. Remove catheter day 2. <<{p.first} is a Jehovah's Witness: see advance decision dated {date}.||Latex allergy.||>> Call \
Mr {d2.last} on {mobile} overnight if the pulse is above 110. I have telephoned {r1.full} on {phone}.

{d1.full}, Consultant Colorectal Surgeon, GMC no {gmc}
Dictated on {date:o}, typed {today} {n2.init}""",
    ),
    (
        "radiology",
        {"ages": (25, 98)},
        """\
{hosp} RADIOLOGY REPORT
Name: {p.lf}  ID: {mrn}  NHS: {nhs}  DOB: {dob}  Sex: {M}
Exam: CT chest abdomen pelvis with contrast   Exam date: {date:e}   Accession: {acc}
Referrer: Dr {d1.full}, {ward}   <<Location on PACS workstation {ip}||Scanner serial {serial}>>

Clinical details: {age} year old {man}, weight loss of 9 kg since {pdate}, <<previously well, ex {job}||worked with asbestos at {org}||under Dr {d2.last} at {hosp:2}>>. ?malignancy.

Comparison: CT of {date:p} (<<performed at {hosp:2}||reported by Dr {d3.ifl}>>) and chest radiograph {date}.

Technique: Portal venous phase, 100 ml Omnipaque 300.

Findings:
There is a spiculated {#18-44} mm mass in the left upper lobe abutting the mediastinal pleura, which measured 9 mm on {date:p}. Enlarged station 5 and \
4L nodes to 16 mm. No pulmonary embolus. Calcified granuloma in the right apex, unchanged. The liver contains a 7 mm cyst in segment VI. \
Adrenals, spleen and pancreas normal. Simple renal cysts (Bosniak I). Schmorl's nodes at T11 and L2. No destructive bone lesion.

Conclusion:
Probable primary bronchogenic carcinoma, provisional T2a N2 M0. PET-CT and discussion at the lung MDT on {date} recommended. \
<<This was phoned through to Dr {d1.last} by {n1.full} at 16:40 on {date:e}.||Critical alert e-mailed to {email:d1} and acknowledged {date}.>> \
<<{Mr} {p.last}'s family have been in touch: {child:r2} {r2.full}, {mobile}.||>>

Reported by: Dr {d4.full}  FRCR  GMC {gmc}
Verified {today}  user {user:d4}
<<Second read: {d3.init}||View images: {url}>>""",
    ),
    (
        "pathology",
        {"ages": (28, 90), "kin": "r3F"},
        """\
CELLULAR PATHOLOGY                                {trust}
Lab no {acc}                       Received {date:r}      Authorised {today}

SURNAME    {p.last}               FORENAME  {p.first}
DOB        {dob}                  NHS NO    {nhs}
CONSULTANT {d1.ifl}               SOURCE    {clinic}
COPY TO    {d2.full}, {hosp}

Specimen: skin ellipse, left forearm. <<Excised in the minor surgery room on {date} by Dr {d3.last}.||Taken by nurse {n1.full} {date}.>>

Clinical: enlarging pigmented lesion, noticed by {his} {spouse} {r1.first} in {pdate}. {p.dotted} spent eleven years as a {job} in {city}. \
<<Sister ({r3.full}) had melanoma, our ref {acc:2}.||Previous BCC nose, {acc:2}, {date}.>>

Macroscopy: ellipse {#20-40} x 14 x 6 mm bearing an irregular brown macule 9 x 7 mm. Inked, sliced 1-8, all embedded (blocks A1 to A8). Cut up {n2.init}.

Microscopy: asymmetrical proliferation of atypical melanocytes, nested and single, with pagetoid spread. Breslow thickness 0.{#4-9} mm, \
Clark level III, no ulceration, mitoses <1/mm2. No lymphovascular or perineural invasion. Melan-A, SOX10 and HMB45 positive; PRAME diffusely positive. \
Nearest peripheral margin 2.1 mm, deep margin 4 mm.

Diagnosis: SUPERFICIAL SPREADING MELANOMA, pT1a, completely excised locally.

Comment: reviewed with Dr {d4.full} on {date}; agreed. Listed for the skin MDT, {date}. Wide excision and \
clinical staging as per the guideline. <<Dr {d3.last} informed by phone ({phone}) on {date}.||Result e-mailed to {email:d2}.>> Please tell \
{Mr} {p.last} before {his} appointment on {date}.

{d2.full}   Consultant Histopathologist   GMC {gmc}""",
    ),
    (
        "mental_health",
        {"ages": (18, 60), "kin": "r3M"},
        """\
Community Mental Health Team
{hosp}, {street:c}, {town:c}
{phone} | {email:n1}

Date {today}

Dear {p.first},

I am writing to you directly, with a copy to Dr {d2.last} at {clinic}, after we met on {date:s}. Please tell me if I have any of this wrong.

You told me that your mood has been sinking since {pdate}, when you lost your job as a {job} at {org} and, soon after, separated from {r1.first}. You are \
waking at four, have lost your appetite and have stopped playing five-a-side. You described hearing a muttering voice at night, which you recognise as \
your late uncle, {r3.full}. <<On {date} you took about thirty of your sertraline tablets and rang {r2.first}, who drove you to {hosp:2}.||You have thought about the bridge near {town:x} station, but you said your {child:r2} {r2.first} keeps you safe.>>

We agreed that the diagnosis is a severe depressive episode with psychotic symptoms. PHQ-9 was {#18-26}, GAD-7 {#11-20}. There was no sign of \
Wernicke's or of withdrawal; the Edinburgh scale does not apply. <<You grew up in {city} and moved to {town} aged nine, and were bullied at {school}.||You did well at {school} and still see your old friend {n2.full}.>>

What we agreed
1. Sertraline to stop; venlafaxine MR 75 mg from {date}, with olanzapine 5 mg at night.
2. {n1.full} will be your care co-ordinator and visit on {date} at {street}.
3. Crisis line, day or night: {phone}. You can also text {n1.first} on {mobile}.
4. You asked us not to speak to {r1.first}, and we will not; you are happy for us to ring {r2.first} on {mobile}.

Your next appointment is on {date} at 2 pm.

Yours sincerely

Dr {d1.full}
Consultant Psychiatrist (GMC {gmc})

Copy: Dr {d2.full}, {clinic}
Patient details: {p.full}, {dob}, NHS {nhs}, RiO {mrn}, {street}, {town} {postcode}""",
    ),
    (
        "paediatrics",
        {"ages": (2, 12), "kin": "r1F r2F r4M"},
        """\
{hosp} - Children's Outpatients
Consultant: Dr {d1.full}        Secretary: {n1.full} {phone}
Clinic {date:c} / Typed {today}

Dear Dr {d2.last},

RE: {p.full}     D.O.B. {dob}     NHS {nhs}
c/o Ms {r1.full}, {street}, {town}, {postcode}

Diagnoses
- Viral-induced wheeze / likely asthma
- Atopic eczema
- Born at 34+2, neonatal unit stay at {hosp:2}

It was a pleasure to see {p.first} with {his} mum {r1.first} and <<baby {sibling:r3} {r3.first}||grandmother, Mrs {r2.last}>>. {p.nick}, as the family call {him}, has had four courses of prednisolone \
since {pdate} and two nights on {ward} in {pdate}, when salbutamol was needed hourly. {He} coughs most nights and misses PE at {school}. \
{His} class teacher, {n2.full}, keeps a spare inhaler. <<There is a dog at home, and mum vapes outdoors.||Dad, {d4.full}, lives in {city} and sees the children in the holidays.>>

Growth: weight {#12-30} kg (25th centile), height on the 50th. Harrison's sulci absent. Chest clear. Eczema of both flexures, SCORAD {#18-40}. ENT normal. \
FeNO not managed.

Plan
1. Clenil Modulite 100 mcg two puffs bd through an AeroChamber
2. Hydromol, and Eumovate for flares
3. Written plan given to {r1.first}; copy to {school}
4. Skin prick tests with Sister {n1.last} on {date}
5. <<Health visitor {d3.full} ({mobile}) to review damp housing at {street}.||Social care referral no. {acct} is still open; worker is {d3.full}, {email:d3}.>>

I will see {p.first} again in four months.

Yours sincerely,
Dr {d1.full}, Consultant Paediatrician
cc {r1.full}; School nurse, {school}; Dr {d2.full}, {clinic}""",
    ),
    (
        "obstetrics",
        {"ages": (19, 43), "sex": "F", "kin": "r3F"},
        """\
MATERNITY BOOKING AND ANTENATAL NOTE   {trust}

Name {p.full}   (likes to be called {p.nick})   Hosp {mrn}   NHS {nhs}
DOB {dob}   Address {street}, {town}, {postcode}   Mobile {mobile}   E-mail {email:p}
Partner {r1.full}, {job}   Named midwife {n1.full}, {clinic}
LMP {date:l}   EDD by scan {date:e}   G3 P1+1

Previous: SVD at 39+4, {date}, {hosp:2}, boy, 3.{#1-9} kg, named {r2.first}. Miscarriage at nine weeks, {pdate}.

{date:v} - seen by {d1.full}, ST6
{p.first} attended with {r1.first}. She is {age} and 31+5 today. Reduced movements since yesterday evening. No bleeding, no loss of liquor. She works <<on the tills at {org}||as a {job:p} at {school}||as a {job:p} for {org}>> \
and has been on her feet. BP {#104-138}/{#60-88}, urine protein trace, SFH {#28-33} cm, cephalic 4/5. CTG on Dawes-Redman criteria met at 12 minutes. \
Bishop score not assessed. PAPP-A 0.38 MoM, on aspirin 150 mg since {pdate}.

Scan by {n2.ifl}: EFW 8th centile, umbilical artery PI normal, deepest pool 3.{#1-9} cm. Previous scan {date}.

She and {r1.first} flew back from {city} on {date}; <<Zika serology sent, lab {acc}.||no fever or rash.>>

Impression: small for gestational age, reassuring today.
Plan: repeat Doppler {date}; growth in two weeks; discuss at Dr {d2.last}'s clinic. Steroids only if delivery planned. Triage number {phone} given. <<{Mr} {p.last} would like her sister {r3.full} as a second birth partner.||Anti-D given {date}, batch {serial}.||>>

Signed {d1.init}   {d1.full}   GMC {gmc}        Midwife PIN {nmc}""",
    ),
    (
        "oncology_lower_dictation",
        {"ages": (45, 93), "case": "lower"},
        """\
dictated by dr {d1.full} on {date:c} for typing by {n1.first} please

this is a letter to dr {d2.full} at {clinic} with copies to mr {d3.last} at {hosp:2} and the patient

{p.full} date of birth {dob} hospital number {mrn} of {street} {town} {postcode}

diagnosis new line carcinoma of the left breast grade 3 er negative her2 positive diagnosed {pdate} new line neoadjuvant docetaxel with phesgo six cycles \
completed {date} new line wide local excision and sentinel node biopsy under mr {d3.full} on {date} complete pathological response

i saw {p.first} this morning with {his} {child:r2} {r2.first}. {he} is {age} and still <<helps out at {org} one day a week||works as a {job}||drives up from {town:x} on {his} own>>. the main trouble is tingling \
in the fingertips, grade one, and hot flushes. {he} has not needed the helpline on {phone} since {pdate}. echo on {date} showed an ejection fraction of {#55-64} percent. \
ecog nought. the scar is well healed and there is no lymphoedema. port site at the right chest, device number {serial}, clean.

<<{he} asked about the ribociclib trial, which does not apply.||{his} cousin {r3.full} in {city} carries brca2 and i have referred {p.first} to genetics at {hosp:3}.>> we talked about radiotherapy, fifteen fractions \
with a breath hold, starting {date}, planning scan on {date} with the superintendent {n2.full}. {he} signed the consent form.

maintenance phesgo continues in the community with the nurses from {hosp}, next dose {date}. bone density please, dr {d2.last}. i will see {him} with an echo in three months.

thanks {n1.first}, could you also send this to {email:d3} and ring {r1.full} on {mobile} with the date because {p.first} does not hear the phone

kind regards {d1.full} consultant clinical oncologist reference {d1.init} {n1.init}""",
    ),
]
