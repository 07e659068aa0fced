"""What a tagger finds in letters that it did not learn from: figures by class with their bounds, from
``synletters.evaluate``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from synletters.core.document import POS_PREFIX, Letter, Span
from synletters.detect.hf import HuggingFaceDetector
from synletters.detect.model_thresholds import Scored
from synletters.detect.tagger.detector import RENAMED, TaggerDetector
from synletters.evaluate.detection.entities import SchemeFigures, evaluate_entities
from synletters.evaluate.detection.phi import evaluate_phi
from synletters.evaluate.rates import Rate, Scores
from synletters.neural.encoding import Encoded
from synletters.neural.loading import Loaded
from synletters.neural.tokens import token_scores
from synletters.train.tagger.align import codes_of, decode, edges
from synletters.train.tagger.codes import Marks, longest
from synletters.train.tagger.letters import KINDS, Gold, Task
from synletters.train.tagger.model import Form

_AT_ONCE = 64


class HeldOut:
    """Letters in subwords, to score a model on while it learns. What it says of labels that they never have
    counts nowhere."""

    def __init__(
        self,
        golds: Sequence[Gold],
        encoded: Sequence[Encoded],
        marks: Sequence[Marks],
        labels: Sequence[str],
        at: int,
    ) -> None:
        self.golds, self.encoded, self.marks, self.labels, self.at = golds, encoded, marks, tuple(labels), at
        self.known = {label for gold in golds for *_, label in gold.spans}
        self.edges = [edges(gold.letter.text, enc) for gold, enc in zip(golds, encoded, strict=True)]

    def score(
        self, loaded: Loaded, *, window: int, types: bool, batch_tokens: int, tags: bool
    ) -> dict[str, float]:
        """Exact F1, precision and recall of the spans that the likeliest labels say; for ``tags`` the share
        of words right, as ``f1``."""
        hits = said = true = 0
        scores = token_scores(loaded, self.encoded, window=window, batch_tokens=batch_tokens, types=types)
        for gold, marks, (starts, ends), logits in zip(
            self.golds, self.marks, self.edges, scores, strict=True
        ):
            best = logits[:, self.at : self.at + len(self.labels)].argmax(axis=1)
            if tags:
                row = codes_of(marks, starts, ends)
                known = row >= 0
                hits += int((best[known] == row[known]).sum())
                true += int(known.sum())
                continue
            found = decode([self.labels[i] for i in best.tolist()], starts.tolist(), ends.tolist())
            found = [p for p in found if p[2] in self.known and not _inside(p[:2], gold.nothing)]
            wanted = set(longest(gold.spans))
            hits, said, true = hits + len(wanted & set(found)), said + len(found), true + len(wanted)
        if tags:
            return {"f1": hits / true if true else 0.0}
        return {
            "f1": 2 * hits / (said + true) if said + true else 0.0,
            "precision": hits / said if said else 0.0,
            "recall": hits / true if true else 0.0,
        }


def _inside(place: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b in stretches)


class Finder:
    """A trained model as the detector that will run it, with the trained head alone."""

    def __init__(self, loaded: Loaded, form: Form, head: str, task: Task, batch_tokens: int) -> None:
        self.form, self.head, self.task = form, head, task
        self.tagger: TaggerDetector | None = None
        self.plain: HuggingFaceDetector | None = None
        if form == "heads":
            whole = TaggerDetector(loaded.name, loaded=loaded, phi=head == "phi", batch_tokens=batch_tokens)
            self.tagger = whole.only(head)
        else:
            # labels as they are, so that each is measured under its own name
            own = {name: name for name in _bare_labels(loaded)}
            self.plain = HuggingFaceDetector(
                loaded.name, kind=KINDS[task], labels=own, loaded=loaded, batch_tokens=batch_tokens
            )

    def detect(
        self, letters: Sequence[Letter], thresholds: Mapping[str, float] | None = None
    ) -> list[tuple[Span, ...]]:
        """The spans of each letter, read under ``thresholds`` or else as the model says."""
        out: list[tuple[Span, ...]] = []
        if self.plain is not None:
            kept, self.plain.thresholds = (
                self.plain.thresholds,
                dict(self.plain.thresholds if thresholds is None else thresholds),
            )
            for at in range(0, len(letters), _AT_ONCE):
                out += self.plain.detect(letters[at : at + _AT_ONCE])
            self.plain.thresholds = kept
            return out
        assert self.tagger is not None
        tagger = self.tagger.only(self.head, thresholds)
        for at in range(0, len(letters), _AT_ONCE):
            out += tagger.detect(letters[at : at + _AT_ONCE])
        return out

    def scored(self, letters: Sequence[Letter]) -> list[Scored]:
        detector: Any = self.plain if self.plain is not None else self.tagger
        return [
            s
            for at in range(0, len(letters), _AT_ONCE)
            for s in detector.scored(letters[at : at + _AT_ONCE], self.head)
        ]


def _bare_labels(loaded: Loaded) -> list[str]:
    config = loaded.model.config
    names = [str(config.id2label[i]) for i in range(config.num_labels)]
    return list(dict.fromkeys(n[2:] if n[1:2] == "-" else n for n in names if n != "O"))


def figures(
    golds: Sequence[Gold], found: Sequence[Sequence[Span]], task: Task, head: str, learnt: Collection[str]
) -> dict[str, Any]:
    """The figures of the test letters: strict (bounds and label) by class; for identifiers, what is covered
    under any label, too.

    Found labels that were not ``learnt`` count nowhere in the first: the letters are silent on them.
    """
    if task == "pos":
        return tag_figures(golds, found)
    shown = RENAMED if head == "case" else {}
    letters = [
        Letter(
            g.letter.id,
            g.letter.text,
            tuple(Span(a, b, shown.get(name, name), "clinical", "gold") for a, b, name in longest(g.spans)),
            g.letter.patient_id,
        )
        for g in golds
    ]
    said = {
        g.letter.id: [replace(s, kind="clinical") for s in spans if not _inside((s.start, s.end), g.nothing)]
        for g, spans in zip(golds, found, strict=True)
    }
    names = {shown.get(name, name) for name in learnt}
    result = evaluate_entities(
        letters, {key: [s for s in spans if s.label in names] for key, spans in said.items()}
    )
    made: dict[str, Any] = {
        "letters": result.letters,
        "entities": result.gold,
        "found": result.found,
        "scheme": "strict: the same bounds and label; 95% bounds by bootstrap over letters",
        "all": _figures(result.schemes["strict"]),
        "by_class": {label: _figures(of["strict"]) for label, of in result.by_label.items()},
        "partial_f1": result.schemes["partial"].f1.to_json(),
    }
    if task == "phi":
        as_phi = [letter.with_spans([replace(s, kind="phi") for s in letter.spans]) for letter in letters]
        covered = evaluate_phi(
            as_phi, {key: [replace(s, kind="phi") for s in spans] for key, spans in said.items()}
        )
        made["covered"] = {
            "what": "identifiers every character of which is covered, under whatever label; 95% bounds of Wilson",
            "all": covered.covered.to_json(),
            "by_class": {label: of.covered.to_json() for label, of in covered.by_label.items()},
            "letters_with_a_leak": covered.leaky_letters.to_json(),
            "character_precision": covered.characters.precision.to_json(),
        }
    return made


def _figures(of: SchemeFigures) -> dict[str, Any]:
    return {
        "precision": of.precision.to_json(),
        "recall": of.recall.to_json(),
        "f1": of.f1.to_json(),
        "mentions": of.counts["correct"]
        + of.counts["incorrect"]
        + of.counts["partial"]
        + of.counts["missed"],
    }


def tag_figures(golds: Sequence[Gold], found: Sequence[Sequence[Span]]) -> dict[str, Any]:
    """Of the words with a gold tag, the share whose tag is right, and precision and recall of each tag
    (Wilson's bounds).

    A word is right if the tag given where it ends is its own; punctuation, which a plain model does not tag,
    counts nowhere.
    """
    pairs: dict[tuple[str, str], int] = {}
    for gold, spans in zip(golds, found, strict=True):
        by_end = {span.end: span.label.removeprefix(POS_PREFIX) for span in spans}
        for start, end, label in gold.spans:
            if any(c.isalnum() for c in gold.letter.text[start:end]):
                given = by_end.get(end, "")
                pairs[label, given] = pairs.get((label, given), 0) + 1
    total = sum(pairs.values())
    right = Rate(sum(n for (gold_tag, given), n in pairs.items() if gold_tag == given), total)
    by_class = {}
    for tag in sorted({tag for pair in pairs for tag in pair if tag}):
        hit = pairs.get((tag, tag), 0)
        said, true = (sum(n for pair, n in pairs.items() if pair[side] == tag) for side in (1, 0))
        by_class[tag] = {**Scores(Rate(hit, said), Rate(hit, true)).to_json(), "mentions": true}
    return {"letters": len(golds), "words": total, "accuracy": right.to_json(), "by_class": by_class}


def agreement(
    before: Loaded,
    after: Loaded,
    golds: Sequence[Gold],
    encoded: Sequence[Encoded],
    heads: Mapping[str, Sequence[str]],
    trained: str,
    *,
    window: int,
    types: bool,
    batch_tokens: int,
) -> dict[str, dict[str, Any]]:
    """For each head that was not trained, the share of subwords of the test letters on which it says what it
    said before."""
    assert len(golds) == len(encoded)
    old, new = (
        token_scores(model, encoded, window=window, types=types, batch_tokens=batch_tokens)
        for model in (before, after)
    )
    out: dict[str, dict[str, Any]] = {}
    at = 0
    for head, labels in heads.items():
        if head != trained:
            same = sum(
                int((a[:, at : at + len(labels)].argmax(1) == b[:, at : at + len(labels)].argmax(1)).sum())
                for a, b in zip(old, new, strict=True)
            )
            out[head] = Rate(same, int(sum(len(np.atleast_1d(enc.ids)) for enc in encoded))).to_json()
        at += len(labels)
    return out
