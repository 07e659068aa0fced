"""What a review teaches: entries of ``lists``, of the known identifiers, and gold letters for ``train tagger``."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Span
from synletters.core.errors import InputError
from synletters.io.atomic import AtomicPath, atomic_writer, output_error, private_files
from synletters.io.formulas import escaped
from synletters.io.writers.row_file import RowFile
from synletters.review.database import Mark
from synletters.review.session import Session

LISTS, PATIENTS, GOLD = "lists.yaml", "patients.csv", "gold.jsonl"
#: the columns of known identifiers that a label belongs to (docs/known-identifiers.md)
COLUMNS: Mapping[str, str] = {
    "NAME": "names",
    "DATE": "birth_date",
    "ADDRESS": "address",
    "LOCATION": "town",
    "POSTCODE": "postcode",
    "PHONE": "phone",
    "EMAIL": "email",
    "NHS": "nhs_number",
    "ID": "number",
    "SSN": "number",
    "CARD": "number",
    "IBAN": "number",
}
#: labels whose values are nobody's own: as entries of a list they would take such words out of every letter
_ONE_LETTERS = frozenset({"DATE", "AGE"})


def write(session: Session, out: Path, *, overwrite: bool = False) -> dict[str, int]:
    """Write the three files into ``out``, for its owner alone: they hold what was missed; how much is in each.

    Raises OutputError, and InputError if no letter was decided.
    """
    decided = sorted({n for own in session.database.decisions().values() for n in own})
    marks = session.database.marks()
    if not decided and not marks:
        raise InputError("no letter was decided and nothing was marked; there is nothing to learn yet")
    counts: Counter[str] = Counter()
    lists, patients = _lists(session, marks, counts), _patients(session, marks, counts)
    ours = {LISTS, PATIENTS, GOLD}.__contains__
    target = AtomicPath(out, folder=True, replace=ours if overwrite else None)
    try:
        os.chmod(target.temp, 0o700)
        with atomic_writer(target.temp / LISTS, private=True) as handle:
            handle.write(
                "# what reviewers marked; use it with --config, and keep it where the letters are kept\n"
            )
            yaml.safe_dump(lists, handle, allow_unicode=True, sort_keys=False)
        with atomic_writer(target.temp / PATIENTS, private=True) as handle:
            columns = ["patient_id", *dict.fromkeys(COLUMNS.values())]
            rows = csv.DictWriter(handle, columns, lineterminator="\n")
            rows.writeheader()
            for patient, row in patients.items():
                cells = {column: "; ".join(dict.fromkeys(values)) for column, values in row.items()}
                rows.writerow({"patient_id": patient} | {k: escaped(v) for k, v in cells.items()})
        with private_files(), RowFile(target.temp / GOLD) as gold:
            for letter in _gold(session, decided, marks, counts):
                gold.write(
                    {
                        "id": letter.id,
                        "text": letter.text,
                        **({"patient_id": letter.patient_id} if letter.patient_id else {}),
                        "spans": [span.to_json() for span in letter.spans],
                    }
                )
        try:
            target.commit()
        except OSError as fault:
            raise output_error(out, fault) from None
    finally:
        target.discard()
    return dict(counts)


def _lists(session: Session, marks: list[Mark], counts: Counter[str]) -> dict[str, Any]:
    """A configuration for ``rewrite --config``: phrases that always are identifiers, and such that never are."""
    always: dict[str, list[str]] = {}
    never: list[str] = []
    for mark in marks:
        if mark.kind == "missed":
            if mark.label in _ONE_LETTERS:
                counts["missed, of one letter alone"] += 1
                continue
            said = _flat(_words(session, mark))
            always.setdefault(mark.label, [])
            if said not in always[mark.label]:
                always[mark.label].append(said)
                counts["always"] += 1
        else:
            said = _flat(session.source_of(mark) or "")
            if not said:
                counts["wrong, source not known"] += 1
            elif said not in never:
                never.append(said)
                counts["never"] += 1
    before = list(session.run.settings.get("detectors") or RunConfig().detectors)
    detectors = before if "lists" in before else [*before, "lists"]
    return {"detectors": detectors, "detector_options": {"lists": {"always": always, "never": never}}}


def _patients(session: Session, marks: list[Mark], counts: Counter[str]) -> dict[str, dict[str, list[str]]]:
    """What was missed of each patient whose id the source tells, by column."""
    made: dict[str, dict[str, list[str]]] = {}
    for mark in marks:
        if mark.kind != "missed":
            continue
        source = session.corpus.source(mark.n)
        column = COLUMNS.get(mark.label)
        if source is None or source[1] is None or column is None:
            counts["missed, no patient or no column"] += 1
            continue
        said = _flat(_words(session, mark)).replace(";", " ").replace("|", " ")
        made.setdefault(source[1], {}).setdefault(column, []).append(said)
        counts["known"] += 1
    return made


def _gold(session: Session, decided: list[int], marks: list[Mark], counts: Counter[str]) -> Iterator[Letter]:
    """Every decided rewrite with its identifiers as reviewers left them.

    Where a surrogate stands for what was no identifier, the words of the source come back; a letter in which they are not
    known is left out, for its surrogate would be taught as an ordinary word.
    """
    for n in decided:
        read = session.corpus[n]
        own = [mark for mark in marks if mark.n == n]
        wrong = {(m.start, m.end): session.source_of(m) for m in own if m.kind == "wrong"}
        if None in wrong.values():
            counts["letters left out of gold"] += 1
            continue
        spans = [s for s in read.letter.spans if s.kind == "phi" and (s.start, s.end) not in wrong]
        for mark in own:
            if mark.kind == "missed" and not any(s.start < mark.end and mark.start < s.end for s in spans):
                spans.append(Span(mark.start, mark.end, mark.label, "phi", "review"))
        text, moved = _restored(
            read.letter.text, sorted(spans), {p: w for p, w in wrong.items() if w is not None}
        )
        source = session.corpus.source(n)
        name = f"{read.id}#{read.variant}" if read.variant else read.id
        counts["gold"] += 1
        yield Letter(name, text, moved, source[1] if source else None)


def _restored(
    text: str, spans: list[Span], wrong: Mapping[tuple[int, int], str]
) -> tuple[str, tuple[Span, ...]]:
    """The text with what stood in the source at some places, and the spans where they stand then."""
    for (start, end), words in sorted(wrong.items(), reverse=True):
        text = text[:start] + words + text[end:]
        by = len(words) - (end - start)
        spans = [span.moved(by) if span.start >= end else span for span in spans]
    return text, tuple(sorted(spans))


def _words(session: Session, mark: Mark) -> str:
    return session.corpus[mark.n].letter.text[mark.start : mark.end]


def _flat(words: str) -> str:
    return " ".join(words.split())
