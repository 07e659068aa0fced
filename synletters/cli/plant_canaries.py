"""``synletters plant-canaries``: letters in, the same with invented identifiers out, and the list to look for afterwards."""

from __future__ import annotations

import argparse
import secrets
from collections import Counter
from pathlib import Path
from random import Random

from synletters.cli.answers import tell_rejected
from synletters.core.document import Rejected
from synletters.core.errors import InputError, OutputError


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letters", metavar="LETTERS", type=Path, help="letters in any form that `rewrite` takes")
    parser.add_argument("out", metavar="OUT", type=Path, help="a folder: letters.jsonl, which holds the letters' own text too, and canaries.jsonl")  # fmt: skip
    parser.add_argument("--per-letter", type=int, default=1, metavar="N", help="canaries in each letter (default 1)")
    parser.add_argument("--seed", type=int, help="draw them from a number, to draw the same again (default: at random)")
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    """Plant, write, say how many of which form; 1 if letters were rejected, else 0. Raises InputError, ConfigError, OutputError."""
    from synletters.evaluate.privacy.planting import CANARIES, LETTERS, Planter, letter_row
    from synletters.io import RowFile, open_source
    from synletters.io.atomic import AtomicPath, output_error

    out: Path = args.out
    if out.exists() and not args.overwrite:
        raise OutputError(f"{out} exists already; choose another place, or pass --overwrite to replace it")
    rng = Random(args.seed if args.seed is not None else secrets.randbits(128))
    planter = Planter(rng, args.per_letter)
    source = open_source(args.letters)
    rejected: list[Rejected] = []
    target = AtomicPath(out, folder=True, replace={LETTERS, CANARIES}.__contains__)
    try:
        with RowFile(target.temp / LETTERS) as letters:
            for letter in planter.plant(source):
                if isinstance(letter, Rejected):
                    rejected.append(letter)
                else:
                    letters.write(letter_row(letter))
        planted = list(planter.canaries)
        if not planted:
            raise InputError(f"no letter of {args.letters} can be read, so nothing was planted")
        with RowFile(target.temp / CANARIES) as listed:
            for canary in [*planted, *planter.controls()]:
                listed.write(canary.to_json())
        try:
            target.commit()
        except OSError as fault:
            raise output_error(out, fault) from None
    finally:
        target.discard()
    forms = Counter(canary.form for canary in planted)
    print(
        f"{len(planted)} canaries in {len({c.letter_id for c in planted})} letters: {', '.join(f'{n} {form}' for form, n in forms.items())}"
    )
    print(f"next: synletters rewrite {out / LETTERS} NEW, then evaluate {out / LETTERS} NEW with {out / CANARIES}")
    tell_rejected(rejected, None, "nothing was planted in them, and they are left out")
    return 1 if rejected else 0
