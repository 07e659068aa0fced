"""What to measure, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Setting
from synletters.core.settings import Settings as Declared

_WHAT, _AGAINST, _MODELS, _JUDGES = (
    "What is measured",
    "What it is compared with",
    "Models and machine",
    "Judges",
)


@dataclass(frozen=True, slots=True, config=STRICT)
class Settings(Declared):
    """What to measure and how. ``metrics``: names or ``package.module:Class``, empty for all that can run;
    ``judge``: URLs;
    ``gold``: the letters with their identifiers marked; ``others``: letters of other people, which no rewrite
    was made of."""

    metrics: Annotated[
        tuple[str, ...],
        Setting(
            "metrics to run, by name or as package.module:Class",
            _WHAT,
            "A,B",
            many=True,
            default="all that can run",
        ),
    ] = ()
    skip: Annotated[tuple[str, ...], Setting("metrics to leave out", _WHAT, "A,B", many=True)] = ()
    limit: Annotated[
        int | None,
        Field(ge=1),
        Setting("measure N letters that have rewrites, drawn by the seed", _WHAT, "N"),
    ] = None
    seed: Annotated[int, Setting("of every draw", _MODELS, "N")] = 0
    model: Annotated[
        str,
        Setting(
            "encoder of BERTScore and pseudo-perplexity: embedded, a folder or a hub id",
            _MODELS,
            "NAME",
        ),
    ] = "embedded"
    perplexity_model: Annotated[
        str | None,
        Setting(
            "causal language model: a folder or a hub id",
            _MODELS,
            "NAME",
            default="none",
        ),
    ] = None
    judge: Annotated[
        tuple[str, ...],
        Setting(
            "send a sample of the rewrites to this OpenAI-compatible endpoint to be rated; as often as needed",
            _JUDGES,
            "URL",
            many=True,
        ),
    ] = ()
    judge_model: Annotated[str, Setting("the judges' model names there", _JUDGES, "NAME[,NAME]")] = "default"
    gold: Annotated[
        Path | None,
        Setting("REAL with its identifiers marked by people, for the leak rate", _AGAINST, "FILE"),
    ] = None
    others: Annotated[
        Path | None,
        Setting(
            "letters of other people, which no rewrite was made of: what attacks compare with",
            _AGAINST,
            "FILE",
        ),
    ] = None
    escape_formulas: Annotated[
        bool,
        Setting(
            "put an apostrophe before cells of a CSV that a spreadsheet would run as a formula",
        ),
    ] = False
    show_originals: Annotated[
        bool, Setting("let report.html show text of real letters; it then says so on its face")
    ] = False
    device: Annotated[str, Setting("where models run", _MODELS, "auto|cpu|cuda:N")] = "auto"
    dtype: Annotated[
        Literal["auto", "float32", "bfloat16"], Setting("numbers that models reckon in", _MODELS)
    ] = "auto"
    batch_tokens: Annotated[int, Field(ge=1), Setting("subwords in a batch", _MODELS, "N")] = 4096
    #: further options, by name, for metrics that know them
    options: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        told = {
            "metrics": list(self.metrics),
            "skip": list(self.skip),
            "limit": self.limit,
            "seed": self.seed,
            "model": self.model,
            "perplexity_model": self.perplexity_model,
            "judge": [without_secrets(url) for url in self.judge],
            "judge_model": self.judge_model if self.judge else None,
            "gold": self.gold.name if self.gold else None,
            "others": self.others.name if self.others else None,
            "show_originals": self.show_originals,
            "device": self.device,
            "dtype": self.dtype,
            "batch_tokens": self.batch_tokens,
        }
        return told | {
            name: value for name, value in self.options.items() if isinstance(value, str | int | float | bool)
        }


def without_secrets(url: str) -> str:
    """A URL as it may stand in a report: no user, no password, no query."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
