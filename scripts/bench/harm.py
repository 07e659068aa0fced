"""What de-identification does to text that holds no identifiers, and to dates that fit one another.

    python -m scripts.bench.harm [--point strict|balanced] [--set second|third] [--json OUT] [--show] [--seeds 3]
    [--data FOLDER]

Three sets lie in scripts/harm: ``innocents.jsonl``, sentences without identifiers (share that detection
touches, by kind); ``notes.jsonl``, short notes with hardly any (found identifiers that overlap no gold one, a
note; gold ones missed); and ``coherent.jsonl``, letters whose dates fit (rewritten without masking, with
several seeds; the intervals between all pairs of dates, weekdays, ages and names, by the rules in
scripts/harm/judge.py). ``--set second`` takes the sentences and notes of scripts/harm/second, which nobody who changes detection
has read, ``third`` development sentences; a folder without notes or letters whose dates fit is scored without them. Shares come with Wilson's 95% intervals; those over dates and pairs take them for
independent, which those of one letter are not. ``--show`` prints what was touched, by id, and dates that went
wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.common import arguments, in_batches, json_lines, letters_of, tell
from scripts.harm.judge import Sides, align, judge
from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.cli.tables import show
from synletters.evaluate.rates import Rate
from synletters.evaluate.tables import Table

HERE = Path(__file__).resolve().parents[1] / "harm"
_RATE = ("hits", "of", "share", "95% bounds")
Places = Sequence[tuple[int, int]]
Rows = Sequence[Mapping[str, Any]]


def identifiers(item: Any) -> list[tuple[int, int, str]]:
    """(start, end, label) of the identifiers of a letter, a rewrite or a row of a set; those that overlap are
    one, of the longest's label."""
    spans = (
        item["spans"]
        if isinstance(item, Mapping)
        else [span.to_json() for span in getattr(item, "spans", ())]
    )
    out: list[tuple[int, int, str]] = []
    longest = 0
    for start, end, label in sorted((s["start"], s["end"], s["label"]) for s in spans if s["kind"] == "phi"):
        if out and start < out[-1][1]:
            label, longest = (label, end - start) if end - start > longest else (out[-1][2], longest)
            out[-1] = (out[-1][0], max(end, out[-1][1]), label)
        else:
            out.append((start, end, label))
            longest = end - start
    return out


def detected(rewriter: Rewriter, rows: Rows) -> list[list[tuple[int, int, str]]]:
    """What is found in each text, each a patient of its own."""
    out: list[list[tuple[int, int, str]]] = []
    for at in range(0, len(rows), 64):
        found = rewriter.detect([Letter(row["id"], row["text"]) for row in rows[at : at + 64]])
        assert all(isinstance(item, Letter) for item in found), "a text was rejected"
        out += [identifiers(item) for item in found]
    return out


