"""Which rules and which patterns of the repair of spans earn their place.

    python -m scripts.bench.ablate --planted dev.jsonl --innocent notes.jsonl [--what rules|repairs] [--alone] [--json OUT]

Each of the rules for identifiers, and each judgement of ``synletters/detect/postprocess`` (a predicate that takes a span
away, a set of marks, the growth of edges), is left out alone. Told of each: planted spans that are lost without it
(``brings``), planted spans that come back without it (``costs``), innocent spans that vanish without it (``harms``), and
innocent spans that appear without it (``spares``), and in how many planted texts it finds anything (``fires``). What fires and yet
brings and spares nothing buys nothing here; of what never fires these texts say nothing. ``--alone`` leaves the model out,
which hides what it finds as well; last, those are told that may go together, for of two that find the same one has to stay. Rows are those of ``scripts.letters`` for planted letters; of innocent texts every found span
counts that overlaps no given one. The model reads each text once, whatever is left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from synletters import Letter, RunConfig
from synletters.core.document import Span
from synletters.detect.identifiers import identifiers
from synletters.detect.postprocess import numbers, settle
from synletters.detect.rules import detector as rules
from synletters.detect.rules.readings import readings
from synletters.detect.run import Finder

EVERY = rules.ALL
Rows = Sequence[Mapping[str, Any]]
Found = list[list[tuple[int, int]]]
#: judgements, each a name in a module, and what it says when left out
JUDGEMENTS: Mapping[str, tuple[Any, str, Callable[..., Any]]] = {
    "trades: no_trade": (settle, "no_trade", lambda *_: False),
    "span_forms: formless": (settle, "formless", lambda *_: False),
    "public_names: of_the_public": (settle, "of_the_public", lambda *_: False),
    "gene_variants: of_a_gene": (settle, "of_a_gene", lambda *_: False),
    "brands: drug_so_called": (settle, "drug_so_called", lambda *_: False),
    "shorthand: only_short": (settle, "only_short", lambda *_: False),
    "plain_words: plain": (settle, "plain", lambda *_: False),
    "evidence_bars: weak": (settle, "weak", lambda *_: False),
    "vocabulary_marks: confirmed": (settle, "confirmed", lambda _, marks, __: list(marks)),
    "vocabulary_marks: any": (settle, "confirmed", lambda *_: []),
    "number_forms: never": (numbers, "never", lambda _: ()),
    "tables: results": (numbers, "results", lambda _: ()),
    "public_names: free_lines": (numbers, "free_lines", lambda _: ()),
}


@contextmanager
def without(place: tuple[Any, str, Callable[..., Any]]) -> Iterator[None]:
    """The module with another value under a name, for a while."""
    module, name, instead = place
    kept = getattr(module, name)
    setattr(module, name, instead)
    try:
        yield
    finally:
        setattr(module, name, kept)


class Remembering:
    """A detector that reads each text once."""

    def __init__(self, inner: Any) -> None:
        self.inner, self.seen = inner, dict[str, tuple[Span, ...]]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        new = [letter for letter in letters if letter.text not in self.seen]
        for letter, spans in zip(new, self.inner.detect(new), strict=True):
            self.seen[letter.text] = spans
        return [self.seen[letter.text] for letter in letters]


def name_of(rule: Any) -> str:
    """A borrowed rule goes by its recognizer's name."""
    return str(getattr(rule, "name", None) or rule.recognizer.name)


@cache
def firing(text: str) -> frozenset[str]:
    """The rules that find something in a text or in a reading of it, before anything is settled."""
    texts = (text, *(reading.text for reading in readings(text)))
    return frozenset(
        name_of(rule)
        for one in texts
        for rule in EVERY
        if rule.may_find(one, one.lower()) and next(iter(rule.find(one)), None) is not None
    )


def found(finder: Finder, rows: Rows) -> Found:
    out: Found = []
    for at in range(0, len(rows), 64):
        for item in finder.find([Letter(row["id"], row["text"]) for row in rows[at : at + 64]]):
            spans = identifiers(item) if isinstance(item, Letter) else []
            out.append([(span.start, span.end) for span in spans])
    return out


