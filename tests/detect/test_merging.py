"""What several detectors said becomes one span a place: no character of an identifier is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Kind, Span
from synletters.detect.merging import merged_findings

KINDS: tuple[Kind, ...] = ("phi", "clinical", "structure")
SPANS = st.lists(
    st.builds(
        lambda at, length, label, kind, source, score: Span(at, at + length, label, kind, source, score),
        st.integers(0, 30),
        st.integers(1, 8),
        st.sampled_from(["NAME", "DATE", "DRUG"]),
        st.sampled_from(KINDS),
        st.sampled_from(["rules", "tagger", "guard", ""]),
        st.sampled_from([0.5, 0.75, 1.0]),
    ),
    max_size=25,
)


def covered(spans: list[Span], kind: Kind) -> set[int]:
    return {i for s in spans if s.kind == kind for i in range(s.start, s.end)}


@given(SPANS)
def test_identifiers_cover_what_they_covered_and_nothing_else_lies_on_them(spans: list[Span]) -> None:
    made = merged_findings(spans)
    assert made == sorted(made)
    assert covered(made, "phi") == covered(spans, "phi")
    phi = [s for s in made if s.kind == "phi"]
    assert all(a.end <= b.start for a, b in pairwise(phi))
    assert not covered(made, "clinical") & covered(made, "phi")
    for span in made:
        alike = [s for s in spans if (s.kind, s.label) == (span.kind, span.label)]
        assert any(span.start <= s.start and s.end <= span.end for s in alike), "no label is made up"
    # what no identifier touches is all there, once
    free = {
        (s.start, s.end, s.label, s.kind)
        for s in spans
        if s.kind != "phi" and not set(range(s.start, s.end)) & covered(spans, "phi")
    }
    kept = [(s.start, s.end, s.label, s.kind) for s in made if s.kind != "phi"]
    assert free <= set(kept)
    assert len(kept) == len(set(kept))


@given(SPANS)
def test_merging_twice_changes_nothing(spans: list[Span]) -> None:
    once = merged_findings(spans)
    assert merged_findings(once) == once
    assert merged_findings(list(reversed(spans))) == once, "the order of the detectors is no matter"


def test_the_longest_names_it_and_all_who_found_it_are_told() -> None:
    made = merged_findings(
        [
            Span(0, 10, "NAME", "phi", "safewords", 0.6),
            Span(0, 28, "HOSPITAL", "phi", "rules", 0.85),
            Span(0, 28, "HOSPITAL", "phi", "tagger", 0.99),
            Span(0, 28, "DISEASE", "clinical", "tagger", 0.8),
            Span(26, 30, "QUANTITY", "structure", "guard"),
            Span(4, 6, "QUANTITY", "structure", "guard"),
            Span(40, 45, "DRUG", "clinical", "tagger", 0.8, ""),
            Span(40, 45, "DRUG", "clinical", "", 0.4, "SCT:1"),
        ]
    )
    assert made == [
        Span(0, 28, "HOSPITAL", "phi", "rules+safewords+tagger", 0.99),
        Span(26, 30, "QUANTITY", "structure", "guard"),
        Span(40, 45, "DRUG", "clinical", "tagger", 0.8, "SCT:1"),
    ]
