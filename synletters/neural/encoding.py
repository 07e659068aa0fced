"""From text to what the tagger's encoder reads: subwords, their offsets, and what an uncased vocabulary
forgets.

The vocabulary is uncased and drops white space, but capitals and line ends are half of what tells a name or
an address.
Both come back as *token type ids*, which every BERT has: ``case + 4 * gap`` in [0, 16), where case is 0 lower
or no
letters, 1 Title, 2 UPPER, 3 mIxed, and gap says what stands before the subword: 0 nothing or a blank, 1 a
line break,
2 an empty line, 3 a tab or several blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

TYPES = 16
_LETTERS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s{2,}|[\n\r\t\v\f\x85\u2028\u2029]")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text in subwords: four arrays of the same length n; offsets count characters of the text."""

    ids: Ints
    starts: Ints
    ends: Ints
    types: Ints


def _type_of_chars(text: str) -> NDArray[np.int8]:
    """For each character the case of the run of letters that it lies in."""
    case = np.zeros(len(text) + 1, dtype=np.int8)
    for run in _LETTERS.finditer(text):
        word = run.group()
        if word.islower():
            continue
        if len(word) > 1 and word.isupper():
            kind = 2
        elif word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            kind = 1
        elif not word.isupper() and word.lower() == word:  # scripts without case
            continue
        else:
            kind = 3
        case[run.start() : run.end()] = kind
    return case


def _gaps(text: str) -> dict[int, int]:
    """Offset of the character behind each gap -> what the gap is."""
    return {run.end(): _gap(run.group()) for run in _GAP.finditer(text)}


@lru_cache(maxsize=256)
def _gap(blank: str) -> int:
    breaks = len(blank.splitlines()) if blank[-1:] in "\n\r\x85\u2028\u2029" else blank.count("\n")
    return 2 if breaks > 1 else 1 if breaks == 1 else 3


def encode_all(tokenizer: PreTrainedTokenizerBase, texts: Sequence[str]) -> list[Encoded]:
    """Subwords of each text, without special tokens and without a length limit.

    ``tokenizer`` must be a fast one, since only those give offsets.
    """
    if not texts:
        return []
    batch: Any = tokenizer(
        list(texts),
        add_special_tokens=False,
        return_offsets_mapping=True,
        return_attention_mask=False,
        return_token_type_ids=False,
        truncation=False,
        verbose=False,
    )
    out = []
    for text, ids, offsets in zip(texts, batch["input_ids"], batch["offset_mapping"], strict=True):
        pairs = np.array(offsets, dtype=np.int64).reshape(-1, 2)
        starts, ends = pairs[:, 0], pairs[:, 1]
        types = _type_of_chars(text)[starts].astype(np.int64)
        gaps = _gaps(text)
        if gaps:
            table = np.zeros(len(text) + 1, dtype=np.int64)
            table[list(gaps)] = list(gaps.values())
            types += 4 * table[starts]
        out.append(Encoded(np.array(ids, dtype=np.int64), starts, ends, types))
    return out


def windows(length: int, size: int, overlap: int) -> list[tuple[int, int, int, int]]:
    """Equal windows over ``length`` subwords: (start, end, from, to), where [from, to) is what to take from
    each.

    Every subword is taken exactly once, at least ``overlap // 2`` away from a cut edge of its window.
    """
    if length <= size:
        return [(0, length, 0, length)] if length else []
    count = -(-(length - overlap) // (size - overlap))
    step = (length - size) / (count - 1)
    cuts = [round(i * step) for i in range(count)]
    out = []
    for i, start in enumerate(cuts):
        take = start if i == 0 else (start + cuts[i - 1] + size) // 2
        end = length if i == count - 1 else (cuts[i + 1] + start + size) // 2
        out.append((start, start + size, take, end))
    return out
