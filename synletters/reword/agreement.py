"""Number and inflection of what a template says: "there {was:what}", "[report]" in the tense of what it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synletters.reword.classes import class_of
from synletters.reword.patterns import OWN_FORMS, verb_forms
from synletters.reword.sentence import Element
from synletters.text.kinds.inflection import number

_AGREE = {
    ("be", "present"): ("is", "are"),
    ("be", "past"): ("was", "were"),
    ("have", "present"): ("has", "have"),
    ("have", "past"): ("had", "had"),
    ("do", "present"): ("does", "do"),
    ("do", "past"): ("did", "did"),
}
_FIXED = {"is": ("be", "present"), "was": ("be", "past"), "has": ("have", "present"), "had": ("have", "past"), "does": ("do", "present"), "did": ("do", "past")}  # fmt: skip
#: verbs that a template may make agree
AGREEING = frozenset({"be", "have", "do", *_FIXED})
#: words in -s that are one thing, and the other way round, beside those of the table of nouns
_ONE = frozenset(
    "diabetes ascites sepsis pus herpes rabies measles mumps menses news lens pancreas biceps triceps series lumbar".split()
)
_MANY = frozenset(
    """people children teeth feet men women vitals data media criteria phalanges rhonchi bronchi nuclei thrombi emboli diverticula
    metastases bacteria septa foci ganglia ova sulci gyri""".split()
)
_SHORT = 5  # "bias"
_POSSESSIVE = {"he": "his", "she": "her", "they": "their", "i": "my", "we": "our", "it": "its"}
_OBJECT = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us", "it": "it"}


def items_of(elements: Sequence[Element]) -> tuple[list[list[int]], list[list[int]]]:
    """The members of a list, and what parts each from the next, as numbers of elements."""
    items: list[list[int]] = [[]]
    marks: list[list[int]] = []
    for at, element in enumerate(elements):
        if class_of(element) in ",c":
            if not items[-1] and marks:
                marks[-1].append(at)
            else:
                marks.append([at])
                items.append([])
        else:
            items[-1].append(at)
    return items, marks


def is_many(elements: Sequence[Element]) -> bool | None:
    """Whether a noun phrase is a plural; None if that cannot be told."""
    head = None
    for element in elements:
        kind = class_of(element)
        if kind in "psct":
            break
        if kind == "n":
            head = element
        if element.word in ("he", "she", "it", "i"):
            return False
        if element.word in ("they", "we"):
            return True
    if head is None or head.kind == "identifier":
        return None
    words = head.word.split()
    word = words[-1].strip(".,;()") if words else ""
    # "pain in the legs": the head of a piece stands before its preposition
    for at, inner in enumerate(words[1:], 1):
        if inner in ("of", "in", "on", "with", "to", "at", "from"):
            word = words[at - 1]
            break
    if not word.isalpha():
        return None
    if word in _ONE:
        return False
    if word in _MANY or (word.endswith("ias") and len(word) > _SHORT):  # hernias, arrhythmias
        return True
    told = number(word)
    return None if not told else told == "many"


def agreeing(verb: str, tense: str, elements: Sequence[Element], *, before: bool) -> str:
    """A verb that agrees with a list: with the first member if it stands ``before`` it. "" if number cannot be told."""
    base, fixed = _FIXED.get(verb, (verb, tense))
    forms = _AGREE.get((base, fixed))
    if forms is None:
        return ""
    if forms[0] == forms[1]:
        return forms[0]
    items, marks = items_of(elements)
    joined = {elements[at].word for part in marks for at in part} & {"and", "&"}
    if not before and joined:
        return forms[1]
    told = is_many([elements[at] for at in items[0 if before else -1]])
    return "" if told is None else forms[told]


#: what stands before a participle, and before a bare infinitive
_AUXILIARIES = frozenset("have has had having be is are was were am been being get gets got".split())
_MODALS = frozenset(
    "will would can could may might shall should must to do does did cannot ll didn't doesn't don't".split()
)
_BETWEEN = frozenset("not never always then there she he they we i it you".split())


def told(elements: Sequence[Element], at: int, forms: Mapping[str, tuple[str, str]]) -> tuple[str, str, str]:
    """Base, form and word of the verb at an element: "worked" is a participle in "has worked", "work" an infinitive in "will
    work"."""
    word = elements[at].word
    base, form = forms.get(word, ("", ""))
    back = at - 1
    while back >= 0 and (class_of(elements[back]) == "r" or elements[back].word in _BETWEEN):
        back -= 1
    before = elements[back].word if back >= 0 else ""
    if form == "past" and before in _AUXILIARIES and word not in ("was", "were"):
        form = "done"
    elif form == "base" and before in _MODALS and word not in ("am", "are"):
        form = "inf"
    return base, form, word


def tense_of(form: str) -> str:
    """Present or past, "" for a form that says neither."""
    return {"base": "present", "s": "present", "past": "past"}.get(form, "")


def inflect(base: str, form: str, word: str) -> str:
    """A verb in the form that another has; ``word`` is that other, which tells "are" from "am"."""
    if base == "be" and word in ("am", "are", "were"):
        return word
    if base == "be" and form == "past":
        return "was"
    if form == "inf":
        return base
    made = (
        verb_forms(base, form)
        if base not in OWN_FORMS
        else [w for w, f in OWN_FORMS[base].items() if f == form]
    )
    return made[-1 if base == "be" else 0] if made else ""


def in_case(elements: Sequence[Element], kind: str) -> list[str] | None:
    """A person as possessor (``his``) or object (``him``), as words; None for one that has another form."""
    table = _POSSESSIVE if kind == "his" else _OBJECT
    if len(elements) == 1 and elements[0].word in table:
        return [table[elements[0].word]]
    return None
