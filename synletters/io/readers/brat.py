"""brat standoff: a folder of ``.txt`` files, each with an ``.ann`` file beside it.

Read are text-bound annotations (``T``), also those of several pieces; notes (``#``) and references to
concepts (``N``) are
kept with the annotation they speak of; an attribute ``identifier_type`` and ``*`` Equiv lines say what they
say. Relations,
events and other attributes are passed over. Annotations may overlap, as brat allows; the same one twice is a
fault.

The first reference is the concept of an annotation. Attributes ``Kind`` and ``Source``, and notes that begin
with ``synletters {``,
are what ``synletters.io.writers.brat`` writes: an annotation with a ``Kind`` has its label as its type,
whatever it is called.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from synletters.core.document import KINDS, Kind
from synletters.core.mentions import Mention
from synletters.io.labels import identifier
from synletters.io.readers.annotated import AnnotatedFolder, check_place, checked, utf8
from synletters.io.rows import BadRow, clean_concept

#: How a note begins that holds, as JSON, what brat's own lines cannot hold exactly.
NOTE = "synletters "
#: The terminology that stands before a concept that names none: ``22298006`` is written ``concept:22298006``.
PLAIN_CONCEPT = "concept"

#: under which a letter has its whole .ann file, where it says more than its spans do
ANN = "ann"
_HEAD = re.compile(r"([^\s;]+) ([0-9]{1,10} [0-9]{1,10}(?:;[0-9]{1,10} [0-9]{1,10})*)")
#: lines that spans hold whole: of one piece, and what synletters writes of them
_OWN = re.compile(
    r"T\d+\t[^\t;]*\t|A\d+\t(?:Kind|Source) T\d+ |N\d+\tReference |#\d+\tAnnotatorNotes T\d+\tsynletters \{"
)
_ID = re.compile(r"[TERAMN#][0-9]{1,10}|[*#]")
_TYPE = re.compile(r"[^\s\x00-\x1f\x7f]{1,100}")


class BratFolder(AnnotatedFolder):
    """The letters of a folder in brat's format. A ``.txt`` or ``.ann`` without its partner is rejected."""

    format = "brat"
    suffixes = (".txt", ".ann")

    def _read(self, files: dict[str, list[Path]]) -> tuple[str, Sequence[Mention]]:
        for suffix in self.suffixes:
            if suffix not in files:
                raise BadRow(f"its {suffix} file is missing")
        text = utf8(files[".txt"][0])
        return text, parse_ann(utf8(files[".ann"][0]), text, every=self.span_kind)

    def _more(self, files: dict[str, list[Path]]) -> dict[str, str]:
        ann = utf8(files[".ann"][0])
        return {ANN: ann} if others(ann) else {}


def others(ann: str) -> int:
    """How many lines of an .ann file say what no span has a place for: relations, events, attributes, notes, several pieces."""
    return sum(1 for line in ann.splitlines() if line.strip() and not _OWN.match(line))


