"""Batches that do not fit: halved and tried again, since a batch cannot change a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# torch tells a full CPU by a plain RuntimeError ("DefaultCPUAllocator: can't allocate memory")
_SAYS = ("can't allocate memory", "not enough memory", "out of memory")


def out_of_memory(error: BaseException) -> bool:
    """Whether an error of Python or torch says that memory, of the machine or of the device, is full."""
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError) and any(say in str(error) for say in _SAYS)
    )


def halving(items: Sequence[T], work: Callable[[Sequence[T]], list[R]]) -> list[R]:
    """``work(items)``, one result an item; out of memory, the same on either half.

    Raises MemoryError if a single item does not fit, and whatever else ``work`` raises.
    """
    try:
        return work(items)
    except Exception as error:
        if not out_of_memory(error):
            raise
        fault = f"a window does not fit into memory ({type(error).__name__})"
    # behind the except: its traceback held the tensors of the failed batch
    if len(items) < 2:
        raise MemoryError(fault)
    _release()
    half = len(items) // 2
    return halving(items[:half], work) + halving(items[half:], work)


def _release() -> None:
    import torch

    if torch.cuda.is_available():
        torch.cuda.empty_cache()
