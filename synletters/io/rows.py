"""One row of any table -> ``Letter`` or ``Rejected``: what every reader shares.

No reason ever quotes a value of the row, except an id that has passed its checks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, cast

from synletters.core.document import KINDS, Kind, Letter, Rejected, Span
from synletters.core.errors import LetterError, SpanError
from synletters.core.mentions import KEY, Mention
from synletters.io.columns import DEFAULT, Columns

#: Longest letter, in characters (or bytes of one line), that a reader takes; what is longer is rejected. It
#: bounds the
#: memory of a run, and what a quote that is never closed can swallow.
MAX_CHARS = 64 * 1024 * 1024
#: Longest id, in characters: more than that is a letter in the wrong column.
MAX_ID = 512

STAGE = "read"
#: how the reasons of two rejections end that others count
EMPTY, TWICE = "the text is empty", "the id occurs twice; this is the second time"
_SURROGATE = re.compile("[\ud800-\udfff]")
# What ``errors="surrogateescape"`` leaves in place of a byte that is not UTF-8.
_ESCAPED = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# How files begin that are often taken for text by their name.
_MAGIC = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
# An id, not words: what stands there is written out again beside the letter.
_CONCEPT = re.compile(r"[^\s\x00-\x1f\x7f]{1,64}")
_SPANS = "spans"


class BadRow(LetterError):  # noqa: N818 (a fault of the row, like Rejected, not of the program)
    """One row holds no letter that can be used. ``reason`` says why without quoting the row."""


def has_surrogate(text: str) -> bool:
    """Whether ``text`` holds half of a surrogate pair, which UTF-8 cannot write."""
    return _SURROGATE.search(text) is not None


def not_utf8(data: bytes, fault: UnicodeDecodeError, of: str = "") -> str:
    """Why bytes are no letter: no text at all, or text in another encoding. ``of``: " of NAME". Nothing of them is quoted."""
    kind = next((name for begin, name in _MAGIC.items() if data.startswith(begin)), "")
    if kind or b"\x00" in data:
        return f"byte {fault.start}{of} is not UTF-8, and it looks like {kind or 'no text (it has NUL bytes)'}; leave it out, or export it as text"
    return f"byte {fault.start}{of} is not UTF-8; save the file as UTF-8"


def clean_id(value: Any) -> str:
    """The id as text. Raises BadRow if it is missing, empty, or no sane id."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas turns whole numbers into floats when one is missing
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise BadRow("the id is missing")
    if not isinstance(value, str):
        raise BadRow("the id is neither text nor a whole number")
    if not value.strip():
        raise BadRow("the id is empty")
    if len(value) > MAX_ID:
        raise BadRow(f"the id is {len(value)} characters long; at most {MAX_ID} are allowed")
    if has_surrogate(value):
        raise BadRow("the id is not valid Unicode")
    if _CONTROL.search(value):
        raise BadRow("the id holds line breaks or control characters")
    return value


def _clean_text(value: Any) -> str:
    if value is None:
        raise BadRow("the text is missing")
    if not isinstance(value, str):
        raise BadRow("the text is not a string")
    if len(value) > MAX_CHARS:
        raise BadRow(f"the text is {len(value)} characters long; at most {MAX_CHARS} are allowed")
    if not value.strip("\ufeff \t\r\n") or not value.strip():
        raise BadRow(EMPTY)
    if "\x00" in value:
        raise BadRow(f"the text holds a NUL character at offset {value.index(chr(0))}; is it a binary file?")
    if bad := _ESCAPED.search(value):
        raise BadRow(f"the text is not UTF-8 or holds half of a surrogate pair, at offset {bad.start()}")
    if bad := _SURROGATE.search(value):
        raise BadRow(f"the text holds half of a surrogate pair at offset {bad.start()}")
    return value


def _clean_patient(value: Any) -> str | None:
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    try:
        return clean_id(value)
    except BadRow as bad:
        raise BadRow(bad.reason.replace("the id", "the patient_id")) from None


def _clean_span(entry: Any, length: int | None, default: Kind) -> Span:
    if not isinstance(entry, Mapping):
        raise BadRow("it is not an object with start, end and label")
    start, end, label = entry.get("start"), entry.get("end"), entry.get("label")
    for offset in (start, end):
        if not isinstance(offset, int) or isinstance(offset, bool):
            raise BadRow("start and end must be whole numbers")
    kind = entry.get("kind") or default
    source = entry.get("source") or ""
    score = 1.0 if entry.get("score") is None else entry["score"]
    if not isinstance(label, str) or not label or _CONTROL.search(label) or has_surrogate(label):
        raise BadRow("label must be a string that is not empty, on one line")
    if kind not in KINDS:
        raise BadRow(f"kind is not one of {', '.join(KINDS)}")
    if not isinstance(source, str) or has_surrogate(source):
        raise BadRow("source must be a string")
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise BadRow("score must be a number")
    if length is not None and cast(int, end) > length:
        raise BadRow(f"[{start}, {end}) lies outside the text of {length} characters")
    concept = clean_concept(entry.get("concept"))
    return Span(cast(int, start), cast(int, end), label, cast(Kind, kind), source, float(score), concept)


