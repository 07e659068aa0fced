"""The option without which nothing is ever fetched."""

from __future__ import annotations

import argparse


def add_option(parser: argparse.ArgumentParser) -> None:
    """``--allow-download``, for every command that takes the name of a model; ``main`` acts on it."""
    parser.add_argument(
        "--allow-download", action="store_const", const=True,
        help="fetch a model that is no folder and not in the cache of this machine (default: nothing is ever fetched)",
    )  # fmt: skip
