"""Letters by a language model, each checked fact by fact against its record, and kept or rejected.

The model writes the body alone. Heading, salutation and signature come from the templates, so that identifiers stay exact; what the
model says of facts is found again by ``check`` and is as good as that. A prompt may carry a de-identified note as an example, as MedSyn
conditions on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from synletters.document import Rejected
from synletters.generate import layouts
from synletters.generate.cast import Cast, draw_cast
from synletters.generate.check import Checker, Verdict, other_conditions
from synletters.generate.grammar import render
from synletters.generate.make import Made
from synletters.generate.marked import Text, join
from synletters.generate.sample import rows, sample
from synletters.generate.spec import World
from synletters.generate.telling import Told, choose, noun
from synletters.generate.values import Values
from synletters.generate.writers import Writer

#: a letter that tells fewer of the facts it should is rejected
RECALL = 0.8
#: a body shorter than this many characters is no letter
_SHORTEST = 40
#: what is held back for identifiers: names and numbers that the model may have invented would stand there unmarked
_NAMELIKE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?\s+[A-Z]|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{6,}\b|@")


def prompt_of(told: Sequence[Told], cast: Cast, rng: Random, *, example: str = "") -> str:
    """What the model is asked: the facts by polarity, and nothing else to be said."""
    values = Values(cast)
    present = [noun(item, values, rng).text for item in told if not item.negated and item.fact.say[item.key].noun]
    spoken = [_spoken(item, values, rng) for item in told if not item.fact.say[item.key].noun]
    absent = [noun(item, values, rng).text for item in told if item.negated and item.fact.say[item.key].noun]
    lines = [
        "Write the body of a short clinical letter in plain prose, three to eight sentences.",
        f"The patient is a {cast.age}-year-old {'woman' if cast.patient.sex == 'female' else 'man'}. Give no names, dates, numbers of records or places.",
        f"The patient has: {', '.join(present)}." if present else "",
        f"The patient does not have: {', '.join(absent)}. Say so." if absent else "",
        *(f"Say also: {sentence}." for sentence in spoken),
        "Mention no other symptom, disease, drug or test.",
    ]
    if example:
        lines.append(f"Write in the manner of this note, but take nothing from what it says:\n{example.strip()}")
    return "\n".join(line for line in lines if line) + "\n\nLetter:\n"


def _spoken(item: Told, values: Values, rng: Random) -> str:
    filled = values.also(value=str(item.value)) if isinstance(item.value, int) else values
    return render(rng.choice(item.fact.say[item.key].prose), filled, rng).text


def lm_letters(
    world: World,
    writer: Writer,
    count: int,
    *,
    seed: int = 0,
    tries: int = 2,
    recall: float = RECALL,
    example: str = "",
    evidence: Mapping[str, str | int] | None = None,
    do: Mapping[str, str | int] | None = None,
) -> Iterator[Made | Rejected]:
    """``count`` letters, those rejected among them with the reason; ``tries`` drafts are asked for at most.

    Raises ModelError if the writer cannot be used at all.
    """
    network = world.network.do(do) if do else world.network
    checker = Checker(world, other_conditions())
    for number, record in enumerate(rows(network, sample(network, count, seed=seed, evidence=evidence)), start=1):
        letter_id = f"{world.name}-{number:06d}"
        rng = Random(f"{seed}:{letter_id}:lm")
        cast = draw_cast(rng, ages=world.letters.ages)
        told = [item for item in choose(world.letters.facts, record, rng) if item.fact.name not in checker.unknown]
        reason = "no draft was asked for"
        for attempt in range(tries):
            asked = prompt_of(told, cast, Random(f"{seed}:{letter_id}:{attempt}"), example=example)
            [body] = writer.write([asked], seed=(seed * 1_000_003 + number * 101 + attempt) & 0x7FFFFFFF)
            if body is None:
                reason = "the writer timed out; raise --timeout or name a faster one"
                continue
            verdict = checker.check(body, record, [item.fact.name for item in told])
            reason = fault_of(body, verdict, [item.fact.name for item in told], recall)
            if not reason:
                yield Made(letter_id, "letter", record, _letter(body, verdict, cast, rng))
                break
        else:
            yield Rejected(letter_id, "writer", reason)


def fault_of(body: str, verdict: Verdict, wanted: Sequence[str], recall: float) -> str:
    """Why a draft is not kept, or nothing. Quotes nothing of it."""
    if len(body) < _SHORTEST:
        return f"the draft has {len(body)} characters"
    if verdict.faults:
        kinds = sorted({f"{fault.kind} {fault.fact}" for fault in verdict.faults})
        return f"{len(verdict.faults)} faults against the record: {', '.join(kinds)}"
    if verdict.recall(wanted) < recall:
        return f"tells {len(verdict.told)} of {len(wanted)} facts"
    if _NAMELIKE.search(body):
        return "may hold a name, date or number that nobody planted"
    return ""


def _letter(body: str, verdict: Verdict, cast: Cast, rng: Random) -> Text:
    values = Values(cast)
    marks = tuple(sorted(verdict.marks, key=lambda mark: mark.start))
    blocks = [
        render(rng.choice(layouts.LETTER_HEADS), values, rng),
        render(rng.choice(layouts.SALUTATIONS), values, rng) + "\n",
    ]
    blocks += [Text(body, marks) + "\n", render(rng.choice(layouts.CLOSINGS), values, rng)]
    made = join(blocks, "\n")
    return Text(made.text.rstrip() + "\n", made.marks)
