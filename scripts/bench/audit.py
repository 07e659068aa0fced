"""Does the audit tell a model that remembers its letters from one that does not? On the embedded masked
model.

    python -m scripts.bench.audit [--members 10] [--controls 200] [--epochs 200] [--device cuda:0] [--out
    audit_bench.json]

Letters are made from templates (scripts/letters/blind), so that no data is needed. Three models are tuned
from the embedded one on the same letters with the same canaries: for many epochs, for one, and with
differential privacy (its unit is the letter). A fourth line is the embedded model itself. Each is audited
with the embedded model as the reference; 0 is the exit code if the first fails its audit and all others pass.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForMaskedLM, AutoTokenizer, DataCollatorForLanguageModeling

from scripts.common import arguments, tell
from scripts.letters.sets import Set
from synletters.audit.config import AuditConfig
from synletters.audit.run import audit, plant
from synletters.core.document import Letter
from synletters.neural.loading import embedded_folder, pick_device
from synletters.train.private.training import train_private


def made(count: int, seed: int, start: int, words: int) -> list[Letter]:
    """Letters from templates; templates recur among members and controls alike, their values do not."""
    letters = Set("blind", seed * 1_000_003 + start)
    return [
        Letter(f"made-{start + number}", " ".join(str(row["text"]).split(" ")[:words]))
        for number, row in enumerate(letters.rows(count))
    ]


def tune(
    members: list[Letter], out: Path, args: argparse.Namespace, *, epochs: int, private: bool
) -> dict[str, Any]:
    source, device = embedded_folder("mlm"), pick_device(args.device)
    torch.manual_seed(args.seed)
    tokenizer: Any = AutoTokenizer.from_pretrained(source)
    model: Any = AutoModelForMaskedLM.from_pretrained(source, dtype=torch.float32).to(device)
    windows, units = [], []
    for letter in members:
        ids = tokenizer(letter.text, add_special_tokens=False, verbose=False)["input_ids"]
        for at in range(0, len(ids), args.window - 2):
            cut = [tokenizer.cls_token_id, *ids[at : at + args.window - 2], tokenizer.sep_token_id]
            windows.append({"input_ids": cut, "attention_mask": [1] * len(cut)})
            units.append(letter.id)
    collate = DataCollatorForLanguageModeling(tokenizer, mlm_probability=0.15)
    said: dict[str, Any] = {"windows": len(windows)}
    if private:
        spent = train_private(
            model,
            windows,
            collate=collate,
            epochs=epochs,
            batch_size=args.batch,
            lr=args.lr,
            epsilon=args.epsilon,
            delta=0.5 / len(members),
            units=units,
            unit="letter",
            seed=args.seed,
        )
        said |= spent.to_json()
    else:
        optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr)
        steps, done = epochs * -(-len(windows) // args.batch), 0
        model.train()
        for _ in range(epochs):
            order = torch.randperm(len(windows)).tolist()
            for at in range(0, len(order), args.batch):
                batch = collate([windows[i] for i in order[at : at + args.batch]])
                optimizer.param_groups[0]["lr"] = args.lr * min(1.0, (done + 1) / 20) * (1 - done / steps)
                loss = model(**{k: v.to(device) for k, v in batch.items()}).loss
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                done += 1
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    return said


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--members", type=int, default=10)
    parser.add_argument("--controls", type=int, default=200)
    parser.add_argument("--words", type=int, default=120, help="of a letter, before canaries")
    parser.add_argument("--canaries", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--epsilon", type=float, default=4.0)
    parser.add_argument("--window", type=int, default=128)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--alternatives", type=int, default=511)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()

    members, canaries = plant(
        made(args.members, args.seed, 0, args.words), count=args.canaries, seed=args.seed
    )
    controls = made(args.controls, args.seed, args.members, args.words)
    config = AuditConfig(alternatives=args.alternatives)
    rows: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, epochs, private in (
            (f"{args.epochs} epochs", args.epochs, False),
            ("one epoch", 1, False),
            (f"private, epsilon {args.epsilon:g}", 3, True),
            ("embedded", 0, False),
        ):
            began = time.monotonic()
            if epochs:
                out = Path(folder) / name.replace(" ", "-")
                said = tune(members, out, args, epochs=epochs, private=private)
            else:
                out, said = embedded_folder("mlm"), {}
            tuned = time.monotonic()
            found = audit(
                out,
                members,
                controls,
                reference="embedded" if epochs else "",
                canaries=canaries,
                device=args.device,
                seed=args.seed,
                config=config,
            )
            faults = found.faults(max_exposure=config.max_exposure, max_tpr=config.max_tpr)
            worst = found.worst
            loss = found.membership["loss"]
            print(
                f"{name:24} AUC {loss.auc.value:.3f}, found at 1% {loss.at(0.01).value.value:.1%}, worst exposure "
                f"{worst.bits if worst else 0:.1f} bits, subwords guessed {found.recovery['planted'].top1.share:.1%} against "
                f"{found.recovery['control'].top1.share:.1%}: {'FAILED' if faults else 'passed'} "
                f"(tuned {tuned - began:.0f} s, audited {found.seconds:.0f} s)",
                flush=True,
            )
            rows[name] = {"training": said, "audit": found.to_json(), "faults": faults}
    if args.out is not None:
        tell(rows, args.out)
    first, *rest = [bool(row["faults"]) for row in rows.values()]
    return 0 if first and not any(rest) else 1


if __name__ == "__main__":
    raise SystemExit(main())
