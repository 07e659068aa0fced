"""Settings that are declared once: name, type, default, range, help and group, for files, command lines and
messages alike.

A class of settings is a frozen pydantic dataclass over ``Settings``:

    @dataclass(frozen=True, slots=True, config=STRICT)
    class Config(Settings):
        ratio: Annotated[float, Field(ge=0, le=1), Setting("share of the words", "Words", metavar="R")] = 0.5

Building one tells every fault at once, as one ConfigError: wrong types and ranges from the declarations, and
what ``rules()`` says
of fields together.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Self, get_args, get_origin

from pydantic import ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

from synletters.core.errors import ConfigError

#: no value is bent into shape: "0.5" is no number, 1 is no truth value; what is not declared is a fault
STRICT = ConfigDict(strict=True, extra="forbid")
_SHOWN = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What a declaration says besides type, range and default.

    ``help`` has no default in it: that is added. ``group`` is where ``--help`` lists it. ``names`` are
    further names, in files too. ``off`` is the option that turns a default of true off.
    On a command line ``many`` options of this name make a list, and ``parse`` reads the text of each; it
    raises ValueError. ``must``
    ends the sentence of a wrong value, ``default`` tells the default in words.
    """

    help: str
    group: str = "Options"
    metavar: str | None = None
    names: tuple[str, ...] = ()
    off: str | None = None
    many: bool = False
    parse: Callable[[str], Any] | None = None
    must: str | None = None
    default: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """A field as it was declared."""

    name: str
    type: Any
    default: Any
    bounds: Mapping[str, float]
    setting: Setting | None

    @property
    def bare(self) -> Any:
        """The type without ``| None``."""
        args = [arg for arg in get_args(self.type) if arg is not types.NoneType]
        return (
            args[0]
            if get_origin(self.type) in (typing.Union, types.UnionType) and len(args) == 1
            else self.type
        )

    @property
    def choices(self) -> tuple[Any, ...]:
        return get_args(self.bare) if get_origin(self.bare) is Literal else ()

    def fault(self, value: Any, kind: str) -> str:
        """A sentence for a value that pydantic refused."""
        if self.setting and self.setting.must:
            end = self.setting.must
        elif kind in _RANGE:
            end = self._range(value)
        else:
            end = f"it must be {_say(self.bare)}"
        return f"{self.name} is {_shown(value)}; {end}"

    def _range(self, value: float) -> str:
        low, high = _bound(self.bounds, "ge", "gt"), _bound(self.bounds, "le", "lt")
        if self.bare is int:
            if low is not None and value < low:
                return f"it must be at least {low}"
            return f"it must be at most {high}"
        if low is not None and high is not None:
            return f"it lies in {'[' if 'ge' in self.bounds else '('}{low:g}, {high:g}{']' if 'le' in self.bounds else ')'}"
        if low is not None:
            return f"it must be {low:g} or more" if "ge" in self.bounds else f"it must be more than {low:g}"
        return f"it must be {high:g} or less" if "le" in self.bounds else f"it must be less than {high:g}"


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """Faults of fields of the right type. It is not asked if one of ``fields`` is at fault already; the
    others it may look at have
    their default then."""

    fields: tuple[str, ...]
    faults: Callable[[Any], Iterable[str]]


_RANGE = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"})


@dataclass(frozen=True, slots=True, config=STRICT)
class Settings:
    """Base of every class of settings."""

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        """What must hold of fields together, or of one beyond its type and range."""
        return ()

    @classmethod
    def prefix(cls) -> str:
        """What each fault begins with."""
        return ""

    def to_json(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}

    @model_validator(mode="wrap")
    @classmethod
    def _told_together(cls, given: Any, build: ModelWrapValidatorHandler[Self]) -> Self:
        faults: list[str] = []
        try:
            made, wrong = build(given), frozenset[str]()
        except ValidationError as error:
            values = _by_name(cls, given)
            faults, wrong = _faults(cls, error, values)
            made = _partly(cls, {name: value for name, value in values.items() if name not in wrong})
        for rule in cls.rules():
            if not wrong & {*rule.fields}:
                faults += rule.faults(made)
        if faults:
            raise ConfigError([cls.prefix() + fault for fault in faults])
        return made


