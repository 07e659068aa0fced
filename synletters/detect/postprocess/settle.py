"""What all detectors found in one letter, weighed against each other.

An identifier of one detector alone may be no more than a guess about a word; here what the others know speaks
for or against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from synletters.core.document import Span
from synletters.detect.postprocess.beside import told_beside
from synletters.detect.postprocess.brands import drug_so_called, only_drugs
from synletters.detect.postprocess.evidence_bars import weak
from synletters.detect.postprocess.gene_variants import of_a_gene
from synletters.detect.postprocess.person_evidence import among_people, initialled, titled
from synletters.detect.postprocess.plain_words import opens_plainly, plain
from synletters.detect.postprocess.public_names import of_the_public
from synletters.detect.postprocess.shorthand import is_short, only_short
from synletters.detect.postprocess.span_forms import formless
from synletters.detect.postprocess.spoken import of_a_turn, only_said
from synletters.detect.postprocess.table_cells import alone_in_a_cell
from synletters.detect.postprocess.trades import no_trade
from synletters.detect.postprocess.vocabulary_marks import SOURCE, confirmed
from synletters.detect.rules.spaced import ordinary, spaced_words
from synletters.text.guarded_words import GUARD_WORDS
from synletters.text.vocabulary import shipped
from synletters.text.word_files import listed
from synletters.text.words import COMMON_NAMES

#: an identifier found with less than this gives way to a guarded word: "R side" is a side before it is
#: somebody's initial
_WEAK = 0.5
_GUARDED = frozenset(
    {"NEGATION", "UNCERTAINTY", "LATERALITY", "SEVERITY", "QUANTITY", "UNIT", "FREQUENCY", "ROUTE"}
)
#: the detectors of this package, which judge words by what they look like; what a site's own say stands
_OWN = frozenset({"tagger", "rules", SOURCE})
#: two or three capitals may be a short form and initials; a rule finds them by what signs them, the model
#: must be sure
_INITIALS = re.compile(r"[A-Z]{2,3}")
_SURE_OF_INITIALS = 0.8
#: from here on the model's word counts more than that the word is a plain one
_SURE_OF_A_NAME = 0.97
#: "PC: Wheeze", "Father: Angina": the value of a field that is no person's is a name by its word alone
_BEHIND_A_LABEL = re.compile(
    r"(?<!\w)(?i:pc|hpc|complaint|diagnos[ie]s|dx|impression|imp|mother|father|mum|dad|brother|sister|siblings|aunt|uncle|fhx?|pmhx?|problems?|indication|reason|symptoms?|allerg(?:y|ies)|reaction|diet|habits"
    r"|occupation|housing|mobility|skin|gait|mood|affect|speech|wound|plan|findings?|result|outcome|procedure|operation) ?[:–-][ \t]?\Z"
)
_WORDY = frozenset({"NAME", "LOCATION", "ORGANIZATION", "USERNAME"})
_NO_PLACE = frozenset({"NAME", "ID", "USERNAME", "PROFESSION", "ORGANIZATION", "HOSPITAL"})

#: "Schmitt-style advice": a method that goes by a name, as an eponym does
_STYLE = re.compile(r"(?:(?<=-style)|(?<=-type)|(?<=-like)|-(?:style|type|like))(?![\w-])")
_OF_DOSES = GUARD_WORDS["ROUTE"] | GUARD_WORDS["FREQUENCY"]
#: a dose, or a route, and what parts cells
_DOSE_BEFORE = re.compile(
    r"(?:(?<![\w/-])\d{1,4}(?:\.\d{1,3})?(?:[-/]\d{1,4})? ?(?:mg|mcg|micrograms?|g|ml|units?|iu|%|puffs?|tabs?|i{1,3})?|(?<!\w)(?:PO|IV|IM|SC|SL|INH|NEB|PR|PV|TOP|NG|PEG|po|iv|im|sc|inh|neb|pr))(?:[ \t]{1,12}|[ ]?\|[ ]?)\Z"
)
_WEEKDAY = re.compile(
    r"(?:(?:on|last|next|this|until|by|from) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?: (?:morning|afternoon|evening|night))?",
    re.I,
)
#: what stands under a drug's name in a list of fields
_FIELD_OF_A_DRUG = re.compile(r"[ \t]*\n[-*• \t]*(?:Dosage|Dose|Strength|Frequency|Route)[ \t]*:")
#: fields of forms that a model takes for somebody, and what stands behind "e-"
_FIELD = re.compile(
    r"(?:post ?code|zip(?: ?code)?|doc(?:ument)? id|ubrn|(?:ed |a&e )?cas ?card)\s*", re.IGNORECASE
)
_ELECTRONIC = re.compile(r"(?<![^\W_])e-\Z", re.IGNORECASE)
_BABY = re.compile(r"\bbaby\s\Z", re.IGNORECASE)
_DATED_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[,.]? ?\(?\Z")
_DATED_BEHIND = re.compile(
    r"[,.]? ?\(?(?:the )?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", re.I
)


def settled(text: str, spans: Sequence[Span], given: Sequence[Span] = ()) -> list[Span]:
    """The spans that stay: without guesses inside guarded words, short forms taken for names, roles taken for
    trades, and marks of
    the vocabulary pass with nothing beside them. ``given`` are spans that the letter came with."""
    guarded = sorted((s.start, s.end) for s in spans if s.kind == "structure" and s.label in _GUARDED)
    starts = [start for start, _ in guarded]
    kept: list[Span] = []
    marks: list[Span] = []
    for span in spans:
        if span.kind == "phi" and span.source in _OWN:
            at = bisect_right(starts, span.start) - 1
            unsure = span.source == "tagger" and span.score < _WEAK
            if (
                (unsure and at >= 0 and guarded[at][1] >= span.end)
                or _nobody(text, span)
                or of_a_turn(text, span, spans)
            ):
                continue
            if span.source == SOURCE:
                marks.append(span)
                continue
        kept.append(span)
    # "through to Easter": a rule knows the feast, the model only that it has a capital
    feasts = {(s.start, s.end) for s in kept if s.kind == "phi" and s.source == "rules" and s.label == "DATE"}
    kept = [
        s
        for s in kept
        if s.kind != "phi" or s.source != "tagger" or s.label == "DATE" or (s.start, s.end) not in feasts
    ]
    kept = _apart_from_dates(text, kept)
    marks.sort()
    known = sorted([*(s for s in kept if s.kind == "phi"), *given])
    kept = [span for span in kept if span.kind != "phi" or not weak(text, span, marks, known)]
    return kept + confirmed(text, marks, [*kept, *given])


def _apart_from_dates(text: str, spans: Sequence[Span]) -> list[Span]:
    """A name that runs on into a date which a rule knows ("KWAME CHEN, twentieth of May") ends before it."""
    dates = sorted((s.start, s.end) for s in spans if s.label == "DATE" and s.source == "rules")
    out = []
    for span in spans:
        if span.label == "NAME" and span.source == "tagger":
            at = next((start for start, end in dates if span.start < start < span.end <= end), None)
            if at is not None and (name := text[span.start : at].rstrip(" ,;:(-–\n\t")):
                span = replace(span, end=span.start + len(name))
        out.append(span)
    return out


def _nobody(text: str, span: Span) -> bool:
    """Whether what was found is nobody's, whatever found it."""
    if span.label == "PROFESSION" and no_trade(text, span):
        return True
    if span.label == "DATE" and _lone_weekday(text, span):
        return True
    if formless(text, span) or told_beside(text, span) or (span.label in _WORDY and only_said(text, span)):
        return True
    if _a_role(text, span) or _normal(text, span):
        return True
    if span.label == "AGE" and _TO_AN_AGE.search(text, max(0, span.start - 8), span.start):
        return True
    if _initials(text, span):
        return False
    if of_the_public(text, span) or _spaced_heading(text, span):
        return True
    if span.label not in _NO_PLACE:
        return _unit_in_short(text, span)
    if _FIELD.fullmatch(text, span.start, span.end) or (
        span.end - span.start <= 4 and _ELECTRONIC.search(text, max(0, span.start - 3), span.start)
    ):
        return True
    if (
        _BABY.search(text, max(0, span.start - 6), span.start)
        and text[span.start : span.end].casefold() == "aspirin"
    ):
        return True
    if span.label in ("ID", "USERNAME") and span.end - span.start == 1:
        return True  # "DOB/SEX: 02-SEP-1958 / M"
    if span.label == "NAME" and span.end - span.start == 1 and text[span.start].islower():
        return True  # "e-consult"
    if span.label == "NAME" and _STYLE.match(text, span.end):
        return True
    if span.label in ("ID", "NAME", "USERNAME") and of_a_gene(text, span.start, span.end):
        return True
    if span.label == "NAME" and (
        drug_so_called(text, span.start, span.end)
        or only_drugs(text, span.start, span.end)
        or _FIELD_OF_A_DRUG.match(text, span.end)
    ):
        return True
    if only_short(text, span.start, span.end):
        return True
    if opens_plainly(text, span, shipped()):
        return True
    sure = span.source == "tagger" and span.label == "NAME" and span.score >= _SURE_OF_A_NAME
    if sure and not _BEHIND_A_LABEL.search(text, max(0, span.start - 20), span.start):
        return False
    return plain(text, span, shipped())


