"""What the way of drawing costs: ``python -m scripts.bench.draws LETTERS [--letters 25]``.

Half of the stopwords of each letter are masked (guarded words apart) and filled in several ways by the
embedded masked model. Then the
same model looks at every filled word again, masked, with all others in place (an eighth of them at a time):
the mean log-probability of
the filled words, the share that it finds odd (below e^-5), and the share that came back as they were. LETTERS
should be such as
the model was not trained on. A model that judges itself is kind; compare ways, not models.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from synletters.core.document import Case, Fill, Fixed, Letter, MaskPlan, Slot
from synletters.io import open_source
from synletters.neural.encoding import windows
from synletters.refill.mlm import MaskedLMRefiller
from synletters.text.guarded_words import never_filled
from synletters.text.words import STOPWORDS

WAYS: dict[str, dict[str, Any]] = {
    "--top-p 1": {"top_p": 1.0},
    "--top-p 0.95": {"top_p": 0.95},
    "--top-p 0.9": {"top_p": 0.9},
    "--top-p 1 --temperature 0.5": {"top_p": 1.0, "temperature": 0.5},
    "--top-p 0.9 --rounds 2": {"top_p": 0.9, "rounds": 2},
    "--top-p 0.9 --rounds 4": {"top_p": 0.9, "rounds": 4},
    "--sampling argmax": {"sampling": "argmax"},
}
_PIECE = re.compile(r"\w+|\W+")
_TURNS, _ODD = 8, -5.0


def masked(letter: Letter, ratio: float) -> tuple[MaskPlan, list[str]]:
    """The plan, and what stood in its slots."""
    rng, never = random.Random(letter.id), never_filled()
    parts: list[Fixed | Slot] = []
    words = []
    for piece in _PIECE.findall(letter.text):
        lower = piece.lower()
        if lower in STOPWORDS and lower not in never and rng.random() < ratio:
            parts.append(Slot("function", 1, Case.of(piece)))
            words.append(lower)
        else:
            parts.append(Fixed(piece))
    return MaskPlan(letter.id, tuple(parts)), words


def judged(
    refiller: MaskedLMRefiller, plans: Sequence[MaskPlan], fills: Sequence[Sequence[Fill]]
) -> list[float]:
    """The log-probability of each filled word that is one subword."""
    import torch

    tokenizer: Any = refiller.loaded.tokenizer
    vocabulary, out = tokenizer.get_vocab(), []
    head, tail, mask = [tokenizer.cls_token_id], [tokenizer.sep_token_id], tokenizer.mask_token_id
    for draft, given in zip(refiller._encode(plans), fills, strict=True):
        words = [vocabulary.get(fill.text.lower(), mask) for fill in given]
        ids = draft.ids.copy()
        ids[draft.at] = words
        for turn in range(_TURNS):
            chosen = np.arange(turn, len(words), _TURNS)
            shown = ids.copy()
            shown[draft.at[chosen]] = mask
            for start, end, take, stop in windows(len(ids), 126, 16):
                here = [k for k in chosen.tolist() if take <= draft.at[k] < stop and words[k] != mask]
                if not here:
                    continue
                row = np.concatenate([head, shown[start:end], tail])[None]
                places = draft.at[here] - start + 1
                logits = refiller._logits(row, np.ones_like(row), np.zeros_like(places), places)
                logs = torch.log_softmax(logits, dim=-1)
                out += [float(logs[i, words[k]]) for i, k in enumerate(here)]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, metavar="LETTERS")
    parser.add_argument("--letters", type=int, default=25)
    parser.add_argument("--ratio", type=float, default=0.5)
    args = parser.parse_args()
    letters = [letter for letter in open_source(args.source) if isinstance(letter, Letter)][: args.letters]
    plans, truth = zip(*(masked(letter, args.ratio) for letter in letters), strict=True)
    print(f"{len(letters)} letters, {sum(map(len, truth))} words\n")
    print("| setting | mean log-probability | odd words | as they were |\n| --- | --- | --- | --- |")
    for name, options in WAYS.items():
        refiller = MaskedLMRefiller(never=never_filled(), **{"temperature": 0.7, "seed": 0, **options})
        fills = refiller.fill(plans)
        logs = np.array(judged(refiller, plans, fills))
        same = [
            fill.text.lower() == word
            for given, words in zip(fills, truth, strict=True)
            for fill, word in zip(given, words, strict=True)
        ]
        print(
            f"| `{name}` | {logs.mean():.2f} | {(logs < _ODD).mean():.1%} | {np.mean(same):.1%} |", flush=True
        )


if __name__ == "__main__":
    main()
