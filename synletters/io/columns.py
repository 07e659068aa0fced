"""Which columns of a table hold letters, and how a CSV is written: what a warehouse exports is seldom called id and text."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from synletters.core.errors import InputError

#: what the name of a column looks like, which words of a letter seldom do: one word, or few joined by signs
_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*|[a-z]+(?: [a-z]+){1,3}")
_DIGITS, _COLUMNS = 4, 20

#: separators that a shell or a YAML file can hardly hold, by name
_BY_NAME = {"tab": "\t", "\\t": "\t", "semicolon": ";", "pipe": "|", "comma": ","}


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns, and the separator and encoding of a CSV. ``separator`` may be ``tab``."""

    id: str = "id"
    text: str = "text"
    patient: str = "patient_id"
    separator: str = ","
    encoding: str = "utf-8"

    @property
    def sign(self) -> str:
        """The separator itself."""
        return _BY_NAME.get(self.separator, self.separator)

    @property
    def codec(self) -> str:
        """The encoding for ``open``; a byte order mark is no part of the text."""
        return "utf-8-sig" if codecs.lookup(self.encoding).name == "utf-8" else self.encoding

    @property
    def own(self) -> frozenset[str]:
        """The columns that are no further ones of the letter."""
        return frozenset({self.id, self.text, self.patient})

    def faults(self) -> Iterator[str]:
        """What is wrong, in sentences that name the setting."""
        names = {"id_column": self.id, "text_column": self.text, "patient_column": self.patient}
        yield from (f"{name} is empty; name a column" for name, column in names.items() if not column.strip())
        if len(set(names.values())) < len(names):
            yield "id_column, text_column and patient_column must be three columns"
        if len(self.sign) != 1 or self.sign in "\"'\r\n" or self.sign.isalnum():
            yield f"separator is {self.separator!r}; it must be one sign such as ',', ';', '|' or tab"
        try:
            if not codecs.lookup(self.encoding)._is_text_encoding:
                raise LookupError
        except LookupError:
            yield f"encoding is {self.encoding!r}, which is no encoding of text; utf-8, cp1252, latin-1, utf-16 … are"

    def must_be_there(self, name: str, found: Collection[str]) -> None:
        """Raise InputError where a column that was named is missing: letters without their patient would have surrogates apart."""
        if self.patient != DEFAULT.patient and self.patient not in found:
            raise InputError(
                f"{name} has no column {self.patient!r}, which patient_column names; it has {len(found)} others{columns_told(found)}"
            )


def column_told(column: str, found: Sequence[str]) -> str:
    """ "has no column X; it has …" or "has 2 columns X …", with the one that was perhaps meant."""
    others = columns_told(found)
    if count := found.count(column):
        return f"has {count} columns called {column!r} among its {len(found)}, not one{others}"
    if not others:
        return f"has no column {column!r}; it has {len(found)} others"
    lower = {name.lower(): name for name in found}
    near = difflib.get_close_matches(column.lower(), lower, 1, 0.7)
    meant = f" (did you mean {lower[near[0]]!r}?)" if near else ""
    return f"has no column {column!r}{meant}; it has {len(found)} others{others}"


def columns_told(found: Collection[str]) -> str:
    """ ": " and the names of columns, where they look like such: the first line of a table without a header is of a letter."""
    plain = [name for name in found if _COLUMN.fullmatch(name) and sum(map(str.isdigit, name)) < _DIGITS]
    if not found or len(plain) < len(found):
        return ""
    more = f" and {len(plain) - _COLUMNS} more" if len(plain) > _COLUMNS else ""
    return f": {', '.join(plain[:_COLUMNS])}{more}"


DEFAULT = Columns()
