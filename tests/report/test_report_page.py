"""The page of a report: strict HTML that holds nothing from elsewhere, whatever the report holds; verdicts
without thresholds."""

from __future__ import annotations

import copy
import csv
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_data import rewriting
from sample_report import metric, sample
from strict_html import Page

from synletters.cli.main import main
from synletters.core.errors import ConfigError, InputError, OutputError
from synletters.report.html import render, write_html
from synletters.report.markup import clean
from synletters.report.reading import figures, shown, spelt
from synletters.report.sidebyside import BANNER, marked
from synletters.report.style import PAIRS, PALETTES, stylesheet
from synletters.report.verdict import verdict

CANARY = "Quuxbert"

HOSTILE = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>&amp;\u202e\x00\ud800"


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: relative luminance and contrast ratio."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    a, b = sorted((light(one), light(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def test_contrast_is_aa_in_both_palettes() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert set(PALETTES["light"]) == set(PALETTES["dark"])
    for name, palette in PALETTES.items():
        for ink, paper, least in PAIRS:
            assert contrast(palette[ink], palette[paper]) >= least, (name, ink, paper)
    rules = stylesheet().replace(*(";".join(f"--{k}:{v}" for k, v in PALETTES["light"].items()), ""))
    rules = rules.replace(";".join(f"--{k}:{v}" for k, v in PALETTES["dark"].items()), "")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules), "every colour stands in a palette"
    assert set(re.findall(r"var\(--([a-z-]+)\)", rules)) <= set(PALETTES["light"])


def test_a_full_report() -> None:
    html = render(sample())
    page = Page(html)
    text = page.text
    for words in (
        "412",
        "405",
        "12 real letters without a synthetic one",
        "1 pair is identical",
        "2026-03-02",
        "25 figures",
        "Attacker beats guessing",
        "All real letters, word for word",
        "96.8%",
        "Not measured: Grammar faults",
        "mauve",
        "fewer than 500 letters",
        "l-0102",
        "leak, identical",
        "bfloat16",
        "nervaluate",
        "rule of three",
    ):
        assert words in text, words
    assert (
        text.index("Privacy") < text.index("Fidelity") < text.index("Usefulness") < text.index("Similarity")
    )
    for row in sample()["metrics"]:
        assert row["name"] in text
        assert row["about"][1:] in text
    assert page.tags.count("article") == 25
    # one for each distribution and one for each plot; all others only repeat what the words say
    assert sum(1 for tag, name, _ in page.attributes if (tag, name) == ("svg", "role")) == 4 + 2
    assert page.tags.count("table") == page.tags.count("caption") > 10
    own = re.sub(r"It does not mean safe", "", text)
    assert not re.search(r"\b(safe|compliant|anonymous|anonymised|HIPAA|GDPR)\b", own), "no promise"
    assert BANNER not in text
    assert "script" not in page.tags


def test_the_same_report_gives_the_same_page() -> None:
    assert render(sample()) == render(json.loads(json.dumps(sample())))


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=60))
def test_whatever_stands_in_a_report_is_text(noise: str) -> None:
    words = HOSTILE + noise
    report = sample()
    report["worst"][0] |= {"id": words, "why": [words], "figures": {words: 1}}
    report["failures"] = [{"metric": words, "error": words}]
    report["limits"], report["created"], report["synletters"] = [words], words, words
    report["provenance"] = {words: {words: [words]}}
    report["inputs"]["real"] = {"name": words, "sha256": words}
    for row in report["metrics"][:8]:
        row |= dict.fromkeys(("name", "about", "source", "knows", "unit"), words) | {
            "by": {words: {words: 1}},
            "detail": {words: words},
        }
    letters = {words: words}
    page = Page(render(report, originals=letters, synthetic=letters, others=[(words, report)]))
    assert clean(words) in page.text
    assert not {"script", "img"} & set(page.tags)
    run = rewriting() | {
        "identifiers_by_policy": {words: {words: 2}},
        "stages": {words: {"seconds": 1, "share": 1}},
        "annotations": {words: words},
        "rejected_by_stage": {words: 1},
        "limits": words,
        "provenance": {"config": {words: words}},
    }
    assert clean(words) in Page(render(run)).text


