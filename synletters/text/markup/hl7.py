"""HL7 v2: segments read field by field, escapes ("\\\\F\\\\", "\\\\.br\\\\", "\\\\X0D\\\\") as their characters.

The standard says which field is a name, a number, a date (``data/hl7_fields.tsv``), so those are identifiers by it, and
codes and flags are none; a field that it says nothing of is read as text, as the results and notes are. Lines that are no
segment, and a note that has lost its segment but kept its escapes, are text as well.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from synletters.text.markup.view import Builder, MarkupError, Syntax, View

_SEGMENT = (
    "MSH|MSA|EVN|PID|PD1|NK1|PV1|PV2|ORC|OBR|OBX|NTE|AL1|DG1|PR1|GT1|IN1|IN2|IN3|TXA|MRG|ROL|SPM|RXA|RXE|RXO|RXR|SCH|AIP|AIL|AIS|ACC|CON"
    r"|FHS|BHS|FTS|BTS|TQ1|RGS|Z[A-Z\d]{2}"
)
_BEGINS = re.compile(rf"[\x0b\ufeff]?(?P<name>{_SEGMENT})(?P<bar>\|)(?=[^\r\n]*\|)")
_LINE_END = re.compile(rf"\r\n|\r|\n|\\X0D(?:0A)?\\(?:\\X0A\\)?(?=(?:{_SEGMENT})\|)")
_ESCAPE = re.compile(
    r"\\(?:(?P<one>[FSTREHNP])|\.(?P<dot>br|sp|fi|nf|ce|in|ti|sk)[+-]?\d{0,3}|X(?P<hex>(?:[\da-fA-F]{2}){1,64})|[CMZ][\dA-F]{2,8})\\"
)
_MEANS = {"F": "|", "S": "^", "T": "&", "R": "~", "E": "\\", "P": "#", "H": "", "N": ""}
_WRITTEN = {
    "|": "\\F\\",
    "^": "\\S\\",
    "&": "\\T\\",
    "~": "\\R\\",
    "\\": "\\E\\",
    "\n": "\\.br\\",
    "\r": "\\.br\\",
}
_SYNTAX = Syntax("HL7", lambda char: _WRITTEN.get(char, char))
_SEPARATORS = "|^~\\&"
_BYTES = re.compile(r"[A-Za-z\d+/=\s]{400,}")
#: how the separators of a field's parts read
_PARTS = {"^": " ", "&": " ", "~": "\n"}
_DAY = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
_DATE = re.compile(r"(?<!\d)\d{1,4}\\F\\\d{1,2}\\F\\\d{2,4}(?!\d)")
_DIGIT = re.compile(r"\d")
_CONVERT = "bring it in as plain text: the values of OBX-5 and NTE-3, one letter a row"


@cache
def _fields() -> dict[tuple[str, int], str]:
    raw = files("synletters.text.markup").joinpath("data/hl7_fields.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in raw.splitlines() if line and not line.startswith("#")]
    return {(segment, int(number)): kind for segment, number, kind in rows}


#: what the parts of a data type are: a label, "" where it is text, "-" where it is a code
_TYPES: dict[str, tuple[str, ...]] = {
    "XPN": ("NAME", "NAME", "NAME", "", "-", "-", "-", "-", "-"),
    "XCN": ("ID", "NAME", "NAME", "NAME", "", "-", "-", "-", "", "-", "-", "-", "-", ""),
    "NDL": ("NAME", "DATE", "DATE"),
    "CX": ("ID", "-", "-", "", "-", ""),
    "EI": ("ID", "", "-", "-"),
    "ID": ("ID",),
    "TS": ("DATE",),
    "XAD": ("ADDRESS", "ADDRESS", "LOCATION", "", "POSTCODE", "-", "-", "", "", ""),
    "XTN": ("PHONE", "-", "-", "EMAIL", "-", "PHONE", "PHONE", "-", "", "", "", "PHONE"),
    "XON": ("HOSPITAL", "-", "ID", "-", "-", "", "-", "", "-", "ID"),
    "HD": ("", "-", "-"),
    "PL": ("", "", "", "HOSPITAL", "-", "-", "", "", ""),
    "CE": ("-", "", "-", "-", "", "-"),
    "": (),
}
#: the parts that make one name together
_NAMES = {"XPN": (0, 3), "XCN": (1, 4)}


def read_hl7(text: str) -> View | None:
    """The view of HL7 segments and of text with HL7's escapes; None for a text without either. Raises MarkupError for other
    separators than the usual ones, and for embedded files."""
    lines = _lines(text)
    if lines is None and not _ESCAPE.search(text):
        return None
    reader = _Reader(text)
    for start, end, after in lines or [(0, len(text), len(text))]:
        segment = _BEGINS.match(text, start, end) if lines else None
        if segment:
            reader.segment(segment, end)
        else:
            reader.free(end)
        if after > end:
            reader.builder.read(after, "\n", mark=True)
    reader.free(len(text))
    return reader.builder.done(_SYNTAX)


def _lines(text: str) -> list[tuple[int, int, int]] | None:
    """(start, end, end with the separator) of the lines, if one of them is a segment."""
    if "|" not in text:
        return None
    out, at, found = [], 0, False
    for end in (*_LINE_END.finditer(text), None):
        stop, after = end.span() if end else (len(text), len(text))
        out.append((at, stop, after))
        found = found or _BEGINS.match(text, at, stop) is not None
        at = after
    return out if found else None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = Builder(text)

    def free(self, end: int) -> None:
        """Text with escapes in it."""
        builder = self.builder
        for match in _ESCAPE.finditer(self.text, builder.at, end):
            builder.plain(match.start())
            if match["one"]:
                means = "/" if self._in_date(match) else _MEANS[match["one"]]
                builder.read(match.end(), means, mark=not means)
            elif match["dot"]:
                breaks = match["dot"] in ("br", "sp", "ce", "sk")
                builder.read(match.end(), "\n" if breaks else "", mark=True)
            elif match["hex"]:
                said = bytes.fromhex(match["hex"]).decode("cp1252", "replace")
                if len(said) == 1 and said.isprintable():
                    builder.read(match.end(), said, mark=False)
                else:
                    said = "".join(c if c.isprintable() else "\n" for c in said)
                    builder.read(match.end(), said, mark=True)
            else:
                builder.read(match.end(), "", mark=True)
        builder.plain(end)

    def _in_date(self, match: re.Match[str]) -> bool:
        """Whether this is a bar of "03\\F\\04\\F\\2021", as exports write a date's slashes."""
        start = max(0, match.start() - 10)
        return match["one"] == "F" and any(
            date.start() < match.start() < date.end()
            for date in _DATE.finditer(self.text, start, min(len(self.text), match.end() + 10))
        )

    def segment(self, match: re.Match[str], end: int) -> None:
        name, text = match["name"], self.text
        at = match.end()
        number = 1
        if name in ("MSH", "FHS", "BHS"):
            signs = re.compile(r"[^|\r\n]{0,8}").match(text, at)
            assert signs is not None
            if not _SEPARATORS[1:].startswith(signs[0][:4]) or len(signs[0]) < 3:
                raise MarkupError(f"its HL7 has other separators than {_SEPARATORS}; {_CONVERT}")
            number, at = 3, min(end, signs.end() + 1)
        self.builder.read(at, "\n", mark=True)
        bars = [*(m.start() for m in re.finditer(r"\|", text[at:end])), end - at]
        kinds = text[at:end].split("|")
        of_values = kinds[1] if name == "OBX" and len(kinds) > 1 else ""
        for bar in bars:
            stop = at + bar
            kind = _fields().get((name, number), "")
            if name == "OBX" and number in (5, 6, 7):
                self._observed(of_values, number, stop)
            else:
                self._field(kind, stop)
            if stop < end:
                narrow = name == "OBX" and number in (3, 4, 5, 6) and of_values not in ("TX", "FT", "")
                self.builder.read(stop + 1, "   " if narrow else "\n", mark=True)
            number += 1

    def _observed(self, kind: str, number: int, stop: int) -> None:
        """A result, its unit and its range stand in one line, as in a table; a text stands for itself."""
        if kind in ("ED", "RP") or _BYTES.match(self.text, self.builder.at, stop):
            raise MarkupError(
                f"its HL7 holds an embedded file, which cannot be read: take it out, or {_CONVERT}"
            )
        typed = {"DT": "TS", "TS": "TS", "DTM": "TS"}.get(
            kind, kind if kind in ("XPN", "XCN", "XAD", "XTN", "CX") else ""
        )
        self._field(typed if number == 5 else "", stop)

    def _field(self, kind: str, stop: int) -> None:
        for end in self._ends(stop, "~"):
            if kind == "-":
                self.builder.read(end, "", mark=True)
            else:
                self._parts(kind, end)
            if end < stop:
                self.builder.read(end + 1, _PARTS["~"], mark=True)

    def _ends(self, stop: int, sign: str) -> list[int]:
        out, at = [], self.text.find(sign, self.builder.at, stop)
        while at >= 0:
            out.append(at)
            at = self.text.find(sign, at + 1, stop)
        return [*out, stop]

    def _parts(self, kind: str, stop: int) -> None:
        builder, types = self.builder, _TYPES[kind]
        first, last = _NAMES.get(kind, (-1, -1))
        begin = finish = -1
        for number, end in enumerate(self._ends(stop, "^")):
            label = types[number] if number < len(types) else "-" if types else ""
            before = builder.size
            if label == "-":
                builder.read(end, "", mark=True)
            else:
                self._components(end, divided=bool(types))
            value = builder.text(before)
            if label == "NAME" and first <= number < last and value.strip(' "'):
                begin, finish = (before if begin < 0 else begin), builder.size
            elif label not in ("", "-"):
                self._typed(label, before, value)
            if end < stop:
                comma = kind in _NAMES and number == first and builder.size > before
                builder.read(end + 1, ", " if comma or kind == "XAD" else " ", mark=True)
        if begin >= 0:
            builder.span(begin, finish, "NAME")

    def _components(self, stop: int, *, divided: bool) -> None:
        for end in self._ends(stop, "&") if divided else (stop,):  # a note's "&" is often no separator
            self.free(end)
            if end < stop:
                self.builder.read(end + 1, _PARTS["&"], mark=True)

    def _typed(self, label: str, start: int, value: str) -> None:
        """One part of a field as an identifier, if it looks like one: '""' and "UNKNOWN" are none."""
        builder, size = self.builder, self.builder.size
        if label == "DATE":
            day = _DAY.match(value)
            if day:
                builder.span(start, start + day.end(), label)
        elif label == "EMAIL" or (label == "PHONE" and "@" in value):
            if "@" in value:
                builder.span(start, size, "EMAIL")
        elif label in ("ID", "PHONE", "POSTCODE"):
            if _DIGIT.search(value):
                builder.span(start, size, label)
        elif any(map(str.isalpha, value)):
            builder.span(start, size, label)
