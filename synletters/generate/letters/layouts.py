"""How letters and notes begin, go on and end, whatever they are about. Data only; the language is that of
``grammar``.

Nothing here says a symptom, a disease or a drug: what a letter says of those comes from its record alone.
"""

from __future__ import annotations

LETTER_HEADS = (
    "{practice}\n{address}\n{town}\n{postcode}\nTel: {phone}\n\n{today}\n\n<Re|RE>: {patient}\n<DOB|Date of birth>: {dob}\n{record}\n",
    "{hospital}\n<Outpatient Department|Medical Outpatients|Department of Medicine>\n\n<Date|Dictated|Date of letter>: {today}\n<Our ref|Ref>: {ref}\n\n<Re:|Patient:> {patient}, <DOB|born> {dob}, {record}\n{address}, {town} {postcode}\n",
    "{today}\n\n{practice}\n{town}\n\nRE: {patient_listed} | DOB {dob} | {record}\n",
    "<PRIVATE AND CONFIDENTIAL\n\n|>{hospital}\nClinic date: {clinic_day}   Typed: {today}\n\nPatient: {patient}\nD.O.B.: {dob}\n{record}\nAddress: {address}, {town}, {postcode}\nTelephone: {second_phone}\n",
    "{practice}   {town}   <Tel|T>: {phone}\n<Email: {email}\n|>\nDate: {today}\n\nPatient: {patient} ({dob})\n{record}\n",
)
SALUTATIONS = ("Dear {gp},", "Dear {doctor},", "Dear Colleague,", "Dear {gp}", "Dear Doctor,")
OPENINGS = (
    "<Thank you for seeing|I would be grateful if you could see|Many thanks for seeing> this {age}{years_old} {man} with {reason}",
    "I <saw|reviewed> {titled} <in clinic|at the practice|today|on {clinic_day}> <with|regarding|about> {reason}",
    "{titled} <attended|was seen> <on {clinic_day}|today|this morning|this afternoon> with {reason}",
    "this {age}{years_old} {man} <came to see me|attended the practice|was seen here> <on {clinic_day}|today> with {reason}",
    "<thank you for referring|thank you for your letter about> {titled}, whom I <saw|reviewed> <on {clinic_day}|today> with {reason}",
    "I <write about|am writing regarding> {titled}, {an_age}{years_old} {man}, <who has consulted us|seen today> with {reason}",
    "{patient} is {an_age}{years_old} {man} <who I saw|who was reviewed> <on {clinic_day}|today> with {reason}",
)
CLOSINGS = (
    "<Yours sincerely,|Kind regards,|With best wishes,|Yours sincerely>\n\n{second_doctor}\n<{rank}|{rank}|>",
    "<Many thanks for your help.\n\n|><Kind regards|Best wishes|Yours sincerely>,\n\n\n{second_doctor}\n{practice}\n{phone}",
    "Yours sincerely,\n\n<Dictated but not signed|Electronically signed> by {second_doctor} on {today}\n\ncc: {patient}, {address}, {town} {postcode}",
    "<Sincerely|Regards>,\n\n{second_doctor}\n<Direct line: {second_phone}|Email: {email}|{hospital}>",
)
NOTE_HEADS = (
    "{patient_listed}   {record}   DOB {dob}\n{today}   <Seen by|Clinician:|Reviewed by> {second_doctor}",
    "<CONSULTATION|Consultation note|Clinic note|PROGRESS NOTE>\nPatient: {patient}   {age} {m}\nDOB: {dob}   {record}\nDate: {clinic_day}",
    "{clinic_day}   {practice}\n{patient} ({dob}), {record}",
    "Name: {patient}\nDOB: {dob}\n{record}\n<Tel: {phone}\n|>Date of visit: {today}",
    "{hospital}\n{today}  {patient_listed}, {age} yrs, {sex}, {record}",
)
NOTE_ENDS = (
    "<Signed|Signed by|Electronically signed by> {second_doctor}<, {today}|>",
    "{second_doctor}, <bleep|ext> {bleep}",
    "<Entered by|Seen by> {second_doctor} at {practice}",
    "Contact: {kin}, {second_phone}",
    "",
)

