"""Rules for identifiers that have a form, run by presidio-analyzer's engine.

The registry holds the project's own recognizers (``patterns_*.py``) and those of presidio's that are good and local:
payment cards, IBANs, IP and MAC addresses. Its e-mail and URL recognizers are left out: they fetch a list of suffixes
over the network. Tokens for context words come from ``nlp_engine.py``.
"""

from __future__ import annotations

import bisect
import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from presidio_analyzer import (
    AnalyzerEngine,
    EntityRecognizer,
    Pattern,
    PatternRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    IbanRecognizer,
    IpRecognizer,
    MacAddressRecognizer,
)

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector
from synletters.detect.rules.base import THRESHOLD, Rule
from synletters.detect.rules.dates import AGE_RULES, DATE_RULES
from synletters.detect.rules.ids import ID_RULES
from synletters.detect.rules.jobs import JOB_RULES
from synletters.detect.rules.names import NAME_RULES
from synletters.detect.rules.national import NATIONAL_RULES
from synletters.detect.rules.nlp_engine import Artifacts, BlankEngine
from synletters.detect.rules.numbers import NET_RULES, PHONE_RULES
from synletters.detect.rules.people import PEOPLE_RULES
from synletters.detect.rules.places import PLACE_RULES, POSTCODE_RULES
from synletters.detect.rules.readings import readings
from synletters.detect.rules.signed import SIGNED_RULES
from synletters.detect.rules.things import THING_RULES

RULES: tuple[Rule, ...] = (
    *DATE_RULES,
    *AGE_RULES,
    *PHONE_RULES,
    *NET_RULES,
    *ID_RULES,
    *NATIONAL_RULES,
    *THING_RULES,
    *POSTCODE_RULES,
    *PLACE_RULES,
    *NAME_RULES,
    *PEOPLE_RULES,
    *SIGNED_RULES,
    *JOB_RULES,
)

#: How many words before and after a weak finding may hold its context word, and what it is then worth.
_BEFORE, _AFTER = 6, 2
_REACH = 80
_CONTEXT_WORD = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*")
_WITH_CONTEXT = 0.4


