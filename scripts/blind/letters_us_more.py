"""More letters of hospitals and practices in the United States."""

US_MORE = [
    {
        "country": "US",
        "text": """
{hosp} CANCER CENTER
Medical Oncology Follow-Up Note

{p.lf} | {id:mrn} | {dob} | Seen {dn+0}

Dr. {d2.f} {d2.l}
{gp}
{street:h}
{town:1}, {county:1} {zip:1}

Dear {d2.f}:

I had the pleasure of seeing {p.f} {p.l} today along with {his} {spouse} {sp.f} and {his} sister-in-law {of1}, who flew in from {town:2}. As you know, {p.t} {p.l} is a {age:old} {job} whose [breast|prostate|colon] cancer was found in {dm-300} by Dr. {d3.l} at {hosp:1}.

{@onc}

{He} enrolled in our trial on {ds-150} under subject number {id:study}. Port placed {dn-170} (Bard PowerPort, lot {id:lot}). {p.f} missed the visit of {ds-28} because of a snow storm, and again when {his} truck broke down outside {town:3}.

{@exam}

{@labs}

Family history: mother, {kf1}, ovarian cancer at {past}; paternal cousin {km1.f}, melanoma. Genetic counselor {n1} drew a Myriad panel (kit {id:serial}).

Plan: Continue. {p.f} asked about going to {resort} over spring break and I see no reason to object. Short-term disability forms for {emp} were completed and faxed to {ph:fax} attn. {of2}. Infusion nurses {n2.f} and {n3.f} will call on Tuesday. My direct line is {ph:direct}; after hours the fellow is on pager {bleep}.

Warmly,

{d1}, MD
Electronically signed {dn+0} 18:40
""",
    },
    {
        "country": "US",
        "text": """
EMERGENCY DEPARTMENT NOTE - {abbr}

Pt: {p.li}.   Full name: {p}   DOB {dob}   MRN {id:mrn}   Visit {id:acct}
Arrival: {dn+0} 2217 by [private car|{town} Fire Dept ambulance]   Triage: {n1}, RN, ESI [2|3]
Provider: {d1}, MD   Scribe: {n2}

CC: [fall|chest pain|laceration|allergic reaction]

HPI: {age}{M} {job} presents after [slipping on ice in the parking lot of {emp}|eating shrimp at a restaurant on {street:road}|a low-speed collision at the corner of {street:road}]. Pt states that {his} friend {om1} saw it happen and drove {him} here. {p.t} {p.l} denies LOC. Last tetanus {dm-2500}. Seen at {hosp:1} on {ds-40} for the same; records requested from Dr. {d2.l}'s office, {ph:office}.

{@exam}

MDM: {@labs} {@resp}

Scribe attestation: I, {n2}, am acting as scribe for Dr. {d1.l}. Provider attestation: I, {d1}, have reviewed this note.

Reassessment 0030: pt resting, {sp.f} ({spouse}) at bedside. Discussed with {d3}, [hospitalist|orthopedics on call], who will see {p.t} {p.l} in clinic {ds+3}. Officer {om2.l} of the {town} Police (badge {id:badge}, report {id:claim}) took a statement; the other driver, {of1}, plate {id:plate}, was taken to {hosp:2}.

DISPO: Home. Work note given for {emp} through {ds+4}. Pharmacy: {pharm}, {street:ph}, {town}, {county}. Callback number {mob}. Guarantor: {sp}, SSN ending {id:last4}, employed at {emp:1}.

{d1.i} {dn+0} 23:58
""",
    },
    {
        "country": "US",
        "sex": "f",
        "ages": (19, 43),
        "text": """
{gp}
Obstetrics & Gynecology
{street:h}, {town}, {county}, {zip}

{dl+0}

RE: {p} (née {of1.l})
DOB: {dob}
Chart: {id:mrn}

Dear Dr. {d2.l} and colleagues at {hosp},

{p.f} is a {age:old} {job} at {emp} referred for [co-management of chronic hypertension|a second opinion on previa|delivery planning]. Her EDD is {df+60} by last period of {df-220}.

{@obs}

Past history: laparoscopy at {hosp:1}, {dm-1200} (Dr. {d3.il}); one prior delivery on {dn-1100}, a boy named {km1.f}, now at {school}. Her husband {sp.f} [is deployed overseas|drives for {emp:1}] and can be reached at {ph:home}. Her mother, {kf1}, will come from {country} for the birth. Her doula is {of2} ({email:of2}).

{@exam}

{@meds_us}

Ms. {p.l} has registered for tours and will preregister online at {url:maternity}; her insurance is {insurer}, ID {id:member}. [Cord blood kit {id:serial} is in her bag.|She declines circumcision for a boy.] A Spanish interpreter, {n1}, was present throughout. The ultrasound images of {ds-10} carry accession {id:acc}.

Please call me at {ph:cell} or page my midwife, {n2}, CNM, if {p.f} shows up in labor before {ds+45}.

Cordially,

{d1.fm}, MD, FACOG
{d1.i}/{n3.s}
""",
    },
    {
        "country": "US",
        "text": """
Department of Medicine [|- Primary Care Service]
{hosp}
{street:h}
{town}, {county} {zip}
In reply refer to: {id:ref}
{dl+0}

{p.fm}
{street}
{town:1}, {county:1} {zip:1}

Dear {p.t} {p.l}:

This letter is about your [sleep study|hearing test|knee surgery evaluation] of {df-14}. [The results are good.|I have gone over the results and want to explain them.] Dr. {d2.l} read the study, and I agree with {d2.f}'s reading.

{@resp}

Our record shows that you served overseas and now work as a {job} for {emp}. Because you drive, please bring your license ({id:licence}) and the form your boss, {om1}, has to sign. If your {spouse}, {sp.f}, cannot bring you, a van leaves the lot of the {school} in {town:1} each weekday. Ask for {om2.f} at {ph:van}.

{@advice}

Your next visit is {dl+30} with nurse practitioner {n1}, in this clinic. Your CPAP unit (serial number {id:serial}) will be checked then. You can read your chart at {url:portal}; your sign-in is {user} and we will never ask for your password. If your address on {street:road} has changed, tell the clerk, {n2}, at {ph:clerk}, or write {email:patient.services}.

We still list {km1} (son, {ph:home}) as next of kin, claim {id:claim}, last four {id:last4}. Let us know if that should be {sp.f} {sp.l} instead.

Thank you for your service.

{d1}, M.D.
Primary Care, Team 6
""",
    },
    {
        "country": "US",
        "text": """
LABORATORY AND PATHOLOGY CONSULTATION
{hosp}, {town} {county}
Director: {d1}, MD    CLIA {id:case}

Surgical No.: {id:acc}
Patient: {p.lfm}      Med Rec: {id:mrn}
DOB: {dob}    Sex: {M}    Collected: {dn-5}    Received: {dn-4}    Reported: {dn+0}
Physician: {d2}, MD, {gp}, {street:h}, {town:1}

SPECIMEN: [A. Skin, left forearm. B. Skin, back.|A. Sigmoid colon polyp. B. Rectum.|Right breast, 2 o'clock, core biopsy.]

CLINICAL INFORMATION: {age:old} {man}, {job}; [outdoor work for many years|family history in a brother, {km1.f}]. Previous material {id:acc2} read by Dr. {d3.l} at {hosp:1} on {dn-700}.

GROSS: Labeled "{p.l}, {p.f}" and "A", received in formalin is a [0.6 x 0.4 x 0.2|1.1 x 0.9 x 0.3] cm tan fragment, inked and submitted entirely in cassette A1. Labeled "{p.i}" is a second fragment. ({n1.i}, PA)

MICROSCOPIC: {@skin}

IMMUNOHISTOCHEMISTRY: [S100 and SOX10 positive; Melan-A patchy; Ki-67 5%.|CK7 negative, CK20 positive, CDX2 positive.|ER 95%, PR 40%, HER2 1+.] Controls react as expected. Stains were repeated on {ds-1} by histotechnologist {n2}.

DIAGNOSIS: [Benign.|See synoptic report.|Malignant; margins clear by 1.1 mm.]

COMMENT: {@onc} The case was shown to Drs. {d4.l} and {d5.l}, who concur. Dr. {d2.l} was informed by phone ({ph:office}) on {ds+0} at 11:05; {n3}, RN took a message for {p.t} {p.l} at {mob}. Slides are being sent by courier to {hosp:2} at the request of the patient's {spouse}, {sp}.

Signed out by {d4.fm}, MD on {dl+0}
Billing: {insurer} {id:member}; questions to {n4}, {ph:ext}, {email:pathbilling}
""",
    },
    {
        "country": "US",
        "text": """
{agency}
[Visit note|Interdisciplinary summary]

Client: {p.u}
Address: {street}, {town}, {county} {zip}. Directions: past the {school}, second mailbox on the left, gate code is with {sp.f}.
Phone: {ph:home}
DOB {dob}; SOC {dn-50}; cert period {dn-50} - {dn+10}
Physician: {d1}, {gp}, NPI {id:npi}
Case manager: {n1}, RN    Aide: {n2}    Chaplain: Rev. {om1}    MSW: {n3}

Visit of {dn+0}, 0915-1010. Client greeted me at the door with a walker. {p.t} {p.l} is {age}, a retired {job}, and spent most of {his} working life at {emp}. {His} {spouse} {sp.f} manages the pills; neighbor {of1} shops on Saturdays. Grandson {km1.f} is home from {school:2} until Labor Day.

{@exam}

{@resp}

Wound: left heel [2.1 x 1.4 x 0.3|3.0 x 2.2 x 0.4] cm, Braden [14|17], photo uploaded by {n2.f}. Oxygen concentrator (Inogen, serial {id:serial}) from [a DME company|{emp:1}] checked on {ds-8}.

{@meds_us}

Coordination: called Dr. {d1.l}'s nurse, {n4.f}, at {ph:office} about the weight gain; new order received by fax {ph:fax} at 1130. {kf1} (daughter in {town:2}; {email:kf1}) wants a family meeting, set for {ds+6}. {sp.f} asked whether {p.f} could move to {care}; {n3.f} will visit with her list.

{@advice}

{n1}, RN, BSN    {n1.i}
cc {d1.l}; chart; {d2}, MD ([Cardiology|Wound Clinic], {hosp})
""",
    },
    {
        "country": "US",
        "text": """
{street:h}, {town}, {county} {zip} - phone {ph:main}

NEPHROLOGY & TRANSPLANT SERVICE, {hosp}

Consult date: [Monday|Wednesday|Friday], {dl+0}

Requesting: {d2}, NP. Consultant: {d1}, MD.

I was asked to see {p} ({id:mrn}), a {age:old} {job} originally from {country}, because of [a rising creatinine|proteinuria|hyperkalemia]. {p.t} {p.l}, who prefers to be called {p.f}, was admitted on {ds-3} through {hosp:1}. I reviewed a note by {d3.l}, dated {df-400}, and spoke by phone with {kf1} ({ph:home}), a niece who is a {job:2} in {town:1}.

{@renal}

{@labs}

Social history: Lives in {town:2} with {sp.f}. Tobacco: quit at {past}. Works nights for {emp}, where the foreman, {om1.f}, brings {him} lunch. Their church, pastor {om2}, has raised money for the donor work-up. The possible donor is {km1}, {age:-5}, a cousin, blood group O; his sample was tube {id:lot}.

{@exam}

{@meds_us}

Impression and recommendations: [AKI on CKD from NSAIDs and volume loss|Diabetic kidney disease|Probable IgA nephropathy]. Hold losartan. Renal ultrasound. Will discuss biopsy with {p.f} and {sp.f} on rounds tomorrow. UNOS listing paperwork was started on {ds-1} by coordinator {n1}, fax {ph:fax}; {insurer} authorization {id:policy}. Thank you, {d2.f}, for letting us share in the care of this pleasant {man}.

{d1.fm}, MD
[pager|beeper] {bleep}
Dictated {dn+0}; typed {dn+1} {n2.s}; {d1.il}
""",
    },
    {
        "country": "US",
        "text": """
PHYSICAL THERAPY PROGRESS REPORT
Clinic: {gp}   Therapist: {n1}, PT, DPT   License {id:badge}
Patient: {p}   Birthdate: {dob}   Physician: {d1}, MD   Onset: {dn-90}   Visits: [8|11] of 12
Payer: Workers' compensation, adjuster {of1} ({email:claims}), claim {id:claim}, employer {emp}

Subjective: {p.f} says the [shoulder|knee|low back] is "[about half better|still killing me at night]". {He} returned to modified work as a {job} on {ds-10} and [carries no more than 15 lb|rides with {om1} to save driving]. {His} {spouse} {sp.f} reports that {p.f} skipped the home program during their trip to {resort}.

Objective: {@ortho}

Treatment log: {ds-21} manual therapy, {n1.i}; {ds-17} pool, {n2.i}; {ds-12} cancelled (son {km1.f} sick); {ds-7} TENS unit issued, serial {id:serial}; {ds-2} re-evaluation with {n2}, PTA.

Assessment: {p.t} {p.l}, {age}, has made [steady|slow] gains. DASH [38|22]. Grip on Jamar [62|84] lb. Berg 5[1|4]/56. Barriers include diabetes managed by Dr. {d2.l} in {town:1}, and the stairs at {his} home on {street:road}.

{@meds_us}

{@advice}

Plan: [Two|Three] visits weekly for four weeks, then discharge to the gym of {school}. An FCE is set at {hosp} for {df+20}, contact {n3}, {ph:ext}. Questions from the nurse case manager, {n4.f} {n4.l}, were answered on {ds-1} at {ph:office}.

I certify the need for these services: ______________ {d1}, MD   Date ________
Please return by fax: {ph:fax}
{gp}, {street:h}, {town}, {county} {zip}
""",
    },
]
