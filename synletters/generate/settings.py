"""All that decides which letters are made from nothing. Every fault is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Rule, Setting, Settings
from synletters.generate.letters.forms import Form

FORMS: tuple[Form, ...] = ("letter", "note", "compact")
BESIDE = ("brat", "conll", "docbin", "dataset", "txt")
#: more would not be read by anybody, and is most likely a slip
MOST = 10_000_000
_ABOUT, _LETTERS, _WRITER, _REWRITE = (
    "What they tell (--world or --kg)",
    "Letters",
    "Who writes them",
    "Rewriting",
)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class GenerateSettings(Settings):
    """Options of ``generate``; docs/generate.md says more."""

    world: Annotated[
        str | None,
        Setting(
            "a shipped world (respiratory, chest_pain, diabetes), or one of your own",
            _ABOUT,
            "NAME|FILE.yaml",
        ),
    ] = None
    kg: Annotated[
        str | None,
        Setting("a shipped knowledge graph (general), or a .tsv or .obo file", _ABOUT, "NAME|FILE"),
    ] = None
    evidence: Annotated[
        Mapping[str, str],
        Setting(
            "with --world: draw records in which this holds; several with commas, or several times",
            _ABOUT,
            "NODE=STATE",
            many=True,
        ),
    ] = field(default_factory=dict)
    do: Annotated[
        Mapping[str, str],
        Setting("with --world: intervene: set this in every record", _ABOUT, "NODE=STATE", many=True),
    ] = field(default_factory=dict)
    codes: Annotated[
        tuple[str, ...],
        Setting(
            "with --kg: these ICD-10 codes alone; J45 means all of J45",
            _ABOUT,
            "A,B",
            default="all, by their odds",
        ),
    ] = ()
    temperature: Annotated[
        float,
        Field(gt=0),
        Setting("with --kg: of the softmax over symptoms", _ABOUT, "T", must="it must be above 0"),
    ] = 1.0
    count: Annotated[
        int,
        Field(ge=1, le=MOST),
        Setting("how many letters", _LETTERS, "N", must=f"ask for 1 to {MOST} letters"),
    ] = 100
    forms: Annotated[
        tuple[str, ...], Setting("letter, note, compact", _LETTERS, "A,B", default="all, mixed")
    ] = FORMS
    records: Annotated[Literal["csv", "jsonl"], Setting("the form of the records", _LETTERS)] = "csv"
    annotated: Annotated[
        tuple[str, ...], Setting(f"write beside the letters: {', '.join(BESIDE)}", _LETTERS, "A,B")
    ] = ()
    escape_formulas: Annotated[
        bool,
        Setting(
            "put an apostrophe before cells of a CSV that a spreadsheet would run as a formula",
            _LETTERS,
        ),
    ] = False
    seed: Annotated[int, Setting("another seed, other letters", _LETTERS, "N")] = 0
    writer: Annotated[
        str | None,
        Setting(
            "a causal language model (a folder, or a hub id in the cache), or an OpenAI-compatible address, writes the body; each letter is "
            "checked fact by fact",
            _WRITER,
            "MODEL|URL",
            default="templates",
        ),
    ] = None
    writer_model: Annotated[str, Setting("the model at the address of --writer", _WRITER, "NAME")] = ""
    example: Annotated[
        Path | None,
        Setting(
            "with --writer: a note, or letters in any form that `rewrite` takes, to write in the manner of; they are de-identified first",
            _WRITER,
            "LETTERS",
        ),
    ] = None
    example_as_is: Annotated[
        bool,
        Setting(
            "with --example: the notes are de-identified already; leave them as they are",
            _WRITER,
        ),
    ] = False
    timeout: Annotated[float, Setting("with --writer: seconds for one draft", _WRITER, "S")] = 60.0
    tries: Annotated[
        int, Field(ge=1), Setting("with --writer or --rewrite: drafts of one letter at most", _WRITER, "N")
    ] = 2
    rewrite: Annotated[
        bool,
        Setting(
            "pass the letters through the rewriter: other words, other identifiers, the same facts; each is checked against its record",
            _REWRITE,
        ),
    ] = False
    strategy: Annotated[str, Setting("with --rewrite: which words are masked", _REWRITE, "NAME[+NAME]")] = (
        "stopwords"
    )
    ratio: Annotated[float, Setting("with --rewrite: share of the eligible words", _REWRITE, "R")] = 0.5
    model: Annotated[str, Setting("with --rewrite: the model that refills", _REWRITE, "NAME")] = "embedded"
    device: Annotated[str, Setting("with --writer or --rewrite", metavar="auto|cpu|cuda:N")] = "auto"

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (
            Rule(("world", "kg"), _about),
            Rule(("forms", "annotated"), _names),
            Rule(("writer", "example", "example_as_is"), _example),
            Rule(("rewrite", "strategy", "ratio", "model"), _rewriting),
            Rule(("world", "kg", "evidence", "do", "codes", "temperature"), _together),
        )

    @classmethod
    def prefix(cls) -> str:
        return "--"


def _about(settings: GenerateSettings) -> Iterator[str]:
    if (settings.world is None) == (settings.kg is None):
        yield "world or --kg: give one of them, whence the records come"


def _names(settings: GenerateSettings) -> Iterator[str]:
    for name, given, allowed in (("forms", settings.forms, FORMS), ("annotated", settings.annotated, BESIDE)):
        yield from (
            f"{name} names {one!r}; there is {', '.join(allowed)}" for one in given if one not in allowed
        )


def _example(settings: GenerateSettings) -> Iterator[str]:
    if settings.example is not None and not settings.writer:
        yield "example goes with --writer"
    if settings.example_as_is and settings.example is None:
        yield "example-as-is goes with --example"


def _rewriting(settings: GenerateSettings) -> Iterator[str]:
    if not settings.rewrite and (settings.strategy, settings.ratio, settings.model) != (
        "stopwords",
        0.5,
        "embedded",
    ):
        yield "strategy, --ratio and --model go with --rewrite"


def _together(settings: GenerateSettings) -> Iterator[str]:
    if settings.kg is not None and (settings.evidence or settings.do):
        yield "evidence and --do go with --world"
    if settings.world is not None and (settings.codes or settings.temperature != 1.0):
        yield "codes and --temperature go with --kg"
