"""Scores of a token classifier for every subword of every text, whatever their lengths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synletters.neural.batching import plan as plan_batches
from synletters.neural.cuts import cuts, sentence_windows
from synletters.neural.encoding import Encoded, windows
from synletters.neural.loading import Loaded
from synletters.neural.memory import halving

#: where a window starts and ends, and the stretch of it that is taken, in subwords of its text
Window = tuple[int, int, int, int]


def token_scores(
    loaded: Loaded,
    encoded: Sequence[Encoded],
    *,
    window: int,
    batch_tokens: int,
    types: bool,
    texts: Sequence[str] | None = None,
) -> list[NDArray[np.float32]]:
    """Logits of each text, (subwords, labels) in fp32.

    Long texts are read in windows of ``window`` subwords that overlap by an eighth; every subword is scored
    where it
    stands deepest inside one. With ``texts``, those that were encoded, windows end where sentences and lines do, and
    share few subwords. ``types`` passes the encoder the token types of ``Encoded``.
    """
    size = min(window, loaded.max_length) - 2
    out = []
    # each text by itself: in bf16 what stands beside a window in a batch can change its last digits
    for t, enc in enumerate(encoded):
        if texts is None:
            jobs = list(windows(len(enc.ids), size, size // 8))
        else:
            jobs = list(sentence_windows(len(enc.ids), cuts(texts[t], enc), size, size // 8))
        out.append(_of_text(loaded, enc, jobs, limit=size + 2, batch_tokens=batch_tokens, types=types))
    return out


def _of_text(
    loaded: Loaded, encoded: Encoded, jobs: Sequence[Window], *, limit: int, batch_tokens: int, types: bool
) -> NDArray[np.float32]:
    """The logits of one text, (subwords, labels), put together from its windows."""
    out = np.zeros((len(encoded.ids), int(loaded.model.config.num_labels)), dtype=np.float32)
    lengths = [end - start + 2 for start, end, _, _ in jobs]
    for width, members in plan_batches(lengths, limit=limit, tokens=batch_tokens):

        def work(batch: Sequence[int], width: int = width) -> list[NDArray[np.float32]]:
            return _read(loaded, encoded, [jobs[member] for member in batch], width, types=types)

        for member, logits in zip(members, halving(members, work), strict=True):
            start, _, take, stop = jobs[member]
            out[take:stop] = logits[1 + take - start : 1 + stop - start]
    return out


def _read(
    loaded: Loaded,
    encoded: Encoded,
    jobs: Sequence[Window],
    width: int,
    *,
    types: bool,
) -> list[NDArray[np.float32]]:
    """The logits of windows, (width, labels) each, that are padded to ``width``."""
    import torch

    tokenizer = loaded.tokenizer
    ids = np.full((len(jobs), width), tokenizer.pad_token_id or 0, dtype=np.int64)
    kinds, real = np.zeros_like(ids), np.zeros_like(ids)
    for row, (start, end, _, _) in enumerate(jobs):
        n = end - start
        ids[row, 0], ids[row, n + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
        ids[row, 1 : n + 1] = encoded.ids[start:end]
        kinds[row, 1 : n + 1] = encoded.types[start:end]
        real[row, : n + 2] = 1
    inputs = {
        "input_ids": torch.from_numpy(ids).to(loaded.device),
        "attention_mask": torch.from_numpy(real).to(loaded.device),
    }
    if types:
        inputs["token_type_ids"] = torch.from_numpy(kinds).to(loaded.device)
    with torch.inference_mode():
        return list(loaded.model(**inputs).logits.float().cpu().numpy())
