"""Words of medicine and of letters that open text of the kinds at hand has too seldom, from general medical knowledge.

EPONYMS are ordinary in front of the word that makes them one ("Clark level"); many are common surnames. SIGNS are eponyms
that are seldom surnames of patients: with a capital they pass unless a title or another name stands beside them. BRANDS
are trade names of drugs, dressings and devices. SHORT are abbreviations and clipped words that notes write with one
capital; CREDENTIALS stand in capitals behind names; SCALES are scores and questionnaires.
"""

from __future__ import annotations

EPONYMS = """marie tooth sequard barre tay abbott abernethy adams addison allen alport anderson andrews apley arnold ashworth asherman
baker baldwin ballard bankart barlow barnes barr barrett bartholin barton bartlett battle beck becker bell bennett berger berry
bishop blake blumer boston bowen bowman bradford bradshaw brandt broca brown bruce budd bull burch burkitt burns byrd cannon carpenter
carroll carter chadwick chance child childs chiari clark clarke coats cobb cockcroft colles cooper cotton cowper crawford croft
crohn cronk currie cushing dandy daniel davies davis dawes dawson denver dix douglas down downs dressler drummond duke dukes duncan
eaton edinburgh edwards ellis epley eustace evans ewing fairbank fisher fitz flint fordyce foster fowler fox franklin
frost garden gault glasgow goodpasture gordon graham grant graves gray green grey hall hallpike halsted hamilton hamman hand harrington
harris harrison hartmann harvey harris hawkins hill hodge holmes homans hopkins howell howship hudson hunt hunter
hurst hutchinson hutchison jackson james jenkins johns johnson jones jordan joseph kaplan kay keen kehr kelley kelly kennedy kerr
killian king kirk kock kramer lambert lance lange langer larsen law lawrence lee lewis lewy liverpool lloyd lynch lyon mackenzie
maitland mallory mansfield martin mason mayo maxwell mccall mcdonald mcburney mcgill mcmurray mcroberts meigs mercer meyer miller milroy mitchell
mobitz moll monro montgomery moore morris morton moses murphy myers nelson newman newton nicholas norton norwood oliver oxford owen
paget palmer parker parks parry patrick paul pearson perry peters peterson phillips pierre plummer pott potter price pringle
quincke ramsay ramstedt raymond reed reid reynolds rich richards richmond riley robin robinson rockwood rogers rose ross roth rubin
russell ryan sachs salter sanders schiller scott sever sharp simmonds simon simpson sims skene smith snellen stanford stanley stark
stern stevens stewart still stokes stone storz strauss stuart sturge sutton swan sweet syme tanner taylor thomas thompson thomsen
todd townes townsend trevor turner usher vincent wagner waldeyer walker wallace wallenberg ward waring warren waterhouse watson weaver webb weber
wegener weil weiss welch wells werner west whipple white wilkins williams willis wilson winter wolf wolff wood wright york young"""

SIGNS = """achilles addisonian alzheimer alzheimers apgar argyll asperger aspergers babinski bankart barthel bartter basedow bechterew behcet
behçet bezold billroth bishop bonney bosniak bouchard boyle braden bravo braxton breslow brodie brudzinski brugada buerger caroli
castleman charcot chvostek codman courvoisier creutzfeldt crohn crohns cullen cushingoid dequervain doppler duchenne dukes dupuytren duplay ebstein ehlers
eisenmenger erb eustachian fallopian fallot fanconi felty finkelstein fleischner fogarty foley fontan forrester fournier freiberg
froment fuchs fundal galeazzi gardnerella gartland gaucher gilbert gleason glisson goldmann graafian gram gustilo guillain guyon gottron hageman hartmann
hashimoto hasson heberden hegar heimlich henoch hodgkin hodgkins hickman hirschsprung hirschberg hoffa hoffmann homan horner huntington huntingtons ishihara jacquemier
janeway jarisch jobe kaposi kartagener kawasaki keratoconus kernig kiesselbach kienbock kienböck killip kleihauer klinefelter klippel klumpke kocher kohler köhler koplik korotkoff korsakoff krukenberg
kussmaul lachman langerhans lanz lasegue lasègue leiden leishman leopold leriche lhermitte littre lisfranc lugano luschka lyme maisonneuve mallampati mantoux
marfan mcburney meckel menetrier meniere ménière merkel mirena mirizzi moro mohs munchausen munro neer nissen nuck osgood osler
paget paneth papanicolaou parkinson parkinsons parkinsonism perthes peutz peyer peyronie peyronies pfannenstiel phalen plantaris pneumovax poiseuille politzer prinzmetal purkinje
quetelet quervain ramstedt ranson raynaud raynauds recklinghausen reinke reiter reye rinne rhesus romberg roentgen rovsing roux sachs schatzki scheuermann schirmer
schlatter schlemm schmorl schober schultze schwann seldinger sengstaken sertoli sheehan sjogren sjogrens sjögren sjögrens snellen spurling stensen stensens stener
sydenham takayasu tenckhoff thomsen tinel tietze tourette tourettes trendelenburg treitz trousseau turcot valsalva virchow vancouver venturi verneuil volkmann waldenstrom waldenström
waterlow wernicke wertheim wharton whartons whipple wilms wolffian wolff wolfe yankauer zenker ziehl zollinger zadik thessaly galant moebius ortolani mcmurray nido"""

