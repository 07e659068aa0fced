"""What became of the identifiers that the site knows of its patients: counts by label, never a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rewrite
from synletters.rewrite.rewriter import Rewriter


def count_known(rewriter: Rewriter, letters: Sequence[Letter]) -> None:
    """How many letters have a patient of whom something is known."""
    known = rewriter.finder.known
    there = sum(known.knows(letter) for letter in letters)
    if there or len(known):
        rewriter.counts.update({"known:letters": there, "known:letters_of_others": len(letters) - there})


def count_left(rewriter: Rewriter, source: Letter, made: Rewrite) -> None:
    """How many known identifiers stand in what was written, outside of surrogates."""
    known = rewriter.finder.known
    if known.knows(source):
        replaced = [(s.start, s.end) for s in made.spans if s.kind == "phi"]
        [found] = known.find(
            [Letter(made.letter_id, made.text, patient_id=source.patient_id, meta=source.meta)]
        )
        rewriter.counts["known:left"] += sum(
            not any(start < span.end and span.start < end for start, end in replaced) for span in found
        )


def told(counts: Mapping[str, int], config: RunConfig) -> dict[str, Any]:
    """What became of the identifiers that the site knows: counts by label, never a value."""
    if config.patients is None and not counts["known:letters"]:
        return {}
    labels = sorted(k.removeprefix("known:places:") for k in counts if k.startswith("known:places:"))
    by = {
        label: {
            "places": counts[f"known:places:{label}"],
            "found_by_detectors": counts[f"known:found:{label}"],
        }
        for label in labels
    }
    places = sum(row["places"] for row in by.values())
    found = sum(row["found_by_detectors"] for row in by.values())
    return {
        "known_identifiers": {
            "letters": counts["known:letters"],
            "letters_of_other_patients": counts["known:letters_of_others"],
            "places": places,
            "found_by_detectors": found,
            "recall_of_detectors": round(found / places, 6) if places else None,
            "left_in_output": counts["known:left"],
            "by_label": by,
        }
    }
