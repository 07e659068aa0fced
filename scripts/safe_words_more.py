"""More trade names and eponyms from general medical knowledge: the lists of ``safe_words_extra.py`` go on here.

BRANDS are drugs, sutures, dressings, implants, instruments and tests, none of them a first name or a common surname; EPONYMS
and SIGNS are what they are there: surgeons call most instruments by their makers.
"""

from __future__ import annotations

BRANDS = """duraphen soma cipro clenil clinil pacerone modulon hemashield econopred polysporin lipil enfamil dermaclose compumedics mercilon verzenio lynparza guidant accolade adipex antivert bentyl bonine carafate catapres cleocin colestid compro cutivate darvocet demadex dolobid donnatal drixoral duoneb dyazide entex esgic estrace eulexin fioricet fiorinal glynase halcion hytrin keflin lortab lomotil luvox macrodantin maxitrol medihaler midrin monopril naldecon naprelan niaspan nubain ocufen orudis oruvail pamelor parafon periactin peridex phrenilin ponstel pyridium restoril robaxin rynatan seconal serax skelaxin sinequan talwin tenormin tenuate tessalon theodur ticlid tigan tofranil toradol trental tylox ultracet uniretic vasotec vicoprofen vistaril voltarol volmax wygesic zydone zyloprim abasaglar abecma abelcet abraxane abrilada abrysvo accolate accuchek accupril accuretic aceon aciphex aclasta acnecide acrysof actemra actico acticoat acticor actifed actisorb activa activon actonel
actos actreen acufex acular adacel adaptic adcetris adderall adempas adlyxin admelog adtralza aduhelm advair advantan advantio afluria afrezza afrin aggrastat aggrenox aimovig aintree airsalb akynzeo
alaris albenza aldactazide aldactone aldomet aliqopa alka alkeran alloclassic allopurinol alphagan altace alunbrig alupent alvesco amaryl ambisome ambu amerge amgevita amidate amitiza ampyra amvisc
amvuttra anaflex anaprox anbesol androgel anectine angiomax angioseal antabuse antivert anusol anzemet apokyn apretude apriso aptiom aptivus aquamax architect arcoxia arexvy arikayce aristada
aristospan arixtra arnuity arrowg arthrex arthrotec assurity atacand atectura atelvia ativan atripla attesta attruby aubagio auryxia austedo autogen auvelity avandia avapro aveeno aveir avitene
avodart avsola avycaz axert azarga azilect azmacort azopt azulfidine bactec baha bairhugger balneum banzel baraclude bardport basaglar bavencio belsomra benepali benicar benicarhct benilexa bentyl
benzaclin beovu besponsa betadine betagan betapace betaseron betoptic bevespi bevyxxa bexsero beyfortus biaxin bicalutamide biktarvy bimzelx bioglue bioscrew biosure biosyn bipolar blenrep blincyto
bonefos boniva boostrix bosulif botulinum bovie braftovi bramitob breo brethine brevibloc brexafemme breyanzi breztri brilinta briumvi briviact brovana broviac brukinsa buccolam budenofalk bufferin
bumex buspar byannli bydureon bystolic cabenuva cabometyx caduet cafergot calan calquence caltrate camcevi camptosar camzyos caplyta capoten caprelsa carafate carbatrol carbocaine carmellose carvykti
casodex catapres caverject cavitron cayston ceclor cefotan ceftin cefzil celestone celluvisc celontin centaur cequa cerazette cerelle cervarix cetraben chantix chloraseptic chloroptic choicept cholbam
cinqaero cinqair circadin citracal citrucel claforan clarinex claritin cleocin clinoril clobex clolar clomid clorpres coartem cobalation cobalt coban cobas cobenfy coblation coblator cochlear colazal
colazide colcrys colestid colobreathe cologuard coloplast combigan combitube combivent combivir cometriq comfigauze comirnaty complera comtan confirm constella convatec conveen copiktra corgard
coricidin corlanor cortef cortiment cortisporin coseal cosmegen cosmocol cosmofer cosmopor cotazym cotellic cresemba crixivan crystalens crysvita cubicin cuprimine curatoderm curlex cusa cutimed
cutivate cyclogyl cycloset cylert cyltezo cyramza cytomel cytotec cytovene dacogen dacron daktacort daliresp dalmane dalvance dansac daraprim darvocet darvon darzalex daurismo daylette daypro dayvigo
ddavp decapeptyl decipher delmosart deltasone delzicol demadex denavir depotestosterone dermalon dermovate descovy desoxyn desyrel detemir dexedrine dexilant dexon dhs diabeta diabinese diacomit
diafer dialyzer diamox diastat differin dificid dificlir digibind digitek dilacor diltia dimetane dimetapp dipentum diprivan diprosalic diuril dolobid dolophine donnatal doral doryx dovato dovonex
doxil dramamine dristan drixoral droxia dukoral dulcoease duoneb duopa duotrav duovisc dupixent duragen duragesic duramorph duranest duraseal durezol dyazide dymista dynacirc dynagen dynavox dyrenium
easyhaler eclypse ecotrin edarbi edecrin edora edurant effient efient efracea efudex egaten eklira elahere elavil eldepryl elestat eligard ellaone ellence elleste ellipta elmiron eloine eloxatin eluna
elvanse elzonris emblem emgality emla emozul empaveli empliciti endeavor endobag endocatch endocet endoclip endograft endoloop endopath endopouch enerzair engerix enhertu enitra enspryng enstilar
entocort enulose epaderm epclusa epidiolex epiduo epidyolex epimax epivir eprex epzicom equasym equetro eraxis erelzi erleada ertaczo ery erythrocin esbriet esgic eskalith estrace estraderm estradot
estring ethyol eucrisa evenity evera eviplera evorel evoxac evrenzo evrysdi evusheld excedrin exelon exkivity export extavia fampyra famvir fanapt fareston farxiga farydak fasenra faslodex fastfix
felbatol feldene femara femhrt femodene femoston femostop feraheme ferrlecit fetroja fetzima fiasp filspari finacea fintepla fioricet fiorinal firmagon flector flexeril flixabi flocath flolan
florastor flotrac flowtron floxin fluad fluarix flublok flucelvax fludara flulaval flumadine fluzone fobumix focalin foradil forsteo fortamet fortaz forteo fortovase foscavir fosrenol fotivda
fresenius frova fungizone fuzeon fycompa gabitril galafold gambro gammagard ganfort garamycin gatorade gavreto gedarel gelfoam gelofusin gelofusine geloplasma gemzar genuair genvoya geodon gilotrif
giotrif glidecath glidescope glidewire glucerna glucometer glucovance glynase glyset glyxambi gocovri gonak goretex gortex granisetron grifulvin groshong guidewire hadlima haemaccel halaven halcion
halfan harmonic havrix healon healonv helidac hemabate hemoccult hemoclip hemoclips hemocue hemovac heplisav hepsera herplex herzuma hespan hetlioz hexalen hiprex holter humibid hycodan hydrea
hydroset hygroton hylo hypurin hyrimoz hytrin ibsrela ichthopaste iclusig idacio idhifa ikervis ilaris ilotycin ilumetri ilumya iluvien imbruvica imfinzi imnovid imovax impavido implanon imraldi
inapsine inbrija incruse inderide indocin infanrix infed infinity inflectra infuse ingrezza injectafer inlyta inogen inovelon inqovi inspra insuman intal integrilin intelence interstim intralipid
intrarosa intrastent intrathecal intron intropin invirase invokamet iodoflex iodosorb iopidine iqirvo iressa isentress isoplex isoptin isopto isordil isovue istat isuprel ixempra ixiaro izervay
jaydess jemperli jentadueto jesduvroq jetrea jevity juluca jynarque kadcyla kadian kaftrio kangaroo kanjinti kaopectate kariva kayexalate kefzol kelhale kengreal kengrexal kerendia kerlix kerlone
kerracel kerramax kesimpta ketalar kevzara kineret kinpeygo kisqali kisunla kling klor komboglyze krazati krintafel ktwo kyleena kymriah kyntheum kyphon kyphx kyprolis kytril lagevrio lamotrigin
lampit lanoxin lapdisc lapsac lariam lcp leadless legacy lemtrada lenvima lenzetto leqembi leqvio letairis leukeran leukine levbid levonelle levophed levosert levoxyl levsin lialda liberte libtayo
lidex lidocaine lidoderm lifepak lifescan lifevest ligaclip ligaclips limbitrol lindane linzess liposyn lithobid livdelzi livtencity lixiana lma lodine loestrin lofric logynon lokelma lomotil lonhala
loniten lonsurf lopid loprox loqtorzi lorabid lorbrena lorcet lortab lotemax lotensin lotrel lotrimin lotronex lovaza loxitane lucette ludiomil luforbec lumakras lumify luminex lumoxiti lunesta
lupkynis luque luride lutathera luvox luxiq lybalvi lynparza lyofoam lyumjev lyxumia macrodantin macrogol malarone mammaprint marcaine marlex marvelon mavenclad mavik maviret mavyret maxair maxidex
maxipime maxitrol maxon maxzide mayzent mebaral medigesic medihoney medikinet mediport medpor mefoxin megace mekinist mektovi mellaril melolin menactra menquadfi mentax menveo mephyton mepitel mepore
meridia merrem mersilene mestinon metadate metaglip methotrexate metrogel mevacor mezavant miacalcin micatin microdebrider microlet micronase microzide midamor midas midol midrin millinette mimpara
minipress minitran minocin miochol miostat mivacron moban mobic monistat monodox monofer monoferric monopril monospot monurol motegrity motofen mounjaro movantik moventig mucomyst multaq multilink
mutamycin mvasi myambutol mycamine mycelex mycobutin mycostatin mydriacyl myfortic mylanta myleran mylicon mylotarg mynx myobloc nafcil nail namenda namzaric naprelan narcan naropin nasacort nasalcrom
nascobal natpara navane navelbine nebcin nembutal nemluvio neorecormon neosporin neosynephrine nephro nerlynx nesacaine nesina neupro neurapheresis nexletol nexplanon nexthaler nezhat niacor niaspan
nicoderm nilandron nilemdo nimbex nimenrix nimotop ninlaro nipride nitrobid nitropress nitrostat norflex norian noriday normodyne noroxin norpace norpramin nourianz novafil novocain novolin novolog
noxafil nubain nubeqa nucleus nucynta nuedexta nulytely nupercainal nurtec nutrizym nuvaxovid nuvigil nuzyra nystatin nytol ocaliva octasa ocufen ocuflox odefsey oestrogel ogivri ohtuvayre oilatum
olumiant olux omnicef omnicell omniflush omvoh oncaspar oncotype onetouch ongentys onglyza onivyde onpattro ontozry ontruzant opana opdivo opdualag opsumit optivar optive opzelura orapred oraqix
orbactiv orenitram orinase orkambi ortho orthosorb osmitrol osphena osteonics otezla oticon otrivin ovide oxistat oxytrol ozurdex padcev palacos pamelor pamidronate pamprin pancrease pancreaze pancrex
pancuronium parafon paraplatin parnate parsabiv patanase patanol pds pedialax pedialyte pediapred pediarix pediazole penlac pentam pentaspan pentothal peptac pepto percepta perclose percodan periactin
peridex permax permcath persantine phaco phazyme phonak phoslo phoslyra phospholine photofrin pigtail piqray pitocin pitressin plasmalyte plendil pletal pleurovac pleurx pliaglis pluvicto pneumovax
polivy polydioxanone polyflux polyglactin polysorb pomalyst ponstel ponvory portacath portrazza potiga pravigard precedex precose prelone premphase prempro preparation prevnar prevpac prevymis
prezcobix prezista priftin primacor primaxin prinzide priorix prismaflex proamatine procanbid procoralan procrit prodisc profore proglide prolixin proloprim prometra promixin promus pronestyl pronto
prontosan propecia proquad proscar protopic provenge proventil provisc prowater psorcon purixan pylera pyridium pyxis qelbree qlaira qtern quantiferon quelicin quinidex quintonlock quixin qulipta
quviviq rabipur radicava radionics rapaflo rebetol recarbrio reclast recombivax refludan regonol regranex relafen relenza relistor reminyl remodulin remsima renagel renflexis renova reopro repevax
rescriptor resolor restor restoril retacrit retavase retevmo retrovir revatio revaxis revex rexulti reyataz reyvow rhinocort rhogam rhopressa riabni riamet ridaura rifadin rifater rigevidon rinvoq
rivacor rixathon roactemra robinul robitussin rocaltrol rocklatan roclanda romazicon ronapreve rotarix rotateq roxanol roxicet roxicodone rozerem rozex rozlytrek rubraca rukobia runthrough ruxience
rybelsus rybrevant rydapt rytary rythmol sabril salagen salbulin salofalk samsca sanctura sandrena saphnelo saphris sarafem sarclisa sativex savaysa savella sayana scopolamine seconal sectral
selzentry semglee semprex sensipar sensorcaine seprafilm septocaine septra serax seromycin serzone shingrix sigma siliq silkis silvadene silvasorb simbrinza simplex sinequan sivextro skelaxin skinoren
slenyto slofed softpore solaraze soliqua soliris solu sominex sonata sonopet soolantra soprobec soriatane sotyktu sovaldi spectazole spectracef speedicath spevigo spikevax spinraza spiromax spravato
stadol stamaril staquis starkey starlix stealthstation steglatro stelazine steristrip steristrips stimate stimrouter stivarga strensiq striant stribild stromectol sucrets sular sulfamylon suliqua
sunlenca sunosi supprelin suprax suprefact surepath surfak surgidac surgiflo surgilon sustiva susvimo swanganz sycrest syfovre symbyax symdeko symkevi symlin symmetrel symproic symtuza synagis synalar
synarel synchromed synephrine synercid synjardy synvisc systane tabrecta taclonex tafinlar tagamet talicia talwin talzenna tambocor tapazole targaxan tarka tarpeyo tasmar taurolock tavist tavneos
taxus tecartus tecnis teflaro teflon tegsedi tekturna telfa temodar temovate tenex tenoretic tenuate tepmetko terazol teriparatide tesio teslac tessalon testim teveten tezspire thalitone thalomid
thealoz theochron theodur theralite thinprep thoravent thorazine thunderbeat thymoglobulin tibolone tibsovo ticlid tielle tigan tikosyn tilade timoptic tinactin tindamax tivdak tivicay tobi tofranil
tolectin tonocard toprol torecan torisel trabecular trachlight tracleer tracrium trajenta tranxene trasylol trazimera trazodone treclin trelstar trental trevicta trexall triathlon triavil tricor
trigen triglide trikafta trilafon trilipix trilisate trimovate trimox triumeq trizivir trodelvy trogarzo trulance trumenba truxima tubifast tubigrip tudorza tuinal tukysa tums tussionex twinrix tybost
tygacil tymlos typhim tyvaso ubrelvy uceris uloric ultomiris ultracet ultracision ultralente ultravate uniretic unisom unithroid univasc univent uplizna uptravi urecholine urex urgoclean urgostart
urocit uroxatral urso ursofalk vabomere vabysmo vafseo vagirux valcyte vancocin vanguard vaniqa vantin vapro vaqta varilrix varivax vascade vascath vascepa vaseline vaseretic vasocidin vaxelis
vaxneuvance vaxzevria vazkepa vectibix veklury velban velsipity vemlidy venclexta venclyxto ventavis vepesid verelan verkazia vermox verquvo versed vesicare viadur vibativ viberzi vibramycin vicks
vicoprofen vidas vidaza videx viekira vigamox viibryd vimovo vimpat viokace viokase vipidia viracept viramune viscoat viscopaste viscotears visia visine vision visken vistaril vistide vitalio vitek
vitrakvi vitrase vivelle vivotif vizimpro vns volibris volulyte volumen voluven voquezna vosevi vtama vusion vydura vyepti vyndamax vyndaqel vyxeos vyzulta wainua wakix webril welchol westergren
whisper winrevair wockair wycillin xadago xaggitin xailin xalkori xcopri xenazine xenpozyme xeplion xerava xeroform xevudy xience xifaxan xigris xiidra xofluza xolegel xopenex xospata xphozah xultophy
xydalba xylocaine yaz yescarta yuflyma yupelri zaditor zaltrap zanaflex zarontin zavicefta zebeta zebinix zegerid zejula zelapar zelboraf zelnorm zemplar zemuron zenapax zenpep zepatier zepbound
zeposia zerbaxa zerit zerobase zerocream zeroderm zessly zestoretic zetuvit zevalin ziac ziagen ziana zicam zinacef zinbryta zinecard zineryt zinforo zinplava zio zirabev zoely zolendronic zolgensma
zoll zonegran zontivity zoryve zostrix zovia zubsolv zurzuvae zydelig zyflo zykadia zylet zymar zynyz zypadhera"""

