"""The audit finds a model that remembers its letters, passes one that does not, and refuses what would make
its figures worthless."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import memory
import pytest
import tiny

from synletters.audit.config import AuditConfig
from synletters.audit.losses import Labels, label_losses, load_for_audit, pseudo_losses, task_of
from synletters.audit.run import audit, plant
from synletters.cli.main import main
from synletters.core.document import Letter, Span
from synletters.core.errors import EvaluationError, ModelError
from synletters.train.private.training import train_private

FEW = AuditConfig(alternatives=127, max_exposure=6.0, controls=2, draws=2)
MEMBERS, CANARIES = plant(memory.letters(10, seed=1), count=2, seed=1, repeats=(4,))
CONTROLS = memory.letters(100, seed=2)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return memory.base(tmp_path_factory.mktemp("audit") / "base")


@pytest.fixture(scope="module")
def memorised(base: Path) -> Path:
    return memory.tune(base, base.parent / "memorised", MEMBERS, epochs=200)


def look(model: Path, base: Path, **options: Any) -> Any:
    given: dict[str, Any] = {
        "canaries": CANARIES,
        "reference": str(base),
        "device": "cpu",
        "seed": 0,
        "config": FEW,
    }
    return audit(model, MEMBERS, CONTROLS, **(given | options))


def test_a_model_that_remembers_is_found(memorised: Path, base: Path) -> None:
    found = look(memorised, base)
    assert found.membership["loss"].auc.value > 0.95
    assert found.membership["ratio"].at(0.01).value.value > 0.5
    assert 0.2 < found.membership["reference"].auc.value < 0.8
    assert found.worst.bits > 6
    assert found.worst.repeats == 4
    assert found.recovery["planted"].top1.share > found.recovery["control"].top1.share + 0.3
    faults = found.faults(max_exposure=6.0, max_tpr=0.3)
    assert len(faults) == 3  # a canary, and both attacks
    assert found.faults() == []
    said = json.dumps(found.to_json(), allow_nan=False) + " ".join(faults)
    for canary in CANARIES:
        assert not any(value in said for value in canary.values.values())
    assert not any(letter.text.split(".")[0] in said for letter in MEMBERS)


@pytest.mark.parametrize("how", ["one epoch", "private"])
def test_a_model_that_does_not_is_passed(how: str, base: Path, tmp_path: Path) -> None:
    if how == "one epoch":
        model = memory.tune(base, tmp_path / "once", MEMBERS, epochs=1)
    else:
        import torch
        from transformers import AutoModelForMaskedLM, AutoTokenizer

        private: Any = AutoModelForMaskedLM.from_pretrained(base, dtype=torch.float32)
        items, collate = memory.windows(base, MEMBERS)
        spent = train_private(
            private,
            items,
            collate=collate,
            epochs=20,
            batch_size=5,
            lr=1e-2,
            epsilon=2.0,
            delta=0.01,
            units=[letter.id for letter in MEMBERS],
            unit="letter",
            accountant="rdp",
            noise_seed=5,
        )
        assert (spent.units, spent.steps, spent.known_noise) == (10, 40, True)
        assert spent.epsilon <= 2.0
        model = tmp_path / "private"
        private.save_pretrained(model)
        AutoTokenizer.from_pretrained(base).save_pretrained(model)
    assert look(model, base).faults(max_exposure=6.0, max_tpr=0.3) == []


def test_the_command_says_so_and_fails(
    memorised: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, letters in (("members", MEMBERS), ("controls", CONTROLS)):
        (tmp_path / f"{name}.jsonl").write_text(
            "".join(json.dumps({"id": x.id, "text": x.text}) + "\n" for x in letters)
        )
    (tmp_path / "canaries.txt").write_text("".join(f"{c.line}\n" for c in CANARIES))
    out = tmp_path / "audit.json"
    words = [
        "audit",
        str(memorised),
        str(tmp_path / "members.jsonl"),
        str(tmp_path / "controls.jsonl"),
        str(out),
        "--reference",
        str(base),
        "--canaries",
        str(tmp_path / "canaries.txt"),
        "--max-exposure",
        "6",
        "--alternatives",
        "64",
        "--device",
        "cpu",
    ]
    assert main(words) == 1
    shown = capsys.readouterr().out
    assert "FAILED: canary " in shown
    assert "planted 4 times" in shown
    assert not any(value in shown for canary in CANARIES for value in canary.values.values())
    report = json.loads(out.read_text())
    assert (report["kind"], report["passed"], report["thresholds"]["max_exposure"]) == ("audit", False, 6.0)
    assert main(words) == 2  # nothing is overwritten
    (tmp_path / "canaries.txt").write_text("\n")
    assert main([*words, "--overwrite"]) == 2


def test_no_canaries_is_no_pass(base: Path) -> None:
    found = look(base, base, canaries=[], reference="")
    assert (found.exposures, dict(found.recovery), found.worst) == ((), {}, None)
    assert "not measured" in found.faults(max_exposure=8.0)[0]
    assert any("no planted canary" in limit for limit in found.limits)
    stranger = plant([Letter("x", "y")], count=1, seed=9)[1][0]
    never = look(base, base, canaries=[stranger.text], reference="")
    assert never.worst is None  # a sentence that stands in no letter was not planted
    assert "not measured" in never.faults(max_exposure=6.0)[0]
    assert (
        "at most 7.0 bits"
        in look(base, base, canaries=CANARIES[:1], reference="").faults(max_exposure=12.0)[0]
    )


def test_too_few_letters_to_say_so(base: Path) -> None:
    few = audit(base, MEMBERS, CONTROLS[:30], reference="", canaries=[], device="cpu", config=FEW)
    assert "cannot be told with 30 controls" in few.faults(max_tpr=0.5)[0]
    with pytest.raises(EvaluationError, match="9 members"):
        audit(base, MEMBERS[:9], CONTROLS, reference="", canaries=[], device="cpu")
    with pytest.raises(EvaluationError, match="0 controls"):
        audit(base, MEMBERS, [], reference="", canaries=[], device="cpu")


def test_controls_that_are_members_are_refused_without_their_text(base: Path) -> None:
    same = [Letter("copy", MEMBERS[0].text.replace("\n", " \n")), *CONTROLS]
    with pytest.raises(EvaluationError, match="1 of 101 controls are members") as raised:
        audit(base, [*MEMBERS], same, reference="", canaries=[], device="cpu")
    assert MEMBERS[0].text[:20] not in str(raised.value)
    with pytest.raises(EvaluationError, match="canary 1 stands in a control"):
        audit(
            base,
            MEMBERS,
            [Letter("c", f"a\n{CANARIES[0].text}"), *CONTROLS],
            reference="",
            canaries=CANARIES,
            device="cpu",
        )
    with pytest.raises(EvaluationError, match="same weights"):
        look(base, base, canaries=[])
    with pytest.raises(EvaluationError, match="canary 1 is of no known form"):
        look(base, base, canaries=["the patient's secret"])


def test_models_that_cannot_be_audited_are_refused(base: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForMaskedLM, AutoTokenizer, GPT2Config, GPT2LMHeadModel

    tokenizer = AutoTokenizer.from_pretrained(base)
    GPT2LMHeadModel(
        GPT2Config(vocab_size=len(tokenizer), n_embd=8, n_layer=1, n_head=1, n_positions=64)
    ).save_pretrained(tmp_path / "gpt")  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(tmp_path / "gpt")
    with pytest.raises(ModelError, match="no masked language model"):
        look(tmp_path / "gpt", base)
    model: Any = AutoModelForMaskedLM.from_pretrained(base)
    with torch.no_grad():
        model.cls.predictions.bias[3] = math.nan
    model.save_pretrained(tmp_path / "nan")
    tokenizer.save_pretrained(tmp_path / "nan")
    with pytest.raises(ModelError, match="not finite"):
        look(tmp_path / "nan", base)
    with pytest.raises(ModelError, match="no model folder"):
        look(tmp_path / "none", base)


def test_a_loss_is_the_mean_over_the_masks_that_its_text_and_seed_decide(base: Path) -> None:
    loaded = load_for_audit(str(base), "mlm", "cpu")
    texts = [letter.text for letter in CONTROLS[:5]] + [""]
    losses = pseudo_losses(loaded, "mlm", texts, seed=1, draws=2)
    assert math.isnan(losses[5])
    alone = [
        float(pseudo_losses(loaded, "mlm", [text], seed=1, draws=2, batch_tokens=16)[0]) for text in texts[:5]
    ]
    assert losses[:5].tolist() == pytest.approx(alone, rel=1e-5)  # neighbours and batches change nothing
    assert pseudo_losses(loaded, "mlm", texts[:1], seed=2, draws=2)[0] != losses[0]
    # an untrained model of v subwords loses about log v
    assert math.log(len(loaded.tokenizer)) * 0.8 < float(losses[0]) < math.log(len(loaded.tokenizer)) * 1.6
    long = pseudo_losses(loaded, "mlm", [" ".join(texts[:5] * 20)], seed=1, draws=1)
    assert 0.7 * float(losses[0]) < float(long[0]) < 1.5 * float(losses[0])


@pytest.mark.parametrize("kind", ["t5", "bart"])
def test_encoder_decoders_are_audited_by_what_they_fill_in(kind: str, tmp_path: Path) -> None:
    folder = getattr(tiny, kind)(tmp_path / kind)
    assert task_of(str(folder)) == "seq2seq"
    found = audit(
        folder,
        MEMBERS,
        CONTROLS[:20],
        reference="",
        canaries=CANARIES[:1],
        device="cpu",
        config=AuditConfig(alternatives=64, max_exposure=6.0, draws=1, controls=1),
    )
    assert found.exposures[0].drawn >= 10
    assert found.recovery["planted"].top1.total > 10
    assert 0.1 < found.membership["loss"].auc.value < 0.9


def named(count: int, seed: int) -> list[Letter]:
    out = []
    for letter in memory.letters(count, seed=seed):
        start = letter.text.index(" ") + 1
        out.append(
            Letter(letter.id, letter.text, (Span(start, letter.text.index(" ", start), "PATIENT", "phi"),))
        )
    return out


def test_taggers_by_the_loss_of_their_labels_and_by_names_they_have_seen(bio: Path, tagger: Path) -> None:
    members, canaries = plant(named(10, 1), count=2, seed=1, repeats=(2,))
    controls = named(20, 2)
    found = audit(
        bio,
        members,
        controls,
        reference="",
        canaries=canaries,
        device="cpu",
        config=AuditConfig(alternatives=64, max_exposure=6.0, controls=1),
    )
    assert found.task == "tagger"
    assert -0.5 < found.recognition["gap"].value < 0.5
    assert [e.repeats for e in found.exposures] == [2, 2]
    loaded = load_for_audit(str(bio), "tagger", "cpu")
    labels = Labels(loaded)
    assert (labels.knows("patient"), labels.knows("ID")) == ([""], [])
    right, wrong = (
        controls[0],
        Letter("w", controls[0].text, (Span(0, len(controls[0].text), "DATE", "phi"),)),
    )
    losses = label_losses(loaded, [right, wrong], heads=[""])
    assert losses[0] != losses[1]
    assert (losses > 0).all()
    heads = Labels(load_for_audit(str(tagger), "tagger", "cpu"))
    assert heads.knows("NAME") == ["phi"]
    assert heads.knows("DRUG") == ["term", "case"]
    with pytest.raises(EvaluationError, match="no letter has an annotation"):
        audit(bio, MEMBERS, CONTROLS, reference="", canaries=[], device="cpu")
