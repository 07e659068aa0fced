"""Batches that do not fit are halved, down to one window; other faults are not hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import tiny
from refilling import make, plan_of

from synletters.neural.encoding import encode_all
from synletters.neural.memory import halving, out_of_memory
from synletters.neural.tokens import token_scores

FULL = "[enforce fail at alloc_cpu.cpp:121] data. DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes."


def test_halves_keep_the_order() -> None:
    sizes = []

    def work(items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        if len(items) > 3:
            raise RuntimeError(FULL)
        return [item * 2 for item in items]

    assert halving(range(10), work) == [item * 2 for item in range(10)]
    assert sizes == [10, 5, 2, 3, 5, 2, 3]
    assert halving((), work) == []


@pytest.mark.parametrize(
    "error", [MemoryError("the patient"), RuntimeError(FULL), RuntimeError("CUDA out of memory.")]
)
def test_one_that_does_not_fit_is_told_without_a_word_of_it(error: Exception) -> None:
    def work(items: Sequence[int]) -> list[int]:
        raise error

    assert out_of_memory(error)
    with pytest.raises(MemoryError, match="a window does not fit") as caught:
        halving([1, 2], work)
    assert "patient" not in str(caught.value)


def test_other_faults_come_through() -> None:
    def work(items: Sequence[int]) -> list[int]:
        raise RuntimeError("shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="shapes"):
        halving([1, 2], work)


def small(model: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let a model fail on more than one window at a time."""
    sizes: list[int] = []
    forward = model.forward

    def full(*args: Any, input_ids: Any, **options: Any) -> Any:
        sizes.append(len(input_ids))
        if len(input_ids) > 1:
            raise RuntimeError(FULL)
        return forward(*args, input_ids=input_ids, **options)

    monkeypatch.setattr(model, "forward", full)
    return sizes


def test_refilling_and_tagging_with_too_little_memory(
    loaded_mlm: Any, loaded_tagger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = [plan_of(tiny.LETTER * 2, 0.4, name=str(i)) for i in range(3)]
    encoded = encode_all(loaded_tagger.tokenizer, [tiny.LETTER] * 3)
    options: dict[str, Any] = {"window": 64, "batch_tokens": 10_000, "types": True}
    filled, scored = make(loaded_mlm).fill(plans), token_scores(loaded_tagger, encoded, **options)
    sizes = small(loaded_mlm.model, monkeypatch), small(loaded_tagger.model, monkeypatch)
    again = make(loaded_mlm).fill(plans)
    assert [[f.text for f in fills] for fills in again] == [[f.text for f in fills] for fills in filled]
    for one, other in zip(token_scores(loaded_tagger, encoded, **options), scored, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)
    assert all(max(each) > 1 and 1 in each for each in sizes)
