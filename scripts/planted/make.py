"""Write clinical letters with planted identifiers, and look-alike texts without any, as JSON lines.

    python -m scripts.planted.make --data DATA --letters 400 --seed 7 --out planted_dev.jsonl

DATA holds gazetteers/*.txt. A row is {"id", "text", "spans": [{"start", "end", "label"}], "country", "kind"}, with character
offsets, end exclusive. --show N prints N letters with their spans marked instead of only writing them.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
from pathlib import Path

from ..letter_text import marked, wrap
from . import letters_uk, letters_uk_more, letters_us, letters_us_more, lookalikes
from .values import Cast, Pool

CHOICE = re.compile(r"<<(.*?)>>", re.S)
SLOT = re.compile(r"\{([^{}]+)\}")
PLAIN = r"(he|his|him|himself|man|spouse|son|boy|male|age|child:\w+|sibling:\w+)"  # slots that identify nobody (in any case)
AN = re.compile(r"(^|\W)([Aa])$")
TEMPLATES = {
    "UK": letters_uk.LETTERS + letters_uk_more.LETTERS,
    "US": letters_us.LETTERS + letters_us_more.LETTERS,
}
WRAPPED = 0.15  # share of letters whose long lines are broken at a fixed width
MOST = (16, 30)  # a letter keeps at most so many slots, a number drawn from this range ...
FEWEST_WORDS = 125  # ... as long as so many words remain
SENTENCE = re.compile(
    r"(?<=[.;?])(?<!\bDr\.)(?<!\bMr\.)(?<!\{Mr\}\.)(?<!\bSt\.)(?<!\b[Nn]o\.)(?<!^\d\.)(?<!\bvs\.) (?=[A-Z{\"])"
)
KEEP = re.compile(r"\{(p\.(full|lf|upper)|age)\}|Dear |From:|Sent:")  # sentences that a letter cannot do without


def choose(text: str, rng: random.Random) -> str:
    return CHOICE.sub(lambda m: rng.choice(m.group(1).split("||")), text)


def thinned(text: str, rng: random.Random) -> str:
    """Leave out random sentences that hold identifiers until the letter is no denser than most real ones."""
    parts = re.split(r"(\n)", text)
    pieces = [piece for part in parts for piece in re.split(f"({SENTENCE.pattern})", part)]
    limit = rng.randint(*MOST)

    def planted(piece: str) -> int:
        return sum(bool(re.match(r"[a-z]", s)) and not re.fullmatch(PLAIN, s) for s in SLOT.findall(piece))

    order = [i for i, piece in enumerate(pieces) if planted(piece) and i > 0 and not KEEP.search(piece)]
    rng.shuffle(order)
    slots, words = sum(map(planted, pieces)), len(text.split())
    for i in order:
        size = len(pieces[i].split())
        if slots <= limit:
            break
        if words - size < FEWEST_WORDS or slots - planted(pieces[i]) < 10:
            continue
        slots, words = slots - planted(pieces[i]), words - size
        pieces[i] = ""
        alone = pieces[i - 1] in ("\n", "")
        if i + 1 < len(pieces) and (pieces[i + 1] == " " or (pieces[i + 1] == "\n" and alone)):
            pieces[i + 1] = ""
    return "".join(pieces)


def takes_an(value: str) -> bool:
    return value[:1].lower() in "aeio" or bool(re.match(r"8|1[18]$|u(?!n?i)", value, re.I))


def letter(template: tuple[str, dict, str], country: str, pool: Pool, rng: random.Random) -> tuple[str, list[dict]]:
    """Fill one template."""
    _, settings, source = template
    low, high = settings["ages"]
    age = rng.randint(90, high) if high >= 90 and rng.random() < 0.3 else rng.randint(low, high)
    cast = Cast(pool, country, rng, settings.get("sex", ""), age, settings.get("kin", ""))
    source = choose(source, rng)
    if not settings.get("long"):
        source = thinned(source, rng)
    if settings.get("flat"):
        source = " ".join(source.split())
    case = {"lower": str.lower, "upper": str.upper}.get(settings.get("case", ""), str)
    out, spans, at, end = [], [], 0, 0

    def add(piece: str) -> int:
        nonlocal at
        piece = case(piece)
        out.append(piece)
        at += len(piece)
        return len(piece)

    for slot in SLOT.finditer(source):
        before = source[end : slot.start()]
        value, label = cast.get(slot.group(1))
        if slot.group(1).split(":")[0] in ("job", "age") and AN.search(before.rstrip(" ")) and takes_an(value):
            before = before.rstrip(" ") + "n "
        add(before)
        size = add(value)
        together = (
            spans and label == spans[-1]["label"] == "NAME" and spans[-1]["end"] == at - size - 1 and before == " "
        )
        if together:
            spans[-1]["end"] = at
        elif label:
            spans.append({"start": at - size, "end": at, "label": label})
        end = slot.end()
    add(source[end:])
    text = "".join(out)
    if not settings.get("flat") and rng.random() < WRAPPED:
        text = wrap(text, rng.choice([72, 80, 96]))
    return text, spans


def look_alikes(count: int, rng: random.Random) -> list[str]:
    """Distinct texts, spread evenly over the sources; some of them paragraphs of two or three sentences."""
    sources = lookalikes.TEXTS.splitlines()
    found: dict[str, None] = {}
    tries = 0
    while len(found) < count and tries < 100 * count:
        text = choose(sources[tries % len(sources)], rng)
        if tries % 9 == 8:
            text += " " + choose(rng.choice(sources), rng)
        found[text] = None
        tries += 1
    return list(found)


def check(text: str, spans: list[dict]) -> None:
    """Stop where a span is empty, overlaps, or where a piece of the notation was left in the text."""
    end = 0
    for span in spans:
        assert end <= span["start"] < span["end"] <= len(text), span
        value = text[span["start"] : span["end"]]
        assert value == value.strip(), value
        end = span["end"]
    assert not re.search(r"[{}]|<<|>>|\|\|", text.replace("> >", "")), text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--letters", type=int, default=400)
    parser.add_argument("--lookalikes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()

    rng = random.Random(args.seed)
    pool = Pool(args.data / "gazetteers")
    rows, seen = [], collections.Counter()
    for i in range(args.letters):
        country = ("UK", "US")[i % 2]
        templates = TEMPLATES[country]
        template = templates[i // 2 % len(templates)]
        text, spans = letter(template, country, pool, rng)
        check(text, spans)
        rows.append({"id": f"{template[0]}-{i}", "text": text, "spans": spans, "country": country, "kind": "letter"})
        seen.update(span["label"] for span in spans)
    for i, text in enumerate(look_alikes(args.lookalikes, rng)):
        rows.append(
            {"id": f"lookalike-{i}", "text": text, "spans": [], "country": ("UK", "US")[i % 2], "kind": "lookalike"}
        )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    letters = [row for row in rows if row["kind"] == "letter"]
    for row in rng.sample(letters, min(args.show, len(letters))):
        print(f"===== {row['id']}\n{marked(row['text'], row['spans'])}\n")
    sizes = sorted(len(row["spans"]) for row in letters)
    words = sorted(len(row["text"].split()) for row in letters)
    print(
        f"{len(letters)} letters, {len(rows) - len(letters)} look-alikes; spans a letter {sizes[0]}-{sizes[-1]}, "
        f"words {words[0]}-{words[-1]}"
    )
    print(", ".join(f"{label} {n}" for label, n in seen.most_common()))


if __name__ == "__main__":
    main()
