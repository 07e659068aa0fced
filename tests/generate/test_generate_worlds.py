"""Worlds: what a file may hold, and that samples, exact answers and brute force agree."""

from __future__ import annotations

import math
import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.errors import ConfigError, InputError
from synletters.generate import yamlfile
from synletters.generate.worlds import infer
from synletters.generate.worlds.network import Network, PoissonNode
from synletters.generate.worlds.predict import f1, posterior_rows
from synletters.generate.worlds.sample import rows, sample
from synletters.generate.worlds.spec import load_world, read_world, shipped

RESPIRATORY = load_world("respiratory").network


def world(text: str, file: str = "w.yaml") -> Network:
    return read_world(yamlfile.loads(text, file), file).network


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        world(text)
    return caught.value.faults


# --- the published figures
# -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "state", "published"),
    [
        ("pneumonia", None, 0.0096),
        ("copd", None, 0.0199),
        ("common_cold", None, 0.230),
        ("dyspnea", None, 0.198),
        ("cough", None, 0.337),
        ("pain", None, 0.137),
        ("nasal", None, 0.255),
        ("fever", "low", 0.161),
        ("fever", "high", 0.057),
        ("antibiotics", None, 0.203),
    ],
)
def test_respiratory_marginals_are_those_published(name: str, state: str | None, published: float) -> None:
    assert infer.expectation(RESPIRATORY, name, state=state) == pytest.approx(published, abs=6e-4)


def test_respiratory_days_symptoms_and_effect_are_those_published() -> None:
    assert infer.expectation(RESPIRATORY, "days_at_home") == pytest.approx(1.80, abs=0.005)
    none = dict.fromkeys(("dyspnea", "cough", "pain", "nasal"), "no") | {"fever": "none"}
    assert 1 - infer.probability(RESPIRATORY, none) == pytest.approx(0.637, abs=6e-4)
    true, naive = infer.effect(RESPIRATORY, "antibiotics", "days_at_home")
    assert true == pytest.approx(-0.23, abs=0.005)
    assert naive == pytest.approx(0.57, abs=0.005)


# --- exact answers against brute force
# -------------------------------------------------------------------------------


def brute(network: Network, target: str, seen: dict[str, int]) -> np.ndarray:
    """P(target | seen) by going through every combination, one number at a time."""
    names = network.discrete
    total = np.zeros(len(network.nodes[target].states))
    for states in product(*(range(len(network.nodes[name].states)) for name in names)):
        at = dict(zip(names, states, strict=True))
        if any(name in at and at[name] != value for name, value in seen.items()):
            continue
        weight = 1.0
        for name, node in network.nodes.items():
            given_ = node.given([np.array([at[parent]]) for parent in node.parents])
            if not isinstance(node, PoissonNode):
                weight *= float(given_[0, at[name]])
            elif name in seen:
                weight *= math.exp(-given_[0]) * given_[0] ** seen[name] / math.factorial(seen[name])
        total[at[target]] += weight
    return total / total.sum()


@st.composite
def networks(draw: st.DrawFn) -> str:
    """A small network of every kind of node, as YAML."""
    count = draw(st.integers(2, 5))
    probability = st.floats(0.02, 0.98)
    states: dict[str, list[str]] = {}
    lines = ["nodes:"]
    for i in range(count):
        name = f"n{i}"
        parents = draw(st.lists(st.sampled_from(sorted(states)), max_size=2, unique=True)) if states else []
        kind = draw(st.sampled_from(["table", "noisy_or", "logistic"]))

        def by_state(parent: str, low: float, high: float) -> str:
            return "{" + ", ".join(f"{s}: {draw(st.floats(low, high)):.3f}" for s in states[parent][1:]) + "}"

        if kind == "table":
            size = draw(st.integers(2, 3))
            states[name] = [f"s{k}" for k in range(size)]
            rows_ = []
            for _ in range(math.prod(len(states[p]) for p in parents)):
                raw = [draw(probability) for _ in range(size)]
                shares = [round(x / sum(raw), 9) for x in raw]
                shares[-1] = 1 - sum(shares[:-1])
                rows_.append(shares)
            lines.append(f"  {name}: {{states: {states[name]}, parents: {parents}, table: {rows_}}}")
        elif kind == "noisy_or":
            states[name] = ["no", "yes"]
            causes = "".join(f", {p}: {by_state(p, 0, 1)}" for p in parents)
            lines.append(f"  {name}: {{noisy_or: {{leak: {draw(probability):.3f}{causes}}}}}")
        else:
            states[name] = ["no", "yes"]
            terms = "".join(f", {p}: {by_state(p, -2, 2)}" for p in parents)
            lines.append(f"  {name}: {{logistic: {{bias: {draw(st.floats(-2, 2)):.3f}{terms}}}}}")
    parent = draw(st.sampled_from(sorted(states)))
    lines.append(f"  c: {{poisson: {{bias: 0.2, {parent}: {{{states[parent][-1]}: 0.9}}}}}}")
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(networks(), st.data())
def test_posteriors_are_those_of_brute_force(text: str, data: st.DataObject) -> None:
    network = world(text)
    names = data.draw(st.lists(st.sampled_from(network.discrete), unique=True, max_size=2))
    seen: dict[str, str | int] = {n: data.draw(st.sampled_from(network.nodes[n].states)) for n in names}
    if data.draw(st.booleans()):
        seen["c"] = data.draw(st.integers(0, 6))
    for target in network.discrete:
        exact = infer.posterior(network, [target], seen)
        assert exact == pytest.approx(brute(network, target, network.indices(seen)), abs=1e-9)


