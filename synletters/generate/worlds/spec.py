"""What a world's letters say: which nodes are told, how often, where, and in which words. Faults are
collected like those of nodes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from synletters.core.document import KINDS
from synletters.core.errors import InputError
from synletters.generate import yamlfile
from synletters.generate.phrases.cast import SLOTS
from synletters.generate.phrases.grammar import PhraseError, marks_always, slots
from synletters.generate.phrases.values import VALUES
from synletters.generate.worlds.network import Network
from synletters.generate.worlds.parse import Faults, near, network
from synletters.text.section_names import NAMES

#: slots that any phrase may use; ``value`` is the number of a count
KNOWN = tuple(sorted({*SLOTS, *VALUES, "value"}))
FORMS = ("noun", "prose", "note")
#: what a count is called for its phrases
COUNTS = ("zero", "one", "many")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The ways to say one state: ``noun`` for lists, ``prose`` whole sentences without their stop, ``note``
    for notes."""

    noun: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A node that letters tell. ``absent`` is the state that is a negation, if there is one.

    ``terms`` are words by which each state is known again in any text, besides what its nouns mark.
    """

    name: str
    label: str
    section: str
    concept: str = ""
    absent: str = ""
    mention: Mapping[str, float] = field(default_factory=dict)
    say: Mapping[str, Phrases] = field(default_factory=dict)
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def key(self, value: str | int) -> str:
        """Under which key of ``say`` and ``mention`` a value of the record stands."""
        return value if isinstance(value, str) else COUNTS[min(value, 2)]


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """The ``letters:`` of a world."""

    facts: tuple[Fact, ...] = ()
    reasons: tuple[str, ...] = ("a review",)
    ages: tuple[int, int] = (18, 95)
    winter: str = ""
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class World:
    name: str
    network: Network
    letters: LetterSpec


def shipped() -> tuple[str, ...]:
    """The names of the worlds that come with the package."""
    folder = resources.files("synletters.generate") / "data" / "worlds"
    return tuple(
        sorted(item.name.removesuffix(".yaml") for item in folder.iterdir() if item.name.endswith(".yaml"))
    )


def load_world(name: str) -> World:
    """A shipped world by name, or one of the user's from a ``.yaml`` file.

    Raises InputError if there is none, ConfigError with every fault of the file.
    """
    if name in shipped():
        text = (resources.files("synletters.generate") / "data" / "worlds" / f"{name}.yaml").read_text(
            encoding="utf-8"
        )
        return read_world(yamlfile.loads(text, f"{name}.yaml"), f"{name}.yaml")
    if not name.endswith((".yaml", ".yml")):
        raise InputError(
            f"no world is called {name!r}{near(name, shipped())}; or name a file that ends in .yaml"
        )
    return read_world(yamlfile.load(Path(name)), name)


def read_world(document: Mapping[str, Any], file: str) -> World:
    """Raises ConfigError with every fault, of nodes and of letters."""
    faults = Faults(file)
    for key in document:
        if key not in ("name", "source", "nodes", "letters"):
            faults.other(f"{key!r} is no part of a world{near(key, ('name', 'source', 'nodes', 'letters'))}")
    nodes = network(document, file, faults)
    letters = LetterSpec()
    given = document.get("letters")
    if given is not None and not isinstance(given, Mapping):
        faults.other("'letters:' is a mapping with 'facts:'")
    elif given is not None and not faults.told:  # facts lean on sound nodes
        letters = _Reader(nodes, faults).letters(given)
    faults.end()
    return World(str(document.get("name", file)), nodes, letters)


def phrase_faults(phrase: Any, *, fact: bool) -> str:
    """What is wrong with a phrase, or nothing."""
    if not isinstance(phrase, str) or not phrase.strip():
        return f"the phrase {phrase!r} is no text"
    try:
        unknown = sorted(slots(phrase) - set(KNOWN))
        if unknown:
            return f"the phrase {phrase!r} has the slot {unknown[0]!r}, which nothing fills{near(unknown[0], KNOWN)}"
        if fact and not marks_always(phrase):
            return (
                f"the phrase {phrase!r} does not always mark its fact; put [ ] around the words that say it"
            )
    except PhraseError as error:
        return f"in the phrase {phrase!r}, {error}"
    return ""


@dataclass(slots=True)
class _Reader:
    network: Network
    faults: Faults

    def letters(self, given: Mapping[str, Any]) -> LetterSpec:
        known = ("facts", "reasons", "ages", "winter", "remarks")
        for key in given:
            if key not in known:
                self.faults.other(f"{key!r} is no part of 'letters:'{near(key, known)}")
        facts = given.get("facts")
        if not isinstance(facts, Mapping) or not facts:
            self.faults.other("'letters:' has no 'facts:'; name the nodes that letters tell, and their words")
            facts = {}
        made = [self._fact(str(name), fact) for name, fact in facts.items()]
        ages = given.get("ages", [18, 95])
        if not (
            isinstance(ages, list)
            and len(ages) == 2
            and all(type(a) is int for a in ages)
            and 0 <= ages[0] < ages[1] < 120
        ):
            self.faults.other(f"'ages' is {ages!r}; give the youngest and the oldest age, such as [18, 95]")
            ages = [18, 95]
        winter = str(given.get("winter", ""))
        if winter and winter not in self.network.nodes:
            self.faults.other(
                f"'winter' names {winter!r}, which is no node{near(winter, list(self.network.nodes))}"
            )
        reasons = self._phrases("reasons", given.get("reasons", ["a review"]))
        remarks = given.get("remarks", {})
        if not isinstance(remarks, Mapping):
            self.faults.other("'remarks' is a mapping of sections to phrases")
            remarks = {}
        for section in remarks:
            if section not in NAMES:
                self.faults.other(
                    f"'remarks' names the section {section!r}, which there is not{near(section, NAMES)}"
                )
        told = {str(section): self._phrases(f"remarks {section}", said) for section, said in remarks.items()}
        return LetterSpec(tuple(f for f in made if f), reasons, (ages[0], ages[1]), winter, told)

    def _phrases(self, what: str, given: Any) -> tuple[str, ...]:
        listed = given if isinstance(given, list) and given else [""]
        for phrase in listed:
            fault = phrase_faults(phrase, fact=False)
            if fault:
                self.faults.other(f"'{what}': {fault}")
        return tuple(map(str, listed))

    def _fact(self, name: str, given: Any) -> Fact | None:
        if name not in self.network.nodes:
            self.faults.other(f"fact {name!r} is no node{near(name, list(self.network.nodes))}")
            return None
        if not isinstance(given, Mapping):
            self.faults.add(name, "its fact is no mapping; give 'section', 'mention' and 'say'")
            return None
        known = ("label", "section", "concept", "absent", "mention", "say", "terms")
        for key in given:
            if key not in known:
                self.faults.add(name, f"{key!r} is no part of a fact{near(key, known)}")
        states = self.network.nodes[name].states or COUNTS
        section = str(given.get("section", ""))
        if section not in NAMES:
            self.faults.add(name, f"its section {section!r} is none{near(section, NAMES)}")
        absent = str(given.get("absent", states[0]))
        if absent and absent not in states:
            self.faults.add(
                name, f"'absent' names {absent!r}, which is none of its states ({', '.join(states)})"
            )
        mention = self._mention(name, given.get("mention", {}), states)
        say = self._say(name, given.get("say", {}), states)
        for state, share in mention.items():
            if share and state not in say:
                self.faults.add(name, f"{state!r} is mentioned, but 'say' has no words for it")
        label = str(given.get("label", "FINDING"))
        if label in KINDS or not label.replace("_", "").isalnum() or not label.isupper():
            self.faults.add(name, f"its label {label!r} is no name in capitals")
        terms = self._terms(name, given.get("terms", {}), states)
        return Fact(name, label, section, str(given.get("concept", "")), absent, mention, say, terms)

    def _terms(self, name: str, given: Any, states: Sequence[str]) -> dict[str, tuple[str, ...]]:
        if not isinstance(given, Mapping):
            self.faults.add(name, "'terms' maps its states to lists of words")
            return {}
        made = {}
        for state, listed in given.items():
            if (
                state not in states
                or not isinstance(listed, list)
                or not all(isinstance(t, str) and t.strip() for t in listed)
            ):
                self.faults.add(
                    name, f"'terms' of {state!r}: give a list of words for one of {', '.join(states)}"
                )
            else:
                made[str(state)] = tuple(map(str, listed))
        return made

    def _mention(self, name: str, given: Any, states: Sequence[str]) -> dict[str, float]:
        if not isinstance(given, Mapping):
            self.faults.add(name, "'mention' maps its states to probabilities")
            return {}
        made = {}
        for state, share in given.items():
            if state not in states:
                self.faults.add(name, f"'mention' names {state!r}, which is none of {', '.join(states)}")
            elif type(share) not in (int, float) or not math.isfinite(share) or not 0.0 <= share <= 1.0:
                self.faults.add(
                    name, f"'mention' of {state} is {share!r}, out of range; probabilities lie in [0, 1]"
                )
            else:
                made[str(state)] = float(share)
        return made

    def _say(self, name: str, given: Any, states: Sequence[str]) -> dict[str, Phrases]:
        if not isinstance(given, Mapping):
            self.faults.add(name, "'say' maps its states to phrases")
            return {}
        made = {}
        for state, forms in given.items():
            if state not in states:
                self.faults.add(name, f"'say' names {state!r}, which is none of {', '.join(states)}")
                continue
            if not isinstance(forms, Mapping) or not forms.keys() <= {*FORMS} or not forms:
                self.faults.add(name, f"the words for {state} are lists under {', '.join(FORMS)}")
                continue
            for form, listed in forms.items():
                for phrase in listed if isinstance(listed, list) and listed else [None]:
                    fault = phrase_faults(phrase, fact=True)
                    if fault:
                        self.faults.add(name, f"{form} of {state}: {fault}")
            made[str(state)] = Phrases(
                **{form: tuple(map(str, listed or [])) for form, listed in forms.items()}
            )
            if not (made[str(state)].noun or made[str(state)].prose):
                self.faults.add(name, f"the words for {state} need a 'noun' or a 'prose'")
        return made
