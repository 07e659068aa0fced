"""Templates of sentences without identifiers, one a line; ¶ is a line break, slots in braces are filled when drawn."""

from __future__ import annotations


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.replace("¶", "\n") for line in text.split("\n") if line.strip())


DRUG_LINES = lines("""
{brand} {dose} {freq}
{brand} {dose} {freq}, {generic} {dose} {freq}, {brand} {dose} {freq}
{generic} {dose} {freq}¶{generic} {dose} {freq}¶{brand} {dose} {freq}
1. {generic} {dose} {freq}¶2. {brand} {dose} {freq}¶3. {generic} {dose} {freq}
- {brand}¶- {generic}¶- {brand} {dose}
{brand}/{brand}/{generic} all tried without benefit.
{brand} ({generic}) {dose} {freq}.
{generic} ({brand}) was restarted {when}.
{brand} was swapped for {brand} as it is out of stock.
{brand} stopped, {generic} started, {brand} unchanged.
{brand} makes her sick; {brand} does not.
{brand} is not on the formulary, so {generic} will do.
{generic} level {n}.{n}, in range.
{generic} to be stopped 48 h before theatre.
{generic} infusion running at {n} mL/h.
{generic}? {brand}? Please clarify.
{generic} - held.¶{brand} - continued.¶{brand} - new.
NEW: {brand} {dose} {freq}¶STOPPED: {brand}¶CHANGED: {generic} to {dose} {freq}
MEDS: {brand}, {generic}, {brand}, {generic}, {brand}.
Meds: {generic}; {generic}; {brand}; {generic}; {generic}.
Home meds - {brand} {dose}, {brand} {dose}, {generic} {dose}.
TTOs {brand} x {nn}, {generic} x {nn}.
Repeat template: {brand}, {brand}, {generic}.
NKDA. Intolerant of {brand} (GI upset) and {generic} (cough).
ALLERGIES¶{generic}: anaphylaxis¶{brand}: rash
Allergy status: {generic}, {brand}, latex, {food}.
Rash to {brand}, swelling to {generic}.
Bought {brand} and {brand} over the counter.
Takes {brand} for sleep, {brand} for pain and {brand} for wind.
Has run out of {brand}. Has plenty of {generic}.
Premedicated with {generic} and {generic}.
Given {generic} {dose}, {generic} {dose} and {generic} {dose} by the crew.
Induction: {generic}, {generic}, {generic}. Maintenance: {generic}.
Reversed with {generic}. Extubated awake.
Switched from IV {generic} to PO {generic} {when}.
Completed {n} days of {generic}, now on {brand}.
Compliant with {brand}; forgets {generic}.
{brand} wearing off by {time}.
{brand} for breakthrough, {brand} for background.
{brand} patch changed every 72 hours.
Drug chart: {brand} not signed at {time}.
Blister pack: {generic}, {generic}, {brand}, {brand}.
Max dose {generic} reached; add {brand}.
{brand} failed, {brand} failed, {brand} caused {abbr}.
Prior auth for {brand} denied; {brand} approved.
Samples of {brand} given.
{bio} {dose} every {n} weeks
{bio} started {when}; {bio} failed.
{bio} (biosimilar of {bio}) approved by the MDT.
{bio} cycle {n} given without reaction.
{bio}, {bio} and {bio} were discussed as options.
Loss of response to {bio}; switch to {bio}.
On {bio} plus {generic}, well.
Anti-TNF: {bio}. Anti-IL-17: {bio}. JAK inhibitor: {brand}.
Homecare to deliver {bio} {when}.
{regimen} + {bio} x {n}.
{vacc} and {vacc} given, left deltoid.
{vacc} due at 12 weeks; {vacc} at 12 months.
Immunisations: {vacc}, {vacc}, {vacc}. Up to date.
{vacc} #1, #2 done; #3 in 6 months.
Had {vacc} but never {vacc}.
Refused {vacc}. Mild fever after {vacc}.
Vaccination schedule 8, 12 and 16 weeks, then 1 year and 3 years 4 months.
Schedule 0, 1, 6 months with {vacc}.
{contrast} {nn} mL IV.
{contrast} was injected; no extravasation.
Contrast: {contrast}. Reaction: none.
Scanned after {contrast}, images at 60 min.
{dressing} applied. {dressing} as secondary.
{dressing} + {dressing}, change alt days.
Wound: sloughy. Clean, {dressing}, {dressing}.
Skin tear dressed with {dressing}.
Layers: {dressing}, wool, {dressing}, {dressing}.
{feed} {nn} mL/h x 20 h via NG.
{feed} BD and {feed} OD with meals.
Prefers {feed} to {feed}.
Bottle fed with {feed}, {nn} mL x 6.
Bolus {feed} 200 mL QDS, flush 50 mL.
Dietitian: start {feed}, stop {feed}.
{inhaler} 2 puffs BD
{inhaler} and {inhaler} PRN; good technique.
Stepped up from {inhaler} to {inhaler}.
Inhalers: {inhaler}, {inhaler}.
Uses {inhaler} with a spacer, {n} puffs.
""")

