"""What a user is told when something goes wrong that no command foresaw. No text of a letter, and no trace
unless it is asked for."""

from __future__ import annotations

import os
import re
import sys
import traceback
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

#: set to anything, it asks for traces, as --debug does
DEBUG = "SYNLETTERS_DEBUG"
_OWN = "dev"
_EXTRA = re.compile(r"""^([\w.-]+).*;.*\bextra\s*==\s*["']([\w-]+)["']""")


def tell_usage(error: Any) -> None:
    """A command line that cannot be read: what is wrong, what was perhaps meant, how to learn more."""
    context = getattr(error, "ctx", None)
    near = getattr(error, "possibilities", None)
    message = error.message if near else error.format_message()
    if not message.strip():
        return  # no arguments at all: the help is on the screen
    if near:
        message = f"{message}; did you mean {near[0]}?"
    name = "synletters"
    if context is not None:
        print(context.get_usage(), file=sys.stderr)
        name = context.command_path
    print(f"{name}: error: {message}\nsee '{name} --help'", file=sys.stderr)


def tell(error: Exception) -> None:
    """One line about an error that nobody raised on purpose: its type alone, since its words may quote a
    letter."""
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    if isinstance(error, ImportError) and error.name and (extra := extra_of(error.name)):
        print(
            f"synletters: this needs {error.name}, which is not installed: pip install 'synletters[{extra}]'",
            file=sys.stderr,
        )
        return
    print(
        f"synletters: an unexpected {type(error).__name__} ended the run; 'synletters --debug …' or {DEBUG}=1 shows where it came "
        "from (the trace may hold text of letters)",
        file=sys.stderr,
    )


def extra_of(module: str) -> str | None:
    """The optional part of this package that brings a module, as its metadata say."""
    try:
        needed = requires("synletters") or ()
    except PackageNotFoundError:
        return None
    wanted = module.partition(".")[0].lower().replace("_", "-")
    for line in needed:
        found = _EXTRA.match(line)
        if found and found[1].lower().replace("_", "-") == wanted and found[2] != _OWN:
            return found[2]
    return None