class RuleRecognizer(PatternRecognizer):
    """Rules of one label and one set of context words, as a presidio recognizer."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        super().__init__(
            supported_entity=rules[0].label,
            name=f"Rules {rules[0].name}",
            patterns=[Pattern(rule.name, rule.regex, rule.score) for rule in rules],
            context=list(rules[0].context),
        )

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,  # noqa: ARG002
    ) -> list[RecognizerResult]:
        lower = nlp_artifacts.lower if isinstance(nlp_artifacts, Artifacts) else text.lower()
        label, mark = self.supported_entities[0], _mark(self)
        return [
            RecognizerResult(label, start, end, score, recognition_metadata=dict(mark))
            for rule in self.rules
            if rule.may_find(text, lower)
            for start, end, score in rule.find(text)
        ]


class _Gated:
    """A presidio recognizer behind a cheap test, with its label in our words."""

    def __init__(self, recognizer: PatternRecognizer, gate: str) -> None:
        self._analyze = recognizer.analyze
        self._gate = re.compile(gate).search

    def __call__(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        del regex_flags
        if not self._gate(text):
            return []
        return list(self._analyze(text, entities, nlp_artifacts))


def _gated(recognizer: PatternRecognizer, gate: str) -> PatternRecognizer:
    recognizer.analyze = _Gated(recognizer, gate)  # type: ignore[method-assign]
    return recognizer


def _mark(recognizer: PatternRecognizer) -> dict[str, Any]:
    return {
        RecognizerResult.RECOGNIZER_NAME_KEY: str(recognizer.name),  # type: ignore[has-type]
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recognizer.id,
    }


class ContextEnhancer(ContextAwareEnhancer):
    """Raises weak findings beside their context words. It reads the words around each, so no letter is tokenized."""

    def __init__(self) -> None:
        super().__init__(_WITH_CONTEXT, _WITH_CONTEXT, _BEFORE, _AFTER)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,  # noqa: ARG002
    ) -> list[RecognizerResult]:
        words_of = {recognizer.id: frozenset(recognizer.context) for recognizer in recognizers if recognizer.context}
        for result in raw_results:
            if result.score >= THRESHOLD:
                continue
            words = words_of.get(result.recognition_metadata[RecognizerResult.RECOGNIZER_IDENTIFIER_KEY])
            if words and not words.isdisjoint(_near(text, result.start, result.end)):
                result.score = min(1.0, result.score + self.context_similarity_factor)
        return raw_results


def _near(text: str, start: int, end: int) -> list[str]:
    """The words shortly before and right behind a finding, in lower case."""
    before = _CONTEXT_WORD.findall(text[max(0, start - _REACH) : start].lower())
    return [*before[-_BEFORE:], *_CONTEXT_WORD.findall(text[end : end + _REACH].lower())[:_AFTER]]


def _recognizers() -> list[PatternRecognizer]:
    groups = groupby(
        sorted(RULES, key=lambda rule: (rule.label, rule.context)), lambda rule: (rule.label, rule.context)
    )
    own = [RuleRecognizer(list(rules)) for _, rules in groups]
    card = Pattern(
        "card",
        r"(?<![\w.\-/])(?:\d{4}[ -]?){3}\d{1,7}(?![\w\-/])|(?<![\w.\-/])3\d{3}[ -]?\d{6}[ -]?\d{4,5}"
        r"(?![\w\-/])",
        0.3,
    )
    return [
        *own,
        _gated(
            CreditCardRecognizer(patterns=[card], supported_entity="CARD"),
            r"\d{4}[ -]?\d{4}[ -]?\d{4}|3\d{3}[ -]?\d{6}",
        ),
        _gated(IbanRecognizer(supported_entity="IBAN"), r"[A-Z]{2}\d\d[ -]?[A-Z0-9]{4}[ -]?[A-Z0-9]{4}"),
        _gated(
            IpRecognizer(supported_entity="IP"),
            r"\d\.\d{1,3}\.\d{1,3}\.\d|[\da-fA-F]:[\da-fA-F]{0,4}:[\da-fA-F]{0,4}:|[\da-fA-F]::[\da-fA-F]",
        ),
        _gated(
            MacAddressRecognizer(supported_entity="IP"),
            r"(?:[\da-fA-F]{2}[:-]){5}|[\da-fA-F]{4}\.[\da-fA-F]{4}\.[\da-fA-F]{4}",
        ),
    ]


class PresidioDetector(BaseDetector):
    """Identifiers by form. Findings under ``threshold`` are dropped."""

    name = "rules"

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold
        registry = RecognizerRegistry(recognizers=_recognizers(), supported_languages=["en"])
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=BlankEngine(),
            supported_languages=["en"],
            context_aware_enhancer=ContextEnhancer(),
        )

    def for_redetect(self) -> None:
        """None: forms and check digits are the same in the finished letter, so a second look would see nothing new."""

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        if not text:
            return ()
        found = self._found(text)
        for reading in readings(text):  # a tab may part table cells, or stand where a blank should: read it both ways
            for span in self._found(reading.text):
                place = reading.original(span.start, span.end)
                if place is not None:
                    found.append(replace(span, start=place[0], end=place[1]))
        return tuple(resolve(found, text))

    def _found(self, text: str) -> list[Span]:
        results = self._engine.analyze(text=text, language="en", score_threshold=self.threshold)
        return [Span(r.start, r.end, r.entity_type, "phi", self.name, min(1.0, float(r.score))) for r in results]


def resolve(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans that do not overlap: the most certain first, a longer one before a shorter of nearly the same certainty.

    What sticks out of a loser stays, under the loser's label, if it holds a letter or digit: nothing found is let go.
    """
    pending = [(-(s.score + min(0.24, 0.01 * (s.end - s.start))), s) for s in spans]
    heapq.heapify(pending)
    starts: list[int] = []
    kept: list[Span] = []
    while pending:
        rank, span = heapq.heappop(pending)
        at = bisect.bisect_left(starts, span.start)
        left, right = span.start, span.end
        if at and kept[at - 1].end > left:
            left = kept[at - 1].end
        if left < right and at < len(kept) and kept[at].start < right:
            if kept[at].end < right:
                _push(pending, rank, span, kept[at].end, right, text)
            right = kept[at].start
        if (left, right) == (span.start, span.end):
            starts.insert(at, left)
            kept.insert(at, span)
        elif left < right:
            _push(pending, rank, span, left, right, text)
    return kept


def _push(pending: list[tuple[float, Span]], rank: float, span: Span, start: int, end: int, text: str) -> None:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if start < end:
        heapq.heappush(pending, (rank, Span(start, end, span.label, span.kind, span.source, span.score)))
