"""Record what the commands write, and check later that they still write it: for changes of the code that must
change nothing else.

    python scripts/build/goldens.py record [--file FILE] [--only NAME …]
    python scripts/build/goldens.py check  [--file FILE] [--only NAME …] [--keep DIR]

The cases stand in ``goldens_cases.py``; NAME may have wildcards. Each runs the command line itself, in a
folder of its own. FILE (default ``goldens.json`` beside this) gets digests alone: by letter, by key of a
report, of all tensors of a model. ``check`` exits with 1 and says which letters and which keys differ;
``--keep DIR`` leaves DIR/CASE to be looked at (of two versions: ``diff -r``).

Digests hold for one kind of processor and one set of versions of the libraries, which FILE names: record and
check on the same machine.
"""

from __future__ import annotations

import argparse
import contextlib
import fnmatch
import importlib
import json
import os
import platform
import random
import re
import runpy
import secrets
import shlex
import sys
import tempfile
import time
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.build import goldens_digest, goldens_inputs  # noqa: E402
from scripts.build.goldens_cases import CASES, KNOWN_DRAWS, LONG, PROGRAM, REFUSED  # noqa: E402

FILE = Path(__file__).with_name("goldens.json")
#: what the outcome may depend on beside the code
SETTING = {
    "PYTHONPATH": str(ROOT),
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "COLUMNS": "120",
    "TERM": "dumb",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "Agg",
}
#: libraries that take long to load: loaded once, before the cases are forked off
HEAVY = (
    "torch transformers spacy presidio_analyzer scispacy negspacy.negation sklearn pyarrow pandas rouge_score nltk "
    "bert_score safetensors.torch"
).split()
LIBRARIES = (
    "torch transformers tokenizers spacy scispacy presidio-analyzer numpy scikit-learn opacus peft".split()
)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("record", "check"))
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--only", nargs="+", metavar="NAME", default=["*"])
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="leave what the cases wrote in this new folder"
    )
    parser.add_argument(
        "--letters", type=Path, default=goldens_inputs.LETTERS, help="other letters, as goldens_letters.jsonl"
    )
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    args = parser.parse_args(argv)
    names = [name for name in CASES if any(fnmatch.fnmatch(name, one) for one in args.only)]
    if not names:
        parser.error(f"no case is called {', '.join(args.only)}; there are {', '.join(CASES)}")
    held = (
        json.loads(args.file.read_text(encoding="utf-8"))
        if args.file.exists()
        else {"cases": {}, "inputs": {}}
    )
    if args.what == "check" and not held["cases"]:
        parser.error(f"{args.file} holds no record; write one first: goldens.py record")
    begin = time.monotonic()
    with contextlib.ExitStack() as stack:
        if args.keep:
            args.keep.mkdir(parents=True)
        folder = args.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goldens-")))
        made = run(names, folder.resolve(), args.letters.resolve(), args.jobs)
    print(f"{len(names)} cases in {time.monotonic() - begin:.0f} s")
    for name, found in made["cases"].items():
        if max(found["exit"]) > 1 and name not in REFUSED:
            print(
                f"{name}: exit codes {found['exit']}; --keep DIR leaves what was said in DIR/{name}/log.*.err"
            )
            if args.what == "record":
                return 1
    if args.what == "check":
        return check(held, made, whole=args.only == ["*"])
    merged = {
        "note": machine(),
        "inputs": held["inputs"] | made["inputs"],
        "cases": held["cases"] | made["cases"],
    }
    merged["cases"] = {name: merged["cases"][name] for name in CASES if name in merged["cases"]}
    args.file.write_text(json.dumps(merged, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"recorded in {args.file}")
    return 0


def machine() -> dict[str, str]:
    """What digests of models' figures depend on; told, not compared."""
    processor = ""
    with contextlib.suppress(OSError):
        found = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
        processor = found[1] if found else ""
    note = {"machine": platform.machine(), "processor": processor, "python": platform.python_version()}
    for name in LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            note[name] = version(name)
    return note


def check(held: dict[str, Any], made: dict[str, Any], *, whole: bool) -> int:
    """Print what differs; 1 if anything does."""
    faults = [
        f"input {name} differs from the recorded one: so will what is made of it"
        for name, digest in made["inputs"].items()
        if held["inputs"].get(name, digest) != digest
    ]
    for name, found in made["cases"].items():
        if name not in held["cases"]:
            faults.append(f"{name}: not recorded yet")
        else:
            faults += [f"{name}: {line}" for line in goldens_digest.differences(held["cases"][name], found)]
    if whole:
        faults += [
            f"{name}: recorded, but there is no such case" for name in held["cases"] if name not in CASES
        ]
    print("\n".join(faults) or "all as recorded")
    now = machine()
    if faults and now != held.get("note"):
        other = [
            f"{key} {held['note'].get(key)}, now {value}"
            for key, value in now.items()
            if value != held["note"].get(key)
        ]
        print(f"recorded on another machine or with other libraries, which may be why: {'; '.join(other)}")
    return 1 if faults else 0


def run(names: list[str], folder: Path, letters: Path, jobs: int) -> dict[str, Any]:
    """Run the cases, ``jobs`` at a time, each in a fork of this process; return the digests of inputs and of
    what was written."""
    os.environ.update(SETTING)
    inputs = folder / "inputs"
    inputs.mkdir()
    (inputs / "secret").write_text("a secret of the recorded commands that everybody may know\n")
    os.environ["SYNLETTERS_SECRET_FILE"] = str(inputs / "secret")
    if len(names) > 2:
        for module in HEAVY:
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
    text = "\n".join(line for name in names for line in CASES[name])
    text += "\n" + "\n".join(
        (inputs / name).read_text() for name in wanted(text, inputs, letters) if name.endswith(".yaml")
    )
    used = wanted(text, inputs, letters)
    running: dict[int, tuple[str, float]] = {}
    waiting = sorted(names, key=lambda name: name not in LONG)
    done: dict[str, Any] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            name = waiting.pop(0)
            running[forked(case, name, folder / name, inputs)] = name, time.monotonic()
        child, status, used_by = os.wait4(-1, 0)
        name, since = running.pop(child)
        work = used_by.ru_utime + used_by.ru_stime
        print(f"{time.monotonic() - since:6.1f} s, {work:5.1f} s of a processor  {name}", flush=True)
        if status:
            raise SystemExit(f"{name} could not be run: {(folder / name / 'log.fault').read_text()}")
        done[name] = json.loads((folder / name / "log.json").read_text(encoding="utf-8"))
    return {
        "inputs": {name: digest(inputs / name) for name in used},
        "cases": {name: done[name] for name in names},
    }


def wanted(text: str, inputs: Path, letters: Path) -> list[str]:
    """The inputs that ``text`` names, made if they were not there."""
    names = sorted(set(re.findall(r"\bin/([\w.-]+\w)", text)))
    for name in names:
        goldens_inputs.make(name, inputs, letters)
    return names


def digest(path: Path) -> str:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return goldens_digest.short(
        goldens_digest.said(
            [
                [
                    p.name,
                    goldens_digest.of_file(p, "")
                    if path.name.startswith("tiny-")
                    else goldens_digest.short(p.read_bytes()),
                ]
                for p in files
            ]
        )
    )


def forked(work: Any, *given: Any) -> int:
    """Begin ``work(*given)`` in a fork of this process, which ends with what that returns; its number."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        code = work(*given)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def case(name: str, folder: Path, inputs: Path) -> int:
    """All commands of one case; their digests go to log.json. What they say goes to log.N."""
    folder.mkdir()
    os.chdir(folder)
    try:
        Path("in").symlink_to(inputs)
        codes = []
        for number, line in enumerate(CASES[name]):
            words = shlex.split(line)
            if words[0] == "@fixed":
                found = json.loads(Path(words[1]).read_text(encoding="utf-8"))
                Path(words[2]).write_text(json.dumps(fixed(found), ensure_ascii=False), encoding="utf-8")
                continue
            out = words[-1] if words[-2] == ">" else f"log.{number}.out"
            child = forked(
                command,
                words[:-2] if words[-2] == ">" else words,
                out,
                f"log.{number}.err",
                name in KNOWN_DRAWS,
            )
            codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        record = {"exit": codes, "files": goldens_digest.of_folder(folder)}
        Path("log.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    except BaseException:
        Path("log.fault").write_text(traceback.format_exc())
        return 1
    return 0


def command(words: list[str], out: str, err: str, known: bool) -> int:
    """One command, as ``python -m PROGRAM WORDS`` runs it."""
    for path, number in ((out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    if known:
        draw = random.Random("known")
        os.urandom = draw.randbytes  # type: ignore[assignment]
        secrets.token_bytes = lambda size=32: draw.randbytes(size or 32)  # type: ignore[assignment]
        secrets.randbits = draw.getrandbits
    sys.argv = [PROGRAM, *words]
    try:
        runpy.run_module(PROGRAM, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return 0


def fixed(value: Any, key: str = "") -> Any:
    """A JSON value with 1 for times and "-" for dates and versions."""
    if isinstance(value, dict):
        return {
            name: fixed(one, name if goldens_digest.RUN.fullmatch(name) else key)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [fixed(one, key) for one in value]
    if not key or value is None or isinstance(value, bool):
        return value
    return "2020-01-01T00:00:00+00:00" if key == "created" else "-" if isinstance(value, str) else 1


if __name__ == "__main__":
    raise SystemExit(main())