# values of every type in every place: a page is made of them all
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_field_may_be_missing_or_of_the_wrong_type(data: st.DataObject) -> None:
    report: dict[str, Any] = data.draw(st.sampled_from([sample(), rewriting()]))
    is_run = "rewrites" in report
    for _ in range(4):
        place: Any = report
        while True:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
                place = place[key]
                continue
            if place is report and (key == "kind" or (is_run and key in ("letters", "rewrites", "rejected"))):
                break
            if isinstance(place, dict) and data.draw(st.booleans()):
                del place[key]
            else:
                place[key] = data.draw(_JUNK)
            break
    Page(render(report))


@pytest.mark.parametrize(
    "report",
    [
        {"kind": "evaluation"},
        {
            "kind": "evaluation",
            "metrics": [],
            "failures": [{"metric": "x", "error": "EvaluationError: one letter"}],
        },
        {"letters": 0, "rewrites": 0, "rejected": 0},
    ],
)
def test_next_to_nothing(report: dict[str, Any]) -> None:
    text = Page(render(report)).text
    assert "In short" in text
    if "kind" in report:
        assert text.count("Not measured.") >= 5
        assert "no figure at all" in text


def test_one_letter_and_huge_counts() -> None:
    report = sample()
    report["inputs"]["real"]["letters"] = report["pairing"]["pairs"] = 10**18
    report["metrics"] = [
        metric(
            "a_leak",
            "privacy",
            0.0,
            "share of letters",
            low=0.0,
            high=0.0,
            better="lower",
            letters=1,
            knows="all",
        ),
        metric(
            "count",
            "language",
            12345678901234567890,
            "words",
            better="none",
            range=[None, None],
            letters=10**15,
            distribution={"edges": [0, 1, 1e300], "counts": [1, 10**14]},
        ),
    ]
    text = Page(render(report)).text
    assert "1,000,000,000,000,000,000" in text
    assert "up to 100.0% (rule of three)" in text
    assert "12,345,678,901,234,567,890" in text


def test_verdicts_compare_and_never_judge_by_a_threshold() -> None:
    def of(**more: Any) -> tuple[str, str]:
        row = {
            "name": "m",
            "family": "privacy",
            "value": 0.5,
            "low": 0.4,
            "high": 0.6,
            "letters": 50,
            "better": "lower",
            "range": [0, 1],
        } | more
        told = verdict(figures({"metrics": [row]})[0])
        return told.kind, told.word

    assert of(detail={"chance": 0.1}) == ("attention", "Attacker beats guessing")
    assert of(detail={"chance": 0.4}) == ("unsure", "Not told apart from guessing")
    assert of(detail={"chance": 0.7}) == ("good", "Attacker worse than guessing")
    assert of(baseline=0.7, family="clinical") == ("good", "Better than baseline")
    assert of(baseline=0.7, family="clinical", better="higher") == ("attention", "Worse than baseline")
    assert of(baseline=0.5, low=None) == ("unsure", "Equal to baseline, no interval")
    assert of(baseline=0.1, better="none") == ("plain", "Described")
    assert of(value=None, baseline=0.1) == ("missing", "Not measured")
    assert of(value=float("nan")) == ("missing", "Not measured")
    assert of() == ("plain", "Described")
    # without anything to compare with, no value whatever is good or bad
    assert {of(value=value / 10, family="usefulness", better="higher")[0] for value in range(11)} == {"plain"}
    assert of(name="leaks", value=0.001, low=0.0, high=0.002) == ("attention", "Found")
    assert of(name="leaks", value=0, low=0, high=0) == ("good", "None found")


