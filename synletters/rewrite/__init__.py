"""From detected letters to finished ones: protect, mask, plan, refill, check.

The package can be called: ``synletters.rewrite(frame)`` is ``synletters.rewrite.frames.rewrite_frame``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Called(ModuleType):
    """A package that is a function too: its name is that of what it is for."""

    def __call__(self, frame: Any, *args: Any, **settings: Any) -> Any:
        from synletters.rewrite.frames import rewrite_frame

        return rewrite_frame(frame, *args, **settings)


sys.modules[__name__].__class__ = _Called
