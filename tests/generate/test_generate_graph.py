"""Knowledge graphs: what a file may hold, how cases are drawn, and that letters say them."""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.errors import ConfigError
from synletters.generate import graph_letters, load_graph
from synletters.generate.graphs.letters import literal
from synletters.generate.graphs.obo import read_obo, symptoms_of
from synletters.generate.graphs.sample import draw_case, softmax_draw
from synletters.generate.graphs.tsv import read_tsv
from synletters.generate.phrases.grammar import render

GENERAL = load_graph("general")

OBO = """format-version: 1.2
data-version: releases/x

[Term]
id: DOID:0050120
name: made-up pneumonia
def: "A lung disease that is characterized by inflammation, has_symptom cough, has_symptom high fever, has_symptom chest pain and has_symptom \\"rattling\\" breath, transmitted_by droplets." [url:http\\://example.org/x]
xref: ICD10CM:J18.9 {source="x"}
xref: SNOMEDCT_US_2023_03_01:233604007

[Term]
id: DOID:1
name: old thing
def: "has_symptom cough." []
xref: ICD10CM:J20.9
is_obsolete: true

[Term]
id: DOID:2
name: silent thing
xref: ICD10CM:I10

[Typedef]
id: x
name: has_symptom
"""


def test_the_shipped_graph_is_large_and_whole() -> None:
    assert len(GENERAL.diseases) >= 60
    for disease in GENERAL.diseases.values():
        assert len(disease.symptoms) >= 2
        assert all(drug in disease.drugs for drug in disease.drugs)
    names = [disease.name for disease in GENERAL.diseases.values()]
    assert len(set(names)) == len(names)
    assert (
        sum(bool(GENERAL.side_effects.get(drug)) for d in GENERAL.diseases.values() for drug in d.drugs) > 60
    )


def test_a_disease_ontology_file_loads_as_it_is() -> None:
    graph = read_obo(OBO, "do.obo")
    assert list(graph.diseases) == ["J18.9"]
    assert list(graph.diseases["J18.9"].symptoms) == [
        "cough",
        "high fever",
        "chest pain",
        '"rattling" breath',
    ]
    [made] = graph_letters(graph, 1)
    assert made.record["code"] == "J18.9"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('"x, has_symptom fever, has_symptom dry cough." []', ["fever", "dry cough"]),
        ('"x has_symptom: nausea, and has_symptom loss of taste." []', ["nausea", "loss of taste"]),
        ('"x has_symptom fever has_material_basis_in Virus." []', ["fever"]),
        ('"nothing here"', []),
        ("", []),
        ('"has_symptom"', []),
    ],
)
def test_symptoms_of_definitions(said: str, found: list[str]) -> None:
    assert symptoms_of(said) == found


def test_all_faults_of_a_graph_are_told_with_their_lines() -> None:
    text = (
        "subject\trelation\tobject\tweight\nJ45\tname\tasthma\t0\nJ46\thas_symptom\twheeze\nJ47\tname\tx\t1\nJ47\tname\ty\t1\nj48\tname\tx\n"
        "J47\thas_sympton\tcough\nJ47 has_symptom cough\nJ49\tname\tz\t2\nJ49\thas_symptom\tcough\tnan\nJ49\tsex\tother\nJ49\tages\t3-9\n"
    )
    with pytest.raises(ConfigError) as caught:
        read_tsv(text, "g.tsv")
    told = "\n".join(caught.value.faults)
    for piece in (
        "line 2: the weight '0' is out of range",
        "line 3: J46 has no name",
        "line 5: name of J47 stands twice",
        "line 6: 'j48' is no ICD-10 code",
        "line 7: 'has_sympton' is no relation; did you mean 'has_symptom'",
        "line 8 has 1 cells",
        "line 10: the weight 'nan'",
        "the sex 'other'",
        "the ages '3-9'",
        "J47 has no symptom",
    ):
        assert piece in told, piece
    for empty in ("", "# nothing\n", "subject\trelation\tobject\tweight\n"):
        with pytest.raises(ConfigError, match=r"g\.tsv: the graph is empty"):
            read_tsv(empty, "g.tsv")
    with pytest.raises(ConfigError, match="empty"):
        read_obo("format-version: 1.2\n", "x.obo")