@pytest.mark.parametrize("name", shipped())
def test_sampled_frequencies_are_the_exact_posteriors(name: str) -> None:
    network = load_world(name).network
    drawn = sample(network, 40_000, seed=3)
    for node in network.discrete:
        found = np.bincount(drawn[node], minlength=len(network.nodes[node].states)) / 40_000
        assert found == pytest.approx(infer.posterior(network, [node]), abs=0.012), node
    for node in network.counts:
        assert drawn[node].mean() == pytest.approx(infer.expectation(network, node), rel=0.05)


def test_samples_given_evidence_are_exact_however_rare_it_is() -> None:
    seen: dict[str, str | int] = {"pneumonia": "yes", "fever": "low", "days_at_home": 9, "hay_fever": "yes"}
    assert infer.probability(RESPIRATORY, seen) < 1e-5
    drawn = sample(RESPIRATORY, 20_000, seed=1, evidence=seen)
    assert set(drawn["days_at_home"]) == {9}
    for node in ("dyspnea", "antibiotics", "winter", "smoking", "self_employed"):
        found = np.bincount(drawn[node], minlength=2) / 20_000
        assert found == pytest.approx(infer.posterior(RESPIRATORY, [node], seen), abs=0.015), node
    joint = infer.posterior(RESPIRATORY, ["cough", "pain"], seen)
    assert joint.sum() == pytest.approx(1)
    pairs = np.bincount(2 * drawn["cough"] + drawn["pain"], minlength=4) / 20_000
    assert pairs == pytest.approx(joint.ravel(), abs=0.015)


def test_the_command_tells_the_chance_of_any_symptom(capsys: pytest.CaptureFixture[str]) -> None:
    symptoms = "dyspnea,cough,pain,nasal,fever"
    assert main(["world", "respiratory", "--any", symptoms, "--posterior", "winter"]) == 0
    assert f"at least one of {symptoms.replace(',', ', ')}: 0.637" in capsys.readouterr().out
    assert main(["world", "respiratory", "--any", "cough", "--evidence", "cough=yes"]) == 0
    assert "at least one of cough: 1.0000" in capsys.readouterr().out
    assert main(["world", "respiratory", "--any", "days_at_home"]) == 2


def test_do_cuts_the_arrows_above() -> None:
    done = RESPIRATORY.do({"antibiotics": "yes"})
    assert infer.posterior(done, ["fever"]) == pytest.approx(infer.posterior(RESPIRATORY, ["fever"]))
    assert infer.posterior(RESPIRATORY, ["fever"], {"antibiotics": "yes"})[2] > 0.1
    drawn = sample(done, 30_000, seed=2)
    assert set(drawn["antibiotics"]) == {1}
    assert drawn["days_at_home"].mean() == pytest.approx(infer.expectation(done, "days_at_home"), rel=0.03)


def test_observed_nodes_may_be_asked_for_too() -> None:
    seen = {"winter": "yes", "cough": "no"}
    joint = infer.posterior(RESPIRATORY, ["cough", "dyspnea", "winter"], seen)
    assert joint.shape == (2, 2, 2)
    assert joint[0, :, 1] == pytest.approx(infer.posterior(RESPIRATORY, ["dyspnea"], seen))
    assert joint.sum() == pytest.approx(1)


