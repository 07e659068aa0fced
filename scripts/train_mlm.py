"""Train the embedded masked language model on open clinical text.

    python scripts/build_vocab.py --data DATA --start MINILM --out build/start
    export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184  # glibc keeps its pages: a fifth faster
    python scripts/train_mlm.py --data DATA --start build/start --minutes 42 --out models/mlm

Plain PyTorch on transformers' BertForMaskedLM, shaped for two cores without a GPU: bf16 autocast, eager attention, no
dropout, fused AdamW, and the head on the masked positions only. Learning rate and its decay follow the clock
(``--minutes``), or the step (``--steps``) where a run must be repeated exactly.

Masks (all are [MASK], as in use): seven sequences in ten lose 15 to 25% random subwords, three lose half of their
stopwords and 5% of the rest - what the rewriter will ask for. At the end the weight matrices are rounded to 8-bit floats
(e4m3), which ``from_pretrained`` reads as they are; the held-out accuracy is printed before and after.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import shutil
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from transformers import AutoModelForMaskedLM, AutoTokenizer
from transformers.models.bert import BertForMaskedLM

STOPWORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "me",
        "more",
        "most",
        "my",
        "myself",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "ours",
        "ourselves",
        "out",
        "over",
        "own",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
        "yourself",
        "yourselves",
    ]
)
# how often each source is read in one pass: letters most, consumer answers (repetitive) least
SOURCES = {
    "text/mtsamples_train": 5.0,
    "text/case_reports_ccby": 2.5,
    "text/medquad": 0.5,
    "text/aci_bench_train": 8.0,
    "clinical_ner/maccrobat_train": 2.0,
    "clinical_ner/bc5cdr_train": 1.0,
}
LENGTHS = ((128, 32, 0.8), (256, 16, 0.15), (512, 8, 0.05))  # window, windows a batch, share of batches


def held_out(letter_id: str) -> bool:
    """One text in twenty, chosen by its id, is never trained on."""
    return hashlib.sha256(letter_id.encode()).digest()[0] < 13


def read_rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def encode(tokenizer, texts: list[str]) -> list[np.ndarray]:
    out = []
    for at in range(0, len(texts), 500):
        out += [
            np.array(ids, dtype=np.int32)
            for ids in tokenizer(texts[at : at + 500], add_special_tokens=False, verbose=False)["input_ids"]
        ]
    return out


class Batches:
    """An endless stream of packed windows: whole texts in random order, joined by [SEP]."""

    def __init__(self, docs: dict[str, list[np.ndarray]], tokenizer, stop_ids: np.ndarray, seed: int) -> None:
        self.docs, self.rng, self.stop_ids = docs, np.random.default_rng(seed), stop_ids
        self.cls, self.sep, self.mask = tokenizer.cls_token_id, tokenizer.sep_token_id, tokenizer.mask_token_id
        self.stream, self.at = np.zeros(0, dtype=np.int32), 0

    def _refill(self) -> None:
        chosen: list[np.ndarray] = []
        for name, docs in self.docs.items():
            times = SOURCES[name]
            for repeat in range(math.ceil(times)):
                share = min(1.0, times - repeat)
                chosen += [d for d in docs if share == 1.0 or self.rng.random() < share]
        order = self.rng.permutation(len(chosen))
        end = np.array([self.sep], dtype=np.int32)
        self.stream = np.concatenate([part for i in order for part in (chosen[i], end)])
        self.at = int(self.rng.integers(0, 128))

    def next(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Input ids and targets (-100 where nothing is masked), both (windows, length)."""
        length, rows, _ = LENGTHS[self.rng.choice(len(LENGTHS), p=[share for *_, share in LENGTHS])]
        need = rows * (length - 2)
        if self.at + need > len(self.stream):
            self._refill()
        body = self.stream[self.at : self.at + need].reshape(rows, length - 2).astype(np.int64)
        self.at += need
        ids = np.concatenate([np.full((rows, 1), self.cls), body, np.full((rows, 1), self.sep)], axis=1)
        draw = self.rng.random(ids.shape)
        rate = self.rng.uniform(0.15, 0.25, (rows, 1))
        stop_row = self.rng.random((rows, 1)) < 0.3
        chance = np.where(stop_row, np.where(np.isin(ids, self.stop_ids), 0.5, 0.05), rate)
        picked = (draw < chance) & (ids != self.sep) & (ids != self.cls)
        targets = np.where(picked, ids, -100)
        return torch.from_numpy(np.where(picked, self.mask, ids)), torch.from_numpy(targets)


