"""Tiny models with random weights, built in code: real formats, real loading, a few kilobytes each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
FUNCTION = [
    "the",
    "a",
    "an",
    "and",
    "or",
    "of",
    "to",
    "in",
    "on",
    "at",
    "for",
    "with",
    "from",
    "by",
    "was",
    "is",
    "were",
    "are",
    "be",
    "been",
    "has",
    "have",
    "had",
    "he",
    "she",
    "it",
    "they",
    "we",
    "his",
    "her",
    "this",
    "that",
    "these",
    "as",
    "which",
    "when",
    "then",
    "after",
    "before",
    "but",
    "so",
    "there",
]
GUARDED = [
    "no",
    "not",
    "left",
    "right",
    "daily",
    "mild",
    "severe",
    "denies",
    "without",
    "two",
    "weeks",
    "mg",
    "possible",
    "male",
    "female",
]
CONTENT = [
    "patient",
    "clinic",
    "letter",
    "review",
    "seen",
    "today",
    "history",
    "pain",
    "chest",
    "cough",
    "fever",
    "heart",
    "blood",
    "pressure",
    "normal",
    "stable",
    "plan",
    "continue",
    "follow",
    "up",
    "doctor",
    "hospital",
    "discharge",
    "admission",
    "ward",
    "scan",
    "result",
    "test",
    "increased",
    "reduced",
    "treatment",
    "medication",
    "advised",
    "reported",
    "improved",
    "walking",
    "breathing",
    "sleeping",
    "comfortable",
    "well",
    "tired",
    "reviewed",
    "examined",
    "noted",
    "felt",
    "home",
    "family",
    "work",
    "issue",
    "concern",
    "symptom",
    "visit",
    "appointment",
    "arranged",
    "asked",
    "told",
    "started",
    "stopped",
    "good",
    "better",
    "worse",
    "further",
    "general",
    "care",
    "team",
    "nurse",
    "surgery",
    "medicine",
    "tablets",
    "course",
    "dear",
    "yours",
    "sincerely",
    "regards",
    "thank",
    "referring",
    "pleasant",
    "gentleman",
    "lady",
]
WORDS = [*FUNCTION, *GUARDED, *CONTENT]
_CHARS = [chr(c) for c in range(33, 127)]
_LOWER = [c for c in _CHARS if not c.isupper()]
#: an uncased WordPiece vocabulary; "##ing" and friends are there to tempt a refiller
UNCASED = [*SPECIAL, *_LOWER, *(f"##{c}" for c in _LOWER), "##ing", "##ed", "##ness", "é", "##é", *WORDS]
CASED = [
    *SPECIAL,
    *_CHARS,
    *(f"##{c}" for c in _CHARS),
    "##ing",
    "##ed",
    *WORDS,
    *(w.title() for w in WORDS if len(w) > 1),
]

LETTER = """Dear Doctor,

Re: clinic review
The patient was seen in the clinic today with chest pain and a cough. He denies fever. The blood pressure was 120/80 and
the heart was normal. We have reviewed the scan, which was stable, and the treatment is to continue as before.

Plan:
- Continue the medication and follow up in 6 weeks.
- The nurse is to call the patient at home.

Yours sincerely
"""

TAGGER_LABELS = [
    "phi/O",
    "phi/B-NAME",
    "phi/I-NAME",
    "phi/B-DATE",
    "phi/I-DATE",
    "term/O",
    "term/B-DISEASE",
    "term/I-DISEASE",
    "term/B-DRUG",
    "term/I-DRUG",
    "case/O",
    "case/B-SIGN",
    "case/I-SIGN",
    "case/B-DRUG",
    "case/I-DRUG",
    "anatomy/O",
    "anatomy/B-ANATOMY",
    "anatomy/I-ANATOMY",
    "pos/NOUN",
    "pos/VERB",
    "pos/ADJ",
    "pos/PUNCT",
]
BIO_LABELS = ["O", "B-PATIENT", "I-PATIENT", "B-DATE", "I-DATE"]

SHAPE: dict[str, Any] = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "initializer_range": 0.3,
}


def label_options(names: Sequence[str]) -> dict[str, Any]:
    return {"id2label": dict(enumerate(names)), "label2id": {name: i for i, name in enumerate(names)}}


def wordpiece(folder: Path, vocabulary: Sequence[str], *, lower: bool = True) -> None:
    from transformers import BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n")
    tokenizer: Any = BertTokenizer(str(folder / "vocab.txt"), do_lower_case=lower, model_max_length=512)
    tokenizer.save_pretrained(folder)


def bert_mlm(folder: Path, **options: Any) -> Path:
    """An uncased BERT with a masked language model's head."""
    import torch
    from transformers import BertConfig, BertForMaskedLM

    torch.manual_seed(1)
    wordpiece(folder, UNCASED)
    config: Any = BertConfig(
        **({"vocab_size": len(UNCASED), "max_position_embeddings": 512} | SHAPE | options)
    )
    BertForMaskedLM(config).save_pretrained(folder)
    return folder


