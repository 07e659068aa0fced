"""How much of a letter a setting changed: words that came out as others, and masked words that got their own
sentence back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import key, ratio_score
from synletters.refill.novelty import come_back, word_slots
from synletters.rewrite.draft import Draft

CHANGED, GIVEN_BACK = "changed_words", "given_back"


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one rewrite: words masked; of these, words not given back with their sentence; of these, words that
    differ."""

    masked: int
    refilled: int
    changed: int


class Changes:
    """Watches a rewriter; then scores as a metric does. No text is kept."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}

    def watch(self, letters: Sequence[Sequence[Draft]]) -> None:
        for drafts in letters:
            for draft in drafts:
                assert draft.result is not None
                assert draft.fills is not None
                same = len(come_back(draft.fills, word_slots(draft.plan), draft.words))
                left = len(draft.words)
                self.tallies[key((draft.item.letter, draft.result))] = Tally(
                    len(draft.masked), left, left - same
                )

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        tallies = [self.tallies[key(pair)] for pair in pairs]
        return (
            ratio_score(
                CHANGED,
                pairs,
                [float(t.changed) for t in tallies],
                [float(len(letter.text.split())) for letter, _ in pairs],
                better="none",
                family="similarity",
                range=(0, 1),
                about="share of the words of the letters that the model filled with another word, replaced identifiers aside; "
                "a word that came back as it was is not counted",
            ),
            ratio_score(
                GIVEN_BACK,
                pairs,
                [float(t.masked - t.refilled) for t in tallies],
                [float(t.masked) for t in tallies],
                better="none",
                family="similarity",
                range=(0, 1),
                about="share of the masked words that got their own word back, because their sentence came out saying something else",
            ),
        )