EXAM_LINES = lines("""
CARD: RRR, no MRG¶RESP: CTAB¶GI: soft, NT/ND¶NEURO: non-focal
CARD RRR. PULM CTAB. ABD S/NT/ND. EXT no edema.
CV: S1S2 normal. Resp: clear. GI: BS present. GU: deferred.
GEN: NAD. HEENT: NCAT, PERRL, EOMI. NECK: supple. LN: none.
GEN: AAO x 3¶HEENT: MMM¶CV: RRR¶LUNGS: CTAB¶ABD: NABS¶EXT: WWP
Gen - Alert. Heent - Clear. Heart - Regular. Lungs - Clear.
PEARL, GCS 15, moving all four.
PERRLA {n} mm. EOMI. VFF. CN II-XII intact.
NAD, A&O x {n}, WNL.
NAD.¶WNL.¶CTAB.
SOB on stairs. SOBOE {nn} yards. No PND.
BP {bp} HR {nn} RR 1{n} T 37.{n} SpO2 9{n}%
BP {bp}, P {nn}, R 1{n}, T 36.{n}, Sats 9{n}% RA, BM {n}.{n}
OBS: {vital}, {vital}, {vital}, {vital}
Obs stable: BP {bp}; HR {nn}; RR 16.
VS: Tm 99.{n} Tc 98.{n} HR {nn} BP {bp} RR 18 9{n}% 2L
I/O 1850/2100, -250. Wt {nn}.{n}.
A - patent¶B - RR 1{n}, clear¶C - {bp}, HR {nn}¶D - GCS 15¶E - warm
A: Own. B: Good AE. C: CRT 2 s. D: Alert. E: No rash.
Airway: Patent. Breathing: Equal. Circulation: Stable. Disability: Alert.
O/E: Looks well. HS I+II+0. Chest clear. Abdo SNT. Calves SNT.
O/E comfortable, {vital}, {vital}.
OE - JACCOL nil. {abbr} {abbr}.
PR: NAD. PV: NAD. PU: Yes. BO: No. NEWS: {n}.
CNS: GCS 15. PNS: intact. MSE: see below.
Tone: N N N N. Power: 5 5 5 5. Reflexes: + + + +.
Power 5/5 UL, 4/5 LL. Coordination N. Gait N.
POWER: FULL. TONE: NORMAL. PLANTARS: DOWN.
Power: R 5, L 4+. Sensation: Intact to LT and PP.
Plantars flexor. Romberg negative. {epo} absent.
MSE: Appearance: Kempt. Behaviour: Calm. Speech: Normal. Mood: Low.
Mood "Up and down". Affect Blunted. Thoughts Linear. Insight Fair.
Appearance - Young man, Casual dress. Eye contact - Good.
Hand exam: normal. Head CT: NAD. Foot exam: pulses present.
Hand: no wasting. Knee: effusion. Hip: full ROM. Back: tender L4.
Eyes: VA 6/9, 6/12. Lids: Clean. Cornea: Clear. Lens: NS 2+. Disc: CDR 0.4.
RE 6/9 LE 6/60 NIPH. IOP {n}/1{n}. AC D+Q. Fundi NAD.
SLE: L/L quiet OU. K clear OU. AC deep OU. Iris flat OU.
Ears: TMs intact. Nose: DNS. Throat: Grade {n} tonsils. Neck: NAD.
E/O: NAD. I/O: caries UR6, LL7. BPE 222/212.
Skin: Warm, Dry. Turgor: Good. Wound: Clean. Drain: 30 mL.
PULSES: fem {n}/4, pop 1/4, DP 0/4, PT 1/4.
CHEST: Bibasal creps. HEART: MSM. ABDO: Lax. LEGS: Oedema ++.
Respiratory: Nil. Cardiac: Nil. Gastro: Nil. Neuro: Nil.
Cardio - clear. Resp - clear. Psych - clear.
FEN/GI: NPO, NS @ {nn}. ID: afebrile, on {generic}. HEME: stable.
NEURO: {score}. RESP: {gas}. CVS: {heart}. RENAL: {lab}.
NEURO - sedated, {score}¶CVS - {generic} {dose}¶RENAL - {lab}
ROS: CONST neg, ENT neg, CV neg, PULM neg, GI neg, GU neg.
ROS neg x 10. PMH {abbr}. PSH {abbr}. SH neg.
Const: Denies. Eyes: Denies. Resp: Denies. Psych: Denies.
Breast: P2 M2 U3 right; P1 U1 left.
Perineum: intact. Lochia: Rubra. Fundus: Firm at U-1. Breasts: Soft.
VE: Cx 4 cm, Vx, -1, Mec neg, CTG reassuring.
Cervix posterior, Bishop {n}. Membranes intact. FH 1{nn}.
Neonate: Tone good. Cry good. Colour pink. Hips stable. Moro present.
Newborn: Red reflex ++. Femorals ++. Palate intact. Testes x 2.
Baby: Pink, Warm, Well perfused. AF soft.
CAP REFILL 2 SEC. RRR. LUNGS CTAB. ABD SOFT.
Vascular: DP 2+ PT 2+ CFT 3. Derm: dry. Ortho: HAV.
ECG: SR {nn}, PR 160, QRS 90, QTc 4{nn}, axis N.
ECG - NSR. CXR - NAD. Bloods - N. UA - neg. HCG - neg.
CXR: PA, rotated. Trachea central. Lungs clear. Heart normal.
TTE: {heart}. {heart}. {heart}.
ABG (RA): {gas}.
VENT: {gas}, {gas}.
Vent: PRVC 420/16/5/40%. Plan: SBT, RASS 0.
Labs: {lab}, {lab}, {lab}, {lab}.
Bloods: {lab}; {lab}; {lab}; {lab}; {lab}.
{lab}¶{lab}¶{lab}
{vital} {vital} {vital}
LABS: WBC {n}.{n} HGB 1{n}.{n} PLT 2{nn} NA 13{n} K {n}.{n} CR 1.{n}
Serial troponins 12, 34, 56. Peak flows 320, 340, 310.
CBGs 7.2, 8.4, 6.9, 10.1. Ketones 0.3.
BMs: 06:30 7.2; 12:00 9.1; 18:00 11.4; 22:00 8.{n}
Urine: Leu 2+, Nit neg, Bld 1+, Pro trace, pH 6.0, SG 1.015.
Dip: L+ N- B++ P- K-.
Frank's sign absent. {epo} present bilaterally.
""")

