"""synletters: de-identified, rewritten, annotated synthetic letters from a corpus of clinical letters.

    from synletters import Letter, RunConfig, Rewriter
    results = Rewriter(RunConfig(ratio=0.5)).rewrite([Letter("a", "Dear Dr Smith, ...")])
    frame = synletters.rewrite(frame, ratio=0.5)

Importing the package loads neither torch nor transformers; models load when a Rewriter is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Letter, MaskPlan, Rejected, Rewrite, Slot, Span
from synletters.core.errors import (
    ConfigError,
    InputError,
    LetterError,
    ModelError,
    OutputError,
    SpanError,
    SynlettersError,
)
from synletters.core.version import __version__

if TYPE_CHECKING:
    from synletters.rewrite.frames import rewrite_frame as rewrite
    from synletters.rewrite.rewriter import Rewriter

__all__ = [
    "ConfigError",
    "Fill",
    "InputError",
    "Letter",
    "LetterError",
    "MaskPlan",
    "ModelError",
    "OutputError",
    "Rejected",
    "Rewrite",
    "Rewriter",
    "RunConfig",
    "Slot",
    "Span",
    "SpanError",
    "SynlettersError",
    "__version__",
    "rewrite",
]


def __getattr__(name: str) -> Any:
    if name == "Rewriter":
        from synletters.rewrite.rewriter import Rewriter

        return Rewriter
    if name == "rewrite":  # a package that can be called
        import synletters.rewrite

        return synletters.rewrite
    raise AttributeError(f"module 'synletters' has no attribute {name!r}")
