"""More fields for British, Irish, Canadian and Australian letters: people in odd written forms, numbers, places, traps."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import fillers as fl
from .lookalikes import plain_sentence
from .markup import MARKS, mark

if TYPE_CHECKING:
    from .case import Case, Person

_NICKNAMES = (
    "Bob Bill Peggy Maggie Betty Liz Lizzie Dot Dolly Jim Jimmy Jack Ted Teddy Harry Bertie Fred Freddie Archie Alfie Kate "
    "Katie Kath Cathy Sue Suzie Tricia Pat Pam Sandy Babs Chris Mick Mike Dave Steve Tony Terry Gerry Gerald Len Ron Reg "
    "Stan Wilf Gus Angus Jock Shuggie Rab Senga Nan Nell Nellie Queenie Winnie Elsie Flo Tilly Millie Mo Moe Raj Sid Abdi "
    "Baz Gaz Daz Shaz Trish Kev Phil Col Trev Nige Ash Jas Kash Paddy Mattie Packie Nuala Dilys Gwen Taff Ieu Wyn Bunty Jax"
).split()
_TOWNS = (
    "Stratford-upon-Avon|Stratford upon Avon|Westcliff on Sea|Westcliff-on-Sea|Newcastle upon Tyne|Newcastle-under-Lyme|St Albans|"
    "St. Albans|Bury St Edmunds|Ashby-de-la-Zouch|Weston-super-Mare|Weston super Mare|Barrow-in-Furness|Stoke on Trent|"
    "Stoke-on-Trent|Burton-on-Trent|King's Lynn|Kings Lynn|Bishop's Stortford|Bishops Stortford|Chester-le-Street|"
    "Houghton-le-Spring|Leigh-on-Sea|Clacton on Sea|Frinton-on-Sea|Y Felinheli|Llanfairpwll|Penrhyndeudraeth|Auchtermuchty|"
    "Kirkby-in-Ashfield|Sutton-in-Ashfield|Newton-le-Willows|Poulton-le-Fylde|Berwick-upon-Tweed|Hay-on-Wye|Ross on Wye|"
    "Henley on Thames|Henley-on-Thames|Kingston upon Thames|Kingston upon Hull|St Helens|St Ives|St Austell|St Andrews|"
    "St Neots|St Leonards on Sea|Lytham St Annes|Moreton-in-Marsh|Stow on the Wold|Bourton on the Water|Much Wenlock|"
    "Great Yarmouth|Nether Stowey|Upper Heyford|Little Snoring|Isle of Wight|Isle of Skye|Isle of Lewis|Ebbw Vale|"
    "Merthyr Tydfil|Merthyr|Pontypridd|Ystradgynlais|Betws-y-Coed|Llandrindod Wells|Tunbridge Wells|Royal Tunbridge Wells|"
    "Royal Leamington Spa|Leamington|Milton Keynes|Hemel Hempstead|Hemel|Welwyn Garden City|Wells-next-the-Sea|"
    "Shoreham-by-Sea|Bexhill|Holme-on-Spalding-Moor|Thornton-Cleveleys|Mytholmroyd|Wath upon Dearne|Barton-upon-Humber|"
    "Walton-on-the-Naze|Southend|Soton|Pompey|Brum|Edinburgh|Glasgow|Leith|Drumchapel|Easterhouse|Ballymena|Ballymoney|"
    "Newtownards|Newtownabbey|Carrickfergus|Derry|Enniskillen|Magherafelt|Dun Laoghaire|Ballaghaderreen|Carrick-on-Shannon|"
    "Carrick-on-Suir|Castlebar|Dublin 8|Dublin 24|Co. Fermanagh|Sutton Coldfield|West Bromwich|Ashton-under-Lyne|Hyde|"
    "Heckmondwike|Cleckheaton|Bacup|Hebden Bridge|Goole|Sandwich|Deal|Battle|Rye|Eye|Diss|March|Settle|Nelson|Reading|Bath|"
    "Ware|Wells|Wash Common|Street|Barking|Ash|Box|Hook|Sale|Bury|Crook|Hope|Over|Beer|Looe|Mold|Flint|Barry"
).split("|")
_ABBREVIATED = (
    "RVI QMC BRI UHW GRI WGH RIE LGI SJUH UHCW NNUH JR GOSH UCLH RFH PRUH QEH QEUH RLUH AUH RPH UHNM RSH NGH RHH STH RDE "
    "RUH GWH QAH RBH ESTH RNOH NHNN RMH RAH RACH RHSC SGH MWH CUH MMUH SVUH RBWH RPAH VGH SMBD MPH YDH PCH LRI"
).split()
_EMPLOYERS = (
    "Tesco|Asda|Sainsbury's|Morrisons|Royal Mail|BT|Amazon|Aldi|Lidl|Boots|Argos|B&Q|the Co-op|Marks & Spencer|M&S|Greggs|"
    "Network Rail|Nissan|Rolls-Royce|BAE Systems|British Gas|Openreach|Stagecoach|Wetherspoons|John Lewis|DPD|Iceland|"
    "Dunnes Stores|SuperValu|An Post|Bus Éireann|Tim Hortons|Canada Post|Loblaws|Woolworths|Bunnings|Coles|Qantas|Jaguar|"
    "Wickes|Screwfix|Halfords|Specsavers|Premier Inn|HMRC|the DWP|the MOD|Arriva|ScotRail|Translink|Harland & Wolff|Tata Steel"
).split("|")
_INSURERS = (
    "BUPA|Bupa|AXA PPP|AXA Health|Aviva|VitalityHealth|Vitality|WPA|Cigna|Simplyhealth|Healix|The Exeter|VHI|Vhi Healthcare|"
    "Laya Healthcare|Irish Life Health|Medibank|Bupa Australia|HCF|NIB|Sun Life|Manulife|Blue Cross|Great-West Life|Zurich"
).split("|")
_TRUSTS = (
    "{city} Teaching Hospitals NHS Foundation Trust",
    "NHS {city}",
    "{city} & {city2} NHS Trust",
    "{city} University Health Board",
    "{city} Health and Social Care Trust",
    "{city} Partnership NHS Foundation Trust",
    "{city} Community Health NHS Trust",
    "{city} Integrated Care Board",
    "{city} University Hospital",
    "{city} Community Healthcare Organisation",
    "{city} Health Authority",
    "{city} Local Health District",
)
_CHURCHES = (
    "St {saint}'s RC Church",
    "St {saint}'s",
    "{city} Methodist Church",
    "{city} Baptist Church",
    "{city} Central Mosque",
    "{city} Gurdwara",
    "{city} Synagogue",
    "Capel {word}",
    "Our Lady & St {saint}",
    "{city} Salvation Army",
    "{city} Spiritualist Church",
    "{word} Tabernacle",
    "{last} Street Chapel",
    "Holy Trinity {city}",
    "{city} Kirk",
)
_COUNCILS = (
    "{city} County Council",
    "{city} City Council",
    "{city} Borough Council",
    "{city} Metropolitan Borough Council",
    "{city} Social Services",
    "{city} Children's Services",
    "{city} Adult Social Care",
    "London Borough of {city}",
    "Tusla {city}",
    "Comhairle {city}",
)
_POLICE = ("{city} Police", "{city} Constabulary", "Police Scotland {city}", "{city} Garda Station", "{city} RCMP")
_AMBULANCE = (
    "{city} Ambulance Service",
    "{city} Ambulance Service NHS Trust",
    "{city} Patient Transport",
    "{word} Ambulance",
)
_PRISONS = (
    "HMP {city}",
    "HMP & YOI {city}",
    "HMYOI {city}",
    "{city} Prison",
    "HMP {word}",
    "{city} Correctional Centre",
)
_REGIMENTS = (
    "{n} {city} Rifles",
    "Royal {city} Regiment",
    "{n} Bn {city} Fusiliers",
    "HMS {word}",
    "RAF {city}",
    "{n} {city} Sqn",
)
_UK_SCHOOLS = (
    "Ysgol {city}",
    "{last} Infants",
    "Scoil {saint}",
    "St {saint}'s NS",
    "{city} Gaelscoil",
    "{word} Pre-School",
    "{city} Sixth Form",
    "{word} PRU",
    "{city} Grammar",
    "St {saint}'s RC High",
    "{last} Park School",
    "{city} Special School",
    "Little {word} Nursery",
    "{city} District Secondary School",
    "{city} Public School",
)
_SHAPES: dict[str, tuple[str, ...]] = {
    "hc": ("### ### ####", "##########", "### #######"),
    "ohip": ("####-###-###-AA", "#### ### ### AA", "##########AA", "#### ### ###"),
    "phn": ("#### ### ###", "9### ### ###", "##########", "#####-####"),
    "ramq": ("AAAA #### ####", "AAAA########"),
    "medicareau": ("#### ##### #", "#### ##### # / #", "##########", "####-#####-#"),
    "ihi": ("8003 60## #### ####", "800360##########"),
    "dva": ("AA######", "AAA#####A", "AX ######"),
    "prison": ("A####AA", "A%###AA"),
    "service": ("########", "A#######A", "C######A", "2#######"),
    "cad": ("####", "#####", "CAD ####", "L########", "#########"),
    "incident": ("W-#####", "INC######", "######", "WEB#####", "DX-#####", "PALS/####/##"),
    "ubrn": ("0000 #### ####", "#### #### ####", "############"),
    "policy": ("#######/##", "AA########", "BP ### ###", "########-A", "### ### ####"),
    "auth": ("########", "A######", "AUTH-######", "####-#####"),
    "hcpc": ("PH######", "OT#####", "SL#####", "DT#####", "RA#####", "PYL#####"),
    "goc": ("01-#####", "D-#####", "01 #####"),
    "gphc": ("20#####", "2######"),
    "gdc": ("######", "1#####"),
    "donor": ("G### ### ### ### A", "UK######", "D-######"),
    "eds": ("EDS-########", "########/#", "V########", "TTO-#####"),
    "pedigree": ("GEN####", "P#####", "F####", "GC/####/##"),
    "driver": ("AAAAA######AA#AA", "AAAAA######A99AA"),
    "court": ("AA##A#####", "####-####", "#####/####"),
}
_POLISH_MALE = (
    "Krzysztof Zbigniew Grzegorz Wojciech Stanisław Paweł Tomasz Marek Piotr Jerzy Łukasz Mateusz Radosław Sławomir "
    "Bartosz Przemysław Dariusz Jacek Wiesław Kazimierz Szymon Andrzej Mieczyslaw Lukasz Pawel"
).split()
_POLISH_FEMALE = (
    "Agnieszka Małgorzata Katarzyna Zofia Grażyna Bożena Danuta Halina Jadwiga Wanda Irena Krystyna Beata Ewelina Kinga "
    "Magdalena Justyna Dorota Iwona Elzbieta Malgorzata Zuzanna Oliwia Aneta Barbara"
).split()
_POLISH_LAST = (
    "Kowalski Nowak Wiśniewska Wójcik Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowska Jankowski Mazur "
    "Krawczyk Piotrowska Grabowski Pawłowska Michalski Zając Król Wieczorek Jabłoński Wróbel Stępień Górska Rutkowska "
    "Sikora Ostrowski Baran Szewczyk Tomaszewska Pietrzak Wysocka Adamczyk Dudek Nowicki Przybylska Gołębiowska "
    "Szczepański Chmielewska Brzezinski Wojciechowska Czarnecki Krajewska Sobczak"
).split()
_FRAGMENTS = (
    "SOBOE|NAD|DNAR|TTE|EF {nn}%|LVH|RBBB|LBBB|AF {nn}|SR {nn}|QTc 4{nn}|PCI to RCA|DES x{n}|PPM check|ICD|BNP 1{nn}0|AKI stage {n}|"
    "U&E OK|LFT NAD|CRP {nn}|ESR {nn}|Hb 1{n}{n} g/L|WCC 1{n}.{n}|Plt {nn}0|INR 2.{n}|APTT 3{n}|Ferritin {nn}|TSH {n}.{n} mU/L|"
    "HbA1c {nn}|PSA {n}.{n}|CA125 {nn}|CEA {n}|AFP <{n}|LDH 2{nn}|Urate 0.{nn}|Mg 0.{nn}|Lactate {n}.{n}|pH 7.3{n}|pCO2 {n}.{n}|"
    "Bisoprolol {n}.5|Furosemide 40 OM|Apixaban 5 BD|Edoxaban|Tazocin 4.5 g TDS|Gent 5 mg/kg|Co-amoxiclav|Augmentin Duo|"
    "Fragmin 5000 u|Tinzaparin|Symbicort 200/6|Bricanyl|Atrovent|Relvar|Uniphyllin|Carbocisteine|Creon 25000|Fybogel|"
    "Gaviscon|Buscopan|Stemetil|Cyclizine 50|Zofran|Oxynorm|Longtec|Butec {n}|Abstral|Sevredol|Naproxen|Arcoxia|Alendronic|"
    "Prolia|Adcal|Fultium|Hydroxocobalamin|Eprex|Mircera|Prograf|Neoral|Imuran|Humira|Enbrel|Stelara|Rituximab|Epipen|"
    "Zapain|Solpadol|Tramadol MR|Gabapentin|Lyrica|Priadel {n}00|Depixol|Clopixol|Quetiapine XL|Mirtazapine|Circadin|"
    "Novorapid|Tresiba|Levemir|Toujeo|Libre 2|Mounjaro|Ozempic|Jardiance|Gliclazide MR|CXR clear|AXR NAD|CT KUB|MRCP|ERCP|"
    "OGD LA grade B|CLO neg|FIT {nn}|Colon to TI|DEXA T -2.{n}|EMG|NCS|EEG|MRI L-spine L5/S1|US doppler|ABPI 0.{nn}|"
    "HADS {n}|MoCA 2{n}|ACE-III {nn}/100|EPDS {n}|Rockwood {n}|Clinical Frailty {n}|PS {n}|KPS {nn}|WHO {n}|Barthel {nn}|"
    "Waterlow {nn}|MUST {n}|Braden {nn}|NEWS {n}|PEWS {n}|GCS 1{n}|AVPU A|RASS -1|CAM neg|4AT {n}|PHQ {n}|AMHP|DoLS|MCA|LPS|"
    "IMCA|CHC checklist|ReSPECT|TEP|EOL|JIC|CSCI|PICC|Hickman|Portacath|Venflon G|NGT|PEG 15Fr|RIG|LTC|SPC|TWOC|ISC|CPAP 10|"
    "NIV 18/5|HFNO 40 L|LTOT 2 L|Thomas test|Tinel|Phalen|Lachman|McMurray|Hawkins|Neer|Spurling|Schober 4 cm|Trendelenburg|"
    "K-wire|TENS|Zimmer|Quad stick|ROM 0-90|MRC 4/5|Oxford 3{n}|VAS {n}|Grade {n}|T{n}N1M0|G{n}P1|BMI 2{n}.{n}|Wt {nn}.{n}"
).split("|")
_HERITAGES = (
    "irish",
    "welsh",
    "south_asian",
    "yoruba",
    "igbo",
    "african",
    "arabic",
    "chinese",
    "korean",
    "vietnamese",
    "particles",
)

UK_BLOCKS: dict[str, tuple[str, ...]] = {
    # sentences that hold no identifier
    "hardlines": (
        "DNACPR in place; ReSPECT form completed and scanned.",
        "O/E: NAD. HS I+II+0. Chest clear. Abdo SNT, BS present.",
        "SOBOE, PND x1, no orthopnoea. NYHA II.",
        "CABG x3 (LIMA to LAD, SVG to OM and RCA).",
        "PMHx: T2DM, HTN, AF, IHD, TIA, CKD3b, OA, BPPV.",
        "Read code H33.., SNOMED 195967001.",
        "OPCS-4 code W37.1; HRG HN22C; ICD-10 S72.0.",
        "NEWS2 {n}, AMTS {n}/10, CFS {n}, 4AT 0, Waterlow 1{n}, MUST {n}.",
        "eGFR {nn}, ACR 3.{n}, Hb 12{n}, MCV 8{n}.{n}, Plt 2{nn}, WCC {n}.{n}, Neut {n}.{n}, CRP <5.",
        "Na 13{n} K 4.{n} Ur {n}.{n} Cr {nn} ALP {nn} ALT {nn} Bili 1{n} Alb 3{n}.",
        "Trop T 1{n} ng/L then 1{n} ng/L; D-dimer 4{nn} ng/mL FEU.",
        "ECG: SR {nn}, PR 1{nn}, QRS 9{n}, QTc 4{nn}.",
        "Spirometry FEV1 1.{nn} ({nn}%), FVC 2.{nn}, ratio 0.{nn}.",
        "Wells score {n}, GRACE 1{nn}, HAS-BLED {n}, ORBIT {n}.",
        "Started Fostair 100/6 NEXThaler 2 puffs BD, Ventolin PRN, Spiriva Respimat stopped.",
        "Laxido, Movicol, Senna and Gaviscon Advance as needed.",
        "Oramorph 2.5-5 mg PRN, Zomorph 10 mg BD, Matrifen 12 mcg/h patch.",
        "Tegretol PR, Epilim Chrono and Keppra levels not required.",
        "Eliquis in place of Xarelto; Clexane stopped.",
        "Anoro Ellipta, Trelegy, Seretide Evohaler, Duoresp Spiromax tried before.",
        "NICE NG136 and CG181 followed. SIGN 158 for asthma.",
        "PHQ-9 1{n}/27, GAD-7 1{n}/21, HoNOS {n}, AUDIT-C {n}, HADS A{n} D{n}.",
        "Babinski downgoing; Romberg, Hoffmann's and Lhermitte's negative.",
        "Goldmann 1{n} mmHg, Amsler normal, Ishihara 17/17.",
        "MDRD and Cockcroft-Gault both about {nn} mL/min.",
        "Gleason 3+4, PSA {n}.{n}, PI-RADS 4, Likert 4/5.",
        "Thomas splint, Zimmer frame, Bath hoist and Molift requested.",
        "Size 16 Fr Foley, 10 mL balloon, residual 450 mL.",
        "Exeter V40 stem, Trident cup, Simplex cement; Hardinge approach.",
        "Medtronic Azure XT DR, thresholds 0.{n} V @ 0.4 ms, battery 11 yrs.",
        "LMP 5/52 ago, BHCG 1{nn}0, TVUSS NAD.",
        "Ref range 3.5-5.3; sample haemolysed; repeat U&E.",
        "FU 6/52; TCI 2/52; bloods 1/7 before.",
        "T 37.{n} HR {nn} RR 1{n} BP {bp} SpO2 9{n}% RA BM {n}.{n} GCS 15/15 (E4V5M6).",
        "CT CAP: NO PE. NO FOCAL CONSOLIDATION. DEGENERATIVE CHANGE L4/5.",
        "Bed 12, bay C, side room 3 - MRSA and CPE screen negative.",
        "Room 14 has a commode; bed rails x2; falls mat.",
        "Form FP10, MED3, DS1500/SR1, DOLS and MCA2 done.",
        "Mental Capacity Act 2005 assessment: has capacity. Detained under s2 MHA 1983.",
        "May need a stick; will ring if worse; mark on the skin has faded.",
        "IMP: ?UTI ?CAP. PLAN: IVI, IV Tazocin, CXR, VTE Px, TTOs.",
        "Ca 2.{nn}, PTH {n}.{n}, Vit D {nn}, B12 3{nn}, folate {n}.{n}, ferritin 1{nn}.",
        "Parkland formula: 4 x {nn} x {n} = 3200 mL over 24 h from 1400.",
        "Feed: Nutrison Energy 1500 mL @ 75 mL/h over 20 hrs; flush 50 mL.",
        "IDDSI Level 4 diet, Level 2 fluids; no RIG.",
        "KIDNEY BIOPSY: IgA, Oxford MEST-C M1 E0 S1 T0 C0.",
        "ASA 2, Mallampati 2, Cormack-Lehane grade 1, iGel size 4, BIS 40-60.",
        "Rx: Flucloxacillin 500 mg QDS 7/7. Ix: FBC, LFT, TFT, ESR, HbA1c.",
        "Kocher-Langenbeck approach; closed with 1 Vicryl, 2/0 Vicryl and 3/0 Monocryl.",
        "HIV NEG, HBsAg NEG, HCV Ab NEG, syphilis EIA NEG.",
        "Dukes' B, pT3 N0 (0/17) M0 R0, EMVI negative.",
        "Penicillin - rash. Elastoplast - blisters. NKFA.",
        "Grade 4 pressure ulcer, Aquacel Ag, Allevyn, K-Lite; ABPI 0.9{n}.",
        "Codes 10-12-14 in that order; sets 3 x 10; RPE 1{n}.",
        "He had a Hartmann's for Hinchey III, then a Ross procedure was debated.",
        "SERIAL PEFR 320, 340, 310, 355; best 450.",
        "Pure tone average 45 dB HL R, 50 dB HL L; tympanometry type A; Weber central.",
        "Unaided 6/60, pinhole 6/18, N8 at 33 cm; +2.25/-0.75 x 90, add +2.50.",
    ),
    # people, places, work in running text
    "people": (
        "[His|Her|Their] neighbour {nick} from number {n} has a key.",
        "{Named}'s {kin0:rel} {kin0:first}, a(n) {job} in {town}, came too.",
        "{kin0:first} (née {dbllast}) rang from {town}.",
        "{kin0:title}, {his} {kin0:rel}, has moved from {town} to {town}.",
        "[Mum|Mam|Dad], {kin0:first}, does most of the lifting and {kin1:first} helps at weekends.",
        "{nick}, as everyone calls {him}, was a(n) {job} with {employer} until {year}.",
        "{He} is a [lapsed|regular] member of {church} and Father {otherlast} visits.",
        "{He} works nights at {employer} in {town}.",
        "Since {kin1:first}'s death in {monthyear} {he} has stayed with {w:any} in {town}.",
        "{His} [ex-husband|ex-wife|ex-partner], {w:any}, lives in {town} and has contact on Sundays.",
        "{kin0:first} and {kin1:first} [ran|run] the post office in {town}.",
        "{He} went to {ukschool} and then served in {regiment}.",
        "{initials} [was accompanied by|came with] {kin0:first}.",
        "{mrini} was clear that {he} did not want {kin1:first} told.",
        "{His} boss at {employer}, {other}, has been supportive.",
        "{kin2:rel}: {kin2:first} {dbllast}, lives {town}, works as a(n) {job}.",
        "Originally from {country}, {he} settled in {town} in {year}; speaks to sister {wfirst:any} weekly.",
        "The landlady, Mrs {otherlast}, found {him} on the [{nth}|floor on {ukd}].",
        "{He} does not get on with {otherfirst} next door, who [rang|called] the {council} team.",
        "I also met {kinsplit:0}, {his} {kin0:rel}, and {split}'s friend {nick}.",
        "Calls to be made to {kinsplit:1} ({phone}) and not to {otherfirst}.",
        "Cleaner ({wfirst:any}) comes Mondays. Key safe by the door.",
        "{Named} ({kin0:first}'s {kin0:rel}, from {town}) [cares for|looks after] two dogs.",
        "Daughters {otherfirst} ({n}) and {otherfirst} (1{n}) live with their father, {w:any}.",
        "{kin0:first} turned 4{n} last week and {kin1:first} is nearly 7{n}.",
        "{His} mother lived to {oldage} and an aunt, {nick}, to {oldage}.",
        "The couple married at {church}, {town}, in {year}.",
        "{He} enjoys bowls with {nick} and {nick} at the {town} club.",
        "Lives with [wife|husband|partner] {kin0:first}; {n} steps to front door; downstairs WC.",
    ),
    # copy lists
    "ccs": (
        "cc {dr0:full}, {practice}\ncc {mrfull}, {addr}\n",
        "CC: GP\n    {dr2:full}, {spec}, {habbr}\n    {hdr}\n",
        "Copy to:\n{mrfull}\n{addrblock}\n\n{dr0}\n{practice}\n",
        "c.c. {dr2:sig}, {hosp2}; {w:any}, Specialist Nurse; patient; file\n",
        "Copies: {dr0:last}, {dr2:last}, {dr3:last}, {mr}\n",
        "bcc: {dr4:email}\ncc:{w:any} (Health Visitor), {w:any} (school nurse, {ukschool})\n",
        "Copied to {kin0:full} ({kin0:rel}) at {his} request\n",
        "Distribution: {dr0:sig}, {trust}; {otherlast} & {maiden} Solicitors; notes\n",
    ),
    # dictation and typing lines
    "typed": (
        "{up:1}/{lo:4}",
        "/{up:4}",
        "{up:1}/{lo:4}/{mrn}",
        "{up:1}:{lo:4}",
        "{lo:1}/{lo:4}",
        "Our ref {up:1}/{up:4}/{mrn}",
        "Ref: {up:1}/{lo:4}/{nhs}",
        "Dictated {numdate}  Typed {numdate} {lo:4}",
        "Dict: {ukd} Typed: {ukd} /{lo:4}",
        "DICTATED: {numdate} ({up:1})\nTYPED: {numdate} ({up:4})",
        "Dictated by {lc:dr1__full}, typed by {lc:dr4__first} on {ukd}",
        "Transcribed by {dr4:first} {up:4} {numdate}, unchecked",
        "Typed:{numdate}/{up:4}   Sent:{numdate}/{up:3}",
        "Sec: {dr4:sig}   Ext: {ext}   E: {dr4:email}",
        "Secretary to {dr1}: {dr4:first} {dr4:last} {phone}",
        "AUTHOR: {dotuser:1}   VALIDATED: {dotuser:2} {numdate} {time}",
        "Medical Secretary:{dr4:sig}\nDirect Line:{phone}",
    ),
    "bye": (
        "Yours sincerely,\n\n\n{dr1:full}\nConsultant in {spec}\n\n{typed}\n\n{ccs}",
        "Kind regards\n{dr1:first}\n\n{dr1:sig} [MRCP|FRCS|FRCOG|MRCPsych|FRCPCH|FRACP|FRCPC]\n{typed}\n",
        "Yours sincerely\n\nDictated and electronically approved\n{dr1:sig}\n[Specialty Doctor|ST{n}|Clinical Fellow|Consultant] to {dr2}\n{ccs}",
        "pp {dr4:sig}\n{dr1:full}\n{up:1}/{lo:4}\n",
        "{typed}\n\nYours sincerely\n{dr1:full}\n{ccs}",
        "Best wishes,\n{dr1:first}\n{typed}",
        "Signed (electronically) {dotuser:1} {numdate} {time}\n{dr1:sig}, bleep {ext}\n",
        "Le gach dea-ghuí,\n\n{dr1:full}\n{typed}\n",
        "Many thanks\n\n{dr1:sig}\n{dr1:first} {dr1:last}\n{hosp}\n{typed}\n{ccs}",
    ),
}


def _usable(values: list[str] | tuple[str, ...]) -> list[str]:
    return [value for value in values if not fl.reserved(value)]


NICKNAMES, TOWNS, ABBREVIATED = _usable(_NICKNAMES), _usable(_TOWNS), _usable(_ABBREVIATED)
POLISH = fl.NameLists(_usable(_POLISH_MALE), _usable(_POLISH_FEMALE), _usable(_POLISH_LAST))
EMPLOYERS, INSURERS_UK = _usable(_EMPLOYERS), _usable(_INSURERS)


def _like(case: Case, arg: str) -> str:
    """Draw the whole case anew for a country or a kind of patient; gives no text."""
    wanted = arg.split("_")
    locale = next((part for part in wanted if part in ("uk", "ie", "ca", "au")), case.locale)
    fresh = type(case)(case.fill, case.rng, locale, case.paragraphs, case.sentences, child="child" in wanted)
    for part, sex in (("woman", "f"), ("man", "m")):
        if part in wanted and fresh.patient.sex != sex:
            fresh.patient.sex = sex
            fresh.patient.first = case.fill.name_parts(sex, locale)[0]
            fresh.patient.middle = case.fill.name_parts(sex, locale)[0]
    if "old" in wanted:
        fresh.age = case.rng.randint(90, 103)
        fresh.dob = fresh.dob.replace(year=fresh.visit.year - fresh.age, day=min(fresh.dob.day, 28))
    vars(case).update(vars(fresh))
    return ""


def _world(case: Case, heritage: str) -> tuple[str, str, str]:
    """A given name, a surname and the heritage of a person from a wide choice of them."""
    rng = case.rng
    sex = rng.choice("mf")
    kind = rng.choice((*_HERITAGES, "polish", "plain")) if heritage in ("", "any") else heritage
    if kind == "plain":
        return (*case.fill.name_parts(sex, case.locale), kind)
    lists = POLISH
    if kind != "polish":
        lists = case.fill.pools.world[list(fl.WORLD_NAMES).index(kind)]
    return rng.choice(lists.male if sex == "m" else lists.female), rng.choice(lists.last), kind


def _world_full(case: Case, heritage: str) -> str:
    first, last, kind = _world(case, heritage)
    if kind == "chinese" and case.rng.random() < 0.4:
        return mark("NAME", f"{last.upper() if case.rng.random() < 0.5 else last} {first}")
    return mark("NAME", f"{first} {last}")


def _surname_first(case: Case, person: Person, title: str) -> str:
    """Catalogue forms with the title outside the name."""
    first, last = person.first, person.last
    top = last.upper()
    return case.rng.choice(
        [
            f"{mark('NAME', f'{top}, {first}')} ({title})",
            f"{mark('NAME', f'{top}, {first}')} ({title})",
            f"{mark('NAME', f'{top}, {first}')} {title}",
            f"{mark('NAME', f'{top} {first}')} ({title})",
            f"{mark('NAME', f'{last}, {first}')} ({title})",
            f"{title} {mark('NAME', f'{top}, {first}')}",
            f"{mark('NAME', top)}, {title} {mark('NAME', first)}",
            f"{mark('NAME', top)} {title.upper()} {mark('NAME', first.upper())}",
            f"{mark('NAME', f'{top}, {first} {person.middle}')} ({title})",
            f"{mark('NAME', f'{top},{first}')}({title})",
        ]
    )


def _other_header(case: Case, _: str) -> str:
    person = case._person(case.rng.choice("mf"))
    return _surname_first(case, person, case.title(person).rstrip("."))


def _letters(case: Case, arg: str, lower: bool) -> str:
    person = case.staff[int(arg or 1)]
    text = person.first[0] + (person.middle[0] if case.rng.random() < 0.3 else "") + person.last[0]
    return mark("NAME", text.lower() if lower else text.upper())


def _login(case: Case, arg: str) -> str:
    person = case.staff[int(arg or 1)]
    f, s = fl.letters_only(person.first), fl.letters_only(person.last)
    n = case.rng.randint(1, 99)
    text = case.rng.choice(
        (f"{s}.{f[0]}", f"{s}.{f[0]}", f"{s}{f[0]}", f"{f[0]}.{s}", f"{f[0]}{s}{n}", f"{s[:6]}{f[0]}{n:02d}")
    )
    return mark("USERNAME", text.upper() if case.rng.random() < 0.15 else text)


def _double(case: Case, full: bool) -> str:
    first, last = case.fill.name_parts(case.rng.choice("mf"), case.locale)
    pair = f"{last}-{case.fill.surname()}" if "-" not in last else last
    if case.rng.random() < 0.15:
        pair = pair.replace("-", " ")
    return mark("NAME", f"{first} {pair}" if full else pair)


def _day(case: Case, _: str) -> str:
    """A date as British staff jot it."""
    rng, day = case.rng, case.visit - fl.datetime.timedelta(days=case.rng.randrange(400))
    d, m, yy = day.day, day.month, f"{day.year % 100:02d}"
    name, weekday = fl.MONTHS[m - 1], fl.WEEKDAYS[day.weekday()]
    nth = _ordinal(d)
    return mark(
        "DATE",
        rng.choice(
            [
                f"{d}.{m}.{yy}",
                f"{d}.{m:02d}.{yy}",
                f"{d}/{m}",
                f"{d}/{m}/{yy}",
                f"{weekday} {nth}",
                f"{weekday} the {nth} of {name}",
                f"{weekday[:3]} {d}/{m}",
                f"{weekday[:4] if weekday[0] in 'TW' else weekday[:3]} {nth} {name[:3]}",
                f"{weekday}, {d} {name} {day.year}",
                f"{nth} {name}",
                f"{d} {name[:3]}",
                f"{nth} {name[:3]} {yy}",
                f"{nth} {name}, {day.year}",
                f"{d}-{m}-{yy}",
                f"{d}{name[:3].lower()}{yy}",
                f"{m}/{yy}",
                f"{name} {nth}",
                f"{weekday} {d}.{m}",
            ]
        ),
    )


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 <= day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _slot(case: Case, arg: str) -> str:
    """The text of another field, named with '__' between its parts."""
    name, _, rest = arg.partition("__")
    return case.slot(name, rest)


_MISREAD = {
    "l": "1",
    "O": "0",
    "o": "0",
    "I": "l",
    "m": "rn",
    "e": "c",
    "S": "5",
    "i": "l",
    "B": "8",
    "t": "f",
    "h": "b",
}


def _misread(case: Case, arg: str) -> str:
    """The text of another field as a scanner misreads it."""
    rng = case.rng
    out = ""
    for char in _slot(case, arg):
        draw = rng.random()
        if MARKS.match(char) or char == "\n":
            out += char
        elif char == " " and draw < 0.05:
            out += rng.choice(("", "  "))
        else:
            out += _MISREAD.get(char, char) if draw < 0.06 else char
    return out


def _form(label: str, forms: tuple[str, ...]) -> Callable[[Case, str], str]:
    def field(case: Case, _: str) -> str:
        form = tuple(form.replace("{n}", str(case.rng.randint(1, 9))) for form in forms)
        return mark(label, case.fill.fill(form, case.locale))

    return field


def _pick(label: str, values: list[str]) -> Callable[[Case, str], str]:
    return lambda case, _: mark(label, case.rng.choice(values))


def _initials(case: Case, _: str) -> str:
    f, s = case.patient.first[0], case.patient.last[0]
    return mark("NAME", case.rng.choice((f"{f}{s}", f"{f}{s}", f"{f}.{s}.", f"{f} {s}", f"{f}.{s}")))


def _hard(case: Case, _: str) -> str:
    """Clinical shorthand without identifiers: a ready sentence, a sentence of traps or a string of fragments."""
    rng = case.rng
    draw = rng.random()
    if draw < 0.45:
        return case.render(rng.choice(UK_BLOCKS["hardlines"]))
    if draw < 0.65:
        return plain_sentence(rng)
    text = rng.choice((", ", ", ", "; ", " / ", ". ", " - ", " ")).join(rng.sample(_FRAGMENTS, rng.randint(3, 8)))
    return case.render(text + rng.choice((".", ".", "")))


FIELDS: dict[str, Callable[[Case, str], str]] = {
    "as": _like,
    "hard": _hard,
    "mf": lambda case, _: case.patient.sex.upper(),
    "w": _world_full,
    "wfirst": lambda case, arg: mark("NAME", _world(case, arg)[0]),
    "wlast": lambda case, arg: mark("NAME", _world(case, arg)[1]),
    "hdr": lambda case, _: _surname_first(case, case.patient, case.title(case.patient).rstrip(".")),
    "otherhdr": _other_header,
    "split": lambda case, _: mark("NAME", f"{case.patient.first}\n{case.patient.last}"),
    "splitcat": lambda case, _: mark("NAME", f"{case.patient.last.upper()},\n{case.patient.first}"),
    "kinsplit": lambda case, arg: (
        f"{case.title(case.kin[int(arg or 0)][1])}\n"
        f"{mark('NAME', case.kin[int(arg or 0)][1].first + case.rng.choice((' ', chr(10))) + case.kin[int(arg or 0)][1].last)}"
    ),
    "up": lambda case, arg: _letters(case, arg, False),
    "lo": lambda case, arg: _letters(case, arg, True),
    "dotuser": _login,
    "initials": _initials,
    "mrini": lambda case, _: f"{case.title(case.patient)} {mark('NAME', case.patient.last[0])}",
    "dbl": lambda case, _: _double(case, True),
    "dbllast": lambda case, _: _double(case, False),
    "nick": _pick("NAME", NICKNAMES),
    "town": lambda case, _: mark(
        "LOCATION", case.rng.choice(TOWNS) if case.locale in ("uk", "ie") else case.fill.city(case.locale)
    ),
    "habbr": _pick("HOSPITAL", ABBREVIATED),
    "employer": lambda case, _: re.sub("(.)the ", r"the \1", mark("ORGANIZATION", case.rng.choice(EMPLOYERS)), count=1),
    "ukinsurer": _pick("ORGANIZATION", INSURERS_UK),
    "trust": _form("HOSPITAL", _TRUSTS),
    "church": _form("ORGANIZATION", _CHURCHES),
    "council": _form("ORGANIZATION", _COUNCILS),
    "ukpolice": _form("ORGANIZATION", _POLICE),
    "ambulance": _form("ORGANIZATION", _AMBULANCE),
    "ukcourt": _form("ORGANIZATION", ("{city} Coroner's Court", "Senior Coroner, {city}", "Procurator Fiscal, {city}")),
    "prison": _form("ORGANIZATION", _PRISONS),
    "regiment": _form("ORGANIZATION", _REGIMENTS),
    "ukschool": _form("ORGANIZATION", _UK_SCHOOLS),
    "idn": lambda case, arg: mark("ID", case.fill.digits(case.rng.choice(_SHAPES[arg]))),
    "ukd": _day,
    "nth": lambda case, _: mark("DATE", _ordinal(case.rng.randint(1, 31))),
    "lc": lambda case, arg: _slot(case, arg).lower(),
    "uc": lambda case, arg: _slot(case, arg).upper(),
    "ocr": _misread,
}


def uk_slot(case: Case, name: str, arg: str) -> str:
    """The marked text for one of the fields or blocks of this module."""
    if name in UK_BLOCKS:
        return case.render(case.rng.choice(UK_BLOCKS[name]))
    return FIELDS[name](case, arg)
