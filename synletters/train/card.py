"""The card of a trained model: card.json for machines, README.md for people. Neither holds a word of a
letter."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from synletters.core.version import __version__

_LICENCE = re.compile(r"^license:\s*(\S+)\s*$", re.MULTILINE)
#: what a figure of a card does not say
LIMITS = (
    "A model can repeat what it was trained on; that identifiers were replaced lowers what can leak, it does not end it.",
    "The held-out loss says how well words of letters like these are guessed, not whether rewritten letters are true or safe.",
    "The audit's attacks are those that it names; a stronger one may find more.",
)


def licence_of(folder: str) -> str | None:
    """The licence that a model folder's README.md states, if it does."""
    try:
        found = _LICENCE.search((Path(folder) / "README.md").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found[1] if found else None


def licence_line(folder: str, given: str | None) -> str:
    base = licence_of(folder)
    about_base = (
        f"the base model's licence ({base}) goes on to this one"
        if base
        else "the base model's licence, which its folder does not state, goes on to this one"
    )
    return (
        f"{given}; {about_base}"
        if given
        else f"{about_base}; so do the terms under which the letters were given"
    )


def versions() -> dict[str, str]:
    out = {"synletters": __version__, "python": platform.python_version()}
    for name in ("torch", "transformers", "accelerate", "peft", "opacus", "safetensors"):
        try:
            out[name] = version(name)
        except PackageNotFoundError:
            continue
    return out


def readme(card: Mapping[str, Any]) -> str:
    """README.md in words; figures as in card.json."""
    data, before, after, settings = card["data"], card["before"], card["after"], card["settings"]
    train, held = data["train"], data["held_out"]
    front = [
        "---",
        "library_name: transformers",
        f"pipeline_tag: {'fill-mask' if card['task'] == 'mlm' else 'text2text-generation'}",
        "---",
    ]
    lines = [
        *front,
        f"# {card['name']}",
        "",
        f"{'A masked language model' if card['task'] == 'mlm' else 'An encoder-decoder'}, tuned from `{card['base']['name']}` by "
        f"synletters {card['versions']['synletters']} on {card['created']}.",
        "",
        "## Data",
        "",
        f"- {train['letters']} letters of {train['patients']} patients to train on ({train['subwords']:,} subwords, SHA-256 "
        f"`{train['sha256'][:16]}…`); {held['letters']} letters of {held['patients']} other patients held out",
        f"- {data['rejected']} letters left out; {data['without_patient_id']} letters without patient id, each taken for a patient of its own",
        f"- identifiers: {data['identifiers']}",
        f"- never masked: {data['never_masked']}",
        "",
        "## What it learned",
        "",
        "| held-out letters | loss (nats a subword) | guessed right |",
        "| --- | --- | --- |",
        f"| before | {before['loss']:.4f} | {before['accuracy']:.4f} |",
        f"| after | {after['loss']:.4f} | {after['accuracy']:.4f} |",
        "",
        f"Over {after['subwords']:,} masked subwords, the same before and after. {card['verdict']}",
        "",
        f"{card['run']['steps']} steps, best at {card['run']['best_step']}; {card['run']['tokens_per_second']:,.0f} subwords a second on {card['device']}.",
        "",
    ]
    checks = card["run"]["checks"]
    if checks:
        lines += ["| step | held-out loss | guessed right |", "| --- | --- | --- |"]
        lines += [
            f"| {row['step']} | {row['loss']:.4f} | {row['accuracy']:.4f} |" for row in _thinned(checks)
        ]
        lines.append("")
    lines += ["## Privacy", ""]
    private = card["differential_privacy"]
    lines.append(f"- differential privacy: {private['says'] if private else 'none'}")
    lines += _audited(card["audit"])
    lines += ["", "## Settings", "", "| setting | value |", "| --- | --- |"]
    lines += [f"| {name} | {_cell(value)} |" for name, value in sorted(settings.items()) if value is not None]
    lines += [
        "",
        "## Versions",
        "",
        ", ".join(f"{name} {number}" for name, number in card["versions"].items()),
        "",
    ]
    lines += [
        "## Licence",
        "",
        card["licence"],
        "",
        "## Limits",
        "",
        *(f"- {limit}" for limit in card["limits"]),
        "",
    ]
    return "\n".join(lines)


def _audited(audit: Mapping[str, Any]) -> list[str]:
    verdict = "FAILED: " + "; ".join(audit["over"]) if audit["over"] else ""
    if audit["state"] != "done":
        return [f"- audit: {verdict or audit['state']}"]
    asked = any(value is not None for value in audit["thresholds"].values())
    out = [
        f"- audit: {verdict or ('passed the thresholds' if asked else 'no threshold was asked for')}; all figures are in card.json"
    ]
    figures = audit["figures"]
    for name, roc in sorted(figures.get("membership", {}).items()):
        out.append(f"  - membership inference by `{name}`: AUC {_interval(roc['auc'])}")
        out += [
            f"    - found at {row['fpr']:.1%} false positives: {_interval(row['value'])}"
            for row in roc.get("tpr", ())
            if row.get("resolved", True)
        ]
    worst = figures.get("exposure", {}).get("worst_bits")
    out.append(
        f"  - exposure of the worst canary: {'not measured, none was planted' if worst is None else f'{worst} bits'}"
    )
    return out


def _interval(found: Any) -> str:
    if not isinstance(found, Mapping):
        return str(found)
    return f"{found.get('value')} ({found.get('low')} to {found.get('high')})"


def _cell(value: Any) -> str:
    return str(value).replace("|", "\\|")


def _thinned(rows: list[dict[str, float]], most: int = 20) -> list[dict[str, float]]:
    """At most ``most`` rows, evenly spaced, first and last among them."""
    if len(rows) <= most:
        return rows
    return [rows[round(i * (len(rows) - 1) / (most - 1))] for i in range(most)]
