"""What compact notes are short for, and how American letters spell. Both tables are lower case on the left."""

from __future__ import annotations

ABBREVIATIONS = {
    "shortness of breath": "SOB", "short of breath": "SOB", "breathlessness": "SOB", "chest pain": "CP", "patient": "pt",
    "history of": "h/o", "complaining of": "c/o", "blood pressure": "BP", "pulse": "P", "temperature": "T", "temp": "T",
    "on examination": "O/E", "myocardial infarction": "MI", "hypertension": "HTN", "high blood pressure": "HTN",
    "diabetes mellitus": "DM", "type 2 diabetes": "T2DM", "ischaemic heart disease": "IHD", "upper respiratory tract infection": "URTI",
    "lower respiratory tract infection": "LRTI", "chronic obstructive pulmonary disease": "COPD", "antibiotics": "abx",
    "weeks": "wks", "week": "wk", "months": "mths", "years": "yrs", "days": "d", "with": "w/", "without": "w/o", "review": "r/v",
    "follow-up": "F/U", "follow up": "F/U", "treatment": "Rx", "prescribed": "Rx'd", "no evidence of": "no e/o", "associated": "assoc",
    "approximately": "approx", "appointment": "appt", "previous": "prev", "bilateral": "bilat", "regular": "reg", "presents": "pres",
    "reported": "rep", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "a": "", "an": "", "the": "", "and": "&",
    "telephone": "tel", "discussed with": "d/w", "examination": "exam", "computed tomography": "CT", "chest x-ray": "CXR", "electrocardiogram": "ECG",
    "atrial fibrillation": "AF", "heart failure": "HF", "gastro-oesophageal reflux": "GORD", "pulmonary embolism": "PE",
    "chronic kidney disease": "CKD", "urinary tract infection": "UTI", "transient ischaemic attack": "TIA", "twice daily": "bd",
    "once daily": "od", "as required": "prn", "current": "curr", "occasional": "occ", "normal": "N", "family history": "FHx",
}  # fmt: skip
SPELLING = {
    "dyspnoea": "dyspnea",
    "apnoea": "apnea", "diarrhoea": "diarrhea", "anaemia": "anemia", "oedema": "edema", "haemoptysis": "hemoptysis",
    "ischaemic": "ischemic", "gastro-oesophageal": "gastroesophageal", "oesophageal": "esophageal", "haematuria": "hematuria",
    "appendicectomy": "appendectomy", "summarise": "summarize", "neighbour": "neighbor", "coloured": "colored", "tumour": "tumor",
    "paraesthesia": "paresthesia", "hypoglycaemia": "hypoglycemia", "hyperglycaemia": "hyperglycemia",
    "orthopnoea": "orthopnea", "salbutamol": "albuterol", "paracetamol": "acetaminophen", "travelled": "traveled",
    "litre": "liter", "litres": "liters", "grey": "gray", "hyperlipidaemia": "hyperlipidemia", "leukaemia": "leukemia", "haemorrhage": "hemorrhage",
    "oestrogen": "estrogen", "behaviour": "behavior", "colour": "color", "odour": "odor", "menorrhoea": "menorrhea",
    "rhinorrhoea": "rhinorrhea", "unlocalised": "unlocalized", "generalised": "generalized", "characterised": "characterized",
}  # fmt: skip
