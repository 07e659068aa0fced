"""Whether what must stay stays under every strategy: ``python -m scripts.bench.refill_cases CASES.jsonl[.gz] [--variants 20]``.

CASES are rows ``{"id", "kind", "text", "must_stay": [...]}``. Each text is rewritten ``--variants`` times by each strategy
at ratio 1, with masks and draws of its own each time. What stands in ``must_stay`` is to come out as it is, and so
are the numbers with the words of relation around them, whatever changes beside: who reads "by 5 mg" reads no other
preposition. Printed are the cases and strategies under which something else came out, never the texts.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.common import arguments, in_batches, json_lines, tell
from synletters import Letter, Rejected, Rewriter, RunConfig

STRATEGIES = (
    "stopwords",
    "random",
    "nouns",
    "verbs",
    "adjectives",
    "adverbs",
    "stopwords+nouns+verbs+adjectives+adverbs",
)
#: words of direction, mode and negation: as many of each as before, in the same order
_SAID = re.compile(
    r"\b(?:from|by|not|no|never|without|nor|neither|if|unless|off|up|out|under|below|against|avoid\w*|stop\w*|reduc\w*|increas\w*"
    r"|decreas\w*|start\w*|give\w*|remov\w*|insert\w*|receiv\w*|died|admit\w*|refer\w*|discharg\w*|can|may|must|should|could|would"
    r"|will|shall|might|left|right|less|more|than|each|every|both|either)\b|\d+(?:[./]\d+)*",
    re.IGNORECASE,
)


def relations(text: str) -> list[str]:
    """The words and numbers of a text that no refill may change, in order."""
    return [match[0].lower() for match in _SAID.finditer(text)]


def main() -> None:
    options = arguments(__doc__)
    options.add_argument("cases", type=Path)
    options.add_argument("--variants", type=int, default=20)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--phi", action="store_true", help="replace identifiers as well, as a run does")
    args = options.parse_args()
    rows = list(json_lines(args.cases))
    letters = [Letter(str(row["id"]), str(row["text"])) for row in rows]
    figures: dict[str, Any] = {"cases": len(rows), "variants": args.variants}
    for strategy in STRATEGIES:
        config = RunConfig(
            strategy=strategy, ratio=1.0, variants=args.variants, seed=args.seed, no_phi=not args.phi
        )
        made = in_batches(Rewriter(config), letters)
        wrong, rejected, changed = Counter[str](), 0, 0
        for result in made:
            if isinstance(result, Rejected):
                rejected += 1
                continue
            row = next(row for row in rows if str(row["id"]) == result.letter_id)
            changed += result.text != row["text"]
            lost = any(words not in result.text for words in row.get("must_stay", ()))
            # identifiers hold words and numbers of their own
            other = not args.phi and relations(result.text) != relations(str(row["text"]))
            if lost or other:
                wrong[f"{result.letter_id} {row.get('kind', '')}".strip()] += 1
        figures[strategy] = {
            "rewrites": len(made),
            "changed": changed,
            "rejected": rejected,
            "wrong": dict(wrong),
        }
    tell(figures)


if __name__ == "__main__":
    main()
