"""Are kept spans kept? ``python -m scripts.bench.kept --data DATA [--letters N]``.

Every letter of text/mtsamples_train.jsonl.gz, with every strategy and several ratios, refilled by random
words in place of the model. Entities and identifiers are drawn at random for each letter (nested,
overlapping, cut in words), beside those of the layout, guard and abbreviation detectors, so that the rules of
overlap are met far more often than in nature. Checked for each rewrite: every kept span is there, in order,
under its label, with its very text at the offsets that are written; and nothing but slots and identifiers
differs. Then, without identifiers and at ratio 0, every letter of text/*.jsonl.gz must come back byte for
byte. Exits with 1 where anything is not so.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.common import MTSAMPLES, arguments, in_batches, json_lines
from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.core.document import Action, Fill, MaskPlan, Protected, Span
from synletters.detect.abbreviations import AbbreviationDetector
from synletters.detect.guard import GuardDetector
from synletters.detect.layout import LayoutDetector
from synletters.rewrite.protect import protect

STRATEGIES = "stopwords random nouns verbs adjectives adverbs pos:NOUN,VERB nouns+stopwords@0.2 none".split()
RATIOS = (0.5, 1.0)
_WORDS = (
    "the of with and patient seen under clinic letter about often again ward some gentle plain quiet".split()
)
DETECTORS = (LayoutDetector(), GuardDetector(), AbbreviationDetector())
_TAGS = ("NOUN", "VERB", "ADJ", "ADV", "DET")


class RandomWords:
    """A refiller that knows nothing: words of other lengths than those before, so that offsets move."""

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        out = []
        for plan in plans:
            rng = random.Random(f"{plan.letter_id}/{plan.variant}")
            out.append(tuple(Fill(rng.choice(_WORDS)) for _ in range(plan.slots)))
        return out


class Given:
    """Hands out spans that were found before."""

    name = "given"

    def __init__(self, spans: dict[str, tuple[Span, ...]]) -> None:
        self.spans = spans

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self.spans[letter.id] for letter in letters]


def read(path: Path, most: int | None = None) -> Iterator[Letter]:
    for number, row in enumerate(json_lines(path, most)):
        if row["text"]:
            yield Letter(f"{number}:{row['id']}", row["text"])


def drawn(letter: Letter) -> tuple[Span, ...]:
    """Random entities, identifiers and part-of-speech tags."""
    rng = random.Random(letter.id)
    spans = []
    for _ in range(len(letter.text) // 120):
        start = rng.randrange(len(letter.text))
        end = min(len(letter.text), start + rng.randrange(1, 40))
        spans.append(Span(start, end, rng.choice(("DISEASE", "DRUG", "FINDING")), "clinical", "drawn"))
    for match in re.finditer(r"[^\W\d_]+", letter.text):
        spans.append(Span(*match.span(), f"POS:{rng.choice(_TAGS)}", "structure", "drawn"))
        if rng.random() < 0.01:
            # a profession is not sought elsewhere in the letter: what is replaced stays what was drawn here
            spans.append(Span(*match.span(), "PROFESSION", "phi", "drawn"))
    return tuple(spans)


def check(item: Protected, made: Rewrite) -> str:
    """What is wrong with a rewrite, or nothing."""
    letter = item.letter
    wanted = Counter((s.label, s.kind, letter.text[s.start : s.end]) for r in item.regions for s in r.spans)
    got = Counter((s.label, s.kind, made.text[s.start : s.end]) for s in made.spans if s.kind != "phi")
    if wanted != got:
        return f"{sum((wanted - got).values())} kept spans are gone or differ, {sum((got - wanted).values())} are new"
    at = 0  # kept regions stand in order, none inside another's stretch
    for region in item.regions:
        if region.action is Action.KEEP:
            piece = letter.text[region.start : region.end]
            at = made.text.find(piece, at)
            if at < 0:
                return "a kept stretch is not where it should be"
            at += len(piece)
    order = [
        made.text[s.start : s.end]
        for s in sorted(made.spans, key=lambda s: (s.start, s.end, s.label))
        if s.kind != "phi"
    ]
    source = [
        letter.text[s.start : s.end]
        for s in sorted((s for r in item.regions for s in r.spans), key=lambda s: (s.start, s.end, s.label))
    ]
    return "" if order == source else "kept spans stand in another order"


def kept_spans(letters: Sequence[Letter]) -> list[str]:
    """Rewrite the letters in every way; what is wrong."""
    spans = {letter.id: drawn(letter) for letter in letters}
    for detector in DETECTORS:
        for letter, found in zip(letters, detector.detect(letters), strict=True):
            spans[letter.id] += found
    config = RunConfig(strategy="none", second_look=False)
    finder = Rewriter(config, detectors=[Given(spans)]).finder
    protected = {
        item.id: protect(item, keep_structure=config.keep_structure, lexicon=finder.lexicon)
        for item in finder.find(letters)
        if isinstance(item, Letter)
    }
    faults: list[str] = []
    for strategy in STRATEGIES:
        for ratio in RATIOS if strategy != "none" else (0.0,):
            config = RunConfig(strategy=strategy, ratio=ratio, seed=1, second_look=False)
            rewriter = Rewriter(config, detectors=[Given(spans)], refiller=RandomWords())
            kept = rejected = 0
            before = len(faults)
            for made in in_batches(rewriter, letters, 64):
                if not isinstance(made, Rewrite):
                    rejected += 1
                    continue
                kept += sum(span.kind != "phi" for span in made.spans)
                wrong = check(protected[made.letter_id], made)
                faults += [f"{strategy}@{ratio} {made.letter_id}: {wrong}"] if wrong else []
            print(
                f"{strategy}@{ratio}: {len(letters)} letters, {rewriter.counts['words_masked']} words masked, {kept} kept spans, "
                f"{rejected} rejected, {len(faults) - before} letters at fault",
                flush=True,
            )
            faults += [f"{strategy}@{ratio}: {rejected} letters rejected"] if rejected else []
    return faults


def same_bytes(path: Path, most: int | None) -> list[str]:
    """Nothing to replace and ratio 0: the letters themselves must come back."""
    config = RunConfig(strategy="stopwords", ratio=0.0, no_phi=True, max_characters=10**9)
    rewriter = Rewriter(config, detectors=DETECTORS, refiller=RandomWords())
    same = total = 0
    for letter in read(path, most):
        [back] = rewriter.rewrite([letter])
        total += 1
        same += isinstance(back, Rewrite) and back.text.encode() == letter.text.encode()
    print(f"{path.name}: {same} of {total} letters come back byte for byte at ratio 0", flush=True)
    return [f"{path.name}: {total - same} letters differ"] if same != total else []


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--letters", type=int, help="fewer letters, for a quick look")
    parser.add_argument("--only", choices=("kept", "bytes"), help="one of the two checks")
    args = parser.parse_args()
    faults: list[str] = []
    if args.only != "kept":
        for path in sorted((args.data / "text").glob("*.jsonl.gz")):
            faults += same_bytes(path, args.letters)
    if args.only != "bytes":
        faults += kept_spans(list(read(args.data / MTSAMPLES, args.letters)))
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
