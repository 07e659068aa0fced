"""A site's own lists: words that are always identifiers, words that never are, and patterns of its own.

    detectors: [tagger, rules, layout, guard, abbreviations, lists]
    detector_options:
      lists:
        always: staff_names.txt            # or a list, or {NAME: …, HOSPITAL: …}; a file holds one phrase a line
        never: [Dalby Ward Round, Epley]   # other detectors' findings that are exactly this are dropped
        patterns: {ID: ['RXH-\\d{6}']}

Phrases are compared word by word without case, accents, spacing and punctuation, by their hash, so that a
list may hold
hundreds of thousands. A pattern that takes too long rejects the letter.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError, LetterError
from synletters.detect.base import BaseDetector
from synletters.detect.known.finder import SOURCE as KNOWN

Source = str | Path | Sequence[str]

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d])*")
_GAP = 4  # the most characters between two words of one phrase
_LABEL = re.compile(r"[A-Z][A-Z_]{0,30}")


class Phrases:
    """Phrases with a label each, found in a text by the hash of their words."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._labels: dict[str, str] = {}
        self._words: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        for phrase, label in phrases:
            words = [_fold(m[0]) for m in _WORD.finditer(phrase)]
            solid = "".join(words)
            if not solid:
                continue
            self._labels.setdefault(solid, label)
            self._words[solid] = max(self._words.get(solid, 0), len(words))
            start = solid[:3]
            self._starts[start] = max(self._starts.get(start, 0), len(solid))

    def __len__(self) -> int:
        return len(self._labels)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and "".join(_fold(m[0]) for m in _WORD.finditer(text)) in self._labels

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, label) of every phrase; the longest first, without overlap."""
        if not self._labels:
            return
        runs = [(*m.span(), _fold(m[0])) for m in _WORD.finditer(text)]
        at = 0
        while at < len(runs):
            last, label = self._longest(text, runs, at)
            if last < 0:
                at += 1
                continue
            yield runs[at][0], runs[last][1], label
            at = last + 1

    def _longest(self, text: str, runs: Sequence[tuple[int, int, str]], at: int) -> tuple[int, str]:
        """The last word of the longest phrase that begins with word ``at``, and its label; -1 if none
        does."""
        solid, parted, best, label = "", 1, -1, ""
        for k in range(at, len(runs)):
            if k > at:
                gap = text[runs[k - 1][1] : runs[k][0]]
                if len(gap) > _GAP or gap.count("\n") > 1:
                    break
                parted += any(c.isspace() for c in gap)
            solid += runs[k][2]
            if len(solid) >= 3 and len(solid) > self._starts.get(solid[:3], 0):
                break
            if solid in self._labels and parted <= self._words[solid]:
                best, label = k, self._labels[solid]
        return best, label


class ListsDetector(BaseDetector):
    """Marks what the lists hold. ``seconds`` bounds the time of all patterns on one letter."""

    name = "lists"

    def __init__(
        self,
        always: Source | Mapping[str, Source] = (),
        never: Source = (),
        patterns: Mapping[str, str | Sequence[str]] | None = None,
        *,
        label: str = "NAME",
        seconds: float = 2.0,
    ) -> None:
        faults: list[str] = []
        by_label = always if isinstance(always, Mapping) else {label: always}
        for name in [*by_label, *(patterns or {})]:
            if not isinstance(name, str) or not _LABEL.fullmatch(name):
                faults.append(f"lists: the label {name!r} must be capitals, such as NAME or HOSPITAL")
        self._always = Phrases(
            (line, str(name))
            for name, source in by_label.items()
            for line in _lines(f"always.{name}", source, faults)
        )
        self._never = Phrases((line, "") for line in _lines("never", never, faults))
        self.never = self._never
        self._patterns = list(_compiled(patterns or {}, faults))
        if (
            not isinstance(seconds, int | float)
            or isinstance(seconds, bool)
            or not 0 < seconds < float("inf")
        ):
            faults.append(f"lists: seconds is {seconds!r}; it must be a number above 0")
        if faults:
            raise ConfigError(faults)
        self._seconds = seconds

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter) for letter in letters]

    def _one(self, letter: Letter) -> tuple[Span, ...]:
        found = {
            Span(start, end, label, "phi", self.name) for start, end, label in self._always.find(letter.text)
        }
        until = time.monotonic() + self._seconds
        for number, (label, pattern) in enumerate(self._patterns, 1):
            for start, end in _matches(pattern, letter.text, until, f"{label}, pattern {number}", letter.id):
                found.add(Span(start, end, label, "phi", self.name))
        return tuple(sorted(found))

    def finish(self, letter: Letter) -> Letter:
        """The letter after all detectors have run, without the identifiers that are on the ``never`` list."""
        return (
            letter.with_spans(drop_never(letter.spans, letter.text, self._never)) if self._never else letter
        )


def drop_never(spans: Iterable[Span], text: str, never: Phrases | Collection[str]) -> tuple[Span, ...]:
    """``spans`` without the identifiers whose whole text is a phrase of ``never``; those of the lists
    and what is known of a patient stay."""
    phrases = never if isinstance(never, Phrases) else Phrases((phrase, "") for phrase in never)
    return tuple(
        span
        for span in spans
        if span.kind != "phi"
        or span.source in (ListsDetector.name, KNOWN)
        or text[span.start : span.end] not in phrases
    )


def _fold(word: str) -> str:
    """Without case, accents and invisible characters; full-width forms as plain ones."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf")).replace("ı", "i")


