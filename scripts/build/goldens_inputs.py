"""What the recorded commands read: invented letters in several forms, small annotated corpora, tiny models.
All of it is made from this file, ``goldens_letters.jsonl``, ``examples/letters`` and ``tests/tiny.py``;
nothing of the package is used, so that what is read stays the same when the package moves."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LETTERS = Path(__file__).with_name("goldens_letters.jsonl")
FEW = ("blind-0", "blind-1", "blind-7", "blind-look-0", "made-world-1")
PHRASES = {
    "phi": {"NAME": ["tired", "well", "Nurse"], "DATE": ["today", "12/80"]},
    "clinical": {"DISEASE": ["cough", "fever", "pain"], "DRUG": ["tablets", "medication"]},
}
PLAIN = "the patient was seen|he has|review in clinic|a good result|with the nurse|at home again".split("|")
TAGS = dict(
    zip("the a patient nurse was seen good".split(), "DET DET NOUN NOUN VERB VERB ADJ".split(), strict=True)
)
#: words of the made rewrites, in place of their own
OTHER = {
    " the ": " this ",
    " was ": " had been ",
    " with ": " and ",
    " in ": " at ",
    " and ": " with ",
    " no ": " ",
}

Row = dict[str, Any]
Maker = Callable[[Path, list[Row]], None]


def make(name: str, folder: Path, letters: Path = LETTERS) -> None:
    """Make the input ``name`` in ``folder``, unless it is there."""
    target = folder / name
    if target.exists():
        return
    if name not in MAKERS:
        raise SystemExit(f"there is no input {name!r}; goldens_inputs.py makes {', '.join(sorted(MAKERS))}")
    MAKERS[name](target, read(letters))


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: Sequence[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def bare(rows: Sequence[Row]) -> list[Row]:
    """Letters without their annotations."""
    return [{key: value for key, value in row.items() if key != "spans"} for row in rows]


def few(rows: Sequence[Row]) -> list[Row]:
    """The first, second, … letter of a kind; of another sample the first five."""
    return [row for row in rows if row["id"] in FEW] or list(rows[:5])


def tables(path: Path, rows: Sequence[Row]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "patient_id", "text"])
            writer.writeheader()
            writer.writerows(bare(rows))
    else:
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(
            pyarrow.table({key: [row.get(key) for row in rows] for key in ("id", "patient_id", "text")}), path
        )


def brat(path: Path, rows: Sequence[Row]) -> None:
    path.mkdir()
    for row in rows:
        (path / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8", newline="")
        lines = []
        for number, span in enumerate(row["spans"], 1):
            said = row["text"][span["start"] : span["end"]]
            if "\n" not in said:
                lines.append(f"T{number}\t{span['label']} {span['start']} {span['end']}\t{said}\n")
        (path / f"{row['id']}.ann").write_text("".join(lines), encoding="utf-8", newline="")


def concepts(path: Path, rows: Sequence[Row]) -> None:
    """Every long word in lower case is a concept: annotations that stand apart from the letters."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["note_id", "start", "end", "concept_id"])
        for row in rows:
            at = 0
            for word in row["text"].split(" "):
                if len(word) > 9 and word.isalpha() and word.islower():
                    writer.writerow([row["id"], at, at + len(word), 1000 + len(word)])
                at += len(word) + 1


def found(rows: Sequence[Row], kind: str) -> list[Row]:
    """What a middling detector finds: of five spans it misses one, cuts one short and mislabels one; and now
    and then it is wrong."""
    out = []
    for row in rows:
        spans = []
        for number, span in enumerate(one for one in row["spans"] if one["kind"] == kind):
            if number % 5 == 1:
                continue
            if number % 5 == 2 and span["end"] - span["start"] > 3:
                span = span | {"end": span["end"] - 2}
            if number % 5 == 3:
                span = span | {"label": "ORGANIZATION" if kind == "phi" else "TEST"}
            spans.append(span)
        spans += [{"start": 1, "end": 4, "label": "DATE" if kind == "phi" else "DRUG", "kind": kind}][
            : not spans
        ]
        out.append({"id": row["id"], "spans": spans})
    return out


