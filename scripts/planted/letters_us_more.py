"""American letters, continued: see letters_uk.py for the notation."""

LETTERS: list[tuple[str, dict, str]] = [
    (
        "pediatric_visit",
        {"ages": (1, 9), "kin": "r1F r2F r4M"},
        """\
{clinic}
WELL/SICK VISIT {date:v}
Child: {p.full} ({p.nick})   DOB {dob}   MRN {mrn}   Medicaid ID {policy}
Parent: {r1.full} {phone}    Pharmacy: on {street:2}, {town}, phone {phone}

{p.nick} is a {age} yo {boy} here with mom {r1.first} and <<Grandma {r2.last}||big {sibling:r3} {r3.first}||a neighbor, {n3.full},>> for ear pain and fever x2 days. Tmax 103.{#1-6}. Pulling at the left ear, slept badly. Attends {school}, where {n2.full}'s room has had strep. \
Took Motrin at 6. Third ear infection since {pdate}. Drinking OK. Family was in {city} until {date}; no sick animals.

Birth: 38 weeks, {hosp}, passed hearing screen {date}. Shots up to date except flu and second MMR; Mom has read a lot online and would like to talk with Dr. {d2.last}.

EXAM Wt {#9-28} kg. T 101.{#1-9}. Alert, clings to {r1.first}. L TM bulging, opaque, no mobility. R dull. Oropharynx pink, Koplik spots absent. Neck supple, Kernig negative. Lungs clear. Mongolian spot on back noted since birth. Denver items on track.

A/P 1) AOM left, recurrent: Augmentin ES 90 mg/kg/day x10 d. ENT referral, Dr. {d3.full}, {hosp:2}, ref {acct}. 2) Flu shot today, lot {serial}, given by {n1.init} L thigh. MMR next visit {date}. 3) Lead 2.{#1-9} on {date}, repeat; home built before the ban, landlord {org}. \
4) Speech: mom to call early intervention at {phone}, coordinator {n4.full}.

Excuse note for {school} through {date}. Dad ({r4.full}, a {job}) may bring {him} back, OK per custody papers on file dated {date}.

{d1.full}, CPNP, NPI {npi}. Cosign {d2.init}.""",
    ),
    (
        "labor_note",
        {"ages": (18, 42), "sex": "F", "kin": "r4F"},
        """\
L&D DELIVERY NOTE        {hosp}, {ward}
{p.lf} | {mrn} | {dob} | OB: {d1.full}, MD | Peds: {d2.ifl} | Anes: {d3.last}

{age} y.o. G2P1001 at 40w1d by LMP c/w 9 wk scan ({date}) admitted {date:a} in active labor. Prenatal care at {clinic}, transferred from {town:2} at 22 weeks when {r1.first} started at {org}. GBS neg ({date}). A pos. Rubella immune. GDM A1. \
Prior SVD {date}, {boy} "{r2.first}", 7 lb {#1-9} oz.

Labor: SROM 0312 clear. Epidural by {d3.last} 0440. Pit to {#4-14} mU. Complete 1120, pushed {#18-70} min. McRoberts and suprapubic pressure for 40 s shoulder dystocia; posterior arm (Jacquemier) not needed. \
Spontaneous delivery of viable infant at 1204 on {date:b} from LOA over a second degree. Apgars 8 and 9. Name: {r3.first} {p.last}. Weight 8 lb 2 oz. Infant MRN {mrn:2}, band {acct}. Cord clamped at 60 s by {r1.full}, who asked that photos be shared through {email:r1}.

Third stage: placenta intact, Schultze. QBL {#250-700}. Repair 3-0 Vicryl. Methergine not used. Cord bank kit {serial} handed to courier from {org:2}.

Doula: {n2.full}, cell {phone}. {p.first} tolerated it well. <<Her mother {r4.first} watched by video from {city}.||Car seat checked by {n3.first}.>>

PP plan: Motrin, Colace, lactation ({n1.full}, ext on {phone}). Nexplanon before d/c, consent dated {date}. 2-hr GTT at 6 wk, {date}, w/ Dr {d4.last}. EPDS {#2-9}.
Address for birth certificate: {street}, {town}, {state} {postcode}. SSN on file {ssn}. Occupation {job}.

{d1.init} {date:b} 1310""",
    ),
    (
        "tumor_followup_dictation",
        {"ages": (48, 94), "case": "lower"},
        """\
hi this is dr {d1.full} dictating on {p.full} that's medical record {mrn} date of birth {dob} date of service {date:c} please send a copy to dr {d2.full} in {town:2} and dr {d3.last} at {hosp:2} period

interval history colon {Mr} {p.last} returns with {his} {child:r2} {r2.first} for stage three b colon cancer resected {pdate} by {d3.full} comma cycle {#3-11} of folfox period {he} had the thing with the cold fingers for about four days \
and dropped {his} keys in the {org} parking lot period no fever period {he} went to {city} for {r3.first}'s wedding and ate everything period weight {#140-210} pounds

{he} is {age} and a retired {job} new paragraph

exam colon ecog one port in the right chest from {hosp} placed {date} looks good period lungs clear period liver not enlarged period no virchow node

labs from {date} white count {#2-6} point one platelets {#78-140} cea down to 3 point {#1-9} period scan on {date} read by dr {d4.last} no new disease strike that one four millimeter nodule right lower lobe unchanged

assessment and plan colon number one hold oxaliplatin this cycle and go on with the five f u and the pump comma pump serial {serial} period number two gabapentin one hundred at night period number three {r1.first} called the nurse line on {date} worried about {his} mood \
so {n1.full} our social worker will phone {him} at {phone} period number four genetic counseling since {his} {sibling:r3} {r3.full} had polyps at forty period number five <<prior auth from {insurer} id {policy}||disability form for {org:2} to be faxed to {phone}>>

see {him} back {date} at {clinic} period send the letter to {street} {town} {postcode} and the portal account is {user:p} thank you end of dictation {d1.init}""",
    ),
    (
        "caps_transfer",
        {"ages": (55, 99), "case": "upper"},
        """\
INTERFACILITY TRANSFER RECORD
FROM: {hosp}    TO: {hosp:2}    DATE: {date:t}    TIME: 0340

PT: {p.lf}   AGE: {age}   SEX: {M}   DOB: {dob}   SSN: {ssn}
ADDR: {street}, {town}, {state} {postcode}   PH: {phone}
NOK: {r1.full}, {spouse}, {phone}. RIDING WITH CREW: <<{r2.first} ({child:r2})||nobody>>
PAYER: {insurer} {policy}

Sending MD: {d1.full} {phone}. Accepting MD: {d2.full}, spoke at 0250. Report called to {n1.full}, RN, by {n2.ifl}.

Dx: acute ischemic stroke, left M1 occlusion. Last known well 2200 on {date:t} per {r1.first}, who found {him} on the bathroom floor. NIHSS {#14-22}. ASPECTS {#7-10}. tPA (Activase) bolus 0231. BP {#150-182}/{#78-98} on Cardene. Glucose {#101-170}. \
Hx: DM, Afib off Coumadin since {pdate} when Dr {d3.last} stopped it for a GI bleed; pacer, Medtronic, serial {serial}; CEA at {hosp:3}, {date}. Allergy: shellfish.

{Mr} {p.last} is a {job} and plays the organ at church in {town:2}. Right handed. Baseline Rankin 0. {He} returned from {city} on {date}. Dentures and wallet given to {r1.first}; ring taped.

Lines: 18 g L AC, 20 g R hand. Foley {n2.init}. NPO. CT disc sent, accession {acc}. Advance directive dated {date} in packet. <<{p.nick} is hard of hearing, speak to the right side.||Belted driver side window glass, tow yard has car, plate {plate}.>>

EMS unit from {org}: medic {n3.full}, cert {licence}. Depart 0352.

Physician certification: benefits outweigh risk. {d1.full} MD, NPI {npi}. {d1.init}""",
    ),
    (
        "pt_eval",
        {"ages": (19, 74)},
        """\
Outpatient PT evaluation          {clinic}

Patient {p.full}  |  DOB {dob}  |  Acct {acct}  |  Referring {d2.full}, MD  |  Eval {date:a}
Case manager {n1.full}, {insurer}, {phone}, claim {policy}

S: {p.first} is s/p R arthroscopic rotator cuff repair {date:o} at {hosp} (Dr. {d2.last}). Injured {date:i} lifting <<a crate at {org}||a patient lift at {hosp:2}||trusses for {org}>>, where {he} has been a {job} since {pdate}. R hand dominant. Pain 3/10 rest, {#5-8}/10 with pendulums. \
Sleeping in a La-Z-Boy. Lives with {r1.first} and two kids in a split-level, {street}, {town}, {state}. {His} {child:r2}, {r2.first}, pitches for {school} and {he} wants to throw with {r2.first} by {pdate}. Previously seen here by {n2.last} for LBP, {date}.

O: Sling and UltraSling pillow on arrival. Incisions C/D/I. PROM flex {#80-110}, ER {#10-28}, no AROM per protocol. Spurling neg. Elbow WNL. Sensation intact C5-T1. QuickDASH {#58-80}. Grip R {#30-60} lb, L 92 lb. No Popeye deformity.

A: Stiffness and weakness as expected at {#2-5} weeks. Good potential. Barrier: {he} drives from {town:2}, {#30-55} minutes. FOTO 38.

P: 2x/wk x12, phases per surgeon; Saebo not indicated; ice via Game Ready. HEP on MedBridge, code sent to {email:p}, login {user:p}. Goals: flex 150 by {date}, RTW full duty {date}.
Progress note due to Dr. {d2.last} and to {n1.first} on {date}. {p.init} understands no lifting, no driving in sling.

Seen with student {n3.full} (SPT, {school:2}).
{d1.full}, PT, DPT   NPI {npi}   {today}
<<Fax confirmation {phone} {n4.init}||Questions: {phone} or {url}>>""",
    ),
    (
        "portal_thread",
        {"ages": (28, 88)},
        """\
MESSAGE CENTER   {p.full}   {mrn}   printed {today} by {user:n1}

[{date}] From {p.first} {p.last} ({email:p})
Hi Dr {d1.last}, it's {p.nick}. The new blood pressure pill makes my ankles puff up so bad I can't get my work boots on - I'm a {job} so that's no good. {r1.first} says I should stop it. Home numbers {#128-150} over {#72-90}, 131/79, 140/85. Also I never heard about the scan at {hosp}. You can \
call me at {phone} but not before 3. Thanks, {p.nick}

[{date}] From {n1.full}, RN
Hello {p.first}, I'm covering for {n2.first}. Are both legs swollen, and is there any pain, redness or shortness of breath? Has your weight changed? Please don't stop it until Dr {d1.last} answers. - {n1.first}

[{date}] From {p.first} {p.last}
Both. No pain. {#3-8} pounds. No trouble breathing, walked the dog with {r2.first} fine. I did fly home from {city} on {date} if that matters. Do you need the insurance again? {insurer}, {policy}. My pharmacy moved, it's the one on {street:2} now.

[{date}] From {d1.full}, MD
{p.first}, this is a common effect of amlodipine. Let's cut it to 5 mg and add chlorthalidone 12.5 mg; labs in two weeks at {clinic} ({street:c}, {town:c}). The CT from {date} (accession {acc}) shows a 6 mm nodule, nothing scary; Fleischner says repeat in {pdate}. \
I ran it by Dr {d2.last} at {hosp:2}, too. <<Your {sibling:r3} {r3.first}'s aneurysm is a fair reason to look at the aorta, which was normal.||Please tell {org} you need light duty till then, and {n2.first} will fax the form to {phone}.>>
{d1.first} {d1.last}

[{date}] From {p.first} {p.last}
OK doc. Tell {n2.first} hi. Send mail to the new place please, {street}, {town}, {state} {postcode}. {p.init}

Encounter closed {d1.init} {today}. NPI {npi}""",
    ),
    (
        "nursing_sbar",
        {"ages": (66, 103)},
        """\
SBAR / shift report {ward} {hosp} {date:h} 1900

RM 412  {p.lf}  {age} {M}  MRN {mrn}  DOB {dob}  Code: DNR (POLST dated {date})  MD {d1.last}/{d2.last}
S  POD 2 ORIF L hip, new A-fib RVR this am, dilt gtt at {#5-15}. Called Dr {d2.full} x2, pager {bleep}, then {d1.first} came up.
B  Fell at {org} memory care {date:f}. Came via {hosp:2}. Hx CHF, Sjogren's, Lewy body, pacemaker (Abbott, ser {serial}). Was a {job}; {spouse} {r1.first} passed {pdate}. {child:r2} {r2.full} at bedside most days, {phone}. {sibling:r3} {r3.first} in {city} calls the desk around 8, ok to talk, in the chart.
A  HR {#84-118}, BP {#98-124}/{#54-70}, 2L NC. A&O to self only, calls me {n3.first}. Pulling at IV, mitts off since noon. Pain FLACC {#1-4}, Tylenol sched. Braden {#12-16}. L heel DTI, Mepilex, photo taken {n1.init}. Foley out 1400, due to void. Ate ice cream w/ {r2.first}. Last BM {date}.
R  Wean dilt to PO, bladder scan 2000, PT in am w/ {n4.full}. Watch K {#3-4}.2. Family mtg {date} with {d1.last}, palliative ({d3.full}) and SW {n5.full}, {phone}. Needs auth from {insurer} {policy} for rehab at {hosp:3}.

Likes to be called {p.nick}. Hymns on the tablet (login {user:r2}). Glasses and one hearing aid in the cup. "{p.first} L." on the white board is the other patient; two {p.last}s on the unit, CHECK BANDS - the other is {d5.full}, MRN {mrn:2}, rm 419.

Off going {n1.full} RN lic {licence}   Oncoming {n2.full} RN""",
    ),
    (
        "insurance_appeal",
        {"ages": (22, 90)},
        """\
{today}

Appeals Department, {insurer}
P.O. box correspondence by fax: {phone}

Member: {p.full}
Member ID: {policy}
Claim: {acct}
Date of birth: {dob}
Dates of service: {date:s} and {date}
Provider: {d1.full}, MD; Tax and NPI: {npi}

To whom it may concern:

I am writing on behalf of {Mr}. {p.first} {p.last} to appeal the denial of ustekinumab dated {date:d}, reference {acc}, signed by your reviewer {n1.full}. {Mr}. {p.last} is {age} and has had fistulizing Crohn's disease since {pdate}. \
{He} failed Remicade (antibodies, {date}), Humira (psoriasis) and methotrexate (ALT {#110-240}). {He} has been an inpatient at {hosp} four times, most recently on {date}, and had a seton placed by Dr. {d2.full} on {date}.

<<{He} is a {job} with {org} and has used up {his} leave.||{He} had to withdraw from {school} and now works part-time as a {job}.>> {His} {spouse}, {r1.first}, drives {him} two hours from {town} to {town:2} for infusions. Your own policy, section 4.2, lists these very criteria. The peer-to-peer call offered to me on {date} was \
canceled by your office; {n2.first} from my staff waited at {phone} for ninety minutes.

The Harvey-Bradshaw index is {#9-16} and calprotectin {#800-2400}. Delay risks a colectomy, as it did for {his} {sibling:r3} {r3.first}. I ask for an expedited review within 72 hours by a board-certified gastroenterologist. Dr. {d3.full} of {hosp:2} supports this request, and can be reached through {email:d3}.

Supporting records have been uploaded from {ip} to {url} under {user:d1}.

Respectfully,

{d1.full}, MD
{clinic}, {street:c}, {town:c}, {state} {postcode:c}
cc: {p.full}, {street}, {town}""",
    ),
    (
        "nephrology_flat",
        {"ages": (30, 91), "flat": True},
        """\
{date:v} NEPHROLOGY PROGRESS NOTE {p.full} MRN {mrn} DOB {dob} {clinic} DIALYSIS CHAIR 9. {age} yo {M} with ESRD from IgA nephropathy (Berger's), MWF at the {town} unit, seen on rounds with {n1.full} RN. \
{p.first} cramped in the last hour on {date}, took off {#2-4}.1 L. Dry weight {#62-98} kg. Access L BC fistula created {date} by Dr. {d2.last} at {hosp}, clearances fine, Kt/V 1.{#3-6}. {His} {spouse} {r1.first} was worked up as a donor at {hosp:2} but has two arteries; {sibling:r3} {r3.full} in {city} \
has now called coordinator {n2.full} at {phone}. Listed {pdate}, UNOS form {acc}. Working nights as a {job} for {org}, trying for home hemo, machine serial {serial} delivered to {street}, {town}, {state} {postcode} on {date}. \
Hgb 10.{#1-9}, PTH {#280-640}, phos {#4-7}.1, K {#4-5}.4, albumin 3.8 ({date}). BP {#128-166}/{#70-92}. No edema. Thrill good, no Tinel's. A: stable. P: 1 Mircera 100. 2 Velphoro with meals; {he} has been sharing {his} binders with {r2.first}, told not to. 3 Hep B booster lot due {date}. \
4 Call Dr. {d3.full} about parathyroid surgery. 5 {insurer} {policy} lapses {date}, {n3.first} in billing ({email:n3}) is on it. 6 {Mr}. {p.last} may travel to {town:2} in {pdate}; transient chair requested, fax {phone}. {d1.full} MD NPI {npi} e-signed {today} {d1.init}.""",
    ),
]
