"""More templates for the third set: times, numbers, places, studies, and lines in which names stand beside such words.

In CONTRASTS and MIXED ~Name~ is a name of a person and @date@ a date; every other word is none.
"""

from __future__ import annotations

from .lookalike_templates_third import lines

TIME_LINES = lines("""
Day {n}
DAY {n} POST OP
Day {n} of {nn}. Day {n} {regimen}.
POD {n}. POD#{n}. HD {n}. ICU day {n}. Vent day {n}.
Week {nn}: {lab}. Week {nn}: {lab}.
Week 12 visit. Week 24 visit. Month 6 visit. Visit {n}. Screening visit.
Cycle {n} day {n} of {regimen}.
C{n}D1 {regimen}, C{n}D8 held.
C{n} D15 {bio} given; nadir D10.
Fraction {n} of {nn}. Session {n} of 12. Visit {n}/6.
{n}/7 history. {n}/52 history. {n}/12 history.
{n}/7 of cough, {n}/52 of weight loss, {n}/12 of fatigue.
32+{n6} weeks. 3{n}+{n6}. {n6}+{n6} weeks by scan.
CGA 36+{n6}, DOL {n}, corrected {n}/12.
DOL {n}, born at 2{n}+{n6}, now 3{n}+{n6} weeks.
T2DM x {nn} years, HTN x {n} yrs, {abbr} x {n}.
{abbr} x {n} years; {abbr} x {n} months; {abbr} since youth.
Smoked {nn} years. Stopped {n} years ago. {nn} pack years.
Three weeks ago. Two days before that. A month later.
Onset {when}; worse {when}.
{when} he felt fine; {when} he collapsed.
Fell {when}, seen {when}, home {when}.
{weekday} ward round. {weekday} MDT. {weekday} theatre list.
{weekday}s and {weekday}s only.
Every other {weekday}, alternate {weekday}s.
Bloods {weekday}, scan {weekday}, clinic {weekday}.
Mon/Wed/Fri dialysis. Tues/Thurs/Sat slot. Sun off.
{time} obs. {time} obs. {time} obs.
{time} - settled. {time} - agitated. {time} - asleep.
{time}: {vital}¶{time}: {vital}¶{time}: {vital}
At {time} {generic} {dose} given; at {time} {vital}.
Seen at {time}, left at {time}.
Asleep by {time}, up at {time}.
Knife to skin {time}. Closed {time}. Tourniquet 58 min.
Tourniquet {nn} min at 250. X-clamp {nn}. Bypass 1{nn}. DHCA 18.
Last ate {time}. Last void {time}. Last dose {time}.
Time of arrest {time}. ROSC {time}. Shocks {n}. Adrenaline {n}.
ETA 10 min. Door to needle 32. Door to balloon 54. Call to crew 7.
In 1-2 weeks. In 10-14 days. In 3-6 months. In 5 years.
Review 6-8 weeks with {abbr}; {abbr} in 3-4 months.
Ratio {n}:{n}. Titre 1:{nn}0. Odds {n} to 1. Risk 1 in {nn}0.
{value}; {value}; {value}.
{value}¶{value}¶{value}
{value} ({value})
{vital} after {dose} of {generic}.
Now {lab}, was {lab}, on {generic}.
Now {vital}, was {vital}.
Target {vital}.
Settings {gas}. Alarms on.
Size {n}.5, length {nn}, gauge 2{n}, French 1{n}.
Serial {abbr}s: {n}.{n}, {n}.{n}, {n}.{n}.
May need {generic}. may march on. may be able. May well.
Will may, can might, shall not.
March past at noon. march of time. Marching gait.
Second opinion. Second stage. Second toe. Third stage. Fourth heart sound.
Sat out for {n} min. Sun lamp. Wed at 20, widowed at 60.
Dec. by 20%. Mar the finish. Sep. anxiety. OCT4 stain. Sat. fat. Sun burn.
""")

