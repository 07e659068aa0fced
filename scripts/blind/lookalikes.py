"""Sentences without any identifier that look as if they had one; [a|b] as in the templates."""

SENTENCES = """
[Parkinson's|Alzheimer's|Huntington's|Hodgkin's|Crohn's] disease was [diagnosed|suspected|excluded] some time ago.
A [14|16|18]F Foley catheter was [placed|removed] without difficulty.
Babinski was [negative|upgoing] on the [left|right], and Hoffmann was absent.
BP [120/80|142/88|168/102], pulse [72|88], SpO2 [98|94]% on air.
The Glasgow Coma Scale was [15|13|8] and the Apgar was [9|7] at one minute.
A [Hickman|Swan-Ganz|Tenckhoff|Groshong] catheter was inserted under ultrasound.
[Lasix|Lipitor|Plavix|Xarelto] [20|40|75] mg was continued.
She is on [Madopar|Sinemet] [62.5|125] mg five times a day.
Give [Tazocin 4.5|co-amoxiclav 1.2] g every eight hours.
[Murphy's|McBurney's|Rovsing's|Courvoisier's] sign was [positive|negative].
The [Wells|Geneva|Centor] score was [1|2|4].
T[1|2|3] N0 M0, [Gleason 3+4|Breslow 0.8 mm|Dukes B].
Ward 7 has [two|three] side rooms with their own bathrooms.
REVIEW OF SYSTEMS: [Negative|Unremarkable] except as above.
PAST MEDICAL HISTORY: [Asthma|Gout|Hypertension].
The [PARTNER|PLATO|HOPE|SPRINT|DAPA-HF] trial supports this approach.
L[4/5|5/S1] disc prolapse with [root|thecal] compression.
Peak flow [320|410]/[450|520] before and after [salbutamol|Ventolin].
Visual acuity [6/6|6/9|6/18] right, [6/12|6/24] left.
Vision is 20/[20|40|200] OD and 20/[25|30] OS.
Repeat the bloods in [2-3|4-6] weeks.
Take one tablet [twice a day|at night], [10-14|7-10] days.
A [Colles|Smith|Bennett|Jones] fracture was [reduced|plastered].
The [Mallory-Weiss|Zenker|Meckel] [tear|lesion] was not seen.
Charcot [joint|arthropathy] of the midfoot was noted.
Bell's palsy, House-Brackmann grade [II|III|IV].
She was seen in the [Cardiology|Diabetes|Fracture|Memory] Clinic.
The case was discussed at the [lung|breast|skin] MDT on Tuesday.
He was transferred to the [Intensive Care|High Dependency|Coronary Care] Unit.
Follow up with the [General|Family] Practitioner after Christmas.
Avoid alcohol over [New Year|Thanksgiving|Easter].
[Two|Three] units of packed red cells were given overnight.
The [Circle of Willis|Sylvian fissure|foramen of Monro] was normal.
Suture: [3-0 Vicryl|4-0 Monocryl|2-0 Prolene] to skin.
[Bair Hugger|Flowtron boots|TED stockings] on throughout.
ECG: PR [160|182] ms, QRS [88|124] ms, QTc [412|466] ms.
Echo: LVEF [35|55]-[60|65]%, E/A [0.8|1.2], TAPSE [18|22] mm.
pH 7.[21|32|44], pCO2 [4.8|7.1], pO2 [8.2|11.4], BE [-6|+2], lactate [1.2|4.4].
Urine dip: [leucocytes 2+, nitrites positive|protein trace].
FEV1/FVC [0.48|0.61] with [no|14%] reversibility.
MMSE [22|27]/30; clock drawing [3|5]/5.
The [Epley|Valsalva|Heimlich|Dix-Hallpike] manoeuvre was performed.
Dressings: [Aquacel|Mepilex|Inadine] changed every [2|3] days.
The patient uses a [Zimmer|Rollator] frame indoors.
A [Mirena|Nexplanon] was fitted, due for change in five years.
Batch testing for [HLA-B27|JAK2 V617F|BRCA1|EGFR T790M] was [negative|positive].
CD4 [210|480], viral load < [20|50] copies/mL.
Weight [62.4|88.1] kg, height [158|176] cm, BMI [24.9|31.2].
Troponin [4|12|1,204] ng/L, repeated at [3|6] hours.
WBC 11.2, Hgb [9.8|13.4], Plt [120|310], INR [1.1|2.4].
[Kawasaki|Still's|Takayasu|Behçet's] disease was considered.
[Graves'|Hashimoto's] thyroiditis with raised antibodies.
There is [Virchow's node|Trousseau's sign|Chvostek's sign] on examination.
Wound healing by secondary intention; [Penrose|Jackson-Pratt|Robinson] drain out.
[Ringer's lactate|Hartmann's solution] 1 L over [4|8] hours.
CURB-65 [2|3], qSOFA [1|2], NEWS2 [3|7].
ASA [2|3], Mallampati [1|2|3], Cormack-Lehane grade [1|2].
The [da Vinci|Siemens|Philips|GE] system was used [throughout|for imaging].
Dear Colleague, thank you for [your referral|this referral].
To Whom It May Concern: this letter confirms [fitness to fly|attendance].
Yours sincerely, [Consultant Physician|Specialist Registrar|Staff Nurse].
Discharge Summary - [Final|Draft] - Page [1|2] of [2|3].
Nothing to eat or drink from midnight; first on the [morning|afternoon] list.
Please phone the ward [between 2 and 4 pm|after 6 pm] for advice.
Call 911 or go to the nearest emergency [room|department] if worse.
Ring [111|999] if there is [chest pain|breathlessness].
Pain [3|7]/10 at rest and [5|9]/10 on moving.
Strength [4/5|5/5|3/5] in the [deltoids|hip flexors] and reflexes [2+|1+].
Gravida [2|3] para [1|2], [28|36]+[2|5] weeks.
Dialysis [Mon/Wed/Fri|Tue/Thu/Sat], [3.5|4] hours.
[Rose Bengal|Congo red|Giemsa|Ziehl-Neelsen] staining was negative.
[Baker's|Dermoid|Bartholin's] cyst, [2|4] cm.
[Frank|Gross|Brown] discharge was noted from the wound.
The [Will Rogers|Hawthorne|Stroop] effect may explain this.
[Young|Long|Short|Rich] patients tend to recover well.
May repeat the dose [once|twice], then stop.
Mark the site before the [procedure|block].
Grace period for the vaccine is [four|six] days.
The [spring|autumn|winter] booster is for [over-75s|care workers].
Penrose drain, [Kocher|Allis|Babcock] clamps and [Langenbeck|Deaver] retractors.
[Kocher's|Pfannenstiel|Lanz] incision, healing well.
Stent [3.0 x 18|2.5 x 28] mm [Xience|Promus|Resolute] deployed at [12|14] atm.
[Medtronic|Abbott|Boston Scientific] pacemaker in DDD mode, [60|70] bpm.
[Omnipod|Dexcom G6|FreeStyle Libre] time in range [61|74]%.
Clexane [40|60|80] mg sc daily until mobile.
[Coombs|Guthrie|Schirmer|Mantoux|Weber] test [negative|positive].
[Korsakoff|Wernicke] syndrome is unlikely.
St John's wort was stopped because of an interaction.
[Guillain-Barré|Ehlers-Danlos|Sjögren's|Marfan] syndrome was ruled out.
[Achilles|Patellar] tendon [intact|ruptured]; Thompson test [negative|positive].
[Parkland|Cockcroft-Gault|Friedewald|Bazett] formula was applied.
NYHA class [II|III]; Killip [1|2]; CCS [2|3].
Fitzpatrick skin type [II|IV]; PASI [8.4|14.2].
eGFR [31|58] mL/min/1.73 m2, stage [3a|3b|4].
K+ [3.1|5.9], Na+ [128|141], Cr [88|204].
Vitamin B12 [180|402] ng/L, ferritin [12|240], CA-125 [14|88].
ICD-10 [I48.0|E11.9|J44.1|F32.1] was coded.
SNOMED and CPT [99213|99285|27447] codes were added.
Setting: FiO2 0.[35|60], PEEP [5|10], tidal volume [420|480].
IV access: [18|20]G left antecubital fossa.
Film 1 of [2|4]; series [3|5], image [44|118].
C[5/6|6/7] foraminal stenosis with Modic type [1|2] change.
[Schatzker|Garden|Weber|Salter-Harris] type [II|III] fracture.
[Lachman|Phalen|Tinel|Finkelstein|Spurling] test was [positive|negative].
DIAGNOSIS: [ACUTE PANCREATITIS|SICK SINUS SYNDROME|LEFT LOWER LOBE PNEUMONIA].
HOSPITAL COURSE BY PROBLEM: [RENAL|CARDIAC|PULMONARY].
ALLERGIES: [PENICILLIN|SULFA|LATEX], [RASH|HIVES].
Physical Therapy and Occupational Therapy saw the patient [daily|twice].
The Emergency Department was busy and the wait was [four|six] hours.
A nurse from the Day Surgery Unit will call [tomorrow|next week].
[Social Work|Case Management|Palliative Care] was consulted.
She has not [smoked|drunk] for many years.
The mother and the [older|younger] brother were present.
His wife noticed the rash [yesterday|last weekend|two days ago].
The retired patient enjoys [gardening|fishing|walking the dog].
Return to work on [light|full] duties next [Monday|month].
The dose was [doubled|halved] on day [3|5] of the admission.
Cycle [2|4] day [1|8|15] of [FOLFOX|R-CHOP|AC-T].
[Epworth|Barthel|Waterlow|Braden|Norton] score [6|12|18].
The [Ishihara|Snellen|Amsler] chart was [normal|abnormal].
[Mohs|Whipple|Hartmann's|Nissen] [surgery|procedure] is an option.
[Dupuytren's|Volkmann's] contracture of the [little|ring] finger.
Lot of [phlegm|wind|pain] in the mornings, ref range 0-[5|10].
No. [10|15|22] blade; [5|10] mL syringe; [21|25]G needle.
Ratio 1:[1000|10,000|200,000] [adrenaline|epinephrine].
Blood group [O|A|B] [positive|negative], antibody screen negative.
[Xalatan|Cosopt|Timoptol] drops to both eyes [at night|twice daily].
Reference: Na 135-145, K 3.5-5.[0|3], Cl 98-10[6|7].
Insulin: [Lantus|Levemir|Tresiba] [12|18|24] units, [NovoRapid|Humalog] [4-6|6-8] units.
The [anterior|posterior] horn of the medial meniscus is torn, with a [Baker|parameniscal] cyst.
[Cheyne-Stokes|Kussmaul] breathing was [absent|noted] overnight.
""".strip().splitlines()
