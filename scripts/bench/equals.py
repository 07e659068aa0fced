"""How much the sets of equals change: ``python -m scripts.bench.equals LETTERS.jsonl[.gz] [--strategy S@R …]``.

For each strategy: words of the letters, chosen, masked, with another word that passes, changed, sentences given
back, and why chosen words are not masked. ``--frequent N`` lists the open words without an equal, most frequent
first (of open letters only: it prints their words). ``--items FOLDER --draw N`` draws changed places for readers:
for each setting ITEMS.jsonl with the source's sentence and the rewritten one, the changed stretch in square
brackets, in random order, and in a file of its own which setting and set each is of.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.common import arguments, in_batches, json_lines, letters_of, tell
from synletters import Rewriter, RunConfig
from synletters.core import strategies
from synletters.refill.novelty import same_word
from synletters.rewrite.draft import Draft
from synletters.rewrite.fluency import places
from synletters.rewrite.protect import open_words
from synletters.text.kinds.equals import shipped

SETTINGS = (
    "stopwords@0.5",
    "stopwords@1.0",
    "random@0.5",
    "nouns@0.5+verbs@0.5+adjectives@0.5+adverbs@0.5",
    "stopwords@1.0+nouns@1.0+verbs@1.0+adjectives@1.0+adverbs@1.0",
)
_AROUND = 200  # characters of a sentence on either side


def changed(draft: Draft) -> Iterator[dict[str, Any]]:
    """Each changed place of a draft."""
    assert draft.fills is not None
    assert draft.result is not None
    source, made = draft.item.letter.text, draft.result.text
    found = zip(places(draft.plan), draft.words, draft.plan.refilled(draft.fills), strict=True)
    for place, word, (start, end) in found:
        if not same_word(made[start:end], word.text):
            yield {
                "letter": draft.plan.letter_id,
                "old": word.text,
                "new": made[start:end],
                "before": _marked(source, word.start, word.end),
                "after": _marked(made, start, end),
                "set": place.slot.kind,
            }


def _marked(text: str, start: int, end: int) -> str:
    low = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1, start - _AROUND) + 1
    ends = [at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0]
    high = min(min(ends) + 1 if ends else len(text), end + _AROUND)
    return f"{text[low:start]}[{text[start:end]}]{text[end:high]}".strip()


def frequent(drafts: Sequence[Draft], most: int) -> list[tuple[str, int]]:
    """Open words that are masked nowhere, most frequent first."""
    masked = {(draft.plan.letter_id, word.start) for draft in drafts for word in draft.masked}
    counts = Counter(
        word.text.lower()
        for draft in drafts
        for word in open_words(draft.item)
        if (draft.plan.letter_id, word.start) not in masked
    )
    return counts.most_common(most)


def main() -> None:
    options = arguments(__doc__)
    options.add_argument("letters", type=Path)
    options.add_argument("--strategy", nargs="+", default=list(SETTINGS))
    options.add_argument("--frequent", type=int, default=0)
    options.add_argument("--items", type=Path)
    options.add_argument("--draw", type=int, default=300)
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    letters = letters_of(json_lines(args.letters))
    figures: dict[str, Any] = {"sets": len(shipped().sets), "letters": len(letters)}
    for number, strategy in enumerate(args.strategy):
        assert strategies.parts(strategy, 0.5)
        rewriter = Rewriter(RunConfig(strategy=strategy, seed=args.seed))
        drafts: list[Draft] = []
        rewriter.watch = lambda done, kept=drafts: kept.extend(d for all_ in done for d in all_)
        in_batches(rewriter, letters)
        counts = rewriter.counts
        items = [item for draft in drafts for item in changed(draft)]
        words = counts["words"]
        figures[strategy] = {
            "words": words,
            "masked": counts["words_masked"],
            "accepted": counts["words_accepted"],
            "changed": counts["words_changed"],
            "changed_share": round(counts["words_changed"] / max(1, words), 4),
            "words_in_changed_places": sum(
                max(len(item["old"].split()), len(item["new"].split())) for item in items
            ),
            "put_back": counts["words_put_back"],
            "sentences_given_back": counts["sentences_given_back"],
            "withheld": {k[9:]: n for k, n in counts.items() if k.startswith("withheld:")},
        }
        if args.frequent:
            figures[strategy]["frequent"] = frequent(drafts, args.frequent)
        if args.items:
            _write(args.items, number, strategy, items, args.draw, args.seed)
    tell(figures)


def _write(
    folder: Path, number: int, strategy: str, items: list[dict[str, Any]], draw: int, seed: int
) -> None:
    """The items of a setting without what made them, and that beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    random.Random(seed).shuffle(items)
    items = items[:draw]
    rows = [{k: v for k, v in item.items() if k != "set"} for item in items]
    text = "".join(json.dumps({"n": n, **row}, ensure_ascii=False) + "\n" for n, row in enumerate(rows))
    (folder / f"items_{number}.jsonl").write_text(text, encoding="utf-8")
    key = {"strategy": strategy, "sets": [item["set"] for item in items]}
    (folder / f"key_{number}.json").write_text(json.dumps(key) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
