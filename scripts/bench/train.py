"""How fast training is, beside the plain way, in the same process and on the same batches.

    python -m scripts.bench.train LETTERS [--model embedded] [--rounds 5]

Five ways, each with one thing more than the one before: ``plain`` (fp32, SDPA attention, dropout, the head on
every place, as a loop over ``model(input_ids, labels=labels).loss`` has it), ``no dropout``, ``bf16``
autocast, ``eager`` attention, and ``masked``: the head on masked places alone, which is what ``synletters
train mlm`` does on a CPU. One step of each in turn, so that other work on the machine slows all alike;
medians. A step is forward, backward, clipping and AdamW on 4,096 subwords in windows of 128.
"""

from __future__ import annotations

import copy
import json
import statistics
import time
from pathlib import Path
from typing import Any

import torch

from scripts.common import arguments
from synletters.io import open_source
from synletters.neural.frame import frame
from synletters.neural.loading import load
from synletters.train.corpus import Windows, build
from synletters.train.examples import examples_of
from synletters.train.loop import tensors
from synletters.train.mlm.masking import IGNORED
from synletters.train.model import Objective, keep_pages, without_dropout
from synletters.train.prepare import passages
from synletters.train.settings import TrainSettings

#: name -> (attention, dropout, bf16, head on masked places alone)
WAYS = {
    "plain": ("sdpa", True, False, False),
    "no dropout": ("sdpa", False, False, False),
    "bf16": ("sdpa", False, True, False),
    "eager": ("eager", False, True, False),
    "masked": ("eager", False, True, True),
}


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("letters", type=Path)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--ways", default=",".join(WAYS), help="which, separated by commas")
    args = parser.parse_args()

    settings = TrainSettings(
        model=args.model,
        steps=1,
        no_phi=True,
        protect=False,
        audit=False,
        batch_tokens=args.batch_tokens,
        device="cpu",
    )
    loaded = load(args.model, "mlm", device="cpu", dtype="float32")
    ready, _ = passages(open_source(args.letters), settings)
    windows = Windows(
        build(loaded.tokenizer, ready[:300]),
        frame(loaded.tokenizer),
        lengths=settings.windows,
        batch_tokens=settings.batch_tokens,
        seed=0,
    )
    examples = examples_of(windows, loaded, settings)
    names = [name.strip() for name in args.ways.split(",")]
    steps = {name: _way(loaded.model, *WAYS[name]) for name in names}
    kept = keep_pages()
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(args.rounds + 1):
        batch = tensors(examples[number])
        for name in names:
            begun = time.perf_counter()
            steps[name](batch)
            if number:  # the first of each warms up
                seconds[name].append(time.perf_counter() - begun)
    tokens = int(batch["input_ids"].numel())
    speeds = {name: tokens / statistics.median(taken) for name, taken in seconds.items()}
    for name, speed in speeds.items():
        print(f"{name:12} {speed:8,.0f} subwords/s   {speed / speeds[names[0]]:5.2f} x {names[0]}")
    print(
        json.dumps(
            {
                "threads": torch.get_num_threads(),
                "pages_kept": kept,
                "subwords_a_second": {k: round(v) for k, v in speeds.items()},
            }
        )
    )


def _way(model: Any, attention: str, dropout: bool, bf16: bool, gather: bool) -> Any:
    own = copy.deepcopy(model)
    own.set_attn_implementation(attention)
    if not dropout:
        without_dropout(own)
    own.train()
    optimizer = torch.optim.AdamW(own.parameters(), lr=1e-5, fused=True)
    objective = Objective(own, "mlm", bf16=bf16, device="cpu") if gather else None

    def step(batch: dict[str, torch.Tensor]) -> None:
        if objective is not None:
            total, _, count = objective(own, batch)
            loss = total / count
        else:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
                loss = own(input_ids=batch["input_ids"], labels=batch["labels"]).loss
        assert int((batch["labels"] != IGNORED).sum())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(own.parameters(), 1.0)
        optimizer.step()

    return step


if __name__ == "__main__":
    main()
