"""The documentation's hook for mkdocs: pages that lie elsewhere, the command line's options from their declarations, links between them.

Used by ``mkdocs.yml``. What is generated is never written into the checkout.
"""

from __future__ import annotations

import functools
import importlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from synletters.cli.main import COMMANDS
from synletters.core.config import RunConfig
from synletters.core.settings import declared

ROOT = Path(__file__).resolve().parents[2]
#: pages of the site that lie elsewhere in the checkout
PAGES = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "changelog.md": "CHANGELOG.md",
    "models/mlm.md": "models/mlm/README.md",
    "models/tagger.md": "models/tagger/README.md",
}
_LINK = re.compile(r"(?<=\]\()([^)\s#]+)?(#[^)\s]*)?(?=\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is no page of docs/."""
    for name, source in PAGES.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text("utf-8")))
    files.append(File.generated(config, "reference/commands.md", content="\n".join(commands())))
    files.append(File.generated(config, "reference/settings.md", content="\n".join(settings())))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links as they stand in the checkout become links of the site; what the site does not have stays as its text."""
    del config
    here = PAGES.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    back = {source: name for name, source in PAGES.items()}

    def linked(match: re.Match[str]) -> str:
        path, anchor = match[1] or "", match[2] or ""
        if not path or ":" in path:
            return match[0]
        source = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        name = back.get(source) or (source.removeprefix("docs/") if source.startswith("docs/") else None)
        if name is None or files.get_file_from_path(name) is None:
            return _NOWHERE
        return posixpath.relpath(name, posixpath.dirname(page.file.src_uri) or ".") + anchor

    made = _LINK.sub(linked, markdown)
    return re.sub(r"\[([^\]]*)\]\(" + re.escape(_NOWHERE) + r"\)", r"\1", made)


_NOWHERE = "nowhere-in-the-site"


def commands() -> Iterator[str]:
    """Every command with its arguments and options, by group, as `--help` has them."""
    yield "# Commands\n"
    yield "Made from the declarations of the options. The same is said by `synletters COMMAND --help`; each setting stands in a config file under the same name.\n"
    for name, lazy in COMMANDS.items():
        module = importlib.import_module(lazy.module or f"synletters.cli.{name.replace('-', '_')}")
        yield from _command(f"synletters {name}", typer.main.get_command(module.app), 2)


def _command(name: str, command: Any, level: int) -> Iterator[str]:
    yield f"\n{'#' * level} {name}\n"
    if subcommands := getattr(command, "commands", None):
        yield f"{_text(command.help)}\n"
        for own in subcommands:
            _, found, _ = command.resolve_command(typer.Context(command), [own])
            yield from _command(f"{name} {own}", found, level + 1)
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join([name, *(_metavar(p) for p in arguments)])
    yield f"```text\n{usage} [OPTIONS]\n```\n"
    yield f"{_text(command.help)}\n"
    for argument in arguments:
        if told := getattr(argument, "help", None):
            yield f"- **{_metavar(argument)}**: {_text(told)}"
    groups: dict[str, list[Any]] = {}
    for option in command.params:
        if option.param_type_name == "option" and option.name not in (
            "help",
            "install_completion",
            "show_completion",
        ):
            groups.setdefault(getattr(option, "rich_help_panel", None) or "Options", []).append(option)
    for group, options in groups.items():
        yield f"\n| {group} | |\n| --- | --- |"
        for option in options:
            spelt = ", ".join(f"`{entry}`" for entry in option.opts)
            off = "".join(f" / `{entry}`" for entry in option.secondary_opts)
            choices = "|".join(_choices(getattr(option, "type_descriptor", None)))
            named = "" if option.is_flag else option.metavar or choices
            value = f" <code>{_cell(_text(named))}</code>" if named else ""
            yield f"| {spelt}{off}{value} | {_cell(_text(option.help or ''))} |"
    if command.epilog:
        lines = [line.strip() for line in command.epilog.replace("\\[", "[").splitlines() if line.strip()]
        yield "\n```text\n" + "\n".join(line for line in lines if not line.startswith("Example")) + "\n```"


def settings() -> Iterator[str]:
    """Every field of ``RunConfig``: what `rewrite` takes on the command line, in a file and from Python."""
    yield "# Settings of a run\n"
    yield "What `RunConfig` holds, made from its declarations: names in a config file (`--config run.yaml`) and in Python.\n"
    yield "| setting | group | default | what |\n| --- | --- | --- | --- |"
    for field in declared(RunConfig).values():
        if field.setting is None:
            continue
        default = ",".join(map(str, field.default)) if isinstance(field.default, tuple) else field.default
        shown = field.setting.default or ("" if default in (None, "", {}) else f"`{default}`")
        choices = f" ({', '.join(map(str, field.choices))})" if field.choices else ""
        help_text = _text(f"{field.setting.help}{choices}")
        yield f"| `{field.name}` | {field.setting.group} | {_cell(str(shown))} | {_cell(help_text)} |"


def _choices(described: Any) -> list[str]:
    """The values that an option allows, where its declaration names them."""

    def literals(kind: Any) -> list[str]:
        if get_origin(kind) is Literal:
            return [str(value) for value in get_args(kind)]
        return [value for inner in get_args(kind) for value in literals(inner)]

    return literals(getattr(described, "annotation", None))


def _cell(text: str) -> str:
    """A stroke would end the cell."""
    return text.replace("|", "&#124;")


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name or "").strip()


@functools.cache
def _text(told: str) -> str:
    """Help without the marks of the terminal; stars and angle brackets are no Markdown."""
    plain = (told or "").replace("\\[", "[").strip()
    return re.sub(r"\s*\n\s*", " ", plain).replace("<", "&lt;").replace("*", "\\*")
