"""Figures of the tagger on development data: part of speech, disease and chemical entities, kept entity
tokens.

    python -m scripts.bench.tagger --data DATA [--model models/tagger]

- UPOS accuracy on EWT dev: each sentence detokenised, tagged as running text, every word of the treebank
counted.
- BC5CDR, the fifth of the development split that training leaves out: exact span F1, DISEASE -> Disease, DRUG
-> Chemical; spans of other labels are not counted.
- MACCROBAT dev, label aside: share of the tokens inside annotated entities that a kept span covers (tagger
and guard, as
  ``rewrite`` keeps them; a date that is replaced as an identifier counts as handled), and the precision of
  those tokens.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from scripts.build.tagger_data import entity_rows, rows_of
from scripts.common import arguments, tell
from synletters.core.config import KEEP_STRUCTURE
from synletters.core.document import Letter, Span
from synletters.detect.guard import GuardDetector
from synletters.detect.tagger.detector import TaggerDetector


def upos(tagger: TaggerDetector, rows: list[dict[str, Any]]) -> float:
    right = total = 0
    for at in range(0, len(rows), 200):
        texts, words = [], []
        for row in rows[at : at + 200]:
            text, places = "", []
            for word, space in zip(row["words"], row["space_after"], strict=True):
                places.append((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            texts.append(text)
            words.append(places)
        for row, tags in zip(rows[at : at + 200], tagger.upos_all(texts, words), strict=True):
            right += sum(a == b for a, b in zip(tags, row["upos"], strict=True))
            total += len(tags)
    return right / total


def entity_f1(tagger: TaggerDetector, rows: list[dict[str, Any]]) -> dict[str, float]:
    names = {"DISEASE": "Disease", "DRUG": "Chemical"}
    found = tagger.detect([Letter(row["id"], row["text"]) for row in rows])
    out = {}
    for wanted in (("Disease",), ("Chemical",), ("Disease", "Chemical")):
        hit = said = gold = 0
        for row, spans in zip(rows, found, strict=True):
            true = {(s["start"], s["end"], s["label"]) for s in row["spans"] if s["label"] in wanted}
            made = {
                (s.start, s.end, names[s.label])
                for s in spans
                if s.label in names and names[s.label] in wanted
            }
            hit, said, gold = hit + len(true & made), said + len(made), gold + len(true)
        out["+".join(wanted)] = round(2 * hit / (said + gold), 4)
    return out


def kept_tokens(tagger: TaggerDetector, rows: list[dict[str, Any]]) -> dict[str, float]:
    letters = [Letter(row["id"], row["text"]) for row in rows]
    hit = tagged = gold = said = 0
    for row, spans, words in zip(rows, tagger.detect(letters), GuardDetector().detect(letters), strict=True):
        cover = [s for s in (*spans, *words) if _kept(s)]
        model = [s for s in spans if s.kind == "clinical"]
        for match in re.finditer(r"[^\W_]+", row["text"]):
            inside = any(s["start"] < match.end() and match.start() < s["end"] for s in row["spans"])
            kept = any(s.start <= match.start() and match.end() <= s.end for s in cover)
            alone = any(s.start <= match.start() and match.end() <= s.end for s in model)
            gold, said, hit, tagged = (
                gold + inside,
                said + alone,
                hit + (inside and kept),
                tagged + (inside and alone),
            )
    return {
        "kept": round(hit / gold, 4),
        "kept_by_tagger_alone": round(tagged / gold, 4),
        "tagger_precision": round(tagged / said, 4),
    }


def _kept(span: Span) -> bool:
    return (
        span.kind == "clinical"
        or span.label in KEEP_STRUCTURE
        or (span.kind == "phi" and span.label == "DATE")
    )


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--dtype", default="auto")
    args = parser.parse_args()
    tagger = TaggerDetector(args.model, dtype=args.dtype)
    figures = {
        "dtype": tagger.loaded.dtype,
        "upos_ewt_dev": round(upos(tagger, rows_of(args.data / "pos/ewt_dev.jsonl.gz")), 4),
        "bc5cdr_dev_f1": entity_f1(tagger, entity_rows(args.data, "bc5cdr", "dev")),
        "maccrobat_dev": kept_tokens(tagger, rows_of(args.data / "clinical_ner/maccrobat_dev.jsonl.gz")),
    }
    tell(figures)


if __name__ == "__main__":
    main()
