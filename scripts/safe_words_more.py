"""More trade names and eponyms from general medical knowledge: the lists of ``safe_words_extra.py`` go on here.

BRANDS are drugs, sutures, dressings, implants, instruments and tests, none of them a first name or a common surname; EPONYMS
and SIGNS are what they are there: surgeons call most instruments by their makers.
"""

from __future__ import annotations

BRANDS = """accolate accuchek accupril accuretic aceon aciphex acrysof acticoat actifed activa actonel actos acufex acular adaptic adderall advair advantan afrin aggrastat aggrenox aintree akynzeo albenza
aldactazide aldactone aldomet alka alkeran alloclassic allopurinol alphagan altace alupent alvesco amaryl ambu amerge amidate amvisc anaflex anaprox anbesol androgel anectine angiomax angioseal
antabuse antivert anusol anzemet aptiom aptivus architect arcoxia aristada aristospan arixtra arnuity arrowg arthrex arthrotec atacand atelvia ativan atripla avandia avapro avitene avodart axert
azilect azmacort azopt azulfidine bactec baha bardport benicar benicarhct bentyl benzaclin betadine betagan betapace betaseron betoptic biaxin biktarvy bioglue bioscrew biosure biosyn bipolar boniva
botulinum bovie brethine brevibloc brilinta brovana broviac bufferin bumex buspar bystolic caduet cafergot calan caltrate camptosar capoten carafate carbatrol carbocaine catapres caverject cavitron
ceclor cefotan ceftin cefzil celestone celontin centaur chantix chloraseptic chloroptic choicept citracal citrucel claforan clarinex claritin cleocin clinoril clobex clolar clomid clorpres cobalation
cobalt coban cobas coblation coblator cochlear colazal colcrys colestid cologuard combigan combitube combivent combivir comtan corgard coricidin cortef cortisporin coseal cosmegen cotazym crixivan
crystalens cubicin cuprimine curlex cusa cutivate cyclogyl cycloset cylert cytomel cytotec cytovene dacogen dacron daliresp dalmane daraprim darvocet darvon daypro ddavp decipher deltasone demadex
denavir depotestosterone dermalon desoxyn desyrel detemir dexedrine dexilant dexon dhs diabeta diabinese diamox diastat differin digibind digitek dilacor diltia dimetane dimetapp dipentum diprivan
diuril dolobid dolophine donnatal doral doryx dovonex doxil dramamine dristan drixoral droxia duoneb duovisc duragen duragesic duramorph duranest duraseal dyazide dymista dynacirc dynavox dyrenium
ecotrin edarbi edecrin effient efudex elavil eldepryl elestat eligard ellence elmiron eloxatin emla endeavor endobag endocatch endocet endoclip endograft endoloop endopath endopouch entocort enulose
epivir epzicom equetro eraxis ertaczo ery erythrocin esgic eskalith estrace estraderm estring ethyol evoxac excedrin exelon export extavia famvir fareston faslodex fastfix felbatol feldene femara
femhrt femostop ferrlecit fioricet fiorinal flector flexeril flolan florastor flotrac floxin fludara flumadine focalin foradil fortamet fortaz forteo fortovase foscavir frova fungizone fuzeon gabitril
galafold gammagard garamycin gatorade gelfoam gemzar geodon glidecath glidescope glidewire glucerna glucometer glucovance glynase glyset gonak goretex gortex granisetron grifulvin groshong guidewire
halcion halfan harmonic healon healonv hemabate hemoccult hemoclip hemoclips hemocue hemovac hepsera herplex hespan hexalen hiprex humibid hycodan hydrea hydroset hygroton hytrin ilotycin imovax
inapsine inderide indocin infanrix infed infinity infuse inspra intal integrilin intelence interstim intralipid intrastent intrathecal intron intropin invirase iopidine isentress isoptin isopto
isordil isovue istat isuprel jevity kadian kangaroo kaopectate kariva kayexalate kefzol kerlix kerlone ketalar kineret kling klor kyphon kyphx kytril lanoxin lapdisc lapsac lariam lcp legacy leukeran
leukine levbid levophed levoxyl levsin liberte lidex lidocaine lidoderm lifescan ligaclip ligaclips limbitrol lindane liposyn lithobid lma lodine loestrin lomotil loniten lopid loprox lorabid lorcet
lortab lotemax lotensin lotrel lotrimin lotronex lovaza loxitane ludiomil luminex lunesta luque luride luvox luxiq macrodantin malarone mammaprint marcaine marlex mavik maxair maxidex maxipime
maxitrol maxon maxzide mebaral medigesic mediport medpor mefoxin megace mellaril menactra mentax mephyton meridia merrem mersilene mestinon metadate metaglip methotrexate metrogel mevacor miacalcin
micatin microdebrider microlet micronase microzide midamor midas midol midrin minipress minitran minocin miochol miostat mivacron moban mobic monistat monodox monopril monospot monurol motofen
mucomyst multilink mutamycin myambutol mycelex mycobutin mycostatin mydriacyl myfortic mylanta myleran mylicon mynx myobloc nafcil nail namenda namzaric naprelan narcan naropin nasacort nasalcrom
nascobal navane navelbine nebcin nembutal neosporin neosynephrine nesacaine nesina neupro nezhat niacor niaspan nicoderm nilandron nimbex nimotop nipride nitrobid nitropress nitrostat norflex norian
normodyne noroxin norpace norpramin novafil novocain novolin novolog nubain nucleus nucynta nulytely nupercainal nuvigil nystatin nytol ocufen ocuflox olux omnicef omnicell omniflush oncaspar oncotype
onetouch onglyza opana optivar orapred oraqix orinase ortho orthosorb osmitrol osteonics oticon otrivin ovide oxistat oxytrol palacos pamelor pamprin pancrease pancuronium parafon paraplatin parnate
patanase patanol pds pedialax pedialyte pediapred pediazole penlac pentam pentothal pepto perclose percodan periactin peridex permax permcath persantine phaco phazyme phonak phoslo phospholine
photofrin pigtail pitocin pitressin plendil pletal pleurovac pleurx pliaglis polydioxanone polyglactin polysorb ponstel portacath pravigard precedex precose prelone premphase prempro preparation
prevpac priftin primacor primaxin prinzide proamatine procanbid procrit prodisc proglide prolixin proloprim prometra promus pronestyl pronto propecia proscar protopic proventil provisc prowater
psorcon purixan pyridium pyxis quantiferon quelicin quinidex quixin radionics rapaflo rebetol reclast refludan regonol regranex relafen relenza reminyl remodulin renagel renova reopro rescriptor
restor restoril retavase retrovir revatio revex reyataz rhinocort rhogam ridaura rifadin rifater robinul robitussin rocaltrol romazicon roxanol roxicet roxicodone rozerem runthrough rythmol sabril
salagen sanctura sarafem savella scopolamine seconal sectral selzentry semprex sensipar sensorcaine seprafilm septocaine septra serax seromycin serzone sigma silvadene silvasorb simplex sinequan
skelaxin slofed solaraze solu sominex sonata sonopet soriatane spectazole spectracef stadol starkey starlix stealthstation stelazine steristrip steristrips stimate stimrouter striant sucrets sular
sulfamylon supprelin suprax surepath surfak surgidac surgiflo surgilon sustiva swanganz symbyax symlin symmetrel synagis synalar synarel synchromed synephrine synercid synvisc taclonex tagamet talwin
tambocor tapazole tarka tasmar tavist taxus tecnis teflon tekturna telfa temodar temovate tenex tenoretic tenuate terazol tesio teslac tessalon testim teveten thalitone thalomid theochron theodur
thinprep thoravent thorazine thunderbeat thymoglobulin ticlid tigan tikosyn tilade timoptic tinactin tindamax tobi tofranil tolectin tonocard toprol torecan trabecular trachlight tracleer tracrium
tranxene trasylol trazodone trental trexall triathlon triavil tricor trigen triglide trilafon trilipix trilisate trimox trizivir tuinal tums tussionex tygacil tyvaso uceris uloric ultracet ultracision
ultralente ultravate uniretic unisom unithroid univasc univent urecholine urex urocit uroxatral urso valcyte vancocin vanguard vaniqa vantin vaqta vascade vascath vaseline vaseretic vasocidin velban
ventavis vepesid verelan vermox versed vesicare viadur vibramycin vicks vicoprofen vidas videx vigamox vimovo vimpat viokase viracept viramune viscoat visine vision visken vistaril vistide vitek
vitrase vivelle vns volumen vusion webril welchol westergren whisper wycillin xalkori xeroform xience xifaxan xigris xolegel xopenex xylocaine yaz zaditor zanaflex zarontin zebeta zegerid zelapar
zelnorm zemplar zemuron zenapax zerit zestoretic zevalin ziac ziagen ziana zicam zinacef zinecard zonegran zontivity zostrix zovia zubsolv zyflo zylet zymar"""

