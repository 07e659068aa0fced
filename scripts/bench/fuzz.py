"""Fuzzing that is led by coverage, by atheris (pip install atheris): one target at a time, for as long as you like.

    python -m scripts.bench.fuzz csv 600         # seconds
    python -m scripts.bench.fuzz markup 600

Targets: markup, rules, csv, jsonl, conll, i2b2. Whatever is no error of the package's own ends the run, and the input lies in a file
``crash-…``: it becomes a case of a test in tests/fuzz. The tests there need no atheris: ``pytest tests/fuzz
--hypothesis-profile=long --timeout=0``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=("markup", "rules", "csv", "jsonl", "conll", "i2b2"))
    parser.add_argument("seconds", type=int, nargs="?", default=600)
    args = parser.parse_args()
    import atheris

    with atheris.instrument_imports(include=["synletters"]):
        from synletters.core.document import Letter
        from synletters.core.errors import SynlettersError
        from synletters.detect.rules.detector import RulesDetector
        from synletters.io import open_source
        from synletters.text.markup import MarkupError, read, woven

    folder = tempfile.TemporaryDirectory(prefix="synletters-fuzz-")
    rules = RulesDetector()

    def markup(data: bytes) -> None:
        try:
            view = read(data.decode("utf-8", "replace"))
        except MarkupError:
            return
        if view is not None:
            assert woven(view, view.text, [(0, 0, len(view.text))]).view.source == view.source

    def find(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        if text.strip():
            [found] = rules.detect([Letter("a", text)])
            assert all(0 <= span.start < span.end <= len(text) for span in found)

    def reader(name: str) -> Callable[[bytes], None]:
        path = Path(folder.name) / name

        def pass_through(data: bytes) -> None:
            path.write_bytes(data)
            try:
                for _ in open_source(path.parent if name == "a.xml" else path):
                    pass
            except SynlettersError:
                pass

        return pass_through

    names = {"csv": "a.csv", "jsonl": "a.jsonl", "conll": "a.conll", "i2b2": "a.xml"}
    chosen = {"markup": markup, "rules": find}.get(args.target) or reader(names[args.target])
    atheris.Setup([sys.argv[0], f"-max_total_time={args.seconds}", "-max_len=4096", "-timeout=20"], chosen)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
