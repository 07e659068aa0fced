"""One frozen configuration, from a YAML file and command-line overrides. All faults are reported together."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core import config_rules, yamlfile
from synletters.core.config_rules import Policy
from synletters.core.errors import ConfigError
from synletters.core.labels import FORMATS, KEEP_STRUCTURE
from synletters.core.settings import STRICT, Rule, Setting, Settings, declared, known_name, unknown

__all__ = [
    "FIND",
    "INPUT",
    "MACHINE",
    "OUTPUT",
    "REFILL",
    "REPLACE",
    "REWORD",
    "WORDS",
    "Policy",
    "RunConfig",
    "Surrogates",
    "load",
]

Surrogates = Literal["consistent", "per-mention", "markov"]
#: the groups of options, in the order in which ``--help`` lists them
INPUT = "Letters in"
FIND, WORDS, REFILL = "Finding identifiers", "Choosing words", "Refilling words"
REWORD = "Rewording sentences"
REPLACE, OUTPUT, MACHINE = "Replacing identifiers", "Output", "Models and machine"


@dataclass(frozen=True, slots=True, config=STRICT)
class RunConfig(Settings):
    """Everything that decides what comes out of a run."""

    strategy: Annotated[
        str,
        Setting(
            "which words are masked: stopwords, random, nouns, verbs, adjectives, adverbs, pos:TAG,TAG, none, mixtures with +, a ratio "
            "of its own with @",
            WORDS,
            "NAME[+NAME]",
        ),
    ] = "stopwords"
    ratio: Annotated[float, Field(ge=0, le=1), Setting("share of the eligible words, 0 to 1", WORDS, "R")] = (
        0.5
    )
    reword: Annotated[
        float,
        Field(ge=0, le=1),
        Setting(
            "share of the sentences that are said in other words before any word is masked, 0 to 1",
            REWORD,
            "R",
        ),
    ] = 0.0
    reworder: Annotated[
        str, Setting("who rewords: grammar, or your own package.module:Class", REWORD, "NAME")
    ] = "grammar"
    reword_rules: Annotated[
        str | None, Setting("further rules of the grammar (docs/reword.md)", REWORD, "FILE")
    ] = None
    mask_sections: Annotated[
        tuple[str, ...],
        Setting(
            "mask words in these sections alone, e.g. plan,hospital_course",
            WORDS,
            "A,B",
            names=("sections",),
            default="everywhere",
        ),
    ] = ()
    model: Annotated[
        str, Setting("model that fills masked words: embedded, a folder, or a hub id", REFILL, "NAME")
    ] = "embedded"
    #: ``auto`` takes what the model is made for
    refiller: Annotated[
        str, Setting("who fills: auto, mlm, seq2seq, or your own package.module:Class", REFILL, "NAME")
    ] = "auto"
    tagger: Annotated[str, Setting("tagger: embedded, or a folder", FIND, "NAME")] = "embedded"
    allow_download: Annotated[
        bool,
        Setting(
            "fetch a model that is no folder and not in the cache of this machine (default: nothing is ever fetched)",
            MACHINE,
        ),
    ] = False
    detectors: Annotated[tuple[str, ...], Setting("detectors by name", FIND, "A,B")] = (
        "tagger",
        "rules",
        "safewords",
        "layout",
        "guard",
        "abbreviations",
    )
    detector_options: Annotated[
        Mapping[str, Mapping[str, Any]],
        Setting(
            "options of detectors, as YAML: '{lists: {always: staff.txt}}'",
            FIND,
            "YAML",
        ),
    ] = dataclasses.field(default_factory=dict)
    keep_structure: Annotated[
        tuple[str, ...],
        Setting(
            "labels of words that are never masked, as they carry negation, time, amounts, layout",
            WORDS,
            "A,B",
            default="all of them",
        ),
    ] = KEEP_STRUCTURE
    generalise_rare: Annotated[
        int,
        Field(ge=0),
        Setting(
            "blunt kept diseases, drugs and procedures that letters of fewer than K people hold to a class that K share; 0: none",
            REPLACE,
            "K",
        ),
    ] = 0
    keep_clinical: Annotated[
        tuple[str, ...] | None,
        Setting(
            "labels of clinical entities that are never masked",
            WORDS,
            "A,B",
            default="all of them",
        ),
    ] = None
    policy: Annotated[
        Policy,
        Setting(
            "what becomes of identifiers: surrogate, tag, refill, remove or generalise; with LABEL= those of one label, as often as needed",
            REPLACE,
            "[LABEL=]P",
            many=True,
            parse=config_rules.label_and_policy,
        ),
    ] = "surrogate"
    policies: Annotated[
        Mapping[str, str], Setting("the same by label, as YAML: '{NAME: tag}'", REPLACE, "YAML")
    ] = dataclasses.field(default_factory=dict)
    surrogates: Annotated[
        Surrogates,
        Setting(
            "one surrogate for each identifier of a patient, one for each mention, or a walk among several",
            REPLACE,
        ),
    ] = "consistent"
    vault: Annotated[
        str | None, Setting("remember surrogates and date shifts of patients between runs", REPLACE, "FILE")
    ] = None
    vault_key_file: Annotated[
        str | None,
        Setting(
            "the vault's key (or in SYNLETTERS_VAULT_KEY); 'synletters new-key KEY' makes one",
            REPLACE,
            "KEY",
        ),
    ] = None
    date_shift: Annotated[
        str | None,
        Setting(
            "days by which the dates of each patient move, .csv or .parquet with patient_id and days; others are drawn for nobody",
            REPLACE,
            "FILE",
        ),
    ] = None
    shift_columns: Annotated[
        tuple[str, ...],
        Setting(
            "columns of dates that move by the days of their patient, as the letter's do; NAME=dmy or NAME=mdy tells which number is the day",
            REPLACE,
            "A,B",
        ),
    ] = ()
    replace_columns: Annotated[
        tuple[str, ...],
        Setting("columns of identifiers that get the surrogates of the letters", REPLACE, "A,B"),
    ] = ()
    id_map: Annotated[
        str | None,
        Setting(
            "write letters under new ids, and which is which to FILE, to be kept apart from them",
            REPLACE,
            "FILE.csv",
        ),
    ] = None
    point: Annotated[Literal["strict", "balanced"], Setting("how eagerly identifiers are found", FIND)] = (
        "strict"
    )
    second_look: Annotated[
        bool,
        Setting("look for identifiers again in what was written, and take back what looks like one", FIND),
    ] = True
    checks: Annotated[
        tuple[str, ...],
        Setting("further checks of finished letters, by name (docs/architecture.md)", OUTPUT, "A,B"),
    ] = ()
    no_phi: Annotated[bool, Setting("no identifier detection, for text that has none", FIND)] = False
    variants: Annotated[int, Field(ge=1), Setting("rewrites per letter", OUTPUT, "N")] = 1
    sampling: Annotated[
        Literal["sample", "argmax", "private"],
        Setting(
            "draw words, take the likeliest, or draw them with differential privacy",
            REFILL,
        ),
    ] = "sample"
    temperature: Annotated[float, Field(ge=0, allow_inf_nan=False), Setting("of sampling", REFILL, "T")] = 0.7
    top_k: Annotated[
        int, Field(ge=1), Setting("sample from the N likeliest words, at most 50", REFILL, "N")
    ] = 20
    top_p: Annotated[
        float, Field(gt=0, le=1), Setting("and from the fewest that hold this share", REFILL, "P")
    ] = 0.9
    clip: Annotated[
        float,
        Field(gt=0, allow_inf_nan=False),
        Setting(
            "of private sampling: how far below the likeliest word another may count",
            REFILL,
            "C",
        ),
    ] = 10.0
    rounds: Annotated[
        int, Field(ge=1), Setting("looks of the model; 4 to 8 make neighbours agree", REFILL, "N")
    ] = 1
    order: Annotated[Literal["easiest", "left-to-right"], Setting("of the rounds", REFILL)] = "easiest"
    pieces: Annotated[
        int, Field(ge=1, le=4), Setting("the most subwords a refilled word may have", REFILL, "N")
    ] = 1
    refill: Annotated[
        Literal["equals", "free"],
        Setting(
            "mask words that have equals and take one of these, or any word that the model thinks of, which may say something else",
            REFILL,
        ),
    ] = "equals"
    equals: Annotated[
        str | None, Setting("further sets of words that may stand for each other", REFILL, "FILE")
    ] = None
    avoid_original: Annotated[
        float | None,
        Field(ge=0, le=1),
        Setting(
            "share of the masked words that must not come back as they were where another word passes, 0 to 1",
            REFILL,
            "R",
            default="1; 0 with private sampling or free refills",
        ),
    ] = None
    mark_refills: Annotated[
        bool,
        Setting(
            "write the offsets of refilled words too, for `evaluate`; they tell which words are the source's own",
            OUTPUT,
        ),
    ] = False
    seed: Annotated[int | None, Setting("draw from a number, to draw the same again", MACHINE, "N")] = None
    device: Annotated[str, Setting("where models run", MACHINE, "auto|cpu|cuda:N")] = "auto"
    dtype: Annotated[
        Literal["auto", "float32", "fp32", "bfloat16", "bf16"],
        Setting("numbers that models reckon in", MACHINE),
    ] = "auto"
    batch_tokens: Annotated[int, Field(ge=64), Setting("subwords in a batch", MACHINE, "N")] = 4096
    chunk: Annotated[int, Field(ge=1), Setting("letters that are worked on together", MACHINE, "N")] = 64
    workers: Annotated[
        int,
        Field(ge=0),
        Setting(
            "processes that share the work",
            MACHINE,
            "N",
            default="0: one a core where the letters are many",
        ),
    ] = 0
    engine: Annotated[
        Literal["local", "ray", "spark"],
        Setting(
            "what shares the work out: processes of this machine, or Ray or Spark, here or on a cluster",
            MACHINE,
        ),
    ] = "local"
    ray_address: Annotated[
        str | None,
        Setting("the head of Ray's cluster; auto finds that of this machine", MACHINE, "HOST:PORT|auto"),
    ] = None
    spark_master: Annotated[
        str | None, Setting("the master of Spark's cluster, such as spark://HOST:7077", MACHINE, "URL")
    ] = None
    max_characters: Annotated[int, Field(ge=1), Setting("longer letters are rejected", MACHINE, "N")] = (
        5_000_000
    )
    score: Annotated[
        int, Field(ge=0), Setting("score the first N letters (BERTScore, word overlap)", OUTPUT, "N")
    ] = 0
    escape_formulas: Annotated[
        bool,
        Setting(
            "put an apostrophe before cells of a CSV that a spreadsheet would run as a formula",
            OUTPUT,
        ),
    ] = False
    max_clinical_loss: Annotated[
        float,
        Field(ge=0, le=1),
        Setting(
            "share of the clinical words that may be lost, 0 to 1; where more are, the run ends with exit code 1",
            OUTPUT,
            "R",
        ),
    ] = 0.05
    id_column: Annotated[str, Setting("column of the letters' ids, in a table", INPUT, "NAME")] = "id"
    text_column: Annotated[str, Setting("column of their texts", INPUT, "NAME")] = "text"
    patient_column: Annotated[
        str, Setting("column of the patients' ids; their letters share surrogates and dates", INPUT, "NAME")
    ] = "patient_id"
    drop_columns: Annotated[
        tuple[str, ...],
        Setting(
            "further columns of a table that are not written; '*' for all that are neither moved nor replaced",
            OUTPUT,
            "A,B",
        ),
    ] = ()
    separator: Annotated[
        str, Setting("between the columns of a CSV: a sign, or tab, semicolon, pipe", INPUT, "SIGN")
    ] = ","
    encoding: Annotated[str, Setting("of a CSV, such as cp1252", INPUT, "NAME")] = "utf-8"
    annotations: Annotated[
        str | None,
        Setting(
            "annotations of the letters in a file of their own: .csv (note_id, start, end, concept_id) or .jsonl",
            FIND,
            "FILE",
        ),
    ] = None
    patients: Annotated[
        str | None,
        Setting(
            "known identifiers of patients, found in their letters whatever the detectors say: .csv or .parquet with patient_id, "
            "names, birth_date, address, phone, … (docs/known-identifiers.md)",
            FIND,
            "FILE",
        ),
    ] = None
    annotated: Annotated[
        tuple[str, ...], Setting(f"formats to write beside the letters: {', '.join(FORMATS)}", OUTPUT, "A,B")
    ] = ()

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return config_rules.RULES


def load(path: Path | None = None, overrides: Mapping[str, Any] | None = None) -> RunConfig:
    """The configuration of a YAML file (a mapping of option names) with ``overrides`` on top.

    Raises ConfigError with every unknown name, wrong type and wrong value; InputError if the file cannot be
    read.
    """
    faults: list[str] = []
    values = read(path, RunConfig, faults) if path is not None else {}
    given = {k: v for k, v in (overrides or {}).items() if v is not None}
    if isinstance(values.get("policies"), Mapping) and isinstance(given.get("policies"), Mapping):
        given["policies"] = {
            **values["policies"],
            **given["policies"],
        }  # the command line wins label by label
    values |= given
    faults += [unknown(RunConfig, name) for name in values if name not in declared(RunConfig)]
    known: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k in declared(RunConfig)
    }
    try:
        config = RunConfig(**known)
    except ConfigError as error:
        faults.extend(error.faults)
    if faults:
        raise ConfigError(faults)
    return config


def read(path: Path, cls: type, faults: list[str]) -> dict[str, Any]:
    """The settings of a YAML file by the names of their fields. A name that is none is kept, to be told; one
    that stands twice,
    spelt in two ways, is a fault."""
    found = yamlfile.read(path, fault="the config file {} cannot be read")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ConfigError(f"{path} must be a mapping of option names to values")
    made: dict[str, Any] = {}
    for key, value in found.items():
        name = known_name(cls, str(key)) or str(key)
        if name in made:
            faults.append(f"{path}: {str(key)!r} names {name} again; keep one of them")
        made.setdefault(name, value)
    return made
