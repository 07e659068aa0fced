"""Training with differential privacy: DP-SGD (Abadi et al. 2016) by Opacus (Yousefpour et al. 2021).

Opacus clips, adds the noise and keeps the accounts. The gradient of each sample is computed here, one sample
at a time, and
handed to it (its mode ``no_op``), for two reasons. Opacus' own hooks fail on BERT's masked models, whose head
ties its
parameters, and on position embeddings without a batch dimension. And the loss of a batch in transformers is
the mean over
*all* its masked subwords, so that one letter changes the weight of every other: clipping then bounds nothing.
Here the loss of a sample is a mean over its own subwords alone. Memory is that of one sample, whatever the
batch; any architecture, tied weights and adapters (LoRA) work.

**Whose privacy.** The guarantee holds for one *unit*: adding or taking away one unit changes the probability
of any outcome by
at most a factor ``exp(epsilon)``, but for ``delta``. Units are drawn by Poisson sampling; a unit that is
drawn gives one
window, picked anew at random. With windows as units the guarantee is per window, and a letter of k windows
has k times the
epsilon; with letters, or patients, as units it is theirs, whatever their length.

The noise comes from a generator that is seeded by the operating system, and its seed is kept nowhere: who
knew it could take the noise
off again. It is torch's generator, no cryptographic one, and the Gaussian is drawn in floating point (Mironov
2012).
"""

from __future__ import annotations

import random
import secrets
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from synletters.core.errors import TrainingError

Unit = Literal["window", "letter", "patient"]
Accountant = Literal["prv", "rdp"]
Collate = Callable[[list[Any]], Mapping[str, Any]]
#: orders of Rényi's divergence; whole ones have a closed form, the others a series that converges slowly
_ORDERS = (*range(2, 65), 72, 80, 96, 128, 256, 512, 1024)


@dataclass(frozen=True, slots=True)
class Spent:
    """The privacy that a training run has spent, for the model's card.

    ``epsilon`` is by ``accountant``, ``epsilon_rdp`` by Rényi differential privacy, which is never smaller
    than the truth and
    mostly larger than ``epsilon``. ``known_noise``: the noise came from a seed that was given, so that there
    is no guarantee.
    """

    epsilon: float
    epsilon_rdp: float
    delta: float
    accountant: str
    noise_multiplier: float
    max_grad_norm: float
    sample_rate: float
    steps: int
    units: int
    unit: Unit
    known_noise: bool

    def to_json(self) -> dict[str, Any]:
        row = {name: getattr(self, name) for name in self.__slots__}
        rounded = {
            k: round(v, 8 if k == "delta" else 6) if isinstance(v, float) else v for k, v in row.items()
        }
        return rounded | {"delta": self.delta, "says": self.sentence()}

    def sentence(self) -> str:
        """The guarantee in words, with what it is not."""
        if self.known_noise:
            return "no guarantee: the noise came from a seed that was given, and can be computed again"
        rest = {
            "window": "a letter of k windows has k times the epsilon and a larger delta, a patient that of all letters",
            "letter": "a patient of k letters has k times the epsilon and a larger delta",
            "patient": "it covers all letters of a patient",
        }[self.unit]
        return (
            f"({self.epsilon:.3g}, {self.delta:.3g})-differential privacy for each {self.unit} ({rest}); "
            "it does not cover what was chosen by looking at the letters: the vocabulary, the settings, when to stop"
        )