SCORE_LINES = lines("""
{score}
{score}, {score}, {score}.
{score} on arrival, {score} at discharge.
{score} ({n} months ago {score}).
Scores: {score}; {score}; {score}.
Staged {score}, {score}.
Staging: {score}. Margins clear. LVI neg.
GCS E{n4}V{n5}M{n6}, pupils {n}+ and {n}+.
E{n4} V{n5} M{n6}
GCS: E{n4}, V{n5}, M{n6}. Total 1{n5}.
Glasgow Coma Scale 1{n5}/15 throughout.
Glasgow Coma Score 15, Glasgow Outcome Scale 4.
Risk: {score}. Plan per {guide}.
{score} so {generic} offered.
{score} - moderate risk.
{score} → {score} after {regimen}.
Airway: {score}, TMD 7 cm, MO 4 cm.
Anaesthetic: {score}, {score}, Grade {n4}.
ASA {roman}. Mallampati {roman}. Grade {roman} view.
NYHA {roman}, CCS {roman}, Killip {roman}.
Child-Pugh {abc}, MELD-Na {nn}, UKELD 5{n}.
mRS {n5}, NIHSS {nn}, ASPECTS {n}.
CURB-65 {n4}, NEWS2 {n}, qSOFA {n3}.
CHA2DS2-VASc {n}, HAS-BLED {n4}, ORBIT {n4}.
pT{n4}N{n3}M0, R0, {score}.
FIGO {roman}{abc2}, grade {n3}, LVSI present.
Gleason {n35}+{n35}, PSA {n}.{n}, {n} of 12 cores.
BI-RADS {n}, density {abc}.
Bosniak IIF cyst 2.{n} cm.
Bosniak {roman} cyst 1.{n} cm.
PHQ-9 1{n}, GAD-7 {n}, item 9 = 0.
Trails A {nn} s. Stroop WNL. Rey copy 2{n}/36. WAIS-IV FSIQ 10{n}.
Rey-Osterrieth 30/36; Boston Naming 52/60; Hayling 6; Brixton 5.
Waterlow {nn}, MUST {n3}, Braden 1{n}, Morse {nn}.
Apgars {n} at 1, {n} at 5 and 10 at 10.
Clavien-Dindo {roman}, CCI {nn}.
Hoehn and Yahr {n5}; Schwab and England {nn}%.
Schwab and England 80%. Hoehn & Yahr {n5}.
Hunt and Hess {n5}, Fisher {n4}, WFNS {n5}.
Lund and Browder chart: {nn}% TBSA.
Kellgren and Lawrence {n4}, Oxford knee 3{n}/48.
Greulich and Pyle bone age 1{n3} years.
Ferriman-Gallwey 1{n}, Tanner {n5}, Prader {n5}.
Thomas and Chess temperament items; Holmes and Rahe scale.
Ages and Stages: pass. Griffiths: DQ 9{n}. Bayley III: 8{n}.
Vineland 6{n}, Conners {nn}, Vanderbilt positive, Denver II normal.
Beck {nn}, Hamilton {nn}, Young {n}, Edinburgh {n}.
""")

