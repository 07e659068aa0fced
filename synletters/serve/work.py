"""What is done for a request: the same rewriting and detection as of a run, in chunks that never part a patient's letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from synletters.core.document import POS_PREFIX, Letter, Rejected, Rewrite
from synletters.core.errors import EvaluationError, LetterError
from synletters.core.isolation import chunks
from synletters.core.registry import make
from synletters.detect.merging import merged_findings
from synletters.evaluate import Pair, Score
from synletters.rewrite.attributes import STATEMENTS
from synletters.rewrite.chunk_work import Account, Done, detected, rewritten
from synletters.rewrite.rewriter import Rewriter
from synletters.serve import messages
from synletters.serve.desk import TooLong

#: why a letter is rejected
_KNOWN = (
    "an identifier that is known of a patient stands in what was made of this letter, or of one beside it"
)
GivenUp = Callable[[], bool]


class Work:
    """The models, loaded once, and what was counted. Its methods run in one thread."""

    def __init__(self, rewriter: Rewriter) -> None:
        self.rewriter = rewriter
        self.account = Account()
        self.letters: Counter[str] = Counter()
        self.rejected: Counter[str] = Counter()

    def rewrite(self, asked: messages.Letters, given_up: GivenUp) -> messages.Rewritten:
        """Every letter of the request comes out or is rejected. Raises TooLong."""
        results, lost = self._over(asked, given_up, rewritten, "rewrite")
        made = [messages.rewrite_out(item, more) for item, more in results if isinstance(item, Rewrite)]
        return messages.Rewritten(letters=tuple(made), rejected=lost)

    def detect(self, asked: messages.Letters, given_up: GivenUp) -> messages.Detected:
        """The spans of every letter. Raises TooLong."""
        results, lost = self._over(asked, given_up, detected, "detect")
        made = []
        for item, _ in results:
            if isinstance(item, Letter):
                spans = merged_findings(s for s in item.spans if not s.label.startswith(POS_PREFIX))
                made.append(messages.FoundOut(id=item.id, spans=tuple(map(messages.span_out, spans))))
        return messages.Detected(letters=tuple(made), rejected=lost)

    def score(self, asked: messages.Pairs, given_up: GivenUp) -> messages.Scored:
        """The figures of some metrics. Raises LetterError for spans that cannot be, TooLong."""
        pairs: list[Pair] = []
        for item in asked.pairs:
            letter = messages.letter_of(item.letter)
            made = messages.letter_of(messages.LetterIn(id=letter.id, text=item.text, spans=item.spans))
            pairs.append((letter, Rewrite(letter.id, 0, made.text, made.spans)))
        figures: list[messages.Figure] = []
        missing: dict[str, str] = {}
        for name in dict.fromkeys(asked.metrics):
            if given_up():
                raise TooLong
            try:
                figures += map(_figure, make("metrics", name).score(pairs))
            except EvaluationError as error:
                missing[name] = str(error)
        self.letters["score"] += len(pairs)
        return messages.Scored(figures=tuple(figures), not_measured=missing)

    def _over(
        self, asked: messages.Letters, given_up: GivenUp, work: Callable[..., Done], name: str
    ) -> tuple[list[tuple[Any, Any]], tuple[messages.RejectedOut, ...]]:
        """The results by the order of the letters, and the rejections."""
        read = [_read(item) for item in asked.letters]
        results: dict[str, list[tuple[Any, Any]]] = {}
        lost: dict[str, Rejected] = {}
        before = Account.of(self.rewriter)
        for chunk in chunks(read, self.rewriter.config.chunk):
            if given_up():
                raise TooLong
            left = self.rewriter.counts["known:left"]
            done = work(self.rewriter, chunk, STATEMENTS).results
            if self.rewriter.counts["known:left"] > left:  # no letter of the chunk is given back
                done = [
                    (Rejected(item.id, "known", _KNOWN), ()) for item in chunk if isinstance(item, Letter)
                ]
            for item, more in done:
                if isinstance(item, Rejected):
                    lost[item.letter_id] = item
                else:
                    results.setdefault(item.id if isinstance(item, Letter) else item.letter_id, []).append(
                        (item, more)
                    )
        self.account.add(Account.of(self.rewriter).since(before))
        self.letters[name] += len(read)
        self.rejected.update(item.stage for item in lost.values())
        ids = [item.id for item in asked.letters]
        found = [pair for name in ids if name not in lost for pair in results.get(name, ())]
        return found, tuple(messages.rejected_out(lost[name]) for name in ids if name in lost)


def _read(item: messages.LetterIn) -> Letter | Rejected:
    try:
        return messages.letter_of(item)
    except LetterError as error:
        return Rejected(item.id, "read", error.reason)


def _figure(score: Score) -> messages.Figure:
    return messages.Figure(
        name=score.name,
        value=score.value,
        low=score.low,
        high=score.high,
        letters=score.letters,
        better=score.better,
        about=score.about,
        per_letter={name: float(value) for name, value in score.per_letter.items()},
    )
