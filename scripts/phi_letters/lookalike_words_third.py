"""Pools of clinical words and values that look like identifiers and are none; slots in braces are filled when drawn."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", "|").split("|") if word.strip())


BRANDS = _words("""
Abidec|Accuhaler|Acepril|Aciphex|Actifed|Actimorph|Acular|Adalat|Adartrel|Adipine|Adizem|Advagraf|Afinitor|Agrippal|Airomir|AirFluSal|Akynzeo|Aldara|Aldomet|Alimta|Alka-Seltzer|Alkeran|Allevyn Adhesive
Aloxi|Alupent|Alvesco|Amerge|Amias|Amitiza|Anadin|Anaprox|Androgel|Angitil|Anthisan|Antabuse|Anusol|Apresoline|Aptiom|Arcoxia|Aricept Evess|Armour|Arthrotec|Asasantin|Asmanex|Atarax|Atripla|Aubagio
Augmentin-Duo|Auryxia|Avamys|Avelox|Avodart|Avonex|Axert|Axsain|Azactam|Azarga|Azopt|Bactroban|Baraclude|Beclazone|Beconase|Belsomra|Benemid|Bentyl|Berotec|Betaferon|Betagan|Betapace|Betnovate|Bevespi
BiDil|Bloxiverz|Boots Paracetamol|Bonjela|Braltus|Bricanyl|Brevibloc|Brintellix|Brufen|Bupap|Burinex|Buccastem|Butrans|Bydureon|Bystolic|Caduet|Calcichew|Calpol Six Plus|Camcolit|Campral|Canasa
Caprelsa|Carbaglu|Cardene|Cardicor|Catapres|Caverject|Cefotan|Ceporex|Cerazette|Champix|Chantix|Chlor-Trimeton|Ciloxan|Cipralex|Cipramil|Circadin|Clexane|Cleocin|Climara|Climen|Clinoril|Clomid|Cogentin
Colazal|Colofac|Colestid|Combigan|Combodart|Conotrane|Convulex|Copaxone|Corlanor|Corsodyl|Coversyl|Cordarone|Corgard|Crixivan|Cyklokapron|Cymevene|Cystagon|Dalacin|Dalmane|Daxas|DDAVP|Delestrogen|Deltacortril
Demadex|Depacon|Depixol|Deponit|Desmotabs|Dianette|Diamox|Dianeal|Diamicron|Didronel|Difene|Differin|Diflucan One|Dilatrate|Dipentum|Diprivan|Distaclor|Dixarit|Dolmatil|Doptelet|Dostinex|Doublebase
Dovobet|Dovonex|Duac|DuoNeb|DuoResp Spiromax|Durogesic|Dymista|Dynacirc|Ebixa|Edurant|Efient|Efudix|Eklira Genuair|Elantan|Eldepryl|Elidel|Elleste Duet|Ellaone|Eloine|Emcor|Emend|Emflaza|Enstilar|Epanutin
Epilim Chrono|EpiPen|Epivir|Eprex|Equanil|Erivedge|Erythroped|Esbriet|Eucardic|Eucreas|Eumovate|Eurax|Evorel|Exforge|Exjade|Ezetrol|Famvir|Fareston|Faslodex|Feldene|Femoston|Femulen|Fenbid|Feospan|Ferinject
Fersamal|Filibon|Fioricet|Flixonase|Flixotide Evohaler|Flomaxtra|Florastor|Fluanxol|Flutiform|Forxiga|Fosrenol|Fosamax Plus D|Fucibet|Fucidin|Fungizone|Furadantin|Fycompa|Galfer|Galvus|Gamolenic|Gaviscon Advance
Genotropin|Germoloids|Gilenya|Gliadel|Glivec|GlucaGen|GlucoGel|Glypressin|Gopten|GoLYTELY|Granocyte|Gynest|Haldol Decanoate|Half Sinemet|Hexopal|Hiprex|Hydrea|Hygroton|Hypnovel|Hypurin|Hytrin|Ikorel|Imdur
Imigran|Imodium Plus|Incruse Ellipta|Inderal LA|Indocid|Inegy|Innohep|Inspra|Instillagel|Intuniv|Invirase|Isentress|Ismo|Isoket|Istin|Jaydess|Jentadueto|Juxtapid|Kaletra|Kalydeco|Kapvay|Katerzia|Kemadrin|Keflet
Kentera|Kivexa|Klaricid|Kliovance|Klor-Con|Kolanticon|Konakion|Kuvan|Kwells|Kyleena|Lamisil|Lanoxin|Largactil|Lariam|Latanoprost|Latisse|Ledermycin|Lescol|Leukeran|Levitra|Levoxyl|Librium|Lioresal|Lipantil
Lipostat|Locoid|Lodine|Loestrin|Logynon|Lomont|Losec|Lotriderm|Lotrisone|Lotronex|Loxapac|Lucentis|Lugol's iodine|Lumigan|Lustral|Luvox|Lysodren|Maalox|Macrodantin|Macrogol|Malarone|Manerix|Marevan|Marvelon|Maxepa
Maxidex|Maxolon|Maxitrol|Megace|Mellaril|Menopur|Mestinon|Metanium|Metopirone|Micardis|Microgynon|Migraleve|Minirin|Minocin|Mircera|Mitoxana|Modalert|Modecate|Mogadon|Monomil|Motifene|Motilium|Mucodyne|Multaq
Mucogel|Myambutol|Mycostatin|Myfortic|Mysimba|Nardil|Naseptin|Natrecor|Navelbine|Navoban|Nebilet|Neoclarityn|NeoMercazole|Neurobloc|Nexavar|Nicorette|Niquitin|Nimotop|Nitrolingual|Nitro-Dur|Nizoral
Nootropil|Noriday|Normacol|Norplant|Nouriast|Novasource|Nozinan|Nplate|Nulojix|Nurofen Plus|NuvaRing|Nuvigil|Nystan|Oilatum|Olbetam|Olmetec|Oramorph SR|Orap|Orkambi|Orlept|Oxis Turbohaler|Otomize|Otosporin|Otrivine
Oxytrol|Palexia|Palladone|Pamergan|Paramax|Parlodel|Parnate|Pariet|Pecfent|Penbritin|Percodan|Periactin|Phosphosorb|Phyllocontin|Picolax|Piriton|Plaquenil|Plendil|Pomalyst|Ponstan|Pradaxa|Pregaday|Prempak
Prexige|Priadel|Priligy|Primacor|Primolut|Prinivil|Priorix|Procoralan|Prograf|Proluton|Pro-Banthine|Prostap|Prostin|Protelos|Prothiaden|Protium|Pulmozyme|Puri-Nethol|Qlaira|Questran|Qvar Easi-Breathe|Rapitil
Rapamune|Rasilez|Rebif|Rectogesic|Relestat|Relifex|Relistor|Relpax|Renagel|Renvela|ReQuip XL|Resolor|Retrovir|Revatio|Revlimid|Rhinocort Aqua|Rifadin|Rifater|Rilutek|Ritalin LA|Rivotril|Roaccutane|Robaxin|Rozerem
Rynacrom|Rythmol|Sabril|Salagen|Salamol|Salazopyrin|Salofalk|Sandocal|Sandimmun|Sando-K|Sanomigran|Saphris|Savella|Saxenda|Scheriproct|Sebivo|Seebri Breezhaler|Securon|Senna|Septrin|Serc|Serenace|Seroxat|Sevikar
Sevredol|Sinequan|Singulair|Skelaxin|Slo-Phyllin|Slow-K|Slozem|Soma|Sominex|Sotacor|Spasmonal|Spedra|Spiolto Respimat|Sporanox|Stalevo|Stelazine|Stesolid|Stiemycin|Stilnoct|Striverdi|Subutex|Sudocrem|Sustanon|Sular
Surgam|Surmontil|Suscard|Sustiva|Sutent|Symmetrel|Synacthen|Synarel|Synflex|Tagamet|Tambocor|Tarka|Targocid|Tarivid|Tavanic|Teczem|Tegretol Retard|Telfast|Temgesic|Temodal|Tenoretic|Tensipine|Terramycin|Tenif|Tildiem
Tiloryth|Timodine|Tivicay|Tofranil|Topal|Toviaz|Tracleer|Trandate|Tranxene|Trasylol|Travatan|Traxam|Trental|Tridestra|Trileptal|Trimovate|Trimbow|Trintellix|Triptafen|Triumeq|Trizivir|Trusopt|Tylex|Tyverb|Ubretid
Uftoral|Ultracet|Uniphyllin|Uniroid|Univer|Urispas|Ursofalk|Utovlan|Vagifem|Valtrex|Vascace|Vectavir|Velcade|Venofer|Vensir|Ventavis|Ventolin Evohaler|Vermox|Vesanoid|Vfend|Viazem|Victrelis|Videx|Viibryd|Viracept
Viramune|Viread|Viskaldix|Visken|Vistide|Vivelle|Volibris|Volmax|Voltarol Emulgel|Votrient|Wellvone|Xagrid|Xarelto|Xatral|Xenical|Xepin|Xeloda|Xenazine|Xismox|Xyzal|Yasmin|Yentreve|Zaditen|Zaldiar|Zamadol|Zanaflex
Zanidip|Zantac|Zapain|Zarontin|Zelapar|Zemtard|Zerit|Zestoretic|Ziagen|Zinnat|Zirtek|Zispin|Zita|Zoladex LA|Zoleptil|Zomacton|Zovirax|Zumenon|Zyban|Zydol|Zyloric|Zytram|Zyprexa Velotab|Vyvgart|Nurtec|Ubrelvy|Qulipta
Rinvoq|Olumiant|Rybelsus|Zepbound|Steglatro|Kerendia|Verquvo|Leqvio|Nexletol|Camzyos|Vyndaqel|Onpattro|Lokelma|Veltassa|Austedo|Ingrezza|Caplyta|Vraylar|Rexulti|Auvelity|Spravato|Zurzuvae|Quviviq|Dayvigo|Nuedexta
""")
GENERICS = _words("""
Abacavir|Acamprosate|Acarbose|Acetazolamide|Acitretin|Adenosine|Albendazole|Alendronate|Alfentanil|Alfuzosin|Allopurinol|Almotriptan|Alprazolam|Alteplase|Amantadine|Amikacin|Amiloride|Aminophylline|Amisulpride
Amitriptyline|Amphotericin|Anastrozole|Apixaban|Apremilast|Aripiprazole|Atomoxetine|Atorvastatin|Atracurium|Atropine|Azithromycin|Aztreonam|Baclofen|Bendroflumethiazide|Benzocaine|Benzylpenicillin|Betahistine
Bezafibrate|Bicalutamide|Bleomycin|Bosentan|Brivaracetam|Bromocriptine|Budesonide|Bumetanide|Bupivacaine|Buprenorphine|Busulfan|Cabergoline|Calcitriol|Canagliflozin|Candesartan|Capecitabine|Captopril|Carbimazole
Carbocisteine|Carboplatin|Carvedilol|Caspofungin|Cefalexin|Cefotaxime|Ceftazidime|Cefuroxime|Celecoxib|Cetirizine|Chloramphenicol|Chlordiazepoxide|Chlorhexidine|Chlorphenamine|Chlorpromazine|Ciclosporin|Cinnarizine
Ciprofloxacin|Clarithromycin|Clobazam|Clobetasol|Clonazepam|Clonidine|Clopidogrel|Clotrimazole|Clozapine|Co-amoxiclav|Co-beneldopa|Co-careldopa|Co-codamol|Co-dydramol|Co-trimoxazole|Colchicine|Colecalciferol|Cyclizine
Cyclophosphamide|Cyproterone|Dabigatran|Dalteparin|Dantrolene|Dapagliflozin|Dapsone|Daptomycin|Darunavir|Desmopressin|Dexamethasone|Dexmedetomidine|Diamorphine|Diclofenac|Dihydrocodeine|Diltiazem|Dipyridamole|Dobutamine
Docusate|Dolutegravir|Domperidone|Donepezil|Dopamine|Dosulepin|Doxazosin|Dronedarone|Duloxetine|Dutasteride|Edoxaban|Empagliflozin|Enalapril|Enoxaparin|Entacapone|Eplerenone|Ergometrine|Ertapenem|Erythromycin|Escitalopram
Eslicarbazepine|Esmolol|Esomeprazole|Etanercept|Ethambutol|Ethinylestradiol|Etomidate|Etoricoxib|Exenatide|Ezetimibe|Felodipine|Fenofibrate|Ferrous fumarate|Fexofenadine|Fidaxomicin|Filgrastim|Finasteride|Flecainide
Flucloxacillin|Flucytosine|Fludrocortisone|Flumazenil|Fluorouracil|Fluoxetine|Flupentixol|Fluticasone|Folic acid|Fondaparinux|Fosfomycin|Fulvestrant|Gabapentin|Galantamine|Gefitinib|Glimepiride|Glyceryl trinitrate|Glycopyrronium
Goserelin|Granisetron|Griseofulvin|Hydralazine|Hydrocortisone|Hydroxocobalamin|Hydroxycarbamide|Hydroxychloroquine|Hyoscine|Imatinib|Imipramine|Indapamide|Indometacin|Irbesartan|Irinotecan|Isoniazid|Isosorbide mononitrate|Isotretinoin
Itraconazole|Ivabradine|Ivermectin|Ketamine|Ketoconazole|Labetalol|Lacosamide|Lamivudine|Lamotrigine|Lansoprazole|Leflunomide|Lercanidipine|Levofloxacin|Levomepromazine|Levothyroxine|Lidocaine|Linagliptin|Linezolid|Liothyronine
Liraglutide|Lisdexamfetamine|Lisinopril|Lithium|Loperamide|Loratadine|Lurasidone|Magnesium sulfate|Mannitol|Mebendazole|Mebeverine|Melatonin|Memantine|Mercaptopurine|Mesalazine|Metaraminol|Methadone|Methyldopa|Methylphenidate
Metolazone|Micafungin|Midazolam|Mifepristone|Milrinone|Minocycline|Minoxidil|Mirabegron|Misoprostol|Modafinil|Montelukast|Moxifloxacin|Mycophenolate|Nabumetone|Naloxone|Naltrexone|Neostigmine|Nicorandil|Nifedipine|Nimodipine
Nitrofurantoin|Noradrenaline|Norethisterone|Nortriptyline|Nystatin|Octreotide|Ofloxacin|Olmesartan|Orlistat|Oseltamivir|Oxaliplatin|Oxcarbazepine|Oxybutynin|Oxytocin|Pamidronate|Pancuronium|Pantoprazole|Paracetamol|Paroxetine
Penicillamine|Pentamidine|Perampanel|Perindopril|Phenelzine|Phenobarbital|Phenoxymethylpenicillin|Pilocarpine|Pimozide|Pioglitazone|Piperacillin|Piracetam|Pirfenidone|Pramipexole|Prasugrel|Pravastatin|Praziquantel|Prazosin
Pregabalin|Primidone|Probenecid|Prochlorperazine|Procyclidine|Promethazine|Propafenone|Propranolol|Propylthiouracil|Protamine|Prucalopride|Pyrazinamide|Pyridostigmine|Quetiapine|Quinine|Rabeprazole|Raloxifene|Ranolazine|Rasagiline
Remifentanil|Repaglinide|Rifabutin|Rifampicin|Rifaximin|Riluzole|Risedronate|Risperidone|Rivaroxaban|Rivastigmine|Rizatriptan|Rocuronium|Ropinirole|Rosuvastatin|Rotigotine|Sacubitril|Salmeterol|Selegiline|Semaglutide|Sevelamer
Sevoflurane|Sildenafil|Sirolimus|Solifenacin|Sotalol|Spironolactone|Streptomycin|Sucralfate|Sulfasalazine|Sulpiride|Sumatriptan|Suxamethonium|Tacrolimus|Tadalafil|Tamsulosin|Tapentadol|Tazarotene|Teicoplanin|Telmisartan|Temazepam
Tenofovir|Terbinafine|Terbutaline|Teriparatide|Terlipressin|Tetrabenazine|Thalidomide|Theophylline|Thiamine|Ticagrelor|Tigecycline|Timolol|Tinidazole|Tinzaparin|Tizanidine|Tobramycin|Tolterodine|Tolvaptan|Topiramate|Torasemide
Tranexamic acid|Trazodone|Triamcinolone|Trihexyphenidyl|Trimethoprim|Trimipramine|Ursodeoxycholic acid|Valaciclovir|Valganciclovir|Valproate|Valsartan|Vardenafil|Varenicline|Vasopressin|Vecuronium|Venlafaxine|Verapamil|Vigabatrin
Vincristine|Voriconazole|Vortioxetine|Zidovudine|Zoledronate|Zolmitriptan|Zolpidem|Zonisamide|Zopiclone|Zuclopenthixol
""")
BIOLOGICS = _words("""
Abatacept|Adalimumab|Aflibercept|Alemtuzumab|Anakinra|Atezolizumab|Belimumab|Benralizumab|Bevacizumab|Bimekizumab|Brodalumab|Canakinumab|Certolizumab pegol|Cetuximab|Daratumumab|Denosumab|Dupilumab|Durvalumab|Eculizumab
Emicizumab|Erenumab|Evolocumab|Faricimab|Fremanezumab|Galcanezumab|Golimumab|Guselkumab|Inclisiran|Infliximab|Ipilimumab|Ixekizumab|Lecanemab|Mepolizumab|Natalizumab|Nivolumab|Nusinersen|Ocrelizumab|Ofatumumab|Omalizumab
Pembrolizumab|Pertuzumab|Ranibizumab|Ravulizumab|Reslizumab|Risankizumab|Rituximab|Romosozumab|Sarilumab|Secukinumab|Tezepelumab|Tocilizumab|Trastuzumab deruxtecan|Ustekinumab|Vedolizumab|Amgevita|Hyrimoz|Imraldi|Idacio
Yuflyma|Benepali|Erelzi|Remsima|Inflectra|Flixabi|Truxima|Rixathon|Kanjinti|Ontruzant|Herzuma|Ogivri|Mvasi|Zirabev|Skyrizi|Tremfya|Kyntheum|Siliq|Dupixent|Nucala|Fasenra|Cinqair|Tezspire|Entyvio|Omvoh|Kineret|Ilaris
Simponi|Cimzia|Benlysta|Saphnelo|Lemtrada|Tysabri|Ocrevus|Kesimpta|Briumvi|Soliris|Ultomiris|Hemlibra|Eylea|Vabysmo|Beovu|Lucentis|Ajovy|Emgality|Vyepti|Evenity|Yervoy|Imfinzi|Bavencio|Libtayo|Jemperli|Erbitux|Vectibix
Cyramza|Portrazza|Kadcyla|Enhertu|Perjeta|Phesgo|Trodelvy|Padcev|Adcetris|Polivy|Blincyto|Besponsa|Mylotarg|Darzalex|Empliciti|Sarclisa|Kyprolis|Tecartus|Yescarta|Kymriah|Breyanzi|Abecma|Carvykti|Zolgensma|Luxturna|Spinraza
Tagrisso|Iressa|Giotrif|Vizimpro|Lorviqua|Alecensa|Xalkori|Zykadia|Tafinlar|Mekinist|Cotellic|Zelboraf|Braftovi|Ibrance|Kisqali|Verzenio|Lynparza|Zejula|Rubraca|Talzenna|Imbruvica|Calquence|Brukinsa|Venclyxto|Zydelig|Jakavi
Inrebic|Tasigna|Sprycel|Bosulif|Iclusig|Scemblix|Cabometyx|Inlyta|Lenvima|Stivarga|Lonsurf|Nerlynx|Tukysa|Erleada|Nubeqa|Orgovyx|Firmagon|Decapeptyl|Sandostatin|Somatuline|Signifor|Lutathera|Xofigo|Pluvicto|Zevalin
""")
VACCINES = _words("""
MenACWY|MenB|MenQuadfi|Nimenrix|Menveo|Menitorix|Trumenba|Penbraya|Prevenar 13|Vaxneuvance|Capvaxive|Synflorix|Vaxelis|Infanrix Hexa|Pentacel|Pediacel|Repevax|Boostrix-IPV|Adacel|Daptacel|Kinrix|Quadracel|IPOL|Imovax
Priorix|MMRVaxPro|M-M-R II|ProQuad|Varivax|Varilrix|Cervarix|Gardasil|Rotateq|Fluenz Tetra|FluMist|Flucelvax|Fluad|Fluarix|Flublok|Afluria|Arexvy|Abrysvo|Beyfortus|Synagis|Typhim Vi|Vivotif|Typherix|Stamaril|YF-Vax|Ixiaro
Ixchiq|Rabipur|Verorab|Imvanex|Jynneos|HBvaxPRO|Heplisav-B|Fendrix|Vaqta|Avaxim|Ambirix|Hepatyrix|Dukoral|Vaxchora|TicoVac|FSME-Immun|Vaxzevria|Nuvaxovid|Bimervax|Dengvaxia|Qdenga|BCG SSI|6-in-1|4-in-1 pre-school booster
3-in-1 teenage booster|PPV23|PCV20|RZV|Zoster vaccine|LAIV|IIV4|HepA/HepB|anti-D|Rhophylac|VariZIG|HBIG|Tetanus toxoid|Td/IPV
""")
CONTRASTS = _words("""
Omnipaque 300|Omnipaque 350|Iomeron 400|Ultravist 370|Optiray 320|Niopam|Xenetix|Hexabrix|Urografin|Conray|Cysto-Conray|Lipiodol|Gadovist|Dotarem|Magnevist|MultiHance|ProHance|Primovist|Eovist|Clariscan|Elucirem|Feraheme
SonoVue|Lumason|Definity|Optison|E-Z-CAT|Readi-Cat|EZ-HD barium|Micropaque|Technetium-99m MAG3|Tc-99m MDP|DMSA|Tc-99m sestamibi|Cardiolite|Myoview|Thallium-201|F-18 FDG|Ga-68 DOTATATE|Netspot|DaTSCAN|Octreoscan|Axumin|Pylarify|Amyvid
Indigo carmine|Methylene blue|Patent Blue V|Isosulfan blue|Indocyanine green|Fluorescein|Magtrace|Lugol's iodine
""")
DRESSINGS = _words("""
Mepitel|Mepore|Mepilex Border|Allevyn Gentle|Biatain|Granuflex|Comfeel|DuoDERM|Tielle|Cutimed|Urgotul|Urgostart|Atrauman|Melolin|Melolite|Release|Primapore|Cosmopor|Opsite Post-Op|IV3000|Sorbsan|Kaltogel|Algosteril|Aquacel Ag
Acticoat|Silvercel|Flaminal|Flamazine|Medihoney|Activon Tulle|Manuka honey|Iodoflex|Iodosorb|Povitulle|Prontosan|Octenilin|Intrasite gel|Purilon|Proshield|Cavilon|Medi Derma-S|Sudocrem|Conotrane|Zinc oxide|Ichthopaste|Viscopaste
Profore|K-Four|K-Lite|Coban 2|Actico|Comprilan|Tubifast|Tubigrip|Tubinette|Surgifix|Mefix|Hypafix|Micropore|Transpore|Durapore|Elastoplast|Band-Aid|Steri-Strip|LiquiBand|Histoacryl|PICO 7|Prevena|VAC Ulta|Renasys|Biobrane|Integra|Matriderm
Juxta-Lite|FarrowWrap|Duomed|Activa class 2|Mediven|Heelpro|Repose boots|Prafo|Softban|Gypsona|Scotchcast|Dynacast|Plaster of Paris|Velpeau bandage|Robert Jones bandage|Barton bandage|Esmarch bandage|Telfa|Curity|Kerlix roll|Xeroform
""")
FEEDS = _words("""
Fortisip|Fortisip Compact|Fortijuce|Fortini|Ensure Plus|Ensure Compact|Ensure Clear|Fresubin 2kcal|Altraplen|Aymes Shake|Complan|Build-Up|Calogen|Calshake|Scandishake|Pro-Cal|Maxijul|Polycal|Vitajoule|Nutrison|Nutrison Energy|Jevity Plus
Osmolite 1.5|TwoCal|Perative|Vital 1.5|Survimed|Novasource GI|Isosource|Promote|Nepro Carb Steady|Suplena|Glucerna 1.5|Pulmocare|Oxepa|Impact AR|PediaSure|Paediasure Peptide|Infatrini|SMA High Energy|SMA Gold|Cow & Gate|Aptamil|Aptamil Pepti 1
Nutramigen LGG|Neocate|Neocate Junior|Alfamino|Similac|Similac Alimentum|Enfamil|Enfamil AR|EleCare|Pregestimil|Monogen|Galactomin 19|Wysoy|Kendamil|Hipp Organic|Gerber Good Start|Nutilis Clear|Resource ThickenUp|Thick & Easy|Thick-It
SimplyThick|Carobel|Gaviscon Infant|Kabiven|SmofKabiven|Clinimix|Intralipid|Omegaven|OliClinomel|Vamin 14|Pabrinex|Forceval|Ketovite|Dalivit|Abidec drops|Healthy Start vitamins|Juven|Prosource|Beneprotein|Boost Plus|Carnation Breakfast
""")
INHALERS = _words("""
Seretide 250 Evohaler|Seretide 500 Accuhaler|Fostair 100/6|Fostair NEXThaler 200/6|Relvar Ellipta 92/22|Symbicort Turbohaler 200/6|DuoResp Spiromax 320/9|Trelegy Ellipta 92/55/22|Trimbow 87/5/9|Anoro Ellipta 55/22|Spiolto Respimat
Ultibro Breezhaler|Duaklir Genuair|Incruse 55|Braltus Zonda|Spiriva HandiHaler 18 mcg|Salamol Easi-Breathe|Ventolin Accuhaler|Bricanyl 500|Airomir Autohaler|Clenil Modulite 100|Qvar 50|Kelhale 100|Pulmicort 400|Flixotide 125|Alvesco 160
Asmanex Twisthaler|Sirdupla|Combisal|AirFluSal Forspiro|Fusacomb|Luforbec|Atectura|Enerzair|Bevespi Aerosphere|Breztri|Advair Diskus 250/50|Advair HFA 115/21|Dulera 200/5|Breo 100/25|Wixela Inhub|ProAir RespiClick|ProAir HFA|Proventil
Ventolin HFA|Xopenex HFA|Combivent Respimat|Stiolto|Tudorza|Arnuity|ArmonAir|Flovent Diskus|Aerospan|AeroChamber Plus|Volumatic spacer|Babyhaler|Able Spacer|Haleraid|PARI nebuliser|Cayston|TOBI Podhaler|Bramitob|Colobreathe|Promixin
""")
ABBREVIATIONS = _words("""
CARD|CV|CVS|RESP|PULM|GI|GU|MSK|NEURO|PSYCH|DERM|HEME|ENDO|EXT|ABD|GEN|LYMPH|NECK|OPHTH|ENT|OPTHO|RENAL|FEN|FEN/GI|ID|PPX|DISPO|CODE|ACCESS|LINES|NAD|SOB|SOBOE|PEARL|PERRL|WNL|CTAB|CTA|BS|NABS|NT/ND|NTND|BNO|BO|PU|HPU|PUD|C/C/E
OE|O/E|IMP|PLN|DDx|PC|HPC|DHx|FHx|SHx|SE|S/E|IX|RX|HX|MX|NOF|NOK|POC|MFFD|EDD|TCI|LTOT|NIV|AMHP|CMHT|CPN|CAMHS|CTO|DOLS|LPA|IMCA|MCA|MARAC|MASH|CIN|LAC|EHCP|SEND|SENCO|PCN|ICB|ANP|ACP|PA-C|CRNA|RN|LPN|CNA|DO|MD|NP|SRNA|PGY-2|MS3
TKO|KVO|NSS|LR|D5|D10|D50|HLIV|PIV|CVL|CVC|PICC|TLC|UAC|UVC|EVD|VPS|LP|BMBx|EGJ|GEJ|LES|HH|LA|RA|LV|RV|LAD|LCx|RCA|OM1|D1|PDA|PLV|LIMA|SVG|IABP|ECMO|LVAD|RVAD|MCS|PAWP|CVP|MAP|SVR|SVV|PPV|EtCO2|PIP|Pplat|TV|VT|MV|SIMV|PSV|APRV
PRVC|HFOV|iNO|RASS|CAM-ICU|SBT|SAT|VAE|DVTppx|SUP|HOB|SCD|TED|IPC|OOB|BRP|AAT|FC|SLIV|CBI|UO|NGT|OGT|DHT|PEJ|JT|GT|JP|CT|WVAC|NPWT|BLE|BUE|LLE|RLE|LUE|RUE|AKA|BKA|TMA|I&D|EUA|MUA|LA|GA|RSI|TIVA|MAC|PONV|PCA|PCEA|ESP|TAP|IJ|EJ
SVC|RHC|LHC|FFR|iFR|IVUS|OCT|CTO|DES|BMS|DAPT|DOAC|NOAC|LMWH|UFH|HITT|TXA|PCC|FFP|PRBC|MTP|ROTEM|TEG|ISTH|JAK|TKI|ICI|irAE|CRS|ICANS|GVHD|HLH|TLS|SVCO|MSCC|NEUTS|ANC|NF|PJP|IFD|BAL|EBUS|VATS|NETT|LVRS|AATD|DPLD|NSIP|UIP|CTD-ILD|PH
FeNO|PEFR|TLCO|KCO|RV/TLC|6MWT|CPET|AHI|ODI|MSLT|RLS|REM|RBD|PLMS|NPH|IIH|TGA|RCVS|PRES|ADEM|NMO|MOGAD|CIDP|GBS|MG|LEMS|SMA|DMD|FSHD|HSP|MSA|PSP|CBD|DLB|FTD|PPA|VaD|MCI|BPSD|ACE-III|HDS|RBANS|WASI|SCQ|ADOS|DISCO|M-CHAT|EPDS|HADS|CORE
IAPT|EUPD|GAF|HoNOS|CPA|PRN|LAI|EPS|NMS|TD|QTc|LFTs|U&Es|TFTs|FBCs|Bloods|ESR|PV|PTH|VitD|Ca|Mg|PO4|Alb|Bili|Tbili|AlkP|Tn|hsTn|BNP|NTproBNP|CK-MB|LDH|Hapto|Retic|DAT|G6PD|PNH|SPEP|UPEP|FLC|B2M|ACTH|IGF-1|DHEAS|SHBG|17-OHP|AMH|PRL
TVS|TAS|NT|CRL|BPD|HC|AC|FL|EFW|AFI|DVP|PAPP-A|NIPT|CVS|GDM|OGTT|PPROM|SROM|ARM|IOL|FBS|MROP|OASI|EMLSCS|ELLSCS|KIWI|NBFD|PPIUCD|IUS|IUD|COCP|POP|HRT|PMB|IMB|PCB|HMB|VIN|VAIN|SNB|ALND|TNBC|NACT|BCS|DIEP|TRAM|LD|ADM|TMJ|OPG|OHI|BPE
""")
SCORES = _words("""
E4V5M6|E3V4M6|E2V3M5|E1VtM4|E1V1M1|E4 V5 M6|GCS E3V5M6 = 14|GCS 13/15|GCS 10T|GCS 8|Glasgow Coma Scale 14/15|Glasgow Coma Scale {n}|pT2N0M0|pT1bN0(sn)|ypT2N1M0|cT3N2M1a|T4aN2bM0|rpT0|pT2 pN1mi cM0|T1cN0M0 R0|Stage IIIB|Stage IVA
Child-Pugh A5|Child-Pugh B8|Child-Turcotte-Pugh C|MELD-Na 18|MELD-Na {nn}|MELD 3.0 of {nn}|UKELD 52|Maddrey 38|Lille 0.3|Glasgow alcoholic hepatitis score 8|mRS 0|mRS 2|mRS 4|pre-morbid mRS 1|ASA I|ASA II|ASA III|ASA IVE|ASA grade 3
CURB-65 score 1|CURB-65 = 3|CRB-65 0|PSI class IV|CHA2DS2-VASc 3|CHA2DS2-VASc {n}|HAS-BLED 1|ORBIT 2|ABCD2 4|Wells 3|Wells score {n}|Geneva 5|PERC negative|sPESI 0|HEART score 4|GRACE 118|GRACE 2.0 of {nn}|TIMI 2|Killip II|NYHA IIIb|CCS 2
Bishop 6|Bishop {n}|Apgars 9, 10, 10|APGAR 7/9/10|FIGO IIb|FIGO IA1|FIGO stage III|Gleason 3+4|Gleason 4+5=9|Gleason 3+3=6, Grade Group 1|ISUP 2|Bosniak IIF|Bosniak III|Mallampati I|Mallampati IV|Cormack-Lehane 2b|BI-RADS 4|BI-RADS 4a|BIRADS 2
PI-RADS 4|PIRADS 2|LI-RADS M|LR-5|Lung-RADS 4B|O-RADS 3|TI-RADS 4|TR4|U3|Thy3a|Thy2|B5a|B3|C5|P4 U4|M3U3|Bethesda III|Deauville 2|Lugano IIA|Ann Arbor IIIB|IPI 3|R-IPI 2|FLIPI 4|ISS II|R-ISS III|Binet A|Rai 0|Durie-Salmon II|IPSS-R 3.5
Breslow 0.8 mm|Clark III|Masaoka II|Fuhrman 3|WHO grade II|Nottingham grade 3|NPI 3.4|Oncotype DX 18|Ki-67 20%|ER 8/8, PR 6/8|Allred 7|HER2 2+|ECOG PS 1|WHO PS 2|KPS 70|Lansky 90|AKPS 60|IPOS 22|Rockall 4|Glasgow-Blatchford 6|Forrest Ib|Forrest IIc
Hinchey II|Mayo 2|Mayo score 7|UCEIS 5|Truelove-Witts severe|Montreal A2L3B1|Harvey-Bradshaw 6|Rutgeerts i2|CDAI 220|Paris 0-IIa|LST-G|Kudo IIIs|NICE type 2|Prague C2M5|LA grade B|Zargar 2a|Hill grade III|Siewert II|Bormann III|Balthazar D|Ranson 3
BISAP 2|modified Glasgow 3|Alvarado 7|AIR score 5|P-POSSUM 4%|NELA 6.2%|SORT 1.8%|RCRI 2|STOP-BANG 4|Apfel 3|Aldrete 9|Bromage 1|Ramsay 3|RASS -2|CPOT 4|FLACC 3|Wong-Baker 6|NRS 4|VAS 60 mm|NEWS2 7|NEWS2 of {n}|PEWS 3|MEOWS amber|SOFA 8
qSOFA 2|APACHE II of {nn}|SAPS II 44|ISS 25|RTS 7.84|AIS 3|ASIA A|ASIA D|NIHSS {nn}|ASPECTS 8|TICI 2b|Fazekas 2|MTA 3|Scheltens 2|Koedam 1|Hunt and Hess 2|WFNS I|Fisher grade 3|ICH score 2|Spetzler-Martin III|House-Brackmann IV|Simpson II|Engel IA
Hoehn and Yahr 2.5|MDS-UPDRS III 31|EDSS 4.0|ALSFRS-R 38|MRC grade 4|MRC 4+/5|Ashworth 1+|Tardieu 2|GMFCS III|MACS II|Barthel 14/20|FIM 88|Rockwood 6|CFS 5|Clinical Frailty Scale {n}|TUG 14 s|Berg 44|Tinetti 18|4AT 4|AMT 7/10|AMTS {n}/10|6-CIT 12
MMSE 22/30|MoCA 21/30|ACE-III 74/100|RUDAS 20|CDR 0.5|PHQ-9 {nn}|GAD-7 {n}|HADS A9 D11|EPDS 13|BDI-II 28|MADRS 30|HAM-D 18|YMRS 22|PANSS 84|BPRS 40|Y-BOCS 26|PCL-5 44|IES-R 50|AUDIT 22|AUDIT-C 8|SADQ 18|CIWA-Ar 14|COWS 9|DUDIT 12|CAGE 3/4|FAST 6
C-SSRS 2|Columbia moderate|SAD PERSONS 4|Conners T-score 74|SNAP-IV|SDQ 21|CGAS 45|ADOS-2 module 3|Waterlow 22|Braden {nn}|Norton 12|MUST {n}|MST 3|NRS-2002 4|STRONGkids 3|Bristol type 6|Bristol stool 1|EPUAP 2|Category 3 pressure ulcer|Wagner 2|SINBAD 4
WIfI 1-2-1|Rutherford 4|Fontaine III|TASC C|CEAP C4b|Venous Clinical Severity Score 9|DAS28 5.6|DAS28-CRP 2.8|CDAI 12|HAQ 1.25|BASDAI {n}.2|BASFI 5|ASDAS 3.1|SLEDAI 8|BVAS 12|ESSDAI 6|PASI 14.2|EASI 22|DLQI {nn}|SCORAD 48|IHS4 9|Hurley III|Fitzpatrick IV
Ludwig II|Norwood IV|Sinclair 3|Tanner stage 3|Tanner B2 PH2|Pirani 4.5|Graf IIb|Reimers 40%|Catterall 3|Herring B|Risser 2|Lenke 1A|Cobb 32 degrees|Meyerding 1|Pfirrmann IV|Modic 2|Outerbridge III|Kellgren-Lawrence 4|Ficat 2|Garden IV|AO 31-A2|AO/OTA 44-B1
Gustilo II|Gustilo-Anderson IIIB|Salter-Harris III|Schatzker II|Weber C|Lauge-Hansen SER IV|Vancouver B2|Neer 3-part|Mason II|Frykman 5|Rockwood III|Hamada 2|Goutallier 3|Oxford 12-item 31|Tegner 4|Lysholm 72|QuickDASH 40|AOFAS 66|EQ-5D-5L 0.62|ODI 44%|NDI 18
Parkland 4 mL/kg|Lund and Browder 18%|Wallace rule of nines|Baux 88|BCVA 6/12|LOCS III NO3|Van Herick 4|Shaffer 3|Spaeth D40r|SUN 2+|Efron 2|NPDR|R1M0|R2M1P1|AREDS 3|Gass 2|Epworth {nn}|SNOT-22 45|Lund-Mackay 12|Brodsky 3|Friedman III|Centor 3|FeverPAIN 4
McIsaac 4|POP-Q II|Baden-Walker 2|IPSS 22|IPSS {nn}, QoL 4|IIEF-5 of 9|STONE 8|S.T.O.N.E. 7|R.E.N.A.L. 7x|RIFLE I|KDIGO 2|AKI stage 3|CKD G3bA2|CKD 4|Banff IA|Kt/V 1.4|URR 72%|KFRE 11%|FRAX {nn}%|QRISK3 {nn}%|QFracture 4%|T-score -2.7|Z-score -1.2|FIB-4 1.9|ELF 10.1|NFS -1.6
""")
EPONYMS = _words("""
Henoch-Schönlein purpura|Mary Jane shoes|Austin Moore prosthesis|Austin Moore approach|Alice in Wonderland syndrome|Sister Mary Joseph nodule|Ivor Lewis procedure|Lloyd Davies stirrups|Bence Jones proteinuria|Graham Steell murmur|Austin Flint murmur
Marcus Gunn jaw winking|Argyll Robertson pupils|Foster Kennedy syndrome|Ramsay Hunt syndrome|Robert Jones bandage|Hugh Owen Thomas collar|Duncan disease|Job syndrome|Robin Hood syndrome|Pickwickian syndrome|Ondine's curse|Rapunzel syndrome|Othello syndrome
Munchausen by proxy|Lazarus sign|Samson posture|Lou Gehrig's disease|Pierre Robin sequence|Gorlin-Goltz syndrome|Treacher Collins syndrome|Cornelia de Lange syndrome|Russell-Silver syndrome|Smith-Magenis syndrome|Smith-Lemli-Opitz syndrome|Wolf-Hirschhorn syndrome
Rubinstein-Taybi syndrome|Beckwith-Wiedemann syndrome|Bardet-Biedl syndrome|Laurence-Moon syndrome|Kabuki syndrome|Sotos syndrome|Weaver syndrome|Stickler syndrome|Apert syndrome|Pfeiffer syndrome|Carpenter syndrome|Ellis-van Creveld syndrome|Holt-Oram syndrome
Patau syndrome|Jacobsen syndrome|Phelan-McDermid syndrome|Alagille syndrome|Aicardi syndrome|Dravet syndrome|West syndrome|Ohtahara syndrome|Doose syndrome|Landau-Kleffner syndrome|Rasmussen encephalitis|Leigh syndrome|Kearns-Sayre syndrome|Alpers disease|Menkes disease
Krabbe disease|Niemann-Pick type C|Pompe disease|McArdle disease|Hunter syndrome|Sanfilippo syndrome|Morquio syndrome|Sandhoff disease|Canavan disease|Alexander disease|Pelizaeus-Merzbacher disease|Refsum disease|Zellweger syndrome|Lesch-Nyhan syndrome|Lowe syndrome
Dent disease|Gitelman syndrome|Liddle syndrome|Gordon syndrome|Fanconi syndrome|Wilson disease|Rotor syndrome|Caroli syndrome|Byler disease|Cronkhite-Canada syndrome|Muir-Torre syndrome|Turcot syndrome|Birt-Hogg-Dubé syndrome|von Hippel-Lindau disease|Li-Fraumeni syndrome
Bloom syndrome|Cockayne syndrome|Werner syndrome|Rothmund-Thomson syndrome|Netherton syndrome|Sjögren-Larsson syndrome|Hailey-Hailey disease|Grover's disease|Darier disease|Gianotti-Crosti syndrome|Kikuchi disease|Rosai-Dorfman disease|Erdheim-Chester disease
Langerhans cell histiocytosis|Letterer-Siwe disease|Bernard-Soulier syndrome|Glanzmann thrombasthenia|Wiskott-Aldrich syndrome|Chédiak-Higashi syndrome|Kostmann syndrome|Shwachman-Diamond syndrome|Pearson syndrome|Blackfan-Diamond anaemia|Evans' syndrome|Moschcowitz disease
Sézary syndrome|Richter transformation|Hodgkin's disease|Burkitt's lymphoma|Merkel cell carcinoma|Brenner tumour|Sertoli-Leydig tumour|Leydig cell tumour|Hürthle cell adenoma|Krukenberg tumours|Klatskin tumour|Askin tumour|Wilms' tumour|Ewing's sarcoma|Codman's tumour
Bowen disease|Paget disease of the nipple|Spitz naevus|Reed naevus|Becker's naevus|Naevus of Ota|Mongolian blue spot|Hutchinson's freckle|Schnitzler syndrome|Kaposi sarcoma|Stewart-Treves syndrome|Kasabach-Merritt phenomenon|Klippel-Trénaunay syndrome|Maffucci syndrome|Ollier disease
McCune-Albright syndrome|Albers-Schönberg disease|Camurati-Engelmann disease|Blount's disease|Köhler's disease|Panner's disease|Sinding-Larsen-Johansson syndrome|Iselin's disease|Legg-Calvé-Perthes disease|Calvé disease|Klippel-Feil syndrome|Sprengel shoulder|Poland syndrome|Madelung's deformity
Hill-Sachs defect|Bankart repair|Bristow procedure|Putti-Platt repair|Weaver-Dunn procedure|Mumford procedure|Darrach procedure|Sauvé-Kapandji procedure|Keller's arthroplasty|Lapidus procedure|Akin osteotomy|Scarf osteotomy|Chevron osteotomy|Weil osteotomy|Broström repair|Strayer release
Salter osteotomy|Pemberton osteotomy|Ganz osteotomy|Chiari osteotomy|Smith-Petersen approach|Hardinge approach|Kocher-Langenbeck approach|Henry approach|Thompson approach|Bruner incision|Kaplan line|Guyon's canal|Osborne's ligament|Struthers' ligament|Lister's tubercle|Parona's space
Gerdy's tubercle|Hoffa's fat pad|Baker's cyst|Wrisberg ligament|Humphrey ligament|Segond lesion|Pellegrini-Stieda lesion|Blumensaat line|Insall-Salvati ratio|Böhler's angle|Meary's angle|Kager's triangle|Haglund's bump|Toygar's angle|Jack's test|Coleman block test|Silfverskiöld test
Mulder's click|Matles test|Craig's test|Ely's test|Noble test|Apley's test|Steinmann test|Clarke's test|Sulcus sign|Jerk test|Gerber lift-off|Hornblower's sign|Popeye sign|Speed's test|O'Brien's test|Jobe test|Cozen's test|Mill's test|Maudsley's test|Watson's test|Bunnell test
Elson test|Allen's test|Wartenberg's sign|Jeanne's sign|Benediction sign|Roos test|Wright's test|Spurling manoeuvre|Lhermitte's phenomenon|Bragard's sign|Hoover's sign|Waddell's signs|Kemp's test|Gillet test|Stork test|Schober test|Beevor's sign|Uhthoff's phenomenon|Pulfrich effect
Myerson's sign|Glabellar tap|Gegenhalten|Jendrassik manoeuvre|Oppenheim sign|Chaddock sign|Gordon reflex|Gowers' manoeuvre|Barré test|Mingazzini test|Unterberger test|Fukuda test|Hallpike test|Semont manoeuvre|Brandt-Daroff exercises|Frenzel goggles|Bielschowsky test|Hirschberg test|Krimsky test
Titmus fly|Lang stereotest|Frisby test|Kay pictures|Sheridan-Gardiner|Cardiff cards|Teller cards|Maddox rod|Hess screen|Goldmann perimetry|Farnsworth D-15|Pelli-Robson|Placido disc|Bagolini lenses|Haab's striae|Vogt's striae|Munson's sign|Fleischer ring|Arlt's line|Herbert's pits|Salzmann nodules
Horner-Trantas dots|Busacca nodules|Koeppe nodules|Krukenberg spindle|Sampaolesi line|Drance haemorrhage|Elschnig pearls|Soemmerring ring|Bergmeister papilla|Mittendorf dot|Weiss ring|Shafer's sign|Eales disease|Best disease|Coats' disease|Vogt-Koyanagi-Harada|Terson syndrome|Purtscher retinopathy|Tolosa-Hunt syndrome
Parinaud syndrome|Balint syndrome|Anton syndrome|Charles Bonnet syndrome|Weber's syndrome|Benedikt syndrome|Claude syndrome|Millard-Gubler syndrome|Foville syndrome|Dejerine-Roussy syndrome|Collet-Sicard syndrome|Bell's mania|Ekbom syndrome|Cotard delusion|Capgras delusion|Fregoli delusion|De Clérambault's syndrome
Ganser syndrome|Kraepelinian dichotomy|Schneider's first rank symptoms|Asperger's|Rett's|Tourette's|Klüver-Bucy syndrome|Heller's syndrome|Kanner autism|Cushing's triad|Beck's triad|Kussmaul's sign|Pulsus paradoxus|Ewart's sign|Quincke's pulse|Müller's sign|Becker's sign|Gerhardt's sign|Hill's sign|Mayne's sign|Corrigan's sign
Carey Coombs murmur|Gibson murmur|Roger's disease|Lutembacher syndrome|Shone complex|Scimitar syndrome|Holmes heart|Taussig-Bing anomaly|Kommerell diverticulum|Chiari network|Eustachian valve|Bachmann's bundle|Bundle of His|Bundle of Kent|Mahaim fibres|Lown-Ganong-Levine|Wellens syndrome|de Winter T waves|Osborn waves|Epsilon wave
Sgarbossa criteria|Lewis leads|Ashman phenomenon|Torsades|Andersen-Tawil syndrome|Jervell and Lange-Nielsen|Romano-Ward syndrome|Naxos disease|Danon disease|Loeffler endocarditis|Bayes syndrome|Vaughan Williams class|Rastelli procedure|Jatene switch|Mustard procedure|Senning procedure|Kawashima operation|Damus-Kaye-Stansel|Konno procedure
David procedure|Yacoub procedure|Alfieri stitch|Cox-Maze IV|Batista procedure|Dor procedure|Waterston shunt|Potts shunt|Rashkind septostomy|Sones technique|Seldinger wire|Terumo Glidewire|Fogarty balloon|Simmons catheter|Cobra catheter|Pigtail catheter|Berenstein catheter|Mikaelsson catheter|Tiger catheter|Ikari left|Voda guide
""")
EPONYMS_SURGERY = _words("""
Kelly forceps|Crile clamp|Mosquito clips|Spencer Wells forceps|Roberts clamp|Lahey clamp|Mixter clamp|Rampley sponge holder|Littlewood forceps|Lane's forceps|Duval forceps|Doyen retractor|Morris retractor|Travers retractor|Norfolk and Norwich retractor|Czerny retractor|Kocher probe|Watson cheatle|McIndoe scissors|Gillies forceps
Gillies lift|Bonney's forceps|Bonney's blue|Lane's tissue forceps|Waugh's forceps|DeBakey forceps|Kilner scissors|Nelson scissors|Stille scissors|Mayo-Hegar|Crile-Wood|Olsen-Hegar|Gillies needle holder|Barraquer speculum|Lieberman speculum|Sinskey hook|Kuglen hook|Simcoe cannula|Rycroft cannula|Drysdale nucleus rotator|Utrata forceps|Colibri forceps|Moorfields forceps|Vannas scissors
Westcott scissors|Castroviejo calipers|Humby knife|Watson knife|Braithwaite knife|Zimmer dermatome|Padgett dermatome|Silver's knife|Volkmann spoon|Macewen gouge|Lambotte osteotome|Hoke osteotome|Capener gouge|Charnley pulsed lavage|Charnley clamp|Norfolk clamp|Denham pin|Schanz pin|Rush rod|Küntscher nail|Ender nails|Herbert screw|Acutrak
Jewett nail|Smith-Petersen nail|Böhler-Braun frame|Braun frame|Balkan beam|Russell traction|Hamilton Russell traction|Dunlop traction|Perkins traction|Gardner-Wells tongs|Crutchfield tongs|Mayfield clamp|Minerva jacket|Jewett brace|Taylor brace|Knight brace|Denis Browne boots|Ponseti cast|Sarmiento cast|Delbet cast|Spica
Gritti-Stokes amputation|Syme's amputation|Chopart amputation|Boyd amputation|Pirogoff amputation|Ray amputation|Hey Groves technique|Burgess flap|Skew flap|Limberg flap|Karydakis flap|Bascom procedure|Eisenhammer retractor|Lord's stretch|Milligan-Morgan|Ferguson haemorrhoidectomy|Parks operation|Delorme's procedure|Altemeier's procedure|Wells rectopexy|D'Hoore rectopexy|Thiersch wire
Goodsall's rule|Park's classification|Hanley procedure|Kock pouch|Brooke ileostomy|Bishop-Koop stoma|Santulli enterostomy|Mikulicz clamp|Hartmann's pouch|Hartmann reversal|Hasson port|Palmer's point|Calot's triangle|Strasberg critical view|Rouvière's sulcus|Cantlie's line|Couinaud segment VI|Glissonian approach|Makuuchi incision|Chevron incision|Rooftop incision|Kocher's manoeuvre
Cattell-Braasch manoeuvre|Mattox manoeuvre|Traverso-Longmire|Beger procedure|Frey procedure|Puestow procedure|Partington-Rochelle|Warshaw technique|Appleby procedure|Longmire procedure|Hutson loop|Kasai portoenterostomy|Ladd's bands|Ladd's procedure|Ramstedt's|Duhamel pull-through|Soave pull-through|Swenson pull-through|Peña PSARP|Malone ACE|Monti tube|Thal fundoplication|Toupet fundoplication|Dor wrap|Belsey Mark IV
Collis gastroplasty|McKeown oesophagectomy|Orringer technique|Merendino procedure|Hofmeister gastrectomy|Polya gastrectomy|Billroth I|Finney pyloroplasty|Heineke-Mikulicz pyloroplasty|Jaboulay pyloroplasty|Graham omental patch|Witzel jejunostomy|Stamm gastrostomy|Janeway gastrostomy|Shouldice repair|Stoppa approach|Rives-Stoppa|McVay repair|Nyhus approach|Lotheissen repair|Lockwood approach|McEvedy approach|Kugel patch|Desarda repair|Ramirez component separation|Spigelian
Howship-Romberg sign|Richter's hernia|Maydl's hernia|Amyand's hernia|De Garengeot hernia|Petit's triangle|Grynfeltt hernia|Bochdalek foramen|Morgagni foramen|Jaboulay procedure|Lord's plication|Bevan's operation|Fowler-Stephens orchidopexy|Snodgrass repair|Duckett repair|Denis Browne splint|MAGPI|Nesbit's procedure|Winter shunt|Al-Ghorab|Anderson-Hynes|Boari flap|Psoas hitch|Leadbetter technique|Cohen reimplantation|Lich-Gregoir|Bricker conduit
Studer pouch|Hautmann neobladder|Indiana pouch|Mainz II|Millin's|Freyer's|HoLEP|Turner-Warwick urethroplasty|Johanson urethroplasty|Bulkamid|Marshall-Marchetti-Krantz|Stamey needle suspension|Raz suspension|Manchester-Fothergill|Le Fort colpocleisis|Sacrospinous|Wertheim's|Schauta procedure|Strassmann metroplasty|McDonald suture|Shirodkar stitch|Wurm cerclage|B-Lynch suture|Hayman suture|Bakri balloon|Rusch balloon|Foley induction|Cook balloon
Kielland's forceps|Neville-Barnes|Wrigley's|Anderson's forceps|Simpson's forceps|Piper forceps|Barton's forceps|Ventouse|Kiwi cup|O'Neil cup|Malmström cup|Løvset manoeuvre|Mauriceau-Smellie-Veit|Burns-Marshall|Woods' screw|Rubin II|Zavanelli manoeuvre|Gaskin manoeuvre|Credé manoeuvre|Brandt-Andrews|Bracht manoeuvre|Bandl's ring|Couvelaire uterus|Spalding's sign|Wharton's jelly|Hofbauer cells|Hegar 8|Fenton's procedure
Word catheter|Jacobi ring|Pipelle|Novak curette|Sharman curette|Vabra aspirator|Karman cannula|Pozzi tenaculum|Vulsellum|Auvard speculum|Landon retractor|Bozeman forceps|Joll's thyroid retractor|Kerlix|Sistrunk operation|Sistrunk's procedure|Hayes Martin manoeuvre|Crile dissection|Schobinger incision|Apron flap|Gluck-Sorensen|Weber-Ferguson incision|Lynch-Howarth incision|Caldwell-Luc|Killian's dehiscence|Draf III|Denker's approach|Boyle-Davis gag|Draffin rods|Eve's snare
Mollison retractor|Negus knot pusher|Luc's forceps|Tilley's forceps|Thudichum speculum|Killian speculum|Jobson Horne probe|Zoellner sucker|Rosen needle|Siegle's speculum|Gruber's speculum|Shepard grommet|Sheehy grommet|T-tube|Merocel|Rapid Rhino|BIPP|Epistat|Brighton balloon|Bivona|Kapitex|Blom-Singer valve|Provox|Montgomery T-tube|Dumon stent|Hopkins rod|Storz ring handle|Negus bronchoscope
""")
TRIALS = _words("""
KEYNOTE-024|KEYNOTE-522|CheckMate 214|IMpower150|PACIFIC|CROWN|FLAURA|ADAURA|MONALEESA-2|PALOMA-3|OlympiA|SOLO-1|PRIMA|PAOLA-1|APHINITY|CLEOPATRA|KATHERINE|DESTINY-Breast03|TAILORx|MINDACT|ATLAS|SOFT|TEXT|START-B|FAST-Forward|IMPORT LOW|Z0011|AMAROS|SOUND
FLOT4|CROSS|ESPAC-4|PRODIGE 24|MAGIC|TOPGEAR|RAPIDO|OPRA|FOxTROT|JCOG1007|POLISH II|PORTEC-3|LACC|INTERLACE|DESKTOP III|SCORPION|ICON7|GOG-218|CHAARTED|LATITUDE|ENZAMET|PROfound|VISION|ProtecT|PROMIS|PRECISION|PIVOT|STHLM3|EXTEND|RATIFY|QuANTUM-First|POLARIX|GALLIUM|ECHELON-1
RATHL|HD18|MURANO|CLL14|RESONATE|ASPEN|MAIA|CASSIOPEIA|Myeloma XI|ELARA|ZUMA-7|COMPLEMENT 1|COMFORT-II|RESPONSE|DAPA-CKD|CREDENCE|EMPA-KIDNEY|FIDELIO-DKD|DECLARE|CANVAS|EMPA-REG|SUSTAIN-6|SURPASS-2|STEP 1|SURMOUNT-1|REWIND|ELIXA|TECOS|SAVOR-TIMI 53|DCCT|EDIC|ADVANCE|VADT|LOOK AHEAD|DiRECT
PLATO|TRITON|CURE|COMMIT|CLARITY|DANAMI|TIMACS|FAME 2|SYNTAX|EXCEL|NOBLE|ISCHEMIA|COURAGE|ORBITA|BARI 2D|FREEDOM|PARTNER 3|NOTION|COAPT|MITRA-FR|CASTLE-AF|CABANA|EAST-AFNET 4|AFFIRM|RACE II|AUGUSTUS|ENTRUST|PIONEER AF|AVERROES|EINSTEIN-PE|AMPLIFY|HOKUSAI|CaVenT|ATTRACT|PEITHO|PESIT|HESTIA|YEARS
CLOSURE|RESPECT|CLOSE|POINT|CHANCE|THALES|MR CLEAN|DAWN|DEFUSE 3|ESCAPE|SWIFT PRIME|EXTEND-IA|NINDS|ECASS III|IST-3|WAKE-UP|ENCHANTED|INTERACT3|STICH|DESTINY|DECIMAL|HAMLET|ISAT|CRASH-3|RESCUEicp|DECRA|SAFE|TTM2|HYPERION|PARAMEDIC2|AIRWAYS-2|PROCESS|ARISE|ProMISe|ADRENAL|VITAMINS|SMART|SPLIT|BaSICS|CLASSIC|65 Trial
ARDSNet|PROSEVA|OSCILLATE|ROSE|EOLIA|FACTT|HOT-ICU|ICU-ROX|BREATHE|TracMan|CALORIES|NUTRIREA-2|EDEN|REVISE|PREVENT|TICACOS|STARRT-AKI|AKIKI|IDEAL-ICU|CORTICUS|VANISH|LeoPARDS|ATHOS-3|TRISS|TRICC|FOCUS|PROPPR|PATCH|HALT-IT|WOMAN|CRYOSTAT-2|TORCH|UPLIFT|INSPIRE|FLAME|IMPACT|ETHOS|KRONOS|SUMMIT|WISDOM|SYGMA
NOVEL START|PRACTICAL|LIBERTY ASTHMA QUEST|SIROCCO|CALIMA|MENSA|STELLAR|INPULSIS|ASCEND|RELIEF|ACT-1|GEMINI|UNIFI|PURSUIT|SONIC|PANTS|PROFILE|CONSTRUCT|CYSIF|SUCCESS|TULIP|BLISS-52|RAVE|PEXIVAS|MAINRITSAN|GiACTA|TEAR|CAMERA|SWEFOT|BeSt|ORAL Surveillance|SELECT-COMPARE|MEASURE 1|UltIMMa-1|VOYAGE 1|ERASURE|UNCOVER-2
""")
REGIMENS = _words("""
FOLFOX|FOLFOX-6|mFOLFOX6|FOLFIRI|FOLFIRINOX|FOLFOXIRI|CAPOX|XELOX|CAPIRI|FLOT|ECX|EOX|ECF|R-CHOP|R-CHOP-21|R-mini-CHOP|CHOEP|R-CVP|R-Benda|BR|Pola-R-CHP|DA-EPOCH-R|ICE|R-ICE|DHAP|ESHAP|GDP|IVAC|R-CODOX-M|Hyper-CVAD|Nordic MCL2|MATRix|De Angelis protocol
ABVD|AVD|BEACOPP|escBEACOPP|BrECADD|Stanford V|OEPA-COPDAC|VAC|VDC/IE|IVADo|AIM|MAP|PAD|VTD|VRd|Rd|DRd|DVTd|KRd|PVd|Pom-Dex|MPV|CyBorD|CTD|Melphalan 200|BEAM|LEAM|FLAG-Ida|DA 3+10|7+3|CPX-351|MICE|LDAC|Ven-Aza|FCR|VO|AC-T|ddAC-T|FEC-T|FEC100|EC-P
TC x 4|TCH|TCHP|PHD|CMF|Carbo-Taxol|Carbo/AUC5|Gem-Carbo|GemCis|Gem-Cap|Gem/nab-P|PCV|Stupp protocol|TPF|EXTREME|BEP x 3|EP x 4|TIP|VIP|ddMVAC|MVAC|CAV|IE|Cis-Etop|Cis-Pem|Carbo-Pem-Pembro|Ipi-Nivo|A+T|TACE|DEB-TACE|SIRT|TARE|HIPEC|PIPAC
UKALL 2011|AIEOP-BFM|COG AALL1731|SIOPEL|HR-NBL|Interfant-06|EsPhALL|Ewing 2008|EURAMOS|PNET5|HIT-SIOP|UMBRELLA|BFM-90|Larson protocol|Magrath protocol|Mayo regimen|modified de Gramont|Roswell Park regimen|Nigro regimen|Walter Reed regimen|Magrath regimen A|Edinburgh regimen|Ponticelli regimen|Euro-Lupus|Hannover regimen|Bonn protocol|Malmö protocol|Van Nuys index|Goeckerman regimen|Ingram regimen
HAART|Quad therapy|RIPE|RHZE|2HRZE/4HR|BPaL|BPaLM|3HP|4R|OPAT|DOT|PEP|PrEP|PEPSE|Artesunate IV|Riamet|Hp triple therapy|PAC 7|OCA|Pylera|Sheffield protocol|Parkland formula|Brooke formula|Muir and Barclay|Holliday-Segar formula|Maastricht regimen|Stupp regimen|Alberti regime|GKI|VRIII|FRIII|KPD regimen|BASAL-BOLUS|DAFNE|DESMOND|X-PERT
""")
GUIDELINES = _words("""
NICE NG28|NICE NG136|NICE CG181|NICE NG12|NICE TA878|NICE QS15|NICE NG158|NICE CKS|SIGN 158|SIGN 136|SIGN|BTS/SIGN|Sepsis Six|Surviving Sepsis|Surviving Sepsis Campaign|Hour-1 Bundle|GOLD|GINA step 3|ESC/ERS|AHA/ACC|ACCP|ASCO|NCCN|ESMO|EAU|AUA|BAUS|BSG|ACG|AGA|ECCO|EASL|AASLD|BASL
BSR|EULAR/ACR|BAD|AAD|BASHH|BHIVA|FSRH|UKMEC 2|UKMEC 4|RCOG Green-top 37a|RCOG|NVOG|MBRRACE|ATAIN|Saving Babies' Lives|Better Births|Red Book|BEACH chart|WHO checklist|WHO Surgical Safety Checklist|LocSSIPs|NatSSIPs 2|SBAR|ISBAR|I-PASS|ReSPECT|TEP|Gold Standards Framework|Amber Care Bundle|Five Priorities|SPICT
GIRFT|NCEPOD|NELA|ERAS|Enhanced Recovery|POETTS|ATLS|ALS|ILS|APLS|NLS|PALS|ACLS|BLS|PHTLS|MIMMS|Canadian C-Spine|NEXUS|Ottawa ankle rules|PECARN|CHALICE|CATCH rule|Amsterdam wrist rules|Rome IV|Rome III|Maastricht VI|Sydney protocol|Seattle protocol|Baveno VII|Tokyo Guidelines|Atlanta classification|Paris classification|Los Angeles classification
Vienna classification|Montreal classification|Chicago 4.0|Lyon consensus|Rotterdam consensus|Amsterdam criteria II|Bethesda guidelines|Berlin definition|Utstein template|Utstein template|Lausanne criteria|El Escorial|McDonald criteria|Gold Coast criteria|Boston criteria|Queen Square scale|Milan criteria|Barcelona (BCLC) stage B|San Francisco Syncope Rule|Jones criteria|Modified Duke|Light's criteria|Fleischner Society
Beers criteria|STOPP/START|PINCER|Yellow Card|Green Book|Orange Guide|BNFc|Maudsley Guidelines|Oxford Handbook|DSM-5|ICD-11|CTCAE v5|CTCAE grade 2|RECIST 1.1|iRECIST|Lugano criteria|PERCIST|Cheson criteria|IMWG|ELN|WHO-5|EORTC QLQ-C30|SF-36|MHRA alert|NPSA alert|CAS alert|COSHH|RIDDOR|Datix|Gillick competence|Fraser guidelines|Bolam test|Montgomery ruling|Caldicott principles|Duty of Candour
""")
DEVICES = _words("""
Corail stem|Pinnacle cup|Exeter V40|Trident II|Accolade II|Furlong HAC|CPT stem|Trilogy cup|Taperloc|Avenir|Nexgen LPS|Triathlon CR|Attune|Sigma PFC|Vanguard|Genesis II|Legion|Persona PS|Journey II|Oxford partial knee|Zuk|Avon patellofemoral|Bigliani-Flatow|Delta Xtend|Comprehensive reverse|Copeland resurfacing|Equinoxe|Discovery elbow|Coonrad-Morrey|Swanson silastic|Motec
Birmingham Hip|ASR XL|Charnley Elite|Stanmore hip|Muller straight stem|Thompson hemi|ETS|Bipolar JRI|Gamma3|PFNA|InterTAN|Trigen|T2 Alpha|Expert nail|LISS|LCP|VariAx|Acu-Loc|DVR|Aptus|Hoffmann 3|Orthofix|Taylor Spatial Frame|TSF|Kyphon|X-STOP|Coflex|Prestige LP|Mobi-C|Bryan disc|CD Horizon|Vertex|Mazor|ExcelsiusGT|ROSA|Mako
Azure XT DR|Advisa MRI|Micra AV|Adapta|Ensura|Viva CRT-P|Claria|Evera|Visia AF|Cobalt|Crome|Assurity|Endurity|Ellipse|Fortify|Quadra Assura|Confirm Rx|Accolade MRI|Ingenio|Valitude|Emblem S-ICD|Resonate|Dynagen|Lux-Dx|Edora 8|Eluna|Acticor|Rivacor|BioMonitor III|Reveal XT|Solia S 53|CapSure|SelectSecure 3830|Durata|Optisure|Riata
SAPIEN 3|Evolut R|CoreValve|Acurate neo|Portico|Perimount Magna|Inspiris|Trifecta|Mosaic|Hancock II|Epic|On-X|Carbomedics|Medtronic Hall|Starr-Edwards|Bjork-Shiley|Carpentier-Edwards|Physio II ring|PASCAL|TriClip|Amplatzer|Occlutech|Gore Cardioform|Watchman FLX|LAmbre|HeartMate 3|HVAD|Impella CP|Impella 5.5|Jarvik|Berlin Heart|Cardiohelp
Xience Sierra|Resolute Onyx|Promus|Orsiro|Ultimaster|BioFreedom|Absorb|SeQuent Please|Rotablator|Shockwave|Diamondback|Guidezilla|GuideLiner|Sion Blue|Fielder XT|Gaia|Runthrough|BMW wire|Whisper|Asahi|Finecross|Corsair|Angio-Seal|Perclose|ProGlide|MynxGrip|TR Band|FemoStop|StarClose|Zenith Alpha|Endurant|Excluder|Ovation|Nellix|Viabahn|Zilver PTX|Supera|Eluvia
Celect filter|Günther Tulip|Denali|Optease|Greenfield filter|Solitaire|Trevo|Penumbra|Pipeline|WEB device|Onyx 18|Guglielmi coils|Codman Hakim|Strata II|proGAV|Miethke|Medos|Ommaya reservoir|Camino bolt|Spiegelberg|Activa PC|Percept|Vercise|Infinity DBS|VNS Therapy|AspireSR|SynchroMed II|Itrel|Intellis|Spectra WaveWriter|Senza HF10|Nevro|InterStim|Axonics|Urgent PC
Nucleus CI622|Kanso|Cochlear Baha 5|Ponto|BonEBridge|Vibrant Soundbridge|MED-EL Synchrony|Naída|Phonak Sky|Oticon|Siemens Pure|ReSound|AcrySof IQ|AcrySof SN60WF|Tecnis Eyhance|Symfony|PanOptix|enVista|Clareon|RayOne|Akreos|Lentis|CT Lucia|Artisan|Visian ICL|iStent|XEN 45|PreserFlo|Ahmed valve|Baerveldt|Molteno|Hydrus|Ozurdex|Iluvien|Yutiq|Retisert
Libre 2|FreeStyle Libre 3|Dexcom G7|Guardian 4|MiniMed 780G|t:slim X2|Omnipod 5|Ypsopump|CamAPS FX|Accu-Chek Mobile|OneTouch Verio|Contour Next|GlucoRx Nexus|GlucoMen Areo|NovoPen 6|KwikPen|SoloStar|FlexTouch|HumaPen|BD Viva|AutoShield Duo|InPen|AirSense 10|AirSense 11|DreamStation|ResMed S9|AirFit P10|Nippy 4|Trilogy 100|Vivo 45|Philips V60|Optiflow
AIRVO 2|F&P Evora|Acapella|Flutter VRP1|Aerobika|The Vest|Cough Assist E70|Yankauer|i-gel size 4|LMA Classic|ProSeal|Combitube|King LT|Frova|Cook staged extubation|McGrath MAC|C-MAC D-blade|Airtraq|Bullard scope|Ambu aScope|Univent|Rusch double lumen|Portex Blue Line Ultra|Shiley 6 CFS|Tracoe Twist|Moore tube|Mini-Trach II|Rüsch bougie|Aintree|Parker Flex-Tip
Mirena|Kyleena|Jaydess|Levosert|Nova-T 380|T-Safe 380A|GyneFix|Copper 7|Nexplanon|Implanon|Essure|Filshie clips|NovaSure|Thermachoice|MyoSure|TruClear|Versapoint|Gynaecare TVT|TVT-O|Miniarc|Ajust|Elevate|Gellhorn pessary|Shelf pessary|Gehrung pessary|Macroplastique|Deflux|AMS 800|AMS 700 CX|Coloplast Titan|Genesis penile implant|UroLift|Rezum|GreenLight XPS|Memokath|Resonance stent
MIC-KEY 14 Fr|Mini ONE|Freka PEG|Corflo|Bard button|Cortrak|Ryles 12|Flexi-Seal|Dignicare|Peristeen|Qufora|Navina|BioDerm|SpeediCath|VaPro|LoFric|Actreen|Conveen|SenSura Mio|Dansac Nova|Salts Confidence|Eakin seal|Brava|Pelican pouch|Hollister Adapt|Welland pouch|Bullen pouch|Urosheath|PleurX|Rocket drain|Thopaz|Heimlich valve|Argyle 28 Fr|Blake 19|Redivac|Exudrain|Bellovac|Concordia
Hickman 9 Fr|PowerPICC|Arrow 4-lumen|Vascath|Tesio|Palindrome|HeRO graft|Flixene|Artegraft|Polysite|Leaderflex|Vygon|Nexiva 20G|Venflon|Insyte|Cleo 90|Graseby MS26|McKinley T34|BodyGuard T|CADD-Legacy|Alaris GP|Infusomat|Baxter Sigma|Prismaflex|Fresenius 5008|Polyflux|Dialog+|NxStage|Amia|HomeChoice Pro|Tenckhoff coil|Quinton curl|Cimino fistula|Brescia-Cimino|Gore-Tex graft
ProSpace|Parietex|Symbotex|Permacol|Strattice|BioA|Ultrapro|Vypro|Prolene 3D Max|Phasix|Physiomesh|SurgiMend|PDS II|Vicryl Rapide|Monosyn|Maxon|Biosyn|V-Loc 180|Stratafix|Ethilon|Novafil|Gore suture|Mersilk|Mersilene tape|Ti-Cron|FiberWire|Hem-o-lok|Ligaclip|Endoloop|EEA 31|Contour Curved Cutter|ECHELON FLEX 60|Endo GIA Tri-Staple|Signia|Thunderbeat|Enseal|Caiman|Sonicision
Surgiflo|FloSeal|Tisseel|Evicel|TachoSil|Hemopatch|Surgicel Snow|Fibrillar|Arista|Bioglue|Coseal|DuraSeal|Adherus|Seprafilm|Adept|Interceed|GelPort|Alexis O|Endopath Xcel|Versaport|Airseal|Da Vinci Xi|Versius|Senhance|Bookwalter ring|Omni-Tract|Finochietto spreader|Tuffier retractor|Balfour blade|Goligher retractor|Denis Browne ring|Lone Star|Parks retractor|Eisenhammer speculum|Hill-Ferguson|Pratt bivalve
Gutter frame|Zimmer walker|Delta frame|Rollator|Kaye walker|Mowbray frame|Stedy|Etac Turner|Molift|Wendylett|ReTurn|Sam Hall turner|Alpha Active 4|Nimbus|Pentaflex|Repose|Roho|Jay cushion|Propad|Hill-Rom|Enterprise 8000|Parker bath|Arjo|Vendlet|Banana board|Swedish Helparm|Lycra splint|Piedro boots|DAFO|AFO|SAFO|KAFO|Odstock FES|Bioness L300|Genium X3|C-Leg 4|Össur Proprio|Blatchford Elan
""")
GENES = _words("""
BRCA1 c.68_69delAG|BRCA2 c.5946delT|BRCA1 c.5266dupC|CFTR c.1521_1523delCTT|p.Phe508del|CFTR p.Gly551Asp|HBB c.20A>T|p.Glu6Val|LDLR c.1646G>A|APOB p.Arg3527Gln|PCSK9 p.Asp374Tyr|MYBPC3 c.1504C>T|MYH7 p.Arg403Gln|SCN5A p.Glu1784Lys|KCNQ1 c.1032+5G>A|KCNH2 p.Ala561Val|RYR1 c.7300G>A
RYR2 p.Arg420Trp|TTR p.Val122Ile|TTR V30M|GLA p.Asn215Ser|PKD1 c.12448C>T|COL4A5 p.Gly624Asp|COL3A1 c.755G>A|FBN1 p.Cys1039Tyr|FGFR3 p.Gly380Arg|NF1 c.1466A>G|TSC2 c.5238_5255del|VHL p.Arg167Gln|RET p.Cys634Arg|RET M918T|MEN1 c.784-9G>A|SDHB c.136C>T|CDH1 c.1901C>T|STK11 exon 4 deletion|MSH6 c.3261dup|PMS2 del ex13-15
EPCAM deletion|MUTYH p.Tyr179Cys|MUTYH p.Gly396Asp|PALB2 c.3113G>A|CHEK2 c.1100delC|ATM c.7271T>G|RAD51D|TP53 R175H|KRAS G12C|KRAS Q61H|NRAS Q61R|BRAF V600K|EGFR L858R|EGFR T790M|EGFR ex20ins|ERBB2 p.S310F|MET ex14 skipping|RET-KIF5B|EML4-ALK v1|ROS1-CD74|NTRK3-ETV6|PIK3CA H1047R|IDH1 R132H|IDH2 R140Q|ATRX loss|MGMT methylated|TERT C228T|H3 K27M
1p/19q codeleted|CALR type 1|MPL W515L|JAK2 exon 12|KIT D816V|PDGFRA D842V|SF3B1 K700E|ASXL1|TET2|DNMT3A R882H|RUNX1-RUNX1T1|PML-RARA|BCR::ABL1 e14a2|T315I|NPM1 type A|CEBPA biallelic|KMT2A-r|ETV6-RUNX1|IGH-MYC|BCL2-IGH|CCND1|MYD88 L265P|CXCR4 S338X|del(17p)|del(11q)|del(13q14)|t(11;14)(q13;q32)|t(14;18)|t(8;21)(q22;q22)|inv(16)(p13.1q22)|t(15;17)
5q31|22q11.21|15q11-q13|7q11.23|17p11.2|16p11.2|1p36|Xp21.2|Xq27.3|11p15.5|13q14.2|9p21.3|3p25|46,XY|46,XX,t(9;22)(q34;q11)|45,X/46,XX|47,XX,+21|47,XYY|48,XXXY|69,XXX|46,XY,del(5)(p15.2)|46,XX,inv(9)|arr[GRCh37] 22q11.21x1|46,XX,der(14;21)|UPD(15)mat|FMR1 CGG 210|HTT CAG 42|DMPK CTG 150|C9orf72|SMN1 0 copies|SMN2 3 copies
HLA-B*27:05|HLA-B*58:01|HLA-B*15:02|HLA-A*31:01|HLA-DQ2/DQ8|HLA-DQ2.5|HLA-DR4|HLA-DRB1*15:01|HLA-A2, B7, DR15|HLA-A*02:01|HLA-Cw6|HLA-B51|HLA-DQB1*06:02|DR3/DR4|A1 B8 DR3|CYP2C19 *2/*17|CYP2D6 *4/*4|CYP2C9 *3|TPMT *1/*3A|DPYD c.1905+1G>A|DPYD *2A|UGT1A1 *28/*28|SLCO1B1 *5|VKORC1 -1639G>A|NUDT15|G6PD A-|F5 R506Q|F2 G20210A|MTHFR C677T|HFE H63D|SERPINA1 PiZZ|PiMZ|APOE e3/e4
APOL1 G1/G2|Rh D neg, Kell neg|O Rh(D) negative|R1R1 K-|Fy(a-b-)|Jk(a+)|anti-E and anti-c|A2B|Le(b)|m.3243A>G|m.11778G>A|m.8344A>G|rs4149056|rs1799853|NM_000059.4|NM_007294.4:c.181T>G|ENST00000357654|BAT-26 unstable|MSI-H|dMMR|pMMR|TMB 12 mut/Mb|CPS 20|TPS 55%|HRD 47|PD-L1 SP142 IC2
""")
CODES = _words("""
ICD-10 I10|ICD-10 E11.65|ICD-10 J44.1|ICD-10 S72.001A|ICD-10 Z79.899|ICD-10 C50.911|ICD-9 250.00|ICD-9 401.9|ICD-11 5A11|ICD-O 8140/3|ICD-O-3 M8500/3|SNOMED CT 73211009|SNOMED 44054006|SNOMED CT 38341003|SNOMED 195967001|SNOMED CT 22298006|SCTID 84114007
CPT 99214|CPT 99204-25|CPT 45378|CPT 29881-LT|CPT 93000|CPT 36415|CPT 71046|CPT 10060|HCPCS J1745|HCPCS G0438|HCPCS A4253|HCPCS E0601|J3490|LOINC 4548-4|LOINC 2160-0|LOINC 718-7|LOINC 2345-7|LOINC 1742-6|LOINC 777-3|OPCS-4 W37.1|OPCS H33.4|OPCS J18.3|Read code C10F.|CTV3 XaBLm|HRG FD05A|DRG 470|MS-DRG 291
ATC C10AA05|ATC N02BE01|RxNorm 197361|RxCUI 860975|NDC 0069-0315-20|NDC 00093-7146|dm+d 42206511000001102|BNF 2.5.5.1|MeSH D003924|OMIM 219700|ORPHA 586|HPO HP:0001250|DSM 296.32|F32.1|F41.1|F20.0|F10.2|G20|K50.90|N18.4|M54.5|R07.9|I48.91|E66.01|G43.709|L40.0|H25.13|Z00.00|Z51.11|V58.61|W19.XXXA
Modifier 59|modifier -50|POS 11|Rev code 0360|Place of service 22|Level 4 visit|ESI 3|Triage 2|Category 1|Cat 2 LSCS|Tier 3|Band 4|Schedule 2 CD|CD3|P-line|FP10|FP92A|HC2|DS1500|SR1|MED3|IHC 4+1|TTO x2|Form 5|EDT 4.2|ANSI X12 837|HL7 v2.5|FHIR R4|DICOM tag 0008,0060|PACS|ISO 15189|EN 455-2|Class IIb device|UN3373|CAS 50-78-2|E102|E211
""")
LABS = _words("""
Hb 98|Hb {nn}|Hb 11.{n}|WCC 14.{n}|Neut 9.{n}|Plts 1{nn}|MCV 8{n}|Na 128, K 5.4|Na 13{n} K 4.{n} Ur 7.{n} Cr 8{n}
Cr 112 (baseline 88)|eGFR 4{n}|ALT 1{nn}, ALP 3{nn}|Bili 2{n}|Alb 3{n}|CCa 2.3{n}|PO4 1.0{n}|Mg 0.7{n}|INR 2.{n}|APTR 1.0|Fib 4.2|D-dimer 0.4{n}|TnT 14 then 52|hs-TnI <3|BNP 4{nn}|NT-proBNP 18{nn}|lactate 2.{n}|BE -4.{n}
""")
GASES = _words("""
pH 7.2{n} pCO2 7.{n} pO2 9.{n} HCO3 2{n}|7.31/55/68/27|7.42/38/91/24/97%|ABG 7.28/68/54/31
FiO2 0.4|FiO2 {nn}%|PEEP {n}|PS 10/5|BiPAP 12/5|BiPAP 16/6|CPAP 10 cmH2O|AC 16/450/40%/5|SIMV 12/500/5/0.5|VC 450 x 16|PC 18/8 rate 14|TV 6 mL/kg|Vt 420|P/F 180|I:E 1:2|flow 40 L FiO2 0.5|2 L NC|15 L NRB|Venturi 28%|ETT 7.5 at 22 cm|8.0 @ 23 at lips|size 6 Shiley|Cuff 25 cmH2O|FEV1 1.2{n} (4{n}%)|FEV1/FVC 0.5{n}|DLCO {nn}%
""")
VITALS = _words("""
HR 70|HR {nn}|BP 120/80|BP 132/76|BP {bp}|BP 118/64 (82)|MAP 65|T 36.8|T 38.{n}|Temp 37.{n}|RR 16|RR 2{n}|Sats 96%|SpO2 9{n}% on air|SpO2 88-92%|GCS 15|BM 7.{n}|CBG 11.{n}|AVPU A|UO 30 mL/h|I/O 2450/1875|+1.2 L|Wt {nn}.{n} kg|Ht 1.7{n} m|BMI 2{n}.{n}|BSA 1.8{n} m2|HC 3{n}.{n} cm (50th)|9th-25th centile|>99.6th centile|0.4th centile
""")
HEARTS = _words("""
PR 180 QRS 96 QTc 44{n}|QTcF 47{n} ms|axis -30|QRS 140|ST 2 mm V2-V4|TWI V4-V6|LVEF 35-40%|EF {nn}%|LVIDd 5.{n}|IVSd 1.{n}|LA 4.{n} cm|TAPSE 1{n}|E/e' 1{n}|RVSP 4{n}|AVA 0.8{n}|AV Vmax 4.{n}|MG 4{n}|PHT 4{nn}|EROA 0.3|TR 2.8 m/s|RA 15|GLS -1{n}%|Ao root 3.{n}|RCA 70%, LAD 90%, LCx 40%|FFR 0.7{n}|PA 52/24/34|PCWP 1{n}|CI 2.{n}
""")
MEASURES = _words("""
VA 6/9 R, 6/12 L|VA 6/60|VA 6/6 unaided|VA 20/25-2|VA 20/200|20/40 OD, 20/30 OS|CF at 1 m|HM|LogMAR 0.18|N8 at 33 cm|J1+|-3.25/-0.75 x 180|+2.00 Add|PD 62|IOL +21.5 D|IOL 22.0 D SN60WF|Lens power +19.50|K1 43.25 / K2 44.10|AL 23.4{n}|CCT 545|CDR 0.{n}|IOP 14 and 15 mmHg
2.5 x 18 mm DES|3.0 x 28|3.5/15|16 Fr|14 Fr x 2|28F|6F sheath|7 Fr 11 cm|18G|20 G|22-gauge|25G x 90 mm|27G Whitacre|size 10 Hegar|size 3 LMA|0.035" wire|0.014 wire|No. 11 blade|#15|2/0 silk|3/0 Prolene|4-0 Vicryl|5-0 nylon x 6|1 loop PDS|M4 x 12|3.5 mm x 32|6-hole plate|size 12 stem|28 mm head +4|52 mm cup|36/54
L4/5|L5/S1|C5-C6|C5/6 and C6/7|T12|T11-L1|L1 burst|S2|C1-2|T4 level|L3-L5|UR6|LL8|UL1-UL3|LR4, LR5|teeth 18, 28, 38 and 48|tooth 36|#19 MOD|UR1 UL1|OJ 3 mm|caries 36 D|BPE 2/1/2/3/2/2|PD 4-3-4|Class II div 1|OJ 6 mm
G2P1|G3P2+1|G4P2012|G1P0|G5 P3-1-1-3|P0+0|32+4 weeks|32+4/40|37+6|40+3|T+9|24/40|12+5|8w3d|K=5/28|LMP 6/52|5 cm, -1 station|3/5 palpable|Cx 4 cm|CTG 140|FH 145|SFH 34|EFW 2{nn}0 g (32nd centile)|AFI 1{n}|PI 1.1|cord pH 7.2{n}/7.3{n}|EBL 450|BW 3.2 kg|1st MoM 0.8
1 in 4|1:150|1:10,000|1 in 2,000|3:1|1:1|2:1 block|10:1|30:2|50:50|80/20|60:40|x10^9/L|1-2 weeks|2-3 days|3/7|4/52|6/12|1/7|2-4/52|10-15 mL|5-10 mg|500-1000 units|2.5-5 mg|100-200 mcg|0.5-1 mg/kg|15 mg/kg|1.5 mg/kg/day|30 mL/kg|7.5 mg/5 mL|250 mg/5 mL|400/80|875/125|70/30|10/500|160/12.5|5 mg/1.25 mg|1 g QDS|40 mg OD|2 puffs BD|1-0-0-1
pack years {nn}|20/day x 30|{nn} units/week|1.5 bottles|10-a-day|4-6 hrly|24/7|q4-6h|Q2H|7-10 d|AUC 5|75 mg/m2|60 Gy in 30#|40/15|26 Gy/5#|8 Gy x 1|20 Gy in 5|45/25 + boost|50.4 Gy/28|D90 1{nn}|SUV 8.{n}|SUVmax 14.2|4{n} x 3{n} x 2{n} mm|1.2 x 0.9 cm|3.1 cm (2.8)|HU 35|b1000|T1/T2/FLAIR|1.5T|3T MRI|TE 90|5 mm slices|series 4 image 212
DLP 4{nn}|CTDI 12|kV 120|mAs 250|40 dB|4 kHz|AC 35 BC 10|PTA 45/50|type B tymps|HL 60|dBnHL 30|N20 21 ms|CMAP 4.2 mV|F-wave 32|MEP 24|alpha 9 Hz|3 Hz spike-wave|0-135|0-5-120|10/90|FF 160 Abd 150 ER T8|5-130 deg|grip 24/30 kg|6MWT 320 m|VO2 14.2|MET 4|stage 3 Bruce|AT 10.8|VE/VCO2 34|E:I 1.2|10/10|8/10 to 3/10|0/10 at rest|7-8/10
Kt/V 1.3{n}|dry weight 7{n}.5|UF 2.1 L|Qb 300|4 h x 3|2K 2.5Ca|NIBP 1{nn}/{nn}|1400-1600 kcal|1.2 g/kg protein|60 mL/h x 20 h|50 mL QDS|free water 200 q6h|NS 75/h|D5 1/2NS + 20 KCl @ 83|FRC 1 to 3|IDDSI 4|IDDSI 2|Level 6 diet|Stage 1 fluids
pulses 1/4|pulses 2/4 DP, 1/4 PT|DP 2+, PT 1+|reflexes 2+/4|2+ throughout|5/5 x 4|4-/5|strength 4/5 R, 5/5 L|3/6 SEM|II/VI SEM|S1S2+0|JVP 3 cm|CRT 2 s|cap refill <2 sec|ABPI 0.7{n}|TBI 0.4
""")
VALUES = LABS + GASES + VITALS + HEARTS + MEASURES
SYSTEMS = (
    (
        _words("CARD|CV|CVS|Cardio|Cardiovascular|Heart|HEART|Cor|Cardiac|HS"),
        _words(
            "RRR|RRR no m/r/g|S1 S2|S1S2 nil added|I+II+0|regular|irreg irreg|no MRG|ESM 2/6|PSM at apex|Normal|nl s1s2|JVP not raised|WNL|tachy"
        ),
    ),
    (
        _words("RESP|Resp|PULM|Pulm|Lungs|LUNGS|Chest|CHEST|Respiratory|RS"),
        _words(
            "CTAB|CTA b/l|clear|Clear|GAEB|AE equal|no W/R/R|bibasal creps|reduced AE L base|vesicular|No distress|wheeze ++|coarse BS|dull R base"
        ),
    ),
    (
        _words("GI|ABD|Abd|Abdo|Abdomen|ABDOMEN|GIT|Gastro"),
        _words(
            "SNT|S/NT/ND|soft, NT|BS+|NABS|no HSM|Murphy's neg|RIF tender|Obese|distended|Soft|McBurney's neg|no organomegaly|PEG site OK|NAD"
        ),
    ),
    (
        _words("GU|Renal|RENAL|GU/Gyn|Genitourinary|Urology"),
        _words("deferred|Foley in situ|no CVAT|PU freely|NAD|Normal|UO 40 mL/h|Catheterised|HNPU|Cr stable"),
    ),
    (
        _words("NEURO|Neuro|CNS|PNS|Neurological|Nervous system"),
        _words(
            "non-focal|NFD|GCS 15|A&O x 3|CN II-XII intact|PERRLA|PEARL|Power 5/5|plantars down|Grossly intact|Babinski neg|E4V5M6|DTRs 2+|Romberg neg|AAOx4"
        ),
    ),
    (
        _words("MSK|Extremities|EXT|Ext|Limbs|LIMBS|Legs|Ortho|Joints"),
        _words(
            "no c/c/e|no edema|WWP|FROM|ROM full|calves SNT|2+ DP|Homans neg|Trace oedema|NVI|moves all 4|Heberden's nodes|BKA left|AROM WNL"
        ),
    ),
    (
        _words("HEENT|ENT|Heent|Eyes|EYES|Head|HEAD|Neck|NECK|Throat"),
        _words(
            "NCAT|NC/AT|MMM|EOMI|PERRL|anicteric|supple|no LAD|no JVD|TMs clear|OP clear|Normal|no bruit|trachea central|VA 6/6"
        ),
    ),
    (
        _words("SKIN|Skin|DERM|Derm|Integ|Wound|WOUND"),
        _words(
            "intact|no rash|warm, dry|W/D/I|CDI|Pink|Braden 18|no breakdown|turgor good|Steri-Strips on|healing well|erythema L shin"
        ),
    ),
    (
        _words("PSYCH|Psych|MSE|Mood|Mental state|Affect"),
        _words(
            "nl mood|euthymic|Low|Flat|appropriate|no SI/HI|Good eye contact|Insight fair|not psychotic|calm|Blunted"
        ),
    ),
    (
        _words("GEN|Gen|GENERAL|General|Constitutional|O/E|Appearance"),
        _words(
            "NAD|Alert|WDWN|Looks well|Comfortable|WN/WD|A&O|Unkempt|JACCOL nil|Well perfused|Frail|Pale|Cushingoid"
        ),
    ),
)
