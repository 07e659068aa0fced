"""Train the embedded tagger: one encoder pass for identifiers, clinical entities and parts of speech.

    python -m scripts.letters make train --data DATA --count 14000 --seed 1 --out build/phi_train.jsonl
    python -m scripts.build.train_tagger --data DATA --planted build/phi_train.jsonl --start build/mlm.pt \
        --tokenizer models/mlm --minutes 40 --out models/tagger

Starts from the encoder of scripts/build/train_mlm.py. One linear layer holds the labels of all heads
(``phi/B-NAME``,
``term/B-DISEASE``, ``case/…``, ``anatomy/…``, ``pos/NOUN``), each head with a softmax of its own, so that the
model
is a plain BertForTokenClassification. A token's loss is the negative log of the probability of all labels
that are
allowed there (synletters/train/tagger/codes.py). The last fifth is trained with weights rounded to 8-bit
floats in the forward
pass (straight-through), which is how they are stored.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils import parametrize
from transformers import AutoTokenizer, BertConfig
from transformers.models.bert import BertForTokenClassification

from scripts.build import tagger_data as data
from scripts.build.train_mlm import save_8bit
from synletters.neural.encoding import TYPES
from synletters.train.tagger.align import Example, examples
from synletters.train.tagger.batches import collate, grouped, heads_loss, hidden, widened_types

# how often each corpus is read in one pass
TIMES = {
    "ewt": 3.0,
    "genia": 0.4,
    "bc5cdr": 5.0,
    "ncbi": 2.0,
    "anatem": 2.0,
    "maccrobat": 6.0,
    "wikigold": 1.0,
    "btc": 0.7,
    "wnut17_train": 0.7,
    "planted": 1.0,
    "case_reports_ccby": 0.35,
    "medquad": 0.08,
    "bc5cdr_swapped": 0.0,
    "primock57": 0.0,
    "nhs_conditions": 0.0,
    "fda_labels": 0.0,
    "trial_eligibility": 0.0,
    "case_reports_pmc": 0.0,
    "case_reports_e3c": 0.0,
    "clinical_cases_translated_uk": 0.0,
    "trial_articles_uk_spelling": 0.0,
    "mts_dialog": 0.0,
}
# corpora of single sentences, which are put together to texts
JOINED = ("ncbi", "anatem", "ewt", "genia", "wikigold", "btc", "wnut17_train")
WEIGHT = {"phi": 1.5, "term": 1.0, "case": 1.0, "anatomy": 0.5, "pos": 1.0}
SIZE = 190  # as the windows at run time


class Round8(nn.Module):
    """A weight as it will be stored; the gradient passes straight through."""

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        return weight + (weight.detach().to(torch.float8_e4m3fn).float() - weight.detach())


def batches(pool: list[Example], rng: random.Random, tokens: int) -> list[list[Example]]:
    """Chunks of at most SIZE subwords, the first of a long text of random length, so that cuts fall elsewhere
    in each pass."""
    chunks = []
    for ex in pool:
        at = 0
        cut = rng.randint(SIZE // 2, SIZE) if len(ex.ids) > SIZE else SIZE
        while at < len(ex.ids):
            chunks.append(ex.part(at, at + cut))
            at, cut = at + cut, SIZE
    return grouped(chunks, rng, tokens)


def weights_of(start: Path) -> dict[str, torch.Tensor]:
    """Those of a checkpoint, or of the folder of a finished model."""
    if start.is_dir():
        return dict(BertForTokenClassification.from_pretrained(start, dtype=torch.float32).state_dict())
    saved = torch.load(start, weights_only=True)["model"]
    return {name: weight for name, weight in saved.items() if not name.startswith("cls.")}


class Average:
    """The moving average of a model's weights, which is a good model at any time of a run."""

    def __init__(self, model: nn.Module, keep: float = 0.998, every: int = 5) -> None:
        # the parameters as they are now: their order is another once weights are rounded
        self.parameters = list(model.parameters())
        self.names = [name for name, _ in model.named_parameters()]
        self.keep, self.every, self.step = keep**every, every, 0
        self.weights = [p.detach().clone() for p in self.parameters]

    def update(self) -> None:
        self.step += 1
        if self.step % self.every == 0:
            keep = min(self.keep, 1 - 1 / (1 + self.step / self.every))
            torch._foreach_lerp_(self.weights, [p.detach() for p in self.parameters], 1 - keep)

    def state(self) -> dict[str, torch.Tensor]:
        return dict(zip(self.names, self.weights, strict=True))

    def load(self, weights: dict[str, torch.Tensor]) -> None:
        """Goes on from the mean of an earlier part of the run."""
        for name, mine in self.state().items():
            mine.copy_(weights[name])

    def now(self) -> dict[str, torch.Tensor]:
        """The weights as they are trained, before they are rounded."""
        return dict(zip(self.names, (p.detach() for p in self.parameters), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--planted", type=Path, required=True)
    parser.add_argument(
        "--start", type=Path, required=True, help="checkpoint of train_mlm.py, or of this script"
    )
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--minutes", type=float, required=True, help="of all threads at work, not by the clock"
    )
    parser.add_argument("--by-clock", action="store_true", help="--minutes are those of the clock")
    parser.add_argument("--average", type=Path, help="checkpoint of the moving average of the weights")
    parser.add_argument("--lr", type=float, default=4e-4)
    parser.add_argument("--tokens", type=int, default=4096)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, default=Path("build/tagger.pt"))
    parser.add_argument("--resume", action="store_true", help="go on from --checkpoint, if it is there")
    parser.add_argument("--steady", action="store_true", help="no decay, no rounding: a further run follows")
    parser.add_argument("--round-from", type=float, default=0.8, help="share of the run without rounding")
    parser.add_argument("--times", default="", help="such as planted=2,ewt=1: other weights of the corpora")
    args = parser.parse_args()

    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.tokenizer)
    times = TIMES | {
        name: float(value)
        for name, _, value in (part.partition("=") for part in args.times.split(",") if part)
    }
    wanted = {name for name, share in times.items() if share}
    sources: dict[str, list[Example]] = {}
    for name, docs in (
        *data.clinical(args.data, "train"),
        *data.speech(args.data, "train"),
        *data.general(args.data),
        *data.unnamed(args.data, wanted),
        *data.open_texts(args.data, wanted),
        ("bc5cdr_swapped", data.swapped(args.data, rng)),
    ):
        if not times[name]:
            continue
        if name in JOINED:
            docs = data.joined(docs, rng)
        sources[name] = examples(tokenizer, docs)
    sources["planted"] = examples(tokenizer, data.planted(args.planted))
    for name, part in sources.items():
        print(f"{name}: {len(part)} texts, {sum(len(e.ids) for e in part):,} subwords", flush=True)
    tables = {head: torch.from_numpy(codes.table()) for head, codes in data.CODES.items()}

    config = BertConfig.from_pretrained(args.tokenizer)
    config.type_vocab_size = TYPES
    config.id2label = dict(enumerate(data.LABELS))
    config.label2id = {label: i for i, label in enumerate(data.LABELS)}
    config.architectures = ["BertForTokenClassification"]
    config.hidden_dropout_prob = 0.0  # dropout halves the speed on a CPU; hidden words (below) do its work
    config._attn_implementation = "eager"
    model = BertForTokenClassification(config)
    start = weights_of(args.start)
    types = start["bert.embeddings.token_type_embeddings.weight"]
    if len(types) != TYPES:  # all sixteen begin as "segment A"
        start["bert.embeddings.token_type_embeddings.weight"] = widened_types(types, TYPES)
    print(model.load_state_dict(start, strict=False).missing_keys, flush=True)
    model.train()
    decay = [p for p in model.parameters() if p.ndim == 2]
    plain = [p for p in model.parameters() if p.ndim != 2]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
        lr=args.lr,
        betas=(0.9, 0.99),
        eps=1e-6,
        fused=True,
    )

    average = Average(model)
    step, seen, mean, before, rounding, queue = 0, 0, 0.0, 0.0, False, []
    if args.resume and args.checkpoint.exists():
        saved = torch.load(args.checkpoint, weights_only=True)
        if "optimizer" not in saved:
            parser.error(f"{args.checkpoint} is that of a finished run: give it to --start")
        model.load_state_dict(saved["model"])
        average.load(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        step, seen, mean, before = (saved[name] for name in ("step", "seen", "mean", "worked"))
        rng.seed(f"{args.seed} from {step}")  # other batches than those that it has read
        print(f"resumed at step {step}, after {before / 60:.1f} minutes", flush=True)

    # the schedule goes by the time of the processor: a run that is stopped for a while, or that shares the
    # machine,
    # is not the shorter for it
    def worked() -> float:
        if args.by_clock:
            return before + time.monotonic() - begin
        return before + (time.process_time() - begin) / torch.get_num_threads()

    def save() -> None:
        """The state to go on from, whole or not at all: a run may be killed while it writes."""
        args.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        part = args.checkpoint.with_suffix(".part")
        state = {"model": average.now(), "average": average.state(), "optimizer": optimizer.state_dict()}
        torch.save(state | {"step": step, "seen": seen, "mean": mean, "worked": worked()}, part)
        part.replace(args.checkpoint)

    begin = time.monotonic() if args.by_clock else time.process_time()
    while (done := worked() / 60 / args.minutes) < 1:
        if not queue:
            pool = []
            for name, part in sources.items():
                whole, share = divmod(times[name], 1)
                pool += part * int(whole) + rng.sample(part, int(share * len(part)))
            queue = batches(pool, rng, args.tokens)
        if done > args.round_from and not rounding and not args.steady:
            rounding = True
            for module in list(model.modules()):
                if isinstance(module, nn.Linear | nn.Embedding):
                    parametrize.register_parametrization(module, "weight", Round8())
        for group in optimizer.param_groups:
            group["lr"] = args.lr * min(1.0, done / 0.04 + 0.01) * (1.0 if args.steady else 1.0 - done)
        ids, kinds, mask, codes = collate(queue.pop(), tokenizer, list(data.HEADS))
        if rng.random() < 0.6:  # some words hidden, so that context must tell what they are
            ids = hidden(ids, mask, 0.1, tokenizer)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(input_ids=ids, token_type_ids=kinds, attention_mask=mask).logits
        loss = heads_loss(logits.float(), codes, tables, data.HEADS, WEIGHT.__getitem__)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update()
        step, seen = step + 1, seen + int(mask.sum())
        mean = loss.item() if step == 1 else 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            print(
                f"step {step} loss {mean:.3f} {seen / worked():,.0f} subwords/s {done:.1%}",
                flush=True,
            )
            save()
            if args.average:
                torch.save({"model": average.state(), "step": step}, args.average)
    for module in list(model.modules()):
        if parametrize.is_parametrized(module):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)
    torch.save({"model": model.state_dict(), "step": step}, args.checkpoint)
    if args.average:
        torch.save({"model": average.state(), "step": step}, args.average)
    save_8bit(model, args.out)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        shutil.copy(args.tokenizer / name, args.out / name)
    figures = {
        "steps": step,
        "subwords": seen,
        "minutes": round(worked() / 60, 1),
        "loss": round(mean, 3),
    }
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
