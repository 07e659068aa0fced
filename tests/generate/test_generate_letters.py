"""Made letters: what they mark stands there, what they do not mark says nothing, and no draw depends on
another."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.document import Letter
from synletters.core.errors import ConfigError
from synletters.generate import yamlfile
from synletters.generate.letters.abbreviations import ABBREVIATIONS, SPELLING
from synletters.generate.letters.compact import abridge
from synletters.generate.letters.make import Made, letter, letters
from synletters.generate.phrases import cast
from synletters.generate.phrases.grammar import PhraseError, compiled, marks_always, render
from synletters.generate.phrases.marked import Mark, Text, join
from synletters.generate.worlds.sample import rows, sample
from synletters.generate.worlds.spec import load_world, read_world, shipped
from synletters.io import open_source
from synletters.text.sections import names_at, sections

WORLDS = {name: load_world(name) for name in shipped()}


@cache
def some(name: str) -> tuple[Made, ...]:
    return tuple(letters(WORLDS[name], 400, seed=4))


# --- the language of phrases
# -----------------------------------------------------------------------------------------


def test_choices_marks_and_slots_nest_and_offsets_hold() -> None:
    from random import Random

    fact = Mark(0, 1, "FINDING", "clinical", "", "cough", "yes", "present")
    seen = set()
    for seed in range(60):
        made = render(
            "{he} has <a <dry|wet> [cough]|been [coughing <all day|>]> \\[x\\]",
            {"he": "she"},
            Random(seed),
            fact,
        )
        [mark] = made.marks
        seen.add((made.text, made.text[mark.start : mark.end]))
    assert seen == {
        ("she has a dry cough [x]", "cough"),
        ("she has a wet cough [x]", "cough"),
        ("she has been coughing all day [x]", "coughing all day"),
        ("she has been coughing [x]", "coughing"),
    }


@pytest.mark.parametrize("phrase", ["<a|b", "a]", "[a", "{", "{}", "{a b}", "a>b", "<[a>]", "}", "<a|[b|c]>"])
def test_a_phrase_that_does_not_close_is_a_fault(phrase: str) -> None:
    with pytest.raises(PhraseError, match="character"):
        compiled(phrase)


def test_a_phrase_must_mark_its_fact_on_every_way() -> None:
    assert marks_always("<[a]|b [c]>")
    assert not marks_always("<[a]|b>")
    document = yamlfile.loads(
        "nodes: {a: {table: .1}, n: {poisson: {bias: 0}}}\nletters: {reasons: ['{who}'], ages: [9, 3], facts: {"
        "a: {section: plann, label: low, mention: {yes: 2, perhaps: .1, no: .2}, say: {yes: {prose: ['<[x]|y>'], nouns: []}}},"
        "n: {section: plan, mention: {some: 1}, say: {one: {prose: ['<x']}}}, b: {}}}",
        "w.yaml",
    )
    with pytest.raises(ConfigError) as caught:
        read_world(document, "w.yaml")
    told = "\n".join(caught.value.faults)
    for piece in (
        "'who', which nothing fills",
        "'ages' is [9, 3]",
        "section 'plann' is none; did you mean 'plan'",
        "'low' is no name in capitals",
        "'mention' of yes is 2, out of range",
        "'mention' names 'perhaps'",
        "'no' is mentioned, but",
        "the words for yes are lists",
        "'mention' names 'some', which is none of zero, one, many",
        "'<' at character 1 is not closed",
        "fact 'b' is no node",
    ):
        assert piece in told, piece


def test_a_phrase_that_marks_only_sometimes_is_refused() -> None:
    text = "nodes: {a: {table: .1}}\nletters: {facts: {a: {section: plan, mention: {yes: 1}, say: {yes: {prose: ['<[x]|y>']}}}}}"
    with pytest.raises(ConfigError, match="does not always mark its fact"):
        read_world(yamlfile.loads(text, "w.yaml"), "w.yaml")


# --- abbreviations and offsets
# ---------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*list(ABBREVIATIONS)[:60], "The", "a", "hepatitis A", "Smith", "no", "x"]),
            st.sampled_from(["", "phi", "clinical"]),
            st.sampled_from([" ", ". ", "\n", ", ", ""]),
        ),
        max_size=12,
    ),
    st.integers(0, 99),
)
def test_abridging_keeps_every_mark_on_what_it_marked(parts: list[tuple[str, str, str]], seed: int) -> None:
    from random import Random

    text = join(
        [Text(word, (Mark(0, len(word), "X", kind),) if kind else ()) + glue for word, kind, glue in parts]
    )  # type: ignore[arg-type]
    short, places = abridge(text, ABBREVIATIONS, Random(seed), 0.8)
    assert len(short.marks) == len(text.marks)
    for old, new in zip(text.marks, short.marks, strict=True):
        was, now = text.text[old.start : old.end], short.text[new.start : new.end]
        assert places.new(old.start) == new.start
        assert places.new(old.end) == new.end
        # where a piece was taken away, one offset of the new text stands for several of the old one: the
        # first
        for then, offset in ((old.start, new.start), (old.end, new.end)):
            assert places.new(places.old(offset)) == offset
            assert places.old(offset) == then or any(
                (a, c, d) == (places.old(offset), offset, offset) for a, _, c, d in places.pieces
            )
        if old.kind == "phi":
            assert now == was
        else:
            alone, _ = abridge(Text(was), ABBREVIATIONS)
            assert now.lower() in (was.lower(), alone.text.lower()) or len(now) < len(was)
    moved = [places.new(i) for i in range(len(text.text) + 1)]
    assert moved == sorted(moved)
    assert moved[-1] == len(short.text)
    untouched = [i for i, (a, b) in enumerate(pairwise(moved)) if b == a + 1 and places.old(a) == i]
    outside = [i for i in untouched if not any(start <= i < end for start, end, _, _ in places.pieces)]
    assert all(text.text[i] == short.text[moved[i]] for i in outside)


def test_the_tables_are_in_lower_case_and_never_name_themselves() -> None:
    for table in (ABBREVIATIONS, SPELLING):
        assert all(long == long.lower() and long != short for long, short in table.items())


# --- what letters say
# ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped())
def test_every_mark_says_what_the_record_says(name: str) -> None:
    facts = {fact.name: fact for fact in WORLDS[name].letters.facts}
    for made in some(name):
        text = made.text.text
        for mark in made.text.marks:
            piece = text[mark.start : mark.end]
            assert piece == piece.strip() != ""
            if mark.kind == "phi":
                assert not mark.fact
                continue
            fact = facts[mark.fact]
            assert mark.value == str(made.record[mark.fact])
            absent = bool(fact.absent) and fact.key(made.record[mark.fact]) == fact.absent
            assert mark.assertion == ("negated" if absent else "present")
            assert mark.section
            assert fact.mention.get(fact.key(made.record[mark.fact]), 0) > 0
        ordered = sorted((mark.start, mark.end) for mark in made.text.marks)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered))


@pytest.mark.parametrize("name", shipped())
def test_mentions_come_as_often_as_they_should(name: str) -> None:
    told: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for made in some(name):
        marked = {mark.fact for mark in made.text.marks}
        for fact in WORLDS[name].letters.facts:
            key = fact.name, fact.key(made.record[fact.name])
            seen[key] += 1
            told[key] += fact.name in marked
    for fact in WORLDS[name].letters.facts:
        for state, share in fact.mention.items():
            count = seen[fact.name, state]
            if count >= 40:
                # five standard deviations
                assert (
                    abs(told[fact.name, state] / count - share)
                    <= 5 * (max(share * (1 - share), 0.01) / count) ** 0.5 + 1e-9
                )


#: words of each fact; none may stand outside a mark, or a letter would say what its record does not
WORDS = {
    "respiratory": r"cough\w*|dyspn\w*|breathless\w*|SOB|short(?:ness)? of breath|fever\w*|febrile|pneumonia|asthma\w*|COPD|smok\w*|wheez\w*|"
    r"rhinorr\w*|sneez\w*|antibiotics|abx|amoxicillin|hay fever",
    "chest_pain": r"dyspn\w*|breathless\w*|sweat\w*|clammy|nause\w*|heartburn|tender\w*|smok\w*|hypertension|HTN|acute coronary|reflux|admit\w*|radiat\w*",
    "diabetes": r"thirst\w*|polydipsia|tired|fatigue|tingling|numb|numbness|retinopathy|insulin|hypos?|ulcer\w*|smok\w*|obes\w*|hypertension|HTN|CKD",
}


@pytest.mark.parametrize("name", shipped())
def test_no_word_of_a_fact_stands_outside_its_marks(name: str) -> None:
    pattern = re.compile(rf"\b(?:{WORDS[name]})\b", re.IGNORECASE)
    for made in some(name):
        facts = [(m.start, m.end) for m in made.text.marks]
        sentences_of_facts = [
            (made.text.text.rfind("\n", 0, m.start), made.text.text.find("\n", m.end))
            for m in made.text.marks
            if m.kind != "phi"
        ]
        for match in pattern.finditer(made.text.text):
            inside = any(start < match.end() and match.start() < end for start, end in facts)
            # "obese, with …" and "to the ankles, in keeping with …" tell the same fact on in its sentence
            told_on = any(start <= match.start() < end for start, end in sentences_of_facts)
            assert inside or told_on, (made.id, match.group())


@pytest.mark.parametrize("name", shipped())
def test_the_text_is_tidy(name: str) -> None:
    for made in some(name):
        text = made.text.text
        assert not re.search(r"[<>{}\[\]|\\]", text.replace(" | ", "")), made.id
        assert not re.search(r" [.,;:]|\.\.|,,|\bNone\b|\b(?:a an|an a)\b", text), made.id
        assert not re.search(r"(?m)[^\S\n]$", text), made.id
        assert text.endswith("\n")
        assert "\n\n\n\n" not in text


def test_headings_say_the_section_that_the_marks_say() -> None:
    """The package's own reader of headings, where a letter has headings, finds the same sections."""
    agree = total = 0
    for made in some("respiratory"):
        if made.form == "letter":
            continue
        marks = [m for m in made.text.marks if m.kind != "phi"]
        found = names_at(sections(made.text.text), [m.start for m in marks])
        total += len(marks)
        agree += sum(name == mark.section for name, mark in zip(found, marks, strict=True))
    # it does not know every short heading (Hx, P)
    assert agree / total > 0.8


