"""What is remembered of one patient, so that the same identifier gets the same surrogate again.

Everything is a short text under a kind (``NAME/surname``, ``PLACE``, ``ID``) and an identity (the normalised
value). The
ordinal of a new entity is how many of its kind are remembered; what is drawn depends on that, never on the
value.
"""

from __future__ import annotations

from collections.abc import Hashable


class Memory:
    """Remembers for as long as it lives. A vault's memories outlive the process."""

    #: Stands for seed and patient where surrogates are to depend on neither (a vault's key decides).
    secret: str | None = None

    def __init__(self) -> None:
        self._held: dict[Hashable, str] = {}
        self._kinds: dict[str, list[str]] = {}

    def recall(self, kind: str, identity: str) -> str | None:
        """The text remembered, or None."""
        return self._held.get(self._key(kind, identity))

    def remember(self, kind: str, identity: str, text: str) -> None:
        """Keep a text; what is remembered already stays as it is."""
        key = self._key(kind, identity)
        if key not in self._held:
            self._hold(key, kind, text)

    def count(self, kind: str) -> int:
        """How many identities of a kind are remembered."""
        return len(self._kinds.get(kind, ()))

    def texts(self, kind: str) -> set[str]:
        """All texts of a kind."""
        return set(self._kinds.get(kind, ()))

    def _hold(self, key: Hashable, kind: str, text: str) -> None:
        self._held[key] = text
        self._kinds.setdefault(kind, []).append(text)

    def _key(self, kind: str, identity: str) -> Hashable:
        return (kind, identity)
