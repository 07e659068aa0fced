"""A model made ready to be trained: eager attention, no dropout, the head on masked places alone, LoRA.

On two cores a small encoder learns about four times as fast so as it does plainly (scripts/bench/train.py).
"""

from __future__ import annotations

import contextlib
import ctypes
import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from synletters.core.errors import ModelError, TrainingError
from synletters.neural.loading import Loaded, load
from synletters.neural.narrow import narrow_at, narrowed
from synletters.train.mlm.masking import IGNORED
from synletters.train.settings import TrainSettings


def load_for_training(settings: TrainSettings) -> Loaded:
    """The model in fp32, in training mode. Raises ModelError as ``load`` does, TrainingError for a device
    that is not taken."""
    if settings.device.startswith("cuda:") and settings.device != "cuda:0":
        raise TrainingError(
            f"train runs on one card: name it by CUDA_VISIBLE_DEVICES and take --device cuda, not {settings.device}"
        )
    loaded = load(settings.model, settings.task, device=settings.device, dtype="float32")
    with contextlib.suppress(Exception):  # an architecture with one way of attention has nothing to choose
        loaded.model.set_attn_implementation("eager" if loaded.device == "cpu" else "sdpa")
    if not settings.dropout:
        without_dropout(loaded.model)
    longest = max(length for length, _ in settings.windows)
    if longest > loaded.max_length:
        raise TrainingError(
            f"windows of {longest} subwords do not fit into the model {settings.model!r}, which reads {loaded.max_length}; "
            "give a shorter --window"
        )
    loaded.model.train()
    return loaded


def without_dropout(model: nn.Module) -> None:
    """Every dropout of the modules off; the config, which is saved, stays as it is."""
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
        for name, value in vars(module).items():
            if isinstance(value, float) and ("dropout" in name or name == "layerdrop"):
                setattr(module, name, 0.0)


def keep_pages() -> bool:
    """Ask glibc to keep the pages it freed: large tensors are else mapped anew each step. False where it
    cannot be asked."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL("libc.so.6")
        return bool(libc.mallopt(-4, 0) and libc.mallopt(-1, 2**31 - 1))  # M_MMAP_MAX, M_TRIM_THRESHOLD
    return False


def give_pages_back() -> bool:
    """Give back what ``keep_pages`` kept and nothing uses: batches of many shapes leave gaps, 10 GB after half an hour. False
    where it cannot be asked."""
    with contextlib.suppress(OSError, AttributeError):
        return bool(ctypes.CDLL("libc.so.6").malloc_trim(0))
    return False


class Head:
    """Logits at some places of a masked language model, without computing the others from its last layer or
    head on.

    Whether the model is one whose end reads each place alone is tried once; one of another kind computes all
    places.
    """

    def __init__(self, model: Any, *, gather: bool = True) -> None:
        self._narrow = narrow_at(model) if gather else None
        self.gathers = self._narrow is not None and self._agrees(model)

    def __call__(self, model: Any, ids: Tensor, where: Tensor) -> Tensor:
        """Logits at the true places of ``where`` (rows, length), in order: (places, vocabulary)."""
        if not self.gathers:
            return model(input_ids=ids).logits[where]  # type: ignore[no-any-return]
        return self._at(model, ids, where)

    def _at(self, model: Any, ids: Tensor, where: Tensor) -> Tensor:
        rows, columns = where.nonzero(as_tuple=True)
        with narrowed(self._narrow, (rows, columns)):
            logits: Tensor = model(input_ids=ids).logits
        return logits

    @torch.no_grad()
    def _agrees(self, model: Any) -> bool:
        training = model.training
        model.eval()
        try:
            rows = int(model.get_input_embeddings().weight.shape[0])
            device = next(model.parameters()).device
            ids = torch.arange(3, 19, device=device).remainder(rows).view(2, 8)
            where = torch.zeros_like(ids, dtype=torch.bool)
            where[0, 2] = where[0, 5] = where[1, 1] = True
            some = self._at(model, ids, where)
            full = model(input_ids=ids).logits[where]
            return some.shape == full.shape and torch.allclose(some, full, rtol=1e-3, atol=1e-3)
        except Exception:
            return False
        finally:
            model.train(training)


class Objective:
    """The loss of a batch: cross-entropy in fp32 over what is to be guessed, in total, and how much of it is
    right."""

    def __init__(self, model: Any, task: str, *, bf16: bool, device: str, gather: bool = True) -> None:
        self.device, self.bf16 = device.partition(":")[0], bf16
        self.head = Head(model, gather=gather) if task == "mlm" else None

    def __call__(self, model: Any, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, int]:
        """(summed loss, subwords guessed right, subwords to be guessed)."""
        labels = batch["labels"]
        where = labels != IGNORED
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.bf16):
            if self.head is not None:
                logits = self.head(model, batch["input_ids"], where)
            else:
                logits = model(**batch).logits[where]
        logits = logits.float()
        wanted = labels[where]
        right = (logits.detach().argmax(-1) == wanted).sum()
        return functional.cross_entropy(logits, wanted, reduction="sum"), right, int(wanted.numel())


def with_lora(model: Any, rank: int) -> Any:
    """The model with LoRA (Hu et al. 2022) of ``rank`` in every linear layer but the output; all else is
    frozen.

    Raises TrainingError if peft is missing or knows no layer of this architecture.
    """
    try:
        from peft import LoraConfig, get_peft_model
    except ImportError as error:
        raise TrainingError("LoRA needs the package peft: install synletters[train]") from error
    try:
        return get_peft_model(
            model, LoraConfig(r=rank, lora_alpha=2 * rank, lora_dropout=0.0, target_modules="all-linear")
        )
    except ValueError as error:
        raise TrainingError(
            f"LoRA cannot be put on this model ({type(error).__name__}); train it without --lora"
        ) from error


def merged(model: Any) -> Any:
    """The plain model, with what LoRA learned added to its weights."""
    return model.merge_and_unload() if hasattr(model, "merge_and_unload") else model


def trainable(model: nn.Module) -> tuple[int, int]:
    """(parameters that learn, all parameters)."""
    every = list(model.parameters())
    return sum(p.numel() for p in every if p.requires_grad), sum(p.numel() for p in every)


def check_finite(model: nn.Module) -> None:
    """Raises TrainingError if a weight is not a finite number: such a model is never saved."""
    for value in model.parameters():
        if not math.isfinite(float(value.detach().sum())) and not bool(torch.isfinite(value).all()):
            raise TrainingError(
                "weights are no longer finite numbers; lower --lr, and take --resume from the last good checkpoint"
            )


def family(loaded: Loaded) -> tuple[str, list[int]]:
    """``t5`` with its sentinels, or ``bart`` with none. Raises ModelError for an encoder-decoder that fills
    no spans."""
    from synletters.refill.seq2seq import sentinels

    found = sentinels(loaded.tokenizer, loaded.model.config.model_type, loaded.name)
    tokenizer: Any = loaded.tokenizer
    if tokenizer.pad_token_id is None:
        raise ModelError(f"the model {loaded.name!r} has no padding token; batches of unequal texts need one")
    return ("t5" if found else "bart"), found
