"""Made letters through the rewriter: every fact kept where it says it stands, every planted identifier
replaced, and what went wrong rejected."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main
from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.generate import Made, graph_letters, letters, load_graph, load_world
from synletters.generate.check import Checker, other_conditions
from synletters.generate.graph_check import GraphChecker
from synletters.generate.rewritten import Variety, carried, config_of

WORLD = load_world("respiratory")
CHECKER = Checker(WORLD, other_conditions())
GRAPH = load_graph("general")


class Fake:
    """Stands where a rewriter would: ``change`` makes of a letter's text and spans another, or a reason to
    reject it."""

    def __init__(self, change: Callable[[Letter], tuple[str, Sequence[Span]] | str]) -> None:
        self.change = change

    def prepare(self) -> None:
        pass

    def rewrite(self, batch: Sequence[Letter]) -> list[Rewrite | Rejected]:
        out: list[Rewrite | Rejected] = []
        for letter in batch:
            made = self.change(letter)
            out.append(
                Rejected(letter.id, "gate", made)
                if isinstance(made, str)
                else Rewrite(letter.id, 0, made[0], tuple(made[1]), {})
            )
        return out


def variety(*changes: Callable[[Letter], tuple[str, Sequence[Span]] | str]) -> Variety:
    return Variety(config_of(), CHECKER, rewriters=[Fake(change) for change in changes])  # type: ignore[misc]


def same(letter: Letter) -> tuple[str, Sequence[Span]]:
    return letter.text, letter.spans


def behind(words: str) -> Callable[[Letter], tuple[str, Sequence[Span]]]:
    return lambda letter: (f"{letter.text.rstrip()}\n\n{words}\n", letter.spans)


def without_a_fact(letter: Letter) -> tuple[str, Sequence[Span]]:
    lost = next(span for span in letter.spans if span.kind == "clinical")
    return letter.text, [span for span in letter.spans if span is not lost]


def moved(letter: Letter) -> tuple[str, Sequence[Span]]:
    return letter.text, [
        s.moved(1) if s.kind == "clinical" and s.end < len(letter.text) else s for s in letter.spans
    ]


def denied(letter: Letter) -> tuple[str, Sequence[Span]]:
    """The first fact of all is denied in its own sentence."""
    at = next(span.start for span in letter.spans if span.kind == "clinical")
    more = "denies any "
    return letter.text[:at] + more + letter.text[at:], [
        s.moved(len(more)) if s.start >= at else s for s in letter.spans
    ]


def test_a_letter_that_came_back_as_it_was_is_kept_with_its_marks() -> None:
    made = list(letters(WORLD, 30, seed=4))
    out = list(variety(same).letters(made))
    assert [item.id for item in out if isinstance(item, Made)] == [item.id for item in made]
    for before, after in zip(made, out, strict=True):
        assert isinstance(after, Made)
        facts = [m for m in before.text.marks if m.kind != "phi"]
        assert sorted(m.start for m in facts) == [m.start for m in after.text.marks if m.kind != "phi"]
        assert {m.fact: m.assertion for m in facts} == {
            m.fact: m.assertion for m in after.text.marks if m.kind != "phi"
        }


@pytest.mark.parametrize(
    ("change", "piece"),
    [
        (behind("She also has migraine."), "extra migraine"),
        (behind("There is a cough. There is no cough."), "contradiction cough"),
        (without_a_fact, "marks of facts were lost"),
        (moved, "words of a fact changed"),
        (lambda letter: "no reason", "no reason"),
        (
            lambda letter: (letter.text, [s for s in letter.spans if s.kind != "phi"]),
            "identifiers are not where",
        ),
    ],
)
def test_what_went_wrong_is_rejected_and_not_quoted(
    change: Callable[[Letter], tuple[str, Sequence[Span]] | str], piece: str
) -> None:
    made = list(letters(WORLD, 12, seed=5, evidence={"cough": "yes"}))
    out = list(variety(change).letters(made))
    rejected = [item for item in out if isinstance(item, Rejected)]
    assert len(rejected) >= 11
    assert any(piece in item.reason for item in rejected)
    assert not any(piece in item.reason for item in rejected for piece in ("also has", "There is"))


def test_a_fact_that_is_denied_afterwards_is_rejected() -> None:
    made = [
        item
        for item in letters(WORLD, 60, seed=6)
        if item.text.marks
        and next(m for m in sorted(item.text.marks, key=lambda m: m.start) if m.kind != "phi").assertion
        == "present"
    ]
    out = list(variety(denied).letters(made))
    assert sum(isinstance(item, Rejected) for item in out) / len(out) > 0.8


def test_another_try_may_do() -> None:
    made = list(letters(WORLD, 5, seed=7))
    working = variety(without_a_fact, same)
    assert all(isinstance(item, Made) for item in working.letters(made))
    assert working.counts["kept"] == 5
    came = Rejected("x", "writer", "late")
    assert next(iter(variety(same).letters([came]))) is came


def test_marks_are_matched_by_number_not_by_order() -> None:
    [made] = letters(WORLD, 1, seed=8)
    rewrite = Rewrite(
        made.id,
        0,
        made.text.text,
        tuple(
            reversed(
                [
                    Span(m.start, m.end, m.label, m.kind, "generated", 1.0, f"mark-{i}")
                    for i, m in enumerate(made.text.marks)
                ]
            )
        ),
        {},
    )
    marks = carried(made.text.marks, rewrite)
    assert not isinstance(marks, str)
    assert {(m.fact, m.start) for m in marks if m.kind != "phi"} == {
        (m.fact, m.start) for m in made.text.marks if m.kind != "phi"
    }


def clinical(row: Any) -> list[Any]:
    return sorted(
        (s["fact"], s["value"], s["assertion"], s["section"], row["text"][s["start"] : s["end"]])
        for s in row["spans"]
        if s["kind"] == "clinical"
    )


def test_the_command_with_the_shipped_model(tmp_path: Path) -> None:
    out, plain = tmp_path / "out", tmp_path / "plain"
    world = ["generate", "--world", "respiratory", "--count", "8", "--seed", "3", "--quiet"]
    assert main([*world, str(plain)]) == 0
    assert main([*world, "--rewrite", "--strategy", "nouns+stopwords", str(out)]) in (0, 1)
    before = {row["id"]: row for row in map(json.loads, (plain / "letters.jsonl").read_text().splitlines())}
    after = [json.loads(line) for line in (out / "letters.jsonl").read_text().splitlines()]
    assert len(after) >= 6
    for row in after:
        source = before[row["id"]]
        assert row["text"] != source["text"]
        assert clinical(row) == clinical(source)
        names = {
            source["text"][s["start"] : s["end"]]
            for s in source["spans"]
            if s["kind"] == "phi" and s["label"] in ("NAME", "PHONE", "ID", "NHS")
        }
        # as whole words: "Mariane" is no Maria
        assert not [
            n for n in names if len(n) > 4 and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", row["text"])
        ]
        assert len([s for s in row["spans"] if s["kind"] == "phi"]) >= 3
    told = json.loads((out / "report.json").read_text())["rewrite"]
    assert told["kept"] == len(after)
    assert 0.05 < told["share_of_words_changed"] < 0.9
    assert (
        main(["check", str(out / "letters.jsonl"), str(out / "records.csv"), "--world", "respiratory"]) == 0
    )
    assert main([*world, "--strategy", "nouns", str(tmp_path / "other")]) == 2


# --- the rubric for graphs
# -----------------------------------------------------------------------------------------------


def test_letters_of_the_graph_have_no_fault_and_planted_ones_are_found() -> None:
    checker = GraphChecker(GRAPH)
    found = dict.fromkeys(("wrong", "extra", "contradiction"), 0)
    told = wanted = 0
    for made in graph_letters(GRAPH, 60, seed=9):
        text, record = made.text.text, made.record
        verdict = checker.check(text, record)
        assert not verdict.faults, (made.id, [(f.kind, f.fact) for f in verdict.faults])
        told += len(verdict.told)
        wanted += len({m.fact for m in made.text.marks if m.kind != "phi"})
        symptom = str(record["symptoms"]).split("; ")[0]
        stranger = next(
            name
            for name in ("night sweats", "migraine", "psoriasis")
            if name
            not in f"{record['symptoms']} {record['absent']} {record['disease']} {record['side_effects']}"
        )
        for kind, sentence in (
            ("wrong", f"The patient denies {symptom}."),
            ("extra", f"There is {stranger}."),
            ("contradiction", f"There is {symptom}. There is no {symptom}."),
            ("extra", "The patient takes lithium."),
        ):
            if sentence.endswith("lithium.") and "lithium" not in {
                d for x in GRAPH.diseases.values() for d in x.drugs
            }:
                continue
            faults = checker.check(f"{text}\n\n{sentence}\n", record).faults
            assert kind in {fault.kind for fault in faults}, (kind, sentence)
            found[kind] += 1
    assert min(found.values()) >= 60
    assert told / wanted > 0.85


def test_the_command_checks_letters_of_a_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "made"
    assert main(["generate", "--kg", "general", "--count", "10", "--quiet", str(out)]) == 0
    given = ["check", str(out / "letters.jsonl"), str(out / "records.csv"), "--kg", "general"]
    assert main(given) == 0
    records = (out / "records.csv").read_text()
    (out / "bad.csv").write_text(
        records.replace("graph-000001,", "graph-000002,", 1).replace(",no,", ",no,", 1)
    )
    given[2] = str(out / "bad.csv")
    assert main(given) == 2
    assert "stands twice" in capsys.readouterr().err
    (out / "bad.csv").write_text("id,code,symptoms\na,Q99.9,cough\nb,J45.9,moonlight\n")
    assert main(given) == 2
    told = capsys.readouterr().err
    assert "'Q99.9' is none of" in told
    assert "'moonlight' is no name of" in told
