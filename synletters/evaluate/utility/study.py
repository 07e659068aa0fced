"""The whole study: split, train under every condition with every seed, test on real letters, and put it into
figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

import numpy as np

from synletters.core.document import Letter, Rewrite
from synletters.core.errors import EvaluationError
from synletters.evaluate.bootstrap import Floats, Interval, ratio
from synletters.evaluate.utility import figures
from synletters.evaluate.utility.conditions import Sets, training_sets
from synletters.evaluate.utility.learners import Learner, SpacyLearner, own_random_state
from synletters.evaluate.utility.settings import LEARNERS as LEARNERS
from synletters.evaluate.utility.settings import Settings as Settings
from synletters.evaluate.utility.split import Split, split
from synletters.io.flat import tokens

#: how often the real letters are read, and how many tokens at least, where nothing else is said
_PASSES = {"spacy": (12.0, 300_000), "encoder": (4.0, 100_000)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One condition under one learner. ``ratio`` is its F1 over that of the real letters; ``p_real`` and
    ``p_synthetic`` are those
    of the paired test against training on real and on synthetic letters."""

    f1: Interval
    ratio: Interval
    p_real: float | None
    p_synthetic: float | None
    seeds: tuple[float, ...]
    by_label: Mapping[str, float | None]
    per_letter: Mapping[str, float] = field(repr=False)
    samples: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "samples": self.samples,
            "f1": self.f1.to_json(),
            "ratio": self.ratio.to_json(),
            "p_real": self.p_real,
            "p_synthetic": self.p_synthetic,
            "seeds": list(self.seeds),
            "by_label": dict(self.by_label),
        }


@dataclass(frozen=True, slots=True)
class UsefulnessResult:
    """Every figure of a study: learner -> condition -> outcome. It holds counts, names of labels and ids, and
    no text."""

    outcomes: Mapping[str, Mapping[str, Outcome]]
    parts: Split = field(repr=False)
    sets: Sets = field(repr=False)
    settings: Settings
    budgets: Mapping[str, int]
    seconds: Mapping[str, float]

    def facts(self) -> dict[str, Any]:
        """What was compared, without the figures."""
        parts, sets = self.parts, self.sets
        return {
            "letters": {"train": len(parts.train), "test": len(parts.test)},
            "patients": {"train": parts.patients[0], "test": parts.patients[1]},
            "split_by_letter": parts.by_letter,
            "rewrites": sets.rewrites,
            "training_letters_without_rewrite": sets.letters_without_rewrite,
            "refilled_words": sets.refilled,
            "refilled_words_told": sets.places_told,
            "entities": {name: dict(of) for name, of in sets.entities.items()},
            "labels": list(parts.labels),
            "labels_too_rare": list(parts.left_out),
            "labels_lost_in_rewrites": list(sets.labels_lost),
            "nested_entities_left_out": sets.nested_left_out,
            "tokens_read": dict(self.budgets),
            "seconds": {name: round(value, 1) for name, value in self.seconds.items()},
            "settings": asdict(self.settings),
        }

    def to_json(self) -> dict[str, Any]:
        return {
            **self.facts(),
            "learners": {
                name: {condition: o.to_json() for condition, o in of.items()}
                for name, of in self.outcomes.items()
            },
        }


