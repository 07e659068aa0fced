"""Quoted-printable text of a mail ("Zo=C3=AB", "tel 01947=20555012", "=" at the end of a line), read as what it encodes.

It is told by a sequence that is whole UTF-8 ("=E2=80=99"); "GCS=15" and "HR=80" are no such sequence, and stay.
"""

from __future__ import annotations

import re

from synletters.text.markup.view import Builder, Syntax, View

_MANY = r"=[C-D][0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}|=F[0-4](?:=[89AB][0-9A-F]){3}"
_SURE = re.compile(_MANY)
_SIGN = re.compile(rf"{_MANY}|=3D|=20(?=\w|\r?\n|\Z)|=09|=\r?\n")
_SYNTAX = Syntax(
    "quoted-printable",
    lambda char: (
        char
        if char.isascii() and char != "="
        else "".join(f"={byte:02X}" for byte in char.encode("utf-8", "replace"))
    ),
)


def read_quoted(text: str) -> View | None:
    """The view of a quoted-printable text; None for any other."""
    if "=" not in text or not _SURE.search(text):
        return None
    builder = Builder(text)
    for match in _SIGN.finditer(text):
        char = "" if match[0][1] in "\r\n" else _decoded(match[0])
        if char is not None:
            builder.plain(match.start())
            builder.read(match.end(), char, mark=not char)
    if not builder.size:
        return None
    builder.plain(len(text))
    return builder.done(_SYNTAX)


def _decoded(sequence: str) -> str | None:
    try:
        char = bytes.fromhex(sequence.replace("=", "")).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return " " if char == "\xa0" else char
