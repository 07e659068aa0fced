"""Whether what a tool missed hides among its surrogates: a share of the identifiers is left in on purpose, and
attackers who hold the tool's lists look for it. docs/privacy-metrics.md says what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.candidates import Candidate, candidates, left_in, linked
from synletters.evaluate.privacy.common import Gold, checked, draws_of
from synletters.evaluate.privacy.roc import Roc, roc
from synletters.evaluate.privacy.suspicion import ATTACKERS, COLUMNS, Seen, looks

#: fewest identifiers that are left in, and that stay hidden, for a figure
LEAST = 5
_TOP = 10
_FOLDS = 5
_KNOWS = (
    "the synthetic letters alone, which words of them are names and places, and this program with its lists of names and "
    "towns; the trained attacker has letters of its own on which it left identifiers in, too"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One row a candidate: what is seen of it, its letter's person, and whether it is a true one."""

    columns: dict[str, Floats]
    people: Floats
    true: Floats
    place: Floats

    def roc(self, scores: Floats, among: Floats | None = None) -> Roc | None:
        keep = np.ones(len(scores), dtype=bool) if among is None else among.astype(bool)
        members, controls = scores[keep & (self.true == 1)], scores[keep & (self.true == 0)]
        return roc(members, controls) if len(members) >= LEAST and len(controls) >= LEAST else None


class Hiding:
    """``hiding``: the area under the ROC curve of the attacker that was trained on letters of its own; 0.5 is best.

    ``share`` of the names and places (distinct values of a letter) are left in, drawn by ``seed``; ``gold`` has the
    identifiers of the real letters, else their own annotations serve.
    """

    def __init__(self, *, gold: Gold | None = None, share: float = 0.02, seed: int = 0, **_: object) -> None:
        if not 0 < share < 1:
            raise EvaluationError(f"hiding: share is {share}, and has to lie between 0 and 1")
        self.gold, self.share, self.seed = gold, share, seed

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError where too few names and places have a stand-in."""
        listed = [
            (letter, rewrite, found)
            for letter, rewrite in checked(pairs, "hiding")
            if (found := candidates(letter, rewrite, self._spans(letter)))
        ]
        table = self._table(listed)
        left = int(table.true.sum()) if len(table.true) else 0
        if left < LEAST or len(table.true) - left < LEAST:
            raise EvaluationError(
                f"hiding: {left} of {len(table.true)} names and places with a stand-in would be left in; it needs {LEAST}, so give "
                "more letters with marked identifiers (--gold), or a larger share (--option share=0.1)"
            )
        scores = {name: _sum(table, columns) for name, columns in ATTACKERS.items()}
        scores["trained"] = trained(table.columns, table.true, table.people, self.seed)
        return (self._figure(table, scores, listed),)

    def _spans(self, letter: Letter) -> Sequence[Span]:
        held = self.gold.get(letter.id) if self.gold else None
        return held if held is not None else letter.spans

    def _table(self, listed: Sequence[tuple[Letter, Rewrite, list[Candidate]]]) -> _Table:
        rows: list[dict[str, float]] = []
        people: list[int] = []
        true: list[int] = []
        numbers: dict[str, int] = {}
        for letter, rewrite, found in listed:
            person = numbers.setdefault(letter.patient or letter.id, len(numbers))
            chosen = [c for one in linked(found) if self._leaves(letter, one[0]) for c in one]
            others = [c for c in found if c not in chosen]
            text, spots = left_in(rewrite.text, chosen, others)
            every = [
                (c, places, c in chosen)
                for c, places in zip([*chosen, *others], spots, strict=True)
                if places
            ]
            seen = [Seen(c.kind, text[places[0][0] : places[0][1]], places) for c, places, _ in every]
            rows += looks(text, seen)
            true += [int(left) for _, _, left in every]
            people += [person] * len(every)
        columns = {
            name: np.array([row[name] for row in rows], dtype=np.float64) for name in (*COLUMNS, "frequency")
        }
        return _Table(
            columns, np.array(people, dtype=np.float64), np.array(true, dtype=np.float64), columns["place"]
        )

    def _leaves(self, letter: Letter, candidate: Candidate) -> bool:
        """Whether an identifier, told by its first value, is left in."""
        return (
            draws_of(self.seed, "hiding", letter.id, candidate.label, candidate.value).random() < self.share
        )

    def _figure(self, table: _Table, scores: dict[str, Floats], listed: Sequence[object]) -> Score:
        by: dict[str, dict[str, float | int | None]] = {}
        for name, values in scores.items():
            for kind, among in (("", None), (" names", 1 - table.place), (" places", table.place)):
                if (found := table.roc(values, among)) is not None:
                    keep = np.ones(len(values), dtype=bool) if among is None else among.astype(bool)
                    by[name + kind] = {
                        "value": found.auc.value,
                        "low": found.auc.low,
                        "high": found.auc.high,
                        "left_in": found.members,
                        "surrogates": found.controls,
                        "true_in_top_10": top(values[keep], table.true[keep]),
                        "by_chance_in_top_10": min(_TOP, int(keep.sum()))
                        * found.members
                        / (found.members + found.controls),
                    }
        best = by["trained"]
        return Score(
            "hiding",
            best["value"],
            len(table.true),
            "lower",
            f"area under the ROC curve of an attacker that ranks names and places by how likely they are the real ones, {self.share:.0%} of them left in on purpose",
            "privacy",
            "hiding in plain sight, Carrell et al. 2013; attacked in Carrell et al. 2019; area: Newcombe 2006",
            (0.0, 1.0),
            best["low"],
            best["high"],
            "names and places of letters",
            knows=_KNOWS,
            baseline=0.5,
            by=by,
            detail={"letters": len(listed), "share": self.share},
        )


def _sum(table: _Table, columns: Sequence[str]) -> Floats:
    return np.asarray(sum(_scaled(table.columns[name]) for name in columns), dtype=np.float64)


def _scaled(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread else np.zeros_like(values)


def top(scores: Floats, true: Floats, size: int = _TOP) -> float:
    """How many true ones are among the most suspicious, over random orders of ties."""
    size = min(size, len(scores))
    edge = np.sort(scores)[::-1][size - 1]
    over, at = scores > edge, scores == edge
    return float(true[over].sum() + (size - over.sum()) * true[at].mean())


def trained(columns: dict[str, Floats], true: Floats, people: Floats, seed: int) -> Floats:
    """The probability that each candidate is a true one, from gradient-boosted trees that saw other people's letters."""
    ensemble = import_module("sklearn.ensemble")
    table = np.stack([columns[name] for name in (*COLUMNS, "frequency")], axis=1)
    order = np.random.default_rng(seed).permutation(int(people.max()) + 1)
    fold = order[people.astype(int)] % _FOLDS
    out = np.zeros(len(true))
    for number in range(_FOLDS):
        learn, ask = fold != number, fold == number
        if not ask.any():
            continue
        if not 0 < true[learn].sum() < learn.sum():
            out[ask] = true[learn].mean() if learn.any() else 0.0
            continue
        model = ensemble.HistGradientBoostingClassifier(
            max_iter=60,
            max_leaf_nodes=8,
            min_samples_leaf=10,
            l2_regularization=1.0,
            class_weight="balanced",
            random_state=seed,
        )
        out[ask] = model.fit(table[learn], true[learn]).predict_proba(table[ask])[:, 1]
    return out
