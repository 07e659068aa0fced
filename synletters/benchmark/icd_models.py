"""What tells a code from a text: TF-IDF with a linear model, an encoder's mean-pooled features with one, or
an encoder fine-tuned.

Each is built once, sees the texts that it will be asked about all at once where that saves work (features of
a frozen encoder do not
depend on what is learned from them), and gives scores: one row a text, one column a code that it learned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

import numpy as np

from synletters.core.errors import ConfigError, ModelError
from synletters.generate.worlds.network import Floats

#: the default of ``--features``: words and pairs of words, and characters within words
FEATURES = "word:1-2+char_wb:2-5"
_PART = re.compile(r"(word|char|char_wb):(\d)-(\d)")


class CodeModel(Protocol):
    """``name`` and ``settings`` stand in the report."""

    name: str
    settings: dict[str, Any]

    def scores(
        self, texts: Sequence[str], codes: Sequence[str], asked: Sequence[str], seed: int
    ) -> tuple[Floats, list[str]]:
        """Learn from ``texts`` with ``codes``; the scores of ``asked``, shape (asked, codes), and the codes
        of the columns."""


def linear(
    features: Any, codes: Sequence[str], asked: Any, *, c: float, seed: int
) -> tuple[Floats, list[str]]:
    """A linear support vector machine, one code against the rest (scikit-learn's LinearSVC)."""
    known = sorted(set(codes))
    if len(known) < 2:
        return np.zeros((asked.shape[0], 1)), known
    model = import_module("sklearn.svm").LinearSVC(C=c, random_state=seed, max_iter=2000)
    model.fit(features, np.array(codes))
    made = np.asarray(model.decision_function(asked), dtype=np.float64)
    if made.ndim == 1:  # of two codes, one column says both
        made = np.stack([-made, made], axis=1)
    return made, [str(code) for code in model.classes_]


class TfIdf:
    """TF-IDF of ``features`` (parts such as word:1-2, char:3-8 or char_wb:2-5, joined by +), sublinear, with
    a linear model."""

    def __init__(self, features: str = FEATURES, c: float = 0.3) -> None:
        parts = [_PART.fullmatch(part) for part in features.split("+")]
        if not all(part and 1 <= int(part[2]) <= int(part[3]) for part in parts):
            raise ConfigError(
                f"--features is {features!r}; give word:1-2, char:3-8 or char_wb:2-5, or several joined by +"
            )
        self._parts = [(part[1], int(part[2]), int(part[3])) for part in parts if part]
        self.c = c
        self.name = "tfidf"
        self.settings = {"features": features, "c": c}

    def scores(
        self, texts: Sequence[str], codes: Sequence[str], asked: Sequence[str], seed: int
    ) -> tuple[Floats, list[str]]:
        vectorizer = import_module("sklearn.feature_extraction.text").TfidfVectorizer
        stacked = import_module("scipy.sparse").hstack
        known, new = [], []
        for kind, low, high in self._parts:
            made = vectorizer(analyzer=kind, ngram_range=(low, high), sublinear_tf=True)
            try:
                known.append(made.fit_transform(texts))
            except ValueError:  # no word in any text
                continue
            new.append(made.transform(asked))
        if not known:
            raise ConfigError("the texts hold no words to learn from")
        return linear(stacked(known).tocsr(), codes, stacked(new).tocsr(), c=self.c, seed=seed)


class Frozen:
    """Features of an encoder that is not trained: the mean of its last layer over all subwords of a text, in
    windows, scaled."""

    def __init__(self, model: str, *, device: str = "auto", c: float = 0.03) -> None:
        from synletters.benchmark.encoder import load_encoder

        self._encoder = load_encoder(model, device=device)
        self._known: dict[str, Floats] = {}
        self.c = c
        self.name = f"frozen {model}"
        self.settings = {"model": model, "device": self._encoder.device, "c": c}

    def scores(
        self, texts: Sequence[str], codes: Sequence[str], asked: Sequence[str], seed: int
    ) -> tuple[Floats, list[str]]:
        scaler = import_module("sklearn.preprocessing").StandardScaler()
        known = scaler.fit_transform(self._features(texts))
        return linear(known, codes, scaler.transform(self._features(asked)), c=self.c, seed=seed)

    def _features(self, texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._encoder.mean_pooled(new), strict=True))
        return np.stack([self._known[text] for text in texts])


class Tuned:
    """An encoder fine-tuned with a classification head: AdamW, linear warm-up over a tenth of the steps, then
    linear decay."""

    def __init__(
        self,
        model: str,
        *,
        device: str = "auto",
        epochs: int = 3,
        rate: float = 5e-5,
        batch: int = 16,
        length: int = 256,
    ) -> None:
        from synletters.benchmark.encoder import resolve_encoder

        self._model = resolve_encoder(model)
        self._device = device
        self.epochs, self.rate, self.batch, self.length = epochs, rate, batch, length
        self.name = f"fine-tuned {model}"
        self.settings = {"model": model, "epochs": epochs, "rate": rate, "batch": batch, "length": length}

    def scores(
        self, texts: Sequence[str], codes: Sequence[str], asked: Sequence[str], seed: int
    ) -> tuple[Floats, list[str]]:
        from synletters.benchmark.encoder import fine_tuned

        known = sorted(set(codes))
        if len(known) < 2:
            return np.zeros((len(asked), 1)), known
        numbers = [known.index(code) for code in codes]
        made = fine_tuned(
            self._model,
            texts,
            numbers,
            len(known),
            asked,
            seed=seed,
            device=self._device,
            epochs=self.epochs,
            rate=self.rate,
            batch=self.batch,
            length=self.length,
        )
        if not np.isfinite(made).all():
            raise ModelError(f"{self._model} diverged while it was fine-tuned; take a smaller --rate")
        return made, known


def code_model(
    name: str,
    *,
    features: str = FEATURES,
    fine_tune: bool = False,
    device: str = "auto",
    epochs: int = 3,
    rate: float = 5e-5,
) -> CodeModel:
    """``tfidf``, or an encoder by name: frozen unless ``fine_tune``. Raises ConfigError, ModelError."""
    if name == "tfidf":
        if fine_tune:
            raise ConfigError("--fine-tune goes with an encoder; name one with --model")
        return TfIdf(features)
    if fine_tune:
        if epochs < 1 or not rate > 0:
            raise ConfigError(f"--epochs is {epochs} and --rate {rate}; both must be above 0")
        return Tuned(name, device=device, epochs=epochs, rate=rate)
    return Frozen(name, device=device)
