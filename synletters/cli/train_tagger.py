"""``synletters train tagger LETTERS OUT``: a token classifier from annotated letters. docs/train-tagger.md
defines every option."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.label_maps import label_map
from synletters.cli.options import AllowDownload, argument, examples, option, settings
from synletters.core import yamlfile
from synletters.core.errors import ConfigError
from synletters.train.tagger.settings import TaggerSettings

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters train tagger gold.jsonl tagger/ --task phi --recall 0.99",
        "synletters train tagger brat/ tagger/ --task clinical --labels Disease=DISEASE,Chemical=DRUG",
    )
)
@settings(TaggerSettings)
def tagger(
    letters: Annotated[
        Path,
        argument(
            "LETTERS",
            "annotated letters: .jsonl, .csv, .parquet, .conll, .conllu, a folder in brat's format or "
            "of i2b2 .xml",
        ),
    ],
    out: Annotated[Path, argument("OUT", "the folder of the model")],
    given: dict[str, Any],
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    quiet: Annotated[bool, option("no lines on the way, no summary", "--quiet")] = False,
) -> int:
    """Tune a tagger of identifiers and entities from annotated letters; docs/train-tagger.md defines every
    option.

    Exits with 1 if letters were left out, or a wanted recall is out of reach.
    """
    values = dict(given)
    if "task" not in values:
        raise ConfigError("give --task phi, clinical or pos: what the tagger learns to find")
    if "labels" in values:
        values["labels"] = label_map(values["labels"])
    if "class_weights" in values:
        values["class_weights"] = _weights(values["class_weights"])
    asked = TaggerSettings(letters=letters, out=out, **values)
    from synletters.train.tagger.run import to_stderr, train_tagger

    card = train_tagger(asked, None if quiet else to_stderr)
    if not quiet:
        print(summary(out, card))
    left_out = sum(file["left_out"] for file in card["data"]["files"])
    return 1 if left_out or (card["calibration"] or {}).get("short_of_it") else 0


def _weights(given: str) -> str | dict[str, float]:
    if given in ("none", "sqrt", "balanced"):
        return given
    made = yamlfile.read(
        Path(given), fault="--class-weights is none, sqrt, balanced or a YAML file; {} cannot be read"
    )
    if not isinstance(made, Mapping) or not all(
        isinstance(k, str) and isinstance(v, int | float) and not isinstance(v, bool) and v > 0
        for k, v in made.items()
    ):
        raise ConfigError(f"{given} must be a mapping of labels to numbers above 0")
    return {k: float(v) for k, v in made.items()}


def summary(out: Path, card: Mapping[str, Any]) -> str:
    """A few lines for the terminal."""
    training, figures = card["training"], card["figures"]
    lines = [
        f"{training['steps']} steps, {training['subwords']} subwords in {training['seconds']:.0f} s "
        f"({training['subwords_per_second']:.0f} a second); the best was step {training['best_step']}"
    ]
    if "accuracy" in figures:
        rate = figures["accuracy"]
        lines.append(f"test: {_share(rate['share'])} of {rate['total']} words right")
    else:
        every = figures["all"]
        lines.append(
            "test, bounds and label: "
            + ", ".join(f"{n} {_share(every[n]['value'])}" for n in ("precision", "recall", "f1"))
        )
        if "covered" in figures:
            lines.append(f"test, covered: recall {_share(figures['covered']['all']['share'])}")
    for head, rate in figures.get("other_heads_agree", {}).items():
        lines.append(f"head {head}: {_share(rate['share'])} of the test subwords as before")
    lines.append(f"model: {out}; its card: {out / 'README.md'}")
    use = "--tagger" if card["model"]["form"] == "heads" else "--detectors hf:"
    lines.append(f"use: synletters detect LETTERS OUT.jsonl {use}{' ' if use == '--tagger' else ''}{out}")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"
