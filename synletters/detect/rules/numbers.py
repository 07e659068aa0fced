"""Telephone numbers and addresses on the net."""

from __future__ import annotations

import re

from synletters.detect.rules import checksums
from synletters.detect.rules.base import Check, Found, Rule, digit_count

_EXT = r"(?:[ ,;]{0,2}(?:\r?\n)?(?i:ext?\.?|extn\.?|extension|x)[ :]?#?\d{1,6}(?!\d))?"


def _phone(low: int, high: int, score: float) -> Check:
    def check(match: re.Match[str]) -> Found | None:
        value = match["v"] if "v" in match.re.groupindex else match[0]
        count = digit_count(re.split(r"(?i)\s{0,2},?\s{0,2}e?x", value)[0])
        if not low <= count <= high:
            return None
        start, end = match.span("v") if "v" in match.re.groupindex else match.span()
        return start, end, score

    return check


def _uk(match: re.Match[str]) -> Found | None:
    """A number that begins with 0: 9 to 11 digits in groups; without groups 11, or fewer with a telephone
    word near."""
    value = re.split(r"(?i)[ ,]{0,2}e?x", match[0])[0]
    count = digit_count(value)
    if not 9 <= count <= 11 or checksums.digits(value)[1] == "0":
        return None
    grouped = bool(re.search(r"\d[) .\-]+\d", value))
    if count == 11:
        return *match.span(), 0.9 if checksums.digits(value)[1] in "123578" else 0.5
    return *match.span(), 0.75 if grouped else 0.3


_PHONE_WORDS = (
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "fax",
    "call",
    "called",
    "contact",
    "ring",
    "number",
    "ph",
    "landline",
    "pager",
    "voicemail",
    "text",
)

PHONE_RULES: tuple[Rule, ...] = (
    Rule(
        "phone/international",
        "PHONE",
        rf"(?<![\w+])(?:\+|00(?=[1-9]\d[ \-]))\d{{1,3}}[ .\-]?(?:\(\d{{1,5}}\)[ .\-]?)?\d{{1,11}}"
        rf"(?:[ .\-]{{1,2}}\d{{2,8}}){{0,4}}(?!\d){_EXT}",
        0.9,
        _phone(8, 15, 0.9),
        gate=r"\+\d|00[1-9]",
    ),
    Rule(
        "phone/zero",
        "PHONE",
        rf"(?<![\w.\-/+])(?:\(0\d{{1,5}}\)|0\d{{1,10}})(?:[ .\-]{{1,2}}\d{{2,8}}"
        rf"|(?<=\))\d{{4,9}}){{0,4}}(?![\w\-/]|\.\d){_EXT}",
        0.9,
        _uk,
        context=_PHONE_WORDS,
    ),
    Rule(
        "phone/us",
        "PHONE",
        rf"(?<![\w.\-/+])(?:(?:001|1)[ .\-]?)?(?:\(\d{{3}}\)[ \-.]{{0,2}}|\d{{3}}[.\-]"
        rf"|[2-9]\d\d[ /](?=[2-9]\d\d-)|[2-9]\d\d-[ ])\d{{3}}[ .\-]\d{{4}}(?![\d\-]|[./]\d){_EXT}",
        0.9,
    ),
    Rule(
        "phone/vanity",
        "PHONE",
        r"(?<![\w\-])1?-?8(?:00|33|44|55|66|77|88)-(?=[\dA-Z\-]*[A-Z])[A-Z\d]{3,7}(?:-[A-Z\d]{2,7})?"
        r"(?![\w\-])",
        0.8,
        gate="8(?:00|33|44|55|66|77|88)-",
    ),
    Rule("phone/freephone", "PHONE", r"(?<![\w.\-/])1[38]00[ \-]\d{3}[ \-]\d{3}(?!\d)", 0.85),
    Rule(
        "phone/context",
        "PHONE",
        r"(?i)(?<![a-z])(?:tel(?:ephone)?|phone|ph|mobile|mob|cell(?:\s?phone)?|fax|landline|contact"
        r"|call(?:ed|ing)?|ring|"
        r"text|switchboard|pager|voicemail|helpline|hotline)"
        r"(?:\s(?:no|number|num|line|us|me|him|her|them|him|back|is|at|on|to|or|details?|home|work"
        r"|office|clinic)\b\.?){0,3}[ \t]{0,3}[.:#)\-]{0,2}\s{0,2}"
        rf"(?P<v>[+(]?\d[\d ().\-]{{5,18}}\d{_EXT})(?!\d)",
        0.85,
        _phone(7, 15, 0.85),
        gate="(?i)tel|ph|mob|cell|fax|land|cont|call|ring|text|switch|page|voice|line",
    ),
    Rule(
        "phone/local",
        "PHONE",
        r"(?i)(?<![a-z])(?:tel(?:ephone)?|phone|ph|mobile|cell|fax|call(?:ed)?|at|office|home|work|pager"
        r"|beeper|number|dial)(?:\s(?:is|at|no|number)\b)?[.:]?\s{0,2}"
        r"(?P<v>[2-9]\d\d[-.]\d{4})(?![\d\-]|\.\d)",
        0.8,
        gate=r"\d[-.]\d{4}",
    ),
    Rule(
        "phone/extension",
        "PHONE",
        r"(?i)(?<![a-z])(?:ext|extn|extension|bleep|bleeps|bleeped|blp|pager|beeper|paged|pgr|dect|fax"
        r"|speed\sdial|switchboard)"
        r"(?:\s(?:no|number|num|on|is)\b)?[.:]?\s{0,2}#?\s?(?P<v>\d{3,7}|\d{2}-\d{4})(?![\d/]|[.,]\d"
        r"|\s?(?:degrees|deg|°|mg|ml|mm|cm|%))",
        0.8,
        gate="(?i)ext|bleep|blp|page|pgr|beep|dect|fax|dial|switch",
    ),
    Rule(
        "phone/second",
        "PHONE",
        r"(?i)(?<![a-z])(?:ext|extn|extension|bleep|bleeps|pager|x)\.?\s?#?\d{3,6}\s?(?:/|,|or|and|&)\s?(?:ext\.?\s?|x|bleep\s)?(?P<v>\d{3,6})(?![\d/]|[.,]\d)",
        0.75,
        gate="(?i)ext|bleep|pager|x\\d",
    ),
    Rule(
        "phone/second-end",
        "PHONE",
        r"\d{3}[ \-]?\d{3,4}\s?(?:/|or|,)\s?(?P<v>\d{3,4})(?=\s?(?:$|\n|[.;)]))",
        0.3,
        context=("tel", "telephone", "phone", "fax", "secretary"),
    ),
    Rule(
        "phone/spelled",
        "PHONE",
        r"(?i)(?<![a-z])(?:(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)[\s,\-]{1,2}){6,14}(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine)(?![a-z])",
        0.85,
        gate="(?i)oh |zero |oh-|zero-|one two|two three|three four|four five|five six|six seven|seven eight|eight nine|nought|double |one one",
    ),
    Rule("phone/x", "PHONE", r"(?<![\w.\d])x(?P<v>\d{4,5})(?![\w.])", 0.6, gate="x\\d"),
)

