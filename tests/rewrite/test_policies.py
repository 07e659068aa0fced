"""Policies by label: in the config, on the command line, in the letter and in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.config import RunConfig, load
from synletters.core.document import Fill, Letter, Span
from synletters.core.errors import ConfigError
from synletters.rewrite import plan
from synletters.rewrite.protect import protect
from synletters.surrogate import replace_group
from synletters.surrogate.general import age_band, general, larger_place, postcode_area, years


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("67", "60-69"),
        ("60", "60-69"),
        ("9", "0-9"),
        ("0", "0-9"),
        ("89", "80-89"),
        ("90", "90 and over"),
        ("104", "90 and over"),
        ("67-year-old", "60-69"),
        ("aged 93 years", "90 and over"),
        ("18 months", "0-9"),
        ("6/12", "0-9"),
        ("3 weeks old", "0-9"),
        ("Ninety-two", "90 and over"),
        ("sixty seven", "60-69"),
        ("fourteen", "10-19"),
        ("seven", "0-9"),
        ("elderly", None),
        ("9" * 5000, "90 and over"),
        ("٤٥", "40-49"),
        ("a hundred and two", "90 and over"),
    ],
)
def test_age_bands(value: str, band: str | None) -> None:
    assert age_band(value) == band


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("12/03/2021", [2021]),
        ("12/03/21", [2021]),
        ("12 March 1956", [1956]),
        ("March '19", [2019]),
        ("2019", [2019]),
        ("May 12", []),
        ("12 March", []),
        ("Tuesday", []),
        ("Nov 2020 - Jan 2021", [2020, 2021]),
        ("12.3.98", [1998]),
        ("2021-03-12T14:05:00Z", [2021]),
        ("1990s", [1990]),
    ],
)
def test_years(value: str, found: list[int]) -> None:
    assert years(value) == found
    assert general("DATE", value, "18 March 2022") == ("2022" if found else None)


@pytest.mark.parametrize(
    ("value", "area"),
    [
        ("LS1 3EX", "LS"),
        ("sw1a1aa", "SW"),
        ("M5", "M"),
        ("02114", "021"),
        ("02114-1234", "021"),
        ("03601", "000"),
        ("D02 X285", "D"),
        ("K1A 0B1", "K"),
        ("3000", None),
        ("?", None),
    ],
)
def test_postcode_areas(value: str, area: str | None) -> None:
    assert postcode_area(value) == area


@pytest.mark.parametrize(
    ("value", "larger"),
    [
        ("Kent", "England"),
        ("west  yorkshire", "England"),
        ("County Cork", "Ireland"),
        ("OHIO", "the United States"),
        ("Norway", "Europe"),
        ("the Netherlands", "Europe"),
        ("Leeds", None),
        ("", None),
    ],
)
def test_larger_places(value: str, larger: str | None) -> None:
    assert larger_place(value) == larger


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["AGE", "DATE", "POSTCODE", "LOCATION", "NAME", "X"]),
    st.text(max_size=30),
    st.text(max_size=30),
)
def test_any_text_is_generalised_or_not(label: str, value: str, surrogate: str) -> None:
    made = general(label, value, surrogate)
    assert made is None or made


# --- in a letter
# -------------------------------------------------------------------------------------------------------

VALUES = [
    ("Xan Yun", "NAME"),
    ("3 July 2019", "DATE"),
    ("4 August", "DATE"),
    ("71", "AGE"),
    ("LS1 3EX", "POSTCODE"),
    ("Kent", "LOCATION"),
    ("England", "LOCATION"),
    ("Xtown", "LOCATION"),
    ("12345", "ID"),
    ("Xeno Clinic", "HOSPITAL"),
]


def written(policy: str, policies: dict[str, str]) -> tuple[str, tuple[Span, ...]]:
    text, spans = "", []
    for value, label in VALUES:
        spans.append(Span(len(text), len(text) + len(value), label, "phi"))
        text += value + " | "
    item = protect(Letter("a", text, tuple(spans)), keep_structure=())
    made = plan.build(item, replace_group([item], seed=1)[0], [], (), policy=policy, policies=policies)  # type: ignore[arg-type]
    return made.assemble([Fill("?")] * made.slots)


def test_each_label_has_its_policy() -> None:
    by_label = {
        "DATE": "generalise",
        "AGE": "generalise",
        "NAME": "tag",
        "ID": "remove",
        "HOSPITAL": "refill",
        "POSTCODE": "generalise",
    }
    text, spans = written("surrogate", by_label)
    name, day, yearless, age, area, *_, code, hospital, _ = text.split(" | ")
    assert name == "[NAME-1]"
    assert day.isdecimal()
    assert day != "2019"
    assert yearless == "[DATE-1]"
    assert (age, area, code, hospital) == ("70-79", "LS", "", "? ?")
    sources = {s.label: s.source for s in spans}
    assert sources == {
        "NAME": "tag",
        "DATE": "generalise",
        "AGE": "generalise",
        "POSTCODE": "generalise",
        "LOCATION": "surrogate",
        "HOSPITAL": "refill",
    }
    assert all(value not in text for value, _ in VALUES)


def test_a_larger_place_that_another_identifier_names_becomes_a_tag() -> None:
    text, _ = written("generalise", {})
    assert text.split(" | ")[5:8] == ["[LOCATION-1]", "Europe", "[LOCATION-2]"]


def test_the_policy_of_one_label_does_not_change_the_surrogates_of_others() -> None:
    plain, _ = written("surrogate", {})
    mixed, _ = written("surrogate", {"NAME": "tag", "ID": "remove"})
    one, two = plain.split(" | "), mixed.split(" | ")
    assert [a for a, (_, label) in zip(one, VALUES, strict=False) if label not in ("NAME", "ID")] == [
        b for b, (_, label) in zip(two, VALUES, strict=False) if label not in ("NAME", "ID")
    ]


def test_numbers_are_not_refilled() -> None:
    assert plan.policy_of("ID", "refill") == "surrogate"
    assert plan.policy_of("NAME", "refill") == "refill"
    assert plan.policy_of("NAME", "remove", {"NAME": "tag"}) == "tag"
    assert plan.policy_of("PATIENT", "tag", {"NAME": "remove"}) == "tag"


# --- in the config and on the command line
# -----------------------------------------------------------------------------


def test_the_command_line_wins_label_by_label(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("policy: tag\npolicies: {DATE: generalise, NAME: remove}\nsurrogates: markov\n")
    config = load(path, {"policies": {"NAME": "refill", "AGE": "tag"}})
    assert config.policy == "tag"
    assert config.surrogates == "markov"
    assert config.policies == {"DATE": "generalise", "NAME": "refill", "AGE": "tag"}
    assert load(None, {"policies": {"PATIENT": "tag"}}).policies == {"PATIENT": "tag"}  # a site's own label


def test_all_faults_are_told_together() -> None:
    with pytest.raises(ConfigError) as caught:
        load(
            None,
            {
                "policy": "hide",
                "policies": {"NAEM": "tag", "date": "tag", "AGE": "shred", "two words": "tag"},
                "surrogates": "random",
                "vault_key_file": "k",
            },
        )
    told = "\n".join(caught.value.faults)
    for word in (
        "'hide'",
        "'NAEM'; did you mean NAME",
        "'date'; did you mean DATE",
        "'shred'",
        "'two words'",
        "'random'",
        "name the vault too",
    ):
        assert word in told
    assert len(caught.value.faults) == 7
    for values in ({"policies": ["NAME"]}, {"policies": {"NAME": 1}}, {"vault": ""}, {"vault": 3}):
        with pytest.raises(ConfigError):
            load(None, values)
    assert RunConfig().to_json()["policies"] == {}


def test_the_command_line_and_the_report(
    tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Qohn Xmitz, 71, seen 12/03/2021, no QX-12345."
    spans = [
        {"start": text.index(v), "end": text.index(v) + len(v), "label": label, "kind": "phi"}
        for v, label in (("Qohn Xmitz", "NAME"), ("71", "AGE"), ("12/03/2021", "DATE"), ("QX-12345", "ID"))
    ]
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text, "spans": spans}))
    argv = [
        "rewrite",
        str(tmp_path / "a.jsonl"),
        str(tmp_path / "out"),
        "--strategy",
        "none",
        "--tagger",
        str(tagger),
        "--detectors",
        "guard",
        "--quiet",
    ]
    more = [
        "--policy",
        "tag",
        "--policy",
        "AGE=generalise",
        "--policy",
        "DATE=generalise",
        "--policy",
        "ID=refill",
    ]
    assert main([*argv, *more]) == 0
    made = json.loads((tmp_path / "out" / "letters.jsonl").read_text())["text"]
    assert made.startswith("[NAME-1], 70-79, seen 20")
    raw = (tmp_path / "out" / "report.json").read_text()
    assert json.loads(raw)["identifiers_by_policy"] == {
        "generalise": {"AGE": 1, "DATE": 1},
        "surrogate": {"ID": 1},
        "tag": {"NAME": 1},
    }
    assert not any(value in raw for value in ("Qohn", "Xmitz", "12345"))
    assert (
        main([*argv, "--overwrite", "--policy", "DAET=tag", "--policy", "AGE=shred", "--policy", "ID="]) == 2
    )
    told = capsys.readouterr().err
    assert all(word in told for word in ("DAET", "shred", "'ID'"))
