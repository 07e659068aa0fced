"""The refill engine beside other ways to fill the same masks: ``python -m scripts.bench.refill [--letters
8]``.

In one run, on the same letters, masks and weights (random ones of BERT-base's shape, or ``--model FOLDER``):

- ``pipeline``: transformers' fill-mask pipeline, one call a window of about 120 tokens;
- ``notebooks``: the way of the published notebooks: chunks of about 120 tokens, a batch of one, argmax at all
masks, the head
  at every place;
- ``engine``: this package's refiller, in every precision asked for.

Beside them the matrix-product rate of this machine, measured in the same run and precision, and how much of
it each way uses: the encoder's and the head's multiplications on real tokens alone, so that padding and a
head at unmasked places count as waste. Each way runs ``--repeat`` times, the ways taking turns; the best time
counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.common import arguments, tell
from synletters.cli.tables import show
from synletters.evaluate.tables import Table

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
from scripts.bench.rewrite import letters as bench_letters
from synletters.core.document import Case, Fixed, MaskPlan, Slot
from synletters.neural.loading import embedded_folder, load
from synletters.refill.mlm import MaskedLMRefiller
from synletters.text.guarded_words import never_filled

CHUNK = 118  # tokens of a chunk beside the two special ones


def base_shape(folder: Path) -> Path:
    """Random weights of the shape of BERT-base, with the embedded model's vocabulary at its front."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForMaskedLM

    torch.manual_seed(0)
    AutoTokenizer.from_pretrained(embedded_folder("mlm")).save_pretrained(folder)
    BertForMaskedLM(BertConfig()).save_pretrained(folder)
    return folder


def plans(tokenizer: Any, count: int, tokens: int, share: float) -> list[MaskPlan]:
    """Letters of ``tokens`` subwords with a share of their words masked."""
    out = []
    for letter in bench_letters(count, tokens, seed=1):
        offsets = tokenizer(letter.text, return_offsets_mapping=True, add_special_tokens=False)[
            "offset_mapping"
        ]
        text, rng = letter.text[: offsets[min(tokens, len(offsets)) - 1][1]], random.Random(letter.id)
        parts: list[Fixed | Slot] = []
        for word in text.split(" "):
            if word.isalpha() and rng.random() < share:
                parts += [Slot("WORD", 1, Case.of(word)), Fixed(" ")]
            else:
                parts.append(Fixed(word + " "))
        out.append(MaskPlan(letter.id, tuple(parts)))
    return out


def chunks(tokenizer: Any, plan: MaskPlan) -> list[list[int]]:
    """The letter in pieces of at most ``CHUNK`` subwords, masks among them."""
    text = "".join("[MASK]" if isinstance(part, Slot) else part.text for part in plan.parts)
    tokenizer.split_special_tokens = False
    ids = tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
    tokenizer.split_special_tokens = True
    return [ids[i : i + CHUNK] for i in range(0, len(ids), CHUNK)]


def notebooks(loaded: Any, pieces: Sequence[Sequence[int]]) -> int:
    """Argmax at all masks of a chunk, one chunk after another. Returns how many words were filled."""
    import torch

    tokenizer, filled = loaded.tokenizer, 0
    for piece in pieces:
        ids = torch.tensor([[tokenizer.cls_token_id, *piece, tokenizer.sep_token_id]], device=loaded.device)
        with torch.inference_mode():
            logits = loaded.model(input_ids=ids).logits
        where = ids[0] == tokenizer.mask_token_id
        filled += len(tokenizer.convert_ids_to_tokens(logits[0, where].argmax(dim=-1).tolist()))
    return filled


def fill_mask(loaded: Any, pieces: Sequence[Sequence[int]]) -> int:
    """transformers' own pipeline on the same chunks, as text."""
    from transformers import pipeline

    tokenizer = loaded.tokenizer
    tokenizer.split_special_tokens = False
    texts = [tokenizer.decode(piece) for piece in pieces if tokenizer.mask_token_id in piece]
    filler: Any = pipeline(
        "fill-mask", model=loaded.model, tokenizer=tokenizer, device=loaded.device, top_k=1
    )
    try:
        found = [filler(text) for text in texts]
    finally:
        tokenizer.split_special_tokens = True
    return sum(1 if isinstance(item[0], dict) else len(item) for item in found)


def product_rate(device: str, dtype: Any, seconds: float = 1.0) -> float:
    """Multiply-adds a second, in units of 10^9, of the best of a few matrix products of BERT-base's shapes."""
    import torch

    best = 0.0
    for rows, inner, columns in ((2048, 768, 3072), (4096, 3072, 768), (2048, 2048, 2048)):
        a, b = (
            torch.randn(rows, inner, device=device).to(dtype),
            torch.randn(inner, columns, device=device).to(dtype),
        )
        a @ b
        begin, count = time.perf_counter(), 0
        while count < 5 or time.perf_counter() - begin < seconds / 3:
            once = time.perf_counter()
            a @ b
            if device != "cpu":
                torch.cuda.synchronize()
            best = max(best, rows * inner * columns / (time.perf_counter() - once) / 1e9)
            count += 1
    return best