_TLD = (
    r"(?:com|org|net|edu|gov|info|health|clinic|doctor|hospital|care|scot|wales|nhs\.uk|nhs\.net|nhs\.scot"
    r"|(?:co|ac|org|gov|nhs|me|ltd|plc|sch|police)\.uk|(?:com|org|net|gov|edu)\.[a-z]{2}|co\.[a-z]{2})"
)

NET_RULES: tuple[Rule, ...] = (
    Rule(
        "email",
        "EMAIL",
        r"(?<![\w.+\-'])[\w][\w.+\-'’]{0,63}@(?:[\w\-]{1,63}\.){1,6}\w{2,24}(?!\w)",
        1.0,
        gate="@",
    ),
    Rule(
        "email/spaced",
        "EMAIL",
        r"(?i)(?<![\w.])[a-z0-9][\w.\-]{0,40} ?(?:@|\(at\)|\[at\]) ?[a-z0-9\-]{2,40}(?: ?\. ?"
        r"|\.)(?:[a-z0-9\-]{2,40}\.){0,3}(?:com|org|net|edu|gov|uk|ie|ca|au)(?![\w])",
        0.8,
        gate="@|at[)\\]]",
    ),
    Rule(
        "email/spelled",
        "EMAIL",
        r"(?i)(?<![\w.])[a-z0-9][\w.\-]{1,40}(?:\s(?:dot|underscore|dash)\s\w{1,30}){0,3}\s(?:at|\(at\)"
        r"|\[at\])\s[a-z0-9\-]{2,40}"
        r"(?:\s?[(\[]?dot[)\]]?\s?[a-z0-9\-]{2,20}){1,3}(?![\w])",
        0.9,
        gate="(?i)dot",
    ),
    Rule(
        "email/bare",
        "EMAIL",
        r"(?<![\w.+\-'])[a-zA-Z][\w.+\-]{1,63}@[a-zA-Z][\w\-]{2,63}(?![\w.@])",
        0.6,
        gate="@",
    ),
    Rule(
        "url/scheme",
        "URL",
        r"(?i)(?<![a-z])(?:https?|ftp)://[^\s<>\"'\])]{2,400}(?<![.,;:!?])",
        1.0,
        gate="://",
    ),
    Rule(
        "url/www",
        "URL",
        r"(?i)(?<![\w@./])www\d?\.[a-z0-9][^\s<>\"'\])]{2,400}(?<![.,;:!?])",
        1.0,
        gate="(?i)www",
    ),
    Rule(
        "url/domain",
        "URL",
        rf"(?<![\w@./\-])(?:[a-z0-9](?:[a-z0-9\-]{{0,61}}[a-z0-9])?\.){{1,5}}{_TLD}(?![\w@]"
        rf"|\.\w)(?:[/?][^\s<>\"'\])]{{0,300}}(?<![.,;:!?]))?"
        rf"|(?<![\w@./\-])(?:[A-Z0-9][A-Z0-9\-]{{0,61}}\.){{1,4}}(?:COM|ORG|NHS\.UK|CO\.UK|NET)(?!\w)",
        0.85,
        gate=r"\.(?:[a-z]{2}|[A-Z]{2})",
    ),
    Rule(
        "url/path",
        "URL",
        r"(?<![\w@./\-])(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,10}/[a-z0-9][^\s<>\"'\])"
        r"]{0,300}(?<![.,;:!?])",
        0.6,
        gate=r"\.[a-z]{2,10}/",
    ),
    Rule("username/handle", "USERNAME", r"(?<![\w@./])@(?P<v>[A-Za-z]\w{2,30})(?![\w.]*@)", 0.6, gate="@"),
    Rule(
        "username/context",
        "USERNAME",
        r"(?i)(?<![a-z])(?:user\s?(?:name|id)|login(?:\s(?:name|id))?|logon|screen\s?name|skype(?:\sid)?"
        r"|twitter|instagram|handle)\s?(?:is|[:=])\s{0,2}@?(?P<v>[a-z][\w.\-]{2,30})(?<![.\-])",
        0.8,
        gate="(?i)user|log|screen|skype|twitter|insta|handle",
    ),
)
