"""Annotated letters from one format into another: the texts and their spans as they are, identifiers too."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from synletters.core.document import Rejected, Rewrite
from synletters.core.errors import InputError, LetterError, OutputError
from synletters.io import LetterSource, RowFile, open_writer, with_annotations
from synletters.io.readers.brat import ANN, others


def _variant(value: Any) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdigit() else 0


def convert(
    source: LetterSource,
    out: Path,
    kind: str,
    *,
    annotations: str | None = None,
    overwrite: bool = False,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Write the letters of ``source`` to ``out`` as ``kind`` (one of WRITER_KINDS); return counts and times.

    Letters that cannot be read or written are in ``NAME.rejected.jsonl`` beside ``out``. Raises OutputError
    if ``out`` is there
    already or cannot be written, InputError if the annotations cannot be read or there are no letters.
    """
    rejections = out.with_name(f"{out.name.removesuffix('.jsonl')}.rejected.jsonl")
    for path in (out, rejections):
        if path.exists() and not overwrite:
            raise OutputError(
                f"{path} exists already; choose another place, or pass --overwrite to replace it"
            )
    source.variants = True  # letters that were rewritten may come in several
    source = with_annotations(source, annotations)
    begin = time.perf_counter()
    letters = rejected = spans = left_out = 0
    with ExitStack() as stack:
        good = stack.enter_context(open_writer(out, kind, replace=overwrite))
        bad = stack.enter_context(RowFile(rejections))
        for item in source:
            letters += 1
            if not isinstance(item, Rejected):
                try:
                    ann = item.meta.get(ANN)
                    keep = isinstance(ann, str) and kind in ("brat", "jsonl")
                    left_out += 0 if keep or not isinstance(ann, str) else others(ann)
                    good.write(
                        Rewrite(
                            item.id,
                            _variant(item.meta.get("variant")),
                            item.text,
                            tuple(sorted(item.spans)),
                            columns={ANN: ann} if keep else {},
                        )
                    )
                    spans += len(item.spans)
                except LetterError as error:
                    item = Rejected(item.id, "write", error.reason)
            if isinstance(item, Rejected):
                rejected += 1
                bad.write(item.to_json())
            if progress is not None:
                progress(1)
        if not letters:
            raise InputError(f"{source.name} holds no letters")
    seconds = max(time.perf_counter() - begin, 1e-9)
    told = source.report()
    return {
        "letters": letters,
        "rejected": rejected,
        "spans": spans,
        "seconds": round(seconds, 3),
        "letters_per_second": round(letters / seconds, 2),
        **({"not_written": left_out} if left_out else {}),
        **({"annotations": told} if told else {}),
    }
