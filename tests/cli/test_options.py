"""The command line as a whole: every command and option is there, said once, and told in the same words as a
file."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import typer
import yaml
from typer.core import TyperCommand, TyperGroup

from synletters.audit.config import AuditConfig, load_audit
from synletters.cli import audit, letters, main
from synletters.cli.main import COMMANDS, app
from synletters.cli.options import option_names
from synletters.core import config
from synletters.core.config import RunConfig, load
from synletters.core.errors import ConfigError, InputError
from synletters.core.settings import Declared, declared
from synletters.evaluate.tables import Table

#: arguments and required options that make each command parse
REQUIRED = {"convert": ["--to", "jsonl"], "train seq2seq": ["--model", "m"]}


def _commands() -> Iterator[tuple[str, TyperCommand]]:
    """Every command by its words, those in groups too."""

    def inside(command: Any, words: list[str]) -> Iterator[tuple[str, TyperCommand]]:
        if not isinstance(command, TyperGroup):
            yield " ".join(words), command
            return
        context = typer.Context(command, info_name="x")
        for name in command.list_commands(context):
            yield from inside(command.resolve_command(context, [name])[1], [*words, name])

    yield from inside(typer.main.get_command(app), [])


ALL = dict(_commands())


def _value(option: Any) -> list[str]:
    """What an option of its kind takes."""
    if option.is_flag:
        return []
    choices = option.type_descriptor.choices
    if choices:
        return [str(choices[0])]
    if option.type_descriptor.annotation in (int, float):
        return ["1"]
    return {
        "--policy": ["tag"],
        "--window": ["64@0.5,32"],
        "--windows": ["64"],
        "--corruption": ["80/10/10"],
    }.get(option.opts[0], ["1"])


def _parse(name: str, args: list[str]) -> Mapping[str, Any]:
    command = ALL[name]
    places = ["x" for param in command.params if param.param_type_name == "argument"]
    with command.make_context(name, [*places, *REQUIRED.get(name, []), *args]) as context:
        return context.params


def test_every_command_of_the_table_is_there() -> None:
    assert {name.split()[0] for name in ALL} == set(COMMANDS)
    assert {name for name in ALL if name.startswith(("score", "train", "benchmark"))} == {
        "score phi",
        "score tables",
        "score entities",
        "score fidelity",
        "score usefulness",
        "score membership",
        "train mlm",
        "train seq2seq",
        "train tagger",
        "benchmark symptoms",
        "benchmark icd",
    }


@pytest.mark.parametrize("name", ALL)
def test_every_option_parses_under_each_of_its_names(name: str) -> None:
    options = [p for p in ALL[name].params if p.param_type_name == "option" and p.name != "help"]
    assert options or name == "new-key"
    for option in options:
        for spelt, on in [(o, True) for o in option.opts] + [(o, False) for o in option.secondary_opts]:
            got = _parse(name, [spelt, *_value(option)])[option.name]
            assert (got == on) if option.is_flag else got not in (None, (), [])


@pytest.mark.parametrize("name", ALL)
def test_the_help_has_groups_an_example_and_a_word_on_everything(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*name.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert "Example" in said
    assert f"synletters {name} " in " ".join(said.split())
    takes = [param for param in ALL[name].params if param.param_type_name == "argument"]
    assert ("Arguments" in said) is bool(takes)
    for param in ALL[name].params:
        assert getattr(param, "help", ""), f"{name} {param.name}"
    own = [
        p for p in ALL[name].params if p.param_type_name == "option" and p.name not in ("overwrite", "quiet")
    ]
    assert len(own) < 2 or any(p.rich_help_panel for p in own), "options in groups"


@pytest.mark.parametrize("name", ALL)
def test_an_option_that_is_slightly_wrong_is_told_with_the_right_one(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    long = [o for p in ALL[name].params if p.param_type_name == "option" for o in p.opts if len(o) > 8]
    if not long:
        assert name == "new-key"
        return
    slip = long[0][:-3] + long[0][-2:]
    with pytest.raises(SystemExit) as caught:
        main([*name.split(), slip])
    assert caught.value.code == 2
    assert f"did you mean {long[0]}?" in capsys.readouterr().err


def test_slips_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    for line, word in (
        (["rewrit", "a", "b"], "Did you mean 'rewrite'"),
        (["score", "entitys", "a", "b"], "Did you mean 'entities'"),
        (["rewrite", "a", "b", "--rato", "1"], "did you mean --ratio?"),
        (["rewrite", "a", "b", "--point", "lax"], "'strict', 'balanced'"),
        (["rewrite", "a"], "OUT"),
        (["convert", "a", "b"], "--to"),
        (["rewrite", "a", "b", "--policy", "shred"], "shred"),
        (["evaluate", "a", "b", "c", "d"], "unexpected"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(line)
        assert caught.value.code == 2
        shown = capsys.readouterr()
        assert word.lower() in shown.err.lower(), line
        assert "--help" in shown.err
        assert not shown.out


@pytest.mark.parametrize("flag", ["phi", "entities", "fidelity", "usefulness", "membership"])
def test_flags_that_became_commands_are_refused_with_their_name(
    flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--membership=m"] if flag == "membership" else [f"--{flag}", "--show-misses", "3"]
    with pytest.raises(SystemExit) as caught:
        main(["evaluate", "a", "b", *more])
    assert caught.value.code == 2
    assert f"synletters score {flag} " in capsys.readouterr().err


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    from synletters.core.version import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"synletters {__version__}\n"


def test_completion_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "--install-completion" in capsys.readouterr().out
    env = {
        "_SYNLETTERS_COMPLETE": "complete_bash",
        "COMP_WORDS": "synletters rewrite --temper",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from synletters.cli import main; main([])"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**__import__("os").environ, **env},
    )
    assert done.stdout.split() == ["--temperature"]


# --- a setting means the same in a file and on the command line


def _samples(field: Declared) -> Any:
    """A value that is not the default, and that no rule forbids alone."""
    special: dict[str, Any] = {
        "strategy": "nouns",
        "mask_sections": ["plan", "other"],
        "refiller": "mlm",
        "reworder": "synletters.reword.grammar:GrammarReworder",
        "detectors": ["rules", "guard"],
        "checks": ["synletters.rewrite.consistency:ConsistencyCheck"],
        "detector_options": {"tagger": {"batch": 2, "name": "a: b"}},
        "keep_structure": ["HEADING", "UNIT"],
        "keep_clinical": ["DRUG"],
        "policies": {"NAME": "tag", "AGE": "remove"},
        "annotated": ["brat", "conll"],
        "drop_columns": ["WARD", "COMMENT"],
        "shift_columns": ["ADMITTED", "DOB=dmy"],
        "replace_columns": ["NHS_NO"],
        "batch_tokens": 99,
    }
    if field.name in special:
        return special[field.name]
    if field.bare is bool:
        return not field.default
    if field.choices:
        return next(choice for choice in field.choices if choice != field.default)
    if field.bare in (int, float):
        return 2 if field.bare is int else 0.25
    return "some/name"


def _on_the_line(field: Declared, value: Any) -> list[str]:
    first, _, off = option_names(field)[0].partition("/")
    if value is True:
        return [first]
    if value is False:
        return [off]
    if isinstance(value, dict):
        return [first, json.dumps(value)]
    return [first, ",".join(value) if isinstance(value, list) else str(value)]


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> list[RunConfig]:
    """The configurations that commands were called with; nothing runs."""
    seen: list[RunConfig] = []

    def run(work: Any, source: Path, out: Path, asked: RunConfig, **_: Any) -> int:
        seen.append(asked)
        return 0

    monkeypatch.setattr(letters, "run", run)
    return seen


_NEEDS = {
    "vault_key_file": {"vault": "v"},
    "ray_address": {"engine": "ray"},
    "spark_master": {"engine": "spark"},
}


@pytest.mark.parametrize("field", declared(RunConfig).values(), ids=lambda field: field.name)
def test_file_and_command_line_agree(field: Declared, tmp_path: Path, configured: list[RunConfig]) -> None:
    assert field.setting is not None, "every setting can be given on the command line"
    value = _samples(field)
    plain = _NEEDS.get(field.name, {})  # what a setting is nothing without
    extra = [part for name, needed in plain.items() for part in (f"--{name}", needed)]
    path = tmp_path / "run.yaml"
    for spelt in {field.name, field.name.replace("_", "-"), *field.setting.names}:
        path.write_text(yaml.safe_dump({spelt: value, **plain}))
        assert main(["rewrite", "in", "out", "--config", str(path)]) == 0
    assert main(["rewrite", "in", "out", *_on_the_line(field, value), *extra]) == 0
    path.write_text(yaml.safe_dump(plain))
    assert main(["rewrite", "in", "out", "--config", str(path), *_on_the_line(field, value)]) == 0
    assert all(made == configured[0] for made in configured)
    got = getattr(configured[0], field.name)
    assert got != getattr(RunConfig(), field.name)
    assert (list(got) if isinstance(got, tuple) else got) == value


@pytest.mark.parametrize("field", declared(AuditConfig).values(), ids=lambda field: field.name)
def test_an_audit_s_file_and_command_line_agree(
    field: Declared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    value = field.default + 1 if field.bare is int else field.default / 2
    seen: list[AuditConfig] = []

    def seeing(path: Path | None, given: Mapping[str, Any]) -> AuditConfig:
        seen.append(load_audit(path, given))
        raise InputError("far enough")

    monkeypatch.setattr(audit, "load_audit", seeing)
    path = tmp_path / "audit.yaml"
    for text in (f"audit: {{{field.name}: {value}}}", f"{field.name.replace('_', '-')}: {value}"):
        path.write_text(text)
        assert main(["audit", "m", "a", "b", "--config", str(path)]) == 2
    assert main(["audit", "m", "a", "b", option_names(field)[0], str(value)]) == 2
    assert "far enough" in capsys.readouterr().err
    assert [getattr(made, field.name) for made in seen] == [value] * 3


def test_no_detectors_at_all_are_refused(
    configured: list[RunConfig], capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("", " , "):
        assert main(["rewrite", "in", "out", "--detectors", text]) == 2
        assert "--detectors names none" in capsys.readouterr().err
    assert not configured


def test_policies_come_together(tmp_path: Path, configured: list[RunConfig]) -> None:
    path = tmp_path / "run.yaml"
    path.write_text("policy: tag\npolicies: {NAME: remove, AGE: remove}\n")
    line = ["--policy", "NAME=refill", "--policies", "{DATE: tag}", "--policy", "generalise"]
    assert main(["rewrite", "in", "out", "--config", str(path), *line]) == 0
    assert configured[0].policy == "generalise"
    assert configured[0].policies == {"NAME": "refill", "AGE": "remove", "DATE": "tag"}


def _wrong(field: Declared) -> list[Any]:
    made: list[Any] = ["many", "1.5.2"]
    made += [field.bounds[key] - 1 for key in ("ge", "gt") if key in field.bounds]
    made += [field.bounds[key] + 1 for key in ("le", "lt") if key in field.bounds]
    return made + ([float("nan")] if field.bare is float else [1.5])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (field, value)
        for field in declared(RunConfig).values()
        if field.bare in (int, float)
        for value in _wrong(field)
    ],
    ids=lambda one: getattr(one, "name", str(one)),
)
def test_wrong_values_are_told_alike(
    field: Declared, value: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.yaml"
    path.write_text(yaml.safe_dump({field.name: value}))
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert main(["rewrite", "in", "out", option_names(field)[0], str(value)]) == 2
    said = capsys.readouterr().err
    assert f"{field.name} is " in said
    assert caught.value.faults[0].partition("; ")[2] in said


def test_all_faults_of_a_line_come_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            ["rewrite", "in", "out", "--ratio", "3", "--top-k", "x", "--detectors", "oracle", "--pieces", "9"]
        )
        == 2
    )
    said = capsys.readouterr().err
    for word in (
        "4 faults",
        "ratio is 3.0; it lies in [0, 1]",
        "top_k is 'x'; it must be a whole number",
        "oracle",
        "at most 4",
    ):
        assert word in said


def test_every_default_is_the_same_as_declared(configured: list[RunConfig]) -> None:
    assert main(["rewrite", "in", "out"]) == 0
    assert configured == [RunConfig()]


# --- files


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ratio: 0.2\nratio: 0.4\n", "'ratio' stands twice"),
        ("policies: {NAME: tag, NAME: remove}\n", "'NAME' stands twice"),
        ("detector_options: {tagger: {a: 1, b: 2, a: 3}}\n", "'a' stands twice"),
        ("top-k: 5\ntop_k: 6\n", "names top_k again"),
        ("sections: [plan]\nmask_sections: [other]\n", "names mask_sections again"),
        ("rato: 0.2\n", "did you mean ratio?"),
    ],
)
def test_a_key_that_stands_twice_or_is_none_is_refused(text: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "run.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert word in str(caught.value)


def test_numbers_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "run.yaml"
    path.write_text("ratio: 5e-1\ntemperature: .25\nno-phi: on\n")
    made = load(path)
    assert (made.ratio, made.temperature, made.no_phi) == (0.5, 0.25, True)


def test_settings_are_plain_frozen_objects() -> None:
    import dataclasses
    import pickle

    made = RunConfig(ratio=0.25, policies={"NAME": "tag"})
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(AttributeError):
        made.ratio = 1.0  # type: ignore[misc]
    assert dataclasses.replace(made, ratio=1).ratio == 1.0
    with pytest.raises(ConfigError, match="ratio is 7"):
        dataclasses.replace(made, ratio=7)
    with pytest.raises(ConfigError, match="did you mean ratio"):
        RunConfig(rato=1)  # type: ignore[call-arg]


# --- what nobody foresaw

CANARY = "Quuxbert"


def test_no_traceback_reaches_a_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from synletters.cli import faults

    def broken(*_: Any, **__: Any) -> int:
        raise ZeroDivisionError(f"in the letter of {CANARY}")

    monkeypatch.delenv(faults.DEBUG, raising=False)
    monkeypatch.setattr(letters, "run", broken)
    assert main(["rewrite", "in", "out"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert CANARY not in said
    assert len(said.strip().splitlines()) == 1
    assert "ZeroDivisionError" in said
    assert "--debug" in said
    monkeypatch.setenv(faults.DEBUG, "1")
    assert main(["rewrite", "in", "out"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from synletters.cli import faults

    monkeypatch.setenv(faults.DEBUG, "")

    def broken(*_: Any, **__: Any) -> int:
        raise RuntimeError

    monkeypatch.setattr(letters, "run", broken)
    assert main(["--debug", "rewrite", "in", "out"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("module", "extra"),
    [("opacus", "train"), ("peft.tuners", "train"), ("pgmpy", "worlds"), ("tensorboard", "train")],
)
def test_a_missing_part_is_named_with_what_brings_it(
    module: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: Any, **__: Any) -> int:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)

    monkeypatch.setattr(letters, "run", missing)
    assert main(["rewrite", "in", "out"]) == 2
    assert f"pip install 'synletters[{extra}]'" in capsys.readouterr().err


def test_faults_that_were_foreseen_keep_their_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: Any, **__: Any) -> int:
        raise InputError("the letters are gone")

    monkeypatch.setattr(letters, "run", missing)
    assert main(["rewrite", "in", "out"]) == 2
    assert capsys.readouterr().err == "synletters: InputError: the letters are gone\n"

    def stopped(*_: Any, **__: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(letters, "run", stopped)
    assert main(["rewrite", "in", "out"]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [["--help"], ["rewrite", "--help"], ["score", "--help"], ["rewrite", "in"], ["score", "phi", "--help"]],
)
def test_help_and_bad_usage_load_no_models_library(line: list[str]) -> None:
    code = (
        f"import sys\nfrom synletters.cli import main\ntry: main({line!r})\nexcept SystemExit: pass\n"
        "print([m for m in ('torch', 'transformers', 'spacy', 'numpy', 'pyarrow', 'sklearn') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_groups_of_settings_are_those_that_help_lists() -> None:
    groups = {
        config.INPUT,
        config.FIND,
        config.WORDS,
        config.REFILL,
        config.REWORD,
        config.REPLACE,
        config.OUTPUT,
        config.MACHINE,
    }
    assert {field.setting.group for field in declared(RunConfig).values() if field.setting} == groups
    for field in declared(RunConfig).values():
        assert get_origin(field.type) is None or get_args(field.type)


def test_tables_are_plain_in_a_pipe_and_say_the_same_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from synletters.cli.tables import show, show_markdown

    head, rows = (
        ("figure", "value", "95% interval"),
        (("f1 [strict]", "0.912", "0.9 to 0.93"), ("n", "-", "")),
    )
    blocks = ("two [figures]", Table(head, rows, "lrl"), "that is all")
    show(blocks)
    show_markdown("| a | b |\n| --- | --- |\n| x | 1 |")
    plain = capsys.readouterr().out
    assert plain.splitlines() == [
        "two [figures]",
        "",
        "figure       value  95% interval",
        "f1 [strict]  0.912  0.9 to 0.93",
        "n                -",
        "",
        "that is all",
        "| a | b |",
        "| --- | --- |",
        "| x | 1 |",
    ]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show(blocks)
    drawn = capsys.readouterr().out
    for cell in [*head, *(cell for row in rows for cell in row), "two [figures]", "that is all"]:
        assert cell in drawn
    with pytest.raises(ValueError, match="3 cells"):
        Table(head, (("one", "two"),), "lrl")


def _lines_of_documents() -> list[str]:
    """The commands that README and docs show in blocks, but for those with placeholders of options."""
    root = Path(__file__).parents[2]
    found: list[str] = []
    for path in [root / "README.md", *sorted((root / "docs").glob("*.md"))]:
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        found += re.findall(r"^(synletters .*?)\s*(?:#.*)?$", text, re.MULTILINE)
    return sorted({line for line in found if not re.search(r"[|\[…]| TASK|COMMAND", line)})


def test_the_documents_show_commands() -> None:
    assert len(_lines_of_documents()) > 30


@pytest.mark.parametrize("line", _lines_of_documents())
def test_every_command_that_the_documents_show_parses(line: str) -> None:
    words = shlex.split(line)[1:]
    command: Any = typer.main.get_command(app)
    context = typer.Context(command, info_name="synletters")
    while isinstance(command, TyperGroup):
        name, command, words = command.resolve_command(context, words)
    with command.make_context(name, words, parent=context):
        pass
