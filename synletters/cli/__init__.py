"""The command line: a module for each command, which parses, calls one typed function and prints. Importing
this imports none of them."""

from synletters.cli.main import main as main

__all__ = ["main"]
