"""Label Studio's export (JSON): tasks with their annotations; of a task with several the first that was not cancelled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import LetterSource
from synletters.io.readers.tools.base import Row, first, letters, span_of
from synletters.io.rows import MAX_CHARS, BadRow, RowReader


class LabelStudio(LetterSource):
    """Raises InputError for what is no list of tasks."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self._tasks = tasks(path)
        if not self._tasks:
            raise InputError(f"no tasks of Label Studio in {path}: export it as JSON")
        self.total = len(self._tasks)

    def __iter__(self) -> Iterator[Letter | Rejected]:
        return letters(
            (_row(task) for task in self._tasks), self.name, RowReader(self.name, variants=self.variants)
        )


def tasks(path: Path) -> list[Mapping[str, Any]]:
    """The tasks of a file; none if it is something else."""
    with path.open("rb") as handle:
        head = handle.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"[") or path.stat().st_size > 16 * MAX_CHARS:
        return []
    try:
        read = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return []
    fine = all(isinstance(task, Mapping) and isinstance(task.get("data"), Mapping) for task in read)
    return list(read) if fine else []


def _row(task: Mapping[str, Any]) -> Row | BadRow:
    data = task["data"]
    text = data.get("text")
    if not isinstance(text, str):
        return BadRow("data.text is missing")
    done = [
        one
        for one in task.get("annotations") or ()
        if isinstance(one, Mapping) and not one.get("was_cancelled")
    ]
    spans = []
    try:
        for result in (done[0].get("result") or ()) if done else ():
            value = result.get("value") if isinstance(result, Mapping) else None
            if not isinstance(value, Mapping) or result.get("type") not in ("labels", "hypertextlabels"):
                continue
            for label in value.get("labels") or value.get("hypertextlabels") or ():
                spans.append(
                    span_of(
                        value.get("start"),
                        value.get("end"),
                        label,
                        text,
                        result.get("meta"),
                        value.get("text"),
                    )
                )
    except BadRow as bad:
        return bad
    more = {name: data[name] for name in ("variant", "patient_id") if name in data}
    return {"id": first({**task, **data}, ("id",)), "text": text, "spans": spans, **more}
