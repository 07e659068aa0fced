"""Given names of two syllables as they are written in China, Taiwan, Hong Kong, Singapore and Korea: "Mei-Ling",
"Ji-woo", "Hui Min", "Meiling"."""

from __future__ import annotations

import re

from synletters.surrogate import pools

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|ng|ts|hs|ky|hy|by|my|gy|gw|kw|[bpmfdtnlgkhjqxrzcswy])?"
    r"(?:oung|iang|iong|uang|eung|yeon|yeong|ang|eng|ing|ong|ung|iao|ian|uai|uan|iew|eul|eun|eon|eok|eob|eol|ook|ul|ah|yun|yul|yuk"
    r"|iu|ia|ie|in|ua|ui|un|uo|ue|ai|ei|ao|ou|an|en|on|oo|oon|oi|ee|eo|ae|am|im|um|om|aeng|ak|ik|ok|uk|uen|it|at|ut"
    r"|ye|yo|yu|a|e|i|o|u)",
    re.IGNORECASE,
)
#: what Korean names have and Chinese ones do not
_KOREAN = re.compile(r"(?i)(?:.*(?:eo|eu|ae|oo|yeo)|(?:min|jun|hyun|sung|jin|ji|ho|sik|suk|hee|seok)\Z)")


def is_syllable(text: str) -> bool:
    """Whether a text may be one syllable of such a name."""
    return _SYLLABLE.fullmatch(text) is not None


def two(text: str) -> tuple[str, str] | None:
    """The syllables of a name of two in one word ("Meiling"), or None."""
    if is_syllable(text):
        return None
    cuts = [at for at in range(2, len(text) - 1) if is_syllable(text[:at]) and is_syllable(text[at:])]
    # "Xiangan" is Xian-gan or Xiang-an: the second one begins with a consonant where it can
    best = [at for at in cuts if text[at].casefold() not in "aeiou"] or cuts
    return (text[: best[-1]], text[best[-1] :].capitalize()) if best else None


def hyphened(text: str) -> bool:
    """Whether a word with a hyphen is such a name: "Mei-Ling" and "mei-ling", not "Ann-Marie" nor "Smith-Lee"."""
    one, mark, other = text.partition("-")
    if not mark or not (is_syllable(one) and is_syllable(other)) or min(len(one), len(other)) < 2:
        return False
    joined = pools.cultures("given", one + other)
    return bool(joined & {"chinese", "korean"}) or not all(
        pools.weight("given", part) > _FREQUENT for part in (one, other)
    )


#: the share of people from which a syllable is an English name as well: "Jo-An"
_FREQUENT = 3e-4


def culture(text: str) -> str:
    """The culture of a name with a hyphen: by the lists, else by syllables that one of the two alone has."""
    listed = pools.cultures("given", text) & {"chinese", "korean"}
    if len(listed) == 1:
        return next(iter(listed))
    return "korean" if all(_KOREAN.match(part) for part in text.split("-")) else "chinese"


def like(model: str, drawn: str) -> str:
    """A drawn name in the form of ``model``: hyphened where that is, its second half in that one's case."""
    parts = two(drawn) if "-" in model else None
    if parts is None:
        return drawn
    second = model.partition("-")[2]
    return f"{parts[0]}-{parts[1].lower() if second[:1].islower() else parts[1]}"