BRANDS = """tdap dtap abilify accuhaler activase actrapid adalat adcal adizem advil aerochamber aerolizer afinitor ajovy alendronic aldara alimta
allevyn ambien amoxil anoro apidra apixaban apresoline aquacel arava aranesp aricept arimidex aromasin asacol asmanex
atarax atrovent augmentin avastin avelox azathioprine bactrim bactroban beconase benadryl benlysta betnovate binocrit botox braltus bricanyl brilique
brufen buccastem buscopan byetta calpol canesten cardizem cardene cardura cellcept celebrex celexa champix cialis cimzia cipralex ciproxin citalopram clarityn clenil clexane
climara clopixol clozaril codeine cogentin colace combodart compazine concerta copaxone cordarone coreg cosentyx cosopt coumadin coversyl cozaar creon crestor
cymbalta cytoxan dalteparin decadron deltacortril demerol depakote depo depakene dermol desferal detrol dexcom dianette diflucan dilantin dilaudid diovan diprobase diprosone
ditropan dostinex dovobet doublebase duac dulcolax duodopa duoderm duoresp durogesic dysport ebixa effexor efexor elidel eliquis emend emerade enbrel ensure entonox entresto entyvio epanutin epilim
epipen epogen erbitux esmya eumovate euthyrox evista exforge eylea fentanyl ferinject fexofenadine flagyl fleet flixotide flomax flonase florinef flovent fluoxetine forxiga fosamax fostair fortisip
fragmin freestyle frusemide fucibet fucidin furosemide fybogel gabapentin gardasil gaviscon genotropin gilenya gleevec glivec glucophage glucotrol golytely haldol harvoni herceptin humalog
humira humulin hycamtin hydromol hyzaar ibrance imdur imitrex imodium imuran inderal innohep intuniv invega invokana istin jakafi janumet januvia jardiance jext kaletra kalydeco keflex
kenalog keppra keytruda klonopin kwells laxido lamictal lamisil lantus lasix latuda lescol letrozole levaquin levemir levitra levothyroxine lexapro librium ligasure lioresal lipitor lisinopril
livial lopressor losec lovenox lucentis lumigan lupron lustral lyrica mabthera macrobid madopar maxalt maxolon medrol mepilex metamucil methergine micardis micra microgynon micropore miralax mirapex mircera
mirena modulite montelukast morphine motilium motrin movicol mst mucinex mysoline naprosyn nardil nasonex neoral neulasta neupogen neurontin nexavar nexium nicorette nitrolingual nizoral nolvadex norco
normacol norvasc novorapid novomix nplate nucala nurofen nutrison nuvaring ocrevus ofev omnipaque oramorph orencia orgalutran ovitrelle oxycontin oxynorm ozempic pabrinex parlodel paxil paxlovid pentasa pepcid percocet
perjeta permixon persantin phenergan phesgo phosex plaquenil plavix plegridy pradaxa praluent pravachol prednisolone premarin prevacid prevenar priadel prialt prilosec prinivil pristiq procardia prograf prolene prolia prostap
protonix provera provigil prozac pulmicort pulmozyme qvar questran ranexa rapamune razadyne rebif reglan relpax relvar remicade remeron renvela repatha requip respimat restasis restylane retin revlimid rezolsta
rilutek risperdal ritalin rituxan robaxin rocephin roaccutane rollator salamol sandimmune sandocal sandostatin saxenda seebri senokot septrin seretide serevent seroquel seroxat simponi
sinemet singulair skyrizi solpadeine solumedrol spiolto spiriva sporanox sprycel stalevo stelara steri strattera stiolto suboxone sudafed symbicort synacthen synthroid tagrisso taltz tamiflu tarceva targinact
tasigna taxol taxotere tazocin tecentriq tecfidera tegaderm tegretol tenormin tepezza timentin tobradex topamax toradol toujeo tradjenta tramacet trandate travatan trelegy tremfya tresiba trileptal trimbow trintellix trulicity trusopt truvada
turbohaler tylenol tysabri tylex tyrosine ultibro ultram unasyn uniphyllin urispas utrogestan valium valtrex vagifem vasotec velcade velphoro veltassa venofer ventolin verzenio vfend viagra vicodin victoza vicryl
viread visipaque vivitrol voltaren voltarol voriconazole votrient vraylar vytorin vyvanse wegovy wellbutrin xanax xalatan xarelto xeljanz xeloda xenical xgeva xofigo xolair xtandi xyrem xyzal yasmin yervoy zantac
zaroxolyn zestril zetia zirtek zithromax zocor zofran zoladex zoloft zomig zomorph zometa zostavax zosyn zovirax zyban zyloric zyprexa zyrtec zytiga zyvox surgicel floseal tisseel monocryl ethilon ethibond
dermabond durapore kaltostat biatain comfeel inadine jelonet mefix opsite polymem sorbact urgotul granuflex hydrofiber libre omnipod tandem medtronic biotronik cardiomems linq watchman amplatzer edwards sapien
mitraclip impella bivona shiley portex passy optiflow airvo autopap nippy lumis resmed respironics zimmer biomet stryker synthes depuy exeter corail pinnacle nexgen oxinium"""

