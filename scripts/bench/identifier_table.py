"""Print the table of docs/identifiers.md with its recall column filled from letters with planted identifiers.

    python -m scripts.letters stored dev --out gold.jsonl
    synletters detect gold.jsonl found.jsonl
    synletters score phi gold.jsonl found.jsonl figures.json
    python -m scripts.bench.identifier_table figures.json [--write]

A class has the recall of the gold label that it is planted under; several classes may share one (a fax number
is a PHONE).
--write puts the figures into docs/identifiers.md.
"""

from __future__ import annotations

import json
from pathlib import Path

from scripts.common import ROOT, arguments

DOC = ROOT / "docs" / "identifiers.md"
MARK = "| class |"


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def filled(lines: list[str], recall: dict[str, dict]) -> list[str]:
    """The rows of the tables, with the recall of each row's label in the last column."""
    out = []
    for line in lines:
        row = cells(line) if line.startswith("|") else []
        if len(row) == 6 and not line.startswith((MARK, "| ---")):
            labels = [label.strip("` ") for label in row[1].split(",")]
            found = [recall[label] for label in labels if label in recall]
            hits, total = sum(f["hits"] for f in found), sum(f["total"] for f in found)
            row[5] = f"{hits / total:.1%} of {total}" if total else "not planted"
            line = "| " + " | ".join(row) + " |"
        out.append(line)
    return out


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("figures", type=Path, help="what score phi wrote")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/identifiers.md")
    args = parser.parse_args()
    by_label = json.loads(args.figures.read_text(encoding="utf-8"))["by_label"]
    lines = filled(
        DOC.read_text(encoding="utf-8").splitlines(), {k: v["covered"] for k, v in by_label.items()}
    )
    if args.write:
        DOC.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(line for line in lines if line.startswith("|")))


if __name__ == "__main__":
    main()
