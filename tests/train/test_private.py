"""Differential privacy: that each sample is clipped, that the noise is there and as large as it must be, that
the accounts are right."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import tiny
import torch
from scipy.optimize import brentq
from scipy.stats import norm
from transformers import AutoModelForMaskedLM, AutoModelForSeq2SeqLM, AutoModelForTokenClassification

from synletters.core.errors import TrainingError
from synletters.train.private.accounting import epsilon_of
from synletters.train.private.dp_sgd import Private, make_private
from synletters.train.private.training import Units, train_private

WIDTH = 12


def items(count: int, *, width: int = WIDTH, rows: int = 150) -> list[dict[str, torch.Tensor]]:
    drawn = torch.Generator().manual_seed(0)
    out = []
    for _ in range(count):
        ids = torch.randint(5, rows, (width,), generator=drawn)
        labels = torch.where(torch.arange(width) % 3 == 0, ids, torch.tensor(-100))
        out.append(
            {"input_ids": ids, "attention_mask": torch.ones(width, dtype=torch.long), "labels": labels}
        )
    return out


def collate(rows: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    return {name: torch.stack([row[name] for row in rows]) for name in rows[0]}


def model_of(folder: Path, kind: Any = AutoModelForMaskedLM) -> Any:
    model = kind.from_pretrained(folder, dtype=torch.float32)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return model


def private(
    model: Any, *, count: int = 8, size: int = 4, clip: float = 1.0, lr: float = 0.1, **options: Any
) -> Private:
    loader: Any = torch.utils.data.DataLoader(items(count), batch_size=size, collate_fn=collate)  # type: ignore[arg-type]
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=lr)
    return make_private(
        model,
        optimizer,
        loader,
        **(
            {
                "epsilon": 5.0,
                "delta": 1e-3,
                "epochs": 1,
                "max_grad_norm": clip,
                "accountant": "rdp",
                "noise_seed": 1,
            }
            | options
        ),
    )


def summed(held: Private, batch: Any) -> list[torch.Tensor]:
    """The sum of the clipped gradients of a batch, before the noise."""
    seen: list[torch.Tensor] = []
    add = held.optimizer.add_noise

    def spy() -> None:
        seen.extend(p.summed_grad.clone() for p in held.optimizer.params)
        add()

    held.optimizer.add_noise = spy
    held.step(batch)
    held.optimizer.add_noise = add
    return seen


def length(parts: list[torch.Tensor]) -> float:
    return math.sqrt(sum(float((p**2).sum()) for p in parts))


@pytest.mark.parametrize("kind", ["mlm", "clinical", "roberta", "distilbert"])
def test_each_sample_is_clipped_for_every_masked_model(kind: str, request: pytest.FixtureRequest) -> None:
    """With tied decoders: the sum of a batch is the sum of autograd's gradients of the samples, each cut to
    the norm."""
    model = model_of(request.getfixturevalue(kind))
    rows, clip = items(3), 0.05
    want = None
    for row in rows:
        model.zero_grad()
        model(**collate([row])).loss.backward()
        grads = [torch.zeros_like(p) if p.grad is None else p.grad.clone() for p in model.parameters()]
        size = length(grads)
        assert size > clip  # else nothing is shown
        cut = [g * clip / size for g in grads]
        want = cut if want is None else [a + b for a, b in zip(want, cut, strict=True)]
    got = summed(private(model, clip=clip), collate(rows))
    assert want is not None
    assert length(got) <= 3 * clip * 1.001
    for a, b in zip(got, want, strict=True):
        torch.testing.assert_close(a, b, atol=1e-5, rtol=1e-3)


def test_one_huge_sample_moves_the_sum_by_no_more_than_the_norm(mlm: Path) -> None:
    model = model_of(mlm)
    with torch.no_grad():
        model.cls.predictions.bias.mul_(0).add_(torch.randn(model.config.vocab_size) * 1e3)
    held = private(model, clip=1.0)
    rows = items(4)
    without = summed(held, collate(rows[:3]))
    model2 = model_of(mlm)
    model2.load_state_dict(model.state_dict())
    again = private(model2, clip=1.0, lr=0.0)
    one, both = summed(again, collate(rows[:3])), summed(again, collate(rows))
    assert len(without) == len(one)
    assert length([a - b for a, b in zip(both, one, strict=True)]) <= 1.001


def test_a_sample_does_not_feel_its_neighbours(mlm: Path) -> None:
    """Loss by loss: neither the padding nor the count of masked subwords of another letter changes a
    gradient."""
    held = private(model_of(mlm), clip=1e9, lr=0.0)
    short, other = items(2)
    short = {**short, "attention_mask": (torch.arange(WIDTH) < 7).long()}
    short["labels"] = torch.where(short["attention_mask"] == 1, short["labels"], torch.tensor(-100))
    alone = summed(held, collate([{name: value[:7] for name, value in short.items()}]))
    neighbour = summed(held, collate([other]))
    for a, b, c in zip(alone, neighbour, summed(held, collate([short, other])), strict=True):
        torch.testing.assert_close(a + b, c, atol=1e-4, rtol=1e-4)


def test_the_noise_is_there_and_as_large_as_stated(mlm: Path) -> None:
    """An empty batch is still a step, of noise alone: its standard deviation is noise multiplier x norm /
    batch."""
    held = private(model_of(mlm), clip=0.7)
    seen = []
    held.optimizer.original_optimizer.step = lambda closure=None: seen.extend(
        p.grad.flatten().clone() for p in held.optimizer.params
    )
    assert held.step(None) is None
    noise = torch.cat(seen)
    want = held.optimizer.noise_multiplier * 0.7 / 4
    assert float(noise.std()) == pytest.approx(want, rel=0.03)
    assert abs(float(noise.mean())) < 4 * want / math.sqrt(len(noise))


def test_noise_is_never_the_same_unless_a_seed_is_given(mlm: Path) -> None:
    def moved(seed: int | None) -> torch.Tensor:
        torch.manual_seed(0)
        model = model_of(mlm)
        held = private(model, noise_seed=seed)
        held.step(None)
        assert held.spent().known_noise == (seed is not None)
        return torch.cat([p.detach().flatten() for p in model.parameters()])

    assert torch.equal(moved(1), moved(1))
    assert not torch.equal(moved(None), moved(None))


@pytest.mark.parametrize("accountant", ["prv", "rdp"])
def test_epsilon_spent_is_the_accountants_and_within_the_budget(mlm: Path, accountant: Any) -> None:
    from opacus.accountants import PRVAccountant, RDPAccountant

    model = model_of(mlm)
    before = torch.cat([p.detach().flatten() for p in model.parameters()]).clone()
    spent = train_private(
        model,
        items(20),
        collate=collate,
        epochs=2,
        batch_size=5,
        lr=1e-3,
        epsilon=3.0,
        delta=1e-3,
        accountant=accountant,
        noise_seed=3,
    )
    assert (spent.steps, spent.units, spent.sample_rate, spent.unit) == (8, 20, 0.25, "window")
    counted = {"prv": PRVAccountant, "rdp": RDPAccountant}[accountant]()
    for _ in range(8):
        counted.step(noise_multiplier=spent.noise_multiplier, sample_rate=0.25)
    assert spent.epsilon == pytest.approx(
        counted.get_epsilon(1e-3), rel=1e-6 if accountant == "prv" else 0.05
    )
    assert 2.7 < spent.epsilon <= 3.0
    assert spent.epsilon_rdp >= spent.epsilon - 0.02  # an upper bound, and a looser one
    assert not torch.equal(before, torch.cat([p.detach().flatten() for p in model.parameters()]))
    assert "no guarantee" in spent.sentence()
    assert not any(hasattr(p, "grad_sample") for p in model.parameters())


def test_the_accountant_agrees_with_the_gaussian_mechanism() -> None:
    """Without sampling, the epsilon of Balle and Wang (2018), theorem 8, in closed form; RDP lies above it,
    never under."""
    noise, delta = 2.0, 1e-5

    def excess(epsilon: float) -> float:
        a = 1 / (2 * noise)
        return float(
            norm.cdf(a - epsilon * noise) - math.exp(epsilon) * norm.cdf(-a - epsilon * noise) - delta
        )

    exact = brentq(excess, 0.01, 20)
    assert exact <= epsilon_of(noise, 1.0, 1, delta, "rdp") <= exact * 1.25
    # sampling can only help
    assert epsilon_of(noise, 0.1, 1, delta, "prv") < exact


def test_letters_as_units_count_letters_and_windows_are_drawn_among_theirs(mlm: Path) -> None:
    windows = items(12)
    keys = ["a"] * 9 + ["b", "c", "d"]
    spent = train_private(
        model_of(mlm),
        windows,
        collate=collate,
        epochs=1,
        batch_size=2,
        lr=1e-3,
        epsilon=8.0,
        delta=0.1,
        accountant="rdp",
        units=keys,
        unit="letter",
        noise_seed=1,
    )
    assert (spent.units, spent.steps, spent.unit) == (4, 2, "letter")
    units = Units(list(range(12)), keys, seed=1)
    assert len(units) == 4
    assert {units[0] for _ in range(300)} == set(range(9))
    assert {units[2] for _ in range(5)} == {10}
    with pytest.raises(ValueError, match="keys"):
        Units([1, 2], ["a"])


def test_taggers_and_encoder_decoders_train_too(bio: Path, tmp_path: Path) -> None:
    tagger = model_of(bio, AutoModelForTokenClassification)
    rows = [{**row, "labels": torch.where(row["labels"] >= 0, 1, 0)} for row in items(6)]
    assert (
        train_private(
            tagger,
            rows,
            collate=collate,
            epochs=1,
            batch_size=3,
            lr=1e-3,
            epsilon=5.0,
            delta=0.01,
            accountant="rdp",
        ).steps
        == 2
    )
    t5 = model_of(tiny.t5(tmp_path / "t5"), AutoModelForSeq2SeqLM)
    assert (
        train_private(
            t5,
            items(4, rows=90),
            collate=collate,
            epochs=1,
            batch_size=2,
            lr=1e-3,
            epsilon=5.0,
            delta=0.01,
            accountant="rdp",
        ).steps
        == 2
    )


def test_frozen_parameters_stay_and_cost_nothing(mlm: Path) -> None:
    model = model_of(mlm)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.endswith("bias")
    frozen = model.bert.encoder.layer[0].output.dense.weight.detach().clone()
    train_private(
        model,
        items(6),
        collate=collate,
        epochs=1,
        batch_size=3,
        lr=0.1,
        epsilon=5.0,
        delta=0.01,
        accountant="rdp",
    )
    assert torch.equal(frozen, model.bert.encoder.layer[0].output.dense.weight)


def test_a_plain_loop_raises_rather_than_train_without_privacy(mlm: Path) -> None:
    model, optimizer, loader = private(model_of(mlm))
    batch = next(batch for batch in loader if batch is not None)
    model(**batch).loss.backward()
    with pytest.raises(ValueError, match=r"[Pp]er sample gradient"):
        optimizer.step()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"epsilon": 0.0}, "epsilon"),
        ({"epsilon": math.nan}, "epsilon"),
        ({"delta": 0.2}, "delta"),
        ({"delta": 0.0}, "delta"),
        ({"max_grad_norm": 0.0}, "clipping"),
        ({"epochs": 0}, "epochs"),
    ],
)
def test_a_budget_that_means_nothing_is_refused(mlm: Path, options: dict[str, Any], says: str) -> None:
    with pytest.raises(TrainingError, match=says):
        private(model_of(mlm), **options)


def test_what_cannot_be_private_is_refused(mlm: Path) -> None:
    mixing = model_of(mlm)
    mixing.add_module("extra", torch.nn.BatchNorm1d(4))
    with pytest.raises(TrainingError, match="batch normalisation"):
        private(mixing)
    with pytest.raises(TrainingError, match="float32"):
        private(model_of(mlm).to(torch.bfloat16))
    broken = model_of(mlm)
    with torch.no_grad():
        broken.cls.predictions.bias[3] = math.nan
    held = private(broken)
    with pytest.raises(TrainingError, match="finite"):
        held.step(collate(items(2)))
    with pytest.raises(TrainingError, match="the letter of every window"):
        train_private(
            model_of(mlm),
            items(4),
            collate=collate,
            epochs=1,
            batch_size=2,
            lr=1e-3,
            epsilon=5.0,
            delta=0.01,
            unit="letter",
        )
    model = model_of(mlm)
    loader: Any = torch.utils.data.DataLoader(items(4), batch_size=2, collate_fn=collate)  # type: ignore[arg-type]
    few = torch.optim.SGD(list(model.parameters())[:3], lr=0.1)
    with pytest.raises(TrainingError, match="every trainable"):
        make_private(
            model, few, loader, epsilon=5.0, delta=0.01, max_grad_norm=1.0, epochs=1, accountant="rdp"
        )
