"""The weighted mean of taggers that were trained from one another, stored as 8-bit floats.

    python -m scripts.build.average_tagger models/tagger build/tagger-9.pt=0.65 build/tagger-7=0.35

What a later run learnt of one head and forgot of another is balanced so, at no cost. Each part is a checkpoint of
train_tagger.py or the folder of a model, and its share; one folder at least, whose configuration and tokenizer
are taken.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from transformers import BertConfig
from transformers.models.bert import BertForTokenClassification

from scripts.build.train_mlm import save_8bit
from scripts.build.train_tagger import weights_of
from scripts.common import arguments


def mean(parts: dict[Path, float]) -> dict[str, torch.Tensor]:
    """The mean of the weights of all parts by their shares, which need not come to 1."""
    total = sum(parts.values())
    if not total > 0:
        raise ValueError("the shares come to nothing")
    out: dict[str, torch.Tensor] = {}
    for path, share in parts.items():
        for name, weight in weights_of(path).items():
            out[name] = out.get(name, 0) + weight.float() * (share / total)
    return out


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", help="CHECKPOINT=SHARE or FOLDER=SHARE")
    args = parser.parse_args()
    parts = {Path(path): float(share) for path, _, share in (part.rpartition("=") for part in args.parts)}
    folders = [path for path in parts if path.is_dir()]
    if not folders:
        parser.error("one of the parts must be the folder of a model")
    model = BertForTokenClassification(BertConfig.from_pretrained(folders[0]))
    model.load_state_dict(mean(parts))
    save_8bit(model, args.out)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        if folders[0].resolve() != args.out.resolve():
            shutil.copy(folders[0] / name, args.out / name)


if __name__ == "__main__":
    main()
