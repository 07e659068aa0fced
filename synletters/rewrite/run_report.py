"""What a run says of itself: its counts in groups, the seconds of its stages, and what one must know to get the same letters again."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from synletters.core.config import RunConfig
from synletters.refill.sampling import epsilon
from synletters.rewrite.chunk_work import Account
from synletters.surrogate.secret import site_secret


def stages(account: Account) -> dict[str, dict[str, float]]:
    """Seconds of work by stage, added up over workers, and their shares."""
    shares = account.clock.shares()
    return {
        name: {"seconds": round(value, 3), "share": shares[name]}
        for name, value in account.clock.seconds.items()
    }


def figures(
    account: Account, config: RunConfig, *, letters: int, rejected: int, written: int, seconds: float
) -> dict[str, Any]:
    counts = account.counts
    group = functools.partial(counted, counts)

    by_policy: dict[str, dict[str, int]] = {}
    for name, count in group("policy:").items():
        policy, _, label = name.partition(":")
        by_policy.setdefault(policy, {})[label] = count
    return {
        "letters": letters,
        "rewrites": written,
        "rejected": rejected,
        "rejected_by_stage": group("rejected:"),
        "words": counts["words"],
        "words_open": counts["words_open"],
        "words_masked": counts["words_masked"],
        "letters_without_patient_id": counts["letters_without_patient_id"],
        "ids_that_hold_an_identifier": counts["ids_that_hold_an_identifier"],
        "identifiers_replaced": group("replaced:"),
        "identifiers_by_policy": by_policy,
        "kept": group("kept:"),
        "gate": {
            "letters_repaired": counts["letters_repaired"],
            "found_in_source": group("gate:"),
            "found_by_second_look": group("second_look:"),
            "values_hashed": dict(account.hashes.most_common(1000)),
        },
        "truth": {
            "sentences_masked": counts["sentences_masked"],
            "sentences_given_back": counts["sentences_given_back"],
            "differences": group("drift:"),
        },
        "withheld": group("withheld:"),
        **_rewording(config, counts),
        **({"checks": group("check:")} if config.checks else {}),
        "refills": {
            "offered": counts["words_offered"],
            "accepted": counts["words_accepted"],
            "words": counts["refills"],
            "changed": counts["words_changed"],
            "as_before": counts["refills_as_before"],
            "put_back": counts["words_put_back"],
        },
        **_private(config, counts),
        "seconds": round(seconds, 3),
        "letters_per_second": round(letters / seconds, 2),
        "words_per_second": round(counts["words"] / seconds, 1),
        "stages": stages(account),
        "limits": "Masked refilling gives surface diversity, not unlinkability: somebody who holds the originals can still "
        "tell which rewrite belongs to which letter. Identifiers that no detector found stand in the output.",
        "workers": account.workers,
        "provenance": provenance(account, config),
    }


def counted(counts: Mapping[str, int], prefix: str) -> dict[str, int]:
    """What was counted under names that begin so."""
    return {k.removeprefix(prefix): v for k, v in sorted(counts.items()) if k.startswith(prefix)}


def _rewording(config: RunConfig, counts: Mapping[str, int]) -> dict[str, Any]:
    """What became of the sentences that were offered for rewording; nothing if none were to be."""
    if not config.reword:
        return {}
    return {
        "rewording": {
            "offered": counts["reword:offered"],
            "matched": counts["reword:matched"],
            "reworded": counts["reword:reworded"],
            "moved": counts["reword:moved"],
            "refused": counted(counts, "reword:refused:"),
            "given_back": counted(counts, "reword:given_back:"),
            "rules": counted(counts, "reword:rule:"),
        }
    }


def _private(config: RunConfig, counts: Mapping[str, int]) -> dict[str, Any]:
    """What private draws were made, and what their epsilon means; nothing if there were none."""
    if config.sampling != "private":
        return {}
    each, letters = epsilon(config.temperature, config.clip), counts["private_letters"]
    return {
        "private_sampling": {
            "epsilon_per_word": round(each, 4),
            "draws": counts["private_draws"],
            "epsilon_per_letter": {
                "mean": round(each * counts["private_draws"] / max(1, letters), 4),
                "most": round(each * counts["private_most"], 4),
            },
            "limits": "Epsilon bounds what one drawn word can tell of the text that the model read. That text, the kept words, stands "
            "in the letter as it was: kept words have no such protection, nor have the number, places, case and kind "
            "(function word or other) of the masked words, nor which sentences were given back to their source.",
        }
    }


def provenance(account: Account, config: RunConfig) -> dict[str, Any]:
    """What one must know to get the same letters again."""
    return {
        "config": without_lists(config.to_json()),
        "seed": config.seed,
        "surrogates_drawn_from": drawn_from(config),
        "models": account.models,
        "versions": {
            name: version_of(name)
            for name in (
                "synletters",
                "torch",
                "transformers",
                "tokenizers",
                "spacy",
                "scispacy",
                "presidio-analyzer",
                "numpy",
            )
        },
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "system": platform.system(),
    }


def drawn_from(config: RunConfig) -> str:
    """Where the randomness of surrogates and date shifts came from, in words that give nothing of it away but
    the seed."""
    if config.vault:
        return "the vault's key"
    if config.seed is not None:
        return "the seed: whoever knows it and a patient's id can undo the patient's date shift"
    secret = site_secret()
    return f"the site's secret, sha256 {secret.mark}" if secret.path else "a secret that was not kept"


def without_lists(config: dict[str, Any]) -> dict[str, Any]:
    """The config with a hash in place of a user's lists, which hold names."""
    options = {name: dict(values) for name, values in config["detector_options"].items()}
    for name in ("always", "never", "patterns"):
        if name in options.get("lists", {}):
            said = json.dumps(options["lists"][name], sort_keys=True, default=str)
            options["lists"][name] = f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"
    return {**config, "detector_options": options}


def version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
