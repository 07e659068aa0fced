"""What a service takes and refuses: where it listens, who may ask, and how much at once."""

from __future__ import annotations

import ipaddress
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.errors import ConfigError
from synletters.core.settings import STRICT, Rule, Setting, Settings

SERVICE = "Service"
#: characters that a token must have at least: it is random, not a pass phrase
_TOKEN = 32


@dataclass(frozen=True, slots=True, config=STRICT)
class ServeSettings(Settings):
    """Everything of a service but what it does to letters, which is a ``RunConfig``."""

    host: Annotated[
        str,
        Setting(
            "address to listen at; another than this machine's own needs --token-file", SERVICE, "ADDRESS"
        ),
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535), Setting("0: any free one", SERVICE, "N")] = 8770
    token_file: Annotated[
        str | None,
        Setting(
            "what requests must bring as 'Authorization: Bearer …' ('synletters new-key FILE' makes one)",
            SERVICE,
            "FILE",
        ),
    ] = None
    hosts: Annotated[
        tuple[str, ...],
        Setting("names by which requests may call this service, beside the address itself", SERVICE, "A,B"),
    ] = ()
    max_bytes: Annotated[int, Field(ge=1024), Setting("of a request", SERVICE, "N")] = 16 * 1024 * 1024
    max_letters: Annotated[int, Field(ge=1), Setting("in a request", SERVICE, "N")] = 256
    request_seconds: Annotated[
        float, Field(gt=0, allow_inf_nan=False), Setting("a request may take, waiting included", SERVICE, "S")
    ] = 120.0
    queue: Annotated[
        int,
        Field(ge=0),
        Setting("requests that may wait while one is worked on; more are told to come again", SERVICE, "N"),
    ] = 8

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("host", "token_file"), _guarded),)

    @property
    def names(self) -> frozenset[str]:
        """The names that a request's Host may have: others are of a page that had its own name point here."""
        own = {"localhost", "127.0.0.1", "[::1]"} if loopback(self.host) else {self.host}
        return frozenset({*own, *(name.lower() for name in self.hosts)})


def loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _guarded(made: ServeSettings) -> Iterator[str]:
    if not loopback(made.host) and made.token_file is None:
        yield (
            f"host is {made.host!r}, which others can reach; name a --token-file, and put a proxy with TLS before the service"
        )


def read_token(path: Path) -> str:
    """The token in a file. Raises ConfigError if it cannot be read, is short, or if others can read it."""
    try:
        mode, value = path.stat().st_mode, path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise ConfigError(
            f"the token file {path} cannot be read; 'synletters new-key {path}' makes one"
        ) from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigError(f"others can read the token file {path}; chmod 600 {path}")
    if len(value) < _TOKEN or not value.isprintable() or " " in value:
        raise ConfigError(
            f"the token file {path} must hold one token of {_TOKEN} characters or more; 'synletters new-key FILE' makes one"
        )
    return value
