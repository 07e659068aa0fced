"""``clinical-words``: the share of a letter's clinical words that its rewrite lost, with the worst letters and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.clinical.words_lost.compare import Losses, losses
from synletters.evaluate.clinical.words_lost.reader import KINDS
from synletters.evaluate.clinical.words_lost.tally import Tally
from synletters.evaluate.figures import ratio_score

_SOURCE = "synletters, docs/fidelity.md; lexicon of the Disease and the Symptom Ontology (CC0) and of lists of its own"


class ClinicalWordsLost:
    """``clinical_model`` names a spaCy pipeline (scispaCy's, say) whose entities are counted beside the lexicon's."""

    def __init__(
        self, *, clinical_model: str | None = None, progress: Callable[[int], None] | None = None, **_: object
    ) -> None:
        self.clinical_model = clinical_model
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """The share lost; with ``clinical_model`` that of the model's entities too. Raises EvaluationError without such a model."""
        made: list[Losses] = []
        for letter, rewrite in pairs:
            made.append(losses(letter, rewrite.text))
            self.progress(1)
        return self._words(pairs, made), *self._entities(pairs)

    @staticmethod
    def _words(pairs: Sequence[Pair], made: Sequence[Losses]) -> Score:
        tally = Tally()
        words: Counter[str] = Counter()
        for (_, rewrite), one in zip(pairs, made, strict=True):
            tally.add(rewrite.letter_id, rewrite.variant, one)
            words.update(f"{lost.kind} {lost.name}".strip() for lost in one.lost)
        by: dict[str, dict[str, float | int | None]] = {
            kind: {
                "value": tally.lost[kind] / tally.items[kind],
                "lost": tally.lost[kind],
                "words": tally.items[kind],
            }
            for kind in KINDS
            if tally.items[kind]
        }
        return ratio_score(
            "clinical_words_lost",
            pairs,
            [float(len(one.lost)) for one in made],
            [float(one.total.total()) for one in made],
            better="lower",
            family="clinical",
            range=(0, 1),
            about="share of the drugs, findings, doses, results, scores, roles and headings of a source that its rewrite lacks, after "
            "detection and refilling alike, by an extractor that shares nothing with them",
            source=_SOURCE,
            by=by,
            detail={
                "worst": "lost",
                "words": dict(words.most_common(50)),
                "worst_letters": tally.to_json(1.0)["worst"],
            },
        )

    def _entities(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        if self.clinical_model is None:
            return ()
        nlp = _pipeline(self.clinical_model)
        over, under = [], []
        for (letter, rewrite), doc in zip(pairs, nlp.pipe(letter.text for letter, _ in pairs), strict=True):
            known = [(s.start, s.end) for s in letter.spans if s.kind == "phi"]
            named = Counter(
                " ".join(ent.text.split()).casefold()
                for ent in doc.ents
                if not any(a < ent.end_char and ent.start_char < b for a, b in known)
            )
            said = " ".join(rewrite.text.split()).casefold()
            before = " ".join(letter.text.split()).casefold()
            over.append(float(sum(min(n, max(0, before.count(w) - said.count(w))) for w, n in named.items())))
            under.append(float(named.total()))
        return (
            ratio_score(
                "model_entities_words_lost",
                pairs,
                over,
                under,
                better="lower",
                family="clinical",
                range=(0, 1),
                about=f"share of the entities that {self.clinical_model} finds in a source whose words its rewrite lacks; the model sees "
                "the source alone, so that what it makes of surrogates does not count",
                source="a spaCy pipeline of the user's",
            ),
        )


def _pipeline(name: str) -> Any:
    import spacy

    try:
        return spacy.load(name)
    except OSError:
        raise EvaluationError(
            f"no spaCy pipeline {name!r} is installed; give a package's name or a folder"
        ) from None