EPONYM_LINES = lines("""
{epo}
{epo}. {epo}.
{epo} likely, {epo} possible.
{epo}, {abbr}, {epo}.
{epo} was ruled out by {abbr}.
{epo} since childhood, {epo} in her {rel}.
{epo}: no further follow up.
{epo}/{epo} overlap.
{epo} clinic; {epo} support group.
? {epo}. ?? {epo}.
Dx: {epo}. DDx: {epo}, {epo}.
Known case of {epo} with {abbr}.
Textbook {epo}, no {epo}.
Mother wonders about {epo}.
Leaflet: "Living with {epo}".
Taught {epo} to the students.
Positive {epo}; equivocal {epo}; negative {epo}.
Newly labelled {epo} after {when}.
The {epo} was as expected.
On examination {epo} and {epo}.
Operation: {epo2}.
{epo2} performed under GA, supine.
{epo2}, then {epo2}.
{epo2} used to grasp the edge.
{epo2} and {epo2} in the tray; {epo2} missing.
PROCEDURE: {epo2}. INDICATION: {epo}.
Instruments: {epo2}, {epo2}, {epo2}.
Handed {epo2}, swab, {epo2}, sucker.
{side} {epo2}.
Converted from {epo2} to {epo2}.
Converted to open; {epo2}.
Post {epo2}, day {n}, drains out.
Fixed with {dev}; {epo2} to expose.
Henoch-Schönlein purpura in a {age}-year-old.
Henoch Schonlein rash. HSP nephritis grade {roman}.
Mary Jane shoes rub the heel. Mary Janes off.
Austin Moore in situ, {side} hip, painless.
Sister Mary Joseph nodule palpable at the umbilicus.
Marcus Gunn pupil {side}, Argyll Robertson excluded.
Bence Jones protein negative; Graham Steell not heard.
Robert Jones bandage for 48 h, then {dressing}.
Charles Bonnet hallucinations; Lewy bodies; Charcot joints.
Ivor Lewis {when}; Roux limb viable; Witzel tube {n} cm.
Charles Bonnet images of little people; Lilliputian.
Ramsay Hunt: palsy plus vesicles. Foster Kennedy: no.
Pierre Robin with cleft; Treacher Collins excluded; Stickler tested.
Austin Flint, Carey Coombs and Graham Steell murmurs were revised.
Lloyd Davies, Trendelenburg, Fowler and Sims positions used.
Spencer Wells x 6, Littlewoods x 4, Rampleys x 4, Babcocks x 2.
Kocher, Lanz, Gridiron, Rutherford Morison or Pfannenstiel?
Robertson, Phillips, Torx and Allen key drivers available.
Cobb 3{n} degrees, Risser {n4}, Adams forward bend positive.
Adams test positive; Simmonds positive; Thompson negative.
""")

