"""Rewording: the same facts in other words and another order, before any word is masked.

sentence.py     Sentence, Element, Candidate and the seam Reworder
classes.py      what an element is to a pattern: noun, verb, preposition, …
cells.py        a sentence as a text that patterns search
patterns.py     the left side of a rule
templates.py    the right side of a rule
agreement.py    number and inflection of what a template says
rules.py        rule files: what is read, and what is refused
trial.py        each rule tried on its examples
order.py        the order of the members of a list
grammar.py      GrammarReworder: candidates from rules and from the order of lists
own.py          the grammar with a user's file of rules

``docs/reword.md`` tells how rules are written.
"""

from __future__ import annotations

from synletters.reword.sentence import Candidate, Element, New, Reworder, Sentence

__all__ = ["Candidate", "Element", "New", "Reworder", "Sentence"]
