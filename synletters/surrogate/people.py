"""Who is who in a patient's letters, and the names they get.

Which name is drawn depends on the order in which the people turn up, on the text around them, and of their names on
the form alone: the culture and the gender that the lists of names know, and whether one is short for another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from synletters.surrogate import blends, pools, sexes, syllables
from synletters.surrogate.links import Link, Links, nicknames
from synletters.surrogate.memory import Memory
from synletters.surrogate.name_forms import NameForms
from synletters.surrogate.names import Unit, parse
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import like, like_case, normalise

#: what no pair of initials may spell, since the letter would then say it
NEVER_SPELT = frozenset(
    """no not nor non nil none neg pos yes or and an as at be by do go he she her his if in is it me my of on off so to up us we was
    were had has can may per out old new bad ill all any one two ten lt rt bil left right od os ou bd bid tid qid tds prn po iv im sc mg
    mcg ml kg cm mm dl iu hr min am pm ca mi pe dvt tb hiv mri ct ed er icu dnr dnar cpr r/o s/p h/o""".split()
)
_LETTERS = "ABCDEFGHIJKLMNOPRSTVWYZ"
_ROLES = ("surname", "given", "letter")
_STRONG = 5  # what a title or kinship weighs
#: the share of people from which a given name is everybody's, and cultures whose frequent names are their own
_EVERYBODYS = 1e-3
_LARGE = frozenset(("english", "hispanic"))
_PRONOUNS = 3  # as many speak against the sex that the lists have for a given name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in its place; ``before`` and ``after`` reach no further than the neighbouring identifiers."""

    value: str
    before: str
    after: str
    #: the text from there to the next name, without identifiers
    beyond: str = ""


