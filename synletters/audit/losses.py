"""The loss of a model on each letter, as membership inference needs it: the same masks for every model,
several draws.

A masked model has no likelihood of a text. What stands for it is the mean of ``-log p`` over subwords that
are masked at random
as in training, over several draws that depend on the letter's text and a seed alone (Mireshghallah et al.
2022,
"Quantifying Privacy Risks of Masked Language Models Using Membership Inference Attacks", mask the same way
and compare to a reference
model). All of it in float32: the differences are small.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.audit.config import DRAWS, SHARE
from synletters.core.document import Letter
from synletters.core.errors import EvaluationError, ModelError
from synletters.neural.batching import plan as plan_batches
from synletters.neural.encoding import TYPES, Encoded, encode_all, windows
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded, Task, kind_of, load, resolve
from synletters.neural.memory import halving
from synletters.neural.narrow import logits_at, narrow_at
from synletters.neural.tokens import token_scores

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WINDOW = 256


@dataclass(frozen=True, slots=True)
class Row:
    """A window to look at: ``ids`` as the encoder reads them, ``targets`` of the same length, -100 where
    nothing is asked.

    Of an encoder-decoder the targets are what the decoder says, of a length of their own, and ``asked`` marks
    those that count.
    """

    ids: Ints
    targets: Ints
    asked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model made of the asked subwords of one row, in order: log-probabilities, and ranks (1: the
    likeliest)."""

    logs: Floats
    ranks: Ints


def task_of(folder: str) -> Task:
    """What kind of model lies in a folder, by the architecture that its config names."""
    source = Path(resolve(folder, "mlm"))
    try:
        config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "mlm"
    if any(str(name).endswith("ForTokenClassification") for name in config.get("architectures") or ()):
        return "tagger"
    return kind_of(folder)


def load_for_audit(folder: str, task: Task, device: str) -> Loaded:
    """The model in float32. Raises ModelError for another kind of model, and for weights that are no
    numbers."""
    return load(folder, task, device=device, dtype="float32")


def sentinels(loaded: Loaded) -> list[int]:
    """The ids of T5's sentinels in order; none for a model with a mask token."""
    vocabulary: dict[str, int] = loaded.tokenizer.get_vocab()
    found: list[int] = []
    while (index := vocabulary.get(f"<extra_id_{len(found)}>")) is not None:
        found.append(index)
    return found


def ask(loaded: Loaded, task: Task, rows: Sequence[Row], *, batch_tokens: int = 2048) -> list[Asked]:
    """One pass over the rows, of a masked model or an encoder-decoder. Raises EvaluationError if it answers
    no number."""
    out: list[Asked | None] = [None] * len(rows)
    limit = max([loaded.max_length, *(len(row.ids) for row in rows)])
    for width, members in plan_batches([len(row.ids) for row in rows], limit=limit, tokens=batch_tokens):

        def work(batch: Sequence[int], width: int = width) -> list[Asked]:
            return _pass(loaded, task, [rows[i] for i in batch], width)

        for index, asked in zip(members, halving(members, work), strict=True):
            out[index] = asked
    done = [asked for asked in out if asked is not None]
    if any(np.isnan(asked.logs).any() for asked in done):
        raise EvaluationError(
            f"the model {loaded.name!r} answers with what is no number; its training went wrong"
        )
    return done


def _pass(loaded: Loaded, task: Task, rows: Sequence[Row], width: int) -> list[Asked]:
    import torch

    pad = loaded.tokenizer.pad_token_id or 0
    ids = np.full((len(rows), width), pad, dtype=np.int64)
    real = np.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)], real[i, : len(row.ids)] = row.ids, 1
    inputs: dict[str, Any] = {
        "input_ids": torch.from_numpy(ids).to(loaded.device),
        "attention_mask": torch.from_numpy(real).to(loaded.device),
    }
    if task == "seq2seq":
        said = np.full((len(rows), max(len(row.targets) for row in rows)), -100, dtype=np.int64)
        for i, row in enumerate(rows):
            said[i, : len(row.targets)] = row.targets
        inputs["labels"] = torch.from_numpy(said).to(loaded.device)
    counts = [int(row.asked.sum()) for row in rows]
    at = np.repeat(np.arange(len(rows)), counts), np.concatenate([np.flatnonzero(row.asked) for row in rows])
    where = (torch.from_numpy(at[0]).to(loaded.device), torch.from_numpy(at[1]).to(loaded.device))
    wanted = torch.from_numpy(np.concatenate([row.targets[row.asked] for row in rows])).to(loaded.device)
    with torch.inference_mode():
        scores = logits_at(loaded.model, narrow_at(loaded.model) if task == "mlm" else None, inputs, where)
        right = scores.gather(1, wanted[:, None])
        logs = (right[:, 0] - scores.logsumexp(-1)).double().cpu().numpy()
        ranks = ((scores > right).sum(1) + 1).cpu().numpy()
    cuts = np.cumsum(counts)[:-1]
    return [Asked(*pair) for pair in zip(np.split(logs, cuts), np.split(ranks, cuts), strict=True)]


