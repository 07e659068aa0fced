"""What a letter says of its entities: present or not, certain or not, now or then, the patient's or a
relative's.

types.py        Assertion
rules.py        the trigger phrases, by what they say and in which direction
triggers.py     tokens, and the triggers among them
scopes.py       the stretch of text that each trigger speaks of
context.py      assertions(text, spans)
amounts.py      sides, severities, amounts, doses and frequencies, normalised
quantities.py   facts(text, spans) and mentions(text); Reading(text) gives both from one analysis
"""

from __future__ import annotations

from synletters.assertion.context import assertions
from synletters.assertion.quantities import Facts, Reading, facts, mentions
from synletters.assertion.types import Assertion

__all__ = ["Assertion", "Facts", "Reading", "assertions", "facts", "mentions"]
