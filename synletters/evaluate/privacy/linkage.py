"""Can a synthetic letter be traced to its person, by somebody who holds the originals or knows a piece of
one?

Ranking attacks as on re-identified corpora: TF-IDF and embedding neighbours (Morris et al. 2022,
"Unsupervised text
deidentification"; Xin et al. 2024, "A false sense of privacy"), known phrases, known facts. Each stands
beside blind guessing and
beside the same attack when every question is asked for another person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from synletters.core.document import Letter, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.privacy.attackers import embedded, tfidf
from synletters.evaluate.privacy.common import (
    Gold,
    Ints,
    by_letter,
    checked,
    distinct,
    draws_of,
    key,
    people,
    privacy_score,
    share_bounds,
)
from synletters.evaluate.privacy.fragments import (
    Known,
    by_facts,
    by_words,
    facts_of,
    known_facts,
    known_words,
)
from synletters.evaluate.privacy.presence import presence
from synletters.evaluate.privacy.ranks import TOPS, Blocks, Ranking, ranked

_HOLDS = "every original letter, and which texts are synthetic; not which belongs to which"
_SOURCE = "nearest neighbour by {} (after Morris et al. 2022); ties as the mean over all orders (McSherry and Najork 2008)"
_RANGE = "1.0: every letter is traced; chance: the synthetic letters tell this attacker nothing"


class Linkage:
    """``linkage_*``: how often the right person is first (and among the first ten, in ``by``).

    ``others`` are letters of other people that were never rewritten, as more candidates. ``gold`` are the
    originals'
    identifiers, for the attack on texts without any. ``encoder`` is a masked language model whose states are
    compared, for at
    most ``embedding_letters`` letters drawn by ``seed`` (0: no such attack). ``draws``: pieces known of each
    letter.
    """

    def __init__(
        self,
        *,
        gold: Gold | None = None,
        others: Iterable[Letter] = (),
        encoder: str = "embedded",
        device: str = "auto",
        seed: int = 0,
        embedding_letters: int = 1000,
        words: Collection[int] = (5, 10, 20),
        facts: Collection[int] = (3, 5),
        draws: int = 3,
        **_: object,
    ) -> None:
        self.gold: Gold = gold or {}
        self.others, self.seed, self.draws = tuple(others or ()), seed, draws
        self.encoder, self.device, self.embedding_letters = encoder, device, embedding_letters
        self.words, self.facts = tuple(words), tuple(facts)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        """Raises EvaluationError for letters of fewer than two people, ModelError for the encoder."""
        kept = checked(pairs, "linkage", least=2)
        letters = distinct(kept)
        if len({letter.patient for letter in letters}) < 2:
            raise EvaluationError(
                "linkage needs letters of two people at least: of one there is nobody to confuse him with"
            )
        known = {letter.id for letter in letters}, {letter.patient for letter in letters}
        others = [
            o
            for o in {o.id: o for o in self.others}.values()
            if o.text.strip() and o.id not in known[0] and o.patient not in known[1]
        ]
        whole = _Whole(kept, [*letters, *others], self.seed, len(letters))
        scores = [
            *whole.figures(
                "linkage_words",
                "TF-IDF of words and pairs of words",
                lambda q, c: tfidf(q, c, "words"),
                person=True,
            ),
            *whole.figures("linkage_chars", "TF-IDF of four characters", lambda q, c: tfidf(q, c, "chars")),
            *whole.bare(self.gold).figures(
                "linkage_no_identifiers",
                "TF-IDF of words and pairs of words, after every marked identifier is cut out "
                "of the originals (gold) and every surrogate out of the synthetic letters",
                lambda q, c: tfidf(q, c, "words"),
            ),
        ]
        scores += self._embedding(kept, others)
        facts = facts_of(kept)
        for size in self.words:
            scores.append(
                self._piece(
                    kept,
                    letters,
                    known_words(letters, size, draws=self.draws, seed=self.seed),
                    by_words,
                    f"{size}_words",
                    f"{size} consecutive words of a letter as it was",
                )
            )
        for size in self.facts:
            scores.append(
                self._piece(
                    kept,
                    letters,
                    known_facts(letters, facts, size, draws=self.draws, seed=self.seed),
                    by_facts,
                    f"{size}_facts",
                    f"{size} clinical entities of a letter",
                )
            )
        return tuple(scores)

    def _embedding(self, pairs: Sequence[Pair], others: Sequence[Letter]) -> list[Score]:
        if self.embedding_letters < 2:
            return []
        from synletters.neural.loading import load

        ids = [letter.id for letter in distinct(pairs)]
        rng = draws_of(self.seed, "embedding")
        chosen = set(rng.sample(ids, min(len(ids), self.embedding_letters)))
        some = [pair for pair in pairs if pair[0].id in chosen]
        letters = distinct(some)
        if len({letter.patient for letter in letters}) < 2:
            return []
        beside = rng.sample(list(others), min(len(others), self.embedding_letters))
        loaded = load(self.encoder, "mlm", device=self.device)
        whole = _Whole(some, [*letters, *beside], self.seed, len(letters))
        return whole.figures(
            "linkage_embedding",
            f"mean-pooled states of the encoder {loaded.name}",
            lambda q, c: embedded(q, c, loaded),
        )

    def _piece(
        self,
        pairs: Sequence[Pair],
        letters: Sequence[Letter],
        known: Sequence[Known],
        attack: Callable[[Sequence[Known], Sequence[str]], Blocks],
        name: str,
        what: str,
    ) -> Score:
        """The rewrites are the candidates; a question is a piece of an original."""
        numbers = people(letters)
        person = dict(zip((letter.id for letter in letters), numbers.tolist(), strict=True))
        owners = np.array([person[letter.id] for letter, _ in pairs], dtype=np.int64)
        asked = np.array([numbers[item.letter] for item in known], dtype=np.int64)
        about = (
            f"share of pieces ({what}, {self.draws} drawn of each) whose person's synthetic letter holds more of the piece, "
            f"rare words counting more, than any other; {_RANGE}"
        )
        knows = f"{what}, and all synthetic letters; holds no original"
        source = "ranking by idf-weighted overlap (Spärck Jones 1972)"
        if len(set(asked.tolist())) < 2:
            return Score(
                f"linkage_{name}",
                None,
                0,
                "lower",
                about,
                "privacy",
                source,
                (0.0, 1.0),
                knows=knows,
                detail={"why": f"fewer than two people have a letter with {what}"},
            )
        made = ranked(
            attack(known, [rewrite.text for _, rewrite in pairs]),
            asked,
            owners,
            draws_of(self.seed, name, "shuffled"),
        )
        ids = [letters[item.letter].id for item in known]
        return _score(
            f"linkage_{name}",
            made,
            ids,
            about,
            knows,
            source,
            {"candidates": len(pairs), "letters_too_short": len(letters) - len(set(ids))},
        )


class _Whole:
    """Attacks whose questions are whole synthetic letters and whose candidates are whole originals."""

    def __init__(self, pairs: Sequence[Pair], candidates: Sequence[Letter], seed: int, real: int) -> None:
        self.pairs, self.candidates, self.seed, self.real = pairs, candidates, seed, real
        self.questions = [rewrite.text for _, rewrite in pairs]
        self.texts = [letter.text for letter in candidates]
        self.owners: Ints = people(candidates)
        person = {letter.id: int(number) for letter, number in zip(candidates, self.owners, strict=True)}
        self.asked: Ints = np.array([person[letter.id] for letter, _ in pairs], dtype=np.int64)

    def bare(self, gold: Gold) -> _Whole:
        """The same without identifiers: gold (or marked) ones of the originals, those that the rewrite says
        it replaced."""
        made = _Whole(self.pairs, self.candidates, self.seed, self.real)
        made.questions = [without(rewrite.text, rewrite.spans) for _, rewrite in self.pairs]
        made.texts = [without(letter.text, gold.get(letter.id) or letter.spans) for letter in self.candidates]
        return made

    def figures(
        self,
        name: str,
        how: str,
        attack: Callable[[Sequence[str], Sequence[str]], Blocks],
        *,
        person: bool = False,
    ) -> list[Score]:
        made = ranked(
            attack(self.questions, self.texts), self.asked, self.owners, draws_of(self.seed, name, "shuffled")
        )
        about = f"share of synthetic letters whose person's original is the nearest of all by {how}; {_RANGE}"
        more = {"candidates": len(self.texts), "candidates_of_other_people": len(self.texts) - self.real}
        ids = [letter.id for letter, _ in self.pairs]
        out = [
            _score(
                name,
                made,
                ids,
                about,
                _HOLDS,
                _SOURCE.format(how.partition(",")[0]),
                more,
                {
                    key(rewrite): float(value)
                    for (_, rewrite), value in zip(self.pairs, made.found[:, 0], strict=True)
                },
            )
        ]
        if person and len(self.texts) > self.real:
            out.append(presence(made.best[: self.real], made.best[self.real :], how))
        return out


def without(text: str, spans: Iterable[Span]) -> str:
    """The text without its identifiers."""
    out = list(text)
    for span in spans:
        if span.kind == "phi":
            out[span.start : span.end] = " " * (min(span.end, len(text)) - span.start)
    return "".join(out)


def _score(
    name: str,
    made: Ranking,
    ids: Sequence[str],
    about: str,
    knows: str,
    source: str,
    detail: Mapping[str, int],
    per_letter: Mapping[str, float] | None = None,
) -> Score:
    by: dict[str, dict[str, float | int | None]] = {}
    for column, top in enumerate(TOPS):
        value, low, high = share_bounds(*by_letter(ids, made.found[:, column]))
        control, _, upper = share_bounds(*by_letter(ids, made.shuffled[:, column]))
        by[f"top {top}"] = {
            "value": value,
            "low": low,
            "high": high,
            "chance": float(made.chance[:, column].mean()),
            "shuffled": control,
            "shuffled_high": upper,
        }
    return privacy_score(
        name,
        *by_letter(ids, made.found[:, 0]),
        about=about,
        knows=knows,
        source=source,
        per_letter=per_letter or {},
        baseline=float(made.chance[:, 0].mean()),
        by=by,
        detail={**detail, "questions": len(ids), "chance": round(float(made.chance[:, 0].mean()), 6)},
    )
