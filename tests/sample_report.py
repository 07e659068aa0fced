"""A report of an evaluation as one looks after a run, made by hand: 25 figures of all families, failures,
worst letters. All of it invented."""

from __future__ import annotations

from typing import Any

LETTERS = 400


def metric(
    name: str,
    family: str,
    value: float | None,
    about: str,
    *,
    low: float | None = None,
    high: float | None = None,
    better: str = "higher",
    **more: Any,
) -> dict[str, Any]:
    row = {
        "name": name,
        "metric": name.split("_")[0],
        "family": family,
        "value": value,
        "low": low,
        "high": high,
        "letters": LETTERS,
        "unit": "letters",
        "better": better,
        "range": [0, 1],
        "about": about,
        "source": "",
        "seconds": 1.25,
    }
    return row | more


def bell(edges: int, top: int, at: int) -> dict[str, Any]:
    counts = [max(0, top - 9 * (i - at) ** 2) for i in range(edges)]
    return {"edges": [round(i / edges, 4) for i in range(edges + 1)], "counts": counts}


def sample() -> dict[str, Any]:
    """A fresh one at each call; tests change theirs."""
    return {
        "kind": "evaluation",
        "synletters": "0.1.0",
        "created": "2026-03-02T10:15:30+00:00",
        "synthetic_only": True,
        "inputs": {
            "real": {"name": "letters.jsonl", "letters": 412, "sha256": "9f" * 32},
            "synthetic": {"name": "out/letters.jsonl", "letters": 405, "variants": 1, "sha256": "3b" * 32},
        },
        "pairing": {
            "pairs": LETTERS,
            "real_without_synthetic": 12,
            "synthetic_without_real": 5,
            "identical": 1,
            "empty": 0,
            "duplicates": 0,
            "first": {"real_without_synthetic": ["l-0007", "l-0031"], "identical": ["l-0102"]},
        },
        "metrics": [
            metric(
                "surviving_identifiers",
                "privacy",
                0.02,
                "share of letters in which a known identifier of the source still stands",
                low=0.0075,
                high=0.035,
                better="lower",
                source="own; counts as in TAB (Pilán et al. 2022)",
                knows="which identifiers the real letters hold, from their annotations",
                by={
                    "NAME": {"value": 0.011, "cases": 2310},
                    "DATE": {"value": 0.004, "cases": 1406},
                    "PHONE": {"value": 0.0, "cases": 240},
                },
            ),
            metric(
                "linkage_tfidf_top1",
                "privacy",
                0.9675,
                "share of synthetic letters whose source is the nearest real letter by TF-IDF cosine",
                low=0.9475,
                high=0.9825,
                better="lower",
                source="Salton and Buckley 1988; scikit-learn",
                knows="all real letters, word for word",
                detail={"chance": 0.0025, "candidates": 400},
                distribution=bell(20, 90, 18),
            ),
            metric(
                "linkage_tfidf_top10",
                "privacy",
                0.9925,
                "share whose source is among the ten nearest",
                low=0.9825,
                high=1.0,
                better="lower",
                knows="all real letters, word for word",
                detail={"chance": 0.025},
            ),
            metric(
                "linkage_entities_top1",
                "privacy",
                0.4125,
                "share whose source is the nearest by shared clinical entities",
                low=0.365,
                high=0.46,
                better="lower",
                knows="diagnoses, drugs and procedures of every patient, no text",
                detail={"chance": 0.0025},
            ),
            metric(
                "membership_auc",
                "privacy",
                0.52,
                "area under the ROC curve of guessing which letters a model was trained on",
                low=0.47,
                high=0.57,
                better="lower",
                source="Yeom et al. 2018",
                knows="the loss of the model on each letter",
                detail={"chance": 0.5},
            ),
            metric(
                "verbatim_8grams",
                "privacy",
                0.31,
                "share of runs of eight words that stand in the source too",
                low=0.29,
                high=0.33,
                better="lower",
                knows="nothing but the synthetic letters",
                baseline=0.28,
                distribution=bell(20, 80, 6),
            ),
            metric(
                "canary_leaks",
                "privacy",
                0.0,
                "share of planted canaries that come out",
                low=0.0,
                high=0.0,
                better="lower",
                knows="the canaries",
                unit="canaries",
                letters=60,
            ),
            metric(
                "negation_flips",
                "clinical",
                0.0,
                "share of letters in which a denied finding is affirmed or the other way round",
                low=0.0,
                high=0.0,
                better="lower",
                source="ConText (Harkema et al. 2009)",
            ),
            metric(
                "entities_unchanged",
                "clinical",
                0.981,
                "share of kept entities with the same assertion, side, dose and section",
                low=0.977,
                high=0.985,
                by={
                    name: {"unchanged": value}
                    for name, value in (("negated", 0.994), ("side", 0.999), ("section", 0.988))
                },
                distribution=bell(20, 120, 19),
            ),
            metric(
                "dose_flips",
                "clinical",
                0.0025,
                "share of letters with another dose",
                low=0.0,
                high=0.0075,
                better="lower",
            ),
            metric(
                "entity_f1",
                "clinical",
                0.94,
                "exact F1 of entities found in the rewrite against those of the source",
                low=0.93,
                high=0.95,
                source="nervaluate",
            ),
            metric(
                "icd_macro_f1",
                "usefulness",
                0.612,
                "macro F1 of ICD chapters on real letters, trained on synthetic ones",
                low=0.571,
                high=0.65,
                baseline=0.634,
                source="train on synthetic, test on real (Esteban et al. 2017)",
            ),
            metric(
                "ner_f1_transfer",
                "usefulness",
                0.801,
                "exact F1 of a tagger trained on synthetic letters, on real ones",
                low=0.783,
                high=0.82,
                baseline=0.744,
            ),
            metric(
                "topic_agreement",
                "usefulness",
                0.88,
                "agreement of topics",
                low=None,
                high=None,
                baseline=0.8,
            ),
            metric(
                "bertscore_f1",
                "similarity",
                0.876,
                "BERTScore F1 of rewrite against source; 1.0 is a copy",
                low=0.87,
                high=0.881,
                better="none",
                source="Zhang et al. 2020",
                baseline=0.71,
                distribution=bell(20, 110, 17),
            ),
            metric(
                "rouge_l",
                "similarity",
                0.79,
                "longest common subsequence F1",
                low=0.78,
                high=0.8,
                better="none",
                source="Lin 2004",
            ),
            metric(
                "sacrebleu",
                "similarity",
                61.4,
                "BLEU",
                low=60.1,
                high=62.7,
                better="none",
                range=[0, 100],
                source="Post 2018",
            ),
            metric("meteor", "similarity", 0.81, "METEOR", better="none"),
            metric(
                "word_overlap",
                "similarity",
                0.7865,
                "share of the source's words that the rewrite still has",
                better="none",
            ),
            metric(
                "jaccard",
                "similarity",
                0.66,
                "shared words over all words",
                low=0.65,
                high=0.67,
                better="none",
            ),
            metric(
                "readability_smog",
                "language",
                -0.13,
                "mean change of the SMOG grade",
                low=-0.3,
                high=0.04,
                better="none",
                range=[None, None],
            ),
            metric(
                "perplexity_ratio",
                "language",
                1.42,
                "perplexity of the rewrite over that of its source",
                low=1.38,
                high=1.47,
                better="lower",
                range=[0, None],
                baseline=1.9,
            ),
            metric(
                "length_ratio",
                "language",
                1.003,
                "words of the rewrite over words of the source",
                low=1.0,
                high=1.006,
                better="none",
                range=[0, None],
            ),
            metric("distinct_2", "language", 0.41, "share of distinct pairs of words", low=0.4, high=0.42),
            metric(
                "grammar_faults", "language", None, "faults in a hundred words", better="lower", letters=0
            ),
        ],
        "failures": [
            {
                "metric": "mauve",
                "error": "EvaluationError: fewer than 500 letters; give more, or leave the metric out",
            }
        ],
        "worst": [
            {
                "id": f"l-{i:04}",
                "variant": 0,
                "why": why,
                "figures": {"surviving_identifiers": leaks, "bertscore_f1": 0.8},
            }
            for i, why, leaks in (
                (102, ["leak", "identical"], 4),
                (17, ["leak"], 2),
                (288, ["flip"], 0),
                (5, ["linked by entities alone"], 0),
            )
        ],
        "provenance": {
            "config": {
                "strategy": "stopwords",
                "ratio": 0.5,
                "policy": "surrogate",
                "detectors": ["tagger", "rules"],
            },
            "models": {
                "refiller": {
                    "name": "embedded",
                    "device": "cpu",
                    "dtype": "bfloat16",
                    "weights_sha256": "00b4" * 16,
                }
            },
            "seed": None,
            "device": "cpu",
        },
        "limits": [
            "The attackers here are those that were tried; others may do better",
            "Identifiers that no detector found stand in the output.",
        ],
        "settings": {"linkage": {"candidates": 400}, "bertscore": {"model": "embedded"}},
        "seconds": 93.4,
    }