def test_symptoms_are_drawn_by_softmax_at_the_temperature() -> None:
    weights = {"a": 3.0, "b": 2.0, "c": 0.5}
    for temperature in (0.5, 1.0, 4.0):
        rng = Random(1)
        found = Counter(softmax_draw(weights, 1, temperature, rng)[0] for _ in range(6000))
        whole = sum(math.exp(w / temperature) for w in weights.values())
        for name, weight in weights.items():
            assert found[name] / 6000 == pytest.approx(math.exp(weight / temperature) / whole, abs=0.025)
    assert softmax_draw({"a": 1e6, "b": 1.0}, 2, 1e-3, Random(0)) == ["a", "b"]


def test_cases_are_those_of_the_graph_and_codes_come_by_their_odds() -> None:
    rng = Random(2)
    cases = [draw_case(GENERAL, rng) for _ in range(6000)]
    whole = sum(d.weight for d in GENERAL.diseases.values())
    found = Counter(case.disease.code for case in cases)
    for code, disease in GENERAL.diseases.items():
        share = disease.weight / whole
        assert abs(found[code] / 6000 - share) < 5 * math.sqrt(share / 6000)
    for case in cases:
        assert 1 <= len(case.symptoms) <= 4
        assert {*case.symptoms, *case.absent} <= set(case.disease.symptoms)
        assert not {*case.symptoms} & {*case.absent}
        assert not {*case.side_effects} & {*case.disease.symptoms}
        assert case.drug in case.disease.drugs or not case.disease.drugs
        assert case.sex == (case.disease.sex or case.sex)
        assert case.disease.ages[0] <= case.age <= case.disease.ages[1]


def test_wanted_codes_and_categories() -> None:
    assert {d.code for d in GENERAL.wanted(["I10", "E11"])} == {"I10", "E11.9"}
    with pytest.raises(ConfigError) as caught:
        GENERAL.wanted(["J459", "I10", "X99"])
    assert len(caught.value.faults) == 2
    assert "did you mean 'J45.9'" in caught.value.faults[0]


def test_letters_say_their_case_and_nothing_else() -> None:
    symptoms = {name for disease in GENERAL.diseases.values() for name in disease.symptoms}
    for made in graph_letters(GENERAL, 300, seed=2):
        said = {mark.fact: mark for mark in made.text.marks if mark.kind != "phi"}
        record = {key: str(value) for key, value in made.record.items()}
        present = {name for name, mark in said.items() if name in symptoms and mark.assertion == "present"}
        absent = {name for name, mark in said.items() if name in symptoms and mark.assertion == "negated"}
        assert present == set(record["symptoms"].split("; "))
        assert absent == {name for name in record["absent"].split("; ") if name}
        assert said["disease"].concept == record["code"]
        assert ("drug" in said) == bool(record["drug"])
        assert {n.removeprefix("side effect: ") for n in said if n.startswith("side effect")} == {
            n for n in record["side_effects"].split("; ") if n
        }
        if made.form != "compact" and "999" in made.text.text:  # a British letter spells as the graph does
            mark = said["disease"]
            assert made.text.text[mark.start : mark.end].lower() == record["disease"].lower()
        if record["family"] in ("single", "widowed", "divorced"):
            assert not any(word in made.text.text for word in (" wife", " husband"))


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_name_is_said_as_it_is(name: str) -> None:
    assert render(f"[{literal(name)}]", {}, Random(0)).text == name


def test_the_command_makes_letters_of_a_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "g.obo").write_text(OBO)
    for kg, codes in (("general", "J45,I10"), (str(tmp_path / "g.obo"), "")):
        assert (
            main(
                [
                    "generate",
                    "--kg",
                    kg,
                    "--codes",
                    codes,
                    "--count",
                    "8",
                    "--quiet",
                    "--overwrite",
                    str(tmp_path / "out"),
                ]
            )
            == 0
        )
        with open(tmp_path / "out" / "records.csv", newline="") as handle:
            found = {row["code"] for row in csv.DictReader(handle)}
        assert found <= ({"J45.9", "I10"} if codes else {"J18.9"})
    for more, piece in (
        (["--kg", "general", "--codes", "J46"], "holds no code 'J46'"),
        (["--kg", "moon"], "no graph is called"),
        (["--kg", "x.tsv"], "cannot read x.tsv"),
        (["--kg", "general", "--temperature", "0"], "must be above 0"),
        (["--kg", "general", "--do", "a=b"], "go with --world"),
        (["--world", "diabetes", "--codes", "J45"], "go with --kg"),
    ):
        assert main(["generate", "--quiet", str(tmp_path / "no"), *more]) == 2
        assert piece in capsys.readouterr().err
    assert not (tmp_path / "no").exists()
