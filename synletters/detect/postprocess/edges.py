"""What a detector of words leaves behind at the edges of a name: "Fire and Rescue" behind a town, a house
number's street.

A name of which a part stays is a name that stays. Each rule looks at the text right beside an identifier and,
where the form is
plain, lets the identifier grow; what it adds costs a word that would have been kept, and no more.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from synletters.core.document import Span
from synletters.detect.rules.words import GENERIC, NOT_A_PERSON
from synletters.text.word_files import in_order

SOURCE = "edges"

_PLACED = frozenset({"HOSPITAL", "ORGANIZATION", "LOCATION", "ADDRESS"})
_NAMED = _PLACED | {"NAME"}
_GAP = r"(?:[ \t]{1,2}|[ \t]{0,2}\r?\n[ \t]{0,2})"


def _words(part: str) -> str:
    return "|".join(
        word.replace(" ", r"\s").replace("&", "(?:&|and)")
        for word in sorted(in_order("institutions", part), key=len, reverse=True)
    )


#: behind anybody's or any place's name these make an organisation, in any case of letters
_BODY = _words("body")
#: behind what was found as a place or an organisation these belong to its name, where they are written as it
#: is
_TAIL = _words("tail")
_ANY_TAIL = re.compile(rf"(?:,?{_GAP}(?:{_BODY})(?![\w’']))+", re.IGNORECASE)
_SAME_TAIL = re.compile(rf"(?:,?[ \t]{{1,2}}(?:{_TAIL})(?![\w’']))+", re.IGNORECASE)
_MEDICAL = re.compile(r"hospital|medical|health|nursing|care", re.IGNORECASE)
#: capitalised words before an institution, where no sentence begins with them
_CAPITALS_BEFORE = re.compile(
    r"(?:(?<=[a-z0-9,;:&/–—-] )|(?<=\s\s)|(?<=[a-z0-9,;:/]\n)|(?<=\())(?:[A-ZÀ-ÖØ-Þ](?:[\w'’]{1,20}|\.) ){1,2}\Z"
)
_THE_BEFORE = re.compile(r"(?:(?<=[a-z0-9,;:&/–—(-] )|(?<=[a-z0-9,;:/]\n)|(?<=\s\s))The \Z")
_THE_LOWER = re.compile(r"(?<!\w)the\s\Z", re.IGNORECASE)
#: places and institutions that hardly anyone writes without their article
_WITH_THE = re.compile(
    r"(?:philippines|netherlands|gambia|bahamas|maldives|seychelles|wirral|sudan|ivory coast|dominican republic|czech republic"
    r"|isle of \w+|old \w+ (?:surgery|practice)|\w+ (?:surgery|practice)$)",
    re.IGNORECASE,
)
_AMPERSAND = re.compile(r"(?<!\w)\w{1,3}&\Z")
#: an order's or a house's second half, and an airport's terminal: "Sisters | of the Poor", "Heathrow | T4"
_OF_TAIL = re.compile(r" of (?:the )?[A-Z][\w'’]{2,20}(?![\w’'])| (?:T|Terminal )\d(?!\w)")
#: and its first half, where a model begins with "of"
_OF_HEAD = re.compile(r"(?<![\w.'’-])[A-Z][\w'’]{2,20}(?: [A-Z][\w'’]{2,20})? \Z")
_STREET = re.compile(
    rf"(?:{_GAP}(?:[nsew]\.?|north|south|east|west))?(?:{_GAP}[^\W\d_][\w'’-]{{1,20}}){{1,3}}?{_GAP}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|crescent|court|ct|boulevard|blvd|way|place|pl|terrace|parkway|pkwy|circle|trail)"
    r"(?![\w’'])\.?",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\d{1,5}[a-z]?", re.IGNORECASE)
_INITIAL_BEFORE = re.compile(
    r"(?:(?<=[\w,;:] )|(?<=[(,])|(?<=\w\w/)|(?<=\w\n))(?!I )(?:[A-ZÀ-ÖØ-Þ]\.?[ \n]|[A-ZÀ-ÖØ-Þ]\.){1,2}\Z"
)
#: what stands between two parts of one person's name
_BETWEEN = re.compile(
    r"[ \n](?:(?:[A-Za-z]\.?|de|la|las|los|del|della|di|da|das|dos|du|van|von|der|den|ter|ten|bin|binti|ibn|al|el|ul|ap|y|e|mac|mc|o['’])[ \n]){1,2}"
)
#: and between two parts of a place's: "Henley on Thames Road Surgery"
_BETWEEN_PLACES = re.compile(r"[ -](?:on|upon|under|by|le|next|in|the|on the|in the|by the|&)[ -]")
#: "the corner of Mill Lane and 3rd Avenue"
_CORNER = re.compile(r" (?:and|&|/) (?:ul\. )?")
#: and between an institution and its town, its site or its other name
_BETWEEN_SITES = re.compile(r",?[ \t]{0,2}(?:--?|[–—:]|-,)[ \t]{1,2}|,(?:[ \t]|[ \t]?\n)")
_BRACKET = re.compile(r"[ \t\n]?\(")
_CLOSING = re.compile(r"(?:[ \t\n][^\W\d_][\w'’-]{1,15}){0,2}\)")
#: behind surnames these are a firm's
_FIRM = re.compile(
    r"[\w'’-]+(?:,? (?:and|&) [\w'’-]+)?,? (?:and|&) (?:partners|sons|co|associates|company)(?!\w)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?:(?<=[a-z,;:] )|(?<=\n))\d{1,5}[A-Za-z]?,?[ \n]\Z")
_THE_CAPITALS = re.compile(r"(?<!\w)THE \Z")
#: what stands before the box of an address overseas
_POST = re.compile(r"(?<!\w)(?:PSC|CMR|UNIT|Unit|PO|P\.O\.) \Z")
_ID_BEFORE = re.compile(r"(?<![\w@.])(?:[A-Z0-9]{1,8}[-/.])+\Z")
_ID_AFTER = re.compile(r"(?:[-/][A-Z0-9]{1,10})+(?![\w@])")
_REST = re.compile(r"(?:[’'ʼ](?![sS]\b|[dt]\b|ll\b|re\b|ve\b)\w+|(?<=\w)\w)+")


def edges(text: str, spans: Iterable[Span]) -> list[Span]:
    """Identifiers that grew, beside those given; source ``edges``, label and score of what they grew from."""
    phi = sorted({s for s in spans if s.kind == "phi"})
    out: dict[tuple[int, int, str], Span] = {}
    for span in phi:
        start, end = span.start, span.end
        for _ in range(3):
            new = (_left(text, start, end, span.label), _right(text, start, end, span.label))
            if new == (start, end):
                break
            start, end = new
        if (start, end) != (span.start, span.end) and not any(s.start <= start and end <= s.end for s in phi):
            label = span.label
            if label == "NAME" and (body := _ANY_TAIL.fullmatch(text, span.end, end)):
                if any(s.start < end <= s.end for s in phi):
                    continue  # another has the institution already: the person before it keeps its own end
                label = "HOSPITAL" if _MEDICAL.search(body.group()) else "ORGANIZATION"
            out[start, end, label] = replace(span, start=start, end=end, label=label, source=SOURCE)
    corners = [s for s in phi if s.label in ("ADDRESS", "LOCATION")]
    for span in (
        *_joined(text, phi, {"NAME"}, _BETWEEN),
        *_joined(text, phi, _PLACED, _BETWEEN_PLACES),
        *_sites(text, phi),
        *(
            s
            for s in _joined(text, corners, _PLACED, _CORNER)
            if any(c.label == "ADDRESS" and c.end == s.end for c in corners)
        ),
    ):
        out[span.start, span.end, span.label] = span
    return list(out.values())


def _right(text: str, start: int, end: int, label: str) -> int:
    if label in _NAMED and (rest := _REST.match(text, end)):
        end = rest.end()
    if (
        label in _PLACED
        and text.count("(", start, end) > text.count(")", start, end)
        and text[end : end + 1] == ")"
    ):
        end += 1
    if label == "ID":
        more = _ID_AFTER.match(text, end)
        return more.end() if more and any(map(str.isdigit, more.group())) else end
    if label == "ADDRESS" and _HOUSE.fullmatch(text, start, end) and (street := _STREET.match(text, end)):
        return street.end()
    if label in _NAMED and (tail := _ANY_TAIL.match(text, end)):
        end = tail.end()
    if (
        label in ("HOSPITAL", "ORGANIZATION")
        and (tail := _SAME_TAIL.match(text, end))
        and _alike(text, start, end, tail)
    ):
        end = tail.end()
    if (
        label in ("HOSPITAL", "ORGANIZATION")
        and text[start].isupper()
        and (tail := _OF_TAIL.match(text, end))
    ):
        end = tail.end()
    return end


def _left(text: str, start: int, end: int, label: str) -> int:
    begin = max(0, start - 60)
    if label == "ID":
        before = _ID_BEFORE.search(text, begin, start)
        return before.start() if before else start
    if label == "ADDRESS":
        before = _POST.search(text, begin, start)
        if before is None and text[start].isalpha():
            before = _NUMBER_BEFORE.search(text, begin, start)
        return before.start() if before else start
    if label == "NAME":
        before = _INITIAL_BEFORE.search(text, begin, start) if text[start].isupper() else None
        return before.start() if before else start
    if label in ("HOSPITAL", "ORGANIZATION", "LOCATION"):
        if before := _AMPERSAND.search(text, begin, start):
            return before.start()
        if text.startswith("of ", start) and (before := _OF_HEAD.search(text, begin, start)):
            return before.start()
        if before := _THE_BEFORE.search(text, begin, start):
            return before.start()
        if text[start:end].isupper() and (before := _THE_CAPITALS.search(text, begin, start)):
            return before.start()
        if _WITH_THE.match(text, start, end) and (before := _THE_LOWER.search(text, begin, start)):
            return before.start()
    if label in ("HOSPITAL", "ORGANIZATION") and text[start].isupper():
        before = _CAPITALS_BEFORE.search(text, begin, start)
        if before and not all(w.strip(".'’").lower() in _NO_NAME for w in before.group().split()):
            return before.start()
    return start


_NO_NAME = NOT_A_PERSON | GENERIC


def _alike(text: str, start: int, end: int, tail: re.Match[str]) -> bool:
    """Whether the words behind are written as the name is: capitals, small letters, or each word with a
    capital."""
    name, more = text[start:end], tail.group()
    first = next((c for c in more if c.isalpha()), "")
    return first.isupper() if name[:1].isupper() or not name.islower() else first.islower()


def _joined(text: str, phi: Sequence[Span], labels: Set[str], between: re.Pattern[str]) -> list[Span]:
    """Two neighbours as one where what stands between them belongs to the name; the first has one of
    ``labels``."""
    return [
        replace(one, end=two.end, source=SOURCE)
        for one, two in itertools.pairwise(phi)
        if one.label in labels
        and two.label in _NAMED
        and one.end < two.start <= one.end + 8
        and between.fullmatch(text, one.end, two.start)
    ]


def _sites(text: str, phi: Sequence[Span]) -> list[Span]:
    """An institution with its town or site behind it, in brackets or not: the comma between them is a part of
    its name."""
    out = []
    for one, two in itertools.pairwise(_outermost(phi)):
        if two.start > one.end + 5:
            continue
        if (
            one.label == "NAME"
            and _FIRM.fullmatch(text, two.start, two.end)
            and text[one.end : two.start] == ", "
        ):
            out.append(replace(one, end=two.end, label="ORGANIZATION", source=SOURCE))
        if one.label not in ("HOSPITAL", "ORGANIZATION"):
            continue
        if two.label in _PLACED and _BETWEEN_SITES.fullmatch(text, one.end, two.start):
            out.append(replace(one, end=two.end, source=SOURCE))
        elif two.label in _NAMED and _BRACKET.fullmatch(text, one.end, two.start):
            closing = _CLOSING.match(text, two.end)
            out.append(replace(one, end=closing.end() if closing else two.end, source=SOURCE))
    return out


def _outermost(phi: Sequence[Span]) -> list[Span]:
    """The spans that lie in no other, in order; of those at one place the one that names a place."""
    out: list[Span] = []
    for span in sorted(phi, key=lambda s: (s.start, -s.end, s.label not in _PLACED)):
        if not out or span.end > out[-1].end:
            out.append(span)
    return out
