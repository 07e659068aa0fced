"""``synletters train mlm|seq2seq LETTERS OUT``: tune a model on letters, after their identifiers are replaced."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from synletters.cli.options import argument, option
from synletters.train.settings import Task, TrainSettings

Source = Annotated[Path, argument("LETTERS", "as for rewrite")]
Out = Annotated[Path, argument("OUT", "the model folder to make")]
Resume = Annotated[bool, option("go on from the last checkpoint of a run that was stopped", "--resume")]
Anew = Annotated[bool, option("replace an earlier OUT, and an unfinished run", "--overwrite")]


def run(
    task: Task,
    source_file: Path,
    out: Path,
    given: Mapping[str, Any],
    *,
    resume: bool,
    overwrite: bool,
    quiet: bool,
) -> int:
    """0, or 1 if the audit is over a threshold. Raises TrainingError, ModelError, InputError, OutputError,
    ConfigError."""
    import contextlib

    from tqdm import tqdm

    from synletters.io import open_source

    if not {"epochs", "steps", "minutes"} & given.keys():
        given = {**given, "epochs": 3.0}
    settings = TrainSettings(task=task, **given)
    if settings.no_phi:
        print(
            "warning: --no-phi: identifiers are not looked for; a model repeats what it learned",
            file=sys.stderr,
        )
    source = open_source(source_file)
    from synletters.train.run import summary, train  # torch is loaded here

    off = quiet or None
    with contextlib.ExitStack() as bars:
        read = bars.enter_context(
            tqdm(total=source.total, unit="letter", desc="prepare", disable=off, file=sys.stderr)
        )
        bar = bars.enter_context(
            tqdm(
                total=1000,
                desc="train",
                disable=off,
                file=sys.stderr,
                bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}{postfix}",
            )
        )
        shown: dict[str, str] = {}

        def tell(what: dict[str, Any]) -> None:
            if "done" in what:
                bar.update(int(1000 * what["done"]) - bar.n)
                shown["step"] = str(what["step"])
            for name in ("loss", "held_out"):
                if name in what:
                    shown[name] = f"{what[name]:.3f}"
            bar.set_postfix(shown, refresh=False)

        def prepared(count: int) -> None:
            read.update(count)

        done = train(source, out, settings, resume=resume, overwrite=overwrite, progress=prepared, tell=tell)
    if not quiet:
        print("\n".join(summary(done)), flush=True)
    for why in done.over:
        print(f"synletters: the audit failed: {why}; the model lies in {done.folder}", file=sys.stderr)
    return 1 if done.over else 0
