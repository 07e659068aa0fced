"""Letters of hospitals and practices in the United Kingdom and Ireland."""

UK = [
    {
        "country": "UK",
        "text": """
{hosp}
{street:h}, {town}, {county}, {zip}
Switchboard {ph:main}

Department of Cardiology
Consultant: Dr {d1}        Secretary: {n1} {ph:ext}
Email: {email:cardiology.secs}

Our ref: {id:ref}
Hospital no: {id:unit}     NHS no: {id:nhs}
Clinic date: {dn-5}        Date typed: {dn+0}

Dr {d2}
{gp}
{street:gp}
{town:1}
{zip:1}

Dear Dr {d2.l},

Re: {p.t} {p}, DOB {dob}
{street}, {town:1}, {zip:5}

Diagnoses: [Ischaemic heart disease|Paroxysmal atrial fibrillation|Heart failure with reduced ejection fraction], type 2 diabetes, hypertension.

Thank you for asking me to see this pleasant {age:old} [retired|semi-retired|] {job}, who came with {his} {spouse}, {sp.f}. {@cardio}

{p.t} {p.l} was under Dr {d3} at {hosp:1} until {dm-700}, when {he} moved from {town:2} to be nearer {his} daughter {kf1.f}. {He} still does a morning a week at {emp}. {@exam}

{@meds_uk}

I have asked my registrar, {d4}, to chase the MRI of {df-40}. I have booked a repeat echo on {dl+28} and will see {him} after that. {His} {spouse} has my secretary's number. {@advice}

With best wishes

Yours sincerely

Dictated but not signed to avoid delay

Dr {d1} [MD FRCP|MRCP PhD|BSc MBChB FRCP]
Consultant Cardiologist       GMC {id:gmc}

cc {p.t} {p.l}; Dr {d3}, {hosp:1}, {town:2}
""",
    },
    {
        "country": "UK",
        "text": """
DISCHARGE NOTIFICATION                                                   Page 1 of 2
{p.LF}   {id:nhs}   {dob}

Hospital: {hosp}            Ward: [Ward 7|Ward 12B|Acute Medical Unit]
Consultant: {d1.il}         Discharging doctor: {d2}, FY1, bleep {bleep}
Admitted: {dn-8}            Discharged: {dn+0}       Method: emergency via A&E
GP: {d3}, {gp}, {town:1}

Home address: {street}, {town}, {zip}    Tel: {ph:home}  Mob: {mob}
Next of kin: {sp} ({spouse}); second contact {kf1} (niece), {mob:kf1}

Presenting complaint: {age}{M}, [collapse at home|breathlessness|abdominal pain]. Found by the neighbour, {of1}, who called 999.

Clinical summary
{@resp}
{@exam}
{@labs}

{p.f} was reviewed by Dr {d4} from the [stroke|respiratory|frailty] team on {ds-6} and by the dietitian, {n1.f}. On {ds-3} {he} fell by the bed; {sp.f} was told at the time by Sister {n2.l}. A DNACPR form was signed on {dn-4} by Dr {d1.l} after talking to {p.f} and {kf1.f}.

                                                                        Page 2 of 2
{p.LF}   {id:nhs}   {dob}

{@meds_uk}

Actions for the GP: repeat bloods in a fortnight; please refer to the memory service if {his} {spouse} agrees. Actions for hospital: outpatient CT on {df+14}.
Social: lives with {sp.f} in a bungalow; carers from {emp:1} twice a day; keysafe. Used to be a {job}. To be followed by the district nurses at {gp:2}. Equipment delivered: frame, commode (asset {id:serial}).

Completed electronically by {d2} ({user:d2}) at 16:48 on {dn+0}. Pharmacist check: {n3.i}. TTOs to be collected from {pharm} if not ready.
Copy to patient: yes. Enquiries: {ph:ward} or {email:amu.clerk}
""",
    },
    {
        "country": "UK",
        "ages": (1, 16),
        "text": """
Community Child Health
{gp:2}, {street:h}, {town} {zip}
Tel {ph:main}   www address: {url:childhealth}

PRIVATE & CONFIDENTIAL

To the parents of {p}
{street}
{town:1}
{zip:1}

{dl+0}

Dear {kf1.f} and {om1.f},

{p.f} (date of birth {dob}; NHS number {id:nhs})

It was good to meet you both, and of course {p.f}, at the clinic in {school} on {df-9}. I promised a letter in plain words. {p.f} is {age} now and {his} [speech|movement|behaviour] had been worrying you since {he} was at {school:2}. [Nana {of1.f}|Grandad {om2.f}] wondered if the fall in {resort} had played a part; I do not think it did.

{@paeds}

You told me that {p.f} gets on well with {his} cousin {km1.f}, that {kf1.f} has cut her hours as a {job} at {emp}, and that {om1.f} {om1.l} works away in {town:2} during the week. {p.f}'s class teacher, Miss {of2.l}, sent a kind report.

What will happen next: {n1}, speech therapist, will ring {kf1.f} on {mob}. Dr {d2} at {hosp} will repeat the hearing test on {dl+40}. I have written to the SENCO, Mr {om3}, with your leave. {@advice}

If anything here is wrong, call my secretary, {n2}, or e-mail {email:childdev}.

Best wishes to you all, and happy Easter

{d1.f} {d1.l}
Dr {d1}
Consultant Community Paediatrician

Copies: Dr {d3}, {gp}; {n1}; school nurse {n3} ({email:n3}); health records {id:unit}
""",
    },
    {
        "country": "UK",
        "text": """
{gp}
Dr {d1}, Dr {d2}, Dr {d3.il} & Dr {d4}
Practice Manager: {n1}
{street:h}, {town}, {zip}. Tel. {ph:main}, fax {ph:fax}

{df+0}

URGENT - TWO WEEK WAIT REFERRAL
To: [Colorectal|Dermatology|Upper GI] Clinic, {hosp}, {town:1}

Patient: {p.L}, {p.f}      Title: {p.t}     Gender: {male}
DoB: {dob}   Age: {age}    NHS No: {id:nhs}   UBRN {id:case}
Address: {street}, {town}, {county}, {zip:5}
Daytime tel: {ph:home}; mobile: {mob}; e-mail: {email:p}
First language: [English|Polish|Urdu]; interpreter needed: [no|yes]

Dear colleague

I would be grateful for your urgent opinion on this {age:old} {job}. {@gi} {His} father, {km1.f}, had bowel cancer at {past}, and a sister, {kf1} (now {kf1.f} {of1.l}), was treated by Mr {d5.l} at {hosp:1} in {dm-1300}.

{@exam}

{p.t} {p.l} saw my partner, {d2.f} {d2.l}, on {ds-20} and our nurse {n2} on {ds-13}. {He} is aware that this is a cancer pathway and is free except between {df+5} and {df+12}, when {he} and {sp.f} are in {resort}.

{@labs}
{@meds_uk}

PMH: appendicectomy (as a child in {country}), asthma, carpal tunnel release ({hosp:2}, {dm-2000}).
Social: married, {emp} employee, 2 dogs; ex-smoker.

Yours faithfully

{d1.id}
Dr {d1} MRCGP      (dictated; {n3.s})
""",
    },
    {
        "country": "UK",
        "text": """
[Older People's|Adult|Working Age] Mental Health Team
c/o {hosp}, {street:h}, {town} {zip}
Duty line: {ph:duty}; crisis out of hours {ph:crisis}

Ref {id:ref} / RiO {id:unit}
{dl+0}

Strictly confidential: {d2.f} {d2.l}, GP, {gp}

Dear {d2.f}

{p} - born {dob} - {street}, {town:1} {zip:1} - NHS {id:nhs}

I reviewed {p.f} at home on {df-3} with {his} care co-ordinator, {n1}. {His} {spouse} {sp.f} and stepson, {om1}, were there for the second half. {p.f} is {age}, was a {job} with {emp} until {dm-500}, and comes from {town:2}. {He} was last in hospital ([Ward 3|the intensive care unit], under Dr {d3.l}) from {dn-400} to {dn-370}.

{@psych}

Background: {his} mother, {kf1.f}, took her own life when {p.f} was {past}. {He} was at {school} and later {school:2}; {he} has a half-brother {km2.f} in {country}. Debts of about four thousand pounds are being handled by {of1} of {charity}. {p.f} spends hours online as {user}, which {sp.f} finds hard.

Risk: an overdose on {ds-40} (32 paracetamol; seen at {hosp:1} by {d4}). Police constable {om2} (collar no. {id:badge}) attended on {ds-38}. No current intent.

{@psych}

{@meds_uk}

{@advice}

{n1.f} will visit weekly. Section 117 does not apply. I shall see {p.t} {p.l} again on {dl+60} at {gp:2}.

Yours sincerely,

Dr {d1}, Consultant Psychiatrist
{d1.i}/{n2.s}
CC: {n1}, CPN, {email:n1}; {p.t} {p.l}; not for {sp.f}
""",
    },
    {
        "country": "UK",
        "sex": "f",
        "ages": (18, 42),
        "text": """
{hosp} Maternity Unit
Postnatal discharge to community midwife and GP

Mother: {p}    Hosp No {id:unit}   NHS {id:nhs}   DOB {dob}
Address on discharge: {street}, {town}, {zip} (staying with her mother, {kf1}, for two weeks)
Contact: {mob}; partner {om1} {mob:partner}
Booked by: {n1} at {gp}      Named consultant: Dr {d1}
EDD {dn-12}    Admitted {dn-4}    Delivered {dn-3} at 04:17    Home {dn-1}

Baby: [boy|girl], known as Baby {p.l}; to be called {km1.f}. Baby NHS {id:nhs2}; label number {id:serial}.

{p.f} is a {age:old} {job} from {town:1}. {@obs} {@obs}

Midwife at birth {n2}; second midwife {n3}; SHO {d2}; anaesthetist Dr {d3.l}, who sited the epidural. {p.f}'s sister {kf2.f} was her second birth partner. On {ds-2} Dr {d1.l} explained the bleed to {p.f} and {om1.f}.

{@labs}

{@meds_uk}

Safeguarding: {om1.f}'s older child, {om2.f} ({age:-20}), lives with his own mother in {town:2}; social worker {of1}, {ph:sw}, is aware. No concerns about {p.f}.

{@advice}

Day 5 visit {ds+2} by {n4.f} from the {gp:2} team. Registrar of births: {town} Register Office before {df+38}. Newborn hearing test done by {n5.i}; blood spot card {id:barcode}.

Signed {n2}, registered midwife, PIN {id:nmc}, {dn-1}
""",
    },
    {
        "country": "UK",
        "text": """
Orthopaedic Outpatients, {hosp}
{d1} FRCS (Tr & Orth)
Private secretary {n1}, {ph:sec}, {email:n1}
{dl+0}

{p.t} {p.fm}
{street}
{town}
{county}
{zip}

Dear {p.t} {p.l}

Thank you for coming to see me at {hosp:1} on {df-2} with your {spouse} {sp.f}. I am writing to you, with a copy to Dr {d2} at {gp}, so that you have a record of what we said.

You are {age}, and as a {job} you are on your feet all day. Your employer, {emp}, through {of1.f} in personnel, has been good about lighter work. {@ortho}

Your operation with me in {dm-1400} used a [Exeter stem|Triathlon knee], batch {id:lot}, barcode {id:udi}. I looked again at the films of {df-60} with my colleague {d3.f} {d3.l}, who agrees. [You asked if the fall at {school}, where you help with reading, was to blame; I think not.|You asked about flying to {resort}; wait six weeks.]

{@exam}

{@advice}

The fee is covered by {insurer}, membership {id:policy}, authorisation {id:case}; otherwise payment may be made to account {id:bank}. For the surgery on {dl+35} you will come in at 7 am under Dr {d4}, anaesthetist; nurse {n2} will run the pre-assessment on {ds+20}. If you get a wound problem ring {ph:ward}.

Yours sincerely

{d1}
Consultant Orthopaedic Surgeon
GMC no {id:gmc}
c.c. Dr {d2}, {gp}, {street:gp}, {town:1} {zip:1}; Mrs {of1}, {emp}
""",
    },
    {
        "country": "UK",
        "ages": (60, 99),
        "text": """
Medicine for the Elderly
{hosp}    {street:h}    {town}    {zip}    {ph:main}

Final letter    CHI {id:chi}    Our ref {id:ref}
Date dictated {dn-4}    Date typed {dn+0}

Dr {d2.il}, {gp}, {town:1}

Dear Dr {d2.l}
{p.u} ({dob}), late of {street}, {town:1}, {zip:1}

I am sorry to tell you that this {age:old} {man} died on {df-6} at 0540 with {his} son {km1} and daughter-in-law {of1.f} beside {him}. {He} had been moved from {hosp:1} on {ds-15}, having first gone in from {care}. {@neuro}

{@exam}

{@labs}

Once {p.t} {p.l} stopped swallowing, we spoke with the family; {km1.f} ({ph:home}) held power of attorney, while a daughter, {kf1.f}, joined by video from {country}. The chaplain, Father {om1}, came on {ds-7}. {p.f} had been a {job} at {emp} and sang in the choir in {town:2}; the nurses, {n1.f} and {n2.f} above all, were fond of {him}.

{@meds_uk}

Certificate: 1a aspiration pneumonia; 1b [ischaemic stroke|Alzheimer's dementia]; 2 [aortic stenosis|frailty]. The Procurator Fiscal (case {id:case}) was told by Dr {d3} and needed no post mortem. Medical examiner: {d4}. {p.t} {p.l}'s ring, seal number {id:serial}, was given to {km1.f} {km1.l} on {ds-5}. The pacemaker was taken out by {n3}. Undertaker: {om2.l} Brothers, {street:road}.

{sp} ({spouse}) died in {dm-900}, as you know. I would be glad to meet the family; {n4} on {ph:ext} can set this up.

Yours sincerely

{d1}
Consultant Geriatrician
{d1.im}/{n4.s}
""",
    },
]
