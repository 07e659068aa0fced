"""Rules of the grammar reworder tried on letters.

    python -m scripts.reword find LETTERS FOUND.jsonl          # once: the letters with their spans, as the detectors find them
    python -m scripts.reword check [RULES.txt …]               # each rule on its own examples
    python -m scripts.reword show FOUND.jsonl [RULES.txt …]    # every match, before and after; --rule NAME for some, --most N
    python -m scripts.reword count FOUND.jsonl [RULES.txt …]   # how often each rule matches, and the share of sentences that any does
    python -m scripts.reword left FOUND.jsonl                  # sentences that no rule matches, the most frequent beginnings first
    python -m scripts.reword runs FOUND.jsonl [RULES.txt …]    # runs of words of the source that survive rewording alone, by share
    python -m scripts.reword pairs FOUND.jsonl [RULES.txt …]   # sentences as a run rewords them, drawn at random: --most N of them

Without RULES the rules of the package. ``show`` and ``count`` try every template of every rule at every place, judged as a run
judges: ``!`` marks what it would refuse, and why.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from synletters import Letter, Rejected, Rewriter, RunConfig, Span
from synletters.core.document import Protected
from synletters.core.errors import ConfigError
from synletters.io import open_source
from synletters.reword import rules, trial
from synletters.reword.grammar import GrammarReworder
from synletters.reword.rules import Rule
from synletters.reword.sentence import Sentence, fault, text_of
from synletters.rewrite.protect import protect
from synletters.rewrite.rewording import Ask, Made, Rewording
from synletters.rewrite.sentences import Sentences
from synletters.rewrite.statements import Statements

_WORD = re.compile(r"\w+")


def find(letters: Path, out: Path) -> None:
    """Write the letters with all their spans."""
    rewriter = Rewriter(RunConfig(strategy="none", seed=0))
    with out.open("w", encoding="utf-8") as handle:
        batch: list[Letter] = []
        for item in [*open_source(letters), None]:
            if isinstance(item, Letter):
                batch.append(item)
            if batch and (item is None or len(batch) == 16):
                for found in rewriter.detect(batch):
                    if not isinstance(found, Rejected):
                        spans = [span.to_json() for span in found.spans]
                        handle.write(json.dumps({"id": found.id, "text": found.text, "spans": spans}) + "\n")
                batch = []


def protected(path: Path) -> Iterator[Protected]:
    """The letters of a file that ``find`` wrote."""
    with path.open(encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            letter = Letter(row["id"], row["text"], tuple(Span(**span) for span in row["spans"]))
            yield protect(letter, keep_structure=RunConfig().keep_structure, seek=False)


def sentences(path: Path) -> Iterator[tuple[str, Sentence]]:
    """Each sentence with the id of its letter."""
    for item in protected(path):
        found = Sentences(item, Statements(item).sentences)
        for number in range(len(found)):
            if (offered := found.at(number)) is not None:
                yield item.letter.id, offered.sentence(number)


def given(paths: Sequence[str]) -> list[Rule]:
    return [rule for path in paths for rule in rules.read(Path(path))] if paths else list(rules.shipped())


def whole(sentence: Sentence, pieces: Sequence[object] | None = None) -> str:
    told = tuple(range(len(sentence.elements))) if pieces is None else tuple(pieces)
    return " ".join(text_of(sentence, told, "IDENTIFIER").split())  # type: ignore[arg-type]


def show(path: Path, chosen: Sequence[Rule], most: int, seed: int) -> None:
    """Print matches, before and after; with ``most``, so many of each rule, drawn at random."""
    rows: dict[str, list[str]] = {rule.name: [] for rule in chosen}
    for _, sentence in sentences(path):
        for rule in chosen:
            for line in _matches(rule, sentence):
                rows[rule.name].append(line)
    for name, lines in rows.items():
        print(f"\n== {name}: {len(lines)}")
        for line in random.Random(seed).sample(lines, min(most, len(lines))) if most else lines:
            print(line)


def _matches(rule: Rule, sentence: Sentence) -> Iterator[str]:
    words = {element.word for element in sentence.elements}
    if not any(pattern.needs & words for pattern in rule.patterns):
        return
    for candidate in trial.candidates(rule, sentence):
        wrong = fault(sentence, candidate) or trial.judged(sentence, candidate)
        mark = f"  ! ({wrong}) " if wrong else "  > "
        yield f"  < {whole(sentence)}\n{mark}{whole(sentence, candidate.pieces)}"


def count(path: Path, chosen: Sequence[Rule]) -> None:
    """Print how often each rule matches and how often that is refused."""
    matched, refused = Counter[str](), Counter[str]()
    total = 0
    reached = 0
    grammar = GrammarReworder(chosen)
    for _, sentence in sentences(path):
        total += 1
        good = False
        for candidate in grammar.reword([sentence])[0]:
            wrong = trial.judged(sentence, candidate)
            for name in candidate.rules:
                matched[name] += 1
                refused[name] += bool(wrong)
            good = good or not wrong
        reached += good
    for name, times in matched.most_common():
        print(f"{times:6} {refused[name]:6} refused  {name}")
    print("no match:", ", ".join(sorted({rule.name for rule in chosen} - set(matched))) or "none")
    print(f"{reached} of {total} sentences ({reached / max(1, total):.1%}) have a candidate that passes")


def left(path: Path, chosen: Sequence[Rule]) -> None:
    """Print beginnings of sentences without a match, and some of the sentences."""
    grammar = GrammarReworder(chosen)
    begins: dict[str, list[str]] = {}
    for _, sentence in sentences(path):
        if sentence.end - sentence.start > 3 and not grammar.reword([sentence])[0]:
            body = sentence.elements[sentence.start : sentence.end]
            key = " ".join(e.word if e.kind in ("word", "structure", "mark") else "~" for e in body[:4])
            begins.setdefault(key, []).append(whole(sentence))
    for key, rows in sorted(begins.items(), key=lambda pair: -len(pair[1]))[:200]:
        print(f"{len(rows):4} {key}\n       {rows[0]}")


def reworded_letters(
    path: Path, chosen: Sequence[Rule], share: float, seed: int
) -> Iterator[tuple[Protected, Made]]:
    """Each letter with what a run makes of it before it masks words."""
    counts = Counter[str]()
    stage = Rewording(GrammarReworder(chosen), share, seed, RunConfig().keep_structure, counts)
    for item in protected(path):
        [[made]] = stage.letters([[Ask(item, 0, Statements(item))]])
        yield item, made
    for name, times in sorted(counts.items()):
        if not name.startswith("reword:rule:"):
            print(f"{times:7} {name}", file=sys.stderr)


def runs(path: Path, chosen: Sequence[Rule], seed: int) -> None:
    """Print the share of runs of 5 and 10 words that survive."""
    for share in (0.4, 0.8, 1.0):
        kept, there = Counter[int](), Counter[int]()
        for item, (made, _) in reworded_letters(path, chosen, share, seed):
            now = _WORD.findall((made.item if made else item).letter.text.lower())
            before = _WORD.findall(item.letter.text.lower())
            for size in (5, 10):
                have = {tuple(now[k : k + size]) for k in range(len(now))}
                mine = [tuple(before[k : k + size]) for k in range(len(before) - size + 1)]
                there[size] += len(mine)
                kept[size] += sum(run in have for run in mine)
        print(share, {size: f"{kept[size] / max(1, there[size]):.1%}" for size in there})


def pairs(path: Path, chosen: Sequence[Rule], most: int, seed: int) -> None:
    """Print reworded sentences, before and after."""
    rows = []
    for item, (made, _) in reworded_letters(path, chosen, 0.8, seed):
        if made is not None:
            for change, (start, end) in zip(made.changes, made.stretches, strict=True):
                before = " ".join(item.letter.text[change.start : change.end].split())
                now = " ".join(made.item.letter.text[start:end].split())
                rows.append((before, now, ", ".join(change.candidate.rules)))
    for k, (before, now, names) in enumerate(
        random.Random(seed).sample(rows, min(most or len(rows), len(rows)))
    ):
        print(f"{k} [{names}]\n  < {before}\n  > {now}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("find", "check", "show", "count", "left", "runs", "pairs"))
    parser.add_argument("files", nargs="*")
    parser.add_argument("--rule", action="append", default=[], help="a rule, or what its name begins with")
    parser.add_argument("--most", type=int, default=0, help="show so many matches of each rule")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    try:
        if asked.what == "find":
            find(Path(asked.files[0]), Path(asked.files[1]))
            return 0
        at = 0 if asked.what == "check" else 1
        chosen = [
            rule
            for rule in given(asked.files[at:])
            if not asked.rule or any(rule.name.startswith(name) for name in asked.rule)
        ]
        if asked.what == "check":
            trial.tried(chosen)
            print(f"{len(chosen)} rules do what their examples say")
        elif asked.what == "show":
            show(Path(asked.files[0]), chosen, asked.most, asked.seed)
        elif asked.what == "count":
            count(Path(asked.files[0]), chosen)
        elif asked.what == "runs":
            runs(Path(asked.files[0]), chosen, asked.seed)
        elif asked.what == "pairs":
            pairs(Path(asked.files[0]), chosen, asked.most, asked.seed)
        else:
            left(Path(asked.files[0]), chosen)
    except ConfigError as error:
        print("\n".join(error.faults) or str(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
