"""One review under way: its letters, its queue and what reviewers do. What the page asks for is answered here, whatever
serves it.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from synletters.core.errors import ConfigError, LetterError
from synletters.core.labels import IDENTIFIERS
from synletters.review.align import Alignment, align
from synletters.review.certificate import sentence, status
from synletters.review.corpus import Corpus, Run
from synletters.review.database import MARKS, WHY, Database, Decision, Mark, Unit
from synletters.review.risk import assessed, reasons
from synletters.review.sample import drawn, strata
from synletters.review.shown import Layer, of_rewrite, of_source

Progress = Callable[[int], object]
#: the views of the queue, and what each holds
VIEWS: Mapping[str, str] = {
    "sample": "The sample",
    "all": "All letters",
    "open": "Not decided by me",
    "accepted": "Accepted by me",
    "rejected": "Rejected by me",
    "marked": "With a mark of mine",
}
#: what a missed identifier can be, the most frequent first
LABELS = tuple(
    dict.fromkeys(
        (
            "NAME",
            "DATE",
            "ADDRESS",
            "LOCATION",
            "HOSPITAL",
            "PHONE",
            "ID",
            "EMAIL",
            "ORGANIZATION",
            *IDENTIFIERS,
        )
    )
)
_PAGE, _ALIGNED = 50, 64
_LONGEST_COMMENT, _LONGEST_NAME = 4000, 80


class RefusedError(LetterError):
    """What a reviewer asked for cannot be; the reason is for the page, and quotes no letter."""


class ElsewhereError(RefusedError):
    """The same reviewer decided on the letter in another window since it was shown."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``sample`` letters are drawn by ``seed``, a random one if it is None; ``confidence`` of the certificate."""

    sample: int = 300
    confidence: float = 0.95
    seed: int | None = None

    def __post_init__(self) -> None:
        faults = []
        if self.sample < 3:
            faults.append(f"sample is {self.sample}; at least 3 letters are needed, one of each stratum")
        if not 0.5 <= self.confidence < 1:
            faults.append(f"confidence is {self.confidence}; it lies between 0.5 and 1, such as 0.95")
        if faults:
            raise ConfigError(faults)


def database_of(out: Path) -> Path:
    """Where decisions lie unless another place is named: beside the run, so that who passes the run on does not pass them on."""
    return out.parent / f"{out.name}.review.sqlite"


