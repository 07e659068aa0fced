"""Made letters through the rewriter: other words around the same facts, other identifiers, every span where
it now stands.

What is planted is known, so nothing is looked for: the marks of identifiers are the only ones that are
replaced, by surrogates, and the
marks of facts are clinical spans, which are kept. Each mark carries its number through the rewriter as its
concept, so that what comes
out is matched to it without guessing. Then the letter is checked against its record, fact by fact: one that
lost a mark, says of a fact
something else than its source, or has a fault that its source had not, is rejected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Protocol

from synletters.assertion import facts as read_facts
from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.generate.check import Verdict
from synletters.generate.letters.compact import OffsetMap
from synletters.generate.letters.make import Made
from synletters.generate.phrases.marked import SOURCE, Mark, Text
from synletters.rewrite.chunk_work import Account
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.run_report import provenance

STAGE = "rewrite"
CHUNK = 64
#: what a seed is moved by for another try
_AGAIN = 7_919


class Checks(Protocol):
    def check(
        self, text: str, record: Mapping[str, str | int], allowed: Sequence[str] | None = None
    ) -> Verdict: ...


def config_of(
    *,
    strategy: str = "stopwords",
    ratio: float = 0.5,
    model: str = "embedded",
    seed: int = 0,
    device: str = "auto",
) -> RunConfig:
    """The options of the rewriter for made letters: no search for identifiers, surrogates from the seed.
    Raises ConfigError."""
    return RunConfig(strategy=strategy, ratio=ratio, model=model, seed=seed, device=device, no_phi=True)


class Variety:
    """Passes made letters through rewriters and checks what comes out with ``checker``. ``counts`` says what
    happened.

    What the first rewriter fails at is tried with the next; ``rewriters`` are those of your own, in place of
    ``tries`` with a seed each.
    """

    def __init__(
        self,
        config: RunConfig,
        checker: Checks,
        *,
        tries: int = 2,
        rewriters: Sequence[Rewriter] | None = None,
    ) -> None:
        self.config, self.checker = config, checker
        self.rewriters = (
            list(rewriters)
            if rewriters is not None
            else [
                Rewriter(replace(config, seed=(config.seed or 0) + _AGAIN * number))
                for number in range(max(tries, 1))
            ]
        )
        self.tries = len(self.rewriters)
        self.rewriters[0].prepare()
        self.counts: Counter[str] = Counter()

    @property
    def rewriter(self) -> Rewriter:
        """That of the first try."""
        return self.rewriters[0]

    def letters(self, made: Iterable[Made | Rejected]) -> Iterator[Made | Rejected]:
        """The letters in their order, each rewritten or rejected with why; what came rejected goes
        through."""
        source = iter(made)
        while batch := list(islice(source, CHUNK)):
            alive = [item for item in batch if isinstance(item, Made)]
            done = dict(zip([item.id for item in alive], self._batch(alive), strict=True))
            for item in batch:
                yield done[item.id] if isinstance(item, Made) else item

    def _batch(self, batch: Sequence[Made]) -> list[Made | Rejected]:
        out: dict[str, Made | Rejected] = {}
        waiting = list(batch)
        for rewriter in self.rewriters:
            if not waiting:
                break
            for source, result in zip(
                waiting, rewriter.rewrite([letter_of(item) for item in waiting]), strict=True
            ):
                out[source.id] = self._one(source, result)
            waiting = [item for item in waiting if isinstance(out[item.id], Rejected)]
        for item in batch:
            done = out[item.id]
            self.counts["rejected" if isinstance(done, Rejected) else "kept"] += 1
            if isinstance(done, Made):
                self.counts["words_changed"] += changed(item.text.text, done.text.text)
                self.counts["words"] += len(item.text.text.split())
        return [out[item.id] for item in batch]

    def _one(self, source: Made, result: Rewrite | Rejected) -> Made | Rejected:
        if isinstance(result, Rejected):
            return result
        marks = carried(source.text.marks, result)
        if isinstance(marks, str):
            return Rejected(source.id, STAGE, marks)
        fault = _said_otherwise(source.text, result.text, marks) or self._faults(source, result.text)
        if fault:
            return Rejected(source.id, STAGE, fault)
        return Made(source.id, source.form, source.record, Text(result.text, marks), OffsetMap())

    def _faults(self, source: Made, text: str) -> str:
        """What ``check`` finds in the rewrite and not in its source. Quotes nothing."""
        before = self.checker.check(source.text.text, source.record)
        after = self.checker.check(text, source.record)
        new = Counter((f.kind, f.fact) for f in after.faults) - Counter(
            (f.kind, f.fact) for f in before.faults
        )
        if new:
            return f"{new.total()} faults that its source has not: {', '.join(sorted(f'{kind} {fact}' for kind, fact in new))}"
        lost = sorted(before.told - after.told)
        return f"no longer tells {', '.join(lost)}" if lost else ""


def letter_of(made: Made) -> Letter:
    """A made letter as the rewriter takes it; the concept of each span is the number of its mark."""
    spans = [
        Span(m.start, m.end, m.label, m.kind, SOURCE, 1.0, f"mark-{i}") for i, m in enumerate(made.text.marks)
    ]
    return Letter(made.id, made.text.text, tuple(spans))


def carried(marks: Sequence[Mark], result: Rewrite) -> tuple[Mark, ...] | str:
    """The marks where they stand in the rewrite, or why they cannot be told. Identifiers that met have become
    one."""
    found: list[Mark] = []
    seen: Counter[int] = Counter()
    identifiers = 0
    for span in result.spans:
        if span.kind == "phi":
            found.append(Mark(span.start, span.end, span.label))
            identifiers += 1
        elif span.source == SOURCE and span.concept.startswith("mark-"):
            number = int(span.concept.removeprefix("mark-"))
            seen[number] += 1
            found.append(replace(marks[number], start=span.start, end=span.end))
    wanted = Counter(i for i, mark in enumerate(marks) if mark.kind != "phi")
    if seen != wanted:
        return f"{(wanted - seen).total()} marks of facts were lost, {(seen - wanted).total()} stand twice"
    if bool(identifiers) != any(mark.kind == "phi" for mark in marks):
        return "its identifiers are not where they were planted"
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def _said_otherwise(source: Text, text: str, marks: Sequence[Mark]) -> str:
    """The facts of which the rules of assertion read something else than in the source, or whose own words
    changed."""
    old = sorted((m for m in source.marks if m.kind != "phi"), key=lambda m: (m.start, m.end))
    new = [m for m in marks if m.kind != "phi"]
    words = [
        m.fact for m, n in zip(old, new, strict=True) if source.text[m.start : m.end] != text[n.start : n.end]
    ]
    if words:
        return f"the words of a fact changed: {', '.join(sorted(set(words)))}"
    before = read_facts(source.text, [m.span() for m in old])
    after = read_facts(text, [m.span() for m in new])
    other = {m.fact for m, a, b in zip(old, before, after, strict=True) if a.assertion != b.assertion}
    return f"something else is said of {', '.join(sorted(other))}" if other else ""


def changed(before: str, after: str) -> int:
    """How many words of a letter are not those of its source (by ``difflib`` over words)."""
    from difflib import SequenceMatcher

    a, b = before.split(), after.split()
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return len(a) - same


def about(variety: Variety) -> dict[str, Any]:
    """What the report says of the rewriting."""
    counts, config = variety.counts, variety.config
    return {
        "strategy": config.strategy,
        "ratio": config.ratio,
        "model": config.model,
        "kept": counts["kept"],
        "rejected": counts["rejected"],
        "share_of_words_changed": round(counts["words_changed"] / max(counts["words"], 1), 4),
        "provenance": provenance(Account.of(variety.rewriter), config),
    }
