"""Write test letters with planted identifiers, and look-alike sentences without any, as JSON lines.

    python -m scripts.blind.make --count 300 --lookalikes 300 --seed 7 --out blind.jsonl

No input is needed. A row is {"id", "text", "spans": [{"start", "end", "label"}], "country", "kind"}, with character offsets,
end exclusive. --show N prints N letters with their spans marked; --counts prints the number of templates and of spans.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
from pathlib import Path

from ..letter_text import marked
from .fill import choose, fill
from .letters_hostile import HOSTILE
from .letters_other import OTHER
from .letters_uk import UK
from .letters_uk_more import UK_MORE
from .letters_us import US
from .letters_us_more import US_MORE
from .lookalikes import SENTENCES
from .people import Names

LETTERS = US + US_MORE + UK + UK_MORE + OTHER + HOSTILE
MOST = (12, 40)  # identifiers in a letter
LABELS = set(
    "NAME DATE AGE PHONE EMAIL URL ID USERNAME ADDRESS LOCATION POSTCODE HOSPITAL ORGANIZATION PROFESSION".split()
)


def check(text: str, spans: list[dict]) -> None:
    """Stop where a span is empty, unstripped or overlaps, or where a piece of the notation is left in the text."""
    end = 0
    for span in spans:
        assert end <= span["start"] < span["end"] <= len(text), span
        value = text[span["start"] : span["end"]]
        assert value == value.strip(), value
        assert re.search(r"\w", value), value
        assert span["label"] in LABELS, span
        end = span["end"]
    assert not re.search(r"[{}\[\]]|[#@%]{2}", text), text


def look_alikes(count: int, rng: random.Random) -> list[str]:
    """Distinct sentences, spread evenly over the patterns."""
    found: dict[str, None] = {}
    for i in range(50 * count):
        if len(found) == count:
            break
        found[choose(SENTENCES[i % len(SENTENCES)], rng)] = None
    return list(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--lookalikes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--counts", action="store_true")
    args = parser.parse_args()

    rng = random.Random(args.seed)
    names = Names(rng)
    rows, order = [], []
    for i in range(args.count):
        if not order:
            order = rng.sample(LETTERS, len(LETTERS))
        template = order.pop()
        for _ in range(30):
            text, spans = fill(template, names, rng)
            if MOST[0] <= len(spans) <= MOST[1]:
                break
        check(text, spans)
        row = {"id": f"blind-{i}", "text": text, "spans": spans, "country": template["country"], "kind": "letter"}
        rows.append(row)
    for i, text in enumerate(look_alikes(args.lookalikes, rng)):
        check(text, [])
        rows.append({"id": f"blind-look-{i}", "text": text, "spans": [], "country": "", "kind": "lookalike"})
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    letters = [row for row in rows if row["kind"] == "letter"]
    for row in letters[: args.show]:
        print(f"===== {row['id']}\n{marked(row['text'], row['spans'])}\n")
    print(f"{len(letters)} letters, {len(rows) - len(letters)} look-alikes")
    if args.counts:
        spans = sorted(len(row["spans"]) for row in letters)
        words = sorted(len(row["text"].split()) for row in letters)
        countries = collections.Counter(template["country"] for template in LETTERS)
        seen = collections.Counter(span["label"] for row in letters for span in row["spans"])
        print(f"templates {dict(countries)}, patterns {len(SENTENCES)}")
        print(f"spans a letter {spans[0]}-{spans[-1]}, words {words[0]}-{words[-1]}")
        print(", ".join(f"{label} {n}" for label, n in seen.most_common()))


if __name__ == "__main__":
    main()
