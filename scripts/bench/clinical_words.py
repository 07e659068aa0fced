"""What `clinical words lost` sees of planted losses, and how often it cries where nothing was lost.

usage: python -m scripts.bench.clinical_words --entities ENTITIES.jsonl[.gz] --letters LETTERS.jsonl[.gz] [--per-kind 200] [--seed 1] [--show]

ENTITIES hold texts whose clinical entities people marked ({"id", "text", "spans"}, labels as of MACCROBAT or BC5CDR): in each text
one entity is lost at a time, a word by a name in its place, a value by another digit, and it is counted how often a loss is told. LETTERS hold letters with their identifiers marked: each identifier is given the words of another letter's of its kind,
nothing else is touched, and every loss that is told then is a false alarm (the metric is not told where the identifiers are).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from scripts.common import json_lines
from synletters.core.document import Letter
from synletters.evaluate.clinical.words_lost.compare import losses

_WORDS = ("Gareth", "Harley", "Morgan Fenwick", "Elmsett", "Hilary", "CJFH")
_VALUES = {"Dosage", "Lab_value", "Age", "Frequency", "Duration", "Volume", "Distance", "Mass"}
_KINDS = {
    "Medication": "drug",
    "Chemical": "drug",
    "Disease_disorder": "disease",
    "Disease": "disease",
    "Sign_symptom": "sign or symptom",
    "Diagnostic_procedure": "diagnostic procedure",
    "Therapeutic_procedure": "therapeutic procedure",
    "Biological_structure": "anatomy",
}
_DIGIT = re.compile(r"\d")


def planted(said: str, label: str, rng: random.Random) -> str | None:
    """What is to stand in the entity's place; None where nothing of the kind can be lost."""
    if label not in _VALUES:
        return rng.choice(_WORDS)
    digits = [m.start() for m in _DIGIT.finditer(said)]
    if not digits:
        return None
    at = rng.choice(digits)
    return said[:at] + rng.choice([d for d in "123456789" if d != said[at]]) + said[at + 1 :]


def recall(texts: list[dict[str, Any]], most: int, rng: random.Random, show: bool) -> None:
    places = defaultdict(list)
    for row in texts:
        for span in row["spans"]:
            if span["label"] in _KINDS or span["label"] in _VALUES:
                places[_KINDS.get(span["label"], span["label"].lower())].append((row, span))
    total: Counter[str] = Counter()
    for kind, found in sorted(places.items()):
        rng.shuffle(found)
        seen = tried = 0
        for row, span in found:
            start, end = span["start"], span["end"]
            new = planted(row["text"][start:end], span["label"], rng)
            if new is None or tried == most:
                continue
            tried += 1
            made = losses(Letter("x", row["text"]), row["text"][:start] + new + row["text"][end:])
            hit = bool(made.lost)  # of two equal words either may be told as the one that is lost
            seen += hit
            if show and not hit:
                print(f"  missed {kind}: {row['text'][start:end]!r}")
        total.update(seen=seen, tried=tried)
        print(f"{kind:24} {seen:5} of {tried:5}  {seen / max(1, tried):.3f}")
    print(f"{'all':24} {total['seen']:5} of {total['tried']:5}  {total['seen'] / max(1, total['tried']):.3f}")


def alarms(letters: list[dict[str, Any]], rng: random.Random, show: bool) -> None:
    pool = defaultdict(list)
    for row in letters:
        for span in row["spans"]:
            pool[span["label"]].append(row["text"][span["start"] : span["end"]])
    items = false = unchanged = 0
    hit: Counter[str] = Counter()
    touched = 0
    for row in letters:
        text, out, at = row["text"], [], 0
        for span in sorted(row["spans"], key=lambda s: s["start"]):
            if span["start"] >= at:
                out += [text[at : span["start"]], rng.choice(pool[span["label"]])]
                at = span["end"]
        made = losses(Letter("x", text), "".join([*out, text[at:]]))
        items += made.total.total()
        false += len(made.lost)
        touched += bool(made.lost)
        hit.update(lost.kind for lost in made.lost)
        unchanged += len(losses(Letter("x", text), text).lost)
        if show:
            for lost in made.lost:
                print(f"  alarm {lost.kind}: {text[max(0, lost.start - 30) : lost.end + 20]!r}")
    print(f"letters {len(letters)}, items {items}; lost in unchanged letters {unchanged}")
    print(
        f"identifiers replaced alone: {false} told as lost ({false / max(1, items):.4%}), in {touched} letters; {dict(hit)}"
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--entities", type=Path, nargs="+", default=[])
    options.add_argument("--letters", type=Path, nargs="+", default=[])
    options.add_argument("--per-kind", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true")
    args = options.parse_args()
    rng = random.Random(args.seed)
    for path in args.entities:
        print(path.name)
        recall(list(json_lines(path)), args.per_kind, rng, args.show)
    for path in args.letters:
        print(path.name)
        alarms(list(json_lines(path)), rng, args.show)


if __name__ == "__main__":
    main()
