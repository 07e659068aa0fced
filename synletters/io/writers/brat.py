"""Finished letters as brat standoff: a folder of ``.txt`` with ``.ann``, and ``annotation.conf``.

Each span is a ``T`` line; its kind, its source and extra attributes are ``A`` lines, its concept is an ``N``
line. What brat's
names cannot hold (blanks, a score) stands exactly in a note, as ``synletters {JSON}``.
``synletters.io.readers.brat`` reads it all back.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.core.document import KINDS
from synletters.core.errors import LetterError
from synletters.io.atomic import close_quietly
from synletters.io.flat import safe
from synletters.io.readers.brat import ANN, NOTE, PLAIN_CONCEPT, parse_ann
from synletters.io.writers.base import RewriteWriter, close_synced, json_line
from synletters.io.writers.file_names import file_name

_BREAK = re.compile(r"\s")


class BratWriter(RewriteWriter):
    """``ID.txt`` and ``ID.ann`` a letter, ``ID.v1`` for its next variants, and ``names.jsonl``: the file of
    each id.

    Raises LetterError if an id and variant come twice.
    """

    def __init__(self, path: Path, names: Sequence[str] = (), *, replace: bool = False) -> None:
        super().__init__(path, folder=True, replace=_written(path).__contains__ if replace else None)
        self._names = names
        self._labels: set[str] = set()
        self._values: dict[str, set[str]] = {
            "Kind": {*KINDS},
            "Source": set(),
            **{name: set() for name in names},
        }
        with self._opening():
            self._index = open(self._target.temp / "names.jsonl", "xb")  # noqa: SIM115 (closed in _finish)

    def _write(self, row: dict[str, Any]) -> None:
        lines = [line + "\n" for line in self._with_file(row)]
        for plain in (True, False):  # on a disk that ignores case, the second of two ids takes its other name
            name = file_name(row["id"], row["variant"], plain=plain, mark=".v")
            place = self._target.temp / name
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                _new_file(place, row["text"])
                break
            except FileExistsError:
                if plain and name not in {
                    p.relative_to(self._target.temp).as_posix() for p in place.parent.iterdir()
                }:
                    continue
                raise LetterError(
                    f"variant {row['variant']} was written already", letter_id=row["id"]
                ) from None
        _new_file(place.with_name(place.name.removesuffix(".txt") + ".ann"), "".join(lines))
        self._index.write(json_line({"id": row["id"], "variant": row["variant"], "file": name}))

    def _with_file(self, row: Mapping[str, Any]) -> Iterator[str]:
        """The lines of a letter that came with a whole .ann file: these, and its spans that they do not have."""
        ann = row.get(ANN)
        if not isinstance(ann, str):
            yield from self._lines(row)
            return
        there = {span for mention in parse_ann(ann, row["text"]) for span in mention.pieces}
        more = [span for span in row["spans"] if (span["start"], span["end"]) not in there]
        lines = ann.splitlines()
        self._labels |= {line.split("\t")[1].split(" ")[0] for line in lines if line[:1] == "T"}
        yield from lines
        yield from self._lines({**row, "spans": more}, lines)

    def _lines(self, row: Mapping[str, Any], before: Sequence[str] = ()) -> Iterator[str]:
        text: str = row["text"]
        counts = {
            kind: max((int(m[1]) for line in before if (m := re.match(rf"[{kind}](\d+)\t", line))), default=0)
            for kind in "TAN#"
        }

        def next_id(kind: str) -> str:
            counts[kind] += 1
            return f"{kind}{counts[kind]}"

        for span in _different(row["spans"]):
            start, end, label = span["start"], span["end"], safe(span["label"])
            this = next_id("T")
            self._labels.add(label)
            # one line of a file: a line break in the annotated text is written as a blank, as brat does
            yield f"{this}\t{label} {start} {end}\t{_BREAK.sub(' ', text[start:end])}"
            exact: dict[str, Any] = {} if label == span["label"] else {"label": span["label"]}
            exact |= {} if span["score"] == 1.0 else {"score": span["score"]}
            for name, key in [
                ("Kind", "kind"),
                ("Source", "source"),
                *((name, name) for name in self._names),
            ]:
                if value := span.get(key):
                    self._values[name].add(safe(value))
                    exact |= {} if safe(value) == value else {key: value}
                    yield f"{next_id('A')}\t{name} {this} {safe(value)}"
            if concept := span.get("concept"):
                named = ":" in concept and not concept.startswith(f"{PLAIN_CONCEPT}:")
                known = concept if named else f"{PLAIN_CONCEPT}:{concept}"
                yield f"{next_id('N')}\tReference {this} {known}\t{concept}"
            if exact:
                yield f"{next_id('#')}\tAnnotatorNotes {this}\t{NOTE}{json.dumps(exact, sort_keys=True)}"

    def _finish(self) -> None:
        values = {name: sorted(found) for name, found in self._values.items() if found}
        conf = ["[entities]", *sorted(self._labels), "", "[relations]", "", "[events]", "", "[attributes]"]
        conf += [f"{name}\tArg:<ENTITY>, Value:{'|'.join(found)}" for name, found in values.items()]
        _new_file(self._target.temp / "annotation.conf", "\n".join(conf) + "\n")
        close_synced(self._index, self._index)

    def _abandon(self) -> None:
        close_quietly(self._index)


def _written(folder: Path) -> set[str]:
    """The names of the files that an earlier writer put into a folder, as its list tells."""
    names = {"names.jsonl", "annotation.conf"}
    try:
        with open(folder / "names.jsonl", encoding="utf-8") as lines:
            for line in lines:
                file = str(json.loads(line)["file"])
                names |= {file, file.removesuffix(".txt") + ".ann"}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return names


def _different(spans: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The spans without those that say all the same again."""
    seen: set[tuple[Any, ...]] = set()
    for span in spans:
        key = tuple(sorted(span.items()))
        if key not in seen:
            seen.add(key)
            yield span


def _new_file(place: Path, text: str) -> None:
    with open(place, "xb") as handle:
        handle.write(text.encode())
        handle.flush()
        os.fsync(handle.fileno())
