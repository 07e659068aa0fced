"""SimSUM's task: tell each symptom of a record from its table, its letter, both, or the spans that speak of
it.

*table* is a linear model of the other columns, *text* of TF-IDF of the letter, *both* of the two, *spans* of
TF-IDF of the words in and around
the symptom's spans. Floors: *majority* guesses the commonest state, *lexicon* takes what the words of
``check`` say, and the absent state where
they say nothing. Ceilings: *bayes* is the exact posterior from the other columns, the best that any table can
do in this world;
*span oracle* knows the state wherever a span speaks of it and takes the absent state elsewhere, the best that
any reader of the text alone can
hope for; *oracle+bayes* asks the posterior where no span speaks. Scores are F1 of the second state, or the
mean over states where there are more
(Rabaey et al., SimSUM, 2025).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

import numpy as np

from synletters.core.errors import ConfigError
from synletters.generate.check import Checker
from synletters.generate.letters.make import letters
from synletters.generate.worlds.network import Columns, Floats, Ints, Network
from synletters.generate.worlds.predict import f1, posterior_rows
from synletters.generate.worlds.spec import World

METHODS = ("majority", "lexicon", "table", "text", "both", "spans", "bayes", "span oracle", "oracle+bayes")
#: the section whose facts are symptoms; a world's own list goes before it
_SYMPTOMS = "history_of_present_illness"
#: characters around a span that are read with it: its negation often stands before it
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a letter that speaks of ``fact``, whatever it says."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Records with their letters: ``columns`` of shape (letters,) by node, ``places`` a tuple a letter, None
    where no spans are known."""

    name: str
    world: World
    columns: Columns
    texts: tuple[str, ...] = field(repr=False)
    places: tuple[tuple[Place, ...], ...] | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.texts)

    def shuffled(self, seed: int) -> Corpus:
        """The same letters in another order."""
        order = np.random.default_rng(seed).permutation(len(self)).tolist()
        return replace(
            self,
            columns={name: np.asarray(column)[order] for name, column in self.columns.items()},
            texts=tuple(self.texts[i] for i in order),
            places=None if self.places is None else tuple(self.places[i] for i in order),
        )


def made_corpus(world: World, train: int, test: int, *, seed: int = 0) -> Corpus:
    """Letters of a world, with the exact spans of their facts. Training and test letters share their
    phrases."""
    _enough(train, test)
    made = list(letters(world, train + test, seed=seed))
    columns = {
        name: np.array([world.network.index(name, item.record[name]) for item in made])
        for name in world.network.nodes
    }
    places = tuple(
        tuple(Place(m.fact, m.start, m.end) for m in item.text.marks if m.kind != "phi") for item in made
    )
    note = "training and test letters share their phrases: scores from text are those of letters like these, not of real ones"
    return Corpus(
        f"the world {world.name}", world, columns, tuple(item.text.text for item in made), places, (note,)
    )


