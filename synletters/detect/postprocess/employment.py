"""What says that somebody works somewhere: before the name of an employer, and around a trade.

A body that everybody knows tells of nobody ("the DVLA was told"), until somebody works for it.
"""

from __future__ import annotations

import re

from synletters.text.word_files import listed

_WORKS = re.compile(
    r"(?i)(?<!\w)(?:works?|worked|working|employed|job|shifts?|volunteers?|volunteered|volunteering|retired|redundan\w{2,5}|laid off|on the board|night shifts?|apprenticed?|career|serv(?:es|ed|ing)|enlisted|stationed|off sick|teaches|taught|drives|drove|cleans|cleaned|temping|temps|exposed|trained|start(?:ing)?)"
    r"(?:[ \n]\w+){0,4}?(?:[ \n](?:at|for|with|from|by|in|of|via)|:)(?:[ \n](?:the|an?))?[ \n]\Z"
    r"|(?<!\w)(?:employers?|boss|firm|company|business|shop|start-up|startup)(?: (?:is|was|are|at|called|named|being))?(?: ?[:=,(–-])? ?(?:the )?\Z"
    r"|(?<!\w)(?:runs|ran|owns|owned|manages|managed|founded)(?: (?:the|an?|his own|her own|their own))?(?: [a-z]{3,10})? \Z"
)
_OF_A_TRADE = re.compile(
    r"([a-z]+(?:-[a-z]+)*)s? (?:at|with|for|by|of|in|from)(?: the| an?)? \Z", re.IGNORECASE
)
_HEADS = frozenset(
    "landlord landlady owner proprietor manager director partner foreman boss chairman".split()
)


def employed_at(text: str, start: int) -> bool:
    """Whether what stands before ``start`` says that somebody works, or worked, for what begins there."""
    if _WORKS.search(text, max(0, start - 60), start):
        return True
    trade = _OF_A_TRADE.search(text, max(0, start - 40), start)
    return trade is not None and is_trade(trade[1])


def is_trade(word: str) -> bool:
    """Whether a word ends the name of an occupation that is no clinician's."""
    folded = word.casefold()
    names = {folded, folded.rpartition("-")[2], folded.removesuffix("s")}
    if not names.isdisjoint(listed("clinicians")) or not names.isdisjoint(listed("roles")):
        return folded in _HEADS
    return not names.isdisjoint(listed("occupations"))


#: where somebody has a trade, behind it: "loss adjuster for Hale & Sons", "welder at the yard"
HAS_A_PLACE = re.compile(
    r",?[ \n](?:(?:for|with|at|from|by)[ \n](?:the[ \n]|an?[ \n])?[A-Z]|at[ \n](?:the|an?|his|her|their)[ \n]|in[ \n](?:an?|the|his|her|their)[ \n](?:[a-z]+[ \n])?"
    r"(?:factory|mill|mine|pit|quarry|shipyard|yard|warehouse|office|offices|shop|store|garage|foundry|kitchen|restaurant|hotel|pub|bar|farm|laundry|bakery|school|college|army|navy|merchant navy|raf)(?!\w))"
)
