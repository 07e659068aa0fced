"""More letters of the United Kingdom and Ireland."""

UK_MORE = [
    {
        "country": "UK",
        "text": """
OPHTHALMOLOGY / [MACULAR|GLAUCOMA|CATARACT] SERVICE     {hosp}, {town}
Seen by: {d1}, Specialty Doctor   Lead: {d2.l}
Pt: {p.lf}  #{id:unit}  NHS {id:nhs}  b. {dob}  seen {dn+0}
GP {gp} (Dr {d3.l}); optometrist {om1}, {street:opt}, {town:1}, {ph:opt}

Dear Dr {d3.l} / Dear {om1.f}

{@eye} {@eye}

{p.t} {p.l} is a {age:old} {job} who drives for {emp} (vehicle {id:plate}); DVLA reference {id:licence}. {p.f} was told on {ds-30} by Nurse {n1} not to drive until the fields are repeated on {dl+10}. {His} {spouse}, {sp.f}, drove {him} over from {street:road}. {His} mother, {kf1.f}, and an aunt, {kf2}, had glaucoma, diagnosed by {d4.f} {d4.l} at {hosp:1}.

{@endo}

Lens implanted {dn-500}: model SN60WF, serial {id:serial}. Consent for the second eye, with {sp.f} as witness, was taken by {d1.il} on {ds+0}.

{@meds_uk}

{@advice}

Failsafe officer: {n2}, {ph:ext}, {email:eye.failsafe}. Information in large print from {url:eyes}. Please note the change of address to {street}, {town}, {zip}, from {df-21}; text reminders go to {mob}.

Yours sincerely
{d1} on behalf of {d2}
{d1.i}
""",
    },
    {
        "country": "UK",
        "text": """
{hosp} - Haematology & Oncology MDT outcome
Meeting {dn-1}; chair Dr {d1}; present {d2.li}, {d3.li}, {d4.li}, CNS {n1}, co-ordinator {n2}

Patient {p.L} {p.f}, {age} yrs, NHS {id:nhs}, local {id:unit}, DOB {dob}, post code {zip}
Referred by {d5}, {hosp:1}; 62-day target {dn+31}

Dear {d5.f},

Thank you for bringing {p.t} {p.l} to the meeting. {@onc}

Radiology ({d3.il}): PET-CT of {df-9}, accession {id:acc}, reported at {hosp:2}. Pathology ({d4.il}): block {id:acc2}; second opinion from {om1} in {town:2}.

{@labs}

Fitness: {p.f}, a {job} at {emp}, cycles to work from {town:1}; {sp.f} is the main carer for their grandson, {km1.f}. {@exam}

{@onc}

Outcome: [Chemotherapy|Surgery|Best supportive care]. {n1.f} rang {p.f} on {mob} straight after the meeting, and {sp.f} was with {him}. Clinic with {d2} on {dl+6}. Trial screening no. {id:study} ({of1}, research nurse, {email:of1}). Wig voucher and parking permit for {id:plate}. Travel from {county:1} through {charity}.

{@advice}

{d1} ({d1.i}), {dl+0}. Typed by {n2.f} {n2.l}, {ph:ext}.
To: {d5}; GP Dr {d6}, {gp}; {p.t} {p.l}, {street}, {town:1}, {zip:1}
""",
    },
    {
        "country": "IE",
        "text": """
{hosp}
{street:h}, {town}, {county}, {zip}
T {ph:main}  F {ph:fax}  W {url}

Endocrinology. Prof. {d1}   NCHD: {d2}   Nurse specialist: {n1}, {mob:n}
{dl+0}
MRN {id:unit}     PPSN {id:pps}

Dr. {d3}, {gp}, {town:1}, {county:1}

RE: {p} | {dob} | {street}, {town:1}, {county:1}, {zip:1}

Dear {d3.f},

I reviewed your patient {p.f} on {ds-3}. {He} is {age:of} of age and works as a {job} with {emp}. {@endo}

Since I last saw {p.t} {p.l} ({df-190}), {he} has been in {hosp:1} under {d4}, [with a foot ulcer|having felt weak at a match in {town:2}]. {His} {spouse} {sp.f} and a daughter, {kf1.f} (a student at {school}), are also diabetic. {He} lost weight before {kf1.f}'s wedding in {resort} and was on the mend by St Patrick's Day.

{@exam}

{@labs}

Pump: Omnipod, serial {id:serial}, bought through {insurer} (policy {id:policy}). {n1.f} downloads it monthly; {p.f} uploads from home with user name {user}. {@endo}

{@meds_uk}

Medical card {id:member}. I would be thankful if {d3.f} or the practice nurse, {n2.f}, could check {his} feet. {@advice}

Mise le meas / Kind regards,

Prof. {d1}, Consultant Endocrinologist, IMC {id:gmc}
{d1.i}/{n3.s}     {email:endo.admin}
""",
    },
    {
        "country": "IE",
        "text": """
{gp}, {town}. Dr. {d1}, Dr. {d2}. Phone {ph:main}. Healthmail {email:d1}.

Referral to: Neurology OPD, {hosp}. Date {dn+0}.

Patient's name: {p}. Former surname: {of1.l}. DOB: {dob}. Address: {street}, {town}, {county}. Eircode {zip}. Mobile {mob}. PPS {id:pps}. Insurer: {insurer}, {id:policy}.

Dear Dr. {d3.l},

Many thanks for seeing {p.f}, {age}, a {job} at {emp} who is married to {sp.f} and has three children at {school}. {@neuro}

{He} first had this in {dm-60}, on the bus from {town:2}. {His} brother {km1.f} ({age:+2}) and late uncle {om1} had epilepsy. {p.f} saw {d4} privately in {hosp:1} on {df-30} and paid for an MRI (ref. {id:acc}). {sp.f} has a video of one on a phone.

{@exam}

{@labs}

{@meds_uk}

{@neuro}

{p.t} {p.l} is keen to know if {he} can go on driving {his} van, {id:plate}; I said not for now, and {emp} has been told by {p.f}'s manager, {of2}. {@advice} A letter to {p.f} at {street:road} always arrives late, so please ring {ph:home} or {sp.f} on {mob:sp}.

Le gach dea-ghuí,

{d1} ({d1.il}), MICGP
Typed: {n1.s}
""",
    },
    {
        "country": "UK",
        "text": """
Renal Unit, {hosp}, {town}, {zip}
Transplant Clinic letter - Dr {d1}, Dr {d2}, SpR {d3}
Clinic {dn-2}   Typed {dn+0}   {id:unit}

To: Dr {d4}, {gp}, {street:gp}, {town:1}, {zip:1}
Patient: {p}, {dob}, {street}, {town:1}, {zip:5}; NHS {id:nhs}

Problems: ESRD from [IgA nephropathy|Alport syndrome|polycystic kidneys]; live donor transplant {dm-1500} (donor: {his} [brother|cousin], {km1}); previous peritoneal dialysis; gout.

Dear {d4.f}

{p.t} {p.l} came alone today since {sp.f} had a shift as a {job:2}. {@renal} {@renal}

{@exam}

{@labs}

Work: {he} is back as a {job} with {emp}, and has run the half marathon in {town:2} for {charity}. {He} was {past} when {he} started dialysis at {hosp:1}; {n1}, our specialist nurse, who knew {him} then, retires at Christmas and was glad to see {p.f}.

{@meds_uk}

Changes today: mycophenolate down to 500 mg bd. Blood card given by {n2.f}. The vaccine of {ds-20} (batch {id:lot}) was given at {pharm}, {street:road}. I copied {d5.il} in dermatology about the lesion on the ear. {@advice}

Results are on the portal at {url:pv} (login {user}); queries to {email:renaltransplant}, {ph:direct}. Next clinic {dl+45}, bloods by {ds+40}.

Yours sincerely

Dr {d3}, Specialty Registrar to Dr {d1.l}
Countersigned {d1.i} {dn+0}
Copy: {d5}, {hosp:2}; {p.t} {p}
""",
    },
    {
        "country": "UK",
        "text": """
Fracture liaison and falls: {hosp}, {street:h}, {town}, {zip}
H&C No: {id:hcn}    Case note: {id:unit}    Date: {df+0}

{d2.f} {d2.l}, {gp}

Dear Doctor

RE {p}, {age}, DOB {dob}, {street}, {town}

This {job} fell on {ds-25} outside {school} while walking {his} dog with a neighbour, {om1}. {@ortho} {p.t} {p.l} was seen in the emergency department of {hosp:1} by {d3}, plastered by {n1}, and called back on {ds-22} by Mr {d4.l}.

Risk factors: {his} mother, {kf1.f}, broke a hip at {past}; [early menopause|steroids for asthma|low body weight]. DXA (scan {id:acc}): T-score [-2.8|-3.1] at the spine. {@labs}

{@exam}

Home: lives with {sp.f}, who is a {job:2} and away in {town:2} from Monday to Friday. Daughter {kf2}, the main carer, is at {ph:home}. Son {km1.f} is in {country}.

{@meds_uk}

Plan: zoledronate on {dl+14}, day unit, nurse {n2}. Falls class at {care} under {n3}, physio, from {ds+21}. A pendant alarm (unit {id:serial}) was fitted by {emp}. Leaflets from {charity}. {@advice}

{d1}, Consultant, {ph:ext}
Secretary: {n4} {email:n4}
{d1.i}/{n4.s}
""",
    },
]