def test_identifiers_have_their_form_and_belong_to_nobody() -> None:
    labels: Counter[str] = Counter()
    for made in some("respiratory"):
        for mark in made.text.marks:
            if mark.kind != "phi":
                continue
            labels[mark.label] += 1
            value = made.text.text[mark.start : mark.end]
            if mark.label == "NHS":
                digits = [int(c) for c in value if c.isdigit()]
                assert digits[:3] == [9, 9, 9]
                assert sum(d * w for d, w in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0
            if mark.label == "PHONE":
                assert re.search(r"01632\)? 960|07700 900|555-01", value)
            if mark.label == "AGE":
                assert 90 <= int(value) <= 120
            if mark.label == "EMAIL":
                assert value.endswith("@example.org")
    assert {
        "NAME",
        "DATE",
        "PHONE",
        "NHS",
        "ID",
        "ADDRESS",
        "POSTCODE",
        "LOCATION",
        "HOSPITAL",
        "PROFESSION",
        "AGE",
        "EMAIL",
    } <= set(labels)


def test_every_place_of_the_patients_name_is_marked() -> None:
    for made in some("respiratory"):
        names = {made.text.text[m.start : m.end] for m in made.text.marks if m.label == "NAME"}
        marked = [(m.start, m.end) for m in made.text.marks if m.kind == "phi"]
        for name in names:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", made.text.text):
                assert any(start <= match.start() and match.end() <= end for start, end in marked), made.id


def test_letters_differ_and_come_again_whatever_is_made_beside_them() -> None:
    world = WORLDS["respiratory"]
    texts = [made.text.text for made in some("respiratory")]
    assert len(set(texts)) == len(texts)
    bodies = {re.sub(r"\d+", "#", made.text.text.split("Dear", 1)[-1]) for made in some("respiratory")}
    assert len(bodies) == len(texts)
    assert [m.text.text for m in letters(world, 5, seed=4)] == texts[:5]
    record = rows(world.network, sample(world.network, 1, seed=4))[0]
    assert letter(world, record, "respiratory-000001", seed=4).text.text == texts[0]
    assert [m.text.text for m in letters(world, 5, seed=5)] != texts[:5]


def test_forms_and_evidence_are_obeyed() -> None:
    world = WORLDS["respiratory"]
    made = list(letters(world, 30, forms=("note",), evidence={"pneumonia": "yes"}, do={"antibiotics": "no"}))
    assert {m.form for m in made} == {"note"}
    assert {m.record["pneumonia"] for m in made} == {"yes"}
    assert {m.record["antibiotics"] for m in made} == {"no"}
    with pytest.raises(ConfigError, match="no form"):
        next(letters(world, 1, forms=()))


def test_a_date_falls_into_the_season_of_the_record() -> None:
    from random import Random

    for seed in range(30):
        assert cast.draw_cast(Random(seed), months=(12, 1)).today.month in (12, 1)


# --- files
# -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["", ".jsonl", ".csv", ".parquet"])
def test_the_command_writes_letters_and_records(
    tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"made{suffix}"
    arguments = ["generate", "--world", "chest_pain", "--count", "12", "--seed", "3", "--quiet", str(out)]
    assert main(arguments) == 0
    records = out / "records.csv" if not suffix else tmp_path / "made.records.csv"
    where = out / "letters.jsonl" if not suffix else out
    found = [item for item in open_source(where) if isinstance(item, Letter)]
    with open(records, newline="") as handle:
        kept = list(csv.DictReader(handle))
    assert [item.id for item in found] == [row["id"] for row in kept]
    expected = list(letters(WORLDS["chest_pain"], 12, seed=3))
    for item, made, row in zip(found, expected, kept, strict=True):
        assert item.text == made.text.text
        assert sorted((s.start, s.end, s.label) for s in item.spans) == sorted(
            (m.start, m.end, m.label) for m in made.text.marks
        )
        assert row == {"id": made.id, "form": made.form, **{k: str(v) for k, v in made.record.items()}}
    assert main(arguments) == 2
    assert "exists already" in capsys.readouterr().err
    assert main([*arguments, "--overwrite"]) == 0


def test_the_command_writes_annotated_forms_and_jsonl_records(tmp_path: Path) -> None:
    out = tmp_path / "made"
    assert (
        main(
            [
                "generate",
                "--world",
                "diabetes",
                "--count",
                "3",
                "--records",
                "jsonl",
                "--annotated",
                "brat,txt",
                "--quiet",
                str(out),
            ]
        )
        == 0
    )
    rows_ = [json.loads(line) for line in (out / "letters.jsonl").read_text().splitlines()]
    span = next(s for row in rows_ for s in row["spans"] if s["kind"] == "clinical")
    assert {"fact", "value", "assertion", "section"} <= set(span)
    assert len(list((out / "brat").glob("*.ann"))) == len(list((out / "txt").glob("*.txt"))) == 3
    assert {"hypos", "control"} <= set(json.loads((out / "records.jsonl").read_text().splitlines()[0]))


@pytest.mark.parametrize(
    ("more", "piece"),
    [
        (["--count", "0"], "ask for 1"),
        (["--forms", "poem"], "names 'poem'"),
        (["--annotated", "pdf"], "names 'pdf'"),
        (["--evidence", "cough"], "takes NODE=STATE"),
        (["--evidence", "cough=yes,cough=no"], "to two states"),
        (["--evidence", "coughh=yes"], "did you mean 'cough'"),
        (["--do", "cough=maybe"], "no state 'maybe'"),
        (["--world", "moon"], "no world is called"),
    ],
)
def test_bad_usage_is_told_and_nothing_written(
    more: list[str], piece: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--world", "respiratory", "--quiet", str(tmp_path / "out"), *more]) == 2
    assert piece in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_world_command_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["world", "respiratory", "--evidence", "days_at_home=3", "--effect", "antibiotics,days_at_home"])
        == 2
    )
    assert "no average effect" in capsys.readouterr().err
    assert (
        main(
            [
                "world",
                "respiratory",
                "--json",
                "--evidence",
                "pneumonia=yes",
                "--effect",
                "antibiotics,days_at_home",
            ]
        )
        == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["probability_of_evidence"] == pytest.approx(0.0096, abs=1e-4)
    assert told["nodes"]["pneumonia"]["yes"] == 1
