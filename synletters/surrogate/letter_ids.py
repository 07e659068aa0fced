"""Letter ids in the output: as they came, or new ones with a crosswalk that the user keeps apart.

An id is often a file name, and file names hold names and record numbers. New ids are a keyed hash (BLAKE2b)
of the old ones: the same
in every run of one account, and not to be told back without its secret.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from synletters.core.document import Action, Protected
from synletters.core.errors import OutputError
from synletters.io.atomic import atomic_writer
from synletters.io.formulas import escaped
from synletters.surrogate.secret import site_secret
from synletters.text.confusables import fold

_LEAST = 4  # letters or digits of a word that says something of somebody
_TELLING = frozenset({"NAME", "ID", "NHS", "SSN", "USERNAME", "PHONE"})


class Renamer(Protocol):
    """Gives the id under which a letter is written."""

    def __call__(self, letter_id: str) -> str: ...


def holds_identifier(item: Protected) -> bool:
    """Whether a word of the letter's id is a word of one of its own identifiers."""
    words = {word for word in fold(item.letter.id) if len(word) >= _LEAST}
    return bool(words) and any(
        not words.isdisjoint(fold(item.letter.text[region.start : region.end]))
        for region in item.regions
        if region.action is Action.REPLACE and region.label in _TELLING
    )


def ids_drawn_from(seed: int | None) -> str:
    """What new ids are drawn from, in words that do not give it away."""
    return "the seed" if seed is not None else f"the site's secret, sha256 {site_secret().mark}"


def new_ids(seed: int | None) -> Renamer:
    """New ids for old ones, by the seed or else by the site's secret."""
    key = (str(seed) if seed is not None else site_secret().value).encode()[:64]

    def rename(letter_id: str) -> str:
        return "L" + blake2b(letter_id.encode("utf-8", "surrogatepass"), key=key, digest_size=10).hexdigest()

    return rename


@contextmanager
def renamed(
    crosswalk: Path | None, seed: int | None, *, after: Path | None = None, escape: bool = False
) -> Iterator[Renamer]:
    """The renaming of a run. With a ``crosswalk`` each old id and its new one are written there (CSV: id,
    new_id), behind those of ``after``, an earlier one; with ``escape`` no cell is a formula.

    The file appears when the block ends without an exception. Raises OutputError if it cannot be written.
    """
    if crosswalk is None:
        yield lambda letter_id: letter_id
        return
    made, known = new_ids(seed), set[str]()
    with atomic_writer(crosswalk, private=True) as handle:
        rows = csv.writer(handle, lineterminator="\n")
        if after is None:
            rows.writerow(("id", "new_id"))
        else:
            with after.open(encoding="utf-8", newline="") as earlier:
                shutil.copyfileobj(earlier, handle)

        def rename(letter_id: str) -> str:
            name = made(letter_id)
            if letter_id not in known:
                known.add(letter_id)
                rows.writerow((escaped(letter_id) if escape else letter_id, name))
            return name

        yield rename


def refuse_inside(crosswalk: Path, out: Path) -> None:
    """The crosswalk gives the old ids back: it never goes where the letters go."""
    if out.resolve() in (crosswalk.resolve(), *crosswalk.resolve().parents):
        raise OutputError(f"the crosswalk {crosswalk} would lie in the results; keep it apart from them")
