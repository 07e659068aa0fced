"""The figures of an identifier detector for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.detection.phi import PhiResult
from synletters.evaluate.rates import Rate, Scores
from synletters.evaluate.tables import Block, Table, plain

_HEAD = ("", "share", "95% bounds", "of", "exact", "overlap", "leak at most (rule of three)")


def table(result: PhiResult) -> str:
    """``blocks`` as plain text."""
    return plain(blocks(result))


def blocks(result: PhiResult) -> Iterator[Block]:
    yield f"{result.letters} letters; shares with their 95% bounds (Wilson)"
    yield Table(_HEAD, tuple(_rates(result)), "lrrrrrr")
    scores = (
        ("spans, exact", result.exact),
        ("spans, exact with label", result.exact_labelled),
        ("spans, any overlap", result.overlap),
        ("tokens", result.tokens),
        ("characters", result.characters),
    )
    yield Table(("", "precision", "recall", "F1"), tuple(_scores(*row) for row in scores), "lrrr")
    yield (
        f"missed spans {len(result.misses)} (partly covered {result.partly_covered}), "
        f"false alarms {len(result.alarms)}, rows without an answer {result.without_answer}, "
        f"found rows without gold {result.without_gold}"
    )


def _rates(result: PhiResult) -> Iterator[tuple[str, ...]]:
    yield _rate("span recall (covered)", result.covered)
    for label, figures in result.by_label.items():
        yield _rate(
            f"  {label}", figures.covered, figures.exact, figures.overlap, leak=_leak(figures.covered)
        )
    types = result.by_identifier_type.items()
    for name, of in types:
        yield _rate(f"  {name} identifiers", of.mentions, leak=_leak(of.mentions))
    yield _rate("entities, all mentions covered", result.entities, leak=_leak(result.entities))
    for name, of in types:
        yield _rate(f"  {name} identifiers", of.entities, leak=_leak(of.entities))
    leaky = result.leaky_letters
    yield _rate("letters with any leak", leaky, leak=_bound(leaky.rule_of_three))
    yield ("mean recall of a letter", _percent(result.mean_letter_recall), "", "", "", "", "")
    yield _rate("look-alikes touched", result.lookalikes_touched)


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.2%}"


def _rate(
    name: str, rate: Rate, exact: Rate | None = None, overlap: Rate | None = None, *, leak: str = ""
) -> tuple[str, ...]:
    others = tuple("" if other is None else _percent(other.share) for other in (exact, overlap))
    if not rate.total:
        return (name, "none", "", "", *others, leak)
    low, high = rate.bounds
    bounds = f"[{_percent(low)}, {_percent(high)}]"
    return (name, _percent(rate.share), bounds, f"{rate.hits}/{rate.total}", *others, leak)


def _leak(recall: Rate) -> str:
    """What no miss at all leaves open; with misses, the bounds of recall say it."""
    return _bound(recall.rest.rule_of_three)


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.2%}"


def _scores(name: str, scores: Scores) -> tuple[str, ...]:
    return (name, *(_percent(value) for value in (scores.precision.share, scores.recall.share, scores.f1)))
