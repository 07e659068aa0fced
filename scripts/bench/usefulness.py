"""Can rewrites stand in for real letters to train on? ``python -m scripts.bench.usefulness --data DATA``.

Rewrites the case reports of clinical_ner/maccrobat_{train,dev}.jsonl.gz with their gold entities kept, each
as its own patient, and runs ``score usefulness`` on them: split by document, a spaCy NER trained on real
letters, on rewrites and on the controls, tested on real letters. The reports name nobody, so identifiers are
not looked for; ``--phi`` looks for them, and what is replaced as one (ages, dates) loses its gold entity.
Prints what the rewrites changed near entities, each training as it ends, and the table.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.common import arguments, in_batches, json_lines, letters_of, tell
from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.cli.tables import show
from synletters.evaluate.utility.places import differing
from synletters.evaluate.utility.samples import Place, gold_sources, sample_of
from synletters.evaluate.utility.study import Settings, study
from synletters.evaluate.utility.table import blocks
from synletters.io.flat import tokens

_BATCH = 16


def read(data: Path, most: int) -> list[Letter]:
    """The letters of both files; if ``most`` are fewer, as many spread evenly over them."""
    files = [data / "clinical_ner" / f"maccrobat_{part}.jsonl.gz" for part in ("train", "dev")]
    out = letters_of((row for file in files for row in json_lines(file)), "clinical")
    count = min(most, len(out))
    return [out[i * len(out) // count] for i in range(count)]


def rewritten(letters: Sequence[Letter], config: RunConfig) -> list[Rewrite]:
    """The rewrites, each with the places that were refilled: the refiller's own, not found by comparison."""
    rewriter = Rewriter(replace(config, mark_refills=True))
    out = [
        Rewrite(
            made.letter_id,
            0,
            made.text,
            made.spans,
            {"refilled": [[*place] for place in made.refilled or ()]},
        )
        for made in in_batches(rewriter, letters, _BATCH)
        if isinstance(made, Rewrite)
    ]
    print(
        f"refilled {rewriter.counts['refills']} words, {rewriter.counts['refills_as_before']} came back as they were; "
        f"{len(letters) - len(out)} letters rejected"
    )
    return out


def near(letters: Sequence[Letter], rewrites: Mapping[str, Rewrite]) -> str:
    """How many entities have a changed word beside them: what a change could teach wrongly."""
    sources = gold_sources(letters)
    labels = {span.label for letter in letters for span in letter.spans}
    words = changed = entities = 0
    beside = {1: 0, 3: 0}
    kept = 0
    for letter in letters:
        rewrite = rewrites.get(letter.id)
        kept += len(sample_of(letter, sources, labels).entities)
        if rewrite is None:
            continue
        places = list(tokens(rewrite.text, ()))
        new = set(differing(letter, rewrite))
        words, changed = words + len(places), changed + len(new)
        for start, end, _ in sample_of(rewrite, sources, labels).entities:
            entities += 1
            for reach in beside:
                beside[reach] += _touches(places, new, start, end, reach)
    shares = ", ".join(f"within {reach} tokens {n / entities:.1%}" for reach, n in beside.items())
    return (
        f"gold entities {kept}, in rewrites {entities}; tokens that differ {changed} of {words} ({changed / words:.1%}); "
        f"entities with one: {shares}"
    )


def _touches(places: Sequence[Place], new: set[Place], start: int, end: int, reach: int) -> bool:
    first = next(i for i, place in enumerate(places) if place[1] > start)
    last = next((i for i, place in enumerate(places) if place[0] >= end), len(places))
    return any(
        place in new for place in [*places[max(0, first - reach) : first], *places[last : last + reach]]
    )


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--strategy", default="stopwords")
    parser.add_argument("--ratio", type=float, default=0.5)
    parser.add_argument("--phi", action="store_true", help="look for identifiers and replace them")
    parser.add_argument("--learners", default="spacy")
    parser.add_argument(
        "--conditions", default="masked,random,real+synthetic", help="besides real and synthetic"
    )
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--passes", type=float)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    letters = read(args.data, args.letters)
    config = RunConfig(strategy=args.strategy, ratio=args.ratio, seed=0, no_phi=not args.phi)
    made = rewritten(letters, config)
    print(near(letters, {item.letter_id: item for item in made}), flush=True)
    settings = Settings(
        learners=tuple(args.learners.split(",")),
        conditions=tuple(filter(None, args.conditions.split(","))),
        seeds=args.seeds,
        passes=args.passes,
    )
    begin = time.process_time()
    result = study(
        letters,
        {item.letter_id: [item] for item in made},
        settings,
        tell=lambda line: print(line, flush=True),
    )
    show(blocks(result))
    print(f"training and testing: {(time.process_time() - begin) / 60:.1f} minutes of the processor")
    if args.json:
        tell(result.to_json(), args.json)


if __name__ == "__main__":
    main()
