"""Which facts a letter tells, and the sentences that tell them: alone, or several in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from synletters.generate.phrases.grammar import render
from synletters.generate.phrases.marked import Mark, Text, join
from synletters.generate.phrases.values import Values
from synletters.generate.worlds.spec import Fact

#: Frames around a list of facts: by section, of what is present and of what is absent; the first pair for any
#: other section.
_ANY = (
    ("{he} has {list}", "there <is|was> {list}"),
    ("{he} has no {list}", "there <is|was> no {list}", "no {list} <was noted|of note>"),
)
_FRAMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "history_of_present_illness": (
        (
            "{he} reports {list}",
            "{he} <presents|presented> with {list}",
            "{he} <complains|is complaining> of {list}",
            "{he} describes {list}",
            "{he} <has|is> <also |>troubled by {list}",
            "{he} <came|attended> with {list}",
            "{he} tells me that {he} has {list}",
            "on direct questioning {he} admits to {list}",
            "the main problems are {list}",
            "{he} has noticed {list} since {since}",
            "for {days} {he} has had {list}",
            "there has been {list} for {days}",
            "{his} <main |>symptoms are {list}",
            "things began {since} with {list}",
        ),
        (
            "{he} denies {list}",
            "there <is|was|has been> no {list}",
            "no {list} <was reported|reported|of note>",
            "{he} has not had any {list}",
            "{he} reports no {list}",
            "{he} specifically denies {list}",
            "<{he} has|with> no complaint of {list}",
            "{he} has been free of {list}",
            "{he} tells me there has been no {list}",
        ),
    ),
    "past_medical_history": (
        (
            "{he} has {list}",
            "{he} is known to have {list}",
            "there is a history of {list}",
            "{his} past history includes {list}",
            "{he} has a background of {list}",
            "of note {he} has {list}",
        ),
        (
            "there is no history of {list}",
            "{he} has no {list}",
            "{he} has no known {list}",
            "{he} has never had {list}",
        ),
    ),
    "assessment": (
        (
            "my impression is of {list}",
            "I think this is {list}",
            "this is most in keeping with {list}",
            "the working diagnosis is {list}",
        ),
        (
            "there is no evidence of {list}",
            "I found nothing to suggest {list}",
            "I do not think this is {list}",
        ),
    ),
    "medications": (
        ("{he} takes {list}", "{he} is on {list}"),
        ("{he} is not on {list}", "{he} takes no {list}"),
    ),
    "plan": (
        ("I have <started|prescribed> {list}", "{he} was started on {list}"),
        ("I have not prescribed {list}",),
    ),
}
_NOTE_ANY = (("{list}",), ("No {list}", "Nil {list}", "No {list} <noted|found>"))
_NOTE_FRAMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "history_of_present_illness": (
        (
            "{list}",
            "C/o {list}",
            "Reports {list}",
            "{list} for {days}",
            "Presents with {list}",
            "{list} since {since}",
            "Main problem {list}",
        ),
        (
            "No {list}",
            "Denies {list}",
            "Nil {list}",
            "No {list} reported",
            "Negative for {list}",
            "Without {list}",
        ),
    ),
    "past_medical_history": (
        ("{list}", "Known {list}", "H/o {list}"),
        ("No {list}", "No h/o {list}", "Nil {list}"),
    ),
    "assessment": (("{list}", "Likely {list}", "Imp: {list}"), ("No evidence of {list}", "Not {list}")),
    "medications": (("{list}", "Takes {list}"), ("No {list}", "Not on {list}")),
    "plan": (("Start {list}", "{list}"), ("No {list}",)),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with the value that a letter tells of it."""

    fact: Fact
    value: str | int

    @property
    def key(self) -> str:
        return self.fact.key(self.value)

    @property
    def negated(self) -> bool:
        return bool(self.fact.absent) and self.key == self.fact.absent

    @property
    def mark(self) -> Mark:
        assertion = "negated" if self.negated else "present"
        return Mark(
            0, 1, self.fact.label, "clinical", self.fact.concept, self.fact.name, str(self.value), assertion
        )


def choose(facts: Sequence[Fact], record: Mapping[str, str | int], rng: Random) -> list[Told]:
    """The facts that are told, each with the probability that its state has."""
    told = [Told(fact, record[fact.name]) for fact in facts]
    return [item for item in told if rng.random() < item.fact.mention.get(item.key, 0.0)]


def sentences(told: Sequence[Told], values: Values, rng: Random, *, note: bool = False) -> list[Text]:
    """Sentences, without their stops, that tell each of ``told`` once; what is present before most of what is
    not."""
    present = [item for item in told if not item.negated]
    absent = [item for item in told if item.negated]
    rng.shuffle(present)
    rng.shuffle(absent)
    made = [
        *_group(present, values, rng, note, absent=False),
        *_group(absent, values, rng, note, absent=True),
    ]
    if len(made) > 2 and rng.random() < 0.25:
        at = rng.randrange(len(made) - 1)
        made[at], made[at + 1] = made[at + 1], made[at]
    return made


def _group(told: Sequence[Told], values: Values, rng: Random, note: bool, *, absent: bool) -> list[Text]:
    # lists are commoner for what is absent, and in notes
    listable = [item for item in told if item.fact.say[item.key].noun]
    count = rng.randint(2, 4) if len(listable) > 1 and rng.random() < (0.8 if absent or note else 0.45) else 0
    listed = listable[:count]
    made = [_list(listed, values, rng, note, absent)] if listed else []
    made += [one(item, values, rng, note=note) for item in told if item not in listed]
    if len(made) > 1 and rng.random() < 0.5:
        rng.shuffle(made)
    return made


def noun(item: Told, values: Values, rng: Random) -> Text:
    phrases = item.fact.say[item.key]
    return render(rng.choice(phrases.noun), _with(item, values), rng, item.mark)


def _list(told: Sequence[Told], values: Values, rng: Random, note: bool, absent: bool) -> Text:
    # "no cough, fever reported" and "no cough and fever" could be read either way
    last = " or " if absent else ", " if note and rng.random() < 0.4 else " and "
    listed = join([noun(item, values, rng) for item in told], ", ", last)
    section = told[0].fact.section
    frames = _NOTE_FRAMES.get(section, _NOTE_ANY) if note else _FRAMES.get(section, _ANY)
    return render(rng.choice(frames[absent]), values.also(list=listed), rng)


def one(item: Told, values: Values, rng: Random, *, note: bool = False) -> Text:
    """One fact, as a sentence or in the manner of a note."""
    phrases = item.fact.say[item.key]
    if note and phrases.note:
        return render(rng.choice(phrases.note), _with(item, values), rng, item.mark)
    if phrases.noun and (note or not phrases.prose or rng.random() < 0.2):
        return _list([item], values, rng, note, item.negated)
    return render(rng.choice(phrases.prose or phrases.noun), _with(item, values), rng, item.mark)


def _with(item: Told, values: Values) -> Values:
    return values.also(value=str(item.value)) if isinstance(item.value, int) else values