EPONYMS = """akin alcock allis alvarado anspach arndt asch auerbach austin bakri balint bayer beaver bigelow bookwalter buck bugbee bullard camper cantlie cloward coakley coulter crile crowe cypher davol deaver
doyen duhamel dunhill eder endo eschmann essex favaloro ferguson fothergill frazier freer hagedorn haller hank heaney heimlich hemlock hibbs hohmann honan houghton humby indigo jarit jorgensen kelman
kerrison keystone knapp lahey luer maloney mayfield mcgoon metz moynihan ober oconnor olympus parkland penfield penrose poole potts prentiss quinton richardson sawyer spetzler subramanian tanzer teale
thornton toomey tubbs westcott whitacre whitehead woodson"""

SIGNS = """hoehn yahr kerley bazett fridericia calot lysholm rutgeerts brackmann mcmurray ringers magseed adson agatston babcock bakes balfour bethesda bicap brugia castroviejo cherney codivilla debakey denonvilliers desjarres desmarres fick finochietto freestyle fukuda gelpi gerota gigli goligher
grynfeltt hasner hasselblatt henle hounsfield juvara juvaro kaltenborn karapandzic kirschner kitner kitners kittner kittners kleinert kocherize kuglen langenbeck lembert lempert lenke lichtenstein
lieberkuhn lieberman littauer ludloff lugol madajet mallinckrodt mattox mcvay metzenbaum mikulicz mitek mittelschmerz mohrenheim moria nabothian narath nezhat ochsner osher pauwels pean peyton
prestige ranvier regen rongeur rosenmuller ruffini rumel rummel scarpa schiotz schnidt scottie sextant sharpey shenton shirodkar sinskey sklar sopher sorensen spigelian stamey steinmann stille
karnofsky fontaine lansky zubrod tegner oswestry lansbury lequesne kurtzke modic pfirrmann tossy danis tscherne likert lachman yergason wartenberg waddell stinchfield struthers struvite sugarbaker tenotomy thenar thiersch trocar tuohy tuttle tzanck umbo utrata vannas veress vesalius vidian volar weitlaner wenckebach wirsung wullstein yasargil zeis zinn"""

