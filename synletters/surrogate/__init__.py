"""Realistic surrogates for identifiers, one patient at a time."""

from synletters.surrogate.group import replace_group

__all__ = ["replace_group"]
