"""Examples in batches, and the loss over them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch

from synletters.train.tagger.align import Example

_GROUP = 512


def grouped(chunks: list[Example], rng: random.Random, tokens: int) -> list[list[Example]]:
    """Batches of at most ``tokens`` padded subwords, chunks of like length together, in random order."""
    chunks = list(chunks)
    rng.shuffle(chunks)
    out = []
    for at in range(0, len(chunks), _GROUP):
        batch: list[Example] = []
        for chunk in sorted(chunks[at : at + _GROUP], key=lambda c: len(c.ids)):
            if batch and (len(batch) + 1) * (len(chunk.ids) + 2) > tokens:
                out.append(batch)
                batch = []
            batch.append(chunk)
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(
    batch: Sequence[Example], tokenizer: Any, heads: Sequence[str]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]:
    """(batch, width) each: ids with the special tokens around them, token types, attention mask; the codes of
    each head, -1 where
    there is nothing to learn."""
    width = max(len(ex.ids) for ex in batch) + 2
    pad = tokenizer.pad_token_id or 0
    ids = np.full((len(batch), width), pad, dtype=np.int64)
    types, real = np.zeros_like(ids), np.zeros_like(ids)
    codes = {head: np.full_like(ids, -1) for head in heads}
    for row, ex in enumerate(batch):
        n = len(ex.ids)
        ids[row, 0], ids[row, n + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
        ids[row, 1 : n + 1], types[row, 1 : n + 1] = ex.ids, ex.types
        real[row, : n + 2] = 1
        for head, values in ex.codes.items():
            codes[head][row, 1 : n + 1] = values
    return (
        torch.from_numpy(ids),
        torch.from_numpy(types),
        torch.from_numpy(real),
        {head: torch.from_numpy(c) for head, c in codes.items()},
    )


def head_loss(
    part: torch.Tensor, codes: torch.Tensor, table: torch.Tensor, weights: torch.Tensor | None = None
) -> torch.Tensor | None:
    """Minus the log of the probability of all labels that are allowed, averaged over the tokens that teach;
    None if none does.

    ``part`` (batch, width, labels) are the head's logits, ``codes`` (batch, width), ``table`` (codes,
    labels); ``weights``
    (codes,) weighs tokens by their code, and the average is the weighted one, as in torch's CrossEntropyLoss.
    """
    where = codes >= 0
    if not where.any():
        return None
    chosen, rows = part[where], codes[where]
    right = torch.logsumexp(chosen.masked_fill(~table[rows], -1e4), -1)
    each = torch.logsumexp(chosen, -1) - right
    if weights is None:
        return each.mean()
    weight = weights[rows]
    return (each * weight).sum() / weight.sum()


def heads_loss(
    logits: torch.Tensor,
    codes: Mapping[str, torch.Tensor],
    tables: Mapping[str, torch.Tensor],
    heads: Mapping[str, Sequence[str]],
    share: Callable[[str], float],
) -> torch.Tensor:
    """The weighted sum of the losses of all heads, whose columns lie one after the other in ``logits``."""
    total, at = logits.new_zeros(()), 0
    for head, labels in heads.items():
        part = logits[..., at : at + len(labels)]
        at += len(labels)
        loss = head_loss(part, codes[head], tables[head])
        if loss is not None:
            total = total + share(head) * loss
    return total


def hidden(ids: torch.Tensor, real: torch.Tensor, share: float, tokenizer: Any) -> torch.Tensor:
    """The ids with a share of the subwords behind the mask token, so that context must tell what they are."""
    if share <= 0 or tokenizer.mask_token_id is None:
        return ids
    special = torch.zeros_like(ids, dtype=torch.bool)
    for token in (tokenizer.cls_token_id, tokenizer.sep_token_id):
        special |= ids == token
    drop = (torch.rand(ids.shape, device="cpu").to(ids.device) < share) & (real > 0) & ~special
    return ids.masked_fill(drop, tokenizer.mask_token_id)


def widened_types(table: torch.Tensor, types: int) -> torch.Tensor:
    """A table of token types of which all begin as the first one, "segment A", and a little noise parts
    them."""
    return table[:1].repeat(types, 1) + 0.02 * torch.randn(types, table.shape[1])
