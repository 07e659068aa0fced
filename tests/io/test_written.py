"""Ids of finished letters: all of them, and what is no file of letters is told as such."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from synletters import OutputError
from synletters.io.written import KnownIds


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_ids_are_read_however_they_are_written(name: str, tmp_path: Path) -> None:
    ids = ["L1", 'q"uo\\te', "é", "tab\u2028"]
    lines = [json.dumps({"id": one, "text": "x"}) for one in ids] + ['{"text": "x", "id": "last"}']
    data = "\n".join(lines).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    known = KnownIds.of([tmp_path / name])
    assert len(known) == 5
    assert all(one in known for one in [*ids, "last"])
    assert "L2" not in known
    assert 1 not in known


@pytest.mark.parametrize("line", ['{"id": null}', '{"id": 5}', "[]", "{", '{"text": "x"}'])
def test_a_row_without_an_id_is_told(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line + "\n")
    with pytest.raises(OutputError, match="put the file back"):
        KnownIds.of([tmp_path / "a.jsonl"])


def test_a_parquet_file_with_an_id_that_is_missing(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"id": pa.array(["a", None], pa.string())}), tmp_path / "a.parquet")
    with pytest.raises(OutputError):
        KnownIds.of([tmp_path / "a.parquet"])
