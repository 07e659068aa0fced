"""Function words that say the same: closed sets of equals, and which of them may take the place of which."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from synletters.text.word_files import lines

_SET = re.compile(r"(?P<kind>[a-z-]+) \((?P<tags>[A-Z ]+)\): (?P<words>[a-z ]+)")
_NOT = re.compile(r"not (?P<word>[a-z]+) > (?P<others>[a-z ]+)")


@dataclass(frozen=True, slots=True)
class Equals:
    """``words`` are those of each kind, ``tags`` the parts of speech in which they are equals;
    ``barred[word]`` may not
    take the place of the word."""

    words: Mapping[str, frozenset[str]]
    tags: Mapping[str, frozenset[str]]
    barred: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def kinds(self, word: str) -> list[str]:
        """The sets that a word in lower case is in."""
        return [kind for kind, words in self.words.items() if word in words]


@functools.cache
def shipped() -> Equals:
    words, tags, barred = {}, {}, {}
    for line in lines("equals", __package__):
        if found := _SET.fullmatch(line):
            words[found["kind"]] = frozenset(found["words"].split())
            tags[found["kind"]] = frozenset(found["tags"].split())
        elif found := _NOT.fullmatch(line):
            barred[found["word"]] = frozenset(found["others"].split())
    return Equals(words, tags, barred)
