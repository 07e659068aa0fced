"""An encoder-decoder out of an encoder, so that both kinds can be tuned from the same weights and compared.

    python -m scripts.build.bart_of_bert --start build/start --out build/bart [--decoder-layers 2]

START is a BERT (such as ``scripts/build/vocabulary.py`` makes). Its layers are those of BART's encoder, which
has the same form; the decoder's are the last of them again, the attention to the encoder a copy of the
attention to oneself, and the embeddings are shared (Rothe, Narayan and Severyn 2020, "Leveraging Pre-trained
Checkpoints for Sequence Generation Tasks"; a shallow decoder after Kasai et al. 2021). OUT is a start for
``synletters train seq2seq``; as it is, it fills nothing well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer, BartConfig, BartForConditionalGeneration

from scripts.common import arguments


def attention(to: Any, layer: Any) -> None:
    """BERT's self-attention into one of BART's."""
    own, out = layer.attention.self, layer.attention.output
    for name, source in (
        ("q_proj", own.query),
        ("k_proj", own.key),
        ("v_proj", own.value),
        ("out_proj", out.dense),
    ):
        getattr(to, name).load_state_dict(source.state_dict())


def rest(to: Any, layer: Any) -> None:
    to.self_attn_layer_norm.load_state_dict(layer.attention.output.LayerNorm.state_dict())
    to.fc1.load_state_dict(layer.intermediate.dense.state_dict())
    to.fc2.load_state_dict(layer.output.dense.state_dict())
    to.final_layer_norm.load_state_dict(layer.output.LayerNorm.state_dict())


def build(start: Path, decoder_layers: int) -> tuple[Any, Any]:
    """(model, tokenizer)"""
    tokenizer: Any = AutoTokenizer.from_pretrained(start)
    bert: Any = AutoModel.from_pretrained(start, dtype=torch.float32)
    old = bert.config
    config = BartConfig(
        vocab_size=old.vocab_size,
        d_model=old.hidden_size,
        encoder_layers=old.num_hidden_layers,
        decoder_layers=decoder_layers,
        encoder_attention_heads=old.num_attention_heads,
        decoder_attention_heads=old.num_attention_heads,
        encoder_ffn_dim=old.intermediate_size,
        decoder_ffn_dim=old.intermediate_size,
        activation_function="gelu",
        dropout=0.0,
        max_position_embeddings=old.max_position_embeddings,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=tokenizer.cls_token_id,
        eos_token_id=tokenizer.sep_token_id,
        decoder_start_token_id=tokenizer.sep_token_id,
        forced_eos_token_id=None,
    )
    model: Any = BartForConditionalGeneration(config)
    with torch.no_grad():
        words = bert.embeddings.word_embeddings.weight
        model.model.shared.weight.copy_(words)
        places = bert.embeddings.position_embeddings.weight + bert.embeddings.token_type_embeddings.weight[0]
        for half in (model.model.encoder, model.model.decoder):
            half.embed_positions.weight[2:].copy_(places)  # BART counts places from 2
            half.layernorm_embedding.load_state_dict(bert.embeddings.LayerNorm.state_dict())
        for to, layer in zip(model.model.encoder.layers, bert.encoder.layer, strict=True):
            attention(to.self_attn, layer)
            rest(to, layer)
        for to, layer in zip(model.model.decoder.layers, bert.encoder.layer[-decoder_layers:], strict=True):
            attention(to.self_attn, layer)
            attention(to.encoder_attn, layer)
            to.encoder_attn_layer_norm.load_state_dict(layer.attention.output.LayerNorm.state_dict())
            rest(to, layer)
    model.tie_weights()
    return model, tokenizer


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--decoder-layers", type=int, default=2)
    args = parser.parse_args()
    model, tokenizer = build(args.start, args.decoder_layers)
    model.save_pretrained(args.out)
    tokenizer.save_pretrained(args.out)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters in {args.out}")


if __name__ == "__main__":
    main()
