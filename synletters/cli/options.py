"""How a command says what it takes: arguments and options, those of declared settings, and examples for its
help."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_origin

import typer

from synletters.cli.presets import PRESETS
from synletters.core import yamlfile
from synletters.core.errors import ConfigError
from synletters.core.settings import Declared, Setting, declared

Command = Callable[..., int]


def _plain(text: str) -> str:
    """Square brackets would be taken for markup."""
    return text.replace("[", "\\[")


def argument(metavar: str, help: str = "") -> Any:
    return typer.Argument(metavar=metavar, help=_plain(help), show_default=False)


def option(
    help: str = "",
    *names: str,
    metavar: str | None = None,
    group: str | None = None,
    callback: Callable[..., Any] | None = None,
) -> Any:
    """An option whose help tells its default itself, where that helps."""
    return typer.Option(
        *names,
        metavar=metavar,
        help=_plain(help),
        rich_help_panel=group,
        show_default=False,
        callback=callback,
    )


def examples(*lines: str) -> str:
    """The end of a command's help."""
    head = "Example:" if len(lines) == 1 else "Examples:"
    return "\n\n".join([head, *(f"  {_plain(line)}" for line in lines)])


def _allow(value: bool | None) -> bool | None:
    if value:
        from synletters.neural.loading import allow_downloads

        allow_downloads()
    return value


DOWNLOAD_HELP = (
    "fetch a model that is no folder and not in the cache of this machine (default: nothing is ever fetched)"
)
Overwrite = Annotated[bool, option("replace the results of an earlier run", "--overwrite")]
Resume = Annotated[
    bool, option("go on with a run of the same letters and settings that was stopped", "--resume")
]
Append = Annotated[
    bool,
    option(
        "add the letters to the finished run in OUT, under its settings and vault; letters whose id is there are left out",
        "--append",
    ),
]
LogFile = Annotated[
    Path | None,
    option(
        "add what happens to FILE, as JSON lines: no letter text, no ids",
        "--log-file",
        metavar="FILE",
        group="Models and machine",
    ),
]
MetricsFile = Annotated[
    Path | None,
    option(
        "keep counters in FILE while the run works, in Prometheus' text format",
        "--metrics-file",
        metavar="FILE",
        group="Models and machine",
    ),
]
Preset = Annotated[
    str | None,
    option(
        f"names of columns as a warehouse exports them: {', '.join(PRESETS)}; columns that are named go before it",
        "--preset",
        metavar="NAME",
        group="Letters in",
    ),
]
Query = Annotated[
    str | None,
    option(
        "where IN is the address of a database: the rows that are letters",
        "--query",
        metavar="SELECT",
        group="Letters in",
    ),
]
Into = Annotated[
    str | None,
    option(
        "write the letters to a table of a database besides (for OMOP: its tables, to ADDRESS alone)",
        "--into",
        metavar="ADDRESS#TABLE",
        group="Output",
    ),
]
Quiet = Annotated[bool, option("no progress bar, no summary", "--quiet")]
AllowDownload = Annotated[bool, option(DOWNLOAD_HELP, "--allow-download", callback=_allow)]
Device = Annotated[str, option("where models run (default auto)", metavar="auto|cpu|cuda:N")]
ConfigFile = Annotated[
    Path | None, option("options by name; the command line wins", "--config", metavar="FILE.yaml")
]
Out = Annotated[Path | None, argument("OUT.json", "every figure, as JSON; left out: the table alone")]


def names(given: str | Collection[str] | None) -> list[str]:
    """The names in one text with commas, or in several."""
    entries = [given] if isinstance(given, str) else given or ()
    return [name.strip() for entry in entries for name in entry.split(",") if name.strip()]


