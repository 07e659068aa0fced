"""Nouns, verbs, adjectives and adverbs that say the same, form by form: "revealed" for "showed", "sites" for
"locations"."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from synletters.text.kinds import classes
from synletters.text.kinds.inflection import forms
from synletters.text.word_files import lines


@functools.cache
def shipped() -> Mapping[str, frozenset[str]]:
    """For each form of a word of the sets the forms of the others that are of its class."""
    known, out = classes.shipped(), defaultdict[str, set[str]](set)
    for line in lines("synonyms", __package__):
        tag, _, bases = line.partition(": ")
        by_class: dict[str, set[str]] = defaultdict(set)
        for base in bases.split():
            for form in forms(base, tag):
                if form in known and known[form].partition("-")[0] == tag:
                    by_class[known[form]].add(form)
        for past in ("verb-past", "verb-participle"):  # a regular past form is both
            for form in by_class[past]:
                out[form] |= by_class["verb-ed"]
        for group in by_class.values():
            for form in group:
                out[form] |= group - {form}
    return MappingProxyType({form: frozenset(others) for form, others in out.items() if others})
