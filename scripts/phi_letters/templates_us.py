"""Letter and note templates in the American style, with a few Canadian and Australian touches left to the locale."""

from __future__ import annotations

TEMPLATES_US: tuple[str, ...] = (
    # consult letter
    "{letterhead}{visit}\n\n{dr0:full}[, MD|]\n{practice}\n{addrblock}\n\nRE: {pt}\nDOB: {dob}\n\nDear {dr0}:\n\nThank you for asking me to see {named}, a {age}-year-old {sex} with {dx}. {social} {event}\n\n{bodies}\n\n{drugs}\n\n{closing}\n\n{signoff}",
    # H&P
    "HISTORY AND PHYSICAL\n\n{idlines}CHIEF COMPLAINT: {sent}\n\nHISTORY OF PRESENT ILLNESS: {Named} is a {age}-year-old {sex} who presented on {visit}. {body} {event}\n\nPAST MEDICAL HISTORY: {dx}, {dx}.\nSOCIAL HISTORY: {social} {social}\nFAMILY HISTORY: {His} mother died at {age90} and {his} brother {otherfirst} has {dx}.\nPHYSICAL EXAMINATION: {vitals}\n\nASSESSMENT AND PLAN: {body}\n\n{signoff}",
    # discharge
    "DISCHARGE SUMMARY\n\nPATIENT NAME: {ptcaps}\nMEDICAL RECORD NUMBER: {mrn}\nDATE OF ADMISSION: {date}\nDATE OF DISCHARGE: {visit}\nATTENDING PHYSICIAN: {dr1:sig}, M.D.\nREFERRING PHYSICIAN: {dr2:sig}, M.D.\n\nHOSPITAL COURSE: {bodies} {event}\n\nCONDITION ON DISCHARGE: Stable.\nDISPOSITION: [Home with {kin0:rel} {kin0:first}|{carehome} in {city2}|Transferred to {hosp2}].\n{drugs}\nFOLLOWUP: {closing} {social}\n{page2}{signoff}",
    # op note
    "OPERATIVE REPORT\n{hosp}\n\nPATIENT: {pt}   MR#: {mrn}   ACCT#: {id:account}\nDATE OF OPERATION: {visit}\nSURGEON: {dr1:sig}, M.D.\nASSISTANT: {dr2:sig}, PA-C\nANESTHESIOLOGIST: {dr3}\n\nINDICATIONS: {Named} is a {age}-year-old {job}. {event}\n\nDESCRIPTION OF PROCEDURE: {bodies} [Device serial no. {id:serial}.|Implant lot {id:serial}, [stem|cup] size {n}.|]\n\nThe patient's {kin0:rel}, {kin0:first}, was [informed|updated] in the waiting room.\n\n{signoff}",
    # pathology
    'SURGICAL PATHOLOGY REPORT\nAccession #: {id:accession}\nPatient: {pt}  DOB: {dob}  Age/Sex: {age}/[M|F]\nMRN: {mrn}   Location: {ward}\nCollected: {numdate}  Received: {numdate} {time}\nSubmitting: {dr1:sig}, MD ({hosp2})\n\nGROSS: Received labeled "{ptcat} - [left breast|gallbladder|colon polyp]". {sent}\nMICROSCOPIC: {body}\nDIAGNOSIS: {sent}\nThe findings were called to {dr2} at {time} on {numdate} by {dr3:ini}.\n\n{dr3:sig}, M.D., Pathologist (electronic signature)',
    # radiology
    "{hosp}, Imaging\n{addr} Ph {phone} Fax {phone}\n\nEXAM: [CT ABDOMEN|MRI BRAIN W/O|US RUQ]  DATE: {visit}\nPATIENT: {ptcaps}  ID: {mrn}  DOB: {dob}\nORDERING: {dr2:sig}\n\nCOMPARISON: {date}.\nFINDINGS: {body}\nIMPRESSION: {sent}\n\nDictated by {dr1:sig}, MD  {numdate} {time}\nTranscribed: {dr4:ini} {numdate}",
    # progress note SOAP
    "PROGRESS NOTE {numdate} {time}\nPt: {pt} MRN {mrn} Rm {n}{n}2 {ward}\nS: {Named} feels better. {sent} {kin0:first} at bedside.\nO: {vitals}\nA: {dx}; {dx}\nP: {closing} D/w {dr2}. Pager {ext}.\n{dr1:sig}, MD [PGY-2|Hospitalist|]",
    # phone encounter
    "TELEPHONE ENCOUNTER\nDate: {visit}  Time: {time}  Taken by: {dr4:sig}, RN\nPatient: {ptfull}  DOB {dob}  Callback: {phone}\nPharmacy: {company}, {city}, {state}, ph {phone}\n\n{kin0:full}, pt's {kin0:rel}, called stating that {named} is out of {med}. {social} Routed to {dr1}. Called back [and left VM|spoke with {kin0:first}] at {time} on {numdate}.",
    # ED
    "EMERGENCY DEPARTMENT REPORT\n{idlines}MODE OF ARRIVAL: [EMS|Walk-in|{city} ambulance].\nTIME SEEN: {time}\n\nHPI: This {age}-year-old {sex} [from {city2}|who lives with {kin0:first}|who works at {company} as a(n) {job}] was brought in after [an MVC on {streetname}|a fall at {carehome}|syncope at {school}]. {body}\n\nPCP: {dr0:sig}. {event}\nED COURSE: {vitals} {dr2} of {spec} was paged ({ext}) at {time}.\nDISPOSITION: [Admitted to {ward}|Home].\n{signoff}",
    # insurance letter
    "{visit}\n\n{insurer}\n{addrblock}\nFax: {phone}\n\nRE: Prior authorization / Appeal\nMember: {ptfull}   Member ID: {id:plan}   Group: {id:account}\nClaim #: {id:case}   DOB: {dob}\nCPT 27447, ICD-10 M17.11\n\nTo Whom It May Concern:\n\nI am writing on behalf of my patient {mrfull}, whom I have treated since {monthyear}. {body}\n\n{event} {Named}, a(n) {job}, cannot perform {his} duties at {company}.\n\nPlease call me at {phone}[, ext. {ext}|].\n\n{dr1:sig}, MD\nNPI {id:npi}  DEA {id:dea}  License {id:licence}",
    # registration face sheet
    "FACE SHEET\nPatient: {ptcaps}\nSSN: {id:ssn}   DOB: {dob}   Sex: [M|F]\nAddress: {addr}\nHome: {phone}  Cell: {phone}  Email: {ptemail}\nEmployer: {company}  Occupation: {job}\nPrimary insurance: {insurer}  Policy # {id:plan}\nMedicare #: {id:medicare}\nGuarantor: {kin0:full} ({kin0:rel})\nEmergency contact: {kin1:full}, {phone}\nDriver's license: {id:licence} {state}\nPortal login: {user}\nReligion/church: {charity}\nReferring: {dr1:sig}, MD",
    # psych eval
    "PSYCHIATRIC EVALUATION\n{idlines}IDENTIFYING DATA: {Named} is a {age}-year-old [single|married|divorced] {job} [from {city2}, {state}|referred by {dr2}].\n\nHISTORY: {body} {He} was hospitalized at {hosp2} in {monthyear}. {social}\n\nDEVELOPMENTAL: Born in {city2}, raised by {kin0:first}, attended {school} until {year}, then worked for {company}. {He} served in {country}.\n\nMSE: {sent}\nCollateral: {kin1:full}, {phone}.\n{signoff}",
    # pediatric
    "WELL CHILD VISIT\n{practice}\n{ptfull}  DOB {dob}  Visit {visit}\nBrought by: [mom|dad|grandmother] {kin0:first} {kin0:last}\n\n{ptfirst} is doing well. {He} attends {school}[ (teacher: {other})|]. {sent} Lives with parents {kin0:first} and {kin1:first} and sibling {otherfirst} in {city}. Dad is a(n) {job}.\n\nGrowth: 50th percentile. {vitals}\nVaccines today: DTaP lot {id:serial}. Next visit {next}.\n{dr1:sig}, MD",
    # home health
    "HOME HEALTH CERTIFICATION AND PLAN OF CARE\nHI Claim No. {id:medicare}  SOC Date {numdate}  Cert period {date} - {next}\nMedical Record No. {mrn}  Provider No. {id:case}\nPatient: {pt}, {addr}, {phone}\nAgency: {charity}, {addr}\nPrincipal dx: {dx}\n{drugs}\nCaregiver: {kin0:full} ({kin0:rel}). {social} {sent}\nNurse's signature {dr4:sig}, RN {numdate}\nPhysician: {dr1:full}, {practice}",
    # lab
    "LABORATORY REPORT  {company}\nCLIA {id:licence}\nPatient: {ptcat}   Acc# {id:accession}   Age {age}\nClient: {practice}   Phys: {dr1:ini} {dr1:last}\nCollected {numdate} {time}  Reported {numdate}\n\nWBC {n}.{n}  HGB 1{n}.{n}  PLT 2{nn}  NA 13{n}  K 4.{n}  BUN {nn}  GLU 1{nn}\nTSH 2.{n}  HbA1c 6.{n}\nComment: {sent} Called to {other} RN at {time}.",
    # letter to employer/school
    "{practice}\n{addr}\n\n{visit}\n\nTo: [Human Resources, {company}|{school}]\n\nPlease excuse {ptfull} (DOB {dob}) from [work|school|PE] from {date} through {next}. {He} is under my care for {dx}. Questions may be directed to my assistant, {other}, at {phone} or {dr1:email}.\n\n{dr1:sig}, {spec}",
    # case management
    "CASE MANAGEMENT NOTE\n{numdate}. Met w/ pt {ptfirst} {ptlast} and {kin0:rel} {kin0:first}. Pt lives at {addr}, prior level of function independent. {social} {social} Referrals faxed to {carehome} ({phone}), {carehome} and {charity}. {insurer} auth # {id:case} good through {next}. {kin1:first} will transport in {his} truck, tag {id:plate}. -- {dr4:sig}, MSW x{ext}",
    # transcription style with footer
    "{idlines}SUBJECTIVE: {Named} comes in today for followup of {dx}. {body}\n\nOBJECTIVE: {vitals}\n\nASSESSMENT:\n1. {dx}.\n2. {dx}.\n\nPLAN: {closing} {sent} {event}\n\n______________________________\n{dr1:sig}, M.D.\n\n{dr1:ini}/{dr4:ini}\nDD: {numdate}\nDT: {numdate}\nJob#: {id:job}\nCC: {dr2:sig}, MD, {addr}",
    # consent to release
    "AUTHORIZATION TO RELEASE HEALTH INFORMATION\nI, {ptfull}, born {dob}, SSN {id:ssn}, residing at {addr}, authorize {hosp} to release records dated {date} to {next} to:\n{dr2:full}\n{practice}\n{addrblock}\nPhone {phone} Fax {phone}\n\nPurpose: [disability claim|transfer of care|attorney {otherlast}].\nSigned {ptfull}   Date {numdate}\nWitness {other}",
    # device/remote check
    "DEVICE CLINIC\n{pt}, {mrn}, seen {visit} by {dr3:sig}, RN. ICD implanted {monthyear} at {hosp2} by {dr1}. Model D234, serial {id:serial}; lead serial {id:serial}. {sent} Remote monitor IP {id:ip}. Next remote check {next}. Call {phone} or {url}.",
    # hospice/eulogy
    "PALLIATIVE CARE CONSULTATION\nRequested by: {dr2}, {ward}\n{named} is a {age}-year-old retired {job} with {dx}. {body}\nFamily meeting {visit}: present were {kin0:full} ({kin0:rel}), {kin1:full} ({kin1:rel}), chaplain {other} and myself. {kin0:first} is HCPOA, cell {phone}. {social} {closing}\n{dr1:sig}, MD",
    # message portal
    "Patient portal message\nFrom: {user} ({ptfull})\nTo: {dr1}\n{visit} {time}\n\nHi {dr1}, this is {ptfirst}. My {kin0:rel} {kin0:first} and I are going to {worldcity} on {next} and I need my {med}. My number is {phone}, email {ptemail}. My new address is {addr}. [Also {insurer} says my ID is {id:plan}.|]\n\nReply: {ptfirst}, [sent to {company} on {streetname}|done]. {sent} - {dr4:first}, RN",
    # police / forensic
    "FORENSIC NURSE NOTE\nCase {id:case}, Officer {otherlast} (badge {id:case}), {police}\n{ptinit}, {age} y/o {sex}, arrived {time} {numdate}. States works as a(n) {job} at {company}. Incident at {street}, {city2} on {date}. {sent} Vehicle {id:plate}. Advocate {other} from {charity}, {phone}. {dr4:sig}, RN, {id:licence}",
    # short referral fax
    "FAX\nTo: {dr2:full}  Fax: {phone}\nFrom: {dr1:full}, {practice}  Phone: {phone}\nDate: {numdate}  Pages: {n}\nRe: {ptcaps} DOB {dob}\n\nPlease evaluate for {dx}. {sent} Insurance: {insurer} {id:plan}. {social}\n\nIf you received this in error call {other} at {phone}.",
    # tumor board
    "TUMOR BOARD {visit}\nPresenter: {dr1}. Attendees: {dr2}, {dr3}, {other} (nurse navigator)\n\nCase 1: {ptfull}, {age}F, {mrn}. Path {id:accession} ({hosp2}). {body} Rec: follow {next}.\n\nCase 2: {other}, {nn}M, {id:case}: {dx}. {sent}",
    # canadian / australian referral
    "{practice}\n{addrblock}\nPh {phone}\n\nReferral to {dr1}, {spec}\nPatient: {pt}  DOB {dob}\n[Medicare|Health card|OHIP|PHN]: {id:medicare}\n{addr}\nM: {phone}\n\nThank you for seeing {ptfirst}, a(n) {job}, for opinion on {dx}. {sent} {event} {social}\n\n[Provider no.|CPSO] {id:licence}\n{dr0:sig}",
    # nursing home note
    "{carehome}\n{addr}\nResident: {pt}   Room {nn}   Physician: {dr1}\n\n{numdate} {time}: Resident {ptlast} found on floor by CNA {otherfirst}. {vitals} {kin0:rel} {kin0:full} notified at {phone}. {dr1} notified. {sent}\n{dr4:sig}, LPN\n\n{numdate} {time}: {Named} returned from {hosp2}. {sent} {dr4:ini}",
)
