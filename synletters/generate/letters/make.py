"""Made letters: a record, a cast and a form give a text, with everything that it says marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from synletters.core.document import Rewrite
from synletters.core.errors import ConfigError
from synletters.generate.letters.compact import OffsetMap
from synletters.generate.letters.forms import FORMS, Form, Subject, write
from synletters.generate.letters.telling import choose
from synletters.generate.phrases.cast import draw_cast
from synletters.generate.phrases.marked import Text
from synletters.generate.worlds.sample import rows, sample
from synletters.generate.worlds.spec import World

Record = Mapping[str, str | int]
_WINTER = (10, 11, 12, 1, 2, 3)
_SUMMER = (4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class Made:
    """One letter with its record. ``offsets`` maps the text before abbreviations to this one (compact
    notes)."""

    id: str
    form: Form
    record: Record = field(repr=False)
    text: Text = field(repr=False)
    offsets: OffsetMap = field(repr=False, default_factory=OffsetMap)

    def rewrite(self) -> tuple[Rewrite, list[dict[str, str]]]:
        """As the writers of finished letters take it: the letter with its spans sorted, and their further
        attributes."""
        marks = sorted(self.text.marks, key=lambda mark: mark.span())
        return (
            Rewrite(self.id, 0, self.text.text, tuple(mark.span() for mark in marks), {}),
            [mark.attributes() for mark in marks],
        )


def letters(
    world: World,
    count: int,
    *,
    seed: int = 0,
    forms: Sequence[Form] = FORMS,
    evidence: Mapping[str, str | int] | None = None,
    do: Mapping[str, str | int] | None = None,
) -> Iterator[Made]:
    """``count`` letters of a world, records drawn given ``evidence`` after the intervention ``do``.

    A letter depends on the seed and its number alone. Raises ConfigError for a world without words, or
    impossible evidence.
    """
    if not world.letters.facts:
        raise ConfigError(f"{world.network.file}: has no 'letters:', so nothing says how its facts are told")
    if not forms:
        raise ConfigError(f"no form of letter is named; choose from {', '.join(FORMS)}")
    network = world.network.do(do) if do else world.network
    drawn = sample(network, count, seed=seed, evidence=evidence)
    for number, record in enumerate(rows(network, drawn), start=1):
        yield letter(world, record, f"{world.name}-{number:06d}", seed=seed, forms=forms)


def letter(
    world: World, record: Record, letter_id: str, *, seed: int = 0, forms: Sequence[Form] = FORMS
) -> Made:
    """One letter about ``record``, drawn from the seed and the id."""
    rng = Random(f"{seed}:{letter_id}")
    form = rng.choice(list(forms))
    spec = world.letters
    months: tuple[int, ...] = ()
    if spec.winter:
        states = world.network.nodes[spec.winter].states
        months = _WINTER if record[spec.winter] == states[-1] else _SUMMER
    cast = draw_cast(rng, ages=spec.ages, months=months)
    subject = Subject(tuple(choose(spec.facts, record, rng)), spec.reasons, spec.remarks)
    text, offsets = write(subject, cast, rng, form)
    return Made(letter_id, form, record, text, offsets)
