"""Realistic surrogates for identifiers, one patient at a time."""

from synletters.surrogate.group import replace_group
from synletters.surrogate.memory import Memory

__all__ = ["Memory", "replace_group"]
