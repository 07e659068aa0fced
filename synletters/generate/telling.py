"""Which facts a letter tells, and the sentences that tell them: alone, or several in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from synletters.generate.grammar import render
from synletters.generate.marked import Mark, Text, join
from synletters.generate.spec import Fact
from synletters.generate.values import Values

_PRESENT = (
    "{he} reports {list}", "{he} <presents|presented> with {list}", "{he} <complains|is complaining> of {list}",
    "{he} describes {list}", "{he} <has|is> <|also >troubled by {list}", "{he} <came|attended> with {list}",
    "{he} tells me that {he} has {list}", "on direct questioning {he} admits to {list}", "the main problems are {list}",
    "{he} has noticed {list} since {since}", "for the last {days} {he} has had {list}", "there has been {list} for {days}",
)  # fmt: skip
_ABSENT = (
    "{he} denies {list}", "there <is|was|has been> no {list}", "no {list} <was reported|reported|of note>",
    "{he} has not had any {list}", "{he} reports no {list}", "there is no history of {list}", "{he} specifically denies {list}",
    "no complaint of {list}", "{he} has been free of {list}",
)  # fmt: skip
_NOTE_PRESENT = (
    "{list}",
    "C/o {list}",
    "Reports {list}",
    "{list} for {days}",
    "Presents with {list}",
    "{list} since {since}",
)
_NOTE_ABSENT = (
    "No {list}",
    "Denies {list}",
    "Nil {list}",
    "No {list} reported",
    "Negative for {list}",
    "Without {list}",
)


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
        return Mark(0, 1, self.fact.label, "clinical", self.fact.concept, self.fact.name, str(self.value), assertion)


def choose(facts: Sequence[Fact], record: Mapping[str, str | int], rng: Random) -> list[Told]:
    """The facts that are told, each with the probability that its state has."""
    told = [Told(fact, record[fact.name]) for fact in facts]
    return [item for item in told if rng.random() < item.fact.mention.get(item.key, 0.0)]


def sentences(told: Sequence[Told], values: Values, rng: Random, *, note: bool = False) -> list[Text]:
    """Sentences, without their stops, that tell each of ``told`` once; what is present before most of what is not."""
    present = [item for item in told if not item.negated]
    absent = [item for item in told if item.negated]
    rng.shuffle(present)
    rng.shuffle(absent)
    made = [*_group(present, values, rng, note, absent=False), *_group(absent, values, rng, note, absent=True)]
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
    last = " or " if absent and rng.random() < 0.8 else " and "
    if note and rng.random() < 0.4:
        last = ", "
    listed = join([noun(item, values, rng) for item in told], ", ", last)
    frames = (_NOTE_ABSENT if absent else _NOTE_PRESENT) if note else (_ABSENT if absent else _PRESENT)
    return render(rng.choice(frames), values.also(list=listed), rng)


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
