"""Frames of other libraries as tables of pyarrow, and finished tables as frames of the same library. None of the libraries is imported
before a frame of it is at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError
from synletters.io.cells import shown

_KINDS = "a pandas or Polars DataFrame, a pyarrow Table, or a mapping of columns to lists"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as an Arrow table, and ``back``, which makes a frame of the same kind of another table."""

    table: Any
    back: Callable[[Any], Any]


def frame_of(data: Any) -> Frame:
    """The table of a frame; an index is left out, as it may hold identifiers. Raises InputError for anything that is none, and for a
    column whose values are of several types."""
    library, name = type(data).__module__.partition(".")[0], type(data).__name__
    if library == "pandas" and name == "DataFrame":
        return Frame(_of_pandas(data), _to_pandas)
    if library == "polars" and name == "DataFrame":
        return Frame(data.to_arrow(), lambda table: import_module("polars").from_arrow(table))
    if library == "pyarrow" and name == "Table":
        return Frame(data, lambda table: table)
    if isinstance(data, Mapping):
        return Frame(_of_columns(data), lambda table: table.to_pydict())
    steps = {
        "LazyFrame": "; collect() it first",
        "Series": "; its letters need ids: put both into a frame with columns id and text",
        "str": "; a letter needs an id, which decides what its surrogates are drawn from: Rewriter().rewrite([Letter('a1', text)])",
        "Dataset": "; dataset.map(synletters.rewrite, batched=True, …), see docs/python.md",
        "DatasetDict": "; take one of its splits",
    }
    raise InputError(f"rewrite takes {_KINDS}, not {library}.{name}{steps.get(name, '')}")


def _of_pandas(frame: Any) -> Any:
    names = list(frame.columns)
    if strange := next((name for name in names if not isinstance(name, str)), None):
        raise InputError(f"the frame has a column called {shown(str(strange))}, which is no text; rename it")
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InputError(f"the frame has two columns {shown(twice)}; rename one of them")
    return _of_columns({name: frame[name] for name in names})


def _of_columns(columns: Mapping[str, Any]) -> Any:
    pa, made = import_module("pyarrow"), {}
    for name, values in columns.items():
        try:
            made[name] = pa.array(values, from_pandas=True)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):  # their words may quote a value
            raise InputError(
                f"column {shown(str(name))} holds values of several types, or of one that Arrow does not know; convert it"
            ) from None
    if len({len(column) for column in made.values()}) > 1:
        raise InputError("the columns are not of one length")
    return pa.table(made)


def _to_pandas(table: Any) -> Any:
    """Whole numbers beside missing ones stay whole; lists are lists of Python's."""
    pa = import_module("pyarrow")
    frame = table.to_pandas(integer_object_nulls=True)
    for field in table.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = import_module("pandas").Series(
                table.column(field.name).to_pylist(), dtype=object
            )
    return frame
