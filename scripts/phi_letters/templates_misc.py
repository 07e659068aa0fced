"""Other texts that hold identifiers: dialogues, dictations, messages, tables, records of machines, letters by lay people."""

from __future__ import annotations

TEMPLATES_MISC: tuple[str, ...] = (
    # dialogue
    "D: hi {ptfirst}, how are you? P: hi {dr1}, not too bad. my {kin0:rel} {kin0:first} drove me over from {city2} this morning.\nD: are you still working at {company}? \nP: no, i stopped being a(n) {job} in {year}.\nD: {sent}\n\nP: okay. will you write to {dr0}?\nD: yes, and we'll see you on {next}.",
    "Clinician: Good morning, is that {mr}?\nCaller: This is {kin0:first}, the {kin0:rel}. {ptfirst} is asleep.\nClinician: Can you confirm the date of birth and address?\nCaller: {dob}, and we're at {addr}.\nClinician: Thank you. {sent} What number can we reach you on?\nCaller: {phone}, or my work at {company}, {phone}.\nClinician: I'll ask {dr1} to ring before {time}.",
    # dictation
    "This is {dr1} dictating a letter on {ptfull}, date of birth {dob}, hospital number {mrn}, to {dr0:full} at {practice}, {addr}. Copy to {dr2}. New paragraph. {body} Full stop. {Named} will come back on {next}. Thanks {dr4:first}. End of letter.",
    "Dictated {numdate}. Patient is {ptfull} medical record number {mrn} seen at {hosp} by {dr1:full}. {sent} {sent} {event} {social} Please send to {dr2:email} and fax {phone}.",
    # message threads
    "[{numdate}, {time}] {kin0:first}: any news on {kin2:first}?\n[{numdate}, {time}] {kin1:first}: moved to {ward}, bed 4. {dr1} says {sent}\n[{numdate}, {time}] {kin0:first}: ok tell {otherfirst} im at {hospshort}, parking on {streetname}\n[{numdate}, {time}] {kin1:first}: ring me {phone}",
    "SMS to {phone}: Dear {ptfirst}, your appointment with {dr1} at {practice} is on {next} at {time}. Reply CANCEL or call {phone}. {url}",
    "Voicemail transcript {numdate} {time} from {phone}: Hello this is {ptfull}, {mr}, I saw {dr1} on {date} about my [knee|chest|stomach]. {sent} Could somebody ring me or my {kin0:rel} {kin0:first} on {phone}. I am at {street}. Thank you.",
    # machine records
    "MSH|^~\\&|LAB|{hosp}|EHR|{practice}|{compactdate}\nPID|1||{mrn}^^^MRN||{ptlast}^{ptfirst}||{compactdate}|F|||{street}^^{city}^^{post}||{phone}\nPV1|1|I|{ward}^4||||{id:gmc}^{dr1:last}^{dr1:first}\nOBX|1|NM|GLU||1{n}.{n}|mmol/L",
    "id,surname,forename,dob,postcode,gp\n{mrn},{ptlast},{ptfirst},{dob},{post},{dr0:last}\n{id:case},{otherlast},{otherfirst},{dob},{post},{dr1:last}\n{id:case},{otherlast},{otherfirst},{dob},{post},{dr2:last}",
    "<patient><name>{ptfull}</name><birthDate>{dob}</birthDate><identifier>{nhs}</identifier><address>{street}</address><city>{city}</city><telecom>{phone}</telecom><practitioner>{dr1:full}</practitioner></patient>\n<note>{sent}</note>",
    '("patient": "{ptfull}", "mrn": "{mrn}", "dob": "{dob}", "email": "{ptemail}", "provider": "{dr1:sig}", "note": "{sent}")',
    "AUDIT LOG\n{numdate} {time} user {dr1:user} ({dr1:sig}) opened record {mrn} from {id:ip}\n{numdate} {time} user {dr2:user} printed letter for {ptcaps}\n{numdate} {time} user {user} login failed, IP {id:ip}\nHelpdesk: {url}, ext {ext}",
    # lists and labels
    "CLINIC LIST {visit} {dr1}\n{time}  {ptcaps}  {mrn}  FU  {dx}\n{time}  {othercat}  {id:case}  NEW  {dx}\n{time}  {other}  {id:case}  FU  DNA last time\n{time}  Mrs {otherlast}  {phone}  telephone\n{time}  Lunch",
    "{ptfull}\nDOB:{dob} NHS:{nhs}\n{med}\nTake ONE daily\n{numdate}  {pharmacy}, {street}, {city}  Tel:{phone}",
    "Name:{pt}\nDOB:{dob}\nMRN:{mrn}\nWard:{ward}\nCons:{dr1:last}\nAllergies:none\n\n{body}\n\nName:{dr2:sig} Sign:{dr2:ini} Bleep:{ext}",
    "| Name | DOB | Address | Phone |\n|---|---|---|---|\n| {ptfull} | {dob} | {street}, {city} | {phone} |\n| {other} | {dob} | {street}, {city2} | {phone} |\n\n{sent}",
    # lay people
    "{addrblock}\n\n{date}\n\nTo the Complaints Manager, {hosp}\n\nDear [Sir|Madam|{dr1}]\n\nI write about my {kin0:rel} {kin0:full}, who was a patient on {ward} from {date} to {date}. {kin0:first} is {age90} and worked as a(n) {job} all {his} life. A nurse called {otherfirst} told us that {sent} When I telephoned {dr2} on {phone} I was put through to {otherfirst} in {hospshort} who knew nothing.\n\nYours faithfully\n\n{ptfull}\n{ptemail}",
    "Dear {dr1:first} and all on {ward},\n\nThank you for looking after {kin0:first} over {holiday}. [Special thanks to {otherfirst}, {otherfirst} and {otherfirst}.|] We are home in {city2} and {kin0:first} is back at {company}.\n\nLove from {ptfirst} and {kin1:first} {kin1:last}",
    "{ptcat} ({maiden}). Peacefully at {hospshort} on {date}, aged {age90}. Formerly a(n) {job} at {company}. Beloved [wife|husband] of the late {kin0:first}, dear parent of {kin1:first} and {otherfirst}. Service at {charity}, {city2}, on {next}. Donations to {charity}.",
    "{school}\n{addr}\nSchool nurse record\nPupil {ptfull}, class of [Miss|Mr|Mrs] {otherlast}, {dob}. {sent} {kin0:title} collected {ptfirst} at {time}. Medicine: {med}. Emergency number {phone} ({kin1:first}, {kin1:rel}). Signed {dr4:sig} {numdate}",
    # expert summary with dense names
    "CHRONOLOGY - {ptfull}\n\n{date}: seen by {dr1} at {hosp}. {sent}\n{date}: letter {dr2} to {dr0}.\n{date}: {kin0:full} rang {practice}.\n{monthyear}: off work ({company}).\n{date}: {hosp2}, {dr3}. {sent}\n{year}: moved to {city2}.\n{holiday}: fell at {kin1:first}'s house, {street}.",
    # research style, few identifiers
    "Case {n}. A {age}-year-old {sex} presented with {dx}. {body} {body}\n\nWritten consent was obtained. Ethics reference {id:case}. Correspondence: {dr1:sig}, {hosp}, {city}, {country}; {dr1:email}",
    "{body}\n\n{sent} {sent}\n\n{body}\n\n{vitals} {drugs}",
    "{history}\n\n{vitals}\n{drugs}\n\n{body}\n\n{sent} The patient is {age} years old.\n\n{dr1:ini}",
    "reviewed by {dr1:last} and {dr2:last} on the ward round. {sent} {ptlast} wants to go home to {city}; {kin0:first} can collect. plan: {med}. {dr3:last} to sign. {sent}",
)
