"""Every error that synletters raises on purpose.

    SynlettersError
    ├── ConfigError          options or a config file are wrong; all faults at once        (exit code 2)
    │   └── UnknownComponentError a name that no registry entry, module or entry point answers to
    ├── InputError           a file cannot be read, or holds no letters                    (exit code 2)
    ├── OutputError          the results cannot be written (disk full, no permission)      (exit code 2)
    ├── ModelError           a model folder is missing, incomplete or of the wrong kind    (exit code 2)
    ├── VaultError           the vault cannot be opened, read or written with this key     (exit code 2)
    ├── EvaluationError      a figure cannot be computed on this input; the other figures are
    ├── TrainingError        a training run cannot start or go on; the last good checkpoint stays  (exit code 2)
    └── LetterError          one letter cannot be processed: it is rejected, the rest go on (exit code 1)
        └── SpanError        a span lies outside its letter, or contradicts another

No message ever holds the text of a letter: file names, ids, offsets, labels and counts only.
"""

from __future__ import annotations

from collections.abc import Sequence


class SynlettersError(Exception):
    """Base of all errors raised on purpose."""


class ConfigError(SynlettersError):
    """One or more faults in the configuration, reported together.

    ``faults`` holds one sentence for each.
    """

    def __init__(self, faults: str | Sequence[str]) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        many = len(self.faults) > 1
        super().__init__(
            (f"{len(self.faults)} faults in the configuration:\n  - " if many else "")
            + "\n  - ".join(self.faults)
        )


class UnknownComponentError(ConfigError):
    """A component was asked for by a name that nothing answers to."""


class InputError(SynlettersError):
    """The input cannot be read. Names the file and the next step."""


class OutputError(SynlettersError):
    """The output cannot be written. Names the file and the next step."""


class ModelError(SynlettersError):
    """A model cannot be loaded or is not of the kind that was asked for."""


class VaultError(SynlettersError):
    """The vault, or its key, cannot be used. Names the file and the next step; the run ends and writes no
    letter."""


class EvaluationError(SynlettersError):
    """A figure means nothing on this input (one letter, no gold, no patients). Says why and the next step."""


class TrainingError(SynlettersError):
    """A training run cannot start or go on. Says why and the next step; the last good checkpoint stays."""


class LetterError(SynlettersError):
    """One letter cannot be processed safely. ``reason`` never quotes the letter."""

    def __init__(self, reason: str, *, letter_id: str | None = None) -> None:
        self.reason = reason
        self.letter_id = letter_id
        super().__init__(f"letter {letter_id!r}: {reason}" if letter_id is not None else reason)


class SpanError(LetterError):
    """A span that cannot be: outside the text, empty, or in conflict with another."""