def test_100_000_records_in_seconds_alike_for_one_seed_and_however_many() -> None:
    begin = time.process_time()
    many = sample(RESPIRATORY, 100_000, seed=11)
    assert time.process_time() - begin < 5
    few = sample(RESPIRATORY, 5_000, seed=11)
    assert all((many[name][:5_000] == few[name]).all() for name in many)
    assert any((many[name][:5_000] != sample(RESPIRATORY, 5_000, seed=12)[name]).any() for name in many)
    assert rows(RESPIRATORY, sample(RESPIRATORY, 0)) == []
    [first] = rows(RESPIRATORY, sample(RESPIRATORY, 1))
    assert first["winter"] in ("no", "yes")
    assert isinstance(first["days_at_home"], int)


def test_pgmpy_gives_the_same_posteriors() -> None:
    models = pytest.importorskip("pgmpy.models")
    factors = pytest.importorskip("pgmpy.factors.discrete")
    inference = pytest.importorskip("pgmpy.inference")
    nodes = {n: RESPIRATORY.nodes[n] for n in RESPIRATORY.discrete}
    model = models.DiscreteBayesianNetwork([(p, n) for n, node in nodes.items() for p in node.parents])
    model.add_nodes_from(nodes)
    for name, node in nodes.items():
        flat = node.table().reshape(-1, len(node.states)).T
        model.add_cpds(
            factors.TabularCPD(
                name, len(node.states), flat, list(node.parents) or None, list(node.shape) or None
            )
        )
    assert model.check_model()
    asked = inference.VariableElimination(model)
    for seen in ({}, {"cough": 1}, {"fever": 2, "nasal": 0}, {"antibiotics": 1, "winter": 0}):
        for target in ("pneumonia", "asthma", "fever", "pain"):
            if target not in seen:
                named = {n: nodes[n].states[i] for n, i in seen.items()}
                theirs = asked.query([target], evidence=seen, show_progress=False).values
                assert infer.posterior(RESPIRATORY, [target], named) == pytest.approx(theirs, abs=1e-9)


# --- bad input
# -------------------------------------------------------------------------------------------------------


def test_all_faults_of_a_file_are_told_together_each_with_its_node() -> None:
    told = faults(
        """
        nodes:
          a: {table: 1.2}
          b: {parents: [a, zz], table: [.1, .2]}
          c: {states: [x, y, z], parents: [a], table: [[.5, .5, .5], [.2, .3, .5]]}
          d: {noisy_or: {a: .3}}
          e: {logistic: {bias: high, a: 1}}
          f: {poisson: {bias: 1, c: {w: 2}}}
          g: {parents: [a], table: {no: .1, maybe: .2}}
          h: {parents: [f2], table: [.1, .2]}
          f2: {poisson: {bias: 90}}
          i: {}
          j: {table: .1, tabel: .2}
          k: {parents: [a], table: [.1, .2, .3]}
        """
    )
    everything = "\n".join(told)
    for piece in (
        "node 'a': its row is 1.2, out of range",
        "node 'b': its parent 'zz' is missing",
        "node 'c': the row a=no sums to 1.5",
        "node 'd': noisy_or needs 'leak'",
        "node 'e': bias is 'high', not a number",
        "node 'f': c names the state 'w'",
        "node 'g': its table has no row for a=yes",
        "'maybe', which 'a' does not have",
        "node 'h': its parent 'f2' is a count",
        "node 'f2': its rate can reach",
        "node 'i': has none of them",
        "'tabel' is no key of a node; did you mean 'table'",
        "node 'k': its table has 3 rows; its parents' states make 2",
    ):
        assert piece in everything, piece
    assert all(fault.startswith("w.yaml: ") for fault in told)


