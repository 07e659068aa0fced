"""Membership inference: a model that has its letters by heart is caught, one that never saw them is not."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import tiny

from synletters.audit.losses import pseudo_losses
from synletters.audit.membership import membership
from synletters.audit.membership_metric import Membership
from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite
from synletters.core.errors import EvaluationError, ModelError
from synletters.core.registry import find
from synletters.evaluate.privacy.roc import roc
from synletters.neural.loading import Loaded


def letters(first: int, many: int, *, name: str = "l", words: int = 30) -> list[Letter]:
    return [
        Letter(f"{name}{i}", " ".join(Random(i).choices(tiny.WORDS, k=words)))
        for i in range(first, first + many)
    ]


MEMBERS, CONTROLS = letters(0, 24), letters(500, 120, name="c")


@pytest.fixture(scope="module")
def memorised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model that was drilled in the members until it has them by heart."""
    import torch
    from transformers import AutoModelForMaskedLM, AutoTokenizer

    torch.set_num_threads(1)
    folder = tiny.bert_mlm(tmp_path_factory.mktemp("drilled") / "mlm", hidden_size=64, initializer_range=0.05)
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model: Any = AutoModelForMaskedLM.from_pretrained(folder)
    torch.manual_seed(1)
    batch = tokenizer([x.text for x in MEMBERS], return_tensors="pt", padding=True)
    ids = batch["input_ids"]
    inner = ~torch.isin(ids, torch.tensor(tokenizer.all_special_ids))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    model.train()
    for _ in range(250):
        masked = (torch.rand(ids.shape) < 0.2) & inner
        loss = model(
            input_ids=ids.masked_fill(masked, tokenizer.mask_token_id),
            attention_mask=batch["attention_mask"],
            labels=ids.masked_fill(~masked, -100),
        ).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.save_pretrained(folder)
    return folder


def test_a_model_that_memorised_is_caught(memorised: Path, mlm: Path) -> None:
    found = membership(str(memorised), MEMBERS, CONTROLS, reference=str(mlm), device="cpu", draws=4)
    for attack in found.attacks.values():
        assert (attack.auc.value or 0) > 0.95
        assert (attack.auc.low or 0) > 0.8
        assert (attack.at(0.01).known.value or 0) > 0.7
        assert attack.at(0.001).known.value is None  # 120 controls cannot tell one in a thousand
    assert found.member_loss < found.control_loss
    assert found.blind is not None
    assert found.blind.auc.low is not None
    assert found.blind.auc.high is not None
    assert found.blind.auc.low <= 0.5 <= found.blind.auc.high
    assert set(found.suspicion) == {x.id for x in MEMBERS}
    assert all(word not in json.dumps(found.to_json()) for word in ("walking", "gentleman"))


def test_a_model_that_never_saw_them_is_not(mlm: Path, loaded_mlm: Loaded) -> None:
    found = membership(loaded_mlm, letters(0, 120), CONTROLS, device="cpu", draws=2)
    assert set(found.attacks) == {"loss"}
    auc = found.attacks["loss"].auc
    assert auc.low is not None
    assert auc.high is not None
    assert auc.low <= 0.5 <= auc.high
    assert auc.high - auc.low < 0.2
    tpr = found.attacks["loss"].at(0.01).known
    assert tpr.low is not None
    assert tpr.low <= 0.01 <= (tpr.high or 0)


def test_the_reference_is_what_tells_hard_letters_from_members(memorised: Path, mlm: Path) -> None:
    """The same model as its own reference leaves nothing to see."""
    found = membership(str(memorised), MEMBERS, CONTROLS, reference=[str(memorised)], device="cpu", draws=2)
    assert found.attacks["ratio"].auc.value == 0.5
    assert found.blind is not None
    assert (found.blind.auc.value or 0) > 0.9


