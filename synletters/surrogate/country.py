"""Whether words tell that a letter is British or American, which tells how its dates are read."""

from __future__ import annotations

import re
from functools import lru_cache

_UK = re.compile(
    r"\bNHS\b|\bGP\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?i:h?aem|oesoph|oedema|paed|anaesth|gynaecol|orthopaed)"
    r"|\bA&E\b|\b(?i:paracetamol|salbutamol|co-(?:amoxiclav|codamol|dydramol|careldopa|trimoxazole)|[tq]ds|nocte|mane|fortnight"
    r"|gmc|fbc|u&es?|micrograms)\b"
    r"|\b(?i:centre|theatre|tumour|colour|mum|gp surgery|mbbs|mbchb|frc[ps]|mrc[ps]|mcsp)\b|\b(?:Mr|Mrs|Dr|Ms)(?=  | [A-Z])|is(?:ed|ation)\b"
)
_US = re.compile(
    r"\b(?:MRN|ER|PCP|center|edema|mom|attending|tumor|color|sputum cx)\b|\b(?:hematolog|pediatri|anesthes|gynecol"
    r"|orthopedi|esophag)|\b(?:acetaminophen|albuterol|epinephrine|meperidine|zip|medicare|medicaid|[bt]id|q[dh]s|cbc|[bc]mp|ekg"
    r"|pa-c|m\.?d|lbs|pounds?|a1c|mg/dl|insurance)\b|\b(?:Mr|Mrs|Dr|Ms)\. |\b[ck]ath(?:eterization)?\b|iz(?:ed|ation)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)  # asked of one text three times
def written_in(text: str) -> tuple[bool, bool]:
    """Whether the day comes before the month in such a text, and whether its words tell so."""
    uk, us = ({*map(str.casefold, cue.findall(text))} for cue in (_UK, _US))
    return len(uk) >= len(us), len(uk) != len(us)
