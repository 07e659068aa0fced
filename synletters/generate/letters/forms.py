"""Letters, notes and compact notes out of what is told: layout around the sentences of ``telling``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from synletters.generate.letters import layouts
from synletters.generate.letters.abbreviations import ABBREVIATIONS, SPELLING
from synletters.generate.letters.compact import OffsetMap, abridge
from synletters.generate.letters.telling import Told, noun, sentences
from synletters.generate.phrases.cast import Cast
from synletters.generate.phrases.grammar import render
from synletters.generate.phrases.marked import Text, join, paragraph, sentence
from synletters.generate.phrases.values import Values

Form = Literal["letter", "note", "compact"]
FORMS: tuple[Form, ...] = ("letter", "note", "compact")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a letter is about: the facts it tells, why the patient came, and remarks of its world by
    section."""

    told: tuple[Told, ...]
    reasons: tuple[str, ...] = ("a review",)
    remarks: Mapping[str, tuple[str, ...]] | None = None
    #: sections without general remarks
    quiet: frozenset[str] = frozenset()


def write(subject: Subject, cast: Cast, rng: Random, form: Form) -> tuple[Text, OffsetMap]:
    """The text with its marks, and where the offsets of the text before abbreviations went (empty for other
    forms)."""
    values = Values(
        cast,
        {
            "bleep": str(rng.randrange(1000, 9999)),
            "reason": render(rng.choice(subject.reasons), Values(cast), rng),
        },
    )
    made = letter(subject, values, rng) if form == "letter" else note(subject, values, rng)
    if cast.country == "us":
        made, _ = abridge(made, SPELLING)
    if form == "compact":
        return abridge(made, ABBREVIATIONS, rng, 0.9)
    return made, OffsetMap()


def letter(subject: Subject, values: Values, rng: Random) -> Text:
    say: Callable[[str], Text] = lambda phrase: render(phrase, values, rng)  # noqa: E731
    blocks = [say(rng.choice(layouts.LETTER_HEADS)), say(rng.choice(layouts.SALUTATIONS)) + "\n"]
    headed = rng.random() < 0.4
    opening = sentence(say(rng.choice(layouts.OPENINGS)))
    bodies: list[tuple[str, Text]] = []
    for section, told in _sections(subject.told):
        said = sentences(told, values, rng)
        extra = _remarks(section, subject, layouts.LETTER_REMARKS, rng, 0.45)
        said = (
            [*said, *map(say, extra)]
            if section != "physical_exam" or rng.random() < 0.5
            else [*map(say, extra), *said]
        )
        if said:
            bodies.append((section, paragraph(said).within(section)))
    if headed:
        blocks.append(opening + "\n")
        blocks += [
            Text(f"{_heading(section, 0, rng)}:{_after(rng)}") + body + "\n" for section, body in bodies
        ]
    else:
        merged = _merged([opening, *(body for _, body in bodies)], rng)
        blocks += [body + "\n" for body in merged]
    summary = _summary(subject.told, values, rng)
    if summary:
        blocks.append(summary + "\n")
    if rng.random() < 0.2:
        blocks.append(Text(f"Allergies: {rng.choice(layouts.ALLERGIES).lower()}.\n"))
    blocks.append(say(rng.choice(layouts.CLOSINGS)))
    return _tidy(join(blocks, "\n"))


def note(subject: Subject, values: Values, rng: Random) -> Text:
    say: Callable[[str], Text] = lambda phrase: render(phrase, values, rng)  # noqa: E731
    blocks = [say(rng.choice(layouts.NOTE_HEADS)), Text("")]
    blocks.append(
        Text(rng.choice(("PC: ", "Presenting complaint: ", "CC: ", "Reason for visit: "))) + say("{reason}")
    )
    listed = rng.random() < 0.35
    stop = rng.choice((". ", ". ", "; "))
    for section, told in _sections(subject.told):
        said = sentences(told, values, rng, note=True)
        said += map(say, _remarks(section, subject, layouts.NOTE_REMARKS, rng, 0.35))
        if not said:
            continue
        said = [text.capital() for text in said]
        heading = _heading(section, 1, rng)
        if listed and len(said) > 1:
            body = join([Text(f"{heading}:"), *(Text("- ") + text for text in said)], "\n")
        else:
            body = Text(f"{heading}: ") + join(said, stop) + rng.choice((".", ".", ""))
        blocks.append(body.within(section))
    if rng.random() < 0.25:
        blocks.append(Text(f"Allergies: {rng.choice(layouts.ALLERGIES)}"))
    blocks += [Text(""), say(rng.choice(layouts.NOTE_ENDS))]
    return _tidy(join(blocks, "\n"))


def _sections(told: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    """Each section of ``layouts.ORDER`` with what is told in it, the empty ones too."""
    held: dict[str, list[Told]] = {section: [] for section in layouts.ORDER}
    for item in told:
        held[item.fact.section if item.fact.section in held else layouts.ORDER[0]].append(item)
    return list(held.items())


def _remarks(
    section: str, subject: Subject, general: Mapping[str, tuple[str, ...]], rng: Random, share: float
) -> list[str]:
    of_world = (subject.remarks or {}).get(section, ())
    pool = [
        *(() if section in subject.quiet else general.get(section, ())),
        *(of_world if general is layouts.LETTER_REMARKS else ()),
    ]
    count = sum(rng.random() < share for _ in range(2 if section in ("plan", "physical_exam") else 1))
    return rng.sample(pool, min(count, len(pool)))


def _heading(section: str, kind: int, rng: Random) -> str:
    return rng.choice(layouts.HEADINGS[section][kind])


def _after(rng: Random) -> str:
    return rng.choice((" ", "\n"))


def _merged(bodies: Sequence[Text], rng: Random) -> list[Text]:
    """Some neighbours made one paragraph."""
    made: list[Text] = []
    for body in bodies:
        if made and (len(made[-1].text) < 90 or rng.random() < 0.3):
            made[-1] = made[-1] + " " + body
        else:
            made.append(body)
    return made


def _summary(told: Sequence[Told], values: Values, rng: Random) -> Text:
    """Now and then a line that says again what is present."""
    present = [
        t for t in told if not t.negated and t.fact.say[t.key].noun and t.fact.section == layouts.ORDER[0]
    ]
    if not present or rng.random() > 0.2:
        return Text("")
    again = join([noun(item, values, rng) for item in present[:3]], ", ", " and ")
    frame = rng.choice(
        (
            "in summary, {titled} has {list}",
            "to summarise, {he} has {list}",
            "overall, {an_age}{years_old} {man} with {list}",
        )
    )
    return sentence(render(frame, values.also(list=again), rng)).within("assessment")


def _tidy(text: Text) -> Text:
    """No blank lines at the end; marks never reach there."""
    kept = text.text.rstrip() + "\n"
    return Text(kept, text.marks)