class Session:
    """Opened for one run and one database. Every method may be called from any thread."""

    def __init__(
        self,
        run: Run,
        corpus: Corpus,
        database: Database,
        settings: Settings | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Raises ConfigError if other settings are asked for than those of a review in which something was decided."""
        self.run, self.corpus, self.database = run, corpus, database
        self._lock = threading.RLock()
        self._aligned: OrderedDict[int, Alignment | None] = OrderedDict()
        units = database.units()
        if not units:
            units = self._begin(settings or Settings(), progress)
        elif settings is not None:
            units = self._same(units, settings)
        self.units = units
        self._by_risk = sorted(units, key=lambda unit: (-unit.risk, unit.n))
        self.confidence = float(database.meta("confidence") or 0.95)

    def _begin(self, settings: Settings, progress: Progress | None) -> list[Unit]:
        words = self.run.report.get("clinical_words") or {}
        lost = [(str(row.get("id")), int(row.get("variant") or 0)) for row in words.get("worst") or ()]
        risks = assessed(self.corpus, lost, progress)
        of = strata([risk.value for risk in risks])
        seed = secrets.randbits(63) if settings.seed is None else settings.seed
        sample = drawn(of, settings.sample, seed)
        units = [
            Unit(n, *self.corpus.keys[n], risk.value, of[n], n in sample, risk.suspects, risk.flags)
            for n, risk in enumerate(risks)
        ]
        self.database.begin(units, _facts(settings, seed))
        return units

    def _same(self, units: list[Unit], asked: Settings) -> list[Unit]:
        told = {key: self.database.meta(key) for key in ("sample", "confidence", "seed")}
        seed = asked.seed if asked.seed is not None else int(told["seed"] or 0)
        wanted = _facts(asked, seed)
        if wanted == told:
            return units
        if self.database.decisions() or self.database.marks():
            raise ConfigError(
                f"{self.database.path} is a review with a sample of {told['sample']} letters and a confidence of {told['confidence']}, "
                "and letters were decided: a sample that grows with what is seen certifies nothing. Leave --sample, --confidence and "
                "--seed out, or begin another review with --database"
            )
        sample = drawn([unit.stratum for unit in units], asked.sample, seed)
        self.database.draw_again(sample, wanted)
        return [replace(unit, sampled=unit.n in sample) for unit in units]

    # what the page shows

    def overview(self, reviewer: str) -> dict[str, Any]:
        own = self.database.decisions().get(reviewer, {})
        sample = [unit for unit in self.units if unit.sampled]
        return {
            "run": self.run.letters.parent.name
            if self.run.letters.name.startswith("letters.")
            else self.run.letters.name,
            "letters": len(self.units),
            "sources": self.corpus.sources,
            "refills_known": self.corpus.sources > 0 or bool(self.run.settings.get("mark_refills")),
            "labels": list(LABELS),
            "views": VIEWS,
            "mine": {
                "accepted": sum(d.state == "accepted" for d in own.values()),
                "rejected": sum(d.state == "rejected" for d in own.values()),
                "sample": len(sample),
                "sample_decided": sum(unit.n in own for unit in sample),
            },
        }

    def queue(self, reviewer: str, view: str, start: int = 0, find: str = "") -> dict[str, Any]:
        """Fifty letters of a view, riskiest first, from the one at ``start``. Raises RefusedError for no view."""
        if view not in VIEWS:
            raise RefusedError("there is no such view of the queue")
        own = self.database.decisions().get(reviewer, {})
        marked = {m.n for m in self.database.marks() if m.reviewer == reviewer} if view == "marked" else set()

        def there(unit: Unit) -> bool:
            state = own[unit.n].state if unit.n in own else ""
            held = {
                "sample": unit.sampled,
                "all": True,
                "open": not state,
                "marked": unit.n in marked,
            }.get(view, state == view)
            return held and find.casefold() in unit.id.casefold()

        found = [unit for unit in self._by_risk if there(unit)]
        start = max(0, min(start, max(0, len(found) - 1)) // _PAGE * _PAGE)
        rows = [
            {
                "n": unit.n,
                "id": unit.id,
                "variant": unit.variant,
                "stratum": unit.stratum,
                "sampled": unit.sampled,
                "reasons": reasons(unit.suspects, unit.flags),
                "state": own[unit.n].state if unit.n in own else "",
            }
            for unit in found[start : start + _PAGE]
        ]
        return {"total": len(found), "start": start, "page": _PAGE, "rows": rows}

    def letter(self, reviewer: str, n: int) -> dict[str, Any]:
        """A letter as it is shown to one reviewer, who does not see what others said of it."""
        unit = self.unit(n)
        with self._lock:
            read, source = self.corpus[n], self.corpus.source(n)
            alignment = self._alignment(n)
        marks = [mark for mark in self.database.marks(n) if mark.reviewer == reviewer]
        text = read.letter.text
        decision = self.database.decision(reviewer, n)
        return {
            "n": n,
            "id": unit.id,
            "variant": unit.variant,
            "stratum": unit.stratum,
            "sampled": unit.sampled,
            "reasons": reasons(unit.suspects, unit.flags),
            "rewrite": of_rewrite(
                read, unit.suspects, alignment, [Layer(m.start, m.end, m.kind, m.label) for m in marks]
            ),
            "source": None if source is None else of_source(source[0], alignment),
            "marks": [
                {"mark": m.mark, "kind": m.kind, "label": m.label, "start": m.start, "end": m.end, "text": text[m.start : m.end]}
                for m in marks
            ],
            "decision": _shown(decision),
        }  # fmt: skip

    def status(self) -> dict[str, Any]:
        told = status(self.units, self.database.decisions(), self.database.marks(), self.confidence)
        return told | {"sentence": sentence(told["certificate"])}

    # what reviewers do

    def decide(self, reviewer: str, n: int, asked: Decision) -> dict[str, Any]:
        """Accept, reject, or neither (a comment). Raises RefusedError."""
        self.unit(n)
        if asked.state not in ("", "accepted", "rejected"):
            raise RefusedError("a letter is accepted, rejected or left open")
        if (asked.state == "rejected") != bool(asked.why) or asked.why not in ("", *WHY):
            raise RefusedError(f"a rejection says why: {', '.join(WHY)}")
        if len(asked.comment) > _LONGEST_COMMENT:
            raise RefusedError(f"the comment is longer than {_LONGEST_COMMENT:,} characters; shorten it")
        missed = [m for m in self.database.marks(n) if m.reviewer == reviewer and m.kind == "missed"]
        if asked.state == "accepted" and missed:
            raise RefusedError(
                "you have marked a missed identifier in this letter, so it cannot be accepted: reject it, or take the mark away"
            )
        made = self.database.decide(reviewer, n, asked)
        if made is None:
            raise ElsewhereError(
                "you decided on this letter in another window meanwhile; it is shown as it was decided there, and your comment is kept "
                "in its field. Decide again if you want it otherwise"
            )
        return _shown(made)

    def mark(self, reviewer: str, n: int, kind: str, side: str, start: int, end: int, label: str) -> None:
        """Mark a stretch of the rewrite, or of the source if it stands in the rewrite too. Raises RefusedError."""
        self.unit(n)
        if kind not in MARKS or side not in ("rewrite", "source"):
            raise RefusedError("a mark says that an identifier was missed, or that one is wrong")
        if kind == "missed" and not (label in IDENTIFIERS or _is_label(label)):
            raise RefusedError("a label is in capitals, such as NAME")
        with self._lock:
            read, source, alignment = self.corpus[n], self.corpus.source(n), self._alignment(n)
        text = read.letter.text
        if side == "source":
            if source is None or alignment is None or not 0 <= start < end <= len(source[0]):
                raise RefusedError("the selection is no part of the source")
            place = (
                alignment.in_rewrite(start, end) if kind == "missed" else alignment.surrogate_at(start, end)
            )
            if place is None:
                raise RefusedError(
                    "this does not stand in the rewrite any more: it was replaced or said otherwise, so nothing of it was missed"
                    if kind == "missed"
                    else "nothing was replaced here"
                )
            start, end = place
        if not 0 <= start < end <= len(text):
            raise RefusedError("the selection is no part of the rewrite")
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            raise RefusedError("the selection holds no word")
        replaced = [s for s in read.letter.spans if s.kind == "phi" and s.start < end and start < s.end]
        if kind == "wrong":
            if not replaced:
                raise RefusedError("nothing was replaced here; select a replaced identifier")
            for span in replaced:
                self.database.mark(reviewer, n, kind, span.start, span.end, span.label)
            return
        if any(s.start <= start and end <= s.end for s in replaced):
            raise RefusedError(
                "this is an invented identifier that stands in the place of a real one; nothing was missed here"
            )
        self.database.mark(reviewer, n, kind, start, end, label)
        before = self.database.decision(reviewer, n)
        if before.state == "accepted":  # what leaks is accepted no longer
            self.database.decide(reviewer, n, replace(before, state="", why=""))

    def unmark(self, reviewer: str, n: int, mark: int) -> None:
        if not self.database.unmark(reviewer, n, mark):
            raise RefusedError("there is no such mark of yours")

    # within

    def unit(self, n: int) -> Unit:
        if not 0 <= n < len(self.units):
            raise RefusedError("there is no such letter")
        return self.units[n]

    def source_of(self, mark: Mark) -> str | None:
        """What stood in the source where a surrogate stands now, if that is sure."""
        with self._lock:
            source, alignment = self.corpus.source(mark.n), self._alignment(mark.n)
            read = self.corpus[mark.n]
        if source is None or alignment is None:
            return None
        for span in read.letter.spans:
            if (span.kind, span.start, span.end) == ("phi", mark.start, mark.end):
                place = alignment.source_of(span)
                return None if place is None else source[0][place[0] : place[1]]
        return None

    def _alignment(self, n: int) -> Alignment | None:
        if n not in self._aligned:
            source, read = self.corpus.source(n), self.corpus[n]
            self._aligned[n] = (
                None if source is None else align(source[0], read.letter.text, read.letter.spans)
            )
            if len(self._aligned) > _ALIGNED:
                self._aligned.popitem(last=False)
        return self._aligned[n]


def name_of(said: object) -> str:
    """The name of a reviewer as it is kept. Raises RefusedError."""
    name = " ".join(said.split()) if isinstance(said, str) else ""
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise RefusedError(f"a reviewer's name is one line of at most {_LONGEST_NAME} characters")
    return name


def _is_label(label: str) -> bool:
    return label.isascii() and label.replace("_", "A").isalpha() and label.isupper() and len(label) <= 31


def _facts(settings: Settings, seed: int) -> dict[str, str]:
    return {"sample": str(settings.sample), "confidence": str(settings.confidence), "seed": str(seed)}


def _shown(decision: Decision) -> dict[str, Any]:
    return {
        "state": decision.state,
        "why": decision.why,
        "comment": decision.comment,
        "revision": decision.revision,
        "at": decision.at,
    }