def clean_concept(value: Any) -> str:
    """The id of a concept as text, empty for none. Raises BadRow if it is no sane id."""
    if isinstance(value, float):  # pandas turns whole numbers into floats when one is missing
        value = int(value) if value.is_integer() else None if value != value else value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not _CONCEPT.fullmatch(value) or has_surrogate(value):
        raise BadRow("concept must be an id without blanks, of at most 64 characters")
    return value


def _entries(value: Any) -> Sequence[Any]:
    if isinstance(value, str):
        if not value.strip():
            return ()
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise BadRow("the spans are not valid JSON") from None
    if value is None:
        return ()
    if isinstance(value, Mapping) and all(isinstance(column, list) for column in value.values()):
        # A struct of lists is how `datasets` stores a sequence of records.
        columns = cast(Mapping[str, list[Any]], value)
        if len({len(column) for column in columns.values()}) > 1:
            raise BadRow("the spans' columns differ in length")
        value = [dict(zip(columns, entry, strict=True)) for entry in zip(*columns.values(), strict=True)]
    if not isinstance(value, Sequence):
        raise BadRow("the spans are not a list")
    return value


def clean_spans(value: Any, length: int | None, kind: Kind) -> tuple[tuple[Span, ...], tuple[Mention, ...]]:
    """The spans of a row, and, if any of them names an entity or a type of identifier, all of them as
    mentions.

    ``length`` is that of the text, None if the row has none; ``kind`` that of a span that has none. Raises
    BadRow.
    """
    spans: list[Span] = []
    mentions: list[Mention] = []
    told = False
    for index, entry in enumerate(_entries(value)):
        try:
            span = _clean_span(entry, length, kind)
            entity, identifier_type = (_name(entry, key) for key in ("entity", "identifier_type"))
        except (BadRow, SpanError) as bad:
            raise BadRow(f"entry {index} of the spans: {bad.reason}") from None
        spans.append(span)
        told = told or entity is not None or identifier_type is not None
        lower = identifier_type.lower() if identifier_type else None
        mentions.append(
            Mention(
                ((span.start, span.end),),
                span.label,
                span.kind,
                entity=entity,
                identifier_type=lower,
                concept=span.concept,
            )
        )
    return tuple(spans), tuple(mentions) if told else ()


def surface(value: Any) -> list[str | None]:
    """For each span of a row the text that it says it stands on, under ``text``, or None. Raises BadRow."""
    return [text if isinstance(text := entry.get("text"), str) else None for entry in _entries(value)]


def _name(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or _CONTROL.search(value) or has_surrogate(value):
        raise BadRow(f"{key} must be a name on one line")
    return value


class RowReader:
    """Turns the rows of one pass over one input into letters. It remembers the ids of that pass, 8 bytes
    each."""

    def __init__(
        self, name: str, span_kind: Kind = "clinical", variants: bool = False, columns: Columns = DEFAULT
    ) -> None:
        self.name, self.span_kind, self.variants, self.columns = name, span_kind, variants, columns
        self._seen: set[int] = set()

    def letter(self, row: Mapping[str, Any], number: int, where: str) -> Letter | Rejected:
        """The letter in ``row``; ``number`` (from 1) names it if it has no id, ``where`` tells people where
        it is."""
        letter_id: str | None = None
        try:
            letter_id = clean_id(row.get(self.columns.id))
            self.once(f"{letter_id}\n{row.get('variant')}" if self.variants else letter_id)
            text = _clean_text(row.get(self.columns.text))
            patient = _clean_patient(row.get(self.columns.patient))
            spans, mentions = clean_spans(row.get("spans"), len(text), self.span_kind)
        except BadRow as bad:
            return self.rejected(number, where, bad.reason, letter_id)
        meta = {key: value for key, value in row.items() if key != _SPANS and key not in self.columns.own}
        meta |= {KEY: mentions} if mentions else {}
        return (
            Letter(letter_id, text, spans, patient, meta) if meta else Letter(letter_id, text, spans, patient)
        )

    def once(self, letter_id: str) -> None:
        """Raises BadRow if the id came before in this pass."""
        digest = int.from_bytes(blake2b(letter_id.encode(), digest_size=8).digest(), "big")
        if digest in self._seen:
            raise BadRow(TWICE)
        self._seen.add(digest)

    def rejected(self, number: int, where: str, reason: str, letter_id: str | None = None) -> Rejected:
        """A rejection at ``where``, e.g. "line 3"; an empty ``where`` stands for the whole file."""
        place = f"{self.name}, {where}" if where else self.name
        return Rejected(letter_id or f"{self.name}:{number}", STAGE, f"{place}: {reason}")
