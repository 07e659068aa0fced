"""The figures of usefulness for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.tables import Block, Table, plain
from synletters.evaluate.utility.conditions import CONDITIONS
from synletters.evaluate.utility.study import Outcome, UsefulnessResult

_MOST_LABELS = 20


def table(result: UsefulnessResult) -> str:
    """``blocks`` as plain text."""
    return plain(blocks(result))


def blocks(result: UsefulnessResult) -> Iterator[Block]:
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
        yield Table(
            (name, "F1, exact", "ratio to real", "p (real)", "p (synthetic)"),
            tuple(
                (condition, _told(of.f1), _told(of.ratio), _p(of.p_real), _p(of.p_synthetic))
                for condition, of in outcomes.items()
            ),
            "lrrrr",
        )
        yield from _labels(outcomes, sets.entities["test"])
    yield from (
        f"{name}: {about}"
        for name, about in CONDITIONS.items()
        if name in next(iter(result.outcomes.values()))
    )
    yield "95% intervals by bootstrap over seeds and test letters; p by swapping letters between conditions"


def _labels(outcomes: Mapping[str, Outcome], sizes: Mapping[str, int]) -> Iterator[Block]:
    shown = sorted(sizes, key=lambda label: (-sizes[label], label))
    rows = []
    for label in shown[:_MOST_LABELS]:
        real, made = (outcomes[name].by_label.get(label) for name in ("real", "synthetic"))
        rows.append((label, str(sizes[label]), _f(real), _f(made)))
    yield Table(("F1 by label", "gold", "real", "synthetic"), tuple(rows), "lrrr")
    if len(shown) > _MOST_LABELS:
        yield f"and {len(shown) - _MOST_LABELS} rarer labels"


def _told(figure: Interval) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "none"
    return f"{figure.value:.4f} [{figure.low:.4f}, {figure.high:.4f}]"


def _p(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _f(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
