"""Letters whose facts fit still fit once their identifiers are replaced; and the judge sees when they do not."""

from __future__ import annotations

from datetime import date

from synletters import Rewrite, Rewriter, RunConfig
from synletters.core.document import Letter, Span
from synletters.generate.coherent.days import FULL, SHORT, accepted, written
from synletters.generate.coherent.judge import Check, judge
from synletters.generate.coherent.make import Coherent, Fact, letters
from synletters.generate.coherent.sides import sides


def judged(made: list[Coherent], seed: int) -> list[list[Check]]:
    """The checks of each letter, rewritten with its own identifiers marked and no word masked."""
    rewriter = Rewriter(RunConfig(strategy="none", seed=seed), detectors=[])
    found = rewriter.detect([one.letter for one in made])
    out = []
    for one, source, rewrite in zip(made, found, rewriter.rewrite([one.letter for one in made]), strict=True):
        assert isinstance(source, Letter)
        assert isinstance(rewrite, Rewrite)
        both = sides(one.letter.text, source.spans, rewrite.text, rewrite.spans)
        assert both is not None
        out.append(judge(one, both))
    return out


def test_nearly_all_facts_still_fit() -> None:
    found = judged(list(letters(96, 11)), 5)
    holds = [check.holds for checks in found for check in checks]
    assert len(holds) > 2000
    assert sum(holds) / len(holds) >= 0.995
    assert sum(all(check.holds for check in checks) for checks in found) / len(found) >= 0.9


def test_letters_are_the_same_each_time_and_mark_what_they_say() -> None:
    one, two = list(letters(32, 3)), list(letters(32, 3))
    assert one == two
    assert {made.order for made in one} == {"dmy", "mdy"}
    for made in one:
        text = made.letter.text
        for fact in made.facts:
            if fact.kind == "date":
                assert text[fact.start : fact.end] == written(fact.form, fact.days, made.order)
        assert Fact.from_json(made.facts[0].to_json()) == made.facts[0]


def test_every_form_writes_leap_days() -> None:
    for form in (*FULL, *SHORT):
        day = date(2024, 2, 29)
        for order in ("dmy", "mdy"):
            assert written(form, (day,), order) in accepted(form, (day,), order, (day,))


def _one(name: str) -> Coherent:
    """The first letter with a fact of this kind."""
    return next(made for made in letters(32, 3) if any(fact.kind == name for fact in made.facts))


def broken(made: Coherent, change: str, at: int) -> set[str]:
    """The kinds of checks that fail if the fact at a place comes back as ``change`` and nothing else moves wrong."""
    rewriter = Rewriter(RunConfig(strategy="none", seed=5), detectors=[])
    (rewrite,) = rewriter.rewrite([made.letter])
    assert isinstance(rewrite, Rewrite)
    spans = sorted((s for s in rewrite.spans if s.kind == "phi"), key=lambda span: span.start)
    phi = sorted(made.letter.spans, key=lambda span: span.start)
    number = next(n for n, span in enumerate(phi) if span.start == at)
    span = spans[number]
    by = len(change) - (span.end - span.start)
    text = rewrite.text[: span.start] + change + rewrite.text[span.end :]
    moved = [
        Span(s.start + by * (s.start > span.start), s.end + by * (s.end >= span.end), s.label, "phi")
        for s in spans
    ]
    both = sides(made.letter.text, phi, text, moved)
    assert both is not None
    return {check.kind for check in judge(made, both) if not check.holds}


def test_the_judge_sees_one_wrong_fact() -> None:
    made = _one("age")
    day = next(fact for fact in made.facts if fact.kind == "date" and not fact.birth)
    assert "date" in broken(made, "1 January 1901", day.start)
    birth = next(fact for fact in made.facts if fact.birth)
    assert {"birth", "age"} & broken(made, "01/01/1901", birth.start)
    patients = [fact for fact in made.facts if fact.who.startswith("pt")]
    assert len(patients) > 2
    assert "name" in broken(made, "Nobody Atall", patients[-1].start)
    code = next(fact for fact in made.facts if fact.form in ("nhs", "job", "mrn", "hosp"))
    assert "code" in broken(made, made.letter.text[code.start : code.end], code.start)


def test_a_rewrite_is_laid_beside_its_source_where_least_of_what_was_marked_is_kept() -> None:
    source, out = "Signed by J Smith 2019-08-06T08:15\n", "Signed by K van Loon 2012-10-23T08:15\n"
    placed = [Span(10, 20, "NAME", "phi", "x"), Span(21, 31, "DATE", "phi", "x")]
    both = sides(source, (), out, placed, [(10, 17), (18, 34)])
    assert both is not None
    assert both.window(10, 17) == (10, 17, 10, 20)
    assert both.window(18, 34)[:2] == (18, 28) or both.window(18, 28) == (18, 28, 21, 31)
    assert sides(source, (), out.replace("Signed", "Sent"), placed) is None
    assert sides("a b", (), "xx b", [Span(0, 2, "NAME", "phi", "x")]) is not None