def loss_of(model: BertForMaskedLM, ids: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    hidden = model.bert(input_ids=ids).last_hidden_state
    where = targets.view(-1) >= 0
    logits = model.cls(hidden.view(-1, hidden.shape[-1])[where])
    return torch.nn.functional.cross_entropy(logits.float(), targets.view(-1)[where])


@torch.no_grad()
def accuracy(model: BertForMaskedLM, docs: list[np.ndarray], tokenizer, stop_ids: np.ndarray, kind: str) -> float:
    """Share of masked subwords guessed right: 15% at random, or half of the stopwords; windows of 126 subwords."""
    rng = np.random.default_rng(0)
    right = total = 0
    windows = [d[i : i + 126] for d in docs for i in range(0, len(d), 126)]
    model.eval()
    for at in range(0, len(windows), 64):
        part = windows[at : at + 64]
        width = max(map(len, part)) + 2
        ids = np.full((len(part), width), tokenizer.pad_token_id, dtype=np.int64)
        for row, window in enumerate(part):
            ids[row, : len(window) + 2] = [tokenizer.cls_token_id, *window, tokenizer.sep_token_id]
        draw = rng.random(ids.shape)
        inner = (ids != tokenizer.pad_token_id) & (ids != tokenizer.cls_token_id) & (ids != tokenizer.sep_token_id)
        picked = inner & ((draw < 0.15) if kind == "random" else (draw < 0.5) & np.isin(ids, stop_ids))
        masked = torch.from_numpy(np.where(picked, tokenizer.mask_token_id, ids))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.bert(masked, attention_mask=(masked != tokenizer.pad_token_id).long()).last_hidden_state
            guess = model.cls(hidden[torch.from_numpy(picked)]).argmax(-1).numpy()
        right += int((guess == ids[picked]).sum())
        total += int(picked.sum())
    model.train()
    return right / total


def save_8bit(model: torch.nn.Module, out: Path) -> None:
    """Config and weights; matrices as e4m3 floats, vectors in 16 bits; a tied decoder is stored once."""
    out.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, value in model.state_dict().items():
        if name.startswith("cls.predictions.decoder"):
            continue
        small = torch.float8_e4m3fn if value.ndim == 2 else torch.float16
        tensors[name] = value.detach().to(small).contiguous()
    save_file(tensors, out / "model.safetensors", metadata={"format": "pt"})
    model.config.save_pretrained(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--minutes", type=float)
    limit.add_argument("--steps", type=int)
    parser.add_argument("--lr", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, default=Path("build/mlm.pt"))
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.start)
    model = AutoModelForMaskedLM.from_pretrained(args.start, attn_implementation="eager", dtype=torch.float32)
    with (
        torch.no_grad()
    ):  # an untrained head starts as the identity: MiniLM's last layer already lies near its embeddings
        model.cls.predictions.transform.dense.weight.copy_(torch.eye(model.config.hidden_size))
    stop_ids = np.array(
        sorted(i for w in STOPWORDS if (i := tokenizer.convert_tokens_to_ids(w)) != tokenizer.unk_token_id)
    )

    docs, test = {}, []
    for name in SOURCES:
        rows = read_rows(args.data / f"{name}.jsonl.gz")
        docs[name] = encode(tokenizer, [r["text"] for r in rows if not held_out(r["id"])])
        if name == "text/mtsamples_train":
            test = encode(tokenizer, [r["text"] for r in rows if held_out(r["id"])])
    print(
        f"{sum(len(d) for part in docs.values() for d in part):,} subwords to train on, "
        f"{sum(map(len, test)):,} of {len(test)} letters held out",
        flush=True,
    )
    batches = Batches(docs, tokenizer, stop_ids, args.seed)

    decay = [p for p in model.parameters() if p.ndim == 2]
    plain = [p for p in model.parameters() if p.ndim != 2]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
        lr=args.lr,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )
    begin, step, seen, mean = time.monotonic(), 0, 0, 0.0
    while True:
        minutes = (time.monotonic() - begin) / 60
        done = step / args.steps if args.steps else minutes / args.minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = args.lr * min(1.0, done / 0.03 + 0.01) * (1.0 - done)
        ids, targets = batches.next()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, ids, targets)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step, seen = step + 1, seen + ids.numel()
        mean = loss.item() if step == 1 else 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            print(
                f"step {step} loss {mean:.3f} {seen / (time.monotonic() - begin):,.0f} subwords/s {done:.1%}",
                flush=True,
            )
        if step % 1000 == 0:
            args.checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save({"model": model.state_dict(), "step": step}, args.checkpoint)
            print(f"held out: random {accuracy(model, test[:40], tokenizer, stop_ids, 'random'):.4f}", flush=True)

    figures = {"steps": step, "subwords": seen, "minutes": round((time.monotonic() - begin) / 60, 1)}
    for kind in ("random", "stopwords"):
        figures[f"{kind}_32bit"] = round(accuracy(model, test, tokenizer, stop_ids, kind), 4)
    torch.save({"model": model.state_dict(), "step": step}, args.checkpoint)
    save_8bit(model, args.out)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        shutil.copy(args.start / name, args.out / name)
    small = AutoModelForMaskedLM.from_pretrained(args.out, attn_implementation="eager", dtype=torch.float32)
    for kind in ("random", "stopwords"):
        figures[f"{kind}_8bit"] = round(accuracy(small, test, tokenizer, stop_ids, kind), 4)
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