@dataclass(slots=True)
class _Told:
    """What the lines other than ``T`` say, by the id of the annotation."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    exact: dict[str, dict[str, Any]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)


def parse_ann(ann: str, text: str, *, every: Kind = "clinical") -> tuple[Mention, ...]:
    """The annotations of an ``.ann`` file, in its order.

    Types that name identifiers (see ``synletters.io.labels``) become identifiers under the project's label;
    others keep
    their name and are of the kind ``every``. Raises BadRow, which names the line or the annotation and quotes
    neither file.
    """
    found: dict[str, Mention] = {}
    told = _Told()
    for number, line in enumerate(ann.split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        name, _, rest = line.partition("\t")
        if not _ID.fullmatch(name):
            raise BadRow(f"line {number} of the .ann file does not begin with an id such as T1 and a tab")
        if name[0] != "T":
            _other(name, rest, told)
            continue
        if name in found:
            raise BadRow(f"annotation {name} occurs twice in the .ann file")
        mention, quoted = _text_bound(name, rest, number, every)
        check_place(mention, text, quoted)
        found[name] = mention
    known: set[Mention] = set()
    out = []
    for name, mention in found.items():
        mention = _complete(mention, told)
        # the concept, the source and the rest tell apart what stands at one place under one name
        if (bare := replace(mention, id="", notes=(), entity=None, identifier_type=None)) in known:
            raise BadRow(f"annotation {name} says what another one says already")
        known.add(bare)
        out.append(mention)
    return tuple(out)


def _complete(mention: Mention, told: _Told) -> Mention:
    """A text-bound annotation with what the other lines say of it. Raises BadRow."""
    name = mention.id
    made = replace(
        mention,
        notes=tuple(told.notes.get(name, ())),
        identifier_type=told.types.get(name),
        entity=told.entities.get(name),
        concept=told.concepts.get(name, ""),
    )
    if name not in told.kinds:
        return made
    exact = told.exact.get(name, {})
    label, source, score = (
        exact.get(k, v)
        for k, v in (("label", mention.type), ("source", told.sources.get(name, "")), ("score", 1.0))
    )
    if not (
        isinstance(label, str)
        and label
        and isinstance(source, str)
        and type(score) in (int, float)
        and 0 <= score <= 1
    ):
        raise BadRow(f"the note of annotation {name} is not what synletters writes")
    return replace(made, label=label, kind=cast(Kind, told.kinds[name]), source=source, score=float(score))


def _text_bound(name: str, rest: str, number: int, every: Kind) -> tuple[Mention, str]:
    head, tab, quoted = rest.partition("\t")
    match = _HEAD.fullmatch(head)
    if not match or not tab:
        raise BadRow(
            f"line {number} of the .ann file is not a type, offsets and text, with a tab before the text"
        )
    kind, offsets = match[1], [piece.split(" ") for piece in match[2].split(";")]
    if not _TYPE.fullmatch(kind):
        raise BadRow(f"line {number} of the .ann file has no sane type")
    pieces = checked(name, [(int(start), int(end)) for start, end in offsets])
    label = identifier(kind)
    return Mention(pieces, label or kind, "phi" if label else every, kind, id=name), quoted


def _other(name: str, rest: str, told: _Told) -> None:
    """Take what is of use from a line that is not text-bound; anything else is left."""
    head, _, value = rest.partition("\t")
    words = head.split()
    if name[0] == "#" and len(words) == 2 and value.startswith(NOTE + "{"):
        told.exact[words[1]] = _exact(value.removeprefix(NOTE))
    elif name[0] == "#" and len(words) == 2 and value:
        told.notes.setdefault(words[1], []).append(value)
    elif name[0] == "N" and len(words) == 3:
        told.notes.setdefault(words[1], []).append(words[2])
        told.concepts.setdefault(words[1], _concept(words[2]))
    elif name[0] == "A" and len(words) == 3 and words[0] == "Kind" and words[2] in KINDS:
        told.kinds[words[1]] = words[2]
    elif name[0] == "A" and len(words) == 3 and words[0] == "Source":
        told.sources[words[1]] = words[2]
    elif name[0] == "A" and len(words) == 3 and words[0].lower().replace("_", "") == "identifiertype":
        told.types[words[1]] = words[2].lower()
    elif name == "*" and words[:1] == ["Equiv"]:
        known = {told.entities[word] for word in words[1:] if word in told.entities}
        entity = min(known, default=words[1] if len(words) > 1 else "")
        told.entities |= {key: entity for key, value in told.entities.items() if value in known}
        told.entities |= dict.fromkeys(words[1:], entity)


def _concept(reference: str) -> str:
    """The concept of a reference; one that is no sane id stays a note alone."""
    try:
        return clean_concept(reference.removeprefix(PLAIN_CONCEPT + ":"))
    except BadRow:
        return ""


def _exact(note: str) -> dict[str, Any]:
    try:
        return dict(json.loads(note))
    except (ValueError, TypeError, RecursionError):
        return {}