#: words that are surnames too and stand with a capital in headings, fields and tables a thousand times as often
MOSTLY_WORDS = """general university code heart brain face hand height fall falls age client doctor duty male driver breach home test
german french dutch english irish welsh spanish italian polish chinese ave ste esq kappa lambda cultures cultivar grocery alt batch
power growth field flag step stage state"""

#: clinical and clerical words, British ones above all, that open text has too seldom
WORDS = """adapalene ambulant anergia apalutamide appointee apyrexial aspart bedbound bimatoprost bottlefeeding bracketing bradypnoeic breech broad callback calprotectin cancelling cardiomediastinal
cardiotocograph careline chairbound chaplaincy cheque chiropody clomifene cogwheel cogwheeling colostrum copay copayment counsellor countersigned couriered ctdivol cubicle cubicles
darbepoetin darolutamide deductible deferasirox degarelix degludec deputyship desogestrel dialysed dishevelled disorientated dispensary dlp doubleup draught drospirenone elated emollient enrol
enzalutamide faltering formulary fuelled grandmultiparous grey guarantor guardianship hallucinating hearing hoist hoisted immunise incongruent insightless instil jewellery kerb koilonychia
latching leuconychia leuprorelin licence licences lispro lochia malathion marvellous medroxyprogesterone medusae moult multiparity naevi nihilistic nonformulary offloading orientated
oromaxillary outlier outliers payor peppermint peritonitic perplexed phytomenadione pivmecillinam planless practise practising precert prioritise proforma repatriated
retinol secretarial sideroom siderooms slideboard solicitors stairlift stairlifts stepdown stepdowns sterilise subscriber sulphonylurea switchboard synkinesis tachypnoeic
telecare tinkling tranquilliser transcriptionist travoprost tugboat tyre unobtainable untriaged urostomy ventouse wheelchairbound winced
takeaway takeaways roomshare flatshare houseshare whines whined whinging examinee examinees hayfever menarche menarcheal wheezy wheezes crackles creps sputum phlegmy snuffly coryza coryzal
drowsy fidgety tearful unkempt kempt grizzly clingy floppy lethargic achy itchy scratchy burny tingly numbness puffiness queasy nauseous bloaty gassy loosish constipated backpassage waterworks bowels motions
batch emissary thermistor postcoital dyspareunic oligomenorrhoea menorrhagic postmenopausal perimenopausal multip primip nullip backslab splinted strapped weightbear weightbearing nonweightbearing
safetynet safetynetted safetynetting redflag redflags eczema hives cellulitic tonsillar exudates pharyngeal erythematous afebrile apyrexic euvolaemic normotensive tachycardic bradycardic tachypnoeic
bedblocker postop preop intraop periop reassured advised discussed explained counselled consented commenced uptitrated downtitrated weaned rechecked rebooked cancelled rang phoned texted emailed
smokes vapes drinks drove walks mobilises transfers sleeps eats denies reports complains presents attends"""
