"""Towns, streets, hospitals, practices, employers and schools, by country."""

# town, county or state, postcode stem, dialling code
TOWNS = {
    "US": """Ottumwa;IA;525;641 Kennewick;WA;993;509 Paducah;KY;420;270 Beaufort;SC;299;843 Chillicothe;OH;456;740
Lewiston;ME;042;207 Pocatello;ID;832;208 Texarkana;TX;755;903 Natchez;MS;391;601 Hibbing;MN;557;218 Oneonta;NY;138;607
Altoona;PA;166;814 Joplin;MO;648;417 Yuma;AZ;853;928 Gallup;NM;873;505 Visalia;CA;932;559 Petaluma;CA;949;707
Medford;OR;975;541 Bozeman;MT;597;406 Minot;ND;587;701 Sheboygan;WI;530;920 Kokomo;IN;469;765 Decatur;AL;356;256
Valdosta;GA;316;229 Ocala;FL;344;352 Roanoke;VA;240;540 Asheville;NC;288;828 Murfreesboro;TN;371;615
New_Bedford;MA;027;508 Pawtucket;RI;028;401 Danbury;CT;068;203 Camden;NJ;081;856 Traverse_City;MI;496;231
Grand_Island;NE;688;308 Salina;KS;674;785 Enid;OK;737;580 Lake_Charles;LA;706;337 Fort_Smith;AR;729;479
Mobile;AL;366;251 Reading;PA;196;610 Bend;OR;977;541 Independence;MO;640;816 Elko;NV;898;775 Orem;UT;840;801
Greeley;CO;806;970 Casper;WY;826;307 Rutland;VT;057;802 Nashua;NH;030;603 Dover;DE;199;302 Hagerstown;MD;217;301""",
    "UK": """Kidderminster;Worcestershire;DY10;01562 Barnstaple;Devon;EX31;01271 Workington;Cumbria;CA14;01900
Grantham;Lincolnshire;NG31;01476 Kettering;Northamptonshire;NN16;01536 Bridgwater;Somerset;TA6;01278
Burnley;Lancashire;BB11;01282 Keighley;West_Yorkshire;BD21;01535 Redcar;Cleveland;TS10;01642 Lowestoft;Suffolk;NR32;01502
Margate;Kent;CT9;01843 Bognor_Regis;West_Sussex;PO21;01243 Yeovil;Somerset;BA20;01935 Llanelli;Carmarthenshire;SA15;01554
Wrexham;Clwyd;LL13;01978 Pontypridd;Rhondda_Cynon_Taf;CF37;01443 Kilmarnock;Ayrshire;KA1;01563 Elgin;Moray;IV30;01343
Greenock;Inverclyde;PA15;01475 Arbroath;Angus;DD11;01241 Ballymena;County_Antrim;BT42;028 Omagh;County_Tyrone;BT78;028
Nuneaton;Warwickshire;CV11;024 Rugeley;Staffordshire;WS15;01889 Worksop;Nottinghamshire;S80;01909 Leigh;Lancashire;WN7;01942
Widnes;Cheshire;WA8;0151 Harlow;Essex;CM20;01279 Deal;Kent;CT14;01304 Diss;Norfolk;IP22;01379 Ware;Hertfordshire;SG12;01920
Camborne;Cornwall;TR14;01209 Newquay;Cornwall;TR7;01637 Swadlincote;Derbyshire;DE11;01283 Goole;East_Yorkshire;DN14;01405
Hexham;Northumberland;NE46;01434 Peckham;London;SE15;020 Walthamstow;London;E17;020 Tooting;London;SW17;020
Ealing;London;W5;020 Sale;Greater_Manchester;M33;0161 Street;Somerset;BA16;01458""",
    "IE": """Ballina;Co._Mayo;F26;096 Nenagh;Co._Tipperary;E45;067 Mallow;Co._Cork;P51;022 Letterkenny;Co._Donegal;F92;074
Tralee;Co._Kerry;V92;066 Tullamore;Co._Offaly;R35;057 Navan;Co._Meath;C15;046 Clonmel;Co._Tipperary;E91;052
Castlebar;Co._Mayo;F23;094 Rathmines;Dublin_6;D06;01 Birr;Co._Offaly;R42;057 Gorey;Co._Wexford;Y25;053""",
    "CA": """Moncton;NB;E1C;506 Lethbridge;AB;T1J;403 Kamloops;BC;V2C;250 Brandon;MB;R7A;204 Moose_Jaw;SK;S6H;306
Timmins;ON;P4N;705 Sarnia;ON;N7T;519 Kingston;ON;K7L;613 Truro;NS;B2N;902 Corner_Brook;NL;A2H;709 Gatineau;QC;J8T;819
Medicine_Hat;AB;T1A;403""",
    "AU": """Bendigo;VIC;355;03 Wagga_Wagga;NSW;265;02 Toowoomba;QLD;435;07 Mount_Gambier;SA;529;08 Geraldton;WA;653;08
Launceston;TAS;725;03 Dubbo;NSW;283;02 Ballarat;VIC;335;03 Rockhampton;QLD;470;07 Orange;NSW;280;02 Warrnambool;VIC;328;03""",
}
STREETS = """Larkspur Ashdown Tannery Harcourt Millrace Quarry Bellwether Cobden Fennimore Juniper Priory Sandhurst Wexcombe
Thornbury Redfern Kestrel Marigold Orchard Ferry Granary Lockhart Pemberton Rosebery Calloway Hollybush Saltmarsh Tolliver
Inkerman Alma Bluebell Cranmer Dunmore Everly Foxglove Gladstone Heron Ironbridge Jubilee Kirkgate Limekiln Montrose Nightingale
Osprey Parsonage Quillan Ravensworth Stonecutter Trelawney Underhill Verbena Willowbrook Yarrow Old_Mill Chapel St_Anne's
Mill_Creek Rocky_Ford Blue_Heron Cedar_Bluff Pecan_Grove Deer_Path Sugar_Maple Copper_Ridge Fox_Hollow Turkey_Run""".split()
STREET_ENDS = {
    "US": "Street Avenue Ave Rd Road Drive Dr Lane Ln Court Ct Blvd Way Terrace Trail Pkwy Cir Place Loop".split(),
    "UK": "Road Street Lane Close Crescent Gardens Avenue Grove Terrace Walk Mews Drive Way Rise Hill Row Court View".split(),
    "CA": "Street Avenue Road Crescent Drive Court Way Lane Blvd Trail".split(),
    "AU": "Street St Road Rd Parade Crescent Court Avenue Drive Close Esplanade Terrace".split(),
}
HOUSE_NAMES = """Rose_Cottage The_Old_Forge Hawthorn_House Bramble_Barn Meadow_View Tŷ_Gwyn Larch_House Beech_Court
The_Coach_House Primrose_Lodge Sea_Breeze Drumlin_House""".split()
HOSPITALS = {
    "US": """{town} Regional Medical Center;Saint Benedict {town} Hospital;{town} General Hospital;Mercy {town}
Holloway-Stern Medical Center;Good Shepherd Hospital of {town};Tri-Rivers Community Hospital;Wendell P. Ashby VA Medical Center
St. Ursula's Hospital;Larchmere Clinic;Northgate Health {town};Bellamy Children's Hospital;Presbyterian Hospital of {town}
Kaweah Ridge Memorial;Ridgeline Heart Institute;Our Lady of Hope Medical Center;{town} Surgical Hospital;Pinecrest Memorial Hospital
University of the Plains Hospital;Beth Shalom Medical Center;Cottonwood Health Center;Sutcliffe Cancer Center;Evergreen Valley Hospital""",
    "UK": """{town} General Hospital;The Royal {town} Infirmary;Queen Adelaide Hospital;St Cedd's Hospital;{town} Community Hospital
Princess Beatrice Hospital;The Marchmont Hospital;Royal {county} Hospital;Lady Tredegar Hospital;{town} District General Hospital
Sir Humphry Vane Hospital;King Edgar's Hospital;Ysbyty Glan Conwy;The Wharfedale Clinic;St Aldhelm's Hospital;Victoria Cottage Hospital
Prince Arthur Hospital;Nuffield House Hospital;Brackenhurst Hospital;The Alderley Eye Infirmary""",
    "IE": """St Fintan's University Hospital;{town} General Hospital;Mater Salvatoris Hospital;Our Lady of Clonfert Hospital
St Colmcille's Hospital {town};Bon Sauveur Hospital;Midland Regional Hospital {town};The Beaumarchais Clinic""",
    "CA": """{town} General Hospital;St. Boniface of {town} Hospital;Queensway Memorial Hospital;{town} Health Sciences Centre
Hôpital Sainte-Odile;Grey Owl Regional Hospital;Children's Hospital of {town}""",
    "AU": """{town} Base Hospital;St Hilda's Private Hospital;Royal Lachlan Hospital;{town} District Hospital
Murrumbidgee Health Campus;Calvary Heights Hospital;The Queen Maud Hospital""",
}
PRACTICES = {
    "US": """{town} Family Medicine;Oak Hollow Primary Care;Riverbend Internal Medicine Associates;Parkside Pediatrics
Westfall Medical Group;Blue Spruce Family Practice;Harbor Point Women's Health;{name} & {name2} Family Physicians""",
    "UK": """The Old Dairy Surgery;{town} Health Centre;Millbrook Medical Practice;Dr {name} & Partners;Castlegate Surgery
The Limes Medical Centre;Saxon Cross Surgery;Meddygfa Teifi;The {name} Practice;Kingfisher Medical Centre;Abbeyfields Surgery""",
    "IE": """Bridge Street Medical Centre;{town} Family Practice;The {name} Clinic;Riverside Surgery;Shannonview Medical Centre""",
    "CA": """{town} Family Health Team;Lakeshore Medical Clinic;Confederation Walk-In Clinic;The {name} Clinic""",
    "AU": """{town} Medical Centre;Jacaranda Family Practice;Bluegum Medical Clinic;{name} Street Surgery;Wattle Grove Health""",
}
CARE_HOMES = """Sunnybank_Lodge Holly_Tree_House Cedar_Court_Care_Home Maple_Grove_Nursing_Home The_Beeches_Residential_Home
Autumn_Leaves_Assisted_Living Harbor_View_Rehabilitation_Center St_Monica's_Nursing_Home Whispering_Pines_Manor Elmhurst_Court
Fairhaven_Village Brookdene_House""".split()
EMPLOYERS = {
    "US": """Tarkington Freight Lines;Dollar Barn;Grayson Poultry;the {town} Fire Department;Halvorsen Tool & Die;Kessler Steel
{town} Unified School District;Piedmont Linen Supply;Cascade Timber Products;BrightPath Logistics;Harlan County Sheriff's Office
Sagebrush Casino;Delmonte Brothers Roofing;Ozark Valley Electric Cooperative;Nuvista Software;{town} Savings Bank;Amtrak;Walmart
United Airlines;Lockwood Cabinet Company;Maple Leaf Diner;{town} Water Authority;Vandermeer Dairy;First Baptist Church of {town}
The {town} Gazette;Stryker Ridge Mining;FedEx Ground;Quik-Lube Express""",
    "UK": """Tesco;Harbottle Engineering;{county} County Council;Brightwater Ferries;Royal Mail;Pellow & Sons Builders;Network Rail
Denby Carpets;Cartwright's Bakery;Greggs;{town} Borough Council;Morrisons;Lakeland Quarries;Stagecoach;Ashworth Textiles;Rolls-Royce
Trentside Plastics;Fenland Growers;BAE Systems;Northern Powergrid;St Wilfrid's Church;{town} Football Club;Arriva;Wilko
Dovetail Joinery Ltd;Halstead Foods;Jaguar Land Rover;Openreach""",
    "IE": """Glanmore Creamery;Bus Éireann;Dunnes Stores;Kerrigan Concrete;{town} Mart;An Post;Intel;Coillte;Shannon Fisheries""",
    "CA": """Canadian Tire;Red Pine Lumber;Via Rail;Northern Lights Potash;{town} Transit;Tim Hortons;Halifax Net & Twine""",
    "AU": """Woolworths;Bunnings;Goulburn Shearing Co.;{town} City Council;Rio Tinto;Qantas;Blackwood Winery;Coles""",
}
SCHOOLS = {
    "US": """{town} Middle School;Jefferson Elementary;Lakota Ridge High School;St. Brendan's Academy;Hoover Elementary School
{town} Community College;Tecumseh State University;Little Sprouts Daycare;Washburn High;Carver Charter School;Amherst Falls College""",
    "UK": """{town} Grammar School;St Chad's C of E Primary School;Oakfield Academy;Holy Rood RC Primary;The Deanery High School
University of Mercia;Little Acorns Nursery;Bishop Wulfstan School;{town} College;Ysgol Bro Hedd;Queen Philippa's School""",
    "IE": """Scoil Bhríde;{town} Community School;Coláiste Éanna;Gaelscoil na Mara;St Jarlath's National School""",
    "CA": """École Champlain;{town} Collegiate;Sir Wilfrid Elementary School;Lakehead Secondary School""",
    "AU": """{town} High School;St Mary MacKillop Primary;Wattle Park Primary School;Scots Grammar""",
}
INSURERS = {
    "US": "Blue Cross Blue Shield;Aetna;Humana;Cigna;UnitedHealthcare;Prairie Mutual;Medi-Share;Kaiser Permanente".split(
        ";"
    ),
    "UK": "Bupa;AXA Health;Vitality;Aviva;WPA;Simplyhealth".split(";"),
    "IE": "Laya Healthcare;VHI;Irish Life Health".split(";"),
    "CA": "Sun Life;Manulife;Green Shield;Pacific Blue Cross".split(";"),
    "AU": "Medibank;HCF;NIB;Bupa".split(";"),
}
PHARMACIES = {
    "US": "Walgreens;CVS;Rite Aid;Hometown Drug;Medicine Shoppe;Kroger Pharmacy;Dillard's Apothecary".split(";"),
    "UK": "Boots;Superdrug;Rowlands;Well Pharmacy;Hibbert's Chemist;Lloyds;Day Lewis".split(";"),
    "IE": "McSharry's Pharmacy;Hickey's;CarePlus;Boots".split(";"),
    "CA": "Shoppers Drug Mart;Rexall;London Drugs;Jean Coutu".split(";"),
    "AU": "Chemist Warehouse;TerryWhite;Priceline;Blooms".split(";"),
}
COUNTRIES = """Jamaica;Poland;Nigeria;the Philippines;Pakistan;Guatemala;Portugal;Vietnam;Romania;Ghana;Somalia;Haiti;Sri Lanka
Colombia;Zimbabwe;Lithuania;Bangladesh;Trinidad;Syria;South Korea;Honduras;Kenya""".replace("\n", ";").split(";")
RESORTS = """Tenerife;Cancún;Lanzarote;Goa;Phuket;the Algarve;Bali;Myrtle Beach;Las Vegas;Antalya;Majorca;Orlando;Punta Cana;Crete
Cape Town;Maui;Lake Tahoe;Benidorm""".replace("\n", ";").split(";")
JOBS = (
    """welder;school bus driver;postman;florist;long-haul trucker;seamstress;primary school teacher;coal miner;hairdresser
farmer;accountant;electrician;butcher;librarian;barista;paralegal;bricklayer;sous chef;dental hygienist;army sergeant;plumber
piano tuner;tree surgeon;call centre worker;forklift operator;beekeeper;social worker;police officer;dairy farmer;carpenter
software developer;roofer;bank teller;journalist;photographer;taxi driver;machinist;priest;warehouse supervisor;upholsterer
lorry driver;crossing guard;cabinet maker;estate agent;office cleaner;architect;firefighter;flight attendant;gardener;trawlerman
insurance broker;childminder;glazier;tattoo artist;security guard;music teacher;blacksmith;actuary;civil engineer;shop assistant
bartender;realtor;veterinary nurse;oil rig worker;stonemason;bookkeeper;crane operator;meat packer;court clerk;tailor
pharmacy technician;landscaper;painter and decorator;ski instructor;geography teacher;rancher;customs officer;midwife
""".strip()
    .replace("\n", ";")
    .split(";")
)
CHARITIES = (
    ["Knights of Columbus", "Goodwill", "United Way", "Habitat for Humanity", "Legal Aid of the Plains"],
    ["Age UK", "Macmillan", "Citizens Advice", "Salvation Army", "Marie Curie", "Mind", "Rotary Club"],
)
