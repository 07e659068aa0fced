"""SimSUM's task: tell each symptom of a record from its table, its letter, or both; beside what nothing and what all would tell.

Floors and ceilings: *majority* guesses the commonest state; *bayes* is the exact posterior from the other columns, the best that any
table can do; *lexicon* takes what the words of ``check`` say, and the absent state where they say nothing; *spans* does the same with
the exact spans, the best that any reader of the text alone can hope for; *spans+bayes* asks the posterior where the letter is silent.
Scores are F1 of the second state, or the mean over states where there are more (Rabaey et al., SimSUM, 2024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from synletters.errors import ConfigError
from synletters.generate.check import Checker
from synletters.generate.make import Made, letters
from synletters.generate.network import Floats, Ints, Network
from synletters.generate.predict import f1, posterior_rows
from synletters.generate.spec import World

METHODS = ("majority", "bayes", "table", "text", "both", "lexicon", "spans", "spans+bayes")
#: the section whose facts are symptoms; a world's own list goes before it
_SYMPTOMS = "history_of_present_illness"


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 by target and method, and how many test records each state of a target has."""

    f1: Mapping[str, Mapping[str, float]]
    support: Mapping[str, Mapping[str, int]]
    train: int
    test: int

    def to_json(self) -> dict[str, Any]:
        return {"f1": {t: dict(m) for t, m in self.f1.items()}, "support": {t: dict(s) for t, s in self.support.items()},
                "train": self.train, "test": self.test}  # fmt: skip


def targets_of(world: World, names: Sequence[str] = ()) -> list[str]:
    """The nodes to tell. Raises ConfigError for names that are no facts with states."""
    discrete = {fact.name: fact for fact in world.letters.facts if world.network.nodes[fact.name].states}
    bad = [name for name in names if name not in discrete]
    if bad:
        raise ConfigError(
            [f"{name!r} is no fact with states of {world.name}; there is {', '.join(discrete)}" for name in bad]
        )
    if names:
        return list(names)
    # fever is measured, and told in the examination
    return [n for n, fact in discrete.items() if fact.section == _SYMPTOMS or n == "fever"]


def predict(world: World, *, train: int = 3000, test: int = 1500, seed: int = 0, targets: Sequence[str] = ()) -> Scores:
    """Make letters, learn from the first part, tell the targets of the second.

    Training and test letters share their phrases: scores from text are those of letters like these, not of real ones. Raises
    ConfigError for too few letters or unknown targets.
    """
    if train < 50 or test < 20:
        raise ConfigError(f"{train} letters to learn from and {test} to test on are too few; give 50 and 20 or more")
    names = targets_of(world, targets)
    made = list(letters(world, train + test, seed=seed))
    columns = _columns(world.network, made)
    texts = [item.text.text for item in made]
    checker = Checker(world)
    vectors = _tfidf(texts, train)
    scores: dict[str, dict[str, float]] = {}
    support: dict[str, dict[str, int]] = {}
    for name in names:
        states = world.network.nodes[name].states
        truth = columns[name]
        wanted = truth[train:]
        table = _one_hot(world.network, columns, name)
        both = import_module("scipy.sparse").hstack([vectors, table]).tocsr()
        bayes = posterior_rows(world.network, name, {n: c[train:] for n, c in columns.items()}).argmax(axis=1)
        common = np.full(test, np.bincount(truth[:train], minlength=len(states)).argmax())
        said = _from_spans(made[train:], name, states)
        read = _from_words(checker, made[train:], name, states)
        absent = states.index(_absent(world, name))
        guesses: dict[str, Ints] = {
            "majority": common, "bayes": bayes, "table": _learned(table, truth, train), "text": _learned(vectors, truth, train),
            "both": _learned(both, truth, train), "lexicon": np.where(read < 0, absent, read), "spans": np.where(said < 0, absent, said),
            "spans+bayes": np.where(said < 0, bayes, said),
        }  # fmt: skip
        scores[name] = {method: f1(wanted, guesses[method], len(states)) for method in METHODS}
        support[name] = {state: int((wanted == i).sum()) for i, state in enumerate(states)}
    return Scores(scores, support, train, test)


def _columns(network: Network, made: Sequence[Made]) -> dict[str, Ints]:
    return {name: np.array([network.index(name, item.record[name]) for item in made]) for name in network.nodes}


def _absent(world: World, name: str) -> str:
    fact = next(fact for fact in world.letters.facts if fact.name == name)
    return fact.absent or world.network.nodes[name].states[0]


def _from_spans(made: Sequence[Made], name: str, states: Sequence[str]) -> Ints:
    """The state that a letter's spans say, -1 where they say nothing: shape (letters,)."""
    said = [next((mark.value for mark in item.text.marks if mark.fact == name), None) for item in made]
    return np.array([-1 if value is None else states.index(value) for value in said])


def _from_words(checker: Checker, made: Sequence[Made], name: str, states: Sequence[str]) -> Ints:
    """The state that the words of ``check`` say: each state is tried, and the first that the text says taken."""
    found = []
    for item in made:
        record = dict.fromkeys([name], "")
        said = -1
        for index in [*range(1, len(states)), 0]:
            record[name] = states[index]
            if name in checker.check(item.text.text, record, [name]).told:
                said = index
                break
        found.append(said)
    return np.array(found)


def _one_hot(network: Network, columns: Mapping[str, Ints], target: str) -> Floats:
    """The other columns: a state each a column, counts as they are; shape (records, features)."""
    parts = []
    for name, node in network.nodes.items():
        if name == target:
            continue
        parts.append(
            np.eye(len(node.states))[columns[name]][:, 1:] if node.states else np.log1p(columns[name])[:, None]
        )
    return np.asarray(np.concatenate(parts, axis=1), dtype=np.float64)


def _tfidf(texts: Sequence[str], train: int) -> Any:
    """TF-IDF of words and pairs, fitted on the training letters alone: a sparse matrix (letters, features)."""
    made = import_module("sklearn.feature_extraction.text").TfidfVectorizer(
        ngram_range=(1, 2), min_df=3, max_features=30_000, sublinear_tf=True
    )
    made.fit(texts[:train])
    return made.transform(texts)


def _learned(features: Any, truth: Ints, train: int) -> Ints:
    """A linear model's guesses for the test part."""
    if len(set(truth[:train].tolist())) < 2:
        return np.full(len(truth) - train, truth[0])
    model = import_module("sklearn.linear_model").LogisticRegression(C=10.0, max_iter=400)
    model.fit(features[:train], truth[:train])
    return np.asarray(model.predict(features[train:]))