def test_numbers_as_they_are_shown() -> None:
    for value, words in (
        (None, "none"),
        (0.0, "0.000"),
        (0.12345, "0.123"),
        (0.00123, "0.0012"),
        (1234.5, "1,234.5"),
        (200.0, "200"),
        (5, "5"),
        (True, "yes"),
        (1e20, "1e+20"),
        (10**400, "more than 10^60"),
        (float("inf"), "infinite"),
    ):
        assert shown(value) == words
    assert [spelt(name) for name in ("bertscore_f1", "rouge_l", "linkage_tfidf_top1", "chrf")] == [
        "BERTScore F1",
        "ROUGE-L",
        "Linkage TF-IDF top1",
        "chrF",
    ]


def test_histograms_of_the_values_of_single_letters() -> None:
    report = sample()
    for row in report["metrics"]:
        row.pop("distribution", None)
    rows = [{"id": f"l{i}", "variant": "0", "meteor": str(i / 100), "jaccard": ""} for i in range(100)]
    page = Page(render(report, per_letter=rows))
    assert "Distribution of METEOR as a table" in page.text
    assert "Distribution of Jaccard" not in page.text
    assert "100 values in 20 bins from 0.000 to 1." in page.text
    odd = [
        {"meteor": "nan"},
        {"meteor": "x"},
        {"meteor": None},
        {"meteor": 0.5},
        {"meteor": 1e308},
        {"meteor": -1e308},
    ]
    Page(render(report, per_letter=odd))


def test_side_by_side_only_on_request() -> None:
    report = sample()
    source, made = f"Dear Mr {CANARY},\n<b>he</b> has no pain.", "Dear Mr Brown,\n<b>he</b> has no pain."
    for wrong in ({"originals": {}}, {"synthetic": {}}):
        with pytest.raises(ConfigError):
            render(report, **wrong)  # type: ignore[arg-type]
    with pytest.raises(ConfigError):
        render(rewriting(), originals={}, synthetic={})
    page = Page(render(report, originals={"l-0102": source, "l-0017": "x"}, synthetic={"l-0102": made}))
    assert [data for tag, data in page.texts if tag == "del"] == [CANARY]
    assert [data for tag, data in page.texts if tag == "ins"] == ["Brown"]
    assert page.text.index(BANNER) < page.text.index("Synthetic letters measured", 50)
    assert "PATIENT TEXT" in page.text[:60]
    assert "The synthetic letters that were given do not have it." in page.text
    assert "The originals and synthetic letters that were given" in page.text


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["no", "pain", " ", "\n", "<i>", "&", "é"]), max_size=30),
    st.lists(st.sampled_from(["no", "pain", " ", "<i>"]), max_size=30),
)
def test_marking_changes_no_word(left: list[str], right: list[str]) -> None:
    def text(html: str, tag: str) -> str:
        return (
            re.sub(rf"</?(span|{tag})>", "", html)
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
        )

    a, b = "".join(left), "".join(right)
    before, after = marked(a, b)
    assert (text(before, "del"), text(after, "ins")) == (a, b)
    if a == b:
        assert "<del>" not in before


def test_a_long_letter_is_shown_unmarked() -> None:
    long = "word " * 5000
    assert marked(long, long) == ("", "")
    page = Page(render(sample(), originals={"l-0102": long}, synthetic={"l-0102": long}))
    assert "too long for its differences" in page.text
    assert page.text.count(long) == 2


def test_the_page_of_a_rewriting_run() -> None:
    page = Page(render(rewriting()))
    text = page.text
    for words in (
        "NAME",
        "120",
        "surrogate",
        "tag",
        "All classes",
        "164",
        "gate",
        "5.0% of 20",
        "second look",
        "detect:tagger",
        "40.0%",
        "nouns at 0.3",
        "20240101",
        "not unlinkability",
        "letters have an id that holds",
        "people to decide",
    ):
        assert words in text, words
    assert "2bf5" not in text
    assert "no-phi" not in text
    blind = rewriting()
    blind["provenance"]["config"]["no_phi"] = True
    assert "Identifiers were not looked for" in Page(render(blind)).text
    blind["private_sampling"] = {"epsilon_per_word": 3.2, "limits": "Epsilon bounds one word."}
    assert "Epsilon bounds one word." in Page(render(blind)).text


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"report\.json"):
        write_html({"letters": 3}, tmp_path / "a.html")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_html(sample(), tmp_path / "file" / "a.html")

    def full(_: int) -> None:
        raise OSError(28, "")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="disk is full"):
            write_html(sample(), tmp_path / "a.html")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    letters = {"l-0102": CANARY}
    write_html(sample(), tmp_path / "a.html", originals=letters, synthetic=letters)
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o600


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "run" / "report.json"
    path.parent.mkdir()
    path.write_text(json.dumps(sample()))
    return path


