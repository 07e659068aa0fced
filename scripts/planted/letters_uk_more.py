"""British letters, continued: see letters_uk.py for the notation."""

LETTERS: list[tuple[str, dict, str]] = [
    (
        "allcaps_ortho",
        {"ages": (35, 96), "case": "upper"},
        """\
{hosp}
{street:c}, {town:c} {postcode:c}. TEL {phone}

{today}

Dear Dr {d2.last},

Re {Mr} {p.full}, {dob}, {street}, {town}. Unit no {mrn}. NHS no {nhs}

Many thanks for referring this {age} year old {job}, whom I saw on {date}. {He} has a two year history of right knee pain, worse on stairs, with locking. \
{He} had a meniscectomy at {hosp:2} in {pdate} under Mr {d3.last}. Ibuprofen upsets {his} stomach. <<{He} wants to be fit for {his} {child:r2} {r2.first}'s wedding in {city} on {date}.||{He} cares for {his} {spouse} {r1.first}, who has Parkinson's.>>

On examination BMI {#26-37}, varus alignment, effusion, range 5 to {#95-115} degrees. Lachman and McMurray negative. Hip normal. Radiographs taken on {date} \
show bone on bone medial compartment change, Kellgren and Lawrence grade 4.

We talked about injections, an Oxford unicompartmental and a total knee replacement. {Mr} {p.last} would like to go ahead with the latter. Risks \
of infection, DVT, stiffness and the one in five with persisting pain were explained by me and by the arthroplasty practitioner {n1.full}. \
Oxford knee score {#11-24}. {He} is on the list for {hosp:3}, provisionally {date}. Pre-assessment is with {n2.first} on {date}; the ward will be {ward}.

<<{He} can be rung at work, {org}, {phone}.||{He} is insured through {insurer}, membership {policy}, authorisation {acct}.>> Driving is not permitted for six weeks.

Yours sincerely,

{d1.full} FRCS (Tr & Orth)
Consultant Orthopaedic Surgeon. Secretary {n1.ifl}, {email:n1}

cc {Mr} {p.full}""",
    ),
    (
        "physio_report",
        {"ages": (20, 70)},
        """\
Physiotherapy report for {insurer}, claim {policy}, handler {n1.full} ({email:n1})

Claimant: {p.full} ({dob}) of {street}, {town}, {postcode}. Vehicle {plate}. Date of accident: {date:x}.

I assessed {Mr} {p.last} at {clinic} on {date:a} and treated {him} on {date}, {date} and {date:z}. On {date:x} {he} was stationary at lights on {street:2}, {town:2}, when a van belonging to {org} \
struck the rear of {his} car. <<{r1.first}, in the passenger seat, was unhurt.||The other driver was {r3.full}.>> {He} was taken to {hosp}, where Dr {d2.last} cleared the cervical spine by the Canadian C-spine rule, and was sent home \
with co-codamol. {p.first} returned to work as a {job} at {org:2} on {date} on lighter duties.

Findings at first contact: neck rotation 40 degrees left and 55 right, trapezius spasm, Spurling's negative, reflexes symmetrical, grip {#24-44} kg. \
Neck Disability Index {#30-52}%. QuickDASH {#22-48}.

Treatment: Maitland grade III mobilisations, deep neck flexor training, pacing advice, TENS. {p.init} completed 6 of 6 sessions. <<{He} cancelled {date} because {his} {child:r2} {r2.first} was ill at {school}.||Two were by video, login {user:p}.>>

Findings at {date:z}: rotation 70 and 75 degrees; NDI 12%. Residual ache after long drives to {town:3}. WAD grade II, resolving.

Opinion: consistent with the history; full recovery expected within nine months of {date:x}. I have not seen the GP records of Dr {d3.full}, {clinic:2}. \
No pre-existing symptoms were volunteered, apart from an episode of back pain in {pdate}.

{d1.full} MCSP, HCPC {hcpc}. Enquiries {phone}, fax {phone}.  {today}""",
    ),
    (
        "email_thread",
        {"ages": (50, 94)},
        """\
From: {d1.full} <{email:d1}>
To: {d2.full} <{email:d2}>
Cc: {email:n1}
Sent: {date:e} 17:22
Subject: RE: {p.init} - {mrn} - ?line infection

Thanks {d2.first}, agree. I would pull the Hickman tonight rather than wait for {d3.last}'s list. Two sets positive for coag neg staph at 14 hours and {he} rigored again \
after the flush. Vanc level was {#9-22}. Can you let {r1.first} know? {He} gets cross if {he} hears it from the ward first. {mobile} is the best number.

{d1.first}
--
Dr {d1.full} | Haematology | {hosp} | {phone} | {url}

> From: {d2.full}
> Sent: {date:e} 16:05
>
> Hi {d1.first}
> {p.full} (dob {dob}), {ward} bed 4, day +11 of the BEAM auto for relapsed Hodgkin's. Spiked 39.{#1-4}, BP {#88-104}/55, fluids and Tazocin in. Neuts 0.0{#1-9}.
> <<{His} {child:r2} {r2.first} says {he} was muddled this morning and called her by {r3.first}'s name.||{r2.first} ({child:r2}) has flown in from {city} and wants a family meeting on {date}.>>
> CXR clear. Line went in at {hosp:2} on {date}, serial {serial}. {n1.first} thinks the exit site is mucky.
> Happy to speak to micro ({n2.full}, bleep {bleep}).
> {d2.init}

> > From: {n1.full}
> > Sent: {date} 09:48
> > Just to say {Mr} {p.last}'s GP ({clinic}) rang, Dr {d4.last}. {He} is due {his} pneumococcal booster, and DVLA want form {acct} by {date}.
> > {He} also asked whether {he} can go back to work as a {job} - said to ask you two. Notes are in {n2.last}'s office.
> > {n1.init}""",
    ),
    (
        "nursing_handover",
        {"ages": (70, 104)},
        """\
{ward} night to day handover {date:h}   printed {user:n1}

bed 1  {p.full} {age}   {mrn}  cons {d1.last}
   adm {date:a} off legs, UTI, AKI on CKD3. nursed in recliner. Waterlow {#14-24}, MUST 1. grade 2 sacrum, Aquacel changed by {n1.first}. catheter day 3, out 450. obs stable NEWS 1. \
delirium better, thinks {he} is back in {city}. responds to "{p.nick}". hearing aid L ear only.
   {his} {child:r2} {r2.first} phoned x2, wants update from {d1.last} today, {mobile}. {spouse} {r1.full} is in {hosp:2} so please don't say {he} is visiting. password for phone updates is with {n2.first}.
   ex {job}, <<worked at {org}, loves to talk about it||taught at {school}>>. for DSU referral to {town:x}. sw is {n2.full} {phone}. EDD {date}.

bed 2  {d4.full} <<58||61||73>>  {mrn:2}  cons {d2.last}
   COPD, on Venturi 28%, target 88-92. nebs due 06:00. gases at 3: pH 7.3{#1-5}. smoker's pipe confiscated, {n1.first} has it. wants to self discharge, capacity form done by Dr {d3.last} {date}. \
lives {street:2}, {town:2}. no nok except landlord {n3.full} on {mobile}.

bed 3  empty, deep cleaned. expecting tfr from {hosp:3} about 11, name of {r4.ifl}, nhs {nhs}, hemi post op day 5.

bed 4  {d5.lf}  dob {date}  {mrn:4}
   day 2 TKR. Cryocuff on. obs fine. physio {n4.first} to do stairs. home today if {his} pain is ok. TTOs done by {d3.init}. collects from {clinic}. staples out {date}.

staffing: agency HCA {n5.full} until 8. {n1.last} off sick. controlled drugs key with {n2.init}. lost property no {acct} = {p.last}'s glasses.""",
    ),
    (
        "referral_form_2ww",
        {"ages": (40, 95), "kin": "r2M"},
        """\
SUSPECTED CANCER REFERRAL - UROLOGY (fax is not accepted; e-mail {email:n1})

Surname: {p.last}
Forename(s): {p.first}
Title: {Mr}
Date of birth: {dob}
Age: {age}
NHS number: {nhs}
Address: {street}, {town}
Postcode: {postcode}
Daytime tel: {phone}
Mobile: {mobile}
E-mail: {email:p}
First language: <<English||Polish, interpreter required||Welsh||Sylheti>>
Occupation: {job}
Carer or next of kin: {r1.full} ({spouse}), {mobile}

Referring GP: Dr {d1.full}
GMC no: {gmc}
Practice: {clinic}
Practice address: {street:c}, {town:c}, {postcode:c}
Practice tel: {phone}
Date of decision to refer: {date:r}
Unavailable dates: {date} to {date} (<<visiting {his} {sibling:r3} {r3.first} in {city}||jury service>>)

[x] visible haematuria   [ ] raised PSA   [ ] testicular mass
Symptoms: painless visible haematuria on three occasions, first in {pdate}. No dysuria. {Mr} {p.last} smoked 30 pack years and spent two decades <<in the dye works at {org}||as a {job} at {org}>>.
Examination: abdomen soft, prostate smooth. BP {#120-160}/{#70-90}.
Results ({date}): Hb {#108-150}, eGFR {#40-88}, MSU no growth, PSA {#1-4}.1
Anticoagulant: <<none||Xarelto for AF||Plavix>>
WHO performance status: 1
Told about the pathway? Yes, on {date}, with {r1.first}. <<{p.first}'s late father, {r2.full}, had bladder cancer at {hosp:2}.||Previous cystoscopy by Mr {d3.last}, {hosp:2}, {date}.>>

Signed: {d1.ifl}    e-RS UBRN: {acct}    Form completed by: {user:d1}""",
    ),
    (
        "neurology_flat",
        {"ages": (22, 92), "flat": True},
        """\
{hosp} Department of Neurology {today} Dr {d2.full} {clinic} {town:c} {postcode:c} Dear {d2.first} Re {p.full} DOB {dob} NHS {nhs} {street} {town} {postcode}. \
Thank you for asking me to see {Mr} {p.last}, a right-handed {age} year old {job} who came to clinic on {date} with {his} {spouse} {r1.first}. \
The first attack was on {date} in {town:2}: {he} smelt burning, went blank and plucked at {his} sleeve for a minute or two. {r1.first} filmed the second, \
in {pdate}, and e-mailed it from {email:r1}. There have been perhaps seven since. {He} bit {his} tongue once, on holiday in {city}, and was kept in overnight. \
Birth was normal, but {he} had a febrile convulsion at two and meningitis while at {school}. {His} {sibling:r3} {r3.full} has migraine. \
Examination was normal, including fundi; Romberg and Babinski signs were absent. <<MRI at {hosp:2} on {date} (accession {acc}) shows left mesial temporal sclerosis.||EEG on {date} by {n1.full} shows left anterior temporal sharp waves.>> \
I think this is focal epilepsy with impaired awareness. I have suggested lamotrigine 25 mg, going up fortnightly to 100 mg bd, and warned about Stevens-Johnson \
syndrome. {He} must not drive: {he} has surrendered licence {licence} and understands. SUDEP, baths and ladders were covered, and {org} will need to find {him} other work; I am happy \
for {his} manager {r4.full} to write to me. Our epilepsy nurse {n1.full} is on {phone} or {email:n1}. {p.first} will be seen again in {pdate}. With best wishes, {d1.full}, Consultant Neurologist, \
GMC {gmc}. Copies to {p.full}, and Dr {d3.ifl} at {hosp:2}. Typed by {n2.init}.""",
    ),
    (
        "home_visit_dental",
        {"ages": (78, 103)},
        """\
Visit note, {date:v}
{p.nick} {p.last} ({dob}), {street}, {town}. Key safe code with {org}. NHS {nhs}.

Asked to call by the carer, {n1.first}, who was worried about a cough. {age} now, frail (Rockwood 7), bed to chair. {r2.first}, {his} {child:r2}, there too - over from {town:2}. \
T 37.{#1-9}, RR {#18-24}, sats {#90-95}%, creps R base. Eating half meals, weight {#41-58} kg. Not distressed.

Talked it through with {p.first} and {r2.first}. {He} is clear: no hospital, not even {hosp} where {r1.first} was so well looked after in {pdate}. ReSPECT form redone and dated {date}; old one of {date} shredded. \
Doxycycline 200 then 100. Oramorph 2.5 prn. Just in case box ordered from the chemist's.

<<{He} showed me the photo from {city} again, {pdate}, {himself} as a young {job}.||{p.first} told me that {he} once played for {town:3} and was a {job}.>> The dentist Mr {d3.last} has been about the plate. District nurses ({phone}, ask for {n2.full}) to call \
tomorrow. Hospice at home aware: {hosp:2}, ref {acct}. Put on the gold list, {date}.

If {he} dies in the next month I am happy to certify - {d1.init}. Rang Dr {d2.full} (out of hours, {mobile}) to hand over and sent a note to {email:d2}. \
{r2.first}'s number is {mobile}, {r3.first} ({sibling:r3}, in {city:2}) on {phone}.

{d1.ifl}, {clinic}, {today}""",
    ),
]
