"""What must hold of a configuration beyond the type and the range of each setting. ``config`` is a RunConfig,
which names these rules."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, get_args

from synletters.core import strategies
from synletters.core.errors import ConfigError
from synletters.core.labels import CHECKS, CLINICAL, FORMATS, IDENTIFIERS, KEEP_STRUCTURE, SECTIONS
from synletters.core.registry import BUILT_IN, find
from synletters.core.settings import Rule

Policy = Literal["surrogate", "tag", "refill", "remove", "generalise"]
_LABEL = re.compile(r"[A-Z][A-Z0-9_-]*")


def label_and_policy(text: str) -> tuple[str, str]:
    """``LABEL=policy``, or a policy for all labels. Raises ValueError for a policy that there is none of."""
    label, equals, policy = text.rpartition("=")
    if not equals and policy not in get_args(Policy):
        raise ValueError(f"invalid choice: {text!r} (choose from {', '.join(get_args(Policy))})")
    return label, policy


def _strategy(config: Any) -> Iterator[str]:
    try:
        strategies.check(config.strategy, config.ratio)
    except ConfigError as error:
        yield from error.faults


def _detectors(config: Any) -> Iterator[str]:
    for name in config.detectors:
        yield from _known("detectors", name)


def _checks(config: Any) -> Iterator[str]:
    for name in config.checks:
        yield from check_name(name) or _known("checks", name)


def check_name(name: str) -> list[str]:
    """The fault of a check of one's own that is called as one of this package is: they would share limits and
    counts."""
    if name not in CHECKS:
        return []
    return [f"a check of your own cannot be called {name!r}, as one of this package is; give it another name"]


def _refiller(config: Any) -> Iterator[str]:
    if config.refiller != "auto":
        yield from _known("refillers", config.refiller)


def _reworder(config: Any) -> Iterator[str]:
    if config.reworder != "grammar":
        yield from _known("reworders", config.reworder)
        if config.reword_rules is not None:
            yield "reword_rules are for the reworder grammar alone; leave one of the two out"


def _known(group: str, name: str) -> Iterator[str]:
    try:
        find(group, name)
    except ConfigError as error:
        yield from error.faults


def _sections(config: Any) -> Iterator[str]:
    for name in config.mask_sections:
        if name not in SECTIONS:
            near = difflib.get_close_matches(name.lower(), SECTIONS, 1, 0.75)
            known = f"did you mean {near[0]}?" if near else f"there are {', '.join(SECTIONS)}"
            yield f"mask_sections has {name!r}; {known}"


def _annotations(config: Any) -> Iterator[str]:
    if config.annotations == "":
        yield "annotations is empty; name a file"


def _patients(config: Any) -> Iterator[str]:
    if config.patients == "":
        yield "patients is empty; name a file"
    elif config.patients is not None and config.no_phi:
        yield "patients is given with no_phi, by which no identifier is looked for; take one of them"


def _annotated(config: Any) -> Iterator[str]:
    for name, count in Counter(config.annotated).items():
        if name not in FORMATS or count > 1:
            yield f"annotated has {name!r}; it must name each of {', '.join(FORMATS)} at most once"


def _policies(config: Any) -> Iterator[str]:
    """A label that looks like a slip of a known one is a fault."""
    for label, policy in config.policies.items():
        if policy not in get_args(Policy):
            yield f"policies has {policy!r} for {label!r}; it must be one of {', '.join(get_args(Policy))}"
        if label in IDENTIFIERS:
            continue
        near = difflib.get_close_matches(label.upper(), IDENTIFIERS, 1, 0.75)
        if near or not _LABEL.fullmatch(label):
            known = f"did you mean {near[0]}?" if near else f"there are {', '.join(IDENTIFIERS)}"
            yield f"policies has the label {label!r}; {known}"


def _kept(config: Any) -> Iterator[str]:
    """What is near a known label and is none, as long as no other detector may give it.

    A label in another case than capitals is one of annotated letters (BC5CDR's "Disease"), of which nothing
    is known.
    """
    own = all(name in BUILT_IN["detectors"] and name not in ("spacy", "hf") for name in config.detectors)
    for option, labels, known in (
        ("keep_clinical", config.keep_clinical or (), CLINICAL),
        ("keep_structure", config.keep_structure, KEEP_STRUCTURE),
    ):
        for label in labels:
            near = difflib.get_close_matches(label.upper(), known, 1, 0.75)
            if not label.strip():
                yield f"{option} has an empty label; there are {', '.join(known)}"
            elif label in KEEP_STRUCTURE and option == "keep_clinical":
                yield f"keep_clinical has the label {label!r}, which is one of keep_structure"
            elif label in CLINICAL and option == "keep_structure":
                yield f"keep_structure has the label {label!r}, which is one of keep_clinical"
            elif own and near and label not in known and label == label.upper():
                yield f"{option} has the label {label!r}; did you mean {near[0]}?"


def _vault(config: Any) -> Iterator[str]:
    if config.vault_key_file is not None and config.vault is None:
        yield "vault_key_file is given without vault; name the vault too"
    for name in ("vault", "vault_key_file", "id_map", "date_shift"):
        if getattr(config, name) == "":
            yield f"{name} is empty; name a file"


def _engine(config: Any) -> Iterator[str]:
    for option, engine in (("ray_address", "ray"), ("spark_master", "spark")):
        if getattr(config, option) == "":
            yield f"{option} is empty; give an address"
        elif getattr(config, option) is not None and config.engine != engine:
            yield f"{option} is given with engine {config.engine!r}; give engine {engine!r} too"


def _columns(config: Any) -> Iterator[str]:
    """A column has one fate."""
    asked = [
        (name.partition("=")[0] if option == "shift_columns" else name, option)
        for option in _FATES
        for name in getattr(config, option)
    ]
    for name, count in Counter(name for name, _ in asked).items():
        if count > 1:
            yield f"{' and '.join(sorted({o for n, o in asked if n == name}))} name the column {name!r} {count} times; once is allowed"
    for entry in config.shift_columns:
        name, equals, order = entry.partition("=")
        if not name or (equals and order not in ("dmy", "mdy")):
            yield f"shift_columns has {entry!r}; it must be NAME, NAME=dmy or NAME=mdy"
    own = {config.id_column, config.text_column, config.patient_column}
    for name, option in asked:
        if name in own:
            yield f"{option} has {name!r}, which holds the letters' ids, texts or patients; it has no further use in the output"
    if config.replace_columns and config.surrogates != "consistent":
        yield "replace_columns is given with surrogates that differ from mention to mention; a column needs surrogates consistent"
    for option in ("shift_columns", "replace_columns"):
        if getattr(config, option) and config.no_phi:
            yield f"{option} is given with no_phi, by which letters keep their identifiers; take one of them"


def _options(config: Any) -> Iterator[str]:
    for name in config.detector_options:
        if name not in config.detectors:
            yield f"detector_options has {name!r}, which is not among the detectors"


def _private(config: Any) -> Iterator[str]:
    """Each of these would make what comes out depend on more than the one bounded draw a word."""
    if config.sampling != "private":
        return
    if config.temperature <= 0:
        yield "sampling is 'private' with temperature 0; epsilon is 2 clip / temperature, so it must be more than 0"
    if config.rounds > 1 and config.order != "left-to-right":
        yield (
            "sampling is 'private' with several rounds, easiest first; which word is easiest tells of the text, so "
            "take order left-to-right or rounds 1"
        )
    if config.avoid_original:
        yield "sampling is 'private' with avoid_original; to avoid the original is to tell of it, so take one of them"
    if config.pieces > 1:
        yield "sampling is 'private' with pieces; it draws words of one piece alone"


#: the settings that say what becomes of further columns
_FATES = ("drop_columns", "shift_columns", "replace_columns")
RULES = (
    Rule(
        (*_FATES, "id_column", "text_column", "patient_column", "surrogates", "no_phi"),
        _columns,
    ),
    Rule(("strategy",), _strategy),
    Rule(("detectors",), _detectors),
    Rule(("checks",), _checks),
    Rule(("refiller",), _refiller),
    Rule(("reworder", "reword_rules"), _reworder),
    Rule(("mask_sections",), _sections),
    Rule(("annotations",), _annotations),
    Rule(("patients", "no_phi"), _patients),
    Rule(("annotated",), _annotated),
    Rule(("policies",), _policies),
    Rule(("keep_clinical", "keep_structure", "detectors"), _kept),
    Rule(("vault", "vault_key_file", "id_map", "date_shift"), _vault),
    Rule(("sampling", "temperature", "rounds", "order", "pieces", "avoid_original"), _private),
    Rule(("detector_options", "detectors"), _options),
    Rule(("engine", "ray_address", "spark_master"), _engine),
)
