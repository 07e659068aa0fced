"""Letters of Canada and Australia."""

OTHER = [
    {
        "country": "CA",
        "text": """
{hosp}
{street:h}, {town}, {county}  {zip}
Telephone: {ph:main}   Facsimile: {ph:fax}

CONSULTATION REPORT
Patient: {p.lfm}    Chart #: {id:mrn}    Health card: {id:ohip}
DOB: {dob}    Age: {age}    Date of service: {dn-2}
Referring MD: {d2}    Family MD: {d3} ({gp})

Dear Dr. {d2.l}:

Thank you for referring {p.t} {p.l}, a {age:old} {job} from {town:1}, {county:1}, with [rectal bleeding|reflux|abnormal liver tests]. {@gi} {He} is known to Dr. {d4.f} {d4.l} in {town:2}, who scoped {him} on {df-1100}.

{@exam}

{@labs}

{p.f} lives with {his} common-law {spouse}, {sp}, and their daughter {kf1.f}, {age:-25}, who goes to {school}. {He} works shifts for {emp} and was on the rigs near {town:3} from the age of {past}. Drug plan: {insurer}, certificate {id:policy}. {@advice}

I have asked {n1} to book a scope at {hosp:1} for {dl+50}; {p.f} can be reached at {ph:home} or {email:p}. The requisition was faxed on {ds+0} to {ph:fax2}.

Sincerely,

{d1.fm}, MD, FRCPC
DD: {dn-2}  DT: {dn+0}  {d1.i}/{n2.s}
cc: {d3}; {d4}
""",
    },
    {
        "country": "CA",
        "ages": (3, 17),
        "text": """
{hosp:1}, Asthma & Allergy Clinic, {street:h}, {town} {county} {zip}

{dl+0}

Dr. {d2}
{gp}

Dear {d2.f},

RE: {p} (DOB {dob}, HCN {id:ohip})

I had a virtual visit with {p.f} and {his} dad, {om1}, on {ds-1}. {p.f} is a Grade 4 student at {school}, {age}, and plays hockey in {town:1}. {@paeds}

Dad is a {job} at {emp}; mom, {kf1.f} {of1.l}, is taking a course at {school:2}. {p.f}'s uncle {km1.f} and a cousin in {country} have hay fever. A cat called Biscuit sleeps in the room. {@resp}

{@labs}

An EpiPen (lot {id:lot}) was given on {df-70} by {n1}, RN, and another is with the vice-principal, {om2}. Coach {of2.l} has been trained. If {p.f} gets worse over Thanksgiving the family will go to {hosp}. Prescriptions are at {pharm}, {street:road}. {om1.f} has our number, {ph:clinic}, and signs in at {url:kids} as {user:om1}.

{@advice}

Yours truly,
{d1}, MD
{d1.id} / {n2.f}
cc: {om1} and {kf1.f} {of1.l}, {street}, {town:1}, {county:1} {zip:1}
""",
    },
    {
        "country": "AU",
        "text": """
{d1}, MBBS FRACP - Respiratory & Sleep Physician
Provider No. {id:provider}
Rooms: {street:h}, {town} {county} {zip}    Ph {ph:main}  Fax {ph:fax}  {email:reception}
ABN {id:acct}

{df+0}

Dr {d2}
{gp}
{street:gp}
{town:1} {county:1} {zip:1}

Dear {d2.f},

{p.t} {p}, DOB {dob}, Medicare {id:medicare}[|, DVA {id:dva}]

Thanks for sending along {p.f}, {age}, a {job} who grew up in {town:2}. {@resp} {@resp}

{He} gave up the smokes at {past} when {his} brother {km1.f} got crook. {p.f} did twelve years with {emp} on the sandblasting side, and the union rep, {om1}, has a claim running ({id:claim}). {sp.f} ({his} {spouse}) came too and says the snoring is no better since {ds-60}.

{@exam}

{@meds_uk}

The sleep study at {hosp} on {df+25} is covered by {insurer} (member {id:policy}). I will ask {d3} in {town:3} to look at the nodule, and {n1.f} from my rooms will call {p.t} {p.l} on {mob}. {@advice}

Kind regards,

{d1}
Dictated {dn-1}, typed by {n1} {dn+0}; ref {id:ref}
cc {d3}, {hosp:1}
""",
    },
    {
        "country": "AU",
        "text": """
{hosp} EMERGENCY DISCHARGE LETTER
UR: {id:mrn}   Name: {p.lf}   DOB: {dob}   Sex: {M}   Age: {age}
Address: {street}, {town}, {county} {zip}   Phone: {mob}
Triage {dn+0} 13:20 Cat 3   Seen by: {d1} (RMO)   Consultant: {d2}
NOK: {sp.lf} ({spouse}) {ph:home}      GP: {d3}, {gp}

Dear {d3.f},

{p.f} was brought in by ambulance from {emp} after [a fall from a ladder|chest tightness|a snake bite to the left foot at the dam]. {He} works there as a {job}; workmate {om1} gave first aid. {@cardio}

{@exam}

{@labs}

{@resp}

Poisons and retrieval were phoned at 14:05 ({d4} in {town:1}). The tetanus shot (batch {id:lot}) was given by {n1}, EN. {sp.f} arrived from {town:2} at teatime with {p.f}'s mum, {kf1}, and they took {him} home. {p.f} has an appointment in the fracture clinic on {ds+7} with {d5.il} and will see you on {ds+2}. Imaging {id:acc}. WorkCover claim {id:claim}, certificate to {of1} at {emp}, {email:hr}.

{@advice}

{d1}
{d1.i} for {d2.i}. Printed {dn+0} by {user:d1}
Queries: ED clerk {n2}, {ph:ext}; {url:ed}
""",
    },
]
