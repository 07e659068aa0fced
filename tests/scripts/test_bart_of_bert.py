"""An encoder-decoder out of an encoder says in its encoder what the encoder says."""

from __future__ import annotations

from pathlib import Path

import tiny

from scripts.build.bart_of_bert import build
from synletters.refill.seq2seq import Seq2SeqRefiller


def test_its_encoder_is_the_one_it_was_made_of(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModel

    start = tiny.bert_mlm(tmp_path / "start")
    model, tokenizer = build(start, 1)
    bert = AutoModel.from_pretrained(start, dtype=torch.float32).eval()
    ids = tokenizer("the patient was seen in the clinic", return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        wanted = bert(input_ids=ids).last_hidden_state
        found = model.eval().model.encoder(input_ids=ids).last_hidden_state
    torch.testing.assert_close(found, wanted, rtol=1e-3, atol=1e-3)
    model.save_pretrained(tmp_path / "bart")
    tokenizer.save_pretrained(tmp_path / "bart")
    assert Seq2SeqRefiller(str(tmp_path / "bart"), device="cpu", dtype="float32").sentinels == []
