"""Word lists for texts without identifiers: medicines, abbreviations, headings, eponyms, devices, microbes and facilities."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """The terms of a list written with bars between them."""
    return tuple(term.strip() for term in text.replace("\n", " ").split("|") if term.strip())


DRUGS = _words("""
Motrin|Lasix|Keppra|Bumex|Aldactone|Coreg|Tenormin|Inderal|Cardizem|Calan|Procardia|Plendil|Altace|Vasotec|Capoten|Lotensin|Accupril|Mavik|Avapro|Benicar|Micardis|Atacand|
Entresto|Eliquis|Xarelto|Pradaxa|Savaysa|Lovenox|Fragmin|Arixtra|Brilinta|Effient|Persantine|Aggrenox|Zetia|Vytorin|Livalo|Pravachol|Lescol|Tricor|Lopid|Niaspan|Repatha|Praluent|
Farxiga|Jardiance|Invokana|Ozempic|Wegovy|Mounjaro|Trulicity|Victoza|Byetta|Actos|Avandia|Amaryl|Glucotrol|Starlix|Prandin|Tradjenta|Onglyza|Levemir|Tresiba|Toujeo|Basaglar|Apidra|
Humulin|Novolin|Armour Thyroid|Cytomel|Tapazole|Medrol|Deltasone|Florinef|Premarin|Estrace|Provera|Evista|Prolia|Forteo|Actonel|Reclast|Imitrex|Maxalt|Zomig|Relpax|Aimovig|Lamictal|
Trileptal|Zonegran|Vimpat|Banzel|Onfi|Mysoline|Zarontin|Gabitril|Requip|Mirapex|Neupro|Comtan|Stalevo|Madopar|Azilect|Exelon|Razadyne|Cymbalta|Pristiq|Remeron|Desyrel|Elavil|Pamelor|
Tofranil|Anafranil|BuSpar|Vistaril|Geodon|Latuda|Haldol|Thorazine|Clozaril|Invega|Lithobid|Adderall|Ritalin|Concerta|Strattera|Vyvanse|Provigil|Lunesta|Sonata|Restoril|Halcion|
OxyContin|Roxicodone|Dilaudid|Demerol|Duragesic|MS Contin|Oramorph|Zomorph|Sevredol|Suboxone|Narcan|Toradol|Naprosyn|Aleve|Feldene|Voltarol|Relafen|Colcrys|Zyloprim|Uloric|Plaquenil|
Trexall|Arava|Azulfidine|Imuran|CellCept|Prograf|Neoral|Stelara|Cosentyx|Taltz|Orencia|Actemra|Xeljanz|Rituxan|Herceptin|Avastin|Keytruda|Opdivo|Tecentriq|Gleevec|Tarceva|Taxol|
Taxotere|Adriamycin|Cytoxan|Gemzar|Alimta|Zoladex|Lupron|Casodex|Zytiga|Xtandi|Arimidex|Femara|Aromasin|Nolvadex|Neulasta|Procrit|Aranesp|Zofran|Reglan|Compazine|Phenergan|Stemetil|
Buscopan|Imodium|Lomotil|Colace|Senokot|Dulcolax|MiraLAX|Laxido|Carafate|Cytotec|Creon|Asacol|Pentasa|Entocort|Xifaxan|Dificid|Macrobid|Amoxil|Unasyn|Cefzil|Ancef|Fortaz|Maxipime|
Merrem|Invanz|Cubicin|Zyvox|Bicillin|Tazocin|Doxycycline|Diflucan|Vfend|Cancidas|Valtrex|Zovirax|Tamiflu|Paxlovid|Truvada|Biktarvy|Genvoya|Epclusa|Harvoni|Symbicort|Seretide|Relvar|
Trelegy|Anoro|Fostair|Breo|Dulera|Pulmicort|Qvar|Atrovent|Combivent|Xopenex|Daliresp|Xolair|Nasonex|Rhinocort|Astelin|Benadryl|Clarinex|Sudafed|Mucinex|Robitussin|Xalatan|Lumigan|
Timoptic|Alphagan|Cosopt|Azopt|Pred Forte|Restasis|Vesicare|Myrbetriq|Enablex|Avodart|Hytrin|Cardura|Levitra|Pyridium|Elmiron|Heparin|Warfarin|Digoxin|Amiodarone|Furosemide|Metoprolol|
Atenolol|Ramipril|Losartan|Bisoprolol|Amlodipine|Simvastatin|Metformin|Gliclazide|Sitagliptin|Omeprazole|Ranitidine|Sertraline|Citalopram|Mirtazapine|Diazepam|Lorazepam|Haloperidol|
Olanzapine|Carbamazepine|Phenytoin|Levetiracetam|Morphine|Codeine|Tramadol|Ibuprofen|Naproxen|Prednisolone|Methotrexate|Azathioprine|Amoxicillin|Ceftriaxone|Gentamicin|Meropenem|
Clindamycin|Fluconazole|Aciclovir|Tamoxifen|Letrozole|Cisplatin|Paclitaxel|Ondansetron|Metoclopramide|Lactulose|Salbutamol|Ipratropium|Tiotropium|Adcal|Canesten|Daktarin|Dermovate|
Diprobase|Dioralyte|Ensure|Fresubin|Jevity|Peptamen|Nepro|Glucerna|Plasma-Lyte|Hespan|Omnipaque|Isovue|Visipaque|Gastrografin|Lexiscan|Exparel|Naropin|Nesacaine|Sensorcaine|Anectine|Ultiva
""")
ABBREVIATIONS = _words("""
DNR|POLST|GCS|DNI|DNACPR|AKI|CKD|ESRD|CHF|HFrEF|HFpEF|CAD|PCI|CABG|STEMI|NSTEMI|ACS|AF|SVT|VT|VF|PVD|PAD|DVT|PE|VTE|IVC|CVA|TIA|SAH|SDH|ICH|ICP|CSF|EEG|EMG|NCS|MS|MND|ALS|PD|
COPD|OSA|CPAP|BiPAP|ILD|IPF|ARDS|TB|LRTI|URTI|CAP|HAP|VAP|PFT|FEV1|FVC|ABG|VBG|CXR|CT|CTPA|MRI|MRCP|ERCP|OGD|EGD|PEG|NG|TPN|NPO|NBM|GI|GERD|GORD|IBS|IBD|UC|SBO|LFT|ALT|AST|ALP|GGT|
HBV|HCV|HIV|NASH|NAFLD|TIPS|SBP|HE|UTI|BPH|TURP|TURBT|PSA|IVU|KUB|ESWL|TWOC|IDC|CIC|UOP|BUN|GFR|RRT|HD|CRRT|CAPD|AVF|HTN|DM|T2DM|T1DM|DKA|HHS|HbA1c|TSH|FSH|LH|PTH|PCOS|SIADH|DI|BMI|
WBC|RBC|FBC|CBC|CMP|BMP|ESR|CRP|PT|PTT|INR|APTT|DIC|ITP|TTP|HIT|MDS|AML|CLL|CML|ALL|MGUS|SLE|RA|OA|AS|PMR|GCA|CREST|ANA|ANCA|RF|ACL|MCL|PCL|TKR|THR|TKA|THA|ORIF|DHS|IM|ROM|AROM|PROM|
WBAT|NWB|FWB|TTWB|PT|OT|SLT|SALT|ADL|MMSE|MOCA|AMTS|PHQ|GAD|PTSD|OCD|ADHD|ASD|BPD|MDD|ECT|CBT|DBT|MHA|SI|HI|AVH|PERRLA|EOMI|HEENT|JVP|JVD|NAD|WNL|CTAB|RRR|NSR|LBBB|RBBB|LVH|LVEF|EF|
TTE|TOE|TEE|ECG|EKG|ICD|PPM|CRT|TAVI|AVR|MVR|AAA|EVAR|ABPI|SOB|DOE|PND|N&V|D&C|TAH|BSO|LMP|EDD|SVD|LSCS|VBAC|PROM|PPH|PIH|IUGR|CTG|NICU|SCBU|PICU|ICU|ITU|HDU|CCU|PACU|ED|AMU|MAU|SAU|
OPD|MDT|GP|PCP|HCA|RMO|SHO|SpR|DNA|TTO|TTA|PRN|BD|TDS|QDS|QID|BID|TID|STAT|PO|IV|IM|SC|PR|PV|SL|OD|OS|OU|AD|RTA|RTC|MVC|MVA|GSW|LOC|PEARL|A&O|AVPU|NEWS|MEWS|SIRS|SOFA|qSOFA|CURB-65|
MRSA|MSSA|VRE|ESBL|CRE|C&S|UA|MSU|CSU|PCR|COVID-19|RSV|CMV|EBV|HSV|VZV|HPV|BCG|MMR|DTaP|Tdap|PCV13|LLETZ|CIN III|DCIS|LCIS|ER|PR|HER2|SLNB|ANC|WLE|FNA|TNM|ECOG|PS|PET|SPECT|DEXA|BPPV|
SNHL|T&A|FESS|BSER|OME|AOM|IOP|AMD|DR|RAPD|OCT|VA|ADR|NKDA|NKA|ROS|PMH|PSH|FH|SH|HPI|CC|ROM|SOAP|EHR|FU|RV|OE|HO|SP|CO|Rx|Dx|Tx|Hx|Sx|Fx|EtOH|IVDU|LAR|APR|TME|CBD|GB|RIF|LIF|RUQ|LUQ
""")
HEADINGS = _words("""
History of Present Illness|Chief Complaint|Presenting Complaint|Past Medical History|Past Surgical History|Drug History|Family History|Social History|Systems Review|Review of Systems|
Physical Examination|General Appearance|Vital Signs|Head and Neck|Cardiovascular|Respiratory|Abdomen|Genitourinary|Musculoskeletal|Neurological|Skin|Psychiatric|Extremities|Lymphatics|
Laboratory Data|Imaging|Radiology|Microbiology|Pathology|Assessment and Plan|Impression|Diagnosis|Primary Diagnosis|Secondary Diagnoses|Differential Diagnosis|Problem List|
Hospital Course|Brief Hospital Course|Condition on Discharge|Discharge Medications|Discharge Instructions|Disposition|Follow-up|Recommendations|Allergies|Immunizations|Current Medications|
Medications on Admission|Preoperative Diagnosis|Postoperative Diagnosis|Procedure Performed|Operation|Anesthesia|Anaesthetic|Estimated Blood Loss|Complications|Specimens|Drains|Implants|
Indications|Findings|Description of Procedure|Details of Procedure|Closure|Consent|Technique|Comparison|Clinical Information|Gross Description|Microscopic Description|Macroscopy|Microscopy|
Conclusion|Summary|Comment|Addendum|Action Points|Actions for GP|Changes to Medication|Information Given to Patient|Mental State Examination|Risk Assessment|Formulation|Insight|
Cognition|Mood and Affect|Thought Content|Speech|Perception|Functional Status|Mobility|Activities of Daily Living|Nutrition|Goals|Treatment Plan|Prognosis|Developmental History|
Birth History|Obstetric History|Gynaecological History|Menstrual History|Travel History|Sleep History|Habits|Code Status|Advance Directive|Escalation Plan|Nursing Notes|Handover|Fluid Balance|
Observations|Wound Care|Pressure Areas|Pain Management|Diet and Fluids|Bowel Chart|Progress Note|Interval History|Subjective|Objective|Assessment|Plan|Safety Netting|Discharge Summary|
Operative Note|Operation Note|Consultation Report|Clinic Letter|Dear Colleague|Private and Confidential|Not for Resuscitation|End of Report|Page Two|To Whom It May Concern|Patient Information|
Reason for Referral|Reason for Visit|Reason for Admission|Cause of Death|Medical Decision Making|Emergency Department Course|Ward Round|Post-Take Ward Round|Morning Report|Black Box Warning
""")
EPONYMS_MORE = _words("""
Abadie's sign|Adson's test|Apley grind test|Apley scratch test|Aaron's sign|Argyle chest tube|Arthus reaction|Asboe-Hansen sign|Auenbrugger's sign|Austin Moore prosthesis|Bainbridge reflex|
Barthel score|Barton fracture|Bartter syndrome|Bazett correction|Beau's lines|Beighton score|Bell's phenomenon|Bezold abscess|Bitot spots|Biot's breathing|Blumberg's sign|Blumer's shelf|
Boas' sign|Bochdalek hernia|Borrmann type III|Bouchard's nodes|Bruce protocol|Brushfield spots|Bryant's traction|Buck's fascia|Burch colposuspension|Burr hole|Caldwell-Luc procedure|
Caprini score|Carnett's sign|Caroli disease|Carvallo's sign|Castleman disease|Chadwick's sign|Chance fracture|Charcot's triad|Cheyne-Stokes breathing|Chopart joint|Churg-Strauss syndrome|
Clutton's joints|Cobb angle|Codman triangle|Cooley anaemia|Corrigan pulse|Cowden syndrome|Crouzon syndrome|Curling ulcer|Cushing reflex|Dance's sign|Darier's sign|De Musset's sign|
Dercum's disease|Dieulafoy lesion|Dohle bodies|Down's syndrome|Doppler ultrasound|Douglas pouch|Dubin-Johnson syndrome|Duroziez's sign|Edwards syndrome|Erb's palsy|Erb's point|Evans blue|
Fabry disease|Faber test|Felty's syndrome|Fick principle|Fitz-Hugh-Curtis syndrome|Fogarty catheter|Foster Kennedy syndrome|Fordyce spots|Fothergill repair|Fraley syndrome|Froment's sign|
Gaenslen's test|Gallows traction|Garden III fracture|Gartland type II|Gaucher disease|Gerstmann syndrome|Gigli saw|Gilles de la Tourette syndrome|Girdlestone procedure|Glasgow-Blatchford score|
Glisson's capsule|Gower's sign|Graf stage|Graham patch|Greulich and Pyle|Gustilo IIIA|Hampton hump|Hamman's sign|Harrington rod|Harrison's sulcus|Hartnup disease|Hawkins-Kennedy test|Heberden's nodes|
Hegar's sign|Henderson-Hasselbalch|Hering-Breuer reflex|Hess chart|Hibbs retractor|Hinchey III|Homans' sign|Hounsfield units|Hunt and Hess grade 3|Hurler syndrome|Jobe's test|Jod-Basedow phenomenon|
Johansson lesion|Kallmann syndrome|Kartagener syndrome|Kayser-Fleischer rings|Kehr's sign|Kellgren-Lawrence grade 3|Kerley B lines|Kiesselbach's plexus|Killian's dehiscence|Klumpke palsy|Koplik spots|
Krukenberg tumour|Kussmaul breathing|Kveim test|Lachman's test|Langer's lines|Larrey's point|Ledderhose disease|Leopold manoeuvres|Leriche syndrome|Leser-Trélat sign|Levine's sign|Lhermitte's sign|
Libman-Sacks endocarditis|Lisch nodules|Likert scale|Littre hernia|Löffler syndrome|Luschka's joints|Madelung deformity|Malgaigne fracture|Marjolin ulcer|Masson trichrome|Mason type II|Mees' lines|
Meigs syndrome|Mendelson syndrome|Mirizzi syndrome|Mitrofanoff channel|Mobitz II|Morgagni hernia|Morison's pouch|Mueller-Hinton agar|Müllerian duct|Munchausen syndrome|Neer classification|
Nelaton catheter|Nissl bodies|Ogilvie syndrome|Pancoast tumour|Paget-Schroetter syndrome|Parks' classification|Pavlik harness|Payr's clamp|Pemberton's sign|Plummer-Vinson syndrome|
Pott's fracture|Pott's puffy tumour|Potter syndrome|Purkinje fibres|Quick's test|Ramsay Hunt syndrome|Ramstedt pyloromyotomy|Rathke's cleft cyst|Reed-Sternberg cell|Reinke's oedema|Rett syndrome|
Reye syndrome|Richter's hernia|Riedel's lobe|Rolando fracture|Rotter syndrome|Rutherford grade 4|Ryle's tube|Sabouraud agar|Sampson artery|Schatzker V|Schober's test|Schwann cell|Schwartz formula|
Segond fracture|Seidel sign|Sengstaken tube|Shenton's line|Shirodkar suture|Simmonds test|Simpson forceps|Spigelian hernia|Stanford type A|Stokes-Adams attack|Sturge-Weber syndrome|Sudeck's atrophy|
Swan neck deformity|Tanner stage III|Tay-Sachs disease|Thessaly test|Thompson prosthesis|Tietze syndrome|Tinetti score|Traube's space|Treitz ligament|Trendelenburg test|Troisier's sign|
Tzanck smear|Unna boot|Usher syndrome|Volkmann contracture|Von Recklinghausen disease|Wada test|Wallenberg syndrome|Waterhouse-Friderichsen syndrome|Watson-Jones approach|Weber B fracture|Well's criteria|
Wenckebach block|Wernicke's area|Whipple's triad|White sponge naevus|Wickham striae|Widal test|Winter's formula|Winquist type II|Yates correction|Yergason's test|Young-Burgess classification|
Bell palsy|Parkinson disease|Alzheimer disease|Addison disease|Crohn's|Parkinson's|Alzheimer's|Barrett's|Graves'|Sjogrens|Raynauds|Hashimotos|Parkinsonism|Cushingoid facies|Marfanoid habitus|Addisonian crisis
""")
TESTS = _words("""
Child-Pugh B|Child-Pugh C|Mallampati II|Mallampati III|GCS 15|GCS 3T|NYHA II|NYHA class III|Apgar 8/9|Apgars 9 and 10|ASA 2|ASA III|ECOG 1|Karnofsky 80|Gleason 4+3|CURB-65 2|Wells 4.5|CHADS-VASc 4|
HAS-BLED 2|Rockall 3|TIMI 3|MELD 18|SOFA 6|APACHE II 21|NIHSS 7|mRS 3|Bristol 6|Braden 16|Waterlow 18|MUST 2|Rankin 2|Fitzpatrick III|Tanner 4|Clavien-Dindo II|BI-RADS 4|PI-RADS 3|LI-RADS 5|Lung-RADS 2|
TI-RADS 3|GOLD 3|Hurley II|Rutherford 5|Fontaine IIb|Hunt-Hess 2|Fisher 3|Spetzler-Martin II|Dukes C|FIGO IIB|T2N1M0|pT3N0|Bishop 7|PHQ-9 14|GAD-7 11|MoCA 24/30|4AT 0|CAM positive|Epworth 12|FRAX 18%|
QRISK3 22%|DLQI 9|PASI 11.2|DAS28 4.1|BASDAI 6.2|EDSS 3.5|Hoehn and Yahr 3|UPDRS 31|ASIA C|Frankel D|Oswestry 42%|Constant score 68|WOMAC 44|KOOS 57|Harris 81|Snellen 6/9|N5|logMAR 0.2
""")
BUGS = _words("""
E. coli|C. diff|Staph aureus|S. aureus|C. difficile|Strep pyogenes|Group B Strep|H. pylori|P. aeruginosa|Pseudomonas|Klebsiella|K. pneumoniae|H. influenzae|N. meningitidis|N. gonorrhoeae|Chlamydia|
C. trachomatis|T. pallidum|Treponema|M. tuberculosis|Mycobacterium avium|L. monocytogenes|Listeria|Legionella|Mycoplasma|B. burgdorferi|Borrelia|Bartonella|Brucella|Campylobacter|Salmonella|Shigella|
Giardia|Cryptosporidium|Entamoeba|Toxoplasma|P. falciparum|Plasmodium vivax|Candida|C. albicans|Aspergillus|Cryptococcus|Histoplasma|P. jirovecii|Enterococcus faecalis|E. faecium|Proteus mirabilis|
Serratia|Enterobacter|Acinetobacter|B. fragilis|Bacteroides|Clostridium|Gardnerella|Trichomonas|Influenza A|Parvovirus B19|Norovirus|Rotavirus|Adenovirus|Epstein-Barr|Varicella|Hepatitis B
""")
VACCINES = _words("""
Pfizer|Moderna|AstraZeneca|Comirnaty|Spikevax|Novavax|Prevnar 20|Pneumovax|Gardasil 9|Shingrix|Zostavax|Fluzone|Boostrix|Bexsero|Menactra|Havrix|Twinrix|Engerix-B|Rotarix|Infanrix|Pediarix|Revaxis
""")
GENES = _words("""
BRCA1|BRCA2|KRAS G12D|BRAF V600E|EGFR exon 19|ALK|ROS1|TP53|PTEN|APC|MLH1|MSH2|JAK2 V617F|BCR-ABL1|FLT3-ITD|NPM1|HLA-B27|HLA-B*57:01|CFTR F508del|MTHFR|HFE C282Y|LMNA|MYH7|SCN5A|FMR1|HTT|PD-L1|CD20|CD4|
Ki-67|CA-125|CA 19-9|CEA|AFP|IgA|IgG4|anti-CCP|anti-dsDNA|Ro/La|Jo-1|Scl-70|c-ANCA|Rh(D)|O Rh positive|A negative|trisomy 21|47,XXY|46,XX|del(5q)|t(9;22)|22q11.2
""")
DEVICES = _words("""
Da Vinci robot|Stryker Triathlon|Zimmer Biomet Persona|Medtronic Advisa|Boston Scientific Synergy stent|Xience stent|Abbott MitraClip|Edwards Sapien valve|St. Jude valve|Watchman device|Impella|
LifeVest|Holter monitor|Reveal LINQ|Freestyle Libre|Dexcom G6|Omnipod|Tandem pump|Port-a-Cath|PowerPort|Groshong line|Broviac catheter|Quinton catheter|Permcath|Hudson mask|Venturi mask|Ambu bag|
Shiley tracheostomy|Portex tube|Passy-Muir valve|Miller laryngoscope|GlideScope|LMA Supreme|Bougie|Arndt blocker|Minnesota tube|Blakemore tube|Levin tube|Malecot drain|Pezzer catheter|Coudé catheter|
Ventralex mesh|Prolift mesh|ProGrip mesh|Ethicon stapler|Endo Catch bag|Alexis retractor|Thompson retractor|Omni retractor|Army-Navy retractor|Senn retractor|Hohmann retractor|Langenbeck retractor|
Debakey clamp|Satinsky clamp|Bulldog clamp|Potts scissors|Iris scissors|Castroviejo needle holder|Frazier suction|Pool suction|Leksell rongeur|Penfield elevator|Midas Rex drill|Mayfield headrest|
Wilson frame|Jackson table|Hana table|Andrews table|Allen stirrups|Bair Hugger|Kling bandage|Xeroform gauze|Adaptic|Aquacel|Mepilex|Kaltostat|Jelonet|Inadine|Opsite|Allevyn|Cast boot|Aircast boot|
Dynesys system|Pedigo stretcher|Mick applicator|Cook stent|Bard Foley|Rusch catheter|Hollister bag|Coloplast pouch|Kendall stockings|Jobst stockings|TED hose|Hoyer lift|Sara Stedy|Oxford hoist|Zimmer splint
""")
STUDIES = _words("""
SPRINT|ACCORD|HOPE|HOPE-3|FAITH|GRACE|ALLHAT|UKPDS|SOLVD|MERIT-HF|PARADIGM-HF|DAPA-HF|EMPEROR|RECOVERY|CRASH-2|ISIS-2|RALES|CHARM|ONTARGET|JUPITER|FOURIER|LEADER|MARINA|ANCHOR|RIVER-2|MARCH-HIV|Women's Health Initiative|
Framingham Heart Study|Nurses' Health Study|Million Women Study|Oxford Vascular Study|Cochrane review|KEYNOTE-189|CheckMate 067|ROCKET AF|ARISTOTLE|RE-LY|ENGAGE|COMPASS|MIRACLE|VICTORIA|ELISA|ODYSSEY|STAMPEDE|HERMES
""")
ANATOMY = _words("""
Vastus medialis|Musculus trapezius|Flexor hallucis longus|Arteria radialis|Nervus ischiadicus|Latissimus dorsi|Gluteus maximus|Os calcis|Cauda equina|Foramen magnum|Vena cava inferior|Linea alba|Pars interarticularis|
Extensor pollicis longus|Abductor digiti minimi|Corpus callosum|Corpora cavernosa|Ligamentum flavum|Tensor fasciae latae|Rectus abdominis|Serratus anterior|Teres minor|Pes anserinus|Ductus arteriosus|Portio vaginalis|
Fundus uteri|Labia majora|Palatum durum|Substantia nigra|Locus coeruleus|Area postrema|Pectoralis major|Plantaris|Soleus|Sartorius|Gracilis|Platysma|Atlas|Axis|Patella alta|Hallux valgus|Genu varum|Pectus carinatum
""")
FACILITIES = _words("""
the Emergency Department|the Cardiology Clinic|the Fracture Clinic|the Outpatient Department|the Radiology Department|the Memory Clinic|the Day Surgery Unit|the Stroke Unit|the Intensive Care Unit|the Labour Ward|
the Recovery Room|the Pain Clinic|the Falls Clinic|the Operating Room|the Endoscopy Suite|the Chest Clinic|the Eye Clinic|the Diabetes Centre|the Infusion Center|the Sleep Lab|the Cath Lab|the Walk-in Clinic|
the Community Mental Health Team|Social Services|Physiotherapy|Occupational Therapy|Speech and Language Therapy|Medical Records|Palliative Care|the District Nurses|the Out of Hours service|Infection Control|
the Multidisciplinary Team|Case Management|the Blood Bank|the Pharmacy|the Tumor Board|the Primary Care Clinic|the Wound Clinic|Children's Services|the Pre-Assessment Clinic|the Warfarin Clinic|the Hospital at Home team
""")
BODIES = _words(
    "NICE|FDA|WHO|CDC|MHRA|EMA|NIH|AHA|ESC|BTS|RCOG|ACOG|SIGN|DVLA|CQC|KDIGO|GINA|EULAR|Resuscitation Council|BNF|NHS England|Public Health"
)
CULTURE = _words("""
Scrabble|Monopoly|Cluedo|Sudoku|Candy Crush|Wordle|Bingo|Bridge|Snap|Minecraft|Mario Kart|Fortnite|Jenga|Ludo|Uno|Wuthering Heights|Middlemarch|Great Expectations|The Secret Garden|The Hobbit|Macbeth|the Bible|the Radio Times|
Coronation Street|EastEnders|Strictly|Bake Off|Match of the Day|Star Wars|Toy Story|Frozen|Bluey|Peppa Pig
""")
FOODS = _words("""
Granny Smith apples|Caesar salad|Victoria sponge|Earl Grey tea|Bakewell tart|Chelsea buns|Cheddar|Stilton|Brie|Marmite|Weetabix|Rice Krispies|Kellogg's cornflakes|Uncle Ben's rice|Heinz soup|Lucozade|Coca-Cola|
Dr Pepper|Guinness|Jaffa Cakes|Mars bars|Kit Kat|Ben & Jerry's|Quaker Oats|Eggs Benedict|Beef Wellington|Brussels sprouts|Swiss cheese|Danish pastry|Bombay mix|Cornish pasties|Bloody Mary
""")
LANGUAGES = _words(
    "Urdu|Punjabi|Polish|Spanish|Welsh|Turkish|Arabic|Cantonese|Bengali|Portuguese|Somali|Farsi|Romanian|British Sign Language|Tamil|French|Gujarati|Russian|Tagalog|Vietnamese"
)
VALUES = _words("""
BP 120/80 mmHg|BP {bp}|5/10 pain|{n}/10 pain|T10-L2|L4/5|C5-C6|T1{n}/L1|12-24 hours|2-0 Vicryl|4-0 Monocryl|size 7.5 ETT|BMI 31.2|BMI {nn}.{n}|INR 2-3|INR {n}.{n}|ICD-10 M17.11|ICD-10 F3{n}.{n}|CPT 27447|
CPT 99{nn}{n}|G2P1|G{n}P{n}|SpO2 94% on 2L|SpO2 9{n}% RA|NS @ 125 mL/h|D5W at {nn} mL/hr|HR {nn}|RR 1{n}|T 38.{n}|36.{n} C|98.{n} F|FiO2 0.{nn}|PEEP {n}|FEV1 1.{n} L ({nn}%)|pH 7.{nn}|Na 13{n}|K+ {n}.{n}|Hb 1{n}{n} g/L|
WCC {n}.{n} x 10^9/L|Plt 2{nn}|CRP {nn}|eGFR >{nn}|Cr 1{nn}|HbA1c {nn} mmol/mol|LDL {n}.{n}|PSA {n}.{nn}|TSH 0.{nn}|D-dimer 1{nn}0|troponin {nn} ng/L|CK 1{nn}{n}|lactate {n}.{n}|B12 2{nn}|ferritin 1{nn}{n}|GLU 1{nn}|
EF {nn}%|LVEF {nn}-{nn}%|E4V5M6|A1c {n}.{n}%|{nn}.{n} kg|1{nn} cm|5'{n}"|{nn} lbs|x{n}/7|1/2 tab|{n} x {n} x {n} mm|{n}.{n} x {n}.{n} cm|16 Fr|14G|22-gauge|#10 blade|#15 blade|No. {n} Hegar|
8.0 ETT @ {nn} cm|MAC {n}|VA 20/{nn}|VA 6/{n}|+1.25/-0.50 x 1{nn}|OD -2.{nn}|IOP 1{n}/1{n}|k=4{n}.{nn}|AL 2{n}.{nn} mm|{n}-{n}/12|38+{n}/40|{nn} bpm|1{nn}/{nn}/{nn}|7.3{n}/4{n}/8{n}/2{n}|0-{n}-1{nn}|ROM 0-1{nn}|0/{n}/1{nn} degrees|
{nn}/1{nn}/{n}|QTc 4{nn} ms|PR 1{nn} ms|1:1000|1:{nn}|{n}+{n}|{n}-{n} times|4-6 hourly|q{n}h|Q12H|b.i.d. x 10|1-0-1|1-1-1-1|{nn}0 mg/m2|2.{n} Gy x {nn}|{nn} Gy in {nn} #|10 mL of 0.25%|1% Lidocaine 10 mL|500/{nn}|
{nn}0-{nn}0 mL|1{nn}0 mL over 24 h|1.{n} L|2L NC|15L NRB|NEWS {n}|MET {n}.{n}|S1-S2|V1-V4|II, III, aVF|C3-C7|T4-5|Grade {n}/6|3+ oedema|2+ DP|Ext 0, flex 1{nn}|Code 4{nn}|level 3 visit 99213|DRG 4{nn}|NDC 0{nn}{n}-1{nn}-{nn}|
v{n}.{n}.{n}|Table {n}|Figure {n}B|page {n} of {n}|bed {n}|bay {n}|Step {n}|Room {n}|Theatre {n}|Form 12{nn}|Section {n}(2)|Section 136|Regulation 28|Part II|Chapter {n}
""")