SHORT = """addr arr abdo abd acct adm admin alb alk amb amox anaes anes ant anx appt approx appts assoc asst avg bal bilat bili biochem bleep bloods bp br bx
cal calc cap cardio caesar cath cerv chem chemo chol chr circ clin cipro co coag comm comms cont contd coord crea creat cres cryo cxr
decr def dept derm desc diff dil dilt dim dip disch dispo dist dorsi doppler dx ecg echo ed elev endo eos equip esp est et eval evals ex exam exp ext exts
fam fem fib fluoro flex fluclox fract freq ft furos fx gastro gen gent gluc gyn gynae gynaecology haem haemo hb hct hep hg histo hosp hr hx hydrocort ibid imp impr incr indep inf inj inpt ins int intub
invest invx irreg jt kidn lab labs lac lact lap lat lax leucs levo lev lft lfts lig liq lmp loc lymphs lytes mam mand max meds med memb metop mets mg micro min misc mob mod mono monos multip
musc narc neb nebs neg neph neuro neuts norm noct obs obst occ occas onc op ophth opth orth ortho osteo outpt paeds palp palps para path paed peds perf perm pharm phos phys physio physios plts plt pneumo polys pos poss
post postop pre pred preop prem prep preps presc prev prim prims prob proc prog prolif prophy prox psych pt pts pulm quad quads qual rad rads rec recs rehab resp resps resus rev ret retic retics rheum rom rot rx
sats sched sec segs seg sens ser sero sig sigs simva sl snt sob soc soln sp spec spont stab staph stats std strep subcut sup supp surg susp sx sxs sym symm synd sys tabs tab tach tachy tech temp temps tens thor tib tmax trach trab trans trig trigs trop trops tx
ult ultrasonic unilat urol util uro vacc vag vals vanc vasc vent vents ver vert vit vits vol vols wbcs wt wts yr yrs acuities addressograph aetiology ageusia analgesed anosmia bariatrics bleeped carer carers cannulas cannulated
cohabits cohabitee colposcope commode commodes consultee cosigned crossmatch crossmatched dad daughters defensible dictation discharging dosette downgraded encl escalated etiology exertional faithfully fibroscan firstborn fulfils
grandad grandma grandson granddaughter grandparents handover homecare housebound inotropes keyworker laxative lodger mobilised mobilises mobilising mum nan nok oedematous orthogeriatrician orthogeriatrics outpatients pagetoid
pharmacotherapy physiotherapist podiatrist practitioner preassessment privately reablement referrer rota rotas safeguarding sats scribe sincerely signposted stepdaughter stepfather stepmother stepson suction telehealth theatre tracheostomies
transcriber typist underwriter unsteady venepuncture walker warfarinised wheelchair wristband zimmer acknowledgement adjudicator addressee appellant attn authorised authorisation authorization cert certify certification certified
claimant cosign deceased fwd hereby hereunder hospitalist inc insured insurer invoice ltd member memo notary notarized plaintiff policyholder preauthorization precertification privileged rcvd recipient reimbursement
undersigned underwriting verified verify canadian"""

