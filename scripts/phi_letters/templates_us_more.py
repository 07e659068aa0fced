"""Further templates in the American style: house styles of hospitals, other services, forms, exports and messages."""

from __future__ import annotations

BLOCKS_MORE: dict[str, tuple[str, ...]] = {
    "dictfoot": (
        "\n{ini3:dr1}/{inilow:dr4}\nD: {stamp}\nT: {stamp}\nJob #: {id:job}\n",
        "\n{ini2:dr1}/{ini2:dr4}\n",
        "\n{ini2:dr1}:{inilow:dr4}  D:{numdate}  T:{numdate}  Doc ID {id:job}\n",
        "\nDICTATED BY: {caps:dr1}, MD\nDD: {numdate}   DT: {numdate}\n{ini3:dr1} / {inilow:dr4}   MTDD\n",
        "\nDictated: {stamp} /{ini2:dr1}\nTranscribed: {stamp} /{ini2:dr4}\n",
        "\n{ini3:dr1}/MTDD\nD: {stamp}\nR: {stamp}\nVoice Job ID: {id:job}\n",
        "\n/{ini2:dr1}\n",
        "\n{inilow:dr1}/{inilow:dr4} {numdate}\n",
        "\n{caps:dr1}, M.D.\n{ini3:dr1}:WMX{id:job}\n",
        "\nd/t: {md}/{ini2:dr4}\n",
    ),
    "pagehead": (
        "\n\n{hd:pt}  MRN {mrn}  Page 2 of 3\n\n",
        "\n\n{hd:pt}    {mrn}    Page 2\n\n",
        "\n\n{hd:pt}\t{dob}\tMRN: {mrn}\tPage {n} of 9\n\n",
        "\n\nPage: 2\nName: {hd:pt}   Acct: {id:account}   Loc: {room}\n\n",
        "\n\n{hosp}\nNAME: {hd:pt}     MR#: {mrn}     PHY: {capslast:dr1}\n(Continued)\n\n",
        "\n\nRE:  {hd:pt}\n{visit}\nPAGE 2\n\n",
        "\n\n--- {hd:pt} -- {id:account} -- pg 2/3 ---\n\n",
        "\n\n{full:pt}, {visit}, page 2\n\n",
    ),
    "esig": (
        "Electronically signed by {full:dr1}, [MD|DO|NP|PA-C] on {numdate} at {time}",
        "Electronically Signed By: {hd:dr1} on {stamp}",
        "Signed by: {full:dr1}, MD, {stamp}\nCosigned by: {full:dr2}, MD, {stamp}",
        "/es/ {caps:dr1}, MD\nSTAFF PHYSICIAN\nSigned: {stamp}",
        "[Authenticated|Reviewed and verified|Edited] by {full:dr1} [MD|RN] {stamp}",
        "{full:dr1}, MD\n[Pager|pgr|p.] {ext}",
        "Attestation: I saw and examined the patient with Dr. {ln:dr2} and agree. {ini2:dr1}",
        "-- {inidot:dr1}, {numdate}",
        "Last edited {stamp} ({login:dr1})",
        "{fn:dr1} {ln:dr1}, {suf}",
    ),
    "ccs": (
        "\ncc: {full:dr2}, MD\n    {full:dr3}, DO, {practice}\n    {suf}, MD\n",
        "\nCC: Dr. {ln:dr2}; Dr. {ln:dr3}; {inilow}\n",
        "\nc: {inilast:dr2} MD, {inilast:dr3} MD, {hyph} NP\n",
        "\nCC:{hd:dr2};{hd:dr3}\n",
        "\nRecipients: {full:dr2} ({practice}, Fax {phone}), {full:dr3} ({townst})\n",
        "\nCopies to: {caps:dr2}\n           {caps:dr3}\n           MEDICAL RECORDS\n",
        "",
    ),
    "story": (
        "{He} grew up outside {townst}, and moved to {townst} to be near {his} {kin0:rel} {fn:kin0}.",
        "{Named}, who farms near {townst}, was brought in by {his} neighbor {other}.",
        "{His} {kin1:rel} {fn:kin1}, a(n) {usjob} at {employer} in {townst}, was called on {longday}.",
        'Goes by "{nick}." {He} is a(n) {usjob} with {employer}.',
        "{ptfirst}'s {kin0:rel}, {full:kin0}, drives in from {townst}, on weekends.",
        "Retired {usjob}; active at {church}. Dog {pet} and cat {pet} at home.",
        "{His} {kin2:rel} is {suf:kin2}, a(n) {usjob}.",
        "{He} finished school at {usschool} and then worked for {employer} until {year}.",
        "The neighbor, [Mr.|Mrs.|Ms.] {otherlast}, checks on {him}; the landlord is {inidot}.",
        "{ptlast}'s niece {hyph} and nephew {fn} were at the bedside.",
        "Born {full:pt} née {maiden} in {townst}, one of nine; sibs {fn}, {fn}, and {fn} are deceased.",
        "{He} coaches at {usschool}, and {his} {kin0:rel} {fn:kin0} teaches there.",
        "{kin0:first} and {kin1:first} ({kin1:rel}) take turns staying; {pet} the beagle sleeps on the bed.",
        "{His} boss at {employer}, {full}, has been supportive.",
        "Mother {full:kin0} ({oldage}, alive), father {suf} d. MI; MGM lived to {oldage}.",
        "[Pt|Patient] {surnames} [per roster|listed] is not this patient.",
        "{He} was driving home from {church} in {townst}, when a truck ran the light on {streetname}.",
        "Hx of incarceration in {county}; parole officer {full}, {phone}.",
        "On the {nth} {he} fell at the {employer} loading dock.",
        "Per {fn:kin0}, symptoms began {longday} after a trip to {worldcity}.",
        "{He} has a friend, {firstini}, in recovery who checks in daily.",
        "{ptfirst} was adopted from {country} by {full:kin0} and {fn:kin1}.",
    ),
    "plainrun": (
        "{neg} {neg} {sent} {neg}",
        "{neg} {sent} {neg}",
        "{sent} {neg} {neg} {neg}",
    ),
    "meds3": (
        "1. {rx}.\n2. {rx}.\n3. {rx}.",
        "{rx}; {rx}; {rx}",
        "{rx}, {rx}, and {rx}.",
        "- {rx}\n- {rx}\n- {rx}\n- {rx}",
        "{brand}, {brand}, {brand}, {brand}; allergic to {brand} and {brand}.",
    ),
}

