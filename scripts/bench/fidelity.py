"""How much of what letters say their rewrites still say: ``python -m scripts.bench.fidelity --data DATA
--letters 100``.

Rewrites letters of text/mtsamples_train.jsonl.gz, each as its own patient, and runs ``score fidelity`` on
them. Prints
its table; ``--show N`` the first N flips with the words around them, source and rewrite (that shows text of
the letters).
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.evaluate.clinical.fidelity import evaluate_fidelity
from synletters.evaluate.clinical.fidelity_table import table


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--strategy", default="stopwords")
    parser.add_argument("--ratio", type=float, default=0.5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--threads", type=int)
    args = parser.parse_args()
    if args.threads:
        import torch

        torch.set_num_threads(args.threads)
    with gzip.open(args.data / "text" / "mtsamples_train.jsonl.gz", "rt", encoding="utf-8") as handle:
        rows = [json.loads(line) for line, _ in zip(handle, range(args.letters), strict=False)]
    letters = {row["id"]: Letter(row["id"], row["text"]) for row in rows}
    rewriter = Rewriter(RunConfig(strategy=args.strategy, ratio=args.ratio, seed=0))
    begin = time.perf_counter()
    made = []
    for at in range(0, len(rows), 32):
        made += rewriter.rewrite(list(letters.values())[at : at + 32])
    middle = time.perf_counter()
    rewrites = [item for item in made if isinstance(item, Rewrite)]
    result = evaluate_fidelity(letters, rewrites)
    end = time.perf_counter()
    print(
        f"{args.strategy}@{args.ratio}: rewriting {middle - begin:.0f} s, comparing {end - middle:.0f} s, "
        f"{len(made) - len(rewrites)} rejected"
    )
    print(table(result))
    if args.json:
        args.json.write_text(json.dumps(result.to_json(), indent=1) + "\n", encoding="utf-8")
    texts = {item.letter_id: item.text for item in rewrites}
    for letter_id, _, kind, start, added in result.places[: args.show]:
        text = texts[letter_id] if added else letters[letter_id].text
        print(f"{kind:12} {'new ' if added else 'gone'} {text[max(0, start - 40) : start + 50]!r}")


if __name__ == "__main__":
    main()