def test_losses_are_those_of_transformers(loaded_any: Loaded) -> None:
    """One draw that masks a single subword, against a plain pass of the model; and the same whatever the
    batch."""
    import torch

    some = ["chest pain today", " ".join(tiny.WORDS[:90])]
    every = pseudo_losses(loaded_any, "mlm", some, draws=3, share=0.999, window=512, seed=0)
    tokenizer: Any = loaded_any.tokenizer
    ids = torch.tensor([tokenizer(some[0])["input_ids"]])
    inner = [i for i, token in enumerate(ids[0].tolist()) if token not in tokenizer.all_special_ids]
    masked = ids.clone()
    masked[0, inner] = tokenizer.mask_token_id
    with torch.inference_mode():
        logits = loaded_any.model(input_ids=masked).logits[0, inner].float()
    assert every[0] == pytest.approx(
        float(torch.nn.functional.cross_entropy(logits, ids[0, inner])), rel=1e-4
    )
    small = pseudo_losses(loaded_any, "mlm", some, draws=3, share=0.3, window=40, batch_tokens=16, seed=0)
    large = pseudo_losses(
        loaded_any, "mlm", some[::-1], draws=3, share=0.3, window=40, batch_tokens=4096, seed=0
    )
    np.testing.assert_allclose(small, large[::-1], rtol=1e-5)
    assert np.isnan(pseudo_losses(loaded_any, "mlm", [""], seed=0)).all()


def test_areas_and_rates_by_hand() -> None:
    def numbers(*values: float) -> Any:
        return np.array(values, dtype=np.float64)

    two = roc(numbers(2, 3), numbers(0, 1))
    assert two.auc.value == 1.0
    assert (two.auc.low or 0) < 0.5  # two pairs prove little
    assert roc(numbers(1, 1), numbers(1, 1)).auc.value == 0.5
    assert roc(numbers(0, 2), numbers(1)).auc.value == 0.5
    strangers = np.arange(100.0)
    assert roc(numbers(98.5, 99.5, 10), strangers).at(0.01).known.value == pytest.approx(
        2 / 3
    )  # one may pass
    assert roc(numbers(98, 98), strangers).at(0.01).known.value == 0.0  # a tie with the threshold fails
    assert roc(strangers, strangers[:99]).at(0.01).known.value is None
    assert roc(numbers(5, 5), np.full(200, 5.0)).at(0.01).known.value == 0.0


def test_bad_input(mlm: Path, loaded_mlm: Loaded) -> None:
    with pytest.raises(EvaluationError, match="10 members"):
        membership(loaded_mlm, MEMBERS[:1], CONTROLS)
    with pytest.raises(EvaluationError, match="10 controls"):
        membership(loaded_mlm, MEMBERS, [])
    with pytest.raises(EvaluationError, match="2 of 122 controls are members"):
        membership(loaded_mlm, MEMBERS, [*CONTROLS, *MEMBERS[:2]])
    with pytest.raises(EvaluationError, match="patients"):
        membership(
            loaded_mlm,
            [Letter(x.id, x.text, (), "p") for x in MEMBERS],
            [Letter(x.id, x.text, (), "p") for x in CONTROLS],
        )
    with pytest.raises(EvaluationError, match="0 members with words"):
        membership(loaded_mlm, [Letter(f"e{i}", " " * (i + 1)) for i in range(12)], CONTROLS, draws=1)
    with pytest.raises(ModelError):
        membership("/nowhere/model", MEMBERS, CONTROLS)


def test_the_metric(memorised: Path, mlm: Path) -> None:
    pairs = [(x, Rewrite(x.id, 0, x.text, ())) for x in MEMBERS]
    assert find("metrics", "membership") is Membership
    scores = Membership(
        tuned_model=str(memorised), reference=str(mlm), others=CONTROLS, device="cpu", draws=2
    ).score(pairs)
    assert [s.name for s in scores] == [
        f"membership_{a}_{f}" for a in ("loss", "ratio") for f in ("auc", "tpr_0.01", "tpr_0.001")
    ]
    assert all(s.knows and s.family == "privacy" for s in scores)
    assert scores[0].value is not None
    assert scores[0].value > 0.95
    assert "1000 controls" in scores[2].detail["why"]
    for options in ({}, {"tuned_model": str(memorised)}):
        with pytest.raises(EvaluationError):
            Membership(**options).score(pairs)  # type: ignore[arg-type]


def test_the_command(memorised: Path, mlm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "members.jsonl", tmp_path / "controls.jsonl"]
    for file, side in zip(files, (MEMBERS, CONTROLS), strict=True):
        file.write_text("".join(json.dumps({"id": x.id, "text": x.text}) + "\n" for x in side))
    out = tmp_path / "out.json"
    command = [
        "score",
        "membership",
        str(memorised),
        str(files[0]),
        str(files[1]),
        str(out),
        "--reference",
        str(mlm),
    ]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "ratio" in said
    assert "limit:" in said
    assert json.loads(out.read_text())["attacks"]["ratio"]["auc"]["value"] > 0.95
    assert main(command) == 2  # the file is there
    assert main([*command[:3], str(files[0]), str(files[0])]) == 2  # members as their own controls
