"""The bill of materials and the licences of the pinned set: none unknown, none that is not allowed, the table up to date."""

from __future__ import annotations

import json
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from scripts.build import bill

CONSTRAINTS = (bill.ROOT / "constraints.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parts() -> list[bill.Part]:
    return bill.parts(bill.pins(CONSTRAINTS))


def test_the_pinned_set_has_allowed_licences_and_the_table_says_them(parts: list[bill.Part]) -> None:
    """After a change of constraints.txt: python -m scripts.build.bill."""
    assert bill.faults(parts) == []
    written = bill.TABLE.read_text(encoding="utf-8")
    missing = [part.name for part in parts if f"| {part.name} | {part.licence} |" not in written]
    assert missing == []
    assert len(parts) > 100


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
        ("LicenseRef-Proprietary", False),
        ("GPL-2.0-or-later OR MPL-1.1", True),
        ("GPL-2.0-or-later AND MIT", False),
        ("MIT OR GPL-3.0-only AND AGPL-3.0-only", True),
        ("(MIT OR GPL-3.0-only) AND AGPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception AND BSD-3-Clause", True),
        ("MIT BSD-3-Clause", False),
    ],
)
def test_what_an_expression_allows(expression: str, allowed: bool) -> None:
    assert bill.allowed(expression) is allowed
    part = bill.Part("x", "1", expression, "", ())
    assert bool(bill.faults([part])) is not allowed


def installed(folder: Path, *lines: str) -> Distribution:
    folder.mkdir()
    (folder / "METADATA").write_text(
        "\n".join(["Metadata-Version: 2.1", "Name: thing", "Version: 1", *lines]) + "\n\n"
    )
    return Distribution.at(folder)


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT AND ISC"], "MIT AND ISC"),
        (["License: BSD", "Classifier: License :: OSI Approved :: MIT License"], "MIT"),
        (["Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)"], "GPL-3.0-only"),
        (["License: Apache 2.0"], "Apache-2.0"),
        (["License: ask the author, who decides"], ""),
        ([], ""),
    ],
)
def test_where_a_licence_is_read(lines: list[str], licence: str, tmp_path: Path) -> None:
    assert bill.licence_of(installed(tmp_path / "thing-1.dist-info", *lines)) == licence


def test_the_bill_names_every_part_once_and_knows_what_needs_what(parts: list[bill.Part]) -> None:
    made: dict[str, Any] = bill.bill(parts)
    assert json.loads(json.dumps(made)) == made
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    refs = [part["bom-ref"] for part in made["components"]]
    assert len(refs) == len({*refs}) == len(parts)
    known = {*refs, made["metadata"]["component"]["bom-ref"]}
    assert {row["ref"] for row in made["dependencies"]} == known
    assert all(need in known for row in made["dependencies"] for need in row["dependsOn"])
    assert bill.bill(parts) == made
    assert any(
        part["name"] == "torch" and part["purl"].startswith("pkg:pypi/torch@") for part in made["components"]
    )


def test_a_licence_that_nobody_knows_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bill, "ALLOWED", bill.ALLOWED - {"MIT"})
    assert bill.main(["--check"]) == 1
    assert "not among the allowed" in capsys.readouterr().err
