"""How fast the whole path is, with the share of each stage: ``python -m scripts.bench.rewrite [--letters
100]``.

Letters of about 500 words, put together from the paragraphs of the example letters in random order, so that
no two are alike. Models are loaded and warmed up before the clock starts. Prints a table and, with
``--json``, the figures.
"""

from __future__ import annotations

import json
import random
import re
import resource
import tempfile
from pathlib import Path

from scripts.common import ROOT, arguments, tell
from synletters import Letter, Rewriter, RunConfig
from synletters.io import open_source
from synletters.rewrite import run as runs


def letters(count: int, words: int, seed: int) -> list[Letter]:
    folder = ROOT / "examples" / "letters"
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    paragraphs = [p for text in texts for p in re.split(r"\r?\n\s*\n", text) if len(p.split()) > 3]
    rng = random.Random(seed)
    out = []
    for i in range(count):
        text = ""
        while len(text.split()) < words:
            text += rng.choice(paragraphs) + "\n\n"
        out.append(Letter(f"bench-{i}", text))
    return out


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    import torch

    config = RunConfig()
    rewriter = Rewriter(config)
    rewriter.rewrite(letters(4, args.words, seed=0))
    rewriter.clock.seconds.clear()
    rewriter.counts.clear()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        rows = [
            {"id": letter.id, "text": letter.text} for letter in letters(args.letters, args.words, seed=1)
        ]
        source.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
        report = runs.rewrite(open_source(source), Path(folder) / "out", config, rewriter=rewriter)
    figures = {
        "threads": torch.get_num_threads(),
        "dtype": report["provenance"]["models"]["tagger"]["dtype"],
        "letters": report["letters"],
        "rejected": report["rejected"],
        "words": report["words"],
        "seconds": report["seconds"],
        "letters_per_second": report["letters_per_second"],
        "stages": report["stages"],
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if args.json:
        tell(figures)
        return
    print(
        f"{figures['letters']} letters of {figures['words'] / figures['letters']:.0f} words in {figures['seconds']:.1f} s: "
        f"{figures['letters_per_second']} letters/s on {figures['threads']} threads, {figures['dtype']}, "
        f"peak memory {figures['peak_memory_mib']} MiB, {figures['rejected']} rejected"
    )
    for name, stage in sorted(report["stages"].items(), key=lambda item: -item[1]["share"]):
        print(f"  {name:22s} {stage['share']:6.1%}")


if __name__ == "__main__":
    main()