def _unit_in_short(text: str, span: Span) -> bool:
    """Whether a place is a unit or a test in capitals, as every hospital has it: "r/v in SAU", "went to CTPA"."""
    value = text[span.start : span.end]
    return span.label == "LOCATION" and len(value) > 2 and value.isupper() and is_short(value)


#: "adults from 18 to 90 years": the end of a range of ages
_TO_AN_AGE = re.compile(r"(?<![\d./])\d{1,2} ?(?:to|and|[-–]) ?\Z")
#: "sens N.", "power R": a finding and a side, unless the word before may have a person's initial
_FINDING = re.compile(r"(?<![\w'’])([a-z]{3,12}) \Z")


def _normal(text: str, span: Span) -> bool:
    if (
        span.label != "NAME"
        or span.source != "tagger"
        or text[span.start : span.end].strip(".") not in ("N", "L", "R")
    ):
        return False
    word = _FINDING.search(text, max(0, span.start - 14), span.start)
    return (
        word is not None
        and word[1] not in listed("stopwords")
        and not any(word[1] in listed(name) for name in ("roles", "occupations", "clinicians"))
        and not titled(text, span.start)
    )


def _a_role(text: str, span: Span) -> bool:
    """Whether it is what somebody is to others or to medicine: "Vegan, teetotaller", "a widower"."""
    value = text[span.start : span.end]
    folded = value.casefold()
    if (
        span.label not in _WORDY
        or folded not in listed("roles") | listed("clinicians")
        or folded in listed("twins")
        or titled(text, span.start)
    ):
        return False
    return value.islower() or (folded not in COMMON_NAMES and not among_people(text, span.start, span.end))


