"""Names of columns as warehouses export letters (``--preset``): names alone, nothing else of any data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from synletters.core.errors import ConfigError

#: id_column, text_column and patient_column: Epic's HNO_NOTE_TEXT with its patient, MIMIC-III's NOTEEVENTS, MIMIC-IV-Note
PRESETS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "epic": ("NOTE_ID", "NOTE_TEXT", "PAT_ID"),
        "mimic-iii": ("ROW_ID", "TEXT", "SUBJECT_ID"),
        "mimic-iv": ("note_id", "text", "subject_id"),
    }
)


def with_preset(preset: str | None, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Options with the columns of a preset, unless they name others. Raises ConfigError for one that there is not."""
    if preset is None:
        return given
    if preset not in PRESETS:
        raise ConfigError(f"--preset {preset}: there are {', '.join(PRESETS)}")
    return {
        **dict(zip(("id_column", "text_column", "patient_column"), PRESETS[preset], strict=True)),
        **given,
    }
