"""One surrogate for each identifier of a patient's letters, the same for the same identifier in all of
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as changed

from synletters.core.document import Action, Protected
from synletters.core.errors import LetterError
from synletters.surrogate import ages
from synletters.surrogate.codes import institutions, one_kind, people_by_name
from synletters.surrogate.country import written_in
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.memory import Memory
from synletters.surrogate.regions import Found, regions
from synletters.surrogate.replacer import Replacer
from synletters.surrogate.seeds import Source
from synletters.surrogate.years import place


def replace_group(
    group: Sequence[Protected], *, seed: int | str, mode: str = "consistent", memory: Memory | None = None
) -> list[tuple[str, ...]]:
    """One surrogate for each REPLACE region, in order, for all the letters of one patient.

    ``mode`` is ``consistent``, ``per-mention`` or ``markov`` (see ``walk``). ``memory`` is what earlier runs
    drew for the patient;
    new draws are added to it. The result of a letter does not depend on the order of ``group``. Raises
    LetterError if the
    letters belong to more than one patient.
    """
    if not group:
        return []
    patient = group[0].letter.patient
    if any(item.letter.patient != patient for item in group):
        raise LetterError(
            "letters of more than one patient were given to one group", letter_id=group[0].letter.id
        )
    order = sorted(range(len(group)), key=lambda at: (group[at].letter.id, group[at].letter.text))
    outside = " ".join(_outside(group[at]) for at in order)
    british = written_in(outside)[0]
    read = people_by_name(institutions(one_kind([regions(group[at], british=british) for at in order])))
    style, read = _with_years(read, outside)
    found = dict(zip(order, read, strict=True))
    memory = memory or Memory()
    source = Source(0, memory.secret) if memory.secret else Source(seed, patient)
    replacer = Replacer([item for items in read for item in items], outside, style, source, memory, mode)
    done = {at: _joined(found[at], replacer, group[at].letter.id) for at in order}
    return [done[at] for at in range(len(group))]


def _joined(found: Sequence[Found], replacer: Replacer, letter: str) -> tuple[str, ...]:
    """One surrogate a mention, whose identifiers may be several."""
    out: list[str] = []
    for item in found:
        made = replacer.replace(item, letter)
        if item.continues:
            out[-1] += item.continues + made
        else:
            out.append(made)
    return tuple(out)


def _with_years(letters: Sequence[Sequence[Found]], outside: str) -> tuple[DateStyle, list[list[Found]]]:
    """How the patient's letters write dates, and the identifiers, the dates among them with their moments."""
    dates = dict.fromkeys(item.value for found in letters for item in found if item.label == "DATE")
    cues, told = written_in(outside)
    style = DateStyle(dates, cues, told=told)
    stated = [ages.stated(item.value) or 0 for found in letters for item in found if item.label == "AGE"]
    dated = [[item.mention for item in found if item.label == "DATE"] for found in letters]
    style, placed = place(dated, style, stated)
    out = []
    for found, moments in zip(letters, placed, strict=True):
        left = iter(moments)
        out.append([changed(item, placed=next(left)) if item.label == "DATE" else item for item in found])
    return style, out


def _outside(item: Protected) -> str:
    """The text of a letter with a blank for each identifier."""
    text = item.letter.text
    return "".join(" " if r.action is Action.REPLACE else text[r.start : r.end] for r in item.regions)