CREDENTIALS = """md do dmd dds dpm dvm phd dphil mbbs mbchb mb bs bch chb bchir mbbch bsc bscn ba ma msc mph mba mha mres mphil mscn mrcp mrcs mrcgp mrcpch mrcpsych mrcog mrcpath mrcem mrcophth frcp frcs frca frcgp
frcpath frcr frcem frcpsych frcog frcophth fficm ffpm fracp fracs fanzca frcpc frcsc facs facc facp fccp facog faan faap facep facr fasn fhrs fscai fache rn rgn rmn rm rnp rsn rsw rdms rvt rdcs rdn rd rph rrt crnp np anp
aprn apn arnp crna cnm cns cnp cpnp fnp pnp agnp acnp dnp bsn msn lpn lvn lcsw licsw lmsw lmft lpc lmhc ladc msw psyd edd pa pac pas pharmd bcps pt dpt mpt ot otr otrl cota slp ccc aud hcpc mcsp mrcslt bda csp nmc gmc gphc npi dea
upin ssn ein hipaa emtala jd esq obe mbe cbe kbe dbe qc kc jp rnib acca cma rma ccma cna emt nremt paramedic ahpra"""

SCALES = """snomed loinc opcs hcpcs rxnorm umls mesh nyha mmse apache asa ash ascvd asis audit auditc basdai basfi basmi birads bode braden cage camicu cam capra cha2ds2vasc chads chadsvasc ciwa cows crb curb dash das dast dlqi ecog edss epds epworth esas euroscore factg fast
fib flacc frax gaf gad gcs gds grace hads hamd hasbled haq harris icdas iief ipss isi kdqol koos lansky lawton madrs mayo mdrd meld mmse mna moca mrc must nihss nyha odi oswestry oxford pasi perc
pesi phq phqs pirads possum promis psqi qsofa quickdash rankin ranson rass rifle rosier sf sirs sledai sofa stai stopbang syntax timi tirads tnm tug vas vip visa wells westmead whodas womac ymrs zung scorad
easi poem scoreten salt hisscore bprs panss aims sarah core iesr pcl lsas ybocs conners ados adir vineland bayley griffiths denver asq mchat sdq crafft neoss frisc cormack lehane mallampati wilson aldrete ramsay"""
#: abbreviations that clinicians write daily, more often than anybody signs with them
COMMON_TERMS = """aaa abg abx acs aki aor apgar ards avr axr bbb bcc bipap bka bmt boo bppv bso cabg cap ccf cin ckd cmht cns cnst copd cpap crt csu ctpa
cvc cvp dexa dka dlbcl dmard dnacpr dnar dvla ebv ecmo eeg efs egfr ehr eol ercp esbl esrf etoh evar fbc fev1 ffp fhr fnac fvc gca gcsf gord gtn
hap hba1c hcg hdu hfpef hfref hhs hrt hsv htn iabp ibd icd icp icpc ihd iddm ihca itu iud ivdu ivf jvp lbbb lft lfts llz lmn lmwh lrti lscs luts
lvad lvh lvsd mds mgus mrcp mrsa msu mua mvr nafld nash nbm nicu niv nkda nof npo nsaid nstemi nsr ogd opd orif osa pci pcos peg pefr picc ppi pmr
pnd ppm prn psa psc ptca pth ptsd pvd qds rbbb rsi rta rti rvf sah salt sbo sbp siadh sle sob sspe stemi svd svt tah tavi tcc tds tft tfts thr tia
tia tkr tnm toe tpn tsh tto ttos turbt turp tvn uti uvb vap vbg vre vsd vte wpw zn"""
