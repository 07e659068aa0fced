"""Sentences full of eponyms, word-like names and number traps that hold no identifier, and their counterparts that do."""

from __future__ import annotations

import random
import re

_EPONYMS_TEXT = """
Parkinson's disease|Hodgkin lymphoma|non-Hodgkin's lymphoma|Crohn's disease|Graves' disease|Down syndrome|Babinski sign|Murphy's sign|Foley catheter|Glasgow Coma Scale|Wells score|Apgar score|
Penrose drain|Kocher incision|Rose Bengal staining|Jackson-Pratt drain|May-Thurner syndrome|Bell's palsy|Addison's disease|Barrett's oesophagus|Whipple procedure|Hartmann's procedure|Allen test|
Norwood procedure|Dix-Hallpike manoeuvre|Alzheimer's disease|Huntington's disease|Tourette syndrome|Wilson's disease|Cushing's syndrome|Hashimoto's thyroiditis|Raynaud's phenomenon|Sjögren's syndrome|
Marfan syndrome|Ehlers-Danlos syndrome|Turner syndrome|Klinefelter syndrome|Noonan syndrome|Prader-Willi syndrome|Angelman syndrome|Williams syndrome|DiGeorge syndrome|Kawasaki disease|Kaposi's sarcoma|
Ewing sarcoma|Wilms tumour|Burkitt lymphoma|Paget's disease|Perthes disease|Osgood-Schlatter disease|Scheuermann's kyphosis|Colles' fracture|Smith's fracture|Bennett's fracture|Monteggia fracture|
Galeazzi fracture|Jones fracture|Lisfranc injury|Maisonneuve fracture|Salter-Harris type II fracture|Pott's disease|Dupuytren's contracture|De Quervain's tenosynovitis|Baker's cyst|Morton's neuroma|
Charcot foot|Achilles tendon|Thompson test|Lachman test|McMurray test|Hawkins test|Neer's sign|Phalen's test|Tinel's sign|Finkelstein test|Spurling's test|Lasègue's sign|Trendelenburg gait|Thomas splint|
Thomas test|Ober test|Patrick's test|Ortolani test|Barlow manoeuvre|Galant reflex|Moro reflex|Romberg test|Kernig's sign|Brudzinski's sign|Hoffmann's sign|Chvostek's sign|Trousseau's sign|Cullen's sign|
Grey Turner's sign|Rovsing's sign|McBurney's point|Courvoisier's sign|Virchow's node|Sister Mary Joseph nodule|Horner's syndrome|Argyll Robertson pupil|Adie's pupil|Marcus Gunn pupil|Holmes-Adie pupil|
Brown-Séquard syndrome|Guillain-Barré syndrome|Miller Fisher syndrome|Lambert-Eaton syndrome|Wernicke's encephalopathy|Korsakoff syndrome|Creutzfeldt-Jakob disease|Lewy body dementia|Pick's disease|
Friedreich's ataxia|Charcot-Marie-Tooth disease|Duchenne muscular dystrophy|Becker muscular dystrophy|Todd's paresis|Jacksonian seizure|Lennox-Gastaut syndrome|Broca's aphasia|Broca's area|
Arnold-Chiari malformation|Dandy-Walker malformation|Budd-Chiari syndrome|Gilbert's syndrome|Crigler-Najjar syndrome|Mallory-Weiss tear|Boerhaave syndrome|Zenker's diverticulum|Schatzki ring|Meckel's diverticulum|
Hirschsprung's disease|Peutz-Jeghers syndrome|Gardner syndrome|Lynch syndrome|Zollinger-Ellison syndrome|Ménétrier's disease|Nissen fundoplication|Heller myotomy|Roux-en-Y bypass|Billroth II|Ivor Lewis oesophagectomy|
Pringle manoeuvre|Lichtenstein repair|Bassini repair|Pfannenstiel incision|McBurney incision|Lanz incision|Mercedes incision|Balfour retractor|Richardson retractor|Deaver retractor|Weitlaner retractor|Bookwalter retractor|
Kelly clamp|Allis forceps|Babcock forceps|Adson forceps|DeBakey forceps|Kocher clamp|Metzenbaum scissors|Mayo scissors|Mayo stand|Bovie electrocautery|Cobb elevator|Freer elevator|Kerrison rongeur|Gelpi retractor|
Hasson trocar|Veress needle|Tuohy needle|Quincke needle|Whitacre needle|Huber needle|Swan-Ganz catheter|Hickman line|Tenckhoff catheter|Yankauer suction|Salem sump|Dobhoff tube|Blake drain|Hemovac|Robinson drain|
Seldinger technique|Trendelenburg position|Lloyd-Davies position|Sims position|Fowler's position|Mallampati class II|Cormack-Lehane grade 1|Macintosh blade|Miller blade|Magill forceps|Guedel airway|Sellick manoeuvre|
Heimlich manoeuvre|Valsalva manoeuvre|Epley manoeuvre|McRoberts manoeuvre|Ritgen manoeuvre|Braxton Hicks contractions|Bishop score|Bartholin cyst|Nabothian cyst|Asherman syndrome|Turner's mosaicism|Sheehan's syndrome|
Sims speculum|Cusco speculum|Graves speculum|Hegar dilator|Pap smear|Papanicolaou stain|Gram stain|Ziehl-Neelsen stain|Giemsa stain|Ham's test|Coombs test|Howell-Jolly bodies|Heinz bodies|Auer rods|Reed-Sternberg cells|
Bence Jones protein|von Willebrand disease|Christmas disease|Fanconi anaemia|Diamond-Blackfan anaemia|Henoch-Schönlein purpura|Waldenström's macroglobulinaemia|Philadelphia chromosome|Factor V Leiden|Evans syndrome|
Gleason score 3+4|Breslow thickness|Clark level III|Nottingham grade 2|Dukes B|Ann Arbor stage II|Bloom-Richardson grade|Fuhrman grade|Karnofsky score|Bosniak II cyst|Child-Pugh B|Ranson's criteria|Rockall score|
Framingham risk|CHA2DS2-VASc|Killip class I|Canadian class 2 angina|Duke criteria|Jones criteria|Centor score|Waterlow score|Braden score|Barthel index|Rankin scale|Ashworth scale|Beck Depression Inventory|
Hamilton rating scale|Edinburgh Postnatal Depression Scale|Oxford knee score|Harris hip score|Berg balance score|Epworth score|Snellen chart|Ishihara plates|Goldmann tonometry|Humphrey visual field|Jaeger 2|Amsler grid|
Schirmer test|Fuchs' dystrophy|Stargardt disease|Leber's optic neuropathy|Coats disease|Descemet's membrane|Tenon's capsule|Bowman's layer|Schlemm's canal|Weber test|Rinne test|Ménière's disease|Waldeyer's ring|
Wegener's granulomatosis|Goodpasture syndrome|Alport syndrome|Berger's disease|Bowman's capsule|Conn's syndrome|Nelson's syndrome|Wolff-Parkinson-White syndrome|Brugada syndrome|Ebstein anomaly|tetralogy of Fallot|
Eisenmenger syndrome|Blalock-Taussig shunt|Fontan circulation|Glenn shunt|Ross procedure|Bentall procedure|Maze procedure|Dacron graft|Judkins catheter|Amplatz wire|Dressler's syndrome|Austin Flint murmur|Graham Steell murmur|
Still's murmur|Still's disease|Behçet's disease|Reiter's syndrome|Takayasu arteritis|Buerger's disease|Schamberg's disease|Sweet's syndrome|Bowen's disease|Mohs surgery|Stevens-Johnson syndrome|Wood's lamp|Nikolsky sign|
Koebner phenomenon|Auspitz sign|Gottron's papules|Hutchinson's sign|Osler's nodes|Janeway lesions|Roth spots|Ghon focus|Mantoux test|Heaf test|Lyme disease|Legionnaires' disease|Hansen's disease|Chagas disease|Ringer's lactate|
Hartmann's solution|Ludwig's angina|Vincent's angina|Prinzmetal angina|Quinsy|Le Fort I fracture|Angle class II|Warthin's tumour|Stensen's duct|Wharton's duct|Frey's syndrome|Fournier's gangrene|Peyronie's disease|
Santorini's duct|Vater's ampulla|sphincter of Oddi|circle of Willis|foramen of Monro|fissure of Sylvius|Cooper's ligament|Poupart's ligament|Scarpa's fascia|Camper's fascia|Hunter's canal|Gerota's fascia|Hesselbach's triangle|
Kienböck's disease|Freiberg's disease|Sever's disease|Haglund deformity|Bankart lesion|Hill-Sachs lesion|Latarjet procedure|Kirschner wire|Steinmann pin|Hoffman fixator|Ilizarov frame|Charnley hip|Exeter stem|Oxford knee|
Bath Ankylosing Spondylitis Index|Milwaukee brace|Philadelphia collar|Miami J collar|Boston brace|Coventry osteotomy|Norwich regimen|Leeds criteria|Rotterdam criteria|Liverpool Care Pathway|Bristol stool type 4|
Manchester repair|West Nile virus|Coxsackie virus|Ebola|Marburg virus|Norwalk virus|Spanish influenza|German measles|Rocky Mountain spotted fever|Lassa fever|Malta fever|Japanese encephalitis vaccine|Sydney classification
"""
EPONYMS: tuple[str, ...] = tuple(term.strip() for term in _EPONYMS_TEXT.replace("\n", "").split("|") if term.strip())
_BRANDS = ["Vicryl", "Monocryl", "Prolene", "Ethibond", "Dermabond", "Surgicel", "Gelfoam", "Bactrim", "Keflex", "Augmentin", "Tylenol", "Advil", "Motrin", "Lasix", "Coumadin", "Plavix", "Lipitor", "Zocor", "Crestor", "Norvasc", "Zestril", "Toprol", "Lopressor", "Cozaar", "Diovan", "Nexium", "Prilosec", "Protonix", "Zantac", "Pepcid", "Synthroid", "Glucophage", "Lantus", "Humalog", "NovoLog", "Januvia", "Zoloft", "Prozac", "Paxil", "Lexapro", "Celexa", "Effexor", "Wellbutrin", "Xanax", "Ativan", "Valium", "Klonopin", "Ambien", "Seroquel", "Zyprexa", "Risperdal", "Abilify", "Depakote", "Dilantin", "Keppra", "Tegretol", "Neurontin", "Lyrica", "Topamax", "Aricept", "Namenda", "Sinemet", "Advair", "Flovent", "Ventolin", "Spiriva", "Singulair", "Claritin", "Zyrtec", "Allegra", "Flonase", "Percocet", "Vicodin", "Norco", "Ultram", "Celebrex", "Mobic", "Fosamax", "Boniva", "Humira", "Enbrel", "Remicade", "Botox", "Marcaine", "Xylocaine", "Versed", "Fentanyl", "Propofol", "Decadron", "Solu-Medrol", "Kenalog", "Rocephin", "Zosyn", "Vancomycin", "Levaquin", "Cipro", "Flagyl", "Zithromax", "Betadine", "Hibiclens", "Tegaderm", "Steri-Strips", "Telfa", "Kerlix", "Coban", "Ace", "Medtronic", "Stryker", "Zimmer", "Synthes", "Storz", "Olympus", "LigaSure", "Harmonic", "EndoGIA", "Endo", "Catch", "Bair", "Hugger", "Mastisol", "Pitressin", "Gynecare", "Mirena", "Depo-Provera", "Ortho", "Yaz", "Viagra", "Cialis", "Flomax", "Proscar", "Detrol", "Ditropan", "Lidoderm", "Calpol", "Nurofen", "Gaviscon", "Movicol", "Fybogel"]
_GENERAL = ["Spanish", "English", "French", "German", "Hispanic", "Caucasian", "African", "American", "Asian", "Indian", "Chinese", "Mexican", "Italian", "Polish", "Greek", "Jewish", "Catholic", "Christian", "Muslim", "Medicine", "Surgery", "Cardiology", "Neurology", "Oncology", "Anesthesia", "Radiology", "Pathology", "Gynecology", "Obstetrics", "Urology", "Emergency", "Room", "Intensive", "Care", "Department", "Operating", "Interventional", "Infectious", "Disease", "General", "Physical", "Therapy", "Occupational", "Speech", "Hospice", "Nursing", "English-speaking", "Roman", "Streptococcus", "Latin"]
EPONYM_WORDS: frozenset[str] = frozenset(
    word.lower()
    for term in (*EPONYMS, *_BRANDS, *_GENERAL)
    for word in {term, *re.split(r"[\s-]+", term), *(part.split("'")[0] for part in re.split(r"[\s-]+", term))}
    if word[:1].isupper()
)

