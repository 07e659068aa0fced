"""Letters in a pipeline of Spark of the user's own: a frame of letters in, a frame of rewrites out.

    from synletters.rewrite.spark_frames import rewrite_frame

    rewrites = rewrite_frame(spark.table("letters"), RunConfig(seed=7))

Nothing goes through the driver, so it scales as the cluster does; there is no report, and a duplicate id is not noticed.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import pickle
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import ConfigError, SynlettersError
from synletters.rewrite.attributes import STATEMENTS
from synletters.rewrite.chunk_work import Chunk, rewritten
from synletters.rewrite.worker import Setup, Worker

if TYPE_CHECKING:
    import pandas as pd

#: columns that come out: ``spans`` is JSON as in ``letters.jsonl``; of a rejected letter ``rejected`` alone is set, to
#: "stage: reason"
SCHEMA = "id string, variant int, text string, spans string, rejected string"
_NAMES = tuple(part.split()[0] for part in SCHEMA.split(", "))
#: the worker of this process, and what it was told
_mine: tuple[bytes, Worker] | None = None


def rewrite_frame(frame: Any, config: RunConfig | None = None, *, partitions: int | None = None) -> Any:
    """The rewrites of the letters of a DataFrame with the columns ``id_column``, ``text_column`` and, if it is there,
    ``patient_column`` of ``config``; a DataFrame of ``SCHEMA``.

    The letters of a patient are brought together, in the order of their ids, and so come out as a run over a file in that
    order has them. ``partitions`` is in how many parts the work is cut (four for each of Spark's slots). Raises ConfigError for a
    column that is missing and for settings that need the whole corpus or a file of one machine.
    """
    from pyspark.sql import functions as f

    config = config or RunConfig()
    for name in (config.id_column, config.text_column):
        if name not in frame.columns:
            raise ConfigError(f"the frame has no column {name!r}; it has {', '.join(frame.columns)}")
    patients = config.patient_column in frame.columns
    patient = f.col(config.patient_column) if patients else f.lit(None)
    letters = frame.select(
        f.col(config.id_column).cast("string").alias("id"),
        f.col(config.text_column).cast("string").alias("text"),
        patient.cast("string").alias("patient_id"),
    )
    key = f.coalesce("patient_id", "id") if patients else f.col("id")
    count = partitions or 4 * int(frame.sparkSession.sparkContext.defaultParallelism)
    apart = (
        letters.withColumn("key", key).repartition(count, "key").sortWithinPartitions("key", "id").drop("key")
    )
    return apart.mapInPandas(rewriting(config), SCHEMA)


def rewriting(config: RunConfig) -> Callable[[Iterable[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """What ``mapInPandas`` takes to rewrite frames of the columns ``id``, ``text`` and ``patient_id`` (which may be null); the
    letters of a patient must lie one after the other, in one partition. Raises ConfigError as ``rewrite_frame``."""
    if config.generalise_rare:
        raise ConfigError("generalise_rare counts the letters of the whole corpus; use `synletters rewrite`")
    if config.vault is not None:
        raise ConfigError(
            "a vault is a file that machines cannot share; use `synletters rewrite` on one machine"
        )
    # what is hashed for a report is thrown away here: there is none
    told = pickle.dumps(Setup.of(config, 1, os.urandom(32), None, marked=True))
    return functools.partial(_rewritten, told)


def _rewritten(told: bytes, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    global _mine
    import pandas as pd

    mark = hashlib.sha256(told).digest()
    if _mine is None or _mine[0] != mark:
        _mine = (mark, Worker(setup := pickle.loads(told)))
    else:
        setup = pickle.loads(told)
    for chunk in _chunks(frames, setup.config.chunk):
        yield pd.DataFrame(_rows(_mine[1], chunk), columns=list(_NAMES))


def _chunks(frames: Iterable[pd.DataFrame], size: int) -> Iterator[Chunk]:
    """Chunks of ``size`` letters or more, which never part neighbours of one patient."""
    chunk: Chunk = []
    last: str | None = None
    for frame in frames:
        for name, text, patient in zip(frame["id"], frame["text"], frame["patient_id"], strict=True):
            of = patient if isinstance(patient, str) else None
            if len(chunk) >= size and (of is None or of != last):
                yield chunk
                chunk = []
            if not isinstance(name, str) or not isinstance(text, str):
                what = "the text" if isinstance(name, str) else "the id"
                chunk.append(Rejected(name if isinstance(name, str) else "", "read", f"{what} is missing"))
            else:
                chunk.append(Letter(name, text, (), of))
            last = of
    if chunk:
        yield chunk


def _rows(worker: Worker, chunk: Chunk) -> list[tuple[Any, ...]]:
    try:
        done = worker.work(rewritten, chunk, STATEMENTS)
    except Exception as error:  # its words may quote a letter, and Spark would write them into logs
        done = SynlettersError(f"a worker on {socket.gethostname()} failed with {type(error).__name__}")
    if isinstance(done, SynlettersError):
        raise done from None
    rows: list[tuple[Any, ...]] = []
    for result, attributes in done.results:
        if isinstance(result, Rewrite):
            row = result.to_json()
            for span, more in zip(row["spans"], attributes, strict=False):
                span.update(more)
            rows.append(
                (row["id"], row["variant"], row["text"], json.dumps(row["spans"], ensure_ascii=False), None)
            )
        elif isinstance(result, Rejected):
            rows.append((result.letter_id, None, None, None, f"{result.stage}: {result.reason}"))
    return rows
