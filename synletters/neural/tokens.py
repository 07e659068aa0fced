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
    jobs = [
        (t, *w)
        for t, enc in enumerate(encoded)
        for w in (
            windows(len(enc.ids), size, size // 8)
            if texts is None
            else sentence_windows(len(enc.ids), cuts(texts[t], enc), size, size // 8)
        )
    ]
    labels = int(loaded.model.config.num_labels)
    out = [np.zeros((len(enc.ids), labels), dtype=np.float32) for enc in encoded]
    own: dict[int, list[int]] = {}
    for number, job in enumerate(jobs):
        own.setdefault(job[0], []).append(number)
    for width, members in (
        (width, [numbers[place] for place in places])
        for numbers in own.values()
        for width, places in plan_batches(
            [jobs[number][2] - jobs[number][1] + 2 for number in numbers], limit=size + 2, tokens=batch_tokens
        )
    ):

        def work(batch: Sequence[int], width: int = width) -> list[NDArray[np.float32]]:
            return _read(loaded, encoded, [jobs[member] for member in batch], width, types=types)

        for member, logits in zip(members, halving(members, work), strict=True):
            text, start, _, take, stop = jobs[member]
            out[text][take:stop] = logits[1 + take - start : 1 + stop - start]
    return out


def _read(
    loaded: Loaded,
    encoded: Sequence[Encoded],
    jobs: Sequence[tuple[int, int, int, int, int]],
    width: int,
    *,
    types: bool,
) -> list[NDArray[np.float32]]:
    """The logits of windows, (width, labels) each, that are padded to ``width``."""
    import torch

    tokenizer = loaded.tokenizer
    ids = np.full((len(jobs), width), tokenizer.pad_token_id or 0, dtype=np.int64)
    kinds, real = np.zeros_like(ids), np.zeros_like(ids)
    for row, (text, start, end, _, _) in enumerate(jobs):
        n = end - start
        ids[row, 0], ids[row, n + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
        ids[row, 1 : n + 1] = encoded[text].ids[start:end]
        kinds[row, 1 : n + 1] = encoded[text].types[start:end]
        real[row, : n + 2] = 1
    inputs = {
        "input_ids": torch.from_numpy(ids).to(loaded.device),
        "attention_mask": torch.from_numpy(real).to(loaded.device),
    }
    if types:
        inputs["token_type_ids"] = torch.from_numpy(kinds).to(loaded.device)
    with torch.inference_mode():
        return list(loaded.model(**inputs).logits.float().cpu().numpy())