PLACE_LINES = lines("""
The {role} and the {role} will see her.
{role} informed.
{role} to review {when}.
{role} aware, {role} not aware.
d/w {role}. D/W {role}, {role}. Bleeped twice.
Discussed with the {role} in {place}.
Handed over to {role} at {time}.
Seen with the {role} and a student.
Handed to {role}; signed by two nurses.
Reviewed by the {role}. Agreed by the {role}.
Letter to {role}. Copy to {role}. Call from {role}.
Her GP will repeat it. His GP was called.
Referred by GP. Referred by Optician. Referred by Dentist.
Sister in charge told. Charge nurse told. Matron told.
Transferred from {place} to {place}.
{place} is full. {place} is closed {when}.
Waiting for {place}. Accepted by {place}.
Back to {place} after {abbr}.
The hospital, the clinic and the surgery are shut {when}.
Seen in ED, then Outpatients, then the Day Unit.
Lives in a nursing home. Lives in sheltered housing.
Stays in a bungalow near the local church.
Discharged to a care home; not to her own home.
Walks to the shop, the park, the mosque and the pub.
In the lift. In the cafe. In the car park. By the river.
Home address confirmed. Home situation: fine. Next of Kin: aware.
Speaks {lang}. Reads {lang}. Signs in {lang}.
{lang} interpreter via telephone. {lang}, some {lang}.
First language {lang}; second {lang}; third {lang}.
{nat} man, {relig}, married with {n} children.
{nat} lady, speaks {lang}.
{relig}; would like the {relig} chaplain.
Religion: {relig}. Diet: halal. Language: {lang}.
A {nat} nurse taught him a {nat} song.
Fasts as {relig}; prays {n} times a day.
Eats {food}, {food} and {food}; no {food}.
Allergic to {food}, {plant} and {animal} dander.
{food} at breakfast, {food} at bedtime.
Bitten by a {animal}. Scratched by a {animal}. Sat on by a {animal}.
Owns a {animal}, two {animal}s and a {animal}.
{plant} pollen, {plant} pollen and mould positive.
Skin pricks: {plant} 4 mm, {food} 0, {animal} 6 mm.
Patch tests: {plant} +, Balsam of Peru ++, nickel -.
Grows {plant} and {plant}; picks {plant}.
{bug} sensitive to {generic}; resistant to {generic}.
{bug} in urine, {bug} in sputum.
MC&S: {bug}. PCR: {bug}.
{bug} carriage, decolonised with {brand}.
Bacteria seen; {bug} grown at 48 h.
""")

STUDY_LINES = lines("""
{regimen} x {n}, then {regimen}.
{regimen} q21 x {n}, {score}.
{regimen} with {bio}; dose reduced 20%.
Consented for {regimen}. Declined {regimen}.
Completed {regimen} {n} months ago, CR.
{regimen} vs {regimen}: discussed at MDT.
{trial}: HR 0.{nn}, 95% CI 0.{nn}-1.{nn}.
{trial} and {trial} were quoted.
On the {trial} protocol, arm {abc}.
Arm {abc} of {trial}, week {nn}, no AEs.
Not eligible for {trial} ({score}).
As shown in {trial}, {bio} beats {generic}.
{guide} followed.
{guide}: step {n}, add {generic}.
Per {guide} and {guide}.
{guide} form done at {time}.
{guide} audit: {nn}% compliant.
Meets {guide} criteria; fails {guide}.
Coded {code}, {code}.
{code}
{code}: {epo}.
Dx codes: {code}; {code}; {code}.
Billing {code} + {code}.
{epo} ({code}), {abbr} ({code}).
{gene}
{gene}, {gene}.
{gene}: class {n5}.
{gene} found; {gene} absent.
Panel: {gene}; {gene}; {gene}. VUS.
Karyotype {gene}. Array {gene}.
Carrier of {gene}; {rel} tested.
Typed as {gene}; donor {gene}.
Pharmacogenomics: {gene}, so avoid {generic}.
{dev}
{dev} implanted, {dev} explanted.
{dev}, {value}, good seating.
{dev} {side}, cemented; {dev} other side.
{dev} downloaded, no events; {dev} alarm fault.
Device check: {dev}. Battery 8.{n} years. Threshold 0.{n} V @ 0.4 ms. R {n}.{n} mV.
Has the {dev}. Changed to the {dev}.
Implants: {dev}; {dev}; {dev}.
Template: {dev}. Trial: {dev}. Final: {dev}.
Compatible with {dev} only.
{dev} (loan). {dev} (own).
{abbr}, {abbr} and {abbr}.
{abbr}: {abbr}, {abbr}.
{abbr} {abbr} {abbr} {abbr}
{abbr} - {abbr}¶{abbr} - {abbr}¶{abbr} - {abbr}
{abbr}. Ix: {abbr}, {abbr}. Rx: {generic}.
{abbr}/{abbr}/{abbr} NAD.
{abbr} done, {abbr} pending, {abbr} refused.
{abbr}+ {abbr}- {abbr}+
No {abbr}. No {abbr}. Nil {abbr}.
{abbr} OK
Hx {abbr}, s/p {abbr} x {n}.
PMH: 1. {abbr} 2. {abbr} 3. {epo} 4. {abbr}
{abbr} under {role}; {abbr} under GP.
{abbr} {n}/12, {abbr} {n}/52.
{heading}:¶{abbr}, {abbr}.
{heading}: {value}
{heading}: {score}. {heading}: {score}.
{heading}¶- {epo}¶- {generic}
{heading}¶{heading}¶Nil.
{heading} | {heading} | {heading}
{heading} Not Done. {heading} Deferred.
""")

