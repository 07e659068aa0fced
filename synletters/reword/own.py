"""The grammar with the rules of a user's file, each tried on its examples."""

from __future__ import annotations

from pathlib import Path

from synletters.reword.grammar import GrammarReworder
from synletters.reword.rules import read, shipped
from synletters.reword.trial import tried


def grammar(rules: str | None = None) -> GrammarReworder:
    """The grammar of the package, with the rules of a file of the user's own before its own.

    Raises ConfigError with every fault of the file.
    """
    return GrammarReworder([*tried(read(Path(rules))), *shipped()] if rules is not None else None)
