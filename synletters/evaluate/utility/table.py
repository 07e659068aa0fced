"""The figures of usefulness as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.utility.conditions import CONDITIONS
from synletters.evaluate.utility.study import Outcome, UsefulnessResult

_MOST_LABELS = 20


def table(result: UsefulnessResult) -> str:
    """Every figure in a line; no text of any letter."""
    return "\n".join(_lines(result))


def _lines(result: UsefulnessResult) -> Iterator[str]:
    parts, sets = result.parts, result.sets
    entities = {name: sum(of.values()) for name, of in sets.entities.items()}
    yield (
        f"trained on {len(parts.train)} letters of {parts.patients[0]} patients or their {sets.rewrites} rewrites, tested on "
        f"{len(parts.test)} real letters of {parts.patients[1]} others; {result.settings.seeds} seeds"
    )
    if parts.by_letter:
        yield "the letters have no patient ids: each counts as a patient of its own"
    yield (
        f"gold entities: {entities['real']} in the real training letters, {entities['synthetic']} in the rewrites, "
        f"{entities['test']} in the test; {len(parts.labels)} labels"
    )
    how = (
        "as the rewrites say"
        if sets.places_told
        else "by comparison with the sources, which misses words that came back"
    )
    yield f"refilled words: {sets.refilled}, {how}"
    if sets.letters_without_rewrite:
        yield f"training letters without a rewrite: {sets.letters_without_rewrite}"
    if parts.left_out:
        yield f"labels too rare to be compared: {', '.join(parts.left_out)}"
    if sets.labels_lost:
        yield f"labels that no rewrite has: {', '.join(sets.labels_lost)}"
    for name, outcomes in result.outcomes.items():
        yield ""
        yield f"{name:16} {'F1, exact':24} {'ratio to real':24} {'p (real)':9} p (synthetic)"
        for condition, outcome in outcomes.items():
            yield (
                f"  {condition:14} {_told(outcome.f1):24} {_told(outcome.ratio):24} {_p(outcome.p_real):9} "
                f"{_p(outcome.p_synthetic)}"
            )
        yield ""
        yield from _labels(outcomes, sets.entities["test"])
    yield ""
    yield from (
        f"{name}: {about}"
        for name, about in CONDITIONS.items()
        if name in next(iter(result.outcomes.values()))
    )
    yield "95% intervals by bootstrap over seeds and test letters; p by swapping letters between conditions"


def _labels(outcomes: Mapping[str, Outcome], sizes: Mapping[str, int]) -> Iterator[str]:
    yield f"  {'F1 by label':26} {'gold':>6} {'real':>7} {'synthetic':>10}"
    shown = sorted(sizes, key=lambda label: (-sizes[label], label))
    for label in shown[:_MOST_LABELS]:
        real, made = (outcomes[name].by_label.get(label) for name in ("real", "synthetic"))
        yield f"  {label[:26]:26} {sizes[label]:6} {_f(real):>7} {_f(made):>10}"
    if len(shown) > _MOST_LABELS:
        yield f"  and {len(shown) - _MOST_LABELS} rarer labels"


def _told(figure: Interval) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "none"
    return f"{figure.value:.4f} [{figure.low:.4f}, {figure.high:.4f}]"


def _p(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _f(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
