"""No line, however it was made, keeps a rule busy: each pattern and the rules together are bounded in time.

Bounds are of processor time and far above what is needed (milliseconds), as a pattern that backtracks needs minutes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import synletters.detect.rules
from synletters import Letter, Rewriter, RunConfig

SIZE = 50_000
#: repeated, they are long words, numbers, lists, runs of blanks, and beginnings of dates, addresses, names and links
SEEDS = ["a", "1", " ", "A. ", "1-"]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the rules holds, in tables and rules too."""
    seen = set()
    for info in pkgutil.iter_modules(synletters.detect.rules.__path__, "synletters.detect.rules."):
        for name, value in vars(importlib.import_module(info.name)).items():
            for pattern in inside(value):
                if (key := (pattern.pattern, pattern.flags)) not in seen:
                    seen.add(key)
                    yield f"{info.name.rpartition('.')[2]}.{name}", pattern


def inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for one in value.values():
            yield from inside(one, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset) and len(value) < 2_000:
        for one in value:
            yield from inside(one, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inside(getattr(value, field.name, None), depth + 1)


def seconds(pattern: re.Pattern[str], seed: str, size: int) -> float:
    text = seed * (size // len(seed)) + "\x00!"
    begin = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begin


def slow(pattern: re.Pattern[str]) -> str | None:
    own = re.findall(r"[A-Za-z]{2,}", pattern.pattern)[:1]
    for seed in [*SEEDS, *(f"{word} " for word in own)]:
        for size in (2_000, SIZE):  # growing, so that one that explodes is told before it does
            if seconds(pattern, seed, size) > 1.0:
                return f"{seed!r} * {size // len(seed)}"
    return None


def test_every_pattern_of_the_rules() -> None:
    found = list(patterns())
    assert len(found) > 200
    assert {name: text for name, pattern in found if (text := slow(pattern))} == {}


@pytest.mark.parametrize("pattern", [r"\d*\d*x", r"[a-z]+\s?[a-z]+:"])
def test_a_pattern_that_backtracks_is_found(pattern: str) -> None:
    assert slow(re.compile(pattern))


@pytest.mark.parametrize("seed", ["1\n", "A. ", "1 March "])
def test_the_rules_together(seed: str) -> None:
    config = RunConfig(
        detectors=("rules", "safewords", "layout", "guard", "abbreviations"), strategy="none", seed=1
    )
    finder = Rewriter(config)
    finder.detect([Letter("warm", "Dr A")])
    begin = time.process_time()
    finder.detect([Letter("a", (seed * SIZE)[: SIZE // 5])])
    assert time.process_time() - begin < 20