def settings(
    *classes: type, groups: Collection[str] = (), without: Collection[str] = ()
) -> Callable[[Command], Command]:
    """Give a command an option for each declared setting of ``classes`` (in these groups, if any are named).

    What was given on the command line comes as ``given``, by the names of the fields; what was not is not in
    it.
    """
    fields = [
        field
        for cls in classes
        for field in declared(cls).values()
        if field.setting and field.name not in without and (not groups or field.setting.group in groups)
    ]
    order = list(groups) or list(dict.fromkeys(f.setting.group for f in fields if f.setting))
    fields.sort(key=lambda f: order.index(f.setting.group) if f.setting else 0)

    def wrap(function: Command) -> Command:
        def command(**values: Any) -> int:
            told = {field.name: values.pop(field.name) for field in fields}
            given = {f.name: _read(f, told[f.name]) for f in fields if told[f.name] not in (None, [], ())}
            return function(**values, given=given)

        own = inspect.signature(function, eval_str=True)
        kept = [p.replace(kind=p.KEYWORD_ONLY) for p in own.parameters.values() if p.name != "given"]
        made = [
            inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(f))
            for f in fields
        ]
        command.__signature__ = inspect.Signature([*kept, *made])  # type: ignore[attr-defined]
        command.__annotations__ = {p.name: p.annotation for p in [*kept, *made]}
        command.__doc__, command.__name__ = function.__doc__, function.__name__
        return command

    return wrap


def option_names(field: Declared) -> list[str]:
    """How a setting is called on the command line; what turns it off stands behind a stroke."""
    setting = _setting(field)
    spelt = [f"--{name.replace('_', '-')}" for name in (*setting.names, field.name)]
    if field.bare is bool and field.default is True:
        return [f"{spelt[0]}/{setting.off or spelt[0].replace('--', '--no-', 1)}", *spelt[1:]]
    return spelt


def _annotation(field: Declared) -> Any:
    setting = _setting(field)
    kind: Any = field.bare
    if setting.many:
        kind = list[str]
    elif setting.parse or _is_list(field) or _is_mapping(field) or kind in (int, float) or _is_union(kind):
        kind = str  # numbers are told with the other faults
    callback = _allow if field.name == "allow_download" else None
    return Annotated[
        kind | None,
        option(
            _help(field),
            *option_names(field),
            metavar=setting.metavar,
            group=setting.group,
            callback=callback,
        ),
    ]


def _help(field: Declared) -> str:
    setting = _setting(field)
    default = setting.default
    if default is None and field.bare is not bool and field.default not in (None, (), {}, ""):
        default = ",".join(field.default) if isinstance(field.default, tuple) else str(field.default)
        if isinstance(field.default, float):
            default = f"{field.default:g}"
    return f"{setting.help} (default {default})" if default else setting.help


def _read(field: Declared, value: Any) -> Any:
    """What an option says, as the setting is in a file. Raises BadParameter."""
    setting = _setting(field)
    hint = option_names(field)[0].partition("/")[0]
    try:
        if setting.parse:
            return [setting.parse(entry) for entry in value] if setting.many else setting.parse(value)
        if setting.many:
            return tuple(value)
        if field.bare in (int, float):
            return _number(field.bare, value)
        if _is_list(field):
            return tuple(names(value))
        if _is_mapping(field):
            return yamlfile.parse(value, hint)
    except (ValueError, ConfigError) as error:
        raise typer.BadParameter(str(error), param_hint=f"'{hint}'") from None
    return value


def _number(kind: type[int] | type[float], text: str) -> int | float | str:
    """What is no number stays as it is, for the settings to tell."""
    try:
        return kind(text)
    except ValueError:
        return text


def _is_list(field: Declared) -> bool:
    return get_origin(field.bare) is tuple


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_mapping(field: Declared) -> bool:
    return isinstance(get_origin(field.bare), type) and issubclass(get_origin(field.bare), Mapping)


def _setting(field: Declared) -> Setting:
    if field.setting is None:
        raise TypeError(f"{field.name} is no setting of a command line")
    return field.setting
