"""Letters in forms that mislead: capitals only, dictation in lower case, tables, no line breaks, chat."""

HOSTILE = [
    {
        "country": "US",
        "case": "upper",
        "text": """
{hosp}
{town}, {county} {zip}
HISTORY AND PHYSICAL

PT NAME: {p.lf}   PT#: {id:acct}   MR#: {id:mrn}   DOB: {dob}   ADM: {dn-1}   DR: {d1.lf}

CHIEF COMPLAINT: [Chest pain|Weakness|Bleeding].

HPI: {p.t} {p.l} is a {age:old} {man} and {job} from {town:1}, well until {ds-4}, when {his} {spouse} {sp.f} noticed a change. {@cardio} {p.f} was seen by Dr. {d2.l} at {hosp:1} on {dl-30} and sent home. {He} called {d3.f} {d3.l}, the nurse at {emp}, who told {him} to come in.

PMH: {@renal}

FAMILY: Father {km1.f} died at {past}. Sister {kf1.f} lives in {town:2}.

PE: {@exam}

DATA: {@labs}

{@meds_us}

IMPRESSION AND PLAN: {@advice} Contact is {sp.f} {sp.l}, {ph:home}. Will ask Dr. {d4.l} of {gp} to follow. Family minister is {om1}.

{d1.fm}, MD
{d1.i}:{n1.i}  D{dn-1}  T{dn+0}  #{id:case}
CC: {d4}
""",
    },
    {
        "country": "UK",
        "case": "upper",
        "text": """
TELEPHONE MESSAGE / AMBULANCE HANDOVER SHEET
Date {dn+0}  time 0412  taken by {n1}  crew {n2} and {n3}  call sign {id:badge}
To: {hosp}  from: {street}, {town}, {zip}
Patient {p}, {age} yrs, DOB {dob}, NHS {id:nhs}
GP {d2.il}, {gp}

{p.t} {p.l} was found by {his} {spouse}, {sp}, at the foot of the stairs. Neighbour {of1} rang from {mob}. {@neuro} {p.f} is known to Dr {d1} and was on Ward 4 until {dn-20}. {@exam}

{@meds_uk}

Handed to Sister {n4.l} in resus. Daughter {kf1.f} coming from {town:1}; she works for {emp} as a {job} and has keys. Police log {id:case}; officer {om1.l}. {@labs} Ring {ph:home} with any news. Dog taken by {om2.f} of {street:road}.

Mattress pump {id:serial}. Next of kin told by {n1.f} at 0450. Copies {d1.i}, {d2.i}. {@advice}
""",
    },
    {
        "country": "UK",
        "case": "lower",
        "text": """
letter to dr {d2} at {gp} in {town} copy to the patient date {dl+0}

re {p} date of birth {dob} hospital number {id:unit} of {street} {town} {zip}

dear {d2.f} new paragraph

thank you for asking me to see this {age:old} {job} comma who came up with {his} {spouse} {sp.f} on {ds-2} full stop {@gi} new paragraph

{p.f} used to be looked after by {d3.f} {d3.l} at {hosp:1} comma and had {his} gall bladder out there in {dm-900} full stop {@exam} new paragraph

{p.t} {p.l} is worried since {his} brother {km1.f} and aunt {kf1} had the same thing comma and because {emp} will not hold {his} job full stop {@labs} new paragraph

{@meds_uk} new paragraph

{n1.f} could you please book a scan at {hosp} before {ds+20} and ring {sp.f} on {mob} with the date full stop {@advice} new paragraph

best wishes {d1} consultant surgeon and could {n1.f} {n1.l} also send a copy to {d4} in {town:1} thanks end of letter
""",
    },
    {
        "country": "US",
        "case": "lower",
        "text": """
{d1.l} dictating on {p} mrn {id:mrn} dob {dob} date of visit {dn+0}

pt is a {age:old} {job} here w {sp.f} for f/u. last seen {ds-60} by {d2.f}. {p.f} says feeling ok, still working at {emp}, went to {resort} w/ brother {km1.f} in {dm-70}. {@endo}

{@exam}

saw {d3.l} at {hosp} on {dn-33}, note scanned. daughter {kf1.f} called from {town:1} {ph:home}, wants {him} at {care}. {p.t} {p.l} not keen.

{@labs}

{@meds_us}

{@resp}

a/p: {@advice} refill called to {pharm} on {street:road}, spoke w/ {of1.f}. {n1.f} to fax {insurer} {id:policy}. rtc {dm+90}. pt email {email:p}, portal login {user}.

lives at {street}, {town}, {county} {zip}

{d1.s}/{n1.s} cc {d2.f} {d2.l}, {d3.f} {d3.l}
""",
    },
    {
        "country": "UK",
        "table": True,
        "text": """
{hosp}\tINPATIENT SUMMARY TABLE
Field\tEntry
Surname\t{p.l}
Forename(s)\t{p.f}
Known as\t{p.f}
D.O.B.\t{dob}
Age\t{age}
NHS number\t{id:nhs}
Hospital no.\t{id:unit}
Address line 1\t{street}
Address line 2\t{town}
Address line 3\t{county}
Postcode\t{zip}
Telephone\t{ph:home}
Mobile\t{mob}
Email\t{email:p}
Occupation\t{job}
Employer\t{emp}
Next of kin\t{sp} ({spouse})
GP\t{d2}
GP practice\t{gp}
Admitted\t{dn-7}
Discharged\t{dn+0}
Consultant\t{d1}

Date\tEvent\tBy
{dn-7}\tAdmitted from {hosp:1}\t{d3.i}
{dn-6}\tCT head, no bleed\t{d3.il}
{dn-4}\tSeen by {d4.f} {d4.l}, physiotherapy\t{n1.i}
{dn-2}\tFamily meeting with {sp.f} and {km1.f}\t{n2.f}
{dn+0}\tHome to {town} by own car ({id:plate})\t{n1.il}

Narrative\t{@resp} {@exam} {p.t} {p.l} made good progress and {his} {spouse} was pleased.
Results\t{@labs}
Drugs\t{@meds_uk}
Plan\t{@advice}
Completed by\t{d3} ({email:d3})
""",
    },
    {
        "country": "US",
        "table": True,
        "text": """
| PATIENT | {p.lf} | ROOM | 31[2|4] |
| MRN | {id:mrn} | DOB | {dob} |
| FIN | {id:acct} | AGE/SEX | {age}/{M} |
| ATTENDING | {d1.lf} | PCP | {d2.lf} |
| INSURANCE | {insurer} | POLICY | {id:member} |
| EMERGENCY CONTACT | {sp.f} {sp.l} | PHONE | {ph:home} |
| ADDRESS | {street} | CITY/ST/ZIP | {town}, {county} {zip} |

NURSING SHIFT NOTES, {hosp}

| TIME | NOTE | RN |
| {ds-1} 0730 | Report from {n1.f}. {p.f} awake, asks for {his} {spouse}. | {n2.i} |
| {ds-1} 1010 | Dr. {d1.l} and {d3.f} {d3.l}, PA, rounded. | {n2.i} |
| {ds-1} 1545 | {sp.f} and grandson {km1.f} visiting from {town:1}. | {n2.i} |
| {ds+0} 0215 | Alarm on pump {id:serial}; biomed {om1.f} called at {bleep}. | {n3.i} |
| {ds+0} 0600 | {p.t} {p.l} slept well. Labs sent, tube {id:lot}. | {n3.i} |

ASSESSMENT: {@exam}
LABS: {@labs}
{@cardio}
{@meds_us}
DISCHARGE: {@advice} To {care} via {agency}, ride by {om2} of {emp}. Signed {n3}, RN, user {user:n3}.
""",
    },
    {
        "country": "UK",
        "flat": True,
        "text": """
{hosp} {street:h} {town} {zip} Tel {ph:main} Our ref {id:ref} {dn+0} Dr {d2} {gp} {town:1} Dear Dr {d2.l} Re {p} DOB {dob} NHS No {id:nhs} {street} {town:1} {zip:1} Diagnosis [psoriatic arthritis|rheumatoid arthritis|polymyalgia rheumatica]. I saw {p.f} on {df-3} with {his} mother {kf1}. {He} is a {age:old} {job} and has missed work at {emp}. {@ortho} {@skin} {@exam} {@labs} {@meds_uk} {His} {spouse} {sp.f} gives the injections; the nurse {n1.f} {n1.l} explained them on {ds-30} at {hosp:1}. {p.t} {p.l} was seen before by {d3.f} {d3.l} in {town:2}. {@advice} Helpline {ph:help} email {email:rheum.helpline} Yours sincerely {d1} Consultant Rheumatologist {d1.i}/{n2.s} cc {p.t} {p.l}
""",
    },
    {
        "country": "US",
        "flat": True,
        "text": """
MRN: {id:mrn} NAME: {p.LF} DOB: {dob} DATE: {dn+0} PROVIDER: {d1}, MD LOCATION: {hosp} {town} {county} SUBJECTIVE: {age}{M} {job} w/ [cough|flank pain|rash] x 5d, was at {resort} w/ {sp.f}, seen {ds-3} at {gp} by {d2}. {@resp} {@renal} SH: lives {street}, {town:1} {zip:1}; works {emp}; friend {om1} drives. FH: mom {kf1.f} dm2. ROS neg. OBJECTIVE: {@exam} {@labs} ASSESSMENT/PLAN: {@advice} {@meds_us} Called {sp.f} {ph:home} at 1430; left word w/ son {km1.f}. Consult {d3.l} placed {ds+0}. Pharmacy {pharm} {ph:rx}. Portal msg to {user}. Signed: {d1} {dn+0} 17:22 Cosigned: {d4} {dn+1} cc: {d2.f} {d2.l}, {gp}, fax {ph:fax}
""",
    },
]
