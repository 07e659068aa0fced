"""What of a person's name is worth looking for, and what is not."""

from __future__ import annotations

import re
from collections.abc import Container

from synletters.text.words import STOPWORDS

_RUN = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\s,;/()]+")
_TITLES = frozenset(
    [
        "dr",
        "doctor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "reverend",
        "mister",
        "madam",
        "mstr",
        "master",
        "messrs",
        "drs",
        "capt",
        "captain",
        "sgt",
        "judge",
        "sister",
        "nurse",
        "matron",
        "staff",
        "the",
        "pt",
        "and",
        "&",
    ]
)
_BEHIND = frozenset(["dr", "mr", "mrs", "ms", "miss", "mx", "prof"])
#: no "do", "ba", "bao", "ma", "pa": they are people's names too, and what is cut off here stays in the letter
_DEGREES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "md",
        "phd",
        "dphil",
        "mbbs",
        "mbchb",
        "mb",
        "bs",
        "bch",
        "chb",
        "bsc",
        "msc",
        "mph",
        "mba",
        "frcp",
        "frcs",
        "frca",
        "frcgp",
        "frcpath",
        "frcr",
        "frcem",
        "frcpsych",
        "frcog",
        "mrcp",
        "mrcs",
        "mrcgp",
        "mrcpch",
        "frcpch",
        "mrcem",
        "mrcophth",
        "frcophth",
        "mrcpi",
        "frcpc",
        "frcsc",
        "fracp",
        "fracs",
        "facem",
        "mrcpsych",
        "mrcog",
        "mrcpath",
        "rn",
        "rgn",
        "rmn",
        "np",
        "aprn",
        "crna",
        "cnm",
        "pac",
        "facs",
        "facc",
        "facp",
        "fccp",
        "facog",
        "faan",
        "dmd",
        "dds",
        "dpm",
        "od",
        "pharmd",
        "dnp",
        "lcsw",
        "msw",
        "lpc",
        "rd",
        "pt",
        "dpt",
        "ot",
        "otr",
        "slp",
        "ccc",
        "mcsp",
        "hcpc",
        "obe",
        "mbe",
        "cbe",
        "esq",
    ]
)
#: two letters that are not sought as a name, though a sentence may begin with them
NO_SHORT_NAMES = STOPWORDS | {"re", "ex", "pt", "dr", "mr", "ms", "st", "ok", "oh", "vs", "cc", "no"}
#: degrees and honours that are surnames too
_SURNAMES_TOO = frozenset(["mba", "obe", "od", "pac", "cbe", "bs", "rd", "ot", "ccc", "np", "mb"])
_NAMES_TOO = frozenset(["judge", "master", "captain", "madam", "dame", "lord", "lady", "nurse", "matron"])
#: what tells nothing of a person wherever it stands in a name
_AFFIX = _TITLES - _NAMES_TOO | _DEGREES - _SURNAMES_TOO


def bare(value: str) -> tuple[int, int]:
    """Where the name itself lies in ``value``: without titles before it and degrees behind it. (0, len) if nothing is left.

    In doubt a word is part of the name: "Anh Do", "Lord, Winston" and "Paul Nurse" are whole names.
    """
    words = [m for m in _TOKEN.finditer(value) if any(c.isalnum() for c in m.group()) or m.group() == "&"]
    while words and _plain(words[0]) in _TITLES and value[words[0].end() : words[0].end() + 1] != ",":
        words.pop(0)
    while len(words) > 1 and (_is_degree(words[-1].group()) or _plain(words[-1]) in _BEHIND):
        if (
            _plain(words[-1]) in _SURNAMES_TOO
            and len(words) < 3
            and "," not in value[words[-2].end() - 1 : words[-1].start()]
        ):
            break  # "Chidi MBA" may be a Mr Mba
        words.pop()
    return (words[0].start(), words[-1].end()) if words else (0, len(value))


def _is_degree(word: str) -> bool:
    """A degree as people write one: "MBA", "FRCP", "PhD", "M.D.", "Jr", but not "Mba", which is a surname too."""
    runs = _RUN.findall(word)
    plain = "".join(runs).casefold()
    if plain not in _DEGREES:
        return False
    return plain not in _SURNAMES_TOO or not (word[:1].isupper() and word[1:].islower())


def only_titles(value: str) -> bool:
    """Whether nothing here is a name: "Sister", "Dr", "the Staff"."""
    words = _RUN.findall(value.casefold())
    return all(word in _TITLES and word not in _NAMES_TOO for word in words)


def tells_nothing(value: str) -> bool:
    """Whether titles and degrees are all that is here: "Dr", "FRCS", "Mrs ... C.R.N.A."."""
    words = [word for word in _TOKEN.findall(value) if any(c.isalnum() for c in word)]
    plain = ["".join(_RUN.findall(word)).casefold() for word in words]
    return all(word in _TITLES | _BEHIND or _is_degree(raw) for word, raw in zip(plain, words, strict=True))


def _plain(word: re.Match[str]) -> str:
    return "".join(_RUN.findall(word.group())).casefold() or word.group()


def parts(value: str, common: Container[str], vocabulary: object = None) -> list[str]:
    """The pieces of a name that give it away alone: its words, and the halves of hyphenated ones; "Ng", but no lone letter.

    Lower-case particles ("van", "de") and ``common`` words are left out; of an all-lower-case name every word counts.
    ``vocabulary`` may have a method ``generic(word)`` for words that tell of nobody ("City", "NHS").
    """
    generic = getattr(vocabulary, "generic", None)
    lower = value.islower()
    out: list[str] = []
    for token in _TOKEN.findall(value):
        runs = _RUN.findall(token)
        for piece in (" ".join(runs), *(runs if len(runs) > 1 else ())):
            letters = piece.replace(" ", "")
            short = len(letters) < 2 or (len(letters) == 2 and not piece.istitle())
            if short or letters.isdigit() or piece.casefold() in common or letters.casefold() in _AFFIX:
                continue
            if (piece.islower() and not lower) or (generic is not None and len(letters) > 2 and generic(piece)):
                continue
            out.append(piece)
    return list(dict.fromkeys(out))


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

_EPONYM_USE = re.compile(rf"(?<![^\W\d_])[^\W\d_]++(?={_EPONYM.pattern})", re.IGNORECASE)


#: behind a possessive these words tell of a patient as often as of a discoverer
_GENERIC_USE = re.compile(
    r"['’]s?[- ](?:operation|procedure|repair|test|position|incision|approach|score|body|line|chart|monitor|graft|bypass|hernia)\b",
    re.IGNORECASE,
)


def is_eponym(text: str, start: int, end: int, vocabulary: object = None) -> bool:
    """Whether the name at [start, end) names a disease, sign or device ("Parkinson's disease", "Foley catheter").

    ``vocabulary`` may have a method ``eponym(word)`` that knows which names do; without it every name may.
    """
    if _EPONYM.match(text, end) is None:
        return False
    known = getattr(vocabulary, "eponym", None)
    return known is None or (bool(known(text[start:end])) and _GENERIC_USE.match(text, end) is None)


def without_eponyms(text: str, vocabulary: object = None) -> str:
    """The text, as long as before, with bars in place of each name that ``is_eponym``."""

    def bars(use: re.Match[str]) -> str:
        return "|" * len(use.group()) if is_eponym(text, use.start(), use.end(), vocabulary) else use.group()

    return _EPONYM_USE.sub(bars, text)
