"""The left side of a rule: words, verbs in any form, and slots that take phrases.

    ^ <who:person> [deny] (also)? <what:list> $

A word stands for itself in any case, in capitals for itself in capitals; ``a/b`` for either. One that is a kept
piece must stand on the right too. ``[deny]`` is any finite form
of a verb, ``[note.done]`` one form. ``( … | … )`` groups, ``?`` makes what is before it optional. ``^`` and ``$`` are the
ends of what may change of the sentence. A slot has a name and a type: see ``phrases.TYPES``, or labels of pieces. ``<who?:pronoun>`` may be left out on the right
where it holds no piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from synletters.core.errors import ConfigError
from synletters.reword.cells import escaped
from synletters.reword.phrases import TYPES, WHENS, cell
from synletters.text.kinds.inflect import inflected

FINITE = ("base", "s", "past")
FORMS = ("base", "s", "ing", "past", "done")
#: forms of verbs that have more of them than others, by word
OWN_FORMS = {
    "be": {
        "am": "base",
        "are": "base",
        "is": "s",
        "was": "past",
        "were": "past",
        "been": "done",
        "being": "ing",
        "be": "inf",
    },
    "have": {"have": "base", "has": "s", "had": "past", "having": "ing"},
    "do": {"do": "base", "does": "s", "did": "past", "done": "done", "doing": "ing"},
}

_TOKEN = re.compile(
    r"<(?P<slot>[^>]*)>|\[(?P<verb>[^\]]*)\]|(?P<sign>[()|?^$])|(?P<word>\\?[^\s()|?^$<\[]+)|(?P<bad>\S)"
)
_NAME = re.compile(r"[a-z][a-z0-9]*")


_STOP = re.escape("<mml:.|PUNCT|,>")
#: where a sentence begins and ends; several may be offered together
_FIRST, _LAST = rf"(?:\A|(?<={_STOP}))", rf"(?=\Z|{_STOP})"


@dataclass(frozen=True, slots=True)
class Verb:
    """``[deny/refuse.past]``: bases and forms; ``group`` names it in the expression."""

    group: str
    forms: dict[str, tuple[str, str]]  # word -> base, form


@dataclass(frozen=True, slots=True)
class Pattern:
    """``needs`` are words one of which stands wherever the pattern does; ``slots`` the type of each slot; ``free``
    are those that a template may leave out."""

    source: str
    expression: re.Pattern[str]
    needs: frozenset[str]
    slots: dict[str, str] = field(default_factory=dict)
    verbs: tuple[Verb, ...] = ()
    free: frozenset[str] = frozenset()


def parse(source: str) -> Pattern:
    """Raises ConfigError for what is no pattern."""
    return _Parser(source).done()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.slots: dict[str, str] = {}
        self.free: set[str] = set()
        self.verbs: list[Verb] = []
        self.needs: list[frozenset[str]] = []
        self.depth = 0

    def done(self) -> Pattern:
        tokens = list(_TOKEN.finditer(self.source))
        out: list[str] = []
        for at, token in enumerate(tokens):
            optional = at + 1 < len(tokens) and tokens[at + 1][0] == "?"
            made = self._one(token, optional=optional, last=at + 1 == len(tokens))
            out.append(f"(?:{made})" if optional and not token["sign"] else made)
        if self.depth:
            raise ConfigError(f"a bracket is not closed in {self.source!r}")
        if not self.needs:
            raise ConfigError(
                f"{self.source!r} has no word that must stand there; a pattern needs one outside of brackets"
            )
        try:
            expression = re.compile("".join(out))
        except re.error as error:
            raise ConfigError(f"{self.source!r} is no pattern: {error}") from None
        needs = min(self.needs, key=lambda words: (len(words & _FREQUENT) > 0, len(words)))
        return Pattern(self.source, expression, needs, self.slots, tuple(self.verbs), frozenset(self.free))

    def _one(self, token: re.Match[str], *, optional: bool, last: bool) -> str:
        if token["bad"]:
            raise ConfigError(
                f"{token['bad']!r} in {self.source!r} says nothing; \\ before it makes it a mark"
            )
        if token["slot"] is not None:
            return self._slot(token["slot"], optional=optional)
        if token["verb"] is not None:
            return self._verb(token["verb"], optional=optional)
        if sign := token["sign"]:
            if sign in "^$" and self.depth == 0 and (token.start() == 0 if sign == "^" else last):
                return _FIRST if sign == "^" else _LAST
            if sign in "^$":
                raise ConfigError(
                    f"{sign} stands at the {'beginning' if sign == '^' else 'end'} of a pattern: {self.source!r}"
                )
            if sign == "?":
                if token.start() == 0:
                    raise ConfigError(f"? makes what is before it optional: {self.source!r}")
                return "?"
            self.depth += {"(": 1, ")": -1}.get(sign, 0)
            if self.depth < 0:
                raise ConfigError(f"a bracket is closed and none is open in {self.source!r}")
            return "(?:" if sign == "(" else sign
        return self._word(token["word"], optional=optional)

    def _slot(self, told: str, *, optional: bool) -> str:
        name, _, kind = told.partition(":")
        if name.endswith("?"):
            name = name[:-1]
            self.free.add(name)
        if not _NAME.fullmatch(name) or name in self.slots:
            raise ConfigError(
                f"<{told}> in {self.source!r}: a slot has a name of its own in small letters, as in <what:list>"
            )
        kind = kind or name
        if kind in TYPES:
            made = TYPES[kind]
            if kind == "when" and not optional and not self.depth:
                self.needs.append(frozenset(WHENS))
        elif kind.startswith("=") and len(kind) > 1:
            words = [word.lower() for word in kind[1:].split("/")]
            made = cell(words="|".join(re.escape(escaped(word)) for word in words))
            if not optional and not self.depth:
                self.needs.append(frozenset(words))
        elif kind.isupper():
            made = rf"(?:{cell(labels='|'.join(re.escape(label) for label in kind.split('/')))})+"
        else:
            raise ConfigError(
                f"<{told}>: there is no type {kind!r}; there are {', '.join(TYPES)}, and labels in capitals"
            )
        self.slots[name] = kind
        return f"(?P<{name}>{made})"

    def _verb(self, told: str, *, optional: bool) -> str:
        names, dot, wanted = told.partition(".")
        if dot and wanted not in FORMS:
            raise ConfigError(f"[{told}]: there is no form {wanted!r}; there are {', '.join(FORMS)}")
        forms: dict[str, tuple[str, str]] = {}
        if not all(base.isalpha() for base in names.split("/")):
            raise ConfigError(f"[{told}] in {self.source!r} is no verb")
        for base in names.split("/"):
            for form in (wanted,) if dot else FINITE:
                for word in verb_forms(base, form):
                    forms.setdefault(word, (base, form))
        group = f"v{len(self.verbs)}_"
        self.verbs.append(Verb(group, forms))
        if not optional and not self.depth:
            self.needs.append(frozenset(forms))
        return f"(?P<{group}>{cell(kinds='wsk', words='|'.join(sorted(map(re.escape, forms))))})"

    def _word(self, told: str, *, optional: bool) -> str:
        made, plain = [], []
        told = told.removeprefix("\\")
        for word in told.split("/") if len(told) > 1 else [told]:
            if not word:
                raise ConfigError(f"{told!r} in {self.source!r} has an empty alternative")
            upper = len(word) > 1 and word.isupper()
            text = re.escape(escaped(word.lower()))
            made.append(rf"<.[wsmk]{'u' if upper else '.'}:{text}\|[^>]*>")
            plain.append(word.lower())
        if not optional and not self.depth:
            self.needs.append(frozenset(plain))
        return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


_FREQUENT = frozenset("the a an of in on to with and or is was , for at by his her".split())


def verb_forms(base: str, form: str) -> Sequence[str]:
    """The words that a form of a verb has."""
    if base in OWN_FORMS:
        return [word for word, name in OWN_FORMS[base].items() if name == form]
    made = inflected(base, "verb", form)
    return [made] if made else []
