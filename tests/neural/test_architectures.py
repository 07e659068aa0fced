"""Every masked-language architecture of transformers, each with a tiny model: whole words, alone as in
company."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny
from refilling import NEVER, check, plan_of

from synletters.core.errors import ModelError
from synletters.neural.frame import frame
from synletters.neural.loading import load
from synletters.neural.narrow import logits_at, narrow_at
from synletters.refill.mlm import MaskedLMRefiller

SMALL = {
    "hidden_size": 32,
    "emb_size": 32,
    "embedding_size": 32,
    "dim": 32,
    "d_model": 32,
    "hidden_dim": 64,
    "num_hidden_layers": 2,
    "n_layers": 2,
    "num_attention_heads": 2,
    "n_heads": 2,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "intermediate_size": 64,
    "max_position_embeddings": 514,
    "initializer_range": 0.3,
    "cls_token_id": 2,
    "sep_token_id": 3,
    "mask_token_id": 4,
    "bos_token_id": 2,
    "eos_token_id": 3,
    "pad_token_id": 0,
}
#: architectures whose sizes have other names, or must fit each other
ODD: dict[str, dict[str, Any]] = {
    "funnel": {"block_sizes": [1, 1], "n_head": 2, "d_head": 16, "d_inner": 64, "d_model": 32},
    "reformer": {
        "hidden_size": 32,
        "axial_pos_embds_dim": [8, 24],
        "axial_pos_shape": [16, 32],
        "num_attention_heads": 2,
        "attn_layers": ["local", "local"],
        "is_decoder": False,
        "attention_head_size": 16,
        "feed_forward_size": 64,
    },
    "xmod": {"languages": ["en_XX"]}
    | {k: v for k, v in SMALL.items() if k not in ("head_dim", "num_key_value_heads")},
}
#: no masked language model of one text in words: bytes, pictures, and encoder-decoders, which have a refiller
#: of their own
OTHER = {"perceiver", "modernvbert", "ultravbert", "bart", "mbart", "mvp"}


def architectures() -> list[str]:
    from transformers.models.auto.modeling_auto import MODEL_FOR_MASKED_LM_MAPPING_NAMES

    return sorted(set(MODEL_FOR_MASKED_LM_MAPPING_NAMES) - OTHER)


def built(folder: Path, kind: str, **more: Any) -> Path:
    """A tiny model of an architecture with random weights and an uncased WordPiece vocabulary."""
    import torch
    from transformers import AutoConfig, AutoModelForMaskedLM

    tiny.wordpiece(folder, tiny.UNCASED)
    torch.manual_seed(0)
    known = AutoConfig.for_model(kind)
    options = ODD.get(kind) or {name: value for name, value in SMALL.items() if hasattr(known, name)}
    config = AutoConfig.for_model(
        kind, **{"vocab_size": len(tiny.UNCASED), "pad_token_id": 0} | options | more
    )
    AutoModelForMaskedLM.from_config(config).save_pretrained(folder)
    return folder


@pytest.mark.parametrize("kind", architectures())
def test_every_architecture(kind: str, tmp_path: Path) -> None:
    import torch

    loaded = load(str(built(tmp_path, kind)), "mlm", device="cpu", dtype="float32")
    refiller = MaskedLMRefiller(loaded=loaded, never=NEVER)
    plans = [
        plan_of(text, 0.4, name=text[:9])
        for text in (tiny.LETTER * 2, "the patient was seen in the clinic", "a b")
    ]
    alone = [refiller.fill([plan])[0] for plan in plans]
    for plan, fills in zip(plans, alone, strict=True):
        check(plan, fills)
    together = refiller.fill(plans[::-1])[::-1]
    assert [[f.text for f in fills] for fills in together] == [[f.text for f in fills] for fills in alone]
    # the head at the masks alone says what the whole model says
    rng = np.random.default_rng(0)
    ids = rng.integers(5, len(tiny.UNCASED), size=(2, 32))
    rows, columns = np.array([0, 0, 1]), np.array([1, 20, 7])
    inputs = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.ones(2, 32, dtype=torch.long)}
    where = (torch.from_numpy(rows), torch.from_numpy(columns))
    with torch.inference_mode():
        found = logits_at(loaded.model, narrow_at(loaded.model), inputs, where)
        full = loaded.model(**inputs).logits
    torch.testing.assert_close(found, full[rows, columns].float(), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kind", ["xlm-roberta", "camembert"])
def test_sentencepiece(kind: str, tmp_path: Path) -> None:
    tokenizer = tiny.sentencepiece(tmp_path)
    folder = built_with(tmp_path, kind, len(tokenizer))
    refiller = MaskedLMRefiller(str(folder), device="cpu", dtype="float32", never=NEVER)
    assert refiller.vocabulary.marked
    plan = plan_of(tiny.LETTER, 0.5)
    check(plan, refiller.fill([plan])[0])


def built_with(folder: Path, kind: str, rows: int) -> Path:
    import torch
    from transformers import AutoConfig, AutoModelForMaskedLM

    torch.manual_seed(0)
    AutoModelForMaskedLM.from_config(
        AutoConfig.for_model(kind, **tiny.SHAPE, vocab_size=rows, pad_token_id=1, max_position_embeddings=514)
    ).save_pretrained(folder)
    return folder


def test_what_stands_around_a_window(loaded_any: Any) -> None:
    tokenizer = loaded_any.tokenizer
    assert frame(tokenizer) == ([tokenizer.cls_token_id], [tokenizer.sep_token_id])


def test_a_model_of_bytes_is_refused(tmp_path: Path) -> None:
    folder = built_with_bytes(tmp_path)
    with pytest.raises(ModelError, match=r"offsets|do not match"):
        MaskedLMRefiller(str(folder), device="cpu")


def built_with_bytes(folder: Path) -> Path:
    from transformers import PerceiverConfig, PerceiverForMaskedLM, PerceiverTokenizer

    config: Any = PerceiverConfig(
        d_model=32,
        d_latents=32,
        num_latents=4,
        num_self_attends_per_block=1,
        qk_channels=16,
        v_channels=32,
        num_self_attention_heads=2,
        num_cross_attention_heads=2,
    )
    PerceiverForMaskedLM(config).save_pretrained(folder)
    PerceiverTokenizer().save_pretrained(folder)
    return folder