def rng_of(seed: int, *parts: object) -> np.random.Generator:
    """A generator that depends on the parts alone."""
    said = "\x1f".join(map(str, (seed, *parts)))
    return np.random.default_rng(int.from_bytes(hashlib.sha256(said.encode()).digest()[:8], "big"))


def masked_row(
    loaded: Loaded,
    task: Task,
    ids: Ints,
    hidden: NDArray[np.bool_],
    *,
    asked: NDArray[np.bool_] | None = None,
) -> Row:
    """A window, whose ``hidden`` subwords the model does not see and is asked for (or for those ``asked``
    alone)."""
    before, after = frame(loaded.tokenizer)
    asked = hidden if asked is None else asked
    if task == "mlm":
        shown = np.where(hidden, loaded.tokenizer.mask_token_id, ids)
        head, tail = np.zeros(len(before), dtype=bool), np.zeros(len(after), dtype=bool)
        wanted = np.concatenate([head, asked, tail])
        whole = np.concatenate([np.array(before, dtype=np.int64), ids, np.array(after, dtype=np.int64)])
        seen = np.concatenate([whole[: len(before)], shown, whole[len(before) + len(ids) :]])
        return Row(seen, np.where(wanted, whole, -100), wanted)
    marks = sentinels(loaded)
    encoder: list[int] = list(before)
    said: list[int] = [] if marks else list(before)
    counts: list[bool] = [False] * len(said)
    spans = 0
    for i, index in enumerate(ids.tolist()):
        opens = bool(hidden[i]) and (i == 0 or not hidden[i - 1])
        if opens:
            if marks and spans >= len(marks):
                raise EvaluationError(
                    f"the model {loaded.name!r} has {len(marks)} sentinels, too few for a window"
                )
            encoder.append(marks[spans] if marks else int(loaded.tokenizer.mask_token_id))
            if marks:
                said.append(marks[spans])
                counts.append(False)
            spans += 1
        if not hidden[i]:
            encoder.append(index)
        if hidden[i] or not marks:
            said.append(index)
            counts.append(bool(asked[i]))
    if marks and spans < len(marks):
        said.append(marks[spans])
        counts.append(False)
    return Row(
        np.array([*encoder, *after], dtype=np.int64),
        np.array(said, dtype=np.int64),
        np.array(counts, dtype=bool),
    )


def pseudo_losses(
    loaded: Loaded,
    task: Task,
    texts: Sequence[str],
    *,
    seed: int,
    draws: int = DRAWS,
    share: float = SHARE,
    window: int = WINDOW,
    batch_tokens: int = 2048,
) -> Floats:
    """The mean ``-log p`` of the masked subwords of each text, (texts,); nan for a text without a subword.

    Each of ``draws`` masks ``share`` of each window of at most ``window`` subwords: single ones of a masked
    model, runs of three of
    an encoder-decoder. The masks depend on the text, the seed and the tokenizer's subwords, never on the
    model's weights.
    """
    before, after = frame(loaded.tokenizer)
    size = min(window, loaded.max_length) - len(before) - len(after)
    if task == "seq2seq" and (marks := sentinels(loaded)):
        size = min(size, int(len(marks) / share))  # no window has more gaps than there are sentinels
    sums, counts = np.zeros(len(texts)), np.zeros(len(texts))
    for at in range(0, len(texts), 64):
        rows, of = [], []
        for number, (text, enc) in enumerate(
            zip(texts[at : at + 64], encode_all(loaded.tokenizer, texts[at : at + 64]), strict=True), at
        ):
            for draw in range(draws):
                rng = rng_of(seed, draw, text)
                for start, end, _, _ in windows(len(enc.ids), size, 0):
                    hidden = _mask(rng, end - start, share, run=1 if task == "mlm" else 3)
                    rows.append(masked_row(loaded, task, enc.ids[start:end], hidden))
                    of.append(number)
        for number, asked in zip(of, ask(loaded, task, rows, batch_tokens=batch_tokens), strict=True):
            sums[number] -= asked.logs.sum()
            counts[number] += len(asked.logs)
    return np.divide(sums, counts, out=np.full(len(texts), np.nan), where=counts > 0)


def _mask(rng: np.random.Generator, length: int, share: float, *, run: int) -> NDArray[np.bool_]:
    hidden = np.zeros(length, dtype=bool)
    wanted = max(1, round(share * length))
    if run == 1:
        hidden[rng.choice(length, wanted, replace=False)] = True
        return hidden
    while hidden.sum() < wanted:
        start = int(rng.integers(0, length))
        hidden[start : start + min(run, wanted - int(hidden.sum()))] = True
    return hidden