@functools.cache
def declared(cls: type) -> Mapping[str, Declared]:
    """The fields of a class of settings, by name."""
    hints = typing.get_type_hints(cls, include_extras=True)
    out = {}
    for field in dataclasses.fields(cls):
        kind, *notes = (
            get_args(hints[field.name])
            if get_origin(hints[field.name]) is typing.Annotated
            else (hints[field.name],)
        )
        default = (
            field.default_factory() if field.default_factory is not dataclasses.MISSING else field.default
        )
        limits = [limit for note in notes if isinstance(note, FieldInfo) for limit in note.metadata]
        bounds = {
            key: getattr(limit, key)
            for limit in limits
            for key in ("ge", "gt", "le", "lt")
            if hasattr(limit, key)
        }
        setting = next((note for note in notes if isinstance(note, Setting)), None)
        out[field.name] = Declared(field.name, kind, default, bounds, setting)
    return out


def known_name(cls: type, name: str) -> str | None:
    """The field that a name in a file stands for: its own, with - or _, or another that it is declared
    under."""
    plain = name.replace("-", "_")
    for field in declared(cls).values():
        if plain == field.name or (field.setting and plain in field.setting.names):
            return field.name
    return None


def unknown(cls: type, name: str) -> str:
    """The fault of a name that is none, with what was perhaps meant."""
    names = list(declared(cls))
    near = difflib.get_close_matches(name.replace("-", "_").lower(), names, 1, 0.7)
    return (
        f"unknown option {name!r}; {f'did you mean {near[0]}? ' if near else ''}there are {', '.join(names)}"
    )


def _by_name(cls: type, given: Any) -> dict[str, Any]:
    """What was handed to the constructor, by the names of the fields."""
    args, kwargs = getattr(given, "args", None) or (), getattr(given, "kwargs", None) or {}
    return {**dict(zip(declared(cls), args, strict=False)), **kwargs}


def _faults(cls: type, error: ValidationError, values: Mapping[str, Any]) -> tuple[list[str], frozenset[str]]:
    fields = declared(cls)
    order = list(fields)
    told: dict[str, str] = {}
    for found in error.errors(include_url=False, include_context=False):
        at = found["loc"][0] if found["loc"] else ""
        name = order[at] if isinstance(at, int) and at < len(order) else str(at)
        if name not in fields:
            told.setdefault(name, unknown(cls, name))
        elif len(found["loc"]) == 1 and found["type"].startswith("missing"):
            told.setdefault(name, f"{name} is missing; it must be {_say(fields[name].bare)}")
        else:
            told.setdefault(
                name,
                fields[name].fault(values.get(name), found["type"] if len(found["loc"]) == 1 else "type"),
            )
    return [*told.values()], frozenset(told)


def _partly(cls: type, values: Mapping[str, Any]) -> Any:
    """An object of the values that are right, with defaults for the rest, for the rules to look at."""
    made: Any = object.__new__(cls)
    for field in declared(cls).values():
        fallback = None if field.default is dataclasses.MISSING else field.default
        object.__setattr__(made, field.name, values.get(field.name, fallback))
    return made


def _bound(bounds: Mapping[str, float], *keys: str) -> float | None:
    return next((bounds[key] for key in keys if key in bounds), None)


def _say(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(map(str, get_args(kind)))
    names = {float: "a number", int: "a whole number", str: "text", bool: "true or false", Path: "a path"}
    return names.get(kind, "a list of names" if "tuple" in str(kind) else "a mapping")


def _shown(value: Any) -> str:
    """A value for a message; a number of thousands of digits, which Python does not print, and long lists are
    cut."""
    try:
        text = repr(value)
    except ValueError:
        text = type(value).__name__
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return str(value) if isinstance(value, Path) else value


def each(check: Callable[[Any], None]) -> Callable[[Any], Iterator[str]]:
    """A rule from a function that raises ConfigError."""

    def faults(made: Any) -> Iterator[str]:
        try:
            check(made)
        except ConfigError as error:
            yield from error.faults

    return faults