EPONYMS = """akin alcock allis alvarado anspach arndt asch auerbach austin bakri balint bayer beaver bigelow bookwalter buck bugbee bullard camper cantlie cloward coakley coulter crile crowe cypher davol deaver
doyen duhamel dunhill eder endo eschmann essex favaloro ferguson fothergill frazier freer hagedorn haller hank heaney heimlich hemlock hibbs hohmann honan houghton humby indigo jarit jorgensen kelman
kerrison keystone knapp lahey luer maloney mayfield mcgoon metz moynihan ober oconnor olympus parkland penfield penrose poole potts prentiss quinton richardson sawyer spetzler subramanian tanzer teale
thornton toomey tubbs westcott whitacre whitehead woodson"""

SIGNS = """adson agatston babcock bakes balfour bethesda bicap brugia castroviejo cherney codivilla debakey denonvilliers desjarres desmarres fick finochietto freestyle fukuda gelpi gerota gigli goligher
grynfeltt hasner hasselblatt henle hounsfield juvara juvaro kaltenborn karapandzic kirschner kitner kitners kittner kittners kleinert kocherize kuglen langenbeck lembert lempert lenke lichtenstein
lieberkuhn lieberman littauer ludloff lugol madajet mallinckrodt mattox mcvay metzenbaum mikulicz mitek mittelschmerz mohrenheim moria nabothian narath nezhat ochsner osher pauwels pean peyton
prestige ranvier regen rongeur rosenmuller ruffini rumel rummel scarpa schiotz schnidt scottie sextant sharpey shenton shirodkar sinskey sklar sopher sorensen spigelian stamey steinmann stille
struthers struvite sugarbaker tenotomy thenar thiersch trocar tuohy tuttle tzanck umbo utrata vannas veress vesalius vidian volar weitlaner wenckebach wirsung wullstein yasargil zeis zinn"""