def test_every_cycle_is_told() -> None:
    told = faults(
        """
        nodes:
          a: {parents: [b], table: [.1, .2]}
          b: {noisy_or: {leak: .1, c: .2}}
          c: {logistic: {bias: 0, a: 1}}
          x: {parents: [y], table: [.1, .2]}
          y: {parents: [x], table: [.1, .2]}
          s: {parents: [s], table: [.1, .2]}
        """
    )
    cycles = [fault for fault in told if "form a cycle" in fault]
    assert len(cycles) == 3
    assert any(set("abc") <= set(fault.split("nodes ")[1].split(" form")[0]) for fault in cycles)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("", "no mapping"),
        ("nodes: {}", "missing or empty"),
        ("nodes: [1]", "missing or empty"),
        ("nodes: {a: 3}", "is no mapping"),
        ("nodes: {a: {table: .1}, a: {table: .2}}", "stands twice"),
        ("nodes: {a: {states: [x], table: [1]}}", "two or more"),
        ("nodes: {a: {states: [x, x], table: [.5, .5]}}", "two or more"),
        ("nodes: {a: {table: .nan}}", "not a number"),
        ("nodes: {a: {table: -0.1}}", "out of range"),
        ("nodes: {a: {table: [.5, .6]}}", "sums to 1.1"),
        ("nodes: {a: {table: [.5, .3, .2]}}", "3 probabilities for 2 states"),
        ("nodes: {a: {poisson: {bias: 1}, states: [a, b]}}", "has no states"),
        ("nodes: {a: {noisy_or: {leak: .1, b: 2}}, b: {table: .1}}", "b is 2, out of range"),
        ("nodes: {a: {table: .1}}\nletter: {}", "did you mean 'letters'"),
        ("nodes: {a: {states: [x, y, z], noisy_or: {leak: .1}}}", "have two states"),
        ("a: b: c", "line 1"),
        ("\t- x", "w.yaml"),
        ("nodes: {a: {logistic: {by: b, no: {bias: 1}}}, b: {table: .1}}", "no coefficients for b=yes"),
        ("nodes: {a: {parents: [b, b], table: [.1, .1, .1, .1]}, b: {table: .1}}", "names a parent twice"),
    ],
)
def test_a_bad_file_is_a_clear_fault(text: str, piece: str) -> None:
    told = faults(text)
    assert any(piece in fault for fault in told), told
    assert all("w.yaml" in fault for fault in told)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-3, 3)
        | st.floats()
        | st.sampled_from(["a", "b", "no", "yes", "bias", "leak"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "a",
                        "b",
                        "no",
                        "yes",
                        "table",
                        "parents",
                        "states",
                        "noisy_or",
                        "logistic",
                        "poisson",
                        "bias",
                        "leak",
                        "by",
                    ]
                ),
                inner,
                max_size=3,
            )
        ),
        max_leaves=10,
    )
)
def test_whatever_stands_in_a_file_is_a_world_or_a_fault(value: Any) -> None:
    try:
        made = read_world({"nodes": {"a": value, "b": {"table": 0.2}}}, "w.yaml")
    except ConfigError:
        return
    assert set(made.network.nodes) == {"a", "b"}
    sample(made.network, 3)


def test_states_called_no_and_on_are_words_and_small_numbers_numbers() -> None:
    network = world(
        "nodes: {a: {states: [off, on], table: [1e-3, .999]}, b: {parents: [a], table: {off: -0., on: 1.e-2}}}"
    )
    assert network.nodes["a"].states == ("off", "on")
    assert infer.posterior(network, ["a"])[0] == pytest.approx(0.001)


def test_impossible_and_unknown_evidence_are_faults_with_the_file() -> None:
    network = world("nodes: {a: {table: 0}, b: {parents: [a], table: [.2, .9]}}")
    for seen in ({"a": "yes"}, {"a": "yes", "b": "no"}):
        with pytest.raises(ConfigError, match=r"w.yaml: the evidence a=yes.* has probability zero"):
            infer.posterior(network, ["b"], seen)
        with pytest.raises(ConfigError, match="probability zero"):
            sample(network, 3, evidence=seen)
        assert infer.probability(network, seen) == 0
    with pytest.raises(ConfigError) as caught:
        sample(network, 3, evidence={"b": "maybe", "bb": "no"})
    assert "its states are no, yes" in caught.value.faults[0]
    assert "did you mean 'b'" in caught.value.faults[1]
    with pytest.raises(ConfigError, match="no whole number"):
        infer.posterior(RESPIRATORY, ["cough"], {"days_at_home": "-1"})
    with pytest.raises(ConfigError, match="is a count"):
        RESPIRATORY.do({"days_at_home": 3})
    with pytest.raises(ConfigError, match="no average effect"):
        infer.effect(RESPIRATORY, "cough", "antibiotics", {"pain": "yes"})


def test_a_node_of_very_many_parents_samples_but_has_no_exact_answer() -> None:
    causes = "\n".join(f"  p{i}: {{table: .1}}" for i in range(25))
    text = f"nodes:\n{causes}\n  x: {{noisy_or: {{leak: .1, {', '.join(f'p{i}: .2' for i in range(25))}}}}}"
    network = world(text)
    assert sample(network, 100)["x"].shape == (100,)
    with pytest.raises(ConfigError, match="too many for exact answers"):
        infer.posterior(network, ["x"])


def test_a_world_that_is_not_there() -> None:
    with pytest.raises(InputError, match="did you mean 'respiratory'"):
        load_world("respirtory")
    with pytest.raises(InputError, match=r"cannot read nowhere\.yaml"):
        load_world("nowhere.yaml")