def planted(rows: Rows, spans: Found) -> set[tuple[int, int, int]]:
    """The planted spans that are covered: (row, start, end)."""
    out = set()
    for number, (row, here) in enumerate(zip(rows, spans, strict=True)):
        for gold in row["spans"]:
            start, end = gold["start"], gold["end"]
            letters = {at for at in range(start, end) if row["text"][at].isalnum()}
            if all(any(lo <= at < hi for lo, hi in here) for at in letters):
                out.add((number, start, end))
    return out


def wrong(rows: Rows, spans: Found) -> set[tuple[int, int, int]]:
    """The found spans that overlap no given one."""
    return {
        (number, start, end)
        for number, (row, here) in enumerate(zip(rows, spans, strict=True))
        for start, end in here
        if not any(gold["start"] < end and start < gold["end"] for gold in row.get("spans", ()))
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--planted", type=Path, required=True)
    parser.add_argument("--innocent", type=Path, nargs="+", required=True)
    parser.add_argument("--what", choices=("rules", "repairs"), default="rules")
    parser.add_argument("--alone", action="store_true", help="the rules without the tagger")
    parser.add_argument("--point", choices=("strict", "balanced"), default="strict")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()

    def read(path: Path) -> list[dict[str, Any]]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    letters = [row for row in read(args.planted) if row["spans"]]
    innocent = [row for path in args.innocent for row in read(path)]
    finder = Finder(RunConfig(point=args.point))
    if args.alone:
        finder.detectors = [d for d in finder.detectors if d.name != "tagger"]
    held = [Remembering(d) if d.name != "rules" or args.what == "repairs" else d for d in finder.detectors]
    finder.detectors = held
    seen = found(finder, letters), found(finder, innocent)
    whole = planted(letters, seen[0]), wrong(innocent, seen[1])

    def measured(*names: str) -> tuple[set[tuple[int, int, int]], set[tuple[int, int, int]]]:
        """What is covered, and what is wrong, without a rule or a judgement: only the texts that the rule fires in are
        read again."""
        again = []
        for rows, before in zip((letters, innocent), seen, strict=True):
            at = [
                number
                for number, row in enumerate(rows)
                if args.what == "repairs" or not firing(row["text"]).isdisjoint(names)
            ]
            now = list(before)
            for number, spans in zip(at, found(finder, [rows[number] for number in at]), strict=True):
                now[number] = spans
            again.append(now)
        return planted(letters, again[0]), wrong(innocent, again[1])

    print(
        f"{len(letters)} letters, {len(whole[0])} planted spans covered; {len(innocent)} texts, {len(whole[1])} wrong spans"
    )
    places = (
        JUDGEMENTS
        if args.what == "repairs"
        else {
            name_of(rule): (rules, "ALL", tuple(other for other in rules.ALL if other is not rule))
            for rule in rules.ALL
        }
    )
    told: dict[str, dict[str, int]] = {}
    print(f"{'left out':34} brings costs harms spares fires")
    for name, place in places.items():
        with without(place):
            left = measured(name)
        told[name] = figures = {
            "brings": len(whole[0] - left[0]),
            "costs": len(left[0] - whole[0]),
            "harms": len(whole[1] - left[1]),
            "spares": len(left[1] - whole[1]),
            "fires": len(letters)
            if args.what == "repairs"
            else sum(name in firing(row["text"]) for row in letters),
        }
        print(f"{name:34} " + " ".join(f"{value:6}" for value in figures.values()), flush=True)
    nothing = [
        name
        for name, figures in told.items()
        if figures["fires"] and not figures["brings"] and not figures["spares"]
    ]
    gone: list[str] = []
    for name in nothing if args.what == "rules" else ():  # of two that find the same, one has to stay
        left = tuple(rule for rule in EVERY if name_of(rule) not in {*gone, name})
        with without((rules, "ALL", left)):
            covered, innocent_now = measured(name, *gone)
        if covered >= whole[0] and innocent_now <= whole[1]:
            gone.append(name)
    silent = [name for name, figures in told.items() if not figures["fires"]]
    print(f"{len(nothing)} of {len(told)} buy nothing here: {', '.join(nothing)}")
    print(f"{len(gone)} of these may go together: {', '.join(gone)}")
    print(f"{len(silent)} never fire: {', '.join(silent)}")
    if args.json:
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
