"""The seam of all detectors, and what a detector may say of itself beside its spans."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, Protocol, runtime_checkable

from synletters.core.document import Letter, Span

_NONE: frozenset[str] = frozenset()


@runtime_checkable
class Detector(Protocol):
    """Finds spans in letters."""

    name: str

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        """One tuple of spans a letter, in order of the letters."""
        ...


class BaseDetector:
    """A detector with the hooks that the run asks. Derive from it to change one; a detector that does not
    derive has these.

    ``finds_phi``: whether its spans may be identifiers. ``loaded``: the model that it runs
    (``neural.loading.Loaded``), None if
    there is none; detectors with a model run one after the other. ``never``: words that are not sought merely
    because they are
    somebody's name. ``redetects_changes``: whether it looks at no more of a finished letter than the sentences that
    hold refilled words.
    """

    name: str = ""
    finds_phi: bool = True
    loaded: Any = None
    never: Container[str] = _NONE
    redetects_changes: bool = False

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        raise NotImplementedError

    def for_redetect(self) -> Detector | None:
        """What looks at the finished letters in its place; None if there it could find nothing that it has
        not found."""
        return self

    def finish(self, letter: Letter) -> Letter:
        """The letter once all detectors have had it; here spans may be taken away again, such as what a
        user's list rules out."""
        return letter


class Plain(BaseDetector):
    """A detector that knows nothing of the hooks, with the usual ones."""

    def __init__(self, inner: Detector) -> None:
        self.inner = inner
        self.name = str(getattr(inner, "name", type(inner).__name__))

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return self.inner.detect(letters)


def with_hooks(detector: Detector) -> BaseDetector:
    return detector if isinstance(detector, BaseDetector) else Plain(detector)


def for_redetect(detectors: Sequence[BaseDetector]) -> list[Detector]:
    """The detectors that find identifiers, each in the form that looks at finished letters, where it has
    one."""
    found = []
    for detector in detectors:
        second = detector.for_redetect() if detector.finds_phi else None
        if second is not None and with_hooks(second).finds_phi:
            found.append(second)
    return found
