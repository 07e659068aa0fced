"""Reports as the commands write them."""

from __future__ import annotations

from typing import Any


def rewriting() -> dict[str, Any]:
    """A report of `rewrite`, by hand."""
    return {
        "letters": 20,
        "rewrites": 19,
        "rejected": 1,
        "rejected_by_stage": {"gate": 1},
        "words": 9000,
        "words_open": 3000,
        "words_masked": 1500,
        "letters_without_patient_id": 20,
        "ids_that_hold_an_identifier": 2,
        "identifiers_replaced": {"NAME": 120, "DATE": 44},
        "identifiers_by_policy": {"surrogate": {"NAME": 120, "DATE": 40}, "tag": {"DATE": 4}},
        "kept": {"DRUG": 70},
        "gate": {
            "letters_repaired": 3,
            "found_in_source": {"NAME": 2},
            "found_by_second_look": {"DATE": 1},
            "values_hashed": {"2bf5": 1},
        },
        "truth": {"sentences_masked": 300, "sentences_given_back": 7, "differences": {"negated": 2}},
        "refills": {"words": 900, "as_before": 500, "changed": 400, "accepted": 700, "offered": 2100},
        "seconds": 9.5,
        "letters_per_second": 2.1,
        "stages": {"detect:tagger": {"seconds": 3.2, "share": 0.4}, "gate": {"seconds": 1.0, "share": 0.1}},
        "limits": "Masked refilling gives surface diversity, not unlinkability.",
        "provenance": {
            "config": {"strategy": "nouns", "ratio": 0.3, "model": "embedded", "seed": 20240101},
            "versions": {"synletters": "0.1.0"},
        },
    }
