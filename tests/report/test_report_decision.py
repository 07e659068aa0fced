"""The line at the top of a page: what makes it say which of three things, with which reasons, and the five questions under it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from report_data import rewriting
from sample_report import metric, sample
from strict_html import Page

from synletters.report.decision import answers, decided
from synletters.report.html import render
from synletters.report.reading import figures

QUESTIONS = ("Leaks", "Clinical words lost", "Flips", "Linkage", "Wording")


def clean() -> dict[str, Any]:
    """A report in which nothing was found, and nobody beats guessing."""
    report = sample() | {"failures": [], "worst": []}
    report["metrics"] = [
        metric("leaks", "privacy", 0.0, "share of identifiers", low=0.0, high=0.01, better="lower"),
        metric("linkage_words", "privacy", 0.001, "share", low=0.0, high=0.002, better="lower", detail={"chance": 0.0025}),
        metric("clinical_words_lost", "clinical", 0.0, "share of clinical words", low=0.0, high=0.0, better="lower"),
        metric("flips_per_letter", "clinical", 0.0, "share", low=0.0, high=0.0, better="lower"),
        metric("word_overlap", "similarity", 0.8, "share", low=0.7, high=0.9, better="none"),
    ]  # fmt: skip
    return report


def top(report: dict[str, Any]) -> str:
    """The first part of the page, in words."""
    text = " ".join(Page(render(report)).text.split())
    return text[text.index("In short", text.index("In short") + 1) :][:1200]


def test_ready_only_where_all_is_measured_and_nothing_found() -> None:
    said = top(clean())
    assert "Ready for people to decide" in said
    assert "no leave to share" in said
    kind, reasons = decided(answers(figures(clean())))
    assert (kind, len(reasons)) == ("good", 3)
    assert reasons[0].startswith("Leaks: 0.0%")


@pytest.mark.parametrize(
    "name", ["leaks", "linkage_words", "clinical_words_lost", "flips_per_letter", "word_overlap"]
)
def test_what_is_not_measured_is_told(name: str) -> None:
    report = clean()
    report["metrics"] = [row for row in report["metrics"] if row["name"] != name]
    said = top(report)
    assert "Look first" in said
    assert "not measured" in said


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("leaks", 0.001, "attention"),
        ("clinical_words_lost", 0.001, "unsure"),
        ("flips_per_letter", 0.01, "unsure"),
        ("linkage_words", 0.9, "unsure"),
        ("word_overlap", 0.99, "good"),
    ],
)
def test_what_was_found_decides(name: str, value: float, kind: str) -> None:
    report = clean()
    for row in report["metrics"]:
        if row["name"] == name:
            row |= {"value": value, "low": value * 0.9, "high": min(1.0, value * 1.1)}
    told, reasons = decided(answers(figures(report)))
    assert told == kind
    question = {
        "leaks": "Leaks",
        "clinical_words_lost": "Clinical words lost",
        "flips_per_letter": "Flips",
    }.get(name, "L")
    assert str(reasons[0]).startswith(question)


def test_the_gravest_comes_first_and_there_are_three() -> None:
    report = sample()
    kind, reasons = decided(answers(figures(report)), [("unsure", "a metric failed")])
    assert kind == "attention"
    assert [reason.partition(":")[0] for reason in reasons] == ["Leaks", "Flips", "Linkage"]
    said = top(report)
    assert "Do not share" in said
    table = said[said.index("What a board asks first") :]
    places = [table.index(question) for question in QUESTIONS]
    assert places == sorted(places)
    assert "0.75% to 3.5%, 95%" in said, "beside its bound"


def test_attackers_who_link_stand_in_one_table() -> None:
    page = Page(render(sample()))
    assert page.text.count("Linkage: who finds the source of a synthetic letter") >= 1
    html = render(sample())
    short = html[html.index('id="in-short"') : html.index('id="trade"')]
    assert short.count("<table") == 2, "the five questions, and linkage"
    assert 'class="title">Linkage' not in short


def test_worst_letters_lead_to_the_review() -> None:
    html = render(sample())
    assert "synletters review out/letters.jsonl --letters LETTERS --at l-0102" in html
    assert 'href="#worst"' in html
    report = sample()
    report["worst"] = [{"id": "a'b; rm -rf", "why": ["leak"]}]
    assert "&#x27;a&#x27;&quot;&#x27;&quot;&#x27;b; rm -rf&#x27;" in render(report), "quoted for a shell"
    assert "synletters review" not in render(clean())


def test_the_page_of_a_run() -> None:
    run = rewriting()
    said = top(run)
    assert "Look first" in said
    assert "1 of 20 letters were rejected" in said
    words = {
        "lost": 3,
        "words": 1000,
        "above_threshold": False,
        "worst": [{"id": "w-1", "lost": 3, "of": 9, "words": []}],
    }
    told = top(run | {"clinical_words": words})
    assert "3 of 1,000 clinical words (0.30%)" in told
    assert "0.10% to 0.88%, 95%" in told
    assert "--at w-1" in told
    assert "Do not share" in top(run | {"clinical_words": words | {"above_threshold": True}})
    known = {"left_in_output": 1, "places": 40, "letters": 9, "by_label": {}}
    assert "Do not share" in top(run | {"known_identifiers": known})
    assert "Look first" in top(run | {"known_identifiers": known | {"left_in_output": 0}})
    blind = copy.deepcopy(run)
    blind["provenance"]["config"]["no_phi"] = True
    assert "Do not share" in top(blind)