def clinical_bert(folder: Path, *, pickled: bool = False) -> Path:
    """The shape of emilyalsentzer/Bio_ClinicalBERT: three files, a cased vocabulary, a tokenizer that
    is told nothing; ``pickled`` as the hub has it."""
    import torch
    from safetensors.torch import save_file
    from transformers import BertConfig, BertForMaskedLM

    torch.manual_seed(2)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(CASED) + "\n")
    shape = {"vocab_size": len(CASED), "max_position_embeddings": 512, "type_vocab_size": 2, **SHAPE}
    model = BertForMaskedLM(BertConfig(**shape))
    plain = {
        "attention_probs_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "model_type": "bert",
    }
    (folder / "config.json").write_text(json.dumps(plain | shape))
    if pickled:
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    else:
        save_file(
            {k: v.clone() for k, v in model.state_dict().items()},
            folder / "model.safetensors",
            {"format": "pt"},
        )
    return folder


def roberta_mlm(folder: Path) -> Path:
    """A RoBERTa with byte-level BPE, whose positions start behind the padding's."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import RobertaConfig, RobertaForMaskedLM, RobertaTokenizer

    torch.manual_seed(3)
    folder.mkdir(parents=True, exist_ok=True)
    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(
        [" ".join(WORDS)] * 4,
        vocab_size=900,
        min_frequency=2,
        show_progress=False,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
    )
    trained.save_model(str(folder))
    tokenizer: Any = RobertaTokenizer(
        str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=512
    )
    tokenizer.save_pretrained(folder)
    config: Any = RobertaConfig(
        vocab_size=len(tokenizer),
        max_position_embeddings=514,
        type_vocab_size=1,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        **SHAPE,
    )
    RobertaForMaskedLM(config).save_pretrained(folder)
    return folder


def sentencepiece(folder: Path, *, sentinels: int = 0) -> Any:
    """A SentencePiece (unigram) tokenizer with XLM-R's special tokens, or, with ``sentinels``, with T5's."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["<pad>", "</s>", "<unk>"] if sentinels else ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    pieces = [
        *(f"▁{word}" for word in dict.fromkeys([*WORDS, *(w.title() for w in WORDS)])),
        "▁",
        *_CHARS,
        "ing",
        "ed",
    ]
    scored = [(piece, 0.0) for piece in special] + [
        (piece, -2.0 - 0.001 * i) for i, piece in enumerate(dict.fromkeys(pieces))
    ]
    made = Tokenizer(models.Unigram(scored, unk_id=special.index("<unk>")))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.decoder = decoders.Metaspace()
    before = "" if sentinels else "<s> "
    named = [("</s>", special.index("</s>"))] + ([] if sentinels else [("<s>", 0)])
    made.post_processor = processors.TemplateProcessing(single=f"{before}$A </s>", special_tokens=named)
    extra: dict[str, Any] = (
        {"additional_special_tokens": [f"<extra_id_{i}>" for i in range(sentinels)][::-1]}
        if sentinels
        else {"bos_token": "<s>", "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>"}
    )
    tokenizer: Any = PreTrainedTokenizerFast(
        tokenizer_object=made,
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=512,
        **extra,
    )
    tokenizer.save_pretrained(folder)
    return tokenizer


def t5(folder: Path, sentinels: int = 100) -> Path:
    """A T5 whose sentinels stand at the end of its vocabulary, the first one last, as in the real ones."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration

    torch.manual_seed(6)
    tokenizer = sentencepiece(folder, sentinels=sentinels)
    config: Any = T5Config(
        vocab_size=len(tokenizer) + 7,
        d_model=32,
        d_kv=16,
        d_ff=64,
        num_layers=2,
        num_heads=2,
        decoder_start_token_id=0,
        pad_token_id=0,
        eos_token_id=1,
        initializer_factor=3.0,
    )
    T5ForConditionalGeneration(config).save_pretrained(folder)
    return folder


def bart(folder: Path) -> Path:
    """A BART with the byte-level BPE of ``roberta_mlm``."""
    import torch
    from transformers import AutoTokenizer, BartConfig, BartForConditionalGeneration

    roberta_mlm(folder)
    torch.manual_seed(7)
    rows = len(AutoTokenizer.from_pretrained(folder))
    config: Any = BartConfig(
        vocab_size=rows,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=512,
        init_std=0.3,
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


def distilbert_mlm(folder: Path) -> Path:
    import torch
    from transformers import DistilBertConfig, DistilBertForMaskedLM

    torch.manual_seed(4)
    wordpiece(folder, UNCASED)
    config: Any = DistilBertConfig(
        vocab_size=len(UNCASED),
        max_position_embeddings=512,
        dim=32,
        n_layers=2,
        n_heads=2,
        hidden_dim=64,
        initializer_range=0.3,
    )
    DistilBertForMaskedLM(config).save_pretrained(folder)
    return folder


def tagger(
    folder: Path,
    labels: Sequence[str] = TAGGER_LABELS,
    *,
    types: int = 16,
    outside: float = 5.0,
    phi: float = 8.0,
) -> Path:
    """A token classifier in the embedded tagger's scheme; ``outside`` and ``phi`` bias the heads to "nothing
    here"."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.manual_seed(5)
    wordpiece(folder, UNCASED)
    config: Any = BertConfig(
        vocab_size=len(UNCASED),
        max_position_embeddings=512,
        type_vocab_size=types,
        **SHAPE,
        **label_options(labels),
    )
    model: Any = BertForTokenClassification(config)
    with torch.no_grad():
        for i, label in enumerate(labels):
            model.classifier.bias[i] = (
                phi if label == "phi/O" else outside if label.endswith("/O") or label == "O" else 0.0
            )
    model.save_pretrained(folder)
    return folder
