"""Run the shipped detectors over tests/red_team.jsonl and tell what fails.

python -m scripts.bench.red_team                          the failures, those that are not known marked with *
python -m scripts.bench.red_team --update                 write tests/red_team_known.txt anew; it may only
shrink
python -m scripts.bench.red_team --update --allow-growth  … or grow
"""

from __future__ import annotations

import sys

from scripts.common import ROOT, arguments

sys.path.insert(0, str(ROOT / "tests"))


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--update", action="store_true", help="write the list of known failures anew")
    parser.add_argument(
        "--allow-growth", action="store_true", help="let the list take in cases that it lacks"
    )
    args = parser.parse_args()

    import red_team

    rows = red_team.cases()
    failing = red_team.failures(rows)
    known = red_team.known() if red_team.KNOWN.exists() else set()
    for name, faults in failing.items():
        for fault in faults:
            print(f"{' ' if name in known else '*'} {name:22} {fault}")
    new, mended = sorted(set(failing) - known), sorted(known - set(failing))
    print(f"{len(rows)} cases, {len(failing)} fail: {len(new)} not known, {len(mended)} known ones pass")
    if not args.update:
        return 1 if new or mended else 0
    if new and not args.allow_growth:
        print(f"the list would grow by {', '.join(new)}: mend them, or pass --allow-growth", file=sys.stderr)
        return 1
    red_team.KNOWN.write_text("".join(f"{name}\n" for name in sorted(failing)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
