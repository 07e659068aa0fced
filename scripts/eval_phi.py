"""Measure an identifier detector against gold spans.

    python scripts/eval_phi.py GOLD.jsonl FOUND.jsonl [--ignore LABEL,...] [--misses N] [--alarms N] [--json]

GOLD rows: {"id", "text", "spans": [{"start", "end", "label"}]} and optionally "kind" ("lookalike" for a text without any
identifier); FOUND rows: {"id", "spans": [{"start", "end", "label", "kind"}]}, of which only kind "phi" counts (a span
without a kind is one). Offsets are characters, end exclusive; either file may be gzipped. A gold span counts as found only
where found spans, of whatever label, cover every character of it that is not white space. Gold labels named in --ignore
neither count in recall nor as false alarms.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import math
import signal
import sys
from pathlib import Path

CONTEXT = 40


def read(path: Path) -> list[dict]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share."""
    if not total:
        return 0.0, 1.0
    p = hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(hits: int, total: int) -> dict:
    low, high = wilson(hits, total)
    return {"hits": hits, "total": total, "share": hits / total if total else None, "low": low, "high": high}


def excerpt(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"{left}[[{text[start:end]}]]{right}".replace("\n", "⏎")


def covered(spans: list[dict], text: str) -> set[int]:
    """The offsets of the characters, other than white space, inside the spans."""
    return {i for s in spans for i in range(max(0, s["start"]), min(s["end"], len(text))) if not text[i].isspace()}


def measure(gold: list[dict], found: dict[str, list[dict]], ignore: set[str]) -> tuple[dict, list[dict], list[dict]]:
    """The figures, the missed spans and the false alarms."""
    hits, totals = collections.Counter(), collections.Counter()
    misses, alarms = [], []
    right = marked = letters = leaky = looks = touched = 0
    for row in gold:
        text, name = row["text"], str(row["id"])
        spans = [s for s in found.get(name, []) if s.get("kind", "phi") == "phi"]
        mask, ignored = covered(spans, text), covered([s for s in row["spans"] if s["label"] in ignore], text)
        wanted = [s for s in row["spans"] if s["label"] not in ignore]
        truth = covered(wanted, text)
        counted = mask - (ignored - truth)
        right, marked = right + len(counted & truth), marked + len(counted)
        for span in spans:
            inside = covered([span], text) - ignored
            if inside and not inside & truth:
                alarms.append(
                    {
                        "id": name,
                        "label": span.get("label", ""),
                        "score": span.get("score"),
                        "text": excerpt(text, span["start"], span["end"]),
                    }
                )
        if row.get("kind") == "lookalike":
            looks, touched = looks + 1, touched + bool(counted)
            continue
        missed = 0
        for span in wanted:
            totals[span["label"]] += 1
            left = covered([span], text) - mask
            if not left:
                hits[span["label"]] += 1
                continue
            missed += 1
            whole = len(left) == len(covered([span], text))
            misses.append(
                {
                    "id": name,
                    "label": span["label"],
                    "partly": not whole,
                    "text": excerpt(text, span["start"], span["end"]),
                }
            )
        letters, leaky = letters + 1, leaky + bool(missed)
    figures = {
        "recall": rate(sum(hits.values()), sum(totals.values())),
        "recall_by_label": {label: rate(hits[label], n) for label, n in totals.most_common()},
        "partly_covered": sum(m["partly"] for m in misses),
        "character_precision": rate(right, marked),
        "letters_with_a_miss": rate(leaky, letters),
        "lookalikes_touched": rate(touched, looks),
        "false_alarms": len(alarms),
        "rows_without_an_answer": sum(str(row["id"]) not in found for row in gold),
    }
    return figures, misses, alarms


def line(name: str, value: dict) -> str:
    if not value["total"]:
        return f"{name:24} none"
    return (
        f"{name:24} {value['share']:7.2%}  [{value['low']:7.2%}, {value['high']:7.2%}]  "
        f"{value['hits']}/{value['total']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--ignore", default="", help="gold labels to leave out, separated by commas")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N missed spans")
    parser.add_argument("--alarms", type=int, default=0, metavar="N", help="print N false alarms")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()

    gold = read(args.gold)
    found: dict[str, list[dict]] = {}
    for row in read(args.found):
        found.setdefault(str(row["id"]), []).extend(row["spans"])
    ignore = {label.strip() for label in args.ignore.split(",") if label.strip()}
    figures, misses, alarms = measure(gold, found, ignore)
    unknown = len(set(found) - {str(row["id"]) for row in gold})
    if unknown:
        print(f"{unknown} found rows have an id that the gold file lacks", file=sys.stderr)
    if args.json:
        print(
            json.dumps(
                {**figures, "misses": misses[: args.misses], "alarms": alarms[: args.alarms]},
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    print(line("span recall", figures["recall"]))
    for label, value in figures["recall_by_label"].items():
        print(line(f"  {label}", value))
    for name in ("character_precision", "letters_with_a_miss", "lookalikes_touched"):
        print(line(name.replace("_", " "), figures[name]))
    print(
        f"missed spans {len(misses)} (partly covered {figures['partly_covered']}), false alarms {len(alarms)}, "
        f"rows without an answer {figures['rows_without_an_answer']}"
    )
    for title, rows, n in (("MISSES", misses, args.misses), ("FALSE ALARMS", alarms, args.alarms)):
        if n:
            print(f"\n{title}")
        # evenly through the file, so that the first texts do not take all the places
        for i in range(min(n, len(rows))):
            row = rows[i * len(rows) // min(n, len(rows))]
            print(f"{row['id']:22} {row['label']:12} {'partly ' if row.get('partly') else ''}{row['text']}")


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end quietly when the reader of a pipe stops
    main()
