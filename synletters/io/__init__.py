"""Letters in and out. ``open_source`` reads any supported input, ``open_writer`` writes finished letters
atomically."""

from synletters.io.annotations import with_annotations
from synletters.io.atomic import atomic_writer, write_json
from synletters.io.flat import NO_EXTRAS, Extras
from synletters.io.readers.arrow import from_dataset
from synletters.io.readers.base import SUFFIXES, LetterSource
from synletters.io.readers.opening import open_source
from synletters.io.rows import BadRow
from synletters.io.writers.arrow import to_dataset
from synletters.io.writers.base import RewriteWriter
from synletters.io.writers.file_names import file_name
from synletters.io.writers.opening import ANNOTATED, WRITER_KINDS, open_writer
from synletters.io.writers.row_file import RowFile

rewrites_to_dataset = to_dataset

__all__ = [
    "ANNOTATED",
    "NO_EXTRAS",
    "SUFFIXES",
    "WRITER_KINDS",
    "BadRow",
    "Extras",
    "LetterSource",
    "RewriteWriter",
    "RowFile",
    "atomic_writer",
    "file_name",
    "from_dataset",
    "open_source",
    "open_writer",
    "rewrites_to_dataset",
    "to_dataset",
    "with_annotations",
    "write_json",
]
