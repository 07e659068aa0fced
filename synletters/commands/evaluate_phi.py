"""``synletters evaluate --phi``: gold letters and found spans in, a table and JSON out.

No text of a letter is shown or written, unless ``show_misses`` or ``show_alarms`` asks for it; the output then says so.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from synletters.document import Letter, Rejected
from synletters.errors import ConfigError, InputError, OutputError
from synletters.evaluate.phi import PhiResult, evaluate_phi
from synletters.evaluate.phi_letter import Place
from synletters.evaluate.phi_table import table
from synletters.io import open_source, write_json
from synletters.io.spanrows import SpanLines, SpanRow
from synletters.mentions import Mention, mentions_of

CONTEXT = 40
SHOWS_TEXT = "THE FOLLOWING SHOWS TEXT OF THE LETTERS"
_TOLD = 10


@dataclass(slots=True)
class _Found:
    """The answers by letter id, and a hash of the text they were given for, where it was told."""

    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)


def run(
    gold: Path,
    found: Path,
    out: Path | None = None,
    *,
    labels: Path | None = None,
    ignore: Collection[str] = (),
    show_misses: int = 0,
    show_alarms: int = 0,
    overwrite: bool = False,
) -> int:
    """Compare, print the table, write the JSON; 1 if letters or answers were rejected, else 0.

    Raises InputError, ConfigError and OutputError.
    """
    if out is not None and out.exists() and not overwrite:
        raise OutputError(f"{out} exists already; choose another place, or pass --overwrite to replace it")
    if min(show_misses, show_alarms) < 0:
        raise ConfigError("how many misses or alarms to show is a whole number, 0 or more")
    names = read_labels(labels) if labels is not None else {}
    answers = _answers(found)
    rejected: list[Rejected] = []
    result = evaluate_phi(_checked(gold, answers, rejected), answers.mentions, labels=names, ignore=ignore)
    if not result.letters:
        first = f"; the first of {len(rejected)} faults: {rejected[0].reason}" if rejected else ""
        raise InputError(f"no letter of {gold} can be read{first}")
    rejected += answers.rejected
    print(table(result))
    shown = _shown(gold, result, show_misses, show_alarms)
    _show(shown)
    for item in rejected[:_TOLD]:
        print(f"rejected: {item.letter_id}: {item.reason}", file=sys.stderr)
    if rejected:
        where = f"; all of them stand in {out}" if out is not None else ""
        print(f"{len(rejected)} rows rejected: letters are left out, answers count as none{where}", file=sys.stderr)
    if out is not None:
        made: dict[str, Any] = {
            **result.to_json(), "gold": str(gold), "found": str(found), "labels": dict(names),
            "ignored": sorted(ignore), "rejected": [item.to_json() for item in rejected],
        }  # fmt: skip
        if shown:
            made |= {"shows_text": SHOWS_TEXT, "shown": shown}
        write_json(out, made)
    return 1 if rejected else 0


def read_labels(path: Path) -> dict[str, str | None]:
    """A YAML mapping from labels or types to the project's labels, or to null to ignore them. Raises ConfigError."""
    import yaml

    try:
        made = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the label map {path} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ConfigError(f"{path} is not valid YAML") from None
    if not isinstance(made, Mapping):
        raise ConfigError(f"{path} must be a mapping of labels to labels, or to null to ignore them")
    faults = [
        f"{path}: entry {number} must be a label and a label, both text (quote them if YAML takes them for something else)"
        for number, (key, value) in enumerate(made.items(), start=1)
        if not isinstance(key, str) or not (value is None or (isinstance(value, str) and value))
    ]
    if faults:
        raise ConfigError(faults)
    return dict(made)


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _answers(path: Path) -> _Found:
    """What was found: span rows without letters, or any letters with spans."""
    made = _Found()
    rows: Iterator[SpanRow | Letter | Rejected]
    if path.is_file() and path.name.lower().endswith((".jsonl", ".jsonl.gz")):
        rows = SpanLines(path).rows()
    else:
        source = open_source(path)
        source.span_kind = "phi"
        rows = iter(source)
    for row in rows:
        if isinstance(row, Rejected):
            made.rejected.append(row)
            continue
        made.mentions[row.id] = row.mentions if isinstance(row, SpanRow) else mentions_of(row)
        if row.text is not None:
            made.texts[row.id] = _hash(row.text)
    return made


def _checked(path: Path, answers: _Found, rejected: list[Rejected]) -> Iterator[Letter]:
    """The gold letters that can be read. An answer that is not for this text is taken away: it counts as none."""
    source = open_source(path)
    source.span_kind = "phi"
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


def _shown(gold: Path, result: PhiResult, misses: int, alarms: int) -> list[dict[str, Any]]:
    """The places that were asked for, spread evenly over the file, with their text."""
    chosen = [("miss", place) for place in _spread(result.misses, misses)]
    chosen += [("false alarm", place) for place in _spread(result.alarms, alarms)]
    if not chosen:
        return []
    wanted = {place.letter_id for _, place in chosen}
    texts = {item.id: item.text for item in open_source(gold) if isinstance(item, Letter) and item.id in wanted}
    return [
        {"what": what, "id": place.letter_id, "label": place.label, "partly": place.partly,
         "text": _excerpt(texts.get(place.letter_id, ""), place)} for what, place in chosen
    ]  # fmt: skip


def _spread(places: Sequence[Place], count: int) -> list[Place]:
    count = min(count, len(places))
    return [places[i * len(places) // count] for i in range(count)]


def _excerpt(text: str, place: Place) -> str:
    start, end = place.start, place.end
    made = f"{text[max(0, start - CONTEXT) : start]}[[{text[start:end]}]]{text[end : end + CONTEXT]}"
    return "".join(c if c.isprintable() else "⏎" if c == "\n" else " " for c in made)


def _show(shown: Sequence[Mapping[str, Any]]) -> None:
    if not shown:
        return
    print(f"\n{SHOWS_TEXT}")
    for row in shown:
        print(f"{row['what']:12} {row['id']:22} {row['label']:12} {'partly ' if row['partly'] else ''}{row['text']}")