WHOLE_TEXTS: dict[str, tuple[str, ...]] = {
    "edtext": (
        "pt {full:pt}, {ageform} from {townst} here w/ cp x2 days, {neg} {story} d/w {inilast:dr2} cards who recs {rx}. {neg} admit to {room}, {ln:dr3} accepting. wife {fn:kin0} called {phone}. {full:dr1}",
        "called by rn {fn:dr4} at {time} re {full:pt} in {room}. {neg} gave {rx}. {ln:dr2} aware. will follow, {full:dr1} pgr {ext}",
        "saw {full:pt} w/ dr {ln:dr2} this am, {ageform}, lives w {kin0:rel} {fn:kin0} in {city2}, {usjob} at {employer}. {neg} {sent} cont {rx}, stop {rx}. f/u {next} w {full:dr3}. {full:dr1}",
        "spoke w mom {full:kin0}. {fn:pt} was at {usschool} today and teacher {ln} noticed staring spells. {usdx} in uncle {fn}. {sent} told her to call dr {ln:dr1} {phone}",
        "{full:pt}, {dob}, {mrn}. no show {date}. lm w {fn:kin0} {phone}. letter to {addr}. -{full:dr4}",
    ),
    "dictated": (
        "THIS IS DR. {full:dr1} DICTATING ON PATIENT {full:pt}, MEDICAL RECORD {mrn}. ADMITTED {date}. DISCHARGED {visit}. HISTORY: THE PATIENT IS a(n) {ageform} WITH {usdx} AND {usdx}. {body} {neg} {story} DISCHARGE MEDICATIONS: {rx}, {rx}. FOLLOW UP WITH DR. {ln:dr2} IN {townst}, ON {next}. COPY TO {full:dr3}.",
        "PREOPERATIVE DIAGNOSIS: {usdx}. SURGEON: {full:dr1}, M.D. ASSISTANT: {suf:dr2}, M.D. ANESTHESIA: GENERAL BY {inilast:dr3}. INDICATIONS: {ptfull} IS a(n) {ageform}, {usjob} OF {townst}. {body} {neg} DRS. {ln} AND {ln} WERE PRESENT. FAMILY ({fn:kin0}) UPDATED.",
        "RADIOLOGY REPORT. {hd:pt}. ORDERED BY {inilast:dr2}. {stamp}. COMPARISON {date}. {body} IMPRESSION: {usdx}. {neg} CALLED TO {full:dr3} BY {ini2:dr1} AT {time}.",
    ),
    "scan": (
        "{hosp}\n{addr}\nPATlENT: {hd:pt}     DOB {dob}\nDate {visit}\n\nDear Dr. {ln:dr2}:\n\nI saw {full:pt}, a(n) {ageform}, from {townst}. {body} {story}\n\n{neg} {rx}.\n\nSincerely,\n{full:dr1}, M.D.\n{ini2:dr1}/{inilow:dr4}",
        "FACS1MILE\nTO: {full:dr2}   FROM: {full:dr1}\nFAX {phone}\nRE: {hd:pt} {mrn}\n{neg} {sent}\nRX {rx}\n{full:dr1}   {numdate}",
        "PROGRESS N0TES\n{md} {time} {neg} {fn:kin0} visiting. {inilast:dr4} RN\n{md} {time} Seen by Dr {ln:dr1}. {sent} {ini2:dr1}\n{md} {time} {rx} given. {ini2}",
    ),
}

