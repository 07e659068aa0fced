"""Hostile cases for the shipped detectors. The list of known failures, red_team_known.txt, may only
shrink."""

from __future__ import annotations

import pytest
import red_team

CASES = red_team.cases()


@pytest.fixture(scope="module")
def failing() -> dict[str, list[str]]:
    return red_team.failures(CASES)


def test_the_cases_are_well_formed() -> None:
    assert len(CASES) >= 150
    assert len({case.id for case in CASES}) == len(CASES)
    for case in CASES:
        assert case.spans or case.safe
        for start, end in [*((s[0], s[1]) for s in case.spans), *case.safe]:
            assert 0 <= start < end <= len(case.text)
            assert case.text[start:end].strip()
        hit = {i for start, end, _ in case.spans for i in range(start, end)}
        assert not any(hit & set(range(start, end)) for start, end in case.safe)


def test_a_fault_is_told() -> None:
    case = red_team.Case("a", "Mr Ash ate", ((3, 6, "NAME"),), ((7, 10),))
    assert case.faults([(3, 6)]) == []
    assert len(case.faults([(3, 5), (7, 8)])) == 2


@pytest.mark.models
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: red_team.Case, failing: dict[str, list[str]]) -> None:
    faults = failing.get(case.id, [])
    if case.id in red_team.known():
        assert faults, (
            "this case passes now: remove it from red_team_known.txt (python -m scripts.bench.red_team --update)"
        )
    else:
        assert not faults


def test_only_cases_are_known() -> None:
    assert red_team.known() <= {case.id for case in CASES}
