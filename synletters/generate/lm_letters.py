"""Letters by a language model, each checked fact by fact against its record, and kept or rejected.

The model writes the body alone. Heading, salutation and signature come from the templates, so that
identifiers stay exact; what the
model says of facts is found again by ``check`` and is as good as that. A prompt may carry a de-identified
note as an example, as MedSyn
conditions on one (Kumichev et al., 2024); a draft that repeats the example word for word is no draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

from synletters.core.document import Rejected
from synletters.core.errors import ModelError
from synletters.generate.check import Checker, Verdict, other_conditions
from synletters.generate.graph_check import GraphChecker
from synletters.generate.graphs.base import Graph
from synletters.generate.graphs.letters import record_of, told_of
from synletters.generate.graphs.sample import draw_case
from synletters.generate.letters import layouts
from synletters.generate.letters.make import Made, Record
from synletters.generate.letters.telling import Told, choose, noun
from synletters.generate.phrases.cast import Cast, draw_cast
from synletters.generate.phrases.grammar import render
from synletters.generate.phrases.marked import Mark, Text, join
from synletters.generate.phrases.values import Values
from synletters.generate.worlds.sample import rows, sample
from synletters.generate.worlds.spec import World
from synletters.generate.writers import Writer

#: a letter that tells fewer of the facts it should is rejected
RECALL = 0.8
#: a body shorter than this many characters is no letter
_SHORTEST = 40
#: so many words in a row of the example are a copy
COPIED = 8
#: after so many letters in a row of which no draft came in time, the writer is taken to hang
HANGS = 3
#: what is held back for identifiers: names and numbers that the model may have invented would stand there
#: unmarked
_NAMELIKE = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?\s+[A-Z]|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{6,}\b|@"
)
_WORD = re.compile(r"\w+")


class Checks(Protocol):
    def check(self, text: str, record: Record, allowed: Sequence[str] | None = None) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class Brief:
    """What one letter is to say. ``facts`` names each fact as the checker does, with the mark that its spans
    get."""

    id: str
    record: Record
    cast: Cast
    told: tuple[Told, ...]
    facts: Mapping[str, Mark]


def world_briefs(
    world: World,
    count: int,
    *,
    seed: int = 0,
    evidence: Mapping[str, str | int] | None = None,
    do: Mapping[str, str | int] | None = None,
) -> tuple[Iterator[Brief], Checks]:
    """Records of a world with the facts to tell, and who checks the letters."""
    network = world.network.do(do) if do else world.network
    checker = Checker(world, other_conditions())
    drawn = rows(network, sample(network, count, seed=seed, evidence=evidence))

    def briefs() -> Iterator[Brief]:
        for number, record in enumerate(drawn, start=1):
            letter_id = f"{world.name}-{number:06d}"
            rng = Random(f"{seed}:{letter_id}:lm")
            cast = draw_cast(rng, ages=world.letters.ages)
            told = [
                item
                for item in choose(world.letters.facts, record, rng)
                if item.fact.name not in checker.unknown
            ]
            yield Brief(letter_id, record, cast, tuple(told), {item.fact.name: item.mark for item in told})

    return briefs(), checker


def graph_briefs(
    graph: Graph, count: int, *, seed: int = 0, codes: Sequence[str] = (), temperature: float = 1.0
) -> tuple[Iterator[Brief], Checks]:
    """Cases of a knowledge graph with all that their letters tell, and who checks the letters."""
    graph.wanted(codes)

    def briefs() -> Iterator[Brief]:
        for number in range(1, count + 1):
            letter_id = f"graph-{number:06d}"
            rng = Random(f"{seed}:{letter_id}:lm")
            case = draw_case(graph, rng, codes=codes, temperature=temperature)
            cast = draw_cast(rng, sex=case.sex, age=case.age)
            cast.family = case.family
            names = {"disease": case.disease.name, "drug": case.drug}
            told = [
                item for item in told_of(case, rng) if item.fact.name != "family" or case.family != "single"
            ]
            facts = {names.get(i.fact.name, i.fact.name.removeprefix("side effect: ")): i.mark for i in told}
            yield Brief(letter_id, record_of(case, cast["town"].text), cast, tuple(told), facts)

    return briefs(), GraphChecker(graph)


def prompt_of(told: Sequence[Told], cast: Cast, rng: Random, *, example: str = "") -> str:
    """What the model is asked: the facts by polarity, and nothing else to be said."""
    values = Values(cast)
    present = [
        noun(item, values, rng).text for item in told if not item.negated and item.fact.say[item.key].noun
    ]
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
        lines.append(
            f"Write in the manner of this note, but take nothing from what it says:\n{example.strip()}"
        )
    return "\n".join(line for line in lines if line) + "\n\nLetter:\n"


def _spoken(item: Told, values: Values, rng: Random) -> str:
    filled = values.also(value=str(item.value)) if isinstance(item.value, int) else values
    return render(rng.choice(item.fact.say[item.key].prose), filled, rng).text


def written(
    briefs: Iterable[Brief],
    checker: Checks,
    writer: Writer,
    *,
    seed: int = 0,
    tries: int = 2,
    recall: float = RECALL,
    examples: Sequence[str] = (),
) -> Iterator[Made | Rejected]:
    """A letter for each brief, those rejected among them with the reason; ``tries`` drafts are asked for at
    most. One of ``examples``
    is drawn for each letter.

    Raises ModelError if the writer cannot be used at all, or hangs: if no draft of ``HANGS`` letters in a row
    came in time.
    """
    hung = 0
    for number, brief in enumerate(briefs, start=1):
        rng = Random(f"{seed}:{brief.id}:letter")
        example = rng.choice(examples) if examples else ""
        wanted = list(brief.facts)
        reason, late = "no draft was asked for", 0
        for attempt in range(tries):
            asked = prompt_of(brief.told, brief.cast, Random(f"{seed}:{brief.id}:{attempt}"), example=example)
            [body] = writer.write([asked], seed=(seed * 1_000_003 + number * 101 + attempt) & 0x7FFFFFFF)
            if body is None:
                late += 1
                reason = "the writer timed out; raise --timeout or name a faster one"
                continue
            verdict = checker.check(body, brief.record, wanted)
            reason = fault_of(body, verdict, wanted, recall, example)
            if not reason:
                marks = [
                    _as_planned(mark, brief.facts[mark.fact])
                    for mark in verdict.marks
                    if mark.fact in brief.facts
                ]
                yield Made(brief.id, "letter", brief.record, _letter(body, marks, brief.cast, rng))
                break
        else:
            hung = hung + 1 if late == tries else 0
            if hung >= HANGS:
                raise ModelError(
                    f"the writer {writer.name} hangs: no draft of {hung} letters in a row came in time; raise --timeout or name a faster one"
                )
            yield Rejected(brief.id, "writer", reason)
            continue
        hung = 0


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
    """``count`` letters of a world by ``writer``: ``world_briefs`` and ``written`` in one."""
    briefs, checker = world_briefs(world, count, seed=seed, evidence=evidence, do=do)
    return written(
        briefs, checker, writer, seed=seed, tries=tries, recall=recall, examples=[example] if example else []
    )


def fault_of(body: str, verdict: Verdict, wanted: Sequence[str], recall: float, example: str = "") -> str:
    """Why a draft is not kept, or nothing. Quotes nothing of it."""
    if len(body) < _SHORTEST:
        return f"the draft has {len(body)} characters"
    if verdict.faults:
        kinds = sorted({f"{fault.kind} {fault.fact}" for fault in verdict.faults})
        return f"{len(verdict.faults)} faults against the record: {', '.join(kinds)}"
    if verdict.recall(wanted) < recall:
        return f"tells {len(verdict.told & set(wanted))} of {len(wanted)} facts"
    if _NAMELIKE.search(body):
        return "may hold a name, date or number that nobody planted"
    if copies(body, example):
        return f"repeats {COPIED} or more words in a row of the example"
    return ""


def copies(body: str, example: str) -> bool:
    """Whether ``COPIED`` words in a row of the example stand in the body."""
    return not _runs(body).isdisjoint(_runs(example))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


def _as_planned(mark: Mark, planned: Mark) -> Mark:
    """The place and polarity that were found, under the name, label and value of the fact."""
    return replace(planned, start=mark.start, end=mark.end, assertion=mark.assertion)


def _letter(body: str, marks: Sequence[Mark], cast: Cast, rng: Random) -> Text:
    values = Values(cast)
    blocks = [
        render(rng.choice(layouts.LETTER_HEADS), values, rng),
        render(rng.choice(layouts.SALUTATIONS), values, rng) + "\n",
    ]
    blocks += [
        Text(body, tuple(sorted(marks, key=lambda mark: mark.start))) + "\n",
        render(rng.choice(layouts.CLOSINGS), values, rng),
    ]
    made = join(blocks, "\n")
    return Text(made.text.rstrip() + "\n", made.marks)