def work(model: Any, tokens: int, masks: int, window: int) -> float:
    """Multiply-adds, in units of 10^9, that ``tokens`` in windows need at least, with the head at the masks
    alone."""
    encoder = sum(
        p.numel()
        for name, p in model.base_model.named_parameters()
        if p.ndim == 2 and "embeddings" not in name
    )
    config = model.config
    attention = 2 * config.num_hidden_layers * config.hidden_size * window
    head = config.hidden_size * (config.hidden_size + config.vocab_size)
    return float(tokens * (encoder + attention) + masks * head) / 1e9


def peak(device: str) -> int:
    """The most memory that was used so far, in MiB: of the process, or of the GPU."""
    if device != "cpu":
        import torch

        return int(torch.cuda.max_memory_allocated()) >> 20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--letters", type=int, default=8)
    parser.add_argument("--tokens", type=int, default=600, help="subwords of a letter")
    parser.add_argument("--share", type=float, default=0.2, help="share of the words that is masked")
    parser.add_argument("--model", help="a folder (default: random weights of BERT-base's shape)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtypes", default="float32,bfloat16")
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--ways", default="notebooks,pipeline,engine")
    parser.add_argument("--json", type=Path, help="write the figures")
    args = parser.parse_args()
    import torch

    with tempfile.TemporaryDirectory() as folder:
        name = args.model or str(base_shape(Path(folder)))
        rows = [row for dtype in args.dtypes.split(",") for row in measure(name, dtype, args)]
    machine = (
        torch.cuda.get_device_name()
        if args.device != "cpu"
        else f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"
    )
    figures = {
        "machine": machine,
        "letters": args.letters,
        "tokens": args.tokens,
        "share_masked": args.share,
        "rows": rows,
    }
    columns = list(rows[0])
    cells = tuple(tuple(str(row[name]) for name in columns) for row in rows)
    head = tuple(name.replace("_", " ") for name in columns)
    show(
        [
            f"{machine}; {args.letters} letters of {args.tokens} tokens, {args.share:.0%} of the words masked",
            Table(head, cells, "ll" + "r" * (len(head) - 2)),
        ]
    )
    if args.json:
        tell(figures, args.json)


def measure(name: str, dtype: str, args: argparse.Namespace) -> list[dict[str, Any]]:
    """One row for each way in one precision."""
    import torch

    # the other ways get the model as transformers loads it
    plain = load(name, "mlm", device=args.device, dtype="float32")
    plain.model.to(getattr(torch, dtype))
    made = plans(plain.tokenizer, args.letters, args.tokens, args.share)
    pieces = [piece for plan in made for piece in chunks(plain.tokenizer, plan)]
    masks, tokens = sum(plan.slots for plan in made), sum(map(len, pieces))
    engine = MaskedLMRefiller(
        name, device=args.device, dtype=dtype, batch_tokens=args.batch_tokens, never=never_filled()
    )
    ways: dict[str, Callable[[], int]] = {
        "notebooks": lambda: notebooks(plain, pieces),
        "pipeline": lambda: fill_mask(plain, pieces),
        "engine": lambda: sum(map(len, engine.fill(made))),
    }
    chosen = [way for way in ways if way in args.ways.split(",")]
    engine.fill(made[:1])
    notebooks(plain, pieces[:2])
    rate = product_rate(args.device, getattr(torch, dtype))
    seconds = dict.fromkeys(chosen, float("inf"))
    for _ in range(args.repeat):
        for way in chosen:
            begin = time.perf_counter()
            filled = ways[way]()
            if args.device != "cpu":
                torch.cuda.synchronize()
            seconds[way] = min(seconds[way], time.perf_counter() - begin)
            if filled != masks:
                raise SystemExit(f"{way} filled {filled} of {masks} masks")
        rate = max(rate, product_rate(args.device, getattr(torch, dtype)))
    needed = work(plain.model, tokens, masks, 126)
    return [
        {
            "way": way,
            "dtype": dtype,
            "letters_per_second": round(args.letters / spent, 3),
            "tokens_per_second": round(tokens / spent),
            "times_notebooks": round(seconds["notebooks"] / spent, 2) if "notebooks" in seconds else None,
            "share_of_matrix_products": round(needed / spent / rate, 3),
            "gmac_per_second": round(rate, 1),
            "peak_memory_mib": peak(args.device),
        }
        for way, spent in seconds.items()
    ]


if __name__ == "__main__":
    main()
