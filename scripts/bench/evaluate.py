"""Speed of the evaluation: ``python -m scripts.bench.evaluate bertscore --pairs 200`` and ``… metrics --pairs
100``.

bertscore: letters of 600 subwords, source and rewrite, by the bert-score package and by synletters in fp32
and bf16, the same model and layer in the same run. The package reads the first 512 subwords of a letter,
synletters all of them. metrics: all default metrics on letters of 500 words, extrapolated to 1,000 pairs,
with the largest memory of the process.

Letters are lines of examples/letters, mixed; a quarter of a rewrite's words are others. Time is given on the
clock and as seconds of CPU: on a machine that does other work besides, only the latter compares.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from scripts.common import ROOT, arguments
from synletters.core.document import Letter, Rewrite
from synletters.neural.loading import embedded_folder

FILLERS = "the a was of to in on and with for this that patient today well seen noted good".split()


def letters(count: int, enough: Callable[[str], bool], seed: int = 0) -> list[str]:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "letters").glob("*.txt"))
    ]
    known, rng = [line for text in texts for line in text.splitlines() if line.strip()], Random(seed)
    out = []
    for _ in range(count):
        text = rng.choice(known)
        while not enough(text):
            text += "\n" + rng.choice(known)
        out.append(text)
    return out


def pairs_of(texts: list[str], seed: int = 1) -> list[tuple[Letter, Rewrite]]:
    """Each letter and a rewrite in which a quarter of the words, marked, are others."""
    rng = Random(seed)
    out = []
    for i, text in enumerate(texts):
        made, refilled, at = [], [], 0
        for line in text.split("\n"):
            for word in line.split(" "):
                new = rng.choice(FILLERS) if word.isalpha() and rng.random() < 0.35 else word
                if new is not word:
                    refilled.append((at, at + len(new)))
                made.append(new + " ")
                at += len(new) + 1
            made[-1] = made[-1][:-1] + "\n"
        out.append(
            (Letter(f"l{i}", text), Rewrite(f"l{i}", 0, "".join(made)[:-1], (), refilled=tuple(refilled)))
        )
    return out


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    return made, time.perf_counter() - wall, time.process_time() - cpu


def bertscore(count: int, repeats: int) -> None:
    import torch
    from bert_score import BERTScorer
    from transformers import AutoTokenizer

    from synletters.evaluate.similarity.bertscore import BertScore

    folder = str(embedded_folder("mlm").resolve())
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)

    def subwords(text: str) -> int:
        return len(tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    texts = letters(count, lambda text: subwords(text) >= 600)
    # without marks: a baseline would be work that the package does not do
    pairs = [(letter, Rewrite(r.letter_id, 0, r.text, ())) for letter, r in pairs_of(texts)]
    print(
        f"{count} pairs, {sum(map(subwords, texts)) / count:.0f} subwords a letter, {torch.get_num_threads()} threads, "
        f"{torch.backends.cpu.get_cpu_capability()}",
        flush=True,
    )
    package = BERTScorer(model_type=folder, num_layers=6, idf=False, device="cpu", batch_size=64)
    package._tokenizer.model_max_length = 512
    made, sources = [r.text for _, r in pairs], [letter.text for letter, _ in pairs]
    package.score(made[:2], sources[:2])
    found: dict[str, float] = {}
    for _ in range(repeats):
        ways: dict[str, Callable[[], Any]] = {
            "bert-score, fp32": lambda: float(package.score(made, sources)[2].mean())
        }
        for dtype in ("float32", "bfloat16"):
            metric = BertScore(model=folder, dtype=dtype, device="cpu")
            metric.score(pairs[:2])
            fresh = BertScore(model=folder, dtype=dtype, device="cpu")
            ways[f"synletters, {dtype}"] = lambda m=fresh: m.score(pairs)[2].value  # type: ignore[misc]
        for name, work in ways.items():
            f1, wall, cpu = timed(work)
            found[name] = min(found.get(name, cpu), cpu)
            first = found["bert-score, fp32"]
            print(
                f"{name:22} {wall:8.1f} s  {cpu:8.1f} s CPU  F1 {f1:.4f}  {first / cpu:.2f} times as fast (CPU)",
                flush=True,
            )


def metrics(count: int, names: str) -> None:
    from synletters.evaluate.run import Settings, evaluate

    texts = letters(count, lambda text: len(text.split()) >= 500)
    with tempfile.TemporaryDirectory() as folder:
        real, synthetic, out = (Path(folder) / name for name in ("real.jsonl", "synthetic.jsonl", "report"))
        pairs = pairs_of(texts)
        real.write_text(
            "".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a, _ in pairs), encoding="utf-8"
        )
        synthetic.write_text("".join(json.dumps(r.to_json()) + "\n" for _, r in pairs), encoding="utf-8")
        # as many masked subwords a letter as for 1,000 pairs
        settings = Settings(
            metrics=tuple(n for n in names.split(",") if n), options={"pll_subwords": 8} if not names else {}
        )
        # once for few letters: loading modules is no work that grows with the letters
        _, _, start = timed(
            lambda: evaluate(real, synthetic, out.with_name("few"), replace(settings, limit=2))
        )
        from synletters.cli.evaluate import TqdmBars

        report, wall, cpu = timed(lambda: evaluate(real, synthetic, out, settings, bars=TqdmBars()))
    seconds = {row["metric"]: row["seconds"] for row in report["metrics"]}
    for name, taken in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{name:22} {taken:8.1f} s")
    for failure in report["failures"]:
        print(f"{failure['metric']}: {failure['error']}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{count} pairs of {sum(len(t.split()) for t in texts) / count:.0f} words: {wall:.1f} s, {cpu:.1f} s CPU, {memory:.2f} GiB; "
        f"1,000 pairs by extrapolation: {wall * 1000 / count / 60:.1f} min, {cpu * 1000 / count / 60:.1f} min of CPU; starting took {start:.1f} s of CPU"
    )


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("what", choices=("bertscore", "metrics"))
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--metrics", default="", help="of `metrics`: these alone")
    args = parser.parse_args()
    if args.threads:
        import torch

        torch.set_num_threads(args.threads)
    if args.what == "bertscore":
        bertscore(args.pairs, args.repeats)
    else:
        metrics(args.pairs, args.metrics)


if __name__ == "__main__":
    main()
