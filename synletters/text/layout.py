"""Section headings and list markers."""

from __future__ import annotations

import re

from synletters.core.document import Span

_HEADINGS = """
abdomen | abstract | action plan | actions | active issues | active problems | activity | addendum | admission date
| admission diagnosis | admission diagnoses | admission medications | admitting diagnosis | adverse events | advice
| age | alcohol | allergies | allergies and adverse reactions | allergy | anaesthesia | anaesthetic | anesthesia |
apgars | assessment | assessment and plan | assessment & plan | assessment/plan | attending physician | background |
birth history | blood loss | brief history | brief hospital course | cardiac | cardiovascular | chest |
chief complaint | clinical course | clinical details | clinical findings | clinical history | clinical impression |
clinical indication | clinical information | clinical narrative | clinical summary | code status | comments |
comparison | complaint | complications | conclusion | conclusions | condition at discharge | condition on discharge
| consent | consultant | contact details | counseling | course in hospital | current concerns | current medication |
current medications | current problems | current treatment | date of admission | date of birth | date of discharge |
date of procedure | description | description of procedure | details of procedure | development |
developmental history | diagnoses | diagnosis | diagnostic studies | diagnostics | diet | differential diagnosis |
discharge condition | discharge date | discharge destination | discharge diagnoses | discharge diagnosis |
discharge disposition | discharge instructions | discharge medication | discharge medications | discharge plan |
discharge summary | disposition | drains | drug history | drugs on admission | drugs on discharge | ecg | echo |
education | ekg | emergency department course | estimated blood loss | examination | examination findings | exam |
extremities | family and social history | family history | family medical history | findings | fluids | follow up |
follow-up | followup | follow up plan | functional status | future appointments | gastrointestinal | general |
general appearance | genitourinary | gp actions | actions for gp | gross description | gynaecological history |
heent | habits | health maintenance | heart | history | history of present illness | history of presenting complaint
| history of the present illness | hospital course | hpc | hpi | icu course | imaging | immunisations |
immunizations | implants | impression | impression and plan | impression/plan | indication | indications |
indications for procedure | indications for surgery | information given to patient | infusions | instructions |
intake | interpretation | interval history | introduction | investigation | investigations |
investigations and results | labs | lab results | laboratory | laboratory data | laboratory findings |
laboratory results | laboratory studies | legal status | lines | lungs | management | management plan |
medical history | medication | medication history | medication on admission | medication on discharge | medications
| medications on admission | medications on discharge | meds | mental status | mental status examination |
mental state examination | microscopic description | mobility | musculoskeletal | name | neck | neuro | neurologic |
neurological | neurological examination | next steps | note | notes | objective | observations | obstetric history |
occupation | on examination | operation | operation performed | operative findings | operative note |
operative procedure | operative procedures | operative technique | other | outcome | past history |
past medical and surgical history | past medical history | past ocular history | past psychiatric history |
past surgical history | pathology | patient details | patient history | personal history | pertinent results |
physical exam | physical examination | physical therapy | plan | plan and recommendations | plan of care | pmh |
pmhx | postoperative diagnoses | postoperative diagnosis | postoperative plan | pregnancy | preliminary diagnosis |
preoperative diagnoses | preoperative diagnosis | preoperative medications | presentation | presenting complaint |
presenting complaints | presenting history | principal diagnosis | problem list | problems | procedure |
procedure in detail | procedure performed | procedures | procedures performed | prognosis | progress | progress note
| psychiatric | psychiatric history | psychosocial history | radiology | reason for admission |
reason for consultation | reason for consult | reason for exam | reason for examination | reason for referral |
reason for visit | recommendation | recommendations | rehabilitation | respiratory | respiratory rate | results |
review of systems | risk assessment | risks | ros | safeguarding | secondary diagnoses | secondary diagnosis |
sexual history | skin | smoking | social background | social history | social situation | specimen | specimens |
specimens removed | studies | subjective | summary | summary of care | surgeon | surgical history | symptoms |
systemic enquiry | systems review | technique | test results | title | tourniquet time | transfer | treatment |
treatment given | treatment plan | vaccinations | vital signs | vitals | weight | x-rays
""".replace("\n", "|")
#: the source of the spans
NAME = "layout"
_KNOWN = frozenset(" ".join(heading.split()) for heading in _HEADINGS.split("|") if heading.strip())

# a line of up to 90 characters that may be a heading, behind white space, a list marker or Markdown signs
_LINE = re.compile(
    r"^[ \t]{0,40}(?:[#*_]{1,6}[ \t]?|\d{1,2}[.)][ \t]+)?(?P<h>[^\W\d_][\w ,/&()'’.\-]{1,88}?)"
    r"(?P<colon>[ \t]{0,3}:)?(?P<rest>[*_]{0,3}[ \t]*(?=\r?$))?"
    r"(?:(?<=:)|(?<=\*)|(?=[*_ \t]*\r?$))",
    re.MULTILINE,
)
# ". PLAN:" and a blank before "Past medical history:" inside a line
_INLINE = re.compile(r"(?<=[.;,!?)\]] )[ ]{0,4}(?P<h>[A-Z][A-Za-z]{1,20}(?:[ /&-]{1,2}[A-Za-z]{1,20}){0,6}):")
_MARKER = re.compile(
    r"^[ \t]{0,40}(?P<m>\(?\d{1,3}[.)]|\([a-zA-Z]\)|[a-zA-Z][.)]|[ivx]{1,5}[.)]"
    r"|[-•*·‣◦▪●○–—►➢+])(?=[ \t]+\S|[^\W\d_](?<=[•▪●]\w))"
    r"|(?<=[:.;,)] )(?P<n>\(?\d{1,2}[.)])(?= [^\W\d_])",
    re.MULTILINE,
)


def layout(text: str) -> tuple[Span, ...]:
    """HEADING with its colon, and LIST_MARKER: sorted spans of kind ``structure`` that do not overlap."""
    spans = []
    for match in _LINE.finditer(text):
        heading, colon = match["h"], match["colon"]
        if _is_heading(heading, bool(colon)):
            spans.append(_span(match.start("h"), match.end("colon") if colon else match.end("h"), "HEADING"))
    for match in _INLINE.finditer(text):
        if _is_heading(match["h"], True):
            spans.append(_span(match.start("h"), match.end(), "HEADING"))
    for match in _MARKER.finditer(text):
        spans.append(_span(*match.span("m" if match["m"] else "n"), "LIST_MARKER"))
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _span(start: int, end: int, label: str) -> Span:
    return Span(start, end, label, "structure", NAME)


def _is_heading(words: str, colon: bool) -> bool:
    """A known heading; or any short phrase in capitals before a colon."""
    normal = " ".join(words.lower().split()).strip(" .-")
    if normal in _KNOWN or (normal.endswith("s") and normal[:-1] in _KNOWN):
        return colon or words[0].isupper()
    if not colon:
        return False
    return words.isupper() and sum(c.isalpha() for c in words) > 2 and len(words.split()) <= 9