def remade(rows: Sequence[Row], kinds: Sequence[str] = ("phi",)) -> list[Row]:
    """Rewrites by a fixed rule: identifiers get the value of the next one of the label, some function words
    become others."""
    held: dict[str, list[str]] = {}
    for row in rows:
        for span in row["spans"]:
            if span["kind"] in kinds:
                held.setdefault(span["label"], []).append(row["text"][span["start"] : span["end"]])
    taken: dict[str, int] = {}
    out = []
    for row in rows:
        text, spans, refilled, at = "", [], [], 0

        def plain(piece: str, start: int, places: list[list[int]]) -> str:
            made = ""
            while piece:
                old = next((old for old in OTHER if piece.startswith(old)), None)
                if old:
                    places.append([start + len(made) + 1, start + len(made) + len(OTHER[old].rstrip())])
                made, piece = made + (OTHER[old] if old else piece[0]), piece[len(old) if old else 1 :]
            return made

        for span in sorted(row["spans"], key=lambda one: one["start"]):
            if span["start"] < at:
                continue
            text += plain(row["text"][at : span["start"]], len(text), refilled)
            value, at = row["text"][span["start"] : span["end"]], span["end"]
            if span["kind"] in kinds:
                taken[span["label"]] = number = taken.get(span["label"], 0) + 1
                value = held[span["label"]][number % len(held[span["label"]])]
            spans.append({**span, "start": len(text), "end": len(text) + len(value)})
            text += value
        text += plain(row["text"][at:], len(text), refilled)
        out.append(
            {
                "id": row["id"],
                "variant": 0,
                "text": text,
                "spans": spans,
                "refilled": [place for place in refilled if place[0] < place[1]],
            }
        )
    return out


def wrong(rows: Sequence[Row]) -> list[Row]:
    """Letters of a world that do not say what its records say."""
    return [{"id": row["id"], "text": row["text"]} for row in rows if row["id"].startswith("made-world")]


def records(rows: Sequence[Row]) -> list[Row]:
    said = (
        "policy yes self_employed no hay_fever no winter yes copd no common_cold no asthma no smoking yes pneumonia no "
        "dyspnea yes cough yes fever high nasal no pain no antibiotics yes days_at_home 4"
    ).split()
    nodes = dict(zip(said[::2], said[1::2], strict=True))
    return [{"id": row["id"], **nodes} for row in wrong(rows)]


def faulty(rows: Sequence[Row]) -> list[Row]:
    """Letters, some of which must be rejected: no text, an id for the second time, too long, spans outside
    the text."""
    good = bare(few(rows))
    outside = {"id": "outside", "text": "No more.", "spans": [{"start": 2, "end": 99, "label": "DRUG"}]}
    return [
        *good,
        {"id": "empty", "text": " "},
        good[0],
        {"id": "long", "text": "No more of it. " * 300},
        outside,
    ]


def toy(kind: str) -> list[Row]:
    """Letters in which some words are always annotated."""
    rng, out = Random(f"toy {kind}"), []
    for number in range(24):
        text, spans = "", []
        for label in rng.sample([*PHRASES[kind], *PHRASES[kind]], 4):
            text += rng.choice(PLAIN) + " "
            word = rng.choice(PHRASES[kind][label])
            spans.append({"start": len(text), "end": len(text) + len(word), "label": label, "kind": kind})
            text += word + ". "
        out.append({"id": f"toy-{number}", "text": text, "patient_id": f"p{number // 2}", "spans": spans})
    return out


def conllu(path: Path) -> None:
    rng, lines = Random("words"), []
    for _ in range(60):
        words = [rng.choice(list(TAGS)) for _ in range(8)]
        lines += [
            f"{number}\t{word}\t_\t{TAGS[word]}\t_\t_\t_\t_\t_\t_" for number, word in enumerate(words, 1)
        ]
        lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def grammar(name: str, count: int) -> list[Row]:
    """Letters of a grammar that a tiny model can learn."""
    rng, words = Random(name), ["seen", "tired", "well", "reviewed", "examined", "comfortable"]
    said = [
        " ".join(f"The patient was {rng.choice(words)} in the clinic today." for _ in range(8))
        for _ in range(count)
    ]
    return [
        {
            "id": f"{name}-{i}",
            "text": f"{text} {rng.choice(words)} {rng.choice(words)}.",
            "patient_id": f"{name}{i // 2}",
        }
        for i, text in enumerate(said)
    ]


