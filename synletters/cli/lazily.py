"""Commands that are imported when they are called: listing them imports none."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class Lazy:
    """One line of help, and the panel that a command is listed in. ``module`` has it as ``app``; by default
    the one of its name."""

    help: str
    panel: str | None = None
    module: str = ""


def without_kind_of_flags(command: Any) -> None:
    """A flag takes no value, so its help names no kind of value."""
    for param in command.params:
        if getattr(param, "is_flag", False):
            param.metavar = ""


def group(commands: Mapping[str, Lazy], package: str = "synletters.cli") -> type[TyperGroup]:
    """A group of these commands."""

    class Group(TyperGroup):
        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            for name, lazy in commands.items():
                self.add_command(
                    TyperCommand(name, callback=None, help=lazy.help, rich_help_panel=lazy.panel)
                )

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name, command, rest = super().resolve_command(ctx, args)
            if name is not None and name in commands:
                module = commands[name].module or f"{package}.{name.replace('-', '_')}"
                command = typer.main.get_command(importlib.import_module(module).app)
                command.name = name
                without_kind_of_flags(command)
            return name, command, rest

    return Group
