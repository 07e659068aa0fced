"""How many identifying words the safe-word pass flags alone, and how many innocent ones it touches.

    python -m scripts.letters stored dev --out gold.jsonl
    python -m scripts.bench.safe_words gold.jsonl                  # planted letters, the shipped list
    python -m scripts.bench.safe_words gold.jsonl --data DATA      # also with documents and names held back
    in turn

A word is a run of two or more letters and digits with a letter in it. With --data the list is built twice,
each time from
one half of the documents and one half of the gazetteers' words: the other half of mtsamples and of the case
reports gives
the innocent words (their few real names and eponyms count as innocent), and the planted name words that the
build did not
know as names give the recall on unseen names. --errors N prints the commonest misses and false alarms.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

from scripts.build.safe_words import build
from scripts.build.word_counts import Document, documents, read_names
from synletters.core.document import Letter
from synletters.detect.vocabulary_pass import SafeWords
from synletters.text.vocabulary import Vocabulary, fold, shipped

WORD = re.compile(r"[^\W_]{2,}")


def words_of(text: str) -> list[re.Match[str]]:
    return [m for m in WORD.finditer(text) if not m[0].isdigit()]


class Tally:
    """Flagged and all words, by gold label; "" is no identifier."""

    def __init__(self) -> None:
        self.hits: collections.Counter[str] = collections.Counter()
        self.all: collections.Counter[str] = collections.Counter()
        self.missed: collections.Counter[str] = collections.Counter()
        self.alarms: collections.Counter[str] = collections.Counter()
        self.unseen = [0, 0]

    def add(self, rows: Iterable[dict], detector: SafeWords, known: frozenset[str] | None = None) -> None:
        for row in rows:
            text = row["text"]
            marks = bytearray(len(text))
            for span in detector.detect([Letter("a", text)])[0]:
                marks[span.start : span.end] = b"\1" * (span.end - span.start)
            labels = [""] * len(text)
            for span in row["spans"]:
                labels[span["start"] : span["end"]] = [span["label"]] * (span["end"] - span["start"])
            for match in words_of(text):
                inside = [label for label in labels[match.start() : match.end()] if label]
                label = inside[0] if inside else ""
                hit = any(marks[match.start() : match.end()])
                self.all[label] += 1
                self.hits[label] += hit
                if label == "NAME" and not hit:
                    self.missed[match[0]] += 1
                if not label and hit:
                    self.alarms[match[0]] += 1
                if label == "NAME" and known is not None and fold(match[0]) not in known:
                    self.unseen[0] += hit
                    self.unseen[1] += 1

    def line(self, label: str) -> str:
        hits, total = self.hits[label], self.all[label]
        return f"  {label or 'innocent words':16} {hits / max(1, total):8.2%}  {hits}/{total}"

    def show(self, title: str, errors: int = 0) -> None:
        print(title)
        for label in sorted(self.all, key=lambda name: (name == "", name != "NAME", -self.all[name])):
            print(self.line(label))
        if self.unseen[1]:
            print(
                f"  {'unseen NAME words':16} {self.unseen[0] / self.unseen[1]:7.2%}  {self.unseen[0]}/{self.unseen[1]}"
            )
        if errors:
            print("  missed:", ", ".join(f"{w} {n}" for w, n in self.missed.most_common(errors)))
            print("  alarms:", ", ".join(f"{w} {n}" for w, n in self.alarms.most_common(errors)))


def half(key: str) -> int:
    return zlib.crc32(key.encode()) & 1


def folds(data: Path, gold: list[dict], errors: int) -> None:
    """Build from one half, measure on the other, both ways."""
    docs: list[Document] = list(documents(data))
    gazetteers = read_names(data)
    open_text = {"mtsamples": Tally(), "case": Tally()}
    planted = Tally()
    for side in (0, 1):
        names = {name: frozenset(w for w in words if half(w) == side) for name, words in gazetteers.items()}
        words = build((doc for doc in docs if half(doc[1]) == side), names)
        detector = SafeWords(vocabulary=Vocabulary(words))
        known = frozenset().union(*names.values())
        planted.add(gold, detector, known)
        for source, tally in open_text.items():
            rest = [doc for doc in docs if doc[0] == source and half(doc[1]) != side]
            tally.add(({"text": text, "spans": []} for _, text, _ in rest), detector)
    planted.show("planted letters, built from half of the documents and half of the names", errors)
    for source, tally in open_text.items():
        tally.show(f"{source}, the documents that the build did not see", errors)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--data", type=Path, help="folder of open data, for the two-fold check")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N commonest errors")
    args = parser.parse_args()
    gold = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    for options in ({}, {"point": "balanced"}, {"lower": True}):
        detector = SafeWords(**options)
        started = time.process_time()
        detector.detect([Letter("a", row["text"]) for row in gold])
        seconds = time.process_time() - started
        tally = Tally()
        tally.add((row for row in gold if row.get("kind") != "lookalike"), detector)
        if not options:
            looks = Tally()
            looks.add((row for row in gold if row.get("kind") == "lookalike"), detector)
            print("look-alikes:", looks.line("").strip())
        rate = sum(len(row["text"].split()) for row in gold) / seconds / 500
        tally.show(
            f"planted letters, options {options}; {rate:.0f} letters of 500 words a second",
            errors=args.errors,
        )
    if args.data:
        detector = SafeWords()
        for name, words in read_names(args.data).items():
            free = [w for w in sorted(words) if len(w) > 2]
            sentences = [Letter("a", f"Today it was {w.title()} who came.") for w in free]
            hits = sum(bool(spans) for spans in detector.detect(sentences))
            print(
                f"{name}: {hits / len(free):.2%} of {len(free)} words flagged with a capital inside a sentence"
            )
        print(f"{len(shipped().words)} words in the shipped list")
        folds(args.data, gold, args.errors)


if __name__ == "__main__":
    main()
