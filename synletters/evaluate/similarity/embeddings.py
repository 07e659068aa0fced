"""Contextual embeddings of whole texts under an encoder: long texts in overlapping windows, each distinct
window once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.neural.batching import plan as plan_batches
from synletters.neural.encoding import Encoded, encode_all, windows
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.neural.memory import halving

Ints = NDArray[np.int64]
_CACHE_BYTES = 256 * 1024 * 1024


class Embedder:
    """Unit vectors of all subwords of a text, and of the special tokens at its two ends.

    ``layer``: the output of that many layers of the encoder, None for all of them; the others are not
    computed where the
    architecture allows. A text longer than the encoder's window is read in windows of equal length that
    overlap by an eighth
    of it, and every subword is taken from where it stands deepest inside one. Windows are kept, as long as
    they fit into 256
    MiB, by their subwords: the source of several variants is read once. Do not share ``loaded``: its upper
    layers are cut off, the others packed.
    """

    def __init__(self, loaded: Loaded, *, layer: int | None = None, batch_tokens: int = 4096) -> None:
        self.loaded, self.layer, self.batch_tokens = loaded, layer, batch_tokens
        self.before, self.after = frame(loaded.tokenizer)
        self.size = loaded.max_length - len(self.before) - len(self.after)
        self.encoder = loaded.model.base_model
        self.cut = layer is None or cut_layers(self.encoder, layer)
        if loaded.device == "cpu" and loaded.dtype == "float32":  # bf16 is packed when it is loaded
            import torch

            from synletters.neural.packed import pack

            pack(self.encoder, torch.float32)
        self.read = 0  # subwords that went through the encoder
        self._cache: OrderedDict[bytes, Any] = OrderedDict()
        self._bytes = 0

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Subwords as the bert-score package cuts them: without the white space at the two ends of a text."""
        return encode_all(self.loaded.tokenizer, [text.strip() for text in texts])

    def embed(self, texts: Sequence[Ints]) -> list[Any]:
        """A tensor (subwords + special tokens, width) of unit vectors in fp32 for each text, given as
        subwords."""
        import torch

        cuts = [self._windows(len(ids)) for ids in texts]
        jobs: dict[bytes, Ints] = {}
        for ids, of_text in zip(texts, cuts, strict=True):
            for start, end, _, _ in of_text:
                jobs.setdefault(ids[start:end].tobytes(), ids[start:end])
        found = self._look_up(jobs)
        out = []
        before = len(self.before)
        for ids, of_text in zip(texts, cuts, strict=True):
            parts = []
            for start, end, take, stop in of_text:
                rows = found[ids[start:end].tobytes()]
                first = 0 if take == 0 else before + take - start
                last = len(rows) if stop == len(ids) else before + stop - start
                parts.append(rows[first:last])
            out.append(parts[0] if len(parts) == 1 else torch.cat(parts))
        return out

    def _windows(self, length: int) -> list[tuple[int, int, int, int]]:
        overlap = self.size // 8
        if length <= self.size:
            return [(0, length, 0, length)]
        count = -(-(length - overlap) // (self.size - overlap))
        # as short as that number of windows allows: what two windows read twice is lost
        even = -(-(length + (count - 1) * overlap) // count)
        return windows(length, even, overlap)

    def _look_up(self, jobs: dict[bytes, Ints]) -> dict[bytes, Any]:
        found = {}
        for name in jobs:
            if name in self._cache:
                self._cache.move_to_end(name)
                found[name] = self._cache[name]
        wanted = [name for name in jobs if name not in found]
        framed = [np.array([*self.before, *jobs[name], *self.after], dtype=np.int64) for name in wanted]
        for width, members in plan_batches(
            [len(ids) for ids in framed], limit=self.loaded.max_length, tokens=self.batch_tokens
        ):

            def work(batch: Sequence[int], width: int = width) -> list[Any]:
                return self._batch([framed[i] for i in batch], width)

            for i, rows in zip(members, halving(members, work), strict=True):
                found[wanted[i]] = rows
                self._keep(wanted[i], rows)
        return found

    def _batch(self, batch: Sequence[Ints], width: int) -> list[Any]:
        import torch

        ids = np.full((len(batch), width), self.loaded.tokenizer.pad_token_id or 0, dtype=np.int64)
        real = np.zeros_like(ids)
        for row, window in enumerate(batch):
            ids[row, : len(window)] = window
            real[row, : len(window)] = 1
        self.read += int(real.sum())
        inputs: dict[str, Any] = {"input_ids": torch.from_numpy(ids).to(self.loaded.device)}
        if not real.all():  # without a mask attention takes its quicker way
            inputs["attention_mask"] = torch.from_numpy(real).to(self.loaded.device)
        with torch.inference_mode():
            if self.cut:
                hidden = self.encoder(**inputs)[0]
            else:
                hidden = self.encoder(**inputs, output_hidden_states=True).hidden_states[self.layer]
            hidden = hidden.float()
            hidden = hidden / hidden.norm(dim=-1, keepdim=True)
            return [hidden[row, : len(window)].clone() for row, window in enumerate(batch)]

    def _keep(self, name: bytes, rows: Any) -> None:
        self._cache[name] = rows
        self._bytes += rows.numel() * 4
        while self._bytes > _CACHE_BYTES and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._bytes -= old.numel() * 4


def layers_of(encoder: Any) -> int:
    """How many layers an encoder has."""
    config = encoder.config
    found: int = getattr(config, "num_hidden_layers", None) or getattr(config, "n_layers", None) or 0
    return found


def cut_layers(encoder: Any, layer: int) -> bool:
    """Leave off the layers above ``layer``; whether this architecture's are where BERT, RoBERTa or DistilBERT
    have them."""
    import torch

    holders: list[Any] = [getattr(encoder, "encoder", None), getattr(encoder, "transformer", None)]
    for holder in holders:
        layers = getattr(holder, "layer", None)
        if isinstance(layers, torch.nn.ModuleList) and len(layers) >= layer:
            holder.layer = torch.nn.ModuleList(list(layers)[:layer])
            return True
    return False
