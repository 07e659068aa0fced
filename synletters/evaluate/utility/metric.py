"""Usefulness as a metric plug-in. It trains models, so it is not among the quick metrics."""

from __future__ import annotations

from collections.abc import Sequence

from synletters.core.document import Letter, Rewrite
from synletters.evaluate import Pair, Score
from synletters.evaluate.utility.study import Outcome, Settings, UsefulnessResult, study

_SOURCE = "Esteban, Hyland and Rätsch 2017 (arXiv:1706.02633)"
_ABOUT = {
    "ratio": "F1 of a {learner} entity recogniser trained on rewrites over F1 of one trained on the real letters, both tested on real "
    "letters of other patients; mean over seeds",
    "tstr": "exact entity F1 (bounds and label, micro) on real letters of a {learner} recogniser trained on their rewrites; the "
    "baseline was trained on rewrites whose refilled words are masked",
    "trtr": "the same of a recogniser trained on the real letters",
}


class Usefulness:
    """``tstr_ratio``, ``tstr_f1`` and ``trtr_f1`` of each learner. Options are those of ``Settings``; see
    docs/usefulness.md.

    The pairs must hold the letters' own clinical annotations, on both sides. A letter that has no rewrite is
    in no pair, and so not
    known here. Raises EvaluationError where the pairs allow no such study, ConfigError for wrong options.
    """

    def __init__(
        self,
        *,
        learners: Sequence[str] = ("spacy",),
        seeds: int = 5,
        passes: float | None = None,
        test_share: float = 0.25,
        split_seed: int = 0,
        least_letters: int = 20,
        least_mentions: int = 10,
        model: str = "embedded",
        device: str = "auto",
        **_: object,
    ) -> None:
        names = (learners,) if isinstance(learners, str) else tuple(learners)
        self.settings = Settings(
            learners=names,
            seeds=seeds,
            passes=passes,
            test_share=test_share,
            split_seed=split_seed,
            least_letters=least_letters,
            least_mentions=least_mentions,
            model=model,
            device=device,
        )

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        letters: dict[str, Letter] = {}
        rewrites: dict[str, list[Rewrite]] = {}
        for letter, rewrite in pairs:
            letters[letter.id] = letter
            rewrites.setdefault(letter.id, []).append(rewrite)
        return scores(study(list(letters.values()), rewrites, self.settings))


def scores(result: UsefulnessResult) -> tuple[Score, ...]:
    out: list[Score] = []
    for learner, outcomes in result.outcomes.items():
        real, made = outcomes["real"], outcomes["synthetic"]
        letters = len(result.parts.test)
        masked = outcomes["masked"].f1.value if "masked" in outcomes else None
        by = {
            name: {
                "f1": o.f1.value,
                "ratio": o.ratio.value,
                "low": o.ratio.low,
                "high": o.ratio.high,
                "p_real": o.p_real,
                "p_synthetic": o.p_synthetic,
                "samples": o.samples,
            }
            for name, o in outcomes.items()
        }
        out.append(
            Score(
                f"tstr_ratio_{learner}",
                made.ratio.value,
                letters,
                "higher",
                _ABOUT["ratio"].format(learner=learner),
                "usefulness",
                _SOURCE,
                (0.0, None),
                made.ratio.low,
                made.ratio.high,
                unit="test letters",
                by=by,
                detail={
                    **result.facts(),
                    "p": made.p_real,
                    "seeds": {name: list(o.seeds) for name, o in outcomes.items()},
                },
            )
        )
        for name, outcome, baseline in (("tstr", made, masked), ("trtr", real, None)):
            out.append(
                _of(f"{name}_f1_{learner}", outcome, letters, _ABOUT[name].format(learner=learner), baseline)
            )
    return tuple(out)


def _of(name: str, outcome: Outcome, letters: int, about: str, baseline: float | None) -> Score:
    return Score(
        name,
        outcome.f1.value,
        letters,
        "higher",
        about,
        "usefulness",
        _SOURCE,
        (0.0, 1.0),
        outcome.f1.low,
        outcome.f1.high,
        unit="test letters",
        baseline=baseline,
        by={label: {"f1": value} for label, value in outcome.by_label.items()},
        per_letter=outcome.per_letter,
    )
