"""``synletters benchmark symptoms``: a table on stdout, figures as JSON."""

from __future__ import annotations

from typing import Any

import typer

from synletters.benchmark.settings import SymptomSettings
from synletters.cli.answers import check_out
from synletters.cli.options import Out, Overwrite, examples, settings
from synletters.cli.tables import show
from synletters.evaluate.tables import Table

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters benchmark symptoms scores.json --world chest_pain",
        "synletters benchmark symptoms --simsum SimSUM.csv --compact",
    )
)
@settings(SymptomSettings)
def symptoms(given: dict[str, Any], out: Out = None, overwrite: Overwrite = False) -> int:
    """Tell symptoms from table, text, both and spans, with floors and ceilings."""
    asked = SymptomSettings(**given)
    check_out(out, overwrite)
    from synletters.benchmark.simsum import read_simsum
    from synletters.benchmark.symptoms import METHODS, made_corpus, predict, targets_of
    from synletters.generate.worlds.spec import load_world
    from synletters.io import write_json

    made_of = load_world(asked.world)
    targets_of(made_of, asked.targets)  # a name that is none is told before any letter is made
    if asked.simsum is not None:
        corpus = read_simsum(asked.simsum, made_of, spans=asked.spans, compact=asked.compact)
        learned = asked.train if asked.train is not None else round(0.8 * len(corpus))
        corpus = corpus.shuffled(asked.seed)
        tested = asked.test if asked.test is not None else len(corpus) - learned
    else:
        learned, tested = asked.train or 3000, asked.test or 1500
        corpus = made_corpus(made_of, learned, tested, seed=asked.seed)
    scores = predict(corpus, train=learned, test=tested, targets=asked.targets)
    rows = tuple(
        (name, *("-" if row[m] is None else f"{row[m]:.3f}" for m in METHODS))
        for name, row in scores.f1.items()
    )
    show(
        [
            f"F1 over {scores.test} letters of {corpus.name}, learned from {scores.train}",
            Table(("", *METHODS), rows, "l" + "r" * len(METHODS)),
            *corpus.notes,
        ]
    )
    if out is not None:
        write_json(
            out,
            {
                **scores.to_json(),
                "world": made_of.name,
                "letters": corpus.name,
                "notes": list(corpus.notes),
                "seed": asked.seed,
            },
        )
    return 0