NUMBER_LINES = lines("""
Dilators 10/12/14/16 passed. Hegar 4-5-6-7-8.
Hegar 3 to 10 with ease; sound 8 cm.
Sutures 3-0, 4-0, 5-0 and 6-0. Needles 10/10. Swabs 20/20.
Swabs 10-20-30, needles 4-6, blades 2, count x 3 correct.
Reps 3 x 10, 3 x 12, 2 x 15. Hold 5-10 s.
Insulin 12/8/10/24 units. Ratio 1:10, ISF 1:3.
Humalog 6-8-6, Lantus {nn}.
{brand} 14-0-12-0. {brand} {nn}-0-{nn}.
Warfarin 3/3/4 mg alternate; INR 2.{n}.
Warfarin 5-5-4-5-5-4-5 (Mon-Sun).
Prednisolone 40-30-20-10-5, then stop.
{generic} 8-6-4-2 mg, 4 days each.
Counts 120 000, 98 000, 76 000.
Platelets 20,000; transfuse <10,000.
CK 20 450, then 8 120, then 1 999.
hCG 1200, 2650, 5480. Progesterone 61.
Viral load 2,012 copies/mL; CD4 1,984? No, 198.
Ferritin 2018. B12 1995. CK 2003. Output 2010 mL.
Intake 1990 mL, output 2015 mL, balance -25.
Weight 1985 g at birth, 2020 g at discharge.
2000 kcal diet; 1960 kcal taken. 10 000 steps.
Given at 2015 hrs, repeated at 2019 hrs.
AC 1 0 1. Audiogram 20 25 30 45 60 dB.
K 42.50 @ 90 / 43.75 @ 180.
R -1.50/-0.75 x 090 6/5; L -2.00/-0.50 x 175 6/6.
Shoe size 7.5, UK 6, EU 39. Collar 15½.
Waist 38-40 in. Height 5'1{n}". Weight 12 st 4 lb.
Tidal volumes 380-420-440. Peaks 22/24/26.
Pre 110/70, post 98/62, standing 1 min 94/60, 3 min 102/64.
Lying 142/84, standing 118/70.
Home BPs 131/82, 128/79, 140/88, 135/81.
Fasting 5.{n}, 1 h 10.{n}, 2 h 8.{n}.
0 min 4.1, 30 min 9.8, 60 min 10.2, 120 min 6.{n}.
Cortisol 0: 310, 30: 560, 60: 610.
Synacthen 0/30/60: 212/498/545.
LH 4, FSH 12, E2 180, AMH 9.{n}, PRL 312.
Motility 12%, count 14 x 10^6, morphology 3%.
Rows 1-12, columns A-H, plate 3.
Images 1-512, matrix 512 x 512, FOV 240.
Section 2, 3, 5(2), 17 and 117 explained. Form H1. Form 4.
Consent Form 1. Consent Form 4. Yellow form. Pink form.
Bed 4, Bay 2, Chair 6, Slot 11, List 2, Case 3.
Page 3 of 12. Copy 1 of 2. Sheet 4/6. Version 2.1.
Rx 3 of 5 repeats. Label 2/3. Bag 4 of 6. Unit 2 of 2.
Test 1 of 3: pass. Trial 2: 3/5. List A 4, B 5, Recall 3, 7/15.
Digit span 6 forwards, 4 backwards; FAS 31; animals 14.
Address recall 7/7, delayed 5/7; date wrong by one day.
Serial sevens 93, 86, 79, 72. WORLD backwards 5/5.
Dial 999. Call 111. Ring 112.
1, 2, 3, 5 and 8 are ticked; 4, 6, 7 blank.
P1: 4. P2: 3. P3: 5. N1: 2. G12: 1.
Dose 1 of 2. Dose 2 of 2. Booster 1. Booster 2.
4x4 gauze, 2x2 gauze, 5x9 pad, 10 x 10 cm {dressing}.
Needle 23G 1", syringe 10 mL, line 200 cm, bag 500 mL.
""")

