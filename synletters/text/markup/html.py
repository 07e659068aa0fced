"""HTML, and XML such as a C-CDA document: tags read as line ends, cells or nothing, entities as their characters.

Attributes that may hold words of the letter (``title``, ``href``, ``value``) are read as text; those of layout and of
terminologies are not. Names that HTML does not know count as tags where they are closed somewhere, or in an XML document.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from synletters.text.markup import html_names as names
from synletters.text.markup.view import Builder, MarkupError, Syntax, View

_ENTITY = (
    r"&(?:(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});|(?:nbsp|quot|amp|lt|gt)(?![A-Za-z=;]))"
)
_TAG = (
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w:.\-]{0,60})(?P<rest>(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)>"
)
_SIGN = re.compile(rf"<!--|<!\[CDATA\[|<!DOCTYPE|<\?xml|{_ENTITY}|</?[A-Za-z_]", re.IGNORECASE)
_WHOLE = re.compile(_TAG)
_LOOSE = re.compile(_TAG.partition("(?P<rest>")[0] + r"(?P<rest>(?:[\s/][^<>]*)?)>")
#: a tag that is cut off, and no "p <p 0.05"
_CUT = re.compile(r"</?[A-Za-z_][\w:.\-]{0,60}(?:/|\s*\Z|\s+[\w:\-]+\s*=|>)")
_NAME = re.compile(r"</?([A-Za-z_][\w:.\-]{0,60})")
_CLOSING = re.compile(r"</([A-Za-z_][\w:.\-]{0,60})\s*>|<([A-Za-z_][\w:.\-]{0,60})(?:\s[^<>]*)?/>")
_ATTRIBUTE = re.compile(
    r"(?P<key>[^\s=/\"'<>]{1,80})(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'<>]+)))?"
)
_XML = re.compile(r"\s*(?:<\?xml|<(?:\w+:)?(?:ClinicalDocument|Bundle|Composition)\b)|<ClinicalDocument\b")
_MOMENT = re.compile(r"(?P<v>(?:19|20)\d\d(?:\d\d(?:\d\d)?|-\d\d(?:-\d\d)?)?)(?=\d{4}|[T.+\-]|\Z)")
_UUID = re.compile(r"[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}", re.IGNORECASE)
_OID = re.compile(r"[\d.]{3,}")
_SPACE = re.compile(r"\s*(?=<)")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SYNTAX = Syntax("HTML", lambda char: _ESCAPES.get(char, char))
_CONVERT = "bring it in as plain text (`pandoc -t plain`, or `w3m -dump`)"


def read_html(text: str) -> View | None:
    """The view of a text with tags or entities; None for a text without any. Raises MarkupError for one that ends inside of a
    tag or a comment, for XML whose elements do not close, and for embedded scripts and files."""
    if "<" not in text and "&" not in text:
        return None
    reader = _Reader(text)
    return reader.view() if reader.is_markup() else None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.xml = _XML.match(text) is not None
        self.known = names.KNOWN | {(a or b).lower() for a, b in _CLOSING.findall(text) if not self.xml}
        self.builder = Builder(text)
        self.open: list[tuple[str, int]] = []  # elements, and where their text begins in the view
        self.table = False  # behind a tag of a table, where white space is none of the text

    def is_markup(self) -> bool:
        """Whether any tag or entity stands here; "Hb <100" and "R&D;" are none."""
        for sign in _SIGN.finditer(self.text):
            if sign[0].startswith("&"):
                if _char(sign[0]) is not None:
                    return True
            elif sign[0][1] in "!?" or (self._is_tag(sign.start()) and _LOOSE.match(self.text, sign.start())):
                return True
        return False

    def _is_tag(self, at: int) -> bool:
        name = _NAME.match(self.text, at)
        if name is None or not (self.xml or name[1].lower() in self.known):
            return False
        return self.text[name.end() : name.end() + 1] in (">", "/", " ", "\n", "\t", "\r", "")

    def view(self) -> View:
        builder, text = self.builder, self.text
        at = 0
        while (sign := _SIGN.search(text, at)) is not None:
            start, at = sign.span()
            if sign[0].startswith("&"):
                char = _char(sign[0])
                if char is not None:
                    builder.plain(start)
                    builder.read(at, char, mark=False)
            elif sign[0][1] in "!?":
                builder.plain(start)
                at = self._declaration(start, sign[0])
            elif self._is_tag(start):
                tag = _WHOLE.match(text, start) or _LOOSE.match(text, start)
                if tag is None and not _CUT.match(text, start):
                    continue
                builder.plain(start)
                if tag is None:
                    raise MarkupError(f"its HTML ends inside of a tag; export it again whole, or {_CONVERT}")
                at = self._tag(tag)
        builder.plain(len(text))
        if self.xml and self.open:
            raise MarkupError(
                f"its XML does not close: {len(self.open)} elements are open at its end; export it again whole, or {_CONVERT}"
            )
        return builder.done(_SYNTAX)

    def _declaration(self, start: int, sign: str) -> int:
        """A comment or a CDATA section, which are read, or a declaration, which says nothing."""
        opening, closing, shown = {
            "<!--": (4, "-->", True),
            "<![C": (9, "]]>", True),
            "<?xm": (5, "?>", False),
        }.get(sign[:4].replace("<![c", "<![C"), (2, ">", False))
        end = self.text.find(closing, start + opening)
        if end < 0:
            raise MarkupError(
                f"its HTML ends inside of a comment or a declaration; export it again whole, or {_CONVERT}"
            )
        if shown:
            self.builder.read(start + opening, "\n", mark=True)
            self.builder.plain(end)
            self.builder.read(end + len(closing), "\n", mark=True)
        else:
            self.builder.read(end + len(closing), "", mark=True)
        return end + len(closing)

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag["name"].lower().rpartition(":")[2]
        if name in names.CLOSED:
            raise MarkupError(
                f"its HTML holds {names.CLOSED[name]}, which cannot be read: take it out, or {_CONVERT}"
            )
        closes, alone = bool(tag["close"]), tag["rest"].endswith("/")
        if closes:
            self._close(name)
        reads = self._reads(name, closes)
        end = tag.end()
        if name in names.CELLS or name in names.ROWS:
            space = _SPACE.match(self.text, end)
            end = space.end() if space else end
        if name == "style" and not closes:
            end = self.text.lower().find("</style", end)
            if end < 0:
                raise MarkupError(
                    f"its HTML ends inside of a style sheet; export it again whole, or {_CONVERT}"
                )
        if closes or not tag["rest"].strip(" /\t\r\n"):
            self.builder.read(end, reads, mark=True)
        else:
            self._attributes(name, tag, reads, end)
        if not closes and not alone:
            self.open.append((name, self.builder.size))
        return end

    def _reads(self, name: str, closes: bool) -> str:
        if name in names.INLINE:
            return ""
        if name in names.CELLS:
            return "" if closes else "   "
        if name in names.WITHIN_A_LINE:
            return " " if closes else ""
        return "\n"

    def _attributes(self, name: str, tag: re.Match[str], reads: str, end: int) -> None:
        """The values of a tag's attributes that may be the letter's, each as a text of its own."""
        first, last = tag.span("rest")
        found = [m for m in _ATTRIBUTE.finditer(self.text, first, last) if m.lastgroup != "key"]
        values = {m["key"].lower(): m[m.lastgroup or "a"] for m in found}
        shown = [m for m in found if self._speaks(name, m["key"].lower(), values)]
        if not shown:
            self.builder.read(end, reads, mark=True)
            return
        for match in shown:
            start, stop = match.span(match.lastgroup or "a")
            self.builder.read(start, reads or " ", mark=True)
            begin = self.builder.size
            for entity in re.finditer(_ENTITY, self.text[start:stop]):
                char = _char(entity[0])
                if char is not None:
                    self.builder.plain(start + entity.start())
                    self.builder.read(start + entity.end(), char, mark=False)
            self.builder.plain(stop)
            self._typed(name, match["key"].lower(), begin)
        self.builder.read(end, reads or " ", mark=True)

    def _speaks(self, name: str, key: str, values: dict[str, str]) -> bool:
        value = values[key].strip()
        if value.lower().startswith("data:") or values.get("representation", "").upper() == "B64":
            raise MarkupError(
                f"its HTML holds an embedded file, which cannot be read: take it out, or {_CONVERT}"
            )
        if not any(map(str.isalnum, value)) or key.startswith(("xmlns", "on", "sdtc:")):
            return False
        if key == "id" or key.endswith(":id"):
            return any(map(str.isdigit, value)) and len(value) > 5
        if key in ("root", "extension") or name in names.IDS:
            return _OID.fullmatch(value) is None or key == "extension"
        if key == "value" and "unit" in values:
            return False
        return key not in names.LAYOUT and not value.startswith("#")

    def _typed(self, name: str, key: str, begin: int) -> None:
        builder = self.builder
        value = builder.text(begin)
        size = builder.size
        if name in names.IDS and (key == "extension" or _UUID.fullmatch(value.strip())):
            builder.span(begin, size, "ID")
        elif key == "value" and name in names.MOMENTS and (moment := _MOMENT.match(value)):
            builder.span(begin, begin + moment.end("v"), "DATE")
        elif (key == "value" and name == "telecom") or key == "href":
            for scheme, label in (("tel:", "PHONE"), ("fax:", "PHONE"), ("mailto:", "EMAIL")):
                if value.lower().startswith(scheme):
                    stop = value.find("?") if "?" in value else len(value)
                    builder.span(begin + len(scheme), begin + stop, label)
        elif key == "value" and name in names.OF_ELEMENT:
            builder.span(begin, size, names.OF_ELEMENT[name])

    def _close(self, name: str) -> None:
        """The end of an element: what it says of its text, if it says so."""
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 40), -1):
            if self.open[at][0] == name:
                break
        else:
            if self.xml:
                raise MarkupError(
                    f"its XML closes an element that is not open; export it again, or {_CONVERT}"
                )
            return
        if self.xml and at != len(self.open) - 1:
            raise MarkupError(f"its XML closes its elements out of order; export it again, or {_CONVERT}")
        begin = self.open[at][1]
        above = self.open[at - 1][0] if at else ""
        del self.open[at:]
        label = names.OF_ELEMENT.get(name)
        if name == "name" and above.endswith(names.ORGANISATIONS):
            label = "HOSPITAL"
        elif name == "name" and above.endswith(names.PEOPLE):
            label = "NAME"
        if label is None or not 0 < self.builder.size - begin < 200:
            return
        value = self.builder.text(begin)
        if value.strip() and "\n" not in value.strip():
            lead = len(value) - len(value.lstrip())
            self.builder.span(begin + lead, begin + len(value.rstrip()), label)


def _char(entity: str) -> str | None:
    """The character of an entity; None if it is none."""
    if entity[1] != "#" and entity[1:] not in html5:
        return None
    char = html.unescape(entity)
    if len(char) != 1 or char == "\ufffd":
        return None
    return " " if char in "\xa0\u2002\u2003\u2009\u202f" else char
