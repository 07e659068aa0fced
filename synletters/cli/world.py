"""``synletters world NAME``: exact answers of a world."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from synletters.cli.options import argument, examples, names, option
from synletters.cli.states import states
from synletters.core.errors import ConfigError

app = typer.Typer(add_completion=False)
_GIVEN, _ASKED = "What is given", "What is asked"


@app.command(
    epilog=examples(
        "synletters world respiratory --evidence fever=high --posterior pneumonia",
        "synletters world respiratory --effect antibiotics,days_at_home",
    )
)
def world(
    name: Annotated[str, argument("NAME|FILE.yaml", "a shipped world, or one of your own")],
    evidence: Annotated[
        list[str] | None, option("what was seen", "--evidence", metavar="NODE=STATE", group=_GIVEN)
    ] = None,
    do: Annotated[
        list[str] | None, option("what was brought about", "--do", metavar="NODE=STATE", group=_GIVEN)
    ] = None,
    nodes: Annotated[
        str, option("these nodes alone (default all)", "--posterior", metavar="A,B", group=_ASKED)
    ] = "",
    effect_of: Annotated[
        str | None,
        option(
            "average treatment effect, beside the naive difference",
            "--effect",
            metavar="TREATMENT,OUTCOME",
            group=_ASKED,
        ),
    ] = None,
    any_of: Annotated[
        str,
        option(
            "the probability that at least one of these is not in its first state",
            "--any",
            metavar="A,B",
            group=_ASKED,
        ),
    ] = "",
    as_json: Annotated[bool, option("the figures as JSON", "--json")] = False,
) -> int:
    """Ask a world of `generate`: exact posteriors, interventions, effects."""
    from synletters.generate.worlds.infer import effect, probability
    from synletters.generate.worlds.spec import load_world

    faults: list[str] = []
    seen, done = states(evidence or (), "--evidence", faults), states(do or (), "--do", faults)
    pair = names(effect_of)
    if effect_of is not None and len(pair) != 2:
        faults.append("--effect is TREATMENT,OUTCOME, such as antibiotics,days_at_home")
    if faults:
        raise ConfigError(faults)
    world = load_world(name)
    network = world.network.do(done) if done else world.network
    told: dict[str, Any] = {"world": world.name, "evidence": seen, "do": done}
    if seen:
        told["probability_of_evidence"] = probability(network, seen)
    told["nodes"] = _answers(network, names(nodes) or list(network.nodes), seen)
    if several := names(any_of):
        told["any"] = {"nodes": several, "probability": _any(network, several, seen)}
    if pair:
        true, naive = effect(network, pair[0], pair[1], seen)
        told["effect"] = {
            "treatment": pair[0],
            "outcome": pair[1],
            "average_treatment_effect": true,
            "naive_difference": naive,
        }
    if as_json:
        print(json.dumps(told, indent=2))
    else:
        print("\n".join(_lines(told)))
    return 0


def _any(network: Any, names: Sequence[str], evidence: Mapping[str, str]) -> float:
    """The probability, given the evidence, that a node of ``names`` is in another state than its first.
    Raises ConfigError."""
    from synletters.generate.worlds.infer import probability

    counts = [name for name in names if not network.node(name).states]
    if counts:
        raise ConfigError(f"--any takes nodes with states; {counts[0]!r} is a count")
    first = {name: network.node(name).states[0] for name in names}
    if any(evidence.get(name, state) != state for name, state in first.items()):
        return 1.0
    return 1.0 - float(
        probability(network, {**evidence, **first}) / (probability(network, evidence) if evidence else 1.0)
    )


def _answers(network: Any, names: Sequence[str], evidence: Mapping[str, str]) -> dict[str, Any]:
    from synletters.generate.worlds.infer import expectation, posterior

    made: dict[str, Any] = {}
    for name in names:
        states = network.node(name).states
        if states:
            made[name] = dict(zip(states, posterior(network, [name], evidence).tolist(), strict=True))
        else:
            made[name] = {"mean": expectation(network, name, evidence)}
    return made


def _lines(told: Mapping[str, Any]) -> list[str]:
    made = [f"world {told['world']}"]
    if "probability_of_evidence" in told:
        made.append(f"P(evidence) {told['probability_of_evidence']:.6g}")
    width = max(map(len, told["nodes"]))
    for name, answer in told["nodes"].items():
        made.append(
            f"{name:{width}}  " + "  ".join(f"{state} {value:.4f}" for state, value in answer.items())
        )
    if "any" in told:
        made.append(f"at least one of {', '.join(told['any']['nodes'])}: {told['any']['probability']:.4f}")
    if "effect" in told:
        effect = told["effect"]
        made.append(
            f"effect of {effect['treatment']} on {effect['outcome']}: {effect['average_treatment_effect']:+.4f} "
            f"(naive difference {effect['naive_difference']:+.4f})"
        )
    return made
