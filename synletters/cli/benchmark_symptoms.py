"""``synletters benchmark symptoms``: a table on stdout, figures as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out
from synletters.cli.options import Out, Overwrite, examples, names, option
from synletters.cli.tables import show
from synletters.core.errors import ConfigError

app = typer.Typer(add_completion=False)
_LETTERS, _TASK = "Letters", "Task"


@app.command(
    epilog=examples(
        "synletters benchmark symptoms scores.json --world chest_pain",
        "synletters benchmark symptoms --simsum SimSUM.csv --compact",
    )
)
def symptoms(
    out: Out = None,
    world: Annotated[
        str,
        option("make letters of this world (default respiratory)", metavar="NAME|FILE.yaml", group=_LETTERS),
    ] = "respiratory",
    simsum: Annotated[
        Path | None,
        option("SimSUM's own records and notes instead of made ones", metavar="SimSUM.csv", group=_LETTERS),
    ] = None,
    spans: Annotated[
        Path | None,
        option("with --simsum: its span annotations of these notes", metavar="SPANS.json", group=_LETTERS),
    ] = None,
    compact: Annotated[
        bool, option("with --simsum: its compact notes (advanced_text)", "--compact", group=_LETTERS)
    ] = False,
    train: Annotated[
        int | None, option("letters to learn from (default 3000; of SimSUM 80%)", metavar="N", group=_TASK)
    ] = None,
    test: Annotated[
        int | None, option("letters to test on (default 1500; of SimSUM the rest)", metavar="N", group=_TASK)
    ] = None,
    targets: Annotated[
        str, option("the facts to tell (default the symptoms)", metavar="A,B", group=_TASK)
    ] = "",
    seed: Annotated[int, option("of letters and parts (default 0)", metavar="N", group=_TASK)] = 0,
    overwrite: Overwrite = False,
) -> int:
    """Tell symptoms from table, text, both and spans, with floors and ceilings."""
    check_out(out, overwrite)
    from synletters.benchmark.simsum import read_simsum
    from synletters.benchmark.symptoms import METHODS, made_corpus, predict, targets_of
    from synletters.generate.worlds.spec import load_world
    from synletters.io import write_json

    if simsum is None and (spans is not None or compact):
        raise ConfigError("--spans and --compact go with --simsum")
    wanted = names(targets)
    made_of = load_world(world)
    targets_of(made_of, wanted)  # a name that is none is told before any letter is made
    if simsum is not None:
        corpus = read_simsum(simsum, made_of, spans=spans, compact=compact)
        learned = train if train is not None else round(0.8 * len(corpus))
        corpus = corpus.shuffled(seed)
        tested = test if test is not None else len(corpus) - learned
    else:
        learned = train if train is not None else 3000
        tested = test if test is not None else 1500
        corpus = made_corpus(made_of, learned, tested, seed=seed)
    scores = predict(corpus, train=learned, test=tested, targets=wanted)
    print(f"F1 over {scores.test} letters of {corpus.name}, learned from {scores.train}")
    width = max(len(method) for method in METHODS) + 2
    cells = (
        (name, *("-" if row[m] is None else f"{row[m]:.3f}" for m in METHODS))
        for name, row in scores.f1.items()
    )
    show(["", *METHODS], cells, [16, *(-width for _ in METHODS)])
    for line in corpus.notes:
        print(line)
    if out is not None:
        write_json(
            out,
            {
                **scores.to_json(),
                "world": made_of.name,
                "letters": corpus.name,
                "notes": list(corpus.notes),
                "seed": seed,
            },
        )
    return 0
