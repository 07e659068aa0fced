"""What a GPU is worth: ``scripts/bench/gpu.sh [OUT.md]``, or ``python -m scripts.bench.gpu [OUT.md] [--letters 200]``.

First the letters of the GPU in fp32 (no TF32) are compared with the processor's in fp32, byte for byte; then tagger, refilling and whole
path are measured on letters of 500 words, each after a round that is not counted: the processor in its best precision, the GPU
in fp32 and bf16, with batches of several sizes, and in the best of these with the encoders compiled (``torch.compile``). Writes a table with
the machine's name. Exit code 1 if letters differ, 2 without CUDA.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.bench.rewrite import letters as made_letters
from scripts.common import arguments
from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.doctor.machine import facts

BATCHES = (4096, 16384, 65536)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured; rates are letters a second, ``memory`` the most bytes that the device held."""

    name: str
    tagger: float
    refill: float
    whole: float
    memory: int = 0


def texts(config: RunConfig, letters: Sequence[Letter]) -> list[str | None]:
    """The rewrite of each letter; None for a rejected one."""
    return [made.text if isinstance(made, Rewrite) else None for made in Rewriter(config).rewrite(letters)]


def measured(name: str, config: RunConfig, letters: Sequence[Letter], *, compiled: bool = False) -> Row:
    import torch

    rewriter = Rewriter(config)
    rewriter.prepare()
    if compiled:
        for part in (rewriter.refiller, *rewriter.detectors):
            if (loaded := getattr(part, "loaded", None)) is not None:
                loaded.model.compile(dynamic=True)
    for batch in _batches(letters, config.chunk):  # kernels are chosen, and shapes compiled
        rewriter.rewrite(batch)
    on_gpu = config.device.startswith("cuda")
    if on_gpu:
        torch.cuda.reset_peak_memory_stats()
    rewriter.clock.seconds.clear()
    begun = time.perf_counter()
    for batch in _batches(letters, config.chunk):
        rewriter.rewrite(batch)
    seconds, stages = time.perf_counter() - begun, rewriter.clock.seconds
    rates = [len(letters) / stages[stage] for stage in ("detect:tagger", "refill")]
    return Row(name, *rates, len(letters) / seconds, torch.cuda.max_memory_allocated() if on_gpu else 0)


def _batches(letters: Sequence[Letter], size: int) -> list[Sequence[Letter]]:
    return [letters[at : at + size] for at in range(0, len(letters), size)]


def page(told: dict[str, Any], rows: Sequence[Row], differ: int, compared: int) -> str:
    lines = [
        f"# {told['name']}",
        "",
        f"{told['date']}; torch {told['torch']}, CUDA {told['cuda']}; {told['processor']}, {told['cores']} cores; "
        f"{told['letters']} letters of {told['words']:.0f} words, one process.",
        "",
        f"Letters in fp32 that are other than the processor's: {differ} of {compared}.",
        "",
        "| | tagger, letters/s | refilling, letters/s | whole path, letters/s | memory of the device, GiB |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row.name} | {row.tagger:.1f} | {row.refill:.1f} | {row.whole:.2f} | {row.memory / 2**30:.2f} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("gpu.md"))
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--device", default="cuda:0", help="cpu tries the script itself")
    args = parser.parse_args()
    import torch

    on_gpu = args.device != "cpu"
    if on_gpu and not torch.cuda.is_available():
        print(f"torch {torch.__version__} sees no CUDA device here: nothing is measured", file=sys.stderr)
        sys.exit(2)
    torch.backends.cuda.matmul.allow_tf32 = False
    letters = made_letters(args.letters, args.words, seed=1)
    some = letters[:64]

    def config(device: str, dtype: Any, batch: int = BATCHES[0]) -> RunConfig:
        return RunConfig(seed=1, device=device, dtype=dtype, batch_tokens=batch)

    pairs = zip(
        texts(config("cpu", "float32"), some), texts(config(args.device, "float32"), some), strict=True
    )
    differ = sum(one != other for one, other in pairs)
    print(f"{differ} of {len(some)} letters differ in fp32", flush=True)
    rows = [
        measured("processor, its best precision", config("cpu", "auto"), letters[: max(1, args.letters // 4)])
    ]
    sizes = {}
    for dtype in ("float32", "bfloat16"):
        for batch in BATCHES if on_gpu else BATCHES[:1]:
            row = measured(
                f"{args.device}, {dtype}, batches of {batch} subwords",
                config(args.device, dtype, batch),
                letters,
            )
            rows.append(row)
            sizes[dtype, batch] = row.whole
            print(row, flush=True)
    dtype, batch = max(sizes, key=lambda key: sizes[key])
    name = f"{args.device}, {dtype}, batches of {batch} subwords, compiled"
    try:
        rows.append(measured(name, config(args.device, dtype, batch), letters, compiled=True))
    except (
        Exception
    ) as fault:  # no compiler, or a graph that it does not take: the table is worth having without
        print(f"compiled encoders do not run here: {type(fault).__name__}", file=sys.stderr)
    machine = facts(Path.cwd(), "cpu")
    told = {
        "name": torch.cuda.get_device_name(args.device)
        if on_gpu
        else "no GPU: the script tried on the processor",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "torch": torch.__version__,
        "cuda": torch.version.cuda or "none",
        "processor": machine["processor"],
        "cores": machine["cores"],
        "letters": len(letters),
        "words": sum(len(letter.text.split()) for letter in letters) / len(letters),
    }
    text = page(told, rows, differ, len(some))
    args.out.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
