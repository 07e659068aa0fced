"""The card of a trained tagger: ``card.json`` for machines, ``README.md`` for people. Counts, hashes and
figures, never letter text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def readme(card: Mapping[str, Any]) -> str:
    """The card as Markdown, with the head that hubs read."""
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Mapping[str, Any]) -> Iterator[str]:
    model, data, settings, training = card["model"], card["data"], card["settings"], card["training"]
    yield from (
        "---",
        "library_name: transformers",
        "pipeline_tag: token-classification",
        "language: en",
        "---",
        f"# A tagger of {_WHAT[settings['task']]}",
        "",
    )
    yield (
        f"Trained by synletters {card['synletters']} on {card['created'][:10]} from `{model['start']}` (weights {model['start_sha256'][:12]}…). "
        f"Licence: {card['licence']}."
    )
    yield ""
    if model["form"] == "heads":
        yield f"Read it with `--tagger FOLDER`. The head `{model['head']}` was trained; the model has {', '.join(model['heads'])}."
    else:
        yield "Read it with `--detectors hf:FOLDER`, beside or in place of others."
    yield ""
    yield f"Labels: {', '.join(model['labels'])}."
    yield from ("", "## Data", "")
    for part in data["files"]:
        yield f"- {part['name']}: {part['letters']} letters, {part['left_out']} left out, sha256 `{part['sha256']}`"
    yield from ("", "| part | letters | patients | annotations |", "| --- | --- | --- | --- |")
    for name, part in data["parts"].items():
        yield f"| {name} | {part['letters']} | {part['patients']} | {sum(part['labels'].values())} |"
    yield ""
    yield _PARTS
    if data["letters_without_patient_id"]:
        yield f"{data['letters_without_patient_id']} letters had no patient id; each counts as a patient of its own."
    if data["identifiers_replaced"] is not None:
        yield f"{data['identifiers_replaced']} annotated identifiers of the training letters were replaced by surrogates first."
    else:
        yield "The training letters were read with the identifiers that they hold: handle the weights as you would the letters."
    align = data["alignment"]
    yield (
        f"Annotations that the subwords say exactly: {align.get('exact', 0)}; wider than annotated: {align.get('widened', 0)}; under a longer "
        f"one: {align.get('overlapped', 0)}; not at all: {align.get('lost', 0)}."
    )
    yield from ("", "## Training", "")
    yield (
        f"{training['steps']} steps ({training['subwords']} subwords, {training['subwords_per_second']:.0f} a second on {training['device']}, "
        f"{training['dtype']}); the weights are those of step {training['best_step']}, the best on the tune letters"
        f"{'; ended early: ' + training['stopped'] if training['stopped'] else ''}."
    )
    yield from ("", "| setting | value |", "| --- | --- |")
    for name, value in settings.items():
        yield f"| {name} | {_plain(value)} |"
    calibration = card["calibration"]
    if calibration:
        yield from ("", "## Thresholds", "")
        yield f"Set on the tune letters for a recall of {calibration['wanted_recall']} of each label (covered, under whatever label):"
        yield from ("", "| label | threshold | reached on tune |", "| --- | --- | --- |")
        for label, rate in calibration["reached_on_tune"].items():
            yield f"| {label} | {calibration['thresholds'].get(label, 0.5):.6g} | {rate['hits']} of {rate['total']} |"
        if calibration["short_of_it"]:
            yield f"\nShort of it: {', '.join(calibration['short_of_it'])}."
    yield from ("", "## Figures", "")
    yield from _figures(card["figures"])
    yield from ("", "## Limits", "", *(f"- {limit}" for limit in card["limits"]))


_WHAT = {"phi": "identifiers", "clinical": "clinical entities", "pos": "parts of speech"}
_PARTS = "The best step and the thresholds were chosen on the tune letters, the figures are of the test letters; no patient, and no text, is in two parts."


def _figures(figures: Mapping[str, Any]) -> Iterator[str]:
    if "accuracy" in figures:
        rate = figures["accuracy"]
        yield f"Words of {figures['letters']} test letters with the right tag: {_rate(rate)} of {rate['total']}."
        yield from ("", "| tag | words | precision | recall | F1 |", "| --- | --- | --- | --- | --- |")
        for tag, row in figures["by_class"].items():
            yield f"| {tag} | {row['mentions']} | {_rate(row['precision'])} | {_rate(row['recall'])} | {_number(row['f1'])} |"
        return
    yield f"{figures['letters']} test letters; {figures['scheme']}."
    yield from ("", "| label | mentions | precision | recall | F1 |", "| --- | --- | --- | --- | --- |")
    for label, row in (("all", figures["all"]), *figures["by_class"].items()):
        yield f"| {label} | {row['mentions']} | {_interval(row['precision'])} | {_interval(row['recall'])} | {_interval(row['f1'])} |"
    if "covered" in figures:
        covered = figures["covered"]
        yield from ("", f"Recall of {covered['what']}:", "", "| label | recall |", "| --- | --- |")
        for label, rate in (("all", covered["all"]), *covered["by_class"].items()):
            yield f"| {label} | {_rate(rate)} of {rate['total']} |"
        yield ""
        yield f"Letters with a leak: {_rate(covered['letters_with_a_leak'])}; character precision {_rate(covered['character_precision'])}."
    for head, rate in figures.get("other_heads_agree", {}).items():
        yield f"\nThe head `{head}` says what it said before of {_rate(rate)} of the test subwords."


def _rate(rate: Mapping[str, Any]) -> str:
    if rate["share"] is None:
        return "none"
    return f"{rate['share']:.3f} [{rate['low']:.3f}, {rate['high']:.3f}]"


def _interval(value: Mapping[str, Any]) -> str:
    if value["value"] is None:
        return "none"
    return f"{value['value']:.3f} [{value['low']:.3f}, {value['high']:.3f}]"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{k}={'' if v is None else v}" for k, v in value.items()) or "none"
    return "default" if value is None else str(value)
