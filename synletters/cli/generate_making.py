"""What `generate` makes, from its options: whence the letters come, who writes them, who rewrites them, and
what the report says."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.generate.letters.forms import Form
from synletters.generate.letters.make import Made

if TYPE_CHECKING:
    from synletters.generate.lm_letters import Brief, Checks
    from synletters.generate.settings import GenerateSettings
    from synletters.generate.writers import Writer

#: notes that are drawn from as examples at most
_EXAMPLES = 500


@dataclass(slots=True)
class Making:
    """``letters()`` may be read once; ``about()`` is what the report says, after that."""

    letters: Callable[[], Iterable[Made | Rejected]]
    told: dict[str, Any] = field(default_factory=dict)
    after: Callable[[], Mapping[str, Any]] = dict

    def about(self) -> dict[str, Any]:
        return {**self.told, **self.after()}

    @staticmethod
    def of(asked: GenerateSettings) -> Making:
        """Everything that can be at fault is tried here, before any file is begun. Raises ConfigError,
        InputError, ModelError."""
        from synletters.generate.check import Checker, other_conditions
        from synletters.generate.graph_check import GraphChecker
        from synletters.generate.graphs.letters import graph_letters
        from synletters.generate.graphs.load import load_graph
        from synletters.generate.letters.make import letters
        from synletters.generate.lm_letters import graph_briefs, world_briefs, written
        from synletters.generate.worlds.spec import load_world

        kinds = cast("Sequence[Form]", asked.forms)
        told: dict[str, Any]
        if asked.kg is not None:
            graph = load_graph(asked.kg)
            graph.wanted(asked.codes)
            told = {
                "graph": asked.kg,
                "seed": asked.seed,
                "codes": list(asked.codes),
                "temperature": asked.temperature,
            }
            source: Iterable[Made | Rejected] = graph_letters(
                graph,
                asked.count,
                seed=asked.seed,
                codes=asked.codes,
                temperature=asked.temperature,
                forms=kinds,
            )
            checker_of: Callable[[], Checks] = partial(GraphChecker, graph)
            briefs_of: Callable[[], tuple[Iterator[Brief], Checks]] = partial(
                graph_briefs,
                graph,
                asked.count,
                seed=asked.seed,
                codes=asked.codes,
                temperature=asked.temperature,
            )
        else:
            world = load_world(str(asked.world))
            told = {
                "world": world.name,
                "seed": asked.seed,
                "evidence": dict(asked.evidence),
                "do": dict(asked.do),
            }
            source = letters(
                world, asked.count, seed=asked.seed, forms=kinds, evidence=asked.evidence, do=asked.do
            )
            checker_of = partial(Checker, world, other_conditions())
            briefs_of = partial(
                world_briefs, world, asked.count, seed=asked.seed, evidence=asked.evidence, do=asked.do
            )
        if asked.writer:
            writer = _writer(asked, asked.writer)
            examples = _examples(asked, asked.example) if asked.example is not None else []
            briefs, checker = briefs_of()
            source = written(briefs, checker, writer, seed=asked.seed, tries=asked.tries, examples=examples)
            told |= {
                "writer": writer.name,
                "examples": len(examples),
                "note": "facts were found again in what the model wrote: their spans are as good as that; identifiers are exact",
            }
        if not asked.rewrite:
            return Making(lambda: source, told)
        return _rewriting(asked, source, checker_of(), told)


def _rewriting(
    asked: GenerateSettings, source: Iterable[Made | Rejected], checker: Checks, told: dict[str, Any]
) -> Making:
    from synletters.generate.rewritten import Variety, about, config_of

    config = config_of(
        strategy=asked.strategy, ratio=asked.ratio, model=asked.model, seed=asked.seed, device=asked.device
    )
    variety = Variety(config, checker, tries=asked.tries)
    return Making(lambda: variety.letters(source), told, lambda: {"rewrite": about(variety)})


def _writer(asked: GenerateSettings, name: str) -> Writer:
    from synletters.generate.writers import EndpointWriter, open_writer_of

    key = os.environ.get("SYNLETTERS_WRITER_KEY", "")
    writer = open_writer_of(
        name, model=asked.writer_model, timeout=asked.timeout, key=key, device=asked.device
    )
    if isinstance(writer, EndpointWriter):
        what = "the prompts, each with an example note," if asked.example is not None else "the prompts"
        print(f"note: {what} go to {name}, which you named", file=sys.stderr)
    return writer


def _examples(asked: GenerateSettings, path: Path) -> list[str]:
    """The texts of the example notes, through the de-identifier unless they are said to be through it. Raises
    InputError."""
    from synletters.io import open_source

    found: list[Letter] = []
    for item in open_source(path):
        if isinstance(item, Letter):
            found.append(item)
        if len(found) == _EXAMPLES:
            break
    if not found:
        raise InputError(f"{path} holds no note that can be read; name a text in UTF-8")
    if asked.example_as_is:
        return [letter.text for letter in found]
    kept = list(_deidentified(found, asked.seed, path, asked.device))
    if not kept:
        raise InputError(
            f"none of the notes of {path} could be de-identified; look at them with `synletters rewrite`, "
            "or pass --example-as-is if they are de-identified"
        )
    return kept


def _deidentified(letters: Sequence[Letter], seed: int, source: Path, device: str) -> Iterator[str]:
    from synletters.core.config import RunConfig
    from synletters.rewrite.rewriter import Rewriter

    bare = [Letter(letter.id, letter.text) for letter in letters]
    results = Rewriter(RunConfig(strategy="none", seed=seed, device=device)).rewrite(bare)
    lost = sum(isinstance(result, Rejected) for result in results)
    if lost:
        print(
            f"warning: {lost} notes of {source} could not be de-identified and are left out", file=sys.stderr
        )
    return (result.text for result in results if not isinstance(result, Rejected))