class People:
    """The people of one patient's letters; ``online`` are their user names and e-mail addresses."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        source: Source,
        forbidden: frozenset[str],
        memory: Memory | None = None,
        online: Sequence[str] = (),
    ) -> None:
        self._source, self._forbidden, self._memory = source, forbidden, memory or Memory()
        self._votes: dict[Link, Counter[str]] = {}
        self._weak: dict[Link, Counter[str]] = {}
        self._names = {mention.value: parse(mention.value) for mention in mentions}
        titled = frozenset(m.value for m in mentions if sexes.before_surname(m.before))
        counts = Counter(mention.value for mention in mentions)
        self._links = Links(self._names, titled, online, counts, self._called(mentions))
        self._forms = NameForms(self._links, self._name)
        self._hyphened = {
            link: unit.text
            for name, links in self._links.named()
            for unit, link in zip(name.units, links, strict=True)
            if link[0] == "given" and syllables.hyphened(unit.text)
        }
        self._vote(mentions)
        self._used = {text.casefold() for role in _ROLES for text in self._memory.texts(f"NAME/{role}")}
        self._initials: dict[str, set[str]] = {}
        self._drawn: dict[tuple[Link, str], str] = {}
        for role in _ROLES:
            for word in self._links.clusters[role]:
                self._name((role, word), "")

    def _called(self, mentions: Sequence[Mention]) -> dict[str, str]:
        """What somebody is called, and their full name: that of the name right before ("Miss Shaw goes by Kit"), else the
        last one."""
        out: dict[str, str] = {}
        fulls: list[str] = []
        before = ""
        for mention in mentions:
            units = self._names[mention.value].units
            if len(units) == 1 and not units[0].initial and fulls and sexes.before_nickname(mention.before):
                if not self._with(mention.value, fulls):
                    out.setdefault(mention.value, (self._with(before, fulls) or fulls)[-1])
            elif len(units) > 1 and any(unit.role == "given" and not unit.initial for unit in units):
                fulls.append(mention.value)
            before = mention.value
        return out

    def _with(self, value: str, fulls: Sequence[str]) -> list[str]:
        """The full names that a single word is one of."""
        words = [normalise(unit.text) for unit in self._names[value].units] if value else []
        return [
            full
            for full in fulls
            if len(words) == 1 and words[0] in (normalise(unit.text) for unit in self._names[full].units)
        ]

    def _vote(self, mentions: Sequence[Mention]) -> None:
        """Gather what the text around names tells of sex, for the given name or else for the surname."""
        for mention in mentions:
            told, weight = sexes.told(
                mention.value, mention.before, mention.after, self._names[mention.value], mention.beyond
            )
            if not told:
                continue
            links = self._links.resolved[mention.value]
            votes = self._votes if weight == _STRONG else self._weak
            for link in [link for link in links if link[0] == "given"] or links:
                votes.setdefault(link, Counter())[told] += weight

    def _gender(self, given: Link) -> pools.Gender:
        """What is told of a given name (titles, kinship); then what the lists do, unless the pronouns are of one
        mind against it; then what is told of its surname, if nobody else has that; then pronouns."""
        full = self._links.nicknames.get(given)
        same = [link for link in (given, full, *self._shorts(given)) if link]
        for link in same:
            if (votes := self._votes.get(link)) and votes["female"] != votes["male"]:
                return _most(votes)
        weak = self._weak.get(given, Counter())
        listed = next((g for link in same if (g := pools.gender_of(link[1])) != "neutral"), "neutral")
        if listed != "neutral":
            other = "male" if listed == "female" else "female"
            against = weak[other] >= _PRONOUNS and not weak[listed]
            return _most(weak) if against else listed  # type: ignore[return-value]
        for link in self._family(given):
            if (votes := self._votes.get(link)) and votes["female"] != votes["male"]:
                return _most(votes)
        weak = weak or next((w for link in self._family(given) if (w := self._weak.get(link))), Counter())
        return _most(weak) if weak["female"] != weak["male"] else "neutral"

    def _shorts(self, given: Link) -> list[Link]:
        return [nick for nick, full in self._links.nicknames.items() if full == given]

    def _family(self, given: Link) -> list[Link]:
        """The surnames that this given name alone stands with, but for those of a told sex that is another than
        the surname's."""
        known = {given, *self._shorts(given), self._links.nicknames.get(given, given)}
        pairs = self._links.pairs.items()
        return [
            surname
            for surname, givens in pairs
            if given in givens and all(other in known or self._apart(other, surname) for other in givens)
        ]

    def _apart(self, given: Link, surname: Link) -> bool:
        one, two = self._votes.get(given), self._votes.get(surname)
        return one is not None and two is not None and _most(one) != _most(two)

    def _culture(self, link: Link) -> str:
        """The one culture of a name, alone or together with the names it stands beside; empty if there is
        none such."""
        pairs = self._links.pairs
        beside = [s for s, givens in pairs.items() if link in givens] + pairs.get(link, [])
        own = self._known_cultures(link)
        for other in (self._known_cultures(other) for other in beside if other[0] != "letter"):
            own = own & other or own or other
        if not own and link[0] == "given" and pools.weight(*link) > _EVERYBODYS:
            return "english"
        return next(iter(own)) if len(own) == 1 else ""

    def _known_cultures(self, link: Link) -> frozenset[str]:
        """The cultures that the lists know of a name, or that its hyphen tells; none for a given name that is frequent
        among everybody, whoever has it too ("Kim")."""
        if hyphen := self._hyphened.get(link):
            return frozenset((syllables.culture(hyphen),))
        known = pools.cultures(*link)
        common = link[0] == "given" and pools.weight(*link) > _EVERYBODYS and not known & _LARGE
        return frozenset() if common else known

    def _name(self, link: Link, alias: str) -> str:
        """The name that stands for ``link`` under an alias: remembered, or drawn by its ordinal."""
        if (link, alias) not in self._drawn:
            self._drawn[link, alias] = self._draw(link, alias)
        return self._drawn[link, alias]

    def _draw(self, link: Link, alias: str) -> str:
        role, word = link
        kind = f"NAME/{role}{alias}"
        full = self._links.nicknames.get(link)
        long = self._name(full, alias) if full else ""  # drawn first, so that it has its own ordinal
        held = self._memory.recall(kind, word)
        initials = self._initials.setdefault(kind, {text[0] for text in self._memory.texts(kind)})
        if held is not None and held.casefold() not in self._forbidden:
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        gender = self._gender(link) if role == "given" else "neutral"
        culture = self._culture(link) if role != "letter" else ""
        shorts = [nick.capitalize() for nick in nicknames(long)]
        rng.shuffle(shorts)
        to_be_short = bool(self._shorts(link))
        for attempt in range(1000):
            drawn = shorts.pop() if shorts else fresh(rng, role, gender, attempt, culture)
            clash = drawn[0] in initials and attempt < 20 and not full
            bare = link in self._links.bare and self._spells(link, drawn, alias)
            taken = drawn.casefold() in self._used or word in drawn.casefold()
            whole = to_be_short and attempt < 60 and not nicknames(drawn)
            whole = whole or (attempt < 60 and link in self._hyphened and not syllables.two(drawn))
            other = role == "given" and {gender, pools.gender_of(drawn)} == {"female", "male"}
            if not (clash or bare or taken or whole or other or drawn.casefold() in self._forbidden):
                break
        self._used.add(drawn.casefold())
        initials.add(drawn[0])
        self._memory.remember(kind, word, drawn)
        return drawn

    def _spells(self, link: Link, drawn: str, alias: str) -> bool:
        """Whether a name has the initial that it hides, or its initials would spell a word of letters."""
        if drawn[0].casefold() == link[1][:1]:
            return True
        families = [surname for surname, givens in self._links.pairs.items() if link in givens]
        lasts = [name[0] for surname in families if (name := self._drawn.get((surname, alias)))]
        return any((drawn[0] + last).casefold() in NEVER_SPELT for last in lasts)

    def canonical(self, value: str) -> tuple[object, ...]:
        """Equal for mentions that are one name in one form: misspellings share it, "J. Smith" and "Smith" do
        not."""
        if (spelt := _spelt(value)) and (own := self._links.of_word(spelt)):
            return ((own[0], False),)
        units = self._names[value].units
        return tuple(
            (link, unit.initial) for link, unit in zip(self._links.resolved[value], units, strict=True)
        )

    def part(self, token: str, beside: Sequence[str] = (), alias: str = "") -> str | None:
        """The surrogate, in plain letters, of a word of a user name that is made of somebody's names. ``beside`` are its
        other words."""
        return self._forms.part(token, beside, alias)

    def initials(self, run: str, alias: str = "") -> str | None:
        """The initials of the surrogate of whoever has these initials, or None."""
        return self._forms.initials(run, alias)

    def render(self, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """The surrogate in the form of ``value``; later attempts give up the links and draw afresh."""
        if attempt == 0 and (spelt := _spelt(value)) and (own := self._links.of_word(spelt)):
            gap = re.sub(r"\w", "", value)[:1]
            return gap.join(like_case(value, pools.plain(self._name(own[0], alias))))
        name = self._names[value]
        links = iter(self._links.resolved[value])
        made: list[str] = []
        for part in name.parts:
            made.append(part if isinstance(part, str) else self._unit(part, next(links), rng, attempt, alias))
        return "".join(made)

    def _unit(self, unit: Unit, link: Link, rng: Random, attempt: int, alias: str) -> str:
        if link[0] == "digits":
            return like(unit.text, rng)
        drawn = self._name(link, alias) if attempt == 0 else fresh(rng, link[0], "neutral", attempt)
        if unit.initial:
            return like_case(unit.text, drawn[:1]) + unit.tail
        if drawn.endswith(("ski", "cki")) and unit.text.casefold().endswith(("ska", "cka")):
            drawn = f"{drawn[:-1]}a"
        drawn = syllables.like(unit.text, drawn) if link in self._hyphened else drawn
        return like_case(unit.text, drawn) + _tail(unit.tail, like_case(unit.text, drawn))


def _tail(tail: str, name: str) -> str:
    """What makes a name a possessive: an "s" behind the apostrophe where the name has none ("Jones' house")."""
    lone = len(tail) == 1 and not name.casefold().endswith(("s", "x", "z"))
    return tail + ("S" if name.isupper() else "s") if lone and tail in "'’" else tail


def _spelt(value: str) -> str:
    """The name that is spelt letter by letter ("f r o s t"), or nothing."""
    letters = re.split(r"[\s.-]+", value.strip(" .-"))
    return (
        normalise("".join(letters))
        if len(letters) > 2 and all(len(c) == 1 and c.isalpha() for c in letters)
        else ""
    )


def _most(votes: Counter[str]) -> pools.Gender:
    return "female" if votes["female"] > votes["male"] else "male"


def fresh(rng: Random, role: str, gender: pools.Gender, attempt: int, culture: str = "") -> str:
    """A name of the lists; after many refusals one of the mixed lists, then a coined one, longer and
    longer."""
    if role == "letter":
        return rng.choice(_LETTERS)
    if attempt > 200:
        return pools.coined(rng, 3 + attempt // 100)
    culture = culture if attempt < 100 else ""
    if role == "given":
        if gender == "neutral" and attempt > 10:
            gender = rng.choice(("female", "male"))
        return pools.given_name(rng, gender, culture)
    made = blends.blend(rng, culture) if rng.random() < blends.SHARE else None
    return made or pools.surname(rng, culture)