class Labels:
    """What a token classifier's labels mean, so that annotated letters can be scored: plain BIO labels, or
    heads (``head/B-NAME``)."""

    def __init__(self, loaded: Loaded) -> None:
        config = loaded.model.config
        names = [str(config.id2label[i]) for i in range(config.num_labels)]
        self.name = loaded.name
        self.names = names
        self.types = int(getattr(config, "type_vocab_size", 0) or 0) == TYPES
        self.heads: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            self.heads.setdefault(name.split("/", 1)[0] if "/" in name else "", []).append(index)
        self.outside = {
            head: next((i for i in of if names[i].split("/")[-1] == "O"), None)
            for head, of in self.heads.items()
        }
        self._first: dict[tuple[str, str], int] = {}
        self._next: dict[tuple[str, str], int] = {}
        for head, of in self.heads.items():
            for index in of:
                bare = names[index].split("/")[-1]
                prefix, label = (bare[:1], bare[2:]) if bare[1:2] == "-" else ("", bare)
                if bare == "O" or self.outside[head] is None:
                    continue
                if prefix in ("B", "S", "U", ""):
                    self._first.setdefault((head, label.upper()), index)
                if prefix in ("I", "L", "E", ""):
                    self._next.setdefault((head, label.upper()), index)

    def knows(self, label: str) -> list[str]:
        """The heads that have a label."""
        return [
            head
            for head in self.heads
            if (head, label.upper()) in self._first or (head, label.upper()) in self._next
        ]

    def gold(self, letter: Letter, enc: Encoded, heads: Sequence[str]) -> Ints:
        """(heads, subwords): the index of the right label of each subword, by the letter's spans."""
        out = np.array([[self.outside[head]] * len(enc.ids) for head in heads], dtype=np.int64).reshape(
            len(heads), len(enc.ids)
        )
        for row, head in enumerate(heads):
            for span in letter.spans:
                key = (head, span.label.upper())
                first, later = (
                    self._first.get(key, self._next.get(key)),
                    self._next.get(key, self._first.get(key)),
                )
                inside = np.flatnonzero((enc.starts < span.end) & (enc.ends > span.start))
                if first is not None and later is not None and len(inside):
                    out[row, inside] = later
                    out[row, inside[0]] = first
        return out

    def used(self, letters: Sequence[Letter]) -> list[str]:
        """The heads that the letters' annotations speak of. Raises EvaluationError if there are none."""
        there = {span.label for letter in letters for span in letter.spans}
        heads = [head for head in self.heads if any(head in self.knows(label) for label in there)]
        if not heads:
            raise EvaluationError(
                f"no letter has an annotation whose label the tagger {self.name!r} knows; give the annotated letters that it was tuned on"
            )
        return heads


def label_logs(
    loaded: Loaded, labels: Labels, letters: Sequence[Letter], heads: Sequence[str]
) -> list[tuple[Encoded, Floats]]:
    """The letters' subwords, and (heads, subwords) the log-probability of the right label of each."""
    encoded = encode_all(loaded.tokenizer, [letter.text for letter in letters])
    scores = token_scores(loaded, encoded, window=WINDOW, batch_tokens=2048, types=labels.types)
    out = []
    for letter, enc, logits in zip(letters, encoded, scores, strict=True):
        gold = labels.gold(letter, enc, heads)
        logs = np.zeros(gold.shape)
        for row, head in enumerate(heads):
            part = logits[:, labels.heads[head]].astype(np.float64)
            part = part - part.max(axis=1, keepdims=True)
            part -= np.log(np.exp(part).sum(axis=1, keepdims=True))
            within = np.searchsorted(labels.heads[head], gold[row])
            logs[row] = part[np.arange(len(enc.ids)), within]
        if np.isnan(logs).any():
            raise EvaluationError(
                f"the model {loaded.name!r} answers with what is no number; its training went wrong"
            )
        out.append((enc, logs))
    return out


def label_losses(loaded: Loaded, letters: Sequence[Letter], *, heads: Sequence[str] | None = None) -> Floats:
    """The mean ``-log p`` of the right label over a letter's subwords, heads added up, (letters,); nan for an
    empty letter.

    Raises EvaluationError if no letter has a label of the model's.
    """
    labels = Labels(loaded)
    wanted = labels.used(letters) if heads is None else list(heads)
    return np.array(
        [
            -logs.sum(axis=0).mean() if logs.size else np.nan
            for _, logs in label_logs(loaded, labels, letters, wanted)
        ]
    )


def reference_fits(loaded: Loaded, reference: Loaded) -> bool:
    """Whether two taggers have the same labels, so that their losses can be compared."""
    return Labels(loaded).names == Labels(reference).names


__all__ = [
    "Asked",
    "Labels",
    "ModelError",
    "Row",
    "ask",
    "label_logs",
    "label_losses",
    "load_for_audit",
    "masked_row",
    "pseudo_losses",
    "reference_fits",
    "rng_of",
    "sentinels",
    "task_of",
]
