"""``synletters train WHAT LETTERS OUT``: tune a model on letters."""

from __future__ import annotations

import argparse

from synletters.commands import train_tagger


def add_options(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="train", required=True, metavar="WHAT")
    train_tagger.add_options(kinds.add_parser("tagger", help="tune a tagger of identifiers and entities"))


def run(args: argparse.Namespace) -> int:
    return train_tagger.run(args)
