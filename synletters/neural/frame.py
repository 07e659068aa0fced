"""The special tokens around a window, as the model was trained to see them."""

from __future__ import annotations

from typing import Any

from synletters.core.errors import ModelError


def frame(tokenizer: Any) -> tuple[list[int], list[int]]:
    """The ids that this tokenizer puts before and behind a text; either may be empty.

    BERT has ``[CLS] … [SEP]``, RoBERTa ``<s> … </s>``, T5 an end alone. Raises ModelError for a tokenizer
    that cannot spell.
    """
    inner: list[int] = tokenizer("a", add_special_tokens=False)["input_ids"]
    whole: list[int] = tokenizer("a")["input_ids"]
    if not inner:
        raise ModelError("the tokenizer makes no token of the letter a; it cannot read English letters")
    at = next((i for i in range(len(whole)) if whole[i : i + len(inner)] == inner), None)
    if at is not None and len(whole) > len(inner):
        return whole[:at], whole[at + len(inner) :]
    # a tokenizer.json without its template: the named tokens are what its family uses
    ends = [tokenizer.cls_token_id, tokenizer.sep_token_id]
    return [[] if end is None else [end] for end in ends]  # type: ignore[return-value]
