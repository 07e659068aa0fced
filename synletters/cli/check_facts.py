"""``synletters check --facts``: whether dates, ages, names and codes that fitted one another still do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from synletters.cli.answers import check_out, tell_rejected, with_known
from synletters.core.document import Rejected
from synletters.core.errors import InputError


def check_facts(letters: Path, facts: Path, out: Path | None, *, overwrite: bool) -> int:
    """Print how many facts of each kind hold in rewritten letters; 1 if one does not, or a letter has no facts."""
    from synletters.generate.coherent.files import read_facts
    from synletters.generate.coherent.judge import judge
    from synletters.generate.coherent.sides import sides
    from synletters.io import write_json

    check_out(out, overwrite)
    known = read_facts(facts)
    rejected: list[Rejected] = []
    total: Counter[str] = Counter()
    holds: Counter[str] = Counter()
    rows = []
    count = 0
    for letter, made in with_known(letters, known, f"{facts.name} has no facts of this id", rejected):
        marked = [(fact.start, fact.end) for fact in made.facts]
        both = sides(made.letter.text, (), letter.text, letter.spans, marked)
        if both is None:
            told = "the text between the identifiers is not the source's; rewrite with --strategy none"
            rejected.append(Rejected(letter.id, "check", told))
            continue
        count += 1
        checks = judge(made, both)
        total.update(check.kind for check in checks)
        holds.update(check.kind for check in checks if check.holds)
        if wrong := [check for check in checks if not check.holds]:
            rows.append({"id": letter.id, "faults": [check.to_json() for check in wrong]})
    if not count:
        raise InputError(
            f"no letter of {letters} has facts in {facts} that can be checked; are these its facts?"
        )
    print(f"{count} letters, {len(rows)} with a fault")
    for kind in sorted(total):
        print(f"{kind:8} {holds[kind]:6} of {total[kind]:6} hold  {holds[kind] / total[kind]:7.2%}")
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        write_json(
            out,
            {
                "letters": count,
                "checks": dict(total),
                "hold": dict(holds),
                "of": rows,
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if rows or rejected else 0