def _enough(train: int, test: int) -> None:
    if train < 50 or test < 20:
        raise ConfigError(
            f"{train} letters to learn from and {test} to test on are too few; give 50 and 20 or more"
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 by target and method, and how many test records each state of a target has."""

    f1: Mapping[str, Mapping[str, float | None]]
    support: Mapping[str, Mapping[str, int]]
    train: int
    test: int

    def to_json(self) -> dict[str, Any]:
        return {
            "f1": {t: dict(m) for t, m in self.f1.items()},
            "support": {t: dict(s) for t, s in self.support.items()},
            "train": self.train,
            "test": self.test,
        }


def targets_of(world: World, names: Sequence[str] = ()) -> list[str]:
    """The nodes to tell. Raises ConfigError for names that are no facts with states."""
    discrete = {fact.name: fact for fact in world.letters.facts if world.network.nodes[fact.name].states}
    bad = [name for name in names if name not in discrete]
    if bad:
        raise ConfigError(
            [
                f"{name!r} is no fact with states of {world.name}; there is {', '.join(discrete)}"
                for name in bad
            ]
        )
    if names:
        return list(names)
    # fever is measured, and told in the examination
    return [n for n, fact in discrete.items() if fact.section == _SYMPTOMS or n == "fever"]


def predict(corpus: Corpus, *, train: int, test: int, targets: Sequence[str] = ()) -> Scores:
    """Learn from the first ``train`` letters, tell the targets of the next ``test``; None for methods that
    need spans where there are none.

    Raises ConfigError for too few letters or unknown targets.
    """
    _enough(train, test)
    if train + test > len(corpus):
        raise ConfigError(
            f"{train} and {test} letters are asked for, but {corpus.name} has {len(corpus)}; give fewer with --train and --test"
        )
    world, columns, texts = corpus.world, corpus.columns, corpus.texts[: train + test]
    columns = {name: np.asarray(column)[: train + test] for name, column in columns.items()}
    names = targets_of(world, targets)
    checker = Checker(world)
    vectors = _tfidf(texts, train)
    scores: dict[str, dict[str, float | None]] = {}
    support: dict[str, dict[str, int]] = {}
    for name in names:
        states = world.network.nodes[name].states
        truth = columns[name]
        wanted = truth[train:]
        table = _one_hot(world.network, columns, name)
        both = import_module("scipy.sparse").hstack([vectors, table]).tocsr()
        bayes = posterior_rows(world.network, name, {n: c[train:] for n, c in columns.items()}).argmax(axis=1)
        common = np.full(test, np.bincount(truth[:train], minlength=len(states)).argmax())
        read = _from_words(checker, texts[train:], name, states)
        absent = states.index(_absent(world, name))
        guesses: dict[str, Ints] = {
            "majority": common,
            "bayes": bayes,
            "table": _learned(table, truth, train),
            "text": _learned(vectors, truth, train),
            "both": _learned(both, truth, train),
            "lexicon": np.where(read < 0, absent, read),
        }
        if corpus.places is not None:
            said = [
                [place for place in places if place.fact == name] for places in corpus.places[: train + test]
            ]
            spoken = np.array([bool(places) for places in said[train:]])
            guesses["spans"] = _from_spans(texts, said, truth, train)
            guesses["span oracle"] = np.where(spoken, wanted, absent)
            guesses["oracle+bayes"] = np.where(spoken, wanted, bayes)
        scores[name] = {m: f1(wanted, guesses[m], len(states)) if m in guesses else None for m in METHODS}
        support[name] = {state: int((wanted == i).sum()) for i, state in enumerate(states)}
    return Scores(scores, support, train, test)


def _absent(world: World, name: str) -> str:
    fact = next(fact for fact in world.letters.facts if fact.name == name)
    return fact.absent or world.network.nodes[name].states[0]


def _from_spans(texts: Sequence[str], said: Sequence[Sequence[Place]], truth: Ints, train: int) -> Ints:
    """A linear model of the words in and around a symptom's spans; where there is none, of their lack."""
    parts = [
        " ".join(
            text[max(0, p.start - _AROUND) : p.end + _AROUND] + " | " + text[p.start : p.end] for p in places
        )
        or "nothing_is_said"
        for text, places in zip(texts, said, strict=True)
    ]
    return _learned(_tfidf(parts, train), truth, train)


def _from_words(checker: Checker, texts: Sequence[str], name: str, states: Sequence[str]) -> Ints:
    """The state that the words of ``check`` say, -1 where they say none: each state is tried, and the first
    that the text says taken."""
    found = []
    for text in texts:
        said = -1
        for index in [*range(1, len(states)), 0]:
            if name in checker.check(text, {name: states[index]}, [name]).told:
                said = index
                break
        found.append(said)
    return np.array(found)


def _one_hot(network: Network, columns: Columns, target: str) -> Floats:
    """The other columns: a state each a column, counts as they are; shape (records, features)."""
    parts = []
    for name, node in network.nodes.items():
        if name == target:
            continue
        parts.append(
            np.eye(len(node.states))[columns[name]][:, 1:]
            if node.states
            else np.log1p(columns[name])[:, None]
        )
    return np.asarray(np.concatenate(parts, axis=1), dtype=np.float64)


def _tfidf(texts: Sequence[str], train: int) -> Any:
    """TF-IDF of words and pairs, fitted on the training letters alone: a sparse matrix (letters,
    features)."""
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
