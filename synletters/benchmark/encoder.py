"""Any encoder of transformers as a source of features, or fine-tuned to tell classes. torch loads here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synletters.core.errors import ModelError
from synletters.generate.worlds.network import Floats
from synletters.neural.loading import offline, pick_device, resolve, weights_of

#: subwords of one window
_WINDOW = 256
_BATCH = 32


def resolve_encoder(name: str) -> str:
    """The folder or hub id of an encoder; ``embedded`` is the masked language model that ships. Raises
    ModelError."""
    return resolve(name, "mlm")


@dataclass(frozen=True, slots=True)
class Encoder:
    model: Any
    tokenizer: Any
    device: str
    window: int

    def mean_pooled(self, texts: Sequence[str]) -> list[Floats]:
        """The mean of the last layer over all subwords of each text, special ones too: arrays of shape
        (hidden,). Long texts go in windows."""
        import torch

        cut = self.tokenizer(
            list(texts),
            truncation=True,
            max_length=self.window + 2,
            return_overflowing_tokens=True,
            return_token_type_ids=False,
            return_attention_mask=False,
        )
        pieces: list[list[int]] = cut["input_ids"]
        owners: list[int] = cut["overflow_to_sample_mapping"]
        total = np.zeros((len(texts), self.model.config.hidden_size))
        count = np.zeros(len(texts))
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            padded = self.tokenizer.pad({"input_ids": [pieces[i] for i in batch]}, return_tensors="pt").to(
                self.device
            )
            with torch.inference_mode():
                hidden = self.model(
                    input_ids=padded["input_ids"], attention_mask=padded["attention_mask"]
                ).last_hidden_state
            mask = padded["attention_mask"].unsqueeze(-1).to(hidden.dtype)
            sums = (hidden * mask).sum(dim=1).float().cpu().numpy()
            for i, row, size in zip(batch, sums, padded["attention_mask"].sum(dim=1).tolist(), strict=True):
                total[owners[i]] += row
                count[owners[i]] += size
        return list(total / count[:, None])


def load_encoder(name: str, *, device: str = "auto") -> Encoder:
    """Raises ModelError if it does not load from this machine."""
    from transformers import AutoModel

    source = resolve_encoder(name)
    where = pick_device(device)
    model, tokenizer = _loaded(name, AutoModel, source)
    if not tokenizer.is_fast:
        raise ModelError(
            f"the tokenizer of {name} is not a fast one, and long texts cannot be cut; save it as a fast one"
        )
    return Encoder(model.eval().to(where), tokenizer, where, _window(model, tokenizer))


def fine_tuned(
    source: str,
    texts: Sequence[str],
    classes: Sequence[int],
    count: int,
    asked: Sequence[str],
    *,
    seed: int,
    device: str,
    epochs: int,
    rate: float,
    batch: int,
    length: int,
) -> Floats:
    """Logits of ``asked`` after fine-tuning on ``texts`` with their ``classes`` (of ``count``): shape (asked,
    count).

    Texts are cut at ``length`` subwords. The same seed and device give the same logits. Raises ModelError.
    """
    import torch
    from transformers import AutoModelForSequenceClassification

    where = pick_device(device)
    torch.manual_seed(seed)
    model, tokenizer = _loaded(source, AutoModelForSequenceClassification, source, num_labels=count)
    model.to(where).train()
    longest = min(length, _window(model, tokenizer) + 2)

    def encoded(part: Sequence[str]) -> Any:
        return tokenizer(
            list(part),
            truncation=True,
            max_length=longest,
            padding=True,
            return_tensors="pt",
            return_token_type_ids=False,
        ).to(where)

    generator = np.random.default_rng(seed)
    steps = epochs * -(-len(texts) // batch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    warm = max(steps // 10, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (steps - step) / max(steps - warm, 1), 1.0)
    )
    for _ in range(epochs):
        order = generator.permutation(len(texts))
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch].tolist()
            made = model(
                **encoded([texts[i] for i in chosen]),
                labels=torch.tensor([classes[i] for i in chosen], device=where),
            )
            made.loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
    model.eval()
    rows = []
    with torch.inference_mode():
        for at in range(0, len(asked), _BATCH):
            rows.append(model(**encoded(asked[at : at + _BATCH])).logits.float().cpu().numpy())
    logits: Floats = np.concatenate(rows).astype(np.float64)
    return logits


def _loaded(name: str, kind: Any, source: str, **more: Any) -> tuple[Any, Any]:
    from transformers import AutoTokenizer
    from transformers.utils import logging

    hf_logging: Any = logging
    verbosity = hf_logging.get_verbosity()
    hf_logging.set_verbosity_error()
    hf_logging.disable_progress_bar()
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, **offline(source))
        return kind.from_pretrained(source, **weights_of(source), **more), tokenizer
    except Exception as fault:
        raise ModelError(
            f"{name} does not load as an encoder ({type(fault).__name__}); name the folder of one, or the hub id of one "
            "that is in the cache of this machine"
        ) from None
    finally:
        hf_logging.set_verbosity(verbosity)


def _window(model: Any, tokenizer: Any) -> int:
    """Subwords of a window, without special tokens."""
    limits = [_WINDOW]
    positions = getattr(model.config, "max_position_embeddings", None)
    if positions:
        offset = (
            model.config.pad_token_id + 1
            if "roberta" in model.config.model_type and model.config.pad_token_id
            else 0
        )
        limits.append(int(positions) - offset)
    if tokenizer.model_max_length and tokenizer.model_max_length < 10**6:
        limits.append(int(tokenizer.model_max_length))
    return max(min(limits) - 2, 1)
