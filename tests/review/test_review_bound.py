"""The certified bound: exact where it can be counted, never too low in a simulation."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from scipy.stats import hypergeom

from synletters.review.bound import Stratum, in_a_thousand, upper_bound
from synletters.review.sample import allocated, drawn, strata


@pytest.mark.parametrize(
    ("letters", "read", "faulty"), [(50, 10, 0), (400, 60, 2), (5000, 300, 0), (30, 29, 4)]
)
def test_one_stratum_is_the_hypergeometric_bound(letters: int, read: int, faulty: int) -> None:
    right = max(
        m
        for m in range(faulty, letters - read + faulty + 1)
        if hypergeom.cdf(faulty, letters, m, read) > 0.05
    )
    assert upper_bound([Stratum("all", letters, read, faulty)]) == right


def test_coverage_is_exact_over_every_arrangement_of_a_small_population() -> None:
    letters, read = (8, 15, 25), (3, 5, 9)
    bounds = {
        seen: upper_bound(
            [Stratum(str(i), *of) for i, of in enumerate(zip(letters, read, seen, strict=True))]
        )
        for seen in itertools.product(*(range(n + 1) for n in read))
    }
    chances = [
        [[float(hypergeom.pmf(k, size, m, n)) for k in range(n + 1)] for m in range(size + 1)]
        for n, size in zip(read, letters, strict=True)
    ]
    least = 1.0
    for truth in itertools.product(range(0, 9, 2), range(0, 16, 3), range(0, 26, 4)):
        chance = 0.0
        for seen, bound in bounds.items():
            if bound >= sum(truth):
                a, b, c = (table[m][k] for table, m, k in zip(chances, truth, seen, strict=True))
                chance += a * b * c
        least = min(least, chance)
    assert 0.95 <= least < 0.99, "never below, and not idle"


@pytest.mark.parametrize(
    "rates", [(0.2, 0.02, 0.002), (0.0, 0.0, 0.01), (0.05, 0.05, 0.05), (0.01, 0.0, 0.0)]
)
def test_coverage_by_simulation_of_whole_reviews(rates: tuple[float, ...]) -> None:
    rng = Random(7)
    risks = [rng.random() for _ in range(900)]
    of = strata(risks)
    rate = dict(zip(("high", "middle", "low"), rates, strict=True))
    known: dict[tuple[Stratum, ...], int] = {}
    covered = tried = 0
    faulty = [rng.random() < rate[name] for name in of]
    for seed in range(400):
        sample = drawn(of, 120, seed)
        told = tuple(
            Stratum(
                name,
                of.count(name),
                sum(of[n] == name for n in sample),
                sum(of[n] == name and faulty[n] for n in sample),
            )
            for name in ("high", "middle", "low")
        )
        if told not in known:
            known[told] = upper_bound(told)
        covered += known[told] >= sum(faulty)
        tried += 1
    assert covered / tried >= 0.93, "95%, less three standard errors of 400 draws"


def test_what_a_board_reads() -> None:
    clean = [Stratum("high", 500, 30, 0), Stratum("middle", 1500, 90, 0), Stratum("low", 3000, 180, 0)]
    bound = upper_bound(clean)
    assert in_a_thousand(bound, 5000) < 10, "none in 300 of 5,000: about the rule of three"
    worse = [clean[0], clean[1], Stratum("low", 3000, 180, 1)]
    assert upper_bound(worse) > bound
    assert upper_bound(clean, 0.99) > bound
    whole = [Stratum("high", 40, 40, 3), Stratum("low", 60, 60, 0)]
    assert upper_bound(whole) == 3, "all of it was read"
    assert in_a_thousand(1, 3) == 333.4
    assert upper_bound([Stratum("high", 40, 40, 3), Stratum("low", 0, 0, 0)]) == 3


def test_huge_populations_take_no_time() -> None:
    told = [Stratum("a", 100_000, 30, 1), Stratum("b", 300_000, 90, 0), Stratum("c", 600_000, 180, 2)]
    assert 15 < in_a_thousand(upper_bound(told), 1_000_000) < 45


@pytest.mark.parametrize("of", [(10, 0, 0), (10, 11, 0), (10, 5, 6)])
def test_samples_that_are_none(of: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"sample|was read"):
        Stratum("x", *of)


@pytest.mark.parametrize(
    ("sizes", "wanted"), [((500, 1500, 3000), 300), ((1, 3, 6), 5), ((1, 1, 1), 1), ((2, 5, 9), 99)]
)
def test_the_sample_has_letters_of_every_stratum(sizes: tuple[int, ...], wanted: int) -> None:
    named = dict(zip("abc", sizes, strict=True))
    made = allocated(named, wanted)
    assert all(1 <= made[name] <= named[name] for name in named)
    assert sum(made.values()) == max(3, min(wanted, sum(sizes)))


def test_strata_go_by_risk_and_the_draw_by_its_seed() -> None:
    of = strata([float(n % 50) for n in range(100)])
    assert [of.count(name) for name in ("high", "middle", "low")] == [10, 30, 60]
    assert {of[n] for n in (49, 99)} == {"high"}
    assert drawn(of, 20, 1) == drawn(of, 20, 1) != drawn(of, 20, 2)
    assert strata([]) == []