CONTRASTS = lines("""
Dr ~Parkinson~ reviewed his Parkinson's disease.
Mr ~Ward~ was moved to the ward.
~Rose~ rose at six and watered a rose.
~Mark~ left a mark; mark this mark.
~Bill~ paid the bill.
~May~ may come in @May@.
Mrs ~May~ may stay; May-Thurner was excluded in @May@.
Dr ~Glasgow~ noted Glasgow Coma Scale 14.
Mr ~Foley~ had a Foley catheter; Dr ~Foley~ removed it.
Mrs ~Bell~ rang the bell and has Bell's palsy.
Dr ~Murphy~ found Murphy's sign positive in Mr ~Kelly~.
Mr ~Wells~ has a Wells score of 3; the wells are dry.
Miss ~Graves~ has Graves' disease, grave but stable.
Sister ~Bishop~ recorded a Bishop score of 6.
Dr ~Barrett~ banded the Barrett's segment of Mr ~Cook~, who is a good cook.
~Grace~ said grace; the grace period has passed.
~Hope~ gave us hope. We hope to see ~Hope~ again.
~Will~ will attend; a will was made by ~Will~.
~Joy~ had joy; no joy with the cannula for ~Joy~.
~Dawn~ woke at dawn.
~Penny~ lost a penny.
~Frank~ had frank haematuria. Be frank with ~Frank~.
~Faith~ lost faith; ~Faith~ has faith in it.
~Ray~ had an x-ray and a ray amputation.
~Gene~ carries the gene; gene panel sent for ~Gene~.
~Pat~ was told to pat it dry.
~Sue~ may sue.
~Rob~ said they tried to rob him.
~Art~ enjoys art therapy.
~Chase~ rang to chase the scan; please chase ~Chase~.
~Summer~ is worse in summer.
~Iris~ has iris atrophy.
~Ivy~ reacted to poison ivy.
~Violet~ was painted with gentian violet.
~Jack~ used a jack. The car jack fell on ~Jack~.
~Nick~ has a nick on the chin.
~Lance~ had us lance the boil.
~Carol~ sang a carol.
~Daisy~ picked a daisy, ~Lily~ a lily, ~Holly~ some holly.
~Basil~ eats basil; ~Ginger~ takes ginger tea.
~Angel~ saw an angel on the ward.
~Crystal~ has crystal arthropathy.
~Amber~ scored amber on NEWS.
~Christian~ is a Christian; ~Faith~ is not.
~Miles~ walks five miles.
~Dean~ met the dean.
~Sandy~ has sandy stool.
~Olive~ uses olive oil.
~Robin~ saw a robin; Pierre Robin excluded.
~June~ was seen in @June@, ~April~ in @April@ and ~August~ in @August@.
~April~, showers or not, returns in @April@.
~Guy~ is a nice guy.
~Victor~ was the victor.
~Norma~ is normal; ~Norm~ is the norm.
Mr ~Brown~ has brown sputum. Mrs ~White~ has a white plaque.
Mr ~White~: white cells up. Mrs ~Brown~: brown discharge.
Mr ~Black~ passed black stool; Mrs ~Green~ had green bile; Dr ~Gray~ saw gray matter.
Mrs ~Long~ has long QT; Mr ~Short~ has short stature.
Mr ~Long~ was not seen long. Mrs ~Short~ is short of breath.
Mr ~Young~ is a young man. Mrs ~Young~ is not so young.
Mrs ~Little~ hurt her little finger, little else.
Mr ~Rich~ is not rich. Mrs ~Price~ asked the price.
Mr ~Power~ has power 5/5. Power normal, Mr ~Power~ agrees.
Mrs ~Day~ had day surgery and left on day 1.
Mr ~Winter~ is worse in winter. Mr ~Frost~ has frost bite.
Mrs ~Hand~ has a hand injury; Mr ~Foot~ a foot ulcer; Mr ~Head~ a head injury.
Dr ~Wood~ used Wood's lamp on a wood splinter.
Mr ~Stone~ passed a stone. Mrs ~Bone~ had a bone scan.
Dr ~Cross~ asked to cross match Mr ~Church~, who was at church.
Mr ~Potter~ likes to potter; Mrs ~Carter~ drove the cart.
Mr ~Sharp~ has a sharp pain. Mr ~Swift~ made a swift recovery.
Dr ~Best~ gave best supportive care.
Mrs ~Love~ would love to go home.
Mr ~Noble~ felt noble; Mr ~Moody~ is moody.
Mrs ~Walker~ uses a walker. Mr ~Walker~ is a keen walker.
Mr ~Marsh~ has Marsh 3b. Mrs ~Banks~ banks her urine sample.
Mr ~Hill~ climbs a hill; Hill-Sachs lesion in Mr ~Hill~.
Mr ~Lane~ fell in a lane. Lane's forceps used.
Dr ~Simpson~ applied Simpson's forceps for Mrs ~Anderson~.
Dr ~Thomas~ tried a Thomas splint; Thomas test negative.
Mr ~Allen~ has a normal Allen's test. Dr ~Allen~ used an Allen key.
Mr ~Wilson~ has Wilson's disease. Wilson frame for Mr ~Wilson~.
Dr ~Turner~ excluded Turner syndrome.
Mrs ~Addison~ has Addison's disease; Addisonian crisis excluded.
Mr ~Hodgkin~ has Hodgkin's; Mrs ~Down~ is down in mood, no Down syndrome.
Dr ~Gleason~ reported Gleason 3+4.
Dr ~Wright~ found Wright's test positive. Right, Dr ~Wright~?
Prof ~Jones~ fixed a Jones fracture; Robert Jones bandage by ~Robert Jones~.
~Austin Moore~ has an Austin Moore prosthesis.
~Mary Joseph~ has no Sister Mary Joseph nodule.
~Graham~ has a Graham patch, ~Austin~ an Austin Flint murmur.
~Lewis~ had an Ivor Lewis. ~Charles~ has Charles Bonnet syndrome.
~Marcus~ has a Marcus Gunn pupil; ~Pierre~ no Pierre Robin.
~Henry~: Henry approach. ~Spencer~: Spencer Wells x 2.
Mr ~Nurse~ thanked the nurse; his sister ~Grace~ came with grace.
Lasix for ~Alexis~, Alexis retractor for Mr ~Lassiter~.
~Alexa~ takes Celexa; ~Paula~ takes Paxil; ~Ella~ takes Ellaone.
~Yasmin~ takes Yasmin; ~Mirena~ has a Mirena; ~Allegra~ takes Allegra.
~Rhea~ has diarrhoea; ~Anna~ has anaemia; ~Ana~ is ANA positive.
~Al~ has low Alb. ~Ed~ came via ED. ~Pam~ had PAM charted.
~Don~ can don a mask. ~Gus~ had a gust of wind. ~Hal~ takes Haldol.
~Max~: max dose reached. ~Dot~: dot plot. ~Les~: LES tone normal.
""")

