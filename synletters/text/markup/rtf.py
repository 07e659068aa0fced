"""RTF: control words read as line ends, cells or nothing, "\\\\'e9" and "\\\\u233?" as their characters.

A text that has a "{\\\\rtf" is read as a document; one that has lost it, but holds "\\\\par" or "\\\\'e9", as a fragment, in which
only words that RTF knows are control words.
"""

from __future__ import annotations

import re

from synletters.text.markup.view import Builder, MarkupError, Syntax, View

_WORD = r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?(?P<blank>[ ])?"
_SIGN = re.compile(
    rf"{_WORD}|\\'(?P<hex>[\da-fA-F]{{2}})|\\(?P<symbol>[^a-zA-Z\d'])|(?P<brace>[{{}}])|(?P<line>[\r\n]+)"
)
_FRAGMENT = re.compile(
    r"\\(?:pard?|line|tab|plain|b0|i0|ulnone|fs\d{1,3}|cf\d|cell|row)(?![a-zA-Z])|\\'[\da-f]{2}"
)
_DOCUMENT = re.compile(r"\{\\rtf\d?(?![a-zA-Z])")

_READS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "softline": "\n", "row": "\n", "nestrow": "\n", "column": "\n",
    "tab": "\t", "cell": "   ", "nestcell": "   ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
#: what these read as is a character of the letter, not a break of its layout
_CHARS = frozenset("emdash endash bullet lquote rquote ldblquote rdblquote emspace enspace qmspace".split())
_SYMBOLS = {
    "~": " ",
    "_": "-",
    "-": "",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\n": "\n",
    "\r": "\n",
    "*": "",
    ":": "",
    "|": "",
}
#: groups that hold tables of fonts, colours and styles
_SILENT = frozenset(
    """fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore
    xmlnstbl listpicture filetbl revtbl pgptbl mmathpr wgrffmtfilter ftnsep ftnsepc aftnsep aftnsepc pnseclvl""".split()
)
#: a field of the document's properties, which begins a line of its own
_FIELDS = frozenset(
    """info title subject author manager company operator category keywords comment doccomm hlinkbase creatim revtim printim buptim
    header headerl headerr headerf footer footerl footerr footerf footnote annotation fldinst fldrslt bkmkstart bkmkend atnid
    atnauthor""".split()
)
_CLOSED = frozenset("pict object objdata shppict nonshppict bin blipuid".split())
#: control words of a fragment: layout that hardly another text holds behind a backslash
_KNOWN = frozenset(_READS) | frozenset(
    """pard plain b i ul ulnone strike sub super nosupersub fs f cf cb highlight lang qc ql qr qj li ri fi sb sa sl slmult intbl trowd
        cellx clbrdrt clbrdrl clbrdrb clbrdrr trgaph trleft u uc ltrpar rtlpar ltrch rtlch widctlpar nowidctlpar hyphpar keep keepn
        viewkind ansi ansicpg deff deflang charrsid insrsid rsid tx ls ilvl itap cgrid langnp langfe af afs hich dbch loch""".split()
)
_CONVERT = "bring it in as plain text (`unrtf --text`, or save it as .txt)"


def _escape(char: str) -> str:
    if char in "\\{}":
        return f"\\{char}"
    if ord(char) < 128:
        return char
    try:
        return f"\\'{char.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        code = ord(char)
        halves = (
            [code]
            if code < 0x10000
            else [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)]
        )
        return "".join(f"\\u{half if half < 0x8000 else half - 0x10000}?" for half in halves)


_OPEN_WORD = re.compile(r"\\[a-zA-Z]+-?\d*\Z")
_SYNTAX = Syntax(
    "RTF", _escape, lambda before, text: " " if _OPEN_WORD.search(before) and text[:1] not in "\\{}" else ""
)


def read_rtf(text: str) -> View | None:
    """The view of RTF; None for a text that is none. Raises MarkupError where its braces do not close, and for pictures."""
    if "\\" not in text:
        return None
    begin = _DOCUMENT.search(text)
    if begin is None and not _FRAGMENT.search(text):
        return None
    return _Reader(text, begin.start() if begin else None).view()


