"""The ids in files of finished letters, without their letters: 8 bytes each, whatever the letters are long."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from synletters.core.errors import OutputError
from synletters.io.readers.csv_rows import CsvError, CsvRecords
from synletters.io.rows import MAX_CHARS

#: how the writers begin a line of JSON: the id is read and the letter behind it left alone
_ID = re.compile(rb'\{"id": ("(?:[^"\\]|\\.)*")')
_BLOCK = 1 << 16
_FAULTS = (
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    KeyError,
    TypeError,
    IndexError,
    zlib.error,
    CsvError,
)


class KnownIds:
    """A set of ids that is asked for membership alone, as sorted digests of 64 bits. Two of 10 million ids share a
    digest with a chance of 3 in 100,000."""

    def __init__(self, digests: npt.NDArray[np.uint64]) -> None:
        self._digests = np.unique(digests)

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Self:
        """The ids in files of letters (.jsonl, .jsonl.gz, .csv, .tsv, .parquet). Raises OutputError for one that cannot
        be read as such."""
        blocks, block = [np.empty(0, np.uint64)], list[int]()
        for path in paths:
            for name in _ids(path):
                block.append(_digest(name))
                if len(block) == _BLOCK:
                    blocks.append(np.array(block, np.uint64))
                    block = []
        return cls(np.concatenate([*blocks, np.array(block, np.uint64)]))

    def __len__(self) -> int:
        return len(self._digests)

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        digest = np.uint64(_digest(name))
        at = int(np.searchsorted(self._digests, digest))
        return at < len(self._digests) and bool(self._digests[at] == digest)


def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _ids(path: Path) -> Iterator[str]:
    try:
        for name in _values(path):
            if not isinstance(name, str):
                raise TypeError("an id is no text")
            yield name
    except _FAULTS as fault:
        raise OutputError(
            f"the letters in {path} cannot be read ({type(fault).__name__}); put the file back"
        ) from None


def _values(path: Path) -> Iterator[Any]:
    name = path.name.lower()
    if name.endswith(".parquet"):
        parquet: Any = import_module("pyarrow.parquet")
        for batch in parquet.ParquetFile(path).iter_batches(columns=["id"]):
            yield from batch.column(0).to_pylist()
    elif name.endswith((".csv", ".tsv")):
        with path.open(encoding="utf-8", newline="") as handle:
            records = CsvRecords(handle, MAX_CHARS, "\t" if name.endswith(".tsv") else ",")
            records.read(MAX_CHARS)
            while (record := records.read(MAX_CHARS)) is not None:
                yield record.fields[0]
    else:
        with gzip.open(path, "rb") if name.endswith(".gz") else path.open("rb") as lines:
            for line in lines:
                found = _ID.match(line)
                yield json.loads(found[1]) if found else json.loads(line)["id"]
