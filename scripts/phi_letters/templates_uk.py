"""Letter templates in the British and Irish style."""

from __future__ import annotations

TEMPLATES_UK: tuple[str, ...] = (
    # GP referral
    "{letterhead}Dear [Colleague|Doctor|{dr1}|Sir/Madam]\n\n{idlines}Thank you for seeing this {age}-year-old {man} with {dx}. {social} {event}\n\n{bodies}\n\n{history}\n{drugs}\n{vitals}\n\n[{social}\n\n|]I would be grateful for your opinion.\n\n{signoff}",
    # clinic letter
    "{letterhead}{idlines}Dear {dr0:last}\n\n[Clinic date|Date of clinic]: {visit}\n\n{history}\n\nI reviewed {named} in the {spec} clinic today[ with {his} {kin0:rel} {kin0:first}|]. {event} {body}\n\n{social} {vitals}\n\n{closing}{page2}\n\n{signoff}",
    "{hosp}\n{spec} Outpatients\n\nDear {dr0}\n\nRe: {mrfull} - DOB {dob} - {addr}\n\nMany thanks for referring this {age} year old {man}, whom I saw on {visit}. {Named} [tells|told] me that {his} symptoms began in {monthyear}. {sent} {sent}\n\n{social} {social}\n\n{bodies}\n\n{closing}\n\n{signoff}",
    # discharge summary
    "DISCHARGE SUMMARY\n\n{idlines}Ward: {ward}\nConsultant: {dr1}\nAdmitted: {date}    Discharged: {visit}\nGP: {dr0:full}, {practice}\n\nPresenting complaint: {sent}\n\nClinical course\n{bodies}\n{event}\n\nSocial: {social} {social}\n{drugs}\n\nPlan\n1. {closing}\n2. {closing}\n\n{signoff}",
    "{hosp}\nElectronic Discharge Letter\nPatient details: {ptfull}, {sex}, {age} years, NHS {nhs}, Hospital number {mrn}\nAddress: {addr}\nRegistered GP: {dr0:full}\nDate of admission {date}; date of discharge {visit}\nDischarging ward {ward}, [ward phone|tel] {phone}\nDischarge destination: [own home|usual residence|{carehome}]\n\nDear {dr0},\n\n{Named} was admitted under {dr1} with {dx}. {body} {event}\n\n{social}\n\nCompleted by {dr2:sig} (FY{n}), bleep {ext}",
    # ED note
    "EMERGENCY DEPARTMENT\n{hosp}\nAttendance number {id:case}   Arrived {numdate} {time}\n{pt}  {dob}  {age}y  {addr}\nTel {phone}  NOK {kin0:full} ({kin0:rel}) {phone}\nSeen by: {dr1:sig} at {time}\n\nPC: {sent}\nHPC: {body}\nPMH: {dx}, {dx}\nDH: {med}. NKDA\nSH: {social}\nO/E {vitals}\nD/W {dr2} ([surg|med|ortho] reg, bleep {ext})\nImp: {dx}\nPlan: {closing}\n{signoff}",
    # nursing note
    "{numdate} {time} {ward}. {ptfirst} [slept well|had a settled night|unsettled overnight]. {sent} [Visited by {kin0:first} ({kin0:rel})|{kin0:rel} {kin0:first} rang, updated]. {vitals} {dr2} aware. [{event} |]- [S/N|RN|HCA|Sister] {dr3:sig}\n\n{numdate} {time} {named} [mobilised to bathroom|refused lunch|for discharge to {carehome} tomorrow]. {social} {signoff}",
    # telephone encounter
    "TELEPHONE CONSULTATION {visit} {time}\nCaller: {kin0:full}, {kin0:rel} of {ptfull} ({dob})\nNumber called: {phone}\n\n{sent} {kin0:first} says that {named} has not been taking {med}. {social} Advised to [ring 111|attend A&E|come to {practice}] if worse. {event}\n{dr0:sig}, {practice}",
    # transfer
    "TRANSFER LETTER\nFrom: {ward}, {hosp}\nTo: [Stroke Unit|Rehab|{ward2}], {hosp2}\n\n{idlines}Dear Team,\nThank you for accepting {named}, a {age}-year-old {man}, under the care of {dr2}. {body}\n\n{event} {social}\n\nNext of kin aware: [yes|Y] - {kin0:full} {phone}.\n{signoff}",
    # social work
    "SOCIAL WORK ASSESSMENT\nService user: {pt}\nAddress: {addr}\nDate of visit: {visit}\nWorker: {dr4:sig}, {charity}\nPersons present: {ptfirst}, {kin0:first} ({kin0:rel}), {other} (advocate, {charity})\n\n{Named} lives in a [council flat|bungalow|terraced house] at {street}. {social} {social} {social}\n\nFinance: [pension credit|attendance allowance]. Bank sort code not recorded; account {id:account}. National Insurance number {id:ni}.\n\nOutcome: package of care via {charity}, start {next}. [Copy to {dr0}.|]",
    # physio / OT
    "PHYSIOTHERAPY REPORT\n{idlines}Referred by {dr1}. Seen at [home|{practice}|the gym] on {visit}, {date} and {date}.\n\nSubjective: {Named}, a {job}, reports {n}/10 pain. {social}\nObjective: {vitals} {sent}\nTreatment: {sent}\n\nGoals: return to work at {company} by {next}.\n\n{dr3:sig} MCSP, Senior Physiotherapist\n{phone} / {dr3:email}",
    "Occupational Therapy Home Visit\nClient {ptcaps} ({ptinit}) {mrn}\nVisit {visit}; access via {kin0:first}, key safe at {street}\n\n{social} {social} Steps x3 to front door, rail on left. {sent}\nEquipment ordered from {charity} (ref {id:case}), delivery {next}.\n\n{dr3:first} {dr3:last}, OT. Ext {ext}",
    # mental health
    "{letterhead}PRIVATE AND CONFIDENTIAL\n\nDear {dr0}\n\n{idlines}Diagnosis: {dx}; [recurrent depressive disorder|emotionally unstable personality disorder|schizophrenia]\n\nI met {named} [together with {his} care coordinator {other}|alone] at {practice} on {visit}. {He} grew up in {city2}, left {school} at 16 and worked as a(n) {job} for {company}. {His} {kin0:rel} {kin0:first} moved out in {monthyear}. {body}\n\nMental state: {sent}\nRisk: {He} has no plans. {social} Crisis line {phone}.\n\n{closing}\n\n{signoff}",
    "CRISIS TEAM CONTACT - {numdate} {time}\n{ptfull} rang from {phone}, staying with {kin1:first} in {city2}. Says sacked by {company} on {date}; {he} was a(n) {job}. Posted on forum as {user}. {social}\nPlan: CPN {other} to visit {street} at {time}. Message left with {dr2}.\n{dr3:ini}",
    # maternity
    "MATERNITY BOOKING SUMMARY\n{hosp}\nName {mrfull}   DOB {dob}   NHS no {nhs}\n{addr}   Mobile {phone}\nEDD {next}   LMP {date}   G2P1\nPartner: {kin1:full}, {job}\nCommunity midwife: {dr4:sig}, team phone {phone}\nOccupation: {job} at {company}\n\n{sent} Previous delivery at {hosp2} in {year} ([{otherfirst}, 3.2 kg|baby {otherfirst}|SVD]). {history}\nPlan: scan {next}; consultant {dr1}.",
    # MDT
    "ONCOLOGY MDT OUTCOME\nMeeting date: {visit}\nPresent: {dr1}, {dr2}, {dr3}, CNS {other}\n\nPatient: {pt}  {mrn}  {dob}\nReferrer: {dr0}, {hosp2}\nHistology {id:accession}: {sent}\nDiscussion: {body}\nOutcome: [chemotherapy at {hosp}|surveillance|surgery {next} under {dr3}]\nKey worker {dr4:sig}, {phone}\n",
    # dental
    "{practice}\n{addrblock}\n\n{visit}\n\nDear {dr1}\n\nRe: {mrfull}, {dob}\n\nPlease see this {age}-year-old who attended on {date} with pain from the lower right 6. Medical history: {dx}, {med}. {social} Radiograph enclosed. {sent}\n\n[Many thanks|Yours sincerely]\n\n{dr0:sig} BDS\nGDC No. {id:gmc}",
    # radiology
    "RADIOLOGY REPORT\nExam: [CT head|MRI lumbar spine|Chest X-ray]   Accession: {id:accession}\nPatient: {pt}   DOB: {dob}   Hosp No: {mrn}\nReferrer: {dr0}, {practice}   Date: {visit}\n\nClinical details: {age}y {sex}, {dx}. Fall {date}.\n\n{body}\n\nComparison made with {hosp2} study of {date}.\n\nReported by {dr1:full}, Consultant Radiologist, {numdate} {time}. Verified: {dr1:ini}",
    # sick note / fitness
    "STATEMENT OF FITNESS FOR WORK\nPatient's name: {mrfull}\nI assessed your case on {visit}\nand because of the following condition(s): {dx}\nI advise you that you are not fit for work from {date} to {next}.\nEmployer: {company}, {addr}\nOccupation: {job}\nDoctor's signature {dr0:sig}\nPractice {practice}, {addr}",
    # consent
    "CONSENT FORM 1\nPatient details (or pre-printed label)\nSurname {ptlast}  First names {ptfirst}\nDate of birth {dob}   NHS number {nhs}\nResponsible health professional {dr1}\n\nProposed procedure: [laparoscopic cholecystectomy|cataract extraction|hip arthroplasty]. {sent}\n\nSigned (professional): {dr2:sig}   Date {numdate}\nPatient's signature: {ptfull}  {numdate}\nWitness: {kin0:full}, {addr}\nInterpreter: {other}",
    # email between clinicians
    "From: {dr1:email}\nTo: {dr2:email}\nCc: {dr3:email}\nSent: {visit} {time}\nSubject: [{ptinit}|{ptlast}|{mrn}] [query|urgent advice|clinic next week]\n\n[Hi|Dear|Morning] {dr2:first},\n\nCould you look at {mr}'s scans ({mrn})? {He} is the {job} from {city2} we discussed on {date}. {sent} {event} {kin0:first} ({his} {kin0:rel}) keeps ringing my secretary {dr4:first}.\n\nThanks\n{dr1:first}\n\n{dr1:sig}\n{spec}, {hosp}\nM: {phone}   {url}",
    # home visit dictation
    "Home visit {visit}. {mrfull}, {age}, of {addr}. Called by warden {other} at {carehome}. {sent} {Named} was sitting out. {vitals} {social} Spoke to {kin0:first}. {closing} {dr0:sig}.",
    # letter to patient
    "{letterhead}{mrfull}\n{addrblock}\n\n{visit}\n\nDear {mr}\n\nIt was a pleasure to meet you [and your {kin0:rel} {kin0:first}|] at {hosp} on {date}. {body}\n\nYour scan is booked for {next} at {time}. Please ring {dr4:first} on {phone} or visit {url} if you cannot come. Please quote your hospital number ({mrn}).\n\nI have written to your GP, {dr0}, at {practice}.\n\n{signoff}",
    # DNA letter
    "{letterhead}Dear {dr0}\n\n{idlines}{mr} failed to attend {his} appointment with {dr1} on {visit}. This is the second missed appointment (also {date}). {sent} We have written to {him} at {addr}. [{social} |]{closing}\n\n{signoff}",
    # safeguarding
    "SAFEGUARDING REFERRAL\nChild/adult at risk: {ptfull}, {dob}\nHousehold: {kin0:full} ({kin0:rel}), {kin1:full} ({kin1:rel}), {otherfirst} (age 4), {otherfirst} (6 months)\nAddress {addr}; landlord {charity}\nSchool/nursery: {school}, head teacher {other}\nPolice log {id:case}, PC {otherlast}\n\nOn {date} {kin0:first} told health visitor {other} that {sent} {social}\n\nReferred by {dr0:sig}, {practice}, {phone}.",
    # hospice
    "{hosp}\nSpecialist Palliative Care\n\n{Named} ({age}) [was admitted to|died at] {ward} on {visit}. {He} was a much loved [{job}|member of {charity}]. {body} {kin0:first} and {kin1:first} were with {him}. {event}\n\nDeath certificate issued by {dr2:full}, GMC {id:gmc}. Funeral directors: {company}.\n\n{dr1:sig}",
    # Irish
    "{letterhead}Re: {pt}, {addr}. D.O.B. {dob}. [PPSN|PPS No.] {id:pps}. GMS card {id:account}\n\nDear {dr0:first}\n\n{Named} attended the {spec} OPD on {visit}. {social} {body}\n\nI have asked {dr2} in {hosp2} to see {him} on {next}. {closing}\n\nMise le meas[,|]\n\n{dr1:full}\nConsultant in {spec}",
    # handover list
    "MEDICAL HANDOVER {numdate}\n\nBed 1  {ptcaps}  {age}  {mrn}  {dx} - chase CT, inform {dr1}\nBed 2  {other}  {nn}  {id:case}  {dx} - for {carehome} {next}\nBed 3  {other}  8{n}  {dx}; NOK {otherfirst} {phone}\nBed 4  [empty|closed]\nSR  {othercat}  {sent}\n\nOn call: {dr2} (bleep {ext}), {dr3:sig} ({ext})",
    # optician
    "{opticians}\n{addr}\nGOS18 referral  {visit}\n{mrfull} {dob} {phone}\nVA R 6/9 L 6/12. IOP 18/17. C/D 0.4. {sent} {Named}, a(n) {job}, is troubled by glare when driving. GP {dr0}, {practice}. Please see re [cataract|?glaucoma].\n{dr3:sig} OP {id:case}",
    # lasting record of review
    "Annual review - care home residents of {carehome}\n\n1. {other}, b. {dob}: {dx}. {med}.\n2. {ptfull}, aged {age}: {sent} Family: {kin0:first} ({kin0:rel}, {phone}).\n3. {mrfull} (room {n}): DNAR signed {date} by {dr1}.\n\nDone with matron {otherfirst} {otherlast} on {visit}. {dr0:sig}, {practice}",
    # solicitor report
    "{company}\n{addrblock}\n\nYour ref: {id:case}\nYour client: {mrfull}, date of birth {dob}\nDate of accident: {date}\n\nDear [Sirs|{otherlast}]\n\nI examined your client on {visit} at {practice}. {He} was driving {his} car, {id:plate}, along {streetname} in {city2} when it was struck by a van belonging to {company}. {body}\n\n{He} was off work as a(n) {job} at {company} until {date}. {event}\n\n{dr1:full}\n[Expert witness|Consultant in {spec}], GMC number {id:gmc}",
    # vaccination / travel
    "TRAVEL CLINIC {practice} {numdate}\n{ptfull} d.o.b. {dob} passport {id:passport}\nTravelling to {country} and {country} from {next} with {kin0:first} for work ({company}). Occupation {job}. Emergency contact {kin1:full} {phone}. {sent} Hep A batch {id:serial}. Given by {dr3:sig}.",
)
