"""The figures of an identifier detector as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.detection.phi import PhiResult
from synletters.evaluate.rates import Rate, Scores

_WIDTH = 30


def table(result: PhiResult) -> str:
    """Every figure in a line or two; no text of any letter."""
    return "\n".join(_lines(result))


def _lines(result: PhiResult) -> Iterator[str]:
    yield f"{result.letters} letters; shares with their 95% bounds (Wilson)"
    yield ""
    yield _rate("span recall (covered)", result.covered)
    for label, figures in result.by_label.items():
        exact, overlap = (_percent(rate.share) for rate in (figures.exact, figures.overlap))
        yield f"{_rate(f'  {label}', figures.covered)}{_leak(figures.covered)}  exact {exact}  overlap {overlap}"
    for name, types in result.by_identifier_type.items():
        yield _rate(f"  {name} identifiers", types.mentions) + _leak(types.mentions)
    yield _rate("entities, all mentions covered", result.entities) + _leak(result.entities)
    for name, types in result.by_identifier_type.items():
        yield _rate(f"  {name} identifiers", types.entities) + _leak(types.entities)
    leaky = result.leaky_letters
    yield _rate("letters with any leak", leaky) + (
        f"  at most {leaky.rule_of_three:.2%} (rule of three)" if leaky.rule_of_three is not None else ""
    )
    yield f"{'mean recall of a letter':{_WIDTH}} {_percent(result.mean_letter_recall)}"
    yield _rate("look-alikes touched", result.lookalikes_touched)
    yield ""
    yield f"{'':{_WIDTH}} precision   recall       F1"
    for name, scores in (
        ("spans, exact", result.exact),
        ("spans, exact with label", result.exact_labelled),
        ("spans, any overlap", result.overlap),
        ("tokens", result.tokens),
        ("characters", result.characters),
    ):
        yield _scores(name, scores)
    yield ""
    yield (
        f"missed spans {len(result.misses)} (partly covered {result.partly_covered}), false alarms {len(result.alarms)}, "
        f"rows without an answer {result.without_answer}, found rows without gold {result.without_gold}"
    )


def _percent(share: float | None) -> str:
    return "   none" if share is None else f"{share:7.2%}"


def _rate(name: str, rate: Rate) -> str:
    if not rate.total:
        return f"{name:{_WIDTH}}    none"
    low, high = rate.bounds
    return f"{name:{_WIDTH}} {_percent(rate.share)}  [{_percent(low)}, {_percent(high)}]  {rate.hits}/{rate.total}"


def _leak(recall: Rate) -> str:
    """What no miss at all leaves open; with misses, the bounds of recall say it."""
    bound = recall.rest.rule_of_three
    return f"  leak at most {bound:.2%} (rule of three)" if bound is not None else ""


def _scores(name: str, scores: Scores) -> str:
    values = (_percent(value) for value in (scores.precision.share, scores.recall.share, scores.f1))
    return f"{name:{_WIDTH}}   " + "  ".join(values)
