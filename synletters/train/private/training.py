"""A model tuned with differential privacy, from windows to what was spent; ``dp_sgd`` has the step, and whose
privacy it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from synletters.core.errors import TrainingError
from synletters.train.private.accounting import Accountant, Spent, Unit
from synletters.train.private.dp_sgd import Collate, make_private


class Units:
    """A dataset whose items are units: an item is one of the unit's windows, drawn anew each time.

    ``keys`` names the unit of each item of ``dataset``: a letter's or a patient's id.
    """

    def __init__(self, dataset: Sequence[Any], keys: Sequence[str], *, seed: int = 0) -> None:
        if len(keys) != len(dataset):
            raise ValueError(f"{len(keys)} keys for {len(dataset)} items")
        self._dataset, self._random = dataset, random.Random(seed)
        groups: dict[str, list[int]] = {}
        for index, key in enumerate(keys):
            groups.setdefault(key, []).append(index)
        self._groups = list(groups.values())

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, index: int) -> Any:
        return self._dataset[self._random.choice(self._groups[index])]


def train_private(
    model: Any,
    dataset: Sequence[Any],
    *,
    collate: Collate,
    epochs: int,
    batch_size: int,
    lr: float,
    epsilon: float,
    delta: float,
    clip: float = 1.0,
    units: Sequence[str] | None = None,
    unit: Unit = "window",
    warmup: float = 0.06,
    weight_decay: float = 0.0,
    seed: int = 0,
    accountant: Accountant = "prv",
    noise_seed: int | None = None,
    progress: Callable[[int, int, float | None], None] | None = None,
) -> Spent:
    """Tune ``model`` in place with differential privacy, in place of transformers' Trainer; return what it
    spent.

    ``dataset``: windows as ``collate`` takes them (a data collator of transformers, which masks anew at each
    look); ``units``:
    the letter's or patient's id of each window, with ``unit`` saying which, and without them each window is
    its own unit. An
    epoch looks at each unit once on average, at one window of it. AdamW with a linear warm-up and decay.
    ``seed`` decides windows and masks,
    never the noise. ``progress(step, steps, loss)``. Raises TrainingError.
    """
    import torch

    if units is None and unit != "window":
        raise TrainingError(f"privacy for each {unit} needs the {unit} of every window; none were given")
    if not len(dataset):
        raise TrainingError("there is no window to train on")
    torch.manual_seed(seed)
    items: Any = dataset if units is None else Units(dataset, units, seed=seed)
    size = min(batch_size, len(items))
    loader: Any = torch.utils.data.DataLoader(items, batch_size=size, collate_fn=collate)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=lr, weight_decay=weight_decay)
    private = make_private(
        model,
        optimizer,
        loader,
        epsilon=epsilon,
        delta=delta,
        max_grad_norm=clip,
        epochs=epochs,
        unit=unit,
        accountant=accountant,
        noise_seed=noise_seed,
    )
    steps = epochs * len(private.loader)
    done = 0
    for _ in range(epochs):
        for batch in private.loader:
            for group in optimizer.param_groups:
                group["lr"] = lr * min(1.0, (done + 1) / max(1.0, warmup * steps)) * (1 - done / steps)
            loss = private.step(batch)
            done += 1
            if progress is not None:
                progress(done, steps, loss)
    model.eval()
    for parameter in trained:  # what Opacus left on them would be pickled along
        for name in ("grad_sample", "summed_grad", "_forward_counter"):
            if hasattr(parameter, name):
                delattr(parameter, name)
        parameter.grad = None
    return private.spent()
