"""A user's own check, masking strategy, refiller and detector: one file, named in the config, no line of the
package changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from synletters import Letter, Rejected, Rewrite, Rewriter, RunConfig, Span
from synletters.cli.main import main
from synletters.core import registry
from synletters.core.errors import ConfigError, UnknownComponentError
from synletters.core.labels import CHECKS
from synletters.rewrite.check import Accept, GiveBack, Refill, Reject, Reprotect, Verdict
from synletters.rewrite.draft import Draft

CANARY = "Quuxbert"
MODULE = '''
import re

from synletters.core.document import Fill, Span
from synletters.rewrite.check import Accept, GiveBack, Refill, Reject, Reprotect


class Wards:
    """A detector of what this site calls its wards."""

    name = "wards"

    def detect(self, letters):
        return [tuple(Span(*m.span(), "HOSPITAL", "phi", self.name) for m in re.finditer("Zephyr Ward", letter.text))
                for letter in letters]


class Upon:
    """A strategy that masks one word alone."""

    def __init__(self, ratio):
        self.ratio = ratio

    def select(self, words, rng):
        return frozenset(i for i, word in enumerate(words) if word.text == "upon" and self.ratio)


class On:
    """A refiller that says "on"; in one letter only when it is asked a second time."""

    def __init__(self, model, **options):
        pass

    def fill(self, plans):
        return [tuple(Fill("upon" if plan.letter_id == "again" and plan.attempt == 0 else "on") for _ in range(plan.slots))
                for plan in plans]


class House:
    """A check with one rule for each verdict."""

    def check(self, drafts):
        return [getattr(self, draft.item.letter.id, self.fine)(draft) for draft in drafts]

    def fine(self, draft):
        return Accept()

    def refused(self, draft):
        return Reject("the house says no")

    def spoken(self, draft):
        return GiveBack(frozenset({0}), {"check:given": 1}) if draft.words else Accept()

    def again(self, draft):
        return Refill("upon again") if "upon" in draft.result.text else Accept()

    def hidden(self, draft):
        text = draft.item.letter.text
        replaced = [text[region.start:region.end] for region in draft.item.regions if region.label]
        at = text.index("Quuxbert")
        return Accept() if "Quuxbert" in replaced else Reprotect((Span(at, at + 8, "NAME", "phi", "house"),), "a name")

    def raises(self, draft):
        raise ValueError(draft.item.letter.text)
'''
IDS = ("plain", "refused", "spoken", "again", "hidden", "raises")


def text_of(name: str) -> str:
    who = CANARY if name in ("hidden", "raises") else "The nurse"
    return f"{who} is now at Zephyr Ward. The wound was cleaned and dressed upon arrival at home."


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "site_parts.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    return "site_parts"


def config_of(module: str, **more: Any) -> dict[str, Any]:
    named = {
        "detectors": (f"{module}:Wards",),
        "strategy": f"{module}:Upon",
        "refiller": f"{module}:On",
        "checks": (f"{module}:House",),
        "ratio": 1.0,
        "seed": 1,
        "workers": 1,
    }
    return named | more


def test_all_of_them_by_the_command_line(
    module: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    source, out, config = tmp_path / "letters.jsonl", tmp_path / "out", tmp_path / "config.yaml"
    source.write_text("".join(json.dumps({"id": name, "text": text_of(name)}) + "\n" for name in IDS))
    named = {
        key: list(value) if isinstance(value, tuple) else value for key, value in config_of(module).items()
    }
    config.write_text(json.dumps(named))  # JSON is YAML
    assert main(["rewrite", str(source), str(out), "--config", str(config), "--quiet"]) == 1
    made = {
        row["id"]: row["text"] for row in map(json.loads, (out / "letters.jsonl").read_text().splitlines())
    }
    lost = {row["id"]: row for row in map(json.loads, (out / "rejected.jsonl").read_text().splitlines())}
    assert made.keys() == {"plain", "spoken", "again", "hidden"}
    assert ["dressed on" in made[name] for name in ("plain", "spoken", "again", "hidden")] == [
        True,
        False,
        True,
        True,
    ]
    assert "dressed upon" in made["spoken"]
    assert CANARY not in "".join(made.values())
    assert "Zephyr" not in "".join(made.values())
    stage = f"check:{module}:House"
    where = re.fullmatch(rf"failed with ValueError \({module}\.py, line \d+\)", lost["raises"].pop("reason"))
    assert where, "the line of the user's own code is told, the error's words are not"
    assert lost == {
        "refused": {"id": "refused", "stage": stage, "reason": "the house says no"},
        "raises": {"id": "raises", "stage": stage},
    }
    report = json.loads((out / "report.json").read_text())
    assert report["rejected_by_stage"] == {stage: 2}
    assert report["gate"]["letters_repaired"] == 1
    assert report["checks"] == {"given": 1, f"{module}:House:NAME": 1}
    assert report["truth"]["sentences_given_back"] == 1
    assert report["refills"]["words"] == 3
    assert report["identifiers_replaced"] == {"HOSPITAL": 4, "NAME": 1}
    assert stage in report["stages"]
    told = capsys.readouterr()
    for place in (
        told.out,
        told.err,
        caplog.text,
        (out / "report.json").read_text(),
        (out / "report.html").read_text(),
    ):
        assert CANARY not in place


def test_all_of_them_by_the_rewriter(module: str) -> None:
    rewriter = Rewriter(RunConfig(**config_of(module)))
    made = rewriter.rewrite([Letter(name, text_of(name)) for name in IDS])
    assert [one.letter_id for one in made] == list(IDS)
    assert [isinstance(one, Rejected) for one in made] == [False, True, False, False, False, True]
    assert rewriter.counts["check:given"] == 1
    assert rewriter.counts["letters_repaired"] == 1
    assert CANARY not in repr([rewriter.counts, rewriter.hashes, made])
    alone = [one for name in IDS for one in rewriter.rewrite([Letter(name, text_of(name))])]
    assert alone == made, "whatever the batch"


# -- checks that misbehave
# ------------------------------------------------------------------------------------------------


class Says:
    """A check that says of each draft what ``say`` says."""

    def __init__(self, say: Callable[[Draft], Any]) -> None:
        self.say = say
        self.asked = 0

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        self.asked += len(drafts)
        return [self.say(draft) for draft in drafts]


def rewritten(module: str, check: Any, count: int = 3, **more: Any) -> list[Rewrite | Rejected]:
    config = RunConfig(**config_of(module, checks=(), **more))
    return Rewriter(config, checks={"own": check}).rewrite(
        [Letter(f"l{i}", text_of("hidden")) for i in range(count)]
    )


@pytest.mark.parametrize("count", [0, 1, 4])
def test_verdicts_of_another_number_reject(module: str, count: int) -> None:
    class Odd:
        def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
            return [Accept()] * (count if count != len(drafts) else count + 1)

    made = rewritten(module, Odd())
    assert [type(one) for one in made] == [Rejected] * 3
    assert {one.stage for one in made if isinstance(one, Rejected)} == {"check:own"}


@pytest.mark.parametrize(
    "said", [None, True, "accept", Accept, Rejected("l1", "x", "y"), Rewrite("l1", 0, "z", ())]
)
def test_what_is_no_verdict_rejects_its_letter_alone(module: str, said: Any) -> None:
    made = rewritten(module, Says(lambda draft: said if draft.item.letter.id == "l1" else Accept()))
    assert [type(one) for one in made] == [Rewrite, Rejected, Rewrite]


@pytest.mark.parametrize(
    "verdict",
    [
        Refill("never content"),
        GiveBack(frozenset()),
        GiveBack(frozenset({0})),
        GiveBack(frozenset({-1, 99})),
        Reprotect((), "nothing to protect"),
        Reprotect((Span(0, 8, "NAME", "phi"),), "again and again"),
        Reprotect((Span(0, 10_000, "NAME", "phi"),), "outside of the letter"),
        Reprotect(("no span",), "of another type"),  # type: ignore[arg-type]
        GiveBack(None),  # type: ignore[arg-type]
        Reject("no"),
    ],
)
def test_a_check_that_is_never_content_comes_to_an_end(module: str, verdict: Verdict) -> None:
    check = Says(lambda draft: verdict if draft.item.letter.id == "l1" else Accept())
    made = rewritten(module, check)
    assert [type(one) for one in made] == [Rewrite, Rejected, Rewrite]
    assert CANARY not in repr(made[1])
    assert check.asked < 30


def test_what_a_check_gave_back_goes_through_every_check_again(module: str) -> None:
    """One check gives the word back, the other accepts no letter that says it: neither has the last word
    alone."""
    back = Says(lambda draft: GiveBack(frozenset({0})) if draft.words else Accept())
    strict = Says(lambda draft: Reject("upon") if "upon" in draft.result.text else Accept())  # type: ignore[union-attr]
    for checks in ({"back": back, "strict": strict}, {"strict": strict, "back": back}):
        [made] = Rewriter(RunConfig(**config_of(module, checks=())), checks=checks).rewrite(
            [Letter("a", text_of("plain"))]
        )
        assert made == Rejected("a", "check:strict", "upon")


def test_words_that_were_given_back_are_open_again_in_the_next_attempt(module: str) -> None:
    def say(draft: Draft) -> Verdict:
        if draft.attempt == 0:
            return GiveBack(frozenset({0})) if draft.words else Refill("not yet")
        return Accept()

    [made] = rewritten(module, Says(say), count=1)
    assert isinstance(made, Rewrite)
    assert "dressed on arrival" in made.text


def test_one_variant_that_is_rejected_keeps_back_all_of_its_letter(module: str) -> None:
    check = Says(lambda draft: Reject("the second") if draft.plan.variant == 1 else Accept())
    assert rewritten(module, check, count=1, variants=3) == [Rejected("l0", "check:own", "the second")]


# -- by name
# --------------------------------------------------------------------------------------------------------------


def test_a_check_of_another_package_is_found_by_its_entry_point(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def points(*, group: str) -> list[EntryPoint]:
        return [EntryPoint("house", f"{module}:House", group)] if group == "synletters.checks" else []

    monkeypatch.setattr(registry, "entry_points", points)
    assert "house" in registry.names("checks")
    config = RunConfig(**config_of(module, checks=("house",)))
    [made] = Rewriter(config).rewrite([Letter("refused", text_of("plain"))])
    assert made == Rejected("refused", "check:house", "the house says no")
    with pytest.raises(UnknownComponentError, match="there are house"):
        registry.find("checks", "home")


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_that_is_called_as_one_of_this_package_is_refused(
    module: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would share the limits of what is given back, and the counts."""
    check = Says(lambda _: Accept())
    with pytest.raises(ConfigError, match=f"cannot be called '{name}'.*give it another name"):
        Rewriter(RunConfig(**config_of(module, checks=())), checks={"own": check, name: check})

    def points(*, group: str) -> list[EntryPoint]:
        return [EntryPoint(name, f"{module}:House", group)] if group == "synletters.checks" else []

    monkeypatch.setattr(registry, "entry_points", points)
    with pytest.raises(ConfigError, match=f"cannot be called '{name}'"):
        RunConfig(checks=(name,))


def test_a_check_that_nothing_answers_to_is_a_fault_of_the_config(module: str) -> None:
    with pytest.raises(ConfigError, match="no check is called 'house'"):
        RunConfig(checks=("house",))
    with pytest.raises(ConfigError) as caught:
        RunConfig(checks=("house", f"{module}:Home", "no_such_module:X"), detectors=("wards",))
    assert len(caught.value.faults) == 4
