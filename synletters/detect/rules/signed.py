"""People by what stands beside them where no title does: initials that sign, and whose list, wedding or
glasses it is."""

from __future__ import annotations

import re

from synletters.detect.rules.base import UP, Found, Rule, any_word
from synletters.detect.rules.words import GENERIC, NOT_A_PERSON, words_of

_DID = any_word(
    "signed cosign cosigned co-signed countersigned initialled witnessed witness checked counted verified drawn taken collected inserted "
    "sited placed removed changed given administered recorded documented entered closed completed reviewed seen assessed scrubbed "
    "scribed typed dictated transcribed reported sampled authorised authorized delivered handed_over handover discussed informed "
    "notified paged bleeped called cut_up held_by keys_with key_with keys_to key_to initials by per d/w h/o escorted_by trimmed "
    "embedded dissected opened dispensed prepared_by charted uploaded scanned filed actioned"
)
#: two or three capitals that stand behind such words without being anybody
_NOBODY = words_of(
    """
    gp ed er icu itu hdu ccu cdu mau amu sau nicu picu or ot pt rn md np pa sho spr sr cns iv im po pr sc sl ng nj peg ct mr mri xr cxr axr us
    uss ecg ekg eeg emg nh opd op ip ent obs gyn id gi gu mdt pts slt phn hv sw cpn ems rt rd lpn cna ma fm dc am pm od bd qd bid tid
    qid prn tds qds nbm npo nad nka wnl tbc tba uti uri lp lft tft fbc cbc bmp cmp u&e ue crp esr inr ptt aptt bp hr rr bm gcs bmi dob
    dnr cpr dvt pe mi cva tia chf ccf af copd ckd ra sle ms hiv tb vte gca pmr lad rca lv rv la uk usa nhs va dvla dwp pip cqc bma
    gmc nmc icb pct phe ukhsa who cdc fda nice bnf tto tta eta sob doe nil yes no ok asap fyi aka rip cc re ref msu csu hvs
    fnac bx mane on n/a na tv cd dvd pc it hr hq edd lmp ssn dol dos doa tel fax ext wk mth yr hrs mins mg ml iu l/r rl rt lt ue le abg vbg
    las ems ambo crew mdt gtn lmwh nsaid ppi ace arb ssri hrt ocp cocp iud ius mmr bcg hpv tdap flu rsv icd ppm crt tavi cabg pci hpi ros egd psa tee tte svt mx pma mets
    """
)
_INITIALS = r"[A-Z]{2,3}"
#: what a person does whose initials begin a sentence
_DOES = any_word(
    "understands understood verbalised verbalized agrees agreed consented consents completed completes tolerated tolerates reports reported "
    "states stated denies denied lives works drove drives wants wanted wishes declined declines attended attends rang phoned called "
    "remembers recalls said says feels felt walks walked enjoys enjoyed managed manages coped copes slept ate asked asks worries"
)
_OFF = any_word(
    "off_sick on_annual_leave on_a/l on_nights on_days on_break on_maternity_leave off_shift off_duty"
)
#: what people have that makes a capitalised word before "'s" one of them
_HAS = any_word(
    "list clinic ward_round round rounds wedding birthday funeral house flat glasses handbag notes room bed team secretary office firm phone keys slippers walking_stick hearing_aid hearing_aids "
    "mobile appointment bloods dentures mum mom dad mother father wife husband son daughter sister brother partner family home"
)
_NOT_THE_OWNER = words_of(
    """
    women men children kids people patients patient mother father today tomorrow yesterday monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december it that there here let what
    who he she alzheimer parkinson crohn doctor nurse consultant surgeon mum dad world everyone everybody someone nobody st saint
    fracture memory foot falls week month year spring summer autumn winter christmas easter valentine new
    """
)


def _signer(match: re.Match[str]) -> Found | None:
    """Initials, unless they are a term, or the line knows no small letters."""
    if match["v"].lower() in _NOBODY:
        return None
    text, at = match.string, match.start("v")
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if not any(c.islower() for c in line) and line.strip():
        return None
    return *match.span("v"), 0.6


def _subject(match: re.Match[str]) -> Found | None:
    """Initials of somebody, unless they are a term or a team."""
    return None if match["v"].lower() in _NOBODY else (*match.span("v"), 0.6)


def _owner(match: re.Match[str]) -> Found | None:
    word = match["v"].lower()
    if word in _NOT_THE_OWNER or word in NOT_A_PERSON or word in GENERIC:
        return None
    return *match.span("v"), 0.6


SIGNED_RULES: tuple[Rule, ...] = (
    Rule(
        "name/initials-signed",
        "NAME",
        rf"(?<!\w)(?i:{_DID})(?:[ \t]{{0,2}}[:(\-–—=][ \t]{{0,2}}|[ \t])(?P<v>{_INITIALS})(?=[ \t]?[.,;)/]|[ \t]*(?:$|\r|\n)|[ \t]\d)(?![/]\w)",
        0.6,
        _signer,
        gate=r"[ :(\-–—=][A-Z]{2,3}(?![A-Za-z])",
    ),
    Rule(
        "name/initials-end",
        "NAME",
        rf"(?m)(?:(?<=[a-z0-9)][.!?] )|(?<=[a-z0-9)][.!?]  )|(?<=[a-z.] [-–—~] )|(?<=[a-z.] [/~])|^[ \t]{{0,20}}[-–—~/][ \t]?)(?P<v>{_INITIALS})\.?"
        r"(?=[ \t]*\r?$|[ \t]{1,2}\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4})",
        0.6,
        _signer,
        gate=r"(?:[.!?] {1,2}|[-–—~/] ?)[A-Z]{2,3}(?![A-Za-z])",
    ),
    Rule(
        "name/initials-subject",
        "NAME",
        rf"(?m)(?:^[ \t]{{0,20}}|(?<=[a-z0-9)][.!?] ))(?P<v>{_INITIALS})(?= (?:also |now |has |has now |still )?{_DOES}(?!\w))",
        0.6,
        _subject,
        gate=r"(?:^|[.!?\s])[A-Z]{2,3} [a-z]",
    ),
    Rule(
        "name/off-duty",
        "NAME",
        rf"(?<![\w'’-])(?P<v>{UP}[a-zà-öø-ÿ]{{2,20}}) (?={_OFF}(?!\w))",
        0.6,
        _owner,
        gate=r" o(?:ff|n) [a-z]",
    ),
    Rule(
        "name/owner",
        "NAME",
        rf"(?<![\w'’-])(?P<v>{UP}[a-zà-öø-ÿ]{{2,20}})['’]s (?:new |old |next |own )?{_HAS}(?!\w)",
        0.6,
        _owner,
        gate=r"['’]s [a-z]",
    ),
)