#: Headings by section: those of letters, then those of notes. Each opens its section by ``section_names``
#: too.
HEADINGS = {
    "history_of_present_illness": (
        (
            "History",
            "History of presenting complaint",
            "History of present illness",
            "Clinical history",
            "Background",
        ),
        ("HPC", "HPI", "Hx", "History", "Subjective"),
    ),
    "past_medical_history": (
        ("Past medical history", "Past history", "Medical history"),
        ("PMH", "PMHx", "Past medical history"),
    ),
    "medications": (("Current medication", "Medications", "Drug history"), ("DH", "Meds", "Medications")),
    "family_history": (("Family history",), ("FH", "FHx", "Family history")),
    "social_history": (("Social history", "Social background"), ("SH", "SHx", "Social history")),
    "physical_exam": (
        ("Examination", "On examination", "Examination findings"),
        ("O/E", "Exam", "Objective", "Examination"),
    ),
    "investigations": (("Investigations", "Tests"), ("Ix", "Investigations")),
    "labs": (("Blood tests", "Results"), ("Bloods", "Labs", "Results")),
    "assessment": (("Impression", "Assessment", "Conclusion"), ("Impression", "Imp", "Assessment")),
    "plan": (("Plan", "Management", "Management plan"), ("Plan", "P", "Rx", "Management")),
}
#: Sections in the order of a letter; facts of other sections go with the history.
ORDER = tuple(HEADINGS)

#: What may be said in a section besides the record, in letters and in notes.
LETTER_REMARKS = {
    "history_of_present_illness": (
        "{he} came alone",
        "{he} was accompanied by {his} {kin}",
        "{he} has not travelled abroad recently",
        "{he} has been trying to rest",
        "{he} has managed at home so far",
        "{he} was last seen here {months} ago",
        "{he} is keen to know what can be done",
        "I have known {titled} for {years}",
        "the history was taken with the help of {his} {kin}",
    ),
    "past_medical_history": (
        "{he} has had {his} routine vaccinations",
        "{his} full record is enclosed",
        "{he} had an appendicectomy {years} ago",
        "{he} had a wrist fracture as a child",
        "{he} is known to {second_doctor} for another matter",
    ),
    "social_history": (
        "{he} works as a {job}",
        "{he} lives with {his} {kin}",
        "{he} lives alone in {town}",
        "{he} lives locally and is independent",
        "{he} is a retired {job}",
        "{he} drinks alcohol only occasionally",
        "{his} next of kin is {his} {kin} ({second_phone})",
    ),
    "physical_exam": (
        "blood pressure was {bp}",
        "{his} pulse was {pulse} and regular, blood pressure {bp}",
        "{he} was alert and oriented",
        "{his} weight was {weight}",
        "the abdomen was soft",
        "pulse {pulse}, blood pressure {bp}",
        "there were no focal neurological signs",
        "the ears were unremarkable",
        "{he} was comfortable at rest",
    ),
    "plan": (
        "I have asked {him} to come back if things do not improve",
        "we will see {him} again on {next_day}",
        "I have given {him} safety-netting advice",
        "a follow-up appointment has been made for {next_day}",
        "{he} has our number, {phone}, should {he} be worried",
        "bloods have been taken",
        "I would be grateful for your advice",
        "I explained the plan and {he} was happy with it",
        "I have arranged to ring {him} on {second_phone}",
        "{he} will be reviewed in {few} weeks",
        "results will be sent to {practice}",
    ),
}
NOTE_REMARKS = {
    "history_of_present_illness": (
        "Attended with {kin}",
        "Came alone",
        "Not travelled recently",
        "Seen {months} ago here",
    ),
    "past_medical_history": ("Vaccinations up to date", "Appendicectomy {years} ago"),
    "social_history": (
        "Works as {job}",
        "Lives with {kin}",
        "Lives alone",
        "Retired {job}",
        "Alcohol occasional",
    ),
    "physical_exam": (
        "Blood pressure {bp}, pulse {pulse}",
        "Alert, comfortable at rest",
        "Abdomen soft",
        "Pulse {pulse} regular",
        "Weight {weight}",
    ),
    "plan": (
        "Review in {few} weeks",
        "Follow-up {next_day}",
        "Safety-netting advice given",
        "Bloods sent",
        "Telephone review on {second_phone}",
        "Discussed with {doctor}",
    ),
}
ALLERGIES = ("No known drug allergies", "No known allergies", "Nil known")
