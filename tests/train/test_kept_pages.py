"""Memory that training asks the C library to keep is given back when nothing uses it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# in a process of its own: what the library was asked to keep would stay for the other tests
_CODE = r"""
import re, sys
import numpy as np
from synletters.train.model import give_pages_back, keep_pages

def resident() -> int:
    return int(re.search(r"VmRSS:\s+(\d+)", open("/proc/self/status").read()).group(1))

if not keep_pages():
    sys.exit(77)
kept = [np.ones(125_000) for _ in range(200)]  # a megabyte each
last = kept[-1]  # so that what is freed lies before something in use
del kept
before = resident()
assert give_pages_back()
assert resident() < before - 100_000, (before, resident())
"""


def test_pages_that_were_kept_are_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip("this C library cannot be asked to keep pages")
    assert done.returncode == 0, done.stderr
