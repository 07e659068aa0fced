"""Perplexity under a causal language model of the user's choice. None ships with synletters."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from synletters.core.errors import EvaluationError, ModelError
from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import compared
from synletters.neural.loading import offline, pick_device, pick_dtype, resolve, weights_of


@dataclass(frozen=True, slots=True)
class Causal:
    """A causal language model ready to run; ``window`` counts subwords."""

    model: Any
    tokenizer: Any
    name: str
    device: str
    dtype: str
    window: int


def load_causal(name: str, *, device: str = "auto", dtype: str = "auto") -> Causal:
    """A causal language model by folder or hub id. Raises ModelError with the cause and the next step."""
    source = resolve(name, "mlm")
    local = Path(source).is_dir()
    if local:  # a local folder must never make transformers look at the hub
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import transformers

    where = pick_device(device)
    precision = pick_dtype(dtype, where)
    try:
        config: Any = transformers.AutoConfig.from_pretrained(source, **offline(source))
        if "CausalLM" not in " ".join(config.architectures or ["CausalLM"]) and "LMHead" not in " ".join(
            config.architectures
        ):
            raise ModelError(
                f"the model {name!r} is no causal language model ({', '.join(config.architectures)}); give one such as GPT-2's"
            )
        tokenizer: Any = transformers.AutoTokenizer.from_pretrained(source, **offline(source))
        model: Any = transformers.AutoModelForCausalLM.from_pretrained(
            source, dtype=precision, **weights_of(source)
        )
    except ModelError:
        raise
    except Exception as error:
        hint = "check the folder" if local else "is it the id of a hub, and can this machine reach it?"
        raise ModelError(
            f"the causal model {name!r} could not be loaded ({type(error).__name__}); {hint}"
        ) from error
    tokenizer.split_special_tokens = True  # a literal <|endoftext|> in a letter is text
    limits = [getattr(config, key, None) for key in ("max_position_embeddings", "n_positions")]
    window = min([2048, *(int(limit) for limit in limits if limit)])
    return Causal(
        model.eval().to(where), tokenizer, name, where, str(precision).removeprefix("torch."), window
    )


class Perplexity:
    """exp of the mean negative log probability of a subword given those before it, of rewrites and of their
    letters.

    A letter longer than the model's window is read in windows that overlap by half: every subword but the
    first of a letter
    is scored once, with at least half a window before it where the letter has so much (transformers'
    "strided" perplexity).
    Raises EvaluationError without ``perplexity_model``, ModelError for one that cannot be loaded.
    """

    def __init__(
        self,
        *,
        perplexity_model: str | None = None,
        device: str = "auto",
        dtype: str = "auto",
        progress: Callable[[int], None] | None = None,
        **_: object,
    ) -> None:
        if not perplexity_model:
            raise EvaluationError(
                "perplexity needs a causal language model; name a folder or hub id with --perplexity-model"
            )
        self.loaded = load_causal(perplexity_model, device=device, dtype=dtype)
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        known: dict[str, tuple[float | None, float]] = {}
        real, made = [], []
        for letter, rewrite in pairs:
            if letter.id not in known:
                known[letter.id] = self.text(letter.text)
            real.append(known[letter.id])
            made.append(self.text(rewrite.text))
            self.progress(1)
        return (
            compared(
                "perplexity",
                pairs,
                _columns(real),
                _columns(made),
                better="lower",
                range=(1, None),
                figure=np.exp,
                about=f"exp of minus the mean log probability of a subword given those before it, under {self.loaded.name}; compare it with the "
                "real letters', not with other models'",
                source="Jelinek et al. 1977; windows that overlap by half",
                detail={"model": self.loaded.name, "dtype": self.loaded.dtype, "window": self.loaded.window},
            ),
        )

    def text(self, text: str) -> tuple[float | None, float]:
        """(sum of negative log probabilities, number of scored subwords) of a text; (None, 0) if it has
        nothing to score."""
        import torch

        ids: list[int] = self.loaded.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        if self.loaded.tokenizer.bos_token_id is not None:
            ids = [self.loaded.tokenizer.bos_token_id, *ids]
        total, count, done = 0.0, 0, 1  # the first has nothing before it
        step = max(1, self.loaded.window // 2)
        for start in range(0, max(1, len(ids)), step):
            part = torch.tensor([ids[start : start + self.loaded.window]], device=self.loaded.device)
            end = start + part.shape[1]
            if end > done:
                with torch.inference_mode():
                    logits = self.loaded.model(input_ids=part).logits[0, done - 1 - start : -1].float()
                targets = part[0, done - start :]
                total += float(torch.nn.functional.cross_entropy(logits, targets, reduction="sum"))
                count += len(targets)
                done = end
            if end == len(ids):
                break
        return (total, float(count)) if count else (None, 0.0)


def _columns(found: Sequence[tuple[float | None, float]]) -> tuple[list[float | None], list[float]]:
    return [total for total, _ in found], [count for _, count in found]
