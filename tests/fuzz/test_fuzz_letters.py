"""Any text at all: no stage fails in a way that nobody foresaw, nothing of it is told, and what is found stands where it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given
from odd_letters import LETTERS

from synletters import Fill, Letter, MaskPlan, Rejected, Rewrite, Rewriter, RunConfig
from synletters.text.markup import MarkupError, read, woven


class Fills:
    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill("upon") for _ in range(plan.slots)) for plan in plans]


@cache
def rewriter(policy: str, refill: str) -> Rewriter:
    detectors = ("rules", "safewords", "layout", "guard", "abbreviations")
    config = RunConfig(
        detectors=detectors, strategy="random", ratio=0.6, seed=1, policy=policy, refill=refill
    )  # type: ignore[arg-type]
    return Rewriter(config, refiller=Fills())


def look(text: str, policy: str = "surrogate", refill: str = "equals") -> None:
    maker = rewriter(policy, refill)
    letters = [Letter("a", text, patient_id="p"), Letter("b", text[::-1], patient_id="p")]
    for letter, found in zip(letters, maker.detect(letters), strict=True):
        if isinstance(found, Letter):
            assert found.text == letter.text
            assert all(0 <= span.start < span.end <= len(letter.text) for span in found.spans)
    results = maker.rewrite(letters)
    assert {result.letter_id for result in results} == {"a", "b"}
    for result in results:
        if isinstance(result, Rejected):
            assert "failed with" not in result.reason, (result.stage, result.reason)
            assert "Quuxbert" not in result.reason
        else:
            assert isinstance(result, Rewrite)
            assert all(0 <= span.start < span.end <= len(result.text) for span in result.spans)


@given(LETTERS)
def test_a_letter_is_rewritten_or_rejected_with_a_reason(text: str) -> None:
    look(text)


@pytest.mark.parametrize("policy", ["tag", "remove", "generalise", "refill"])
@given(text=LETTERS)
def test_by_every_policy(policy: str, text: str) -> None:
    look(text, policy, "free")


@given(LETTERS)
@example("<p>" * 300)
@example("{" * 2000)
@example("{\\rtf1" + "{\\b " * 2000)
@example("&#" * 500 + "x" * 50)
@example("MSH|^~\\&|" + "\rOBX|" * 500 + "\\X" + "0" * 500)
def test_markup_that_changes_nothing_gives_its_source_back(text: str) -> None:
    try:
        view = read(text)
    except MarkupError:
        return
    if view is not None:
        assert woven(view, view.text, [(0, 0, len(view.text))]).view.source == view.source
