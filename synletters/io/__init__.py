"""Letters in and out. ``open_source`` reads any supported input, ``open_writer`` writes finished letters atomically."""

from synletters.io.annotations import with_annotations
from synletters.io.arrow import from_dataset, to_dataset
from synletters.io.atomic import atomic_writer, write_json
from synletters.io.flat import NO_EXTRAS, Extras
from synletters.io.readers.files import SUFFIXES, LetterSource, open_source
from synletters.io.rows import BadRow
from synletters.io.writers.letters import ANNOTATED, WRITER_KINDS, RewriteWriter, RowFile, file_name, open_writer

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
