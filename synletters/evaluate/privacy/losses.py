"""The pseudo-loss of texts under a masked language model: -log p of subwords that were masked at random,
several draws a text.

The masks belong to the text's id and the draw, so two models with one tokenizer are asked the same questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Letter
from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.common import Ints, draws_of
from synletters.neural.batching import plan
from synletters.neural.encoding import encode_all, windows
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.neural.memory import halving
from synletters.neural.narrow import logits_at, narrow_at


@dataclass(frozen=True, slots=True)
class _Question:
    """A window of a text, with the subwords at ``places`` masked; ``answers`` are what stood there."""

    letter: int
    ids: Ints = field(repr=False)
    places: Ints = field(repr=False)
    answers: Ints = field(repr=False)


def pseudo_losses(
    loaded: Loaded,
    letters: Sequence[Letter],
    *,
    draws: int = 8,
    share: float = 0.15,
    seed: int = 0,
    window: int = 128,
    batch_tokens: int = 8192,
) -> Floats:
    """(letters,) the mean of -log p over all masked subwords of ``draws`` draws, in nats; nan for a text
    without subwords.

    Each draw masks ``share`` of the subwords, at least one; a long text is read in windows of up to
    ``window`` subwords.
    """
    before, after = frame(loaded.tokenizer)
    size = min(window, loaded.max_length) - len(before) - len(after)
    questions: list[_Question] = []
    for number, (letter, encoded) in enumerate(
        zip(letters, encode_all(loaded.tokenizer, [x.text for x in letters]), strict=True)
    ):
        for draw in range(draws):
            questions += _questions(
                number, letter.id, encoded.ids, draw, loaded.tokenizer.mask_token_id, share, seed, size
            )
    sums, counts = np.zeros(len(letters)), np.zeros(len(letters))
    lengths = [len(question.ids) + len(before) + len(after) for question in questions]
    for width, members in plan(lengths, limit=loaded.max_length, tokens=batch_tokens):

        def work(batch: Sequence[int], width: int = width) -> list[Floats]:
            return _answer(loaded, [questions[i] for i in batch], before, after, width)

        for member, losses in zip(members, halving(members, work), strict=True):
            sums[questions[member].letter] += losses.sum()
            counts[questions[member].letter] += len(losses)
    return np.divide(sums, counts, out=np.full(len(letters), np.nan), where=counts > 0)


def _questions(
    number: int, name: str, ids: Ints, draw: int, mask: int, share: float, seed: int, size: int
) -> list[_Question]:
    if not len(ids):
        return []
    rng = draws_of(seed, "mask", name, draw)
    places = np.array(sorted(rng.sample(range(len(ids)), max(1, round(share * len(ids))))), dtype=np.int64)
    masked = ids.copy()
    masked[places] = mask
    out = []
    for start, end, take, stop in windows(len(ids), size, size // 8):
        inside = places[(places >= take) & (places < stop)]
        if len(inside):
            out.append(_Question(number, masked[start:end], inside - start, ids[inside]))
    return out


def _answer(
    loaded: Loaded, questions: Sequence[_Question], before: Sequence[int], after: Sequence[int], width: int
) -> list[Floats]:
    """For each window the -log p of what stood at its masked places."""
    import torch

    ids = np.full((len(questions), width), loaded.tokenizer.pad_token_id or 0, dtype=np.int64)
    real = np.zeros_like(ids)
    for row, question in enumerate(questions):
        inside = [*before, *question.ids.tolist(), *after]
        ids[row, : len(inside)] = inside
        real[row, : len(inside)] = 1
    counts = [len(question.places) for question in questions]
    rows = np.repeat(np.arange(len(questions)), counts)
    columns = np.concatenate([question.places for question in questions]) + len(before)
    answers = np.concatenate([question.answers for question in questions])
    losses = _minus_log(loaded, ids, real, rows, columns, torch.from_numpy(answers))
    return np.split(losses, np.cumsum(counts)[:-1])


def _minus_log(
    loaded: Loaded, ids: Ints, real: Ints, rows: NDArray[np.int64], columns: Ints, answers: object
) -> Floats:
    import torch

    device, model = loaded.device, loaded.model
    where = (torch.from_numpy(rows).to(device), torch.from_numpy(columns).to(device))
    inputs = {
        "input_ids": torch.from_numpy(ids).to(device),
        "attention_mask": torch.from_numpy(real).to(device),
    }
    with torch.inference_mode():
        scores = logits_at(model, narrow_at(model), inputs, where)
        made = torch.nn.functional.cross_entropy(scores, answers.to(device), reduction="none")  # type: ignore[attr-defined]
    return np.asarray(made.double().cpu().numpy())
