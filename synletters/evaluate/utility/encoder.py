"""The project's tagger shape: an encoder of transformers, fine-tuned for token classification (Devlin et al.
2019)."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np

from synletters.evaluate.utility.learners import Finder, batches
from synletters.evaluate.utility.samples import Chunk, Entity, Sample, chunks

_IGNORED = -100  # what cross entropy leaves out


class EncoderLearner:
    """BIO labels on the first subword of each token; the encoder is that of a masked language model.

    ``embedded`` is the encoder of the shipped masked model, never of the shipped tagger, which knows entities
    already. The
    learning rate rises over the first tenth and falls to 0. On one device, the same seed gives the same
    figures.
    """

    name = "encoder"

    def __init__(
        self,
        *,
        model: str = "embedded",
        device: str = "auto",
        chunk: int = 96,
        batch: int = 512,
        rate: float = 4e-4,
    ) -> None:
        from synletters.neural.loading import load

        self.loaded = load(model, "mlm", device=device, dtype="float32")
        self.chunk, self.batch, self.rate = chunk, batch, rate
        self._longest = self.loaded.max_length - 2

    def learn(self, samples: Sequence[Sample], labels: Sequence[str], *, seed: int, budget: int) -> Finder:
        import torch
        from torch import nn

        names = ["O", *(f"{edge}-{label}" for label in labels for edge in "BI")]
        number = {name: i for i, name in enumerate(names)}
        device = self.loaded.device
        cuda = [torch.device(device)] if device.startswith("cuda") else []
        with torch.random.fork_rng(devices=cuda):
            torch.manual_seed(seed)
            model = self._fresh(names)
            model.train()
            optimizer = torch.optim.AdamW(
                model.parameters(), lr=self.rate, betas=(0.9, 0.99), weight_decay=0.01
            )
            parts = [part for sample in samples for part in chunks(sample, self.chunk)]
            ready = {id(part): (*self._encode(part), _tags(part, number)) for part in parts}
            for batch, done in batches(parts, rng=Random(f"encoder/{seed}"), size=self.batch, budget=budget):
                for group in optimizer.param_groups:
                    group["lr"] = self.rate * min(1.0, done / 0.1 + 0.02) * (1.0 - done)
                inputs, targets = self._collate([ready[id(part)] for part in batch])
                logits = model(**inputs).logits
                loss: Any = nn.functional.cross_entropy(
                    logits.flatten(0, 1), targets.flatten(), ignore_index=_IGNORED
                )
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
            model.eval()

        def find(texts: Sequence[str]) -> list[list[Entity]]:
            return [self._find(model, text, names) for text in texts]

        return find

    def _fresh(self, names: Sequence[str]) -> Any:
        """A token classifier with the encoder's weights and a new last layer, drawn from torch's random
        numbers."""
        from copy import deepcopy

        from transformers import AutoModelForTokenClassification

        config = deepcopy(self.loaded.model.config)
        config.id2label, config.label2id = dict(enumerate(names)), {name: i for i, name in enumerate(names)}
        auto: Any = AutoModelForTokenClassification
        model = auto.from_config(config)
        model.base_model.load_state_dict(
            self.loaded.model.base_model.state_dict(), strict=False
        )  # a pooler may be missing
        return model.to(device=self.loaded.device, dtype=self.loaded.model.dtype)

    def _encode(self, part: Chunk) -> tuple[list[int], list[int]]:
        """Subwords, and for each token the number of its first one (-1 where the window is full before
        it)."""
        tokenizer: Any = self.loaded.tokenizer
        words = [part.text[start:end] for start, end in part.tokens]
        made = tokenizer(
            words, add_special_tokens=False, return_attention_mask=False, return_token_type_ids=False
        )
        ids: list[int] = []
        first: list[int] = []
        for pieces, hidden in zip(made["input_ids"], part.masked, strict=True):
            own = [tokenizer.mask_token_id] if hidden else pieces or [tokenizer.unk_token_id]
            first.append(len(ids) if len(ids) < self._longest else -1)
            ids += own
        return ids[: self._longest], first

    def _collate(self, rows: Sequence[tuple[list[int], list[int], list[int]]]) -> tuple[dict[str, Any], Any]:
        import torch

        tokenizer = self.loaded.tokenizer
        width = max(len(ids) for ids, _, _ in rows) + 2
        ids = np.full((len(rows), width), tokenizer.pad_token_id or 0, dtype=np.int64)
        real = np.zeros_like(ids)
        targets = np.full_like(ids, _IGNORED)
        for row, (pieces, first, tags) in enumerate(rows):
            ids[row, 0], ids[row, len(pieces) + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
            ids[row, 1 : len(pieces) + 1] = pieces
            real[row, : len(pieces) + 2] = 1
            for at, tag in zip(first, tags, strict=True):
                if at >= 0:
                    targets[row, 1 + at] = tag
        where = self.loaded.device
        inputs = {
            "input_ids": torch.from_numpy(ids).to(where),
            "attention_mask": torch.from_numpy(real).to(where),
        }
        return inputs, torch.from_numpy(targets).to(where)

    def _find(self, model: Any, text: str, names: Sequence[str]) -> list[Entity]:
        import torch

        out: list[Entity] = []
        for part in chunks(Sample("", text), self.chunk):
            ids, first = self._encode(part)
            inputs, _ = self._collate([(ids, first, [0] * len(first))])
            with torch.inference_mode():
                best = model(**inputs).logits[0].argmax(-1).tolist()
            out += _joined(part, [names[best[1 + at]] if at >= 0 else "O" for at in first])
        return out


def _tags(part: Chunk, number: dict[str, int]) -> list[int]:
    out = [0] * len(part.tokens)
    for start, end, label in part.entities:
        out[start:end] = [number[f"I-{label}"]] * (end - start)
        out[start] = number[f"B-{label}"]
    return out


def _joined(part: Chunk, tags: Sequence[str]) -> list[Entity]:
    """Entities out of BIO tags; an I- without its like before it begins one, as conlleval reads it."""
    out: list[Entity] = []
    last = "O"
    for (start, end), tag in zip(part.tokens, tags, strict=True):
        edge, _, label = tag.partition("-")
        if edge == "I" and last == label:
            out[-1] = (out[-1][0], end, label)
        elif edge != "O":
            out.append((start, end, label))
        last = label
    return out
