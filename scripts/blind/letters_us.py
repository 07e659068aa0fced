"""Letters of hospitals and practices in the United States."""

US = [
    {
        "country": "US",
        "text": """
{hosp}
{street:h}, {town}, {county} {zip}
Main: {ph:main} | Fax: {ph:fax} | {url}

DISCHARGE SUMMARY

Patient: {p.lf}          MRN: {id:mrn}
DOB: {dob}               Sex: {M}
Account #: {id:acct}     Admitted: {dn-6}   Discharged: {dn-1}
Attending: {d1.fm}, MD   PCP: {d2}, DO ({gp})

REASON FOR ADMISSION: {p.t} {p.l} is a {age:old} [retired|former|part-time] {job} from {town:1} who was brought in by {his} {spouse}, {sp.f}, with [shortness of breath and leg swelling|three days of fever and confusion|crushing substernal chest pain].

HOSPITAL COURSE: {@cardio} {@exam}

On {ds-4} {d3.l} from [Pulmonology|Nephrology|Infectious Disease] was consulted and agreed with diuresis. {p.t} {p.l} had [a brief run of NSVT|an episode of hypoglycemia] overnight; covering resident {d4} was paged at {bleep} and responded. By {ds-2} {he} was ambulating in the hallway with physical therapist {n2}.

{@labs}

{@meds_us}

DISPOSITION: Home with services through [a home agency|home health]; {his} daughter {kf1} ({ph:home}) will pick up prescriptions at {pharm} on {street:road}. Follow-up with Dr. {d2.l} on {df+9} at 10:15 AM.

Dictated by: {d4}, MD (PGY-2)
D: {dn-1} 14:07   T: {dn+0} 06:32   {d4.i}/{n1.s}   Job {id:case}
cc: {d2}, DO; {d3}, MD
""",
    },
    {
        "country": "US",
        "text": """
{gp}
{d1.fm}, M.D., F.A.C.P.    {d2}, PA-C
{street:h} • {town}, {county} {zip} • Tel {ph:main} • Fax {ph:fax}

{dl+0}

{insurer}
Attn: Medical Review, [Appeals Unit|Utilization Management]
P.O. correspondence to {street:ins}
{town:2}, {county:2} {zip:2}

RE: {p.fm}
Member ID: {id:member}     Group: {emp}
Date of birth: {dob}
Claim: {id:claim}          Dates of service: {dn-60} through {dn-45}

To Whom It May Concern:

I am writing [on behalf of my patient|in support of the appeal filed by] {p.f} {p.l}, a {age:old} {job} who has been under my care since {dm-900}. Coverage for [an MRI of the lumbar spine|adalimumab|continuous glucose monitoring] was denied in your letter of {df-20}, signed by {om1}. I spoke with {of1} in your office on {ds-12} (reference {id:case}) and was told that no peer-to-peer review was possible.

{@ortho}

{p.t} {p.l} has tried [naproxen, cyclobenzaprine and twelve visits of physical therapy|two oral agents without benefit]. The consulting surgeon, Dr. {d3} of {hosp}, wrote on {df-33}: "[My patient|The patient] cannot stand for a full shift." {p.f}'s supervisor at {emp}, {om2}, has moved {him} to light duty, and the {spouse}, {sp}, has taken a second job.

[In my opinion the denial is not consistent with published guidelines.|The requested service is medically necessary.] Please direct questions to my cell, {mob}, or to {email:d1}. My NPI is {id:npi}.

Sincerely,

{d1.fm}, M.D.
{d1.i}:{n1.s}
Enclosures (3)
cc: {p}, {street}, {town:1}, {county:1} {zip:1}
""",
    },
    {
        "country": "US",
        "ages": (2, 15),
        "text": """
PEDIATRIC SPECIALTY CLINICS at {hosp}
Visit date: {dn+0}
Patient name: {p}   Preferred name: {p.f}   DOB: {dob}   MRN {id:mrn}
Accompanied by: mother ({kf1}) and [maternal|paternal] grandfather ({om1})
Referring: {d2}, MD, {gp}, fax {ph:fax}

Dear Dr. {d2.l},

Thank you for sending {p.f}, a {age:old} {boy} who attends {school}, to our clinic. You will recall that {he} was first seen on {dl-180} by my partner, Dr. {d3.l}, when the family had just moved from {town:2}, {county:2}.

{@paeds}

Social: {p.f} lives at {street} in {town} with {kf1.f}, stepfather {om2} and a brother, {km1.f}, who is {age:+2}. Mom works as a {job} for {emp}. {His} teacher, Ms. {of1.l}, has filled in the Vanderbilt form. The school nurse ({of2.f} at {ph:school}) has an albuterol inhaler labeled {p.il}.

{@exam}

Assessment and plan: [Doing well on the present regimen.|We will obtain a sleep-deprived EEG on {ds+12}.|Trial of methylphenidate 5 mg before school.] {kf1.f} will message us through the portal ({url:mychart}, user name {user:kf1}). I told {om1.f} that booster seats are required under state law. I will see {p.f} again in [three|six] months.

With kind regards,
{d1}, MD
Division of [Neurology|Pulmonology|Developmental Medicine]
Office {ph:office}  |  nurse line {ph:ext}
cc: {school}, Attn. {of2}
""",
    },
    {
        "country": "US",
        "text": """
{abbr} OPERATIVE REPORT
--------------------------------------------------
NAME: {p.LF}
UNIT NO: {id:mrn}      ACCT: {id:acct}
ROOM: 4-[112|230] [East|West]      DATE OF BIRTH: {dob}
DATE OF OPERATION: {dn-1}
SURGEON: {d1.u}, MD
ASSISTANT: {d2.u}, MD
ANESTHESIOLOGIST: {d3.u}, DO
CIRCULATOR: {n1}, RN     SCRUB: {n2}, CST
--------------------------------------------------
PREOPERATIVE DIAGNOSIS: [Acute appendicitis|Incarcerated umbilical hernia|Symptomatic cholelithiasis].
POSTOPERATIVE DIAGNOSIS: Same.

INDICATIONS: {p.t} {p.l} is a {age:old} {man} who was seen in the emergency department at {hosp:1} in {town:1} on {ds-2} and transferred by [helicopter|ground ambulance]. Risks were reviewed with {p.f} and with {his} {spouse} {sp.f}, who signed as witness; the interpreter's ID was {id:badge}.

DESCRIPTION: The patient was identified by wristband, and a time-out was led by {n1.f}. {@surg} Implant: Bard mesh, lot {id:lot}, serial {id:serial}. Specimen labelled {p.l}, accession {id:acc}, was sent to pathology (Dr. {d4.l}).

{p.t} {p.l} tolerated the procedure well and was taken to the PACU, where {n3}, RN assumed care at 1640. I spoke to {sp.f} {sp.l} in the waiting area and phoned the son, {km1}, at {ph:home}, since he lives in {town:2}.

{@advice}

{d1.u}, MD
{d1.im}/{n4.s}  DD: {dn-1}  DT: {dn+0}  Doc# {id:case}
CC: {d5}, MD ({gp})
""",
    },
    {
        "country": "US",
        "text": """
From: {d1} <{email:d1}>
Sent: {dl+0} 4:52 PM
To: {d2} <{email:d2}>
Cc: {n1}
Subject: {p.l}, {p.f} / MRN {id:mrn}

Hi {d2.f},

[Thanks for the curbside yesterday.|Sorry for the late note, clinic ran over.] Quick summary on {p.t} {p.l} before you see {him} on {ds+5}. {He} is {age}, works as a {job} at {emp} in {town:1}, and has been followed by {d3.l} at {hosp:1} since {dm-1500}.

{@neuro}

{His} {spouse} ({sp.f}, cell {mob}) called {n1.f} on {ds-3} because {p.f} [got lost driving home from {town:2}|fell in the driveway on {street:road}]. {sp.f} also mentioned that {his} brother {km1.f} had something similar at age {age:-4}. I asked the {pharm} in {town} to hold the refill (Rx {id:rx}).

{@labs}

Outside images are on a disc, accession {id:acc}; if the link fails, {url:images} works with login {user:d1}. [I am out at a meeting all next week.|I am off for Thanksgiving.] Text me at {ph:cell} or ask {n1.f} to find me.

{d1.id}

{d1.fm}, MD, PhD
Associate Professor of Neurology, {hosp}
{street:h}, {town}, {county} {zip}
P {ph:office} F {ph:fax}
""",
    },
    {
        "country": "US",
        "ages": (66, 97),
        "text": """
{care}
{street:h}
{town}, {county} {zip}

TRANSFER FORM / SKILLED NURSING TO ACUTE CARE

Resident: {p.lfm}    Nickname: {p.f}
Medicare: {id:mbi}     Medicaid: {id:member}     SSN: {id:ssn}
DOB {dob}    Age {age}    Room 2[14|08] bed B
Admitted to facility: {dn-200}     Transfer date: {dn+0}, 0315 hrs, via {town} EMS unit
Responsible party: {kf1} (daughter, POA), {street:kin}, {town:1}, {county:1}; home {ph:home}, cell {mob}
Second contact: {km1} (nephew), {ph:second}
Attending: Dr. {d1}, {gp}, {ph:office}
Funeral home on file: [none|{of1.l} & Sons]

Reason for transfer: [Found on floor by CNA {n1} at 0240|Increasing lethargy noted by {n1}, LPN, since supper]. {p.t} {p.l} is usually oriented to person and place and asks for {his} late {spouse} {sp.f}. {@exam}

{@meds_us}

History: Alzheimer's disease, CHF, stage 3 CKD, right hip ORIF at {hosp} in {dm-700} by Dr. {d2.l}. Pacemaker: Medtronic Azure, serial {id:serial}, last checked {ds-90}. {p.f} was a {job} with {emp} for thirty years and is a veteran.

Belongings sent: glasses, upper denture marked {p.l}, hearing aid (L). Report called to {n2}, RN at {abbr} ED by {n1} at {ph:ext}.

Family notified: {kf1.f} at 0300 on {ds+0}; she will drive from {town:1}. Nurse signature: {n1}   Badge {id:badge}
""",
    },
    {
        "country": "US",
        "text": """
{hosp}
Department of Radiology
{ph:main}   {url}

EXAM: [CT CHEST W CONTRAST|MRI BRAIN W/WO CONTRAST|CT ABDOMEN AND PELVIS]
PATIENT: {p.LF}
MR#: {id:mrn}   ACCESSION: {id:acc}
BIRTH DATE: {dob}   AGE: {age}   EXAM DATE: {dn+0}
ORDERING: {d1.lf} MD   COPY TO: {d2.lf} MD

CLINICAL HISTORY: {age:old} {male}, [former smoker|fall from ladder while working as a {job}], evaluate for [nodule|bleed|mass]. Outside study from {hosp:1} dated {dn-120}.

TECHNIQUE: Helical images were obtained on a Siemens Somatom scanner [after 100 mL of Omnipaque 350|without contrast]. DLP [412|688] mGy-cm. Technologist: {n1} ({n1.i}).

COMPARISON: {dn-120}, {dn-400}, and a report by Dr. {d3.l} of {dl-800}.

FINDINGS: [There is a 7 x 5 mm nodule in the right lower lobe (series 4, image 118), unchanged. No adenopathy. Heart size normal. Calcified granuloma at the left apex.|There is no acute hemorrhage, mass effect or midline shift. The ventricles are of normal size. Scattered white matter change, Fazekas 1. The sella and the circle of Willis are normal.|The liver enhances evenly. Gallbladder surgically absent. There is a 2.3 cm Bosniak II cyst in the left kidney. No free fluid. Mild degenerative change at L4-5 with a Schmorl node.] The visualized bones show no lytic lesion.

{@labs}

IMPRESSION: 1. [Stable small nodule, Fleischner follow-up in 12 months.|No acute process.|Benign renal cyst; no evidence of recurrence.] 2. Critical results: none. The findings were discussed by telephone with {d1.f} {d1.l} ({ph:ext}) at 3:40 PM on {ds+0}, and {p.t} {p.l} was called at home, {ph:home}, by coordinator {n2}.

Electronically signed: {d4}, MD {dn+0} 16:12
Transcribed by {n3.s}, reviewed by resident {d5.il}
If this report reached you in error call {ph:err} or write to {email:radiology.records}.
""",
    },
    {
        "country": "US",
        "text": """
{d1.fm}, PsyD, LCSW
{street:h}, Suite 3
{town}, {county} {zip}
{email:d1} | {ph:main}

CONFIDENTIAL PSYCHIATRIC EVALUATION

Name: {p.fm}
Date of evaluation: {dl+0}
Date of birth: {dob} (age {age})
Case number: {id:case}
Requested by: {om1}, Esq., for {emp:1}

Identifying data: {p.t} {p.l} is a {age:old} [divorced|separated|married] {job}, born in {town:2}, {county:2}, and living with a roommate, {of1}, at {street}. {He} came to the United States from {country} at age {past}.

History: Since an incident at {emp} on {df-150}, in which a coworker, {om2.f} {om2.l}, was [hurt by a press|threatened at gunpoint], {p.f} has had nightmares. {He} was seen twice by {d2}, PhD, at {hosp}, and was admitted to Unit 5 South from {ds-100} to {ds-92}.

{@psych}

Family: Mother {kf1.f} died of [an overdose|breast cancer] when {p.f} was {past:2}. {His} sister {kf2}, a {job:2} in {town:3}, talks to {him} daily online, where {he} posts as {handle}. [The father is unknown to the writer.|An uncle, {km1.f}, had schizophrenia.]

Legal: One arrest in {county} ({dm-2000}), docket {id:claim}, dismissed. License {id:licence}; vehicle, a blue pickup, tag {id:plate}.

{@psych}

Opinion: The symptoms meet criteria for [PTSD|major depressive disorder, recurrent|adjustment disorder with anxiety] and are [more likely than not|to a reasonable degree of certainty] related to the event. Treatment with [prolonged exposure|EMDR and prazosin] is advised. {p.t} {p.l} signed a release for {om1.l} and for {his} {spouse}, {sp.f}, only.

{d1.fm}, PsyD
License {id:badge}     Dictated, not read: {d1.i}/{n1.s}
""",
    },
]
