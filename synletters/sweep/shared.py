"""What the cells of a sweep share: the detections of the letters, the refillers' models, and the metrics'
models."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Span
from synletters.detect import BaseDetector, Detector
from synletters.detect.base import with_hooks
from synletters.neural.loading import kind_of
from synletters.refill import Refiller
from synletters.rewrite.rewriter import make_refiller

#: the attack by words alone: the others need a model, or many draws, and rank settings alike
QUICK: Mapping[str, Mapping[str, Any]] = {"linkage": {"embedding_letters": 0, "words": (), "facts": ()}}


class Remembered(BaseDetector):
    """A detector that reads each letter of the sweep once. Everything else of it, also its form for the
    second look, is its own.

    It remembers what it reads until ``recording`` is set to False: finished letters, at which a detector
    without a form for
    the second look is asked again, are not kept.
    """

    def __init__(self, inner: Detector) -> None:
        self._inner = with_hooks(inner)
        self.name, self.finds_phi, self.loaded, self.never = (
            self._inner.name,
            self._inner.finds_phi,
            self._inner.loaded,
            self._inner.never,
        )
        self._known: dict[tuple[str, str], tuple[Span, ...]] = {}
        self.recording = True

    def for_redetect(self) -> Detector | None:
        second = self._inner.for_redetect()
        return self if second is self._inner else second

    def finish(self, letter: Letter) -> Letter:
        return self._inner.finish(letter)

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        new = [letter for letter in letters if (letter.id, letter.text) not in self._known]
        found = list(self._inner.detect(new)) if new else []
        if len(found) != len(new):
            return found  # the finder tells of it
        if self.recording:
            self._known |= {(letter.id, letter.text): spans for letter, spans in zip(new, found, strict=True)}
        fresh = iter(found)
        known = [self._known.get((letter.id, letter.text)) for letter in letters]
        asked = {(letter.id, letter.text) for letter in new}
        return [
            next(fresh) if spans is None or (letter.id, letter.text) in asked else spans
            for letter, spans in zip(letters, known, strict=True)
        ]


class Refillers:
    """One refiller at a time: the next sampling takes the same model, the next model takes its place in
    memory."""

    def __init__(self) -> None:
        self._model: str | None = None
        self._made: Refiller | None = None
        self.loads = 0

    def get(self, config: RunConfig) -> Refiller:
        """Raises ModelError."""
        if self._made is None or self._model != config.model:
            self._made = None  # before the next one loads
            self._made, self._model = make_refiller(config), config.model
            self.loads += 1
        made: Any = copy(self._made)
        whole = (
            config.sampling != "private" or kind_of(config.model) == "mlm"
        )  # else making one says why it cannot be
        if hasattr(made, "ways") and whole:
            made.ways = replace(made.ways, sampling=config.sampling)
        else:  # somebody's own, which may have been told how to draw when it was made
            made = make_refiller(config)
            self.loads += 1
        return made  # type: ignore[no-any-return]


def once(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
    """A metric that is made, and loads its model, the first time alone; options of the user win over the
    quick ones."""
    made: list[Any] = []

    def again(**options: Any) -> Any:
        if not made:
            made.append(make(**{**QUICK.get(name, {}), **options}))
        return made[0]

    return again
