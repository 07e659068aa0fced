"""Where in somebody else's code an error was raised: a file's name and a line, which hold no letter text."""

from __future__ import annotations

import sysconfig
import traceback
from pathlib import Path

_OWN = str(Path(__file__).resolve().parents[1])
_LIBRARIES = tuple(str(Path(sysconfig.get_path(name)).resolve()) for name in ("stdlib", "purelib", "platlib"))


def place_of(error: BaseException) -> str:
    """`` (mysite.py, line 12)`` for the innermost line of a user's own code, or nothing: neither this package nor a library is the user's."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return f" ({Path(error.filename).name}, line {error.lineno})"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == ".py" and not str(path.resolve()).startswith((_OWN, *_LIBRARIES)):
            return f" ({path.name}, line {frame.lineno})"
    return ""
