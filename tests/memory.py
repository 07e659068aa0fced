"""Letters without a pattern, and a small masked model that is tuned on ten of them: to remember, or not
to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import tiny

from synletters.core.document import Letter

WORDS = [w for w in tiny.WORDS if w.isalpha() and len(w) > 1]


def letters(count: int, *, seed: int, words: int = 16) -> list[Letter]:
    """Letters of one source: words at random, so that nothing but memory tells one from another."""
    rng = Random(f"letters\x1f{seed}")
    out = []
    for number in range(count):
        lines = [" ".join(rng.choices(WORDS, k=8)) + "." for _ in range(words // 8)]
        out.append(Letter(f"s{seed}-{number}", "\n".join(lines) + "\n"))
    return out


#: what canaries are made of, so that their sentences are not spelled letter by letter
_PIECES = [
    "mrn",
    "can",
    "reached",
    "spoke",
    "we",
    "whose",
    "number",
    "about",
    "re",
    "telephone",
    "next",
    "kin",
    "555",
    *(f"{n:02}" for n in range(100)),
    *(f"##{n:02}" for n in range(100)),
]


def base(folder: Path) -> Path:
    """An untrained BERT that is just large enough to remember."""
    import torch
    from transformers import BertConfig, BertForMaskedLM

    torch.manual_seed(1)
    vocabulary = list(dict.fromkeys([*tiny.UNCASED, *_PIECES]))
    tiny.wordpiece(folder, vocabulary)
    config: Any = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=64,
        num_attention_heads=2,
        intermediate_size=64,
        num_hidden_layers=1,
        max_position_embeddings=256,
        initializer_range=0.1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    BertForMaskedLM(config).save_pretrained(folder)
    return folder


def windows(folder: Path, members: Sequence[Letter]) -> tuple[list[Any], Any]:
    """One window a letter, and the collator that masks it anew at each look."""
    from transformers import AutoTokenizer, DataCollatorForLanguageModeling

    tokenizer = AutoTokenizer.from_pretrained(folder)
    items = [tokenizer(letter.text, truncation=True, max_length=256) for letter in members]
    return items, DataCollatorForLanguageModeling(tokenizer, mlm_probability=0.25)


def tune(
    folder: Path, out: Path, members: Sequence[Letter], *, epochs: int, lr: float = 1e-2, batch: int = 10
) -> Path:
    """Plain training: a model that remembers, if ``epochs`` are many."""
    import torch
    from transformers import AutoModelForMaskedLM, AutoTokenizer

    torch.manual_seed(0)
    model: Any = AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32).train()
    items, collate = windows(folder, members)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    steps = epochs * -(-len(items) // batch)
    done = 0
    for _ in range(epochs):
        order = torch.randperm(len(items)).tolist()
        for at in range(0, len(order), batch):
            for group in optimizer.param_groups:
                group["lr"] = lr * min(1.0, (done + 1) / 10) * (1 - done / steps)
            loss = model(**collate([items[i] for i in order[at : at + batch]])).loss
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            done += 1
    model.save_pretrained(out)
    AutoTokenizer.from_pretrained(folder).save_pretrained(out)
    return out
