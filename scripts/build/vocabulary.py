"""Cut a WordPiece vocabulary down to what clinical English needs.

    python -m scripts.build.vocabulary --data DATA --start DIR --size 13056 --out models/mlm

DIR is a BERT-shaped starting checkpoint (config.json, model.safetensors, vocab.txt), DATA the folder of open
data that the model card names. A piece is kept by how often it occurs in the clinical and general texts, plus
five times its count in the gazetteers of names and places (each name stands there once, and a name cut into
letters is harder to recognise); special tokens and single characters are always kept, so no word that could
be written before becomes unknown. Writes the tokenizer, the config and the starting weights with the
embedding rows that remain.
"""

from __future__ import annotations

import collections
import gzip
import json
from pathlib import Path

from safetensors.torch import load_file, save_file
from transformers import AutoTokenizer, BertConfig, BertTokenizer

from scripts.common import arguments

TEXTS = (
    "text/mtsamples_train",
    "text/aci_bench_train",
    "text/case_reports_ccby",
    "text/medquad",
    "clinical_ner/maccrobat_train",
    "clinical_ner/bc5cdr_train",
    "clinical_ner/ncbi_disease_train",
    "clinical_ner/anatem_train",
    "pos/ewt_train",
    "pos/genia_train",
    "general_ner/btc",
    "general_ner/wikigold",
)


def read_texts(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        rows = [json.loads(line) for line in handle]
    return [row["text"] if "text" in row else " ".join(row["words"]) for row in rows]


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--size", type=int, default=13056)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    tokenizer = AutoTokenizer.from_pretrained(args.start)
    old = (args.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    counts: collections.Counter[int] = collections.Counter()

    def count(texts: list[str], weight: int) -> None:
        for at in range(0, len(texts), 500):
            for ids in tokenizer(texts[at : at + 500], add_special_tokens=False)["input_ids"]:
                for piece in ids:
                    counts[piece] += weight

    for name in TEXTS:
        count(read_texts(args.data / f"{name}.jsonl.gz"), 1)
    for path in sorted((args.data / "gazetteers").glob("*.txt")):
        count(path.read_text(encoding="utf-8").split("\n"), 5)

    always = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    fixed = [i for i, piece in enumerate(old) if piece in always or len(piece.removeprefix("##")) == 1]
    chosen = set(fixed)
    for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(chosen) == args.size:
            break
        chosen.add(piece)
    # [PAD] first: id 0 is what every BERT config calls the padding id
    order = sorted(chosen, key=lambda i: (old[i] != "[PAD]", old[i] not in always, i))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "vocab.txt").write_text("\n".join(old[i] for i in order) + "\n", encoding="utf-8")

    cut = BertTokenizer(vocab=str(args.out / "vocab.txt"), do_lower_case=True, model_max_length=512)
    cut.save_pretrained(args.out)
    config = BertConfig.from_pretrained(args.start)
    config.vocab_size = len(order)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config.architectures = ["BertForMaskedLM"]
    config.save_pretrained(args.out)
    weights = load_file(args.start / "model.safetensors")
    weights.pop("embeddings.position_ids", None)
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][order].clone()
    save_file(
        {f"bert.{k}": v for k, v in weights.items() if not k.startswith("pooler")},
        args.out / "model.safetensors",
        metadata={"format": "pt"},
    )
    print(
        f"{len(order)} pieces kept of {len(old)}; least frequent kept occurs {min(counts[i] for i in chosen - set(fixed))} times"
    )


if __name__ == "__main__":
    main()