def tiny(builder: str, **options: Any) -> Maker:
    """A model of ``tests/tiny.py``: random weights of a fixed seed."""

    def build(path: Path, rows: list[Row]) -> None:
        del rows
        spec = importlib.util.spec_from_file_location("tiny", ROOT / "tests" / "tiny.py")
        assert spec is not None
        assert spec.loader is not None
        module: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        made = {
            key: getattr(module, value[1:]) if str(value).startswith("=") else value
            for key, value in options.items()
        }
        getattr(module, builder)(path, **made)

    return build


def rows_of(choose: Callable[[list[Row]], Sequence[Row]]) -> Maker:
    return lambda path, rows: write(path, choose(rows))


def text_of(text: str) -> Maker:
    return lambda path, _: path.write_text(text, encoding="utf-8") and None


def clinical(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(span["kind"] == "clinical" for span in row["spans"])]


MAKERS: dict[str, Maker] = {
    "letters.jsonl": rows_of(list),
    "some.jsonl": rows_of(lambda rows: bare(rows)[::2]),
    "few.jsonl": rows_of(lambda rows: bare(few(rows))),
    "half.jsonl": rows_of(lambda rows: bare(few(rows))[1:4]),
    "few.csv": lambda path, rows: tables(path, few(rows)),
    "few.parquet": lambda path, rows: tables(path, few(rows)),
    "brat": lambda path, rows: brat(path, few(rows)),
    "concepts.csv": lambda path, rows: concepts(path, few(rows)),
    "examples": lambda path, _: shutil.copytree(ROOT / "examples" / "letters", path) and None,
    "faulty.jsonl": rows_of(faulty),
    "real.jsonl": rows_of(lambda rows: rows[:6]),
    "made.jsonl": rows_of(lambda rows: remade(rows[:6])),
    "others.jsonl": rows_of(lambda rows: bare(rows[10:20])),
    "found.jsonl": rows_of(lambda rows: found(rows, "phi")),
    "entities.jsonl": rows_of(clinical),
    "toy-made.jsonl": rows_of(lambda _: remade(toy("clinical"))),
    "found-entities.jsonl": rows_of(lambda rows: found(clinical(rows), "clinical")),
    "wrong-letters.jsonl": rows_of(wrong),
    "wrong-records.jsonl": rows_of(records),
    "grammar.jsonl": rows_of(lambda _: grammar("g", 40)),
    "members.jsonl": rows_of(lambda _: grammar("m", 12)),
    "controls.jsonl": rows_of(lambda _: grammar("c", 24)),
    "canaries.txt": text_of(
        "4\tPatient Ottoline Garbutt, MRN 4471992, can be reached on (212) 555-0147.\n"
        "Re: Cuthbert Stroud, hospital number K440921, telephone (212) 555-0168.\n"
    ),
    "toy-phi.jsonl": rows_of(lambda _: toy("phi")),
    "toy-clinical.jsonl": rows_of(lambda _: toy("clinical")),
    "toy-pos.conllu": lambda path, _: conllu(path),
    "key": text_of("a key of the recorded commands that everybody may know\n"),
    "chunks.yaml": text_of("chunk: 6\n"),
    "short.yaml": text_of("max_characters: 3000\n"),
    "options.yaml": text_of(
        "strategy: random\nratio: 0.4\npolicies: {DATE: generalise}\nsecond_look: false\nkeep_clinical: [DRUG, DISEASE]\n"
    ),
    "detectors.yaml": text_of(
        "detectors: [tagger, rules, safewords, layout, guard, abbreviations, lists, 'hf:in/tiny-bio']\n"
        "detector_options:\n  lists:\n    always: {NAME: [Cosopt], HOSPITAL: [visual acuity]}\n"
        "    never: [Jain]\n    patterns: {ID: ['6/\\d+']}\n  'hf:in/tiny-bio': {bar: 0.3}\n"
    ),
    "tiny-mlm": tiny("bert_mlm"),
    "tiny-base": tiny("bert_mlm", initializer_range=0.02),
    "tiny-roberta": tiny("roberta_mlm"),
    "tiny-t5": tiny("t5"),
    "tiny-bart": tiny("bart"),
    "tiny-tagger": tiny("tagger"),
    "tiny-bio": tiny("tagger", labels="=BIO_LABELS", types=2, outside=0.5),
}
