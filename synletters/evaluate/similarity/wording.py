"""BLEU and chrF (sacrebleu) and METEOR (nltk, without synonyms) of rewrites against their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from synletters.evaluate import Pair, Score
from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.figures import bounded, key, ratio_score
from synletters.evaluate.masked import NO_BASELINE, marked, masked_text

_COPY = "100 is a copy; a high value says nothing of privacy, facts or negations"


class SacreBleu:
    """BLEU and chrF over the corpus of all pairs, each letter one segment; per letter the figure of that
    segment alone."""

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        from sacrebleu import BLEU, CHRF

        self.bleu, self.single, self.chrf = BLEU(), BLEU(effective_order=True), CHRF()
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        made: dict[str, list[list[float]]] = {"bleu": [], "chrf": []}
        base: dict[str, list[list[float]]] = {"bleu": [], "chrf": []}
        has_baseline = marked(pairs)
        for letter, rewrite in pairs:
            for name, of in (("bleu", self.bleu), ("chrf", self.chrf)):
                made[name] += _statistics(of, rewrite.text, letter.text)
                if has_baseline:
                    base[name] += _statistics(of, masked_text(rewrite), letter.text)
            self.progress(1)
        about = {
            "bleu": "BLEU-4 of the rewrites as a corpus, each letter one segment, its source the reference",
            "chrf": "F2 of character n-grams up to 6 of the rewrites as a corpus, their sources the references",
        }
        source = {
            "bleu": "Papineni et al. 2002 (P02-1040); sacrebleu (Post 2018)",
            "chrf": "Popović 2015 (W15-3049); sacrebleu",
        }
        out = []
        for name, of, single in (("bleu", self.bleu, self.single), ("chrf", self.chrf, self.chrf)):
            signature = str(of.get_signature())
            rows = np.array(made[name], dtype=np.float64)
            found = bounded(pairs, rows, _figure(of))
            before = (
                bounded(pairs, np.array(base[name], dtype=np.float64), _figure(of)).value
                if has_baseline
                else None
            )
            one = _figure(single)(rows)
            detail = {"signature": signature, "pairs": len(pairs)} | (
                {} if has_baseline else {"baseline": NO_BASELINE}
            )
            out.append(
                Score(
                    name,
                    found.value,
                    len({letter.id for letter, _ in pairs}),
                    "none",
                    f"{about[name]}; {_COPY}",
                    "similarity",
                    f"{source[name]}, signature {signature}",
                    (0, 100),
                    found.low,
                    found.high,
                    baseline=before,
                    per_letter={key(pair): float(value) for pair, value in zip(pairs, one, strict=True)},
                    detail=detail,
                )
            )
        return tuple(out)


def _statistics(metric: Any, made: str, source: str) -> list[list[float]]:
    """The counts that sacrebleu sums over segments: one row."""
    found: list[list[float]] = metric._extract_corpus_statistics([made], [[source]])
    return found


def _figure(metric: Any) -> Callable[[Floats], Floats]:
    """(n, k) sums of sacrebleu's counts -> n scores, by sacrebleu's own formula."""

    def figure(sums: Floats) -> Floats:
        return np.array(
            [metric._compute_score_from_stats([round(x) for x in row]).score for row in sums.tolist()]
        )

    return figure


class _NoWordNet:
    """In the place of WordNet, which would have to be downloaded: it knows no synonyms."""

    def synsets(self, _: str) -> list[Any]:
        return []


class Meteor:
    """METEOR as nltk computes it (exact and Porter-stem matches), without synonyms; words by nltk's own
    tokenizer."""

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        from nltk.stem.porter import PorterStemmer
        from nltk.tokenize import NLTKWordTokenizer

        self.tokenize: Callable[[str], list[str]] = NLTKWordTokenizer().tokenize
        self.stemmer = _Remembering(PorterStemmer())
        self.progress = progress or (lambda _: None)

    def one(self, reference: Sequence[str], made: Sequence[str]) -> float:
        from nltk.translate.meteor_score import single_meteor_score

        return float(single_meteor_score(reference, made, stemmer=self.stemmer, wordnet=_NoWordNet()))

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        has_baseline = marked(pairs)
        made: list[float] = []
        base: list[float] = []
        for letter, rewrite in pairs:
            source = self.tokenize(letter.text)
            made.append(self.one(source, self.tokenize(rewrite.text)))
            if has_baseline:
                base.append(self.one(source, self.tokenize(masked_text(rewrite))))
            self.progress(1)
        return (
            ratio_score(
                "meteor",
                pairs,
                made,
                better="none",
                family="similarity",
                range=(0, 1),
                about="METEOR of a rewrite against its source by exact and stem matches, WITHOUT synonyms (so lower than with WordNet); "
                "mean over pairs; 1 is nearly a copy",
                source="Lavie and Agarwal 2007 (W07-0734), nltk's implementation, alpha 0.9, beta 3, gamma 0.5; no WordNet",
                baseline=base if has_baseline else None,
                detail={} if has_baseline else {"baseline": NO_BASELINE},
            ),
        )


class _Remembering:
    """A stemmer that stems each word once."""

    def __init__(self, stemmer: Any) -> None:
        self._stemmer, self._known = stemmer, dict[str, str]()

    def stem(self, word: str) -> str:
        if word not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = self._stemmer.stem(word)
        return self._known[word]
