"""Letters of a knowledge graph: the case's disease, symptoms, drug and side effects told, each with its span
and ICD-10 code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from synletters.core.errors import ConfigError
from synletters.generate.graphs.base import Graph
from synletters.generate.graphs.sample import Case, draw_case
from synletters.generate.letters.forms import FORMS, Form, Subject, write
from synletters.generate.letters.make import Made
from synletters.generate.letters.telling import Told
from synletters.generate.phrases.cast import draw_cast
from synletters.generate.worlds.spec import Fact, Phrases

_REASONS = (
    "a new problem",
    "several complaints",
    "symptoms that began {since}",
    "a problem <of|lasting> {months}",
    "a review of {his} health",
    "feeling unwell",
    "ongoing symptoms",
    "a request for advice",
)


#: a remark of the examination would contradict the one disease or the other
_QUIET = frozenset({"physical_exam"})
_REMARKS = {
    "physical_exam": (
        "{his} weight was {weight}",
        "{he} was examined with a chaperone present",
        "{he} was examined on the couch",
    )
}


def literal(words: str) -> str:
    """A name as a phrase that says it, whatever signs it holds."""
    return "".join(f"\\{char}" if char in "<>[]{}|\\" else char for char in words)


def graph_letters(
    graph: Graph,
    count: int,
    *,
    seed: int = 0,
    codes: Sequence[str] = (),
    temperature: float = 1.0,
    forms: Sequence[Form] = FORMS,
) -> Iterator[Made]:
    """``count`` letters; each depends on the seed and its number alone. Raises ConfigError for codes that are
    not in the graph."""
    if not forms:
        raise ConfigError(f"no form of letter is named; choose from {', '.join(FORMS)}")
    for number in range(1, count + 1):
        letter_id = f"graph-{number:06d}"
        rng = Random(f"{seed}:{letter_id}")
        case = draw_case(graph, rng, codes=codes, temperature=temperature)
        form = rng.choice(list(forms))
        cast = draw_cast(rng, sex=case.sex, age=case.age)
        cast.family = case.family
        text, offsets = write(Subject(told_of(case, rng), _REASONS, _REMARKS, _QUIET), cast, rng, form)
        yield Made(letter_id, form, record_of(case, cast["town"].text), text, offsets)


def record_of(case: Case, place: str) -> dict[str, str | int]:
    """The case as a row of the records; several names are joined by "; "."""
    return {
        "code": case.disease.code,
        "disease": case.disease.name,
        "sex": case.sex,
        "age": case.age,
        "place": place,
        "family": case.family,
        "smoking": "yes" if case.smoking else "no",
        "symptoms": "; ".join(case.symptoms),
        "absent": "; ".join(case.absent),
        "drug": case.drug,
        "side_effects": "; ".join(case.side_effects),
    }


def told_of(case: Case, rng: Random) -> tuple[Told, ...]:
    """What a letter tells: all symptoms, those asked after in vain, disease, drug and side effects, often the
    rest."""
    told = [_symptom(name, "yes") for name in case.symptoms] + [_symptom(name, "no") for name in case.absent]
    told.append(_disease(case.disease.code, literal(case.disease.name)))
    if case.drug:
        told.append(_drug(literal(case.drug), after=bool(case.side_effects)))
    told += [_side_effect(name, literal(case.drug)) for name in case.side_effects]
    if rng.random() < 0.6:
        told.append(_smoking("yes" if case.smoking else "no"))
    if rng.random() < 0.6:
        told.append(_family(case.family))
    return tuple(told)


def _symptom(name: str, value: str) -> Told:
    noun = Phrases(noun=(f"[{literal(name)}]",))
    return Told(
        Fact(name, "FINDING", "history_of_present_illness", absent="no", say={"yes": noun, "no": noun}), value
    )


def _disease(code: str, name: str) -> Told:
    say = Phrases(
        noun=(f"[{name}]",),
        prose=(
            f"I <have diagnosed|believe {{he}} has> [{name}]",
            f"the diagnosis is [{name}]",
            f"the findings are consistent with [{name}]",
            f"my working diagnosis is [{name}]",
            f"this is <in keeping with|typical of> [{name}]",
        ),
        note=(f"[{name}]", f"Likely [{name}]", f"Dx [{name}]", f"[{name}] ({code})"),
    )
    return Told(Fact("disease", "DISEASE", "assessment", code, absent="no", say={"yes": say}), "yes")


def _drug(name: str, *, after: bool) -> Told:
    # with a side effect the drug is taken already
    begun = (
        f"{{he}} already takes [{name}]",
        f"{{he}} has been on [{name}] for {{months}}",
        f"{{he}} was started on [{name}] {{months}} ago",
    )
    new = (
        f"I have <started|prescribed> [{name}]",
        f"{{he}} was started on [{name}]",
        f"I suggest a trial of [{name}]",
        f"treatment with [{name}] was begun",
    )
    notes = (f"On [{name}]", f"[{name}]") if after else (f"Start [{name}]", f"[{name}]", f"Trial of [{name}]")
    say = Phrases(prose=begun if after else new, note=notes)
    return Told(
        Fact("drug", "MEDICATION", "medications" if after else "plan", absent="no", say={"yes": say}), "yes"
    )


def _side_effect(name: str, drug: str) -> Told:
    said = literal(name)
    say = Phrases(
        prose=(
            f"since starting the tablets {{he}} has had [{said}]"
            if "inhaler" not in drug and "drops" not in drug and "cream" not in drug
            else f"since starting it {{he}} has had [{said}]",
            f"{{he}} puts [{said}] down to {drug}",
            f"as a side effect {{he}} has noticed [{said}]",
        ),
        note=(f"[{said}] on {drug}", f"Side effect: [{said}]", f"[{said}] since starting {drug}"),
    )
    return Told(Fact(f"side effect: {name}", "FINDING", "medications", absent="no", say={"yes": say}), "yes")


def _smoking(value: str) -> Told:
    yes = Phrases(
        prose=("{he} [smokes] {cigarettes} cigarettes a day", "{he} is a [smoker]"),
        note=("[Smoker], {cigarettes}/day",),
    )
    no = Phrases(
        prose=("{he} does not [smoke]", "{he} is a [non-smoker]", "{he} has never [smoked]"),
        note=("[Non-smoker]", "Never [smoked]"),
    )
    return Told(Fact("smoking", "HISTORY", "social_history", "", "no", say={"yes": yes, "no": no}), value)


def _family(value: str) -> Told:
    say = Phrases(prose=(f"{{he}} is [{value}]",), note=(f"[{value.capitalize()}]",))
    return Told(Fact("family", "HISTORY", "social_history", say={value: say}), value)
