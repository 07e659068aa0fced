"""What the ways of evaluating against gold share: the answers, the gold letters they are for, and what is at
fault."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from synletters.cli.options import argument, option
from synletters.cli.tables import show
from synletters.core.document import Kind, Letter, Rejected, Rewrite
from synletters.core.errors import InputError, OutputError
from synletters.evaluate.tables import Block

if TYPE_CHECKING:
    from synletters.core.mentions import Mention
    from synletters.io.readers.spans import SpanRow

Known = TypeVar("Known")
_TOLD = 10
_TABLES = ("letters.jsonl", "letters.jsonl.gz")
#: what becomes of rejected gold letters and answers
UNANSWERED = "letters are left out, answers count as none"
_SPANS = "letters with spans (.jsonl, .csv, .parquet), a folder in brat's format, or of i2b2 .xml files"
Gold = Annotated[Path, argument("GOLD", _SPANS)]
Found = Annotated[Path, argument("FOUND", "what `synletters detect` wrote, or anything GOLD may be")]
Real = Annotated[Path, argument("REAL", "the letters that were rewritten")]
Synthetic = Annotated[Path, argument("SYNTHETIC", "what `synletters rewrite` wrote of them")]
Labels = Annotated[
    list[str] | None,
    option(
        "names of labels in the files to names to compare (NAME= ignores one); as often as needed",
        "--labels",
        metavar="MAP.yaml|NAME=NAME",
        group="Labels",
    ),
]
Ignore = Annotated[
    list[str] | None,
    option(
        "gold label to leave out; several with commas, or several times",
        "--ignore",
        metavar="LABEL",
        group="Labels",
    ),
]


@dataclass(slots=True)
class Answers:
    """The answers by letter id, and a hash of the text they were given for, where it was told."""

    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)


def read_answers(path: Path, kind: Kind) -> Answers:
    """What was found: span rows without letters, or any letters with spans. ``kind`` is that of spans without
    one."""
    from synletters.core.mentions import mentions_of
    from synletters.io import open_source
    from synletters.io.readers.spans import SpanLines, SpanRow

    made = Answers()
    rows: Iterator[SpanRow | Letter | Rejected]
    if path.is_file() and path.name.lower().endswith((".jsonl", ".jsonl.gz")):
        rows = SpanLines(path, kind).rows()
    else:
        source = open_source(path)
        source.span_kind = kind
        rows = iter(source)
    for row in rows:
        if isinstance(row, Rejected):
            made.rejected.append(row)
            continue
        made.mentions[row.id] = row.mentions if isinstance(row, SpanRow) else mentions_of(row)
        if row.text is not None:
            made.texts[row.id] = _hash(row.text)
    return made


def gold_letters(path: Path, answers: Answers, rejected: list[Rejected], kind: Kind) -> Iterator[Letter]:
    """The gold letters that can be read. An answer that is not for this text is taken away: it counts as
    none."""
    from synletters.io import open_source

    source = open_source(path)
    source.span_kind = kind
    for letter in source:
        if isinstance(letter, Rejected):
            rejected.append(letter)
            continue
        told = answers.texts.get(letter.id)
        reason = ""
        if told is not None and told != _hash(letter.text):
            reason = "the found row holds another text than the gold letter"
        elif any(mention.end > len(letter.text) for mention in answers.mentions.get(letter.id, ())):
            reason = f"a found span lies outside the text of {len(letter.text)} characters"
        if reason:
            answers.mentions.pop(letter.id, None)
            rejected.append(Rejected(letter.id, "found", f"{reason}; it counts as not answered"))
        yield letter


def check_out(out: Path | None, overwrite: bool) -> None:
    """Raise OutputError if the results would replace something."""
    if out is not None and out.exists() and not overwrite:
        raise OutputError(f"{out} exists already; choose another place, or pass --overwrite to replace it")


def read_letters(path: Path, rejected: list[Rejected]) -> list[Letter]:
    """The letters that can be read."""
    from synletters.io import open_source

    letters = []
    for item in open_source(path):
        if isinstance(item, Letter):
            letters.append(item)
        else:
            rejected.append(item)
    return letters


def with_known(
    path: Path, known: Mapping[str, Known], missing: str, rejected: list[Rejected]
) -> Iterator[tuple[Letter, Known]]:
    """Each letter with what is known of its id; what cannot be read, or of which nothing is known, is rejected."""
    from synletters.io import open_source

    for item in open_source(path):
        if isinstance(item, Rejected):
            rejected.append(item)
        elif item.id not in known:
            rejected.append(Rejected(item.id, "check", missing))
        else:
            yield item, known[item.id]


def read_rewrites(path: Path, rejected: list[Rejected]) -> Iterator[Rewrite]:
    """The rewrites in a folder of ``synletters rewrite``, or in a file."""
    from synletters.evaluate.utility.places import KEY
    from synletters.io import open_source

    source = open_source(next((path / name for name in _TABLES if (path / name).is_file()), path))
    source.variants = True
    for row in source:
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        variant = str(row.meta.get("variant", ""))
        told = {KEY: _places(row.meta[KEY])} if row.meta.get(KEY) not in (None, "") else {}
        yield Rewrite(row.id, int(variant) if variant.isdecimal() else 0, row.text, row.spans, told)


def _places(value: Any) -> Any:
    """A cell of a CSV file holds JSON; what is none is left as it is, and told to be a fault where it is
    used."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def nothing_read(what: str, rejected: Sequence[Rejected]) -> InputError:
    """The fault of an input of which nothing is left, with the first of what was wrong."""
    first = f"; the first of {len(rejected)} faults: {rejected[0].reason}" if rejected else ""
    return InputError(what + first)


def conclude(
    blocks: Iterable[Block],
    figures: Mapping[str, Any],
    rejected: Sequence[Rejected],
    out: Path | None,
    what: str = "they are in no figure",
) -> int:
    """How every score ends: the tables, what was rejected, all of it as JSON where a file is named. Returns the
    exit code."""
    from synletters.io import write_json

    show(blocks)
    tell_rejected(rejected, out, what)
    if out is not None:
        write_json(out, {**figures, "rejected": [item.to_json() for item in rejected]})
    return 1 if rejected else 0


def tell_rejected(rejected: Sequence[Rejected], out: Path | None, what: str) -> None:
    for item in rejected[:_TOLD]:
        print(f"rejected: {item.letter_id}: {item.reason}", file=sys.stderr)
    if rejected:
        where = f"; all of them stand in {out}" if out is not None else ""
        print(f"{len(rejected)} rows rejected: {what}{where}", file=sys.stderr)


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