TEMPLATES_US_MORE: tuple[str, ...] = (
    # discharge summaries of several houses
    "{hosp}\n{addr}\n\nDISCHARGE SUMMARY\n\nNAME: {hd:pt}\nMR#: {mrn}   ACCT#: {id:account}\nADMITTED: {date}   DISCHARGED: {visit}\nATTENDING: {caps:dr1}, MD\nPCP: {caps:dr2}, MD\n\nADMITTING DIAGNOSES:\n1. {usdx}.\n2. {usdx}.\n\nHOSPITAL COURSE: The patient is a {ageform} from {townst}, who presented [on the {nth}|{longday}] with [SOB|chest pain|AMS]. {body} {story}{pagehead}{body} Drs. {surnames} followed. {neg}\n\nDISCHARGE MEDICATIONS:\n{meds3}\n\nCODE STATUS: DNR/DNI, POLST signed with {full:kin0} ({kin0:rel}).\n\n{esig}\n{dictfoot}{ccs}",
    "Discharge Summary\n\nPatient: {hd:pt}\nDate of Birth: {dob}\nDate of Admission: {stamp}\nDate of Discharge: {stamp}\nService: [Hospitalist|General Medicine|Trauma]\nTeam: {stafflist}\n\nBrief HPI\n{ptfirst} {ptlast} is a(n) {ageform} with {usdx}, {usdx} who was transferred from {hosp2} [({townst})|]. {body}\n\nHospital Course by Problem\n#{usdx}: {sent} {neg}\n#{usdx}: started {rx}.\n#Dispo: {kin0:rel} {fn:kin0} [will pick up|wants SNF]; accepted at {carehome}, {townst}. {story}\n\nPending at discharge: cx. Call {ln:dr3} ({phone}).\n{pagehead}Follow-up: {full:dr2}, {next} {time}.\n\n{esig}",
    # SURNAME, First page headers in every page
    "{hd:pt}  MRN {mrn}  Page 1 of 3\n\nCONSULTATION\n{hosp}\n\nREQUESTING: {inilast:dr2}\nCONSULTANT: {hyph:dr1}\n\nThank you, {fn:dr2}, for asking us to see this {ageform}. {body}\n\n{hd:pt}  MRN {mrn}  Page 2 of 3\n\nPMH: {usdx}; {usdx}; {usdx}\nMEDS: {rx}; {rx}\nSOCIAL: {story} {story}\nEXAM: {neg} {neg}\n\n{hd:pt}  MRN {mrn}  Page 3 of 3\n\nIMPRESSION: {usdx}. {sent}\n\n{full:dr1}, MD\n{ini2:dr1}/{ini2:dr4}\n",
    # H&P
    "ADMISSION H&P\n{stamp}\nPt: {hd:pt}  {ageform}  {room}\nPCP: {ln:dr2} (clinic {phone})\nInformant: {kin0:rel} [{fn:kin0}|{full:kin0}], reliable\n\nCC: 'can't catch my breath'\nHPI: {sent} {story} {neg}\nPMH: {usdx}, {usdx} (dx {year}, Dr. {ln}, {hospshort}), s/p CABG {year}\nPSH: chole {date}; R TKA by {ln:dr3}\nFH: father {fn} d. {oldage} CVA. mother {fn}, {oldage}, A&W. brother \"{nick}\" CAD\nSH: {usjob} x 30 yrs, {employer}; {neg}\nROS: neg except above\nPE: {neg} {neg}\nA/P: {ageform} w/ {usdx}\n1) {rx}\n2) c/s {inilast:dr3}\n3) D/w {fn:kin0}, full code\n{full:dr1} MS4 / {ln:dr4} PGY-3 / {suf:dr2}",
    # operative, long header of names
    "OPERATIVE NOTE\nSurgeon(s) and Role:\n    * {hd:dr1}, MD - Primary\n    * {hd:dr2}, MD - Resident - Assisting\n    * {hd:dr3}, CRNA\nScrub: {fn} {ln}   Circulator: {hyph}, RN\nRep: {full} ({company})\n\nPatient: {hd:pt} [|({ageform})]\nDate: {visit}\n\nThe patient was identified by name and DOB {dob}, and Foley, Bair Hugger, and SCDs placed. {body} Kocher, Kelly and Allis clamps were used; Vicryl 2-0, Monocryl 4-0, Dermabond. {neg} Implant: [Zimmer|Stryker|DePuy] stem size {n}, lot {id:serial}.\n\nThe {kin0:rel}, {fn:kin0}, was updated by Dr. {ln:dr2}.\n{dictfoot}",
    # anesthesia record
    "ANESTHESIA PRE-OP EVAL\n{hd:pt} | {ageform} | {mrn} | OR {n}\nSurgeon:{ln:dr1}  Anes:{ln:dr2}  CRNA:{full:dr3}\nASA III  Mallampati II  NPO>8h  Wt {nn} kg\nAirway: Mac 3, 7.5 ETT, Gr I view\nPMH: {usdx}, {usdx}. Meds {brand}, {brand}.\nFamily hx MH: neg per {kin0:rel} {fn:kin0}\n{time} Versed 2, fentanyl 100, Diprivan 150, Zemuron 50\n{time} relief by {inilast}\n{time} {ini2:dr3} back in room\nPACU handoff to {fn:dr4}, RN {stamp}\nSign: {ini3:dr2}",
    # emergency department
    "EMERGENCY DEPT NOTE\nPt Name: {hd:pt}\nArrival: {stamp} via {city2} EMS, Medic {n}\nBed: {room}\nTriage RN: {full:dr4}\n\nHPI: {ageform} [unrestrained|restrained] passenger, car driven by {kin0:rel} {fn:kin0}, struck on {streetname} near {employer}, {townst}. {neg} {sent}\n\nPt is a(n) {usjob} at {employer}. {story}\n\nMDM: {neg} D/w {ln:dr2} (ortho, x{ext}), {ln:dr3} (trauma). Officer {otherlast}, {county} Sheriff, at bedside.\nReassessed {time}. {rx} given.\nDispo: OBS. Scribe: {login:dr4}. {esig}",
    "{typed:edtext}",
    "{typed:edtext}\n\n{typed:edtext}",
    "{shouted:dictated}",
    "{shouted:dictated}{dictfoot}",
    "{scanned:scan}",
    "{scanned:scan}\n\n{body}",
    # EMS run sheet
    "{county} EMS  PATIENT CARE REPORT\nRun #: {id:case}   Unit: Medic {n}   Date: {numdate}\nCrew: {stafflist}\nDispatch {time}  Enroute {time}  On scene {time}  At dest {time}\nIncident: {street}, {city2} {state} {post}\nPt: {full:pt}  {dob}  {ageform}  SSN {id:ssn}\nC/C: SOB. Hx: {usdx}. Meds: {brand}, {brand}. NKDA.\nN: Arrived to find {ageform} in recliner, neighbor {full} doing CPR. {kin0:rel} {fn:kin0} states LKW {time}. {neg} 18g L AC, Narcan 2 mg IN, LUCAS on. Transported P1 to {hospshort}, report to {fn:dr4} RN in {room}.\nTimes verified: {ini2}/{ini2}\n",
    # nursing notes
    "NURSING NOTES  {ward}  {hd:pt}  {room}\n{numdate} 0715 Report from {fn:dr4}. A&Ox4, O2 2L NC. {neg} /{ini2}\n{numdate} 0930 {rx} given, tol well. {kin0:rel} {fn:kin0} at bs. /{ini2}\n{numdate} 1210 Dr {ln:dr1} rounded w/ {ln:dr2}, new orders. {neg} /{ini2}\n{numdate} 1545 OOB to chair x2 assist (CNA {fn}). /{ini2}\n{numdate} 1900 Report to {full}, RN. {sent} {ini2:dr3}",
    "SHIFT HANDOFF (SBAR)\nRoom/Name/Age/MD\n412A  {hd:pt}  {age}  {ln:dr1}\n412B  {hd}  {oldage}  {ln:dr2}\n414  {hd}  71  {ln:dr1}\n415-2  {hd}  66  {surnames}\nS: {ptlast} had rapid response {time}. B: {usdx}. A: {neg} R: page {inilast:dr2} {ext}.\nCharge: {full:dr4}. Sitter for 414: {fn}. Float: {firstini}",
    # therapies
    "PHYSICAL THERAPY INITIAL EVALUATION\nPatient: {hd:pt}   Room: {nn}-{n}   Date: {numdate}\nOrdering: {inilast:dr1}\nPLOF: Indep; lives w/ {kin0:rel} {fn:kin0} in 2-story home in {townst}, 4 STE. Former {usjob}. Dog {pet} is a tripping hazard.\nPain {n}/10. {neg} FIM 4. Sit<>stand Mod A, RW, gait belt, 40 ft. {sent}\nGoals: Pt will return to {church} [with SBA|by {next}].\nTx time 0905-0950 (3 units)\n{full:dr4}, PT, DPT  Lic {id:licence}\nCOTA:{ini2}",
    "SPEECH-LANGUAGE PATHOLOGY\nMBSS {visit}\nPt seen with radiologist Dr. {ln:dr2}; {kin0:rel} {firstini:kin0} observed. {Named}, {ageform}, NPO since the {nth}. Trials of thin, nectar, IDDSI 4. Shaker and Mendelsohn maneuvers taught. {sent} Pt told SLP about {his} grandchildren, {fn} and {fn}, at {usschool}. Recs to RN {fn:dr4}.\n{suf:dr1}, M.S., CCC-SLP",
    # dental, eye, foot
    "DENTAL PROGRESS NOTE\n{hd:pt} Chart {mrn}\n{md} Prophy, BWX x4. #19 MOD, #30 PFM. 2 carp lido 1:100,000 epi. {neg} HYG: {fn:dr4}. DDS: {ln:dr1}  /{ini2:dr4}\n{md} Ext #32 by Dr. {ln:dr2}, referred by {full:dr3}, {townst}. Post-op {kin0:rel} {fn:kin0} instructed. Rx Norco #12. /{ini2:dr1}\nGuarantor {full:kin1}, emp. {employer}; {insurer} grp {id:plan}. N/V {next}.",
    "{practice}\n{addr}  {phone}\n\nRE: {hd:pt} DOB {dob}\n\nDear {fn:dr2},\n\nThank you for sending {mr} ({ageform}), your [patient|neighbor] and a(n) {usjob}, for evaluation of [cataracts|macular degeneration|POAG]. VA 20/50 OD, 20/30 OS; IOP 17/18 (Goldmann). Dilated with Mydriacyl. Amsler distorted OS, Shafer sign negative. On Xalatan OU and Cosopt OD. {sent}\n\nPhaco with Alcon SN60WF +21.5 D on {next} at {hosp2}. {His} {kin0:rel} {fn:kin0} will drive.\n\nBest,\n\n{fn:dr1}\n{suf:dr1}, M.D.\n\n{ini2:dr1}/{ini2:dr4}",
    "PODIATRY\nS: {ageform}, diabetic x 20 yrs, PCP {ln:dr2}, last seen {date}. {story}\nO: DP/PT 1/4 B/L. Semmes-Weinstein absent. Wagner 2 ulcer L hallux 1.2x0.8. Charcot midfoot. Hammertoes 2-5.\nA: {usdx}\nP: Debrided w/ #15. Unna boot, CAM walker, Regranex. Photos by MA {firstini}. RTC {next}.\n{inilast:dr1}, DPM/{inilow:dr4}",
    # dialysis, infusion
    "HEMODIALYSIS TREATMENT RECORD   Unit: {hosp2}, {townst}\nPt {hd:pt}  chair {n}  MWF 2nd shift  Neph:{ln:dr1}\nPre wt {nn}.{n}  EDW {nn}.0  K2 Ca2.5  BFR 400 DFR 700  Access LUA AVF (Dr. {ln:dr2} {monthyear})\n{time} Tx init. by {fn:dr4} {ln:dr4}, CHT. {bp}\n{time} cramping, NS 200, {ini2}\n{time} {bp} {ini2}\n{time} tx ended, report to driver {fn}.  Epogen 8000, Zemplar 4, heparin 3000. Kt/V 1.{n}. URR 72%.\nMSW {full:dr3} to see re: ride from {street}, {city2}. RD {inilast}: phos 6.{n}.",
    "INFUSION CENTER NOTE\nPt: {full:pt} / {dob} / {mrn} / chair 7\nOnc: {full:dr1}  NP: {hyph:dr2}\nC3D1 of [R-CHOP|FOLFOX|AC-T|carboplatin/Taxol]. Port accessed w/ 20g Huber x1, +BR. Premeds {brand}, Decadron, Benadryl. Verified w/ {fn:dr4} RN and {fn} RN. ANC 2.{n}, plt 1{nn}. {neg} {ptfirst} here w/ friend {firstini}. {He} is worried about missing work at {employer}. {sent}\nTx completed {time}, no rxn. Neulasta on-body. RTC {next}. {ini2:dr4}",
    # obstetrics and newborn
    'DELIVERY NOTE\n{full:pt} is a 29 yo G3P2002 @ 39w2d, EDD {next}, PNC w/ {full:dr2} at {practice}. Presented {longday} with SROM. GBS neg. Pitocin, epidural per {ln:dr3}. FOB {full:kin1} and [doula|mother-in-law] {fn} present. NSVD of viable female, "{fn}", at {time} on {md}, Apgars 8/9, wt 3420 g, nuchal x1 reduced. McRoberts for Erb-risk shoulder. Placenta Duncan, 3VC. 2nd degree lac, 3-0 Vicryl. EBL 300. Mom and baby to {room}. Nursery: {inilast}.\n{full:dr1}, CNM\n{ini2:dr1}/{ini2:dr4}',
    "NEWBORN DISCHARGE\nBaby [Boy|Girl] {ln:kin0} ({ptfirst}) MRN {mrn}\nMother: {full:kin0}, {dob}, A+, RPR NR, HBsAg neg, rubella imm.\nFather: {full:kin1}, {usjob}, {employer}\nBorn {stamp} at {hosp}; BW 3.{n} kg, HC 34, Ballard 39, DOL 2. Ortolani/Barlow neg, Moro sym. Passed ALGO AU. CCHD 99/100. Bili 7.{n} @ 36 HOL. Circ by {ln:dr2} (Gomco 1.3, Emla). Hep B lot {id:serial}. Sibs {fn} (4) and {fn} (2). F/u {full:dr3}, {next}. {esig}",
    'NICU PROGRESS NOTE  DOL 17  CGA 29 3/7\nBB {ln:pt} "{ptfirst}"  Bed 14\nResp: SIMV 20/5, FiO2 28%, s/p Curosurf x2; caffeine. CV: PDA, s/p Indocin, echo per Dr. {ln:dr3} {md}. FEN: TPN/IL via PICC, DBM 20 kcal. Heme: Hct 31. HUS gr I IVH (Papile). {neg} Mom {fn:kin0} kangaroo x 2 h, dad {fn:kin1} updated by ph {phone}. Parents staying w/ {kin2:rel} {full:kin2} in {townst}. SW {inilast}. Twin "{fn}" in Bed 15.\n{ln:dr1}/{ln:dr2}, {stamp}',
    # pediatrics
    "PEDS SICK VISIT\n{md}. {ptfirst} {lastini:pt} is a 4 yo here with mom ({fn:kin0}) and grandma ({nick}). T 101.4, tugging R ear. Attends {usschool}, [Ms.|Mr.] {otherlast}'s class; cousin {fn} has strep. Koplik neg, Kernig neg, TM bulging. {sent} Amox 400/5, Motrin prn. Plays w/ dog {pet}. Call {phone} if >102. -{ini2:dr1}\nMA: {login:dr4}",
    "{practice}\n\n{visit}\n\nRE: {ptfull} (DOB {dob})\n\nTo the 504 coordinator, {usschool}:\n\n{ptfirst} is followed here for [ADHD|asthma|celiac disease|type 1 diabetes]. {He} [takes {rx}|carries an EpiPen and a Ventolin inhaler]. {kin0:title}, {his} [mother|guardian], and {kin1:title} have copies. Coach {otherlast} and the bus driver, [Mr.|Ms.] {otherlast}, should know the Diastat plan. {sent}\n\nThank you,\n{full:dr1}, MD, FAAP\nc: {inilast} RN",
    # psychiatry and therapy
    'PSYCH INTAKE  {numdate}\nClient: {full:pt} (prefers "{nick}"), {ageform}, self-referred; was seen by {full:dr2} in {townst}\nCC: "I can\'t turn my brain off."\nHPI: {sent} {ptfirst} separated from {kin0:first} in {monthyear}. Lost job as {usjob} at {employer}. PHQ-9 19, GAD-7 15, MDQ neg, C-SSRS low.\nTrauma: as a child in {townst}, lived w/ uncle {fn}. Military: {country} {year}.\nPast meds: Zoloft, Celexa, Abilify (EPS), Effexor.\nFamily: brother {nick} - EtOH. Sister {full}, {usjob}, supportive.\nDx: F33.1, r/o Cluster B. Plan: {rx}; CBT w/ {firstini:dr3} LMFT; crisis 988.\n{full:dr1}, PMHNP-BC',
    'Therapy progress note (DAP)\nClient initials: {inidot:pt}   Session #{n}   {longday}, 50 min\nD: {fn:pt} discussed conflict with {fn:kin0} and the in-laws. Said that {fn} at work ({employer}) "throws me under the bus." {He} visited {his} father\'s grave in {townst}, which was hard.\nA: affect congruent; Beck 18; no SI/HI.\nP: Gottman exercise; DBT diary card; bring {fn:kin0} on {next}.\n{inilast:dr1}, PsyD',
    # social work and case management
    "SOCIAL WORK ASSESSMENT\n{hd:pt}, {ageform}, {room}. Met w/ pt, {kin0:rel} {full:kin0}, and {kin1:rel} {fn:kin1} by phone. {story} {story} {story} Income SSI, SNAP. APS ({county}) worker {full}, {phone}. Car tag {id:plate}. HCPOA {suf:kin1}. Lifeline, Meals on Wheels, Hoyer, BSC ordered. {church} will help w/ ramp. {sent}\n{fn:dr4} {ln:dr4}, LCSW x{ext}",
    "CASE MGMT / UR\n{stamp} [{login:dr4}] Clinicals faxed to {insurer}, rep {fn} x{ext}, ref# {id:case}.\n{stamp} [{login:dr4}] P2P w/ Dr. {ln:dr1} & {insurer} MD Dr. {ln}: approved thru {next}.\n{stamp} [{login}] {ptlast}: choice list to {kin0:rel} {fn:kin0}. 1) {carehome} 2) {carehome} 3) {hosp2}.\n{stamp} [{login}] {carehome} (admissions: {fn}) accepted, bed 12B. PASRR done. {neg}",
    # home health, skilled nursing, hospice
    "HOME HEALTH VISIT NOTE\nClient:{hd:pt}  SOC {numdate}  Visit#{n}\nTime in {time} Time out {time} Miles {nn}\nHomebound: taxing effort, RW. PCG:{full:kin0} ({kin0:rel}).\nVS {bp}. {neg} Wound L heel 2x1.5, Santyl, Mepilex. Coumadin INR 2.{n} called to {fn} at Dr. {ln:dr1}'s office. Pt out of {brand}; {fn:kin0} to p/u at {pharmacy}. {story}\n{full:dr4} RN   Pt sig: {inilast:pt}",
    '{carehome}\nMDS / CARE CONFERENCE {visit}\nResident: {hd:pt}  Rm {nn}B  Hall 2  BIMS 9  Code: DNR\nPresent: {stafflist}; family {full:kin0}, {full:kin1}\nDiet: mech soft, NAS. Wt {nn} kg. Falls x2 (the {nth}, {md}). Wanders to room of Mrs. {otherlast}. Roommate [Mr.|Ms.] {otherlast} loud at HS. {He} talks of farm in {townst}, and calls aides "{fn}". Mrs. {lastini} from {church} visits. {neg} GDR: Seroquel 25->12.5 per {ln:dr1}.\nActivities: bingo, pet visit ({pet}).\nNOK unhappy re laundry; admin {full} to call {phone}.',
    'HOSPICE IDG NOTE\n{ptfirst} "{nick}" {ptlast}, {oldage}yo, dx {usdx}, PPS 30, FAST 7c. MAR: Roxanol, Ativan, Levsin. Wife of {nn} yrs, {fn:kin0}; sons {fn}, {fn} & {suf}; granddaughter {hyph}. Chaplain {fn:dr3}: Rev. {otherlast} of {church} anointed pt. Vol. {firstini} sits Tu/Th. Aide {fn}. SW {inilast:dr2}: {employer}. Vet pinning ceremony {longday}. RN {fn:dr4} to recert by {next}. MD {ln:dr1}',
    # pharmacy
    "PHARMACY CONSULT: VANCOMYCIN DOSING\n{hd:pt} {ageform} {nn} kg CrCl 54 (Cockcroft-Gault) Bed 7\nTrough 18.{n} @ {time} {md}. Rec 1 g q12h; next level {md}. NDC 0409-6510-01. Zosyn 3.375 g EI, d/c Levaquin. D/w {ln:dr1}; RN {fn:dr4} aware.\n{full:dr2}, PharmD, BCPS /{ini2:dr2}\n{md} addendum: {sent} /{ini2}",
    "{pharmacy}\n{addr}\nPh {phone} NCPDP {id:case}\nREFILL REQUEST\nPrescriber:{full:dr1} DEA:{id:dea} NPI:{id:npi}\nPatient:{full:pt} DOB:{dob} Ph:{phone}\nDrug:{rx} Qty:90 RF:0 Last fill:{md}\n[ ] OK x1 yr [X] OK x {n} [ ] Denied, needs appt\nRPh:{ini2} Tech:{ini2}\nAuthorized by:{inilast:dr1}/{ini2:dr4} {numdate}",
    # telehealth, portal, chat
    "TELEHEALTH VISIT\nVerbal consent obtained. Pt location: {townst} (parked outside {employer}). Provider location: {townst}. Video via Zoom, 1080p. Also present: {kin0:rel} {fn:kin0}.\n{ptfull}, {ageform}, for f/u of {usdx}. {sent} {neg} Says {fn} the pharmacist at {pharmacy} gave {him} {brand}. {story}\nA/P: {rx}. Total time 22 min. 99213-95.\n{esig}",
    "From: {login:pt}\nTo: {practice} Nurse Pool\nSent: {stamp}\nSubject: {brand} refill??\n\nhi its {lowfirst:pt} {lowlast:pt}, dr {lowlast:dr1} said to message. im out of {brand} and {lowfirst:kin0} is picking up my stuff {md}. also can you fax my work (attn {full} at {employer}, {phone}). my moms dr is {low:dr2} in {townst}\n\n> From: {full:dr4}, LPN\n> Hi {ptfirst}, which pharmacy? - {fn:dr4}\n\n>> {login:pt}: {pharmacy} on {streetname}. thx {lowfirst:dr4}!\n\nRouted to {hd:dr1} [{login:dr1}]. Closed {md} /{ini2:dr4}",
    "#secure-chat {ward}\n{login:dr1} {time}: anyone have {ptlast} in {room}? K 6.1\n{login:dr4} {time}: yes me, {fn:dr4}. ekg done, {surnames} looked at it\n{login:dr1} {time}: ok give Kayexalate, Lokelma, call renal ({lowlast:dr2})\n{login:dr2} {time}: seeing {inidot:pt} now. {fn:kin0} ({kin0:rel}) asking abt HD\n{login:dr4} {time}: can u update {lowfirst:kin0} too? she's driving in from {townst}\n{login:dr1} {time}: will do. thx {lowfirst:dr4}\n@{login} added {full:dr3}",
    # insurance, disability, law
    "{visit}\n\nVIA FAX {phone}\n{insurer}\nAttn: Appeals, {full}\n{addrblock}\n\nMember: {hd:pt}\nID: {id:plan}   Ref: {id:case}\n\nDear [Ms.|Mr.] {otherlast}:\n\nThis is a second-level appeal of the denial dated {date} by your reviewer, Dr. {otherlast}, of [Humira|Keytruda|proton therapy|an Inspire implant]. {mr}, a(n) {ageform} and a(n) {usjob}, failed {brand}, {brand} and {brand}. {sent} {body}\n\nNCCN and the Milliman guideline (MCG A-0414) support this. {His} {kin0:rel}, {full:kin0}, has used up FMLA at {employer}.\n\nSincerely,\n\n{suf:dr1}, MD, FACP\nenc.\n{ini3:dr1}/{inilow:dr4}",
    "ATTENDING PHYSICIAN'S STATEMENT (disability)\n1. Claimant: {full:pt}   2. SSN: {id:ssn}   3. DOB: {dob}\n4. Employer: {employer}   5. Occupation: {usjob}\n6. First visit {date}  Last visit {visit}  Hospitalized: [X] Yes [ ] No  Where: {hosp2}\n7. Dx/ICD-10: {usdx}, M54.16; {usdx}\n8. Restrictions: lift <10 lb, no ladders, sit 4/8 h\n9. Out of work from {md} to {next}\n10. Other providers: {full:dr2} (PT); {inilast:dr3}, {townst}\nSigned {full:dr1}  Print {caps:dr1}  Tel {phone}  Date {numdate}\nForm WH-380-E  Rev. 06/2020",
    "{practice}\n{phone}\n\nRETURN TO WORK/SCHOOL\n{numdate}\n\nPlease excuse [Mr.|Ms.] {ptlast} and {kin0:rel} {fn:kin0} from [work at {employer}|{usschool}|jury duty in {county}] {md} - {md}. No lifting >20 lb. May use Albuterol PRN.\n\n{inilast:dr1} /{ini2:dr4}",
    "LAW OFFICES OF {caps}\n{addr}\n\n{visit}\n\nRe: {ptlast} v. {employer}\n    Our client: {mrfull}\n    D/A: {date}    File: {id:case}\n\nDear Dr. {ln:dr1}:\n\nThis firm represents {full:pt} and {his} {kin0:rel}, {full:kin0}, who was a passenger. Opposing counsel is {suf}, Esq.; the adjuster is {full} of {insurer}. Dr. {ln:dr2} testified on {date} that {mr} had {usdx}. {sent} Please send billing, CPT 72148 films, and your CV. A deposition is noticed for {next} at {time} before {hyph}, court reporter.\n\nVery truly yours,\n\n{full}\n\n{ini3}/{inilow}\ncc: {ptfull}",
    # corrections, veterans, service
    "{county} DETENTION CENTER - MEDICAL\nSICK CALL REQUEST\nName (last, first): {hd:pt}  Booking # {id:case}  Pod C Cell 14 Bunk 2\nDOB {dob}  Date {numdate}\nProblem: tooth ache & need my {brand}. my lawyer mr {lowlast} knows. cellie {fn} can tell u\n-- STAFF --\nSeen {time}. {neg} CIWA 3. COWS 5. {rx}, KOP denied. Dep. {otherlast} escort. Refer {ln:dr1}. Hx verified w/ {pharmacy}, {townst}.\nL. sig {inilast:dr4} LPN /{ini2:dr4}",
    "LOCAL TITLE: PRIMARY CARE NOTE\nSTANDARD TITLE: PRIMARY CARE NOTE\nDATE OF NOTE: {stamp}     ENTRY DATE: {stamp}\n      AUTHOR: {hd:dr1}        EXP COSIGNER: {hd:dr2}\n     URGENCY:                            STATUS: COMPLETED\n\n{hd:pt}  {last4}  {ageform}\nVeteran, [Army|Navy|USMC|Air Force], {country} {year}-{year}, SC 70% PTSD/TBI/tinnitus. Lives in {townst}, with {kin0:rel} {fn:kin0}. Agent Orange +, retired {usjob}. {sent} {neg}\nActive Outpatient Medications:\n1) {rx}   ACTIVE\n2) {rx}   ACTIVE (S)\n\n/es/ {caps:dr1}, MD\nPACT 4\nSigned: {stamp}\n\nReceipt Acknowledged By:\n{stamp}  /es/ {caps:dr3}, RN\n{stamp}  /es/ {caps:dr4}\n                         LPN",
    "TROOP MEDICAL CLINIC\nSGT {hd:pt} (E-5), unit {n}/{nn} INF, SSN {id:ssn}. BC: CPT {otherlast}; 1SG {otherlast}. Twisted knee on ruck {md}; medic SPC {otherlast} splinted. Prior deployment {country} {monthyear}. Lachman +, McMurray +. Motrin 800, profile 14 d (DA 3349). MRI at {hospshort}. Spouse {fn:kin0}, {usjob}, {townst}.\n{full:dr1}, MAJ, MC /{ini2:dr4}",
    # transplant, genetics
    "TRANSPLANT SELECTION COMMITTEE\nDate {visit}   Attendees: {stafflist}\nCandidate {ini2:pt} ({mrn}): {ageform}, NASH, MELD-Na 27, Childs C. Caregiver {full:kin0}; living donor candidate {kin1:rel} {full:kin1}, {usjob}, ABO O. From {townst}, and will relocate to {streetname}. SW ({ln:dr3}): PEth neg. CTS: Swan numbers ok. Financial: {insurer}. DECISION: list. Prograf, CellCept, Bactrim, Valcyte post.\nCoordinator {full:dr4} ({phone}) to call {ptfirst} {longday}. UNOS {id:case}.",
    "CANCER GENETICS\nProband: {full:pt}, {dob}\nRef: {inilast:dr1}\n\nPEDIGREE\nMother {full:kin0} (née {maiden}), br ca, d. at {oldage}\n  Mat aunt {fn} - ovarian, 51\n  Mat uncle {suf}, {usjob}, prostate, A&W\n    cousin {fn} (BRCA2 c.5946delT +), lives {townst}\nFather {suf}: colon polyps; Ashkenazi/{country}\n  PGM {fn} d. {oldage}, Alzheimer's; PGF {nick} d. MI\nSibs: {fn} (48), {hyph} (45, Lynch neg), twin {fn} & {fn}\nChildren: {fn}, {fn}\n\n{ptfirst}'s Tyrer-Cuzick is 31%. Myriad MyRisk kit {id:accession} sent {md}. {sent} {ptfirst} asked that {fn} not be told.\n\n{full:dr2}, MS, CGC",
    # school nurse
    "SCHOOL HEALTH OFFICE LOG  {usschool}  {visit}\nTime  Student  Gr  Complaint  Action  Init\n{time}  {firstini}  3  HA  rest, water  {ini2:dr4}\n{time}  {inilast}  5  nosebleed  ice, back to Mrs. {otherlast}  {ini2:dr4}\n{time}  {full:pt}  K  asthma, Ventolin 2 p  mom {fn:kin0} called {phone}  {ini2:dr4}\n{time}  {fn} {lastini}  2  lice  sent home w/ {nick}  {ini2}\n{time}  {low}  4  fell @ recess  Coach {otherlast} witnessed  {ini2}",
    # studies
    "POLYSOMNOGRAM REPORT\n{hd:pt}   {numdate}   Tech: {full:dr4}, RPSGT\nReferring:{inilast:dr2}  Interp:{inilast:dr1}\n{ageform}, BMI 38, Epworth 17, Mallampati IV, neck 18 in. {usjob}, [Pickwickian|Cheyne-Stokes noted]. Bed partner {fn:kin0} reports snoring.\nTST 322 min, SE 78%, AHI 41.2, RDI 44.9, nadir 74%. CPAP 12 cwp, ResMed F20 medium, AirSense s/n {id:serial}.\n{sent}\n{full:dr1}, MD, D,ABSM\n{ini2:dr1}/{ini2:dr4}",
    "EEG #{id:accession}\nName {hd:pt}  Rm ICU 4  {stamp}\nTech {ini2:dr4}. Requested: Dr. {ln:dr2}.\nHx: {ageform} found down by {kin0:rel} {fn:kin0} at {church}. Meds: Keppra, Dilantin, Versed gtt.\nAlpha 9 Hz, mu rhythm, POSTS, V waves. Fz-Cz, T3-T5 sharp. No Lennox-Gastaut pattern; FIRDA. Comparison {date} ({full:dr3}).\nIMPRESSION: abnormal. Called to {ln:dr2} by {fn:dr4}.\n{full:dr1}, MD",
    "CARDIAC CATHETERIZATION\nOperator: {suf:dr1}, MD   Fellow: {hyph:dr2}, MD   RN/RT: {surnames}\nPt: {hd:pt}   Ref: {ln:dr3}/{townst}\nRFA 6F, JL4/JR4, pigtail. LAD 95% mid -> Xience 3.0x18, TIMI 3. RCA Shepherd's crook. LVEDP 22, Fick CO 4.{n}. Heparin 8000, Integrilin, Plavix 600. Angio-Seal. AlluraXper, DAP 5412.\nFamily: spoke w/ {fn:kin0} (cell {phone}) and son {suf:kin1}. {pagehead}Recs: ASA 81, Brilinta, Lipitor 80. Cardiac rehab, {hospshort}.\n{dictfoot}{ccs}",
    "DEVICE CLINIC / REMOTE\n{ptfull} | {dob} | Medtronic Azure XT DR W1DR01 SN {id:serial} | implanted {date} {ln:dr1} {hosp2}\nLeads: 5076-52 SN {id:serial}; 3830-69 SN {id:serial}\nAP 31% VP 2%. RA 0.5V@0.4. AT/AF burden 3%. ERI > 8 y. Latitude/CareLink paired by {kin0:rel} {fn:kin0}.\n{md} tx reviewed {ini2:dr4}. {md} alert, called pt {phone}, LM. {ini2}\nCosign {inilast:dr2}. Rep {fn} ({ext}).",
    # pathology and laboratory
    'SURGICAL PATHOLOGY\nCase: {id:accession}\nPATIENT:{hd:pt}\nPHYSICIAN(S):{hd:dr1};{hd:dr2}\nCOLLECTED:{numdate} RECEIVED:{numdate}\n\nGROSS (dictated {ini2:dr4}): A. Received in formalin labeled "{hd:pt}, prostate L base" are 3 cores. B. Labeled "{ptlast}, R apex".\nMICRO: Gleason 3+4=7. Congo red neg, Giemsa neg, Ki-67 15%. Reed-Sternberg cells absent. Breslow 0.8 mm, Clark III.\nDx reviewed with Drs. {ln} and {ln}; sent to {full}, {townst}.\n{full:dr3}, MD **ELECTRONICALLY SIGNED** {numdate}\n{ini2:dr3}/{inilow}',
    # radiology with residents and addendum
    "EXAM: XR CHEST 2 VW  ACC {id:accession}\nPT: {hd:pt} ({mrn}) {ageform}\nORDER PROV:{hd:dr2}\nREAD BY:{hd:dr1}\nTECH:{ini2}\n\nHX: SOB, {usdx}; fell off roof in {townst}, working as a(n) {usjob}.\nCOMP: {date}\nFINDINGS: Port-A-Cath tip SVC. Kerley B lines. Bochdalek hernia. {sent}\nIMPRESSION: 1. {neg} 2. Fleischner f/u 12 mo.\n\nADDENDUM {stamp}: d/w {fn:dr3} {ln:dr3} NP @ {time}. /{ini2:dr1}\nI, {full:dr1}, have reviewed the images with {full:dr4} (PGY-4).",
    # exports, tables
    "PatientName|MRN|DOB|AttMD|Room|Note\n{hd:pt}|{mrn}|{dob}|{inilast:dr1}|412A|{usdx}\n{hd}|{id:case}|{dob}|{inilast:dr2}|414B|{usdx}\n{hd}|{id:case}|{dob}|{low:dr1}|415|{neg}\n{hd}|{id:case}|{dob}|{inilast:dr3}|ICU-3|{rx}",
    'visit_dt,last,first,mi,provider,signed_by,cosign,comment\n{numdate},{ln:pt},{fn:pt},,{login:dr1},{ini2:dr4},{ini2:dr1},"{kin0:rel} {fn:kin0} called"\n{numdate},{capslast},{capsfirst},,{login:dr2},{ini2},{ini2:dr2},"{usdx}"\n{numdate},{lowlast},{lowfirst},,{login:dr3},{ini2},,"{rx}"',
    "MSH|^~\\&|RIS|{hosp}|EHR|{townst}|{compactstamp}||ORU^R01|7714|P|2.3\nPID|1||{mrn}||{pipes:pt}||{compactdate}|F|||{street}^^{city}^{state}^{post}||{phone}\nNK1|1|{pipes:kin0}|SPO|||{phone}\nPV1||I|ICU^4^A||||{id:npi}^{pipes:dr1}|{id:npi}^{pipes:dr2}\nOBR|1|||71020^CHEST 2V||||||||||||{pipes:dr3}\nOBX|1|TX|||Kerley B lines. D/W DR {capslast:dr2}.||||||F\nNTE|1||{full:kin0} ({kin0:rel}) aware - {login:dr4}",
    "| Date | Provider | Dx | Next | Init |\n|---|---|---|---|---|\n| {md} | {inilast:dr1} | {usdx} | {next} | {ini2} |\n| {md} | {ln:dr2} | {usdx} | PRN | {ini2} |\n| {md} | {hyph:dr3} | {neg} | {md} | {inilow} |\n\nPatient: {ptfirst} {lastini:pt}, {ageform}; contact {fn:kin0} {phone}",
    "ON-CALL SCHEDULE wk of {numdate}\nMon {surnames}\nTue {ln:dr1} (backup {fn:dr2})\nWed {inilast:dr3} / {inilast}\nThu {low}\nFri-Sun {ln:dr2}->{ln:dr4} swap per {ini2:dr4}\nCath: {full} {phone}; GI: {ln} {ext}; OB: {hyph} {ext}\nCode STEMI x1111. Questions: {fn}, {login}",
    # EHR dump
    "Encounter Summary - printed {stamp} by {login:dr4}\nPatient Demographics\n{hd:pt} | {ageform} | Pref name: {nick} | Lang: Eng\nAddress {addr}\nContacts\n{full:kin0} (Spouse) {phone} | {suf:kin1} (Son) {phone}\nCare Team\nPCP - General: {hd:dr2}\nReferring: {hd:dr3}\nNurse: {full:dr4}\nAllergies: {brand}, {brand}, latex\nProblem List: {usdx} (noted {date}); {usdx}; {usdx}\nVitals BP {bp} | P {nn} | T 98.{n} | Wt 1{nn} lb\nSocial Hx: Occupation: {usjob}; Employer: {employer}; Hometown: {townst}; Faith: {church}\nProgress Notes\n{full:dr1}, MD at {stamp}\nExpand All Collapse All\nSubjective: {sent} {story}\nPlan: {rx}. AVS given.\n{esig}",
    "Orders Placed\n{stamp} - {hd:dr1} - {rx} - Ack: {fn:dr4}\n{stamp} - {hd:dr1} - Foley d/c - Ack:{ini2}\n{stamp} - {hd:dr2} per protocol - K rider - Ack:{ini2}\n{stamp} - verbal {ln:dr3}/{fn} - CXR portable\nMAR\nLasix 40 IV 0900:{ini2} 2100:{ini2}\nLovenox 40 SC 0900:{ini2} (refused 2100, {ini2})\nSignatures: {ini2}={full}, RN; {ini2}={full}, LPN; {ini2}={inilast}\n{neg}",
    # forms with checkboxes
    "NEW PATIENT INTAKE (print)\nName:{full:pt}  Nickname:{nick}  Maiden:{maiden}\nDOB:{dob}  SSN:{id:ssn}  [X]M [ ]F  [X]Married [ ]Single [ ]Widowed\nAddr:{street}  City:{city}  St:{state}  Zip:{post}\nEmployer:{employer}  Job:{usjob}  Church:{church}\nSpouse:{full:kin0}  Kids:{fn}(9),{fn}(6),{fn}(2)\nReferred by: [ ]Web [X]Friend: {firstini} [X]Dr:{ln:dr2}\nEmergency:{full:kin1}/{kin1:rel}/{phone}\nMeds:{brand},{brand}  Allergies:[ ]None [X]{brand}\nHx: [X]HTN [X]GERD [ ]CABG [ ]Parkinson's\nSign:{inilast:pt} Date:{numdate} Staff:{ini2:dr4}",
    "INFORMED CONSENT - [COLONOSCOPY|EPIDURAL STEROID INJECTION|TAVR]\nI, {full:pt}, authorize Dr. {full:dr1} and assistants incl. Dr. {ln:dr2} of {hosp} to perform the above. [ ] Blood OK [X] No blood (Jehovah's Witness). Risks: perforation, Mallory-Weiss, death.\nPatient/Rep: {full:kin0}  Relationship: {kin0:rel}\nWitness: {inilast:dr4}  Time {time} Date {numdate}\nInterpreter: {fn} {ext}\nSurrogate phone: {phone}",
    # consult letters with odd names
    '{suf:dr1}, M.D.\n{hyph:dr2}, D.O.\n{full:dr3}, PA-C\n{practice}\n{addr}\n\n{visit}\n\nDear {fn:dr0}:\n\nI had the pleasure of seeing {suf:pt} today, along with {his} {kin0:rel} {hyph:kin0}. As you know, {mr} ({ageform}), whom everybody calls "{nick}", grew up near {townst}, where {his} father worked at {employer}. {body}\n\nMr. {otherlast}, [the landlord|{his} foreman], found {him} confused on {longday}. {neg}\n\nI would suggest {rx}, with {rx} as a backup, and I have asked {fn:dr3} to see {him} {next}.\n\nWarmly,\n\n{fn:dr1}\n\n{ini2:dr1}/{ini2:dr4}{ccs}',
    "NEUROLOGY CONSULTATION\nRe: {hd:pt} ({ini2:pt})\nDate: {longday}\n\n{ptfirst} {ptlast} is a right-handed {ageform}. History is from {fn:kin0}, the {kin0:rel}, and from {kin1:title}. In {monthyear} while at {church}, {he} [slumped|stopped speaking]. EMTs {fn} and {fn} brought {him} to {hospshort}, where Dr. {ln:dr2} started Keppra. Myerson sign +, Hoffmann -, Lhermitte -, Babinski equivocal. {neg} {body} Todd's paralysis vs TIA. {story}\n\n{usdx}: {sent}\n\nThanks, {fn:dr2}. /{ini2:dr1}",
    "ID CLINIC F/U {md}\n{inidot:pt}, {ageform} MSM, CD4 612, VL UD on Biktarvy. Partner {firstini:kin0} on PrEP. Works as {usjob}; moved from {townst} in {monthyear}. RPR NR, Hep A/B imm. {sent} CM {fn:dr4} at {charity}. RTC {next}. {ini3:dr1}",
    "WOUND CARE CENTER\nSee also Dr. {ln:dr2}'s note of {md}. Mrs. {lastini:pt}, {oldage}, seen w/ dtr {fn:kin0} and aide {fn}. Dakin's, Unna, Santyl, wound VAC -125. Braden 14. HBO #{n} of 30 @ 2.0 ATA. ABI 0.{n}. {neg} Transfers from {carehome}, rm 118. {story}\n{ln:dr1}:{ini2:dr4}",
    'INTERPRETER / COMPLAINT LOG\n{stamp} {kin0:rel} {full:kin0} of {hd:pt} upset re wait. Spoke w/ charge {fn:dr4}. {login}\n{stamp} Patient rep {full} met family (5: {fn}, {fn}, {fn}, {nick}, {fn}). Lost dentures, ring engraved "{fn} & {fn}". {login}\n{stamp} Letter to {kin0:title}, {addr}. {login}',
    "Morbidity & Mortality - confidential\nPresenter: {full:dr1} (PGY-4), Moderator: Dr. {ln:dr2}\nCase {ini2:pt}: {ageform} s/p Whipple POD 5, leak, Hartmann. Code called {time} {md}; {surnames} responded. Delay: IR ({ln:dr3}) at {hospshort}. Family ({fn:kin0}) told by {ln:dr1}/{ln:dr4}. {sent} {neg}",
    "Dear Dr. {ln:dr1},\n\nMy name is {full:kin0} and my {kin0:rel} {full:pt} was your patient. {ptfirst} was {oldage} and still went to {church} in {townst}, every week and fed {his} cat {pet}. I worked as a(n) {usjob} so I know how busy you are, but nurse {fn:dr4} and that young Dr. {ln:dr2} were kind. {He} talked about {fn} and {fn} at {usschool} and about {employer}. We had the service on the {nth}.\n\n{fn:kin0} and {nick}\n{addr}",
    "HOSPITALIST ROUNDING LIST (do not file) {md}\n{room} {ptlast} {ageform} {usdx} [{ini2:dr1}]\n{room} {ln} 71F {usdx} - d/c today, dtr {fn} to p/u [{ini2}]\n{room} {ln} {oldage}M {usdx} - DNR, son {nick} HCPOA [{ini2}]\n{room} {hyph} 44M {usdx} - Ativan gtt [{ini2}]\n{room} {ln}/{fn} 58F NPO for EGD w/ {ln:dr2}\npending: {ln:dr3} recs on {ptlast}, PT on {ln}",
    # boards and numbered lists
    "OR BOARD {longday}\nRm1 0730 {hd}/{age}/Whipple/{ln:dr1}/anes:{ln:dr2}\nRm2 0745 {hd:pt}/{ageform}/L TKA/{inilast:dr3}/scrub:{fn}/circ:{fn}\nRm3 TF {hd}/44F/lap chole/{hyph}\nRm4 add-on:{ln}(call {fn:kin0} {phone})\nAvail: {surnames}. Float:{fn}. Desk:{low}. Rev {time} {ini2:dr4}",
    "CENSUS 5E {md}\n1.{hd:pt} {age} {usdx} ({ln:dr1})\n2.{hd} 71 {usdx} ({ln:dr2})\n3.{hd} {oldage} {usdx} ({ln:dr1})\n4.{hd} 55 {rx}\n5.empty - clean\n6.{low} 38 {usdx} hold d/c, ride from {townst}\nRN1:{fn:dr3} RN2:{fn:dr4} CNA:{firstini} HUC:{inilast}\nCalls:{nick} (son of 3) {phone}",
    'OCCUPATIONAL THERAPY DAILY NOTE\n{md} 1310-1355. {ptfirst} {lastini:pt}, {ageform}, {room}. S: "Call me {nick}." O: UB dressing SBA, LB dressing Min A w/ reacher, Jebsen 84 sec, Jamar R 22 lb. Theraputty, Coban to IF. {kin0:rel} {fn:kin0} (a(n) {usjob} in {townst}) trained in car transfers. {neg} A: good rehab potential; was {usjob} at {employer}. P: cont POC per Dr {ln:dr1}, co-tx w/ PT {fn}.\n{hyph:dr4}, OTR/L  /{ini2:dr4}',
    'ADDENDUM to note of {stamp} by {login:dr2}\n[Correction|Late entry|Clarification]: the {kin0:rel} is {full:kin0}, not "{fn}"; the surgeon was {inilast:dr3} ({hospshort}). {ptlast}, {ageform}, is from {townst}, and not {city2}. {sent}\nReviewed:{login:dr1} Filed:{login:dr4} {numdate}\nOld records under name {full} ({maiden}), MRN {id:account}.\n/{ini2:dr1}',
)
