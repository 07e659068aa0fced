"""HL7 v2's escape sequences, there and back: delimiters, line breaks, characters by their number."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(r"\\([^\\\r\n]{0,200})\\")
_BREAKS = (".br", ".sp", ".ce")


def opened(text: str, signs: str = "|^&~\\") -> str:
    """What a field says; ``signs`` are the delimiters of field, component, subcomponent, repetition, and the escape. A sequence that
    only lays the text out, or is not known, says nothing."""
    escape = signs[4]
    if escape != "\\":
        text = text.replace(escape, "\\")
    known = dict(zip("FSTRE", (signs[0], signs[1], signs[2], signs[3], escape), strict=True))

    def said(found: re.Match[str]) -> str:
        name = found[1]
        if name in known:
            return known[name]
        if name.lower().startswith(_BREAKS):
            return "\n"
        if re.fullmatch(r"X(?:[0-9A-Fa-f]{2}){1,100}", name):
            return bytes.fromhex(name[1:]).decode("utf-8", "replace")
        return ""

    return _SEQUENCE.sub(said, text)


def escaped(text: str) -> str:
    """A text as a field holds it, with the usual delimiters."""
    out = text.replace("\\", "\\E\\")
    for sign, name in (("|", "F"), ("^", "S"), ("&", "T"), ("~", "R")):
        out = out.replace(sign, f"\\{name}\\")
    return re.sub(r"\r\n|\r|\n", lambda _: "\\.br\\", out)