# --- learning
# --------------------------------------------------------------------------------------------------------

CHAIN = """
name: chain
nodes:
  a: {table: .3}
  b: {states: [low, mid, high], parents: [a], table: {no: [.7, .2, .1], yes: [.1, .2, .7]}}
  c: {parents: [b], table: {low: .1, mid: .4, high: .9}}
"""


def test_a_learned_world_is_the_one_that_was_drawn_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pgmpy")
    drawn = rows(world(CHAIN), sample(world(CHAIN), 6000, seed=1))
    table = tmp_path / "t.csv"
    table.write_text("id,a,b,c\n" + "".join(f"{i},{r['a']},{r['b']},{r['c']}\n" for i, r in enumerate(drawn)))
    out = tmp_path / "w.yaml"
    assert main(["learn-world", str(table), str(out)]) == 0
    learned = load_world(str(out)).network
    for seen in ({}, {"c": "yes"}, {"b": "high"}):
        for target in "abc":
            mine = dict(
                zip(
                    world(CHAIN).nodes[target].states,
                    infer.posterior(world(CHAIN), [target], seen),
                    strict=True,
                )
            )
            theirs = dict(
                zip(learned.nodes[target].states, infer.posterior(learned, [target], seen), strict=True)
            )
            assert theirs == pytest.approx(mine, abs=0.03)
    few = tmp_path / "few.csv"
    few.write_text("\n".join(table.read_text().splitlines()[:40]) + "\n")
    like = tmp_path / "like.yaml"
    like.write_text(CHAIN)
    assert main(["learn-world", str(few), str(tmp_path / "w2.yaml"), "--like", str(like)]) == 0
    assert "rest on fewer than 20 records" in capsys.readouterr().err


def test_a_column_that_hangs_on_nothing_is_learned_too(tmp_path: Path) -> None:
    pytest.importorskip("pgmpy")
    drawn = rows(world(CHAIN), sample(world(CHAIN), 600, seed=2))
    table = tmp_path / "t.csv"
    table.write_text(
        "id,a,b,c,alone\n"
        + "".join(f"{i},{r['a']},{r['b']},{r['c']},{'xyyy'[i % 4]}\n" for i, r in enumerate(drawn))
    )
    out = tmp_path / "w.yaml"
    assert main(["learn-world", str(table), str(out)]) == 0
    learned = load_world(str(out)).network
    assert learned.nodes["alone"].parents == ()
    assert learned.nodes["alone"].states == ("x", "y")
    assert infer.posterior(learned, ["alone"]) == pytest.approx(
        [(150 + 2.5) / 605, (450 + 2.5) / 605], abs=1e-5
    )
    assert set(sample(learned, 5)) == {"a", "b", "c", "alone"}


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("", "holds no records"),
        ("a,a\n1,2\n", "two have the same"),
        ("a,b\n1\n", "line 2 has not as many"),
        ("a\nx\nx\n", "one value alone"),
        ("a\n" + "\n".join(map(str, range(30))), "30 different values"),
        ("a,b\nx,\ny,z\n", "empty"),
    ],
)
def test_a_table_that_cannot_be_learned_from(
    text: str, piece: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text(text)
    assert main(["learn-world", str(tmp_path / "t.csv"), str(tmp_path / "w.yaml")]) == 2
    assert piece in capsys.readouterr().err


# --- what the table alone can tell
# -------------------------------------------------------------------------------------


def test_the_table_alone_predicts_as_well_as_published() -> None:
    published = {"dyspnea": 0.729, "cough": 0.773, "pain": 0.238, "nasal": 0.723, "fever": 0.486}
    columns = sample(RESPIRATORY, 20_000, seed=9)
    for name, wanted in published.items():
        told = posterior_rows(RESPIRATORY, name, columns)
        assert f1(columns[name], told.argmax(axis=1), told.shape[1]) == pytest.approx(wanted, abs=0.02), name


def test_posteriors_of_rows_are_those_of_single_questions() -> None:
    columns = sample(RESPIRATORY, 30, seed=5)
    hidden = ("cough", "antibiotics", "days_at_home", "winter", "smoking")
    told = posterior_rows(RESPIRATORY, "pain", columns, hidden)
    for row, record in zip(told, rows(RESPIRATORY, columns), strict=True):
        seen = {name: value for name, value in record.items() if name not in (*hidden, "pain")}
        assert row == pytest.approx(infer.posterior(RESPIRATORY, ["pain"], seen))
    with pytest.raises(ConfigError, match="is a count"):
        posterior_rows(RESPIRATORY, "days_at_home", columns)