MIXED = lines("""
{brand} started by Dr ~{L}~; {generic} stopped.
D/w Dr ~{L}~: {score}, {score}.
{abbr} {abbr} d/w ~{L}~ ({role}).
Dr ~{L}~: {epo}? Agreed {abbr}.
Mr ~{L}~ denies {abbr}. Mrs ~{L}~ endorses {abbr}.
Impression (Dr ~{L}~): {epo}.
Plan: {generic}, {abbr}, see Dr ~{L}~ in {n}/52.
{heading}: seen by ~{F}~ ~{L}~, {role}.
{heading}¶{epo}¶~{F}~ ~{L}~, {role}
{vital}, {vital}. ~{L}~, RN
CARD: RRR. RESP: CTAB. Seen by Dr ~{L}~.
GCS 15. BP {bp}. Signed ~{L}~.
{dev} implanted by Mr ~{L}~; {epo2} used.
{epo2} by Mr ~{L}~, assisted by ~{F}~ ~{L}~.
Surgeon: ~{L}~. Procedure: {epo2}. Implant: {dev}.
~{L}~, ~{F}~: {epo}, {generic} {dose} {freq}.
~{F}~ will continue {generic}; she may stop {brand}.
~{F}~ is on {brand} and {bio}.
{regimen} given by Sister ~{L}~, day {n}.
{trial} consent taken by ~{F}~ ~{L}~.
Per {guide}, Dr ~{L}~ chose {generic}.
Her {rel} ~{F}~ has {epo}.
{weekday} list: Mr ~{L}~. {weekday} clinic: Dr ~{L}~.
Thanks ~{F}~. {abbr} {abbr} noted.
POD {n}: Mr ~{L}~ well, {vital}.
{role} ~{L}~ informed; {role} aware.
""")
