"""Clinical sentences without any identifier that a detector may take for one; <<a||b>> is a choice, each choice a new text."""

TEXTS = """\
<<Parkinson's disease||Huntington's disease||Alzheimer's disease||Wilson disease>> was discussed at length and leaflets were given.
There was no evidence of <<Crohn's||Hirschsprung's||Whipple's>> disease on the biopsies.
<<Babinski||Hoffmann||Romberg>> sign was negative and tone was normal throughout.
The <<Glasgow Coma Scale||Edinburgh Postnatal Depression Scale||Waterlow score||Bristol stool chart>> was recorded on arrival.
She scored 14 on the <<Edinburgh||Hamilton||Epworth||Beck>> scale, which is above the usual cut-off.
A <<Foley||Hickman||Tenckhoff||Swan-Ganz>> catheter was placed without difficulty.
The <<Bair Hugger||Cell Saver||Ligasure||Da Vinci>> was used during the case.
<<Cooper||Poupart||Treitz>> ligament was identified and preserved.
<<Bell's palsy||Ramsay Hunt syndrome||Guillain-Barré syndrome||Horner's syndrome>> is the most likely explanation for the weakness.
<<Murphy's||McBurney's||Rovsing's||Kehr's>> sign was equivocal.
He has <<Marfan||Turner||Klinefelter||Down||Noonan>> syndrome and is followed in the genetics clinic.
Continue <<Xarelto||Eliquis||Plavix||Lipitor||Coumadin>> with food and repeat bloods at the usual interval.
She takes <<Yasmin||Cerelle||Marvelon||Evra||Mirena>> for contraception and has no side effects.
<<Lynparza||Keytruda||Herceptin||Verzenio>> was well tolerated apart from fatigue.
He was given <<Hartmann's solution||Ringer's lactate||Gelofusine>> 1000 ml over four hours.
Bloods: Na 138, K 4.2, urea 6.1, creatinine <<88||94||121>>, eGFR 72, CRP <5.
BP 132/84, HR 76, RR 16, SpO2 97%, T <<36.8||37.1||38.2>>.
Ejection fraction 55-60%, PASP 28-32, E/e' <<9||12>>.
Visual acuity <<6/9||6/12||20/40>> right and 6/6 left, corrected.
Power was <<4/5||3/5||5/5>> in the left leg and 5/5 elsewhere.
Reflexes <<2+/4||1+/4>>, plantars flexor, gait normal.
Take one tablet 1/2 hour before food, <<2/7||5/7||10/7>> in total, then stop.
Follow up in <<3/12||6/52||10/7>> with repeat bloods please.
The wound measured 3.5 x 2.0 x 0.5 cm and was dressed with <<Aquacel||Mepilex||Kaltostat||Jelonet>>.
Blood sugars ran 4-7-11 before meals and <<12-14||9-10>> at bedtime.
Audiogram thresholds 20-25-40-<<55||60>> dB at 0.5-1-2-4 kHz.
Insulin sliding scale 2-4-6-8 units; correction factor <<1:50||1:30>>.
Refraction -2.25/-0.75 x 180 right, <<-1.50/-0.50 x 175||-3.00/-1.25 x 10>> left.
The prism dose was <<6000||4500>> cGy in 30 fractions of 200.
PTH 64, calcium 2.41, vitamin D <<38||52>>, phosphate 1.02.
T score -2.6 at L1-L4, Z score <<-1.1||-0.8>>, FRAX 18 and 5.2.
HLA-B27 positive, anti-CCP <<340||118>>, RF 1:160.
TNM stage T2 N1 M0, <<Gleason 3+4=7||ER 8/8||Ki-67 20-25%>>.
The karyotype was <<46,XX||47,XXY||45,X>> with no mosaicism.
Genotype <<c.1521_1523delCTT||F508del||c.68_69delAG>> was found on one allele.
ICD-10 code <<I25.10||E11.9||M54.5||Z79.4>> was entered for the encounter.
SNOMED code <<22298006||73211009||195967001>> was added to the problem list.
CPT <<99213||99396||45378>> with modifier 25.
NDC labelling changed but the tablet strength is still <<0.125||0.25>> mg.
Please use protocol <<NSABP B-51||CALGB 9741||KEYNOTE-522>> dosing.
Flow was 1200 mL/min, static pressure 38, ratio <<0.42||0.61>>.
The patient is a <<24||45||67||82||89>>-year-old woman with no past medical history of note.
<<A 3-year-old boy||A 16-month-old girl||An 88-year-old woman>> with the same complaint may present quite differently.
He is <<72||84||56>> and independent in all activities.
Mother died aged <<61||70||88>> of stroke and father at 79 of heart failure.
Menarche at <<12||13>>, menopause at 51, two pregnancies.
She was seen in the hospital clinic by <<the registrar||the consultant||the specialist nurse||the on-call team>> and advised to return.
Please ask the <<GP||practice nurse||district nurse||health visitor>> to remove the clips.
I discussed this with <<the cardiology registrar||the oncologist||the on-call surgeon||the ward pharmacist>>, who agrees.
The <<hospital||clinic||surgery||ward>> will send an appointment in due course.
The patient was transferred from <<the emergency department||intensive care||theatre recovery||the medical assessment unit>> overnight.
<<Occupational therapy||Speech and language therapy||Physical therapy>> to see before discharge home.
His <<wife||husband||partner||son>> was present and understands the plan.
The <<mother||father||grandmother||carer>> reports poor sleep and a reduced appetite.
Symptoms began <<two weeks ago||last month||three days ago||yesterday evening>> and have worsened.
Review in <<six weeks||three months||a fortnight||one year>> or sooner if needed.
Drains were removed on post-operative day <<two||3||five>> and diet was advanced.
Dose at <<08:00||2 pm||22:30||noon>>, then every eight hours.
The patient may take this with a <<black tea||hot drink||glass of milk>> in the morning.
He had a <<brown||gray||white||black>> discoloration of the nail and a long ridge.
She felt <<low||young for her years||well||rich in friends>> but had no hope for the future.
There was <<marked||slight||some>> improvement and the bill of health was clean.
He used to <<hunt||fish||cook||drive a van>> in the winter but has stopped.
<<Will||May>> need a further injection if the pain does not settle.
<<Mark||Draw||Nick>> the skin at the upper pole before incision.
The skin was <<nicked||marked||draped>> and the grant of consent was confirmed.
Grace period for the appeal is thirty days; <<hope||faith||patience>> was encouraged.
The <<rose||violet||olive||hazel>> coloured rash faded on pressure.
The <<dawn||summer||autumn>> phenomenon may explain the raised readings.
A <<jack||bishop||dean>> is not needed for this repair.
The <<Bishop||Apgar||Ballard||Dubowitz>> score was 7.
<<Kings||Princes||Queens>> of the playground was the game in which she fell.
A <<Colles||Smith||Barton||Monteggia||Jones>> fracture was excluded on the films.
<<Charcot||Heberden||Osler||Bouchard>> changes were seen in the joints.
The <<Whipple||Hartmann||Nissen||Kasai>> procedure was explained with a diagram.
<<Kocher||Pfannenstiel||Lanz||Kustner>> incision, well healed.
<<Mohs||Cushing||Addison||Conn>> was mentioned by the student and considered unlikely.
Use of <<Allis||Babcock||Kocher||Lane>> forceps caused no trauma to the bowel.
Sutures: <<Vicryl||Prolene||Ethibond||Monocryl>> 3-0 to deep layer and 4-0 to skin.
The <<Austin Moore||Thompson||Exeter||Oxford||Charnley>> prosthesis is well seated.
The <<Dallas||Atlanta||Rome IV||Paris||Boston>> criteria were applied.
The <<Milwaukee brace||Toronto splint||Denver shunt||Boston brace>> was adjusted.
<<Lyme||Ebola||Coxsackie||West Nile||Norwalk>> serology was not indicated.
She had <<German measles||Spanish flu vaccine advice||Dutch cap advice||French catheter sizing>> explained in plain words.
A 14 <<French||Fr>> catheter drained clear urine.
<<Epstein-Barr||Norovirus||Parvovirus B19>> was negative, and <<Salmonella Newport||Salmonella Dublin||E. coli>> was not grown.
Light's criteria and the <<Wells||Geneva||Centor||Ranson>> score were both worked out on the ward round.
CURB-65 was <<1||2||3>>; qSOFA 1; NEWS2 5; MUST 0.
<<CHA2DS2-VASc||HAS-BLED||ABCD2>> was 4, hence anticoagulation.
The <<MMSE||MoCA||ACE-III>> was 24, losing points on recall and serial sevens.
NYHA class <<II||III>>, Killip I, CCS 2.
Grade <<IV/VI||II/VI>> systolic murmur at the apex, radiating to the axilla.
Pulse oximeter model and settings unchanged; FiO2 0.<<28||35||40>>, PEEP 5.
CPAP 10 cmH2O with <<ResMed||Philips>> mask, used 6.4 hours nightly.
The <<Medtronic||Abbott||Biotronik>> pacemaker was checked and battery life is good.
<<Dexcom||Libre||Omnipod>> readings were downloaded and time in range was 68%.
She wears <<Oticon||Phonak>> hearing aids and reads large print.
<<Zimmer||Rollator||Gutter>> frame, supervision of one, 20 metres.
The <<Thomas||Ilizarov||Denis Browne>> splint was removed in plaster room.
She is a non-smoker, drinks <<10-14||6-8>> units weekly, and exercises 3-4 times.
Ranges: Hb 130-170, WCC 4.0-11.0, platelets <<150-400||140-450>>.
Pain on moving the <<head||hand||wrist||young shoot of bone>>; best left alone.
<<Doctor and patient||Nurse and carer>> agreed on a price worth paying in side effects.
<<DEAR COLLEAGUE, THANK YOU FOR YOUR LETTER.||TO WHOM IT MAY CONCERN: FIT TO FLY.||ALL CARE AS PER PLAN. NO CHANGES.>>
<<dictated but not read. please excuse typing errors.||copy to patient and to notes.||no formal follow up has been arranged.>>
Fig. 2: dose <<5-10-15-20||10-20-40-80>> mg, ascending, with plateau at week 12.
Batch controls read 0.98 and 1.02; assay CV <<3.4||4.1>>%.
Step 1 of 4: <<wash, dry, apply||breathe in, hold, breathe out>>; repeat 10 times, 3 times a day.
"""
