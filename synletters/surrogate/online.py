"""Surrogates for e-mail, web and network addresses and user names, under domains that nobody can own.

Sources: RFC 2606 and RFC 6761 (example.org, .example), RFC 5737 (IPv4 for documentation), RFC 3849 (IPv6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.numbers import code
from synletters.surrogate.shapes import DIGITS, like, like_case

#: Answers the surrogate for a word of a user name that is part of a person's name, or None; it is told the others.
NameParts = Callable[[str, Sequence[str]], str | None]

_LETTERS = re.compile(r"[^\W\d_]+|\d|[^\x00-\x7f]")
_URL = re.compile(
    r"(?P<scheme>(?:https?|ftp)://)?(?P<www>www\.)?(?P<host>[^/?#:\s]+)(?P<rest>.*)", re.I | re.S
)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_NETS = ("192.0.2", "198.51.100", "203.0.113")
_EXAMPLES = ("example.org", "example.com", "example.net")


def username(value: str, rng: Random, names: NameParts) -> str:
    """The same punctuation; parts of a person's name become that person's surrogate, other letters an
    invented word."""

    tokens = _LETTERS.findall(value)

    def drawn(found: re.Match[str]) -> str:
        token = found.group()
        if token.isdigit():
            return rng.choice(DIGITS)
        stand_in = pools.plain(
            pools.surname(rng)
        )  # always drawn, so that the stream does not depend on what is linked
        own = names(token, [other for other in tokens if other != token])
        return like_case(token, own or (stand_in if len(token) > 2 else like(token, rng)))

    return _LETTERS.sub(drawn, value)


def email(value: str, rng: Random, names: NameParts) -> str:
    """A user name at a domain that is reserved for examples."""
    local, at, _ = value.rpartition("@")
    domain = rng.choice((*_EXAMPLES, f"{pools.place(rng).lower()}.example"))
    if not at:
        local = value
    made = username("".join(local.split()), rng, names) or pools.plain(pools.surname(rng))
    return f"{made}@{domain.upper() if value.isupper() else domain}"


def url(value: str, rng: Random) -> str:
    """The same scheme and path format at an invented host under .example."""
    found = _URL.match(value)
    host = f"{pools.place(rng).lower()}.example"
    if found is None:
        return host
    return (found["scheme"] or "") + (found["www"] or "") + host + like(found["rest"], rng)


def ip(value: str, rng: Random) -> str:
    """An address of the ranges for documentation."""
    found = _IPV4.search(value)
    if found:
        address = f"{rng.choice(_NETS)}.{rng.randint(1, 254)}"
        return like(value[: found.start()], rng) + address + like(value[found.end() :], rng)
    if value.count(":") >= 2:
        return f"2001:db8::{rng.randint(1, 0xFFFF):x}:{rng.randint(1, 0xFFFF):x}"
    return code(value, rng)