def _lines(name: str, source: Any, faults: list[str]) -> list[str]:
    """The phrases of a list or of a file, without empty lines and those that begin with #."""
    lines: list[Any]
    if isinstance(source, str | Path):
        try:
            lines = Path(source).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or "it is no UTF-8 text"
            faults.append(f"lists: {name}: the file {str(source)!r} cannot be read: {reason}")
            return []
        lines = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    elif isinstance(source, list | tuple | set | frozenset):
        lines = list(source)
    else:
        faults.append(
            f"lists: {name} is {type(source).__name__}; it must be a list of phrases or the name of a file"
        )
        return []
    bad = [at for at, line in enumerate(lines, 1) if not isinstance(line, str) or not _WORD.search(line)]
    if bad:
        faults.append(
            f"lists: {name}: entry {bad[0]} is no phrase of letters or digits (quote numbers in YAML)"
        )
        return []
    return lines


def _compiled(patterns: Any, faults: list[str]) -> Iterator[tuple[str, regex.Pattern[str]]]:
    if not isinstance(patterns, Mapping):
        faults.append(
            f"lists: patterns is {type(patterns).__name__}; it must map labels to lists of patterns"
        )
        return
    for label, several in patterns.items():
        if not isinstance(several, str | list | tuple):
            faults.append(
                f"lists: patterns.{label} is {type(several).__name__}; it must be a list of patterns"
            )
            continue
        for at, pattern in enumerate([several] if isinstance(several, str) else several):
            place = f"lists: patterns.{label}[{at}]"
            if not isinstance(pattern, str) or not pattern:
                faults.append(f"{place} is {pattern!r}; a pattern is text that is not empty")
                continue
            try:
                made = regex.compile(pattern)
            except regex.error as error:
                faults.append(f"{place}, {pattern!r}, does not compile: {error.msg} at position {error.pos}")
                continue
            yield str(label), made


def _matches(
    pattern: regex.Pattern[str], text: str, until: float, name: str, letter_id: str
) -> Iterator[tuple[int, int]]:
    """The places of a pattern, or of its group ``v`` if it has one. Raises LetterError when time is up."""
    at = 0
    while at <= len(text):
        left = until - time.monotonic()
        try:
            match = pattern.search(text, at, timeout=left) if left > 0 else None
        except TimeoutError:
            left = 0
        if left <= 0:
            raise LetterError(f"a pattern of the lists took too long ({name})", letter_id=letter_id)
        if match is None:
            return
        start, end = match.span("v") if "v" in pattern.groupindex else match.span()
        if start < end:
            yield start, end
        at = max(match.end(), match.start() + 1)
