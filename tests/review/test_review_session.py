"""What reviewers do and what is kept of it: decisions, marks, a second window, another run, places that cannot be written."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from reviewing import CANARY, make_run, session

from synletters.core.errors import ConfigError, InputError, OutputError
from synletters.review.corpus import Corpus, Run
from synletters.review.database import FORMAT, Database, Decision
from synletters.review.session import ElsewhereError, RefusedError, Settings, database_of, name_of

ACCEPT, LEAK = Decision("accepted"), Decision("rejected", "identifier")


def test_the_queue_goes_by_risk_and_tells_why(tmp_path: Path) -> None:
    out, source = make_run(tmp_path, 20)
    with session(out, source, Settings(sample=5)) as made:
        rows = made.queue("Ada", "all")["rows"]
        assert {row["n"] for row in rows[:4]} == {0, 5, 10, 15}, (
            "a name that no other letter has was not replaced"
        )
        assert "1 suspect word that no other letter has" in rows[0]["reasons"]
        assert CANARY not in json.dumps(rows)
        assert made.queue("Ada", "sample")["total"] == 5
        assert [row["id"] for row in made.queue("Ada", "all", find="0007")["rows"]] == ["letter-0007"]
        made.decide("Ada", 3, ACCEPT)
        assert made.queue("Ada", "open")["total"] == 19
        assert made.queue("Bo", "open")["total"] == 20, "reviewers do not see each other's decisions"
        assert [row["n"] for row in made.queue("Ada", "accepted")["rows"]] == [3]
        with pytest.raises(RefusedError, match="no such view"):
            made.queue("Ada", "everything")


def test_what_is_shown_of_a_letter(tmp_path: Path) -> None:
    out, source = make_run(tmp_path)
    with session(out, source) as made:
        told = made.letter("Ada", 0)
        kinds = {piece["text"]: piece.get("kind") for piece in told["rewrite"]}
        assert (kinds["Browna"], kinds["steady"], kinds["aspirin"]) == ("replaced", "refilled", "kept")
        assert [piece["text"] for piece in told["rewrite"] if piece.get("look")] == ["Zorblaxa"]
        before = {piece["text"]: piece.get("kind") for piece in told["source"]}
        assert (before[CANARY + "a"], before["stable"]) == ("replaced", "changed")
    with session(out) as made:
        assert made.letter("Ada", 0)["source"] is None
        assert made.overview("Ada")["sources"] == 0


def test_marks_on_either_side(tmp_path: Path) -> None:
    out, source = make_run(tmp_path)
    with session(out, source) as made:
        text = made.corpus[0].letter.text
        at = text.index("Zorblaxa")
        made.mark("Ada", 0, "missed", "rewrite", at - 1, at + 9, "NAME")
        [mark] = made.letter("Ada", 0)["marks"]
        assert mark["text"] == "Zorblaxa", "blanks at its ends are no part of it"
        with pytest.raises(RefusedError, match="cannot be accepted"):
            made.decide("Ada", 0, ACCEPT)
        given = made.corpus.source(0)
        assert given is not None
        before = given[0]
        at = before.index("neighbour")
        made.mark("Ada", 0, "missed", "source", at, at + 9, "PROFESSION")
        assert "neighbour" in [mark["text"] for mark in made.letter("Ada", 0)["marks"]]
        at = before.index(CANARY)
        with pytest.raises(RefusedError, match="nothing of it was missed"):
            made.mark("Ada", 0, "missed", "source", at, at + 5, "NAME")
        with pytest.raises(RefusedError, match="invented identifier"):
            made.mark("Ada", 0, "missed", "rewrite", 8, 11, "NAME")
        with pytest.raises(RefusedError, match="nothing was replaced here"):
            made.mark("Ada", 0, "wrong", "rewrite", text.index("aspirin"), text.index("aspirin") + 3, "")
        for bad in ((5, 5), (7, 3), (0, 10**6)):
            with pytest.raises(RefusedError, match="no part"):
                made.mark("Ada", 0, "missed", "rewrite", *bad, "NAME")
        with pytest.raises(RefusedError, match="capitals"):
            made.mark("Ada", 0, "missed", "rewrite", 0, 4, "name!")
        made.mark("Ada", 0, "wrong", "source", at, at + 3, "")
        assert made.letter("Ada", 0)["marks"][0]["text"] == "Browna", "the whole surrogate"
        assert made.letter("Bo", 0)["marks"] == []
        for own in made.letter("Ada", 0)["marks"]:
            with pytest.raises(RefusedError, match="no such mark"):
                made.unmark("Bo", 0, own["mark"])
            made.unmark("Ada", 0, own["mark"])
        made.decide("Ada", 0, ACCEPT)
        made.mark("Ada", 0, "missed", "rewrite", *span(text, "Zorblaxa"), "NAME")
        assert made.letter("Ada", 0)["decision"]["state"] == "", "a letter that leaks is accepted no longer"


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_second_window_loses_nothing(tmp_path: Path) -> None:
    out, _ = make_run(tmp_path)
    with session(out) as one, session(out) as other:
        assert [unit.sampled for unit in one.units] == [unit.sampled for unit in other.units]
        one.decide("Ada", 2, Decision("accepted", comment="reads well"))
        with pytest.raises(ElsewhereError, match="another window"):
            other.decide("Ada", 2, LEAK)
        told = other.letter("Ada", 2)["decision"]
        assert (told["state"], told["comment"], told["revision"]) == ("accepted", "reads well", 1)
        other.decide("Ada", 2, Decision("rejected", "meaning", revision=1))
        assert one.letter("Ada", 2)["decision"]["state"] == "rejected"
        other.decide("Bo", 2, ACCEPT)
        assert one.status()["agreement"]["accepted_or_rejected"][0]["same"] == 0
    with closing(sqlite3.connect(database_of(out))) as db:
        assert [row[0] for row in db.execute("SELECT what FROM events WHERE n = 2")] == [
            "accepted",
            "rejected",
            "accepted",
        ]


def test_decisions_last_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    out, source = make_run(tmp_path)
    with session(out, source, Settings(sample=4, seed=1)) as made:
        made.decide("Ada", 1, LEAK)
        sample = [unit.sampled for unit in made.units]
    path = database_of(out)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert CANARY.encode() not in path.read_bytes()
    with session(out) as made:
        assert made.database.decision("Ada", 1).why == "identifier"
        assert [unit.sampled for unit in made.units] == sample
    with pytest.raises(ConfigError, match="certifies nothing"), session(out, None, Settings(sample=5)):
        pass


def test_another_sample_while_nothing_is_decided(tmp_path: Path) -> None:
    out, _ = make_run(tmp_path)
    with session(out, None, Settings(sample=4)):
        pass
    with session(out, None, Settings(sample=7)) as made:
        assert sum(unit.sampled for unit in made.units) == 7
        assert sum(unit.sampled for unit in made.database.units()) == 7
    with pytest.raises(ConfigError, match="2 faults"):
        Settings(sample=1, confidence=1.5)


def test_a_database_of_another_run_or_of_none(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, _ = make_run(tmp_path / "a", 4)
    second, _ = make_run(tmp_path / "b", 5)
    with session(first) as made:
        made.decide("Ada", 0, ACCEPT)
    with pytest.raises(InputError, match="review of another run"):
        Database(database_of(first), Run.of(second).mark)
    with session(first) as made:
        assert made.database.decision("Ada", 0).state == "accepted", "and it is as it was"
    (tmp_path / "text").write_text("no database, but a letter to Mrs Quillfeather\n" * 50)
    with pytest.raises(InputError, match="no review, or is damaged") as told:
        Database(tmp_path / "text", "x")
    assert CANARY not in str(told.value)
    with closing(sqlite3.connect(tmp_path / "later")) as db:
        db.executescript(
            f"CREATE TABLE meta (key, value); INSERT INTO meta VALUES ('format', '{FORMAT + '0'}')"
        )
    with pytest.raises(InputError, match="another version"):
        Database(tmp_path / "later", "x")


@pytest.mark.parametrize("place", ["/proc/review.sqlite", "/sys/review.sqlite", "/dev/null/review.sqlite"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_decided(place: str) -> None:
    with pytest.raises(OutputError, match="--database FILE"):
        Database(Path(place), "x")


def test_a_disk_that_is_full_and_a_file_that_is_held_lose_nothing(tmp_path: Path) -> None:
    out, _ = make_run(tmp_path)
    with session(out) as made:
        made.decide("Ada", 0, ACCEPT)
        with closing(sqlite3.connect(database_of(out))) as db:
            db.execute(
                "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
            db.commit()
        with pytest.raises(OutputError, match=r"disk is full.*What was saved before is safe"):
            made.decide("Ada", 1, ACCEPT)
        assert made.database.decision("Ada", 1).state == "", "all of a decision or none"
        with closing(sqlite3.connect(database_of(out), isolation_level=None)) as db:
            db.execute("DROP TRIGGER full")
            db.execute("BEGIN EXCLUSIVE")
            with pytest.raises(OutputError, match="another program holds the file"):
                made.decide("Ada", 1, ACCEPT)
            db.execute("ROLLBACK")
        made.decide("Ada", 1, ACCEPT)
        assert sorted(made.database.decisions()["Ada"]) == [0, 1]


def test_runs_that_are_none_or_were_changed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no letters of a run"):
        Run.of(tmp_path)
    out, source = make_run(tmp_path)
    with closing(Corpus(Run.of(out))) as corpus:
        other = tmp_path / "other.jsonl"
        other.write_text(json.dumps({"id": "else", "text": "x"}) + "\n")
        with pytest.raises(InputError, match="by their ids"):
            corpus.take_sources(other)
        assert corpus.take_sources(source) == 10
    letters = out / "letters.jsonl"
    letters.write_text(letters.read_text().replace("aspirin", "codeine"))
    with pytest.raises(InputError, match=r"not what manifest\.json says"):
        Run.of(out)
    (out / "manifest.json").unlink()
    letters.write_text('{"id": "a"}\n' + letters.read_text())
    with pytest.raises(InputError, match="put the file back"):
        Corpus(Run.of(out))


def test_letters_with_new_ids_and_columns_of_their_own(tmp_path: Path) -> None:
    out, source = make_run(
        tmp_path, 4, settings={"id_map": "ids.csv", "text_column": "note", "id_column": "no"}
    )
    rows = [json.loads(line) for line in source.read_text().splitlines()]
    renamed = tmp_path / "warehouse.jsonl"
    renamed.write_text(
        "".join(json.dumps({"no": f"old{n}", "note": row["text"]}) + "\n" for n, row in enumerate(rows))
    )
    ids = tmp_path / "ids.csv"
    ids.write_text("id,new_id\n" + "".join(f"old{n},{row['id']}\n" for n, row in enumerate(rows)))
    with closing(Corpus(Run.of(out))) as corpus:
        with pytest.raises(InputError, match="--id-map"):
            corpus.take_sources(renamed)
        assert corpus.take_sources(renamed, ids) == 4
        with pytest.raises(InputError, match="no crosswalk"):
            corpus.take_sources(renamed, renamed)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\u202eb", None, 7])
def test_names_that_are_none(name: object) -> None:
    with pytest.raises(RefusedError, match="one line"):
        name_of(name)


def test_decisions_that_are_none(tmp_path: Path) -> None:
    out, _ = make_run(tmp_path, 3)
    with session(out) as made:
        for bad in (
            Decision("maybe"),
            Decision("rejected"),
            Decision("accepted", "meaning"),
            Decision("rejected", "taste"),
        ):
            with pytest.raises(RefusedError):
                made.decide("Ada", 0, bad)
        with pytest.raises(RefusedError, match="shorten"):
            made.decide("Ada", 0, Decision(comment="x" * 5000))
        with pytest.raises(RefusedError, match="no such letter"):
            made.decide("Ada", 99, ACCEPT)
        assert made.database.decisions() == {}