@dataclass(slots=True)
class Private:
    """A model that is being trained with differential privacy. Unpacks to ``model, optimizer, loader``.

    Only ``step`` trains: ``optimizer.step()`` after a plain ``loss.backward()`` raises, since it has no
    gradient of each sample.
    """

    model: Any
    optimizer: Any
    loader: Any
    engine: Any
    delta: float
    accountant: Accountant
    unit: Unit
    units: int
    known_noise: bool
    _trained: list[Any] = field(default_factory=list, repr=False)

    def __iter__(self) -> Iterator[Any]:
        return iter((self.model, self.optimizer, self.loader))

    def step(self, batch: Mapping[str, Any] | None) -> float | None:
        """One step of DP-SGD on a batch of the loader (None: no unit was drawn, and the step is noise alone).

        Tensors are (samples, …). Returns the mean loss of the samples, None where there is nothing to learn.
        The losses are not
        private: do not publish them. Raises TrainingError if a gradient is no number.
        """
        import torch

        size = 0 if batch is None else len(next(iter(batch.values())))
        losses: list[float] = []
        device = next(iter(self._trained)).device
        self.model.train()
        if batch is None or not size:
            for parameter in self._trained:
                parameter.grad_sample = torch.zeros((0, *parameter.shape), device=device)
            self._apply(last=True)
            return None
        for row in range(size):
            sample = _one(batch, row, self.model, device)
            for parameter in self._trained:
                parameter.grad = None
            loss = _loss(self.model, sample)
            if loss is not None:
                with torch.autocast(device.type, enabled=False):
                    loss.backward()
                losses.append(float(loss.detach()))
            for parameter in self._trained:
                grad = parameter.grad
                if grad is not None and not bool(torch.isfinite(grad).all()):
                    raise TrainingError("a gradient is not a finite number; lower the learning rate")
                parameter.grad_sample = (
                    torch.zeros_like(parameter)[None] if grad is None else grad.detach()[None]
                )
            self._apply(last=row == size - 1)
        return sum(losses) / len(losses) if losses else None

    def _apply(self, *, last: bool) -> None:
        """Clip and add up what stands in ``grad_sample``; behind the ``last`` sample of a step add the noise
        and move."""
        self.optimizer.signal_skip_step(do_skip=not last)
        self.optimizer.step()
        self.optimizer.zero_grad()

    def spent(self) -> Spent:
        """The privacy spent until now."""
        history = list(self.engine.accountant.history)
        steps = sum(n for _, _, n in history)
        noise = float(self.optimizer.noise_multiplier)
        rate = 1 / len(self.loader)
        return Spent(
            epsilon=epsilon_of(noise, rate, steps, self.delta, self.accountant),
            epsilon_rdp=epsilon_of(noise, rate, steps, self.delta, "rdp"),
            delta=self.delta,
            accountant=self.accountant,
            noise_multiplier=noise,
            max_grad_norm=float(self.optimizer.max_grad_norm),
            sample_rate=rate,
            steps=steps,
            units=self.units,
            unit=self.unit,
            known_noise=self.known_noise,
        )


