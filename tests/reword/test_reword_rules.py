"""Rule files: what the shipped rules say of their examples, and what is refused of a user's file, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from synletters.core.errors import ConfigError
from synletters.reword import rules, trial
from synletters.reword.own import grammar

GOOD = """
rule denies
from  ^ <who:person> [deny] <what:findings> $
to    <who> [report] no <what:or>
try   He denies {chest pain}, {cough} or {fever}. => He reports no {chest pain}, {cough} or {fever}.
"""


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        grammar(str(path))
    assert "mine.txt" in str(told.value)
    return str(told.value)


def test_every_shipped_rule_does_what_its_examples_say() -> None:
    assert len(trial.tried(rules.shipped())) == len(rules.shipped()) > 50


def test_a_users_rules_come_before_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert grammar(str(path)).rules[0].name == "denies"
    assert len(grammar(str(path)).rules) == len(rules.shipped()) + 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("<what:or>", "nothing"), "<what> of"),
        (("no <what:or>", "no <what:or> <what>"), "stands twice"),
        (("report] no", "report]"), "says something else (negated)"),
        (("[report] no", "[think] he has no"), "it makes"),
        (("[deny]", "[blorgz/]"), "is no verb"),
        (("<what:findings>", "<what:moods>"), "no type 'moods'"),
        (("<who:person> [deny]", "<who:person>"), "no word that must stand there"),
        (("[deny] <what:findings> $", "( [deny] <what:findings>"), "not closed"),
        (("[deny] <what", "[deny] ) <what"), "none is open"),
        (("to    <who>", "to    {was:whom} <who>"), "{was:whom}"),
        (("to    <who>", "into  <who>"), "mine.txt:4: a line begins with"),
        (("try   He", "# He"), "has no example"),
        (("from  ^", "# ^"), "needs 'from' and 'to'"),
        ((" => ", " -> "), "SOURCE => RESULT"),
        (("{cough}", "{cough:}"), "is no piece"),
        (("He denies {", "He/XYZ denies {"), "no part of speech XYZ"),
        (("rule denies", "weight 3\nrule denies"), "before the first 'rule NAME'"),
        (("try ", "weight 1000\ntry "), "mine.txt:5: a weight lies above 0"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    assert told in refused(tmp_path, text)


def test_a_rule_that_goes_on_for_ever_is_refused(tmp_path: Path) -> None:
    text = "rule more\nfrom  very <x:noun>\nto    very very <x>\ntry   very {sore} => very very {sore}\n"
    assert "for ever" in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("from [deny] <x:list>\nto [report] <x>\ntry He denies {cough}. => He reports {cough}.", "negated"),
        (
            "from may have <x:list>\nto has <x>\ntry He may have {DISEASE:asthma}. => He has {DISEASE:asthma}.",
            "uncertain",
        ),
        ("from left <x:list>\nto right <x>\ntry The left {knee}. => The right {knee}.", "side"),
        (
            "from twice daily\nto once daily\ntry {DRUG:aspirin} twice daily => {DRUG:aspirin} once daily",
            "quantit",
        ),
        (
            "from his mother had <x:list>\nto he had <x>\ntry His mother had {DISEASE:asthma}. => He had {DISEASE:asthma}.",
            "family",
        ),
        ("from severe <x:list>\nto mild <x>\ntry He has severe {pain}. => He has mild {pain}.", "severit"),
    ],
)
def test_a_rule_that_says_something_else_is_refused(tmp_path: Path, rule: str, told: str) -> None:
    assert told in refused(tmp_path, f"rule bad\n{rule}\n")


def test_what_a_rule_must_leave_is_tried(tmp_path: Path) -> None:
    assert "must leave" in refused(tmp_path, GOOD + "not   She denies {cough}.\n")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    told = refused(tmp_path, GOOD.replace("to ", "two ") + GOOD)
    assert "mine.txt:4" in told
    assert "stands at" in told


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        grammar(str(tmp_path / "none.txt"))
    (tmp_path / "empty.txt").write_text("# nothing\n")
    with pytest.raises(ConfigError, match="holds no rule"):
        grammar(str(tmp_path / "empty.txt"))
