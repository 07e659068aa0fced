"""Steps of DP-SGD (Abadi et al. 2016) by Opacus (Yousefpour et al. 2021).

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

import secrets
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synletters.core.errors import TrainingError
from synletters.train.private.accounting import Accountant, Spent, Unit, check_budget, epsilon_of, noise_for

Collate = Callable[[list[Any]], Mapping[str, Any]]


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
    check_budget(epsilon, delta, max_grad_norm, epochs, units)
    if any(p.requires_grad and p.dtype != torch.float32 for p in model.parameters()):
        raise TrainingError(
            "training with differential privacy is done in float32: load the model with dtype=torch.float32"
        )
    steps = len(loader)
    rate = 1 / steps
    if rate == 1.0:
        accountant = "rdp"  # the accountant by privacy loss variables knows samples alone
    try:
        noise = noise_for(epsilon, delta, rate, steps * epochs, accountant)
    except TrainingError:
        if accountant == "rdp":
            raise
        accountant = "rdp"  # where the numerics of the other do not reach
        noise = noise_for(epsilon, delta, rate, steps * epochs, accountant)
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
