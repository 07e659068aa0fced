"""HL7 v2's escape sequences, there and back: delimiters, line breaks, characters by their number."""

from __future__ import annotations

import re

from synletters.io.rows import BadRow

#: characters by their number of any length; anything else that is as long and has no blank is in a code of its own
_SEQUENCE = re.compile(r"\\(X[0-9A-Fa-f \t]*|[^\\\r\n]{0,200}|[^\\\s]+)\\")
_BREAKS = (".br", ".sp", ".ce")


def opened(text: str, signs: str = "|^&~\\") -> str:
    """What a field says; ``signs`` are the delimiters of field, component, subcomponent, repetition, and the escape. A sequence that
    only lays the text out, or is not known, says nothing. Raises BadRow for a long one that is not known: it may hold a text."""
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
        if re.fullmatch(r"X(?:[ \t]*[0-9A-Fa-f]{2})+[ \t]*", name):
            return bytes.fromhex("".join(name[1:].split())).decode("utf-8", "replace")
        if len(name) > 200:
            raise BadRow(
                "a text holds a long escape sequence that is none of HL7's; write its characters as they are"
            )
        return ""

    return _SEQUENCE.sub(said, text)


def escaped(text: str) -> str:
    """A text as a field holds it, with the usual delimiters."""
    out = text.replace("\\", "\\E\\")
    for sign, name in (("|", "F"), ("^", "S"), ("&", "T"), ("~", "R")):
        out = out.replace(sign, f"\\{name}\\")
    return re.sub(r"\r\n|\r|\n", lambda _: "\\.br\\", out)