def make_private(
    model: Any,
    optimizer: Any,
    loader: Any,
    *,
    epsilon: float,
    delta: float,
    max_grad_norm: float,
    epochs: int,
    unit: Unit = "window",
    accountant: Accountant = "prv",
    noise_seed: int | None = None,
) -> Private:
    """``model`` and a plain torch ``optimizer`` of its trainable parameters, made ready for ``Private.step``.

    An item of ``loader.dataset`` is one unit; the loader's batch size is the mean of the Poisson batches. The
    noise is the least
    that keeps ``epochs`` passes within ``epsilon`` at ``delta``. ``accountant``: ``prv`` (Gopi et al. 2021)
    or ``rdp`` (Mironov 2017).
    ``noise_seed`` is for tests: with it there is no guarantee. Raises TrainingError for a budget that means
    nothing or cannot be
    kept, and for layers that mix samples (batch normalisation).
    """
    import torch

    units = len(loader.dataset)
    _check_budget(epsilon, delta, max_grad_norm, epochs, units)
    if any(p.requires_grad and p.dtype != torch.float32 for p in model.parameters()):
        raise TrainingError(
            "training with differential privacy is done in float32: load the model with dtype=torch.float32"
        )
    steps = len(loader)
    rate = 1 / steps
    if rate == 1.0:
        accountant = "rdp"  # the accountant by privacy loss variables knows samples alone
    try:
        noise = _noise(epsilon, delta, rate, steps * epochs, accountant)
    except TrainingError:
        if accountant == "rdp":
            raise
        accountant = "rdp"  # where the numerics of the other do not reach
        noise = _noise(epsilon, delta, rate, steps * epochs, accountant)
    device = next(model.parameters()).device
    generator = torch.Generator(device=device)
    generator.manual_seed(secrets.randbits(63) if noise_seed is None else noise_seed)
    drawing = torch.Generator()
    drawing.manual_seed(secrets.randbits(63) if noise_seed is None else noise_seed + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opacus import PrivacyEngine
        from opacus.utils.uniform_sampler import UniformWithReplacementSampler
        from opacus.validators.errors import UnsupportedModuleError

        engine = PrivacyEngine(accountant=accountant)
        poisson = torch.utils.data.DataLoader(
            loader.dataset,
            batch_sampler=UniformWithReplacementSampler(
                num_samples=units, sample_rate=rate, generator=drawing, steps=steps
            ),
            collate_fn=_Nothing(loader.collate_fn),
        )
        model.train()
        try:
            _, wrapped, _ = engine.make_private(
                module=model,
                optimizer=optimizer,
                data_loader=poisson,
                noise_multiplier=noise,
                max_grad_norm=max_grad_norm,
                poisson_sampling=False,
                noise_generator=generator,
                grad_sample_mode="no_op",
            )
        except UnsupportedModuleError as error:
            raise TrainingError(
                "the model has layers that mix the samples of a batch (batch normalisation): it cannot be trained with differential privacy"
            ) from error
        except ValueError as error:
            raise TrainingError("the optimizer holds parameters that are not the model's") from error
    trained = [p for p in model.parameters() if p.requires_grad]
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    if any(id(p) not in held for p in trained):
        raise TrainingError(
            "the optimizer must hold every trainable parameter of the model; freeze the others"
        )
    wrapped.expected_batch_size = units * rate  # Opacus rounds it down
    return Private(
        model, wrapped, poisson, engine, delta, accountant, unit, units, noise_seed is not None, trained
    )


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


@cache
def epsilon_of(noise: float, rate: float, steps: int, delta: float, accountant: Accountant = "prv") -> float:
    """Epsilon at ``delta`` of ``steps`` draws at ``rate`` with noise of ``noise`` times the clipping norm."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opacus.accountants import create_accountant

        held = create_accountant(mechanism=accountant)
        if not steps:
            return 0.0
        held.history = [(noise, rate, steps)]
        return float(held.get_epsilon(delta, **_orders(accountant)))


def _orders(accountant: Accountant) -> dict[str, Any]:
    return {"alphas": list(_ORDERS)} if accountant == "rdp" else {}


@cache
def _noise(epsilon: float, delta: float, rate: float, steps: int, accountant: Accountant) -> float:
    """The noise multiplier, by bisection as in Opacus, but for the steps that will be taken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from opacus.accountants.utils import get_noise_multiplier

        try:
            return float(
                get_noise_multiplier(
                    target_epsilon=epsilon,
                    target_delta=delta,
                    sample_rate=rate,
                    steps=steps,
                    accountant=accountant,
                    epsilon_tolerance=epsilon / 50,
                    **_orders(accountant),
                )
            )
        except (ValueError, RuntimeError, MemoryError) as error:
            raise TrainingError(
                f"no noise keeps {steps} steps within epsilon {epsilon}; raise epsilon, or take fewer epochs or smaller batches"
            ) from error


def _check_budget(epsilon: float, delta: float, max_grad_norm: float, epochs: int, units: int) -> None:
    if not 0.05 <= epsilon < 1000:
        raise TrainingError(
            f"epsilon is {epsilon}; it lies between 0.05 and 1000, and over 10 it promises little"
        )
    if units < 2:
        raise TrainingError(
            f"there are {units} units; differential privacy needs many, for one hides among the others"
        )
    if not 0 < delta < 1 / units:
        raise TrainingError(
            f"delta is {delta}, but must lie under 1/{units}, one over the number of units: a larger one allows to publish a letter"
        )
    if not max_grad_norm > 0 or epochs < 1:
        raise TrainingError(
            f"the clipping norm ({max_grad_norm}) must be over 0 and the epochs ({epochs}) at least one"
        )


class _Nothing:
    """A collate function that takes the empty batches of Poisson sampling."""

    def __init__(self, collate: Collate) -> None:
        self._collate = collate

    def __call__(self, items: list[Any]) -> Mapping[str, Any] | None:
        return self._collate(items) if items else None


def _one(batch: Mapping[str, Any], row: int, model: Any, device: Any) -> dict[str, Any]:
    """One sample of a batch, its padding cut off on the right: it does not feel its neighbours."""
    sample = {name: tensor[row : row + 1] for name, tensor in batch.items()}
    real = sample.get("attention_mask")
    if real is not None:
        width, last = real.shape[1], int(real[0].nonzero().max()) + 1 if bool(real.any()) else 1
        decoder = getattr(model.config, "is_encoder_decoder", False)
        for name, tensor in sample.items():
            if (
                tensor.ndim > 1
                and tensor.shape[1] == width
                and not (decoder and name.startswith(("labels", "decoder")))
            ):
                sample[name] = tensor[:, :last]
    return {name: tensor.to(device) for name, tensor in sample.items()}


def _loss(model: Any, sample: Mapping[str, Any]) -> Any:
    """The loss of one sample, None where it has nothing to predict."""
    import torch

    labels = sample.get("labels")
    if labels is not None and not bool((labels != -100).any()):
        return None
    with torch.autocast(next(model.parameters()).device.type, enabled=False):
        loss = model(**sample).loss
    if loss is None:
        raise TrainingError("the model gave no loss: the batches have no labels")
    if not bool(torch.isfinite(loss)):
        raise TrainingError("the loss is not a finite number; lower the learning rate")
    return loss
