"""A FHIR resource with holes where new values go. A writer fills them, and what stays empty is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from synletters.io.readers.records.collecting import Hole


@dataclass(frozen=True, slots=True)
class Id:
    """Where the new id of what was called ``old`` goes, with ``before`` in front; as a UUID if it was one."""

    old: str
    before: str = ""
    uuid: bool = False

    def written(self, rename: Callable[[str], str]) -> str:
        made = rename(self.old)
        if self.uuid:
            return f"urn:uuid:{UUID(made[1:].ljust(32, '0')[:32], version=4)}"
        return self.before + made


def filled(node: Any, values: Mapping[str, Any], rename: Callable[[str], str]) -> Any:
    """A template with its values; objects and lists that hold nothing are left out (None)."""
    if isinstance(node, Hole):
        return node.filled(values)
    if isinstance(node, Id):
        return node.written(rename)
    if isinstance(node, dict):
        made = {key: filled(entry, values, rename) for key, entry in node.items()}
        return {key: entry for key, entry in made.items() if entry is not None} or None
    if isinstance(node, list):
        entries = [filled(entry, values, rename) for entry in node]
        return [entry for entry in entries if entry is not None] or None
    return node
