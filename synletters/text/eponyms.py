"""Names that name a disease, sign, scale or device, by the word behind them: "Parkinson's disease", "Foley
catheter"."""

from __future__ import annotations

import re
from functools import cache

from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.word_files import listed

_EPONYM = re.compile(
    r"(?:['’]s?)?(?:[-\s](?:[^\W\d_]+['’]s?[- ])?(?:(?:type|grade|class|stage|stool|sleepiness|coma|depression|pain|comorbidity|frailty|performance|risk) )?)(?:disease|syndrome|sign|palsy|test|score|scale|criteria|index|ulcer|"
    r"catheter|lymphoma|sarcoma|tumou?r|contracture|fracture|procedure|operation|repair|manoeuvre|maneuver|classification|"
    r"phenomenon|reflex|stain|method|formula|equation|point|node|cell|body|bodies|cyst|hernia|nodule|duct|gland|canal|artery|"
    r"ganglion|muscle|fascia|ligament|drain|tube|clamp|retractor|forceps|scissors|needle|wire|nail|plate|screw|pin|frame|collar|"
    r"cast|bandage|splint|graft|flap|incision|approach|position|anaesthesia|anesthesia|thyroiditis|chorea|anaemia|anemia|"
    r"cirrhosis|arthritis|neuralgia|hemiparesis|angina|encephalopathy|sclerosis|dystrophy|ataxia|gangrene|purpura|vasculitis|"
    r"esophagus|oesophagus|metaplasia|monitor|coma|respiration|breathing|pulse|murmur|nystagmus|neuroma|bypass|fundoplication|"
    r"cardiomyopathy|malformation|anomaly|tetralogy|triad|angle|lines?|[A-D] lines|ring|band|spots?|chart|lamp|medium|agar|virus|prosthes[ie]s|brace|pacemaker|dilators?|retractors|clamps|blades?|speculum|osteotomy|bunionectomy|curettes?|elevators?|rongeurs?|snare|hook|suture|sutures|gag|dissectors?|balloon|dressing|stockings?|probe|cannula|trocar|laryngoscope|membrane|tubercle|foramen|corpuscles?|triangle|scoring|serology|implant|mask|lactate|solution|hearing aids?|valve|stent)\b",
    re.IGNORECASE,
)
_EPONYM_USE = re.compile(
    rf"(?<![^\W\d_])[^\W\d_]++(?={_EPONYM.pattern})|(?:(?<=[Tt]he )|(?<=\b[Aa] ))[^\W\d_]++", re.IGNORECASE
)
#: behind a possessive these words tell of a patient as often as of a discoverer
_GENERIC_USE = re.compile(
    r"['’]s?[- ](?:operation|procedure|repair|test|position|incision|approach|score|body|line|chart|monitor|graft|bypass|hernia)\b",
    re.IGNORECASE,
)
#: further words behind an eponym, too common to rule a known person's name out by
_USE = re.compile(
    r"(?:['’]s)? (?:stage|staging|grade|grading|thickness|level|suture|probe|sponge|hook|anastomosis|stent|rule|ruling|risk|lesion|"
    r"balloon|cardioplegia|questionnaire|inventory|assessment|vaccine|staple|stapler|mesh|block|jet|mask|valve|prosthesis|knee|hip|"
    r"elbow|exercise|exercises|protocol|regimen|solution|powder|membrane|space|pouch|reservoir|shunt|stitch|knot|loop|valve|"
    r"(?:sub)?type|chorea|paralysis|dementia|staging|stages|nodes|cells|tests|signs|ulcers|fractures|drains|reflexes|classes|"
    r"criterion|spot|circle|technique|manoeuvres|maneuvers|maneuvre|pneumonia|sarcomas|lymphomas|"
    r"[IV]{1,4}|\d)(?![^\W\d_])"
)


#: "the Foley drained": an article makes a thing of it, but for "the Foley family", "the Foleys"
_ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]) \Z")
_OF_PEOPLE = re.compile(
    r"(?:s|['’]s?)?\b(?= (?:famil|home|house|child|boy|girl|twin|sister|brother|parent|baby|couple|estate|practice|clinic|surgery|ward))|s\b"
)


def the_device(text: str, start: int, end: int) -> bool:
    """Whether an article makes a thing of a device that somebody is called as too: "the Foley drained"."""
    return (
        _ARTICLE.search(text, max(0, start - 5), start) is not None
        and text[start:end].casefold() in _devices()
        and _OF_PEOPLE.match(text, end) is None
    )


@cache
def _devices() -> frozenset[str]:
    names = {name.casefold() for name in listed("devices")}
    return frozenset(name for name in names if name.removesuffix("s") not in names - {name})  # no "Foleys"


def is_eponym(text: str, start: int, end: int, lexicon: Lexicon = EMPTY) -> bool:
    """Whether the name at [start, end) names a disease, sign or device ("Parkinson's disease", "Foley
    catheter").

    The vocabulary of ``lexicon`` knows which names do; without one every name may.
    """
    if lexicon.has_vocabulary and the_device(text, start, end):
        return True
    if _EPONYM.match(text, end) is None:
        return False
    if not lexicon.has_vocabulary:
        return True
    return lexicon.eponym(text[start:end]) and _GENERIC_USE.match(text, end) is None


def without_eponyms(text: str, lexicon: Lexicon = EMPTY) -> str:
    """The text, as long as before, with bars in place of each name that ``is_eponym``."""

    def bars(use: re.Match[str]) -> str:
        return "|" * len(use.group()) if is_eponym(text, use.start(), use.end(), lexicon) else use.group()

    return _EPONYM_USE.sub(bars, text)


def eponymous(text: str, end: int) -> bool:
    """Whether the word behind the name that ends here makes it one of a disease, sign, scale or device."""
    return _EPONYM.match(text, end) is not None or _USE.match(text, end) is not None