_PLAIN = (
    "{E} was considered but felt to be unlikely.",
    "There is a family history of {E} and {E}.",
    "No evidence of {E}.",
    "{E} noted.",
    "Differential includes {E}, {E} and {E}.",
    "She has long-standing {E}.",
    "He was treated for {E} in childhood.",
    "{E}: negative. {E}: positive on the left.",
    "Known {E}; on {B} and {B}.",
    "The {E} was documented in the chart.",
    "We discussed {E} at length.",
    "May need a stick when outdoors.",
    "He may take {B} as required, and will return if it gets worse.",
    "Will attend when able.",
    "She will continue on {B}.",
    "I hope the pain will settle and I remain of the view that joy is returning.",
    "Grace period for the results is one week.",
    "She rose from the chair unaided and the white cell count rose too.",
    "Mark the site before surgery.",
    "Frank haematuria and frank pus were seen.",
    "Please bill the department.",
    "Penny-sized bruise on the shin.",
    "Wakes at dawn with low mood.",
    "Long-term oxygen; short of breath on the hill.",
    "Little change in the young brown-eyed child.",
    "Rich diet with price worries; unable to cook.",
    "Baker's cyst behind the knee.",
    "Black stool and brown sputum.",
    "Long leg cast in place, short Synacthen test normal.",
    "Will power is good.",
    "The wound was left open, cook and eat as normal.",
    "The patient is a {age}-year-old male with {E}.",
    "{age}-year-old woman seen with her daughter.",
    "Aged {age}, she walks with a frame.",
    "{age} y/o F with {E}.",
    "A {age} yo man fell off a ladder.",
    "This {age}-month-old infant feeds well.",
    "Mother is well; father has {E}.",
    "Patient tolerated the procedure well.",
    "Patient Education: the leaflet was given.",
    "Mother and Baby both fine.",
    "Her brother aged {age} had {E}.",
    "Symptoms began three days ago and last about ten minutes.",
    "Review next week, or in 2 weeks' time.",
    "She was seen yesterday at 14:30 and again this morning.",
    "Follow up in six months.",
    "For the past {n} years he has been stable.",
    "Last month she had a fall; two weeks later another.",
    "At 0830 hrs the patient was alert.",
    "Started a week ago on Tuesday.",
    "Seen on Monday. Dressing changed on Friday and weekly after that.",
    "Since yesterday, 24/7 pain.",
    "BP {bp}, HR {nn}, RR 1{n}, SpO2 9{n}% RA, T 37.{n}.",
    "Power 5/5 in all groups, reflexes 2/4, sensation 10/10.",
    "Pain was {n}/10, now 2/10.",
    "Grade 3/6 systolic murmur at the apex.",
    "L4/5 disc prolapse with L5/S1 stenosis; C5/6 normal.",
    "T4/5 sensory level.",
    "G2P1 at 38+{n} weeks.",
    "G3 P2-0-1-2.",
    "Lidocaine 1:100000 with adrenaline 1:1000.",
    "Closed with 2-0 Vicryl, 3-0 Prolene and 4-0 Monocryl.",
    "A #15 blade was used and then a #10 blade.",
    "Take 500-1000 mg every 4-6 hours.",
    "12-lead ECG normal; 24-hour tape pending.",
    "Visual acuity 20/20 right, 20/40 left; 6/9 and 6/12 aided.",
    "Count in steps 1-2-3 and repeat.",
    "Cr 1.{n}, Na 13{n}, K 4.{n}, Cl 10{n}, BUN {nn}, Glu 1{nn}.",
    "WBC 7.{n}, Hgb 12.{n}, Hct 36.{n}, Plt 2{nn},000.",
    "PT 12.{n}, INR 1.{n}, PTT 2{n}.{n}.",
    "ABG 7.36/42/88/24 on 2 L.",
    "Humulin 70/30 {nn} units; Vicodin 5/500.",
    "Tumour 2.5 x 3.1 x 1.{n} cm.",
    "AMTS 8/10, MMSE 2{n}/30, GCS 14/15 (E4 V4 M6).",
    "EF {nn}-{nn}%.",
    "CPT 99213, 27447-RT. ICD-10 E11.9, I25.10.",
    "CT 5 mm slices, images 1-240.",
    "Dose 1500 mg, infused over 2000 seconds in 2010 mL.",
    "Fluid restricted to 1500 mL; output 1850 mL; weight 3450 g.",
    "TSH 2.{n}; ferritin 1995; B12 2012; CK 1984.",
    "Score {n}/12 on PHQ; {n}/21 GAD.",
    "{B} {nn} mg b.i.d., {B} 5 mg q.h.s., {B} p.r.n.",
    "He is allergic to {B} and {B}.",
    "The {B} dressing was applied.",
    "Stapled with {B}; drain left.",
    "Neuropsychology: WAIS-IV 10{n}, Trails B 1{nn} s.",
    "She was seen in A&E, moved to ICU and then to the ward.",
    "He was brought to the hospital by ambulance and went to the clinic.",
    "The consultant cardiologist, the ward sister and the GP agreed.",
    "Discussed with the on-call registrar and the staff nurse.",
    "PAST MEDICAL HISTORY: {E}, hypertension.",
    "REVIEW OF SYSTEMS: Negative.",
    "IMPRESSION: {E}.",
    "PLAN: Continue {B}. Await the {E}.",
    "Physical Examination: Normal. Babinski down-going.",
    "Kind regards from the team.",
    "Clinic: Monday mornings.",
    "Care of the elderly physician to advise.",
    "Occupational therapist and social worker to see.",
    "The surgeon, the anaesthetist and the scrub nurse confirmed the count.",
    "Refer to the hospital dietitian.",
    "The primary care physician was called.",
    "English is her first language.",
    "He is a Spanish-speaking male.",
    "She is a pleasant Caucasian lady.",
    "Follows a Mediterranean diet; allergic to Brazil nuts and Granny Smith apples.",
    "Jehovah's Witness, declines blood.",
    "Uses a Zimmer frame and a Thomas splint.",
    "The March fracture was missed.",
    "An august gathering of students watched the march of symptoms.",
    "She may march on the spot; may be discharged.",
    "Summer colds, winter wheeze.",
    "Chin-up, head down; Down and out in mood.",
    "X-ray: Jones fracture.",
    "Hope this is helpful.",
    "Hope is retained; faith in treatment is good.",
    "Heart: S1, S2. Lungs: clear. Abdomen: soft.",
    "HEENT: PERRLA, EOMI.",
    "Vitals as per chart: 98.{n}, {nn}, 1{n}, {bp}.",
    "Room 12 was cleaned.",
    "Step 1: wash. Step 2: dry. Step 3: repeat 10-15 times.",
    "Ratio 3-1, 4-2, 10-12-14.",
    "DNA 1/52, review 3/12, off for 2/7.",
    "TCI 6/52. F/U 3/12.",
    "Catheter 16 Fr with 10 mL balloon, size 7-0 suture, 22-gauge needle.",
)
_IDENTIFIED = (
    "{mr} attended with {E}.",
    "{dr1} placed a Foley catheter.",
    "{dr2} performed the {E} assessment.",
    "{mr} has {E} and may need surgery.",
    "Discussed {E} with {dr1}.",
    "{ptfirst} has {E}.",
    "{dr3} suspected {E} on {date}.",
)
TWIN_SURNAMES = (
    "Parkinson",
    "Foley",
    "Graves",
    "Hodgkin",
    "Bell",
    "Addison",
    "Barrett",
    "Murphy",
    "Wells",
    "Allen",
    "Wilson",
    "Turner",
    "Williams",
    "Thomas",
    "Thompson",
    "Jones",
    "Smith",
    "Baker",
    "Cooper",
    "Hunter",
    "Kelly",
    "Jackson",
    "Nelson",
    "Evans",
    "May",
    "White",
    "Black",
    "Brown",
    "Long",
    "Short",
    "Little",
    "Young",
    "Rich",
    "Price",
    "Cook",
    "Green",
    "Gray",
    "Robinson",
    "Richardson",
    "Harris",
    "Clark",
    "Ross",
    "Glenn",
    "Norwood",
    "Hope",
    "Pratt",
    "Still",
    "Sweet",
    "Wood",
    "Down",
    "Bishop",
    "Hamilton",
    "Beck",
    "Gilbert",
    "Lewis",
    "Gardner",
    "Lynch",
    "Miller",
    "Fisher",
    "Todd",
    "Bennett",
    "Angle",
    "Marsh",
    "Best",
    "Power",
    "Day",
    "Winter",
    "Summers",
    "Frost",
    "Bone",
    "Payne",
    "Blood",
    "Coffin",
    "Nurse",
    "Doctor",
    "Hand",
    "Foot",
    "Legg",
)
TWIN_GIVEN = (
    "May",
    "Will",
    "Grace",
    "Rose",
    "Mark",
    "Hope",
    "Joy",
    "Bill",
    "Penny",
    "Frank",
    "Dawn",
    "June",
    "April",
    "August",
    "Faith",
    "Iris",
    "Pat",
    "Rob",
    "Sue",
    "Drew",
    "Chase",
    "Summer",
    "Ray",
    "Dale",
    "Heath",
    "Gene",
    "Art",
    "Guy",
    "Patience",
    "Melody",
    "Ruby",
    "Ivy",
)
_TWINS = (
    "Mr ~L~ has Parkinson's disease.",
    "Dr. ~L~ placed a Foley catheter.",
    "Mrs ~L~ was seen in @May@.",
    "Mrs ~L~ may need {E}.",
    "~F~ will attend; she may be late.",
    "~F~ ~L~ rose early and felt well.",
    "Dr ~L~ noted a frank discharge.",
    "I saw ~F~ today with her sister ~F~.",
    "Miss ~L~ has a long history of {E}.",
    "Mr ~L~ was told that the short Synacthen test was normal.",
    "~F~ hopes that this will help.",
    "Dr ~L~ confirmed {E}.",
    "Mr. ~L~'s {E} is stable.",
    "According to ~F~, the pain is worse at dawn.",
    "Discussed with ~L~ (anaesthetics).",
    "Thanks, ~F~",
    "Dear ~F~,",
    "~L~, ~F~: {E}.",
    "Seen by Sister ~L~ and Nurse ~L~.",
    "Prof ~L~ will mark the site.",
    "Mrs ~F~ ~L~, {E}, doing well.",
    "Her husband ~F~ can cook a little.",
    "Mrs. ~L~ was last here in @April@ and @June@.",
    "Seen @March@ and @August@; may return in @May@.",
)
_HEADINGS = (
    "HISTORY",
    "Examination",
    "IMPRESSION",
    "Plan",
    "Social History",
    "INVESTIGATIONS",
    "Assessment",
    "Background",
    "Review of Systems",
    "Procedure",
    "Findings",
    "Conclusion",
    "Comments",
)


def plain_sentence(rng: random.Random) -> str:
    """One sentence without identifiers, with its own slots filled."""
    text = rng.choice(_PLAIN)
    if rng.random() < 0.35:
        text = rng.choice(_PLAIN[:11])
    while "{E}" in text:
        text = text.replace("{E}", rng.choice(EPONYMS), 1)
    while "{B}" in text:
        text = text.replace("{B}", rng.choice(_BRANDS), 1)
    for slot, low, high in (("{age}", 1, 89), ("{nn}", 20, 89), ("{n}", 1, 9)):
        while slot in text:
            text = text.replace(slot, str(rng.randint(low, high)), 1)
    return text.replace("{bp}", f"{rng.randint(90, 180)}/{rng.randint(50, 100)}")


def twin_sentence(rng: random.Random) -> str:
    """A template of a sentence in which a real name has the form of an eponym or a plain word."""
    return rng.choice(_TWINS + _IDENTIFIED)


def heading(rng: random.Random) -> str:
    """An ordinary capitalised heading."""
    return rng.choice(_HEADINGS)
