"""How much of what letters say their rewrites still say: ``python -m scripts.bench.fidelity --data DATA
--letters 100``.

Rewrites letters of text/mtsamples_train.jsonl.gz, each as its own patient, and runs ``score fidelity`` on
them. Prints its table; ``--show N`` the first N flips with the words around them, source and rewrite (that
shows text of the letters).
"""

from __future__ import annotations

import time
from pathlib import Path

from scripts.common import MTSAMPLES, arguments, in_batches, json_lines, letters_of, tell
from synletters import Rewrite, Rewriter, RunConfig
from synletters.cli.tables import show
from synletters.evaluate.clinical.fidelity import evaluate_fidelity
from synletters.evaluate.clinical.fidelity_table import blocks


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--strategy", default="stopwords")
    parser.add_argument("--ratio", type=float, default=0.5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    args = parser.parse_args()
    letters = {one.id: one for one in letters_of(json_lines(args.data / MTSAMPLES, args.letters))}
    rewriter = Rewriter(RunConfig(strategy=args.strategy, ratio=args.ratio, seed=0))
    begin = time.perf_counter()
    made = in_batches(rewriter, list(letters.values()))
    middle = time.perf_counter()
    rewrites = [item for item in made if isinstance(item, Rewrite)]
    result = evaluate_fidelity(letters, rewrites)
    print(
        f"{args.strategy}@{args.ratio}: rewriting {middle - begin:.0f} s, comparing "
        f"{time.perf_counter() - middle:.0f} s, {len(made) - len(rewrites)} rejected"
    )
    show(blocks(result))
    if args.json:
        tell(result.to_json(), args.json)
    texts = {item.letter_id: item.text for item in rewrites}
    for letter_id, _, kind, start, added in result.places[: args.show]:
        text = texts[letter_id] if added else letters[letter_id].text
        print(f"{kind:12} {'new ' if added else 'gone'} {text[max(0, start - 40) : start + 50]!r}")


if __name__ == "__main__":
    main()
