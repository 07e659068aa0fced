"""Surrogates for e-mail, web and network addresses and user names, under domains that nobody can own.

An address goes with the letter: its person, its hospital (``tarrowbyphysio.example`` becomes ``bathphysio.example``
where Tarrowby became Bath), one domain for one domain; words that are nobody's (``reception``, ``/leaflets``) stay.

Sources: RFC 2606 and RFC 6761 (example.org, .example), RFC 5737 (IPv4 for documentation), RFC 3849 (IPv6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.numbers import code
from synletters.surrogate.shapes import DIGITS, like, like_case
from synletters.text import word_files

#: Answers the surrogate for a word of a user name that is part of a person's name, or None; it is told the others.
NameParts = Callable[[str, Sequence[str]], str | None]
#: Answers the stand-in of the name of a domain ("tarrowbyphysio"), or None if the letters have nothing of the kind.
Domains = Callable[[str], str | None]

_LETTERS = re.compile(r"[^\W\d_]+|\d|[^\x00-\x7f]")
_URL = re.compile(
    r"(?P<scheme>(?:https?|ftp)://)?(?P<www>www\.)?(?P<host>[^/?#:\s]+)(?P<rest>.*)", re.I | re.S
)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_NETS = ("192.0.2", "198.51.100", "203.0.113")
_EXAMPLES = ("example.org", "example.com", "example.net")
_SUFFIXES = frozenset(
    "com org net edu gov mil int info biz io uk co nhs ac gov us ie eu example test invalid localhost".split()
)


def known_word(word: str) -> bool:
    """Whether a word of an address is nobody's, or such a word with a letter behind it (``hospitalistb``)."""
    held = word_files.listed("web_words", "", __package__)
    word = word.casefold()
    return word in held or (len(word) > 6 and word[:-1] in held)


def _name(host: str) -> tuple[list[str], str]:
    """The labels of a host before its name, and the name: ``portal``, ``verdigoimaging``."""
    labels = [label for label in host.split(".") if label]
    while len(labels) > 1 and labels[-1].casefold() in _SUFFIXES:
        labels.pop()
    return labels[:-1], labels[-1] if labels else ""


class Online:
    """The addresses of one patient's letters. ``names`` knows the people, ``domains`` the places and institutions;
    ``stream`` gives the random numbers of a domain by its ordinal."""

    def __init__(self, names: NameParts, domains: Domains, stream: Callable[[int], Random]) -> None:
        self._names, self._domains, self._stream = names, domains, stream
        self._hosts: dict[str, str] = {}

    def host(self, value: str, *, mail: bool) -> str:
        """The surrogate of a host, the same wherever its name stands."""
        before, name = _name(value)
        key = name.casefold()
        if key not in self._hosts:
            rng = self._stream(len(self._hosts))
            plain = rng.choice((*_EXAMPLES, f"{pools.place(rng).lower()}.example"))
            linked = self._domains(name)
            self._hosts[key] = f"{linked}.example" if linked else plain
        made = self._hosts[key]
        if not mail and made in _EXAMPLES:
            made = f"{pools.place(self._stream(10_000 + [*self._hosts].index(key))).lower()}.example"
        return ".".join([*(label.lower() for label in before if known_word(label)), made])

    def email(self, value: str, rng: Random) -> str:
        """A user name at a domain that is reserved for examples; words that are nobody's before it stay."""
        local, at, host = value.rpartition("@")
        if not at and _URL.fullmatch(value) and "." in value and " " not in value.strip():  # a web address
            return self.url(value, rng)
        local = local if at else value
        lead = re.match(r"(?:[^\W\d_]+[:\s]+)*(?=\S)", local)
        head = (
            lead.group()
            if lead and all(known_word(w) for w in re.findall(r"[^\W\d_]+", lead.group()))
            else ""
        )
        local = "".join(local[len(head) :].split())
        made = self.username(local, rng) or pools.plain(pools.surname(rng))
        whole = f"{head}{made}@{self.host(host, mail=True)}"
        return whole.upper() if value.isupper() else whole

    def username(self, value: str, rng: Random) -> str:
        """The same punctuation; parts of a person's name become that person's surrogate, words that are nobody's stay,
        other letters become an invented word."""
        tokens = _LETTERS.findall(value)

        def drawn(found: re.Match[str]) -> str:
            token = found.group()
            if token.isdigit():
                return rng.choice(DIGITS)
            stand_in = pools.plain(
                pools.surname(rng)
            )  # always drawn, so that the stream does not depend on what is linked
            own = self._names(token, [other for other in tokens if other != token])
            if own is None and known_word(token):
                return token
            return like_case(token, own or (stand_in if len(token) > 2 else like(token, rng)))

        return _LETTERS.sub(drawn, value)

    def url(self, value: str, rng: Random) -> str:
        """The same scheme and path format; words of the path that are nobody's stay, others become such words."""
        found = _URL.match(value)
        if found is None:
            return self.host(value, mail=False)
        made = (found["scheme"] or "") + (found["www"] or "") + self.host(found["host"], mail=False)
        words = word_files.in_order("web_words", "", __package__)

        def drawn(part: re.Match[str]) -> str:
            token = part.group()
            if token.isdigit():
                return rng.choice(DIGITS)
            stand_in = rng.choice(words)
            if known_word(token):
                return token
            return like_case(
                token, self._domains(token) or (stand_in if len(token) > 2 else like(token, rng))
            )

        made += _LETTERS.sub(drawn, found["rest"])
        return made.upper() if value.isupper() else made


def ip(value: str, rng: Random) -> str:
    """An address of the ranges for documentation."""
    found = _IPV4.search(value)
    if found:
        address = f"{rng.choice(_NETS)}.{rng.randint(1, 254)}"
        return like(value[: found.start()], rng) + address + like(value[found.end() :], rng)
    if value.count(":") >= 2:
        return f"2001:db8::{rng.randint(1, 0xFFFF):x}:{rng.randint(1, 0xFFFF):x}"
    return code(value, rng)