def overlaps(a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def score_innocents(rows: Rows, found: Sequence[Sequence[tuple[int, int, str]]]) -> dict[str, Any]:
    """Share of sentences touched, in all and by kind, and each touched sentence's words with the label they
    got."""
    by_kind = {kind: Rate() for kind in dict.fromkeys(row["kind"] for row in rows)}
    touched: dict[str, list[tuple[str, str]]] = {}
    for row, spans in zip(rows, found, strict=True):
        by_kind[row["kind"]] = by_kind[row["kind"]].plus(Rate(bool(spans), 1))
        if spans:
            touched[row["id"]] = [(row["text"][a:b], label) for a, b, label in spans]
    labels = Counter(label for words in touched.values() for _, label in words)
    return {
        "all": sum_up(by_kind.values()),
        "by_kind": by_kind,
        "labels": dict(labels.most_common()),
        "touched": touched,
    }


def score_notes(rows: Rows, found: Sequence[Sequence[tuple[int, int, str]]]) -> dict[str, Any]:
    """Wrong identifiers (a span over no gold one) a note, notes with any, and gold spans that nothing
    overlaps."""
    wrong: dict[str, list[tuple[str, str]]] = {}
    notes: Counter[str] = Counter()
    wrongs: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    total = 0
    for row, spans in zip(rows, found, strict=True):
        gold = identifiers(row)
        text = row["text"]
        false = [
            (text[a:b], label) for a, b, label in spans if not any(overlaps((a, b, label), g) for g in gold)
        ]
        lost = [text[g[0] : g[1]] for g in gold if not any(overlaps(g, span) for span in spans)]
        notes[row["kind"]] += 1
        wrongs[row["kind"]] += len(false)
        total += len(gold)
        if false:
            wrong[row["id"]] = false
        if lost:
            missed[row["id"]] = lost
    return {
        "notes_with_wrong": Rate(len(wrong), len(rows)),
        "wrong_a_note": wrongs.total() / max(1, len(rows)),
        "wrong_a_note_by_kind": {kind: wrongs[kind] / notes[kind] for kind in notes},
        "missed_gold": Rate(sum(map(len, missed.values())), total),
        "wrong": wrong,
        "missed": missed,
    }


def sum_up(rates: Iterable[Rate]) -> Rate:
    total = Rate()
    for rate in rates:
        total = total.plus(rate)
    return total


def score_coherent(runs: Iterable[tuple[Mapping[str, Any], Sides | None]]) -> dict[str, Any]:
    """Intervals, weekdays, ages and people of rewritten letters; None is one that was rejected or cannot be
    aligned."""
    counts: Counter[str] = Counter()
    faults: dict[str, list[tuple[str, str]]] = {}
    letters = whole = lost = 0
    for number, (row, sides) in enumerate(runs):
        letters += 1
        if sides is None:
            lost += 1
            continue
        verdict = judge(row, sides)
        counts += verdict.counts
        whole += verdict.counts["pairs_right"] == verdict.counts["pairs"]
        if verdict.faults:
            faults[f"{row['id']}/{number}"] = verdict.faults
    rates = {
        name: Rate(counts[f"{name}_right"], counts[name])
        for name in ("pairs", "dates", "weekdays", "ages", "people")
    }
    return {
        "letters_all_intervals_right": Rate(whole, letters - lost),
        "lost": lost,
        "dates_missed": counts["dates_missed"],
        **rates,
        "faults": faults,
    }


def rewritten(
    config: Mapping[str, Any], rows: Rows, seeds: int
) -> Iterable[tuple[Mapping[str, Any], Sides | None]]:
    for seed in range(seeds):
        rewriter = Rewriter(RunConfig(strategy="none", seed=seed, **config))
        found = detected(rewriter, rows)
        made = in_batches(rewriter, letters_of(rows))
        for row, spans, result in zip(rows, found, made, strict=True):
            sides = None
            if isinstance(result, Rewrite):
                sides = align(row["text"], places(spans), result.text, places(identifiers(result)))
            yield row, sides


def places(spans: Sequence[tuple[int, int, str]]) -> Places:
    return [span[:2] for span in spans]


def told(name: str, rate: Rate) -> tuple[str, ...]:
    low, high = rate.bounds
    return (name, str(rate.hits), str(rate.total), f"{rate.share or 0:.1%}", f"[{low:.1%}, {high:.1%}]")


def touched(title: str, items: Mapping[str, Sequence[Any]]) -> None:
    print(f"\n{title}")
    for key, found in items.items():
        print(
            f"  {key:16} "
            + "; ".join(" -> ".join(map(repr, one)) if isinstance(one, tuple) else repr(one) for one in found)
        )


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--point", choices=["strict", "balanced"], default="strict")
    parser.add_argument("--json", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print touched words and wrong dates; the sets hold nobody's text"
    )
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--set", choices=["first", "second", "third"], default="first")
    parser.add_argument("--data", type=Path, help="a folder of your own in the form of scripts/harm")
    args = parser.parse_args()
    data: Path = args.data or (HERE if args.set == "first" else HERE / args.set)
    innocents = list(json_lines(data / "innocents.jsonl"))
    notes = list(json_lines(data / "notes.jsonl")) if (data / "notes.jsonl").exists() else []
    fitted = data / "coherent.jsonl"
    coherent = list(json_lines(fitted)) if fitted.exists() else []
    config = {"point": args.point}
    rewriter = Rewriter(RunConfig(strategy="none", seed=0, **config))
    results: dict[str, dict[str, Any]] = {
        "innocents": score_innocents(innocents, detected(rewriter, innocents)),
        "notes": score_notes(notes, detected(rewriter, notes)),
        **({"coherent": score_coherent(rewritten(config, coherent, args.seeds))} if coherent else {}),
    }
    innocent, note, fitting = results["innocents"], results["notes"], results.get("coherent", {})
    kinds = {"all": innocent["all"], **innocent["by_kind"]}
    means = {"all": note["wrong_a_note"], **note["wrong_a_note_by_kind"]}
    rates = {
        "notes with any wrong identifier": note["notes_with_wrong"],
        "gold identifiers missed": note["missed_gold"],
        **{
            name.replace("_", " ") + ("" if "_" in name else " right"): rate
            for name, rate in fitting.items()
            if isinstance(rate, Rate)
        },
    }
    show(
        [
            f"point {args.point}",
            Table(("sentences touched", *_RATE), tuple(told(*item) for item in kinds.items()), "lrrrr"),
            f"by label: {innocent['labels']}",
            Table(
                ("wrong identifiers a note", "mean"),
                tuple((name, f"{mean:.2f}") for name, mean in means.items()),
                "lr",
            ),
            f"letters whose facts fit, {args.seeds} seeds: {fitting['lost']} rejected or not aligned, "
            f"{fitting['dates_missed']} dates not found"
            if fitting
            else "no letters whose facts fit",
            Table(("", *_RATE), tuple(told(*item) for item in rates.items()), "lrrrr"),
        ]
    )
    if args.show:
        touched("touched in sentences", results["innocents"]["touched"])
        touched("wrong in notes", results["notes"]["wrong"])
        touched("missed in notes", results["notes"]["missed"])
        touched("wrong in rewritten letters (source, rewrite)", fitting.get("faults", {}))
    if args.json:
        tell({"point": args.point, **results}, args.json, default=Rate.to_json, ensure_ascii=False)


if __name__ == "__main__":
    main()