def study(
    letters: Sequence[Letter],
    rewrites: Mapping[str, Sequence[Rewrite]],
    settings: Settings | None = None,
    *,
    learners: Sequence[Learner] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> UsefulnessResult:
    """Train on real letters, on ``rewrites`` of them (by letter id) and on controls; test on real letters of
    other patients.

    ``learners`` of one's own are taken instead of those that the settings name. ``tell`` gets a line after
    each training. Raises EvaluationError with the next step where the input allows no such study.
    """
    settings = settings or Settings()
    parts = split(
        letters,
        test_share=settings.test_share,
        seed=settings.split_seed,
        least_letters=settings.least_letters,
        least_mentions=settings.least_mentions,
    )
    sets = training_sets(parts, rewrites, seed=settings.split_seed)
    wanted = [name for name in sets.samples if name in ("real", "synthetic", *settings.conditions)]
    size = sum(len(list(tokens(sample.text, ()))) for sample in sets.samples["real"])
    outcomes, budgets, seconds = {}, {}, {}
    for learner in learners or map(partial(make_learner, settings), settings.learners):
        name, begin = learner.name, time.perf_counter()
        budgets[name] = _budget(name, size, settings.passes)
        with own_random_state():
            counts = _counts(learner, sets, wanted, parts.labels, settings.seeds, budgets[name], tell)
        outcomes[name] = outcomes_of(counts, sets, parts.labels, name)
        seconds[name] = time.perf_counter() - begin
    return UsefulnessResult(outcomes, parts, sets, settings, budgets, seconds)


def _budget(learner: str, size: int, passes: float | None) -> int:
    """How many tokens a training reads, for real letters of ``size`` tokens."""
    if passes is not None:
        return max(1, int(size * passes))
    times, least = _PASSES.get(learner, (1.0, 0))
    return max(int(size * times), least)


def make_learner(settings: Settings, name: str) -> Learner:
    if name == "encoder":
        from synletters.evaluate.utility.encoder import EncoderLearner

        return EncoderLearner(model=settings.model, device=settings.device)
    return SpacyLearner()


def _counts(
    learner: Learner,
    sets: Sets,
    conditions: Sequence[str],
    labels: Sequence[str],
    seeds: int,
    budget: int,
    tell: Callable[[str], None],
) -> dict[str, Floats]:
    """Condition -> (seeds, letters, labels, 3)."""
    gold, texts = [sample.entities for sample in sets.test], [sample.text for sample in sets.test]
    out: dict[str, list[Floats]] = {name: [] for name in conditions}
    for seed in range(seeds):
        for name in conditions:
            begin = time.perf_counter()
            find = learner.learn(sets.samples[name], labels, seed=seed, budget=budget)
            made = figures.counted(gold, find(texts), labels)
            out[name].append(made)
            value = float(figures.f1(made.sum(axis=(0, 1))))
            tell(f"{learner.name}, seed {seed}, {name}: F1 {value:.4f}, {time.perf_counter() - begin:.0f} s")
    return {name: np.stack(made) for name, made in out.items()}


def outcomes_of(
    counts: Mapping[str, Floats], sets: Sets, labels: Sequence[str], learner: str
) -> dict[str, Outcome]:
    """The figures of every condition. Raises EvaluationError if training on real letters finds nothing: no
    ratio means anything."""
    means = {name: figures.micro(table) for name, table in counts.items()}
    real = float(means["real"].mean())
    if not real > 0:
        raise EvaluationError(
            f"the learner {learner!r} finds no entity of the test letters after training on real ones, so nothing can be compared; "
            "give more letters, or more passes"
        )
    draws = figures.drawn(counts)
    out = {}
    for name, table in counts.items():
        value = float(means[name].mean())
        to_real = figures.bounds(value / real, ratio(draws[name], draws["real"]))
        letters = figures.f1(table.sum(axis=2))  # (seeds, letters)
        out[name] = Outcome(
            figures.bounds(value, draws[name]),
            to_real,
            None if name == "real" else figures.swap_test(counts["real"], table),
            None if name == "synthetic" else figures.swap_test(counts["synthetic"], table),
            tuple(round(float(v), 6) for v in means[name]),
            {
                label: None if np.isnan(v) else round(float(v), 6)
                for label, v in zip(labels, figures.by_label(table), strict=True)
            },
            {
                sample.id: float(v)
                for sample, v in zip(sets.test, letters.mean(axis=0), strict=True)
                if not np.isnan(v)
            },
            len(sets.samples[name]),
        )
    return out