def test_the_command(report: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "page.html"
    with report.with_name("per_letter.csv").open("w", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(["id", "variant", "meteor"])
        rows.writerows([f"l-{i}", 0, i / 10] for i in range(10))
    other = copy.deepcopy(sample())
    other["metrics"] = [row for row in other["metrics"] if row["name"] != "icd_macro_f1"]
    second = tmp_path / "nouns" / "report.json"
    second.parent.mkdir()
    second.write_text(json.dumps(other))
    assert main(["report", str(report), str(out), "--compare", str(second)]) == 0
    page = Page(out.read_text(encoding="utf-8"))
    assert "Distribution of METEOR" in page.text
    assert "2. nouns" in page.text
    assert "nouns (not drawn)" in page.text
    assert main(["report", str(report), str(out)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert main(["report", str(report), str(out), "--overwrite"]) == 0
    run = tmp_path / "run.json"
    run.write_text(json.dumps(rewriting()))
    assert main(["report", str(run), str(tmp_path / "run.html")]) == 0
    assert "Letters rewritten" in (tmp_path / "run.html").read_text()


def test_the_command_with_letters(report: Path, tmp_path: Path, capsys: Any) -> None:
    out, real, made = tmp_path / "page.html", tmp_path / "real.jsonl", tmp_path / "made"
    real.write_text(
        "".join(json.dumps({"id": i, "text": f"Mr {CANARY} of {i}"}) + "\n" for i in ("l-0102", "l-0099"))
    )
    made.mkdir()
    rows = [{"id": "l-0102", "variant": v, "text": f"Mr Brown {v}", "spans": []} for v in (0, 1)]
    (made / "letters.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with_letters = ["report", str(report), str(out), "--originals", str(real), "--synthetic", str(made)]
    assert main(with_letters) == 0
    told = capsys.readouterr()
    assert "holds patient text" in told.err
    assert CANARY not in told.out + told.err
    text = Page(out.read_text(encoding="utf-8")).text
    assert f"Mr {CANARY} of l-0102" in text
    assert "l-0099" not in text, "no letter but the worst"
    assert "Brown 0" in text
    assert "Brown 1" not in text
    assert main([*with_letters[:5], "--overwrite"]) == 2
    assert "go together" in capsys.readouterr().err
    real.write_text(json.dumps({"id": "other", "text": CANARY}) + "\n")
    assert main([*with_letters, "--overwrite"]) == 2
    told = capsys.readouterr()
    assert "none of the 4 worst letters" in told.err
    assert CANARY not in told.err
    assert CANARY in out.read_text(), "the earlier page stands"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{broken " + CANARY.encode(), "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[]", "holds no report"),
        (b"{}", "is no report of"),
        (b'{"kind": "sweep"}', "is no report of"),
        (None, "cannot read"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_the_command_refuses(
    content: bytes | None, words: str, tmp_path: Path, capsys: Any, report: Path
) -> None:
    path, out = tmp_path / "r.json", tmp_path / "out.html"
    if content is not None:
        path.write_bytes(content)
    for argv in (["report", str(path), str(out)], ["report", str(report), str(out), "--compare", str(path)]):
        assert main(argv) == 2
        told = capsys.readouterr().err
        assert "r.json" in told
        assert CANARY not in told
        assert not out.exists()
    assert words in told or "is no report" in told


def test_a_broken_table_beside_the_report(report: Path, tmp_path: Path, capsys: Any) -> None:
    report.with_name("per_letter.csv").write_bytes(b"id,meteor\n\xff\xfe,1\n")
    assert main(["report", str(report), str(tmp_path / "out.html")]) == 2
    assert "per_letter.csv" in capsys.readouterr().err
