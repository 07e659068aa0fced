"""The pages name the letters with the rarest facts, and what blunting cost, without a word of a letter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from strict_html import Page

from synletters.report.html import render

ROW = {
    "letter": "l-0207",
    "labels": ["DISEASE", "DRUG"],
    "people_with_each": [1, 4],
    "people_with_all": 1,
    "others_by_chance": 0.0123,
    "in_population": None,
}
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers(), max_size=2)
)


def evaluation(rows: Any) -> dict[str, Any]:
    figure = {
        "name": "singled_out_all_facts",
        "family": "privacy",
        "value": 0.9,
        "better": "lower",
        "detail": {"rarest": rows},
    }
    return {"kind": "evaluation", "metrics": [figure]}


def run(told: Any) -> dict[str, Any]:
    return {"letters": 5, "rewrites": 5, "rejected": 0, "generalised": told}


def test_the_board_reads_them_on_the_first_page() -> None:
    page = Page(render(evaluation([ROW | {"letter": f"l-{i}"} for i in range(9)])))
    first = page.text[: page.text.index("How to read the signs")]
    assert "To look at before any is shared" in first
    assert "l-0, l-1, l-2" in first
    assert "l-3" not in first
    assert page.text.count("l-8") >= 1
    assert "DISEASE, DRUG" in page.text


def test_without_them_nothing_is_said() -> None:
    assert "Rarest combinations" not in Page(render(evaluation([]))).text
    assert "Rare terms blunted" not in Page(render(run({}))).text


def test_what_blunting_cost_is_on_the_page_of_the_run() -> None:
    told = {
        "least_people": 5,
        "concepts": 90,
        "concepts_blunted": 17,
        "facts_blunted": 41,
        "phrases": {"lung disease": {"concepts": 3, "people": None}},
    }
    text = Page(render(run(told))).text
    for words in ("Rare terms blunted", "fewer than 5 people", "17", "41", "lung disease"):
        assert words in text


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ROW)), JUNK), JUNK)
def test_rows_may_be_anything(changed: dict[str, Any], told: Any) -> None:
    Page(render(evaluation([ROW | changed, told])))
    Page(render(evaluation(told)))
    Page(render(run({"phrases": told, "least_people": told} if told else told)))
