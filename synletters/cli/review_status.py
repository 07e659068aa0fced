"""``synletters review status OUT``."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from synletters.cli.options import examples, option
from synletters.cli.review_options import DatabaseFile, Needed, Out, opened

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters review status out/", "synletters review status out/ --json"))
def status(
    out: Out,
    database: DatabaseFile = None,
    needed: Needed = 1,
    as_json: Annotated[bool, option("all of it, as JSON", "--json")] = False,
) -> int:
    """What was decided, how far reviewers agree, and the certified leak rate. Exits with 1 while the sample is not read."""
    from synletters.review import certificate

    with opened(out, database) as session:
        told = certificate.status(
            session.units, session.database.decisions(), session.database.marks(), session.confidence, needed
        )
    if as_json:
        print(json.dumps(told, indent=2))
        return int(bool(told["certificate"]["left"]))
    print(
        f"{told['decided']} of {told['letters']} letters decided: {told['accepted']} can be exported, {told['rejected']} rejected, "
        f"{told['with_missed_identifier']} with a missed identifier"
    )
    for one in told["reviewers"]:
        print(f"  {one['name']}: {one['accepted']} accepted, {one['rejected']} rejected")
    for kind, pairs in told["agreement"].items():
        for pair in pairs:
            print(_agreement(kind, pair))
    print(certificate.sentence(told["certificate"]))
    return int(bool(told["certificate"]["left"]))


def _agreement(kind: str, pair: dict[str, Any]) -> str:
    who = " and ".join(pair["reviewers"])
    if not pair["letters"]:
        return f"  {who}: no letter decided by both"
    kappa = "not defined" if pair["kappa"] is None else f"{pair['kappa']:.2f}"
    return f"  {who}, {kind.replace('_', ' ')}: {pair['share']:.1%} the same of {pair['letters']}, Cohen's kappa {kappa}"
