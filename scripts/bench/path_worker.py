"""One version of the package at work on ``scripts.bench.path``'s letters: CHECKOUT's, by PYTHONPATH.

``python -P path_worker.py LETTERS.jsonl``, run by ``scripts.bench.path`` alone. Reads a line from its input for each
round that it is to make and answers with the figures of the round, a JSON object a line. Imports nothing but the
package, of which any version since 0.1 will do.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def first_of(*names: str) -> Any:
    """The first of some modules that this version has."""
    for name in names:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError:
            continue
    raise SystemExit(f"none of {', '.join(names)} in this version")


def user_seconds() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def matrix_rate(torch: Any, seconds: float = 1.0) -> float:
    """Multiply-adds a second of one bf16 (or fp32) product of an encoder's shape, on the threads that torch has."""
    rows, inner, outer = 4096, 384, 1536
    kind = torch.bfloat16 if torch.backends.cpu.get_cpu_capability() != "DEFAULT" else torch.float32
    left, right = torch.randn(rows, inner).to(kind), torch.randn(inner, outer).to(kind)
    left @ right
    done, begin = 0, user_seconds()
    while user_seconds() - begin < seconds:
        for _ in range(10):
            left @ right
        done += 10
    return done * rows * inner * outer / (user_seconds() - begin)


class Products:
    """Counts the multiply-adds of linear layers and attention while it is open."""

    def __init__(self, torch: Any) -> None:
        self.total = 0
        self._hook = torch.nn.modules.module.register_module_forward_hook(self._seen)

    def _seen(self, module: Any, inputs: Any, output: Any) -> None:
        kind = type(module).__name__
        if "Linear" in kind and inputs:
            self.total += output.numel() * inputs[0].shape[-1]
        elif kind.endswith("SelfAttention"):
            made = output[0] if isinstance(output, tuple) else output
            self.total += 2 * made.numel() * made.shape[-2]

    def close(self) -> None:
        self._hook.remove()


def main() -> None:
    letters = Path(sys.argv[1])
    from synletters import Rewriter, RunConfig
    from synletters.io import open_source

    runs = first_of("synletters.rewrite.run", "synletters.run")
    timing = first_of("synletters.core.timing", "synletters.timing")
    import torch

    # what a thread itself worked, whatever else the machine does
    timing.time = SimpleNamespace(perf_counter=time.thread_time)
    config = RunConfig(seed=1, workers=1)
    rewriter = Rewriter(config)

    def round_(source: Path) -> dict[str, Any]:
        rewriter.clock.seconds.clear()
        rewriter.counts.clear()
        with tempfile.TemporaryDirectory() as folder:
            begin, wall = user_seconds(), time.perf_counter()
            report = runs.rewrite(open_source(source), Path(folder) / "out", config, rewriter=rewriter)
            return {
                "user_seconds": user_seconds() - begin,
                "seconds": time.perf_counter() - wall,
                "letters": report["letters"],
                "words": report["words"],
                "rejected": report["rejected"],
                "refilled": rewriter.counts["words_changed"],
                "stages": {name: stage["seconds"] for name, stage in report["stages"].items()},
            }

    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.jsonl"
        few.write_text(
            "".join(letters.read_text(encoding="utf-8").splitlines(keepends=True)[:4]), encoding="utf-8"
        )
        round_(few)
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        if line.strip() == "rate":
            made: dict[str, Any] = {"rate": matrix_rate(torch)}
        elif line.strip() == "count":
            products = Products(torch)
            made = round_(letters) | {"products": products.total}
            made["products"] = products.total
            products.close()
        else:
            made = round_(letters)
        print(json.dumps(made), file=answers, flush=True)


if __name__ == "__main__":
    main()