#: a degree behind what somebody is: "co-signed by attending, DO"
_BEHIND_A_POST = re.compile(
    r"(?i)(?<!\w)(?:attending|physician|surgeon|resident|fellow|nurse|practitioner|consultant|registrar|therapist|pharmacist|midwife|hospitalist|radiologist|pathologist), \Z"
)


#: words of a sentence before a short form, where nobody has signed
_AMONG_WORDS = re.compile(
    r"(?<!\w)(?:for|second|first|third|next|from|with|and|of|in|no|on|by|a|an|the|due|had|has|thigh|arm|left|right)[.]? \Z"
)


def _initials(text: str, span: Span) -> bool:
    """Whether these capitals are somebody's initials, though a body or a test may be written so: by a rule that reads
    who signed, or because the model is sure."""
    if span.label != "NAME" or _INITIALS.fullmatch(text, span.start, span.end) is None:
        return False
    value = text[span.start : span.end]
    if (
        value in listed("services")
        or _heading(text, span)
        or _of_a_dose(text, span)
        or only_said(text, span)
        or (is_short(value) and alone_in_a_cell(text, span.start, span.end))
        or (
            is_short(value)
            and span.source == "tagger"
            and _AMONG_WORDS.search(text, max(0, span.start - 16), span.start) is not None
            and not initialled(text, span.start, span.end)
            and not among_people(text, span.start, span.end)
        )
        or (is_short(value) and _BEHIND_A_POST.search(text, max(0, span.start - 24), span.start) is not None)
    ):
        return False
    return span.source == "rules" or span.score >= _SURE_OF_INITIALS


def _spaced_heading(text: str, span: Span) -> bool:
    """Whether it is a part of "P L A N", an ordinary word that is written so."""
    if span.label != "NAME" or span.source == "rules" or " " not in text[span.start : span.end]:
        return False
    start, end = max(0, span.start - 48), min(len(text), span.end + 48)
    return any(
        start + first <= span.start and span.end <= start + last + 1 and ordinary(word)
        for first, last, word in spaced_words(text[start:end])
    )


def _of_a_dose(text: str, span: Span) -> bool:
    """Whether a short form is a route or how often, behind a dose or another such form: "2.5 mg   PO     OD"."""
    value = text[span.start : span.end].casefold()
    return value in _OF_DOSES and _DOSE_BEFORE.search(text, max(0, span.start - 24), span.start) is not None


def _lone_weekday(text: str, span: Span) -> bool:
    """Whether it is a day of the week with no date beside it, which everybody has one of each week."""
    if _WEEKDAY.fullmatch(text, span.start, span.end) is None:
        return False
    beside = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 12]
    return _DATED_BEFORE.search(beside[0]) is None and _DATED_BEHIND.match(beside[1]) is None


def _heading(text: str, span: Span) -> bool:
    """Whether a short form heads what comes: a colon behind it, or alone on its line beside another such
    line."""
    if text[span.end : span.end + 1] == ":":
        return True
    before, behind = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    if (before and not before.endswith("\n")) or (behind and not behind.startswith("\n")):
        return False
    lines = before.rstrip("\n").rpartition("\n")[2], behind.lstrip("\n").partition("\n")[0]
    return any(is_short(line.strip()) for line in lines)