class _Reader:
    def __init__(self, text: str, begin: int | None) -> None:
        self.text = text
        self.begin = begin
        self.builder = Builder(text)
        self.silent: list[bool] = []  # by open group
        self.closing: list[str] = []  # what the end of each open group reads as
        self.skips: list[int] = [1]  # characters that stand in for one of \u, by open group
        self.fresh = False  # a group has just begun: its first control word says what it holds

    def view(self) -> View:
        at = 0
        if self.begin is not None:
            self.builder.plain(self.begin)
            at = self.begin
        while (sign := _SIGN.search(self.text, at)) is not None:
            if self.builder.at < sign.start():
                self.fresh = False
            self._text_up_to(sign.start())
            at = self._sign(sign)
            if self.begin is not None and not self.silent:
                break  # the document is over
        if self.silent:
            raise MarkupError(
                f"its RTF does not close: {len(self.silent)} braces are open at its end; {_CONVERT}"
            )
        self.builder.plain(len(self.text))
        return self.builder.done(_SYNTAX)

    def _text_up_to(self, end: int) -> None:
        if self.silent and self.silent[-1]:
            self._silence(end)
        else:
            self.builder.plain(end)

    def _silence(self, end: int) -> None:
        self.builder.read(end, "", mark=True)

    def _say(self, end: int, reads: str, *, mark: bool) -> None:
        if self.silent and self.silent[-1]:
            reads = ""
        self.builder.read(end, reads, mark=mark)

    def _sign(self, sign: re.Match[str]) -> int:
        end = sign.end()
        fresh, self.fresh = self.fresh, False
        if brace := sign["brace"]:
            self._brace(brace, end)
        elif sign["line"]:
            if self.begin is None:
                self.builder.plain(end)
            else:
                self._silence(end)
                self.fresh = fresh
        elif sign["hex"]:
            self._say(
                end, bytes.fromhex(sign["hex"]).decode("cp1252", "replace").replace("\xa0", " "), mark=False
            )
        elif (symbol := sign["symbol"]) is not None:
            if self.begin is None and symbol not in "\\{}~":
                self.builder.plain(end)
            else:
                self.fresh = fresh and symbol == "*"
                self._say(end, _SYMBOLS.get(symbol, ""), mark=symbol not in "\\{}~_")
        else:
            end = self._word(sign, fresh)
        return end

    def _brace(self, brace: str, end: int) -> None:
        if self.begin is None:
            self.builder.plain(end)
            return
        if brace == "{":
            self._silence(end)
            self.closing.append("")
            self.silent.append(bool(self.silent) and self.silent[-1])
            self.skips.append(self.skips[-1])
            self.fresh = True
        elif self.silent:
            self._say(end, self.closing.pop(), mark=True)
            self.silent.pop()
            self.skips.pop()

    def _word(self, sign: re.Match[str], fresh: bool) -> int:
        word, end = sign["word"], sign.end()
        if word in _CLOSED:
            raise MarkupError(
                f"its RTF holds an embedded picture or object, which cannot be read: take it out, or {_CONVERT}"
            )
        if self.begin is None and word not in _KNOWN:
            self.builder.plain(end)
        elif word == "u" and sign["number"]:
            return self._unicode(sign)
        elif word in _READS:
            self._say(end, _READS[word], mark=word not in _CHARS)
        elif fresh and word in _SILENT:
            self.silent[-1] = True
            self._silence(end)
        elif fresh and word in _FIELDS:
            self._say(end, "\n", mark=True)
            self.closing[-1] = "\n"
        else:
            if word == "uc" and sign["number"]:
                self.skips[-1] = min(8, max(0, int(sign["number"])))
            self._silence(end)
        return end

    def _unicode(self, sign: re.Match[str]) -> int:
        """``\\u233?``: the character, with the stand-in behind it that older readers show."""
        code, end = int(sign["number"]) % 0x10000, sign.end()
        for _ in range(self.skips[-1]):
            stand_in = re.compile(r"\\'[\da-fA-F]{2}|[^\\{}\r\n]").match(self.text, end)
            if stand_in is None:
                break
            end = stand_in.end()
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            low = re.compile(r"\\u(-?\d{1,6}) ?\??").match(self.text, end)
            if low is not None and 0xDC00 <= int(low[1]) % 0x10000 < 0xE000:
                code = 0x10000 + ((code - 0xD800) << 10) + int(low[1]) % 0x10000 - 0xDC00
                end = low.end()
        char = chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
        self._say(end, " " if char == "\xa0" else char, mark=False)
        return end
