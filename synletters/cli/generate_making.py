"""What `generate` makes, from its options: whence the letters come, who writes them, who rewrites them, and what the report says."""

from __future__ import annotations

import argparse
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
    def of(
        args: argparse.Namespace,
        *,
        forms: Sequence[str],
        codes: Sequence[str],
        evidence: Mapping[str, str],
        do: Mapping[str, str],
    ) -> Making:
        """Everything that can be at fault is tried here, before any file is begun. Raises ConfigError, InputError, ModelError."""
        from synletters.generate.check import Checker, other_conditions
        from synletters.generate.graph_check import GraphChecker
        from synletters.generate.graphs.letters import graph_letters
        from synletters.generate.graphs.load import load_graph
        from synletters.generate.letters.make import letters
        from synletters.generate.lm_letters import graph_briefs, world_briefs, written
        from synletters.generate.worlds.spec import load_world

        kinds = cast("Sequence[Form]", forms)
        told: dict[str, Any]
        if args.kg is not None:
            graph = load_graph(args.kg)
            graph.wanted(codes)
            told = {"graph": args.kg, "seed": args.seed, "codes": list(codes), "temperature": args.temperature}
            source: Iterable[Made | Rejected] = graph_letters(
                graph, args.count, seed=args.seed, codes=codes, temperature=args.temperature, forms=kinds
            )
            checker_of: Callable[[], Checks] = partial(GraphChecker, graph)
            briefs_of: Callable[[], tuple[Iterator[Brief], Checks]] = partial(
                graph_briefs, graph, args.count, seed=args.seed, codes=codes, temperature=args.temperature
            )
        else:
            world = load_world(args.world)
            told = {"world": world.name, "seed": args.seed, "evidence": dict(evidence), "do": dict(do)}
            source = letters(world, args.count, seed=args.seed, forms=kinds, evidence=evidence, do=do)
            checker_of = partial(Checker, world, other_conditions())
            briefs_of = partial(world_briefs, world, args.count, seed=args.seed, evidence=evidence, do=do)
        if args.writer:
            writer = _writer(args)
            examples = _examples(args) if args.example is not None else []
            asked, checker = briefs_of()
            source = written(asked, checker, writer, seed=args.seed, tries=args.tries, examples=examples)
            told |= {"writer": writer.name, "examples": len(examples),
                     "note": "facts were found again in what the model wrote: their spans are as good as that; identifiers are exact"}  # fmt: skip
        if not args.rewrite:
            return Making(lambda: source, told)
        return _rewriting(args, source, checker_of(), told)


def _rewriting(
    args: argparse.Namespace, source: Iterable[Made | Rejected], checker: Checks, told: dict[str, Any]
) -> Making:
    from synletters.generate.rewritten import Variety, about, config_of

    config = config_of(strategy=args.strategy, ratio=args.ratio, model=args.model, seed=args.seed, device=args.device)
    variety = Variety(config, checker, tries=args.tries)
    return Making(lambda: variety.letters(source), told, lambda: {"rewrite": about(variety)})


def _writer(args: argparse.Namespace) -> Writer:
    from synletters.generate.writers import EndpointWriter, open_writer_of

    key = os.environ.get("SYNLETTERS_WRITER_KEY", "")
    writer = open_writer_of(args.writer, model=args.writer_model, timeout=args.timeout, key=key, device=args.device)
    if isinstance(writer, EndpointWriter):
        what = "the prompts, each with an example note," if args.example is not None else "the prompts"
        print(f"note: {what} go to {args.writer}, which you named", file=sys.stderr)
    return writer


def _examples(args: argparse.Namespace) -> list[str]:
    """The texts of the example notes, through the de-identifier unless they are said to be through it. Raises InputError."""
    from synletters.io import open_source

    found: list[Letter] = []
    for item in open_source(args.example):
        if isinstance(item, Letter):
            found.append(item)
        if len(found) == _EXAMPLES:
            break
    if not found:
        raise InputError(f"{args.example} holds no note that can be read; name a text in UTF-8")
    if args.example_as_is:
        return [letter.text for letter in found]
    kept = list(_deidentified(found, args.seed, args.example, args.device))
    if not kept:
        raise InputError(
            f"none of the notes of {args.example} could be de-identified; look at them with `synletters rewrite`, "
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
        print(f"warning: {lost} notes of {source} could not be de-identified and are left out", file=sys.stderr)
    return (result.text for result in results if not isinstance(result, Rejected))