PLAN_LINES = lines("""
BATCH RECORDED. LOT RECORDED. EXPIRY CHECKED.
Batch: see sticker. Lot: see sticker. Exp: checked.
Lot of bruising. Batch of bloods sent. Lots of support.
Lot numbers are kept in the implant book.
Power of attorney: none. Power: normal. Power wheelchair.
Menarche 1{n3}. Menopause 5{n3}. Parity {n3}. Gravida {n4}.
Menarche: 12. Cycle: 5/28. LMP: {n}/52. Parity: 2+1.
MENARCHE 13, PARITY 2, GRAVIDA 3, MENOPAUSE NO.
Gravida {n4} Para {n3}, Rhesus neg, Rubella immune.
Parity 2. Booking BMI {nn}. Smoker Nil. Folic Acid Yes.
Impression¶{epo}
IMPRESSION AND PLAN: {abbr}, {abbr}.
Impression: Stable. Plan: Home. Denies: Pain.
Assessment: Improving.¶Plan: Continue.
ASSESSMENT/PLAN¶#{abbr}: {generic}¶#{abbr}: {brand}¶#PPX: {brand}
A/P: {age}F with {abbr}. Continue {generic}. Dispo home.
# {abbr}: cont {generic}¶# {abbr}: hold {brand}¶# FEN: {feed}¶# Dispo: floor
Denies {abbr}, {abbr}, {abbr}.
DENIES CHEST PAIN. DENIES SOB. ENDORSES FATIGUE.
Denies any fevers. Endorses chills. Reports nausea. States is well.
Nursing: Settled. Nursing staff aware. Nursing care continues.
NURSING NOTE: SETTLED NIGHT. PAIN CONTROLLED.
Continue {generic}. Continue obs. Continue as planned.
CONTINUE CURRENT CARE. MONITOR. ENCOURAGE FLUIDS.
Hold {brand}. Give {generic}. Check {abbr}. Chase {abbr}.
Chase: {abbr}, {abbr}. Book: {abbr}. Ring: bleep holder.
Wean {generic}. Titrate {generic}. Rotate {brand}.
Will continue with {generic}. Will review. Will discuss.
Can walk {nn} m. Can stand. Can transfer. Can't climb.
Hope to discharge {when}. Hope to wean.
Hope to see improvement; faith in the plan; charity shop visited.
Home today. Home with POC. Home O2. Home visit.
Grace period {n} days. Grace and favour.
Faith-based support accepted. Faith leader called.
Art therapy, Music therapy, Pet therapy, Play therapist.
Sandy stool. Sandy beach walk. Olive oil to both ears.
Olive oil drops x {n}/7. Castor oil. Rose water. Peppermint.
Brown discharge, White plaques, Gray matter, Green vomit.
White cell count {n}.{n}, Red cell count 4.{n}, Blue toes.
White matter change. Gray-white differentiation. Black spots.
Young man, Old fracture, Long QT, Short stature.
Long QT and Short PR. Long bones. Short Synacthen.
Head CT clear. Head circumference. Head lag. Head of bed 30.
Little finger, Ring finger, Index finger, Long finger.
Ring enhancing lesion. Ring block. Ring pessary.
Rich blood supply. Rich in protein. Poor historian.
Sharp edge, Blunt trauma, Keen to go home, Savage attack by a dog.
Stern words. Savage itch. Meek voice. Gentle traction. Hardy soul.
Noble metals, Cross-table lateral, Church hall, Temple swelling.
Cross match. Cross over. Cross infection. Group and save.
Case closed. Case load. Case conference. Case notes missing.
Page missing. Page turned. Page break. Page 2 of 4.
Pace maker. Pace of change. Pacing wires. Pace: slow.
Dose given. Rate 75. Rhythm sinus. Axis normal.
Cast changed. Case discussed. Crown fitted. Bridge failing.
Crown to rump {nn} mm. Crown UR6. Root tip. Cusp broken.
Cars avoided. Miles of walking. Rush to toilet. Walks the dog.
Rush of heat, Flush at night, Hush in the bay.
Post op. Post menopausal. Post take. Post code blank.
West facing bay, North side, South wing; East of the lift.
Early menopause. Earl Grey only. Early bird. Noon dose.
Forward flexion 110. Sandals worn. Archer's shoulder. Tennis elbow. Golfer's elbow.
English breakfast; French windows; German shepherd; Swiss roll.
Dutch cap. Turkish bath. Chinese herbs. Indian ink. Greek yoghurt.
Roman numerals, Arabic figures, Latin names, Celtic music.
Polish remover. Polish the floor. Danish pastry. Scotch egg. Welsh rarebit.
""")
