"""Presidio's recognizers of payment cards, IBANs, IP and MAC addresses, run as rules.

They are good, local, and know what the project would have to keep: the format of each country's IBAN. Its
recognizers of
e-mail and web addresses are not among them, since they look up a list of suffixes that is fetched over the
network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    IbanRecognizer,
    IpRecognizer,
    MacAddressRecognizer,
)

from synletters.detect.rules.base import Found


@dataclass(frozen=True)
class BorrowedRule:
    """A recognizer with the methods of a ``Rule``: a label of this project's, and a gate, since most letters
    hold none."""

    label: str
    recognizer: PatternRecognizer
    gates: tuple[re.Pattern[str], ...]

    @property
    def context(self) -> tuple[str, ...]:
        return tuple(self.recognizer.context or ())

    def may_find(self, text: str, lower: str) -> bool:  # noqa: ARG002
        return any(gate.search(text) is not None for gate in self.gates)

    def find(self, text: str) -> Iterator[Found]:
        for result in self.recognizer.analyze(text, self.recognizer.supported_entities):
            yield result.start, result.end, float(result.score)


#: presidio's own pattern also takes a part of a longer number for a card
_CARD = Pattern(
    "card",
    r"(?<![\w.\-/])(?:\d{4}[ -]?){3}\d{1,7}(?![\w\-/])|(?<![\w.\-/])3\d{3}[ -]?\d{6}[ -]?\d{4,5}(?![\w\-/])",
    0.3,
)

_HEX = r"[\da-fA-F]"
#: gates that begin with a sign are looked for much faster than with a digit
BORROWED_RULES: tuple[BorrowedRule, ...] = (
    BorrowedRule(
        "CARD",
        CreditCardRecognizer(patterns=[_CARD]),
        (re.compile(r"\d{4}[ -]?\d{4}[ -]?\d{4}|3\d{3}[ -]?\d{6}"),),
    ),
    BorrowedRule("IBAN", IbanRecognizer(), (re.compile(r"[A-Z]{2}\d\d[ -]?[A-Z0-9]{4}[ -]?[A-Z0-9]{4}"),)),
    BorrowedRule(
        "IP",
        IpRecognizer(),
        (
            re.compile(r"\.(?<=\d\.)\d{1,3}\.\d{1,3}\.\d"),
            re.compile(rf":(?<={_HEX}:)(?:{_HEX}{{0,4}}:{_HEX}{{0,4}}:|:{_HEX})"),
        ),
    ),
    BorrowedRule(
        "IP",
        MacAddressRecognizer(),
        (
            re.compile(rf"[:-](?<={_HEX}{{2}}[:-])(?:{_HEX}{{2}}[:-]){{4}}"),
            re.compile(rf"\.(?<={_HEX}{{4}}\.){_HEX}{{4}}\.{_HEX}{{4}}"),
        ),
    ),
)
