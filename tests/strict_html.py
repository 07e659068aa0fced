"""A strict reader of our own pages: balanced tags, known elements, single ids, headings in order, names for
what is no text."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "col"}
KNOWN = set(
    """html head meta title style body a div span header nav main section footer article h1 h2 h3 h4 p ul ol li dl dt dd strong small code bdi
 table caption thead tbody tr th td details summary figure figcaption svg desc line rect circle text del ins""".split()
)


class Page(HTMLParser):
    """Raises AssertionError at the first fault; afterwards ``text``, ``tags`` and ``attributes`` tell what
    was read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.headings: list[int] = []
        assert html.startswith("<!DOCTYPE html>\n")
        # every & begins a reference that escape() writes; a < is always a tag
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", html.split("</style>")[1])
        self.feed(html)
        self.close()
        assert not self.open, self.open
        assert not self.rawdata
        for tag, name, value in self.attributes:
            if name == "href":
                assert value[0] == "#", value
                assert value[1:] in self.ids, value
            if name in ("aria-labelledby", "aria-describedby"):
                assert set(value.split()) <= self.ids, (tag, value)
        levels = self.headings
        assert levels[0] == 1 == levels.count(1)
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), levels

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in ("src", "srcset", "style", "action", "xlink:href"), name
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                assert value not in self.ids, value
                self.ids.add(value or "")
        given = dict(attrs)
        if tag == "svg":
            assert given.get("aria-hidden") == "true" or (
                given.get("role") == "img" and given.get("aria-labelledby")
            )
        if tag == "th":
            assert given.get("scope") in ("row", "col")
        if tag == "table":
            self.texts.append(("table", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            assert not re.search(r"@import|url\(|https?:|expression", data)
        elif self.open:
            self.texts.append((self.open[-1], data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    @property
    def text(self) -> str:
        return "".join(data for _, data in self.texts)
